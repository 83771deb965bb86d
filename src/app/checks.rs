//! One key each before an order ships: the address was checked, cash on delivery is confirmed with
//! the buyer, the warehouse knows of a silent order.

use super::chooser::{Chooser, Choosing};
use super::run::NOTHING;
use super::{ActId, App, ChooserOption, Effect, Layer};
use crate::domain::{Change, Channel, NoteId, Order, OrderFields, OrderKey, OrderState, Word};
use crate::i18n::{t, word};

impl App {
    /// The address was checked with the buyer, or was not after all: all rows as the first.
    fn toggle_checked(&mut self) -> Vec<Effect> {
        let orders = self.orders_meant();
        let Some(first) = orders.first() else { return self.nothing_chosen() };
        let checked = !first.address_checked;
        let id = if checked { "orders-checked-said" } else { "orders-unchecked-said" };
        let said = t!(self.lang, id, "order" => first.key.number.clone(),
            "count" => orders.len() as i64);
        let changes = orders.iter().map(|o| set_checked(&o.key, checked)).collect();
        self.orders.marked.clear();
        self.save(changes, said)
    }

    fn choose_confirmation(&mut self) -> Vec<Effect> {
        let keys: Vec<OrderKey> = self.cod_orders().into_iter().map(|o| o.key).collect();
        let Some(first) = keys.first() else { return self.nothing_chosen() };
        let options = [Channel::Phone, Channel::Chat, Channel::Sms]
            .into_iter()
            .enumerate()
            .map(|(n, channel)| ChooserOption {
                code: channel.code().to_owned(),
                label: word(self.lang, channel),
                more: String::new(),
                letter: '\0',
                digit: char::from_digit(n as u32 + 1, 10),
                colour: None,
            })
            .collect();
        let title = t!(self.lang, "orders-confirm-title", "order" => first.number.clone(),
            "count" => keys.len() as i64);
        self.layers.push(Layer::Chooser(Chooser::new(title, Choosing::Confirmed(keys), options)));
        Vec::new()
    }

    /// Cash on delivery is confirmed: noted, with how, and off the list.
    pub(super) fn confirm_cod(&mut self, keys: Vec<OrderKey>, channel: &str) -> Vec<Effect> {
        let Ok(channel) = Channel::parse(channel) else { return Vec::new() };
        let text = t!(self.lang, "orders-confirm-note", "channel" => word(self.lang, channel));
        let mut changes = Vec::new();
        for key in keys {
            let fields = OrderFields { cod_confirmed: Some(true), ..OrderFields::default() };
            changes.push(Change::OrderEdited { key: key.clone(), fields });
            changes.push(self.note(key, text.clone()));
        }
        self.orders.marked.clear();
        self.save(changes, t!(self.lang, "orders-confirmed", "note" => text))
    }

    fn cod_orders(&self) -> Vec<Order> {
        self.orders_meant().into_iter().filter(|o| o.cod).collect()
    }

    fn unshipped(&self) -> Vec<Order> {
        let waits = |state: &OrderState| {
            matches!(state, OrderState::Unpaid | OrderState::ToShip | OrderState::PartShipped)
        };
        self.orders_meant().into_iter().filter(|o| waits(&o.state)).collect()
    }

    /// The warehouse was told of these orders: noted, and off the list of silent ones.
    fn note_for_warehouse(&mut self) -> Vec<Effect> {
        let orders = self.unshipped();
        let text = t!(self.lang, "orders-warehouse-note");
        let count = orders.len() as i64;
        let changes = orders.into_iter().map(|o| self.note(o.key, text.clone())).collect();
        self.orders.marked.clear();
        self.save(changes, t!(self.lang, "orders-warehouse-said", "count" => count))
    }

    fn note(&mut self, key: OrderKey, text: String) -> Change {
        let note = NoteId(self.ids.make(self.now));
        let flag = self.flag_in_sight(&key);
        Change::OrderNoted { key, note, flag, text }
    }

    /// Why one of these acts can't be done now.
    pub(super) fn why_not_check(&self, id: ActId) -> Option<&'static str> {
        if self.orders_meant().is_empty() {
            return Some(NOTHING);
        }
        match id {
            ActId::CodConfirm => self.cod_orders().is_empty().then_some("orders-not-cod"),
            ActId::WarehouseNoted => self.unshipped().is_empty().then_some("orders-all-shipped"),
            _ => None,
        }
    }

    /// The acts that this module carries out; nothing for others.
    pub(super) fn check_act(&mut self, id: ActId) -> Option<Vec<Effect>> {
        Some(match id {
            ActId::AddressChecked => self.toggle_checked(),
            ActId::CodConfirm => self.choose_confirmation(),
            ActId::WarehouseNoted => self.note_for_warehouse(),
            ActId::Discount => self.open_discount(),
            _ => return None,
        })
    }
}

fn set_checked(key: &OrderKey, checked: bool) -> Change {
    let fields = OrderFields { address_checked: Some(checked), ..OrderFields::default() };
    Change::OrderEdited { key: key.clone(), fields }
}
