//! `chaqi phrases`: all quick replies as a list, where their files are, and what is wrong in them;
//! what they say is judged in [`super::lint`].

use super::args;
use super::context::Context;
use super::errors::{Done, FAILED};
use super::lint;
use super::output::{Out, note};
use super::{phrases_export, phrases_import, phrases_unused};
use crate::domain::{Trade, Word};
use crate::i18n::{Lang, io_kind, t, text, toml, word};
use crate::phrases::picture;
use crate::phrases::{
    InsideError, Library, Phrase, Problem, ProblemKind, Scope, Source, Sources, TemplateError,
};
use serde_json::{Value, json};

/// Runs a command of the group.
pub(super) fn run(context: &Context, command: args::Phrases) -> Done {
    let mut out = Out::new();
    let code = match command {
        args::Phrases::Path(plain) => {
            let shop = context.paths.phrases_dir.display().to_string();
            let personal = context.paths.personal_phrases.display().to_string();
            if plain.json {
                out.json(&json!({"shop": shop, "personal": personal}))?;
            } else {
                out.fields(&[
                    (t!(context.lang, "cli-said-shop-phrases"), shop),
                    (t!(context.lang, "cli-said-own-phrases"), personal),
                ])?;
            }
            0
        }
        args::Phrases::Import(args) => return phrases_import::run(context, &args),
        args::Phrases::Export(args) => return phrases_export::run(context, &args),
        args::Phrases::Unused(args) => return phrases_unused::run(context, &args),
        args::Phrases::List(args) if args.addons => addons(context, &mut out, args.json)?,
        args::Phrases::List(args) => list(context, &mut out, args.json)?,
        args::Phrases::Check(plain) => check(context, &mut out, plain.json)?,
        args::Phrases::Lint(args) => lint::run(context, &mut out, &args)?,
    };
    out.flush()?;
    Ok(code)
}

pub(super) fn library(context: &Context) -> Library {
    Library::load(&context.phrase_sources(), context.now.date_naive())
}

/// Says on standard error which files are left out, where nothing else would.
pub(super) fn note_problems(lang: Lang, library: &Library) {
    for problem in library.problems.iter().filter(|p| p.kind.is_error()) {
        note(&problem_line(lang, problem));
    }
}

fn list(context: &Context, out: &mut Out, json: bool) -> Done {
    let library = library(context);
    note_problems(context.lang, &library);
    if json {
        let rows: Vec<Value> = library.own().iter().map(|p| phrase_json(&p)).collect();
        out.json(&rows)?;
        return Ok(0);
    }
    let lang = context.lang;
    let heads = [
        t!(lang, "cli-table-code"),
        t!(lang, "cli-table-title"),
        t!(lang, "cli-table-category"),
        t!(lang, "cli-table-scope"),
        t!(lang, "cli-table-id"),
    ];
    let rows: Vec<Vec<String>> = library
        .own()
        .iter()
        .map(|p| {
            vec![
                p.code.clone(),
                p.title.clone(),
                p.category.to_string(),
                text(lang, scope_id(p.scope)),
                p.id.clone(),
            ]
        })
        .collect();
    out.table(&heads, &rows)?;
    Ok(0)
}

/// The add-on packs that exist, and which are switched on.
fn addons(context: &Context, out: &mut Out, json: bool) -> Done {
    let (lang, language) = (context.lang, context.phrase_language());
    let all = Sources { language, addons: Trade::ALL.to_vec(), ..Sources::default() };
    let library = Library::load(&all, context.now.date_naive());
    let count = |trade| {
        let source = Source::Embedded(language.addon(trade).name.to_owned());
        library.phrases.briefs().filter(|phrase| *phrase.source() == source).count()
    };
    let is_on = |trade| context.config.phrases.addons.contains(&trade);
    if json {
        let row = |trade: &Trade| {
            json!({
                "addon": trade, "name": word(lang, *trade), "phrases": count(*trade),
                "on": is_on(*trade),
            })
        };
        out.json(&Trade::ALL.iter().map(row).collect::<Vec<_>>())?;
        return Ok(0);
    }
    let heads = [
        t!(lang, "cli-table-addon"),
        t!(lang, "cli-table-title"),
        t!(lang, "cli-table-phrase-count"),
        t!(lang, "cli-table-on"),
    ];
    let row = |trade: &Trade| {
        let on = if is_on(*trade) { "cli-said-addon-on" } else { "cli-said-addon-off" };
        vec![trade.code().to_owned(), word(lang, *trade), count(*trade).to_string(), text(lang, on)]
    };
    out.table(&heads, &Trade::ALL.iter().map(row).collect::<Vec<_>>())?;
    if Trade::ALL.iter().all(|trade| !is_on(*trade)) {
        let file = context.paths.config_file.display().to_string();
        note(&t!(lang, "cli-note-addons", "file" => file));
    }
    Ok(0)
}

/// The name of a scope.
pub(super) fn scope_id(scope: Scope) -> &'static str {
    match scope {
        Scope::BuiltIn => "cli-said-scope-built-in",
        Scope::Shop => "cli-said-scope-shop",
        Scope::Personal => "cli-said-scope-personal",
    }
}

fn phrase_json(phrase: &Phrase) -> Value {
    json!({
        "id": phrase.id, "code": phrase.code, "title": phrase.title,
        "aliases": phrase.aliases, "category": phrase.category.as_ref(), "tags": phrase.tags,
        "text": phrase.text, "image": phrase.image,
        "variants": phrase.variants, "variables": phrase.variables(), "scope": phrase.scope,
        "platform": phrase.platform.map(Word::code), "valid_from": phrase.valid_from,
        "valid_to": phrase.valid_to, "review_by": phrase.review_by,
        "file": phrase.source.to_string(), "line": phrase.line,
    })
}

