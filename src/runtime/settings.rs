//! The config as the app, the clipboard and the screen take it.

use super::clipboard;
use crate::app::keys::{KeyError, KeyMap};
use crate::app::{FlagMeaning, Macro, Settings, UrgeSettings, acts};
use crate::config::{self, Config, ConfigError, Kind, Paths, Problem, ReplyOrder};
use crate::domain::{DiscountLimit, Platform, Word};
use crate::i18n::Lang;
use crate::phrases::{self, Library};
use crate::ui::{Look, Scheme};
use std::path::Path;

/// What the app needs of the config.
pub fn settings(config: &Config, lang: Lang) -> Settings {
    let flags = Platform::ALL
        .iter()
        .map(|platform| {
            let flags = config
                .flags
                .choices(*platform)
                .into_iter()
                .map(|c| FlagMeaning {
                    colour: c.colour,
                    digit: c.digit,
                    meaning: config.flags.meaning_in(lang, *platform, c.colour),
                    reserved: c.reserved,
                })
                .collect();
            (*platform, flags)
        })
        .collect();
    let windows = &config.reviews.call_windows;
    Settings {
        lang,
        agent: agent(config),
        is_set_up: config.is_set_up(),
        shop: config.shop.name.clone(),
        addons: config.phrases.addons.clone(),
        platform: config.shop.platform,
        flags,
        roster: config.roster.clone(),
        lists: config.lists.clone(),
        memo: config.memo.clone(),
        chat_chars: config.replies.chat_limit_chars.unwrap_or(0),
        chat_bytes: config.replies.chat_limit_bytes.unwrap_or(0),
        plain_order: config.replies.order == ReplyOrder::Plain,
        tolerant: config.replies.tolerant_pinyin,
        call_hours: config.reviews.call_after_hours,
        call_windows: windows
            .iter()
            .map(|w| format!("{}-{}", w.start.format("%H:%M"), w.end.format("%H:%M")))
            .collect(),
        urge: UrgeSettings {
            at: config.urge.at,
            flags: Platform::ALL
                .iter()
                .filter_map(|platform| Some((*platform, config.urge_flag_on(*platform)?)))
                .collect(),
            reply: config.urge.reply.clone(),
            note: config.urge.note.clone(),
            days: config.urge.window_days,
        },
        macros: config
            .macros
            .iter()
            .map(|one| Macro {
                name: one.name.clone(),
                reply: one.reply.clone(),
                note: one.note.clone(),
                flag: one.flag,
                remind: one.remind.clone(),
            })
            .collect(),
        bell: config.screen.bell,
        quiet: config.remind.quiet,
        promise_ahead: config.remind.promise_ahead,
        // The supervisor decides alone.
        discount: match config.agent.role {
            config::Role::Supervisor => DiscountLimit::default(),
            _ => config.discount,
        },
        buyer_groups: config.buyer_groups.clone(),
    }
}

/// Who acts: the name in the config, else the system's name of the user, so that nothing is
/// written without a name.
pub fn agent(config: &Config) -> String {
    if config.is_set_up() {
        return config.agent.name.clone();
    }
    ["USER", "USERNAME", "LOGNAME"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|v| !v.trim().is_empty()))
        .unwrap_or_default()
}

/// The key map with the config's changes.
///
/// # Errors
/// An unknown act, a doubled key or a key that must not be bound, with its line.
pub fn key_map(config: &Config, file: &Path) -> Result<KeyMap, ConfigError> {
    let pairs = config.keys.iter().map(|k| (k.key.as_str(), k.act.as_str()));
    let keys = KeyMap::with_overrides(pairs).map_err(|(at, error)| {
        let entry = &config.keys[at];
        key_problem(file, (entry.line, entry.column), error)
    })?;
    let macros = config.macros.iter().map(|one| (one.name.as_str(), one.key.as_str()));
    keys.with_macros(macros)
        .map_err(|(at, error)| key_problem(file, config.macros[at].key_place, error))
}

/// The phrases that the settings name and that are not there, or have no text to copy.
pub fn unknown_phrases(config: &Config, library: &Library) -> Vec<Problem> {
    let urge = (config.urge.reply.as_str(), config.urge.reply_place);
    let named = config.macros.iter().map(|one| (one.reply.as_str(), one.reply_place));
    let named = std::iter::once(urge).chain(named).filter(|(id, _)| !id.is_empty());
    named
        .filter_map(|(id, (line, column))| {
            let kind = match phrases::urging(library, id) {
                Some(phrase) if !phrase.text.trim().is_empty() => return None,
                Some(_) => Kind::PhraseWithoutText { id: id.to_owned() },
                None => {
                    let ids = library.phrases.briefs().map(|phrase| phrase.id);
                    let near = crate::text::nearest(id, ids).map(str::to_owned);
                    Kind::UnknownPhrase { id: id.to_owned(), near }
                }
            };
            Some(Problem { line, column, kind })
        })
        .collect()
}

fn key_problem(file: &Path, (line, column): (usize, usize), error: KeyError) -> ConfigError {
    let kind = match error {
        KeyError::UnknownAct(act) => {
            let near =
                crate::text::nearest(&act, acts::ACTS.iter().map(|a| a.name)).map(str::to_owned);
            Kind::UnknownAct { act, near }
        }
        KeyError::Unknown(key) | KeyError::Owned(key) => Kind::NotAKey { key },
        KeyError::Doubled { key, first, .. } => Kind::KeyTaken { key, by: first },
    };
    let problem = Problem { line, column, kind };
    ConfigError { file: file.to_owned(), problems: vec![problem] }
}

/// How the screen looks; `NO_COLOR` wins over the theme.
pub fn look(config: &Config) -> Look {
    let no_colour = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
    let scheme = match config.screen.theme {
        _ if no_colour => Scheme::Plain,
        config::Theme::Dark => Scheme::Dark,
        config::Theme::Light => Scheme::Light,
        config::Theme::Contrast => Scheme::Contrast,
        config::Theme::Plain => Scheme::Plain,
    };
    Look::new(scheme, config.screen.ascii_borders)
}

/// What the clipboard's thread needs of the config.
pub fn clipboard(config: &Config, paths: &Paths) -> clipboard::Settings {
    let backend = match config.clipboard.backend {
        config::Backend::Auto => clipboard::Backend::Auto,
        config::Backend::System => clipboard::Backend::System,
        config::Backend::Osc52 => clipboard::Backend::Osc52,
        config::Backend::Command => clipboard::Backend::Command,
        config::Backend::File => clipboard::Backend::File,
    };
    clipboard::Settings {
        backend,
        command: config.clipboard.command.clone(),
        file: paths.data_dir.join(&config.clipboard.file),
        surroundings: clipboard::Surroundings::from_env(),
    }
}
