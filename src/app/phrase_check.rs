//! What is wrong with a phrase while it is being written, and what it will be. Pure reading of the
//! form and the phrases; nothing here changes anything.

use super::Caught;
use super::form::{Form, Purpose};
use super::phrase_edits::PhraseBase;
use super::phrase_forms::form_scope;
use super::{App, describe};
use crate::i18n::t;
use crate::lint::Level;
use crate::phrases::{
    BUILT_IN_VARIABLES, Brief, Draft, Phrase, ProblemKind, Scope, Template, TemplateError, wordings,
};
use std::sync::Arc;

/// So many forbidden wordings are shown at a time: the form has little room.
const FORBIDDEN: usize = 2;

/// One line under the form of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// It keeps the phrase from being saved, or is likely a slip.
    pub is_wrong: bool,
    /// What it says.
    pub text: String,
}

impl App {
    /// What is to be said of the form of a phrase as it stands, the worst first; nothing for other
    /// forms.
    pub fn phrase_remarks(&self, form: &Form) -> Option<Vec<Remark>> {
        let base = phrase_purpose(&form.purpose)?;
        let mut remarks = Vec::new();
        let mut wrong = |text| remarks.push(Remark { is_wrong: true, text });
        let text = form.value("text");
        let template = Template::parse(text);
        let wordings = wordings(form.value("variants"));
        let mut unknown: Vec<String> = Vec::new();
        for (nth, text) in
            (0..).zip(std::iter::once(text).chain(wordings.iter().map(String::as_str)))
        {
            match Template::parse(text) {
                Err(error) => wrong(self.wording_words(nth, self.brace_words(text, &error))),
                Ok(template) => {
                    let names = template.variables().into_iter().map(str::to_owned);
                    unknown.extend(names.filter(|name| !self.is_known_variable(name)));
                }
            }
        }
        unknown.sort();
        unknown.dedup();
        for name in unknown {
            let kind = ProblemKind::UndeclaredVariable { name, suggestion: None };
            wrong(describe::problem(self.lang, &kind));
        }
        if let Some(holder) = self.code_holder(form) {
            wrong(self.code_words(form.value("code"), &holder));
        }
        for name in ["valid_from", "valid_to", "review_by"] {
            if !form.value(name).is_empty() && self.read_day(form.value(name)).is_none() {
                wrong(t!(self.lang, "replies-bad-day"));
            }
        }
        let texts = std::iter::once(text).chain(wordings.iter().map(String::as_str));
        remarks.extend(self.forbidden(texts, form_scope(form)));
        let plain = |text| Remark { is_wrong: false, text };
        remarks.extend(base.and_then(|base| self.scope_words(form, base)).map(plain));
        let length = self.length_words(text);
        let over = self.settings.is_over_chat(text);
        let variables = template.map(|template| match template.variables() {
            names if names.is_empty() => t!(self.lang, "replies-variables-none"),
            names => {
                let names = names.join(&t!(self.lang, "app-list-separator"));
                t!(self.lang, "replies-variables", "names" => names)
            }
        });
        let text = format!("{length}  {}", variables.unwrap_or_default());
        remarks.push(Remark { is_wrong: over, text: text.trim_end().to_owned() });
        Some(remarks)
    }

    /// What is said of one of several wordings; the first is the text itself.
    fn wording_words(&self, nth: i64, what: String) -> String {
        match nth {
            0 => what,
            _ => t!(self.lang, "replies-wording-wrong", "nth" => nth, "what" => what),
        }
    }

