//! What may never happen: a broken config that is passed over, a false “done”, an escape sequence
//! on standard output, a phone number in full.

#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute only")]

mod cli_common;

use cli_common::{Home, Said, bare};
use std::process::{Command, Stdio};

#[test]
fn a_broken_config_is_named_with_its_line() {
    let home = Home::shop();
    home.config("language = \"en\"\n[agent]\nnaem = \"慧兰\"\n");
    home.run(&["order", "add", "--number", "1"]).failed(1, &["config.toml:3:1", "name"]);
    assert!(!home.file("chaqi.db").exists(), "nothing was written into a wrong shop");
    home.run(&["config", "check"]).failed(1, &["config.toml:3:1"]);
    home.run(&["config", "show"]).failed(1, &["config.toml:3:1"]);
    let reply = home.run(&["reply", "--limit", "1"]);
    assert_eq!(reply.code, 0, "a reply is a reply");
    assert!(reply.err.contains("config.toml:3:1"), "{}", reply.err);
    let doctor = home.run(&["doctor"]);
    assert_eq!(doctor.code, 1);
    assert!(doctor.out.contains("config.toml:3:1"), "{}", doctor.out);
    home.run(&["--config", "/nowhere.toml", "tally"]).failed(1, &["/nowhere.toml"]);

    let home = Home::shop();
    assert!(home.ok(&["config", "show"]).out.contains("插旗旗舰店"));
    assert!(home.ok(&["config", "path"]).out.ends_with("config.toml\n"));
    assert_eq!(home.json(&["config", "check"])["ok"], true);
}

#[test]
fn a_mistake_in_the_keys_is_found_by_the_check() {
    let home = Home::new();
    for (keys, place) in [
        ("\"ctrl-t\" = \"note-ad\"", "config.toml:2:"),
        ("\"ctrl-ff\" = \"undo\"", "config.toml:2:"),
        ("\"ctrl-h\" = \"flag\"", "config.toml:2:"),
        ("\"ctrl-o\" = \"undo\"\n\"Ctrl-O\" = \"quit\"", "config.toml:3:"),
    ] {
        home.config(&format!("[keys]\n{keys}\n"));
        home.run(&["config", "check"]).failed(1, &[place]);
    }
}

#[test]
fn who_may_only_look_changes_nothing() {
    let home = Home::shop();
    home.ok(&["order", "add", "--number", "1"]);
    home.config("language = \"en\"\n[agent]\nname = \"x\"\nrole = \"read-only\"\n[shop]\nname = \"插旗旗舰店\"\n");
    for args in [
        &["order", "add", "--number", "2"][..],
        &["order", "note", "1", "x"],
        &["order", "delete", "1"],
        &["count", "received"],
        &["undo"],
    ] {
        home.run(args).failed(1, &["read-only", "agent.role"]);
    }
    assert_eq!(home.json(&["order", "list"]).as_array().unwrap().len(), 1);
}

#[test]
fn without_a_name_the_systems_is_taken_and_said() {
    let home = Home::new();
    let said = home.ok(&["order", "add", "--number", "1", "--json"]);
    assert!(said.out.contains("\"agent\": \"tester\""), "{}", said.out);
    assert!(said.err.contains("tester") && said.err.contains("--agent"), "{}", said.err);
}

#[test]
fn hostile_text_never_reaches_the_terminal() {
    let home = Home::shop();
    let evil = "\u{1b}[31m\u{9b}2J\u{202e}名\u{7}\u{200b}";
    home.ok(&[
        "order", "add", "--number", "7", "--buyer", evil, "--item", evil, "--state", "to-ship",
    ]);
    home.ok(&["order", "flag", "7", "red", evil]);
    home.ok(&["review", "add", "--buyer", evil, "--text", evil, "--reason", evil, "--order", "7"]);
    home.ok(&[
        "handover", "add", evil, "--order", "7", "--owner", evil, "--if", evil, "--then", evil,
    ]);
    home.ok(&["count", "received", "--buyer", evil]);
    home.ok(&["handover", "submit", "--none", "other"]);
    let id = home.json(&["review", "list"])[0]["id"].as_str().unwrap().to_owned();
    for args in [
        &["order", "list"][..],
        &["order", "show", "7"],
        &["order", "memo", "7"],
        &["order", "history", "7"],
        &["review", "list"],
        &["review", "show", &id],
        &["history", &id],
        &["handover", "show"],
        &["handover", "show", "--format", "md"],
        &["handover", "accept"],
        &["handover", "history"],
        &["tally"],
        &["tally", "--format", "csv"],
        &["tally", "--format", "md"],
        &["tally", "--rows", "notes"],
        &["tally", "--rows", "received", "--format", "md"],
        &["order", "list", "--json"],
        &["review", "list", "--json"],
        &["order", "history", "7", "--json"],
        &["tally", "--rows", "notes", "--json"],
        &["undo"],
    ] {
        let Said { out, err, code } = home.run(args);
        assert_eq!(code, 0, "{args:?}: {err}");
        for text in [&out, &err] {
            let bad = text
                .chars()
                .find(|c| (c.is_control() && !matches!(c, '\n' | '\r' | '\t')) || *c == '\u{202e}');
            assert_eq!(bad, None, "{args:?}: {text:?}");
        }
    }
    let stored = home.json(&["order", "show", "7"]);
    assert_eq!(stored["buyer"], evil, "JSON keeps what is there");
    let unknown = home.run(&["order", "show", evil]);
    assert!(!unknown.err.contains('\u{1b}'), "{}", unknown.err);
    let unknown = home.run(&[evil]);
    assert!(!unknown.err.contains('\u{1b}'), "{}", unknown.err);
}

