//! Parts of the day and times of the clock.

use super::numeral;
use chrono::NaiveTime;

/// A part of the day that says which half of the clock is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    SmallHours,
    Morning,
    Noon,
    Afternoon,
    Dusk,
    Evening,
    /// `am`: like the morning, but twelve is midnight.
    Am,
    Pm,
}

const PARTS: &[(&str, Part)] = &[
    ("凌晨", Part::SmallHours),
    ("早上", Part::Morning),
    ("早晨", Part::Morning),
    ("清早", Part::Morning),
    ("一早", Part::Morning),
    ("早", Part::Morning),
    ("上午", Part::Morning),
    ("中午", Part::Noon),
    ("正午", Part::Noon),
    ("下午", Part::Afternoon),
    ("午后", Part::Afternoon),
    ("傍晚", Part::Dusk),
    ("晚上", Part::Evening),
    ("晚间", Part::Evening),
    ("夜里", Part::Evening),
    ("晚", Part::Evening),
    ("夜", Part::Evening),
    ("morning", Part::Morning),
    ("noon", Part::Noon),
    ("afternoon", Part::Afternoon),
    ("evening", Part::Evening),
    ("night", Part::Evening),
];

impl Part {
    pub(super) fn read(text: &str) -> Option<(Self, &str)> {
        PARTS.iter().find_map(|(name, part)| Some((*part, text.strip_prefix(name)?)))
    }
}

/// An hour and a minute as said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Time {
    hour: u32,
    minute: u32,
}

impl Time {
    /// Reads `9:30`, `9点`, `9点半`, `9点一刻`, `9点05分`, `9am`; a bare hour only where one is due.
    pub(super) fn read(text: &str, bare: bool) -> Option<((Self, Option<Part>), &str)> {
        let (hour, rest) = numeral::read(text)?;
        if let Some(rest) = rest.strip_prefix(':') {
            let (minute, rest) = numeral::read(rest)?;
            // Seconds are of no use to a reminder, but a copied time has them.
            let rest = rest.strip_prefix(':').and_then(numeral::read).map_or(rest, |(_, r)| r);
            return Some(Self::with_half(hour, minute, rest));
        }
        let oclock = ["点钟", "点", "时"].iter().find_map(|word| rest.strip_prefix(word));
        if let Some(rest) = oclock {
            for (word, minute) in
                [("半", 30), ("一刻", 15), ("1刻", 15), ("三刻", 45), ("3刻", 45), ("整", 0)]
            {
                if let Some(rest) = rest.strip_prefix(word) {
                    return Some(Self::with_half(hour, minute, rest));
                }
            }
            let bare = rest.strip_prefix(['零', '〇']).unwrap_or(rest);
            let (minute, rest) = numeral::read(bare).unwrap_or((0, rest));
            return Some(Self::with_half(hour, minute, rest.strip_prefix('分').unwrap_or(rest)));
        }
        let (found, after) = Self::with_half(hour, 0, rest);
        (found.1.is_some() || (bare && rest.is_empty())).then_some((found, after))
    }

    fn with_half(hour: u32, minute: u32, rest: &str) -> ((Self, Option<Part>), &str) {
        let trimmed = rest.trim_start();
        let halves = [("a.m.", Part::Am), ("p.m.", Part::Pm), ("am", Part::Am), ("pm", Part::Pm)];
        let half =
            halves.iter().find_map(|(word, part)| Some((*part, trimmed.strip_prefix(word)?)));
        let (part, rest) = half.map_or((None, rest), |(part, rest)| (Some(part), rest));
        ((Self { hour, minute }, part), rest)
    }
}

/// Returns the days to add and the time of the clock; `None` when there is no such hour.
pub(super) fn resolve(part: Option<Part>, time: Option<Time>) -> Option<(i64, NaiveTime)> {
    let Some(Time { hour, minute }) = time else {
        let hour = match part {
            None | Some(Part::Morning | Part::Am) => 9,
            Some(Part::SmallHours) => 1,
            Some(Part::Noon) => 12,
            Some(Part::Afternoon | Part::Pm) => 15,
            Some(Part::Dusk) => 18,
            Some(Part::Evening) => 20,
        };
        return Some((0, NaiveTime::from_hms_opt(hour, 0, 0)?));
    };
    let (days, hour) = match (part, hour) {
        (_, 24) => (1, 0),
        (Some(Part::SmallHours | Part::Am), 12) => (0, 0),
        // 今晚12点 and 今晚1点 are in the night that follows.
        (Some(Part::Evening), 12) => (1, 0),
        (Some(Part::Evening), 0..=4) => (1, hour),
        (Some(Part::Noon), 1..=3) => (0, hour + 12),
        (Some(Part::Afternoon | Part::Dusk | Part::Evening | Part::Pm), 1..=11) => (0, hour + 12),
        _ => (0, hour),
    };
    Some((days, NaiveTime::from_hms_opt(hour, minute, 0)?))
}
