//! Finding orders by their words.
//!
//! The index tells which orders hold three characters in a row. A word of more characters asks for
//! all its threes and is looked at in the rows; one of two characters or one is the beginning of
//! threes. Where a word is rare, its rows are few and are put in order; where it is common, the
//! first page is found going down the list; what is common but stands only deep down is found by
//! going down the list's index with the set of all found rows beside it.

use super::lists::List;
use super::order_words::{INDEXED, TEXTS, holds, threes, words_in};
use super::rows::ORDER;
use super::{Store, StoreError};
use crate::domain::{OrderPage, OrderQuery, PageEnd};
use crate::text::gate;
use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};
use std::collections::BTreeSet;

/// So many rows are put in order at most.
const FEW: usize = 10_000;
/// So many rows of a list are looked at before the whole set is asked for.
const LOOKED_AT: usize = 10_000;

/// A set of rows.
#[derive(Debug, Default)]
struct Rows(Vec<u64>);

impl Rows {
    fn add(&mut self, row: i64) {
        let (word, bit) = (row as usize / 64, row as usize % 64);
        if word >= self.0.len() {
            self.0.resize(word + 1, 0);
        }
        self.0[word] |= 1 << bit;
    }

    fn has(&self, row: i64) -> bool {
        self.0.get(row as usize / 64).is_some_and(|word| word & (1 << (row as usize % 64)) != 0)
    }

    fn keep(&mut self, other: &Self) {
        for (at, word) in self.0.iter_mut().enumerate() {
            *word &= other.0.get(at).copied().unwrap_or(0);
        }
    }
}

/// What is looked for.
struct Wanted {
    words: Vec<String>,
    /// Orders that the index does not know as they are.
    waiting: BTreeSet<i64>,
}

impl Wanted {
    fn long(&self) -> impl Iterator<Item = &String> {
        self.words.iter().filter(|w| w.chars().count() >= INDEXED)
    }

    fn short(&self) -> impl Iterator<Item = &String> {
        self.words.iter().filter(|w| w.chars().count() < INDEXED)
    }
}

