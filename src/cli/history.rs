//! `chaqi history`, `undo`, `redo`: who did what when, what stood there before, and taking back.

use super::args;
use super::context::{Context, by_prefix};
use super::errors::{Done, Failure};
use super::output::Out;
use super::records::{history_json, when};
use crate::domain::{
    Change, ClaimKey, Colour, CommitId, CountKind, History, OrderState, Rating, Ref, ReminderKind,
    Repeat, ReviewState, Section, Severity, SeverityClass, Time, Word, mask,
};
use crate::i18n::{self, Lang, Named, order_state, t, text, told, word};
use crate::store::Store;
use serde_json::{Map, Value, json};

/// Runs `history`.
pub(super) fn run(context: &Context, args: &args::History) -> Done {
    let store = context.store()?;
    let record = find(context, &store, &args.record)?;
    show(context, &store, record, args.json)
}

/// A record by its reference, its order number, or the beginning of its id.
fn find(context: &Context, store: &Store, text: &str) -> Result<Ref, Failure> {
    if let Ok(record) = text.trim().parse::<Ref>() {
        return Ok(record);
    }
    let kind = text.split_once(':').map(|(kind, _)| kind.trim());
    if kind.is_none_or(|k| k == "order") {
        let number = text.rsplit(':').next().unwrap_or_default();
        match context.find_order(store, number, None, None) {
            Ok(order) => return Ok(Ref::Order(order.id)),
            Err(e) if kind.is_some() || text.trim().len() < 4 => return Err(e),
            Err(_) => {}
        }
    }
    let mut records: Vec<Ref> = Vec::new();
    records.extend(store.reviews()?.iter().map(|r| Ref::Review(r.id)));
    records.extend(store.open_items()?.iter().map(|i| Ref::Item(i.id)));
    for handover in store.handovers(1_000)? {
        records.push(Ref::Handover(handover.id));
        records.extend(handover.items.iter().map(|id| Ref::Item(*id)));
    }
    records.sort_unstable();
    records.dedup();
    records.retain(|record| kind.is_none_or(|k| k == record.kind()));
    by_prefix(context.lang, text, &records, |record| record.uuid())
}

/// Prints the history of a record.
pub(super) fn show(context: &Context, store: &Store, record: Ref, json: bool) -> Done {
    let lang = context.lang;
    let lines = store.history(record)?;
    if lines.is_empty() {
        return Err(Failure::nothing(t!(lang, "cli-fail-no-history")));
    }
    let mut out = Out::new();
    let mut seen = Map::new();
    let mut rows = Vec::new();
    for line in &lines {
        let (before, after) = step(&mut seen, line);
        if json {
            let mut row = history_json(line, &before);
            mask_phones(&mut row);
            rows.push(row);
            continue;
        }
        let undone = match line {
            History { undone: true, .. } => t!(lang, "cli-said-undone-mark"),
            History { lost: true, .. } => t!(lang, "urging-lost"),
            _ => String::new(),
        };
        let at = when(line.at, context.now);
        let what = mask::phones_in(&describe(lang, &line.change));
        out.line(&format!("{at}  {}  {what}{undone}", line.agent))?;
        // What a new record begins with is on its own page.
        let begins = match line.change {
            Change::OrderAdded { .. }
            | Change::ReviewLogged { .. }
            | Change::OrderFlagged { .. } => true,
            Change::OrderImported { .. } => before.as_object().is_none_or(Map::is_empty),
            _ => false,
        };
        for (name, old, new) in written(&before, &after) {
            let old = old.map(|old| shown(context, name, old)).unwrap_or_default();
            if begins && old.is_empty() {
                continue;
            }
            let arrow = if old.is_empty() { String::new() } else { format!("{old} → ") };
            let new = shown(context, name, new);
            out.line(&format!("    {}: {arrow}{new}", field_name(lang, &line.change, name)))?;
        }
    }
    if json {
        out.json(&rows)?;
    }
    out.flush()?;
    Ok(0)
}

