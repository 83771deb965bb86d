//! Unix: the tty, signals and job control, process groups, and modes of files.

use std::fs::File;
use std::io::{self, Write};
use std::os::fd::AsFd;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use crate::runtime::signals::{Answer, Signal as Heard};
use crate::runtime::terminal;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGTTIN};
use signal_hook::iterator::Signals;

use ratatui::layout::Size;
use rustix::process::{Pid, Signal, getpgrp, getpid, kill_process, kill_process_group};

/// Where the bytes of the screen go: a handle of its own, so that no lock of the standard
/// library is held while a frame is written, and a panic hook can always write.
pub(in crate::runtime) type Output = File;

/// Opens a handle to the terminal that standard output is.
pub(in crate::runtime) fn output() -> io::Result<Output> {
    Ok(File::from(io::stdout().as_fd().try_clone_to_owned()?))
}

/// Returns the size of the screen in cells, without opening the tty for it.
pub(in crate::runtime) fn screen_size(out: &Output) -> io::Result<Size> {
    let size = rustix::termios::tcgetwinsize(out)?;
    if size.ws_col == 0 || size.ws_row == 0 {
        // A line that does not know its size: crossterm asks elsewhere.
        return crossterm::terminal::size().map(Size::from);
    }
    Ok(Size::new(size.ws_col, size.ws_row))
}

/// Asks for clicks, drags and the wheel, but not for bare motion: each motion would wake the loop.
pub(in crate::runtime) fn mouse_on(out: &mut impl Write) -> io::Result<()> {
    out.write_all(b"\x1b[?1000h\x1b[?1002h\x1b[?1006h")
}

/// Takes back [`mouse_on`].
pub(in crate::runtime) fn mouse_off(out: &mut impl Write) -> io::Result<()> {
    out.write_all(b"\x1b[?1006l\x1b[?1002l\x1b[?1000l")
}

/// Calls `deliver` from a thread of its own for each signal, for the rest of the process.
///
/// A request to end that isn't acknowledged within `patience` is carried out here.
pub(in crate::runtime) fn listen(
    answer: Arc<Answer>,
    patience: Duration,
    deliver: impl Fn(Heard) + Send + 'static,
) -> io::Result<()> {
    let heard = [SIGTERM, SIGINT, SIGQUIT, SIGHUP, SIGTSTP, SIGCONT, SIGTTIN];
    let mut signals = Signals::new(heard)?;
    let listen = move || {
        loop {
            let mut batch: Vec<i32> = signals.wait().collect();
            let woken = batch.iter().any(|signal| matches!(*signal, SIGCONT | SIGTTIN));
            if woken && !in_foreground() {
                // Woken behind a shell's back. `kill %1` sends TERM and CONT together: the
                // request to end comes first; otherwise sleep on until `fg`, because changing the
                // terminal from the background is refused. SIGTTIN comes when the input thread
                // reads there: its default would stop us before we have seen the TERM.
                std::thread::sleep(Duration::from_millis(100));
                batch.extend(signals.pending());
                // `fg` may have come meanwhile, even without a signal.
                if !in_foreground() {
                    batch.retain(|signal| !matches!(*signal, SIGCONT | SIGTTIN));
                    if batch.is_empty() {
                        let _ = stop_self();
                        continue;
                    }
                } else {
                    batch.push(SIGCONT);
                }
            }
            batch.retain(|&signal| signal != SIGTTIN);
            // Requests to end first, then stop, then continue.
            batch.sort_by_key(|&signal| (signal == SIGCONT, signal == SIGTSTP, signal));
            batch.dedup();
            for signal in batch {
                match signal {
                    SIGTSTP => deliver(Heard::Stop),
                    SIGCONT => deliver(Heard::Continue),
                    end => {
                        answer.expect();
                        deliver(if end == SIGHUP { Heard::Hangup } else { Heard::Terminate(end) });
                        if !answer.came_within(patience) {
                            terminal::restore_within(Duration::from_secs(1));
                            std::process::exit(128 + end);
                        }
                    }
                }
            }
        }
    };
    std::thread::Builder::new().name("signals".into()).spawn(listen).map(drop)
}

/// Stops this process until a SIGCONT.
pub(in crate::runtime) fn stop_self() -> io::Result<()> {
    Ok(kill_process(getpid(), Signal::STOP)?)
}

/// Tells whether the terminal is ours to change; true when that can't be found out.
pub(in crate::runtime) fn in_foreground() -> bool {
    rustix::termios::tcgetpgrp(io::stdout().as_fd()).map_or(true, |group| group == getpgrp())
}

/// Makes a write beyond the size limit an error instead of the end of the process (D17).
pub(in crate::runtime) fn ignore_file_size_signal() -> io::Result<()> {
    // A handler that only sets a flag: unlike SIG_IGN it is not inherited by helpers.
    let seen = Arc::new(AtomicBool::new(false));
    signal_hook::flag::register(signal_hook::consts::SIGXFSZ, seen).map(drop)
}

/// Puts a helper into a process group of its own, out of reach of the terminal's signals.
pub(in crate::runtime) fn own_group(command: &mut Command) {
    command.process_group(0);
}

/// The program that opens a file as a double click does.
pub(in crate::runtime) const VIEWER: &str =
    if cfg!(target_os = "macos") { "open" } else { "xdg-open" };

/// Opens a file, which must be given by its absolute path.
pub(in crate::runtime) fn viewer(path: &Path) -> Command {
    let mut command = Command::new(VIEWER);
    command.arg(path);
    command
}

/// Whether the program says that it did not open the file.
pub(in crate::runtime) fn viewer_refused(status: ExitStatus) -> bool {
    !status.success()
}

/// Kills a helper started with [`own_group`], and what it started.
pub(in crate::runtime) fn kill_group(child: &mut Child) {
    let group = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    if let Some(group) = group {
        let _ = kill_process_group(group, Signal::KILL);
    }
    let _ = child.kill();
}
