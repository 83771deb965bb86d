//! Urging payment: whom, what was said to them, and who paid afterwards.
//!
//! A buyer is urged once however many unpaid orders they have, and not again for some days
//! ([`Claim::until`](super::Claim)). An order that carries the shop's urging flag counts as urged,
//! whoever set it. A success counts on the business day of the urging, whenever the payment comes
//! to be known: a day's figures are filled in for as many days.

use super::{
    Change, ClaimId, ClaimKey, Colour, Entry, Money, NoteId, Order, OrderKey, OrderState, Platform,
    Time,
};

/// A question for the buyers to be urged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UrgeQuery {
    /// The present.
    pub now: Time,
    /// So many days an order may be old, and a flag set by hand keeps a buyer off the list.
    pub days: i64,
    /// The flag of urged orders on each platform.
    pub flags: Vec<(Platform, Colour)>,
    /// Whether to look up what was last said to each buyer.
    pub with_said: bool,
}

/// The buyers to be urged, and how it went with those who were.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UrgePage {
    /// A row per buyer, the oldest order first.
    pub rows: Vec<ToUrge>,
    /// Urged and paid in the last days, as the tally counts them.
    pub done: Vec<super::tally::Activity>,
}

/// One buyer to be urged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToUrge {
    /// Their unpaid orders, the oldest first; never empty.
    pub orders: Vec<Order>,
    /// What was said to them last.
    pub last: Option<LastSaid>,
    /// The groups that they are in.
    pub groups: Vec<String>,
}

impl ToUrge {
    /// The buyer's chat id; may be empty or masked.
    pub fn buyer(&self) -> &str {
        self.orders.first().map_or("", |o| o.buyer.as_str())
    }

    /// When the oldest order was placed.
    pub fn since(&self) -> Option<Time> {
        self.orders.iter().map(placed).min()
    }

    /// What all orders amount to.
    pub fn amount(&self) -> Money {
        Money(self.orders.iter().fold(0, |sum, o| sum.saturating_add(o.amount.0)))
    }

    /// Whether these are orders of the same buyer in the same shop.
    pub fn is_of(&self, other: &Order) -> bool {
        self.orders.first().is_some_and(|first| {
            first.key.platform == other.key.platform
                && first.key.shop == other.key.shop
                && if super::names_buyer(&first.buyer) {
                    first.buyer.trim() == other.buyer.trim()
                } else {
                    first.key.number == other.key.number
                }
        })
    }
}

/// When an order was placed, or was heard of.
pub fn placed(order: &Order) -> Time {
    order.created.unwrap_or(order.touched)
}

/// In what way something was said to a buyer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// A quick reply was copied for them.
    Reply,
    /// A note was written on an order.
    Note,
    /// They were contacted about a review.
    Review,
}

super::words::words!(Said {
    Reply = "reply" | "回复";
    Note = "note" | "备注";
    Review = "review" | "评价";
});

/// What was said to a buyer last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastSaid {
    /// In what way.
    pub how: Said,
    /// When.
    pub at: Time,
    /// By whom.
    pub agent: String,
    /// The reply's title, the note, or the outcome.
    pub text: String,
}

/// That an order's buyer was urged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Urging {
    /// By which claim.
    pub claim: ClaimId,
    /// When the order was paid, as far as is known.
    pub paid: Option<Time>,
}

/// The live urgings of an order, from its live changes and what they made of it.
pub fn urgings(entries: &[Entry], order: &Order) -> Vec<Urging> {
    let mut found: Vec<Urging> = Vec::new();
    for entry in entries {
        if let Change::OrderUrged { claim, .. } = entry.change
            && !found.iter().any(|u| u.claim == claim)
        {
            found.push(Urging { claim, paid: None });
        }
    }
    if !found.is_empty() {
        let paid = paid_at(entries, order);
        found.iter_mut().for_each(|urging| urging.paid = paid);
    }
    found
}

fn pays(state: &OrderState) -> bool {
    use OrderState::{Done, PartShipped, Shipped, ToShip};
    matches!(state, ToShip | PartShipped | Shipped | Done)
}

/// When an order was paid. A report without that column tells only that it was: then it counts
/// from when it was taken in.
fn paid_at(entries: &[Entry], order: &Order) -> Option<Time> {
    if order.deleted || !pays(&order.state) {
        return None;
    }
    let mut seen = None;
    for entry in entries {
        let (Change::OrderAdded { fields, .. }
        | Change::OrderImported { fields, .. }
        | Change::OrderEdited { fields, .. }) = &entry.change
        else {
            continue;
        };
        if let Some(state) = &fields.state {
            seen = if pays(state) { seen.or(Some(entry.at)) } else { None };
        }
    }
    order.paid.or(seen)
}

