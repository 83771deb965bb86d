//! Quick replies: find, fill in, copy.

use crate::flow_support::Shell;
use chaqi::app::{Effect, Msg, Route, Shelf};
use chaqi::domain::{Change, OrderState, Ref};
use chaqi::i18n::Lang;
use chaqi::phrases::{Language, Library, Sources};
use std::sync::Arc;

const BARGAIN: &str = "亲，您看到的已经是活动价，利润很薄，不好再让啦。\n\
    店铺首页有券的话，您领了再拍，我帮您算到手价~";

/// With a personal file of phrases.
pub fn with_phrases(text: &str) -> Shell {
    give_phrases(Shell::new(), text)
}

/// Gives a console the phrases of that file.
pub fn give_phrases(mut shell: Shell, text: &str) -> Shell {
    let file = shell.folder().join("personal.toml");
    std::fs::write(&file, text).unwrap();
    let sources = Sources { language: Language::ZhCn, personal: Some(file), ..Sources::default() };
    let library = Library::load(&sources, shell.now.date_naive());
    shell.send(Msg::LibraryLoaded(Arc::new(Shelf::new(library))));
    shell
}

#[test]
fn r09_the_clipboard_fills_what_asks_for_it_and_an_order_number_on_it_the_order() {
    let pack = "[pack]\nname = \"我的\"\n[[phrase]]\nid = \"o\"\ncode = \"zzo\"\ntitle = \"单\"\n\
                text = \"您的单{order}：{clipboard}\"\n";
    let mut shell = with_phrases(pack);
    shell.reads = Some("2713884466550011223 买家留言\n两件一起发".into());
    shell.press("zzo <enter>");
    assert_eq!(shell.field("order"), "2713884466550011223");
    assert_eq!(shell.field("clipboard"), "2713884466550011223 买家留言\n两件一起发");
    // It was only offered: what is typed takes its place.
    shell.fill(&[("order", "27138844665500112")]);
    let said = "您的单27138844665500112：2713884466550011223 买家留言\n两件一起发";
    assert_eq!(shell.copied(), said);
    // What nobody typed is no draft: the next clipboard counts.
    shell.reads = Some("1111884466550011223".into());
    shell.press("<esc>zzo <enter><esc>");
    shell.reads = Some("5555884466550015555".into());
    shell.press("<c-u>zzo <enter>");
    assert_eq!(shell.field("order"), "5555884466550015555");
    assert_eq!(shell.field("clipboard"), "5555884466550015555");
    shell.go_to_field("clipboard");
    shell.type_text("手打的");
    assert_eq!(shell.field("clipboard"), "手打的");
    shell.press("<c-s>");
    // Where no number is, nothing is guessed.
    shell.reads = Some("在吗".into());
    shell.press("<esc>zzo <enter>");
    assert_eq!(shell.field("order"), "");
}

#[test]
fn r01_three_keys_bring_a_reply_onto_the_clipboard() {
    let mut shell = Shell::new();
    shell.press("yj <enter>");
    assert_eq!(shell.clipboard, [BARGAIN]);
    shell.toasts(&["议价：价格已是活动价", "系统剪贴板"]);
    assert!(!shell.is_warned());
    let small = shell.small();
    assert!(small.contains("系统剪贴板"), "{small}");

    let copies =
        |effects: &[Effect]| effects.iter().filter(|e| matches!(e, Effect::Copy { .. })).count();
    let effects = shell.asked();
    assert_eq!(copies(&effects), 1);
    let uses = shell.store().usage_since(shell.now - chrono::TimeDelta::days(1)).unwrap();
    assert_eq!(uses.len(), 1);
    assert_eq!(uses[0].phrase, "bargain-small-margin");
}

#[test]
fn r01_the_toast_names_the_way_and_a_failed_copy_shows_the_text() {
    let mut shell = Shell::new();
    shell.route = Ok(Route::Command("xclip".into()));
    shell.press("yj <enter>");
    shell.toasts(&["xclip"]);

    shell.route = Err("no display".into());
    shell.press("<enter>");
    shell.toasts(&["no display"]);
    assert!(shell.is_warned());
    shell.shows(&["亲，您看到的已经是活动价"]);
    assert_eq!(shell.clipboard.len(), 1, "the first copy only");
    let uses = shell.store().usage_since(shell.now - chrono::TimeDelta::days(1)).unwrap();
    assert_eq!(uses.len(), 1, "a failed copy is no use");
    shell.press("<esc>");
    assert!(shell.app.layers.is_empty());
    assert_eq!(shell.app.replies.used("bargain-small-margin"), 1, "in the console as in the file");
}

