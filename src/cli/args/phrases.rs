//! The arguments of `phrases list`, `phrases import` and `phrases export`.

use super::super::values::BadValue;
use crate::domain::UnknownWord;
use crate::exchange::phrases::{FIELDS, Field, Format, out::Charset};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// `phrases list`
#[derive(Debug, Args)]
pub(in crate::cli) struct PhrasesList {
    #[arg(long)]
    pub(in crate::cli) addons: bool,
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

/// What every import into the phrase files takes.
#[derive(Debug, Args)]
pub(in crate::cli) struct IntoPhrases {
    #[arg(value_name = "FILE")]
    pub(in crate::cli) file: PathBuf,
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) sheet: Option<String>,
    #[arg(long)]
    pub(in crate::cli) update: bool,
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
    #[arg(long)]
    pub(in crate::cli) strict: bool,
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

/// `phrases import`
#[derive(Debug, Args)]
pub(in crate::cli) struct PhrasesImport {
    #[command(flatten)]
    pub(in crate::cli) every: IntoPhrases,
    #[arg(long, value_name = "FIELD=COLUMN", value_delimiter = ',', value_parser = column)]
    pub(in crate::cli) map: Vec<(Field, String)>,
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub(in crate::cli) format: Option<PhraseFormat>,
    #[arg(long, value_name = "TARGET", default_value = "shop")]
    pub(in crate::cli) into: String,
}

/// `phrases export`
#[derive(Debug, Args)]
pub(in crate::cli) struct PhrasesExport {
    #[arg(value_name = "FILE")]
    pub(in crate::cli) file: PathBuf,
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub(in crate::cli) format: Option<PhraseFormat>,
    #[arg(long, value_name = "ENCODING", value_enum)]
    pub(in crate::cli) encoding: Option<Encoding>,
    #[arg(long, value_name = "CATEGORY")]
    pub(in crate::cli) category: Option<String>,
    #[arg(long)]
    pub(in crate::cli) own: bool,
    #[arg(long)]
    pub(in crate::cli) force: bool,
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

/// `phrases unused`
#[derive(Debug, Args)]
pub(in crate::cli) struct PhrasesUnused {
    #[arg(long, value_name = "DAYS", default_value_t = 60)]
    pub(in crate::cli) days: u32,
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

/// The form of a file of phrases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum PhraseFormat {
    Csv,
    Qianniu,
    Xlsx,
    Json,
    Toml,
    Espanso,
    Text,
}

impl From<PhraseFormat> for Format {
    fn from(format: PhraseFormat) -> Self {
        match format {
            PhraseFormat::Csv => Self::Csv,
            PhraseFormat::Qianniu => Self::Qianniu,
            PhraseFormat::Xlsx => Self::Xlsx,
            PhraseFormat::Json => Self::Json,
            PhraseFormat::Toml => Self::Toml,
            PhraseFormat::Espanso => Self::Espanso,
            PhraseFormat::Text => Self::Text,
        }
    }
}

/// How text becomes bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Encoding {
    #[value(name = "utf-8", alias = "utf8")]
    Utf8,
    Gb18030,
    Gbk,
}

impl From<Encoding> for Charset {
    fn from(encoding: Encoding) -> Self {
        match encoding {
            Encoding::Utf8 => Self::Utf8,
            Encoding::Gb18030 => Self::Gb18030,
            Encoding::Gbk => Self::Gbk,
        }
    }
}

/// Reads `text=列名`.
fn column(text: &str) -> Result<(Field, String), BadValue> {
    let (field, column) = super::values::pair(text)?;
    let known = || FIELDS.map(|(_, code, _)| code).join(", ");
    let unknown = || UnknownWord { word: field.clone(), known: known() };
    Ok((Field::parse(&field).ok_or_else(unknown)?, column.trim().to_owned()))
}
