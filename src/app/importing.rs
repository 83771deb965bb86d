//! A platform's report: the file, the trial, the answer.

use super::form::{Field, Form, Purpose};
use super::layer::{Confirm, Confirmed};
use super::{App, Card, Effect, ImportResult, Layer};
use crate::i18n::t;
use std::path::PathBuf;

impl App {
    pub(super) fn import_form(&self) -> Form {
        let field = Field::text("file", t!(self.lang, "app-field-file"))
            .hinted("ExportOrderList.csv".to_owned())
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

    pub(super) fn imported(&mut self, result: ImportResult) -> Vec<Effect> {
        self.job = None;
        self.kept.retain(|k| k.purpose != Purpose::Import);
        let counts = t!(self.lang, "domain-import-counts",
            "rows" => result.rows, "new" => result.new, "changed" => result.changed,
            "same" => result.same, "repeated" => result.repeated.len(),
            "refused" => result.refused.len());
        if !result.dry_run {
            self.say(t!(self.lang, "orders-imported", "counts" => counts));
            return self.reload();
        }
        let mut body = vec![counts];
        for (lines, most) in [(&result.refused, 5), (&result.repeated, 3)] {
            body.extend(lines.iter().take(most).cloned());
            if lines.len() > most {
                body.push(t!(self.lang, "app-and-more", "count" => lines.len() - most));
            }
        }
        if result.new + result.changed == 0 {
            let title = t!(self.lang, "orders-import-nothing");
            self.layers.push(Layer::Card(Card::text(title, body.join("\n"))));
        } else {
            let title = t!(self.lang, "orders-import-confirm");
            let yes = Confirmed::Import(result.path);
            self.layers.push(Layer::Confirm(Confirm { title, body, yes }));
        }
        Vec::new()
    }
}
