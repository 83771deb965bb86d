//! The quirks of one cell: what spreadsheets and platforms do to ids, amounts and times.
//!
//! Must not know: rows, columns, files.

use crate::domain::{Money, Time};
use chrono::{FixedOffset, NaiveDate, NaiveDateTime, NaiveTime};
use std::borrow::Cow;

/// What a text of others may be surrounded by: blanks, tabs, marks of no width.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
}

/// A header's name: trimmed, and full-width letters, digits and brackets made half-width, since
/// real headers mix them.
pub fn header(text: &str) -> String {
    let wide = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        c => c,
    };
    clean(text).chars().map(wide).filter(|c| !c.is_control()).collect()
}

/// The text of a cell: blanks and tabs around it go, `="…"` and a leading `'` are taken off;
/// `-`, `--` and `null` are empty. After a leading `'` the rest stands as it is: so our own
/// exports come back whole.
pub fn clean(text: &str) -> &str {
    let text = text.trim_matches(is_blank);
    if let Some(rest) = text.strip_prefix('\'') {
        return rest;
    }
    if let Some(inner) = text.strip_prefix("=\"").and_then(|t| t.strip_suffix('"')) {
        return inner.trim_matches(is_blank);
    }
    if matches!(text, "-" | "--") || text.eq_ignore_ascii_case("null") { "" } else { text }
}

/// A number in the form in which a spreadsheet has lost its digits: `1.23457E+17`, `####`.
pub fn has_lost_digits(text: &str) -> bool {
    let Some((head, power)) = text.split_once(['E', 'e']) else {
        return text.len() > 1 && text.bytes().all(|b| b == b'#');
    };
    let (whole, part) = head.split_once('.').unwrap_or((head, "0"));
    let digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    digits(whole) && digits(part) && power.strip_prefix('+').is_some_and(digits)
}

/// An amount: `123.45`, `123.45元`, `¥1,234.50`; nothing when empty or not exact.
pub fn amount(text: &str) -> Option<Money> {
    plain_amount(text).or_else(|| text.parse().ok())
}

/// The common form `123.45`, without allocation.
fn plain_amount(text: &str) -> Option<Money> {
    let (yuan, fen) = text.split_once('.').unwrap_or((text, "00"));
    let (yuan, fen) = (yuan.as_bytes(), fen.as_bytes());
    if yuan.is_empty() || yuan.len() > 12 || fen.len() != 2 {
        return None;
    }
    yuan.iter()
        .chain(fen)
        .try_fold(0_i64, |sum, b| b.is_ascii_digit().then(|| sum * 10 + i64::from(b - b'0')))
        .map(Money)
}

/// A time: `2026-11-21 20:05:09`, `2026/1/2 3:04`, `2026-11-21 20:05`, `2026-11-21`, RFC 3339.
/// Without an offset of its own it is in `offset`.
pub fn time(text: &str, offset: FixedOffset) -> Option<Time> {
    let (day, clock) = text.split_once([' ', 'T']).unwrap_or((text, ""));
    let mut parts = day.split(['-', '/', '.']);
    let mut next = |most: usize| number(parts.next()?, most);
    let date = NaiveDate::from_ymd_opt(
        i32::try_from(next(4)?).ok().filter(|y| *y >= 1970)?,
        next(2)?,
        next(2)?,
    )?;
    if parts.next().is_some() {
        return None;
    }
    let mut parts = clock.trim_matches(is_blank).splitn(3, ':');
    let time = match (parts.next().unwrap_or(""), parts.next(), parts.next()) {
        ("", None, None) => NaiveTime::MIN,
        (hour, Some(minute), second) => {
            let Some(second) = second.map_or(Some(0), |s| number(s, 2)) else {
                return Time::parse_from_rfc3339(text).ok();
            };
            NaiveTime::from_hms_opt(number(hour, 2)?, number(minute, 2)?, second)?
        }
        _ => return None,
    };
    NaiveDateTime::new(date, time).and_local_timezone(offset).single()
}

