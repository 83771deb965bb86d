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

/// Run by hand: `cargo test --release --lib phrases::shipped -- --ignored --nocapture`.
#[test]
#[ignore = "a measurement"]
fn measure() {
    use std::time::Instant;
    let folder = tempfile::tempdir().unwrap();
    let median = |what: &str, work: &mut dyn FnMut()| {
        let mut times: Vec<f64> = (0..21)
            .map(|_| {
                let start = Instant::now();
                work();
                start.elapsed().as_secs_f64() * 1e3
            })
            .collect();
        times.sort_by(f64::total_cmp);
        println!("{what}: median {:.3} ms, worst {:.3} ms", times[10], times[20]);
    };
    for language in [Language::ZhCn, Language::En] {
        let sources = Sources { language, ..Sources::default() };
        median(&format!("embedded {}", language.tag()), &mut || {
            assert!(!Library::load(&sources, today()).phrases.is_empty());
        });
    }
    for count in [10_000, 100_000] {
        let mut pack = String::from("[pack]\nname = \"仓\"\ncolour = \"blue\"\n");
        for i in 0..count {
            pack.push_str(&format!(
                "\n[[phrase]]\nid = \"p-{i}\"\ncode = \"c{i}\"\ntitle = \"查物流{i}\"\n\
                 tags = [\"快递\", \"到哪了\"]\ntext = \"\"\"\n亲，您的{{item}}已经发出啦，\
                 快递是{{courier}}，单号{{waybill}}，一般三到五天送达，请留意电话哦。\"\"\"\n"
            ));
        }
        std::fs::write(folder.path().join("big.toml"), &pack).unwrap();
        let sources = Sources { shop_dir: Some(folder.path().to_owned()), ..Sources::default() };
        median(&format!("{count} in a shop file, {} bytes", pack.len()), &mut || {
            assert!(Library::load(&sources, today()).phrases.len() > count);
        });
        median("  the TOML alone", &mut || {
            assert!(toml::de::DeTable::parse(&pack).is_ok());
        });
        let library = Library::load(&sources, today());
        assert_eq!(library.problems, []);
        median("  reload, nothing changed", &mut || {
            let again = Library::load_keeping(&sources, today(), &library);
            assert_eq!(again.phrases.len(), library.phrases.len());
        });
        median("  fingerprint", &mut || {
            assert_eq!(&Fingerprint::take(&sources), library.fingerprint());
        });
        let page = folder.path().join("page");
        let top = library.phrases.iter().rev().take(60).map(Arc::as_ref);
        first_page::save(&page, library.fingerprint(), top).unwrap();
        median("  first page", &mut || {
            let read = first_page::read(&page, library.fingerprint(), today());
            assert_eq!(read.unwrap().len(), 60);
        });
    }
}
