//! Phrases in shown order, out of the files they lie in.
//!
//! Owns finding one by place, id or code; must not know which phrase goes over which
//! ([`super::library`]).

use super::flat::{Brief, Flat, Head};
use super::pack::Pack;
use super::quick::hash;
use super::{Phrase, Phrasebook};
use crate::domain::Colour;
use crate::text::nearest;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

/// Where a phrase lies: its file and its row there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) file: u32,
    pub(super) row: u32,
}

/// A list of phrases. A clone is the same list, not a copy of it.
#[derive(Debug, Clone, Default)]
pub struct Phrases {
    files: Arc<[Arc<Pack>]>,
    /// The colours of categories, for phrases without one of their own.
    colours: Arc<HashMap<Arc<str>, Colour>>,
    spots: Arc<[Spot]>,
    /// Made when somebody asks for an id.
    ids: Arc<OnceLock<Ids>>,
}

impl Phrases {
    pub(super) fn new(
        files: Arc<[Arc<Pack>]>,
        colours: Arc<HashMap<Arc<str>, Colour>>,
        spots: Vec<Spot>,
    ) -> Self {
        Self { files, colours, spots: spots.into(), ids: Arc::default() }
    }

    /// The same with more phrases behind.
    pub(super) fn with(&self, flat: Flat) -> Self {
        if flat.len() == 0 {
            return self.clone();
        }
        let file = u32::try_from(self.files.len()).unwrap_or(u32::MAX);
        let rows = (0..).take(flat.len()).map(|row| Spot { file, row });
        let pack = Arc::new(Pack { phrases: flat, ..Pack::default() });
        let files = self.files.iter().cloned().chain([pack]).collect();
        let spots = self.spots.iter().copied().chain(rows).collect();
        Self::new(files, Arc::clone(&self.colours), spots)
    }

    /// Those of them that are wanted, in their order.
    pub fn only(&self, wanted: impl Fn(&Brief<'_>) -> bool) -> Self {
        let wanted = |spot: &&Spot| self.at(**spot).is_some_and(|brief| wanted(&brief));
        let spots = self.spots.iter().filter(wanted).copied().collect();
        Self::new(Arc::clone(&self.files), Arc::clone(&self.colours), spots)
    }

    /// The first so many of them.
    pub(super) fn first(&self, count: usize) -> Self {
        if count >= self.len() {
            return self.clone();
        }
        let spots = self.spots[..count].to_vec();
        Self::new(Arc::clone(&self.files), Arc::clone(&self.colours), spots)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.spots.len()
    }

    /// No phrase at all.
    pub fn is_empty(&self) -> bool {
        self.spots.is_empty()
    }

    /// The phrase of a place.
    pub fn get(&self, at: usize) -> Option<Arc<Phrase>> {
        Some(Arc::new(self.brief(at)?.phrase()))
    }

    /// The phrase of a place as it lies there.
    pub fn brief(&self, at: usize) -> Option<Brief<'_>> {
        self.at(*self.spots.get(at)?)
    }

    /// What a row shows of the phrase of a place.
    pub fn head(&self, at: usize) -> Option<Head<'_>> {
        let spot = self.spots.get(at)?;
        let file = self.files.get(spot.file as usize)?;
        let (head, category) = file.phrases.head(spot.row as usize)?;
        let colour = head.colour.or_else(|| self.colours.get(category).copied());
        Some(Head { colour, ..head })
    }

    /// All of them, each taken up on its own: for what is done seldom.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Arc<Phrase>> + '_ {
        (0..self.len()).filter_map(|at| self.get(at))
    }

    /// All of them as they lie there.
    pub fn briefs(&self) -> impl DoubleEndedIterator<Item = Brief<'_>> {
        (0..self.len()).filter_map(|at| self.brief(at))
    }

    /// The place of an id.
    pub fn place(&self, id: &str) -> Option<usize> {
        let ids = self.ids.get_or_init(|| {
            let mut ids = Ids::sized(self.len());
            for (at, brief) in self.briefs().enumerate() {
                ids.find_or_add(brief.id, at, |known| self.is(known, brief.id));
            }
            ids
        });
        ids.find(id, |known| self.is(known, id))
    }

    /// The phrase of an id.
    pub fn by_id(&self, id: &str) -> Option<Arc<Phrase>> {
        self.get(self.place(id)?)
    }

    fn is(&self, at: usize, id: &str) -> bool {
        self.brief(at).is_some_and(|brief| brief.id == id)
    }

    pub(super) fn spots(&self) -> &[Spot] {
        &self.spots
    }

    pub(super) fn at(&self, spot: Spot) -> Option<Brief<'_>> {
        let brief = self.files.get(spot.file as usize)?.phrases.get(spot.row as usize)?;
        let colour = brief.colour.or_else(|| self.colours.get(brief.category).copied());
        Some(Brief { colour, ..brief })
    }
}

