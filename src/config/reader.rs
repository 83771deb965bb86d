//! Walks a TOML file by hand, so that every problem is found in one reading, each with its place.

use super::error::{Kind, Problem};
use crate::text::nearest;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Full-width signs that an input method writes where TOML wants an ASCII one.
const FULL_WIDTH: &str = "“”‘’＂＇＝，、：；。【】［］｛｝＃";

/// A file being read.
pub(super) struct Reader<'s> {
    source: &'s str,
    /// What was found so far.
    pub(super) problems: Vec<Problem>,
    /// Keys that were asked for and not there: none in the shipped file, says a test.
    #[cfg(test)]
    pub(super) absent: Vec<String>,
}

/// One table of the file, and the keys that somebody asked it for.
pub(super) struct Section<'r, 's> {
    reader: &'r mut Reader<'s>,
    table: &'r DeTable<'s>,
    /// Where the table stands, for keys that are missing in it.
    span: Range<usize>,
    path: String,
    asked: Vec<&'static str>,
    /// Its keys are names that the user chose.
    open: bool,
}

impl<'s> Reader<'s> {
    /// Parses `source` and gives its root to `body`. Of a text that is not TOML, `body` gets what
    /// could be parsed, and only the errors of syntax are kept.
    pub(super) fn read(source: &'s str, body: impl FnOnce(&mut Section<'_, 's>)) -> Self {
        let (root, errors) = DeTable::parse_recoverable(source);
        let mut reader = Self {
            source,
            problems: Vec::new(),
            #[cfg(test)]
            absent: Vec::new(),
        };
        let whole = Section {
            reader: &mut reader,
            table: root.get_ref(),
            span: 0..0,
            path: String::new(),
            asked: Vec::new(),
            open: false,
        };
        whole.visit(body);
        if !errors.is_empty() {
            reader.problems.clear();
            for error in errors {
                reader.syntax(&error);
            }
        }
        reader
    }

    fn syntax(&mut self, error: &toml::de::Error) {
        let (line, column) = self.place(error.span().map_or(0, |span| span.start));
        // One mistake makes the parser stumble several times over the same line.
        if self.problems.iter().any(|p| p.line == line) {
            return;
        }
        let text = self.source.lines().nth(line - 1).unwrap_or_default();
        let kind = Kind::Syntax {
            message: error.message().to_owned(),
            text: text.to_owned(),
            suspect: text.chars().find(|c| FULL_WIDTH.contains(*c)),
        };
        self.problems.push(Problem { line, column, kind });
    }

    /// Line and column of a byte, both from 1, the column in characters.
    fn place(&self, at: usize) -> (usize, usize) {
        let before = &self.source[..self.source.floor_char_boundary(at)];
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        (before.matches('\n').count() + 1, before[start..].chars().count() + 1)
    }

    fn complain(&mut self, at: usize, kind: Kind) {
        let (line, column) = self.place(at);
        self.problems.push(Problem { line, column, kind });
    }
}

impl<'r, 's> Section<'r, 's> {
    /// Runs `body`, then reports the keys that it did not ask for.
    fn visit(mut self, body: impl FnOnce(&mut Section<'_, 's>)) {
        body(&mut self);
        if self.open {
            return;
        }
        for key in self.table.keys() {
            let name: &str = key.get_ref();
            if !self.asked.contains(&name) {
                let near = nearest(name, self.asked.iter().copied()).map(|n| self.full(n));
                let kind = Kind::UnknownKey { key: self.full(name), near };
                self.reader.complain(key.span().start, kind);
            }
        }
    }

