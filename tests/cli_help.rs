//! Help, errors and exit codes in both languages; completions, the manual page, the demo shop.

#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute only")]

mod cli_common;

use cli_common::{Home, Said, bare};

fn run(args: &[&str]) -> Said {
    let home = Home::new();
    home.run(args)
}

#[test]
fn a_folder_called_like_a_command_is_none() {
    let said = run(&["--home", "demo", "order", "show"]);
    said.failed(2, &["chaqi order show --help"]);
}

#[test]
fn help_speaks_the_users_language() {
    let chinese = run(&["--lang", "zh-CN", "--help"]);
    assert_eq!(chinese.code, 0);
    for words in ["用法：", "命令:", "交接班", "各命令通用:", "显示帮助"] {
        assert!(chinese.out.contains(words), "{words}: {}", chinese.out);
    }
    assert!(!chinese.out.contains("Usage") && !chinese.out.contains("OPTIONS"), "{}", chinese.out);
    let english = run(&["order", "add", "--help", "--lang=en"]);
    assert_eq!(english.code, 0);
    assert!(english.out.contains("chaqi order add") && english.out.contains("The buyer's chat id"));
    let locale = bare().env("LANG", "zh_CN.UTF-8").args(["reply", "-h"]).output().unwrap();
    assert!(String::from_utf8(locale.stdout).unwrap().contains("快捷短语"));
    let bare_group = run(&["order"]);
    bare_group.failed(2, &["chaqi order"]);
}

#[test]
fn usage_errors_say_what_to_do() {
    run(&["oder"]).failed(2, &["oder", "chaqi order"]);
    run(&["order", "shwo"]).failed(2, &["chaqi order show"]);
    run(&["order", "show"]).failed(2, &["<NO>", "chaqi order show --help"]);
    run(&["order", "add", "--number"]).failed(2, &["--number"]);
    run(&["order", "add", "--number", "1", "--amount", "1.234"]).failed(2, &["1.234", "12.50"]);
    run(&["order", "add", "--number", "1", "--nope"]).failed(2, &["--nope"]);
    run(&["--lang", "fr", "tally"]).failed(2, &["zh-CN, en"]);
    run(&["--lang", "zh", "tally", "--by", "店"]).failed(2, &["不认识“店”", "agent 客服"]);
    run(&["tally", "--date", "today", "--week"]).failed(2, &["--week"]);
    run(&["completions", "tcsh"]).failed(2, &["bash"]);
    run(&["order", "list", "--limit", "many"]).failed(2, &["many"]);
}

#[test]
fn completions_and_the_manual_come_from_the_same_definitions() {
    for shell in ["bash", "zsh", "fish"] {
        let said = run(&["completions", shell]);
        assert_eq!(said.code, 0);
        assert!(said.out.contains("handover"), "{shell}");
    }
    let man = run(&["man", "--lang", "zh-CN"]);
    assert_eq!(man.code, 0);
    assert!(man.out.contains(".TH chaqi") && man.out.contains("交接班"), "{}", man.out);
}

#[test]
fn the_demo_shop_is_alive_in_both_languages() {
    for lang in ["zh-CN", "en"] {
        let home = Home::new();
        let shop = home.file("demo");
        let path = shop.to_str().unwrap();
        home.ok(&["--lang", lang, "demo", "--fill", path]);
        let json = |args: &[&str]| -> serde_json::Value {
            let said =
                Said::of(&bare().args(["--home", path]).args(args).arg("--json").output().unwrap());
            assert_eq!(said.code, 0, "{args:?}: {}", said.err);
            serde_json::from_str(&said.out).unwrap()
        };
        let count = |args: &[&str]| json(args).as_array().unwrap().len();
        assert_eq!(count(&["order", "list", "--limit", "1000"]), 60, "{lang}");
        for filter in ["unpaid", "to-ship", "flagged", "cod", "silent"] {
            assert!(count(&["order", "list", "--filter", filter]) > 0, "{lang} {filter}");
        }
        assert_eq!(count(&["review", "list"]), 12);
        assert_eq!(count(&["handover", "accept"]), 7);
        assert_eq!(count(&["handover", "history"]), 2);
        let total = json(&["tally", "--from", "2020-01-01"])["total"].clone();
        for measure in ["received", "deals", "notes", "flags", "lost", "problems", "replies"] {
            assert!(total[measure].as_i64().unwrap() > 3, "{lang} {measure}: {total}");
        }
        assert_eq!(json(&["doctor"])["sound"], true);
        let agents = json(&["tally", "--from", "2020-01-01", "--by", "agent"]);
        assert!(agents["rows"].as_array().unwrap().len() >= 3);
        home.run(&["--lang", "en", "demo", "--fill", path]).failed(1, &["not an empty folder"]);
    }
    Home::new().run(&["demo"]).failed(1, &["--fill"]);
}
