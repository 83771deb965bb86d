//! Phrase files as the console changes them: written, taken back, and read again.
//!
//! Owns where new phrases go and what is kept of deleted ones; works on the files as they are at
//! that moment. Must not know the thread it runs on.

use super::products;
use crate::app::{PhraseEdit, Shelf};
use crate::domain::{Time, Trade, to_ms};
use crate::phrases::{
    Deleted, Draft, Library, PackHead, Scope, Sources, Trash, WriteError, Written, undo, write,
};
use chrono::NaiveDate;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The shop's file for phrases that are made here.
const SHOP_FILE: &str = "shop.toml";
/// How often a new phrase gets another id when somebody takes the same.
const TRIES: usize = 5;

/// The phrases with their files.
#[derive(Debug)]
pub struct PhraseDesk {
    sources: Sources,
    trash: Trash,
    library: Library,
    day: NaiveDate,
}

impl PhraseDesk {
    /// Loads everything. `trash` is the file of deleted phrases; it need not be there.
    pub fn open(sources: Sources, trash: PathBuf, today: NaiveDate) -> Self {
        let library = Library::load(&sources, today);
        Self { sources, trash: Trash::new(trash), library, day: today }
    }

    /// All phrases with their index.
    pub fn shelf(&self) -> Arc<Shelf> {
        Arc::new(Shelf::new(self.library.clone()))
    }

    /// The phrases as they are.
    pub fn library(&self) -> &Library {
        &self.library
    }

    /// These add-on packs are on; they are there at the next [`PhraseDesk::look`].
    pub fn switch_addons(&mut self, on: Vec<Trade>) {
        self.sources.addons = on;
    }

    /// Reads what changed; says whether anything did.
    pub fn look(&mut self, today: NaiveDate) -> bool {
        let same = crate::phrases::Fingerprint::take(&self.sources) == *self.library.fingerprint();
        if same && self.day == today {
            return false;
        }
        self.day = today;
        self.library = Library::load_keeping(&self.sources, today, &self.library);
        true
    }

    /// What can be brought back.
    ///
    /// # Errors
    /// As [`Trash::list`].
    pub fn deleted(&self, now: Time) -> Result<Vec<Deleted>, WriteError> {
        self.trash.list(to_ms(now))
    }

    /// Carries an edit out.
    ///
    /// # Errors
    /// As [`WriteError`] says; then no file has changed.
    pub fn edit(&mut self, edit: PhraseEdit, now: Time) -> Result<Vec<Written>, WriteError> {
        match edit {
            PhraseEdit::Add { scope, head, draft } => {
                let path = self.file_of(scope)?;
                self.add(&path, head, draft).map(|written| vec![written])
            }
            PhraseEdit::Change { file, base, draft } => {
                let written = write::edit(&file, &base.id, Some(&base), &draft)?;
                Ok(vec![written])
            }
            PhraseEdit::Share { file, head, base, draft } => {
                // Writes nothing: it only says when the phrase is no longer as it was.
                write::edit(&file, &base.id, Some(&base), &base)?;
                let own = undo::entry(&file, &draft.id)?;
                let path = self.file_of(Scope::Shop)?;
                let added = write::add(&path, &pack(head), &draft)?;
                match undo::remove(&file, &own) {
                    Ok(removed) => Ok(vec![added, removed]),
                    Err(error) => {
                        undo::put_back(&added)?;
                        Err(error)
                    }
                }
            }
            PhraseEdit::Remove { file, id } => {
                let entry = undo::entry(&file, &id)?;
                if !entry.is_hiding() {
                    self.keep(&file, &entry, now)?;
                }
                let written = undo::remove(&file, &entry);
                if written.is_err() {
                    self.trash.forget(&file, &entry)?;
                }
                Ok(vec![written?])
            }
            PhraseEdit::Hide { head, id } => {
                let path = self.file_of(Scope::Personal)?;
                Ok(vec![write::hide(&path, &pack(head), &id)?])
            }
            PhraseEdit::Card { head, edit } => {
                let folder = self.sources.shop_dir.as_deref().ok_or(WriteError::NotAFile)?;
                Ok(vec![products::perform(&edit, folder, &pack(head))?])
            }
            PhraseEdit::TakeBack(written) => self.take_back(written, now),
            PhraseEdit::BringBack { head, deleted } => {
                let Deleted { path, entry, .. } = *deleted;
                let written = undo::bring_back(&path, &pack(head), &entry)?;
                self.trash.forget(&path, &entry)?;
                Ok(vec![written])
            }
        }
    }

    /// Adds a phrase; one without an id gets one that nobody has.
    fn add(&mut self, path: &Path, head: String, draft: Draft) -> Result<Written, WriteError> {
        let head = pack(head);
        if !draft.id.is_empty() {
            return write::add(path, &head, &draft);
        }
        let mut last = WriteError::Changed;
        for _ in 0..TRIES {
            self.look(self.day);
            let id = self.library.fresh_id(&draft.code);
            match write::add(path, &head, &Draft { id, ..draft.clone() }) {
                Err(error @ WriteError::Exists(_)) => last = error,
                done => return done,
            }
        }
        Err(last)
    }

    /// Takes writes back, the last first: all of them or none. The result takes this back.
    fn take_back(&self, written: Vec<Written>, now: Time) -> Result<Vec<Written>, WriteError> {
        let mut back: Vec<Written> = Vec::new();
        for one in written.iter().rev() {
            if let Some(entry) = one.to_be_taken() {
                self.keep(&one.path, entry, now)?;
            }
            match undo::put_back(one) {
                Ok(done) => {
                    if let (Some(entry), None) = (done.now(), done.taken()) {
                        self.trash.forget(&done.path, entry)?;
                    }
                    back.push(done);
                }
                Err(error) => {
                    if let Some(entry) = one.to_be_taken() {
                        self.trash.forget(&one.path, entry)?;
                    }
                    for done in back.iter().rev() {
                        undo::put_back(done)?;
                    }
                    return Err(error);
                }
            }
        }
        Ok(back)
    }

    fn keep(&self, path: &Path, entry: &undo::Entry, now: Time) -> Result<(), WriteError> {
        let (at, path, entry) = (to_ms(now), path.to_owned(), entry.clone());
        self.trash.keep(Deleted { at, path, entry })
    }

    /// The file for new phrases of a scope.
    fn file_of(&self, scope: Scope) -> Result<PathBuf, WriteError> {
        let path = match scope {
            Scope::Shop => self.sources.shop_dir.as_ref().map(|folder| folder.join(SHOP_FILE)),
            Scope::BuiltIn | Scope::Personal => self.sources.personal.clone(),
        };
        path.ok_or(WriteError::NotAFile)
    }
}

fn pack(name: String) -> PackHead {
    PackHead { name, colour: None }
}
