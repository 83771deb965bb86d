//! Matching of one short text, with the places to highlight: rows on screen, palette, help.

use super::Why;
use super::lattice::{place_score, walk};
use super::talk::{Talk, Term, stem_fits};
use super::units::{Placed, STOP, placed};
use super::word::{FINISH, PASS, Word, words};
use std::cell::OnceCell;

/// A query made ready to be held against many short texts.
#[derive(Debug, Clone)]
pub struct Matcher {
    words: Vec<Word>,
    /// What the query says as a sentence; read when a row asks for it.
    talk: OnceCell<Talk>,
}

/// A text that matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// How good; more is better. A literal match is better than one by pinyin.
    pub score: i32,
    /// The characters that were matched, as indices in characters, ascending.
    pub marks: Vec<usize>,
}

impl Matcher {
    /// Takes the words of a query; `tolerant` as in [`super::Options`].
    pub fn new(query: &str, tolerant: bool) -> Self {
        Self { words: words(query, tolerant), talk: OnceCell::new() }
    }

    /// Matches a label that must hold every word; marks in it are passed over. An empty query
    /// matches all, with score 0.
    pub fn find(&self, label: &str) -> Option<Found> {
        self.find_in(label, true)
    }

    pub(super) fn find_in(&self, text: &str, label: bool) -> Option<Found> {
        let units = placed(text);
        let mut found = Found { score: 0, marks: vec![] };
        for word in &self.words {
            let (score, from, to) = best(word, &units, label)?;
            found.score += score;
            found.marks.extend(eaten(&units[from..to]));
        }
        found.marks.sort_unstable();
        found.marks.dedup();
        Some(found)
    }

    /// Returns the characters of a title to highlight in a row that was hit: of each word that
    /// it holds its best place. With gaps only in a row that was hit with gaps.
    pub fn marks(&self, why: Why, title: &str) -> Vec<usize> {
        self.marks_in(why, title, true)
    }

    /// Returns the characters of a text to highlight; as [`Matcher::marks`], but no match goes
    /// across the marks of a text.
    pub fn marks_in_text(&self, why: Why, text: &str) -> Vec<usize> {
        self.marks_in(why, text, false)
    }

    fn marks_in(&self, why: Why, text: &str, label: bool) -> Vec<usize> {
        let units = placed(text);
        let mut marks = vec![];
        if why == Why::Sentence {
            let talk = self.talk.get_or_init(|| Talk::of(&self.words, true).unwrap_or_default());
            for term in talk.ideas.iter().flat_map(|idea| &idea.terms) {
                marks.extend(said(term, &units));
            }
        } else {
            for word in &self.words {
                if let Some((_, from, to)) = best(word, &units, label) {
                    marks.extend(eaten(&units[from..to]));
                } else if why == Why::Fuzzy {
                    marks.extend(with_gaps(word, &units));
                }
            }
        }
        marks.sort_unstable();
        marks.dedup();
        marks
    }
}

/// The places of the units that a match has eaten.
fn eaten(units: &[Placed]) -> impl Iterator<Item = usize> {
    units.iter().filter(|u| u.c != STOP).map(|u| u.at)
}

/// Returns all places of a term of a sentence.
fn said(term: &Term, units: &[Placed]) -> Vec<usize> {
    let len = term.chars.len();
    let goes_on = |u: &Placed| !u.start && u.c.is_ascii_alphanumeric();
    (0..units.len().saturating_sub(len - 1))
        .filter(|&from| units[from..from + len].iter().map(|u| &u.c).eq(&term.chars))
        .filter(|&from| {
            let behind = units[from + len..].iter().map(goes_on);
            !term.is_english() || stem_fits(len, units[from].start, behind)
        })
        .flat_map(|from| units[from..from + len].iter().map(|u| u.at))
        .collect()
}

/// Matches a query against one text: score and matched characters; see [`Matcher::find`].
pub fn match_text(query: &str, text: &str) -> Option<(i32, Vec<usize>)> {
    Matcher::new(query, false).find(text).map(|found| (found.score, found.marks))
}

/// Returns the characters of a text to highlight; see [`Matcher::marks_in_text`].
pub fn highlights(query: &str, tolerant: bool, why: Why, text: &str) -> Vec<usize> {
    Matcher::new(query, tolerant).marks_in_text(why, text)
}

/// Returns the best place of a word: its score, first unit and the unit behind the last.
fn best(word: &Word, units: &[Placed], label: bool) -> Option<(i32, usize, usize)> {
    let mut best: Option<(i32, usize, usize)> = None;
    for start in (0..units.len()).filter(|&at| units[at].c != STOP) {
        let rest = &units[start..];
        let bite = |u: usize, place| match rest[u].c {
            STOP if label => PASS,
            c => word.bites(place, c),
        };
        let Some(taken) = walk(word.len(), rest.len(), bite) else {
            continue;
        };
        let letters = rest[..taken].iter().map(|u| u.c).filter(|&c| c != STOP);
        let literal = letters.eq(word.chars.iter().copied());
        let score =
            place_score(start, taken, units.len(), rest[0].start) + if literal { 64 } else { 0 };
        if best.is_none_or(|(top, ..)| score > top) {
            best = Some((score, start, start + taken));
        }
    }
    best
}

