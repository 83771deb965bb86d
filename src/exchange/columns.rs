//! What the columns of an order report mean, by their names.
//!
//! Personal columns — receiver, address, the buyer's Alipay account, invoice titles, further phone
//! numbers — are needed by nobody in this product: they are not taken, not even as extras. The one
//! phone number of the receiver is.

use super::kinds::Kind;
use crate::domain::ColumnField;

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
    Flag,
    /// The courier and the waybill in one.
    Parcel,
    LineNumber,
    Sku,
    Quantity,
    Price,
    /// What a line costs as a whole.
    LineAmount,
    Code,
    RefundNumber,
    RefundKind,
    RefundState,
    RefundAmount,
    /// Goes back beside that.
    RefundPostage,
    RefundReason,
    RefundWords,
    RefundAsked,
    RefundDeadline,
    RefundEnded,
    RefundWaybill,
    RefundCourier,
    /// Of no use, or known to be personal.
    Left,
    /// An id that has no field.
    ExtraId,
    /// Anything else.
    Extra,
}

impl Role {
    /// What a column of that name means in a report of that kind.
    pub(super) fn of(kind: Kind, header: &str) -> Self {
        let known = match kind {
            Kind::TaobaoOrders => taobao(header),
            Kind::TaobaoItems => taobao_item(header),
            Kind::TmallRefunds => return tmall_refund(header).unwrap_or(Self::Left),
            Kind::PddOrders => pdd(header),
            Kind::DouyinOrders => douyin(header),
            Kind::DouyinAfterSales => return douyin_after_sale(header).unwrap_or(Self::Left),
            Kind::Mapped => None,
        };
        known.unwrap_or_else(|| Self::unknown(header))
    }

    /// What a column means that nobody knows.
    fn unknown(header: &str) -> Self {
        let holds = |words: &[&str]| words.iter().any(|w| header.contains(w));
        let personal =
            holds(&["收货人", "收货地址", "收件", "地址", "手机", "电话", "邮编", "身份证"])
                || holds(&["支付宝账", "发票抬头", "真实姓名", "客户姓名", "街道"])
                || matches!(header, "" | "省" | "市" | "区");
        if personal {
            Self::Left
        } else if holds(&["单号", "编号", "id", "Id", "ID"]) {
            Self::ExtraId
        } else {
            Self::Extra
        }
    }

    /// What a column means that somebody mapped.
    pub(super) fn mapped(field: ColumnField) -> Self {
        match field {
            ColumnField::Number => Self::Number,
            ColumnField::Buyer => Self::Buyer,
            ColumnField::Item => Self::Item,
            ColumnField::Amount => Self::Actual,
            ColumnField::State => Self::State,
            ColumnField::Created => Self::Created,
            ColumnField::Paid => Self::Paid,
            ColumnField::Quantity => Self::Quantity,
            ColumnField::Sku => Self::Sku,
            ColumnField::Price => Self::Price,
            ColumnField::Code => Self::Code,
            ColumnField::Waybill => Self::Waybill,
            ColumnField::Courier => Self::Courier,
            ColumnField::Phone => Self::Mobile,
            ColumnField::Memo => Self::Memo,
            ColumnField::Flag => Self::Flag,
        }
    }

    /// Its cells are ids, of which no digit may be lost.
    pub(super) fn is_id(self) -> bool {
        matches!(
            self,
            Self::Number
                | Self::Waybill
                | Self::Mobile
                | Self::Phone
                | Self::ExtraId
                | Self::LineNumber
                | Self::Code
                | Self::RefundNumber
                | Self::RefundWaybill
        )
    }

    /// Only rows that are lines of an order have it.
    pub(super) fn is_of_a_line(self) -> bool {
        matches!(
            self,
            Self::LineNumber | Self::Sku | Self::Quantity | Self::Price | Self::LineAmount
        )
    }
}

/// The order reports of Taobao and Tmall: of up to 2018 (54 columns), of 2019
/// (`支付单号,支付详情` put in), from 2021 on (receiver fields dropped; `商家备忘`, or
/// `买家下单时间, 买家实付金额, 运单号`).
fn taobao(header: &str) -> Option<Role> {
    Some(match header {
        "订单编号" => Role::Number,
        "买家会员名" | "买家昵称" | "买家旺旺" | "买家旺旺号" => Role::Buyer,
        "宝贝标题" | "商品标题" | "标题" => Role::Item,
        "买家实际支付金额" | "买家实付金额" => Role::Actual,
        "买家应付货款" => Role::Goods,
        "买家应付邮费" => Role::Postage,
        "总金额" => Role::Total,
        "订单状态" => Role::State,
        "订单创建时间" | "买家下单时间" => Role::Created,
        "订单付款时间" | "买家付款时间" => Role::Paid,
        "物流单号" | "运单号" => Role::Waybill,
        "物流公司" => Role::Courier,
        "联系手机" => Role::Mobile,
        "联系电话" => Role::Phone,
        "订单备注" | "商家备忘" | "商家备注" | "卖家备注" | "卖家备忘" => {
            Role::Memo
        }
        "店铺名称" => Role::Shop,
        "运送方式" => Role::Shipping,
        _ => return None,
    })
}

