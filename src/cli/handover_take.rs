//! `chaqi handover accept` and `done`: the receiver's side, item by item.

use super::args;
use super::context::{Context, by_prefix};
use super::errors::{Done, Failure};
use super::handover::{print_item, stored, submitted};
use super::handover_page as page;
use super::output::{self, Out};
use super::records::ItemJson;
use crate::domain::{AnswerKind, Change, Denied, Item, ItemId, ItemState};
use crate::i18n::{t, word};
use crate::store::Store;

/// Lists what waits to be taken, or answers it.
pub(super) fn accept(context: &Context, args: &args::HandoverAccept) -> Done {
    match (&args.item, args.all) {
        (None, false) => list(context, args),
        (None, true) => accept_all(context, args),
        (Some(id), _) => answer(context, args, id),
    }
}

/// The items that wait for an answer, the most pressing first; not what this shift handed over
/// itself and nobody has asked about.
fn waiting(context: &Context, store: &Store) -> Result<Vec<Item>, Failure> {
    let own = submitted(context, store)?;
    let mut items: Vec<Item> = store
        .open_items()?
        .into_iter()
        .filter(|i| i.is_open() && matches!(i.state, ItemState::Handed | ItemState::Asked))
        .filter(|i| !i.waits_since(&own))
        .collect();
    items.sort_by_key(|i| (i.state, i.severity, i.since, i.id));
    Ok(items)
}

fn list(context: &Context, args: &args::HandoverAccept) -> Done {
    if args.next_step.is_some() {
        return Err(Failure::usage(t!(context.lang, "cli-fail-which-item"))
            .hint(t!(context.lang, "cli-hint-which-item")));
    }
    let store = context.store()?;
    let items = waiting(context, &store)?;
    let mut out = Out::new();
    if args.json {
        out.json(&ItemJson::list(context, &store, &items))?;
    } else if !items.is_empty() {
        page::table(context, &mut out, &items)?;
    }
    out.flush()?;
    if items.is_empty() && !args.json {
        output::note(&t!(context.lang, "cli-note-no-items"));
    }
    Ok(0)
}

/// Takes everything, or nothing: the next step of urgent items is read back.
fn accept_all(context: &Context, args: &args::HandoverAccept) -> Done {
    let lang = context.lang;
    let mut store = context.store_to_write()?;
    let items: Vec<Item> =
        waiting(context, &store)?.into_iter().filter(|i| i.state == ItemState::Handed).collect();
    if items.is_empty() {
        return Err(Failure::nothing(t!(lang, "cli-note-no-items")));
    }
    let step = step_text(args.next_step.as_deref());
    let unread: Vec<String> = items
        .iter()
        .filter(|item| item.needs_read_back() && !item.is_read_back(&step))
        .map(name)
        .collect();
    if !unread.is_empty() {
        let names = unread.join("; ");
        let what = if step.is_empty() {
            t!(lang, "cli-fail-read-back", "items" => names)
        } else {
            t!(lang, "cli-fail-not-read-back", "items" => names)
        };
        return Err(Failure::said(what).hint(t!(lang, "cli-hint-read-back-all")));
    }
    let changes = items
        .iter()
        .map(|item| {
            let text = if item.needs_read_back() { step.clone() } else { String::new() };
            Change::ItemAnswered { item: item.id, answer: AnswerKind::Accept, text }
        })
        .collect();
    context.act(&mut store, changes)?;
    let ids: Vec<ItemId> = items.iter().map(|item| item.id).collect();
    let taken: Vec<Item> =
        ids.iter().map(|id| stored(context, &store, *id)).collect::<Result<_, _>>()?;
    let mut out = Out::new();
    if args.json {
        out.json(&ItemJson::list(context, &store, &taken))?;
    } else {
        out.line(&t!(lang, "cli-said-taken", "n" => taken.len()))?;
    }
    out.flush()?;
    Ok(0)
}

fn step_text(given: Option<&str>) -> String {
    given.unwrap_or_default().trim().to_owned()
}

/// What an item is called in an error.
fn name(item: &Item) -> String {
    let id = item.id.to_string();
    format!("{} {} {}", &id[..8], item.label, item.summary)
}

fn find(context: &Context, store: &Store, id: &str) -> Result<Item, Failure> {
    let items: Vec<Item> = store
        .open_items()?
        .into_iter()
        .filter(|i| i.is_open() && i.state != ItemState::Draft)
        .collect();
    by_prefix(context.lang, id, &items, |item| item.id.0)
}

fn answer(context: &Context, args: &args::HandoverAccept, id: &str) -> Done {
    let lang = context.lang;
    let mut store = context.store_to_write()?;
    let item = find(context, &store, id)?;
    let (kind, text) = match (&args.ask, &args.refuse, &args.answer) {
        (Some(text), ..) => (AnswerKind::Ask, step_text(Some(text))),
        (_, Some(text), _) => (AnswerKind::Refuse, step_text(Some(text))),
        (.., Some(text)) => (AnswerKind::Answer, step_text(Some(text))),
        _ => (AnswerKind::Accept, step_text(args.next_step.as_deref())),
    };
    if item.state == ItemState::Accepted {
        return Err(Failure::said(t!(lang, "cli-fail-taken", "agent" => item.owner.as_str()))
            .hint(t!(lang, "cli-hint-taken")));
    }
    if text.is_empty() && kind != AnswerKind::Accept {
        return Err(Failure::usage(t!(lang, "cli-fail-text-empty")));
    }
    match item.may_answer(kind, &context.agent(), &submitted(context, &store)?) {
        Ok(()) => {}
        Err(Denied::Own) => {
            return Err(Failure::said(t!(lang, "cli-fail-own-item", "items" => name(&item)))
                .hint(t!(lang, "cli-hint-own-item")));
        }
        Err(Denied::NoQuestion | Denied::OwnQuestion) => {
            return Err(Failure::said(t!(lang, "cli-fail-no-question", "items" => name(&item)))
                .hint(t!(lang, "cli-hint-no-question")));
        }
    }
    if kind == AnswerKind::Accept && item.needs_read_back() && !item.is_read_back(&text) {
        return Err(if text.is_empty() {
            Failure::said(t!(lang, "cli-fail-read-back", "items" => name(&item)))
                .hint(t!(lang, "cli-hint-read-back"))
        } else {
            Failure::said(t!(lang, "cli-fail-not-read-back", "items" => name(&item)))
                .hint(t!(lang, "cli-hint-not-read-back", "next" => item.next.trim()))
        });
    }
    context.act(&mut store, vec![Change::ItemAnswered { item: item.id, answer: kind, text }])?;
    let item = stored(context, &store, item.id)?;
    let said = t!(lang, "cli-said-answered",
        "state" => word(lang, item.state), "summary" => item.summary.as_str());
    print_item(context, &store, &item, args.json, &said)
}

/// Closes an item with how it ended.
pub(super) fn done(context: &Context, args: &args::HandoverDone) -> Done {
    let mut store = context.store_to_write()?;
    let item = find(context, &store, &args.record.id)?;
    let outcome = args.outcome.join(" ").trim().to_owned();
    context.act(&mut store, vec![Change::ItemClosed { item: item.id, outcome }])?;
    let item = stored(context, &store, item.id)?;
    let said = t!(context.lang, "cli-said-item-done", "summary" => item.summary.as_str());
    print_item(context, &store, &item, args.record.json, &said)
}
