//! A platform's report: the file, which column is what, the trial, the answer.

use super::form::{Field, Form, Purpose};
use super::reviews::word_field;
use super::{App, Card, Effect, ImportOf, ImportResult, Layer, UnknownSheet};
use crate::domain::{ColumnField, Mapping, Platform, Word};
use crate::i18n::{t, word};
use std::path::PathBuf;

impl App {
    pub(super) fn import_form(&self) -> Form {
        let field = Field::text("file", t!(self.lang, "app-field-file"))
            .hinted(t!(self.lang, "app-hint-example", "example" => "ExportOrderList.csv"))
            .required();
        let title = t!(self.lang, "orders-import-title");
        Form::new(Purpose::Import, title, vec![field])
    }

    pub(super) fn submit_import(&mut self, form: &Form) -> Vec<Effect> {
        let path = dropped(form.value("file"));
        self.job = Some((0, 0));
        // A path that turns out wrong is mended, not typed again.
        self.kept.push(form.kept());
        vec![Effect::Import { path, dry_run: true, mapping: None }]
    }

    /// The form of the import that was on its way, unless something else is being written.
    pub(super) fn kept_import(&mut self) -> Option<Form> {
        let at = self.kept.iter().position(|kept| is_import(&kept.purpose))?;
        // The result of the import before gives way.
        self.layers.pop_if(|layer| matches!(layer, Layer::Card(Card::Import(..))));
        if !self.layers.is_empty() {
            return None;
        }
        let kept = self.kept.remove(at);
        let mut form = self.form_for(&kept.purpose)?;
        form.restore(&kept);
        Some(form)
    }

    /// Opens it again with what was wrong beside the path.
    pub(super) fn mend_import(&mut self, mut form: Form, words: String) {
        form.refuse("file", words);
        self.layers.push(Layer::Form(Box::new(form)));
    }

    /// Asks which column of an unknown sheet is what.
    pub(super) fn unknown_sheet(&mut self, sheet: UnknownSheet) {
        self.job = None;
        // The path was right.
        self.kept.retain(|k| k.purpose != Purpose::Import);
        let form = self.mapping_form(sheet);
        self.warn(t!(self.lang, "orders-import-unknown"));
        self.push_form(form);
    }

    pub(super) fn mapping_form(&self, sheet: UnknownSheet) -> Form {
        let none = (String::new(), t!(self.lang, "orders-import-no-column"));
        let columns = sheet.columns.iter().filter(|c| !c.name.is_empty()).map(|column| {
            let label = match &column.samples[..] {
                [] => column.name.clone(),
                samples => t!(self.lang, "orders-import-column",
                    "name" => column.name.as_str(), "samples" => samples.join(" / ")),
            };
            (column.name.clone(), label)
        });
        let options: Vec<(String, String)> = std::iter::once(none).chain(columns).collect();
        let mut fields: Vec<Field> = ColumnField::ALL
            .iter()
            .map(|field| {
                let guess = sheet.guess.columns.get(field).map_or("", String::as_str);
                let label = word(self.lang, *field);
                Field::choice(field.code(), label, options.clone(), guess)
            })
            .collect();
        if let Some(number) = fields.first_mut() {
            number.required = true;
        }
        let platform = sheet.guess.platform.unwrap_or(self.settings.platform);
        fields.push(word_field(self, "platform", t!(self.lang, "app-field-platform"), platform));
        let title = t!(self.lang, "orders-import-mapping");
        Form::new(Purpose::ImportColumns(Box::new(sheet)), title, fields)
    }

    pub(super) fn submit_mapping(
        &mut self,
        form: &Form,
        sheet: &UnknownSheet,
    ) -> Result<Vec<Effect>, (&'static str, String)> {
        let platform = Platform::parse(form.value("platform")).ok();
        let mut mapping = Mapping { platform, ..Mapping::default() };
        for field in ColumnField::ALL {
            let name = form.value(field.code());
            if name.is_empty() {
                continue;
            }
            if let Some((other, _)) = mapping.columns.iter().find(|(_, n)| *n == name) {
                let other = word(self.lang, *other);
                return Err((
                    field.code(),
                    t!(self.lang, "orders-import-twice", "name" => name, "other" => other),
                ));
            }
            mapping.columns.insert(*field, name.to_owned());
        }
        self.job = Some((0, 0));
        let path = sheet.path.clone();
        Ok(vec![Effect::Import { path, dry_run: true, mapping: Some(mapping) }])
    }

