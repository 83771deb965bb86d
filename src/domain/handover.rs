//! The handover: matters that one shift leaves to the next, taken item by item.

use super::words::words;
use super::{Change, DraftId, HandoverId, ItemId, Order, Ref, Reminder, Review, ShiftDay, Time};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashSet};
use uuid::Uuid;

/// From this pass on an item is the supervisor's.
pub const SUPERVISOR_PASSES: u32 = 3;

/// How pressing an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Severity {
    /// Must be dealt with at once; read back when taken.
    Urgent,
    /// To be watched.
    #[default]
    Watch,
    /// For information.
    Calm,
}

words!(Severity {
    Urgent = "urgent" | "紧急", "急";
    Watch = "watch" | "关注", "留意";
    Calm = "calm" | "知悉", "一般";
});

/// A part of the handover. Each is filled or says “none” before it is handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// Flagged and open orders.
    Orders,
    /// Reviews that wait for something.
    Reviews,
    /// Anything else: promises, buyers, notices.
    Other,
}

words!(Section {
    Orders = "orders" | "订单";
    Reviews = "reviews" | "中差评", "评价";
    Other = "other" | "其他事项", "其他";
});

/// How the receiver answered an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AnswerKind {
    /// Taken over.
    Accept,
    /// A question back to the giver.
    Ask,
    /// Not taken, with the reason.
    Refuse,
    /// The giver's answer to a question: the item waits to be taken again.
    Answer,
}

words!(AnswerKind {
    Accept = "accept" | "接收", "接";
    Ask = "ask" | "追问", "问";
    Refuse = "refuse" | "退回", "拒收";
    Answer = "answer" | "答复", "答";
});

/// Where an item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum ItemState {
    /// In somebody's draft.
    #[default]
    Draft,
    /// Handed over; nobody has answered.
    Handed,
    /// Taken by the receiver.
    Accepted,
    /// Waits for an answer from the giver.
    Asked,
    /// Given back.
    Refused,
    /// Dealt with.
    Done,
}

words!(ItemState {
    Draft = "draft" | "草稿";
    Handed = "handed" | "待接收";
    Accepted = "accepted" | "已接收";
    Asked = "asked" | "待答复";
    Refused = "refused" | "已退回";
    Done = "done" | "已办结";
});

/// One answer to an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Accepted, asked, refused, answered.
    pub kind: AnswerKind,
    /// When.
    pub at: Time,
    /// Who.
    pub agent: String,
    /// The question, the reason, the giver's answer, or the next step read back.
    pub text: String,
}

/// The fields of an item that can be written; `None` leaves a field as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ItemFields {
    /// The part of the handover it stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<Section>,
    /// The record it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<Ref>,
    /// What the record is called: an order number and buyer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// What the matter is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// How pressing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<Severity>,
    /// Who should deal with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// By when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Time>,
    /// There is no such time any more.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub due_cleared: bool,
    /// “If the buyer …”
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// “… then …”; may name a reply code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// One matter of a handover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its identity.
    pub id: ItemId,
    /// The part of the handover it stands in.
    pub section: Section,
    /// The record it is about.
    pub about: Option<Ref>,
    /// What the record is called.
    pub label: String,
    /// What the matter is.
    pub summary: String,
    /// How pressing.
    pub severity: Severity,
    /// Who should deal with it.
    pub owner: String,
    /// By when.
    pub due: Option<Time>,
    /// The “if” of *if … then …*.
    pub condition: String,
    /// The “then”: the next step.
    pub next: String,
    /// Where it stands.
    pub state: ItemState,
    /// Who wrote it first.
    pub agent: String,
    /// When it was written first: its age counts from here.
    pub since: Time,
    /// How many times it was handed over.
    pub passes: u32,
    /// The handovers it stood in, oldest first.
    pub handovers: Vec<HandoverId>,
    /// The answers, oldest first.
    pub answers: Vec<Answer>,
    /// How it ended.
    pub outcome: String,
    /// When anything about it last changed.
    pub touched: Time,
    /// Taken out of the draft, and can be brought back.
    pub deleted: bool,
}

