//! `chaqi order urge`: whom to urge to pay, and urging one of them from a script.

use super::args;
use super::context::{Context, fresh_id};
use super::copy;
use super::errors::{Done, Failure, NOTHING};
use super::order;
use super::output::{self, Out};
use super::records::{OrderJson, when};
use super::reply::{self, Filler};
use super::reply_lint::{self, Broken};
use crate::domain::tally::Measure;
use crate::domain::urge::{self, LastSaid, Marks, NoUrging, ToUrge, UrgeQuery};
use crate::domain::{
    Change, ClaimKey, Commit, NoteId, Order, Platform, Ref, Refusal, UseId, Word, mask, rfc3339,
};
use crate::i18n::{group_name, t, word};
use crate::phrases::{self, Library, Phrase, Template};
use crate::store::{Saved, Store};
use chrono::TimeDelta;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Runs the command.
pub(super) fn run(context: &Context, args: &args::OrderUrge) -> Done {
    match &args.number {
        None => list(context, args),
        Some(number) => urge(context, args, number),
    }
}

fn query(context: &Context) -> UrgeQuery {
    let flag = |platform: &Platform| Some((*platform, context.config.urge_flag_on(*platform)?));
    UrgeQuery {
        now: context.now,
        days: context.config.urge.window_days,
        flags: Platform::ALL.iter().filter_map(flag).collect(),
        with_said: true,
    }
}

fn list(context: &Context, args: &args::OrderUrge) -> Done {
    let lang = context.lang;
    let page = context.store()?.to_urge(&query(context))?;
    let mut out = Out::new();
    if args.json {
        let rows: Vec<Value> = page.rows.iter().map(|row| row_json(context, row)).collect();
        out.json(&rows)?;
    } else if !page.rows.is_empty() {
        let heads = ["number", "buyer", "orders", "amount", "created", "said"]
            .map(|id| t!(lang, &format!("cli-table-{id}")));
        let rows: Vec<Vec<String>> = page.rows.iter().map(|row| cells(context, row)).collect();
        out.table(&heads, &rows)?;
    }
    out.flush()?;
    let roster = &context.config.roster;
    let today = context.place().day;
    let count = |measure| {
        let done = page.done.iter().filter(|row| row.measure == measure);
        done.filter(|row| roster.at(row.at, &row.agent).day == today).count()
    };
    let (urged, paid) = (count(Measure::Urged), count(Measure::UrgedPaid));
    if !args.json && urged > 0 {
        output::note(&t!(lang, "urging-head", "urged" => urged, "paid" => paid));
    }
    match (page.rows.is_empty(), args.json) {
        (false, _) => Ok(0),
        (true, true) => Ok(NOTHING),
        (true, false) => {
            let days = context.config.urge.window_days;
            Err(Failure::nothing(t!(lang, "urging-none", "days" => days)))
        }
    }
}

fn cells(context: &Context, row: &ToUrge) -> Vec<String> {
    let numbers: Vec<&str> = row.orders.iter().map(|o| o.key.number.as_str()).collect();
    vec![
        numbers.join(" "),
        buyer(context, row),
        row.orders.len().to_string(),
        row.amount().to_string(),
        row.since().map(|since| when(since, context.now)).unwrap_or_default(),
        row.last.as_ref().map(|last| said(context, last)).unwrap_or_default(),
    ]
}

fn buyer(context: &Context, row: &ToUrge) -> String {
    let groups: Vec<String> =
        row.groups.iter().map(|group| group_name(context.lang, group)).collect();
    let key = row.orders.first().map(|order| &order.key);
    let name = key.map(|key| order::buyer(context, key, row.buyer())).unwrap_or_default();
    format!("{name} {}", groups.join(" ")).trim().to_owned()
}

fn said(context: &Context, last: &LastSaid) -> String {
    t!(context.lang, "urging-last", "how" => word(context.lang, last.how),
        "text" => mask::phones_in(&last.text), "agent" => last.agent.as_str(),
        "at" => when(last.at, context.now))
}

fn row_json(context: &Context, row: &ToUrge) -> Value {
    let orders: Vec<OrderJson> =
        row.orders.iter().map(|order| OrderJson::new(context, order)).collect();
    let last = row.last.as_ref().map(|last| {
        json!({
            "how": last.how.code(), "at": rfc3339(last.at), "agent": last.agent,
            "text": mask::phones_in(&last.text),
        })
    });
    json!({
        "buyer": row.buyer(), "amount": row.amount().to_string(),
        "groups": row.groups, "since": row.since().map(rfc3339), "last": last, "orders": orders,
    })
}

