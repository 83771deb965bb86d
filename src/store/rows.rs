//! Table rows as records.

use super::log::parsed;
use super::{Store, StoreError};
use crate::domain::tally::Activity;
use crate::domain::{
    Buyer, BuyerKey, Count, Handover, Item, Money, Note, Order, OrderId, OrderKey, OrderState,
    Reminder, ReplyUse, Review, Time, Word,
};
use chrono::NaiveDate;
use rusqlite::Row;
use serde::de::DeserializeOwned;

/// The columns of a table in the order in which its reader takes them.
pub(super) const ORDER: &str = "platform, shop, number, buyer, item, amount, state, cod, \
     address_checked, created, paid, waybill, courier, phone, platform_memo, flag, flag_label, \
     agent, notes, extras, touched, deleted, discount, platform_flag, flag_imported, lines, \
     refunds, cod_confirmed";
pub(super) const REVIEW: &str = "id, at, buyer, phone, order_number, item, rating, stars, text, \
     reason, severity, state, until, contacts, agent, touched, deleted";
pub(super) const ITEM: &str = "id, section, about, label, summary, severity, owner, due, \
     condition, next, state, agent, since, passes, handovers, answers, outcome, touched, deleted";
pub(super) const HANDOVER: &str = "id, agent, shift, day, at, items, empty";
pub(super) const ACTIVITY: &str = "record, at, measure, agent, value, detail, buyer";
pub(super) const USE: &str = "id, at, agent, phrase, title, about";
pub(super) const REMINDER: &str = "id, kind, about, label, text, due, first, wake, repeat, \
     owner, agent, since, endings, open, touched, deleted";
pub(super) const BUYER: &str = "platform, shop, name, groups, notes, touched";
pub(super) const COUNT: &str = "id, at, agent, what, buyer";

/// Reads the columns of a row one after the other.
struct Reader<'r, 'c> {
    row: &'r Row<'c>,
    at: usize,
    store: &'r Store,
}

impl Reader<'_, '_> {
    fn get<T: rusqlite::types::FromSql>(&mut self) -> Result<T, StoreError> {
        let value = self.row.get(self.at)?;
        self.at += 1;
        Ok(value)
    }

    fn time(&mut self) -> Result<Time, StoreError> {
        let ms = self.get()?;
        Ok(self.store.shown(ms))
    }

    fn maybe_time(&mut self) -> Result<Option<Time>, StoreError> {
        Ok(self.get::<Option<i64>>()?.map(|ms| self.store.shown(ms)))
    }

    fn word<W: Word>(&mut self) -> Result<W, StoreError> {
        let text: String = self.get()?;
        W::parse(&text).map_err(|e| StoreError::Content(e.to_string()))
    }

    fn maybe_word<W: Word>(&mut self) -> Result<Option<W>, StoreError> {
        let text: Option<String> = self.get()?;
        text.map(|t| W::parse(&t)).transpose().map_err(|e| StoreError::Content(e.to_string()))
    }

    fn parse<T: std::str::FromStr<Err: std::fmt::Display>>(&mut self) -> Result<T, StoreError> {
        let text: String = self.get()?;
        parsed(&text)
    }

    fn json<T: DeserializeOwned>(&mut self) -> Result<T, StoreError> {
        let text: String = self.get()?;
        serde_json::from_str(&text).map_err(|e| StoreError::Content(e.to_string()))
    }
}

impl Store {
    fn reader<'r, 'c>(&'r self, row: &'r Row<'c>) -> Reader<'r, 'c> {
        Reader { row, at: 0, store: self }
    }

    pub(super) fn order_row(&self, row: &Row<'_>) -> Result<Order, StoreError> {
        let mut r = self.reader(row);
        let key = OrderKey { platform: r.word()?, shop: r.get()?, number: r.get()? };
        Ok(Order {
            id: OrderId::derive(key.platform.code(), &key.shop, &key.number),
            key,
            buyer: r.get()?,
            item: r.get()?,
            amount: Money(r.get()?),
            state: OrderState::read(&r.get::<String>()?),
            cod: r.get()?,
            address_checked: r.get()?,
            created: r.maybe_time()?,
            paid: r.maybe_time()?,
            waybill: r.get()?,
            courier: r.get()?,
            phone: r.get()?,
            platform_memo: r.get()?,
            flag: r.maybe_word()?,
            flag_label: r.get()?,
            agent: r.get()?,
            notes: r.json::<Vec<Note>>()?,
            extras: r.json()?,
            touched: r.time()?,
            deleted: r.get()?,
            discount: Money(r.get()?),
            known: true,
            amount_told: true,
            platform_flag: r.maybe_word()?,
            flag_imported: r.get()?,
            lines: r.json()?,
            refunds: r.json()?,
            cod_confirmed: r.get()?,
        })
    }

