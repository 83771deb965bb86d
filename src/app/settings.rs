//! What the console needs of the config.

use super::{Macro, UrgeSettings};
use crate::domain::{
    Colour, DiscountLimit, MemoTemplate, OwnList, Platform, Quiet, Roster, Trade, Word,
};
use crate::i18n::{Lang, word};
use chrono::TimeDelta;

/// What a flag means in this shop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlagMeaning {
    /// The colour.
    pub colour: Colour,
    /// Its digit on the platform.
    pub digit: u8,
    /// What the shop means by it; empty when it means nothing.
    pub meaning: String,
    /// Overwriting it is warned about.
    pub reserved: bool,
}

/// The config as the console uses it.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The language of the screen.
    pub lang: Lang,
    /// The agent's name; the system's name of the user until it is set up.
    pub agent: String,
    /// The agent's name was set up: no banner.
    pub is_set_up: bool,
    /// The shop's name.
    pub shop: String,
    /// The shop's platform.
    pub platform: Platform,
    /// The add-on packs of phrases that are switched on.
    pub addons: Vec<Trade>,
    /// The flags of each platform with the shop's meanings.
    pub flags: Vec<(Platform, Vec<FlagMeaning>)>,
    /// Shifts.
    pub roster: Roster,
    /// The shop's own lists of orders.
    pub lists: Vec<OwnList>,
    /// How a note line is written in the memo.
    pub memo: MemoTemplate,
    /// How many characters a chat message may have; 0 is no limit.
    pub chat_chars: usize,
    /// How many bytes a chat message may have; 0 is no limit.
    pub chat_bytes: usize,
    /// Replies in the order of their files, not of use.
    pub plain_order: bool,
    /// z for zh and so on.
    pub tolerant: bool,
    /// Hours after which a silent reviewer is called.
    pub call_hours: i64,
    /// When to call, as the config writes it.
    pub call_windows: Vec<String>,
    /// Urging payment.
    pub urge: UrgeSettings,
    /// What is done with an order by one key.
    pub macros: Vec<Macro>,
    /// Ring the bell for what is due.
    pub bell: bool,
    /// When nothing rings.
    pub quiet: Option<Quiet>,
    /// How long before its time a promise rings.
    pub promise_ahead: TimeDelta,
    /// What the agent may give away alone.
    pub discount: DiscountLimit,
    /// The shop's own groups of buyers.
    pub buyer_groups: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        let plain = |platform| {
            let flags = Colour::preset(platform, false)
                .into_iter()
                .map(|(digit, colour)| FlagMeaning {
                    colour,
                    digit,
                    meaning: String::new(),
                    reserved: false,
                })
                .collect();
            (platform, flags)
        };
        Self {
            lang: Lang::ZhCn,
            agent: String::new(),
            is_set_up: false,
            shop: String::new(),
            platform: Platform::Taobao,
            addons: Vec::new(),
            flags: Platform::ALL.iter().map(|p| plain(*p)).collect(),
            roster: Roster::default(),
            lists: Vec::new(),
            memo: MemoTemplate::default(),
            chat_chars: 0,
            chat_bytes: 0,
            plain_order: false,
            tolerant: false,
            call_hours: 48,
            call_windows: Vec::new(),
            urge: UrgeSettings::default(),
            macros: Vec::new(),
            bell: true,
            quiet: None,
            promise_ahead: TimeDelta::hours(1),
            discount: DiscountLimit::default(),
            buyer_groups: Vec::new(),
        }
    }
}

impl Settings {
    /// The flags of a platform.
    pub fn flags_of(&self, platform: Platform) -> &[FlagMeaning] {
        self.flags.iter().find(|(p, _)| *p == platform).map_or(&[], |(_, flags)| flags)
    }

    /// Tells whether the chat does not take a text at once.
    pub fn is_over_chat(&self, text: &str) -> bool {
        let over = |length: usize, limit: usize| limit > 0 && length > limit;
        over(text.chars().count(), self.chat_chars) || over(text.len(), self.chat_bytes)
    }

    /// What a flag means on a platform; empty when the shop gave it no meaning.
    pub fn meaning(&self, platform: Platform, colour: Colour) -> &str {
        self.flags_of(platform)
            .iter()
            .find(|f| f.colour == colour)
            .map_or("", |f| f.meaning.as_str())
    }

    /// The flag of an order in words; empty without one.
    pub fn flag_said(&self, order: &crate::domain::Order) -> String {
        let words = |flag| self.flag_words(order.key.platform, flag);
        order.flag.map(words).unwrap_or_default()
    }

    /// A flag in words: its colour, and what it means.
    pub fn flag_words(&self, platform: Platform, colour: Colour) -> String {
        let name = word(self.lang, colour);
        match self.meaning(platform, colour) {
            "" => name,
            meaning => format!("{name} {meaning}"),
        }
    }
}
