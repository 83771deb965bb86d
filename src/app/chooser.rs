//! The small menu: a letter, a digit, an arrow, or a committed word picks.

use super::keys::{Code, Key};
use super::{App, Cursor, Effect, Layer};
use crate::domain::{
    AnswerKind, BuyerKey, Change, Colour, CountId, CountKind, ItemId, LostReason, OrderKey,
    ProblemKind, ReminderId, ReviewId, ReviewState, Word,
};
use crate::i18n::{t, word};
use crate::text::gate;
use uuid::Uuid;

/// One option.
#[derive(Debug, Clone)]
pub struct Option {
    /// Its code.
    pub code: String,
    /// What it is called.
    pub label: String,
    /// What it means, in a quieter colour.
    pub more: String,
    /// The letter that picks it.
    pub letter: char,
    /// The digit that picks it.
    pub digit: std::option::Option<char>,
    /// Shown beside it.
    pub colour: std::option::Option<Colour>,
}

/// What is being chosen.
#[derive(Debug, Clone)]
pub enum Choosing {
    /// A flag for these orders.
    Flag(Vec<super::flagging::Marked>),
    /// The next state of a review.
    Progress(ReviewId),
    /// What to count.
    Count,
    /// How to answer an item.
    Answer(ItemId),
    /// A list of orders.
    OrderList,
    /// The colour of a list of flagged orders.
    FlagList,
    /// How far to put a reminder off.
    Snooze(ReminderId),
    /// The groups of a buyer.
    BuyerGroup(BuyerKey),
    /// How cash on delivery of these orders was confirmed.
    Confirmed(Vec<OrderKey>),
    /// A list of phrases.
    PhraseList,
    /// The phrase that a buyer is urged with.
    Wording,
    /// A phrase to bring back.
    Lost(Vec<super::Lost>),
}

/// A menu.
#[derive(Debug, Clone)]
pub struct Chooser {
    /// The line above it.
    pub title: String,
    /// What it is for.
    pub choosing: Choosing,
    /// The options.
    pub options: Vec<Option>,
    /// The chosen one.
    pub cursor: Cursor,
    /// The beginning of a word that fits several.
    typed: String,
}

impl Chooser {
    /// A menu with the first option chosen.
    pub fn new(title: String, choosing: Choosing, options: Vec<Option>) -> Self {
        Self { title, choosing, options, cursor: Cursor::default(), typed: String::new() }
    }

    fn by_word(&mut self, text: &str) -> std::option::Option<usize> {
        let begins = |o: &Option, typed: &str| {
            o.code == typed
                || o.label.starts_with(typed)
                || typed.starts_with(&o.label)
                || !o.more.is_empty() && o.more.starts_with(typed)
        };
        self.typed.push_str(text);
        if !self.options.iter().any(|o| begins(o, &self.typed)) {
            text.clone_into(&mut self.typed);
        }
        let exact = self.options.iter().position(|o| o.label == self.typed || o.code == self.typed);
        let mut fits = self
            .options
            .iter()
            .enumerate()
            .filter(|(_, o)| begins(o, &self.typed))
            .map(|(at, _)| at);
        let first = fits.next();
        exact.or_else(|| first.filter(|_| fits.next().is_none()))
    }

    fn by_char(&self, c: char) -> std::option::Option<usize> {
        let c = gate::fold_char(c)?;
        self.options
            .iter()
            .position(|o| o.digit == Some(c))
            .or_else(|| self.options.iter().position(|o| o.letter == c))
    }
}

impl App {
    pub(super) fn chooser_key(&mut self, key: Key) -> Vec<Effect> {
        let Some(Layer::Chooser(chooser)) = self.layers.last_mut() else { return Vec::new() };
        let len = chooser.options.len();
        match key.code {
            Code::Up | Code::Left | Code::BackTab => {
                chooser.cursor.at = (chooser.cursor.at + len - 1) % len.max(1);
            }
            Code::Down | Code::Right | Code::Tab => {
                chooser.cursor.at = (chooser.cursor.at + 1) % len.max(1);
            }
            Code::Home => chooser.cursor.at = 0,
            Code::End => chooser.cursor.at = len.saturating_sub(1),
            Code::Enter => return self.choose(),
            Code::Esc => {
                self.layers.pop();
            }
            Code::Char(digit @ '1'..='9') if key.alt => {
                let at = digit as usize - '1' as usize;
                if at < len {
                    chooser.cursor.at = at;
                    return self.choose();
                }
            }
            Code::Char(c) if !key.ctrl => return self.choose_by_text(&c.to_string()),
            _ => {}
        }
        Vec::new()
    }

    /// A letter, a digit, or a word that an input method committed: 红, 蓝, 价格 … A beginning that
    /// fits several waits for the rest.
    pub(super) fn choose_by_text(&mut self, text: &str) -> Vec<Effect> {
        let Some(Layer::Chooser(chooser)) = self.layers.last_mut() else { return Vec::new() };
        let text = text.trim();
        let mut chars = text.chars();
        let single = chars.next().filter(|_| chars.next().is_none());
        let found = single.and_then(|c| chooser.by_char(c)).or_else(|| chooser.by_word(text));
        match found {
            Some(at) => {
                chooser.cursor.at = at;
                self.choose()
            }
            None => Vec::new(),
        }
    }

