//! The words of the command line: help of every command and argument from the message files, and
//! clap's errors in the user's language.
//!
//! Reading a good command line asks for none of this: the words are looked up only when help or
//! an error is to be shown.

use super::args::Cli;
use super::errors::{FAILED, USAGE};
use super::output;
use super::values::BadValue;
use crate::domain::{MoneyError, UnknownWord};
use crate::i18n::{Lang, UnknownLang, t, text};
use crate::text::nearest;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory};
use std::error::Error as _;
use std::ffi::OsString;
use std::io::{self, Write};

/// The whole command line with its help in `lang`.
pub(super) fn command(lang: Lang) -> Command {
    localised(Cli::command(), lang, "chaqi", "chaqi")
}

fn localised(command: Command, lang: Lang, id: &str, name: &str) -> Command {
    let root = name == "chaqi";
    let help = |name: &'static str, short: char, action: ArgAction| {
        let message = format!("cli-chaqi-{name}");
        Arg::new(name)
            .short(short)
            .long(name)
            .action(action)
            .help(text(lang, &message))
            .help_heading(kept(t!(lang, "cli-everywhere")))
    };
    let names: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    let mut command = command
        .about(text(lang, &format!("cli-{id}")))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .subcommand_help_heading(kept(t!(lang, "cli-commands")))
        .subcommand_value_name(kept(t!(lang, "cli-command")))
        .mut_args(|arg| {
            let message = format!("cli-{id}-{}", arg.get_id().as_str().replace('_', "-"));
            let heading = match (arg.is_global_set(), arg.is_positional()) {
                (true, _) => t!(lang, "cli-everywhere"),
                (_, true) => t!(lang, "cli-arguments"),
                (_, false) => t!(lang, "cli-options"),
            };
            let takes_values = arg.get_action().takes_values();
            let arg = arg.help(text(lang, &message)).help_heading(kept(heading));
            // The message says them, in the user's words.
            arg.hide_possible_values(takes_values).hide_default_value(takes_values)
        })
        .arg(help("help", 'h', ArgAction::Help));
    if root {
        command = command.arg(help("version", 'V', ArgAction::Version));
    }
    for sub in names {
        let path = if root { sub.clone() } else { format!("{id}-{sub}") };
        let full = format!("{name} {sub}");
        command = command.mut_subcommand(&sub, |sub| localised(sub, lang, &path, &full));
    }
    let usage = usage(&command, lang, name);
    command.override_usage(usage).help_template(format!(
        "{{about}}\n\n{}\n  {{usage}}\n\n{{all-args}}",
        t!(lang, "cli-usage")
    ))
}

/// clap keeps some words for as long as the program runs, which after help is not long.
fn kept(text: String) -> &'static str {
    text.leak()
}

/// clap's usage line, the one word in it that it does not let others say replaced.
fn usage(command: &Command, lang: Lang, name: &str) -> String {
    let usage = command.clone().bin_name(name).render_usage().to_string();
    let usage = usage.strip_prefix("Usage:").unwrap_or(&usage).trim();
    usage.replace("[OPTIONS]", &format!("[{}]", t!(lang, "cli-options")))
}

/// Shows what clap could not read, or the help that was asked for; gives the exit code.
pub(super) fn answer(error: &clap::Error, arguments: &[OsString], lang: Lang) -> u8 {
    match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            // The same line again, this time with its words.
            let Err(shown) = command(lang).try_get_matches_from(arguments) else { return FAILED };
            let text = shown.render().to_string();
            if shown.use_stderr() {
                let _ = write!(io::stderr(), "{text}");
                return USAGE;
            }
            match write!(io::stdout(), "{text}") {
                Ok(()) => 0,
                Err(e) if crate::runtime::signals::is_broken_pipe(&e) => 0,
                Err(_) => FAILED,
            }
        }
        _ => {
            let hint = near(error, arguments, lang).unwrap_or_else(|| {
                let command = command_of(&Cli::command(), arguments).join(" ");
                t!(lang, "cli-hint-help", "command" => command)
            });
            output::error(lang, &words(error, lang), Some(&hint));
            USAGE
        }
    }
}

fn context(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    }
}

/// The command that was meant, as far as the words of the line name one.
fn command_of(root: &Command, arguments: &[OsString]) -> Vec<String> {
    let mut names = vec!["chaqi".to_owned()];
    let mut command = root;
    let takes_value = |argument: &str| {
        let name = argument.strip_prefix("--").unwrap_or_default();
        let option = root.get_arguments().find(|known| known.get_long() == Some(name));
        option.is_some_and(|known| known.get_action().takes_values())
    };
    let mut is_value = false;
    for argument in arguments.iter().skip(1).filter_map(|a| a.to_str()) {
        if std::mem::replace(&mut is_value, takes_value(argument)) {
            continue;
        }
        if let Some(sub) = command.find_subcommand(argument) {
            names.push(argument.to_owned());
            command = sub;
        }
    }
    names
}

