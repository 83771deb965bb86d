//! Replies filled in and copied: what is known goes in, the rest is asked in one form, and a text
//! with a hole never goes out.
//!
//! Owns stacks (several marked replies as one message), parts (one reply as several messages) and
//! the form of variables. Must not know how replies are found (`replies`).

use super::favourites::LastReply;
use super::form::{Field, Form, Purpose};
use super::replies::date_style;
use super::{ActId, App, Effect, Layer};
use crate::domain::{Change, Ref, UseId, to_ms};
use crate::i18n::t;
use crate::phrases::{self, FillError, PRODUCT_PREFIX, Phrase, Template, put_in, resolve};
use crate::text::gate;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A reply in parts of which some are copied: all parts as they go out.
#[derive(Debug, Clone)]
pub(super) struct Pending {
    phrase: String,
    /// The record that was in hand; for another the parts would be wrong.
    about: Option<String>,
    parts: Vec<String>,
    next: usize,
}

/// Replies that are to be copied.
#[derive(Debug, Clone)]
pub(super) struct Taken {
    /// In the order of marking; one when nothing is marked.
    pub(super) phrases: Vec<Arc<Phrase>>,
    /// All of it is one message.
    stacked: bool,
    /// The templates of the messages, phrases inside put in.
    pub(super) templates: Vec<String>,
}

impl Taken {
    /// All of it as one template. A blank ends with its line: templates are put together safely.
    pub(super) fn whole(&self) -> String {
        self.templates.join("\n---\n")
    }