/// The fields that a change writes, masked: as they were, and as they are after it. What was
/// taken back leaves no trace in what follows.
fn step(seen: &mut Map<String, Value>, line: &History) -> (Value, Value) {
    let mut change = serde_json::to_value(&line.change).unwrap_or_default();
    mask_phones(&mut change);
    let mut fields = match change.get_mut("fields").map(Value::take) {
        Some(Value::Object(fields)) => fields,
        _ => Map::new(),
    };
    for name in ["flag", "to"] {
        if let Some(value) =
            change.get(name).filter(|_| !matches!(line.change, Change::OrderNoted { .. }))
        {
            fields.insert(name.to_owned(), value.clone());
        }
    }
    let before: Map<String, Value> =
        fields.keys().filter_map(|name| Some((name.clone(), seen.get(name)?.clone()))).collect();
    if !line.undone {
        for (name, new) in &fields {
            match (seen.get_mut(name), new) {
                // A report names the columns that differ; the others stay.
                (Some(Value::Object(old)), Value::Object(new)) => old.extend(new.clone()),
                _ => {
                    seen.insert(name.clone(), new.clone());
                }
            }
        }
    }
    (Value::Object(before), Value::Object(fields))
}

/// What stood and what stands in each field that a change writes; the columns of a report one by
/// one. The record that an item is about is told by its label.
fn written<'v>(
    before: &'v Value,
    after: &'v Value,
) -> impl Iterator<Item = (&'v str, Option<&'v Value>, &'v Value)> {
    let fields = after.as_object().into_iter().flatten().filter(|(name, _)| *name != "about");
    fields.flat_map(|(name, new)| {
        let old = before.get(name);
        match new {
            Value::Object(columns) => columns
                .iter()
                .map(|(column, new)| (column.as_str(), old.and_then(|o| o.get(column)), new))
                .collect(),
            new => vec![(name.as_str(), old, new)],
        }
    })
}

/// The fields that changes write, each of which has a name in the tables.
const FIELDS: [&str; 33] = [
    "platform_flag",
    "lines",
    "refunds",
    "buyer",
    "item",
    "amount",
    "state",
    "cod",
    "address_checked",
    "cod_confirmed",
    "created",
    "paid",
    "waybill",
    "courier",
    "phone",
    "platform_memo",
    "at",
    "order",
    "rating",
    "stars",
    "text",
    "reason",
    "severity",
    "section",
    "label",
    "summary",
    "owner",
    "due",
    "condition",
    "next",
    "what",
    "wake",
    "repeat",
];

/// The name of a field as the tables have it; columns of a report keep their own.
fn field_name(lang: Lang, change: &Change, name: &str) -> String {
    match name {
        "due_cleared" => text(lang, "cli-table-due"),
        "severity" if matches!(change, Change::ItemWritten { .. }) => {
            text(lang, "cli-table-urgency")
        }
        "flag" | "to" => {
            text(lang, if name == "to" { "cli-table-state" } else { "cli-table-flag" })
        }
        _ if FIELDS.contains(&name) => text(lang, &format!("cli-table-{}", name.replace('_', "-"))),
        other => other.to_owned(),
    }
}

