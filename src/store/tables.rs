//! The fold's way into the tables: one record is read from the log, folded and written.

use super::log::entries;
use super::{Store, StoreError, claims, order_words, schema};
use crate::domain::tally::Activity;
use crate::domain::{
    Buyer, Count, Entry, Handover, Item, Order, Record, Reminder, ReplyUse, Review, Time, Word,
    fold, to_ms,
};
use rusqlite::{Connection, Transaction, params};
use serde::Serialize;

/// Makes the rows of one record anew from its live changes.
pub(super) fn refold(transaction: &Transaction<'_>, record: &str) -> Result<(), StoreError> {
    let entries = entries(transaction, record)?;
    fold_into(transaction, record, &entries)
}

/// Folds the live changes of one record, given in order, into the tables.
pub(super) fn fold_into(
    transaction: &Transaction<'_>,
    record: &str,
    entries: &[Entry],
) -> Result<(), StoreError> {
    let (folded, activities) = fold(entries);
    write_activities(transaction, record, &activities)?;
    if let Some(id) = record.strip_prefix("order:") {
        let order = match &folded {
            Some(Record::Order(order)) => Some(order.as_ref()),
            _ => None,
        };
        claims::write_urgings(transaction, id, entries, order)?;
    }
    match &folded {
        Some(Record::Order(order)) => write_order(transaction, order),
        Some(Record::Review(review)) => write_review(transaction, review),
        Some(Record::Item(item)) => write_item(transaction, item),
        Some(Record::Handover(handover)) => write_handover(transaction, handover),
        Some(Record::Count(count)) => write_count(transaction, count),
        Some(Record::Use(used)) => write_use(transaction, used),
        Some(Record::Reminder(reminder)) => write_reminder(transaction, reminder),
        Some(Record::Buyer(buyer)) => write_buyer(transaction, buyer),
        Some(Record::Claim(claim)) => claims::write_claim(transaction, claim),
        None => remove(transaction, record),
    }
}

fn remove(transaction: &Transaction<'_>, record: &str) -> Result<(), StoreError> {
    let (kind, id) = record.split_once(':').unwrap_or((record, ""));
    let table = match kind {
        "order" => {
            order_words::forget(transaction, id)?;
            "orders"
        }
        "review" => "reviews",
        "item" => "items",
        "handover" => "handovers",
        // Read from the log itself.
        "draft" => return Ok(()),
        "count" => "counts",
        "reminder" => "reminders",
        "buyer" => "buyers",
        "claim" => "claims",
        _ => "uses",
    };
    transaction.prepare_cached(&format!("DELETE FROM {table} WHERE id = ?1"))?.execute([id])?;
    Ok(())
}

fn write_activities(
    transaction: &Transaction<'_>,
    record: &str,
    activities: &[Activity],
) -> Result<(), StoreError> {
    transaction.prepare_cached("DELETE FROM activity WHERE record = ?1")?.execute([record])?;
    let mut insert = transaction.prepare_cached(
        "INSERT INTO activity (record, seq, at, measure, agent, value, detail, buyer)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for (seq, row) in activities.iter().enumerate() {
        insert.execute(params![
            record,
            seq as i64,
            to_ms(row.at),
            row.measure.code(),
            row.agent,
            row.value,
            row.detail,
            row.buyer
        ])?;
    }
    Ok(())
}

fn json<T: Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|e| StoreError::Content(e.to_string()))
}

fn ms(time: Option<Time>) -> Option<i64> {
    time.map(to_ms)
}

