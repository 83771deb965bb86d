//! The daily tally: numbers that are counted from the records, each with the rows behind it.

pub use super::measure::{Activity, Measure, activity, deals};

use super::words::words;
use super::{Money, Roster, to_ms};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// By what the tally groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum By {
    /// A row per agent.
    #[default]
    Agent,
    /// A row per shift.
    Shift,
    /// A row per business day.
    Day,
}

words!(By {
    Agent = "agent" | "客服";
    Shift = "shift" | "班次";
    Day = "day" | "日期", "天";
});

/// The numbers of one group, with the rows behind them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figures {
    sums: BTreeMap<Measure, i64>,
    details: BTreeMap<(Measure, String), i64>,
}

impl Figures {
    fn add(&mut self, activity: &Activity) {
        let sum = self.sums.entry(activity.measure).or_default();
        *sum = sum.saturating_add(activity.value);
        if matches!(
            activity.measure,
            Measure::Lost | Measure::Problems | Measure::Flags | Measure::Promises
        ) {
            *self.details.entry((activity.measure, activity.detail.clone())).or_default() +=
                activity.value;
        }
    }

    /// The sum of one measure.
    pub fn get(&self, measure: Measure) -> i64 {
        self.sums.get(&measure).copied().unwrap_or(0)
    }

    /// Money measures as money.
    pub fn money(&self, measure: Measure) -> Money {
        Money(self.get(measure))
    }

    /// A measure as files write it: a count, or an amount with two decimals.
    pub fn shown(&self, measure: Measure) -> String {
        if measure.is_money() {
            self.money(measure).to_string()
        } else {
            self.get(measure).to_string()
        }
    }

    /// Lost sales, problems, flags or promises by their reason, kind, colour or end, most first.
    pub fn details(&self, measure: Measure) -> Vec<(&str, i64)> {
        let mut found: Vec<(&str, i64)> = self
            .details
            .iter()
            .filter(|((m, _), _)| *m == measure)
            .map(|((_, detail), n)| (detail.as_str(), *n))
            .collect();
        found.sort_by_key(|(detail, n)| (std::cmp::Reverse(*n), *detail));
        found
    }

    /// Deals per buyer received, in tenths of a percent, rounded; nothing when nobody was received
    /// or fewer than bought: then the buyers were not counted.
    pub fn conversion(&self) -> Option<i64> {
        let received = self.get(Measure::Received);
        let deals = self.get(Measure::Deals);
        (received > 0 && received >= deals).then(|| rounded(deals.saturating_mul(1_000), received))
    }

    /// Urged buyers who then paid, in tenths of a percent, rounded; nothing when nobody was urged.
    pub fn urging_success(&self) -> Option<i64> {
        let urged = self.get(Measure::Urged);
        let paid = self.get(Measure::UrgedPaid);
        (urged > 0).then(|| rounded(paid.saturating_mul(1_000), urged))
    }

    /// Amount per deal, rounded to the fen; nothing without deals.
    pub fn order_value(&self) -> Option<Money> {
        let deals = self.get(Measure::Deals);
        (deals > 0).then(|| Money(rounded(self.get(Measure::Amount), deals)))
    }
}

/// A quotient of whole numbers, rounded half up.
fn rounded(amount: i64, by: i64) -> i64 {
    (amount.saturating_add(by / 2)).div_euclid(by)
}

/// A group of the tally.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Agent, shift or day; empty for work that belongs to none.
    pub key: String,
    /// Its numbers.
    pub figures: Figures,
}

/// The tally of a range of business days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// The first business day.
    pub from: NaiveDate,
    /// The last one.
    pub to: NaiveDate,
    /// By what it is grouped.
    pub by: By,
    /// The groups: shifts in the roster's order, agents and days by name; what belongs to none
    /// stands last.
    pub groups: Vec<Group>,
    /// The sum of all groups.
    pub total: Figures,
    /// The rows behind all numbers, in order of time.
    pub rows: Vec<Activity>,
}

impl Tally {
    /// Counts the rows that belong to the business days `from` to `to`. `rows` may hold more than
    /// that; each is sorted into its shift and day by `roster`.
    pub fn count(
        rows: impl IntoIterator<Item = Activity>,
        roster: &Roster,
        from: NaiveDate,
        to: NaiveDate,
        by: By,
    ) -> Self {
        let mut groups: BTreeMap<String, Figures> = BTreeMap::new();
        let mut total = Figures::default();
        let mut kept = Vec::new();
        for row in rows {
            let place = roster.at(row.at, &row.agent);
            if place.day < from || place.day > to {
                continue;
            }
            let key = match by {
                By::Agent => row.agent.clone(),
                By::Shift => place.shift,
                By::Day => place.day.to_string(),
            };
            groups.entry(key).or_default().add(&row);
            total.add(&row);
            kept.push(row);
        }
        kept.sort_by_key(|r| (to_ms(r.at), r.measure, r.record));
        let mut groups: Vec<Group> =
            groups.into_iter().map(|(key, figures)| Group { key, figures }).collect();
        // Shifts as the shop lists them; nobody and off-shift stand last.
        let shift = |key: &str| roster.shifts.iter().position(|s| s.name == key);
        groups.sort_by_key(|group| {
            let place = if by == By::Shift { shift(&group.key) } else { None };
            (group.key.is_empty(), place)
        });
        Self { from, to, by, groups, total, rows: kept }
    }

