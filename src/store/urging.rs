//! The buyers to be urged to pay, what was last said to them, and how it went.

use super::rows::ORDER;
use super::{Store, StoreError};
use crate::domain::tally::{Activity, Measure};
use crate::domain::urge::{LastSaid, Said, ToUrge, UrgePage, UrgeQuery};
use crate::domain::{
    BuyerKey, Channel, ClaimId, Contact, Note, Order, OrderId, Ref, Time, Word, from_ms,
    names_buyer, to_ms,
};
use chrono::TimeDelta;
use rusqlite::params;
use std::collections::HashMap;

/// So many orders are looked at: more are not urged in an afternoon.
const MOST: usize = 1_000;
/// So many of a buyer's orders are looked through for what was said.
const RECENT: i64 = 30;

impl Store {
    /// The buyers to be urged, the oldest order first, and who was urged in the last two days.
    ///
    /// Not there: orders paid to the courier, with the urging flag, or older than the query's days;
    /// buyers who were urged and whose claim still holds, or with another order that carries the
    /// flag.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn to_urge(&self, query: &UrgeQuery) -> Result<UrgePage, StoreError> {
        let now = to_ms(query.now);
        let from = to_ms(query.now - TimeDelta::days(query.days));
        let flags = serde_json::to_string(
            &query
                .flags
                .iter()
                .map(|(p, c)| format!("{} {}", p.code(), c.code()))
                .collect::<Vec<_>>(),
        )
        .map_err(|e| StoreError::Content(e.to_string()))?;
        let sql = format!(
            "SELECT {ORDER} FROM orders o
             WHERE state = 'unpaid' AND NOT deleted AND NOT cod
               AND coalesce(created, touched) >= ?1
               AND (flag IS NULL OR platform || ' ' || flag NOT IN (SELECT value FROM json_each(?3)))
               AND NOT EXISTS (SELECT 1 FROM claims c WHERE c.buyer = trim(o.buyer)
                 AND c.buyer != '' AND c.until > ?2 AND c.platform = o.platform AND c.shop = o.shop)
               AND NOT EXISTS (SELECT 1 FROM urgings u JOIN claims c ON c.id = u.claim
                 WHERE u.order_id = o.id AND c.until > ?2)
               AND (o.buyer = '' OR o.buyer LIKE '%*%' OR NOT EXISTS (
                 SELECT 1 FROM orders f WHERE f.buyer = o.buyer AND f.buyer != '' AND f.platform = o.platform
                   AND f.shop = o.shop AND NOT f.deleted AND f.flag IS NOT NULL
                   AND coalesce(f.created, f.touched) >= ?1
                   AND f.platform || ' ' || f.flag IN (SELECT value FROM json_each(?3))))
             ORDER BY coalesce(created, touched), id LIMIT {MOST}"
        );
        let orders = self.many(&sql, &[&from, &now, &flags], Self::order_row)?;
        let mut rows = grouped(orders);
        if query.with_said {
            let contacts = self.contacts()?;
            for row in &mut rows {
                let buyer = row.orders.first().filter(|first| names_buyer(&first.buyer));
                let described = match buyer.and_then(BuyerKey::of) {
                    Some(key) => self.buyer(&key)?,
                    None => None,
                };
                let note = described.as_ref().and_then(|buyer| buyer.notes.last());
                let note = note.map(|note| self.said_in(note.clone()));
                row.last =
                    self.last_said(row, &contacts)?.into_iter().chain(note).max_by_key(|s| s.at);
                row.groups = described.map(|b| b.groups.into_iter().collect()).unwrap_or_default();
            }
        }
        let done = self.urged(query.now - TimeDelta::days(2), query.now + TimeDelta::days(1))?;
        Ok(UrgePage { rows, done })
    }

    /// What was last said to a buyer: a reply, a note, or a contact about a review.
    fn last_said(
        &self,
        row: &ToUrge,
        contacts: &HashMap<String, LastSaid>,
    ) -> Result<Option<LastSaid>, StoreError> {
        let Some(first) = row.orders.first() else { return Ok(None) };
        let known = names_buyer(&first.buyer);
        let mut found: Vec<LastSaid> = Vec::new();
        let (column, value) = if known {
            ("buyer != '' AND buyer", &first.buyer)
        } else {
            ("number", &first.key.number)
        };
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT id, notes FROM orders WHERE {column} = ?1 AND NOT deleted
               AND platform = ?2 AND shop = ?3 ORDER BY touched DESC LIMIT {RECENT}"
        ))?;
        let mut orders =
            statement.query(params![value, first.key.platform.code(), first.key.shop])?;
        while let Some(order) = orders.next()? {
            let id: String = order.get(0)?;
            let notes: Vec<Note> = serde_json::from_str(order.get_ref(1)?.as_str().unwrap_or("[]"))
                .map_err(|e| StoreError::Content(e.to_string()))?;
            found.extend(notes.into_iter().next_back().map(|note| self.said_in(note)));
            let sql = "SELECT at, agent, title FROM uses WHERE about = ?1 ORDER BY at DESC LIMIT 1";
            found.extend(self.many(sql, &[&format!("order:{id}")], |_, use_row| {
                Ok(LastSaid {
                    how: Said::Reply,
                    at: self.shown(use_row.get(0)?),
                    agent: use_row.get(1)?,
                    text: use_row.get(2)?,
                })
            })?);
        }
        found.extend(contacts.get(&first.buyer).filter(|_| known).cloned());
        Ok(found.into_iter().max_by_key(|said| said.at))
    }

    fn said_in(&self, note: Note) -> LastSaid {
        LastSaid {
            how: Said::Note,
            at: note.at.with_timezone(&self.offset),
            agent: note.agent,
            text: note.text,
        }
    }

    /// The last contact about a review with each reviewer.
    fn contacts(&self) -> Result<HashMap<String, LastSaid>, StoreError> {
        let sql = "SELECT buyer, contacts FROM reviews
             WHERE NOT deleted AND buyer != '' AND contacts != '[]'";
        let mut found: HashMap<String, LastSaid> = HashMap::new();
        for (buyer, contacts) in
            self.many(sql, &[], |_, row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?
        {
            let contacts: Vec<Contact> =
                serde_json::from_str(&contacts).map_err(|e| StoreError::Content(e.to_string()))?;
            let said = contacts.into_iter().filter(|c| c.channel != Channel::Public);
            let Some(last) = said.max_by_key(|c| c.at) else { continue };
            let last = LastSaid {
                how: Said::Review,
                at: last.at.with_timezone(&self.offset),
                agent: last.agent,
                text: last.outcome,
            };
            let known = found.entry(buyer).or_insert_with(|| last.clone());
            if known.at < last.at {
                *known = last;
            }
        }
        Ok(found)
    }

    /// Each buyer who was urged between two times, and whether they paid before the claim ran out:
    /// rows of the tally, at the time of the urging and for the agent who did it.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn urged(&self, from: Time, to: Time) -> Result<Vec<Activity>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT c.id, c.at, c.agent, c.until, c.buyer, o.id, o.number, o.buyer, u.paid
             FROM claims c LEFT JOIN urgings u ON u.claim = c.id
             LEFT JOIN orders o ON o.id = u.order_id
             WHERE c.at >= ?1 AND c.at < ?2 ORDER BY c.at, c.id, o.number, o.id",
        )?;
        let mut rows = statement.query(params![to_ms(from), to_ms(to)])?;
        let mut found: Vec<Activity> = Vec::new();
        let mut paid: Vec<Activity> = Vec::new();
        let mut current = String::new();
        let mut paid_of_current = false;
        while let Some(row) = rows.next()? {
            let claim: String = row.get(0)?;
            let id: ClaimId = super::log::parsed(&claim)?;
            let at: i64 = row.get(1)?;
            let order: Option<String> = row.get(5)?;
            let number: String = row.get::<_, Option<String>>(6)?.unwrap_or_default();
            let record = match order {
                Some(order) => Ref::Order(OrderId(super::log::parsed(&order)?)),
                None => Ref::Claim(id),
            };
            let mut buyer: String = row.get(4)?;
            if buyer.is_empty() {
                buyer = row.get::<_, Option<String>>(7)?.unwrap_or_default();
            }
            let activity = Activity {
                measure: Measure::Urged,
                at: from_ms(at, from).with_timezone(&self.offset),
                agent: row.get(2)?,
                record,
                value: 1,
                detail: number.clone(),
                buyer,
            };
            let until: i64 = row.get(3)?;
            let in_time = row.get::<_, Option<i64>>(8)?.is_some_and(|p| p >= at && p <= until);
            let is_new = claim != current;
            paid_of_current &= !is_new;
            if in_time {
                let activity = Activity { measure: Measure::UrgedPaid, ..activity.clone() };
                join(&mut paid, paid_of_current, activity);
                paid_of_current = true;
            }
            join(&mut found, !is_new, activity);
            current = claim;
        }
        found.append(&mut paid);
        Ok(found)
    }
}

/// One row per buyer: their further orders are named in it.
fn join(rows: &mut Vec<Activity>, goes_on: bool, row: Activity) {
    match rows.last_mut().filter(|_| goes_on) {
        Some(last) => last.detail = format!("{} {}", last.detail, row.detail),
        None => rows.push(row),
    }
}

/// Orders by buyer, in the order of the first one of each; who is not known stands alone.
fn grouped(orders: Vec<Order>) -> Vec<ToUrge> {
    let mut rows: Vec<ToUrge> = Vec::new();
    let mut places: HashMap<(String, String, String), usize> = HashMap::new();
    for order in orders {
        if !names_buyer(&order.buyer) {
            rows.push(ToUrge { orders: vec![order], last: None, groups: Vec::new() });
            continue;
        }
        let buyer = order.buyer.trim().to_owned();
        let key = (order.key.platform.code().to_owned(), order.key.shop.clone(), buyer);
        match places.get(&key) {
            Some(at) => rows[*at].orders.push(order),
            None => {
                places.insert(key, rows.len());
                rows.push(ToUrge { orders: vec![order], last: None, groups: Vec::new() });
            }
        }
    }
    rows
}
