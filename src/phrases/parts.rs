//! Parts that are pasted one after the other, and wordings taken in turn. Pure.

use super::Phrase;

/// The parts of a text, divided by lines that hold only `---`; empty parts are left out. The lines
/// round a divider do not belong to the parts.
pub fn parts(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut start, mut at) = (0, 0);
    for line in text.split_inclusive('\n') {
        if line.trim() == "---" {
            found.push(&text[start..at]);
            start = at + line.len();
        }
        at += line.len();
    }
    found.push(&text[start..]);
    found.retain(|part| !part.trim().is_empty());
    for part in &mut found {
        *part = part.trim_matches(['\n', '\r']);
    }
    found
}

/// What divides wordings where several stand in one text: a line of its own.
const WORDING: &str = "===";

/// Wordings out of one text, divided by lines that hold only `===`, in any width; empty ones are
/// left out.
pub fn wordings(text: &str) -> Vec<String> {
    let divides = |line: &str| matches!(line.trim(), WORDING | "＝＝＝");
    let mut found = vec![Vec::new()];
    for line in text.lines() {
        match found.last_mut() {
            Some(last) if !divides(line) => last.push(line),
            _ => found.push(Vec::new()),
        }
    }
    let wordings = found.into_iter().map(|lines| lines.join("\n").trim().to_owned());
    wordings.filter(|wording| !wording.is_empty()).collect()
}

/// Wordings as one text that [`wordings`] reads back.
pub fn wordings_text(wordings: &[String]) -> String {
    wordings.join(&format!("\n{WORDING}\n"))
}

/// The wording for the next use after `used` uses: the text first, then the variants, round and
/// round.
pub fn variant(phrase: &Phrase, used: u32) -> &str {
    match used as usize % (phrase.variants.len() + 1) {
        0 => &phrase.text,
        turn => &phrase.variants[turn - 1],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wordings_are_cut_and_joined() {
        let text = "在的\n亲\n===\n\n我在 \n ＝＝＝ \n===\n请讲";
        let cut = ["在的\n亲", "我在", "请讲"].map(str::to_owned);
        assert_eq!(wordings(text), cut);
        assert_eq!(wordings(&wordings_text(&cut)), cut);
        assert_eq!(wordings(" \n"), [""; 0]);
    }

    #[test]
    fn parts_are_cut_at_divider_lines() {
        for (text, cut) in [
            ("一", vec!["一"]),
            ("一\n---\n二\n三\n--- \n\n四\n", vec!["一", "二\n三", "四"]),
            ("a --- b", vec!["a --- b"]),
            ("---\na\n----\n---", vec!["a\n----"]),
            ("a\r\n---\r\nb", vec!["a", "b"]),
            ("", vec![]),
        ] {
            assert_eq!(parts(text), cut, "{text:?}");
        }
    }

    #[test]
    fn wordings_go_round() {
        let mut phrase = crate::phrases::shipped::phrase("x", "一");
        phrase.variants = vec!["二".to_owned(), "三".to_owned()];
        let said: Vec<&str> = (0..5).map(|used| variant(&phrase, used)).collect();
        assert_eq!(said, ["一", "二", "三", "一", "二"]);
        assert_eq!(phrase.wordings().collect::<Vec<_>>(), ["一", "二", "三"]);
    }
}
