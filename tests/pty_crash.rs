//! What was saved, and what was only typed, survives the end of the console (S01, S02, P1, P4).
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute only")]

mod common;

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use common::Console;
use common::shop::{Shop, order};
use rustix::process::Signal;

/// No more than this much typing may be lost.
const LOSS: Duration = Duration::from_secs(1);

/// Waits until the disk holds a draft with all of these, and tells how long that took.
#[track_caller]
fn drafted(shop: &Shop, texts: &[&str]) -> Duration {
    let start = Instant::now();
    loop {
        let drafts = shop.drafts();
        if drafts.iter().any(|(_, draft)| texts.iter().all(|text| draft.contains(text))) {
            return start.elapsed();
        }
        assert!(start.elapsed() < common::AMPLE, "no draft with {texts:?}: {drafts:?}");
        std::thread::yield_now();
    }
}

fn console_on(shop: &Shop, view: &str, wait_for: &str) -> Console {
    let mut console = shop.console(120, 36);
    console.wait_for("F2");
    console.keys(view);
    console.wait_squashed(wait_for);
    console
}

/// The values of a form of a new order, by the labels of its fields.
const FIELDS: [(&str, &str); 5] = [
    ("订单号", "66001"),
    ("买家", "没写完的买家"),
    ("商品", "围巾，两条"),
    ("金额", "88.8"),
    ("状态", "待付款"),
];

/// Types half of an order's form and waits until the disk has it.
fn half_an_order(shop: &Shop, console: &mut Console) {
    console.keys("<c-n>66001<enter>没写完的买家<enter>围巾，两条<enter>88.8<enter>1");
    console.wait_squashed("‹待付款›");
    let took = drafted(shop, &["66001", "没写完的买家", "围巾，两条", "88.8", "unpaid"]);
    assert!(took <= LOSS, "the draft was on the disk after {took:?} only");
}

/// Takes the form up that is offered.
#[track_caller]
fn take_up(console: &mut Console) {
    console.wait_said("app-draft-found", &[]);
    console.keys("<enter>");
    console.wait_unsaid("app-draft-found", &[]);
}

/// Starts again: the form is offered and comes back with every field; then it is saved.
fn comes_back(shop: &Shop) {
    let mut console = shop.console(120, 36);
    console.wait_said("app-draft-found", &[]);
    console.wait_for("没写完的买家");
    take_up(&mut console);
    console.wait_said("orders-new-title", &[]);
    for (label, value) in FIELDS {
        console.wait_until(&format!("{label}: {value}"), |s| {
            s.lines().any(|l| l.contains(&format!("│ {label}")) && l.contains(value))
        });
    }
    console.keys("<c-s>");
    console.wait_said("orders-added", &[("order", "66001")]);
    let rows = shop.texts("SELECT number || buyer || item || amount || state FROM orders");
    assert_eq!(rows, ["66001没写完的买家围巾，两条8880unpaid"]);
    console.quit();
    assert_eq!(shop.drafts(), [], "what was saved is no draft any more");

    // It is not offered twice.
    let console = shop.console(120, 36);
    console.wait_for("F2");
    console.wait_for("您好欢迎光临");
    assert!(!console.screen().contains("没写完的买家"), "{}", console.screen());
    console.quit();
}

#[test]
fn a_half_written_form_survives_a_kill() {
    let shop = Shop::of("晓月");
    let mut console = console_on(&shop, "<f3>", "这里没有订单");
    half_an_order(&shop, &mut console);
    console.kill9();
    comes_back(&shop);
}

#[test]
fn a_half_written_form_survives_a_closed_window() {
    let shop = Shop::of("晓月");
    let mut console = console_on(&shop, "<f3>", "这里没有订单");
    half_an_order(&shop, &mut console);
    // Not even the last key is lost: the end is heard.
    console.keys("<left><right><up><bs>");
    console.wait_caret_behind("88.");
    console.keys("8");
    console.wait_caret_behind("88.8");
    console.signal(Signal::HUP);
    let status = console.wait_exit();
    assert_eq!(status.exit_code(), 129, "{status}");
    comes_back(&shop);
}

