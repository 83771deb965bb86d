//! Signals of the system as values for the loop, and the promise that a request to end is kept.
//!
//! Owns what each signal means and the watchdog behind it. Must not know what the loop does with
//! them. On Windows nothing is ever delivered.

use std::io;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use super::platform;

/// How long the loop may take to [acknowledge](Signals::acknowledge) a request to end.
const PATIENCE: Duration = Duration::from_secs(2);

/// What the system asks of the console.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// SIGTERM, SIGINT or SIGQUIT, by number: keep the drafts and leave.
    Terminate(i32),
    /// SIGHUP: the window is gone, so nothing can be shown any more; keep the drafts and leave.
    Hangup,
    /// SIGTSTP: call [`Terminal::suspend`](super::terminal::Terminal::suspend).
    Stop,
    /// SIGCONT with the terminal in our hands: call
    /// [`Terminal::resume`](super::terminal::Terminal::resume), then draw.
    Continue,
}

impl Signal {
    /// Returns the exit code of a process that ends because of this signal (128 + number).
    pub fn exit_code(self) -> u8 {
        match self {
            Self::Terminate(number) => u8::try_from(128 + number).unwrap_or(u8::MAX),
            Self::Hangup => 129,
            Self::Stop | Self::Continue => 0,
        }
    }
}

/// The listener to the system's signals; it lives until the process ends.
#[derive(Debug)]
pub struct Signals {
    answer: Arc<Answer>,
}

impl Signals {
    /// Starts the thread that hands each signal to `deliver`.
    ///
    /// When a request to end is not acknowledged within two seconds, that thread gives the
    /// terminal back and ends the process itself.
    pub fn start(deliver: impl Fn(Signal) + Send + 'static) -> io::Result<Self> {
        let answer = Arc::new(Answer::default());
        platform::listen(Arc::clone(&answer), PATIENCE, deliver)?;
        Ok(Self { answer })
    }

    /// Says that the loop has seen the request to end and is on its way out.
    pub fn acknowledge(&self) {
        self.answer.give();
    }
}

/// Whether the loop has answered the last request to end.
#[cfg_attr(windows, allow(dead_code, reason = "nobody asks there"))]
#[derive(Debug, Default)]
pub(super) struct Answer {
    given: Mutex<bool>,
    changed: Condvar,
}

#[cfg_attr(windows, allow(dead_code, reason = "nobody asks there"))]
impl Answer {
    /// Forgets an earlier answer: each request wants its own.
    pub(super) fn expect(&self) {
        *self.given.lock().unwrap_or_else(PoisonError::into_inner) = false;
    }

    fn give(&self) {
        *self.given.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.changed.notify_all();
    }

    /// Waits for the answer; false when it didn't come in time.
    pub(super) fn came_within(&self, patience: Duration) -> bool {
        let given = self.given.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.changed.wait_timeout_while(given, patience, |given| !*given);
        *waited.unwrap_or_else(PoisonError::into_inner).0
    }
}

/// Makes a write beyond the file size limit an error instead of the end of the process (D17).
pub fn ignore_file_size_signal() -> io::Result<()> {
    platform::ignore_file_size_signal()
}

/// Tells whether an error means that the reader of our output has gone, as in `chaqi … | head`:
/// a command then ends quietly (D17).
pub fn is_broken_pipe(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::BrokenPipe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_counts_for_one_request() {
        let answer = Answer::default();
        answer.expect();
        assert!(!answer.came_within(Duration::ZERO));
        answer.give();
        assert!(answer.came_within(Duration::ZERO));
        answer.expect();
        assert!(!answer.came_within(Duration::ZERO));
    }

    #[test]
    fn exit_codes_name_the_signal() {
        assert_eq!(Signal::Terminate(15).exit_code(), 143);
        assert_eq!(Signal::Terminate(2).exit_code(), 130);
        assert_eq!(Signal::Hangup.exit_code(), 129);
    }

    #[test]
    fn only_a_closed_pipe_is_quiet() {
        assert!(is_broken_pipe(&io::Error::from(io::ErrorKind::BrokenPipe)));
        assert!(!is_broken_pipe(&io::Error::from(io::ErrorKind::StorageFull)));
    }
}
