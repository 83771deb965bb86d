//! The phrases as flat rows of unit classes: what every key scans.
//!
//! Each distinct character is a class, a `u16`; a phrase is two short slices of classes: its head
//! (code, title, tags, category) and its body. No text is kept.

use super::Doc;
use super::grams::{Grams, LETTERS, Part, Traits, bucket, pair_row};
use super::readings;
use super::units::{Unit, unit};
use super::word::letter;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};

/// The class that nothing matches: a stop between sentences and fields.
pub(super) const STOP: u16 = 0;
/// What stands between tags.
const BETWEEN: char = '\u{1f}';
/// Marks the first unit of a word.
const START: u16 = 0x8000;

/// The searchable phrases. Built once for a set of phrases, then only read.
#[derive(Debug, Clone)]
pub struct Index {
    pub(super) stamp: u64,
    pub(super) chars: Vec<char>,
    /// The syllables of class `c` are `spans[c]..spans[c + 1]` of `sounds`.
    spans: Vec<u32>,
    sounds: Vec<u16>,
    pub(super) syllables: Vec<&'static str>,
    /// The letter that each of them starts with, as a bit.
    pub(super) letters: Vec<u32>,
    heads: Vec<u16>,
    bodies: Vec<u16>,
    places: Vec<Place>,
    categories: Vec<String>,
    /// The letters that the readings of each class start with.
    initials: Vec<u32>,
    /// Absent in an index for one search.
    pub(super) grams: Option<Grams>,
}

/// Where the fields of a phrase are.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    head: u32,
    body: u32,
    /// The code, and it with the aliases.
    code: u16,
    codes: u16,
    title: u16,
    category: u16,
}

/// The fields of a phrase in classes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields<'a> {
    /// The code and the aliases, with stops between.
    pub codes: &'a [u16],
    /// How long the code alone is.
    pub code: usize,
    /// With stops for its marks.
    pub title: &'a [u16],
    /// Tags and category, with stops between.
    pub labels: &'a [u16],
    pub body: &'a [u16],
}

impl Default for Index {
    /// Makes the index of no phrases.
    fn default() -> Self {
        Self::build(std::iter::empty())
    }
}

/// Returns the class of a unit without the mark of a word's start.
pub(super) fn class(unit: u16) -> u16 {
    unit & !START
}

/// Tells whether a word starts with a unit.
pub(super) fn starts_word(unit: u16) -> bool {
    unit & START != 0
}

