//! Gathers the cells of a row into an order, and the rows of an order into one.

use super::columns::Role;
use super::kinds::Kind;
use super::reports::ImportOptions;
use super::{ImportedOrder, Reason, cell};
use crate::domain::{
    Colour, Money, OrderFields, OrderKey, OrderLine, OrderState, Platform, Refund, RefundState,
    Time,
};
use chrono::FixedOffset;

/// What the cells of a row say.
#[derive(Default)]
pub(super) struct Found {
    pub(super) number: String,
    pub(super) shop: String,
    pub(super) fields: OrderFields,
    /// Columns without a field, by their place.
    pub(super) extras: Vec<(usize, String)>,
    actual: Option<Money>,
    goods: Option<Money>,
    postage: Option<Money>,
    total: Option<Money>,
    cod: bool,
    line: OrderLine,
    refund: Refund,
    refund_postage: Option<Money>,
}

impl Found {
    /// Takes a cell that is not empty. `index` is its column.
    pub(super) fn take(
        &mut self,
        role: Role,
        index: usize,
        text: &str,
        platform: Platform,
        options: &ImportOptions,
    ) -> Result<(), Reason> {
        let offset = options.offset;
        let fields = &mut self.fields;
        match role {
            Role::Actual => set(&mut self.actual, cell::amount(text), Reason::BadAmount)?,
            Role::Goods => set(&mut self.goods, cell::amount(text), Reason::BadAmount)?,
            Role::Postage => set(&mut self.postage, cell::amount(text), Reason::BadAmount)?,
            Role::Total => set(&mut self.total, cell::amount(text), Reason::BadAmount)?,
            Role::Created => set_time(&mut fields.created, text, offset)?,
            Role::Paid => set_time(&mut fields.paid, text, offset)?,
            Role::Number => {
                let number = text.trim();
                if !OrderKey::is_number(platform, number) {
                    return Err(Reason::BadNumber);
                }
                number.clone_into(&mut self.number);
            }
            Role::Buyer => first(&mut fields.buyer, text),
            Role::Item => first(&mut fields.item, text),
            Role::Waybill => first(&mut fields.waybill, &cell::waybill(text.trim())),
            Role::Courier => first(&mut fields.courier, text),
            Role::Parcel => {
                let (courier, waybill) = parcel(text);
                first(&mut fields.waybill, &waybill);
                first(&mut fields.courier, &courier);
            }
            Role::Memo => first(&mut fields.platform_memo, text),
            Role::Mobile => fields.phone = Some(text.trim().to_owned()),
            Role::Phone => first(&mut fields.phone, text.trim()),
            Role::State => {
                self.cod |= text.contains("货到付款");
                fields.state = Some(OrderState::read(text));
            }
            Role::Shop if options.shop_column => text.clone_into(&mut self.shop),
            Role::Shipping => {
                self.cod |= text.contains("货到付款");
                self.extras.push((index, text.to_owned()));
            }
            Role::Flag => fields.platform_flag = flag(text, platform),
            Role::LineNumber => text.trim().clone_into(&mut self.line.number),
            Role::Sku => {
                if !self.line.sku.is_empty() {
                    self.line.sku.push(' ');
                }
                self.line.sku.push_str(text);
            }
            Role::Quantity => self.line.quantity = quantity(text).ok_or(Reason::BadQuantity)?,
            Role::Price => set(&mut self.line.price, cell::amount(text), Reason::BadAmount)?,
            Role::LineAmount => set(&mut self.line.amount, cell::amount(text), Reason::BadAmount)?,
            Role::Code if self.line.code.is_empty() => text.clone_into(&mut self.line.code),
            Role::Code => {}
            Role::RefundNumber => {
                let number = text.trim();
                if !OrderKey::is_number(Platform::Other, number) {
                    return Err(Reason::BadNumber);
                }
                number.clone_into(&mut self.refund.number);
            }
            Role::RefundKind => self.refund.kind = refund_kind(text).to_owned(),
            Role::RefundState => self.refund.state = RefundState::read(text),
            Role::RefundAmount => {
                set(&mut self.refund.amount, cell::amount(text), Reason::BadAmount)?;
            }
            Role::RefundPostage => {
                set(&mut self.refund_postage, cell::amount(text), Reason::BadAmount)?;
            }
            Role::RefundReason => text.clone_into(&mut self.refund.reason),
            Role::RefundWords => text.clone_into(&mut self.refund.words),
            Role::RefundAsked => set_time(&mut self.refund.asked, text, offset)?,
            Role::RefundDeadline => set_time(&mut self.refund.deadline, text, offset)?,
            Role::RefundEnded if self.refund.ended.is_none() => {
                set_time(&mut self.refund.ended, text, offset)?;
            }
            Role::RefundEnded => {}
            Role::RefundWaybill => {
                self.refund.waybill = cell::waybill(text.trim()).into_owned();
            }
            Role::RefundCourier => text.clone_into(&mut self.refund.courier),
            Role::Shop | Role::Extra | Role::ExtraId => self.extras.push((index, text.to_owned())),
            Role::Left => {}
        }
        Ok(())
    }