#[test]
fn the_toast_goes_after_a_while() {
    let mut shell = Shell::new();
    shell.press("yj <enter>");
    assert!(shell.app.next_wake().is_some());
    shell.wait(1);
    assert_eq!(shell.toast(), "");
    shell.hides(&["系统剪贴板"]);
}

#[test]
fn r02_any_words_in_any_order() {
    let mut shell = Shell::new();
    shell.type_text("主管 同意");
    shell.press("<enter>");
    // A variable is missing: the form of that phrase.
    shell.shows(&["主管同意优惠"]);
    shell.press("<esc><esc>");
    shell.type_text("同意 主管");
    shell.shows(&["主管同意优惠"]);
}

#[test]
fn r03_pinyin_in_all_its_forms_lights_up_the_hanzi_and_says_why() {
    for typed in ["yijia", "议j", "yij", "议价"] {
        let mut shell = Shell::new();
        shell.type_text(typed);
        shell.shows(&["议价：价格已是活动价"]);
        let lit = shell.lit();
        assert!(lit.contains("议价"), "{typed}: {lit}");
        let why = if typed == "议价" { "文字" } else { "拼音" };
        shell.shows(&[why]);
    }
    let mut shell = Shell::new();
    shell.press("yj");
    shell.shows(&["编码"]);
    assert!(shell.lit().contains("yj"));
}

#[test]
fn r05_code_first_and_within_a_tier_what_is_used_more() {
    let mut shell = Shell::new();
    shell.press("wl");
    let title = |shell: &Shell, at: usize| shell.app.replies.row(at).unwrap().0.title.clone();
    assert_eq!(shell.app.replies.row(0).unwrap().0.code, "wl");
    let before: Vec<String> = (0..4).map(|n| title(&shell, n)).collect();

    // The third is used a few times: it goes up inside its tier, but never over the exact code.
    shell.press("<down><down>");
    let favourite = shell.app.replies.chosen().unwrap().title.clone();
    assert_eq!(favourite, before[2]);
    for _ in 0..3 {
        shell.press("<enter>");
        while !shell.app.layers.is_empty() {
            shell.type_text("x");
            shell.press("<c-s>");
        }
    }
    assert_eq!(shell.clipboard.len(), 3, "{}", shell.screen(100, 30));
    let mut again = shell.colleague("慧兰");
    again.press("wl");
    assert_eq!(again.app.replies.row(0).unwrap().0.code, "wl");
    assert_eq!(title(&again, 1), favourite);
}

#[test]
fn r06_alt_and_a_digit_copies_the_nth_row_on_the_screen() {
    let mut shell = Shell::new();
    shell.press("yj <a-1>");
    assert_eq!(shell.copied(), BARGAIN);

    // Also in a list that is scrolled: the digits on the screen count.
    let mut shell = Shell::new();
    shell.small();
    shell.press("<pgdn><pgdn>");
    let screen = shell.small();
    let first = screen.lines().find(|l| l.starts_with("1 ")).unwrap().to_owned();
    shell.press("<a-1>");
    let chosen = shell.app.replies.chosen().unwrap().title.clone();
    assert!(first.contains(&chosen), "{first} is not {chosen}");
}

#[test]
fn r06_alt_and_a_digit_counts_the_rows_of_the_overlay_too() {
    let mut shell = Shell::new();
    shell.three_orders();
    shell.small();
    shell.press("<f3><c-k>");
    shell.press("<pgdn><pgdn><pgdn>");
    let screen = shell.small();
    let row = screen.lines().find(|l| l.contains("2 ▌")).expect("a second row").to_owned();
    shell.press("<a-2>");
    let copied = shell.toast().to_owned();
    let title = row.rsplit("▌ ").next().unwrap_or("").split_whitespace().nth(1).unwrap_or("");
    let title = title.trim_end_matches('│').to_owned();
    assert!(!title.is_empty(), "{row}");
    let form = shell.screen(100, 30);
    assert!(copied.contains(&title) || form.contains(&title), "{row} was not taken:\n{form}");
}

