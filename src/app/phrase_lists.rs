//! Lists of phrases to look after: long unused, to be looked at again, not shown today; and those
//! that can be brought back.
//!
//! Owns which phrases belong to a list and what their rows say of it.

use super::chooser::{Chooser, Choosing};
use super::layer::Layer;
use super::phrase_edits::Lost;
use super::replies::index_of;
use super::{App, ChooserOption, Effect, RepliesPane};
use crate::domain::from_ms;
use crate::i18n::t;
use crate::phrases::{Days, Deleted, Head, Phrase, Phrases, WriteError};
use crate::search::{Index, match_text};
use chrono::{Datelike, NaiveDate};
use std::sync::Arc;

/// Days without use after which a phrase is listed as unused.
pub const UNUSED_DAYS: u32 = 60;

/// What the list of replies holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhraseList {
    /// Not used for [`UNUSED_DAYS`] days.
    Unused,
    /// The day by which somebody should look at it has come.
    ReviewDue,
    /// Not shown today: before its first or after its last day.
    Resting,
}

impl PhraseList {
    const ALL: [Self; 3] = [Self::Unused, Self::ReviewDue, Self::Resting];

    /// The message that names it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Unused => "replies-list-unused",
            Self::ReviewDue => "replies-list-review",
            Self::Resting => "replies-list-resting",
        }
    }

    fn code(self) -> &'static str {
        match self {
            Self::Unused => "unused",
            Self::ReviewDue => "review",
            Self::Resting => "resting",
        }
    }
}

/// The phrases of a list with an index of their own.
#[derive(Debug)]
pub struct Listed {
    /// Which list.
    pub list: PhraseList,
    pub(super) phrases: Phrases,
    pub(super) index: Index,
}

impl App {
    /// The menu of lists.
    pub(super) fn choose_list(&mut self) -> Vec<Effect> {
        let lang = self.lang;
        let counts = PhraseList::ALL.map(|list| self.phrases_of(list).len());
        let mut options =
            vec![option("all", t!(lang, "replies-list-all"), String::new(), Some('0'))];
        for (n, list) in PhraseList::ALL.into_iter().enumerate() {
            let more = t!(lang, "replies-list-count", "count" => counts[n] as i64);
            let digit = char::from_digit(n as u32 + 1, 10);
            options.push(option(list.code(), t!(lang, list.title()), more, digit));
        }
        let title = t!(lang, "replies-list-title");
        self.layers.push(Layer::Chooser(Chooser::new(title, Choosing::PhraseList, options)));
        Vec::new()
    }

    pub(super) fn show_list(&mut self, code: &str) -> Vec<Effect> {
        let list = PhraseList::ALL.into_iter().find(|list| list.code() == code);
        let listed = list.map(|list| Arc::new(self.list(list)));
        let pane = self.replies_front();
        pane.query.clear();
        pane.category = None;
        pane.set_listed(listed);
        self.rank_replies();
        self.replies_query_changed()
    }

    /// Back from a list to all phrases; says whether there was one.
    pub(super) fn leave_list(&mut self) -> bool {
        let was = self.replies_front().listed.is_some();
        if was {
            self.show_list("all");
        }
        was
    }

    /// A list as it is now.
    pub(super) fn list(&self, list: PhraseList) -> Listed {
        let phrases = self.phrases_of(list);
        Listed { list, index: index_of(&phrases), phrases }
    }

    fn phrases_of(&self, list: PhraseList) -> Phrases {
        let Some(library) = self.library() else { return Phrases::default() };
        let (now, today) = (crate::domain::to_ms(self.now), self.now.date_naive());
        match list {
            PhraseList::Unused => library.own().only(|phrase| {
                self.replies.usage_of(phrase.id).is_none_or(|u| u.unused_for(UNUSED_DAYS, now))
            }),
            PhraseList::ReviewDue => {
                library.own().only(|phrase| phrase.days().review_by.is_some_and(|day| day <= today))
            }
            PhraseList::Resting => library.resting.clone(),
        }
    }

    /// Somebody should look whether it is still right.
    pub fn is_review_due(&self, days: Days) -> bool {
        days.review_by.is_some_and(|day| day <= self.now.date_naive())
    }

