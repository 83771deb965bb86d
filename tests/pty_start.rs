//! The first minute (X07, X08): from nothing to a copied reply; and starts that go another way
//! (P6, P7, S08).
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute only")]

mod common;

use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::{Duration, Instant};

use common::shop::{Shop, order, words};
use common::{Console, Seq, Spec, control_sequences};

/// What `yj` finds first, as the shipped file has it.
fn shipped() -> (String, String) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("phrases/zh-CN/bargaining.toml");
    let file: toml::Table = std::fs::read_to_string(file).unwrap().parse().unwrap();
    let phrases = file["phrase"].as_array().unwrap();
    let found = phrases.iter().find(|p| p["code"].as_str() == Some("yj")).unwrap();
    let text = |key: &str| found[key].as_str().unwrap().trim().to_owned();
    (text("title"), text("text"))
}

fn decode(base64: &str) -> Vec<u8> {
    let digit = |c: u8| match c {
        b'A'..=b'Z' => c - b'A',
        b'a'..=b'z' => c - b'a' + 26,
        b'0'..=b'9' => c - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => panic!("not base64: {c}"),
    };
    let digits: Vec<u32> = base64.bytes().filter(|c| *c != b'=').map(|c| digit(c).into()).collect();
    let mut bytes = Vec::new();
    for group in digits.chunks(4) {
        let bits = group.iter().fold(0, |bits, d| bits << 6 | d) << (6 * (4 - group.len()));
        bytes.extend_from_slice(&bits.to_be_bytes()[1..group.len()]);
    }
    bytes
}

fn yj(console: &mut Console) {
    let (title, _) = shipped();
    console.keys("yj");
    console.wait_until("the reply first", |s| s.lines().nth(2).is_some_and(|l| l.contains(&title)));
    console.keys("<enter>");
}

#[test]
fn from_nothing_to_a_reply_in_three_keys() {
    let shop = Shop::empty();
    let mut console = shop.console(120, 36);
    // Straight on the replies; the banner asks for a name but stands in nobody's way.
    console.wait_for("F2");
    console.wait_squashed(&words("app-banner", &[("key", "^P")]));
    assert!(console.row(1).starts_with('›'), "{}", console.screen());
    yj(&mut console);
    // No desktop, no command: the terminal takes it.
    let (title, text) = shipped();
    let to = words("app-route-osc52", &[]);
    console.wait_said("app-copied", &[("what", &title), ("to", &to)]);
    let sent = control_sequences(&console.raw()).into_iter().find_map(|seq| match seq {
        Seq::Osc { number, text } if number == "52" => Some(text),
        _ => None,
    });
    let sent = sent.expect("an OSC 52");
    let sent = decode(sent.strip_prefix("c;").expect("for the clipboard"));
    assert_eq!(String::from_utf8(sent).unwrap(), text);
    // It counts, even without a name.
    console.keys("<esc><f8>");
    console.wait_until("a reply in the tally", |s| {
        s.lines().any(|l| l.contains("快捷回复") && l.trim_end().ends_with(" 1"))
    });
    console.quit();
    for (path, mode) in [("chaqi.db", 0o100_600), ("drafts", 0o40700)] {
        let found = std::fs::metadata(shop.home().join(path)).unwrap().permissions().mode();
        assert_eq!(found, mode, "{path}: {found:o}");
    }
}

/// A program of the user's that takes the text on its standard input.
#[test]
fn a_configured_command_takes_the_text() {
    let shop = Shop::empty();
    let program = shop.home().join("to-clip");
    let script = "#!/bin/sh\ncat > \"$1.part\" && mv \"$1.part\" \"$1\"\n";
    std::fs::write(&program, script).unwrap();
    std::fs::set_permissions(&program, PermissionsExt::from_mode(0o755)).unwrap();
    let target = shop.home().join("taken");
    let command = [&program, &target].map(|p| format!("{:?}", p.to_str().unwrap())).join(", ");
    let config = format!("[clipboard]\nbackend = \"command\"\ncommand = [{command}]\n");
    std::fs::write(shop.home().join("config.toml"), config).unwrap();
    let mut console = shop.console(120, 36);
    console.wait_for("F2");
    yj(&mut console);
    let (title, text) = shipped();
    let to = words("app-route-command", &[("name", "to-clip")]);
    console.wait_said("app-copied", &[("what", &title), ("to", &to)]);
    assert_eq!(std::fs::read_to_string(&target).unwrap(), text);
    let osc = |s: &Seq| matches!(s, Seq::Osc { number, .. } if number == "52");
    assert!(!control_sequences(&console.raw()).iter().any(osc), "only the command");
    console.quit();
}

