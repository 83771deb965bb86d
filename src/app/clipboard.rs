//! Texts on their way to the clipboard, and what is said and done when they are there, or are not.

use super::{App, Card, Effect, Layer, Route};
use crate::domain::{Change, mask};
use crate::i18n::t;

/// What is copied, and what follows when it is.
#[derive(Debug, Clone)]
pub(super) struct CopyJob {
    pub(super) said: String,
    pub(super) then: Vec<Change>,
    pub(super) text: String,
    /// The message that says it is there.
    pub(super) words: &'static str,
    /// A rule that the text breaks, or what is not in it, in words.
    pub(super) warning: Option<String>,
}

impl CopyJob {
    pub(super) fn new(said: String, then: Vec<Change>, text: String) -> Self {
        Self { said, then, text, words: "app-copied", warning: None }
    }
}

impl App {
    /// Puts a text on the clipboard; `then` is saved once it is there.
    pub(super) fn copy(
        &mut self,
        text: String,
        said: String,
        then: impl IntoIterator<Item = Change>,
    ) -> Vec<Effect> {
        let then = then.into_iter().collect();
        self.last_copy += 1;
        let id = self.last_copy;
        // A phone number does not stay on the clipboard for ever.
        let personal = mask::phones_in(&text) != text;
        self.copying.insert(id, CopyJob::new(said, then, text.clone()));
        vec![Effect::Copy { id, text, personal }]
    }

    pub(super) fn copied(&mut self, id: u64, route: &Route) -> Vec<Effect> {
        let Some(job) = self.copying.remove(&id) else { return Vec::new() };
        let to = match route {
            Route::System => t!(self.lang, "app-route-system"),
            Route::Osc52 => t!(self.lang, "app-route-osc52"),
            Route::Tmux => t!(self.lang, "app-route-tmux"),
            Route::Command(name) => t!(self.lang, "app-route-command", "name" => name.clone()),
            Route::File(path) => {
                t!(self.lang, "app-route-file", "path" => path.display().to_string())
            }
        };
        let said = t!(self.lang, job.words, "what" => job.said, "to" => to);
        match job.warning {
            Some(warning) => self.warn(format!("{said}\n{warning}")),
            None => self.say(said),
        }
        for change in &job.then {
            if let Change::ReplyCopied { phrase, .. } = change {
                self.reply_used(phrase);
            }
        }
        let mut effects = self.seek_beside(&job.then);
        if self.read_only.is_none() {
            effects.extend(self.save(job.then, String::new()));
        }
        effects
    }

    pub(super) fn not_copied(&mut self, id: u64, why: &str) -> Vec<Effect> {
        if let Some(job) = self.copying.remove(&id) {
            self.replies.pending = None;
            self.warn(t!(self.lang, "app-not-copied", "why" => why.to_owned()));
            // To copy by hand, with the mouse.
            self.layers.push(Layer::Card(Card::text(t!(self.lang, "app-copy-by-hand"), job.text)));
        }
        Vec::new()
    }
}