/// Why an order's buyer is not urged.
pub fn why_not(order: &Order, flag: Option<Colour>) -> Option<NoUrging> {
    if order.deleted || order.state != OrderState::Unpaid {
        Some(NoUrging::Settled)
    } else if order.cod {
        Some(NoUrging::Cod)
    } else if order.flag.is_some() && order.flag == flag {
        Some(NoUrging::Flagged)
    } else {
        None
    }
}

/// Why a buyer is not urged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoUrging {
    /// Paid, closed or deleted.
    Settled,
    /// Paid to the courier.
    Cod,
    /// The urging flag is set already.
    Flagged,
}

super::words::words!(NoUrging {
    Settled = "settled" | "不是待付款";
    Cod = "cod" | "货到付款";
    Flagged = "flagged" | "已催付";
});

/// What is written on orders in one go, by a macro or by urging.
pub struct Marks<'a> {
    /// The note line; empty for none.
    pub note: &'a str,
    /// The flag on a platform, with what the shop means by it.
    pub flag: &'a dyn Fn(Platform) -> Option<(Colour, String)>,
    /// What is claimed, and until when.
    pub claim: Option<(ClaimKey, Time)>,
}

impl Marks<'_> {
    /// The changes that write it on these orders, each with the flag that it has now.
    pub fn changes<'o>(
        &self,
        orders: impl IntoIterator<Item = (&'o OrderKey, Option<Colour>)>,
        mut note_id: impl FnMut() -> NoteId,
    ) -> Vec<Change> {
        let mut changes = Vec::new();
        for (key, old) in orders {
            if let Some((claim, _)) = &self.claim {
                changes.push(Change::OrderUrged { key: key.clone(), claim: claim.id() });
            }
            let flag = (self.flag)(key.platform);
            if !self.note.is_empty() {
                changes.push(Change::OrderNoted {
                    key: key.clone(),
                    note: note_id(),
                    flag: flag.as_ref().map(|(colour, _)| *colour).or(old),
                    text: self.note.to_owned(),
                });
            }
            if let Some((colour, meaning)) = flag.filter(|(colour, _)| old != Some(*colour)) {
                let label = flag_label(key.platform, &meaning);
                changes.push(Change::OrderFlagged { key: key.clone(), flag: Some(colour), label });
            }
        }
        if let Some((claim, until)) = self.claim.clone() {
            changes.push(Change::Claimed { claim, until });
        }
        changes
    }
}

/// The label beside a flag where a platform demands one: at most three characters.
pub fn flag_label(platform: Platform, meaning: &str) -> String {
    match (platform, meaning.trim()) {
        (Platform::Pdd, "") => "催付".to_owned(),
        (Platform::Pdd, meaning) => meaning.chars().take(3).collect(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{CommitId, OrderFields};

    fn at(text: &str) -> Time {
        Time::parse_from_rfc3339(&format!("2026-11-{text}:00+08:00")).unwrap()
    }

    #[test]
    fn a_payment_without_a_time_counts_from_when_it_was_heard_of() {
        let key = OrderKey { platform: Platform::Taobao, shop: String::new(), number: "1".into() };
        let claim = ClaimKey::urge(&key, "小鱼", at("21T16:00").date_naive()).id();
        let entry = |when: &str, change| Entry {
            commit: CommitId(uuid::Uuid::nil()),
            at: at(when),
            agent: "慧兰".into(),
            change,
        };
        let state = |state| OrderFields { state: Some(state), ..OrderFields::default() };
        let entries = [
            entry(
                "21T10:00",
                Change::OrderAdded { key: key.clone(), fields: state(OrderState::Unpaid) },
            ),
            entry("21T16:00", Change::OrderUrged { key: key.clone(), claim }),
            entry(
                "21T18:00",
                Change::OrderImported { key: key.clone(), fields: state(OrderState::ToShip) },
            ),
            entry(
                "22T18:00",
                Change::OrderImported { key: key.clone(), fields: state(OrderState::Shipped) },
            ),
        ];
        let mut order = Order { state: OrderState::Shipped, ..Order::new(key, at("22T18:00")) };
        assert_eq!(urgings(&entries, &order), [Urging { claim, paid: Some(at("21T18:00")) }]);
        order.paid = Some(at("21T17:30"));
        assert_eq!(urgings(&entries, &order)[0].paid, Some(at("21T17:30")));
        order.state = OrderState::Closed;
        assert_eq!(urgings(&entries, &order)[0].paid, None, "money that was given back");
    }

    #[test]
    fn a_label_is_short() {
        assert_eq!(flag_label(Platform::Pdd, "已催付过了"), "已催付");
        assert_eq!(flag_label(Platform::Pdd, ""), "催付");
        assert_eq!(flag_label(Platform::Taobao, "已催付"), "");
    }
}