    pub(super) fn review_row(&self, row: &Row<'_>) -> Result<Review, StoreError> {
        let mut r = self.reader(row);
        Ok(Review {
            id: r.parse()?,
            at: r.time()?,
            buyer: r.get()?,
            phone: r.get()?,
            order: r.get()?,
            item: r.get()?,
            rating: r.word()?,
            stars: r.get()?,
            text: r.get()?,
            reason: r.get()?,
            severity: r.word()?,
            state: r.word()?,
            until: r.maybe_time()?,
            contacts: r.json()?,
            agent: r.get()?,
            touched: r.time()?,
            deleted: r.get()?,
        })
    }

    pub(super) fn item_row(&self, row: &Row<'_>) -> Result<Item, StoreError> {
        let mut r = self.reader(row);
        Ok(Item {
            id: r.parse()?,
            section: r.word()?,
            about: r.get::<Option<String>>()?.map(|t| parsed(&t)).transpose()?,
            label: r.get()?,
            summary: r.get()?,
            severity: r.word()?,
            owner: r.get()?,
            due: r.maybe_time()?,
            condition: r.get()?,
            next: r.get()?,
            state: r.word()?,
            agent: r.get()?,
            since: r.time()?,
            passes: r.get()?,
            handovers: r.json()?,
            answers: r.json()?,
            outcome: r.get()?,
            touched: r.time()?,
            deleted: r.get()?,
        })
    }

    pub(super) fn handover_row(&self, row: &Row<'_>) -> Result<Handover, StoreError> {
        let mut r = self.reader(row);
        Ok(Handover {
            id: r.parse()?,
            agent: r.get()?,
            shift: r.get()?,
            day: r.parse::<NaiveDate>()?,
            at: r.time()?,
            items: r.json()?,
            empty: r.json()?,
        })
    }

    pub(super) fn activity_row(&self, row: &Row<'_>) -> Result<Activity, StoreError> {
        let mut r = self.reader(row);
        Ok(Activity {
            record: r.parse()?,
            at: r.time()?,
            measure: r.word()?,
            agent: r.get()?,
            value: r.get()?,
            detail: r.get()?,
            buyer: r.get()?,
        })
    }

    pub(super) fn use_row(&self, row: &Row<'_>) -> Result<ReplyUse, StoreError> {
        let mut r = self.reader(row);
        Ok(ReplyUse {
            id: r.parse()?,
            at: r.time()?,
            agent: r.get()?,
            phrase: r.get()?,
            title: r.get()?,
            about: r.get::<Option<String>>()?.map(|t| parsed(&t)).transpose()?,
        })
    }

    pub(super) fn reminder_row(&self, row: &Row<'_>) -> Result<Reminder, StoreError> {
        let mut r = self.reader(row);
        Ok(Reminder {
            id: r.parse()?,
            kind: r.word()?,
            about: r.get::<Option<String>>()?.map(|t| parsed(&t)).transpose()?,
            label: r.get()?,
            text: r.get()?,
            due: r.time()?,
            first: r.time()?,
            wake: r.maybe_time()?,
            repeat: r.word()?,
            owner: r.get()?,
            agent: r.get()?,
            since: r.time()?,
            endings: r.json()?,
            open: r.get()?,
            touched: r.time()?,
            deleted: r.get()?,
        })
    }

    pub(super) fn buyer_row(&self, row: &Row<'_>) -> Result<Buyer, StoreError> {
        let mut r = self.reader(row);
        Ok(Buyer {
            key: BuyerKey { platform: r.word()?, shop: r.get()?, name: r.get()? },
            groups: r.json()?,
            notes: r.json()?,
            touched: r.time()?,
        })
    }

    pub(super) fn count_row(&self, row: &Row<'_>) -> Result<Count, StoreError> {
        let mut r = self.reader(row);
        Ok(Count {
            id: r.parse()?,
            at: r.time()?,
            agent: r.get()?,
            kind: r.json()?,
            buyer: r.get()?,
        })
    }
}
