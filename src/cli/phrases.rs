//! `chaqi phrases`: all quick replies as a list, where their files are, and what is wrong in them;
//! what they say is judged in [`super::lint`].

use super::args;
use super::context::Context;
use super::errors::{Done, FAILED};
use super::lint;
use super::output::Out;
use super::{phrases_export, phrases_import, phrases_unused};
use crate::domain::Word;
use crate::i18n::{Lang, io_kind, t, text, toml};
use crate::phrases::{Library, Phrase, Problem, ProblemKind, Scope, TemplateError};
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
        args::Phrases::List(plain) => list(context, &mut out, plain.json)?,
        args::Phrases::Check(plain) => check(context, &mut out, plain.json)?,
        args::Phrases::Lint(args) => lint::run(context, &mut out, &args)?,
    };
    out.flush()?;
    Ok(code)
}

pub(super) fn library(context: &Context) -> Library {
    Library::load(&context.phrase_sources(), context.now.date_naive())
}

fn list(context: &Context, out: &mut Out, json: bool) -> Done {
    let library = library(context);
    if json {
        let rows: Vec<Value> = library.own().iter().map(|p| phrase_json(p)).collect();
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
        "category": phrase.category.as_ref(), "tags": phrase.tags, "text": phrase.text,
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
    let problems = &library.problems;
    if json {
        let rows: Vec<Value> = problems.iter().map(|p| problem_json(lang, p)).collect();
        out.json(&rows)?;
    } else if problems.is_empty() {
        let count = library.own().len() + library.resting.len();
        out.line(&t!(lang, "cli-said-phrases-fine", "n" => count))?;
    } else {
        for problem in problems {
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
    }
}