    fn purpose(&self) -> Purpose {
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
    /// Marks the chosen reply, or takes its mark off, and steps on.
    pub(super) fn mark_reply(&mut self) -> Vec<Effect> {
        let pane = self.replies_front();
        let Some(id) = pane.chosen().map(|phrase| phrase.id.clone()) else { return Vec::new() };
        match pane.marked.iter().position(|marked| *marked == id) {
            Some(at) => drop(pane.marked.remove(at)),
            None => pane.marked.push(id),
        }
        let len = pane.len();
        pane.cursor.step(1, len);
        Vec::new()
    }

    /// Copies the marked replies as one message, else the chosen one, asking first for what is
    /// not known.
    pub(super) fn copy_chosen(&mut self) -> Vec<Effect> {
        let pane = self.replies_front();
        let (marked, chosen) = (pane.marked.clone(), pane.chosen().cloned());
        let stack: Vec<_> = marked.iter().filter_map(|id| self.phrase(id)).collect();
        match chosen {
            _ if !stack.is_empty() => self.take(stack, true),
            Some(phrase) => self.copy_phrase(&phrase),
            None => {
                self.warn(t!(self.lang, "replies-nothing-chosen"));
                Vec::new()
            }
        }
    }

    /// Copies one reply, or its next part.
    pub(super) fn copy_phrase(&mut self, phrase: &Arc<Phrase>) -> Vec<Effect> {
        if self.pending(phrase).is_some() {
            return self.copy_part(phrase, Vec::new());
        }
        if phrase.text.trim().is_empty() {
            return self.copy_picture();
        }
        self.take(vec![Arc::clone(phrase)], false)
    }

    fn take(&mut self, phrases: Vec<Arc<Phrase>>, stacked: bool) -> Vec<Effect> {
        for phrase in &phrases {
            if let Some(why) = self.why_resting(phrase) {
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
        let asked = self.asked(&taken);
        if asked.fields.is_empty() {
            return self.copy_filled(&taken, &asked.values());
        }
        let form = self.asking_form(&taken, &asked);
        let reads = form.fields.iter().any(|f| f.name == "clipboard" && f.value().is_empty());
        self.push_form(form);
        if reads { vec![Effect::ReadClipboard] } else { Vec::new() }
    }

    /// The wordings whose turn it is, phrases inside put in; or what is wrong, in words.
    fn taken(&self, phrases: Vec<Arc<Phrase>>, stacked: bool) -> Result<Taken, String> {
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
        Ok(Taken { phrases, stacked, templates })
    }

    fn cannot(&self, phrase: &Phrase, what: String) -> String {
        t!(self.lang, "replies-bad-template", "title" => phrase.title.clone(), "what" => what)
    }

    fn with_inside(&self, phrase: &Phrase, wording: &str) -> Result<String, String> {
        let pane = &self.replies;
        let book: &[Arc<Phrase>] = match &pane.shelf {
            Some(shelf) => &shelf.library.phrases,
            None => &pane.first,
        };
        match put_in(&phrase.id, wording, book) {
            Ok(text) => Ok(text.into_owned()),
            Err(phrases::InsideError::Unknown { .. }) if pane.is_loading() => {
                Err(t!(self.lang, "replies-loading"))
            }
            Err(error) => {
                Err(self.cannot(phrase, super::describe::inside_error(self.lang, &error)))
            }
        }
    }

    fn asked(&self, taken: &Taken) -> phrases::Form {
        let declared = match &self.replies.shelf {
            Some(shelf) => &shelf.library.variables,
            None => &BTreeMap::new(),
        };
        let (known, about) = (self.known_values(), self.about());
        match Template::parse(&taken.whole()) {
            Ok(whole) => {
                let recall = &self.replies.recall;
                self.ask_for_product(resolve(&whole, &known, recall, about.as_deref(), declared))
            }
            Err(_) => phrases::Form::default(),
        }
    }

    /// One field for each thing that is not known, the caret where something is to be done.
    fn asking_form(&self, taken: &Taken, asked: &phrases::Form) -> Form {
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
        let title = match taken.stacked {
            true => self.stack_words(taken.phrases.len()),
            false => taken.titles(),
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

    fn stack_words(&self, count: usize) -> String {
        t!(self.lang, "replies-stack", "count" => count as i64)
    }

    /// What a form of variables is for; nothing for other forms, or when a phrase is gone.
    fn taken_of(&self, purpose: &Purpose) -> Option<Taken> {
        let (ids, stacked) = match purpose {
            Purpose::Variables(id) => (std::slice::from_ref(id), false),
            Purpose::Stack(ids) => (ids.as_slice(), true),
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

    /// What the form of variables would give as it stands, or which fields are still empty.
    pub fn preview(&self, form: &Form) -> Option<Result<String, Vec<String>>> {
        let whole = self.taken_of(&form.purpose)?.whole();
        let filled = Template::parse(&whole).ok()?.fill(
            &self.form_values(form),
            self.now,
            date_style(self.lang),
        );
        Some(filled.map_err(|error| match error {
            FillError::Missing { names } => names,
            FillError::BadFormat(_) | FillError::NotPutIn(_) => Vec::new(),
        }))
    }

    fn form_values(&self, form: &Form) -> BTreeMap<String, String> {
        let mut values = self.known_values();
        self.put_named_product(form, &mut values);
        values.extend(form.fields.iter().map(|f| (f.name.clone(), f.value().trim().to_owned())));
        values
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
        // A fact of one product is no first guess for the next.
        for field in form.fields.iter().filter(|f| !f.name.starts_with(PRODUCT_PREFIX)) {
            self.replies.recall.keep(about.as_deref(), &field.name, field.value());
        }
        let values = self.form_values(form);
        if self.asks_for_facts(&taken.whole(), form, &values) {
            return Ok(Vec::new());
        }
        Ok(self.copy_filled(&taken, &values))
    }

    fn copy_filled(&mut self, taken: &Taken, values: &BTreeMap<String, String>) -> Vec<Effect> {
        let fill = |text: &String| -> Result<String, String> {
            let template = Template::parse(text).map_err(|error| error.to_string())?;
            let filled = template.fill(values, self.now, date_style(self.lang));
            filled.map_err(|error| error.to_string())
        };
        match taken.templates.iter().map(fill).collect::<Result<Vec<String>, String>>() {
            Ok(messages) => self.checked_out(taken.clone(), messages),
            Err(what) => {
                let title = taken.titles();
                self.warn(t!(self.lang, "replies-bad-template", "title" => title, "what" => what));
                Vec::new()
            }
        }
    }

    /// Puts filled messages on the clipboard: the only one, or the first of several parts.
    /// `broken` are rules that the agent goes against, with the words that break them.
    pub(super) fn send_out(
        &mut self,
        taken: &Taken,
        messages: Vec<String>,
        broken: Vec<(String, String)>,
    ) -> Vec<Effect> {
        let about = self.about();
        for phrase in &taken.phrases {
            self.take_product_of(&phrase.id);
        }
        let used = self.uses(taken, broken);
        if let ([phrase], 2..) = (taken.phrases.as_slice(), messages.len()) {
            let phrase_id = phrase.id.clone();
            self.replies.pending =
                Some(Pending { phrase: phrase_id, about, parts: messages, next: 0 });
            return self.copy_part(phrase, used);
        }
        self.replies.pending = None;
        let said = match taken.stacked {
            true => {
                self.replies_front().marked.clear();
                self.stack_words(taken.phrases.len())
            }
            false => {
                let titles = taken.titles();
                taken.phrases.iter().fold(titles, |said, phrase| self.with_picture(phrase, said))
            }
        };
        self.close_overlay();
        let text = messages.concat();
        if let Some(phrase) = taken.phrases.first() {
            let phrase = Arc::clone(phrase);
            self.last_reply = Some(LastReply { phrase, text: text.clone() });
        }
        self.copy(text, said, used)
    }

    /// What the record says of a copy: the replies, the rules that were broken, and of a public
    /// answer that it was given.
    fn uses(&mut self, taken: &Taken, broken: Vec<(String, String)>) -> Vec<Change> {
        let answers = self.replies_front().answers;
        let about = answers.map(Ref::Review).or_else(|| self.record_in_hand());
        let mut changes = Vec::new();
        let mut first = None;
        for phrase in &taken.phrases {
            let used = UseId(self.ids.make(self.now));
            first.get_or_insert((used, phrase.id.clone()));
            changes.push(copied(used, phrase, about));
        }
        if let Some((used, phrase)) = first {
            changes.extend(broken.into_iter().map(|(rule, words)| Change::CopiedAnyway {
                used,
                phrase: phrase.clone(),
                title: taken.titles(),
                rule,
                words,
            }));
        }
        if let Some(review) = answers {
            changes.push(self.answered(review, &taken.titles()));
        }
        changes
    }

    /// That a reply goes onto the clipboard, for the record in hand.
    pub(super) fn reply_copied(&mut self, phrase: &Phrase) -> Change {
        copied(UseId(self.ids.make(self.now)), phrase, self.record_in_hand())
    }

    /// Copies the next part of a reply.
    fn copy_part(&mut self, phrase: &Arc<Phrase>, used: Vec<Change>) -> Vec<Effect> {
        let Some(pending) = &mut self.replies.pending else { return Vec::new() };
        let (part, parts) = (pending.next, pending.parts.len());
        let Some(text) = pending.parts.get(part).cloned() else { return Vec::new() };
        pending.next += 1;
        let mut id = "replies-part-next";
        if part + 1 >= parts {
            id = "replies-part";
            self.replies.pending = None;
            self.close_overlay();
        }
        self.last_reply = Some(LastReply { phrase: Arc::clone(phrase), text: text.clone() });
        let title = self.with_picture(phrase, phrase.title.clone());
        let said = t!(self.lang, id, "title" => title,
            "part" => part as i64 + 1, "parts" => parts as i64);
        self.copy(text, said, used)
    }

    fn close_overlay(&mut self) {
        if let Some(Layer::Replies(_)) = self.layers.last() {
            self.layers.pop();
        }
    }

    fn record_in_hand(&self) -> Option<Ref> {
        let order = self.hand.as_ref().filter(|order| !order.key.number.is_empty());
        order.map(|order| Ref::Order(order.id))
    }

    /// Names the record in hand, to remember values by.
    fn about(&self) -> Option<String> {
        self.hand.as_ref().map(|order| format!("{} {}", order.id.0, order.buyer))
    }

    /// The parts of this phrase of which some are copied already, for the record in hand.
    fn pending(&self, phrase: &Phrase) -> Option<&Pending> {
        let pending = self.replies.pending.as_ref()?;
        (pending.phrase == phrase.id && pending.about == self.about()).then_some(pending)
    }

    /// A reply is on the clipboard: its next copy takes the next wording.
    pub(super) fn reply_used(&mut self, phrase: &str) {
        let now = to_ms(self.now);
        self.replies.usage.entry(phrase.to_owned()).or_default().touch(now);
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
            Some(shelf) => shelf.library.by_id(id).cloned(),
            None => self.replies.first.iter().find(|p| p.id == *id).cloned(),
        }
    }

    /// The clipboard goes into the field that asks for it, unless something was typed meanwhile.
    pub(super) fn clipboard_read(&mut self, text: &str) -> Vec<Effect> {
        if let Some(Layer::Form(form)) = self.layers.last_mut()
            && matches!(form.purpose, Purpose::Variables(_) | Purpose::Stack(_))
            && let Some(field) = form.fields.iter_mut().find(|field| field.name == "clipboard")
            && field.value().is_empty()
        {
            field.set(&gate::block(text));
        }
        Vec::new()
    }

    /// A reply as the next copy would bring it, blanks shown as they stand in the text; and which
    /// part of how many it is, from 0. What is wrong with it stands below.
    pub fn reply_preview(&self, phrase: &Arc<Phrase>) -> (String, usize, usize) {
        if let Some(pending) = self.pending(phrase) {
            let text = pending.parts.get(pending.next).cloned().unwrap_or_default();
            return (text, pending.next, pending.parts.len());
        }
        let taken = match self.taken(vec![Arc::clone(phrase)], false) {
            Ok(taken) => taken,
            Err(words) => return (format!("{}\n— {words}", phrase.text), 0, 1),
        };
        let Some(first) = taken.templates.first() else { return (phrase.text.clone(), 0, 1) };
        let mut values = self.known_values();
        let filled = Template::parse(first).ok().and_then(|template| {
            for name in template.variables() {
                values.entry(name.to_owned()).or_insert_with(|| format!("{{{name}}}"));
            }
            template.fill(&values, self.now, date_style(self.lang)).ok()
        });
        (filled.unwrap_or_else(|| first.clone()), 0, taken.templates.len())
    }

    /// What an act is called in the footer: copying says how many replies, or which part.
    pub fn footer_label(&self, id: ActId) -> String {
        if id == ActId::ReplyCopy {
            if let Some(words) = self.copy_words(&self.replies) {
                return words;
            }
        }
        self.act_label(id)
    }

    /// What Enter copies when it is not just the chosen reply.
    pub fn copy_words(&self, pane: &super::RepliesPane) -> Option<String> {
        if !pane.marked.is_empty() {
            let count = pane.marked.len() as i64;
            return Some(t!(self.lang, "replies-copy-stack", "count" => count));
        }
        let pending = self.pending(pane.chosen()?)?;
        let (part, parts) = (pending.next as i64 + 1, pending.parts.len() as i64);
        Some(t!(self.lang, "replies-copy-part", "part" => part, "parts" => parts))
    }
}

fn copied(used: UseId, phrase: &Phrase, about: Option<Ref>) -> Change {
    let (phrase, title) = (phrase.id.clone(), phrase.title.clone());
    Change::ReplyCopied { used, phrase, title, about }
}
