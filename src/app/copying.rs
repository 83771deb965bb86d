//! Replies copied: one, its next part, or several marked ones as one message.
//!
//! Owns marks, parts and what the record says of a copy. Must not know how texts are filled in
//! (`filling`) or what is forbidden (`linting`).

use super::favourites::LastReply;
use super::filling::Taken;
use super::{ActId, App, Card, Effect, Layer, RepliesPane, View};
use crate::domain::{Change, Ref, UseId, to_ms};
use crate::i18n::t;
use crate::phrases::Phrase;
use std::borrow::Cow;
use std::sync::Arc;

/// A reply in parts of which some are copied: all parts as they go out.
#[derive(Debug, Clone)]
pub(super) struct Pending {
    phrase: String,
    /// The record that was in hand; for another the parts would be wrong.
    about: Option<String>,
    pub(super) parts: Vec<String>,
    pub(super) next: usize,
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
        let (marked, chosen) = (pane.marked.clone(), pane.chosen());
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

    /// Shows the chosen reply as it would be copied, with all its parts, to be read to the end.
    pub(super) fn show_phrase(&mut self) -> Vec<Effect> {
        let Some(phrase) = self.phrase_in_front() else { return self.nothing_chosen() };
        let text = self.reply_text(&phrase);
        self.layers.push(Layer::Card(Card::Text(phrase.title.clone(), text, 0)));
        Vec::new()
    }

    /// Copies one reply, or its next part.
    pub(super) fn copy_phrase(&mut self, phrase: &Arc<Phrase>) -> Vec<Effect> {
        if self.pending(&phrase.id).is_some() {
            return self.copy_part(phrase, Vec::new());
        }
        if phrase.text.trim().is_empty() {
            return self.copy_picture();
        }
        self.take(vec![Arc::clone(phrase)], false)
    }

    pub(super) fn stack_words(&self, count: usize) -> String {
        t!(self.lang, "replies-stack", "count" => count as i64)
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
        if let Some(deed) = &taken.deed {
            return self.carry_out(deed, taken, messages.concat(), broken);
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
                let titles = self.with_product(taken, taken.titles());
                taken.phrases.iter().fold(titles, |said, phrase| self.with_picture(phrase, said))
            }
        };
        self.close_overlay();
        let text = messages.concat();
        if let Some(phrase) = taken.phrases.first() {
            let phrase = Arc::clone(phrase);
            self.last_reply = Some(LastReply { phrase, text: text.clone() });
        }
        self.copy_reply(text, said, used)
    }

    /// Copies what a reply comes to. What was typed to find it has done its work.
    fn copy_reply(&mut self, text: String, said: String, used: Vec<Change>) -> Vec<Effect> {
        if self.view == View::Replies {
            self.replies.query.spend();
        }
        let long = self
            .settings
            .is_over_chat(&text)
            .then(|| t!(self.lang, "replies-too-long", "length" => self.length_words(&text)));
        let effects = self.copy(text, said, used);
        self.warn_of_copy(long);
        effects
    }

    /// A warning that comes with the word that the last copy is there.
    pub(super) fn warn_of_copy(&mut self, warning: Option<String>) {
        let (Some(job), Some(more)) = (self.copying.get_mut(&self.last_copy), warning) else {
            return;
        };
        job.warning = Some(match job.warning.take() {
            Some(first) => format!("{first}\n{more}"),
            None => more,
        });
    }

    /// How long a text is, beside what the chat takes at once.
    pub fn length_words(&self, text: &str) -> String {
        let (chars, bytes) = (text.chars().count() as i64, text.len() as i64);
        match self.settings.chat_chars {
            0 => t!(self.lang, "replies-length", "chars" => chars, "bytes" => bytes),
            limit => t!(self.lang, "replies-length-of",
                "chars" => chars, "limit" => limit as i64, "bytes" => bytes),
        }
    }

    /// What the record says of a copy: the replies, the rules that were broken, and of a public
    /// answer that it was given.
    pub(super) fn uses(&mut self, taken: &Taken, broken: Vec<(String, String)>) -> Vec<Change> {
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
        self.copy_reply(text, said, used)
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
    pub(super) fn about(&self) -> Option<String> {
        self.hand.as_ref().map(|order| format!("{} {}", order.id.0, order.buyer))
    }

    /// The parts of this phrase of which some are copied already, for the record in hand.
    pub(super) fn pending(&self, phrase: &str) -> Option<&Pending> {
        let pending = self.replies.pending.as_ref()?;
        (pending.phrase == phrase && pending.about == self.about()).then_some(pending)
    }

    /// A reply is on the clipboard: its next copy takes the next wording.
    pub(super) fn reply_used(&mut self, phrase: &str) {
        let now = to_ms(self.now);
        self.replies.usage.entry(phrase.to_owned()).or_default().touch(now);
    }

    /// What an act is called in the footer: copying says how many replies, or which part.
    pub fn footer_label(&self, id: ActId) -> Cow<'_, str> {
        let copies = (id == ActId::ReplyCopy).then(|| self.copy_words(&self.replies)).flatten();
        copies.map_or_else(|| Cow::Borrowed(self.act_label(id)), Cow::Owned)
    }

    /// What Enter copies when it is not just the chosen reply.
    pub fn copy_words(&self, pane: &RepliesPane) -> Option<String> {
        if !pane.marked.is_empty() {
            let count = pane.marked.len() as i64;
            return Some(t!(self.lang, "replies-copy-stack", "count" => count));
        }
        let (chosen, _) = pane.row_shown(pane.cursor.at)?;
        let pending = self.pending(chosen.id)?;
        let (part, parts) = (pending.next as i64 + 1, pending.parts.len() as i64);
        Some(t!(self.lang, "replies-copy-part", "part" => part, "parts" => parts))
    }
}

fn copied(used: UseId, phrase: &Phrase, about: Option<Ref>) -> Change {
    let (phrase, title) = (phrase.id.clone(), phrase.title.clone());
    Change::ReplyCopied { used, phrase, title, about }
}
