//! Names of the trade's closed vocabularies, weekdays and ages.

use super::{FluentValue, Lang, format, t, text};
use crate::domain::tally::{By, Measure};
use crate::domain::urge::{NoUrging, Said};
use crate::domain::{
    AnswerKind, Channel, Colour, ColumnField, ItemState, LostReason, OrderState, Platform,
    ProblemKind, PromiseEnd, Rating, ReminderKind, Repeat, ReviewState, Section, Severity,
    SeverityClass, Trade, Word,
};
use chrono::{TimeDelta, Weekday};

/// A vocabulary whose words have messages `domain-<type>-<code>`.
pub trait Named: Word {
    /// The middle part of the ids.
    const TYPE: &'static str;
}

macro_rules! named {
    ($($type:ty = $name:literal),+ $(,)?) => {
        $(impl Named for $type {
            const TYPE: &'static str = $name;
        })+

        /// Calls `check::<T>()` for every named vocabulary.
        #[cfg(test)]
        pub(super) fn each_vocabulary(check: &mut impl Check) {
            $(check.vocabulary::<$type>();)+
        }
    };
}

named! {
    Platform = "platform",
    Colour = "colour",
    Rating = "rating",
    SeverityClass = "severity-class",
    Channel = "channel",
    ReviewState = "review-state",
    Severity = "severity",
    Section = "section",
    AnswerKind = "answer-kind",
    ItemState = "item-state",
    LostReason = "lost-reason",
    ProblemKind = "problem-kind",
    Measure = "measure",
    By = "by",
    Trade = "trade",
    ColumnField = "column",
    ReminderKind = "reminder-kind",
    Repeat = "repeat",
    PromiseEnd = "promise-end",
    Said = "said",
    NoUrging = "no-urging",
}

/// Something to do with each vocabulary.
#[cfg(test)]
pub(super) trait Check {
    /// Does it with one.
    fn vocabulary<W: Named + std::fmt::Debug>(&mut self);
}

/// What a flag means: the shop's words, or the shipped ones in the language of the screen.
pub fn flag_meaning(lang: Lang, meaning: &str) -> String {
    let shipped = ["wish", "price", "refund", "urged", "shipping"];
    let id = |name: &str| format!("domain-flag-meaning-{name}");
    let found = shipped.into_iter().find(|name| text(Lang::ZhCn, &id(name)) == meaning);
    found.map_or_else(|| meaning.to_owned(), |name| text(lang, &id(name)))
}

/// The name of a value, as an agent writes it.
pub fn word<W: Named>(lang: Lang, value: W) -> String {
    text(lang, &format!("domain-{}-{}", W::TYPE, value.code()))
}

/// A reason, kind, colour, channel or state behind a measure in words; other details as they are.
pub fn tally_detail(lang: Lang, measure: Measure, code: &str) -> String {
    match measure {
        Measure::Lost => LostReason::parse(code).map(|w| word(lang, w)).ok(),
        Measure::Problems => ProblemKind::parse(code).map(|w| word(lang, w)).ok(),
        Measure::Flags => Colour::parse(code).map(|w| word(lang, w)).ok(),
        Measure::Contacts => Channel::parse(code).map(|w| word(lang, w)).ok(),
        Measure::Reviews => SeverityClass::parse(code).map(|w| word(lang, w)).ok(),
        Measure::Promises => PromiseEnd::parse(code).map(|w| word(lang, w)).ok(),
        Measure::ReviewsSettled => ReviewState::parse(code).map(|w| word(lang, w)).ok(),
        _ => None,
    }
    .unwrap_or_else(|| code.to_owned())
}

/// The name of an order's state. A state in the platform's own words is shown as it is.
pub fn order_state(lang: Lang, state: &OrderState) -> String {
    match state {
        OrderState::Other(words) => words.clone(),
        known => text(lang, &format!("domain-order-state-{}", known.code())),
    }
}

/// The short name of a weekday: `周一`, `Mon`.
pub fn weekday(lang: Lang, day: Weekday) -> String {
    text(lang, &format!("domain-weekday-{}", day.number_from_monday()))
}

/// How long ago something was, in its largest whole unit: `刚刚`, `5 分钟`, `47 小时`, `3 天`. Hours
/// go up to three days, since the clocks of the trade run for 48 of them.
pub fn age(lang: Lang, age: TimeDelta) -> String {
    let (id, n) = if age.num_minutes() < 1 {
        return t!(lang, "domain-age-now");
    } else if age.num_hours() < 1 {
        ("domain-age-minutes", age.num_minutes())
    } else if age.num_hours() < 72 {
        ("domain-age-hours", age.num_hours())
    } else {
        ("domain-age-days", age.num_days())
    };
    format(lang, id, &[("n", FluentValue::from(n))])
}