impl ItemId {
    /// The id of the item that a draft of `day` suggests for a record: asking again suggests the
    /// same item, so that one taken out stays out.
    pub fn suggested(about: Ref, day: NaiveDate) -> Self {
        Self(Uuid::new_v5(&about.uuid(), format!("handover {day}").as_bytes()))
    }
}

impl Item {
    /// A fresh item in the draft of `agent`.
    pub fn new(id: ItemId, agent: &str, at: Time) -> Self {
        Self {
            id,
            section: Section::Other,
            about: None,
            label: String::new(),
            summary: String::new(),
            severity: Severity::default(),
            owner: String::new(),
            due: None,
            condition: String::new(),
            next: String::new(),
            state: ItemState::Draft,
            agent: agent.to_owned(),
            since: at,
            passes: 0,
            handovers: Vec::new(),
            answers: Vec::new(),
            outcome: String::new(),
            touched: at,
            deleted: false,
        }
    }

    /// Writes the fields that are given.
    pub fn write(&mut self, fields: &ItemFields) {
        let put = |to: &mut String, from: &Option<String>| {
            if let Some(value) = from {
                to.clone_from(value);
            }
        };
        put(&mut self.label, &fields.label);
        put(&mut self.summary, &fields.summary);
        put(&mut self.owner, &fields.owner);
        put(&mut self.condition, &fields.condition);
        put(&mut self.next, &fields.next);
        self.section = fields.section.unwrap_or(self.section);
        self.about = fields.about.or(self.about);
        self.severity = fields.severity.unwrap_or(self.severity);
        self.due = if fields.due_cleared { None } else { fields.due.or(self.due) };
    }

    /// Every field, as a change that would write this item anew.
    pub fn fields(&self) -> ItemFields {
        ItemFields {
            section: Some(self.section),
            about: self.about,
            label: Some(self.label.clone()),
            summary: Some(self.summary.clone()),
            severity: Some(self.severity),
            owner: Some(self.owner.clone()),
            due: self.due,
            due_cleared: false,
            condition: Some(self.condition.clone()),
            next: Some(self.next.clone()),
        }
    }

    /// Still somebody's to deal with.
    pub fn is_open(&self) -> bool {
        !self.deleted && self.state != ItemState::Done
    }

    /// Handed over often enough to be the supervisor's.
    pub fn is_supervisors(&self) -> bool {
        self.is_open() && self.passes >= SUPERVISOR_PASSES
    }

    /// Handed over last in one of these handovers, and nobody has answered.
    pub fn waits_since(&self, submitted: &[HandoverId]) -> bool {
        self.state == ItemState::Handed && self.was_handed_in(submitted)
    }

    /// Whole days since it was first written.
    pub fn age_days(&self, now: Time) -> i64 {
        (now - self.since).num_days().max(0)
    }
}

/// A handover that was submitted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handover {
    /// Its identity.
    pub id: HandoverId,
    /// Who handed over.
    pub agent: String,
    /// The shift that ended; empty outside any shift.
    pub shift: String,
    /// The business day.
    pub day: NaiveDate,
    /// When.
    pub at: Time,
    /// Its items in order.
    pub items: Vec<ItemId>,
    /// The sections that say “none”.
    pub empty: Vec<Section>,
}

/// A handover being prepared: what the records suggest, what was added by hand, and what earlier
/// shifts left open.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// Sorted by section, then severity, then age.
    pub items: Vec<Item>,
    /// The sections that the agent marked “none”.
    pub empty: BTreeSet<Section>,
}

/// What a draft is built from.
#[derive(Debug, Clone, Copy)]
pub struct DraftSources<'a> {
    /// Whose draft.
    pub agent: &'a str,
    /// The shift that ends, and its business day.
    pub place: &'a ShiftDay,
    /// The sections that were marked “none”.
    pub marked: &'a [Section],
    /// All items that are not done, also those taken out of this day's draft.
    pub items: &'a [Item],
    /// The orders that the shift handled; those with a flag or a note are suggested.
    pub orders: &'a [Order],
    /// The reviews.
    pub reviews: &'a [Review],
    /// The open reminders; promises among them are suggested.
    pub reminders: &'a [Reminder],
    /// The handovers that this shift has already submitted: what they hold is the receiver's now.
    pub submitted: &'a [HandoverId],
    /// Hours after which a silent reviewer is called.
    pub call_hours: i64,
    /// Now.
    pub now: Time,
}

