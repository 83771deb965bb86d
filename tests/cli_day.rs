//! A whole day through the commands: orders, notes, flags, reviews, the handover, the counters,
//! and a tally that equals its rows.

#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute only")]

mod cli_common;

use cli_common::Home;
use serde_json::Value;

#[test]
fn t06_a_name_whose_form_is_not_written_is_refused() {
    let home = Home::shop();
    for name in ["day.xlsx", "day.html"] {
        let file = home.file(name);
        home.run(&["tally", "-o", file.to_str().unwrap()]).failed(2, &[&name[4..], ".csv"]);
        assert!(!file.exists());
    }
    let file = home.file("day.csv");
    home.ok(&["tally", "-o", file.to_str().unwrap()]);
    assert!(std::fs::read(file).unwrap().starts_with(b"\xEF\xBB\xBF"));
}

#[test]
fn orders_are_added_once_and_shown_as_stored() {
    let home = Home::shop();
    let order = home.json(&[
        "order",
        "add",
        "--number",
        "２７１３ 0001",
        "--buyer",
        "山里的小鹿",
        "--item",
        "青瓷盖碗",
        "--amount",
        "¥1,012.50",
        "--state",
        "待发货",
        "--cod",
        "--phone",
        "13812345678",
        "--waybill",
        "YT1",
        "--courier",
        "圆通",
    ]);
    let expected = serde_json::json!({
        "number": "27130001", "platform": "taobao", "shop": "插旗旗舰店", "buyer": "山里的小鹿",
        "item": "青瓷盖碗", "amount": "1012.50", "state": "to-ship", "cod": true,
        "address_checked": false, "flag": null, "flag_meaning": "", "notes": [], "memo": "",
        "waybill": "YT1", "courier": "圆通", "phone": "138****5678", "agent": "慧兰",
    });
    for (name, value) in expected.as_object().unwrap() {
        assert_eq!(&order[name], value, "{name}");
    }
    assert!(order["created"].as_str().unwrap().ends_with("+08:00"));
    assert!(order["paid"].is_null(), "cash on delivery is paid at the door");
    assert_eq!(home.json(&["order", "show", "27130001"]), order);

    let again = home.run(&["order", "add", "--number", "27130001"]);
    again.failed(1, &["27130001", "chaqi order edit 27130001"]);
    home.json(&["order", "add", "--number", "27130001", "--shop", "二店"]);
    assert_eq!(home.json(&["order", "list"]).as_array().unwrap().len(), 2);
    let own = home.json(&["order", "show", "27130001"]);
    assert_eq!(own["shop"], "插旗旗舰店", "our own shop is meant");
    home.run(&["order", "show", "404"]).failed(3, &["404"]);
}

#[test]
fn lists_by_name_and_by_conditions() {
    let home = Home::shop();
    home.config("[[list]]\nname = \"大额待发\"\nstate = \"to-ship\"\namount_over = 500\n");
    let add = |number: &str, amount: &str, more: &[&str]| {
        let mut args = vec!["order", "add", "--number", number, "--amount", amount];
        args.extend(more);
        home.ok(&args);
    };
    add("2713800000000001", "800", &["--state", "to-ship", "--created", "2026-01-02 09:00"]);
    add("2713800000000002", "80", &["--state", "to-ship", "--cod"]);
    add("2713800000000003", "900", &[]);
    home.ok(&["order", "flag", "2713800000000003", "红", "急"]);
    let list = |args: &[&str]| -> Vec<String> {
        let args: Vec<&str> = ["order", "list"].iter().chain(args).copied().collect();
        let found = home.json(&args);
        let mut numbers: Vec<String> = found
            .as_array()
            .unwrap()
            .iter()
            .map(|o| o["number"].as_str().unwrap()[15..].to_owned())
            .collect();
        numbers.sort();
        numbers
    };
    assert_eq!(list(&["--list", "大额待发"]), ["1"]);
    assert_eq!(list(&["--list", "待发货"]), ["1", "2"]);
    assert_eq!(list(&["--list", "to-ship", "--cod"]), ["2"]);
    assert_eq!(list(&["--amount-over", "500"]), ["1", "3"]);
    assert_eq!(list(&["--state", "to-ship,unpaid", "--cod=no"]), ["1", "3"]);
    assert_eq!(list(&["--flag", "red", "--has-note"]), ["3"]);
    assert_eq!(list(&["--flag", "none"]), ["1", "2"]);
    assert_eq!(list(&["--older-than", "2d"]), ["1"]);
    let none = home.run(&["order", "list", "--newer-than", "2天", "--list", "大额待发"]);
    none.failed(3, &[]);
    home.run(&["order", "list", "--list", "小额"]).failed(2, &["小额", "大额待发", "to-ship"]);
    home.run(&["order", "list", "--older-than", "lang"]).failed(2, &["lang", "2d"]);
    let short = home.ok(&["order", "add", "--number", "27138"]);
    assert!(short.err.contains("5"), "a short number is taken, and asked about");
}

