//! The writer under ratatui's backend: keeps a frame together and sends it as one write.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use super::gate::GATE;
use crate::runtime::platform::Output;

/// Bytes of one frame. Clones are handles to the same frame.
#[derive(Clone)]
pub(super) struct FrameWriter {
    inner: Rc<RefCell<Inner>>,
}

struct Inner {
    out: Output,
    bytes: Vec<u8>,
    held: bool,
}

impl FrameWriter {
    pub(super) fn new(out: Output) -> Self {
        let inner = Inner { out, bytes: Vec::with_capacity(16 * 1024), held: false };
        Self { inner: Rc::new(RefCell::new(inner)) }
    }

    /// Holds flushes back until [`Self::release`]: the backend flushes several times a frame.
    pub(super) fn hold(&self) {
        self.inner.borrow_mut().held = true;
    }

    /// Sends what was held.
    pub(super) fn release(&self) -> io::Result<()> {
        self.inner.borrow_mut().held = false;
        self.clone().flush()
    }

    /// Adds to the frame.
    pub(super) fn append(&self, write: impl FnOnce(&mut Vec<u8>)) {
        write(&mut self.inner.borrow_mut().bytes);
    }

    /// Runs something with the terminal itself, between frames.
    pub(super) fn with_output<T>(&self, run: impl FnOnce(&mut Output) -> T) -> T {
        run(&mut self.inner.borrow_mut().out)
    }
}

impl Write for FrameWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.inner.borrow_mut().bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let inner = &mut *self.inner.borrow_mut();
        if inner.held || inner.bytes.is_empty() {
            return Ok(());
        }
        let sent = GATE.write(&mut inner.out, &inner.bytes);
        inner.bytes.clear();
        sent
    }
}
