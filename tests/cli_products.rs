//! Product cards through the commands: from a sheet, listed, found, said, and out again.

#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute only")]

mod cli_common;

use cli_common::Home;
use serde_json::json;

const SHEET: &str = "产品,货号,问题,回答,话术,尺码,洗涤\r\n\
    雪纺衬衫,CS-12,会起球吗,不会,\"亲，{买家昵称}放心\",S/M/L,手洗\r\n,,透吗,有内衬,,,\r\n\
    亚麻裤,KZ-7,长吗,,,,\r\n亚麻裤,KZ-7,,,,均码,\r\n";

fn file(home: &Home, name: &str, bytes: &[u8]) -> String {
    let path = home.file(name);
    std::fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn r23_a_sheet_comes_in_once_and_its_facts_are_found() {
    let home = Home::shop();
    let path = file(&home, "产品.csv", &encoding_rs::GBK.encode(SHEET).0);
    let import = ["product", "import", &path];
    let tried = home.json(&[&import[..], &["--dry-run"]].concat());
    assert_eq!((&tried["rows"], &tried["new"]), (&json!(4), &json!(2)));
    assert_eq!(tried["written"], 0);
    assert_eq!(
        (&tried["refused"][0]["line"], &tried["refused"][0]["reason"]),
        (&json!(4), &json!("no-text"))
    );
    assert_eq!(home.json(&["product", "list"]), json!([]), "nothing is written");
    home.run(&[&import[..], &["--strict"]].concat()).failed(4, &["line 4", "nothing was taken"]);
    assert_eq!(home.json(&["product", "list"]), json!([]));

    let said = home.ok(&import);
    assert!(said.out.contains("2 new") && said.out.contains("products.toml"), "{}", said.out);
    assert!(said.err.contains("line 4"), "{}", said.err);
    let card = home.json(&["product", "show", "cs-12"]);
    assert_eq!((&card["name"], &card["sizes"]), (&json!("雪纺衬衫"), &json!(["S", "M", "L"])));
    assert_eq!(card["qa"][0]["text"], "亲，{buyer}放心");
    assert_eq!(card["facts"], json!({"洗涤": "手洗"}));
    assert_eq!(home.json(&["phrases", "check"]), json!([]));
    assert!(home.ok(&["product", "list"]).out.contains("KZ-7"));
    home.run(&["product", "show", "毛衣"]).failed(3, &["毛衣", "雪纺衬衫"]);

    // Found by pinyin, said in the words of the phrase for sizes.
    let rows = home.json(&["reply", "xfcs", "xidi"]);
    assert_eq!((&rows[0]["text"], &rows[0]["title"]), (&json!("手洗"), &json!("雪纺衬衫 · 洗涤")));
    let said = home.ok(&["reply", "--show", "card-size", "--var", "product=kz-7"]);
    assert!(said.out.contains("亚麻裤") && said.out.contains("均码"), "{}", said.out);
    home.run(&["reply", "--show", "card-material", "--var", "product=kz-7"])
        .failed(1, &["product.material"]);
    home.run(&["reply", "--show", "card-size", "--var", "product=没有的货"])
        .failed(1, &["product.size", "没有的货", "chaqi product list"]);

    let again = home.json(&import);
    assert_eq!(
        (&again["new"], &again["changed"], &again["same"]),
        (&json!(0), &json!(0), &json!(2))
    );
    assert_eq!(again["written"], 0);
}

#[test]
fn r23_more_goes_in_and_what_differs_stays_until_it_is_told_to() {
    let home = Home::shop();
    home.ok(&["product", "import", &file(&home, "一.csv", SHEET.as_bytes())]);
    let own = home.file("phrases").join("products.toml");
    let text = std::fs::read_to_string(&own).unwrap();
    std::fs::write(
        &own,
        text.replace("[[product]]\nnumber = \"KZ-7\"", "# 断码了\n[[product]]\nnumber = \"KZ-7\""),
    )
    .unwrap();
    let more = file(
        &home,
        "二.csv",
        "产品,问题,回答,面料,洗涤\n雪纺衬衫,会起球吗,会一点,,干洗\n亚麻裤,长吗,九分,亚麻,\n"
            .as_bytes(),
    );
    let kept = home.json(&["product", "import", &more]);
    assert_eq!((&kept["new"], &kept["changed"], &kept["same"]), (&json!(0), &json!(1), &json!(1)));
    let facts: Vec<_> = kept["differing"].as_array().unwrap().iter().map(|d| &d["fact"]).collect();
    assert_eq!(facts, ["洗涤", "会起球吗"]);
    let text = std::fs::read_to_string(&own).unwrap();
    assert!(text.contains("# 断码了") && text.contains("手洗") && text.contains("九分"), "{text}");

    let said = home.ok(&["product", "import", &more, "--update"]);
    assert!(said.err.contains("会起球吗"), "{}", said.err);
    let card = home.json(&["product", "show", "雪纺衬衫"]);
    assert_eq!(
        (&card["facts"]["洗涤"], &card["qa"][0]["answer"]),
        (&json!("干洗"), &json!("会一点"))
    );

    // What is exported comes back as it was.
    let before = home.json(&["product", "list"]);
    let out = home.file("出.csv");
    let out = out.to_str().unwrap();
    home.ok(&["product", "export", out]);
    home.run(&["product", "export", out]).failed(1, &["--force"]);
    // A workbook says the same as the sheet of text, and one on standard output as in a file.
    let book = home.file("出.xlsx");
    let book = book.to_str().unwrap();
    let said = home.json(&["product", "export", book]);
    assert_eq!(said["written"], 2);
    std::fs::remove_file(&own).unwrap();
    home.ok(&["product", "import", book]);
    let with_book = home.json(&["product", "list"]);
    std::fs::remove_file(&own).unwrap();
    home.ok(&["product", "import", out]);
    let bare = |mut all: serde_json::Value| {
        for card in all.as_array_mut().unwrap() {
            card["line"] = json!(0);
        }
        all
    };
    let before = bare(before);
    assert_eq!(bare(home.json(&["product", "list"])), before);
    assert_eq!(bare(with_book), before);
}

#[test]
fn r23_columns_of_other_names_are_told() {
    let home = Home::shop();
    let path = file(&home, "x.csv", "宝贝,描述,备注\n衬衫,会缩水吗,不会\n".as_bytes());
    home.run(&["product", "import", &path, "--map", "question=问法"]).failed(1, &["问法", "描述"]);
    home.run(&["product", "import", &path, "--map", "问法=描述"]).failed(2, &["问法", "question"]);
    let said = home.json(&["product", "import", &path, "--map", "question=描述,answer=备注"]);
    assert_eq!(said["new"], 1);
    assert_eq!(home.json(&["product", "show", "衬衫"])["qa"][0]["answer"], "不会");
}

#[test]
fn r23_a_sheet_without_products_says_which_columns_it_needs() {
    let home = Home::shop();
    let path = file(&home, "x.csv", "快捷编码,内容\na,b\n".as_bytes());
    home.run(&["product", "import", &path]).failed(1, &["快捷编码", "产品", "货号"]);
    home.run(&["product", "export", "-"]).failed(3, &["product import"]);
}
