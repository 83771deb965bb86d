//! Every report of orders through the command: GBK, UTF-8 and workbooks, in any order, twice.

#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute only")]

mod cli_common;

use chaqi::exchange::decode::Encoding;
use chaqi::exchange::sample;
use cli_common::Home;
use serde_json::{Value, json};

/// A report as rows of cells: the header, then the rows with the named cells filled.
fn table(header: &str, rows: &[&[(&str, &str)]]) -> Vec<Vec<String>> {
    let names: Vec<&str> = header.split(',').collect();
    let row = |cells: &&[(&str, &str)]| -> Vec<String> {
        for (name, _) in *cells {
            assert!(names.iter().any(|n| n.trim() == *name), "no column {name}");
        }
        let value = |name: &&str| cells.iter().find(|(n, _)| *n == name.trim());
        names.iter().map(|name| value(name).map_or("", |(_, v)| v).to_owned()).collect()
    };
    let head = names.iter().map(|name| (*name).to_owned()).collect();
    std::iter::once(head).chain(rows.iter().map(row)).collect()
}

fn csv(table: &[Vec<String>]) -> String {
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let lines = table.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(","));
    lines.collect::<Vec<_>>().join("\r\n") + "\r\n"
}

/// The same table in every form in which platforms give it out.
fn forms(home: &Home, name: &str, table: &[Vec<String>]) -> Vec<String> {
    let text = csv(table);
    let mut files = vec![
        (format!("{name}-gbk.csv"), Encoding::Gb18030.encode(&text).into_owned()),
        (format!("{name}-utf8.csv"), text.clone().into_bytes()),
        (format!("{name}-bom.csv"), format!("\u{feff}{text}").into_bytes()),
    ];
    if let Some(book) = workbook(table) {
        files.push((format!("{name}.xlsx"), book));
    }
    let write = |(name, bytes): (String, Vec<u8>)| {
        let path = home.file(&name);
        std::fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    };
    files.into_iter().map(write).collect()
}

#[cfg(feature = "xlsx")]
fn workbook(table: &[Vec<String>]) -> Option<Vec<u8>> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(table) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write(row, column, cell.as_str()).unwrap();
        }
    }
    Some(book.save_to_buffer().unwrap())
}

#[cfg(not(feature = "xlsx"))]
fn workbook(_: &[Vec<String>]) -> Option<Vec<u8>> {
    None
}

fn header(kind: &str) -> &'static str {
    sample::HEADERS.iter().find(|(name, _)| *name == kind).unwrap().1
}

/// Takes the first form in, and sees that the others and a second time change nothing.
fn import(home: &Home, name: &str, table: &[Vec<String>]) -> Value {
    let files = forms(home, name, table);
    let tried = home.json(&["order", "import", &files[0], "--dry-run"]);
    let first = home.json(&["order", "import", &files[0]]);
    for count in ["rows", "new", "changed", "same", "joined", "refunds", "kind", "refused"] {
        assert_eq!(tried[count], first[count], "{name} {count}");
    }
    for file in &files {
        let again = home.json(&["order", "import", file]);
        assert_eq!((&again["new"], &again["changed"]), (&json!(0), &json!(0)), "{file}: {again}");
        assert_eq!(again["refused"], first["refused"], "{file}");
        assert_eq!(again["kind"], first["kind"], "{file}");
    }
    first
}

const NUMBER: &str = "2713000000000000001";

