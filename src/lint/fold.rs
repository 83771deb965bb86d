//! A text made plain for comparing: one width, one case, one script, symbols told from words.
//!
//! Owns the units and the sentences; must not know what is looked for.

use super::script::simplified;
use crate::text::gate;

/// One character as it is compared, and the bytes of the text that it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unit {
    /// The folded character; [`BLANK`] for a whole `{variable}`.
    pub(super) c: char,
    /// A blank or symbol that may be skipped inside a word.
    pub(super) noise: bool,
    /// First byte in the text.
    pub(super) start: u32,
    /// The byte after it.
    pub(super) end: u32,
}

/// Stands for a `{variable}` of a template: it can be any name or number.
pub(super) const BLANK: char = '\u{fffc}';

/// A text as units, cut into sentences.
#[derive(Debug, Default)]
pub(super) struct Folded {
    pub(super) units: Vec<Unit>,
    /// Ranges of units, in order.
    pub(super) sentences: Vec<(usize, usize)>,
}

/// Characters that are written for another, as the platform's filters know them.
pub(super) fn meant(c: char) -> Option<&'static str> {
    Some(match c {
        '➕' | '＋' | '+' | '✚' | '﹢' => "加",
        '❤' | '♥' | '♡' | '🧡' | '💛' | '💚' | '💙' | '💜' | '💗' | '💓' | '💕' | '💖' | '🖤' => {
            "♥"
        }
        '🧧' => "红包",
        '🐧' => "企鹅",
        '🛰' => "卫星",
        '💰' | '💴' | '💵' => "钱",
        '⭐' | '🌟' => "星",
        '帳' | '帐' => "账",
        '劵' => "券",
        _ => return None,
    })
}

/// Letters and digits in circles, squares and the alphabets of mathematics.
fn plain_letter(c: char) -> Option<char> {
    let code = u32::from(c);
    let letter = |from: u32, base: char| char::from_u32(u32::from(base) + (code - from));
    match code {
        0x24b6..=0x24cf => letter(0x24b6, 'a'),
        0x24d0..=0x24e9 => letter(0x24d0, 'a'),
        0x1f130..=0x1f149 => letter(0x1f130, 'a'),
        0x1f150..=0x1f169 => letter(0x1f150, 'a'),
        0x1f170..=0x1f189 => letter(0x1f170, 'a'),
        0x1d400..=0x1d6a3 => char::from_u32(u32::from('a') + (code - 0x1d400) % 26),
        0x1d7ce..=0x1d7ff => char::from_u32(u32::from('0') + (code - 0x1d7ce) % 10),
        0x2460..=0x2468 => letter(0x2460, '1'),
        0x2776..=0x277e => letter(0x2776, '1'),
        0x24ea => Some('0'),
        _ => None,
    }
}

/// A character as patterns and texts compare it.
pub(super) fn plain_char(c: char) -> Option<char> {
    plain_letter(c).or_else(|| simplified(c)).or_else(|| gate::fold_char(c))
}

/// What people say in one character; any other one between two stops is a piece of a word.
const SAID_ALONE: &str = "亲好嗯恩对是有哦噢行哈呢在没不额呃唉哎啊呀喂嘿嗨哇诶能会可咳答问";

/// Where the stops stand that part a word into single characters, as in `加，微，信`: around a
/// lone character that says nothing alone. In bytes, in order.
fn inserted(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let (mut before, mut length, mut last) = (Vec::new(), 0, ' ');
    let mut lone = |before: &mut Vec<usize>, length: usize, last: char| {
        let is_lone = length == 1 && last.is_alphabetic() && !SAID_ALONE.contains(last);
        if is_lone {
            found.append(before);
        }
        before.clear();
        is_lone
    };
    let mut behind_lone = false;
    let mut behind = Vec::new();
    for (at, c) in text.char_indices() {
        if matches!(c, ',' | '，' | '、' | '\n' | '。' | '！' | '!' | '？' | '?' | '；' | ';')
        {
            if length > 0 {
                behind_lone = lone(&mut before, length, last);
                length = 0;
            }
            if behind_lone {
                behind.push(at);
            }
            before.push(at);
        } else if plain_char(c).is_some_and(char::is_alphanumeric) {
            (length, last) = (length + 1, c);
        }
    }
    if length > 0 {
        lone(&mut before, length, last);
    }
    found.append(&mut behind);
    found.sort_unstable();
    found.dedup();
    found
}

pub(super) fn fold(text: &str) -> Folded {
    let mut folded = Folded { units: Vec::with_capacity(text.len() / 2), sentences: Vec::new() };
    let mut open = 0;
    let inserted = inserted(text);
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let start = position(at);
        let end = position(at + c.len_utf8());
        if matches!(c, '{' | '｛')
            && let Some(length) = variable(&text[at..])
        {
            let end = position(at + length);
            folded.units.push(Unit { c: BLANK, noise: false, start, end });
            while rest.next_if(|(next, _)| *next < at + length).is_some() {}
            continue;
        }
        if let Some(word) = meant(c) {
            let noise = !c.is_alphanumeric();
            folded.units.extend(word.chars().map(|c| Unit { c, noise, start, end }));
            continue;
        }
        let Some(plain) = plain_char(c) else { continue };
        if inserted.binary_search(&at).is_ok() {
            folded.units.push(Unit { c: plain, noise: true, start, end });
            continue;
        }
        let next = rest.peek().map(|(_, next)| *next);
        if ends_sentence(c, folded.units.last().map(|unit| unit.c), next) {
            folded.units.push(Unit { c: '\n', noise: false, start, end });
            folded.sentences.push((open, folded.units.len()));
            open = folded.units.len();
            continue;
        }
        let word = plain.is_alphanumeric() || plain == ',';
        folded.units.push(Unit { c: plain, noise: !word, start, end });
    }
    if open < folded.units.len() {
        folded.sentences.push((open, folded.units.len()));
    }
    part_words(&mut folded.units);
    folded
}

fn position(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The length in bytes of a `{variable}` that begins the text.
pub(super) fn variable(text: &str) -> Option<usize> {
    let inside = text.char_indices().nth(1)?.0;
    let stop = text[inside..].find(['{', '}', '｛', '｝', '\n'])? + inside;
    let close = text[stop..].chars().next().filter(|c| matches!(c, '}' | '｝'))?;
    (stop > inside).then_some(stop + close.len_utf8())
}

fn ends_sentence(c: char, before: Option<char>, next: Option<char>) -> bool {
    match c {
        '\n' | '。' | '！' | '!' | '？' | '?' | '；' | ';' => true,
        // A full stop of English; elsewhere a dot is a dot.
        '.' => {
            before.is_some_and(|c| c.is_ascii_lowercase()) && next.is_none_or(char::is_whitespace)
        }
        _ => false,
    }
}

/// A blank or hyphen between two Latin words parts them; between single letters (`v x`) it is an
/// inserted one, as anywhere else.
fn part_words(units: &mut [Unit]) {
    let letter = |units: &[Unit], at: Option<usize>| {
        at.and_then(|at| units.get(at)).is_some_and(|unit| unit.c.is_ascii_alphanumeric())
    };
    for at in 1..units.len() {
        if !units[at].noise || !matches!(units[at].c, ' ' | '-' | '\'') {
            continue;
        }
        let near = letter(units, Some(at - 1)) && letter(units, Some(at + 1));
        let long = letter(units, at.checked_sub(2)) || letter(units, Some(at + 2));
        if near && long && units[at].c != '\'' {
            units[at].c = ' ';
            units[at].noise = false;
        }
    }
}
