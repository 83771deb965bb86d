//! Deeds: several things done with orders by one key. A macro of the config is one, urging a buyer
//! is the built-in one.
//!
//! A deed is saved first, as one act that undo takes back; only then its reply is copied. So what
//! must happen once is claimed before anything goes out.

use super::filling::Taken;
use super::flagging::Marked;
use super::form::Form;
use super::layer::{Confirm, Confirmed};
use super::{ActId, App, Card, Effect, Layer, View};
use crate::domain::urge::Marks;
use crate::domain::{
    BUYER_VARIABLES, Change, ClaimKey, Colour, NoteId, Order, Platform, Ref, ReminderFields,
    ReminderId, Time, other_variable,
};
use crate::i18n::t;
use crate::phrases::{Phrase, urging};
use crate::text::when;
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A macro of the config.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Macro {
    /// What it is called.
    pub name: String,
    /// The phrase's id; empty for none.
    pub reply: String,
    /// The note line with its variables; empty for none.
    pub note: String,
    /// The flag.
    pub flag: Option<Colour>,
    /// When to remind, as people say it; empty for never.
    pub remind: String,
}

/// What is to be done with orders in one go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deed {
    /// What it is called.
    pub(super) name: String,
    /// The phrase's id; empty for none.
    pub(super) reply: String,
    /// The note line: with its variables, then filled in.
    pub(super) note: String,
    /// The flag; of an urging, each platform's own.
    pub(super) flag: Option<Colour>,
    /// When to remind.
    pub(super) remind: String,
    /// The orders; never empty.
    pub(super) orders: Vec<Marked>,
    /// The buyer of the first one.
    pub(super) buyer: String,
    /// What it claims, if it must happen once.
    pub(super) claim: Option<ClaimKey>,
}

/// What follows when a deed is in the file.
#[derive(Debug)]
pub(super) struct After {
    /// The reply; empty for none.
    text: String,
    /// What is said.
    said: String,
    /// What the record says of the copy.
    uses: Vec<Change>,
    /// The buyer was urged.
    urged: bool,
}

impl Deed {
    /// Something with these orders; nothing without any.
    pub(super) fn with(name: String, orders: &[Order]) -> Option<Self> {
        let first = orders.first()?;
        Some(Self {
            name,
            reply: String::new(),
            note: String::new(),
            flag: None,
            remind: String::new(),
            orders: orders.iter().map(Marked::from).collect(),
            buyer: first.buyer.clone(),
            claim: None,
        })
    }
}

/// Why a macro can't be done with these orders in one go, as a message: its texts are filled in
/// once, from the first of them, and go to one buyer.
fn not_together(one: &Macro, orders: &[Order]) -> Option<&'static str> {
    let first = orders.first().filter(|_| orders.len() > 1)?;
    let place = |order: &Order| (order.key.platform, order.key.shop.clone(), order.buyer.clone());
    let one_buyer = orders.iter().all(|order| place(order) == place(first));
    let of_buyer = other_variable(&one.note, &["text", "agent", "shop", "date", "time"]).is_some();
    if other_variable(&one.note, &BUYER_VARIABLES).is_some() {
        Some("macros-one-order")
    } else if !one_buyer && (of_buyer || !one.reply.is_empty()) {
        Some("macros-one-buyer")
    } else {
        None
    }
}

impl App {
    /// A key's act: one of the table that works in the view in front, else a macro.
    pub(super) fn act_on(&self, key: super::keys::Key) -> Option<ActId> {
        let acts = self.keys.acts(key).find(|a| a.place.holds(self.view)).map(|a| a.id);
        acts.or_else(|| self.keys.macro_on(key))
    }

    /// The orders that a macro is for: the card or list in front, elsewhere the one in hand.
    pub(super) fn orders_for_macro(&self) -> Vec<Order> {
        let on_card = matches!(self.layers.last(), Some(Layer::Card(Card::Order(_))));
        match self.front() {
            _ if on_card => self.orders_meant(),
            View::Orders => self.orders_meant(),
            _ => self.hand.clone().filter(|o| !o.key.number.is_empty()).into_iter().collect(),
        }
    }