    pub(super) fn choose(&mut self) -> Vec<Effect> {
        let Some(Layer::Chooser(chooser)) = self.layers.pop() else { return Vec::new() };
        let Some(option) = chooser.options.get(chooser.cursor.at) else { return Vec::new() };
        match chooser.choosing {
            Choosing::Flag(orders) => self.choose_flag_for(orders, option.colour),
            Choosing::Progress(id) => match ReviewState::parse(&option.code) {
                Ok(to) => self.progress_review(id, to),
                Err(_) => Vec::new(),
            },
            Choosing::Count => self.count(&option.code),
            Choosing::Snooze(id) => self.snooze(id, &option.code),
            Choosing::BuyerGroup(key) => self.toggle_group(key, option.code.clone()),
            Choosing::Confirmed(keys) => self.confirm_cod(keys, &option.code),
            Choosing::Wording => self.urge_with(option.code.clone()),
            Choosing::PhraseList => self.show_list(&option.code),
            Choosing::OrderList => self.order_list_chosen(&option.code),
            Choosing::FlagList => self.flag_list_chosen(option.colour),
            Choosing::Lost(mut lost) => {
                let one = option.code.parse().ok().filter(|at| *at < lost.len());
                one.map(|at: usize| self.bring_back(lost.swap_remove(at))).unwrap_or_default()
            }
            Choosing::Answer(id) => match AnswerKind::parse(&option.code) {
                Ok(kind) => self.answer_item(id, kind),
                Err(_) => Vec::new(),
            },
        }
    }

    /// The counters: received, then lost sales by reason, then problems by kind. Two keys each.
    pub(super) fn open_counters(&mut self) -> Vec<Effect> {
        let lang = self.lang;
        let mut options = vec![Option {
            code: "received".into(),
            label: t!(lang, "app-count-received"),
            more: String::new(),
            letter: 'r',
            digit: Some('0'),
            colour: None,
        }];
        for (n, reason) in LostReason::ALL.iter().enumerate() {
            options.push(Option {
                code: format!("lost:{}", reason.code()),
                label: t!(lang, "app-count-lost", "reason" => word(lang, *reason)),
                more: String::new(),
                letter: '\0',
                digit: char::from_digit(n as u32 + 1, 10),
                colour: None,
            });
        }
        for (kind, letter) in ProblemKind::ALL.iter().zip(['p', 'l', 's']) {
            options.push(Option {
                code: format!("problem:{}", kind.code()),
                label: t!(lang, "app-count-problem", "kind" => word(lang, *kind)),
                more: String::new(),
                letter,
                digit: None,
                colour: None,
            });
        }
        let title = match self.buyer_in_hand() {
            "" => t!(lang, "app-count-title"),
            buyer => t!(lang, "app-count-title-buyer", "buyer" => buyer.to_owned()),
        };
        self.layers.push(Layer::Chooser(Chooser::new(title, Choosing::Count, options)));
        Vec::new()
    }

    fn buyer_in_hand(&self) -> &str {
        let row = match self.view {
            super::View::Orders => self.orders.chosen().map(|o| o.buyer.as_str()),
            super::View::Reviews => self.chosen_review().map(|r| r.buyer.as_str()),
            _ => self.hand.as_ref().map(|o| o.buyer.as_str()),
        };
        row.unwrap_or("")
    }

    fn count(&mut self, code: &str) -> Vec<Effect> {
        let what = match code.split_once(':') {
            Some(("lost", reason)) => LostReason::parse(reason).map(CountKind::Lost).ok(),
            Some((_, kind)) => ProblemKind::parse(kind).map(CountKind::Problem).ok(),
            None => Some(CountKind::Received),
        };
        let Some(what) = what else { return Vec::new() };
        let buyer = self.buyer_in_hand().to_owned();
        let place = self.settings.roster.at(self.now, &self.settings.agent);
        // One buyer is received once a day, however often the key is pressed.
        let count = if what == CountKind::Received && !buyer.is_empty() {
            let name = format!("received {} {} {buyer}", place.day, self.settings.agent);
            CountId(Uuid::new_v5(&Uuid::NAMESPACE_OID, name.as_bytes()))
        } else {
            CountId(self.ids.make(self.now))
        };
        let label = match what {
            CountKind::Received => t!(self.lang, "app-count-received"),
            CountKind::Lost(reason) => {
                t!(self.lang, "app-count-lost", "reason" => word(self.lang, reason))
            }
            CountKind::Problem(kind) => {
                t!(self.lang, "app-count-problem", "kind" => word(self.lang, kind))
            }
        };
        let said = if buyer.is_empty() {
            t!(self.lang, "app-counted", "what" => label)
        } else {
            t!(self.lang, "app-counted-buyer", "what" => label, "buyer" => buyer.clone())
        };
        self.save(vec![Change::Counted { count, what, buyer }], said)
    }
}
