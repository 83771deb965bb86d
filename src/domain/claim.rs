//! What must happen once is a claim: whoever made it first holds it.
//!
//! A claim is won in the transaction that saves it: the store refuses a second one. Two machines
//! that did not know of each other may both have won; where their records meet, the first in the
//! order of the logical clock holds it, and the other's stays in the history.

use super::{ClaimId, CommitId, OrderKey, Platform, Time};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What is claimed; the same on every machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum ClaimKey {
    /// To urge a buyer to pay.
    Urge {
        /// Where the buyer bought.
        platform: Platform,
        /// In which shop.
        shop: String,
        /// The buyer's chat id; empty when the order does not say who it is.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        buyer: String,
        /// The order, when the buyer is not known.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        number: String,
        /// The business day.
        day: NaiveDate,
    },
}

/// A chat id that tells this buyer from others: platforms mask names in some reports.
pub fn names_buyer(buyer: &str) -> bool {
    !buyer.trim().is_empty() && !buyer.contains(['*', '＊'])
}

impl ClaimKey {
    /// To urge the buyer of an order on a business day.
    pub fn urge(order: &OrderKey, buyer: &str, day: NaiveDate) -> Self {
        let known = names_buyer(buyer);
        Self::Urge {
            platform: order.platform,
            shop: order.shop.clone(),
            buyer: if known { buyer.trim().to_owned() } else { String::new() },
            number: if known { String::new() } else { order.number.clone() },
            day,
        }
    }

    /// The id that every machine derives for it.
    pub fn id(&self) -> ClaimId {
        ClaimId::of(self)
    }
}

/// A claim and who holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Derived from the key.
    pub id: ClaimId,
    /// What was claimed.
    pub key: ClaimKey,
    /// The act that holds it.
    pub commit: CommitId,
    /// When.
    pub at: Time,
    /// Who.
    pub agent: String,
    /// Until then nobody else may do it, on whatever day.
    pub until: Time,
}

/// Why an act was not saved although nothing is wrong with the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Somebody was first.
    Held(Claim),
    /// This order is no longer unpaid, or was deleted.
    Settled(OrderKey),
    /// Somebody has answered an item of the handover that was to be taken back.
    Answered {
        /// Who.
        agent: String,
        /// When.
        at: Time,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(number: &str) -> OrderKey {
        OrderKey { platform: Platform::Taobao, shop: "插旗".into(), number: number.into() }
    }

    #[test]
    fn all_orders_of_a_buyer_are_one_claim_a_day() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let of = |number: &str, buyer: &str| ClaimKey::urge(&order(number), buyer, day).id();
        assert_eq!(of("1", "小鱼"), of("2", " 小鱼 "));
        assert_ne!(of("1", "小鱼"), of("1", "小雨"));
        assert_ne!(of("1", ""), of("2", ""), "nobody knows who it is");
        assert_ne!(of("1", "小**"), of("2", "小**"), "a masked name may be two buyers");
        assert_eq!(of("1", "小**"), of("1", ""));
        let next = ClaimKey::urge(&order("1"), "小鱼", day.succ_opt().unwrap()).id();
        assert_ne!(of("1", "小鱼"), next);
    }
}
