//! What can go wrong with a file of others, as values: each has a stable code under which the
//! message files hold its wording (`error-import-CODE`).

use super::kinds::Other;
use crate::domain::{Mapping, SeenColumn};
use serde::{Deserialize, Serialize};

/// Why one row was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum Reason {
    /// A spreadsheet turned an id into a number such as `1.23457E+17`: its digits are gone. The
    /// way out: export again, don't re-save in Excel.
    LostDigits,
    /// The row has no order number.
    MissingNumber,
    /// The order number holds characters that no number has, or is too long.
    BadNumber,
    /// Not an exact amount of money.
    BadAmount,
    /// Not a date and time.
    BadTime,
    /// Not a whole number of things.
    BadQuantity,
    /// A row of refunds has no number of the request.
    MissingRefund,
    /// Bytes that are no text in the file's encoding.
    BadBytes,
    /// More cells than the header has: an unquoted comma has moved the columns.
    ExtraCells {
        /// As many as the header has.
        expected: usize,
        /// As many as the row has.
        found: usize,
    },
    /// The last row ends in its middle: the file is not whole.
    CutOff,
    /// A phrase without a text.
    NoText,
    /// A row of a sheet of products that tells of no product.
    NoProduct,
    /// Not one of the words that the column takes.
    UnknownWord,
    /// An entry of one of our own files is not right.
    BadEntry {
        /// What is wrong, in English.
        message: String,
    },
}

impl Reason {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::LostDigits => "lost-digits",
            Self::MissingNumber => "missing-number",
            Self::BadNumber => "bad-number",
            Self::BadAmount => "bad-amount",
            Self::BadTime => "bad-time",
            Self::BadQuantity => "bad-quantity",
            Self::MissingRefund => "missing-refund",
            Self::BadBytes => "bad-bytes",
            Self::ExtraCells { .. } => "extra-cells",
            Self::CutOff => "cut-off",
            Self::NoText => "no-text",
            Self::NoProduct => "no-product",
            Self::UnknownWord => "unknown-word",
            Self::BadEntry { .. } => "bad-entry",
        }
    }
}

/// A row that was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// The physical line on which the row begins; the header is line 1.
    pub line: u64,
    /// The header of the cell at fault.
    pub column: Option<String>,
    /// Why.
    pub reason: Reason,
    /// What the cell holds, at most 40 characters of it.
    pub value: String,
}

/// A row whose order came on an earlier row of the same file: both were taken together, as one,
/// or the later one instead of the earlier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repeated {
    /// The physical line on which the row begins; the header is line 1.
    pub line: u64,
    /// The line of the order's first row.
    pub first_line: u64,
    /// The two say different things of it; the later row was taken.
    #[serde(default)]
    pub differs: bool,
}

