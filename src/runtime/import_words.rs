//! What an import did or would do, in words: the console and the command say the same.

use super::import::Imported;
use crate::domain::{Order, OrderFields, OrderKey, OrderLine, Time, mask};
use crate::exchange::Opened;
use crate::exchange::mappings::MappingsError;
use crate::i18n::{Lang, io_error, order_state, refund, t, text, word};
use crate::store::{ChangedOrder, Incoming, KeptFlag};
use chrono::FixedOffset;

impl Opened {
    /// What the file was taken for, and why its platform is not the one of the settings.
    pub fn text(&self, lang: Lang) -> String {
        let kind = text(lang, &format!("orders-import-kind-{}", self.kind.code()));
        let platform = word(lang, self.platform);
        let mut said = t!(lang, "orders-import-taken-for", "kind" => kind, "platform" => platform);
        if self.remembered {
            said.push_str(&t!(lang, "orders-import-remembered"));
        } else if self.overrides {
            said.push_str(&t!(lang, "orders-import-overrides"));
        }
        said
    }
}

impl MappingsError {
    /// What went wrong, for a user.
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Self::Malformed { file, line, message } => {
                let file = file.display().to_string();
                t!(lang, "error-mappings", "file" => file, "line" => *line as i64,
                    "reason" => message.as_str())
            }
            Self::Io { file, source } => {
                let file = file.display().to_string();
                t!(lang, "error-mappings-io", "file" => file, "reason" => io_error(lang, source))
            }
        }
    }
}

/// How many rows became what.
pub fn counts(lang: Lang, done: &Imported) -> String {
    let report = &done.report;
    let mut said = t!(lang, "domain-import-counts", "rows" => done.totals.rows,
        "new" => report.new, "changed" => report.changed, "same" => report.same,
        "repeated" => done.repeated.len(), "refused" => done.refused.len());
    if done.totals.joined > 0 {
        said.push_str(&t!(lang, "orders-import-joined", "count" => done.totals.joined));
    }
    if report.deleted > 0 {
        said.push_str(&t!(lang, "orders-import-deleted", "count" => report.deleted));
    }
    if report.refunds > 0 {
        said.push_str(&t!(lang, "orders-import-refunds", "count" => report.refunds));
    }
    if report.flags_kept > 0 {
        said.push_str(&t!(lang, "orders-import-flags-kept", "count" => report.flags_kept));
    }
    if let Some((named, shop)) = &report.other_shop {
        said.push_str(&t!(lang, "orders-import-other-shop",
            "named" => named.as_str(), "shop" => shop.as_str()));
    }
    said
}

/// A few of the orders: new ones, changed ones with what changes, flags that stay.
pub fn samples(lang: Lang, done: &Imported, offset: FixedOffset) -> Vec<String> {
    let report = &done.report;
    let new = report.new_orders.iter().map(|order| new_order(lang, order, offset));
    let changed = report.changed_orders.iter().map(|order| changed_order(lang, order, offset));
    let kept = report.kept.iter().map(|flag| kept_flag(lang, flag));
    let mut lines: Vec<String> = new.collect();
    more(lang, &mut lines, report.new, report.new_orders.len());
    lines.extend(changed);
    more(lang, &mut lines, report.changed, report.changed_orders.len());
    lines.extend(kept);
    more(lang, &mut lines, report.flags_kept, report.kept.len());
    lines
}

fn more(lang: Lang, lines: &mut Vec<String>, all: u64, shown: usize) {
    let left = all.saturating_sub(shown as u64);
    if left > 0 {
        lines.push(t!(lang, "orders-import-more", "count" => left));
    }
}

fn new_order(lang: Lang, order: &Incoming, offset: FixedOffset) -> String {
    let Incoming { key, fields, .. } = order;
    let mut empty = Order::new(key.clone(), Time::default());
    empty.write(fields);
    let mut parts = vec![mask::phones_in(&empty.buyer), empty.item.clone()];
    parts.extend((empty.amount.0 != 0).then(|| format!("¥{}", empty.amount)));
    parts.push(order_state(lang, &empty.state));
    parts.extend(fields.refunds.iter().map(|r| refund(lang, r, offset)));
    t!(lang, "orders-import-new", "order" => key.number.as_str(), "what" => joined(parts))
}

fn changed_order(lang: Lang, order: &ChangedOrder, offset: FixedOffset) -> String {
    let ChangedOrder { before, fields } = order;
    let OrderKey { number, .. } = &before.key;
    let what = joined(changes(lang, before, fields, offset));
    t!(lang, "orders-import-changed", "order" => number.as_str(), "what" => what)
}

/// What of an order changes, each as `name before → after`.
fn changes(lang: Lang, before: &Order, fields: &OrderFields, offset: FixedOffset) -> Vec<String> {
    let name = |id: &str| text(lang, &format!("orders-import-field-{id}"));
    let time = |at: Time| at.with_timezone(&offset).format("%Y-%m-%d %H:%M").to_string();
    let mut all = Vec::new();
    let mut put = |id: &str, old: String, new: Option<String>| {
        if let Some(new) = new {
            let old = if old.is_empty() { old } else { format!("{old} → ") };
            all.push(format!("{} {old}{new}", name(id)));
        }
    };
    let phone = |p: &String| mask::phone(p);
    let state = |s| order_state(lang, s);
    let amount = if before.amount.0 == 0 { String::new() } else { format!("¥{}", before.amount) };
    put("state", state(&before.state), fields.state.as_ref().map(state));
    put("amount", amount, fields.amount.map(|a| format!("¥{a}")));
    put("buyer", mask::phones_in(&before.buyer), fields.buyer.as_deref().map(mask::phones_in));
    put("item", before.item.clone(), fields.item.clone());
    put("created", before.created.map(time).unwrap_or_default(), fields.created.map(time));
    put("paid", before.paid.map(time).unwrap_or_default(), fields.paid.map(time));
    put("waybill", before.waybill.clone(), fields.waybill.clone());
    put("courier", before.courier.clone(), fields.courier.clone());
    put("phone", phone(&before.phone), fields.phone.as_ref().map(phone));
    let memo = |memo: &str| mask::phones_in(memo);
    put("memo", memo(&before.platform_memo), fields.platform_memo.as_deref().map(memo));
    let flag = |colour| word(lang, colour);
    put("flag", before.platform_flag.map(flag).unwrap_or_default(), fields.platform_flag.map(flag));
    put("cod", String::new(), fields.cod.map(|c| t!(lang, if c { "app-yes" } else { "app-no" })));
    let lines = Some(&fields.lines).filter(|l| !l.is_empty()).map(|l| OrderLine::titles(l));
    put("lines", String::new(), lines);
    all.extend(fields.refunds.iter().map(|r| refund(lang, r, offset)));
    for (column, value) in &fields.extras {
        let old = before.extras.get(column).map(|old| format!("{old} → ")).unwrap_or_default();
        all.push(mask::phones_in(&format!("{column} {old}{value}")));
    }
    all
}

fn kept_flag(lang: Lang, flag: &KeptFlag) -> String {
    t!(lang, "orders-import-kept-flag", "order" => flag.number.as_str(),
        "ours" => word(lang, flag.ours), "theirs" => word(lang, flag.theirs))
}

fn joined(parts: Vec<String>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
