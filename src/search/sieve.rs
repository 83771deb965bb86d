//! Where a word can be at all, from the grams alone: the lattice walked over sets of documents.

use super::grams::{LETTERS, Rows, Set, bucket, everything, for_each_bit, join, keep};
use super::index::STOP;
use super::plan::Plan;
use super::word::FINISH;

/// Narrows a set to the documents that can hold a word. Tells whether all of them surely do, which
/// is so for one letter and for two.
pub(super) fn narrow(plan: &Plan, set: &mut Set, tolerant: bool) -> bool {
    let Some(grams) = &plan.index.grams else { return false };
    Sieve { plan, rows: &grams.whole, tolerant }.narrow(set);
    plan.word.is_short()
}

/// Narrows a set to the documents whose title can hold a word.
pub(super) fn narrow_to_titles(plan: &Plan, set: &mut Set, tolerant: bool) {
    if let Some(grams) = &plan.index.grams {
        Sieve { plan, rows: &grams.title, tolerant }.narrow(set);
    }
}

/// Narrows a set to the documents that can hold a word with gaps in their heads.
pub(super) fn narrow_with_gaps(plan: &Plan, set: &mut Set, tolerant: bool) {
    let Some(grams) = &plan.index.grams else { return };
    let sieve = Sieve { plan, rows: &grams.whole, tolerant };
    for place in 0..plan.word.len() {
        sieve.keep_own(place, set);
        if place == 0 || only_begins(plan.word.chars[place]) {
            let mut heads = vec![0; set.len()];
            let initials = sieve.initials(place);
            for_each_bit(initials, |letter| join(&mut heads, grams.head.letter(letter)));
            keep(set, &heads);
        }
    }
}

/// Tells whether a letter stands nowhere in a reading but at its start, so that what eats it begins
/// with it. In pinyin a e i o u v, the n, ng and r of finals, and the h of zh, ch, sh may follow; the
/// m of 噷 (hm) is not worth an exception.
fn only_begins(c: char) -> bool {
    c.is_ascii_lowercase()
        && !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'v' | 'n' | 'g' | 'r' | 'h')
}

struct Sieve<'p> {
    plan: &'p Plan<'p>,
    rows: &'p Rows,
    tolerant: bool,
}

impl Sieve<'_> {
    fn typed(&self, place: usize) -> bool {
        self.plan.word.chars[place].is_ascii_lowercase()
    }

    /// Returns the letters that a unit can start with which eats at a place.
    fn initials(&self, place: usize) -> u32 {
        let c = self.plan.word.chars[place];
        if self.tolerant && matches!(c, 'n' | 'l') {
            return 1 << bucket('n') | 1 << bucket('l');
        }
        if self.typed(place) || c.is_ascii_digit() {
            return 1 << bucket(c);
        }
        self.plan.index.initials(self.plan.classes[place])
    }

    fn narrow(&self, set: &mut Set) {
        let len = self.plan.word.len();
        let mut from: Vec<Set> = vec![vec![]; len + 1];
        for place in (0..len).rev() {
            from[place] = self.holders(place, &from);
        }
        keep(set, &from[0]);
    }

    /// Returns the documents that can hold the word from a place on, where a unit starts;
    /// `from` has the answer for later places.
    fn holders(&self, place: usize, from: &[Set]) -> Set {
        let mut holders = vec![0; self.plan.index.len().div_ceil(64)];
        let bites = self.plan.all_bites(place);
        let rest = self.plan.word.len() - place;
        for taken in (1..8).filter(|n| bites >> n & 1 != 0 && *n <= rest) {
            let mut set = self.starting(place, taken);
            if taken < rest {
                keep(&mut set, &self.pairs(place, place + taken));
                keep(&mut set, &from[place + taken]);
            }
            join(&mut holders, &set);
        }
        if bites & FINISH != 0 {
            join(&mut holders, &self.starting(place, rest));
        }
        self.keep_own(place, &mut holders);
        holders
    }

    /// Returns the documents with a unit that can eat so many characters at a place.
    fn starting(&self, place: usize, taken: usize) -> Set {
        let mut set = vec![0; self.plan.index.len().div_ceil(64)];
        let second = (taken >= 2 && !self.tolerant).then(|| self.plan.word.chars[place + 1]);
        for_each_bit(self.initials(place), |letter| {
            let row = match second {
                Some(second) => self.rows.reading(letter, bucket(second)),
                None => self.rows.letter(letter),
            };
            join(&mut set, row);
        });
        set
    }

    fn pairs(&self, first: usize, second: usize) -> Set {
        let mut set = vec![0; self.plan.index.len().div_ceil(64)];
        for_each_bit(self.initials(first), |a| {
            for_each_bit(self.initials(second), |b| join(&mut set, self.rows.pair(a, b)));
        });
        set
    }

    /// Keeps the documents that have the hanzi at a place.
    fn keep_own(&self, place: usize, set: &mut Set) {
        let class = self.plan.classes[place];
        let c = self.plan.word.chars[place];
        if !self.typed(place) {
            match class {
                STOP => set.fill(0),
                _ if c.is_ascii_digit() => keep(set, self.rows.letter(LETTERS - 1)),
                _ => keep(set, self.rows.hanzi(class)),
            }
        }
    }
}

/// Returns the documents of an index that a word with gaps is looked for in.
pub(super) fn for_gaps(plans: &[Plan], docs: usize, tolerant: bool) -> Set {
    let mut set = everything(docs);
    for plan in plans {
        narrow_with_gaps(plan, &mut set, tolerant);
    }
    set
}
