//! Reminders and promises: set, seen, done, put off, handed over, counted.

use crate::flow_support::{Shell, time};
use chaqi::app::{Effect, FILTERS, Layer, View};
use chaqi::domain::tally::Measure;
use chaqi::domain::{
    Change, OrderFields, OrderFilter, OrderState, Quiet, Ref, Reminder, ReminderKind, Repeat,
    SeverityClass,
};
use chrono::NaiveTime;

const NUMBER: &str = "2713800000000000102";

/// Orders view on the order to ship.
fn on_order() -> Shell {
    let mut shell = Shell::new();
    shell.three_orders();
    shell.press("<f3>");
    shell.type_text(NUMBER);
    shell.at("2026-11-21T21:00:00+08:00");
    shell.asked();
    shell
}

fn open(shell: &Shell) -> Vec<Reminder> {
    shell.store().open_reminders().unwrap()
}

fn rings(shell: &mut Shell) -> bool {
    shell.asked().contains(&Effect::Bell)
}

#[test]
fn m02_a_reminder_on_an_order_in_one_small_form() {
    let mut shell = on_order();
    shell.press("<c-r>");
    shell.type_text("周五11点");
    // What is understood is seen before it is saved: the evening of a Saturday.
    shell.shows(&["周五 11-27 11:00，还有 5 天"]);
    shell.press("<c-u>");
    shell.type_text("后来");
    shell.shows(&["看不懂这个时间"]);
    shell.press("<c-s>");
    assert!(open(&shell).is_empty(), "what is not understood is not saved");
    shell.press("<c-u>");
    shell.type_text("＋３０ｍ");
    shell.press("<c-s>");
    shell.toasts(&["提醒", "21:30"]);
    let reminders = open(&shell);
    let [reminder] = reminders.as_slice() else { panic!("{reminders:?}") };
    assert_eq!(reminder.due, time("2026-11-21T21:30:00+08:00"));
    assert_eq!(reminder.about, Some(Ref::Order(shell.key(NUMBER).id())));
    assert!(reminder.label.starts_with(NUMBER));
    assert!(!reminder.text.is_empty(), "what the order is about stands in for a text");
    assert_eq!(reminder.owner, "慧兰");

    shell.press("<f9>");
    shell.shows(&["提醒", NUMBER, "还剩 30 分钟"]);
    shell.press("<enter>");
    assert_eq!(shell.app.view, View::Orders);
    assert!(matches!(shell.app.layers.last(), Some(Layer::Card(_))), "Enter goes to the order");
    shell.shows(&["⏰ 提醒", "设提醒"]);
}

#[test]
fn m02_done_and_put_off_in_two_keys() {
    let mut shell = on_order();
    shell.press("<c-r>");
    shell.type_text("+30m");
    shell.press("<enter>");
    shell.type_text("问地址");
    shell.press("<c-s><f9>");
    shell.asked();
    shell.wait(31);
    assert!(rings(&mut shell));
    shell.toasts(&["到点", "问地址"]);
    shell.shows(&["超时", "问地址"]);
    shell.press("<a-s>2");
    shell.toasts(&["推后到 今天 22:01"]);
    shell.shows(&["还剩 30 分钟"]);
    shell.wait(10);
    assert!(!rings(&mut shell));
    shell.wait(21);
    assert!(rings(&mut shell), "it comes again");
    shell.press("<a-s>4");
    assert_eq!(open(&shell)[0].rings_at(), time("2026-11-22T09:00:00+08:00"));
    shell.press("<a-d><enter>");
    assert!(open(&shell).is_empty());
    shell.hides(&["问地址"]);
    // Undo brings it back as it was, put off.
    shell.press("<c-z>");
    assert_eq!(open(&shell)[0].rings_at(), time("2026-11-22T09:00:00+08:00"));
    shell.press("<c-z>");
    assert_eq!(open(&shell)[0].rings_at(), time("2026-11-21T22:01:00+08:00"));
}

#[test]
fn m02_a_monthly_visit_comes_again_and_a_loud_one_rings_again() {
    let mut shell = Shell::new();
    shell.press("<f9><c-n>");
    shell.fill(&[("due", "明天9点"), ("text", "回访小鹿"), ("repeat", "每月")]);
    shell.toasts(&["明天 09:00"]);
    shell.press("<c-n>");
    shell.fill(&[("due", "+10m"), ("text", "催仓库"), ("repeat", "响到处理")]);
    assert_eq!(open(&shell).len(), 2);
    assert_eq!(open(&shell)[0].repeat, Repeat::UntilDone);
    shell.asked();
    for (minutes, rung) in [(11, true), (5, false), (6, true), (10, true)] {
        shell.wait(minutes);
        assert_eq!(rings(&mut shell), rung, "after {minutes} more minutes");
    }
    shell.press("<home><a-d>");
    shell.type_text("仓库说明早发");
    shell.press("<enter>");
    shell.at("2026-11-22T09:30:00+08:00");
    shell.press("<a-d><enter>");
    shell.toasts(&["下次 12-22 09:00"]);
    assert_eq!(open(&shell).len(), 1);
    assert_eq!(open(&shell)[0].endings.len(), 1);
}

#[test]
fn m02_quiet_hours_ring_when_they_are_over() {
    let mut shell = Shell::new();
    let clock = |h| NaiveTime::from_hms_opt(h, 0, 0).unwrap();
    shell.app.settings.quiet = Some(Quiet { start: clock(21), end: clock(23) });
    shell.press("<c-r>");
    shell.fill(&[("due", "21:30"), ("text", "看一眼")]);
    shell.asked();
    shell.at("2026-11-21T21:40:00+08:00");
    assert!(!rings(&mut shell));
    // Something else is loaded meanwhile: the bell is not forgotten.
    shell.press("<f9>");
    shell.at("2026-11-21T22:59:00+08:00");
    assert!(!rings(&mut shell));
    shell.at("2026-11-21T23:00:00+08:00");
    assert!(rings(&mut shell));
}

