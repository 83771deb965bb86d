//! Reminders and promises: set on any row, done, put off. What is due stands in `today`.

use super::chooser::{Chooser, Choosing};
use super::form::{Field, Form, Purpose};
use super::reviews::word_field;
use super::run::NOTHING;
use super::{ActId, App, ChooserOption, Effect, Layer, View};
use crate::domain::{
    Change, Item, Order, OrderState, Ref, Reminder, ReminderFields, ReminderId, ReminderKind,
    Repeat, Time, Word,
};
use crate::i18n::{Lang, age, t, weekday};
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
const SNOOZES: [(&str, &str); 4] = [
    ("remind-when-10m", "remind-snooze-10m"),
    ("remind-when-30m", "remind-snooze-30m"),
    ("remind-when-1h", "remind-snooze-1h"),
    ("remind-when-morning", "remind-snooze-morning"),
];

/// What buyers are usually promised.
const PROMISES: [&str; 4] = [
    "remind-promise-ship",
    "remind-promise-resend",
    "remind-promise-refund",
    "remind-promise-answer",
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

    pub(super) fn remind_form(&self, subjects: Vec<Subject>, kind: ReminderKind) -> Form {
        let lang = self.lang;
        let about = match subjects.as_slice() {
            [] => String::new(),
            [one] => one.label.clone(),
            many => t!(lang, "remind-many", "count" => many.len() as i64),
        };
        let mut text = Field::text("text", t!(lang, "remind-field-text"));
        let title = if kind == ReminderKind::Promise {
            let usual = PROMISES.map(|id| t!(lang, id));
            text = text.with(&usual[0]);
            text.suggestions = usual.into();
            t!(lang, "remind-promise-title", "about" => about)
        } else if about.is_empty() {
            t!(lang, "remind-title")
        } else {
            t!(lang, "remind-title-about", "about" => about)
        };
        if let [one] = subjects.as_slice()
            && kind == ReminderKind::Reminder
        {
            text = text.hinted(one.matter.clone());
        }
        if subjects.is_empty() {
            text = text.required();
        }
        let mut fields = vec![self.due_field(), text];
        fields.extend(self.more_fields(kind, Repeat::Once, &self.settings.agent));
        let mut form = Form::new(Purpose::Remind(subjects, kind), title, fields);
        form.focus = 0;
        form
    }

    fn due_field(&self) -> Field {
        let mut due = Field::text("due", t!(self.lang, "remind-field-due")).required();
        due.suggestions = SNOOZES.iter().map(|(when, _)| t!(self.lang, when)).collect();
        due
    }

    fn more_fields(&self, kind: ReminderKind, repeat: Repeat, owner: &str) -> Vec<Field> {
        let lang = self.lang;
        let mut fields = vec![word_field(self, "kind", t!(lang, "remind-field-kind"), kind)];
        if kind == ReminderKind::Reminder {
            fields.push(word_field(self, "repeat", t!(lang, "remind-field-repeat"), repeat));
        }
        let mut whose = Field::text("owner", t!(lang, "remind-field-owner"))
            .with(owner)
            .hinted(t!(lang, "remind-everybody"));
        let agents = self.settings.roster.shifts.iter().flat_map(|s| s.agents.iter().cloned());
        whose.suggestions = agents.collect();
        whose.suggestions.sort();
        whose.suggestions.dedup();
        fields.push(whose);
        fields
    }

    fn read_fields(&self, form: &Form) -> Result<ReminderFields, (&'static str, String)> {
        let due = self
            .read_future(form.value("due"))
            .ok_or_else(|| ("due", t!(self.lang, "app-bad-time")))?;
        let kind = ReminderKind::parse(form.value("kind")).unwrap_or_default();
        let fields = ReminderFields {
            repeat: Repeat::parse(form.value("repeat")).ok(),
            ..ReminderFields::reminder(None, "", form.value("text"), due, form.value("owner"))
        };
        Ok(match kind {
            ReminderKind::Promise => ReminderFields {
                // What was promised happens once.
                repeat: Some(Repeat::Once),
                ..fields.promised(self.settings.promise_ahead, self.now)
            },
            ReminderKind::Reminder => fields,
        })
    }

    pub(super) fn submit_remind(
        &mut self,
        form: &Form,
        subjects: Vec<Subject>,
    ) -> Result<Vec<Effect>, (&'static str, String)> {
        let fields = self.read_fields(form)?;
        let when = fields.due.map(|due| when_words(self.lang, due, self.now)).unwrap_or_default();
        let promise = fields.kind == Some(ReminderKind::Promise);
        let blank = Subject { record: None, label: String::new(), matter: String::new() };
        let subjects = if subjects.is_empty() { vec![blank] } else { subjects };
        let changes = subjects
            .into_iter()
            .map(|subject| {
                let mut fields = fields.clone();
                if form.value("text").is_empty() {
                    fields.text = Some(subject.matter);
                }
                fields.about = subject.record;
                fields.label = Some(subject.label);
                Change::ReminderSet { reminder: ReminderId(self.ids.make(self.now)), fields }
            })
            .collect();
        self.orders.marked.clear();
        let id = if promise { "remind-promised" } else { "remind-set" };
        let said = t!(self.lang, id, "when" => when);
        Ok(self.save(changes, said))
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

    pub(super) fn reminder_form(&self, reminder: &Reminder) -> Form {
        let due = reminder.due.with_timezone(self.now.offset()).format("%Y-%m-%d %H:%M");
        let mut fields = vec![
            self.due_field().with(&due.to_string()),
            Field::text("text", t!(self.lang, "remind-field-text")).with(&reminder.text),
        ];
        fields.extend(self.more_fields(reminder.kind, reminder.repeat, &reminder.owner));
        let title = t!(self.lang, "remind-edit-title", "about" => reminder.label.clone());
        let mut form = Form::new(Purpose::RemindEdit(reminder.id), title, fields);
        form.focus = 0;
        form
    }

    pub(super) fn submit_reminder_edit(
        &mut self,
        form: &Form,
        id: ReminderId,
    ) -> Result<Vec<Effect>, (&'static str, String)> {
        if !form.is_touched() {
            self.say(t!(self.lang, "app-nothing-changed"));
            return Ok(Vec::new());
        }
        // A time that is past stays as long as nobody touches it.
        let moved = form.changed("due");
        let mut fields = if moved { self.read_fields(form)? } else { ReminderFields::default() };
        let text = |name: &str| form.changed(name).then(|| form.value(name).to_owned());
        fields.about = None;
        fields.label = None;
        fields.text = text("text");
        fields.owner = text("owner");
        fields.kind = ReminderKind::parse(form.value("kind")).ok().filter(|_| form.changed("kind"));
        fields.repeat = Repeat::parse(form.value("repeat")).ok().filter(|_| form.changed("repeat"));
        let said = t!(self.lang, "remind-edited");
        Ok(self.save(vec![Change::ReminderSet { reminder: id, fields }], said))
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

    /// The order that a reminder is about went out since, as far as the record knows.
    pub fn is_shipped(&self, reminder: &Reminder) -> bool {
        let Some(Ref::Order(id)) = reminder.about else { return false };
        let order = self.board.reminded.get(&id);
        order.is_some_and(|o| matches!(o.state, OrderState::Shipped | OrderState::Done))
    }

    pub(super) fn remind_done_form(&self, reminder: &Reminder) -> Form {
        let lang = self.lang;
        let about = [reminder.label.as_str(), &reminder.text].join(" ").trim().to_owned();
        let mut outcome = Field::text("outcome", t!(lang, "remind-field-outcome"));
        let mut fields = Vec::new();
        let title = if reminder.kind == ReminderKind::Promise {
            let results = vec![
                ("kept".to_owned(), t!(lang, "remind-kept")),
                ("broken".to_owned(), t!(lang, "remind-broken")),
            ];
            fields.push(Field::choice("result", t!(lang, "remind-field-result"), results, "kept"));
            if self.is_shipped(reminder) {
                outcome = outcome.with(&t!(lang, "remind-shipped"));
            }
            t!(lang, "remind-done-promise", "about" => about)
        } else {
            t!(lang, "remind-done-title", "about" => about)
        };
        fields.push(outcome);
        Form::new(Purpose::RemindDone(reminder.id), title, fields)
    }

    pub(super) fn submit_remind_done(&mut self, form: &Form, id: ReminderId) -> Vec<Effect> {
        let broken = form.value("result") == "broken";
        let outcome = form.value("outcome").to_owned();
        let reminder = self.reminder(id);
        let late = reminder.is_some_and(|r| r.kind == ReminderKind::Promise && r.due < self.now);
        let again = reminder.and_then(|r| r.repeat.next_after(r.first, self.now.max(r.due)));
        let said = match (broken, late, again) {
            (true, ..) => t!(self.lang, "remind-broken-said"),
            (false, true, _) => t!(self.lang, "remind-late-said"),
            (false, false, Some(next)) => {
                let when = when_words(self.lang, next, self.now);
                t!(self.lang, "remind-again-said", "when" => when)
            }
            _ => t!(self.lang, "remind-done-said"),
        };
        let mut changes =
            vec![Change::ReminderDone { reminder: id, outcome: outcome.clone(), broken }];
        // What stood in the handover for it is dealt with as well.
        let about = |i: &&Item| i.is_open() && i.about == Some(Ref::Reminder(id)) && i.passes > 0;
        changes.extend(self.board.items.iter().filter(about).map(|item| Change::ItemClosed {
            item: item.id,
            outcome: if outcome.is_empty() { said.clone() } else { outcome.clone() },
        }));
        self.save(changes, said)
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

    pub(super) fn snooze_form(&self, id: ReminderId) -> Form {
        let field = Field::text("until", t!(self.lang, "remind-field-snooze"))
            .hinted(t!(self.lang, "app-hint-when"))
            .required();
        let about = self.reminder(id).map(|r| r.text.clone()).unwrap_or_default();
        let title = t!(self.lang, "remind-snooze-title", "about" => about);
        Form::new(Purpose::Snooze(id), title, vec![field])
    }

    pub(super) fn submit_snooze(
        &mut self,
        form: &Form,
        id: ReminderId,
    ) -> Result<Vec<Effect>, (&'static str, String)> {
        let until = self
            .read_future(form.value("until"))
            .ok_or_else(|| ("until", t!(self.lang, "app-bad-time")))?;
        Ok(self.snooze_until(id, until))
    }

    fn snooze_until(&mut self, reminder: ReminderId, until: Time) -> Vec<Effect> {
        let said =
            t!(self.lang, "remind-snoozed", "when" => when_words(self.lang, until, self.now));
        self.save(vec![Change::ReminderSnoozed { reminder, until }], said)
    }

    /// What the console understands of the time in a form, while it is typed; nothing where a form
    /// asks for no time or none is typed.
    pub fn time_understood(&self, form: &Form) -> Option<Result<String, String>> {
        let name = match form.purpose {
            Purpose::Remind(..)
            | Purpose::RemindEdit(_)
            | Purpose::ItemNew(_)
            | Purpose::ItemEdit(_) => "due",
            Purpose::Snooze(_) | Purpose::Promise(..) => "until",
            Purpose::Contact(_) => "next",
            _ => return None,
        };
        let text = form.value(name);
        if text.is_empty() || !form.changed(name) {
            return None;
        }
        Some(match self.read_future(text) {
            Some(at) => Ok(t!(self.lang, "remind-understood",
                "when" => when_words(self.lang, at, self.now),
                "left" => age(self.lang, at - self.now))),
            None => Err(t!(self.lang, "remind-not-understood")),
        })
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
