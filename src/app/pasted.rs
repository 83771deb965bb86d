//! An order number that was pasted, or that lies on the clipboard: the order is offered to be
//! opened, or to be made.

use super::layer::{Confirm, Confirmed};
use super::{ActId, App, Effect, Layer, View};
use crate::domain::{FULL_NUMBER, Order, PastedNumber, Platform, Word, is_short_number};
use crate::i18n::{order_state, t, word};
use crate::text::gate;

/// Where a number came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberFrom {
    /// It was pasted into a search box: opening is only offered.
    Box,
    /// The agent asked for the order: of the box, or of the clipboard.
    Asked,
}

impl App {
    /// Looks a pasted order number up. Of one inside of what a buyer wrote is said that it is
    /// there, since the text was pasted to be searched for; nothing for any other text.
    pub(super) fn pasted_number(&mut self, text: &str) -> Option<Effect> {
        let text = gate::fold_search(text);
        let alone = PastedNumber::read(&text, self.settings.platform).filter(|n| n.is_sure);
        if let (Some(found), true) = (alone, self.layers.is_empty()) {
            return Some(Effect::FindNumber(found, NumberFrom::Box));
        }
        let inside = PastedNumber::inside(&text, self.settings.platform)?;
        let key = self.key_words(ActId::OrderFromClipboard);
        self.say(t!(self.lang, "orders-pasted-inside", "order" => inside.number, "key" => key));
        None
    }

    /// The order whose number is in what was pasted into the search box in front, or else on the
    /// clipboard. A number alone stays in the box of the orders that was opened by it.
    pub(super) fn order_from_text(&mut self) -> Vec<Effect> {
        let over = matches!(self.layers.last(), Some(Layer::Replies(_)));
        let text = if over { &self.replies_front().query } else { self.query() };
        let text = gate::fold_search(text.text());
        let own = self.settings.platform;
        let is_text = over || PastedNumber::read(&text, own).is_none();
        let found = PastedNumber::inside(&text, own).filter(|_| is_text);
        if over {
            self.layers.pop();
        }
        let Some(found) = found else { return vec![Effect::ReadNumber] };
        // That it is there has been said.
        self.toast = None;
        vec![Effect::FindNumber(found, NumberFrom::Asked)]
    }

    /// The text on the clipboard, which should be an order number.
    pub(super) fn number_read(&mut self, text: Option<&str>) -> Vec<Effect> {
        let folded = gate::fold_search(text.unwrap_or_default());
        let own = self.settings.platform;
        match PastedNumber::read(&folded, own).or_else(|| PastedNumber::inside(&folded, own)) {
            Some(found) => vec![Effect::FindNumber(found, NumberFrom::Asked)],
            None => {
                self.warn(t!(self.lang, "orders-clipboard-none"));
                Vec::new()
            }
        }
    }

    /// Known or not: offers what can be done with the number.
    pub(super) fn number_found(
        &mut self,
        found: PastedNumber,
        from: NumberFrom,
        orders: Vec<Order>,
    ) -> Vec<Effect> {
        // Meanwhile something else was opened: an answer nobody waits for.
        if !self.layers.is_empty() {
            return Vec::new();
        }
        let in_list = self.view == View::Orders && from == NumberFrom::Box;
        match <[Order; 1]>::try_from(orders) {
            // The list shows it: Enter opens it there.
            Ok(_) if in_list => Vec::new(),
            Ok([order]) if from == NumberFrom::Asked => self.open_found(order),
            Ok([order]) => {
                let title =
                    t!(self.lang, "orders-pasted-known", "order" => order.key.number.clone());
                let facts =
                    [order_state(self.lang, &order.state), order.buyer.clone(), order.item.clone()];
                let facts: Vec<String> = facts.into_iter().filter(|f| !f.is_empty()).collect();
                let body = vec![facts.join(" · ")];
                let yes = Confirmed::OpenOrder(Box::new(order));
                self.layers.push(Layer::Confirm(Confirm { title, body, yes }));
                Vec::new()
            }
            Err(orders) if orders.is_empty() => self.offer_new(found),
            Err(_) if in_list => Vec::new(),
            // The same number in two shops: the list shows both.
            Err(_) => self.show_number(&found.number),
        }
    }

    fn offer_new(&mut self, found: PastedNumber) -> Vec<Effect> {
        let PastedNumber { number, platform, is_sure } = found;
        let title = t!(self.lang, "orders-pasted-unknown", "order" => number.clone());
        let mut body =
            vec![t!(self.lang, "orders-pasted-make", "platform" => word(self.lang, platform))];
        if !is_sure {
            body.extend(self.short_number_words(platform, &number));
        }
        let yes = Confirmed::MakeOrder(number, platform);
        self.layers.push(Layer::Confirm(Confirm { title, body, yes }));
        Vec::new()
    }

    /// What is asked about a number that has too few digits.
    pub(super) fn short_number_words(&self, platform: Platform, number: &str) -> Option<String> {
        is_short_number(platform, number).then(|| {
            t!(self.lang, "orders-number-short",
                "count" => number.len() as i64, "least" => FULL_NUMBER as i64)
        })
    }

    /// Goes to the order: its row, its card, and it is in hand.
    pub(super) fn open_found(&mut self, order: Order) -> Vec<Effect> {
        let mut effects = self.show_number(&order.key.number);
        effects.push(Effect::LoadCard(order.id));
        self.hand = Some(order);
        effects
    }

    fn show_number(&mut self, number: &str) -> Vec<Effect> {
        let mut effects = Vec::new();
        // The number does not stay behind in the box that it was pasted into.
        if self.view != View::Orders && self.query().text().contains(number) {
            let left = self.query().text().replace(number, "");
            self.query_mut().set(left.trim());
            effects.extend(self.query_changed());
        }
        effects.extend(self.go(View::Orders));
        self.orders.filter = 0;
        self.orders.colour = None;
        self.orders.query.set(number);
        effects.extend(self.orders_changed());
        effects
    }

    /// The form of a new order with its number and platform.
    pub(super) fn make_order(&mut self, number: &str, platform: Platform) -> Vec<Effect> {
        if let Some(why) = self.read_only.clone() {
            self.warn(t!(self.lang, "app-read-only", "why" => why));
            return Vec::new();
        }
        // Not with what was left in another order's form: that waits for the next Ctrl-N.
        let mut form = self.new_order_form();
        for field in &mut form.fields {
            match field.name.as_str() {
                "number" => field.set(number),
                "platform" => field.set(platform.code()),
                _ => {}
            }
        }
        form.focus = 1;
        form.commit = self.ids.make(self.now);
        self.layers.push(Layer::Form(Box::new(form)));
        Vec::new()
    }
}