fn number(text: &str, most: usize) -> Option<u32> {
    if text.is_empty() || text.len() > most {
        return None;
    }
    text.bytes().try_fold(0, |sum, b| b.is_ascii_digit().then(|| sum * 10 + u32::from(b - b'0')))
}

/// Waybill numbers without the `No:` that Taobao puts before each.
pub fn waybill(text: &str) -> Cow<'_, str> {
    if text.len() >= 3 && text.as_bytes().windows(3).any(|w| w.eq_ignore_ascii_case(b"no:")) {
        let lower = text.to_ascii_lowercase();
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        while let Some(found) = lower[at..].find("no:") {
            out.push_str(&text[at..at + found]);
            at += found + 3;
        }
        out.push_str(&text[at..]);
        return Cow::Owned(out.trim().to_owned());
    }
    Cow::Borrowed(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quirks_go() {
        for (cell, text) in [
            ("=\"123456789012345678\"", "123456789012345678"),
            ("'123456789012345678", "123456789012345678"),
            ("\t123456789012345678", "123456789012345678"),
            ("123456789012345678\t", "123456789012345678"),
            (" \u{feff}慧兰\u{3000}", "慧兰"),
            ("=\"\"", ""),
            ("-", ""),
            ("--", ""),
            ("null", ""),
            ("NULL ", ""),
            ("'-", "-"),
            ("'=1+1", "=1+1"),
            ("''a", "'a"),
            ("=1+1", "=1+1"),
        ] {
            assert_eq!(clean(cell), text, "{cell:?}");
        }
    }

    #[test]
    fn headers_are_trimmed_and_half_width() {
        assert_eq!(header("联系电话 "), "联系电话");
        assert_eq!(header("平均响应时长（秒)"), "平均响应时长(秒)");
        assert_eq!(header("\u{feff}店铺ＩＤ\t"), "店铺ID");
    }

    #[test]
    fn lost_digits_are_seen_and_waybills_are_not_numbers() {
        for lost in ["1.23457E+17", "1E+17", "1.38123e+10", "########"] {
            assert!(has_lost_digits(lost), "{lost}");
        }
        for kept in ["123456789012345678", "YT1234E56", "3E7", "E+17", "1.2", "", "#1", "#"] {
            assert!(!has_lost_digits(kept), "{kept}");
        }
    }

    #[test]
    fn amounts_are_exact() {
        for (text, fen) in
            [("123.45元", 12_345), ("0", 0), ("128", 12_800), ("1,234.5", 123_450), ("9.90", 990)]
        {
            assert_eq!(amount(text), Some(Money(fen)), "{text}");
        }
        for text in ["", "1.234", "12a", "1e3"] {
            assert_eq!(amount(text), None, "{text}");
        }
    }

    #[test]
    fn times_in_all_spellings() {
        let offset = FixedOffset::east_opt(8 * 3600).unwrap();
        for (text, shown) in [
            ("2026-11-21 20:05:09", "2026-11-21T20:05:09+08:00"),
            ("2026/1/2 3:04", "2026-01-02T03:04:00+08:00"),
            ("2026-11-21 20:05", "2026-11-21T20:05:00+08:00"),
            ("2026-11-21", "2026-11-21T00:00:00+08:00"),
            ("2026-11-21T20:05:09Z", "2026-11-21T20:05:09+00:00"),
        ] {
            assert_eq!(time(text, offset).unwrap().to_rfc3339(), shown, "{text}");
        }
        for text in ["", "2026-13-01", "2026-11-21 25:00", "45984.5", "昨天", "2026-11", "1-1-1"]
        {
            assert_eq!(time(text, offset), None, "{text}");
        }
    }

    #[test]
    fn waybills_lose_their_prefix() {
        assert_eq!(waybill("No:YT123"), "YT123");
        assert_eq!(waybill("No:1,no:2"), "1,2");
        assert_eq!(waybill("顺丰1"), "顺丰1");
    }
}
