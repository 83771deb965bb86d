//! The small language of patterns, and matching one at one place.
//!
//! | written | matches |
//! |---|---|
//! | `加微信` | these characters, whatever symbols or blanks stand between them |
//! | `(加\|扫\|搜)` | one of these; `<name>` is one of a list of `[words]` |
//! | `#` | a number: digits, 三十, `x`, or a `{variable}` |
//! | `##` | a number of five digits or more |
//! | `{` | a `{variable}` |
//! | `…` · `…3` | up to 8 (3) characters of the same clause |
//! | `……` | up to 20 characters of the same sentence |
//! | `?` | what stands before it may be missing |
//! | `*` | the rest of a Latin word |
//! | a line end | the end of the sentence |
//!
//! Latin letters and digits match whole words only.

use super::fold::{BLANK, Unit, meant, plain_char};
use std::collections::BTreeMap;

/// Named lists of words.
pub(super) type Lists = BTreeMap<String, Vec<String>>;

/// Symbols that may stand between two characters of a word.
const MOST_NOISE: usize = 4;
const LONG_NUMBER: usize = 5;
const GAP: usize = 8;
const WIDE_GAP: usize = 20;

#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    Char(char),
    OneOf(Vec<Vec<Step>>),
    Number,
    /// Five digits or more.
    LongNumber,
    Gap {
        most: usize,
        commas: bool,
    },
    /// The rest of a Latin word.
    Rest,
}

/// A pattern ready to match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pattern {
    steps: Vec<Step>,
}

/// Why a pattern is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PatternError {
    /// Nothing to look for.
    #[error("nothing to look for")]
    Empty,
    /// `(` without `)`, or `<` without `>`.
    #[error("`{0}` is never closed")]
    Unclosed(char),
    /// A gap, which could be anywhere.
    #[error("a pattern can't begin with `…`")]
    LooseGap,
    /// No such list.
    #[error("there is no list `{0}` in [words]")]
    NoList(String),
}

impl Pattern {
    /// Reads a pattern.
    pub(super) fn parse(text: &str, lists: &Lists) -> Result<Self, PatternError> {
        let steps = steps(text.trim_matches(' '), lists, 0)?;
        match steps.first() {
            None => Err(PatternError::Empty),
            Some(Step::Gap { .. }) => Err(PatternError::LooseGap),
            Some(_) => Ok(Self { steps }),
        }
    }

    /// A pattern for just this text.
    pub(super) fn literal(text: &str) -> Option<Self> {
        let steps: Vec<Step> =
            text.chars().filter(|c| c.is_alphanumeric()).flat_map(plain).collect();
        (!steps.is_empty()).then_some(Self { steps })
    }

    /// The characters that a match can begin with, and whether it can begin with a number.
    pub(super) fn firsts(&self) -> (Vec<char>, bool) {
        let (mut found, mut number) = (Vec::new(), false);
        firsts(&self.steps, &mut found, &mut number);
        found.sort_unstable();
        found.dedup();
        (found, number)
    }

    /// Where a match that begins at unit `at` ends, if there is one.
    pub(super) fn end(&self, units: &[Unit], at: usize) -> Option<usize> {
        if !starts_word(units, at) {
            return None;
        }
        let done = |end: usize| ends_word(units, end).then_some(end);
        walk(&self.steps, units, at, at, &done)
    }
}

fn steps(text: &str, lists: &Lists, depth: usize) -> Result<Vec<Step>, PatternError> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '(' => {
                let end = closing(rest).ok_or(PatternError::Unclosed('('))?;
                found.push(one_of(split(&rest[..end]).into_iter(), lists, depth)?);
                rest = &rest[end + 1..];
            }
            '<' => {
                let end = rest.find('>').ok_or(PatternError::Unclosed('<'))?;
                let name = &rest[..end];
                // Lists of lists are fine; a list within itself is not.
                let list = lists.get(name).filter(|_| depth < 4);
                let list = list.ok_or_else(|| PatternError::NoList(name.to_owned()))?;
                found.push(one_of(list.iter().map(String::as_str), lists, depth + 1)?);
                rest = &rest[end + 1..];
            }
            '#' if rest.starts_with('#') => {
                rest = &rest[1..];
                found.push(Step::LongNumber);
            }
            '#' => found.push(Step::Number),
            '*' => found.push(Step::Rest),
            '?' => {
                if let Some(step) = found.pop() {
                    found.push(Step::OneOf(vec![vec![step], Vec::new()]));
                }
            }
            '…' if rest.starts_with('…') => {
                rest = &rest['…'.len_utf8()..];
                found.push(Step::Gap { most: WIDE_GAP, commas: true });
            }
            '…' => {
                let digits =
                    rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
                let most = rest[..digits].parse().unwrap_or(GAP);
                rest = &rest[digits..];
                found.push(Step::Gap { most, commas: false });
            }
            c => found.extend(plain(c)),
        }
    }
    Ok(found)
}

/// A character of a pattern, folded as texts are.
fn plain(c: char) -> Vec<Step> {
    match meant(c) {
        Some(word) => word.chars().map(Step::Char).collect(),
        None if c == '\n' => vec![Step::Char(c)],
        None if c == '{' => vec![Step::Char(BLANK)],
        None => plain_char(c).map(Step::Char).into_iter().collect(),
    }
}

