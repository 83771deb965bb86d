//! Quick replies: find, fill in, copy.

use super::form::{Field, Form, Purpose};
use super::keys::{Code, Key};
use super::{App, Cursor, Effect, Layer, View};
use crate::domain::{Change, Order, OrderKey, Ref, Time, UseId, to_ms};
use crate::i18n::{Lang, t};
use crate::phrases::{
    self, Category, DateStyle, FillError, Library, PRODUCT_PREFIX, Phrase, Template, Usage,
};
use crate::search::{Doc, Hit, Index, Options, Session, parse_query};
use crate::text::{Line, gate};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// How many phrases the first page keeps: more than any screen shows.
const FIRST_PAGE: usize = 60;

/// How many hits a key sorts; more are counted, not shown.
const WANTED: usize = 500;

/// The phrases and the index over them.
#[derive(Debug)]
pub struct Shelf {
    /// The phrases.
    pub library: Library,
    /// The index, in their order.
    pub index: Index,
}

impl Shelf {
    /// Builds the index: milliseconds for ten thousand phrases, so not on the drawing thread.
    pub fn new(library: Library) -> Self {
        let labels: Vec<Vec<String>> = library
            .phrases
            .iter()
            .map(|p| p.tags.iter().chain(&p.aliases).cloned().collect())
            .collect();
        let docs = library.phrases.iter().zip(&labels).map(|(p, tags)| Doc {
            code: &p.code,
            title: &p.title,
            category: &p.category,
            tags,
            body: &p.text,
        });
        let index = Index::build(docs);
        Self { library, index }
    }
}

/// The list of quick replies.
#[derive(Debug, Clone, Default)]
pub struct RepliesPane {
    /// The search box.
    pub query: Line,
    /// The chosen row.
    pub cursor: Cursor,
    /// Only this category.
    pub category: Option<String>,
    shelf: Option<Arc<Shelf>>,
    /// Shown before the shelf is there.
    first: Vec<Arc<Phrase>>,
    session: Session,
    rank: Vec<u32>,
    usage: HashMap<String, Usage>,
    /// The values last given for a variable.
    last: BTreeMap<String, String>,
    /// The phrase in parts that is being copied, and its next part.
    parts: Option<(String, usize)>,
}

impl RepliesPane {
    pub(super) fn set_first_page(&mut self, phrases: Vec<Arc<Phrase>>) {
        if self.shelf.is_none() {
            self.first = phrases;
        }
    }

    pub(super) fn set_shelf(&mut self, shelf: Arc<Shelf>) {
        self.shelf = Some(shelf);
        self.first = Vec::new();
    }

    pub(super) fn set_usage(&mut self, usage: HashMap<String, Usage>, now: Time) {
        self.usage = usage;
        self.rank_all(now);
    }

    fn rank_all(&mut self, now: Time) {
        let Some(shelf) = &self.shelf else { return };
        let now = to_ms(now);
        self.session.forget();
        self.rank = shelf
            .library
            .phrases
            .iter()
            .map(|p| self.usage.get(&p.id).map_or(0, |u| u.rank(now)))
            .collect();
    }

    fn search(&mut self, tolerant: bool, plain_order: bool) {
        let Some(shelf) = self.shelf.clone() else { return };
        let query = parse_query(self.query.text());
        let category = query.category.as_deref().or(self.category.as_deref());
        let options = Options { category, tolerant, rank: &self.rank, plain_order, limit: WANTED };
        self.session.search(&shelf.index, &query.words, &options);
    }

    /// How many rows can be chosen.
    pub fn len(&self) -> usize {
        if self.shelf.is_some() { self.session.hits().len() } else { self.first_shown().len() }
    }

    /// No row at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many phrases were found; may be more than can be chosen.
    pub fn total(&self) -> usize {
        if self.shelf.is_some() { self.session.total() } else { self.len() }
    }

    /// The phrases are still being loaded.
    pub fn is_loading(&self) -> bool {
        self.shelf.is_none()
    }

