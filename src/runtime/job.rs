//! A long import on a thread of its own: parse in a child process, compare, write.

use super::desk::trouble;
use super::event::Event;
use crate::app::{ImportResult, Msg, Trouble};
use crate::domain::{Commit, Time};
use crate::exchange::child::{self, Event as Parsed};
use crate::exchange::{ImportError, ImportOptions, Refused};
use crate::i18n::{Lang, t, text};
use crate::store::{ImportReport, Place, Store, StoreError};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
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

/// A row that was refused, in words.
pub fn refused_words(lang: Lang, refused: &Refused) -> String {
    let reason = text(lang, &format!("error-import-{}", refused.reason.code()));
    t!(lang, "error-import-row",
        "line" => refused.line as i64,
        "column" => refused.column.clone().unwrap_or_default(),
        "value" => refused.value.clone(),
        "reason" => reason)
}

/// An import's error as the app shows it.
fn import_trouble(path: &Path, error: &ImportError) -> Trouble {
    Trouble { id: "error-import", path: path.display().to_string(), detail: error.to_string() }
}

/// Starts the import; setting `cancel` stops it with nothing changed.
pub(super) fn start(
    job: Import,
    cancel: Arc<AtomicBool>,
    send: Sender<Event>,
) -> std::io::Result<()> {
    let work = move || {
        let msg = match run(&job, &cancel, &send) {
            Ok(result) => Msg::Imported(Box::new(result)),
            Err(trouble) => Msg::Failed(trouble),
        };
        let _ = send.send(Event::Msg(msg));
    };
    std::thread::Builder::new().name("import".into()).spawn(work).map(drop)
}

fn run(job: &Import, cancel: &AtomicBool, send: &Sender<Event>) -> Result<ImportResult, Trouble> {
    let stopped = || cancel.load(Ordering::Relaxed);
    let flow = || if stopped() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
    let tell = |done: u64, all: u64| {
        let _ = send.send(Event::Msg(Msg::Progressed(done, all)));
    };
    let file = child::open(&job.path).map_err(|e| import_trouble(&job.path, &e))?;
    let (mut orders, mut refused) = (Vec::new(), Vec::new());
    let rows = child::parse(&job.program, file, &job.options, &mut |event| {
        match event {
            Parsed::Order(order) => orders.push((order.key, order.fields)),
            Parsed::Refused(row) => refused.push(row),
            // Reading is half of the way.
            Parsed::Progress(p) => tell(p.bytes_done, p.bytes_total.saturating_mul(2)),
        }
        flow()
    })
    .map_err(|e| import_trouble(&job.path, &e))?;
    let mut store = Store::open(job.place.clone(), *job.now.offset()).map_err(|e| trouble(&e))?;
    let ImportReport { new, changed, same, changes } =
        store.compare(orders).map_err(|e| trouble(&e))?;
    if !job.dry_run && !changes.is_empty() {
        let commit = Commit::new(uuid::Uuid::now_v7(), &job.agent, job.now, changes);
        store
            .save_import(&commit, |done, all| {
                tell((all + done) as u64, 2 * all as u64);
                flow()
            })
            .map_err(|e: StoreError| trouble(&e))?;
    }
    if stopped() && job.dry_run {
        return Err(trouble(&StoreError::Cancelled));
    }
    Ok(ImportResult {
        path: job.path.clone(),
        rows,
        new,
        changed,
        same,
        refused: refused.iter().map(|r| refused_words(job.lang, r)).collect(),
        dry_run: job.dry_run,
    })
}