/// The value of a field for people.
fn shown(context: &Context, name: &str, value: &Value) -> String {
    let lang = context.lang;
    let text = match value {
        Value::String(text) => text.as_str(),
        Value::Null => return t!(lang, "cli-said-empty"),
        Value::Bool(true) if name == "due_cleared" => return t!(lang, "cli-said-empty"),
        Value::Bool(true) => return t!(lang, "cli-said-yes"),
        Value::Bool(false) => return t!(lang, "cli-said-no"),
        Value::Array(parts) => {
            return parts.iter().map(|p| part(context, name, p)).collect::<Vec<_>>().join("； ");
        }
        other => return other.to_string(),
    };
    match name {
        "state" => order_state(lang, &OrderState::read(text)),
        "to" => named::<ReviewState>(lang, text),
        "flag" | "platform_flag" => named::<Colour>(lang, text),
        "rating" => named::<Rating>(lang, text),
        "section" => named::<Section>(lang, text),
        // Items and reviews have scales of their own.
        "severity" => SeverityClass::parse(text)
            .map_or_else(|_| named::<Severity>(lang, text), |class| word(lang, class)),
        "what" => named::<ReminderKind>(lang, text),
        "repeat" => named::<Repeat>(lang, text),
        "created" | "paid" | "at" | "due" | "wake" => Time::parse_from_rfc3339(text)
            .map_or_else(|_| text.to_owned(), |time| when(time, context.now)),
        _ if text.is_empty() => t!(lang, "cli-said-empty"),
        _ => mask::phones_in(text),
    }
}

/// A line or a refund of an order in words.
fn part(context: &Context, name: &str, value: &Value) -> String {
    let value = value.clone();
    let shown = if name == "refunds" {
        serde_json::from_value(value.clone())
            .map(|refund| i18n::refund(context.lang, &refund, *context.now.offset()))
    } else {
        serde_json::from_value(value.clone()).map(|line| i18n::order_line(context.lang, &line))
    };
    shown.unwrap_or_else(|_| value.to_string())
}

/// A code in words; one that a newer version wrote as it is.
fn named<W: Named>(lang: Lang, code: &str) -> String {
    W::parse(code).map_or_else(|_| code.to_owned(), |value| word(lang, value))
}

/// Masks every field that is a phone number.
fn mask_phones(value: &mut Value) {
    match value {
        Value::Object(map) => {
            for (name, value) in map {
                match value {
                    Value::String(text) if name == "phone" => *text = mask::phone(text),
                    other => mask_phones(other),
                }
            }
        }
        Value::Array(values) => values.iter_mut().for_each(mask_phones),
        _ => {}
    }
}

