//! The demo shop as a change log: three days of orders, notes, flags and counters.

use super::people;
use super::words::{Note, Words};
use crate::config::Config;
use crate::domain::{
    Change, Colour, Commit, CountId, CountKind, DeviceId, LostReason, Money, NoteId, OrderFields,
    OrderKey, OrderState, Platform, ProblemKind, Ref, ReminderFields, ReminderId, Stamp, Stamped,
    Time, UseId, Word,
};
use chrono::TimeDelta;
use uuid::Uuid;

/// So many orders.
const ORDERS: usize = 60;
/// Minutes between two orders.
const APART: i64 = 67;

/// The log while it is made up.
pub(super) struct Shop<'a> {
    pub(super) words: &'a Words,
    pub(super) config: &'a Config,
    pub(super) now: Time,
    acts: Vec<(Time, String, Vec<Change>)>,
    made: u32,
}

/// The whole log, in the order of time.
pub(super) fn commits(
    words: &Words,
    config: &Config,
    device: &DeviceId,
    now: Time,
) -> Vec<Stamped> {
    let mut shop = Shop { words, config, now, acts: Vec::new(), made: 0 };
    let orders: Vec<OrderKey> = (0..ORDERS).map(|n| shop.order(n)).collect();
    shop.imports(&orders);
    shop.counters();
    shop.replies(&orders);
    people::reviews(&mut shop, &orders);
    shop.reminders(&orders);
    people::handovers(&mut shop, &orders);
    shop.finish(device)
}