/// Why a whole file was not taken. Nothing of it is imported then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum ImportError {
    /// No rows at all.
    #[error("the file is empty")]
    Empty,
    /// A workbook, not a delimited text.
    #[error("this is a spreadsheet file; save it as CSV and import that")]
    Spreadsheet,
    /// A picture, a program or the like.
    #[error("this is neither a text nor a sheet")]
    NotText,
    /// A workbook that can't be read.
    #[error("the workbook can't be read: {reason}")]
    Workbook {
        /// The parser's words, in English.
        reason: String,
    },
    /// A workbook with a password.
    #[error("the workbook is protected by a password")]
    Protected,
    /// A workbook that is far larger unpacked than it looks.
    #[error("the workbook unpacks to more than {limit} bytes")]
    Swollen {
        /// The cap.
        limit: u64,
    },
    /// A workbook of more parts than the cap.
    #[error("the workbook has more than {limit} parts")]
    TooManyParts {
        /// The cap.
        limit: usize,
    },
    /// More sheets than the cap.
    #[error("the workbook has more than {limit} sheets")]
    TooManySheets {
        /// The cap.
        limit: usize,
    },
    /// No sheet of that name.
    #[error("the workbook has no sheet `{name}`; it has: {}", sheets.join(", "))]
    NoSheet {
        /// What was asked for.
        name: String,
        /// The sheets there are.
        sheets: Vec<String>,
    },
    /// The header is not one that is known.
    #[error("the columns are not those of a known order report: {}", headers.join(", "))]
    NotRecognised {
        /// The header's names, at most 60 of them, each at most 40 characters.
        headers: Vec<String>,
        /// The columns, for who can say what they are.
        #[serde(default)]
        columns: Vec<SeenColumn>,
        /// What they may be.
        #[serde(default)]
        guess: Box<Mapping>,
    },
    /// Something else than orders.
    #[error("this is no report of orders: {}", kind.code())]
    WrongKind {
        /// What it is.
        kind: Other,
    },
    /// No column for the text of phrases.
    #[error("no column is known to hold texts: {}", columns.join(", "))]
    NoTextColumn {
        /// The columns there are.
        columns: Vec<String>,
    },
    /// No column for the product, or none for anything about it.
    #[error("no columns are known for the product and its facts: {}", columns.join(", "))]
    NoProductColumn {
        /// The columns there are.
        columns: Vec<String>,
    },
    /// A column that was asked for is not there.
    #[error("no column `{name}`; there are: {}", columns.join(", "))]
    NoColumn {
        /// What was asked for.
        name: String,
        /// The columns there are.
        columns: Vec<String>,
    },
    /// Not what the form of the file asks for.
    #[error("{reason}")]
    Malformed {
        /// The parser's words, in English.
        reason: String,
    },
    /// A quote is opened and never closed.
    #[error("line {line}: a quote is opened and never closed")]
    OpenQuote {
        /// The line of the opening quote.
        line: u64,
    },
    /// A cell beyond the cap.
    #[error("line {line}, column {column}: a cell is longer than {limit} bytes")]
    CellTooLong {
        /// The line on which its row begins.
        line: u64,
        /// Its number from the left, from 1.
        column: usize,
        /// The cap.
        limit: usize,
    },
    /// A row beyond the cap.
    #[error("line {line}: a row is longer than {limit} bytes")]
    RowTooLong {
        /// The line on which it begins.
        line: u64,
        /// The cap.
        limit: usize,
    },
    /// More columns than the cap.
    #[error("line {line}: more than {limit} columns")]
    TooManyColumns {
        /// The line on which the row begins.
        line: u64,
        /// The cap.
        limit: usize,
    },
    /// More rows than the cap.
    #[error("more than {limit} rows")]
    TooManyRows {
        /// The cap.
        limit: u64,
    },
    /// More refused rows than can be told one by one.
    #[error("more than {limit} rows are refused; the first is on line {first}")]
    TooManyRefused {
        /// The cap.
        limit: usize,
        /// The first refused line.
        first: u64,
    },
    /// More bytes than the cap.
    #[error("the file is larger than {limit} bytes")]
    TooLarge {
        /// The cap.
        limit: u64,
    },
    /// A folder where a file was asked for.
    #[error("{path} is not a file")]
    NotAFile {
        /// What was given.
        path: String,
    },
    /// The process that read the file died, or ran into its limits.
    #[error("the file could not be read safely")]
    Unsafe {
        /// The signal that ended it, such as 24 (processor time) or 6 (memory).
        signal: Option<i32>,
        /// Its exit code.
        exit: Option<i32>,
    },
    /// The caller asked to stop.
    #[error("cancelled")]
    Cancelled,
    /// The operating system refused.
    #[error("{message}")]
    Io {
        /// Its words.
        message: String,
    },
}

impl ImportError {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Spreadsheet => "spreadsheet",
            Self::NotText => "not-text",
            Self::Workbook { .. } => "workbook",
            Self::Protected => "protected",
            Self::Swollen { .. } => "swollen",
            Self::TooManyParts { .. } => "too-many-parts",
            Self::TooManySheets { .. } => "too-many-sheets",
            Self::NoSheet { .. } => "no-sheet",
            Self::NotRecognised { .. } => "not-recognised",
            Self::WrongKind { .. } => "wrong-kind",
            Self::NoTextColumn { .. } => "no-text-column",
            Self::NoProductColumn { .. } => "no-product-column",
            Self::NoColumn { .. } => "no-column",
            Self::Malformed { .. } => "malformed",
            Self::OpenQuote { .. } => "open-quote",
            Self::CellTooLong { .. } => "cell-too-long",
            Self::RowTooLong { .. } => "row-too-long",
            Self::TooManyColumns { .. } => "too-many-columns",
            Self::TooManyRows { .. } => "too-many-rows",
            Self::TooManyRefused { .. } => "too-many-refused",
            Self::TooLarge { .. } => "too-large",
            Self::NotAFile { .. } => "not-a-file",
            Self::Unsafe { .. } => "unsafe",
            Self::Cancelled => "cancelled",
            Self::Io { .. } => "io",
        }
    }
}

impl From<std::io::Error> for ImportError {
    fn from(error: std::io::Error) -> Self {
        Self::Io { message: error.to_string() }
    }
}

/// The first `most` characters.
pub(super) fn short(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_what_json_says() {
        for reason in
            [Reason::LostDigits, Reason::ExtraCells { expected: 1, found: 2 }, Reason::CutOff]
        {
            assert_eq!(serde_json::to_value(&reason).unwrap()["code"], reason.code());
        }
        for error in [
            ImportError::Empty,
            ImportError::OpenQuote { line: 3 },
            ImportError::Unsafe { signal: Some(9), exit: None },
        ] {
            assert_eq!(serde_json::to_value(&error).unwrap()["code"], error.code());
        }
    }
}
