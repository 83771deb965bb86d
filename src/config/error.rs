//! What can be wrong with a config file: where, what, and what to do about it.

use crate::domain::{Colour, Platform};
use crate::i18n::{Lang, system, t, text, toml, word};
use std::fmt;
use std::path::{Path, PathBuf};

/// A config file has problems. [`Display`](fmt::Display) is English, for the log; users get
/// [`text`](Self::text).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError {
    /// The file.
    pub file: PathBuf,
    /// What is wrong, in the order of the lines; never empty.
    pub problems: Vec<Problem>,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The line, from 1; 0 when it is about the file as a whole.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub kind: Kind,
}

/// The kinds of problems. Keys are written with their section: `agent.name`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// The file that was asked for does not exist.
    NotFound,
    /// The system can't read it.
    Unreadable {
        /// The system's reason.
        reason: String,
    },
    /// It is not UTF-8.
    NotUtf8,
    /// It is not TOML.
    Syntax {
        /// The parser's words.
        message: String,
        /// The line as it stands there.
        text: String,
        /// A full-width sign on that line that an input method probably wrote.
        suspect: Option<char>,
    },
    /// There is no such key.
    UnknownKey {
        /// The key.
        key: String,
        /// One that looks like it.
        near: Option<String>,
    },
    /// The value is of another type. Both are TOML's names for types, or
    /// `time`, or `sections` (`[[…]]`).
    WrongType {
        /// The type that is wanted.
        wanted: &'static str,
        /// The type that stands there.
        found: &'static str,
    },
    /// Not a time of day.
    NotATime {
        /// What stands there.
        text: String,
    },
    /// Not a length of time.
    NotASpan {
        /// What stands there.
        text: String,
    },
    /// Not an amount of money.
    NotAnAmount {
        /// What stands there.
        text: String,
    },
    /// Not a span of a day.
    NotAWindow {
        /// What stands there.
        text: String,
    },
    /// The quiet hours are not a start and an end.
    NotAPair,
    /// A number too small or too large.
    OutOfRange {
        /// The smallest.
        min: i64,
        /// The largest.
        max: i64,
    },
    /// Not one of the words that may stand there.
    UnknownWord {
        /// What stands there.
        word: String,
        /// What may stand there.
        known: String,
        /// One that looks like it.
        near: Option<String>,
    },
    /// The platform has no flag of this colour.
    NotOffered {
        /// The colour.
        colour: Colour,
        /// The platform.
        platform: Platform,
    },
    /// The same thing is said a second time in other words.
    Twice {
        /// What.
        key: String,
    },
    /// The memo template has a placeholder that is not known.
    Placeholder {
        /// Its name.
        name: String,
    },
    /// The memo template has no `{text}`.
    MemoWithoutText,
    /// A note line has a placeholder that is not known.
    NotePlaceholder {
        /// Its name.
        name: String,
        /// What could stand there.
        known: &'static [&'static str],
    },
    /// Not a point in time as people say it.
    NotAMoment {
        /// What stands there.
        text: String,
    },
    /// A macro does nothing.
    MacroWithoutDeed,
    /// There is no phrase of this id (found by whoever has read the phrases).
    UnknownPhrase {
        /// The id.
        id: String,
        /// One that looks like it.
        near: Option<String>,
    },
    /// A phrase without text (found by whoever has read the phrases).
    PhraseWithoutText {
        /// The id.
        id: String,
    },
    /// The parts of a shift overlap.
    Overlap {
        /// The shift.
        shift: String,
    },
    /// Something must be given here.
    Needed {
        /// The key.
        key: String,
    },
    /// `[keys]` names an act that does not exist (found by whoever knows the acts).
    UnknownAct {
        /// The act.
        act: String,
        /// One that looks like it.
        near: Option<String>,
    },
    /// `[keys]` names something that is not a key, or one that can't be bound.
    NotAKey {
        /// The key.
        key: String,
    },
    /// `[keys]` gives a key to a second act.
    KeyTaken {
        /// The key.
        key: String,
        /// The act that has it.
        by: String,
    },
}

impl Problem {
    /// What is wrong.
    pub fn message(&self, lang: Lang) -> String {
        match &self.kind {
            Kind::NotFound => t!(lang, "error-config-not-found"),
            Kind::Unreadable { reason } => {
                t!(lang, "error-config-unreadable", "reason" => system(lang, reason))
            }
            Kind::NotUtf8 => t!(lang, "error-config-not-utf8"),
            Kind::Syntax { message, text, .. } => toml(lang, message, text),
            Kind::UnknownKey { key, .. } => t!(lang, "error-config-unknown-key", "key" => key),
            Kind::WrongType { wanted, found } => t!(
                lang,
                "error-config-wrong-type",
                "wanted" => type_name(lang, wanted),
                "found" => type_name(lang, found),
            ),
            Kind::NotATime { text } => t!(lang, "error-config-not-a-time", "text" => text),
            Kind::NotAWindow { text } => t!(lang, "error-config-not-a-window", "text" => text),
            Kind::NotASpan { text } => t!(lang, "error-config-not-a-span", "text" => text),
            Kind::NotAnAmount { text } => t!(lang, "error-config-not-an-amount", "text" => text),
            Kind::NotAPair => t!(lang, "error-config-not-a-pair"),
            Kind::OutOfRange { min, max } => {
                t!(lang, "error-config-out-of-range", "min" => *min, "max" => *max)
            }
            Kind::UnknownWord { word, .. } => {
                t!(lang, "error-config-unknown-word", "word" => word)
            }
            Kind::NotOffered { colour, platform } => t!(
                lang,
                "error-config-not-offered",
                "colour" => word(lang, *colour),
                "platform" => word(lang, *platform),
            ),
            Kind::Twice { key } => t!(lang, "error-config-twice", "key" => key),
            Kind::Placeholder { name } => t!(lang, "error-config-placeholder", "name" => name),
            Kind::MemoWithoutText => t!(lang, "error-config-memo-without-text"),
            Kind::NotePlaceholder { name, .. } => {
                t!(lang, "error-config-note-placeholder", "name" => name)
            }
            Kind::NotAMoment { text } => t!(lang, "error-config-not-a-moment", "text" => text),
            Kind::MacroWithoutDeed => t!(lang, "error-config-macro-without-deed"),
            Kind::UnknownPhrase { id, .. } => t!(lang, "error-config-unknown-phrase", "id" => id),
            Kind::PhraseWithoutText { id } => {
                t!(lang, "error-config-phrase-without-text", "id" => id)
            }
            Kind::Overlap { shift } => t!(lang, "error-config-overlap", "shift" => shift),
            Kind::Needed { key } => t!(lang, "error-config-needed", "key" => key),
            Kind::UnknownAct { act, .. } => t!(lang, "error-config-unknown-act", "act" => act),
            Kind::NotAKey { key } => t!(lang, "error-config-not-a-key", "key" => key),
            Kind::KeyTaken { key, by } => {
                t!(lang, "error-config-key-taken", "key" => key, "by" => by)
            }
        }
    }

