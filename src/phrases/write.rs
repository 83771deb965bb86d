//! Rewriting a pack file the way its owner would: one phrase changes, comments and order stay.
//!
//! Owns adding, editing and hiding a phrase in a shop file or the personal one ([`super::undo`]
//! takes out and puts back); must not know which phrases are shown. Every act reads the file,
//! changes it and puts it back under a lock on the folder; a file that does not parse is never
//! overwritten.

use super::draft::{Draft, put, put_draft};
use super::files::read;
use super::reader::Lines;
use super::undo::{Entry, Written};
use super::{Scope, Source, disk, pack};
use crate::domain::{Colour, Word};
use crate::files;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table};

/// The head of a pack file that has to be made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PackHead {
    /// The pack's name.
    pub name: String,
    /// Its colour.
    pub colour: Option<Colour>,
}

/// Why a file was left as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// The file does not parse: it has to be mended by hand first.
    #[error("{}:{line}:{column}: {message}", path.display())]
    Broken {
        /// The file.
        path: PathBuf,
        /// From 1.
        line: u32,
        /// In characters from 1.
        column: u32,
        /// The parser's words, in English.
        message: String,
    },
    /// The file has no phrase of that id.
    #[error("no phrase `{0}`")]
    NotFound(String),
    /// The file has a phrase of that id already.
    #[error("there is a phrase `{0}` already")]
    Exists(String),
    /// Somebody else changed the phrase since the form was opened; this is how it is now.
    #[error("the phrase `{}` was changed meanwhile", .0.id)]
    Conflict(Box<Draft>),
    /// The file changed at the very moment of writing, or since the write that is to be undone.
    #[error("the file was changed meanwhile")]
    Changed,
    /// A phrase needs this.
    #[error("`{0}` is empty")]
    Empty(&'static str),
    /// The phrases are not written as `[[phrase]]`.
    #[error("the phrases are not written as [[phrase]]")]
    Layout,
    /// A link or a folder stands in the place of the file.
    #[error("not a regular file")]
    NotAFile,
    /// What the system says.
    #[error("{}: {message}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// The kind of trouble.
        kind: ErrorKind,
        /// The system's words.
        message: String,
    },
}

/// Adds a phrase at the end; makes the file, with `head`, and its folder if need be.
///
/// # Errors
/// [`WriteError::Exists`] for an id the file has, and the others of [`WriteError`].
pub fn add(path: &Path, head: &PackHead, draft: &Draft) -> Result<Written, WriteError> {
    check(draft)?;
    rewrite(path, (&draft.id, &draft.id), |document| {
        begin(document, head);
        let category = pack_name(document);
        put_new(list(document)?, draft, category.as_deref())
    })
}

/// Puts a phrase at the end. An entry that hides a phrase of a lesser scope becomes the phrase
/// that replaces it.
pub(super) fn put_new(
    phrases: &mut ArrayOfTables,
    draft: &Draft,
    category: Option<&str>,
) -> Result<(), WriteError> {
    if let Some(at) = find(phrases, &draft.id) {
        let table = phrases.get_mut(at).filter(|table| is_hiding(table));
        let table = table.ok_or_else(|| WriteError::Exists(draft.id.clone()))?;
        table.remove("hidden");
        put_draft(table, draft, category);
        return Ok(());
    }
    push(phrases, draft, category);
    Ok(())
}

/// Puts a phrase whose id the file does not have at the end.
pub(super) fn push(phrases: &mut ArrayOfTables, draft: &Draft, category: Option<&str>) {
    let mut table = Table::new();
    table.decor_mut().set_prefix("\n");
    put_draft(&mut table, draft, category);
    phrases.push(table);
}

/// Changes the phrase `id`: only keys whose value differs are touched. `base` is the phrase as it
/// was when the form opened.
///
/// # Errors
/// [`WriteError::Conflict`] when the phrase in the file is no longer `base`, and the others.
pub fn edit(
    path: &Path,
    id: &str,
    base: Option<&Draft>,
    draft: &Draft,
) -> Result<Written, WriteError> {
    check(draft)?;
    rewrite(path, (id, &draft.id), |document| {
        let category = pack_name(document);
        let text = document.to_string();
        let phrases = list(document)?;
        let at = find(phrases, id).ok_or_else(|| WriteError::NotFound(id.to_owned()))?;
        if draft.id != id && find(phrases, &draft.id).is_some() {
            return Err(WriteError::Exists(draft.id.clone()));
        }
        let table = phrases.get_mut(at).ok_or(WriteError::Layout)?;
        if let Some(base) = base {
            let mut now = table.clone();
            put_draft(&mut now, base, category.as_deref());
            if now.to_string() != table.to_string() {
                return Err(WriteError::Conflict(Box::new(as_stored(&text, id, base))));
            }
        }
        put_draft(table, draft, category.as_deref());
        Ok(())
    })
}

/// Adds an entry that keeps a phrase of a lesser scope from being shown.
///
/// # Errors
/// [`WriteError::Exists`] when the file has a phrase of that id itself, and the others.
pub fn hide(path: &Path, head: &PackHead, id: &str) -> Result<Written, WriteError> {
    rewrite(path, (id, id), |document| {
        begin(document, head);
        let phrases = list(document)?;
        if find(phrases, id).is_some() {
            return Err(WriteError::Exists(id.to_owned()));
        }
        let mut table = Table::new();
        table.decor_mut().set_prefix("\n");
        put(&mut table, "id", Some(id.into()));
        put(&mut table, "hidden", Some(true.into()));
        phrases.push(table);
        Ok(())
    })
}