/// A change in a few words.
fn describe(lang: Lang, change: &Change) -> String {
    match change {
        Change::OrderAdded { key, .. } => {
            t!(lang, "cli-did-order-added", "number" => key.number.as_str())
        }
        Change::OrderImported { key, .. } => {
            t!(lang, "cli-did-order-imported", "number" => key.number.as_str())
        }
        Change::OrderEdited { key, .. } => {
            t!(lang, "cli-did-order-edited", "number" => key.number.as_str())
        }
        Change::OrderFlagged { key, flag: Some(flag), label } => {
            let flag = format!("{} {label}", word(lang, *flag));
            t!(lang, "cli-did-flagged", "number" => key.number.as_str(), "flag" => flag.trim())
        }
        Change::OrderFlagged { key, flag: None, .. } => {
            t!(lang, "cli-did-unflagged", "number" => key.number.as_str())
        }
        Change::OrderNoted { key, text, .. } => t!(lang, "cli-did-noted",
            "number" => key.number.as_str(), "text" => text.as_str()),
        Change::OrderUrged { key, .. } => {
            t!(lang, "urging-did", "order" => key.number.as_str())
        }
        Change::OrderDeleted { key } => {
            t!(lang, "cli-did-order-deleted", "number" => key.number.as_str())
        }
        Change::PhoneRevealed { key } => {
            t!(lang, "cli-did-revealed", "number" => key.number.as_str())
        }
        Change::ReviewLogged { fields, .. } => t!(lang, "cli-did-review-logged",
            "buyer" => fields.buyer.clone().unwrap_or_default()),
        Change::ReviewEdited { .. } => t!(lang, "cli-did-review-edited"),
        Change::ReviewContacted { contact, .. } => t!(lang, "cli-did-contacted",
            "channel" => word(lang, contact.channel), "outcome" => contact.outcome.as_str()),
        Change::ReviewProgressed { to, .. } => {
            t!(lang, "cli-did-progressed", "state" => word(lang, *to))
        }
        Change::ReviewDropped { .. } => t!(lang, "cli-did-review-dropped"),
        Change::ItemWritten { fields, .. } => t!(lang, "cli-did-item-written",
            "summary" => fields.summary.clone().unwrap_or_default()),
        Change::ItemDropped { .. } => t!(lang, "cli-did-item-dropped"),
        Change::ItemPassed { .. } => t!(lang, "cli-did-item-passed"),
        Change::ItemAnswered { answer, text, .. } if text.is_empty() => word(lang, *answer),
        Change::ItemAnswered { answer, text, .. } => t!(lang, "cli-did-answered",
            "answer" => word(lang, *answer), "text" => text.as_str()),
        Change::ItemClosed { outcome, .. } => {
            t!(lang, "cli-did-item-closed", "outcome" => outcome.as_str())
        }
        Change::SectionMarked { section, none, .. } => {
            let id = if *none { "cli-did-none" } else { "cli-did-not-none" };
            t!(lang, id, "section" => word(lang, *section))
        }
        Change::HandoverSubmitted { day, items, .. } => t!(lang, "cli-did-submitted",
            "day" => day.to_string(), "n" => items.len()),
        Change::Counted { what, buyer, .. } => {
            let what = match what {
                CountKind::Received => t!(lang, "domain-measure-received"),
                CountKind::Lost(reason) => {
                    format!("{} {}", t!(lang, "domain-measure-lost"), word(lang, *reason))
                }
                CountKind::Problem(kind) => {
                    format!("{} {}", t!(lang, "domain-measure-problems"), word(lang, *kind))
                }
            };
            t!(lang, "cli-did-counted", "what" => format!("{what} {buyer}").trim().to_owned())
        }
        Change::ReplyCopied { title, .. } => {
            t!(lang, "cli-did-copied", "title" => title.as_str())
        }
        Change::CopiedAnyway { title, rule, words, .. } => t!(lang, "replies-did-anyway",
            "title" => title.as_str(), "rule" => rule.as_str(), "words" => words.as_str()),
        Change::OrderDiscounted { .. }
        | Change::ReminderSet { .. }
        | Change::ReminderSnoozed { .. }
        | Change::ReminderDone { .. }
        | Change::ReminderDropped { .. }
        | Change::BuyerGrouped { .. }
        | Change::BuyerNoted { .. } => told(lang, change),
        Change::Claimed { claim: ClaimKey::Urge { buyer, number, .. }, .. } => {
            let buyer = if buyer.is_empty() { number } else { buyer };
            t!(lang, "urging-did-claim", "buyer" => buyer.as_str())
        }
        Change::Undone { .. } => t!(lang, "cli-did-undone"),
        Change::Redone { .. } => t!(lang, "cli-did-redone"),
        Change::Unknown(_) => t!(lang, "cli-did-unknown"),
    }
}

/// Takes back the agent's last act.
pub(super) fn undo(context: &Context, json: bool) -> Done {
    let mut store = context.store_to_write()?;
    let Some(target) = store.next_undo(&context.agent())? else {
        return Err(Failure::nothing(t!(context.lang, "cli-fail-no-undo")));
    };
    context.act(&mut store, vec![Change::Undone { commit: target }])?;
    said(context, &store, target, true, json)
}

/// Does again what was taken back last.
pub(super) fn redo(context: &Context, json: bool) -> Done {
    let mut store = context.store_to_write()?;
    let Some(target) = store.next_redo(&context.agent())? else {
        return Err(Failure::nothing(t!(context.lang, "cli-fail-no-redo")));
    };
    context.act(&mut store, vec![Change::Redone { commit: target }])?;
    said(context, &store, target, false, json)
}

