//! `chaqi phrases lint`: what in the phrases breaks a rule of the platform or a law.

use super::args;
use super::context::Context;
use super::errors::{Done, FAILED, Failure, REFUSED};
use super::output::{self, Out};
use super::phrases::{library, note_problems, problem_line};
use crate::domain::{Platform, Word};
use crate::i18n::{Lang, t, text, toml, word};
use crate::lint::{self, Finding, Level, PatternError, Rule, Rules, Words};
use crate::phrases::{BUILT_IN_VARIABLES, Library, Lone, Phrase, Scope};
use crate::text::{gate, truncate};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

/// Columns of a wording that is quoted: of one that is too long as a whole, its beginning.
const QUOTED: usize = 40;

/// A text to check, and where it stands.
struct Said {
    file: String,
    line: usize,
    /// The phrase's id; for a bare line the line itself.
    phrase: String,
    texts: Vec<String>,
    shared: bool,
    platform: Option<Platform>,
}

/// Everything to check.
#[derive(Default)]
struct All {
    said: Vec<Said>,
    known: BTreeSet<String>,
    /// A file is left out, or a part of one.
    failed: bool,
}

/// Runs the command. Exit code 4 when something must not go out, 1 when a file can't be read.
pub(super) fn run(context: &Context, out: &mut Out, args: &args::Lint) -> Done {
    if args.toml {
        out.bytes(lint::EMBEDDED.as_bytes())?;
        return Ok(0);
    }
    let rules = rules_in_force(context);
    if args.rules {
        return list(context, out, &rules, args.json);
    }
    let all = gather(context, &args.files)?;
    let lang = context.lang;
    let mut rows: Vec<Value> = Vec::new();
    let mut counts = [0_usize; 3];
    for said in &all.said {
        let known = |name: &str| all.known.contains(name);
        let about = lint::Context { shared: said.shared, platform: said.platform, known: &known };
        for text in &said.texts {
            for finding in rules.check(text, about) {
                counts[finding.level() as usize] += 1;
                if args.json {
                    rows.push(record(lang, said, text, &finding));
                } else {
                    show(lang, out, said, text, &finding)?;
                }
            }
        }
    }
    let [hint, warn, block] = counts;
    if args.json {
        out.json(&rows)?;
    } else {
        let count = all.said.len();
        let counted = match hint + warn + block {
            // Of what could not be read nobody knows.
            0 if all.failed && count == 0 => None,
            0 => Some(t!(lang, "lint-clean", "count" => count)),
            _ => Some(t!(lang, "lint-count",
                "count" => count, "block" => block, "warn" => warn, "hint" => hint)),
        };
        if let Some(counted) = counted {
            out.line(&counted)?;
            out.line(&t!(lang, "lint-not-advice"))?;
        }
    }
    Ok(match (block, all.failed) {
        (1.., _) => REFUSED,
        (0, true) => FAILED,
        (0, false) => 0,
    })
}

/// The embedded rules with the shop's over them; what is wrong in those is said.
pub(super) fn rules_in_force(context: &Context) -> Rules {
    let path = &context.paths.lint_rules;
    let file = path.display().to_string();
    match std::fs::read_to_string(path) {
        Ok(own) => {
            let (rules, problems) = Rules::with(&own);
            for problem in &problems {
                output::note(&t!(context.lang, "lint-problem", "file" => file.as_str(),
                    "line" => problem.line, "message" => message(context.lang, &problem.kind)));
            }
            rules
        }
        Err(error) => {
            if error.kind() != ErrorKind::NotFound {
                output::note(&t!(context.lang, "lint-fail-read",
                    "file" => file.as_str(), "reason" => error.to_string()));
            }
            Rules::embedded()
        }
    }
}

