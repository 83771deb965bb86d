//! Who may know whom: reads the paths of every source file and checks them against the table.
//!
//! Tests inside the sources are left out: they may use what they like. Comments and strings, too.

#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute only")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// A room, the rooms it may name, and why no others.
const ROOMS: [(&str, &[&str], &str); 15] = [
    ("main", &["cli", "runtime"], "the program is arguments to the library, nothing else"),
    ("lib", &[], "the head of the library is its map"),
    (
        "cli",
        &[
            "config", "domain", "exchange", "files", "i18n", "lint", "phrases", "runtime",
            "search", "store", "text",
        ],
        "a command is not the console: it draws nothing and keeps no state",
    ),
    (
        "runtime",
        &[
            "app", "config", "domain", "exchange", "files", "i18n", "lint", "phrases", "search",
            "store", "text", "ui",
        ],
        "the shell serves the console; commands are above it",
    ),
    (
        "ui",
        &["app", "domain", "i18n", "phrases", "search", "text"],
        "drawing is a function of the app's state: it reads no file and no store",
    ),
    (
        "app",
        &["domain", "i18n", "lint", "phrases", "search", "text"],
        "the state machine takes messages and gives effects: others carry them out",
    ),
    ("store", SPEAKING, "the door to SQLite knows the trade, not who asks"),
    (
        "exchange",
        &["domain", "files", "i18n", "phrases", "text"],
        "files of others become rows of the trade and phrases; saving them is the caller's",
    ),
    ("phrases", STORES, "phrases are files and texts; their problems are data without words"),
    (
        "config",
        &["domain", "files", "i18n", "text"],
        "settings are read before anything else is there",
    ),
    ("lint", &["domain", "text"], "a rule judges a text, whatever file it stands in"),
    ("search", &["text"], "a search compares texts, whatever they are of"),
    ("i18n", &["domain"], "words for the trade, and nothing else"),
    ("domain", &[], "the trade stands alone"),
    ("text", &[], "texts stand alone"),
];
const STORES: &[&str] = &["domain", "files", "text"];
/// They say what went wrong in the user's words.
const SPEAKING: &[&str] = &["domain", "files", "i18n", "text"];
/// Rooms with nothing of ours below them and no reason to tell apart.
const ALONE: [(&str, &str); 1] = [("files", "files know no one's content")];

/// Within a room that may be known, the only parts that may be.
const PARTS: [(&str, &str, &[&str], &str); 1] = [(
    "cli",
    "runtime",
    &["clipboard", "console", "import", "import_words", "phrase_words", "settings", "signals"],
    "a command copies, imports, starts the console, checks its keys or is interrupted; the screen is the console's",
)];

/// A foreign crate, and the only places that may name it (a folder, or a file).
const CRATES: [(&str, &[&str], &str); 8] = [
    ("rusqlite", &["store/"], "one door to the record"),
    ("arboard", &["runtime/clipboard/"], "one handle, kept alive by the clipboard's worker"),
    ("crossterm", &["runtime/"], "the terminal belongs to the shell"),
    ("ratatui::crossterm", &["runtime/"], "the terminal belongs to the shell"),
    ("ratatui", &["ui/", "runtime/"], "only drawing knows what it draws with"),
    ("calamine", &["exchange/workbook.rs"], "hostile files make it panic: one door, one process"),
    ("zip", &["exchange/unpack.rs"], "only to look into workbooks before they are read"),
    ("fuzzy_matcher", &["search/fuzzy.rs"], "last released in 2020: one file to replace"),
];

/// Rooms that can be tested with no terminal, no disk, no thread and no clock.
const PURE: [&str; 6] = ["app", "domain", "lint", "search", "text", "ui"];
/// What they may not name, wherever it stands in a path.
const IMPURE: [(&str, &str); 7] = [
    ("std::fs", "no files"),
    ("std::net", "no network"),
    ("std::process", "no other programs"),
    ("std::thread", "no threads"),
    ("SystemTime", "time comes in as `now`"),
    ("Utc::now", "time comes in as `now`"),
    ("Local::now", "time comes in as `now`"),
];