/// Plays the terminal's window: holds a console's terminal until it is killed itself.
#[test]
fn window() {
    let Some(home) = std::env::var_os("CHAQI_TEST_WINDOW") else { return };
    let spec = common::Spec { home: Some(home.into()), ..common::Spec::default() };
    let mut console = Console::spawn(spec);
    console.wait_for("F2");
    console.keys("<f3>");
    console.wait_squashed("这里没有订单");
    console.keys("<c-n>66001<enter>没写完的买家<enter>围巾，两条<enter>88.8<enter>1");
    console.wait_squashed("‹待付款›");
    println!("\npid {}", console.pid());
    loop {
        std::thread::park();
    }
}

/// The window is really closed: no terminal is left to draw on.
#[test]
fn a_half_written_form_survives_a_terminal_that_goes() {
    let shop = Shop::of("晓月");
    let mut window = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "window", "--nocapture"])
        .env("CHAQI_TEST_WINDOW", shop.home())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(window.stdout.take().unwrap()).lines();
    let pid = lines.map(Result::unwrap).find_map(|l| l.strip_prefix("pid ").map(str::to_owned));
    let pid = pid.expect("a console in the window");
    drafted(&shop, &["66001", "没写完的买家", "围巾，两条", "88.8", "unpaid"]);
    window.kill().unwrap();
    window.wait().unwrap();
    let deadline = Instant::now() + common::AMPLE;
    // Nobody may be there to bury it: a zombie has ended, too.
    let lives = || {
        let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
        stat.rsplit(')').next().is_some_and(|s| !s.is_empty() && !s.trim_start().starts_with('Z'))
    };
    while lives() {
        assert!(Instant::now() < deadline, "the console lives on without a terminal");
        std::thread::yield_now();
    }
    comes_back(&shop);
}

