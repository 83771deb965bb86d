//! The form of a phrase: new, from the clipboard, a copy, or one that is there.
//!
//! Owns its fields, what they mean when it is sent, and what stands in it from where it was opened.
//! What is wrong with it while it is being written is said by `phrase_check`.

use super::form::{Did, Field, Form, Purpose};
use super::phrase_edits::{PhraseBase, PhraseEdit};
use super::phrase_steps::Doing;
use super::{App, Effect, Layer};
use crate::domain::{Platform, Word};
use crate::i18n::{t, word};
use crate::phrases::{Draft, Library, Scope, wordings, wordings_text};
use crate::text::{gate, truncate, when};
use chrono::NaiveDate;

/// Columns of a title that is made from a text.
const TITLE: usize = 24;
/// A search text up to here may be a code.
const CODE: usize = 12;

impl App {
    pub(super) fn library(&self) -> Option<&Library> {
        self.replies.library()
    }

    /// A new phrase, with what stands in the search box.
    pub(super) fn new_phrase(&mut self) -> Vec<Effect> {
        let pane = self.replies_front();
        let (query, chosen) = (pane.asked(), pane.category.clone());
        let words = query.words.trim().to_owned();
        let mut draft = Draft {
            category: self.category_named(query.category.as_deref()).or(chosen).unwrap_or_default(),
            ..Draft::default()
        };
        let is_code = words.len() <= CODE && words.chars().all(|c| c.is_ascii_alphanumeric());
        if is_code {
            // One that is taken was a search that found nothing fit.
            let is_free = self.library().is_none_or(|l| l.by_code(&words).is_none());
            draft.code = if is_free { words } else { String::new() };
        } else {
            draft.title = title_of(&words);
            draft.text = words;
        }
        let form = self.new_phrase_form(draft, Draft::default());
        self.open_form(form)
    }

    /// A new phrase with the text on the clipboard.
    pub(super) fn phrase_from_clipboard(&mut self) -> Vec<Effect> {
        let form = self.new_phrase_form(Draft::default(), Draft::default());
        let mut effects = self.open_form(form);
        if let Some(Layer::Form(_)) = self.layers.last() {
            effects.push(Effect::ReadPhrase);
        }
        effects
    }

    /// Puts the text of the clipboard into the form that waits for it, unless something stands in
    /// it by now.
    pub(super) fn phrase_read(&mut self, text: Option<&str>) -> Vec<Effect> {
        let text = text.map(|text| gate::block(text).trim().to_owned()).unwrap_or_default();
        if text.is_empty() {
            self.warn(t!(self.lang, "replies-clipboard-empty"));
            return Vec::new();
        }
        if let Some(Layer::Form(form)) = self.layers.last_mut()
            && matches!(form.purpose, Purpose::PhraseNew(_))
            && form.value("text").is_empty()
        {
            let title = title_of(&text);
            for (name, value) in [("text", text), ("title", title)] {
                let field = form.fields.iter_mut().find(|f| f.name == name);
                if let Some(field) = field.filter(|f| f.value().trim().is_empty()) {
                    field.set(&value);
                }
            }
            return self.form_did(Did::Changed);
        }
        Vec::new()
    }

    /// A new phrase that begins as a copy of the chosen one, without its code.
    pub(super) fn duplicate_phrase(&mut self) -> Vec<Effect> {
        let Some(phrase) = self.phrase_in_front() else { return self.nothing_chosen() };
        let title = t!(self.lang, "replies-copy-of", "title" => phrase.title.clone());
        let draft = Draft {
            id: String::new(),
            code: String::new(),
            aliases: Vec::new(),
            title,
            ..Draft::from(phrase.as_ref())
        };
        let form = self.new_phrase_form(draft.clone(), draft);
        self.open_form(form)
    }

    pub(super) fn edit_phrase(&mut self) -> Vec<Effect> {
        let Some(phrase) = self.phrase_in_front() else { return self.nothing_chosen() };
        let form = self.edit_phrase_form(PhraseBase::of(&phrase));
        self.open_form(form)
    }

    /// `shown` stands in the fields; `rest` has what the form has no field for.
    pub(super) fn new_phrase_form(&self, shown: Draft, rest: Draft) -> Form {
        let fields = self.phrase_fields(&shown, Scope::Personal);
        let title = t!(self.lang, "replies-form-new");
        Form::new(Purpose::PhraseNew(Box::new(rest)), title, fields)
    }

    pub(super) fn edit_phrase_form(&self, base: PhraseBase) -> Form {
        let (scope, id) = match base.scope {
            Scope::BuiltIn => (Scope::Personal, "replies-form-edit-built-in"),
            Scope::Shop => (Scope::Shop, "replies-form-edit-shop"),
            Scope::Personal => (Scope::Personal, "replies-form-edit"),
        };
        let fields = self.phrase_fields(&base.draft, scope);
        let title = t!(self.lang, id);
        Form::new(Purpose::PhraseEdit(Box::new(base)), title, fields)
    }

