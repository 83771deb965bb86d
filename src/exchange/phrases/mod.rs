//! Phrases of other programs, in and out.
//!
//! In: [`read`] turns a file into [`Found`] (in the reading process: see
//! [`read_phrases`](super::job::read_phrases)), [`plan`] compares that with the phrases there are,
//! and [`plan::Plan::apply`] writes it. Out: [`out`] writes phrases and says what the format
//! can't hold.
//!
//! Must not know: the folder of the phrases, the screen, the wall clock.

pub mod out;
pub mod plan;

mod blanks;
mod columns;
mod espanso_in;
mod espanso_out;
mod espanso_vars;
mod lines;
mod own;
mod products;
mod products_out;
mod products_plan;
mod read;
mod sheet_out;
mod table;
mod table_cells;

pub use columns::{FIELDS, Field};
pub use products::{Fact, ProductsAsked, ProductsFound, read as read_products};
pub use products_out::{products_csv, products_xlsx};
pub use products_plan::{Differing, ProductsPlan, plan_products};
pub use read::read;

/// A text from anywhere as one of our templates: the blanks of other programs become variables,
/// braces that are none stay braces.
pub fn our_text(text: &str) -> String {
    blanks::ours(text).text
}

use super::{Reason, Refused};
use crate::phrases::{Draft, Piece, Template, Variable};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

/// The form of a file of phrases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// A sheet as delimited text with all columns.
    Csv,
    /// What Qianniu takes: three columns.
    Qianniu,
    /// A workbook.
    Xlsx,
    /// Ours: everything.
    Json,
    /// Ours: a pack file.
    Toml,
    /// The `matches` of espanso.
    Espanso,
    /// A phrase in each line, or with an empty line between them.
    Text,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Csv, Self::Qianniu, Self::Xlsx, Self::Json, Self::Toml, Self::Espanso, Self::Text];

    /// Its name in commands and forms.
    pub fn code(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Qianniu => "qianniu",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
            Self::Toml => "toml",
            Self::Espanso => "espanso",
            Self::Text => "text",
        }
    }

    /// By its name.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.code() == code)
    }

    /// How the name of a file of it usually ends.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Csv | Self::Qianniu => "csv",
            Self::Espanso => "yml",
            Self::Text => "txt",
            Self::Xlsx | Self::Json | Self::Toml => self.code(),
        }
    }

    /// By the end of a file's name.
    pub fn of(path: &Path) -> Option<Self> {
        let end = path.extension()?.to_str()?.to_ascii_lowercase();
        Some(match end.as_str() {
            "csv" | "tsv" => Self::Csv,
            "xlsx" | "xls" | "et" | "xlsm" => Self::Xlsx,
            "json" => Self::Json,
            "toml" => Self::Toml,
            "yml" | "yaml" => Self::Espanso,
            "txt" => Self::Text,
            _ => return None,
        })
    }
}

/// How a file is to be read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Asked {
    /// Its form; none means that the content tells.
    pub format: Option<Format>,
    /// Which column holds what, where the names of the columns don't say it.
    pub map: Vec<(Field, String)>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The group of phrases that have none, in formats that don't know our packs.
    pub ungrouped: String,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Found {
    /// Rows, or entries.
    pub rows: u64,
    /// The phrases; an id is empty where the file has none.
    pub entries: Vec<Entry>,
    /// What was not taken.
    pub refused: Vec<Refused>,
    /// What was taken, but not as it stood.
    pub warnings: Vec<Warning>,
    /// How variables of the file are asked for.
    pub variables: BTreeMap<String, Variable>,
}

/// A phrase as a file has it, its blanks in our way of writing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The line on which it begins, from 1.
    pub line: u64,
    /// The phrase.
    pub draft: Draft,
}

/// Something to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// The line of the entry, from 1.
    pub line: u64,
    /// What it is.
    #[serde(flatten)]
    pub kind: Caution,
}

/// What to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "kebab-case")]
pub enum Caution {
    /// Something of the entry has no counterpart: a key of espanso, a column.
    NotTaken {
        /// Its name.
        what: String,
    },
    /// A gap such as XX or `***` became a variable.
    Gap {
        /// As it stood.
        text: String,
        /// The variable.
        name: String,
    },
    /// A placeholder that is not one of ours became a variable of its own.
    NewVariable {
        /// The variable.
        name: String,
    },
    /// A code that begins or ends with a digit: Qianniu takes the digit for a choice.
    DigitCode {
        /// The code.
        code: String,
    },
}

impl Caution {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotTaken { .. } => "not-taken",
            Self::Gap { .. } => "gap",
            Self::NewVariable { .. } => "new-variable",
            Self::DigitCode { .. } => "digit-code",
        }
    }
}

impl Found {
    fn warn(&mut self, line: u64, kind: Caution) {
        let mut of_line = self.warnings.iter().rev().take_while(|warning| warning.line == line);
        if !of_line.any(|warning| warning.kind == kind) {
            self.warnings.push(Warning { line, kind });
        }
    }

    fn refuse(&mut self, line: u64, column: Option<&str>, reason: Reason, value: &str) {
        let value = super::error::short(value.trim(), 40);
        self.refused.push(Refused { line, column: column.map(str::to_owned), reason, value });
    }

    /// Takes an entry that has a text or a picture; a title is made where there is none.
    fn take(&mut self, line: u64, mut draft: Draft) {
        draft.text = draft.text.trim_matches(['\n', '\r']).to_owned();
        let is_blank = crate::phrases::parts(&draft.text).is_empty();
        if is_blank && (draft.image.is_none() || draft.title.trim().is_empty()) {
            return self.refuse(line, None, Reason::NoText, &draft.code);
        }
        draft.title = one_line(&draft.title);
        if draft.title.is_empty() {
            draft.title = title_of(&draft.text);
        }
        draft.code = one_line(&draft.code);
        if draft.code.starts_with(|c: char| c.is_ascii_digit())
            || draft.code.ends_with(|c: char| c.is_ascii_digit())
        {
            self.warn(line, Caution::DigitCode { code: draft.code.clone() });
        }
        self.entries.push(Entry { line, draft });
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The beginning of a text, to stand for a title; blanks are dots.
fn title_of(text: &str) -> String {
    let line = text.lines().map(str::trim).find(|l| !l.is_empty() && *l != "---").unwrap_or(text);
    let shown = Template::parse(line).map_or_else(
        |_| line.to_owned(),
        |template| {
            let piece = |piece: &Piece<'_>| match piece {
                Piece::Text(text) => (*text).to_owned(),
                _ => "…".to_owned(),
            };
            template.pieces().iter().map(piece).collect()
        },
    );
    let short = super::error::short(shown.trim(), 18);
    let end = |c: char| matches!(c, ',' | '，' | '。' | '.' | '、' | '；' | ';' | ' ');
    let bare = short.trim_end_matches(end);
    if bare.is_empty() { short } else { bare.to_owned() }
}

#[cfg(test)]
mod tests;
