//! The daily tally: numbers that are counted from the records, each with the rows behind it.

use super::words::words;
use super::{
    AnswerKind, Change, CountKind, Entry, Money, Order, OrderState, PromiseEnd, Record, Ref,
    ReminderKind, ReviewState, Roster, Time, Word, to_ms,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What the tally counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// Buyers received.
    Received,
    /// Orders paid.
    Deals,
    /// What the paid orders amount to, in fen.
    Amount,
    /// Orders added by hand.
    OrdersAdded,
    /// Flags set.
    Flags,
    /// Note lines written.
    Notes,
    /// Sales lost.
    Lost,
    /// Problems met.
    Problems,
    /// Bad reviews logged.
    Reviews,
    /// Attempts to reach a reviewer.
    Contacts,
    /// Reviews that were changed or deleted.
    ReviewsSettled,
    /// What remedies for reviews cost, in fen.
    Compensation,
    /// What was taken off orders' prices, in fen.
    Discounts,
    /// Promises that were kept or broken.
    Promises,
    /// Items handed over.
    ItemsHanded,
    /// Items taken over.
    ItemsTaken,
    /// Replies copied.
    Replies,
}

words!(Measure {
    Received = "received" | "接待";
    Deals = "deals" | "成交";
    Amount = "amount" | "成交额";
    OrdersAdded = "orders-added" | "登记订单";
    Flags = "flags" | "插旗";
    Notes = "notes" | "备注";
    Lost = "lost" | "流失";
    Problems = "problems" | "问题";
    Reviews = "reviews" | "中差评";
    Contacts = "contacts" | "联系评价";
    ReviewsSettled = "reviews-settled" | "评价解决";
    Compensation = "compensation" | "补偿";
    Discounts = "discounts" | "优惠";
    Promises = "promises" | "承诺";
    ItemsHanded = "items-handed" | "交出事项";
    ItemsTaken = "items-taken" | "接收事项";
    Replies = "replies" | "快捷回复";
});

impl Measure {
    /// Its values are amounts of money in fen, not counts.
    pub fn is_money(self) -> bool {
        matches!(self, Self::Amount | Self::Compensation | Self::Discounts)
    }
}

/// One row behind a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    /// What it counts for.
    pub measure: Measure,
    /// When it happened.
    pub at: Time,
    /// Who did it; empty when nobody handled it by hand.
    pub agent: String,
    /// The record.
    pub record: Ref,
    /// Usually 1; an amount in fen for money.
    pub value: i64,
    /// The reason or kind as a code, or a short text.
    pub detail: String,
    /// The buyer, if known.
    pub buyer: String,
}

/// What one change counts for, `record` being the record after it. Deals are not here: they
/// follow from an order's payment, see [`deals`].
pub fn activity(entry: &Entry, record: Option<&Record>) -> Vec<Activity> {
    let Some(target) = entry.change.target() else { return Vec::new() };
    let buyer = match record {
        Some(Record::Order(order)) => order.buyer.clone(),
        Some(Record::Review(review)) => review.buyer.clone(),
        Some(Record::Count(count)) => count.buyer.clone(),
        Some(Record::Reminder(reminder)) => reminder.label.clone(),
        _ => String::new(),
    };
    let row = |measure: Measure, value: i64, detail: &str| Activity {
        measure,
        at: entry.at,
        agent: entry.agent.clone(),
        record: target,
        value,
        detail: detail.to_owned(),
        buyer: buyer.clone(),
    };
    match &entry.change {
        Change::OrderAdded { key, .. } => vec![row(Measure::OrdersAdded, 1, &key.number)],
        Change::OrderFlagged { flag: Some(colour), .. } => {
            vec![row(Measure::Flags, 1, colour.code())]
        }
        Change::OrderNoted { text, .. } => vec![row(Measure::Notes, 1, text)],
        Change::OrderDiscounted { amount, reason, .. } => {
            vec![row(Measure::Discounts, amount.0, reason)]
        }
        Change::ReminderDone { .. } => promise_end(entry, record)
            .map(|end| row(Measure::Promises, 1, end.code()))
            .into_iter()
            .collect(),
        Change::ReviewLogged { fields, .. } => {
            vec![row(Measure::Reviews, 1, fields.severity.unwrap_or_default().code())]
        }
        Change::ReviewContacted { contact, .. } => {
            let mut rows = vec![row(Measure::Contacts, 1, contact.channel.code())];
            if let Some(cost) = contact.cost.filter(|c| *c != Money(0)) {
                rows.push(row(Measure::Compensation, cost.0, &contact.outcome));
            }
            rows
        }
        Change::ReviewProgressed { to, .. }
            if matches!(to, ReviewState::Changed | ReviewState::Deleted) =>
        {
            vec![row(Measure::ReviewsSettled, 1, to.code())]
        }
        Change::ItemPassed { .. } => vec![row(Measure::ItemsHanded, 1, "")],
        Change::ItemAnswered { answer: AnswerKind::Accept, .. } => {
            vec![row(Measure::ItemsTaken, 1, "")]
        }
        Change::Counted { what, .. } => vec![match what {
            CountKind::Received => row(Measure::Received, 1, ""),
            CountKind::Lost(reason) => row(Measure::Lost, 1, reason.code()),
            CountKind::Problem(kind) => row(Measure::Problems, 1, kind.code()),
        }],
        Change::ReplyCopied { title, .. } => vec![row(Measure::Replies, 1, title)],
        _ => Vec::new(),
    }
}

/// How the promise ended that this entry acted on; nothing when it had ended before.
fn promise_end(entry: &Entry, record: Option<&Record>) -> Option<PromiseEnd> {
    match record {
        Some(Record::Reminder(r)) if r.kind == ReminderKind::Promise => {
            let last = r.endings.last().filter(|e| e.at == entry.at && e.agent == entry.agent);
            last.map(PromiseEnd::from)
        }
        _ => None,
    }
}

/// What a paid order counts for: one deal and its amount, at the time of payment, for the agent
/// who first handled it.
pub fn deals(order: &Order) -> Vec<Activity> {
    // An order that is unpaid is no deal, whatever time of payment was once imported.
    let counts = !order.deleted && !matches!(order.state, OrderState::Closed | OrderState::Unpaid);
    let Some(paid) = order.paid.filter(|_| counts) else {
        return Vec::new();
    };
    let row = |measure, value| Activity {
        measure,
        at: paid,
        agent: order.agent.clone(),
        record: Ref::Order(order.id),
        value,
        detail: order.key.number.clone(),
        buyer: order.buyer.clone(),
    };
    vec![row(Measure::Deals, 1), row(Measure::Amount, order.amount.0)]
}

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
    use crate::domain::{CountId, Segment, Shift};
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
