//! `chaqi order import`: a platform's report into the store.
//!
//! The file is read in a process of its own; what comes back is compared with what is known, and
//! written in one transaction. Nothing is deleted by an import, and the same file twice changes
//! nothing.

use super::args;
use super::context::{Context, fresh_id};
use super::errors::{Done, Failure, REFUSED};
use super::output::{self, Out};
use crate::domain::{CommitId, Mapping, Word};
use crate::exchange::child::{self, Progress};
use crate::exchange::{ImportError, ImportOptions, Refused, Repeated, mappings};
use crate::i18n::{FluentValue, Lang, format, t};
use crate::runtime::import::{Aim, ImportFailure, Imported, take_in, to_remember};
use crate::runtime::import_words;
use serde_json::{Value, json};
use std::io::{self, IsTerminal, Write};
use std::ops::ControlFlow;

/// So many repeated rows are named one by one on the terminal; `--json` has all of them.
const MOST_REPEATED: usize = 20;

/// Runs the command.
pub(super) fn run(context: &Context, args: &args::OrderImport) -> Done {
    let lang = context.lang;
    let mut store = if args.dry_run { context.store()? } else { context.store_to_write()? };
    let shop = args.place.shop.as_ref().unwrap_or(&context.config.shop.name);
    let platform = args.place.platform.unwrap_or(context.config.shop.platform);
    let options = ImportOptions {
        platform_given: args.place.platform.is_some(),
        columns: args.map.as_deref().map(|map| mapping(lang, map)).transpose()?,
        remembered: known(context),
        ..ImportOptions::new(platform, shop, *context.now.offset())
    };
    let input = child::open(&args.file)?;
    let program = std::env::current_exe()?;
    let aim = if args.dry_run {
        Aim::Try
    } else {
        let (id, agent) = (CommitId(fresh_id()), context.agent());
        Aim::Write { id, agent, at: context.now, strict: args.strict }
    };
    let mut line = Line::new(lang);
    let done = take_in(&mut store, input, &program, &options, &aim, &mut |now| line.read(now));
    line.clear();
    let (done, stops) = match done {
        Ok(done) => {
            let stops = args.strict && !done.refused.is_empty();
            (done, stops)
        }
        Err(ImportFailure::Strict(done)) => (*done, true),
        Err(ImportFailure::Store(error)) => return Err(error.into()),
        Err(ImportFailure::File(error)) => return Err(unreadable(lang, error)),
    };
    if let Some(opened) =
        done.opened.as_ref().filter(|o| args.dry_run || o.overrides || o.remembered)
    {
        output::note(&opened.text(lang));
    }
    for row in &done.refused {
        output::note(&row.text(lang));
    }
    note_repeated(lang, &done.repeated);
    if !args.dry_run && !stops {
        remember(context, &options, &done);
    }
    print(context, args, &done)?;
    if stops {
        return Err(Failure::Said {
            code: REFUSED,
            what: t!(lang, "cli-fail-import-refused", "n" => done.refused.len()),
            hint: Some(t!(lang, "cli-hint-import-refused")),
        });
    }
    Ok(0)
}

/// Which column is what, as the command line says.
fn mapping(lang: Lang, text: &str) -> Result<Mapping, Failure> {
    let wrong = |part: String| {
        let what = if part.is_empty() {
            t!(lang, "cli-fail-map-number")
        } else {
            t!(lang, "cli-fail-map-part", "part" => part)
        };
        let fields: Vec<&str> = crate::domain::ColumnField::ALL.iter().map(|f| f.code()).collect();
        Failure::usage(what).hint(t!(lang, "cli-hint-map", "fields" => fields.join(" ")))
    };
    Mapping::parse(text).map_err(wrong)
}

/// The mappings that were made before; a broken file of them is said, and is no reason to stop.
fn known(context: &Context) -> Vec<Mapping> {
    mappings::load(&context.paths.order_columns).unwrap_or_else(|error| {
        output::note(&error.text(context.lang));
        Vec::new()
    })
}

