//! The impure shell of the console: the terminal, signals, threads, the clipboard, drafts.
//!
//! Everything here talks to the machine; what to do is decided in [`crate::app`].
//!
//! Threads: the main one updates and draws ([`console`]); one reads the keyboard (`input`); one
//! holds the store ([`desk`]); one loads, watches and changes the phrase files (`shelf`); one owns
//! the clipboard; an import ([`job`], `phrase_import`, `product_import`), an export of phrases and a look for a
//! picture have one each while they last. They talk to the main thread through one channel of
//! `Event`s.

pub mod clipboard;
pub mod console;
pub mod desk;
pub mod drafts;
mod event;
mod exports;
pub mod import;
pub mod import_words;
mod input;
pub mod job;
mod log;
mod opener;
pub mod phrase_desk;
mod phrase_export;
mod phrase_import;
pub mod phrase_words;
mod platform;
mod product_import;
pub mod products;
pub mod rules;
pub mod settings;
mod shelf;
pub mod signals;
pub mod terminal;