/// A program that fails: the toast says so, and the text is there to be copied by hand.
#[test]
fn a_failing_command_leaves_the_text_on_the_screen() {
    let shop = Shop::empty();
    let config =
        "[clipboard]\nbackend = \"command\"\ncommand = [\"/bin/sh\", \"-c\", \"exit 3\"]\n";
    std::fs::write(shop.home().join("config.toml"), config).unwrap();
    let mut console = shop.console(120, 36);
    console.wait_for("F2");
    yj(&mut console);
    console.wait_said("app-copy-by-hand", &[]);
    let (_, text) = shipped();
    for line in text.lines() {
        console.wait_squashed(line);
    }
    console.wait_for("没复制成");
    assert_eq!(shop.number("SELECT count(*) FROM uses"), 0, "what was not copied was not used");
    console.quit();
}

fn set_up(console: &mut Console) {
    console.wait_for("F2");
    console.keys("<c-p>店铺设置<enter>");
    // The banner has the form's title in it; only the form has its fields.
    console.wait_for("客服姓名");
    for (label, text) in [("客服姓名", "慧兰"), ("店铺名", "新店"), ("平台", "拼多多")]
    {
        console.go_to_field(label);
        console.keys(text);
        console.wait_for(text);
    }
    console.keys("<c-s>");
    console.wait_said("app-settings-saved", &[]);
    console.wait_unsaid("app-banner", &[("key", "^P")]);
    console.wait_until("name and shop", |s| {
        s.lines().next().is_some_and(|l| l.contains("慧兰") && l.contains("新店"))
    });
}

#[test]
fn the_banner_leads_to_a_name() {
    let shop = Shop::empty();
    let mut console = shop.console(120, 36);
    set_up(&mut console);
    // The name counts from now on.
    console.keys("<c-g>r");
    console.wait_said("app-counted", &[("what", "接待")]);
    assert_eq!(shop.texts("SELECT agent FROM counts"), ["慧兰"]);
    console.quit();
    let config = std::fs::read_to_string(shop.home().join("config.toml")).unwrap();
    let config: toml::Table = config.parse().unwrap();
    assert_eq!(config["agent"]["name"].as_str(), Some("慧兰"));
    assert_eq!(config["shop"]["name"].as_str(), Some("新店"));
    assert_eq!(config["shop"]["platform"].as_str(), Some("pdd"));
    let console = shop.console(120, 36);
    console.wait_until("name and shop", |s| s.contains("慧兰") && s.contains("新店"));
    assert!(!console.screen().contains("还没填姓名"), "{}", console.screen());
    console.quit();
}

#[test]
fn a_config_that_is_there_keeps_its_comments() {
    let shop = Shop::empty();
    let before = "# 我的设置\n[clipboard]   # 用文件\nbackend = \"file\"\n\n[flags.taobao]\n\
                  red = { meaning = \"加急\", reserved = false } # 问过主管\n";
    std::fs::write(shop.home().join("config.toml"), before).unwrap();
    let mut console = shop.console(120, 36);
    set_up(&mut console);
    console.quit();
    let after = std::fs::read_to_string(shop.home().join("config.toml")).unwrap();
    for line in before.lines().filter(|l| !l.is_empty()) {
        assert!(after.lines().any(|l| l == line), "{line:?} is gone:\n{after}");
    }
    assert!(after.contains("慧兰"));
}

/// The files of a home, byte by byte.
fn files(home: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(home).unwrap().map(|e| e.unwrap().path());
    entries
        .filter(|path| path.is_file())
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, std::fs::read(&path).unwrap())
        })
        .filter(|(name, _)| name.starts_with("chaqi.db"))
        .collect()
}

/// A file of a newer program: with its log unmerged, as after a crash, and without.
#[test]
fn a_newer_database_is_left_alone() {
    for hot in [false, true] {
        let shop = Shop::of("晓月");
        shop.save("晓月", vec![order("33001", "买家")]);
        let db = shop.home().join("chaqi.db");
        let writer = rusqlite::Connection::open(&db).unwrap();
        let known: i64 = writer.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
        writer.execute_batch("PRAGMA user_version = 99").unwrap();
        if hot {
            // As a killed program leaves it: the version stands in the log alone.
            let aside = tempfile::tempdir().unwrap();
            for (name, bytes) in files(shop.home()) {
                std::fs::write(aside.path().join(name), bytes).unwrap();
            }
            drop(writer);
            for name in files(shop.home()).keys() {
                std::fs::remove_file(shop.home().join(name)).unwrap();
            }
            for (name, bytes) in files(aside.path()) {
                std::fs::write(shop.home().join(name), bytes).unwrap();
            }
        } else {
            writer.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
            drop(writer);
        }
        let before = files(shop.home());
        assert_eq!(before.contains_key("chaqi.db-wal"), hot, "{:?}", before.keys());

        let console = shop.console(100, 24);
        let status = console.wait_exit();
        assert_ne!(status.exit_code(), 0);
        let screen = console.screen();
        for version in ["99", &known.to_string()] {
            assert!(screen.contains(version), "version {version} in {screen:?}");
        }
        assert!(screen.contains("chaqi.db"), "{screen:?}");
        assert_eq!(console.modes(), common::Modes::default());
        assert!(console.settings_are_back());
        let after = files(shop.home());
        assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
        for (name, bytes) in &before {
            assert!(*bytes == after[name], "{name} was touched (hot: {hot})");
        }
    }
}

