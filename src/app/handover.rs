//! Handover: what is to be taken, the draft, and what was handed over before. Single items are
//! written and answered in `item_forms`.

use super::clipboard::CopyJob;
use super::layer::{Confirm, Confirmed};
use super::saving::SectionMark;
use super::{App, Card, Cursor, Effect, Layer};
use crate::domain::{
    Change, Draft, DraftId, DraftSources, HandoverId, Item, ItemState, Section, Severity, Word,
};
use crate::i18n::{t, word};
use crate::search::match_text;
use crate::text::Line;

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
    /// The sections that nobody has filled or marked “none” yet.
    pub open: Vec<Section>,
    /// As Markdown, not as chat text.
    pub markdown: bool,
}

impl App {
    pub(super) fn rebuild_handover(&mut self) {
        let place = self.settings.roster.at(self.now, &self.settings.agent);
        let board = &self.board;
        let submitted = self.submitted_by_this_shift();
        let id = DraftId::of(&self.settings.agent, &place);
        let mut marked: Vec<Section> =
            board.none.iter().filter(|(draft, _)| *draft == id).map(|(_, s)| *s).collect();
        // What is on its way to the file.
        for mark in self.saving.iter().filter_map(|s| s.mark).filter(|m| m.draft == id) {
            marked.retain(|s| *s != mark.section);
            marked.extend(mark.none.then_some(mark.section));
        }
        let mut draft = Draft::build(&DraftSources {
            agent: &self.settings.agent,
            place: &place,
            marked: &marked,
            items: &board.items,
            orders: &board.handled,
            reviews: &board.reviews,
            reminders: &board.reminders,
            submitted: &submitted,
            call_hours: self.settings.call_hours,
            now: self.now,
        });
        draft.say_flags(&board.handled, |order| self.settings.flag_said(order));
        let pane = &mut self.handover;
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
                    .filter(|i| !i.waits_since(&submitted))
                    .collect();
                // What nobody answered first, then by how pressing and how old.
                items.sort_by_key(|i| (i.state != ItemState::Handed, i.severity, i.since, i.id));
                items.into_iter().map(|i| HandoverRow::Item(Box::new(i.clone()))).collect()
            }
            Pane::Draft => Section::ALL
                .iter()
                .flat_map(|section| {
                    let all = pane.draft.items.iter().filter(|i| i.section == *section).count();
                    let items: Vec<&Item> = pane
                        .draft
                        .items
                        .iter()
                        .filter(|i| i.section == *section && fits(i))
                        .collect();
                    let none = pane.draft.empty.contains(section);
                    std::iter::once(HandoverRow::Section(*section, all, none))
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

    /// The handovers that this agent has submitted in the present shift.
    pub(super) fn submitted_by_this_shift(&self) -> Vec<HandoverId> {
        let place = self.settings.roster.at(self.now, &self.settings.agent);
        self.board
            .handovers
            .iter()
            .map(|(handover, _)| handover)
            .filter(|h| {
                h.agent == self.settings.agent && h.day == place.day && h.shift == place.shift
            })
            .map(|h| h.id)
            .collect()
    }

    /// How many items wait for this agent: to be taken, or handed over by them and sent back with
    /// a question or a reason.
    pub fn to_deal_with(&self) -> usize {
        let came_back = |i: &&Item| {
            !i.deleted
                && matches!(i.state, ItemState::Asked | ItemState::Refused)
                && i.handovers.last().is_some_and(|id| {
                    let mut handovers = self.board.handovers.iter();
                    handovers.any(|(h, _)| h.id == *id && h.agent == self.settings.agent)
                })
        };
        self.waiting() + self.board.items.iter().filter(came_back).count()
    }

    /// How many items wait to be taken by this shift.
    pub fn waiting(&self) -> usize {
        let submitted = self.submitted_by_this_shift();
        let items = self.board.items.iter();
        items
            .filter(|i| !i.deleted && i.state == ItemState::Handed && !i.waits_since(&submitted))
            .count()
    }

    pub(super) fn step_pane(&mut self, by: isize) -> Vec<Effect> {
        let all = Pane::ALL;
        let now = all.iter().position(|p| *p == self.handover.pane).unwrap_or(0) as isize;
        self.handover.pane = all[(now + by).rem_euclid(all.len() as isize) as usize];
        self.handover.cursor.reset();
        self.rebuild_handover();
        Vec::new()
    }

    pub(super) fn handover_row(&self) -> Option<&HandoverRow> {
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
            let answered = item.answers.iter().map(|a| {
                let answered = t!(lang, "handover-answered",
                    "answer" => word(lang, a.kind), "agent" => a.agent.clone(),
                    "at" => a.at.format("%m-%d %H:%M").to_string());
                format!("    {answered} {}", a.text).trim_end().to_owned() + "\n"
            });
            let what = format!("{} {}", item.label, item.summary);
            let head = t!(lang, "handover-past-item",
                "severity" => word(lang, item.severity), "what" => what.trim());
            let state = word(lang, item.state);
            text.push_str(&format!("{head}\n    {state}\n"));
            text.extend(answered);
        }
        if text.is_empty() {
            text = t!(lang, "handover-none");
        }
        self.layers.push(Layer::Card(Card::text(title, text)));
        Vec::new()
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
        self.toast = None;
        let place = self.settings.roster.at(self.now, &self.settings.agent);
        let draft = DraftId::of(&self.settings.agent, &place);
        let none = !none;
        let effects =
            self.save(vec![Change::SectionMarked { draft, section, none }], String::new());
        if let Some(saving) = self.saving.last_mut().filter(|_| !effects.is_empty()) {
            saving.mark = Some(SectionMark { draft, section, none });
        }
        self.rebuild_handover();
        effects
    }

    /// The gate: every section is filled or says “none”.
    pub(super) fn ask_submit(&mut self) -> Vec<Effect> {
        self.handover.pane = Pane::Draft;
        self.rebuild_handover();
        let gaps = self.handover.draft.gaps();
        if let Some(first) = gaps.first() {
            let names: Vec<String> = gaps.iter().map(|s| word(self.lang, *s)).collect();
            self.warn(t!(self.lang, "handover-gaps", "sections" => names.join(&t!(self.lang, "app-list-separator"))));
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
        let waiting = self.waiting();
        if waiting > 0 {
            body.push(t!(self.lang, "handover-submit-waiting", "count" => waiting as i64));
        }
        if supervisors > 0 {
            body.push(t!(self.lang, "handover-submit-supervisor", "count" => supervisors as i64));
        }
        self.layers.push(Layer::Confirm(Confirm { title, body, yes: Confirmed::SubmitHandover }));
        Vec::new()
    }

    pub(super) fn submit_handover(&mut self) -> Vec<Effect> {
        let handover = HandoverId(self.ids.make(self.now));
        let place = self.settings.roster.at(self.now, &self.settings.agent);
        let draft = &self.handover.draft;
        let (count, changes) =
            (draft.items.len(), draft.hand_over(handover, &self.settings.agent, place));
        let said = t!(self.lang, "handover-submitted", "count" => count as i64);
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
                open: self.handover.draft.gaps(),
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
                    open: Vec::new(),
                    markdown,
                }
            }
        };
        let said = t!(self.lang, "handover-said", "day" => text.day.to_string());
        self.last_copy += 1;
        let id = self.last_copy;
        let job = CopyJob::new(said, Vec::new(), String::new());
        self.copying.insert(id, job);
        vec![Effect::CopyHandover { id, text: Box::new(text) }]
    }
}
