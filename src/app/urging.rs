//! The list of buyers to be urged to pay: one key copies the reminder, notes and flags all orders of
//! a buyer, and steps on.
//!
//! Owns the keys of the list (what it holds is in `urging_pane`) and when urging is due. What urging
//! does is a deed (`macros`); who may be urged is the store's word.

use super::chooser::{Chooser, Choosing};
use super::keys::{Code, Key};
use super::macros::Deed;
use super::{ActId, App, Card, ChooserOption, Effect, Layer, View};
use crate::domain::due::Due;
use crate::domain::tally::Measure;
use crate::domain::urge::{self, NoUrging, UrgePage, UrgeQuery};
use crate::domain::{ClaimKey, CommitId, Order, Ref, Refusal, Time};
use crate::i18n::t;
use crate::phrases::urging;
use chrono::{Days, TimeDelta};

/// Nobody pastes and sends faster: a key that is held down must not urge a whole list.
const PASTING: TimeDelta = TimeDelta::seconds(1);
/// Wordings offered at most: as many as have digits.
const WORDINGS: usize = 9;

impl App {
    /// Asks for the buyers to be urged; what was said to each only while the list is open.
    pub(super) fn load_urging(&mut self) -> Effect {
        self.urging.asked += 1;
        let query = UrgeQuery {
            now: self.now,
            days: self.settings.urge.days,
            flags: self.settings.urge.flags.clone(),
            with_said: self.urging_is_open(),
        };
        Effect::LoadUrging(self.urging.asked, query)
    }

    fn urging_is_open(&self) -> bool {
        self.layers.iter().any(|layer| matches!(layer, Layer::Urging))
    }

    pub(super) fn urging_loaded(&mut self, number: u64, page: UrgePage) {
        if number != self.urging.asked {
            return;
        }
        let pane = &mut self.urging;
        let chosen = pane.first_order(pane.cursor.at);
        pane.page = page;
        pane.search();
        pane.go_to(chosen);
        self.rebuild_today();
    }

    /// How many buyers were urged on this business day, and how many of them paid.
    pub fn urged_today(&self) -> (usize, usize) {
        let roster = &self.settings.roster;
        let today = roster.at(self.now, &self.settings.agent).day;
        let done = || self.urging.page.done.iter();
        let count = |measure| {
            done()
                .filter(|r| r.measure == measure && roster.at(r.at, &r.agent).day == today)
                .count()
        };
        (count(Measure::Urged), count(Measure::UrgedPaid))
    }

    /// The urging as a thing that is due: with the orders placed before the day's hour as long as
    /// there are any, else at the next one.
    pub(super) fn urging_due(&self) -> Option<Due> {
        let rows = &self.urging.page.rows;
        let first = rows.first()?.orders.first()?;
        let today = self.settings.roster.at(self.now, &self.settings.agent).day;
        let hour = |day: chrono::NaiveDate| {
            let at = day.and_time(self.settings.urge.at);
            at.and_local_timezone(*self.now.offset()).single()
        };
        let at = hour(today)?;
        let old = rows.iter().filter(|row| row.since().is_some_and(|since| since < at)).count();
        let (at, count) = match old {
            0 => (hour(today + Days::new(1))?, rows.len()),
            old => (at, old),
        };
        Some(Due {
            at,
            by: at,
            promise: false,
            rung: i64::from(at <= self.now),
            record: Ref::Claim(ClaimKey::urge(&first.key, &first.buyer, today).id()),
            label: at.format("%H:%M").to_string(),
            summary: t!(self.lang, "urging-due", "count" => count as i64,
                "key" => self.key_words(ActId::Urging)),
        })
    }

    /// Opens the list on the buyer of the order in front, if that is to be urged.
    pub(super) fn open_urging(&mut self) -> Vec<Effect> {
        if let Some(at) = self.layers.iter().rposition(|layer| matches!(layer, Layer::Urging)) {
            self.layers.truncate(at);
            return Vec::new();
        }
        let front = match self.layers.last() {
            Some(Layer::Card(Card::Order(view))) => Some((view.card.order.clone(), true)),
            _ if self.view == View::Orders => self.orders.chosen().cloned().map(|o| (o, false)),
            _ => self.hand.clone().map(|order| (order, false)),
        };
        self.layers.push(Layer::Urging);
        self.urging.query.clear();
        self.urging.skipped.clear();
        self.urging.cursor.reset();
        self.urging.search();
        if let Some((order, asked)) = front {
            let row = (0..self.urging.rows.len())
                .find(|n| self.urging.row(*n).is_some_and(|row| row.is_of(&order)));
            match row {
                Some(n) => self.urging.cursor.at = n,
                None if asked => self.warn_not_to_urge(&order),
                None => {}
            }
        }
        vec![self.load_urging()]
    }

