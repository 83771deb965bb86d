//! A platform's report: the file, the trial, the answer.

use super::form::{Field, Form, Purpose};
use super::layer::{Confirm, Confirmed};
use super::{App, Card, Effect, ImportResult, Layer};
use crate::i18n::t;
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
        // A file dragged onto a terminal arrives quoted.
        let path = form.value("file").trim_matches(['\'', '"']);
        self.job = Some((0, 0));
        // A path that turns out wrong is mended, not typed again.
        self.kept.push(form.kept());
        vec![Effect::Import { path: PathBuf::from(path), dry_run: true }]
    }

    /// The form of the import that was on its way, unless something else is being written.
    pub(super) fn kept_import(&mut self) -> Option<Form> {
        let at = self.kept.iter().position(|k| k.purpose == Purpose::Import)?;
        if !self.layers.is_empty() {
            return None;
        }
        let mut form = self.import_form();
        form.restore(&self.kept.remove(at));
        Some(form)
    }

    /// Opens it again with what was wrong beside the path.
    pub(super) fn mend_import(&mut self, mut form: Form, words: String) {
        form.refuse("file", words);
        self.layers.push(Layer::Form(Box::new(form)));
    }

    pub(super) fn imported(&mut self, result: ImportResult) -> Vec<Effect> {
        self.job = None;
        self.kept.retain(|k| k.purpose != Purpose::Import);
        let counts = self.import_counts(&result);
        if !result.dry_run {
            self.say(t!(self.lang, "orders-imported", "counts" => counts));
            let tells = !result.refused.is_empty() || !result.repeated.is_empty();
            self.import = Some(result);
            // Never over what is being written meanwhile: the act shows it later.
            if tells && self.layers.is_empty() {
                self.show_import();
            }
            return self.reload();
        }
        if result.new + result.changed == 0 {
            self.import = Some(result);
            self.show_import();
            return Vec::new();
        }
        let mut body = vec![counts];
        for (lines, most) in [(&result.refused, 5), (&result.repeated, 3)] {
            body.extend(lines.iter().take(most).cloned());
            if lines.len() > most {
                body.push(t!(self.lang, "app-and-more", "count" => lines.len() - most));
            }
        }
        let title = t!(self.lang, "orders-import-confirm");
        let yes = Confirmed::Import(result.path);
        self.layers.push(Layer::Confirm(Confirm { title, body, yes }));
        Vec::new()
    }

    /// The last import's result, with every row that was refused or repeated.
    pub(super) fn show_import(&mut self) -> Vec<Effect> {
        if let Some(result) = self.import.clone() {
            self.layers.push(Layer::Card(Card::Import(Box::new(result), 0)));
        }
        Vec::new()
    }

    /// Copies the rows that need a hand: the file, the counts, each row with its reason.
    pub(super) fn copy_import(&mut self, result: &ImportResult) -> Vec<Effect> {
        let mut lines = vec![result.path.display().to_string(), self.import_counts(result)];
        lines.extend(result.refused.iter().chain(&result.repeated).cloned());
        let count = result.refused.len() + result.repeated.len();
        let said = t!(self.lang, "orders-import-said", "count" => count);
        self.copy(lines.join("\n"), said, None)
    }

    /// How many rows became what, in words.
    pub fn import_counts(&self, result: &ImportResult) -> String {
        t!(self.lang, "domain-import-counts",
            "rows" => result.rows, "new" => result.new, "changed" => result.changed,
            "same" => result.same, "repeated" => result.repeated.len(),
            "refused" => result.refused.len())
    }
}
