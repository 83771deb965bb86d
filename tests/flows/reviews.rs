//! Bad reviews: log, worst first, contact, progress.

use crate::flow_support::{Shell, time};
use chaqi::app::Layer;
use chaqi::domain::{
    Change, Channel, Money, Rating, Review, ReviewFields, ReviewId, ReviewState, SeverityClass,
};
use uuid::Uuid;

const ID: ReviewId = ReviewId(Uuid::from_u128(9));

fn logged(shell: &mut Shell, n: u128, buyer: &str, class: SeverityClass, at: &str) {
    let fields = ReviewFields {
        at: Some(time(at)),
        buyer: Some(buyer.into()),
        text: Some(format!("{buyer}：颜色不一样")),
        item: Some("羊毛围巾".into()),
        severity: Some(class),
        phone: Some("13800138000".into()),
        ..ReviewFields::default()
    };
    shell.save(vec![Change::ReviewLogged { review: ReviewId(Uuid::from_u128(n)), fields }]);
}

fn with_one() -> Shell {
    let mut shell = Shell::new();
    logged(&mut shell, 9, "气呼呼", SeverityClass::B, "2026-11-21T09:00:00+08:00");
    shell.press("<f5>");
    shell.asked();
    shell
}

fn stored(shell: &Shell) -> Review {
    shell.store().review(ID).unwrap().unwrap()
}

/// What the chooser of the next state offers.
fn offered(shell: &Shell) -> Vec<String> {
    let Some(Layer::Chooser(chooser)) = shell.app.layers.last() else { return Vec::new() };
    chooser.options.iter().map(|o| o.code.clone()).collect()
}

#[test]
fn b01_a_review_by_one_form() {
    let mut shell = Shell::new();
    shell.press("<f5>");
    shell.shows(&["没有中差评"]);
    shell.press("<c-n>");
    shell.fill(&[
        ("buyer", "气呼呼"),
        ("text", "颜色不一样"),
        ("severity", "严重"),
        ("rating", "中评"),
        ("reason", "色差"),
        ("order", "２７１３８００１"),
        ("item", "羊毛围巾"),
        ("phone", "13800138000"),
        ("at", "昨天"),
    ]);
    if !shell.app.layers.is_empty() {
        // “昨天” is no time of a review here: as lists write it.
        shell.press("<c-u>");
        shell.type_text("2026-11-20 21:30");
        shell.press("<c-s>");
    }
    shell.toasts(&["气呼呼"]);
    let reviews = shell.store().reviews().unwrap();
    assert_eq!(reviews.len(), 1);
    let review = &reviews[0];
    assert_eq!((review.severity, review.rating), (SeverityClass::A, Rating::Neutral));
    assert_eq!((review.order.as_str(), review.reason.as_str()), ("27138001", "色差"));
    assert_eq!(review.at.date_naive().to_string(), "2026-11-20");
    assert_eq!(review.state, ReviewState::New);
    shell.shows(&["气呼呼", "颜色不一样", "138****8000"]);
    shell.hides(&["13800138000"]);
}

#[test]
fn b01_without_a_time_it_is_now_and_buyer_and_text_are_needed() {
    let mut shell = Shell::new();
    shell.press("<f5><c-n>");
    shell.fill(&[("buyer", "气呼呼")]);
    assert!(!shell.app.layers.is_empty());
    let Some(Layer::Form(form)) = shell.app.layers.last() else { panic!() };
    assert_eq!(form.fields[form.focus].name, "text");
    shell.type_text("太薄");
    shell.press("<c-s>");
    let reviews = shell.store().reviews().unwrap();
    assert_eq!((reviews[0].at, reviews[0].severity), (shell.now, SeverityClass::B));
}

#[test]
fn b01_the_order_in_hand_is_offered() {
    let mut shell = Shell::new();
    shell.three_orders();
    shell.press("<f3><home><enter><esc><f5><c-n>");
    shell.shows(&["春天的风", "2713800000000000103", "毛线帽 米白"]);
}

#[test]
fn b01_another_buyers_review_does_not_keep_the_order_in_hand() {
    let mut shell = Shell::new();
    shell.order("1", "小鱼", "羊毛围巾", 1, chaqi::domain::OrderState::Done);
    shell.press("<f3><home><enter><esc><f5><c-n>");
    assert_eq!([shell.field("buyer"), shell.field("order")], ["小鱼", "1"]);
    shell.press("<c-u>");
    shell.type_text("气呼呼");
    assert_eq!([shell.field("order"), shell.field("item")], ["", ""]);
    // The own one again: so is the order.
    shell.press("<c-u>");
    shell.type_text("小鱼");
    assert_eq!([shell.field("order"), shell.field("item")], ["1", "羊毛围巾"]);
    // What was written by hand stays.
    shell.go_to_field("item");
    shell.press("<c-u>");
    shell.type_text("帽子");
    shell.go_to_field("buyer");
    shell.press("<c-u>");
    shell.type_text("小雨");
    assert_eq!([shell.field("order"), shell.field("item")], ["", "帽子"]);
}

