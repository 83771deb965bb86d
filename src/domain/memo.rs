//! The memo that goes onto the platform: composed from the note lines, newest first, and what
//! stands on the platform already, inside the platform's limit.

use super::{Note, Order, Platform, Word};

use std::collections::HashSet;

/// What a note line of the config may name besides its words: what is typed for it, what the order
/// says, who writes it, when.
pub const NOTE_VARIABLES: [&str; 11] = [
    "text", "buyer", "order", "item", "amount", "waybill", "courier", "agent", "shop", "date",
    "time",
];

/// Those of them that say the same on every order of one buyer.
pub const BUYER_VARIABLES: [&str; 6] = ["text", "buyer", "agent", "shop", "date", "time"];

/// The first variable of a note line of the config that is not among `known`, maybe empty.
pub fn other_variable<'n>(note: &'n str, known: &[&str]) -> Option<&'n str> {
    let mut rest = note;
    while let Some(at) = rest.find(['{', '}']) {
        let (brace, behind) = rest[at..].split_at(1);
        match behind.strip_prefix(brace) {
            Some(after) => rest = after,
            None => {
                let (name, after) = behind.split_once('}').unwrap_or((behind, ""));
                if brace == "}" || !known.contains(&name) {
                    return Some(if brace == "}" { "" } else { name });
                }
                rest = after;
            }
        }
    }
    None
}

/// A memo template holds a placeholder that is not known.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "unknown placeholder “{{{0}}}” in the memo template; known: {{text}} {{agent}} {{date}} {{time}} {{flag}}"
)]
pub struct MemoError(pub String);

/// How one note line is written in the memo, such as `{text}_{agent}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemoTemplate(String);

impl Default for MemoTemplate {
    fn default() -> Self {
        Self("{text}_{agent}".to_owned())
    }
}

impl MemoTemplate {
    /// Reads a template.
    ///
    /// # Errors
    /// [`MemoError`] names a placeholder that is not one of text, agent, date, time, flag.
    pub fn parse(template: &str) -> Result<Self, MemoError> {
        let mut rest = template;
        while let Some(open) = rest.find('{') {
            let after = &rest[open + 1..];
            let close = after.find('}').unwrap_or(after.len());
            let name = &after[..close];
            if !["text", "agent", "date", "time", "flag"].contains(&name) {
                return Err(MemoError(name.to_owned()));
            }
            rest = &after[close..];
        }
        Ok(Self(template.to_owned()))
    }

    /// One note line in the memo's form: date as `11-21`, time as `23:05`.
    pub fn line(&self, note: &Note) -> String {
        let flag = note.flag.map_or("", |f| f.names()[0]);
        let date = note.at.format("%m-%d").to_string();
        let time = note.at.format("%H:%M").to_string();
        let mut out = String::new();
        let mut rest = self.0.as_str();
        // One pass, so that braces inside the note's own text are not read as placeholders.
        while let Some(open) = rest.find('{') {
            out.push_str(&rest[..open]);
            let after = &rest[open + 1..];
            let close = after.find('}').unwrap_or(after.len());
            out.push_str(match &after[..close] {
                "text" => &note.text,
                "agent" => &note.agent,
                "date" => &date,
                "time" => &time,
                "flag" => flag,
                _ => "",
            });
            rest = after.get(close + 1..).unwrap_or("");
        }
        out.push_str(rest);
        out
    }
}

/// The most bytes that a platform's memo holds, where it is documented: Taobao's memo interface
/// says 1,000.
pub fn memo_limit(platform: Platform) -> Option<usize> {
    (platform == Platform::Taobao).then_some(1_000)
}

/// A composed memo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Memo {
    /// What goes onto the clipboard.
    pub text: String,
    /// Its length as UTF-8. Taobao does not say in which encoding it counts; this is the larger.
    pub bytes: usize,
    /// Its length as GBK.
    pub gbk_bytes: usize,
    /// The platform's limit, where known.
    pub limit: Option<usize>,
    /// How many of the oldest lines did not fit.
    pub left_out: usize,
    /// The newest line alone was too long and lost its end.
    pub is_cut: bool,
}

