//! Taking a handover item: who may give which answer, and whether a next step was read back.

use super::{AnswerKind, HandoverId, Item, ItemState, Severity, Time};
use chrono::TimeDelta;
use std::collections::HashMap;

/// Of a next step, this part must come again when it is read back: per hundred.
const READ_BACK: usize = 60;

/// No shift is longer, in hours: until then what was taken is handed on by who took it.
const HELD_HOURS: i64 = 16;

/// Why an answer can't be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Denied {
    /// The agent handed it over in this very shift: somebody else takes it.
    #[error("handed over in this shift by the same agent")]
    Own,
    /// There is no question to answer.
    #[error("there is no question to answer")]
    NoQuestion,
    /// The agent asked the question.
    #[error("asked by the same agent")]
    OwnQuestion,
}

impl Item {
    /// Handed over last in one of these handovers.
    pub fn was_handed_in(&self, handovers: &[HandoverId]) -> bool {
        self.handovers.last().is_some_and(|h| handovers.contains(h))
    }

    /// Who has the item in hand: who took it, or asked about it, in the last sixteen hours. After
    /// that it rolls on with whoever hands over next: the longest shift is over.
    pub fn held_by(&self, now: Time) -> Option<&str> {
        let last = self.answers.last()?;
        let held = match self.state {
            ItemState::Accepted => last.kind == AnswerKind::Accept,
            ItemState::Asked => last.kind == AnswerKind::Ask,
            _ => false,
        };
        (held && now - last.at < TimeDelta::hours(HELD_HOURS)).then_some(&*last.agent)
    }

    /// Whether `agent`, whose shift has submitted these handovers, may give this answer.
    ///
    /// # Errors
    /// [`Denied`] says why not.
    pub fn may_answer(
        &self,
        kind: AnswerKind,
        agent: &str,
        submitted: &[HandoverId],
    ) -> Result<(), Denied> {
        if kind != AnswerKind::Answer {
            return if self.was_handed_in(submitted) { Err(Denied::Own) } else { Ok(()) };
        }
        match self.answers.last() {
            Some(last) if self.state == ItemState::Asked && last.agent == agent => {
                Err(Denied::OwnQuestion)
            }
            Some(_) if self.state == ItemState::Asked => Ok(()),
            _ => Err(Denied::NoQuestion),
        }
    }

    /// Whether taking it needs its next step said again: of an urgent item. Where none was written
    /// the receiver says their own.
    pub fn needs_read_back(&self) -> bool {
        self.severity == Severity::Urgent
    }

    /// Whether `said` is the next step in the receiver's words: at least 60 % of its characters
    /// (of words in Latin letters and of numbers: the whole word) come again. Width, case, blanks
    /// and punctuation do not count. Nothing may be said otherwise: no other number, no other day,
    /// no “not” more or less.
    pub fn is_read_back(&self, said: &str) -> bool {
        let next = tokens(&self.next);
        if next.is_empty() {
            let said = tokens(said);
            return said.len() >= STEP && !NODS.contains(&said.concat().as_str());
        }
        if contradicts(&next, &tokens(said)) {
            return false;
        }
        let mut heard: HashMap<String, usize> = HashMap::new();
        for token in tokens(said) {
            *heard.entry(token).or_default() += 1;
        }
        let mut shared = 0;
        for token in &next {
            if let Some(left) = heard.get_mut(token).filter(|left| **left > 0) {
                *left -= 1;
                shared += 1;
            }
        }
        shared * 100 >= next.len() * READ_BACK
    }
}

/// A step of one's own has so many characters, or words, at least.
const STEP: usize = 2;
/// These say that it was heard, and not what will be done.
const NODS: [&str; 14] = [
    "好的",
    "知道了",
    "我知道了",
    "收到",
    "收到了",
    "好的收到",
    "明白",
    "明白了",
    "了解",
    "没问题",
    "我来处理",
    "okok",
    "gotit",
    "willdo",
];

/// What turns a step into its opposite when it is added or left out.
const NOT: [&str; 11] = ["不", "别", "勿", "没", "未", "无", "not", "no", "never", "don", "dont"];
/// The first character of a day, and the second.
const DAYS: ([&str; 3], [&str; 5]) = (["今", "明", "后"], ["天", "早", "晚", "日", "午"]);

/// Whether `said` says something else than `next`: another number or another day, or a “not” that
/// only one of them has. What `next` leaves open may be said besides.
fn contradicts(next: &[String], said: &[String]) -> bool {
    let is_number = |token: &&String| token.bytes().any(|byte| byte.is_ascii_digit());
    let is_not = |tokens: &[String]| tokens.iter().any(|token| NOT.contains(&token.as_str()));
    let days = |tokens: &[String]| -> Vec<String> {
        let is_day = |pair: &&[String]| {
            DAYS.0.contains(&pair[0].as_str()) && DAYS.1.contains(&pair[1].as_str())
        };
        let chinese = tokens.windows(2).filter(is_day).map(|pair| pair[0].clone());
        let english = tokens.iter().filter(|t| matches!(&***t, "today" | "tomorrow" | "tonight"));
        chinese.chain(english.cloned()).collect()
    };
    let others = |known: &[String], said: &[String]| {
        !known.is_empty() && said.iter().any(|one| !known.contains(one))
    };
    let numbers =
        |tokens: &[String]| -> Vec<String> { tokens.iter().filter(is_number).cloned().collect() };
    others(&numbers(next), &numbers(said))
        || others(&days(next), &days(said))
        || is_not(next) != is_not(said)
}

