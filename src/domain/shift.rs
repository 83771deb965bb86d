//! Shifts and business days: a night shift past midnight belongs to the day on which it began.

use super::Time;
use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

/// One stretch of a shift. It runs past midnight when `end` is not after `start`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    /// The first minute.
    pub start: NaiveTime,
    /// The first minute that no longer belongs to it.
    pub end: NaiveTime,
}

impl Segment {
    /// When the stretch of business day `day` begins and ends.
    pub fn on(&self, day: NaiveDate) -> (NaiveDateTime, NaiveDateTime) {
        let end_day = if self.end <= self.start { day + Days::new(1) } else { day };
        (day.and_time(self.start), end_day.and_time(self.end))
    }
}

/// A shift of the shop; split shifts have several stretches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shift {
    /// Its name.
    pub name: String,
    /// Its stretches in order.
    pub segments: Vec<Segment>,
    /// The agents who work it, where shifts overlap; empty means anybody.
    pub agents: Vec<String>,
}

/// A shift on its business day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShiftDay {
    /// The business day.
    pub day: NaiveDate,
    /// The shift's name; empty outside any shift.
    pub shift: String,
}

/// The shifts of a shop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roster {
    /// The shifts, as the config lists them.
    pub shifts: Vec<Shift>,
    /// How long after its end work still belongs to a shift, "while a buyer is still talking".
    pub overtime: TimeDelta,
    /// How long before its start work already belongs to a shift.
    pub early: TimeDelta,
}

impl Default for Roster {
    fn default() -> Self {
        Self { shifts: Vec::new(), overtime: TimeDelta::hours(3), early: TimeDelta::hours(1) }
    }
}

impl Roster {
    /// The shift and business day that work of `agent` at `time` belongs to.
    ///
    /// Inside several shifts: one that names the agent, else the one that began last. Outside
    /// all: the nearest one that ended within [`overtime`](Self::overtime) or begins within
    /// [`early`](Self::early); else the calendar day and no shift.
    pub fn at(&self, time: Time, agent: &str) -> ShiftDay {
        let local = time.naive_local();
        let mut best: Option<(Rank, ShiftDay)> = None;
        for shift in &self.shifts {
            for segment in &shift.segments {
                for day in [local.date() - Days::new(1), local.date(), local.date() + Days::new(1)]
                {
                    let (start, end) = segment.on(day);
                    let (inside, far) = if local < start {
                        (false, start - local)
                    } else if local < end {
                        (true, local - start)
                    } else {
                        (false, local - end)
                    };
                    let allowed = if local < start { self.early } else { self.overtime };
                    if !inside && far > allowed {
                        continue;
                    }
                    let rank = Rank {
                        outside: !inside,
                        stranger: !shift.agents.iter().any(|a| a == agent),
                        far,
                    };
                    if best.as_ref().is_none_or(|(old, _)| rank < *old) {
                        best = Some((rank, ShiftDay { day, shift: shift.name.clone() }));
                    }
                }
            }
        }
        best.map_or_else(
            || ShiftDay { day: local.date(), shift: String::new() },
            |(_, found)| found,
        )
    }

    /// When the present shift of `agent` began: the first stretch of its business day. Outside
    /// any shift, midnight.
    pub fn began(&self, time: Time, agent: &str) -> NaiveDateTime {
        let here = self.at(time, agent);
        self.shifts
            .iter()
            .filter(|s| s.name == here.shift)
            .flat_map(|s| &s.segments)
            .map(|s| s.on(here.day).0)
            .min()
            .map_or_else(|| here.day.and_time(NaiveTime::MIN), |start| start - self.early)
    }

    /// When the shift before the present one of `agent` began: the night that a day shift looks
    /// back on. Without shifts, a day ago.
    pub fn began_before(&self, time: Time, agent: &str) -> NaiveDateTime {
        let local = time.naive_local();
        let here = self.at(time, agent);
        let present = self.began(time, agent);
        let days = [2, 1, 0].map(|back| local.date() - Days::new(back));
        let starts = self.shifts.iter().flat_map(|shift| {
            let first = shift.segments.iter().map(|s| s.start).min();
            days.iter().filter_map(move |day| Some((&shift.name, *day, day.and_time(first?))))
        });
        starts
            .filter(|(name, day, start)| {
                *start < present && !(here.shift == **name && here.day == *day)
            })
            .map(|(.., start)| start)
            .max()
            .unwrap_or(local - TimeDelta::days(1))
    }

    /// When the shift of a business day ends: its last stretch. Nothing outside any shift.
    pub fn ends(&self, place: &ShiftDay) -> Option<NaiveDateTime> {
        self.shifts
            .iter()
            .filter(|s| s.name == place.shift)
            .flat_map(|s| &s.segments)
            .map(|s| s.on(place.day).1)
            .max()
    }

