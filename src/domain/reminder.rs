//! Reminders and promises: what somebody must come back to, and by when.

use super::words::words;
use super::{Ref, ReminderId, Roster, Time};
use chrono::{Months, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

/// How long after it was due a reminder that repeats until acted on rings again.
pub const RING_AGAIN: TimeDelta = TimeDelta::minutes(10);

/// What a reminder is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum ReminderKind {
    /// Something to come back to.
    #[default]
    Reminder,
    /// Something that a buyer was promised: kept, kept late, or broken.
    Promise,
}

words!(ReminderKind {
    Reminder = "reminder" | "提醒";
    Promise = "promise" | "承诺";
});

/// Whether and when a reminder comes again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Repeat {
    /// It rings once and waits in the list.
    #[default]
    Once,
    /// It rings every ten minutes until somebody acts.
    UntilDone,
    /// Done, it comes again the next day.
    Daily,
    /// Done, it comes again the next week.
    Weekly,
    /// Done, it comes again the next month.
    Monthly,
}

words!(Repeat {
    Once = "once" | "一次", "不重复";
    UntilDone = "until-done" | "响到处理", "直到处理";
    Daily = "daily" | "每天", "每日";
    Weekly = "weekly" | "每周";
    Monthly = "monthly" | "每月";
});

impl Repeat {
    /// It comes again after it was done.
    pub fn recurs(self) -> bool {
        matches!(self, Self::Daily | Self::Weekly | Self::Monthly)
    }

    /// The first time after `past` in the row that starts at `first`; nothing when it does not
    /// recur. The 31st is the last day of a shorter month.
    pub fn next_after(self, first: Time, past: Time) -> Option<Time> {
        let step = match self {
            Self::Once | Self::UntilDone => return None,
            Self::Daily => TimeDelta::days(1),
            Self::Weekly => TimeDelta::days(7),
            Self::Monthly => {
                return (1..12 * 200)
                    .map_while(|n| first.checked_add_months(Months::new(n)))
                    .find(|time| *time > past);
            }
        };
        let gone = (past - first).num_seconds().div_euclid(step.num_seconds()).max(0);
        let steps = i32::try_from(gone + 1).ok()?;
        first.checked_add_signed(step.checked_mul(steps)?)
    }
}

/// The fields of a reminder that can be written; `None` leaves a field as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ReminderFields {
    /// A reminder or a promise.
    #[serde(rename = "what", skip_serializing_if = "Option::is_none")]
    pub kind: Option<ReminderKind>,
    /// The record it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<Ref>,
    /// What the record is called: an order number and buyer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// What is to be done, or what was promised.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// By when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Time>,
    /// When to ring, where that is not at the due time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wake: Option<Time>,
    /// Whether it comes again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repeat: Option<Repeat>,
    /// Whose it is; empty is everybody's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
}

impl ReminderFields {
    /// A reminder of `owner` about a record called `label`, due once.
    pub fn reminder(about: Option<Ref>, label: &str, text: &str, due: Time, owner: &str) -> Self {
        Self {
            kind: Some(ReminderKind::Reminder),
            about,
            label: Some(label.to_owned()),
            text: Some(text.to_owned()),
            due: Some(due),
            owner: Some(owner.to_owned()),
            ..Self::default()
        }
    }

    /// The same as a promise, which rings `ahead` of its time if that is still to come.
    #[must_use]
    pub fn promised(mut self, ahead: TimeDelta, now: Time) -> Self {
        self.kind = Some(ReminderKind::Promise);
        self.wake = self.due.and_then(|due| due.checked_sub_signed(ahead)).filter(|at| *at > now);
        self
    }
}

/// How a reminder was acted on once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ending {
    /// When.
    pub at: Time,
    /// Who.
    pub agent: String,
    /// What came of it.
    pub outcome: String,
    /// When it was due.
    pub due: Time,
    /// A promise that was not kept.
    #[serde(default)]
    pub broken: bool,
}

impl Ending {
    /// It was acted on after its time.
    pub fn is_late(&self) -> bool {
        self.at > self.due
    }
}

/// How a promise ended, as the tally counts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PromiseEnd {
    /// In time.
    Kept,
    /// After its time.
    Late,
    /// Not at all.
    Broken,
}

words!(PromiseEnd {
    Kept = "kept" | "兑现";
    Late = "late" | "超时兑现";
    Broken = "broken" | "未兑现";
});

impl From<&Ending> for PromiseEnd {
    fn from(ending: &Ending) -> Self {
        if ending.broken {
            Self::Broken
        } else if ending.is_late() {
            Self::Late
        } else {
            Self::Kept
        }
    }
}