impl Shop<'_> {
    /// An id that is the same every time.
    pub(super) fn id(&mut self) -> Uuid {
        self.made += 1;
        Uuid::new_v5(&Uuid::NAMESPACE_OID, format!("chaqi demo {}", self.made).as_bytes())
    }

    /// So many minutes ago.
    pub(super) fn ago(&self, minutes: i64) -> Time {
        self.now - TimeDelta::minutes(minutes)
    }

    /// Something that somebody did.
    pub(super) fn act(&mut self, at: Time, agent: &str, changes: Vec<Change>) {
        self.acts.push((at, agent.to_owned(), changes));
    }

    /// When the shift that is on now began, a moment ago at least.
    pub(super) fn began(&self) -> Time {
        let agent = self.words.agents[0];
        let began = self.config.roster.began(self.now, agent) + self.config.roster.early;
        let began = began.and_local_timezone(*self.now.offset()).single().unwrap_or(self.now);
        began.clamp(self.ago(10 * 60), self.ago(25))
    }

    /// Who was on duty: the one at the console in this shift, the others before.
    fn on_duty(&self, at: Time, n: usize) -> &'static str {
        match (at >= self.began(), n % 3) {
            (true, 2) => self.words.agents[2],
            (true, _) => self.words.agents[0],
            (false, 0) => self.words.agents[2],
            (false, _) => self.words.agents[1],
        }
    }

    fn created(&self, n: usize) -> Time {
        self.ago(20 + APART * n as i64 + (n as i64 * 37) % 41)
    }

    /// When the nth order got into the store: added by hand, or with the next report of three.
    fn entered(&self, n: usize) -> Time {
        if n % 4 == 1 {
            self.created(n) + TimeDelta::minutes(3)
        } else {
            self.created(n / 3 * 3) + TimeDelta::minutes(1)
        }
    }

    /// The state of the nth order from now: fresh ones wait, old ones are done.
    fn state(n: usize) -> OrderState {
        match (n, n % 10) {
            (_, 9) if n > 10 => OrderState::Closed,
            (0..14, 1 | 4 | 8) => OrderState::Unpaid,
            (0..14, _) | (14..30, 2 | 6) => OrderState::ToShip,
            (14..45, 5) => OrderState::PartShipped,
            (14..45, _) => OrderState::Shipped,
            _ => OrderState::Done,
        }
    }

    fn key(&self, n: usize) -> OrderKey {
        let serial = 271_300_000_000_000_000_u64 + 982_451_653 * (ORDERS - n) as u64;
        OrderKey {
            platform: Platform::Taobao,
            shop: self.words.shop.to_owned(),
            number: serial.to_string(),
        }
    }

    fn fields(&self, n: usize) -> OrderFields {
        let words = self.words;
        let (item, price) = words.items[(n * 7 + 3) % words.items.len()];
        let count = 1 + i64::from(n.is_multiple_of(6));
        let state = Self::state(n);
        let created = self.created(n);
        let cod = n % 11 == 3;
        let paid = state.is_paid(cod);
        let sent =
            matches!(state, OrderState::Shipped | OrderState::Done | OrderState::PartShipped);
        OrderFields {
            buyer: Some(words.buyers[(n * 5) % words.buyers.len()].to_owned()),
            item: Some(item.to_owned()),
            amount: Some(Money(price * count)),
            state: Some(state),
            cod: Some(cod),
            address_checked: Some(n.is_multiple_of(3) && !cod),
            created: Some(created),
            paid: paid.then(|| created + TimeDelta::minutes(2 + n as i64 % 9)),
            waybill: sent.then(|| format!("YT{:013}", 8_800_000_000_000_u64 + 7_919 * n as u64)),
            courier: sent.then(|| words.couriers[n % 3].to_owned()),
            // A range of numbers that is not given out, masked as the platform does.
            phone: Some(format!("190****{:04}", 1_000 + (n * 613) % 9_000)),
            ..OrderFields::default()
        }
    }

    /// One order: added by hand or left to the next import, and what was written about it.
    fn order(&mut self, n: usize) -> OrderKey {
        let (key, entered) = (self.key(n), self.entered(n));
        if n % 4 == 1 {
            let change = Change::OrderAdded { key: key.clone(), fields: self.fields(n) };
            let agent = self.on_duty(entered, n);
            self.act(entered, agent, vec![change]);
        }
        // Every sixth paid order is silent: nobody has spoken with the buyer.
        if n % 6 != 2 && !n.is_multiple_of(5) {
            let (text, flag) = self.note_for(n, n * 3);
            self.note(&key, entered + TimeDelta::minutes(4 + n as i64 % 5), n, text, flag);
        }
        if n % 7 == 4 {
            let (text, flag) = self.note_for(n, n * 3 + 8);
            self.note(&key, entered + TimeDelta::minutes(13), n + 1, text, flag);
        }
        key
    }

    /// A note that fits the nth order: what is owed to a buyer comes after the parcel.
    fn note_for(&self, n: usize, from: usize) -> Note {
        use OrderState::{Done, PartShipped, Shipped, ToShip, Unpaid};
        let state = Self::state(n);
        let fits = |flag: Option<Colour>| match flag {
            Some(Colour::Green) => matches!(state, Shipped | PartShipped | Done),
            Some(Colour::Blue) => state == Unpaid,
            Some(Colour::Purple) => matches!(state, Unpaid | ToShip),
            _ => true,
        };
        let notes = &self.words.notes;
        let mut all = notes.iter().cycle().skip(from % notes.len()).take(notes.len());
        *all.find(|(_, flag)| fits(*flag)).unwrap_or(&notes[0])
    }

    /// A promise to a buyer that is due this evening, and somebody to be called soon.
    fn reminders(&mut self, orders: &[OrderKey]) {
        let agent = self.words.agents[0];
        let (promised, called) = self.words.due;
        let due = [(3, promised, TimeDelta::hours(5)), (6, called, TimeDelta::minutes(40))];
        for (n, text, ahead) in due {
            let buyer = self.fields(n).buyer.unwrap_or_default();
            let label = format!("{} {buyer}", orders[n].number);
            let about = Some(Ref::Order(orders[n].id()));
            let mut fields = ReminderFields::reminder(about, &label, text, self.now + ahead, agent);
            if text == promised {
                fields = fields.promised(TimeDelta::minutes(30), self.now);
            }
            let reminder = ReminderId(self.id());
            self.act(self.ago(12), agent, vec![Change::ReminderSet { reminder, fields }]);
        }
    }

    fn note(&mut self, key: &OrderKey, at: Time, n: usize, text: &str, flag: Option<Colour>) {
        let note = NoteId(self.id());
        let mut changes = Vec::new();
        if flag.is_some() {
            changes.push(Change::OrderFlagged { key: key.clone(), flag, label: String::new() });
        }
        changes.push(Change::OrderNoted { key: key.clone(), note, flag, text: text.to_owned() });
        let agent = self.on_duty(at, n);
        self.act(at, agent, changes);
    }

    /// What was not added by hand came with a report, three orders at a time.
    fn imports(&mut self, orders: &[OrderKey]) {
        for (batch, keys) in orders.chunks(3).enumerate() {
            let changes: Vec<Change> = keys
                .iter()
                .enumerate()
                .map(|(at, key)| (batch * 3 + at, key))
                .filter(|(n, _)| n % 4 != 1)
                .map(|(n, key)| Change::OrderImported { key: key.clone(), fields: self.fields(n) })
                .collect();
            let at = self.created(batch * 3) + TimeDelta::minutes(1);
            let agent = self.on_duty(at, 0);
            self.act(at, agent, changes);
        }
    }

    /// Buyers received, sales lost, problems met.
    fn counters(&mut self) {
        for n in 0..90_usize {
            let at = self.ago(15 + 45 * n as i64);
            let agent = self.on_duty(at, n);
            let buyer = self.words.buyers[(n * 5) % self.words.buyers.len()];
            let what = match n % 12 {
                5 => CountKind::Lost(LostReason::ALL[n / 12 % LostReason::ALL.len()]),
                8 => CountKind::Problem(ProblemKind::ALL[n / 12 % ProblemKind::ALL.len()]),
                _ => CountKind::Received,
            };
            let day = self.config.roster.at(at, agent).day;
            let count = match what {
                // As the counter key makes it: a buyer counts once a day.
                CountKind::Received => {
                    let name = format!("received {day} {agent} {buyer}");
                    CountId(Uuid::new_v5(&Uuid::NAMESPACE_OID, name.as_bytes()))
                }
                _ => CountId(self.id()),
            };
            let known = self.acts.iter().any(|(_, _, changes)| {
                matches!(&changes[..], [Change::Counted { count: c, .. }] if *c == count)
            });
            if !known {
                let change = Change::Counted { count, what, buyer: buyer.to_owned() };
                self.act(at, agent, vec![change]);
            }
        }
    }

    /// Quick replies, the first ones most often.
    fn replies(&mut self, orders: &[OrderKey]) {
        for n in 0..70_usize {
            let at = self.ago(9 + 55 * n as i64);
            let agent = self.on_duty(at, n);
            let pick = [0, 1, 0, 2, 3, 0, 1, 4, 5, 0, 6, 1, 2, 7][n % 14];
            let (phrase, title) = self.words.replies[pick];
            let about = orders.get(n * 55 / 67).filter(|_| n % 3 == 0);
            let change = Change::ReplyCopied {
                used: UseId(self.id()),
                phrase: phrase.to_owned(),
                title: title.to_owned(),
                about: about.map(|key| crate::domain::Ref::Order(key.id())),
            };
            self.act(at, agent, vec![change]);
        }
    }

    fn finish(mut self, device: &DeviceId) -> Vec<Stamped> {
        self.acts.sort_by_key(|(at, ..)| *at);
        let acts = std::mem::take(&mut self.acts);
        let mut last: Option<Stamp> = None;
        acts.into_iter()
            .map(|(at, agent, changes)| {
                let stamp = Stamp::next(last.as_ref(), at.timestamp_millis(), device.clone());
                last = Some(stamp.clone());
                Stamped { stamp, commit: Commit::new(self.id(), &agent, at, changes) }
            })
            .collect()
    }
}
