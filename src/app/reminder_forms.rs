//! The forms of reminders and promises: new, edited, done, put off.

use super::form::{Field, Form, Purpose};
use super::reminders::{SNOOZES, Subject, when_words};
use super::reviews::word_field;
use super::{App, Effect};
use crate::domain::{
    Change, Item, Ref, Reminder, ReminderFields, ReminderId, ReminderKind, Repeat, Word,
};
use crate::i18n::{age, t};

/// What buyers are usually promised.
const PROMISES: [&str; 4] = [
    "remind-promise-ship",
    "remind-promise-resend",
    "remind-promise-refund",
    "remind-promise-answer",
];

impl App {
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
}
