//! A text made plain for comparing: one width, one case, one script, symbols told from words.
//!
//! Owns the units and the sentences; must not know what is looked for.

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

/// Characters that are written for another: pictures and traditional script as the platform's
/// filters know them.
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
        '現' => "现",
        '紅' => "红",
        '評' => "评",
        '價' => "价",
        '優' => "优",
        '轉' => "转",
        '賬' | '帳' | '帐' => "账",
        '號' => "号",
        '電' => "电",
        '話' => "话",
        '刪' => "删",
        '圖' => "图",
        '線' => "线",
        '錢' => "钱",
        '領' => "领",
        '補' => "补",
        '償' => "偿",
        '禮' => "礼",
        '券' | '劵' => "券",
        '絕' => "绝",
        '對' => "对",
        '證' => "证",
        '寶' => "宝",
        '國' => "国",
        '級' => "级",
        '療' => "疗",
        '復' => "复",
        '給' => "给",
        '聯' => "联",
        '滿' => "满",
        '銀' => "银",
        '來' => "来",
        '後' => "后",
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

/// Folds a text and cuts it.
pub(super) fn fold(text: &str) -> Folded {
    let mut folded = Folded { units: Vec::with_capacity(text.len() / 2), sentences: Vec::new() };
    let mut open = 0;
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
        let Some(plain) = plain_letter(c).or_else(|| gate::fold_char(c)) else { continue };
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
