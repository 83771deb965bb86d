//! What lists ask for, what they get, and a record's history.

use super::{Change, Colour, CommitId, Item, Order, Review, Time};

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
    /// Touched by hand since a time: what a handover's draft is built from. Orders that are done
    /// or closed only when they were flagged or noted since then.
    HandledSince(Time),
}

/// A question for orders.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OrderQuery {
    /// Which list.
    pub filter: OrderFilter,
    /// Words that must all stand in number, buyer, item, notes, waybill or the phone's last four.
    pub text: String,
    /// Rows to pass over.
    pub offset: usize,
    /// Rows to give at most.
    pub limit: usize,
}

/// One page of an order list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OrderPage {
    /// The orders, touched last first.
    pub orders: Vec<Order>,
    /// Whether more follow.
    pub more: bool,
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
