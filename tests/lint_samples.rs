//! What the forbidden-word check finds and what it leaves alone, on our own samples of wordings.
//!
//! `planted.tsv` holds a rule and a text that breaks it on each line, `innocent.txt` texts as real
//! agents send them, full of words that a naive list would stumble over.

#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute only")]

use chaqi::domain::{Trade, Word};
use chaqi::lint::{Context, Level, Rules};
use chaqi::phrases::{BUILT_IN_VARIABLES, Language, Library, Sources};
use std::path::Path;

fn sample(name: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/lint").join(name);
    let text = std::fs::read_to_string(&path).unwrap();
    text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn known(name: &str) -> bool {
    BUILT_IN_VARIABLES.contains(&name)
}

/// The findings of a text as `rule level match`.
fn findings(rules: &Rules, text: &str) -> Vec<(String, Level, String)> {
    let context = Context { shared: true, platform: None, known: &known };
    rules
        .check(text, context)
        .into_iter()
        .map(|f| (f.rule.id.clone(), f.level(), text[f.range].to_owned()))
        .collect()
}

#[test]
fn every_planted_violation_is_found() {
    let rules = Rules::embedded();
    let (mut missed, mut count) = (Vec::new(), [0; 3]);
    for line in sample("planted.tsv") {
        let (rule, text) = line.split_once('\t').unwrap();
        let kind = match &rule[..1] {
            "E" => 0,
            "W" => 1,
            _ => 2,
        };
        count[kind] += 1;
        let found = findings(&rules, text);
        if !found.iter().any(|(id, _, _)| id == rule) {
            missed.push(format!("{rule} {text} {found:?}"));
        }
    }
    assert!(missed.is_empty(), "{} missed:\n{}", missed.len(), missed.join("\n"));
    assert!(count[0] >= 120 && count[1] >= 80, "{count:?}");
}

#[test]
fn innocent_texts_are_left_alone() {
    let rules = Rules::embedded();
    let texts = sample("innocent.txt");
    assert!(texts.len() >= 300, "{}", texts.len());
    for (level, per_hundred) in [(Level::Block, 1), (Level::Warn, 3)] {
        let alarms: Vec<String> = texts
            .iter()
            .filter_map(|text| {
                let found = findings(&rules, text);
                let at_level: Vec<_> = found.iter().filter(|(_, l, _)| *l == level).collect();
                (!at_level.is_empty()).then(|| format!("{text} {at_level:?}"))
            })
            .collect();
        assert!(
            alarms.len() * 100 <= texts.len() * per_hundred,
            "{level:?}: {} of {}\n{}",
            alarms.len(),
            texts.len(),
            alarms.join("\n")
        );
    }
}

#[test]
fn shipped_phrases_are_clean() {
    let rules = Rules::embedded();
    let mut wrong = Vec::new();
    for language in [Language::ZhCn, Language::En] {
        let addons = Trade::ALL.to_vec();
        let sources = Sources { language, addons, ..Sources::default() };
        let library =
            Library::load(&sources, chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap());
        let known = |name: &str| known(name) || library.variables.contains_key(name);
        let context = Context { shared: true, platform: None, known: &known };
        for phrase in library.phrases.iter().chain(library.resting.iter()) {
            for text in phrase.wordings() {
                for finding in rules.check(text, context) {
                    if finding.level() > Level::Hint {
                        let found = &text[finding.range.clone()];
                        wrong.push(format!("{} {} {found}", phrase.id, finding.rule.id));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
