//! The message files against each other and against the sources that name their ids.

use super::catalog::sources;
use super::words::{Check, each_vocabulary};
use super::*;
use crate::domain::OrderState;
use chrono::{TimeDelta, Weekday};
use fluent_bundle::FluentResource;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

type Messages = BTreeMap<String, BTreeSet<String>>;

/// The ids of a message file, each with its variables.
fn messages(file: &str, source: &str) -> Messages {
    let mut found = Messages::new();
    let mut current = String::new();
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
            current = line.split('=').next().unwrap().trim().to_owned();
            let old = found.insert(current.clone(), BTreeSet::new());
            assert!(old.is_none(), "{file}: {current} stands twice");
        }
        for after in line.split('$').skip(1) {
            let end = after.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
            let name = &after[..end.unwrap_or(after.len())];
            found.get_mut(&current).unwrap().insert(name.to_owned());
        }
    }
    found
}

fn all_messages() -> Messages {
    sources().flat_map(|(name, [zh, _])| messages(name, zh)).collect()
}

#[test]
fn both_languages_say_the_same_things() {
    for (name, [zh, en]) in sources() {
        for (lang, text) in [("zh-CN", zh), ("en", en)] {
            if let Err((_, errors)) = FluentResource::try_new(text.to_owned()) {
                panic!("{lang}/{name}.ftl: {errors:?}");
            }
        }
        let (zh, en) = (messages(name, zh), messages(name, en));
        assert_eq!(zh, en, "{name}.ftl");
        let prefix = if name == "errors" { "error" } else { name };
        for id in zh.keys() {
            assert!(id.starts_with(prefix), "{id} would not be found in {name}.ftl");
            for lang in Lang::ALL {
                assert!(!text(lang, id).contains('⟦'), "{id}");
            }
        }
    }
}

#[test]
fn a_missing_message_is_seen() {
    assert_eq!(text(Lang::En, concat!("orders", "-nothing")), "⟦orders-nothing⟧");
    assert_eq!(text(Lang::ZhCn, "nowhere"), "⟦nowhere⟧");
}

#[test]
fn variables_are_filled_without_isolation_marks() {
    assert_eq!(t!(Lang::ZhCn, "domain-ago", "age" => "5 分钟"), "5 分钟前");
    assert_eq!(t!(Lang::En, "domain-age-days", "n" => 1_i64), "1 day");
    assert_eq!(t!(Lang::En, "domain-age-days", "n" => 1_200_usize), "1200 days");
}

struct ReadBack {
    codes: BTreeSet<&'static str>,
}

impl Check for ReadBack {
    fn vocabulary<W: Named + std::fmt::Debug>(&mut self) {
        for value in W::ALL {
            let shown = word(Lang::ZhCn, *value);
            assert_eq!(W::parse(&shown).as_ref(), Ok(value), "{shown}");
            // What errors list as known is what the screen says.
            assert_eq!(value.names().first(), Some(&shown.as_str()), "{}", value.code());
            let shown = word(Lang::En, *value);
            assert!(!shown.contains('⟦'), "{shown}");
            self.codes.insert(value.code());
        }
    }
}

fn codes() -> BTreeSet<&'static str> {
    let mut check = ReadBack { codes: BTreeSet::new() };
    each_vocabulary(&mut check);
    check.codes
}

#[test]
fn every_word_of_the_trade_reads_back() {
    assert!(codes().contains("light-pink"));
    for state in OrderState::KNOWN {
        assert_eq!(OrderState::read(&order_state(Lang::ZhCn, &state)), state);
        assert!(!order_state(Lang::En, &state).contains('⟦'));
    }
    assert_eq!(order_state(Lang::En, &OrderState::Other("退款中".into())), "退款中");
    assert_eq!(weekday(Lang::ZhCn, Weekday::Sun), "周日");
    assert_eq!(weekday(Lang::En, Weekday::Mon), "Mon");
}

#[test]
fn commands_and_console_call_a_field_the_same() {
    let names = [
        "buyer",
        "item",
        "amount",
        "state",
        "cod",
        "address-checked",
        "phone",
        "waybill",
        "courier",
        "rating",
        "reason",
        "due",
        "until",
        "next",
        "owner",
        "section",
        "summary",
        "label",
    ];
    let same = names.map(|name| (name, name));
    let others = [("urgency", "severity"), ("severity", "severity-class"), ("condition", "if")];
    for lang in Lang::ALL {
        for (table, field) in same.into_iter().chain(others) {
            let table = text(lang, &format!("cli-table-{table}"));
            assert_eq!(table, text(lang, &format!("app-field-{field}")), "{field}");
        }
    }
}

#[test]
fn ages_take_their_largest_unit() {
    let zh = |minutes| age(Lang::ZhCn, TimeDelta::minutes(minutes));
    assert_eq!([zh(0), zh(59), zh(60)], ["刚刚", "59 分钟", "1 小时"]);
    assert_eq!([zh(71 * 60), zh(73 * 60), zh(-5)], ["71 小时", "3 天", "刚刚"]);
}

