//! `chaqi phrases unused`: phrases that nobody has copied for a while, the longest unused first.

use super::args;
use super::context::Context;
use super::errors::Done;
use super::output::Out;
use super::phrases::scope_id;
use crate::domain::{Time, now_from_ms, to_ms};
use crate::i18n::{t, text};
use crate::phrases::{Library, Phrase, Usage};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::Arc;

/// Runs the command.
pub(super) fn run(context: &Context, args: &args::PhrasesUnused) -> Done {
    let lang = context.lang;
    let offset = *context.now.offset();
    let mut usage: HashMap<String, Usage> = HashMap::new();
    for row in context.store()?.usage_since(now_from_ms(0, offset))? {
        usage.entry(row.phrase).or_default().touch(row.at);
    }
    let library = Library::load(&context.phrase_sources(), context.now.date_naive());
    let now = to_ms(context.now);
    let own = library.own();
    let mut unused: Vec<(Arc<Phrase>, Usage)> = own
        .briefs()
        .chain(library.resting.briefs())
        .map(|phrase| (phrase, usage.get(phrase.id).copied().unwrap_or_default()))
        .filter(|(_, usage)| usage.unused_for(args.days, now))
        .map(|(phrase, usage)| (phrase.taken_up(), usage))
        .collect();
    unused.sort_by_key(|(_, usage)| (usage.count > 0, usage.last));
    let last = |usage: &Usage| -> Option<Time> {
        (usage.count > 0).then(|| now_from_ms(usage.last, offset))
    };
    let mut out = Out::new();
    if args.json {
        let rows: Vec<Value> = unused
            .iter()
            .map(|(phrase, usage)| {
                json!({
                    "id": phrase.id, "code": phrase.code, "title": phrase.title,
                    "category": phrase.category.as_ref(), "scope": phrase.scope,
                    "count": usage.count, "last_used": last(usage).map(|t| t.to_rfc3339()),
                    "review_by": phrase.review_by, "file": phrase.source.to_string(),
                    "line": phrase.line,
                })
            })
            .collect();
        out.json(&rows)?;
    } else if unused.is_empty() {
        out.line(&t!(lang, "cli-said-no-unused", "days" => args.days))?;
    } else {
        let heads = [
            t!(lang, "cli-table-code"),
            t!(lang, "cli-table-title"),
            t!(lang, "cli-table-category"),
            t!(lang, "cli-table-scope"),
            t!(lang, "cli-table-uses"),
            t!(lang, "cli-table-last-used"),
            t!(lang, "cli-table-review-by"),
        ];
        let rows: Vec<Vec<String>> = unused
            .iter()
            .map(|(phrase, usage)| {
                vec![
                    phrase.code.clone(),
                    phrase.title.clone(),
                    phrase.category.to_string(),
                    text(lang, scope_id(phrase.scope)),
                    usage.count.to_string(),
                    last(usage).map(|t| t.format("%Y-%m-%d").to_string()).unwrap_or_default(),
                    phrase.review_by.map(|day| day.to_string()).unwrap_or_default(),
                ]
            })
            .collect();
        out.table(&heads, &rows)?;
    }
    out.flush()?;
    Ok(0)
}
