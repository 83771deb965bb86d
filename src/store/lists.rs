//! The lists of orders as SQL: what each asks for, and the index that it pages along.
//!
//! Every list stands in one order: touched last first, among these placed last first. Its index
//! holds just that order, so a page costs the same at any depth.

use super::{Store, StoreError};
use crate::domain::{Criteria, OrderFilter, PageEnd, Word, to_ms};
use rusqlite::types::Value;
use rusqlite::{ErrorCode, params_from_iter};

/// The order of every list.
pub(super) const ORDER_BY: &str = "ORDER BY touched DESC, placed DESC, n DESC";

/// How many steps of SQLite's machine a count may take, in thousands: a list that its index does
/// not narrow down is not counted.
const COUNT_STEPS: u32 = 400;

/// A list of orders as SQL.
#[derive(Debug)]
pub(super) struct List {
    /// Nothing where its orders are so few that they are put in order.
    index: Option<&'static str>,
    wheres: Vec<&'static str>,
    values: Vec<Value>,
    /// Words that its orders hold, beside those that are searched.
    pub(super) text: String,
}

impl List {
    pub(super) fn of(filter: &OrderFilter) -> Self {
        let mut list = Self {
            index: Some("orders_recent"),
            wheres: vec!["NOT deleted"],
            values: Vec::new(),
            text: String::new(),
        };
        match filter {
            OrderFilter::All => {}
            OrderFilter::Unpaid => list.along("orders_state", "state = 'unpaid'"),
            OrderFilter::ToShip => {
                list.along("orders_to_ship", "state IN ('to-ship', 'part-shipped')");
            }
            OrderFilter::Flagged => list.along("orders_flagged", "flag IS NOT NULL"),
            OrderFilter::Flag(colour) => {
                list.along("orders_flag", "flag = ?");
                list.values.push(text(colour.code()));
            }
            OrderFilter::CodToConfirm => list.along(
                "orders_cod",
                "cod AND NOT cod_confirmed AND state IN ('unpaid', 'to-ship')",
            ),
            OrderFilter::Promised => {
                list.index = None;
                list.wheres.push(
                    "n IN (SELECT o.n FROM reminders r JOIN orders o ON o.id = substr(r.about, 7)
                       WHERE r.open AND NOT r.deleted AND r.kind = 'promise'
                       AND r.about LIKE 'order:%')",
                );
            }
            OrderFilter::Silent => {
                list.along("orders_silent", "agent = '' AND state IN ('to-ship', 'part-shipped')");
            }
            OrderFilter::SilentSince(since) => {
                list.along("orders_silent", "agent = '' AND state IN ('to-ship', 'part-shipped')");
                list.asks("coalesce(paid, created, touched) >= ?", Value::Integer(to_ms(*since)));
            }
            // Few enough to be looked up one by one.
            OrderFilter::HandledSince(since) => {
                // A report that comes again touches what was done with long ago.
                list.along(
                    "orders_handled",
                    "agent != '' AND touched >= ? AND (state NOT IN ('done', 'closed') OR EXISTS (
                       SELECT 1 FROM activity WHERE activity.record = 'order:' || orders.id
                       AND activity.at >= ? AND activity.measure IN ('flags', 'notes')))",
                );
                // An afternoon's urging says nothing to the next shift that the flag does not say.
                list.wheres.push(
                    "(NOT EXISTS (SELECT 1 FROM urgings WHERE order_id = orders.id) OR EXISTS (
                       SELECT 1 FROM activity WHERE activity.record = 'order:' || orders.id
                       AND activity.measure IN ('flags', 'notes', 'discounts')
                       AND activity.at NOT IN (SELECT claims.at FROM urgings
                         JOIN claims ON claims.id = urgings.claim
                         WHERE urgings.order_id = orders.id)))",
                );
                list.values.extend([Value::Integer(to_ms(*since)), Value::Integer(to_ms(*since))]);
            }
            OrderFilter::Own(criteria) => list.own(criteria),
        }
        list
    }

    fn along(&mut self, index: &'static str, asked: &'static str) {
        self.index = Some(index);
        self.wheres.push(asked);
    }

    fn asks(&mut self, asked: &'static str, value: Value) {
        self.wheres.push(asked);
        self.values.push(value);
    }

    fn own(&mut self, criteria: &Criteria) {
        self.text.clone_from(&criteria.text);
        if let Some(agent) = criteria.agent.as_deref() {
            if !agent.is_empty() {
                self.along("orders_handled", "agent != ''");
            }
            self.asks("agent = ?", text(agent));
        }
        match criteria.flagged {
            Some(true) => self.along("orders_flagged", "flag IS NOT NULL"),
            Some(false) => self.wheres.push("flag IS NULL"),
            None => {}
        }
        match criteria.flags.as_slice() {
            [] => {}
            [one] => {
                self.index = Some("orders_flag");
                self.asks("flag = ?", text(one.code()));
            }
            several => {
                self.along("orders_flagged", "flag IS NOT NULL");
                let codes: Vec<&str> = several.iter().map(|c| c.code()).collect();
                self.asks("flag IN (SELECT value FROM json_each(?))", json(&codes));
            }
        }
        match criteria.states.as_slice() {
            [] => {}
            [one] => {
                self.index = Some("orders_state");
                self.asks("state = ?", text(one.code()));
            }
            several => {
                let codes: Vec<&str> = several.iter().map(|s| s.code()).collect();
                self.asks("state IN (SELECT value FROM json_each(?))", json(&codes));
            }
        }
        let yes_no = [
            (criteria.cod, "cod", "NOT cod"),
            (criteria.address_checked, "address_checked", "NOT address_checked"),
            (criteria.cod_confirmed, "cod_confirmed", "NOT cod_confirmed"),
            (criteria.has_note, "note_text != ''", "note_text = ''"),
        ];
        for (wanted, yes, no) in yes_no {
            if let Some(wanted) = wanted {
                self.wheres.push(if wanted { yes } else { no });
            }
        }
        if let Some(platform) = criteria.platform {
            self.asks("platform = ?", text(platform.code()));
        }
        if let Some(shop) = &criteria.shop {
            self.asks("shop = ?", text(shop));
        }
        if let Some(amount) = criteria.amount_over {
            self.asks("amount > ?", Value::Integer(amount.0));
        }
        if let Some(amount) = criteria.amount_under {
            self.asks("amount < ?", Value::Integer(amount.0));
        }
        // When it was placed is not known of every order: such a one is neither old nor new.
        if let Some(before) = criteria.before {
            self.asks("created < ?", Value::Integer(to_ms(before)));
        }
        if let Some(since) = criteria.since {
            self.asks("created >= ?", Value::Integer(to_ms(since)));
        }
    }

    /// A question for `columns` of its orders after a place, in its order, and its values.
    pub(super) fn page(&self, columns: &str, after: Option<PageEnd>) -> (String, Vec<Value>) {
        let mut values = self.values.clone();
        let mut wheres = self.wheres.join(" AND ");
        if let Some(end) = after {
            wheres.push_str(" AND (touched, placed, n) < (?, ?, ?)");
            values.extend([end.touched, end.placed, end.row].map(Value::Integer));
        }
        let index = self.index.map_or("NOT INDEXED".into(), |index| format!("INDEXED BY {index}"));
        let sql = format!("SELECT {columns} FROM orders {index} WHERE {wheres} {ORDER_BY}");
        (sql, values)
    }

    /// A question for `columns` of one row if it belongs to the list; the row comes first among
    /// the values.
    pub(super) fn one(&self, columns: &str) -> String {
        let wheres = self.wheres.join(" AND ");
        format!("SELECT {columns} FROM orders NOT INDEXED WHERE n = ? AND {wheres}")
    }

    /// The values that [`List::one`] takes after the row.
    pub(super) fn values(&self) -> &[Value] {
        &self.values
    }
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn json(codes: &[&str]) -> Value {
    Value::Text(serde_json::json!(codes).to_string())
}