impl Phrasebook for Phrases {
    fn text(&self, id: &str) -> Option<&str> {
        self.brief(self.place(id)?).map(|brief| brief.text)
    }

    fn near(&self, id: &str) -> Option<String> {
        nearest(id, self.briefs().map(|brief| brief.id)).map(str::to_owned)
    }
}

/// The places of words, such as ids. The words themselves lie elsewhere.
#[derive(Debug, Default)]
pub(super) struct Ids {
    /// Some bits of the hash, and the place; open addressing, at most half full.
    slots: Vec<Option<(u32, std::num::NonZeroU32)>>,
    count: usize,
}

impl Ids {
    /// For so many words; more find room, too.
    pub(super) fn sized(count: usize) -> Self {
        Self { slots: vec![None; (count * 2).next_power_of_two().max(8)], count: 0 }
    }

    /// The place of a word; `is` tells whether a place holds it.
    pub(super) fn find(&self, word: &str, is: impl Fn(usize) -> bool) -> Option<usize> {
        let (tag, mut at) = self.first(hash(word.as_bytes()));
        while let Some((known, place)) = *self.slots.get(at)? {
            let place = place.get() as usize - 1;
            if known == tag && is(place) {
                return Some(place);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
        None
    }

    /// The place of a word; one that is new gets `place`, and nothing comes back.
    pub(super) fn find_or_add(
        &mut self,
        word: &str,
        place: usize,
        is: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        if self.slots.len() < (self.count + 1) * 2 {
            self.grow();
        }
        let known = self.find(word, is);
        if known.is_none() {
            let place = u32::try_from(place + 1).ok().and_then(std::num::NonZeroU32::new)?;
            let (tag, at) = self.first(hash(word.as_bytes()));
            self.put(at, tag, place);
            self.count += 1;
        }
        known
    }

    /// What is kept of a hash, and where the search for it begins: the kept bits say both, so that
    /// the slots can be laid out anew.
    fn first(&self, hash: u64) -> (u32, usize) {
        let tag = (hash >> 32) as u32;
        (tag, tag as usize & (self.slots.len().max(1) - 1))
    }

    fn put(&mut self, mut at: usize, tag: u32, place: std::num::NonZeroU32) {
        while self.slots[at].is_some() {
            at = (at + 1) & (self.slots.len() - 1);
        }
        self.slots[at] = Some((tag, place));
    }

    fn grow(&mut self) {
        let wide = (self.slots.len() * 2).max(8);
        let old = std::mem::replace(&mut self.slots, vec![None; wide]);
        for (tag, place) in old.into_iter().flatten() {
            self.put(tag as usize & (wide - 1), tag, place);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_where_they_were_put() {
        let words: Vec<String> = (0..1_000).map(|n| format!("word-{n}")).collect();
        for mut ids in [Ids::default(), Ids::sized(1_000)] {
            for (n, word) in words.iter().enumerate() {
                assert_eq!(ids.find_or_add(word, n, |at| words[at] == *word), None);
                assert_eq!(ids.find_or_add(word, 7_777, |at| words[at] == *word), Some(n));
            }
            for (n, word) in words.iter().enumerate() {
                assert_eq!(ids.find(word, |at| words[at] == *word), Some(n));
            }
            assert_eq!(ids.find("word-1000", |at| words[at] == "word-1000"), None);
        }
        assert_eq!(Ids::default().find("a", |_| true), None);
    }
}
