//! What lists and pages read.

use super::log::entries;
use super::rows::{ACTIVITY, COUNT, HANDOVER, ITEM, ORDER, REVIEW, USE};
use super::{Store, StoreError};
use crate::domain::tally::{Activity, deals};
use crate::domain::{
    Change, Count, CountId, DraftId, Handover, HandoverId, Item, ItemId, Order, OrderCard, OrderId,
    Ref, ReplyUse, Review, ReviewId, Section, Time, to_ms,
};
use rusqlite::{OptionalExtension, Row, ToSql};
use std::collections::BTreeSet;

/// How often and when a phrase was used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsageRow {
    /// The phrase's id.
    pub phrase: String,
    /// When, in milliseconds since 1970.
    pub at: i64,
}

impl Store {
    /// One order by its id, also a deleted one.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn order(&self, id: OrderId) -> Result<Option<Order>, StoreError> {
        let sql = format!("SELECT {ORDER} FROM orders WHERE id = ?1");
        self.one(&sql, &id.to_string(), Self::order_row)
    }

    /// The orders with exactly this number, on any platform and in any shop.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn orders_numbered(&self, number: &str) -> Result<Vec<Order>, StoreError> {
        let sql =
            format!("SELECT {ORDER} FROM orders WHERE number = ?1 AND NOT deleted ORDER BY id");
        self.many(&sql, &[&number], Self::order_row)
    }

    /// How many orders there are that were not deleted.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn order_count(&self) -> Result<i64, StoreError> {
        Ok(self
            .connection
            .query_row("SELECT count(*) FROM orders WHERE NOT deleted", [], |r| r.get(0))?)
    }

    /// All reviews that were not deleted, newest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn reviews(&self) -> Result<Vec<Review>, StoreError> {
        let sql = format!("SELECT {REVIEW} FROM reviews WHERE NOT deleted ORDER BY at DESC, id");
        self.many(&sql, &[], Self::review_row)
    }

    /// One review by its id.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn review(&self, id: ReviewId) -> Result<Option<Review>, StoreError> {
        let sql = format!("SELECT {REVIEW} FROM reviews WHERE id = ?1");
        self.one(&sql, &id.to_string(), Self::review_row)
    }

    /// All handover items that are not done, deleted ones too: a draft must know what was taken
    /// out.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn open_items(&self) -> Result<Vec<Item>, StoreError> {
        let sql = format!("SELECT {ITEM} FROM items WHERE state != 'done' ORDER BY since, id");
        self.many(&sql, &[], Self::item_row)
    }

    /// One item by its id.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn item(&self, id: ItemId) -> Result<Option<Item>, StoreError> {
        let sql = format!("SELECT {ITEM} FROM items WHERE id = ?1");
        self.one(&sql, &id.to_string(), Self::item_row)
    }

    /// The items of a handover, in its order.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn items_of(&self, handover: &Handover) -> Result<Vec<Item>, StoreError> {
        let found: Result<Vec<_>, _> = handover.items.iter().map(|id| self.item(*id)).collect();
        Ok(found?.into_iter().flatten().collect())
    }

    /// Submitted handovers, newest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn handovers(&self, limit: usize) -> Result<Vec<Handover>, StoreError> {
        let sql = format!("SELECT {HANDOVER} FROM handovers ORDER BY at DESC, id LIMIT ?1");
        self.many(&sql, &[&(limit as i64)], Self::handover_row)
    }

    /// One handover by its id.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn handover(&self, id: HandoverId) -> Result<Option<Handover>, StoreError> {
        let sql = format!("SELECT {HANDOVER} FROM handovers WHERE id = ?1");
        self.one(&sql, &id.to_string(), Self::handover_row)
    }

    /// The sections of a draft that are marked “none”.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn sections_marked(&self, draft: DraftId) -> Result<Vec<Section>, StoreError> {
        let mut marked = BTreeSet::new();
        for entry in entries(&self.connection, &Ref::Draft(draft).to_string())? {
            match entry.change {
                Change::SectionMarked { section, none: true, .. } => marked.insert(section),
                Change::SectionMarked { section, .. } => marked.remove(&section),
                _ => false,
            };
        }
        Ok(marked.into_iter().collect())
    }

    /// One counter press by its id.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn count(&self, id: CountId) -> Result<Option<Count>, StoreError> {
        let sql = format!("SELECT {COUNT} FROM counts WHERE id = ?1");
        self.one(&sql, &id.to_string(), Self::count_row)
    }

    /// Everything the tally counts between two times, deals and urgings included.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn activity(&self, from: Time, to: Time) -> Result<Vec<Activity>, StoreError> {
        let (begin, end) = (from, to);
        let (from, to) = (to_ms(from), to_ms(to));
        let sql = format!(
            "SELECT {ACTIVITY} FROM activity WHERE at >= ?1 AND at < ?2 ORDER BY at, record, seq"
        );
        let mut rows = self.many(&sql, &[&from, &to], Self::activity_row)?;
        let sql =
            format!("SELECT {ORDER} FROM orders WHERE paid >= ?1 AND paid < ?2 ORDER BY paid, id");
        for order in self.many(&sql, &[&from, &to], Self::order_row)? {
            rows.extend(deals(&order));
        }
        rows.extend(self.urged(begin, end)?);
        Ok(rows)
    }

    /// The replies that were copied while `about` was in hand, oldest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn replies_about(&self, about: Ref) -> Result<Vec<ReplyUse>, StoreError> {
        let sql = format!("SELECT {USE} FROM uses WHERE about = ?1 ORDER BY at, id");
        self.many(&sql, &[&about.to_string()], Self::use_row)
    }

    /// The reviews of an order number that were not deleted.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn reviews_of(&self, number: &str) -> Result<Vec<Review>, StoreError> {
        let sql = format!(
            "SELECT {REVIEW} FROM reviews WHERE order_number = ?1 AND NOT deleted ORDER BY at"
        );
        self.many(&sql, &[&number], Self::review_row)
    }

    /// The handover items about a record.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn items_about(&self, about: Ref) -> Result<Vec<Item>, StoreError> {
        let sql =
            format!("SELECT {ITEM} FROM items WHERE about = ?1 AND NOT deleted ORDER BY since");
        self.many(&sql, &[&about.to_string()], Self::item_row)
    }

    /// Each use of a phrase since a time, oldest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn usage_since(&self, since: Time) -> Result<Vec<UsageRow>, StoreError> {
        let sql = "SELECT phrase, at FROM uses WHERE at >= ?1 ORDER BY at";
        self.many(sql, &[&to_ms(since)], |_, row| {
            Ok(UsageRow { phrase: row.get(0)?, at: row.get(1)? })
        })
    }

    /// An order with all that happened around it.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn order_card(&self, id: OrderId) -> Result<Option<OrderCard>, StoreError> {
        let Some(order) = self.order(id)? else { return Ok(None) };
        let reviews = self.reviews_of(&order.key.number)?;
        let items = self.items_about(Ref::Order(id))?;
        let mut timeline = self.history(Ref::Order(id))?;
        for used in self.replies_about(Ref::Order(id))? {
            timeline.extend(self.history(Ref::Use(used.id))?);
        }
        for review in &reviews {
            timeline.extend(self.history(Ref::Review(review.id))?);
        }
        for item in &items {
            timeline.extend(self.history(Ref::Item(item.id))?);
        }
        for reminder in self.reminders_about(Ref::Order(id))? {
            timeline.extend(self.history(Ref::Reminder(reminder.id))?);
        }
        timeline.sort_by_key(|line| line.at);
        Ok(Some(OrderCard { order, timeline, reviews, items }))
    }

    pub(super) fn many<T>(
        &self,
        sql: &str,
        values: &[&dyn ToSql],
        read: impl Fn(&Self, &Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(values)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(read(self, row)?);
        }
        Ok(found)
    }

    pub(super) fn one<T>(
        &self,
        sql: &str,
        id: &str,
        read: impl Fn(&Self, &Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        statement.query_row([id], |row| Ok(read(self, row))).optional()?.transpose()
    }
}
