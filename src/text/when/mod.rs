//! Times as people say them: `+30m`, `明早9点`, `周五11点`, `tomorrow 9am`; and how long ago.
//!
//! Pure: the present comes in, the answer keeps its offset. What is shown of a time is text, and
//! lives in the message files.

mod clock;
mod day;
mod numeral;
mod span;

use super::gate;
use chrono::{DateTime, Duration, FixedOffset, NaiveDate};
use clock::{Part, Time};
use day::Day;

pub use span::{Span, Unit};

/// Why a text is not a time.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WhenError {
    /// Nothing was typed.
    #[error("no time given; try +30m, 明早9点, 周五11点 or tomorrow 9am")]
    Empty,
    /// From here on it was not understood.
    #[error("“{0}” is not understood; try +30m, 明早9点, 周五11点 or tomorrow 9am")]
    Unknown(String),
    /// The time is over.
    #[error("that time is past")]
    Past,
    /// There is no such day or hour.
    #[error("there is no such day or hour")]
    NoSuchTime,
}

/// Reads a time that is said in Chinese or English, seen from `now` and in its offset.
///
/// A time without a day is the next such time; a weekday the next such day; a date without a year
/// the next such date. A day without a time means nine in the morning. Hours are of 24 unless a
/// part of the day (`下午`, `pm`) is said.
///
/// # Errors
///
/// When the text is empty or not understood, names a day that does not exist, or says a time
/// that is past (`今天8点` at nine).
pub fn parse(text: &str, now: DateTime<FixedOffset>) -> Result<DateTime<FixedOffset>, WhenError> {
    parse_on(text, now, now.date_naive())
}

/// Like [`parse`], where `today` is the business day: in a night shift, two hours past midnight,
/// `明早` is the coming morning and `今晚` that of this shift, if it is not past.
///
/// # Errors
/// As [`parse`].
pub fn parse_on(
    text: &str,
    now: DateTime<FixedOffset>,
    today: NaiveDate,
) -> Result<DateTime<FixedOffset>, WhenError> {
    let folded = gate::fold_search(text);
    let said = folded.trim();
    if said.is_empty() {
        return Err(WhenError::Empty);
    }
    if let Some(time) = from_now(said, now)? {
        return Ok(time);
    }
    let (mut day, mut part, mut time) = (None, None, None);
    let mut rest = said;
    while !rest.is_empty() {
        rest = if let Some(after) = filler(rest) {
            after
        } else if let Some((found, after)) = absent(&day, || Day::read(rest)) {
            day = Some(found);
            after
        } else if let Some((found, after)) = absent(&part, || Part::read(rest)) {
            part = Some(found);
            after
        } else if let Some((found, after)) =
            absent(&time, || Time::read(rest, day.is_some() || part.is_some()))
        {
            part = part.or(found.1);
            time = Some(found.0);
            after
        } else {
            return Err(WhenError::Unknown(rest.to_owned()));
        };
    }
    if day.is_none() && part.is_none() && time.is_none() {
        return Err(WhenError::Unknown(said.to_owned()));
    }
    let (days, clock) = clock::resolve(part, time).ok_or(WhenError::NoSuchTime)?;
    // `9点` is as good tomorrow; `今天9点` is not.
    day::resolve(day, now, today, |date| {
        let at = date.checked_add_signed(Duration::days(days))?.and_time(clock);
        at.and_local_timezone(*now.offset()).single()
    })
}

fn absent<T, R>(slot: &Option<T>, read: impl FnOnce() -> Option<R>) -> Option<R> {
    if slot.is_none() { read() } else { None }
}

/// Skips blanks and little words between the parts.
fn filler(text: &str) -> Option<&str> {
    [" ", ",", "的", "at ", "on "].iter().find_map(|word| text.strip_prefix(word))
}

const MINUTE: &[&str] = &["分钟", "分", "minutes", "minute", "mins", "min", "m"];
const HOUR: &[&str] = &["小时", "钟头", "hours", "hour", "hrs", "hr", "h"];
const DAY: &[&str] = &["天", "days", "day", "d"];
const WEEK: &[&str] = &["星期", "礼拜", "周", "weeks", "week", "w"];

