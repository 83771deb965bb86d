//! What became of an edit of phrases, and taking it back.
//!
//! Owns the order in which this console did things, so that undo takes back the last one, be it a
//! record's (the store's log knows it) or a phrase's (known here). Must not know files: what a write
//! did comes back as [`Written`], and goes out again to be undone.

use super::form::{Form, Purpose};
use super::phrase_edits::{PhraseBase, PhraseEdit};
use super::{ActId, App, Effect, Layer, describe};
use crate::domain::Change;
use crate::i18n::t;
use crate::phrases::{WriteError, Written};

/// More steps than this are not taken back one by one.
const STEPS: usize = 50;

/// What an edit is called when it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doing {
    Saved,
    /// A copy over a built-in phrase or one of the shop's.
    SavedOver,
    Shared,
    Deleted,
    /// The same, and one of a lesser scope shows again.
    Uncovered,
    Hidden,
    BroughtBack,
    CardSaved,
    CardDeleted,
    Undone,
    Redone,
}

impl Doing {
    fn message(self) -> &'static str {
        match self {
            Self::Saved => "replies-phrase-saved",
            Self::SavedOver => "replies-phrase-saved-over",
            Self::Shared => "replies-phrase-shared",
            Self::Deleted => "replies-phrase-deleted",
            Self::Uncovered => "replies-phrase-uncovered",
            Self::Hidden => "replies-phrase-hidden",
            Self::BroughtBack => "replies-phrase-back",
            Self::CardSaved => "replies-product-saved",
            Self::CardDeleted => "replies-product-deleted",
            Self::Undone => "replies-phrase-undone",
            Self::Redone => "replies-phrase-redone",
        }
    }
}

/// An edit on its way.
#[derive(Debug)]
struct Waiting {
    number: u64,
    title: String,
    doing: Doing,
    /// The form it came from, opened again if it fails.
    form: Option<Box<Form>>,
    /// The step it takes back, to be tried again if the disk refused.
    step: Option<Step>,
}

/// Something that undo takes back.
#[derive(Debug, Clone)]
enum Step {
    /// A commit: the store knows which.
    Record,
    /// A change of phrases or product cards.
    Phrase { title: String, written: Vec<Written> },
}

/// Edits of phrases on their way, and the steps of this console.
#[derive(Debug, Default)]
pub(super) struct PhraseWork {
    last: u64,
    waiting: Vec<Waiting>,
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl PhraseWork {
    /// A commit was made.
    pub(super) fn recorded(&mut self, changes: &[Change]) {
        if changes.iter().any(Change::is_undoable) {
            self.did(Step::Record);
            self.undone.clear();
        }
    }

    fn did(&mut self, step: Step) {
        self.done.push(step);
        let over = self.done.len().saturating_sub(STEPS);
        self.done.drain(..over);
    }

    /// The edit sent last came from this form.
    pub(super) fn came_from(&mut self, form: Box<Form>) {
        if let Some(waiting) = self.waiting.last_mut() {
            waiting.form = Some(form);
        }
    }
}

impl App {
    pub(super) fn edit_phrases(
        &mut self,
        edit: PhraseEdit,
        title: &str,
        doing: Doing,
    ) -> Vec<Effect> {
        self.phrase_work.last += 1;
        let (number, title) = (self.phrase_work.last, title.to_owned());
        self.phrase_work.waiting.push(Waiting { number, title, doing, form: None, step: None });
        vec![Effect::EditPhrases(number, Box::new(edit))]
    }

    pub(super) fn undo(&mut self) -> Vec<Effect> {
        match self.phrase_work.done.pop() {
            Some(Step::Phrase { title, written }) => self.take_back(title, written, Doing::Undone),
            step => {
                self.phrase_work.undone.extend(step);
                vec![Effect::Undo]
            }
        }
    }

    pub(super) fn redo(&mut self) -> Vec<Effect> {
        match self.phrase_work.undone.pop() {
            Some(Step::Phrase { title, written }) => self.take_back(title, written, Doing::Redone),
            step => {
                self.phrase_work.done.extend(step);
                vec![Effect::Redo]
            }
        }
    }

    fn take_back(&mut self, title: String, written: Vec<Written>, doing: Doing) -> Vec<Effect> {
        let effects = self.edit_phrases(PhraseEdit::TakeBack(written.clone()), &title, doing);
        if let Some(waiting) = self.phrase_work.waiting.last_mut() {
            waiting.step = Some(Step::Phrase { title, written });
        }
        effects
    }

    /// What became of an edit.
    pub(super) fn phrases_written(
        &mut self,
        number: u64,
        result: Result<Vec<Written>, WriteError>,
    ) -> Vec<Effect> {
        let work = &mut self.phrase_work;
        let Some(at) = work.waiting.iter().position(|w| w.number == number) else {
            return Vec::new();
        };
        let Waiting { title, doing, form, step, .. } = work.waiting.remove(at);
        let written = match result {
            Ok(written) => written,
            Err(error) => {
                if let WriteError::Io { .. } = error {
                    let steps =
                        if doing == Doing::Redone { &mut work.undone } else { &mut work.done };
                    steps.extend(step);
                }
                let is_card = matches!(doing, Doing::CardSaved | Doing::CardDeleted);
                let words = if is_card {
                    self.card_error(&error)
                } else {
                    describe::write_error(self.lang, &error)
                };
                return self.phrases_not_written(form, error, words);
            }
        };
        // What was written last is what is shown; sharing takes something out besides.
        let entry = written.iter().find_map(Written::now).map(|entry| entry.id.clone());
        let path = written.first().map(|w| w.path.clone()).unwrap_or_default();
        let step = Step::Phrase { title: title.clone(), written };
        match doing {
            Doing::Undone => work.undone.push(step),
            Doing::Redone => work.did(step),
            _ => {
                work.did(step);
                work.undone.clear();
            }
        }
        if let Some(id) = entry {
            self.choose_phrase(&id);
        }
        let path = path.display().to_string();
        let undo = self.key_words(ActId::Undo);
        let said = t!(self.lang, doing.message(), "title" => title, "path" => path, "undo" => undo);
        match form.as_ref().and_then(|form| self.will_be_held(form)) {
            Some(held) => self.warn(format!("{said}\n{held}")),
            None => self.say(said),
        }
        let other = self.layers.iter().any(|l| matches!(l, Layer::Form(_)));
        if form.is_some() && !other { vec![Effect::KeepDraft(None)] } else { Vec::new() }
    }

    /// The form comes back with all that stood in it. What others wrote meanwhile is taken in where
    /// the form was not touched, and never overwritten unseen.
    fn phrases_not_written(
        &mut self,
        form: Option<Box<Form>>,
        error: WriteError,
        words: String,
    ) -> Vec<Effect> {
        let Some(mut form) = form else {
            self.warn(words);
            return Vec::new();
        };
        if let (WriteError::Conflict(now), Purpose::PhraseEdit(base)) = (error, &form.purpose) {
            let base = PhraseBase { draft: *now, ..(**base).clone() };
            let mut merged = self.edit_phrase_form(base);
            merged.commit = form.commit;
            for field in form.fields.iter().filter(|f| form.changed(&f.name)) {
                if let Some(own) = merged.fields.iter_mut().find(|own| own.name == field.name) {
                    own.set(field.value());
                }
            }
            merged.go(form.focus);
            *form = merged;
        }
        form.refuse("", words);
        let draft = serde_json::to_string(&form.kept()).ok();
        self.layers.push(Layer::Form(form));
        vec![Effect::KeepDraft(draft)]
    }
}
