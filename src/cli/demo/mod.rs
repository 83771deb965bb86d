//! `chaqi demo`: a shop that is alive, in a home of its own; nothing of the user's is touched.
//!
//! Times count back from now, everything else is the same every time.

mod people;
mod shop;
mod words;

use super::Console;
use super::args;
use super::context::Context;
use super::errors::{Done, Failure};
use super::output::{self, Out};
use crate::config::{Config, Overrides, Paths};
use crate::files;
use crate::i18n::{Lang, io_error, t};
use crate::store::{Place, Store};
use std::io::{self, IsTerminal};
use std::path::Path;

/// Runs the command.
pub(super) fn run(context: &Context, args: &args::Demo, console: Console) -> Done {
    let lang = context.lang;
    if let Some(folder) = &args.fill {
        // Somebody's own home must never get sample data.
        let taken = folder.read_dir().is_ok_and(|mut entries| entries.next().is_some());
        if taken || folder.is_file() {
            let path = folder.display().to_string();
            return Err(Failure::said(t!(lang, "cli-fail-demo-taken", "path" => path))
                .hint(t!(lang, "cli-hint-demo-taken")));
        }
        let paths = fill(context, folder)?;
        let mut out = Out::new();
        let path = paths.data_dir.display().to_string();
        out.line(&t!(lang, "cli-said-demo", "path" => path))?;
        out.flush()?;
        return Ok(0);
    }
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(Failure::said(t!(lang, "cli-fail-no-terminal"))
            .hint(t!(lang, "cli-hint-demo-no-terminal")));
    }
    let folder = tempfile::Builder::new().prefix("chaqi-demo-").tempdir()?;
    let paths = fill(context, folder.path())?;
    let mut config = Config::load(Some(&paths.config_file))?;
    let overrides = Overrides { home: Some(paths.data_dir.clone()), ..context.overrides.clone() };
    config.apply(&overrides);
    let ended = console(&config, &paths, &overrides);
    // Removed before anything else can go wrong.
    if let Err(error) = folder.close() {
        output::note(&t!(lang, "cli-note-demo-left", "reason" => io_error(lang, &error)));
    }
    ended.map_err(|e| Failure::said(format!("{e:#}")))
}

/// Makes the home of the demo shop.
fn fill(context: &Context, folder: &Path) -> Result<Paths, Failure> {
    let paths = Paths::within(folder);
    files::create_dir_private(&paths.data_dir)?;
    let words = words::of(context.lang);
    files::write_atomic(&paths.config_file, config_text(context.lang, words).as_bytes())?;
    let config = Config::load(Some(&paths.config_file))?;
    files::create_dir_private(&paths.phrases_dir)?;
    let products = paths.phrases_dir.join("products.toml");
    files::write_atomic(&products, products_text(context.lang).as_bytes())?;
    let mut store = Store::open(Place { db: paths.db.clone() }, *context.now.offset())?;
    let commits = shop::commits(words, &config, store.device(), context.now);
    store.enter_all(&commits)?;
    Ok(paths)
}

/// Cards of three things that the shop sells.
fn products_text(lang: Lang) -> &'static str {
    match lang {
        Lang::ZhCn => include_str!("products.zh-CN.toml"),
        Lang::En => include_str!("products.en.toml"),
    }
}

fn config_text(lang: Lang, words: &words::Words) -> String {
    let agent = words.agents[0];
    let flag = |colour: &str, meaning: &str, reserved: bool| {
        format!("{colour} = {{ meaning = \"{meaning}\", reserved = {reserved} }}\n")
    };
    let [red, yellow, green, blue, purple] = words.flags;
    let (urge, urged) = (words.urge, words.urged);
    let mut text = format!(
        "language = \"{lang}\"\n\n[agent]\nname = \"{agent}\"\n\n[shop]\nname = \"{}\"\n\
         platform = \"taobao\"\n\n[urge]\nreply = \"{urge}\"\nnote = \"{urged}\"\n\n",
        words.shop
    );
    for (name, start, end) in
        [(words.shifts[0], "08:30", "17:30"), (words.shifts[1], "17:30", "01:00")]
    {
        text.push_str(&format!(
            "[[shift]]\nname = \"{name}\"\nstart = \"{start}\"\nend = \"{end}\"\n\n"
        ));
    }
    text.push_str("[flags.taobao]\n");
    text.push_str(&flag("red", red, false));
    text.push_str(&flag("yellow", yellow, false));
    text.push_str(&flag("green", green, false));
    text.push_str(&flag("blue", blue, true));
    text.push_str(&flag("purple", purple, false));
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phrases::{Language, Library, Sources, spoken_of};

    #[test]
    fn the_settings_are_sound() {
        for lang in Lang::ALL {
            let text = config_text(lang, words::of(lang));
            Config::parse(&text, Path::new("config.toml")).unwrap();
        }
    }

    #[test]
    fn the_product_cards_are_of_things_that_the_shop_sells() {
        for (lang, language) in [(Lang::ZhCn, Language::ZhCn), (Lang::En, Language::En)] {
            let folder = tempfile::tempdir().unwrap();
            std::fs::write(folder.path().join("products.toml"), products_text(lang)).unwrap();
            let shop_dir = Some(folder.path().to_owned());
            let sources = Sources { language, shop_dir, ..Sources::default() };
            let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
            let library = Library::load(&sources, today);
            assert_eq!(library.problems, []);
            assert_eq!(library.products.len(), 3);
            let items = words::of(lang).items.map(|(item, _)| item);
            for product in &library.products {
                let sold = items.iter().filter(|item| {
                    spoken_of(item, &library.products).iter().any(|p| p.key() == product.key())
                });
                assert_eq!(sold.count(), 1, "{}", product.key());
            }
        }
    }

    /// The second attempt at a reviewer is a call; a matter's time is worked out, not written.
    #[test]
    fn the_words_fit_what_they_are_used_for() {
        for lang in Lang::ALL {
            let words = words::of(lang);
            for (.., call) in words.reviews {
                assert!(!call.contains("短信") && !call.contains("text message"), "{call}");
            }
            for (_, what, ..) in words.matters {
                assert!(!what.contains("点前") && !what.contains(":00"), "{what}");
            }
        }
    }
}
