//! The gate for foreign text: nothing that passes it can steer a terminal or hide.
//!
//! Everything that came from a file, a buyer, a clipboard or a hub goes through [`line()`] (or
//! [`block`], where line feeds are wanted) on its way to a screen, a title, a notification, a
//! command's output, an error or the log. The stored text stays as it was.

use super::marks::{
    ZWJ, is_invisible, is_line_end, is_pictograph, is_plain, is_presentation, is_trailing_jamo,
    is_unknown, takes_jamo,
};
use super::width::is_zero_width;
use std::borrow::Cow;
use std::fmt::Write as _;
use unicode_segmentation::UnicodeSegmentation;

/// Marks above one letter that still pass; more would draw over other lines.
const MAX_MARKS: usize = 3;
/// Joins in one emoji; the longest in the tables has three.
const MAX_JOINS: usize = 3;
/// The base that a lone combining mark gets.
const DOTTED_CIRCLE: char = '◌';
/// What a character shows that has no agreed shape.
const UNKNOWN: char = '\u{fffd}';

#[derive(Clone, Copy, PartialEq)]
enum Mode {
    /// One line; controls as visible marks.
    Line,
    /// Several lines; controls as visible marks.
    Block,
    /// Typed or pasted text, one line: controls vanish.
    TypedLine,
    /// Typed or pasted text, several lines.
    TypedBlock,
}

/// Returns a text that is safe on one line of a screen.
///
/// Controls show as `^[`, C1 controls as `<9B>`, line ends as ` ⏎ `, a tab as a blank, private and
/// unassigned characters as `�`. Bidi controls and invisible characters are dropped (the joiner
/// stays inside an emoji). More than three combining marks on a letter are cut, a lone one gets
/// `◌`. Borrows when there is nothing to do.
pub fn line(text: &str) -> Cow<'_, str> {
    pass(text, Mode::Line)
}

/// Returns a text that is safe on a screen and keeps its line feeds; otherwise like [`line()`].
pub fn block(text: &str) -> Cow<'_, str> {
    pass(text, Mode::Block)
}

/// Returns what an input takes of typed or pasted text: controls and invisible characters vanish.
pub(super) fn typed(text: &str, multi: bool) -> Cow<'_, str> {
    pass(text, if multi { Mode::TypedBlock } else { Mode::TypedLine })
}

/// Returns the character that a search compares, or `None` for one that nobody sees.
///
/// Full-width becomes half-width, upper case lower, Chinese punctuation its ASCII cousin; every
/// kind of blank and control becomes a blank. One character in, at most one out, so character
/// positions can be mapped back.
pub fn fold_char(c: char) -> Option<char> {
    if c.is_ascii() {
        return Some(if c.is_ascii_control() { ' ' } else { c.to_ascii_lowercase() });
    }
    if matches!(c, '\u{4e00}'..='\u{9fff}') {
        return Some(c);
    }
    match c {
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(c) - 0xfee0).map(|c| c.to_ascii_lowercase())
        }
        '。' => Some('.'),
        '、' => Some(','),
        '“' | '”' => Some('"'),
        '‘' | '’' => Some('\''),
        '【' | '「' | '『' => Some('['),
        '】' | '」' | '』' => Some(']'),
        _ if is_invisible(c) => None,
        _ if c.is_whitespace() || c.is_control() => Some(' '),
        _ => c.to_lowercase().next(),
    }
}

/// Returns what a number or code means that was typed full-width: letters keep their case, blanks
/// and invisible characters go.
pub fn half_width(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !c.is_control() && !is_invisible(*c))
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            _ => c,
        })
        .collect()
}

/// Returns a text as a search compares it; see [`fold_char`].
pub fn fold_search(text: &str) -> String {
    text.chars().filter_map(fold_char).collect()
}

