//! The short way through a pack file, several times faster than the TOML parser and without its
//! tree of the whole file.
//!
//! Owns the plain shape that pack files have: `[pack]`, `[var.…]` and `[[phrase]]` with bare keys
//! and strings, lists of strings, dates and booleans. Anything else, and anything that is not
//! right, is `None`: then the TOML parser reads the file and says what is wrong. What comes out
//! here is what the parser would have said; a test holds both against each other.

use super::reader::Value;
use std::borrow::Cow;
use toml::Spanned;
use toml::de::{DeArray, DeString, DeValue};

/// One key of an entry: its name, where it stands, and its value.
pub(super) type KeyValue<'a> = (DeString<'a>, usize, Value<'a>);

/// A stretch of the file, in the file's order.
pub(super) enum Section<'e, 'a> {
    /// A table other than a phrase, header and all; yet to be parsed.
    Table(&'a str),
    /// A phrase.
    Phrase {
        /// Where its header stands.
        at: usize,
        /// Its keys.
        keys: std::vec::Drain<'e, KeyValue<'a>>,
    },
}

/// Hands each section to `take`; stops with `None` as soon as the file is not plain or `take` says
/// so: what was handed out until then is void.
pub(super) fn skim<'a>(
    text: &'a str,
    mut take: impl FnMut(Section<'_, 'a>) -> Option<()>,
) -> Option<()> {
    if text.contains('\r') && text.matches('\r').count() != text.matches("\r\n").count() {
        return None;
    }
    let mut file = Skimmer { text, bytes: text.as_bytes(), at: 0 };
    let mut keys: Vec<KeyValue<'a>> = Vec::with_capacity(16);
    let mut headers: Vec<&str> = Vec::new();
    file.blank_lines()?;
    while file.at < text.len() {
        let at = file.at;
        let header = file.header()?;
        let phrase = header == "[[phrase]]";
        if !phrase {
            let plain = header == "[pack]" || header.starts_with("[var.");
            if !plain || headers.contains(&header) {
                return None;
            }
            headers.push(header);
        }
        keys.clear();
        file.blank_lines()?;
        while file.at < text.len() && file.bytes[file.at] != b'[' {
            let key = file.key_value()?;
            if keys.iter().any(|(name, ..)| *name == key.0) {
                return None;
            }
            keys.push(key);
            file.blank_lines()?;
        }
        take(if phrase {
            Section::Phrase { at, keys: keys.drain(..) }
        } else {
            Section::Table(&text[at..file.at])
        })?;
    }
    Some(())
}

struct Skimmer<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Skimmer<'a> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn spaces(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t')) {
            self.at += 1;
        }
    }

    /// The rest of a line that has nothing more to say.
    fn end_of_line(&mut self) -> Option<()> {
        self.spaces();
        if self.peek() == Some(b'#') {
            while self.peek().is_some_and(|b| b != b'\n' && b != b'\r') {
                self.allowed()?;
                self.at += 1;
            }
        }
        if self.peek() == Some(b'\r') {
            self.at += 1;
        }
        match self.peek() {
            Some(b'\n') => self.at += 1,
            Some(_) => return None,
            None => {}
        }
        Some(())
    }

    /// Lines with nothing or a comment, up to something.
    fn blank_lines(&mut self) -> Option<()> {
        loop {
            self.spaces();
            match self.peek() {
                Some(b'\n' | b'\r' | b'#') => self.end_of_line()?,
                _ => return Some(()),
            }
        }
    }

    /// The byte here may stand in a comment or string of one line.
    fn allowed(&self) -> Option<()> {
        self.peek().filter(|b| (*b >= 0x20 && *b != 0x7f) || *b == b'\t').map(|_| ())
    }

    /// `[name.name]` or `[[name]]`, with nothing but bare names.
    fn header(&mut self) -> Option<&'a str> {
        let start = self.at;
        while self.peek().is_some_and(|b| is_bare(b) || matches!(b, b'[' | b']' | b'.')) {
            self.at += 1;
        }
        let header = &self.text[start..self.at];
        self.end_of_line()?;
        Some(header)
    }

    fn key_value(&mut self) -> Option<KeyValue<'a>> {
        let start = self.at;
        while self.peek().is_some_and(is_bare) {
            self.at += 1;
        }
        let key = &self.text[start..self.at];
        self.spaces();
        if key.is_empty() || self.peek() != Some(b'=') {
            return None;
        }
        self.at += 1;
        self.spaces();
        let value = self.value()?;
        self.end_of_line()?;
        Some((Cow::Borrowed(key), start, value))
    }

    fn value(&mut self) -> Option<Value<'a>> {
        let start = self.at;
        let value = match self.peek()? {
            b'"' | b'\'' => return self.string(),
            b'[' => DeValue::Array(self.list()?),
            b't' | b'f' | b'0'..=b'9' => {
                while self.peek().is_some_and(is_bare) {
                    self.at += 1;
                }
                DeValue::parse(&self.text[start..self.at]).ok()?.into_inner()
            }
            _ => return None,
        };
        Some(Spanned::new(start..self.at, value))
    }

    /// A list of strings, on one line or several.
    fn list(&mut self) -> Option<DeArray<'a>> {
        let mut list = DeArray::new();
        self.at += 1;
        loop {
            self.blank_lines()?;
            if self.peek()? == b']' {
                break;
            }
            list.push(self.string()?);
            self.blank_lines()?;
            match self.peek()? {
                b',' => self.at += 1,
                b']' => break,
                _ => return None,
            }
        }
        self.at += 1;
        Some(list)
    }

    fn string(&mut self) -> Option<Value<'a>> {
        let start = self.at;
        let quote = self.peek().filter(|b| matches!(b, b'"' | b'\''))?;
        let triple = [quote; 3];
        let long = self.bytes[start..].starts_with(&triple);
        self.at += if long { 3 } else { 1 };
        let inside = self.at;
        let mut escaped = false;
        loop {
            match self.peek()? {
                b if b == quote && (!long || self.bytes[self.at..].starts_with(&triple)) => break,
                b'\\' if quote == b'"' => {
                    escaped = true;
                    self.at += 1;
                    // A line end may be escaped; what else may be, the parser says.
                    self.peek()?;
                }
                b'\n' | b'\r' if long => {}
                _ => self.allowed()?,
            }
            self.at += 1;
        }
        let content = &self.text[inside..self.at];
        self.at += if long { 3 } else { 1 };
        if long && self.peek() == Some(quote) {
            return None;
        }
        let value = if escaped {
            DeValue::parse(&self.text[start..self.at]).ok()?.into_inner()
        } else if long {
            let first = content.strip_prefix("\r\n").or_else(|| content.strip_prefix('\n'));
            DeValue::String(Cow::Borrowed(first.unwrap_or(content)))
        } else {
            DeValue::String(Cow::Borrowed(content))
        };
        Some(Spanned::new(start..self.at, value))
    }
}

fn is_bare(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-')
}
