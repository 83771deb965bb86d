//! The walk: can a word be eaten by a row of units, one after the other?

use super::word::{Bites, FINISH, PASS};

/// Walks from the first unit on; `bite(unit, place)` says what a unit can eat at a place of the
/// word. Returns how many units it took, the fewest possible.
pub(super) fn walk(
    word_len: usize,
    units: usize,
    mut bite: impl FnMut(usize, usize) -> Bites,
) -> Option<usize> {
    let mut places = 1u64;
    for unit in 0..units {
        let mut next = 0u64;
        while places != 0 {
            let place = places.trailing_zeros() as usize;
            places &= places - 1;
            let bites = bite(unit, place);
            if bites & FINISH != 0 {
                return Some(unit + 1);
            }
            let bites = if bites == PASS { 1 } else { u64::from(bites) };
            next |= bites << place;
        }
        if next >> word_len & 1 != 0 {
            return Some(unit + 1);
        }
        if next == 0 {
            return None;
        }
        places = next;
    }
    None
}

/// Walks like [`walk`], but may skip units. Tells whether the word can be eaten.
pub(super) fn walk_with_gaps(
    word_len: usize,
    units: usize,
    mut bite: impl FnMut(usize, usize) -> Bites,
) -> bool {
    let mut places = 1u64;
    for unit in 0..units {
        let mut rest = places;
        while rest != 0 {
            let place = rest.trailing_zeros() as usize;
            rest &= rest - 1;
            let bites = bite(unit, place);
            if bites & FINISH != 0 {
                return true;
            }
            places |= u64::from(bites) << place;
        }
        if places >> word_len & 1 != 0 {
            return true;
        }
    }
    false
}

/// Returns how good a match is by its place in a field: from the start, the whole, at a word.
pub(super) fn place_score(start: usize, taken: usize, field: usize, at_word: bool) -> i32 {
    let small = |n: usize| i32::try_from(n.min(15)).unwrap_or(15);
    let mut score = 32 - small(start) - small(field - (start + taken).min(field));
    if start == 0 {
        score += 32;
    } else if at_word {
        score += 16;
    }
    if start == 0 && taken >= field {
        score += 32;
    }
    score
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::word::words;

    fn taken(query: &str, text: &str) -> Option<usize> {
        let word = &words(query, false)[0];
        let chars: Vec<char> = text.chars().collect();
        walk(word.len(), chars.len(), |unit, place| word.bites(place, chars[unit]))
    }

    #[test]
    fn every_way_of_typing_is_eaten() {
        for query in ["议价", "yijia", "yj", "yij", "yiji", "yjia", "议j", "议jia", "yi价", "y价"]
        {
            assert_eq!(taken(query, "议价吧"), Some(2), "{query}");
        }
        for query in ["yijiaba", "yjb", "y"] {
            assert!(taken(query, "议价吧").is_some(), "{query}");
        }
        for query in ["jia", "yija吧", "yb", "yjj", "yijiab吧x"] {
            assert_eq!(taken(query, "议价吧"), None, "{query}");
        }
        assert_eq!(taken("xian", "西安"), Some(2));
        assert_eq!(taken("xian", "先"), Some(1));
        assert_eq!(taken("7t", "7天无理由"), Some(2));
    }

    #[test]
    fn better_places_score_more() {
        let whole = place_score(0, 2, 2, true);
        let head = place_score(0, 2, 6, true);
        let word = place_score(3, 2, 6, true);
        let inside = place_score(3, 2, 6, false);
        assert!(whole > head && head > word && word > inside);
    }
}
