//! Orders: lists, cards, flags, notes, the memo.

use super::chooser::{Chooser, Choosing};
use super::form::{Field, Form, Purpose};
use super::layer::{Confirm, Confirmed, OrderView};
use super::{App, Card, Cursor, Effect, ImportResult, Layer, View};
use crate::domain::{
    Change, Colour, Money, NoteId, Order, OrderCard, OrderFields, OrderFilter, OrderId, OrderKey,
    OrderPage, OrderQuery, OrderState, Platform, Ref, Word, compose_memo,
};
use crate::i18n::{order_state, t, word};
use crate::text::{Line, gate};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Rows asked for at a time.
const PAGE: usize = 200;

/// The lists that Tab goes through, with their message ids.
pub const FILTERS: &[(OrderFilter, &str)] = &[
    (OrderFilter::All, "orders-list-all"),
    (OrderFilter::Unpaid, "orders-list-unpaid"),
    (OrderFilter::ToShip, "orders-list-to-ship"),
    (OrderFilter::Flagged, "orders-list-flagged"),
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
    /// The question with this number was for a new list: its answer starts at the top.
    fresh: Option<u64>,
}

impl OrdersPane {
    /// The chosen order.
    pub fn chosen(&self) -> Option<&Order> {
        self.page.orders.get(self.cursor.at)
    }

