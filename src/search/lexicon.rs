//! The words of the trade made ready to be looked up.
//!
//! Owns the forms of words: stems, the words that say no, those that tell nothing. The words
//! themselves stand in [`super::trade`].

use super::trade::{NOISE, NOT, SAME};
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// The longest word of the trade: hanzi, or English words.
pub(super) const LONGEST: (usize, usize) = (8, 4);

/// What a word is to the trade.
#[derive(Debug)]
pub(super) enum Sense {
    Noise,
    Groups(Vec<u16>),
}

/// What the words of the trade mean.
#[derive(Debug)]
pub(super) struct Lexicon {
    /// By the hanzi, or by the stems with blanks between.
    pub senses: HashMap<String, Sense>,
    /// The words of each group that are looked for.
    pub groups: Vec<Vec<Vec<char>>>,
}

/// The words of the trade, made ready at the first sentence.
pub(super) fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| {
        let mut senses: HashMap<String, Sense> = HashMap::new();
        let noise = NOISE.iter().flat_map(|line| line.split_whitespace());
        senses.extend(noise.filter(|word| !is_english(word)).map(|w| (w.to_owned(), Sense::Noise)));
        let mut groups = Vec::with_capacity(SAME.len());
        for (n, line) in (0u16..).zip(SAME) {
            let mut terms: Vec<Vec<char>> = Vec::new();
            for word in line.split_whitespace() {
                let parts: Vec<&str> = word.split(['_', '-']).collect();
                let (key, term) = match parts.split_last() {
                    Some((last, before)) if is_english(word) => {
                        let key: Vec<String> = parts.iter().map(|part| stem(part)).collect();
                        (key.join(" "), before.concat() + &stem(last))
                    }
                    _ => (word.to_owned(), word.to_owned()),
                };
                match senses.entry(key).or_insert_with(|| Sense::Groups(Vec::new())) {
                    Sense::Groups(of) if !of.contains(&n) => of.push(n),
                    Sense::Groups(_) | Sense::Noise => {}
                }
                let term: Vec<char> = term.chars().collect();
                if term.len() > 1 {
                    terms.push(term);
                }
            }
            groups.push(terms);
        }
        Lexicon { senses, groups }
    })
}

/// What every word that says no is to the lexicon.
pub(super) const NO: &str = "not";

fn is_english(word: &str) -> bool {
    word.is_ascii()
}

/// Whether an English word tells nothing by itself.
pub(super) fn is_silent(word: &str) -> bool {
    static SILENT: OnceLock<HashSet<&'static str>> = OnceLock::new();
    let silent = SILENT.get_or_init(|| {
        NOISE.iter().flat_map(|line| line.split_whitespace()).filter(|w| is_english(w)).collect()
    });
    silent.contains(word)
}

/// Takes the usual endings off an English word: `shipped` and `shipping` become `ship`. All words
/// that say no become one.
pub(super) fn stem(word: &str) -> String {
    const LEAST: usize = 3;
    if NOT.contains(&word) {
        return NO.to_owned();
    }
    let mut stem = word;
    for ending in ["ies", "ing", "ed", "es", "s"] {
        if let Some(rest) = stem.strip_suffix(ending)
            && rest.len() >= LEAST
            && !rest.ends_with('s')
        {
            stem = rest;
            break;
        }
    }
    let letters = stem.as_bytes();
    if let [.., a, b] = letters
        && a == b
        && stem.len() > LEAST
        && stem.len() < word.len()
        && !matches!(a, b'l' | b's')
    {
        stem = &stem[..stem.len() - 1];
    }
    stem.strip_suffix(['e', 'y', 'i']).filter(|rest| rest.len() >= LEAST).unwrap_or(stem).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_meet() {
        for (one, other) in [
            ("shipped", "shipping"),
            ("ship", "ships"),
            ("arrive", "arrived"),
            ("exchange", "exchanging"),
            ("parcel", "parcels"),
            ("reply", "replies"),
            ("size", "sizes"),
        ] {
            assert_eq!(stem(one), stem(other), "{one} {other}");
        }
    }

    #[test]
    fn every_word_of_the_trade_can_be_said() {
        for line in SAME {
            for word in line.split_whitespace() {
                let long = word.chars().count();
                assert!(is_english(word) || long <= LONGEST.0, "{word} is too long to be found");
                assert!(!is_english(word) || word.split('_').count() <= LONGEST.1, "{word}");
            }
        }
    }
}
