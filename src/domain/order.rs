//! An order: what it is, its state, its flag and its note lines.

use super::{Colour, Money, NoteId, OrderId, OrderLine, OrderState, Platform, Refund, Time, Word};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What makes an order one order: the same number never stands twice in a shop.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OrderKey {
    /// Where it was placed.
    pub platform: Platform,
    /// The shop's name; empty for the agent's only shop.
    pub shop: String,
    /// The platform's order number, as text.
    pub number: String,
}

/// No platform's order number is longer, in characters.
pub const MAX_NUMBER: usize = 40;

impl OrderKey {
    /// Whether a number could be one of the platform's: Taobao's are digits, Pinduoduo's digits
    /// joined by `-`; elsewhere letters, `-`, `_` and `.` occur as well. At most [`MAX_NUMBER`].
    pub fn is_number(platform: Platform, number: &str) -> bool {
        let may = |c: char| match platform {
            Platform::Taobao => c.is_ascii_digit(),
            Platform::Pdd => c.is_ascii_digit() || c == '-',
            _ => c.is_ascii_alphanumeric() || "-_.".contains(c),
        };
        number.len() <= MAX_NUMBER
            && number.contains(|c: char| c.is_ascii_digit())
            && number.chars().all(may)
    }

    /// The id that every machine derives for this order.
    pub fn id(&self) -> OrderId {
        OrderId::derive(self.platform.code(), &self.shop, &self.number)
    }
}

/// The fields of an order that can be written; `None` leaves a field as it is, an empty text
/// clears it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct OrderFields {
    /// The buyer's chat id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub buyer: Option<String>,
    /// What was bought; several titles are joined by `，`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// What the buyer pays.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
    /// Where it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<OrderState>,
    /// Cash on delivery.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cod: Option<bool>,
    /// Address and item were checked with the buyer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address_checked: Option<bool>,
    /// The buyer confirmed the cash on delivery.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cod_confirmed: Option<bool>,
    /// When it was placed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created: Option<Time>,
    /// When it was paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paid: Option<Time>,
    /// The waybill number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waybill: Option<String>,
    /// The courier's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub courier: Option<String>,
    /// The receiver's phone number; shown masked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The memo that stood on the platform at the last import.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub platform_memo: Option<String>,
    /// The flag that stood on the platform at the last import.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub platform_flag: Option<Colour>,
    /// What was bought, line by line, as a report tells it; see [`OrderLine::write`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<OrderLine>,
    /// What the buyer asks to have back, as a report tells it; see [`Refund::write`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub refunds: Vec<Refund>,
    /// Columns of an import that have no field here, by their header.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub extras: BTreeMap<String, String>,
}

impl OrderFields {
    /// Nothing would be written.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// One line of an order's note. Lines are only ever added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Its identity.
    pub id: NoteId,
    /// When it was written.
    pub at: Time,
    /// Who wrote it.
    pub agent: String,
    /// The order's flag at that moment.
    pub flag: Option<Colour>,
    /// What it says.
    pub text: String,
}

/// An order as its changes left it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// Derived from the key.
    pub id: OrderId,
    /// Platform, shop and number.
    pub key: OrderKey,
    /// The buyer's chat id.
    pub buyer: String,
    /// What was bought.
    pub item: String,
    /// What the buyer pays.
    pub amount: Money,
    /// Where it stands.
    pub state: OrderState,
    /// Cash on delivery.
    pub cod: bool,
    /// Address and item were checked with the buyer.
    pub address_checked: bool,
    /// The buyer confirmed the cash on delivery.
    pub cod_confirmed: bool,
    /// When it was placed.
    pub created: Option<Time>,
    /// When it was paid.
    pub paid: Option<Time>,
    /// The waybill number.
    pub waybill: String,
    /// The courier's name.
    pub courier: String,
    /// The receiver's phone number; shown masked.
    pub phone: String,
    /// The memo that stood on the platform at the last import.
    pub platform_memo: String,
    /// The flag.
    pub flag: Option<Colour>,
    /// The short label beside the flag, where the platform has one.
    pub flag_label: String,
    /// The flag that stood on the platform at the last import.
    pub platform_flag: Option<Colour>,
    /// The flag came with an import and was not set by an agent: the next import may change it.
    pub flag_imported: bool,
    /// What was bought, line by line, where a report told it.
    pub lines: Vec<OrderLine>,
    /// What the buyer asks to have back.
    pub refunds: Vec<Refund>,
    /// The agent who first handled it by hand: added, noted or flagged it. Deals count for them.
    pub agent: String,
    /// The note lines, oldest first.
    pub notes: Vec<Note>,
    /// Import columns without a field.
    pub extras: BTreeMap<String, String>,
    /// What was given away on it, all discounts together.
    pub discount: Money,
    /// When anything about it last changed.
    pub touched: Time,
    /// Deleted, and can be brought back.
    pub deleted: bool,
    /// Somebody added or imported it, rather than only writing about its number.
    pub known: bool,
    /// Somebody or an order report told its amount: it is not the sum of its lines. Known to the
    /// fold alone.
    pub amount_told: bool,
}

