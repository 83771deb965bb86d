//! `chaqi handover`: the giver's side: the draft, what is added by hand, and handing over.

use super::args;
use super::context::{Context, by_prefix, fresh_id};
use super::errors::{Done, Failure};
use super::handover_page as page;
use super::handover_take as take;
use super::order;
use super::output::Out;
use super::records::ItemJson;
use crate::domain::{
    Change, Draft, DraftId, DraftSources, Handover, HandoverId, Item, ItemFields, ItemId,
    ItemState, OrderFilter, OrderQuery, Ref, Section, ShiftDay, Word,
};
use crate::i18n::{t, word};
use crate::store::Store;

/// Runs a command of the group.
pub(super) fn run(context: &Context, command: args::Handover) -> Done {
    match command {
        args::Handover::Show(args) => show(context, &args),
        args::Handover::Draft(args) => {
            let store = context.store()?;
            let (place, draft) = draft(context, &store)?;
            page::print_draft(context, &store, &place, &draft, &args)
        }
        args::Handover::Add(args) => add(context, args),
        args::Handover::Drop(args) => take_out(context, &args),
        args::Handover::Submit(args) => submit(context, &args),
        args::Handover::Accept(args) => take::accept(context, &args),
        args::Handover::Done(args) => take::done(context, &args),
        args::Handover::History(args) => page::history(context, &args),
    }
}

/// The agent's draft of this business day, as the console builds it.
fn draft(context: &Context, store: &Store) -> Result<(ShiftDay, Draft), Failure> {
    let agent = context.agent();
    let place = context.place();
    let began = context.local(context.config.roster.began(context.now, &agent));
    let handled = store.orders(&OrderQuery {
        filter: OrderFilter::HandledSince(began),
        limit: 1_000,
        ..OrderQuery::default()
    })?;
    let (stored, reviews) = (store.open_items()?, store.reviews()?);
    let submitted = submitted(context, store)?;
    let marked = store.sections_marked(DraftId::of(&agent, &place))?;
    let mut draft = Draft::build(&DraftSources {
        agent: &agent,
        place: &place,
        marked: &marked,
        items: &stored,
        orders: &handled.orders,
        reviews: &reviews,
        reminders: &store.open_reminders()?,
        submitted: &submitted,
        call_hours: context.config.reviews.call_after_hours,
        now: context.now,
    });
    draft.say_flags(&handled.orders, |o| order::flag_words(context, o));
    Ok((place, draft))
}

/// The handovers that this agent has submitted in the present shift.
pub(super) fn submitted(context: &Context, store: &Store) -> Result<Vec<HandoverId>, Failure> {
    let (agent, place) = (context.agent(), context.place());
    let handovers = store.handovers(100)?.into_iter();
    let mine =
        handovers.filter(|h| h.agent == agent && h.day == place.day && h.shift == place.shift);
    Ok(mine.map(|h| h.id).collect())
}

/// A handover by the beginning of its id, else the last one, else the draft.
fn show(context: &Context, args: &args::HandoverShow) -> Done {
    let store = context.store()?;
    let handovers = store.handovers(1_000)?;
    let found = match &args.id {
        Some(id) => Some(by_prefix(context.lang, id, &handovers, |h| h.id.0)?),
        None => handovers.into_iter().next(),
    };
    match found {
        Some(handover) => page::print(context, &store, &handover, &args.page),
        None => {
            let (place, draft) = draft(context, &store)?;
            page::print_draft(context, &store, &place, &draft, &args.page)
        }
    }
}

fn add(context: &Context, args: args::HandoverAdd) -> Done {
    let lang = context.lang;
    let due = context.maybe_time(args.due.as_deref())?;
    let summary = args.summary.join(" ").trim().to_owned();
    if summary.is_empty() {
        return Err(Failure::usage(t!(lang, "cli-fail-text-empty")));
    }
    let mut store = context.store_to_write()?;
    let mut fields = ItemFields {
        summary: Some(summary),
        severity: args.severity,
        owner: args.owner,
        due,
        condition: args.condition,
        next: args.next,
        ..ItemFields::default()
    };
    let mut section = Section::Other;
    if let Some(number) = &args.order {
        let order = context.find_order(&store, number, None, None)?;
        fields.about = Some(Ref::Order(order.id));
        fields.label = Some(order::label(&order));
        section = Section::Orders;
    }
    if let Some(id) = &args.review {
        let review = super::review::find(context, &store, id)?;
        fields.about = Some(Ref::Review(review.id));
        fields.label = Some(format!("{} {}", review.order, review.buyer).trim().to_owned());
        section = Section::Reviews;
    }
    fields.section = Some(args.section.unwrap_or(section));
    let item = match fields.about {
        Some(about) => item_about(context, &store, about)?,
        None => ItemId(fresh_id()),
    };
    context.act(&mut store, vec![Change::ItemWritten { item, fields }])?;
    let item = stored(context, &store, item)?;
    let said = t!(lang, "cli-said-item-added", "section" => word(lang, item.section));
    print_item(context, &store, &item, args.json, &said)
}

