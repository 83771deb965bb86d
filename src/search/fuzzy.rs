//! Matching with gaps, for when little else is found. The only place that names `fuzzy-matcher`.
//!
//! Its traits: it folds ASCII only and turns case-sensitive at an upper-case letter (so all comes
//! folded), a blank is literal (so none comes), and its two functions disagree now and then (so
//! only one is used; marks come from the lattice).

use super::grams::{Set, holds};
use super::index::{Index, class};
use super::plan::Plan;
use super::readings;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// How many documents are scored at most; about a microsecond each.
const MAX_SCORED: usize = 512;
/// The score that counts a match which only the lattice sees, such as `wuxun` in 物流查询.
const BY_LATTICE: i32 = 1;

/// Calls `take` with each document (and its score) whose code and title hold all words with gaps.
pub(super) fn search(
    index: &Index,
    plans: &[Plan],
    among: &Set,
    without: &Set,
    mut take: impl FnMut(usize, i32),
) {
    let typed: String = plans.iter().flat_map(|plan| plan.word.chars.iter()).collect();
    let matcher = SkimMatcherV2::default();
    let mut scored = 0;
    let (mut field, mut written, mut initials) = (vec![], String::new(), String::new());
    for doc in super::grams::members(among) {
        if holds(without, doc) {
            continue;
        }
        let fields = index.fields(doc);
        field.clear();
        field.extend_from_slice(fields.codes);
        field.extend_from_slice(fields.title);
        if !plans.iter().all(|plan| plan.with_gaps(&field)) {
            continue;
        }
        written.clear();
        initials.clear();
        for c in field.iter().map(|&unit| index.chars[usize::from(class(unit))]) {
            written.push(c);
            initials.extend(readings::initial(c).or(Some(c)));
        }
        let score =
            matcher.fuzzy_match(&written, &typed).max(matcher.fuzzy_match(&initials, &typed));
        take(doc, score.map_or(BY_LATTICE, |s| i32::try_from(s).unwrap_or(BY_LATTICE)));
        scored += 1;
        if scored == MAX_SCORED {
            return;
        }
    }
}
