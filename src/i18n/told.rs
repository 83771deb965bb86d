//! What happened to reminders, buyers and prices, in a few words: the same for console and
//! commands.

use super::{Lang, t};
use crate::domain::{Change, DIFFICULT, Money, Over, ReminderFields, ReminderKind, Time, VIP};

/// A change to a reminder, a buyer or a price in words; nothing for other changes.
pub fn told(lang: Lang, change: &Change) -> String {
    match change {
        Change::OrderDiscounted { amount, approved_by, .. } => t!(lang, "buyers-did-discount",
            "amount" => amount.to_string(), "approved" => or_none(approved_by)),
        Change::ReminderSet { fields, .. } => reminder_set(lang, fields),
        Change::ReminderSnoozed { until, .. } => {
            t!(lang, "remind-did-snooze", "when" => day_and_clock(*until))
        }
        Change::ReminderDone { outcome, broken, .. } => {
            let id = if *broken { "remind-did-break" } else { "remind-did-done" };
            t!(lang, id, "outcome" => or_none(outcome))
        }
        Change::ReminderDropped { .. } => t!(lang, "remind-did-drop"),
        Change::BuyerGrouped { group, on, .. } => {
            let id = if *on { "buyers-did-group" } else { "buyers-did-ungroup" };
            t!(lang, id, "group" => group_name(lang, group))
        }
        Change::BuyerNoted { text, .. } => t!(lang, "buyers-did-note", "text" => text.clone()),
        _ => String::new(),
    }
}

/// A reminder that was set: with its time where it has a new one.
fn reminder_set(lang: Lang, fields: &ReminderFields) -> String {
    let text = fields.text.clone().unwrap_or_default();
    match (fields.due, fields.kind) {
        (Some(due), Some(ReminderKind::Promise)) => {
            t!(lang, "remind-did-promise", "text" => text, "when" => day_and_clock(due))
        }
        (Some(due), _) => t!(lang, "remind-did-set", "text" => text, "when" => day_and_clock(due)),
        (None, _) => t!(lang, "remind-did-edit", "text" => text),
    }
}

/// A time as it stands in a list: `11-27 11:00`, in the offset it was given in.
fn day_and_clock(time: Time) -> String {
    time.format("%m-%d %H:%M").to_string()
}

/// A text for a message that says something else when there is none.
fn or_none(text: &str) -> String {
    if text.is_empty() { "none".to_owned() } else { text.to_owned() }
}

/// What a group of buyers is called: the shop's own groups by their own name.
pub fn group_name(lang: Lang, group: &str) -> String {
    match group {
        VIP => t!(lang, "buyers-group-vip"),
        DIFFICULT => t!(lang, "buyers-group-difficult"),
        own => own.to_owned(),
    }
}

/// The note line of a discount, ready for the memo: `改价-10元 老客 主管李姐同意`.
pub fn discount_note(lang: Lang, amount: Money, reason: &str, approved_by: &str) -> String {
    let mut text = t!(lang, "buyers-discount-note", "amount" => amount.short());
    if !reason.is_empty() {
        text.push_str(&format!(" {reason}"));
    }
    if !approved_by.is_empty() {
        let said = t!(lang, "buyers-discount-approved", "who" => approved_by.to_owned());
        text.push_str(&format!(" {said}"));
    }
    text
}

/// Which limit a discount goes over, in words.
pub fn over_limit(lang: Lang, over: Over) -> String {
    let (id, limit, sum) = match over {
        Over::Order(limit, sum) => ("buyers-over-order", limit, sum),
        Over::Shift(limit, sum) => ("buyers-over-shift", limit, sum),
    };
    t!(lang, id, "limit" => limit.short(), "sum" => sum.short())
}

/// What went wrong and what to do about it, in one line.
pub fn with_hint(what: &str, hint: &str) -> String {
    if hint.is_empty() { what.to_owned() } else { format!("{what} → {hint}") }
}
