//! A long import of the console on a thread of its own.

use super::desk::in_words;
use super::event::Event;
use super::import::{Aim, ImportFailure, take_in, to_remember};
use super::import_words;
use crate::app::{ImportOf, ImportResult, Msg, UnknownSheet};
use crate::domain::{CommitId, Time};
use crate::exchange::{ImportError, ImportOptions, child, mappings};
use crate::i18n::{Lang, with_hint};
use crate::store::{Place, Store, StoreError};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;

/// What an import needs to know.
#[derive(Debug, Clone)]
pub struct Import {
    /// The file.
    pub path: PathBuf,
    /// Only compare.
    pub dry_run: bool,
    /// How its rows are read.
    pub options: ImportOptions,
    /// The file of the mappings that were made before.
    pub mappings: PathBuf,
    /// The program that parses, which is this one.
    pub program: PathBuf,
    /// Where the store lies.
    pub place: Place,
    /// Who imports.
    pub agent: String,
    /// The language of the answers.
    pub lang: Lang,
    /// When.
    pub now: Time,
}

/// Starts the import; setting `cancel` stops it with nothing changed.
pub(super) fn start(
    job: Import,
    cancel: Arc<AtomicBool>,
    send: Sender<Event>,
) -> std::io::Result<()> {
    let work = move || {
        let msg = run(&job, &cancel, &send).unwrap_or_else(Msg::Failed);
        let _ = send.send(Event::Msg(msg));
    };
    std::thread::Builder::new().name("import".into()).spawn(work).map(drop)
}

fn run(job: &Import, cancel: &AtomicBool, send: &Sender<Event>) -> Result<Msg, String> {
    let lang = job.lang;
    let import_words = |e: &ImportError| with_hint(&e.text(lang), &e.hint(lang));
    let store_words = |e: &StoreError| in_words(lang, e);
    let stopped = || cancel.load(Ordering::Relaxed);
    let mut notes = Vec::new();
    let mut options = job.options.clone();
    // A broken file of mappings is said, and is no reason not to read what is known.
    match mappings::load(&job.mappings) {
        Ok(known) => options.remembered = known,
        Err(error) => notes.push(error.text(lang)),
    }
    let file = child::open(&job.path).map_err(|e| import_words(&e))?;
    let mut store =
        Store::open(job.place.clone(), *job.now.offset()).map_err(|e| store_words(&e))?;
    let aim = if job.dry_run {
        Aim::Try
    } else {
        let id = CommitId(uuid::Uuid::now_v7());
        Aim::Write { id, agent: job.agent.clone(), at: job.now, strict: false }
    };
    let done = take_in(&mut store, file, &job.program, &options, &aim, &mut |now| {
        let _ = send.send(Event::Msg(Msg::Progressed(now.bytes_done, now.bytes_total)));
        if stopped() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    let done = match done {
        Ok(done) => done,
        Err(ImportFailure::File(ImportError::NotRecognised { columns, guess, headers }))
            if !columns.is_empty() =>
        {
            let error =
                ImportError::NotRecognised { headers, columns: Vec::new(), guess: guess.clone() };
            let sheet = UnknownSheet {
                path: job.path.clone(),
                columns,
                guess: *guess,
                words: error.text(lang),
            };
            return Ok(Msg::ImportUnknown(Box::new(sheet)));
        }
        Err(ImportFailure::File(error)) => return Err(import_words(&error)),
        Err(ImportFailure::Store(error)) => return Err(store_words(&error)),
        Err(ImportFailure::Strict(done)) => *done,
    };
    if stopped() && job.dry_run {
        return Err(store_words(&StoreError::Cancelled));
    }
    if !job.dry_run
        && let Some(mapping) = to_remember(&job.options, &done)
        && let Err(error) = mappings::remember(&job.mappings, &mapping)
    {
        notes.push(error.text(lang));
    }
    notes.splice(0..0, done.opened.as_ref().map(|opened| opened.text(lang)));
    Ok(Msg::Imported(Box::new(ImportResult {
        path: job.path.clone(),
        writes: done.report.writes(),
        counts: import_words::counts(lang, &done),
        notes,
        samples: import_words::samples(lang, &done, *job.now.offset()),
        refused: done.refused.iter().map(|row| row.text(lang)).collect(),
        repeated: done.repeated.iter().map(|row| row.text(lang)).collect(),
        dry_run: job.dry_run,
        mapping: job.options.columns.clone(),
        of: ImportOf::Orders,
    })))
}