#[test]
fn r07_a_category_by_name_by_pinyin_and_by_tab() {
    let all_in = |shell: &Shell, category: &str| {
        assert!(shell.app.list_len() > 0);
        for at in 0..shell.app.list_len() {
            assert_eq!(&*shell.app.replies.row(at).unwrap().0.category, category);
        }
    };
    for query in ["@物流 催", "@wl cui", "＠物流　催"] {
        let mut shell = Shell::new();
        shell.type_text(query);
        all_in(&shell, "物流");
        let found = shell.app.replies.chosen().unwrap().clone();
        let texts = [&found.title, &found.text];
        let tags = found.tags.join(" ");
        assert!(
            texts.iter().any(|t| t.contains('催')) || tags.contains('催'),
            "{query}: {found:?}"
        );
    }
    let mut shell = Shell::new();
    let all = shell.app.list_len();
    let categories = shell.app.replies.categories();
    shell.press("<tab>");
    all_in(&shell, &categories[0].name);
    assert_eq!(shell.app.list_len(), categories[0].count);
    shell.shows(&[&format!("@{}", categories[0].name)]);
    shell.press("<tab>");
    all_in(&shell, &categories[1].name);
    shell.press("<s-tab><s-tab>");
    assert_eq!(shell.app.list_len(), all);
    // Esc leaves it, too, here and over another view.
    for keys in ["<tab>", "<f3><c-k><tab>"] {
        shell.press(keys);
        shell.shows(&[&format!("@{}", categories[0].name)]);
        shell.press("<esc>");
        shell.hides(&[&format!("@{}", categories[0].name)]);
        // A category that is typed counts instead of it.
        shell.press("<tab>@");
        shell.type_text(&categories[1].name);
        shell.hides(&[&format!("@{}", categories[0].name)]);
        shell.press("<esc><esc>");
    }
    shell.press("<esc><f2>");
    shell.press("<s-tab>");
    all_in(&shell, &categories.last().unwrap().name);
    // All the way round.
    for _ in 0..=categories.len() {
        shell.press("<tab>");
    }
    all_in(&shell, &categories.last().unwrap().name);
}

#[test]
fn r09_one_form_with_choices_last_values_and_a_preview() {
    let mut shell = Shell::new();
    shell.type_text("权限内");
    shell.press("<enter>");
    assert!(shell.clipboard.is_empty());
    shell.shows(&["优惠金额（元）", "权限内给点优惠"]);
    // Nothing chosen yet: it says what is missing.
    shell.shows(&["还差"]);
    shell.press("<down><down>");
    shell.shows(&["我权限内给您减5元"]);
    shell.press("<c-u>");
    shell.type_text("8");
    shell.shows(&["我权限内给您减8元"]);
    shell.press("<enter>");
    assert!(shell.copied().contains("减8元"), "{}", shell.copied());
    assert!(shell.app.layers.is_empty());

    // The next time the last value stands there already.
    shell.press("<enter>");
    shell.shows(&["减8元"]);
    shell.press("<enter>");
    assert_eq!(shell.clipboard.len(), 2);
    assert_eq!(shell.clipboard[0], shell.clipboard[1]);
}

#[test]
fn r10_a_hole_is_never_copied() {
    let mut shell = Shell::new();
    let holes: Vec<(String, String)> = (0..shell.app.list_len())
        .map(|n| shell.app.replies.row(n).unwrap().0.clone())
        .filter(|p| p.text.contains('{'))
        .map(|p| (p.code.clone(), p.title.clone()))
        .collect();
    assert!(holes.len() > 20, "there are phrases with variables");
    for (code, title) in holes {
        shell.press("<esc><esc>");
        shell.type_text(&code);
        if shell.app.replies.chosen().is_none_or(|p| p.title != title) {
            continue;
        }
        shell.press("<enter>");
        if shell.app.layers.is_empty() {
            continue;
        }
        // Send it as it is, then with blanks: refused on the field that is empty.
        let before = shell.clipboard.len();
        shell.press("<c-s>");
        if shell.clipboard.len() == before {
            shell.shows(&["要填"]);
            shell.press("<space><space><c-s>");
            assert_eq!(shell.clipboard.len(), before, "{title}: blanks are no value");
        }
        for text in &shell.clipboard {
            assert!(!text.contains('{') && !text.contains('}'), "{title}: {text}");
            assert!(!text.contains("  "), "{title}: {text}");
        }
        while !shell.app.layers.is_empty() {
            shell.press("<esc>");
        }
    }
}

