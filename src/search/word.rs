//! One word of a query, and what a unit of text can eat of it.

use super::readings;
use super::units::{Unit, unit};

/// Places in a word are bits of a `u64`; what is typed beyond is not compared.
const MAX_CHARS: usize = 60;

/// Words of a query that are read; a pasted page has more.
const MAX_WORDS: usize = 40;

/// What a unit can eat at a place of the word: bit `n` for `n` characters, bit 0 for "all of the
/// rest, half a reading".
pub(super) type Bites = u8;

/// The bite of a unit that is half eaten when the word ends.
pub(super) const FINISH: Bites = 1;

/// The bite of a mark in a title: nothing is eaten, and the match goes on behind it. No reading has
/// seven letters.
pub(super) const PASS: Bites = 1 << 7;

/// One word of a query: folded, without marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub chars: Vec<char>,
    tolerant: bool,
}

/// Splits a query into its words. Punctuation and blanks separate; hyphens are not typed.
pub(super) fn words(query: &str, tolerant: bool) -> Vec<Word> {
    let mut words = vec![];
    let mut chars = vec![];
    let mut close = |chars: &mut Vec<char>| {
        let chars = std::mem::take(chars);
        if !chars.is_empty() && words.len() < MAX_WORDS {
            words.push(Word { chars, tolerant });
        }
    };
    for c in query.chars() {
        match unit(c) {
            Unit::Char(c) if chars.len() < MAX_CHARS => chars.push(c),
            Unit::Gap if !c.is_whitespace() => {}
            Unit::Char(_) | Unit::Nothing => {}
            Unit::Gap | Unit::Stop => close(&mut chars),
        }
    }
    close(&mut chars);
    words
}

impl Word {
    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    /// Tells whether it is of letters only.
    pub(super) fn is_pinyin(&self) -> bool {
        self.chars.iter().all(char::is_ascii_lowercase)
    }

    /// Tells whether it is one letter or two, taken strictly: the grams know all about it.
    pub(super) fn is_short(&self) -> bool {
        !self.tolerant && self.len() <= 2 && self.is_pinyin()
    }

    /// Returns what a character can eat at a place.
    pub(super) fn bites(&self, at: usize, c: char) -> Bites {
        let mut bites = if self.chars[at] == c { 1 << 1 } else { 0 };
        if self.can_start(at, readings::initials(c)) {
            readings::each(c, |reading| bites |= self.reading_bites(at, reading));
        }
        bites
    }

    /// Tells whether a reading that starts with one of these letters can eat anything at a place.
    pub(super) fn can_start(&self, at: usize, initials: u32) -> bool {
        let typed = self.chars[at];
        let wanted = match typed {
            // The other near sounds start with the same letter.
            'n' | 'l' if self.tolerant => letter('n') | letter('l'),
            'a'..='z' => letter(typed),
            _ => 0,
        };
        initials & wanted != 0
    }

    /// Returns what a reading can eat at a place.
    pub(super) fn reading_bites(&self, at: usize, reading: &str) -> Bites {
        if !self.tolerant {
            let starts = reading.starts_with(self.chars[at]);
            return if starts { self.exact_bites(at, reading.bytes()) } else { 0 };
        }
        let plain = self.exact_bites(at, reading.bytes());
        let (initial, others) = split_initial(reading);
        let mut bites = plain;
        for head in std::iter::once(initial).chain(others.iter().copied()) {
            bites |= self.exact_bites(at, head.bytes().chain(others_of(reading, initial, false)));
            bites |= self.exact_bites(at, head.bytes().chain(others_of(reading, initial, true)));
        }
        bites
    }

    fn exact_bites(&self, at: usize, reading: impl Iterator<Item = u8>) -> Bites {
        let rest = &self.chars[at..];
        let (mut same, mut len, mut two, mut first) = (0, 0, false, 0);
        let mut running = true;
        for byte in reading {
            if len == 0 {
                first = byte;
            }
            two |= len == 1 && byte == b'h' && matches!(first, b'z' | b'c' | b's');
            len += 1;
            running = running && rest.get(same) == Some(&char::from(byte));
            same += usize::from(running);
        }
        if same == 0 {
            return 0;
        }
        let mut bites = 1 << 1;
        if two && same >= 2 {
            bites |= 1 << 2;
        }
        if same == len {
            bites |= 1 << len;
        }
        if same == rest.len() {
            bites |= FINISH;
        }
        bites
    }
}

/// A letter a–z as the bit of its place.
pub(super) fn letter(c: char) -> u32 {
    1 << (u32::from(c) - u32::from('a'))
}

/// Splits off the initial of a reading that others are mistaken for, and names those.
fn split_initial(reading: &str) -> (&str, &'static [&'static str]) {
    for (initial, others) in [
        ("zh", &["z"][..]),
        ("ch", &["c"]),
        ("sh", &["s"]),
        ("z", &["zh"]),
        ("c", &["ch"]),
        ("s", &["sh"]),
        ("n", &["l"]),
        ("l", &["n"]),
    ] {
        if reading.starts_with(initial) {
            return (&reading[..initial.len()], others);
        }
    }
    ("", &[])
}

/// Returns the letters after the initial, on wish with the other one of -n and -ng.
fn others_of<'a>(
    reading: &'a str,
    initial: &str,
    swap: bool,
) -> impl Iterator<Item = u8> + use<'a> {
    let tail = &reading[initial.len()..];
    let nasal = |end: &str| ["in", "en", "an"].iter().any(|n| end.ends_with(n));
    let (body, add) = match (swap, tail.strip_suffix('g')) {
        (true, Some(body)) if nasal(body) => (body, ""),
        (true, None) if nasal(tail) => (tail, "g"),
        _ => (tail, ""),
    };
    body.bytes().chain(add.bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bites(query: &str, tolerant: bool, reading: &str) -> Bites {
        words(query, tolerant)[0].reading_bites(0, reading)
    }

    #[test]
    fn a_reading_eats_itself_its_initial_or_a_half_typed_end() {
        assert_eq!(bites("yijia", false, "yi"), 0b110);
        assert_eq!(bites("yj", false, "yi"), 0b10);
        assert_eq!(bites("y", false, "yi"), 0b11);
        assert_eq!(bites("ji", false, "jia"), 0b11);
        assert_eq!(bites("jia", false, "jia"), 0b1011);
        assert_eq!(bites("shf", false, "shou"), 0b110);
        assert_eq!(bites("x", false, "yi"), 0);
    }

    #[test]
    fn tolerance_takes_near_sounds() {
        assert_eq!(bites("zongx", false, "zhong"), 0b10);
        assert_eq!(bites("zongx", true, "zhong"), 0b1_0010);
        assert_eq!(bites("zhongx", true, "zong"), 0b10_0110);
        assert_eq!(bites("lix", true, "ni"), 0b110);
        assert_eq!(bites("xinx", true, "xing"), 0b1010);
        assert_eq!(bites("xingx", true, "xin"), 0b1_1010);
        assert_eq!(bites("sanx", true, "shang"), 0b1010);
        assert_eq!(bites("hx", true, "fei"), 0);
    }

    #[test]
    fn marks_separate_words() {
        let split: Vec<String> = words("您好，ＷＬ 查-1\u{200b}2？", false)
            .iter()
            .map(|w| w.chars.iter().collect())
            .collect();
        assert_eq!(split, ["您好", "wl", "查12"]);
        assert!(words(" ，？", false).is_empty());
    }
}
