//! The settings in force as one commented text.

use super::error::ConfigError;
use super::{Config, DEFAULTS, read};
use std::path::Path;
use toml_edit::{DocumentMut, Item, TableLike};

/// The shipped `config.toml` with the user's values in it: what `chaqi config show` prints.
///
/// # Errors
/// [`ConfigError`] when the user's file has problems.
pub fn shown(path: Option<&Path>) -> Result<String, ConfigError> {
    let Some(path) = path else { return Ok(DEFAULTS.to_owned()) };
    let text = read(path)
        .map_err(|problem| ConfigError { file: path.to_owned(), problems: vec![problem] })?;
    Config::parse(&text, path)?;
    let (Ok(mut all), Ok(own)) = (DEFAULTS.parse::<DocumentMut>(), text.parse::<DocumentMut>())
    else {
        // Both have just been read as TOML.
        return Ok(text);
    };
    lay_over(all.as_table_mut(), own.as_table());
    Ok(all.to_string())
}

fn lay_over(under: &mut dyn TableLike, over: &dyn TableLike) {
    for (key, new) in over.iter() {
        match (under.get_mut(key), new) {
            (Some(Item::Value(old)), Item::Value(new)) if !old.is_inline_table() => {
                let decor = old.decor().clone();
                *old = new.clone();
                *old.decor_mut() = decor;
            }
            (Some(old), new) if old.is_table_like() && new.is_table_like() => {
                if let (Some(old), Some(new)) = (old.as_table_like_mut(), new.as_table_like()) {
                    lay_over(old, new);
                }
            }
            _ => {
                under.insert(key, new.clone());
            }
        }
    }
}
