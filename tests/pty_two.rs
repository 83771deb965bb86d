//! Two consoles on one home (W02): both work, none sees a lock, each shows the other's changes.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute only")]

mod common;

use std::time::{Duration, Instant};

use chaqi::domain::{Change, Colour};
use common::Console;
use common::shop::{Shop, order, order_key};

/// The promise is a second; a machine that also compiles may be late.
const IN_TIME: Duration = Duration::from_secs(5);

/// Whether a text was ever on the screen: looks at every byte that was sent, not at what is there
/// now.
fn was_said(console: &Console, word: &str) -> bool {
    let raw = console.raw();
    let mut text = String::new();
    // Words may be drawn in pieces; sequences between them are not words.
    let mut rest = String::from_utf8_lossy(&raw).into_owned();
    while let Some(start) = rest.find('\x1b') {
        text.push_str(&rest[..start]);
        let end = rest[start..]
            .find(|c: char| c.is_ascii_alphabetic())
            .map_or(rest.len(), |n| start + n + 1);
        rest = rest.split_off(end.min(rest.len()));
    }
    text.push_str(&rest);
    text.contains(word)
}

#[track_caller]
fn never_said(console: &Console, texts: &[&str]) {
    for word in texts {
        let said = was_said(console, word);
        assert!(!said, "{word:?} was said; the screen now:\n{}", console.screen());
    }
}

const LOCKS: [&str; 4] = ["locked", "busy", "被锁", "占用"];

fn on_orders(shop: &Shop, agent: &str, wait_for: &str) -> Console {
    shop.agent(agent);
    let mut console = shop.console(120, 30);
    console.wait_for("F3");
    console.keys("<f3>");
    console.wait_for(wait_for);
    console
}

/// Waits and tells how long it took.
#[track_caller]
fn in_time(console: &Console, what: &str, holds: impl Fn(&str) -> bool) -> Duration {
    let start = Instant::now();
    console.wait_until(what, holds);
    let took = start.elapsed();
    assert!(took <= IN_TIME, "{what}: {took:?}");
    took
}

#[test]
fn both_write_and_each_sees_the_other() {
    let shop = Shop::of("晓月");
    shop.save("晓月", vec![order("88001", "买家甲")]);
    let mut day = on_orders(&shop, "晓月", "88001");
    let mut night = on_orders(&shop, "慧兰", "88001");
    let mut worst = Duration::ZERO;
    for round in 0..6_u8 {
        let (writer, reader, who) = if round % 2 == 0 {
            (&mut day, &night, "晓月")
        } else {
            (&mut night, &day, "慧兰")
        };
        if round / 2 % 2 == 0 {
            let note = format!("第{round}条，{who}写的");
            writer.keys(&format!("<c-t>{note}<enter>"));
            writer.wait_said("orders-noted", &[("count", "1")]);
            worst = worst.max(in_time(reader, "the other's note", |s| s.contains(&note)));
        } else {
            let (letter, words) =
                if round % 2 == 0 { ("p", "紫 发货备注") } else { ("y", "黄 改价/优惠") };
            writer.keys(&format!("<c-f>{letter}"));
            writer.wait_said("orders-flagged", &[("flag", words), ("count", "1")]);
            worst = worst.max(in_time(reader, "the other's flag", |s| {
                s.lines().nth(2).is_some_and(|l| l.contains(&format!("{letter} 88001")))
            }));
        }
    }
    println!("the slowest of six changes was on the other screen after {worst:?}");

    // At the same moment.
    for round in 0..10 {
        day.keys(&format!("<c-t>甲{round}"));
        night.keys(&format!("<c-t>乙{round}"));
        day.wait_caret_behind(&format!("甲{round}"));
        night.wait_caret_behind(&format!("乙{round}"));
        day.keys("<enter>");
        night.keys("<enter>");
        for console in [&day, &night] {
            for text in [format!("甲{round}"), format!("乙{round}")] {
                in_time(console, "both notes", |s| s.contains(&text));
            }
        }
    }
    assert_eq!(shop.notes("88001").len(), 24);
    let by = |agent| {
        shop.number(&format!(
            "SELECT count(*) FROM activity WHERE measure='notes' AND agent='{agent}'"
        ))
    };
    assert_eq!((by("晓月"), by("慧兰")), (12, 12));
    for console in [day, night] {
        never_said(&console, &LOCKS);
        console.quit();
    }
    assert_eq!(shop.texts("PRAGMA integrity_check"), ["ok"]);
}