impl Store {
    /// One page of orders.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn orders(&self, query: &OrderQuery) -> Result<OrderPage, StoreError> {
        let list = List::of(&query.filter);
        let limit = query.limit.max(1);
        let mut words: Vec<String> = Vec::new();
        for text in [&query.text, &list.text] {
            words.extend(gate::fold_search(text).split_whitespace().map(str::to_owned));
        }
        let mut page = OrderPage::default();
        let mut ends = Vec::new();
        if words.is_empty() {
            let (sql, values) = list.page(&format!("{ORDER}, n, placed"), query.after);
            let mut statement =
                self.connection.prepare_cached(&format!("{sql} LIMIT {}", limit + 1))?;
            let mut rows = statement.query(params_from_iter(values))?;
            while let Some(row) = rows.next()? {
                ends.push(end_of(row)?);
                page.orders.push(self.order_row(row)?);
            }
        } else {
            ends = self.found(&list, words, query.after, limit + 1)?;
            let sql = format!("SELECT {ORDER} FROM orders WHERE n = ?1");
            let mut statement = self.connection.prepare_cached(&sql)?;
            for end in ends.iter().take(limit) {
                let mut rows = statement.query([end.row])?;
                if let Some(row) = rows.next()? {
                    page.orders.push(self.order_row(row)?);
                }
            }
        }
        page.more = ends.len() > limit;
        page.orders.truncate(limit);
        page.end = ends.get(..limit).unwrap_or(&ends).last().copied();
        Ok(page)
    }

    /// Where the first `most` orders of a list stand that hold all words.
    fn found(
        &self,
        list: &List,
        words: Vec<String>,
        after: Option<PageEnd>,
        most: usize,
    ) -> Result<Vec<PageEnd>, StoreError> {
        let waiting = self
            .connection
            .prepare_cached("SELECT n FROM order_unindexed")?
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        let wanted = Wanted { words, waiting };
        if let Some(rows) = self.few(&wanted)? {
            return self.in_order(list, &wanted, rows, after, most);
        }
        match self.first_looked_at(list, &wanted, after, most)? {
            Some(ends) => Ok(ends),
            None => self.deep_down(list, &wanted, after, most),
        }
    }

    /// The rows that may hold the words, when the index knows that they are few.
    fn few(&self, wanted: &Wanted) -> Result<Option<BTreeSet<i64>>, StoreError> {
        let mut rows = wanted.waiting.clone();
        let most = rows.len() + FEW;
        let longest = wanted.short().max_by_key(|w| w.chars().count());
        let mut add = |row| {
            rows.insert(row);
            rows.len() <= most
        };
        if wanted.long().next().is_some() {
            self.each_with_threes(wanted.long(), &mut add)?;
        } else if let Some(word) = longest {
            self.each_with(word, &mut add)?;
        }
        Ok((rows.len() <= most).then_some(rows))
    }

    /// The rows that hold all threes of all these words.
    fn each_with_threes<'w>(
        &self,
        words: impl Iterator<Item = &'w String>,
        each: &mut dyn FnMut(i64) -> bool,
    ) -> Result<(), StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT rowid FROM order_text WHERE order_text MATCH ?1")?;
        let mut rows = statement.query([threes(words)])?;
        while let Some(row) = rows.next()? {
            if !each(row.get(0)?) {
                break;
            }
        }
        Ok(())
    }

    /// The rows that hold a word of two characters or one, some of them several times.
    fn each_with(&self, word: &str, each: &mut dyn FnMut(i64) -> bool) -> Result<(), StoreError> {
        self.connection.execute_batch(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.order_terms
             USING fts5vocab('main', 'order_text', 'instance')",
        )?;
        let mut statement = self.connection.prepare_cached(
            "SELECT doc FROM temp.order_terms WHERE term >= ?1 AND term < ?1 || char(1114111)",
        )?;
        let mut rows = statement.query([word])?;
        while let Some(row) = rows.next()? {
            if !each(row.get(0)?) {
                break;
            }
        }
        Ok(())
    }

    /// Those of a few rows that belong to the list and hold the words, in its order.
    fn in_order(
        &self,
        list: &List,
        wanted: &Wanted,
        rows: BTreeSet<i64>,
        after: Option<PageEnd>,
        most: usize,
    ) -> Result<Vec<PageEnd>, StoreError> {
        let mut statement =
            self.connection.prepare_cached(&list.one(&format!("n, touched, placed, {TEXTS}")))?;
        let mut ends = Vec::new();
        let mut text = String::new();
        for n in rows {
            let values = std::iter::once(Value::Integer(n)).chain(list.values().iter().cloned());
            let mut found = statement.query(params_from_iter(values))?;
            let Some(row) = found.next()? else { continue };
            let end = end_of(row)?;
            if after.is_some_and(|after| end >= after) {
                continue;
            }
            words_in(row, 3, &mut text)?;
            if holds(&text, &wanted.words) {
                ends.push(end);
            }
        }
        ends.sort_unstable_by(|a, b| b.cmp(a));
        ends.truncate(most);
        Ok(ends)
    }

    /// Goes down the list and looks at the rows themselves; nothing when that would take long.
    fn first_looked_at(
        &self,
        list: &List,
        wanted: &Wanted,
        after: Option<PageEnd>,
        most: usize,
    ) -> Result<Option<Vec<PageEnd>>, StoreError> {
        let (sql, values) = list.page(&format!("n, touched, placed, {TEXTS}"), after);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(values))?;
        let (mut ends, mut text) = (Vec::new(), String::new());
        for _ in 0..LOOKED_AT {
            let Some(row) = rows.next()? else { return Ok(Some(ends)) };
            words_in(row, 3, &mut text)?;
            if holds(&text, &wanted.words) {
                ends.push(end_of(row)?);
                if ends.len() == most {
                    return Ok(Some(ends));
                }
            }
        }
        Ok(None)
    }

    /// Goes down the list's index with the set of all rows that may hold the words.
    fn deep_down(
        &self,
        list: &List,
        wanted: &Wanted,
        after: Option<PageEnd>,
        most: usize,
    ) -> Result<Vec<PageEnd>, StoreError> {
        let mut set: Option<Rows> = None;
        let mut narrow = |rows: Rows| match &mut set {
            Some(set) => set.keep(&rows),
            None => set = Some(rows),
        };
        if wanted.long().next().is_some() {
            let mut rows = Rows::default();
            self.each_with_threes(wanted.long(), &mut |row| {
                rows.add(row);
                true
            })?;
            narrow(rows);
        }
        for word in wanted.short() {
            let mut rows = Rows::default();
            self.each_with(word, &mut |row| {
                rows.add(row);
                true
            })?;
            narrow(rows);
        }
        let mut set = set.unwrap_or_default();
        for row in &wanted.waiting {
            set.add(*row);
        }
        let (sql, values) = list.page("n, touched, placed", after);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut look =
            self.connection.prepare_cached(&format!("SELECT {TEXTS} FROM orders WHERE n = ?1"))?;
        let mut rows = statement.query(params_from_iter(values))?;
        let (mut ends, mut text) = (Vec::new(), String::new());
        while ends.len() < most
            && let Some(row) = rows.next()?
        {
            let end = end_of(row)?;
            if !set.has(end.row) {
                continue;
            }
            let mut looked = look.query([end.row])?;
            if let Some(row) = looked.next()? {
                words_in(row, 0, &mut text)?;
                if holds(&text, &wanted.words) {
                    ends.push(end);
                }
            }
        }
        Ok(ends)
    }
}

/// Where a row with the columns `n`, `touched` and `placed` stands.
fn end_of(row: &Row<'_>) -> rusqlite::Result<PageEnd> {
    Ok(PageEnd { touched: row.get("touched")?, placed: row.get("placed")?, row: row.get("n")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_of_rows() {
        let mut set = Rows::default();
        for row in [1, 63, 64, 1_000_000] {
            set.add(row);
        }
        assert!(set.has(64) && set.has(1_000_000) && !set.has(2) && !set.has(2_000_000));
        let mut other = Rows::default();
        other.add(64);
        set.keep(&other);
        assert!(set.has(64) && !set.has(1) && !set.has(1_000_000));
    }
}
