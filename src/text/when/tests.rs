use super::*;
use proptest::prelude::*;

/// Wednesday 2026-11-18, 15:20 in Hangzhou.
fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-18T15:20:00+08:00").unwrap()
}

#[track_caller]
fn is(text: &str, expected: &str) {
    let found = parse(text, now()).unwrap_or_else(|e| panic!("{text}: {e}"));
    assert_eq!(found.format("%Y-%m-%d %H:%M").to_string(), expected, "{text}");
}

/// Two o'clock on Thursday morning: Wednesday's night shift is still on.
#[test]
fn a_night_shift_says_tomorrow_for_the_coming_morning() {
    let now = DateTime::parse_from_rfc3339("2026-11-19T02:00:00+08:00").unwrap();
    let wednesday = NaiveDate::from_ymd_opt(2026, 11, 18).unwrap();
    for (text, expected) in [
        ("明早9点", "2026-11-19 09:00"),
        ("明天", "2026-11-19 09:00"),
        ("明晚8点", "2026-11-19 20:00"),
        ("今晚9点", "2026-11-19 21:00"),
        ("后天10点", "2026-11-20 10:00"),
        ("+30m", "2026-11-19 02:30"),
    ] {
        let found = parse_on(text, now, wednesday).unwrap();
        assert_eq!(found.format("%Y-%m-%d %H:%M").to_string(), expected, "{text}");
    }
    assert_eq!(parse("明早9点", now).unwrap().to_rfc3339(), "2026-11-20T09:00:00+08:00");
}

#[test]
fn from_now_on() {
    is("+30m", "2026-11-18 15:50");
    is("+30", "2026-11-18 15:50");
    is("2h", "2026-11-18 17:20");
    is("1h30m", "2026-11-18 16:50");
    is("1.5h", "2026-11-18 16:50");
    is("in 20 min", "2026-11-18 15:40");
    is("90分钟", "2026-11-18 16:50");
    is("半小时后", "2026-11-18 15:50");
    is("半个小时", "2026-11-18 15:50");
    is("一个半小时后", "2026-11-18 16:50");
    is("两小时后", "2026-11-18 17:20");
    is("十分钟后", "2026-11-18 15:30");
    is("一刻钟后", "2026-11-18 15:35");
    is("3天后", "2026-11-21 15:20");
    is("三天后上午9点", "2026-11-21 09:00");
    is("2周后", "2026-12-02 15:20");
    is("＋３０ｍ", "2026-11-18 15:50");
}

#[test]
fn days_and_parts_of_them() {
    is("明早9点", "2026-11-19 09:00");
    is("明早", "2026-11-19 09:00");
    is("明早九点", "2026-11-19 09:00");
    is("明天 9:30", "2026-11-19 09:30");
    is("明天９：３０", "2026-11-19 09:30");
    is("明天", "2026-11-19 09:00");
    is("今晚8点半", "2026-11-18 20:30");
    is("今晚", "2026-11-18 20:00");
    is("今晚12点", "2026-11-19 00:00");
    is("今晚1点", "2026-11-19 01:00");
    is("后天下午3点", "2026-11-20 15:00");
    is("后天下午三点一刻", "2026-11-20 15:15");
    is("大后天中午", "2026-11-21 12:00");
    is("今天16点05分", "2026-11-18 16:05");
    is("明天凌晨12点", "2026-11-19 00:00");
    is("明天中午1点", "2026-11-19 13:00");
    is("晚上十点", "2026-11-18 22:00");
    is("晚上十二点半", "2026-11-19 00:30");
    is("tomorrow 9am", "2026-11-19 09:00");
    is("9am tomorrow", "2026-11-19 09:00");
    is("Tomorrow at 9:30 PM", "2026-11-19 21:30");
    is("tonight", "2026-11-18 20:00");
    is("tonight 11pm", "2026-11-18 23:00");
}

#[test]
fn weekdays() {
    is("周五11点", "2026-11-20 11:00");
    is("周五", "2026-11-20 09:00");
    is("星期五十一点", "2026-11-20 11:00");
    is("周三", "2026-11-25 09:00");
    is("周三 16:00", "2026-11-18 16:00");
    is("下周一 9点", "2026-11-23 09:00");
    is("下周一九点", "2026-11-23 09:00");
    is("下周五", "2026-11-27 09:00");
    is("本周日晚8点", "2026-11-22 20:00");
    is("礼拜天", "2026-11-22 09:00");
    is("周末", "2026-11-21 09:00");
    is("fri 11:00", "2026-11-20 11:00");
    is("monday 9am", "2026-11-23 09:00");
    is("next friday", "2026-11-27 09:00");
    is("sun", "2026-11-22 09:00");
}

#[test]
fn clock_times_and_dates() {
    is("18:00", "2026-11-18 18:00");
    is("9:00", "2026-11-19 09:00");
    is("18：00", "2026-11-18 18:00");
    is("3点", "2026-11-19 03:00");
    is("下午4点", "2026-11-18 16:00");
    is("下午4", "2026-11-18 16:00");
    is("24点", "2026-11-19 00:00");
    is("11-22 9:00", "2026-11-22 09:00");
    is("11/22 9:00", "2026-11-22 09:00");
    is("11-18 9:00", "2027-11-18 09:00");
    is("2026-11-22 09:00", "2026-11-22 09:00");
    is("2026-11-22T09:00:30", "2026-11-22 09:00");
    is("2026年12月1日", "2026-12-01 09:00");
    is("12月1日", "2026-12-01 09:00");
    is("十二月一日 9点", "2026-12-01 09:00");
    is("1月5号晚上8点", "2027-01-05 20:00");
    is("2-29", "2028-02-29 09:00");
    is("20号", "2026-11-20 09:00");
    is("5号", "2026-12-05 09:00");
    is("下个月1号", "2026-12-01 09:00");
    is("下月31日", "2026-12-31 09:00");
}

#[test]
fn what_is_no_time_is_refused() {
    let fails = |text: &str| parse(text, now()).unwrap_err();
    assert_eq!(fails(""), WhenError::Empty);
    assert_eq!(fails("  \u{200b}"), WhenError::Empty);
    assert_eq!(fails("今天8点"), WhenError::Past);
    assert_eq!(fails("2025-01-01"), WhenError::Past);
    assert_eq!(fails("本周一"), WhenError::Past);
    assert_eq!(fails("25:00"), WhenError::NoSuchTime);
    assert_eq!(fails("9:75"), WhenError::NoSuchTime);
    assert_eq!(fails("2月30日"), WhenError::NoSuchTime);
    assert_eq!(fails("明天吧"), WhenError::Unknown("吧".into()));
    assert_eq!(fails("9527"), WhenError::Unknown("9527".into()));
    assert_eq!(fails("30"), WhenError::Unknown("30".into()));
    assert_eq!(fails("monthly"), WhenError::Unknown("monthly".into()));
    assert_eq!(fails("+4000000000w"), WhenError::NoSuchTime);
    assert_eq!(fails("的"), WhenError::Unknown("的".into()));
}

proptest! {
    #[test]
    fn no_text_panics_and_every_answer_is_to_come(
        text in prop_oneof![any::<String>(), "[0-9+hm:点半明后天周下上午晚早一十月日 -]{0,12}"],
    ) {
        if let Ok(time) = parse(&text, now()) {
            prop_assert!(time >= now(), "{text}: {time}");
            prop_assert_eq!(*time.offset(), *now().offset());
        }
    }
}