impl Order {
    /// Tells whether it counts as sold. An order that is unpaid does not, whatever time of payment
    /// was once imported; nor does cash on delivery before it is done.
    pub fn is_deal(&self) -> bool {
        let waits = self.cod && self.state.is_open();
        let is_none = waits || matches!(self.state, OrderState::Closed | OrderState::Unpaid);
        self.paid.is_some() && !self.deleted && !is_none
    }

    /// A fresh order with nothing but its key.
    pub fn new(key: OrderKey, at: Time) -> Self {
        Self {
            id: key.id(),
            key,
            buyer: String::new(),
            item: String::new(),
            amount: Money::default(),
            state: OrderState::default(),
            cod: false,
            address_checked: false,
            cod_confirmed: false,
            created: None,
            paid: None,
            waybill: String::new(),
            courier: String::new(),
            phone: String::new(),
            platform_memo: String::new(),
            flag: None,
            flag_label: String::new(),
            platform_flag: None,
            flag_imported: false,
            lines: Vec::new(),
            refunds: Vec::new(),
            agent: String::new(),
            notes: Vec::new(),
            extras: BTreeMap::new(),
            discount: Money::default(),
            touched: at,
            deleted: false,
            known: false,
            amount_told: false,
        }
    }

    /// What a platform's report says of after-sales beside the order (售后状态), if anything.
    pub fn after_sales(&self) -> Option<&str> {
        let none = |state: &&str| !matches!(*state, "" | "无" | "无售后" | "无售后或售后取消");
        self.extras.get("售后状态").map(|state| state.trim()).filter(none)
    }

    /// Writes the fields that are given.
    pub fn write(&mut self, fields: &OrderFields) {
        fn put<T: Clone>(to: &mut T, from: &Option<T>) {
            if let Some(value) = from {
                to.clone_from(value);
            }
        }
        put(&mut self.buyer, &fields.buyer);
        put(&mut self.item, &fields.item);
        put(&mut self.amount, &fields.amount);
        put(&mut self.state, &fields.state);
        put(&mut self.cod, &fields.cod);
        put(&mut self.address_checked, &fields.address_checked);
        put(&mut self.cod_confirmed, &fields.cod_confirmed);
        put(&mut self.waybill, &fields.waybill);
        put(&mut self.courier, &fields.courier);
        put(&mut self.phone, &fields.phone);
        put(&mut self.platform_memo, &fields.platform_memo);
        if fields.created.is_some() {
            self.created = fields.created;
        }
        if fields.paid.is_some() {
            self.paid = fields.paid;
        }
        OrderLine::write(&mut self.lines, &fields.lines);
        Refund::write(&mut self.refunds, &fields.refunds);
        // The item report has no title and no amount of the whole order.
        self.amount_told |= fields.amount.is_some();
        if !self.amount_told
            && let Some(total) = OrderLine::total(&self.lines)
        {
            self.amount = total;
        }
        if self.item.is_empty() {
            self.item = OrderLine::titles(&self.lines);
        }
        if let Some(flag) = fields.platform_flag {
            self.platform_flag = Some(flag);
            if self.flag.is_none() || self.flag_imported {
                self.flag = Some(flag);
                self.flag_imported = true;
                self.flag_label.clear();
            }
        }
        self.extras.extend(fields.extras.iter().map(|(k, v)| (k.clone(), v.clone())));
    }

    /// Reduces `fields` to those that differ from what the order holds; empty texts of an import
    /// never clear a field.
    pub fn difference(&self, fields: OrderFields) -> OrderFields {
        fn text(new: Option<String>, old: &str) -> Option<String> {
            new.filter(|n| !n.is_empty() && n != old)
        }
        fn unless_known<T: Clone + PartialEq>(
            known: &Vec<T>,
            told: Vec<T>,
            write: fn(&mut Vec<T>, &[T]),
        ) -> Vec<T> {
            let mut after = known.clone();
            write(&mut after, &told);
            if after == *known { Vec::new() } else { told }
        }
        OrderFields {
            buyer: text(fields.buyer, &self.buyer),
            item: text(fields.item, &self.item),
            amount: fields.amount.filter(|a| *a != self.amount),
            state: fields.state.filter(|s| *s != self.state && *s != OrderState::Untold),
            cod: fields.cod.filter(|c| *c != self.cod),
            address_checked: fields.address_checked.filter(|c| *c != self.address_checked),
            cod_confirmed: fields.cod_confirmed.filter(|c| *c != self.cod_confirmed),
            created: fields.created.filter(|t| Some(*t) != self.created),
            paid: fields.paid.filter(|t| Some(*t) != self.paid),
            waybill: text(fields.waybill, &self.waybill),
            courier: text(fields.courier, &self.courier),
            phone: text(fields.phone, &self.phone),
            platform_memo: text(fields.platform_memo, &self.platform_memo),
            platform_flag: fields.platform_flag.filter(|f| Some(*f) != self.platform_flag),
            lines: unless_known(&self.lines, fields.lines, OrderLine::write),
            refunds: unless_known(&self.refunds, fields.refunds, Refund::write),
            extras: fields
                .extras
                .into_iter()
                .filter(|(k, v)| !v.is_empty() && self.extras.get(k) != Some(v))
                .collect(),
        }
    }
}
