//! Files in and out through the commands: order reports, the whole log.

#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute only")]

mod cli_common;

use chaqi::exchange::decode::Encoding;
use chaqi::exchange::sample;
use cli_common::Home;
use std::path::PathBuf;

const HEAD: &str = "订单编号,买家会员名,买家实际支付金额,订单状态,宝贝标题\n";

fn report(home: &Home, text: &[u8]) -> PathBuf {
    let path = home.file("ExportOrderList.csv");
    std::fs::write(&path, text).unwrap();
    path
}

#[test]
fn the_same_report_twice_changes_nothing() {
    let home = Home::shop();
    let path = report(&home, &sample::order_report(200, Encoding::Gb18030));
    let path = path.to_str().unwrap();
    let tried = home.json(&["order", "import", path, "--dry-run"]);
    assert_eq!((&tried["rows"], &tried["new"]), (&200.into(), &200.into()));
    assert_eq!(home.json(&["order", "list"]), serde_json::json!([]));
    let first = home.json(&["order", "import", path]);
    assert_eq!((&first["new"], &first["same"]), (&200.into(), &0.into()));
    let again = home.json(&["order", "import", path]);
    assert_eq!(
        (&again["new"], &again["changed"], &again["same"]),
        (&0.into(), &0.into(), &200.into())
    );
    assert_eq!(again["refused"], serde_json::json!([]));
    let orders = home.json(&["order", "list", "--limit", "1000"]);
    assert_eq!(orders.as_array().unwrap().len(), 200);
    home.ok(&["undo"]);
    assert_eq!(home.json(&["order", "list"]), serde_json::json!([]), "an import is one act");
}

#[test]
fn what_was_deleted_here_does_not_come_back_with_a_report() {
    let home = Home::shop();
    let rows = |state: &str| {
        let text = format!(
            "{HEAD}=\"2713000000000000001\",小鹿,12.50,{state},盖碗\n\
             =\"2713000000000000002\",小鱼,8,{state},茶杯\n"
        );
        report(&home, text.as_bytes()).display().to_string()
    };
    home.ok(&["order", "import", &rows("等待买家付款")]);
    home.ok(&["order", "delete", "2713000000000000001"]);
    // Whether it says something new or not.
    for (state, same, changed) in [("等待买家付款", 1, 0), ("交易关闭", 0, 1)] {
        let again = home.json(&["order", "import", &rows(state)]);
        let counts = ["new", "same", "changed", "deleted"].map(|name| again[name].clone());
        assert_eq!(counts, [0, same, changed, 1].map(serde_json::Value::from));
        home.run(&["order", "show", "2713000000000000001"]).failed(3, &["2713000000000000001"]);
    }
    let said = home.ok(&["order", "import", &rows("交易关闭")]);
    assert!(said.out.contains("1 order deleted here"), "{}", said.out);
    // By hand it is brought back.
    home.ok(&["order", "add", "--number", "2713000000000000001", "--buyer", "小鹿"]);
    home.ok(&["order", "show", "2713000000000000001"]);
}

#[test]
fn refused_rows_are_named_and_strict_takes_nothing() {
    let home = Home::shop();
    let text = format!(
        "{HEAD}=\"2713000000000000001\",小鹿,12.50,等待买家付款,盖碗\n\
         1.23457E+17,小鹿,1,等待买家付款,盖碗\n2713000000000000003,小鹿,abc,交易成功,盖碗\n"
    );
    let path = report(&home, text.as_bytes());
    let path = path.to_str().unwrap();
    let strict = home.run(&["order", "import", path, "--strict", "--json"]);
    strict.failed(4, &["line 3", "line 4", "nothing was taken"]);
    let told: serde_json::Value = serde_json::from_str(&strict.out).unwrap();
    assert_eq!(
        (&told["refused"][0]["line"], &told["refused"][0]["reason"]),
        (&3.into(), &"lost-digits".into())
    );
    assert_eq!(home.json(&["order", "list"]), serde_json::json!([]));
    let taken = home.run(&["order", "import", path]);
    assert_eq!(taken.code, 0, "{}", taken.err);
    assert!(taken.out.contains("1 new") && taken.out.contains("2 refused"), "{}", taken.out);
    let order = home.json(&["order", "show", "2713000000000000001"]);
    assert_eq!((&order["amount"], &order["shop"]), (&"12.50".into(), &"插旗旗舰店".into()));
    // From standard input, into another shop.
    let mut command = home.command();
    command.args(["order", "import", "-", "--shop", "二店", "--json"]).write_stdin(text);
    assert_eq!(command.output().unwrap().status.code(), Some(0));
    assert_eq!(home.json(&["order", "list"]).as_array().unwrap().len(), 2);
}