/// Reads `+30m`, `1h30m`, `90分钟`, `半小时后`, `3天后 9点`; `None` when it is something else.
fn from_now(
    said: &str,
    now: DateTime<FixedOffset>,
) -> Result<Option<DateTime<FixedOffset>>, WhenError> {
    let signed = said.strip_prefix('+');
    let mut rest = signed.or_else(|| said.strip_prefix("in ")).unwrap_or(said).trim_start();
    let (mut total, mut read, mut whole_days) = (0i64, false, true);
    while let Some((minutes, days_only, after)) = amount(rest) {
        total = total.checked_add(minutes).ok_or(WhenError::NoSuchTime)?;
        (read, whole_days) = (true, whole_days && days_only);
        rest = after.trim_start();
    }
    if !read {
        let bare = signed.and_then(|s| numeral::read(s.trim_start()));
        return match bare {
            Some((minutes, "")) => later(now, i64::from(minutes)).map(Some),
            _ => Ok(None),
        };
    }
    for word in ["以后", "之后", "后", "later", "from now"] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    let rest = rest.trim_start();
    let at = later(now, total)?;
    if rest.is_empty() {
        return Ok(Some(at));
    }
    if !whole_days {
        return Err(WhenError::Unknown(rest.to_owned()));
    }
    let (part, after) = Part::read(rest).map_or((None, rest), |(p, after)| (Some(p), after));
    let (time, after) = match Time::read(after.trim_start(), true) {
        Some((found, after)) => (Some(found), after),
        None => (None, after),
    };
    if !after.is_empty() || (part.is_none() && time.is_none()) {
        return Err(WhenError::Unknown(after.to_owned()));
    }
    let part = part.or(time.and_then(|t| t.1));
    let (days, clock) = clock::resolve(part, time.map(|t| t.0)).ok_or(WhenError::NoSuchTime)?;
    let date = at.date_naive().checked_add_signed(Duration::days(days));
    let exact = date.and_then(|d| d.and_time(clock).and_local_timezone(*now.offset()).single());
    match exact {
        Some(time) if time > now => Ok(Some(time)),
        Some(_) => Err(WhenError::Past),
        None => Err(WhenError::NoSuchTime),
    }
}

fn later(now: DateTime<FixedOffset>, minutes: i64) -> Result<DateTime<FixedOffset>, WhenError> {
    let span = Duration::try_minutes(minutes).ok_or(WhenError::NoSuchTime)?;
    now.checked_add_signed(span).ok_or(WhenError::NoSuchTime)
}

/// Reads one number with its unit: minutes, whether it counts in whole days, and the rest.
fn amount(text: &str) -> Option<(i64, bool, &str)> {
    if let Some(rest) = text.strip_prefix("一刻钟") {
        return Some((15, false, rest));
    }
    if let Some(rest) = text.strip_prefix('半') {
        let rest = rest.strip_prefix('个').unwrap_or(rest);
        return unit(rest, HOUR).map(|rest| (30, false, rest));
    }
    let (number, rest) = numeral::read(text)?;
    let number = i64::from(number);
    let tenths = rest.strip_prefix('.').and_then(numeral::read).filter(|(n, _)| *n < 10);
    let (tenths, rest) = tenths.map_or((0, rest), |(n, rest)| (i64::from(n), rest));
    let rest = rest.trim_start();
    let rest = rest.strip_prefix('个').unwrap_or(rest);
    if let Some(rest) = rest.strip_prefix('半').and_then(|rest| unit(rest, HOUR)) {
        return Some((number * 60 + 30, false, rest));
    }
    let units = [(MINUTE, 1), (HOUR, 60), (DAY, 24 * 60), (WEEK, 7 * 24 * 60)];
    for (names, minutes) in units {
        if let Some(rest) = unit(rest, names) {
            let total = number * minutes + tenths * minutes / 10;
            return Some((total, minutes >= 24 * 60 && tenths == 0, rest));
        }
    }
    None
}

/// Skips a unit's name; a Latin one must end there.
fn unit<'a>(text: &'a str, names: &[&str]) -> Option<&'a str> {
    names.iter().find_map(|name| {
        let rest = text.strip_prefix(name)?;
        let goes_on = name.is_ascii() && rest.starts_with(|c: char| c.is_ascii_alphabetic());
        (!goes_on).then_some(rest)
    })
}

#[cfg(test)]
mod tests;