/// What a buyer is urged with.
struct Reply {
    phrase: Arc<Phrase>,
    text: String,
    broken: Vec<Broken>,
}

fn urge(context: &Context, args: &args::OrderUrge, number: &str) -> Done {
    let lang = context.lang;
    let mut store = context.store_to_write()?;
    let place = &args.place;
    let order = context.find_order(&store, number, place.platform, place.shop.as_deref())?;
    let orders = orders_of(context, &store, &order)?;
    let values = values(context, args, &order);
    let reminder = reminder(context, args, &store, &values)?;
    let note = note(context, &values)?;
    let commit = commit(context, &order, &orders, &note);
    // Nothing goes out before the claim is won.
    if let Saved::Refused(why) = store.save(&commit)? {
        return Err(refused(context, &why));
    }
    if let (true, Some(reminder)) = (args.copy, &reminder) {
        copy::copy(context, &reminder.text)?;
    }
    let numbers: Vec<&str> = orders.iter().map(|o| o.key.number.as_str()).collect();
    let buyer = if order.buyer.is_empty() { &order.key.number } else { &order.buyer };
    let text = reminder.as_ref().map(|r| r.text.clone()).unwrap_or_default();
    let mut out = Out::new();
    if args.json {
        let stored = orders.iter().map(|order| store.order(order.id));
        let stored: Vec<_> = stored.collect::<Result<_, _>>()?;
        let rows: Vec<OrderJson> =
            stored.iter().flatten().map(|order| OrderJson::new(context, order)).collect();
        out.json(&json!({
            "buyer": order.buyer, "text": text, "at": rfc3339(commit.at), "agent": commit.agent,
            "orders": rows,
        }))?;
    } else if text.is_empty() {
        out.line(&t!(lang, "urging-done", "buyer" => buyer.as_str(), "count" => orders.len()))?;
    } else {
        out.block(&text)?;
    }
    out.flush()?;
    if !args.json && !text.is_empty() {
        output::note(&t!(lang, "cli-note-urged", "buyer" => buyer.as_str(),
            "numbers" => numbers.join(" ")));
    }
    if let Some(reminder) = reminder {
        let used = UseId(fresh_id());
        let mut changes = vec![Change::ReplyCopied {
            used,
            phrase: reminder.phrase.id.clone(),
            title: reminder.phrase.title.clone(),
            about: Some(Ref::Order(order.id)),
        }];
        changes.extend(reminder.broken.into_iter().map(|b| b.change(used, &reminder.phrase)));
        context.act(&mut store, changes)?;
    }
    Ok(0)
}

/// All of the buyer's orders that are to be urged; or why this one is not.
fn orders_of(context: &Context, store: &Store, order: &Order) -> Result<Vec<Order>, Failure> {
    let lang = context.lang;
    let flag = context.config.urge_flag_on(order.key.platform);
    let claim = claim(context, order);
    let number = order.key.number.as_str();
    // Who did it says more than the flag that came of it.
    if let Some(held) = store.urged_by(&claim, context.now)? {
        return Err(refused(context, &Refusal::Held(held)));
    }
    let why = urge::why_not(order, flag).map(|why| match why {
        NoUrging::Settled => t!(lang, "urging-settled", "order" => number),
        NoUrging::Cod => t!(lang, "urging-cod", "order" => number),
        NoUrging::Flagged => t!(lang, "urging-flagged", "order" => number),
    });
    if let Some(why) = why {
        return Err(Failure::said(why));
    }
    let rows = store.to_urge(&query(context))?.rows;
    match rows.into_iter().find(|row| row.is_of(order)) {
        Some(row) => Ok(row.orders),
        None => {
            let days = context.config.urge.window_days;
            Err(Failure::said(t!(lang, "urging-too-old", "order" => number, "days" => days)))
        }
    }
}

fn claim(context: &Context, order: &Order) -> ClaimKey {
    // Whoever asks: the day does not depend on whose shift overlaps.
    let day = context.config.roster.at(context.now, "").day;
    ClaimKey::urge(&order.key, &order.buyer, day)
}