    /// A span of local time that holds all work of the business days `from` to `to` (inclusive),
    /// and some that [`at`](Self::at) must sort out.
    pub fn window(&self, from: NaiveDate, to: NaiveDate) -> (NaiveDateTime, NaiveDateTime) {
        (
            (from - Days::new(1)).and_time(NaiveTime::MIN),
            (to + Days::new(3)).and_time(NaiveTime::MIN),
        )
    }
}

/// Smaller is a better fit.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    outside: bool,
    stranger: bool,
    far: TimeDelta,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clock(text: &str) -> NaiveTime {
        NaiveTime::parse_from_str(text, "%H:%M").unwrap()
    }

    fn shift(name: &str, parts: &[(&str, &str)], agents: &[&str]) -> Shift {
        Shift {
            name: name.into(),
            segments: parts
                .iter()
                .map(|(a, b)| Segment { start: clock(a), end: clock(b) })
                .collect(),
            agents: agents.iter().map(|a| (*a).to_owned()).collect(),
        }
    }

    fn at(roster: &Roster, when: &str, agent: &str) -> (String, String) {
        let time = Time::parse_from_rfc3339(&format!("{when}:00+08:00")).unwrap();
        let found = roster.at(time, agent);
        (found.day.to_string(), found.shift)
    }

    fn pair(day: &str, shift: &str) -> (String, String) {
        (day.to_owned(), shift.to_owned())
    }

    #[test]
    fn the_night_after_midnight_counts_for_the_day_before() {
        let roster = Roster {
            shifts: vec![
                shift("白班", &[("08:30", "16:00")], &[]),
                shift("晚班", &[("16:00", "01:00")], &[]),
            ],
            ..Roster::default()
        };
        assert_eq!(at(&roster, "2026-11-21T15:59", ""), pair("2026-11-21", "白班"));
        assert_eq!(at(&roster, "2026-11-21T16:00", ""), pair("2026-11-21", "晚班"));
        assert_eq!(at(&roster, "2026-11-22T00:59", ""), pair("2026-11-21", "晚班"));
        assert_eq!(at(&roster, "2026-11-22T02:30", ""), pair("2026-11-21", "晚班"));
        assert_eq!(at(&roster, "2026-11-22T05:00", ""), pair("2026-11-22", ""));
        assert_eq!(at(&roster, "2026-11-22T08:00", ""), pair("2026-11-22", "白班"));
        assert_eq!(at(&roster, "2027-01-01T00:30", ""), pair("2026-12-31", "晚班"));
    }

    #[test]
    fn the_shift_before_is_the_last_night() {
        let roster = Roster {
            shifts: vec![
                shift("白班", &[("08:30", "16:00")], &[]),
                shift("晚班", &[("16:00", "01:00")], &[]),
            ],
            ..Roster::default()
        };
        let before = |when: &str| {
            let time = Time::parse_from_rfc3339(&format!("{when}:00+08:00")).unwrap();
            roster.began_before(time, "慧兰").to_string()
        };
        assert_eq!(before("2026-11-21T08:40"), "2026-11-20 16:00:00");
        assert_eq!(before("2026-11-21T15:00"), "2026-11-20 16:00:00");
        assert_eq!(before("2026-11-21T16:10"), "2026-11-21 08:30:00");
        assert_eq!(before("2026-11-22T00:30"), "2026-11-21 08:30:00", "still the same night");
        let time = Time::parse_from_rfc3339("2026-11-21T08:40:00+08:00").unwrap();
        assert_eq!(
            Roster::default().began_before(time, "").to_string(),
            "2026-11-20 08:40:00",
            "a day, where no shifts are known"
        );
    }

    #[test]
    fn a_split_shift_is_one_shift_and_the_agent_decides_overlaps() {
        let roster = Roster {
            shifts: vec![
                shift("白班", &[("08:30", "17:30")], &["晓月"]),
                shift("晚班", &[("10:00", "14:00"), ("17:30", "23:00")], &["慧兰"]),
            ],
            ..Roster::default()
        };
        assert_eq!(at(&roster, "2026-11-21T11:00", "晓月"), pair("2026-11-21", "白班"));
        assert_eq!(at(&roster, "2026-11-21T11:00", "慧兰"), pair("2026-11-21", "晚班"));
        assert_eq!(at(&roster, "2026-11-21T11:00", "别人"), pair("2026-11-21", "晚班"));
        assert_eq!(at(&roster, "2026-11-21T20:00", "慧兰"), pair("2026-11-21", "晚班"));
        let evening = Time::parse_from_rfc3339("2026-11-21T20:00:00+08:00").unwrap();
        assert_eq!(roster.began(evening, "慧兰").to_string(), "2026-11-21 09:00:00");
        let place = roster.at(evening, "慧兰");
        assert_eq!(roster.ends(&place).unwrap().to_string(), "2026-11-21 23:00:00");
        assert_eq!(roster.ends(&ShiftDay { shift: String::new(), ..place }), None);
    }
}
