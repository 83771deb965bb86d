use super::*;
use proptest::prelude::*;

fn now() -> Time {
    Time::parse_from_rfc3339("2026-11-21T16:05:00+08:00").unwrap()
}

fn values(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect()
}

fn fill(text: &str, pairs: &[(&str, &str)]) -> Result<String, FillError> {
    Template::parse(text).unwrap().fill(&values(pairs), now(), &DateStyle::ZH_CN)
}

#[test]
fn fills_variables_dates_and_literal_braces() {
    for (text, filled) in [
        ("亲，{buyer}您好", "亲，小王您好"),
        ("｛buyer｝, { buyer }, {buyer｝", "小王, 小王, 小王"),
        ("{date} {date+2} {date-1} {date + 10}", "11月21日 11月23日 11月20日 12月1日"),
        ("{date＋2} {time}", "11月23日 16:05"),
        ("{date+2:%m-%d}（{date+2：%a}）{time:%-H点}", "11-23（周一）16点"),
        ("{product.size} {快递}", "XL {中通}"),
        ("a {{b}} ｛｛c｝｝ }}{{", "a {b} ｛c｝ }{"),
        ("[x] XX *** 保留", "[x] XX *** 保留"),
        ("", ""),
    ] {
        let known = [("buyer", " 小王 "), ("product.size", "XL"), ("快递", "{中通}")];
        assert_eq!(fill(text, &known).unwrap(), filled, "{text}");
    }
}

#[test]
fn a_hole_never_goes_out() {
    let missing = |names: &[&str]| {
        Err(FillError::Missing { names: names.iter().map(|n| (*n).to_owned()).collect() })
    };
    assert_eq!(fill("{b} {a} {b}", &[]), missing(&["b", "a"]));
    assert_eq!(fill("{b} {a}", &[("b", "x"), ("a", " \u{3000}\n")]), missing(&["a"]));
}

#[test]
fn broken_braces_are_named_with_their_place() {
    use TemplateError::*;
    let name = |at, name: &str| BadName { at, name: name.to_owned() };
    let format = |at, format: &str| BadFormat { at, format: format.to_owned() };
    let offset = |at, offset: &str| BadOffset { at, offset: offset.to_owned() };
    for (text, error) in [
        ("a {buyer", Unclosed { at: 2 }),
        ("a {buyer\n}", Unclosed { at: 2 }),
        ("{a {b}", Unclosed { at: 0 }),
        ("好}", Unopened { at: 3 }),
        ("a}}}", Unopened { at: 3 }),
        ("x{}", Empty { at: 1 }),
        ("{ }", Empty { at: 0 }),
        ("{buy er}", name(0, "buy er")),
        ("{1st}", name(0, "1st")),
        ("{a..b}", name(0, "a..b")),
        ("{>}", name(0, ">")),
        ("{date:}", format(0, "")),
        ("{date+1:明天}", format(0, "明天")),
        ("{time:%!}", format(0, "%!")),
        ("{date+}", offset(0, "+")),
        ("{date 2}", offset(0, "2")),
        ("{date++2}", offset(0, "++2")),
        ("{date+99999}", offset(0, "+99999")),
    ] {
        assert_eq!(Template::parse(text), Err(error), "{text}");
    }
}

#[test]
fn names_that_begin_like_dates_are_names() {
    let template = Template::parse("{date_of_return} {date2} {timed} {date+1}{time}").unwrap();
    assert_eq!(template.variables(), ["date_of_return", "date2", "timed"]);
}

#[test]
fn styles_take_weekdays_and_refuse_nonsense() {
    let template = Template::parse("{date+1}").unwrap();
    let style = DateStyle { date: "%-m月%-d日（%a）", ..DateStyle::ZH_CN };
    assert_eq!(template.fill(&values(&[]), now(), &style).unwrap(), "11月22日（周日）");
    assert_eq!(template.fill(&values(&[]), now(), &DateStyle::EN).unwrap(), "Nov 22");
    let style = DateStyle { date: "%!", ..DateStyle::EN };
    assert_eq!(
        template.fill(&values(&[]), now(), &style),
        Err(FillError::BadFormat("%!".to_owned()))
    );
}

proptest! {
    #[test]
    fn any_text_parses_or_names_a_place_inside(text in "[{}｛｝a-c日 .+\\-\n]{0,24}") {
        match Template::parse(&text) {
            Ok(template) => {
                let all: BTreeMap<String, String> = template
                    .variables()
                    .into_iter()
                    .map(|name| (name.to_owned(), "v".to_owned()))
                    .collect();
                prop_assert!(template.fill(&all, now(), &DateStyle::EN).is_ok());
            }
            Err(error) => prop_assert!(text[error.at()..].starts_with(is_brace)),
        }
    }
}