    /// The first page stands only for an empty query.
    fn first_shown(&self) -> &[Arc<Phrase>] {
        if self.query.is_empty() { &self.first } else { &[] }
    }

    /// The phrase of a row, with how it was found.
    pub fn row(&self, at: usize) -> Option<(&Arc<Phrase>, Option<Hit>)> {
        match &self.shelf {
            Some(shelf) => {
                let hit = self.session.hits().get(at)?;
                Some((shelf.library.phrases.get(hit.doc as usize)?, Some(*hit)))
            }
            None => self.first_shown().get(at).map(|p| (p, None)),
        }
    }

    /// The chosen phrase.
    pub fn chosen(&self) -> Option<&Arc<Phrase>> {
        self.row(self.cursor.at).map(|(p, _)| p)
    }

    /// All categories with their colours.
    pub fn categories(&self) -> Vec<Category> {
        self.shelf.as_ref().map(|s| s.library.categories()).unwrap_or_default()
    }

    /// What is wrong with phrase files.
    pub fn problems(&self) -> &[phrases::Problem] {
        self.shelf.as_ref().map_or(&[], |s| &s.library.problems)
    }

    /// What is loaded.
    pub(super) fn library(&self) -> Option<&Library> {
        self.shelf.as_ref().map(|s| &s.library)
    }

    /// How often a phrase was used.
    pub fn used(&self, id: &str) -> u32 {
        self.usage.get(id).map_or(0, |u| u.count)
    }

    /// The wording that the next copy takes, and which of how many parts.
    pub fn next_text<'p>(&self, phrase: &'p Phrase) -> (&'p str, usize, usize) {
        let wording = phrases::variant(phrase, self.used(&phrase.id));
        let parts = phrases::parts(wording);
        let at = match &self.parts {
            Some((id, next)) if *id == phrase.id && *next < parts.len() => *next,
            _ => 0,
        };
        (parts.get(at).copied().unwrap_or(wording), at, parts.len())
    }

    /// The part of the query that is searched for, to light up what it hit.
    pub fn lit(&self) -> String {
        parse_query(self.query.text()).words
    }
}

impl App {
    /// The pane of replies in front: over another view, or the view itself.
    fn replies_front(&mut self) -> &mut RepliesPane {
        match self.layers.iter_mut().rev().find_map(|l| match l {
            Layer::Replies(pane) => Some(pane),
            _ => None,
        }) {
            Some(pane) => pane,
            None => &mut self.replies,
        }
    }

    pub(super) fn shelf_loaded(&mut self, shelf: Arc<Shelf>) -> Vec<Effect> {
        // What was chosen on the first page stays chosen; who has not moved stays on the first row.
        let chosen =
            self.replies.chosen().filter(|_| self.replies.cursor.at > 0).map(|p| p.id.clone());
        let now = self.now;
        self.replies.set_shelf(shelf);
        self.replies.rank_all(now);
        self.search_replies();
        if let Some(id) = chosen
            && let Some(at) = (0..self.replies.len().min(100))
                .find(|at| self.replies.row(*at).is_some_and(|(p, _)| p.id == id))
        {
            self.replies.cursor.at = at;
        }
        if let Some(problem) = self.replies.problems().iter().find(|p| p.kind.is_error()) {
            let (file, line) = (problem.source.to_string(), i64::from(problem.line));
            let what = super::describe::problem(self.lang, &problem.kind);
            self.warn(
                t!(self.lang, "replies-problem", "file" => file, "line" => line, "what" => what),
            );
        }
        self.keep_first_page()
    }

    pub(super) fn usage_loaded(&mut self, usage: HashMap<String, Usage>) -> Vec<Effect> {
        let now = self.now;
        self.replies.set_usage(usage, now);
        self.search_replies();
        self.keep_first_page()
    }

    /// The first page in the order of use, for the next start.
    fn keep_first_page(&self) -> Vec<Effect> {
        let pane = &self.replies;
        if pane.is_loading() || !pane.query.is_empty() || pane.category.is_some() {
            return Vec::new();
        }
        let page = (0..FIRST_PAGE).map_while(|at| pane.row(at).map(|(p, _)| p.clone())).collect();
        vec![Effect::KeepFirstPage(page)]
    }

