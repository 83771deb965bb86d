use super::*;
use crate::domain::{Trade, Word as _};
use crate::phrases::TemplateError;
use chrono::NaiveDate;

fn source() -> Arc<Source> {
    Arc::new(Source::Embedded("t.toml".to_owned()))
}

fn read_shop(text: &str) -> Pack {
    read(text, "stem", Scope::Shop, &source())
}

fn found(text: &str) -> Vec<(u32, u32, ProblemKind)> {
    read_shop(text).problems.into_iter().map(|p| (p.line, p.column, p.kind)).collect()
}

const WHOLE: &str = r#"
[pack]
name = "物流"
colour = "蓝"

[[phrase]]
id = "logistics-query"
code = "wl"
title = " 查物流 "
tags = ["快递", "到哪了"]
aliases = ["kd"]
text = """

亲，{courier}
---
单号{waybill}
"""
variants = ["在路上了{courier}"]
valid_from = 2026-11-01
valid_to = "2026-11-30"
review_by = 2027-01-01
platform = "淘宝"
image = "a.png"

[[phrase]]
id = "gone"
hidden = true

[var.courier]
label = "快递公司"
choices = ["中通快递"]
default = "中通快递"
[var.product.size]
label = "尺码"
"#;

#[test]
fn reads_every_key() {
    let pack = read_shop(WHOLE);
    assert_eq!(pack.problems, []);
    assert_eq!((&*pack.name, pack.colour), ("物流", Some(Colour::Blue)));
    assert_eq!(pack.hidden, ["gone"]);
    assert_eq!(pack.used, BTreeMap::from([("courier".into(), 12), ("waybill".into(), 12)]));
    assert_eq!(pack.variables.keys().collect::<Vec<_>>(), ["courier", "product.size"]);
    assert_eq!(pack.variables["courier"].default.as_deref(), Some("中通快递"));

    let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d);
    let expected = Phrase {
        id: "logistics-query".into(),
        code: "wl".into(),
        title: "查物流".into(),
        category: "物流".into(),
        colour: Some(Colour::Blue),
        tags: vec!["快递".into(), "到哪了".into()],
        aliases: vec!["kd".into()],
        text: "亲，{courier}\n---\n单号{waybill}".into(),
        variants: vec!["在路上了{courier}".into()],
        valid_from: day(2026, 11, 1),
        valid_to: day(2026, 11, 30),
        review_by: day(2027, 1, 1),
        platform: Some(crate::domain::Platform::Taobao),
        image: Some("a.png".into()),
        scope: Scope::Shop,
        source: source(),
        line: 6,
    };
    assert_eq!(pack.phrases.get(0).unwrap().phrase(), expected);
    assert_eq!(pack.phrases.len(), 1);
}

#[test]
fn bom_and_crlf_make_no_difference() {
    let windows = format!("\u{feff}{}", WHOLE.replace('\n', "\r\n"));
    assert_eq!(read_shop(&windows), read_shop(WHOLE));
}

#[test]
fn every_problem_has_its_place() {
    use ProblemKind::*;
    let phrase = |more: &str| format!("[[phrase]]\nid='a'\ntitle='b'\ntext='c'\n{more}");
    let unknown = |key: &str, suggestion: Option<&str>| UnknownKey {
        key: key.into(),
        suggestion: suggestion.map(str::to_owned),
    };
    let bad = |key: &str, expected, found: &str| BadValue {
        key: key.into(),
        expected,
        found: found.into(),
    };
    for (text, problem) in [
        (phrase("titel='x'"), (5, 1, unknown("titel", Some("title")))),
        (phrase("  数 = 1").replace("数", "'数'"), (5, 3, unknown("数", None))),
        ("[pack]\nname='x'\ncolor='red'".into(), (3, 1, unknown("color", Some("colour")))),
        ("\n[[phrases]]\nid='x'".into(), (2, 3, unknown("phrases", Some("phrase")))),
        ("[var.x]\nlabels='x'".into(), (2, 1, unknown("labels", Some("label")))),
        ("[var]\nx='y'".into(), (2, 3, bad("x", Expected::Table, "string"))),
        ("[pack]\ncolour='蓝蓝'".into(), (2, 8, bad("colour", Expected::Colour, "蓝蓝"))),
        (phrase("tags='x'"), (5, 6, bad("tags", Expected::TextList, "string"))),
        (phrase("tags=['x',1]"), (5, 6, bad("tags", Expected::TextList, "array"))),
        (phrase("valid_to='soon'"), (5, 10, bad("valid_to", Expected::Date, "soon"))),
        (phrase("platform='ebay'"), (5, 10, bad("platform", Expected::Platform, "ebay"))),
        (phrase("code=7"), (5, 6, bad("code", Expected::Text, "integer"))),
        ("[[phrase]]\nid='a'\ntitle='b'".into(), (1, 1, MissingKey("text"))),
        ("\n[[phrase]]\nid=' '\ntitle='b'\ntext='t'".into(), (3, 4, EmptyKey("id"))),
        (phrase("variants=['x',' ']"), (5, 10, EmptyKey("variants"))),
        ("[[phrase]]\nid='a'\ntitle='b'\ntext='---'".into(), (4, 6, EmptyKey("text"))),
        ("phrase = 3".into(), (1, 10, bad("phrase", Expected::TableList, "integer"))),
    ] {
        assert_eq!(found(&text), [problem], "{text}");
        assert!(!read_shop(&text).is_sound());
    }
}