fn write_order(transaction: &Transaction<'_>, order: &Order) -> Result<(), StoreError> {
    let id = order.id.to_string();
    let is_new =
        !transaction.prepare_cached("SELECT 1 FROM orders WHERE id = ?1")?.exists([&id])?;
    transaction
        .prepare_cached(
            "INSERT INTO orders (id, platform, shop, number, buyer, item, amount, state, cod,
               address_checked, created, paid, waybill, courier, phone, platform_memo, flag,
               flag_label, agent, notes, extras, touched, deleted, note_text, platform_flag,
               flag_imported, lines, refunds, more_text, discount, cod_confirmed)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,
               ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31)
             ON CONFLICT (id) DO UPDATE SET buyer = ?5, item = ?6, amount = ?7, state = ?8,
               cod = ?9, address_checked = ?10, created = ?11, paid = ?12, waybill = ?13,
               courier = ?14, phone = ?15, platform_memo = ?16, flag = ?17, flag_label = ?18,
               agent = ?19, notes = ?20, extras = ?21, touched = ?22, deleted = ?23,
               note_text = ?24, platform_flag = ?25, flag_imported = ?26, lines = ?27,
               refunds = ?28, more_text = ?29, discount = ?30, cod_confirmed = ?31",
        )?
        .execute(params![
            id,
            order.key.platform.code(),
            order.key.shop,
            order.key.number,
            order.buyer,
            order.item,
            order.amount.0,
            order.state.code(),
            order.cod,
            order.address_checked,
            ms(order.created),
            ms(order.paid),
            order.waybill,
            order.courier,
            order.phone,
            order.platform_memo,
            order.flag.map(Word::code),
            order.flag_label,
            order.agent,
            json(&order.notes)?,
            json(&order.extras)?,
            to_ms(order.touched),
            order.deleted,
            order.notes.iter().map(|n| n.text.as_str()).collect::<Vec<_>>().join("\n"),
            order.platform_flag.map(Word::code),
            order.flag_imported,
            json(&order.lines)?,
            json(&order.refunds)?,
            more_words(order),
            order.discount.0,
            order.cod_confirmed
        ])?;
    order_words::mark(transaction, &id, !is_new)
}

/// The words of an order's lines and refunds by which it is found.
fn more_words(order: &Order) -> String {
    let lines = order.lines.iter().flat_map(|line| {
        // A title that the order itself has is found already.
        let title = Some(&line.title).filter(|t| !order.item.contains(*t));
        [Some(&line.number), title, Some(&line.sku), Some(&line.code)]
    });
    let refunds =
        order.refunds.iter().flat_map(|r| [Some(&r.number), Some(&r.waybill), Some(&r.reason)]);
    let words = lines.chain(refunds).flatten().filter(|w| !w.is_empty());
    words.map(String::as_str).collect::<Vec<_>>().join("\n")
}

fn write_review(transaction: &Transaction<'_>, review: &Review) -> Result<(), StoreError> {
    transaction
        .prepare_cached(
            "INSERT OR REPLACE INTO reviews (id, at, buyer, phone, order_number, item, rating,
               stars, text, reason, severity, state, until, contacts, agent, touched, deleted)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
        )?
        .execute(params![
            review.id.to_string(),
            to_ms(review.at),
            review.buyer,
            review.phone,
            review.order,
            review.item,
            review.rating.code(),
            review.stars,
            review.text,
            review.reason,
            review.severity.code(),
            review.state.code(),
            ms(review.until),
            json(&review.contacts)?,
            review.agent,
            to_ms(review.touched),
            review.deleted
        ])?;
    Ok(())
}

fn write_item(transaction: &Transaction<'_>, item: &Item) -> Result<(), StoreError> {
    transaction
        .prepare_cached(
            "INSERT OR REPLACE INTO items (id, section, about, label, summary, severity, owner,
               due, condition, next, state, agent, since, passes, handovers, answers, outcome,
               touched, deleted)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,
               ?18, ?19)",
        )?
        .execute(params![
            item.id.to_string(),
            item.section.code(),
            item.about.map(|r| r.to_string()),
            item.label,
            item.summary,
            item.severity.code(),
            item.owner,
            ms(item.due),
            item.condition,
            item.next,
            item.state.code(),
            item.agent,
            to_ms(item.since),
            item.passes,
            json(&item.handovers)?,
            json(&item.answers)?,
            item.outcome,
            to_ms(item.touched),
            item.deleted
        ])?;
    Ok(())
}

fn write_handover(transaction: &Transaction<'_>, handover: &Handover) -> Result<(), StoreError> {
    transaction
        .prepare_cached(
            "INSERT OR REPLACE INTO handovers (id, agent, shift, day, at, items, empty)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            handover.id.to_string(),
            handover.agent,
            handover.shift,
            handover.day.to_string(),
            to_ms(handover.at),
            json(&handover.items)?,
            json(&handover.empty)?
        ])?;
    Ok(())
}

fn write_count(transaction: &Transaction<'_>, count: &Count) -> Result<(), StoreError> {
    transaction
        .prepare_cached(
            "INSERT OR REPLACE INTO counts (id, at, agent, what, buyer) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            count.id.to_string(),
            to_ms(count.at),
            count.agent,
            json(&count.kind)?,
            count.buyer
        ])?;
    Ok(())
}

