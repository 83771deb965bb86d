//! Which orders `chaqi order list` is asked for: a list by name, conditions, or both.

use super::args;
use super::context::Context;
use super::errors::Failure;
use super::values;
use crate::domain::{Criteria, OrderFilter, OrderState};
use crate::i18n::t;

/// What the arguments ask for.
pub(super) fn wanted(context: &Context, args: &args::OrderList) -> Result<OrderFilter, Failure> {
    let list = match (&args.list, &args.filter) {
        (Some(name), _) => by_name(context, name)?,
        (None, Some(filter)) => filter.0.clone(),
        (None, None) => OrderFilter::All,
    };
    let more = &args.conditions;
    let mut of = match list {
        _ if !more.any() && args.flag.is_none() => {
            return Ok(list.at(&context.config.roster, &context.agent(), context.now));
        }
        OrderFilter::All => Criteria::default(),
        OrderFilter::Unpaid => Criteria { states: vec![OrderState::Unpaid], ..Criteria::default() },
        OrderFilter::ToShip => Criteria { states: to_ship(), ..Criteria::default() },
        OrderFilter::Flagged => Criteria { flagged: Some(true), ..Criteria::default() },
        OrderFilter::Silent => {
            Criteria { states: to_ship(), agent: Some(String::new()), ..Criteria::default() }
        }
        OrderFilter::CodToConfirm => Criteria {
            states: vec![OrderState::Unpaid, OrderState::ToShip],
            cod: Some(true),
            cod_confirmed: Some(false),
            ..Criteria::default()
        },
        OrderFilter::Own(criteria) => *criteria,
        _ => return Err(Failure::usage(t!(context.lang, "cli-fail-list-alone"))),
    };
    if let Some(colour) = &args.flag {
        let platform = more.platform.unwrap_or(context.config.shop.platform);
        match context.colour(colour, platform)? {
            Some(colour) => of.flags = vec![colour],
            None => (of.flags, of.flagged) = (Vec::new(), Some(false)),
        }
    }
    if !more.state.is_empty() {
        of.states.clone_from(&more.state);
    }
    of.cod = more.cod.or(of.cod);
    of.address_checked = more.address_checked.or(of.address_checked);
    of.cod_confirmed = more.cod_confirmed.or(of.cod_confirmed);
    of.platform = more.platform.or(of.platform);
    of.shop = more.shop.clone().or(of.shop);
    of.agent = more.handled_by.clone().or(of.agent);
    of.has_note = more.has_note.or(of.has_note);
    of.amount_over = more.amount_over.or(of.amount_over);
    of.amount_under = more.amount_under.or(of.amount_under);
    of.before = more.older_than.map(|span| context.now - span).or(of.before);
    of.since = more.newer_than.map(|span| context.now - span).or(of.since);
    Ok(OrderFilter::Own(Box::new(of)))
}

fn to_ship() -> Vec<OrderState> {
    vec![OrderState::ToShip, OrderState::PartShipped]
}

/// A list that everybody has, or one of the shop's own.
fn by_name(context: &Context, name: &str) -> Result<OrderFilter, Failure> {
    let own = &context.config.lists;
    if let Some(list) = own.iter().find(|list| list.name == name.trim()) {
        return Ok(list.filter(context.now));
    }
    values::filter(name).map(|found| found.0).map_err(|error| {
        let mut known = match error {
            values::BadValue::Word(unknown) => unknown.known,
            _ => String::new(),
        };
        for list in own {
            known.push_str(&format!(", {}", list.name));
        }
        Failure::usage(t!(context.lang, "cli-fail-list", "name" => name))
            .hint(t!(context.lang, "cli-hint-known", "known" => known))
    })
}
