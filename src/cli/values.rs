//! Reading the values of arguments: words in English and Chinese, days, times, yes and no.
//!
//! An error keeps its type, so that [`help`](super::help) can say it in the user's language.

use crate::domain::{Money, MoneyError, OrderFilter, OrderState, Time, UnknownWord, Word};
use crate::exchange::cell;
use crate::text::{gate, when};
use chrono::{Datelike, Days, NaiveDate};
use std::num::ParseIntError;

/// A value that clap would take apart, or that must be seen with the text it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Given<T>(pub(super) T);

/// Why the text of an argument is not what it should be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum BadValue {
    /// Not a word of the vocabulary.
    #[error(transparent)]
    Word(#[from] UnknownWord),
    /// Not a day.
    #[error("“{0}” is not a day such as 2026-11-21")]
    Day(String),
    /// Not a length of time.
    #[error("“{0}” is not a length of time such as 2d or 36h")]
    Span(String),
    /// Not `name=value`.
    #[error("“{0}” is not of the form name=value")]
    Pair(String),
}

/// Reads a word of a closed vocabulary.
pub(super) fn word<W: Word>(text: &str) -> Result<W, BadValue> {
    Ok(W::parse(&gate::fold_search(text))?)
}

/// Reads an order's state; one in a platform's own words is kept.
pub(super) fn order_state(text: &str) -> Result<OrderState, BadValue> {
    match OrderState::read(text) {
        // A typing error must not become a state.
        OrderState::Other(word) if word.is_ascii() => Err(UnknownWord {
            word,
            known: OrderState::KNOWN.map(|s| s.code().to_owned()).join(", "),
        }
        .into()),
        state => Ok(state),
    }
}

/// Reads an amount, full-width too.
pub(super) fn money(text: &str) -> Result<Money, MoneyError> {
    gate::half_width(text).parse()
}

/// Reads a length of time such as `2d`, `36h`, `2天`.
pub(super) fn span(text: &str) -> Result<chrono::TimeDelta, BadValue> {
    crate::config::read_length(text).ok_or_else(|| BadValue::Span(text.to_owned()))
}

/// Reads a number of rows, full-width too.
pub(super) fn count(text: &str) -> Result<usize, ParseIntError> {
    gate::half_width(text).parse()
}

/// Reads one to five stars, full-width too.
pub(super) fn stars(text: &str) -> Result<u8, BadValue> {
    let known = || "1, 2, 3, 4, 5".to_owned();
    let stars = gate::half_width(text).parse().ok().filter(|n| (1..=5).contains(n));
    Ok(stars.ok_or_else(|| UnknownWord { word: text.trim().to_owned(), known: known() })?)
}

/// Reads yes or no.
pub(super) fn yes(text: &str) -> Result<bool, BadValue> {
    match gate::fold_search(text).trim() {
        "true" | "yes" | "y" | "1" | "是" | "对" => Ok(true),
        "false" | "no" | "n" | "0" | "否" | "不是" => Ok(false),
        other => {
            let known = "yes 是, no 否".to_owned();
            Err(UnknownWord { word: other.to_owned(), known }.into())
        }
    }
}

/// Reads `name=value`; a full-width `＝` is an equals sign too.
pub(super) fn pair(text: &str) -> Result<(String, String), BadValue> {
    match text.split_once(['=', '＝']) {
        Some((name, value)) if !name.trim().is_empty() => {
            Ok((name.trim().to_owned(), value.to_owned()))
        }
        _ => Err(BadValue::Pair(text.to_owned())),
    }
}

/// The lists of orders by name.
const FILTERS: [(OrderFilter, &str, &[&str]); 7] = [
    (OrderFilter::All, "all", &["全部"]),
    (OrderFilter::Unpaid, "unpaid", &["待付款"]),
    (OrderFilter::ToShip, "to-ship", &["待发货"]),
    (OrderFilter::Flagged, "flagged", &["已插旗", "插旗"]),
    (OrderFilter::Promised, "promised", &["有承诺", "承诺"]),
    (OrderFilter::CodToConfirm, "cod", &["货到付款待确认", "货到付款"]),
    (OrderFilter::Silent, "silent", &["静默订单", "静默"]),
];

/// Reads the name of a list of orders.
pub(super) fn filter(text: &str) -> Result<Given<OrderFilter>, BadValue> {
    let wanted = gate::fold_search(text);
    let wanted = wanted.trim();
    FILTERS
        .into_iter()
        .find(|(_, code, names)| *code == wanted || names.contains(&wanted))
        .map(|(filter, ..)| Given(filter))
        .ok_or_else(|| {
            let known = FILTERS.map(|(_, code, names)| format!("{code} {}", names[0])).join(", ");
            UnknownWord { word: text.to_owned(), known }.into()
        })
}