    /// Runs the macro at this place of the config.
    pub(super) fn run_macro(&mut self, at: u8) -> Vec<Effect> {
        let Some(one) = self.settings.macros.get(usize::from(at)).cloned() else {
            return Vec::new();
        };
        let orders = self.orders_for_macro();
        if let Some(why) = not_together(&one, &orders) {
            let words = t!(self.lang, why, "name" => one.name);
            self.warn(words);
            return Vec::new();
        }
        let Some(deed) = Deed::with(one.name, &orders) else { return self.nothing_chosen() };
        let deed =
            Deed { reply: one.reply, note: one.note, flag: one.flag, remind: one.remind, ..deed };
        self.hand = orders.into_iter().next();
        let flag = deed.flag.filter(|_| !deed.orders.is_empty());
        if let Some((order, old)) = flag.and_then(|f| self.reserved_flag(&deed.orders, Some(f))) {
            let title = t!(self.lang, "orders-reserved-title");
            let body = vec![t!(self.lang, "orders-reserved-body", "flag" => old, "order" => order)];
            let yes = Confirmed::Deed(Box::new(deed));
            self.layers.push(Layer::Confirm(Confirm { title, body, yes }));
            return Vec::new();
        }
        self.begin(deed)
    }

    /// Fills the reply and the note in, asking for what is not known, and goes on. The first order
    /// is in hand.
    pub(super) fn begin(&mut self, deed: Deed) -> Vec<Effect> {
        if let Some(why) = self.read_only.clone() {
            self.warn(t!(self.lang, "app-read-only", "why" => why));
            return Vec::new();
        }
        let taken = match self.taken_for(deed) {
            Ok(taken) => taken,
            Err(words) => {
                self.warn(words);
                return Vec::new();
            }
        };
        self.ask_or_copy(taken)
    }

    /// The reply of a deed with its wording; or why there is none, in words.
    pub(super) fn taken_for(&self, deed: Deed) -> Result<Taken, String> {
        let phrases = match deed.reply.as_str() {
            "" => Vec::new(),
            id => vec![self.phrase_for(id, deed.claim.is_some())?],
        };
        for phrase in &phrases {
            if let Some(why) = self.why_resting(phrase.days()) {
                let title = phrase.title.clone();
                return Err(t!(self.lang, "replies-resting", "title" => title, "why" => why));
            }
        }
        // A chat box takes all parts as one message.
        Ok(Taken { deed: Some(Box::new(deed)), ..self.taken(phrases, true)? })
    }

    /// Says which phrases the settings name that are not there.
    pub(super) fn check_named_phrases(&mut self) {
        let Some(shelf) = &self.replies.shelf else { return };
        let named = self.settings.macros.iter().map(|one| &one.reply);
        let mut lost: Vec<String> = std::iter::once(&self.settings.urge.reply)
            .chain(named)
            .filter(|id| !id.is_empty() && urging(&shelf.library, id).is_none())
            .cloned()
            .collect();
        lost.dedup();
        if !lost.is_empty() {
            let list = lost.join(&t!(self.lang, "app-list-separator"));
            self.warn(t!(self.lang, "macros-unknown-phrase", "list" => list));
        }
    }

    fn phrase_for(&self, id: &str, urges: bool) -> Result<Arc<Phrase>, String> {
        let Some(shelf) = &self.replies.shelf else { return Err(t!(self.lang, "replies-loading")) };
        let found = urging(&shelf.library, id);
        let phrase = found.ok_or_else(|| match urges {
            true => t!(self.lang, "urging-no-phrase", "id" => id.to_owned()),
            false => t!(self.lang, "macros-unknown-phrase", "list" => id.to_owned()),
        })?;
        if phrase.text.trim().is_empty() {
            let title = phrase.title.clone();
            return Err(t!(self.lang, "urging-phrase-empty", "title" => title));
        }
        Ok(phrase)
    }

    /// The flag that a deed sets on an order, where the platform has it.
    fn flag_of(&self, deed: &Deed, platform: Platform) -> Option<Colour> {
        if deed.claim.is_some() {
            return self.settings.urge.flag_on(platform);
        }
        let offered = |colour: &Colour| {
            self.settings.flags_of(platform).iter().any(|flag| flag.colour == *colour)
        };
        deed.flag.filter(offered)
    }

