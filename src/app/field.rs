//! A field of a form: a text or a choice, what is offered for it, and what keys do to it.

use super::form::Did;
use super::keys::{Code, Key};
use crate::text::{Line, gate};

/// How a field is filled.
#[derive(Debug, Clone)]
pub enum Input {
    /// Typed text; several lines when the line editor says so.
    Text(Line),
    /// One of several: codes with their labels, and the chosen one.
    Choice {
        /// Code and label of each.
        options: Vec<(String, String)>,
        /// The chosen one.
        at: usize,
    },
}

/// One field.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its name; `app-field-…` or a variable's label says what it is called.
    pub name: String,
    /// What it is called on the screen.
    pub label: String,
    /// A word in an empty field: what is expected.
    pub hint: String,
    /// Values offered with the arrow keys.
    pub suggestions: Vec<String>,
    /// Its content.
    pub input: Input,
    /// It must not be empty.
    pub required: bool,
    /// What stood in it when the form was opened.
    pub(super) initial: String,
    /// What was typed before an offered value was taken: the arrow keys bring it back.
    typed: Option<String>,
    /// It holds an offered value as it was offered: the first character typed replaces it.
    offered: bool,
    /// What was typed to choose an option.
    sought: String,
}

impl Field {
    /// An empty one-line text field.
    pub fn text(name: &str, label: String) -> Self {
        Self {
            name: name.to_owned(),
            label,
            hint: String::new(),
            suggestions: Vec::new(),
            input: Input::Text(Line::new()),
            required: false,
            initial: String::new(),
            typed: None,
            offered: false,
            sought: String::new(),
        }
    }

    /// An empty field of several lines.
    pub fn lines(name: &str, label: String) -> Self {
        Self { input: Input::Text(Line::multi_line()), ..Self::text(name, label) }
    }

    /// A choice; the option with the code `chosen` is chosen, else the first.
    pub fn choice(name: &str, label: String, options: Vec<(String, String)>, chosen: &str) -> Self {
        let at = options.iter().position(|(code, _)| code == chosen).unwrap_or(0);
        Self { input: Input::Choice { options, at }, ..Self::text(name, label) }
    }

    /// With this text in it.
    #[must_use]
    pub fn with(mut self, value: &str) -> Self {
        self.set(value);
        self
    }

    /// With a hint.
    #[must_use]
    pub fn hinted(mut self, hint: String) -> Self {
        self.hint = hint;
        self
    }

    /// Must be filled.
    #[must_use]
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Its text, or the code of the chosen option.
    pub fn value(&self) -> &str {
        match &self.input {
            Input::Text(line) => line.text(),
            Input::Choice { options, at } => options.get(*at).map_or("", |(code, _)| code),
        }
    }

    /// Its text, or what the chosen option is called.
    pub fn shown(&self) -> &str {
        match &self.input {
            Input::Text(line) => line.text().trim(),
            Input::Choice { options, at } => options.get(*at).map_or("", |(_, label)| label),
        }
    }

    /// Puts a text in, or chooses the option with this code.
    pub fn set(&mut self, value: &str) {
        match &mut self.input {
            Input::Text(line) => line.set(value),
            Input::Choice { options, at } => {
                *at = options.iter().position(|(code, _)| code == value).unwrap_or(*at);
            }
        }
    }

    /// What stands in it now is what it was opened with.
    pub(super) fn open(&mut self) {
        self.initial = self.value().trim().to_owned();
        self.offered = !self.suggestions.is_empty() && !self.initial.is_empty();
    }

    /// The caret comes into it.
    pub(super) fn begin(&mut self) {
        self.sought.clear();
    }

    /// Puts in a value that is only offered: the first character typed replaces it, and until then
    /// nothing was written that would have to be kept.
    pub(super) fn offer(&mut self, value: &str) {
        self.set(value);
        self.open();
        self.offered = true;
    }

    /// What was typed before into a form that is opened again, and what that had been opened with.
    pub(super) fn restore(&mut self, value: &str, initial: &str) {
        self.set(value);
        self.offered = false;
        initial.clone_into(&mut self.initial);
    }

