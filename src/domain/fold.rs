//! The fold: a record is what its changes, in the order of the logical clock, make of it.

use super::tally::Activity;
use super::{
    Answer, AnswerKind, Buyer, Change, Channel, Claim, CommitId, Count, Ending, Handover, Item,
    ItemState, Note, Order, OrderState, Ref, Reminder, ReplyUse, Review, ReviewState, Time, tally,
};

/// One change with who made it and when.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The commit it belongs to.
    pub commit: CommitId,
    /// When.
    pub at: Time,
    /// Who.
    pub agent: String,
    /// What.
    pub change: Change,
}

/// A record as its changes left it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Record {
    /// An order.
    Order(Box<Order>),
    /// A bad review.
    Review(Box<Review>),
    /// A handover item.
    Item(Box<Item>),
    /// A submitted handover.
    Handover(Handover),
    /// A counter press.
    Count(Count),
    /// A reply that was copied.
    Use(ReplyUse),
    /// A reminder or a promise.
    Reminder(Box<Reminder>),
    /// A buyer.
    Buyer(Box<Buyer>),
    /// What must happen once, and who holds it.
    Claim(Box<Claim>),
}

/// Folds all live changes of one record, given in the order of the logical clock.
///
/// Gives the record, or nothing when no change that makes one is live, and what the tally counts.
/// The result depends on the entries alone, never on the order in which machines learnt of them.
pub fn fold<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> (Option<Record>, Vec<Activity>) {
    let mut record = None;
    let mut activities = Vec::new();
    for entry in entries {
        step(&mut record, entry);
        // What makes the record anew also counts anew: a buyer received twice is received once.
        if matches!(
            entry.change,
            Change::ReviewLogged { .. }
                | Change::HandoverSubmitted { .. }
                | Change::Counted { .. }
                | Change::ReplyCopied { .. }
        ) {
            activities.clear();
        }
        activities.extend(tally::activity(entry, record.as_ref()));
    }
    // Changes may stand although what made the record was undone: then there is no record.
    if let Some(Record::Order(order)) = &record
        && !order.known
    {
        return (None, Vec::new());
    }
    if record.is_none() {
        activities.clear();
    }
    (record, activities)
}

fn step(record: &mut Option<Record>, entry: &Entry) {
    let Entry { at, agent, change, .. } = entry;
    match change {
        Change::OrderAdded { key, .. }
        | Change::OrderImported { key, .. }
        | Change::OrderEdited { key, .. }
        | Change::OrderFlagged { key, .. }
        | Change::OrderNoted { key, .. }
        | Change::OrderDiscounted { key, .. }
        | Change::OrderUrged { key, .. }
        | Change::OrderDeleted { key } => {
            let fresh = || Record::Order(Box::new(Order::new(key.clone(), *at)));
            if let Record::Order(order) = record.get_or_insert_with(fresh) {
                order_step(order, entry);
            }
        }
        Change::ReviewLogged { review, fields } => {
            let mut new = Review::new(*review, *at, agent);
            new.write(fields);
            *record = Some(Record::Review(Box::new(new)));
        }
        Change::ItemWritten { item, fields } => {
            let fresh = || Record::Item(Box::new(Item::new(*item, agent, *at)));
            if let Record::Item(item) = record.get_or_insert_with(fresh) {
                item.write(fields);
                item.deleted = false;
                item.touched = *at;
            }
        }
        Change::ItemDropped { item } => {
            let fresh = || Record::Item(Box::new(Item::new(*item, agent, *at)));
            if let Record::Item(item) = record.get_or_insert_with(fresh) {
                item.deleted = true;
                item.touched = *at;
            }
        }
        Change::ReminderSet { reminder, fields } => {
            let fresh = || Record::Reminder(Box::new(Reminder::new(*reminder, agent, *at)));
            if let Record::Reminder(reminder) = record.get_or_insert_with(fresh) {
                reminder.write(fields);
                reminder.touched = *at;
            }
        }
        Change::BuyerGrouped { key, .. } | Change::BuyerNoted { key, .. } => {
            let fresh = || Record::Buyer(Box::new(Buyer::new(key.clone(), *at)));
            if let Record::Buyer(buyer) = record.get_or_insert_with(fresh) {
                buyer_step(buyer, entry);
            }
        }
        Change::HandoverSubmitted { handover, shift, day, items, empty } => {
            *record = Some(Record::Handover(Handover {
                id: *handover,
                agent: agent.clone(),
                shift: shift.clone(),
                day: *day,
                at: *at,
                items: items.clone(),
                empty: empty.clone(),
            }));
        }
        Change::Counted { count, what, buyer } => {
            *record = Some(Record::Count(Count {
                id: *count,
                at: *at,
                agent: agent.clone(),
                kind: *what,
                buyer: buyer.clone(),
            }));
        }
        Change::ReplyCopied { used, phrase, title, about } => {
            *record = Some(Record::Use(ReplyUse {
                id: *used,
                at: *at,
                agent: agent.clone(),
                phrase: phrase.clone(),
                title: title.clone(),
                about: *about,
            }));
        }
        // The first one holds it; later ones stay in the history.
        Change::Claimed { claim, until } if record.is_none() => {
            *record = Some(Record::Claim(Box::new(Claim {
                id: claim.id(),
                key: claim.clone(),
                commit: entry.commit,
                at: *at,
                agent: agent.clone(),
                until: *until,
            })));
        }
        _ => match record {
            Some(Record::Review(review)) => review_step(review, entry),
            Some(Record::Item(item)) => item_step(item, entry),
            Some(Record::Reminder(reminder)) => reminder_step(reminder, entry),
            _ => {}
        },
    }
}

