//! The message files, parsed one by one when first asked for, and the lookup.

use super::Lang;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::sync::OnceLock;
use unic_langid::LanguageIdentifier;

/// One message file in both languages.
struct File {
    /// The first word of its ids; also the file's name.
    name: &'static str,
    /// The text in Chinese, then in English.
    texts: [&'static str; 2],
    /// Parsed on first use, per language.
    bundles: [OnceLock<FluentBundle<FluentResource>>; 2],
}

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        [$(File {
            name: $name,
            texts: [
                include_str!(concat!("zh-CN/", $name, ".ftl")),
                include_str!(concat!("en/", $name, ".ftl")),
            ],
            bundles: [OnceLock::new(), OnceLock::new()],
        }),+]
    };
}

static FILES: [File; 15] = files![
    "acts", "app", "cli", "domain", "errors", "lint", "replies", "orders", "reviews", "handover",
    "tally", "remind", "buyers", "urging", "macros",
];

impl File {
    /// The file that an id lives in: `error-…` and `errors-…` both live in `errors`.
    fn of(id: &str) -> Option<&'static Self> {
        let first = id.split('-').next().unwrap_or_default();
        let name = if first == "error" { "errors" } else { first };
        FILES.iter().find(|file| file.name == name)
    }

    fn bundle(&self, lang: Lang) -> &FluentBundle<FluentResource> {
        let index = match lang {
            Lang::ZhCn => 0,
            Lang::En => 1,
        };
        self.bundles[index].get_or_init(|| {
            let tag: LanguageIdentifier = lang.code().parse().unwrap_or_default();
            let mut bundle = FluentBundle::new_concurrent(vec![tag]);
            // Isolation marks are invisible characters that would end up on the clipboard.
            bundle.set_use_isolating(false);
            let resource = match FluentResource::try_new(self.texts[index].to_owned()) {
                Ok(resource) => resource,
                // What could be parsed still serves; the tests refuse a file with errors.
                Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
            bundle
        })
    }
}

/// The message `id` in `lang`. A message that does not exist shows as `⟦id⟧`.
pub fn text(lang: Lang, id: &str) -> String {
    find(lang, id, None).unwrap_or_else(|| missing(id))
}

/// The message `id` in `lang` with its variables filled; `t!` writes the call.
pub fn format(lang: Lang, id: &str, values: &[(&'static str, FluentValue<'_>)]) -> String {
    let args: FluentArgs<'_> = values.iter().map(|(name, value)| (*name, value.clone())).collect();
    find(lang, id, Some(&args)).unwrap_or_else(|| missing(id))
}

fn find(lang: Lang, id: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
    let bundle = File::of(id)?.bundle(lang);
    let pattern = bundle.get_message(id)?.value()?;
    // A variable that was not given stays visible as `{$name}`; the tests compare calls and
    // messages.
    Some(bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned())
}

fn missing(id: &str) -> String {
    format!("⟦{id}⟧")
}

/// Every file: name, Chinese text, English text.
#[cfg(test)]
pub(super) fn sources() -> impl Iterator<Item = (&'static str, [&'static str; 2])> {
    FILES.iter().map(|file| (file.name, file.texts))
}