impl Index {
    /// Builds the index of phrases, which are known by their place in the sequence from then on.
    ///
    /// About 2 µs a phrase of 50 characters, and 4 bytes for each character of its text.
    pub fn build<'a>(docs: impl Iterator<Item = Doc<'a>>) -> Self {
        let mut index = Self::for_one_search(docs);
        let traits: Vec<Traits> = (0..index.chars.len()).map(|class| index.traits(class)).collect();
        index.grams = Some(index.count_grams(&traits));
        index.initials = traits.iter().map(|unit| unit.initials).collect();
        index
    }

    /// Builds an index for a single query, such as a command's: ready sooner, but each search
    /// reads everything. The hits are the same.
    pub fn for_one_search<'a>(docs: impl Iterator<Item = Doc<'a>>) -> Self {
        static BUILT: AtomicU64 = AtomicU64::new(1);
        let mut index = Self::blank(BUILT.fetch_add(1, Ordering::Relaxed));
        let mut classes = Classes::new(&mut index);
        let mut categories: HashMap<&'a str, u16> = HashMap::new();
        for doc in docs {
            let category = *categories.entry(doc.category).or_insert_with(|| {
                index.categories.push(doc.category.to_owned());
                u16::try_from(index.categories.len() - 1).unwrap_or(u16::MAX)
            });
            let head = index.heads.len();
            let at = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            let short = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
            let mut place = Place {
                head: at(head),
                body: at(index.bodies.len()),
                category,
                ..Place::default()
            };
            let mut heads = std::mem::take(&mut index.heads);
            classes.push(&mut index, doc.code, &mut heads);
            place.code = short(heads.len() - head);
            for alias in doc.aliases {
                heads.push(STOP);
                classes.push(&mut index, alias, &mut heads);
            }
            place.codes = short(heads.len() - head);
            heads.push(STOP);
            let title = heads.len();
            classes.push(&mut index, doc.title, &mut heads);
            place.title = short(heads.len() - title);
            let tags = doc.tags.split(BETWEEN).filter(|tag| !tag.is_empty());
            for label in tags.chain([doc.category]) {
                heads.push(STOP);
                classes.push(&mut index, label, &mut heads);
            }
            index.heads = heads;
            let mut bodies = std::mem::take(&mut index.bodies);
            classes.push(&mut index, doc.body, &mut bodies);
            index.bodies = bodies;
            index.places.push(place);
        }
        index.heads.shrink_to_fit();
        index.bodies.shrink_to_fit();
        index.places.shrink_to_fit();
        let end = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        index.places.push(Place {
            head: end(index.heads.len()),
            body: end(index.bodies.len()),
            ..Place::default()
        });
        index
    }

    fn blank(stamp: u64) -> Self {
        Self {
            stamp,
            chars: vec![],
            spans: vec![],
            sounds: vec![],
            syllables: vec![],
            letters: vec![],
            heads: vec![],
            bodies: vec![],
            places: vec![],
            categories: vec![],
            initials: vec![],
            grams: None,
        }
    }

    /// Returns how many phrases there are.
    pub fn len(&self) -> usize {
        self.places.len().saturating_sub(1)
    }

    /// Tells whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the categories in the order of their first phrases.
    pub fn categories(&self) -> &[String] {
        &self.categories
    }

    /// Returns the memory that the index takes, in bytes.
    pub fn bytes(&self) -> usize {
        (self.heads.capacity() + self.bodies.capacity() + self.sounds.capacity()) * 2
            + (self.chars.capacity() + self.spans.capacity() + self.initials.capacity()) * 4
            + self.places.capacity() * size_of::<Place>()
            + self.grams.as_ref().map_or(0, Grams::bytes)
    }

    pub(super) fn category(&self, doc: usize) -> usize {
        usize::from(self.places[doc].category)
    }

    pub(super) fn fields(&self, doc: usize) -> Fields<'_> {
        let (place, next) = (self.places[doc], self.places[doc + 1]);
        let head = &self.heads[place.head as usize..next.head as usize];
        let codes = usize::from(place.codes);
        let title = codes + 1 + usize::from(place.title);
        Fields {
            codes: &head[..codes],
            code: usize::from(place.code),
            title: &head[codes + 1..title],
            labels: &head[title..],
            body: &self.bodies[place.body as usize..next.body as usize],
        }
    }

    /// Returns the readings of a class, as indices of `syllables`.
    pub(super) fn sounds(&self, class: usize) -> &[u16] {
        &self.sounds[self.spans[class] as usize..self.spans[class + 1] as usize]
    }

    /// Returns the class of a character, if any phrase has it.
    pub(super) fn class_of(&self, c: char) -> Option<u16> {
        self.chars
            .iter()
            .skip(1)
            .position(|&known| known == c)
            .and_then(|i| u16::try_from(i + 1).ok())
    }

    /// Returns the letters that a class starts with, a bit for each bucket.
    pub(super) fn initials(&self, class: u16) -> u32 {
        self.initials[usize::from(class)]
    }

    fn count_grams(&self, traits: &[Traits]) -> Grams {
        let mut grams = Grams::new(self.len());
        let mut row = vec![];
        for doc in 0..self.len() {
            let fields = self.fields(doc);
            grams.codes.add(doc, fields.codes);
            let is_latin = |&unit: &u16| self.chars[usize::from(class(unit))].is_ascii_lowercase();
            if fields.body.iter().any(is_latin) {
                grams.add_latin(doc);
            }
            if fields.title.iter().any(is_latin) {
                grams.add_latin_title(doc);
            }
            grams.titles.add(doc, fields.title, traits);
            let parts = [
                (fields.codes, Part::Label),
                (fields.title, Part::Title),
                (fields.labels, Part::Label),
            ];
            for (field, part) in parts.into_iter().chain([(fields.body, Part::Body)]) {
                row.clear();
                // A match in a title goes across its marks.
                let passed = |unit: &u16| part == Part::Title && *unit == STOP;
                row.extend(field.iter().filter(|unit| !passed(unit)).map(|&unit| class(unit)));
                grams.add(doc, &row, traits, part);
            }
        }
        grams.codes.finish();
        grams.titles.finish();
        grams
    }

    fn traits(&self, class: usize) -> Traits {
        let c = self.chars[class];
        if class == usize::from(STOP) {
            return Traits::default();
        }
        let mut traits = Traits { hanzi: !c.is_ascii_alphanumeric(), ..Traits::default() };
        for &sound in self.sounds(class) {
            let mut letters = self.syllables[usize::from(sound)].chars();
            if let Some(first) = letters.next() {
                traits.initials |= 1 << bucket(first);
                if let Some(second) = letters.next() {
                    traits.heads.extend(u16::try_from(pair_row(first, second)));
                }
            }
        }
        if traits.initials == 0 {
            traits.initials = 1 << if traits.hanzi { LETTERS - 1 } else { bucket(c) };
        }
        traits.heads.sort_unstable();
        traits.heads.dedup();
        traits
    }
}