fn gather(context: &Context, files: &[std::path::PathBuf]) -> Result<All, Failure> {
    let library = library(context);
    let mut all = All { known: known(&library), ..All::default() };
    let shop = context.config.shop.platform;
    if files.is_empty() {
        note_problems(context.lang, &library);
        all.failed = library.problems.iter().any(|problem| problem.kind.is_error());
        let phrases = library.phrases.iter().chain(library.resting.iter());
        all.said.extend(phrases.map(|phrase| Said::of(&phrase, shop)));
    }
    for file in files {
        if file == Path::new("-") {
            all.said.extend(lines(context.lang, shop)?);
            continue;
        }
        let own = std::path::absolute(file).is_ok_and(|p| p == context.paths.personal_phrases);
        let lone = Lone::read(file, if own { Scope::Personal } else { Scope::Shop });
        for problem in lone.problems.iter().filter(|problem| problem.kind.is_error()) {
            output::note(&problem_line(context.lang, problem));
            all.failed = true;
        }
        all.known.extend(lone.variables.into_keys());
        all.said.extend(lone.phrases.iter().map(|phrase| Said::of(phrase, shop)));
    }
    Ok(all)
}

/// The variables that will be filled or asked for.
fn known(library: &Library) -> BTreeSet<String> {
    let built_in = BUILT_IN_VARIABLES.iter().map(|name| (*name).to_owned());
    library.variables.keys().cloned().chain(built_in).collect()
}