    fn warn_not_to_urge(&mut self, order: &Order) {
        let flag = self.settings.urge.flag_on(order.key.platform);
        let id = match urge::why_not(order, flag) {
            Some(NoUrging::Settled) => "urging-settled",
            Some(NoUrging::Cod) => "urging-cod",
            Some(NoUrging::Flagged) => "urging-flagged",
            None => "urging-too-old",
        };
        let days = self.settings.urge.days;
        self.warn(t!(self.lang, id, "order" => order.key.number.clone(), "days" => days));
    }

    pub(super) fn urging_key(&mut self, key: Key) -> Vec<Effect> {
        let is = |act| self.keys.key_of(act) == Some(key);
        let orders = [
            ActId::Flag,
            ActId::NoteAdd,
            ActId::MemoCopy,
            ActId::Undo,
            ActId::Redo,
            ActId::Help,
            ActId::Palette,
            ActId::Urging,
        ];
        if let Some(act) = orders.into_iter().find(|act| is(*act)) {
            return self.run(act);
        }
        if is(ActId::HandoverAdd) {
            return self.order_to_handover();
        }
        if is(ActId::QuickReplies) {
            return self.choose_wording();
        }
        let page = isize::try_from(super::layout::urging_rows(self.size).0).unwrap_or(2).max(2) - 1;
        match key.code {
            Code::Enter => return self.urge_chosen(),
            Code::Tab => self.skip(),
            Code::Up => self.urging_step(-1),
            Code::Down => self.urging_step(1),
            Code::PageUp => self.urging_step(-page),
            Code::PageDown => self.urging_step(page),
            Code::Home => self.urging_step(isize::MIN / 2),
            Code::End => self.urging_step(isize::MAX / 2),
            Code::Char('o') if key.ctrl => return self.open_urged_order(),
            Code::Char(digit @ '1'..='9') if key.alt => {
                let at = self.urging.cursor.top + (digit as usize - '1' as usize);
                if at < self.urging.rows.len() {
                    self.urging.cursor.at = at;
                    return self.urge_chosen();
                }
            }
            Code::Esc if self.urging.query.is_empty() => {
                self.layers.pop();
            }
            Code::Esc => {
                self.urging.query.clear();
                self.urging_query_changed();
            }
            Code::Backspace => {
                self.urging.query.backspace();
                self.urging_query_changed();
            }
            Code::Left => {
                self.urging.query.left();
            }
            Code::Right => {
                self.urging.query.right();
            }
            Code::Char(c) if !key.ctrl && !key.alt => {
                self.urging.query.insert_char(c);
                self.urging_query_changed();
            }
            _ => return self.keys.macro_on(key).map(|id| self.run(id)).unwrap_or_default(),
        }
        Vec::new()
    }

    pub(super) fn urging_query_changed(&mut self) {
        self.urging.search();
        self.urging.cursor.reset();
    }

    pub(super) fn urging_step(&mut self, by: isize) {
        let len = self.urging.rows.len();
        self.urging.cursor.step(by, len);
    }

    /// Leaves the chosen buyer for later: behind all others.
    fn skip(&mut self) {
        let pane = &mut self.urging;
        let Some(first) = pane.first_order(pane.cursor.at) else { return };
        let next = pane.first_order(pane.cursor.at + 1);
        pane.skipped.retain(|skipped| *skipped != first);
        pane.skipped.push(first);
        pane.search();
        // The last one wraps around to what is left.
        match next {
            Some(next) => pane.go_to(Some(next)),
            None => pane.cursor.at = 0,
        }
    }

    fn open_urged_order(&mut self) -> Vec<Effect> {
        let Some(order) = self.urging.chosen().and_then(|row| row.orders.first()) else {
            return self.nothing_chosen();
        };
        self.hand = Some(order.clone());
        vec![Effect::LoadCard(order.id)]
    }

    pub(super) fn urge_chosen(&mut self) -> Vec<Effect> {
        let reply = self.settings.urge.reply.clone();
        self.urge_with(reply)
    }