#[test]
fn b02_worst_first_with_its_clock() {
    let mut shell = Shell::new();
    logged(&mut shell, 1, "轻的", SeverityClass::C, "2026-11-18T09:00:00+08:00");
    logged(&mut shell, 2, "早的", SeverityClass::A, "2026-11-19T19:05:00+08:00");
    logged(&mut shell, 3, "晚的", SeverityClass::A, "2026-11-21T18:05:00+08:00");
    logged(&mut shell, 4, "完了", SeverityClass::A, "2026-11-10T18:05:00+08:00");
    let review = ReviewId(Uuid::from_u128(4));
    for to in [ReviewState::Contacting, ReviewState::Deleted] {
        shell.save(vec![Change::ReviewProgressed { review, to, until: None }]);
    }
    shell.press("<f5>");
    let order: Vec<String> = shell
        .app
        .reviews
        .rows
        .iter()
        .map(|r| shell.app.review(*r).unwrap().buyer.clone())
        .collect();
    assert_eq!(order, ["早的", "晚的", "轻的", "完了"]);
    shell.shows(&["超时 1 小时", "还剩 46 小时", "10:00-11:00"]);
    // The tab counts what is late, and so does the strip.
    shell.shows(&["·2", "已超时"]);
}

#[test]
fn b02_found_by_any_part() {
    let mut shell = with_one();
    logged(&mut shell, 2, "小鱼", SeverityClass::A, "2026-11-21T10:00:00+08:00");
    for (query, found) in
        [("气呼呼", 1), ("qhh", 1), ("颜色", 2), ("围巾", 2), ("a", 1), ("没有", 0)]
    {
        shell.press("<esc>");
        shell.type_text(query);
        assert_eq!(shell.app.list_len(), found, "{query}");
    }
}

#[test]
fn b03_a_contact_attempt() {
    let mut shell = with_one();
    shell.press("<c-t>");
    shell.shows(&["气呼呼"]);
    shell.fill(&[
        ("channel", "电话"),
        ("outcome", "没接，晚上再打"),
        ("next", "明早10点"),
        ("cost", "5.50"),
    ]);
    assert!(!shell.is_warned(), "{}", shell.toast());
    let review = stored(&shell);
    assert_eq!(review.state, ReviewState::Contacting);
    let contact = &review.contacts[0];
    assert_eq!((contact.channel, contact.cost), (Channel::Phone, Some(Money(550))));
    assert_eq!(contact.next, Some(time("2026-11-22T10:00:00+08:00")));
    shell.shows(&["电话", "没接，晚上再打", "5.50", "联系中", "还剩 13 小时"]);
    // A call window of the config is one key away.
    shell.press("<c-t>");
    shell.go_to_field("next");
    shell.press("<down>");
    shell.shows(&["10:00"]);
    shell.press("<esc>");

    // A time that can't be read: the form points at it and keeps the rest.
    shell.press("<c-t>");
    shell.go_to_field("next");
    shell.press("<c-u>");
    shell.fill(&[("outcome", "又没接"), ("next", "改天吧")]);
    shell.shows(&["时间不对", "又没接"]);
    assert_eq!(stored(&shell).contacts.len(), 1);
}

#[test]
fn b04_only_the_next_steps_are_offered() {
    let mut shell = with_one();
    shell.press("<c-f>");
    assert_eq!(offered(&shell), ["contacting"]);
    shell.press("<enter><c-f>");
    assert_eq!(offered(&shell), ["promised", "waiting", "changed", "deleted", "refused"]);
    shell.press("<esc>");
    assert_eq!(stored(&shell).state, ReviewState::Contacting);
    shell.press("<c-f> 3");
    assert_eq!(stored(&shell).state, ReviewState::Changed);
    shell.shows(&["已修改"]);
    // Changed is final.
    shell.press("<c-f>");
    assert!(shell.app.layers.is_empty() && shell.is_warned());
    shell.press("<c-t>");
    assert!(shell.app.layers.is_empty() && shell.is_warned());
    shell.press("<c-z>");
    assert_eq!(stored(&shell).state, ReviewState::Contacting);
}

