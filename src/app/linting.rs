//! The forbidden-word check in the console: on what is copied, and on what is saved.
//!
//! Owns when a text is checked, as what, and the question before a forbidden text goes out. What
//! is forbidden, and how it is found, is `lint`'s.
//!
//! A reply is checked twice: as it stands in its file, for what has no place in a shared phrase
//! and for placeholders; and filled in, for words. Values of an order are no placeholders, however
//! many asterisks a platform puts into a buyer's name.

use super::filling::Taken;
use super::layer::{Confirm, Confirmed};
use super::{App, Effect, Layer};
use crate::i18n::{Lang, t};
use crate::lint::{Context, Finding, Kind, Level, Rules, Words};
use crate::phrases::{BUILT_IN_VARIABLES, Scope};
use crate::text::gate;
use std::sync::{Arc, LazyLock};

/// Findings that a question has room for.
const SHOWN: usize = 3;

/// The rules of the program alone, until those in force are loaded.
static EMBEDDED: LazyLock<Arc<Rules>> = LazyLock::new(|| Arc::new(Rules::embedded()));

/// A wording that breaks a rule, in the language of the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caught {
    /// The rule, such as `E1`.
    pub rule: String,
    /// What it weighs.
    pub level: Level,
    /// The words that break it.
    pub words: String,
    /// What the rule forbids.
    pub why: String,
    /// What to say instead; may be empty.
    pub instead: String,
}

impl Caught {
    fn of(lang: Lang, text: &str, finding: &Finding<'_>) -> Self {
        let words = text.get(finding.range.clone()).unwrap_or_default();
        Self {
            rule: finding.rule.id.clone(),
            level: finding.level(),
            words: gate::line(words).into_owned(),
            why: in_words(lang, &finding.rule.what),
            instead: in_words(lang, finding.suggestion()),
        }
    }
}

/// Messages that are filled in and wait for a yes.
#[derive(Debug, Clone)]
pub struct Held {
    pub(super) taken: Taken,
    pub(super) messages: Vec<String>,
    caught: Vec<Caught>,
}

impl App {
    /// The rules in force are loaded, first or again; `wrong` says what is wrong in the shop's.
    pub(super) fn rules_loaded(&mut self, rules: Arc<Rules>, wrong: Option<String>) -> Vec<Effect> {
        self.rules = Some(rules);
        if let Some(words) = wrong {
            self.warn(words);
        }
        Vec::new()
    }

    /// The rules in force, for those who check elsewhere.
    pub fn rules_in_force(&self) -> Arc<Rules> {
        Arc::clone(self.rules.as_ref().unwrap_or(&EMBEDDED))
    }

    fn rules(&self) -> &Rules {
        self.rules.as_ref().unwrap_or(&EMBEDDED)
    }

    /// What in a phrase's text, as it stands in its file, breaks a rule; in the order of the text.
    pub fn lint_phrase(&self, text: &str, scope: Scope) -> Vec<Caught> {
        let library = self.replies.shelf.as_ref().map(|shelf| &shelf.library);
        let known = |name: &str| match library {
            Some(library) => library.has_variable(name),
            None => BUILT_IN_VARIABLES.contains(&name),
        };
        let platform = Some(self.settings.platform);
        let context = Context { shared: scope != Scope::Personal, platform, known: &known };
        let findings = self.rules().check(text, context);
        findings.iter().map(|finding| Caught::of(self.lang, text, finding)).collect()
    }

    /// What breaks a rule in replies that are about to go out; hints don't disturb.
    fn lint_copy(&self, taken: &Taken, messages: &[String]) -> Vec<Caught> {
        let (written, filled) = (taken.whole(), messages.join("\n"));
        let shared = taken.phrases.iter().any(|phrase| phrase.scope != Scope::Personal);
        let platform = Some(self.settings.platform);
        let known = |_: &str| true;
        let check = |text: &str, shared: bool, of_file: bool| -> Vec<Caught> {
            let findings = self.rules().check(text, Context { shared, platform, known: &known });
            let in_place = |finding: &&Finding<'_>| {
                let rule = finding.rule;
                finding.level() > Level::Hint
                    && of_file == (rule.shared || rule.kind == Kind::Placeholder)
            };
            let findings = findings.iter().filter(in_place);
            findings.map(|finding| Caught::of(self.lang, text, finding)).collect()
        };
        let mut caught = check(&written, shared, true);
        caught.extend(check(&filled, shared, false));
        caught.sort_by_key(|caught| std::cmp::Reverse(caught.level));
        caught
    }

    /// Lets messages out, with a word of warning if need be, or asks first.
    pub(super) fn checked_out(&mut self, taken: Taken, messages: Vec<String>) -> Vec<Effect> {
        let caught = self.lint_copy(&taken, &messages);
        if caught.first().is_some_and(|worst| worst.level == Level::Block) {
            self.hold(Held { taken, messages, caught });
            return Vec::new();
        }
        let warning = caught.first().map(|worst| {
            let mut lines = vec![t!(self.lang, "replies-warned", "rule" => worst.rule.clone(),
                "words" => worst.words.clone(), "why" => worst.why.clone())];
            if !worst.instead.is_empty() {
                lines.push(t!(self.lang, "lint-suggestion", "text" => worst.instead.clone()));
            }
            let mut more: Vec<&str> = caught.iter().skip(1).map(|c| c.rule.as_str()).collect();
            more.dedup();
            if !more.is_empty() {
                let rules = more.join(&t!(self.lang, "app-list-separator"));
                lines.push(t!(self.lang, "replies-held-more", "rules" => rules));
            }
            lines.join("\n")
        });
        let effects = self.send_out(&taken, messages, Vec::new());
        self.warn_of_copy(warning);
        effects
    }

    /// Shows the rules that are broken, and asks whether to copy all the same.
    fn hold(&mut self, held: Held) {
        let separator = t!(self.lang, "app-list-separator");
        let blocks: Vec<&Caught> =
            held.caught.iter().filter(|caught| caught.level == Level::Block).collect();
        let mut body = Vec::new();
        for caught in blocks.iter().take(SHOWN) {
            body.push(t!(self.lang, "replies-held-finding", "rule" => caught.rule.clone(),
                "words" => caught.words.clone(), "why" => caught.why.clone()));
            if !caught.instead.is_empty() {
                body.push(t!(self.lang, "lint-suggestion", "text" => caught.instead.clone()));
            }
        }
        if blocks.len() > SHOWN {
            let more: Vec<&str> = blocks.iter().skip(SHOWN).map(|c| c.rule.as_str()).collect();
            body.push(t!(self.lang, "replies-held-more", "rules" => more.join(&separator)));
        }
        let title = t!(self.lang, "replies-held-title", "title" => held.taken.titles());
        self.layers.push(Layer::Confirm(Confirm {
            title,
            body,
            yes: Confirmed::CopyAnyway(Box::new(held)),
        }));
    }

    /// Copies what was held back; who did so against which rule stands in the record.
    pub(super) fn copy_anyway(&mut self, held: Held) -> Vec<Effect> {
        let blocks = held.caught.into_iter().filter(|caught| caught.level == Level::Block);
        let broken = blocks.map(|caught| (caught.rule, caught.words)).collect();
        self.send_out(&held.taken, held.messages, broken)
    }
}

/// In the language of the screen, else in the other.
fn in_words(lang: Lang, words: &Words) -> String {
    let (own, other) = match lang {
        Lang::ZhCn => (&words.zh, &words.en),
        Lang::En => (&words.en, &words.zh),
    };
    if own.is_empty() { other.clone() } else { own.clone() }
}
