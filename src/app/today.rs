//! What is due: now, next and late, over all records.

use super::{App, Card, Cursor, Effect, Layer, View};
use crate::domain::due::{self, Due};
use crate::domain::{Ref, Reminder, Repeat, Time, mask};
use crate::i18n::{t, word};
use crate::search::match_text;
use crate::text::Line;
use chrono::TimeDelta;

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

/// How long what was seen of the due things holds while somebody types.
const SIGHT: TimeDelta = TimeDelta::seconds(1);

/// What is due, as it was last seen.
#[derive(Debug, Clone, Default)]
pub(super) struct Seen {
    due: Vec<Due>,
    seen: Option<Time>,
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

    /// Sees what is due, so that a frame need not: after what may have changed it, and at most once
    /// a second while somebody types.
    pub(super) fn see_due(&mut self, may_have_changed: bool) {
        let since = self.due.seen.map(|seen| self.now - seen);
        let fresh = since.is_some_and(|since| (TimeDelta::zero()..SIGHT).contains(&since));
        if may_have_changed || !fresh {
            self.due = Seen { due: self.all_due(self.now), seen: Some(self.now) };
        }
    }

    /// The next thing due within a day, or the one that is late longest: what the strip shows.
    pub fn next_due(&self) -> Option<&Due> {
        self.due.due.iter().find(|d| d.at < self.now + TimeDelta::hours(24))
    }

    /// How many things ask for somebody now.
    pub fn asking(&self) -> usize {
        self.due.due.iter().filter(|d| d.at <= self.now).count()
    }

    /// How many of the listed things are late, and how many ask for somebody now.
    pub fn due_counts(&self) -> (usize, usize) {
        let rows = self.today.rows.iter().filter(|d| d.at <= self.now);
        let late = rows.clone().filter(|d| d.by <= self.now).count();
        (late, rows.count() - late)
    }

    /// Rings when something has become due, or asks again; in quiet hours only when they are over.
    pub(super) fn ring(&mut self) -> Vec<Effect> {
        if self.is_quiet() {
            return Vec::new();
        }
        let due = self.all_due(self.now);
        let rung: i64 = due.iter().map(|d| d.rung).sum();
        let rings = rung > std::mem::replace(&mut self.rung, rung);
        if !rings {
            return Vec::new();
        }
        // The strip may show what is late longest: this is what has just come.
        let newest = due.iter().filter(|d| d.at <= self.now).max_by_key(|d| d.at);
        if let Some(due) = newest.filter(|d| matches!(d.record, Ref::Reminder(_))) {
            let what = mask::phones_in(&format!("{} {}", due.label, due.summary));
            self.warn(t!(self.lang, "remind-rings", "what" => what.trim()));
        }
        if self.settings.bell { vec![Effect::Bell] } else { Vec::new() }
    }

    /// What others did is no reason to ring; what came due in quiet hours rings after them.
    pub(super) fn hush(&mut self, now: Time) {
        let rung = self.all_due(now).iter().map(|d| d.rung).sum();
        self.rung = if self.is_quiet() { self.rung.min(rung) } else { rung };
    }

    fn is_quiet(&self) -> bool {
        self.settings.quiet.is_some_and(|quiet| quiet.holds(self.now))
    }

    pub(super) fn open_due(&mut self) -> Vec<Effect> {
        let record = self.today.rows.get(self.today.cursor.at).map(|row| row.record);
        record.map(|record| self.go_to(record)).unwrap_or_default()
    }

    /// Goes to a record, wherever it is shown.
    pub(super) fn go_to(&mut self, record: Ref) -> Vec<Effect> {
        match record {
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
            Ref::Claim(_) => self.open_urging(),
            Ref::Order(id) => {
                let mut effects = self.go(View::Orders);
                if let Some(order) = self.board.reminded.get(&id) {
                    self.hand = Some(order.clone());
                }
                effects.push(Effect::LoadCard(id));
                effects
            }
            Ref::Reminder(id) => match self.reminder(id).cloned() {
                Some(Reminder { about: Some(about), .. }) => self.go_to(about),
                Some(reminder) => {
                    let text = self.reminder_facts(&reminder).join("\n");
                    let title = t!(self.lang, "remind-card-title");
                    self.layers.push(Layer::Card(Card::text(title, text)));
                    Vec::new()
                }
                None => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    /// A reminder in a few lines.
    fn reminder_facts(&self, reminder: &Reminder) -> Vec<String> {
        let when = super::when_words(self.lang, reminder.due, self.now);
        let kind = word(self.lang, reminder.kind);
        let mut lines = vec![reminder.text.clone(), format!("{kind} {when}")];
        if reminder.repeat != Repeat::Once {
            lines.push(word(self.lang, reminder.repeat));
        }
        if !reminder.owner.is_empty() {
            lines.push(t!(self.lang, "remind-whose", "owner" => reminder.owner.clone()));
        }
        lines
    }
}
