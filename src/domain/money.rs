//! Amounts of money, exact to the fen.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Sub};
use std::str::FromStr;

/// No shop sells for more than ten thousand million yuan; sums of a year of such orders still fit.
const LARGEST: i64 = 1_000_000_000_000;

/// An amount in yuan, held in whole fen. Never floating point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Money(pub i64);

/// Why a text is not an amount.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not an amount such as 12.50")]
pub struct MoneyError(pub String);

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let fen = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}", fen / 100, fen % 100)
    }
}

impl Money {
    /// As people write it in a note: `10`, `9.90`.
    pub fn short(self) -> String {
        let text = self.to_string();
        text.strip_suffix(".00").map(str::to_owned).unwrap_or(text)
    }
}

impl FromStr for Money {
    type Err = MoneyError;

    /// Reads `12`, `12.5`, `1,234.50`, `¥12.50`, `12.50元`. More than two decimals are accepted
    /// only when the rest is zero: an amount is never rounded silently.
    fn from_str(text: &str) -> Result<Self, MoneyError> {
        let bad = || MoneyError(text.trim().to_owned());
        let bare = text.trim().trim_start_matches(['¥', '￥']).trim_end_matches('元').trim();
        let (negative, bare) = match bare.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, bare),
        };
        let (whole, part) = bare.split_once('.').unwrap_or((bare, ""));
        // `1,234.50` groups by thousands; `12,5` is somebody's decimal comma and never guessed at.
        let mut groups = whole.split([',', '，']);
        let first = groups.next().unwrap_or("");
        let grouped: Vec<&str> = groups.collect();
        if !grouped.is_empty() && (first.is_empty() || first.len() > 3)
            || grouped.iter().any(|g| g.len() != 3)
        {
            return Err(bad());
        }
        let whole = format!("{first}{}", grouped.concat());
        let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() && part.is_empty() || !digits(&whole) || !digits(part) {
            return Err(bad());
        }
        let (cents, rest) = part.split_at(part.len().min(2));
        if rest.bytes().any(|b| b != b'0') {
            return Err(bad());
        }
        let yuan: i64 = if whole.is_empty() { 0 } else { whole.parse().map_err(|_| bad())? };
        let fen: i64 = format!("{cents:0<2}").parse().map_err(|_| bad())?;
        let total = yuan.checked_mul(100).and_then(|y| y.checked_add(fen)).ok_or_else(bad)?;
        if total > LARGEST {
            return Err(bad());
        }
        Ok(Self(if negative { -total } else { total }))
    }
}

impl Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self(0), Add::add)
    }
}

impl Serialize for Money {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_files_hold_and_writes_two_decimals() {
        for (text, shown) in [
            ("12", "12.00"),
            ("12.5", "12.50"),
            ("1,234.50", "1234.50"),
            ("¥0.07", "0.07"),
            ("123.45元", "123.45"),
            ("-3.20", "-3.20"),
            (".5", "0.50"),
            ("9.9000", "9.90"),
        ] {
            assert_eq!(text.parse::<Money>().unwrap().to_string(), shown, "{text}");
        }
    }

    #[test]
    fn refuses_what_is_not_exact() {
        for text in [
            "10000000000.01",
            "12,5",
            "1,2,3",
            ",500",
            "1234,500",
            "",
            "-",
            "1.234",
            "12a",
            "1e3",
            "99999999999999999999",
        ] {
            assert!(text.parse::<Money>().is_err(), "{text}");
        }
    }
}
