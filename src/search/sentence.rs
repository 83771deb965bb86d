//! Phrases that fit a buyer's sentence: those that share its rare ideas, in their titles and tags
//! before their texts.
//!
//! One pass over the rows of the index finds which ideas of a [`Talk`] each phrase holds; how rare
//! an idea is comes from the same pass. Nothing is kept between searches.

use super::index::{Index, STOP, class, starts_word};
use super::talk::{Talk, stem_fits};

/// What an idea counts for where it stands.
const TITLE: f32 = 3.0;
const LABEL: f32 = 2.6;
const CATEGORY: f32 = 0.8;
const BODY: f32 = 0.9;
/// How much a title that the sentence says in full is better than one of which it says nothing.
const COVERED: f32 = 0.35;
/// What is said so much worse than the best is left out.
const WORST: f32 = 0.22;
/// A score point.
const POINT: f32 = 100.0;

/// A term in the classes of an index.
struct Known {
    idea: u16,
    weight: f32,
    english: bool,
    classes: Vec<u16>,
}

/// What one phrase holds.
struct Held {
    doc: u32,
    idea: u16,
    weight: f32,
}

/// Calls `take` with the documents that fit a sentence and how well, in the order of the index;
/// `wanted` tells which may be taken.
pub(super) fn search(
    index: &Index,
    talk: &Talk,
    wanted: impl Fn(usize) -> bool,
    mut take: impl FnMut(usize, i32),
) {
    let scan = Scan::new(index, talk);
    let ideas = talk.ideas.len();
    let mut held: Vec<Held> = Vec::new();
    let mut holders = vec![0u32; ideas];
    let mut covered: Vec<(u32, f32)> = Vec::new();
    let mut best = vec![0.0f32; ideas];
    for doc in 0..index.len() {
        let fields = index.fields(doc);
        let mut any = false;
        let mut said = 0;
        let mut note = |known: &Known, place: f32| {
            let best = &mut best[usize::from(known.idea)];
            *best = best.max(known.weight * place);
            any = true;
        };
        scan.each(fields.title, true, |known, at| {
            let end = at + known.classes.len();
            said += known.classes.len().min(end.saturating_sub(said));
            note(known, TITLE);
        });
        // A single hanzi says something in a few words only.
        let category = fields.labels.iter().rposition(|&u| u == STOP).map_or(0, |at| at + 1);
        scan.each(&fields.labels[..category], true, |known, _| note(known, LABEL));
        scan.each(&fields.labels[category..], false, |known, _| note(known, CATEGORY));
        scan.each(fields.body, false, |known, _| note(known, BODY));
        if !any {
            continue;
        }
        let doc = u32::try_from(doc).unwrap_or(u32::MAX);
        for (idea, weight) in best.iter_mut().enumerate().filter(|(_, weight)| **weight > 0.0) {
            holders[idea] += 1;
            let idea = u16::try_from(idea).unwrap_or(0);
            held.push(Held { doc, idea, weight: std::mem::take(weight) });
        }
        let title = fields.title.iter().filter(|&&u| u != STOP).count().max(1);
        covered.push((doc, (said as f32 / title as f32).min(1.0)));
    }
    let all = index.len() as f32;
    let rare: Vec<f32> = holders.iter().map(|&n| ((all + 1.0) / (n as f32 + 0.5)).ln()).collect();
    let scores: Vec<(usize, f32)> = held
        .chunk_by(|a, b| a.doc == b.doc)
        .zip(&covered)
        .map(|(ideas, &(doc, share))| {
            let sum: f32 = ideas.iter().map(|h| h.weight * rare[usize::from(h.idea)]).sum();
            (doc as usize, sum * (1.0 + COVERED * share))
        })
        .filter(|&(doc, _)| wanted(doc))
        .collect();
    let top = scores.iter().fold(0.0f32, |top, &(_, score)| top.max(score));
    for (doc, score) in scores.into_iter().filter(|&(_, score)| score >= top * WORST) {
        take(doc, (score * POINT).clamp(1.0, 60_000.0) as i32);
    }
}

