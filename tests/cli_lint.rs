//! `chaqi phrases lint`.

#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute only")]

mod cli_common;

use cli_common::{Home, Said};
use serde_json::Value;

const PACK: &str = "[pack]\nname = \"自家\"\n[var.gift]\nlabel = \"礼品\"\n\
    [[phrase]]\nid = \"own-good\"\ncode = \"a\"\ntitle = \"甲\"\ntext = \"{buyer}您好，送您{gift}\"\n\
    [[phrase]]\nid = \"own-bad\"\ncode = \"b\"\ntitle = \"乙\"\n\
    text = \"您好\"\nvariants = [\"亲，加我薇.信聊\"]\n\
    [[phrase]]\nid = \"own-phone\"\ncode = \"c\"\ntitle = \"丙\"\n\
    text = \"退货请打13800138000，请\"\n";

fn stdin(home: &Home, args: &[&str], text: &str) -> Said {
    Said::of(&home.command().args(args).write_stdin(text).output().unwrap())
}

fn rows(said: &Said) -> Vec<Value> {
    serde_json::from_str(&said.out).unwrap_or_else(|e| panic!("{e}: {}", said.out))
}

#[test]
fn lines_of_standard_input_are_checked_as_shared_phrases() {
    let home = Home::shop();
    let text = "亲，满意请给五星好评哦\n\n五星好评返 现5元\n电话１３８-0013-8000\n{x}您好\n";
    let said = stdin(&home, &["phrases", "lint", "-", "--json"], text);
    assert_eq!(said.code, 4, "{}", said.err);
    let found: Vec<[String; 3]> = rows(&said)
        .iter()
        .map(|row| {
            assert_eq!((&row["file"], &row["level"]), (&"-".into(), &"block".into()));
            assert!(!row["suggestion"].as_str().unwrap().is_empty());
            let text = |field: &str| row[field].as_str().unwrap().to_owned();
            assert_eq!(text("phrase"), said_line(row["line"].as_u64().unwrap()));
            [row["line"].to_string(), text("rule"), text("match")]
        })
        .collect();
    fn said_line(line: u64) -> &'static str {
        ["", "", "", "五星好评返 现5元", "电话１３８-0013-8000", "{x}您好"][line as usize]
    }
    let wanted =
        [["3", "E1", "五星好评返 现5元"], ["4", "E5", "１３８-0013-8000"], ["5", "I2", "{x}"]];
    assert_eq!(found, wanted);

    let fine = stdin(&home, &["phrases", "lint", "-", "--json"], "亲，可以微信支付的\n");
    assert_eq!((fine.code, fine.out.as_str()), (0, "[]\n"));
    let warned = stdin(&home, &["phrases", "lint", "-"], "亲，这是顶级面料\n");
    assert_eq!(warned.code, 0);
    assert!(warned.out.contains("1: warn W1 “顶级”"), "{}", warned.out);
    assert!(warned.out.ends_with(
        "1 phrase: 0 to block, 1 to warn of, 0 hints.\nFor guidance; not legal advice.\n"
    ));
    let zh = stdin(&home, &["--lang", "zh-CN", "phrases", "lint", "-"], "亲，加V：abc\n");
    assert_eq!(zh.code, 4);
    assert!(
        zh.out.contains("1: 拦下 E4 “加V”") && zh.out.ends_with("不是法律意见。\n"),
        "{}",
        zh.out
    );
}

#[test]
fn files_and_all_phrases_are_checked_by_their_scope() {
    let home = Home::shop();
    let clean = home.ok(&["phrases", "lint"]);
    assert!(clean.out.contains("not legal advice"), "{}", clean.out);
    assert_eq!(home.json(&["--lang", "zh-CN", "phrases", "lint"]).as_array().unwrap().len(), 0);

    std::fs::create_dir(home.file("phrases")).unwrap();
    std::fs::write(home.file("phrases/own.toml"), PACK).unwrap();
    let file = home.file("phrases/own.toml").display().to_string();
    let wanted = [("own-bad", "E4", "加我薇.信"), ("own-phone", "E5", "13800138000")];
    for args in [&["phrases", "lint", "--json"][..], &["phrases", "lint", &file, "--json"]] {
        let said = home.run(args);
        assert_eq!(said.code, 4, "{}", said.err);
        let rows = rows(&said);
        assert_eq!(rows.len(), 2, "{rows:?}");
        for (row, (phrase, rule, found)) in rows.iter().zip(wanted) {
            assert_eq!(row["file"], file.as_str());
            assert_eq!([&row["phrase"], &row["rule"], &row["match"]], [phrase, rule, found]);
        }
        assert_eq!([&rows[0]["line"], &rows[1]["line"]], [10, 16]);
    }
    let table = home.run(&["phrases", "lint", &file]);
    assert!(table.out.contains(&format!("{file}:10: block E4 “加我薇.信”")), "{}", table.out);

    // The agent's own phrases may hold a number; the rest holds for them too.
    std::fs::rename(home.file("phrases/own.toml"), home.file("phrases/personal.toml")).unwrap();
    let file = home.file("phrases/personal.toml").display().to_string();
    for args in [&["phrases", "lint", "--json"][..], &["phrases", "lint", &file, "--json"]] {
        let rows = rows(&home.run(args));
        assert_eq!((rows.len(), &rows[0]["rule"]), (1, &"E4".into()));
    }
}