/// Composes the whole memo, since a new memo overwrites the old one: newest line first, one line
/// each, as many as fit, and last what stood on the platform at the last import, without the lines
/// that came from here. A newest line that alone is too long is cut where a sentence or a word ends.
///
/// Taobao does not say in which encoding it counts: what fits as UTF-8 fits as GBK too.
pub fn compose_memo(order: &Order, template: &MemoTemplate) -> Memo {
    let limit = memo_limit(order.key.platform);
    let mut lines: Vec<String> = order.notes.iter().rev().map(|n| template.line(n)).collect();
    let ours: HashSet<&str> = lines.iter().flat_map(|l| l.lines()).map(str::trim).collect();
    let platforms = order.platform_memo.lines().map(str::trim);
    let kept: Vec<String> =
        platforms.filter(|l| !l.is_empty() && !ours.contains(l)).map(str::to_owned).collect();
    lines.extend(kept);
    let room = limit.unwrap_or(usize::MAX);
    let mut text = String::new();
    let (mut taken, mut is_cut) = (0, false);
    for line in &lines {
        let separator = usize::from(taken > 0);
        if text.len() + separator + line.len() > room {
            if taken == 0 {
                text.push_str(cut(line, room));
                text.push(CUT);
                (taken, is_cut) = (1, true);
            }
            break;
        }
        if taken > 0 {
            text.push('\n');
        }
        text.push_str(line);
        taken += 1;
    }
    let gbk_bytes = encoding_rs::GB18030.encode(&text).0.len();
    Memo { bytes: text.len(), gbk_bytes, limit, left_out: lines.len() - taken, is_cut, text }
}

/// Stands where a line was cut.
const CUT: char = '…';

/// As much of a line as fits with the sign of the cut: to the end of a sentence or word if one ends
/// in the last fifth, else to a character.
fn cut(line: &str, room: usize) -> &str {
    let head = &line[..line.floor_char_boundary(room.saturating_sub(CUT.len_utf8()))];
    let ends = |c: char| c.is_whitespace() || "，。；！？、,;!?".contains(c);
    match head.rfind(ends) {
        Some(at) if at >= head.len() * 4 / 5 => &head[..at],
        _ => head,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Colour, NoteId, OrderKey, Time};

    fn note(text: &str) -> Note {
        Note {
            id: NoteId(uuid::Uuid::nil()),
            at: Time::parse_from_rfc3339("2026-11-21T23:05:00+08:00").unwrap(),
            agent: "慧兰".into(),
            flag: Some(Colour::Red),
            text: text.into(),
        }
    }

    fn memo(platform: Platform, notes: &[Note], there: &str) -> Memo {
        let key = OrderKey { platform, shop: String::new(), number: "1".into() };
        let at = Time::parse_from_rfc3339("2026-11-21T23:05:00+08:00").unwrap();
        let order =
            Order { notes: notes.to_vec(), platform_memo: there.into(), ..Order::new(key, at) };
        compose_memo(&order, &MemoTemplate::default())
    }

    #[test]
    fn what_stands_on_the_platform_stays_and_is_not_written_twice() {
        let notes = [note("要发票"), note("改地址")];
        let there = "要发票_慧兰\n老客户，送赠品\n";
        let memo = memo(Platform::Taobao, &notes, there);
        assert_eq!(memo.text, "改地址_慧兰\n要发票_慧兰\n老客户，送赠品");
        assert_eq!((memo.bytes, memo.left_out), (memo.text.len(), 0));
        let full = super::tests::memo(Platform::Taobao, &notes, &"长".repeat(330));
        assert_eq!((full.left_out, full.text.lines().count()), (1, 2), "what did not fit is said");
    }

    #[test]
    fn newest_first_inside_the_limit() {
        let notes: Vec<Note> = (0..40).map(|n| note(&format!("第{n}条备注内容要长一些"))).collect();
        let memo = memo(Platform::Taobao, &notes, "");
        assert!(memo.text.starts_with("第39条备注内容要长一些_慧兰\n第38条"));
        assert_eq!(memo.bytes, memo.text.len());
        assert!(memo.bytes <= 1_000 && memo.gbk_bytes < memo.bytes);
        assert_eq!(memo.left_out, 40 - memo.text.lines().count());
        let free = super::tests::memo(Platform::Pdd, &notes, "");
        assert_eq!((free.left_out, free.limit, free.is_cut), (0, None, false));
    }

    #[test]
    fn one_long_line_is_cut_where_a_sentence_ends_and_that_is_said() {
        let long = memo(Platform::Taobao, &[note(&"长".repeat(400))], "");
        assert_eq!((long.bytes, long.left_out, long.is_cut), (999, 0, true));
        assert!(long.text.ends_with("长…"));
        let text = format!("{}，{}", "前".repeat(300), "后".repeat(200));
        let sentence = memo(Platform::Taobao, &[note("旧的"), note(&text)], "");
        assert_eq!(sentence.text, format!("{}…", "前".repeat(300)));
        assert_eq!((sentence.left_out, sentence.is_cut), (1, true));
        let emoji = memo(Platform::Taobao, &[note(&"😀".repeat(300))], "");
        assert!(emoji.bytes <= 1_000 && emoji.gbk_bytes <= 1_000);
    }

    #[test]
    fn templates_are_checked_and_never_read_the_note() {
        assert_eq!(MemoTemplate::parse("{txt}").unwrap_err(), MemoError("txt".into()));
        let template = MemoTemplate::parse("{date} {agent} {flag} {text}").unwrap();
        assert_eq!(template.line(&note("改{agent}")), "11-21 慧兰 红 改{agent}");
    }
}