#[test]
fn r10_a_misspelt_variable_is_asked_for() {
    let mut shell = with_phrases(
        "[pack]\nname = \"我的\"\n[[phrase]]\nid = \"x\"\ncode = \"zzz\"\ntitle = \"错字\"\n\
         text = \"{buyre}您好\"\n",
    );
    shell.press("zzz <enter>");
    assert!(shell.clipboard.is_empty());
    shell.shows(&["buyre"]);
}

#[test]
fn r09_the_order_in_hand_fills_the_variables() {
    let mut shell = Shell::new();
    shell.three_orders();
    shell.press("<f3><home><down>");
    let order = shell.app.orders.chosen().unwrap().clone();
    assert_eq!(order.buyer, "tb_77812");
    shell.asked();
    shell.press("<c-k>");
    shell.shows(&["tb_77812", "2713800000000000102"]);
    shell.type_text("@催付");
    // One that names the order's things.
    let at = (0..)
        .find(|n| {
            let Some(chaqi::app::Layer::Replies(pane)) = shell.app.layers.last() else { panic!() };
            let phrase = pane.row(*n).unwrap().0;
            ["{item}", "{amount}", "{order}"].iter().any(|v| phrase.text.contains(v))
        })
        .unwrap();
    for _ in 0..at {
        shell.press("<down>");
    }
    shell.press("<enter>");
    while !shell.app.layers.is_empty() {
        shell.type_text("1");
        shell.press("<enter>");
    }
    let text = shell.copied();
    let has = [&order.item, &order.amount.to_string(), &order.key.number];
    assert!(has.iter().any(|v| text.contains(v.as_str())), "{text}");
    // The order's timeline knows of it.
    let saved = shell.saves().concat();
    let about = Some(Ref::Order(order.id));
    assert!(
        saved.iter().any(|c| matches!(c, Change::ReplyCopied { about: a, .. } if *a == about)),
        "{saved:?}"
    );
    let card = shell.store().order_card(order.id).unwrap().unwrap();
    assert!(card.timeline.iter().any(|h| matches!(h.change, Change::ReplyCopied { .. })));
}

#[test]
fn the_overlay_never_fills_in_another_buyers_order() {
    let mut shell = with_phrases(
        "[pack]\nname = \"我的\"\n[[phrase]]\nid = \"x\"\ncode = \"zzz\"\ntitle = \"称呼\"\n\
         text = \"{buyer}您好\"\n",
    );
    shell.three_orders();
    shell.press("<f3><home><enter><esc>");
    shell.press("<f5><c-n>");
    // The form offers the order in hand; this review is of somebody else.
    shell.go_to_field("buyer");
    shell.press("<c-u>");
    shell.fill(&[("buyer", "别的买家"), ("text", "太差了")]);
    shell.shows(&["别的买家"]);
    shell.press("<c-k> zzz <enter>");
    if shell.app.layers.is_empty() {
        assert_eq!(shell.copied(), "别的买家您好");
    } else {
        shell.hides(&["春天的风"]);
    }
}

#[test]
fn r12_parts_come_one_after_the_other() {
    let mut shell = with_phrases(
        "[pack]\nname = \"我的\"\n[[phrase]]\nid = \"x\"\ncode = \"zzz\"\ntitle = \"三段\"\n\
         text = \"\"\"\n一\n---\n二\n---\n三\"\"\"\n",
    );
    shell.press("zzz");
    shell.shows(&["1/3"]);
    shell.press("<enter>");
    shell.toasts(&["1/3"]);
    shell.shows(&["2/3"]);
    shell.press("<enter><enter>");
    shell.toasts(&["3/3"]);
    assert_eq!(shell.clipboard, ["一", "二", "三"]);
    shell.press("<enter>");
    assert_eq!(shell.copied(), "一", "round and round");
    // Three parts are one use.
    let since = shell.now - chrono::TimeDelta::days(1);
    assert_eq!(shell.store().usage_since(since).unwrap().len(), 2);
}

