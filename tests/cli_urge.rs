//! Urging payment from scripts: the list, one buyer, two processes at once; macros in the config.

#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute only")]

mod cli_common;

use cli_common::{Home, Said};
use std::process::Stdio;

fn unpaid(home: &Home, number: &str, buyer: &str, amount: &str) {
    home.ok(&[
        "order",
        "add",
        "--number",
        number,
        "--buyer",
        buyer,
        "--item",
        "青瓷盖碗",
        "--amount",
        amount,
        "--state",
        "unpaid",
    ]);
}

#[test]
fn o10_the_list_and_one_buyer() {
    let home = Home::shop();
    home.run(&["order", "urge"]).failed(3, &["Nobody to urge"]);
    assert_eq!(home.run(&["order", "urge", "--json"]).code, 3);
    unpaid(&home, "11", "小鱼", "12.50");
    unpaid(&home, "12", "春风", "3");
    unpaid(&home, "13", "小鱼", "7.5");
    home.ok(&["order", "note", "13", "要发票"]);
    let table = home.ok(&["order", "urge"]).out;
    let fish = table.lines().find(|line| line.contains("小鱼")).unwrap();
    for cell in ["11 13", "2", "20.00", "要发票", "慧兰"] {
        assert!(fish.contains(cell), "{cell}: {table}");
    }
    let rows = home.json(&["order", "urge"]);
    assert_eq!(rows.as_array().unwrap().len(), 2);
    assert_eq!((&rows[0]["buyer"], &rows[0]["amount"]), (&"小鱼".into(), &"20.00".into()));
    assert_eq!(rows[0]["last"]["text"], "要发票");
    assert_eq!(rows[0]["orders"][1]["number"], "13");

    let said = home.ok(&["order", "urge", "13", "--copy"]);
    assert!(said.out.contains("waiting for payment"), "{}", said.out);
    assert!(said.err.contains("小鱼 urged: 11 13"), "{}", said.err);
    let copied = std::fs::read_to_string(home.file("clipboard.txt")).unwrap();
    assert_eq!(copied.trim(), said.out.trim());
    for number in ["11", "13"] {
        let order = home.json(&["order", "show", number]);
        assert_eq!(order["flag"], "blue");
        assert_eq!(order["notes"].as_array().unwrap().last().unwrap()["text"], "催付");
    }
    // Once.
    let again = home.run(&["--agent", "晓月", "order", "urge", "11"]);
    again.failed(1, &["慧兰 urged 小鱼 already", "window_days"]);
    assert_eq!(again.out, "");
    let rows = home.json(&["order", "urge"]);
    assert_eq!(rows.as_array().unwrap().len(), 1);
    // Undone, they may be urged again.
    home.ok(&["undo"]);
    let urged = home.json(&["--agent", "晓月", "order", "urge", "11"]);
    assert_eq!((&urged["buyer"], &urged["agent"]), (&"小鱼".into(), &"晓月".into()));
    assert_eq!(urged["orders"][0]["flag_meaning"], "已催付");
    home.run(&["redo"]).failed(1, &["晓月 urged 小鱼 already"]);
}

#[test]
fn o10_what_is_not_to_be_urged_says_why() {
    let home = Home::shop();
    home.ok(&["order", "add", "--number", "1", "--state", "to-ship"]);
    home.run(&["order", "urge", "1"]).failed(1, &["no longer unpaid"]);
    home.ok(&["order", "add", "--number", "2", "--state", "unpaid", "--cod"]);
    home.run(&["order", "urge", "2"]).failed(1, &["cash on delivery"]);
    home.ok(&["order", "add", "--number", "3", "--state", "unpaid"]);
    let flagged = home.ok(&["order", "flag", "3", "blue"]);
    assert!(flagged.out.contains("counts as urged"), "{}", flagged.out);
    home.run(&["order", "urge", "3"]).failed(1, &["has the urging flag"]);
    home.ok(&[
        "order",
        "add",
        "--number",
        "4",
        "--state",
        "unpaid",
        "--created",
        "2026-01-02 09:00",
    ]);
    home.run(&["order", "urge", "4"]).failed(1, &["placed more than 3 days ago"]);
    home.run(&["order", "urge", "404"]).failed(3, &["404"]);
    home.run(&["order", "urge"]).failed(3, &["Nobody to urge"]);
    // A wording that needs more than the order knows; nobody is claimed for it.
    unpaid(&home, "5", "小鱼", "1");
    let lacks = home.run(&["order", "urge", "5", "--reply", "en-pay-activity"]);
    lacks.failed(1, &["discount", "--var discount=…"]);
    home.run(&["order", "urge", "5", "--reply", "nowhere"]).failed(1, &["nowhere"]);
    let said = home.ok(&[
        "order",
        "urge",
        "5",
        "--reply",
        "en-pay-activity",
        "--var",
        "discount=10%",
        "--var",
        "end_date=12 December",
    ]);
    assert!(said.out.contains("10%"), "{}", said.out);
}

