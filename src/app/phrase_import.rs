//! Phrases of other programs: the file, where they go, the trial.

use super::form::{Field, Form, Purpose};
use super::importing::dropped;
use super::{App, Effect};
use crate::i18n::t;
use std::path::PathBuf;

/// Phrases that are to be taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhraseImport {
    /// The file.
    pub path: PathBuf,
    /// Into the shop's phrases; else into the agent's own.
    pub shared: bool,
    /// Phrases that are there under their id become as the file has them.
    pub update: bool,
    /// Which column is what, as the agent wrote it; empty when the heads of the columns tell.
    pub map: String,
}

impl App {
    pub(super) fn phrase_import_form(&self) -> Form {
        let lang = self.lang;
        let scopes = [("shop", "replies-import-shop"), ("own", "replies-import-own")]
            .map(|(code, id)| (code.to_owned(), crate::i18n::text(lang, id)));
        let fields = vec![
            Field::text("file", t!(lang, "app-field-file"))
                .hinted(
                    t!(lang, "app-hint-example", "example" => t!(lang, "replies-import-example")),
                )
                .required(),
            Field::choice("into", t!(lang, "replies-import-into"), scopes.into(), "shop"),
            self.yes_no("update", t!(lang, "replies-import-update"), false),
            Field::text("map", t!(lang, "replies-import-map"))
                .hinted(t!(lang, "replies-import-map-hint")),
        ];
        Form::new(Purpose::PhraseImport, t!(lang, "replies-import-title"), fields)
    }

    pub(super) fn submit_phrase_import(&mut self, form: &Form) -> Vec<Effect> {
        let import = PhraseImport {
            path: dropped(form.value("file")),
            shared: form.value("into") == "shop",
            update: form.value("update") == "yes",
            map: form.value("map").to_owned(),
        };
        self.job = Some((0, 0));
        // What turns out wrong is mended, not typed again.
        self.kept.push(form.kept());
        vec![Effect::ImportPhrases { import, dry_run: true }]
    }
}
