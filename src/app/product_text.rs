//! Lists, questions and facts of a card as text in the fields of its form, and back. Pure.

use crate::i18n::{Lang, t};
use crate::phrases::Question;
use std::collections::BTreeMap;

/// What a line of the field of questions begins with.
const MARKS: [(Mark, &[&str]); 3] = [
    (Mark::Question, &["问", "Q", "q"]),
    (Mark::Answer, &["答", "A", "a"]),
    (Mark::Text, &["话术", "Text", "text"]),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Question,
    Answer,
    Text,
}

/// A list on one line.
pub(super) fn list(text: &str) -> Vec<String> {
    let items = text.split([',', '，', '、', ';', '；', '\n']).map(str::trim);
    items.filter(|item| !item.is_empty()).map(str::to_owned).collect()
}

/// A list with an item on each line.
pub(super) fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// Questions with their answers, an empty line between two.
pub(super) fn questions_text(lang: Lang, questions: &[Question]) -> String {
    let one = |asked: &Question| {
        let mut lines =
            vec![t!(lang, "replies-product-question", "question" => asked.question.clone())];
        if !asked.answer.is_empty() {
            lines.push(t!(lang, "replies-product-answer", "answer" => asked.answer.clone()));
        }
        if !asked.text.is_empty() {
            lines.push(t!(lang, "replies-product-text", "text" => asked.text.clone()));
        }
        lines.join("\n")
    };
    questions.iter().map(one).collect::<Vec<_>>().join("\n\n")
}

/// The questions of a text. A line without a mark goes on with what is above it.
///
/// # Errors
/// The first line that belongs to no question, or the question that has no answer.
pub(super) fn questions(text: &str) -> Result<Vec<Question>, String> {
    let mut found: Vec<Question> = Vec::new();
    let mut mark = Mark::Question;
    for line in text.lines() {
        let (rest, begins) = match marked(line) {
            Some((begun, rest)) => {
                mark = begun;
                (rest, true)
            }
            None => (line.trim_end(), false),
        };
        if begins && mark == Mark::Question {
            found.push(Question { question: rest.to_owned(), ..Question::default() });
            continue;
        }
        let Some(asked) = found.last_mut() else {
            if rest.is_empty() {
                continue;
            }
            return Err(line.to_owned());
        };
        let own = match mark {
            Mark::Question if rest.is_empty() => continue,
            Mark::Question => return Err(line.to_owned()),
            Mark::Answer => &mut asked.answer,
            Mark::Text => &mut asked.text,
        };
        if !own.is_empty() {
            own.push('\n');
        }
        own.push_str(rest);
    }
    for asked in &mut found {
        asked.answer = asked.answer.trim().to_owned();
        asked.text = asked.text.trim().to_owned();
    }
    match found.iter().find(|asked| asked.question.is_empty() || asked.said().is_empty()) {
        Some(bare) => Err(bare.question.clone()),
        None => Ok(found),
    }
}

fn marked(line: &str) -> Option<(Mark, &str)> {
    MARKS.iter().find_map(|(mark, words)| {
        let rest = words.iter().find_map(|word| line.trim_start().strip_prefix(word))?;
        Some((*mark, rest.trim_start().strip_prefix(['：', ':'])?.trim()))
    })
}

/// Facts, each on a line with its name.
pub(super) fn facts_text(lang: Lang, facts: &BTreeMap<String, String>) -> String {
    let one = |(name, value): (&String, &String)| t!(lang, "replies-product-fact", "name" => name.clone(), "value" => value.clone());
    facts.iter().map(one).collect::<Vec<_>>().join("\n")
}

/// The facts of a text.
///
/// # Errors
/// The first line that is none.
pub(super) fn facts(text: &str) -> Result<BTreeMap<String, String>, String> {
    let fact = |line: &str| {
        let (name, value) = line.split_once(['：', ':'])?;
        let (name, value) = (name.trim().to_owned(), value.trim().to_owned());
        (!name.is_empty() && !value.is_empty()).then_some((name, value))
    };
    lines(text).iter().map(|line| fact(line).ok_or_else(|| line.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_in_a_field_is_read_back() {
        let asked = |question: &str, answer: &str, text: &str| Question {
            question: question.into(),
            answer: answer.into(),
            text: text.into(),
        };
        let all = [
            asked("会起球吗", "不会\n\n反面洗更好", "亲，{buyer}放心"),
            asked("透吗", "", "有内衬"),
            asked("长吗", "九分", ""),
        ];
        let map = BTreeMap::from([("洗涤".to_owned(), "30℃：手洗".to_owned())]);
        for lang in Lang::ALL {
            assert_eq!(questions(&questions_text(lang, &all)).unwrap(), all);
            assert_eq!(facts(&facts_text(lang, &map)).unwrap(), map);
        }
        assert_eq!(questions("\n  \n"), Ok(Vec::new()));
        assert_eq!(questions("好吗\n答：好"), Err("好吗".to_owned()));
        assert_eq!(questions("问：好吗\n还有\n答：好"), Err("还有".to_owned()));
        assert_eq!(questions("问:好吗\n"), Err("好吗".to_owned()));
        assert_eq!(facts("洗涤 手洗"), Err("洗涤 手洗".to_owned()));
        assert_eq!(list("S，M、L; "), ["S", "M", "L"]);
    }
}
