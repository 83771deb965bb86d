//! Every write as a value.

use super::{
    AnswerKind, BuyerKey, ClaimId, ClaimKey, Colour, CommitId, Contact, CountId, CountKind,
    DraftId, HandoverId, ItemFields, ItemId, Money, NoteId, OrderFields, OrderKey, Ref,
    ReminderFields, ReminderId, ReviewFields, ReviewId, ReviewState, Section, Stamp, Time, UseId,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// One thing that happened to one record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Change {
    /// An order was added by hand.
    OrderAdded {
        /// Platform, shop and number.
        key: OrderKey,
        /// What was filled in.
        fields: OrderFields,
    },
    /// An order came, or came again, from a platform's report.
    OrderImported {
        /// Platform, shop and number.
        key: OrderKey,
        /// What the report says that was not known before.
        fields: OrderFields,
    },
    /// Fields of an order were edited.
    OrderEdited {
        /// Platform, shop and number.
        key: OrderKey,
        /// The new values.
        fields: OrderFields,
    },
    /// A flag was set, or taken off.
    OrderFlagged {
        /// Platform, shop and number.
        key: OrderKey,
        /// The new flag.
        flag: Option<Colour>,
        /// The short label beside it, where the platform has one.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        label: String,
    },
    /// A note line was added.
    OrderNoted {
        /// Platform, shop and number.
        key: OrderKey,
        /// The line's id.
        note: NoteId,
        /// The order's flag at that moment.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        flag: Option<Colour>,
        /// What it says.
        text: String,
    },
    /// Something was taken off an order's price.
    OrderDiscounted {
        /// Platform, shop and number.
        key: OrderKey,
        /// How much.
        amount: Money,
        /// Why.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
        /// The supervisor who allowed it, where the agent may not alone.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        approved_by: String,
    },
    /// An order's buyer was urged to pay.
    OrderUrged {
        /// Platform, shop and number.
        key: OrderKey,
        /// The claim that was made to it.
        claim: ClaimId,
    },
    /// An order was deleted from the lists.
    OrderDeleted {
        /// Platform, shop and number.
        key: OrderKey,
    },
    /// An order's phone was looked at in full.
    PhoneRevealed {
        /// Platform, shop and number.
        key: OrderKey,
    },
    /// A bad review was logged.
    ReviewLogged {
        /// The review.
        review: ReviewId,
        /// What was filled in.
        fields: ReviewFields,
    },
    /// Fields of a review were edited.
    ReviewEdited {
        /// The review.
        review: ReviewId,
        /// The new values.
        fields: ReviewFields,
    },
    /// The buyer was contacted. A new or refused review becomes one being contacted.
    ReviewContacted {
        /// The review.
        review: ReviewId,
        /// The attempt.
        contact: Contact,
    },
    /// A review went a step on.
    ReviewProgressed {
        /// The review.
        review: ReviewId,
        /// The new state.
        to: ReviewState,
        /// The time of a promise.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Time>,
    },
    /// A review was deleted from the lists.
    ReviewDropped {
        /// The review.
        review: ReviewId,
    },
    /// A handover item was written or edited.
    ItemWritten {
        /// The item.
        item: ItemId,
        /// The new values.
        fields: ItemFields,
    },
    /// An item was taken out of the draft.
    ItemDropped {
        /// The item.
        item: ItemId,
    },
    /// An item was handed over as part of a handover.
    ItemPassed {
        /// The item.
        item: ItemId,
        /// The handover.
        handover: HandoverId,
    },
    /// The receiver answered an item, or the giver a question about it.
    ItemAnswered {
        /// The item.
        item: ItemId,
        /// Accept, ask, refuse, answer.
        answer: AnswerKind,
        /// The question, the reason, the giver's answer, or the next step read back.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        text: String,
    },
    /// An item was dealt with.
    ItemClosed {
        /// The item.
        item: ItemId,
        /// How it ended.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        outcome: String,
    },
    /// A section of a draft was marked “none”, or the mark was taken off.
    SectionMarked {
        /// Whose draft, and of which shift.
        draft: DraftId,
        /// The section.
        section: Section,
        /// It says “none”.
        none: bool,
    },
    /// A handover was submitted.
    HandoverSubmitted {
        /// The handover.
        handover: HandoverId,
        /// The shift that ended.
        shift: String,
        /// Its business day.
        day: NaiveDate,
        /// The items in order.
        items: Vec<ItemId>,
        /// The sections that say “none”.
        empty: Vec<Section>,
    },
    /// A counter key was pressed.
    Counted {
        /// This press.
        count: CountId,
        /// What was counted.
        #[serde(flatten)]
        what: CountKind,
        /// The buyer's chat id, if known.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        buyer: String,
    },
    /// A reply was copied.
    ReplyCopied {
        /// This use.
        used: UseId,
        /// The phrase's id.
        phrase: String,
        /// Its title at that time.
        title: String,
        /// The record in hand, if any.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<Ref>,
    },
    /// A reply was copied although it breaks a rule of the forbidden-word check.
    CopiedAnyway {
        /// The use.
        used: UseId,
        /// The phrase's id; of several that went out together, the first.
        phrase: String,
        /// The title at that time; of several, all.
        title: String,
        /// The rule.
        rule: String,
        /// The words that break it.
        words: String,
    },
    /// A reminder or a promise was set, or edited.
    ReminderSet {
        /// Which.
        reminder: ReminderId,
        /// The new values.
        fields: ReminderFields,
    },
    /// A reminder was put off. What is due stays due then.
    ReminderSnoozed {
        /// Which.
        reminder: ReminderId,
        /// When it rings again.
        until: Time,
    },
    /// A reminder was acted on; one that recurs comes again.
    ReminderDone {
        /// Which.
        reminder: ReminderId,
        /// What came of it.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        outcome: String,
        /// It was a promise, and was not kept.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        broken: bool,
    },
    /// A reminder was deleted.
    ReminderDropped {
        /// Which.
        reminder: ReminderId,
    },
    /// A buyer was put into a group, or taken out of it.
    BuyerGrouped {
        /// Platform, shop and chat id.
        key: BuyerKey,
        /// The group.
        group: String,
        /// They are in it.
        on: bool,
    },
    /// Something was written down about a buyer.
    BuyerNoted {
        /// Platform, shop and chat id.
        key: BuyerKey,
        /// The line's id.
        note: NoteId,
        /// What it says.
        text: String,
    },
    /// What must happen once is done here, or was done elsewhere before: the first one holds it.
    Claimed {
        /// What.
        #[serde(flatten)]
        claim: ClaimKey,
        /// Until then it is not done again, on whatever day.
        until: Time,
    },
    /// A whole commit is taken back: its changes no longer count.
    Undone {
        /// The commit.
        commit: CommitId,
    },
    /// A commit that was taken back counts again.
    Redone {
        /// The commit.
        commit: CommitId,
    },
    /// A change that a newer version made: kept and skipped, never lost.
    #[serde(untagged)]
    Unknown(serde_json::Value),
}

