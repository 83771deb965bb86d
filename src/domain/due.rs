//! What is due: over all records that have a time by which somebody must act.

use super::{Item, Ref, Review, Time};

/// One thing that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// By when.
    pub at: Time,
    /// The record.
    pub record: Ref,
    /// What it is called.
    pub label: String,
    /// What the matter is.
    pub summary: String,
}

/// Everything due in open reviews and handover items, earliest first. `hours` is how long a
/// reviewer may stay silent before being called.
pub fn list(reviews: &[Review], items: &[Item], hours: i64) -> Vec<Due> {
    let mut due: Vec<Due> = reviews
        .iter()
        .filter(|r| !r.deleted)
        .filter_map(|r| {
            Some(Due {
                at: r.call_due(hours)?,
                record: Ref::Review(r.id),
                label: r.buyer.clone(),
                summary: r.text.clone(),
            })
        })
        .chain(items.iter().filter(|i| i.is_open()).filter_map(|i| {
            Some(Due {
                at: i.due?,
                record: Ref::Item(i.id),
                label: i.label.clone(),
                summary: i.summary.clone(),
            })
        }))
        .collect();
    due.sort_by_key(|d| (d.at, d.record));
    due
}
