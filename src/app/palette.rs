//! Every act, searched by name, pinyin or synonym; with its keys it is the help as well.

use super::acts::{ACTS, Act, Place};
use super::keys::{Code, Key};
use super::{ActId, App, Cursor, Effect, Layer, View};
use crate::i18n::{Lang, t};
use crate::search::match_text;
use crate::text::Line;
use std::collections::HashMap;
use std::sync::OnceLock;

/// One act in the palette.
#[derive(Debug, Clone)]
pub struct PaletteRow {
    /// The act.
    pub act: ActId,
    /// What it is called.
    pub label: String,
    /// Which characters of the label were hit.
    pub lit: Vec<usize>,
    /// Its key.
    pub key: Option<Key>,
    /// Why it can't be done now.
    pub why_not: Option<String>,
}

/// The palette.
#[derive(Debug, Clone, Default)]
pub struct Palette {
    /// The search box.
    pub query: Line,
    /// The acts found.
    pub rows: Vec<PaletteRow>,
    /// The chosen one.
    pub cursor: Cursor,
    /// It was opened as help: keys come first.
    pub help: bool,
}

impl App {
    pub(super) fn open_palette(&mut self, help: bool) -> Vec<Effect> {
        if matches!(self.layers.last(), Some(Layer::Palette(_))) {
            self.layers.pop();
            return Vec::new();
        }
        self.layers.push(Layer::Palette(Palette { help, ..Palette::default() }));
        self.search_palette();
        Vec::new()
    }

    pub(super) fn search_palette(&mut self) {
        let Some(Layer::Palette(palette)) = self.layers.last() else { return };
        let query = palette.query.text().trim().to_owned();
        let mut found: Vec<(i32, PaletteRow)> = ACTS
            .iter()
            .filter_map(|act| {
                let (score, row) = self.palette_row(act, &query)?;
                Some((score, row))
            })
            .chain((0..self.settings.macros.len()).filter_map(|at| self.macro_row(at, &query)))
            .collect();
        // What can be done now comes first; the table's order breaks ties.
        found.sort_by_key(|(score, row)| (row.why_not.is_some(), std::cmp::Reverse(*score)));
        if let Some(Layer::Palette(palette)) = self.layers.last_mut() {
            palette.rows = found.into_iter().map(|(_, row)| row).collect();
            palette.cursor.reset();
        }
    }

    fn palette_row(&self, act: &Act, query: &str) -> Option<(i32, PaletteRow)> {
        let label = self.act_label(act.id);
        let more = t!(self.lang, &format!("acts-{}-more", act.name));
        let (score, lit) = if query.is_empty() {
            (0, Vec::new())
        } else if let Some((score, lit)) = match_text(query, label) {
            (score + 1_000, lit)
        } else if self.key_is(act.id, query) {
            (1_000, Vec::new())
        } else {
            (match_text(query, &more).or_else(|| match_text(query, act.name))?.0, Vec::new())
        };
        let why_not = if act.place.holds(self.front()) {
            self.why_not(act.id).map(|id| t!(self.lang, id))
        } else {
            Some(self.works_in(act.place))
        };
        Some((
            score,
            PaletteRow {
                act: act.id,
                label: label.to_owned(),
                lit,
                key: self.keys().key_of(act.id),
                why_not,
            },
        ))
    }

    fn macro_row(&self, at: usize, query: &str) -> Option<(i32, PaletteRow)> {
        let act = ActId::Macro(u8::try_from(at).ok()?);
        let label = self.act_label(act);
        let (score, lit) = if query.is_empty() {
            (0, Vec::new())
        } else if let Some((score, lit)) = match_text(query, label) {
            (score + 1_000, lit)
        } else {
            (match_text(query, &t!(self.lang, "macros-more"))?.0, Vec::new())
        };
        let why_not = self.why_not(act).map(|id| t!(self.lang, id));
        Some((
            score,
            PaletteRow { act, label: label.to_owned(), lit, key: self.keys().key_of(act), why_not },
        ))
    }

