//! `chaqi buyer`: the buyer's page, groups and annotations; and `chaqi order discount`.

use super::args;
use super::context::{Context, fresh_id};
use super::errors::{Done, Failure};
use super::order;
use super::output::Out;
use super::records::{OrderJson, ReviewJson, when};
use super::remind;
use crate::config::Role;
use crate::domain::{
    BuyerKey, BuyerPage, Change, DIFFICULT, DiscountLimit, MAX_GROUP, Money, NoteId, VIP, Word,
    mask, rfc3339,
};
use crate::i18n::{discount_note, group_name, order_state, over_limit, t, word};
use crate::store::Store;
use crate::text::gate;
use serde_json::{Value, json};

/// Runs a command of the group.
pub(super) fn run(context: &Context, command: args::Buyer) -> Done {
    match command {
        args::Buyer::Show(who) => {
            let store = context.store()?;
            let key = find(context, &store, &who, true)?;
            print(context, &store, &key, who.json, None)
        }
        args::Buyer::Group(args) => group(context, &args),
        args::Buyer::Note(args) => note(context, &args),
    }
}

/// The buyer with that chat id; `known` when something must be known of them.
fn find(
    context: &Context,
    store: &Store,
    who: &args::BuyerWho,
    known: bool,
) -> Result<BuyerKey, Failure> {
    let lang = context.lang;
    let name = who.id.trim();
    let mut found = store.buyers_named(name)?;
    found.retain(|key| {
        who.platform.is_none_or(|p| p == key.platform)
            && who.shop.as_ref().is_none_or(|s| s.trim() == key.shop)
    });
    // Our own shop is meant unless something else was said.
    let own = &context.config.shop;
    let ours = |key: &BuyerKey| key.platform == own.platform && key.shop == own.name;
    if found.len() > 1 && who.platform.is_none() && who.shop.is_none() && found.iter().any(ours) {
        found.retain(ours);
    }
    if found.len() > 1 {
        let places: Vec<String> =
            found.iter().map(|k| format!("{} {}", word(lang, k.platform), k.shop)).collect();
        return Err(Failure::said(t!(lang, "cli-fail-buyer-several",
            "buyer" => name, "places" => places.join("; ")))
        .hint(t!(lang, "cli-hint-order-several")));
    }
    if let Some(key) = found.pop() {
        return Ok(key);
    }
    if known || name.is_empty() {
        return Err(Failure::nothing(t!(lang, "cli-fail-buyer-none", "buyer" => name))
            .hint(t!(lang, "cli-hint-buyer-none")));
    }
    Ok(BuyerKey {
        platform: who.platform.unwrap_or(own.platform),
        shop: who.shop.as_deref().map_or_else(|| own.name.clone(), |s| s.trim().to_owned()),
        name: name.to_owned(),
    })
}

fn group(context: &Context, args: &args::BuyerGroup) -> Done {
    let lang = context.lang;
    let given = gate::fold_search(&args.group);
    let given = given.trim();
    let own = context.config.buyer_groups.iter().map(String::as_str);
    let groups: Vec<&str> = [VIP, DIFFICULT].into_iter().chain(own).collect();
    let fits = |group: &&str| {
        gate::fold_search(group) == given
            || gate::fold_search(&group_name(lang, group)) == given
            || gate::fold_search(&group_name(crate::i18n::Lang::ZhCn, group)) == given
    };
    let mut store = context.store_to_write()?;
    let key = find(context, &store, &args.who, false)?;
    let stored = store.buyer(&key)?;
    let has = |group: &str| stored.as_ref().is_some_and(|b| b.groups.contains(group));
    let group = match groups.iter().find(|g| fits(g)) {
        Some(group) => (*group).to_owned(),
        // One that the config no longer names can still be taken back.
        None if args.off && has(args.group.trim()) => args.group.trim().to_owned(),
        None => {
            let known: Vec<String> = groups.iter().map(|g| group_name(lang, g)).collect();
            return Err(Failure::usage(t!(lang, "cli-fail-group",
                "group" => args.group.as_str(), "most" => MAX_GROUP))
            .hint(t!(lang, "cli-hint-known", "known" => known.join(", "))));
        }
    };
    let on = !args.off;
    let name = group_name(lang, &group);
    let id = if on { "buyers-grouped" } else { "buyers-ungrouped" };
    let said = t!(lang, id, "buyer" => key.name.as_str(), "group" => name);
    if has(&group) != on {
        context.act(&mut store, vec![Change::BuyerGrouped { key: key.clone(), group, on }])?;
    }
    print(context, &store, &key, args.who.json, Some(said))
}

fn note(context: &Context, args: &args::BuyerNote) -> Done {
    let text = args.text.join(" ").trim().to_owned();
    if text.is_empty() {
        return Err(Failure::usage(t!(context.lang, "cli-fail-text-empty")));
    }
    let mut store = context.store_to_write()?;
    let key = find(context, &store, &args.who, false)?;
    let change = Change::BuyerNoted { key: key.clone(), note: NoteId(fresh_id()), text };
    context.act(&mut store, vec![change])?;
    let said = t!(context.lang, "buyers-noted", "buyer" => key.name.as_str());
    print(context, &store, &key, args.who.json, Some(said))
}

