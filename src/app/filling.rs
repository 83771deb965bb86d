//! Replies filled in: what is known goes in, the rest is asked in one form, and a text with a hole
//! never goes out.
//!
//! Owns what a reply's text becomes before it is copied, and the form of variables. Must not know
//! how replies are found (`replies`) or how they go out (`copying`).

use super::Deed;
use super::form::{Field, Form, Purpose};
use super::replies::date_style;
use super::{App, Effect, Layer};
use crate::domain::PastedNumber;
use crate::i18n::t;
use crate::phrases::{
    self, FillError, PRODUCT_PREFIX, Phrase, Template, Variable, picture::Picture, put_in, resolve,
};
use crate::text::gate;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Replies that are to be copied.
#[derive(Debug, Clone)]
pub(super) struct Taken {
    /// In the order of marking; one when nothing is marked.
    pub(super) phrases: Vec<Arc<Phrase>>,
    /// All of it is one message.
    pub(super) stacked: bool,
    /// The templates of the messages, phrases inside put in.
    pub(super) templates: Vec<String>,
    /// What is done along with it.
    pub(super) deed: Option<Box<Deed>>,
}

/// What a form of variables would give as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// The text; what is not filled in yet stands in braces by its label.
    pub text: String,
    /// The labels of the fields that are still empty.
    pub missing: Vec<String>,
}

impl Taken {
    /// All of it as one template. A blank ends with its line: templates are put together safely.
    pub(super) fn whole(&self) -> String {
        self.templates.join("\n---\n")
    }

    /// The same with the note line that goes with it: what the form asks for.
    fn asks(&self) -> String {
        let note = self.deed.iter().map(|deed| &deed.note).filter(|note| !note.is_empty());
        let parts: Vec<String> = [self.whole()]
            .into_iter()
            .filter(|whole| !whole.is_empty())
            .chain(note.cloned())
            .collect();
        parts.join("\n---\n")
    }

    fn purpose(&self) -> Purpose {
        if let Some(deed) = self.deed.clone() {
            return Purpose::Deed(deed);
        }
        let mut ids = self.phrases.iter().map(|phrase| phrase.id.clone());
        match (self.stacked, ids.next()) {
            (false, Some(id)) => Purpose::Variables(id),
            (_, first) => Purpose::Stack(first.into_iter().chain(ids).collect()),
        }
    }

    pub(super) fn titles(&self) -> String {
        let titles: Vec<&str> = self.phrases.iter().map(|phrase| phrase.title.as_str()).collect();
        titles.join(" + ")
    }
}

impl App {
    pub(super) fn take(&mut self, phrases: Vec<Arc<Phrase>>, stacked: bool) -> Vec<Effect> {
        for phrase in &phrases {
            if let Some(why) = self.why_resting(phrase.days()) {
                let title = phrase.title.clone();
                self.warn(t!(self.lang, "replies-resting", "title" => title, "why" => why));
                return Vec::new();
            }
        }
        let taken = match self.taken(phrases, stacked) {
            Ok(taken) => taken,
            Err(words) => {
                self.warn(words);
                return Vec::new();
            }
        };
        self.ask_or_copy(taken)
    }

    /// Copies what is known whole, else asks for the rest.
    pub(super) fn ask_or_copy(&mut self, taken: Taken) -> Vec<Effect> {
        let asked = self.asked(&taken);
        if asked.fields.is_empty() {
            return self.copy_filled(&taken, &asked.values());
        }
        let form = self.asking_form(&taken, &asked);
        let wanted = |field: &Field| matches!(&*field.name, "clipboard" | "order");
        let reads = form.fields.iter().any(|field| wanted(field) && field.value().is_empty());
        self.push_form(form);
        if reads { vec![Effect::ReadClipboard] } else { Vec::new() }
    }

    /// The wordings whose turn it is, phrases inside put in; or what is wrong, in words.
    pub(super) fn taken(&self, phrases: Vec<Arc<Phrase>>, stacked: bool) -> Result<Taken, String> {
        let mut templates = Vec::new();
        for phrase in &phrases {
            let wording = phrases::variant(phrase, self.replies.used(&phrase.id));
            let text = self.with_inside(phrase, wording)?;
            Template::parse(&text).map_err(|error| {
                let what = super::describe::template_error(self.lang, &error);
                self.cannot(phrase, what)
            })?;
            templates.extend(phrases::parts(&text).into_iter().map(str::to_owned));
        }
        if stacked {
            templates = vec![templates.join("\n")];
        }
        Ok(Taken { phrases, stacked, templates, deed: None })
    }

