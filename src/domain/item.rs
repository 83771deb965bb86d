//! A handover item: one matter that a shift leaves to the next, with its answers.
//!
//! Who may give which answer is `taking`'s, what a draft suggests `handover`'s.

use super::words::words;
use super::{HandoverId, ItemId, Ref, Time};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// From this pass on an item is the supervisor's.
pub const SUPERVISOR_PASSES: u32 = 3;

/// How pressing an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Severity {
    /// Must be dealt with at once; read back when taken.
    Urgent,
    /// To be watched.
    #[default]
    Watch,
    /// For information.
    Calm,
}

words!(Severity {
    Urgent = "urgent" | "紧急", "急";
    Watch = "watch" | "关注", "留意";
    Calm = "calm" | "知悉", "一般";
});

/// A part of the handover. Each is filled or says “none” before it is handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// Flagged and open orders.
    Orders,
    /// Reviews that wait for something.
    Reviews,
    /// Anything else: promises, buyers, notices.
    Other,
}

words!(Section {
    Orders = "orders" | "订单";
    Reviews = "reviews" | "中差评", "评价";
    Other = "other" | "其他事项", "其他";
});

/// How the receiver answered an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AnswerKind {
    /// Taken over.
    Accept,
    /// A question back to the giver.
    Ask,
    /// Not taken, with the reason.
    Refuse,
    /// The giver's answer to a question: the item waits to be taken again.
    Answer,
}

words!(AnswerKind {
    Accept = "accept" | "接收", "接";
    Ask = "ask" | "追问", "问";
    Refuse = "refuse" | "退回", "拒收";
    Answer = "answer" | "答复", "答";
});

/// Where an item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum ItemState {
    /// In somebody's draft.
    #[default]
    Draft,
    /// Handed over; nobody has answered.
    Handed,
    /// Taken by the receiver.
    Accepted,
    /// Waits for an answer from the giver.
    Asked,
    /// Given back.
    Refused,
    /// Dealt with.
    Done,
}

words!(ItemState {
    Draft = "draft" | "草稿";
    Handed = "handed" | "待接收";
    Accepted = "accepted" | "已接收";
    Asked = "asked" | "待答复";
    Refused = "refused" | "已退回";
    Done = "done" | "已办结";
});

/// One answer to an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Accepted, asked, refused, answered.
    pub kind: AnswerKind,
    /// When.
    pub at: Time,
    /// Who.
    pub agent: String,
    /// The question, the reason, the giver's answer, or the next step read back.
    pub text: String,
}

/// The fields of an item that can be written; `None` leaves a field as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ItemFields {
    /// The part of the handover it stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<Section>,
    /// The record it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<Ref>,
    /// What the record is called: an order number and buyer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// What the matter is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// How pressing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<Severity>,
    /// Who should deal with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// By when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Time>,
    /// There is no such time any more.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub due_cleared: bool,
    /// “If the buyer …”
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// “… then …”; may name a reply code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// One matter of a handover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its identity.
    pub id: ItemId,
    /// The part of the handover it stands in.
    pub section: Section,
    /// The record it is about.
    pub about: Option<Ref>,
    /// What the record is called.
    pub label: String,
    /// What the matter is.
    pub summary: String,
    /// How pressing.
    pub severity: Severity,
    /// Who should deal with it.
    pub owner: String,
    /// By when.
    pub due: Option<Time>,
    /// The “if” of *if … then …*.
    pub condition: String,
    /// The “then”: the next step.
    pub next: String,
    /// Where it stands.
    pub state: ItemState,
    /// Who wrote it first.
    pub agent: String,
    /// When it was written first: its age counts from here.
    pub since: Time,
    /// How many times it was handed over.
    pub passes: u32,
    /// The handovers it stood in, oldest first.
    pub handovers: Vec<HandoverId>,
    /// The answers, oldest first.
    pub answers: Vec<Answer>,
    /// How it ended.
    pub outcome: String,
    /// When anything about it last changed.
    pub touched: Time,
    /// Taken out of the draft, and can be brought back.
    pub deleted: bool,
}

impl ItemId {
    /// The id of the item that a draft of `day` suggests for a record: asking again suggests the
    /// same item, so that one taken out stays out.
    pub fn suggested(about: Ref, day: NaiveDate) -> Self {
        Self(Uuid::new_v5(&about.uuid(), format!("handover {day}").as_bytes()))
    }
}

impl Item {
    /// A fresh item in the draft of `agent`.
    pub fn new(id: ItemId, agent: &str, at: Time) -> Self {
        Self {
            id,
            section: Section::Other,
            about: None,
            label: String::new(),
            summary: String::new(),
            severity: Severity::default(),
            owner: String::new(),
            due: None,
            condition: String::new(),
            next: String::new(),
            state: ItemState::Draft,
            agent: agent.to_owned(),
            since: at,
            passes: 0,
            handovers: Vec::new(),
            answers: Vec::new(),
            outcome: String::new(),
            touched: at,
            deleted: false,
        }
    }

    /// Writes the fields that are given.
    pub fn write(&mut self, fields: &ItemFields) {
        let put = |to: &mut String, from: &Option<String>| {
            if let Some(value) = from {
                to.clone_from(value);
            }
        };
        put(&mut self.label, &fields.label);
        put(&mut self.summary, &fields.summary);
        put(&mut self.owner, &fields.owner);
        put(&mut self.condition, &fields.condition);
        put(&mut self.next, &fields.next);
        self.section = fields.section.unwrap_or(self.section);
        self.about = fields.about.or(self.about);
        self.severity = fields.severity.unwrap_or(self.severity);
        self.due = if fields.due_cleared { None } else { fields.due.or(self.due) };
    }

    /// Every field, as a change that would write this item anew.
    pub fn fields(&self) -> ItemFields {
        ItemFields {
            section: Some(self.section),
            about: self.about,
            label: Some(self.label.clone()),
            summary: Some(self.summary.clone()),
            severity: Some(self.severity),
            owner: Some(self.owner.clone()),
            due: self.due,
            due_cleared: false,
            condition: Some(self.condition.clone()),
            next: Some(self.next.clone()),
        }
    }

    /// Still somebody's to deal with.
    pub fn is_open(&self) -> bool {
        !self.deleted && self.state != ItemState::Done
    }

    /// Handed over often enough to be the supervisor's.
    pub fn is_supervisors(&self) -> bool {
        self.is_open() && self.passes >= SUPERVISOR_PASSES
    }

    /// Handed over last in one of these handovers, and nobody has answered.
    pub fn waits_since(&self, submitted: &[HandoverId]) -> bool {
        self.state == ItemState::Handed && self.was_handed_in(submitted)
    }

    /// Whole days since it was first written.
    pub fn age_days(&self, now: Time) -> i64 {
        (now - self.since).num_days().max(0)
    }
}
