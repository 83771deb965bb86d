//! The trade itself, pure: orders, flags, notes, reviews, handovers, shifts and business days,
//! counters and the daily tally; every write as a [`Change`], and the fold that makes records of
//! changes.
//!
//! Must not know: files, threads, the wall clock (time comes in as `now`), SQLite, the screen.
//! The words are those of the trade: an *agent* (客服) *notes* an order, *flags* it, leaves a
//! *handover*; the *supervisor* reads the *tally* of a *business day*.

mod buyer;
mod change;
mod claim;
mod clock;
mod count;
mod discount;
mod flag;
mod fold;
mod handover;
mod ids;
mod item;
mod lists;
mod mapping;
mod measure;
mod memo;
mod money;
mod number;
mod order;
mod order_line;
mod order_state;
mod refund;
mod reminder;
mod review;
mod shift;
mod taking;
mod trade;
mod words;

pub mod due;
pub mod mask;
pub mod tally;
pub mod urge;

pub use buyer::{Buyer, BuyerKey, BuyerPage, Custom, DIFFICULT, MAX_GROUP, VIP};
pub use change::{Change, Commit, Stamped};
pub use claim::{Claim, ClaimKey, Refusal, names_buyer};
pub use clock::{DeviceId, Stamp, Time, from_ms, now_from_ms, rfc3339, to_ms};
pub use count::{Count, CountKind, LostReason, ProblemKind, ReplyUse};
pub use discount::{DiscountLimit, Over};
pub use flag::{Colour, Platform};
pub use fold::{Entry, Record, fold};
pub use handover::{Draft, DraftSources, Handover};
pub use ids::{
    BuyerId, ClaimId, CommitId, CountId, DraftId, HandoverId, ItemId, NoteId, OrderId, Ref,
    ReminderId, ReviewId, UseId,
};
pub use item::{
    Answer, AnswerKind, Item, ItemFields, ItemState, SUPERVISOR_PASSES, Section, Severity,
};
pub use lists::{
    Criteria, History, OrderCard, OrderFilter, OrderPage, OrderQuery, OwnList, PageEnd,
    SHOP_COLUMN, is_article_column,
};
pub use mapping::{ColumnField, Mapping, SeenColumn};
pub use memo::{
    BUYER_VARIABLES, Memo, MemoError, MemoTemplate, NOTE_VARIABLES, compose_memo, memo_limit,
    other_variable,
};
pub use money::{Money, MoneyError};
pub use number::{FULL_NUMBER, PastedNumber, is_short_number};
pub use order::{MAX_NUMBER, Note, Order, OrderFields, OrderKey};
pub use order_line::OrderLine;
pub use order_state::OrderState;
pub use refund::{Refund, RefundState};
pub use reminder::{
    Ending, PromiseEnd, Quiet, RING_AGAIN, Reminder, ReminderFields, ReminderKind, Repeat,
};
pub use review::{
    Channel, Contact, IllegalStep, Rating, Review, ReviewFields, ReviewState, SeverityClass,
};
pub use shift::{Roster, Segment, Shift, ShiftDay};
pub use taking::Denied;
pub use trade::Trade;
pub use words::{UnknownWord, Word};