    pub(super) fn imported(&mut self, result: ImportResult) -> Vec<Effect> {
        self.job = None;
        self.kept.retain(|kept| !is_import(&kept.purpose));
        let counts = result.counts.clone();
        let busy = !self.layers.is_empty();
        if result.dry_run {
            self.import = Some(result);
            // Never over what is being written meanwhile: the act shows it later.
            if busy {
                self.say(t!(self.lang, "orders-import-ready", "counts" => counts));
            } else {
                self.show_import();
            }
            return Vec::new();
        }
        let id = match result.of {
            ImportOf::Orders => "orders-imported",
            ImportOf::Phrases(_) => "replies-imported",
            ImportOf::Products(_) => "replies-product-imported",
        };
        let orders = result.of == ImportOf::Orders;
        self.say(t!(self.lang, id, "counts" => counts));
        let tells = !result.refused.is_empty() || !result.repeated.is_empty();
        self.import = Some(result);
        if tells && !busy {
            self.show_import();
        }
        if orders { self.reload() } else { vec![Effect::LookAtPhrases] }
    }

    /// The last import's result or trial, with every row that was refused or repeated.
    pub(super) fn show_import(&mut self) -> Vec<Effect> {
        if let Some(result) = self.import.clone() {
            self.layers.push(Layer::Card(Card::Import(Box::new(result), 0)));
        }
        Vec::new()
    }

    /// Enter on the card: a trial is taken in, a result is closed.
    pub(super) fn import_tried(&mut self, result: &ImportResult) -> Vec<Effect> {
        self.layers.pop();
        if !result.asks() {
            return Vec::new();
        }
        if let Some(why) = self.read_only.clone() {
            self.warn(t!(self.lang, "app-read-only", "why" => why));
            return Vec::new();
        }
        self.import = None;
        self.job = Some((0, 0));
        let dry_run = false;
        vec![match result.of.clone() {
            ImportOf::Phrases(import) => Effect::ImportPhrases { import, dry_run },
            ImportOf::Products(import) => Effect::ImportProducts { import, dry_run },
            ImportOf::Orders => {
                let (path, mapping) = (result.path.clone(), result.mapping.clone());
                Effect::Import { path, dry_run, mapping }
            }
        }]
    }

    /// Copies what an import did: the file, the counts, each row that needs a hand with its reason.
    pub(super) fn copy_import(&mut self, result: &ImportResult) -> Vec<Effect> {
        let mut lines = vec![result.path.display().to_string(), result.counts.clone()];
        lines.extend(result.refused.iter().chain(&result.repeated).cloned());
        let count = result.refused.len() + result.repeated.len();
        let said = t!(self.lang, "orders-import-said", "count" => count);
        self.copy(lines.join("\n"), said, None)
    }
}

impl ImportResult {
    /// It was a trial of something that would be written.
    pub fn asks(&self) -> bool {
        self.dry_run && self.writes
    }
}

fn is_import(purpose: &Purpose) -> bool {
    matches!(purpose, Purpose::Import | Purpose::PhraseImport | Purpose::ProductImport)
}

/// A file dragged onto a terminal arrives quoted, with its blanks escaped, or as an address.
pub(super) fn dropped(text: &str) -> PathBuf {
    let text = text.trim();
    for (open, close) in [('\'', '\''), ('"', '"'), ('“', '”'), ('‘', '’')] {
        if let Some(inner) = text.strip_prefix(open).and_then(|t| t.strip_suffix(close)) {
            return PathBuf::from(inner);
        }
    }
    if let Some(address) = text.strip_prefix("file://") {
        return PathBuf::from(unescaped(address));
    }
    // Where `\` divides folders it escapes nothing.
    if text.contains("\\ ") || text.contains("\\(") || text.contains("\\'") {
        let mut bare = String::new();
        let mut chars = text.chars();
        while let Some(c) = chars.next() {
            bare.push(if c == '\\' { chars.next().unwrap_or(c) } else { c });
        }
        return PathBuf::from(bare);
    }
    PathBuf::from(text)
}

/// `%20` is a blank; bytes that are no text stay as they were written.
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match code.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dropped_file_is_a_path() {
        for (text, path) in [
            ("/tmp/a b.csv", "/tmp/a b.csv"),
            (" '/tmp/a b.csv' ", "/tmp/a b.csv"),
            ("“/tmp/a.csv”", "/tmp/a.csv"),
            ("\"C:\\Users\\a b.csv\"", "C:\\Users\\a b.csv"),
            ("/tmp/a\\ b\\(1\\).csv", "/tmp/a b(1).csv"),
            ("file:///tmp/%E8%AE%A2%E5%8D%95%201.csv", "/tmp/订单 1.csv"),
            ("file:///tmp/100%.csv", "/tmp/100%.csv"),
            ("C:\\orders.csv", "C:\\orders.csv"),
        ] {
            assert_eq!(dropped(text), PathBuf::from(path), "{text}");
        }
    }
}
