//! The codes in order: which phrases have one that starts as typed, without reading any of them.

use super::index::{STOP, class};

/// How many classes of a code are compared here.
const KEPT: usize = 4;

/// The codes and aliases of all phrases.
#[derive(Debug, Clone, Default)]
pub(super) struct Codes {
    /// In the order of their heads.
    entries: Vec<Entry>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    /// The first classes, the very first one highest.
    head: u64,
    doc: u32,
    /// How long the code is; nothing where the phrase has several.
    len: u16,
}

/// A phrase with a code that may start as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Candidate {
    pub doc: usize,
    /// How long the code is. Without it the codes have to be read: the phrase has several, or more
    /// was typed than is kept of them.
    pub len: Option<usize>,
}

impl Codes {
    /// Notes the codes of a phrase, with stops between.
    pub(super) fn add(&mut self, doc: usize, codes: &[u16]) {
        let several = codes.contains(&STOP);
        for code in codes.split(|&unit| unit == STOP).filter(|code| !code.is_empty()) {
            let len = if several { 0 } else { u16::try_from(code.len()).unwrap_or(0) };
            let doc = u32::try_from(doc).unwrap_or(u32::MAX);
            self.entries.push(Entry { head: head(code), doc, len });
        }
    }

    /// Puts them in order, when all are noted.
    pub(super) fn finish(&mut self) {
        self.entries.sort_unstable();
        self.entries.shrink_to_fit();
    }

    /// The phrases with a code that may start with these classes. One may come several times.
    pub(super) fn starting(&self, classes: &[u16]) -> impl Iterator<Item = Candidate> {
        let kept = classes.len().min(KEPT);
        let first = head(classes);
        let last = first | u64::MAX.checked_shr(16 * kept as u32).unwrap_or(0);
        let known = !classes.is_empty() && !classes.contains(&STOP);
        let from = self.entries.partition_point(|entry| entry.head < first);
        let after = &self.entries[if known { from } else { self.entries.len() }..];
        let after = &after[..after.partition_point(|entry| entry.head <= last)];
        let told = classes.len() <= KEPT;
        after.iter().map(move |entry| Candidate {
            doc: entry.doc as usize,
            len: (told && entry.len > 0).then_some(usize::from(entry.len)),
        })
    }

    pub(super) fn bytes(&self) -> usize {
        self.entries.capacity() * size_of::<Entry>()
    }
}

fn head(code: &[u16]) -> u64 {
    let class_at = |at: usize| code.get(at).map_or(STOP, |&unit| class(unit));
    (0..KEPT).fold(0, |head, at| head << 16 | u64::from(class_at(at)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_found_by_their_heads() {
        let mut codes = Codes::default();
        codes.add(0, &[7, 8]);
        codes.add(1, &[7, 8, 9, 9, 9]);
        codes.add(2, &[7, STOP, 8, 8]);
        codes.add(3, &[]);
        codes.add(4, &[9]);
        codes.finish();
        let found = |classes: &[u16]| -> Vec<(usize, Option<usize>)> {
            codes.starting(classes).map(|c| (c.doc, c.len)).collect()
        };
        assert_eq!(found(&[7]), [(2, None), (0, Some(2)), (1, Some(5))]);
        assert_eq!(found(&[8]), [(2, None)]);
        assert_eq!(found(&[7, 8, 9, 9]), [(1, Some(5))]);
        assert_eq!(found(&[7, 8, 9, 9, 9]), [(1, None)]);
        assert_eq!(found(&[9]), [(4, Some(1))]);
        assert_eq!(found(&[6]), []);
        assert_eq!(found(&[]), []);
        assert_eq!(found(&[7, STOP]), []);
    }
}
