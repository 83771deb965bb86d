//! Keys by name, and which act each one runs.

use super::acts::{ACTS, Act, ActId};
use std::collections::{BTreeMap, HashMap};
use std::fmt;

/// A key without its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names of the keys")]
pub enum Code {
    Char(char),
    Enter,
    Esc,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    Home,
    End,
    F(u8),
}

/// A key as it was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// The key.
    pub code: Code,
    /// With Ctrl.
    pub ctrl: bool,
    /// With Alt.
    pub alt: bool,
}

/// A text is not the name of a key, or of one that must not be bound.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// No such key.
    #[error("“{0}” is not a key such as ctrl-t, alt-1 or f5")]
    Unknown(String),
    /// An input method or the terminal owns it.
    #[error("“{0}” belongs to input methods or the terminal and can't be bound")]
    Owned(String),
    /// No such act.
    #[error("“{0}” is not an act")]
    UnknownAct(String),
    /// Two acts on one key in the same place.
    #[error("“{key}” runs both “{first}” and “{second}”")]
    Doubled {
        /// The key.
        key: String,
        /// The act that has it.
        first: String,
        /// The act that was to have it too.
        second: String,
    },
}

impl Key {
    /// The key alone.
    pub fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false }
    }

    /// A letter with Ctrl.
    pub fn ctrl(letter: char) -> Self {
        Self { code: Code::Char(letter), ctrl: true, alt: false }
    }

    /// A letter or digit with Alt.
    pub fn alt(letter: char) -> Self {
        Self { code: Code::Char(letter), ctrl: false, alt: true }
    }

    /// Reads a name such as `ctrl-t`, `alt-1`, `f5`, `enter`.
    ///
    /// # Errors
    /// [`KeyError::Unknown`], or [`KeyError::Owned`] for keys that input methods or terminals
    /// take for themselves.
    pub fn parse(name: &str) -> Result<Self, KeyError> {
        let lower = name.trim().to_lowercase();
        let mut key = Self::plain(Code::Enter);
        let mut rest = lower.as_str();
        loop {
            if let Some(next) = rest.strip_prefix("ctrl-") {
                (key.ctrl, rest) = (true, next);
            } else if let Some(next) = rest.strip_prefix("alt-") {
                (key.alt, rest) = (true, next);
            } else {
                break;
            }
        }
        key.code = match rest {
            "enter" => Code::Enter,
            "esc" => Code::Esc,
            "tab" => Code::Tab,
            "shift-tab" => Code::BackTab,
            "backspace" => Code::Backspace,
            "delete" => Code::Delete,
            "up" => Code::Up,
            "down" => Code::Down,
            "left" => Code::Left,
            "right" => Code::Right,
            "pageup" => Code::PageUp,
            "pagedown" => Code::PageDown,
            "home" => Code::Home,
            "end" => Code::End,
            "space" => Code::Char(' '),
            _ => {
                let mut chars = rest.chars();
                match (chars.next(), chars.as_str()) {
                    (Some(c), "") => Code::Char(c),
                    (Some('f'), digits) => match digits.parse() {
                        Ok(n @ 1..=12) => Code::F(n),
                        _ => return Err(KeyError::Unknown(name.to_owned())),
                    },
                    _ => return Err(KeyError::Unknown(name.to_owned())),
                }
            }
        };
        // Ctrl-Space and Ctrl-. switch input methods; Ctrl-H I J M [ are other keys in terminals.
        if key.ctrl && matches!(key.code, Code::Char(' ' | '.' | 'h' | 'i' | 'j' | 'm' | '[')) {
            return Err(KeyError::Owned(name.to_owned()));
        }
        Ok(key)
    }
}

impl fmt::Display for Key {
    /// As the footer shows it: `^T`, `Alt-1`, `F5`, `Enter`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.alt {
            f.write_str("Alt-")?;
        }
        match self.code {
            Code::Char(c) if self.ctrl => write!(f, "^{}", c.to_ascii_uppercase()),
            Code::Char(' ') => f.write_str("Space"),
            // As on the key itself.
            Code::Char(c) => write!(f, "{}", c.to_ascii_uppercase()),
            Code::F(n) => write!(f, "F{n}"),
            Code::Enter => f.write_str("Enter"),
            Code::Esc => f.write_str("Esc"),
            Code::Tab => f.write_str("Tab"),
            Code::BackTab => f.write_str("S-Tab"),
            Code::Backspace => f.write_str("Bksp"),
            Code::Delete => f.write_str("Del"),
            Code::Up => f.write_str("↑"),
            Code::Down => f.write_str("↓"),
            Code::Left => f.write_str("←"),
            Code::Right => f.write_str("→"),
            Code::PageUp => f.write_str("PgUp"),
            Code::PageDown => f.write_str("PgDn"),
            Code::Home => f.write_str("Home"),
            Code::End => f.write_str("End"),
        }
    }
}

