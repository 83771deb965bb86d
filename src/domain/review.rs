//! A bad review (中差评), the attempts to reach the buyer, and how it went on.

use super::words::words;
use super::{Money, ReviewId, Time, Word};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// Neutral or negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Rating {
    /// 差评
    #[default]
    Negative,
    /// 中评
    Neutral,
}

words!(Rating {
    Negative = "negative" | "差评";
    Neutral = "neutral" | "中评";
});

/// How bad a review is: A is worst and comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum SeverityClass {
    /// Severe: seen by many, or with photos, or a safety matter.
    A,
    /// Ordinary.
    #[default]
    B,
    /// Slight.
    C,
}

words!(SeverityClass {
    A = "A" | "严重", "a";
    B = "B" | "一般", "b";
    C = "C" | "轻微", "c";
});

/// By what means a buyer was contacted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Channel {
    /// A message in the chat.
    #[default]
    Chat,
    /// A text message.
    Sms,
    /// A call.
    Phone,
    /// An answer under the review, for all to read: the buyer was not reached by it.
    Public,
}

words!(Channel {
    Chat = "chat" | "旺旺", "留言";
    Sms = "sms" | "短信";
    Phone = "phone" | "电话";
    Public = "public" | "公开回复";
});

/// Where a review stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum ReviewState {
    /// Logged; nobody has tried to reach the buyer.
    #[default]
    New,
    /// Being contacted.
    Contacting,
    /// The buyer promised to change it by a time.
    Promised,
    /// The buyer waits for the compensation first.
    Waiting,
    /// Changed.
    Changed,
    /// Deleted.
    Deleted,
    /// The buyer refused.
    Refused,
}

words!(ReviewState {
    New = "new" | "未处理", "新", "待处理";
    Contacting = "contacting" | "联系中";
    Promised = "promised" | "承诺修改", "已承诺";
    Waiting = "waiting" | "等补偿", "待补偿";
    Changed = "changed" | "已修改", "已改";
    Deleted = "deleted" | "已删除", "已删";
    Refused = "refused" | "已拒绝", "拒绝";
});

/// A step of a review that the trade does not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a review cannot go from “{}” to “{}”", from.code(), to.code())]
pub struct IllegalStep {
    /// Where the review stands.
    pub from: ReviewState,
    /// Where it was to go.
    pub to: ReviewState,
}

impl ReviewState {
    /// Where a review may go from here. A refusal can be reopened by a new contact; what is
    /// changed or deleted on the platform is final.
    pub fn next(self) -> &'static [Self] {
        use ReviewState::*;
        match self {
            New => &[Contacting],
            Contacting => &[Promised, Waiting, Changed, Deleted, Refused],
            Promised | Waiting => &[Contacting, Promised, Waiting, Changed, Deleted, Refused],
            Refused => &[Contacting],
            Changed | Deleted => &[],
        }
    }

    /// Checks one step.
    ///
    /// # Errors
    /// [`IllegalStep`] when [`next`](Self::next) does not list `to`.
    pub fn step(self, to: Self) -> Result<Self, IllegalStep> {
        if self.next().contains(&to) { Ok(to) } else { Err(IllegalStep { from: self, to }) }
    }

    /// Somebody still has to do something.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Changed | Self::Deleted | Self::Refused)
    }
}

/// One attempt to reach the buyer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// By what means.
    pub channel: Channel,
    /// When.
    pub at: Time,
    /// Who tried.
    pub agent: String,
    /// What came of it.
    pub outcome: String,
    /// When to try again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Time>,
    /// What the remedy costs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<Money>,
}

/// The fields of a review that can be written; `None` leaves a field as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ReviewFields {
    /// When the review appeared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<Time>,
    /// The buyer's chat id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub buyer: Option<String>,
    /// The buyer's phone; shown masked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The order number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<String>,
    /// What was bought.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// Neutral or negative.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rating: Option<Rating>,
    /// Stars, 1–5, where the platform gives them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stars: Option<u8>,
    /// What the buyer wrote.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The cause, in the shop's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// How bad.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<SeverityClass>,
}

/// A review as its changes left it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Its identity.
    pub id: ReviewId,
    /// When the review appeared.
    pub at: Time,
    /// The buyer's chat id.
    pub buyer: String,
    /// The buyer's phone; shown masked.
    pub phone: String,
    /// The order number.
    pub order: String,
    /// What was bought.
    pub item: String,
    /// Neutral or negative.
    pub rating: Rating,
    /// Stars, where the platform gives them.
    pub stars: Option<u8>,
    /// What the buyer wrote.
    pub text: String,
    /// The cause.
    pub reason: String,
    /// How bad.
    pub severity: SeverityClass,
    /// Where it stands.
    pub state: ReviewState,
    /// The time of a promise to change it.
    pub until: Option<Time>,
    /// The attempts, oldest first.
    pub contacts: Vec<Contact>,
    /// Who logged it.
    pub agent: String,
    /// When anything about it last changed.
    pub touched: Time,
    /// Deleted here, and can be brought back.
    pub deleted: bool,
}