#[test]
fn o10_success_is_in_the_tally_with_its_rows() {
    let home = Home::shop();
    unpaid(&home, "11", "小鱼", "12.50");
    unpaid(&home, "12", "春风", "3");
    home.ok(&["order", "urge", "11"]);
    home.ok(&["order", "urge", "12"]);
    home.ok(&["order", "edit", "11", "--state", "to-ship"]);
    let total = &home.json(&["tally"])["total"];
    assert_eq!((&total["urged"], &total["urged-paid"]), (&2.into(), &1.into()));
    assert_eq!(total["urging_success"], "50.0");
    let rows = home.json(&["tally", "--rows", "urged-paid"]);
    assert_eq!((&rows["total"], &rows["rows"][0]["detail"]), (&1.into(), &"11".into()));
    assert_eq!(home.json(&["tally", "--rows", "催付"])["rows"].as_array().unwrap().len(), 2);
    let table = home.ok(&["tally"]).out;
    assert!(table.contains("Urging success") && table.contains("50.0%"), "{table}");
    assert!(home.ok(&["doctor", "--rebuild"]).code == 0);
    assert_eq!(home.json(&["tally"])["total"]["urged-paid"], 1);
}

/// Whoever comes first: every buyer is urged exactly once, and each loser is told by whom.
#[test]
fn o10_processes_at_once_urge_every_buyer_once() {
    let home = Home::shop();
    for n in 0..6 {
        unpaid(&home, &format!("1{n}"), &format!("买家{n}"), "1");
        unpaid(&home, &format!("2{n}"), &format!("买家{n}"), "1");
    }
    let program = env!("CARGO_BIN_EXE_chaqi");
    let urge = |agent: &str, number: &str| {
        std::process::Command::new(program)
            .env_clear()
            .env("TZ", "Asia/Shanghai")
            .arg("--home")
            .arg(home.path())
            .args(["--agent", agent, "order", "urge", number])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    };
    for n in 0..6 {
        let rivals: Vec<_> = [("慧兰", 1), ("晓月", 2), ("阿青", 1)]
            .map(|(agent, order)| urge(agent, &format!("{order}{n}")))
            .into_iter()
            .collect();
        let said: Vec<Said> =
            rivals.into_iter().map(|r| Said::of(&r.wait_with_output().unwrap())).collect();
        let won = said.iter().filter(|s| s.code == 0 && s.out.contains("payment")).count();
        assert_eq!(won, 1, "买家{n}: {:?}", said.iter().map(|s| &s.err).collect::<Vec<_>>());
        for loser in said.iter().filter(|s| s.code != 0) {
            loser.failed(1, &[&format!("urged 买家{n} already")]);
            assert_eq!(loser.out, "", "nothing goes out before the claim is won");
        }
        for order in [1, 2] {
            let order = home.json(&["order", "show", &format!("{order}{n}")]);
            assert_eq!(order["notes"].as_array().unwrap().len(), 1, "{order}");
        }
    }
    assert_eq!(home.json(&["tally"])["total"]["urged"], 6);
    home.run(&["order", "urge"]).failed(3, &["Nobody"]);
}

#[test]
fn o11_a_macro_is_checked_with_its_line() {
    let home = Home::shop();
    let base = std::fs::read_to_string(home.file("config.toml")).unwrap();
    let lines = base.lines().count();
    let check = |text: &str, line: usize, words: &[&str]| {
        home.config(&format!("{base}{text}\n"));
        let said = home.run(&["config", "check"]);
        let place = format!("config.toml:{}:", lines + line);
        let words: Vec<&str> = words.iter().copied().chain([place.as_str()]).collect();
        said.failed(1, &words);
    };
    check("[[macro]]\nname = \"a\"\nreply = \"en-pay-gentl\"", 3, &["en-pay-gentle"]);
    check("[[macro]]\nname = \"a\"\nflag = \"pinkish\"", 3, &["pinkish"]);
    check("[[macro]]\nname = \"a\"\nflag = \"cyan\"", 3, &["no cyan flag"]);
    check("[[macro]]\nname = \"a\"\nnote = \"x {byer}\"", 3, &["{byer}", "{buyer}"]);
    check("[[macro]]\nname = \"a\"\nnote = \"x\"\nremind = \"soon\"", 4, &["soon", "+2h"]);
    check("[[macro]]\nname = \"a\"\nnote = \"x\"\nkey = \"ctrl-f\"", 4, &["ctrl-f", "flag"]);
    check("[[macro]]\nname = \"a\"\nnote = \"x\"\nkey = \"m\"", 4, &["“m”"]);
    check("[[macro]]\nname = \"a\"", 1, &["does nothing"]);
    check("[[macro]]\nnote = \"a\"", 1, &["macro.name"]);
    let two = "[[macro]]\nname = \"a\"\nnote = \"x\"\nkey = \"alt-m\"\n\
               [[macro]]\nname = \"b\"\nnote = \"y\"\nkey = \"Alt-M\"";
    check(two, 8, &["Alt-M", "a"]);
    let same = "[[macro]]\nname = \"a\"\nnote = \"x\"\n[[macro]]\nname = \"a\"\nnote = \"y\"";
    check(same, 5, &["twice"]);
    check("[urge]\nreply = \"en-pay-gentl\"", 2, &["en-pay-gentle"]);
    check("[urge]\nnote = \"{\"", 2, &["note"]);
    check("[urge]\nnote = \"催付 {item}\"", 2, &["{item}", "{buyer}"]);
    check("[urge]\nwindow_days = 0", 2, &["1", "30"]);
    home.config(&format!(
        "{base}[[macro]]\nname = \"改地址\"\nkey = \"alt-m\"\nreply = \"en-pay-order\"\n\
         note = \"改地址：{{text}} {{date}}\"\nflag = \"red\"\nremind = \"tomorrow 9am\"\n"
    ));
    home.ok(&["config", "check"]);
}