    /// Urges the chosen buyer with this phrase.
    pub(super) fn urge_with(&mut self, reply: String) -> Vec<Effect> {
        let Some(row) = self.urging.chosen().cloned() else { return self.nothing_chosen() };
        if self.urging.doing.is_some() {
            return Vec::new();
        }
        let soon = |copied: Time| (TimeDelta::zero()..PASTING).contains(&(self.now - copied));
        if self.urging.copied.is_some_and(soon) {
            self.warn(t!(self.lang, "urging-too-fast"));
            return Vec::new();
        }
        let name = t!(self.lang, "urging-due-label");
        let (Some(deed), Some(first)) = (Deed::with(name, &row.orders), row.orders.first()) else {
            return Vec::new();
        };
        // Whoever asks: the day does not depend on whose shift overlaps.
        let day = self.settings.roster.at(self.now, "").day;
        let claim = Some(ClaimKey::urge(&first.key, &first.buyer, day));
        self.hand = Some(first.clone());
        let note = self.settings.urge.note.clone();
        self.begin(Deed { reply, note, claim, ..deed })
    }

    /// Offers the wordings of the same kind as the usual one: an activity may be worth a word.
    fn choose_wording(&mut self) -> Vec<Effect> {
        let Some(row) = self.urging.chosen() else { return self.nothing_chosen() };
        let buyer = row.buyer().to_owned();
        let Some(shelf) = &self.replies.shelf else {
            self.warn(t!(self.lang, "replies-loading"));
            return Vec::new();
        };
        let library = &shelf.library;
        let usual = urging(library, &self.settings.urge.reply);
        let fits = library.phrases.briefs().filter(|phrase| {
            let same = usual.as_ref().is_none_or(|usual| *phrase.category == usual.category);
            same && phrase.fits(self.settings.platform) && !phrase.text.trim().is_empty()
        });
        let options: Vec<ChooserOption> = fits
            .take(WORDINGS)
            .enumerate()
            .map(|(n, phrase)| ChooserOption {
                code: phrase.id.to_owned(),
                label: phrase.title.to_owned(),
                more: String::new(),
                letter: '\0',
                digit: char::from_digit(n as u32 + 1, 10),
                colour: None,
            })
            .collect();
        if options.is_empty() {
            let id = self.settings.urge.reply.clone();
            self.warn(t!(self.lang, "urging-no-phrase", "id" => id));
            return Vec::new();
        }
        let title = t!(self.lang, "urging-choose", "buyer" => buyer);
        self.layers.push(Layer::Chooser(Chooser::new(title, Choosing::Wording, options)));
        Vec::new()
    }

    /// The chosen buyer's urging is in the file: the row goes, the next one comes under the cursor.
    pub(super) fn urged_one(&mut self) {
        self.urging.doing = None;
        self.urging.copied = Some(self.now);
        let Some(hand) = self.hand.as_ref().map(|order| order.id) else { return };
        let pane = &mut self.urging;
        pane.page.rows.retain(|row| row.orders.first().is_none_or(|first| first.id != hand));
        pane.search();
        pane.go_to(None);
    }

    /// A commit was refused: who was first, or what changed.
    pub(super) fn refused(&mut self, id: CommitId, why: &Refusal) -> Vec<Effect> {
        let mut effects = Vec::new();
        if self.urging.doing == Some(id) {
            self.urging.doing = None;
        }
        if let Some(at) = self.saving.iter().position(|s| s.id == id)
            && self.saving.remove(at).form.is_some()
        {
            effects.push(Effect::KeepDraft(None));
        }
        let words = match why {
            Refusal::Held(claim) => {
                let ClaimKey::Urge { buyer, number, .. } = &claim.key;
                let buyer = if buyer.is_empty() { number } else { buyer };
                let at = claim.at.with_timezone(self.now.offset());
                let form =
                    if at.date_naive() == self.now.date_naive() { "%H:%M" } else { "%m-%d %H:%M" };
                t!(self.lang, "urging-held", "agent" => claim.agent.clone(),
                    "at" => at.format(form).to_string(), "buyer" => buyer.clone())
            }
            Refusal::Settled(key) => {
                t!(self.lang, "urging-settled", "order" => key.number.clone())
            }
            Refusal::Answered { agent, at } => {
                let at = at.with_timezone(self.now.offset()).format("%H:%M").to_string();
                t!(self.lang, "handover-answered-already", "agent" => agent.clone(), "at" => at)
            }
        };
        self.warn(words);
        effects.extend(self.reload());
        effects
    }
}
