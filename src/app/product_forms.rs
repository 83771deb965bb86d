//! Product cards by hand: the form of one, and the question before one goes.
//!
//! A field that was not touched keeps what the card has, however it is written there.

use super::form::{Field, Form, Purpose};
use super::layer::{Confirm, Confirmed};
use super::phrase_edits::PhraseEdit;
use super::phrase_steps::Doing;
use super::product_text::{facts, facts_text, lines, list, questions, questions_text};
use super::{ActId, App, Effect, Layer, View, describe};
use crate::i18n::t;
use crate::phrases::{Card, Product, Source, WriteError};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::sync::Arc;

/// A card as it stands in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardBase {
    /// The card.
    pub card: Card,
    /// The file.
    pub path: PathBuf,
}

/// A change of the files of product cards.
#[derive(Debug, Clone, PartialEq)]
pub enum ProductEdit {
    /// A new card, into the shop's file of cards.
    Add(Card),
    /// A card that is there becomes this.
    Change(CardBase, Box<Card>),
    /// A card goes.
    Remove(CardBase),
}

impl ProductEdit {
    /// The card as it is called.
    fn name(&self) -> &str {
        match self {
            Self::Add(card) => &card.name,
            Self::Change(_, card) => &card.name,
            Self::Remove(base) => &base.card.name,
        }
    }
}

impl App {
    /// What an act does to product cards; nothing when it is not about one.
    pub(super) fn product_act(&mut self, id: ActId) -> Option<Vec<Effect>> {
        match id {
            ActId::ProductNew => {
                let form = self.new_product_form();
                Some(self.open_form(form))
            }
            ActId::ProductEdit => Some(self.edit_product()),
            ActId::ProductDelete => Some(self.delete_product()),
            // Keys for a phrase are meant for the card when the row is one of its facts.
            ActId::Edit if self.chosen_product().is_some() => Some(self.edit_product()),
            ActId::Delete if self.chosen_product().is_some() => Some(self.delete_product()),
            _ => None,
        }
    }

    /// The product of the chosen row, where replies are in front.
    fn chosen_product(&self) -> Option<&Arc<Product>> {
        let pane = match self.layers.last() {
            Some(Layer::Replies(pane)) => pane,
            None if self.view == View::Replies => &self.replies,
            _ => return None,
        };
        pane.library()?.product_of(&pane.chosen()?.id)
    }

    fn chosen_base(&mut self) -> Option<CardBase> {
        let base = self.chosen_product().and_then(|product| match &*product.source {
            Source::File(path) => Some(CardBase { card: product.card.clone(), path: path.clone() }),
            Source::Embedded(_) => None,
        });
        if base.is_none() {
            self.warn(t!(self.lang, "replies-product-none"));
        }
        base
    }

    fn edit_product(&mut self) -> Vec<Effect> {
        let Some(base) = self.chosen_base() else { return Vec::new() };
        let form = self.edit_product_form(base);
        self.open_form(form)
    }

    /// The form of a new card.
    pub(super) fn new_product_form(&self) -> Form {
        let title = t!(self.lang, "replies-product-new");
        self.product_form(Purpose::ProductNew, title, &Card::default())
    }

    /// The form of a card that is there.
    pub(super) fn edit_product_form(&self, base: CardBase) -> Form {
        let card = base.card.clone();
        let title = t!(self.lang, "replies-product-edit", "name" => card.name.clone());
        self.product_form(Purpose::ProductEdit(Box::new(base)), title, &card)
    }

    fn product_form(&self, purpose: Purpose, title: String, card: &Card) -> Form {
        let lang = self.lang;
        let label = |name: &str| t!(lang, &format!("replies-product-field-{name}"));
        let text = |name: &str, value: &str| Field::text(name, label(name)).with(value);
        let long = |name: &str, value: &str| Field::lines(name, label(name)).with(value);
        let divided = |name: &str, values: &[String]| {
            text(name, &values.join("、")).hinted(t!(lang, "replies-product-hint-list"))
        };
        let each = |name: &str, values: &[String]| {
            long(name, &values.join("\n")).hinted(t!(lang, "replies-product-hint-lines"))
        };
        let fields = vec![
            text("name", &card.name).required(),
            text("number", &card.number),
            divided("aliases", &card.aliases),
            divided("sizes", &card.sizes),
            divided("colours", &card.colours),
            text("material", &card.material),
            text("stock", &card.stock),
            each("points", &card.points),
            each("cautions", &card.cautions),
            long("qa", &questions_text(lang, &card.questions))
                .hinted(t!(lang, "replies-product-hint-qa")),
            long("facts", &facts_text(lang, &card.facts))
                .hinted(t!(lang, "replies-product-hint-facts")),
        ];
        Form::new(purpose, title, fields)
    }

