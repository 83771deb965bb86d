//! A sheet of products: the file, the trial.

use super::form::{Field, Form, Purpose};
use super::importing::dropped;
use super::{App, Effect};
use crate::i18n::t;
use std::path::PathBuf;

/// Product cards that are to be taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductImport {
    /// The file.
    pub path: PathBuf,
    /// What a card says otherwise becomes as the file has it.
    pub update: bool,
    /// Which column is what, as the agent wrote it; empty when the heads of the columns tell.
    pub map: String,
}

impl App {
    pub(super) fn product_import_form(&self) -> Form {
        let lang = self.lang;
        let example = t!(lang, "replies-product-import-example");
        let fields = vec![
            Field::text("file", t!(lang, "app-field-file"))
                .hinted(t!(lang, "app-hint-example", "example" => example))
                .required(),
            self.yes_no("update", t!(lang, "replies-product-import-update"), false),
            Field::text("map", t!(lang, "replies-import-map"))
                .hinted(t!(lang, "replies-product-import-map-hint")),
        ];
        Form::new(Purpose::ProductImport, t!(lang, "replies-product-import-title"), fields)
    }

    pub(super) fn submit_product_import(&mut self, form: &Form) -> Vec<Effect> {
        let import = ProductImport {
            path: dropped(form.value("file")),
            update: form.value("update") == "yes",
            map: form.value("map").to_owned(),
        };
        self.job = Some((0, 0));
        // What turns out wrong is mended, not typed again.
        self.kept.push(form.kept());
        vec![Effect::ImportProducts { import, dry_run: true }]
    }
}