/// Reads a day: `2026-11-21`, `11-21`, `2026/11/21`, `today`, `昨天`.
pub(super) fn day(text: &str) -> Result<Given<NaiveDate>, BadValue> {
    read_day(text, chrono::Local::now().date_naive())
        .map(Given)
        .ok_or_else(|| BadValue::Day(text.to_owned()))
}

fn read_day(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let text = gate::fold_search(text);
    let text = text.trim();
    match text {
        "today" | "今天" | "今日" => return Some(today),
        "yesterday" | "昨天" | "昨日" => return today.checked_sub_days(Days::new(1)),
        "前天" => return today.checked_sub_days(Days::new(2)),
        _ => {}
    }
    let text = text.replace(['/', '.', '年', '月'], "-").replace('日', "");
    NaiveDate::parse_from_str(&text, "%Y-%m-%d").ok().or_else(|| {
        let dated = format!("{}-{text}", today.year());
        let day = NaiveDate::parse_from_str(&dated, "%Y-%m-%d").ok()?;
        // A day without a year that would lie far ahead was last year's.
        if day > today + Days::new(31) { day.with_year(today.year() - 1) } else { Some(day) }
    })
}

/// Reads a time: exact (`2026-11-21 20:05`, RFC 3339) or said (`明早9点`, `+30m`), seen from `now`
/// on the business day `today`.
pub(super) fn time(text: &str, now: Time, today: NaiveDate) -> Result<Time, when::WhenError> {
    let exact = |text: &str| cell::time(text.trim(), *now.offset());
    match exact(text).or_else(|| exact(&gate::fold_search(text))) {
        Some(time) => Ok(time),
        None => when::parse_on(text, now, today),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Severity;

    #[test]
    fn words_in_both_languages() {
        assert_eq!(word::<Severity>("紧急"), Ok(Severity::Urgent));
        assert_eq!(word::<Severity>("ＵＲＧＥＮＴ"), Ok(Severity::Urgent));
        assert_eq!(filter("静默").unwrap().0, OrderFilter::Silent);
        assert!(filter("x").unwrap_err().to_string().contains("to-ship 待发货"));
        assert_eq!(order_state("退款中").unwrap(), OrderState::Other("退款中".into()));
        assert!(order_state("shiped").is_err());
        assert_eq!(yes("否"), Ok(false));
        assert_eq!(pair("buyer=小鹿=1").unwrap(), ("buyer".into(), "小鹿=1".into()));
        assert!(pair("buyer").is_err());
    }

    #[test]
    fn a_list_has_the_name_that_the_console_shows() {
        for (list, id) in crate::app::FILTERS {
            let shown = crate::i18n::text(crate::i18n::Lang::ZhCn, id);
            assert_eq!(filter(&shown).unwrap().0, *list, "{shown}");
            let known = FILTERS.iter().find(|(filter, ..)| filter == list).unwrap();
            assert_eq!(known.2[0], shown);
        }
    }

    #[test]
    fn days_and_times() {
        let today = NaiveDate::from_ymd_opt(2026, 1, 5).unwrap();
        let read = |text| read_day(text, today).map(|d| d.to_string()).unwrap_or_default();
        assert_eq!(read("昨天"), "2026-01-04");
        assert_eq!(read("2025/12/31"), "2025-12-31");
        assert_eq!(read("12-31"), "2025-12-31");
        assert_eq!(read("1月6日"), "2026-01-06");
        assert_eq!(read("２０２５－１２－３１"), "2025-12-31");
        assert_eq!(read("前天"), "2026-01-03");
        assert_eq!(read("soon"), "");
        let now = Time::parse_from_rfc3339("2026-01-05T10:00:00+08:00").unwrap();
        assert_eq!(
            time("2026-01-01 09:30", now, now.date_naive()).unwrap().to_rfc3339(),
            "2026-01-01T09:30:00+08:00"
        );
        assert_eq!(
            time("２０２６－０１－０１　０９：３０", now, now.date_naive()).unwrap().to_rfc3339(),
            "2026-01-01T09:30:00+08:00"
        );
        assert_eq!(
            time("+30m", now, now.date_naive()).unwrap().to_rfc3339(),
            "2026-01-05T10:30:00+08:00"
        );
        assert!(time("whenever", now, now.date_naive()).is_err());
    }
}
