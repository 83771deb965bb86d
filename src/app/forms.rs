//! What a form means when it is sent, and the form of each purpose as it would be opened now.

use super::addons::submit_addons;
use super::form::{Field, Form, Purpose};
use super::reviews::word_field;
use super::{App, Effect};
use crate::domain::{Item, ItemId, Order, Reminder, Review};
use crate::i18n::{Lang, t};
use uuid::Uuid;

impl App {
    /// Carries a form out, or says which field is wrong and why.
    pub(super) fn submit(&mut self, form: &Form) -> Result<Vec<Effect>, (&'static str, String)> {
        match form.purpose.clone() {
            Purpose::FlagLabel(orders, colour) => self.submit_label(form, &orders, colour),
            Purpose::OrderNew => self.submit_new_order(form),
            Purpose::OrderEdit(key) => self.submit_order_edit(form, key),
            Purpose::Note(orders) => Ok(self.submit_note(form, &orders)),
            Purpose::ReviewNew => self.submit_review(form, None),
            Purpose::ReviewEdit(id) => self.submit_review(form, Some(id)),
            Purpose::Contact(id) => self.submit_contact(form, id),
            Purpose::Promise(id, to) => self.submit_promise(form, id, to),
            Purpose::ItemNew(about) => self.submit_item(form, about, None),
            Purpose::ItemEdit(id) => self.submit_item(form, None, Some(id)),
            Purpose::ItemAnswer(id, kind) => self.submit_answer(form, id, kind),
            Purpose::ItemDone(id) => Ok(self.submit_done(form, id)),
            Purpose::ProductNew => self.submit_product(form, None),
            Purpose::ProductEdit(base) => self.submit_product(form, Some(&base)),
            Purpose::Variables(_) | Purpose::Stack(_) | Purpose::Deed(_) => {
                self.submit_variables(form)
            }
            Purpose::PhraseNew(rest) => self.submit_phrase(form, None, &rest),
            Purpose::PhraseEdit(base) => self.submit_phrase(form, Some(&base), &base.draft),
            Purpose::Setup => Ok(self.submit_setup(form)),
            Purpose::Addons => Ok(submit_addons(form)),
            Purpose::Remind(subjects, _) => self.submit_remind(form, subjects),
            Purpose::RemindEdit(id) => self.submit_reminder_edit(form, id),
            Purpose::RemindDone(id) => Ok(self.submit_remind_done(form, id)),
            Purpose::Snooze(id) => self.submit_snooze(form, id),
            Purpose::BuyerNote(key) => Ok(self.submit_buyer_note(form, key)),
            Purpose::Discount(order) => self.submit_discount(form, order),
            Purpose::Import => Ok(self.submit_import(form)),
            Purpose::PhraseImport => Ok(self.submit_phrase_import(form)),
            Purpose::PhraseExport => self.submit_phrase_export(form),
            Purpose::ProductImport => Ok(self.submit_product_import(form)),
            Purpose::ImportColumns(sheet) => self.submit_mapping(form, &sheet),
        }
    }

    /// The form of a purpose, as it would be opened now; nothing when its phrase is gone.
    pub(super) fn form_for(&self, purpose: &Purpose) -> Option<Form> {
        let review = |id| {
            self.review(id)
                .cloned()
                .unwrap_or_else(|| Review::new(id, self.now, &self.settings.agent))
        };
        let item = |id| {
            let drafted = self.handover.draft.items.iter();
            let known = self.board.items.iter().chain(drafted).find(|i| i.id == id);
            known.cloned().unwrap_or_else(|| Item::new(id, &self.settings.agent, self.now))
        };
        let reminder = |id| {
            let known = self.reminder(id).cloned();
            known.unwrap_or_else(|| Reminder::new(id, &self.settings.agent, self.now))
        };
        Some(match purpose.clone() {
            Purpose::OrderNew => self.new_order_form(),
            Purpose::OrderEdit(key) => self.edit_order_form(&Order::new(key, self.now)),
            Purpose::Note(orders) => self.note_form(orders),
            Purpose::FlagLabel(orders, colour) => self.label_form(orders, colour),
            Purpose::ReviewNew => self.review_form(Purpose::ReviewNew, None),
            Purpose::ReviewEdit(id) => self.review_form(purpose.clone(), Some(&review(id))),
            Purpose::Contact(id) => self.contact_form(&review(id)),
            Purpose::Promise(id, to) => self.promise_form(&review(id), to),
            Purpose::ItemNew(_) => self.item_form(purpose.clone(), &item(ItemId(Uuid::nil()))),
            Purpose::ItemEdit(id) => self.item_form(purpose.clone(), &item(id)),
            Purpose::ItemAnswer(id, kind) => self.answer_form(&item(id), kind),
            Purpose::ItemDone(id) => self.done_form(&item(id)),
            Purpose::ProductNew => self.new_product_form(),
            Purpose::ProductEdit(base) => self.edit_product_form(*base),
            Purpose::Variables(_) | Purpose::Stack(_) => self.variables_form(purpose)?,
            Purpose::Deed(deed) => self.deed_form(&deed)?,
            Purpose::PhraseNew(rest) => self.new_phrase_form((*rest).clone(), *rest),
            Purpose::PhraseEdit(base) => self.edit_phrase_form(*base),
            Purpose::Setup => self.setup_form(),
            Purpose::Addons => self.addons_form(),
            Purpose::Remind(subjects, kind) => self.remind_form(subjects, kind),
            Purpose::RemindEdit(id) => self.reminder_form(&reminder(id)),
            Purpose::RemindDone(id) => self.remind_done_form(&reminder(id)),
            Purpose::Snooze(id) => self.snooze_form(id),
            Purpose::BuyerNote(key) => self.buyer_note_form(key),
            Purpose::Discount(order) => self.discount_form(order),
            Purpose::Import => self.import_form(),
            Purpose::PhraseImport => self.phrase_import_form(),
            Purpose::PhraseExport => self.phrase_export_form(),
            Purpose::ProductImport => self.product_import_form(),
            Purpose::ImportColumns(sheet) => self.mapping_form(*sheet),
        })
    }

    pub(super) fn setup_form(&self) -> Form {
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
        self.settings_said = None;
        vec![Effect::WriteSettings(vec![
            ("agent.name", self.settings.agent.clone()),
            ("shop.name", self.settings.shop.clone()),
            ("shop.platform", self.settings.platform.code().to_owned()),
            ("language", form.value("language").to_owned()),
        ])]
    }
}
