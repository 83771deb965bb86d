//! The rule files: their shape, and what is wrong in them.
//!
//! Owns the keys of `rules.toml` and of a shop's `lint.toml`; must not know how a rule is matched.

use super::pattern::{Lists, PatternError};
use crate::domain::Platform;
use crate::text::nearest;
use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

/// The rules that are part of the program, commented, to print or to copy.
pub const EMBEDDED: &str = include_str!("rules.toml");

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Nice to have.
    Hint,
    /// Think again.
    Warn,
    /// Not to be copied without an explicit "copy anyway".
    Block,
}

impl Level {
    /// The word that files and JSON use.
    pub fn code(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Warn => "warn",
            Self::Block => "block",
        }
    }
}

/// How a rule looks at a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// For its patterns and combinations.
    #[default]
    Words,
    /// For mobile numbers and ID numbers, and its patterns for addresses.
    Personal,
    /// For `{x}`, `XX`, `***`, `___`, and `[…]` with one of its words.
    Placeholder,
    /// Whether a text that begins with one of its patterns says one of `except`.
    Opening,
    /// For more than `characters` or `lines`.
    Length,
}

/// The same in both languages. In a file one text may stand for both.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, remote = "Self")]
pub struct Words {
    /// Chinese.
    #[serde(default)]
    pub zh: String,
    /// English.
    #[serde(default)]
    pub en: String,
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OneOrBoth;
        impl<'de> Visitor<'de> for OneOrBoth {
            type Value = Words;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, or { zh = \"…\", en = \"…\" }")
            }

            fn visit_str<E>(self, text: &str) -> Result<Words, E> {
                Ok(Words { zh: text.to_owned(), en: text.to_owned() })
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Words, A::Error> {
                Words::deserialize(MapAccessDeserializer::new(map))
            }
        }
        deserializer.deserialize_any(OneOrBoth)
    }
}

/// A rule as the file says it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Stable name, such as `E1`.
    pub id: String,
    /// What a finding of it weighs.
    pub level: Level,
    /// What it forbids, in a line.
    pub what: Words,
    /// Where it comes from.
    #[serde(default)]
    pub source: Words,
    /// Since when the source holds, `yyyy-mm-dd`; empty when it is not dated.
    #[serde(default)]
    pub date: String,
    /// The platforms it holds on; none means all.
    #[serde(default)]
    pub platform: Vec<Platform>,
    /// What to say instead.
    #[serde(default)]
    pub suggest: Words,
    /// It holds for phrases that others use too, not for an agent's own.
    #[serde(default)]
    pub shared: bool,
    /// How it looks.
    #[serde(default)]
    pub kind: Kind,
    /// Patterns; each alone is a finding.
    #[serde(default)]
    pub find: Vec<String>,
    /// Combinations.
    #[serde(default)]
    pub together: Vec<Together>,
    /// Patterns that are no finding, nor anything inside them.
    #[serde(default)]
    pub except: Vec<String>,
    /// Patterns that clear their whole sentence.
    #[serde(default)]
    pub clears: Vec<String>,
    /// For [`Kind::Length`].
    #[serde(default)]
    pub characters: usize,
    /// For [`Kind::Length`].
    #[serde(default)]
    pub lines: usize,
}

/// One pattern of each list, in any order.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Together {
    /// The lists.
    pub all: Vec<Vec<String>>,
    /// They may be spread over a sentence and the one after it.
    #[serde(default)]
    pub next: bool,
}

/// What is wrong with a rule file, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {kind}")]
pub struct Problem {
    /// From 1.
    pub line: usize,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// The kinds of problems; what they are about is left out, the rest works.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProblemKind {
    /// No TOML, or a value its key does not take. The words are the parser's, in English.
    #[error("{0}")]
    Value(String),
    /// A key nobody knows.
    #[error("unknown key `{key}`")]
    UnknownKey {
        /// As written.
        key: String,
        /// What may have been meant.
        near: Option<String>,
    },
    /// There is no rule of that id.
    #[error("no rule `{0}`")]
    NoRule(String),
    /// A pattern that can't be used.
    #[error("rule {rule}, pattern `{pattern}`: {error}")]
    Pattern {
        /// The rule.
        rule: String,
        /// The pattern.
        pattern: String,
        /// Why.
        error: PatternError,
    },
}

/// Everything a rule file says; each with the line it stands on.
#[derive(Debug, Clone, Default)]
pub(super) struct Source {
    pub(super) rules: Vec<(usize, Rule)>,
    pub(super) lists: Lists,
    pub(super) off: Vec<(usize, String)>,
    pub(super) levels: Vec<(usize, String, Level)>,
    pub(super) except: Vec<(usize, String, Vec<String>)>,
    pub(super) allow: Vec<String>,
    pub(super) problems: Vec<Problem>,
}

