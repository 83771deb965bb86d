//! The packs that are part of the program, by language: those that every shop has, and the add-on
//! packs of single trades.
//!
//! Owns the list of their files; must not know what is inside.

use crate::domain::Trade;
use serde::{Deserialize, Serialize};

/// The language of the embedded packs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Language {
    /// Simplified Chinese.
    #[default]
    #[serde(rename = "zh-CN")]
    ZhCn,
    /// English.
    #[serde(rename = "en")]
    En,
}

impl Language {
    /// The tag, as the config writes it.
    pub fn tag(self) -> &'static str {
        match self {
            Self::ZhCn => "zh-CN",
            Self::En => "en",
        }
    }

    /// The packs of this language, in the order in which lists show them.
    pub fn packs(self) -> &'static [Embedded] {
        match self {
            Self::ZhCn => ZH_CN,
            Self::En => EN,
        }
    }

    /// The add-on pack of a trade. It is read only for shops that switched it on.
    pub fn addon(self, trade: Trade) -> &'static Embedded {
        let [clothing, food, electronics] = match self {
            Self::ZhCn => ZH_CN_ADDONS,
            Self::En => EN_ADDONS,
        };
        match trade {
            Trade::Clothing => clothing,
            Trade::Food => food,
            Trade::Electronics => electronics,
        }
    }
}

/// One embedded pack file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Embedded {
    /// Path below the repository's `phrases` folder, such as `en/greeting.toml`.
    pub name: &'static str,
    /// The whole file.
    pub text: &'static str,
}

macro_rules! embed {
    ($folder:literal: $($pack:literal)+) => {
        [$(Embedded {
            name: concat!($folder, "/", $pack, ".toml"),
            text: include_str!(concat!(
                env!("CARGO_MANIFEST_DIR"), "/phrases/", $folder, "/", $pack, ".toml"
            )),
        }),+]
    };
}

macro_rules! packs {
    ($folder:literal) => {
        embed!($folder:
            "greeting" "product" "bargaining" "shipping" "logistics" "after-sales" "payment"
            "address" "cod" "stock" "size" "invoice" "reviews" "busy" "farewell" "festivals"
            "variables")
    };
}

macro_rules! addons {
    ($folder:literal) => {
        embed!($folder: "addons/clothing" "addons/food" "addons/electronics")
    };
}

static ZH_CN: &[Embedded] = &packs!("zh-CN");
static EN: &[Embedded] = &packs!("en");
static ZH_CN_ADDONS: &[Embedded; 3] = &addons!("zh-CN");
static EN_ADDONS: &[Embedded; 3] = &addons!("en");