/// A picture may stand for the text.
pub(super) fn check(draft: &Draft) -> Result<(), WriteError> {
    let text = draft.image.as_ref().unwrap_or(&draft.text);
    for (key, value) in [("id", &draft.id), ("title", &draft.title), ("text", text)] {
        if value.trim().is_empty() {
            return Err(WriteError::Empty(key));
        }
    }
    Ok(())
}

/// Changes a file under a lock. `ids` are those of the phrase before and after.
pub(super) fn rewrite(
    path: &Path,
    ids: (&str, &str),
    change: impl Fn(&mut DocumentMut) -> Result<(), WriteError>,
) -> Result<Written, WriteError> {
    let folder = files::folder_of(path);
    files::ensure_dir(folder).map_err(|error| failed(path, &error))?;
    let _lock = disk::lock_folder(folder);
    let before = current(path)?;
    let text = before.as_deref().unwrap_or_default();
    let (mark, body) = match text.strip_prefix('\u{feff}') {
        Some(body) => ("\u{feff}", body),
        None => ("", text),
    };
    let mut document = parse(path, body)?;
    let old = Entry::of(list(&mut document.clone())?, ids.0);
    change(&mut document)?;
    let new = Entry::of(list(&mut document.clone())?, ids.1);
    let mut after = document.to_string();
    if body.contains("\r\n") {
        after = after.replace("\r\n", "\n").replace('\n', "\r\n");
    }
    after.insert_str(0, mark);
    if before.as_deref() != Some(after.as_str()) {
        store(path, before.as_deref(), &after)?;
    }
    Ok(Written { path: path.to_owned(), before, after: Some(after), old, new })
}

pub(super) fn parse(path: &Path, text: &str) -> Result<DocumentMut, WriteError> {
    text.parse().map_err(|error| broken(path, text, &error))
}

/// What the file holds; `None` when there is none.
pub(super) fn current(path: &Path) -> Result<Option<String>, WriteError> {
    match fs::symlink_metadata(path) {
        Ok(meta) if !meta.is_file() => return Err(WriteError::NotAFile),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        _ => {}
    }
    read(path).map(Some).map_err(|error| failed(path, &error))
}

/// Puts `after` in place, provided the file still holds `before`.
pub(super) fn store(path: &Path, before: Option<&str>, after: &str) -> Result<(), WriteError> {
    let mut changed = false;
    let stored = files::write_atomic_if(path, after.as_bytes(), || {
        changed = current(path).ok().flatten().as_deref() != before;
        if changed { Err(io::Error::other("changed")) } else { Ok(()) }
    });
    match stored {
        Err(_) if changed => Err(WriteError::Changed),
        stored => stored.map_err(|error| failed(path, &error)),
    }
}

pub(super) fn failed(path: &Path, error: &io::Error) -> WriteError {
    WriteError::Io { path: path.to_owned(), kind: error.kind(), message: error.to_string() }
}

fn broken(path: &Path, text: &str, error: &toml_edit::TomlError) -> WriteError {
    let at = error.span().map_or(0, |span| span.start);
    let (line, column) = Lines::new(text).place(text, at);
    let message = error.message().to_owned();
    WriteError::Broken { path: path.to_owned(), line, column, message }
}

/// Gives an empty file its head.
pub(super) fn begin(document: &mut DocumentMut, head: &PackHead) {
    if !document.as_table().is_empty() {
        return;
    }
    let mut pack = Table::new();
    put(&mut pack, "name", Some(head.name.as_str().into()));
    put(&mut pack, "colour", head.colour.map(|colour| colour.code().into()));
    document.insert("pack", Item::Table(pack));
}

pub(super) fn pack_name(document: &DocumentMut) -> Option<String> {
    document.get("pack")?.get("name")?.as_str().map(|name| name.trim().to_owned())
}

pub(super) fn list(document: &mut DocumentMut) -> Result<&mut ArrayOfTables, WriteError> {
    document
        .entry("phrase")
        .or_insert(Item::ArrayOfTables(ArrayOfTables::new()))
        .as_array_of_tables_mut()
        .ok_or(WriteError::Layout)
}

pub(super) fn find(phrases: &ArrayOfTables, id: &str) -> Option<usize> {
    phrases.iter().position(|t| t.get("id").and_then(Item::as_str).map(str::trim) == Some(id))
}

pub(super) fn is_hiding(table: &Table) -> bool {
    table.get("hidden").and_then(Item::as_bool) == Some(true)
}

/// The phrase as the file has it now; `base` where it can't be read.
fn as_stored(text: &str, id: &str, base: &Draft) -> Draft {
    let source = Arc::new(Source::Embedded(String::new()));
    let pack = pack::read(text, "", Scope::Personal, &source);
    let phrase = pack.phrases.iter().find(|phrase| phrase.id == id);
    phrase.map_or_else(|| base.clone(), |phrase| Draft::from(&phrase.phrase()))
}

#[cfg(test)]
#[path = "write_tests.rs"]
mod tests;
