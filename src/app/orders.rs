//! Orders: lists, search, cards, the memo. Flags and notes are in `flagging`, forms in
//! `order_forms`, imports in `importing`.

use super::layer::{Confirm, Confirmed, OrderView, Phone};
use super::{App, Card, Cursor, Effect, Layer};
use crate::domain::{
    Change, Order, OrderCard, OrderFilter, OrderId, OrderPage, OrderQuery, Ref, compose_memo,
};
use crate::i18n::t;
use crate::text::{Line, gate};
use std::collections::{BTreeSet, HashMap};

/// Rows asked for at a time.
const PAGE: usize = 200;

/// The lists that Tab goes through, with their message ids.
pub const FILTERS: &[(OrderFilter, &str)] = &[
    (OrderFilter::All, "orders-list-all"),
    (OrderFilter::Unpaid, "orders-list-unpaid"),
    (OrderFilter::ToShip, "orders-list-to-ship"),
    (OrderFilter::Flagged, "orders-list-flagged"),
    (OrderFilter::Promised, "orders-list-promised"),
    (OrderFilter::CodToConfirm, "orders-list-cod"),
    (OrderFilter::Silent, "orders-list-silent"),
];

/// The order list.
#[derive(Debug, Clone, Default)]
pub struct OrdersPane {
    /// The search box.
    pub query: Line,
    /// The chosen row.
    pub cursor: Cursor,
    /// Which of [`FILTERS`].
    pub filter: usize,
    /// What is shown.
    pub page: OrderPage,
    /// The marked orders.
    pub marked: BTreeSet<OrderId>,
    /// The last question asked.
    asked: u64,
    /// Rows wanted.
    wanted: usize,
    /// The answers with this number and later may stand in a new order.
    resorted: Option<u64>,
    /// The question with this number was for a new list: its answer starts at the top.
    fresh: Option<u64>,
}

impl OrdersPane {
    /// The chosen order.
    pub fn chosen(&self) -> Option<&Order> {
        self.page.orders.get(self.cursor.at)
    }

    /// The next answer starts at the top.
    pub(super) fn start_at_top(&mut self) {
        self.fresh = Some(self.asked + 1);
    }

    /// The next answer may stand in a new order: the agent comes back to the list.
    pub(super) fn resort(&mut self) {
        self.resorted = Some(self.asked + 1);
    }

    /// What was just flagged or noted comes first in the file's order; under the cursor of who goes
    /// down the list it stays where it is.
    fn keep_places(&self, page: &mut OrderPage) {
        let old = &self.page.orders;
        let places: HashMap<OrderId, usize> =
            old.iter().enumerate().map(|(at, order)| (order.id, at)).collect();
        let newest = old.iter().map(|o| o.touched).max();
        page.orders.sort_by_key(|order| match places.get(&order.id) {
            Some(at) => (1, *at),
            None if Some(order.touched) >= newest => (0, 0),
            None => (2, 0),
        });
    }

    pub(super) fn loaded(&mut self, number: u64, mut page: OrderPage) {
        if number != self.asked {
            return;
        }
        let chosen = self.chosen().map(|o| o.id);
        let is_fresh = self.fresh.is_some_and(|fresh| fresh <= number);
        if self.resorted.is_some_and(|from| from <= number) {
            self.resorted = None;
        } else if !is_fresh {
            self.keep_places(&mut page);
        }
        self.page = page;
        if is_fresh {
            self.fresh = None;
            self.cursor.reset();
        } else if let Some(at) =
            chosen.and_then(|id| self.page.orders.iter().position(|o| o.id == id))
        {
            self.cursor.at = at;
        }
    }
}

impl App {
    pub(super) fn load_orders(&mut self) -> Effect {
        let settings = &self.settings;
        let pane = &mut self.orders;
        pane.asked += 1;
        let filter = FILTERS[pane.filter].0.clone();
        let query = OrderQuery {
            filter: filter.at(&settings.roster, &settings.agent, self.now),
            text: gate::fold_search(pane.query.text()),
            after: None,
            limit: pane.wanted.max(PAGE),
        };
        Effect::LoadOrders(pane.asked, query)
    }

    /// A new list: from the top.
    pub(super) fn orders_changed(&mut self) -> Vec<Effect> {
        self.orders.wanted = PAGE;
        let effect = self.load_orders();
        self.orders.fresh = Some(self.orders.asked);
        vec![effect]
    }

    /// Asks for more rows when the cursor comes near the end.
    pub(super) fn orders_moved(&mut self) -> Vec<Effect> {
        let pane = &mut self.orders;
        if pane.page.more && pane.cursor.at + 50 > pane.page.orders.len() {
            pane.wanted = pane.page.orders.len() + PAGE;
            return vec![self.load_orders()];
        }
        Vec::new()
    }

