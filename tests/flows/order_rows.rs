//! What rows, strip and card of an order say of it.

use crate::flow_support::Shell;
use chaqi::domain::{Change, Colour, OrderFields, OrderKey, Platform};

#[test]
fn o05_strip_card_and_page_show_the_flag_that_a_note_was_written_under() {
    let mut shell = Shell::on_orders();
    shell.press("<c-f> r <c-t>");
    shell.type_text("要发票");
    shell.press("<enter>");
    shell.press("<c-f> b");
    shell.shows(&["要发票 慧兰", "[红]"]);
    shell.press("<enter>");
    shell.shows(&["备注：要发票 [红]"]);
    shell.press("<esc><a-b>");
    shell.shows(&["备注：要发票 [红]"]);
}

#[test]
fn o01_an_order_of_another_shop_by_form() {
    let mut shell = Shell::new();
    shell.press("<f3><c-n>");
    assert_eq!(shell.field("shop"), shell.app.settings.shop);
    shell.go_to_field("shop");
    shell.press("<c-u>");
    shell.fill(&[("number", "2713800000000000501"), ("buyer", "小鱼爱吃糖"), ("shop", "二店")]);
    let own = shell.key("2713800000000000501");
    let key = OrderKey { shop: "二店".into(), ..own.clone() };
    assert!(shell.store().order(key.id()).unwrap().is_some());
    // The same number is another order in the own shop, which is meant when none is named.
    shell.press("<c-n>");
    shell.go_to_field("shop");
    shell.press("<c-u>");
    shell.fill(&[("number", "2713800000000000501"), ("buyer", "春天的风")]);
    assert_eq!(shell.stored("2713800000000000501").buyer, "春天的风");
    let screen = shell.small();
    let rows: Vec<&str> = screen.lines().filter(|line| line.contains("0501")).collect();
    assert_eq!(rows.iter().filter(|row| row.contains("二店")).count(), 1, "{screen}");
}

#[test]
fn o03_a_label_of_pinduoduo_is_on_the_card() {
    let mut shell = Shell::on_orders();
    let number = "261121-123456789012345";
    let key = OrderKey { platform: Platform::Pdd, ..shell.key(number) };
    let fields = OrderFields { buyer: Some("阿青".into()), ..OrderFields::default() };
    let flag = (Some(Colour::Red), "送袜子".to_owned());
    shell.save(vec![
        Change::OrderAdded { key: key.clone(), fields },
        Change::OrderFlagged { key, flag: flag.0, label: flag.1 },
    ]);
    shell.press("<home>");
    let screen = shell.small();
    assert!(screen.lines().any(|row| row.contains("阿青") && row.contains("拼多多")), "{screen}");
    shell.press("<enter>");
    let screen = shell.small();
    assert!(screen.contains("送袜子"), "{screen}");
}

#[test]
fn o01_cash_on_delivery_is_paid_at_the_door() {
    let mut shell = Shell::new();
    shell.press("<f3><c-n>");
    shell.fill(&[("number", "27"), ("state", "待发货"), ("cod", "是")]);
    assert_eq!(shell.stored("27").paid, None);
    shell.wait(5);
    shell.press("<c-e>");
    shell.fill(&[("state", "交易成功")]);
    assert_eq!(shell.stored("27").paid, Some(shell.now));

    // What is not paid at the door after all has been paid.
    shell.press("<c-n>");
    shell.fill(&[("number", "28"), ("state", "待发货"), ("cod", "是")]);
    shell.press("<c-e>");
    shell.fill(&[("cod", "否")]);
    assert_eq!(shell.stored("28").paid, Some(shell.now));
}

#[test]
fn o12_a_promise_does_not_hide_the_other_marks_of_a_row() {
    let mut shell = Shell::new();
    shell.press("<f3><c-n>");
    shell.fill(&[("number", "27"), ("buyer", "小鱼"), ("state", "待发货"), ("cod", "是")]);
    shell.press("<a-p>");
    shell.fill(&[("due", "明天 18:00"), ("text", "明天发出")]);
    let screen = shell.screen(80, 24);
    let row = screen.lines().find(|line| line.contains("小鱼")).unwrap();
    assert!(row.contains("到付 ⏰"), "{screen}");
}

#[test]
fn o07_what_brought_a_row_here_stands_behind_its_marks() {
    let mut shell = Shell::new();
    shell.press("<f3><c-n>");
    shell.fill(&[
        ("number", "2713800000000000501"),
        ("buyer", "小鱼"),
        ("state", "待发货"),
        ("cod", "是"),
    ]);
    shell.press("<c-t>");
    shell.type_text("发顺丰");
    shell.press("<enter>");
    shell.wait(1);
    shell.type_text("00000501");
    shell.asked();
    let screen = shell.small();
    assert!(screen.lines().any(|row| row.contains("小鱼") && row.contains("到付")), "{screen}");
    // The name of the own shop finds nothing: every order has it.
    shell.press("<esc>");
    shell.type_text(&shell.app.settings.shop.clone());
    shell.asked();
    shell.shows(&["没找到订单"]);
}

#[test]
fn o15_discounts_together_are_no_more_than_the_order() {
    let mut shell = Shell::on_orders();
    for (amount, taken) in [("50", true), ("30", false), ("29", true)] {
        shell.press("<a-y><c-u>");
        shell.fill(&[("amount", amount)]);
        assert_eq!(shell.app.layers.is_empty(), taken, "{amount}");
        shell.press("<esc><esc>");
    }
    assert_eq!(shell.stored("2713800000000000103").discount, chaqi::domain::Money(7_900));
    // Nor can it cost less afterwards.
    shell.press("<c-e>");
    shell.go_to_field("amount");
    shell.press("<c-u>");
    shell.fill(&[("amount", "78.99")]);
    shell.shows(&["已经优惠 79.00"]);
    shell.press("<c-u>");
    shell.fill(&[("amount", "79")]);
    assert!(shell.app.layers.is_empty());
}

#[test]
fn o10_the_list_of_those_to_urge_names_another_shop() {
    let mut shell = Shell::on_orders();
    let key = OrderKey { shop: "二店".into(), ..shell.key("2713800000000000777") };
    let fields = OrderFields { buyer: Some("阿青".into()), ..OrderFields::default() };
    shell.save(vec![Change::OrderAdded { key, fields }]);
    shell.press("<a-u>");
    shell.asked();
    let screen = shell.screen(80, 24);
    assert!(screen.lines().any(|row| row.contains("阿青") && row.contains("二店")), "{screen}");
}