    /// Whether an act has the key that was typed: `alt-o`, `^O`, `ctrl-o`.
    fn key_is(&self, act: ActId, typed: &str) -> bool {
        let typed = typed.to_lowercase().replace("ctrl-", "^").replace("ctrl+", "^");
        let typed = typed.replace("alt+", "alt-");
        let key = self.keys().key_of(act);
        key.is_some_and(|key| key.to_string().to_lowercase().starts_with(&typed))
    }

    /// Where an act works: the keys and names of those views.
    fn works_in(&self, place: Place) -> String {
        let views: Vec<String> = View::ALL
            .into_iter()
            .filter(|view| place.holds(*view))
            .map(|view| {
                let key = self.key_words(view.act());
                format!("{key} {}", self.act_label(view.act())).trim().to_owned()
            })
            .collect();
        let views = views.join(&t!(self.lang, "app-list-separator"));
        t!(self.lang, "app-works-in", "views" => views)
    }

    /// What an act is called.
    pub fn act_label(&self, id: ActId) -> &str {
        if let ActId::Macro(at) = id {
            let one = self.settings.macros.get(usize::from(at));
            return one.map(|one| one.name.as_str()).unwrap_or_default();
        }
        labels(self.lang).get(&id).map(String::as_str).unwrap_or_default()
    }

    /// The key of an act as it is shown; empty when it has none.
    pub fn key_words(&self, id: ActId) -> &str {
        self.keys().words_of(id)
    }

    pub(super) fn palette_key(&mut self, key: Key) -> Vec<Effect> {
        let closes = self.keys.acts(key).any(|a| matches!(a.id, ActId::Palette | ActId::Help));
        let Some(Layer::Palette(palette)) = self.layers.last_mut() else { return Vec::new() };
        let len = palette.rows.len();
        if closes {
            self.layers.pop();
            return Vec::new();
        }
        match key.code {
            Code::Up => palette.cursor.step(-1, len),
            Code::Down => palette.cursor.step(1, len),
            Code::PageUp => palette.cursor.step(-8, len),
            Code::PageDown => palette.cursor.step(8, len),
            Code::Home => palette.cursor.at = 0,
            Code::End => palette.cursor.go(len, len),
            Code::Enter => return self.run_from_palette(),
            Code::Esc if palette.query.is_empty() => {
                self.layers.pop();
            }
            Code::Esc => {
                palette.query.clear();
                self.search_palette();
            }
            Code::Backspace => {
                palette.query.backspace();
                self.search_palette();
            }
            Code::Left => {
                palette.query.left();
            }
            Code::Right => {
                palette.query.right();
            }
            Code::Char(digit @ '1'..='9') if key.alt => {
                palette.cursor.go(digit as usize - '1' as usize, len);
                return self.run_from_palette();
            }
            Code::Char(c) if !key.ctrl && !key.alt => {
                palette.query.insert_char(c);
                self.search_palette();
            }
            _ => {}
        }
        Vec::new()
    }

    pub(super) fn run_from_palette(&mut self) -> Vec<Effect> {
        let Some(Layer::Palette(palette)) = self.layers.last() else { return Vec::new() };
        let Some(row) = palette.rows.get(palette.cursor.at).cloned() else { return Vec::new() };
        if let Some(why) = row.why_not {
            let act = row.label.clone();
            self.warn(t!(self.lang, "app-why-not", "act" => act, "why" => why));
            return Vec::new();
        }
        self.layers.pop();
        self.run(row.act)
    }
}
/// What all acts are called, looked up once: every frame shows many.
fn labels(lang: Lang) -> &'static HashMap<ActId, String> {
    static LABELS: [OnceLock<HashMap<ActId, String>>; 2] = [OnceLock::new(), OnceLock::new()];
    let of = |act: &Act| (act.id, t!(lang, &format!("acts-{}", act.name)));
    LABELS[lang as usize].get_or_init(|| super::acts::ACTS.iter().map(of).collect())
}
