//! Handover: what is to be taken, the draft, and what was handed over before.

use super::chooser::{Chooser, Choosing};
use super::form::{Field, Form, Purpose};
use super::layer::{Confirm, Confirmed};
use super::reviews::word_field;
use super::{App, Card, ChooserOption, Cursor, Effect, Layer};
use crate::domain::{
    AnswerKind, Change, Draft, HandoverId, Item, ItemFields, ItemId, ItemState, Ref, Section,
    Severity, Word,
};
use crate::i18n::{t, word};
use crate::search::match_text;
use crate::text::Line;
use std::collections::BTreeSet;

/// The three lists that Tab goes through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pane {
    /// Items that the shift before left, to be taken one by one.
    #[default]
    Take,
    /// What this shift leaves.
    Draft,
    /// Submitted handovers.
    History,
}

impl Pane {
    /// In the order of Tab.
    pub const ALL: [Self; 3] = [Self::Take, Self::Draft, Self::History];
}

/// A row of the handover view.
#[derive(Debug, Clone, PartialEq)]
pub enum HandoverRow {
    /// The head of a section with its number of items, and whether it says “none”.
    Section(Section, usize, bool),
    /// An item.
    Item(Box<Item>),
    /// A submitted handover: its place in the board.
    Handover(usize),
}

/// The handover view.
#[derive(Debug, Clone, Default)]
pub struct HandoverPane {
    /// The search box.
    pub query: Line,
    /// The chosen row.
    pub cursor: Cursor,
    /// Which list.
    pub pane: Pane,
    /// What is shown.
    pub rows: Vec<HandoverRow>,
    /// The draft.
    pub draft: Draft,
    /// The sections marked “none”.
    pub empty: BTreeSet<Section>,
}

/// What is written onto the clipboard for a handover.
#[derive(Debug, Clone, PartialEq)]
pub struct HandoverText {
    /// The business day.
    pub day: chrono::NaiveDate,
    /// The shift.
    pub shift: String,
    /// Who hands over.
    pub agent: String,
    /// The items.
    pub items: Vec<Item>,
    /// As Markdown, not as chat text.
    pub markdown: bool,
}

impl App {
    pub(super) fn rebuild_handover(&mut self) {
        let place = self.settings.roster.at(self.now, &self.settings.agent);
        let board = &self.board;
        let mut draft = Draft::build(
            &self.settings.agent,
            place.day,
            &board.items,
            &board.handled,
            &board.reviews,
            self.now,
        );
        let pane = &mut self.handover;
        pane.empty.retain(|s| !draft.items.iter().any(|i| i.section == *s));
        draft.empty = pane.empty.clone();
        pane.draft = draft;
        let words: Vec<String> = pane.query.text().split_whitespace().map(str::to_owned).collect();
        let fits = |item: &Item| {
            words.iter().all(|w| {
                [&item.label, &item.summary, &item.next, &item.owner]
                    .iter()
                    .any(|f| match_text(w, f).is_some())
            })
        };
        pane.rows = match pane.pane {
            Pane::Take => {
                let mut items: Vec<&Item> = board
                    .items
                    .iter()
                    .filter(|i| i.is_open() && i.state != ItemState::Draft && fits(i))
                    .collect();
                // What nobody answered first, then by how pressing and how old.
                items.sort_by_key(|i| (i.state != ItemState::Handed, i.severity, i.since, i.id));
                items.into_iter().map(|i| HandoverRow::Item(Box::new(i.clone()))).collect()
            }
            Pane::Draft => Section::ALL
                .iter()
                .flat_map(|section| {
                    let items: Vec<&Item> = pane
                        .draft
                        .items
                        .iter()
                        .filter(|i| i.section == *section && fits(i))
                        .collect();
                    let none = pane.empty.contains(section);
                    std::iter::once(HandoverRow::Section(*section, items.len(), none))
                        .chain(items.into_iter().map(|i| HandoverRow::Item(Box::new(i.clone()))))
                })
                .collect(),
            Pane::History => board
                .handovers
                .iter()
                .enumerate()
                .filter(|(_, (handover, items))| {
                    words.iter().all(|w| {
                        match_text(w, &handover.agent).is_some()
                            || handover.day.to_string().contains(w.as_str())
                            || match_text(w, &handover.shift).is_some()
                            || items.iter().any(|i| {
                                match_text(w, &i.label).is_some()
                                    || match_text(w, &i.summary).is_some()
                            })
                    })
                })
                .map(|(at, _)| HandoverRow::Handover(at))
                .collect(),
        };
        let len = pane.rows.len();
        pane.cursor.go(pane.cursor.at, len);
    }

    /// How many items wait to be taken by somebody else than who handed them over.
    pub fn waiting(&self) -> usize {
        self.board.items.iter().filter(|i| !i.deleted && i.state == ItemState::Handed).count()
    }

    pub(super) fn step_pane(&mut self, by: isize) -> Vec<Effect> {
        let all = Pane::ALL;
        let now = all.iter().position(|p| *p == self.handover.pane).unwrap_or(0) as isize;
        self.handover.pane = all[(now + by).rem_euclid(all.len() as isize) as usize];
        self.handover.cursor.reset();
        self.rebuild_handover();
        Vec::new()
    }

