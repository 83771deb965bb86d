//! Changes of phrase files: what is asked of the thread that holds them.
//!
//! Owns the vocabulary of edits, and what deleting and bringing back mean for a phrase of each
//! scope. What becomes of an edit is seen by `phrase_steps`.

use super::phrase_steps::Doing;
use super::{App, Effect, Layer, ProductEdit};
use crate::i18n::t;
use crate::phrases::{Deleted, Draft, Phrase, Scope, Source, Written};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::sync::Arc;

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
    /// Change the product cards. A file that has to be made is called `head`.
    Card {
        /// The name of a new file's pack.
        head: String,
        /// What is to be done.
        edit: ProductEdit,
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

impl App {
    /// The phrase that edits are about, with the cursor on it.
    pub(super) fn phrase_in_front(&self) -> Option<Arc<Phrase>> {
        let over = self.layers.iter().rev().find_map(|layer| match layer {
            Layer::Replies(pane) => Some(&**pane),
            _ => None,
        });
        over.unwrap_or(&self.replies).chosen()
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