impl Change {
    /// The record that is changed; nothing for undo, redo and unknown changes.
    pub fn target(&self) -> Option<Ref> {
        Some(match self {
            Self::OrderAdded { key, .. }
            | Self::OrderImported { key, .. }
            | Self::OrderEdited { key, .. }
            | Self::OrderFlagged { key, .. }
            | Self::OrderNoted { key, .. }
            | Self::OrderDiscounted { key, .. }
            | Self::OrderUrged { key, .. }
            | Self::OrderDeleted { key }
            | Self::PhoneRevealed { key } => Ref::Order(key.id()),
            Self::ReviewLogged { review, .. }
            | Self::ReviewEdited { review, .. }
            | Self::ReviewContacted { review, .. }
            | Self::ReviewProgressed { review, .. }
            | Self::ReviewDropped { review } => Ref::Review(*review),
            Self::ItemWritten { item, .. }
            | Self::ItemDropped { item }
            | Self::ItemPassed { item, .. }
            | Self::ItemAnswered { item, .. }
            | Self::ItemClosed { item, .. } => Ref::Item(*item),
            Self::SectionMarked { draft, .. } => Ref::Draft(*draft),
            Self::HandoverSubmitted { handover, .. } => Ref::Handover(*handover),
            Self::Counted { count, .. } => Ref::Count(*count),
            Self::ReplyCopied { used, .. } | Self::CopiedAnyway { used, .. } => Ref::Use(*used),
            Self::ReminderSet { reminder, .. }
            | Self::ReminderSnoozed { reminder, .. }
            | Self::ReminderDone { reminder, .. }
            | Self::ReminderDropped { reminder } => Ref::Reminder(*reminder),
            Self::BuyerGrouped { key, .. } | Self::BuyerNoted { key, .. } => Ref::Buyer(key.id()),
            Self::Claimed { claim, .. } => Ref::Claim(claim.id()),
            Self::Undone { .. } | Self::Redone { .. } | Self::Unknown(_) => return None,
        })
    }

