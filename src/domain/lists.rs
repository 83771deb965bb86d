//! What lists ask for, what they get, and a record's history.

use super::{
    Change, Colour, CommitId, Item, Money, Order, OrderState, Platform, Review, Roster, Time,
};
use chrono::TimeDelta;

/// Which orders a list shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum OrderFilter {
    /// All of them.
    #[default]
    All,
    /// Not paid yet.
    Unpaid,
    /// Paid and not shipped.
    ToShip,
    /// With any flag.
    Flagged,
    /// With this flag.
    Flag(Colour),
    /// Cash on delivery whose address was not checked with the buyer.
    CodToConfirm,
    /// With a promise that is still to be kept.
    Promised,
    /// Paid without anybody having handled them.
    Silent,
    /// The same of those that came in since a time.
    SilentSince(Time),
    /// Touched by hand since a time: what a handover's draft is built from. Orders that are done
    /// or closed only when they were flagged or noted since then.
    HandledSince(Time),
    /// What a list of the shop's own asks for.
    Own(Box<Criteria>),
}

/// What the orders of a list of the shop's own have in common; nothing given means any.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Criteria {
    /// Words that must all be found in them.
    pub text: String,
    /// In one of these states.
    pub states: Vec<OrderState>,
    /// With one of these flags.
    pub flags: Vec<Colour>,
    /// With any flag, or with none.
    pub flagged: Option<bool>,
    /// Cash on delivery.
    pub cod: Option<bool>,
    /// The address was checked with the buyer.
    pub address_checked: Option<bool>,
    /// The buyer confirmed the cash on delivery.
    pub cod_confirmed: Option<bool>,
    /// Of this platform.
    pub platform: Option<Platform>,
    /// Of this shop.
    pub shop: Option<String>,
    /// First handled by this agent; empty for nobody.
    pub agent: Option<String>,
    /// With a note line.
    pub has_note: Option<bool>,
    /// Of more than this amount.
    pub amount_over: Option<Money>,
    /// Of less than this amount.
    pub amount_under: Option<Money>,
    /// Placed before this time.
    pub before: Option<Time>,
    /// Placed at this time or after it.
    pub since: Option<Time>,
}

/// A list of the shop's own, as the config says it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OwnList {
    /// What it is called.
    pub name: String,
    /// What its orders have in common.
    pub criteria: Criteria,
    /// Placed longer ago than this.
    pub older_than: Option<TimeDelta>,
    /// Placed no longer ago than this.
    pub newer_than: Option<TimeDelta>,
}

impl OwnList {
    /// The list as it stands now.
    pub fn filter(&self, now: Time) -> OrderFilter {
        let mut criteria = self.criteria.clone();
        criteria.before = self.older_than.map(|span| now - span);
        criteria.since = self.newer_than.map(|span| now - span);
        OrderFilter::Own(Box::new(criteria))
    }
}

/// The column of Taobao's report that names the shop.
pub const SHOP_COLUMN: &str = "店铺名称";

/// Whether a column of a report names the article or its variant: 商家编码, SKU, 规格.
pub fn is_article_column(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["sku", "规格", "商家编码", "商家编号", "货号", "销售属性", "套餐"]
        .iter()
        .any(|part| name.contains(part))
}

impl OrderFilter {
    /// The list as `agent` works with it at `now`: silent orders are looked at for what came in
    /// since the last shift began.
    pub fn at(self, roster: &Roster, agent: &str, now: Time) -> Self {
        match self {
            Self::Silent => {
                let began = roster.began_before(now, agent);
                let began = began.and_local_timezone(*now.offset()).single();
                Self::SilentSince(began.unwrap_or(now))
            }
            other => other,
        }
    }
}

/// A question for orders.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OrderQuery {
    /// Which list.
    pub filter: OrderFilter,
    /// Words that must all stand in number, shop, buyer, item, article, notes, waybill, courier or
    /// the phone's last four, in any order.
    pub text: String,
    /// Go on after this row.
    pub after: Option<PageEnd>,
    /// Rows to give at most.
    pub limit: usize,
}

/// Where a page of orders ends; the next one goes on there, however deep that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PageEnd {
    /// When the last order was touched, in milliseconds since 1970.
    pub touched: i64,
    /// When it was placed; 0 when that is not known.
    pub placed: i64,
    /// Its row in the store.
    pub row: i64,
}

/// One page of an order list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OrderPage {
    /// The orders, touched last first, those placed last first among these.
    pub orders: Vec<Order>,
    /// Whether more follow.
    pub more: bool,
    /// Where it ends; nothing when it is empty.
    pub end: Option<PageEnd>,
}

/// One line of a record's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// The commit; the same for all that one act changed.
    pub commit: CommitId,
    /// When.
    pub at: Time,
    /// Who.
    pub agent: String,
    /// What.
    pub change: Change,
    /// It was taken back.
    pub undone: bool,
    /// It claimed what another act holds: both were made before either machine knew.
    pub lost: bool,
}

/// An order with all that happened around it: its own changes, the replies copied while it was
/// in hand, its reviews and its handover items, oldest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderCard {
    /// The order.
    pub order: Order,
    /// Everything that happened.
    pub timeline: Vec<History>,
    /// Its reviews.
    pub reviews: Vec<Review>,
    /// Its handover items.
    pub items: Vec<Item>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ages_of_a_list_are_counted_from_now() {
        let now = Time::parse_from_rfc3339("2026-11-21T20:00:00+08:00").unwrap();
        let list = OwnList {
            name: "两天没发".into(),
            older_than: Some(TimeDelta::days(2)),
            ..OwnList::default()
        };
        let OrderFilter::Own(criteria) = list.filter(now) else { panic!("an own list") };
        assert_eq!(criteria.before.unwrap().to_rfc3339(), "2026-11-19T20:00:00+08:00");
        assert_eq!(criteria.since, None);
    }

    #[test]
    fn columns_that_name_the_article() {
        for name in ["商家编码", "商品SKU", "宝贝规格", "商品规格", "货号"] {
            assert!(is_article_column(name), "{name}");
        }
        assert!(!is_article_column("买家留言"));
    }
}