fn pass(text: &str, mode: Mode) -> Cow<'_, str> {
    let multi = matches!(mode, Mode::Block | Mode::TypedBlock);
    if text.chars().all(|c| is_plain(c) || (multi && c == '\n')) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for grapheme in text.graphemes(true) {
        push_grapheme(&mut out, grapheme, mode);
    }
    Cow::Owned(out)
}

fn push_grapheme(out: &mut String, grapheme: &str, mode: Mode) {
    if grapheme == "\r\n" {
        return push_line_end(out, mode);
    }
    let (mut marks, mut joins, mut kept) = (0, 0, None::<char>);
    let mut rest = grapheme.chars().peekable();
    while let Some(c) = rest.next() {
        if is_line_end(c) {
            push_line_end(out, mode);
        } else if c.is_control() {
            push_control(out, c, mode);
        } else if c == ZWJ {
            let joined =
                kept.is_some_and(is_pictograph) && rest.peek().is_some_and(|&n| is_pictograph(n));
            if joined && joins < MAX_JOINS {
                joins += 1;
                out.push(c);
            }
        } else if is_presentation(c) {
            let keycap = kept.is_some_and(|k| k.is_ascii_digit() || k == '#' || k == '*')
                && rest.peek() == Some(&'\u{20e3}');
            if (kept.is_some_and(is_pictograph) || keycap) && !out.ends_with(is_presentation) {
                out.push(c);
            }
        } else if is_invisible(c) {
        } else if is_unknown(c) {
            out.push(UNKNOWN);
            kept = Some(UNKNOWN);
        } else if is_trailing_jamo(c) && !kept.is_some_and(takes_jamo) {
            // It joins nothing but its own kind, and would take no column.
            out.push(UNKNOWN);
            kept = Some(UNKNOWN);
        } else if is_zero_width(c) {
            if kept.is_none() {
                out.push(DOTTED_CIRCLE);
                kept = Some(DOTTED_CIRCLE);
            }
            marks += 1;
            if marks <= MAX_MARKS {
                out.push(c);
            }
        } else {
            out.push(c);
            // A skin tone belongs to the pictograph before it.
            if !matches!(c, '\u{1f3fb}'..='\u{1f3ff}') || kept.is_none() {
                kept = Some(c);
            }
            marks = 0;
        }
    }
}

fn push_line_end(out: &mut String, mode: Mode) {
    out.push_str(match mode {
        Mode::Line => " ⏎ ",
        Mode::TypedLine => " ",
        Mode::Block | Mode::TypedBlock => "\n",
    });
}

