//! Which column is what in the sheets that somebody mapped once: a file beside the config, which
//! may be edited by hand. Comments and everything else in it stay.
//!
//! ```toml
//! [[sheet]]
//! header = ["订单号", "下单帐号", "订单金额"]
//! platform = "jd"
//! [sheet.columns]
//! number = "订单号"
//! buyer = "下单帐号"
//! ```

use crate::domain::{Mapping, Word};
use crate::files;
use serde::Deserialize;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, value};

/// So many sheets are known at most; the newest ones.
const MOST: usize = 30;
const HEAD: &str = "# 导入订单时指定过的列：同样表头的表下次直接用。删掉一段 [[sheet]] 就会重新问。
# Columns of order sheets as they were mapped once; delete a [[sheet]] to be asked again.

";

/// The file can't be used; it is left as it is.
#[derive(Debug, thiserror::Error)]
pub enum MappingsError {
    /// It is not what it should be.
    #[error("{}: {message}", file.display())]
    Malformed {
        /// The file.
        file: PathBuf,
        /// The line, from 1.
        line: usize,
        /// The parser's words, in English.
        message: String,
    },
    /// The system refused.
    #[error("{}: {source}", file.display())]
    Io {
        /// The file.
        file: PathBuf,
        /// Its reason.
        source: io::Error,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sheets {
    #[serde(default)]
    sheet: Vec<Mapping>,
}

/// Reads the file; one that is not there holds nothing.
///
/// # Errors
/// What is wrong with it.
pub fn load(path: &Path) -> Result<Vec<Mapping>, MappingsError> {
    let text = read(path)?;
    let sheets: Sheets = toml::from_str(&text).map_err(|error| MappingsError::Malformed {
        file: path.to_owned(),
        line: error.span().map_or(1, |s| text[..s.start].matches('\n').count() + 1),
        message: error.message().to_owned(),
    })?;
    let from = sheets.sheet.len().saturating_sub(MOST);
    Ok(sheets.sheet.into_iter().skip(from).collect())
}

/// Writes a mapping into the file, in place of the one for the same columns.
///
/// # Errors
/// What is wrong with the file; then it is as it was.
pub fn remember(path: &Path, mapping: &Mapping) -> Result<(), MappingsError> {
    let known = load(path)?;
    if known.contains(mapping) {
        return Ok(());
    }
    let text = read(path)?;
    let mut document: DocumentMut =
        text.parse().map_err(|error: toml_edit::TomlError| MappingsError::Malformed {
            file: path.to_owned(),
            line: 1,
            message: error.message().to_owned(),
        })?;
    if text.is_empty() {
        document.decor_mut().set_prefix(HEAD);
    }
    let sheets = document
        .entry("sheet")
        .or_insert(Item::ArrayOfTables(ArrayOfTables::new()))
        .as_array_of_tables_mut()
        .ok_or_else(|| MappingsError::Malformed {
            file: path.to_owned(),
            line: 1,
            message: "sheet".into(),
        })?;
    sheets.retain(|sheet| {
        let names = sheet.get("header").and_then(Item::as_array);
        let header: Vec<String> = names
            .map(|names| names.iter().filter_map(|n| n.as_str().map(str::to_owned)).collect())
            .unwrap_or_default();
        !mapping.fits(&header)
    });
    sheets.push(table(mapping));
    files::ensure_dir(files::folder_of(path))
        .and_then(|()| files::write_atomic(path, document.to_string().as_bytes()))
        .map_err(|source| MappingsError::Io { file: path.to_owned(), source })
}

fn table(mapping: &Mapping) -> Table {
    let mut sheet = Table::new();
    let names: Array = mapping.header.iter().map(String::as_str).collect();
    sheet.insert("header", value(names));
    if let Some(platform) = mapping.platform {
        sheet.insert("platform", value(platform.code()));
    }
    let mut columns = Table::new();
    for (field, name) in &mapping.columns {
        columns.insert(field.code(), value(name.as_str()));
    }
    sheet.insert("columns", Item::Table(columns));
    sheet
}

fn read(path: &Path) -> Result<String, MappingsError> {
    match fs::read_to_string(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        other => other.map_err(|source| MappingsError::Io { file: path.to_owned(), source }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{ColumnField, Platform};

    fn mapping(number: &str) -> Mapping {
        Mapping {
            platform: Some(Platform::Jd),
            columns: [(ColumnField::Number, number.to_owned())].into(),
            header: vec!["订单号".into(), "单号\"2\"".into()],
        }
    }

    #[test]
    fn a_mapping_comes_back_and_the_hand_of_the_user_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new").join("order-columns.toml");
        assert_eq!(load(&path).unwrap(), []);
        remember(&path, &mapping("订单号")).unwrap();
        assert_eq!(load(&path).unwrap(), [mapping("订单号")]);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("# 导入") && text.contains("number = \"订单号\""), "{text}");
        let own =
            "# 我的表\n[[sheet]]\nheader = [\"a\", \"b\"] # 两列\ncolumns = { number = \"a\" }\n";
        fs::write(&path, format!("{text}\n{own}")).unwrap();
        remember(&path, &mapping("单号\"2\"")).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains("# 我的表") && text.contains("# 两列"), "{text}");
        assert_eq!(load(&path).unwrap().len(), 2);
        assert_eq!(load(&path).unwrap()[1], mapping("单号\"2\""));
    }

    #[test]
    fn a_broken_file_is_named_with_its_line_and_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("order-columns.toml");
        for broken in [
            "\n\n[[sheet]\n",
            "\n\n[[sheet]]\nheader = 3\n",
            "\n\n[[sheet]]\ncolumns = { who = \"a\" }\n",
        ] {
            fs::write(&path, broken).unwrap();
            let MappingsError::Malformed { line, .. } = load(&path).unwrap_err() else { panic!() };
            assert!((3..=4).contains(&line), "{broken}: {line}");
            assert!(remember(&path, &mapping("订单号")).is_err());
            assert_eq!(fs::read_to_string(&path).unwrap(), broken);
        }
    }
}
