//! What the columns of a Taobao or Tmall order report mean, by their names.
//!
//! Sources of the names: the report of up to 2018 (54 columns), of 2019 (`支付单号,支付详情` put
//! in), from 2021 on (receiver fields dropped; `商家备忘`, or `买家下单时间, 买家实付金额, 运单号`),
//! and the item report (one row per item, `标题`).
//!
//! Personal columns — receiver, address, the buyer's Alipay account, invoice titles, further phone
//! numbers — are needed by nobody in this product: they are not taken, not even as extras. The one
//! phone number of the receiver is.

/// What a column means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Number,
    Buyer,
    Item,
    Actual,
    Goods,
    Postage,
    Total,
    State,
    Created,
    Paid,
    Waybill,
    Courier,
    Mobile,
    Phone,
    Memo,
    Shop,
    Shipping,
    /// Known to be personal.
    Left,
    /// An id that has no field.
    ExtraId,
    /// Anything else.
    Extra,
}

impl Role {
    /// What a column of that name means.
    pub(super) fn of(header: &str) -> Self {
        match header {
            "订单编号" => Self::Number,
            "买家会员名" | "买家昵称" | "买家旺旺" | "买家旺旺号" => Self::Buyer,
            "宝贝标题" | "商品标题" | "标题" => Self::Item,
            "买家实际支付金额" | "买家实付金额" => Self::Actual,
            "买家应付货款" => Self::Goods,
            "买家应付邮费" => Self::Postage,
            "总金额" => Self::Total,
            "订单状态" => Self::State,
            "订单创建时间" | "买家下单时间" => Self::Created,
            "订单付款时间" | "买家付款时间" => Self::Paid,
            "物流单号" | "运单号" => Self::Waybill,
            "物流公司" => Self::Courier,
            "联系手机" => Self::Mobile,
            "联系电话" => Self::Phone,
            "订单备注" | "商家备忘" | "商家备注" | "卖家备注" | "卖家备忘" => {
                Self::Memo
            }
            "店铺名称" => Self::Shop,
            "运送方式" => Self::Shipping,
            "" => Self::Left,
            _ => {
                let holds = |words: &[&str]| words.iter().any(|w| header.contains(w));
                if holds(&[
                    "收货人",
                    "收货地址",
                    "收件",
                    "地址",
                    "手机号",
                    "电话",
                    "邮编",
                    "身份证",
                ]) || holds(&["支付宝账", "发票抬头", "真实姓名"])
                {
                    Self::Left
                } else if holds(&["单号", "编号", "id", "Id", "ID"]) {
                    Self::ExtraId
                } else {
                    Self::Extra
                }
            }
        }
    }

    /// Its cells are ids, of which no digit may be lost.
    pub(super) fn is_id(self) -> bool {
        matches!(self, Self::Number | Self::Waybill | Self::Mobile | Self::Phone | Self::ExtraId)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn personal_columns_are_left() {
        for name in [
            "收货人姓名",
            "收货地址",
            "修改后的收货地址",
            "买家支付宝账号",
            "发票抬头",
            "收件人手机号",
        ] {
            assert_eq!(Role::of(name), Role::Left, "{name}");
        }
        for name in ["确认收货时间", "买家留言", "宝贝规格", "分阶段订单信息"]
        {
            assert_eq!(Role::of(name), Role::Extra, "{name}");
        }
        for name in ["支付单号", "主订单编号", "店铺Id", "特权订金订单id"] {
            assert!(Role::of(name).is_id(), "{name}");
        }
    }
}
