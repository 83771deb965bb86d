//! Rewriting a pack file the way its owner would: one phrase changes, comments and order stay.
//!
//! Owns adding, editing, hiding and removing a phrase in a shop file or the personal one; must not
//! know which phrases are shown. Every act reads the file, changes it and puts it back under a
//! lock on the folder; a file that does not parse is never overwritten.

use super::files::read;
use super::pack::Lines;
use super::{Phrase, disk};
use crate::domain::{Colour, Platform, Word};
use chrono::NaiveDate;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, Value};

/// A phrase as a form holds it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// Stable name; see [`super::Library::fresh_id`].
    pub id: String,
    /// May be empty.
    pub code: String,
    /// One line.
    pub title: String,
    /// Written only where it differs from the pack's name; empty means the pack's name.
    pub category: String,
    /// Words that find it.
    pub tags: Vec<String>,
    /// Further codes.
    pub aliases: Vec<String>,
    /// The template.
    pub text: String,
    /// Further wordings.
    pub variants: Vec<String>,
    /// First day.
    pub valid_from: Option<NaiveDate>,
    /// Last day.
    pub valid_to: Option<NaiveDate>,
    /// To be looked at by then.
    pub review_by: Option<NaiveDate>,
    /// The platform it is meant for.
    pub platform: Option<Platform>,
    /// A picture.
    pub image: Option<String>,
}

impl From<&Phrase> for Draft {
    fn from(phrase: &Phrase) -> Self {
        let phrase = phrase.clone();
        Self {
            id: phrase.id,
            code: phrase.code,
            title: phrase.title,
            category: phrase.category.to_string(),
            tags: phrase.tags,
            aliases: phrase.aliases,
            text: phrase.text,
            variants: phrase.variants,
            valid_from: phrase.valid_from,
            valid_to: phrase.valid_to,
            review_by: phrase.review_by,
            platform: phrase.platform,
            image: phrase.image,
        }
    }
}

/// The head of a pack file that has to be made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PackHead {
    /// The pack's name.
    pub name: String,
    /// Its colour.
    pub colour: Option<Colour>,
}

/// What a write did; [`put_back`] takes it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The file.
    pub path: PathBuf,
    before: Option<String>,
    after: Option<String>,
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
    rewrite(path, |document| {
        begin(document, head);
        let category = pack_name(document);
        let phrases = list(document)?;
        if find(phrases, &draft.id).is_some() {
            return Err(WriteError::Exists(draft.id.clone()));
        }
        let mut table = Table::new();
        table.decor_mut().set_prefix("\n");
        put_draft(&mut table, draft, category.as_deref());
        phrases.push(table);
        Ok(())
    })
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
    rewrite(path, |document| {
        let category = pack_name(document);
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
                return Err(WriteError::Conflict(Box::new(get_draft(table, base))));
            }
        }
        put_draft(table, draft, category.as_deref());
        Ok(())
    })
}

/// Takes the phrase `id` out, with the comment above it.
///
/// # Errors
/// [`WriteError::NotFound`], and the others.
pub fn remove(path: &Path, id: &str) -> Result<Written, WriteError> {
    rewrite(path, |document| {
        let phrases = list(document)?;
        let at = find(phrases, id).ok_or_else(|| WriteError::NotFound(id.to_owned()))?;
        phrases.remove(at);
        Ok(())
    })
}