/// A reminder as its changes left it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// Its identity.
    pub id: ReminderId,
    /// A reminder or a promise.
    pub kind: ReminderKind,
    /// The record it is about.
    pub about: Option<Ref>,
    /// What the record is called.
    pub label: String,
    /// What is to be done, or what was promised.
    pub text: String,
    /// By when.
    pub due: Time,
    /// The first time of those that recur: the others are counted from it.
    pub first: Time,
    /// When to ring, where that is not at the due time: put off, or ahead of a promise.
    pub wake: Option<Time>,
    /// Whether it comes again.
    pub repeat: Repeat,
    /// Whose it is; empty is everybody's.
    pub owner: String,
    /// Who set it.
    pub agent: String,
    /// When it was set.
    pub since: Time,
    /// Each time it was acted on, oldest first.
    pub endings: Vec<Ending>,
    /// It still waits for somebody.
    pub open: bool,
    /// When anything about it last changed.
    pub touched: Time,
    /// Deleted, and can be brought back.
    pub deleted: bool,
}

impl Reminder {
    /// A fresh one of `agent`, due now until it is written.
    pub fn new(id: ReminderId, agent: &str, at: Time) -> Self {
        Self {
            id,
            kind: ReminderKind::default(),
            about: None,
            label: String::new(),
            text: String::new(),
            due: at,
            first: at,
            wake: None,
            repeat: Repeat::default(),
            owner: agent.to_owned(),
            agent: agent.to_owned(),
            since: at,
            endings: Vec::new(),
            open: true,
            touched: at,
            deleted: false,
        }
    }

    /// Writes the fields that are given. Another due time forgets when it was put off to.
    pub fn write(&mut self, fields: &ReminderFields) {
        let put = |to: &mut String, from: &Option<String>| {
            if let Some(value) = from {
                to.clone_from(value);
            }
        };
        put(&mut self.label, &fields.label);
        put(&mut self.text, &fields.text);
        put(&mut self.owner, &fields.owner);
        self.kind = fields.kind.unwrap_or(self.kind);
        self.about = fields.about.or(self.about);
        self.repeat = fields.repeat.unwrap_or(self.repeat);
        if let Some(due) = fields.due {
            (self.due, self.first, self.wake) = (due, due, None);
        }
        self.wake = fields.wake.or(self.wake);
    }

    /// Acts on it at `at`: it is done, or comes again.
    pub fn end(&mut self, ending: Ending) {
        match self.repeat.next_after(self.first, ending.at.max(self.due)) {
            Some(next) => self.due = next,
            None => self.open = false,
        }
        self.wake = None;
        self.endings.push(ending);
    }

    /// Still waits for somebody.
    pub fn is_open(&self) -> bool {
        self.open && !self.deleted
    }

    /// A promise that is still to be kept.
    pub fn is_open_promise(&self) -> bool {
        self.is_open() && self.kind == ReminderKind::Promise
    }

    /// When it rings.
    pub fn rings_at(&self) -> Time {
        self.wake.unwrap_or(self.due)
    }

    /// How often it has rung by `now`.
    pub fn rung(&self, now: Time) -> i64 {
        let at = self.rings_at();
        if at > now {
            return 0;
        }
        if self.repeat == Repeat::UntilDone {
            return 1 + (now - at).num_seconds() / RING_AGAIN.num_seconds();
        }
        // A promise that rang ahead rings again when its time has come.
        1 + i64::from(at < self.due && self.due <= now)
    }

    /// Whether it is for `agent`: their own, everybody's, a promise, or one that comes due when
    /// the shift in which its owner set it is over.
    pub fn is_for(&self, agent: &str, roster: &Roster) -> bool {
        if self.owner.is_empty() || self.owner == agent || self.kind == ReminderKind::Promise {
            return true;
        }
        let end = roster.ends(&roster.at(self.since, &self.owner));
        end.is_some_and(|end| end + roster.overtime < self.due.naive_local())
    }
}

/// The hours in which nothing rings. They run past midnight when the end is not after the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quiet {
    /// The first quiet minute.
    pub start: NaiveTime,
    /// The first minute that may ring again.
    pub end: NaiveTime,
}