/// One phrase per line of standard input.
fn lines(lang: Lang, platform: Platform) -> Result<Vec<Said>, Failure> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes).map_err(|error| {
        Failure::said(t!(lang, "lint-fail-read", "file" => "-", "reason" => error.to_string()))
    })?;
    let text = String::from_utf8(bytes).map_err(|_| {
        Failure::said(t!(lang, "lint-fail-utf8", "file" => "-")).hint(t!(lang, "lint-hint-utf8"))
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let filled = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    Ok(filled
        .map(|(at, line)| Said {
            file: "-".to_owned(),
            line: at + 1,
            phrase: line.to_owned(),
            texts: vec![line.to_owned()],
            shared: true,
            platform: Some(platform),
        })
        .collect())
}

impl Said {
    fn of(phrase: &Phrase, shop: Platform) -> Self {
        Self {
            file: phrase.source.to_string(),
            line: phrase.line as usize,
            phrase: phrase.id.clone(),
            texts: phrase.wordings().map(str::to_owned).collect(),
            shared: phrase.scope != Scope::Personal,
            platform: Some(phrase.platform.unwrap_or(shop)),
        }
    }
}

fn record(lang: Lang, said: &Said, text: &str, finding: &Finding<'_>) -> Value {
    json!({
        "file": said.file, "line": said.line, "phrase": said.phrase, "rule": finding.rule.id,
        "level": finding.level().code(), "match": &text[finding.range.clone()],
        "suggestion": in_words(lang, finding.suggestion()),
    })
}

fn show(
    lang: Lang,
    out: &mut Out,
    said: &Said,
    text: &str,
    finding: &Finding<'_>,
) -> Result<(), Failure> {
    let place = match said.file.as_str() {
        "-" => said.line.to_string(),
        file => format!("{file}:{}", said.line),
    };
    out.line(&t!(lang, "lint-finding", "place" => place, "level" => level(lang, finding.level()),
        "rule" => finding.rule.id.as_str(),
        "match" => truncate(&gate::line(&text[finding.range.clone()]), QUOTED).into_owned(),
        "why" => in_words(lang, &finding.rule.what)))?;
    if said.file != "-" {
        out.line(&format!("    {}", t!(lang, "lint-phrase", "id" => said.phrase.as_str())))?;
    }
    let suggestion = in_words(lang, finding.suggestion());
    if !suggestion.is_empty() {
        out.line(&format!("    {}", t!(lang, "lint-suggestion", "text" => suggestion)))?;
    }
    Ok(())
}

/// `--rules`
fn list(context: &Context, out: &mut Out, rules: &Rules, json: bool) -> Done {
    let lang = context.lang;
    if json {
        let rows: Vec<Value> = rules.all().iter().map(|rule| rule_json(lang, rule)).collect();
        out.json(&rows)?;
        return Ok(0);
    }
    for rule in rules.all() {
        out.line(&t!(lang, "lint-rule", "id" => rule.id.as_str(),
            "level" => level(lang, rule.level), "what" => in_words(lang, &rule.what)))?;
        let mut more = Vec::new();
        if rule.source != Words::default() {
            more.push(t!(lang, "lint-rule-source", "source" => in_words(lang, &rule.source)));
        }
        if !rule.date.is_empty() {
            more.push(t!(lang, "lint-rule-date", "date" => rule.date.as_str()));
        }
        if !rule.platform.is_empty() {
            let names: Vec<String> = rule.platform.iter().map(|p| word(lang, *p)).collect();
            more.push(t!(lang, "lint-rule-platform", "platforms" => names.join(", ")));
        }
        if rule.shared {
            more.push(t!(lang, "lint-rule-shared"));
        }
        if rule.suggest != Words::default() {
            more.push(t!(lang, "lint-suggestion", "text" => in_words(lang, &rule.suggest)));
        }
        for line in more {
            out.line(&format!("    {line}"))?;
        }
    }
    let file = context.paths.lint_rules.display().to_string();
    out.line(&t!(lang, "lint-rules-own", "file" => file))?;
    out.line(&t!(lang, "lint-not-advice"))?;
    Ok(0)
}

fn rule_json(lang: Lang, rule: &Rule) -> Value {
    let platforms: Vec<&str> = rule.platform.iter().map(|p| p.code()).collect();
    json!({
        "rule": rule.id, "level": rule.level.code(), "what": in_words(lang, &rule.what),
        "source": in_words(lang, &rule.source),
        "date": Some(&rule.date).filter(|date| !date.is_empty()), "platform": platforms,
        "shared": rule.shared, "suggestion": in_words(lang, &rule.suggest),
    })
}

/// In the language of the command, else in the other.
pub(super) fn in_words(lang: Lang, words: &Words) -> String {
    let (own, other) = match lang {
        Lang::ZhCn => (&words.zh, &words.en),
        Lang::En => (&words.en, &words.zh),
    };
    if own.is_empty() { other.clone() } else { own.clone() }
}

fn level(lang: Lang, level: Level) -> String {
    let id = match level {
        Level::Block => "lint-level-block",
        Level::Warn => "lint-level-warn",
        Level::Hint => "lint-level-hint",
    };
    text(lang, id)
}

fn message(lang: Lang, kind: &lint::ProblemKind) -> String {
    match kind {
        lint::ProblemKind::Value(words) => toml(lang, words, ""),
        lint::ProblemKind::UnknownKey { key, near } => {
            let near =
                near.as_ref().map(|near| t!(lang, "lint-problem-near", "near" => near.as_str()));
            t!(lang, "lint-problem-unknown-key", "key" => key.as_str()) + &near.unwrap_or_default()
        }
        lint::ProblemKind::NoRule(id) => t!(lang, "lint-problem-no-rule", "id" => id.as_str()),
        lint::ProblemKind::Pattern { rule, pattern, error } => {
            let (rule, pattern) = (rule.as_str(), pattern.as_str());
            match error {
                PatternError::Empty => t!(lang, "lint-problem-pattern-empty",
                    "rule" => rule, "pattern" => pattern),
                PatternError::Unclosed(_) => t!(lang, "lint-problem-pattern-open",
                    "rule" => rule, "pattern" => pattern),
                PatternError::LooseGap => t!(lang, "lint-problem-pattern-gap",
                    "rule" => rule, "pattern" => pattern),
                PatternError::NoList(list) => t!(lang, "lint-problem-pattern-list",
                    "rule" => rule, "pattern" => pattern, "list" => list.as_str()),
            }
        }
    }
}