/// The item of today's draft for a record, so that adding it twice edits it; a new one when that
/// item was handed over already.
fn item_about(context: &Context, store: &Store, about: Ref) -> Result<ItemId, Failure> {
    let suggested = ItemId::suggested(about, context.place().day);
    let free = store.item(suggested)?.is_none_or(|item| item.state == ItemState::Draft);
    Ok(if free { suggested } else { ItemId(fresh_id()) })
}

/// Takes an item out of the draft, also one that the draft only suggests.
fn take_out(context: &Context, args: &args::Record) -> Done {
    let lang = context.lang;
    let mut store = context.store_to_write()?;
    let (_, draft) = draft(context, &store)?;
    let item = by_prefix(lang, &args.id, &draft.items, |item| item.id.0)?;
    if item.state != ItemState::Draft {
        return Err(
            Failure::said(t!(lang, "cli-fail-not-a-draft")).hint(t!(lang, "cli-hint-not-a-draft"))
        );
    }
    let changes = vec![
        Change::ItemWritten { item: item.id, fields: item.fields() },
        Change::ItemDropped { item: item.id },
    ];
    context.act(&mut store, changes)?;
    let item = stored(context, &store, item.id)?;
    print_item(context, &store, &item, args.json, &t!(lang, "cli-said-item-dropped"))
}

/// The gate: every section is filled or says “none”.
fn submit(context: &Context, args: &args::HandoverSubmit) -> Done {
    let lang = context.lang;
    let mut store = context.store_to_write()?;
    let (place, mut draft) = draft(context, &store)?;
    draft.empty.extend(&args.none);
    let filled: Vec<String> = draft
        .empty
        .iter()
        .filter(|section| draft.items.iter().any(|item| item.section == **section))
        .map(|section| word(lang, *section))
        .collect();
    if !filled.is_empty() {
        return Err(Failure::said(t!(lang, "cli-fail-not-empty", "sections" => filled.join(", ")))
            .hint(t!(lang, "cli-hint-not-empty")));
    }
    let gaps = draft.gaps();
    if !gaps.is_empty() {
        let names: Vec<String> = gaps.iter().map(|s| word(lang, *s)).collect();
        let options: Vec<String> = gaps.iter().map(|s| format!("--none {}", s.code())).collect();
        return Err(Failure::said(t!(lang, "cli-fail-gaps", "sections" => names.join(", ")))
            .hint(t!(lang, "cli-hint-gaps", "options" => options.join(" "))));
    }
    let handover = HandoverId(fresh_id());
    let changes = draft.hand_over(handover, &context.agent(), place);
    context.act(&mut store, changes)?;
    let Some(stored) = store.handover(handover)? else {
        return Err(Failure::said(t!(lang, "cli-fail-gone")));
    };
    if args.page.json || args.page.format.is_some() {
        return page::print(context, &store, &stored, &args.page);
    }
    said_submitted(context, &stored, &draft.items)
}

fn said_submitted(context: &Context, handover: &Handover, items: &[Item]) -> Done {
    let mut out = Out::new();
    out.line(&t!(context.lang, "cli-said-submitted", "n" => items.len(),
        "id" => handover.id.to_string()))?;
    out.flush()?;
    Ok(0)
}

/// An item as it is stored.
pub(super) fn stored(context: &Context, store: &Store, id: ItemId) -> Result<Item, Failure> {
    store.item(id)?.ok_or_else(|| Failure::said(t!(context.lang, "cli-fail-gone")))
}

/// Prints an item after an act.
pub(super) fn print_item(
    context: &Context,
    store: &Store,
    item: &Item,
    json: bool,
    said: &str,
) -> Done {
    let mut out = Out::new();
    if json {
        out.json(&ItemJson::new(context, store, item))?;
    } else {
        out.line(said)?;
    }
    out.flush()?;
    Ok(0)
}
