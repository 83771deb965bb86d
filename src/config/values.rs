//! Single values of the config file: from what TOML holds to what the program works with.

use super::error::Kind;
use super::reader::wrong_type;
use crate::domain::{
    BUYER_VARIABLES, MAX_GROUP, MemoTemplate, Money, NOTE_VARIABLES, Segment, Word, other_variable,
};
use crate::text::nearest;
use crate::text::when::{WhenError, parse};
use chrono::{DateTime, NaiveTime};
use std::ops::RangeInclusive;
use std::path::PathBuf;
use toml::de::DeValue;

/// A text without blanks at its ends.
pub(super) fn text(value: &DeValue<'_>) -> Result<String, Kind> {
    value.as_str().map(|text| text.trim().to_owned()).ok_or_else(|| wrong_type("string", value))
}

/// A path, as text.
pub(super) fn path(value: &DeValue<'_>) -> Result<PathBuf, Kind> {
    text(value).map(PathBuf::from)
}

/// True or false.
pub(super) fn boolean(value: &DeValue<'_>) -> Result<bool, Kind> {
    value.as_bool().ok_or_else(|| wrong_type("boolean", value))
}

/// A whole number within `range`.
pub(super) fn number(value: &DeValue<'_>, range: RangeInclusive<i64>) -> Result<i64, Kind> {
    let integer = value.as_integer().ok_or_else(|| wrong_type("integer", value))?;
    i64::from_str_radix(integer.as_str(), integer.radix())
        .ok()
        .filter(|number| range.contains(number))
        .ok_or(Kind::OutOfRange { min: *range.start(), max: *range.end() })
}

/// A limit, where 0 is none.
pub(super) fn limit(value: &DeValue<'_>) -> Result<Option<usize>, Kind> {
    let number = number(value, 0..=1_000_000)?;
    Ok(usize::try_from(number).ok().filter(|n| *n > 0))
}

/// One of a few words.
pub(super) fn word<W: Word>(value: &DeValue<'_>) -> Result<W, Kind> {
    let text = value.as_str().ok_or_else(|| wrong_type("string", value))?;
    named(text)
}

/// One of a few words, as text.
pub(super) fn named<W: Word>(text: &str) -> Result<W, Kind> {
    W::parse(text).map_err(|unknown| Kind::UnknownWord {
        near: nearest(&unknown.word, W::ALL.iter().map(|w| w.code())).map(str::to_owned),
        word: unknown.word,
        known: unknown.known,
    })
}

/// A time of day: `"08:30"`, also with a full-width colon, also TOML's own local time.
pub(super) fn time(value: &DeValue<'_>) -> Result<NaiveTime, Kind> {
    match value {
        DeValue::String(text) => clock(text).ok_or_else(|| not_a_time(text)),
        DeValue::Datetime(stamp) if stamp.date.is_none() => {
            let text = stamp.to_string();
            clock(text.get(..5).unwrap_or_default()).ok_or_else(|| not_a_time(&text))
        }
        other => Err(wrong_type("time", other)),
    }
}

fn not_a_time(text: &str) -> Kind {
    Kind::NotATime { text: text.to_owned() }
}

/// A span of a day: `"10:00-11:00"`, also with a dash of an input method.
pub(super) fn window(value: &DeValue<'_>) -> Result<Segment, Kind> {
    let text = value.as_str().ok_or_else(|| wrong_type("string", value))?;
    text.split_once(['-', '–', '—', '~', '～', '至', '到'])
        .and_then(|(start, end)| Some(Segment { start: clock(start)?, end: clock(end)? }))
        .ok_or_else(|| Kind::NotAWindow { text: text.to_owned() })
}

/// `24:00` is how people write the end of a day.
fn clock(text: &str) -> Option<NaiveTime> {
    let text = text.trim().replace('：', ":");
    let (hour, minute) = text.split_once(':')?;
    let digits = |part: &str| {
        let fits = (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        fits.then(|| part.parse::<u32>().ok()).flatten()
    };
    match (digits(hour)?, digits(minute).filter(|_| minute.len() == 2)?) {
        (24, 0) => Some(NaiveTime::MIN),
        (hour, minute) => NaiveTime::from_hms_opt(hour, minute, 0),
    }
}

/// A limit in money, as text or whole yuan; an empty text is no limit.
pub(super) fn money(value: &DeValue<'_>) -> Result<Option<Money>, Kind> {
    let text = match value {
        DeValue::Integer(yuan) => yuan.as_str().to_owned(),
        other => text(other)?,
    };
    if text.is_empty() {
        return Ok(None);
    }
    let amount = text.parse().ok().filter(|m| *m >= Money(0));
    amount.map(Some).ok_or(Kind::NotAnAmount { text })
}

/// The name of a group of buyers: a short word.
pub(super) fn group(value: &DeValue<'_>) -> Result<String, Kind> {
    let name = text(value)?;
    let length = name.chars().count();
    if (1..=MAX_GROUP).contains(&length) {
        Ok(name)
    } else {
        Err(Kind::OutOfRange { min: 1, max: MAX_GROUP as i64 })
    }
}

/// A note line with variables; `{{` is a brace.
pub(super) fn note(value: &DeValue<'_>) -> Result<String, Kind> {
    note_with(value, &NOTE_VARIABLES)
}

/// A note line that goes onto all orders of a buyer alike.
pub(super) fn buyer_note(value: &DeValue<'_>) -> Result<String, Kind> {
    note_with(value, &BUYER_VARIABLES)
}

fn note_with(value: &DeValue<'_>, known: &'static [&'static str]) -> Result<String, Kind> {
    let note = text(value)?;
    match other_variable(&note, known) {
        Some(name) => Err(Kind::NotePlaceholder { name: name.to_owned(), known }),
        None => Ok(note),
    }
}

/// A point in time as people say it: `+2h`, `明早9点`.
pub(super) fn moment(value: &DeValue<'_>) -> Result<String, Kind> {
    let said = text(value)?;
    // Whether it lies in the past depends on the hour.
    match said.is_empty()
        || !matches!(parse(&said, DateTime::UNIX_EPOCH.fixed_offset()), Err(e) if e != WhenError::Past)
    {
        true => Ok(said),
        false => Err(Kind::NotAMoment { text: said }),
    }
}

/// The form of a memo line. Without `{text}` it would lose what the note says.
pub(super) fn memo(value: &DeValue<'_>) -> Result<MemoTemplate, Kind> {
    let text = value.as_str().ok_or_else(|| wrong_type("string", value))?;
    let template =
        MemoTemplate::parse(text).map_err(|unknown| Kind::Placeholder { name: unknown.0 })?;
    if text.contains("{text}") { Ok(template) } else { Err(Kind::MemoWithoutText) }
}
