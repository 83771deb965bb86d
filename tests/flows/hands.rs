//! What hands do: every act has its key, keys pass an input method, the palette finds and explains.

use crate::flow_support::Shell;
use chaqi::app::acts::{ACTS, Place};
use chaqi::app::keys::{Code, Key};
use chaqi::app::{ActId, Layer, Msg, View};
use chaqi::domain::{Change, OrderFields, OrderState, ReviewFields, ReviewId, ReviewState};
use chaqi::i18n::Lang;
use uuid::Uuid;

/// A shop in the middle of its day: orders with and without notes, reviews in every state, items
/// to take and a draft.
fn lively(lang: Lang) -> Shell {
    let mut shell = Shell::of(lang, "慧兰");
    shell.three_orders();
    let mut other = shell.colleague("晓月");
    other.press("<f4><c-n>");
    other.fill(&[("summary", "仓库盘点"), ("severity", "1")]);
    other.press("<f4><c-n>");
    other.fill(&[("summary", "新款上架")]);
    other.press("<c-s>");
    for _ in 0..9 {
        if matches!(other.app.layers.last(), Some(Layer::Confirm(_))) {
            break;
        }
        other.press("<enter><c-s>");
    }
    other.press("<enter>");
    assert_eq!(other.store().handovers(9).unwrap().len(), 1);
    for n in 0..3 {
        let review = ReviewId(Uuid::from_u128(n));
        let fields = ReviewFields {
            buyer: Some(format!("买家{n}")),
            text: Some("太薄".into()),
            ..ReviewFields::default()
        };
        shell.save(vec![Change::ReviewLogged { review, fields }]);
        for to in [ReviewState::Contacting, ReviewState::Changed].into_iter().take(n as usize) {
            shell.save(vec![Change::ReviewProgressed { review, to, until: None }]);
        }
    }
    shell.wait(1);
    shell.press("<f3><home><c-t>");
    shell.type_text("要发票");
    shell.press("<enter>");
    shell.press("<f2>");
    shell
}

const VIEWS: [(&str, View); 6] = [
    ("<f2>", View::Replies),
    ("<f3>", View::Orders),
    ("<f4>", View::Handover),
    ("<f5>", View::Reviews),
    ("<f8>", View::Tally),
    ("<f9>", View::Today),
];

#[test]
fn every_view_has_its_key() {
    let mut shell = lively(Lang::ZhCn);
    for (key, view) in VIEWS {
        shell.press(key);
        assert_eq!(shell.app.view, view);
        shell.press("<f1><esc>");
        assert_eq!(shell.app.view, view);
    }
}

/// What the footer of a narrow window offers can be done: on every row of every list.
#[test]
fn every_hint_of_every_view_really_runs() {
    let mut refused = Vec::new();
    for (name, shop) in [("full", lively(Lang::ZhCn)), ("empty", Shell::new())] {
        for (key, view) in VIEWS {
            for pane in 0..3 {
                let way = |row: usize| {
                    let mut shell = shop.twin();
                    shell.small();
                    shell.press(key);
                    for _ in 0..pane {
                        shell.press("<tab>");
                    }
                    shell.press("<home>");
                    for _ in 0..row {
                        shell.press("<down>");
                    }
                    shell.app.toast = None;
                    shell
                };
                let rows = match view {
                    View::Replies | View::Tally => 1,
                    _ => way(0).app.list_len().clamp(1, 9),
                };
                for row in 0..rows {
                    for act in way(row).app.hints() {
                        // Undo can't know, and the gate of a handover is there to refuse.
                        if matches!(act, ActId::Undo | ActId::Quit | ActId::Submit) {
                            continue;
                        }
                        let mut shell = way(row);
                        let pressed = shell.app.keys().key_of(act).unwrap();
                        shell.send(Msg::Key(pressed));
                        if shell.is_warned() {
                            let says = shell.toast();
                            refused
                                .push(format!("{name} {view:?} {pane} row {row}: {act:?}: {says}"));
                        }
                    }
                }
            }
        }
    }
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}

#[test]
fn the_footer_shows_what_fits_and_the_first_act_always() {
    let mut shell = lively(Lang::ZhCn);
    for (key, _) in VIEWS {
        shell.press(key);
        shell.app.toast = None;
        let screen = shell.small();
        let footer = screen.lines().last().unwrap();
        assert!(!footer.is_empty(), "{screen}");
        let first = shell.app.hints()[0];
        assert!(footer.contains(shell.app.act_label(first)), "{first:?}: {footer}");
    }
}

