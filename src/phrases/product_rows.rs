//! The facts of product cards as rows that are found and copied like phrases.
//!
//! Owns which rows a card gives and how they are called; must not know files. A fact such as the
//! sizes is said with the phrase `card-size`, if there is one; otherwise it is copied as it is.

use super::product::{PRODUCT_PREFIX, Product};
use super::template::escaped;
use super::{Brief, Language, Phrase, Phrases, Scope, Template, Variable};
use crate::domain::Colour;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// The colour of the category of product cards.
const COLOUR: Colour = Colour::Orange;
/// The facts with a row of their own, when they are known.
const SAID: [&str; 4] = ["size", "colour", "material", "stock"];

/// What rows are made with.
pub(super) struct Words<'a> {
    pub(super) language: Language,
    /// Their labels are what facts are called.
    pub(super) variables: &'a BTreeMap<String, Variable>,
    /// Phrases by id, of which some say facts.
    pub(super) sayings: HashMap<&'a str, Brief<'a>>,
}

impl<'a> Words<'a> {
    pub(super) fn new(
        language: Language,
        variables: &'a BTreeMap<String, Variable>,
        phrases: &'a Phrases,
    ) -> Self {
        let saying = |id: &str| SAID.iter().any(|fact| id.strip_prefix("card-") == Some(fact));
        let sayings = phrases.briefs().filter(|phrase| saying(phrase.id));
        let sayings = sayings.map(|phrase| (phrase.id, phrase)).collect();
        Self { language, variables, sayings }
    }

    fn label<'n>(&'n self, name: &'n str) -> &'n str {
        let label = self.variables.get(name).map(|variable| variable.label.as_str());
        label.filter(|label| !label.is_empty()).unwrap_or(name)
    }

    fn fact_label<'n>(&'n self, name: &'n str) -> &'n str {
        let variable = self.variables.get(&format!("{PRODUCT_PREFIX}{name}"));
        let label = variable.map(|variable| variable.label.as_str());
        label.filter(|label| !label.is_empty()).unwrap_or(name)
    }

    /// What cards are called as a category.
    fn category(&self) -> &str {
        self.label("product")
    }
}

/// The rows of cards, each with its card; no id twice.
pub(super) fn rows(products: &[Arc<Product>], words: &Words<'_>) -> Vec<(Phrase, Arc<Product>)> {
    let category: Arc<str> = Arc::from(words.category());
    let mut ids = HashSet::new();
    let mut rows = Vec::new();
    for product in products {
        for mut row in of_card(product, words, &category) {
            let stem = row.id.clone();
            for n in 2_u32.. {
                if ids.insert(row.id.clone()) {
                    break;
                }
                row.id = format!("{stem}#{n}");
            }
            rows.push((row, Arc::clone(product)));
        }
    }
    rows
}

fn of_card(product: &Product, words: &Words<'_>, category: &Arc<str>) -> Vec<Phrase> {
    let card = &product.card;
    let values = card.values(words.language);
    let row = |id: &str, title: &str, text: String| Phrase {
        id: format!("product:{}:{id}", card.key()),
        code: card.number.clone(),
        title: format!("{} · {}", card.name, first_line(title)),
        category: Arc::clone(category),
        colour: Some(COLOUR),
        tags: card.aliases.clone(),
        aliases: Vec::new(),
        text,
        variants: Vec::new(),
        valid_from: None,
        valid_to: None,
        review_by: None,
        platform: None,
        image: None,
        scope: Scope::Shop,
        source: Arc::clone(&product.source),
        line: product.line,
    };
    let mut rows = Vec::new();
    for name in SAID {
        let Some(value) = values.get(&format!("{PRODUCT_PREFIX}{name}")) else { continue };
        let saying = words.sayings.get(format!("card-{name}").as_str());
        let mut said = saying
            .into_iter()
            .flat_map(|phrase| phrase.wordings())
            .filter_map(|t| bind(t, &values));
        let text = said.next().unwrap_or_else(|| escaped(value));
        let variants = said.collect();
        rows.push(Phrase { variants, ..row(name, words.fact_label(name), text) });
    }
    for (name, texts) in [("point", &card.points), ("caution", &card.cautions)] {
        for text in texts {
            let title = format!("{} · {}", words.fact_label(name), first_line(text));
            rows.push(row(&format!("{name}:{text}"), &title, escaped(text)));
        }
    }
    for asked in &card.questions {
        let id = format!("qa:{}", asked.question);
        rows.push(row(&id, &asked.question, bound(asked.said(), &values)));
    }
    for (name, value) in &card.facts {
        rows.push(row(&format!("fact:{name}"), words.fact_label(name), escaped(value)));
    }
    rows
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

/// A template with what is known of a product put in.
fn bound(template: &str, values: &BTreeMap<String, String>) -> String {
    values.iter().fold(template.to_owned(), |text, (name, value)| {
        text.replace(&format!("{{{name}}}"), &escaped(value))
    })
}

/// The same; nothing when something of it is not known.
fn bind(template: &str, values: &BTreeMap<String, String>) -> Option<String> {
    let text = bound(template, values);
    let open = Template::parse(&text).ok()?;
    (!open.variables().iter().any(|name| name.starts_with(PRODUCT_PREFIX))).then_some(text)
}
