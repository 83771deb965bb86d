//! Whether an opening addresses the buyer politely.

use super::source::Rule;
use crate::text::gate;
use std::ops::Range;

/// The opening of a text that begins with one of the rule's words and says none of its
/// exceptions.
pub(super) fn find(text: &str, rule: &Rule) -> Option<Range<usize>> {
    let start = text.len() - text.trim_start().len();
    let folded = gate::fold_search(text);
    let said = folded.trim_start_matches(|c: char| !c.is_alphanumeric());
    let begins = |word: &String| {
        let word = gate::fold_search(word);
        said.strip_prefix(&word).is_some_and(|rest| {
            !(word.ends_with(|c: char| c.is_ascii_alphabetic())
                && rest.starts_with(|c: char| c.is_ascii_alphabetic()))
        })
    };
    let polite = || rule.except.iter().any(|word| folded.contains(&gate::fold_search(word)));
    if !rule.find.iter().any(begins) || polite() {
        return None;
    }
    let line = text[start..].find('\n').map_or(text.len(), |at| start + at);
    Some(start..line)
}
