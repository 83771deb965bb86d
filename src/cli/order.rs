//! `chaqi order`: what is written about orders.

use super::args;
use super::context::{Context, fresh_id};
use super::errors::{Done, Failure};
use super::order_find;
use super::output::{self, Out};
use super::records::{OrderJson, flag_meaning};
use super::{history, order_import, order_urge};
use crate::domain::{
    Change, Colour, FULL_NUMBER, Money, NoteId, Order, OrderFields, OrderKey, Platform, Ref, Time,
    is_short_number, mask,
};
use crate::i18n::{self, order_state, t, word};
use crate::store::Store;
use crate::text::gate;

/// Runs a command of the group.
pub(super) fn run(context: &Context, command: args::Order) -> Done {
    match command {
        args::Order::Add(args) => add(context, args),
        args::Order::List(args) => order_find::list(context, &args),
        args::Order::Show(which) => order_find::show(context, &which),
        args::Order::Memo(args) => order_find::memo(context, &args),
        args::Order::Discount(args) => super::buyer::discount(context, &args),
        args::Order::Note(args) => note(context, &args),
        args::Order::Flag(args) => flag(context, &args),
        args::Order::Edit(args) => edit(context, args),
        args::Order::Delete(which) => delete(context, &which),
        args::Order::History(which) => {
            let store = context.store()?;
            let order = find(context, &store, &which)?;
            history::show(context, &store, Ref::Order(order.id), which.json)
        }
        args::Order::Urge(args) => order_urge::run(context, &args),
        args::Order::Import(args) => order_import::run(context, &args),
    }
}

/// The order that the arguments mean.
pub(super) fn find(
    context: &Context,
    store: &Store,
    which: &args::Which,
) -> Result<Order, Failure> {
    let place = &which.place;
    context.find_order(store, &which.number, place.platform, place.shop.as_deref())
}

fn add(context: &Context, args: args::OrderAdd) -> Done {
    let lang = context.lang;
    let place = &args.place;
    let key = context.order_key(place.platform, place.shop.as_deref(), &args.number)?;
    let mut fields = fields(context, args.fields)?;
    let mut store = context.store_to_write()?;
    if store.order(key.id())?.is_some_and(|order| !order.deleted) {
        return Err(Failure::said(
            t!(lang, "cli-fail-order-exists", "number" => key.number.as_str()),
        )
        .hint(t!(lang, "cli-hint-order-exists", "number" => key.number.as_str())));
    }
    fields.created.get_or_insert(context.now);
    let cod = fields.cod.unwrap_or_default();
    if fields.paid.is_none() && fields.state.as_ref().is_some_and(|state| state.is_paid(cod)) {
        fields.paid = Some(context.now);
    }
    let id = key.id();
    context.act(&mut store, vec![Change::OrderAdded { key, fields }])?;
    let order = stored(context, &store, id)?;
    if is_short_number(order.key.platform, &order.key.number) {
        output::note(&t!(lang, "cli-note-number-short",
            "count" => order.key.number.len(), "least" => FULL_NUMBER));
    }
    let said = t!(lang, "cli-said-order-added", "number" => order.key.number.as_str());
    print(context, &order, args.json, &said)
}

/// The fields that were given; blanks around a text go.
fn fields(context: &Context, args: args::OrderFieldArgs) -> Result<OrderFields, Failure> {
    let trimmed = |text: Option<String>| text.map(|t| t.trim().to_owned());
    // What is known of an order lies behind: `9:00` is this morning's.
    let past = |text: Option<String>| -> Result<Option<Time>, Failure> {
        context.maybe_time(text.as_deref())
    };
    if args.amount.is_some_and(|amount| amount < Money(0)) {
        return Err(Failure::usage(t!(context.lang, "cli-fail-amount-negative")));
    }
    Ok(OrderFields {
        buyer: trimmed(args.buyer),
        item: trimmed(args.item),
        amount: args.amount,
        state: args.state,
        cod: args.cod,
        address_checked: args.address_checked,
        cod_confirmed: args.cod_confirmed,
        created: past(args.created)?,
        paid: past(args.paid)?,
        waybill: trimmed(args.waybill),
        courier: trimmed(args.courier),
        phone: args.phone.map(|p| gate::fold_search(&p).trim().to_owned()),
        ..OrderFields::default()
    })
}