fn write_use(transaction: &Transaction<'_>, used: &ReplyUse) -> Result<(), StoreError> {
    transaction
        .prepare_cached(
            "INSERT OR REPLACE INTO uses (id, at, agent, phrase, title, about)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![
            used.id.to_string(),
            to_ms(used.at),
            used.agent,
            used.phrase,
            used.title,
            used.about.map(|r| r.to_string())
        ])?;
    Ok(())
}

fn write_reminder(transaction: &Transaction<'_>, reminder: &Reminder) -> Result<(), StoreError> {
    transaction
        .prepare_cached(
            "INSERT OR REPLACE INTO reminders (id, kind, about, label, text, due, first, wake,
               repeat, owner, agent, since, endings, open, touched, deleted)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
        )?
        .execute(params![
            reminder.id.to_string(),
            reminder.kind.code(),
            reminder.about.map(|r| r.to_string()),
            reminder.label,
            reminder.text,
            to_ms(reminder.due),
            to_ms(reminder.first),
            ms(reminder.wake),
            reminder.repeat.code(),
            reminder.owner,
            reminder.agent,
            to_ms(reminder.since),
            json(&reminder.endings)?,
            reminder.open,
            to_ms(reminder.touched),
            reminder.deleted
        ])?;
    Ok(())
}

fn write_buyer(transaction: &Transaction<'_>, buyer: &Buyer) -> Result<(), StoreError> {
    transaction
        .prepare_cached(
            "INSERT OR REPLACE INTO buyers (id, platform, shop, name, groups, notes, touched)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            buyer.key.id().to_string(),
            buyer.key.platform.code(),
            buyer.key.shop,
            buyer.key.name,
            json(&buyer.groups)?,
            json(&buyer.notes)?,
            to_ms(buyer.touched)
        ])?;
    Ok(())
}

impl Store {
    /// Makes all tables anew from the log.
    ///
    /// # Errors
    /// As [`Store::save`]; then the tables are as they were.
    pub fn rebuild(&mut self) -> Result<(), StoreError> {
        self.write(rebuild)
    }

    /// Every table that the fold makes, as text, row by row in order of the keys: two stores with
    /// the same commits give the same text.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn dump(&self) -> Result<String, StoreError> {
        let mut out = String::new();
        for table in schema::FOLDED {
            dump_table(&self.connection, table, &mut out)?;
        }
        Ok(out)
    }
}

/// Makes all tables anew from the log, inside `transaction`.
pub(super) fn rebuild(transaction: &Transaction<'_>) -> Result<(), StoreError> {
    for table in schema::FOLDED {
        transaction.execute(&format!("DELETE FROM {table}"), [])?;
    }
    order_words::clear(transaction)?;
    replay_undo(transaction)?;
    let records: Vec<String> = transaction
        .prepare(
            "SELECT h.record FROM changes h WHERE h.record IS NOT NULL
             GROUP BY h.record ORDER BY min(h.n)",
        )?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for record in &records {
        refold(transaction, record)?;
    }
    Ok(order_words::index(transaction)?)
}

fn replay_undo(transaction: &Transaction<'_>) -> Result<(), StoreError> {
    let toggles: Vec<(String, String)> = transaction
        .prepare(
            "SELECT c.stamp, h.body FROM changes h JOIN commits c ON c.n = h.commit_n
             WHERE h.kind IN ('undone', 'redone') ORDER BY c.stamp, h.n",
        )?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    for (stamp, body) in toggles {
        use crate::domain::Change;
        if let Change::Undone { commit } | Change::Redone { commit } = super::log::change(&body)? {
            let undone = body.contains("\"undone\"");
            super::log::toggle(transaction, commit, &stamp, undone)?;
        }
    }
    Ok(())
}

fn dump_table(connection: &Connection, table: &str, out: &mut String) -> Result<(), StoreError> {
    use std::fmt::Write;
    let columns: Vec<String> = connection
        .prepare("SELECT name FROM pragma_table_info(?1)")?
        .query_map([table], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    // Row numbers are local to a file; everything else must agree.
    let wanted: Vec<&str> = columns.iter().map(String::as_str).filter(|c| *c != "n").collect();
    let sql = format!("SELECT {} FROM {table} ORDER BY 1, 2", wanted.join(", "));
    let mut statement = connection.prepare(&sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let _ = write!(out, "{table}");
        for at in 0..wanted.len() {
            let _ = write!(out, "|{:?}", row.get_ref(at)?);
        }
        out.push('\n');
    }
    Ok(())
}