    pub(super) fn search_replies(&mut self) {
        let (tolerant, plain) = (self.settings.tolerant, self.settings.plain_order);
        self.replies_front().search(tolerant, plain);
    }

    pub(super) fn replies_query_changed(&mut self) -> Vec<Effect> {
        self.replies_front().cursor.reset();
        self.search_replies();
        Vec::new()
    }

    pub(super) fn step_category(&mut self, by: isize) -> Vec<Effect> {
        let pane = self.replies_front();
        let names: Vec<String> =
            pane.categories().into_iter().map(|c| c.name.to_string()).collect();
        let places = names.len() as isize + 1;
        let now = pane
            .category
            .as_ref()
            .and_then(|c| names.iter().position(|n| n == c))
            .map_or(0, |at| at as isize + 1);
        let next = (now + by).rem_euclid(places.max(1));
        pane.category = usize::try_from(next - 1).ok().and_then(|at| names.get(at).cloned());
        self.replies_query_changed()
    }

    /// Copies the chosen reply, asking first for what is not known.
    pub(super) fn copy_chosen(&mut self) -> Vec<Effect> {
        match self.replies_front().chosen().cloned() {
            Some(phrase) => self.copy_phrase(&phrase),
            None => {
                self.warn(t!(self.lang, "replies-nothing-chosen"));
                Vec::new()
            }
        }
    }

    pub(super) fn copy_phrase(&mut self, phrase: &Arc<Phrase>) -> Vec<Effect> {
        let known = self.known_values();
        let pane = self.replies_front();
        let (text, ..) = pane.next_text(phrase);
        let text = text.to_owned();
        let last = pane.last.clone();
        let variables =
            pane.shelf.as_ref().map(|s| s.library.variables.clone()).unwrap_or_default();
        let template = match Template::parse(&text) {
            Ok(template) => template,
            Err(error) => {
                let what = super::describe::template_error(self.lang, &error);
                self.warn(t!(self.lang, "replies-bad-template", "title" => phrase.title.clone(), "what" => what));
                return Vec::new();
            }
        };
        let asked = self.ask_for_product(phrases::resolve(&template, &known, &last, &variables));
        if asked.fields.is_empty() {
            return self.copy_filled(phrase, &template, &asked.values());
        }
        let mut form = asking_form(self.lang, phrase, &asked);
        let wanted = form.fields.iter().position(|f| f.name == "clipboard" && f.value().is_empty());
        form.focus = wanted.unwrap_or(form.focus);
        self.push_form(form);
        if wanted.is_some() { vec![Effect::ReadClipboard] } else { Vec::new() }
    }

