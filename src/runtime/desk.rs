//! The thread that holds the store: it saves, loads, and notices what other consoles changed.

use super::event::Event;
use crate::app::{App, Board, Effect, HandoverText, MOST_COUNTED, Msg};
use crate::domain::tally::Tally;
use crate::domain::{Change, Commit, DraftId, Ref, Time};
use crate::exchange::handover_out::{HandoverPage, chat, markdown};
use crate::exchange::{atomic_file, labels, tally_out};
use crate::files::{Reserve, Stamp};
use crate::i18n::{Lang, system, t, with_hint};
use crate::phrases::{Usage, pins, values};
use crate::store::{Access, Place, Saved, Seen, Store, StoreError};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

/// How often the store is asked whether another console wrote: others' changes are on the screen
/// within a second.
const WATCH: Duration = Duration::from_millis(900);
/// How many handovers the history shows.
const HANDOVERS: usize = 100;
/// How far back the use of phrases is read, in days: older use has faded.
const USAGE_DAYS: i64 = 180;

/// The store with what answers need beside it.
#[derive(Debug)]
pub struct Desk {
    store: Store,
    reserve: Option<Reserve>,
    exports: PathBuf,
    lang: Lang,
    agent: String,
    /// The number of the newest question for orders.
    newest: Arc<AtomicU64>,
}