fn said(context: &Context, store: &Store, target: CommitId, undone: bool, json: bool) -> Done {
    let lang = context.lang;
    let changes = store.commit(target)?.map(|commit| commit.changes).unwrap_or_default();
    let mut out = Out::new();
    if json {
        let mut row = json!({"commit": target, "undone": undone, "changes": changes});
        mask_phones(&mut row);
        out.json(&row)?;
    } else {
        let what = summary(lang, &changes);
        out.line(&if undone {
            t!(lang, "cli-said-undone", "what" => what)
        } else {
            t!(lang, "cli-said-redone", "what" => what)
        })?;
    }
    out.flush()?;
    Ok(0)
}

/// An act in a few words: a handover is one thing, however many items it has.
fn summary(lang: Lang, changes: &[Change]) -> String {
    let one = changes.iter().find(|c| matches!(c, Change::HandoverSubmitted { .. }));
    let told: Vec<&Change> = one.map_or_else(|| changes.iter().take(3).collect(), |c| vec![c]);
    let words: Vec<String> = told.iter().map(|c| mask::phones_in(&describe(lang, c))).collect();
    let more = if one.is_none() && changes.len() > 3 { " …" } else { "" };
    format!("{}{more}", words.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{ItemFields, OrderFields, ReviewFields};

    /// Every field that orders, reviews and items have: a new one does not compile here.
    fn every_field() -> Vec<(Change, Value)> {
        let now = Time::parse_from_rfc3339("2026-11-21T20:05:00+08:00").unwrap();
        let text = || Some("x".to_owned());
        let key = crate::domain::OrderKey {
            platform: crate::domain::Platform::Taobao,
            shop: String::new(),
            number: "7".into(),
        };
        let order = OrderFields {
            buyer: text(),
            item: text(),
            amount: Some(crate::domain::Money(1)),
            state: Some(OrderState::Done),
            cod: Some(true),
            address_checked: Some(true),
            cod_confirmed: Some(true),
            created: Some(now),
            paid: Some(now),
            waybill: text(),
            courier: text(),
            phone: text(),
            platform_memo: text(),
            platform_flag: Some(Colour::Red),
            lines: vec![crate::domain::OrderLine::default()],
            refunds: vec![crate::domain::Refund::default()],
            extras: [("买家留言".to_owned(), "快点".to_owned())].into(),
        };
        let review = ReviewFields {
            at: Some(now),
            buyer: text(),
            phone: text(),
            order: text(),
            item: text(),
            rating: Some(Rating::Negative),
            stars: Some(1),
            text: text(),
            reason: text(),
            severity: Some(SeverityClass::A),
        };
        let item = ItemFields {
            section: Some(Section::Orders),
            about: Some(Ref::Order(key.id())),
            label: text(),
            summary: text(),
            severity: Some(Severity::Urgent),
            owner: text(),
            due: None,
            due_cleared: true,
            condition: text(),
            next: text(),
        };
        let id = uuid::Uuid::nil();
        let changes = [
            (serde_json::to_value(&order).unwrap(), Change::OrderEdited { key, fields: order }),
            (
                serde_json::to_value(&review).unwrap(),
                Change::ReviewEdited { review: crate::domain::ReviewId(id), fields: review },
            ),
            (
                serde_json::to_value(&item).unwrap(),
                Change::ItemWritten { item: crate::domain::ItemId(id), fields: item },
            ),
        ];
        changes.into_iter().map(|(fields, change)| (change, fields)).collect()
    }

    #[test]
    fn every_field_of_a_change_has_a_name() {
        for lang in Lang::ALL {
            for (change, fields) in every_field() {
                for (name, _, _) in written(&Value::Null, &fields) {
                    let shown = field_name(lang, &change, name);
                    let of_the_report = name == "买家留言";
                    assert!(!shown.contains('⟦'), "{name}: {shown}");
                    assert!(of_the_report || shown != *name, "{name} has no name");
                }
            }
        }
    }
}
