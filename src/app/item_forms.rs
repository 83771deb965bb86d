//! Handover items: written, answered, dealt with.

use super::chooser::{Chooser, Choosing};
use super::form::{Field, Form, Purpose};
use super::reviews::word_field;
use super::run::NOTHING;
use super::{ActId, App, Card, ChooserOption, Effect, HandoverRow, Layer, Pane};
use crate::domain::{
    AnswerKind, Change, Item, ItemFields, ItemId, ItemState, Ref, Section, Severity, Word,
};
use crate::i18n::{t, word};

impl App {
    /// Why an act on the chosen row of the handover can't be done.
    pub(super) fn why_not_item(&self, id: ActId) -> Option<&'static str> {
        let row = self.handover_row();
        let item = self.chosen_item();
        match id {
            ActId::SectionNone => match row {
                Some(HandoverRow::Section(_, 0, _)) => None,
                Some(HandoverRow::Section(..)) => Some("handover-section-filled"),
                _ => Some("handover-no-section"),
            },
            ActId::ItemAnswer => match row {
                Some(HandoverRow::Section(_, count, _)) if *count > 0 => {
                    Some("handover-section-filled")
                }
                Some(_) => None,
                None => Some(NOTHING),
            },
            ActId::HandoverCopy | ActId::HandoverCopyMarkdown => {
                let nothing = self.handover.pane != Pane::Draft && self.board.handovers.is_empty();
                nothing.then_some(NOTHING)
            }
            _ if item.is_none() => Some(NOTHING),
            ActId::ItemDone => item
                .is_some_and(|i| i.state == ItemState::Draft && i.passes == 0)
                .then_some("handover-draft-not-done"),
            ActId::Delete => item
                .is_some_and(|i| i.state != ItemState::Draft)
                .then_some("handover-not-yours-to-drop"),
            _ => None,
        }
    }

    pub(super) fn choose_answer(&mut self) -> Vec<Effect> {
        let Some(item) = self.chosen_item() else { return self.nothing_chosen() };
        if let Some(why) = self.read_only.clone() {
            self.warn(t!(self.lang, "app-read-only", "why" => why));
            return Vec::new();
        }
        let submitted = self.submitted_by_this_shift();
        let agent = self.settings.agent.as_str();
        let allowed = |kind: AnswerKind| item.may_answer(kind, agent, &submitted).is_ok();
        let options: Vec<_> = AnswerKind::ALL
            .iter()
            .zip([('a', '1'), ('q', '2'), ('x', '3'), ('r', '4')])
            .filter(|(kind, _)| allowed(**kind))
            .map(|(kind, (letter, digit))| ChooserOption {
                code: kind.code().to_owned(),
                label: word(self.lang, *kind),
                more: match kind {
                    AnswerKind::Accept if item.needs_read_back() => {
                        t!(self.lang, "handover-read-back")
                    }
                    _ => String::new(),
                },
                letter,
                digit: Some(digit),
                colour: None,
            })
            .collect();
        if options.is_empty() {
            self.warn(t!(self.lang, "handover-own"));
            self.layers.push(Layer::Card(Card::Item(Box::new(item), 0)));
            return Vec::new();
        }
        let title = t!(self.lang, "handover-answer-title",
            "severity" => word(self.lang, item.severity), "label" => item.label,
            "summary" => item.summary);
        self.layers.push(Layer::Chooser(Chooser::new(title, Choosing::Answer(item.id), options)));
        Vec::new()
    }

    pub(super) fn answer_item(&mut self, id: ItemId, kind: AnswerKind) -> Vec<Effect> {
        let Some(item) = self.board.items.iter().find(|i| i.id == id).cloned() else {
            return Vec::new();
        };
        // An urgent item is read back: the receiver types the next step.
        if kind == AnswerKind::Accept && !item.needs_read_back() {
            let said = t!(self.lang, "handover-accepted", "label" => item.label);
            let change = Change::ItemAnswered { item: id, answer: kind, text: String::new() };
            return self.save(vec![change], said);
        }
        let form = self.answer_form(&item, kind);
        self.open_form(form)
    }

    pub(super) fn answer_form(&self, item: &Item, kind: AnswerKind) -> Form {
        let (title, label) = match kind {
            AnswerKind::Accept => ("handover-accept-title", "app-field-read-back"),
            AnswerKind::Ask => ("handover-ask-title", "app-field-question"),
            AnswerKind::Refuse => ("handover-refuse-title", "app-field-refusal"),
            AnswerKind::Answer => ("handover-reply-title", "app-field-answer"),
        };
        let hint = match (kind, item.answers.last()) {
            (AnswerKind::Accept, _) if item.next.trim().is_empty() => {
                t!(self.lang, "handover-hint-own-step")
            }
            (AnswerKind::Accept, _) => {
                t!(self.lang, "handover-hint-next", "next" => item.next.trim())
            }
            (AnswerKind::Answer, Some(asked)) => t!(self.lang, "handover-hint-question",
                "agent" => asked.agent.clone(), "text" => asked.text.clone()),
            _ => String::new(),
        };
        let field = Field::text("text", t!(self.lang, label)).hinted(hint).required();
        let title = t!(self.lang, title, "label" => item.label.clone());
        Form::new(Purpose::ItemAnswer(item.id, kind), title, vec![field])
    }

    pub(super) fn submit_answer(
        &mut self,
        form: &Form,
        id: ItemId,
        answer: AnswerKind,
    ) -> Result<Vec<Effect>, (&'static str, String)> {
        let text = form.value("text").to_owned();
        let item = self.board.items.iter().find(|i| i.id == id);
        if answer == AnswerKind::Accept
            && let Some(item) = item.filter(|i| i.needs_read_back() && !i.is_read_back(&text))
        {
            let why = match item.next.trim() {
                "" => t!(self.lang, "handover-say-own-step"),
                next => t!(self.lang, "handover-not-read-back", "next" => next),
            };
            return Err(("text", why));
        }
        let label = item.map(|i| i.label.clone()).unwrap_or_default();
        let said = match answer {
            AnswerKind::Accept => t!(self.lang, "handover-accepted", "label" => label),
            AnswerKind::Ask => t!(self.lang, "handover-asked", "label" => label),
            AnswerKind::Refuse => t!(self.lang, "handover-refused", "label" => label),
            AnswerKind::Answer => t!(self.lang, "handover-replied", "label" => label),
        };
        Ok(self.save(vec![Change::ItemAnswered { item: id, answer, text }], said))
    }

    pub(super) fn item_form(&self, purpose: Purpose, item: &Item) -> Form {
        let lang = self.lang;
        let due = item.due.map(|d| d.format("%Y-%m-%d %H:%M").to_string()).unwrap_or_default();
        let fields = vec![
            Field::text("summary", t!(lang, "app-field-summary")).with(&item.summary).required(),
            word_field(self, "severity", t!(lang, "app-field-severity"), item.severity),
            word_field(self, "section", t!(lang, "app-field-section"), item.section),
            Field::text("label", t!(lang, "app-field-label")).with(&item.label),
            Field::text("due", t!(lang, "app-field-due"))
                .with(&due)
                .hinted(t!(lang, "app-hint-when")),
            Field::text("condition", t!(lang, "app-field-if")).with(&item.condition),
            Field::text("next", t!(lang, "app-field-next")).with(&item.next),
            Field::text("owner", t!(lang, "app-field-owner")).with(&item.owner),
        ];
        Form::new(purpose, t!(lang, "handover-item-title"), fields)
    }

    pub(super) fn new_item(&mut self) -> Vec<Effect> {
        let mut item = Item::new(ItemId(uuid::Uuid::nil()), &self.settings.agent, self.now);
        if let Some(HandoverRow::Section(section, ..)) = self.handover_row() {
            item.section = *section;
        }
        self.handover.pane = Pane::Draft;
        self.rebuild_handover();
        let form = self.item_form(Purpose::ItemNew(None), &item);
        self.open_form(form)
    }

    /// Puts a row of another view into the draft, with its link and a line of text.
    pub(super) fn item_form_about(
        &mut self,
        about: Ref,
        label: String,
        summary: String,
    ) -> Vec<Effect> {
        let mut item = Item::new(ItemId(uuid::Uuid::nil()), &self.settings.agent, self.now);
        let known = self
            .board
            .items
            .iter()
            .find(|i| i.about == Some(about) && i.is_open() && i.state == ItemState::Draft);
        if let Some(known) = known.cloned() {
            let form = self.item_form(Purpose::ItemEdit(known.id), &known);
            return self.open_form(form);
        }
        item.section = match about {
            Ref::Order(_) => Section::Orders,
            Ref::Review(_) => Section::Reviews,
            _ => Section::Other,
        };
        (item.label, item.summary) = (label, summary);
        let form = self.item_form(Purpose::ItemNew(Some(about)), &item);
        self.open_form(form)
    }

    pub(super) fn edit_item(&mut self) -> Vec<Effect> {
        let Some(item) = self.chosen_item() else { return self.nothing_chosen() };
        let form = self.item_form(Purpose::ItemEdit(item.id), &item);
        self.open_form(form)
    }

    pub(super) fn submit_item(
        &mut self,
        form: &Form,
        about: Option<Ref>,
        old: Option<ItemId>,
    ) -> Result<Vec<Effect>, (&'static str, String)> {
        let due = match form.value("due") {
            "" => None,
            // What was not touched stays, also when its time is over.
            _ if !form.changed("due") => None,
            text => {
                Some(self.read_future(text).ok_or_else(|| ("due", t!(self.lang, "app-bad-time")))?)
            }
        };
        // A suggested item is not in the file yet: what it is about is written with it.
        let suggested = old
            .and_then(|id| self.handover.draft.items.iter().find(|i| i.id == id))
            .and_then(|i| i.about);
        let text = |name: &str| Some(form.value(name).to_owned());
        let fields = ItemFields {
            section: Section::parse(form.value("section")).ok(),
            about: about.or(suggested),
            label: text("label"),
            summary: text("summary"),
            severity: Severity::parse(form.value("severity")).ok(),
            owner: text("owner"),
            due,
            due_cleared: form.changed("due") && due.is_none(),
            condition: text("condition"),
            next: text("next"),
        };
        let place = self.settings.roster.at(self.now, &self.settings.agent);
        let item = old
            .or_else(|| about.map(|about| ItemId::suggested(about, place.day)))
            .unwrap_or_else(|| ItemId(self.ids.make(self.now)));
        let said = t!(self.lang, "handover-item-saved");
        Ok(self.save(vec![Change::ItemWritten { item, fields }], said))
    }

    pub(super) fn drop_item(&mut self) -> Vec<Effect> {
        let Some(item) = self.chosen_item() else { return self.nothing_chosen() };
        if item.state != ItemState::Draft {
            self.warn(t!(self.lang, "handover-not-yours-to-drop"));
            return Vec::new();
        }
        if self.on_card() {
            self.layers.pop();
        }
        let said = t!(self.lang, "handover-item-dropped", "label" => item.label);
        self.save(vec![Change::ItemDropped { item: item.id }], said)
    }

    pub(super) fn open_done(&mut self) -> Vec<Effect> {
        let Some(item) = self.chosen_item() else { return self.nothing_chosen() };
        if item.state == ItemState::Draft && item.passes == 0 {
            self.warn(t!(self.lang, "handover-draft-not-done"));
            return Vec::new();
        }
        let form = self.done_form(&item);
        self.open_form(form)
    }

    pub(super) fn done_form(&self, item: &Item) -> Form {
        let field = Field::text("outcome", t!(self.lang, "app-field-how-ended")).required();
        let title = t!(self.lang, "handover-done-title", "label" => item.label.clone());
        Form::new(Purpose::ItemDone(item.id), title, vec![field])
    }

    pub(super) fn submit_done(&mut self, form: &Form, item: ItemId) -> Vec<Effect> {
        let outcome = form.value("outcome").to_owned();
        if self.on_card() {
            self.layers.pop();
        }
        let said = t!(self.lang, "handover-done");
        self.save(vec![Change::ItemClosed { item, outcome }], said)
    }
}