impl Desk {
    /// Opens the store.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open(
        place: Place,
        exports: PathBuf,
        lang: Lang,
        agent: String,
        now: Time,
    ) -> Result<Self, StoreError> {
        let store = Store::open(place, *now.offset())?;
        let reserve = match store.access() {
            Access::Full => Reserve::ensure(store.place().folder()).ok(),
            Access::ReadOnly(_) => None,
        };
        Ok(Self { store, reserve, exports, lang, agent, newest: Arc::default() })
    }

    /// What to tell the app when the store is open.
    pub fn greeting(&self) -> Option<Msg> {
        match self.store.access() {
            Access::Full => None,
            Access::ReadOnly(why) => Some(Msg::ReadOnly(system(self.lang, why))),
        }
    }

    /// From now on a question for orders is given up when `newest` has a higher number.
    pub fn listen(&mut self, newest: Arc<AtomicU64>) {
        self.newest = newest;
    }

    /// The agent's name from now on.
    pub fn rename(&mut self, agent: String) {
        self.agent = agent;
    }

    /// Carries out an effect that concerns the store, and gives what to tell the app; nothing for
    /// other effects.
    pub fn perform(&mut self, effect: Effect, now: Time) -> Option<Msg> {
        let result = match effect {
            Effect::Save(commit) => return Some(self.save(&commit)),
            Effect::Undo => self.toggle(true, now),
            Effect::Redo => self.toggle(false, now),
            Effect::LoadOrders(number, query) => {
                // Somebody types on: nobody waits for the answer to half a word.
                let newest = Arc::clone(&self.newest);
                let stale = move || newest.load(Ordering::Relaxed) > number;
                if stale() {
                    return None;
                }
                match self.store.unless(stale, |store| store.orders(&query)) {
                    Ok(Some(page)) => Ok(Msg::OrdersLoaded(number, page)),
                    Ok(None) => return None,
                    Err(error) => Err(error),
                }
            }
            Effect::CountOrders(filters) => filters
                .iter()
                .map(|filter| self.store.count_orders(filter, MOST_COUNTED))
                .collect::<Result<_, _>>()
                .map(Msg::OrdersCounted),
            Effect::LoadMarks(query) => self.store.orders(&query).map(Msg::MarksLoaded),
            Effect::FindNumber(found, from) => {
                let orders = self.store.orders_numbered(&found.number);
                orders.map(|orders| Msg::NumberFound(found, from, orders))
            }
            Effect::LoadCard(id) => {
                self.store.order_card(id).map(|card| Msg::CardLoaded(card.map(Box::new)))
            }
            Effect::LoadBuyer(key) => {
                self.store.buyer_page(&key, now).map(|page| Msg::BuyerLoaded(Box::new(page)))
            }
            Effect::LoadBoard { since, draft } => {
                self.board(since, draft).map(|board| Msg::BoardLoaded(Box::new(board)))
            }
            Effect::LoadUrging(number, query) => {
                self.store.to_urge(&query).map(|page| Msg::UrgingLoaded(number, page))
            }
            Effect::LoadActivity(number, from, to) => {
                self.store.activity(from, to).map(|rows| Msg::ActivityLoaded(number, rows))
            }
            Effect::CopyHandover { id, text } => {
                return Some(Msg::Composed(id, compose(&text, self.lang, now)));
            }
            Effect::LoadUsage => self.usage(now).map(Msg::UsageLoaded),
            Effect::LoadPins => return Some(self.pins(pins::read)),
            Effect::LoadValues => {
                let values = values::read(&self.values_file()).unwrap_or_else(not_remembered);
                return Some(Msg::ValuesLoaded(values));
            }
            Effect::KeepValues(values) => {
                values::keep(&self.values_file(), &values).unwrap_or_else(not_remembered);
                return None;
            }
            Effect::Pin(id, pinned) => return Some(self.pins(|path| pins::set(path, &id, pinned))),
            Effect::ExportTally { path, tally } => {
                return Some(match self.export(&path, &tally) {
                    Ok(path) => Msg::Exported(path),
                    Err(words) => Msg::Failed(words),
                });
            }
            _ => return None,
        };
        Some(result.unwrap_or_else(|error| {
            tracing::warn!(%error, "reading or taking back");
            Msg::Failed(in_words(self.lang, &error))
        }))
    }

    fn values_file(&self) -> PathBuf {
        self.store.place().folder().join(values::FILE)
    }

    fn pins_file(&self) -> PathBuf {
        self.store.place().folder().join(pins::FILE)
    }

    /// Whether the file of the favourites is another than at the last call with the same state.
    fn pinned(&self, seen: &mut Option<Stamp>) -> bool {
        let now = Stamp::of(&self.pins_file());
        std::mem::replace(seen, now) != now
    }

    /// The favourites after something was done with their file.
    fn pins(&self, act: impl FnOnce(&Path) -> std::io::Result<Vec<String>>) -> Msg {
        let path = self.pins_file();
        match act(&path) {
            Ok(ids) => Msg::PinsLoaded(ids.into_iter().collect()),
            Err(error) => {
                let (path, reason) = (path.display().to_string(), error.to_string());
                Msg::Failed(t!(self.lang, "error-pins", "path" => path, "reason" => reason))
            }
        }
    }

    /// Refuses to add an order that is there already: the list in front may not show it.
    fn doubled(&self, commit: &Commit) -> Option<String> {
        let [Change::OrderAdded { key, .. }] = commit.changes.as_slice() else { return None };
        let known = self.store.order(key.id()).ok().flatten().is_some_and(|o| !o.deleted);
        known.then(|| t!(self.lang, "error-order-exists", "order" => key.number.clone()))
    }

    fn save(&mut self, commit: &Commit) -> Msg {
        if let Some(words) = self.doubled(commit) {
            return Msg::NotSaved(commit.id, words);
        }
        let mut result = self.store.save(commit);
        if let Err(StoreError::Full { .. }) = result {
            // The reserve is for this: what is in hand is still saved, the next is not promised.
            let freed = self.reserve.as_ref().is_some_and(|r| r.release().unwrap_or(false));
            if freed {
                result = self.store.save(commit);
            }
        } else if let Some(reserve) = &self.reserve
            && !reserve.is_held()
        {
            let _ = reserve.renew();
        }
        match result {
            Ok(Saved::Refused(why)) => Msg::Refused(commit.id, why),
            Ok(Saved::Now(_) | Saved::Before) => Msg::Saved(commit.id),
            Err(error) => {
                tracing::warn!(%error, "not saved");
                Msg::NotSaved(commit.id, in_words(self.lang, &error))
            }
        }
    }

    fn toggle(&mut self, undo: bool, now: Time) -> Result<Msg, StoreError> {
        let target = if undo {
            self.store.next_undo(&self.agent)?
        } else {
            self.store.next_redo(&self.agent)?
        };
        let Some(target) = target else { return Ok(Msg::Toggled(undo, None)) };
        let change = if undo {
            Change::Undone { commit: target }
        } else {
            Change::Redone { commit: target }
        };
        let commit = Commit::new(uuid::Uuid::now_v7(), &self.agent, now, vec![change]);
        if let Saved::Refused(why) = self.store.save(&commit)? {
            return Ok(Msg::Refused(commit.id, why));
        }
        Ok(Msg::Toggled(undo, self.store.commit(target)?.map(Box::new)))
    }

    fn board(&self, since: Time, draft: DraftId) -> Result<Board, StoreError> {
        use crate::domain::{OrderFilter, OrderQuery};
        let handovers = self
            .store
            .handovers(HANDOVERS)?
            .into_iter()
            .map(|h| {
                let items = self.store.items_of(&h)?;
                Ok((h, items))
            })
            .collect::<Result<_, StoreError>>()?;
        let list = |filter| OrderQuery { filter, limit: 500, ..OrderQuery::default() };
        let handled = self.store.orders(&list(OrderFilter::HandledSince(since)))?.orders;
        let reminders = self.store.open_reminders()?;
        let mut reminded = HashMap::new();
        for reminder in &reminders {
            if let Some(Ref::Order(id)) = reminder.about
                && let Some(order) = self.store.order(id)?
            {
                reminded.insert(id, order);
            }
        }
        Ok(Board {
            reminders,
            reminded,
            buyers: self.store.buyers()?.into_iter().map(|b| (b.key.id(), b)).collect(),
            discounted: self.store.discounts_since(since, &self.agent)?,
            reviews: self.store.reviews()?,
            items: self.store.open_items()?,
            handovers,
            handled,
            none: self.store.sections_marked(draft)?.into_iter().map(|s| (draft, s)).collect(),
        })
    }

    fn usage(&self, now: Time) -> Result<HashMap<String, Usage>, StoreError> {
        let since = now - chrono::TimeDelta::days(USAGE_DAYS);
        let mut usage: HashMap<String, Usage> = HashMap::new();
        for row in self.store.usage_since(since)? {
            usage.entry(row.phrase).or_default().touch(row.at);
        }
        Ok(usage)
    }

    /// Writes the tally into the folder for exports.
    fn export(&self, name: &Path, tally: &Tally) -> Result<PathBuf, String> {
        let kind = name.extension().unwrap_or_default();
        super::exports::write_new(self.lang, &self.exports, name, |path| {
            labels::with_tally(self.lang, tally.by, |labels| {
                atomic_file(path, false, |mut out| match kind.to_str() {
                    Some("md") => tally_out::markdown(&mut out, tally, labels),
                    Some("json") => tally_out::json(&mut out, tally),
                    _ => tally_out::csv(&mut out, tally, labels),
                })
            })
        })
    }

    /// What saves left for a quiet moment. Nobody waits for it: when it fails, the next does it.
    fn tidy(&mut self) {
        if *self.store.access() == Access::Full
            && let Err(error) = self.store.tidy()
        {
            tracing::warn!(%error, "tidying");
        }
    }
}

