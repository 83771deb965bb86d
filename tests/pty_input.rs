//! What comes in is taken whole and once: pastes, bursts, keys at the moment of a resize (X05).
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute only")]

mod common;

use common::Console;
use common::shop::{Shop, order};

fn note_form(shop: &Shop) -> Console {
    shop.save("晓月", vec![order("44001", "买家")]);
    let mut console = shop.console(100, 24);
    console.wait_for("F3");
    console.keys("<f3>");
    console.wait_for("1/1");
    console.keys("<c-t>");
    console.wait_for("加备注 44001");
    console
}

/// No key after it is needed to get the rest.
#[test]
fn a_long_paste_arrives_whole_and_acts_as_no_key() {
    let shop = Shop::of("晓月");
    let mut console = note_form(&shop);
    // Keys in a paste are letters: Ctrl-Q, Enter, Escape.
    let text: String = (0..900).map(|n| format!("第{n}字")).collect();
    console.paste(&format!("{text}\x11\r\x1b[Aok"));
    console.wait_caret_behind("ok");
    console.keys("<c-s>");
    console.wait_said("orders-noted", &[("count", "1")]);
    let notes = shop.notes("44001");
    assert!(notes[0].starts_with(&text) && notes[0].ends_with("ok"), "{notes:?}");
    console.quit();
}

/// The same without the marks, as a terminal without bracketed paste sends it.
#[test]
fn a_long_burst_arrives_whole() {
    let shop = Shop::of("晓月");
    let mut console = note_form(&shop);
    let text: String = (0..900).map(|n| format!("第{n}字")).collect();
    console.type_text(&text);
    console.wait_caret_behind("第899字");
    console.keys("<c-s>");
    console.wait_said("orders-noted", &[("count", "1")]);
    assert_eq!(shop.notes("44001"), [text]);
    console.quit();
}

/// Neither the key nor the size is lost when both come at once; nothing else comes after them.
#[test]
fn a_key_and_a_resize_at_once() {
    let shop = Shop::of("晓月");
    let mut console = note_form(&shop);
    let mut typed = String::new();
    for n in 0..200_u32 {
        let (columns, rows) = if n % 2 == 0 { (90, 20) } else { (100, 24) };
        let c = char::from_u32('一' as u32 + n).unwrap();
        typed.push(c);
        if n % 4 < 2 {
            console.type_text(&c.to_string());
            console.resize(columns, rows);
        } else {
            console.resize(columns, rows);
            console.type_text(&c.to_string());
        }
        let end: String =
            typed.chars().rev().take(5).collect::<Vec<_>>().into_iter().rev().collect();
        console.wait_caret_behind(&end);
        console.wait_until(&format!("{columns}×{rows} in round {n}"), |s| {
            s.lines().count() == usize::from(rows)
                && s.lines().last().is_some_and(|l| l.contains("^S"))
        });
    }
    console.keys("<c-s>");
    console.wait_said("orders-noted", &[("count", "1")]);
    assert_eq!(shop.notes("44001"), [typed]);
    console.quit();
}
