//! Writes single settings into the user's file and leaves all else in it as it is.

use super::error::ConfigError;
use super::{Config, read};
use crate::files;
use crate::i18n::{Lang, io_error, t};
use std::io;
use std::path::{Path, PathBuf};
use toml_edit::{DocumentMut, Item, Table, Value};

/// What a new file begins with.
const HEAD: &str = "# 插旗的设置，只写与默认不同的项；全部设置见 chaqi config show
# Settings of chaqi that differ from the defaults; chaqi config show lists all of them

";

/// A setting could not be written; the file is as it was.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The file has problems, or would have with the new values.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// A part of the key is already something other than a section.
    #[error("{key} can't be written into {}", file.display())]
    Key {
        /// The file.
        file: PathBuf,
        /// The key.
        key: String,
    },
    /// The system refused.
    #[error("{} can't be written: {source}", file.display())]
    Io {
        /// The file.
        file: PathBuf,
        /// Its reason.
        source: io::Error,
    },
}

impl WriteError {
    /// What went wrong, for a user.
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Self::Config(error) => error.text(lang),
            Self::Key { file, key } => {
                let file = file.display().to_string();
                t!(lang, "error-config-write-key", "key" => key, "file" => file)
            }
            Self::Io { file, source } => {
                let file = file.display().to_string();
                t!(lang, "error-config-write", "file" => file, "reason" => io_error(lang, source))
            }
        }
    }
}

/// Sets texts and switches by their keys (`agent.name`) in the user's file, which need not exist. Comments,
/// order and all other values stay.
///
/// # Errors
/// [`WriteError`]; nothing is written when the file, or a new value, has a problem.
pub fn set(path: &Path, values: &[(&str, &str)]) -> Result<(), WriteError> {
    write(path, values.iter().map(|(key, value)| (*key, typed(key, value))))
}

/// Sets a list of texts by its key, as [`set`] sets a text.
///
/// # Errors
/// [`WriteError`]; nothing is written when the file, or a new value, has a problem.
pub fn set_list(path: &Path, key: &str, values: &[&str]) -> Result<(), WriteError> {
    write(path, [(key, Value::Array(values.iter().copied().collect()))].into_iter())
}

fn write<'k>(
    path: &Path,
    values: impl Iterator<Item = (&'k str, Value)>,
) -> Result<(), WriteError> {
    let old = if path.exists() {
        let broken = |problem| ConfigError { file: path.to_owned(), problems: vec![problem] };
        Some(read(path).map_err(broken)?)
    } else {
        None
    };
    let before = old.as_deref().unwrap_or_default();
    // Read first, since the reader's errors are the ones that users can follow.
    Config::parse(before, path)?;
    let refused = |key: &str| WriteError::Key { file: path.to_owned(), key: key.to_owned() };
    let mut document: DocumentMut = before.parse().map_err(|_| refused("*"))?;
    for (key, value) in values {
        put(&mut document, key, value).ok_or_else(|| refused(key))?;
    }
    let mut text = document.to_string();
    if old.is_none() {
        text.insert_str(0, HEAD);
    }
    Config::parse(&text, path)?;
    replace(path, &text).map_err(|source| WriteError::Io { file: path.to_owned(), source })
}

/// A link stays a link, and what it points to is replaced.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let target = match path.canonicalize() {
        Ok(target) => target,
        Err(error) if error.kind() == io::ErrorKind::NotFound => path.to_owned(),
        Err(error) => return Err(error),
    };
    files::ensure_dir(files::folder_of(&target))?;
    files::write_atomic(&target, text.as_bytes())
}

/// Sets one value; `None` when the key leads through something that is not a section.
fn put(document: &mut DocumentMut, key: &str, mut new: Value) -> Option<()> {
    let (sections, name) = match key.rsplit_once('.') {
        Some((sections, name)) => (sections.split('.').collect(), name),
        None => (Vec::new(), key),
    };
    let mut item = document.as_item_mut();
    for section in sections {
        item = item.as_table_like_mut()?.entry(section).or_insert(Item::Table(Table::new()));
    }
    let table = item.as_table_like_mut()?;
    match table.get_mut(name).and_then(Item::as_value_mut) {
        Some(old) => {
            // The comment behind the old value belongs to the line, not to the value.
            *new.decor_mut() = old.decor().clone();
            *old = new;
        }
        None => {
            table.insert(name, Item::Value(new));
            if !key.contains('.') {
                below_head(document, name);
            }
        }
    }
    Some(())
}

/// A value of the kind that the key has: `true` for a switch, else a text.
fn typed(key: &str, value: &str) -> Value {
    let defaults: Option<DocumentMut> = super::DEFAULTS.parse().ok();
    let mut item = defaults.as_ref().map(DocumentMut::as_item);
    for part in key.split('.') {
        item = item.and_then(|item| item.get(part));
    }
    match value.parse::<bool>() {
        Ok(switch) if item.is_some_and(Item::is_bool) => Value::from(switch),
        _ => Value::from(value),
    }
}

/// A new key of the root stands above all sections, and so above the comment that heads the
/// file: moves that comment back up. What touches the first section stays with it.
fn below_head(document: &mut DocumentMut, name: &str) {
    let root = document.as_table_mut();
    if root.iter().filter(|(_, item)| item.is_value()).count() > 1 {
        return;
    }
    let first = match root.iter_mut().map(|(_, item)| item).find(|item| !item.is_value()) {
        Some(Item::Table(table)) => table,
        Some(Item::ArrayOfTables(tables)) => match tables.get_mut(0) {
            Some(table) => table,
            None => return,
        },
        _ => return,
    };
    let prefix = first.decor().prefix().and_then(|p| p.as_str()).unwrap_or_default().to_owned();
    let (head, own) = match prefix.rfind("\n\n") {
        Some(blank) => prefix.split_at(blank + 2),
        None => ("", prefix.as_str()),
    };
    first.decor_mut().set_prefix(format!("\n{own}"));
    if let Some(mut key) = root.key_mut(name) {
        key.leaf_decor_mut().set_prefix(head);
    }
}
