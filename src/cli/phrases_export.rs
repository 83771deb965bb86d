//! `chaqi phrases export`: phrases for other programs, and what is lost on the way.

use super::args;
use super::context::Context;
use super::errors::{Done, Failure};
use super::output::{self, Out};
use super::phrases::note_problems;
use crate::exchange::atomic_file;
use crate::exchange::phrases::Format;
use crate::exchange::phrases::out::{Charset, Report, Wish, chosen, write};
use crate::i18n::{Lang, t};
use crate::phrases::Library;
use crate::runtime::phrase_words::losses;
use serde_json::json;
use std::io;
use std::path::Path;

/// Runs the command.
pub(super) fn run(context: &Context, args: &args::PhrasesExport) -> Done {
    let lang = context.lang;
    let wish = wish(lang, args)?;
    let library = Library::load(&context.phrase_sources(), context.now.date_naive());
    note_problems(lang, &library);
    let phrases = chosen(&library, args.category.as_deref(), args.own);
    if phrases.is_empty() {
        return Err(nothing(lang, &library, args.category.as_deref()));
    }
    let name = args.category.clone().unwrap_or_else(|| t!(lang, "cli-table-phrases"));
    let (bytes, report) = write(&phrases, (&library.variables, &library.phrases), wish, &name)
        .map_err(|e| unable(lang, &e))?;
    let mut out = Out::new();
    if args.file == Path::new("-") {
        out.bytes(&bytes)?;
        tell(lang, &report);
        out.flush()?;
        return Ok(0);
    }
    atomic_file(&args.file, args.force, |file| file.write_all(&bytes))?;
    let path = args.file.display().to_string();
    if args.json {
        let mut document = serde_json::to_value(&report).map_err(io::Error::other)?;
        document["file"] = json!(path);
        document["format"] = json!(wish.format);
        document["encoding"] = json!(wish.charset);
        out.json(&document)?;
    } else {
        tell(lang, &report);
        out.line(&t!(lang, "replies-exported", "n" => report.written, "path" => path))?;
    }
    out.flush()?;
    Ok(0)
}

fn wish(lang: Lang, args: &args::PhrasesExport) -> Result<Wish, Failure> {
    let format = args.format.map(Format::from).or_else(|| Format::of(&args.file));
    let Some(format) = format else {
        let file = args.file.display().to_string();
        return Err(Failure::usage(t!(lang, "cli-fail-phrase-format", "file" => file))
            .hint(t!(lang, "cli-hint-phrase-format")));
    };
    Wish::new(format, args.encoding.map(Charset::from))
        .ok_or_else(|| Failure::usage(t!(lang, "replies-export-utf8")))
}

/// A category that nobody has is a slip; no phrases at all are not.
fn nothing(lang: Lang, library: &Library, category: Option<&str>) -> Failure {
    let Some(category) = category else {
        return Failure::nothing(t!(lang, "replies-export-none"));
    };
    no_category(lang, library, category)
}

/// There is no such category, and which there are.
pub(super) fn no_category(lang: Lang, library: &Library, category: &str) -> Failure {
    let known: Vec<String> =
        library.categories().iter().map(|category| category.name.to_string()).collect();
    Failure::nothing(t!(lang, "cli-fail-category", "category" => category))
        .hint(t!(lang, "cli-hint-known", "known" => known.join(", ")))
}

fn unable(lang: Lang, error: &io::Error) -> Failure {
    Failure::said(t!(lang, "replies-export-failed", "reason" => error.to_string()))
}

/// What is lost, on standard error.
fn tell(lang: Lang, report: &Report) {
    losses(lang, report).iter().for_each(|line| output::note(line));
}
