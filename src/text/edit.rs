//! A line (or a few) that is being typed: edits and moves of the caret, by grapheme.

use super::gate;
use super::view::{column_at, columns};
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// An input with its caret.
///
/// The caret always stands on a grapheme boundary, whatever was inserted or deleted. Neither
/// controls nor invisible characters get in by typing or pasting; a single-line input turns line
/// ends into blanks. Drawing is in [`Line::view`] and [`Line::view_lines`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    text: String,
    caret: usize,
    multi: bool,
    /// The column that a run of up and down keeps to.
    goal: Option<usize>,
    /// It has done its work: what is inserted next takes its place.
    spent: bool,
}

impl Line {
    /// Makes an empty single-line input.
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes an empty input of several lines.
    pub fn multi_line() -> Self {
        Self { multi: true, ..Self::default() }
    }

    /// Makes the input hold a text, with the caret at its end.
    pub fn with_text(mut self, text: &str) -> Self {
        self.set(text);
        self
    }

    /// Returns what was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Tells whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Tells whether line feeds are kept.
    pub fn is_multi_line(&self) -> bool {
        self.multi
    }

    /// Returns the caret's place in bytes of [`Line::text`].
    pub fn caret_byte(&self) -> usize {
        self.caret
    }

    /// Returns the caret's display column in its own line of text, before any wrapping.
    pub fn caret_column(&self) -> usize {
        columns(&self.text[self.line_start(self.caret)..self.caret])
    }

    /// Replaces the text and puts the caret at its end.
    pub fn set(&mut self, text: &str) {
        self.text = gate::typed(text, self.multi).into_owned();
        self.caret = self.text.len();
        self.goal = None;
        self.spent = false;
    }

    /// Empties the input.
    pub fn clear(&mut self) {
        self.set("");
    }

    /// Empties the input and returns what it held.
    pub fn take(&mut self) -> String {
        let text = std::mem::take(&mut self.text);
        self.clear();
        text
    }

    /// Inserts typed or pasted text at the caret.
    pub fn insert(&mut self, text: &str) {
        let clean = gate::typed(text, self.multi);
        self.insert_clean(&clean);
    }

    /// Inserts one character. An emoji may come in pieces, so joiners and selectors are taken here.
    pub fn insert_char(&mut self, c: char) {
        let mut buffer = [0; 4];
        let text = c.encode_utf8(&mut buffer);
        if matches!(c, '\u{200d}' | '\u{fe0e}' | '\u{fe0f}')
            || super::width::is_zero_width(c) && !super::marks::is_invisible(c)
        {
            self.insert_clean(text);
        } else {
            self.insert(text);
        }
    }

    /// It has done its work: what is inserted next takes its place. Any other edit, and moving the
    /// caret, goes on with it.
    pub fn spend(&mut self) {
        self.spent = !self.is_empty();
    }

    /// Tells whether what is inserted next takes its place.
    pub fn is_spent(&self) -> bool {
        self.spent
    }

    fn insert_clean(&mut self, text: &str) {
        if std::mem::take(&mut self.spent) {
            self.clear();
        }
        self.text.insert_str(self.caret, text);
        self.settle(self.caret + text.len());
    }

    /// Deletes the grapheme before the caret. Tells whether there was one.
    pub fn backspace(&mut self) -> bool {
        self.cut(self.before(self.caret), self.caret)
    }

    /// Deletes the grapheme at the caret. Tells whether there was one.
    pub fn delete(&mut self) -> bool {
        self.cut(self.caret, self.after(self.caret))
    }

    /// Deletes from the start of the word before the caret.
    pub fn kill_word(&mut self) -> bool {
        self.cut(self.word_before(), self.caret)
    }

    /// Deletes from the start of the line to the caret.
    pub fn kill_to_start(&mut self) -> bool {
        self.cut(self.line_start(self.caret), self.caret)
    }

    /// Deletes from the caret to the end of the line.
    pub fn kill_to_end(&mut self) -> bool {
        self.cut(self.caret, self.line_end(self.caret))
    }

    /// Moves one grapheme to the left. Tells whether the caret moved.
    pub fn left(&mut self) -> bool {
        self.go(self.before(self.caret))
    }

