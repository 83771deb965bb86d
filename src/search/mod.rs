//! Finding phrases while they are typed: hanzi, full pinyin, initials, half-typed and mixed.
//!
//! Owns the index over phrases ([`Index`]), the search that narrows with every key ([`Session`]),
//! and the same matching for any short label ([`Matcher`]: palette, help, highlights). Pure: it
//! knows no phrase files, no screen and no clock; how often a phrase was used comes in as a rank.
//!
//! **The lattice.** A text is a row of units (hanzi, Latin letters, digits). A word of the query
//! matches where it can be eaten unit by unit: a unit eats its own character, one of its readings
//! in full, the initial of a reading, or, at the query's end, a half-typed reading. So `议价`,
//! `yijia`, `yj`, `yij`, `yi价` and `议j` all find 议价, a polyphone is found by each reading, and
//! what was eaten is what is highlighted.
//!
//! **A sentence.** Whole sentences of a buyer stand in no phrase. A long query that few phrases
//! hold is read for what it says, by the words of the trade, and the phrases that share most of its
//! rare ideas are found.

mod codes;
mod fuzzy;
mod grams;
mod index;
mod label;
mod lattice;
mod lexicon;
mod plan;
mod query;
mod ranks;
mod readings;
mod sentence;
mod session;
mod sieve;
mod talk;
mod titles;
mod together;
mod trade;
mod units;
mod word;

pub use index::Index;
pub use label::{Found, Matcher, highlights, match_text};
pub use query::{Query, parse_query};
pub use ranks::Ranks;
pub use readings::first_letter;
pub use session::Session;

/// One phrase as the index takes it. All of it is searched.
#[derive(Debug, Clone, Copy, Default)]
pub struct Doc<'a> {
    /// The short code that is typed to get it, such as `wl`.
    pub code: &'a str,
    /// Further codes.
    pub aliases: &'a [String],
    /// Its title.
    pub title: &'a str,
    /// Its category, which `@` restricts a search to.
    pub category: &'a str,
    /// Other words for it, with U+001F between them.
    pub tags: &'a str,
    /// Its text.
    pub body: &'a str,
}

/// Where a phrase was hit; the better places come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// Nothing was asked for.
    Listed,
    /// The code is the query.
    Code,
    /// The code starts with the query.
    CodePrefix,
    /// The title holds it as written.
    Title,
    /// The title holds it by pinyin.
    TitlePinyin,
    /// A tag, the category or the inside of the code holds it.
    Label,
    /// The text holds it.
    Body,
    /// It shares the ideas of a buyer's sentence.
    Sentence,
    /// Code or title hold its parts in order, with gaps.
    Fuzzy,
}

/// How a phrase was hit: what the row says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    /// Nothing was asked for.
    Listed,
    /// By its code.
    Code,
    /// As written.
    Text,
    /// By pinyin.
    Pinyin,
    /// By what the buyer's sentence says.
    Sentence,
    /// With gaps.
    Fuzzy,
}

/// A phrase that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Its place in the sequence that the index was built from.
    pub doc: u32,
    /// Where the best-placed word of the query was found.
    pub tier: Tier,
    /// How that word was found.
    pub why: Why,
    /// How good the match is among those of its tier; more is better.
    pub score: i32,
}

/// Added to the rank of a favourite.
pub const PINNED: u32 = 1 << 31;

/// What a search takes besides the query.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// Only this category: its name, or something that finds it (`wl` for 物流).
    pub category: Option<&'a str>,
    /// Takes z for zh, c for ch, s for sh, n for l, in for ing, en for eng, an for ang, and back.
    pub tolerant: bool,
    /// How much each phrase is used.
    pub ranks: &'a Ranks,
    /// Of phrases with the same code, the one of the greater number stands first, however much the
    /// other is used. By document; may be short.
    pub over: &'a [u8],
    /// Leaves the use out of the order; favourites still come first within a tier.
    pub plain_order: bool,
    /// How many hits are wanted of what was typed; all are counted. A few hundred keep a key cheap.
    pub limit: usize,
    /// How many are wanted when nothing is typed.
    pub list_limit: usize,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self {
            category: None,
            tolerant: false,
            ranks: &ranks::UNUSED,
            over: &[],
            plain_order: false,
            limit: usize::MAX,
            list_limit: usize::MAX,
        }
    }
}

#[cfg(test)]
mod tests;
