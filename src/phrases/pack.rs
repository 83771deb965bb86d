//! One pack file: from its text to phrases, variables and problems.
//!
//! Owns the keys a file may have; must not know other files or where the text came from.

use super::flat::Flat;
use super::product::Product;
use super::reader::{Reader, Value};
use super::skim::{KeyValue, Section, skim};
use super::template::Pieces;
use super::{
    Expected, Phrase, Piece, Problem, ProblemKind, Scope, Source, TemplateError, Variable, parts,
};
use crate::domain::Colour;
use std::collections::BTreeMap;
use std::sync::Arc;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

const TOP_KEYS: [&str; 4] = ["pack", "phrase", "var", "product"];
const PACK_KEYS: [&str; 2] = ["name", "colour"];
const VARIABLE_KEYS: [&str; 4] = ["label", "choices", "default", "lines"];
const PHRASE_KEYS: [&str; 15] = [
    "id",
    "code",
    "title",
    "category",
    "text",
    "tags",
    "aliases",
    "variants",
    "valid_from",
    "valid_to",
    "review_by",
    "platform",
    "image",
    "colour",
    "hidden",
];

/// What a pack file says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Pack {
    /// The pack's name and colour.
    pub(super) name: Arc<str>,
    pub(super) colour: Option<Colour>,
    pub(super) phrases: Flat,
    /// The rows of phrases with other phrases inside.
    pub(super) inside: Vec<u32>,
    pub(super) products: Vec<Arc<Product>>,
    /// Ids of lesser scopes that are not shown.
    pub(super) hidden: Vec<String>,
    pub(super) variables: BTreeMap<String, Variable>,
    /// Every variable used, with the line where it is first used.
    pub(super) used: BTreeMap<String, u32>,
    pub(super) problems: Vec<Problem>,
}

impl Pack {
    /// Whether there is nothing in it to be used.
    pub(super) fn is_empty(&self) -> bool {
        self.phrases.len() == 0 && self.products.is_empty()
    }

    /// Whether nothing had to be left out.
    pub(super) fn is_sound(&self) -> bool {
        !self.problems.iter().any(|problem| problem.kind.is_error())
    }
}

/// Reads one file. `stem` names the pack when the file doesn't.
///
/// A file that is no TOML gives nothing but a problem; else what is right is taken.
pub(super) fn read(text: &str, stem: &str, scope: Scope, source: &Arc<Source>) -> Pack {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    plainly(text, stem, scope, source).unwrap_or_else(|| fully(text, stem, scope, source))
}

/// By the short way; `None` when the file is not plain or its tables have problems.
fn plainly(text: &str, stem: &str, scope: Scope, source: &Arc<Source>) -> Option<Pack> {
    let mut reader = Reader::new(text, source);
    let phrases = Flat::new(scope, source);
    let mut pack = Pack { name: Arc::from(stem), phrases, ..Pack::default() };
    let mut begun = false;
    pack.phrases.reserve(text.len());
    skim(text, |section| {
        match section {
            Section::Phrase { at, keys } => {
                begun = true;
                reader.entry(at, keys, scope, &mut pack);
            }
            // Phrases take the name of the pack: it has to come first.
            Section::Table(table) if begun && table.starts_with("[pack]") => return None,
            Section::Table(table) => {
                let known = reader.problems.len();
                reader.file(DeTable::parse(table).ok()?.into_inner(), scope, &mut pack);
                // A `[var.a]` that says nothing counts only when there is no `[var.a.b]`: that
                // takes the whole file.
                let mute = pack.variables.values().any(|v| *v == Variable::default());
                if mute || reader.problems.len() > known {
                    return None;
                }
            }
        }
        Some(())
    })?;
    Some(reader.finish(pack))
}

/// By the TOML parser.
fn fully(text: &str, stem: &str, scope: Scope, source: &Arc<Source>) -> Pack {
    let mut reader = Reader::new(text, source);
    let phrases = Flat::new(scope, source);
    let mut pack = Pack { name: Arc::from(stem), phrases, ..Pack::default() };
    match DeTable::parse(text) {
        Ok(table) => reader.file(table.into_inner(), scope, &mut pack),
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            let before = &text[..text.floor_char_boundary(at)];
            let line = text.lines().nth(before.matches('\n').count()).unwrap_or_default();
            let (message, line) = (error.message().to_owned(), line.to_owned());
            reader.problem(at, ProblemKind::Syntax { message, line });
        }
    }
    reader.finish(pack)
}

