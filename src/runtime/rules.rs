//! The rules of the forbidden-word check: loaded before the phrases, and again when the shop's
//! file changes.

use super::event::Event;
use crate::app::Msg;
use crate::i18n::{Lang, t};
use crate::lint::Rules;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::SystemTime;

/// The shop's `lint.toml`, and how it was when it was read.
pub(super) struct Watch {
    path: PathBuf,
    lang: Lang,
    read: Option<Option<SystemTime>>,
}

impl Watch {
    /// Nothing is read yet.
    pub(super) fn new(path: PathBuf, lang: Lang) -> Self {
        Self { path, lang, read: None }
    }

    /// Loads the rules when they were never loaded, or the file is not what it was.
    pub(super) fn look(&mut self, send: &Sender<Event>) {
        let modified = std::fs::metadata(&self.path).and_then(|data| data.modified()).ok();
        if self.read == Some(modified) {
            return;
        }
        self.read = Some(modified);
        let (rules, problems) = match std::fs::read_to_string(&self.path) {
            Ok(own) => Rules::with(&own),
            Err(_) => (Rules::embedded(), Vec::new()),
        };
        let wrong = problems.first().map(|problem| {
            tracing::warn!(%problem, "a rule of the shop");
            t!(self.lang, "replies-rules-problem", "line" => problem.line as i64)
        });
        // Nobody listens any more: the console ends.
        let _ = send.send(Event::Msg(Msg::RulesLoaded(Arc::new(rules), wrong)));
    }
}
