//! A text as a row of units: what can be typed of it, without marks and blanks.

use crate::text::gate::fold_char;

/// What a character is to the search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// A hanzi, letter or digit, folded.
    Char(char),
    /// Nothing that anyone sees; the text goes on.
    Nothing,
    /// A blank, hyphen or slash: a word ends, but a match may go on across it.
    Gap,
    /// Punctuation: a match goes across it only in a title.
    Stop,
}

/// Tells what a character is to the search.
pub(super) fn unit(c: char) -> Unit {
    if matches!(c, '\u{4e00}'..='\u{9fff}') {
        return Unit::Char(c);
    }
    match fold_char(c) {
        None => Unit::Nothing,
        Some(c) if c.is_ascii_alphanumeric() => Unit::Char(c),
        // `don't` is one word, and input methods write `xi'an`.
        Some('\'') => Unit::Nothing,
        Some(' ' | '-' | '_' | '/' | '·') => Unit::Gap,
        Some(c) if c.is_alphanumeric() => Unit::Char(c),
        Some(_) => Unit::Stop,
    }
}

/// What stands for punctuation among the units of a text.
pub(super) const STOP: char = '\0';

/// A unit of a short text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Placed {
    /// The folded character; [`STOP`] for punctuation.
    pub c: char,
    /// Its place, in characters.
    pub at: usize,
    /// Whether a word starts here.
    pub start: bool,
}

/// Returns the units of a text with their places.
pub(super) fn placed(text: &str) -> Vec<Placed> {
    let mut units = Vec::with_capacity(text.len() / 2);
    let mut start = true;
    for (at, c) in text.chars().enumerate() {
        match unit(c) {
            Unit::Char(c) => units.push(Placed { c, at, start: std::mem::take(&mut start) }),
            Unit::Nothing => {}
            Unit::Gap => start = true,
            Unit::Stop => {
                units.push(Placed { c: STOP, at, start: false });
                start = true;
            }
        }
    }
    units
}
