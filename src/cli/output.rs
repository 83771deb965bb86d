//! Standard output and standard error: tables, fields, JSON. Everything of others passes the text
//! gate here.

use super::errors::Failure;
use crate::i18n::{Lang, t};
use crate::text::{gate, pad_end, truncate, width};
use serde::Serialize;
use std::io::{self, BufWriter, StdoutLock, Write};

/// A column of a table is not wider.
const WIDEST: usize = 44;

/// Standard output.
pub(super) struct Out(BufWriter<StdoutLock<'static>>);

impl Out {
    /// Takes standard output.
    pub(super) fn new() -> Self {
        Self(BufWriter::with_capacity(64 * 1024, io::stdout().lock()))
    }

    /// Writes one line.
    pub(super) fn line(&mut self, text: &str) -> Result<(), Failure> {
        writeln!(self.0, "{}", gate::line(text))?;
        Ok(())
    }

    /// Writes a text of several lines, with a line end after it.
    pub(super) fn block(&mut self, text: &str) -> Result<(), Failure> {
        writeln!(self.0, "{}", gate::block(text))?;
        Ok(())
    }

    /// Writes bytes that are made for it.
    pub(super) fn bytes(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.0.write_all(bytes)?;
        Ok(())
    }

    /// Writes one JSON document.
    pub(super) fn json<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failure> {
        let text = serde_json::to_string_pretty(value).map_err(io::Error::other)?;
        self.raw_json(&text)
    }

    /// Writes a JSON document that is text already.
    pub(super) fn raw_json(&mut self, text: &str) -> Result<(), Failure> {
        writeln!(self.0, "{}", escape(text.trim_end()))?;
        Ok(())
    }

    /// Writes a table: columns by display width, two blanks between them.
    pub(super) fn table(&mut self, heads: &[String], rows: &[Vec<String>]) -> Result<(), Failure> {
        let rows: Vec<Vec<String>> =
            rows.iter().map(|row| row.iter().map(|cell| shown(cell)).collect()).collect();
        let widths: Vec<usize> = (0..heads.len())
            .map(|at| {
                let cells = rows.iter().filter_map(|row| row.get(at)).map(|cell| width(cell));
                cells.chain([width(&heads[at])]).max().unwrap_or(0)
            })
            .collect();
        for row in std::iter::once(heads).chain(rows.iter().map(Vec::as_slice)) {
            let mut line = String::new();
            for (cell, columns) in row.iter().zip(&widths) {
                line.push_str(&pad_end(cell, *columns));
                line.push_str("  ");
            }
            writeln!(self.0, "{}", line.trim_end())?;
        }
        Ok(())
    }

    /// Writes names with their values below each other; those without a value are left out.
    pub(super) fn fields(&mut self, fields: &[(String, String)]) -> Result<(), Failure> {
        let names = fields.iter().map(|(name, _)| width(name)).max().unwrap_or(0);
        for (name, value) in fields.iter().filter(|(_, value)| !value.is_empty()) {
            writeln!(self.0, "{}  {}", pad_end(name, names), gate::line(value))?;
        }
        Ok(())
    }

    /// Hands everything over.
    pub(super) fn flush(&mut self) -> Result<(), Failure> {
        self.0.flush()?;
        Ok(())
    }
}

fn shown(cell: &str) -> String {
    truncate(&gate::line(cell), WIDEST).into_owned()
}

/// JSON may hold characters that some terminals obey or that turn a line around: they are written
/// as `\u….`, which reads back the same. They can stand inside strings only.
fn escape(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '\u{7f}'..='\u{9f}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            _ => out.push(c),
        }
    }
    out
}

/// Says an error on standard error, with what to do about it.
pub(super) fn error(lang: Lang, what: &str, hint: Option<&str>) {
    let mut line = format!("{}{}", t!(lang, "cli-error"), gate::block(what));
    if let Some(hint) = hint {
        line.push('\n');
        line.push_str(&t!(lang, "cli-hint", "hint" => gate::block(hint).into_owned()));
    }
    // With standard error closed there is nobody to tell.
    let _ = writeln!(io::stderr(), "{line}");
}

/// Says something on standard error.
pub(super) fn note(text: &str) {
    let _ = writeln!(io::stderr(), "{}", gate::block(text));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_stays_the_same_and_harms_nobody() {
        let text = "a\u{9b}31m\u{202e}b\u{7f}插旗";
        let json = serde_json::to_string(text).unwrap();
        let safe = escape(&json);
        assert!(safe.chars().all(|c| !c.is_control() && c != '\u{202e}'), "{safe}");
        assert_eq!(serde_json::from_str::<String>(&safe).unwrap(), text);
    }

    #[test]
    fn long_cells_are_cut_and_hostile_ones_shown() {
        assert_eq!(shown("\u{1b}[31m"), "^[[31m");
        assert_eq!(width(&shown(&"旗".repeat(40))), 43);
    }
}
