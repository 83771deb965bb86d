//! The buyer's page, the groups of buyers, and what is written down about them.

use super::chooser::{Chooser, Choosing};
use super::form::{Field, Form, Purpose};
use super::keys::{Code, Key};
use super::layer::{Card, Layer};
use super::run::NOTHING;
use super::{ActId, App, ChooserOption, Effect, Subject, View};
use crate::domain::{
    Buyer, BuyerKey, BuyerPage, Change, DIFFICULT, NoteId, Ref, ReminderKind, VIP,
};
use crate::i18n::{group_name, t};
use crate::text::gate;

/// A buyer's page on the screen.
#[derive(Debug)]
pub struct BuyerView {
    /// The buyer and everything around them.
    pub page: BuyerPage,
    /// Lines scrolled.
    pub scroll: usize,
}

impl App {
    /// What agents said of a buyer.
    pub fn buyer_of(&self, key: &BuyerKey) -> Option<&Buyer> {
        self.board.buyers.get(&key.id())
    }

    /// The groups that agents set, in the order of their keys: the trade's, then the shop's own.
    pub fn buyer_groups(&self) -> Vec<String> {
        let own = self.settings.buyer_groups.iter().map(String::as_str);
        let mut all: Vec<String> = Vec::new();
        for group in [VIP, DIFFICULT].into_iter().chain(own) {
            if !all.iter().any(|g| g == group) {
                all.push(group.to_owned());
            }
        }
        all
    }

    /// The buyer that an act is for: that of the open page, of the row, or of the order in hand.
    pub fn buyer_meant(&self) -> Option<BuyerKey> {
        if let Some(Layer::Card(Card::Buyer(view))) = self.layers.last() {
            return Some(view.page.buyer.key.clone());
        }
        let named = |name: &str| {
            let name = name.trim();
            (!name.is_empty()).then(|| BuyerKey {
                platform: self.settings.platform,
                shop: self.settings.shop.clone(),
                name: name.to_owned(),
            })
        };
        let known = |about: Ref| match about {
            Ref::Order(id) => {
                let handled = || self.board.handled.iter().find(|o| o.id == id);
                BuyerKey::of(self.board.reminded.get(&id).or_else(handled)?)
            }
            Ref::Review(id) => named(&self.review(id)?.buyer),
            Ref::Buyer(id) => self.board.buyers.get(&id).map(|b| b.key.clone()),
            _ => None,
        };
        let row = match self.view {
            View::Orders => self.orders_meant().first().and_then(BuyerKey::of),
            View::Reviews => self.chosen_review().and_then(|r| named(&r.buyer)),
            View::Today => {
                let row = self.today.rows.get(self.today.cursor.at).map(|row| row.record);
                row.and_then(|record| match record {
                    Ref::Reminder(id) => known(self.reminder(id)?.about?),
                    Ref::Item(id) => known(self.board.items.iter().find(|i| i.id == id)?.about?),
                    record => known(record),
                })
            }
            View::Handover => self.chosen_item().and_then(|i| known(i.about?)),
            View::Replies | View::Tally => None,
        };
        // An empty list is about nobody; elsewhere it is whoever is in hand.
        let in_hand = || self.hand.as_ref().and_then(BuyerKey::of);
        if self.view == View::Orders { row } else { row.or_else(in_hand) }
    }

