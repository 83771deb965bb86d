//! Days as they are said: today and after, weekdays, dates with and without a year.

use super::WhenError;
use super::numeral;
use chrono::{DateTime, Datelike, Days, FixedOffset, Months, NaiveDate};

/// A day as said, before it is known which one it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Day {
    /// Days from today.
    After(u64),
    /// The next such weekday; Monday is 0.
    Weekday(u32),
    /// A weekday of this week (0), the next (1), the one after.
    OfWeek(u64, u32),
    /// A full date.
    Date(i32, u32, u32),
    /// The next such date.
    Yearly(u32, u32),
    /// The next such day of a month; the number counts months from this one, if said.
    InMonth(Option<u32>, u32),
}

const DAYS: &[(&str, u64)] = &[
    ("大后天", 3),
    ("后天", 2),
    ("后日", 2),
    ("明天", 1),
    ("明日", 1),
    ("明", 1),
    ("今天", 0),
    ("今日", 0),
    ("今", 0),
    ("当天", 0),
    ("the day after tomorrow", 2),
    ("day after tomorrow", 2),
    ("tomorrow", 1),
    ("tmrw", 1),
    ("tmr", 1),
    ("today", 0),
];

const WEEKDAYS: [&[&str]; 7] = [
    &["monday", "mon"],
    &["tuesday", "tues", "tue"],
    &["wednesday", "wed"],
    &["thursday", "thurs", "thur", "thu"],
    &["friday", "fri"],
    &["saturday", "sat"],
    &["sunday", "sun"],
];

impl Day {
    pub(super) fn read(text: &str) -> Option<(Self, &str)> {
        // `tonight` is a day and a part of it: leave the part.
        if let Some(rest) = text.strip_prefix("to").filter(|rest| rest.starts_with("night")) {
            return Some((Self::After(0), rest));
        }
        for (name, days) in DAYS {
            if let Some(rest) = text.strip_prefix(name) {
                return Some((Self::After(*days), rest));
            }
        }
        weekday(text).or_else(|| english_weekday(text)).or_else(|| date(text))
    }
}

fn weekday(text: &str) -> Option<(Day, &str)> {
    let leads =
        [("下下个", 2), ("下下", 2), ("下个", 1), ("下", 1), ("这个", 0), ("这", 0), ("本", 0)];
    let lead = leads.iter().find_map(|(word, n)| Some((*n, text.strip_prefix(word)?)));
    let (week, rest) = lead.map_or((None, text), |(n, rest)| (Some(n), rest));
    if let (Some(months), Some(rest)) = (week, rest.strip_prefix('月')) {
        let (day, rest) = numeral::read(rest.trim_start())?;
        let rest = rest.strip_prefix(['号', '日'])?;
        return Some((Day::InMonth(u32::try_from(months).ok(), day), rest));
    }
    let rest = ["周", "星期", "礼拜"].iter().find_map(|word| rest.strip_prefix(word))?;
    let name = rest.chars().next()?;
    let day = match name {
        '末' => 5,
        '日' | '天' | '7' => 6,
        _ => "一二三四五六".chars().position(|c| c == name).or_else(|| "123456".find(name))?,
    };
    let (day, rest) = (u32::try_from(day).ok()?, &rest[name.len_utf8()..]);
    Some((week.map_or(Day::Weekday(day), |week| Day::OfWeek(week, day)), rest))
}

fn english_weekday(text: &str) -> Option<(Day, &str)> {
    let (week, text) = match (text.strip_prefix("next "), text.strip_prefix("this ")) {
        (Some(rest), _) => (Some(1), rest),
        (_, Some(rest)) => (Some(0), rest),
        _ => (None, text),
    };
    for (day, names) in (0u32..).zip(WEEKDAYS) {
        for name in names {
            let rest = text.strip_prefix(name);
            if let Some(rest) = rest.filter(|r| !r.starts_with(|c: char| c.is_ascii_alphabetic())) {
                return Some((week.map_or(Day::Weekday(day), |w| Day::OfWeek(w, day)), rest));
            }
        }
    }
    None
}

/// Reads `2026-11-22`, `2026年11月22日`, `11-22`, `11/22`, `12月1日`, `1号`.
fn date(text: &str) -> Option<(Day, &str)> {
    let (first, rest) = numeral::read(text)?;
    if let Some(rest) = rest.strip_prefix(['号', '日']) {
        return Some((Day::InMonth(None, first), rest));
    }
    let first_is_year = first >= 1000;
    let rest = if first_is_year {
        rest.strip_prefix(['-', '/', '.', '年'])?
    } else {
        rest.strip_prefix(['-', '/', '月'])?
    };
    let (second, rest) = numeral::read(rest)?;
    if !first_is_year {
        return Some((Day::Yearly(first, second), rest.strip_prefix(['日', '号']).unwrap_or(rest)));
    }
    let (third, rest) = numeral::read(rest.strip_prefix(['-', '/', '.', '月'])?)?;
    let rest = rest.strip_prefix(['日', '号']).unwrap_or(rest);
    // `2026-11-22T09:00`, as machines write it.
    let rest = rest
        .strip_prefix('t')
        .filter(|r| r.starts_with(|c: char| c.is_ascii_digit()))
        .unwrap_or(rest);
    Some((Day::Date(i32::try_from(first).ok()?, second, third), rest))
}

/// Returns the first time after `now` that the day can mean; `at` puts the clock's time on a date.
pub(super) fn resolve(
    day: Option<Day>,
    now: DateTime<FixedOffset>,
    business_day: NaiveDate,
    at: impl Fn(NaiveDate) -> Option<DateTime<FixedOffset>>,
) -> Result<DateTime<FixedOffset>, WhenError> {
    let today = now.date_naive();
    let in_days = |n: u64| today.checked_add_days(Days::new(n));
    let weekday = |n: u32| u64::from((n + 7 - today.weekday().num_days_from_monday()) % 7);
    let candidates: Vec<Option<NaiveDate>> = match day {
        None => vec![in_days(0), in_days(1)],
        Some(Day::After(n)) => vec![business_day.checked_add_days(Days::new(n)), in_days(n)],
        Some(Day::Weekday(n)) => vec![in_days(weekday(n)), in_days(weekday(n) + 7)],
        Some(Day::OfWeek(weeks, n)) => {
            let monday = today.week(chrono::Weekday::Mon).checked_first_day();
            vec![monday.and_then(|d| d.checked_add_days(Days::new(weeks * 7 + u64::from(n))))]
        }
        Some(Day::Date(y, m, d)) => vec![NaiveDate::from_ymd_opt(y, m, d)],
        Some(Day::Yearly(m, d)) => {
            // Eight years hold a leap day, whichever year it is.
            let years = today.year()..=today.year() + 8;
            years.map(|year| NaiveDate::from_ymd_opt(year, m, d)).filter(Option::is_some).collect()
        }
        Some(Day::InMonth(months, d)) => {
            let range = months.map_or(0..=12, |n| n..=n);
            let month = |n| today.with_day(1)?.checked_add_months(Months::new(n))?.with_day(d);
            range.map(month).filter(Option::is_some).collect()
        }
    };
    let times: Vec<_> = candidates.into_iter().flatten().filter_map(at).collect();
    if times.is_empty() {
        return Err(WhenError::NoSuchTime);
    }
    times.into_iter().find(|time| *time > now).ok_or(WhenError::Past)
}
