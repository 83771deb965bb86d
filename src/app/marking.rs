//! Marks on orders, and the question before an act for many of them.
//!
//! Marks stay while the agent searches on, so the head of the list says how many there are and how
//! many of them are out of sight. What many marks would do is asked once more, and answered by the
//! key of the act itself: Enter does nothing to many.

use super::keys::Key;
use super::layer::{Confirm, Confirmed};
use super::{ActId, App, Card, Effect, Layer, View};
use crate::domain::{Order, OrderId, OrderPage, OrderQuery};
use crate::i18n::t;

/// An act for more orders than this is asked about.
const MANY: usize = 20;
/// So many are marked at once at most.
const MOST: usize = 1_000;
/// So many numbers are shown in the question.
const NAMED: usize = 3;

impl App {
    /// The marked orders, those in sight as the list shows them.
    pub fn marked_orders(&self) -> Vec<Order> {
        let seen =
            |order: &Order| self.orders.page.orders.iter().find(|o| o.id == order.id).cloned();
        self.orders.marked.values().map(|o| seen(o).unwrap_or_else(|| o.clone())).collect()
    }

    /// How many marked orders the list in front does not show.
    pub fn marked_out_of_sight(&self) -> usize {
        let shown = self.orders.page.orders.iter();
        self.orders.marked.len() - shown.filter(|o| self.orders.marked.contains_key(&o.id)).count()
    }

    /// Acts are for the marked orders as soon as one of them is in sight; before, nobody thinks of
    /// them.
    fn marks_are_meant(&self) -> bool {
        self.orders.marked.len() > self.marked_out_of_sight()
    }

    /// An act was done for these orders: their marks go.
    pub(super) fn done_with(&mut self, orders: impl IntoIterator<Item = OrderId>) {
        for id in orders {
            self.orders.marked.remove(&id);
        }
    }

    /// The orders an act is for: the open card, else the marked ones, else the chosen one.
    pub(super) fn orders_meant(&self) -> Vec<Order> {
        if let Some(Layer::Card(Card::Order(view))) = self.layers.last() {
            return vec![view.card.order.clone()];
        }
        if let Some(Layer::Urging) = self.layers.last() {
            return self.urging.chosen().map(|row| row.orders.clone()).unwrap_or_default();
        }
        if self.marks_are_meant() {
            return self.marked_orders();
        }
        self.orders.chosen().cloned().into_iter().collect()
    }

    pub(super) fn mark(&mut self) -> Vec<Effect> {
        if let Some(order) = self.orders.chosen().cloned() {
            if self.orders.marked.remove(&order.id).is_none() {
                self.orders.marked.insert(order.id, order);
            }
            let len = self.orders.page.orders.len();
            self.orders.cursor.step(1, len);
        }
        self.orders_moved()
    }

    /// Marks the rows from the last marked one above, or from the first, down to the chosen one.
    pub(super) fn mark_to_here(&mut self) -> Vec<Effect> {
        let pane = &mut self.orders;
        let at = pane.cursor.at;
        let orders = &pane.page.orders;
        let above = &orders[..at.min(orders.len())];
        let first = above.iter().rposition(|o| pane.marked.contains_key(&o.id)).unwrap_or(0);
        let rows: Vec<Order> = pane
            .page
            .orders
            .get(first..=at)
            .unwrap_or_default()
            .iter()
            .take(MOST)
            .cloned()
            .collect();
        pane.marked.extend(rows.into_iter().map(|o| (o.id, o)));
        self.say_marked();
        Vec::new()
    }

    /// Marks the whole list, or takes the marks off when all of it is marked.
    pub(super) fn mark_all(&mut self) -> Vec<Effect> {
        let pane = &mut self.orders;
        if pane.page.more {
            let query = OrderQuery { limit: MOST, after: None, ..self.orders_query() };
            return vec![Effect::LoadMarks(query)];
        }
        let is_marked = pane.page.orders.iter().all(|o| pane.marked.contains_key(&o.id));
        for order in &pane.page.orders {
            if is_marked {
                pane.marked.remove(&order.id);
            } else {
                pane.marked.insert(order.id, order.clone());
            }
        }
        self.say_marked();
        Vec::new()
    }

    pub(super) fn marks_loaded(&mut self, page: OrderPage) {
        let count = page.orders.len() as i64;
        self.orders.marked.extend(page.orders.into_iter().map(|o| (o.id, o)));
        if page.more {
            self.warn(t!(self.lang, "orders-marked-first", "count" => count));
        } else {
            self.say_marked();
        }
    }

    fn say_marked(&mut self) {
        let count = self.orders.marked.len() as i64;
        self.say(t!(self.lang, "orders-marked", "count" => count));
    }

    /// Takes all marks off; false when there were none.
    pub(super) fn unmark_all(&mut self) -> bool {
        let had = !self.orders.marked.is_empty();
        self.orders.marked.clear();
        if had {
            self.say(t!(self.lang, "orders-unmarked"));
        }
        had
    }

    /// The question before an act for many orders, or for marked ones that nobody sees now.
    pub(super) fn ask_about_many(&mut self, id: ActId) -> bool {
        let asks = matches!(id, ActId::Flag | ActId::NoteAdd | ActId::Delete);
        if std::mem::take(&mut self.orders.many_agreed)
            || !asks
            || self.front() != View::Orders
            || self.on_card()
            || !self.marks_are_meant()
            || self.read_only.is_some()
        {
            return false;
        }
        let (count, hidden) = (self.orders.marked.len(), self.marked_out_of_sight());
        let most = if id == ActId::Delete { 1 } else { MANY };
        if count <= most && hidden == 0 {
            return false;
        }
        let orders = self.marked_orders();
        let label = |o: &Order| format!("{} {}", o.key.number, o.buyer).trim().to_owned();
        let mut body: Vec<String> = orders.iter().take(NAMED).map(label).collect();
        if count > NAMED {
            body.push(t!(self.lang, "orders-many-more", "count" => (count - NAMED) as i64));
        }
        if hidden > 0 {
            body.push(t!(self.lang, "orders-many-hidden", "count" => hidden as i64));
        }
        let key = self.keys().key_of(id).unwrap_or(Key::ctrl('s'));
        body.push(t!(self.lang, "orders-many-key", "key" => key.to_string()));
        let act = self.act_label(id);
        let title = t!(self.lang, "orders-many-title", "act" => act, "count" => count as i64);
        let yes = Confirmed::Many(id, key);
        self.layers.push(Layer::Confirm(Confirm { title, body, yes }));
        true
    }

    /// The act after all.
    pub(super) fn many_agreed(&mut self, id: ActId) -> Vec<Effect> {
        self.orders.many_agreed = true;
        self.run(id)
    }
}
