//! The phrase that payment is urged with.

use super::{Library, Phrase};
use std::sync::Arc;

/// The shipped setting names a phrase of the Chinese packs; this is its counterpart in English.
const GENTLE: (&str, &str) = ("urge-gentle", "en-pay-gentle");

/// The phrase that a setting names, also one that rests today.
pub fn urging(library: &Library, id: &str) -> Option<Arc<Phrase>> {
    let named = |id: &str| library.phrases.by_id(id).or_else(|| library.resting.by_id(id));
    named(id).or_else(|| (id == GENTLE.0).then(|| named(GENTLE.1)).flatten())
}