    /// What the buyer paid; for an unpaid order what is to be paid.
    fn amount(&self) -> Option<Money> {
        let paid = self.fields.paid;
        let actual = self.actual.filter(|a| *a > Money(0) || paid.is_some() && !self.cod);
        let goods = self.goods.or(self.line.amount);
        let asked = goods.map(|g| sum(g, self.postage.unwrap_or_default()));
        actual.or(asked).or(self.total).or(self.actual)
    }

    /// The row as an order of one line, one refund, or neither; `extras` are not looked at.
    pub(super) fn order(
        mut self,
        line: u64,
        kind: Kind,
        lines: bool,
        key: OrderKey,
    ) -> ImportedOrder {
        let listed = self.line.amount.map(|amount| sum(amount, self.postage.unwrap_or_default()));
        let amount = self.amount();
        let mut fields = self.fields;
        if kind.is_refunds() {
            let refund = &mut self.refund;
            refund.item = fields.item.clone().unwrap_or_default();
            refund.line = self.line.number;
            refund.amount = match (refund.amount, self.refund_postage) {
                (Some(goods), Some(postage)) => Some(sum(goods, postage)),
                (goods, postage) => goods.or(postage),
            };
            fields.refunds = vec![self.refund];
            return ImportedOrder { line, key, fields, fills: true, listed };
        }
        if kind == Kind::PddOrders {
            fields.created = fields.created.or(fields.paid);
        }
        fields.cod = self.cod.then_some(true);
        fields.amount = amount;
        if lines {
            // Only what the reports of single items do not say is left to the order's.
            if kind == Kind::TaobaoItems {
                fields.amount = None;
            }
            self.line.title = fields.item.take().unwrap_or_default();
            self.line.state = fields.state.take();
            fields.lines = vec![self.line];
        }
        ImportedOrder { line, key, fields, fills: false, listed }
    }
}

fn sum(one: Money, other: Money) -> Money {
    Money(one.0.saturating_add(other.0))
}

/// Sets a value that must be readable.
fn set<T>(to: &mut Option<T>, value: Option<T>, reason: Reason) -> Result<(), Reason> {
    *to = Some(value.ok_or(reason)?);
    Ok(())
}

/// A time; databases write `0000-00-00` where there is none.
fn set_time(to: &mut Option<Time>, text: &str, offset: FixedOffset) -> Result<(), Reason> {
    if text.starts_with("0000-00-00") {
        return Ok(());
    }
    set(to, cell::time(text, offset), Reason::BadTime)
}

/// The first of several columns with one meaning wins.
fn first(to: &mut Option<String>, text: &str) {
    if to.is_none() && !text.is_empty() {
        *to = Some(text.to_owned());
    }
}

/// `2`, `2.0`, `2件`.
fn quantity(text: &str) -> Option<u32> {
    let text = text.trim().trim_end_matches('件').trim();
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    part.bytes().all(|b| b == b'0').then(|| whole.parse().ok()).flatten()
}

/// A flag as a platform names it: `红`, `红色`, `红旗`, `5`. Anything else is none.
fn flag(text: &str, platform: Platform) -> Option<Colour> {
    let bare = text.trim().trim_end_matches(['子', '标']).trim_end_matches('旗');
    Colour::parse_on(bare, platform).ok()
}

/// Newer reports say what kind of request it is, older ones whether goods come back.
fn refund_kind(text: &str) -> &str {
    match text.trim() {
        "是" | "需要" | "需要退货" => "退货退款",
        "否" | "不需要" | "不需要退货" | "无需退货" => "仅退款",
        other => other,
    }
}

/// The courier and the waybill of a cell that holds both: `圆通快递:YT123`.
fn parcel(text: &str) -> (String, String) {
    let apart = |c: char| c.is_whitespace() || ":：,，;；|/()（）".contains(c);
    let (mut couriers, mut waybills): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    for part in text.split(apart).map(|p| p.trim_matches('-')).filter(|p| !p.is_empty()) {
        let number =
            part.len() >= 6 && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        let to = if number { &mut waybills } else { &mut couriers };
        if !to.contains(&part) {
            to.push(part);
        }
    }
    (couriers.join(","), waybills.join(","))
}

/// What the state of an order is whose lines have these.
fn state_of(lines: &[OrderLine]) -> Option<OrderState> {
    let mut states: Vec<&OrderState> = lines.iter().filter_map(|l| l.state.as_ref()).collect();
    if states.iter().any(|s| **s != OrderState::Closed) {
        states.retain(|s| **s != OrderState::Closed);
    }
    let first = *states.first()?;
    let sent = |s: &OrderState| matches!(s, OrderState::Shipped | OrderState::Done);
    Some(if states.iter().all(|s| *s == first) {
        first.clone()
    } else if states.iter().all(|s| sent(s)) {
        OrderState::Shipped
    } else if states.iter().any(|s| sent(s) || **s == OrderState::PartShipped)
        && states
            .iter()
            .all(|s| sent(s) || matches!(s, OrderState::ToShip | OrderState::PartShipped))
    {
        OrderState::PartShipped
    } else {
        first.clone()
    })
}

