//! Reminders, promises, buyers and discounts through the commands.

#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute only")]

mod cli_common;

use cli_common::Home;
use serde_json::Value;

fn with_order() -> Home {
    let home = Home::shop();
    home.ok(&[
        "order",
        "add",
        "--number",
        "27130001",
        "--buyer",
        "小鹿",
        "--item",
        "青瓷盖碗",
        "--amount",
        "100",
        "--state",
        "to-ship",
    ]);
    home
}

fn list(home: &Home) -> Vec<Value> {
    home.json(&["remind", "list"]).as_array().unwrap().clone()
}

#[test]
fn a_reminder_is_set_put_off_and_done() {
    let home = with_order();
    assert!(list(&home).is_empty());
    let set = home.json(&["remind", "add", "27130001", "+30m", "问", "地址"]);
    assert_eq!((&set["kind"], &set["number"]), (&"reminder".into(), &"27130001".into()));
    assert_eq!((&set["text"], &set["owner"]), (&"问 地址".into(), &"慧兰".into()));
    assert_eq!((&set["open"], &set["late"]), (&true.into(), &false.into()));
    home.json(&["remind", "add", "-", "明早9点", "看库存", "--repeat", "每天", "--owner", ""]);
    assert_eq!(list(&home).len(), 2);
    // Nothing to say of nothing, and nothing in the past.
    home.run(&["remind", "add", "-", "+1h"]).failed(2, &["empty"]);
    home.run(&["remind", "add", "-", "2020-01-01 09:00", "晚了"]).failed(2, &["past"]);
    home.run(&["remind", "add", "404", "+1h", "x"]).failed(3, &["404"]);
    assert_eq!(list(&home).len(), 2);

    let id = set["id"].as_str().unwrap();
    // The time comes last in ids of one moment: take all of it.
    let later = home.json(&["remind", "snooze", id, "+2h"]);
    assert_eq!(later["due"], set["due"], "what is due stays due then");
    assert_ne!(later["rings"], set["rings"]);
    let done = home.json(&["remind", "done", id, "--outcome", "已核对"]);
    assert_eq!((&done["open"], &done["endings"][0]["outcome"]), (&false.into(), &"已核对".into()));
    assert_eq!(list(&home).len(), 1);
    // What recurs comes again.
    let daily = list(&home)[0]["id"].as_str().unwrap().to_owned();
    let again = home.json(&["remind", "done", &daily]);
    assert_eq!((&again["open"], &again["repeat"]), (&true.into(), &"daily".into()));
    assert_eq!(again["endings"].as_array().unwrap().len(), 1);
    home.run(&["remind", "done", "ffffffff"]).failed(3, &["ffffffff"]);
    home.run(&["remind", "done", &daily, "--broken"]).failed(2, &["no promise"]);
    // Undo brings the first one back.
    home.ok(&["undo"]);
    home.ok(&["undo"]);
    assert_eq!(list(&home).len(), 2);
    let table = home.ok(&["remind", "list"]).out;
    assert!(table.contains("问 地址") && table.contains("27130001 小鹿"), "{table}");
}

#[test]
fn a_promise_is_listed_handed_over_and_recorded() {
    let home = with_order();
    home.run(&["remind", "add", "-", "周五", "发货", "--promise"]).failed(2, &["promise"]);
    let promise = home.json(&["remind", "add", "27130001", "+2h", "今天发", "--promise"]);
    assert_eq!(promise["kind"], "promise");
    assert!(promise["rings"].as_str() < promise["due"].as_str(), "an hour ahead");
    let promised = home.json(&["order", "list", "--filter", "promised"]);
    assert_eq!(promised[0]["number"], "27130001");
    let draft = home.ok(&["handover", "draft"]).out;
    assert!(draft.contains("今天发"), "{draft}");
    assert_eq!(home.json(&["remind", "list", "--promises"]).as_array().unwrap().len(), 1);
    home.run(&["remind", "list", "--late"]).failed(3, &["no reminders"]);
    home.ok(&["order", "edit", "27130001", "--state", "shipped"]);
    assert_eq!(list(&home)[0]["shipped"], true);
    let id = promise["id"].as_str().unwrap();
    let kept = home.json(&["remind", "done", id]);
    assert_eq!(kept["endings"][0]["late"], false);
    let total = &home.json(&["tally"])["total"];
    assert_eq!((&total["promises"], &total["promises_by"]["kept"]), (&1.into(), &1.into()));
    home.run(&["order", "list", "--filter", "promised"]).failed(3, &[]);
    let history = home.ok(&["history", "27130001"]).out;
    assert!(!history.is_empty());
}

