//! What the list of buyers to be urged holds: its rows, its cursor, and what was skipped.

use super::Cursor;
use crate::domain::urge::{ToUrge, UrgePage};
use crate::domain::{Colour, CommitId, OrderId, Platform, Time};
use crate::search::match_text;
use crate::text::Line;
use chrono::NaiveTime;

/// Settings of urging payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UrgeSettings {
    /// When the day's unpaid orders are urged.
    pub at: NaiveTime,
    /// The flag of urged orders on each platform that has one.
    pub flags: Vec<(Platform, Colour)>,
    /// The phrase's id; empty for none.
    pub reply: String,
    /// The note line with its variables; empty for none.
    pub note: String,
    /// So many days a buyer is not urged again, and orders are not too old.
    pub days: i64,
}

impl Default for UrgeSettings {
    fn default() -> Self {
        Self {
            at: NaiveTime::from_hms_opt(16, 0, 0).unwrap_or_default(),
            flags: Vec::new(),
            reply: String::new(),
            note: String::new(),
            days: 3,
        }
    }
}

impl UrgeSettings {
    /// The flag of urged orders on a platform.
    pub fn flag_on(&self, platform: Platform) -> Option<Colour> {
        self.flags.iter().find(|(p, _)| *p == platform).map(|(_, colour)| *colour)
    }
}

/// The list.
#[derive(Debug, Clone, Default)]
pub struct UrgingPane {
    /// The search box.
    pub query: Line,
    /// The chosen row.
    pub cursor: Cursor,
    /// What the store says.
    pub page: UrgePage,
    /// The rows that the search finds, by their places on the page; skipped ones last.
    pub rows: Vec<usize>,
    /// The first orders of the buyers that were left for later.
    pub(super) skipped: Vec<OrderId>,
    pub(super) asked: u64,
    /// The urging that is on its way to the file.
    pub(super) doing: Option<CommitId>,
    /// When the last reminder was copied.
    pub(super) copied: Option<Time>,
}

impl UrgingPane {
    /// The chosen buyer.
    pub fn chosen(&self) -> Option<&ToUrge> {
        self.row(self.cursor.at)
    }

    /// The nth buyer of the list.
    pub fn row(&self, n: usize) -> Option<&ToUrge> {
        self.page.rows.get(*self.rows.get(n)?)
    }

    /// Whether a buyer was left for later.
    pub fn is_skipped(&self, row: &ToUrge) -> bool {
        row.orders.first().is_some_and(|first| self.skipped.contains(&first.id))
    }

    pub(super) fn search(&mut self) {
        let query = self.query.text().trim().to_owned();
        let fits = |row: &ToUrge| {
            query.split_whitespace().all(|word| {
                row.orders.iter().any(|order| {
                    [&order.buyer, &order.key.number, &order.item]
                        .iter()
                        .any(|text| match_text(word, text).is_some())
                })
            })
        };
        let mut rows: Vec<usize> =
            (0..self.page.rows.len()).filter(|at| fits(&self.page.rows[*at])).collect();
        rows.sort_by_key(|at| self.is_skipped(&self.page.rows[*at]));
        self.rows = rows;
    }

    pub(super) fn first_order(&self, n: usize) -> Option<OrderId> {
        self.row(n)?.orders.first().map(|order| order.id)
    }

    /// Puts the cursor on this buyer's row; else it stays where it is.
    pub(super) fn go_to(&mut self, first: Option<OrderId>) {
        let found = (0..self.rows.len()).find(|n| first.is_some() && self.first_order(*n) == first);
        self.cursor.at = found.unwrap_or(self.cursor.at).min(self.rows.len().saturating_sub(1));
    }
}
