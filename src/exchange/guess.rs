//! Which column of an unknown sheet may be what: by how others call it, and by what stands in it.

use super::cell;
use crate::domain::{ColumnField, Mapping, Platform, SeenColumn};
use chrono::FixedOffset;
use std::collections::BTreeMap;

/// How others call a field: whole names first, then pieces of names.
const NAMES: [(ColumnField, &[&str], &[&str]); 16] = [
    (
        ColumnField::Number,
        &[
            "订单号",
            "订单编号",
            "主订单号",
            "平台订单号",
            "线上订单号",
            "原始单号",
            "交易编号",
            "order",
            "order no",
            "order number",
            "number",
        ],
        &["订单号", "订单编号", "order id"],
    ),
    (
        ColumnField::Buyer,
        &[
            "下单帐号",
            "下单账号",
            "买家",
            "买家昵称",
            "买家会员名",
            "买家账号",
            "买家id",
            "用户名",
            "客户账号",
            "会员名",
            "旺旺",
            "buyer",
        ],
        &["买家", "账号", "帐号", "昵称", "会员"],
    ),
    (
        ColumnField::Item,
        &[
            "商品名称",
            "商品标题",
            "宝贝标题",
            "商品",
            "标题",
            "货品名称",
            "产品名称",
            "item",
            "title",
            "product",
        ],
        &["商品名", "商品标题", "品名"],
    ),
    (
        ColumnField::Amount,
        &[
            "实付金额",
            "订单金额",
            "应付金额",
            "实付",
            "订单总额",
            "总金额",
            "金额",
            "结算金额",
            "amount",
            "total",
            "paid amount",
        ],
        &["实付", "订单金额", "应付", "金额", "总价"],
    ),
    (
        ColumnField::State,
        &["订单状态", "状态", "交易状态", "status", "state"],
        &["订单状态", "状态"],
    ),
    (
        ColumnField::Created,
        &[
            "下单时间",
            "创建时间",
            "订单创建时间",
            "拍单时间",
            "订单时间",
            "成交时间",
            "created",
            "order time",
        ],
        &["下单时间", "创建时间", "下单日期"],
    ),
    (
        ColumnField::Paid,
        &["付款时间", "支付时间", "付款确认时间", "订单付款时间", "paid"],
        &["付款时间", "支付时间", "付款确认"],
    ),
    (
        ColumnField::Quantity,
        &["订购数量", "数量", "商品数量", "购买数量", "件数", "quantity", "qty"],
        &["数量", "件数"],
    ),
    (ColumnField::Sku, &["规格", "商品规格", "商品属性", "sku", "颜色分类"], &["规格", "属性"]),
    (ColumnField::Price, &["单价", "商品单价", "京东价", "价格", "售价", "price"], &["单价"]),
    (ColumnField::Code, &["商家编码", "货号", "商品编码", "sku编码", "code"], &["编码", "货号"]),
    (
        ColumnField::Waybill,
        &["运单号", "快递单号", "物流单号", "物流运单号", "waybill", "tracking number"],
        &["运单", "快递单", "物流单"],
    ),
    (
        ColumnField::Courier,
        &["物流公司", "快递公司", "承运商", "courier", "carrier"],
        &["物流公司", "快递公司", "承运"],
    ),
    (
        ColumnField::Phone,
        &[
            "联系电话",
            "手机",
            "手机号",
            "联系手机",
            "收货电话",
            "收货人手机",
            "收货人电话",
            "phone",
            "mobile",
        ],
        &["手机", "电话"],
    ),
    (
        ColumnField::Memo,
        &["商家备注", "卖家备注", "备注", "客服备注", "memo", "remark"],
        &["商家备注", "卖家备注"],
    ),
    (ColumnField::Flag, &["旗帜", "旗帜颜色", "插旗", "标旗", "flag"], &["旗帜", "插旗"]),
];

