//! What one card knows goes into another: the act of an import. Pure.

use super::product::{Card, Question, folded};
use std::collections::HashMap;

impl Card {
    /// Takes in what `other` knows besides: empty facts are filled, lists and questions grow. A
    /// fact that both know otherwise stays, unless `replace` says that the other's counts.
    ///
    /// Gives the names of the facts that differed.
    pub fn take_in(&mut self, other: &Self, replace: bool) -> Vec<String> {
        let mut differed = Vec::new();
        let mut one = |name: &str, own: &mut String, theirs: &str| {
            if theirs.is_empty() || own == theirs {
                return;
            }
            if !own.is_empty() {
                differed.push(name.to_owned());
            }
            if own.is_empty() || replace {
                theirs.clone_into(own);
            }
        };
        // A name without a number stands in the place of either.
        if !self.is_called(&other.name) {
            one("name", &mut self.name, &other.name);
        }
        one("number", &mut self.number, &other.number);
        one("material", &mut self.material, &other.material);
        one("stock", &mut self.stock, &other.stock);
        for (name, value) in &other.facts {
            one(name, self.facts.entry(name.clone()).or_default(), value);
        }
        for theirs in &other.questions {
            let same = |own: &&mut Question| folded(&own.question) == folded(&theirs.question);
            match self.questions.iter_mut().find(same) {
                Some(own) => {
                    one(&theirs.question, &mut own.answer, &theirs.answer);
                    one(&theirs.question, &mut own.text, &theirs.text);
                }
                None => self.questions.push(theirs.clone()),
            }
        }
        join(&mut self.aliases, &other.aliases);
        join(&mut self.sizes, &other.sizes);
        join(&mut self.colours, &other.colours);
        join(&mut self.points, &other.points);
        join(&mut self.cautions, &other.cautions);
        differed.dedup();
        differed
    }

    /// Whether both are cards of one product: by the number where both have one, else by a name.
    pub fn is_of(&self, other: &Self) -> bool {
        if !self.number.is_empty() && !other.number.is_empty() {
            return folded(&self.number) == folded(&other.number);
        }
        self.is_called(&other.name) || other.is_called(&self.name) || self.is_called(&other.number)
    }
}

/// Cards by what they are called, so that a sheet of thousands is not compared each with each.
#[derive(Debug, Default)]
pub struct CardIndex(HashMap<String, Vec<usize>>);

impl CardIndex {
    /// Notes the card at a place; again when it has got another name.
    pub fn add(&mut self, place: usize, card: &Card) {
        for name in card.names() {
            let places = self.0.entry(folded(name)).or_default();
            if !places.contains(&place) {
                places.push(place);
            }
        }
    }

    /// The first place of a card of the same product; `at` gives the card of a place.
    pub fn find<'c>(&self, card: &Card, at: impl Fn(usize) -> Option<&'c Card>) -> Option<usize> {
        let called = card.names().filter_map(|name| self.0.get(&folded(name)));
        let places = called.flatten().copied();
        places.filter(|place| at(*place).is_some_and(|known| known.is_of(card))).min()
    }
}

fn join(own: &mut Vec<String>, theirs: &[String]) {
    for text in theirs {
        if !own.iter().any(|known| folded(known) == folded(text)) {
            own.push(text.clone());
        }
    }
}
