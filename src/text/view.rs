//! What of a typed line is seen: scrolling so that the caret is always in view.
//!
//! The window is a function of text, caret and size; nothing is remembered between frames.

use super::edit::Line;
use super::gate;
use super::width::{grapheme_width, head};
use super::wrap::wrap_with;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// Returns the columns that a grapheme takes once it has passed the gate.
fn shown_width(grapheme: &str) -> usize {
    if grapheme.len() == 1 { 1 } else { grapheme_width_of(&gate::block(grapheme)) }
}

fn grapheme_width_of(shown: &str) -> usize {
    shown.graphemes(true).map(grapheme_width).sum()
}

/// Returns the columns of a typed text as it is shown.
pub(super) fn columns(text: &str) -> usize {
    text.graphemes(true).map(shown_width).sum()
}

/// Returns the byte offset of the grapheme that covers a column, or the text's end.
pub(super) fn column_at(text: &str, column: usize) -> usize {
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += shown_width(grapheme);
        if used > column {
            return at;
        }
    }
    text.len()
}

impl Line {
    /// Returns the part to draw in `cols` columns and the caret's column in it.
    ///
    /// The part never takes more than `cols` columns, cuts no wide glyph, and shows some of what
    /// follows the caret. Line feeds show as `⏎`.
    pub fn view(&self, cols: usize) -> (String, usize) {
        if cols == 0 {
            return (String::new(), 0);
        }
        let (before, after) = self.text().split_at(self.caret_byte());
        let under = after.graphemes(true).next().map_or(0, shown_width_in_line);
        let ahead: usize = after.graphemes(true).take(cols).map(shown_width_in_line).sum();
        let keep = ahead.min(cols / 4).max(under.saturating_sub(1)).min(cols - 1);
        let room = cols - 1 - keep;
        let (mut start, mut caret) = (before.len(), 0);
        for (at, grapheme) in before.grapheme_indices(true).rev() {
            let w = shown_width_in_line(grapheme);
            if caret + w > room {
                break;
            }
            (start, caret) = (at, caret + w);
        }
        let shown = gate::line(&self.text()[start..]).into_owned();
        let (bytes, _) = head(&shown, cols);
        (shown[..bytes].to_owned(), caret)
    }

    /// Returns the wrapped lines to draw in `rows` rows of `cols` columns, and the caret's row and
    /// column in them.
    ///
    /// One column is kept free for a caret behind a full line.
    pub fn view_lines(&self, cols: usize, rows: usize) -> (Vec<String>, usize, usize) {
        if cols == 0 || rows == 0 {
            return (vec![String::new(); rows.min(1)], 0, 0);
        }
        let lines = wrap_with(self.text(), cols.max(2) - 1, shown_width);
        let row = row_of(&lines, self.caret_byte());
        let line = &lines[row];
        let caret = columns(&self.text()[line.start..self.caret_byte().min(line.end)]);
        // A row below the caret stays in view, where there is one and room for it.
        let keep = usize::from(rows > 2 && row + 1 < lines.len());
        let top = (row + keep + 1).saturating_sub(rows);
        let drawn = lines.iter().skip(top).take(rows).map(|range| {
            let shown = gate::line(&self.text()[range.clone()]).into_owned();
            let (bytes, _) = head(&shown, cols);
            shown[..bytes].to_owned()
        });
        (drawn.collect(), row - top, caret.min(cols - 1))
    }
}

fn shown_width_in_line(grapheme: &str) -> usize {
    if grapheme == "\n" { 3 } else { shown_width(grapheme) }
}

/// Returns the line that the caret stands in: the last one that starts at or before it.
fn row_of(lines: &[Range<usize>], caret: usize) -> usize {
    lines.partition_point(|line| line.start <= caret).saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_line_is_shown_whole() {
        let line = Line::new().with_text("物流");
        assert_eq!(line.view(5), ("物流".to_owned(), 4));
        assert_eq!(line.view(0), (String::new(), 0));
    }

    #[test]
    fn a_long_line_scrolls_without_cutting() {
        let mut line = Line::new().with_text("一二三四五六七八");
        assert_eq!(line.view(8), ("六七八".to_owned(), 6));
        line.home();
        assert_eq!(line.view(8), ("一二三四".to_owned(), 0));
        for _ in 0..4 {
            line.right();
        }
        assert_eq!(line.view(8), ("三四五六".to_owned(), 4));
    }

    #[test]
    fn several_lines_wrap_and_scroll() {
        let mut note = Line::multi_line().with_text("一二三四五\n六");
        assert_eq!(
            note.view_lines(7, 3),
            (vec!["一二三".to_owned(), "四五".to_owned(), "六".to_owned()], 2, 2)
        );
        assert_eq!(note.view_lines(7, 2).1, 1);
        note.home();
        note.left();
        assert_eq!((note.view_lines(7, 3).1, note.view_lines(7, 3).2), (1, 4));
        let full = Line::multi_line().with_text("一二三");
        assert_eq!(full.view_lines(7, 3), (vec!["一二三".to_owned()], 0, 6));
    }
}
