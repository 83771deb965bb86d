//! Order numbers as people paste them, and whose they look like.

use super::Platform;

/// Taobao's numbers have at least so many digits.
pub const FULL_NUMBER: usize = 15;

/// A text that is an order number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastedNumber {
    /// The number alone.
    pub number: String,
    /// Whose it looks like.
    pub platform: Platform,
    /// It has the form of that platform's numbers; otherwise somebody should look again.
    pub is_sure: bool,
}

impl PastedNumber {
    /// Reads a pasted text: a number alone, or behind words such as 订单编号. `own` is the shop's
    /// platform, which decides where a form is that of several.
    ///
    /// Pinduoduo: the day, `-`, 15 digits. Taobao: 15 to 19 digits. Douyin: 18 or 19. JD: 9 to 13
    /// where the shop is there. Fewer digits, four at least, are a number that is not sure; what
    /// looks like a mobile number is none.
    pub fn read(text: &str, own: Platform) -> Option<Self> {
        let text = text.trim();
        let from = text.find(|c: char| c.is_ascii_digit())?;
        let (before, rest) = text.split_at(from);
        let label = before.trim().trim_end_matches([':', '#']).trim();
        let may_stand_before = [
            "",
            "订单",
            "订单号",
            "订单编号",
            "单号",
            "编号",
            "order",
            "order no",
            "order no.",
            "no",
            "no.",
        ];
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(rest.len());
        if !may_stand_before.contains(&label) || !rest[end..].trim().is_empty() {
            return None;
        }
        let number = rest[..end].to_owned();
        let of = |platform, is_sure| Some(Self { number: number.clone(), platform, is_sure });
        if let Some((day, serial)) = number.split_once('-') {
            let fits = day.len() == 6 && serial.len() == 15 && !serial.contains('-');
            return if fits { of(Platform::Pdd, true) } else { None };
        }
        let is_mobile = number.len() == 11 && number.starts_with('1') && !number.starts_with("10");
        match (number.len(), own) {
            _ if is_mobile => None,
            (18..=19, Platform::Douyin) => of(own, true),
            (FULL_NUMBER..=19, Platform::Taobao | Platform::Other) => of(own, true),
            (9..=13, Platform::Jd) => of(own, true),
            (19, _) if number.starts_with(['6', '7']) => of(Platform::Douyin, true),
            (16..=19, _) => of(Platform::Taobao, true),
            (4..=40, _) => of(own, false),
            _ => None,
        }
    }

    /// Reads the first number of a text that surely is one, such as in what a buyer writes. Digits
    /// that go on in letters are something else, such as a parcel's number.
    pub fn inside(text: &str, own: Platform) -> Option<Self> {
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let words = text.split(|c: char| !is_part(c));
        let numbers = words.filter(|word| !word.contains(|c: char| c.is_ascii_alphabetic()));
        numbers.filter_map(|word| Self::read(word, own)).find(|number| number.is_sure)
    }
}

/// Whether a Taobao number has fewer digits than any of theirs: a digit may have been lost.
pub fn is_short_number(platform: Platform, number: &str) -> bool {
    platform == Platform::Taobao && number.len() < FULL_NUMBER
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_found_in_what_a_buyer_writes() {
        let found = |text| PastedNumber::inside(text, Platform::Taobao).map(|n| n.number);
        let number = Some("2713800001234567".to_owned());
        assert_eq!(found("亲 我的单号2713800001234567怎么还没到"), number);
        assert_eq!(found("13812345678 买的，单号是 2713800001234567 。"), number);
        assert_eq!(found("快递YT2713800001234567到哪了"), None);
        assert_eq!(found("SF-2713800001234567"), None);
        assert_eq!(found("我手机13812345678，12号买的 2713"), None);
        assert_eq!(found(""), None);
    }

    #[test]
    fn a_number_tells_its_platform() {
        use Platform::{Douyin, Jd, Other, Pdd, Taobao};
        for (text, own, platform, is_sure) in [
            ("2713800001234567890", Taobao, Taobao, true),
            ("订单编号：2713800001234567".replace('：', ":").as_str(), Taobao, Taobao, true),
            ("271380000123456789", Pdd, Taobao, true),
            ("6917380000123456789", Taobao, Taobao, true),
            ("6917380000123456789", Jd, Douyin, true),
            ("6917380000123456789", Douyin, Douyin, true),
            ("261121-123456789012345", Taobao, Pdd, true),
            ("123456789012", Jd, Jd, true),
            ("123456789012", Taobao, Taobao, false),
            ("2713", Other, Other, false),
        ] {
            let read = PastedNumber::read(text, own).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((read.platform, read.is_sure), (platform, is_sure), "{text}");
        }
        for text in
            ["", "亲", "13812345678", "YT1234567890123", "20-30", "271", "有2713800001234567个"]
        {
            assert_eq!(PastedNumber::read(text, Taobao), None, "{text}");
        }
        assert!(is_short_number(Taobao, "2713") && !is_short_number(Jd, "2713"));
    }
}
