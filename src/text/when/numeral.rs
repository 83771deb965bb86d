//! Numbers as people write them: digits of both widths (folded before) and Chinese numerals.

/// Returns the value of one Chinese digit.
fn digit(c: char) -> Option<u32> {
    Some(match c {
        '零' | '〇' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// Reads a whole number at the head of a text: its value and the rest. Chinese numerals up to 99.
pub(super) fn read(text: &str) -> Option<(u32, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        return Some((text[..digits].parse().ok()?, &text[digits..]));
    }
    let first = text.chars().next()?;
    let (tens, rest) = match digit(first) {
        Some(units) => {
            let rest = &text[first.len_utf8()..];
            match rest.strip_prefix('十') {
                Some(rest) if units > 0 => (units, rest),
                _ => return Some((units, rest)),
            }
        }
        None => (1, text.strip_prefix('十')?),
    };
    match rest.chars().next().and_then(|c| Some((digit(c)?, c))) {
        Some((units, c)) if units > 0 => Some((tens * 10 + units, &rest[c.len_utf8()..])),
        _ => Some((tens * 10, rest)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_kinds_are_read() {
        for (text, value, rest) in [
            ("30m", 30, "m"),
            ("十点", 10, "点"),
            ("十二点", 12, "点"),
            ("二十点", 20, "点"),
            ("二十三点", 23, "点"),
            ("两点", 2, "点"),
            ("一九点", 1, "九点"),
            ("〇", 0, ""),
        ] {
            assert_eq!(read(text), Some((value, rest)), "{text}");
        }
        assert_eq!(read("点"), None);
        assert_eq!(read(""), None);
        assert_eq!(read("99999999999"), None);
    }
}
