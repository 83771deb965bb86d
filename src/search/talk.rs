//! A buyer's sentence taken apart: the ideas in it, and the words that carry each idea.
//!
//! Owns reading a sentence by the words of the trade ([`super::lexicon`]). Knows no index.

use super::lexicon::{LONGEST, Lexicon, NO, Sense, is_silent, lexicon, stem};
use super::word::Word;
use std::collections::{HashMap, HashSet};

/// From so many hanzi, or so many English words, a query is a sentence whatever else it finds.
const LONG: (usize, usize) = (6, 4);
/// From so many it is one when nothing holds it as it stands.
const SHORT: (usize, usize) = (4, 3);
/// More is not read.
const MOST_IDEAS: usize = 160;
/// A word that was not said, but means the same.
const MEANT: f32 = 0.8;
/// What was said itself: two hanzi that the trade does not know, and those that it knows anyway.
const PAIR: (f32, f32) = (0.7, 0.35);
/// The same of one hanzi, which is looked for in titles and tags only.
const ONE: (f32, f32) = (0.3, 0.15);

/// A sentence.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Talk {
    pub ideas: Vec<Idea>,
    /// So many words are English.
    pub english: usize,
}

/// One thing that a sentence says.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Idea {
    pub terms: Vec<Term>,
}

/// A word that carries an idea.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Term {
    /// Hanzi, or an English stem without blanks.
    pub chars: Vec<char>,
    pub weight: f32,
}

impl Talk {
    /// Reads a query as a sentence; nothing when it is too short or says nothing. `alone` when
    /// nothing holds the query as it stands.
    pub(super) fn of(words: &[Word], alone: bool) -> Option<Self> {
        let letters = |c: &char| c.is_ascii_alphanumeric();
        let runs = |word: &Word| {
            let runs = word.chars.chunk_by(|a, b| letters(a) && letters(b)).count();
            if word.chars.iter().all(letters) { 0 } else { runs }
        };
        // `55kg穿S还是M`: each hanzi, and what is not one as a whole.
        let hanzi: usize = words.iter().map(runs).sum();
        let english = words.iter().filter(|w| w.chars.iter().all(letters)).count();
        let least = if alone { SHORT } else { LONG };
        if hanzi < least.0 && english < least.1 {
            return None;
        }
        let mut talk = Reader::new();
        let mut row: Vec<String> = Vec::new();
        for word in words {
            for run in word.chars.chunk_by(|a, b| letters(a) == letters(b)) {
                if letters(&run[0]) {
                    row.push(run.iter().collect());
                } else {
                    talk.english(&std::mem::take(&mut row));
                    talk.chinese(run);
                }
            }
        }
        talk.english(&row);
        talk.ideas.truncate(MOST_IDEAS);
        (!talk.ideas.is_empty()).then_some(Self { ideas: talk.ideas, english })
    }

    /// Whether it is English, so that its words one by one say little.
    pub(super) fn is_english(&self) -> bool {
        self.english >= LONG.1
    }
}

impl Term {
    /// Whether it is English: then it must start where a word starts.
    pub(super) fn is_english(&self) -> bool {
        self.chars[0].is_ascii_alphanumeric()
    }
}

/// Tells whether an English stem may stand where it was found: a word starts there, and what comes
/// behind it is no more than an ending (-s, -ed, -ing, -ment). `behind` says of each unit behind
/// the stem whether it goes on with the word.
pub(super) fn stem_fits(len: usize, start: bool, behind: impl Iterator<Item = bool>) -> bool {
    const ENDING: usize = 4;
    let most = if len > 2 { ENDING } else { 0 };
    start && behind.take(most + 1).take_while(|&more| more).count() <= most
}

struct Reader {
    lexicon: &'static Lexicon,
    ideas: Vec<Idea>,
    groups: HashMap<u16, usize>,
    seen: HashSet<Vec<char>>,
}

impl Reader {
    fn new() -> Self {
        Self { lexicon: lexicon(), ideas: vec![], groups: HashMap::new(), seen: HashSet::new() }
    }

    fn chinese(&mut self, run: &[char]) {
        let mut known = vec![false; run.len()];
        let mut noise = vec![false; run.len()];
        let lexicon = self.lexicon;
        let mut at = 0;
        while at < run.len() {
            let found = (1..=LONGEST.0.min(run.len() - at)).rev().find_map(|n| {
                Some((n, lexicon.senses.get(&run[at..at + n].iter().collect::<String>())?))
            });
            let Some((n, sense)) = found else {
                at += 1;
                continue;
            };
            match sense {
                Sense::Noise => noise[at..at + n].fill(true),
                Sense::Groups(groups) => {
                    known[at..at + n].fill(true);
                    self.meant(groups, &run[at..at + n]);
                }
            }
            at += n;
        }
        for (n, one) in run.chunks(1).enumerate().filter(|&(n, _)| !noise[n]) {
            self.literal(one, if known[n] { ONE.1 } else { ONE.0 });
        }
        for (n, pair) in run.windows(2).enumerate() {
            if noise[n] || noise[n + 1] {
                continue;
            }
            let weight = if known[n] && known[n + 1] { PAIR.1 } else { PAIR.0 };
            self.literal(pair, weight);
        }
    }

