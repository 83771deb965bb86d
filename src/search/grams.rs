//! Sets of documents by what is in them: which letter starts a unit, which two start neighbours,
//! which hanzi. They say quickly where a word can be at all, and for one or two letters where it is.

use super::codes::Codes;
use super::titles::Titles;

/// Buckets of letters: a–z, and one for digits and other letters.
pub(super) const LETTERS: usize = 27;
/// Buckets of hanzi.
const HANZI: usize = 256;

/// A set of documents, a bit each.
pub(super) type Set = Vec<u64>;

/// The sets. A row is empty while no document is in it.
#[derive(Debug, Clone, Default)]
pub(super) struct Grams {
    words: usize,
    /// Of everything.
    pub whole: Rows,
    /// Of code, title, tags and category; without hanzi.
    pub head: Rows,
    /// Of the title.
    pub title: Rows,
    pub codes: Codes,
    pub titles: Titles,
    /// The documents with a Latin letter in their text.
    pub latin: Set,
    /// The documents with a Latin letter in their title.
    pub latin_titles: Set,
}

/// The sets of one part of the documents.
#[derive(Debug, Clone, Default)]
pub(super) struct Rows {
    letter: Vec<Set>,
    pair: Vec<Set>,
    reading: Vec<Set>,
    hanzi: Vec<Set>,
}

/// What the grams need to know of a unit.
#[derive(Debug, Clone, Default)]
pub(super) struct Traits {
    /// The letters that its readings (or itself) start with, a bit each.
    pub initials: u32,
    /// First and second letters of its readings, as rows of pairs.
    pub heads: Vec<u16>,
    /// Whether it is neither a Latin letter nor a digit.
    pub hanzi: bool,
}

/// Returns the bucket of a letter.
pub(super) fn bucket(c: char) -> usize {
    if c.is_ascii_lowercase() { usize::from(c as u8 - b'a') } else { LETTERS - 1 }
}

/// Returns the row of two letters.
pub(super) fn pair_row(first: char, second: char) -> usize {
    bucket(first) * LETTERS + bucket(second)
}

/// A field of a document as the grams note it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Code, tags and category.
    Label,
    Title,
    Body,
}

impl Rows {
    fn new() -> Self {
        Self {
            letter: vec![vec![]; LETTERS],
            pair: vec![vec![]; LETTERS * LETTERS],
            reading: vec![vec![]; LETTERS * LETTERS],
            hanzi: vec![vec![]; HANZI],
        }
    }

    /// The documents with a unit that starts with the letter of a bucket.
    pub(super) fn letter(&self, letter: usize) -> &[u64] {
        &self.letter[letter]
    }

    /// The documents with neighbours that start with these letters.
    pub(super) fn pair(&self, first: usize, second: usize) -> &[u64] {
        &self.pair[first * LETTERS + second]
    }

    /// The documents with a reading that starts with these two letters.
    pub(super) fn reading(&self, first: usize, second: usize) -> &[u64] {
        &self.reading[first * LETTERS + second]
    }

    pub(super) fn hanzi(&self, class: u16) -> &[u64] {
        &self.hanzi[usize::from(class) % HANZI]
    }

    fn all(&self) -> impl Iterator<Item = &Set> {
        [&self.letter, &self.pair, &self.reading, &self.hanzi].into_iter().flatten()
    }
}

impl Grams {
    pub(super) fn new(docs: usize) -> Self {
        Self {
            words: docs.div_ceil(64),
            whole: Rows::new(),
            head: Rows::new(),
            title: Rows::new(),
            codes: Codes::default(),
            titles: Titles::default(),
            latin: vec![],
            latin_titles: vec![],
        }
    }

    /// Notes that the text of a document has a Latin letter.
    pub(super) fn add_latin(&mut self, doc: usize) {
        put(&mut self.latin, self.words, doc);
    }

    /// Notes that the title of a document has a Latin letter.
    pub(super) fn add_latin_title(&mut self, doc: usize) {
        put(&mut self.latin_titles, self.words, doc);
    }

