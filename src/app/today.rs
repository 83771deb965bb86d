//! What is due: now, next and late, over all records.

use super::{App, Card, Cursor, Effect, Layer, View};
use crate::domain::due::{self, Due};
use crate::domain::{Ref, Reminder, Time};
use crate::search::match_text;
use crate::text::Line;

/// One row: the thing that is due.
pub type TodayRow = Due;

/// The list of what is due.
#[derive(Debug, Clone, Default)]
pub struct TodayPane {
    /// The search box.
    pub query: Line,
    /// The chosen row.
    pub cursor: Cursor,
    /// What is due, earliest first.
    pub rows: Vec<TodayRow>,
}

impl App {
    pub(super) fn rebuild_today(&mut self) {
        let query = self.today.query.text().trim().to_owned();
        let mut rows = self.all_due(self.now);
        rows.retain(|row| {
            query.split_whitespace().all(|word| {
                match_text(word, &row.label).is_some() || match_text(word, &row.summary).is_some()
            })
        });
        self.today.rows = rows;
    }

    /// Everything due that is for this agent, the day's urging among it.
    fn all_due(&self, now: Time) -> Vec<Due> {
        let agent = &self.settings.agent;
        let mine = |r: &&Reminder| r.is_for(agent, &self.settings.roster);
        let reminders: Vec<Reminder> = self.board.reminders.iter().filter(mine).cloned().collect();
        let mut all = due::list(&due::Sources {
            reviews: &self.board.reviews,
            items: &self.board.items,
            reminders: &reminders,
            hours: self.settings.call_hours,
            now,
        });
        all.extend(self.urging_due());
        all.sort_by_key(|due| (due.at, due.record));
        all
    }

    /// The next thing due within a day, or the one that is late longest: what the strip shows.
    pub fn next_due(&self) -> Option<Due> {
        self.all_due(self.now).into_iter().find(|d| d.at < self.now + chrono::TimeDelta::hours(24))
    }

    /// How many things are late.
    pub fn late(&self, now: Time) -> usize {
        self.all_due(now).iter().filter(|d| d.at <= now).count()
    }

    pub(super) fn open_due(&mut self) -> Vec<Effect> {
        let Some(row) = self.today.rows.get(self.today.cursor.at).cloned() else {
            return Vec::new();
        };
        match row.record {
            Ref::Review(id) => {
                let mut effects = self.go(View::Reviews);
                self.reviews.query.clear();
                self.rebuild_reviews();
                if let Some(at) = self.reviews.rows.iter().position(|r| *r == id) {
                    self.reviews.cursor.at = at;
                }
                effects.extend(self.open_review());
                effects
            }
            Ref::Item(id) => {
                let effects = self.go(View::Handover);
                if let Some(item) = self.board.items.iter().find(|i| i.id == id).cloned() {
                    self.layers.push(Layer::Card(Card::Item(Box::new(item), 0)));
                }
                effects
            }
            Ref::Order(id) => vec![Effect::LoadCard(id)],
            Ref::Claim(_) => self.open_urging(),
            _ => Vec::new(),
        }
    }
}
