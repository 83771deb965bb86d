//! `chaqi order list`, `show` and `memo`: what is read of orders.

use super::args;
use super::context::Context;
use super::copy;
use super::errors::{Done, Failure, NOTHING};
use super::order;
use super::order_lists;
use super::output::{self, Out};
use super::records::{OrderJson, when};
use crate::domain::{
    Memo, Money, Order, OrderFilter, OrderQuery, Platform, Time, compose_memo, mask,
};
use crate::i18n::{self, Lang, order_state, t, word};
use serde_json::json;

/// Lists orders, touched last first.
pub(super) fn list(context: &Context, args: &args::OrderList) -> Done {
    let filter = order_lists::wanted(context, args)?;
    let text = args.query.join(" ");
    let asked = filter != OrderFilter::All || !text.trim().is_empty();
    let query = OrderQuery { filter, text, after: None, limit: args.limit.max(1) };
    let page = context.store()?.orders(&query)?;
    let mut out = Out::new();
    if args.json {
        let rows: Vec<OrderJson> =
            page.orders.iter().map(|order| OrderJson::new(context, order)).collect();
        out.json(&rows)?;
    } else if !page.orders.is_empty() {
        let rows: Vec<Vec<String>> =
            page.orders.iter().map(|order| order::cells(context, order)).collect();
        out.table(&heads(context.lang), &rows)?;
    }
    out.flush()?;
    if page.more {
        output::note(&t!(context.lang, "cli-note-more", "n" => page.orders.len()));
    }
    match (page.orders.is_empty(), args.json) {
        (false, _) => Ok(0),
        (true, true) => Ok(if asked { NOTHING } else { 0 }),
        (true, false) if asked => Err(Failure::nothing(t!(context.lang, "cli-fail-orders-none"))),
        (true, false) => {
            output::note(&t!(context.lang, "cli-note-no-orders"));
            Ok(0)
        }
    }
}

fn heads(lang: Lang) -> [String; 7] {
    [
        t!(lang, "cli-table-number"),
        t!(lang, "cli-table-flag"),
        t!(lang, "cli-table-state"),
        t!(lang, "cli-table-amount"),
        t!(lang, "cli-table-buyer"),
        t!(lang, "cli-table-item"),
        t!(lang, "cli-table-note"),
    ]
}

/// Shows one order with its notes.
pub(super) fn show(context: &Context, which: &args::Which) -> Done {
    let store = context.store()?;
    let order = order::find(context, &store, which)?;
    let mut out = Out::new();
    if which.json {
        out.json(&OrderJson::new(context, &order))?;
    } else {
        page(context, &mut out, &order)?;
    }
    out.flush()?;
    Ok(0)
}

fn page(context: &Context, out: &mut Out, order: &Order) -> Result<(), Failure> {
    let lang = context.lang;
    let yes = |value: bool| if value { t!(lang, "cli-said-yes") } else { t!(lang, "cli-said-no") };
    let at = |time: Option<Time>| time.map(|t| when(t, context.now)).unwrap_or_default();
    let given = Some(order.discount).filter(|given| *given > Money(0));
    let discount = given.map(|given| given.to_string()).unwrap_or_default();
    out.fields(&[
        (t!(lang, "cli-table-number"), order.key.number.clone()),
        (t!(lang, "cli-table-platform"), word(lang, order.key.platform)),
        (t!(lang, "cli-table-shop"), order.key.shop.clone()),
        (t!(lang, "cli-table-flag"), order::flag_words(context, order)),
        (t!(lang, "cli-table-state"), order_state(lang, &order.state)),
        (t!(lang, "cli-table-amount"), order.amount.to_string()),
        (t!(lang, "cli-table-discount"), discount),
        (t!(lang, "cli-table-buyer"), mask::phones_in(&order.buyer)),
        (t!(lang, "cli-table-phone"), mask::phone(&order.phone)),
        (t!(lang, "cli-table-item"), order.item.clone()),
        (t!(lang, "cli-table-cod"), yes(order.cod)),
        (t!(lang, "cli-table-address-checked"), yes(order.address_checked)),
        (
            t!(lang, "cli-table-cod-confirmed"),
            if order.cod { yes(order.cod_confirmed) } else { String::new() },
        ),
        (t!(lang, "cli-table-created"), at(order.created)),
        (t!(lang, "cli-table-paid"), at(order.paid)),
        (t!(lang, "cli-table-courier"), order.courier.clone()),
        (t!(lang, "cli-table-waybill"), order.waybill.clone()),
        (t!(lang, "cli-table-agent"), order.agent.clone()),
        (t!(lang, "cli-table-platform-memo"), mask::phones_in(&order.platform_memo)),
        (t!(lang, "cli-table-after-sales"), order.after_sales().unwrap_or_default().to_owned()),
        (
            t!(lang, "cli-table-platform-flag"),
            order
                .platform_flag
                .filter(|f| Some(*f) != order.flag)
                .map(|f| word(lang, f))
                .unwrap_or_default(),
        ),
    ])?;
    for line in &order.lines {
        out.line(&format!("  {}", i18n::order_line(lang, line)))?;
    }
    for refund in &order.refunds {
        out.line(&format!("  {}", i18n::refund(lang, refund, *context.now.offset())))?;
    }
    for note in &order.notes {
        let flag = i18n::flag_then(lang, note.flag);
        let at = when(note.at, context.now);
        out.line(&format!("  {at}  {}{flag}  {}", note.agent, mask::phones_in(&note.text)))?;
    }
    Ok(())
}

/// Prints or copies the memo that goes onto the platform.
pub(super) fn memo(context: &Context, args: &args::OrderMemo) -> Done {
    let store = context.store()?;
    let order = order::find(context, &store, &args.which)?;
    let memo = compose_memo(&order, &context.config.memo);
    if memo.text.is_empty() {
        let number = order.key.number.as_str();
        return Err(Failure::nothing(t!(context.lang, "cli-fail-no-notes", "number" => number))
            .hint(t!(context.lang, "cli-hint-no-notes", "number" => number)));
    }
    if args.copy {
        copy::copy(context, &memo.text)?;
    }
    let mut out = Out::new();
    if args.which.json {
        out.json(&json!({
            "number": order.key.number, "memo": memo.text, "bytes": memo.bytes,
            "gbk_bytes": memo.gbk_bytes, "limit": memo.limit, "left_out": memo.left_out,
            "is_cut": memo.is_cut,
        }))?;
    } else {
        out.block(&memo.text)?;
    }
    out.flush()?;
    output::note(&length(context.lang, &memo, order.key.platform));
    Ok(0)
}

fn length(lang: Lang, memo: &Memo, platform: Platform) -> String {
    let counted = match memo.limit {
        Some(limit) => t!(lang, "cli-note-memo-limit", "bytes" => memo.bytes,
            "limit" => limit, "platform" => word(lang, platform)),
        None => t!(lang, "cli-note-memo", "bytes" => memo.bytes),
    };
    let mut lines = vec![counted];
    if memo.is_cut {
        lines.push(t!(lang, "cli-note-memo-cut"));
    }
    if memo.left_out > 0 {
        lines.push(t!(lang, "cli-note-memo-left-out", "n" => memo.left_out));
    }
    lines.join("\n")
}
