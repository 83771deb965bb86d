//! Sizes (P20, X04): the window changes under the hands, and nothing typed is lost.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute only")]

mod common;

use common::Console;
use common::shop::{Shop, order, squash, words};

/// Resizes; the promise says five thousand: `CHAQI_RESIZES=5000`.
fn resizes() -> u32 {
    std::env::var("CHAQI_RESIZES").ok().and_then(|n| n.parse().ok()).unwrap_or(300)
}

fn too_small(columns: u16, rows: u16) -> bool {
    columns < 40 || rows < 10
}

/// Waits until the screen is drawn for its size: the word that it is too small, or the console
/// down to its footer.
#[track_caller]
fn settled(console: &Console, columns: u16, rows: u16) {
    let small = squash(&words("app-too-small", &[]));
    console.wait_until(&format!("a screen of {columns}×{rows}"), |screen| {
        if too_small(columns, rows) {
            let first = squash(screen.lines().next().unwrap_or_default());
            // What does not fit is cut, with a sign where there is room for one.
            let shown = first.trim_end_matches('…');
            let there = !shown.is_empty() || columns < 3;
            there && small.starts_with(shown) && screen.lines().count() <= 1
        } else {
            let last = screen.lines().nth(usize::from(rows) - 1).unwrap_or_default();
            screen.contains("F2") && ["Enter", "^", "Esc", "F1"].iter().any(|k| last.contains(k))
        }
    });
}

/// Changes the size and waits for the frame.
#[track_caller]
fn resize(console: &Console, columns: u16, rows: u16) {
    let before = console.raw().len();
    console.resize(columns, rows);
    console.wait_raw("a frame of the new size", |raw| raw.len() > before);
    settled(console, columns, rows);
}

#[test]
fn three_hundred_resizes_while_typing() {
    let shop = Shop::of("晓月");
    shop.save("晓月", (0..50).map(|n| order(&format!("55{n:03}"), "买家")).collect());
    let mut console = shop.console(120, 36);
    console.wait_for("F3");
    console.keys("<f3>");
    console.wait_for("1/50");
    console.keys("<c-t>");
    console.wait_squashed("加备注");
    let mut typed = String::new();
    // The same walk every time; every third size is too small.
    let mut seed = 7_u32;
    let mut random = |below: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 16) % below
    };
    for n in 0..resizes() {
        let (columns, rows) = (1 + random(140) as u16, 1 + random(45) as u16);
        console.resize(columns, rows);
        if n % 10 == 0 {
            let c = char::from_u32('一' as u32 + n).unwrap();
            console.type_text(&c.to_string());
            typed.push(c);
        }
        // Most come in one after the other, as from a hand that drags the corner.
        if n % 7 == 0 {
            settled(&console, columns, rows);
        }
        assert!(console.is_running());
    }
    console.resize(120, 36);
    settled(&console, 120, 36);
    console.wait_for(&typed);
    console.wait_caret_behind(&typed);
    console.assert_whole();
    console.keys("<enter>");
    console.wait_said("orders-noted", &[("count", "1")]);
    assert_eq!(shop.texts("SELECT note_text FROM orders WHERE notes <> '[]'"), [typed]);
    console.assert_all_ours();
    console.quit();
}

/// Every size around the smallest, in every view and with each kind of layer.
#[test]
fn every_layer_at_small_sizes() {
    let shop = Shop::of("晓月");
    shop.save("晓月", (0..50).map(|n| order(&format!("55{n:03}"), "买家")).collect());
    let mut console = shop.console(60, 20);
    console.wait_for("F3");
    for (view, hint) in [
        ("<f2>", "replies-search-hint"),
        ("<f3>", "orders-search-hint"),
        ("<f4>", "handover-search-hint"),
        ("<f5>", "reviews-search-hint"),
        ("<f8>", "tally-search-hint"),
        ("<f9>", "app-today-search-hint"),
    ] {
        console.keys(view);
        let hint: String = words(hint, &[]).chars().take(4).collect();
        console.wait_until(&hint, |s| s.lines().nth(1).is_some_and(|l| l.contains(&hint)));
        for layer in ["", "<c-p>", "<c-n>", "<c-g>", "<f1>"] {
            if layer == "<c-n>" && !matches!(view, "<f3>" | "<f5>") {
                continue;
            }
            console.keys(layer);
            if !layer.is_empty() {
                console.wait_for("╭");
            }
            for (columns, rows) in [
                (39, 20),
                (40, 10),
                (60, 9),
                (41, 11),
                (1, 1),
                (48, 14),
                (40, 40),
                (2, 40),
                (60, 20),
            ] {
                resize(&console, columns, rows);
                if !too_small(columns, rows) {
                    if !layer.is_empty() {
                        console.wait_for("╭");
                    }
                    console.assert_whole();
                }
            }
            if !layer.is_empty() {
                console.keys("<esc>");
                console.wait_gone("╭");
            }
        }
    }
    console.assert_all_ours();
    console.quit();
}

/// A tiling terminal gives its window the final size while the console is still starting.
#[test]
fn a_resize_right_after_the_first_frame_is_noticed() {
    let shop = Shop::of("晓月");
    for _ in 0..10 {
        let console = shop.console(60, 20);
        console.wait_raw("the first frame", |raw| raw.windows(8).any(|w| w == b"\x1b[?2026l"));
        console.resize(40, 10);
        settled(&console, 40, 10);
        console.assert_whole();
        console.quit();
    }
}

#[test]
fn it_starts_too_small_and_grows() {
    let shop = Shop::of("晓月");
    let mut console = shop.console(39, 9);
    console.wait_said("app-too-small", &[]);
    assert_eq!(console.cursor(), None, "no caret without a place for it");
    // What is typed blind is there when the window grows.
    console.keys("yj");
    console.resize(48, 14);
    console.wait_caret_behind("yj");
    console.wait_for("议价");
    resize(&console, 20, 5);
    resize(&console, 120, 36);
    console.wait_caret_behind("yj");
    console.assert_whole();
    console.quit();
}
