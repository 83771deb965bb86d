//! A long import on a thread of its own: parse in a child process, compare, write.

use super::desk::in_words;
use super::event::Event;
use crate::app::{ImportResult, Msg};
use crate::domain::{Commit, Time};
use crate::exchange::child::{self, Event as Parsed};
use crate::exchange::{ImportError, ImportOptions};
use crate::i18n::Lang;
use crate::store::{ImportReport, Place, Store, StoreError};
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
        let msg = match run(&job, &cancel, &send) {
            Ok(result) => Msg::Imported(Box::new(result)),
            Err(words) => Msg::Failed(words),
        };
        let _ = send.send(Event::Msg(msg));
    };
    std::thread::Builder::new().name("import".into()).spawn(work).map(drop)
}

fn run(job: &Import, cancel: &AtomicBool, send: &Sender<Event>) -> Result<ImportResult, String> {
    let import_words = |e: &ImportError| format!("{} {}", e.text(job.lang), e.hint(job.lang));
    let stopped = || cancel.load(Ordering::Relaxed);
    let flow = || if stopped() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
    let tell = |done: u64, all: u64| {
        let _ = send.send(Event::Msg(Msg::Progressed(done, all)));
    };
    let file = child::open(&job.path).map_err(|e| import_words(&e))?;
    let (mut orders, mut refused, mut repeated) = (Vec::new(), Vec::new(), Vec::new());
    let rows = child::parse(&job.program, file, &job.options, &mut |event| {
        match event {
            Parsed::Order(order) => orders.push((order.key, order.fields)),
            Parsed::Refused(row) => refused.push(row.text(job.lang)),
            Parsed::Repeated(row) => repeated.push(row.text(job.lang)),
            // Reading is half of the way.
            Parsed::Progress(p) => tell(p.bytes_done, p.bytes_total.saturating_mul(2)),
        }
        flow()
    })
    .map_err(|e| import_words(&e))?;
    let mut store =
        Store::open(job.place.clone(), *job.now.offset()).map_err(|e| in_words(job.lang, &e))?;
    let ImportReport { new, changed, same, changes } =
        store.compare(orders).map_err(|e| in_words(job.lang, &e))?;
    if !job.dry_run && !changes.is_empty() {
        let commit = Commit::new(uuid::Uuid::now_v7(), &job.agent, job.now, changes);
        store
            .save_import(&commit, |done, all| {
                tell((all + done) as u64, 2 * all as u64);
                flow()
            })
            .map_err(|e: StoreError| in_words(job.lang, &e))?;
    }
    if stopped() && job.dry_run {
        return Err(in_words(job.lang, &StoreError::Cancelled));
    }
    Ok(ImportResult {
        path: job.path.clone(),
        rows,
        new,
        changed,
        same,
        refused,
        repeated,
        dry_run: job.dry_run,
    })
}
