//! The thread that holds the phrases: it loads and watches their files, changes them, and keeps the
//! first page for the next start.

use super::event::Event;
use super::phrase_desk::PhraseDesk;
use super::rules::Watch;
use crate::app::{Msg, PhraseEdit};
use crate::domain::{Time, Trade};
use crate::phrases::{Fingerprint, Phrase, Sources, first_page};
use chrono::NaiveDate;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::Duration;

/// How often the files are looked at, one look at each file’s times: what another console or an
/// editor wrote is there within seconds, and looking costs an idle console next to nothing.
const WATCH: Duration = Duration::from_secs(3);

/// What the shelf is asked for.
pub(super) enum Order {
    /// Keep this page for the next start.
    KeepPage(Vec<Arc<Phrase>>),
    /// Change the files; the number goes back with the outcome.
    Edit(u64, Box<PhraseEdit>),
    /// Say what can be brought back.
    ListDeleted,
    /// Look at the files now.
    Look,
    /// These add-on packs are on from now on.
    Addons(Vec<Trade>),
}

/// Where the shelf keeps what is no phrase file.
pub(super) struct Places {
    /// The first page.
    pub(super) cache: PathBuf,
    /// Deleted phrases.
    pub(super) trash: PathBuf,
}

/// The first page as the last run left it, when the files are still the same.
pub(super) fn first(sources: &Sources, cache: &Path, today: NaiveDate) -> Option<Vec<Arc<Phrase>>> {
    let page = first_page::read(cache, &Fingerprint::take(sources), today)?;
    Some(page.into_iter().map(Arc::new).collect())
}

/// Loads, watches and changes until nobody can ask any more; what was asked for is done first.
pub(super) fn start(
    sources: Sources,
    mut rules: Watch,
    places: Places,
    now: impl Fn() -> Time + Send + 'static,
    send: Sender<Event>,
    orders: Receiver<Order>,
) -> std::io::Result<JoinHandle<()>> {
    let work = move || {
        let today = || now().date_naive();
        let mut desk = PhraseDesk::open(sources, places.trash, today());
        let tell = |msg| send.send(Event::Msg(msg)).is_ok();
        let mut there = tell(Msg::LibraryLoaded(desk.shelf()));
        rules.look(&send);
        while there {
            let answer = match orders.recv_timeout(WATCH) {
                // Losing the page loses nothing but time at the next start.
                Ok(Order::KeepPage(page)) => {
                    let page = page.iter().map(AsRef::<Phrase>::as_ref);
                    let _ = first_page::save(&places.cache, desk.library().fingerprint(), page);
                    continue;
                }
                Ok(Order::Edit(number, edit)) => {
                    Some(Msg::PhrasesWritten(number, desk.edit(*edit, now())))
                }
                Ok(Order::ListDeleted) => Some(Msg::DeletedLoaded(desk.deleted(now()))),
                Ok(Order::Addons(on)) => {
                    desk.switch_addons(on);
                    None
                }
                Err(RecvTimeoutError::Disconnected) => return,
                Ok(Order::Look) | Err(RecvTimeoutError::Timeout) => None,
            };
            // The phrases first: what is said of them comes when they are there.
            if desk.look(today()) {
                there = tell(Msg::LibraryLoaded(desk.shelf()));
            }
            rules.look(&send);
            if let Some(answer) = answer {
                there &= tell(answer);
            }
        }
    };
    std::thread::Builder::new().name("phrases".into()).spawn(work)
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
        let now = || Time::parse_from_rfc3339("2026-11-21T10:00:00+08:00").unwrap();
        let places =
            Places { cache: folder.path().join("first"), trash: folder.path().join("trash") };
        let rules = Watch::new(folder.path().join("lint.toml"), crate::i18n::Lang::En);
        let thread = start(Sources::default(), rules, places, now, send, inbox).unwrap();
        let loaded = || loop {
            match events.recv_timeout(Duration::from_secs(20)).unwrap() {
                Event::Msg(Msg::LibraryLoaded(shelf)) => {
                    return shelf.library.by_id("food-shelf-life").is_some();
                }
                Event::Msg(Msg::RulesLoaded(..)) => {}
                _ => panic!("neither phrases nor rules"),
            }
        };
        assert!(!loaded());
        orders.send(Order::Addons(vec![Trade::Food])).unwrap();
        assert!(loaded());
        orders.send(Order::Addons(Vec::new())).unwrap();
        assert!(!loaded());
        drop(orders);
        thread.join().unwrap();
    }
}
