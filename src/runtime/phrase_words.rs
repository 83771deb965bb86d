//! What is said of an import or export of phrases and product cards, by the console and the command
//! alike.

use crate::domain::Platform;
use crate::exchange::phrases::out::{Odd, Report};
use crate::exchange::phrases::plan::{Duplicate, Plan, Twice};
use crate::exchange::phrases::{Caution, Differing, ProductsPlan, Warning};
use crate::i18n::{Lang, format, t};
use crate::lint::{Context, Level, Rules};
use crate::phrases::{Library, Scope};
use std::collections::HashSet;

/// So many phrases are named one by one.
const NAMED: usize = 30;

/// How many rows became what; without `update` those that differ stay as they are.
pub fn counts(lang: Lang, plan: &Plan, update: bool) -> String {
    let changed = if update { plan.changed.len() } else { 0 };
    t!(lang, "replies-import-counts", "rows" => plan.rows, "new" => plan.new.len(),
        "changed" => changed, "same" => plan.same, "refused" => plan.refused.len())
}

/// That phrases stay as they are although the file has them otherwise; nothing when there are none.
pub fn kept(lang: Lang, plan: &Plan) -> Option<String> {
    let count = plan.changed.len();
    (count > 0).then(|| t!(lang, "replies-import-kept", "n" => count))
}

/// How many of the phrases that come in break a rule: those that would be held when copied, and
/// those with a warning alone.
pub fn caught(
    plan: &Plan,
    (update, scope): (bool, Scope),
    library: &Library,
    rules: &Rules,
    platform: Platform,
) -> (usize, usize) {
    let changed = plan.changed.iter().map(|(entry, _)| entry).filter(|_| update);
    let known = |name: &str| library.has_variable(name) || plan.variables.contains_key(name);
    let (mut held, mut warned) = (0, 0);
    for draft in plan.new.iter().chain(changed).map(|entry| &entry.draft) {
        let about = Context {
            shared: scope != Scope::Personal,
            platform: draft.platform.or(Some(platform)),
            known: &known,
        };
        let texts = std::iter::once(&draft.text).chain(&draft.variants);
        match texts.flat_map(|text| rules.check(text, about)).map(|f| f.level()).max() {
            Some(Level::Block) => held += 1,
            Some(Level::Warn) => warned += 1,
            _ => {}
        }
    }
    (held, warned)
}

/// What the forbidden-word check says of them; nothing when they break no rule.
pub fn caught_words(lang: Lang, (held, warned): (usize, usize)) -> Option<String> {
    (held + warned > 0).then(|| t!(lang, "replies-import-lint", "block" => held, "warn" => warned))
}

/// What was not taken as it stood, and what is there twice.
pub fn cautions(lang: Lang, plan: &Plan) -> Vec<String> {
    let warnings = plan.warnings.iter().map(|warning| warning_text(lang, warning));
    let all = warnings.chain(plan.duplicates.iter().map(|twin| twin_text(lang, twin)));
    let mut said = HashSet::new();
    all.filter(|words| said.insert(words.clone())).collect()
}

/// A warning in words.
pub fn warning_text(lang: Lang, warning: &Warning) -> String {
    let line = warning.line;
    match &warning.kind {
        Caution::NotTaken { what } => {
            t!(lang, "replies-import-not-taken", "line" => line, "what" => what.as_str())
        }
        Caution::Gap { text, name } => t!(lang, "replies-import-gap",
            "line" => line, "text" => text.as_str(), "name" => name.as_str()),
        Caution::NewVariable { name } => {
            t!(lang, "replies-import-new-variable", "line" => line, "name" => name.as_str())
        }
        Caution::DigitCode { code } => {
            t!(lang, "replies-import-digit-code", "line" => line, "code" => code.as_str())
        }
    }
}

fn twin_text(lang: Lang, twin: &Duplicate) -> String {
    let other = match (&twin.earlier, &twin.place) {
        (Some(line), _) => t!(lang, "replies-import-earlier", "line" => *line),
        (None, place) => place.clone().unwrap_or_default(),
    };
    let (line, value) = (twin.line, twin.value.as_str());
    let id = match twin.what {
        Twice::Text => "replies-import-twin-text",
        Twice::Code => "replies-import-twin-code",
    };
    t!(lang, id, "line" => line, "value" => value, "other" => other)
}

/// What an export lost: what its form has no place for, and the phrases that are not in it or not
/// as they were.
pub fn losses(lang: Lang, report: &Report) -> Vec<String> {
    let not_held = report.not_held.iter().map(|(what, n)| {
        let what = format(lang, &format!("replies-lost-{what}"), &[]);
        t!(lang, "replies-export-not-held", "what" => what, "n" => *n)
    });
    let mut lines: Vec<String> = not_held.collect();
    let mut name = |id: &str, odd: &[&Odd]| {
        lines.extend(odd.iter().take(NAMED).map(|one| {
            let values = [
                ("title", one.title.as_str().into()),
                ("id", one.id.as_str().into()),
                ("characters", one.characters.as_str().into()),
            ];
            format(lang, id, &values)
        }));
        if odd.len() > NAMED {
            lines.push(t!(lang, "replies-export-more", "n" => odd.len() - NAMED));
        }
    };
    name("replies-export-not-gbk", &report.not_gbk.iter().collect::<Vec<_>>());
    for (reason, id) in [
        ("characters", "replies-export-not-encoded"),
        ("too-long", "replies-export-too-long"),
        ("no-text", "replies-export-no-text"),
    ] {
        name(id, &report.refused.iter().filter(|one| one.reason == reason).collect::<Vec<_>>());
    }
    lines
}

/// How many rows of a sheet of products became what.
pub fn product_counts(lang: Lang, plan: &ProductsPlan) -> String {
    t!(lang, "replies-product-import-counts", "rows" => plan.rows, "new" => plan.new.len(),
        "changed" => plan.changed.len(), "same" => plan.same, "refused" => plan.refused.len())
}

/// That cards stay as they are where the file says otherwise; nothing when there are none.
pub fn product_kept(lang: Lang, plan: &ProductsPlan) -> Option<String> {
    let kept = plan.differing.iter().filter(|fact| !fact.replaced).count();
    (kept > 0).then(|| t!(lang, "replies-product-import-kept", "n" => kept))
}

/// A fact that the file knows otherwise than the card.
pub fn fact_text(lang: Lang, fact: &Differing) -> String {
    let Differing { product, fact, replaced } = fact;
    let id = if *replaced { "replies-fact-replaced" } else { "replies-fact-kept" };
    t!(lang, id, "product" => product.as_str(), "fact" => fact.as_str())
}

/// Which column is what, as an agent writes it: `text=内容,code=编码`, full-width signs too; nothing
/// when it is written otherwise.
pub(super) fn named_columns<T>(
    map: &str,
    parse: impl Fn(&str) -> Option<T>,
) -> Option<Vec<(T, String)>> {
    let pairs = map.split([',', '，', ';', '；']).map(str::trim).filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| {
            let (what, column) = pair.split_once(['=', '＝'])?;
            Some((parse(what.trim())?, column.trim().to_owned()))
        })
        .collect()
}
