//! What reaches the main thread.

use super::clipboard::Outcome;
use super::signals::Signal;
use crate::app::Msg;

/// One thing for the main loop.
#[derive(Debug)]
pub(super) enum Event {
    /// For the app.
    Msg(Msg),
    /// A click at a column and row.
    Click(u16, u16),
    /// What became of a copy.
    Clipboard(Outcome),
    /// The system asks for something.
    Signal(Signal),
    /// The console can't go on, and why.
    Fatal(String),
}
