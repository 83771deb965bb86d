//! Reminders and promises as lists read them.

use super::rows::REMINDER;
use super::{Store, StoreError};
use crate::domain::{Money, Ref, Reminder, ReminderId, Time, to_ms};

impl Store {
    /// The reminders and promises that wait for somebody, what is due first standing first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn open_reminders(&self) -> Result<Vec<Reminder>, StoreError> {
        let sql = format!(
            "SELECT {REMINDER} FROM reminders WHERE open AND NOT deleted
             ORDER BY coalesce(wake, due), id"
        );
        self.many(&sql, &[], Self::reminder_row)
    }

    /// Reminders and promises that were acted on since a time, the newest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn ended_reminders(&self, since: Time) -> Result<Vec<Reminder>, StoreError> {
        let sql = format!(
            "SELECT {REMINDER} FROM reminders WHERE NOT open AND NOT deleted AND touched >= ?1
             ORDER BY touched DESC, id"
        );
        self.many(&sql, &[&to_ms(since)], Self::reminder_row)
    }

    /// One reminder by its id, also a deleted one.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn reminder(&self, id: ReminderId) -> Result<Option<Reminder>, StoreError> {
        let sql = format!("SELECT {REMINDER} FROM reminders WHERE id = ?1");
        self.one(&sql, &id.to_string(), Self::reminder_row)
    }

    /// The reminders about a record that were not deleted, the oldest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn reminders_about(&self, about: Ref) -> Result<Vec<Reminder>, StoreError> {
        let sql = format!(
            "SELECT {REMINDER} FROM reminders WHERE about = ?1 AND NOT deleted ORDER BY since, id"
        );
        self.many(&sql, &[&about.to_string()], Self::reminder_row)
    }

    /// What an agent took off orders' prices since a time.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn discounts_since(&self, since: Time, agent: &str) -> Result<Money, StoreError> {
        let sum = self
            .connection
            .prepare_cached(
                "SELECT coalesce(sum(value), 0) FROM activity
                 WHERE at >= ?1 AND agent = ?2 AND measure = 'discounts'",
            )?
            .query_row(rusqlite::params![to_ms(since), agent], |row| row.get(0))?;
        Ok(Money(sum))
    }
}
