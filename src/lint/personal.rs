//! Mobile and ID numbers of mainland China, however their digits are parted.

use super::fold::{Folded, Unit};

/// Symbols or blanks between two parts of one number.
const MOST_BETWEEN: usize = 2;

/// Ways in which people part eleven digits.
const MOBILE: [&[usize]; 9] =
    [&[11], &[3, 4, 4], &[4, 4, 3], &[4, 3, 4], &[3, 5, 3], &[3, 3, 5], &[3, 8], &[7, 4], &[1; 11]];
const ID: [&[usize]; 4] = [&[18], &[6, 8, 4], &[6, 4, 4, 4], &[1; 18]];

/// A run of digits, in units.
#[derive(Debug, Clone, Copy)]
struct Run {
    start: usize,
    end: usize,
}

/// Mobile numbers (eleven digits from 13 to 19) and ID numbers (birthday and check digit are
/// right) of a text, in units.
pub(super) fn numbers(folded: &Folded) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (from, to) in &folded.sentences {
        let runs = runs(&folded.units, *from, *to);
        let mut at = 0;
        while at < runs.len() {
            match number(&folded.units, &runs[at..]) {
                Some(parts) => {
                    found.push((runs[at].start, runs[at + parts - 1].end));
                    at += parts;
                }
                None => at += 1,
            }
        }
    }
    found
}

/// How many of the first runs make a number.
fn number(units: &[Unit], runs: &[Run]) -> Option<usize> {
    let digits = |count: usize| -> Option<Vec<u8>> {
        let near = runs.windows(2).take(count - 1).all(|two| linked(units, two[0], two[1]));
        let all = runs.get(..count)?.iter().flat_map(|run| &units[run.start..run.end]);
        near.then(|| all.filter_map(|unit| digit(unit.c)).collect())
    };
    let shaped = |shape: &&&[usize]| {
        runs.len() >= shape.len()
            && shape.iter().zip(runs).all(|(length, run)| run.end - run.start == *length)
    };
    let mobile = MOBILE.iter().filter(shaped).find_map(|shape| {
        // Eleven single digits are eleven: a twelfth makes it something else.
        let more = shape.len() == 11
            && runs
                .get(11)
                .is_some_and(|run| run.end - run.start == 1 && linked(units, runs[10], *run));
        (!more && is_mobile(&digits(shape.len())?)).then_some(shape.len())
    });
    let id = || {
        let shape = ID.iter().find(shaped)?;
        is_id(&digits(shape.len())?).then_some(shape.len())
    };
    let prefixed = || {
        let digits = digits(1)?;
        let rest = digits.strip_prefix(&[8, 6]).or_else(|| digits.strip_prefix(&[0]))?;
        is_mobile(rest).then_some(1)
    };
    mobile.or_else(id).or_else(prefixed)
}

fn is_mobile(digits: &[u8]) -> bool {
    digits.len() == 11 && digits[0] == 1 && digits[1] >= 3
}

/// GB 11643: a birthday in the middle, and a check digit (10 is written X).
fn is_id(digits: &[u8]) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: [u8; 11] = [1, 0, 10, 9, 8, 7, 6, 5, 4, 3, 2];
    if digits.len() != 18 || digits[..17].contains(&10) {
        return false;
    }
    let value = |part: &[u8]| part.iter().fold(0_u32, |n, d| n * 10 + u32::from(*d));
    let (year, month, day) =
        (value(&digits[6..10]), value(&digits[10..12]), value(&digits[12..14]));
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(d, weight)| u32::from(*d) * weight).sum();
    (1850..2100).contains(&year)
        && (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && CHECKS[(sum % 11) as usize] == digits[17]
}

/// Digits as people write them to slip past a filter; X is the last of an ID number.
fn digit(c: char) -> Option<u8> {
    Some(match c {
        '0'..='9' => c as u8 - b'0',
        'x' => 10,
        '零' | '〇' => 0,
        '一' | '幺' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

fn runs(units: &[Unit], from: usize, to: usize) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (at, unit) in units.iter().enumerate().take(to).skip(from) {
        // An X counts only right after seventeen digits.
        let counts = digit(unit.c).is_some_and(|digit| {
            digit < 10
                || runs.last().is_some_and(|run| run.end == at && matches!(at - run.start, 17 | 3))
        });
        if !counts {
            continue;
        }
        match runs.last_mut().filter(|run| run.end == at) {
            Some(run) => run.end += 1,
            None => runs.push(Run { start: at, end: at + 1 }),
        }
    }
    runs
}

fn linked(units: &[Unit], a: Run, b: Run) -> bool {
    let between = &units[a.end..b.start];
    // A comma between single digits parts no list of eleven.
    let single = a.end - a.start == 1 && b.end - b.start == 1;
    let parts = |unit: &Unit| unit.noise || unit.c == ' ' || (single && unit.c == ',');
    between.len() <= MOST_BETWEEN && between.iter().all(parts)
}
