//! Files of others, in and out: order reports and phrases in; phrases, tallies, handovers and
//! everything out.
//!
//! Reading goes from bytes to records in layers: [`decode`] (encoding), `workbook` (a sheet of
//! Excel as text), [`sheet`] (rows and cells), [`cell`] (the quirks of one cell), [`reports`] (what
//! the columns mean), [`child`] (all of it in a process of its own, so that no file can hurt the
//! console). Nothing is written to the store here: the caller gets records and decides.
//!
//! Must not know: the store, the screen, the wall clock. Writers take their words as labels; only
//! [`labels`] and `words` ask the message files for them.

pub mod cell;
pub mod child;
pub mod csv_out;
pub mod decode;
pub mod file_out;
pub mod handover_out;
pub mod job;
pub mod kinds;
pub mod labels;
pub mod log_in;
pub mod log_out;
pub mod mappings;
pub mod markdown;
pub mod phrases;
pub mod reports;
pub mod sample;
pub mod sheet;
pub mod tally_out;
#[cfg(feature = "xlsx")]
pub mod workbook;

mod columns;
mod error;
mod gather;
mod guess;
mod limits;
mod plan;
mod process;
mod tally_rows;
#[cfg(feature = "xlsx")]
mod unpack;
mod wire;
mod words;

pub use error::{ImportError, Reason, Refused, Repeated};
pub use file_out::{FileError, atomic_file};
pub use kinds::{Kind, Other};
pub use plan::Opened;
pub use reports::{ImportOptions, ImportedOrder, OrderRow, Orders, read_orders};
