//! The forbidden-word check of `chaqi reply`: what must not go out does not, unless it is said so.
//!
//! As in the console, a reply is checked as it stands in its file for what has no place in a
//! shared phrase and for placeholders, and filled in for words.

use super::context::{Context, fresh_id};
use super::errors::{Failure, REFUSED};
use super::lint::{in_words, rules_in_force};
use super::output;
use crate::config::Role;
use crate::domain::{Change, UseId};
use crate::i18n::t;
use crate::lint::{self, Kind, Level};
use crate::phrases::{Phrase, Scope};
use crate::text::gate;

/// A rule that the agent goes against, and the words that break it.
pub(super) struct Broken {
    rule: String,
    words: String,
}

impl Broken {
    /// What the record says of it.
    pub(super) fn change(self, used: UseId, phrase: &Phrase) -> Change {
        Change::CopiedAnyway {
            used,
            phrase: phrase.id.clone(),
            title: phrase.title.clone(),
            rule: self.rule,
            words: self.words,
        }
    }
}

/// Says on standard error what in a reply, as written and as filled, breaks a rule. Refuses it when it must not go
/// out; with `anyway` it may, and what it breaks comes back to be recorded.
pub(super) fn checked(
    context: &Context,
    phrase: &Phrase,
    (written, filled): (&str, &str),
    anyway: bool,
) -> Result<Vec<Broken>, Failure> {
    let lang = context.lang;
    let rules = rules_in_force(context);
    let known = |_: &str| true;
    let about = lint::Context {
        shared: phrase.scope != Scope::Personal,
        platform: Some(context.config.shop.platform),
        known: &known,
    };
    let mut broken = Vec::new();
    for (text, of_file) in [(written, true), (filled, false)] {
        for finding in rules.check(text, about) {
            let rule = finding.rule;
            let in_place = of_file == (rule.shared || rule.kind == Kind::Placeholder);
            if !in_place || finding.level() == Level::Hint {
                continue;
            }
            let words = gate::line(&text[finding.range.clone()]).into_owned();
            output::note(&t!(lang, "replies-held-finding", "rule" => rule.id.as_str(),
                "words" => words.as_str(), "why" => in_words(lang, &rule.what)));
            let instead = in_words(lang, finding.suggestion());
            if !instead.is_empty() {
                output::note(&t!(lang, "lint-suggestion", "text" => instead));
            }
            if finding.level() == Level::Block {
                broken.push(Broken { rule: rule.id.clone(), words });
            }
        }
    }
    if broken.is_empty() || anyway {
        return Ok(broken);
    }
    Err(Failure::Said {
        code: REFUSED,
        what: t!(lang, "cli-fail-forbidden", "id" => phrase.id.as_str()),
        hint: Some(t!(lang, "cli-hint-forbidden")),
    })
}

/// Records that a reply was printed against a rule.
pub(super) fn record(
    context: &Context,
    phrase: &Phrase,
    broken: Vec<Broken>,
) -> Result<(), Failure> {
    if broken.is_empty() || context.config.agent.role == Role::ReadOnly {
        return Ok(());
    }
    let used = UseId(fresh_id());
    let changes = broken.into_iter().map(|broken| broken.change(used, phrase)).collect();
    context.act(&mut context.store()?, changes).map(drop)
}
