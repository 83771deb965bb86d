//! Macros: several things by one key, taken back by one undo.

use crate::flow_support::Shell;
use chaqi::app::{ActId, Layer, Macro};
use chaqi::domain::{Change, Colour, OrderState};

const ADDRESS: &str = "2713800000000000101";

fn with(macros: Vec<Macro>) -> Shell {
    let mut shell = Shell::new();
    shell.three_orders();
    shell.app.settings.macros = macros;
    shell.press("<f3><end>");
    shell.asked();
    shell
}

fn address() -> Macro {
    Macro {
        name: "改地址".into(),
        reply: "urge-silent-order".into(),
        note: "改地址：{text}".into(),
        flag: Some(Colour::Red),
        remind: "+2h".into(),
    }
}

fn run(shell: &mut Shell, name: &str) {
    shell.press("<c-p>");
    shell.type_text(name);
    shell.press("<enter>");
}

#[test]
fn o11_one_key_does_it_all_and_one_undo_takes_it_back() {
    let mut shell = with(vec![address()]);
    run(&mut shell, "gaidizhi");
    // What is not known is asked in one form, the note's words too.
    assert!(matches!(shell.app.layers.last(), Some(Layer::Form(_))));
    shell.shows(&["改地址 小鱼爱吃糖", "羊毛围巾 驼色"]);
    shell.fill(&[("text", "改到杭州")]);
    assert!(shell.copied().contains("羊毛围巾 驼色"), "{}", shell.copied());
    shell.toasts(&["已复制", "宏“改地址”"]);
    let order = shell.stored(ADDRESS);
    assert_eq!(order.flag, Some(Colour::Red));
    assert_eq!(order.notes[0].text, "改地址：改到杭州");
    let saves = shell.saves();
    let reminders: Vec<_> = saves[0]
        .iter()
        .filter_map(|c| match c {
            Change::ReminderSet { fields, .. } => Some(fields),
            _ => None,
        })
        .collect();
    assert_eq!(reminders.len(), 1);
    assert_eq!(reminders[0].due, Some(shell.now + chrono::TimeDelta::hours(2)));
    assert_eq!(reminders[0].text.as_deref(), Some("改地址：改到杭州"));
    shell.press("<c-z>");
    let order = shell.stored(ADDRESS);
    assert_eq!((order.flag, order.notes.len()), (None, 0));
    assert!(shell.app.board.reminders.is_empty());
}

#[test]
fn o11_marked_orders_are_all_done() {
    let mut one = address();
    one.note = "缺货 {date}".into();
    one.reply = String::new();
    let mut shell = with(vec![one]);
    shell.press("<home><c-x><c-x>");
    run(&mut shell, "改地址");
    shell.toasts(&["宏“改地址”已完成", "2 单"]);
    assert!(shell.clipboard.is_empty());
    let flagged: Vec<_> = ["2713800000000000102", "2713800000000000103"]
        .map(|number| (shell.stored(number).flag, shell.stored(number).notes.len()))
        .to_vec();
    assert_eq!(flagged, [(Some(Colour::Red), 1), (Some(Colour::Red), 1)]);
    assert_eq!(shell.stored(ADDRESS).flag, None);
    assert!(shell.app.orders.marked.is_empty());
}

#[test]
fn o11_what_tells_of_one_is_not_written_on_another() {
    let mut one = address();
    one.note = "催仓库 {item}".into();
    one.reply = String::new();
    let mut shell = with(vec![one]);
    shell.press("<home><c-x><c-x>");
    run(&mut shell, "改地址");
    shell.toasts(&["一单一单来"]);
    shell.app.settings.macros[0].note = "缺货 {buyer}".into();
    run(&mut shell, "改地址");
    shell.toasts(&["一位一位来"]);
    shell.app.settings.macros[0].note = "缺货".into();
    shell.app.settings.macros[0].reply = "urge-silent-order".into();
    run(&mut shell, "改地址");
    shell.toasts(&["一位一位来"]);
    assert!(shell.saves().is_empty() && shell.clipboard.is_empty());
    // Without a reply each gets a reminder with its own buyer.
    shell.app.settings.macros[0].reply = String::new();
    run(&mut shell, "改地址");
    let mut labels: Vec<String> =
        shell.app.board.reminders.iter().map(|r| r.label.clone()).collect();
    labels.sort();
    let buyers = ["2713800000000000102", "2713800000000000103"].map(|n| shell.stored(n).buyer);
    assert_eq!(labels.len(), 2);
    for (label, buyer) in labels.iter().zip(buyers) {
        assert!(label.ends_with(&buyer), "{label} / {buyer}");
    }
}

#[test]
fn o11_a_key_runs_it_in_any_view_on_the_order_in_hand() {
    let mut shell = with(vec![Macro {
        note: "催发货".into(),
        remind: String::new(),
        reply: String::new(),
        ..address()
    }]);
    let keys = chaqi::app::keys::KeyMap::default().with_macros([("改地址", "alt-m")]).unwrap();
    shell.rekey(keys);
    assert_eq!(shell.app.keys().key_of(ActId::Macro(0)).unwrap().to_string(), "Alt-M");
    shell.press("<f2><a-m>");
    assert!(shell.is_warned(), "no order in hand");
    shell.wait(1);
    shell.press("<f3><end><enter><esc><f2><a-m>");
    assert_eq!(shell.stored(ADDRESS).notes[0].text, "催发货");
    // On its card, too.
    shell.press("<f3><home><enter><a-m>");
    assert_eq!(shell.stored(ADDRESS).notes.len(), 2, "touched last, it stands first");
}

#[test]
fn o11_a_reserved_flag_is_asked_about_and_a_lost_phrase_named() {
    let mut shell = with(vec![Macro {
        note: String::new(),
        reply: String::new(),
        remind: String::new(),
        ..address()
    }]);
    let key = shell.key(ADDRESS);
    shell.save(vec![Change::OrderFlagged { key, flag: Some(Colour::Blue), label: String::new() }]);
    shell.press("<end>");
    run(&mut shell, "改地址");
    shell.shows(&["已催付"]);
    shell.press("<esc>");
    assert_eq!(shell.stored(ADDRESS).flag, Some(Colour::Blue));
    run(&mut shell, "改地址");
    shell.press("<enter>");
    assert_eq!(shell.stored(ADDRESS).flag, Some(Colour::Red));

    let mut shell = with(vec![Macro { reply: "nowhere".into(), ..address() }]);
    run(&mut shell, "改地址");
    shell.toasts(&["nowhere"]);
    assert!(shell.saves().is_empty());
    let mut shell = with(vec![Macro {
        remind: "今天8点".into(),
        note: String::new(),
        reply: String::new(),
        ..address()
    }]);
    run(&mut shell, "改地址");
    shell.toasts(&["今天8点", "什么都没做"]);
    assert_eq!(shell.stored(ADDRESS).flag, None);
    shell.order("9", "新", "x", 1, OrderState::Unpaid);
}