/// An order whose rows are all there: what its lines say together.
pub(super) fn whole(mut order: ImportedOrder, kind: Kind) -> ImportedOrder {
    order.listed = None;
    let fields = &mut order.fields;
    if !fields.lines.is_empty() {
        fields.state = state_of(&fields.lines);
        if kind != Kind::TaobaoItems {
            fields.item = Some(OrderLine::titles(&fields.lines)).filter(|t| !t.is_empty());
        }
    }
    order
}

/// Takes a later line of the same order into the first, and says whether the two contradict each
/// other.
pub(super) fn join_line(held: &mut ImportedOrder, later: ImportedOrder) -> bool {
    let (to, from) = (&mut held.fields, later.fields);
    let differs = to.buyer.is_some() && from.buyer.is_some() && to.buyer != from.buyer;
    // A row that lists less than is to be paid tells of the whole order.
    let whole = |amount: Option<Money>, listed: Option<Money>| match (amount, listed) {
        (Some(amount), Some(listed)) => amount > listed,
        _ => true,
    };
    let amounts = (to.amount, from.amount);
    to.amount = match amounts {
        (Some(one), Some(other))
            if !whole(to.amount, held.listed) && !whole(from.amount, later.listed) =>
        {
            held.listed = held.listed.zip(later.listed).map(|(one, other)| sum(one, other));
            Some(sum(one, other))
        }
        (one, other) => one.max(other),
    };
    to.lines.extend(from.lines);
    to.refunds.extend(from.refunds);
    to.buyer = to.buyer.take().or(from.buyer);
    to.item = to.item.take().or(from.item);
    to.created = to.created.or(from.created);
    to.paid = to.paid.or(from.paid);
    to.cod = to.cod.or(from.cod);
    to.phone = to.phone.take().or(from.phone);
    to.platform_flag = to.platform_flag.or(from.platform_flag);
    to.platform_memo = to.platform_memo.take().or(from.platform_memo);
    to.waybill = both(to.waybill.take(), from.waybill, ',');
    to.courier = both(to.courier.take(), from.courier, ',');
    for (name, text) in from.extras {
        let there = to.extras.remove(&name);
        to.extras.extend(both(there, Some(text), '，').map(|text| (name, text)));
    }
    differs
}

/// Two texts as one, unless one is a part of the other.
fn both(one: Option<String>, other: Option<String>, by: char) -> Option<String> {
    match (one, other) {
        (Some(one), Some(other)) if one.split(by).any(|part| part == other) => Some(one),
        (Some(one), Some(other)) if other.split(by).any(|part| part == one) => Some(other),
        (Some(one), Some(other)) => Some(format!("{one}{by}{other}")),
        (one, other) => one.or(other),
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
        (old, new) => both(old, new, '，'),
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
    over(&mut to.platform_flag, from.platform_flag);
    to.extras.extend(from.extras);
    differs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_of_several_things_are_taken_apart() {
        assert_eq!(parcel("圆通快递:YT8812345678"), ("圆通快递".into(), "YT8812345678".into()));
        assert_eq!(parcel("SF1234567890，顺丰"), ("顺丰".into(), "SF1234567890".into()));
        assert_eq!(quantity("2件"), Some(2));
        assert_eq!(quantity("2.0"), Some(2));
        assert_eq!(quantity("2.5"), None);
        for (text, colour) in [
            ("红", Colour::Red),
            ("紫色", Colour::Purple),
            ("青旗", Colour::Cyan),
            ("5", Colour::Red),
        ] {
            assert_eq!(flag(text, Platform::Douyin), Some(colour), "{text}");
        }
        assert_eq!(flag("无", Platform::Douyin), None);
    }

    #[test]
    fn an_order_stands_where_its_lines_stand() {
        use OrderState::{Closed, Done, PartShipped, Shipped, ToShip};
        for (states, state) in [
            (vec![ToShip, ToShip], ToShip),
            (vec![ToShip, Shipped], PartShipped),
            (vec![Shipped, Done], Shipped),
            (vec![Closed, Done], Done),
            (vec![Closed, Closed], Closed),
        ] {
            let lines: Vec<OrderLine> = states
                .iter()
                .map(|s| OrderLine { state: Some(s.clone()), ..OrderLine::default() })
                .collect();
            assert_eq!(state_of(&lines), Some(state), "{states:?}");
        }
        assert_eq!(state_of(&[OrderLine::default()]), None);
    }
}
