//! Changes of phrase files: what is asked of the thread that holds them, what becomes of it, and
//! taking it back.
//!
//! Owns the order in which this console did things, so that undo takes back the last one, be it a
//! record's (the store's log knows it) or a phrase's (known here). Must not know files: what a write
//! did comes back as [`Written`], and goes out again to be undone.

use super::form::{Form, Purpose};
use super::{App, Effect, Layer, describe};
use crate::domain::Change;
use crate::i18n::t;
use crate::phrases::{Deleted, Draft, Entry, Phrase, Scope, Source, WriteError, Written};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// More steps than this are not taken back one by one.
const STEPS: usize = 50;

/// What is to be done to the phrase files.
#[derive(Debug, Clone, PartialEq)]
pub enum PhraseEdit {
    /// Add a phrase to the shop's file or the agent's own. Without an id it gets a new one; with an
    /// id it stands over the phrase of a lesser scope. A file that has to be made is called `head`.
    Add {
        /// Whose.
        scope: Scope,
        /// The name of a new file's pack.
        head: String,
        /// The phrase.
        draft: Draft,
    },
    /// Change a phrase in its file.
    Change {
        /// The file.
        file: PathBuf,
        /// The phrase as it was when the form opened.
        base: Draft,
        /// As it is to be.
        draft: Draft,
    },
    /// Give a phrase of the agent's own to the shop.
    Share {
        /// The agent's own file.
        file: PathBuf,
        /// The name of a new file's pack.
        head: String,
        /// The phrase as it was when the form opened.
        base: Draft,
        /// As it is to be.
        draft: Draft,
    },
    /// Take out the entry of this id.
    Remove {
        /// The file.
        file: PathBuf,
        /// The id.
        id: String,
    },
    /// Keep a built-in phrase from being shown.
    Hide {
        /// The name of a new file's pack.
        head: String,
        /// The id.
        id: String,
    },
    /// Take back what was written, the last first.
    TakeBack(Vec<Written>),
    /// Bring a deleted phrase back.
    BringBack {
        /// The name of a new file's pack.
        head: String,
        /// The phrase.
        deleted: Box<Deleted>,
    },
}

/// A phrase that is being edited, as it was when the form opened. Kept with a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhraseBase {
    /// Who it belongs to.
    pub scope: Scope,
    /// Its file; nothing for a built-in one.
    pub file: Option<PathBuf>,
    /// What it says.
    pub draft: Draft,
}

impl PhraseBase {
    pub(super) fn of(phrase: &Phrase) -> Self {
        let file = match &*phrase.source {
            Source::File(path) => Some(path.clone()),
            Source::Embedded(_) => None,
        };
        Self { scope: phrase.scope, file, draft: Draft::from(phrase) }
    }
}

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
    /// A change of phrases.
    Phrase { title: String, written: Vec<Written> },
}

/// Edits of phrases on their way, and the steps of this console.
#[derive(Debug, Default)]
pub(super) struct PhraseWork {
    last: u64,
    waiting: Vec<Waiting>,
    done: Vec<Step>,
    undone: Vec<Step>,
    /// The text of the clipboard goes into the form of a new phrase.
    pub(super) wants_clipboard: bool,
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
                return self.phrases_not_written(form, error);
            }
        };
        // What was written last is what is shown; sharing takes something out besides.
        let entry = written.iter().find_map(Written::now).map(|entry: &Entry| entry.id.clone());
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
        self.say(t!(self.lang, doing.message(), "title" => title, "path" => path));
        let other = self.layers.iter().any(|l| matches!(l, Layer::Form(_)));
        if form.is_some() && !other { vec![Effect::KeepDraft(None)] } else { Vec::new() }
    }

    /// The form comes back with all that stood in it. What others wrote meanwhile is taken in where
    /// the form was not touched, and never overwritten unseen.
    fn phrases_not_written(&mut self, form: Option<Box<Form>>, error: WriteError) -> Vec<Effect> {
        let words = describe::write_error(self.lang, &error);
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

    /// The phrase that edits are about, with the cursor on it.
    pub(super) fn phrase_in_front(&self) -> Option<Arc<Phrase>> {
        let over = self.layers.iter().rev().find_map(|layer| match layer {
            Layer::Replies(pane) => Some(&**pane),
            _ => None,
        });
        over.unwrap_or(&self.replies).chosen().cloned()
    }

    /// Takes a phrase out of its file; a built-in one is hidden.
    pub(super) fn delete_phrase(&mut self) -> Vec<Effect> {
        let Some(phrase) = self.phrase_in_front() else { return self.nothing_chosen() };
        let id = phrase.id.clone();
        let (edit, doing) = match &*phrase.source {
            Source::Embedded(_) => {
                (PhraseEdit::Hide { head: self.pack_name(Scope::Personal), id }, Doing::Hidden)
            }
            Source::File(file) => {
                let covers = self.library().is_some_and(|l| l.beneath(&phrase).is_some());
                let doing = if covers { Doing::Uncovered } else { Doing::Deleted };
                (PhraseEdit::Remove { file: file.clone(), id }, doing)
            }
        };
        self.edit_phrases(edit, &phrase.title, doing)
    }

    /// Brings back a phrase that was deleted, or shows a hidden one again.
    pub(super) fn bring_back(&mut self, lost: Lost) -> Vec<Effect> {
        let title = lost.title().to_owned();
        let edit = match lost {
            Lost::Deleted(deleted) => PhraseEdit::BringBack { head: stem(&deleted.path), deleted },
            Lost::Hidden { file, id, .. } => PhraseEdit::Remove { file, id },
        };
        self.edit_phrases(edit, &title, Doing::BroughtBack)
    }

    /// What the pack of a new file is called.
    pub(super) fn pack_name(&self, scope: Scope) -> String {
        let id = if scope == Scope::Shop { "replies-pack-shop" } else { "replies-pack-personal" };
        t!(self.lang, id)
    }
}

/// What a pack without a name of its own is called.
fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// A phrase that can be brought back.
#[derive(Debug, Clone, PartialEq)]
pub enum Lost {
    /// It was deleted.
    Deleted(Box<Deleted>),
    /// A built-in one or the shop's that a file hides.
    Hidden {
        /// The file that hides it.
        file: PathBuf,
        /// Its id.
        id: String,
        /// Its title.
        title: String,
    },
}

impl Lost {
    /// The title of the phrase.
    pub fn title(&self) -> &str {
        match self {
            Self::Deleted(deleted) => &deleted.entry.title,
            Self::Hidden { title, .. } => title,
        }
    }
}
