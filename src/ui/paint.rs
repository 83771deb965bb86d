//! The one way onto the screen: texts are gated, measured and cut here.

use super::Look;
use crate::text::{gate, plain_columns, plain_width, truncate, width, wrapped};
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Style;

/// A piece of text in a style.
pub type Span<'a> = (std::borrow::Cow<'a, str>, Style);

/// A buffer to draw on.
pub struct Canvas<'b> {
    buffer: &'b mut Buffer,
    /// How it looks.
    pub look: &'b Look,
}

impl<'b> Canvas<'b> {
    /// A canvas on a buffer.
    pub fn new(buffer: &'b mut Buffer, look: &'b Look) -> Self {
        Self { buffer, look }
    }

    /// Columns of the screen.
    pub fn columns(&self) -> u16 {
        self.buffer.area.width
    }

    /// Rows of the screen.
    pub fn rows(&self) -> u16 {
        self.buffer.area.height
    }

    /// Writes one line of text into at most `columns`, and gives the columns used.
    pub fn text(&mut self, x: u16, y: u16, columns: u16, text: &str, style: Style) -> u16 {
        if y >= self.rows() || x >= self.columns() || columns == 0 {
            return 0;
        }
        let columns = columns.min(self.columns() - x);
        let text = showable(text, columns, 1);
        if plain_columns(text).is_some_and(|wide| wide <= usize::from(columns)) {
            return self.plain(x, y, text, style);
        }
        let clean = gate::line(text);
        let cut = truncate(&clean, usize::from(columns));
        let (end, _) = self.buffer.set_stringn(x, y, &cut, usize::from(columns), style);
        end - x
    }

    /// Writes plain characters that fit, as [`Buffer::set_stringn`] would.
    fn plain(&mut self, x: u16, y: u16, text: &str, style: Style) -> u16 {
        let from = self.buffer.index_of(x, y);
        let cells = &mut self.buffer.content[from..];
        let mut column = 0;
        for c in text.chars() {
            let end = column + usize::from(plain_width(c).unwrap_or(1));
            if let Some([first, hidden @ ..]) = cells.get_mut(column..end) {
                first.set_char(c).set_style(style);
                hidden.iter_mut().for_each(Cell::reset);
            }
            column = end;
        }
        column as u16
    }

