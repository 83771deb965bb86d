//! Identities of records. Each is a UUID: version 7 where a console makes a new thing, version 5
//! (derived from what the thing is) where two machines must arrive at the same one.

use super::{ClaimKey, Platform, ShiftDay, Word};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// The name space of ids that are derived from content.
const SPACE: Uuid = Uuid::from_u128(0x6368_6171_6900_4d00_8f1a_6368_6171_6921);

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                Uuid::parse_str(text.trim()).map(Self)
            }
        }
    };
}

id!(/// One commit: made once by a console, so that saving it again changes nothing.
    CommitId);
id!(/// An order; the same order has the same id on every machine.
    OrderId);
id!(/// One note line of an order.
    NoteId);
id!(/// A bad review.
    ReviewId);
id!(/// A matter that is handed over.
    ItemId);
id!(/// A submitted handover.
    HandoverId);
id!(/// What one agent prepares to hand over at the end of one shift.
    DraftId);
id!(/// One press of a counter key.
    CountId);
id!(/// One use of a quick reply.
    UseId);
id!(/// A reminder or a promise.
    ReminderId);
id!(/// A buyer; the same chat id in the same shop has the same id on every machine.
    BuyerId);
id!(/// What must happen once; the same on every machine.
    ClaimId);

impl OrderId {
    /// Derives the id from what makes an order one order: platform, shop and number.
    pub fn derive(platform: &str, shop: &str, number: &str) -> Self {
        let name = format!("order\u{1f}{platform}\u{1f}{shop}\u{1f}{number}");
        Self(Uuid::new_v5(&SPACE, name.as_bytes()))
    }
}

impl BuyerId {
    /// Derives the id from what makes a buyer one buyer: platform, shop and chat id.
    pub fn derive(platform: Platform, shop: &str, name: &str) -> Self {
        let name = format!("buyer\u{1f}{}\u{1f}{shop}\u{1f}{name}", platform.code());
        Self(Uuid::new_v5(&SPACE, name.as_bytes()))
    }
}

impl ClaimId {
    /// Derives the id from what is claimed.
    pub fn of(key: &ClaimKey) -> Self {
        let ClaimKey::Urge { platform, shop, buyer, number, day } = key;
        let platform = platform.code();
        let name =
            format!("urge\u{1f}{platform}\u{1f}{shop}\u{1f}{buyer}\u{1f}{number}\u{1f}{day}");
        Self(Uuid::new_v5(&SPACE, name.as_bytes()))
    }
}

impl DraftId {
    /// Derives the id from whose draft it is: every console of the agent means the same one.
    pub fn of(agent: &str, place: &ShiftDay) -> Self {
        let name = format!("draft\u{1f}{}\u{1f}{}\u{1f}{agent}", place.day, place.shift);
        Self(Uuid::new_v5(&SPACE, name.as_bytes()))
    }
}

/// Any record that changes can be made to. Written as `order:UUID`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ref {
    /// An order.
    Order(OrderId),
    /// A bad review.
    Review(ReviewId),
    /// A handover item.
    Item(ItemId),
    /// A submitted handover.
    Handover(HandoverId),
    /// What is being prepared to be handed over.
    Draft(DraftId),
    /// A counter press.
    Count(CountId),
    /// A reply that was copied.
    Use(UseId),
    /// A reminder or a promise.
    Reminder(ReminderId),
    /// A buyer.
    Buyer(BuyerId),
    /// What must happen once.
    Claim(ClaimId),
}

impl Ref {
    /// The kind of record, as it stands before the colon.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Order(_) => "order",
            Self::Review(_) => "review",
            Self::Item(_) => "item",
            Self::Handover(_) => "handover",
            Self::Draft(_) => "draft",
            Self::Count(_) => "count",
            Self::Use(_) => "use",
            Self::Reminder(_) => "reminder",
            Self::Buyer(_) => "buyer",
            Self::Claim(_) => "claim",
        }
    }

    /// The UUID behind the kind.
    pub fn uuid(self) -> Uuid {
        match self {
            Self::Order(id) => id.0,
            Self::Review(id) => id.0,
            Self::Item(id) => id.0,
            Self::Handover(id) => id.0,
            Self::Draft(id) => id.0,
            Self::Count(id) => id.0,
            Self::Use(id) => id.0,
            Self::Reminder(id) => id.0,
            Self::Buyer(id) => id.0,
            Self::Claim(id) => id.0,
        }
    }
}

impl fmt::Display for Ref {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.kind(), self.uuid())
    }
}

/// A text is not a record reference.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a record reference such as order:…")]
pub struct BadRef(pub String);

impl FromStr for Ref {
    type Err = BadRef;
    fn from_str(text: &str) -> Result<Self, BadRef> {
        let bad = || BadRef(text.to_owned());
        let (kind, id) = text.split_once(':').ok_or_else(bad)?;
        let id = Uuid::parse_str(id).map_err(|_| bad())?;
        Ok(match kind {
            "order" => Self::Order(OrderId(id)),
            "review" => Self::Review(ReviewId(id)),
            "item" => Self::Item(ItemId(id)),
            "handover" => Self::Handover(HandoverId(id)),
            "draft" => Self::Draft(DraftId(id)),
            "count" => Self::Count(CountId(id)),
            "use" => Self::Use(UseId(id)),
            "reminder" => Self::Reminder(ReminderId(id)),
            "buyer" => Self::Buyer(BuyerId(id)),
            "claim" => Self::Claim(ClaimId(id)),
            _ => return Err(bad()),
        })
    }
}

impl Serialize for Ref {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Ref {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