impl Quiet {
    /// Whether nothing rings at `time`.
    pub fn holds(&self, time: Time) -> bool {
        let clock = time.naive_local().time();
        if self.start < self.end {
            self.start <= clock && clock < self.end
        } else {
            self.start <= clock || clock < self.end
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Segment, Shift};
    use uuid::Uuid;

    fn at(text: &str) -> Time {
        Time::parse_from_rfc3339(&format!("{text}:00+08:00")).unwrap()
    }

    fn reminder(due: &str, repeat: Repeat) -> Reminder {
        let mut new = Reminder::new(ReminderId(Uuid::nil()), "慧兰", at("2026-11-21T20:00"));
        new.write(&ReminderFields {
            repeat: Some(repeat),
            ..ReminderFields::reminder(None, "", "回访", at(due), "慧兰")
        });
        new
    }

    fn done(reminder: &mut Reminder, when: &str) {
        let due = reminder.due;
        reminder.end(Ending {
            at: at(when),
            agent: "慧兰".into(),
            outcome: String::new(),
            due,
            broken: false,
        });
    }

    #[test]
    fn done_once_is_done_and_a_visit_comes_again() {
        let mut once = reminder("2026-11-22T09:00", Repeat::Once);
        done(&mut once, "2026-11-22T09:30");
        assert!(!once.is_open());
        assert!(once.endings[0].is_late());

        let mut monthly = reminder("2027-01-31T09:00", Repeat::Monthly);
        done(&mut monthly, "2027-01-31T08:00");
        assert_eq!(monthly.due, at("2027-02-28T09:00"), "done ahead of its time, the next is due");
        done(&mut monthly, "2027-03-01T10:00");
        assert_eq!(monthly.due, at("2027-03-31T09:00"), "the 31st is not lost");
        assert!(monthly.is_open());

        let mut weekly = reminder("2026-11-20T11:00", Repeat::Weekly);
        done(&mut weekly, "2026-12-05T12:00");
        assert_eq!(weekly.due, at("2026-12-11T11:00"), "missed weeks are not made up for");
        assert_eq!(
            Repeat::Daily.next_after(at("2026-11-21T08:00"), at("2026-11-21T08:00")),
            Some(at("2026-11-22T08:00"))
        );
    }

    #[test]
    fn putting_off_moves_the_bell_and_not_the_promise() {
        let now = at("2026-11-21T20:00");
        let mut promise = reminder("2026-11-22T09:00", Repeat::Once);
        let fields = ReminderFields::reminder(None, "", "周日发", at("2026-11-22T09:00"), "慧兰");
        promise.write(&fields.clone().promised(TimeDelta::hours(1), now));
        assert_eq!(promise.rings_at(), at("2026-11-22T08:00"));
        assert_eq!(promise.rung(at("2026-11-22T07:59")), 0);
        assert_eq!(promise.rung(at("2026-11-22T08:30")), 1);
        assert_eq!(promise.rung(at("2026-11-22T09:00")), 2);
        promise.wake = Some(at("2026-11-22T12:00"));
        assert_eq!(promise.due, at("2026-11-22T09:00"));
        assert_eq!(promise.rung(at("2026-11-22T10:00")), 0);
        let soon = fields.promised(TimeDelta::hours(48), now);
        assert_eq!(soon.wake, None, "a bell in the past would ring at once");
    }

    #[test]
    fn what_repeats_until_done_rings_every_ten_minutes() {
        let loud = reminder("2026-11-21T21:00", Repeat::UntilDone);
        assert_eq!(loud.rung(at("2026-11-21T20:59")), 0);
        assert_eq!(loud.rung(at("2026-11-21T21:09")), 1);
        assert_eq!(loud.rung(at("2026-11-21T21:20")), 3);
        assert_eq!(reminder("2026-11-21T21:00", Repeat::Once).rung(at("2026-11-21T23:00")), 1);
    }

    #[test]
    fn what_comes_after_the_shift_is_for_the_next_one() {
        let clock = |h| NaiveTime::from_hms_opt(h, 0, 0).unwrap();
        let night = Segment { start: clock(16), end: clock(1) };
        let roster = Roster {
            shifts: vec![Shift { name: "晚班".into(), segments: vec![night], agents: vec![] }],
            ..Roster::default()
        };
        let tonight = reminder("2026-11-21T23:00", Repeat::Once);
        assert!(tonight.is_for("慧兰", &roster));
        assert!(!tonight.is_for("晓月", &roster));
        assert!(reminder("2026-11-22T09:00", Repeat::Once).is_for("晓月", &roster));
        let anybodys = Reminder { owner: String::new(), ..tonight };
        assert!(anybodys.is_for("晓月", &roster));
    }

    #[test]
    fn quiet_hours_run_past_midnight() {
        let clock = |h| NaiveTime::from_hms_opt(h, 0, 0).unwrap();
        let night = Quiet { start: clock(23), end: clock(8) };
        assert!(night.holds(at("2026-11-21T23:00")) && night.holds(at("2026-11-22T07:59")));
        assert!(!night.holds(at("2026-11-22T08:00")) && !night.holds(at("2026-11-21T22:59")));
        let noon = Quiet { start: clock(12), end: clock(13) };
        assert!(noon.holds(at("2026-11-21T12:30")) && !noon.holds(at("2026-11-21T13:00")));
    }
}
