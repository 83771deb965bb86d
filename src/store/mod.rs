//! The door to SQLite: the change log, its fold into tables, and the queries that lists read.
//!
//! Nobody else names rusqlite. Every write goes through [`Store::save`]: one transaction appends
//! the commit to the log and folds it into the tables, so both always tell the same. The tables
//! can be thrown away and made again from the log ([`Store::rebuild`]).
//!
//! Isolation: one connection that writes at a time, across processes, behind a lock file
//! (`chaqi.lock`); readers see the last finished transaction (WAL).

mod buyers;
mod check;
mod claims;
mod error;
mod import;
mod lists;
mod log;
mod open;
mod order_search;
mod order_words;
mod query;
mod reminders;
mod rows;
mod schema;
mod tables;
mod urging;
mod watch;
mod words;

pub use check::Health;
pub use error::StoreError;
pub use import::{ChangedOrder, ImportReport, Incoming, Intake, KeptFlag};
pub use log::{Entered, Saved};
pub use open::{Access, Place};
pub use query::UsageRow;
pub use schema::SCHEMA_VERSION;
pub use watch::Seen;

use crate::domain::DeviceId;
use chrono::FixedOffset;
use rusqlite::Connection;
use std::fs::File;

/// An open store.
#[derive(Debug)]
pub struct Store {
    place: Place,
    connection: Connection,
    /// Held for the length of each write, so that writers of other processes queue.
    lock: Option<File>,
    access: Access,
    device: DeviceId,
    /// In which offset times are given back.
    offset: FixedOffset,
}