    /// What to do about it.
    pub fn hint(&self, lang: Lang) -> String {
        let near = |near: &Option<String>, otherwise: String| match near {
            Some(near) => t!(lang, "error-config-hint-near", "near" => near),
            None => otherwise,
        };
        match &self.kind {
            Kind::NotFound => t!(lang, "error-config-hint-not-found"),
            Kind::Unreadable { .. } => t!(lang, "error-config-hint-unreadable"),
            Kind::NotUtf8 => t!(lang, "error-config-hint-not-utf8"),
            Kind::Syntax { suspect: Some(sign), .. } => {
                t!(lang, "error-config-hint-full-width", "sign" => sign.to_string())
            }
            Kind::Syntax { .. } => t!(lang, "error-config-hint-syntax"),
            Kind::UnknownKey { near: found, .. } => near(found, t!(lang, "error-config-hint-keys")),
            Kind::WrongType { wanted, .. } => {
                text(lang, &format!("error-config-hint-type-{wanted}"))
            }
            Kind::NotATime { .. } => t!(lang, "error-config-hint-type-time"),
            Kind::NotAWindow { .. } => t!(lang, "error-config-hint-window"),
            Kind::NotASpan { .. } => t!(lang, "error-config-hint-span"),
            Kind::NotAnAmount { .. } => t!(lang, "error-config-hint-amount"),
            Kind::NotAPair => t!(lang, "error-config-hint-pair"),
            Kind::OutOfRange { .. } => t!(lang, "error-config-hint-range"),
            Kind::UnknownWord { known, near: found, .. } => {
                near(found, t!(lang, "error-config-hint-known", "known" => known))
            }
            Kind::NotOffered { .. } => t!(lang, "error-config-hint-not-offered"),
            Kind::Twice { .. } => t!(lang, "error-config-hint-twice"),
            Kind::Placeholder { .. } | Kind::MemoWithoutText => {
                t!(lang, "error-config-hint-placeholder")
            }
            Kind::NotePlaceholder { known, .. } => {
                let known: Vec<String> = known.iter().map(|name| format!("{{{name}}}")).collect();
                t!(lang, "error-config-hint-note", "known" => known.join(" "))
            }
            Kind::NotAMoment { .. } => t!(lang, "error-config-hint-moment"),
            Kind::MacroWithoutDeed => t!(lang, "error-config-hint-macro"),
            Kind::UnknownPhrase { near: found, .. } => {
                near(found, t!(lang, "error-config-hint-phrase"))
            }
            Kind::PhraseWithoutText { .. } => t!(lang, "error-config-hint-phrase"),
            Kind::Overlap { .. } => t!(lang, "error-config-hint-overlap"),
            Kind::Needed { key } => t!(lang, "error-config-hint-needed", "key" => key),
            Kind::UnknownAct { near: found, .. } => near(found, t!(lang, "error-config-hint-acts")),
            Kind::NotAKey { .. } => t!(lang, "error-config-hint-key"),
            Kind::KeyTaken { .. } => t!(lang, "error-config-hint-key-taken"),
        }
    }
}

fn type_name(lang: Lang, toml: &str) -> String {
    text(lang, &format!("error-config-type-{toml}"))
}

impl ConfigError {
    /// The error of a file with problems, or `None` when there are none.
    pub fn of(file: &Path, mut problems: Vec<Problem>) -> Option<Self> {
        problems.sort_by_key(|p| (p.line, p.column));
        (!problems.is_empty()).then(|| Self { file: file.to_owned(), problems })
    }

    /// All of it for a user: a line per problem with its place, and a line with its hint.
    pub fn text(&self, lang: Lang) -> String {
        let file = self.file.display().to_string();
        let mut out =
            t!(lang, "error-config-title", "file" => file.as_str(), "n" => self.problems.len());
        for problem in &self.problems {
            out.push_str("\n  ");
            if problem.line > 0 {
                // `file:line:column` is what editors and terminals make clickable.
                out.push_str(&format!("{file}:{}:{}: ", problem.line, problem.column));
            }
            out.push_str(&problem.message(lang));
            out.push_str("\n    → ");
            out.push_str(&problem.hint(lang));
        }
        out
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Lang::En))
    }
}

impl std::error::Error for ConfigError {}
