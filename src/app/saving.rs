//! Commits on their way to the file, and what is said and done when they are there, or are not.

use super::form::Form;
use super::{App, Effect, Layer, describe, macros};
use crate::domain::{Change, Commit, CommitId, DraftId, Section};
use crate::i18n::t;
use crate::text::truncate;

/// A commit on its way to the file.
#[derive(Debug)]
pub(super) struct Saving {
    pub(super) id: CommitId,
    /// What to say when it is there.
    pub(super) said: String,
    /// The form it came from: its draft is kept until then, and it is opened again if it fails.
    pub(super) form: Option<Box<Form>>,
    /// The mark of a section that it makes: the next key must find it.
    pub(super) mark: Option<SectionMark>,
    /// What follows of a deed.
    pub(super) after: Option<macros::After>,
}

/// A section of a draft is marked “none”, or the mark is taken off.
#[derive(Debug, Clone, Copy)]
pub(super) struct SectionMark {
    pub(super) draft: DraftId,
    pub(super) section: Section,
    pub(super) none: bool,
}

/// What the toast of an undo says of a change at most, in columns: one line.
const UNDONE_COLUMNS: usize = 40;

impl App {
    /// Saves changes as one commit; `said` is shown when they are in the file.
    pub(super) fn save(&mut self, changes: Vec<Change>, said: String) -> Vec<Effect> {
        if changes.is_empty() {
            return Vec::new();
        }
        if let Some(why) = self.read_only.clone() {
            self.warn(t!(self.lang, "app-read-only", "why" => why));
            return Vec::new();
        }
        let id = self.sending.take().unwrap_or_else(|| self.ids.make(self.now));
        let commit = Commit::new(id, &self.settings.agent, self.now, changes);
        self.phrase_work.recorded(&commit.changes);
        let (form, mark, after) = (None, None, None);
        self.saving.push(Saving { id: commit.id, said, form, mark, after });
        vec![Effect::Save(commit)]
    }

    pub(super) fn saved(&mut self, id: CommitId) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.phone_asked(id, true);
        if let Some(at) = self.saving.iter().position(|s| s.id == id) {
            let Saving { said, form, mark, after, .. } = self.saving.remove(at);
            if let Some(mark) = mark {
                self.board.mark(mark.draft, mark.section, mark.none);
            }
            if !said.is_empty() {
                self.say(said);
            }
            // Another form may be half-written by now: its draft is not this one's.
            if form.is_some() && !self.layers.iter().any(|l| matches!(l, Layer::Form(_))) {
                effects.push(Effect::KeepDraft(None));
            }
            if let Some(after) = after {
                effects.extend(self.deed_saved(after));
            }
        }
        effects.extend(self.reload());
        effects
    }

    pub(super) fn not_saved(&mut self, id: CommitId, words: String) -> Vec<Effect> {
        self.phone_asked(id, false);
        if self.urging.doing == Some(id) {
            self.urging.doing = None;
        }
        if let Some(at) = self.saving.iter().position(|s| s.id == id)
            && let Some(form) = self.saving.remove(at).form
        {
            self.layers.push(Layer::Form(form));
        }
        self.warn(words);
        self.reload()
    }

    pub(super) fn toggled(&mut self, undo: bool, commit: Option<Commit>) -> Vec<Effect> {
        let Some(commit) = commit else {
            let id = if undo { "app-nothing-to-undo" } else { "app-nothing-to-redo" };
            self.warn(t!(self.lang, id));
            return Vec::new();
        };
        let what = commit.changes.first().map(|c| describe(self.lang, c)).unwrap_or_default();
        // A long note would hide the list that it was taken from.
        let what = truncate(what.lines().next().unwrap_or_default(), UNDONE_COLUMNS).into_owned();
        let more = commit.changes.len() as i64 - 1;
        let id = if undo { "app-undone" } else { "app-redone" };
        self.say(t!(self.lang, id, "what" => what, "more" => more));
        self.reload()
    }
}
