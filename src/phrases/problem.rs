//! What is wrong with a pack file: data, not words.
//!
//! Owns the kinds of problems and their places; the text a user reads is in the message files.

use super::picture::PictureError;
use super::{InsideError, Source, TemplateError};
use std::fmt;
use std::sync::Arc;

/// One thing that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file.
    pub source: Arc<Source>,
    /// From 1; 0 when the whole file is meant.
    pub line: u32,
    /// In characters from 1; 0 when the whole file is meant.
    pub column: u32,
    /// What is wrong.
    pub kind: ProblemKind,
}

impl fmt::Display for Problem {
    /// For logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.source, self.line, self.column, self.kind)
    }
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub source: Arc<Source>,
    /// From 1.
    pub line: u32,
}

/// What a key takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// A string.
    Text,
    /// A list of strings.
    TextList,
    /// A date such as 2026-11-11.
    Date,
    /// `true` or `false`.
    Boolean,
    /// A table.
    Table,
    /// A list of tables, `[[…]]`.
    TableList,
    /// A colour's name.
    Colour,
    /// A platform's name.
    Platform,
}

/// The kinds of problems.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProblemKind {
    /// The file or folder can't be read.
    #[error("can't be read: {0}")]
    Unreadable(std::io::ErrorKind),
    /// Not a regular file (a link, a folder): left alone.
    #[error("not a regular file")]
    NotAFile,
    /// More bytes than a pack may have.
    #[error("{bytes} bytes, more than {limit}")]
    TooLarge {
        /// Its size.
        bytes: u64,
        /// What is allowed.
        limit: u64,
    },
    /// Not UTF-8 (Notepad's ANSI, for example).
    #[error("not UTF-8")]
    NotUtf8,
    /// Not TOML.
    #[error("{message}")]
    Syntax {
        /// The parser's words, in English.
        message: String,
        /// The line as it stands there.
        line: String,
    },
    /// A key nobody knows.
    #[error("unknown key `{key}`{}", suggested(.suggestion))]
    UnknownKey {
        /// As written.
        key: String,
        /// What may have been meant.
        suggestion: Option<String>,
    },
    /// A key that must be there isn't.
    #[error("`{0}` is missing")]
    MissingKey(&'static str),
    /// A key is there with nothing in it.
    #[error("`{0}` is empty")]
    EmptyKey(&'static str),
    /// A value the key doesn't take.
    #[error("`{key}` takes {expected:?}, not {found}")]
    BadValue {
        /// The key.
        key: String,
        /// What it takes.
        expected: Expected,
        /// The type found, or the word itself where one of a list is wanted.
        found: String,
    },
    /// `valid_to` lies before `valid_from`.
    #[error("valid_to is before valid_from")]
    NeverValid,
    /// The id is taken within the same scope; the first one stands.
    #[error("the id `{id}` is already used in {}:{}", .first.source, .first.line)]
    DuplicateId {
        /// The id.
        id: String,
        /// Who has it.
        first: Place,
    },
    /// The code is taken within the same scope; the first one answers to it.
    #[error("the code `{code}` is already used in {}:{}", .first.source, .first.line)]
    DuplicateCode {
        /// The code.
        code: String,
        /// Who has it.
        first: Place,
    },
    /// Another product of the same scope has that number, or without one that name; the first one
    /// stands.
    #[error("the product `{key}` is already in {}:{}", .first.source, .first.line)]
    DuplicateProduct {
        /// The number or name.
        key: String,
        /// Who has it.
        first: Place,
    },
    /// The braces of a text don't work out: the phrase is listed but can't be copied.
    #[error("{0}")]
    Braces(TemplateError),
    /// A phrase inside can't be put in: the phrase is listed but can't be copied.
    #[error("{0}")]
    Inside(InsideError),
    /// The picture can't be used.
    #[error("{name}: {why}")]
    Picture {
        /// As written.
        name: String,
        /// Why not.
        why: PictureError,
    },
    /// A variable that is neither declared nor built in; a misspelling, likely.
    #[error("the variable `{name}` is not declared{}", suggested(.suggestion))]
    UndeclaredVariable {
        /// As written.
        name: String,
        /// What may have been meant.
        suggestion: Option<String>,
    },
}

impl ProblemKind {
    /// Whether something is left out because of it; else it is a warning. A file with such a
    /// problem keeps its last good set when it is reloaded.
    pub fn is_error(&self) -> bool {
        !matches!(
            self,
            Self::NeverValid
                | Self::NotAFile
                | Self::DuplicateId { .. }
                | Self::DuplicateCode { .. }
                | Self::DuplicateProduct { .. }
                | Self::Braces(_)
                | Self::Inside(_)
                | Self::Picture { .. }
                | Self::UndeclaredVariable { .. }
        )
    }
}

fn suggested(suggestion: &Option<String>) -> String {
    suggestion.as_ref().map(|word| format!(", did you mean `{word}`?")).unwrap_or_default()
}
