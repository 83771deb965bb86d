//! The process that reads a file of others, from both sides: started and ended by the console,
//! fed by standard input.
//!
//! Must not know: what is read.

use super::ImportError;
use std::fs::File;
use std::io::{self, Read, Seek};
use std::process::{Child, ChildStdout, Command};

/// No file is larger.
pub(super) const MAX_FILE: u64 = 4 << 30;

#[cfg(unix)]
pub(super) fn stdin() -> io::Result<File> {
    use std::os::fd::AsFd;
    Ok(File::from(io::stdin().as_fd().try_clone_to_owned()?))
}

#[cfg(windows)]
pub(super) fn stdin() -> io::Result<File> {
    use std::os::windows::io::AsHandle;
    Ok(File::from(io::stdin().as_handle().try_clone_to_owned()?))
}

/// The process, ended when it is no longer needed.
pub(super) struct Reading(Child);

impl Reading {
    /// Starts it; its answer comes through the pipe.
    pub(super) fn start(command: &mut Command) -> io::Result<(Self, ChildStdout)> {
        let mut child = Self(command.spawn()?);
        let pipe = child.0.stdout.take().ok_or_else(|| io::Error::other("no pipe"))?;
        Ok((child, pipe))
    }

    /// Why the process ended, which it has or is about to: its stream broke off.
    pub(super) fn end(&mut self) -> ImportError {
        // A stream of nonsense may come from a process that lives on: it gets a second.
        for _ in 0..100 {
            if !matches!(self.0.try_wait(), Ok(None)) {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        let _ = self.0.kill();
        let status = self.0.wait();
        let Ok(status) = status else {
            return ImportError::Unsafe { signal: None, exit: None };
        };
        #[cfg(unix)]
        let signal = std::os::unix::process::ExitStatusExt::signal(&status);
        #[cfg(not(unix))]
        let signal = None;
        ImportError::Unsafe { signal, exit: status.code() }
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A file as it is; a pipe by way of a temporary file.
pub(super) fn seekable(mut input: File) -> Result<File, ImportError> {
    if input.metadata()?.is_file() && input.stream_position().is_ok() {
        return Ok(input);
    }
    let mut copy = tempfile::tempfile()?;
    if io::copy(&mut (&mut input).take(MAX_FILE + 1), &mut copy)? > MAX_FILE {
        return Err(ImportError::TooLarge { limit: MAX_FILE });
    }
    copy.rewind()?;
    Ok(copy)
}
