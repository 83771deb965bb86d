//! A product card: what is known of one product.
//!
//! Owns [`Card`], the values it gives to phrases, and telling which products a text speaks of;
//! must not know how files look ([`super::product_read`]) or how facts are listed
//! ([`super::product_rows`]).

use super::{Language, Source};
use crate::text::gate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What every variable of a product begins with: `{product.size}`.
pub const PRODUCT_PREFIX: &str = "product.";
/// The facts that have a name of their own; a card may have others.
pub const FACTS: [&str; 8] =
    ["name", "number", "size", "colour", "material", "stock", "point", "caution"];

/// A product as a file has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    /// What is known of it.
    pub card: Card,
    /// The file it comes from.
    pub source: Arc<Source>,
    /// The line of the file where it begins, from 1.
    pub line: u32,
}

/// What is known of one product. Texts are trimmed; an empty one is not known.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Card {
    /// The shop's number of it, maybe empty.
    pub number: String,
    /// What it is called.
    pub name: String,
    /// What else it is called.
    pub aliases: Vec<String>,
    /// Its sizes.
    pub sizes: Vec<String>,
    /// Its colours.
    pub colours: Vec<String>,
    /// What it is made of.
    pub material: String,
    /// How much there is, as the shop says it.
    pub stock: String,
    /// What speaks for it.
    pub points: Vec<String>,
    /// What a buyer has to be told.
    pub cautions: Vec<String>,
    /// What buyers ask.
    #[serde(rename = "qa")]
    pub questions: Vec<Question>,
    /// Whatever else is known, by its name.
    pub facts: BTreeMap<String, String>,
}

/// What buyers ask, and what is said then.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Question {
    /// One line.
    pub question: String,
    /// The answer: a template, as the text of a phrase is one.
    pub answer: String,
    /// The wording for the buyer, where it is not the answer itself; a template as well.
    pub text: String,
}

impl Question {
    /// What is copied.
    pub fn said(&self) -> &str {
        if self.text.is_empty() { &self.answer } else { &self.text }
    }
}

impl Product {
    /// What tells it from other products.
    pub fn key(&self) -> &str {
        self.card.key()
    }
}

impl Card {
    /// Only what it is called is known: it has no fact that could be found.
    pub fn says_nothing(&self) -> bool {
        let lists = [&self.sizes, &self.colours, &self.points, &self.cautions];
        lists.iter().all(|list| list.is_empty())
            && self.material.is_empty()
            && self.stock.is_empty()
            && self.facts.is_empty()
            && self.questions.is_empty()
    }

    /// What tells it from other products: its number, else its name.
    pub fn key(&self) -> &str {
        if self.number.is_empty() { &self.name } else { &self.number }
    }

    /// What phrases can take from it, by the name of the variable; what is not known is not there.
    pub fn values(&self, language: Language) -> BTreeMap<String, String> {
        let (comma, stop) = match language {
            Language::ZhCn => ("、", "；"),
            Language::En => (", ", "; "),
        };
        let own = [
            self.name.clone(),
            self.number.clone(),
            self.sizes.join(comma),
            self.colours.join(comma),
            self.material.clone(),
            self.stock.clone(),
            self.points.join(stop),
            self.cautions.join(stop),
        ];
        let own = FACTS.iter().map(|name| (*name).to_owned()).zip(own);
        let free = self.facts.iter().map(|(name, value)| (name.clone(), value.clone()));
        free.chain(own)
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| (format!("{PRODUCT_PREFIX}{name}"), value))
            .collect()
    }

    /// What it may be called: its name, its number, its aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let own = [self.name.as_str(), self.number.as_str()];
        own.into_iter().chain(self.aliases.iter().map(String::as_str)).filter(|n| !n.is_empty())
    }

    /// Whether it is called that; case, width and blanks make no difference.
    pub fn is_called(&self, name: &str) -> bool {
        let name = folded(name);
        !name.is_empty() && self.names().any(|own| folded(own) == name)
    }
}

/// The products of which a text speaks, such as the title of an item. A name within a longer name
/// that is there too does not count: 衬衫 within 雪纺衬衫.
pub fn spoken_of<'a>(text: &str, products: &'a [Arc<Product>]) -> Vec<&'a Arc<Product>> {
    let text = folded(text);
    let found: Vec<(usize, String)> = products
        .iter()
        .enumerate()
        .flat_map(|(at, product)| product.card.names().map(move |name| (at, folded(name))))
        .filter(|(_, name)| name.chars().nth(1).is_some() && holds(&text, name))
        .collect();
    let within = |name: &str| {
        found.iter().any(|(_, longer)| longer.len() > name.len() && longer.contains(name))
    };
    let mut places: Vec<usize> =
        found.iter().filter(|(_, name)| !within(name)).map(|(at, _)| *at).collect();
    places.sort_unstable();
    places.dedup();
    places.into_iter().map(|at| &products[at]).collect()
}

/// As names are compared: case and width make no difference, nor do blanks but between Latin words.
pub(super) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut apart = false;
    for c in gate::fold_search(text).chars() {
        if c.is_whitespace() {
            apart = true;
            continue;
        }
        let latin = c.is_ascii_alphanumeric() && out.ends_with(|b: char| b.is_ascii_alphanumeric());
        if apart && latin {
            out.push(' ');
        }
        apart = false;
        out.push(c);
    }
    out
}

/// The text has the name, and not as a part of a longer number or Latin word: 12 is not in 2012.
fn holds(text: &str, name: &str) -> bool {
    let joins = |a: Option<char>, b: Option<char>| {
        a.zip(b).is_some_and(|(a, b)| a.is_ascii_alphanumeric() && b.is_ascii_alphanumeric())
    };
    text.match_indices(name).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + name.len()..]);
        !joins(before.chars().next_back(), name.chars().next())
            && !joins(name.chars().next_back(), after.chars().next())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    fn called(number: &str, name: &str, aliases: &[&str]) -> Arc<Product> {
        let source = Arc::new(Source::File(PathBuf::from("products.toml")));
        let aliases = aliases.iter().map(|a| (*a).to_owned()).collect();
        let (number, name) = (number.to_owned(), name.to_owned());
        let card = Card { number, name, aliases, ..Card::default() };
        Arc::new(Product { card, source, line: 1 })
    }

    #[test]
    fn the_title_of_an_item_tells_the_product() {
        let all = [
            called("CS-12", "雪纺衬衫", &["花衬衫"]),
            called("12", "衬衫", &[]),
            called("", "Linen Trousers", &["A"]),
        ];
        for (title, keys) in [
            ("2012新款夏季雪纺衬衫女", vec!["CS-12"]),
            ("纯棉衬衫 男", vec!["12"]),
            ("货号 12 的那件", vec!["12"]),
            ("货号cs-12", vec!["CS-12"]),
            ("花衬衫，LINEN  trousers wide", vec!["CS-12", "Linen Trousers"]),
            ("雪纺 衬衫", vec!["CS-12"]),
            ("A 牌的帽子", vec![]),
            ("", vec![]),
        ] {
            let found: Vec<&str> = spoken_of(title, &all).iter().map(|p| p.key()).collect();
            assert_eq!(found, keys, "{title}");
        }
        assert!(all[0].card.is_called(" ｃｓ-12 ") && all[0].card.is_called("花衬衫"));
        assert!(!all[0].card.is_called("") && !all[0].card.is_called("衬衫"));
    }
}
