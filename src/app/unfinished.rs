//! Forms that were not finished: left with Esc, or found after the console had died.
//!
//! Owns when they are kept and offered again; what a form holds is `form`'s, what it means when it
//! is sent is `forms`'.

use super::form::{Form, Purpose};
use super::layer::{Confirm, Confirmed};
use super::{App, Effect, Layer};
use crate::domain::CommitId;
use crate::i18n::t;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A form as it is kept: its purpose and what was filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// What it is for.
    #[serde(flatten)]
    pub purpose: Purpose,
    /// The id of the commit that sending it makes.
    #[serde(default)]
    pub commit: Uuid,
    /// The record that was in hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<String>,
    /// Its fields.
    pub values: Vec<KeptField>,
}

/// A field as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptField {
    /// Its name.
    pub name: String,
    /// What it was called.
    pub label: String,
    /// What stood in it.
    pub value: String,
    /// What stood in it when the form was opened.
    #[serde(default)]
    pub initial: String,
}

impl Form {
    /// What has to be kept to offer it again.
    pub fn kept(&self) -> Kept {
        let values = self
            .fields
            .iter()
            .map(|f| KeptField {
                name: f.name.clone(),
                label: f.label.clone(),
                value: f.value().to_owned(),
                initial: f.initial.clone(),
            })
            .collect();
        Kept {
            purpose: self.purpose.clone(),
            commit: self.commit,
            record: self.record.clone(),
            values,
        }
    }

    /// Fills in what was kept. Of a record that is edited only what was typed: the rest may have
    /// changed since.
    pub fn restore(&mut self, kept: &Kept) {
        self.commit = kept.commit;
        self.record.clone_from(&kept.record);
        let edits = self.purpose.edits();
        for kept in kept.values.iter().filter(|kept| !edits || kept.value != kept.initial) {
            if let Some(field) = self.fields.iter_mut().find(|f| f.name == kept.name) {
                field.restore(&kept.value, &kept.initial);
            }
        }
    }
}

impl App {
    /// The commit that a kept form would have made: when the record has it, the form was sent.
    pub fn commit_of_draft(json: &str) -> Option<CommitId> {
        let kept = serde_json::from_str::<Kept>(json).ok()?;
        Some(CommitId(kept.commit))
    }

    /// Offers the form that another console, which is gone, left as a draft; once the phrases are
    /// there, since it may ask for the variables of one of them.
    pub(super) fn draft_found(&mut self, json: String) -> Vec<Effect> {
        if self.replies.shelf.is_none() {
            self.found = Some(json);
            return Vec::new();
        }
        let Ok(kept) = serde_json::from_str::<Kept>(&json) else { return Vec::new() };
        let Some(mut form) = self.form_for(&kept.purpose) else {
            self.warn(t!(self.lang, "app-draft-gone"));
            return vec![Effect::KeepDraft(None)];
        };
        form.restore(&kept);
        let title = t!(self.lang, "app-draft-found");
        let filled = form.fields.iter().filter(|field| !field.value().trim().is_empty());
        let words = filled.map(|field| format!("{}  {}", field.label, field.shown()));
        let body = std::iter::once(form.title.clone()).chain(words).collect();
        self.kept.push(kept);
        self.layers.push(Layer::Confirm(Confirm { title, body, yes: Confirmed::ResumeDraft }));
        Vec::new()
    }

    /// The phrases are there: a draft that was found before them is offered now.
    pub(super) fn offer_found(&mut self) -> Vec<Effect> {
        self.found.take().map(|json| self.draft_found(json)).unwrap_or_default()
    }

    /// Opens the form that was left or found unfinished, with all that stood in it.
    pub(super) fn resume(&mut self, kept: &Kept) -> Vec<Effect> {
        let Some(mut form) = self.form_for(&kept.purpose) else {
            self.warn(t!(self.lang, "app-draft-gone"));
            return Vec::new();
        };
        form.restore(kept);
        self.layers.push(Layer::Form(Box::new(form)));
        Vec::new()
    }

    /// Keeps what stands in a form for the next one of its kind; false when nothing was changed.
    pub(super) fn keep_form(&mut self, form: &Form) -> bool {
        self.kept.retain(|k| k.purpose != form.purpose || k.record != form.record);
        if self.keep_for_record(form) {
            return false;
        }
        if form.is_touched() {
            self.kept.push(form.kept());
        }
        form.is_touched()
    }
}
