//! Changes of product cards, carried out on the files.

use crate::app::{CardBase, ProductEdit};
use crate::phrases::product_write::{remove_card, write_cards};
use crate::phrases::{Card, PackHead, WriteError, Written};
use std::path::{Path, PathBuf};

/// The file of new cards in the shop's folder.
const FILE: &str = "products.toml";
/// The file of new cards in a folder of phrases.
pub fn shops_file(folder: &Path) -> PathBuf {
    folder.join(FILE)
}

/// Where cards that were deleted are kept: files in a folder within are no packs.
const DELETED: &str = "deleted-products";
/// So many deleted cards of one name are kept.
const KEPT: u32 = 1_000;

/// Carries a change out in the shop's folder of phrases; `head` is the head of a file that has to
/// be made. A card is copied aside before it goes.
///
/// # Errors
/// As [`write_cards`] and [`remove_card`].
pub fn perform(edit: &ProductEdit, folder: &Path, head: &PackHead) -> Result<Written, WriteError> {
    match edit {
        ProductEdit::Add(card) => write_cards(&shops_file(folder), head, &[(None, card)]),
        ProductEdit::Change(CardBase { card: base, path }, card) => {
            write_cards(path, head, &[(Some(base), card)])
        }
        ProductEdit::Remove(CardBase { card, path }) => {
            keep(card, &folder.join(DELETED), head)?;
            remove_card(path, card)
        }
    }
}

/// A copy of a card in a file of its own.
fn keep(card: &Card, folder: &Path, head: &PackHead) -> Result<(), WriteError> {
    let name: String =
        card.key().chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { '_' }).collect();
    let name: String = name.chars().take(40).collect();
    let free = (1..KEPT)
        .map(|n| folder.join(format!("{name}.{n}.toml")))
        .find(|path| path.symlink_metadata().is_err());
    let path = free.unwrap_or_else(|| folder.join(format!("{name}.toml")));
    write_cards(&path, head, &[(None, card)]).map(drop)
}