#[test]
fn r12_parts_in_the_overlay_keep_it_open_until_the_last() {
    let mut shell = with_phrases(
        "[pack]\nname = \"我的\"\n[[phrase]]\nid = \"x\"\ncode = \"zzz\"\ntitle = \"两段\"\n\
         text = \"\"\"\n一\n---\n二\"\"\"\n",
    );
    shell.order("1", "a", "b", 1, OrderState::Unpaid);
    shell.press("<f3><c-k> zzz <enter>");
    assert_eq!(shell.app.layers.len(), 1);
    shell.press("<enter>");
    assert_eq!(shell.clipboard, ["一", "二"]);
    assert!(shell.app.layers.is_empty());
}

#[test]
fn r13_each_copy_takes_the_next_wording() {
    let mut shell = with_phrases(
        "[pack]\nname = \"我的\"\n[[phrase]]\nid = \"x\"\ncode = \"zzz\"\ntitle = \"换着说\"\n\
         text = \"甲\"\nvariants = [\"乙\", \"丙\"]\n",
    );
    shell.press("zzz <enter><enter><enter><enter>");
    assert_eq!(shell.clipboard, ["甲", "乙", "丙", "甲"]);
    // In a new console it goes on where it was.
    let mut again = shell.colleague("慧兰");
    let file = again.folder().join("personal.toml");
    let sources = Sources { language: Language::ZhCn, personal: Some(file), ..Sources::default() };
    let library = Library::load(&sources, again.now.date_naive());
    again.send(Msg::LibraryLoaded(Arc::new(Shelf::new(library))));
    again.press("zzz <enter>");
    assert_eq!(again.copied(), "乙");
}

#[test]
fn r14_the_preview_counts_against_the_limit() {
    let mut shell = Shell::new();
    shell.press("yj");
    let (chars, bytes) = (BARGAIN.chars().count(), BARGAIN.len());
    shell.shows(&[&format!("{chars}/500"), &bytes.to_string(), "利润很薄"]);
}

#[test]
fn what_is_not_found_says_so_and_copies_nothing() {
    let mut shell = Shell::new();
    shell.press("qqqqqq <enter>");
    assert!(shell.clipboard.is_empty());
    assert!(shell.is_warned());
    shell.press("<esc>");
    assert!(shell.app.query().is_empty());
    assert!(shell.app.list_len() > 100);
}

#[test]
fn the_chosen_row_of_the_overlay_is_always_on_the_screen() {
    let mut shell = Shell::new();
    shell.order("1", "a", "b", 1, OrderState::Unpaid);
    shell.press("<f3><c-k>");
    for size in [(48, 14), (80, 24), (40, 10), (120, 36)] {
        shell.screen(size.0, size.1);
        for n in 0..60 {
            shell.press(if n < 40 { "<down>" } else { "<up>" });
            let Some(chaqi::app::Layer::Replies(pane)) = shell.app.layers.last() else { panic!() };
            let title = pane.chosen().unwrap().title.clone();
            let start: String = title.chars().take(4).collect();
            let screen = shell.screen(size.0, size.1);
            let shown = screen.lines().any(|l| l.contains('▌') && l.contains(&start));
            assert!(shown, "{size:?} {n}: {title} is not on\n{screen}");
        }
    }
}

#[test]
fn pasted_text_searches_in_the_overlay_from_the_top() {
    let mut shell = Shell::new();
    shell.order("1", "a", "b", 1, OrderState::Unpaid);
    shell.press("<f3><c-k><down><down><down>");
    shell.paste("议价");
    let Some(chaqi::app::Layer::Replies(pane)) = shell.app.layers.last() else { panic!() };
    assert_eq!(pane.cursor.at, 0);
}

#[test]
fn in_english_too() {
    let mut shell = Shell::of(Lang::En, "Lan");
    shell.press("bar");
    let first = shell.app.replies.chosen().unwrap().clone();
    shell.shows(&[&first.title]);
    shell.press("<enter>");
    if shell.app.layers.is_empty() {
        shell.toasts(&[&first.title]);
        assert_eq!(shell.clipboard.len(), 1);
    }
}

/// Runs an act from the palette, by what it is called.
fn from_palette(shell: &mut Shell, act: &str) {
    shell.press("<c-p>");
    shell.type_text(act);
    shell.press("<enter>");
}

