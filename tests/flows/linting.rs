//! The forbidden-word check on what is copied and saved, and the public answer to a review.

use crate::flow_support::Shell;
use crate::replies::with_phrases;
use chaqi::app::{Layer, Msg, describe};
use chaqi::domain::{Change, Channel, OrderState, Ref, ReviewState};
use chaqi::lint::{Level, Rules};
use chaqi::phrases::Scope;
use std::sync::Arc;

const PACK: &str = "[pack]\nname = \"我的\"\n[var.gift]\nlabel = \"赠品\"\n[var.address]\nlabel = \"地址\"\n\
    [[phrase]]\nid = \"x\"\ncode = \"zzz\"\ntitle = \"好评\"\ntext = \"五星好评返现5元\"\n\
    [[phrase]]\nid = \"y\"\ncode = \"yyy\"\ntitle = \"填的\"\ntext = \"给好评就送{gift}\"\n\
    [[phrase]]\nid = \"w\"\ncode = \"www\"\ntitle = \"最好\"\ntext = \"我们是全网最低价\"\n\
    [[phrase]]\nid = \"n\"\ncode = \"nnn\"\ntitle = \"核对\"\ntext = \"{buyer}您好，寄到{address}对吗\"\n\
    [[phrase]]\nid = \"p\"\ncode = \"ppp\"\ntitle = \"分段\"\ntext = \"\"\"\n亲，您好\n---\n五星好评返现5元\"\"\"\n";

fn recorded(shell: &mut Shell) -> Vec<Change> {
    let all = shell.saves().concat();
    all.into_iter().filter(|c| matches!(c, Change::CopiedAnyway { .. })).collect()
}

#[test]
fn r19_a_forbidden_reply_is_held_back_and_enter_does_not_let_it_out() {
    let mut shell = with_phrases(PACK);
    shell.asked();
    shell.press("zzz <enter>");
    assert!(shell.clipboard.is_empty());
    shell.shows(&["先别发", "E1", "五星好评返", "建议", "^C 仍然复制"]);
    let small = shell.small();
    assert!(small.contains("E1") && small.contains("^C"), "{small}");
    shell.press("<enter><space>");
    assert!(shell.clipboard.is_empty() && !shell.app.layers.is_empty());
    shell.press("<esc>");
    assert!(shell.clipboard.is_empty() && shell.app.layers.is_empty());
    assert!(recorded(&mut shell).is_empty());
}

#[test]
fn r19_copying_anyway_is_recorded() {
    let mut shell = with_phrases(PACK);
    shell.asked();
    shell.press("zzz <enter><c-c>");
    assert_eq!(shell.copied(), "五星好评返现5元");
    let changes = recorded(&mut shell);
    let [Change::CopiedAnyway { phrase, rule, words, .. }] = &changes[..] else {
        panic!("{changes:?}")
    };
    assert_eq!((phrase.as_str(), rule.as_str()), ("x", "E1"));
    assert!(words.contains("好评"), "{words}");
    let said = describe(shell.app.lang, &changes[0]);
    assert!(said.contains("E1") && said.contains("好评"), "{said}");
    // Seen is seen: undo has nothing to take back.
    shell.press("<c-z>");
    assert!(shell.is_warned());
}

#[test]
fn r19_the_order_in_hand_shows_what_was_copied_anyway() {
    let mut shell = with_phrases(PACK);
    shell.order("1", "小鹿", "围巾", 1, OrderState::Unpaid);
    let id = shell.stored("1").id;
    shell.press("<f3><home><c-k>zzz<enter><c-c>");
    assert_eq!(shell.clipboard.len(), 1);
    assert!(shell.app.layers.is_empty());
    let card = shell.store().order_card(id).unwrap().unwrap();
    let line = card.timeline.iter().find(|h| matches!(h.change, Change::CopiedAnyway { .. }));
    assert_eq!(line.unwrap().agent, "慧兰");
}

#[test]
fn r19_the_filled_text_counts_and_so_do_all_parts_and_the_whole_stack() {
    let mut shell = with_phrases(PACK);
    shell.press("yyy <enter>");
    shell.type_text("红包");
    shell.press("<enter>");
    assert!(shell.clipboard.is_empty());
    shell.shows(&["E1"]);
    shell.press("<esc><esc>ppp <enter>");
    shell.shows(&["E1"]);
    assert!(shell.clipboard.is_empty(), "not even the first part");
    shell.press("<c-c>");
    assert_eq!(shell.copied(), "亲，您好");
    shell.press("<enter>");
    assert_eq!(shell.copied(), "五星好评返现5元", "asked once");
    shell.press("<esc>nnn<c-x><c-u>zzz<c-x><enter>");
    shell.press("<c-u>a<tab>b<enter>");
    shell.shows(&["E1"]);
    assert_eq!(shell.clipboard.len(), 2);
}