#[test]
fn order_item_and_refund_reports_of_one_order_come_together() {
    let quoted = format!("=\"{NUMBER}\"");
    let orders = table(
        sample::HEADER,
        &[
            &[
                ("订单编号", &quoted),
                ("买家会员名", "小鹿"),
                ("买家实际支付金额", "99.00元"),
                ("订单状态", "买家已付款，等待卖家发货"),
                ("订单创建时间", "2026/11/21 20:05"),
                ("订单付款时间", "2026-11-21 20:06:09"),
                ("宝贝标题", "睡衣，水杯"),
                ("物流公司", "--"),
                ("联系手机", "'13812345678"),
                ("订单备注", "null"),
            ],
            &[("订单编号", "1.23457E+17"), ("买家会员名", "小鱼")],
            &[("订单编号", "汇总值"), ("买家实际支付金额", "99.00")],
        ],
    );
    let line = |title, price, sku| {
        vec![
            ("订单编号", NUMBER),
            ("标题", title),
            ("价格", price),
            ("购买数量", "1"),
            ("商品属性", sku),
            ("商家编码", "A-17"),
            ("订单状态", "买家已付款，等待卖家发货"),
        ]
    };
    let items = table(
        header("taobao-items"),
        &[&line("睡衣", "59.00", "颜色:红"), &line("水杯", "40.00", "")],
    );
    let refunds = table(
        header("tmall-refunds"),
        &[&[
            ("订单编号", NUMBER),
            ("退款编号", "98123456789012345"),
            ("买家会员名称", "小鹿"),
            ("宝贝标题", "水杯"),
            ("买家退款金额", "40.00"),
            ("退款状态", "买家已经退货，等待卖家确认收货"),
            ("超时时间", "2026-11-24 20:00:00"),
            ("退货物流单号", "YT8812345678"),
            ("买家退款原因", "不想要了"),
        ]],
    );
    let all = [("orders", &orders), ("items", &items), ("refunds", &refunds)];
    let mut seen: Option<Value> = None;
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
        let home = Home::shop();
        for at in order {
            let (name, table) = all[at];
            let told = import(&home, name, table);
            if name == "orders" {
                assert_eq!(told["rows"], 2, "a summary row is none");
                assert_eq!(told["refused"][0]["reason"], "lost-digits");
                assert_eq!(
                    (&told["refused"][0]["line"], &told["kind"]),
                    (&json!(3), &json!("taobao-orders"))
                );
            }
            if name == "items" {
                assert_eq!((&told["rows"], &told["joined"]), (&json!(2), &json!(1)));
            }
        }
        let mut card = home.json(&["order", "show", NUMBER]);
        card["touched"] = Value::Null;
        assert_eq!((&card["amount"], &card["item"]), (&json!("99.00"), &json!("睡衣，水杯")));
        assert_eq!((&card["state"], &card["buyer"]), (&json!("to-ship"), &json!("小鹿")));
        assert_eq!(card["lines"][0]["sku"], "颜色:红");
        assert_eq!(card["refunds"][0]["waybill"], "YT8812345678");
        assert_eq!((&card["courier"], &card["platform_memo"]), (&json!(""), &json!("")));
        assert_eq!(*seen.get_or_insert_with(|| card.clone()), card, "in any order: {order:?}");
        for words in ["98123456789012345", "YT8812345678", "A-17"] {
            assert_eq!(
                home.json(&["order", "list", words]).as_array().unwrap().len(),
                1,
                "{words}"
            );
        }
        let shown = home.run(&["--lang", "zh-CN", "order", "show", NUMBER]);
        for words in [
            "睡衣 · 颜色:红 · 1 件 · ¥59.00 · A-17",
            "退款 98123456789012345 · 待商家收货",
            "不想要了",
        ] {
            assert!(shown.out.contains(words), "{words}: {}", shown.out);
        }
        assert!(home.ok(&["doctor"]).out.contains("fine"));
    }
}

#[test]
fn a_later_report_updates_what_changed_and_undo_takes_it_back() {
    let home = Home::shop();
    let row = |state, waybill| {
        let cells = [
            ("订单编号", NUMBER),
            ("买家会员名", "小鹿"),
            ("买家实际支付金额", "9.90"),
            ("订单状态", state),
            ("物流单号", waybill),
        ];
        table(sample::HEADER, &[&cells])
    };
    import(&home, "monday", &row("买家已付款，等待卖家发货", ""));
    let file = forms(&home, "tuesday", &row("卖家已发货，等待买家确认", "No:YT1234567"))[0].clone();
    let said = home.run(&["--lang", "zh-CN", "order", "import", &file, "--dry-run"]);
    assert!(said.out.contains("状态 待发货 → 已发货 · 运单号 YT1234567"), "{}", said.out);
    assert_eq!(home.json(&["order", "import", &file])["changed"], 1);
    assert_eq!(home.json(&["order", "show", NUMBER])["state"], "shipped");
    home.ok(&["undo"]);
    assert_eq!(home.json(&["order", "show", NUMBER])["state"], "to-ship");
}

