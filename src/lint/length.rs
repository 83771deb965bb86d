//! Whether a text is too long to be read in a chat.

use super::source::Rule;
use std::ops::Range;

/// The whole text, when it has more characters or lines than the rule grants and is not parted by
/// lines `---`.
pub(super) fn find(text: &str, rule: &Rule) -> Option<Range<usize>> {
    let parted = text.lines().any(|line| line.trim() == "---");
    let characters = text.chars().filter(|c| !c.is_whitespace()).count();
    let long = characters > rule.characters || text.trim().lines().count() > rule.lines;
    (long && !parted).then_some(0..text.len())
}
