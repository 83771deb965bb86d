//! Something off the price: within the agent's limit at once, above it with the supervisor's name.

use super::form::{Field, Form, Purpose};
use super::{App, Effect, Layer};
use crate::domain::{Change, Money, NoteId, Order, OrderKey, Over};
use crate::i18n::{discount_note, over_limit, t};
use crate::text::gate;
use serde::{Deserialize, Serialize};

/// The order of which something is taken off: enough to write it even when the list has moved on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Discounted {
    /// Which order.
    pub key: OrderKey,
    /// What was taken off it before.
    pub before: Money,
    /// What it costs; 0 where that is not known.
    #[serde(default)]
    pub price: Money,
}

impl App {
    pub(super) fn open_discount(&mut self) -> Vec<Effect> {
        let Some(order) = self.orders_meant().into_iter().next() else {
            return self.nothing_chosen();
        };
        let form = self.discount_form(Discounted::from(&order));
        self.open_form(form)
    }

    pub(super) fn discount_form(&self, order: Discounted) -> Form {
        let lang = self.lang;
        let limit = self.settings.discount.order;
        let hint = match limit {
            Some(limit) => t!(lang, "buyers-hint-limit", "limit" => limit.short()),
            None => t!(lang, "app-hint-example", "example" => "10"),
        };
        let mut reason = Field::text("reason", t!(lang, "buyers-field-reason"));
        reason.suggestions =
            ["haggle", "regular", "flaw", "activity"].map(|r| reason_words(self, r)).into();
        let fields = vec![
            Field::text("amount", t!(lang, "buyers-field-discount")).hinted(hint).required(),
            reason,
        ];
        let title = t!(lang, "buyers-discount-title", "order" => order.key.number.clone());
        Form::new(Purpose::Discount(order), title, fields)
    }

    /// The limit that the amount in a form goes over.
    fn over(&self, form: &Form, order: &Discounted) -> Option<Over> {
        let amount = read_amount(form.value("amount"))?;
        self.settings.discount.over(amount, order.before, self.board.discounted)
    }

    /// The supervisor's name is asked for as soon as the amount needs it, and not before.
    pub(super) fn ask_approval(&mut self) {
        let Some(Layer::Form(form)) = self.layers.last() else { return };
        let Purpose::Discount(order) = &form.purpose else { return };
        let needed = self.over(form, order).is_some();
        let label = t!(self.lang, "buyers-field-approved");
        let Some(Layer::Form(form)) = self.layers.last_mut() else { return };
        let at = form.fields.iter().position(|f| f.name == "approved");
        match (needed, at) {
            (true, None) => form.fields.push(Field::text("approved", label).required()),
            (false, Some(at)) => {
                form.fields.remove(at);
                form.go(form.focus);
            }
            _ => {}
        }
    }

    /// What the form of a discount says below its fields: which limit it goes over.
    pub fn discount_remark(&self, form: &Form) -> Option<String> {
        let Purpose::Discount(order) = &form.purpose else { return None };
        Some(over_limit(self.lang, self.over(form, order)?))
    }

    pub(super) fn submit_discount(
        &mut self,
        form: &Form,
        order: Discounted,
    ) -> Result<Vec<Effect>, (&'static str, String)> {
        let amount = read_amount(form.value("amount"))
            .ok_or_else(|| ("amount", t!(self.lang, "app-bad-amount")))?;
        if order.price > Money(0) && order.before + amount > order.price {
            let price = order.price.short();
            return Err(("amount", t!(self.lang, "buyers-discount-too-much", "price" => price)));
        }
        let approved_by = form.value("approved").to_owned();
        let reason = form.value("reason").to_owned();
        let text = discount_note(self.lang, amount, &reason, &approved_by);
        let said = t!(self.lang, "buyers-discounted", "amount" => amount.short());
        let key = order.key;
        let flag = self.flag_in_sight(&key);
        let note = NoteId(self.ids.make(self.now));
        let changes = vec![
            Change::OrderDiscounted { key: key.clone(), amount, reason, approved_by },
            Change::OrderNoted { key, note, flag, text },
        ];
        Ok(self.save(changes, said))
    }

    /// The flag that an order in sight has.
    pub(super) fn flag_in_sight(&self, key: &OrderKey) -> Option<crate::domain::Colour> {
        let id = key.id();
        let listed = self.orders.page.orders.iter().chain(self.hand.as_ref());
        listed.chain(self.board.reminded.values()).find(|o| o.id == id).and_then(|o| o.flag)
    }
}

impl From<&Order> for Discounted {
    fn from(order: &Order) -> Self {
        Self { key: order.key.clone(), before: order.discount, price: order.amount }
    }
}

/// A reason that agents often give.
fn reason_words(app: &App, code: &str) -> String {
    crate::i18n::text(app.lang, &format!("buyers-reason-{code}"))
}

/// More than nothing; a minus in front is how some write what is taken off.
fn read_amount(text: &str) -> Option<Money> {
    let text = gate::half_width(text);
    let amount = text.trim().trim_start_matches('-').parse::<Money>().ok()?;
    (amount > Money(0)).then_some(amount)
}