#[test]
fn an_older_report_does_not_make_a_paid_order_unpaid() {
    let home = Home::shop();
    let row = |state, paid| {
        let cells = [
            ("订单编号", NUMBER),
            ("买家会员名", "小鹿"),
            ("买家实际支付金额", "9.90"),
            ("订单状态", state),
            ("订单付款时间", paid),
        ];
        table(sample::HEADER, &[&cells])
    };
    let noon = row("等待买家付款", "");
    import(&home, "noon", &noon);
    import(&home, "evening", &row("买家已付款，等待卖家发货", "2026-11-21 15:00:00"));
    let again = import(&home, "noon-again", &noon);
    assert_eq!((&again["changed"], &again["same"]), (&json!(0), &json!(1)));
    assert_eq!(home.json(&["order", "show", NUMBER])["state"], "to-ship");
}

#[test]
fn other_platforms_are_known_by_their_columns() {
    let home = Home::shop();
    let pdd = table(
        header("pdd-orders"),
        &[&[
            ("订单成交时间", "2026-11-21 20:05:09"),
            ("商品", "保温杯"),
            ("订单号", "261121-123456789012345"),
            ("订单状态", "已发货，待签收"),
            ("用户实付金额(元)", "49.80"),
            ("商品数量(件)", "2"),
            ("商品规格", "红色"),
            ("售后状态", "售后处理中"),
        ]],
    );
    let told = import(&home, "pdd", &pdd);
    assert_eq!((&told["kind"], &told["platform"]), (&json!("pdd-orders"), &json!("pdd")));
    let order = home.json(&["order", "show", "261121-123456789012345"]);
    assert_eq!((&order["platform"], &order["state"]), (&json!("pdd"), &json!("shipped")));
    assert_eq!(
        (&order["after_sales"], &order["lines"][0]["quantity"]),
        (&json!("售后处理中"), &json!(2))
    );
    let file = home.file("pdd-gbk.csv");
    let file = file.to_str().unwrap();
    let said = home.run(&["--lang", "zh-CN", "order", "import", file, "--dry-run"]);
    assert!(said.err.contains("拼多多") && said.err.contains("以文件为准"), "{}", said.err);
    // Who names a platform gets that one.
    let given = home.json(&["order", "import", file, "--platform", "other", "--dry-run"]);
    assert_eq!((&given["platform"], &given["new"]), (&json!("other"), &json!(1)));

    let main = "6920000000000000001";
    let line = |number, state, flag| {
        vec![
            ("主订单编号", "6920000000000000001\t"),
            ("子订单编号", number),
            ("选购商品", "杯子"),
            ("商品数量", "1"),
            ("商品金额", "30.00"),
            ("订单应付金额", "25.00"),
            ("订单状态", state),
            ("旗帜颜色", flag),
        ]
    };
    let douyin = |flag| {
        let (one, two) = (
            line("6920000000000000001\t", "已发货", flag),
            line("6920000000000000002\t", "待发货", flag),
        );
        table(header("douyin-orders"), &[&one, &two])
    };
    let told = import(&home, "douyin", &douyin("紫"));
    assert_eq!((&told["rows"], &told["new"], &told["joined"]), (&json!(2), &json!(1), &json!(1)));
    let order = home.json(&["order", "show", main]);
    assert_eq!((&order["flag"], &order["amount"]), (&json!("purple"), &json!("50.00")));
    assert_eq!(order["lines"].as_array().unwrap().len(), 2);
    // An agent's flag is never covered; what the platform has is told.
    home.ok(&["order", "flag", main, "green"]);
    let file = forms(&home, "douyin-later", &douyin("红"))[1].clone();
    let said = home.run(&["--lang", "zh-CN", "order", "import", &file]);
    assert!(said.out.contains("旗帜有 1 单和平台不同"), "{}", said.out);
    let order = home.json(&["order", "show", main]);
    assert_eq!((&order["flag"], &order["platform_flag"]), (&json!("green"), &json!("red")));

    let requests = table(
        header("douyin-after-sales"),
        &[&[
            ("售后单号", "7120000000000000001\t"),
            ("订单号", "6920000000000000001\t"),
            ("商品单号", "6920000000000000002\t"),
            ("售后状态", "待商家处理"),
            ("退商品金额（元）", "25.00"),
            ("自动处理截止时间", "2026-11-24 20:05:09"),
        ]],
    );
    let told = import(&home, "requests", &requests);
    assert_eq!((&told["changed"], &told["refunds"]), (&json!(1), &json!(1)));
    let order = home.json(&["order", "show", main]);
    assert_eq!(
        (&order["refunds"][0]["state"], &order["refunds"][0]["line"]),
        (&json!("asked"), &json!("6920000000000000002"))
    );
    assert_eq!(order["amount"], "50.00", "refunds do not touch the rest");
}