/// Single Chinese characters and whole ASCII words, half-width and in lower case.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut in_word = false;
    for c in text.chars() {
        let c = match c {
            '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            c => c,
        };
        if !c.is_alphanumeric() {
            in_word = false;
            continue;
        }
        match tokens.last_mut().filter(|_| in_word && c.is_ascii()) {
            Some(word) => word.push(c.to_ascii_lowercase()),
            None => tokens.push(c.to_lowercase().collect()),
        }
        in_word = c.is_ascii();
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Answer, ItemId};
    use uuid::Uuid;

    fn item(next: &str) -> Item {
        let now = Time::parse_from_rfc3339("2026-11-21T23:00:00+08:00").unwrap();
        let mut item = Item::new(ItemId(Uuid::from_u128(1)), "小林", now);
        item.severity = Severity::Urgent;
        item.next = next.to_owned();
        item.state = ItemState::Handed;
        item.handovers = vec![HandoverId(Uuid::from_u128(2))];
        item
    }

    #[test]
    fn a_read_back_says_the_next_step_again() {
        let item = item("明早10点打电话道歉，补偿5元");
        for said in ["明早１０点 打电话道歉 补偿5元", "明早10点打电话道歉", "10点打电话道歉补偿"]
        {
            assert!(item.is_read_back(said), "{said}");
        }
        for said in ["好的", "知道了，我来处理", "1", ""] {
            assert!(!item.is_read_back(said), "{said}");
        }
    }

    #[test]
    fn what_is_said_otherwise_is_not_read_back() {
        for (next, said) in [
            ("打电话", "不打电话"),
            ("先别退款，等主管回复", "先退款，等主管回复"),
            ("告诉买家明天发", "告诉买家今天发"),
            ("10点打电话道歉", "11点打电话道歉"),
            ("补偿5元", "补偿50元"),
            ("Call the buyer tomorrow at 10", "Don't call the buyer tomorrow at 10"),
            ("Call the buyer tomorrow at 10", "Call the buyer today at 10"),
        ] {
            assert!(!item(next).is_read_back(said), "{next}: {said}");
            assert!(item(next).is_read_back(next), "{next}");
        }
        assert!(item("先别退款，等主管回复").is_read_back("不要退款，等主管回复"));
        assert!(item("打电话给仓库").is_read_back("给仓库打电话，今天发2件"), "more may be said");
    }

    #[test]
    fn latin_words_are_read_back_as_words() {
        let item = item("Call the buyer at 10 and apologise");
        assert!(item.is_read_back("call buyer at 10, apologise"));
        assert!(!item.is_read_back("ok, the same as always, bye"));
    }

    #[test]
    fn an_urgent_item_is_taken_with_a_step() {
        assert!(item("催付").needs_read_back());
        // Where none was written the receiver says their own.
        assert!(item(" ").needs_read_back());
        for said in ["", "好的", "1", "收到", "好的，收到！", "Got it"] {
            assert!(!item(" ").is_read_back(said), "{said}");
        }
        for said in ["10点回电", "催付", "call at 10"] {
            assert!(item(" ").is_read_back(said), "{said}");
        }
        assert!(!Item { severity: Severity::Watch, ..item("催付") }.needs_read_back());
    }

    #[test]
    fn the_giver_answers_and_somebody_else_takes() {
        let mut item = item("");
        let mine = item.handovers.clone();
        assert_eq!(item.may_answer(AnswerKind::Accept, "慧兰", &mine), Err(Denied::Own));
        assert_eq!(item.may_answer(AnswerKind::Accept, "慧兰", &[]), Ok(()), "a later shift");
        assert_eq!(item.may_answer(AnswerKind::Answer, "慧兰", &mine), Err(Denied::NoQuestion));
        let (kind, at) = (AnswerKind::Ask, item.since);
        item.state = ItemState::Asked;
        item.answers
            .push(Answer { kind, at, agent: "小林".into(), text: "哪家快递？".into() });
        assert_eq!(item.may_answer(AnswerKind::Answer, "慧兰", &mine), Ok(()));
        assert_eq!(item.may_answer(AnswerKind::Answer, "小林", &[]), Err(Denied::OwnQuestion));
        assert_eq!(item.may_answer(AnswerKind::Accept, "小林", &[]), Ok(()));
    }
}
