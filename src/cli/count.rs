//! `chaqi count`: the counter keys, for scripts.

use super::args;
use super::context::{Context, fresh_id};
use super::errors::{Done, Failure};
use super::output::Out;
use super::records::count_json;
use crate::domain::{Change, CountId, CountKind, LostReason};
use crate::i18n::{t, word};
use uuid::Uuid;

/// Runs a command of the group.
pub(super) fn run(context: &Context, command: args::Count) -> Done {
    match command {
        args::Count::Received(args) => count(context, CountKind::Received, &args),
        args::Count::Lost(args) => {
            let reason = args.reason.unwrap_or(LostReason::Other);
            count(context, CountKind::Lost(reason), &args.received)
        }
        args::Count::Problem(args) => match args.kind {
            Some(kind) => count(context, CountKind::Problem(kind), &args.received),
            None => Err(Failure::usage(t!(context.lang, "cli-fail-text-empty"))),
        },
    }
}

fn count(context: &Context, what: CountKind, args: &args::CountReceived) -> Done {
    let lang = context.lang;
    let buyer = args.buyer.as_deref().unwrap_or_default().trim().to_owned();
    let mut store = context.store_to_write()?;
    // One buyer is received once a day by an agent, however often it is counted: the same id as
    // the console's.
    let id = if what == CountKind::Received && !buyer.is_empty() {
        let name = format!("received {} {} {buyer}", context.place().day, context.agent());
        CountId(Uuid::new_v5(&Uuid::NAMESPACE_OID, name.as_bytes()))
    } else {
        CountId(fresh_id())
    };
    let counted = store.count(id)?.is_none();
    if counted {
        context.act(&mut store, vec![Change::Counted { count: id, what, buyer }])?;
    }
    let Some(stored) = store.count(id)? else {
        return Err(Failure::said(t!(lang, "cli-fail-gone")));
    };
    let mut out = Out::new();
    if args.plain.json {
        out.json(&count_json(&stored, counted))?;
    } else {
        let what = match stored.kind {
            CountKind::Received => t!(lang, "domain-measure-received"),
            CountKind::Lost(reason) => {
                format!("{} {}", t!(lang, "domain-measure-lost"), word(lang, reason))
            }
            CountKind::Problem(kind) => {
                format!("{} {}", t!(lang, "domain-measure-problems"), word(lang, kind))
            }
        };
        let what = format!("{what} {}", stored.buyer);
        out.line(&if counted {
            t!(lang, "cli-said-counted", "what" => what.trim())
        } else {
            t!(lang, "cli-said-counted-before", "what" => what.trim())
        })?;
    }
    out.flush()?;
    Ok(0)
}