/// What the columns may be. No column is two things.
pub(super) fn mapping(columns: &[SeenColumn], platform: Platform) -> Mapping {
    let names: Vec<String> = columns.iter().map(|c| c.name.trim().to_lowercase()).collect();
    let mut taken = vec![false; columns.len()];
    let mut found: BTreeMap<ColumnField, String> = BTreeMap::new();
    let mut take = |field: ColumnField, at: usize, taken: &mut Vec<bool>| {
        taken[at] = true;
        found.insert(field, columns[at].name.clone());
    };
    let may = |field, at: usize, taken: &[bool]| {
        !taken[at] && columns[at].samples.iter().all(|cell| suits(field, cell))
    };
    let mut open: Vec<ColumnField> = Vec::new();
    for (field, whole, _) in NAMES {
        let at = whole
            .iter()
            .filter_map(|name| names.iter().position(|n| n == name))
            .find(|at| may(field, *at, &taken));
        match at {
            Some(at) => take(field, at, &mut taken),
            None => open.push(field),
        }
    }
    for (field, _, pieces) in NAMES.iter().filter(|(field, ..)| open.contains(field)) {
        let at = pieces
            .iter()
            .filter_map(|piece| {
                (0..names.len()).find(|at| names[*at].contains(piece) && may(*field, *at, &taken))
            })
            .next();
        if let Some(at) = at {
            take(*field, at, &mut taken);
        }
    }
    // What nobody names is seen by its cells, where they can be nothing else.
    for field in [ColumnField::Number, ColumnField::Phone, ColumnField::Created] {
        if found.contains_key(&field) {
            continue;
        }
        let told = |at: &usize| {
            !taken[*at]
                && !columns[*at].samples.is_empty()
                && columns[*at].samples.iter().all(|cell| shows(field, cell))
        };
        if let Some(at) = (0..columns.len()).find(told) {
            taken[at] = true;
            found.insert(field, columns[at].name.clone());
        }
    }
    let platform = Some(self::platform(&names).unwrap_or(platform));
    Mapping { platform, columns: found, header: Vec::new() }
}

/// The platform that the names of the columns give away.
pub(super) fn platform(names: &[String]) -> Option<Platform> {
    let has = |name: &str| names.iter().any(|n| n == name);
    ["下单帐号", "下单账号", "京东价"].iter().any(|name| has(name)).then_some(Platform::Jd)
}

/// A cell does not speak against the field.
fn suits(field: ColumnField, cell: &str) -> bool {
    match field {
        ColumnField::Number => cell.contains(|c: char| c.is_ascii_digit()) && cell.is_ascii(),
        ColumnField::Amount | ColumnField::Price => cell::amount(cell).is_some(),
        ColumnField::Created | ColumnField::Paid => is_time(cell),
        ColumnField::Quantity => cell.starts_with(|c: char| c.is_ascii_digit()) && cell.len() < 8,
        ColumnField::Waybill => cell.contains(|c: char| c.is_ascii_digit()),
        _ => true,
    }
}

/// A cell is hardly anything else.
fn shows(field: ColumnField, cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    match field {
        ColumnField::Number => {
            digits >= 12 && cell.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        }
        // The sample is masked.
        ColumnField::Phone => cell.len() == 11 && cell.contains("****"),
        ColumnField::Created => is_time(cell),
        _ => false,
    }
}

fn is_time(cell: &str) -> bool {
    let Some(offset) = FixedOffset::east_opt(0) else { return false };
    cell.starts_with("0000") || cell::time(cell, offset).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(columns: &[(&str, &str)]) -> Vec<SeenColumn> {
        let column = |(name, cell): &(&str, &str)| SeenColumn {
            name: (*name).to_owned(),
            samples: if cell.is_empty() { vec![] } else { vec![(*cell).to_owned()] },
        };
        columns.iter().map(column).collect()
    }

    #[test]
    fn a_sheet_of_jd_is_guessed_by_its_names() {
        let columns = seen(&[
            ("订单号", "291234567890"),
            ("商品名称", "保温杯"),
            ("订购数量", "2"),
            ("下单时间", "2026-11-21 20:05:09"),
            ("订单金额", "59.80"),
            ("订单状态", "等待出库"),
            ("下单帐号", "jd_小鹿"),
            ("联系电话", "138****5678"),
            ("商家备注", ""),
            ("商家备注等级", ""),
        ]);
        let guess = mapping(&columns, Platform::Taobao);
        assert_eq!(guess.platform, Some(Platform::Jd));
        let names: Vec<(ColumnField, &str)> =
            guess.columns.iter().map(|(f, n)| (*f, n.as_str())).collect();
        assert_eq!(
            names,
            [
                (ColumnField::Number, "订单号"),
                (ColumnField::Buyer, "下单帐号"),
                (ColumnField::Item, "商品名称"),
                (ColumnField::Amount, "订单金额"),
                (ColumnField::State, "订单状态"),
                (ColumnField::Created, "下单时间"),
                (ColumnField::Quantity, "订购数量"),
                (ColumnField::Phone, "联系电话"),
                (ColumnField::Memo, "商家备注"),
            ]
        );
    }

    #[test]
    fn cells_speak_where_names_do_not_and_against_names_that_lie() {
        let columns = seen(&[
            ("A", "271380000000000001"),
            ("金额", "很多"),
            ("B", "2026/11/21 20:05"),
            ("应付金额(元)", "12.50"),
        ]);
        let guess = mapping(&columns, Platform::Other);
        let name = |field| guess.columns.get(&field).map(String::as_str);
        assert_eq!(name(ColumnField::Number), Some("A"));
        assert_eq!(name(ColumnField::Amount), Some("应付金额(元)"));
        assert_eq!(name(ColumnField::Created), Some("B"));
        assert_eq!(guess.platform, Some(Platform::Other));
    }
}
