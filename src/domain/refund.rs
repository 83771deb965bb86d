//! What a buyer asks to have back: a refund or an after-sales request, as the platform tells it.

use super::{Money, Time};
use serde::{Deserialize, Serialize};

/// Where a request stands. A platform's state that is not known is kept as text and shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefundState {
    /// The buyer asked; the shop has to answer.
    Asked,
    /// The shop refused; the buyer may change the request.
    Refused,
    /// The shop agreed; the buyer has to send the goods back.
    ToReturn,
    /// The goods are on their way back; the shop has to confirm.
    Returning,
    /// The money went back, or the other goods went out.
    Done,
    /// It ended without.
    Closed,
    /// The platform's own words.
    Other(String),
}

impl Default for RefundState {
    fn default() -> Self {
        Self::Other(String::new())
    }
}

impl RefundState {
    /// The known states in their natural order.
    pub const KNOWN: [Self; 6] =
        [Self::Asked, Self::Refused, Self::ToReturn, Self::Returning, Self::Done, Self::Closed];

    /// The stable code, or the platform's own words.
    pub fn code(&self) -> &str {
        match self {
            Self::Asked => "asked",
            Self::Refused => "refused",
            Self::ToReturn => "to-return",
            Self::Returning => "returning",
            Self::Done => "done",
            Self::Closed => "closed",
            Self::Other(words) => words,
        }
    }

    /// Reads a code, or a state as Taobao, Tmall, Pinduoduo or Douyin print it. Anything else is
    /// kept as it is.
    pub fn read(text: &str) -> Self {
        let text = text.trim();
        match text {
            "asked"
            | "买家已经申请退款，等待卖家同意"
            | "买家已经申请退款,等待卖家同意"
            | "买家已申请退款，等待卖家同意"
            | "退款待处理"
            | "待商家处理"
            | "待商家同意"
            | "售后待处理"
            | "售后处理中"
            | "退款中"
            | "退款申请中" => Self::Asked,
            "refused" | "卖家拒绝退款" | "商家拒绝" | "商家已拒绝" | "拒绝售后申请"
            | "商家拒绝退款" => Self::Refused,
            "to-return"
            | "卖家已经同意退款，等待买家退货"
            | "卖家已经同意退款,等待买家退货"
            | "卖家已同意，等待买家退货"
            | "待买家退货"
            | "待用户退货"
            | "同意退货，待买家发货" => Self::ToReturn,
            "returning"
            | "买家已经退货，等待卖家确认收货"
            | "买家已经退货,等待卖家确认收货"
            | "买家已退货，等待卖家确认收货"
            | "待商家收货"
            | "待商家确认收货" => Self::Returning,
            "done" | "退款成功" | "售后成功" | "退货退款成功" | "售后完成" | "已退款"
            | "退款完成" => Self::Done,
            "closed" | "退款关闭" | "售后关闭" | "售后取消" | "已取消" | "买家撤销"
            | "买家取消" | "用户取消" => Self::Closed,
            _ => Self::Other(text.to_owned()),
        }
    }

    /// Somebody has still to do something.
    pub fn is_open(&self) -> bool {
        !matches!(self, Self::Done | Self::Closed)
    }
}

impl Serialize for RefundState {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for RefundState {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Self::read(&String::deserialize(from)?))
    }
}

/// A refund or after-sales request of an order. What is not known is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Refund {
    /// The platform's number of the request (退款编号, 售后单号).
    pub number: String,
    /// The number of the order's line it is about, where the platform has one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub line: String,
    /// What it is about.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub item: String,
    /// Refund only, return, exchange, in the platform's words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// Where it stands.
    pub state: RefundState,
    /// How much goes back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
    /// Why, in the platform's words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// The buyer's own words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// When the buyer asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked: Option<Time>,
    /// When the platform decides by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Time>,
    /// When it ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<Time>,
    /// The waybill of the goods that come back.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub waybill: String,
    /// Who brings them.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub courier: String,
}

impl Refund {
    /// Takes over what a newer report says of the same request; what it does not say stays. A
    /// deadline belongs to a state: it goes with it.
    pub fn take(&mut self, newer: &Self) {
        fn text(to: &mut String, from: &str) {
            if !from.is_empty() {
                from.clone_into(to);
            }
        }
        if newer.state != self.state && !newer.state.code().is_empty() {
            self.state.clone_from(&newer.state);
            self.deadline = None;
        }
        text(&mut self.line, &newer.line);
        text(&mut self.item, &newer.item);
        text(&mut self.kind, &newer.kind);
        text(&mut self.reason, &newer.reason);
        text(&mut self.words, &newer.words);
        text(&mut self.waybill, &newer.waybill);
        text(&mut self.courier, &newer.courier);
        self.amount = newer.amount.or(self.amount);
        self.asked = newer.asked.or(self.asked);
        self.deadline = newer.deadline.or(self.deadline);
        self.ended = newer.ended.or(self.ended);
    }

    /// Writes the requests that a report tells of into those that are known, by their numbers.
    pub fn write(known: &mut Vec<Self>, told: &[Self]) {
        for refund in told {
            match known.iter_mut().find(|k| k.number == refund.number) {
                Some(known) => known.take(refund),
                None => known.push(refund.clone()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_are_read_and_come_back() {
        for (words, state) in [
            ("买家已经申请退款，等待卖家同意", RefundState::Asked),
            ("卖家已经同意退款，等待买家退货", RefundState::ToReturn),
            ("买家已经退货，等待卖家确认收货", RefundState::Returning),
            ("退款成功", RefundState::Done),
            ("退款关闭", RefundState::Closed),
            ("平台介入中", RefundState::Other("平台介入中".into())),
        ] {
            assert_eq!(RefundState::read(words), state);
            assert_eq!(RefundState::read(state.code()), state);
        }
    }

    #[test]
    fn a_newer_report_adds_and_a_deadline_goes_with_its_state() {
        let at = Time::parse_from_rfc3339("2026-11-22T10:00:00+08:00").unwrap();
        let asked = Refund {
            number: "1".into(),
            state: RefundState::Asked,
            reason: "尺码不合适".into(),
            deadline: Some(at),
            ..Refund::default()
        };
        let mut known = vec![asked.clone()];
        let back = Refund {
            number: "1".into(),
            state: RefundState::Returning,
            waybill: "YT1".into(),
            ..Refund::default()
        };
        Refund::write(&mut known, &[back.clone(), Refund { number: "2".into(), ..back.clone() }]);
        assert_eq!(known.len(), 2);
        assert_eq!((known[0].reason.as_str(), known[0].waybill.as_str()), ("尺码不合适", "YT1"));
        assert_eq!(known[0].deadline, None);
        let before = known.clone();
        Refund::write(&mut known, &[back]);
        assert_eq!(known, before, "the same again changes nothing");
    }
}
