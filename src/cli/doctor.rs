//! `chaqi doctor`: is everything sound, and where is it? With `--rebuild` the tables are made
//! again from the change log.

use super::args;
use super::config::check_named;
use super::context::Context;
use super::errors::{Done, FAILED, Failure};
use super::output::Out;
use super::phrases::problem_line;
use crate::config::ConfigError;
use crate::files;
use crate::i18n::{io_error, system, t};
use crate::phrases::Library;
use crate::store::{Access, Health, SCHEMA_VERSION, Store};
use serde_json::json;

/// What was found out about the store.
enum State {
    /// There is none yet.
    Missing,
    /// It was opened.
    Open(Box<(Access, Health, String)>),
    /// It was not.
    Closed(String),
}

/// Runs the command; exit code 1 when something is wrong.
pub(super) fn run(context: &Context, args: &args::Doctor, config: Option<&ConfigError>) -> Done {
    let lang = context.lang;
    let named = check_named(context, &context.config).err();
    let config = config.or(named.as_ref());
    let library = Library::load(&context.phrase_sources(), context.now.date_naive());
    let phrases: Vec<String> =
        library.problems.iter().map(|problem| problem_line(lang, problem)).collect();
    let phrases_wrong = library.problems.iter().any(|problem| problem.kind.is_error());
    let state = if args.rebuild {
        let mut store = context.store_to_write()?;
        store.rebuild()?;
        look(&store)?
    } else if !context.paths.db.exists() {
        State::Missing
    } else {
        match context.store() {
            Ok(store) => look(&store)?,
            Err(Failure::Store(error)) => State::Closed(error.text(lang)),
            Err(other) => return Err(other),
        }
    };
    let sound = match &state {
        State::Missing => true,
        State::Open(open) => open.1.is_sound(),
        State::Closed(_) => false,
    };
    let unwritable = files::try_writing(&context.paths.data_dir).err();
    let sound = sound && unwritable.is_none();
    let mut out = Out::new();
    if args.json {
        let unwritable = unwritable.map(|error| io_error(lang, &error));
        out.json(&as_json(context, config, &phrases, &state, unwritable, sound, args.rebuild))?;
    } else {
        page(context, &mut out, config, &phrases, &state)?;
        if let Some(error) = &unwritable {
            let folder = context.paths.data_dir.display().to_string();
            out.line(&t!(lang, "cli-said-unwritable",
                "folder" => folder, "reason" => io_error(lang, error)))?;
            out.line(&format!("→ {}", t!(lang, "cli-hint-unwritable")))?;
        }
        if args.rebuild {
            out.line(&t!(lang, "cli-said-rebuilt"))?;
        }
    }
    out.flush()?;
    Ok(if sound && config.is_none() && !phrases_wrong { 0 } else { FAILED })
}

fn look(store: &Store) -> Result<State, Failure> {
    let device = store.device().0.clone();
    Ok(State::Open(Box::new((store.access().clone(), store.check()?, device))))
}

fn as_json(
    context: &Context,
    config: Option<&ConfigError>,
    phrases: &[String],
    state: &State,
    unwritable: Option<String>,
    sound: bool,
    rebuilt: bool,
) -> serde_json::Value {
    let store = match state {
        State::Missing => json!({"state": "missing"}),
        State::Closed(reason) => json!({"state": "closed", "reason": reason}),
        State::Open(open) => {
            let (access, health, device) = &**open;
            let read_only = match access {
                Access::Full => None,
                Access::ReadOnly(reason) => Some(reason),
            };
            json!({
                "state": "open", "schema": SCHEMA_VERSION, "commits": health.commits,
                "structure": health.structure, "broken_at": health.broken_at,
                "read_only": read_only, "device": device,
            })
        }
    };
    json!({
        "version": env!("CARGO_PKG_VERSION"),
        "config": {
            "file": context.paths.config_file,
            "problems": config.map(|error| error.text(context.lang)),
        },
        "phrases": {"folder": context.paths.phrases_dir, "problems": phrases},
        "db": context.paths.db,
        "store": store,
        "unwritable": unwritable,
        "sound": sound,
        "rebuilt": rebuilt,
    })
}

fn page(
    context: &Context,
    out: &mut Out,
    config: Option<&ConfigError>,
    phrases: &[String],
    state: &State,
) -> Result<(), Failure> {
    let lang = context.lang;
    let fine = t!(lang, "cli-said-fine");
    let paths = &context.paths;
    let config_file = match (config, paths.config_file.exists()) {
        (Some(_), _) => t!(lang, "cli-said-not-fine"),
        (None, true) => fine.clone(),
        (None, false) => t!(lang, "cli-said-none-yet"),
    };
    let n = phrases.len();
    let phrase_files = if n == 0 { fine.clone() } else { t!(lang, "cli-said-problems", "n" => n) };
    let (store, more) = match state {
        State::Missing => (t!(lang, "cli-said-none-yet"), Vec::new()),
        State::Closed(reason) => (t!(lang, "cli-said-not-fine"), vec![reason.clone()]),
        State::Open(open) => {
            let (access, health, _) = &**open;
            let mut more = health.structure.clone();
            if let Some(commit) = &health.broken_at {
                more.push(t!(lang, "cli-said-broken-at", "commit" => commit.as_str()));
            }
            if let Access::ReadOnly(reason) = access {
                more.push(t!(lang, "cli-said-read-only", "reason" => system(lang, reason)));
            }
            let commits = t!(lang, "cli-said-commits", "n" => health.commits);
            let word = if health.is_sound() { fine } else { t!(lang, "cli-said-not-fine") };
            (format!("{word} ({commits})"), more)
        }
    };
    out.fields(&[
        (t!(lang, "cli-table-version"), env!("CARGO_PKG_VERSION").to_owned()),
        (t!(lang, "cli-table-config"), format!("{}  {config_file}", paths.config_file.display())),
        (t!(lang, "cli-table-phrases"), format!("{}  {phrase_files}", paths.phrases_dir.display())),
        (t!(lang, "cli-table-store"), format!("{}  {store}", paths.db.display())),
    ])?;
    let config = config.map(|error| error.text(lang));
    for line in config.iter().chain(phrases).chain(&more) {
        out.block(line)?;
    }
    Ok(())
}
