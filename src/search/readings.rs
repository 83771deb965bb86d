//! The readings of a hanzi. The only place that names the crate `pinyin`.

use pinyin::ToPinyinMulti;

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

/// Returns the first letter of the commonest reading.
pub(super) fn initial(c: char) -> Option<char> {
    let mut first = None;
    each(c, |reading| first = first.or(reading.chars().next()));
    first
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
    }
}