#[test]
fn every_room_knows_only_whom_it_may() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = sources(&root);
    assert!(files.len() > 50, "the sources were not found in {}", root.display());

    let there: BTreeSet<&str> = files.keys().map(|name| room_of(name)).collect();
    let known: BTreeSet<&str> = rooms().map(|(room, _, _)| room).collect();
    assert_eq!(there, known, "rooms in src/ and rooms of the table in this file");

    let all: String = files.iter().map(|(name, text)| complaints(name, text)).collect();
    assert!(all.is_empty(), "\n{all}");
}

fn rooms() -> impl Iterator<Item = (&'static str, &'static [&'static str], &'static str)> {
    ROOMS.into_iter().chain(ALONE.into_iter().map(|(room, why)| (room, &[][..], why)))
}

/// The room of a file, given relative to `src/`.
fn room_of(name: &str) -> &str {
    name.split_once('/').map_or(name.trim_end_matches(".rs"), |(room, _)| room)
}

/// Every source file but those of tests, by its name relative to the folder.
fn sources(root: &Path) -> BTreeMap<String, String> {
    let (mut texts, mut of_tests) = (BTreeMap::new(), BTreeSet::new());
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                of_tests.extend(test_modules(&path, &text));
                texts.insert(path, text);
            }
        }
    }
    let name = |path: &Path| path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
    texts.retain(|path, _| !of_tests.iter().any(|test| path.starts_with(test)));
    texts.into_iter().map(|(path, text)| (name(&path), text)).collect()
}

/// The files and folders of `#[cfg(test)] mod name;` in a file.
fn test_modules(path: &Path, text: &str) -> Vec<PathBuf> {
    let here = path.parent().unwrap();
    let stem = path.file_stem().unwrap();
    let below = if stem == "mod" || stem == "lib" { here.to_owned() } else { here.join(stem) };
    let code = without_words(text);
    let mut found = Vec::new();
    for (start, end) in test_items(&code) {
        let tokens = tokens(&code[start..end]);
        let Some(at) = tokens.iter().position(|token| token.text == "mod") else { continue };
        if tokens.last().is_some_and(|last| last.text != ";") {
            continue;
        }
        // The path is a string: it stands in the text as it was.
        let named = text[start..end].split_once("#[path = \"").and_then(|(_, p)| p.split_once('"'));
        if let Some((file, _)) = named {
            found.push(here.join(file));
        } else {
            found.push(below.join(tokens[at + 1].text));
            found.push(below.join(format!("{}.rs", tokens[at + 1].text)));
        }
    }
    found
}

/// What is wrong with a file, a line for each.
fn complaints(name: &str, text: &str) -> String {
    let mut code = without_words(text);
    for (start, end) in test_items(&code) {
        blank(&mut code, start, end);
    }
    let mut all = String::new();
    for path in paths(&tokens(&code)) {
        if let Some(why) = complaint(name, &path.parts) {
            let path_text = path.parts.join("::");
            writeln!(all, "src/{name}:{}: `{path_text}`: {why}", path.line).unwrap();
        }
    }
    all
}

fn complaint(name: &str, path: &[&str]) -> Option<String> {
    let room = room_of(name);
    if let Some(inner) = from_the_root(name, path) {
        return about_a_room(room, inner);
    }
    let foreign = CRATES.iter().find(|(named, _, _)| starts_with(path, named));
    if let Some((named, places, why)) = foreign
        && !places.iter().any(|place| name.starts_with(place))
    {
        let places = places.join(", src/");
        return Some(format!("{named} may only be named in src/{places} ({why})"));
    }
    if PURE.contains(&room)
        && let Some((thing, why)) = IMPURE.iter().find(|(thing, _)| contains(path, thing))
    {
        return Some(format!("{room} is pure and may not name {thing}: {why}"));
    }
    None
}

