//! Where an order stands, as the platforms say it.

use serde::{Deserialize, Serialize};

/// Where an order stands. A platform's state that is not known is kept as text and shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum OrderState {
    /// 等待买家付款
    #[default]
    Unpaid,
    /// 买家已付款，等待卖家发货
    ToShip,
    /// 卖家部分发货
    PartShipped,
    /// 卖家已发货
    Shipped,
    /// 交易成功
    Done,
    /// 交易关闭
    Closed,
    /// No report has told it yet.
    Untold,
    /// The platform's own words.
    Other(String),
}

impl OrderState {
    /// The known states in their natural order.
    pub const KNOWN: [Self; 6] =
        [Self::Unpaid, Self::ToShip, Self::PartShipped, Self::Shipped, Self::Done, Self::Closed];

    /// The stable code, or the platform's own words.
    pub fn code(&self) -> &str {
        match self {
            Self::Unpaid => "unpaid",
            Self::ToShip => "to-ship",
            Self::PartShipped => "part-shipped",
            Self::Shipped => "shipped",
            Self::Done => "done",
            Self::Closed => "closed",
            Self::Untold => "untold",
            Self::Other(words) => words,
        }
    }

    /// Reads a code, an agent's word, or a state as Taobao, Tmall, Pinduoduo or Douyin print it.
    /// Anything else is kept as it is.
    pub fn read(text: &str) -> Self {
        let text = text.trim();
        match text.replace(',', "，").as_str() {
            "unpaid"
            | "等待买家付款"
            | "未付款"
            | "未支付"
            | "待付款"
            | "待支付"
            | "等待付款"
            | "未创建支付宝交易"
            | "没有创建支付宝交易"
            | "没有创建外部交易"
            | "没有创建外部交易（没有创建支付宝交易）" => Self::Unpaid,
            "to-ship"
            | "买家已付款，等待卖家发货"
            | "买家已付款"
            | "等待卖家发货"
            | "等待发货"
            | "等待出库"
            | "待发货"
            | "待出库"
            | "已付款"
            | "备货中"
            | "已成团，待发货" => Self::ToShip,
            "part-shipped" | "卖家部分发货" | "部分发货" => Self::PartShipped,
            "shipped"
            | "等待买家确认收货"
            | "卖家已发货，等待买家确认"
            | "卖家已发货"
            | "已发货"
            | "已发货，待签收"
            | "已发货，待收货"
            | "待收货"
            | "等待确认收货"
            | "买家已签收"
            | "已签收" => Self::Shipped,
            "done" | "交易成功" | "交易完成" | "已完成" | "完成" | "已收货" | "确认收货" => {
                Self::Done
            }
            "closed"
            | "交易关闭"
            | "交易被淘宝关闭"
            | "已关闭"
            | "已取消"
            | "取消"
            | "付款以前，卖家或买家主动关闭交易"
            | "付款以后用户退款成功，交易自动关闭"
            | "未发货，退款成功"
            | "已发货，退款成功"
            | "已签收，退款成功"
            | "已收货，退款成功"
            | "已取消，退款成功" => Self::Closed,
            "untold" => Self::Untold,
            _ => Self::Other(text.to_owned()),
        }
    }

    /// Tells whether an order in this state has been paid. Cash on delivery is paid at the door: when
    /// the order is done.
    pub fn is_paid(&self, cod: bool) -> bool {
        match self {
            Self::ToShip | Self::PartShipped | Self::Shipped => !cod,
            Self::Done => true,
            Self::Unpaid | Self::Closed | Self::Untold | Self::Other(_) => false,
        }
    }

    /// Still something to do for the shop before the buyer has the goods.
    pub fn is_open(&self) -> bool {
        !matches!(self, Self::Done | Self::Closed)
    }
}

impl Serialize for OrderState {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for OrderState {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Self::read(&String::deserialize(from)?))
    }
}