    /// Takes typed, pasted or committed text. It chooses an option by its digit, code or label.
    pub(super) fn insert(&mut self, text: &str) {
        match &mut self.input {
            Input::Text(line) => {
                if std::mem::take(&mut self.offered) {
                    line.set("");
                }
                line.insert(text);
            }
            Input::Choice { options, at } => {
                self.sought.push_str(&gate::fold_search(text));
                let found = pick(options, &self.sought).or_else(|| {
                    self.sought = gate::fold_search(text);
                    pick(options, &self.sought)
                });
                if let Some(found) = found {
                    *at = found;
                }
            }
        }
    }

    /// Takes a key that is no text; nothing where it has no use for it.
    pub(super) fn key(&mut self, key: Key) -> Did {
        match &mut self.input {
            Input::Text(line) => {
                let did = edit(line, key);
                self.offered &= did == Did::Nothing;
                match (did, key.code) {
                    (Did::Nothing, Code::Up) => self.suggest(-1),
                    (Did::Nothing, Code::Down) => self.suggest(1),
                    (did, _) => did,
                }
            }
            Input::Choice { options, at } => {
                let len = options.len().max(1);
                match key.code {
                    Code::Left => *at = (*at + len - 1) % len,
                    Code::Right => *at = (*at + 1) % len,
                    Code::Backspace => self.sought.clear(),
                    _ => return Did::Nothing,
                }
                Did::Changed
            }
        }
    }

    /// Steps through what is offered, and what was typed before.
    fn suggest(&mut self, by: isize) -> Did {
        if self.suggestions.is_empty() {
            return Did::Nothing;
        }
        let shown = self.value().trim().to_owned();
        if !shown.is_empty() && !self.suggestions.contains(&shown) {
            self.typed = Some(shown.clone());
        }
        let offers: Vec<&String> = self.suggestions.iter().chain(&self.typed).collect();
        let len = offers.len() as isize;
        let now = offers.iter().position(|s| **s == shown);
        let next = match now {
            Some(at) => (at as isize + by).rem_euclid(len),
            None if by > 0 => 0,
            None => len - 1,
        };
        let value = offers[next as usize].clone();
        self.set(&value);
        self.offered = true;
        Did::Changed
    }
}

/// What a key does to typed text.
fn edit(line: &mut Line, key: Key) -> Did {
    match (key.code, key.ctrl) {
        (Code::Left, true) => line.word_left(),
        (Code::Right, true) => line.word_right(),
        (Code::Left, false) => line.left(),
        (Code::Right, false) => line.right(),
        (Code::Home, _) => line.home(),
        (Code::End, _) => line.end(),
        (Code::Backspace, false) => line.backspace(),
        (Code::Delete, _) => line.delete(),
        (Code::Backspace, true) | (Code::Char('w'), true) => line.kill_word(),
        (Code::Char('u'), true) => line.kill_to_start(),
        // Beyond the first and the last line they are not the line's.
        (Code::Up, _) if line.is_multi_line() && line.up() => return Did::Moved,
        (Code::Down, _) if line.is_multi_line() && line.down() => return Did::Moved,
        _ => return Did::Nothing,
    };
    match key.code {
        Code::Backspace | Code::Delete | Code::Char(_) => Did::Changed,
        _ => Did::Moved,
    }
}

/// The option that typed text means: its digit, its code, or its label by hanzi or pinyin.
fn pick(options: &[(String, String)], typed: &str) -> Option<usize> {
    if let Ok(digit) = typed.parse::<usize>()
        && (1..=options.len()).contains(&digit)
    {
        return Some(digit - 1);
    }
    options.iter().position(|(code, _)| code.to_lowercase() == typed).or_else(|| {
        options
            .iter()
            .enumerate()
            .filter_map(|(at, (_, label))| {
                Some((crate::search::match_text(typed, label)?.0, std::cmp::Reverse(at)))
            })
            .max()
            .map(|(_, std::cmp::Reverse(at))| at)
    })
}