    /// Saves a deed whose texts are filled in; its reply is copied when it is in the file.
    pub(super) fn carry_out(
        &mut self,
        deed: &Deed,
        taken: &Taken,
        text: String,
        broken: Vec<(String, String)>,
    ) -> Vec<Effect> {
        let due = match self.reminds_at(deed) {
            Ok(due) => due,
            Err(words) => {
                self.warn(words);
                return Vec::new();
            }
        };
        let uses = self.uses(taken, broken);
        let until = self.now + TimeDelta::days(self.settings.urge.days);
        let (now, mut ids) = (self.now, self.ids.clone());
        let marks = Marks {
            note: &deed.note,
            flag: &|platform| {
                let colour = self.flag_of(deed, platform)?;
                Some((colour, self.settings.meaning(platform, colour).to_owned()))
            },
            claim: deed.claim.clone().map(|claim| (claim, until)),
        };
        let orders = deed.orders.iter().map(|order| (&order.key, order.flag));
        let mut changes = marks.changes(orders, || NoteId(ids.make(now)));
        for (order, due) in deed.orders.iter().zip(std::iter::repeat(due)) {
            let Some(due) = due else { break };
            let about = Some(Ref::Order(order.key.id()));
            let label = [order.key.number.as_str(), &order.buyer].join(" ").trim().to_owned();
            let text = if deed.note.is_empty() { &deed.name } else { &deed.note };
            let agent = &self.settings.agent;
            let fields = ReminderFields::reminder(about, &label, text, due, agent);
            let reminder = ReminderId(ids.make(now));
            changes.push(Change::ReminderSet { reminder, fields });
        }
        self.ids = ids;
        let buyer = match deed.buyer.trim() {
            "" => deed.orders.first().map(|o| o.key.number.clone()).unwrap_or_default(),
            buyer => buyer.to_owned(),
        };
        let count = deed.orders.len() as i64;
        let id = match (deed.claim.is_some(), text.is_empty()) {
            (true, true) => "urging-done",
            (true, false) => "urging-copied",
            (false, true) => "macros-done",
            (false, false) => "macros-copied",
        };
        let name = deed.name.clone();
        let mut said = t!(self.lang, id, "name" => name, "buyer" => buyer, "count" => count);
        // What the flag said before stands in the notes alone from now on.
        let replaced = deed.orders.iter().find_map(|order| {
            let platform = order.key.platform;
            let old = order.flag?;
            let new = self.flag_of(deed, platform)?;
            (new != old).then(|| self.settings.flag_words(platform, old))
        });
        if let Some(flag) = replaced {
            said.push_str(&t!(self.lang, "macros-flag-replaced", "flag" => flag));
        }
        if let Some(phrase) = taken.phrases.first().cloned() {
            self.last_reply = Some(super::favourites::LastReply { phrase, text: text.clone() });
        }
        if deed.claim.is_none() {
            self.orders.marked.clear();
        }
        if changes.is_empty() {
            return self.copy(text, said, uses);
        }
        let effects = self.save(changes, String::new());
        if let (Some(saving), false) = (self.saving.last_mut(), effects.is_empty()) {
            saving.after = Some(After { text, said, uses, urged: deed.claim.is_some() });
            if deed.claim.is_some() {
                self.urging.doing = Some(saving.id);
            }
        }
        effects
    }

    /// When a deed reminds; or, in words, that this time is over today.
    fn reminds_at(&self, deed: &Deed) -> Result<Option<Time>, String> {
        if deed.remind.is_empty() {
            return Ok(None);
        }
        let today = self.settings.roster.at(self.now, &self.settings.agent).day;
        let due = when::parse_on(&deed.remind, self.now, today);
        due.map(Some).map_err(|_| t!(self.lang, "macros-past", "text" => deed.remind.clone()))
    }

    /// A deed is in the file: its reply may go out.
    pub(super) fn deed_saved(&mut self, after: After) -> Vec<Effect> {
        if after.urged {
            self.urged_one();
        }
        if after.text.is_empty() {
            self.say(after.said);
            return Vec::new();
        }
        self.copy(after.text, after.said, after.uses)
    }

    /// The form that asks for what a deed does not know.
    pub(super) fn deed_form(&self, deed: &Deed) -> Option<Form> {
        let taken = self.taken_for(deed.clone()).ok()?;
        Some(self.asking_form(&taken, &self.asked(&taken)))
    }
}
