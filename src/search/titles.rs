//! Titles by the letters they begin with, the best first: of many that hold one letter or two, only
//! those that would be seen are read.

use super::grams::{LETTERS, Traits, bucket, for_each_bit, pair_row};
use super::index::{STOP, class};
use super::plan::placed;

/// Rows of one letter, of two units' first letters, and of the first two letters of one unit.
const PAIRS: usize = LETTERS;
const READINGS: usize = PAIRS + LETTERS * LETTERS;
/// More than any match scores.
const TOP: i32 = 96;

/// What all titles begin with.
#[derive(Debug, Clone, Default)]
pub(super) struct Titles {
    /// Row, what it scores less than the top, document; in this order.
    entries: Vec<u64>,
}

/// A title that begins as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Beginning {
    pub doc: usize,
    /// What it scores at the most.
    pub most: i32,
}

impl Titles {
    /// Notes the title of a document, with stops for its marks.
    pub(super) fn add(&mut self, doc: usize, title: &[u16], traits: &[Traits]) {
        let Some(first) = title.first() else { return };
        let first = &traits[usize::from(class(*first))];
        let mut put = |row: usize, taken: usize| {
            let less = u64::from((TOP - placed(title, 0, taken)).unsigned_abs());
            self.entries.push((row as u64) << 48 | less << 32 | doc as u64);
        };
        for_each_bit(first.initials, |letter| put(letter, 1));
        first.heads.iter().for_each(|&head| put(READINGS + usize::from(head), 1));
        let second = title.iter().enumerate().skip(1).find(|(_, unit)| **unit != STOP);
        let Some((at, second)) = second else { return };
        let second = &traits[usize::from(class(*second))];
        for_each_bit(first.initials, |a| {
            for_each_bit(second.initials, |b| put(PAIRS + a * LETTERS + b, at + 1));
        });
    }

    /// Puts them in order, when all are noted.
    pub(super) fn finish(&mut self) {
        self.entries.sort_unstable();
        self.entries.shrink_to_fit();
    }

    /// The titles that begin with one letter or two, the best first and then in the order of the
    /// documents. Any other that holds them scores less than the last. One may come twice.
    pub(super) fn beginning(&self, letters: &[char]) -> impl Iterator<Item = Beginning> {
        let (mut one, mut other) = match letters {
            [a] => (self.row(bucket(*a)), &[][..]),
            [a, b] => {
                let row = pair_row(*a, *b);
                (self.row(PAIRS + row), self.row(READINGS + row))
            }
            _ => (&[][..], &[][..]),
        };
        std::iter::from_fn(move || {
            let place = |row: &[u64]| row.first().map(|entry| entry & 0xffff_ffff_ffff);
            let from = match (place(one), place(other)) {
                (Some(a), Some(b)) if b < a => &mut other,
                (None, _) => &mut other,
                _ => &mut one,
            };
            let (&entry, rest) = from.split_first()?;
            *from = rest;
            let most = TOP - i32::try_from(entry >> 32 & 0xffff).unwrap_or(TOP);
            Some(Beginning { doc: (entry & 0xffff_ffff) as usize, most })
        })
    }

    fn row(&self, row: usize) -> &[u64] {
        let start = |row| self.entries.partition_point(|entry| (entry >> 48) < row as u64);
        &self.entries[start(row)..start(row + 1)]
    }

    pub(super) fn bytes(&self) -> usize {
        self.entries.capacity() * size_of::<u64>()
    }
}