    /// Moves one grapheme to the right.
    pub fn right(&mut self) -> bool {
        self.go(self.after(self.caret))
    }

    /// Moves to the start of the word before the caret. A run of hanzi is one word.
    pub fn word_left(&mut self) -> bool {
        self.go(self.word_before())
    }

    /// Moves behind the word after the caret.
    pub fn word_right(&mut self) -> bool {
        self.go(self.word_after())
    }

    /// Moves to the start of the line.
    pub fn home(&mut self) -> bool {
        self.go(self.line_start(self.caret))
    }

    /// Moves to the end of the line.
    pub fn end(&mut self) -> bool {
        self.go(self.line_end(self.caret))
    }

    /// Moves to the same display column of the line above; `false` on the first line.
    pub fn up(&mut self) -> bool {
        let start = self.line_start(self.caret);
        start > 0 && self.go_column(self.line_start(start - 1))
    }

    /// Moves to the same display column of the line below; `false` on the last line.
    pub fn down(&mut self) -> bool {
        let end = self.line_end(self.caret);
        end < self.text.len() && self.go_column(end + 1)
    }

    fn go(&mut self, to: usize) -> bool {
        self.goal = None;
        self.spent = false;
        std::mem::replace(&mut self.caret, to) != to
    }

    fn go_column(&mut self, start: usize) -> bool {
        let goal = self.goal.unwrap_or_else(|| self.caret_column());
        let end = self.line_end(start);
        self.settle(start + column_at(&self.text[start..end], goal));
        self.goal = Some(goal);
        true
    }

    fn cut(&mut self, from: usize, to: usize) -> bool {
        if from == to {
            return false;
        }
        self.text.replace_range(from..to, "");
        self.settle(from);
        true
    }

    /// Puts the caret at a place, or behind the grapheme that an edit has joined around it.
    fn settle(&mut self, at: usize) {
        self.goal = None;
        self.spent = false;
        let mut cursor = GraphemeCursor::new(at, self.text.len(), true);
        let on_boundary = cursor.is_boundary(&self.text, 0).unwrap_or(true);
        self.caret = if on_boundary { at } else { self.after(at) };
    }

    fn before(&self, at: usize) -> usize {
        let mut cursor = GraphemeCursor::new(at, self.text.len(), true);
        cursor.prev_boundary(&self.text, 0).ok().flatten().unwrap_or(0)
    }

    fn after(&self, at: usize) -> usize {
        let mut cursor = GraphemeCursor::new(at, self.text.len(), true);
        cursor.next_boundary(&self.text, 0).ok().flatten().unwrap_or(self.text.len())
    }

    fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |i| i + 1)
    }

    fn line_end(&self, at: usize) -> usize {
        self.text[at..].find('\n').map_or(self.text.len(), |i| at + i)
    }

    fn word_before(&self) -> usize {
        let mut run = Run::default();
        let mut to = self.caret;
        for (at, grapheme) in self.text[..self.caret].grapheme_indices(true).rev() {
            if !run.takes(grapheme) {
                break;
            }
            to = at;
        }
        to
    }

    fn word_after(&self) -> usize {
        let mut run = Run::default();
        let mut to = self.caret;
        for grapheme in self.text[self.caret..].graphemes(true) {
            if !run.takes(grapheme) {
                break;
            }
            to += grapheme.len();
        }
        to
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Gap,
    Latin,
    Hanzi,
}

/// A walk over the marks and blanks in front of a word and then over that word.
#[derive(Default)]
struct Run(Option<Kind>);

impl Run {
    fn takes(&mut self, grapheme: &str) -> bool {
        let kind = match grapheme.chars().next() {
            Some(c) if !c.is_alphanumeric() => Kind::Gap,
            Some(c) if super::width::grapheme_width(grapheme) == 2 && c > '\u{2e7f}' => Kind::Hanzi,
            _ => Kind::Latin,
        };
        match (self.0, kind) {
            (None, Kind::Gap) => true,
            (None, word) => {
                self.0 = Some(word);
                true
            }
            (Some(word), next) => word == next,
        }
    }
}

#[cfg(test)]
mod tests;
