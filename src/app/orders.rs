//! Orders: the list in front, its pages, cards, the memo. Which lists there are is in
//! `order_lists`, marks in `marking`, flags and notes in `flagging`, forms in `order_forms`, imports
//! in `importing`.

use super::layer::{OrderView, Phone};
use super::{App, Card, Cursor, Effect, Layer};
use crate::domain::{
    Change, Colour, Memo, Order, OrderCard, OrderFilter, OrderId, OrderPage, OrderQuery, Ref,
    compose_memo,
};
use crate::i18n::t;
use crate::text::{Line, gate};
use std::collections::{BTreeMap, HashMap, HashSet};

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
    /// Which list: one of [`FILTERS`], then one of the shop's own.
    pub filter: usize,
    /// Only this colour of the flagged ones.
    pub colour: Option<Colour>,
    /// How many orders each list has, as far as that is known.
    pub(super) counts: Vec<Option<usize>>,
    /// What is shown.
    pub page: OrderPage,
    /// The marked orders, as they stood then.
    pub marked: BTreeMap<OrderId, Order>,
    /// The question about many was answered with yes: the act need not ask again.
    pub(super) many_agreed: bool,
    /// The last question asked.
    asked: u64,
    /// The last question answered.
    answered: u64,
    /// The question with this number was for the rows after those that are there.
    more: Option<u64>,
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
        self.answered = number;
        if self.more.take() == Some(number) {
            // What was touched meanwhile stands there already.
            let known: HashSet<OrderId> = self.page.orders.iter().map(|o| o.id).collect();
            self.page.orders.extend(page.orders.into_iter().filter(|o| !known.contains(&o.id)));
            (self.page.more, self.page.end) = (page.more, page.end);
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
        for order in &self.page.orders {
            if let Some(marked) = self.marked.get_mut(&order.id) {
                marked.clone_from(order);
            }
        }
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
    /// What the list in front asks for, from its top.
    pub(super) fn orders_query(&self) -> OrderQuery {
        OrderQuery {
            filter: self.order_filter(self.orders.filter),
            text: gate::fold_search(self.orders.query.text()),
            after: None,
            limit: PAGE,
        }
    }

    /// Asks for the rows that are there, again.
    pub(super) fn load_orders(&mut self) -> Effect {
        let loaded = self.orders.page.orders.len();
        self.ask_orders(OrderQuery { limit: loaded.max(PAGE), ..self.orders_query() })
    }

    fn ask_orders(&mut self, query: OrderQuery) -> Effect {
        self.orders.asked += 1;
        self.orders.more = None;
        Effect::LoadOrders(self.orders.asked, query)
    }

    /// A new list: from the top.
    pub(super) fn orders_changed(&mut self) -> Vec<Effect> {
        let effect = self.ask_orders(self.orders_query());
        self.orders.fresh = Some(self.orders.asked);
        vec![effect]
    }

    /// Asks for the rows that follow when the cursor comes near the end.
    pub(super) fn orders_moved(&mut self) -> Vec<Effect> {
        let pane = &self.orders;
        let near = pane.page.more && pane.cursor.at + 50 > pane.page.orders.len();
        // What is asked already may be another list: its rows do not go on where these end.
        if !near || pane.answered != pane.asked {
            return Vec::new();
        }
        let query = OrderQuery { after: pane.page.end, ..self.orders_query() };
        let effect = self.ask_orders(query);
        self.orders.more = Some(self.orders.asked);
        vec![effect]
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
        let (said, lost) = self.memo_said(&memo);
        let effects = self.copy(memo.text, said, None);
        if let Some(job) = self.copying.get_mut(&self.last_copy) {
            job.words = "orders-memo-copied";
            // The old memo is overwritten: what is not in the new one is gone from the platform.
            job.warning = (!lost.is_empty()).then(|| lost.join("\n"));
        }
        effects
    }

    /// How long a memo is, and what of the notes is not in it.
    fn memo_said(&self, memo: &Memo) -> (String, Vec<String>) {
        let (bytes, limit) = (memo.bytes as i64, memo.limit.unwrap_or(0) as i64);
        let said = t!(self.lang, "orders-memo", "bytes" => bytes, "limit" => limit);
        let mut lost = Vec::new();
        if memo.is_cut {
            lost.push(t!(self.lang, "orders-memo-cut"));
        }
        if memo.left_out > 0 {
            lost.push(t!(self.lang, "orders-memo-left-out", "count" => memo.left_out as i64));
        }
        (said, lost)
    }

    pub(super) fn delete_orders(&mut self) -> Vec<Effect> {
        let orders = self.orders_meant();
        let Some(first) = orders.first() else { return self.nothing_chosen() };
        let number = first.key.number.clone();
        let count = orders.len();
        let ids: Vec<OrderId> = orders.iter().map(|o| o.id).collect();
        let changes: Vec<Change> =
            orders.into_iter().map(|o| Change::OrderDeleted { key: o.key }).collect();
        let said = t!(self.lang, "orders-deleted", "count" => count as i64, "order" => number);
        if self.on_card() {
            self.layers.pop();
        }
        self.done_with(ids);
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