    pub(super) fn loaded(&mut self, number: u64, page: OrderPage) {
        if number != self.asked {
            return;
        }
        let chosen = self.chosen().map(|o| o.id);
        self.page = page;
        if self.fresh.take() == Some(number) {
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
        let pane = &mut self.orders;
        pane.asked += 1;
        let query = OrderQuery {
            filter: FILTERS[pane.filter].0.clone(),
            text: gate::fold_search(pane.query.text()),
            offset: 0,
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

    /// The orders an act is for: the open card, else the marked ones, else the chosen one.
    fn orders_meant(&self) -> Vec<Order> {
        if let Some(Layer::Card(Card::Order(view))) = self.layers.last() {
            return vec![view.card.order.clone()];
        }
        let marked = &self.orders.marked;
        if !marked.is_empty() {
            return self
                .orders
                .page
                .orders
                .iter()
                .filter(|o| marked.contains(&o.id))
                .cloned()
                .collect();
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
        let view = OrderView { card, scroll: 0, revealed: false };
        self.layers.push(Layer::Card(Card::Order(Box::new(view))));
        Vec::new()
    }

    pub(super) fn choose_flag(&mut self) -> Vec<Effect> {
        let orders = self.orders_meant();
        let Some(first) = orders.first() else { return self.nothing_chosen() };
        let platform = first.key.platform;
        let mut options: Vec<super::ChooserOption> = self
            .settings
            .flags_of(platform)
            .iter()
            .map(|flag| super::ChooserOption {
                code: flag.colour.code().to_owned(),
                label: word(self.lang, flag.colour),
                more: flag.meaning.clone(),
                letter: flag.colour.letter(),
                digit: char::from_digit(u32::from(flag.digit), 10),
                colour: Some(flag.colour),
            })
            .collect();
        options.push(super::ChooserOption {
            code: "none".into(),
            label: t!(self.lang, "orders-no-flag"),
            more: String::new(),
            letter: 'x',
            digit: None,
            colour: None,
        });
        let title = t!(self.lang, "orders-flag-title", "count" => orders.len() as i64, "order" => first.key.number.clone());
        let mut chooser = Chooser::new(
            title,
            Choosing::Flag(orders.into_iter().map(|o| o.id).collect()),
            options,
        );
        // The shop's most ordinary flag is one Enter away.
        if let Some(at) = chooser.options.iter().position(|o| o.colour == Some(Colour::Red)) {
            chooser.cursor.at = at;
        }
        self.layers.push(Layer::Chooser(chooser));
        Vec::new()
    }

    /// Sets a flag on the orders that were meant when the chooser opened. On Pinduoduo a flag has
    /// a label beside it, so that is asked for first.
    pub(super) fn choose_flag_for(
        &mut self,
        ids: &[OrderId],
        colour: Option<Colour>,
    ) -> Vec<Effect> {
        let labelled = self.orders_by_id(ids).iter().any(|o| o.key.platform == Platform::Pdd);
        match colour {
            Some(colour) if labelled => {
                let field = Field::text("label", t!(self.lang, "app-field-flag-label")).required();
                let title = t!(self.lang, "orders-label-title");
                let purpose = Purpose::FlagLabel(ids.to_vec(), colour);
                self.open_form(Form::new(purpose, title, vec![field]))
            }
            _ => self.set_flag(ids, colour, ""),
        }
    }

    /// Pinduoduo takes a label of at most three characters, and only together with a flag.
    pub(super) fn submit_label(
        &mut self,
        form: &Form,
        ids: &[OrderId],
        colour: Colour,
    ) -> Result<Vec<Effect>, (&'static str, String)> {
        let label = form.value("label").to_owned();
        if label.chars().count() > 3 {
            return Err(("label", t!(self.lang, "orders-label-too-long")));
        }
        Ok(self.set_flag(ids, Some(colour), &label))
    }

    fn set_flag(&mut self, ids: &[OrderId], colour: Option<Colour>, label: &str) -> Vec<Effect> {
        let orders: Vec<Order> = self.orders_by_id(ids);
        let changes: Vec<Change> = orders
            .iter()
            .filter(|o| o.flag != colour || o.flag_label != label)
            .map(|o| Change::OrderFlagged {
                key: o.key.clone(),
                flag: colour,
                label: label.to_owned(),
            })
            .collect();
        let platform = orders.first().map_or(self.settings.platform, |o| o.key.platform);
        let flag = match colour {
            Some(colour) => self.settings.flag_words(platform, colour),
            None => t!(self.lang, "orders-no-flag"),
        };
        if changes.is_empty() {
            self.say(t!(self.lang, "orders-flag-same", "flag" => flag));
            return Vec::new();
        }
        let said = t!(self.lang, "orders-flagged", "flag" => flag, "count" => changes.len() as i64);
        let reserved = orders.iter().find(|o| {
            o.flag.is_some_and(|old| {
                Some(old) != colour
                    && self
                        .settings
                        .flags_of(o.key.platform)
                        .iter()
                        .any(|f| f.colour == old && f.reserved)
            })
        });
        if let Some(order) = reserved {
            let old = order.flag.map(|f| self.settings.flag_words(order.key.platform, f));
            let title = t!(self.lang, "orders-reserved-title");
            let body = vec![t!(self.lang, "orders-reserved-body",
                "flag" => old.unwrap_or_default(), "order" => order.key.number.clone())];
            let yes = Confirmed::Flag(changes, said);
            self.layers.push(Layer::Confirm(Confirm { title, body, yes }));
            return Vec::new();
        }
        self.orders.marked.clear();
        self.save(changes, said)
    }

    fn orders_by_id(&self, ids: &[OrderId]) -> Vec<Order> {
        let card = self.layers.iter().find_map(|l| match l {
            Layer::Card(Card::Order(view)) => Some(&view.card.order),
            _ => None,
        });
        self.orders
            .page
            .orders
            .iter()
            .chain(self.hand.iter())
            .chain(card)
            .filter(|o| ids.contains(&o.id))
            .fold(Vec::new(), |mut found: Vec<Order>, order| {
                if !found.iter().any(|o| o.id == order.id) {
                    found.push(order.clone());
                }
                found
            })
    }

    pub(super) fn note_form(&mut self) -> Vec<Effect> {
        let orders = self.orders_meant();
        if orders.is_empty() {
            return self.nothing_chosen();
        }
        let title = t!(self.lang, "orders-note-title", "count" => orders.len() as i64, "order" => orders[0].key.number.clone());
        let ids = orders.iter().map(|o| o.id).collect();
        let field = Field::text("text", t!(self.lang, "app-field-note")).required();
        self.open_form(Form::new(Purpose::Note(ids), title, vec![field]))
    }

    pub(super) fn submit_note(&mut self, form: &Form, ids: &[OrderId]) -> Vec<Effect> {
        let orders = self.orders_by_id(ids);
        let changes = orders
            .iter()
            .map(|order| Change::OrderNoted {
                key: order.key.clone(),
                note: NoteId(self.ids.make(self.now)),
                flag: order.flag,
                text: form.value("text").to_owned(),
            })
            .collect();
        self.orders.marked.clear();
        let said = t!(self.lang, "orders-noted", "count" => orders.len() as i64);
        self.save(changes, said)
    }

    pub(super) fn copy_memo(&mut self) -> Vec<Effect> {
        let Some(order) = self.orders_meant().into_iter().next() else {
            return self.nothing_chosen();
        };
        if order.notes.is_empty() {
            self.warn(t!(self.lang, "orders-memo-empty"));
            return Vec::new();
        }
        let memo = compose_memo(&order.notes, &self.settings.memo, order.key.platform);
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
        if self.on_card() {
            self.layers.pop();
        }
        self.orders.marked.clear();
        let said = t!(self.lang, "orders-deleted", "count" => count as i64, "order" => number);
        if count > 1 {
            let title = t!(self.lang, "orders-delete-title", "count" => count as i64);
            let body = vec![t!(self.lang, "orders-delete-body")];
            let yes = Confirmed::Delete(changes, said);
            self.layers.push(Layer::Confirm(Confirm { title, body, yes }));
            return Vec::new();
        }
        self.save(changes, said)
    }

    pub(super) fn order_form(&mut self, purpose: Purpose, order: Option<&Order>) -> Form {
        let lang = self.lang;
        let old = |get: fn(&Order) -> String| order.map(get).unwrap_or_default();
        let yes_no = |name: &str, label: String, value: bool| {
            let options = vec![
                ("no".to_owned(), t!(lang, "app-no")),
                ("yes".to_owned(), t!(lang, "app-yes")),
            ];
            Field::choice(name, label, options, if value { "yes" } else { "no" })
        };
        let states =
            OrderState::KNOWN.iter().map(|s| (s.code().to_owned(), order_state(lang, s))).collect();
        let mut fields = Vec::new();
        if order.is_none() {
            let typed = self.orders.query.text().trim();
            let digits = gate::fold_search(typed);
            let number =
                if digits.chars().any(|c| c.is_ascii_digit()) { digits } else { String::new() };
            fields
                .push(Field::text("number", t!(lang, "app-field-number")).with(&number).required());
            let platforms =
                Platform::ALL.iter().map(|p| (p.code().to_owned(), word(lang, *p))).collect();
            fields.push(Field::text("buyer", t!(lang, "app-field-buyer")));
            fields.push(Field::text("item", t!(lang, "app-field-item")));
            fields.push(
                Field::text("amount", t!(lang, "app-field-amount")).hinted("12.50".to_owned()),
            );
            fields.push(Field::choice("state", t!(lang, "app-field-state"), states, "to-ship"));
            fields.push(yes_no("cod", t!(lang, "app-field-cod"), false));
            fields.push(yes_no("address_checked", t!(lang, "app-field-address-checked"), false));
            fields.push(Field::text("phone", t!(lang, "app-field-phone")));
            fields.push(Field::text("waybill", t!(lang, "app-field-waybill")));
            fields.push(Field::choice(
                "platform",
                t!(lang, "app-field-platform"),
                platforms,
                self.settings.platform.code(),
            ));
        } else {
            fields.push(
                Field::text("buyer", t!(lang, "app-field-buyer")).with(&old(|o| o.buyer.clone())),
            );
            fields.push(
                Field::text("item", t!(lang, "app-field-item")).with(&old(|o| o.item.clone())),
            );
            fields.push(
                Field::text("amount", t!(lang, "app-field-amount"))
                    .with(&old(|o| o.amount.to_string())),
            );
            let state = old(|o| o.state.code().to_owned());
            let mut states: Vec<(String, String)> = states;
            if !states.iter().any(|(code, _)| *code == state) {
                states.push((state.clone(), state.clone()));
            }
            fields.push(Field::choice("state", t!(lang, "app-field-state"), states, &state));
            let flag = |get: fn(&Order) -> bool| order.is_some_and(get);
            fields.push(yes_no("cod", t!(lang, "app-field-cod"), flag(|o| o.cod)));
            fields.push(yes_no(
                "address_checked",
                t!(lang, "app-field-address-checked"),
                flag(|o| o.address_checked),
            ));
            fields.push(
                Field::text("waybill", t!(lang, "app-field-waybill"))
                    .with(&old(|o| o.waybill.clone())),
            );
            fields.push(
                Field::text("courier", t!(lang, "app-field-courier"))
                    .with(&old(|o| o.courier.clone())),
            );
        }
        let title = match order {
            Some(order) => t!(lang, "orders-edit-title", "order" => order.key.number.clone()),
            None => t!(lang, "orders-new-title"),
        };
        Form::new(purpose, title, fields)
    }

    pub(super) fn edit_order(&mut self) -> Vec<Effect> {
        let Some(order) = self.orders_meant().into_iter().next() else {
            return self.nothing_chosen();
        };
        let form = self.order_form(Purpose::OrderEdit(order.id), Some(&order));
        self.open_form(form)
    }

    pub(super) fn submit_order(
        &mut self,
        form: &Form,
        old: Option<OrderId>,
    ) -> Result<Vec<Effect>, (&'static str, String)> {
        let amount = match gate::fold_search(form.value("amount")).as_str() {
            "" => None,
            text => Some(
                text.parse::<Money>().map_err(|_| ("amount", t!(self.lang, "app-bad-amount")))?,
            ),
        };
        let text = |name: &str| {
            form.fields.iter().any(|f| f.name == name).then(|| form.value(name).to_owned())
        };
        let state = OrderState::read(form.value("state"));
        let mut fields = OrderFields {
            buyer: text("buyer"),
            item: text("item"),
            amount,
            state: Some(state.clone()),
            cod: Some(form.value("cod") == "yes"),
            address_checked: Some(form.value("address_checked") == "yes"),
            waybill: text("waybill"),
            courier: text("courier"),
            phone: text("phone").map(|p| gate::fold_search(&p)),
            ..OrderFields::default()
        };
        let pays = !matches!(state, OrderState::Unpaid | OrderState::Closed);
        if let Some(id) = old {
            let Some(order) = self.orders_by_id(&[id]).into_iter().next() else {
                return Err(("buyer", t!(self.lang, "orders-gone")));
            };
            if pays && order.paid.is_none() {
                fields.paid = Some(self.now);
            }
            let cleared = |new: &Option<String>, old: &str| new.clone().filter(|n| n != old);
            let texts = (
                cleared(&fields.buyer, &order.buyer),
                cleared(&fields.item, &order.item),
                cleared(&fields.waybill, &order.waybill),
                cleared(&fields.courier, &order.courier),
            );
            let mut fields = order.difference(fields);
            (fields.buyer, fields.item, fields.waybill, fields.courier) = texts;
            if fields.is_empty() {
                self.say(t!(self.lang, "app-nothing-changed"));
                return Ok(Vec::new());
            }
            let said = t!(self.lang, "orders-edited", "order" => order.key.number.clone());
            return Ok(self.save(vec![Change::OrderEdited { key: order.key, fields }], said));
        }
        let number: String = gate::fold_search(form.value("number"))
            .chars()
            .filter(|c| !c.is_whitespace())
            .collect();
        let platform = Platform::parse(form.value("platform")).unwrap_or(self.settings.platform);
        let key = OrderKey { platform, shop: self.settings.shop.clone(), number };
        if self.orders_by_id(&[key.id()]).iter().any(|o| !o.deleted) {
            return Err(("number", t!(self.lang, "orders-exists")));
        }
        fields.created = Some(self.now);
        fields.paid = pays.then_some(self.now);
        for name in [&mut fields.buyer, &mut fields.item, &mut fields.waybill, &mut fields.phone] {
            name.take_if(|v| v.is_empty());
        }
        self.orders.query.clear();
        self.orders.filter = 0;
        let said = t!(self.lang, "orders-added", "order" => key.number.clone());
        let mut effects = self.save(vec![Change::OrderAdded { key, fields }], said);
        self.orders.fresh = Some(self.orders.asked + 1);
        if self.view != View::Orders {
            effects.extend(self.run(super::ActId::ViewOrders));
        }
        Ok(effects)
    }

    pub(super) fn order_to_handover(&mut self) -> Vec<Effect> {
        let Some(order) = self.orders_meant().into_iter().next() else {
            return self.nothing_chosen();
        };
        let label = [order.key.number.as_str(), &order.buyer].join(" ").trim().to_owned();
        let summary = order.notes.last().map(|n| n.text.clone()).unwrap_or_default();
        self.item_form_about(Ref::Order(order.id), label, summary)
    }

    pub(super) fn import_form(&mut self) -> Vec<Effect> {
        let field = Field::text("file", t!(self.lang, "app-field-file"))
            .hinted("ExportOrderList.csv".to_owned())
            .required();
        let title = t!(self.lang, "orders-import-title");
        self.open_form(Form::new(Purpose::Import, title, vec![field]))
    }

    pub(super) fn submit_import(&mut self, form: &Form) -> Vec<Effect> {
        // A file dragged onto a terminal arrives quoted.
        let path = form.value("file").trim_matches(['\'', '"']);
        self.job = Some((0, 0));
        vec![Effect::Import { path: PathBuf::from(path), dry_run: true }]
    }

    pub(super) fn imported(&mut self, result: ImportResult) -> Vec<Effect> {
        self.job = None;
        let counts = t!(self.lang, "orders-import-counts",
            "rows" => result.rows as i64, "new" => result.new as i64,
            "changed" => result.changed as i64, "same" => result.same as i64,
            "refused" => result.refused.len() as i64);
        if !result.dry_run {
            self.say(t!(self.lang, "orders-imported", "counts" => counts));
            return self.reload();
        }
        let mut body = vec![counts];
        body.extend(result.refused.iter().take(5).cloned());
        if result.refused.len() > 5 {
            body.push(t!(self.lang, "app-and-more", "count" => result.refused.len() as i64 - 5));
        }
        if result.new + result.changed == 0 {
            let title = t!(self.lang, "orders-import-nothing");
            self.layers.push(Layer::Card(Card::text(title, body.join("\n"))));
        } else {
            let title = t!(self.lang, "orders-import-confirm");
            let yes = Confirmed::Import(result.path);
            self.layers.push(Layer::Confirm(Confirm { title, body, yes }));
        }
        Vec::new()
    }

    pub(super) fn nothing_chosen(&mut self) -> Vec<Effect> {
        self.warn(t!(self.lang, "app-nothing-chosen"));
        Vec::new()
    }
}