    /// Writes pieces one after the other into at most `columns`.
    pub fn spans(&mut self, x: u16, y: u16, columns: u16, spans: &[Span<'_>]) -> u16 {
        let mut used = 0;
        for (text, style) in spans {
            used += self.text(x + used, y, columns - used, text, *style);
            if used >= columns {
                break;
            }
        }
        used
    }

    /// Writes one sign that takes one column, such as `▌`.
    pub fn sign(&mut self, x: u16, y: u16, sign: char, style: Style) {
        if let Some(cell) = self.buffer.cell_mut((x, y)) {
            cell.set_char(sign).set_style(style);
        }
    }

    /// Writes a text against the right edge of the columns.
    pub fn right(&mut self, x: u16, y: u16, columns: u16, text: &str, style: Style) -> u16 {
        if let Some(used) = plain_columns(text).filter(|used| *used <= usize::from(columns)) {
            return self.text(x + columns - used as u16, y, used as u16, text, style);
        }
        let clean = gate::line(showable(text, columns, 1)).into_owned();
        let used = (width(&clean) as u16).min(columns);
        self.text(x + columns - used, y, used, &clean, style)
    }

    /// Gives a stretch of a row a style.
    pub fn tint(&mut self, x: u16, y: u16, columns: u16, style: Style) {
        for column in x..(x + columns).min(self.columns()) {
            if let Some(cell) = self.buffer.cell_mut((column, y)) {
                cell.set_style(style);
            }
        }
    }

    /// Empties a rectangle. A wide glyph whose first half lies left of it goes as a whole:
    /// otherwise it would eat the border.
    pub fn clear(&mut self, x: u16, y: u16, columns: u16, rows: u16) {
        for row in y..(y + rows).min(self.rows()) {
            if x > 0
                && let Some(cell) = self.buffer.cell_mut((x - 1, row))
                && width(cell.symbol()) > 1
            {
                cell.set_symbol(" ");
            }
            for column in x..(x + columns).min(self.columns()) {
                if let Some(cell) = self.buffer.cell_mut((column, row)) {
                    cell.reset();
                }
            }
        }
    }

    /// A box with a title, emptied; gives its inside: left, top, columns, rows.
    pub fn frame(&mut self, place: (u16, u16, u16, u16), title: &str) -> (u16, u16, u16, u16) {
        let (x, y, columns, rows) = place;
        self.clear(x, y, columns, rows);
        let style = self.look.theme.strong;
        let [tl, tr, bl, br, h, v] = if self.look.ascii {
            ["+", "+", "+", "+", "-", "|"]
        } else {
            ["╭", "╮", "╰", "╯", "─", "│"]
        };
        let across = h.repeat(usize::from(columns.saturating_sub(2)));
        self.raw(x, y, &format!("{tl}{across}{tr}"), style);
        for row in y + 1..(y + rows).saturating_sub(1) {
            self.raw(x, row, v, style);
            self.raw(x + columns.saturating_sub(1), row, v, style);
        }
        self.raw(x, y + rows.saturating_sub(1), &format!("{bl}{across}{br}"), style);
        if !title.is_empty() && columns > 6 {
            self.text(x + 2, y, columns - 4, &format!(" {title} "), style);
        }
        (x + 2, y + 1, columns.saturating_sub(4), rows.saturating_sub(2))
    }

    fn raw(&mut self, x: u16, y: u16, text: &str, style: Style) {
        if x < self.columns() && y < self.rows() {
            let room = usize::from(self.columns() - x);
            self.buffer.set_stringn(x, y, text, room, style);
        }
    }

    /// Writes wrapped text into a rectangle; gives the rows used. When lines are left, the last
    /// row ends with `…`.
    pub fn block(&mut self, place: (u16, u16, u16, u16), text: &str, style: Style) -> u16 {
        self.blocks(place, [(text, style)])
    }

    /// Writes wrapped texts one below the other into a rectangle; gives the rows used. When lines
    /// are left, the last row ends with `…`.
    pub fn blocks<T: AsRef<str>>(
        &mut self,
        place: (u16, u16, u16, u16),
        texts: impl IntoIterator<Item = (T, Style)>,
    ) -> u16 {
        let (x, y, columns, rows) = place;
        let mut used = 0;
        let mut last: Option<(String, Style)> = None;
        for (text, style) in texts {
            let clean = gate::block(showable(text.as_ref(), columns, rows));
            for line in wrapped(&clean, usize::from(columns.max(1))) {
                if used < rows {
                    self.text(x, y + used, columns, line, style);
                    used += 1;
                    last = (used == rows).then(|| (line.to_owned(), style));
                } else if let Some((line, style)) = last {
                    self.text(x, y + used - 1, columns, &unfinished(&line, columns), style);
                    return used;
                } else {
                    return used;
                }
            }
        }
        used
    }

    /// A text with some characters lit up. When the gate changed the text, nothing is lit: the
    /// places would not fit.
    pub fn lit(
        &mut self,
        x: u16,
        y: u16,
        columns: u16,
        text: &str,
        marks: &[usize],
        style: Style,
    ) -> u16 {
        if marks.is_empty() {
            return self.text(x, y, columns, text, style);
        }
        let text = showable(text, columns, 1);
        let hit = style.patch(self.look.theme.hit);
        if plain_columns(text).is_some_and(|wide| wide <= usize::from(columns)) {
            let used = self.text(x, y, columns, text, style);
            let mut column = x;
            for (n, c) in text.chars().enumerate() {
                let wide = plain_width(c).unwrap_or(1);
                if marks.contains(&n) {
                    self.tint(column, y, 1, hit);
                }
                column += wide;
            }
            return used;
        }
        let clean = gate::line(text);
        if clean != text {
            return self.text(x, y, columns, text, style);
        }
        let mut spans: Vec<Span<'_>> = Vec::new();
        let mut start = 0;
        let mut lit = false;
        for (n, (at, _)) in text.char_indices().enumerate() {
            let now = marks.contains(&n);
            if now != lit {
                if at > start {
                    spans.push(((&text[start..at]).into(), if lit { hit } else { style }));
                }
                (start, lit) = (at, now);
            }
        }
        spans.push(((&text[start..]).into(), if lit { hit } else { style }));
        let used = width(text);
        if used > usize::from(columns) {
            // Cut as a whole first, so that the sign of the cut stands once.
            let cut = truncate(text, usize::from(columns)).into_owned();
            return self.text(x, y, columns, &cut, style);
        }
        self.spans(x, y, columns, &spans)
    }
}

/// As much of a text's head as could be shown in so many columns and rows: what comes behind need
/// not go through the gate. Eight characters a column leave room for marks and joined emoji, and
/// one row more lets its reader see that something is left.
pub(super) fn showable(text: &str, columns: u16, rows: u16) -> &str {
    let most = (usize::from(columns) * 8).max(64) * (usize::from(rows) + 1);
    if text.len() <= most {
        return text;
    }
    text.char_indices().nth(most).map_or(text, |(end, _)| &text[..end])
}

/// A line that is not the last one, with `…` at its end.
pub(super) fn unfinished(line: &str, columns: u16) -> String {
    let columns = usize::from(columns);
    truncate(&format!("{}…", line.trim_end()), columns).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;

    fn shown(columns: u16, rows: u16, texts: &[&str]) -> (u16, Vec<String>) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        let look = Look::default();
        let mut canvas = Canvas::new(&mut buffer, &look);
        let texts = texts.iter().map(|t| (*t, Style::new()));
        let used = canvas.blocks((0, 0, columns, rows), texts);
        let lines = (0..rows).map(|y| {
            let row: String = (0..columns).map(|x| buffer[(x, y)].symbol()).collect();
            row.trim_end().replace("  ", " ")
        });
        (used, lines.collect())
    }

