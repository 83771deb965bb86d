//! Looks for a picture, or hands it to the system's viewer, from a thread of its own.

use super::platform;
use crate::phrases::picture::{Picture, PictureError};
use std::io;
use std::path::PathBuf;
use std::process::Stdio;

/// Why a picture was not opened.
#[derive(Debug, thiserror::Error)]
pub(super) enum OpenError {
    /// The file.
    #[error(transparent)]
    Picture(#[from] PictureError),
    /// The viewer could not be started, or refused.
    #[error("{program}: {reason}")]
    Viewer {
        /// What was started.
        program: &'static str,
        /// Why it failed.
        reason: io::Error,
    },
}

/// Opens a picture and calls `done`; never waits here.
pub(super) fn open(
    picture: Picture,
    done: impl FnOnce(Result<PathBuf, OpenError>) + Send + 'static,
) -> io::Result<()> {
    let work = move || done(opened(&picture));
    std::thread::Builder::new().name("viewer".into()).spawn(work).map(drop)
}

/// Calls `done` with whether the picture is there; never waits here.
pub(super) fn seek(
    picture: Picture,
    done: impl FnOnce(Picture, bool) + Send + 'static,
) -> io::Result<()> {
    let work = move || {
        let is_there = picture.is_there();
        done(picture, is_there);
    };
    std::thread::Builder::new().name("picture".into()).spawn(work).map(drop)
}

fn opened(picture: &Picture) -> Result<PathBuf, OpenError> {
    let path = picture.file()?;
    let mut command = platform::viewer(&path);
    // The screen and the keyboard are the console's.
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    platform::own_group(&mut command);
    let failed = |reason| OpenError::Viewer { program: platform::VIEWER, reason };
    let status = command.status().map_err(failed)?;
    match platform::viewer_refused(status) {
        true => Err(failed(io::Error::other(status.to_string()))),
        false => Ok(path),
    }
}
