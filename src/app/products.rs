//! Product cards: which product is in hand, and what it gives to a reply.
//!
//! The product in hand is the one that the item of the order in hand names; without such an order
//! it is the one whose fact was copied last. Otherwise the form of variables asks for it.

use super::filling::Taken;
use super::form::{Field, Form};
use super::{App, Layer, RepliesPane};
use crate::i18n::t;
use crate::phrases::{
    self, FACTS, Library, PRODUCT_PREFIX, Product, Template, Variable, spoken_of,
};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The field that asks for the product; as a variable it is the product's name.
const PRODUCT: &str = "product";

impl App {
    /// The product of which replies speak now.
    pub fn product_in_hand(&self) -> Option<&Arc<Product>> {
        let library = self.replies.library()?;
        let item = self.hand.as_ref().map_or("", |order| order.item.trim());
        if item.is_empty() {
            return library.product(self.product.as_deref()?);
        }
        // An order for something else says nothing of the product before.
        match spoken_of(item, &library.products)[..] {
            [product] => Some(product),
            _ => None,
        }
    }

    /// What the product in hand gives to replies.
    pub(super) fn product_values(&self) -> BTreeMap<String, String> {
        let values = |product: &Arc<Product>| {
            let mut values = self.replies.library()?.values_of(product);
            values.insert(PRODUCT.to_owned(), product.card.name.clone());
            Some(values)
        };
        self.product_in_hand().and_then(values).unwrap_or_default()
    }

    /// Notes the product of a row that is copied.
    pub(super) fn take_product_of(&mut self, row: &str) {
        let product = self.replies.library().and_then(|library| library.product_of(row));
        if let Some(key) = product.map(|product| product.key().to_owned()) {
            self.product = Some(key);
        }
    }

    /// Asks for the product in place of its facts, where there are cards and none is in hand.
    pub(super) fn ask_for_product(&self, mut asked: phrases::Form) -> phrases::Form {
        let fact = |field: &phrases::Field| field.name.starts_with(PRODUCT_PREFIX);
        let Some(library) = self.replies.library() else { return asked };
        if !asked.fields.iter().any(fact) {
            return asked;
        }
        // Its name is not asked for beside it: they would be two products.
        let asks = |field: &phrases::Field| fact(field) || field.name == PRODUCT;
        let Some(at) = asked.fields.iter().position(asks) else { return asked };
        if library.products.is_empty() || self.product_in_hand().is_some() {
            // What the card does not know is asked for as it is.
            for field in asked.fields.iter_mut().filter(|field| fact(field)) {
                let variable = library.variables.get(&field.name);
                field.value = variable.and_then(|v| v.default.clone()).unwrap_or_default();
            }
            return asked;
        }
        let last = self.product.as_deref().and_then(|key| library.product(key));
        asked.fields.retain(|field| !asks(field));
        let field = phrases::Field {
            name: PRODUCT.to_owned(),
            label: t!(self.lang, "replies-product-asked"),
            offers: library.products.iter().map(|product| product.card.name.clone()).collect(),
            lines: false,
            undeclared: false,
            near: None,
            value: last.map(|product| product.card.name.clone()).unwrap_or_default(),
        };
        asked.fields.insert(at, field);
        asked
    }

    /// What is said of a copy that a product card filled in: which one, since nobody was asked.
    pub(super) fn with_product(&self, taken: &Taken, said: String) -> String {
        let whole = taken.whole();
        let template = Template::parse(&whole);
        let names = template.as_ref().map(Template::variables).unwrap_or_default();
        let is_fact = |name: &&str| name.starts_with(PRODUCT_PREFIX);
        match self.product_in_hand().filter(|_| names.iter().any(is_fact)) {
            Some(product) => {
                let product = product.card.name.clone();
                t!(self.lang, "replies-of-product", "title" => said, "product" => product)
            }
            None => said,
        }
    }

    /// The card that a form names.
    fn named_product(&self, form: &Form) -> Option<&Arc<Product>> {
        let name = form.value(PRODUCT);
        self.replies.library()?.products.iter().find(|product| product.card.is_called(name))
    }

    /// The variable with the name of the product that a form names, however it was called there.
    pub(super) fn name_of_product(&self, form: &Form) -> Option<(String, String)> {
        let product = self.named_product(form)?;
        Some((PRODUCT.to_owned(), product.card.name.clone()))
    }