fn order_step(order: &mut Order, entry: &Entry) {
    let by_hand = !matches!(entry.change, Change::OrderImported { .. });
    if by_hand && order.agent.is_empty() {
        order.agent.clone_from(&entry.agent);
    }
    order.touched = entry.at;
    match &entry.change {
        Change::OrderAdded { fields, .. } | Change::OrderImported { fields, .. } => {
            let told = order.known.then(|| order.state.clone());
            order.known = true;
            order.deleted = false;
            order.write(fields);
            // That one report does not tell the state is no news.
            if let Some(told) = told
                && order.state == OrderState::Untold
            {
                order.state = told;
            }
        }
        Change::OrderEdited { fields, .. } => order.write(fields),
        Change::OrderFlagged { flag, label, .. } => {
            order.flag = *flag;
            order.flag_imported = false;
            order.flag_label.clone_from(label);
        }
        Change::OrderNoted { note, flag, text, .. } => order.notes.push(Note {
            id: *note,
            at: entry.at,
            agent: entry.agent.clone(),
            flag: *flag,
            text: text.clone(),
        }),
        Change::OrderDiscounted { amount, .. } => order.discount = order.discount + *amount,
        Change::OrderDeleted { .. } => order.deleted = true,
        _ => {}
    }
}

fn review_step(review: &mut Review, entry: &Entry) {
    review.touched = entry.at;
    match &entry.change {
        Change::ReviewEdited { fields, .. } => review.write(fields),
        Change::ReviewContacted { contact, .. } => {
            let reaches = contact.channel != Channel::Public;
            if reaches && matches!(review.state, ReviewState::New | ReviewState::Refused) {
                review.state = ReviewState::Contacting;
            }
            review.contacts.push(contact.clone());
        }
        // Two machines may each have made a legal step; the later one stands.
        Change::ReviewProgressed { to, until, .. } => {
            review.state = *to;
            review.until = *until;
        }
        Change::ReviewDropped { .. } => review.deleted = true,
        _ => {}
    }
}

fn item_step(item: &mut Item, entry: &Entry) {
    item.touched = entry.at;
    match &entry.change {
        Change::ItemPassed { handover, .. } => {
            item.passes += 1;
            item.handovers.push(*handover);
            item.state = ItemState::Handed;
        }
        Change::ItemAnswered { answer, text, .. } => {
            item.state = match answer {
                AnswerKind::Accept => ItemState::Accepted,
                AnswerKind::Ask => ItemState::Asked,
                AnswerKind::Refuse => ItemState::Refused,
                AnswerKind::Answer => ItemState::Handed,
            };
            if *answer == AnswerKind::Accept {
                item.owner.clone_from(&entry.agent);
            }
            item.answers.push(Answer {
                kind: *answer,
                at: entry.at,
                agent: entry.agent.clone(),
                text: text.clone(),
            });
        }
        Change::ItemClosed { outcome, .. } => {
            item.state = ItemState::Done;
            item.outcome.clone_from(outcome);
        }
        _ => {}
    }
}

fn reminder_step(reminder: &mut Reminder, entry: &Entry) {
    reminder.touched = entry.at;
    match &entry.change {
        Change::ReminderSnoozed { until, .. } => reminder.wake = Some(*until),
        // Two machines may each have acted on it: what comes again moves on once for each, what
        // is done stays done as the first one said.
        Change::ReminderDone { outcome, broken, .. } if reminder.open => {
            let due = reminder.due;
            reminder.end(Ending {
                at: entry.at,
                agent: entry.agent.clone(),
                outcome: outcome.clone(),
                due,
                broken: *broken,
            });
        }
        Change::ReminderDropped { .. } => reminder.deleted = true,
        _ => {}
    }
}

fn buyer_step(buyer: &mut Buyer, entry: &Entry) {
    buyer.touched = entry.at;
    match &entry.change {
        Change::BuyerGrouped { group, on: true, .. } => {
            buyer.groups.insert(group.clone());
        }
        Change::BuyerGrouped { group, on: false, .. } => {
            buyer.groups.remove(group);
        }
        Change::BuyerNoted { note, text, .. } => buyer.notes.push(Note {
            id: *note,
            at: entry.at,
            agent: entry.agent.clone(),
            flag: None,
            text: text.clone(),
        }),
        _ => {}
    }
}

impl Record {
    /// What changes refer to it by.
    pub fn reference(&self) -> Ref {
        match self {
            Self::Order(order) => Ref::Order(order.id),
            Self::Review(review) => Ref::Review(review.id),
            Self::Item(item) => Ref::Item(item.id),
            Self::Handover(handover) => Ref::Handover(handover.id),
            Self::Count(count) => Ref::Count(count.id),
            Self::Use(used) => Ref::Use(used.id),
            Self::Reminder(reminder) => Ref::Reminder(reminder.id),
            Self::Buyer(buyer) => Ref::Buyer(buyer.key.id()),
            Self::Claim(claim) => Ref::Claim(claim.id),
        }
    }
}
