//! Replies filled in: one form, what was given before, phrases inside, stacks and parts.

use crate::flow_support::Shell;
use crate::replies::{give_phrases, with_phrases};
use chaqi::app::{Layer, Msg};
use chaqi::domain::{Change, OrderState};
use chaqi::i18n::Lang;

fn uses(shell: &Shell) -> usize {
    shell.store().usage_since(shell.now - chrono::TimeDelta::days(1)).unwrap().len()
}

const GIFT: &str = "[pack]\nname = \"我的\"\n[var.gift]\nlabel = \"赠品\"\nchoices = [\"袜子\", \"帽子\"]\n\
    [var.words]\nlabel = \"留言\"\nlines = true\n\
    [[phrase]]\nid = \"x\"\ncode = \"zzz\"\ntitle = \"送礼\"\ntext = \"送您{gift}\"\n\
    [[phrase]]\nid = \"y\"\ncode = \"yyy\"\ntitle = \"单号\"\ntext = \"单号{waybill}，{date+2:%m-%d}到\"\n\
    [[phrase]]\nid = \"w\"\ncode = \"www\"\ntitle = \"转告\"\ntext = \"转告：{words}\"\n";

#[test]
fn r09_the_value_of_the_same_order_comes_first() {
    let mut shell = with_phrases(GIFT);
    shell.order("1", "甲", "a", 1, OrderState::Unpaid);
    shell.order("2", "乙", "b", 1, OrderState::Unpaid);
    shell.press("<f3><home>");
    for (row, gift) in [("", "手套"), ("<down>", "围巾")] {
        shell.press(row);
        shell.press("<c-k> zzz <enter><c-u>");
        shell.type_text(gift);
        shell.press("<enter>");
        assert_eq!(shell.copied(), format!("送您{gift}"));
    }
    // Back at the first order: its own value stands there, the other one is an arrow away.
    shell.press("<up><c-k> zzz <enter>");
    shell.shows(&["送您手套"]);
    shell.press("<down>");
    shell.shows(&["送您围巾"]);
    shell.press("<down>");
    shell.shows(&["送您袜子"]);
}

#[test]
fn r09_what_was_typed_for_one_order_comes_back_with_it_and_with_no_other() {
    let mut shell = with_phrases(GIFT);
    shell.order("1", "甲", "a", 1, OrderState::Unpaid);
    shell.order("2", "乙", "b", 1, OrderState::Unpaid);
    shell.press("<f3><home><c-k>zzz<enter>");
    shell.type_text("手套");
    shell.press("<esc><esc><esc><down><c-k>zzz<enter>");
    shell.hides(&["手套"]);
    shell.press("<esc><esc><esc><up><c-k>zzz<enter>");
    shell.shows(&["送您手套"]);
}

#[test]
fn r09_what_belongs_to_one_order_is_never_taken_over() {
    let mut shell = with_phrases(GIFT);
    shell.press("yyy <enter>");
    shell.type_text("YT1");
    shell.press("<enter>");
    assert_eq!(shell.copied(), "单号YT1，11-23到");
    shell.press("<enter>");
    shell.shows(&["还差"]);
    shell.press("<c-s>");
    assert_eq!(shell.clipboard.len(), 1);
    shell.press("<down>");
    shell.shows(&["单号YT1"]);
}

/// The next shift begins with what was given last; what belongs to one order ends with the console.
#[test]
fn r09_the_last_value_is_there_after_a_restart() {
    let mut shell = with_phrases(GIFT);
    shell.press("zzz <enter><c-u>");
    shell.type_text("手套");
    shell.press("<enter>yyy <enter>");
    shell.type_text("YT1");
    shell.press("<enter>");
    assert_eq!(shell.copied(), "单号YT1，11-23到");
    let mut next = give_phrases(shell.colleague("小张"), GIFT);
    next.press("zzz <enter>");
    next.shows(&["送您手套"]);
    next.press("<enter>yyy <enter>");
    next.hides(&["YT1"]);
}

