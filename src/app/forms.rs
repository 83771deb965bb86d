//! What a form means when it is sent, and how one that was found unfinished is opened again.

use super::form::{Field, Form, Kept, Purpose};
use super::reviews::word_field;
use super::{App, Effect, Layer};
use crate::i18n::{Lang, t};

impl App {
    /// Carries a form out, or says which field is wrong and why.
    pub(super) fn submit(&mut self, form: &Form) -> Result<Vec<Effect>, (&'static str, String)> {
        match form.purpose.clone() {
            Purpose::FlagLabel(ids, colour) => self.submit_label(form, &ids, colour),
            Purpose::OrderNew => self.submit_order(form, None),
            Purpose::OrderEdit(id) => self.submit_order(form, Some(id)),
            Purpose::Note(ids) => Ok(self.submit_note(form, &ids)),
            Purpose::ReviewNew => self.submit_review(form, None),
            Purpose::ReviewEdit(id) => self.submit_review(form, Some(id)),
            Purpose::Contact(id) => self.submit_contact(form, id),
            Purpose::Promise(id, to) => self.submit_promise(form, id, to),
            Purpose::ItemNew(about) => self.submit_item(form, about, None),
            Purpose::ItemEdit(id) => self.submit_item(form, None, Some(id)),
            Purpose::ItemAnswer(id, kind) => Ok(self.submit_answer(form, id, kind)),
            Purpose::ItemDone(id) => Ok(self.submit_done(form, id)),
            Purpose::Variables(id) => self.submit_variables(form, &id),
            Purpose::Setup => Ok(self.submit_setup(form)),
            Purpose::Import => Ok(self.submit_import(form)),
        }
    }

    /// Opens the form that was left or found unfinished.
    pub(super) fn resume(&mut self, kept: &Kept) -> Vec<Effect> {
        let lang = self.lang;
        let mut form = match &kept.purpose {
            Purpose::OrderNew => self.order_form(Purpose::OrderNew, None),
            Purpose::ReviewNew => self.review_form(Purpose::ReviewNew, None),
            Purpose::Setup => self.setup_form(),
            // What they are about is in the purpose; a choice takes its code as text.
            other => {
                let fields = kept
                    .values
                    .iter()
                    .map(|f| Field::text(&f.name, f.label.clone()).with(&f.value))
                    .collect();
                Form::new(other.clone(), t!(lang, "app-draft-title"), fields)
            }
        };
        form.restore(kept);
        self.kept = None;
        self.layers.push(Layer::Form(Box::new(form)));
        Vec::new()
    }

    pub(super) fn setup_form(&mut self) -> Form {
        let lang = self.lang;
        let languages = vec![
            ("auto".to_owned(), t!(lang, "app-language-auto")),
            ("zh-CN".to_owned(), "中文".to_owned()),
            ("en".to_owned(), "English".to_owned()),
        ];
        let fields = vec![
            Field::text("agent", t!(lang, "app-field-agent"))
                .with(if self.settings.is_set_up { &self.settings.agent } else { "" })
                .required(),
            Field::text("shop", t!(lang, "app-field-shop")).with(&self.settings.shop),
            word_field(self, "platform", t!(lang, "app-field-platform"), self.settings.platform),
            Field::choice("language", t!(lang, "app-field-language"), languages, self.lang.code()),
        ];
        Form::new(Purpose::Setup, t!(lang, "app-setup-title"), fields)
    }

    fn submit_setup(&mut self, form: &Form) -> Vec<Effect> {
        use crate::domain::{Platform, Word};
        self.settings.agent = form.value("agent").to_owned();
        self.settings.is_set_up = true;
        self.settings.shop = form.value("shop").to_owned();
        if let Ok(platform) = Platform::parse(form.value("platform")) {
            self.settings.platform = platform;
        }
        if let Ok(lang) = form.value("language").parse::<Lang>() {
            self.lang = lang;
            self.settings.lang = lang;
        }
        vec![Effect::WriteSettings(vec![
            ("agent.name", self.settings.agent.clone()),
            ("shop.name", self.settings.shop.clone()),
            ("shop.platform", self.settings.platform.code().to_owned()),
            ("language", form.value("language").to_owned()),
        ])]
    }
}
