//! What differs between systems, one file each, with the same names in both.
//!
//! Must not know what it is used for: no application, no drawing.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
pub(super) use unix::*;
#[cfg(windows)]
pub(super) use windows::*;