impl Draft {
    /// Builds a draft: what was written into it, what earlier shifts left open, and what the
    /// records suggest.
    pub fn build(sources: &DraftSources<'_>) -> Self {
        let DraftSources { agent, place: &ShiftDay { day, .. }, now, .. } = *sources;
        let mut items: Vec<Item> = sources
            .items
            .iter()
            .filter(|i| i.is_open() && (i.state != ItemState::Draft || i.agent == agent))
            // What this shift has handed over is the receiver's, unless it came back.
            .filter(|i| i.state == ItemState::Refused || !i.was_handed_in(sources.submitted))
            .cloned()
            .collect();
        let known: HashSet<ItemId> = sources.items.iter().map(|i| i.id).collect();
        let covered: HashSet<Ref> =
            sources.items.iter().filter(|i| i.is_open()).filter_map(|i| i.about).collect();
        let fresh = |about: Ref| {
            let id = ItemId::suggested(about, day);
            (!covered.contains(&about) && !known.contains(&id)).then(|| {
                let mut item = Item::new(id, agent, now);
                item.about = Some(about);
                item
            })
        };
        // Whatever its state: after-sales work is on orders that are done.
        let handled = |o: &&Order| !o.deleted && (o.flag.is_some() || !o.notes.is_empty());
        for order in sources.orders.iter().filter(handled) {
            let Some(mut item) = fresh(Ref::Order(order.id)) else { continue };
            item.section = Section::Orders;
            item.label = label(&order.key.number, &order.buyer);
            item.summary = order.notes.last().map(|n| n.text.clone()).unwrap_or_default();
            items.push(item);
        }
        for review in sources.reviews.iter().filter(|r| !r.deleted && r.state.is_open()) {
            let Some(mut item) = fresh(Ref::Review(review.id)) else { continue };
            item.section = Section::Reviews;
            item.label = label(&review.order, &review.buyer);
            item.summary = review.text.clone();
            item.due = review.call_due(sources.call_hours);
            item.severity = match review.severity {
                super::SeverityClass::A => Severity::Urgent,
                super::SeverityClass::B => Severity::Watch,
                super::SeverityClass::C => Severity::Calm,
            };
            items.push(item);
        }
        for promise in sources.reminders.iter().filter(|r| r.is_open_promise()) {
            let Some(mut item) = fresh(Ref::Reminder(promise.id)) else { continue };
            item.label.clone_from(&promise.label);
            item.summary.clone_from(&promise.text);
            item.due = Some(promise.due);
            item.since = promise.since;
            if promise.due <= now {
                item.severity = Severity::Urgent;
            }
            items.push(item);
        }
        items.sort_by_key(|i| (i.section, i.severity, i.since, i.id));
        // What was filled after all says so by itself.
        let filled = |section: &Section| items.iter().any(|i| i.section == *section);
        let empty = sources.marked.iter().copied().filter(|s| !filled(s)).collect();
        Self { items, empty }
    }

    /// Says of suggested orders without a note what happened to them: `flag` gives the words of
    /// the order's flag.
    pub fn say_flags(&mut self, orders: &[Order], flag: impl Fn(&Order) -> String) {
        let silent = |i: &&mut Item| i.state == ItemState::Draft && i.summary.is_empty();
        for item in self.items.iter_mut().filter(silent) {
            let order = orders.iter().find(|o| item.about == Some(Ref::Order(o.id)));
            item.summary = order.map(&flag).unwrap_or_default();
        }
    }

