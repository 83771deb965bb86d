//! Text as a terminal sees it: columns, graphemes, lines that are typed, and times that are said.
//!
//! Owns display width ([`width`], [`truncate`], [`pad_end`], [`wrap`]), the gate that foreign text
//! passes before it is shown ([`gate`]), the line editor ([`Line`]), the guess at a mistyped word
//! ([`nearest`]), and the reading of phrases such as `明早9点` ([`when`]). Pure: it knows no screen, no key, no clock (`now` comes in) and
//! nothing else of this crate.

mod edit;
pub mod gate;
mod marks;
mod near;
mod view;
pub mod when;
mod width;
mod wrap;

pub use edit::Line;
pub use near::nearest;
pub use width::{pad_end, plain_columns, plain_width, truncate, truncate_start, width};
pub use wrap::{wrap, wrapped};