/// The item report: a row for each item of an order. Later ones have `子订单编号,主订单编号`.
fn taobao_item(header: &str) -> Option<Role> {
    Some(match header {
        "订单编号" | "主订单编号" => Role::Number,
        "子订单编号" => Role::LineNumber,
        "标题" | "商品标题" | "宝贝标题" => Role::Item,
        "价格" | "商品价格" => Role::Price,
        "购买数量" => Role::Quantity,
        "商品属性" | "套餐信息" => Role::Sku,
        "商家编码" | "外部系统编号" => Role::Code,
        "订单状态" => Role::State,
        "备注" | "联系方式备注" => Role::Memo,
        "买家会员名" | "买家昵称" => Role::Buyer,
        "订单创建时间" => Role::Created,
        "订单付款时间" => Role::Paid,
        "物流单号" => Role::Waybill,
        "物流公司" => Role::Courier,
        _ => return None,
    })
}

/// The refunds of Tmall, with the names of 2017 and the newer ones.
fn tmall_refund(header: &str) -> Option<Role> {
    Some(match header {
        "订单编号" => Role::Number,
        "退款编号" => Role::RefundNumber,
        "买家会员名称" | "买家会员名" | "买家昵称" => Role::Buyer,
        "宝贝标题" | "商品标题" => Role::Item,
        "买家退款金额" | "退款金额" | "退款总金额" => Role::RefundAmount,
        "是否需要退货" | "售后类型" => Role::RefundKind,
        "退款的申请时间" | "退款申请时间" => Role::RefundAsked,
        "超时时间" => Role::RefundDeadline,
        "退款状态" => Role::RefundState,
        "退货物流单号" => Role::RefundWaybill,
        "退货物流公司" => Role::RefundCourier,
        "买家退款原因" => Role::RefundReason,
        "买家退款说明" => Role::RefundWords,
        "退款完结时间" | "完结时间" => Role::RefundEnded,
        _ => return None,
    })
}

fn pdd(header: &str) -> Option<Role> {
    Some(match header {
        "订单号" => Role::Number,
        "商品" | "商品名称" => Role::Item,
        "订单状态" => Role::State,
        "用户实付金额(元)" => Role::Actual,
        "商品总价(元)" => Role::LineAmount,
        "邮费(元)" => Role::Postage,
        "商品数量(件)" => Role::Quantity,
        "商品规格" => Role::Sku,
        "商家编码-规格维度" | "商家编码-商品维度" => Role::Code,
        "订单成交时间" => Role::Paid,
        "拼单成功时间" | "下单时间" | "订单创建时间" => Role::Created,
        "商家备注" => Role::Memo,
        "快递单号" => Role::Waybill,
        "快递公司" => Role::Courier,
        _ => return None,
    })
}

fn douyin(header: &str) -> Option<Role> {
    Some(match header {
        "主订单编号" => Role::Number,
        "子订单编号" => Role::LineNumber,
        "选购商品" => Role::Item,
        "商品规格" => Role::Sku,
        "商品数量" => Role::Quantity,
        "商品金额" => Role::LineAmount,
        "商家编码" | "货号" => Role::Code,
        "订单应付金额" => Role::Actual,
        "运费" => Role::Postage,
        "订单提交时间" => Role::Created,
        "支付完成时间" => Role::Paid,
        "订单状态" => Role::State,
        "旗帜颜色" => Role::Flag,
        "商家备注" => Role::Memo,
        "支付方式" => Role::Shipping,
        "收件人手机号" => Role::Mobile,
        "快递信息" => Role::Parcel,
        _ => return None,
    })
}

fn douyin_after_sale(header: &str) -> Option<Role> {
    Some(match header {
        "售后单号" => Role::RefundNumber,
        "订单号" => Role::Number,
        "商品单号" => Role::LineNumber,
        "商品名称" => Role::Item,
        "售后类型" => Role::RefundKind,
        "退商品金额(元)" => Role::RefundAmount,
        "退运费金额(元)" => Role::RefundPostage,
        "售后状态" => Role::RefundState,
        "售后申请时间" => Role::RefundAsked,
        "售后原因" => Role::RefundReason,
        "用户售后说明" => Role::RefundWords,
        "退货物流单号" => Role::RefundWaybill,
        "退货物流公司" => Role::RefundCourier,
        "自动处理截止时间" => Role::RefundDeadline,
        "售后完结时间" | "售后关闭时间" => Role::RefundEnded,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn personal_columns_are_left() {
        for kind in [Kind::TaobaoOrders, Kind::Mapped] {
            for name in [
                "收货人姓名",
                "收货地址",
                "修改后的收货地址",
                "买家支付宝账号",
                "发票抬头",
                "客户姓名",
            ] {
                assert_eq!(Role::of(kind, name), Role::Left, "{name}");
            }
            for name in ["确认收货时间", "买家留言", "宝贝规格", "分阶段订单信息"]
            {
                assert_eq!(Role::of(kind, name), Role::Extra, "{name}");
            }
            for name in ["支付单号", "主订单编号", "店铺Id", "特权订金订单id"] {
                assert!(Role::of(kind, name).is_id(), "{name}");
            }
        }
        for name in ["收件人", "省", "详细地址"] {
            assert_eq!(Role::of(Kind::DouyinOrders, name), Role::Left, "{name}");
        }
    }
}
