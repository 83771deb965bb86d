//! Phrases: what an agent can paste, where it comes from, and how its blanks are filled.
//!
//! Owns the phrase model, the pack files (embedded, shop, personal) with their problems, templates
//! with variables and dates, the use score, the favourites, the cache of the first page, and
//! rewriting a pack file by hand-edit rules (comments and order stay), taking such a change back,
//! phrases that were deleted, and where the picture of a phrase lies. Reading and writing these
//! files is the only file work here.
//!
//! Must not know: the screen, the store, the clipboard, the wall clock (times come in as `now` and
//! `today`), or the words shown to a user: every problem is data, its text is in the message files.

mod disk;
mod draft;
mod embedded;
mod files;
pub mod first_page;
mod flat;
mod form;
mod inside;
mod library;
mod list;
mod lone;
mod many;
mod merged;
mod model;
mod pack;
mod parts;
pub mod picture;
pub mod pins;
mod problem;
mod product;
mod product_merge;
mod product_read;
mod product_rows;
pub mod product_write;
mod quick;
mod reader;
mod recall;
mod skim;
mod template;
pub mod trash;
pub mod undo;
mod urging;
mod usage;
pub mod values;
pub mod write;

pub use draft::Draft;
pub use embedded::{Embedded, Language};
pub use files::{Fingerprint, Sources};
pub use flat::{BETWEEN, Brief, Head};
pub use form::{Field, Form, is_carried, near, resolve};
pub use inside::{InsideError, Phrasebook, put_in};
pub use library::{Category, Library};
pub use list::Phrases;
pub use lone::Lone;
pub use many::{PackText, merge};
pub use model::{BUILT_IN_VARIABLES, Days, Phrase, Scope, Source, Variable};
pub use parts::{parts, variant, wordings, wordings_text};
pub use problem::{Expected, Place, Problem, ProblemKind};
pub use product::{Card, FACTS, PRODUCT_PREFIX, Product, Question, spoken_of};
pub use product_merge::CardIndex;
pub use recall::Recall;
pub use template::{DateStyle, FillError, Piece, Template, TemplateError, escaped};
pub use trash::{Deleted, Trash};
pub use undo::{Entry, Written};
pub use urging::urging;
pub use usage::Usage;
pub use write::{PackHead, WriteError};

#[cfg(test)]
mod product_tests;
#[cfg(test)]
mod shipped;
