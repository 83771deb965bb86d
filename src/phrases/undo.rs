//! What a write did to a file, and taking it back.
//!
//! Owns one phrase as it stands in a file, with its comment ([`Entry`]), and [`put_back`]; must not
//! know which phrases are shown. A file that others changed meanwhile keeps their changes: only the
//! phrase itself goes back, and only when it is still as it was written.

use super::write::{WriteError, current, failed, find, is_hiding, list, rewrite, store};
use super::{disk, write::PackHead};
use crate::files;
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::{Path, PathBuf};
use toml_edit::{ArrayOfTables, Decor, DocumentMut, Item, Table};

/// One phrase as it stands in a file: its table with the comment above it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The id.
    pub id: String,
    /// The title; empty for an entry that only hides.
    pub title: String,
    /// How many phrases stand before it.
    place: usize,
    /// The TOML of it.
    text: String,
}

/// What a write did; [`put_back`] takes it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The file.
    pub path: PathBuf,
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
    pub(super) old: Option<Entry>,
    pub(super) new: Option<Entry>,
}

impl Written {
    /// The phrase that is in the file now; nothing when it was taken out.
    pub fn now(&self) -> Option<&Entry> {
        self.new.as_ref()
    }

    /// The phrase that left the file with this write.
    pub fn taken(&self) -> Option<&Entry> {
        self.old.as_ref().filter(|old| self.new.is_none() && !old.is_hiding())
    }

    /// The phrase that will leave the file when this is put back.
    pub fn to_be_taken(&self) -> Option<&Entry> {
        self.new.as_ref().filter(|new| self.old.is_none() && !new.is_hiding())
    }
}

impl Entry {
    pub(super) fn of(phrases: &ArrayOfTables, id: &str) -> Option<Self> {
        let place = find(phrases, id)?;
        let table = phrases.get(place)?;
        let title = table.get("title").and_then(Item::as_str).unwrap_or_default();
        let (id, title) = (id.to_owned(), title.trim().to_owned());
        Some(Self { id, title, place, text: text_of(table) })
    }

    /// Only keeps a phrase of a lesser scope from being shown.
    pub fn is_hiding(&self) -> bool {
        self.table().is_ok_and(|table| is_hiding(&table))
    }

    fn table(&self) -> Result<Table, WriteError> {
        let mut document: DocumentMut = self.text.parse().map_err(|_| WriteError::Layout)?;
        let phrases = list(&mut document)?;
        let mut table = phrases.get(0).cloned().ok_or(WriteError::Layout)?;
        // It takes the place of its neighbours in the list, not the one it had elsewhere.
        table.set_position(None);
        Ok(table)
    }

    /// Says the same, whatever comment stands above it.
    fn says_the_same(&self, table: &Table) -> bool {
        let bare = |mut table: Table| {
            *table.decor_mut() = Decor::default();
            text_of(&table)
        };
        self.table().is_ok_and(|own| bare(own) == bare(table.clone()))
    }
}

fn text_of(table: &Table) -> String {
    let mut phrases = ArrayOfTables::new();
    phrases.push(table.clone());
    let mut document = DocumentMut::new();
    document.insert("phrase", Item::ArrayOfTables(phrases));
    document.to_string().replace("\r\n", "\n")
}

/// The phrase `id` as it stands in the file now.
///
/// # Errors
/// [`WriteError::NotFound`], and the others.
pub fn entry(path: &Path, id: &str) -> Result<Entry, WriteError> {
    let text = current(path)?.unwrap_or_default();
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let mut document = super::write::parse(path, text)?;
    Entry::of(list(&mut document)?, id).ok_or_else(|| WriteError::NotFound(id.to_owned()))
}

/// Takes a phrase out, with the comment above it.
///
/// # Errors
/// [`WriteError::NotFound`], [`WriteError::Changed`] when it is no longer as in `entry`, and the
/// others.
pub fn remove(path: &Path, entry: &Entry) -> Result<Written, WriteError> {
    rewrite(path, (&entry.id, &entry.id), |document| {
        let phrases = list(document)?;
        let at = find(phrases, &entry.id).ok_or_else(|| WriteError::NotFound(entry.id.clone()))?;
        if !phrases.get(at).is_some_and(|table| entry.says_the_same(table)) {
            return Err(WriteError::Changed);
        }
        phrases.remove(at);
        Ok(())
    })
}

/// Puts a phrase that was taken out back in; makes the file, with `head`, if need be.
///
/// # Errors
/// [`WriteError::Exists`] when the file has a phrase of that id by now, and the others.
pub fn bring_back(path: &Path, head: &PackHead, entry: &Entry) -> Result<Written, WriteError> {
    rewrite(path, (&entry.id, &entry.id), |document| {
        super::write::begin(document, head);
        insert(list(document)?, entry)
    })
}

fn insert(phrases: &mut ArrayOfTables, entry: &Entry) -> Result<(), WriteError> {
    if let Some(at) = find(phrases, &entry.id) {
        if !phrases.get(at).is_some_and(is_hiding) {
            return Err(WriteError::Exists(entry.id.clone()));
        }
        phrases.remove(at);
    }
    phrases.insert(entry.place.min(phrases.len()), entry.table()?);
    Ok(())
}

/// Undoes a write. A file that nobody touched since becomes, byte for byte, what it was; in another
/// one only the phrase goes back. The result undoes the undoing.
///
/// # Errors
/// [`WriteError::Changed`] when the phrase itself was changed since, [`WriteError::Exists`] when
/// its id was taken.
pub fn put_back(written: &Written) -> Result<Written, WriteError> {
    let path = &written.path;
    let lock = disk::lock_folder(files::folder_of(path));
    if current(path)? != written.after {
        drop(lock);
        return put_back_phrase(written);
    }
    match &written.before {
        Some(text) => store(path, written.after.as_deref(), text)?,
        None => fs::remove_file(path).map_err(|error| failed(path, &error))?,
    }
    Ok(Written {
        path: path.clone(),
        before: written.after.clone(),
        after: written.before.clone(),
        old: written.new.clone(),
        new: written.old.clone(),
    })
}

fn put_back_phrase(written: &Written) -> Result<Written, WriteError> {
    let (old, new) = (written.old.as_ref(), written.new.as_ref());
    let Some((from, to)) = new.or(old).zip(old.or(new)) else { return Err(WriteError::Changed) };
    rewrite(&written.path, (&from.id, &to.id), |document| {
        let phrases = list(document)?;
        let Some(new) = new else { return insert(phrases, to) };
        let at = find(phrases, &new.id).ok_or(WriteError::Changed)?;
        let table = phrases.get(at).filter(|table| new.says_the_same(table));
        let table = table.ok_or(WriteError::Changed)?;
        let Some(old) = old else {
            phrases.remove(at);
            return Ok(());
        };
        let mut former = old.table()?;
        *former.decor_mut() = table.decor().clone();
        former.set_position(table.position());
        if old.id != new.id && find(phrases, &old.id).is_some() {
            return Err(WriteError::Exists(old.id.clone()));
        }
        phrases.replace(at, former);
        Ok(())
    })
}

#[cfg(test)]
#[path = "undo_tests.rs"]
mod tests;
