//! The first page of phrases from a cache, so that the first screen waits for no parsing.
//!
//! Owns the cache file. It is only ever a copy: one that doesn't fit or can't be read is nothing.

use super::{Fingerprint, Phrase};
use crate::files;
use chrono::NaiveDate;
use std::borrow::Borrow;
use std::fs;
use std::io;
use std::path::Path;

/// The file's first bytes; another format, another number.
const MAGIC: &str = "chaqi first page 1\n";
/// A page larger than this is no page.
const LARGEST: u64 = 4 << 20;

/// Writes the page, mode 0600, old or new but never half; one that is there already stays.
///
/// # Errors
/// What the system says; losing the page loses nothing but time.
pub fn save<P: Borrow<Phrase>>(
    path: &Path,
    fingerprint: &Fingerprint,
    page: impl IntoIterator<Item = P>,
) -> io::Result<()> {
    let page: Vec<P> = page.into_iter().collect();
    let phrases: Vec<&Phrase> = page.iter().map(Borrow::borrow).collect();
    files::ensure_dir(files::folder_of(path))?;
    let text = format!("{MAGIC}{}\n{}", fingerprint.digest(), serde_json::to_string(&phrases)?);
    if fs::read(path).is_ok_and(|there| there == text.as_bytes()) {
        return Ok(());
    }
    files::write_atomic(path, text.as_bytes())
}

/// The page, when it was made of the very files that are there now, by this version of the program
/// and in this language. Phrases whose days are not today are left out.
pub fn read(path: &Path, fingerprint: &Fingerprint, today: NaiveDate) -> Option<Vec<Phrase>> {
    if fs::metadata(path).ok()?.len() > LARGEST {
        return None;
    }
    let text = fs::read_to_string(path).ok()?;
    let (digest, phrases) = text.strip_prefix(MAGIC)?.split_once('\n')?;
    if digest != fingerprint.digest() {
        return None;
    }
    let mut phrases: Vec<Phrase> = serde_json::from_str(phrases).ok()?;
    phrases.retain(|phrase| phrase.valid_on(today));
    Some(phrases)
}
