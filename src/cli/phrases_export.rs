//! `chaqi phrases export`: phrases for other programs, and what is lost on the way.

use super::args;
use super::context::Context;
use super::errors::{Done, Failure};
use super::output::{self, Out};
use crate::exchange::atomic_file;
use crate::exchange::phrases::Format;
use crate::exchange::phrases::out::{Charset, Odd, Report, Wish, write};
use crate::i18n::{Lang, format, t};
use crate::phrases::{Brief, Library, Phrase};
use serde_json::json;
use std::io;
use std::path::Path;
use std::sync::Arc;

/// So many phrases are named one by one; all of them are in `--json`.
const TOLD: usize = 30;

/// Runs the command.
pub(super) fn run(context: &Context, args: &args::PhrasesExport) -> Done {
    let lang = context.lang;
    let wish = wish(lang, args)?;
    let library = Library::load(&context.phrase_sources(), context.now.date_naive());
    let phrases = chosen(lang, &library, args.category.as_deref())?;
    let name = args.category.clone().unwrap_or_else(|| t!(lang, "cli-table-phrases"));
    let (bytes, report) =
        write(&phrases, &library.variables, wish, &name).map_err(|e| unable(lang, &e))?;
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
        out.line(&t!(lang, "cli-said-exported-phrases", "n" => report.written, "path" => path))?;
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
    let open = matches!(format, Format::Csv | Format::Qianniu | Format::Text);
    let charset = args.encoding.map(Charset::from);
    if !open && charset.is_some_and(|charset| charset != Charset::Utf8) {
        return Err(Failure::usage(t!(lang, "cli-fail-phrase-encoding")));
    }
    // Qianniu reads nothing else.
    let usual = if format == Format::Qianniu { Charset::Gb18030 } else { Charset::Utf8 };
    Ok(Wish { format, charset: charset.unwrap_or(usual) })
}

fn chosen(
    lang: Lang,
    library: &Library,
    category: Option<&str>,
) -> Result<Vec<Arc<Phrase>>, Failure> {
    let of = |phrase: &Brief<'_>| category.is_none_or(|name| **phrase.category == *name.trim());
    let own = library.own();
    let all = own.briefs().chain(library.resting.briefs()).filter(of);
    let phrases: Vec<Arc<Phrase>> = all.map(|phrase| phrase.taken_up()).collect();
    if phrases.is_empty() {
        let known: Vec<String> =
            library.categories().iter().map(|category| category.name.to_string()).collect();
        let category = category.unwrap_or_default();
        return Err(Failure::nothing(t!(lang, "cli-fail-category", "category" => category))
            .hint(t!(lang, "cli-hint-known", "known" => known.join(", "))));
    }
    Ok(phrases)
}

fn unable(lang: Lang, error: &io::Error) -> Failure {
    Failure::said(t!(lang, "cli-fail-phrase-export", "reason" => error.to_string()))
}

/// What is lost, on standard error.
fn tell(lang: Lang, report: &Report) {
    for (what, n) in &report.not_held {
        let what = format(lang, &format!("cli-lost-{what}"), &[]);
        output::note(&t!(lang, "cli-note-not-held", "what" => what, "n" => *n));
    }
    let odd = |id: &str, odd: &[Odd]| {
        for one in odd.iter().take(TOLD) {
            let values = [
                ("title", one.title.as_str().into()),
                ("id", one.id.as_str().into()),
                ("characters", one.characters.as_str().into()),
            ];
            output::note(&format(lang, id, &values));
        }
        if odd.len() > TOLD {
            output::note(&t!(lang, "cli-note-more-notes", "n" => odd.len() - TOLD));
        }
    };
    odd("cli-note-not-gbk", &report.not_gbk);
    let (long, characters): (Vec<Odd>, Vec<Odd>) =
        report.refused.iter().cloned().partition(|one| one.reason == "too-long");
    odd("cli-note-not-encoded", &characters);
    odd("cli-note-too-long", &long);
}