#[test]
fn languages_by_tag_and_locale() {
    assert_eq!("zh_CN".parse(), Ok(Lang::ZhCn));
    assert_eq!("EN-gb".parse(), Ok(Lang::En));
    assert_eq!("fr".parse::<Lang>(), Err(UnknownLang("fr".into())));
    let cases = [
        ("zh_CN.UTF-8", Lang::ZhCn),
        ("zh_TW", Lang::ZhCn),
        ("en_US.UTF-8", Lang::En),
        ("C", Lang::En),
        ("", Lang::ZhCn),
    ];
    for (locale, lang) in cases {
        assert_eq!(Lang::detect(locale), lang, "{locale}");
    }
}

/// One string literal of a source file.
struct Literal {
    value: String,
    /// Where it begins and where it ends, in bytes.
    span: (usize, usize),
}

/// The plain string literals of a Rust source, without comments, characters and raw strings.
fn literals(source: &str) -> Vec<Literal> {
    let bytes = source.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &source.as_bytes()[at..];
        let word_before =
            at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'_');
        let skip_to = |end: &str, from: usize| {
            let tail = &bytes[at + from..];
            let hit = tail.windows(end.len()).position(|w| w == end.as_bytes());
            hit.map_or(bytes.len(), |p| at + from + p + end.len())
        };
        at = if rest.starts_with(b"//") {
            skip_to("\n", 0)
        } else if rest.starts_with(b"/*") {
            skip_to("*/", 2)
        } else if rest.starts_with(b"r\"") && !word_before {
            skip_to("\"", 2)
        } else if rest.starts_with(b"r#\"") && !word_before {
            skip_to("\"#", 3)
        } else if rest.starts_with(b"'\\") {
            skip_to("'", 3)
        } else if rest.starts_with(b"'\"'") {
            at + 3
        } else if rest[0] == b'"' {
            let mut end = at + 1;
            while end < bytes.len() && bytes[end] != b'"' {
                end += if bytes[end] == b'\\' { 2 } else { 1 };
            }
            let value = source.get(at + 1..end).unwrap_or_default().to_owned();
            found.push(Literal { value, span: (at, end + 1) });
            end + 1
        } else {
            at + 1
        };
    }
    found
}

/// The literal is the id of a `t!` call; the names of the variables that the call gives.
fn given(source: &str, literals: &[Literal], index: usize) -> Option<BTreeSet<String>> {
    let (start, end) = literals[index].span;
    if source[end..].trim_start().starts_with("=>") {
        return None;
    }
    let head = source[..start].trim_end().strip_suffix(',')?;
    // Back over the language argument to the bracket that opens the call.
    let mut depth = 0_i32;
    let open = head.char_indices().rev().find_map(|(at, c)| match c {
        ')' => {
            depth += 1;
            None
        }
        '(' if depth == 0 => Some(at),
        '(' => {
            depth -= 1;
            None
        }
        ';' | '{' | '}' => Some(usize::MAX),
        _ => None,
    })?;
    let before = head.get(..open)?.strip_suffix("t!")?;
    if before.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_') {
        return None;
    }
    let mut names = BTreeSet::new();
    let (mut depth, mut at) = (0_i32, end);
    let mut next = index + 1;
    loop {
        if literals.get(next).is_some_and(|l| l.span.0 == at) {
            let literal = &literals[next];
            if depth == 0 && source[literal.span.1..].trim_start().starts_with("=>") {
                names.insert(literal.value.clone());
            }
            at = literal.span.1;
            next += 1;
            continue;
        }
        match source.as_bytes().get(at)? {
            b'(' | b'[' | b'{' => depth += 1,
            b')' if depth == 0 => return Some(names),
            b')' | b']' | b'}' => depth -= 1,
            _ => {}
        }
        at += 1;
    }
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// A literal looks like an id when it begins with a file's name and holds nothing but an id's
/// characters. A code of a vocabulary (`orders-added`), or the name of an act that has its own
/// message (`acts-handover-submit`), only looks like one.
fn looks_like_an_id(value: &str, known: &Messages, codes: &BTreeSet<&str>) -> bool {
    let first = value.split('-').next().unwrap_or_default();
    value.contains('-')
        && !value.ends_with('-')
        && (first == "error" || sources().any(|(name, _)| name == first))
        && value.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
        && !codes.contains(value)
        && !known.contains_key(&format!("acts-{value}"))
}

/// The rooms below the words: what looks like an id there is something else.
const WORDLESS: [&str; 6] = ["domain", "text", "search", "phrases", "store", "exchange"];

#[test]
fn every_id_in_the_sources_exists_with_its_variables() {
    let (known, codes) = (all_messages(), codes());
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&root, &mut files);
    files.retain(|path| !WORDLESS.iter().any(|room| path.starts_with(root.join(room))));
    let (mut calls, mut wrong) = (0, Vec::new());
    for path in files {
        let source = std::fs::read_to_string(&path).unwrap();
        let literals = literals(&source);
        for (index, literal) in literals.iter().enumerate() {
            let id = &literal.value;
            let line = source[..literal.span.0].matches('\n').count() + 1;
            let place = format!("{}:{line}: {id}", path.display());
            if let Some(names) = given(&source, &literals, index) {
                calls += 1;
                match known.get(id) {
                    None => wrong.push(format!("{place} is in no message file")),
                    Some(want) if *want != names => {
                        wrong.push(format!("{place} wants {want:?} and gets {names:?}"));
                    }
                    Some(_) => {}
                }
            } else if looks_like_an_id(id, &known, &codes) && !known.contains_key(id) {
                wrong.push(format!("{place} is in no message file"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(calls >= 4, "the scanner sees the calls of this file at least, not {calls}");
}