    fn cannot(&self, phrase: &Phrase, what: String) -> String {
        t!(self.lang, "replies-bad-template", "title" => phrase.title.clone(), "what" => what)
    }

    fn with_inside(&self, phrase: &Phrase, wording: &str) -> Result<String, String> {
        let pane = &self.replies;
        let whole = match &pane.shelf {
            Some(shelf) => put_in(&phrase.id, wording, &shelf.library.phrases),
            None => put_in(&phrase.id, wording, &*pane.first),
        };
        match whole {
            Ok(text) => Ok(text.into_owned()),
            Err(phrases::InsideError::Unknown { .. }) if pane.is_loading() => {
                Err(t!(self.lang, "replies-loading"))
            }
            Err(error) => {
                Err(self.cannot(phrase, super::describe::inside_error(self.lang, &error)))
            }
        }
    }

    pub(super) fn asked(&self, taken: &Taken) -> phrases::Form {
        let declared = match &self.replies.shelf {
            Some(shelf) => Cow::Borrowed(&shelf.library.variables),
            None => Cow::Owned(BTreeMap::new()),
        };
        let declared = match &taken.deed {
            // What a note says each time anew.
            Some(deed) if deed.note.contains("{text}") => {
                let label = t!(self.lang, "app-field-note");
                let text = Variable { label, ..Variable::default() };
                let mut declared = declared.into_owned();
                declared.insert("text".to_owned(), text);
                Cow::Owned(declared)
            }
            _ => declared,
        };
        let (known, about) = (self.known_values(), self.about());
        match Template::parse(&taken.asks()) {
            Ok(whole) => {
                let recall = &self.replies.recall;
                self.ask_for_product(resolve(&whole, &known, recall, about.as_deref(), &declared))
            }
            Err(_) => phrases::Form::default(),
        }
    }

    /// One field for each thing that is not known, the caret where something is to be done.
    pub(super) fn asking_form(&self, taken: &Taken, asked: &phrases::Form) -> Form {
        let field = |asked: &phrases::Field| {
            let field = match asked.lines {
                true => Field::lines(&asked.name, asked.label.clone()),
                false => Field::text(&asked.name, asked.label.clone()),
            };
            let mut field = field.with(&asked.value).required();
            field.suggestions.clone_from(&asked.offers);
            if !asked.offers.is_empty() {
                field.hint = t!(self.lang, "replies-choices-hint");
            }
            field
        };
        let title = match (&taken.deed, taken.stacked) {
            (Some(deed), _) => format!("{} {}", deed.name, deed.buyer).trim().to_owned(),
            (None, true) => self.stack_words(taken.phrases.len()),
            (None, false) => taken.titles(),
        };
        let fields = asked.fields.iter().map(field).collect();
        let mut form = Form::new(taken.purpose(), title, fields);
        form.focus = asked.opens_on().unwrap_or(0);
        if let Some((at, field)) = asked.fields.iter().enumerate().find(|(_, f)| f.undeclared) {
            let name = field.name.clone();
            let words = match field.near.clone() {
                Some(near) => {
                    t!(self.lang, "replies-undeclared-near", "name" => name, "near" => near)
                }
                None => t!(self.lang, "replies-problem-undeclared", "name" => name),
            };
            form.error = Some((at, words));
        }
        form
    }

    /// What a form of variables is for; nothing for other forms, or when a phrase is gone.
    fn taken_of(&self, purpose: &Purpose) -> Option<Taken> {
        let (ids, stacked) = match purpose {
            Purpose::Variables(id) => (std::slice::from_ref(id), false),
            Purpose::Stack(ids) => (ids.as_slice(), true),
            Purpose::Deed(deed) => return self.taken_for((**deed).clone()).ok(),
            _ => return None,
        };
        let phrases = ids.iter().map(|id| self.phrase(id)).collect::<Option<_>>()?;
        self.taken(phrases, stacked).ok()
    }

