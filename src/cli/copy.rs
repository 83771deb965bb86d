//! Copying from a command that ends at once: by the same routes as the console, waiting for the
//! outcome, and with somebody left behind who keeps the text alive.

use super::context::Context;
use super::errors::Failure;
use super::output;
use crate::config;
use crate::i18n::t;
use crate::runtime::clipboard::{self, Backend, Clipboard, Outcome, Route, Settings, Surroundings};
use std::fs::File;
use std::io::{self, IsTerminal, Read, Write};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// The hidden command that keeps a text on the desktop's clipboard; the text is its input.
pub(super) const HOLD: &str = "__hold";
/// Every route has its own limit of two seconds; this is beyond all of them.
const PATIENCE: Duration = Duration::from_secs(12);

/// Copies a text and says on standard error which way it went.
pub(super) fn copy(context: &Context, text: &str) -> Result<(), Failure> {
    let settings = settings(context);
    let route = match send(settings.clone(), text)? {
        Outcome::Copied { route, .. } => Ok(route),
        Outcome::Osc52 { sequence, .. } => match to_terminal(&sequence) {
            Ok(()) => Ok(Route::Osc52),
            // Nobody would see the sequence: the next route is the file.
            Err(_) if settings.backend == Backend::Auto => {
                match send(Settings { backend: Backend::File, ..settings }, text)? {
                    Outcome::Copied { route, .. } => Ok(route),
                    Outcome::Failed { reasons, .. } => Err(reasons),
                    _ => Err(Vec::new()),
                }
            }
            Err(e) => return Err(failed(context, &e.to_string())),
        },
        Outcome::Failed { reasons, .. } => Err(reasons),
        _ => Err(Vec::new()),
    };
    match route {
        Ok(route) => {
            if route == Route::System {
                leave_behind(text);
            }
            output::note(&said(context, &route));
            Ok(())
        }
        Err(reasons) => {
            let reasons: Vec<String> = reasons.iter().map(ToString::to_string).collect();
            Err(failed(context, &reasons.join("; ")))
        }
    }
}

fn failed(context: &Context, reason: &str) -> Failure {
    Failure::said(t!(context.lang, "cli-fail-copy", "reason" => reason))
        .hint(t!(context.lang, "cli-hint-copy"))
}

fn said(context: &Context, route: &Route) -> String {
    let lang = context.lang;
    match route {
        Route::System => t!(lang, "cli-note-copied-system"),
        Route::Osc52 => t!(lang, "cli-note-copied-terminal"),
        Route::Tmux => t!(lang, "cli-note-copied-tmux"),
        Route::Command(program) => {
            t!(lang, "cli-note-copied-command", "program" => program.as_str())
        }
        Route::File(path) => {
            let path = path.display().to_string();
            match context.config.clipboard.backend {
                config::Backend::File => t!(lang, "cli-note-written", "path" => path),
                _ => t!(lang, "cli-note-copied-file", "path" => path),
            }
        }
    }
}

fn settings(context: &Context) -> Settings {
    let clipboard = &context.config.clipboard;
    Settings {
        backend: match clipboard.backend {
            config::Backend::Auto => Backend::Auto,
            config::Backend::System => Backend::System,
            config::Backend::Osc52 => Backend::Osc52,
            config::Backend::Command => Backend::Command,
            config::Backend::File => Backend::File,
        },
        command: clipboard.command.clone(),
        file: context.paths.data_dir.join(&clipboard.file),
        surroundings: Surroundings::from_env(),
    }
}

fn send(settings: Settings, text: &str) -> io::Result<Outcome> {
    let (sender, outcomes) = mpsc::channel();
    let clipboard = Clipboard::start(settings, move |outcome| {
        let _ = sender.send(outcome);
    })?;
    clipboard.copy(1, text.to_owned());
    let outcome = outcomes.recv_timeout(PATIENCE).map_err(io::Error::other)?;
    // Not closed: that would wait for a clipboard manager, and `leave_behind` serves as one.
    std::mem::forget(clipboard);
    Ok(outcome)
}

/// Writes a sequence to the terminal, wherever standard output goes.
fn to_terminal(sequence: &str) -> io::Result<()> {
    let send = |to: &mut dyn Write| to.write_all(sequence.as_bytes()).and_then(|()| to.flush());
    if io::stderr().is_terminal() {
        return send(&mut io::stderr());
    }
    if io::stdout().is_terminal() {
        return send(&mut io::stdout());
    }
    send(&mut File::options().write(true).open("/dev/tty")?)
}

/// Starts this program once more to keep the text: on X11 and Wayland it belongs to a process and
/// goes with it. That it can't be started is no failure: a clipboard manager may have the text.
fn leave_behind(text: &str) {
    if !cfg!(all(unix, not(target_os = "macos"))) {
        return;
    }
    let Ok(program) = std::env::current_exe() else { return };
    let mut command = Command::new(program);
    command.arg(HOLD).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    // A group of its own, so that Ctrl-C in the terminal doesn't reach it.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    if let Ok(mut child) = command.spawn()
        && let Some(mut input) = child.stdin.take()
    {
        let _ = input.write_all(text.as_bytes());
    }
}

/// The hidden command itself: returns when somebody else has copied something.
pub(super) fn hold() -> u8 {
    let mut text = String::new();
    // The folder of the command may be unmounted or removed meanwhile.
    let _ = std::env::set_current_dir("/");
    let held = io::stdin().read_to_string(&mut text).is_ok() && clipboard::hold(&text).is_ok();
    u8::from(!held)
}
