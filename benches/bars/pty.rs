//! A program in a pseudo-terminal, watched from outside: which bytes came when.

use portable_pty::{CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// The screen that everything is measured on.
const COLUMNS: u16 = 120;
const ROWS: u16 = 36;
/// A frame is over when nothing has come for this long.
pub const QUIET: Duration = Duration::from_millis(60);
/// A key that shows nothing within this time shows nothing.
const SILENT: Duration = Duration::from_millis(400);

type Keyboard = Arc<Mutex<Box<dyn Write + Send>>>;

/// A running program. It is killed when this is dropped.
pub struct Program {
    pub pid: u32,
    started: Instant,
    seen: Arc<Seen>,
    keyboard: Keyboard,
    killer: Box<dyn portable_pty::ChildKiller + Send + Sync>,
    screen: vt100::Parser,
    looked_at: usize,
    _master: Box<dyn MasterPty + Send>,
}

#[derive(Default)]
struct Seen {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    chunks: Vec<(Instant, Vec<u8>)>,
    ended: Option<Instant>,
}

impl Seen {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until `done` gives something, or the deadline.
    fn until<T>(&self, deadline: Instant, done: impl Fn(&State) -> Option<T>) -> Option<T> {
        let mut state = self.state();
        loop {
            if let Some(found) = done(&state) {
                return Some(found);
            }
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return None;
            }
            let waited = self.changed.wait_timeout(state, left);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

impl Program {
    /// Starts `program` with nothing of our environment but a home and a path.
    pub fn start(program: &Path, arguments: &[&str], home: &Path) -> anyhow::Result<Self> {
        let size = PtySize { rows: ROWS, cols: COLUMNS, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size)?;
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.cwd(home);
        command.env_clear();
        for (name, value) in super::environment(home) {
            command.env(name, value);
        }
        let reader = pair.master.try_clone_reader()?;
        let keyboard: Keyboard = Arc::new(Mutex::new(pair.master.take_writer()?));
        let started = Instant::now();
        let mut child = pair.slave.spawn_command(command)?;
        drop(pair.slave);

        let seen = Arc::new(Seen::default());
        let (reading, answering) = (Arc::clone(&seen), Arc::clone(&keyboard));
        std::thread::spawn(move || read_all(reader, &reading, &answering));
        let killer = child.clone_killer();
        let pid = child.process_id().unwrap_or_default();
        let waiting = Arc::clone(&seen);
        std::thread::spawn(move || {
            let _ = child.wait();
            waiting.state().ended = Some(Instant::now());
            waiting.changed.notify_all();
        });
        let cells = |n| NonZeroU16::new(n).unwrap_or(NonZeroU16::MIN);
        let screen = vt100::Parser::new(cells(ROWS), cells(COLUMNS), 0);
        let _master = pair.master;
        Ok(Self { pid, started, seen, keyboard, killer, screen, looked_at: 0, _master })
    }

    /// The time from the start to the bytes with which the screen first fulfils `done`.
    pub fn until(
        &mut self,
        what: &str,
        patience: Duration,
        done: impl Fn(&str) -> bool,
    ) -> Result<Duration, String> {
        let deadline = Instant::now() + patience;
        loop {
            let from = self.looked_at;
            let new = self.seen.until(deadline, |state| {
                let more = state.chunks.len() > from || state.ended.is_some();
                more.then(|| state.chunks[from..].to_vec())
            });
            let new = new.unwrap_or_default();
            if new.is_empty() {
                let text = self.screen.screen().contents();
                let last = text.lines().rfind(|l| !l.trim().is_empty()).unwrap_or("empty").trim();
                return Err(format!("no {what} on its screen; the last line: {last}"));
            }
            for (at, bytes) in new {
                self.looked_at += 1;
                self.screen.process(&bytes);
                if done(&self.screen.screen().contents()) {
                    return Ok(at - self.started);
                }
            }
        }
    }

    /// Waits until nothing has come for `quiet`; false when something still comes after `patience`.
    pub fn settle(&self, quiet: Duration, patience: Duration) -> bool {
        let deadline = Instant::now() + patience;
        let mut count = usize::MAX;
        while Instant::now() < deadline {
            let now = self.seen.state().chunks.len();
            if now == count {
                return true;
            }
            count = now;
            // Nothing within this time ends the waiting.
            self.seen
                .until(Instant::now() + quiet, |state| (state.chunks.len() > now).then_some(()));
        }
        false
    }

    /// Sends a key; the time to the last byte of what it shows, if it shows anything.
    pub fn key(&self, bytes: &[u8]) -> Option<Duration> {
        let before = self.seen.state().chunks.len();
        let sent = self.send(bytes);
        self.seen.until(sent + SILENT, |s| (s.chunks.len() > before).then_some(()))?;
        self.settle(QUIET, Duration::from_secs(5));
        let last = self.seen.state().chunks.last().map(|(at, _)| *at)?;
        Some(last.saturating_duration_since(sent))
    }

    /// Sends the key that ends the program; the time until it has ended.
    pub fn quit(&self, bytes: &[u8]) -> Option<Duration> {
        let sent = self.send(bytes);
        let ended = self.seen.until(sent + Duration::from_secs(5), |state| state.ended)?;
        Some(ended.saturating_duration_since(sent))
    }

    /// Sends bytes as they are; the moment before.
    pub fn send(&self, bytes: &[u8]) -> Instant {
        let mut keyboard = self.keyboard.lock().unwrap_or_else(PoisonError::into_inner);
        let sent = Instant::now();
        let _ = keyboard.write_all(bytes).and_then(|()| keyboard.flush());
        sent
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        if self.seen.state().ended.is_none() {
            let _ = self.killer.kill();
        }
    }
}

fn read_all(mut reader: Box<dyn Read + Send>, seen: &Seen, keyboard: &Keyboard) {
    let mut buffer = [0; 64 * 1024];
    while let Ok(count @ 1..) = reader.read(&mut buffer) {
        let at = Instant::now();
        seen.state().chunks.push((at, buffer[..count].to_vec()));
        seen.changed.notify_all();
        // What a terminal is asked at the start.
        let asks = |what: &[u8]| buffer[..count].windows(what.len()).any(|part| part == what);
        let mut keyboard = keyboard.lock().unwrap_or_else(PoisonError::into_inner);
        for (question, answer) in [(&b"\x1b[6n"[..], "\x1b[1;1R"), (b"\x1b[c", "\x1b[?62;22c")] {
            if asks(question) {
                let _ = keyboard.write_all(answer.as_bytes());
            }
        }
    }
}