    /// A key with its section.
    fn full(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    fn value(&mut self, key: &'static str) -> Option<&'r Spanned<DeValue<'s>>> {
        self.asked.push(key);
        let found = self.table.get(key);
        #[cfg(test)]
        if found.is_none() {
            let key = self.full(key);
            self.reader.absent.push(key);
        }
        found
    }

    /// Whether one of these keys is there, right or wrong.
    pub(super) fn has(&self, keys: &[&str]) -> bool {
        keys.iter().any(|key| self.table.contains_key(*key))
    }

    /// The byte at which the section begins.
    pub(super) fn start(&self) -> usize {
        self.span.start
    }

    /// Line and column of a byte, both from 1.
    pub(super) fn place(&self, at: usize) -> (usize, usize) {
        self.reader.place(at)
    }

    /// Reports a problem at a byte.
    pub(super) fn complain(&mut self, at: usize, kind: Kind) {
        self.reader.complain(at, kind);
    }

    /// Reads a value into `to`; says where it stands if it is there and right.
    pub(super) fn read<T>(
        &mut self,
        key: &'static str,
        to: &mut T,
        parse: impl FnOnce(&DeValue<'s>) -> Result<T, Kind>,
    ) -> Option<usize> {
        let value = self.value(key)?;
        let at = value.span().start;
        match parse(value.get_ref()) {
            Ok(read) => {
                *to = read;
                Some(at)
            }
            Err(kind) => {
                self.complain(at, kind);
                None
            }
        }
    }

    /// Reads a value that must be there.
    pub(super) fn need<T>(
        &mut self,
        key: &'static str,
        to: &mut T,
        parse: impl FnOnce(&DeValue<'s>) -> Result<T, Kind>,
    ) -> Option<usize> {
        if !self.table.contains_key(key) {
            let kind = Kind::Needed { key: self.full(key) };
            self.complain(self.span.start, kind);
        }
        self.read(key, to, parse)
    }

    /// Reads a list into `to`; an element that is wrong is reported and left out.
    pub(super) fn list<T>(
        &mut self,
        key: &'static str,
        to: &mut Vec<T>,
        parse: impl Fn(&DeValue<'s>) -> Result<T, Kind>,
    ) {
        let Some(value) = self.value(key) else { return };
        let Some(elements) = value.get_ref().as_array() else {
            self.complain(value.span().start, wrong_type("array", value.get_ref()));
            return;
        };
        to.clear();
        for element in elements.iter() {
            match parse(element.get_ref()) {
                Ok(read) => to.push(read),
                Err(kind) => self.complain(element.span().start, kind),
            }
        }
    }

    /// Visits the section `key`, if it is there.
    pub(super) fn section(&mut self, key: &'static str, body: impl FnOnce(&mut Section<'_, 's>)) {
        if let Some(value) = self.value(key) {
            self.enter(self.full(key), value, body);
        }
    }

    /// Visits every `[[key]]`; says whether there are any.
    pub(super) fn sections(
        &mut self,
        key: &'static str,
        mut body: impl FnMut(&mut Section<'_, 's>),
    ) -> bool {
        let Some(value) = self.value(key) else { return false };
        let Some(tables) = value.get_ref().as_array() else {
            self.complain(value.span().start, wrong_type("sections", value.get_ref()));
            return false;
        };
        for table in tables.iter() {
            self.enter(self.full(key), table, &mut body);
        }
        true
    }

    /// Visits the sections in this one that nobody asked for by name, in the order of the file.
    pub(super) fn each_section<N>(
        &mut self,
        name: impl Fn(&str) -> Result<N, Kind>,
        mut body: impl FnMut(&mut Section<'_, 's>, N),
    ) {
        for (key, value, at) in self.entries() {
            match name(key) {
                Ok(name) => self.enter(self.full(key), value, |section| body(section, name)),
                Err(kind) => {
                    let kind = match nearest(key, self.asked.iter().copied()) {
                        Some(near) => {
                            Kind::UnknownKey { key: self.full(key), near: Some(self.full(near)) }
                        }
                        None => kind,
                    };
                    self.complain(at, kind);
                }
            }
        }
    }

    /// The keys of this section that nobody asked for by name, each with its value and where it
    /// begins, in the order of the file. From now on no key of the section is unknown.
    pub(super) fn entries(&mut self) -> Vec<(&'r str, &'r Spanned<DeValue<'s>>, usize)> {
        let mut found: Vec<_> = self
            .table
            .iter()
            .map(|(key, value)| (key.get_ref().as_ref(), value, key.span().start))
            .filter(|(key, ..)| !self.asked.contains(key))
            .collect();
        found.sort_by_key(|(.., at)| *at);
        self.open = true;
        found
    }

    fn enter(
        &mut self,
        path: String,
        value: &Spanned<DeValue<'s>>,
        body: impl FnOnce(&mut Section<'_, 's>),
    ) {
        match value.get_ref().as_table() {
            Some(table) => Section {
                reader: self.reader,
                table,
                span: value.span(),
                path,
                asked: Vec::new(),
                open: false,
            }
            .visit(body),
            None => self.complain(value.span().start, wrong_type("table", value.get_ref())),
        }
    }
}

/// The problem of a value that should be of the type `wanted`.
pub(super) fn wrong_type(wanted: &'static str, found: &DeValue<'_>) -> Kind {
    Kind::WrongType { wanted, found: found.type_str() }
}
