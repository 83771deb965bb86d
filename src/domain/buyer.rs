//! Buyers as the shop knows them: groups that agents set, and annotations that are only added.

use super::{
    BuyerId, History, Money, Note, Order, OrderKey, OrderState, Platform, Ref, Reminder, Review,
    Time,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The group of buyers who are looked after especially.
pub const VIP: &str = "vip";
/// The group of buyers with whom evidence is kept.
pub const DIFFICULT: &str = "difficult";
/// The most characters of a group's name.
pub const MAX_GROUP: usize = 12;

/// What makes a buyer one buyer: platform, shop and chat id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct BuyerKey {
    /// The platform.
    pub platform: Platform,
    /// The shop; empty where there is only one.
    #[serde(default)]
    pub shop: String,
    /// The chat id.
    pub name: String,
}

impl BuyerKey {
    /// The buyer `name` of the shop that an order belongs to; nothing when no name is known.
    pub fn beside(order: &OrderKey, name: &str) -> Option<Self> {
        let name = name.trim();
        (!name.is_empty()).then(|| Self {
            platform: order.platform,
            shop: order.shop.clone(),
            name: name.to_owned(),
        })
    }

    /// The buyer of an order; nothing when no name is known.
    pub fn of(order: &Order) -> Option<Self> {
        Self::beside(&order.key, &order.buyer)
    }

    /// The id that every machine derives.
    pub fn id(&self) -> BuyerId {
        BuyerId::derive(self.platform, &self.shop, &self.name)
    }
}

/// A buyer as agents described them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Buyer {
    /// Platform, shop and chat id.
    pub key: BuyerKey,
    /// The groups: [`VIP`], [`DIFFICULT`], and names of the shop's own.
    pub groups: BTreeSet<String>,
    /// The annotations, oldest first.
    pub notes: Vec<Note>,
    /// When anything about them last changed.
    pub touched: Time,
}

impl Buyer {
    /// A buyer of whom nothing is said yet.
    pub fn new(key: BuyerKey, at: Time) -> Self {
        Self { key, groups: BTreeSet::new(), notes: Vec::new(), touched: at }
    }

    /// With whom evidence is kept.
    pub fn is_difficult(&self) -> bool {
        self.groups.contains(DIFFICULT)
    }

    /// Nothing is said of them.
    pub fn is_blank(&self) -> bool {
        self.groups.is_empty() && self.notes.is_empty()
    }
}

/// What the orders of a buyer come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Custom {
    /// Orders that were not closed.
    pub orders: usize,
    /// Orders that were paid and not closed.
    pub deals: usize,
    /// What those amount to.
    pub paid: Money,
    /// When the last order was placed.
    pub last: Option<Time>,
}

impl Custom {
    /// Sums up the orders of one buyer; deleted ones don't count.
    pub fn of<'a>(orders: impl IntoIterator<Item = &'a Order>) -> Self {
        let mut found = Self::default();
        for order in orders.into_iter().filter(|o| !o.deleted) {
            if order.state == OrderState::Closed {
                continue;
            }
            found.orders += 1;
            found.last = found.last.max(order.created.or(order.paid));
            if order.is_deal() {
                found.deals += 1;
                found.paid = found.paid + order.amount;
            }
        }
        found
    }

    /// They bought before, and this is not their first order.
    pub fn is_returning(&self) -> bool {
        self.deals > 0 && self.orders > 1
    }
}

/// A buyer with everything around them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuyerPage {
    /// What agents said of them.
    pub buyer: Buyer,
    /// What their orders come to.
    pub custom: Custom,
    /// Their orders, the newest first.
    pub orders: Vec<Order>,
    /// Their reviews, the newest first.
    pub reviews: Vec<Review>,
    /// The reminders about them, their orders and reviews.
    pub reminders: Vec<Reminder>,
    /// All that happened, oldest first, each with the order, review or buyer it belongs to.
    pub timeline: Vec<(Ref, History)>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(number: &str, state: OrderState, paid: bool) -> Order {
        let at = Time::parse_from_rfc3339("2026-11-21T20:00:00+08:00").unwrap();
        let key =
            OrderKey { platform: Platform::Taobao, shop: String::new(), number: number.into() };
        Order {
            state,
            paid: paid.then_some(at),
            created: Some(at),
            amount: Money(1_250),
            buyer: "小鹿".into(),
            ..Order::new(key, at)
        }
    }

    #[test]
    fn who_bought_before_returns() {
        let first = order("1", OrderState::Done, true);
        let next = order("2", OrderState::Unpaid, false);
        let closed = order("3", OrderState::Closed, true);
        assert!(!Custom::of([&first]).is_returning());
        assert!(!Custom::of([&next, &next]).is_returning(), "never bought");
        assert!(!Custom::of([&first, &closed]).is_returning(), "what was closed is no order");
        let both = Custom::of([&first, &next]);
        assert!(both.is_returning());
        assert_eq!((both.orders, both.deals, both.paid), (2, 1, Money(1_250)));
    }

    #[test]
    fn the_same_name_in_another_shop_is_somebody_else() {
        let order = order("1", OrderState::Done, true);
        let key = BuyerKey::of(&order).unwrap();
        let other = BuyerKey { shop: "二店".into(), ..key.clone() };
        assert_ne!(key.id(), other.id());
        assert_eq!(BuyerKey::beside(&order.key, "  "), None);
    }
}