fn about_a_room(room: &str, inner: &[&str]) -> Option<String> {
    let (_, may, why) = rooms().find(|(own, _, _)| *own == room)?;
    let Some(&other) = inner.first() else { return Some("name the room".into()) };
    if other == room {
        return None;
    }
    if rooms().all(|(known, _, _)| known != other) {
        return Some("that is no room of the table in tests/layers.rs".into());
    }
    if !may.contains(&other) {
        let may = if may.is_empty() { "nothing of ours".into() } else { may.join(", ") };
        return Some(format!("{room} may not know {other} ({why}); it may know {may}"));
    }
    let (_, _, parts, why) = PARTS.iter().find(|(a, b, _, _)| (*a, *b) == (room, other))?;
    if inner.get(1).is_some_and(|part| parts.contains(part)) {
        return None;
    }
    Some(format!("{room} may only know {} of {other} ({why})", parts.join(", ")))
}

/// What follows `crate`, its name, or as many `super` as lead there.
fn from_the_root<'a, 'b>(name: &str, path: &'b [&'a str]) -> Option<&'b [&'a str]> {
    match path[0] {
        "crate" | "chaqi" => Some(&path[1..]),
        "super" | "self" => {
            let own = usize::from(path[0] == "self");
            let ups = path[own..].iter().take_while(|part| **part == "super").count();
            let modules = name.split('/').filter(|part| *part != "mod.rs").count();
            (ups >= modules).then(|| &path[own + ups..])
        }
        _ => None,
    }
}

fn starts_with(path: &[&str], named: &str) -> bool {
    named.split("::").enumerate().all(|(at, part)| path.get(at) == Some(&part))
}

fn contains(path: &[&str], named: &str) -> bool {
    (0..path.len()).any(|at| starts_with(&path[at..], named))
}

/// The code with comments, strings and characters blanked; as long as it was, line by line.
fn without_words(text: &str) -> String {
    let mut code = text.to_owned();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let end = match bytes[at] {
            b'/' if bytes[at..].starts_with(b"//") => find(bytes, at, b"\n"),
            b'/' if bytes[at..].starts_with(b"/*") => end_of_comment(bytes, at),
            b'"' => end_of_string(bytes, at),
            b'r' | b'b' | b'c' if at == 0 || !is_name(bytes[at - 1]) => {
                match raw_string(text, at) {
                    Some(end) => end,
                    None => {
                        at += 1;
                        continue;
                    }
                }
            }
            b'\'' => match end_of_char(text, at) {
                Some(end) => end,
                None => {
                    at += 1;
                    continue;
                }
            },
            _ => {
                at += 1;
                continue;
            }
        };
        blank(&mut code, at, end);
        at = end;
    }
    code
}

fn blank(code: &mut String, start: usize, end: usize) {
    let empty: String =
        code[start..end].bytes().map(|b| if b == b'\n' { '\n' } else { ' ' }).collect();
    code.replace_range(start..end, &empty);
}

fn find(bytes: &[u8], from: usize, what: &[u8]) -> usize {
    let found = bytes[from..].windows(what.len()).position(|part| part == what);
    found.map_or(bytes.len(), |n| from + n)
}

fn end_of_comment(bytes: &[u8], start: usize) -> usize {
    let (mut depth, mut at) = (0, start);
    while at < bytes.len() {
        let step = match &bytes[at..] {
            [b'/', b'*', ..] => 1,
            [b'*', b'/', ..] => -1,
            _ => 0,
        };
        depth += step;
        at += if step == 0 { 1 } else { 2 };
        if depth == 0 {
            break;
        }
    }
    at
}

fn end_of_string(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while at < bytes.len() && bytes[at] != b'"' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    (at + 1).min(bytes.len())
}