const SORRY: &str = "[pack]\nname = \"我的\"\n[var.days]\nlabel = \"天数\"\nchoices = [\"1\", \"3\"]\n\
    [var.place]\nlabel = \"寄到\"\n[[phrase]]\nid = \"x\"\ncode = \"zzz\"\ntitle = \"改址\"\n\
    text = \"{days}天内寄到{place}\"\n";

/// Where anything may stand, another buyer's answer is only offered: nothing of it goes out unseen.
#[test]
fn r09_what_was_written_for_one_buyer_does_not_stand_there_for_the_next() {
    let mut shell = with_phrases(SORRY);
    shell.order("1", "甲", "a", 1, OrderState::Unpaid);
    shell.order("2", "乙", "b", 1, OrderState::Unpaid);
    shell.press("<f3><home><c-k>zzz<enter>3<enter>");
    shell.type_text("甲的地址");
    shell.press("<enter>");
    assert_eq!(shell.copied(), "3天内寄到甲的地址");
    shell.press("<esc><esc><down><c-k>zzz<enter>");
    assert_eq!((shell.field("days"), shell.field("place")), ("3".into(), String::new()));
    shell.press("<down>");
    assert_eq!(shell.field("place"), "甲的地址", "an arrow away");
}

/// A form that was left belongs to the buyer it was opened for.
#[test]
fn r09_a_form_that_was_left_is_not_offered_for_another_buyer() {
    let mut shell = with_phrases(SORRY);
    shell.order("1", "甲", "a", 1, OrderState::Unpaid);
    shell.press("zzz<enter>");
    shell.fill(&[("place", "谁的地址")]);
    shell.press("<esc><esc><esc><f3><home><c-k>zzz<enter>");
    assert_eq!(shell.field("place"), "");
}

/// What was typed is an arrow away after an offer was tried, and a blank is no answer.
#[test]
fn r09_arrows_lose_nothing_and_a_blank_is_no_answer() {
    let mut shell = with_phrases(SORRY);
    shell.press("zzz<enter>");
    shell.fill(&[("days", "15"), ("place", "{buyer}")]);
    shell.go_to_field("days");
    shell.press("<down>");
    assert_eq!(shell.field("days"), "1");
    shell.press("<up>");
    assert_eq!(shell.field("days"), "15");
    shell.press("<c-s>");
    shell.shows(&["{buyer} 这里不会再替换"]);
    assert!(shell.clipboard.is_empty());
}

#[test]
fn r09_a_value_may_have_several_lines() {
    let mut shell = with_phrases(GIFT);
    shell.press("www <enter>");
    shell.send(Msg::Paste("一\n二".into()));
    shell.press("<c-s>");
    assert_eq!(shell.copied(), "转告：一\n二");
}

#[test]
fn r10_a_misspelt_name_is_named_with_the_nearest() {
    let mut shell = with_phrases(
        "[pack]\nname = \"我的\"\n[[phrase]]\nid = \"x\"\ncode = \"zzz\"\ntitle = \"错字\"\n\
         text = \"{waybill}{buyr}您好\"\n",
    );
    shell.press("zzz <enter>");
    let Some(Layer::Form(form)) = shell.app.layers.last() else { panic!() };
    assert_eq!(form.fields[form.focus].name, "buyr");
    shell.shows(&["是不是 {buyer}"]);
    assert!(shell.clipboard.is_empty());
}

#[test]
fn r10_the_form_that_misses_something_still_shows_what_will_be_copied() {
    let mut shell = with_phrases(GIFT);
    shell.press("yyy <enter><c-s>");
    let screen = shell.screen(80, 24);
    assert!(matches!(shell.app.layers.last(), Some(Layer::Form(form)) if form.error.is_some()));
    assert!(screen.contains("11-23到"), "{screen}");
}

