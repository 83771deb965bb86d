//! The arguments of `product`.

use super::Plain;
use clap::{Args, Subcommand};
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

/// `product export`
#[derive(Debug, Args)]
pub(in crate::cli) struct ProductExport {
    #[arg(value_name = "FILE")]
    pub(in crate::cli) file: PathBuf,
    #[arg(long)]
    pub(in crate::cli) force: bool,
    #[arg(long)]
    pub(in crate::cli) json: bool,
}