#[test]
fn a_phone_number_is_masked_everywhere() {
    let home = Home::shop();
    home.ok(&["order", "add", "--number", "7", "--phone", "13812345678", "--state", "to-ship"]);
    home.ok(&["order", "edit", "7", "--phone", "13987654321"]);
    home.ok(&["order", "note", "7", "打13812345678"]);
    home.ok(&["review", "add", "--buyer", "b", "--phone", "13812345678"]);
    let id = home.json(&["review", "list"])[0]["id"].as_str().unwrap().to_owned();
    for args in [
        &["order", "list"][..],
        &["order", "show", "7"],
        &["order", "history", "7"],
        &["review", "list"],
        &["review", "show", &id],
        &["review", "show", &id, "--json"],
        &["history", &id, "--json"],
        &["handover", "draft"],
        &["tally", "--rows", "notes"],
        &["undo"],
        &["undo"],
        &["undo", "--json"],
    ] {
        let said = home.ok(args);
        assert!(!said.out.contains("13812345678"), "{args:?}: {}", said.out);
        assert!(!said.out.contains("13987654321"), "{args:?}: {}", said.out);
    }
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let home = Home::shop();
    let mut child = Command::new(env!("CARGO_BIN_EXE_chaqi"))
        .env_clear()
        .arg("--home")
        .arg(home.path())
        .args(["phrases", "list", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[cfg(unix)]
#[test]
fn a_home_that_cannot_be_written_is_said() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::shop();
    home.ok(&["order", "add", "--number", "1"]);
    let mode = |mode| {
        for path in [home.path().to_owned(), home.file("chaqi.db"), home.file("chaqi.lock")] {
            let _ = std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode));
        }
    };
    mode(0o555);
    // Mode bits stop everybody but the super-user.
    if std::fs::File::create(home.file("probe")).is_err() {
        home.run(&["order", "note", "1", "x"]).failed(1, &["can't be written", "--home"]);
        assert_eq!(home.json(&["order", "list"]).as_array().unwrap().len(), 1);
    }
    mode(0o700);
}

#[test]
fn a_newer_or_damaged_store_is_not_touched() {
    let home = Home::shop();
    home.ok(&["order", "add", "--number", "1"]);
    std::fs::write(home.file("chaqi.db"), vec![b'x'; 5000]).unwrap();
    let said = home.run(&["order", "list"]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("chaqi.db") || said.err.contains("database"), "{}", said.err);
    assert!(said.err.contains('→'), "{}", said.err);
    assert_eq!(home.run(&["doctor"]).code, 1);
    assert_eq!(std::fs::read(home.file("chaqi.db")).unwrap(), vec![b'x'; 5000]);
    let _ = bare();
}

#[test]
fn what_the_system_and_the_parser_say_is_said_in_chinese() {
    let home = Home::shop();
    home.run(&["--lang", "zh-CN", "order", "import", "没有.csv"]).failed(1, &["没有这个文件"]);
    home.run(&["--lang", "zh-CN", "export", "all", "/没有/x.jsonl"]).failed(1, &["文件夹"]);
    home.config("[agent]\nname = “慧兰”\n");
    let said = home.run(&["--lang", "zh-CN", "config", "check"]);
    let place = format!("{}:2:8", home.file("config.toml").display());
    said.failed(1, &[&place, "这一行写法不对：文字要加英文双引号", "name = “慧兰”"]);
    assert!(!said.err.contains("expected") && !said.err.contains("os error"), "{}", said.err);
    std::fs::create_dir(home.file("phrases")).unwrap();
    std::fs::write(home.file("phrases/a.toml"), "[[phrase]]\nid = \"a\ntext = \"b\"\n").unwrap();
    home.config("");
    let out = home.run(&["--lang", "zh-CN", "phrases", "check"]).out;
    assert!(out.contains("a.toml:2:8") && out.contains("引号没有成对 ‹id = \"a›"), "{out}");
}

#[test]
fn doctor_says_that_an_empty_home_cannot_be_written() {
    let home = Home::new();
    std::fs::write(home.file("note.txt"), "").unwrap();
    let under = home.file("note.txt").join("home");
    let doctor = |more: &[&str]| {
        let mut command = cli_common::bare();
        command.arg("--home").arg(&under).args(["--lang", "zh-CN", "doctor"]).args(more);
        cli_common::Said::of(&command.output().unwrap())
    };
    let said = doctor(&[]);
    assert_eq!(said.code, 1, "{}", said.out);
    let place = under.display().to_string();
    for words in [&place, "写不了文件", "不是文件夹", "--home"] {
        assert!(said.out.contains(words), "{words}: {}", said.out);
    }
    let told: serde_json::Value = serde_json::from_str(&doctor(&["--json"]).out).unwrap();
    assert_eq!(told["sound"], false);
    assert!(told["unwritable"].is_string(), "{told}");
    // One that is not there yet but can be made is fine.
    let mut fresh = cli_common::bare();
    fresh.arg("--home").arg(home.file("a/b")).args(["doctor", "--json"]);
    assert_eq!(fresh.output().unwrap().status.code(), Some(0));
    assert!(!home.file("a").exists(), "and is not made by looking");
}