    /// The changes that hand the draft over as `handover`, by `agent` at the end of the shift
    /// `place`.
    pub fn hand_over(&self, handover: HandoverId, agent: &str, place: ShiftDay) -> Vec<Change> {
        let mut changes = Vec::new();
        for item in &self.items {
            // Suggestions become items only now.
            if item.state == ItemState::Draft {
                changes.push(Change::ItemWritten { item: item.id, fields: item.fields() });
            }
            changes.push(Change::ItemPassed { item: item.id, handover });
        }
        // The next handover of the same shift is asked about each section anew.
        let draft = DraftId::of(agent, &place);
        let marks = self.empty.iter().copied();
        changes.extend(marks.map(|section| Change::SectionMarked { draft, section, none: false }));
        changes.push(Change::HandoverSubmitted {
            handover,
            shift: place.shift,
            day: place.day,
            items: self.items.iter().map(|i| i.id).collect(),
            empty: self.empty.iter().copied().collect(),
        });
        changes
    }

    /// The sections that are neither filled nor marked “none”: with any of them the handover
    /// cannot be submitted.
    pub fn gaps(&self) -> Vec<Section> {
        use super::Word;
        Section::ALL
            .iter()
            .copied()
            .filter(|s| !self.empty.contains(s) && !self.items.iter().any(|i| i.section == *s))
            .collect()
    }
}

fn label(number: &str, buyer: &str) -> String {
    [number, buyer].into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{OrderKey, Platform};

    fn now() -> Time {
        Time::parse_from_rfc3339("2026-11-21T23:00:00+08:00").unwrap()
    }

    fn order(number: &str) -> Order {
        let key =
            OrderKey { platform: Platform::Taobao, shop: String::new(), number: number.into() };
        Order { flag: Some(crate::domain::Colour::Red), ..Order::new(key, now()) }
    }

    fn build(agent: &str, items: &[Item], orders: &[Order], submitted: &[HandoverId]) -> Draft {
        Draft::build(&DraftSources {
            agent,
            place: &ShiftDay { day: now().date_naive(), shift: String::new() },
            marked: &[],
            items,
            orders,
            reviews: &[],
            reminders: &[],
            submitted,
            call_hours: 48,
            now: now(),
        })
    }

    #[test]
    fn the_draft_builds_itself_and_remembers_what_was_taken_out() {
        let orders = [order("1"), order("2")];
        let draft = build("慧兰", &[], &orders, &[]);
        assert_eq!(draft.items.len(), 2);
        assert_eq!(draft.gaps(), [Section::Reviews, Section::Other]);

        let mut out = draft.items[0].clone();
        out.deleted = true;
        let again = build("慧兰", &[out.clone()], &orders, &[]);
        assert_eq!(again.items.len(), 1);
        assert_ne!(again.items[0].id, out.id);
    }

    #[test]
    fn what_earlier_shifts_left_open_rolls_on_once() {
        let order = order("1");
        let mut left = Item::new(ItemId(Uuid::from_u128(7)), "晓月", now());
        left.about = Some(Ref::Order(order.id));
        left.state = ItemState::Accepted;
        left.passes = 3;
        let draft = build("慧兰", &[left.clone()], &[order], &[]);
        assert_eq!(draft.items, [left]);
        assert!(draft.items[0].is_supervisors());
    }

    #[test]
    fn what_this_shift_handed_over_is_not_in_its_draft_again() {
        let order = order("1");
        let handover = HandoverId(Uuid::from_u128(9));
        let mut handed = Item::new(ItemId(Uuid::from_u128(7)), "慧兰", now());
        handed.about = Some(Ref::Order(order.id));
        handed.state = ItemState::Handed;
        handed.handovers = vec![handover];
        assert!(
            build("慧兰", std::slice::from_ref(&handed), std::slice::from_ref(&order), &[handover])
                .items
                .is_empty()
        );
        assert_eq!(
            build("慧兰", &[handed.clone()], &[order], &[]).items,
            [handed],
            "tomorrow it is"
        );
    }

    #[test]
    fn somebody_elses_draft_is_not_mine() {
        let theirs = Item::new(ItemId(Uuid::from_u128(7)), "晓月", now());
        assert!(build("慧兰", &[theirs], &[], &[]).items.is_empty());
    }
}