    /// The form that asks for variables; nothing when a phrase is gone.
    pub(super) fn variables_form(&self, purpose: &Purpose) -> Option<Form> {
        let taken = self.taken_of(purpose)?;
        Some(self.asking_form(&taken, &self.asked(&taken)))
    }

    /// What the form of variables would give as it stands; nothing for other forms.
    pub fn preview(&self, form: &Form) -> Option<Preview> {
        let whole = self.taken_of(&form.purpose)?.asks();
        let template = Template::parse(&whole).ok()?;
        let mut values = self.form_values(form);
        values.retain(|_, value| !value.trim().is_empty());
        let style = date_style(self.lang);
        match template.fill(&values, self.now, style) {
            Ok(text) => Some(Preview { text, missing: Vec::new() }),
            Err(FillError::Missing { names }) => {
                for name in &names {
                    let label = self.missing_labels(form, std::slice::from_ref(name)).concat();
                    values.insert(name.clone(), format!("{{{label}}}"));
                }
                let text = template.fill(&values, self.now, style).ok()?;
                Some(Preview { text, missing: self.missing_labels(form, &names) })
            }
            Err(_) => None,
        }
    }

    fn form_values(&self, form: &Form) -> BTreeMap<String, String> {
        let mut values = self.known_values();
        self.put_named_product(form, &mut values);
        values.extend(form.fields.iter().map(|f| (f.name.clone(), f.value().trim().to_owned())));
        values.extend(self.name_of_product(form));
        values
    }

    /// Values that were typed for the record in hand come back with it, and with no other; false
    /// when the form is of another kind or nothing is in hand.
    pub(super) fn keep_for_record(&mut self, form: &Form) -> bool {
        let variables = form.purpose.asks_for_variables();
        let Some(about) = self.about().filter(|_| variables) else { return false };
        for field in form.fields.iter().filter(|field| form.changed(&field.name)) {
            self.replies.recall.keep_about(&about, &field.name, field.value());
        }
        true
    }

    /// The first answer that is itself a blank, such as `{buyer}`, and what is said of it.
    pub(super) fn blank_answer(&self, form: &Form) -> Option<(String, String)> {
        if !form.purpose.asks_for_variables() {
            return None;
        }
        form.fields.iter().find_map(|field| {
            let answer = Template::parse(field.value()).ok()?;
            let name = *answer.variables().first()?;
            Some((field.name.clone(), t!(self.lang, "replies-blank-answer", "name" => name)))
        })
    }

    pub(super) fn submit_variables(
        &mut self,
        form: &Form,
    ) -> Result<Vec<Effect>, (&'static str, String)> {
        let Some(taken) = self.taken_of(&form.purpose) else {
            self.warn(t!(self.lang, "replies-gone"));
            return Ok(Vec::new());
        };
        let about = self.about();
        let mut lasting = BTreeMap::new();
        // A fact of one product is no first guess for the next.
        for field in form.fields.iter().filter(|f| !f.name.starts_with(PRODUCT_PREFIX)) {
            self.replies.recall.keep(about.as_deref(), &field.name, field.value());
            let declared = self.library().and_then(|all| all.variables.get(&field.name));
            if declared.is_some_and(|variable| phrases::is_carried(&field.name, variable)) {
                lasting.insert(field.name.clone(), field.value().trim().to_owned());
            }
        }
        let values = self.form_values(form);
        if self.asks_for_facts(&taken.asks(), form, &values) {
            return Ok(Vec::new());
        }
        let mut effects = self.copy_filled(&taken, &values);
        if !lasting.is_empty() {
            effects.push(Effect::KeepValues(lasting));
        }
        Ok(effects)
    }

    fn copy_filled(&mut self, taken: &Taken, values: &BTreeMap<String, String>) -> Vec<Effect> {
        let fill = |text: &String| -> Result<String, String> {
            let template = Template::parse(text).map_err(|error| error.to_string())?;
            let filled = template.fill(values, self.now, date_style(self.lang));
            filled.map_err(|error| error.to_string())
        };
        let mut taken = taken.clone();
        let filled = taken.templates.iter().map(fill).collect::<Result<Vec<String>, String>>();
        let noted = taken.deed.as_mut().map_or(Ok(()), |deed| {
            deed.note = fill(&deed.note)?;
            Ok(())
        });
        match noted.and(filled) {
            Ok(messages) => self.checked_out(taken, messages),
            Err(what) => {
                let title = taken.titles();
                self.warn(t!(self.lang, "replies-bad-template", "title" => title, "what" => what));
                Vec::new()
            }
        }
    }