    #[test]
    fn the_last_row_says_that_lines_are_left() {
        assert_eq!(shown(8, 2, &["abc", "def"]), (2, vec!["abc".into(), "def".into()]));
        assert_eq!(shown(8, 2, &["abc", "def", "g"]), (2, vec!["abc".into(), "def…".into()]));
        assert_eq!(
            shown(8, 2, &["one two three four five"]),
            (2, vec!["one two".into(), "three…".into()])
        );
        assert_eq!(shown(4, 1, &["abcdefgh"]), (1, vec!["abc…".into()]));
        assert_eq!(shown(4, 0, &["abc"]).0, 0);
        assert_eq!(unfinished("物流已经", 8), "物流已…");
        assert_eq!(unfinished("物流", 8), "物流…");
    }

    #[test]
    fn plain_texts_are_written_as_ratatui_writes_them() {
        let look = Look::default();
        let style = Style::new().bold();
        for text in ["", "abc", "物流a查询", "，", "（物流）  ", "a物"] {
            let mut ours = Buffer::filled(Rect::new(0, 0, 12, 1), ratatui::buffer::Cell::new("字"));
            let mut theirs = ours.clone();
            let used = Canvas::new(&mut ours, &look).text(1, 0, 11, text, style);
            let (end, _) = theirs.set_stringn(1, 0, text, 11, style);
            assert_eq!((used, &ours), (end - 1, &theirs), "{text}");
        }
    }

    #[test]
    fn only_what_can_be_shown_is_looked_at() {
        let long = "字".repeat(10_000);
        assert_eq!(showable(&long, 40, 1).chars().count(), 640);
        assert_eq!(showable("字", 0, 0), "字");
        assert_eq!(shown(10, 2, &[&long]).0, 2);
    }
}