    fn handover_row(&self) -> Option<&HandoverRow> {
        self.handover.rows.get(self.handover.cursor.at)
    }

    /// The item that an act is for: on the open card, else the chosen one.
    pub(super) fn chosen_item(&self) -> Option<Item> {
        if let Some(Layer::Card(Card::Item(item, _))) = self.layers.last() {
            return Some(self.board.items.iter().find(|i| i.id == item.id).unwrap_or(item).clone());
        }
        match self.handover_row() {
            Some(HandoverRow::Item(item)) => Some((**item).clone()),
            _ => None,
        }
    }

    /// Enter: an item to be taken is answered, a draft item edited, a section marked “none”, a
    /// handover opened.
    pub(super) fn handover_main(&mut self) -> Vec<Effect> {
        match (self.handover.pane, self.handover_row().cloned()) {
            (_, None) => Vec::new(),
            (_, Some(HandoverRow::Section(..))) => self.toggle_none(),
            (_, Some(HandoverRow::Handover(at))) => self.open_handover(at),
            (Pane::Draft, Some(HandoverRow::Item(_))) => self.edit_item(),
            (_, Some(HandoverRow::Item(item))) => match item.state {
                ItemState::Handed | ItemState::Asked | ItemState::Refused => self.choose_answer(),
                _ => {
                    self.layers.push(Layer::Card(Card::Item(item, 0)));
                    Vec::new()
                }
            },
        }
    }

    fn open_handover(&mut self, at: usize) -> Vec<Effect> {
        let Some((handover, items)) = self.board.handovers.get(at) else { return Vec::new() };
        let lang = self.lang;
        let title = t!(lang, "handover-history-title",
            "day" => handover.day.to_string(), "shift" => handover.shift.clone(),
            "agent" => handover.agent.clone());
        let mut text = String::new();
        for item in items {
            let answered = item.answers.last().map(|a| {
                t!(lang, "handover-answered",
                    "answer" => word(lang, a.kind), "agent" => a.agent.clone(),
                    "at" => a.at.format("%m-%d %H:%M").to_string())
            });
            text.push_str(&format!(
                "【{}】{} {}\n    {} {}\n",
                word(lang, item.severity),
                item.label,
                item.summary,
                word(lang, item.state),
                answered.unwrap_or_default()
            ));
        }
        if text.is_empty() {
            text = t!(lang, "handover-none");
        }
        self.layers.push(Layer::Card(Card::text(title, text)));
        Vec::new()
    }

    fn choose_answer(&mut self) -> Vec<Effect> {
        let Some(item) = self.chosen_item() else { return self.nothing_chosen() };
        if let Some(why) = self.read_only.clone() {
            self.warn(t!(self.lang, "app-read-only", "why" => why));
            return Vec::new();
        }
        let options = AnswerKind::ALL
            .iter()
            .zip([('a', '1'), ('q', '2'), ('x', '3')])
            .map(|(kind, (letter, digit))| ChooserOption {
                code: kind.code().to_owned(),
                label: word(self.lang, *kind),
                more: match kind {
                    AnswerKind::Accept if item.severity == Severity::Urgent => {
                        t!(self.lang, "handover-read-back")
                    }
                    _ => String::new(),
                },
                letter,
                digit: Some(digit),
                colour: None,
            })
            .collect();
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
        if kind == AnswerKind::Accept && item.severity != Severity::Urgent {
            let said = t!(self.lang, "handover-accepted", "label" => item.label);
            let change = Change::ItemAnswered { item: id, answer: kind, text: String::new() };
            return self.save(vec![change], said);
        }
        let (title, label) = match kind {
            AnswerKind::Accept => ("handover-accept-title", "app-field-read-back"),
            AnswerKind::Ask => ("handover-ask-title", "app-field-question"),
            AnswerKind::Refuse => ("handover-refuse-title", "app-field-refusal"),
        };
        let field = Field::text("text", t!(self.lang, label)).hinted(item.next.clone()).required();
        let title = t!(self.lang, title, "label" => item.label);
        self.open_form(Form::new(Purpose::ItemAnswer(id, kind), title, vec![field]))
    }

    pub(super) fn submit_answer(
        &mut self,
        form: &Form,
        id: ItemId,
        answer: AnswerKind,
    ) -> Vec<Effect> {
        let text = form.value("text").to_owned();
        let label = self
            .board
            .items
            .iter()
            .find(|i| i.id == id)
            .map(|i| i.label.clone())
            .unwrap_or_default();
        let said = match answer {
            AnswerKind::Accept => t!(self.lang, "handover-accepted", "label" => label),
            AnswerKind::Ask => t!(self.lang, "handover-asked", "label" => label),
            AnswerKind::Refuse => t!(self.lang, "handover-refused", "label" => label),
        };
        self.save(vec![Change::ItemAnswered { item: id, answer, text }], said)
    }