    /// The form that asks for a phrase's variables; nothing when the phrase is gone.
    pub(super) fn variables_form(&self, id: &str) -> Option<Form> {
        let phrase = self.phrase(id)?;
        let (text, ..) = self.replies.next_text(&phrase);
        let template = Template::parse(text).ok()?;
        let shelf = self.replies.shelf.as_ref()?;
        let known = self.known_values();
        let asked =
            phrases::resolve(&template, &known, &self.replies.last, &shelf.library.variables);
        Some(asking_form(self.lang, &phrase, &self.ask_for_product(asked)))
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

    /// What the form of variables would give as it stands, or which fields are still empty.
    pub fn preview(&self, form: &Form) -> Option<Result<String, Vec<String>>> {
        let Purpose::Variables(id) = &form.purpose else { return None };
        let phrase = self.phrase(id)?;
        let (text, ..) = self.replies.next_text(&phrase);
        let template = Template::parse(text).ok()?;
        Some(template.fill(&self.form_values(form), self.now, date_style(self.lang)).map_err(
            |error| match error {
                FillError::Missing { names } => names,
                FillError::BadFormat(_) => Vec::new(),
            },
        ))
    }

    fn form_values(&self, form: &Form) -> BTreeMap<String, String> {
        let mut values = self.known_values();
        self.put_named_product(form, &mut values);
        values.extend(form.fields.iter().map(|f| (f.name.clone(), f.value().trim().to_owned())));
        values
    }

    fn phrase(&self, id: &str) -> Option<Arc<Phrase>> {
        match &self.replies.shelf {
            Some(shelf) => shelf.library.by_id(id).cloned(),
            None => self.replies.first.iter().find(|p| p.id == *id).cloned(),
        }
    }

    pub(super) fn submit_variables(
        &mut self,
        form: &Form,
        id: &str,
    ) -> Result<Vec<Effect>, (&'static str, String)> {
        let Some(phrase) = self.phrase(id) else {
            self.warn(t!(self.lang, "replies-gone"));
            return Ok(Vec::new());
        };
        // A fact of one product is no first guess for the next.
        for field in form.fields.iter().filter(|f| !f.name.starts_with(PRODUCT_PREFIX)) {
            let value = field.value().trim().to_owned();
            self.replies.last.insert(field.name.clone(), value.clone());
            self.replies_front().last.insert(field.name.clone(), value);
        }
        let values = self.form_values(form);
        if self.asks_for_facts(&phrase, form, &values) {
            return Ok(Vec::new());
        }
        let (text, ..) = self.replies_front().next_text(&phrase);
        match Template::parse(text) {
            Ok(template) => Ok(self.copy_filled(&phrase, &template, &values)),
            Err(_) => Ok(Vec::new()),
        }
    }

    fn copy_filled(
        &mut self,
        phrase: &Arc<Phrase>,
        template: &Template<'_>,
        values: &BTreeMap<String, String>,
    ) -> Vec<Effect> {
        let text = match template.fill(values, self.now, date_style(self.lang)) {
            Ok(text) => text,
            Err(error) => {
                let what = error.to_string();
                self.warn(t!(self.lang, "replies-bad-template", "title" => phrase.title.clone(), "what" => what));
                return Vec::new();
            }
        };
        self.take_product_of(&phrase.id);
        let (_, part, parts) = self.replies_front().next_text(phrase);
        let last_part = part + 1 >= parts;
        for pane in [true, false] {
            let pane = if pane { self.replies_front() } else { &mut self.replies };
            pane.parts = (!last_part).then(|| (phrase.id.clone(), part + 1));
        }
        let mut said = phrase.title.clone();
        if parts > 1 {
            said = t!(self.lang, "replies-part", "title" => said, "part" => part as i64 + 1, "parts" => parts as i64);
        }
        let used = (part == 0).then(|| Change::ReplyCopied {
            used: UseId(self.ids.make(self.now)),
            phrase: phrase.id.clone(),
            title: phrase.title.clone(),
            about: self
                .hand
                .as_ref()
                .filter(|o| !o.key.number.is_empty())
                .map(|o| Ref::Order(o.id)),
        });
        if let Some(Layer::Replies(_)) = self.layers.last()
            && last_part
        {
            self.layers.pop();
        }
        self.copy(text, said, used)
    }

    /// Opens the replies over another view, with the order of that row in hand.
    pub(super) fn open_overlay(&mut self) -> Vec<Effect> {
        // The row's own buyer and order fill the variables, never those of another row.
        self.hand = match self.view {
            View::Orders => self.orders.chosen().cloned(),
            View::Reviews => self.chosen_review().map(|review| {
                let number = &review.order;
                let own = |o: &&Order| o.key.number == *number && o.buyer == review.buyer;
                if let Some(order) = self.known_orders().find(own) {
                    return order.clone();
                }
                let key = OrderKey {
                    platform: self.settings.platform,
                    shop: self.settings.shop.clone(),
                    number: review.order.clone(),
                };
                let mut order = Order::new(key, review.at);
                order.buyer.clone_from(&review.buyer);
                order.item.clone_from(&review.item);
                order
            }),
            View::Handover => match self.chosen_item().and_then(|i| i.about) {
                Some(Ref::Order(id)) => self.known_orders().find(|o| o.id == id).cloned(),
                _ => None,
            },
            View::Today => match self.today.rows.get(self.today.cursor.at).map(|d| d.record) {
                Some(Ref::Review(id)) => self.review(id).and_then(|review| {
                    self.known_orders().find(|o| o.key.number == review.order).cloned()
                }),
                _ => None,
            },
            View::Tally => None,
            View::Replies => self.hand.take(),
        };
        let mut pane = self.replies.clone();
        pane.query.clear();
        pane.cursor.reset();
        self.layers.push(Layer::Replies(Box::new(pane)));
        self.search_replies();
        Vec::new()
    }

    /// The orders that are at hand without asking the store.
    fn known_orders(&self) -> impl Iterator<Item = &Order> {
        self.orders.page.orders.iter().chain(&self.board.handled)
    }

    pub(super) fn overlay_key(&mut self, key: Key) -> Vec<Effect> {
        if let (Code::Char(digit @ '1'..='9'), true) = (key.code, key.alt) {
            let Some(Layer::Replies(pane)) = self.layers.last() else { return Vec::new() };
            return self.layer_row(pane.cursor.top + digit as usize - '1' as usize);
        }
        let Some(Layer::Replies(pane)) = self.layers.last_mut() else { return Vec::new() };
        let len = pane.len();
        match key.code {
            Code::Up => pane.cursor.step(-1, len),
            Code::Down => pane.cursor.step(1, len),
            Code::PageUp => pane.cursor.step(-8, len),
            Code::PageDown => pane.cursor.step(8, len),
            Code::Enter => return self.copy_chosen(),
            Code::Tab => return self.step_category(1),
            Code::BackTab => return self.step_category(-1),
            Code::Esc if pane.query.is_empty() => {
                self.layers.pop();
            }
            Code::Esc => {
                pane.query.clear();
                return self.replies_query_changed();
            }
            Code::Backspace if pane.query.backspace() => return self.replies_query_changed(),
            Code::Left => {
                pane.query.left();
            }
            Code::Right => {
                pane.query.right();
            }
            Code::Char(c) if !key.ctrl && !key.alt => {
                pane.query.insert_char(c);
                return self.replies_query_changed();
            }
            _ => {}
        }
        Vec::new()
    }

    pub(super) fn clipboard_read(&mut self, text: String) -> Vec<Effect> {
        if let Some(Layer::Form(form)) = self.layers.last_mut()
            && form
                .fields
                .get(form.focus)
                .is_some_and(|f| f.name == "clipboard" && f.value().is_empty())
        {
            form.insert(&gate::block(&text));
        }
        Vec::new()
    }

    /// The preview of the chosen reply: its next wording as it would be copied, blanks shown as
    /// they stand in the text.
    pub fn reply_preview(&self, pane: &RepliesPane) -> Option<String> {
        let phrase = pane.chosen()?;
        let (text, ..) = pane.next_text(phrase);
        let mut values = self.known_values();
        let template = Template::parse(text).ok()?;
        for name in template.variables() {
            values.entry(name.to_owned()).or_insert_with(|| format!("{{{name}}}"));
        }
        template.fill(&values, self.now, date_style(self.lang)).ok()
    }
}

/// One field for each thing that is not known, the caret in the first empty one.
fn asking_form(lang: Lang, phrase: &Phrase, asked: &phrases::Form) -> Form {
    let fields = asked
        .fields
        .iter()
        .map(|asked| {
            let mut field =
                Field::text(&asked.name, asked.label.clone()).with(&asked.value).required();
            field.suggestions.clone_from(&asked.choices);
            if !asked.choices.is_empty() {
                field.hint = t!(lang, "replies-choices-hint");
            }
            field
        })
        .collect();
    let purpose = Purpose::Variables(phrase.id.clone());
    let mut form = Form::new(purpose, phrase.title.clone(), fields);
    form.focus = asked.first_empty().unwrap_or(0);
    form
}

/// How dates are written in replies.
pub(super) fn date_style(lang: Lang) -> &'static DateStyle<'static> {
    match lang {
        Lang::ZhCn => &DateStyle::ZH_CN,
        Lang::En => &DateStyle::EN,
    }
}
