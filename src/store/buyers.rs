//! Buyers: what agents said of them, and everything around them on one page.

use super::rows::{BUYER, ORDER, REMINDER, REVIEW};
use super::{Store, StoreError};
use crate::domain::{Buyer, BuyerKey, BuyerPage, Custom, Order, Ref, Reminder, Time, Word};

/// How many of a buyer's newest orders the page holds at most.
const ORDERS: usize = 500;

impl Store {
    /// Every buyer of whom something is said.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn buyers(&self) -> Result<Vec<Buyer>, StoreError> {
        let sql = format!("SELECT {BUYER} FROM buyers ORDER BY id");
        self.many(&sql, &[], Self::buyer_row)
    }

    /// What agents said of a buyer; nothing when nobody said anything.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn buyer(&self, key: &BuyerKey) -> Result<Option<Buyer>, StoreError> {
        let sql = format!("SELECT {BUYER} FROM buyers WHERE id = ?1");
        self.one(&sql, &key.id().to_string(), Self::buyer_row)
    }

    /// The buyers with this chat id, in whichever shop, as orders and annotations know them.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn buyers_named(&self, name: &str) -> Result<Vec<BuyerKey>, StoreError> {
        let sql = "SELECT platform, shop, buyer FROM orders WHERE buyer = ?1 AND NOT deleted
                   UNION SELECT platform, shop, name FROM buyers WHERE name = ?1";
        let found = self.many(sql, &[&name], |_, row| {
            let platform: String = row.get(0)?;
            let platform =
                Word::parse(&platform).map_err(|e| StoreError::Content(e.to_string()))?;
            Ok(BuyerKey { platform, shop: row.get(1)?, name: row.get(2)? })
        })?;
        Ok(found)
    }

    /// The orders of a buyer that were not deleted, newest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn orders_of(&self, key: &BuyerKey) -> Result<Vec<Order>, StoreError> {
        let sql = format!(
            "SELECT {ORDER} FROM orders WHERE buyer = ?1 AND shop = ?2 AND platform = ?3
               AND NOT deleted
             ORDER BY coalesce(created, paid, touched) DESC, id LIMIT {ORDERS}"
        );
        self.many(&sql, &[&key.name, &key.shop, &key.platform.code()], Self::order_row)
    }

    /// Everything around a buyer: orders, reviews, reminders, and all that happened to them.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn buyer_page(&self, key: &BuyerKey, now: Time) -> Result<BuyerPage, StoreError> {
        let buyer = self.buyer(key)?.unwrap_or_else(|| Buyer::new(key.clone(), now));
        let orders = self.orders_of(key)?;
        let custom = Custom::of(&orders);
        let sql = format!(
            "SELECT {REVIEW} FROM reviews WHERE buyer = ?1 AND NOT deleted ORDER BY at DESC, id"
        );
        let reviews = self.many(&sql, &[&key.name], Self::review_row)?;
        let mut records = vec![Ref::Buyer(key.id())];
        records.extend(orders.iter().map(|o| Ref::Order(o.id)));
        records.extend(reviews.iter().map(|r| Ref::Review(r.id)));
        let mut timeline = Vec::new();
        let mut reminders = Vec::new();
        let about = format!(
            "SELECT {REMINDER} FROM reminders WHERE about = ?1 AND NOT deleted ORDER BY since, id"
        );
        for record in records {
            timeline.extend(self.history(record)?.into_iter().map(|line| (record, line)));
            for used in self.replies_about(record)? {
                let used = self.history(Ref::Use(used.id))?;
                timeline.extend(used.into_iter().map(|line| (record, line)));
            }
            for reminder in self.many(&about, &[&record.to_string()], Self::reminder_row)? {
                let lines = self.history(Ref::Reminder(reminder.id))?;
                timeline.extend(lines.into_iter().map(|line| (record, line)));
                reminders.push(reminder);
            }
        }
        timeline.sort_by_key(|(_, line)| line.at);
        reminders.sort_by_key(|reminder: &Reminder| (reminder.due, reminder.id));
        Ok(BuyerPage { buyer, custom, orders, reviews, reminders, timeline })
    }
}