/// The end of `r"…"`, `br#"…"#`, `b"…"` and their like, if one starts here.
fn raw_string(text: &str, start: usize) -> Option<usize> {
    let prefix: String = text[start..].chars().take_while(char::is_ascii_lowercase).collect();
    if !["r", "b", "c", "br", "cr"].contains(&&prefix[..]) {
        return None;
    }
    let rest = &text[start + prefix.len()..];
    let hashes = rest.bytes().take_while(|b| *b == b'#').count();
    let quote = start + prefix.len() + hashes;
    if text.as_bytes().get(quote) != Some(&b'"') {
        return None;
    }
    if prefix.ends_with('r') {
        let close = format!("\"{}", "#".repeat(hashes));
        return Some(find(text.as_bytes(), quote + 1, close.as_bytes()) + close.len());
    }
    (hashes == 0).then(|| end_of_string(text.as_bytes(), quote))
}

/// The end of a character, if this quote doesn't begin a lifetime.
fn end_of_char(text: &str, start: usize) -> Option<usize> {
    let mut rest = text[start + 1..].char_indices();
    match rest.next()? {
        (_, '\\') => {
            rest.next();
            rest.find(|(_, c)| *c == '\'').map(|(at, _)| start + 1 + at + 1)
        }
        _ => rest.next().filter(|(_, c)| *c == '\'').map(|(at, _)| start + 1 + at + 1),
    }
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// From where to where the items under `#[cfg(test)]` reach, the attribute included.
fn test_items(code: &str) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for attribute in ["#[cfg(test)]", "#[cfg(all(test"] {
        for (start, _) in code.match_indices(attribute) {
            let mut depth = 0_i32;
            // Square brackets belong to attributes, until the item itself begins.
            let end = code[start..].char_indices().find(|(_, c)| {
                match c {
                    '{' | '[' | '(' => depth += 1,
                    '}' | ']' | ')' => depth -= 1,
                    _ => {}
                }
                depth == 0 && matches!(c, '}' | ';')
            });
            found.push((start, end.map_or(code.len(), |(at, _)| start + at + 1)));
        }
    }
    found
}

struct Token<'a> {
    text: &'a str,
    line: usize,
}

/// Names, `::`, and single marks.
fn tokens(code: &str) -> Vec<Token<'_>> {
    let bytes = code.as_bytes();
    let (mut tokens, mut line, mut at) = (Vec::new(), 1, 0);
    while at < bytes.len() {
        let start = at;
        if is_name(bytes[at]) || !bytes[at].is_ascii() {
            while at < bytes.len() && (is_name(bytes[at]) || !bytes[at].is_ascii()) {
                at += 1;
            }
        } else if bytes[at..].starts_with(b"::") {
            at += 2;
        } else {
            at += 1;
            line += usize::from(bytes[start] == b'\n');
            if bytes[start].is_ascii_whitespace() {
                continue;
            }
        }
        tokens.push(Token { text: &code[start..at], line });
    }
    tokens
}

struct Named<'a> {
    parts: Vec<&'a str>,
    line: usize,
}

/// Every path of two or more names, the trees of `use` spelled out; one name alone after `use`,
/// and `SystemTime`.
fn paths<'a>(tokens: &[Token<'a>]) -> Vec<Named<'a>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let begins = tokens[at].text.bytes().all(is_name);
        let leads = tokens.get(at + 1).is_some_and(|next| next.text == "::");
        let used = at > 0 && tokens[at - 1].text == "use";
        if begins && (leads || used || tokens[at].text == "SystemTime") {
            tree(tokens, &mut at, Vec::new(), &mut found);
        } else {
            at += 1;
        }
    }
    found
}

fn tree<'a>(
    tokens: &[Token<'a>],
    at: &mut usize,
    mut parts: Vec<&'a str>,
    found: &mut Vec<Named<'a>>,
) {
    let line = tokens.get(*at).map_or(0, |token| token.line);
    let given = parts.len();
    while let Some(token) = tokens.get(*at) {
        match token.text {
            "{" if !parts.is_empty() => {
                *at += 1;
                while tokens.get(*at).is_some_and(|token| token.text != "}") {
                    let before = *at;
                    tree(tokens, at, parts.clone(), found);
                    // A comma, a new name after `as`, or anything else that leads nowhere.
                    if *at == before {
                        *at += 1;
                    }
                }
                *at += 1;
                return;
            }
            name if name.bytes().all(is_name) => {
                parts.push(name);
                *at += 1;
                if tokens.get(*at).is_none_or(|next| next.text != "::") {
                    break;
                }
                *at += 1;
            }
            _ => break,
        }
    }
    if tokens.get(*at).is_some_and(|next| next.text == "as") {
        *at += 2;
    }
    if parts.len() > given {
        found.push(Named { parts, line });
    }
}

