//! What went wrong with a file, in the user's words.

use super::log_in::{LogError, LogProblem};
use super::{FileError, ImportError, Reason, Refused, Repeated};
use crate::i18n::{FluentValue, Lang, format, io_error, parser, system, t, text};

impl ImportError {
    /// What went wrong, in one sentence.
    pub fn text(&self, lang: Lang) -> String {
        let number = |n: u64| FluentValue::from(n);
        let size = |n: usize| FluentValue::from(n);
        let values: Vec<(&'static str, FluentValue<'_>)> = match self {
            Self::Empty | Self::Spreadsheet | Self::NotText | Self::Protected | Self::Cancelled => {
                Vec::new()
            }
            Self::NoSheet { name, sheets } => vec![
                ("name", FluentValue::from(name.as_str())),
                ("sheets", FluentValue::from(sheets.join(", "))),
            ],
            Self::TooManyParts { limit } | Self::TooManySheets { limit } => {
                vec![("limit", size(*limit))]
            }
            Self::WrongKind { .. } => Vec::new(),
            Self::NotRecognised { headers, .. } => {
                vec![("headers", FluentValue::from(headers.join(", ")))]
            }
            Self::NoTextColumn { columns } | Self::NoProductColumn { columns } => {
                vec![("columns", FluentValue::from(columns.join(", ")))]
            }
            Self::NoColumn { name, columns } => vec![
                ("name", FluentValue::from(name.as_str())),
                ("columns", FluentValue::from(columns.join(", "))),
            ],
            Self::OpenQuote { line } => vec![("line", number(*line))],
            Self::CellTooLong { line, column, limit } => {
                vec![("line", number(*line)), ("column", size(*column)), ("limit", size(*limit))]
            }
            Self::RowTooLong { line, limit } | Self::TooManyColumns { line, limit } => {
                vec![("line", number(*line)), ("limit", size(*limit))]
            }
            Self::TooManyRows { limit } | Self::TooLarge { limit } | Self::Swollen { limit } => {
                vec![("limit", number(*limit))]
            }
            Self::TooManyRefused { limit, first } => {
                vec![("limit", size(*limit)), ("first", number(*first))]
            }
            Self::NotAFile { path } => vec![("path", FluentValue::from(path.as_str()))],
            Self::Unsafe { .. } => Vec::new(),
            Self::Io { message } => vec![("reason", FluentValue::from(system(lang, message)))],
            Self::Workbook { reason } | Self::Malformed { reason } => {
                vec![("reason", FluentValue::from(parser(lang, reason)))]
            }
        };
        format(lang, &format!("error-import-{}", self.words()), &values)
    }

    /// What to do about it.
    pub fn hint(&self, lang: Lang) -> String {
        text(lang, &format!("error-import-hint-{}", self.words()))
    }

    /// The end of the ids of its messages.
    fn words(&self) -> String {
        match self {
            Self::WrongKind { kind } => format!("wrong-{}", kind.code()),
            other => other.code().to_owned(),
        }
    }
}

impl LogError {
    /// What went wrong, in one sentence.
    pub fn text(&self, lang: Lang) -> String {
        let line = FluentValue::from(self.line);
        let mut values = vec![("line", line)];
        match &self.problem {
            LogProblem::Newer(version) => values.push(("version", FluentValue::from(*version))),
            LogProblem::BadCommit(reason) => {
                values.push(("reason", FluentValue::from(reason.as_str())));
            }
            LogProblem::CutShort { promised, found } => {
                values.push(("promised", FluentValue::from(*promised)));
                values.push(("found", FluentValue::from(*found)));
            }
            LogProblem::Io(reason) => {
                values.push(("reason", FluentValue::from(system(lang, reason))));
            }
            _ => {}
        }
        format(lang, &format!("error-log-{}", self.problem.code()), &values)
    }

    /// What to do about it.
    pub fn hint(&self, lang: Lang) -> String {
        text(lang, &format!("error-log-hint-{}", self.problem.code()))
    }
}

impl FileError {
    /// What went wrong, in one sentence.
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Self::Exists(path) => {
                t!(lang, "error-file-exists", "path" => path.display().to_string())
            }
            Self::NoFolder(path) => {
                t!(lang, "error-file-no-folder", "path" => path.display().to_string())
            }
            Self::Io { path, source } => t!(lang, "error-file-io",
                "path" => path.display().to_string(), "reason" => io_error(lang, source)),
        }
    }

    /// What to do about it.
    pub fn hint(&self, lang: Lang) -> String {
        text(lang, &format!("error-file-hint-{}", self.code()))
    }
}

impl Reason {
    /// Why a row was refused.
    pub fn text(&self, lang: Lang) -> String {
        let values = match self {
            Self::ExtraCells { expected, found } => {
                vec![
                    ("expected", FluentValue::from(*expected)),
                    ("found", FluentValue::from(*found)),
                ]
            }
            Self::BadEntry { message } => vec![("message", FluentValue::from(message.as_str()))],
            _ => Vec::new(),
        };
        format(lang, &format!("error-import-row-{}", self.code()), &values)
    }
}

impl Refused {
    /// The row with its line and column, why it was refused, and what stood there.
    pub fn text(&self, lang: Lang) -> String {
        let reason = self.reason.text(lang);
        let place = match &self.column {
            Some(column) => t!(lang, "error-import-refused-column",
                "line" => self.line, "column" => column.as_str(), "reason" => reason),
            None => t!(lang, "error-import-refused", "line" => self.line, "reason" => reason),
        };
        if self.value.is_empty() { place } else { format!("{place} “{}”", self.value) }
    }
}

impl Repeated {
    /// The row with its line, and the line it repeats.
    pub fn text(&self, lang: Lang) -> String {
        let (line, first) = (self.line, self.first_line);
        if self.differs {
            return t!(lang, "error-import-differs", "line" => line, "first" => first);
        }
        t!(lang, "error-import-repeated", "line" => line, "first" => first)
    }
}
