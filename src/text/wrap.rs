//! Wrapping for mixed Chinese and Latin text: between hanzi anywhere, Latin words whole.

use super::width::{grapheme_width, plain_columns};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// Marks that should not open a line.
const CLOSING: &str = "，。！？；：、）」』”’…》】〉〕｝％～·—,.!?;:)]}%~";
/// Marks that should not end a line.
const OPENING: &str = "（「『“‘《【〈〔｛([{";

/// Returns the byte ranges of the lines of a text wrapped at `cols` columns.
///
/// Line feeds (also `\r\n`) always end a line and are in no range. Every line fits, except a
/// single grapheme wider than `cols`. Between two lines nothing is left out but blanks that did
/// not fit in front of a break. Closing punctuation opens a line only when it can't be helped.
/// There is always at least one line; `cols` 0 counts as 1.
pub fn wrap(text: &str, cols: usize) -> Vec<Range<usize>> {
    wrap_with(text, cols, grapheme_width)
}

/// Returns the lines of [`wrap`] as texts.
pub fn wrapped(text: &str, cols: usize) -> Vec<&str> {
    wrap(text, cols).into_iter().map(|range| &text[range]).collect()
}

/// Wraps with another measure of a grapheme's columns.
pub(super) fn wrap_with(
    text: &str,
    cols: usize,
    measure: impl Fn(&str) -> usize,
) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for paragraph in text.split('\n') {
        let body = paragraph.strip_suffix('\r').unwrap_or(paragraph);
        wrap_paragraph(body, start, cols.max(1), &measure, &mut lines);
        start += paragraph.len() + 1;
    }
    lines
}

struct Piece<'a> {
    at: usize,
    text: &'a str,
    cols: usize,
}

impl Piece<'_> {
    fn is_blank(&self) -> bool {
        self.text == " " || self.text == "\u{3000}"
    }

    fn is_one_of(&self, marks: &str) -> bool {
        let is_hanzi = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}');
        self.text.chars().next().is_some_and(|c| !is_hanzi(c) && marks.contains(c))
    }
}

/// Tells whether a line may end between two neighbours.
fn may_break(before: &Piece, after: &Piece) -> bool {
    if after.is_blank() || after.is_one_of(CLOSING) || before.is_one_of(OPENING) {
        return false;
    }
    before.is_blank() || before.cols >= 2 || after.cols >= 2 || before.is_one_of("，。、—")
}

fn wrap_paragraph(
    body: &str,
    offset: usize,
    cols: usize,
    measure: &impl Fn(&str) -> usize,
    lines: &mut Vec<Range<usize>>,
) {
    let piece = |at: usize, text| Piece { at: offset + at, text, cols: measure(text) };
    let pieces: Vec<Piece> = match plain_columns(body) {
        // Each character stands alone.
        Some(_) => {
            let ends = body.char_indices().map(|(at, c)| (at, &body[at..at + c.len_utf8()]));
            ends.map(|(at, text)| piece(at, text)).collect()
        }
        None => body.grapheme_indices(true).map(|(at, text)| piece(at, text)).collect(),
    };
    let end_of = |i: usize| pieces.get(i).map_or(offset + body.len(), |p| p.at);
    let (mut first, mut i, mut used) = (0, 0, 0);
    let mut chance = None;
    while i < pieces.len() {
        if i > first && may_break(&pieces[i - 1], &pieces[i]) {
            chance = Some(i);
        }
        if i > first && used + pieces[i].cols > cols {
            let mut next = i;
            if pieces[i].is_blank() {
                while next < pieces.len() && pieces[next].is_blank() {
                    next += 1;
                }
                lines.push(end_of(first)..end_of(i));
                if next == pieces.len() {
                    return;
                }
            } else {
                next = chance.unwrap_or(i);
                lines.push(end_of(first)..end_of(next));
            }
            (first, i, used, chance) = (next, next, 0, None);
            continue;
        }
        used += pieces[i].cols;
        i += 1;
    }
    lines.push(end_of(first)..end_of(pieces.len()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width;
    use proptest::prelude::*;

    #[test]
    fn hanzi_break_anywhere_and_words_stay_whole() {
        assert_eq!(wrapped("物流已经发出", 4), ["物流", "已经", "发出"]);
        assert_eq!(wrapped("hello world again", 7), ["hello ", "world ", "again"]);
        assert_eq!(wrapped("hello world", 5), ["hello", "world"]);
        assert_eq!(wrapped("用 iPhone 下单", 8), ["用 ", "iPhone ", "下单"]);
        assert_eq!(wrapped("abcdefgh", 3), ["abc", "def", "gh"]);
    }

    #[test]
    fn closing_marks_do_not_open_a_line() {
        assert_eq!(wrapped("您好，在的", 4), ["您", "好，", "在的"]);
        assert_eq!(wrapped("说“好”吧", 5), ["说", "“好”", "吧"]);
        assert_eq!(wrapped("好！！！", 2), ["好", "！", "！", "！"]);
    }

    #[test]
    fn newlines_stay_and_the_empty_text_is_a_line() {
        assert_eq!(wrapped("一\n\n二\r\n三", 10), ["一", "", "二", "三"]);
        assert_eq!(wrapped("", 5), [""]);
        assert_eq!(wrapped("物\n", 5), ["物", ""]);
        assert_eq!(wrapped("物流", 1), ["物", "流"]);
        assert_eq!(wrapped("物流", 0), ["物", "流"]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_every_line_fits(
            text in prop_oneof!["[a-c亲物。，“”\\n 👍e\u{301}-]{0,60}", any::<String>()],
            cols in 1usize..20,
        ) {
            let lines = wrap(&text, cols);
            let mut at = 0;
            for line in &lines {
                prop_assert!(line.start >= at);
                let gap = &text[at..line.start];
                let bare = gap.trim_matches([' ', '\u{3000}']);
                prop_assert!(matches!(bare, "" | "\n" | "\r\n"), "{gap:?} was lost");
                let shown = &text[line.clone()];
                prop_assert!(width(shown) <= cols || shown.graphemes(true).count() == 1
                    || shown.graphemes(true).filter(|g| grapheme_width(g) > 0).count() <= 1);
                at = line.end;
            }
            let tail = text[at..].trim_matches([' ', '\u{3000}']);
            prop_assert_eq!(tail, "");
        }
    }
}
