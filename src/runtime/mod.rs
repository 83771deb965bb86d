//! The impure shell of the console: the terminal, signals, threads, the clipboard, drafts.
//!
//! Everything here talks to the machine; what to do is decided in [`crate::app`].

pub mod clipboard;
pub mod drafts;
mod platform;
pub mod signals;
pub mod terminal;
