//! The lists of orders: those that everybody has, then the shop's own; which one is shown, and how
//! many orders each has.

use super::chooser::{Chooser, Choosing};
use super::orders::FILTERS;
use super::{App, ChooserOption, Effect, Layer};
use crate::domain::{Colour, OrderFilter, Platform, Word};
use crate::i18n::{t, word};
use crate::search::first_letter;

/// A larger list is only said to be larger.
pub const MOST_COUNTED: usize = 999;

impl App {
    /// How many lists there are.
    pub fn order_lists(&self) -> usize {
        FILTERS.len() + self.settings.lists.len()
    }

    /// What a list asks for now.
    pub(super) fn order_filter(&self, at: usize) -> OrderFilter {
        let settings = &self.settings;
        self.order_list(at).at(&settings.roster, &settings.agent, self.now)
    }

    fn order_list(&self, at: usize) -> OrderFilter {
        match FILTERS.get(at) {
            Some((OrderFilter::Flagged, _)) if at == self.orders.filter => {
                self.orders.colour.map_or(OrderFilter::Flagged, OrderFilter::Flag)
            }
            Some((filter, _)) => filter.clone(),
            None => self
                .settings
                .lists
                .get(at - FILTERS.len())
                .map_or(OrderFilter::All, |list| list.filter(self.now)),
        }
    }

    /// What a list is called.
    pub fn order_list_name(&self, at: usize) -> String {
        match FILTERS.get(at) {
            Some((OrderFilter::Flagged, id)) if at == self.orders.filter => {
                let list = t!(self.lang, id);
                match self.orders.colour {
                    Some(colour) => format!("{list}·{}", word(self.lang, colour)),
                    None => list,
                }
            }
            Some((_, id)) => t!(self.lang, id),
            None => self
                .settings
                .lists
                .get(at - FILTERS.len())
                .map(|list| list.name.clone())
                .unwrap_or_default(),
        }
    }

    /// How many orders a list has, as far as they were counted: `57`, `999+`.
    pub fn order_list_count(&self, at: usize) -> Option<String> {
        let count = self.orders.counts.get(at).copied().flatten()?;
        Some(if count > MOST_COUNTED { format!("{MOST_COUNTED}+") } else { count.to_string() })
    }

    pub(super) fn count_lists(&self) -> Effect {
        Effect::CountOrders((0..self.order_lists()).map(|at| self.order_filter(at)).collect())
    }

    pub(super) fn step_filter(&mut self, by: isize) -> Vec<Effect> {
        let len = self.order_lists() as isize;
        self.show_order_list((self.orders.filter as isize + by).rem_euclid(len) as usize)
    }

    fn show_order_list(&mut self, at: usize) -> Vec<Effect> {
        if at != self.orders.filter {
            self.orders.colour = None;
        }
        self.orders.filter = at.min(self.order_lists() - 1);
        self.orders_changed()
    }

    /// Every list with a letter of its own.
    pub(super) fn choose_order_list(&mut self) -> Vec<Effect> {
        let mut taken = Vec::new();
        let options = (0..self.order_lists())
            .map(|at| {
                let label = self.order_list_name(at);
                let letters = label.chars().filter_map(first_letter);
                let letter = letters.chain('a'..='z').find(|c| !taken.contains(c)).unwrap_or('\0');
                taken.push(letter);
                ChooserOption {
                    code: at.to_string(),
                    label,
                    more: self.order_list_count(at).unwrap_or_default(),
                    letter,
                    digit: char::from_digit(at as u32 + 1, 10),
                    colour: None,
                }
            })
            .collect();
        let title = t!(self.lang, "orders-lists-title");
        let mut chooser = Chooser::new(title, Choosing::OrderList, options);
        chooser.cursor.at = self.orders.filter;
        self.layers.push(Layer::Chooser(chooser));
        Vec::new()
    }

    pub(super) fn order_list_chosen(&mut self, code: &str) -> Vec<Effect> {
        match code.parse() {
            Ok(at) => self.show_order_list(at),
            Err(_) => Vec::new(),
        }
    }

    /// The flagged orders of one colour, chosen by its letter: the shop's platform first, then what
    /// only other platforms have, since orders of theirs may be here.
    pub(super) fn choose_flag_list(&mut self) -> Vec<Effect> {
        let own = self.settings.platform;
        let others = Platform::ALL.iter().copied().filter(|platform| *platform != own);
        let mut options: Vec<ChooserOption> = Vec::new();
        for platform in std::iter::once(own).chain(others) {
            for flag in self.settings.flags_of(platform) {
                if options.iter().any(|option| option.colour == Some(flag.colour)) {
                    continue;
                }
                // A digit is another colour elsewhere.
                let digit = char::from_digit(u32::from(flag.digit), 10);
                let of = if platform == own { String::new() } else { word(self.lang, platform) };
                options.push(ChooserOption {
                    code: flag.colour.code().to_owned(),
                    label: word(self.lang, flag.colour),
                    more: format!("{of} {}", flag.meaning).trim().to_owned(),
                    letter: flag.colour.letter(),
                    digit: digit.filter(|_| platform == own),
                    colour: Some(flag.colour),
                });
            }
        }
        options.push(ChooserOption {
            code: "any".into(),
            label: t!(self.lang, "orders-flag-any"),
            more: String::new(),
            letter: 'x',
            digit: None,
            colour: None,
        });
        let title = t!(self.lang, "orders-flag-list-title");
        let mut chooser = Chooser::new(title, Choosing::FlagList, options);
        let now = chooser.options.iter().position(|o| o.colour == self.orders.colour);
        chooser.cursor.at = now.unwrap_or(0);
        self.layers.push(Layer::Chooser(chooser));
        Vec::new()
    }

    pub(super) fn flag_list_chosen(&mut self, colour: Option<Colour>) -> Vec<Effect> {
        let flagged = FILTERS.iter().position(|(filter, _)| *filter == OrderFilter::Flagged);
        self.orders.filter = flagged.unwrap_or(0);
        self.orders.colour = colour;
        self.orders_changed()
    }
}
