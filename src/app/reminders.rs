//! Reminders and promises: set on any row, done, put off. Their forms are in `reminder_forms`; what is
//! due stands in `today`.

use super::chooser::{Chooser, Choosing};
use super::run::NOTHING;
use super::{ActId, App, ChooserOption, Effect, Layer, View};
use crate::domain::{
    Change, Item, Order, OrderState, Ref, Reminder, ReminderId, ReminderKind, Time,
};
use crate::i18n::{Lang, t, weekday};
use chrono::Datelike;
use serde::{Deserialize, Serialize};

/// What a reminder is to be about: enough to write it even when the list has moved on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// The record, if there is one.
    pub record: Option<Ref>,
    /// What it is called.
    pub label: String,
    /// What the matter is, when nothing else is written.
    pub matter: String,
}

impl From<&Order> for Subject {
    fn from(order: &Order) -> Self {
        let label = [order.key.number.as_str(), &order.buyer].join(" ").trim().to_owned();
        let matter = order.notes.last().map_or_else(|| order.item.clone(), |n| n.text.clone());
        Self { record: Some(Ref::Order(order.id)), label, matter }
    }
}

/// How far a reminder can be put off with two keys: the message with the time as it is typed, and
/// what it is called.
pub(super) const SNOOZES: [(&str, &str); 4] = [
    ("remind-when-10m", "remind-snooze-10m"),
    ("remind-when-30m", "remind-snooze-30m"),
    ("remind-when-1h", "remind-snooze-1h"),
    ("remind-when-morning", "remind-snooze-morning"),
];

impl App {
    /// What a new reminder would be about: the rows meant, or nothing in particular.
    fn subjects(&self) -> Vec<Subject> {
        match self.view {
            View::Orders => self.orders_meant().iter().map(Subject::from).collect(),
            View::Reviews => {
                let review = self.chosen_review();
                review
                    .map(|r| Subject {
                        record: Some(Ref::Review(r.id)),
                        label: [r.order.as_str(), &r.buyer].join(" ").trim().to_owned(),
                        matter: r.text.clone(),
                    })
                    .into_iter()
                    .collect()
            }
            View::Handover => self.chosen_item().map(|i| subject_of_item(&i)).into_iter().collect(),
            View::Today => {
                let row = self.today.rows.get(self.today.cursor.at);
                row.map(|row| Subject {
                    record: Some(row.record),
                    label: row.label.clone(),
                    matter: row.summary.clone(),
                })
                .into_iter()
                .collect()
            }
            View::Replies | View::Tally => self.hand.iter().map(Subject::from).collect(),
        }
    }

    /// “Remind me” about the row; on a reminder itself its time is changed.
    pub(super) fn remind(&mut self) -> Vec<Effect> {
        if self.view == View::Today && self.chosen_reminder().is_some() {
            return self.edit_reminder();
        }
        self.open_remind(self.subjects(), ReminderKind::Reminder)
    }

    /// A reminder about nothing on the screen.
    pub(super) fn remind_blank(&mut self) -> Vec<Effect> {
        self.open_remind(Vec::new(), ReminderKind::Reminder)
    }

    /// “We promised”: with the time by which it must be kept.
    pub(super) fn promise(&mut self) -> Vec<Effect> {
        let subjects = self.subjects();
        if subjects.is_empty() {
            return self.nothing_chosen();
        }
        self.open_remind(subjects, ReminderKind::Promise)
    }

    fn open_remind(&mut self, subjects: Vec<Subject>, kind: ReminderKind) -> Vec<Effect> {
        let form = self.remind_form(subjects, kind);
        self.open_form(form)
    }

    /// A reminder by its id.
    pub fn reminder(&self, id: ReminderId) -> Option<&Reminder> {
        self.board.reminders.iter().find(|r| r.id == id)
    }

    /// The reminder that an act is for: the chosen one of what is due, or the first one about the
    /// row, a promise before others.
    pub(super) fn chosen_reminder(&self) -> Option<&Reminder> {
        let about = match self.view {
            View::Today => match self.today.rows.get(self.today.cursor.at)?.record {
                Ref::Reminder(id) => return self.reminder(id),
                _ => return None,
            },
            View::Orders => Ref::Order(self.orders_meant().first()?.id),
            View::Reviews => Ref::Review(self.chosen_review()?.id),
            View::Handover => match self.chosen_item()?.about? {
                Ref::Reminder(id) => return self.reminder(id),
                about => about,
            },
            View::Replies | View::Tally => Ref::Order(self.hand.as_ref()?.id),
        };
        let mine = self.board.reminders.iter().filter(|r| r.is_open() && r.about == Some(about));
        mine.min_by_key(|r| (r.kind != ReminderKind::Promise, r.rings_at()))
    }

    /// The promise on an order that is to be kept next.
    pub fn promise_of(&self, order: &Order) -> Option<&Reminder> {
        let about = Some(Ref::Order(order.id));
        let promises = self.board.reminders.iter().filter(|r| r.is_open_promise());
        promises.filter(|r| r.about == about).min_by_key(|r| r.due)
    }