fn note(context: &Context, args: &args::OrderNote) -> Done {
    let text = said_text(context, &args.text)?;
    let mut store = context.store_to_write()?;
    let order = find(context, &store, &args.which)?;
    context.act(&mut store, vec![noted(&order, order.flag, text)])?;
    let order = stored(context, &store, order.id)?;
    let said = t!(context.lang, "cli-said-noted", "number" => order.key.number.as_str());
    print(context, &order, args.which.json, &said)
}

pub(super) fn noted(order: &Order, flag: Option<Colour>, text: String) -> Change {
    Change::OrderNoted { key: order.key.clone(), note: NoteId(fresh_id()), flag, text }
}

/// The words of a note as one line.
fn said_text(context: &Context, words: &[String]) -> Result<String, Failure> {
    let text = words.join(" ").trim().to_owned();
    if text.is_empty() {
        return Err(Failure::usage(t!(context.lang, "cli-fail-text-empty")));
    }
    Ok(text)
}

fn flag(context: &Context, args: &args::OrderFlag) -> Done {
    let lang = context.lang;
    let mut store = context.store_to_write()?;
    let order = find(context, &store, &args.which)?;
    let flag = context.colour(&args.colour, order.key.platform)?;
    if let Some(old) = order.flag.filter(|old| Some(*old) != flag) {
        let choices = context.config.flags.choices(order.key.platform);
        if choices.iter().any(|c| c.colour == old && c.reserved) {
            output::note(&t!(lang, "cli-note-reserved",
                "colour" => word(lang, old), "meaning" => flag_meaning(context, &order)));
        }
    }
    let label = args.label.clone().unwrap_or_default().trim().to_owned();
    // Pinduoduo takes both or neither, and at most three characters.
    let chars = label.chars().count();
    if order.key.platform == Platform::Pdd && flag.is_some() && !(1..=3).contains(&chars) {
        return Err(Failure::usage(t!(lang, "cli-fail-flag-label"))
            .hint(t!(lang, "cli-hint-missing-values", "options" => "--label")));
    }
    let label = if flag.is_some() { label } else { String::new() };
    let mut changes = vec![Change::OrderFlagged { key: order.key.clone(), flag, label }];
    if !args.text.is_empty() {
        changes.push(noted(&order, flag, said_text(context, &args.text)?));
    }
    context.act(&mut store, changes)?;
    let order = stored(context, &store, order.id)?;
    let number = order.key.number.as_str();
    let said = match order.flag {
        Some(colour) => {
            let meaning = flag_meaning(context, &order);
            let flag = format!("{} {meaning}", word(lang, colour));
            let mut said = t!(lang, "cli-said-flagged", "number" => number, "flag" => flag.trim());
            // Set by hand, too, it keeps the buyer from being urged.
            if context.config.urge_flag_on(order.key.platform) == Some(colour) {
                said.push_str(&t!(lang, "orders-flagged-urged"));
            }
            said
        }
        None => t!(lang, "cli-said-unflagged", "number" => number),
    };
    print(context, &order, args.which.json, &said)
}

