//! Leaving the console. At the end of a shift it asks once, when something is still to be handed
//! over.

use super::layer::{Confirm, Confirmed};
use super::{App, Effect, Layer, Pane, View};
use crate::domain::{ItemState, Severity};
use crate::i18n::t;
use chrono::TimeDelta;

/// The last stretch of a shift, in which the handover is written. Before it, leaving is a break.
const LAST: TimeDelta = TimeDelta::hours(1);

impl App {
    /// Quits, or asks first; asked again it quits.
    pub(super) fn quit(&mut self) -> Vec<Effect> {
        let asked = matches!(
            self.layers.last(),
            Some(Layer::Confirm(Confirm { yes: Confirmed::GoHandOver, .. }))
        );
        if asked || self.read_only.is_some() || !self.shift_is_ending() {
            return vec![Effect::Quit];
        }
        let Some(mut body) = self.still_to_hand_over() else { return vec![Effect::Quit] };
        body.push(t!(self.lang, "handover-quit-kept"));
        let title = t!(self.lang, "handover-quit-title");
        self.layers.push(Layer::Confirm(Confirm { title, body, yes: Confirmed::GoHandOver }));
        Vec::new()
    }

    /// The last hour of the shift, or the time after it.
    fn shift_is_ending(&self) -> bool {
        let roster = &self.settings.roster;
        let place = roster.at(self.now, &self.settings.agent);
        roster.ends(&place).is_some_and(|end| self.now.naive_local() >= end - LAST)
    }

    /// What the draft holds, in words. After a handover of this shift only what is new counts:
    /// the rest is with the next agent.
    fn still_to_hand_over(&self) -> Option<Vec<String>> {
        let handed = !self.submitted_by_this_shift().is_empty();
        let draft = &self.handover.draft;
        let left = || draft.items.iter().filter(|i| !handed || i.state == ItemState::Draft);
        let (count, urgent) =
            (left().count(), left().filter(|i| i.severity == Severity::Urgent).count());
        if count > 0 {
            let id = if handed { "handover-quit-since" } else { "handover-submit-body" };
            return Some(vec![t!(self.lang, id, "count" => count, "urgent" => urgent)]);
        }
        (!draft.empty.is_empty()).then(|| vec![t!(self.lang, "handover-quit-begun")])
    }

    /// Yes, first the handover: its draft comes in front, and a form that lay there is kept.
    pub(super) fn go_hand_over(&mut self) -> Vec<Effect> {
        while let Some(layer) = self.layers.pop() {
            if let Layer::Form(form) = layer {
                self.keep_form(&form);
            }
        }
        self.handover.pane = Pane::Draft;
        self.handover.cursor.reset();
        self.go(View::Handover)
    }
}
