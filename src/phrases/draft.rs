//! A phrase as a form holds it, and how it goes into a table of a file.
//!
//! Owns which keys are written and which are left as they stand; must not know files.

use super::Phrase;
use crate::domain::{Platform, Word};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use toml_edit::{Array, Item, Table, Value};

/// A phrase as a form holds it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
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

/// Writes a draft over a table. The category is left out where it is the pack's name.
pub(super) fn put_draft(table: &mut Table, draft: &Draft, pack: Option<&str>) {
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
    let text = draft.text.trim_matches(['\n', '\r']);
    // A picture can stand without a text.
    put(table, "text", (draft.image.is_none() || !text.is_empty()).then(|| text.into()));
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

/// Sets or takes out a key. A value that means the same stays as it is written.
pub(super) fn put(table: &mut Table, key: &str, value: Option<Value>) {
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
