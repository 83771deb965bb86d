//! Checks of the packs that are part of the program, and what tests of this room share.

use super::*;
use chrono::NaiveDate;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

/// 2026-11-21.
pub(super) fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

/// A phrase with nothing special about it.
pub(super) fn phrase(id: &str, text: &str) -> Phrase {
    Phrase {
        id: id.to_owned(),
        code: id.to_owned(),
        title: format!("title of {id}"),
        category: Arc::from("物流"),
        colour: Some(crate::domain::Colour::Blue),
        tags: vec!["快递".to_owned()],
        aliases: Vec::new(),
        text: text.to_owned(),
        variants: Vec::new(),
        valid_from: None,
        valid_to: None,
        review_by: None,
        platform: None,
        image: None,
        scope: Scope::Shop,
        source: Arc::new(Source::File(PathBuf::from("shop.toml"))),
        line: 1,
    }
}

#[test]
fn shipped_packs_are_sound() {
    for (language, least) in [(Language::ZhCn, 120), (Language::En, 60)] {
        let sources = Sources { language, ..Sources::default() };
        let library = Library::load(&sources, today());
        let problems: Vec<String> = library.problems.iter().map(ToString::to_string).collect();
        assert!(problems.is_empty(), "{}", problems.join("\n"));

        let count = library.phrases.len() + library.resting.len();
        assert!(count >= least, "{language:?} has {count}");
        let ids: BTreeSet<&str> = library.phrases.iter().map(|p| p.id.as_str()).collect();
        let codes: BTreeSet<&str> = library.phrases.iter().map(|p| p.code.as_str()).collect();
        assert_eq!((ids.len(), codes.len()), (library.phrases.len(), library.phrases.len()));
        assert!(library.by_code("yj").is_some(), "{language:?} has no yj");
        assert!(library.phrases.iter().all(|p| p.colour.is_some() && !p.tags.is_empty()));
        assert_eq!(library.categories().len(), 16);
        for category in library.categories() {
            assert!(category.count > 0 && category.colour.is_some(), "{category:?}");
        }
    }
}

#[test]
fn every_variable_has_a_label_or_is_built_in() {
    for language in [Language::ZhCn, Language::En] {
        let library = Library::load(&Sources { language, ..Sources::default() }, today());
        for phrase in &library.phrases {
            for name in phrase.variables() {
                let declared = library.variables.get(name).is_some_and(|v| !v.label.is_empty());
                assert!(declared || BUILT_IN_VARIABLES.contains(&name), "{} {name}", phrase.id);
            }
        }
    }
}