#[test]
fn x02_no_act_needs_a_plain_letter() {
    let shell = Shell::new();
    for act in ACTS {
        let Some(key) = shell.app.keys().key_of(act.id) else { continue };
        let plain_letter = matches!(key.code, Code::Char(_)) && !key.ctrl && !key.alt;
        assert!(!plain_letter, "{}", act.name);
    }
}

/// What has no key of its own is reached with the arrows of the palette.
#[test]
fn x02_every_act_is_reached_through_the_palette_with_arrows_alone() {
    let shop = lively(Lang::ZhCn);
    for act in ACTS {
        let mut shell = shop.twin();
        let view = match act.place {
            Place::Anywhere => View::Replies,
            Place::In(views) => views[0],
        };
        let key = VIEWS.iter().find(|(_, v)| *v == view).unwrap().0;
        shell.press(key);
        shell.press("<home><c-p>");
        let Some(Layer::Palette(palette)) = shell.app.layers.last() else { panic!() };
        let at = palette.rows.iter().position(|r| r.act == act.id);
        for _ in 0..at.unwrap_or_else(|| panic!("{} is not in the palette", act.name)) {
            shell.press("<down>");
        }
        let Some(Layer::Palette(palette)) = shell.app.layers.last() else { panic!() };
        assert_eq!(palette.rows[palette.cursor.at].act, act.id);
        // It is on the screen, with its key.
        let label = shell.app.act_label(act.id).to_owned();
        let screen = shell.small();
        assert!(screen.contains(&label), "{}\n{screen}", act.name);
        shell.press("<enter>");
        let ran = match shell.app.layers.last() {
            Some(Layer::Palette(palette)) => {
                palette.help || matches!(act.id, ActId::Palette) || shell.is_warned()
            }
            _ => true,
        };
        assert!(ran, "{}", act.name);
    }
}

/// A day without one plain letter key: function keys, Ctrl, Alt, arrows, and committed text.
#[test]
fn x02_a_day_with_an_input_method_on() {
    let mut shell = Shell::new();
    let keys = |shell: &mut Shell, script: &str| {
        for key in crate::flow_support::keys(script) {
            let plain = matches!(key.code, Code::Char(c) if c.is_ascii_alphanumeric());
            assert!(!plain || key.ctrl || key.alt, "{script}");
            shell.send(Msg::Key(key));
        }
    };
    let commit = |shell: &mut Shell, text: &str| {
        assert!(!text.chars().any(|c| c.is_ascii_alphanumeric()), "{text}");
        shell.type_text(text);
    };
    // A reply.
    commit(&mut shell, "议价");
    keys(&mut shell, "<enter>");
    assert_eq!(shell.clipboard.len(), 1);
    // An order: full-width digits.
    keys(&mut shell, "<f3><c-n>");
    for (field, text) in [
        ("number", "２７１３８００１"),
        ("buyer", "小鱼"),
        ("item", "围巾"),
        ("amount", "１２．５０"),
    ] {
        shell.go_to_field(field);
        commit(&mut shell, text);
    }
    shell.go_to_field("state");
    keys(&mut shell, "<right>");
    keys(&mut shell, "<c-s>");
    let order = shell.stored("27138001");
    assert_eq!((order.buyer.as_str(), order.state), ("小鱼", OrderState::ToShip));
    // Flag by hanzi, by full-width digit, by arrows.
    keys(&mut shell, "<c-f>");
    commit(&mut shell, "黄");
    keys(&mut shell, "<c-f>");
    commit(&mut shell, "５");
    keys(&mut shell, "<c-f><down><enter>");
    assert_eq!(shell.stored("27138001").flag, Some(chaqi::domain::Colour::Yellow));
    keys(&mut shell, "<c-t>");
    commit(&mut shell, "周五前要到");
    keys(&mut shell, "<enter><c-c>");
    assert!(shell.copied().contains("周五前要到"));
    keys(&mut shell, "<c-k>");
    commit(&mut shell, "催付");
    keys(&mut shell, "<esc><esc>");
    keys(&mut shell, "<c-g>");
    commit(&mut shell, "接");
    assert!(shell.app.layers.is_empty());
    // A review with a contact and a promise.
    keys(&mut shell, "<f5><c-n>");
    for (field, text) in [("buyer", "气呼呼"), ("text", "太薄"), ("severity", "严重")] {
        shell.go_to_field(field);
        keys(&mut shell, "<c-u>");
        commit(&mut shell, text);
    }
    keys(&mut shell, "<c-s><c-t>");
    for (field, text) in [("channel", "电话"), ("outcome", "答应改")] {
        shell.go_to_field(field);
        commit(&mut shell, text);
    }
    keys(&mut shell, "<c-s><c-f>");
    commit(&mut shell, "承");
    commit(&mut shell, "明早九点");
    keys(&mut shell, "<enter>");
    assert_eq!(shell.app.board.reviews[0].state, ReviewState::Promised);
    // The handover, the tally, undo, and out.
    keys(&mut shell, "<f3><c-b><c-s><f4><c-s>");
    keys(&mut shell, "<enter><c-s><enter>");
    assert_eq!(shell.store().handovers(9).unwrap().len(), 1, "{}", shell.screen(100, 30));
    keys(&mut shell, "<f8>");
    commit(&mut shell, "本周");
    keys(&mut shell, "<tab><a-left><c-s><c-c><c-z><c-y>");
    keys(&mut shell, "<f9><f1>");
    commit(&mut shell, "退出");
    keys(&mut shell, "<enter>");
    assert!(shell.quit);
}

