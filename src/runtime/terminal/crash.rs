//! The panic hook: the terminal first, then a line without anybody's data.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::io::Write;
use std::panic::PanicHookInfo;
use std::sync::Once;
use std::thread::{self, ThreadId};

use super::gate::GATE;

/// Exit code of a process that ends because of a panic, as Rust's own.
const PANICKED: i32 = 101;

/// Replaces the panic hook, once a process; call it on the main thread.
///
/// The process ends in the hook, so nothing is unwound: the released program cannot.
pub(super) fn install(notice: String) {
    static INSTALLED: Once = Once::new();
    let main = thread::current().id();
    INSTALLED.call_once(|| std::panic::set_hook(Box::new(move |info| crash(info, main, &notice))));
}

fn crash(info: &PanicHookInfo<'_>, main: ThreadId, notice: &str) {
    let in_main = thread::current().id() == main;
    if in_main {
        GATE.give_back();
    } else {
        // The main thread runs on until the exit below: it must not take the terminal again.
        GATE.seal();
    }
    let mut text = String::from("\n");
    text.push_str(notice);
    text.push_str("\nchaqi: internal error");
    if let Some(place) = info.location() {
        text.push_str(&format!(" at {}:{}", place.file(), place.line()));
    }
    // A literal is from the source; a formatted message may quote an order, a phone, a note.
    if let Some(literal) = info.payload().downcast_ref::<&'static str>() {
        text.push_str(&format!(": {literal}"));
    }
    text.push('\n');
    let trace = Backtrace::capture();
    if trace.status() == BacktraceStatus::Captured {
        text.push_str(&format!("{trace}\n"));
    }
    // Not eprintln!: it panics when standard error is closed.
    let _ = std::io::stderr().write_all(text.as_bytes());
    std::process::exit(PANICKED);
}