#[test]
fn syntax_errors_give_nothing_but_their_place() {
    let pack = read_shop("[pack]\nname = \"好\" x\n[[phrase]]\nid='a'\ntitle='b'\ntext='c'");
    let problem = &pack.problems[0];
    assert_eq!((problem.line, problem.column), (2, 12));
    assert!(matches!(problem.kind, ProblemKind::Syntax { .. }));
    assert_eq!((pack.problems.len(), pack.phrases.len()), (1, 0));
}

#[test]
fn one_bad_entry_does_not_take_the_others_along() {
    let pack = read_shop(
        "[[phrase]]\nid='a'\ntitle='b'\ntext='c'\nx=1\n[[phrase]]\nid='b'\ntitle='b'\ntext='c'",
    );
    assert_eq!(pack.phrases.iter().map(|p| p.id).collect::<Vec<_>>(), ["b"]);
    assert_eq!(&**pack.phrases.get(0).unwrap().category, "stem");
}

#[test]
fn broken_braces_are_found_in_the_file() {
    let text = "[[phrase]]\nid='a'\ntitle='b'\ntext=\"\"\"\n亲{buyer}\n您{order\n好\"\"\"\nvariants=['x', '{}']";
    assert_eq!(
        found(text),
        [
            (6, 2, ProblemKind::Braces(TemplateError::Unclosed { at: 14 })),
            (8, 17, ProblemKind::Braces(TemplateError::Empty { at: 0 })),
        ]
    );
    let pack = read_shop(text);
    assert!(pack.is_sound());
    assert_eq!(pack.phrases.len(), 1);
}

/// Holds the short way against the TOML parser; says whether the short way was taken.
fn both_ways_agree(text: &str) -> bool {
    let plain = plainly(text, "stem", Scope::Shop, &source());
    if let Some(plain) = &plain {
        assert_eq!(*plain, fully(text, "stem", Scope::Shop, &source()), "{text}");
    }
    plain.is_some()
}

#[test]
fn shipped_packs_go_the_short_way_and_say_the_same() {
    for language in [crate::phrases::Language::ZhCn, crate::phrases::Language::En] {
        let addons = Trade::ALL.iter().map(|trade| language.addon(*trade));
        for pack in language.packs().iter().chain(addons) {
            assert!(both_ways_agree(pack.text), "{}", pack.name);
            assert!(both_ways_agree(&pack.text.replace('\n', "\r\n")), "{}", pack.name);
        }
    }
    assert!(both_ways_agree(WHOLE));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(2_000))]

    #[test]
    fn the_short_way_never_says_something_else(
        cuts in proptest::collection::vec((0_usize..4_000, 0_usize..3, 0_usize..PIECES.len()), 1..4)
    ) {
        let mut text = WHOLE.to_owned() + MORE;
        for (at, gone, piece) in cuts {
            let mut at = at % (text.len() + 1);
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            let end = text[at..].char_indices().nth(gone).map_or(text.len(), |(n, _)| at + n);
            text.replace_range(at..end, PIECES[piece]);
        }
        both_ways_agree(&text);
    }
}

const MORE: &str = r#"
[[phrase]]
id = 'b' # 注
title = "b \"q\" \u4eb2"
tags = [ # 注
  "x", 'y',
]
text = '''
三 {buyer}\'''
variants = ["""a\
   b""", "c"]

[var.product]
label = "p"
"#;

const PIECES: [&str; 30] = [
    "",
    "\n",
    "\r",
    "\r\n",
    "\"",
    "'",
    "\"\"\"",
    "'''",
    "\\",
    "\\n",
    "\\x",
    "#",
    "[",
    "]",
    "[[",
    "]]",
    ",",
    "=",
    "{",
    "}",
    ".",
    " ",
    "\t",
    "\u{1}",
    "\u{7f}",
    "1",
    "true",
    "[pack]\n",
    "[[phrase]]\n",
    "\nid = \"b\"\n",
];

#[test]
fn hostile_files_are_problems_not_panics() {
    for text in [
        "[".repeat(5_000),
        format!("a = {}", "[".repeat(5_000)),
        format!("[{}]", "a.".repeat(5_000)),
        "\0".to_owned(),
        "[[phrase]]\n[phrase.x]\n[[phrase.y]]".to_owned(),
        "phrase = [1, [2], {id = 'x'}]".to_owned(),
    ] {
        assert!(!read_shop(&text).is_sound());
    }
}
