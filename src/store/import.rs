//! Taking a platform's report in: compare, then write everything in one transaction.

use super::log::enter;
use super::{Store, StoreError};
use crate::domain::{Change, Commit, OrderFields, OrderKey, Stamp};
use std::ops::ControlFlow;

/// SQLite's page cache during an import and otherwise, in KiB (negative, as the pragma takes it).
const IMPORT_CACHE: i64 = -65_536;
const USUAL_CACHE: i64 = -2_000;

/// What became of one row of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The order was not known.
    New,
    /// Something about it changed.
    Changed,
    /// Nothing new.
    Same,
}

/// What an import did, or would do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportReport {
    /// Orders that were not known.
    pub new: u64,
    /// Known orders of which something changed.
    pub changed: u64,
    /// Known orders with nothing new.
    pub same: u64,
    /// What is to be written; empty once it has been.
    pub changes: Vec<Change>,
}

impl Store {
    /// Compares rows of a report with what is known, and gathers the changes to write.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn compare(
        &self,
        rows: impl IntoIterator<Item = (OrderKey, OrderFields)>,
    ) -> Result<ImportReport, StoreError> {
        let mut report = ImportReport::default();
        for (key, fields) in rows {
            self.compare_one(&mut report, key, fields)?;
        }
        Ok(report)
    }

    /// The same for one row, while others are still being read.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn compare_one(
        &self,
        report: &mut ImportReport,
        key: OrderKey,
        fields: OrderFields,
    ) -> Result<(), StoreError> {
        let known = self.order(key.id())?;
        let fields = match &known {
            Some(order) => order.difference(fields),
            None => fields,
        };
        match known {
            None => report.new += 1,
            Some(_) if fields.is_empty() => {
                report.same += 1;
                return Ok(());
            }
            Some(_) => report.changed += 1,
        }
        report.changes.push(Change::OrderImported { key, fields });
        Ok(())
    }

    /// Writes the commit of an import in one transaction. `progress` is told how many changes of
    /// how many are done, and can cancel: then nothing is written.
    ///
    /// # Errors
    /// [`StoreError::Cancelled`]; as [`Store::save`].
    pub fn save_import(
        &mut self,
        commit: &Commit,
        mut progress: impl FnMut(usize, usize) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        // Thousands of rows go to random places of the indexes: room for them, for this once.
        self.connection.pragma_update(None, "cache_size", IMPORT_CACHE)?;
        // An import erases nothing that must not be found again.
        self.connection.pragma_update(None, "secure_delete", "OFF")?;
        let saved = self.save_import_now(commit, &mut progress);
        self.connection.pragma_update(None, "secure_delete", "ON")?;
        self.connection.pragma_update(None, "cache_size", USUAL_CACHE)?;
        saved
    }

    fn save_import_now(
        &mut self,
        commit: &Commit,
        progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        let device = self.device.clone();
        let total = commit.changes.len();
        self.write(|transaction| {
            let last: Option<Stamp> = super::log::last_stamp(transaction)?;
            let stamp = Stamp::next(last.as_ref(), commit.at.timestamp_millis(), device);
            let mut done = 0;
            enter(transaction, &stamp, commit, &mut || {
                done += 1;
                if done % 500 == 0 { progress(done, total) } else { ControlFlow::Continue(()) }
            })?;
            super::order_words::index_if_many(transaction)
        })
    }
}
