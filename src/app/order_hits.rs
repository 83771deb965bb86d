//! Where a search hit an order: which characters of a text, and why a row is there that does not
//! show the word.

use crate::domain::{Order, is_article_column, mask};
use crate::i18n::{Lang, t};
use crate::text::gate;

/// Characters shown before the hit in a text that is too long.
const BEFORE: usize = 6;

/// The words of a search as texts are compared with them.
pub fn words_of(query: &str) -> Vec<String> {
    gate::fold_search(query).split_whitespace().map(str::to_owned).collect()
}

/// The places of all words in a text, as characters from its start.
pub fn marks(text: &str, words: &[String]) -> Vec<usize> {
    let folded: Vec<(usize, char)> =
        text.chars().enumerate().filter_map(|(n, c)| Some((n, gate::fold_char(c)?))).collect();
    let mut marks = Vec::new();
    for word in words {
        let word: Vec<char> = word.chars().collect();
        for piece in folded.windows(word.len().max(1)) {
            if piece.iter().map(|(_, c)| c).eq(&word) {
                marks.extend(piece.iter().map(|(n, _)| *n));
            }
        }
    }
    marks.sort_unstable();
    marks.dedup();
    marks
}

/// The words that a text does not hold.
pub fn missing(text: &str, words: &[String]) -> Vec<String> {
    let text = gate::fold_search(text);
    words.iter().filter(|w| !text.contains(w.as_str())).cloned().collect()
}

/// Why an order was found by words that its row does not show: the note, memo, waybill or other
/// text that holds most of them, from a little before the hit.
pub fn why(lang: Lang, order: &Order, words: &[String]) -> Option<String> {
    let tail: String = {
        let digits: Vec<char> = order.phone.chars().collect();
        digits[digits.len().saturating_sub(4)..].iter().collect()
    };
    let mut texts: Vec<(&str, &str)> =
        order.notes.iter().rev().map(|note| ("orders-why-note", note.text.as_str())).collect();
    texts.push(("orders-why-memo", &order.platform_memo));
    texts.push(("orders-why-waybill", &order.waybill));
    texts.push(("orders-why-courier", &order.courier));
    texts.push(("orders-why-phone", &tail));
    let article = order.extras.iter().filter(|(name, _)| is_article_column(name));
    texts.extend(article.map(|(_, text)| ("orders-why-article", text.as_str())));
    for line in &order.lines {
        texts.extend([line.sku.as_str(), &line.code].map(|text| ("orders-why-article", text)));
    }
    for refund in &order.refunds {
        let texts_of = [&refund.number, &refund.reason, &refund.words, &refund.waybill];
        texts.extend(texts_of.map(|text| ("orders-why-refund", text.as_str())));
    }
    texts.push(("orders-why-item", &order.item));
    texts.push(("orders-why-number", &order.key.number));
    let left = |text: &str| missing(text, words).len();
    let (id, text) = texts.into_iter().min_by_key(|(_, text)| left(text))?;
    if left(text) == words.len() {
        return None;
    }
    // A phone in a note stays masked, unless its end is what was asked for.
    let masked = mask::phones_in(text);
    let text = masked.split_whitespace().collect::<Vec<_>>().join(" ");
    let first = marks(&text, words).first().copied().unwrap_or(0);
    let shown: String = if first > BEFORE {
        std::iter::once('…').chain(text.chars().skip(first - BEFORE / 2)).collect()
    } else {
        text
    };
    Some(t!(lang, id, "text" => shown))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Note, NoteId, OrderKey, Platform, Time};

    fn words(text: &str) -> Vec<String> {
        words_of(text)
    }

    #[test]
    fn places_are_those_of_the_text_as_it_stands() {
        assert_eq!(marks("ＬＥＤ台灯 led", &words("led")), [0, 1, 2, 6, 7, 8]);
        assert_eq!(marks("羊毛\u{200b}围巾", &words("毛围")), [1, 3]);
        assert_eq!(marks("27138", &words("38 71")), [1, 2, 3, 4]);
        assert!(marks("", &words("a")).is_empty());
        assert_eq!(missing("ＡＢ小鹿", &words("ab 鹿 x")), ["x"]);
    }

    #[test]
    fn what_the_row_does_not_show_is_said() {
        let at = Time::parse_from_rfc3339("2026-11-21T20:00:00+08:00").unwrap();
        let key = OrderKey { platform: Platform::Taobao, shop: String::new(), number: "1".into() };
        let mut order = Order::new(key, at);
        let note = |text: &str| Note {
            id: NoteId(uuid::Uuid::nil()),
            at,
            agent: "慧兰".into(),
            flag: None,
            text: text.into(),
        };
        order.notes = vec![note("买家说周六会来所以改成上门自提"), note("要发票")];
        order.phone = "13812345678".into();
        order.waybill = "YT8812".into();
        let why = |text: &str| super::why(Lang::ZhCn, &order, &words(text));
        assert_eq!(why("自提").unwrap(), "备注：…成上门自提");
        assert_eq!(why("发票").unwrap(), "备注：要发票");
        assert_eq!(why("yt88").unwrap(), "运单：YT8812");
        assert_eq!(why("5678").unwrap(), "手机尾号 5678");
        assert_eq!(why("没有"), None);
    }
}
