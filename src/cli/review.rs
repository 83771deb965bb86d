//! `chaqi review`: bad reviews from being logged to being settled.

use super::args;
use super::context::{Context, by_prefix, fresh_id, short_id};
use super::errors::{Done, Failure, NOTHING};
use super::output::{self, Out};
use super::records::{ReviewJson, when};
use crate::domain::{Change, Contact, Review, ReviewFields, ReviewId, ReviewState, mask};
use crate::i18n::{age, t, word};
use crate::store::Store;
use crate::text::gate;
use uuid::Uuid;

/// Runs a command of the group.
pub(super) fn run(context: &Context, command: args::Review) -> Done {
    match command {
        args::Review::Add(args) => add(context, args),
        args::Review::List(args) => list(context, &args),
        args::Review::Show(args) => {
            let store = context.store()?;
            let review = find(context, &store, &args.id)?;
            show(context, &review, args.json)
        }
        args::Review::Contact(args) => contact(context, &args),
        args::Review::Progress(args) => progress(context, &args),
    }
}

/// The review whose id begins so.
pub(super) fn find(context: &Context, store: &Store, id: &str) -> Result<Review, Failure> {
    by_prefix(context.lang, id, &store.reviews()?, |review| review.id.0)
}

fn add(context: &Context, args: args::ReviewAdd) -> Done {
    let mut store = context.store_to_write()?;
    let number = args.order.as_deref().map(super::context::order_number);
    // An order that is known fills in what was not said.
    let known = match &number {
        Some(number) => store.orders_numbered(number)?.into_iter().next(),
        None => None,
    };
    let trimmed = |text: Option<String>| text.map(|t| t.trim().to_owned());
    let buyer = trimmed(args.buyer).or_else(|| known.as_ref().map(|o| o.buyer.clone()));
    let Some(buyer) = buyer.filter(|b| !b.is_empty()) else {
        return Err(Failure::usage(t!(context.lang, "cli-fail-review-buyer"))
            .hint(t!(context.lang, "cli-hint-review-buyer")));
    };
    let at = match &args.at {
        Some(text) => context.time(text)?,
        None => context.now,
    };
    let fields = ReviewFields {
        at: Some(at),
        buyer: Some(buyer),
        phone: args.phone.map(|p| gate::fold_search(&p).trim().to_owned()),
        order: number,
        item: trimmed(args.item).or_else(|| known.map(|o| o.item)),
        rating: args.rating,
        stars: args.stars,
        text: trimmed(args.text),
        reason: trimmed(args.reason),
        severity: args.severity,
    };
    let id = ReviewId(fresh_id());
    context.act(&mut store, vec![Change::ReviewLogged { review: id, fields }])?;
    said(
        context,
        &store,
        id,
        args.json,
        |context, id, review| t!(context.lang, "cli-said-review-added", "id" => id, "buyer" => review.buyer.as_str()),
    )
}

fn list(context: &Context, args: &args::ReviewList) -> Done {
    let lang = context.lang;
    let store = context.store()?;
    let all = store.reviews()?;
    let ids: Vec<Uuid> = all.iter().map(|r| r.id.0).collect();
    let words: Vec<String> =
        gate::fold_search(&args.query.join(" ")).split_whitespace().map(str::to_owned).collect();
    let fits = |review: &Review| {
        let text = [&review.buyer, &review.order, &review.item, &review.text, &review.reason]
            .map(String::as_str)
            .join("\n");
        let text = gate::fold_search(&text);
        words.iter().all(|word| text.contains(word.as_str()))
            && args.state.is_none_or(|state| state == review.state)
            && (!args.open || review.state.is_open())
    };
    let mut found: Vec<Review> = all.into_iter().filter(fits).collect();
    found.sort_by_key(|review| review.pressing(context.config.reviews.call_after_hours));
    let mut out = Out::new();
    if args.json {
        let rows: Vec<ReviewJson> = found.iter().map(|r| ReviewJson::new(context, r)).collect();
        out.json(&rows)?;
    } else if !found.is_empty() {
        let heads = [
            t!(lang, "cli-table-id"),
            t!(lang, "cli-table-severity"),
            t!(lang, "cli-table-state"),
            t!(lang, "cli-table-age"),
            t!(lang, "cli-table-due"),
            t!(lang, "cli-table-buyer"),
            t!(lang, "cli-table-text"),
        ];
        let rows: Vec<Vec<String>> = found
            .iter()
            .map(|r| {
                vec![
                    short_id(&ids, r.id.0),
                    format!("{:?} {}", r.severity, word(lang, r.rating)),
                    word(lang, r.state),
                    age(lang, context.now - r.at),
                    due(context, r),
                    mask::phones_in(&r.buyer),
                    mask::phones_in(&r.text),
                ]
            })
            .collect();
        out.table(&heads, &rows)?;
    }
    out.flush()?;
    if !found.is_empty() {
        return Ok(0);
    }
    if words.is_empty() && args.state.is_none() && !args.open {
        if !args.json {
            output::note(&t!(lang, "cli-note-no-reviews"));
        }
        return Ok(0);
    }
    if args.json { Ok(NOTHING) } else { Err(Failure::nothing(t!(lang, "cli-fail-reviews-none"))) }
}