    /// Puts in what the product that a form names is known for; a name without a card is a name.
    pub(super) fn put_named_product(&self, form: &Form, values: &mut BTreeMap<String, String>) {
        let name = form.value(PRODUCT);
        if name.is_empty() {
            return;
        }
        values.retain(|variable, _| !variable.starts_with(PRODUCT_PREFIX));
        match (self.named_product(form), self.replies.library()) {
            (Some(product), Some(library)) => values.extend(library.values_of(product)),
            _ => {
                values.insert(format!("{PRODUCT_PREFIX}{}", FACTS[0]), name.to_owned());
            }
        }
    }

    /// Opens the form again with a field for each fact that the product it names does not have.
    /// False when there is none: the product is in hand then.
    pub(super) fn asks_for_facts(
        &mut self,
        text: &str,
        form: &Form,
        values: &BTreeMap<String, String>,
    ) -> bool {
        if form.value(PRODUCT).is_empty() {
            return false;
        }
        let needed = Template::parse(text).map(|template| template.variables()).unwrap_or_default();
        let missing = |name: &&str| {
            name.starts_with(PRODUCT_PREFIX)
                && values.get(*name).is_none_or(|value| value.trim().is_empty())
        };
        let missing: Vec<String> = needed.into_iter().filter(missing).map(str::to_owned).collect();
        if missing.is_empty() {
            self.product = self.named_product(form).map(|product| product.key().to_owned());
            return false;
        }
        if self.named_product(form).is_none() {
            let product = form.value(PRODUCT).to_owned();
            self.say(t!(self.lang, "replies-no-card", "product" => product));
        }
        let mut form = form.clone();
        form.focus = form.fields.len();
        let library = self.replies.library();
        let fields = missing.iter().map(|name| {
            let variable = library.and_then(|library| library.variables.get(name));
            Field::text(name, label(variable, name).to_owned()).required()
        });
        form.fields.extend(fields);
        self.layers.push(Layer::Form(Box::new(form)));
        true
    }

    /// What variables without a value are called in a form: the facts of a product that is still to
    /// be named are that product.
    pub fn missing_labels(&self, form: &Form, missing: &[String]) -> Vec<String> {
        let mut labels: Vec<String> = Vec::new();
        for name in missing {
            let asked = form.fields.iter().find(|field| field.name == *name);
            let unnamed = name.starts_with(PRODUCT_PREFIX) && form.value(PRODUCT).is_empty();
            let asked =
                asked.or_else(|| form.fields.iter().find(|field| unnamed && field.name == PRODUCT));
            let found = match asked {
                Some(field) => field.label.clone(),
                None => {
                    let library = self.replies.library();
                    let variable = library.and_then(|library| library.variables.get(name));
                    label(variable, name).to_owned()
                }
            };
            if !labels.contains(&found) {
                labels.push(found);
            }
        }
        labels
    }

    /// The whole card of the chosen row, for the preview; nothing when it is a phrase.
    pub fn product_card(&self, pane: &RepliesPane) -> Option<String> {
        let library = pane.library()?;
        let product = library.product_of(pane.row_shown(pane.cursor.at)?.0.id)?;
        Some(self.card_text(library, product))
    }

    fn card_text(&self, library: &Library, product: &Product) -> String {
        let names: Vec<&str> = product.card.names().collect();
        let mut lines = vec![names.join("  ")];
        let values = library.values_of(product);
        let rest = product.card.facts.keys().map(String::as_str);
        for name in FACTS.into_iter().skip(2).chain(rest) {
            let variable = format!("{PRODUCT_PREFIX}{name}");
            if let Some(value) = values.get(&variable) {
                let name = label(library.variables.get(&variable), name).to_owned();
                lines.push(t!(self.lang, "replies-product-fact",
                    "name" => name, "value" => value.clone()));
            }
        }
        for asked in &product.card.questions {
            lines.push(t!(self.lang, "replies-product-question",
                "question" => asked.question.clone()));
            for text in [&asked.answer, &asked.text].into_iter().filter(|text| !text.is_empty()) {
                lines.push(t!(self.lang, "replies-product-answer", "answer" => text.clone()));
            }
        }
        lines.join("\n")
    }
}

/// What a variable is called.
fn label<'a>(variable: Option<&'a Variable>, name: &'a str) -> &'a str {
    variable.map(|variable| variable.label.as_str()).filter(|l| !l.is_empty()).unwrap_or(name)
}