#[test]
fn what_may_not_be_is_found() {
    let complains = |name: &str, text: &str| {
        let all = complaints(name, text);
        all.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let all = complains(
        "app/x.rs",
        "//! crate::store\nuse crate::{domain::Time, store::{self, Store as S}};\nuse std::{fmt, fs};\n\
         fn f() { super::super::runtime::go(); let t = chrono::Utc::now(); \"crate::cli\"; }\n\
         use ratatui::text::Line; use crossterm as c;",
    );
    let expected = [
        ("src/app/x.rs:2: `crate::store::self`", "app may not know store"),
        ("src/app/x.rs:2: `crate::store::Store`", "app may not know store"),
        ("src/app/x.rs:3: `std::fs`", "no files"),
        ("src/app/x.rs:4: `super::super::runtime::go`", "app may not know runtime"),
        ("src/app/x.rs:4: `chrono::Utc::now`", "time comes in"),
        ("src/app/x.rs:5: `ratatui::text::Line`", "ui/, src/runtime/"),
        ("src/app/x.rs:5: `crossterm`", "only be named in src/runtime/ ("),
    ];
    assert_eq!(all.len(), expected.len(), "{all:#?}");
    for (complaint, (place, why)) in all.iter().zip(expected) {
        assert!(complaint.starts_with(place) && complaint.contains(why), "{complaint}");
    }

    for (name, text) in [
        ("text/x.rs", "fn f(t: SystemTime) {}"),
        ("domain/mod.rs", "use super::text;"),
        ("store/x/y.rs", "use crate::{config};"),
        ("store/x.rs", "use crate::gone::A;"),
        ("cli/x.rs", "use crate::runtime::terminal::Terminal;"),
        ("cli/x.rs", "use crate::runtime;"),
        ("search/index.rs", "use fuzzy_matcher::FuzzyMatcher;"),
        ("ui/x.rs", "use ratatui::crossterm::event::Event;"),
        ("main.rs", "fn main() { chaqi::store::open() }"),
        ("lib.rs", "pub use crate::store::Store;"),
        ("files/x.rs", "#[cfg(test)]\nmod tests { use crate::cli; }\nuse crate::domain::A;"),
        ("config/x.rs", "const A: char = '\\''; const B: &str = r#\"\"\"#; use crate::store::B;"),
    ] {
        assert_eq!(complains(name, text).len(), 1, "{name}: {text}");
    }
    for (name, text) in [
        ("text/x.rs", "/* std::fs /* nested */ SystemTime */ fn f<'a>(x: &'a str) {}"),
        ("store/x.rs", "use crate::domain; use rusqlite::Error; use super::schema;"),
        ("store/x/y.rs", "use super::super::rows; use std::fs::File;"),
        ("cli/x.rs", "use crate::{runtime::{clipboard::Copy, signals}, store::Store};"),
        ("runtime/x.rs", "pub(in crate::runtime) fn f() {} use ratatui::crossterm::event;"),
        ("search/fuzzy.rs", "use fuzzy_matcher::FuzzyMatcher;"),
        ("app/x.rs", "#[cfg(test)]\n#[path = \"t.rs\"]\nmod tests;\nuse chrono::Utc;"),
        ("app/x.rs", "#[cfg(test)]\nmod tests { use crate::store::{A, B}; fn f() { \"}\"; } }"),
    ] {
        assert_eq!(complains(name, text), [""; 0], "{name}: {text}");
    }
}
