//! What the flags of each platform mean in this shop.

use crate::domain::{Colour, Platform};
use crate::i18n::{Lang, flag_meaning};
use std::collections::BTreeMap;

/// The meaning of one colour.
#[derive(Debug, Clone, Eq, Default)]
pub struct FlagMeaning {
    /// In the shop's words; may be empty.
    pub meaning: String,
    /// Kept for urging; not to be set by hand.
    pub reserved: bool,
    /// The shop's file says so; otherwise it is as shipped, and every language has words for it.
    pub is_own: bool,
}

impl PartialEq for FlagMeaning {
    /// Who said it is no part of what it means.
    fn eq(&self, other: &Self) -> bool {
        (&self.meaning, self.reserved) == (&other.meaning, other.reserved)
    }
}

/// One flag of a platform, as the chooser shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlagChoice {
    /// Its number on the platform.
    pub digit: u8,
    /// The colour.
    pub colour: Colour,
    /// In the shop's words; may be empty.
    pub meaning: String,
    /// Kept for urging; not to be set by hand.
    pub reserved: bool,
}

/// The meanings of all flags.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Flags {
    /// An ERP's further colours are offered.
    pub erp_colours: bool,
    /// By platform and colour.
    pub meanings: BTreeMap<(Platform, Colour), FlagMeaning>,
}

impl Flags {
    /// The platform has this colour.
    pub fn offers(&self, platform: Platform, colour: Colour) -> bool {
        Colour::preset(platform, self.erp_colours).iter().any(|(_, c)| *c == colour)
    }

    /// What a colour means; empty when the shop has not said.
    pub fn meaning(&self, platform: Platform, colour: Colour) -> &str {
        self.meanings.get(&(platform, colour)).map_or("", |m| m.meaning.as_str())
    }

    /// The same for a screen: what is shipped stands there in its language.
    pub fn meaning_in(&self, lang: Lang, platform: Platform, colour: Colour) -> String {
        match self.meanings.get(&(platform, colour)) {
            Some(said) if said.is_own => said.meaning.clone(),
            Some(said) => flag_meaning(lang, &said.meaning),
            None => String::new(),
        }
    }

    /// The flags of a platform in the order of their digits.
    pub fn choices(&self, platform: Platform) -> Vec<FlagChoice> {
        Colour::preset(platform, self.erp_colours)
            .into_iter()
            .map(|(digit, colour)| {
                let FlagMeaning { meaning, reserved, .. } =
                    self.meanings.get(&(platform, colour)).cloned().unwrap_or_default();
                FlagChoice { digit, colour, meaning, reserved }
            })
            .collect()
    }
}