#[test]
fn r19_a_warning_copies_and_says_so() {
    let mut shell = with_phrases(PACK);
    shell.press("www <enter>");
    assert_eq!(shell.copied(), "我们是全网最低价");
    shell.toasts(&["已复制", "W3", "全网最低"]);
    assert!(shell.is_warned());
    // Of several rules each is named.
    shell.toasts(&["还碰到 W1"]);
}

#[test]
fn r19_what_an_order_holds_is_no_placeholder_and_no_leak() {
    let mut shell = with_phrases(PACK);
    shell.press("nnn <enter>");
    shell.type_text("小***");
    shell.press("<tab>");
    shell.type_text("杭州 13812345678");
    shell.press("<enter>");
    assert_eq!(shell.copied(), "小***您好，寄到杭州 13812345678对吗");
    assert!(!shell.is_warned(), "{}", shell.toast());
}

#[test]
fn r19_the_rules_of_the_shop_hold() {
    let mut shell = with_phrases(PACK);
    let (rules, problems) = Rules::with("off = [\"E1\"]\n");
    assert!(problems.is_empty());
    shell.send(Msg::RulesLoaded(Arc::new(rules), None));
    shell.press("zzz <enter>");
    assert_eq!(shell.clipboard.len(), 1);
    shell.send(Msg::RulesLoaded(Arc::new(Rules::embedded()), Some("lint.toml 第 3 行".into())));
    shell.toasts(&["lint.toml"]);
}

#[test]
fn r19_a_text_is_checked_before_it_is_saved() {
    let shell = with_phrases(PACK);
    let found = |text: &str, scope| -> Vec<(String, Level)> {
        let caught = shell.app.lint_phrase(text, scope);
        caught.into_iter().map(|c| (c.rule, c.level)).collect()
    };
    assert_eq!(found("亲，打我电话13812345678", Scope::Shop), [("E5".into(), Level::Block)]);
    assert!(found("亲，打我电话13812345678", Scope::Personal).is_empty());
    assert!(found("亲，{buyer}您好，送您{gift}", Scope::Shop).is_empty());
    assert_eq!(found("亲，{nobody}您好", Scope::Shop), [("I2".into(), Level::Block)]);
}

#[test]
fn r19_the_form_of_a_phrase_says_what_is_forbidden_while_it_is_written() {
    let mut shell = with_phrases(PACK);
    shell.press("<f2><c-n>");
    shell.type_text("加好友");
    shell.press("<tab><tab>");
    shell.type_text("亲，这款有货");
    shell.hides(&["E4"]);
    shell.type_text("，加我微信聊");
    shell.shows(&["E4", "加我微信", "建议："]);
}

#[test]
fn b05_a_public_reply_comes_from_the_replies_for_reviews_and_is_noted() {
    let mut shell = Shell::new();
    shell.press("<f5><c-n>");
    shell.fill(&[("buyer", "气呼呼"), ("text", "太薄"), ("item", "围巾")]);
    shell.asked();
    shell.press("<a-k>");
    shell.shows(&["公开回复 气呼呼"]);
    let Some(Layer::Replies(pane)) = shell.app.layers.last() else { panic!() };
    assert!(pane.len() > 3);
    assert!((0..pane.len()).all(|n| &*pane.row(n).unwrap().0.category == "评价关怀"));
    let at = (0..pane.len())
        .position(|n| {
            let phrase = pane.row(n).unwrap().0;
            !phrase.text.contains('{') && phrase.variants.is_empty()
        })
        .unwrap();
    let title = pane.row(at).unwrap().0.title.clone();
    for _ in 0..at {
        shell.press("<down>");
    }
    shell.press("<enter>");
    assert_eq!(shell.clipboard.len(), 1);
    assert!(shell.app.layers.is_empty());
    let review = shell.app.board.reviews[0].clone();
    let contact = review.contacts.last().unwrap();
    assert_eq!((contact.channel, &contact.outcome), (Channel::Public, &title));
    assert_eq!(review.state, ReviewState::New, "the buyer was not reached");
    let about = Some(Ref::Review(review.id));
    let saved = shell.saves().concat();
    assert!(
        saved.iter().any(|c| matches!(c, Change::ReplyCopied { about: a, .. } if *a == about)),
        "{saved:?}"
    );
    shell.press("<enter>");
    shell.shows(&["公开回复", &title]);
    // The next Ctrl-K is an ordinary one.
    shell.press("<esc><c-k>");
    let Some(Layer::Replies(pane)) = shell.app.layers.last() else { panic!() };
    assert!(pane.answers.is_none());
}

#[test]
fn b05_a_public_reply_that_offers_money_is_held_back() {
    let mut shell = with_phrases(&PACK.replace("我的", "评价关怀"));
    shell.press("<f5><c-n>");
    shell.fill(&[("buyer", "气呼呼"), ("text", "太薄")]);
    shell.press("<a-k>zzz<enter>");
    shell.shows(&["E1"]);
    shell.press("<esc>");
    assert!(shell.clipboard.is_empty());
    assert!(shell.app.board.reviews[0].contacts.is_empty());
}
