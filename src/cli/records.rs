//! The records as JSON: stable names in a stable order, times as RFC 3339, amounts as decimal
//! strings, phone numbers masked.

use super::context::Context;
use crate::domain::{
    Answer, Contact, Count, CountKind, Handover, History, Item, Note, Order, OrderLine, Ref,
    Refund, Review, Time, Word, compose_memo, mask, rfc3339, to_ms,
};
use crate::store::Store;
use serde::Serialize;
use serde_json::{Value, json};

/// An order.
#[derive(Debug, Serialize)]
pub(super) struct OrderJson {
    id: String,
    number: String,
    platform: &'static str,
    shop: String,
    buyer: String,
    item: String,
    amount: String,
    discount: String,
    state: String,
    cod: bool,
    address_checked: bool,
    cod_confirmed: bool,
    flag: Option<&'static str>,
    flag_meaning: String,
    flag_label: String,
    platform_flag: Option<&'static str>,
    lines: Vec<LineJson>,
    refunds: Vec<RefundJson>,
    after_sales: String,
    notes: Vec<NoteJson>,
    memo: String,
    platform_memo: String,
    created: Option<String>,
    paid: Option<String>,
    waybill: String,
    courier: String,
    phone: String,
    agent: String,
    touched: String,
}

#[derive(Debug, Serialize)]
struct LineJson {
    number: String,
    title: String,
    sku: String,
    quantity: u32,
    price: Option<String>,
    amount: Option<String>,
    code: String,
    state: Option<String>,
}

#[derive(Debug, Serialize)]
struct RefundJson {
    number: String,
    line: String,
    item: String,
    kind: String,
    state: String,
    amount: Option<String>,
    reason: String,
    words: String,
    asked: Option<String>,
    deadline: Option<String>,
    ended: Option<String>,
    waybill: String,
    courier: String,
}

#[derive(Debug, Serialize)]
struct NoteJson {
    id: String,
    at: String,
    agent: String,
    flag: Option<&'static str>,
    text: String,
}

impl OrderJson {
    /// Shows an order as it is stored.
    pub(super) fn new(context: &Context, order: &Order) -> Self {
        let memo = compose_memo(order, &context.config.memo);
        Self {
            id: order.id.to_string(),
            number: order.key.number.clone(),
            platform: order.key.platform.code(),
            shop: order.key.shop.clone(),
            buyer: order.buyer.clone(),
            item: order.item.clone(),
            amount: order.amount.to_string(),
            discount: order.discount.to_string(),
            state: order.state.code().to_owned(),
            cod: order.cod,
            address_checked: order.address_checked,
            cod_confirmed: order.cod_confirmed,
            flag: order.flag.map(Word::code),
            flag_meaning: flag_meaning(context, order),
            flag_label: order.flag_label.clone(),
            platform_flag: order.platform_flag.map(Word::code),
            lines: order.lines.iter().map(line).collect(),
            refunds: order.refunds.iter().map(refund).collect(),
            after_sales: order.after_sales().unwrap_or_default().to_owned(),
            notes: order.notes.iter().map(note).collect(),
            memo: memo.text,
            platform_memo: order.platform_memo.clone(),
            created: order.created.map(rfc3339),
            paid: order.paid.map(rfc3339),
            waybill: order.waybill.clone(),
            courier: order.courier.clone(),
            phone: mask::phone(&order.phone),
            agent: order.agent.clone(),
            touched: rfc3339(order.touched),
        }
    }
}

/// What the shop means by an order's flag; empty without one.
pub(super) fn flag_meaning(context: &Context, order: &Order) -> String {
    let (flags, platform) = (&context.config.flags, order.key.platform);
    order.flag.map(|flag| flags.meaning_in(context.lang, platform, flag)).unwrap_or_default()
}

fn line(line: &OrderLine) -> LineJson {
    LineJson {
        number: line.number.clone(),
        title: line.title.clone(),
        sku: line.sku.clone(),
        quantity: line.quantity,
        price: line.price.map(|p| p.to_string()),
        amount: line.amount.map(|a| a.to_string()),
        code: line.code.clone(),
        state: line.state.as_ref().map(|s| s.code().to_owned()),
    }
}

fn refund(refund: &Refund) -> RefundJson {
    RefundJson {
        number: refund.number.clone(),
        line: refund.line.clone(),
        item: refund.item.clone(),
        kind: refund.kind.clone(),
        state: refund.state.code().to_owned(),
        amount: refund.amount.map(|a| a.to_string()),
        reason: refund.reason.clone(),
        words: mask::phones_in(&refund.words),
        asked: refund.asked.map(rfc3339),
        deadline: refund.deadline.map(rfc3339),
        ended: refund.ended.map(rfc3339),
        waybill: refund.waybill.clone(),
        courier: refund.courier.clone(),
    }
}

fn note(note: &Note) -> NoteJson {
    NoteJson {
        id: note.id.to_string(),
        at: rfc3339(note.at),
        agent: note.agent.clone(),
        flag: note.flag.map(Word::code),
        text: note.text.clone(),
    }
}

/// A bad review.
#[derive(Debug, Serialize)]
pub(super) struct ReviewJson {
    id: String,
    at: String,
    buyer: String,
    phone: String,
    order: String,
    item: String,
    rating: &'static str,
    stars: Option<u8>,
    text: String,
    reason: String,
    severity: &'static str,
    state: &'static str,
    until: Option<String>,
    contacts: Vec<ContactJson>,
    cost: String,
    due: Option<String>,
    agent: String,
    touched: String,
}

#[derive(Debug, Serialize)]
struct ContactJson {
    at: String,
    agent: String,
    channel: &'static str,
    outcome: String,
    next: Option<String>,
    cost: Option<String>,
}

