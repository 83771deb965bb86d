//! What kind of file this is, by the names of its columns or by its first bytes.
//!
//! Must not know: rows.

use super::ImportError;
use crate::domain::Platform;
use serde::{Deserialize, Serialize};

/// A report that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The order report of Taobao and Tmall, of any year.
    TaobaoOrders,
    /// Their item report: one row for each item of an order.
    TaobaoItems,
    /// The refunds of Tmall.
    TmallRefunds,
    /// The orders of Pinduoduo.
    PddOrders,
    /// The orders of a Douyin shop: one row for each item.
    DouyinOrders,
    /// The after-sales requests of a Douyin shop.
    DouyinAfterSales,
    /// Whatever somebody said which column is what of.
    Mapped,
}

impl Kind {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::TaobaoOrders => "taobao-orders",
            Self::TaobaoItems => "taobao-items",
            Self::TmallRefunds => "tmall-refunds",
            Self::PddOrders => "pdd-orders",
            Self::DouyinOrders => "douyin-orders",
            Self::DouyinAfterSales => "douyin-after-sales",
            Self::Mapped => "mapped",
        }
    }

    /// Recognises a report by the names of its columns, whatever their order.
    pub fn of(header: &[String]) -> Option<Self> {
        let has = |name: &str| header.iter().any(|h| h == name);
        let count = |names: &[&str]| names.iter().filter(|n| has(n)).count();
        if has("退款编号") && has("订单编号") {
            Some(Self::TmallRefunds)
        } else if has("售后单号") && has("订单号") {
            Some(Self::DouyinAfterSales)
        } else if AFTER_SALES.iter().any(|name| has(name)) {
            None
        } else if has("主订单编号")
            && has("子订单编号")
            && count(&["选购商品", "旗帜颜色", "订单应付金额", "达人昵称", "APP渠道"]) > 0
        {
            Some(Self::DouyinOrders)
        } else if (has("订单编号") || has("主订单编号"))
            && has("购买数量")
            && count(&["标题", "商品标题", "宝贝标题"]) > 0
        {
            Some(Self::TaobaoItems)
        } else if has("订单号")
            && count(&[
                "商品总价(元)",
                "用户实付金额(元)",
                "商家实收金额(元)",
                "多多支付立减金额(元)",
            ]) > 0
        {
            Some(Self::PddOrders)
        } else if has("订单编号") && (count(&TAOBAO) > 0 || has("订单状态")) {
            Some(Self::TaobaoOrders)
        } else {
            None
        }
    }

    /// The platform that its columns give away.
    pub(super) fn platform(self, header: &[String]) -> Option<Platform> {
        match self {
            Self::TaobaoOrders => {
                let own = header.iter().any(|h| TAOBAO.contains(&h.as_str()));
                own.then_some(Platform::Taobao)
            }
            Self::TaobaoItems | Self::TmallRefunds => Some(Platform::Taobao),
            Self::PddOrders => Some(Platform::Pdd),
            Self::DouyinOrders | Self::DouyinAfterSales => Some(Platform::Douyin),
            Self::Mapped => None,
        }
    }

    /// Its rows are refunds.
    pub fn is_refunds(self) -> bool {
        matches!(self, Self::TmallRefunds | Self::DouyinAfterSales)
    }
}

/// Columns that only Taobao's order report has, besides 订单编号.
const TAOBAO: [&str; 9] = [
    "买家会员名",
    "买家旺旺",
    "买家旺旺号",
    "买家昵称",
    "买家实际支付金额",
    "买家实付金额",
    "买家应付货款",
    "宝贝标题",
    "宝贝种类",
];

const AFTER_SALES: [&str; 5] = ["退款编号", "退款单号", "售后编号", "售后单号", "服务单号"];

/// What a file is that is no report of orders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Other {
    /// Refunds of a form that is not known.
    Refunds,
    /// Phrases.
    Phrases,
    /// Product cards.
    Products,
    /// Figures of reception.
    Figures,
    /// A picture.
    Picture,
    /// A PDF.
    Pdf,
    /// An archive that has to be unpacked first.
    Archive,
    /// A text document.
    Document,
    /// A page of a browser, also under the name of a spreadsheet.
    Page,
    /// The whole record of a console.
    Log,
    /// A database.
    Database,
}