    /// The open reminders and promises about an order, what is due first standing first.
    pub fn reminders_of(&self, order: &Order) -> Vec<&Reminder> {
        let about = Some(Ref::Order(order.id));
        let open = self.board.reminders.iter().filter(|r| r.is_open() && r.about == about);
        let mut found: Vec<&Reminder> = open.collect();
        found.sort_by_key(|r| r.due);
        found
    }

    /// Why an act on a reminder can't be done.
    pub(super) fn why_no_reminder(&self) -> Option<&'static str> {
        match self.chosen_reminder() {
            Some(_) => None,
            None if self.view == View::Today && !self.today.rows.is_empty() => {
                Some("remind-not-a-reminder")
            }
            None if self.view == View::Today => Some(NOTHING),
            None => Some("remind-none-here"),
        }
    }

    pub(super) fn edit_reminder(&mut self) -> Vec<Effect> {
        let Some(reminder) = self.chosen_reminder().cloned() else {
            return self.nothing_chosen();
        };
        let form = self.reminder_form(&reminder);
        self.open_form(form)
    }

    pub(super) fn drop_reminder(&mut self) -> Vec<Effect> {
        let Some(reminder) = self.chosen_reminder().map(|r| r.id) else {
            return self.nothing_chosen();
        };
        let said = t!(self.lang, "remind-dropped");
        self.save(vec![Change::ReminderDropped { reminder }], said)
    }

    pub(super) fn open_remind_done(&mut self) -> Vec<Effect> {
        let Some(reminder) = self.chosen_reminder().cloned() else {
            return self.nothing_chosen();
        };
        let form = self.remind_done_form(&reminder);
        self.open_form(form)
    }

    /// The order that a promise is about went out since, as far as the record knows.
    pub fn is_shipped(&self, reminder: &Reminder) -> bool {
        if reminder.kind != ReminderKind::Promise {
            return false;
        }
        let Some(Ref::Order(id)) = reminder.about else { return false };
        let order = self.board.reminded.get(&id);
        order.is_some_and(|o| matches!(o.state, OrderState::Shipped | OrderState::Done))
    }

    pub(super) fn choose_snooze(&mut self) -> Vec<Effect> {
        let Some(reminder) = self.chosen_reminder() else { return self.nothing_chosen() };
        let (id, about) = (reminder.id, reminder.text.clone());
        let option = |n: usize, code: &str, label: String, more: String| ChooserOption {
            code: code.to_owned(),
            label,
            more,
            letter: '\0',
            digit: char::from_digit(n as u32 + 1, 10),
            colour: None,
        };
        let mut options: Vec<ChooserOption> = SNOOZES
            .iter()
            .enumerate()
            .map(|(n, (when, label))| {
                let code = t!(self.lang, when);
                let until = self.read_future(&code);
                let until = until.map(|at| at.format("%H:%M").to_string()).unwrap_or_default();
                option(n, &code, t!(self.lang, label), until)
            })
            .collect();
        options.push(option(4, "other", t!(self.lang, "remind-snooze-other"), String::new()));
        let title = t!(self.lang, "remind-snooze-title", "about" => about);
        self.layers.push(Layer::Chooser(Chooser::new(title, Choosing::Snooze(id), options)));
        Vec::new()
    }

    pub(super) fn snooze(&mut self, id: ReminderId, code: &str) -> Vec<Effect> {
        match self.read_future(code) {
            Some(until) => self.snooze_until(id, until),
            None => {
                let form = self.snooze_form(id);
                self.open_form(form)
            }
        }
    }

    pub(super) fn snooze_until(&mut self, reminder: ReminderId, until: Time) -> Vec<Effect> {
        let said =
            t!(self.lang, "remind-snoozed", "when" => when_words(self.lang, until, self.now));
        self.save(vec![Change::ReminderSnoozed { reminder, until }], said)
    }

    /// The acts that this module carries out; nothing for others.
    pub(super) fn reminder_act(&mut self, id: ActId) -> Option<Vec<Effect>> {
        Some(match id {
            ActId::Remind => self.remind(),
            ActId::Promise => self.promise(),
            ActId::RemindDone => self.open_remind_done(),
            ActId::Snooze => self.choose_snooze(),
            ActId::New if self.front() == View::Today => self.remind_blank(),
            ActId::Edit if self.front() == View::Today => self.edit_reminder(),
            ActId::Delete if self.front() == View::Today => self.drop_reminder(),
            _ => return None,
        })
    }
}

fn subject_of_item(item: &Item) -> Subject {
    Subject {
        record: item.about.or(Some(Ref::Item(item.id))),
        label: item.label.clone(),
        matter: item.summary.clone(),
    }
}

/// A time as people say it: `今天 21:00`, `周五 11-27 11:00`.
pub fn when_words(lang: Lang, at: Time, now: Time) -> String {
    let at = at.with_timezone(now.offset());
    let days = (at.date_naive() - now.date_naive()).num_days();
    let clock = at.format("%H:%M").to_string();
    let day = match days {
        -1 => t!(lang, "domain-yesterday"),
        0 => t!(lang, "domain-today"),
        1 => t!(lang, "domain-tomorrow"),
        2..=6 => format!("{} {}", weekday(lang, at.weekday()), at.format("%m-%d")),
        _ => at.format("%m-%d").to_string(),
    };
    format!("{day} {clock}")
}
