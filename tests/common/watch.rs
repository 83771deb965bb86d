//! The eyes of the harness: a thread that reads, the screen it builds, and waiting on it.

use std::io::{Read, Write};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, ChildKiller, ExitStatus};

/// How long anything may take: only a failing test waits that long.
pub const AMPLE: Duration = Duration::from_secs(20);

/// How a frame begins (`h` follows) and ends (`l`).
const FRAME: &[u8] = b"\x1b[?2026";

/// What was seen so far.
pub struct Seen {
    pub raw: Vec<u8>,
    pub parser: vt100::Parser,
    /// A frame has begun and not ended (synchronized update).
    pub in_frame: bool,
    /// The output has ended.
    pub ended: bool,
    pub status: Option<ExitStatus>,
}

impl Seen {
    pub fn screen(&self) -> String {
        screen_text(self.parser.screen())
    }

    /// What is there is a whole frame, not the half of one.
    fn is_whole(&self) -> bool {
        !self.in_frame || self.ended
    }

    /// Takes new output in.
    fn take(&mut self, fresh: &[u8]) {
        self.raw.extend_from_slice(fresh);
        self.parser.process(fresh);
        // A mark may be cut in two by the reading.
        let start = self.raw.len().saturating_sub(fresh.len() + FRAME.len());
        let mut marks = self.raw[start..].windows(FRAME.len() + 1).filter(|w| w.starts_with(FRAME));
        if let Some(mark) = marks.next_back() {
            self.in_frame = mark.ends_with(b"h");
        }
    }

    pub fn cursor(&self) -> Option<(u16, u16)> {
        let screen = self.parser.screen();
        let (row, column) = screen.cursor_position();
        (!screen.hide_cursor()).then_some((column, row))
    }
}

/// Returns the text of a screen: wide glyphs once, no blanks at the ends of rows, no empty rows at
/// the end.
pub fn screen_text(screen: &vt100::Screen) -> String {
    let columns = screen.size().1.get();
    let rows: Vec<String> =
        screen.rows(0, columns).map(|row| row.trim_end_matches(' ').to_owned()).collect();
    rows.join("\n").trim_end_matches('\n').to_owned()
}

pub struct Watch {
    seen: Mutex<Seen>,
    changed: Condvar,
    killer: Mutex<Box<dyn ChildKiller + Send + Sync>>,
}

type Keyboard = Arc<Mutex<Box<dyn Write + Send>>>;

impl Watch {
    pub fn start(
        columns: u16,
        rows: u16,
        reader: Box<dyn Read + Send>,
        keyboard: Keyboard,
        mut child: Box<dyn Child + Send + Sync>,
    ) -> Arc<Self> {
        let parser = parser(columns, rows);
        let watch = Arc::new(Self {
            seen: Mutex::new(Seen {
                raw: Vec::new(),
                parser,
                in_frame: false,
                ended: false,
                status: None,
            }),
            changed: Condvar::new(),
            killer: Mutex::new(child.clone_killer()),
        });
        let reading = Arc::clone(&watch);
        thread::spawn(move || reading.read_all(reader, &keyboard));
        let waiting = Arc::clone(&watch);
        thread::spawn(move || {
            let status = child.wait().unwrap();
            waiting.seen().status = Some(status);
            waiting.changed.notify_all();
        });
        watch
    }

    fn read_all(&self, mut reader: Box<dyn Read + Send>, keyboard: &Keyboard) {
        let mut buffer = [0; 64 * 1024];
        // The end is an error (EIO) on Linux and an empty read elsewhere.
        while let Ok(count @ 1..) = reader.read(&mut buffer) {
            let mut seen = self.seen();
            seen.take(&buffer[..count]);
            let answers = answers(&seen, count);
            drop(seen);
            if !answers.is_empty() {
                let _ = keyboard.lock().unwrap().write_all(&answers);
            }
            self.changed.notify_all();
        }
        self.seen().ended = true;
        self.changed.notify_all();
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn look<T>(&self, look: impl FnOnce(&Seen) -> T) -> T {
        look(&self.seen())
    }

    /// Looks when no frame is half drawn.
    pub fn look_whole<T>(&self, look: impl FnOnce(&Seen) -> T) -> T {
        let seen = self.changed.wait_timeout_while(self.seen(), AMPLE, |seen| !seen.is_whole());
        look(&seen.unwrap_or_else(PoisonError::into_inner).0)
    }

    pub fn resize(&self, columns: u16, rows: u16) {
        self.seen().parser.screen_mut().set_size(cells(rows), cells(columns));
    }

    /// Kills the program if it still runs.
    pub fn kill(&self) {
        if self.look(|seen| seen.status.is_none()) {
            let _ = self.killer.lock().unwrap_or_else(PoisonError::into_inner).kill();
        }
    }

    /// Waits until a condition holds between frames; fails with the screen when it never does.
    #[track_caller]
    pub fn until(&self, what: &str, holds: impl Fn(&Seen) -> bool) {
        let deadline = Instant::now() + AMPLE;
        let mut seen = self.seen();
        while !(seen.is_whole() && holds(&seen)) {
            let left = deadline.saturating_duration_since(Instant::now());
            // More can't come once the output has ended and the status is known.
            let over = seen.ended && seen.status.is_some();
            if left.is_zero() || over {
                let state = match &seen.status {
                    Some(status) => format!("the program has ended ({status})"),
                    None => "the program still runs".into(),
                };
                let screen = seen.screen();
                drop(seen);
                panic!("waited in vain: {what}; {state}; the screen:\n{screen}\n");
            }
            seen = self.changed.wait_timeout(seen, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

/// Answers to questions that a program asks its terminal, which end in what was just read.
fn answers(seen: &Seen, fresh: usize) -> Vec<u8> {
    let (row, column) = seen.parser.screen().cursor_position();
    let questions: [(&[u8], String); 3] = [
        (b"\x1b[6n", format!("\x1b[{};{}R", row + 1, column + 1)),
        (b"\x1b[5n", "\x1b[0n".into()),
        (b"\x1b[c", "\x1b[?62;22c".into()),
    ];
    let mut answers = Vec::new();
    for (question, answer) in questions {
        // A question may be cut in two by the reading.
        let start = seen.raw.len().saturating_sub(fresh + question.len() - 1);
        let asked = seen.raw[start..].windows(question.len()).filter(|part| *part == question);
        asked.for_each(|_| answers.extend_from_slice(answer.as_bytes()));
    }
    answers
}

fn parser(columns: u16, rows: u16) -> vt100::Parser {
    vt100::Parser::new(cells(rows), cells(columns), 0)
}

fn cells(count: u16) -> std::num::NonZeroU16 {
    std::num::NonZeroU16::new(count.max(1)).unwrap()
}