const INSIDE: &str = "[pack]\nname = \"我的\"\n[var.gift]\nlabel = \"赠品\"\n\
    [[phrase]]\nid = \"sign\"\ncode = \"sss\"\ntitle = \"落款\"\ntext = \"{agent}送上{gift}\"\n\
    [[phrase]]\nid = \"x\"\ncode = \"zzz\"\ntitle = \"问候\"\ntext = \"\"\"\n{buyer}您好\n{>sign}\"\"\"\n\
    [[phrase]]\nid = \"a\"\ncode = \"aaa\"\ntitle = \"圈\"\ntext = \"{>b}\"\n\
    [[phrase]]\nid = \"b\"\ncode = \"bbb\"\ntitle = \"圈二\"\ntext = \"{>a}\"\n\
    [[phrase]]\nid = \"u\"\ncode = \"uuu\"\ntitle = \"没有\"\ntext = \"{>sgn}\"\n";

#[test]
fn r11_a_phrase_inside_a_phrase_shares_the_form() {
    let mut shell = with_phrases(INSIDE);
    shell.press("zzz");
    shell.shows(&["慧兰送上{gift}"]);
    shell.press("<enter>");
    let Some(Layer::Form(form)) = shell.app.layers.last() else { panic!() };
    let names: Vec<&str> = form.fields.iter().map(|f| f.name.as_str()).collect();
    assert_eq!(names, ["buyer", "gift"]);
    shell.type_text("小鹿");
    shell.shows(&["还差：赠品", "小鹿您好", "慧兰送上{赠品}"]);
    shell.press("<tab>");
    shell.type_text("袜子");
    shell.press("<enter>");
    assert_eq!(shell.copied(), "小鹿您好\n慧兰送上袜子");
    assert_eq!(uses(&shell), 1, "the phrase inside is no use of its own");
}

#[test]
fn r11_a_round_and_a_phrase_that_is_not_there_are_named() {
    let mut shell = with_phrases(INSIDE);
    shell.press("aaa");
    shell.shows(&["a → b → a"]);
    shell.press("<enter>");
    shell.toasts(&["a → b → a"]);
    assert!(shell.is_warned() && shell.clipboard.is_empty());
    shell.press("<esc>uuu <enter>");
    shell.toasts(&["{>sgn}", "是不是 sign"]);
    assert!(shell.clipboard.is_empty());
}

const THREE: &str = "[pack]\nname = \"我的\"\n[var.gift]\nlabel = \"赠品\"\n\
    [[phrase]]\nid = \"x\"\ncode = \"zzz\"\ntitle = \"甲\"\ntext = \"甲送{gift}\"\n\
    [[phrase]]\nid = \"y\"\ncode = \"yyy\"\ntitle = \"乙\"\ntext = \"\"\"\n乙一\n---\n乙二{gift}\"\"\"\n\
    variants = [\"丙一\\n---\\n丙二{gift}\"]\n";

#[test]
fn r12_marked_replies_go_out_as_one_message_in_the_order_of_marking() {
    for overlay in [false, true] {
        let mut shell = with_phrases(THREE);
        if overlay {
            shell.order("1", "", "b", 1, OrderState::Unpaid);
            shell.press("<f3><c-k>");
        }
        shell.press("yyy <c-x>");
        shell.shows(&["✓"]);
        // The search is cleared, the mark stays.
        shell.press("<esc>zzz <c-x>");
        shell.shows(&["合成一条复制（2 条）"]);
        let small = shell.small();
        assert!(small.lines().last().unwrap().contains("（2 条）"), "{small}");
        shell.press("<enter>");
        let Some(Layer::Form(form)) = shell.app.layers.last() else { panic!() };
        assert_eq!(form.fields.len(), 1, "one form, one question");
        shell.type_text("袜子");
        shell.shows(&["乙二袜子"]);
        shell.press("<enter>");
        assert_eq!(shell.clipboard, ["乙一\n乙二袜子\n甲送袜子"]);
        assert_eq!(uses(&shell), 2);
        assert!(shell.app.layers.is_empty());
        assert!(shell.app.replies.marked.is_empty());
        shell.hides(&["✓"]);
    }
}

