//! The trade itself, pure. (Being built.)

mod clock;
mod flag;
mod ids;
mod money;
mod words;

pub use clock::{DeviceId, Stamp, Time, from_ms, now_from_ms, rfc3339, to_ms};
pub use flag::{Colour, Platform};
pub use ids::{CommitId, CountId, HandoverId, ItemId, NoteId, OrderId, Ref, ReviewId, UseId};
pub use money::{Money, MoneyError};
pub use words::{UnknownWord, Word};
