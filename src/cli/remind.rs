//! `chaqi remind`: reminders and promises.

use super::args;
use super::context::{Context, by_prefix, fresh_id, short_id};
use super::errors::{Done, Failure, NOTHING};
use super::order;
use super::output::{self, Out};
use super::records::when;
use crate::domain::{
    Change, OrderState, Ref, Reminder, ReminderFields, ReminderId, ReminderKind, Repeat, Word,
    mask, rfc3339,
};
use crate::i18n::{age, t, word};
use crate::store::Store;
use serde_json::{Value, json};
use uuid::Uuid;

/// Runs a command of the group.
pub(super) fn run(context: &Context, command: args::Remind) -> Done {
    match command {
        args::Remind::Add(args) => add(context, &args),
        args::Remind::List(args) => list(context, &args),
        args::Remind::Done(args) => done(context, &args),
        args::Remind::Snooze(args) => snooze(context, &args),
    }
}

fn add(context: &Context, args: &args::RemindAdd) -> Done {
    let lang = context.lang;
    let due = future(context, &args.when)?;
    let mut store = context.store_to_write()?;
    let order = match args.number.trim() {
        "-" => None,
        number => Some(context.find_order(&store, number, None, None)?),
    };
    let mut text = args.text.join(" ").trim().to_owned();
    if text.is_empty() {
        // What the order is about stands in for it.
        let matter = order.as_ref().map(|o| o.notes.last().map_or(&o.item, |n| &n.text).clone());
        text = matter
            .filter(|m| !m.is_empty())
            .ok_or_else(|| Failure::usage(t!(lang, "cli-fail-text-empty")))?;
    }
    let repeat = args.repeat.unwrap_or_default();
    if args.promise && (order.is_none() || repeat != Repeat::Once) {
        return Err(Failure::usage(t!(lang, "cli-fail-promise")));
    }
    let owner = args.owner.clone().unwrap_or_else(|| context.agent());
    let about = order.as_ref().map(|o| Ref::Order(o.id));
    let label = order.as_ref().map(order::label).unwrap_or_default();
    let mut fields = ReminderFields {
        repeat: Some(repeat),
        ..ReminderFields::reminder(about, &label, &text, due, owner.trim())
    };
    if args.promise {
        fields = fields.promised(context.config.remind.promise_ahead, context.now);
    }
    let id = ReminderId(fresh_id());
    context.act(&mut store, vec![Change::ReminderSet { reminder: id, fields }])?;
    said(context, &store, id, args.json, "cli-said-remind-added")
}

/// A time that is still to come.
fn future(context: &Context, text: &str) -> Result<crate::domain::Time, Failure> {
    let time = context.time(text)?;
    if time <= context.now {
        return Err(Failure::usage(t!(context.lang, "cli-fail-remind-past", "when" => text)));
    }
    Ok(time)
}

fn list(context: &Context, args: &args::RemindList) -> Done {
    let lang = context.lang;
    let store = context.store()?;
    let all = store.open_reminders()?;
    let ids: Vec<Uuid> = all.iter().map(|r| r.id.0).collect();
    let wanted = |r: &&Reminder| {
        (!args.promises || r.kind == ReminderKind::Promise) && (!args.late || r.due <= context.now)
    };
    let found: Vec<&Reminder> = all.iter().filter(wanted).collect();
    let mut out = Out::new();
    if args.json {
        let rows = found
            .iter()
            .map(|r| as_json(context, &store, r))
            .collect::<Result<Vec<Value>, Failure>>()?;
        out.json(&rows)?;
    } else if !found.is_empty() {
        let heads = ["id", "what", "due", "when", "owner", "about", "text"]
            .map(|name| crate::i18n::text(lang, &format!("cli-table-{name}")));
        let rows = found
            .iter()
            .map(|r| {
                let mut kind = word(lang, r.kind);
                if r.repeat != Repeat::Once {
                    kind = format!("{kind} {}", word(lang, r.repeat));
                }
                let mut text = mask::phones_in(&r.text);
                if is_shipped(&store, r)? {
                    text = format!("{text} {}", t!(lang, "remind-sent"));
                }
                Ok(vec![
                    short_id(&ids, r.id.0),
                    kind,
                    left(context, r),
                    when(r.due, context.now),
                    r.owner.clone(),
                    r.label.clone(),
                    text,
                ])
            })
            .collect::<Result<Vec<Vec<String>>, Failure>>()?;
        out.table(&heads, &rows)?;
    }
    out.flush()?;
    match (found.is_empty(), args.promises || args.late) {
        (false, _) => Ok(0),
        (true, true) if args.json => Ok(NOTHING),
        (true, true) => Err(Failure::nothing(t!(lang, "cli-fail-remind-none"))),
        (true, false) => {
            if !args.json {
                output::note(&t!(lang, "cli-fail-remind-none"));
            }
            Ok(0)
        }
    }
}