/// Adds an entry that keeps a phrase of a lesser scope from being shown.
///
/// # Errors
/// [`WriteError::Exists`] when the file has a phrase of that id itself, and the others.
pub fn hide(path: &Path, head: &PackHead, id: &str) -> Result<Written, WriteError> {
    rewrite(path, |document| {
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

/// Undoes a write: the file becomes, byte for byte, what it was. The result undoes the undoing.
///
/// # Errors
/// [`WriteError::Changed`] when somebody has changed the file since.
pub fn put_back(written: &Written) -> Result<Written, WriteError> {
    let path = &written.path;
    let _lock = disk::lock_folder(disk::folder_of(path));
    if current(path)? != written.after {
        return Err(WriteError::Changed);
    }
    match &written.before {
        Some(text) => store(path, written.after.as_deref(), text)?,
        None => fs::remove_file(path).map_err(|error| failed(path, &error))?,
    }
    Ok(Written { path: path.clone(), before: written.after.clone(), after: written.before.clone() })
}

fn check(draft: &Draft) -> Result<(), WriteError> {
    for (key, value) in [("id", &draft.id), ("title", &draft.title), ("text", &draft.text)] {
        if value.trim().is_empty() {
            return Err(WriteError::Empty(key));
        }
    }
    Ok(())
}

fn rewrite(
    path: &Path,
    change: impl Fn(&mut DocumentMut) -> Result<(), WriteError>,
) -> Result<Written, WriteError> {
    let folder = disk::folder_of(path);
    disk::make_folder(folder).map_err(|error| failed(path, &error))?;
    let _lock = disk::lock_folder(folder);
    let before = current(path)?;
    let text = before.as_deref().unwrap_or_default();
    let (mark, body) = match text.strip_prefix('\u{feff}') {
        Some(body) => ("\u{feff}", body),
        None => ("", text),
    };
    let mut document: DocumentMut = body.parse().map_err(|error| broken(path, body, &error))?;
    change(&mut document)?;
    let mut after = document.to_string();
    if body.contains("\r\n") {
        after = after.replace("\r\n", "\n").replace('\n', "\r\n");
    }
    after.insert_str(0, mark);
    if before.as_deref() != Some(after.as_str()) {
        store(path, before.as_deref(), &after)?;
    }
    Ok(Written { path: path.to_owned(), before, after: Some(after) })
}

/// What the file holds; `None` when there is none.
fn current(path: &Path) -> Result<Option<String>, WriteError> {
    match fs::symlink_metadata(path) {
        Ok(meta) if !meta.is_file() => return Err(WriteError::NotAFile),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        _ => {}
    }
    read(path).map(Some).map_err(|error| failed(path, &error))
}

/// Puts `after` in place, provided the file still holds `before`.
fn store(path: &Path, before: Option<&str>, after: &str) -> Result<(), WriteError> {
    let mut changed = false;
    let stored = disk::replace(path, after.as_bytes(), || {
        changed = current(path).ok().flatten().as_deref() != before;
        if changed { Err(io::Error::other("changed")) } else { Ok(()) }
    });
    match stored {
        Err(_) if changed => Err(WriteError::Changed),
        stored => stored.map_err(|error| failed(path, &error)),
    }
}

fn failed(path: &Path, error: &io::Error) -> WriteError {
    WriteError::Io { path: path.to_owned(), kind: error.kind(), message: error.to_string() }
}

fn broken(path: &Path, text: &str, error: &toml_edit::TomlError) -> WriteError {
    let at = error.span().map_or(0, |span| span.start);
    let (line, column) = Lines::new(text).place(text, at);
    let message = error.message().to_owned();
    WriteError::Broken { path: path.to_owned(), line, column, message }
}

/// Gives an empty file its head.
fn begin(document: &mut DocumentMut, head: &PackHead) {
    if !document.as_table().is_empty() {
        return;
    }
    let mut pack = Table::new();
    put(&mut pack, "name", Some(head.name.as_str().into()));
    put(&mut pack, "colour", head.colour.map(|colour| colour.code().into()));
    document.insert("pack", Item::Table(pack));
}

fn pack_name(document: &DocumentMut) -> Option<String> {
    document.get("pack")?.get("name")?.as_str().map(|name| name.trim().to_owned())
}

fn list(document: &mut DocumentMut) -> Result<&mut ArrayOfTables, WriteError> {
    document
        .entry("phrase")
        .or_insert(Item::ArrayOfTables(ArrayOfTables::new()))
        .as_array_of_tables_mut()
        .ok_or(WriteError::Layout)
}

fn find(phrases: &ArrayOfTables, id: &str) -> Option<usize> {
    phrases.iter().position(|t| t.get("id").and_then(Item::as_str).map(str::trim) == Some(id))
}

fn put_draft(table: &mut Table, draft: &Draft, pack: Option<&str>) {
    let line = |text: &str| Some(text.trim()).filter(|t| !t.is_empty()).map(Value::from);
    let texts = |list: &[String]| (!list.is_empty()).then(|| Value::Array(array(list)));
    let date = |day: Option<NaiveDate>| {
        day.and_then(|day| day.to_string().parse::<toml_edit::Datetime>().ok()).map(Value::from)
    };
    let category = Some(draft.category.trim()).filter(|name| pack != Some(*name));
    put(table, "id", line(&draft.id));
    put(table, "code", line(&draft.code));
    put(table, "title", line(&draft.title));
    put(table, "category", category.and_then(line));
    put(table, "tags", texts(&draft.tags));
    put(table, "aliases", texts(&draft.aliases));
    put(table, "text", Some(draft.text.trim_matches(['\n', '\r']).into()));
    put(table, "variants", texts(&draft.variants));
    put(table, "valid_from", date(draft.valid_from));
    put(table, "valid_to", date(draft.valid_to));
    put(table, "review_by", date(draft.review_by));
    put(table, "platform", draft.platform.map(|platform| platform.code().into()));
    put(table, "image", draft.image.as_deref().and_then(line));
}

fn array(texts: &[String]) -> Array {
    texts.iter().map(String::as_str).collect()
}

/// The text part of what the table holds now; the rest as in `base`.
fn get_draft(table: &Table, base: &Draft) -> Draft {
    let text = |key| table.get(key).and_then(Item::as_str).unwrap_or_default().to_owned();
    Draft {
        code: text("code"),
        title: text("title"),
        text: text("text").trim_matches(['\n', '\r']).replace("\r\n", "\n"),
        ..base.clone()
    }
}

/// Sets or takes out a key. A value that means the same stays as it is written.
fn put(table: &mut Table, key: &str, value: Option<Value>) {
    let Some(mut value) = value else {
        // `code = ""` is as good as no code: somebody wrote it on purpose.
        if table.get(key).is_some_and(|old| meaning(old) != Meaning::default()) {
            table.remove(key);
        }
        return;
    };
    match table.get_mut(key).and_then(Item::as_value_mut) {
        Some(old) => {
            if meaning(&Item::Value(old.clone())) != meaning(&Item::Value(value.clone())) {
                *value.decor_mut() = old.decor().clone();
                *old = value;
            }
        }
        None => {
            table.insert(key, Item::Value(value));
        }
    }
}

/// What a value says, however it is written.
type Meaning = Vec<String>;

fn meaning(item: &Item) -> Meaning {
    let tidy = |text: &str| text.replace("\r\n", "\n").trim_matches('\n').trim().to_owned();
    match item {
        Item::Value(Value::Array(list)) => {
            list.iter().map(|v| v.as_str().map_or_else(|| v.to_string(), tidy)).collect()
        }
        Item::Value(Value::String(text)) if text.value().trim().is_empty() => Vec::new(),
        Item::Value(Value::String(text)) => vec![tidy(text.value())],
        Item::Value(Value::Datetime(when)) => vec![when.value().to_string()],
        Item::Value(other) => vec![other.to_string().trim().to_owned()],
        _ => Vec::new(),
    }
}

#[cfg(test)]
#[path = "write_tests.rs"]
mod tests;
