//! The handover: what a shift hands over to the next, and the draft of it, which builds itself from
//! the records.

use super::{
    Change, DraftId, HandoverId, Item, ItemId, ItemState, Order, Ref, Reminder, Review, Section,
    Severity, ShiftDay, Time,
};
use chrono::NaiveDate;
use std::collections::{BTreeSet, HashSet};

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
            // Nor is what somebody has taken, or asks about, handed on over their heads.
            .filter(|i| i.held_by(now).is_none_or(|holder| holder == agent))
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
    use uuid::Uuid;

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
    fn what_a_colleague_took_or_asks_about_is_not_handed_on_over_their_heads() {
        use crate::domain::{Answer, AnswerKind};
        let hours = chrono::TimeDelta::hours;
        for (kind, state) in
            [(AnswerKind::Accept, ItemState::Accepted), (AnswerKind::Ask, ItemState::Asked)]
        {
            let mut taken = Item::new(ItemId(Uuid::from_u128(7)), "慧兰", now() - hours(30));
            taken.state = state;
            let answer = |at| Answer { kind, at, agent: "晓月".into(), text: "哪家？".into() };
            taken.answers = vec![answer(now() - hours(1))];
            assert!(build("慧兰", &[taken.clone()], &[], &[]).items.is_empty(), "{kind:?}");
            assert_eq!(build("晓月", &[taken.clone()], &[], &[]).items.len(), 1);
            // They went home without handing it on.
            taken.answers = vec![answer(now() - hours(17))];
            assert_eq!(build("慧兰", &[taken], &[], &[]).items.len(), 1);
        }
    }

    #[test]
    fn somebody_elses_draft_is_not_mine() {
        let theirs = Item::new(ItemId(Uuid::from_u128(7)), "晓月", now());
        assert!(build("慧兰", &[theirs], &[], &[]).items.is_empty());
    }
}
