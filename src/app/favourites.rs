//! Favourites, the last reply again, and the switches of the reply search.

use super::{App, Effect};
use crate::i18n::t;
use crate::phrases::Phrase;
use std::collections::HashSet;
use std::sync::Arc;

/// A reply as it went onto the clipboard.
#[derive(Debug, Clone)]
pub(super) struct LastReply {
    pub phrase: Arc<Phrase>,
    pub text: String,
}

impl App {
    /// Makes the chosen phrase a favourite, or no longer one.
    pub(super) fn pin_chosen(&mut self) -> Vec<Effect> {
        let Some(phrase) = self.replies.chosen() else { return self.nothing_chosen() };
        let pinned = !self.replies.is_pinned(&phrase.id);
        let id = if pinned { "replies-did-pin" } else { "replies-did-unpin" };
        self.pinning = Some(t!(self.lang, id, "title" => phrase.title.clone()));
        vec![Effect::Pin(phrase.id.clone(), pinned)]
    }

    /// The favourites as their file has them. What was chosen stays chosen.
    pub(super) fn pins_loaded(&mut self, pins: HashSet<String>) -> Vec<Effect> {
        if self.pinning.is_none() && self.replies.has_pinned(&pins) {
            return Vec::new();
        }
        let chosen = self.replies.chosen().map(|phrase| phrase.id.clone());
        let now = self.now;
        self.replies.set_pinned(pins, now);
        self.search_replies();
        if let Some(said) = self.pinning.take() {
            self.say(said);
            self.choose_reply(chosen.as_deref());
        }
        self.keep_first_page()
    }

    /// Copies the last reply once more, word for word, through the same check.
    pub(super) fn repeat_reply(&mut self) -> Vec<Effect> {
        let Some(LastReply { phrase, text }) = self.last_reply.clone() else { return Vec::new() };
        match self.taken(vec![phrase], false) {
            Ok(taken) => self.checked_out(taken, vec![text]),
            Err(words) => {
                self.warn(words);
                Vec::new()
            }
        }
    }

    /// Near sounds are the same, or are not; kept in the settings.
    pub(super) fn switch_tolerant(&mut self) -> Vec<Effect> {
        let on = !self.settings.tolerant;
        self.settings.tolerant = on;
        let said = if on { "replies-tolerant-on" } else { "replies-tolerant-off" };
        self.switched("replies.tolerant_pinyin", on.to_string(), said)
    }

    /// By use, or as in the files; kept in the settings.
    pub(super) fn switch_order(&mut self) -> Vec<Effect> {
        let plain = !self.settings.plain_order;
        self.settings.plain_order = plain;
        let said = if plain { "replies-order-plain" } else { "replies-order-use" };
        self.switched("replies.order", if plain { "plain" } else { "use" }.to_owned(), said)
    }

    fn switched(&mut self, key: &'static str, value: String, said: &str) -> Vec<Effect> {
        self.settings_said = Some(crate::i18n::text(self.lang, said));
        let chosen = self.replies.chosen().map(|phrase| phrase.id.clone());
        self.search_replies();
        self.choose_reply(chosen.as_deref());
        vec![Effect::WriteSettings(vec![(key, value)])]
    }

    /// Chooses the row of a phrase, if it is near the top.
    pub(super) fn choose_reply(&mut self, id: Option<&str>) {
        let Some(id) = id else { return };
        let near = 0..self.replies.len().min(100);
        let row =
            |at: &usize| self.replies.row_shown(*at).is_some_and(|(phrase, _)| phrase.id == id);
        if let Some(at) = near.into_iter().find(row) {
            self.replies.cursor.at = at;
        }
    }
}
