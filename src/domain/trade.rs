//! The trades that shops are in, as far as phrases differ by them.

use super::words::words;

/// What a shop sells. Each trade has an add-on pack of phrases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Trade {
    /// 服装
    Clothing,
    /// 食品
    Food,
    /// 数码
    Electronics,
}

words!(Trade {
    Clothing = "clothing" | "服装", "服饰";
    Food = "food" | "食品", "零食";
    Electronics = "electronics" | "数码", "电子";
});