#[test]
fn without_colours() {
    let shop = Shop::of("晓月");
    shop.save("晓月", vec![order("33002", "买家")]);
    let spec = Spec::default().home(shop.home()).env("NO_COLOR", "1");
    let mut console = Console::spawn(spec);
    console.wait_for("F2");
    yj(&mut console);
    console.wait_for("已复制");
    console.keys("<f3>");
    console.wait_for("33002");
    console.keys("<c-f>r");
    console.wait_for("旗帜已改为");
    // The flag is told by its letter, the chosen row by more than colour.
    console.wait_until("the flag", |s| s.lines().nth(2).is_some_and(|l| l.contains('r')));
    console.keys("<c-p>");
    console.wait_for("╭");
    let coloured = control_sequences(&console.raw()).into_iter().find(|seq| match seq {
        Seq::Csi { private: None, parameters, last: 'm', .. } => parameters.split(';').any(|p| {
            p.parse::<u8>().is_ok_and(|n| matches!(n, 30..=38 | 40..=48 | 90..=97 | 100..=107))
        }),
        _ => false,
    });
    assert_eq!(coloured, None);
    console.keys("<esc>");
    console.quit();
}

/// Runs a command of the system.
fn run(program: &str, args: &[&str]) -> bool {
    std::process::Command::new(program).args(args).status().is_ok_and(|s| s.success())
}

/// A console that mode bits hold back: root does not obey them, so it becomes nobody. `None`, aloud,
/// where that can't be done.
fn held_back(shop: &Shop, mode: u32) -> Option<Console> {
    let spec = Spec::default().home(shop.home()).size(110, 30);
    let copy = shop.home().join("chaqi-copy");
    std::fs::copy(env!("CARGO_BIN_EXE_chaqi"), &copy).unwrap();
    let nobody = ["--reuid=65534", "--regid=65534", "--clear-groups"];
    let spec = if rustix::process::getuid().is_root() {
        let possible = run("chown", &["-R", "65534:65534", shop.home().to_str().unwrap()])
            && run("setpriv", &[&nobody[..], &["true"]].concat());
        if !possible {
            eprintln!("SKIPPED: root obeys no mode bits, and setpriv does not work here");
            return None;
        }
        let args = [&nobody[..], &[copy.to_str().unwrap()]].concat();
        Spec { bin: "/usr/bin/setpriv".into(), ..spec }.args(args)
    } else {
        spec
    };
    std::fs::set_permissions(shop.home(), PermissionsExt::from_mode(mode)).unwrap();
    Some(Console::spawn(spec))
}

fn read_only_home() -> Shop {
    let shop = Shop::of("晓月");
    shop.save("晓月", vec![order("33003", "老买家")]);
    let mut paths = vec![shop.home().join("config.toml")];
    paths.extend(files(shop.home()).into_keys().map(|name| shop.home().join(name)));
    paths.push(shop.home().join("chaqi.lock"));
    for path in paths.iter().filter(|p| p.exists()) {
        std::fs::set_permissions(path, PermissionsExt::from_mode(0o444)).unwrap();
    }
    shop
}

#[test]
fn a_read_only_folder_can_be_read() {
    read_only(0o555);
}

#[test]
fn a_read_only_file_can_be_read() {
    read_only(0o755);
}

fn read_only(folder: u32) {
    let shop = read_only_home();
    let Some(mut console) = held_back(&shop, folder) else { return };
    let before = files(shop.home());
    // Said at the start, not after something else has had its time.
    console.wait_for("F3");
    let start = Instant::now();
    console.wait_for("现在只能看");
    assert!(start.elapsed() < Duration::from_secs(5), "said after {:?}", start.elapsed());
    console.keys("<f3>");
    console.wait_for("33003");
    console.keys("<enter>");
    console.wait_for("╭");
    console.keys("<esc>");
    console.wait_gone("╭");
    // Saving is off, with the reason.
    for key in ["<c-n>", "<c-t>", "<c-f>", "<c-g>", "<c-z>"] {
        console.keys(key);
        console.wait_said("app-why-read-only", &[]);
    }
    // Still the list: what is typed searches it.
    console.keys("33");
    console.wait_caret_behind("33");
    assert!(!console.screen().contains('╭'), "{}", console.screen());
    // What needs no saving works.
    console.keys("<f2>");
    yj(&mut console);
    console.wait_for("已复制");
    assert!(before["chaqi.db"] == files(shop.home())["chaqi.db"], "it was written");
    console.quit();
    std::fs::set_permissions(shop.home(), PermissionsExt::from_mode(0o755)).unwrap();
}
