//! The phrase that payment is urged with.

use super::{Library, Phrase};
use std::sync::Arc;

/// The shipped setting names a phrase of the Chinese packs; this is its counterpart in English.
const GENTLE: (&str, &str) = ("urge-gentle", "en-pay-gentle");

/// The phrase that a setting names, also one that rests today.
pub fn urging<'a>(library: &'a Library, id: &str) -> Option<&'a Arc<Phrase>> {
    let named = |id: &str| library.phrases.iter().chain(&library.resting).find(|p| p.id == id);
    named(id).or_else(|| (id == GENTLE.0).then(|| named(GENTLE.1)).flatten())
}