const KEYS: [&str; 6] = ["rule", "words", "off", "level", "except", "allow"];

/// Reads a rule file; what is wrong is among its problems.
pub(super) fn read(text: &str) -> Source {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = Reader { text, source: Source::default() };
    match DeTable::parse(text) {
        Ok(table) => {
            for (key, value) in table.into_inner() {
                let at = key.span().start;
                reader.key(&key.into_inner(), at, value);
            }
        }
        Err(error) => reader.wrong(error.span().map_or(0, |span| span.start), &error),
    }
    reader.source.rules.sort_by_key(|(line, _)| *line);
    reader.source.problems.sort_by_key(|problem| problem.line);
    reader.source
}

struct Reader<'a> {
    text: &'a str,
    source: Source,
}

impl Reader<'_> {
    fn key(&mut self, key: &str, at: usize, value: Spanned<DeValue<'_>>) {
        match key {
            "rule" => match value.into_inner() {
                DeValue::Array(list) => {
                    for rule in list {
                        let line = self.line(rule.span().start);
                        if let Some(rule) = self.value(rule) {
                            self.source.rules.push((line, rule));
                        }
                    }
                }
                _ => self.problem(at, ProblemKind::Value("expected [[rule]]".to_owned())),
            },
            "words" => self.source.lists = self.value(value).unwrap_or_default(),
            "allow" => self.source.allow = self.value(value).unwrap_or_default(),
            "off" => {
                let off: Vec<Spanned<String>> = self.value(value).unwrap_or_default();
                for id in off {
                    let line = self.line(id.span().start);
                    self.source.off.push((line, id.into_inner()));
                }
            }
            "level" => {
                for (line, id, level) in self.by_id(value) {
                    self.source.levels.push((line, id, level));
                }
            }
            "except" => {
                for (line, id, patterns) in self.by_id(value) {
                    self.source.except.push((line, id, patterns));
                }
            }
            other => {
                let near = nearest(other, KEYS).map(str::to_owned);
                self.problem(at, ProblemKind::UnknownKey { key: other.to_owned(), near });
            }
        }
    }

    /// A table whose keys are rules.
    fn by_id<'de, T: Deserialize<'de>>(
        &mut self,
        value: Spanned<DeValue<'de>>,
    ) -> Vec<(usize, String, T)> {
        let at = value.span().start;
        let DeValue::Table(table) = value.into_inner() else {
            self.problem(at, ProblemKind::Value("expected a table of rules".to_owned()));
            return Vec::new();
        };
        let mut found = Vec::new();
        for (key, value) in table {
            let line = self.line(key.span().start);
            if let Some(value) = self.value(value) {
                found.push((line, key.into_inner().into_owned(), value));
            }
        }
        found
    }

    fn value<'de, T: Deserialize<'de>>(&mut self, value: Spanned<DeValue<'de>>) -> Option<T> {
        let at = value.span().start;
        match T::deserialize(ValueDeserializer::from(value)) {
            Ok(value) => Some(value),
            Err(error) => {
                self.wrong(error.span().map_or(at, |span| span.start), &error);
                None
            }
        }
    }

    fn wrong(&mut self, at: usize, error: &toml::de::Error) {
        self.problem(at, ProblemKind::Value(error.message().to_owned()));
    }

    fn problem(&mut self, at: usize, kind: ProblemKind) {
        let line = self.line(at);
        self.source.problems.push(Problem { line, kind });
    }

    fn line(&self, at: usize) -> usize {
        self.text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1
    }
}

impl Source {
    /// Lays a shop's file over this one: rules and lists of the same name are replaced.
    pub(super) fn lay_over(&mut self, shop: Self) {
        self.problems = shop.problems;
        self.lists.extend(shop.lists);
        self.allow = shop.allow;
        for (line, rule) in shop.rules {
            match self.rules.iter_mut().find(|(_, own)| own.id == rule.id) {
                Some(place) => *place = (line, rule),
                None => self.rules.push((line, rule)),
            }
        }
        for (line, id, level) in shop.levels {
            self.change(line, id, |rule| rule.level = level);
        }
        for (line, id, patterns) in shop.except {
            self.change(line, id, |rule| rule.except.extend(patterns));
        }
        for (line, id) in shop.off {
            match self.rules.iter().position(|(_, rule)| rule.id == id) {
                Some(place) => drop(self.rules.remove(place)),
                None => self.problems.push(Problem { line, kind: ProblemKind::NoRule(id) }),
            }
        }
    }

    fn change(&mut self, line: usize, id: String, act: impl FnOnce(&mut Rule)) {
        match self.rules.iter_mut().find(|(_, rule)| rule.id == id) {
            Some((_, rule)) => act(rule),
            None => self.problems.push(Problem { line, kind: ProblemKind::NoRule(id) }),
        }
    }
}
