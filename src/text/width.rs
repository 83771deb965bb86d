//! Display columns, counted by grapheme. The only place that names `unicode-width`.

use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Returns the display columns of a text, grapheme by grapheme (as the screen buffer counts them).
///
/// A hanzi or an emoji (also a joined family or a flag) is two columns, a combining mark none.
pub fn width(text: &str) -> usize {
    plain_columns(text).unwrap_or_else(|| text.graphemes(true).map(grapheme_width).sum())
}

/// Returns the columns of a character that joins no other, hides nothing and steers nothing: the
/// printable ASCII, the common hanzi, Chinese punctuation and full-width forms. Nearly all texts
/// are made of these alone, and need neither the gate nor a look for graphemes.
pub fn plain_width(c: char) -> Option<u16> {
    match c {
        ' '..='~' => Some(1),
        '\u{4e00}'..='\u{9fff}' | '\u{3001}'..='\u{3011}' | '\u{ff01}'..='\u{ff5e}' => Some(2),
        _ => None,
    }
}

/// Returns the columns of a text of such characters alone.
pub fn plain_columns(text: &str) -> Option<usize> {
    text.chars().try_fold(0, |columns, c| Some(columns + usize::from(plain_width(c)?)))
}

/// Returns the columns of one grapheme.
pub(super) fn grapheme_width(grapheme: &str) -> usize {
    if grapheme.len() == 1 { 1 } else { UnicodeWidthStr::width(grapheme) }
}

/// Tells whether a character takes no column of its own.
pub(super) fn is_zero_width(c: char) -> bool {
    unicode_width::UnicodeWidthChar::width(c) == Some(0)
}

/// Returns the byte length of the longest head that fits into `cols`, and its columns.
pub(super) fn head(text: &str, cols: usize) -> (usize, usize) {
    let (mut bytes, mut used) = (0, 0);
    for grapheme in text.graphemes(true) {
        let w = grapheme_width(grapheme);
        if used + w > cols {
            break;
        }
        bytes += grapheme.len();
        used += w;
    }
    (bytes, used)
}

/// Returns the text, or as much of its head as fits with a closing `…`, in at most `cols` columns.
///
/// A wide glyph is never cut: the result may be one column short. `cols` 0 gives an empty text.
pub fn truncate(text: &str, cols: usize) -> Cow<'_, str> {
    if fits(text, cols) {
        return Cow::Borrowed(text);
    }
    if cols == 0 {
        return Cow::Borrowed("");
    }
    let (bytes, _) = head(text, cols - 1);
    Cow::Owned(format!("{}…", &text[..bytes]))
}

/// Returns the text, or as much of its tail as fits behind an opening `…`, in at most `cols` columns.
pub fn truncate_start(text: &str, cols: usize) -> Cow<'_, str> {
    if fits(text, cols) {
        return Cow::Borrowed(text);
    }
    if cols == 0 {
        return Cow::Borrowed("");
    }
    let (mut start, mut used) = (text.len(), 0);
    for (at, grapheme) in text.grapheme_indices(true).rev() {
        used += grapheme_width(grapheme);
        if used > cols - 1 {
            break;
        }
        start = at;
    }
    Cow::Owned(format!("…{}", &text[start..]))
}

/// Returns the text in exactly `cols` columns: truncated as by [`truncate`], filled with blanks.
pub fn pad_end(text: &str, cols: usize) -> String {
    let mut padded = truncate(text, cols).into_owned();
    let used = width(&padded);
    padded.extend(std::iter::repeat_n(' ', cols.saturating_sub(used)));
    padded
}

fn fits(text: &str, cols: usize) -> bool {
    // No character takes more columns than bytes, so short texts need no counting.
    text.len() <= cols || width(text) <= cols
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn widths_are_those_of_graphemes() {
        for (text, cols) in [
            ("", 0),
            ("abc", 3),
            ("物流", 4),
            ("ＡＢ", 4),
            ("e\u{301}", 1),
            ("👨‍👩‍👧", 2),
            ("🇨🇳", 2),
            ("👍🏽", 2),
            ("❤\u{fe0f}", 2),
            ("1\u{fe0f}\u{20e3}", 2),
            ("🟥", 2),
            ("亲~在的", 7),
        ] {
            assert_eq!(width(text), cols, "{text}");
        }
    }

    #[test]
    fn plain_characters_are_what_they_are_said_to_be() {
        for c in '\0'..=char::MAX {
            if let Some(columns) = plain_width(c) {
                let text = format!("{c}{c}");
                assert_eq!(UnicodeWidthStr::width(&*text), usize::from(columns) * 2, "{c:?}");
                assert_eq!(text.graphemes(true).count(), 2, "{c:?}");
                assert_eq!(super::super::gate::line(&text), text);
            }
        }
    }

    #[test]
    fn a_wide_glyph_is_never_cut() {
        assert_eq!(truncate("物流查询", 8), "物流查询");
        assert_eq!(truncate("物流查询", 7), "物流查…");
        assert_eq!(truncate("物流查询", 6), "物流…");
        assert_eq!(truncate("物流", 1), "…");
        assert_eq!(truncate("物流", 0), "");
        assert_eq!(truncate("a👨‍👩‍👧b", 3), "a…");
        assert_eq!(truncate_start("物流查询", 6), "…查询");
        assert_eq!(truncate_start("物流查询", 7), "…流查询");
        assert_eq!(truncate_start("abc", 1), "…");
        assert_eq!(pad_end("物流查询", 6), "物流… ");
        assert_eq!(pad_end("物流", 6), "物流  ");
        assert_eq!(pad_end("", 0), "");
    }

    proptest! {
        #[test]
        fn truncated_fits_and_padded_is_exact(text in any::<String>(), cols in 0usize..40) {
            // Anything foreign passes the gate before it is laid out.
            let text = super::super::gate::line(&text).into_owned();
            prop_assert!(width(&truncate(&text, cols)) <= cols);
            prop_assert!(width(&truncate_start(&text, cols)) <= cols);
            prop_assert_eq!(width(&pad_end(&text, cols)), cols);
        }

        #[test]
        fn so_for_what_agents_type(text in "[a-z亲物流。，👍🏽e\u{301}🇨🇳 ]{0,40}", cols in 0usize..40) {
            prop_assert!(width(&truncate(&text, cols)) <= cols);
            prop_assert_eq!(width(&pad_end(&text, cols)), cols);
        }
    }
}