impl Other {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Refunds => "refunds",
            Self::Phrases => "phrases",
            Self::Products => "products",
            Self::Figures => "figures",
            Self::Picture => "picture",
            Self::Pdf => "pdf",
            Self::Archive => "archive",
            Self::Document => "document",
            Self::Page => "page",
            Self::Log => "log",
            Self::Database => "database",
        }
    }

    /// Recognises what is no report of orders by the names of its columns.
    pub(super) fn of(header: &[String]) -> Option<Self> {
        let has = |names: &[&str]| header.iter().any(|h| names.contains(&h.as_str()));
        if has(&AFTER_SALES) {
            Some(Self::Refunds)
        } else if has(&["快捷短语", "快捷编码", "快捷短语编码", "话术内容", "短语内容"])
        {
            Some(Self::Phrases)
        } else if has(&["产品", "产品名称"]) && has(&["问题", "回答", "话术", "卖点"])
        {
            Some(Self::Products)
        } else if has(&["旺旺昵称", "客服昵称"])
            || has(&["接待人数", "已接待人数", "3分钟人工响应率", "全天3分钟回复率"])
        {
            Some(Self::Figures)
        } else {
            None
        }
    }

    /// Recognises what is no sheet at all by its first bytes.
    pub(super) fn of_bytes(head: &[u8]) -> Option<Self> {
        let starts = |mark: &[u8]| head.starts_with(mark);
        let picture =
            [&b"\x89PNG"[..], b"\xFF\xD8\xFF", b"GIF8", b"BM\x00", b"II*\x00", b"MM\x00*"];
        let archives = [&b"Rar!"[..], b"7z\xBC\xAF", b"\x1F\x8B", b"BZh", b"\xFD7zXZ"];
        let riff = starts(b"RIFF") && head.get(8..12) == Some(b"WEBP");
        let heif = head.get(4..8) == Some(b"ftyp");
        let text = head.trim_ascii_start().to_ascii_lowercase();
        if picture.iter().any(|mark| starts(mark)) || riff || heif {
            Some(Self::Picture)
        } else if starts(b"%PDF") {
            Some(Self::Pdf)
        } else if archives.iter().any(|mark| starts(mark)) {
            Some(Self::Archive)
        } else if starts(b"SQLite format 3") {
            Some(Self::Database)
        } else if [&b"<html"[..], b"<!doctype html", b"<table", b"<meta", b"<?xml"]
            .iter()
            .any(|mark| text.starts_with(mark))
        {
            Some(Self::Page)
        } else if text.starts_with(b"{\"") {
            Some(Self::Log)
        } else {
            None
        }
    }

    /// As an error.
    pub(super) fn refused<T>(self) -> Result<T, ImportError> {
        Err(ImportError::WrongKind { kind: self })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(header: &str) -> Vec<String> {
        header.split(',').map(str::to_owned).collect()
    }

    #[test]
    fn reports_are_known_by_names_in_any_order() {
        for (header, kind) in [
            ("订单编号,退款编号,支付宝交易号,退款状态", Some(Kind::TmallRefunds)),
            ("订单编号,标题,价格,购买数量,外部系统编号", Some(Kind::TaobaoItems)),
            ("子订单编号,主订单编号,商品标题,商品价格,购买数量", Some(Kind::TaobaoItems)),
            ("主订单编号,子订单编号,支付方式,选购商品,订单状态", Some(Kind::DouyinOrders)),
            ("售后单号,订单号,商品单号", Some(Kind::DouyinAfterSales)),
            ("订单成交时间,商品,订单号,订单状态,商品总价(元)", Some(Kind::PddOrders)),
            ("订单编号,总金额,买家实际支付金额,收货地址,订单创建时间", Some(Kind::TaobaoOrders)),
            ("订单号,商品名称,订购数量,下单时间,订单金额", None),
            ("售后编号,订单编号,买家会员名", None),
            ("订单编号", None),
        ] {
            let mut header = names(header);
            assert_eq!(Kind::of(&header), kind, "{header:?}");
            header.reverse();
            assert_eq!(Kind::of(&header), kind, "{header:?}");
        }
    }

    #[test]
    fn what_is_no_report_is_named() {
        for (header, other) in [
            ("快捷短语编码,快捷短语,快捷短语分组", Some(Other::Phrases)),
            ("产品,问题,回答,话术", Some(Other::Products)),
            ("旺旺昵称,咨询人数,接待人数", Some(Other::Figures)),
            ("售后编号,订单编号", Some(Other::Refunds)),
            ("a,b", None),
        ] {
            assert_eq!(Other::of(&names(header)), other, "{header}");
        }
        for (bytes, other) in [
            (&b"\x89PNG\r\n\x1a\n"[..], Some(Other::Picture)),
            (b"RIFF\x10\0\0\0WEBP", Some(Other::Picture)),
            (b"%PDF-1.7", Some(Other::Pdf)),
            (b"Rar!\x1a\x07", Some(Other::Archive)),
            (b"  <HTML><body>", Some(Other::Page)),
            (b"{\"chaqi\":1}", Some(Other::Log)),
            ("订单编号,订单状态".as_bytes(), None),
            (b"", None),
        ] {
            assert_eq!(Other::of_bytes(bytes), other);
        }
    }
}