/// Which key runs which act.
#[derive(Debug, Clone)]
pub struct KeyMap {
    keys: BTreeMap<(Key, usize), &'static Act>,
    /// Macros by their keys: each one's place in the config.
    macros: BTreeMap<Key, u8>,
    /// The first key of each act and how it is written: every frame asks for many.
    shown: HashMap<ActId, (Key, String)>,
}

impl Default for KeyMap {
    fn default() -> Self {
        let mut map =
            Self { keys: BTreeMap::new(), macros: BTreeMap::new(), shown: HashMap::new() };
        for (at, act) in ACTS.iter().enumerate() {
            for name in act.keys {
                if let Ok(key) = Key::parse(name) {
                    map.keys.insert((key, at), act);
                }
            }
        }
        map.note_shown();
        map
    }
}

impl KeyMap {
    /// The default keys with the changes of the config: each a key's name and an act's name, or
    /// an empty act to unbind the key. The number is handed back with an error, to find its line.
    ///
    /// # Errors
    /// An unknown key or act, a key that must not be bound, or a key with two acts in one place.
    pub fn with_overrides<'a>(
        overrides: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, (usize, KeyError)> {
        let mut map = Self::default();
        let mut given: BTreeMap<Key, &'static str> = BTreeMap::new();
        for (n, (name, act)) in overrides.into_iter().enumerate() {
            let key = Key::parse(name).map_err(|e| (n, e))?;
            let at = ACTS.iter().position(|a| a.name == act.trim());
            if at.is_none() && !act.trim().is_empty() {
                return Err((n, KeyError::UnknownAct(act.to_owned())));
            }
            map.keys.retain(|(k, _), _| *k != key);
            let Some(at) = at else { continue };
            let act = &ACTS[at];
            // `ctrl-f` and `Ctrl-F` are one key.
            if let Some(first) = given.insert(key, act.name) {
                let key = name.to_owned();
                let (first, second) = (first.to_owned(), act.name.to_owned());
                return Err((n, KeyError::Doubled { key, first, second }));
            }
            map.keys.retain(|(k, old), _| *old != at || ACTS[*old].keys.len() > 1 && *k != key);
            if let Some(((_, first), _)) =
                map.keys.iter().find(|((k, _), other)| *k == key && other.place.meets(act.place))
            {
                let key = name.to_owned();
                let (first, second) = (ACTS[*first].name.to_owned(), act.name.to_owned());
                return Err((n, KeyError::Doubled { key, first, second }));
            }
            map.keys.insert((key, at), act);
        }
        map.note_shown();
        Ok(map)
    }

    /// The same with the macros of the config: name and key of each, an empty key for none. The
    /// number is handed back with an error, to find its line.
    ///
    /// # Errors
    /// An unknown key, one that types or moves, or one that an act or another macro has.
    pub fn with_macros<'a>(
        mut self,
        macros: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, (usize, KeyError)> {
        let mut names: Vec<&str> = Vec::new();
        for (n, (name, key)) in macros.into_iter().enumerate() {
            names.push(name);
            if key.trim().is_empty() {
                continue;
            }
            let parsed = Key::parse(key).map_err(|e| (n, e))?;
            // Plain typing always searches; Alt with a digit is the nth row.
            let free = match parsed.code {
                Code::F(_) => true,
                Code::Char(c) if parsed.alt => !c.is_ascii_digit(),
                Code::Char(c) => parsed.ctrl && !matches!(c, 'u' | 'w'),
                _ => false,
            };
            if !free {
                return Err((n, KeyError::Owned(key.to_owned())));
            }
            let doubled = |first: &str| {
                let (key, second) = (key.to_owned(), name.to_owned());
                Err((n, KeyError::Doubled { key, first: first.to_owned(), second }))
            };
            if let Some(act) = self.acts(parsed).next() {
                return doubled(act.name);
            }
            let at = u8::try_from(n).unwrap_or(u8::MAX);
            if let Some(other) = self.macros.insert(parsed, at) {
                return doubled(names.get(usize::from(other)).copied().unwrap_or_default());
            }
        }
        self.note_shown();
        Ok(self)
    }

    /// The macro on a key.
    pub fn macro_on(&self, key: Key) -> Option<ActId> {
        self.macros.get(&key).map(|at| ActId::Macro(*at))
    }