/// How long until somebody must act, or since when that is over.
fn due(context: &Context, review: &Review) -> String {
    let lang = context.lang;
    let Some(due) = review.call_due(context.config.reviews.call_after_hours) else {
        return String::new();
    };
    if due > context.now {
        t!(lang, "domain-due-in", "age" => age(lang, due - context.now))
    } else {
        t!(lang, "domain-overdue", "age" => age(lang, context.now - due))
    }
}

fn contact(context: &Context, args: &args::ReviewContact) -> Done {
    let lang = context.lang;
    let next = context.maybe_time(args.next.as_deref())?;
    let mut store = context.store_to_write()?;
    let review = find(context, &store, &args.record.id)?;
    if review.state.next().is_empty() {
        let state = word(lang, review.state);
        return Err(Failure::said(t!(lang, "cli-fail-review-final", "state" => state))
            .hint(t!(lang, "cli-hint-review-final")));
    }
    let contact = Contact {
        channel: args.channel,
        at: context.now,
        agent: context.agent(),
        outcome: args.outcome.trim().to_owned(),
        next,
        cost: args.cost,
    };
    context.act(&mut store, vec![Change::ReviewContacted { review: review.id, contact }])?;
    said(context, &store, review.id, args.record.json, |context, id, review| {
        let n = review.contacts.len();
        t!(context.lang, "cli-said-contacted", "id" => id,
            "buyer" => review.buyer.as_str(), "n" => n)
    })
}

fn progress(context: &Context, args: &args::ReviewProgress) -> Done {
    let lang = context.lang;
    let until = context.maybe_time(args.until.as_deref())?;
    let mut store = context.store_to_write()?;
    let review = find(context, &store, &args.record.id)?;
    if let Err(step) = review.state.step(args.state) {
        return Err(illegal(context, step.from, step.to));
    }
    let change = Change::ReviewProgressed { review: review.id, to: args.state, until };
    context.act(&mut store, vec![change])?;
    said(context, &store, review.id, args.record.json, |_, id, review| {
        t!(lang, "cli-said-progressed", "id" => id,
            "buyer" => review.buyer.as_str(), "state" => word(lang, review.state))
    })
}

fn illegal(context: &Context, from: ReviewState, to: ReviewState) -> Failure {
    use crate::domain::Word;
    let lang = context.lang;
    let known: Vec<String> =
        from.next().iter().map(|s| format!("{} {}", s.code(), s.names()[0])).collect();
    let failure = Failure::said(t!(lang, "cli-fail-review-step",
        "from" => word(lang, from), "to" => word(lang, to)));
    if known.is_empty() {
        failure.hint(t!(lang, "cli-hint-review-final"))
    } else {
        failure.hint(t!(lang, "cli-hint-review-step", "known" => known.join(", ")))
    }
}

/// Prints a review after an act.
fn said(
    context: &Context,
    store: &Store,
    id: ReviewId,
    json: bool,
    line: impl Fn(&Context, String, &Review) -> String,
) -> Done {
    let Some(review) = store.review(id)? else {
        return Err(Failure::said(t!(context.lang, "cli-fail-gone")));
    };
    let mut out = Out::new();
    if json {
        out.json(&ReviewJson::new(context, &review))?;
    } else {
        let ids: Vec<Uuid> = store.reviews()?.iter().map(|r| r.id.0).collect();
        out.line(&line(context, short_id(&ids, id.0), &review))?;
    }
    out.flush()?;
    Ok(0)
}

fn show(context: &Context, review: &Review, json: bool) -> Done {
    let lang = context.lang;
    let mut out = Out::new();
    if json {
        out.json(&ReviewJson::new(context, review))?;
        out.flush()?;
        return Ok(0);
    }
    let stars = review.stars.map(|n| n.to_string()).unwrap_or_default();
    let until = review.until.map(|t| when(t, context.now)).unwrap_or_default();
    out.fields(&[
        (t!(lang, "cli-table-id"), review.id.to_string()),
        (t!(lang, "cli-table-at"), when(review.at, context.now)),
        (
            t!(lang, "cli-table-severity"),
            format!("{:?} {}", review.severity, word(lang, review.severity)),
        ),
        (t!(lang, "cli-table-rating"), word(lang, review.rating)),
        (t!(lang, "cli-table-stars"), stars),
        (t!(lang, "cli-table-state"), word(lang, review.state)),
        (t!(lang, "cli-table-until"), until),
        (t!(lang, "cli-table-due"), due(context, review)),
        (t!(lang, "cli-table-buyer"), mask::phones_in(&review.buyer)),
        (t!(lang, "cli-table-phone"), mask::phone(&review.phone)),
        (t!(lang, "cli-table-number"), review.order.clone()),
        (t!(lang, "cli-table-item"), review.item.clone()),
        (t!(lang, "cli-table-text"), mask::phones_in(&review.text)),
        (t!(lang, "cli-table-reason"), review.reason.clone()),
        (t!(lang, "cli-table-agent"), review.agent.clone()),
    ])?;
    for contact in &review.contacts {
        let at = when(contact.at, context.now);
        let mut line = format!("  {at}  {}  {}  ", contact.agent, word(lang, contact.channel));
        line.push_str(&mask::phones_in(&contact.outcome));
        if let Some(cost) = contact.cost {
            line.push_str(&format!("  {cost}"));
        }
        if let Some(next) = contact.next {
            line.push_str(&format!("  → {}", when(next, context.now)));
        }
        out.line(&line)?;
    }
    out.flush()?;
    Ok(0)
}
