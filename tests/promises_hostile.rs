//! Hostile text steers nothing (P17): every class of it, through the gate.

#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute only")]

#[path = "common/hostile.rs"]
mod hostile;

use chaqi::text::{gate, width};
use hostile::{AFTER, BEFORE};
use std::collections::BTreeSet;
use unicode_segmentation::UnicodeSegmentation;

/// Characters that may never reach a terminal from a text: controls, line and paragraph ends, bidi
/// controls, zero widths and fillers, tags, annotations, private use and noncharacters. Told here
/// once more and not asked of the gate.
fn steers_or_hides(c: char) -> bool {
    c.is_control()
        || matches!(u32::from(c),
            0xad | 0x61c | 0x115f | 0x1160 | 0x3164 | 0xffa0
            | 0x200b | 0x200c | 0x200e | 0x200f | 0x2028..=0x202e | 0x2060..=0x206f
            | 0xfe00..=0xfe0d | 0xfeff | 0xfff9..=0xfffb | 0xe0000..=0xe0fff
            | 0xe000..=0xf8ff | 0xfdd0..=0xfdef | 0xf0000..)
        || u32::from(c) & 0xfffe == 0xfffe
}

/// A joiner and the two presentation marks are good for emoji alone.
fn joins_well(grapheme: &str) -> bool {
    let joins = |c| matches!(c, '\u{200d}' | '\u{fe0e}' | '\u{fe0f}');
    !grapheme.contains(joins) || (grapheme.chars().count() > 1 && !grapheme.starts_with(joins))
}

#[test]
fn there_are_classes_enough() {
    let texts = hostile::texts();
    let classes: BTreeSet<&str> = texts.iter().map(|(name, _)| hostile::class(name)).collect();
    assert!(classes.len() >= 22, "{classes:?}");
    let harmless = texts.iter().filter(|(_, text)| !text.chars().any(steers_or_hides)).count();
    assert!(harmless < texts.len() / 2, "{harmless} of {} are harmless", texts.len());
}

#[test]
fn nothing_that_passes_steers_or_hides() {
    for (name, text) in hostile::texts() {
        let (line, block) = (gate::line(&text), gate::block(&text));
        for (what, shown) in [("line", &line), ("block", &block)] {
            let bad =
                shown.chars().find(|&c| steers_or_hides(c) && !(what == "block" && c == '\n'));
            assert_eq!(bad, None, "{name}, as a {what}: {shown:?}");
            for grapheme in shown.graphemes(true) {
                assert!(joins_well(grapheme), "{name}, as a {what}: {grapheme:?}");
                let marks = grapheme.chars().filter(|c| width(&format!("a{c}")) == 1).count();
                assert!(marks <= 6, "{name}, as a {what}: {marks} marks in {grapheme:?}");
                if grapheme != "\n" {
                    assert!(width(grapheme) > 0, "{name}, as a {what}: {grapheme:?} has no width");
                }
            }
        }
        assert_eq!(gate::line(&line), line, "{name}: what passed passes again as it is");
        if text.starts_with(BEFORE) {
            for shown in [&line, &block] {
                assert!(shown.starts_with(BEFORE) && shown.ends_with(AFTER), "{name}: {shown:?}");
            }
        }
        if !text.trim().is_empty() && !text.starts_with('\u{200d}') {
            assert!(!line.trim().is_empty(), "{name}: nothing is left");
        }
    }
}