impl Store {
    /// How many orders a list has, `most` + 1 for any number above that; nothing when finding out
    /// would take long.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn count_orders(
        &mut self,
        filter: &OrderFilter,
        most: usize,
    ) -> Result<Option<usize>, StoreError> {
        let list = List::of(filter);
        if !list.text.is_empty() {
            return Ok(None);
        }
        let (sql, values) = list.page("1", None);
        let sql = format!("SELECT count(*) FROM ({sql} LIMIT {})", most + 1);
        let mut steps = 0;
        self.unless(
            move || {
                steps += 1;
                steps > COUNT_STEPS
            },
            |store| {
                let mut statement = store.connection.prepare_cached(&sql)?;
                let count: i64 = statement.query_row(params_from_iter(values), |row| row.get(0))?;
                Ok(count as usize)
            },
        )
    }

    /// Does some reading, and gives it up when `stop` says so, which is asked every thousand steps
    /// of SQLite's machine.
    ///
    /// # Errors
    /// What the work says.
    pub fn unless<T>(
        &mut self,
        stop: impl FnMut() -> bool + Send + 'static,
        work: impl FnOnce(&Self) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        self.connection.progress_handler(1_000, Some(stop))?;
        let done = work(self);
        self.connection.progress_handler(0, None::<fn() -> bool>)?;
        match done {
            Err(StoreError::Sqlite(e))
                if e.sqlite_error_code() == Some(ErrorCode::OperationInterrupted) =>
            {
                Ok(None)
            }
            done => done.map(Some),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Colour, Money, OrderState, Platform, Time};
    use crate::store::Place;
    use chrono::FixedOffset;

    fn lists() -> Vec<OrderFilter> {
        let at = Time::parse_from_rfc3339("2026-11-21T20:00:00+08:00").unwrap();
        let own = |criteria| OrderFilter::Own(Box::new(criteria));
        vec![
            OrderFilter::All,
            OrderFilter::Unpaid,
            OrderFilter::ToShip,
            OrderFilter::Flagged,
            OrderFilter::Flag(Colour::Red),
            OrderFilter::CodToConfirm,
            OrderFilter::Silent,
            OrderFilter::Promised,
            OrderFilter::SilentSince(at),
            OrderFilter::HandledSince(at),
            own(Criteria::default()),
            own(Criteria {
                agent: Some("慧兰".into()),
                flagged: Some(true),
                ..Criteria::default()
            }),
            own(Criteria {
                agent: Some(String::new()),
                has_note: Some(false),
                ..Criteria::default()
            }),
            own(Criteria { flags: vec![Colour::Red, Colour::Blue], ..Criteria::default() }),
            own(Criteria {
                states: vec![OrderState::Shipped],
                flags: vec![Colour::Red],
                before: Some(at),
                amount_over: Some(Money(10_000)),
                ..Criteria::default()
            }),
            own(Criteria {
                states: vec![OrderState::Shipped, OrderState::Done],
                platform: Some(Platform::Pdd),
                shop: Some("二店".into()),
                since: Some(at),
                cod: Some(true),
                address_checked: Some(false),
                cod_confirmed: Some(false),
                amount_under: Some(Money(10_000)),
                flagged: Some(false),
                ..Criteria::default()
            }),
        ]
    }

    #[test]
    fn every_list_pages_along_an_index_in_its_own_order() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place { db: folder.path().join("chaqi.db") };
        let mut store = Store::open(place, FixedOffset::east_opt(0).unwrap()).unwrap();
        let end = PageEnd { touched: 5, placed: 4, row: 3 };
        for filter in lists() {
            let list = List::of(&filter);
            for after in [None, Some(end)] {
                let (sql, values) = list.page("n", after);
                let mut plan =
                    store.connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
                let lines: Vec<String> = plan
                    .query_map(params_from_iter(&values), |row| row.get::<_, String>(3))
                    .unwrap()
                    .collect::<Result<_, _>>()
                    .unwrap();
                let plan = lines.join("\n");
                assert!(!plan.contains("SCAN orders") || after.is_none(), "{filter:?}:\n{plan}");
                if let Some(index) = list.index {
                    assert!(!plan.contains("TEMP B-TREE"), "{filter:?} sorts:\n{plan}");
                    assert!(plan.contains(index), "{filter:?}:\n{plan}");
                } else {
                    assert!(plan.contains("INTEGER PRIMARY KEY"), "{filter:?}:\n{plan}");
                }
                if after.is_some() {
                    assert!(plan.contains("SEARCH orders"), "{filter:?} starts over:\n{plan}");
                }
            }
            assert_eq!(store.count_orders(&filter, 9).unwrap(), Some(0));
        }
    }

    #[test]
    fn reading_is_given_up_when_nobody_waits_for_it() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place { db: folder.path().join("chaqi.db") };
        let mut store = Store::open(place, FixedOffset::east_opt(0).unwrap()).unwrap();
        let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
                       SELECT count(*) FROM n";
        let read = |store: &Store, sql: &str| {
            Ok(store.connection.query_row(sql, [], |row| row.get::<_, i64>(0))?)
        };
        assert_eq!(store.unless(|| true, |store| read(store, endless)).unwrap(), None);
        assert_eq!(store.unless(|| true, |store| read(store, "SELECT 7")).unwrap(), Some(7));
        assert_eq!(read(&store, "SELECT 8").unwrap(), 8);
    }
}
