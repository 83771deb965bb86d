//! chaqi (插旗): a terminal console for the customer-service agents of Taobao and Tmall shops.
//!
//! Two ideas carry the house. **Everything that changes is a change**: each write is a
//! [`domain::Commit`] that the store appends to a log and folds into the tables which lists read.
//! **Local first**: every console reads and writes its own SQLite file, and nothing on screen
//! waits for anything else.
//!
//! | room | what it owns |
//! |---|---|
//! | [`domain`] | orders, flags, notes, reviews, handovers, shifts, tally; [`domain::Change`] and its fold. Pure. |
//! | [`text`] | display width, line editing by grapheme, the gate for foreign text, time phrases. Pure. |
//! | [`search`] | pinyin, tiers, fuzzy matching, highlights. Pure. |
//! | [`lint`] | the forbidden-word check: rules, patterns, findings. Pure. |
//! | [`phrases`] | phrase files, packs, templates and variables |
//! | [`store`] | the door to SQLite: log, fold, queries, migrations |
//! | [`exchange`] | files of others: order reports and phrases in, tallies and everything out |
//! | [`files`] | private files and folders, atomic replacement; what every impure room writes with |
//! | [`config`] | the config file, paths, errors with line and hint |
//! | [`i18n`] | the message files in zh-CN and en, and their lookup |
//! | [`app`] | the console as a pure state machine: message in, effects out |
//! | [`ui`] | drawing of the app. Pure. |
//! | [`runtime`] | the impure shell: terminal, threads, clipboard |
//! | [`cli`] | the subcommands |
//!
//! `tests/layers.rs` checks who may know whom.

pub mod app;
pub mod cli;
pub mod config;
pub mod domain;
pub mod exchange;
pub mod files;
pub mod i18n;
pub mod lint;
pub mod phrases;
pub mod runtime;
pub mod search;
pub mod store;
pub mod text;
pub mod ui;