#[test]
fn a_shop_writes_its_own_rules() {
    let home = Home::shop();
    let own = "off = [\"W5\", \"X9\"]\nallow = [\"138 0013 8000\"]\ncolour = 1\n\
        [level]\nW1 = \"block\"\n[except]\nE4 = [\"加微博\"]\n\
        [[rule]]\nid = \"S1\"\nlevel = \"warn\"\nwhat = { zh = \"竞品\" }\nfind = [\"隔壁(店|家)\"]\n\
        [[rule]]\nid = \"S2\"\nlevel = \"loud\"\nwhat = { zh = \"\" }\n\
        [[rule]]\nid = \"S3\"\nlevel = \"hint\"\nwhat = { zh = \"半\" }\nfind = [\"(半\", \"整个\"]\n";
    std::fs::write(home.file("lint.toml"), own).unwrap();
    let text = "治疗脚气\n电话13800138000\n顶级\n隔壁家\n整个\n";
    let said = stdin(&home, &["phrases", "lint", "-", "--json"], text);
    let found: Vec<_> = rows(&said)
        .iter()
        .map(|row| format!("{} {} {}", row["line"], row["rule"], row["level"]).replace('"', ""))
        .collect();
    assert_eq!(found, ["3 W1 block", "4 S1 warn", "5 S3 hint"]);
    assert_eq!(said.code, 4);
    for place in [
        "lint.toml:1: there is no rule X9",
        "lint.toml:3: there is no key colour",
        "lint.toml:15:",
        "lint.toml:17: rule S3",
    ] {
        assert!(said.err.contains(place), "no “{place}” in: {}", said.err);
    }

    let rules = home.json(&["phrases", "lint", "--rules"]);
    let ids: Vec<&str> =
        rules.as_array().unwrap().iter().map(|r| r["rule"].as_str().unwrap()).collect();
    assert!(ids.contains(&"E1") && ids.contains(&"S1") && !ids.contains(&"W5"), "{ids:?}");
    let e1 = &rules[0];
    assert_eq!((&e1["rule"], &e1["date"]), (&"E1".into(), &"2024-09-01".into()));
    assert!(e1["source"].as_str().unwrap().contains("art. 9(5)"));
    let table = home.ok(&["--lang", "zh-CN", "phrases", "lint", "--rules"]);
    assert!(table.out.contains("E5 拦下") && table.out.contains("lint.toml"), "{}", table.out);

    // The copy that is printed is a rule file without a problem.
    let copy = home.ok(&["phrases", "lint", "--toml"]).out;
    std::fs::write(home.file("lint.toml"), copy).unwrap();
    let said = stdin(&home, &["phrases", "lint", "-"], "治疗脚气\n");
    assert!(said.err.is_empty() && said.out.contains("W5"), "{}{}", said.err, said.out);
}

#[test]
fn what_cannot_be_read_is_said() {
    let home = Home::shop();
    home.run(&["phrases", "lint", "nowhere.toml"]).failed(1, &["nowhere.toml"]);
    home.run(&["phrases", "lint", "--rules", "x.toml"]).failed(2, &["--rules"]);
    let mut command = home.command();
    let output = command.args(["phrases", "lint", "-"]).write_stdin(vec![0xba, 0xc3]).output();
    Said::of(&output.unwrap()).failed(1, &["UTF-8"]);
    // A file with one bad phrase: the others are still checked.
    std::fs::write(home.file("a.toml"), format!("{PACK}[[phrase]]\nid = \"x\"\n")).unwrap();
    let file = home.file("a.toml").display().to_string();
    home.run(&["phrases", "lint", &file]).failed(4, &["a.toml:21:1", "title"]);
}

#[test]
fn a_broken_file_of_the_folder_is_named() {
    let home = Home::shop();
    std::fs::create_dir_all(home.file("phrases")).unwrap();
    std::fs::write(home.file("phrases/broken.toml"), "[[phrase]]\nid = \n").unwrap();
    let said = home.run(&["phrases", "lint", "--json"]);
    assert_eq!((said.code, said.out.trim()), (1, "[]"), "{}", said.err);
    assert!(said.err.contains("broken.toml"), "{}", said.err);
}

#[test]
fn of_a_file_that_is_not_there_nothing_else_is_said() {
    let home = Home::shop();
    let said = home.run(&["phrases", "lint", "nowhere.toml"]);
    assert_eq!((said.code, said.out.as_str()), (1, ""), "{}", said.err);
    assert!(said.err.contains("nowhere.toml"), "{}", said.err);
}
