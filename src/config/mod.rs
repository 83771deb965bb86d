//! The settings: the shipped `config.toml` with the user's file over it, made into what the
//! program works with; and where its files are.
//!
//! Owns the keys of the config file, their errors (file, line, column, hint), the paths, and the
//! writing of single settings. Must not know: the screen, the store, the acts (`[keys]` stays
//! text here). Reading happens once, before the terminal is taken.

mod apply;
mod choices;
mod error;
mod flags;
mod lists;
mod macros;
mod paths;
mod reader;
mod show;
#[cfg(test)]
mod tests;
mod values;
mod write;

pub use choices::{Backend, Language, ReplyOrder, Role, Theme};
pub use error::{ConfigError, Kind, Problem};
pub use flags::{FlagChoice, FlagMeaning, Flags};
pub use lists::read_length;
pub use macros::Macro;
pub use paths::{NoHome, Overrides, Paths};
pub use show::shown;
pub use write::{WriteError, set, set_list};

use crate::domain::{
    Colour, DiscountLimit, MemoTemplate, OwnList, Platform, Quiet, Roster, Segment, Trade,
};
use crate::i18n::Lang;
use chrono::{NaiveTime, TimeDelta};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The commented defaults, as they are shipped.
pub const DEFAULTS: &str = include_str!("../../config.toml");

/// All settings. [`Default`] is the shipped `config.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The language of the screens.
    pub language: Language,
    /// Who works here.
    pub agent: Agent,
    /// For whom.
    pub shop: Shop,
    /// How texts get out.
    pub clipboard: Clipboard,
    /// The shifts.
    pub roster: Roster,
    /// What the flags mean.
    pub flags: Flags,
    /// The shop's own lists of orders, each name once.
    pub lists: Vec<OwnList>,
    /// How a note line is written in the memo.
    pub memo: MemoTemplate,
    /// The packs of phrases.
    pub phrases: Phrases,
    /// The quick replies.
    pub replies: Replies,
    /// The bad reviews.
    pub reviews: Reviews,
    /// Urging payment.
    pub urge: Urge,
    /// Reminders.
    pub remind: Remind,
    /// What an agent may give away alone.
    pub discount: DiscountLimit,
    /// The shop's own groups of buyers.
    pub buyer_groups: Vec<String>,
    /// What is done with an order by one key, in the order of the file.
    pub macros: Vec<Macro>,
    /// The looks.
    pub screen: Screen,
    /// Changed keys, in the order of the file.
    pub keys: Vec<KeyOverride>,
}

/// The person at the console.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agent {
    /// The name in memos and handovers; empty as long as nothing is set up.
    pub name: String,
    /// What they may do.
    pub role: Role,
}

/// The shop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shop {
    /// Its name; may be empty.
    pub name: String,
    /// Where it sells.
    pub platform: Platform,
}

/// The way to the clipboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clipboard {
    /// Which way.
    pub backend: Backend,
    /// The program and its arguments for [`Backend::Command`]; then never empty.
    pub command: Vec<String>,
    /// The file for [`Backend::File`], relative to the data folder.
    pub file: PathBuf,
    /// When to clear a copied text with personal data; `None` is never.
    pub clear_personal_after: Option<Duration>,
}

/// Settings of the packs of phrases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrases {
    /// The add-on packs that are switched on, each once.
    pub addons: Vec<Trade>,
}

/// Settings of the quick replies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replies {
    /// The order within a tier.
    pub order: ReplyOrder,
    /// z/zh, n/l, in/ing and the like are the same.
    pub tolerant_pinyin: bool,
    /// The most characters of one chat message; `None` is no limit.
    pub chat_limit_chars: Option<usize>,
    /// The most bytes (UTF-8) of one chat message; `None` is no limit.
    pub chat_limit_bytes: Option<usize>,
}

/// Settings of the bad reviews.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviews {
    /// Hours without an answer after which the buyer is called.
    pub call_after_hours: i64,
    /// When to call.
    pub call_windows: Vec<Segment>,
}

/// Settings of urging payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Urge {
    /// When the day's unpaid orders are urged.
    pub at: NaiveTime,
    /// The flag as configured; [`Config::urge_flag`] is the one that the platform has.
    pub flag: Colour,
    /// The phrase's id; empty for none.
    pub reply: String,
    /// Where the file names the phrase: line and column; 0 in the shipped settings.
    pub reply_place: (usize, usize),
    /// The note line with its variables; empty for none.
    pub note: String,
    /// So many days a buyer is not urged again, and a payment counts as the urging's success.
    pub window_days: i64,
}

