//! The thread that loads the phrases, keeps the first page for the next start, and watches the
//! files.

use super::event::Event;
use crate::app::{Msg, Shelf};
use crate::domain::Trade;
use crate::phrases::{Fingerprint, Library, Phrase, Sources, first_page};
use chrono::NaiveDate;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

/// How often the files are looked at: one look at each file's times.
const WATCH: Duration = Duration::from_secs(3);
/// What the thread is told.
pub(super) enum Order {
    /// The first page to keep for the next start.
    Keep(Vec<Arc<Phrase>>),
    /// These add-on packs are on from now on.
    Addons(Vec<Trade>),
}

/// The first page as the last run left it, when the files are still the same.
pub(super) fn first(
    sources: &Sources,
    cache: &std::path::Path,
    today: NaiveDate,
) -> Option<Vec<Arc<Phrase>>> {
    let page = first_page::read(cache, &Fingerprint::take(sources), today)?;
    Some(page.into_iter().map(Arc::new).collect())
}

/// Loads and watches until whoever sends orders is gone.
pub(super) fn start(
    mut sources: Sources,
    cache: PathBuf,
    today: impl Fn() -> NaiveDate + Send + 'static,
    send: Sender<Event>,
    orders: Receiver<Order>,
) -> std::io::Result<()> {
    let work = move || {
        let mut library = Library::load(&sources, today());
        let mut day = today();
        let mut fingerprint = library.fingerprint().clone();
        if send.send(Event::Msg(Msg::LibraryLoaded(Arc::new(Shelf::new(library.clone()))))).is_err()
        {
            return;
        }
        loop {
            match orders.recv_timeout(WATCH) {
                // Losing the page loses nothing but time at the next start.
                Ok(Order::Keep(page)) => {
                    let page = page.iter().map(AsRef::<Phrase>::as_ref);
                    let _ = first_page::save(&cache, &fingerprint, page);
                    continue;
                }
                Ok(Order::Addons(on)) => sources.addons = on,
                Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => {}
            }
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    #[test]
    fn an_addon_pack_is_there_as_soon_as_it_is_switched_on() {
        let folder = tempfile::tempdir().unwrap();
        let (send, events) = mpsc::channel();
        let (orders, inbox) = mpsc::channel();
        let day = || NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        start(Sources::default(), folder.path().join("first"), day, send, inbox).unwrap();
        let loaded = || match events.recv_timeout(Duration::from_secs(20)).unwrap() {
            Event::Msg(Msg::LibraryLoaded(shelf)) => {
                shelf.library.by_id("food-shelf-life").is_some()
            }
            _ => panic!("something else than the phrases"),
        };
        assert!(!loaded());
        orders.send(Order::Addons(vec![Trade::Food])).unwrap();
        assert!(loaded());
        orders.send(Order::Addons(Vec::new())).unwrap();
        assert!(!loaded());
    }
}