#[test]
fn r04_near_sounds_are_a_switch_of_the_palette_that_is_kept() {
    let mut shell = Shell::new();
    let by_near_sound = |shell: &mut Shell| {
        shell.type_text("cima");
        let title = shell.app.replies.chosen().map(|p| p.title.clone()).unwrap_or_default();
        title.contains("尺码")
    };
    assert!(!by_near_sound(&mut shell));
    shell.press("<esc>");
    shell.asked();
    from_palette(&mut shell, "模糊音");
    shell.toasts(&["模糊音已打开"]);
    let kept = ("replies.tolerant_pinyin", "true".to_owned());
    assert!(shell.asked().contains(&Effect::WriteSettings(vec![kept])));
    // The hanzi are lit up.
    assert!(by_near_sound(&mut shell));
    assert!(shell.lit().contains("尺码"), "{}", shell.lit());
    from_palette(&mut shell, "模糊音");
    shell.toasts(&["模糊音已关闭"]);
    assert!(!shell.app.settings.tolerant);
}

#[test]
fn r05_the_order_is_a_switch_of_the_palette_that_is_kept() {
    let mut shell = Shell::new();
    let first = |shell: &Shell| shell.app.replies.row(0).unwrap().0.id.clone();
    let by_file = first(&shell);
    shell.press("yj <enter><esc>");
    let mut again = shell.colleague("慧兰");
    assert_eq!(first(&again), "bargain-small-margin", "used once, so first");
    again.asked();
    from_palette(&mut again, "切换排序");
    again.toasts(&["按文件顺序"]);
    assert_eq!(first(&again), by_file);
    let kept = ("replies.order", "plain".to_owned());
    assert!(again.asked().contains(&Effect::WriteSettings(vec![kept])));
    from_palette(&mut again, "切换排序");
    assert_eq!(first(&again), "bargain-small-margin");
}

#[test]
fn r06_a_favourite_leads_the_list_and_is_kept() {
    let mut shell = Shell::new();
    shell.press("wj");
    assert_eq!(shell.app.replies.chosen().unwrap().id, "bargain-decline");
    from_palette(&mut shell, "置顶短语");
    shell.toasts(&["已置顶「一再还价婉拒」"]);
    shell.press("<esc>");
    assert_eq!(shell.app.replies.row(0).unwrap().0.id, "bargain-decline");
    shell.shows(&["置顶"]);
    // Before what was used, but never over a better tier; in plain order too; after a start too.
    shell.press("yj <enter><esc>");
    let mut again = shell.colleague("慧兰");
    let first = |shell: &Shell| shell.app.replies.row(0).unwrap().0.id.clone();
    assert_eq!(first(&again), "bargain-decline");
    again.press("yj");
    assert_eq!(first(&again), "bargain-small-margin");
    again.press("<esc>");
    from_palette(&mut again, "切换排序");
    assert_eq!(first(&again), "bargain-decline");
    again.press("<home>");
    from_palette(&mut again, "置顶短语");
    again.toasts(&["已取消置顶"]);
    assert_ne!(first(&again), "bargain-decline");
    let chosen = again.app.replies.chosen().map(|p| p.id.clone());
    assert_eq!(chosen.as_deref(), Some("bargain-decline"), "what was chosen stays chosen");
}

#[test]
fn r06_the_last_reply_again_word_for_word() {
    let mut shell = Shell::new();
    from_palette(&mut shell, "重复上一条");
    shell.toasts(&["还没复制过短语"]);
    shell.press("<esc><esc>");
    shell.type_text("权限内");
    shell.press("<enter>");
    shell.type_text("8");
    shell.press("<c-s>");
    assert!(shell.copied().contains("减8元"));
    shell.press("<f3>");
    from_palette(&mut shell, "重复上一条");
    assert_eq!(shell.clipboard.len(), 2);
    assert_eq!(shell.clipboard[0], shell.clipboard[1]);
    let uses = shell.store().usage_since(shell.now - chrono::TimeDelta::days(1)).unwrap();
    assert_eq!(uses.len(), 2, "each copy is a use");
}