fn commit(context: &Context, order: &Order, orders: &[Order], note: &str) -> Commit {
    let until = context.now + TimeDelta::days(context.config.urge.window_days);
    let marks = Marks {
        note,
        flag: &|platform| {
            let colour = context.config.urge_flag_on(platform)?;
            Some((colour, context.config.flags.meaning(platform, colour).to_owned()))
        },
        claim: Some((claim(context, order), until)),
    };
    let orders = orders.iter().map(|order| (&order.key, order.flag));
    let changes = marks.changes(orders, || NoteId(fresh_id()));
    Commit::new(fresh_id(), &context.agent(), context.now, changes)
}

/// What the order says, and what was given.
fn values(context: &Context, args: &args::OrderUrge, order: &Order) -> Vec<(String, String)> {
    let of_order = [
        ("buyer", order.buyer.clone()),
        ("order", order.key.number.clone()),
        ("item", order.item.clone()),
        ("amount", order.amount.to_string()),
        ("waybill", order.waybill.clone()),
        ("courier", order.courier.clone()),
        ("agent", context.agent()),
    ];
    let known = of_order.into_iter().filter(|(_, value)| !value.trim().is_empty());
    let mut values: Vec<(String, String)> =
        known.map(|(name, value)| (name.to_owned(), value)).collect();
    values.extend(args.var.iter().cloned());
    values
}

/// The phrase, filled in and checked.
fn reminder(
    context: &Context,
    args: &args::OrderUrge,
    store: &Store,
    values: &[(String, String)],
) -> Result<Option<Reply>, Failure> {
    let id = args.reply.as_deref().unwrap_or(&context.config.urge.reply);
    if id.is_empty() {
        return Ok(None);
    }
    let library = Library::load(&context.phrase_sources(), context.now.date_naive());
    let found = phrases::urging(&library, id);
    let phrase = found.filter(|phrase| !phrase.text.trim().is_empty()).ok_or_else(|| {
        Failure::said(t!(context.lang, "urging-no-phrase", "id" => id))
            .hint(t!(context.lang, "cli-hint-phrase-none"))
    })?;
    let filler = Filler::new(context, &library, values);
    let wording = phrases::variant(&phrase, reply::uses(store, context, &phrase.id));
    let text = phrases::parts(&filler.fill(&phrase, wording)?).join("\n");
    let written = filler.written(&phrase, wording);
    let broken = reply_lint::checked(context, &phrase, (&written, &text), args.anyway)?;
    Ok(Some(Reply { phrase, text, broken }))
}

/// The note line, filled in.
fn note(context: &Context, values: &[(String, String)]) -> Result<String, Failure> {
    let note = &context.config.urge.note;
    let mut known: BTreeMap<String, String> = values.iter().cloned().collect();
    known.entry("shop".to_owned()).or_insert_with(|| context.config.shop.name.clone());
    let template = Template::parse(note)
        .map_err(|e| Failure::said(super::phrases::braces(context.lang, &e)))?;
    let style = match context.lang {
        crate::i18n::Lang::ZhCn => phrases::DateStyle::ZH_CN,
        crate::i18n::Lang::En => phrases::DateStyle::EN,
    };
    template.fill(&known, context.now, &style).map_err(|error| match error {
        phrases::FillError::Missing { names } => {
            let options: Vec<String> = names.iter().map(|n| format!("--var {n}=…")).collect();
            Failure::said(t!(context.lang, "cli-fail-missing-values",
                "id" => "urge.note", "names" => names.join(", ")))
            .hint(t!(context.lang, "cli-hint-missing-values", "options" => options.join(" ")))
        }
        other => Failure::said(other.to_string()),
    })
}

/// Why an act was not saved: who was first, or what changed meanwhile.
pub(super) fn refused(context: &Context, why: &Refusal) -> Failure {
    let lang = context.lang;
    match why {
        Refusal::Held(claim) => {
            let ClaimKey::Urge { buyer, number, .. } = &claim.key;
            let buyer = if buyer.is_empty() { number } else { buyer };
            Failure::said(t!(lang, "cli-fail-urged", "agent" => claim.agent.as_str(),
                "buyer" => buyer.as_str(), "at" => when(claim.at, context.now)))
            .hint(t!(lang, "cli-hint-urged"))
        }
        Refusal::Settled(key) => {
            Failure::said(t!(lang, "urging-settled", "order" => key.number.as_str()))
        }
        Refusal::Answered { agent, at } => Failure::said(t!(lang, "handover-answered-already",
            "agent" => agent.as_str(), "at" => when(*at, context.now))),
    }
}