#[test]
fn m05_what_comes_after_my_shift_is_for_the_next_one() {
    let mut shell = Shell::new();
    for (due, text) in [("22:00", "今晚的事"), ("明早9点", "早班的事")] {
        shell.press("<c-r>");
        shell.fill(&[("due", due), ("text", text)]);
    }
    let mut next = shell.colleague("晓月");
    next.press("<f9>");
    next.shows(&["早班的事"]);
    next.hides(&["今晚的事"]);
}

#[test]
fn m02_edit_delete_and_what_is_no_reminder() {
    let mut shell = Shell::new();
    shell.press("<f9><c-r>");
    shell.fill(&[("due", "22:00"), ("text", "看库存")]);
    shell.press("<c-e>");
    shell.fill(&[("due", "23:00")]);
    assert_eq!(open(&shell)[0].due, time("2026-11-21T23:00:00+08:00"));
    assert_eq!(open(&shell)[0].text, "看库存");
    shell.press("<c-d>");
    assert!(open(&shell).is_empty());
    shell.press("<c-z>");
    assert_eq!(open(&shell).len(), 1);
    // A review that is to be called is done in its own view.
    let fields = chaqi::domain::ReviewFields {
        at: Some(time("2026-11-18T09:00:00+08:00")),
        buyer: Some("气呼呼".into()),
        severity: Some(SeverityClass::B),
        ..chaqi::domain::ReviewFields::default()
    };
    let review = chaqi::domain::ReviewId(uuid::Uuid::from_u128(9));
    shell.save(vec![Change::ReviewLogged { review, fields }]);
    shell.press("<f9><home><a-d>");
    shell.toasts(&["按 Enter 去处理"]);
    assert!(shell.is_warned());
}

#[test]
fn o12_a_promise_is_seen_rings_ahead_and_is_counted() {
    let mut shell = on_order();
    shell.press("<a-p>");
    shell.shows(&["承诺买家", "按时发货"]);
    shell.type_text("23:00");
    shell.press("<c-s>");
    shell.toasts(&["已记下承诺", "今天 23:00"]);
    let promise = open(&shell).remove(0);
    assert_eq!((promise.kind, promise.text.as_str()), (ReminderKind::Promise, "按时发货"));
    // On the row and in the list of promises.
    shell.press("<esc>");
    shell.shows(&["⏰今天 23:00"]);
    let promised = FILTERS.iter().position(|(f, _)| *f == OrderFilter::Promised).unwrap();
    for _ in 0..promised {
        shell.press("<tab>");
    }
    shell.shows(&["有承诺 1/1"]);
    shell.asked();
    shell.wait(61);
    assert!(rings(&mut shell), "an hour ahead");
    shell.press("<f9>");
    shell.shows(&["承诺", "还剩 59 分钟"]);
    shell.wait(60);
    assert!(rings(&mut shell), "and when its time has come");
    shell.press("<f3>");
    shell.shows(&["⏰超时"]);
    // A later report says that it went out.
    let key = shell.key(NUMBER);
    let fields = OrderFields { state: Some(OrderState::Shipped), ..OrderFields::default() };
    shell.save(vec![Change::OrderImported { key, fields }]);
    shell.press("<f9>");
    shell.shows(&["（已发货）"]);
    shell.press("<a-d><enter>");
    assert_eq!(shell.field("outcome"), "已发货", "offered as kept");
    shell.press("<c-s>");
    shell.toasts(&["超时兑现"]);
    assert!(open(&shell).is_empty());
    let later = shell.now + chrono::TimeDelta::minutes(1);
    let rows = shell.store().activity(time("2026-11-21T00:00:00+08:00"), later).unwrap();
    let ends: Vec<&str> =
        rows.iter().filter(|r| r.measure == Measure::Promises).map(|r| r.detail.as_str()).collect();
    assert_eq!(ends, ["late"]);
}

#[test]
fn o12_promises_stand_in_the_handover_by_themselves() {
    let mut shell = on_order();
    shell.press("<a-p>");
    shell.type_text("周五");
    shell.press("<c-s><f4><s-tab>");
    while shell.app.handover.pane != chaqi::app::Pane::Draft {
        shell.press("<tab>");
    }
    shell.shows(&["按时发货"]);
    let items = &shell.app.handover.draft.items;
    let about: Vec<_> = items.iter().filter_map(|i| i.about).collect();
    let promise = open(&shell).remove(0);
    assert!(about.contains(&Ref::Reminder(promise.id)), "{about:?}");
    // Kept: it is gone from there.
    shell.press("<f9><end><a-d><c-s><f4>");
    assert!(
        !shell.app.handover.draft.items.iter().any(|i| i.about == Some(Ref::Reminder(promise.id)))
    );
}

#[test]
fn o12_marked_orders_are_promised_together_and_a_half_written_one_survives() {
    let mut shell = Shell::new();
    shell.three_orders();
    shell.press("<f3><home><c-x><c-x><a-p>");
    shell.shows(&["2 单"]);
    shell.type_text("明早9点");
    let draft = shell.draft.clone().unwrap();
    shell.press("<esc>");
    let mut again = shell.twin();
    again.send(chaqi::app::Msg::DraftFound(draft));
    again.press("<enter><c-s>");
    assert_eq!(open(&again).len(), 2);
    assert!(open(&shell).is_empty());
}