fn push_control(out: &mut String, c: char, mode: Mode) {
    if c == '\t' {
        return out.push(' ');
    }
    if matches!(mode, Mode::TypedLine | Mode::TypedBlock) {
        // A terminal that pastes without brackets sends bare carriage returns.
        if c == '\r' {
            push_line_end(out, mode);
        }
        return;
    }
    let n = u32::from(c);
    match n {
        0x7f => out.push_str("^?"),
        0..0x20 => {
            out.push('^');
            out.extend(char::from_u32(n + 0x40));
        }
        _ => {
            // Writing to a String can't fail.
            let _ = write!(out, "<{n:02X}>");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn clean_text_is_borrowed() {
        for text in ["", "abc", "亲，在的呢~ “好”…", "ＡＢＣ！", "12.50元 ¥9"] {
            assert!(matches!(line(text), Cow::Borrowed(_)), "{text}");
        }
        assert!(matches!(block("一\n二"), Cow::Borrowed(_)));
    }

    #[test]
    fn controls_are_shown() {
        assert_eq!(line("a\x1b[31mb"), "a^[[31mb");
        assert_eq!(line("\x07\x00\x7f"), "^G^@^?");
        assert_eq!(line("\u{9b}31m"), "<9B>31m");
        assert_eq!(line("a\tb"), "a b");
        assert_eq!(line("一\n二\r\n三\u{2028}四"), "一 ⏎ 二 ⏎ 三 ⏎ 四");
        assert_eq!(block("一\n二\r\n三\u{2029}四\x1b"), "一\n二\n三\n四^[");
        assert_eq!(line("a\rb"), "a^Mb");
    }

    #[test]
    fn what_hides_is_dropped() {
        assert_eq!(line("a\u{202e}b\u{2066}c\u{200e}\u{61c}d"), "abcd");
        assert_eq!(line("物\u{200b}流\u{feff}\u{2060}\u{ad}"), "物流");
        assert_eq!(line("x\u{fe0f}\u{e0041}"), "x");
        assert_eq!(line("\u{e001}\u{fffff}\u{fdd0}"), "���");
    }

    #[test]
    fn emoji_stay_whole() {
        for text in
            ["👨‍👩‍👧", "❤\u{fe0f}", "👩🏻‍❤\u{fe0f}‍💋‍👨🏿", "🇨🇳", "1\u{fe0f}\u{20e3}", "👍🏽", "🏳\u{fe0f}‍🌈"]
        {
            assert_eq!(line(text), text);
        }
        assert_eq!(line("a\u{200d}b"), "ab");
        assert_eq!(line("👨\u{200d}"), "👨");
        let chain = vec!["👨"; 20].join("\u{200d}");
        assert_eq!(line(&chain).matches(ZWJ).count(), MAX_JOINS);
    }

    #[test]
    fn marks_do_not_pile_up() {
        assert_eq!(line(&format!("e{}x", "\u{301}".repeat(50))), "e\u{301}\u{301}\u{301}x");
        assert_eq!(line("\u{301}"), "◌\u{301}");
        assert_eq!(line("a\n\u{301}"), "a ⏎ ◌\u{301}");
    }

    #[test]
    fn search_compares_what_is_seen() {
        assert_eq!(fold_search("ＡＢＣ１２３？：　x"), "abc123?: x");
        assert_eq!(fold_search("物\u{200b}流\u{202e}。"), "物流.");
        assert_eq!(fold_search("YJ、É"), "yj,é");
    }

    #[test]
    fn typed_text_has_no_controls() {
        assert_eq!(typed("a\x1b[31m\u{200b}\r\nb\tc", false), "a[31m b c");
        assert_eq!(typed("a\rb\n", true), "a\nb\n");
    }

    fn hostile() -> impl Strategy<Value = String> {
        let chars = prop_oneof![
            any::<char>(),
            prop::char::range('\0', '\u{9f}'),
            prop::char::range('\u{2000}', '\u{206f}'),
            prop::char::range('\u{300}', '\u{310}'),
            prop::sample::select(vec![
                '👨', ZWJ, '\u{fe0f}', '🏽', '🇨', 'ᄀ', 'ᅡ', '物', '\r', '\n'
            ]),
        ];
        prop::collection::vec(chars, 0..30).prop_map(|v| v.into_iter().collect())
    }

    proptest! {
        #[test]
        fn nothing_steers_after_the_gate(text in hostile()) {
            let (one, many) = (line(&text), block(&text));
            for c in one.chars().chain(many.chars().filter(|&c| c != '\n')) {
                prop_assert!(!c.is_control() && !is_line_end(c) && !is_unknown(c), "{c:?}");
                prop_assert!(!is_invisible(c) || c == ZWJ || is_presentation(c), "{c:?}");
            }
            let stacked = one.chars().fold((0, 0), |(run, most), c| {
                let run = if is_zero_width(c) && c != ZWJ { run + 1 } else { 0 };
                (run, most.max(run))
            });
            prop_assert!(stacked.1 <= MAX_MARKS + 2, "{one:?}");
            for grapheme in one.graphemes(true) {
                prop_assert!(super::super::width(grapheme) > 0, "{grapheme:?}");
            }
            prop_assert_eq!(line(&one).into_owned(), one.clone().into_owned());
        }
    }
}
