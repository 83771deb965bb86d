//! A pseudo-terminal around the real program, for tests that see what a user sees.
//!
//! ```ignore
//! mod common;
//! let mut console = common::Console::spawn(common::Spec::default());
//! console.wait_for("查物流");
//! console.keys("wl<down><enter>");
//! console.wait_until("the toast", |screen| screen.contains("已复制"));
//! ```
//!
//! Nothing here sleeps: every wait ends with the output, or the exit, that it waits for. The
//! program gets a home of its own and an environment with nothing of ours in it.

// Each test file uses its own part of this.
#![allow(dead_code, unused_imports, reason = "shared by several test binaries")]
#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute only")]

mod keys;
mod sequences;
pub mod shop;
mod watch;

use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use portable_pty::{CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use tempfile::TempDir;

pub use sequences::{Modes, Seq, control_sequences, is_ours, modes};
use watch::Watch;
pub use watch::{AMPLE, screen_text};

/// What to run, and in what.
pub struct Spec {
    /// The program.
    pub bin: PathBuf,
    /// Its arguments.
    pub args: Vec<OsString>,
    /// Its home, to share one between several consoles; a fresh one if there is none.
    pub home: Option<PathBuf>,
    /// Columns and rows.
    pub size: (u16, u16),
    /// More environment variables; an empty value takes one away.
    pub env: Vec<(String, OsString)>,
}

impl Default for Spec {
    fn default() -> Self {
        Self {
            bin: env!("CARGO_BIN_EXE_chaqi").into(),
            args: Vec::new(),
            home: None,
            size: (120, 36),
            env: Vec::new(),
        }
    }
}

impl Spec {
    /// Sets the arguments.
    pub fn args<I: IntoIterator<Item = S>, S: Into<OsString>>(mut self, args: I) -> Self {
        self.args = args.into_iter().map(Into::into).collect();
        self
    }

    /// Sets the size in columns and rows.
    pub fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    /// Sets the home.
    pub fn home(mut self, home: &Path) -> Self {
        self.home = Some(home.to_owned());
        self
    }

    /// Sets an environment variable.
    pub fn env(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self.env.push((name.to_owned(), value.into()));
        self
    }
}

/// A program in a pseudo-terminal. It is killed when this is dropped.
pub struct Console {
    watch: Arc<Watch>,
    master: Box<dyn MasterPty + Send>,
    keyboard: Arc<Mutex<Box<dyn Write + Send>>>,
    pid: u32,
    home: PathBuf,
    settings_before: String,
    _own_home: Option<TempDir>,
}

impl Console {
    /// Starts a program.
    pub fn spawn(spec: Spec) -> Self {
        let own_home = spec.home.is_none().then(|| tempfile::tempdir().unwrap());
        let home = match (&spec.home, &own_home) {
            (Some(home), _) => home.clone(),
            (None, own) => own.as_ref().unwrap().path().to_owned(),
        };
        let (columns, rows) = spec.size;
        let pair = native_pty_system().openpty(size(columns, rows)).unwrap();
        let settings_before = settings(&*pair.master);

        let mut command = CommandBuilder::new(&spec.bin);
        command.args(&spec.args);
        command.cwd(&home);
        command.env_clear();
        for (name, value) in [
            ("HOME", home.as_os_str()),
            ("CHAQI_HOME", home.as_os_str()),
            ("TMPDIR", std::env::temp_dir().as_os_str()),
            ("PATH", "/usr/local/bin:/usr/bin:/bin".as_ref()),
            ("TERM", "xterm-256color".as_ref()),
            ("LANG", "zh_CN.UTF-8".as_ref()),
            ("TZ", "Asia/Shanghai".as_ref()),
        ] {
            command.env(name, value);
        }
        // Where a coverage run collects.
        if let Some(profile) = std::env::var_os("LLVM_PROFILE_FILE") {
            command.env("LLVM_PROFILE_FILE", profile);
        }
        for (name, value) in &spec.env {
            if value.is_empty() { command.env_remove(name) } else { command.env(name, value) }
        }

        let reader = pair.master.try_clone_reader().unwrap();
        let keyboard = Arc::new(Mutex::new(pair.master.take_writer().unwrap()));
        let child = pair.slave.spawn_command(command).unwrap();
        let pid = child.process_id().unwrap();
        // Else the end of the program would not be the end of the output.
        drop(pair.slave);
        let watch = Watch::start(columns, rows, reader, Arc::clone(&keyboard), child);
        let master = pair.master;
        Self { watch, master, keyboard, pid, home, settings_before, _own_home: own_home }
    }

    /// Types a script of keys, as `yj<enter>`: see [`keys::bytes`] for the names.
    pub fn keys(&mut self, script: &str) {
        self.send(&keys::bytes(script));
    }

    /// Types a text as an input method commits it.
    pub fn type_text(&mut self, text: &str) {
        self.send(text.as_bytes());
    }

    /// Pastes a text with the marks of bracketed paste around it.
    pub fn paste(&mut self, text: &str) {
        self.send(format!("\x1b[200~{text}\x1b[201~").as_bytes());
    }

    /// Sends bytes as they are.
    pub fn send(&mut self, bytes: &[u8]) {
        let mut keyboard = self.keyboard.lock().unwrap();
        keyboard.write_all(bytes).unwrap();
        keyboard.flush().unwrap();
    }

    /// Presses and releases the left button; the first cell is (0, 0).
    pub fn click(&mut self, column: u16, row: u16) {
        let (column, row) = (column + 1, row + 1);
        self.send(format!("\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m").as_bytes());
    }

    /// Waits until a text is on the screen.
    #[track_caller]
    pub fn wait_for(&self, text: &str) {
        self.watch.until(&format!("{text:?} on the screen"), |seen| seen.screen().contains(text));
    }

    /// Waits until a text is no longer on the screen.
    #[track_caller]
    pub fn wait_gone(&self, text: &str) {
        self.watch.until(&format!("no {text:?}"), |seen| !seen.screen().contains(text));
    }

    /// Waits until the text of the screen fulfils a condition.
    #[track_caller]
    pub fn wait_until(&self, what: &str, holds: impl Fn(&str) -> bool) {
        self.watch.until(what, |seen| holds(&seen.screen()));
    }

    /// Waits until all bytes so far fulfil a condition.
    #[track_caller]
    pub fn wait_raw(&self, what: &str, holds: impl Fn(&[u8]) -> bool) {
        self.watch.until(what, |seen| holds(&seen.raw));
    }

    /// Returns the text of the screen: wide glyphs once, no blanks at the ends of rows, no empty
    /// rows at the end.
    pub fn screen(&self) -> String {
        self.watch.look_whole(|seen| seen.screen())
    }

    /// Returns the text of a row, the first being 0.
    pub fn row(&self, row: usize) -> String {
        self.screen().lines().nth(row).unwrap_or_default().to_owned()
    }

    /// Returns the cursor's column and row, the first being 0; `None` while it is hidden.
    pub fn cursor(&self) -> Option<(u16, u16)> {
        self.watch.look_whole(watch::Seen::cursor)
    }

    /// Waits until the cursor is shown at a column and row.
    #[track_caller]
    pub fn wait_cursor(&self, column: u16, row: u16) {
        let there = Some((column, row));
        self.watch.until(&format!("the cursor at {there:?}"), |seen| seen.cursor() == there);
    }

    /// Waits until the text of the screen and the cursor together fulfil a condition.
    #[track_caller]
    pub fn wait_seen(&self, what: &str, holds: impl Fn(&str, Option<(u16, u16)>) -> bool) {
        self.watch.until(what, |seen| holds(&seen.screen(), seen.cursor()));
    }

    /// Looks at the text of the screen and the cursor of one moment.
    pub fn seen<T>(&self, look: impl FnOnce(&str, Option<(u16, u16)>) -> T) -> T {
        self.watch.look_whole(|seen| look(&seen.screen(), seen.cursor()))
    }

    /// Returns the cells row by row: the text, whether it is the head of a wide glyph, and whether
    /// it is the rest of one.
    pub fn cells(&self) -> Vec<Vec<(String, bool, bool)>> {
        self.watch.look_whole(|seen| {
            let screen = seen.parser.screen();
            let (rows, columns) = screen.size();
            let cell = |row, column| {
                let cell = screen.cell(row, column).unwrap();
                (cell.contents().to_owned(), cell.is_wide(), cell.is_wide_continuation())
            };
            (0..rows.get()).map(|row| (0..columns.get()).map(|c| cell(row, c)).collect()).collect()
        })
    }

    /// Returns all bytes the program has written.
    pub fn raw(&self) -> Vec<u8> {
        self.watch.look_whole(|seen| seen.raw.clone())
    }

    /// Returns what the program has switched on and not given back.
    pub fn modes(&self) -> Modes {
        modes(&self.raw())
    }

    /// Changes the size of the window.
    pub fn resize(&self, columns: u16, rows: u16) {
        self.watch.resize(columns, rows);
        self.master.resize(size(columns, rows)).unwrap();
    }

    /// Returns the number of the process.
    pub fn pid(&self) -> u32 {
        self.pid
    }

    /// Returns the home of the program.
    pub fn home(&self) -> &Path {
        &self.home
    }

    /// Tells whether the line discipline is as it was before the program started: echo, lines,
    /// signals of keys.
    pub fn settings_are_back(&self) -> bool {
        settings(&*self.master) == self.settings_before
    }

    /// Waits for the end of the program, and of its output.
    #[track_caller]
    pub fn wait_exit(&self) -> ExitStatus {
        self.watch.until("the program has ended", |seen| seen.ended && seen.status.is_some());
        self.watch.look(|seen| seen.status.clone()).unwrap()
    }

    /// Quits by keys. Tests run at any hour, also in the last one of a shift, in which the console
    /// asks whether to hand over first: that is answered.
    #[track_caller]
    pub fn press_quit(&mut self) -> ExitStatus {
        self.keys("<c-q>");
        self.watch.until("the program has ended, or asks", |seen| {
            let screen = seen.screen();
            let asks = ["还没交接完", "Not all is handed over"].iter().any(|t| screen.contains(t));
            asks || seen.ended && seen.status.is_some()
        });
        if self.is_running() {
            self.keys("<c-q>");
        }
        self.wait_exit()
    }

    /// Tells whether the program is still running.
    pub fn is_running(&self) -> bool {
        self.watch.look(|seen| seen.status.is_none())
    }
}

#[cfg(unix)]
impl Console {
    /// Sends a signal.
    pub fn signal(&self, signal: rustix::process::Signal) {
        rustix::process::kill_process(self.rustix_pid(), signal).unwrap();
    }

    /// Kills the program, as the power button would.
    pub fn kill9(&self) -> ExitStatus {
        self.signal(rustix::process::Signal::KILL);
        self.wait_exit()
    }

    /// Waits until the program is stopped (by SIGSTOP, as after SIGTSTP).
    pub fn wait_stopped(&self) {
        use rustix::process::{WaitId, WaitIdOptions, waitid};
        let options = WaitIdOptions::STOPPED | WaitIdOptions::NOWAIT;
        waitid(WaitId::Pid(self.rustix_pid()), options).unwrap();
    }

    fn rustix_pid(&self) -> rustix::process::Pid {
        rustix::process::Pid::from_raw(i32::try_from(self.pid).unwrap()).unwrap()
    }
}

impl Drop for Console {
    fn drop(&mut self) {
        self.watch.kill();
    }
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

/// The line discipline of the terminal, in words.
fn settings(master: &dyn MasterPty) -> String {
    #[cfg(unix)]
    return format!("{:?}", master.get_termios().unwrap());
    #[cfg(not(unix))]
    return String::new();
}
