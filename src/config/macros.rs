//! Macros: several things done with an order by one key.

use super::error::Kind;
use super::flags::Flags;
use super::reader::Section;
use super::values;
use crate::domain::{Colour, Platform};

/// One `[[macro]]`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Macro {
    /// What the palette calls it.
    pub name: String,
    /// The key as written; empty for none. Unchecked: the table of acts belongs to the app.
    pub key: String,
    /// The id of the phrase that is copied; empty for none. Unchecked: phrases are read later.
    pub reply: String,
    /// The note line with its variables; empty for none.
    pub note: String,
    /// The flag that is set.
    pub flag: Option<Colour>,
    /// When to remind, as people say it; empty for never.
    pub remind: String,
    /// Where the section begins: line and column, from 1.
    pub place: (usize, usize),
    /// Where its key stands.
    pub key_place: (usize, usize),
    /// Where its phrase stands.
    pub reply_place: (usize, usize),
}

/// Takes every `[[macro]]` of a file; they replace all others.
pub(super) fn take(
    to: &mut Vec<Macro>,
    root: &mut Section<'_, '_>,
    flags: &Flags,
    platform: Platform,
) {
    let mut found: Vec<Macro> = Vec::new();
    let given = root.sections("macro", |section| {
        let place = section.place(section.start());
        let mut one = Macro { place, ..Macro::default() };
        let named = section.need("name", &mut one.name, values::text);
        if let Some(at) = section.read("key", &mut one.key, values::text) {
            one.key_place = section.place(at);
        }
        if let Some(at) = section.read("reply", &mut one.reply, values::text) {
            one.reply_place = section.place(at);
        }
        section.read("note", &mut one.note, values::note);
        let mut flag = Colour::Grey;
        if let Some(at) = section.read("flag", &mut flag, values::word) {
            match flags.offers(platform, flag) {
                true => one.flag = Some(flag),
                false => section.complain(at, Kind::NotOffered { colour: flag, platform }),
            }
        }
        section.read("remind", &mut one.remind, values::moment);
        let Some(named) = named else { return };
        if one.name.is_empty() {
            section.complain(named, Kind::Needed { key: "macro.name".to_owned() });
        } else if found.iter().any(|other| other.name == one.name) {
            section.complain(named, Kind::Twice { key: one.name });
        } else if one.does_nothing() && !section.has(&["reply", "note", "flag", "remind"]) {
            section.complain(section.start(), Kind::MacroWithoutDeed);
        } else {
            found.push(one);
        }
    });
    if given {
        *to = found;
    }
}

impl Macro {
    fn does_nothing(&self) -> bool {
        self.reply.is_empty()
            && self.note.is_empty()
            && self.flag.is_none()
            && self.remind.is_empty()
    }
}