    /// The forbidden wordings of texts, the worst first. They keep nothing from being saved: what
    /// must not go out is held when it is copied.
    fn forbidden<'t>(&self, texts: impl Iterator<Item = &'t str>, scope: Scope) -> Vec<Remark> {
        let mut caught: Vec<Caught> =
            texts.flat_map(|text| self.lint_phrase(text, scope)).collect();
        // Variables that nobody knows are told of already.
        caught.retain(|one| one.level > Level::Hint && !one.words.starts_with('{'));
        caught.sort_by_key(|one| std::cmp::Reverse(one.level));
        let remark = |one: &Caught| Remark {
            is_wrong: one.level == Level::Block,
            text: t!(self.lang, "replies-held-finding", "rule" => one.rule.clone(),
                "words" => one.words.clone(), "why" => one.why.clone()),
        };
        let mut remarks: Vec<Remark> = caught.iter().take(FORBIDDEN).map(remark).collect();
        // What to write instead of the worst.
        if let Some(worst) = caught.first().filter(|worst| !worst.instead.is_empty()) {
            let text = t!(self.lang, "lint-suggestion", "text" => worst.instead.clone());
            remarks.insert(1, Remark { is_wrong: false, text });
        }
        let mut more: Vec<&str> = caught.iter().skip(FORBIDDEN).map(|c| c.rule.as_str()).collect();
        more.dedup();
        if !more.is_empty() {
            let rules = more.join(&t!(self.lang, "app-list-separator"));
            let text = t!(self.lang, "replies-held-more", "rules" => rules);
            remarks.push(Remark { is_wrong: false, text });
        }
        remarks
    }

    /// What of the phrase of a form must not go out, or had better not: it is saved, and held or
    /// warned of when it is copied.
    pub(super) fn will_be_held(&self, form: &Form) -> Option<String> {
        phrase_purpose(&form.purpose)?;
        let wordings = wordings(form.value("variants"));
        let texts = std::iter::once(form.value("text")).chain(wordings.iter().map(String::as_str));
        let mut remarks = self.forbidden(texts, form_scope(form)).into_iter();
        let worst = remarks.next()?;
        let id = if worst.is_wrong { "replies-will-be-held" } else { "replies-will-be-warned" };
        let worst = t!(self.lang, id, "what" => worst.text);
        let lines: Vec<String> =
            std::iter::once(worst).chain(remarks.map(|remark| remark.text)).collect();
        Some(lines.join("\n"))
    }

    /// Why a phrase can't be saved as it stands, and in which field.
    pub(super) fn phrase_fault(
        &self,
        form: &Form,
        draft: &Draft,
    ) -> Option<(&'static str, String)> {
        if draft.text.is_empty() && draft.image.is_none() {
            return Some(("text", t!(self.lang, "replies-text-or-image")));
        }
        if let Err(error) = Template::parse(&draft.text) {
            return Some(("text", self.brace_words(&draft.text, &error)));
        }
        for (nth, text) in (1..).zip(&draft.variants) {
            if let Err(error) = Template::parse(text) {
                return Some(("variants", self.wording_words(nth, self.brace_words(text, &error))));
            }
        }
        if matches!((draft.valid_from, draft.valid_to), (Some(from), Some(to)) if to < from) {
            return Some(("valid_to", t!(self.lang, "replies-form-never-valid")));
        }
        let holder = self.code_holder(form).filter(|holder| holder.scope == form_scope(form))?;
        Some(("code", self.code_words(&draft.code, &holder)))
    }

    /// What is wrong with the braces, with line and character.
    fn brace_words(&self, text: &str, error: &TemplateError) -> String {
        let before = text.get(..error.at()).unwrap_or(text);
        let line = before.matches('\n').count() as i64 + 1;
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let column = before[start..].chars().count() as i64 + 1;
        let what = describe::template_error(self.lang, error);
        t!(self.lang, "replies-brace-at", "line" => line, "column" => column, "what" => what)
    }

    /// Who else answers to the form's code.
    fn code_holder(&self, form: &Form) -> Option<Arc<Phrase>> {
        let code = form.value("code").to_lowercase();
        let own = phrase_purpose(&form.purpose).flatten().map(|base| base.draft.id.as_str());
        let library = self.library().filter(|_| !code.is_empty())?;
        let answers = |phrase: &Brief<'_>| {
            Some(phrase.id) != own && phrase.codes().any(|c| c.to_lowercase() == code)
        };
        let all = library.phrases.briefs().chain(library.resting.briefs());
        all.filter(answers).max_by_key(|phrase| phrase.scope).map(|phrase| phrase.taken_up())
    }

    fn code_words(&self, code: &str, holder: &Phrase) -> String {
        t!(self.lang, "replies-code-used",
            "code" => code.to_owned(), "title" => holder.title.clone())
    }

    fn is_known_variable(&self, name: &str) -> bool {
        BUILT_IN_VARIABLES.contains(&name)
            || self.library().is_none_or(|library| library.variables.contains_key(name))
    }

    /// Where the phrase goes when it does not stay where it is.
    fn scope_words(&self, form: &Form, base: &PhraseBase) -> Option<String> {
        let id = match (base.scope, form_scope(form)) {
            (Scope::BuiltIn, _) => "replies-note-built-in",
            (Scope::Shop, Scope::Personal) => "replies-note-own",
            (Scope::Personal, Scope::Shop) => "replies-note-share",
            _ => return None,
        };
        Some(t!(self.lang, id))
    }
}

/// Whether a form is one of a phrase, and of which that is there.
fn phrase_purpose(purpose: &Purpose) -> Option<Option<&PhraseBase>> {
    match purpose {
        Purpose::PhraseNew(_) => Some(None),
        Purpose::PhraseEdit(base) => Some(Some(base)),
        _ => None,
    }
}
