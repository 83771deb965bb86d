//! The words on the screen: message files in zh-CN and en (Fluent), and their lookup.
//!
//! Owns every sentence that a user reads; a message's id begins with the name of its file
//! (`orders-…` lives in `orders.ftl`), so that only the files a screen needs are ever parsed.
//! Must not know: who asks, the screen, the config (the language comes in as a [`Lang`]).

mod catalog;
mod foreign;
mod lang;
mod order_parts;
#[cfg(test)]
mod tests;
mod told;
mod words;

pub use catalog::{format, text};
pub use fluent_bundle::FluentValue;
pub use foreign::{io_error, io_kind, parser, system, toml};
pub use lang::{Lang, UnknownLang};
pub use order_parts::{flag_then, order_line, origin, refund, refund_state};
pub use told::{discount_note, group_name, over_limit, told, with_hint};
pub use words::{Named, age, flag_meaning, order_state, tally_detail, weekday, word};

/// Looks a message up: `t!(lang, "id")`, or `t!(lang, "id", "name" => value, …)` with texts and
/// whole numbers as values.
macro_rules! t {
    ($lang:expr, $id:expr $(,)?) => {
        $crate::i18n::text($lang, $id)
    };
    ($lang:expr, $id:expr, $($name:literal => $value:expr),+ $(,)?) => {
        $crate::i18n::format(
            $lang,
            $id,
            &[$(($name, $crate::i18n::FluentValue::from($value))),+],
        )
    };
}
pub(crate) use t;