    fn english(&mut self, row: &[String]) {
        let lexicon = self.lexicon;
        let stems: Vec<String> = row.iter().map(|word| stem(word)).collect();
        let telling: Vec<usize> = (0..row.len()).filter(|&at| !is_silent(&row[at])).collect();
        let mut at = 0;
        while at < row.len() {
            // A phrase as it is said; else the next words that tell something.
            let behind = &telling[telling.partition_point(|&t| t < at)..];
            let as_said = (2..=LONGEST.1.min(row.len() - at)).rev();
            let as_said = as_said.map(|n| (at..at + n).collect::<Vec<usize>>());
            let in_short = (1..=LONGEST.1.min(behind.len())).rev().map(|n| behind[..n].to_vec());
            let known = |places: Vec<usize>| {
                let words: Vec<&str> = places.iter().map(|&at| stems[at].as_str()).collect();
                match lexicon.senses.get(&words.join(" "))? {
                    Sense::Groups(groups) => Some((groups, words.concat(), *places.last()?)),
                    Sense::Noise => None,
                }
            };
            let found = as_said.filter_map(&known).next().or_else(|| {
                if behind.first() == Some(&at) { in_short.filter_map(&known).next() } else { None }
            });
            if let Some((groups, said, last)) = found {
                let said: Vec<char> = said.chars().collect();
                self.meant(groups, &said);
                self.literal(&said, PAIR.1);
                at = last + 1;
                continue;
            }
            let said: Vec<char> = stems[at].chars().collect();
            // Numbers and codes stand in no phrase.
            let tells = behind.first() == Some(&at) && stems[at] != NO;
            if tells && !said[0].is_ascii_digit() && said.len() > 1 {
                self.literal(&said, 1.0);
            }
            at += 1;
        }
    }

    /// Notes what a word means. A word that means several things says each of them less surely.
    fn meant(&mut self, groups: &[u16], said: &[char]) {
        let sure = 1.0 / (groups.len() as f32).sqrt();
        for &group in groups {
            let at = *self.groups.entry(group).or_insert_with(|| {
                let terms = self.lexicon.groups[usize::from(group)].iter();
                let terms = terms.map(|chars| Term { chars: chars.clone(), weight: 0.0 });
                self.ideas.push(Idea { terms: terms.collect() });
                self.ideas.len() - 1
            });
            for term in &mut self.ideas[at].terms {
                let weight = if term.chars == said { sure } else { sure * MEANT };
                term.weight = term.weight.max(weight);
            }
        }
    }

    fn literal(&mut self, said: &[char], weight: f32) {
        if self.seen.insert(said.to_vec()) {
            self.ideas.push(Idea { terms: vec![Term { chars: said.to_vec(), weight }] });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::word::words;

    fn said(query: &str) -> Vec<String> {
        let talk = Talk::of(&words(query, false), true).unwrap_or_default();
        talk.ideas
            .iter()
            .filter_map(|idea| idea.terms.iter().max_by(|a, b| a.weight.total_cmp(&b.weight)))
            .map(|term| term.chars.iter().collect())
            .collect()
    }

    #[test]
    fn a_sentence_is_long_enough_and_says_something() {
        for query in ["议价", "物流异常", "yijia", "wl cui", "亲，你好，请问", "hi please can you"]
        {
            let strict = Talk::of(&words(query, false), false);
            assert_eq!(strict, None, "{query}");
        }
        assert!(Talk::of(&words("能便宜点吗", false), true).is_some());
        assert!(Talk::of(&words("能便宜点吗", false), false).is_none());
        assert!(Talk::of(&words("亲，我的快递怎么还没到呀", false), false).is_some());
        assert!(Talk::of(&words("where is my parcel", false), false).is_some());
    }

    #[test]
    fn ideas_are_the_words_that_tell_something() {
        let ideas = said("亲，请问这个快递到哪了呀？");
        assert!(ideas.contains(&"快递".to_owned()) && ideas.contains(&"到哪了".to_owned()));
        assert!(!ideas.iter().any(|idea| idea.contains('亲') || idea.contains('请')), "{ideas:?}");
        let ideas = said("Hi, my parcel hasn't arrived yet");
        assert!(ideas.contains(&"parcel".to_owned()), "{ideas:?}");
        assert!(!ideas.contains(&"my".to_owned()) && !ideas.contains(&"yet".to_owned()));
    }
}
