//! The clipboard: text out by the best route there is, and never a frozen key (X08).
//!
//! Owns the thread that copies, the order of routes, and the clearing of personal data. Must not
//! know what is copied, nor write to the terminal: an OSC 52 sequence is handed to the caller.

mod helper;
mod osc52;
mod routes;
mod system;
#[cfg(test)]
mod tests;
mod worker;

use std::path::PathBuf;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use thiserror::Error;

pub use routes::{Backend, Surroundings};
pub use system::hold;
use worker::{Desk, Worker};

/// How long a route may take before the next one is tried.
const PATIENCE: Duration = Duration::from_secs(2);

/// What the user set under `[clipboard]`, with paths made absolute.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Which routes to try.
    pub backend: Backend,
    /// Program and arguments that take the text on standard input; empty when there is none.
    pub command: Vec<String>,
    /// The file of last resort, inside the data folder.
    pub file: PathBuf,
    /// What the console runs in.
    pub surroundings: Surroundings,
}

/// The way a text took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The clipboard of the desktop.
    System,
    /// A sequence to the terminal, which can't answer whether it obeyed.
    Osc52,
    /// The buffer of tmux, which hands it to the terminal outside.
    Tmux,
    /// The configured program, by name.
    Command(String),
    /// A file, for copying by hand.
    File(PathBuf),
}

/// Why a route didn't take a text.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum Reason {
    /// The desktop's clipboard refused, or there is no desktop.
    #[error("no system clipboard: {0}")]
    System(String),
    /// The desktop's clipboard didn't answer.
    #[error("the system clipboard did not answer within 2 s")]
    SystemHangs,
    /// The text is beyond what terminals accept.
    #[error("{bytes} bytes are more than the {limit} a terminal takes")]
    TooLong {
        /// Bytes of the text.
        bytes: usize,
        /// Most bytes that fit.
        limit: usize,
    },
    /// No program is configured.
    #[error("no clipboard command is configured")]
    NoCommand,
    /// The program couldn't be started.
    #[error("{program} could not be started: {error}")]
    NotStarted {
        /// Name of the program.
        program: String,
        /// What the system said.
        error: String,
    },
    /// The program ended with an error.
    #[error("{program} failed ({code}): {message}")]
    CommandFailed {
        /// Name of the program.
        program: String,
        /// Exit code, or the signal it died of.
        code: String,
        /// First line of what it said, without control characters.
        message: String,
    },
    /// The program didn't end and was killed.
    #[error("{program} did not finish within 2 s and was stopped")]
    CommandHangs {
        /// Name of the program.
        program: String,
    },
    /// The file couldn't be written.
    #[error("{path} could not be written: {error}")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: String,
    },
}

/// What became of a job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The text was taken.
    Copied {
        /// The job.
        id: u64,
        /// The way it took.
        route: Route,
    },
    /// The caller is to send this sequence to the terminal; that is the copy.
    Osc52 {
        /// The job.
        id: u64,
        /// The bytes to write between frames.
        sequence: String,
    },
    /// A newer text came before this one was begun.
    Replaced {
        /// The job.
        id: u64,
    },
    /// No route took the text: show it, to be copied by hand.
    Failed {
        /// The job.
        id: u64,
        /// Why, in the order in which the routes were tried.
        reasons: Vec<Reason>,
    },
    /// The answer to [`Clipboard::read`].
    Read {
        /// The job.
        id: u64,
        /// The text; none where no clipboard in use can be read.
        text: Option<String>,
    },
    /// A text was still there after its time, and is gone now.
    Cleared,
}

/// The handle to the thread that copies. No call waits.
#[derive(Debug)]
pub struct Clipboard {
    desk: Arc<Desk>,
    thread: Option<JoinHandle<()>>,
}

impl Clipboard {
    /// Starts the thread; `deliver` is called on it, once for each job.
    pub fn start(
        settings: Settings,
        deliver: impl Fn(Outcome) + Send + 'static,
    ) -> std::io::Result<Self> {
        let system = system::System::new(Arc::new(system::open));
        Self::start_with(Worker::new(settings, system, deliver))
    }

    fn start_with(worker: Worker) -> std::io::Result<Self> {
        let desk = worker.desk();
        let thread = std::thread::Builder::new().name("clipboard".into());
        let thread = thread.spawn(move || worker.run())?;
        Ok(Self { desk, thread: Some(thread) })
    }

    /// Copies a text. A job that still waits for its turn is replaced by a newer one.
    pub fn copy(&self, id: u64, text: String) {
        self.desk.post(|jobs| jobs.copy.push_back((id, text)));
    }

    /// Reads the clipboard that texts are copied to: the desktop's, tmux's or the file.
    pub fn read(&self, id: u64) {
        self.desk.post(|jobs| jobs.read.push_back(id));
    }

    /// Empties the clipboard after a while if `text` is still in it.
    ///
    /// Works where the clipboard can be read: the desktop's, tmux's and the file. A terminal that
    /// got OSC 52 can't be asked, and is left alone rather than robbed of something newer.
    pub fn clear_if_unchanged(&self, text: String, after: Duration) {
        let due = Instant::now() + after;
        self.desk.post(|jobs| jobs.clear.push((due, text)));
    }

    /// Ends the thread: what waits to be copied is still copied, what waits to be cleared from the
    /// file is cleared now. Waits up to `patience` for it, and for the hand-over of the text to the
    /// desktop's clipboard manager: without this call the text may be gone with the process.
    pub fn close(mut self, patience: Duration) {
        self.desk.close(patience);
        if self.desk.is_done()
            && let Some(thread) = self.thread.take()
        {
            let _ = thread.join();
        }
    }
}

impl Drop for Clipboard {
    fn drop(&mut self) {
        self.desk.close(Duration::ZERO);
    }
}