    pub(super) fn step_filter(&mut self, by: isize) -> Vec<Effect> {
        let len = FILTERS.len() as isize;
        self.orders.filter = (self.orders.filter as isize + by).rem_euclid(len) as usize;
        self.orders_changed()
    }

    /// The marked orders of the list in front; marks that a search hides wait until they are seen
    /// again.
    pub fn marked_in_sight(&self) -> Vec<Order> {
        let orders = self.orders.page.orders.iter();
        orders.filter(|o| self.orders.marked.contains(&o.id)).cloned().collect()
    }

    /// The orders an act is for: the open card, else the marked ones, else the chosen one.
    pub(super) fn orders_meant(&self) -> Vec<Order> {
        if let Some(Layer::Card(Card::Order(view))) = self.layers.last() {
            return vec![view.card.order.clone()];
        }
        if let Some(Layer::Urging) = self.layers.last() {
            return self.urging.chosen().map(|row| row.orders.clone()).unwrap_or_default();
        }
        let marked = self.marked_in_sight();
        if !marked.is_empty() {
            return marked;
        }
        self.orders.chosen().cloned().into_iter().collect()
    }

    pub(super) fn open_order(&mut self) -> Vec<Effect> {
        match self.orders.chosen() {
            Some(order) => {
                self.hand = Some(order.clone());
                vec![Effect::LoadCard(order.id)]
            }
            None => Vec::new(),
        }
    }

    pub(super) fn card_loaded(&mut self, card: Option<OrderCard>) -> Vec<Effect> {
        let Some(card) = card else { return Vec::new() };
        if self.hand.as_ref().is_some_and(|o| o.id == card.order.id) {
            self.hand = Some(card.order.clone());
        }
        for layer in &mut self.layers {
            if let Layer::Card(Card::Order(view)) = layer
                && view.card.order.id == card.order.id
            {
                view.card = card;
                return Vec::new();
            }
        }
        let view = OrderView { card, scroll: 0, phone: Phone::Masked };
        self.layers.push(Layer::Card(Card::Order(Box::new(view))));
        Vec::new()
    }

    pub(super) fn copy_memo(&mut self) -> Vec<Effect> {
        let Some(order) = self.orders_meant().into_iter().next() else {
            return self.nothing_chosen();
        };
        if order.notes.is_empty() {
            self.warn(t!(self.lang, "orders-memo-empty"));
            return Vec::new();
        }
        let memo = compose_memo(&order, &self.settings.memo);
        let mut said = match memo.limit {
            Some(limit) => {
                t!(self.lang, "orders-memo-of", "bytes" => memo.bytes as i64, "limit" => limit as i64)
            }
            None => t!(self.lang, "orders-memo", "bytes" => memo.bytes as i64),
        };
        if memo.left_out > 0 {
            said.push_str(&t!(self.lang, "orders-memo-left-out", "count" => memo.left_out as i64));
        }
        self.copy(memo.text, said, None)
    }

    pub(super) fn mark(&mut self) -> Vec<Effect> {
        if let Some(id) = self.orders.chosen().map(|o| o.id) {
            if !self.orders.marked.remove(&id) {
                self.orders.marked.insert(id);
            }
            let len = self.orders.page.orders.len();
            self.orders.cursor.step(1, len);
        }
        self.orders_moved()
    }

    pub(super) fn delete_orders(&mut self) -> Vec<Effect> {
        let orders = self.orders_meant();
        let Some(first) = orders.first() else { return self.nothing_chosen() };
        let number = first.key.number.clone();
        let count = orders.len();
        let changes: Vec<Change> =
            orders.into_iter().map(|o| Change::OrderDeleted { key: o.key }).collect();
        let said = t!(self.lang, "orders-deleted", "count" => count as i64, "order" => number);
        if count > 1 {
            let title = t!(self.lang, "orders-delete-title", "count" => count as i64);
            let body = vec![t!(self.lang, "orders-delete-body")];
            let yes = Confirmed::Save(changes, said);
            self.layers.push(Layer::Confirm(Confirm { title, body, yes }));
            return Vec::new();
        }
        if self.on_card() {
            self.layers.pop();
        }
        self.orders.marked.clear();
        self.save(changes, said)
    }

    pub(super) fn order_to_handover(&mut self) -> Vec<Effect> {
        let Some(order) = self.orders_meant().into_iter().next() else {
            return self.nothing_chosen();
        };
        let label = [order.key.number.as_str(), &order.buyer].join(" ").trim().to_owned();
        let flag = || self.settings.flag_said(&order);
        let mut summary = order.notes.last().map_or_else(flag, |n| n.text.clone());
        if summary.is_empty() {
            summary.clone_from(&order.item);
        }
        self.item_form_about(Ref::Order(order.id), label, summary)
    }

    pub(super) fn nothing_chosen(&mut self) -> Vec<Effect> {
        self.warn(t!(self.lang, "app-nothing-chosen"));
        Vec::new()
    }
}
