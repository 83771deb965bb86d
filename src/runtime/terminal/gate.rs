//! The one gate through which bytes reach the terminal, and the state of its modes.
//!
//! A frame goes through as one write, and only while the terminal is ours: whatever a thread
//! still draws after the terminal was given back is dropped here. Must not know what is drawn.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::{Duration, Instant};

use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::style::ResetColor;
use crossterm::terminal::{
    EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode,
};
use crossterm::{execute, queue};

use crate::runtime::platform::{self, Output};

/// How long giving back waits for a frame that is being written by another thread.
const FRAME_PATIENCE: Duration = Duration::from_millis(500);

/// The gate of this process: a terminal is one per process, and so is a panic hook.
pub(super) static GATE: Gate = Gate {
    order: Mutex::new(()),
    open: AtomicBool::new(false),
    sealed: AtomicBool::new(false),
    mouse: AtomicBool::new(false),
};

pub(super) struct Gate {
    /// Held while bytes are written or modes change.
    order: Mutex<()>,
    /// The terminal is ours.
    open: AtomicBool,
    /// The process is about to end: never open again.
    sealed: AtomicBool,
    mouse: AtomicBool,
}

impl Gate {
    /// Takes the terminal, or asserts its modes again when it is taken already.
    pub(super) fn enter(&self, out: &mut Output) -> io::Result<()> {
        let _order = self.order.lock().unwrap_or_else(PoisonError::into_inner);
        if self.sealed.load(Ordering::SeqCst) {
            return Ok(());
        }
        let again = self.open.load(Ordering::SeqCst);
        if again {
            // After a SIGSTOP the shell may have changed the modes behind crossterm's back, which
            // does nothing while it believes that raw mode is on.
            disable_raw_mode()?;
        }
        enable_raw_mode()?;
        self.open.store(true, Ordering::SeqCst);
        let entered = self.write_entry(out, again);
        if entered.is_err() {
            self.leave(out);
        }
        entered
    }

    fn write_entry(&self, out: &mut Output, again: bool) -> io::Result<()> {
        let mut bytes = Vec::new();
        if !again {
            // Puts the title of the shell on the terminal's own stack.
            bytes.extend_from_slice(b"\x1b[22;0t");
        }
        queue!(bytes, EnterAlternateScreen, EnableBracketedPaste, Hide)?;
        out.write_all(&bytes)?;
        if self.mouse.load(Ordering::SeqCst) {
            platform::mouse_on(out)?;
        }
        out.flush()
    }

    /// Gives the terminal back, once; callable from any thread, a panicking one included.
    pub(super) fn give_back(&self) {
        // A writer that is stuck in a frozen terminal must not keep the modes for ever.
        let _order = self.lock_within(FRAME_PATIENCE);
        if self.open.load(Ordering::SeqCst)
            && let Ok(mut out) = platform::output()
        {
            self.leave(&mut out);
        }
    }

    /// As [`Self::give_back`], and the terminal can't be taken again.
    pub(super) fn seal(&self) {
        self.sealed.store(true, Ordering::SeqCst);
        self.give_back();
    }

    fn leave(&self, out: &mut Output) {
        self.open.store(false, Ordering::SeqCst);
        // Each step is tried whatever became of the one before: the terminal may be gone.
        if self.mouse.load(Ordering::SeqCst) {
            let _ = platform::mouse_off(out);
        }
        let _ = execute!(
            out,
            EndSynchronizedUpdate,
            ResetColor,
            DisableBracketedPaste,
            LeaveAlternateScreen,
            Show
        );
        let _ = out.write_all(b"\x1b[23;0t");
        let _ = out.flush();
        let _ = disable_raw_mode();
    }

    /// Writes bytes if the terminal is ours, drops them otherwise.
    pub(super) fn write(&self, out: &mut Output, bytes: &[u8]) -> io::Result<()> {
        let _order = self.order.lock().unwrap_or_else(PoisonError::into_inner);
        if !self.open.load(Ordering::SeqCst) {
            return Ok(());
        }
        out.write_all(bytes)?;
        out.flush()
    }

    /// Switches mouse capture, now and for later entries.
    pub(super) fn set_mouse(&self, out: &mut Output, on: bool) -> io::Result<()> {
        let _order = self.order.lock().unwrap_or_else(PoisonError::into_inner);
        let was = self.mouse.swap(on, Ordering::SeqCst);
        if was == on || !self.open.load(Ordering::SeqCst) {
            return Ok(());
        }
        if on { platform::mouse_on(out) } else { platform::mouse_off(out) }?;
        out.flush()
    }

    /// Tells whether the terminal is ours at the moment.
    pub(super) fn is_open(&self) -> bool {
        self.open.load(Ordering::SeqCst)
    }

    fn lock_within(&self, patience: Duration) -> Option<MutexGuard<'_, ()>> {
        let deadline = Instant::now() + patience;
        loop {
            match self.order.try_lock() {
                Ok(guard) => return Some(guard),
                Err(TryLockError::Poisoned(poisoned)) => return Some(poisoned.into_inner()),
                Err(TryLockError::WouldBlock) if Instant::now() >= deadline => return None,
                Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(1)),
            }
        }
    }
}
