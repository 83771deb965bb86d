//! What the words of a query say together: of a document, of a category, of another query.

use super::grams::holds;
use super::index::{Index, STOP, class};
use super::label::Matcher;
use super::plan::{At, Plan};
use super::word::Word;
use super::{Tier, Why};
use crate::text::gate::fold_search;

/// What it counts for several words that a title begins with all of them.
const AS_TYPED: i32 = 256;

/// Says how a body was hit, which for short words nobody has read yet: as written, if one word was.
/// Where there are no Latin letters, nothing that is typed in letters is.
pub(super) fn why_in_body(index: &Index, plans: &[Plan], doc: usize) -> Why {
    let has_latin = index.grams.as_ref().is_none_or(|grams| holds(&grams.latin, doc));
    if !has_latin && plans.iter().all(|plan| plan.word.is_pinyin()) {
        return Why::Pinyin;
    }
    let body = index.fields(doc).body;
    let written = plans.iter().any(|plan| plan.why_in(body) == Why::Text);
    if written { Why::Text } else { Why::Pinyin }
}

/// Returns where the best-placed word is, if all are there.
pub(super) fn find_all(index: &Index, plans: &[Plan], surely: &[bool], doc: usize) -> Option<At> {
    let fields = index.fields(doc);
    let mut best: Option<At> = None;
    for (plan, &surely) in plans.iter().zip(surely) {
        let mut at = plan.find(&fields, surely)?;
        if plans.len() > 1 && at.tier < Tier::Title {
            // One word of several that is a code by chance: `cancel` in `cancel after shipping`.
            at = At { tier: Tier::Title, why: Why::Text, ..at };
        }
        best = Some(match best {
            None => at,
            Some(top) => {
                let (high, low) = if at.tier < top.tier { (at, top) } else { (top, at) };
                // Words that share a tier help each other.
                let more = if high.tier == low.tier { low.score } else { 0 };
                At { score: high.score + more, ..high }
            }
        });
    }
    if plans.len() > 1 && begins(index, plans, doc) {
        best = best.map(|at| At { score: at.score + AS_TYPED, ..at });
    }
    best
}

/// Tells whether the title of a document begins with all words as they were typed.
pub(super) fn begins(index: &Index, plans: &[Plan], doc: usize) -> bool {
    let mut title = index.fields(doc).title.iter().map(|&unit| class(unit)).filter(|&c| c != STOP);
    plans.iter().flat_map(|plan| &plan.classes).all(|&typed| title.next() == Some(typed))
}

/// The words of a query as one text: the same for all that find the same.
pub(super) fn joined(words: &[Word]) -> String {
    let mut query = String::new();
    for word in words {
        if !query.is_empty() {
            query.push(' ');
        }
        query.extend(&word.chars);
    }
    query
}

/// Tells of each category whether it is meant: by its name, or else by what finds it.
pub(super) fn categories(index: &Index, asked: &str, tolerant: bool) -> Vec<bool> {
    let names = index.categories();
    let folded = fold_search(asked);
    let exact: Vec<bool> = names.iter().map(|name| fold_search(name) == folded).collect();
    if exact.contains(&true) {
        return exact;
    }
    let matcher = Matcher::new(asked, tolerant);
    names.iter().map(|name| matcher.find(name).is_some()).collect()
}
