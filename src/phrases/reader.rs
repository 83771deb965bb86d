//! Reading the values of a pack file, each problem with its place.
//!
//! Owns types of values and places; must not know which keys there are.

use super::{Expected, Problem, ProblemKind, Source, parts};
use crate::domain::Word;
use crate::text::nearest;
use chrono::NaiveDate;
use std::sync::Arc;
use toml::Spanned;
use toml::de::{DeArray, DeValue};

pub(super) type Value<'i> = Spanned<DeValue<'i>>;

pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) lines: Lines,
    pub(super) source: &'a Arc<Source>,
    pub(super) problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str, source: &'a Arc<Source>) -> Self {
        Self { lines: Lines::new(text), text, source, problems: Vec::new() }
    }

    pub(super) fn problem(&mut self, at: usize, kind: ProblemKind) {
        let (line, column) = self.lines.place(self.text, at);
        self.problems.push(Problem { source: Arc::clone(self.source), line, column, kind });
    }

    pub(super) fn unknown(&mut self, at: usize, key: &str, known: &[&str]) {
        let suggestion = nearest(key, known.iter().copied()).map(str::to_owned);
        self.problem(at, ProblemKind::UnknownKey { key: key.to_owned(), suggestion });
    }

    pub(super) fn bad(&mut self, key: &str, value: &Value<'_>, expected: Expected) {
        let found = match (expected, value.get_ref()) {
            (Expected::Colour | Expected::Platform | Expected::Date, DeValue::String(word)) => {
                word.as_ref().to_owned()
            }
            (_, other) => other.type_str().to_owned(),
        };
        self.problem(
            value.span().start,
            ProblemKind::BadValue { key: key.to_owned(), expected, found },
        );
    }

    /// Says that a needed key is missing or empty, unless something else was said of this entry.
    pub(super) fn need(&mut self, key: &'static str, value: &str, at: usize, before: usize) {
        if value.is_empty() && self.problems.len() == before {
            self.problem(at, ProblemKind::MissingKey(key));
        }
    }

    /// A text of one line, trimmed.
    pub(super) fn line(&mut self, key: &'static str, value: &Value<'_>, into: &mut String) {
        if let DeValue::String(text) = value.get_ref() {
            text.trim().clone_into(into);
            if into.is_empty() && matches!(key, "id" | "title") {
                self.problem(value.span().start, ProblemKind::EmptyKey(key));
            }
        } else {
            self.bad(key, value, Expected::Text);
        }
    }

    pub(super) fn text(&mut self, key: &'static str, value: &Value<'_>) -> Option<String> {
        let DeValue::String(text) = value.get_ref() else {
            self.bad(key, value, Expected::Text);
            return None;
        };
        Some(tidy(text))
    }

    pub(super) fn list(&mut self, key: &'static str, value: &Value<'_>) -> Option<Vec<String>> {
        let texts = |list: &DeArray<'_>| -> Option<Vec<String>> {
            list.iter()
                .map(|value| match value.get_ref() {
                    DeValue::String(text) => Some(tidy(text)),
                    _ => None,
                })
                .collect()
        };
        let list = match value.get_ref() {
            DeValue::Array(list) => texts(list),
            _ => None,
        };
        match &list {
            None => self.bad(key, value, Expected::TextList),
            Some(texts) if key == "variants" && texts.iter().any(|t| parts(t).is_empty()) => {
                self.problem(value.span().start, ProblemKind::EmptyKey(key));
            }
            Some(_) => {}
        }
        list
    }

    /// A date, quoted or not.
    pub(super) fn date(&mut self, key: &'static str, value: &Value<'_>) -> Option<NaiveDate> {
        let date = match value.get_ref() {
            DeValue::Datetime(when) if when.time.is_none() => when.date.and_then(|date| {
                NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
            }),
            DeValue::String(text) => text.trim().parse().ok(),
            _ => None,
        };
        if date.is_none() {
            self.bad(key, value, Expected::Date);
        }
        date
    }

    pub(super) fn word<T: Word>(
        &mut self,
        key: &'static str,
        value: &Value<'_>,
        expected: Expected,
    ) -> Option<T> {
        let word = match value.get_ref() {
            DeValue::String(text) => T::parse(text).ok(),
            _ => None,
        };
        if word.is_none() {
            self.bad(key, value, expected);
        }
        word
    }
}

/// `\n` line ends, and none at either end.
fn tidy(text: &str) -> String {
    let text = text.trim_matches(['\n', '\r']);
    if text.contains('\r') { text.replace("\r\n", "\n") } else { text.to_owned() }
}

/// Where the lines of a text begin.
pub(super) struct Lines(Vec<usize>);

impl Lines {
    pub(super) fn new(text: &str) -> Self {
        Self(text.match_indices('\n').map(|(at, _)| at + 1).collect())
    }

    /// The line of a byte offset, from 1.
    pub(super) fn line(&self, at: usize) -> u32 {
        let line = self.0.partition_point(|start| *start <= at) + 1;
        u32::try_from(line).unwrap_or(u32::MAX)
    }

    /// Line and column, both from 1, the column in characters.
    pub(super) fn place(&self, text: &str, at: usize) -> (u32, u32) {
        let before = self.0.partition_point(|start| *start <= at);
        let start = before.checked_sub(1).map_or(0, |line| self.0[line]);
        let column = text.get(start..at).map_or(0, |part| part.chars().count()) + 1;
        (self.line(at), u32::try_from(column).unwrap_or(u32::MAX))
    }
}
