//! Two agents urge the same buyers in two real consoles: each buyer gets one reminder.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute only")]

mod common;

use chaqi::domain::{Change, Money, OrderFields, OrderState};
use common::Console;
use common::shop::{Shop, now, order_key};

fn unpaid(number: &str, buyer: &str) -> Change {
    let fields = OrderFields {
        buyer: Some(buyer.into()),
        item: Some("羊毛围巾".into()),
        amount: Some(Money(100)),
        state: Some(OrderState::Unpaid),
        created: Some(now()),
        ..OrderFields::default()
    };
    Change::OrderAdded { key: order_key(number), fields }
}

fn urging(shop: &Shop, agent: &str, left: i64) -> Console {
    shop.agent(agent);
    let mut console = shop.console(100, 30);
    // All phrases are there, not only the first page.
    console.keys("cfhd");
    console.wait_for("催付：活动快结束");
    console.keys("<esc>");
    console.keys("<a-u>");
    console.wait_for(&format!("待催付 {left} "));
    console
}

#[test]
fn o10_two_consoles_urge_every_buyer_once() {
    let shop = Shop::of("晓月");
    let all = 3;
    for n in 1..=all {
        let orders =
            [format!("8810{n}"), format!("8820{n}")].map(|no| unpaid(&no, &format!("买家{n}号")));
        shop.save("晓月", orders.to_vec());
    }
    for done in 0..all {
        let mut day = urging(&shop, "晓月", all - done);
        let mut night = urging(&shop, "慧兰", all - done);
        // Both press at the same moment, on the same buyer.
        day.keys("<enter>");
        night.keys("<enter>");
        for console in [&day, &night] {
            console.wait_for(&format!("待催付 {} ", all - done - 1));
            console.wait_for(&format!("今日已催 {}", done + 1));
            console.wait_until("who did it", |s| s.contains("已复制") || s.contains("已经催过"));
        }
        let won = [&day, &night].iter().filter(|c| c.screen().contains("已复制")).count();
        assert_eq!(won, 1, "{}\n{}", day.screen(), night.screen());
        assert_eq!(shop.number("SELECT count(*) FROM claims"), done + 1);
        for console in [day, night] {
            console.quit();
        }
    }
    // One note and one flag per order, one reminder per buyer.
    for n in 1..=all {
        for number in [format!("8810{n}"), format!("8820{n}")] {
            assert_eq!(shop.notes(&number), ["催付"], "{number}");
        }
    }
    assert_eq!(shop.number("SELECT count(*) FROM orders WHERE flag = 'blue'"), 2 * all);
    assert_eq!(shop.number("SELECT count(*) FROM uses"), all);
    let buyers =
        "SELECT count(DISTINCT o.buyer) FROM uses u JOIN orders o ON u.about = 'order:' || o.id";
    assert_eq!(shop.number(buyers), all);
    assert_eq!(shop.texts("PRAGMA integrity_check"), ["ok"]);
}