impl Reader<'_> {
    fn finish(self, mut pack: Pack) -> Pack {
        pack.phrases.finish();
        pack.problems = self.problems;
        pack.problems.sort_by_key(|problem| (problem.line, problem.column));
        pack
    }

    fn file(&mut self, table: DeTable<'_>, scope: Scope, pack: &mut Pack) {
        let mut phrases = None;
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "pack" => self.head(value, pack),
                "phrase" => phrases = Some(value),
                "product" => self.products(&value, pack),
                "var" => match value.get_ref() {
                    DeValue::Table(table) => self.variables("", table, &mut pack.variables),
                    _ => self.bad("var", &value, Expected::Table),
                },
                other => self.unknown(key.span().start, other, &TOP_KEYS),
            }
        }
        let Some(phrases) = phrases else { return };
        let at = phrases.span();
        match phrases.into_inner() {
            DeValue::Array(list) => {
                for entry in list {
                    let at = entry.span();
                    match entry.into_inner() {
                        DeValue::Table(table) => {
                            let keys = table.into_iter().map(|(key, value)| {
                                let at = key.span().start;
                                (key.into_inner(), at, value)
                            });
                            self.entry(at.start, keys, scope, pack);
                        }
                        other => self.bad("phrase", &Spanned::new(at, other), Expected::TableList),
                    }
                }
            }
            other => self.bad("phrase", &Spanned::new(at, other), Expected::TableList),
        }
    }

    fn head(&mut self, value: Value<'_>, pack: &mut Pack) {
        let DeValue::Table(table) = value.get_ref() else {
            return self.bad("pack", &value, Expected::Table);
        };
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "name" => {
                    if let Some(name) = self.text("name", value) {
                        if name.trim().is_empty() {
                            self.problem(value.span().start, ProblemKind::EmptyKey("name"));
                        } else {
                            pack.name = Arc::from(name.trim());
                        }
                    }
                }
                "colour" => pack.colour = self.word("colour", value, Expected::Colour),
                other => self.unknown(key.span().start, other, &PACK_KEYS),
            }
        }
    }

    /// `[var.a]` and, dotted, `[var.a.b]`.
    fn variables(
        &mut self,
        prefix: &str,
        table: &DeTable<'_>,
        found: &mut BTreeMap<String, Variable>,
    ) {
        for (key, value) in table {
            let name = format!("{prefix}{}", key.get_ref());
            let DeValue::Table(inner) = value.get_ref() else {
                self.bad(&name, value, Expected::Table);
                continue;
            };
            let mut variable = Variable::default();
            let mut nested = DeTable::new();
            for (key, value) in inner {
                match (key.get_ref().as_ref(), value.get_ref()) {
                    (_, DeValue::Table(_)) => {
                        nested.insert(key.clone(), value.clone());
                    }
                    ("label", _) => variable.label = self.text("label", value).unwrap_or_default(),
                    ("choices", _) => {
                        variable.choices = self.list("choices", value).unwrap_or_default();
                    }
                    ("default", _) => variable.default = self.text("default", value),
                    ("lines", DeValue::Boolean(yes)) => variable.lines = *yes,
                    ("lines", _) => self.bad("lines", value, Expected::Boolean),
                    (other, _) => self.unknown(key.span().start, other, &VARIABLE_KEYS),
                }
            }
            self.variables(&format!("{name}."), &nested, found);
            if nested.is_empty() || variable != Variable::default() {
                found.insert(name, variable);
            }
        }
    }

    fn entry<'v>(
        &mut self,
        at: usize,
        keys: impl Iterator<Item = KeyValue<'v>>,
        scope: Scope,
        pack: &mut Pack,
    ) {
        let before = self.problems.len();
        let mut colour = None;
        let mut hidden = false;
        let mut text_at = None;
        let mut texts: Vec<usize> = Vec::new();
        let mut phrase = self.blank(pack, scope, at);
        for (key, key_at, value) in keys {
            let start = value.span().start;
            match key.as_ref() {
                "id" => self.line("id", &value, &mut phrase.id),
                "code" => self.line("code", &value, &mut phrase.code),
                "title" => self.line("title", &value, &mut phrase.title),
                "category" => {
                    let mut name = String::new();
                    self.line("category", &value, &mut name);
                    if !name.is_empty() {
                        phrase.category = Arc::from(name);
                    }
                }
                "colour" => colour = self.word("colour", &value, Expected::Colour),
                "tags" => phrase.tags = self.list("tags", &value).unwrap_or_default(),
                "aliases" => phrase.aliases = self.list("aliases", &value).unwrap_or_default(),
                "text" => {
                    text_at = Some(start);
                    phrase.text = self.text("text", &value).unwrap_or_default();
                }
                "variants" => {
                    if let DeValue::Array(list) = value.get_ref() {
                        texts = list.iter().map(|wording| wording.span().start).collect();
                    }
                    phrase.variants = self.list("variants", &value).unwrap_or_default();
                }
                "valid_from" => phrase.valid_from = self.date("valid_from", &value),
                "valid_to" => phrase.valid_to = self.date("valid_to", &value),
                "review_by" => phrase.review_by = self.date("review_by", &value),
                "platform" => phrase.platform = self.word("platform", &value, Expected::Platform),
                "image" => phrase.image = self.text("image", &value),
                "hidden" => match value.get_ref() {
                    DeValue::Boolean(yes) => hidden = *yes,
                    _ => self.bad("hidden", &value, Expected::Boolean),
                },
                other => self.unknown(key_at, other, &PHRASE_KEYS),
            }
        }
        // A phrase with a category of its own must not wear the pack's colour.
        phrase.colour = colour.or(pack.colour.filter(|_| phrase.category == pack.name));
        self.need("id", &phrase.id, at, before);
        if !hidden {
            self.need("title", &phrase.title, at, before);
            // A picture may stand for the text.
            match text_at.filter(|_| phrase.image.is_none()) {
                Some(at) if parts(&phrase.text).is_empty() => {
                    self.problem(at, ProblemKind::EmptyKey("text"));
                }
                _ => self.need("text", phrase.image.as_ref().unwrap_or(&phrase.text), at, before),
            }
        }
        if self.problems.len() > before {
            return;
        }
        if hidden {
            pack.hidden.push(phrase.id);
            return;
        }
        if matches!((phrase.valid_from, phrase.valid_to), (Some(from), Some(to)) if to < from) {
            self.problem(at, ProblemKind::NeverValid);
        }
        texts.insert(0, text_at.unwrap_or(at));
        self.blanks(&phrase, &texts, pack);
        pack.phrases.push(&phrase);
    }

    fn blank(&mut self, pack: &Pack, scope: Scope, at: usize) -> Phrase {
        Phrase {
            id: String::new(),
            code: String::new(),
            title: String::new(),
            category: Arc::clone(&pack.name),
            colour: None,
            tags: Vec::new(),
            aliases: Vec::new(),
            text: String::new(),
            variants: Vec::new(),
            valid_from: None,
            valid_to: None,
            review_by: None,
            platform: None,
            image: None,
            scope,
            source: Arc::clone(self.source),
            line: self.lines.line(at),
        }
    }

    /// Looks at the braces of every wording and notes the variables.
    fn blanks(&mut self, phrase: &Phrase, starts: &[usize], pack: &mut Pack) {
        let row = u32::try_from(pack.phrases.len()).unwrap_or(u32::MAX);
        for (text, start) in phrase.wordings().zip(starts) {
            for piece in Pieces::of(text) {
                match piece {
                    Ok(Piece::Variable(name)) if !pack.used.contains_key(name) => {
                        pack.used.insert(name.to_owned(), self.lines.line(*start));
                    }
                    Ok(Piece::Phrase(_)) if pack.inside.last() != Some(&row) => {
                        pack.inside.push(row);
                    }
                    Ok(_) => {}
                    Err(error) => self.brace(text, *start, error),
                }
            }
        }
    }

    /// Finds the same brace in the file: as many braces come before it there.
    fn brace(&mut self, text: &str, start: usize, error: TemplateError) {
        let is_brace = |c: char| matches!(c, '{' | '}' | '｛' | '｝');
        let nth = text[..error.at()].matches(is_brace).count();
        let offset = self.text[start..].match_indices(is_brace).nth(nth).map_or(0, |(at, _)| at);
        self.problem(start + offset, ProblemKind::Braces(error));
    }
}

#[cfg(test)]
#[path = "pack_tests.rs"]
mod tests;
