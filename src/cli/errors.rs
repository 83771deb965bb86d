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
use crate::exchange::log_in::{LogError, LogProblem};
use crate::exchange::{FileError, ImportError};
use crate::i18n::{FluentValue, Lang, format, t, text};
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
            Self::Out(e) => (FAILED, t!(lang, "cli-fail-output", "reason" => e.to_string()), None),
            Self::Store(e) => (FAILED, store_text(lang, &e), Some(store_hint(lang, &e))),
            Self::Import(e) => {
                let hint = text(lang, &format!("error-import-hint-{}", e.code()));
                (FAILED, import_text(lang, &e), Some(hint))
            }
            Self::Log(e) => {
                let hint = text(lang, &format!("error-log-hint-{}", e.problem.code()));
                (FAILED, log_text(lang, &e), Some(hint))
            }
            Self::File(e) => {
                let hint = text(lang, &format!("error-file-hint-{}", e.code()));
                (FAILED, file_text(lang, &e), Some(hint))
            }
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

/// What the store says, in words.
pub(super) fn store_text(lang: Lang, error: &StoreError) -> String {
    let path = error.path().map(|p| p.display().to_string()).unwrap_or_default();
    match error {
        StoreError::Newer { found, known, .. } => {
            t!(lang, "error-store-newer", "path" => path, "found" => *found, "known" => *known)
        }
        StoreError::ReadOnly { reason, .. } => {
            t!(lang, "error-store-read-only", "path" => path, "reason" => reason.clone())
        }
        StoreError::Network { kind, .. } => {
            t!(lang, "error-store-network", "path" => path, "kind" => kind.clone())
        }
        StoreError::Full { .. } => t!(lang, "error-store-full", "path" => path),
        StoreError::Damaged { detail, .. } => {
            t!(lang, "error-store-damaged", "path" => path, "detail" => detail.clone())
        }
        StoreError::Io { source, .. } => {
            t!(lang, "error-store-io", "path" => path, "reason" => source.to_string())
        }
        StoreError::Cancelled => t!(lang, "error-store-cancelled"),
        StoreError::Content(detail) => {
            t!(lang, "error-store-content", "detail" => detail.clone())
        }
        StoreError::Sqlite(error) => {
            t!(lang, "error-store-sqlite", "reason" => error.to_string())
        }
    }
}

fn store_hint(lang: Lang, error: &StoreError) -> String {
    text(lang, &error.code().replacen("error-store-", "error-store-hint-", 1))
}

fn import_text(lang: Lang, error: &ImportError) -> String {
    let number = |n: u64| FluentValue::from(n);
    let size = |n: usize| FluentValue::from(n);
    let values: Vec<(&'static str, FluentValue<'_>)> = match error {
        ImportError::Empty | ImportError::Spreadsheet | ImportError::Cancelled => Vec::new(),
        ImportError::NotRecognised { headers } => {
            vec![("headers", FluentValue::from(headers.join(", ")))]
        }
        ImportError::OpenQuote { line } => vec![("line", number(*line))],
        ImportError::CellTooLong { line, column, limit } => {
            vec![("line", number(*line)), ("column", size(*column)), ("limit", size(*limit))]
        }
        ImportError::RowTooLong { line, limit } | ImportError::TooManyColumns { line, limit } => {
            vec![("line", number(*line)), ("limit", size(*limit))]
        }
        ImportError::TooManyRows { limit } | ImportError::TooLarge { limit } => {
            vec![("limit", number(*limit))]
        }
        ImportError::TooManyRefused { limit, first } => {
            vec![("limit", size(*limit)), ("first", number(*first))]
        }
        ImportError::NotAFile { path } => vec![("path", FluentValue::from(path.as_str()))],
        ImportError::Unsafe { .. } => Vec::new(),
        ImportError::Io { message } => vec![("reason", FluentValue::from(message.as_str()))],
    };
    format(lang, &format!("error-import-{}", error.code()), &values)
}

fn log_text(lang: Lang, error: &LogError) -> String {
    let line = FluentValue::from(error.line);
    let mut values = vec![("line", line)];
    match &error.problem {
        LogProblem::Newer(version) => values.push(("version", FluentValue::from(*version))),
        LogProblem::BadCommit(reason) => {
            values.push(("reason", FluentValue::from(reason.as_str())));
        }
        LogProblem::CutShort { promised, found } => {
            values.push(("promised", FluentValue::from(*promised)));
            values.push(("found", FluentValue::from(*found)));
        }
        LogProblem::Io(reason) => values.push(("reason", FluentValue::from(reason.as_str()))),
        _ => {}
    }
    format(lang, &format!("error-log-{}", error.problem.code()), &values)
}

fn file_text(lang: Lang, error: &FileError) -> String {
    match error {
        FileError::Exists(path) => {
            t!(lang, "error-file-exists", "path" => path.display().to_string())
        }
        FileError::NoFolder(path) => {
            t!(lang, "error-file-no-folder", "path" => path.display().to_string())
        }
        FileError::Io { path, source } => t!(lang, "error-file-io",
            "path" => path.display().to_string(), "reason" => source.to_string()),
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