    /// The rows behind one number: of one group, or of all when `key` is nothing.
    pub fn rows_behind<'a>(
        &'a self,
        measure: Measure,
        key: Option<&'a str>,
        roster: &'a Roster,
    ) -> impl Iterator<Item = &'a Activity> {
        self.rows.iter().filter(move |row| {
            row.measure == measure
                && key.is_none_or(|key| match self.by {
                    By::Agent => row.agent == key,
                    By::Shift => roster.at(row.at, &row.agent).shift == key,
                    By::Day => roster.at(row.at, &row.agent).day.to_string() == key,
                })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{CountId, Order, OrderState, Ref, Segment, Shift, Time, Word};
    use uuid::Uuid;

    fn row(measure: Measure, when: &str, agent: &str, value: i64) -> Activity {
        Activity {
            measure,
            at: Time::parse_from_rfc3339(&format!("{when}:00+08:00")).unwrap(),
            agent: agent.into(),
            record: Ref::Count(CountId(Uuid::nil())),
            value,
            detail: "price".into(),
            buyer: String::new(),
        }
    }

    fn night() -> Roster {
        let clock = |h| chrono::NaiveTime::from_hms_opt(h, 0, 0).unwrap();
        let night = Segment { start: clock(16), end: clock(1) };
        Roster {
            shifts: vec![Shift { name: "晚班".into(), segments: vec![night], agents: vec![] }],
            ..Roster::default()
        }
    }

    #[test]
    fn every_total_equals_its_rows() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let rows = [
            row(Measure::Received, "2026-11-21T20:00", "慧兰", 1),
            row(Measure::Received, "2026-11-22T00:30", "慧兰", 1),
            row(Measure::Received, "2026-11-22T20:00", "慧兰", 1),
            row(Measure::Amount, "2026-11-21T17:00", "晓月", 1_250),
            row(Measure::Deals, "2026-11-21T17:00", "晓月", 1),
            row(Measure::Lost, "2026-11-21T17:30", "慧兰", 1),
        ];
        for by in By::ALL {
            let tally = Tally::count(rows.clone(), &night(), day, day, *by);
            assert_eq!(
                tally.total.get(Measure::Received),
                2,
                "after midnight counts, tomorrow not"
            );
            assert_eq!(tally.total.shown(Measure::Amount), "12.50");
            for measure in Measure::ALL {
                let sum: i64 = tally.groups.iter().map(|g| g.figures.get(*measure)).sum();
                assert_eq!(sum, tally.total.get(*measure));
                for group in &tally.groups {
                    let behind: i64 = tally
                        .rows_behind(*measure, Some(&group.key), &night())
                        .map(|r| r.value)
                        .sum();
                    assert_eq!(behind, group.figures.get(*measure), "{measure:?} {}", group.key);
                }
            }
        }
    }

    #[test]
    fn shifts_stand_as_the_roster_lists_them() {
        let clock = |h| chrono::NaiveTime::from_hms_opt(h, 0, 0).unwrap();
        let shift = |name: &str, start, end| Shift {
            name: name.into(),
            segments: vec![Segment { start: clock(start), end: clock(end) }],
            agents: vec![],
        };
        let roster = Roster {
            shifts: vec![shift("白班", 8, 16), shift("晚班", 16, 23)],
            ..Roster::default()
        };
        let day = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let rows = [
            row(Measure::Received, "2026-11-21T05:00", "", 1),
            row(Measure::Received, "2026-11-21T20:00", "慧兰", 1),
            row(Measure::Received, "2026-11-21T10:00", "晓月", 1),
        ];
        let keys = |by| -> Vec<String> {
            let tally = Tally::count(rows.clone(), &roster, day, day, by);
            tally.groups.into_iter().map(|g| g.key).collect()
        };
        assert_eq!(keys(By::Shift), ["白班", "晚班", ""]);
        assert_eq!(keys(By::Agent), ["慧兰", "晓月", ""]);
    }

    #[test]
    fn an_unpaid_order_is_no_deal() {
        let key = crate::domain::OrderKey {
            platform: crate::domain::Platform::Taobao,
            shop: String::new(),
            number: "1".into(),
        };
        let paid = Time::parse_from_rfc3339("2026-11-21T20:00:00+08:00").unwrap();
        let order = Order { paid: Some(paid), ..Order::new(key, paid) };
        assert_eq!(order.state, OrderState::Unpaid);
        assert_eq!(deals(&order), []);
        assert_eq!(deals(&Order { state: OrderState::ToShip, ..order }).len(), 2);
    }

    #[test]
    fn rates_come_from_sums() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let rows = [
            row(Measure::Received, "2026-11-21T20:00", "慧兰", 3),
            row(Measure::Deals, "2026-11-21T20:00", "慧兰", 2),
            row(Measure::Amount, "2026-11-21T20:00", "慧兰", 1_001),
        ];
        let tally = Tally::count(rows, &night(), day, day, By::Agent);
        assert_eq!(tally.total.conversion(), Some(667));
        let mut uncounted = tally.total.clone();
        uncounted.sums.insert(Measure::Received, 1);
        assert_eq!(uncounted.conversion(), None, "more bought than were counted");
        assert_eq!(tally.total.order_value(), Some(Money(501)));
        assert_eq!(tally.total.details(Measure::Lost), []);
    }
}
