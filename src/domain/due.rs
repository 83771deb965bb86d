//! What is due: over all records that have a time by which somebody must act.

use super::{Item, Ref, Reminder, ReminderKind, Review, Time};
use std::collections::HashSet;

/// One thing that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// When it asks for somebody.
    pub at: Time,
    /// When it is late: later than it asks, where a promise rings ahead or was put off.
    pub by: Time,
    /// The record.
    pub record: Ref,
    /// What it is called.
    pub label: String,
    /// What the matter is.
    pub summary: String,
    /// It was promised to a buyer.
    pub promise: bool,
    /// How often it has rung by now.
    pub rung: i64,
}

/// What is due is found in these.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    /// The reviews.
    pub reviews: &'a [Review],
    /// The handover items.
    pub items: &'a [Item],
    /// The reminders and promises.
    pub reminders: &'a [Reminder],
    /// How long a reviewer may stay silent before being called, in hours.
    pub hours: i64,
    /// Now.
    pub now: Time,
}

/// Everything due in open reviews, handover items and reminders, what asks first standing first.
pub fn list(sources: &Sources<'_>) -> Vec<Due> {
    let now = sources.now;
    let once = |at: Time, record: Ref, label: &str, summary: &str| Due {
        at,
        by: at,
        record,
        label: label.to_owned(),
        summary: summary.to_owned(),
        promise: false,
        rung: i64::from(at <= now),
    };
    let reviews = sources.reviews.iter().filter(|r| !r.deleted).filter_map(|r| {
        Some(once(r.call_due(sources.hours)?, Ref::Review(r.id), &r.buyer, &r.text))
    });
    // What stands in the handover for a promise is the promise itself.
    let promises: HashSet<Ref> =
        sources.reminders.iter().filter(|r| r.is_open()).map(|r| Ref::Reminder(r.id)).collect();
    let promised = |i: &&Item| i.about.is_some_and(|about| promises.contains(&about));
    let items = sources.items.iter().filter(|i| i.is_open() && !promised(i));
    let items = items.filter_map(|i| Some(once(i.due?, Ref::Item(i.id), &i.label, &i.summary)));
    let reminders = sources.reminders.iter().filter(|r| r.is_open()).map(|r| Due {
        at: r.rings_at(),
        by: if r.kind == ReminderKind::Promise { r.due } else { r.rings_at() },
        record: Ref::Reminder(r.id),
        label: r.label.clone(),
        summary: r.text.clone(),
        promise: r.kind == ReminderKind::Promise,
        rung: r.rung(now),
    });
    let mut due: Vec<Due> = reviews.chain(items).chain(reminders).collect();
    due.sort_by_key(|d| (d.at, d.record));
    due
}