#[test]
fn b04_a_jump_that_became_illegal_meanwhile_is_refused() {
    let mut shell = with_one();
    shell.press("<c-f><enter><c-f>");
    // Another agent settles it while the menu is open.
    let change = Change::ReviewProgressed { review: ID, to: ReviewState::Deleted, until: None };
    shell.save(vec![change]);
    shell.press("1");
    if let Some(Layer::Form(_)) = shell.app.layers.last() {
        shell.type_text("明早9点");
        shell.press("<enter>");
    }
    assert!(shell.is_warned());
    assert_eq!(stored(&shell).state, ReviewState::Deleted);
}

#[test]
fn b04_a_promise_has_its_time() {
    let mut shell = with_one();
    shell.press("<c-f><enter><c-f>");
    shell.type_text("承");
    assert!(matches!(shell.app.layers.last(), Some(Layer::Form(_))));
    shell.press("<c-s>");
    assert!(!shell.app.layers.is_empty(), "a promise without a time");
    shell.type_text("周五11点");
    shell.press("<enter>");
    let review = stored(&shell);
    assert_eq!(review.state, ReviewState::Promised);
    assert_eq!(review.until, Some(time("2026-11-27T11:00:00+08:00")));
    shell.shows(&["承诺修改", "11-27 11:00", "还剩 5 天"]);
    // It is due then.
    shell.at("2026-11-27T11:30:00+08:00");
    shell.press("<f9>");
    shell.shows(&["气呼呼", "超时 30 分钟"]);
}

#[test]
fn b04_the_committed_word_is_the_state_it_says() {
    for (word, state) in [
        ("已修改", ReviewState::Changed),
        ("已删除", ReviewState::Deleted),
        ("已拒绝", ReviewState::Refused),
    ] {
        let mut shell = with_one();
        shell.press("<c-f><enter><c-f>");
        shell.type_text(word);
        assert_eq!(stored(&shell).state, state, "{word}");
        assert_eq!(shell.app.query().text(), "", "{word}");
    }
}

#[test]
fn b04_a_refusal_is_reopened_by_a_contact() {
    let mut shell = with_one();
    shell.press("<c-f><enter><c-f> 5");
    assert_eq!(stored(&shell).state, ReviewState::Refused);
    shell.press("<c-t>");
    shell.fill(&[("outcome", "答应再看看")]);
    assert_eq!(stored(&shell).state, ReviewState::Contacting);
}

#[test]
fn the_clock_of_48_hours_runs_from_the_last_attempt() {
    let mut shell = with_one();
    shell.shows(&["还剩 36 小时"]);
    shell.at("2026-11-23T08:30:00+08:00");
    shell.shows(&["还剩 30 分钟"]);
    shell.at("2026-11-23T10:00:00+08:00");
    shell.shows(&["超时 1 小时"]);
    shell.press("<c-t>");
    shell.fill(&[("outcome", "留言了")]);
    shell.shows(&["还剩 48 小时"]);
}

#[test]
fn a_line_for_the_work_group() {
    let mut shell = with_one();
    shell.press("<c-t>");
    shell.fill(&[("outcome", "让打13912345678")]);
    shell.press("<c-c>");
    for part in ["气呼呼", "颜色不一样", "一般", "联系中", "羊毛围巾"] {
        assert!(shell.copied().contains(part), "{part}: {}", shell.copied());
    }
    assert!(!shell.copied().contains("13912345678"), "{}", shell.copied());
    assert!(!shell.copied().contains("  "), "{}", shell.copied());
    shell.toasts(&["气呼呼"]);
}

#[test]
fn edited_deleted_and_brought_back() {
    let mut shell = with_one();
    shell.press("<c-e>");
    shell.fill(&[("text", "，还起球")]);
    assert_eq!(stored(&shell).text, "气呼呼：颜色不一样，还起球");
    assert_eq!(stored(&shell).at, time("2026-11-21T09:00:00+08:00"), "its time stays");
    shell.press("<c-d>");
    shell.toasts(&["气呼呼", "撤销"]);
    assert!(shell.store().reviews().unwrap().is_empty());
    shell.press("<c-z>");
    shell.shows(&["还起球"]);
}

#[test]
fn its_card_follows_what_is_done_on_it() {
    let mut shell = with_one();
    shell.press("<enter>");
    shell.shows(&["颜色不一样", "未处理"]);
    shell.press("<c-t>");
    shell.fill(&[("outcome", "留言了")]);
    assert!(matches!(shell.app.layers.last(), Some(Layer::Card(_))));
    shell.shows(&["留言了", "联系中"]);
    shell.press("<c-d>");
    assert!(shell.app.layers.is_empty());
}
