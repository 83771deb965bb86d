//! What leaves no record of its own: buyers received, sales lost, problems met, replies used.

use super::words::words;
use super::{CountId, Ref, Time, UseId};
use serde::{Deserialize, Serialize};

/// Why a buyer did not buy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LostReason {
    /// 价格
    Price,
    /// 质量
    Quality,
    /// 款式
    Style,
    /// 别家更优惠
    Elsewhere,
    /// 不议价
    NoDiscount,
    /// 缺功能
    Feature,
    /// 不包邮
    Postage,
    /// 快递
    Courier,
    /// 其他
    Other,
}

words!(LostReason {
    Price = "price" | "价格";
    Quality = "quality" | "质量";
    Style = "style" | "款式";
    Elsewhere = "elsewhere" | "别家更优惠", "别家";
    NoDiscount = "no-discount" | "没优惠", "不议价";
    Feature = "feature" | "缺功能", "功能";
    Postage = "postage" | "不包邮", "邮费";
    Courier = "courier" | "快递";
    Other = "other" | "其他";
});

/// What a problem was about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProblemKind {
    /// 产品
    Product,
    /// 物流
    Logistics,
    /// 服务
    Service,
}

words!(ProblemKind {
    Product = "product" | "产品", "商品";
    Logistics = "logistics" | "物流";
    Service = "service" | "服务";
});

/// What a counter key counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "what", content = "reason")]
pub enum CountKind {
    /// A buyer was received.
    Received,
    /// A sale was lost.
    Lost(LostReason),
    /// A problem was met.
    Problem(ProblemKind),
}

/// One press of a counter key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// Its identity.
    pub id: CountId,
    /// When.
    pub at: Time,
    /// Who.
    pub agent: String,
    /// What was counted.
    pub kind: CountKind,
    /// The buyer's chat id, if known.
    pub buyer: String,
}

/// One reply that was copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyUse {
    /// Its identity.
    pub id: UseId,
    /// When.
    pub at: Time,
    /// Who.
    pub agent: String,
    /// The phrase's id.
    pub phrase: String,
    /// The phrase's title at that time.
    pub title: String,
    /// The order in hand, if any.
    pub about: Option<Ref>,
}