    pub(super) fn submit_product(
        &mut self,
        form: &Form,
        base: Option<&CardBase>,
    ) -> Result<Vec<Effect>, (&'static str, String)> {
        // The card as it is by now: what a colleague changed meanwhile stays, but for what was
        // changed in the form.
        let base = base.map(|base| self.as_loaded(base));
        let old = base.as_ref().map(|base| base.card.clone()).unwrap_or_default();
        let card = self.card_of(form, old.clone())?;
        if card == old {
            self.say(t!(self.lang, "app-nothing-changed"));
            return Ok(Vec::new());
        }
        let taken = self.replies.library().and_then(|library| library.product(card.key()));
        if taken.is_some() && base.as_ref().is_none_or(|base| base.card.key() != card.key()) {
            let field = if card.number.is_empty() { "name" } else { "number" };
            let key = card.key().to_owned();
            return Err((field, t!(self.lang, "replies-product-exists", "name" => key)));
        }
        // A card of which nothing is known has no row: nobody would find it again.
        if card.says_nothing() {
            return Err(("sizes", t!(self.lang, "replies-product-empty")));
        }
        let edit = match base {
            None => ProductEdit::Add(card),
            Some(base) => ProductEdit::Change(base, Box::new(card)),
        };
        Ok(self.edit_card(edit))
    }

    fn as_loaded(&self, base: &CardBase) -> CardBase {
        let now = self.replies.library().and_then(|library| library.product(base.card.key()));
        let now =
            now.filter(|now| matches!(&*now.source, Source::File(path) if *path == base.path));
        CardBase {
            card: now.map_or_else(|| base.card.clone(), |now| now.card.clone()),
            path: base.path.clone(),
        }
    }

    /// What a form makes of a card.
    fn card_of(&self, form: &Form, mut card: Card) -> Result<Card, (&'static str, String)> {
        for (name, own) in [
            ("name", &mut card.name),
            ("number", &mut card.number),
            ("material", &mut card.material),
            ("stock", &mut card.stock),
        ] {
            if form.changed(name) {
                form.value(name).clone_into(own);
            }
        }
        for (name, own, divide) in [
            ("aliases", &mut card.aliases, list as fn(&str) -> Vec<String>),
            ("sizes", &mut card.sizes, list),
            ("colours", &mut card.colours, list),
            ("points", &mut card.points, lines),
            ("cautions", &mut card.cautions, lines),
        ] {
            if form.changed(name) {
                *own = divide(form.value(name));
            }
        }
        if form.changed("qa") {
            card.questions = questions(form.value("qa"))
                .map_err(|line| ("qa", t!(self.lang, "replies-product-bad-qa", "line" => line)))?;
        }
        if form.changed("facts") {
            card.facts = facts(form.value("facts")).map_err(|line| {
                ("facts", t!(self.lang, "replies-product-bad-fact", "line" => line))
            })?;
        }
        Ok(card)
    }

    fn delete_product(&mut self) -> Vec<Effect> {
        let Some(base) = self.chosen_base() else { return Vec::new() };
        let title = t!(self.lang, "replies-product-delete", "name" => base.card.name.clone());
        let body = vec![t!(self.lang, "replies-product-delete-body")];
        let yes = Confirmed::EditCard(Box::new(ProductEdit::Remove(base)));
        self.layers.push(Layer::Confirm(Confirm { title, body, yes }));
        Vec::new()
    }

    /// Sends a change of the cards to the files, where undo finds it like one of phrases.
    pub(super) fn edit_card(&mut self, edit: ProductEdit) -> Vec<Effect> {
        let title = edit.name().to_owned();
        let doing = if matches!(edit, ProductEdit::Remove(_)) {
            Doing::CardDeleted
        } else {
            Doing::CardSaved
        };
        let head = t!(self.lang, "replies-products-pack");
        self.edit_phrases(PhraseEdit::Card { head, edit }, &title, doing)
    }

    /// Why a change of a card was not written.
    pub(super) fn card_error(&self, error: &WriteError) -> String {
        let lang = self.lang;
        match error {
            WriteError::Changed => t!(lang, "replies-product-changed"),
            WriteError::NotFound(name) => t!(lang, "replies-product-gone", "name" => name.clone()),
            WriteError::Exists(name) => t!(lang, "replies-product-exists", "name" => name.clone()),
            other => describe::write_error(lang, other),
        }
    }
}