/// Prints the page, or after an act what was done.
fn print(
    context: &Context,
    store: &Store,
    key: &BuyerKey,
    json: bool,
    said: Option<String>,
) -> Done {
    let page = store.buyer_page(key, context.now)?;
    let mut out = Out::new();
    match said {
        _ if json => out.json(&as_json(context, store, &page)?)?,
        Some(said) => out.line(&said)?,
        None => {
            for line in lines(context, &page) {
                out.line(&line)?;
            }
        }
    }
    out.flush()?;
    Ok(0)
}

fn lines(context: &Context, page: &BuyerPage) -> Vec<String> {
    let lang = context.lang;
    let custom = &page.custom;
    let kind = if custom.is_returning() { "buyers-returning" } else { "buyers-new" };
    let groups = page.buyer.groups.iter().map(|g| group_name(lang, g));
    let groups: Vec<String> = std::iter::once(t!(lang, kind)).chain(groups).collect();
    let mut lines = vec![format!("{}  {}", page.buyer.key.name, groups.join(" · "))];
    if page.buyer.is_difficult() {
        lines.push(t!(lang, "buyers-keep-evidence"));
    }
    lines.push(t!(lang, "buyers-sums", "orders" => custom.orders,
        "deals" => custom.deals, "paid" => custom.paid.to_string()));
    for note in page.buyer.notes.iter().rev() {
        let at = when(note.at, context.now);
        lines.push(format!("· {} {} {at}", mask::phones_in(&note.text), note.agent));
    }
    for reminder in page.reminders.iter().filter(|r| r.is_open()) {
        let kind = word(lang, reminder.kind);
        let due = when(reminder.due, context.now);
        lines.push(format!("{kind} {due} {}", mask::phones_in(&reminder.text)));
    }
    for order in &page.orders {
        let at = order.created.or(order.paid).map(|at| when(at, context.now)).unwrap_or_default();
        let (number, state) = (&order.key.number, order_state(lang, &order.state));
        lines.push(format!("{at}  {number}  {state}  {}  {}", order.amount, order.item));
    }
    for review in &page.reviews {
        let at = when(review.at, context.now);
        let state = word(lang, review.state);
        lines.push(format!("{at}  {state}  {}", mask::phones_in(&review.text)));
    }
    lines
}

fn as_json(context: &Context, store: &Store, page: &BuyerPage) -> Result<Value, Failure> {
    let key = &page.buyer.key;
    let notes: Vec<Value> = page
        .buyer
        .notes
        .iter()
        .map(|n| {
            json!({"id": n.id.to_string(), "at": rfc3339(n.at), "agent": n.agent,
                "text": mask::phones_in(&n.text)})
        })
        .collect();
    let orders: Vec<OrderJson> = page.orders.iter().map(|o| OrderJson::new(context, o)).collect();
    let reviews: Vec<ReviewJson> =
        page.reviews.iter().map(|r| ReviewJson::new(context, r)).collect();
    let reminders = page
        .reminders
        .iter()
        .map(|r| remind::as_json(context, store, r))
        .collect::<Result<Vec<Value>, Failure>>()?;
    Ok(json!({
        "buyer": key.name,
        "platform": key.platform.code(),
        "shop": key.shop,
        "returning": page.custom.is_returning(),
        "groups": page.buyer.groups,
        "order_count": page.custom.orders,
        "deals": page.custom.deals,
        "paid": page.custom.paid.to_string(),
        "last": page.custom.last.map(rfc3339),
        "notes": notes,
        "orders": orders,
        "reviews": reviews,
        "reminders": reminders,
    }))
}

/// Takes something off an order's price; above the agent's limit only with the supervisor's name.
pub(super) fn discount(context: &Context, args: &args::OrderDiscount) -> Done {
    let lang = context.lang;
    if args.amount <= Money(0) {
        return Err(Failure::usage(t!(lang, "cli-fail-discount-amount")));
    }
    let mut store = context.store_to_write()?;
    let order = order::find(context, &store, &args.which)?;
    if order.amount > Money(0) && order.discount + args.amount > order.amount {
        let price = order.amount.short();
        return Err(Failure::said(t!(lang, "buyers-discount-too-much", "price" => price)));
    }
    let limit = match context.config.agent.role {
        Role::Supervisor => DiscountLimit::default(),
        _ => context.config.discount,
    };
    let agent = context.agent();
    let began = context.local(context.config.roster.began(context.now, &agent));
    let given = store.discounts_since(began, &agent)?;
    let (reason, approved_by) = (args.reason.trim(), args.approved_by.trim());
    if let Some(over) = limit.over(args.amount, order.discount, given)
        && approved_by.is_empty()
    {
        return Err(
            Failure::said(over_limit(lang, over)).hint(t!(lang, "cli-hint-discount-approved"))
        );
    }
    let text = discount_note(lang, args.amount, reason, approved_by);
    let changes = vec![
        Change::OrderDiscounted {
            key: order.key.clone(),
            amount: args.amount,
            reason: reason.to_owned(),
            approved_by: approved_by.to_owned(),
        },
        order::noted(&order, order.flag, text),
    ];
    context.act(&mut store, changes)?;
    let order = order::stored(context, &store, order.id)?;
    let said = t!(lang, "buyers-discounted", "amount" => args.amount.short());
    order::print(context, &order, args.which.json, &said)
}