#[test]
fn an_unknown_sheet_is_mapped_once() {
    let home = Home::shop();
    let jd = table(
        "订单号,商品名称,订购数量,下单时间,订单金额,订单状态,下单帐号,联系电话,商家备注,商家备注等级",
        &[&[
            ("订单号", "291234567890"),
            ("商品名称", "保温杯"),
            ("订购数量", "2"),
            ("订单金额", "59.80"),
            ("订单状态", "等待出库"),
            ("下单帐号", "jd_小鹿"),
            ("联系电话", "13812345678"),
        ]],
    );
    let files = forms(&home, "jd", &jd);
    let file = files[0].as_str();
    // What it says can be typed as it stands.
    let refused = home.run(&["order", "import", file]);
    refused.failed(1, &["number=订单号", "buyer=下单帐号"]);
    for (map, words) in [
        ("buyer=下单帐号", "number=COLUMN"),
        ("number=订单号,wer=下单帐号", "wer"),
        ("number=没有", "没有"),
    ] {
        let run = home.run(&["order", "import", file, "--map", map]);
        assert!(run.code != 0 && run.err.contains(words), "{map}: {}", run.err);
    }
    let map = "number=订单号,buyer=下单帐号,item=商品名称,amount=订单金额,state=订单状态,quantity=订购数量,phone=联系电话";
    let kept = home.file("order-columns.toml");
    assert_eq!(home.json(&["order", "import", file, "--map", map, "--dry-run"])["new"], 1);
    assert!(!kept.exists(), "a trial keeps nothing");
    let told = home.json(&["order", "import", file, "--map", map]);
    assert_eq!(
        (&told["new"], &told["kind"], &told["platform"]),
        (&json!(1), &json!("mapped"), &json!("jd"))
    );
    let order = home.json(&["order", "show", "291234567890"]);
    assert_eq!((&order["state"], &order["lines"][0]["quantity"]), (&json!("to-ship"), &json!(2)));
    assert_eq!(order["phone"], "138****5678");
    // Next time nobody asks, and it says so; by hand it can be changed.
    for file in &files {
        let again = home.run(&["--lang", "zh-CN", "order", "import", file]);
        assert!(
            again.err.contains("order-columns.toml") && again.out.contains("没变 1"),
            "{}{}",
            again.out,
            again.err
        );
    }
    std::fs::write(&kept, "[[sheet]\n").unwrap();
    let broken = home.run(&["order", "import", file]);
    assert!(broken.code == 1 && broken.err.contains("line 1"), "{}", broken.err);
}

#[test]
fn what_is_something_else_is_named() {
    let home = Home::shop();
    for (bytes, words) in [
        (&b"\x89PNG\r\n\x1a\n"[..], "picture"),
        (b"%PDF-1.7\n", "PDF"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "web page"),
        ("快捷短语编码,快捷短语,快捷短语分组\na,b,c\n".as_bytes(), "phrases"),
        ("售后编号,订单编号,售后状态\n1,2,3\n".as_bytes(), "refunds"),
        ("旺旺昵称,咨询人数,接待人数\na,1,2\n".as_bytes(), "figures"),
    ] {
        let path = home.file("report.csv");
        std::fs::write(&path, bytes).unwrap();
        home.run(&["order", "import", path.to_str().unwrap()]).failed(1, &[words, "→"]);
    }
}
