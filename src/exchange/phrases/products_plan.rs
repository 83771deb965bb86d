//! What an import of products would do, and doing it. A fact that is known otherwise is written
//! over only when it is told to: somebody may have mended it by hand since.

use super::products::ProductsFound;
use crate::exchange::Refused;
use crate::phrases::product_write::write_cards;
use crate::phrases::{Card, CardIndex, Library, PackHead, Source, WriteError, Written};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What an import of products would do.
#[derive(Debug, Clone, Default)]
pub struct ProductsPlan {
    /// Rows of the file.
    pub rows: u64,
    /// Cards of products that are not known.
    pub new: Vec<Card>,
    /// Cards that know more or otherwise then: as they are, as they are to be, and their file.
    pub changed: Vec<(Card, Card, PathBuf)>,
    /// Cards with nothing new.
    pub same: u64,
    /// Facts that are known otherwise.
    pub differing: Vec<Differing>,
    /// Rows that were not taken.
    pub refused: Vec<Refused>,
}

/// A fact that the file knows otherwise than the card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Differing {
    /// The product's number or name.
    pub product: String,
    /// The fact, or the question.
    pub fact: String,
    /// The card says what the file says now.
    pub replaced: bool,
}

/// Compares what a file holds with the cards there are; with `update` its facts count more.
pub fn plan_products(found: ProductsFound, library: &Library, update: bool) -> ProductsPlan {
    let mut plan =
        ProductsPlan { rows: found.rows, refused: found.refused, ..ProductsPlan::default() };
    let differing = |product: &str, fact: String, replaced| {
        let product = product.to_owned();
        Differing { product, fact, replaced }
    };
    let within = found.differed.into_iter().map(|(name, fact)| differing(&name, fact, false));
    plan.differing.extend(within);
    let mut index = CardIndex::default();
    library.products.iter().enumerate().for_each(|(at, product)| index.add(at, &product.card));
    for card in found.cards {
        let place = index.find(&card, |at| library.products.get(at).map(|known| &known.card));
        let Some(known) = place.and_then(|at| library.products.get(at)) else {
            plan.new.push(card);
            continue;
        };
        let mut next = known.card.clone();
        let differed = next.take_in(&card, update);
        plan.differing.extend(differed.into_iter().map(|f| differing(known.key(), f, update)));
        match &*known.source {
            Source::File(path) if next != known.card => {
                plan.changed.push((known.card.clone(), next, path.clone()));
            }
            _ => plan.same += 1,
        }
    }
    plan
}

impl ProductsPlan {
    /// Writes the new cards to the end of `target`, the changed ones where they stand. A file is
    /// written whole or not at all; each can be put back.
    ///
    /// # Errors
    /// [`WriteError`]; files written before stay written.
    pub fn apply(&self, target: &Path, head: &PackHead) -> Result<Vec<Written>, WriteError> {
        let mut files: BTreeMap<&Path, Vec<(Option<&Card>, &Card)>> = BTreeMap::new();
        for card in &self.new {
            files.entry(target).or_default().push((None, card));
        }
        for (base, next, path) in &self.changed {
            files.entry(path).or_default().push((Some(base), next));
        }
        files.into_iter().map(|(path, cards)| write_cards(path, head, &cards)).collect()
    }
}
