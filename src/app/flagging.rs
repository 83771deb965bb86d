//! Flags and note lines on one order or on all marked ones.

use super::chooser::{Chooser, Choosing};
use super::form::{Field, Form, Purpose};
use super::layer::{Confirm, Confirmed};
use super::{App, ChooserOption, Effect, FlagMeaning, Layer};
use crate::domain::{Change, Colour, NoteId, Order, OrderKey, Platform, Word};
use crate::i18n::{t, word};
use serde::{Deserialize, Serialize};

/// An order as it stood when a flag or a note was begun: enough to write it even when the list has
/// moved on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marked {
    /// Which order.
    pub key: OrderKey,
    /// Its flag.
    pub flag: Option<Colour>,
    /// The label beside the flag.
    pub label: String,
    /// The buyer's chat id.
    #[serde(default)]
    pub buyer: String,
}

impl From<&Order> for Marked {
    fn from(order: &Order) -> Self {
        Self {
            key: order.key.clone(),
            flag: order.flag,
            label: order.flag_label.clone(),
            buyer: order.buyer.clone(),
        }
    }
}

impl App {
    pub(super) fn choose_flag(&mut self) -> Vec<Effect> {
        let orders: Vec<Marked> = self.orders_meant().iter().map(Marked::from).collect();
        let Some(first) = orders.first() else { return self.nothing_chosen() };
        // Orders of several platforms can have only the flags that each of these has; a digit may be
        // another colour there.
        let flags = self.settings.flags_of(first.key.platform);
        let there = |order: &Marked, flag: &FlagMeaning| {
            let mut flags = self.settings.flags_of(order.key.platform).iter();
            flags.find(|other| other.colour == flag.colour).map(|other| other.digit)
        };
        let mut options: Vec<ChooserOption> = flags
            .iter()
            .filter(|flag| orders.iter().all(|order| there(order, flag).is_some()))
            .map(|flag| {
                let same = orders.iter().all(|order| there(order, flag) == Some(flag.digit));
                ChooserOption {
                    code: flag.colour.code().to_owned(),
                    label: word(self.lang, flag.colour),
                    more: flag.meaning.clone(),
                    letter: flag.colour.letter(),
                    digit: char::from_digit(u32::from(flag.digit), 10).filter(|_| same),
                    colour: Some(flag.colour),
                }
            })
            .collect();
        options.push(ChooserOption {
            code: "none".into(),
            label: t!(self.lang, "orders-no-flag"),
            more: String::new(),
            letter: 'x',
            digit: None,
            colour: None,
        });
        // The shop's most ordinary flag is one Enter away.
        let red = options.iter().position(|o| o.colour == Some(Colour::Red)).unwrap_or(0);
        let title = t!(self.lang, "orders-flag-title",
            "count" => orders.len() as i64, "order" => first.key.number.clone());
        let mut chooser = Chooser::new(title, Choosing::Flag(orders), options);
        chooser.cursor.at = red;
        self.layers.push(Layer::Chooser(chooser));
        Vec::new()
    }

    /// Sets a flag on the orders that were meant when the chooser opened. On Pinduoduo a flag has
    /// a label beside it, so that is asked for first.
    pub(super) fn choose_flag_for(
        &mut self,
        orders: Vec<Marked>,
        colour: Option<Colour>,
    ) -> Vec<Effect> {
        match colour {
            Some(colour) if orders.iter().any(|o| o.key.platform == Platform::Pdd) => {
                let form = self.label_form(orders, colour);
                self.open_form(form)
            }
            _ => self.set_flag(&orders, colour, ""),
        }
    }

    pub(super) fn label_form(&self, orders: Vec<Marked>, colour: Colour) -> Form {
        let field = Field::text("label", t!(self.lang, "app-field-flag-label")).required();
        let title = t!(self.lang, "orders-label-title");
        Form::new(Purpose::FlagLabel(orders, colour), title, vec![field])
    }

    /// Pinduoduo takes a label of at most three characters, and only together with a flag.
    pub(super) fn submit_label(
        &mut self,
        form: &Form,
        orders: &[Marked],
        colour: Colour,
    ) -> Result<Vec<Effect>, (&'static str, String)> {
        let label = form.value("label").to_owned();
        if label.chars().count() > 3 {
            return Err(("label", t!(self.lang, "orders-label-too-long")));
        }
        Ok(self.set_flag(orders, Some(colour), &label))
    }

    fn set_flag(&mut self, orders: &[Marked], colour: Option<Colour>, label: &str) -> Vec<Effect> {
        let changes: Vec<Change> = orders
            .iter()
            .filter(|o| o.flag != colour || o.label != label)
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
        let mut said =
            t!(self.lang, "orders-flagged", "flag" => flag, "count" => changes.len() as i64);
        if colour.is_some() && colour == self.settings.urge.flag_on(platform) {
            said.push_str(&t!(self.lang, "orders-flagged-urged"));
        }
        if let Some((order, old)) = self.reserved_flag(orders, colour) {
            let title = t!(self.lang, "orders-reserved-title");
            let body = vec![t!(self.lang, "orders-reserved-body", "flag" => old, "order" => order)];
            let yes = Confirmed::Save(changes, said);
            self.layers.push(Layer::Confirm(Confirm { title, body, yes }));
            return Vec::new();
        }
        self.done_with(orders.iter().map(|o| o.key.id()));
        self.save(changes, said)
    }

    /// The first order whose flag the shop reserved and that would lose it: its number, the flag.
    pub(super) fn reserved_flag(
        &self,
        orders: &[Marked],
        new: Option<Colour>,
    ) -> Option<(String, String)> {
        orders.iter().find_map(|order| {
            let old = order.flag.filter(|old| Some(*old) != new)?;
            let flags = self.settings.flags_of(order.key.platform);
            flags.iter().find(|f| f.colour == old && f.reserved)?;
            Some((order.key.number.clone(), self.settings.flag_words(order.key.platform, old)))
        })
    }

    pub(super) fn open_note(&mut self) -> Vec<Effect> {
        let orders: Vec<Marked> = self.orders_meant().iter().map(Marked::from).collect();
        if orders.is_empty() {
            return self.nothing_chosen();
        }
        let form = self.note_form(orders);
        self.open_form(form)
    }

    pub(super) fn note_form(&self, orders: Vec<Marked>) -> Form {
        let number = orders.first().map(|o| o.key.number.clone()).unwrap_or_default();
        let title =
            t!(self.lang, "orders-note-title", "count" => orders.len() as i64, "order" => number);
        let field = Field::text("text", t!(self.lang, "app-field-note")).required();
        Form::new(Purpose::Note(orders), title, vec![field])
    }

    pub(super) fn submit_note(&mut self, form: &Form, orders: &[Marked]) -> Vec<Effect> {
        let changes = orders
            .iter()
            .map(|order| Change::OrderNoted {
                key: order.key.clone(),
                note: NoteId(self.ids.make(self.now)),
                flag: order.flag,
                text: form.value("text").to_owned(),
            })
            .collect();
        self.done_with(orders.iter().map(|o| o.key.id()));
        let said = t!(self.lang, "orders-noted", "count" => orders.len() as i64);
        self.save(changes, said)
    }
}