#[test]
fn a_flag_on_pinduoduo_has_its_label() {
    let home = Home::shop();
    let number = "261121-123456789012345";
    home.ok(&["order", "add", "--number", number, "--platform", "pdd"]);
    home.run(&["order", "flag", number, "red"]).failed(2, &["--label"]);
    home.run(&["order", "flag", number, "red", "--label", "四个字了"]).failed(2, &["3"]);
    let order = home.json(&["order", "flag", number, "1", "--label", "加急"]);
    assert_eq!(order["flag"], "red");
}

#[test]
fn notes_flags_memo_and_edits() {
    let home = Home::shop();
    home.ok(&["order", "add", "--number", "1", "--buyer", "b"]);
    home.ok(&["--agent", "晓月", "order", "note", "1", "要发票"]);
    let order = home.json(&["order", "flag", "1", "红", "改地址"]);
    assert_eq!((&order["flag"], &order["flag_meaning"]), (&"red".into(), &"特殊要求".into()));
    let notes = order["notes"].as_array().unwrap();
    assert_eq!(notes.len(), 2);
    assert_eq!((&notes[0]["agent"], &notes[0]["flag"]), (&"晓月".into(), &Value::Null));
    assert_eq!((&notes[1]["text"], &notes[1]["flag"]), (&"改地址".into(), &"red".into()));
    assert_eq!(order["memo"], "改地址_慧兰\n要发票_晓月");
    assert_eq!(home.ok(&["order", "memo", "1"]).out, "改地址_慧兰\n要发票_晓月\n");
    let copied = home.ok(&["order", "memo", "1", "--copy"]);
    assert!(copied.err.contains("clipboard.txt"), "{}", copied.err);
    let file = std::fs::read_to_string(home.file("clipboard.txt")).unwrap();
    assert_eq!(file, "改地址_慧兰\n要发票_晓月");

    home.run(&["order", "flag", "1", "粉"]).failed(2, &["red 红"]);
    assert_eq!(home.json(&["order", "flag", "1", "4"])["flag"], "blue");
    let warned = home.ok(&["order", "flag", "1", "none"]);
    assert!(warned.err.contains("已催付"), "{}", warned.err);
    assert_eq!(home.json(&["order", "show", "1"])["flag"], Value::Null);

    let edited = home.json(&["order", "edit", "1", "--buyer", "", "--amount", "12.5", "--cod=yes"]);
    assert_eq!((&edited["buyer"], &edited["amount"]), (&"".into(), &"12.50".into()));
    let back = home.json(&["undo"]);
    assert_eq!(back["changes"][0]["kind"], "order-edited");
    assert_eq!(home.json(&["order", "show", "1"])["amount"], "0.00");
    home.ok(&["redo"]);
    assert_eq!(home.json(&["order", "show", "1"])["amount"], "12.50");
    let history = home.json(&["order", "history", "1"]);
    let kinds: Vec<&str> =
        history.as_array().unwrap().iter().map(|h| h["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds[..3], ["order-added", "order-noted", "order-flagged"]);
    let edit = history.as_array().unwrap().last().unwrap();
    assert_eq!(edit["before"]["buyer"], "b", "before → after");
    assert!(home.ok(&["history", "1"]).out.contains("Buyer: b → nothing"));

    home.ok(&["order", "delete", "1"]);
    home.run(&["order", "show", "1"]).failed(3, &[]);
    home.ok(&["undo"]);
    home.ok(&["order", "show", "1"]);
    home.run(&["undo", "--agent", "nobody"]).failed(3, &[]);
}

#[test]
fn lists_find_and_filter() {
    let home = Home::shop();
    for (number, state) in [("101", "unpaid"), ("102", "to-ship"), ("103", "done")] {
        let buyer = format!("buyer{number}");
        home.ok(&["order", "add", "--number", number, "--buyer", &buyer, "--state", state]);
    }
    home.ok(&["order", "flag", "103", "red", "改地址13812345678"]);
    let numbers = |args: &[&str]| -> Vec<String> {
        let rows = home.json(&[&["order", "list"], args].concat());
        let rows = rows.as_array().unwrap();
        rows.iter().map(|r| r["number"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(numbers(&["--filter", "unpaid"]), ["101"]);
    assert_eq!(numbers(&["--filter", "待发货"]), ["102"]);
    assert_eq!(numbers(&["--flag", "红"]), ["103"]);
    assert_eq!(numbers(&["改地址"]), ["103"]);
    assert_eq!(numbers(&["buyer", "02"]), ["102"]);
    assert_eq!(numbers(&["--limit", "1"]).len(), 1);
    assert_eq!(home.run(&["order", "list", "不存在", "--json"]).out, "[]\n");
    home.run(&["order", "list", "不存在", "--json"]).failed(3, &[]);
    home.run(&["order", "list", "不存在"]).failed(3, &["no order fits"]);
    let table = home.ok(&["order", "list"]).out;
    assert!(table.contains("138****5678") && !table.contains("13812345678"), "{table}");
    assert_eq!(Home::shop().json(&["order", "list"]), serde_json::json!([]));
}

#[test]
fn reviews_go_their_steps() {
    let home = Home::shop();
    home.ok(&["order", "add", "--number", "7", "--buyer", "小鹿", "--item", "盖碗"]);
    let slight =
        home.json(&["review", "add", "--buyer", "b", "--severity", "轻微", "--text", "小"]);
    let review = home.json(&[
        "review",
        "add",
        "--order",
        "7",
        "--severity",
        "A",
        "--rating",
        "中评",
        "--text",
        "碎了",
        "--at",
        "2026-01-02 09:00",
        "--phone",
        "13812345678",
        "--reason",
        "破损",
    ]);
    assert_eq!((&review["buyer"], &review["item"]), (&"小鹿".into(), &"盖碗".into()));
    assert_eq!(
        (&review["at"], &review["rating"]),
        (&"2026-01-02T09:00:00+08:00".into(), &"neutral".into())
    );
    assert_eq!((&review["phone"], &review["state"]), (&"138****5678".into(), &"new".into()));
    let list = home.json(&["review", "list"]);
    assert_eq!((&list[0]["id"], &list[1]["id"]), (&review["id"], &slight["id"]), "worst first");

    let id = review["id"].as_str().unwrap();
    home.run(&["review", "progress", id, "已删除"])
        .failed(1, &["from “new” to “deleted”", "contacting"]);
    let contacted = home.json(&[
        "review",
        "contact",
        id,
        "--channel",
        "旺旺",
        "--outcome",
        "已留言",
        "--next",
        "+2h",
        "--cost",
        "5",
    ]);
    assert_eq!(contacted["state"], "contacting");
    assert_eq!(contacted["contacts"][0]["channel"], "chat");
    assert_eq!(
        (&contacted["contacts"][0]["cost"], &contacted["cost"]),
        (&"5.00".into(), &"5.00".into())
    );
    let until = home.json(&["review", "progress", id, "promised", "--until", "明天10点"]);
    assert!(until["until"].as_str().unwrap().contains("T10:00:00+08:00"));
    home.json(&["review", "progress", id, "changed"]);
    home.run(&["review", "contact", id, "--channel", "phone"]).failed(1, &["settled"]);
    home.run(&["review", "contact", id, "--channel", "鸽子"]).failed(2, &["sms 短信"]);
    home.run(&["review", "show", "ffff"]).failed(3, &[]);
    home.run(&["review", "show", "ff"]).failed(2, &["too short"]);
    assert_eq!(home.json(&["review", "list", "--open"]).as_array().unwrap().len(), 1);
    home.run(&["review", "progress", id, "promised", "--until", "whenever"])
        .failed(2, &["whenever"]);
}

#[test]
fn the_handover_has_a_gate_and_is_read_back() {
    let home = Home::shop();
    home.ok(&["order", "add", "--number", "7", "--buyer", "小鹿", "--state", "to-ship"]);
    home.ok(&["order", "note", "7", "答应今天发"]);
    let draft = home.json(&["handover", "draft"]);
    assert_eq!(draft["items"][0]["label"], "7 小鹿");
    assert_eq!(
        (&draft["items"][0]["summary"], &draft["items"][0]["order"]),
        (&"答应今天发".into(), &"7".into())
    );
    assert_eq!(draft["gaps"], serde_json::json!(["reviews", "other"]));
    home.run(&["handover", "submit", "--none", "reviews"])
        .failed(1, &["Other matters", "--none other"]);
    home.run(&["handover", "submit", "--none", "订单"]).failed(1, &["Orders"]);

    let item = home.json(&[
        "handover",
        "add",
        "缺货",
        "--order",
        "7",
        "--severity",
        "紧急",
        "--due",
        "明早9点",
        "--if",
        "周四没到",
        "--then",
        "退款",
        "--owner",
        "仓库",
    ]);
    assert_eq!(
        (&item["severity"], &item["if"], &item["then"]),
        (&"urgent".into(), &"周四没到".into(), &"退款".into())
    );
    assert_eq!(item["id"], draft["items"][0]["id"], "the suggestion became this item");
    let calm = home.json(&["handover", "add", "明天上新", "--severity", "calm"]);
    let submitted = home.json(&["handover", "submit", "--none", "reviews"]);
    assert_eq!(submitted["items"].as_array().unwrap().len(), 2);
    assert_eq!((&submitted["shift"], &submitted["empty"][0]), (&"全天".into(), &"reviews".into()));
    assert_eq!(home.json(&["handover", "show"]), submitted);
    let chat = home.ok(&["handover", "show", "--format", "chat"]).out;
    assert!(chat.contains("[urgent] 7 小鹿: 缺货") && chat.contains("周四没到 → 退款"), "{chat}");
    assert!(home.ok(&["handover", "show", "--format", "md"]).out.starts_with("# "));

    let receiver = |args: &[&str]| home.run(&[&["--agent", "晓月", "handover"], args].concat());
    let waiting: Value = serde_json::from_str(&receiver(&["accept", "--json"]).out).unwrap();
    assert_eq!(waiting.as_array().unwrap().len(), 2);
    let id = item["id"].as_str().unwrap();
    receiver(&["accept", &id[..8]]).failed(1, &["read back", "--next-step"]);
    receiver(&["accept", "--all"]).failed(1, &["read back"]);
    receiver(&["accept", id, "--ask", "哪个仓库"]).failed(0, &[]);
    receiver(&["accept", id, "--answer", "杭州仓"]).failed(1, &["no question for you"]);
    home.run(&["handover", "accept", id]).failed(1, &["somebody else takes it"]);
    home.ok(&["handover", "accept", id, "--answer", "杭州仓"]);
    receiver(&["accept", id, "--next-step", "好的"]).failed(1, &["not the next step", "退款"]);
    receiver(&["accept", id, "--next-step", "退款，九点打仓库"]).failed(0, &[]);
    receiver(&["accept", id, "--next-step", "x"]).failed(1, &["晓月"]);
    receiver(&["accept", "--all"]).failed(0, &[]);
    receiver(&["done", id, "已到货发出"]).failed(0, &[]);
    receiver(&["done", calm["id"].as_str().unwrap()]).failed(0, &[]);
    let after = home.json(&["handover", "show"]);
    let first = &after["items"][0];
    assert_eq!((&first["state"], &first["outcome"]), (&"done".into(), &"已到货发出".into()));
    assert_eq!(first["answers"][2]["text"], "退款，九点打仓库");
    assert_eq!(first["answers"][1]["text"], "杭州仓");
    assert_eq!((&first["answers"][2]["agent"], &first["passes"]), (&"晓月".into(), &1.into()));
    assert_eq!(home.json(&["handover", "accept"]), serde_json::json!([]));
    assert_eq!(home.json(&["handover", "history", "缺货"]).as_array().unwrap().len(), 1);
    home.run(&["handover", "history", "别的"]).failed(3, &[]);

    let left = home.json(&["handover", "add", "算了"]);
    home.ok(&["handover", "drop", left["id"].as_str().unwrap()]);
    assert_eq!(home.json(&["handover", "draft"])["gaps"].as_array().unwrap().len(), 2);
}

#[test]
fn a_tally_equals_its_rows() {
    let home = Home::shop();
    let first = home.json(&["count", "received", "--buyer", "小鹿"]);
    let again = home.json(&["count", "received", "--buyer", "小鹿"]);
    assert_eq!((&first["counted"], &again["counted"]), (&true.into(), &false.into()));
    assert_eq!(first["id"], again["id"]);
    home.ok(&["count", "received"]);
    home.ok(&["--agent", "晓月", "count", "received", "--buyer", "小鹿"]);
    assert_eq!(home.json(&["count", "lost", "--reason", "价格"])["reason"], "price");
    assert_eq!(home.json(&["count", "problem", "--kind", "物流"])["kind"], "logistics");
    assert_eq!(home.json(&["count", "problem", "--reason", "service"])["kind"], "service");
    home.run(&["count", "problem"]).failed(2, &["--kind"]);
    home.ok(&[
        "order", "add", "--number", "7", "--buyer", "小鹿", "--amount", "12.50", "--state",
        "to-ship",
    ]);
    home.ok(&["order", "add", "--number", "8", "--amount", "0.07", "--state", "done"]);

    let tally = home.json(&["tally"]);
    let total = &tally["total"];
    assert_eq!((&total["received"], &total["deals"]), (&3.into(), &2.into()));
    assert_eq!((&total["amount"], &total["lost_by"]["price"]), (&"12.57".into(), &1.into()));
    assert_eq!(tally["rows"].as_array().unwrap().len(), 2);
    for (measure, value) in total.as_object().unwrap() {
        if ["conversion", "urging_success", "order_value", "lost_by", "problems_by", "promises_by"]
            .contains(&measure.as_str())
        {
            continue;
        }
        let rows = home.json(&["tally", "--rows", measure]);
        assert_eq!(&rows["total"], value, "{measure}");
        if value.is_i64() {
            let sum: i64 =
                rows["rows"].as_array().unwrap().iter().map(|r| r["value"].as_i64().unwrap()).sum();
            assert_eq!(Some(sum), value.as_i64(), "{measure}");
        }
    }
    for by in ["agent", "班次", "day"] {
        assert_eq!(&home.json(&["tally", "--by", by, "--week"])["total"], total, "{by}");
    }
    let before = home.json(&["tally", "--date", "2020-01-01"]);
    assert_eq!(before["total"]["received"], 0);

    let file = home.file("日报.csv");
    let path = file.to_str().unwrap();
    home.ok(&["tally", "-o", path]);
    let csv = std::fs::read_to_string(&file).unwrap();
    assert!(csv.starts_with("\u{feff}Agent,Received") && csv.contains("12.57"), "{csv}");
    home.run(&["tally", "-o", path]).failed(1, &["there already", "--force"]);
    home.ok(&["tally", "-o", path, "--force", "--format", "md"]);
    assert!(std::fs::read_to_string(&file).unwrap().starts_with("| Agent"));
    home.run(&["tally", "--from", "2026-02-02", "--to", "2026-02-01"]).failed(2, &["after"]);
    home.run(&["tally", "--date", "x"]).failed(2, &["not a day"]);
    home.run(&["tally", "--by", "shop"]).failed(2, &["agent 客服"]);
}

#[test]
fn numbers_come_full_width_and_days_by_name() {
    let home = Home::shop();
    let order = home.json(&[
        "order",
        "add",
        "--number",
        "２７１３８００００００００００１",
        "--amount",
        "￥１２．５０",
        "--created",
        "２０２６－１１－２０　１０：３０",
    ]);
    assert_eq!((&order["number"], &order["amount"]), (&"2713800000000001".into(), &"12.50".into()));
    assert_eq!(order["created"], "2026-11-20T10:30:00+08:00");
    let review = home.json(&["review", "add", "--buyer", "小鹿", "--stars", "２"]);
    assert_eq!(review["stars"], 2);
    assert_eq!(home.json(&["order", "list", "--limit", "１"]).as_array().unwrap().len(), 1);
    home.run(&["review", "add", "--buyer", "小鹿", "--stars", "６"]).failed(2, &["６", "1, 2, 3"]);
    for day in ["今天", "today", "昨天", "yesterday", "２０２６－１１－２１", "11月21日"]
    {
        home.json(&["tally", "--date", day]);
    }
    assert_eq!(
        home.json(&["tally", "--date", "昨天"])["from"],
        home.json(&["tally", "--date", "yesterday"])["from"]
    );
}

#[test]
fn what_is_no_order_number_is_refused_by_platform() {
    let home = Home::shop();
    let long = "9".repeat(41);
    for number in ["abc", "2713-1", "27130000000x", "-", &long] {
        home.run(&["order", "add", &format!("--number={number}")])
            .failed(2, &["is not an order number", "digits only", "--platform"]);
    }
    home.ok(&["order", "add", "--number", "261121-123456789012345", "--platform", "pdd"]);
    home.run(&["order", "add", "--number", "a1", "--platform", "pdd"]).failed(2, &["Pinduoduo"]);
    home.ok(&["order", "add", "--number", "ESL12_3", "--platform", "other"]);
    home.run(&["order", "add", "--number", "abc", "--platform", "jd"]).failed(2, &["one digit"]);
    assert_eq!(home.json(&["order", "list"]).as_array().unwrap().len(), 2);
}

#[test]
fn an_order_added_by_hand_is_unpaid_as_the_help_says() {
    let home = Home::shop();
    let order = home.json(&["order", "add", "--number", "27"]);
    assert_eq!((&order["state"], &order["paid"]), (&"unpaid".into(), &serde_json::Value::Null));
    assert!(home.ok(&["order", "add", "--help"]).out.contains("unpaid (the default)"));
}

#[test]
fn a_history_is_words_and_local_times() {
    let home = Home::shop();
    let head = "订单编号,买家会员名,买家实际支付金额,订单状态,买家留言,订单创建时间\n";
    let path = home.file("ExportOrderList.csv");
    for row in [
        "2713000000000000001,小鹿,12.50,等待买家付款,快点,2026-11-20 10:00:00\n",
        "2713000000000000001,小鹿,13.50,买家已付款，等待卖家发货,别急,2026-11-20 10:00:00\n",
    ] {
        std::fs::write(&path, format!("{head}{row}").replace('，', "\u{ff0c}")).unwrap();
        home.ok(&["order", "import", path.to_str().unwrap()]);
    }
    home.ok(&["order", "edit", "2713000000000000001", "--created", "2026-11-20 09:00"]);
    home.ok(&["order", "flag", "2713000000000000001", "红", "--label", "加急"]);
    let told = home.ok(&["--lang", "zh-CN", "order", "history", "2713000000000000001"]).out;
    for words in ["买家留言: 快点 → 别急", "状态: 待付款 → 待发货", "11-20 09:00", "红 加急"]
    {
        assert!(told.contains(words), "{words} is not in {told}");
    }
    let item = home.json(&[
        "handover",
        "add",
        "催一下",
        "--order",
        "2713000000000000001",
        "--severity",
        "urgent",
        "--section",
        "orders",
    ]);
    let id = item["id"].as_str().unwrap();
    let told = told + &home.ok(&["--lang", "zh-CN", "history", id]).out;
    for words in ["紧急程度: 紧急", "栏目: 订单"] {
        assert!(told.contains(words), "{words} is not in {told}");
    }
    for raw in ["extras", "{", "about", "order:", "urgent", "T10:00", "+08:00", "to-ship"] {
        assert!(!told.contains(raw), "{raw} is in {told}");
    }
    let raw = home.json(&["order", "history", "2713000000000000001"]);
    assert_eq!(raw[1]["change"]["fields"]["extras"]["买家留言"], "别急");
    assert_eq!(raw[1]["before"]["extras"]["买家留言"], "快点");
}