    fn phrase_fields(&self, draft: &Draft, scope: Scope) -> Vec<Field> {
        let lang = self.lang;
        let text = |name: &str, id: &str, value: &str| Field::text(name, t!(lang, id)).with(value);
        let list = |texts: &[String]| texts.join(&t!(lang, "app-list-separator"));
        let day = |day: Option<NaiveDate>| day.map(|d| d.to_string()).unwrap_or_default();
        let scopes = [Scope::Personal, Scope::Shop].map(|scope| {
            let id = format!("replies-scope-{}", scope_code(scope));
            (scope_code(scope).to_owned(), t!(lang, &id))
        });
        let any = (String::new(), t!(lang, "replies-platform-any"));
        let each = Platform::ALL.iter().map(|p| (p.code().to_owned(), word(lang, *p)));
        let platforms = std::iter::once(any).chain(each).collect();
        let platform = draft.platform.map(Word::code).unwrap_or_default();
        let mut category = text("category", "app-field-category", &draft.category);
        category.suggestions = self
            .library()
            .map(|l| l.categories().iter().map(|c| c.name.to_string()).collect())
            .unwrap_or_default();
        let dates = t!(lang, "replies-hint-day");
        let words = t!(lang, "replies-hint-list");
        vec![
            text("title", "app-field-title", &draft.title).required(),
            text("code", "app-field-code", &draft.code).hinted(t!(lang, "replies-hint-code")),
            Field::lines("text", t!(lang, "app-field-text"))
                .with(&draft.text)
                .hinted(t!(lang, "replies-hint-text")),
            Field::lines("variants", t!(lang, "app-field-variants"))
                .with(&wordings_text(&draft.variants))
                .hinted(t!(lang, "replies-hint-variants")),
            category.hinted(t!(lang, "replies-hint-category")),
            text("tags", "app-field-tags", &list(&draft.tags)).hinted(words.clone()),
            text("aliases", "app-field-aliases", &list(&draft.aliases)).hinted(words),
            Field::choice("scope", t!(lang, "app-field-scope"), scopes.into(), scope_code(scope)),
            Field::choice("platform", t!(lang, "app-field-platform"), platforms, platform),
            text("valid_from", "app-field-valid-from", &day(draft.valid_from))
                .hinted(dates.clone()),
            text("valid_to", "app-field-valid-to", &day(draft.valid_to)).hinted(dates.clone()),
            text("review_by", "app-field-review-by", &day(draft.review_by)).hinted(dates),
            text("image", "app-field-image", draft.image.as_deref().unwrap_or_default())
                .hinted(t!(lang, "replies-hint-image")),
        ]
    }

    /// What the form says; `rest` has what it has no field for.
    fn phrase_draft(&self, form: &Form, rest: &Draft) -> Result<Draft, (&'static str, String)> {
        let day = |name: &'static str| match form.value(name) {
            "" => Ok(None),
            text => match self.read_day(text) {
                Some(day) => Ok(Some(day)),
                None => Err((name, t!(self.lang, "replies-bad-day"))),
            },
        };
        Ok(Draft {
            code: form.value("code").to_owned(),
            title: form.value("title").to_owned(),
            category: form.value("category").to_owned(),
            tags: words_of(form.value("tags")),
            aliases: words_of(form.value("aliases")),
            text: form.value("text").to_owned(),
            // Untouched they stay as they stand in the file.
            variants: if form.changed("variants") {
                wordings(form.value("variants"))
            } else {
                rest.variants.clone()
            },
            platform: Platform::parse(form.value("platform")).ok(),
            valid_from: day("valid_from")?,
            valid_to: day("valid_to")?,
            review_by: day("review_by")?,
            image: Some(form.value("image")).filter(|i| !i.is_empty()).map(str::to_owned),
            ..rest.clone()
        })
    }

    /// A day as written: a date, or words such as 下周五.
    pub(super) fn read_day(&self, text: &str) -> Option<NaiveDate> {
        let text = gate::half_width(text);
        let forms = ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d"];
        let date = forms.iter().find_map(|form| NaiveDate::parse_from_str(text.trim(), form).ok());
        date.or_else(|| when::parse(&text, self.now).ok().map(|time| time.date_naive()))
    }

    pub(super) fn submit_phrase(
        &mut self,
        form: &Form,
        base: Option<&PhraseBase>,
        rest: &Draft,
    ) -> Result<Vec<Effect>, (&'static str, String)> {
        let draft = self.phrase_draft(form, rest)?;
        if let Some(fault) = self.phrase_fault(form, &draft) {
            return Err(fault);
        }
        if base.is_some() && !form.is_touched() {
            self.say(t!(self.lang, "app-nothing-changed"));
            return Ok(Vec::new());
        }
        let scope = form_scope(form);
        let head = self.pack_name(scope);
        let title = draft.title.clone();
        let (edit, doing) = match base.cloned() {
            None => (PhraseEdit::Add { scope, head, draft }, Doing::Saved),
            Some(PhraseBase { scope: own, file: Some(file), draft: base }) if own == scope => {
                (PhraseEdit::Change { file, base, draft }, Doing::Saved)
            }
            Some(PhraseBase { scope: Scope::Personal, file: Some(file), draft: base }) => {
                (PhraseEdit::Share { file, head, base, draft }, Doing::Shared)
            }
            Some(_) => (PhraseEdit::Add { scope, head, draft }, Doing::SavedOver),
        };
        Ok(self.edit_phrases(edit, &title, doing))
    }
}

/// Whose the form's phrase is to be.
pub(super) fn form_scope(form: &Form) -> Scope {
    if form.value("scope") == scope_code(Scope::Shop) { Scope::Shop } else { Scope::Personal }
}

fn scope_code(scope: Scope) -> &'static str {
    match scope {
        Scope::BuiltIn => "built-in",
        Scope::Shop => "shop",
        Scope::Personal => "personal",
    }
}

/// Words as they are listed in a field.
fn words_of(text: &str) -> Vec<String> {
    let ends = |c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、' | ';' | '；');
    let mut words: Vec<String> = Vec::new();
    for word in text.split(ends).filter(|word| !word.is_empty()) {
        if !words.iter().any(|own| own == word) {
            words.push(word.to_owned());
        }
    }
    words
}

/// A title for a text: the beginning of its first line.
fn title_of(text: &str) -> String {
    let first = text.trim().lines().next().unwrap_or_default();
    truncate(first.trim(), TITLE).into_owned()
}
