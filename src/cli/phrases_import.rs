//! `chaqi phrases import`: phrases of other programs into a pack file.
//!
//! The file is read in a process of its own and compared with the phrases there are; what is new
//! goes to the end of the target in one write. A phrase of the target is written over with
//! `--update` alone: somebody may have improved it by hand.

use super::args;
use super::context::Context;
use super::errors::{Done, Failure, REFUSED};
use super::lint::rules_in_force;
use super::output::{self, Out};
use crate::exchange::phrases::plan::{Plan, plan};
use crate::exchange::phrases::{Asked, Format, Warning};
use crate::exchange::{child, job};
use crate::i18n::{Lang, t};
use crate::phrases::{Library, PackHead, Scope, WriteError};
use crate::runtime::phrase_words::{caught, caught_words, cautions, counts, kept, warning_text};
use serde_json::{Value, json};
use std::path::PathBuf;

/// So many warnings and twins are told one by one; all of them are in `--json`.
const TOLD: usize = 30;

/// Runs the command.
pub(super) fn run(context: &Context, args: &args::PhrasesImport) -> Done {
    let lang = context.lang;
    let (target, scope) = target(context, &args.into)?;
    if !args.every.dry_run {
        context.may_write()?;
    }
    let asked = Asked {
        format: args.format.map(Format::from).or_else(|| Format::of(&args.every.file)),
        map: args.map.clone(),
        sheet: args.every.sheet.clone(),
        ungrouped: t!(lang, "replies-import-ungrouped"),
    };
    let input = child::open(&args.every.file)?;
    let found = job::read_phrases(&std::env::current_exe()?, input, &asked)?;
    let library = Library::load(&context.phrase_sources(), context.now.date_naive());
    let plan = plan(found, &library, scope);
    tell(lang, &plan);
    let stops = args.every.strict && !plan.refused.is_empty();
    let changed = if args.every.update { plan.changed.len() } else { 0 };
    let mut written = plan.new.len() + changed;
    if stops || args.every.dry_run {
        written = 0;
    } else {
        let head = PackHead { name: t!(lang, "replies-import-pack"), colour: None };
        plan.apply(&target, &head, args.every.update)
            .map_err(|error| write_failure(lang, &error))?;
    }
    let (rules, platform) = (rules_in_force(context), context.config.shop.platform);
    let caught = caught(&plan, (args.every.update, scope), &library, &rules, platform);
    print(context, args, &plan, &target.display().to_string(), (written, caught))?;
    if stops {
        return Err(Failure::Said {
            code: REFUSED,
            what: t!(lang, "cli-fail-import-refused", "n" => plan.refused.len()),
            hint: Some(t!(lang, "cli-hint-import-refused")),
        });
    }
    Ok(0)
}

/// The file that `--into` means, and its scope.
fn target(context: &Context, into: &str) -> Result<(PathBuf, Scope), Failure> {
    let folder = &context.paths.phrases_dir;
    match into.trim() {
        "personal" | "个人" => {
            return Ok((context.paths.personal_phrases.clone(), Scope::Personal));
        }
        "shop" | "店铺" => return Ok((folder.join("imported.toml"), Scope::Shop)),
        _ => {}
    }
    let name = into.strip_suffix(".toml").unwrap_or(into).trim();
    let odd = |c: char| matches!(c, '/' | '\\' | ':') || c.is_control();
    if name.is_empty() || name.starts_with('.') || name.contains(odd) {
        return Err(Failure::usage(t!(context.lang, "cli-fail-into", "name" => into))
            .hint(t!(context.lang, "cli-hint-into")));
    }
    let path = folder.join(format!("{name}.toml"));
    let own = path == context.paths.personal_phrases;
    Ok((path, if own { Scope::Personal } else { Scope::Shop }))
}

/// What was not taken as it stood, on standard error.
fn tell(lang: Lang, plan: &Plan) {
    for row in &plan.refused {
        output::note(&row.text(lang));
    }
    let all = cautions(lang, plan);
    for text in all.iter().take(TOLD) {
        output::note(text);
    }
    if all.len() > TOLD {
        output::note(&t!(lang, "cli-note-more-notes", "n" => all.len() - TOLD));
    }
}

fn print(
    context: &Context,
    args: &args::PhrasesImport,
    plan: &Plan,
    file: &str,
    (written, (held, warned)): (usize, (usize, usize)),
) -> Result<(), Failure> {
    let lang = context.lang;
    // Without --update those that differ stay as they are.
    let new = plan.new.len();
    let (changed, differing) =
        if args.every.update { (plan.changed.len(), 0) } else { (0, plan.changed.len()) };
    let mut out = Out::new();
    if args.every.json {
        let refused: Vec<Value> =
            plan.refused.iter().map(|row| super::order_import::row_json(lang, row)).collect();
        let warnings: Vec<Value> = plan.warnings.iter().map(|w| warning_json(lang, w)).collect();
        let variables: Vec<&String> = plan.variables.keys().collect();
        out.json(&json!({
            "rows": plan.rows, "new": new, "changed": changed, "differing": differing,
            "same": plan.same,
            "refused": refused, "warnings": warnings, "duplicates": plan.duplicates,
            "variables": variables, "lint": {"block": held, "warn": warned}, "file": file, "written": written, "dry_run": args.every.dry_run,
        }))?;
        return out.flush();
    }
    out.line(&counts(lang, plan, args.every.update))?;
    if let Some(kept) = kept(lang, plan).filter(|_| !args.every.update) {
        out.line(&format!("{kept} (--update)"))?;
    }
    if let Some(words) = caught_words(lang, (held, warned)) {
        out.line(&words)?;
    }
    if args.every.dry_run {
        out.line(&t!(lang, "cli-said-dry-run"))?;
    } else if written > 0 {
        out.line(&t!(lang, "cli-note-written", "path" => file))?;
    }
    out.flush()
}

fn warning_json(lang: Lang, warning: &Warning) -> Value {
    let message = warning_text(lang, warning);
    json!({"line": warning.line, "reason": warning.kind.code(), "message": message})
}

/// Why a pack file was left as it was.
pub(super) fn write_failure(lang: Lang, error: &WriteError) -> Failure {
    let reason = match error {
        WriteError::Changed | WriteError::Conflict(_) => t!(lang, "cli-fail-pack-changed"),
        WriteError::Layout => t!(lang, "cli-fail-pack-layout"),
        WriteError::NotAFile => t!(lang, "cli-fail-pack-no-file"),
        // With the place in the file, and the words of the parser or the system.
        other => other.to_string(),
    };
    Failure::said(t!(lang, "cli-fail-pack", "reason" => reason))
        .hint(t!(lang, "cli-hint-phrases-check"))
}
