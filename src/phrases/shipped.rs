//! Checks of the packs that are part of the program, and what tests of this room share.

use super::*;
use crate::domain::{Trade, Word as _};
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

const LANGUAGES: [Language; 2] = [Language::ZhCn, Language::En];

/// Every pack of a language, all add-on packs among them.
fn everything(language: Language) -> Sources {
    Sources { language, addons: Trade::ALL.to_vec(), ..Sources::default() }
}

/// The phrases of an add-on pack.
fn addon(library: &Library, language: Language, trade: Trade) -> Vec<Arc<Phrase>> {
    let source = Source::Embedded(language.addon(trade).name.to_owned());
    library.phrases.iter().filter(|phrase| *phrase.source == source).collect()
}

#[test]
fn shipped_packs_are_sound() {
    for (language, least) in [(Language::ZhCn, 236), (Language::En, 194)] {
        let sources = Sources { language, ..Sources::default() };
        let library = Library::load(&sources, today());
        let problems: Vec<String> = library.problems.iter().map(ToString::to_string).collect();
        assert!(problems.is_empty(), "{}", problems.join("\n"));

        let count = library.phrases.len() + library.resting.len();
        assert!(count >= least, "{language:?} has {count}");
        let ids: BTreeSet<&str> = library.phrases.briefs().map(|p| p.id).collect();
        let codes: BTreeSet<&str> = library.phrases.briefs().map(|p| p.code).collect();
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
fn no_fact_is_guessed() {
    for language in LANGUAGES {
        let library = Library::load(&everything(language), today());
        assert!(library.variables.contains_key("courier"));
        for (name, variable) in &library.variables {
            assert_eq!(variable.default, None, "{language:?} {name}: what is not known is asked");
        }
    }
}

#[test]
fn addon_packs_are_sound_and_clash_with_nothing() {
    for (language, least) in [(Language::ZhCn, 35), (Language::En, 15)] {
        let library = Library::load(&everything(language), today());
        let problems: Vec<String> = library.problems.iter().map(ToString::to_string).collect();
        assert!(problems.is_empty(), "{}", problems.join("\n"));
        assert_eq!(library.categories().len(), 16 + Trade::ALL.len());
        for trade in Trade::ALL {
            let phrases = addon(&library, language, *trade);
            assert!(phrases.len() >= least, "{trade:?} {language:?}: {}", phrases.len());
            assert!(phrases.iter().any(|p| !p.variants.is_empty()), "{trade:?} {language:?}");
            for phrase in phrases {
                let of_trade = format!("{}-", trade.code());
                let id = phrase.id.strip_prefix("en-").unwrap_or(&phrase.id);
                assert!(id.starts_with(&of_trade), "{}", phrase.id);
                assert!(phrase.tags.len() >= 2 && phrase.colour.is_some(), "{}", phrase.id);
            }
        }
    }
}

#[test]
fn every_code_and_id_leads_to_one_phrase() {
    for language in LANGUAGES {
        let library = Library::load(&everything(language), today());
        let (mut ids, mut codes) = (BTreeSet::new(), BTreeSet::new());
        for phrase in library.phrases.iter().chain(library.resting.iter()) {
            assert!(ids.insert(phrase.id.clone()), "{}", phrase.id);
            assert!(!phrase.code.is_empty(), "{}", phrase.id);
            for code in std::iter::once(&phrase.code).chain(&phrase.aliases) {
                assert!(codes.insert(code.to_lowercase()), "{} {code}", phrase.id);
                // A digit at an end would be taken for the number of a row.
                let ends = [code.chars().next(), code.chars().last()];
                assert!(!ends.iter().flatten().any(|c| c.is_ascii_digit()), "{code}");
            }
        }
    }
}

#[test]
fn an_addon_pack_is_there_only_when_it_is_on() {
    let on = |addons: &[Trade]| Sources { addons: addons.to_vec(), ..Sources::default() };
    let (none, food) = (on(&[]), on(&[Trade::Food]));
    let without = Library::load(&none, today());
    assert!(without.by_code("bzq").is_none());
    let with = Library::load_keeping(&food, today(), &without);
    assert_eq!(with.by_code("bzq").map(|p| p.id.clone()), Some("food-shelf-life".to_owned()));
    assert_eq!(with.phrases.len() - without.phrases.len(), {
        addon(&with, Language::ZhCn, Trade::Food).len()
    });
    assert!(addon(&with, Language::ZhCn, Trade::Clothing).is_empty());
    let off = Library::load_keeping(&none, today(), &with);
    assert_eq!(off.phrases.len(), without.phrases.len());
    // The first page of the last run is of no use once the packs are others.
    let [none, food] = [none, food].map(|sources| Fingerprint::take(&sources));
    assert!(none != food && none.digest() != food.digest());
    // What is written twice or in another order is the same.
    let order = Fingerprint::take(&on(&[Trade::Food, Trade::Clothing])).digest();
    assert_eq!(order, Fingerprint::take(&on(&[Trade::Clothing, Trade::Food])).digest());
}

#[test]
fn every_variable_has_a_label_or_is_built_in() {
    for language in LANGUAGES {
        let library = Library::load(&everything(language), today());
        for phrase in library.phrases.iter() {
            for name in phrase.variables() {
                let declared = library.variables.get(name).is_some_and(|v| !v.label.is_empty());
                assert!(declared || BUILT_IN_VARIABLES.contains(&name), "{} {name}", phrase.id);
            }
        }
    }
}