    pub(super) fn why_no_buyer(&self) -> Option<&'static str> {
        match self.buyer_meant() {
            Some(_) => None,
            None if self.list_len() == 0 => Some(NOTHING),
            None => Some("buyers-unknown"),
        }
    }

    fn open_buyer(&mut self) -> Vec<Effect> {
        match self.buyer_meant() {
            Some(key) => vec![Effect::LoadBuyer(key)],
            None => Vec::new(),
        }
    }

    pub(super) fn buyer_loaded(&mut self, page: BuyerPage) -> Vec<Effect> {
        for layer in &mut self.layers {
            if let Layer::Card(Card::Buyer(view)) = layer {
                if view.page.buyer.key == page.buyer.key {
                    view.page = page;
                }
                return Vec::new();
            }
        }
        // It may have been asked for from the palette, which is gone by now.
        self.layers.push(Layer::Card(Card::Buyer(Box::new(BuyerView { page, scroll: 0 }))));
        Vec::new()
    }

    /// The buyer whose page is open, to be asked for anew.
    pub(super) fn buyer_shown(&self) -> Option<BuyerKey> {
        self.layers.iter().find_map(|layer| match layer {
            Layer::Card(Card::Buyer(view)) => Some(view.page.buyer.key.clone()),
            _ => None,
        })
    }

    /// Keys of the page: a digit with Alt sets or takes back a group, Ctrl-T writes a line, Enter
    /// opens the newest order.
    pub(super) fn buyer_card_key(&mut self, key: Key) -> Option<Vec<Effect>> {
        let Some(Layer::Card(Card::Buyer(view))) = self.layers.last() else { return None };
        let buyer = view.page.buyer.key.clone();
        let newest = view.page.orders.first().map(|o| o.id);
        match key.code {
            Code::Char(digit @ '1'..='9') if key.alt => {
                let group = self.buyer_groups().into_iter().nth(digit as usize - '1' as usize)?;
                Some(self.toggle_group(buyer, group))
            }
            Code::Enter => {
                let id = newest?;
                self.layers.pop();
                Some(self.go_to(Ref::Order(id)))
            }
            Code::Char('t') if key.ctrl => Some(self.open_buyer_note()),
            Code::Char('r') if key.ctrl => {
                let subject = Subject {
                    record: Some(Ref::Buyer(buyer.id())),
                    label: buyer.name.clone(),
                    matter: String::new(),
                };
                let form = self.remind_form(vec![subject], ReminderKind::Reminder);
                Some(self.open_form(form))
            }
            _ => None,
        }
    }

    fn open_buyer_note(&mut self) -> Vec<Effect> {
        let Some(key) = self.buyer_meant() else { return Vec::new() };
        let form = self.buyer_note_form(key);
        self.open_form(form)
    }

    pub(super) fn buyer_note_form(&self, key: BuyerKey) -> Form {
        let field = Field::text("text", t!(self.lang, "buyers-field-note")).required();
        let title = t!(self.lang, "buyers-note-title", "buyer" => key.name.clone());
        Form::new(Purpose::BuyerNote(key), title, vec![field])
    }

    pub(super) fn submit_buyer_note(&mut self, form: &Form, key: BuyerKey) -> Vec<Effect> {
        let text = form.value("text").to_owned();
        let said = t!(self.lang, "buyers-noted", "buyer" => key.name.clone());
        let note = NoteId(self.ids.make(self.now));
        self.save(vec![Change::BuyerNoted { key, note, text }], said)
    }

    fn choose_group(&mut self) -> Vec<Effect> {
        let Some(key) = self.buyer_meant() else { return Vec::new() };
        let has = |group: &str| self.buyer_of(&key).is_some_and(|b| b.groups.contains(group));
        let options = self
            .buyer_groups()
            .into_iter()
            .enumerate()
            .map(|(n, group)| ChooserOption {
                label: group_name(self.lang, &group),
                more: if has(&group) { "✓".into() } else { String::new() },
                letter: '\0',
                digit: char::from_digit(n as u32 + 1, 10),
                colour: None,
                code: group,
            })
            .collect();
        let title = t!(self.lang, "buyers-group-title", "buyer" => key.name.clone());
        self.layers.push(Layer::Chooser(Chooser::new(title, Choosing::BuyerGroup(key), options)));
        Vec::new()
    }

    /// Puts a buyer into a group, or takes them out.
    pub(super) fn toggle_group(&mut self, key: BuyerKey, group: String) -> Vec<Effect> {
        let on = !self.buyer_of(&key).is_some_and(|b| b.groups.contains(&group));
        let id = if on { "buyers-grouped" } else { "buyers-ungrouped" };
        let said = t!(self.lang, id, "buyer" => key.name.clone(),
            "group" => group_name(self.lang, &group));
        self.save(vec![Change::BuyerGrouped { key, group, on }], said)
    }

    /// The groups of a buyer in words, with whether they bought before where that is known.
    pub fn group_words(&self, buyer: &Buyer, returning: Option<bool>) -> Vec<String> {
        let computed =
            returning.map(|yes| t!(self.lang, if yes { "buyers-returning" } else { "buyers-new" }));
        let set = buyer.groups.iter().map(|g| gate::line(&group_name(self.lang, g)).into_owned());
        computed.into_iter().chain(set).collect()
    }

    /// The acts that this module carries out; nothing for others.
    pub(super) fn buyer_act(&mut self, id: ActId) -> Option<Vec<Effect>> {
        Some(match id {
            ActId::Buyer => self.open_buyer(),
            ActId::BuyerGroup => self.choose_group(),
            ActId::BuyerNote => self.open_buyer_note(),
            _ => return None,
        })
    }
}
