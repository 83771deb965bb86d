//! Phrases for other programs: the form, and what the file could not hold.

use super::form::{Field, Form, Purpose};
use super::{App, Card, Effect, Layer};
use crate::i18n::{t, text};
use std::path::PathBuf;

/// The forms of a file, with the words for each; those with an encoding of one's choice first.
pub const EXPORT_FORMS: [(&str, &str); 7] = [
    ("csv", "replies-export-form-csv"),
    ("qianniu", "replies-export-form-qianniu"),
    ("text", "replies-export-form-text"),
    ("xlsx", "replies-export-form-xlsx"),
    ("json", "replies-export-form-json"),
    ("toml", "replies-export-form-toml"),
    ("espanso", "replies-export-form-espanso"),
];
/// So many of them leave the encoding open.
const OPEN: usize = 3;
/// Encodings that can be asked for where the form leaves it open.
pub const EXPORT_CHARSETS: [&str; 3] = ["utf-8", "gb18030", "gbk"];

/// Phrases that are to be written into a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhraseExport {
    /// The form of the file: one of [`EXPORT_FORMS`].
    pub form: String,
    /// One of [`EXPORT_CHARSETS`], where not the usual one.
    pub charset: Option<String>,
    /// Only this category.
    pub category: Option<String>,
    /// Only phrases of the shop and the agent's own.
    pub own: bool,
}

/// What an export wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhrasesExported {
    /// The file.
    pub path: PathBuf,
    /// How many phrases are in it.
    pub count: usize,
    /// What is not in it as it was, in words.
    pub losses: Vec<String>,
}

const CATEGORY: &str = "category:";

impl App {
    pub(super) fn phrase_export_form(&self) -> Form {
        let lang = self.lang;
        let forms = EXPORT_FORMS.map(|(code, id)| (code.to_owned(), text(lang, id)));
        let mut which = [("all", "replies-export-all"), ("own", "replies-export-own")]
            .map(|(code, id)| (code.to_owned(), text(lang, id)))
            .to_vec();
        let categories = self.library().map(|l| l.categories()).unwrap_or_default();
        which.extend(
            categories.iter().map(|c| (format!("{CATEGORY}{}", c.name), c.name.to_string())),
        );
        let chosen = match &self.replies.category {
            Some(category) => format!("{CATEGORY}{category}"),
            None => "all".to_owned(),
        };
        let usual = (String::new(), text(lang, "replies-export-usual"));
        let named = EXPORT_CHARSETS.map(|code| (code.to_owned(), code.to_uppercase()));
        let charsets = std::iter::once(usual).chain(named).collect();
        let fields = vec![
            Field::choice("form", t!(lang, "replies-export-form"), forms.into(), "csv"),
            Field::choice("what", t!(lang, "replies-export-what"), which, &chosen),
            Field::choice("charset", t!(lang, "replies-export-charset"), charsets, ""),
        ];
        Form::new(Purpose::PhraseExport, t!(lang, "replies-export-title"), fields)
    }

    pub(super) fn submit_phrase_export(
        &self,
        form: &Form,
    ) -> Result<Vec<Effect>, (&'static str, String)> {
        let (kind, charset, what) = (form.value("form"), form.value("charset"), form.value("what"));
        let is_open = EXPORT_FORMS[..OPEN].iter().any(|(code, _)| *code == kind);
        if !is_open && !matches!(charset, "" | "utf-8") {
            return Err(("charset", text(self.lang, "replies-export-utf8")));
        }
        Ok(vec![Effect::ExportPhrases(PhraseExport {
            form: kind.to_owned(),
            charset: Some(charset.to_owned()).filter(|charset| !charset.is_empty()),
            category: what.strip_prefix(CATEGORY).map(str::to_owned),
            own: what == "own",
        })])
    }

    pub(super) fn phrases_exported(&mut self, exported: PhrasesExported) -> Vec<Effect> {
        let PhrasesExported { path, count, losses } = exported;
        let path = path.display().to_string();
        let said = t!(self.lang, "replies-exported", "n" => count, "path" => path);
        // Never over what is being written meanwhile.
        if losses.is_empty() {
            self.say(said);
        } else if !self.layers.is_empty() {
            let n = losses.len();
            self.say(t!(self.lang, "replies-exported-but", "exported" => said, "losses" => n));
        } else {
            let title = t!(self.lang, "replies-export-card");
            let lines = std::iter::once(said).chain(losses).collect::<Vec<_>>();
            self.layers.push(Layer::Card(Card::Text(title, lines.join("\n"), 0)));
        }
        Vec::new()
    }
}
