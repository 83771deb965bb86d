//! Gathers the cells of a row, and the rows of an order, into one order.

use super::{ImportedOrder, Reason, cell};
use crate::domain::{Money, OrderState, Time};
use chrono::FixedOffset;

/// What of a row is not a field by itself.
#[derive(Default)]
pub(super) struct Found {
    pub(super) number: String,
    pub(super) shop: String,
    pub(super) actual: Option<Money>,
    pub(super) goods: Option<Money>,
    pub(super) postage: Option<Money>,
    pub(super) total: Option<Money>,
    pub(super) cod: bool,
}

impl Found {
    /// What the buyer paid; for an unpaid order what is to be paid.
    pub(super) fn amount(&self, paid: Option<Time>) -> Option<Money> {
        let actual = self.actual.filter(|a| *a > Money(0) || paid.is_some() && !self.cod);
        let asked =
            self.goods.map(|g| Money(g.0.saturating_add(self.postage.unwrap_or_default().0)));
        actual.or(asked).or(self.total).or(self.actual)
    }
}

/// Sets a value that must be readable.
pub(super) fn set<T>(to: &mut Option<T>, value: Option<T>, reason: Reason) -> Result<(), Reason> {
    *to = Some(value.ok_or(reason)?);
    Ok(())
}

/// A time; databases write `0000-00-00` where there is none.
pub(super) fn set_time(
    to: &mut Option<Time>,
    text: &str,
    offset: FixedOffset,
) -> Result<(), Reason> {
    if text.starts_with("0000-00-00") {
        return Ok(());
    }
    set(to, cell::time(text, offset), Reason::BadTime)
}

/// The first of several columns with one meaning wins.
pub(super) fn first(to: &mut Option<String>, text: &str) {
    if to.is_none() && !text.is_empty() {
        *to = Some(text.to_owned());
    }
}

/// Takes a later row of the same order into the first, and says whether the two contradict each
/// other. Then the later row stands for itself: its state with its time of payment, amount, buyer
/// and title. Otherwise the rows are the lines of one order, and their titles are joined.
pub(super) fn merge(held: &mut ImportedOrder, later: ImportedOrder) -> bool {
    fn differ<T: PartialEq>(one: Option<&T>, other: Option<&T>) -> bool {
        one.is_some() && other.is_some() && one != other
    }
    fn over<T>(to: &mut Option<T>, from: Option<T>) {
        if from.is_some() {
            *to = from;
        }
    }
    let (to, from) = (&mut held.fields, later.fields);
    // Of the items of one order one may be shipped before another, but not paid for.
    let unpaid = |state: &Option<OrderState>| state.as_ref().map(|s| *s == OrderState::Unpaid);
    let differs = differ(unpaid(&to.state).as_ref(), unpaid(&from.state).as_ref())
        || differ(to.paid.as_ref(), from.paid.as_ref())
        || differ(to.amount.as_ref(), from.amount.as_ref())
        || differ(to.buyer.as_ref(), from.buyer.as_ref());
    if differs && from.state.is_some() {
        to.paid = None;
    }
    let item = match (to.item.take(), from.item) {
        (old, new) if differs => new.or(old),
        (Some(old), Some(new)) if old.split('，').any(|t| t == new) => Some(old),
        (Some(old), Some(new)) if new.split('，').any(|t| t == old) => Some(new),
        (Some(old), Some(new)) => Some(format!("{old}，{new}")),
        (old, new) => new.or(old),
    };
    to.item = item;
    over(&mut to.buyer, from.buyer);
    over(&mut to.amount, from.amount);
    over(&mut to.state, from.state);
    over(&mut to.cod, from.cod);
    over(&mut to.created, from.created);
    over(&mut to.paid, from.paid);
    over(&mut to.waybill, from.waybill);
    over(&mut to.courier, from.courier);
    over(&mut to.phone, from.phone);
    over(&mut to.platform_memo, from.platform_memo);
    to.extras.extend(from.extras);
    differs
}
