//! How good the search is, in numbers: buyers' sentences over the shipped packs, and every way of
//! typing a title over a library of about nine hundred phrases. Each test prints its figures.

#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute only")]

use chaqi::app::Shelf;
use chaqi::phrases::{Language, Library, Sources};
use chaqi::search::{Options, Session, Tier, Why};
use chrono::NaiveDate;

fn shipped(language: Language) -> Shelf {
    let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    Shelf::new(Library::load(&Sources { language, ..Sources::default() }, today))
}

/// Searches, and gives ids and categories of the first hits.
fn first(shelf: &Shelf, query: &str, most: usize) -> Vec<(String, String, Tier, Why)> {
    let mut session = Session::new();
    let options = Options { limit: most, ..Options::default() };
    let hits = session.search(&shelf.index, query, &options);
    hits.iter()
        .map(|hit| {
            let phrase = &shelf.library.phrases[hit.doc as usize];
            (phrase.id.clone(), phrase.category.to_string(), hit.tier, hit.why)
        })
        .collect()
}

/// How many sentences have a reply that answers them among the first three; prints the others.
fn answered(language: Language, sentences: &str) -> (usize, usize) {
    let shelf = shipped(language);
    let lines = sentences.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let (mut all, mut good, mut top) = (0, 0, 0);
    for line in lines {
        let (sentence, wanted) = line.split_once('|').unwrap();
        let wanted: Vec<&str> = wanted.split_whitespace().collect();
        for id in wanted.iter().filter(|id| !id.starts_with('@')) {
            assert!(shelf.library.by_id(id).is_some(), "no phrase {id}");
        }
        let found = first(&shelf, sentence.trim(), 3);
        let fits = |(id, category, ..): &(String, String, Tier, Why)| {
            wanted.contains(&id.as_str()) || wanted.contains(&format!("@{category}").as_str())
        };
        all += 1;
        top += usize::from(found.first().is_some_and(fits));
        if found.iter().any(fits) {
            good += 1;
        } else {
            let ids: Vec<&str> = found.iter().map(|f| f.0.as_str()).collect();
            println!("missed: {} → {}", sentence.trim(), ids.join(" "));
        }
    }
    println!("{language:?}: {good} of {all} sentences answered among the first three, {top} first");
    (good, all)
}

#[test]
fn a_buyers_chinese_sentence_finds_its_reply() {
    let (good, all) = answered(Language::ZhCn, include_str!("data/sentences-zh.txt"));
    assert!(all >= 60 && good * 100 >= all * 85, "{good} of {all}");
}

#[test]
fn a_buyers_english_sentence_finds_its_reply() {
    let (good, all) = answered(Language::En, include_str!("data/sentences-en.txt"));
    assert!(all >= 25 && good * 100 >= all * 85, "{good} of {all}");
}