/// The command that may have been meant.
fn near(error: &clap::Error, arguments: &[OsString], lang: Lang) -> Option<String> {
    if error.kind() != ErrorKind::InvalidSubcommand {
        return None;
    }
    let given = context(error, ContextKind::InvalidSubcommand);
    let root = Cli::command();
    let own = command_of(&root, arguments);
    let parent = own.iter().skip(1).try_fold(&root, |c, name| c.find_subcommand(name));
    let names: Vec<&str> =
        parent.unwrap_or(&root).get_subcommands().map(Command::get_name).collect();
    let found = nearest(&given, names.iter().copied())?;
    Some(t!(lang, "cli-hint-near", "near" => format!("{} {found}", own.join(" "))))
}

fn words(error: &clap::Error, lang: Lang) -> String {
    let argument = context(error, ContextKind::InvalidArg);
    let value = context(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let given = context(error, ContextKind::InvalidSubcommand);
            t!(lang, "cli-fail-subcommand", "command" => given)
        }
        ErrorKind::UnknownArgument => t!(lang, "cli-fail-argument", "argument" => argument),
        ErrorKind::MissingRequiredArgument => t!(lang, "cli-fail-missing", "argument" => argument),
        ErrorKind::MissingSubcommand => t!(lang, "cli-fail-no-subcommand"),
        ErrorKind::InvalidValue if value.is_empty() => {
            t!(lang, "cli-fail-no-value", "argument" => argument)
        }
        ErrorKind::InvalidValue => t!(lang, "cli-fail-value", "argument" => argument,
            "value" => value, "known" => context(error, ContextKind::ValidValue)),
        ErrorKind::ValueValidation => bad_value(error, lang, &argument, &value),
        ErrorKind::ArgumentConflict => t!(lang, "cli-fail-conflict",
            "argument" => argument, "other" => context(error, ContextKind::PriorArg)),
        ErrorKind::TooManyValues
        | ErrorKind::TooFewValues
        | ErrorKind::WrongNumberOfValues
        | ErrorKind::NoEquals => t!(lang, "cli-fail-values", "argument" => argument),
        ErrorKind::InvalidUtf8 => t!(lang, "cli-fail-utf8"),
        _ => error.to_string(),
    }
}

fn bad_value(error: &clap::Error, lang: Lang, argument: &str, value: &str) -> String {
    let source = error.source();
    let unknown = |word: &UnknownWord| {
        t!(lang, "cli-fail-value", "argument" => argument, "value" => word.word.as_str(),
            "known" => word.known.as_str())
    };
    if let Some(bad) = source.and_then(|s| s.downcast_ref::<BadValue>()) {
        return match bad {
            BadValue::Word(word) => unknown(word),
            BadValue::Day(day) => t!(lang, "cli-fail-day", "text" => day.as_str()),
            BadValue::Span(span) => t!(lang, "cli-fail-length", "text" => span.as_str()),
            BadValue::Pair(pair) => t!(lang, "cli-fail-pair", "text" => pair.as_str()),
        };
    }
    if let Some(bad) = source.and_then(|s| s.downcast_ref::<MoneyError>()) {
        return t!(lang, "cli-fail-money", "text" => bad.0.as_str());
    }
    if let Some(bad) = source.and_then(|s| s.downcast_ref::<UnknownLang>()) {
        return t!(lang, "cli-fail-value", "argument" => argument, "value" => bad.0.as_str(),
            "known" => "zh-CN, en");
    }
    t!(lang, "cli-fail-number", "argument" => argument, "value" => value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definitions_hold_together() {
        Cli::command().debug_assert();
        for lang in Lang::ALL {
            command(lang).debug_assert();
        }
    }

    #[test]
    fn every_command_and_argument_has_its_words() {
        fn look(command: &Command, path: &str, wrong: &mut Vec<String>) {
            let about = command.get_about().map(ToString::to_string).unwrap_or_default();
            if about.is_empty() || about.contains('⟦') {
                wrong.push(format!("{path}: {about}"));
            }
            for arg in command.get_arguments() {
                let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
                if help.is_empty() || help.contains('⟦') {
                    wrong.push(format!("{path} {}: {help}", arg.get_id()));
                }
            }
            for sub in command.get_subcommands() {
                look(sub, &format!("{path} {}", sub.get_name()), wrong);
            }
        }
        let mut wrong = Vec::new();
        for lang in Lang::ALL {
            look(&command(lang), lang.code(), &mut wrong);
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
