//! The lines and the refunds of an order, each as one line of text.

use super::{Lang, order_state, t, text, word};
use crate::domain::{Colour, OrderKey, OrderLine, Platform, Refund, RefundState, mask};
use chrono::FixedOffset;

/// The flag under which a note was written, to stand behind it: ` [红]`; nothing without one.
pub fn flag_then(lang: Lang, flag: Option<Colour>) -> String {
    flag.map(|flag| format!(" [{}]", word(lang, flag))).unwrap_or_default()
}

/// Platform and shop of an order where they are not the own ones: two orders may have one number.
pub fn origin(lang: Lang, key: &OrderKey, platform: Platform, shop: &str) -> Vec<String> {
    let platform = (key.platform != platform).then(|| word(lang, key.platform));
    let shop = (key.shop != shop && !key.shop.is_empty()).then(|| key.shop.clone());
    platform.into_iter().chain(shop).collect()
}

/// The name of a refund's state. A state in the platform's own words is shown as it is.
pub fn refund_state(lang: Lang, state: &RefundState) -> String {
    match state {
        RefundState::Other(words) => words.clone(),
        known => text(lang, &format!("domain-refund-state-{}", known.code())),
    }
}

/// `保温杯 · 红色 500ml · 2 件 · ¥59.80 · A-17 · 已发货`.
pub fn order_line(lang: Lang, line: &OrderLine) -> String {
    let mut parts = vec![line.title.clone(), line.sku.clone()];
    if line.quantity > 0 {
        parts.push(t!(lang, "domain-order-line-quantity", "count" => i64::from(line.quantity)));
    }
    parts.extend(line.price.or(line.amount).map(|price| format!("¥{price}")));
    parts.push(line.code.clone());
    parts.extend(line.state.as_ref().map(|state| order_state(lang, state)));
    joined(parts)
}

/// `退款 1234567890 · 待卖家同意 · ¥59.80 · 尺码不合适 · 11-23 10:00 超时 · 退货 圆通 YT1`.
pub fn refund(lang: Lang, refund: &Refund, offset: FixedOffset) -> String {
    let time =
        |at: crate::domain::Time| at.with_timezone(&offset).format("%m-%d %H:%M").to_string();
    let mut parts = vec![refund.kind.clone(), refund_state(lang, &refund.state)];
    parts.extend(refund.amount.map(|amount| format!("¥{amount}")));
    parts.push(refund.reason.clone());
    if let Some(deadline) = refund.deadline.filter(|_| refund.state.is_open()) {
        parts.push(t!(lang, "domain-refund-deadline", "at" => time(deadline)));
    }
    if let Some(ended) = refund.ended.filter(|_| !refund.state.is_open()) {
        parts.push(t!(lang, "domain-refund-ended", "at" => time(ended)));
    }
    if !refund.waybill.is_empty() {
        let parcel = format!("{} {}", refund.courier, refund.waybill);
        parts.push(t!(lang, "domain-refund-parcel", "parcel" => parcel.trim()));
    }
    parts.push(mask::phones_in(&refund.words));
    let number = t!(lang, "domain-refund", "number" => refund.number.as_str());
    parts.insert(0, number);
    joined(parts)
}

fn joined(parts: Vec<String>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Money, OrderState, Time};

    #[test]
    fn what_is_known_is_said() {
        let line = OrderLine {
            title: "保温杯".into(),
            sku: "红色".into(),
            quantity: 2,
            price: Some(Money(59_80)),
            code: "A-17".into(),
            state: Some(OrderState::Shipped),
            ..OrderLine::default()
        };
        assert_eq!(order_line(Lang::ZhCn, &line), "保温杯 · 红色 · 2 件 · ¥59.80 · A-17 · 已发货");
        assert_eq!(
            order_line(Lang::En, &OrderLine { title: "a".into(), ..OrderLine::default() }),
            "a"
        );
        let at = Time::parse_from_rfc3339("2026-11-23T10:00:00+08:00").unwrap();
        let mut refund = Refund {
            number: "1234567890".into(),
            state: RefundState::Asked,
            amount: Some(Money(59_80)),
            reason: "尺码不合适".into(),
            words: "打 13812345678".into(),
            deadline: Some(at),
            waybill: "YT1".into(),
            ..Refund::default()
        };
        let shown = super::refund(Lang::ZhCn, &refund, *at.offset());
        for part in
            ["退款 1234567890", "待处理", "¥59.80", "11-23 10:00", "退货单号 YT1", "138****5678"]
        {
            assert!(shown.contains(part), "{shown}");
        }
        refund.state = RefundState::Done;
        assert!(!super::refund(Lang::En, &refund, *at.offset()).contains("11-23"));
        for state in RefundState::KNOWN {
            for lang in Lang::ALL {
                assert!(!refund_state(lang, &state).contains('⟦'));
            }
        }
    }
}