fn edit(context: &Context, args: args::OrderEdit) -> Done {
    let lang = context.lang;
    let mut fields = fields(context, args.fields)?;
    let mut store = context.store_to_write()?;
    let order = find(context, &store, &args.which)?;
    let state = fields.state.as_ref().unwrap_or(&order.state);
    let pays = state.is_paid(fields.cod.unwrap_or(order.cod));
    if fields.paid.is_none() && order.paid.is_none() && pays && !order.state.is_paid(order.cod) {
        fields.paid = Some(context.now);
    }
    if fields.is_empty() {
        return Err(Failure::usage(t!(lang, "cli-fail-nothing-given"))
            .hint(t!(lang, "cli-hint-help", "command" => "chaqi order edit")));
    }
    if fields.amount.is_some_and(|amount| amount < order.discount) {
        let discount = order.discount.to_string();
        return Err(Failure::said(t!(lang, "buyers-below-discount", "discount" => discount)));
    }
    let fields = changed(&order, fields);
    let said = if fields.is_empty() {
        t!(lang, "cli-said-unchanged", "number" => order.key.number.as_str())
    } else {
        context.act(&mut store, vec![Change::OrderEdited { key: order.key.clone(), fields }])?;
        t!(lang, "cli-said-edited", "number" => order.key.number.as_str())
    };
    let order = stored(context, &store, order.id)?;
    print(context, &order, args.which.json, &said)
}

/// The fields that differ; unlike in an import an empty text clears a field.
fn changed(order: &Order, fields: OrderFields) -> OrderFields {
    let clears = |new: &Option<String>, old: &str| new.clone().filter(|n| n != old);
    let texts = (
        clears(&fields.buyer, &order.buyer),
        clears(&fields.item, &order.item),
        clears(&fields.waybill, &order.waybill),
        clears(&fields.courier, &order.courier),
        clears(&fields.phone, &order.phone),
    );
    let mut fields = order.difference(fields);
    (fields.buyer, fields.item, fields.waybill, fields.courier, fields.phone) = texts;
    fields
}

fn delete(context: &Context, which: &args::Which) -> Done {
    let mut store = context.store_to_write()?;
    let order = find(context, &store, which)?;
    context.act(&mut store, vec![Change::OrderDeleted { key: order.key.clone() }])?;
    let order = stored(context, &store, order.id)?;
    let said = t!(context.lang, "cli-said-deleted", "number" => order.key.number.as_str());
    print(context, &order, which.json, &said)
}

pub(super) fn stored(
    context: &Context,
    store: &Store,
    id: crate::domain::OrderId,
) -> Result<Order, Failure> {
    store.order(id)?.ok_or_else(|| Failure::said(t!(context.lang, "cli-fail-gone")))
}

/// Prints an order after an act: all of it as JSON, or one line.
pub(super) fn print(context: &Context, order: &Order, json: bool, said: &str) -> Done {
    let mut out = Out::new();
    if json {
        out.json(&OrderJson::new(context, order))?;
    } else {
        out.line(said)?;
    }
    out.flush()?;
    Ok(0)
}

/// What an order is called where one line has to do.
pub(super) fn label(order: &Order) -> String {
    format!("{} {}", order.key.number, order.buyer).trim().to_owned()
}

/// A flag as a list shows it: its name and what the shop means by it.
pub(super) fn flag_words(context: &Context, order: &Order) -> String {
    let Some(flag) = order.flag else { return String::new() };
    let meaning = flag_meaning(context, order);
    let label = if order.flag_label.is_empty() { meaning } else { order.flag_label.clone() };
    format!("{} {label}", word(context.lang, flag)).trim().to_owned()
}

/// The cells of an order that every list has.
pub(super) fn cells(context: &Context, order: &Order) -> Vec<String> {
    let mut state = order_state(context.lang, &order.state);
    if order.cod {
        state = format!("{state} {}", t!(context.lang, "domain-cod"));
    }
    let note = order.notes.last().map(|n| mask::phones_in(&n.text)).unwrap_or_default();
    vec![
        order.key.number.clone(),
        flag_words(context, order),
        state,
        order.amount.to_string(),
        buyer(context, &order.key, &order.buyer),
        order.item.clone(),
        note,
    ]
}

/// A buyer as a list shows them; with platform and shop where these are not the own ones.
pub(super) fn buyer(context: &Context, key: &OrderKey, name: &str) -> String {
    let own = &context.config.shop;
    let origin = i18n::origin(context.lang, key, own.platform, &own.name).join(" ");
    let name = mask::phones_in(name);
    if origin.is_empty() { name } else { format!("{name} [{origin}]") }
}