/// Exit code 1 when something of a file is left out.
fn check(context: &Context, out: &mut Out, json: bool) -> Done {
    let library = library(context);
    let lang = context.lang;
    let mut problems = library.problems.clone();
    let own = library.own();
    problems.extend(picture::missing(own.iter().chain(library.resting.iter())));
    if json {
        let rows: Vec<Value> = problems.iter().map(|p| problem_json(lang, p)).collect();
        out.json(&rows)?;
    } else if problems.is_empty() {
        let count = library.own().len() + library.resting.len();
        out.line(&t!(lang, "cli-said-phrases-fine", "n" => count))?;
    } else {
        for problem in &problems {
            out.line(&problem_line(lang, problem))?;
        }
    }
    let failed = problems.iter().any(|p| p.kind.is_error());
    Ok(if failed { FAILED } else { 0 })
}

fn problem_json(lang: Lang, problem: &Problem) -> Value {
    json!({
        "file": problem.source.to_string(), "line": problem.line, "column": problem.column,
        "level": if problem.kind.is_error() { "error" } else { "warning" },
        "message": message(lang, &problem.kind),
    })
}

/// One problem with its place, as editors make it clickable.
pub(super) fn problem_line(lang: Lang, problem: &Problem) -> String {
    let level = if problem.kind.is_error() {
        t!(lang, "cli-said-level-error")
    } else {
        t!(lang, "cli-said-level-warning")
    };
    let place = match problem.line {
        0 => problem.source.to_string(),
        line => format!("{}:{line}:{}", problem.source, problem.column),
    };
    format!("{place}: {level}{}", message(lang, &problem.kind))
}

fn message(lang: Lang, kind: &ProblemKind) -> String {
    let near = |suggestion: &Option<String>| match suggestion {
        Some(word) => t!(lang, "error-phrases-near", "near" => word.as_str()),
        None => String::new(),
    };
    match kind {
        ProblemKind::Unreadable(reason) => {
            t!(lang, "error-phrases-unreadable", "reason" => io_kind(lang, *reason).unwrap_or_else(|| reason.to_string()))
        }
        ProblemKind::NotAFile => t!(lang, "error-phrases-not-a-file"),
        ProblemKind::TooLarge { bytes, limit } => {
            t!(lang, "error-phrases-too-large", "bytes" => *bytes, "limit" => *limit)
        }
        ProblemKind::NotUtf8 => t!(lang, "error-phrases-not-utf8"),
        ProblemKind::Syntax { message, line } => toml(lang, message, line),
        ProblemKind::UnknownKey { key, suggestion } => {
            t!(lang, "error-phrases-unknown-key", "key" => key.as_str()) + &near(suggestion)
        }
        ProblemKind::MissingKey(key) => t!(lang, "error-phrases-missing-key", "key" => *key),
        ProblemKind::EmptyKey(key) => t!(lang, "error-phrases-empty-key", "key" => *key),
        ProblemKind::BadValue { key, found, .. } => {
            t!(lang, "error-phrases-bad-value", "key" => key.as_str(), "found" => found.as_str())
        }
        ProblemKind::NeverValid => t!(lang, "error-phrases-never-valid"),
        ProblemKind::DuplicateId { id, first } => t!(lang, "error-phrases-duplicate-id",
            "id" => id.as_str(), "place" => format!("{}:{}", first.source, first.line)),
        ProblemKind::DuplicateCode { code, first } => t!(lang, "error-phrases-duplicate-code",
            "code" => code.as_str(), "place" => format!("{}:{}", first.source, first.line)),
        ProblemKind::DuplicateProduct { key, first } => t!(lang, "error-phrases-duplicate-product",
            "key" => key.as_str(), "place" => format!("{}:{}", first.source, first.line)),
        ProblemKind::Braces(error) => braces(lang, error),
        ProblemKind::Inside(error) => inside(lang, error),
        ProblemKind::Picture { name, why } => {
            t!(lang, &format!("replies-picture-{}", why.code()), "path" => name.as_str())
        }
        ProblemKind::UndeclaredVariable { name, suggestion } => {
            t!(lang, "error-phrases-undeclared", "name" => name.as_str()) + &near(suggestion)
        }
    }
}

/// What is wrong with the braces of a text.
pub(super) fn braces(lang: Lang, error: &TemplateError) -> String {
    match error {
        TemplateError::Unclosed { .. } => t!(lang, "error-phrases-brace-unclosed"),
        TemplateError::Unopened { .. } => t!(lang, "error-phrases-brace-unopened"),
        TemplateError::Empty { .. } => t!(lang, "error-phrases-brace-empty"),
        TemplateError::BadName { name, .. } => {
            t!(lang, "error-phrases-brace-name", "name" => name.as_str())
        }
        TemplateError::BadOffset { offset, .. } => {
            t!(lang, "error-phrases-brace-offset", "offset" => offset.as_str())
        }
        TemplateError::BadFormat { format, .. } => {
            t!(lang, "replies-brace-format", "format" => format.as_str())
        }
    }
}

/// Why a phrase inside a phrase can't be put in.
pub(super) fn inside(lang: Lang, error: &InsideError) -> String {
    match error {
        InsideError::Unknown { id, suggestion: Some(near) } => {
            t!(lang, "replies-inside-unknown-near", "id" => id.as_str(), "near" => near.as_str())
        }
        InsideError::Unknown { id, .. } => t!(lang, "replies-inside-unknown", "id" => id.as_str()),
        InsideError::Cycle(way) => t!(lang, "replies-inside-cycle", "way" => way.join(" → ")),
        InsideError::TooLong(id) => t!(lang, "replies-inside-long", "id" => id.as_str()),
    }
}
