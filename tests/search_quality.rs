//! How good the search is, in numbers: buyers' sentences over the shipped packs, and every way of
//! typing a title over a library of about nine hundred phrases. Each test prints its figures.

#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute only")]

use chaqi::app::Shelf;
use chaqi::phrases::{Language, Library, Sources};
use chaqi::search::{Doc, Index, Options, Session, Tier, Why};
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
            let phrase = shelf.library.phrases.get(hit.doc as usize).unwrap();
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

#[test]
fn a_title_typed_as_it_stands_comes_first() {
    for language in [Language::ZhCn, Language::En] {
        let shelf = shipped(language);
        for phrase in shelf.library.phrases.iter() {
            let found = first(&shelf, &phrase.title, 1);
            assert_eq!(found.first().map(|f| &f.0), Some(&phrase.id), "{}", phrase.title);
        }
    }
}

/// A title as it can be typed: its hanzi, letters and digits.
struct Title {
    id: String,
    code: String,
    title: String,
    units: Vec<char>,
}

impl Title {
    fn new(id: String, code: String, title: String) -> Self {
        let units = title.chars().filter(|c| c.is_alphanumeric()).collect();
        Self { id, code, title, units }
    }
}

/// The shipped phrases and some seven hundred titles more, with bodies that share their words.
fn library() -> Vec<Title> {
    let shelf = shipped(Language::ZhCn);
    let text = include_str!("data/titles.txt");
    let part = |name: &str| {
        let from = text.find(name).unwrap() + name.len();
        let rest = &text[from..];
        rest[..rest.find("\n[").unwrap_or(rest.len())].trim()
    };
    let mut titles: Vec<(String, String, String)> = Vec::new();
    for phrase in shelf.library.phrases.iter() {
        titles.push((phrase.id.clone(), phrase.code.clone(), phrase.title.clone()));
    }
    for topic in part("[topics]").split_whitespace() {
        for matter in part("[matters]").split_whitespace() {
            titles.push((format!("x{}", titles.len()), String::new(), format!("{topic}{matter}")));
        }
    }
    for title in part("[titles]").lines() {
        titles.push((format!("x{}", titles.len()), String::new(), title.to_owned()));
    }
    titles.into_iter().map(|(id, code, title)| Title::new(id, code, title)).collect()
}

/// The reading that an agent types for a character; the character itself when it has none.
fn reading(c: char) -> String {
    use pinyin::ToPinyin;
    match c.to_pinyin() {
        Some(pinyin) => pinyin.plain().replace('ü', "v"),
        None => c.to_lowercase().to_string(),
    }
}

fn letter(c: char) -> String {
    reading(c).chars().take(1).collect()
}

/// A way of typing a title.
#[derive(Debug, Clone, Copy)]
enum Kind {
    /// All of it in pinyin: `yijia`.
    Full,
    /// All its initials: `yj`.
    Initials,
    /// The first two syllables: `chawu` of 查物流.
    TwoSyllables,
    /// The first syllables but the last half typed: `chawuli` of 查物流, `yiji` of 议价.
    HalfTyped,
    /// A hanzi, then initials: `查wl`.
    HanziFirst,
    /// A syllable, then a hanzi: `cha物`.
    HanziSecond,
    /// Two neighbouring hanzi from anywhere.
    TwoHanzi,
}

impl Kind {
    const ALL: [Self; 7] = [
        Self::Full,
        Self::Initials,
        Self::TwoSyllables,
        Self::HalfTyped,
        Self::HanziFirst,
        Self::HanziSecond,
        Self::TwoHanzi,
    ];

    /// What is typed for a title, `n` choosing where there is a choice.
    fn query(self, units: &[char], n: usize) -> String {
        match self {
            Self::Full => units.iter().map(|&c| reading(c)).collect(),
            Self::Initials => units.iter().map(|&c| letter(c)).collect(),
            Self::TwoSyllables => units.iter().take(2).map(|&c| reading(c)).collect(),
            Self::HalfTyped => {
                let typed: String = units.iter().take(3).map(|&c| reading(c)).collect();
                typed[..typed.len() - 1].to_owned()
            }
            Self::HanziFirst => {
                let rest: String = units.iter().skip(1).take(2).map(|&c| letter(c)).collect();
                format!("{}{rest}", units[0])
            }
            Self::HanziSecond => format!("{}{}", reading(units[0]), units[1]),
            Self::TwoHanzi => units[n % (units.len() - 1)..][..2].iter().collect(),
        }
    }

