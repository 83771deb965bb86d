//! Quick replies: the list, its search, and the list over another view. Filling in and copying is for
//! `filling` and `copying`.

use super::copying::Pending;
use super::keys::{Code, Key};
use super::{ActId, App, Cursor, Effect, Layer, Listed, Mood, View};
use crate::domain::{Order, OrderKey, Ref, ReviewId, Time, to_ms};
use crate::i18n::{Lang, t};
use crate::phrases::{self, Category, DateStyle, Head, Library, Phrase, Phrases, Usage};
use crate::search::{Doc, Hit, Index, Options, PINNED, Query, Ranks, Session, parse_query};
use crate::text::Line;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// How many phrases the first page keeps: more than any screen shows.
const FIRST_PAGE: usize = 60;

/// How many hits are sorted of what was typed: who does not see it there types on. More are counted.
const WANTED: usize = 200;
/// How many phrases the list shows when nothing is typed.
const LISTED: usize = 500;

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
        let index = index_of(&library.phrases);
        Self { library, index }
    }
}

/// The index over phrases, in their order.
pub(super) fn index_of(phrases: &Phrases) -> Index {
    Index::build(phrases.briefs().map(|p| Doc {
        code: p.code,
        aliases: p.aliases(),
        title: p.title,
        category: p.category,
        tags: p.tags,
        body: p.text,
    }))
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
    /// Only these phrases.
    pub listed: Option<Arc<Listed>>,
    pub(super) shelf: Option<Arc<Shelf>>,
    /// Shown before the shelf is there.
    pub(super) first: Vec<Arc<Phrase>>,
    session: Session,
    ranks: Ranks,
    /// Whose each phrase is.
    over: Vec<u8>,
    pub(super) usage: HashMap<String, Usage>,
    /// The ids of the favourites.
    pinned: HashSet<String>,
    /// What was said of a file that is broken: it goes when the file is mended.
    told: Option<String>,
    /// The ids of the marked rows, in the order of marking.
    pub marked: Vec<String>,
    /// The review that is answered in public, if that is what the list is for.
    pub answers: Option<ReviewId>,
    /// The values given for variables before; those of the view itself count.
    pub(super) recall: phrases::Recall,
    /// The phrase in parts that is being copied; that of the view itself counts.
    pub(super) pending: Option<Pending>,
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

    pub(super) fn set_pinned(&mut self, pinned: HashSet<String>, now: Time) {
        self.pinned = pinned;
        self.rank_all(now);
    }

    pub(super) fn set_listed(&mut self, listed: Option<Arc<Listed>>) {
        self.listed = listed;
    }

    /// The phrases that are searched.
    fn phrases(&self) -> Option<&Phrases> {
        match (&self.listed, &self.shelf) {
            (Some(listed), _) => Some(&listed.phrases),
            (None, Some(shelf)) => Some(&shelf.library.phrases),
            (None, None) => None,
        }
    }

    fn rank_all(&mut self, now: Time) {
        let now = to_ms(now);
        self.session.forget();
        self.over = self
            .phrases()
            .map(|phrases| phrases.briefs().map(|brief| brief.scope as u8).collect())
            .unwrap_or_default();
        let mut ranks = vec![0; self.phrases().map_or(0, Phrases::len)];
        let place = |id: &str| self.phrases().and_then(|phrases| phrases.place(id));
        for (id, usage) in &self.usage {
            if let Some(rank) = place(id).and_then(|at| ranks.get_mut(at)) {
                *rank = usage.rank(now).min(PINNED - 1);
            }
        }
        for id in &self.pinned {
            if let Some(rank) = place(id).and_then(|at| ranks.get_mut(at)) {
                *rank += PINNED;
            }
        }
        self.ranks = ranks.into();
    }

    fn search(&mut self, tolerant: bool, plain_order: bool) {
        let Some(shelf) = self.shelf.clone() else { return };
        let query = self.asked();
        let category = query.category.as_deref().or(self.category.as_deref());
        let options = Options {
            category,
            tolerant,
            ranks: &self.ranks,
            over: &self.over,
            plain_order,
            limit: WANTED,
            list_limit: LISTED,
        };
        let index = self.listed.as_ref().map_or(&shelf.index, |listed| &listed.index);
        self.session.search(index, &query.words, &options);
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

    /// More may be found than were counted.
    pub fn has_more(&self) -> bool {
        self.shelf.is_some() && self.session.has_more()
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
    pub fn row(&self, at: usize) -> Option<(Arc<Phrase>, Option<Hit>)> {
        match &self.shelf {
            Some(_) => {
                let hit = self.session.hits().get(at)?;
                Some((self.phrases()?.get(hit.doc as usize)?, Some(*hit)))
            }
            None => self.first_shown().get(at).map(|p| (Arc::clone(p), None)),
        }
    }

    /// What a row shows, with how it was found.
    pub fn row_shown(&self, at: usize) -> Option<(Head<'_>, Option<Hit>)> {
        if self.shelf.is_none() {
            return self.first_shown().get(at).map(|phrase| (Head::of(phrase), None));
        }
        let hit = self.session.hits().get(at)?;
        Some((self.phrases()?.head(hit.doc as usize)?, Some(*hit)))
    }

    /// The chosen phrase.
    pub fn chosen(&self) -> Option<Arc<Phrase>> {
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

    pub(super) fn library(&self) -> Option<&Library> {
        self.shelf.as_ref().map(|s| &s.library)
    }

    pub(super) fn usage_of(&self, id: &str) -> Option<&Usage> {
        self.usage.get(id)
    }

    /// How often a phrase was used.
    pub fn used(&self, id: &str) -> u32 {
        self.usage.get(id).map_or(0, |u| u.count)
    }

    /// These are the favourites already.
    pub(super) fn has_pinned(&self, pinned: &HashSet<String>) -> bool {
        self.pinned == *pinned
    }

    /// The phrase is a favourite.
    pub fn is_pinned(&self, id: &str) -> bool {
        self.pinned.contains(id)
    }

    /// The category that was stepped to, unless the query names another.
    pub fn category_beside(&self) -> Option<&str> {
        let named = self.asked().category.is_some();
        self.category.as_deref().filter(|_| !named)
    }

    /// The part of the query that is searched for, to light up what it hit.
    pub fn lit(&self) -> String {
        self.asked().words
    }

    /// What stands in the search box, taken apart.
    pub(super) fn asked(&self) -> Query {
        let query = parse_query(self.query.text());
        match self.index() {
            Some(index) => query.among(index.categories()),
            None => query,
        }
    }

    fn index(&self) -> Option<&Index> {
        let listed = self.listed.as_ref().map(|listed| &listed.index);
        listed.or(self.shelf.as_ref().map(|shelf| &shelf.index))
    }
}

impl App {
    /// The pane of replies in front: over another view, or the view itself.
    pub(super) fn replies_front(&mut self) -> &mut RepliesPane {
        match self.layers.iter_mut().rev().find_map(|l| match l {
            Layer::Replies(pane) => Some(pane),
            _ => None,
        }) {
            Some(pane) => pane,
            None => &mut self.replies,
        }
    }

    pub(super) fn rank_replies(&mut self) {
        let now = self.now;
        self.replies_front().rank_all(now);
    }

    /// Puts the cursor on a phrase, where it is among those found.
    pub(super) fn choose_phrase(&mut self, id: &str) {
        let pane = self.replies_front();
        let at = (0..pane.len()).find(|at| pane.row_shown(*at).is_some_and(|(p, _)| p.id == id));
        pane.cursor.at = at.unwrap_or(pane.cursor.at);
    }

    /// Gives the replies over another view, and a list of some of them, the phrases as they are now.
    fn refresh_panes(&mut self, shelf: &Arc<Shelf>) {
        let now = self.now;
        let (tolerant, plain) = (self.settings.tolerant, self.settings.plain_order);
        let own = self.replies.listed.as_ref().map(|listed| Arc::new(self.list(listed.list)));
        self.replies.set_listed(own);
        let front = self.replies_front().listed.as_ref().map(|listed| listed.list);
        let front = front.map(|list| Arc::new(self.list(list)));
        if let Some(Layer::Replies(pane)) =
            self.layers.iter_mut().rev().find(|l| matches!(l, Layer::Replies(_)))
        {
            pane.set_shelf(Arc::clone(shelf));
            pane.set_listed(front);
            pane.rank_all(now);
            pane.search(tolerant, plain);
        }
        self.replies.rank_all(now);
        self.replies.search(tolerant, plain);
    }

    pub(super) fn shelf_loaded(&mut self, shelf: Arc<Shelf>) -> Vec<Effect> {
        // What was chosen on the first page stays chosen; who has not moved stays on the first row.
        let chosen =
            self.replies.chosen().filter(|_| self.replies.cursor.at > 0).map(|p| p.id.clone());
        self.replies.set_shelf(Arc::clone(&shelf));
        self.refresh_panes(&shelf);
        self.choose_reply(chosen.as_deref());
        let told = self.replies.told.take();
        self.toast.take_if(|toast| told.as_ref() == Some(&toast.text));
        if let Some(problem) = self.replies.problems().iter().find(|p| p.kind.is_error()) {
            let (file, line) = (problem.source.to_string(), i64::from(problem.line));
            let what = super::describe::problem(self.lang, &problem.kind);
            let words =
                t!(self.lang, "replies-problem", "file" => file, "line" => line, "what" => what);
            self.replies.told = Some(words.clone());
            self.warn(words);
        }
        self.check_named_phrases();
        let mut effects = self.keep_first_page();
        effects.extend(self.offer_found());
        effects
    }

    pub(super) fn usage_loaded(&mut self, usage: HashMap<String, Usage>) -> Vec<Effect> {
        // What others copy turns the wordings; the list does not move under the agent's eyes.
        if self.replies.shelf.is_some() && !self.replies.usage.is_empty() {
            self.replies.usage = usage;
            return Vec::new();
        }
        let now = self.now;
        self.replies.set_usage(usage, now);
        self.search_replies();
        self.keep_first_page()
    }

    /// The first page in the order of use, for the next start.
    pub(super) fn keep_first_page(&self) -> Vec<Effect> {
        let pane = &self.replies;
        let part = !pane.query.is_empty() || pane.category.is_some() || pane.listed.is_some();
        if pane.is_loading() || part {
            return Vec::new();
        }
        let page = (0..FIRST_PAGE).map_while(|at| pane.row(at).map(|(p, _)| p)).collect();
        vec![Effect::KeepFirstPage(page)]
    }

    pub(super) fn search_replies(&mut self) {
        let (tolerant, plain) = (self.settings.tolerant, self.settings.plain_order);
        self.replies_front().search(tolerant, plain);
    }

    pub(super) fn replies_query_changed(&mut self) -> Vec<Effect> {
        // Another search: nobody waits for the next part any more.
        if self.replies.pending.take().is_some() {
            self.toast.take_if(|toast| toast.mood == Mood::Good);
        }
        self.replies_front().cursor.reset();
        self.search_replies();
        Vec::new()
    }

    /// Back from a category to all; says whether there was one.
    pub(super) fn leave_category(&mut self) -> bool {
        self.replies_front().category.take().is_some()
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
        pane.set_listed(None);
        pane.marked.clear();
        self.layers.push(Layer::Replies(Box::new(pane)));
        self.rank_replies();
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
        if self.keys.acts(key).any(|act| act.id == ActId::Mark) {
            return self.mark_reply();
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
            Code::Esc if pane.query.is_empty() && !pane.marked.is_empty() => pane.marked.clear(),
            Code::Esc if pane.query.is_empty() && pane.category.take().is_some() => {
                return self.replies_query_changed();
            }
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
            _ => {
                // What works on the phrases works on them here as well.
                let act = self.keys.acts(key).find(|a| a.place.holds(View::Replies));
                return act.map(|a| a.id).map(|id| self.run(id)).unwrap_or_default();
            }
        }
        Vec::new()
    }
}

/// How dates are written in replies.
pub(super) fn date_style(lang: Lang) -> &'static DateStyle<'static> {
    match lang {
        Lang::ZhCn => &DateStyle::ZH_CN,
        Lang::En => &DateStyle::EN,
    }
}