/// A handover as text for the clipboard.
fn compose(text: &HandoverText, lang: Lang, now: Time) -> String {
    let page = HandoverPage {
        day: text.day,
        shift: &text.shift,
        agent: &text.agent,
        items: &text.items,
        now,
        open: &text.open,
    };
    let mut out = Vec::new();
    // Writing into memory does not fail.
    let _ = labels::with_handover(lang, |labels| {
        if text.markdown {
            markdown(&mut out, &page, labels)
        } else {
            chat(&mut out, &page, labels)
        }
    });
    String::from_utf8_lossy(&out).into_owned()
}

/// A value that is not remembered costs typing it once more: that is for the log.
fn not_remembered<T: Default>(error: std::io::Error) -> T {
    tracing::warn!(%error, "the last values of variables");
    T::default()
}

/// What went wrong and what to do about it.
pub(super) fn in_words(lang: Lang, error: &StoreError) -> String {
    with_hint(&error.text(lang), &error.hint(lang))
}

/// What the desk is asked for.
pub(super) enum Order {
    /// Carry this out.
    Do(Effect),
    /// The agent has another name or language.
    Rename(String, Lang),
    /// A form that a dead console left: offer it unless the record holds what it would have saved.
    Offer(String),
}

/// Serves until the main loop is gone.
pub(super) fn start(
    open: impl FnOnce() -> Result<Desk, StoreError> + Send + 'static,
    now: impl Fn() -> Time + Send + 'static,
    words: impl FnOnce(&StoreError) -> String + Send + 'static,
    orders: Receiver<Order>,
    send: Sender<Event>,
    log: PathBuf,
) -> std::io::Result<std::thread::JoinHandle<()>> {
    let work = move || {
        let mut desk = match open() {
            Ok(desk) => desk,
            Err(error) => {
                let _ = send.send(Event::Fatal(words(&error)));
                return;
            }
        };
        // The folder is there now.
        super::log::start(&log);
        if let Some(msg) = desk.greeting() {
            let _ = send.send(Event::Msg(msg));
        }
        let mut seen = Seen::default();
        desk.store.changed_elsewhere(&mut seen);
        let mut pins = None;
        desk.pinned(&mut pins);
        let mut looked = Instant::now();
        let mut untidy = false;
        loop {
            // However busy the keys are, others' changes are looked for in time.
            let wait = WATCH.saturating_sub(looked.elapsed());
            if wait.is_zero() {
                looked = Instant::now();
                if desk.store.changed_elsewhere(&mut seen)
                    && send.send(Event::Msg(Msg::ChangedElsewhere)).is_err()
                {
                    return;
                }
                if desk.pinned(&mut pins) && send.send(Event::Msg(desk.pins(pins::read))).is_err() {
                    return;
                }
                continue;
            }
            match orders.recv_timeout(wait) {
                Ok(Order::Do(effect)) => {
                    untidy |= matches!(effect, Effect::Save(_) | Effect::Undo | Effect::Redo);
                    if let Some(msg) = desk.perform(effect, now())
                        && send.send(Event::Msg(msg)).is_err()
                    {
                        return;
                    }
                }
                Ok(Order::Offer(json)) => {
                    let sent = App::commit_of_draft(&json)
                        .is_some_and(|id| desk.store.knows(id).unwrap_or(false));
                    let msg = if sent { Msg::DraftSent } else { Msg::DraftFound(json) };
                    let _ = send.send(Event::Msg(msg));
                }
                Ok(Order::Rename(agent, lang)) => {
                    desk.rename(agent);
                    desk.lang = lang;
                }
                Err(RecvTimeoutError::Timeout) => {
                    if std::mem::take(&mut untidy) {
                        desk.tidy();
                    }
                }
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    };
    std::thread::Builder::new().name("store".into()).spawn(work)
}