/// Returns the places of a word that is eaten with gaps; the earliest units that do.
fn with_gaps(word: &Word, units: &[Placed]) -> Vec<usize> {
    let mut dead = vec![false; (units.len() + 1) * (word.len() + 1)];
    let mut path = vec![];
    if gap_path(word, units, 0, 0, &mut dead, &mut path) { path } else { vec![] }
}

fn gap_path(
    word: &Word,
    units: &[Placed],
    from: usize,
    place: usize,
    dead: &mut [bool],
    path: &mut Vec<usize>,
) -> bool {
    if place == word.len() {
        return true;
    }
    let state = from * (word.len() + 1) + place;
    if dead[state] {
        return false;
    }
    for (u, unit) in units.iter().enumerate().skip(from) {
        let bites = word.bites(place, unit.c);
        if bites == 0 {
            continue;
        }
        path.push(unit.at);
        if bites & FINISH != 0 {
            return true;
        }
        for n in (1..8).rev().filter(|n| bites >> n & 1 != 0) {
            if gap_path(word, units, u + 1, place + n, dead, path) {
                return true;
            }
        }
        path.pop();
    }
    dead[state] = true;
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_character_indices() {
        for (query, text, marks) in [
            ("yj", "关于议价", &[2, 3][..]),
            ("yijia", "关于议价", &[2, 3]),
            ("议j", "关于议价", &[2, 3]),
            ("yj", "议-价", &[0, 2]),
            ("价 y", "议价", &[0, 1]),
            ("wl", "查物流", &[1, 2]),
            ("cx wl", "物流查询", &[0, 1, 2, 3]),
            ("yinhang", "招商银行", &[2, 3]),
            ("changdu", "长度", &[0, 1]),
            ("huikuan", "还款回款", &[2, 3]),
            ("huankuan", "还款", &[0, 1]),
            ("７天", "7天", &[0, 1]),
            ("ok", "ＯＫ的", &[0, 1]),
            ("物流", "物\u{200b}流", &[0, 2]),
        ] {
            let found = match_text(query, text).unwrap_or_else(|| panic!("{query} in {text}"));
            assert_eq!(found.1, marks, "{query} in {text}");
        }
    }

    #[test]
    fn all_words_are_needed_and_only_a_label_is_crossed() {
        assert_eq!(match_text("yj wl", "议价"), None);
        assert_eq!(match_text("nhhy", "您好，欢迎光临").unwrap().1, [0, 1, 3, 4]);
        assert_eq!(match_text("好欢", "您好，欢迎光临").unwrap().1, [1, 3]);
        assert_eq!(highlights("yj", false, Why::Pinyin, "议，价"), Vec::<usize>::new());
        assert_eq!(match_text("", "议价"), Some((0, vec![])));
        assert_eq!(highlights("yj wl", false, Why::Text, "议价"), [0, 1]);
    }

    #[test]
    fn gaps_only_in_a_fuzzy_row() {
        assert_eq!(highlights("wx", false, Why::Fuzzy, "物流查询"), [0, 3]);
        assert_eq!(highlights("物询", false, Why::Fuzzy, "物流查询"), [0, 3]);
        assert_eq!(highlights("wuxun", false, Why::Fuzzy, "物流查询"), [0, 3]);
        assert_eq!(highlights("wx", false, Why::Pinyin, "物流查询"), Vec::<usize>::new());
    }

    #[test]
    fn a_sentence_lights_up_what_it_says() {
        let query = "亲，我的快递怎么三天了还没到呀";
        let title: Vec<char> = "请看物流到哪了".chars().collect();
        let marks = highlights(query, false, Why::Sentence, "请看物流到哪了");
        assert_eq!(marks.iter().map(|&m| title[m]).collect::<String>(), "物流到哪了");
        let query = "hi my parcel hasn't arrived";
        let marks = highlights(query, false, Why::Sentence, "A parcel, unparcelled");
        assert_eq!(marks, [2, 3, 4, 5, 6, 7]);
    }

    #[test]
    fn tolerance_is_a_switch() {
        assert_eq!(highlights("zongl", true, Why::Pinyin, "重量"), [0, 1]);
        assert_eq!(highlights("zongl", false, Why::Pinyin, "重量"), Vec::<usize>::new());
        assert_eq!(highlights("zlb", true, Why::Pinyin, "这里吧"), [0, 1, 2]);
        assert_eq!(highlights("nip", true, Why::Pinyin, "理赔"), [0, 1]);
    }

    #[test]
    fn literal_and_early_are_better() {
        let score = |query, text| match_text(query, text).unwrap().0;
        assert!(score("物流", "物流") > score("wl", "物流"));
        assert!(score("wl", "物流查询") > score("wl", "查物流"));
    }
}
