//! The command line as clap reads it.
//!
//! Option names are the field names of the JSON that the same command prints. No help is written
//! here: [`help`](super::help) sets all of it from `cli.ftl`, where each command has
//! `cli-<path>` and each argument `cli-<path>-<name>`.

mod phrases;
mod product;
mod records;
mod remind;

pub(super) use phrases::*;
pub(super) use product::*;
pub(super) use records::*;
pub(super) use remind::*;

use super::values::{self, Given};
use crate::domain::tally::{By, Measure};
use crate::i18n::Lang;
use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "chaqi", version, disable_help_subcommand = true)]
pub(super) struct Cli {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// What every command takes.
#[derive(Debug, Args)]
pub(super) struct Global {
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) home: Option<PathBuf>,
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    #[arg(long, global = true, value_name = "LANG")]
    pub(super) lang: Option<Lang>,
    #[arg(long, global = true, value_name = "NAME")]
    pub(super) agent: Option<String>,
    #[arg(long, global = true)]
    pub(super) no_mouse: bool,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Reply(Reply),
    #[command(subcommand, arg_required_else_help = true)]
    Phrases(Phrases),
    #[command(subcommand, arg_required_else_help = true)]
    Product(Product),
    #[command(subcommand, arg_required_else_help = true)]
    Order(Order),
    #[command(subcommand, arg_required_else_help = true)]
    Review(Review),
    #[command(subcommand, arg_required_else_help = true)]
    Handover(Handover),
    #[command(subcommand, arg_required_else_help = true)]
    Count(Count),
    #[command(subcommand, arg_required_else_help = true)]
    Remind(Remind),
    #[command(subcommand, arg_required_else_help = true)]
    Buyer(Buyer),
    Tally(Tally),
    History(History),
    Undo(Plain),
    Redo(Plain),
    #[command(subcommand, arg_required_else_help = true)]
    Export(Export),
    #[command(subcommand, arg_required_else_help = true)]
    Import(Import),
    Doctor(Doctor),
    Demo(Demo),
    #[command(subcommand, arg_required_else_help = true)]
    Config(Config),
    Completions(Completions),
    Man,
}

/// A command that takes nothing but `--json`.
#[derive(Debug, Args)]
pub(super) struct Plain {
    #[arg(long)]
    pub(super) json: bool,
}

/// `reply`
#[derive(Debug, Args)]
pub(super) struct Reply {
    #[arg(value_name = "QUERY")]
    pub(super) query: Vec<String>,
    #[arg(long)]
    pub(super) copy: bool,
    #[arg(long, value_name = "NAME=VALUE", value_parser = values::pair)]
    pub(super) var: Vec<(String, String)>,
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = values::count)]
    pub(super) limit: usize,
    #[arg(long, value_name = "CATEGORY")]
    pub(super) category: Option<String>,
    #[arg(long)]
    pub(super) tolerant: bool,
    #[arg(long, value_name = "ID", conflicts_with_all = ["query", "category"])]
    pub(super) show: Option<String>,
    #[arg(long)]
    pub(super) anyway: bool,
    #[arg(long)]
    pub(super) json: bool,
}

/// `phrases`
#[derive(Debug, Subcommand)]
pub(super) enum Phrases {
    List(PhrasesList),
    Check(Plain),
    Lint(Lint),
    Path(Plain),
    Import(PhrasesImport),
    Export(PhrasesExport),
    Unused(PhrasesUnused),
}

/// `phrases lint`
#[derive(Debug, Args)]
pub(super) struct Lint {
    #[arg(value_name = "FILE", conflicts_with_all = ["rules", "toml"])]
    pub(super) files: Vec<PathBuf>,
    #[arg(long, conflicts_with = "toml")]
    pub(super) rules: bool,
    #[arg(long, conflicts_with = "json")]
    pub(super) toml: bool,
    #[arg(long)]
    pub(super) json: bool,
}

/// `tally`
#[derive(Debug, Args)]
#[command(group(clap::ArgGroup::new("span").args(["date", "week", "month"]).conflicts_with_all(["from", "to"])))]
pub(super) struct Tally {
    #[arg(long, value_name = "DATE", value_parser = values::day)]
    pub(super) date: Option<Given<NaiveDate>>,
    #[arg(long, value_name = "DATE", value_parser = values::day)]
    pub(super) from: Option<Given<NaiveDate>>,
    #[arg(long, value_name = "DATE", value_parser = values::day)]
    pub(super) to: Option<Given<NaiveDate>>,
    #[arg(long)]
    pub(super) week: bool,
    #[arg(long)]
    pub(super) month: bool,
    #[arg(long, value_name = "BY", value_parser = values::word::<By>)]
    pub(super) by: Option<By>,
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub(super) format: Option<TallyFormat>,
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    #[arg(long, value_name = "MEASURE", value_parser = values::word::<Measure>)]
    pub(super) rows: Option<Measure>,
    #[arg(long, conflicts_with = "format")]
    pub(super) json: bool,
    #[arg(long)]
    pub(super) force: bool,
}

/// How a tally is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum TallyFormat {
    Table,
    Csv,
    Md,
    Json,
}

/// `history`
#[derive(Debug, Args)]
pub(super) struct History {
    #[arg(value_name = "RECORD")]
    pub(super) record: String,
    #[arg(long)]
    pub(super) json: bool,
}

/// `export`
#[derive(Debug, Subcommand)]
pub(super) enum Export {
    All(ExportAll),
}

/// `export all`
#[derive(Debug, Args)]
pub(super) struct ExportAll {
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    #[arg(long)]
    pub(super) force: bool,
    #[arg(long)]
    pub(super) json: bool,
}

/// `import`
#[derive(Debug, Subcommand)]
pub(super) enum Import {
    All(ImportAll),
}

/// `import all`
#[derive(Debug, Args)]
pub(super) struct ImportAll {
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    #[arg(long)]
    pub(super) dry_run: bool,
    #[arg(long)]
    pub(super) json: bool,
}

/// `doctor`
#[derive(Debug, Args)]
pub(super) struct Doctor {
    #[arg(long)]
    pub(super) rebuild: bool,
    #[arg(long)]
    pub(super) json: bool,
}

/// `demo`
#[derive(Debug, Args)]
pub(super) struct Demo {
    #[arg(long, value_name = "DIR")]
    pub(super) fill: Option<PathBuf>,
}

/// `config`
#[derive(Debug, Subcommand)]
pub(super) enum Config {
    Check(Plain),
    Show,
    Path(Plain),
}

/// `completions`
#[derive(Debug, Args)]
pub(super) struct Completions {
    #[arg(value_name = "SHELL", value_enum)]
    pub(super) shell: clap_complete::Shell,
}