impl ReviewJson {
    /// Shows a review as it is stored.
    pub(super) fn new(context: &Context, review: &Review) -> Self {
        Self {
            id: review.id.to_string(),
            at: rfc3339(review.at),
            buyer: review.buyer.clone(),
            phone: mask::phone(&review.phone),
            order: review.order.clone(),
            item: review.item.clone(),
            rating: review.rating.code(),
            stars: review.stars,
            text: review.text.clone(),
            reason: review.reason.clone(),
            severity: review.severity.code(),
            state: review.state.code(),
            until: review.until.map(rfc3339),
            contacts: review.contacts.iter().map(contact).collect(),
            cost: review.cost().to_string(),
            due: review.call_due(context.config.reviews.call_after_hours).map(rfc3339),
            agent: review.agent.clone(),
            touched: rfc3339(review.touched),
        }
    }
}

fn contact(contact: &Contact) -> ContactJson {
    ContactJson {
        at: rfc3339(contact.at),
        agent: contact.agent.clone(),
        channel: contact.channel.code(),
        outcome: contact.outcome.clone(),
        next: contact.next.map(rfc3339),
        cost: contact.cost.map(|c| c.to_string()),
    }
}

/// A handover item.
#[derive(Debug, Serialize)]
pub(super) struct ItemJson {
    id: String,
    section: &'static str,
    severity: &'static str,
    about: Option<Ref>,
    order: Option<String>,
    label: String,
    summary: String,
    owner: String,
    due: Option<String>,
    #[serde(rename = "if")]
    condition: String,
    #[serde(rename = "then")]
    next: String,
    state: &'static str,
    agent: String,
    since: String,
    age_days: i64,
    passes: u32,
    supervisors: bool,
    answers: Vec<AnswerJson>,
    outcome: String,
}

#[derive(Debug, Serialize)]
struct AnswerJson {
    kind: &'static str,
    at: String,
    agent: String,
    text: String,
}

impl ItemJson {
    /// Shows an item as it is stored; the store tells the number of the order it is about.
    pub(super) fn new(context: &Context, store: &Store, item: &Item) -> Self {
        let order = match item.about {
            Some(Ref::Order(id)) => store.order(id).ok().flatten().map(|o| o.key.number),
            _ => None,
        };
        Self {
            id: item.id.to_string(),
            section: item.section.code(),
            severity: item.severity.code(),
            about: item.about,
            order,
            label: item.label.clone(),
            summary: item.summary.clone(),
            owner: item.owner.clone(),
            due: item.due.map(rfc3339),
            condition: item.condition.clone(),
            next: item.next.clone(),
            state: item.state.code(),
            agent: item.agent.clone(),
            since: rfc3339(item.since),
            age_days: item.age_days(context.now),
            passes: item.passes,
            supervisors: item.is_supervisors(),
            answers: item.answers.iter().map(answer).collect(),
            outcome: item.outcome.clone(),
        }
    }

    /// Shows several.
    pub(super) fn list(context: &Context, store: &Store, items: &[Item]) -> Vec<Self> {
        items.iter().map(|item| Self::new(context, store, item)).collect()
    }
}

fn answer(answer: &Answer) -> AnswerJson {
    AnswerJson {
        kind: answer.kind.code(),
        at: rfc3339(answer.at),
        agent: answer.agent.clone(),
        text: answer.text.clone(),
    }
}

/// A submitted handover with its items as they stand.
#[derive(Debug, Serialize)]
pub(super) struct HandoverJson {
    id: String,
    agent: String,
    shift: String,
    day: String,
    at: String,
    items: Vec<ItemJson>,
    empty: Vec<&'static str>,
}

impl HandoverJson {
    /// Shows a handover with `items`.
    pub(super) fn new(
        context: &Context,
        store: &Store,
        handover: &Handover,
        items: &[Item],
    ) -> Self {
        Self {
            id: handover.id.to_string(),
            agent: handover.agent.clone(),
            shift: handover.shift.clone(),
            day: handover.day.to_string(),
            at: rfc3339(handover.at),
            items: ItemJson::list(context, store, items),
            empty: handover.empty.iter().map(|s| s.code()).collect(),
        }
    }
}

/// One press of a counter; `counted` is false when the buyer was counted before.
pub(super) fn count_json(count: &Count, counted: bool) -> Value {
    let (what, reason, kind) = match count.kind {
        CountKind::Received => ("received", None, None),
        CountKind::Lost(reason) => ("lost", Some(reason.code()), None),
        CountKind::Problem(kind) => ("problem", None, Some(kind.code())),
    };
    json!({
        "id": count.id, "at": rfc3339(count.at), "agent": count.agent, "what": what,
        "reason": reason, "kind": kind, "buyer": count.buyer, "counted": counted,
    })
}

/// A line of a record's history, with what stood in its fields before.
pub(super) fn history_json(line: &History, before: &Value) -> Value {
    json!({
        "commit": line.commit, "at": rfc3339(line.at), "agent": line.agent,
        "kind": line.change.kind(), "change": line.change, "before": before,
        "undone": line.undone, "lost": line.lost,
    })
}

/// A time for people: the day only when it is not today's.
pub(super) fn when(time: Time, now: Time) -> String {
    let time = crate::domain::from_ms(to_ms(time), now);
    if time.date_naive() == now.date_naive() {
        time.format("%H:%M").to_string()
    } else if time.format("%Y").to_string() == now.format("%Y").to_string() {
        time.format("%m-%d %H:%M").to_string()
    } else {
        time.format("%Y-%m-%d %H:%M").to_string()
    }
}