#[test]
fn r02_a_buyers_whole_sentence_is_pasted() {
    let mut shell = Shell::new();
    shell.paste("亲，我的快递怎么三天了还没到呀？\n帮我查一下");
    assert_eq!(&*shell.app.replies.chosen().unwrap().category, "物流");
    shell.shows(&["语句"]);
    assert!(shell.lit().contains("快递") || shell.lit().contains("物流"), "{}", shell.lit());

    let mut shell = Shell::of(Lang::En, "Amy");
    shell.paste("hi my parcel hasn't arrived, where is it");
    assert_eq!(&*shell.app.replies.chosen().unwrap().category, "Logistics");
    shell.shows(&["sentence"]);
}

#[test]
fn r03_the_body_lights_up_by_pinyin_too() {
    let mut shell = Shell::new();
    shell.type_text("lirunhenbo");
    assert_eq!(shell.app.replies.chosen().unwrap().id, "bargain-small-margin");
    assert!(shell.lit().contains("利润很薄"), "{}", shell.lit());
    shell.shows(&["拼音"]);
}

#[test]
fn r14_a_copy_that_the_chat_does_not_take_at_once_is_said() {
    let long = "[pack]\nname = \"长\"\n[[phrase]]\nid = \"l\"\ncode = \"qqlong\"\ntitle = \"长\"\ntext = \"".to_owned()
        + &"字".repeat(501)
        + "\"\n";
    let mut shell = with_phrases(&long);
    shell.press("qqlong<enter>");
    shell.toasts(&["501/500 字", "分开发"]);
}

#[test]
fn r01_what_is_typed_behind_a_copy_is_another_search() {
    let mut shell = with_phrases(THREE);
    shell.press("yj1<enter>");
    assert_eq!(shell.copied(), "一");
    // Enter copies the same once more; a letter begins anew, and so does a word of an input method.
    shell.press("<enter>");
    assert_eq!((shell.copied(), shell.clipboard.len()), ("一", 2));
    shell.press("yj2<enter>");
    assert_eq!(shell.copied(), "二");
    shell.paste("第三");
    assert_eq!(shell.app.replies.query.text(), "第三");
    shell.press("<enter><bs>");
    assert_eq!(shell.app.replies.query.text(), "第");
    shell.press("<enter><down>");
    shell.type_text("三");
    assert_eq!(shell.app.replies.query.text(), "三");
}

const THREE: &str = "[pack]\nname = \"三\"\n[[phrase]]\nid = \"a\"\ncode = \"yj1\"\ntitle = \"第一\"\n\
    text = \"一\"\n[[phrase]]\nid = \"b\"\ncode = \"yj2\"\ntitle = \"第二\"\ntext = \"二\"\n\
    [[phrase]]\nid = \"c\"\ncode = \"yj3\"\ntitle = \"第三\"\ntext = \"三\"\n";

#[test]
fn r06_repeating_goes_through_the_check_again() {
    let mut shell = with_phrases(
        "[pack]\nname = \"禁\"\n[[phrase]]\nid = \"w\"\ncode = \"qqw\"\ntitle = \"加微信\"\ntext = \"亲，加我微信\"\n",
    );
    shell.press("qqw<enter><c-c>");
    assert_eq!(shell.clipboard.len(), 1);
    shell.press("<c-p>");
    shell.type_text("重复上一条");
    shell.press("<enter>");
    assert_eq!(shell.clipboard.len(), 1, "held again");
    shell.press("<c-c>");
    assert_eq!(shell.clipboard.len(), 2);
}

#[test]
fn r14_a_long_reply_is_read_to_its_end() {
    let lines: String = (1..=40).map(|n| format!("第{n}行\\n")).collect();
    let mut shell = with_phrases(&format!(
        "[pack]\nname = \"长\"\n[[phrase]]\nid = \"l\"\ncode = \"qql\"\ntitle = \"长文\"\ntext = \"{lines}\""
    ));
    shell.press("qql");
    let screen = shell.screen(80, 24);
    assert!(screen.contains('…') && screen.contains("Alt-V") && !screen.contains("第40行"));
    shell.press("<a-v>");
    shell.press(&"<down>".repeat(20));
    let screen = shell.screen(80, 24);
    assert!(screen.contains("第40行"), "{screen}");
    shell.press("<esc><enter>");
    assert!(shell.copied().contains("第40行"));
}
