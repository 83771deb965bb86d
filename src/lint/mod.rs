//! The forbidden-word check: which wordings of a phrase break a rule of the platform or a law.
//!
//! Owns the rules (data in `rules.toml`, a shop's own in its `lint.toml`), the small language of
//! their patterns, the way a text is made plain before it is compared, and the findings. Pure: text
//! in, findings out. Must not know: files, phrases, the screen, or the words around a finding; what
//! a rule says of itself stands in the rule.
//!
//! A text is folded to units (`fold`), cut into sentences, and every pattern (`pattern`) is
//! tried where its first character stands. A rule then asks whether one of its patterns was found,
//! or one of each group of a combination, in any order, within one sentence.

mod fold;
mod length;
mod opening;
mod pattern;
mod personal;
mod placeholder;
mod rules;
mod script;
mod source;

pub use pattern::PatternError;
pub use rules::{Context, Finding, Rules};
pub use source::{EMBEDDED, Kind, Level, Problem, ProblemKind, Rule, Words};

#[cfg(test)]
mod tests;