#[test]
fn the_palette_finds_by_name_pinyin_synonym_and_the_acts_own_name() {
    let mut shell = lively(Lang::ZhCn);
    for (view, query, act) in [
        ("<f3>", "插旗", ActId::Flag),
        ("<f3>", "chaqi", ActId::Flag),
        ("<f3>", "cq", ActId::Flag),
        ("<f3>", "daoru", ActId::Import),
        ("<f3>", "导入", ActId::Import),
        ("<f2>", "撤回", ActId::Undo),
        ("<f2>", "undo", ActId::Undo),
        ("<f8>", "导出", ActId::TallyExport),
        ("<f4>", "markdown", ActId::HandoverCopyMarkdown),
        ("<f2>", "店铺", ActId::Setup),
        ("<f2>", "接待", ActId::Counters),
    ] {
        shell.press(view);
        shell.press("<c-p>");
        shell.type_text(query);
        let Some(Layer::Palette(palette)) = shell.app.layers.last() else { panic!() };
        let first = palette.rows.first().map(|r| r.act);
        assert_eq!(first, Some(act), "{query}: {}", shell.screen(80, 24));
        shell.press("<esc>");
        let Some(Layer::Palette(palette)) = shell.app.layers.last() else { panic!() };
        assert_eq!(palette.rows.len(), ACTS.len());
        shell.press("<c-p>");
        assert!(shell.app.layers.is_empty());
    }
}

#[test]
fn the_palette_says_why_an_act_can_not_be_done() {
    let mut shell = Shell::new();
    shell.press("<f3><c-p>");
    shell.type_text("插旗");
    shell.shows(&["先选中一条"]);
    // What can't be done stands below what can.
    while let Some(Layer::Palette(palette)) = shell.app.layers.last()
        && palette.rows[palette.cursor.at].act != ActId::Flag
    {
        shell.press("<down>");
    }
    shell.press("<enter>");
    assert!(shell.is_warned());
    assert!(matches!(shell.app.layers.last(), Some(Layer::Palette(_))), "one may choose another");
    shell.press("<esc>");
    shell.type_text("导出日报");
    shell.shows(&["导出日报"]);
    let Some(Layer::Palette(palette)) = shell.app.layers.last() else { panic!() };
    assert!(palette.rows[0].why_not.is_some());
}

#[test]
fn what_can_be_done_stands_first() {
    let mut shell = lively(Lang::ZhCn);
    for (key, _) in VIEWS {
        shell.press(key);
        shell.press("<c-p>");
        let Some(Layer::Palette(palette)) = shell.app.layers.last() else { panic!() };
        let reasons: Vec<bool> = palette.rows.iter().map(|r| r.why_not.is_some()).collect();
        assert!(reasons.is_sorted(), "{key}");
        shell.press("<esc>");
    }
}