#[test]
fn the_buyers_page_groups_and_notes() {
    let home = with_order();
    home.ok(&[
        "order", "add", "--number", "27130002", "--buyer", "小鹿", "--amount", "9.90", "--state",
        "done",
    ]);
    let page = home.json(&["buyer", "show", "小鹿"]);
    assert_eq!((&page["order_count"], &page["paid"]), (&2.into(), &"109.90".into()));
    assert_eq!(page["returning"], true);
    home.ok(&["buyer", "group", "小鹿", "vip"]);
    home.ok(&["buyer", "group", "小鹿", "难缠"]);
    home.ok(&["buyer", "note", "小鹿", "爱问尺码", "13812345678"]);
    home.ok(&["review", "add", "--buyer", "小鹿", "--text", "色差"]);
    home.ok(&["remind", "add", "27130001", "+1d", "回访"]);
    let page = home.json(&["buyer", "show", "小鹿"]);
    assert_eq!(page["groups"], serde_json::json!(["difficult", "vip"]));
    assert_eq!(page["notes"][0]["text"], "爱问尺码 138****5678");
    assert_eq!(page["reviews"].as_array().unwrap().len(), 1);
    assert_eq!(page["reminders"][0]["text"], "回访");
    home.ok(&["buyer", "group", "小鹿", "vip", "--off"]);
    assert_eq!(home.json(&["buyer", "show", "小鹿"])["groups"], serde_json::json!(["difficult"]));
    let text = home.ok(&["buyer", "show", "小鹿"]).out;
    assert!(text.contains("Difficult buyer") && text.contains("Returning"), "{text}");
    home.run(&["buyer", "group", "小鹿", "批发"]).failed(2, &["批发", "VIP"]);
    home.run(&["buyer", "show", "没有这人"]).failed(3, &["没有这人"]);
}

#[test]
fn a_discount_above_the_limit_needs_a_name() {
    let home = with_order();
    let order = home.json(&["order", "discount", "27130001", "12", "--reason", "议价"]);
    assert_eq!(
        (&order["discount"], &order["notes"][0]["text"]),
        (&"12.00".into(), &"Price -12 议价".into())
    );
    let refused = home.run(&["order", "discount", "27130001", "8.01"]);
    refused.failed(1, &["20.01", "--approved-by"]);
    let order = home.json(&["order", "discount", "27130001", "8.01", "--approved-by", "李姐"]);
    assert_eq!(order["discount"], "20.01");
    assert_eq!(order["notes"][1]["text"], "Price -8.01 allowed by 李姐");
    assert!(home.ok(&["order", "show", "27130001"]).out.contains("20.01"));
    home.run(&["order", "edit", "27130001", "--amount", "20"]).failed(1, &["20.01"]);
    home.run(&["order", "discount", "27130001", "0"]).failed(2, &["more than 0"]);
    assert_eq!(home.json(&["tally"])["total"]["discounts"], "20.01");
    // The supervisor decides alone.
    let config = std::fs::read_to_string(home.file("config.toml")).unwrap();
    home.config(&config.replace("name = \"慧兰\"", "name = \"李姐\"\nrole = \"supervisor\""));
    home.ok(&["order", "discount", "27130001", "50"]);
}
