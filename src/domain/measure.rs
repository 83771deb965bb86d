//! What the tally counts: each number is the sum of rows, and each row comes from a change, a
//! payment or a claim.

use super::words::words;
use super::{
    AnswerKind, Change, CountKind, Entry, Money, Order, PromiseEnd, Record, Ref, ReminderKind,
    ReviewState, Time, Word,
};

/// What the tally counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// Buyers received.
    Received,
    /// Orders paid.
    Deals,
    /// What the paid orders amount to, in fen.
    Amount,
    /// Buyers urged to pay.
    Urged,
    /// Urged buyers who then paid in time; counted on the day of the urging.
    UrgedPaid,
    /// Orders added by hand.
    OrdersAdded,
    /// Flags set.
    Flags,
    /// Note lines written.
    Notes,
    /// Sales lost.
    Lost,
    /// Problems met.
    Problems,
    /// Bad reviews logged.
    Reviews,
    /// Attempts to reach a reviewer.
    Contacts,
    /// Reviews that were changed or deleted.
    ReviewsSettled,
    /// What remedies for reviews cost, in fen.
    Compensation,
    /// What was taken off orders' prices, in fen.
    Discounts,
    /// Promises that were kept or broken.
    Promises,
    /// Items handed over.
    ItemsHanded,
    /// Items taken over.
    ItemsTaken,
    /// Replies copied.
    Replies,
}

words!(Measure {
    Received = "received" | "接待";
    Deals = "deals" | "成交";
    Amount = "amount" | "成交额";
    Urged = "urged" | "催付", "已催付";
    UrgedPaid = "urged-paid" | "催付成功", "催付付款";
    OrdersAdded = "orders-added" | "登记订单";
    Flags = "flags" | "插旗";
    Notes = "notes" | "备注";
    Lost = "lost" | "流失";
    Problems = "problems" | "问题";
    Reviews = "reviews" | "中差评";
    Contacts = "contacts" | "联系评价";
    ReviewsSettled = "reviews-settled" | "评价解决";
    Compensation = "compensation" | "补偿";
    Discounts = "discounts" | "优惠";
    Promises = "promises" | "承诺了结", "承诺";
    ItemsHanded = "items-handed" | "交出事项";
    ItemsTaken = "items-taken" | "接收事项";
    Replies = "replies" | "快捷回复";
});

impl Measure {
    /// Its values are amounts of money in fen, not counts.
    pub fn is_money(self) -> bool {
        matches!(self, Self::Amount | Self::Compensation | Self::Discounts)
    }
}

/// One row behind a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    /// What it counts for.
    pub measure: Measure,
    /// When it happened.
    pub at: Time,
    /// Who did it; empty when nobody handled it by hand.
    pub agent: String,
    /// The record.
    pub record: Ref,
    /// Usually 1; an amount in fen for money.
    pub value: i64,
    /// The reason or kind as a code, or a short text.
    pub detail: String,
    /// The buyer, if known.
    pub buyer: String,
}

/// What one change counts for, `record` being the record after it. Deals are not here: they
/// follow from an order's payment, see [`deals`].
pub fn activity(entry: &Entry, record: Option<&Record>) -> Vec<Activity> {
    let Some(target) = entry.change.target() else { return Vec::new() };
    let buyer = match record {
        Some(Record::Order(order)) => order.buyer.clone(),
        Some(Record::Review(review)) => review.buyer.clone(),
        Some(Record::Count(count)) => count.buyer.clone(),
        Some(Record::Reminder(reminder)) => reminder.label.clone(),
        _ => String::new(),
    };
    let row = |measure: Measure, value: i64, detail: &str| Activity {
        measure,
        at: entry.at,
        agent: entry.agent.clone(),
        record: target,
        value,
        detail: detail.to_owned(),
        buyer: buyer.clone(),
    };
    match &entry.change {
        Change::OrderAdded { key, .. } => vec![row(Measure::OrdersAdded, 1, &key.number)],
        Change::OrderFlagged { flag: Some(colour), .. } => {
            vec![row(Measure::Flags, 1, colour.code())]
        }
        Change::OrderNoted { text, .. } => vec![row(Measure::Notes, 1, text)],
        Change::OrderDiscounted { amount, reason, .. } => {
            vec![row(Measure::Discounts, amount.0, reason)]
        }
        Change::ReminderDone { .. } => promise_end(entry, record)
            .map(|end| row(Measure::Promises, 1, end.code()))
            .into_iter()
            .collect(),
        Change::ReviewLogged { fields, .. } => {
            vec![row(Measure::Reviews, 1, fields.severity.unwrap_or_default().code())]
        }
        Change::ReviewContacted { contact, .. } => {
            let mut rows = vec![row(Measure::Contacts, 1, contact.channel.code())];
            if let Some(cost) = contact.cost.filter(|c| *c != Money(0)) {
                rows.push(row(Measure::Compensation, cost.0, &contact.outcome));
            }
            rows
        }
        Change::ReviewProgressed { to, .. }
            if matches!(to, ReviewState::Changed | ReviewState::Deleted) =>
        {
            vec![row(Measure::ReviewsSettled, 1, to.code())]
        }
        Change::ItemPassed { .. } => vec![row(Measure::ItemsHanded, 1, "")],
        Change::ItemAnswered { answer: AnswerKind::Accept, .. } => {
            vec![row(Measure::ItemsTaken, 1, "")]
        }
        Change::Counted { what, .. } => vec![match what {
            CountKind::Received => row(Measure::Received, 1, ""),
            CountKind::Lost(reason) => row(Measure::Lost, 1, reason.code()),
            CountKind::Problem(kind) => row(Measure::Problems, 1, kind.code()),
        }],
        Change::ReplyCopied { title, .. } => vec![row(Measure::Replies, 1, title)],
        _ => Vec::new(),
    }
}

/// How the promise ended that this entry acted on; nothing when it had ended before.
fn promise_end(entry: &Entry, record: Option<&Record>) -> Option<PromiseEnd> {
    match record {
        Some(Record::Reminder(r)) if r.kind == ReminderKind::Promise => {
            let last = r.endings.last().filter(|e| e.at == entry.at && e.agent == entry.agent);
            last.map(PromiseEnd::from)
        }
        _ => None,
    }
}

/// What a paid order counts for: one deal and its amount, at the time of payment, for the agent
/// who first handled it.
pub fn deals(order: &Order) -> Vec<Activity> {
    let Some(paid) = order.paid.filter(|_| order.is_deal()) else {
        return Vec::new();
    };
    let row = |measure, value| Activity {
        measure,
        at: paid,
        agent: order.agent.clone(),
        record: Ref::Order(order.id),
        value,
        detail: order.key.number.clone(),
        buyer: order.buyer.clone(),
    };
    vec![row(Measure::Deals, 1), row(Measure::Amount, order.amount.0)]
}