    pub(super) fn toggle_none(&mut self) -> Vec<Effect> {
        let Some(HandoverRow::Section(section, count, none)) = self.handover_row().cloned() else {
            self.warn(t!(self.lang, "handover-no-section"));
            return Vec::new();
        };
        if count > 0 {
            self.warn(t!(self.lang, "handover-section-filled"));
            return Vec::new();
        }
        if none {
            self.handover.empty.remove(&section);
        } else {
            self.handover.empty.insert(section);
        }
        self.rebuild_handover();
        Vec::new()
    }

    fn item_form(&mut self, purpose: Purpose, item: &Item) -> Form {
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

    pub(super) fn done_form(&mut self) -> Vec<Effect> {
        let Some(item) = self.chosen_item() else { return self.nothing_chosen() };
        if item.state == ItemState::Draft && item.passes == 0 {
            self.warn(t!(self.lang, "handover-draft-not-done"));
            return Vec::new();
        }
        let field = Field::text("outcome", t!(self.lang, "app-field-how-ended")).required();
        let title = t!(self.lang, "handover-done-title", "label" => item.label);
        self.open_form(Form::new(Purpose::ItemDone(item.id), title, vec![field]))
    }

    pub(super) fn submit_done(&mut self, form: &Form, item: ItemId) -> Vec<Effect> {
        let outcome = form.value("outcome").to_owned();
        if self.on_card() {
            self.layers.pop();
        }
        let said = t!(self.lang, "handover-done");
        self.save(vec![Change::ItemClosed { item, outcome }], said)
    }

    /// The gate: every section is filled or says “none”.
    pub(super) fn ask_submit(&mut self) -> Vec<Effect> {
        self.handover.pane = Pane::Draft;
        self.rebuild_handover();
        let gaps = self.handover.draft.gaps();
        if let Some(first) = gaps.first() {
            let names: Vec<String> = gaps.iter().map(|s| word(self.lang, *s)).collect();
            self.warn(t!(self.lang, "handover-gaps", "sections" => names.join("、")));
            let at =
                self.handover.rows.iter().position(
                    |r| matches!(r, HandoverRow::Section(section, ..) if section == first),
                );
            self.handover.cursor.at = at.unwrap_or(0);
            return Vec::new();
        }
        let place = self.settings.roster.at(self.now, &self.settings.agent);
        let items = &self.handover.draft.items;
        let urgent = items.iter().filter(|i| i.severity == Severity::Urgent).count();
        let supervisors =
            items.iter().filter(|i| i.passes + 1 >= crate::domain::SUPERVISOR_PASSES).count();
        let title = t!(self.lang, "handover-submit-title", "day" => place.day.to_string(), "shift" => place.shift);
        let mut body = vec![t!(self.lang, "handover-submit-body",
            "count" => items.len() as i64, "urgent" => urgent as i64)];
        if supervisors > 0 {
            body.push(t!(self.lang, "handover-submit-supervisor", "count" => supervisors as i64));
        }
        self.layers.push(Layer::Confirm(Confirm { title, body, yes: Confirmed::SubmitHandover }));
        Vec::new()
    }

    pub(super) fn submit_handover(&mut self) -> Vec<Effect> {
        let handover = HandoverId(self.ids.make(self.now));
        let place = self.settings.roster.at(self.now, &self.settings.agent);
        let items: Vec<Item> = self.handover.draft.items.clone();
        let mut changes = Vec::new();
        for item in &items {
            // Suggestions become items only now.
            if item.state == ItemState::Draft {
                changes.push(Change::ItemWritten { item: item.id, fields: item.fields() });
            }
            changes.push(Change::ItemPassed { item: item.id, handover });
        }
        changes.push(Change::HandoverSubmitted {
            handover,
            shift: place.shift,
            day: place.day,
            items: items.iter().map(|i| i.id).collect(),
            empty: self.handover.empty.iter().copied().collect(),
        });
        self.handover.empty.clear();
        let said = t!(self.lang, "handover-submitted", "count" => items.len() as i64);
        self.save(changes, said)
    }

    /// Copies the handover in front: the draft, or the chosen or newest submitted one.
    pub(super) fn copy_handover(&mut self, markdown: bool) -> Vec<Effect> {
        let place = self.settings.roster.at(self.now, &self.settings.agent);
        let text = match (self.handover.pane, self.handover_row()) {
            (Pane::Draft, _) => HandoverText {
                day: place.day,
                shift: place.shift,
                agent: self.settings.agent.clone(),
                items: self.handover.draft.items.clone(),
                markdown,
            },
            (_, row) => {
                let at = match row {
                    Some(HandoverRow::Handover(at)) => *at,
                    _ => 0,
                };
                let Some((handover, items)) = self.board.handovers.get(at) else {
                    return self.nothing_chosen();
                };
                HandoverText {
                    day: handover.day,
                    shift: handover.shift.clone(),
                    agent: handover.agent.clone(),
                    items: items.clone(),
                    markdown,
                }
            }
        };
        let said = t!(self.lang, "handover-said", "day" => text.day.to_string());
        self.last_copy += 1;
        let id = self.last_copy;
        let job = super::CopyJob { said, then: None, text: String::new() };
        self.copying.insert(id, job);
        vec![Effect::CopyHandover { id, text: Box::new(text) }]
    }
}
