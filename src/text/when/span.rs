//! How long something has waited, in the one unit that a person would name.

use serde::Serialize;

/// The unit of a [`Span`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Up to an hour.
    Minutes,
    /// Up to a day.
    Hours,
    /// From a day on.
    Days,
}

/// A length of time in its largest fitting unit, rounded down. Its words are in the message files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Span {
    /// How many; never negative.
    pub value: i64,
    /// Of what.
    pub unit: Unit,
}

impl Span {
    /// Makes the span of a number of seconds; its sign does not matter.
    pub fn of_seconds(seconds: i64) -> Self {
        let minutes = seconds.saturating_abs() / 60;
        match minutes {
            0..60 => Self { value: minutes, unit: Unit::Minutes },
            60..1440 => Self { value: minutes / 60, unit: Unit::Hours },
            _ => Self { value: minutes / 1440, unit: Unit::Days },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_unit_is_named() {
        for (seconds, value, unit) in [
            (0, 0, Unit::Minutes),
            (59, 0, Unit::Minutes),
            (3599, 59, Unit::Minutes),
            (-3600, 1, Unit::Hours),
            (86_399, 23, Unit::Hours),
            (86_400, 1, Unit::Days),
            (i64::MIN, i64::MAX / 86_400, Unit::Days),
        ] {
            assert_eq!(Span::of_seconds(seconds), Span { value, unit }, "{seconds}");
        }
    }
}
