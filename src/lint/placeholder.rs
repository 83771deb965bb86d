//! Placeholders that somebody forgot to fill: `{x}`, `[产品名称]`, `XX`, `***`, `×××`, `___`.

use super::fold::variable;
use std::ops::Range;

/// More signs in a row than this are an ornament.
const LONGEST: usize = 8;

/// The placeholders of a text. `names` tells `[产品名称]` from `[微笑]`; `known` are the variables
/// that will be filled.
pub(super) fn find(
    text: &str,
    names: &[String],
    known: &dyn Fn(&str) -> bool,
) -> Vec<Range<usize>> {
    let emoticons = emoticons(text);
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if let Some(face) = emoticons.iter().find(|face| face.contains(&at)) {
            at = face.end;
            continue;
        }
        let (length, wrong) = match c {
            '{' | '｛' => braces(&text[at..], known),
            '[' | '【' => brackets(&text[at..], c, names),
            'x' | 'X' | 'ｘ' | 'Ｘ' | '×' | '✕' | '*' | '＊' | '_' | '＿' => signs(text, at),
            _ => (c.len_utf8(), false),
        };
        if wrong {
            found.push(at..at + length);
        }
        at += length;
    }
    found
}

/// `/:^_^` and the like: up to five signs that the chat turns into a face.
fn emoticons(text: &str) -> Vec<Range<usize>> {
    let starts = text.match_indices("/:").map(|(at, _)| at);
    let face = |at: usize| {
        let inside = text[at + 2..].chars().take_while(|c| c.is_ascii_graphic()).take(5);
        at..at + 2 + inside.map(char::len_utf8).sum::<usize>()
    };
    starts.map(face).collect()
}

fn braces(text: &str, known: &dyn Fn(&str) -> bool) -> (usize, bool) {
    let brace = text.chars().next().map_or(1, char::len_utf8);
    if text[brace..].starts_with(['{', '｛']) {
        return (2 * brace, false);
    }
    let Some(length) = variable(text) else { return (brace, false) };
    let name = text[..length].trim_matches(['{', '}', '｛', '｝']).trim();
    // Whether a phrase inside is there, the phrases say.
    (length, !(name.starts_with(['>', '＞']) || is_time(name) || known(name)))
}

/// `time`, `date`, `date+2`, `date:%m-%d`.
fn is_time(name: &str) -> bool {
    let name = name.split([':', '：']).next().unwrap_or_default().trim_end();
    let days = name.strip_prefix("date").map(str::trim_start);
    name == "time"
        || days.is_some_and(|days| {
            let number = days.strip_prefix(['+', '-', '＋', '－', '−']).map(str::trim_start);
            days.is_empty()
                || number.is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
        })
}

/// `[…]` with one of the names in it. 【…】 is for emphasis, too: 【订单号】 is what the buyer is
/// asked for, 【产品名称】 is not.
fn brackets(text: &str, open: char, names: &[String]) -> (usize, bool) {
    let close = if open == '[' { ']' } else { '】' };
    let Some(stop) = text.find(['\n', close]).filter(|at| text[*at..].starts_with(close)) else {
        return (open.len_utf8(), false);
    };
    let inside = text[open.len_utf8()..stop].trim().to_lowercase();
    // [商品快照] is what the chat writes for a picture of an item.
    let wrong = inside.chars().count() <= 24
        && !inside.ends_with("快照")
        && names.iter().any(|name| match open {
            '[' => inside.contains(name.as_str()),
            _ => inside.contains(name.as_str()) && inside.ends_with(['称', '写']),
        });
    if wrong { (stop + close.len_utf8(), true) } else { (open.len_utf8(), false) }
}

/// A run of one sign: two X or ×, three * or _, unless it is a size, a face or an ornament.
fn signs(text: &str, at: usize) -> (usize, bool) {
    let kind = |c: char| match c {
        'x' | 'X' | 'ｘ' | 'Ｘ' => 'x',
        '×' | '✕' => '×',
        '*' | '＊' => '*',
        '_' | '＿' => '_',
        _ => ' ',
    };
    let sign = text[at..].chars().next().map_or(' ', kind);
    let run = text[at..].chars().take_while(|c| kind(*c) == sign);
    let (count, length) = run.fold((0, 0), |(n, bytes), c| (n + 1, bytes + c.len_utf8()));
    let before = text[..at].chars().next_back();
    let after = text[at + length..].chars().next();
    let either = |test: fn(char) -> bool| before.is_some_and(test) || after.is_some_and(test);
    let both = |test: fn(char) -> bool| before.is_some_and(test) && after.is_some_and(test);
    let ornament = |c: char| c.is_ascii_punctuation() || matches!(c, '￣' | '⌒' | '▽' | '′' | '｀');
    let wrong = match sign {
        // 2XX, XXL, foxx; two kisses at the end of an English line.
        'x' => {
            let kiss = after.is_none_or(|c| c == '\n')
                && text[..at].chars().rev().find(|c| *c != ' ').is_some_and(|c| c.is_ascii());
            count >= 2 && !either(|c| c.is_ascii_alphabetic()) && !(kiss && at > 0)
        }
        '×' => count >= 2,
        // A masked number, or a line of stars.
        '*' => count >= 3 && !both(|c| c.is_ascii_digit()) && !is_frame(text, at, "*＊"),
        _ => count >= 3 && !both(ornament) && !is_frame(text, at, "_＿"),
    };
    (length, wrong && count <= LONGEST)
}

/// The line begins and ends with such signs, or holds nothing else.
fn is_frame(text: &str, at: usize, signs: &str) -> bool {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    let line = text[start..end].trim();
    line.starts_with(|c| signs.contains(c)) && line.ends_with(|c| signs.contains(c))
}
