//! One word of a query made ready to run over an index: tables instead of comparisons.

use super::index::{Fields, Index, STOP, class, starts_word};
use super::lattice::{place_score, walk, walk_with_gaps};
use super::word::{Bites, PASS, Word};
use super::{Tier, Why};
use std::cell::OnceCell;

/// What a match by a rare reading is worse.
const RARE: i32 = 20;

/// A word with its tables for one index.
pub(super) struct Plan<'i> {
    pub index: &'i Index,
    pub word: Word,
    /// The class of each character of the word; `STOP` where the index has none.
    pub classes: Vec<u16>,
    /// What each class can eat at the word's first character; many searches never ask.
    first: OnceCell<Vec<Bites>>,
    /// What each syllable can eat at each place, place by place.
    table: Vec<Bites>,
}

/// How a word is found in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct At {
    pub tier: Tier,
    pub why: Why,
    pub score: i32,
}

impl<'i> Plan<'i> {
    pub(super) fn new(index: &'i Index, word: Word) -> Self {
        let classes: Vec<u16> =
            word.chars.iter().map(|&c| index.class_of(c).unwrap_or(STOP)).collect();
        let mut table = Vec::with_capacity(word.len() * index.syllables.len());
        for at in 0..word.len() {
            let readings = index.syllables.iter().zip(&index.letters);
            table.extend(readings.map(|(reading, &letters)| {
                if word.can_start(at, letters) { word.reading_bites(at, reading) } else { 0 }
            }));
        }
        Self { index, word, classes, first: OnceCell::new(), table }
    }

    fn first_bites(&self) -> &[Bites] {
        let all = || (0..self.index.chars.len()).map(|class| self.bites(class, 0)).collect();
        self.first.get_or_init(all)
    }

    /// Returns what any reading at all can eat at a place, or the character itself.
    pub(super) fn all_bites(&self, place: usize) -> Bites {
        let count = self.index.syllables.len();
        let row = &self.table[place * count..(place + 1) * count];
        row.iter().fold(1 << 1, |all, bites| all | bites)
    }

    fn bites(&self, class: usize, place: usize) -> Bites {
        if class == usize::from(STOP) {
            return 0;
        }
        let mut bites = if usize::from(self.classes[place]) == class { 1 << 1 } else { 0 };
        let row = &self.table[place * self.index.syllables.len()..];
        for &sound in self.index.sounds(class) {
            bites |= row[usize::from(sound)];
        }
        bites
    }

    fn bites_of(&self, unit: u16, place: usize) -> Bites {
        let class = usize::from(class(unit));
        if place == 0 { self.first_bites()[class] } else { self.bites(class, place) }
    }

    /// Returns where the word is in a document; `surely` when it is known to be there, so that the
    /// body need not be read.
    ///
    /// One or two letters in a body score nothing: they are in most, and use says more.
    pub(super) fn find(&self, fields: &Fields, surely: bool) -> Option<At> {
        self.in_code(fields)
            .or_else(|| self.in_title(fields))
            .or_else(|| self.in_labels(fields))
            .or_else(|| self.in_body(fields, surely))
    }

    /// Returns how a code starts with the word.
    pub(super) fn in_code(&self, fields: &Fields) -> Option<At> {
        self.more_of_code(fields).map(in_code)
    }

    /// Returns where the word is when it starts a code of that length.
    pub(super) fn in_code_of(&self, len: usize) -> At {
        in_code(len.saturating_sub(self.word.len()))
    }

    /// Returns where the word is in the title.
    pub(super) fn in_title(&self, fields: &Fields) -> Option<At> {
        let (literal, score) = self.best(fields.title)?;
        let (tier, why) =
            if literal { (Tier::Title, Why::Text) } else { (Tier::TitlePinyin, Why::Pinyin) };
        Some(At { tier, why, score })
    }

    /// Returns where the word is in tags and category, or inside a code.
    pub(super) fn in_labels(&self, fields: &Fields) -> Option<At> {
        let label = |(literal, score)| At { tier: Tier::Label, why: said(literal), score };
        let code = |(_, score)| At { tier: Tier::Label, why: Why::Code, score };
        let inside_code = || self.first(fields.codes).map(code);
        self.first(fields.labels).map(label).or_else(inside_code)
    }

    /// Returns where the word is in the text; `surely` as in [`Plan::find`].
    pub(super) fn in_body(&self, fields: &Fields, surely: bool) -> Option<At> {
        if surely {
            return Some(At { tier: Tier::Body, why: Why::Pinyin, score: 0 });
        }
        let (literal, score) = self.first(fields.body)?;
        let score = if self.word.is_short() { 0 } else { score };
        Some(At { tier: Tier::Body, why: said(literal), score })
    }