    /// What the row of a phrase says when nothing was searched for.
    pub fn phrase_note(&self, pane: &RepliesPane, phrase: &Head<'_>) -> String {
        let lang = self.lang;
        match pane.listed.as_ref().map(|listed| listed.list) {
            Some(PhraseList::Unused) => match self.replies.usage_of(phrase.id) {
                Some(usage) if usage.count > 0 => {
                    let day = from_ms(usage.last, self.now).date_naive();
                    let days = (self.now.date_naive() - day).num_days();
                    t!(lang, "replies-unused-days", "days" => days)
                }
                _ => t!(lang, "replies-never-used"),
            },
            Some(PhraseList::Resting) => self.why_resting(phrase.days).unwrap_or_default(),
            _ if self.is_review_due(phrase.days) => {
                let day = phrase.days.review_by.map(|day| self.short_day(day)).unwrap_or_default();
                t!(lang, "replies-review-due", "day" => day)
            }
            _ => String::new(),
        }
    }

    /// Why a phrase is not shown today; nothing when it is.
    pub(super) fn why_resting(&self, days: Days) -> Option<String> {
        let today = self.now.date_naive();
        if let Some(from) = days.from.filter(|from| today < *from) {
            return Some(t!(self.lang, "replies-not-yet", "day" => self.short_day(from)));
        }
        let to = days.to.filter(|to| *to < today)?;
        Some(t!(self.lang, "replies-over", "day" => self.short_day(to)))
    }

    /// What is known of a phrase besides its text: its use, and its days.
    pub fn phrase_facts(&self, phrase: &Phrase) -> String {
        let lang = self.lang;
        let mut facts = Vec::new();
        // Without a text the path stands in its place.
        if let Some(image) = phrase.image.as_ref().filter(|_| !phrase.text.trim().is_empty()) {
            facts.push(t!(lang, "replies-fact-picture", "path" => image.clone()));
        }
        if let Some(usage) = self.replies.usage_of(&phrase.id).filter(|usage| usage.count > 0) {
            let last = self.short_day(from_ms(usage.last, self.now).date_naive());
            facts.push(t!(lang, "replies-used", "count" => i64::from(usage.count)));
            facts.push(t!(lang, "replies-last-used", "day" => last));
        }
        for (id, day) in [
            ("replies-fact-from", phrase.valid_from),
            ("replies-fact-to", phrase.valid_to),
            ("replies-fact-review", phrase.review_by),
        ] {
            facts.extend(day.map(|day| t!(lang, id, "day" => self.short_day(day))));
        }
        facts.join(" · ")
    }

    /// A day without its year where it is this one.
    fn short_day(&self, day: NaiveDate) -> String {
        let form = if day.year() == self.now.year() { "%m-%d" } else { "%Y-%m-%d" };
        day.format(form).to_string()
    }

    /// The category that a query names, by its name or pinyin.
    pub(super) fn category_named(&self, name: Option<&str>) -> Option<String> {
        let categories = self.library()?.categories();
        let best = categories.iter().filter_map(|c| Some((match_text(name?, &c.name)?.0, c)));
        best.max_by_key(|(score, _)| *score).map(|(_, category)| category.name.to_string())
    }

    /// The menu of phrases that can be brought back: deleted ones, then hidden ones.
    pub(super) fn deleted_loaded(
        &mut self,
        found: Result<Vec<Deleted>, WriteError>,
    ) -> Vec<Effect> {
        let deleted = match found {
            Ok(deleted) => deleted,
            Err(error) => {
                self.warn(super::describe::write_error(self.lang, &error));
                return Vec::new();
            }
        };
        let lang = self.lang;
        let mut lost = Vec::new();
        let mut options = Vec::new();
        let mut offer = |one: Lost, more: String| {
            let digit = char::from_digit(lost.len() as u32 + 1, 10);
            options.push(option(&lost.len().to_string(), one.title().to_owned(), more, digit));
            lost.push(one);
        };
        for deleted in deleted {
            let day = self.short_day(from_ms(deleted.at, self.now).date_naive());
            let file = deleted.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let more = t!(lang, "replies-deleted-on", "day" => day, "file" => file);
            offer(Lost::Deleted(Box::new(deleted)), more);
        }
        for (phrase, file) in self.library().map(|l| l.hidden()).unwrap_or_default() {
            let (id, title) = (phrase.id.clone(), phrase.title.clone());
            let hidden = Lost::Hidden { file: file.to_owned(), id, title };
            offer(hidden, t!(lang, "replies-hidden-one"));
        }
        if lost.is_empty() {
            self.warn(t!(lang, "replies-deleted-none"));
            return Vec::new();
        }
        let title = t!(lang, "replies-deleted-title");
        self.layers.push(Layer::Chooser(Chooser::new(title, Choosing::Lost(lost), options)));
        Vec::new()
    }
}

fn option(code: &str, label: String, more: String, digit: Option<char>) -> ChooserOption {
    ChooserOption { code: code.to_owned(), label, more, letter: '\0', digit, colour: None }
}
