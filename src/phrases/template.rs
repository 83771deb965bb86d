//! Texts with blanks: `{buyer}`, `{date+2}`, `{date+2:%m-%d}`, `{>other-phrase}`, `{{` for a brace.
//!
//! Owns parsing and filling; must not know where values or other phrases come from
//! ([`super::inside`] puts those in). Pure.

use crate::domain::Time;
use chrono::format::{Item, StrftimeItems};
use chrono::{Datelike, Days};
use std::collections::BTreeMap;

/// Furthest a date may lie from today, in days.
const FURTHEST: u32 = 3_660;
/// Longest name of a variable, in characters.
const LONGEST_NAME: usize = 40;

/// A piece of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Goes out as it is.
    Text(&'a str),
    /// Replaced by a value.
    Variable(&'a str),
    /// Today and so many days, in its own strftime format if there is one.
    Date(i32, Option<&'a str>),
    /// The time of the day, in its own strftime format if there is one.
    Time(Option<&'a str>),
    /// The text of the phrase of that id.
    Phrase(&'a str),
}

/// What is wrong with the braces; `at` is a byte offset into the text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// `{` without its `}` on the same line.
    #[error("an opening brace is never closed")]
    Unclosed {
        /// Of the brace.
        at: usize,
    },
    /// `}` without its `{`.
    #[error("a closing brace was never opened")]
    Unopened {
        /// Of the brace.
        at: usize,
    },
    /// Nothing between the braces.
    #[error("nothing between the braces")]
    Empty {
        /// Of the opening brace.
        at: usize,
    },
    /// Something that can't be a name.
    #[error("`{name}` is no name of a variable")]
    BadName {
        /// Of the opening brace.
        at: usize,
        /// As written.
        name: String,
    },
    /// `{date…}` with something that is no number of days within ten years.
    #[error("`{offset}` is no number of days")]
    BadOffset {
        /// Of the opening brace.
        at: usize,
        /// As written.
        offset: String,
    },
    /// `{date:…}` or `{time:…}` with something that is no format.
    #[error("`{format}` is no date format")]
    BadFormat {
        /// Of the opening brace.
        at: usize,
        /// As written.
        format: String,
    },
}

impl TemplateError {
    /// The byte offset of the brace that is wrong.
    pub fn at(&self) -> usize {
        match self {
            Self::Unclosed { at }
            | Self::Unopened { at }
            | Self::Empty { at }
            | Self::BadName { at, .. }
            | Self::BadOffset { at, .. }
            | Self::BadFormat { at, .. } => *at,
        }
    }
}

/// Why a text can't go out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FillError {
    /// These variables have no value, or only blanks; in the order of the text, each once.
    #[error("no value for {}", names.join(", "))]
    Missing {
        /// Their names.
        names: Vec<String>,
    },
    /// The date or time format is none.
    #[error("`{0}` is no date format")]
    BadFormat(String),
    /// A phrase inside was not put in.
    #[error("the phrase `{0}` was not put in")]
    NotPutIn(String),
}

/// How dates and times are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateStyle<'a> {
    /// In strftime signs; `%a` is the weekday from `weekdays`.
    pub date: &'a str,
    /// In strftime signs.
    pub time: &'a str,
    /// Monday first.
    pub weekdays: [&'a str; 7],
}

impl DateStyle<'static> {
    /// 11月23日, 16:05.
    pub const ZH_CN: Self = Self {
        date: "%-m月%-d日",
        time: "%H:%M",
        weekdays: ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
    };
    /// Nov 23, 16:05.
    pub const EN: Self = Self {
        date: "%b %-d",
        time: "%H:%M",
        weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    };
}

impl DateStyle<'_> {
    fn format(&self, format: &str, time: Time) -> Result<String, FillError> {
        let weekday = self.weekdays[time.weekday().num_days_from_monday() as usize];
        let format = format.replace("%a", &weekday.replace('%', "%%"));
        // chrono panics when it prints a format it could not read.
        let items: Vec<Item<'_>> = StrftimeItems::new(&format).collect();
        if items.contains(&Item::Error) {
            return Err(FillError::BadFormat(format));
        }
        Ok(time.format_with_items(items.iter()).to_string())
    }
}

/// A text cut into its pieces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template<'a> {
    pieces: Vec<Piece<'a>>,
}

impl<'a> Template<'a> {
    /// Cuts a text at its braces. Full-width braces count as braces. `[x]`, XX and *** are text.
    ///
    /// # Errors
    /// The first brace that doesn't work out.
    pub fn parse(text: &'a str) -> Result<Self, TemplateError> {
        Pieces::of(text).collect::<Result<_, _>>().map(|pieces| Self { pieces })
    }

    /// The pieces in order.
    pub fn pieces(&self) -> &[Piece<'a>] {
        &self.pieces
    }