#[test]
fn r12_esc_takes_the_marks_off_and_alt_copies_one_row_all_the_same() {
    let mut shell = with_phrases(THREE);
    shell.press("<c-x><c-x>");
    assert_eq!(shell.app.replies.marked.len(), 2);
    shell.press("<up><c-x>");
    assert_eq!(shell.app.replies.marked.len(), 1, "marked twice is not marked");
    shell.press("yj <a-1>");
    assert_eq!(shell.clipboard.len(), 1);
    assert!(shell.copied().contains("活动价"), "{}", shell.copied());
    shell.press("<esc>");
    assert_eq!(shell.app.replies.marked.len(), 1, "the search first");
    shell.press("<esc>");
    assert!(shell.app.replies.marked.is_empty());
}

#[test]
fn r12_parts_are_asked_once_and_keep_their_wording() {
    let mut shell = with_phrases(THREE);
    shell.press("yyy <enter>");
    shell.type_text("袜子");
    shell.press("<enter>");
    assert_eq!(shell.clipboard, ["乙一"]);
    shell.toasts(&["1/2", "下一段"]);
    shell.wait(1);
    shell.shows(&["2/2", "乙二袜子", "复制第 2/2 段"]);
    shell.press("<enter>");
    assert_eq!(shell.clipboard, ["乙一", "乙二袜子"]);
    // The next time it is the other wording, whole.
    shell.press("<enter><down><enter>");
    shell.press("<enter>");
    assert_eq!(shell.clipboard[2..], ["丙一", "丙二袜子"]);
    assert_eq!(uses(&shell), 2);
}

/// Whoever searches for something else does not wait for the next part.
#[test]
fn r12_another_search_ends_the_parts() {
    let mut shell = with_phrases(THREE);
    shell.press("yyy <enter>");
    shell.type_text("袜子");
    shell.press("<enter>x<esc>yyy <enter>");
    assert!(matches!(shell.app.layers.last(), Some(Layer::Form(_))), "{:?}", shell.clipboard);
}

#[test]
fn r12_parts_filled_for_one_order_do_not_go_on_with_another() {
    let mut shell = with_phrases(THREE);
    shell.order("1", "甲", "a", 1, OrderState::Unpaid);
    shell.order("2", "乙", "b", 1, OrderState::Unpaid);
    shell.press("<f3><home><c-k> yyy <enter>");
    shell.type_text("袜子");
    shell.press("<enter><esc><esc><down><c-k> yyy");
    shell.hides(&["乙二袜子"]);
    shell.press("<enter>");
    assert!(matches!(shell.app.layers.last(), Some(Layer::Form(_))));
}

#[test]
fn r13_what_a_colleague_copies_turns_the_wording_here_too() {
    let pack = "[pack]\nname = \"我的\"\n[[phrase]]\nid = \"x\"\ncode = \"zzz\"\ntitle = \"换着说\"\n\
        text = \"甲\"\nvariants = [\"乙\"]\n";
    let mut shell = with_phrases(pack);
    shell.press("zzz <enter>");
    assert_eq!(shell.copied(), "甲");
    let used = chaqi::domain::UseId(uuid::Uuid::from_u128(7));
    let change =
        Change::ReplyCopied { used, phrase: "x".into(), title: "换着说".into(), about: None };
    let mut store = shell.store();
    let commit =
        chaqi::domain::Commit::new(uuid::Uuid::from_u128(8), "晓月", shell.now, vec![change]);
    store.save(&commit).unwrap();
    shell.send(Msg::ChangedElsewhere);
    shell.press("<enter>");
    assert_eq!(shell.copied(), "甲", "the other wording is out already");
}

#[test]
fn the_shipped_sign_off_stands_in_several_replies() {
    for (lang, name) in [(Lang::ZhCn, "有事随时叫我，我是慧兰"), (Lang::En, "ask for 慧兰")]
    {
        let mut shell = Shell::of(lang, "慧兰");
        let code = if lang == Lang::ZhCn { "jsy" } else { "bye" };
        shell.press(code);
        shell.press("<enter>");
        assert!(shell.copied().contains(name), "{}", shell.copied());
    }
}