/// Settings of the reminders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remind {
    /// When nothing rings.
    pub quiet: Option<Quiet>,
    /// How long before its time a promise rings.
    pub promise_ahead: TimeDelta,
}

/// The looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Screen {
    /// The mouse is used.
    pub mouse: bool,
    /// The colours.
    pub theme: Theme,
    /// Borders of `+ - |`.
    pub ascii_borders: bool,
    /// Reminders ring.
    pub bell: bool,
}

/// One line of `[keys]`, unchecked: the table of acts belongs to the app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyOverride {
    /// The key as written, such as `ctrl-t`.
    pub key: String,
    /// The act's name as written.
    pub act: String,
    /// The line in the config file, from 1.
    pub line: usize,
    /// The column of the key, from 1.
    pub column: usize,
}

impl Default for Config {
    fn default() -> Self {
        apply::defaults()
    }
}

impl Config {
    /// Reads the user's file over the defaults; `None` gives the defaults.
    ///
    /// # Errors
    /// [`ConfigError`] lists every problem of the file, or says why it can't be read.
    pub fn load(path: Option<&Path>) -> Result<Self, ConfigError> {
        match Self::load_what_works(path) {
            (config, None) => Ok(config),
            (_, Some(error)) => Err(error),
        }
    }

    /// Reads the user's file over the defaults and leaves out what has problems.
    pub fn load_what_works(path: Option<&Path>) -> (Self, Option<ConfigError>) {
        let Some(path) = path else { return (Self::default(), None) };
        let (config, problems) = match read(path) {
            Ok(text) => apply::over_defaults(&text),
            Err(problem) => (Self::default(), vec![problem]),
        };
        (config, ConfigError::of(path, problems))
    }

    /// Reads a text as [`load`](Self::load) reads the file `path`.
    ///
    /// # Errors
    /// [`ConfigError`] lists every problem.
    pub fn parse(text: &str, path: &Path) -> Result<Self, ConfigError> {
        let (config, problems) = apply::over_defaults(text);
        ConfigError::of(path, problems).map_or(Ok(config), Err)
    }

    /// Puts the options of the command line over the file's settings.
    pub fn apply(&mut self, overrides: &Overrides) {
        if let Some(name) = &overrides.agent {
            name.trim().clone_into(&mut self.agent.name);
        }
        if let Some(lang) = overrides.lang {
            self.language = Language::Always(lang);
        }
        self.screen.mouse &= !overrides.no_mouse;
    }

    /// Somebody has said who they are.
    pub fn is_set_up(&self) -> bool {
        !self.agent.name.is_empty()
    }

    /// The language of the screens, where `locale` is the environment's.
    pub fn lang(&self, locale: &str) -> Lang {
        match self.language {
            Language::Auto => Lang::detect(locale),
            Language::Always(lang) => lang,
        }
    }

    /// The flag that marks an urged order: the configured one if the shop's platform has it,
    /// else the platform's reserved one.
    pub fn urge_flag(&self) -> Option<Colour> {
        self.urge_flag_on(self.shop.platform)
    }

    /// The same for another platform.
    pub fn urge_flag_on(&self, platform: Platform) -> Option<Colour> {
        let choices = self.flags.choices(platform);
        let configured = choices.iter().find(|c| c.colour == self.urge.flag);
        configured.or_else(|| choices.iter().find(|c| c.reserved)).map(|c| c.colour)
    }

    /// The flags of the shop's platform in the order of their digits.
    pub fn flag_choices(&self) -> Vec<FlagChoice> {
        self.flags.choices(self.shop.platform)
    }
}

/// The locale that the environment names: `LC_ALL`, else `LC_MESSAGES`, else `LANG`, else empty.
pub fn locale(env: impl Fn(&str) -> Option<String>) -> String {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(|name| env(name))
        .find(|value| !value.is_empty())
        .unwrap_or_default()
}

/// The text of a config file, without the mark that Windows editors put before it.
fn read(path: &Path) -> Result<String, Problem> {
    let bytes = std::fs::read(path).map_err(|error| Problem {
        line: 0,
        column: 0,
        kind: match error.kind() {
            std::io::ErrorKind::NotFound => Kind::NotFound,
            _ => Kind::Unreadable { reason: error.to_string() },
        },
    })?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..good].iter().filter(|b| **b == b'\n').count() + 1;
        Problem { line, column: 1, kind: Kind::NotUtf8 }
    })?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}