    /// What a title answers to.
    fn key(self, units: &[char]) -> String {
        match self {
            Self::Full | Self::TwoSyllables | Self::HalfTyped => Self::Full.query(units, 0),
            Self::Initials | Self::HanziFirst | Self::HanziSecond => self.query(units, 0),
            Self::TwoHanzi => units.iter().collect(),
        }
    }

    /// Whether a title with that key answers to a query: it begins with it, typed the same way; of
    /// two hanzi, it has them anywhere.
    fn answers(self, query: &str, key: &str) -> bool {
        match self {
            Self::TwoHanzi => key.contains(query),
            _ => key.starts_with(query),
        }
    }
}

/// A query identifies a phrase when no other title answers to it (see [`Kind::answers`]) and no
/// other code begins with it. Titles that only hold it somewhere inside, or as another reading, do
/// not count: to stand before those is what the order is for.
fn identified(library: &[Title], index: &Index, kind: Kind) -> Asked {
    let mut asked = Asked::default();
    let keys: Vec<String> = library.iter().map(|title| kind.key(&title.units)).collect();
    for (n, title) in library.iter().enumerate().filter(|(_, title)| title.units.len() > 1) {
        let query = kind.query(&title.units, n);
        let told = |(m, key): (usize, &String)| {
            m != n && (kind.answers(&query, key) || library[m].code.starts_with(&query))
        };
        if keys.iter().enumerate().any(told) {
            continue;
        }
        let options = Options { limit: 5, ..Options::default() };
        let hits = Session::new().search(index, &query, &options).to_vec();
        let name = |n: usize| format!("{} {}", library[n].id, library[n].title);
        let place = hits.iter().position(|hit| hit.doc as usize == n);
        match (place, hits.first()) {
            (Some(0), _) => asked.first += 1,
            (Some(_), Some(top)) => {
                println!("not first: {query} for {}, but {}", name(n), name(top.doc as usize));
            }
            _ => println!("not among five: {query} for {}", name(n)),
        }
        asked.all += 1;
        asked.five += usize::from(place.is_some());
    }
    println!("{kind:?}: {} of {} first, {} among five", asked.first, asked.all, asked.five);
    asked
}

/// What was asked, and where the phrase stood.
#[derive(Default)]
struct Asked {
    all: usize,
    first: usize,
    five: usize,
}

/// Every way of typing every title: at least nine of ten first, and nearly all among five.
fn measure(library: &[Title], index: &Index, least: usize) {
    let mut all = Asked::default();
    let mut weak = Vec::new();
    for kind in Kind::ALL {
        let asked = identified(library, index, kind);
        assert!(asked.all >= least, "{kind:?}: only {} queries identify a phrase", asked.all);
        if asked.first * 100 < asked.all * 90 || asked.five * 100 < asked.all * 99 {
            weak.push(kind);
        }
        all.all += asked.all;
        all.first += asked.first;
        all.five += asked.five;
    }
    let Asked { all, first, five } = all;
    println!("{first} of {all} first, {five} among five, over {} phrases", library.len());
    assert!(weak.is_empty(), "{weak:?}");
}

#[test]
fn what_identifies_a_phrase_brings_it_to_the_top() {
    let library = library();
    assert!(library.len() > 850, "{}", library.len());
    let bodies: Vec<String> = (0..library.len())
        .map(|n| {
            let other = &library[(n * 7 + 3) % library.len()].title;
            format!("亲，{other}这件事我帮您看，{}的话请稍等。", library[n].title)
        })
        .collect();
    let index = Index::build(library.iter().zip(&bodies).map(|(t, body)| Doc {
        code: &t.code,
        title: &t.title,
        category: "短语",
        body,
        ..Doc::default()
    }));
    measure(&library, &index, 80);
}

/// The same over the phrases that an agent has: `CHAQI_PHRASES` names the folder, as
/// `chaqi phrases path` says it.
#[test]
#[ignore = "needs a folder of phrases in CHAQI_PHRASES"]
fn what_identifies_a_phrase_of_a_folder_brings_it_to_the_top() {
    let folder = std::env::var_os("CHAQI_PHRASES").expect("CHAQI_PHRASES names a folder");
    let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    let sources = Sources { shop_dir: Some(folder.into()), ..Sources::default() };
    let shelf = Shelf::new(Library::load(&sources, today));
    let phrases = shelf.library.phrases.iter();
    let library: Vec<Title> =
        phrases.map(|p| Title::new(p.id.clone(), p.code.clone(), p.title.clone())).collect();
    measure(&library, &shelf.index, 1);
}