/// The terms of a sentence, found by their first two classes.
struct Scan {
    terms: Vec<Known>,
    /// The terms that begin with each class, as a range of `terms`; and the single hanzi among them.
    spans: Vec<(u16, u16)>,
    ones: Vec<Option<u16>>,
    /// A bit for every two classes that a longer term may begin with: most units end here.
    pairs: Vec<u64>,
    /// Classes of Latin letters and digits.
    letters: Vec<bool>,
}

/// The bit of two classes among `PAIRS`.
fn pair(first: u16, second: u16) -> (usize, u64) {
    const PLACES: u32 = PAIRS as u32 * 64;
    let place = (u32::from(first) * 0x9e37 + u32::from(second)) % PLACES;
    (place as usize / 64, 1 << (place % 64))
}

/// Words of 64 bits: 65,536 places for some hundred pairs.
const PAIRS: usize = 1024;

impl Scan {
    fn new(index: &Index, talk: &Talk) -> Self {
        let said =
            || (0u16..).zip(&talk.ideas).flat_map(|(n, i)| i.terms.iter().map(move |t| (n, t)));
        let mut chars: Vec<char> = said().flat_map(|(_, t)| t.chars.iter().copied()).collect();
        chars.sort_unstable();
        chars.dedup();
        let mut classes = vec![STOP; chars.len()];
        for (n, c) in (0u16..).zip(&index.chars).skip(1) {
            if let Ok(at) = chars.binary_search(c) {
                classes[at] = n;
            }
        }
        let class_of = |c: &char| chars.binary_search(c).map_or(STOP, |at| classes[at]);
        let mut terms: Vec<Known> = said()
            .map(|(idea, term)| Known {
                idea,
                weight: term.weight,
                english: term.is_english(),
                classes: term.chars.iter().map(class_of).collect(),
            })
            .filter(|known| !known.classes.contains(&STOP))
            .collect();
        terms.sort_by_key(|known| known.classes[0]);
        let mut spans = vec![(0, 0); index.chars.len()];
        let mut ones = vec![None; index.chars.len()];
        let mut pairs = vec![0; PAIRS];
        for (n, known) in (0u16..).zip(&terms) {
            let first = usize::from(known.classes[0]);
            let Some(&second) = known.classes.get(1) else {
                ones[first] = Some(n);
                continue;
            };
            let span = &mut spans[first];
            *span = if span.1 == 0 { (n, n + 1) } else { (span.0, n + 1) };
            let (word, bit) = pair(known.classes[0], second);
            pairs[word] |= bit;
        }
        let letters = index.chars.iter().map(char::is_ascii_alphanumeric).collect();
        Self { terms, spans, ones, pairs, letters }
    }

    /// Calls `found` with every term in a field and its place; with single hanzi on wish.
    fn each(&self, field: &[u16], ones: bool, mut found: impl FnMut(&Known, usize)) {
        if ones {
            for (at, &unit) in field.iter().enumerate() {
                if let Some(n) = self.ones[usize::from(class(unit))] {
                    found(&self.terms[usize::from(n)], at);
                }
            }
        }
        for (at, two) in field.windows(2).enumerate() {
            let first = class(two[0]);
            let (word, bit) = pair(first, class(two[1]));
            if self.pairs[word] & bit == 0 {
                continue;
            }
            let (from, to) = self.spans[usize::from(first)];
            for known in &self.terms[usize::from(from)..usize::from(to)] {
                if known.classes.len() > 1 && self.is_at(known, &field[at..]) {
                    found(known, at);
                }
            }
        }
    }

    fn is_at(&self, known: &Known, rest: &[u16]) -> bool {
        let len = known.classes.len();
        if rest.len() < len || rest.iter().zip(&known.classes).any(|(&u, &c)| class(u) != c) {
            return false;
        }
        let goes_on = |&unit: &u16| !starts_word(unit) && self.letters[usize::from(class(unit))];
        !known.english || stem_fits(len, starts_word(rest[0]), rest[len..].iter().map(goes_on))
    }
}