/// Keeps the mapping for the next sheet with these columns.
fn remember(context: &Context, options: &ImportOptions, done: &Imported) {
    let Some(mapping) = to_remember(options, done) else { return };
    let path = &context.paths.order_columns;
    let said = match mappings::remember(path, &mapping) {
        Ok(()) => {
            t!(context.lang, "cli-note-remembered", "file" => path.display().to_string())
        }
        Err(error) => error.text(context.lang),
    };
    output::note(&said);
}

/// A sheet that nobody knows: with a line to begin with, made of what its columns may be.
fn unreadable(lang: Lang, error: ImportError) -> Failure {
    let ImportError::NotRecognised { guess, .. } = &error else { return error.into() };
    if guess.columns.is_empty() {
        return error.into();
    }
    let map: Vec<String> =
        guess.columns.iter().map(|(field, name)| format!("{}={name}", field.code())).collect();
    let what = error.text(lang);
    Failure::said(what).hint(t!(lang, "cli-hint-try-map", "map" => map.join(",")))
}

/// Names the rows that repeat an order; a report of single items repeats thousands.
fn note_repeated(lang: Lang, repeated: &[Repeated]) {
    for row in repeated.iter().take(MOST_REPEATED) {
        output::note(&row.text(lang));
    }
    if repeated.len() > MOST_REPEATED {
        let count = repeated.len() - MOST_REPEATED;
        output::note(&t!(lang, "cli-note-more-repeated", "count" => count));
    }
}

/// `rows` is the sum of new, changed, same, refused, repeated and joined.
fn print(context: &Context, args: &args::OrderImport, done: &Imported) -> Result<(), Failure> {
    let lang = context.lang;
    let mut out = Out::new();
    let report = &done.report;
    if args.json {
        let refused: Vec<Value> = done.refused.iter().map(|row| row_json(lang, row)).collect();
        let opened = done.opened.as_ref();
        out.json(&json!({
            "rows": done.totals.rows, "new": report.new, "changed": report.changed,
            "same": report.same, "deleted": report.deleted, "refused": refused, "repeated": done.repeated,
            "joined": done.totals.joined, "refunds": report.refunds,
            "flags_kept": report.flags_kept, "kind": opened.map(|o| o.kind.code()),
            "platform": opened.map(|o| o.platform.code()), "dry_run": args.dry_run,
        }))?;
    } else {
        out.line(&import_words::counts(lang, done))?;
        if args.dry_run {
            for sample in import_words::samples(lang, done, *context.now.offset()) {
                out.line(&sample)?;
            }
            out.line(&t!(lang, "cli-said-dry-run"))?;
        }
    }
    out.flush()
}

/// A refused row.
pub(super) fn row_json(lang: Lang, row: &Refused) -> Value {
    json!({
        "line": row.line, "column": row.column, "reason": row.reason.code(),
        "message": row.reason.text(lang), "value": row.value,
    })
}

/// One line on standard error that goes on changing, when a person is there to see it.
struct Line {
    lang: Lang,
    shown: bool,
    terminal: bool,
    /// What was shown last, so that the same is not written again.
    last: u64,
}

impl Line {
    fn new(lang: Lang) -> Self {
        Self { lang, shown: false, terminal: io::stderr().is_terminal(), last: u64::MAX }
    }

    fn read(&mut self, now: Progress) -> ControlFlow<()> {
        let percent = (now.bytes_done * 100 / now.bytes_total.max(1)).min(100);
        if self.terminal && percent != self.last {
            let percent_value = [("percent", FluentValue::from(percent))];
            let text = format(self.lang, "cli-note-reading", &percent_value);
            let _ = write!(io::stderr(), "\r{text}\u{1b}[K");
            (self.shown, self.last) = (true, percent);
        }
        ControlFlow::Continue(())
    }

    fn clear(&mut self) {
        if std::mem::take(&mut self.shown) {
            let _ = write!(io::stderr(), "\r\u{1b}[K");
            self.last = u64::MAX;
        }
    }
}