/// While a colleague's slow write holds the queue, a console waits and says nothing false.
#[test]
fn a_held_lock_is_waited_for() {
    let shop = Shop::of("晓月");
    shop.save("晓月", vec![order("88002", "买家乙")]);
    let mut console = on_orders(&shop, "晓月", "88002");
    let lock = std::fs::File::open(shop.home().join("chaqi.lock")).unwrap();
    lock.lock().unwrap();
    console.keys("<c-t>等一等<enter>");
    // The screen answers while the save waits.
    console.keys("查");
    console.wait_caret_behind("查");
    console.keys("<esc>");
    console.wait_until("an empty search box", |s| !s.lines().nth(1).unwrap().contains('查'));
    assert_eq!(shop.notes("88002"), [""; 0]);
    let words = common::shop::words("orders-noted", &[("count", "1")]);
    never_said(&console, &[&words]);
    lock.unlock().unwrap();
    console.wait_said("orders-noted", &[("count", "1")]);
    assert_eq!(shop.notes("88002"), ["等一等"]);
    assert!(was_said(&console, &words), "what was said is found");
    never_said(&console, &LOCKS);
    console.quit();
}

#[test]
fn a_note_on_an_order_that_leaves_the_list() {
    let shop = Shop::of("晓月");
    let flag = |flag| Change::OrderFlagged { key: order_key("88003"), flag, label: String::new() };
    shop.save("晓月", vec![order("88003", "买家丙"), flag(Some(Colour::Red))]);
    let mut console = on_orders(&shop, "晓月", "88003");
    console.keys("<tab><tab><tab>");
    console.wait_until("the flagged ones", |s| {
        s.lines().nth(1).is_some_and(|l| l.contains("已插旗 1/1"))
    });
    console.keys("<c-t>写到一半");
    console.wait_caret_behind("写到一半");
    // A colleague takes the flag off.
    shop.save("慧兰", vec![flag(None)]);
    console.wait_until("the list behind the form is empty", |s| {
        s.lines().nth(1).is_some_and(|l| l.contains("已插旗 0/0"))
    });
    console.keys("<enter>");
    console.wait_said("orders-noted", &[("count", "1")]);
    assert_eq!(shop.notes("88003"), ["写到一半"]);
}

#[test]
fn a_flag_on_an_order_that_leaves_the_list() {
    let shop = Shop::of("晓月");
    let flag = |flag| Change::OrderFlagged { key: order_key("88004"), flag, label: String::new() };
    shop.save("晓月", vec![order("88004", "买家丁"), flag(Some(Colour::Red))]);
    let mut console = on_orders(&shop, "晓月", "88004");
    console.keys("<tab><tab><tab>");
    console.wait_for("已插旗 1/1");
    console.keys("<c-f>");
    console.wait_squashed("不插旗");
    shop.save("慧兰", vec![flag(None)]);
    console.wait_for("已插旗 0/0");
    console.keys("p");
    console.wait_until("an answer", |s| s.contains("旗帜已改为") || s.contains("已经是"));
    assert_eq!(shop.texts("SELECT coalesce(flag, '') FROM orders"), ["purple"]);
}

#[test]
fn changes_are_seen_while_typing() {
    let shop = Shop::of("晓月");
    shop.save("晓月", vec![order("88005", "买家戊")]);
    let mut typist = on_orders(&shop, "晓月", "88005");
    let mut other = on_orders(&shop, "慧兰", "88005");
    // Another view's number: the list in front is loaded anew at each key anyway.
    other.keys("<f4><tab><c-n>仓库明早补发<c-s>");
    other.wait_squashed("订单12关注仓库明早补发");
    other.keys("<c-s>");
    other.wait_said("handover-gaps", &[("sections", "中差评、其他事项")]);
    other.keys("<enter><down><enter><c-s>");
    other.wait_squashed("共1项");
    other.keys("<enter>");
    other.wait_said("handover-submitted", &[("count", "1")]);
    let deadline = Instant::now() + IN_TIME;
    let mut keys = 0;
    let seen = |c: &Console| c.row(0).contains("·1");
    while !seen(&typist) {
        assert!(Instant::now() < deadline, "not seen after {keys} keys in {IN_TIME:?}");
        typist.keys("8");
        typist.wait_until("the key", |s| s.lines().nth(1).is_some_and(|l| l.starts_with("› 8")));
        typist.keys("<bs>");
        typist.wait_until("the key", |s| s.lines().nth(1).is_some_and(|l| !l.starts_with("› 8")));
        keys += 2;
    }
    println!("seen after {keys} keys");
}

/// A favourite is no change of the record, but the other console has it as soon.
#[test]
fn r06_a_favourite_of_one_console_is_one_of_the_other() {
    let shop = Shop::of("晓月");
    let mut one = shop.console(100, 30);
    one.wait_for("F3");
    let two = shop.console(100, 30);
    two.wait_for("F3");
    let top = |screen: &str| screen.lines().nth(2).unwrap_or_default().to_owned();
    two.wait_until("the phrases", |screen| top(screen).contains("您好欢迎光临"));
    one.type_text("zh");
    one.wait_until("what was searched", |screen| top(screen).contains("招呼：在的亲"));
    one.keys("<c-p>置顶短语<enter>");
    one.wait_said("replies-did-pin", &[("title", "招呼：在的亲")]);
    in_time(&two, "the other's favourite", |screen| top(screen).contains("招呼：在的亲"));
}