fn one_of<'a>(
    words: impl Iterator<Item = &'a str>,
    lists: &Lists,
    depth: usize,
) -> Result<Step, PatternError> {
    words.map(|word| steps(word, lists, depth)).collect::<Result<_, _>>().map(Step::OneOf)
}

/// The `)` that closes what was opened before the text.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0;
    text.char_indices().find_map(|(at, c)| match c {
        '(' => {
            depth += 1;
            None
        }
        ')' if depth == 0 => Some(at),
        ')' => {
            depth -= 1;
            None
        }
        _ => None,
    })
}

/// Cuts at the `|` that stand in no bracket.
fn split(text: &str) -> Vec<&str> {
    let (mut depth, mut start, mut parts) = (0, 0, Vec::new());
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            '|' if depth == 0 => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

/// Collects what the steps can begin with.
fn firsts(steps: &[Step], found: &mut Vec<char>, number: &mut bool) {
    match steps.first() {
        Some(Step::Char(c)) => found.push(*c),
        Some(Step::OneOf(words)) => {
            for word in words {
                // An empty alternative: what follows can be first.
                let first = if word.is_empty() { &steps[1..] } else { word };
                firsts(first, found, number);
            }
        }
        Some(Step::Number | Step::LongNumber) => *number = true,
        Some(Step::Gap { .. } | Step::Rest) | None => {}
    }
}

/// Tries the steps from `at`; `begin` is where the whole match began.
fn walk(
    steps: &[Step],
    units: &[Unit],
    begin: usize,
    at: usize,
    done: &dyn Fn(usize) -> Option<usize>,
) -> Option<usize> {
    let Some((step, rest)) = steps.split_first() else { return done(at) };
    match step {
        // The end of a text ends its last sentence.
        Step::Char('\n') if at == units.len() => walk(rest, units, begin, at, done),
        Step::Char(c) => {
            let next = one(units, begin, at, |unit| unit.c == *c)?;
            walk(rest, units, begin, next + 1, done)
        }
        Step::OneOf(words) => words.iter().find_map(|word| {
            walk(word, units, begin, at, &|end| walk(rest, units, begin, end, done))
        }),
        Step::Number => {
            let mut end = one(units, begin, at, |unit| is_number(unit.c))? + 1;
            while units.get(end).is_some_and(|unit| is_number(unit.c) || unit.c == '.') {
                end += 1;
            }
            walk(rest, units, begin, end, done)
        }
        Step::LongNumber => {
            let start = one(units, begin, at, |unit| unit.c.is_ascii_digit())?;
            let digits = units[start..].iter().take_while(|unit| unit.c.is_ascii_digit()).count();
            if digits < LONG_NUMBER {
                return None;
            }
            walk(rest, units, begin, start + digits, done)
        }
        Step::Rest => {
            let letters = units[at..].iter().take_while(|unit| is_latin(Some(unit))).count();
            walk(rest, units, begin, at + letters, done)
        }
        Step::Gap { most, commas } => {
            // At the end of a pattern the gap takes what it can.
            let mut longest = None;
            for end in gap(units, at, *most, *commas) {
                if rest.is_empty() {
                    longest = Some(end);
                } else if let Some(end) = walk(rest, units, begin, end, done) {
                    return Some(end);
                }
            }
            done(longest?)
        }
    }
}

/// Where a gap from `at` can end. A Latin word counts as one character, and is never cut.
fn gap(units: &[Unit], at: usize, most: usize, commas: bool) -> impl Iterator<Item = usize> + '_ {
    let within =
        move |end: usize| end > 0 && is_latin(units.get(end - 1)) && is_latin(units.get(end));
    let mut crossed = 0;
    let reached = (at..=units.len()).take_while(move |end| {
        let Some(unit) = end.checked_sub(1).filter(|last| *last >= at).map(|last| units[last])
        else {
            return true;
        };
        crossed +=
            usize::from(!unit.noise && unit.c != ' ' && !(*end - 1 > at && within(*end - 1)));
        crossed <= most && unit.c != '\n' && (commas || unit.c != ',')
    });
    reached.filter(move |end| !within(*end))
}

/// The unit at `at` that is wanted; inside a match, symbols before it are skipped.
fn one(units: &[Unit], begin: usize, at: usize, wanted: impl Fn(&Unit) -> bool) -> Option<usize> {
    let most = if at == begin { 0 } else { MOST_NOISE };
    for (skipped, (place, unit)) in units.iter().enumerate().skip(at).enumerate() {
        if wanted(unit) {
            return Some(place);
        }
        if !unit.noise || skipped >= most {
            return None;
        }
    }
    None
}

/// What `#` takes.
pub(super) fn is_number(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
        || matches!(c, '两' | '几' | '百' | '千' | '半' | 'x' | BLANK)
}

fn is_latin(unit: Option<&Unit>) -> bool {
    unit.is_some_and(|unit| unit.c.is_ascii_alphabetic())
}

fn starts_word(units: &[Unit], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| units.get(before));
    match units.get(at) {
        Some(unit) if unit.c.is_ascii_alphabetic() => !is_latin(before),
        Some(unit) if unit.c.is_ascii_digit() => {
            !before.is_some_and(|unit| unit.c.is_ascii_alphanumeric())
        }
        Some(_) => true,
        None => false,
    }
}

fn ends_word(units: &[Unit], end: usize) -> bool {
    !is_latin(end.checked_sub(1).and_then(|last| units.get(last))) || !is_latin(units.get(end))
}
