//! Phrases in and out through the commands.

#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute only")]

mod cli_common;

use cli_common::Home;
use serde_json::{Value, json};

/// What Qianniu exports: GBK, three columns, a text of two lines.
const QIANNIU: &str = "快捷短语编码,快捷短语,快捷短语分组\r\n\
    zxq,\"{买家昵称}您好\r\n请讲\",问候\r\nfhs,XX到了,\r\n8k,{优惠券名}满减,活动\r\n,,空的\r\n";

fn file(home: &Home, name: &str, bytes: &[u8]) -> String {
    let path = home.file(name);
    std::fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

fn phrase(home: &Home, code: &str) -> Value {
    let all = home.json(&["phrases", "list"]);
    let of = |row: &&Value| row["code"] == code;
    all.as_array().unwrap().iter().find(of).unwrap_or(&Value::Null).clone()
}

#[test]
fn phrases_of_qianniu_come_in_once() {
    let home = Home::shop();
    let path = file(&home, "短语.csv", &encoding_rs::GBK.encode(QIANNIU).0);
    let import = ["phrases", "import", &path];
    let tried = home.json(&[&import[..], &["--dry-run"]].concat());
    assert_eq!(
        (&tried["rows"], &tried["new"], &tried["written"]),
        (&json!(4), &json!(3), &json!(0))
    );
    assert_eq!(phrase(&home, "zxq"), Value::Null, "nothing is written");
    assert_eq!(
        (&tried["refused"][0]["line"], &tried["refused"][0]["reason"]),
        (&json!(6), &json!("no-text"))
    );
    assert_eq!(tried["variables"], json!(["优惠券名", "填空1"]));

    home.run(&[&import[..], &["--strict"]].concat()).failed(4, &["line 6", "nothing was taken"]);
    assert_eq!(phrase(&home, "zxq"), Value::Null);

    let said = home.ok(&import);
    assert!(said.out.contains("3 new") && said.out.contains("imported.toml"), "{}", said.out);
    for words in ["XX", "优惠券名", "8k", "line 6"] {
        assert!(said.err.contains(words), "{words}: {}", said.err);
    }
    let first = phrase(&home, "zxq");
    assert_eq!((&first["text"], &first["category"]), (&json!("{buyer}您好\n请讲"), &json!("问候")));
    assert_eq!(phrase(&home, "fhs")["text"], "{填空1}到了");
    assert_eq!(phrase(&home, "fhs")["category"], "Ungrouped");
    assert_eq!(home.json(&["phrases", "check"]), json!([]));
    let filled = home.ok(&["reply", "--show", "8k", "--var", "优惠券名=新人券"]);
    assert!(filled.out.contains("新人券满减"), "{}", filled.out);

    let again = home.json(&import);
    assert_eq!(
        (&again["new"], &again["changed"], &again["same"], &again["written"]),
        (&json!(0), &json!(0), &json!(3), &json!(0))
    );
}

#[test]
fn work_by_hand_is_kept_unless_asked_otherwise() {
    let home = Home::shop();
    let path =
        file(&home, "a.csv", "快捷短语编码,快捷短语,快捷短语分组\nzxq,在的,问候\n".as_bytes());
    let import = ["phrases", "import", &path, "--into", "客服一组"];
    home.ok(&import);
    let pack =
        home.json(&["phrases", "path"])["shop"].as_str().unwrap().to_owned() + "/客服一组.toml";
    let text = std::fs::read_to_string(&pack).unwrap();
    std::fs::write(&pack, format!("# 我们的\n{}", text.replace("在的", "在的在的"))).unwrap();

    let kept = home.ok(&import);
    assert!(kept.out.contains("0 changed") && kept.out.contains("--update"), "{}", kept.out);
    let kept = home.json(&import);
    assert_eq!((&kept["changed"], &kept["differing"]), (&json!(0), &json!(1)));
    assert_eq!(phrase(&home, "zxq")["text"], "在的在的");
    let updated = home.json(&[&import[..], &["--update"]].concat());
    assert_eq!((&updated["changed"], &updated["written"]), (&json!(1), &json!(1)));
    assert_eq!(phrase(&home, "zxq")["text"], "在的");
    assert!(std::fs::read_to_string(&pack).unwrap().starts_with("# 我们的\n"));

    // Of two rows with one code each is found again.
    let twice = |second: &str| {
        let rows =
            format!("快捷短语编码,快捷短语,快捷短语分组\nzxq,在的,问候\nzxq,{second},问候\n");
        file(&home, "a.csv", rows.as_bytes())
    };
    twice("您好");
    assert_eq!(home.json(&[&import[..], &["--update"]].concat())["new"], 1);
    twice("您好呀");
    let updated = home.json(&[&import[..], &["--update"]].concat());
    assert_eq!((&updated["new"], &updated["changed"]), (&json!(0), &json!(1)));
    // A file of noise is no sheet, whatever it is called.
    let noise: Vec<u8> = (0..3_000_u32).map(|n| (n * n % 251) as u8 | 1).collect();
    home.run(&["phrases", "import", &file(&home, "r.xlsx", &noise)]).failed(1, &["text"]);

    home.run(&["phrases", "import", &path, "--into", "../x"]).failed(2, &["../x"]);
    home.config("language = \"en\"\n[agent]\nrole = \"read-only\"\n");
    home.run(&["phrases", "import", &path]).failed(1, &["read"]);
}

#[test]
fn columns_are_named_and_wrong_files_are_refused() {
    let home = Home::shop();
    let path = file(&home, "a.csv", "何时,说什么\n问候,在的呢\n".as_bytes());
    home.run(&["phrases", "import", &path]).failed(1, &["何时, 说什么", "--map"]);
    home.run(&["phrases", "import", &path, "--map", "text=说啥"])
        .failed(1, &["说啥", "何时, 说什么"]);
    home.run(&["phrases", "import", &path, "--map", "words=说什么"]).failed(2, &["words", "title"]);
    let into = ["--map", "text=说什么,title=何时", "--into", "personal"];
    assert_eq!(home.json(&[&["phrases", "import", &path], &into[..]].concat())["written"], 1);
    let all = home.json(&["phrases", "list"]);
    let mine = all.as_array().unwrap().iter().find(|row| row["text"] == "在的呢").unwrap();
    assert_eq!((&mine["title"], &mine["scope"]), (&json!("问候"), &json!("personal")));

    let broken = file(&home, "a.json", b"{\"phrases\": [");
    home.run(&["phrases", "import", &broken]).failed(1, &["→"]);
    home.run(&["phrases", "import", &file(&home, "empty.csv", b"")]).failed(1, &["empty"]);
    home.run(&["phrases", "import", "nowhere.csv"]).failed(1, &["nowhere.csv"]);
    // From standard input, by its content.
    let mut command = home.command();
    let yaml = "matches:\n  - trigger: ':ye'\n    replace: 晚安呀\n";
    command.args(["phrases", "import", "-", "--json"]).write_stdin(yaml);
    assert_eq!(command.output().unwrap().status.code(), Some(0));
    assert_eq!(phrase(&home, "ye")["text"], "晚安呀");
}

#[test]
fn every_form_goes_out_and_comes_back_the_same() {
    let home = Home::shop();
    home.ok(&["phrases", "import", &file(&home, "a.csv", &encoding_rs::GBK.encode(QIANNIU).0)]);
    let count = home.json(&["phrases", "list"]).as_array().unwrap().len();
    let mut ends = vec!["csv", "json", "toml"];
    if cfg!(feature = "xlsx") {
        ends.push("xlsx");
    }
    for end in ends {
        let path = home.file(&format!("out.{end}"));
        let path = path.to_str().unwrap();
        let out = home.json(&["phrases", "export", path]);
        assert_eq!((&out["phrases"], &out["written"]), (&json!(count), &json!(count)), "{end}");
        let back = home.json(&["phrases", "import", path, "--dry-run"]);
        assert_eq!(
            (&back["rows"], &back["new"], &back["changed"], &back["same"]),
            (&json!(count), &json!(0), &json!(0), &json!(count)),
            "{end}"
        );
        assert_eq!((&back["refused"], &back["duplicates"]), (&json!([]), &json!([])), "{end}");
        home.run(&["phrases", "export", path]).failed(1, &["--force"]);
        home.ok(&["phrases", "export", path, "--force"]);
    }
}

#[test]
fn what_is_lost_on_the_way_out_is_said() {
    let home = Home::shop();
    let own = "[[phrase]]\nid = \"e\"\ntitle = \"笑\"\ntext = \"好的😀\"\ntags = [\"a\"]\n\
               [[phrase]]\nid = \"f\"\ntitle = \"式\"\ntext = \"=1+1\"\n";
    home.ok(&["phrases", "import", &file(&home, "笑.toml", own.as_bytes()), "--into", "表情"]);
    let path = home.file("千牛.csv");
    let path = path.to_str().unwrap();
    let category = home
        .json(&["phrases", "list"])
        .as_array()
        .unwrap()
        .iter()
        .find(|r| r["id"] == "e")
        .unwrap()["category"]
        .clone();
    let only = ["--category", category.as_str().unwrap(), "--format", "qianniu"];
    let strict =
        home.json(&[&["phrases", "export", path, "--encoding", "gbk"], &only[..]].concat());
    assert_eq!(
        (&strict["written"], &strict["refused"][0]["characters"]),
        (&json!(1), &json!("😀"))
    );
    let bytes = std::fs::read(path).unwrap();
    assert!(!bytes.contains(&b'?'));
    assert!(encoding_rs::GBK.decode(&bytes).0.contains(",'=1+1,"), "no cell runs");
    let said = home.ok(&[&["phrases", "export", path, "--force"], &only[..]].concat());
    for words in ["😀", "tags", "titles"] {
        assert!(said.err.contains(words), "{words}: {}", said.err);
    }
    home.run(&["phrases", "export", path, "--category", "没有"]).failed(3, &["没有"]);
    home.run(&["phrases", "export", "phrases"]).failed(2, &["--format"]);
    home.run(&["phrases", "export", "a.toml", "--encoding", "gbk"]).failed(2, &["UTF-8"]);
    let out = home.ok(&[
        "phrases",
        "export",
        "-",
        "--format",
        "text",
        "--category",
        category.as_str().unwrap(),
    ]);
    assert_eq!(out.out, "好的😀\n=1+1\n");
}

#[test]
fn hostile_files_are_refused_at_once() {
    let home = Home::shop();
    let refused = |path: &str, words: &[&str]| {
        let began = std::time::Instant::now();
        home.run(&["phrases", "import", path]).failed(1, words);
        assert!(began.elapsed() < std::time::Duration::from_secs(5), "{path}");
    };
    let deep = format!("matches: {}", "[".repeat(200_000));
    refused(&file(&home, "deep.yml", deep.as_bytes()), &["→"]);
    let deep = format!("{{\"phrases\": {}", "[".repeat(200_000));
    refused(&file(&home, "deep.json", deep.as_bytes()), &["→"]);
    let long = format!("text\n\"{}", "x".repeat(1 << 20));
    refused(&file(&home, "long.csv", long.as_bytes()), &["longer than"]);
    refused(&file(&home, "big.txt", &vec![b'\n'; (16 << 20) + 1]), &["larger than"]);
    refused(&file(&home, "many.txt", &b"a\n".repeat(50_001)), &["more than 50000 rows"]);
    #[cfg(feature = "xlsx")]
    {
        let mut book = rust_xlsxwriter::Workbook::new();
        book.add_worksheet().write(1_048_575, 16_383, "x").unwrap();
        let path = home.file("far.xlsx");
        book.save(&path).unwrap();
        refused(path.to_str().unwrap(), &["line 1048576", "columns"]);
    }
    assert!(
        !std::path::Path::new(home.json(&["phrases", "path"])["shop"].as_str().unwrap()).exists()
    );
}

#[cfg(feature = "xlsx")]
#[test]
fn a_sheet_of_a_workbook() {
    let home = Home::shop();
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().set_name("说明").unwrap().write(0, 0, "请勿修改").unwrap();
    let sheet = book.add_worksheet();
    sheet.set_name("话术列表").unwrap();
    for (row, cells) in (0..).zip([["内容", "类型", "标签"], ["在的哟", "问候", "在吗,有人吗"]])
    {
        for (column, text) in (0..).zip(cells) {
            sheet.write(row, column, text).unwrap();
        }
    }
    let path = home.file("插件.xlsx");
    book.save(&path).unwrap();
    let path = path.to_str().unwrap();
    home.run(&["phrases", "import", path, "--sheet", "别的"])
        .failed(1, &["别的", "说明, 话术列表"]);
    home.run(&["phrases", "import", path, "--sheet", "说明"]).failed(1, &["请勿修改"]);
    assert_eq!(home.json(&["phrases", "import", path])["written"], 1);
    let all = home.json(&["phrases", "list"]);
    let row = all.as_array().unwrap().iter().find(|row| row["text"] == "在的哟").unwrap();
    assert_eq!((&row["tags"], &row["category"]), (&json!(["在吗", "有人吗"]), &json!("问候")));
}

#[test]
fn phrases_that_nobody_uses_are_listed() {
    let home = Home::shop();
    let list = home.json(&["phrases", "list"]);
    let all = list.as_array().unwrap().len();
    let plain = |row: &&Value| row["variables"] == json!([]);
    let code = list.as_array().unwrap().iter().find(plain).unwrap()["code"].as_str().unwrap();
    let codes = |rows: &Value| -> Vec<String> {
        rows.as_array().unwrap().iter().map(|r| r["code"].as_str().unwrap().to_owned()).collect()
    };
    let before = codes(&home.json(&["phrases", "unused"]));
    assert_eq!(before.len(), all);
    home.ok(&["reply", "--show", code, "--copy"]);
    let unused = home.json(&["phrases", "unused"]);
    assert_eq!(unused.as_array().unwrap().len(), all - 1);
    assert!(!codes(&unused).contains(&code.to_owned()));
    // With no days at all even what was used just now is long ago.
    let rows = home.json(&["phrases", "unused", "--days", "0"]);
    let last = rows.as_array().unwrap().last().unwrap().clone();
    assert_eq!((&last["code"], &last["count"]), (&json!(code), &json!(1)));
    assert!(last["last_used"].as_str().unwrap().contains('T') && rows[0]["last_used"].is_null());
    assert!(home.ok(&["phrases", "unused", "--days", "0"]).out.contains(code));
}

/// The sheet that shops keep themselves: a day, a group, a code, the text, and a column that means
/// nothing to us.
#[test]
fn a_shops_own_sheet_comes_in_and_what_breaks_a_rule_is_counted() {
    let home = Home::shop();
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let day = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd");
    for (column, head) in (0..).zip(["登记日期", "分组", "快捷编码", "快捷短语", "是否加入团队"])
    {
        sheet.write(0, column, head).unwrap();
    }
    let rows = [
        ("售前", "yjk", "亲，价格已经是活动价了，拍两件我给您申请个小礼物"),
        ("售后", "tsk", "好评截图发我，返您5元红包"),
        ("售后", "", "质量绝对有保证\n放心拍"),
    ];
    for (row, (group, code, text)) in (1..).zip(rows) {
        let date = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 8, 20 + row as u8).unwrap();
        sheet.write_with_format(row, 0, &date, &day).unwrap();
        for (column, cell) in (1..).zip([group, code, text, "是"]) {
            sheet.write(row, column, cell).unwrap();
        }
    }
    let path = file(&home, "活动话术.xlsx", &book.save_to_buffer().unwrap());
    let tried = home.json(&["phrases", "import", &path, "--dry-run"]);
    assert_eq!((&tried["rows"], &tried["new"]), (&json!(3), &json!(3)));
    assert_eq!((&tried["refused"], &tried["warnings"]), (&json!([]), &json!([])));
    assert_eq!(tried["lint"], json!({"block": 1, "warn": 1}));
    let said = home.ok(&["phrases", "import", &path]);
    assert!(said.out.contains("1 of the phrases") && said.out.contains("lint"), "{}", said.out);
    let first = phrase(&home, "yjk");
    assert_eq!((&first["category"], &first["text"]), (&json!("售前"), &json!(rows[0].2)));
    assert_eq!(phrase(&home, "tsk")["title"], "好评截图发我，返您5元红包");
    let lint = home.run(&["phrases", "lint", "--json"]);
    assert_eq!(lint.code, 4, "{}", lint.out);
}

#[test]
fn a_picture_is_no_sheet_and_nothing_of_it_comes_in() {
    let home = Home::shop();
    for (name, bytes) in [
        ("a.png", &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..]),
        ("b.csv", b"\xFF\xD8\xFF\xE0\x10JFIF,a,b\n1,2\n"),
        ("c.txt", b"MZ\x90\0\x03\0"),
        ("d.yml", b"%PDF-1.7\n"),
    ] {
        let path = file(&home, name, bytes);
        for command in ["phrases", "product"] {
            home.run(&[command, "import", &path]).failed(1, &["neither a sheet nor a text"]);
        }
        home.run(&["order", "import", &path]).failed(1, &["this is", "CSV"]);
    }
    assert!(!home.file("phrases").join("imported.toml").exists());
}