    /// The variables in the order in which they are first seen, without dates and times.
    pub fn variables(&self) -> Vec<&'a str> {
        let mut names = Vec::new();
        for piece in &self.pieces {
            if let Piece::Variable(name) = piece
                && !names.contains(name)
            {
                names.push(*name);
            }
        }
        names
    }

    /// The text with every blank filled. Values go in as they are, trimmed at both ends; braces in
    /// a value mean nothing.
    ///
    /// # Errors
    /// [`FillError::Missing`] when any variable has no value or only blanks: a text with a hole
    /// never comes out.
    pub fn fill(
        &self,
        values: &BTreeMap<String, String>,
        now: Time,
        style: &DateStyle<'_>,
    ) -> Result<String, FillError> {
        let value = |name: &str| values.get(name).map(|v| v.trim()).filter(|v| !v.is_empty());
        let missing: Vec<String> = self
            .variables()
            .into_iter()
            .filter(|name| value(name).is_none())
            .map(str::to_owned)
            .collect();
        if !missing.is_empty() {
            return Err(FillError::Missing { names: missing });
        }
        let mut out = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Variable(name) => out.push_str(value(name).unwrap_or_default()),
                Piece::Date(days, own) => {
                    out.push_str(&style.format(own.unwrap_or(style.date), moved(now, *days))?);
                }
                Piece::Time(own) => out.push_str(&style.format(own.unwrap_or(style.time), now)?),
                Piece::Phrase(id) => return Err(FillError::NotPutIn((*id).to_owned())),
            }
        }
        Ok(out)
    }
}

/// Cuts a text piece by piece; the first error is the last piece.
pub(super) struct Pieces<'a> {
    text: &'a str,
    start: usize,
}

impl<'a> Pieces<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self { text, start: 0 }
    }

    /// The byte where the next piece begins.
    pub(super) fn at(&self) -> usize {
        self.start
    }

    /// The piece that begins with the brace at `start`.
    fn braced(&mut self) -> Result<Piece<'a>, TemplateError> {
        let at = self.start;
        let rest = &self.text[at..];
        let mut chars = rest.chars();
        let brace = chars.next().unwrap_or('{');
        let inside = chars.as_str();
        if chars.next() == Some(brace) {
            self.start = at + 2 * brace.len_utf8();
            return Ok(Piece::Text(&rest[..brace.len_utf8()]));
        }
        if matches!(brace, '}' | '｝') {
            return Err(TemplateError::Unopened { at });
        }
        let stop = inside
            .find(|c| is_brace(c) || c == '\n')
            .filter(|stop| inside[*stop..].starts_with(['}', '｝']))
            .ok_or(TemplateError::Unclosed { at })?;
        let closing = inside[stop..].chars().next().map_or(1, char::len_utf8);
        self.start = at + brace.len_utf8() + stop + closing;
        blank(&inside[..stop], at)
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Result<Piece<'a>, TemplateError>;

    fn next(&mut self) -> Option<Self::Item> {
        let rest = &self.text[self.start..];
        let before = rest.find(is_brace).unwrap_or(rest.len());
        if before > 0 {
            self.start += before;
            return Some(Ok(Piece::Text(&rest[..before])));
        }
        if rest.is_empty() {
            return None;
        }
        let piece = self.braced();
        if piece.is_err() {
            self.start = self.text.len();
        }
        Some(piece)
    }
}

fn is_brace(c: char) -> bool {
    matches!(c, '{' | '}' | '｛' | '｝')
}

/// The same time of day so many days later; unchanged at the end of the calendar.
fn moved(now: Time, days: i32) -> Time {
    let distance = Days::new(u64::from(days.unsigned_abs()));
    let then =
        if days < 0 { now.checked_sub_days(distance) } else { now.checked_add_days(distance) };
    then.unwrap_or(now)
}

/// What stands between two braces.
fn blank(inside: &str, at: usize) -> Result<Piece<'_>, TemplateError> {
    let name = inside.trim();
    if name.is_empty() {
        return Err(TemplateError::Empty { at });
    }
    if let Some(id) = name.strip_prefix(['>', '＞']).map(str::trim) {
        let bad = || TemplateError::BadName { at, name: name.to_owned() };
        return if id.is_empty() { Err(bad()) } else { Ok(Piece::Phrase(id)) };
    }
    let (head, format) = match name.split_once([':', '：']) {
        Some((head, format)) => (head.trim_end(), Some(format.trim())),
        None => (name, None),
    };
    let rest = head
        .strip_prefix("date")
        .filter(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '.')));
    if head == "time" || rest.is_some() {
        if let Some(format) = format.filter(|format| !is_format(format)) {
            return Err(TemplateError::BadFormat { at, format: format.to_owned() });
        }
        let Some(rest) = rest else { return Ok(Piece::Time(format)) };
        return days(rest.trim_start())
            .map(|days| Piece::Date(days, format))
            .ok_or_else(|| TemplateError::BadOffset { at, offset: rest.trim().to_owned() });
    }
    let good = name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
        && name.split('.').all(|part| part.starts_with(char::is_alphabetic))
        && name.chars().count() <= LONGEST_NAME;
    if !good {
        return Err(TemplateError::BadName { at, name: name.to_owned() });
    }
    Ok(Piece::Variable(name))
}

/// Signs of strftime, at least one, and nothing that is none.
fn is_format(format: &str) -> bool {
    format.contains('%') && !StrftimeItems::new(format).any(|item| item == Item::Error)
}

/// `+2`, `-1`, nothing; blanks and full-width signs are fine.
fn days(offset: &str) -> Option<i32> {
    if offset.is_empty() {
        return Some(0);
    }
    let (sign, digits) = match offset.chars().next()? {
        c @ ('+' | '＋') => (1, &offset[c.len_utf8()..]),
        c @ ('-' | '－' | '−') => (-1, &offset[c.len_utf8()..]),
        _ => return None,
    };
    let digits = digits.trim_start();
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let days: u32 = digits.parse().ok().filter(|days| *days <= FURTHEST)?;
    i32::try_from(days).ok().map(|days| sign * days)
}

/// A template that gives a text out as it is: every brace doubled.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        out.push(c);
        if matches!(c, '{' | '}' | '｛' | '｝') {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
#[path = "template_tests.rs"]
mod tests;