    /// The kind as the log names it.
    pub fn kind(&self) -> &str {
        match self {
            Self::OrderAdded { .. } => "order-added",
            Self::OrderImported { .. } => "order-imported",
            Self::OrderEdited { .. } => "order-edited",
            Self::OrderFlagged { .. } => "order-flagged",
            Self::OrderNoted { .. } => "order-noted",
            Self::OrderDiscounted { .. } => "order-discounted",
            Self::OrderUrged { .. } => "order-urged",
            Self::OrderDeleted { .. } => "order-deleted",
            Self::PhoneRevealed { .. } => "phone-revealed",
            Self::ReviewLogged { .. } => "review-logged",
            Self::ReviewEdited { .. } => "review-edited",
            Self::ReviewContacted { .. } => "review-contacted",
            Self::ReviewProgressed { .. } => "review-progressed",
            Self::ReviewDropped { .. } => "review-dropped",
            Self::ItemWritten { .. } => "item-written",
            Self::ItemDropped { .. } => "item-dropped",
            Self::ItemPassed { .. } => "item-passed",
            Self::ItemAnswered { .. } => "item-answered",
            Self::ItemClosed { .. } => "item-closed",
            Self::SectionMarked { .. } => "section-marked",
            Self::HandoverSubmitted { .. } => "handover-submitted",
            Self::Counted { .. } => "counted",
            Self::ReplyCopied { .. } => "reply-copied",
            Self::CopiedAnyway { .. } => "copied-anyway",
            Self::ReminderSet { .. } => "reminder-set",
            Self::ReminderSnoozed { .. } => "reminder-snoozed",
            Self::ReminderDone { .. } => "reminder-done",
            Self::ReminderDropped { .. } => "reminder-dropped",
            Self::BuyerGrouped { .. } => "buyer-grouped",
            Self::BuyerNoted { .. } => "buyer-noted",
            Self::Claimed { .. } => "claimed",
            Self::Undone { .. } => "undone",
            Self::Redone { .. } => "redone",
            Self::Unknown(value) => {
                value.get("kind").and_then(serde_json::Value::as_str).unwrap_or("unknown")
            }
        }
    }

    /// Whether taking it back belongs to undo: what was copied or seen stays so, and undo itself
    /// has redo.
    pub fn is_undoable(&self) -> bool {
        !matches!(
            self,
            Self::PhoneRevealed { .. }
                | Self::ReplyCopied { .. }
                | Self::CopiedAnyway { .. }
                | Self::Undone { .. }
                | Self::Redone { .. }
                | Self::Unknown(_)
        )
    }
}

/// What one act of one agent wrote: all of it or nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commit {
    /// Made by the console, so that saving it again changes nothing.
    pub id: CommitId,
    /// When, by the wall clock.
    pub at: Time,
    /// Who.
    pub agent: String,
    /// What, in order.
    pub changes: Vec<Change>,
}

impl Commit {
    /// A commit of `agent` at `now`.
    pub fn new(id: Uuid, agent: &str, now: Time, changes: Vec<Change>) -> Self {
        Self { id: CommitId(id), at: now, agent: agent.to_owned(), changes }
    }
}

/// A commit in the log, with its place in the order of all changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamped {
    /// The reading of the logical clock when it was stored first.
    pub stamp: Stamp,
    /// The commit.
    #[serde(flatten)]
    pub commit: Commit,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{LostReason, Platform};

    #[test]
    fn json_has_a_kind_and_comes_back() {
        let key = OrderKey { platform: Platform::Taobao, shop: String::new(), number: "12".into() };
        let order = key.clone();
        for change in [
            Change::OrderFlagged {
                key: key.clone(),
                flag: Some(Colour::Red),
                label: String::new(),
            },
            Change::OrderDeleted { key: key.clone() },
            Change::Counted {
                count: CountId(Uuid::nil()),
                what: CountKind::Lost(LostReason::Price),
                buyer: "b".into(),
            },
            Change::Counted {
                count: CountId(Uuid::nil()),
                what: CountKind::Received,
                buyer: String::new(),
            },
            Change::Claimed {
                claim: ClaimKey::urge(&order, "小鱼", NaiveDate::MIN),
                until: crate::domain::now_from_ms(0, chrono::FixedOffset::east_opt(0).unwrap()),
            },
            Change::OrderUrged {
                claim: ClaimKey::urge(&order, "", NaiveDate::MIN).id(),
                key: order.clone(),
            },
        ] {
            let json = serde_json::to_value(&change).unwrap();
            assert_eq!(json["kind"], change.kind());
            assert_eq!(serde_json::from_value::<Change>(json).unwrap(), change);
        }
    }

    #[test]
    fn a_change_of_a_newer_version_is_kept() {
        let json = serde_json::json!({"kind": "parcel-scanned", "waybill": "YT1", "n": 3});
        let change: Change = serde_json::from_value(json.clone()).unwrap();
        assert_eq!(change, Change::Unknown(json.clone()));
        assert_eq!(change.kind(), "parcel-scanned");
        assert_eq!(serde_json::to_value(&change).unwrap(), json);
    }
}
