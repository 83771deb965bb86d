//! What an order is found by: its words, and the index of every three characters in a row.
//!
//! Taking words into the index costs more than all the rest of a save, and the index merges its
//! parts at moments of its own. So a save only marks the order; the words go in when the console is
//! idle ([`Store::tidy`]), or with the save or import after which too many wait. A search looks
//! at the marked orders one by one, so it finds the same at any time.

use super::{Store, StoreError};
use crate::domain::is_article_column;
use crate::text::gate;
use rusqlite::{OptionalExtension, Row, Transaction, params};
use std::collections::BTreeMap;

/// A piece of at least so many characters is looked up as it is.
pub(super) const INDEXED: usize = 3;

/// Of a word with more characters not every three are asked for.
const LONG: usize = 8;

/// The columns that [`words_in`] reads.
pub(super) const TEXTS: &str = "number, buyer, item, waybill, courier, substr(phone, -4), \
     platform_memo, note_text, more_text, extras";
const FIELDS: usize = 9;

/// Writes the words of an order into `text` as a search compares them, from the columns
/// [`TEXTS`] beginning at `first`: each field on a line, and two line ends, so that the last two
/// characters are a beginning of three as well.
pub(super) fn words_in(row: &Row<'_>, first: usize, text: &mut String) -> rusqlite::Result<()> {
    text.clear();
    let mut put = |field: &str| {
        if !field.is_empty() {
            text.extend(field.chars().filter_map(gate::fold_char));
            text.push('\n');
        }
    };
    for at in first..first + FIELDS {
        put(row.get_ref(at)?.as_str().unwrap_or_default());
    }
    let extras = row.get_ref(first + FIELDS)?.as_str().unwrap_or_default();
    if is_article_column(extras)
        && let Ok(extras) = serde_json::from_str::<BTreeMap<String, String>>(extras)
    {
        extras.iter().filter(|(name, _)| is_article_column(name)).for_each(|(_, value)| put(value));
    }
    text.push('\n');
    Ok(())
}

/// Whether a text of [`words_in`] holds all of these words.
pub(super) fn holds(text: &str, words: &[String]) -> bool {
    words.iter().all(|word| text.contains(word.as_str()))
}

/// The question to the index for all threes of all these words.
pub(super) fn threes<'w>(words: impl Iterator<Item = &'w String>) -> String {
    let mut parts = Vec::new();
    for word in words {
        let chars: Vec<char> = word.chars().collect();
        // Of a long word every third place and its end: the rows are looked at anyway.
        let step = if chars.len() > LONG { INDEXED } else { 1 };
        let last = chars.len().saturating_sub(INDEXED);
        for (at, three) in chars.windows(INDEXED).enumerate() {
            if at % step != 0 && at != last {
                continue;
            }
            let part = format!("\"{}\"", three.iter().collect::<String>().replace('"', "\"\""));
            if !parts.contains(&part) {
                parts.push(part);
            }
        }
    }
    parts.join(" AND ")
}

/// So many orders wait at most: a search looks at each of them.
const WAITING: i64 = 500;

/// Marks an order whose words changed. `known`: the index may hold older words of it.
pub(super) fn mark(transaction: &Transaction<'_>, id: &str, known: bool) -> Result<(), StoreError> {
    transaction
        .prepare_cached(
            "INSERT OR IGNORE INTO order_unindexed (n, known)
             SELECT n, ?2 FROM orders WHERE id = ?1",
        )?
        .execute(params![id, known])?;
    Ok(())
}

/// Takes an order that is about to be removed out of the index.
pub(super) fn forget(transaction: &Transaction<'_>, id: &str) -> Result<(), StoreError> {
    let n: Option<i64> = transaction
        .prepare_cached("SELECT n FROM orders WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    let Some(n) = n else { return Ok(()) };
    let known: Option<bool> = transaction
        .prepare_cached("DELETE FROM order_unindexed WHERE n = ?1 RETURNING known")?
        .query_row([n], |row| row.get(0))
        .optional()?;
    if known.unwrap_or(true) {
        transaction.prepare_cached("DELETE FROM order_text WHERE rowid = ?1")?.execute([n])?;
    }
    Ok(())
}

/// Empties the index; the tables are about to be made anew.
pub(super) fn clear(transaction: &Transaction<'_>) -> Result<(), StoreError> {
    transaction.execute_batch("DELETE FROM order_text; DELETE FROM order_unindexed;")?;
    Ok(())
}

/// Takes the words of all marked orders into the index.
pub(super) fn index(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    let mut marked = transaction.prepare_cached(&format!(
        "SELECT u.n, u.known, {TEXTS} FROM order_unindexed u JOIN orders o ON o.n = u.n ORDER BY u.n"
    ))?;
    let mut insert =
        transaction.prepare_cached("INSERT INTO order_text (rowid, text) VALUES (?1, ?2)")?;
    // Replacing what is not there would still look for it in every part of the index.
    let mut replace = transaction
        .prepare_cached("INSERT OR REPLACE INTO order_text (rowid, text) VALUES (?1, ?2)")?;
    let mut text = String::new();
    let mut rows = marked.query([])?;
    while let Some(row) = rows.next()? {
        words_in(row, 2, &mut text)?;
        let into = if row.get::<_, bool>(1)? { &mut replace } else { &mut insert };
        into.execute(params![row.get::<_, i64>(0)?, text])?;
    }
    transaction.execute("DELETE FROM order_unindexed", [])?;
    Ok(())
}

/// Takes the words in when too many orders wait.
pub(super) fn index_if_many(transaction: &Transaction<'_>) -> Result<(), StoreError> {
    let many = transaction
        .prepare_cached("SELECT 1 FROM order_unindexed LIMIT 1 OFFSET ?1")?
        .exists([WAITING])?;
    if many {
        index(transaction)?;
    }
    Ok(())
}

impl Store {
    /// Takes what waits into the search index and moves the log into the file. For idle moments;
    /// with nothing to do, nothing is written.
    ///
    /// # Errors
    /// As [`Store::save`].
    pub fn tidy(&mut self) -> Result<(), StoreError> {
        let waits = self.connection.prepare_cached("SELECT 1 FROM order_unindexed")?.exists([])?;
        if waits {
            self.write(|transaction| Ok(index(transaction)?))?;
        }
        self.connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?;
        Ok(())
    }
}