#[test]
fn help_is_searched_and_runs_an_act() {
    let mut shell = lively(Lang::ZhCn);
    shell.press("<f1>");
    shell.shows(&["帮助", "F2", "^P"]);
    shell.type_text("日报");
    shell.press("<enter>");
    assert_eq!(shell.app.view, View::Tally);
    // Every act with a key stands in the help with it.
    shell.press("<f1>");
    let screen = shell.screen(120, 110);
    for act in ACTS {
        let Some(key) = shell.app.keys().key_of(act.id) else { continue };
        let label = shell.app.act_label(act.id);
        let line = screen.lines().find(|l| l.contains(&key.to_string()) && l.contains(label));
        assert!(line.is_some(), "{} {key} {label}\n{screen}", act.name);
    }
    shell.press("<f1>");
    assert!(shell.app.layers.is_empty());
}

#[test]
fn ctrl_q_quits_from_everywhere() {
    let shop = lively(Lang::ZhCn);
    for keys in ["", "<f3><c-n>", "<c-p>", "<c-g>", "<f3><enter>", "<f3><c-k>"] {
        let mut shell = shop.twin();
        shell.press(keys);
        shell.send(Msg::Key(Key::ctrl('q')));
        assert!(shell.quit, "{keys}");
    }
}

#[test]
fn keys_that_input_methods_own_do_nothing() {
    let mut shell = lively(Lang::ZhCn);
    for (view, _) in VIEWS {
        shell.press(view);
        shell.asked();
        let before = shell.small();
        for c in [' ', '.'] {
            shell.send(Msg::Key(Key { code: Code::Char(c), ctrl: true, alt: false }));
        }
        assert_eq!(shell.small(), before);
        assert!(shell.asked().is_empty());
    }
}

#[test]
fn no_screen_shows_a_message_id() {
    for lang in [Lang::ZhCn, Lang::En] {
        let mut shell = lively(lang);
        for (view, _) in VIEWS {
            for keys in [
                "", "<enter>", "<c-n>", "<c-e>", "<c-f>", "<c-t>", "<c-g>", "<c-k>", "<c-p>",
                "<f1>", "<c-b>", "<c-d>", "<c-c>", "<c-x>", "<c-s>", "<tab>", "<s-tab>", "<c-z>",
            ] {
                shell.press(view);
                shell.press(keys);
                for size in [(120, 50), (48, 14)] {
                    let screen = shell.screen(size.0, size.1);
                    assert!(!screen.contains('⟦'), "{lang:?} {view} {keys}\n{screen}");
                    assert!(!screen.contains("{$") && !screen.contains("{ $"), "{screen}");
                }
                while !shell.app.layers.is_empty() {
                    shell.press("<esc>");
                }
            }
        }
    }
}

#[test]
fn in_english_no_chinese_but_what_was_typed() {
    let mut shell = Shell::of(Lang::En, "Lan");
    let key = shell.key("27138");
    let fields = OrderFields {
        buyer: Some("fish".into()),
        item: Some("scarf".into()),
        ..OrderFields::default()
    };
    shell.save(vec![Change::OrderAdded { key, fields }]);
    for (view, _) in VIEWS {
        for keys in ["", "<enter>", "<c-n>", "<c-e>", "<c-f>", "<c-t>", "<c-g>", "<c-p>", "<c-k>"] {
            shell.press(view);
            shell.press(keys);
            let screen = shell.screen(120, 50).replace("晚班", "").replace("中文", "");
            let han = screen.chars().find(|c| matches!(c, '\u{4e00}'..='\u{9fff}'));
            assert_eq!(han, None, "{view} {keys}\n{screen}");
            while !shell.app.layers.is_empty() {
                shell.press("<esc>");
            }
        }
    }
}

#[test]
fn x03_an_act_is_found_by_its_key_and_says_where_it_works() {
    let mut shell = Shell::new();
    for key in ["^r", "ctrl-r"] {
        shell.press("<f3><c-p>");
        shell.type_text(key);
        shell.shows(&["提醒"]);
        shell.press("<esc>");
    }
    shell.press("<f8><c-p>");
    shell.type_text("短语清单");
    shell.press("<enter>");
    shell.toasts(&["「短语清单」", "F2 短语"]);
    shell.press("<c-u>");
    shell.type_text("没有这种说法");
    shell.shows(&["换个说法"]);
}