/// How long until it is due, or since when it is over.
fn left(context: &Context, reminder: &Reminder) -> String {
    let lang = context.lang;
    if reminder.due > context.now {
        t!(lang, "domain-due-in", "age" => age(lang, reminder.due - context.now))
    } else {
        t!(lang, "domain-overdue", "age" => age(lang, context.now - reminder.due))
    }
}

fn done(context: &Context, args: &args::RemindDone) -> Done {
    let mut store = context.store_to_write()?;
    let reminder = by_prefix(context.lang, &args.id, &store.open_reminders()?, |r| r.id.0)?;
    if args.broken && reminder.kind != ReminderKind::Promise {
        return Err(Failure::usage(t!(context.lang, "cli-fail-remind-not-promised")));
    }
    let outcome = args.outcome.trim().to_owned();
    let mut changes = vec![Change::ReminderDone {
        reminder: reminder.id,
        outcome: outcome.clone(),
        broken: args.broken,
    }];
    // What stands in the handover for it is dealt with as well.
    for item in store.items_about(Ref::Reminder(reminder.id))? {
        if item.is_open() && item.passes > 0 {
            changes.push(Change::ItemClosed { item: item.id, outcome: outcome.clone() });
        }
    }
    context.act(&mut store, changes)?;
    let id = if args.broken { "cli-said-remind-broken" } else { "cli-said-remind-done" };
    said(context, &store, reminder.id, args.json, id)
}

fn snooze(context: &Context, args: &args::RemindSnooze) -> Done {
    let until = future(context, &args.when)?;
    let mut store = context.store_to_write()?;
    let reminder = by_prefix(context.lang, &args.id, &store.open_reminders()?, |r| r.id.0)?.id;
    context.act(&mut store, vec![Change::ReminderSnoozed { reminder, until }])?;
    said(context, &store, reminder, args.json, "cli-said-remind-snoozed")
}

/// Prints a reminder after an act: all of it as JSON, or one line.
fn said(context: &Context, store: &Store, id: ReminderId, json: bool, message: &str) -> Done {
    let gone = || Failure::said(t!(context.lang, "cli-fail-gone"));
    let reminder = store.reminder(id)?.ok_or_else(gone)?;
    let mut out = Out::new();
    if json {
        out.json(&as_json(context, store, &reminder)?)?;
    } else {
        let ids: Vec<Uuid> = store.open_reminders()?.iter().map(|r| r.id.0).collect();
        let at = when(reminder.rings_at().max(reminder.due), context.now);
        let rings = when(reminder.rings_at(), context.now);
        out.line(&t!(context.lang, message, "id" => short_id(&ids, id.0),
            "when" => at, "rings" => rings, "text" => reminder.text.as_str()))?;
    }
    out.flush()?;
    Ok(0)
}

/// The order that a reminder is about went out.
fn is_shipped(store: &Store, reminder: &Reminder) -> Result<bool, Failure> {
    let Some(Ref::Order(id)) = reminder.about else { return Ok(false) };
    let order = store.order(id)?;
    Ok(order.is_some_and(|o| matches!(o.state, OrderState::Shipped | OrderState::Done)))
}

/// A reminder as JSON.
pub(super) fn as_json(
    context: &Context,
    store: &Store,
    reminder: &Reminder,
) -> Result<Value, Failure> {
    let number = match reminder.about {
        Some(Ref::Order(id)) => store.order(id)?.map(|o| o.key.number),
        _ => None,
    };
    let endings: Vec<Value> = reminder
        .endings
        .iter()
        .map(|e| {
            json!({
                "at": rfc3339(e.at), "agent": e.agent, "outcome": mask::phones_in(&e.outcome),
                "due": rfc3339(e.due), "late": e.is_late(), "broken": e.broken,
            })
        })
        .collect();
    Ok(json!({
        "id": reminder.id.to_string(),
        "kind": reminder.kind.code(),
        "about": reminder.about.map(|r| r.to_string()),
        "number": number,
        "label": reminder.label,
        "text": mask::phones_in(&reminder.text),
        "due": rfc3339(reminder.due),
        "rings": rfc3339(reminder.rings_at()),
        "repeat": reminder.repeat.code(),
        "owner": reminder.owner,
        "agent": reminder.agent,
        "since": rfc3339(reminder.since),
        "open": reminder.is_open(),
        "late": reminder.is_open() && reminder.due <= context.now,
        "shipped": is_shipped(store, reminder)?,
        "endings": endings,
    }))
}