/// Rounds; the promise says a thousand: `CHAQI_ROUNDS=1000`.
fn rounds() -> usize {
    std::env::var("CHAQI_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(10)
}

#[test]
fn what_the_screen_called_saved_is_saved() {
    let shop = Shop::of("晓月");
    shop.save("晓月", vec![order("66002", "买家")]);
    let (mut said, mut left, mut flag, mut notes) = (0, 0, "", Vec::new());
    for round in 0..rounds() {
        // The draft of a form goes a moment after it was saved. Killed in between it is still
        // there, but it is not offered: an offer would swallow the next key.
        left += usize::from(!shop.drafts().is_empty());
        let mut console = shop.console(120, 36);
        console.wait_for("F2");
        console.keys("<f3>");
        console.wait_for("66002");
        // Another number of saves in each round, the last just said when it is killed.
        for _ in 0..=round % 3 {
            if said % 2 == 0 {
                notes.push(format!("第{said}句"));
                console.keys("<c-t>");
                console.wait_for("加备注 66002");
                console.keys(&format!("第{said}句<enter>"));
                console.wait_said("orders-noted", &[("count", "1")]);
            } else {
                let letter;
                (letter, flag) = [("r", "red"), ("y", "yellow"), ("p", "purple")][said / 2 % 3];
                console.keys("<c-f>");
                console.wait_squashed("不插旗");
                console.keys(letter);
                console.wait_for("旗帜已改为");
            }
            said += 1;
        }
        console.kill9();
        assert_eq!(shop.notes("66002"), notes, "round {round}");
        assert_eq!(shop.texts("SELECT coalesce(flag, '') FROM orders"), [flag], "round {round}");
        assert_eq!(shop.texts("PRAGMA integrity_check"), ["ok"]);
    }
    println!("{left} of {} starts found a draft of what was saved already", rounds());
}

/// The queue of writers is long when the console is killed: the form is either in the record or
/// offered again.
#[test]
fn a_form_on_its_way_to_the_record_is_not_lost() {
    let shop = Shop::of("晓月");
    shop.save("晓月", vec![order("66003", "买家")]);
    let mut console = console_on(&shop, "<f3>", "66003");
    let lock = std::fs::File::open(shop.home().join("chaqi.lock")).unwrap();
    lock.lock().unwrap();
    console.keys("<c-t>还没存进去的话");
    drafted(&shop, &["还没存进去的话"]);
    console.keys("<enter>");
    console.wait_gone("加备注 66003");
    // Long enough for a draft to go, if somebody is wrong enough to erase it.
    let patience = Instant::now() + Duration::from_millis(600);
    while Instant::now() < patience && !shop.drafts().is_empty() {
        std::thread::yield_now();
    }
    console.kill9();
    lock.unlock().unwrap();

    assert_eq!(shop.notes("66003"), [""; 0], "the lock was held");
    let mut console = shop.console(120, 36);
    take_up(&mut console);
    console.wait_for("还没存进去的话");
    console.keys("<enter>");
    console.wait_said("orders-noted", &[("count", "1")]);
    assert_eq!(shop.notes("66003"), ["还没存进去的话"]);
    console.quit();
}

/// The order is far down the list when the console starts again.
#[test]
fn a_note_on_an_old_order_is_offered_and_saved() {
    let shop = Shop::of("晓月");
    shop.save("晓月", (0..400).map(|n| order(&format!("67{n:03}"), "买家")).collect());
    let oldest =
        shop.texts("SELECT number FROM orders ORDER BY touched, created, id DESC")[0].clone();
    let mut console = console_on(&shop, "<f3>", "67");
    console.keys(&oldest);
    console.wait_for("全部 1/1");
    console.keys("<c-t>很久以前的单");
    drafted(&shop, &["很久以前的单"]);
    console.kill9();

    let mut console = shop.console(120, 36);
    take_up(&mut console);
    console.wait_for("很久以前的单");
    console.keys("<enter>");
    console.wait_gone("很久以前的单");
    console.keys(&format!("<f3>{oldest}"));
    console.wait_for("全部 1/1");
    assert_eq!(shop.notes(&oldest), ["很久以前的单"]);
    console.quit();
}

/// Choices are choices again, and what must be filled must be filled.
#[test]
fn a_resumed_contact_is_the_form_it_was() {
    let shop = Shop::of("晓月");
    let mut console = console_on(&shop, "<f5>", "没有中差评");
    console.keys("<c-n>买家<enter>色差太大<c-s>");
    console.wait_said("reviews-logged", &[("buyer", "买家")]);
    console.wait_until("the review", |s| s.lines().nth(2).is_some_and(|l| l.contains("色差")));
    console.keys("<c-t>");
    console.wait_said("reviews-contact-title", &[("buyer", "买家")]);
    console.go_to_field("联系方式");
    console.keys("电话");
    console.go_to_field("结果");
    console.keys("打了没接");
    drafted(&shop, &["phone", "打了没接"]);
    console.kill9();

    let mut console = shop.console(120, 36);
    take_up(&mut console);
    console.wait_for("打了没接");
    console.wait_until("the channel by its name", |s| {
        s.lines().any(|l| l.contains("联系方式") && l.contains("电话"))
    });
    // An empty outcome is no outcome.
    console.go_to_field("结果");
    console.keys("<end><c-u><c-s>");
    console.wait_said("app-field-needed", &[]);
    assert_eq!(shop.texts("SELECT contacts FROM reviews"), ["[]"]);
    console.keys("打通了<c-s>");
    console.wait_said("reviews-contacted", &[]);
    let contacts = shop.texts("SELECT contacts FROM reviews");
    assert!(contacts[0].contains("phone") && contacts[0].contains("打通了"), "{contacts:?}");
    console.quit();
}
