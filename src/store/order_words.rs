//! What an order is found by: its words, and their trigram index.
//!
//! Taking words into the index costs more than all the rest of a save, and the index merges its
//! parts at moments of its own. So a save only marks the order; the words go in when the console is
//! idle ([`Store::tidy`]), or with the save or import after which too many wait. A search looks
//! at the marked orders one by one, so it finds the same at any time.

use super::{Store, StoreError};
use rusqlite::{OptionalExtension, Transaction, params};

/// All words of an order as one text: number, buyer, item, waybill, the last four digits of the
/// phone, the platform's memo, the notes, and what its lines and refunds say.
pub(super) const WORDS: &str = "number || char(10) || buyer || char(10) || item || char(10) \
     || waybill || char(10) || substr(phone, -4) || char(10) || platform_memo || char(10) \
     || note_text || char(10) || more_text";

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
pub(super) fn index(transaction: &Transaction<'_>) -> Result<(), StoreError> {
    // Replacing what is not there would still look for it in every part of the index.
    transaction.execute_batch(&format!(
        "INSERT INTO order_text (rowid, text)
           SELECT n, {WORDS} FROM orders
           WHERE n IN (SELECT n FROM order_unindexed WHERE NOT known);
         INSERT OR REPLACE INTO order_text (rowid, text)
           SELECT n, {WORDS} FROM orders
           WHERE n IN (SELECT n FROM order_unindexed WHERE known);
         DELETE FROM order_unindexed;"
    ))?;
    Ok(())
}

/// Takes the words in when too many orders wait.
pub(super) fn index_if_many(transaction: &Transaction<'_>) -> Result<(), StoreError> {
    let many = transaction
        .prepare_cached("SELECT 1 FROM order_unindexed LIMIT 1 OFFSET ?1")?
        .exists([WAITING])?;
    if many { index(transaction) } else { Ok(()) }
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
            self.write(index)?;
        }
        self.connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?;
        Ok(())
    }
}