/// Gives classes to characters while the index is built.
struct Classes {
    basic: Vec<u16>,
    others: HashMap<char, u16>,
    syllables: HashMap<&'static str, u16>,
}

impl Classes {
    fn new(index: &mut Index) -> Self {
        index.chars.push('\0');
        index.spans.extend([0, 0]);
        Self { basic: vec![STOP; 0x1_0000], others: HashMap::new(), syllables: HashMap::new() }
    }

    fn push(&mut self, index: &mut Index, text: &str, units: &mut Vec<u16>) {
        // Lengths of fields are u16, and so much nobody reads.
        let limit = units.len() + usize::from(u16::MAX) / 2;
        let mut start = START;
        let first = units.len();
        for c in text.chars() {
            match unit(c) {
                Unit::Char(c) if units.len() < limit => {
                    let class = self.class(index, c);
                    units.push(class | std::mem::take(&mut start));
                }
                Unit::Char(_) | Unit::Nothing => {}
                Unit::Gap => start = START,
                Unit::Stop => {
                    if units.len() > first && units.last() != Some(&STOP) {
                        units.push(STOP);
                    }
                    start = START;
                }
            }
        }
    }

    fn class(&mut self, index: &mut Index, c: char) -> u16 {
        let known = match self.basic.get(c as usize) {
            Some(&class) => class,
            None => self.others.get(&c).copied().unwrap_or(STOP),
        };
        if known != STOP || index.chars.len() >= usize::from(START) {
            return known;
        }
        let class = u16::try_from(index.chars.len()).unwrap_or(STOP);
        match self.basic.get_mut(c as usize) {
            Some(slot) => *slot = class,
            None => {
                self.others.insert(c, class);
            }
        }
        index.chars.push(c);
        let from = index.sounds.len();
        readings::each(c, |reading| {
            let sound = *self.syllables.entry(reading).or_insert_with(|| {
                index.syllables.push(reading);
                index.letters.push(reading.chars().next().map_or(0, letter));
                u16::try_from(index.syllables.len() - 1).unwrap_or(0)
            });
            if !index.sounds[from..].contains(&sound) {
                index.sounds.push(sound);
            }
        });
        index.spans.push(u32::try_from(index.sounds.len()).unwrap_or(u32::MAX));
        class
    }
}