#[test]
fn rows_of_one_order_are_counted_and_named() {
    let home = Home::shop();
    let text = format!(
        "{HEAD}2713000000000000001,小鹿,12.50,等待买家付款,盖碗\n\
         2713000000000000001,小鹿,12.50,等待买家付款,茶巾\n\
         1.23457E+17,小鹿,1,等待买家付款,盖碗\n汇总值,,12.50,,\n"
    );
    let path = report(&home, text.as_bytes());
    let path = path.to_str().unwrap();
    let told = home.json(&["order", "import", path]);
    assert_eq!(
        told["repeated"],
        serde_json::json!([{"line": 3, "first_line": 2, "differs": false}])
    );
    let count = |name: &str| match &told[name] {
        serde_json::Value::Array(list) => list.len() as u64,
        number => number.as_u64().unwrap(),
    };
    let sum: u64 = ["new", "changed", "same", "refused", "repeated"].map(count).iter().sum();
    assert_eq!((count("rows"), sum), (3, 3));
    let again = home.run(&["--lang", "zh-CN", "order", "import", path]);
    assert!(again.out.contains("共 3 行") && again.out.contains("重复 1"), "{}", again.out);
    again.failed(0, &["第 3 行：重复，和第 2 行是同一订单", "第 4 行"]);
}

#[test]
fn what_is_no_report_says_so() {
    let home = Home::shop();
    let path = report(&home, b"a,b\n1,2\n");
    home.run(&["order", "import", path.to_str().unwrap()]).failed(1, &["a, b", "→"]);
    home.run(&["order", "import", "nowhere.csv"]).failed(1, &["nowhere.csv"]);
    home.run(&["order", "import", home.path().to_str().unwrap()]).failed(1, &["not a file"]);
    let path = report(&home, b"PK\x03\x04 a workbook");
    home.run(&["order", "import", path.to_str().unwrap()]).failed(1, &["CSV"]);
}

#[cfg(feature = "xlsx")]
#[test]
fn a_workbook_is_taken_like_a_csv() {
    let home = Home::shop();
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, name) in (0..).zip(["订单编号", "买家会员名", "买家实际支付金额"])
    {
        sheet.write(0, column, name).unwrap();
    }
    sheet.write(1, 0, "2713000000000000001").unwrap();
    sheet.write(1, 1, "小鹿").unwrap();
    sheet.write(1, 2, 12.5).unwrap();
    sheet.write(2, 0, 2.713e17).unwrap();
    let path = home.file("ExportOrderList.xlsx");
    book.save(&path).unwrap();
    let path = path.to_str().unwrap();
    let said = home.run(&["order", "import", path]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.err.contains("line 3") && said.err.contains("lost the digits"), "{}", said.err);
    assert_eq!(home.json(&["order", "show", "2713000000000000001"])["amount"], "12.50");
    assert_eq!(home.json(&["order", "import", path])["same"], 1);
}

#[test]
fn two_stores_merge_without_loss_or_doubles() {
    let (here, there) = (Home::shop(), Home::shop());
    here.ok(&["order", "add", "--number", "7", "--buyer", "小鹿"]);
    here.ok(&["order", "note", "7", "这边的备注"]);
    there.ok(&["order", "add", "--number", "7", "--phone", "13812345678"]);
    there.ok(&["order", "note", "7", "那边的备注"]);
    let file = there.file("all.jsonl");
    let file = file.to_str().unwrap();
    let out = there.json(&["export", "all", file]);
    assert_eq!(out["commits"], 2);
    there.run(&["export", "all", file]).failed(1, &["--force"]);
    let tried = here.json(&["import", "all", file, "--dry-run"]);
    assert_eq!((&tried["new"], &tried["dry_run"]), (&2.into(), &true.into()));
    assert_eq!(here.json(&["order", "show", "7"])["notes"].as_array().unwrap().len(), 1);
    assert_eq!(here.json(&["import", "all", file])["new"], 2);
    let again = here.json(&["import", "all", file]);
    assert_eq!((&again["new"], &again["same"]), (&0.into(), &2.into()));
    let order = here.json(&["order", "show", "7"]);
    assert_eq!(order["notes"].as_array().unwrap().len(), 2);
    assert_eq!((&order["buyer"], &order["phone"]), (&"小鹿".into(), &"138****5678".into()));
    // Through standard output and input.
    let all = here.ok(&["export", "all", "-"]).out;
    let mut command = there.command();
    let read = command.args(["import", "all", "-", "--json"]).write_stdin(all).output().unwrap();
    assert_eq!(read.status.code(), Some(0));
    assert_eq!(there.json(&["order", "show", "7"])["notes"], order["notes"]);
    std::fs::write(file, "not a log\n").unwrap();
    here.run(&["import", "all", file]).failed(1, &["not a file of chaqi export all"]);
    assert!(here.ok(&["doctor"]).out.contains("fine"));
    assert_eq!(here.json(&["doctor", "--rebuild"])["sound"], true);
    assert_eq!(here.json(&["order", "show", "7"]), order);
}

#[test]
fn a_report_of_another_shop_is_told() {
    let home = Home::shop();
    let text = "订单编号,买家会员名,店铺名称\n2713800000000000001,小鹿,二店\n";
    let path = report(&home, text.as_bytes());
    let path = path.to_str().unwrap();
    let told = home.run(&["--lang", "zh-CN", "order", "import", path, "--dry-run"]);
    assert!(told.out.contains("「二店」") && told.out.contains("「插旗旗舰店」"), "{}", told.out);
    let meant = home.run(&["--lang", "zh-CN", "order", "import", path, "--shop", "二店"]);
    assert!(!meant.out.contains("「二店」"), "{}", meant.out);
    let listed = home.run(&["--lang", "zh-CN", "order", "list"]);
    assert!(listed.out.contains("小鹿 [二店]"), "{}", listed.out);
}