    /// What the order in hand and the settings know.
    fn known_values(&self) -> BTreeMap<String, String> {
        let mut known = BTreeMap::from([
            ("agent".to_owned(), self.settings.agent.clone()),
            ("shop".to_owned(), self.settings.shop.clone()),
        ]);
        if let Some(order) = &self.hand {
            for (name, value) in [
                ("buyer", order.buyer.clone()),
                ("order", order.key.number.clone()),
                ("item", order.item.clone()),
                ("amount", if order.known { order.amount.to_string() } else { String::new() }),
                ("waybill", order.waybill.clone()),
                ("courier", order.courier.clone()),
            ] {
                known.insert(name.to_owned(), value);
            }
        }
        known.extend(self.product_values());
        known.retain(|_, value| !value.trim().is_empty());
        known
    }

    pub(super) fn phrase(&self, id: &str) -> Option<Arc<Phrase>> {
        match &self.replies.shelf {
            Some(shelf) => shelf.library.by_id(id),
            None => self.replies.first.iter().find(|p| p.id == *id).cloned(),
        }
    }

    /// The clipboard goes into the field that asks for it, and an order number on it into that of
    /// the order, unless something was typed meanwhile.
    pub(super) fn clipboard_read(&mut self, text: &str) -> Vec<Effect> {
        let Some(Layer::Form(form)) = self.layers.last_mut() else { return Vec::new() };
        if !form.purpose.asks_for_variables() {
            return Vec::new();
        }
        let (folded, own) = (gate::fold_search(text), self.settings.platform);
        for field in form.fields.iter_mut().filter(|field| field.value().is_empty()) {
            match &*field.name {
                "clipboard" => field.offer(&gate::block(text)),
                "order" => {
                    let alone = PastedNumber::read(&folded, own).filter(|found| found.is_sure);
                    let found = alone.or_else(|| PastedNumber::inside(&folded, own));
                    if let Some(found) = found {
                        field.offer(&found.number);
                    }
                }
                _ => {}
            }
        }
        Vec::new()
    }

    /// A reply as the next copy would bring it, blanks shown as they stand in the text; and which
    /// part of how many it is, from 0. What is wrong with it stands below.
    pub fn reply_preview(&self, phrase: &Arc<Phrase>) -> (String, usize, usize) {
        if let Some(pending) = self.pending(&phrase.id) {
            let text = pending.parts.get(pending.next).cloned().unwrap_or_default();
            return (text, pending.next, pending.parts.len());
        }
        let taken = match self.taken(vec![Arc::clone(phrase)], false) {
            Ok(taken) => taken,
            Err(words) => return (format!("{}\n— {words}", phrase.text), 0, 1),
        };
        if phrase.text.trim().is_empty()
            && let Some(Ok(picture)) = Picture::of(phrase)
        {
            return (picture.path().display().to_string(), 0, 1);
        }
        let Some(first) = taken.templates.first() else { return (phrase.text.clone(), 0, 1) };
        (self.filled_as_known(first), 0, taken.templates.len())
    }

    /// All of a reply as it would be copied as far as is known, its parts one below the other.
    pub(super) fn reply_text(&self, phrase: &Arc<Phrase>) -> String {
        match self.taken(vec![Arc::clone(phrase)], false) {
            Ok(taken) if !phrase.text.trim().is_empty() => {
                let parts = taken.templates.iter().map(|part| self.filled_as_known(part));
                parts.collect::<Vec<_>>().join("\n---\n")
            }
            _ => self.reply_preview(phrase).0,
        }
    }

    /// A template filled in; what is not known stands in braces.
    fn filled_as_known(&self, template: &str) -> String {
        let mut values = self.known_values();
        let filled = Template::parse(template).ok().and_then(|template| {
            for name in template.variables() {
                values.entry(name.to_owned()).or_insert_with(|| format!("{{{name}}}"));
            }
            template.fill(&values, self.now, date_style(self.lang)).ok()
        });
        filled.unwrap_or_else(|| template.to_owned())
    }
}