    /// The acts on a key, in the order of the table.
    pub fn acts(&self, key: Key) -> impl Iterator<Item = &'static Act> {
        self.keys.range((key, 0)..=(key, usize::MAX)).map(|(_, act)| *act)
    }

    /// The first key of an act.
    pub fn key_of(&self, act: ActId) -> Option<Key> {
        self.shown.get(&act).map(|(key, _)| *key)
    }

    /// The first key of an act as it is shown; empty when it has none.
    pub fn words_of(&self, act: ActId) -> &str {
        self.shown.get(&act).map(|(_, words)| words.as_str()).unwrap_or_default()
    }

    fn note_shown(&mut self) {
        let acts = self.keys.iter().map(|((key, _), act)| (act.id, *key));
        let macros = self.macros.iter().map(|(key, at)| (ActId::Macro(*at), *key));
        // The first one stays.
        let first = acts.chain(macros).rev();
        self.shown = first.map(|(act, key)| (act, (key, key.to_string()))).collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_and_owned_keys_refused() {
        assert_eq!(Key::parse("ctrl-t"), Ok(Key::ctrl('t')));
        assert_eq!(Key::parse("Alt-1"), Ok(Key::alt('1')));
        assert_eq!(Key::parse("f12"), Ok(Key::plain(Code::F(12))));
        for owned in ["ctrl-space", "ctrl-.", "ctrl-h", "ctrl-i", "ctrl-j", "ctrl-m", "ctrl-["] {
            assert_eq!(Key::parse(owned), Err(KeyError::Owned(owned.into())));
        }
        assert!(Key::parse("f13").is_err());
        assert!(Key::parse("strg-x").is_err());
    }

    #[test]
    fn the_table_has_no_doubled_and_no_owned_key() {
        for (at, act) in ACTS.iter().enumerate() {
            for name in act.keys {
                let key = Key::parse(name).unwrap_or_else(|e| panic!("{}: {e}", act.name));
                for other in &ACTS[at + 1..] {
                    let same = other.keys.iter().any(|k| Key::parse(k) == Ok(key));
                    assert!(
                        !(same && act.place.meets(other.place)),
                        "{name}: {} and {}",
                        act.name,
                        other.name
                    );
                }
            }
        }
    }

    #[test]
    fn config_can_move_a_key_and_errors_name_the_entry() {
        let map = KeyMap::with_overrides([("ctrl-o", "note-add")]).unwrap();
        assert_eq!(map.key_of(ActId::NoteAdd), Some(Key::ctrl('o')));
        assert_eq!(map.acts(Key::ctrl('t')).filter(|a| a.id == ActId::NoteAdd).count(), 0);
        let error =
            KeyMap::with_overrides([("ctrl-o", "note-add"), ("ctrl-u", "fly")]).unwrap_err();
        assert_eq!(error, (1, KeyError::UnknownAct("fly".into())));
        let twice = KeyMap::with_overrides([("ctrl-o", "quit"), ("Ctrl-O", "undo")]).unwrap_err();
        let doubled = |key: &str, first: &str, second: &str| {
            let (key, first, second) = (key.into(), first.into(), second.into());
            KeyError::Doubled { key, first, second }
        };
        assert_eq!(twice, (1, doubled("Ctrl-O", "quit", "undo")));

        let macros = |all: &[(&'static str, &'static str)]| {
            KeyMap::default().with_macros(all.iter().copied())
        };
        let map = macros(&[("改地址", "alt-m"), ("缺货", ""), ("催发货", "F11")]).unwrap();
        assert_eq!(map.macro_on(Key::plain(Code::F(11))), Some(ActId::Macro(2)));
        assert_eq!(map.key_of(ActId::Macro(0)), Some(Key::alt('m')));
        assert_eq!(map.key_of(ActId::Macro(1)), None);
        let error = macros(&[("缺货", ""), ("改地址", "ctrl-f")]).unwrap_err();
        assert_eq!(error.0, 1);
        assert!(matches!(error.1, KeyError::Doubled { second, .. } if second == "改地址"));
        let error = macros(&[("缺货", "alt-m"), ("改地址", "Alt-M")]).unwrap_err();
        assert_eq!(error, (1, doubled("Alt-M", "缺货", "改地址")));
        for owned in ["m", "enter", "alt-1", "ctrl-h", "up", "ctrl-u"] {
            let error = macros(&[("缺货", owned)]).unwrap_err();
            assert_eq!(error, (0, KeyError::Owned(owned.into())), "{owned}");
        }
        assert!(matches!(macros(&[("缺货", "alt-hm")]), Err((0, KeyError::Unknown(_)))));
    }
}
