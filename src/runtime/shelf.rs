//! The thread that loads the phrases, keeps the first page for the next start, and watches the
//! files.

use super::event::Event;
use super::rules::Watch;
use crate::app::{Msg, Shelf};
use crate::phrases::{Fingerprint, Library, Phrase, Sources, first_page};
use chrono::NaiveDate;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

/// How often the files are looked at: one look at each file's times.
const WATCH: Duration = Duration::from_secs(3);
/// The first page as the last run left it, when the files are still the same.
pub(super) fn first(
    sources: &Sources,
    cache: &std::path::Path,
    today: NaiveDate,
) -> Option<Vec<Arc<Phrase>>> {
    let page = first_page::read(cache, &Fingerprint::take(sources), today)?;
    Some(page.into_iter().map(Arc::new).collect())
}

/// Loads and watches until `keep` is gone; what comes through it is the first page to keep.
pub(super) fn start(
    sources: Sources,
    mut rules: Watch,
    cache: PathBuf,
    today: impl Fn() -> NaiveDate + Send + 'static,
    send: Sender<Event>,
    keep: Receiver<Vec<Arc<Phrase>>>,
) -> std::io::Result<()> {
    let work = move || {
        let mut library = Library::load(&sources, today());
        let mut day = today();
        let mut fingerprint = library.fingerprint().clone();
        if send.send(Event::Msg(Msg::LibraryLoaded(Arc::new(Shelf::new(library.clone()))))).is_err()
        {
            return;
        }
        rules.look(&send);
        loop {
            match keep.recv_timeout(WATCH) {
                // Losing the page loses nothing but time at the next start.
                Ok(page) => {
                    let page = page.iter().map(AsRef::<Phrase>::as_ref);
                    let _ = first_page::save(&cache, &fingerprint, page);
                    continue;
                }
                Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => {}
            }
            rules.look(&send);
            let now = Fingerprint::take(&sources);
            if now == fingerprint && today() == day {
                continue;
            }
            day = today();
            library = Library::load_keeping(&sources, day, &library);
            fingerprint = library.fingerprint().clone();
            let shelf = Arc::new(Shelf::new(library.clone()));
            if send.send(Event::Msg(Msg::LibraryLoaded(shelf))).is_err() {
                return;
            }
        }
    };
    std::thread::Builder::new().name("phrases".into()).spawn(work).map(drop)
}