    /// Notes the units of a part of a document; class 0 is a stop.
    pub(super) fn add(&mut self, doc: usize, classes: &[u16], traits: &[Traits], part: Part) {
        let Self { words, whole, head, title, .. } = self;
        let head = (part != Part::Body).then_some(head);
        let title = (part == Part::Title).then_some(title);
        let mut parts = [Some(whole), head, title];
        let set = |row: &mut Set| put(row, *words, doc);
        let (mut before, mut seen) = (0u32, 0u32);
        for &class in classes {
            let unit = &traits[usize::from(class)];
            for rows in parts.iter_mut().flatten() {
                for_each_bit(before, |first| {
                    for_each_bit(unit.initials, |second| {
                        set(&mut rows.pair[first * LETTERS + second]);
                    });
                });
                for &row in &unit.heads {
                    set(&mut rows.reading[usize::from(row)]);
                }
            }
            if unit.hanzi {
                let [whole, _, title] = &mut parts;
                for rows in [whole, title].into_iter().flatten() {
                    set(&mut rows.hanzi[usize::from(class) % HANZI]);
                }
            }
            seen |= unit.initials;
            before = unit.initials;
        }
        for rows in parts.iter_mut().flatten() {
            for_each_bit(seen, |letter| set(&mut rows.letter[letter]));
        }
    }

    /// The documents with code, title, tags or category in which one letter or two can be eaten.
    pub(super) fn heads_with(&self, letters: &[char]) -> Set {
        match letters {
            [first] => self.head.letter(bucket(*first)).to_vec(),
            [first, second, ..] => {
                let (first, second) = (bucket(*first), bucket(*second));
                let mut heads = vec![0; self.words];
                join(&mut heads, self.head.pair(first, second));
                join(&mut heads, self.head.reading(first, second));
                heads
            }
            [] => vec![],
        }
    }

    pub(super) fn bytes(&self) -> usize {
        let rows = [&self.whole, &self.head, &self.title].into_iter().flat_map(Rows::all);
        let rows = rows.map(|row| row.capacity() * 8 + size_of::<Set>());
        let latin = self.latin.capacity() + self.latin_titles.capacity();
        rows.sum::<usize>() + self.codes.bytes() + self.titles.bytes() + latin * 8
    }
}

/// Puts a document into a row.
fn put(row: &mut Set, words: usize, doc: usize) {
    if row.is_empty() {
        row.resize(words, 0);
    }
    row[doc / 64] |= 1 << (doc % 64);
}

/// Calls `each` with the place of every bit.
pub(super) fn for_each_bit(mut bits: u32, mut each: impl FnMut(usize)) {
    while bits != 0 {
        each(bits.trailing_zeros() as usize);
        bits &= bits - 1;
    }
}

/// Keeps of a set what is in another; an empty row holds nothing.
pub(super) fn keep(set: &mut [u64], row: &[u64]) {
    if row.is_empty() {
        set.fill(0);
    }
    set.iter_mut().zip(row).for_each(|(word, &other)| *word &= other);
}

/// Adds another set to a set.
pub(super) fn join(set: &mut [u64], row: &[u64]) {
    set.iter_mut().zip(row).for_each(|(word, &other)| *word |= other);
}

/// Returns the set of all of a number of documents.
pub(super) fn everything(docs: usize) -> Set {
    let mut set = vec![u64::MAX; docs.div_ceil(64)];
    if let (Some(last), 1..) = (set.last_mut(), docs % 64) {
        *last = (1u64 << (docs % 64)) - 1;
    }
    set
}

/// Takes the documents of another set out of a set; an empty row holds nothing.
pub(super) fn take_out(set: &mut [u64], row: &[u64]) {
    set.iter_mut().zip(row).for_each(|(word, &other)| *word &= !other);
}

/// Tells whether a document is in a set.
pub(super) fn holds(set: &[u64], doc: usize) -> bool {
    set.get(doc / 64).is_some_and(|word| word >> (doc % 64) & 1 != 0)
}

/// Returns the documents of a set in order.
pub(super) fn members(set: &[u64]) -> impl Iterator<Item = usize> + '_ {
    set.iter().enumerate().flat_map(|(i, &word)| {
        let mut left = word;
        std::iter::from_fn(move || {
            (left != 0).then(|| {
                let bit = left.trailing_zeros() as usize;
                left &= left - 1;
                i * 64 + bit
            })
        })
    })
}