impl Review {
    /// A fresh review that appeared at `at`.
    pub fn new(id: ReviewId, at: Time, agent: &str) -> Self {
        Self {
            id,
            at,
            buyer: String::new(),
            phone: String::new(),
            order: String::new(),
            item: String::new(),
            rating: Rating::default(),
            stars: None,
            text: String::new(),
            reason: String::new(),
            severity: SeverityClass::default(),
            state: ReviewState::default(),
            until: None,
            contacts: Vec::new(),
            agent: agent.to_owned(),
            touched: at,
            deleted: false,
        }
    }

    /// Writes the fields that are given.
    pub fn write(&mut self, fields: &ReviewFields) {
        let put = |to: &mut String, from: &Option<String>| {
            if let Some(value) = from {
                to.clone_from(value);
            }
        };
        put(&mut self.buyer, &fields.buyer);
        put(&mut self.phone, &fields.phone);
        put(&mut self.order, &fields.order);
        put(&mut self.item, &fields.item);
        put(&mut self.text, &fields.text);
        put(&mut self.reason, &fields.reason);
        self.at = fields.at.unwrap_or(self.at);
        self.rating = fields.rating.unwrap_or(self.rating);
        self.severity = fields.severity.unwrap_or(self.severity);
        self.stars = fields.stars.or(self.stars);
    }

    /// The attempts to reach the buyer; an answer for all to read is none.
    fn attempts(&self) -> impl DoubleEndedIterator<Item = &Contact> {
        self.contacts.iter().filter(|contact| contact.channel != Channel::Public)
    }

    /// Sorts the worst first: open before settled, by severity, then by who has to be called first.
    pub fn pressing(&self, hours: i64) -> (bool, SeverityClass, Time, ReviewId) {
        let due = self.call_due(hours).unwrap_or(self.at);
        (!self.state.is_open(), self.severity, due, self.id)
    }

    /// When the buyer must be called: at the time that was set with the last attempt, else `hours`
    /// after the last call, after the first message that nobody answered (a further message does
    /// not put the call off), or after the review appeared. Nothing while a promise runs or once it
    /// is over.
    pub fn call_due(&self, hours: i64) -> Option<Time> {
        match self.state {
            ReviewState::New | ReviewState::Contacting => {
                if let Some(next) = self.attempts().next_back().and_then(|c| c.next) {
                    return Some(next);
                }
                let call = self.attempts().rev().find(|c| c.channel == Channel::Phone);
                let since = call.or_else(|| self.attempts().next()).map_or(self.at, |c| c.at);
                Some(since + TimeDelta::hours(hours))
            }
            ReviewState::Promised | ReviewState::Waiting => {
                self.until.or_else(|| self.attempts().next_back().and_then(|c| c.next))
            }
            _ => None,
        }
    }

    /// What the remedies cost so far.
    pub fn cost(&self) -> Money {
        self.contacts.iter().filter_map(|c| c.cost).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jumps_are_refused_and_say_why() {
        let error = ReviewState::New.step(ReviewState::Deleted).unwrap_err();
        assert_eq!(error.to_string(), "a review cannot go from “new” to “deleted”");
        assert_eq!(ReviewState::New.step(ReviewState::Contacting), Ok(ReviewState::Contacting));
        assert!(ReviewState::Changed.step(ReviewState::Contacting).is_err());
    }

    #[test]
    fn the_clock_runs_from_the_first_message_or_the_last_call() {
        let at = Time::parse_from_rfc3339("2026-11-20T09:00:00+08:00").unwrap();
        let mut review = Review::new(ReviewId(uuid::Uuid::nil()), at, "慧兰");
        assert_eq!(review.call_due(48), Some(at + TimeDelta::hours(48)));
        let contact = |channel, hours| Contact {
            channel,
            at: at + TimeDelta::hours(hours),
            agent: "慧兰".into(),
            outcome: "没有回".into(),
            next: None,
            cost: None,
        };
        review.contacts.push(contact(Channel::Chat, 3));
        assert_eq!(review.call_due(48), Some(at + TimeDelta::hours(51)));
        review.contacts.push(contact(Channel::Sms, 20));
        assert_eq!(review.call_due(48), Some(at + TimeDelta::hours(51)));
        review.contacts.push(contact(Channel::Phone, 51));
        assert_eq!(review.call_due(48), Some(at + TimeDelta::hours(99)));
        review.contacts.push(Contact { next: Some(at), ..contact(Channel::Chat, 52) });
        assert_eq!(review.call_due(48), Some(at));
        review.state = ReviewState::Changed;
        assert_eq!(review.call_due(48), None);
    }
}
