//! `chaqi config`: is the settings file right, what is in force, and where is it?

use super::args;
use super::context::Context;
use super::errors::{Done, FAILED, Failure};
use super::output::Out;
use crate::config::{Config, ConfigError, shown};
use crate::i18n::t;
use crate::phrases::Library;
use crate::runtime::settings;
use serde_json::{Value, json};

/// Runs a command of the group.
pub(super) fn run(context: &Context, command: args::Config) -> Done {
    match command {
        args::Config::Check(plain) => check(context, plain.json),
        args::Config::Show => {
            let text = shown(context.paths.config_to_load())?;
            let mut out = Out::new();
            out.block(text.trim_end())?;
            out.flush()?;
            Ok(0)
        }
        args::Config::Path(plain) => path(context, plain.json),
    }
}

fn check(context: &Context, json: bool) -> Done {
    let lang = context.lang;
    let file = context.paths.config_file.display().to_string();
    let result = Config::load(context.paths.config_to_load())
        .and_then(|config| check_named(context, &config));
    let mut out = Out::new();
    if json {
        let problems = result.as_ref().err().map(|error| problems(context, error));
        out.json(&json!({
            "file": file, "ok": result.is_ok(), "problems": problems.unwrap_or_default(),
        }))?;
        out.flush()?;
        return Ok(if result.is_ok() { 0 } else { FAILED });
    }
    result?;
    let exists = context.paths.config_to_load().is_some();
    out.line(&if exists {
        t!(lang, "cli-said-config-fine", "file" => file)
    } else {
        t!(lang, "cli-said-config-none", "file" => file)
    })?;
    out.flush()?;
    Ok(0)
}

/// What the settings name must be there: acts and keys, as the console will read them, and phrases,
/// which are read for this alone.
pub(super) fn check_named(context: &Context, config: &Config) -> Result<(), ConfigError> {
    settings::key_map(config, &context.paths.config_file)?;
    let library = Library::load(&context.phrase_sources(), context.now.date_naive());
    let problems = settings::unknown_phrases(config, &library);
    ConfigError::of(&context.paths.config_file, problems).map_or(Ok(()), Err)
}

fn problems(context: &Context, error: &ConfigError) -> Vec<Value> {
    error
        .problems
        .iter()
        .map(|problem| {
            json!({
                "line": problem.line, "column": problem.column,
                "message": problem.message(context.lang), "hint": problem.hint(context.lang),
            })
        })
        .collect()
}

fn path(context: &Context, json: bool) -> Result<u8, Failure> {
    let mut out = Out::new();
    if json {
        let paths = &context.paths;
        out.json(&json!({
            "config": paths.config_file, "phrases": paths.phrases_dir, "db": paths.db,
            "data": paths.data_dir, "exports": paths.exports, "log": paths.log,
        }))?;
    } else {
        out.line(&context.paths.config_file.display().to_string())?;
    }
    out.flush()?;
    Ok(0)
}
