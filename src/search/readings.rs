//! The readings of a hanzi. The only place that names the crate `pinyin`.

use pinyin::ToPinyinMulti;
use std::sync::atomic::{AtomicU32, Ordering};

/// Calls `take` with every reading of a character, without tones, in letters a–z (ü is v).
///
/// The first is the commonest. A reading may come twice.
pub(super) fn each(c: char, mut take: impl FnMut(&'static str)) {
    if c < '\u{3007}' {
        return;
    }
    // The tables know it as n and ng only; people type en.
    if c == '嗯' {
        take("en");
    }
    for reading in c.to_pinyin_multi().into_iter().flatten() {
        match reading.plain() {
            "lü" => take("lv"),
            "nü" => take("nv"),
            "lüe" => ["lve", "lue"].into_iter().for_each(&mut take),
            "nüe" => ["nve", "nue"].into_iter().for_each(&mut take),
            plain if plain.bytes().all(|b| b.is_ascii_lowercase()) => take(plain),
            _ => {}
        }
    }
}

/// Returns the letters that the readings of a character start with, bit 0 for `a`.
///
/// Remembered for the common hanzi: rows on screen ask for the same few hundred again and again.
pub(super) fn initials(c: char) -> u32 {
    const FIRST: u32 = 0x4e00;
    const KNOWN: u32 = 1 << 31;
    static INITIALS: [AtomicU32; 0x5200] = [const { AtomicU32::new(0) }; 0x5200];
    let count = || {
        let mut letters = 0;
        each(c, |reading| letters |= 1 << (reading.as_bytes()[0] - b'a'));
        letters
    };
    let place = u32::from(c).checked_sub(FIRST).and_then(|n| INITIALS.get(n as usize));
    let Some(place) = place else { return count() };
    match place.load(Ordering::Relaxed) {
        0 => {
            let letters = count();
            place.store(letters | KNOWN, Ordering::Relaxed);
            letters
        }
        known => known & !KNOWN,
    }
}

/// Returns the first letter of the commonest reading.
pub(super) fn initial(c: char) -> Option<char> {
    let mut first = None;
    each(c, |reading| first = first.or(reading.chars().next()));
    first
}

/// Returns the letter that a character is typed by: its own, or that of its commonest reading.
pub fn first_letter(c: char) -> Option<char> {
    if c.is_ascii_alphabetic() { Some(c.to_ascii_lowercase()) } else { initial(c) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(c: char) -> Vec<&'static str> {
        let mut list = vec![];
        each(c, |reading| list.push(reading));
        list
    }

    #[test]
    fn initials_are_those_of_all_readings() {
        for _ in 0..2 {
            assert_eq!(initials('行'), 1 << ('x' as u32 - 97) | 1 << ('h' as u32 - 97));
            assert_eq!(initials('a'), 0);
        }
    }

    #[test]
    fn polyphones_have_all_readings() {
        for (c, some) in [
            ('行', &["xing", "hang"][..]),
            ('长', &["zhang", "chang"]),
            ('重', &["zhong", "chong"]),
            ('还', &["hai", "huan"]),
            ('发', &["fa"]),
            ('绿', &["lv"]),
            ('略', &["lve", "lue"]),
            ('嗯', &["en"]),
        ] {
            let readings = all(c);
            assert!(some.iter().all(|r| readings.contains(r)), "{c}: {readings:?}");
        }
        assert_eq!(all('a'), Vec::<&str>::new());
        assert_eq!(initial('物'), Some('w'));
        assert_eq!(initial('。'), None);
        assert_eq!(
            (first_letter('T'), first_letter('催'), first_letter('7')),
            (Some('t'), Some('c'), None)
        );
    }
}