    /// Returns how a word is found in a body that surely holds it.
    pub(super) fn why_in(&self, body: &[u16]) -> Why {
        self.first(body).map_or(Why::Pinyin, |(literal, _)| said(literal))
    }

    /// Tells whether code and title can be eaten in order, with gaps.
    pub(super) fn with_gaps(&self, field: &[u16]) -> bool {
        walk_with_gaps(self.word.len(), field.len(), |u, place| self.bites_of(field[u], place))
    }

    /// Returns how much longer the code is that starts with the word, or the shortest such alias.
    fn more_of_code(&self, fields: &Fields) -> Option<usize> {
        let (code, aliases) = fields.codes.split_at(fields.code);
        let more = |code: &[u16]| code.len() - self.word.len();
        let own = self.is_head_of(code).then(|| more(code));
        if aliases.is_empty() {
            return own;
        }
        let heads = aliases.split(|&unit| unit == STOP).filter(|alias| self.is_head_of(alias));
        heads.map(more).chain(own).min()
    }

    fn is_head_of(&self, units: &[u16]) -> bool {
        let eaten = |(&c, &unit): (&u16, &u16)| c != STOP && c == class(unit);
        units.len() >= self.word.len() && self.classes.iter().zip(units).all(eaten)
    }

    /// Walks from the first unit on; in a title across marks.
    fn walk(&self, units: &[u16], title: bool) -> Option<usize> {
        walk(self.word.len(), units.len(), |u, place| match self.bites_of(units[u], place) {
            0 if title && units[u] == STOP => PASS,
            bites => bites,
        })
    }

    /// Returns the first place in a field: whether it is literal, and its score.
    fn first(&self, field: &[u16]) -> Option<(bool, i32)> {
        let first = self.first_bites();
        for (start, &unit) in field.iter().enumerate() {
            if first[usize::from(class(unit))] == 0 {
                continue;
            }
            if let Some(taken) = self.walk(&field[start..], false) {
                return Some(self.judge(field, start, taken));
            }
        }
        None
    }

    /// Returns the best place in a title; a literal one before all others.
    fn best(&self, field: &[u16]) -> Option<(bool, i32)> {
        let mut best = None;
        let first = self.first_bites();
        for (start, &unit) in field.iter().enumerate() {
            if first[usize::from(class(unit))] == 0 {
                continue;
            }
            if let Some(taken) = self.walk(&field[start..], true) {
                let (literal, score) = self.judge(field, start, taken);
                let rare = !literal && self.is_rare(&field[start..start + taken]);
                best = best.max(Some((literal, score - if rare { RARE } else { 0 })));
            }
        }
        best
    }

    /// Tells whether some hanzi was eaten by a reading that is not its commonest: 假 as `xia`.
    fn is_rare(&self, units: &[u16]) -> bool {
        let count = self.index.syllables.len();
        let commonest = |unit: u16, place: usize| {
            let class = class(unit);
            let own = if self.classes[place] == class { 1 << 1 } else { 0 };
            match self.index.sounds(usize::from(class)).first() {
                _ if class == STOP => PASS,
                Some(&sound) => own | self.table[place * count + usize::from(sound)],
                None => own,
            }
        };
        self.word.len() > 1
            && walk(self.word.len(), units.len(), |u, place| commonest(units[u], place)).is_none()
    }

    fn judge(&self, field: &[u16], start: usize, taken: usize) -> (bool, i32) {
        let eaten = field[start..start + taken].iter().map(|&u| class(u)).filter(|&c| c != STOP);
        let literal = eaten.eq(self.classes.iter().copied());
        let bonus = if literal { 64 } else { 0 };
        (literal, bonus + placed(field, start, taken))
    }
}

/// Returns how good the place of a match in a field is.
///
/// In `议价：价格已是活动价` 议价 stands by itself: what follows the colon is not held against it, but a
/// field that ends there is a little better still.
pub(super) fn placed(field: &[u16], start: usize, taken: usize) -> i32 {
    let behind = &field[start + taken..];
    let end = behind.iter().position(|&u| u == STOP).map_or(field.len(), |n| start + taken + n);
    let more = i32::from(end < field.len());
    place_score(start, taken, end, starts_word(field[start])) - more
}

/// A code that is so much longer than the word.
fn in_code(more: usize) -> At {
    let tier = if more == 0 { Tier::Code } else { Tier::CodePrefix };
    let score = 32 - i32::try_from(more.min(32)).unwrap_or(32);
    At { tier, why: Why::Code, score }
}

fn said(literal: bool) -> Why {
    if literal { Why::Text } else { Why::Pinyin }
}
