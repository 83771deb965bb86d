//! What can end a command, its exit code, and what to do about it.
//!
//! | code | |
//! |---|---|
//! | 0 | done |
//! | 1 | failed, with reason and hint |
//! | 2 | usage |
//! | 3 | nothing found |
//! | 4 | input refused |

use super::output;
use crate::config::ConfigError;
use crate::exchange::log_in::LogError;
use crate::exchange::{FileError, ImportError};
use crate::i18n::{Lang, io_error, t};
use crate::store::StoreError;
use crate::text::when::WhenError;
use std::io;

pub(super) const FAILED: u8 = 1;
pub(super) const USAGE: u8 = 2;
pub(super) const NOTHING: u8 = 3;
pub(super) const REFUSED: u8 = 4;

/// Why a command did not do what was asked.
#[derive(Debug)]
pub(super) enum Failure {
    /// In words already.
    Said {
        /// The exit code.
        code: u8,
        /// What is wrong; may be several lines.
        what: String,
        /// What to do about it.
        hint: Option<String>,
    },
    /// It was all said; only the exit code is left.
    Code(u8),
    /// The store refused.
    Store(StoreError),
    /// A report could not be read.
    Import(ImportError),
    /// A log could not be read.
    Log(LogError),
    /// A file could not be written.
    File(FileError),
    /// The config file has problems.
    Config(ConfigError),
    /// Standard output failed.
    Out(io::Error),
}

/// How a command ends: its exit code.
pub(super) type Done = Result<u8, Failure>;

impl Failure {
    /// Failed, in words.
    pub(super) fn said(what: impl Into<String>) -> Self {
        Self::Said { code: FAILED, what: what.into(), hint: None }
    }

    /// Nothing was found.
    pub(super) fn nothing(what: impl Into<String>) -> Self {
        Self::Said { code: NOTHING, what: what.into(), hint: None }
    }

    /// The command line makes no sense.
    pub(super) fn usage(what: impl Into<String>) -> Self {
        Self::Said { code: USAGE, what: what.into(), hint: None }
    }

    /// With what to do about it.
    pub(super) fn hint(self, hint: impl Into<String>) -> Self {
        match self {
            Self::Said { code, what, .. } => Self::Said { code, what, hint: Some(hint.into()) },
            other => other,
        }
    }

    /// Says it on standard error and gives the exit code.
    pub(super) fn report(self, lang: Lang) -> u8 {
        let (code, what, hint) = match self {
            Self::Said { code, what, hint } => (code, what, hint),
            Self::Code(code) => return code,
            // Whoever read our output has gone: there is nobody to tell.
            Self::Out(e) if crate::runtime::signals::is_broken_pipe(&e) => return 0,
            Self::Out(e) => {
                (FAILED, t!(lang, "cli-fail-output", "reason" => io_error(lang, &e)), None)
            }
            Self::Store(e) => (FAILED, e.text(lang), Some(e.hint(lang))),
            Self::Import(e) => (FAILED, e.text(lang), Some(e.hint(lang))),
            Self::Log(e) => (FAILED, e.text(lang), Some(e.hint(lang))),
            Self::File(e) => (FAILED, e.text(lang), Some(e.hint(lang))),
            Self::Config(e) => (FAILED, e.text(lang), None),
        };
        output::error(lang, &what, hint.as_deref());
        code
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<ImportError> for Failure {
    fn from(error: ImportError) -> Self {
        Self::Import(error)
    }
}

impl From<LogError> for Failure {
    fn from(error: LogError) -> Self {
        Self::Log(error)
    }
}

impl From<FileError> for Failure {
    fn from(error: FileError) -> Self {
        Self::File(error)
    }
}

impl From<ConfigError> for Failure {
    fn from(error: ConfigError) -> Self {
        Self::Config(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Out(error)
    }
}

/// A time that was not understood.
pub(super) fn bad_time(lang: Lang, given: &str, error: &WhenError) -> Failure {
    let what = match error {
        WhenError::Past => t!(lang, "cli-fail-time-past", "text" => given),
        WhenError::NoSuchTime => t!(lang, "cli-fail-time-none", "text" => given),
        WhenError::Empty | WhenError::Unknown(_) => {
            t!(lang, "cli-fail-time", "text" => given)
        }
    };
    Failure::usage(what).hint(t!(lang, "cli-hint-time"))
}
