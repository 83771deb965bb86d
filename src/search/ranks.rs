//! How much each phrase is used. Most are not: that is told by a bit, so that a search through
//! thousands need not look up a number for each.

use super::grams::{Set, holds};

/// How much each phrase is used, by document; more comes first within a tier. From
/// [`PINNED`](super::PINNED) on it is a favourite.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ranks {
    each: Vec<u32>,
    used: Set,
}

/// Nothing was used.
pub(super) static UNUSED: Ranks = Ranks { each: Vec::new(), used: Vec::new() };

impl Ranks {
    /// Returns the rank of a document; 0 when it was not used.
    pub(super) fn of(&self, doc: usize) -> u32 {
        if holds(&self.used, doc) { self.each[doc] } else { 0 }
    }

    /// Returns the documents that were used, a bit each.
    pub(super) fn used(&self) -> &[u64] {
        &self.used
    }
}

/// May be shorter than there are documents: the others were not used.
impl From<Vec<u32>> for Ranks {
    fn from(each: Vec<u32>) -> Self {
        let word = |ranks: &[u32]| {
            let bits = ranks.iter().enumerate().map(|(i, rank)| u64::from(*rank > 0) << i);
            bits.fold(0, |word, bit| word | bit)
        };
        Self { used: each.chunks(64).map(word).collect(), each }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_the_rank_that_was_given() {
        let each: Vec<u32> = (0..150).map(|doc| if doc % 7 == 0 { doc } else { 0 }).collect();
        let ranks = Ranks::from(each.clone());
        for doc in 0..200 {
            assert_eq!(ranks.of(doc), each.get(doc).copied().unwrap_or(0), "{doc}");
        }
        assert_eq!(ranks.used().iter().map(|word| word.count_ones()).sum::<u32>(), 21);
    }
}
