//! The arguments of `product`.

use super::super::values::{self, BadValue};
use super::{IntoPhrases, Plain};
use crate::domain::UnknownWord;
use crate::exchange::phrases::Fact;
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// `product`
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Product {
    List(Plain),
    Show(ProductShow),
    Import(ProductImport),
    Export(ProductExport),
}

/// `product show`
#[derive(Debug, Args)]
pub(in crate::cli) struct ProductShow {
    #[arg(value_name = "PRODUCT")]
    pub(in crate::cli) name: String,
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

/// `product import`
#[derive(Debug, Args)]
pub(in crate::cli) struct ProductImport {
    #[command(flatten)]
    pub(in crate::cli) every: IntoPhrases,
    #[arg(long, value_name = "FIELD=COLUMN", value_delimiter = ',', value_parser = column)]
    pub(in crate::cli) map: Vec<(Fact, String)>,
}

/// `product export`
#[derive(Debug, Args)]
pub(in crate::cli) struct ProductExport {
    #[arg(value_name = "FILE")]
    pub(in crate::cli) file: PathBuf,
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub(in crate::cli) format: Option<SheetFormat>,
    #[arg(long)]
    pub(in crate::cli) force: bool,
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

/// The form of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum SheetFormat {
    Csv,
    Xlsx,
}

/// Reads `text=列名`.
fn column(text: &str) -> Result<(Fact, String), BadValue> {
    let (fact, column) = values::pair(text)?;
    let unknown = || UnknownWord { word: fact.clone(), known: Fact::codes().join(", ") };
    Ok((Fact::parse(&fact).ok_or_else(unknown)?, column.trim().to_owned()))
}
