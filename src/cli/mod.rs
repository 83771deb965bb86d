//! The subcommands: what the console can do, for scripts and hot keys.
//!
//! [`main`] reads the command line, gathers a context (settings, paths, time), and hands over to
//! one file per group of commands. Every act is stored first and printed from the store after
//! that. Results go to standard output, everything else to standard error; exit codes are in
//! `errors`, JSON shapes in `records`, the words of the help in `cli.ftl`.
//!
//! May know: config, lint, phrases, store, exchange, domain, text, search, i18n, files; of the runtime
//! only the clipboard (`--copy`) and two small things of its signals. The console itself comes in
//! as a function.

mod args;
mod buyer;
mod config;
mod context;
mod copy;
mod count;
mod data;
mod demo;
mod doctor;
mod errors;
mod handover;
mod handover_page;
mod handover_take;
mod help;
mod history;
mod lint;
mod order;
mod order_find;
mod order_import;
mod order_lists;
mod order_urge;
mod output;
mod phrases;
mod phrases_export;
mod phrases_import;
mod phrases_unused;
mod product;
mod records;
mod remind;
mod reply;
mod reply_lint;
mod review;
mod shell;
mod tally;
mod tally_page;
mod values;

use crate::config::{Config, ConfigError, Overrides, Paths, locale};
use crate::exchange::child;
use crate::i18n::{Lang, t};
use crate::runtime::signals;
use args::{Cli, Command};
use chrono::SubsecRound;
use clap::Parser;
use context::Context;
use errors::{Done, FAILED, Failure};
use std::ffi::OsString;
use std::io::{self, IsTerminal};

/// Starts the console and returns its exit code.
pub type Console = fn(&Config, &Paths, &Overrides) -> anyhow::Result<u8>;

/// Runs the command that `arguments` ask for (the first one is the program); without one, the
/// `console`. Returns the exit code.
pub fn main(arguments: Vec<OsString>, console: Console) -> u8 {
    // Best effort: without it a full quota ends the process instead of being said.
    let _ = signals::ignore_file_size_signal();
    if let Some(code) = hidden(&arguments) {
        return code;
    }
    let locale = locale(|name| std::env::var(name).ok());
    let cli = match Cli::try_parse_from(&arguments) {
        Ok(cli) => cli,
        Err(error) => return help::answer(&error, &arguments, words_of(&arguments, &locale)),
    };
    let global = cli.global;
    let overrides = Overrides {
        home: global.home,
        config: global.config,
        lang: global.lang,
        agent: global.agent,
        no_mouse: global.no_mouse,
    };
    let paths = match Paths::find(&overrides, |name| std::env::var_os(name)) {
        Ok(paths) => paths,
        Err(_) => {
            let lang = overrides.lang.unwrap_or_else(|| Lang::detect(&locale));
            return Failure::said(t!(lang, "cli-fail-no-home"))
                .hint(t!(lang, "cli-hint-no-home"))
                .report(lang);
        }
    };
    let (mut config, problem) = Config::load_what_works(paths.config_to_load());
    config.apply(&overrides);
    let lang = config.lang(&locale);
    // Finer than the store keeps time nobody can tell changes apart.
    let now = chrono::Local::now().trunc_subsecs(3).fixed_offset();
    let context = Context::new(lang, config, paths, overrides, now);
    let done = run(cli.command, &context, problem, console);
    done.unwrap_or_else(|failure| failure.report(lang))
}

/// The commands that the program gives to itself.
fn hidden(arguments: &[OsString]) -> Option<u8> {
    let name = arguments.get(1)?.to_str()?;
    if name == child::COMMAND {
        let argument = arguments.get(2).and_then(|a| a.to_str()).unwrap_or_default();
        return Some(child::run(argument));
    }
    (name == copy::HOLD).then(copy::hold)
}

/// The language for words about a command line that could not be read.
fn words_of(arguments: &[OsString], locale: &str) -> Lang {
    let mut arguments = arguments.iter().filter_map(|a| a.to_str());
    while let Some(argument) = arguments.next() {
        let given = match argument.strip_prefix("--lang") {
            Some("") => arguments.next(),
            Some(rest) => rest.strip_prefix('='),
            None => None,
        };
        if let Some(Ok(lang)) = given.map(str::parse) {
            return lang;
        }
    }
    Lang::detect(locale)
}

fn run(
    command: Option<Command>,
    context: &Context,
    problem: Option<ConfigError>,
    console: Console,
) -> Done {
    // What does not depend on the settings, or shows what is wrong with them.
    let command = match command {
        Some(Command::Config(command)) => return config::run(context, command),
        Some(Command::Completions(args)) => return shell::completions(context, &args),
        Some(Command::Man) => return shell::man(context),
        Some(Command::Demo(args)) => return demo::run(context, &args, console),
        Some(Command::Doctor(args)) => return doctor::run(context, &args, problem.as_ref()),
        other => other,
    };
    let looks_only =
        matches!(command, Some(Command::Reply(_) | Command::Phrases(_) | Command::Product(_)));
    match problem {
        // A reply is the same whatever is wrong elsewhere; but an order would get into another
        // shop, and work into another shift.
        Some(problem) if looks_only => output::note(&problem.text(context.lang)),
        Some(problem) => return Err(problem.into()),
        None => {}
    }
    match command {
        None => start(context, console),
        Some(Command::Reply(args)) => reply::run(context, &args),
        Some(Command::Phrases(command)) => phrases::run(context, command),
        Some(Command::Product(command)) => product::run(context, command),
        Some(Command::Order(command)) => order::run(context, command),
        Some(Command::Review(command)) => review::run(context, command),
        Some(Command::Handover(command)) => handover::run(context, command),
        Some(Command::Remind(command)) => remind::run(context, command),
        Some(Command::Buyer(command)) => buyer::run(context, command),
        Some(Command::Count(command)) => count::run(context, command),
        Some(Command::Tally(args)) => tally::run(context, &args),
        Some(Command::History(args)) => history::run(context, &args),
        Some(Command::Undo(plain)) => history::undo(context, plain.json),
        Some(Command::Redo(plain)) => history::redo(context, plain.json),
        Some(Command::Export(args::Export::All(args))) => data::export(context, &args),
        Some(Command::Import(args::Import::All(args))) => data::import(context, &args),
        // Taken above.
        Some(_) => Ok(FAILED),
    }
}

/// Starts the console, if there is a terminal to draw it on.
fn start(context: &Context, console: Console) -> Done {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(Failure::said(t!(context.lang, "cli-fail-no-terminal"))
            .hint(t!(context.lang, "cli-hint-no-terminal")));
    }
    console(&context.config, &context.paths, &context.overrides)
        .map_err(|e| Failure::said(format!("{e:#}")))
}
