//! Orders added and edited by form.

use super::form::{Field, Form, Purpose};
use super::{ActId, App, Effect, View};
use crate::domain::{
    Change, MAX_NUMBER, Money, Order, OrderFields, OrderKey, OrderState, Platform, Word,
};
use crate::i18n::{order_state, t, word};
use crate::text::gate;

impl App {
    /// The form of a new order. What stands in the search box and looks like a number is taken.
    pub(super) fn new_order_form(&self) -> Form {
        let lang = self.lang;
        let typed = gate::half_width(self.orders.query.text());
        let number = if typed.chars().any(|c| c.is_ascii_digit()) { typed.as_str() } else { "" };
        let platforms =
            Platform::ALL.iter().map(|p| (p.code().to_owned(), word(lang, *p))).collect();
        let fields = vec![
            Field::text("number", t!(lang, "app-field-number")).with(number).required(),
            Field::text("buyer", t!(lang, "app-field-buyer")),
            Field::text("item", t!(lang, "app-field-item")),
            Field::text("amount", t!(lang, "app-field-amount"))
                .hinted(t!(lang, "app-hint-example", "example" => "12.50")),
            // As everywhere: an order is unpaid until somebody says otherwise.
            self.state_field(&OrderState::default()),
            self.yes_no("cod", t!(lang, "app-field-cod"), false),
            self.yes_no("address_checked", t!(lang, "app-field-address-checked"), false),
            Field::text("phone", t!(lang, "app-field-phone")),
            Field::text("waybill", t!(lang, "app-field-waybill")),
            Field::choice(
                "platform",
                t!(lang, "app-field-platform"),
                platforms,
                self.settings.platform.code(),
            ),
            Field::text("shop", t!(lang, "app-field-shop")).with(&self.settings.shop),
        ];
        Form::new(Purpose::OrderNew, t!(lang, "orders-new-title"), fields)
    }

    pub(super) fn edit_order_form(&self, order: &Order) -> Form {
        let lang = self.lang;
        let fields = vec![
            Field::text("buyer", t!(lang, "app-field-buyer")).with(&order.buyer),
            Field::text("item", t!(lang, "app-field-item")).with(&order.item),
            Field::text("amount", t!(lang, "app-field-amount")).with(&order.amount.to_string()),
            self.state_field(&order.state),
            self.yes_no("cod", t!(lang, "app-field-cod"), order.cod),
            self.yes_no(
                "address_checked",
                t!(lang, "app-field-address-checked"),
                order.address_checked,
            ),
            self.yes_no("cod_confirmed", t!(lang, "app-field-cod-confirmed"), order.cod_confirmed),
            Field::text("waybill", t!(lang, "app-field-waybill")).with(&order.waybill),
            Field::text("courier", t!(lang, "app-field-courier")).with(&order.courier),
        ];
        let title = t!(lang, "orders-edit-title", "order" => order.key.number.clone());
        Form::new(Purpose::OrderEdit(order.key.clone()), title, fields)
    }

    pub(super) fn yes_no(&self, name: &str, label: String, value: bool) -> Field {
        let options = vec![
            ("no".to_owned(), t!(self.lang, "app-no")),
            ("yes".to_owned(), t!(self.lang, "app-yes")),
        ];
        Field::choice(name, label, options, if value { "yes" } else { "no" })
    }

    /// The known states, and the platform's own words when the order has such a state.
    fn state_field(&self, state: &OrderState) -> Field {
        let mut states = OrderState::KNOWN.to_vec();
        if !states.contains(state) {
            states.push(state.clone());
        }
        let options =
            states.iter().map(|s| (s.code().to_owned(), order_state(self.lang, s))).collect();
        Field::choice("state", t!(self.lang, "app-field-state"), options, state.code())
    }

    pub(super) fn edit_order(&mut self) -> Vec<Effect> {
        let Some(order) = self.orders_meant().into_iter().next() else {
            return self.nothing_chosen();
        };
        let form = self.edit_order_form(&order);
        self.open_form(form)
    }

