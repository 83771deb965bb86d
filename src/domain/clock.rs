//! Points in time, and the hybrid logical clock that orders changes.

use chrono::{DateTime, FixedOffset, SecondsFormat};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A point in time with the offset in which it is shown.
pub type Time = DateTime<FixedOffset>;

/// Milliseconds since 1970 in UTC.
pub fn to_ms(time: Time) -> i64 {
    time.timestamp_millis()
}

/// The time that is `ms` milliseconds after 1970, shown in the offset of `like`.
pub fn from_ms(ms: i64, like: Time) -> Time {
    now_from_ms(ms, *like.offset())
}

/// The time that is `ms` milliseconds after 1970, shown in `offset`. Out of range becomes 1970.
pub fn now_from_ms(ms: i64, offset: FixedOffset) -> Time {
    DateTime::from_timestamp_millis(ms).unwrap_or_default().with_timezone(&offset)
}

/// RFC 3339 to the second, with the offset.
pub fn rfc3339(time: Time) -> String {
    time.to_rfc3339_opts(SecondsFormat::Secs, false)
}

/// The installation that made a change: one home folder is one device.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DeviceId(pub String);

/// A reading of the hybrid logical clock: wall time, then a counter for changes within the same
/// millisecond or while the wall clock stands behind, then the device.
///
/// Later stamps are greater. The text form sorts in the same order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    /// Milliseconds since 1970, UTC.
    pub ms: i64,
    /// Counts within one millisecond.
    pub counter: u32,
    /// Breaks ties between machines.
    pub device: DeviceId,
}

impl Stamp {
    /// The next stamp after `last` when the wall clock shows `now_ms`: a clock set back never
    /// makes a later change look earlier.
    pub fn next(last: Option<&Self>, now_ms: i64, device: DeviceId) -> Self {
        match last {
            Some(last) if last.ms >= now_ms => {
                Self { ms: last.ms, counter: last.counter.saturating_add(1), device }
            }
            _ => Self { ms: now_ms, counter: 0, device },
        }
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:012x}.{:06x}.{}", self.ms.max(0), self.counter, self.device.0)
    }
}

/// A text is not a stamp.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a clock stamp")]
pub struct BadStamp(pub String);

impl std::str::FromStr for Stamp {
    type Err = BadStamp;
    fn from_str(text: &str) -> Result<Self, BadStamp> {
        let bad = || BadStamp(text.to_owned());
        let mut parts = text.splitn(3, '.');
        let mut next = || parts.next().ok_or_else(bad);
        let ms = i64::from_str_radix(next()?, 16).map_err(|_| bad())?;
        let counter = u32::from_str_radix(next()?, 16).map_err(|_| bad())?;
        let device = DeviceId(next()?.to_owned());
        Ok(Self { ms, counter, device })
    }
}

impl Serialize for Stamp {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Stamp {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn device(name: &str) -> DeviceId {
        DeviceId(name.to_owned())
    }

    #[test]
    fn a_clock_set_back_still_moves_forward() {
        let first = Stamp::next(None, 1_000, device("a"));
        let second = Stamp::next(Some(&first), 400, device("a"));
        let third = Stamp::next(Some(&second), 1_001, device("a"));
        assert!(first < second && second < third);
        assert_eq!((second.ms, second.counter), (1_000, 1));
        assert_eq!((third.ms, third.counter), (1_001, 0));
    }

    #[test]
    fn text_sorts_as_the_clock_does() {
        let stamps =
            [(9, 0, "z"), (10, 0, "a"), (10, 1, "a"), (10, 1, "b"), (255, 0, "a"), (256, 0, "a")]
                .map(|(ms, counter, d)| Stamp { ms, counter, device: device(d) });
        for pair in stamps.windows(2) {
            assert!(pair[0] < pair[1]);
            assert!(pair[0].to_string() < pair[1].to_string());
            assert_eq!(pair[0].to_string().parse::<Stamp>().unwrap(), pair[0]);
        }
    }
}