    fn read_amount(&self, form: &Form) -> Result<Option<Money>, (&'static str, String)> {
        match gate::fold_search(form.value("amount")).as_str() {
            "" => Ok(None),
            text => match text.parse::<Money>() {
                Ok(amount) if amount >= Money(0) => Ok(Some(amount)),
                _ => Err(("amount", t!(self.lang, "app-bad-amount"))),
            },
        }
    }

    pub(super) fn submit_new_order(
        &mut self,
        form: &Form,
    ) -> Result<Vec<Effect>, (&'static str, String)> {
        let amount = self.read_amount(form)?;
        let text = |name: &str| Some(form.value(name).to_owned()).filter(|v| !v.is_empty());
        let state = OrderState::read(form.value("state"));
        let number = gate::half_width(form.value("number"));
        let platform = Platform::parse(form.value("platform")).unwrap_or(self.settings.platform);
        if !OrderKey::is_number(platform, &number) {
            let why = t!(self.lang, "domain-bad-number", "number" => number,
                "platform" => platform.code(), "most" => MAX_NUMBER);
            return Err(("number", why));
        }
        let shop = match gate::line(form.value("shop")).trim() {
            "" => self.settings.shop.clone(),
            shop => shop.to_owned(),
        };
        let key = OrderKey { platform, shop, number };
        if self.orders.page.orders.iter().any(|o| o.id == key.id()) {
            return Err(("number", t!(self.lang, "orders-exists")));
        }
        let cod = form.value("cod") == "yes";
        let fields = OrderFields {
            buyer: text("buyer"),
            item: text("item"),
            amount,
            cod: Some(cod),
            address_checked: Some(form.value("address_checked") == "yes"),
            waybill: text("waybill"),
            phone: text("phone").map(|p| gate::half_width(&p)),
            created: Some(self.now),
            paid: state.is_paid(cod).then_some(self.now),
            state: Some(state),
            ..OrderFields::default()
        };
        // The new order is to be seen: no search hides it.
        self.orders.query.clear();
        self.orders.filter = 0;
        self.orders.colour = None;
        self.orders.start_at_top();
        let mut said = t!(self.lang, "orders-added", "order" => key.number.clone());
        if let Some(words) = self.short_number_words(platform, &key.number) {
            said = format!("{said}\n{words}");
        }
        let mut effects = self.save(vec![Change::OrderAdded { key, fields }], said);
        if self.view != View::Orders {
            effects.extend(self.run(ActId::ViewOrders));
        }
        Ok(effects)
    }

    /// Writes the fields that were changed in the form, and no others: what a colleague changed
    /// meanwhile stays.
    pub(super) fn submit_order_edit(
        &mut self,
        form: &Form,
        key: OrderKey,
    ) -> Result<Vec<Effect>, (&'static str, String)> {
        let amount = self.read_amount(form)?;
        let known = self.orders.page.orders.iter().chain(&self.hand).find(|o| o.key == key);
        let given = known.map_or(Money(0), |order| order.discount);
        if form.changed("amount") && amount.is_some_and(|amount| amount < given) {
            let words = t!(self.lang, "buyers-below-discount", "discount" => given.to_string());
            return Err(("amount", words));
        }
        let text = |name: &str| form.changed(name).then(|| form.value(name).to_owned());
        let yes = |name: &str| form.changed(name).then(|| form.value(name) == "yes");
        let state = form.changed("state").then(|| OrderState::read(form.value("state")));
        // At the latest now.
        let was_paid =
            OrderState::read(form.initial("state")).is_paid(form.initial("cod") == "yes");
        let is_paid = OrderState::read(form.value("state")).is_paid(form.value("cod") == "yes");
        let fields = OrderFields {
            buyer: text("buyer"),
            item: text("item"),
            amount: amount.filter(|_| form.changed("amount")),
            cod: yes("cod"),
            address_checked: yes("address_checked"),
            cod_confirmed: yes("cod_confirmed"),
            waybill: text("waybill"),
            courier: text("courier"),
            paid: (is_paid && !was_paid).then_some(self.now),
            state,
            ..OrderFields::default()
        };
        if fields.is_empty() {
            self.say(t!(self.lang, "app-nothing-changed"));
            return Ok(Vec::new());
        }
        let said = t!(self.lang, "orders-edited", "order" => key.number.clone());
        Ok(self.save(vec![Change::OrderEdited { key, fields }], said))
    }
}
