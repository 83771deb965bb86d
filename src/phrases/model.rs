//! What a phrase is.
//!
//! Owns [`Phrase`] and the small types it is made of; must not know how files look.

use crate::domain::{Colour, Platform};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

/// Variables that need no declaration: the program fills them from the order in hand, the
/// settings, the clock and the clipboard.
pub const BUILT_IN_VARIABLES: [&str; 9] =
    ["buyer", "order", "item", "amount", "waybill", "courier", "agent", "shop", "clipboard"];

/// Who a phrase belongs to. The greater scope overrides the lesser by id.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Part of the program.
    #[default]
    BuiltIn,
    /// A file of the shop's folder.
    Shop,
    /// The agent's own file.
    Personal,
}

/// The file a phrase or a problem comes from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// An embedded pack, by its name such as `en/greeting.toml`.
    Embedded(String),
    /// A file on disk.
    File(PathBuf),
}

impl Default for Source {
    /// Nowhere.
    fn default() -> Self {
        Self::Embedded(String::new())
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Embedded(name) => f.write_str(name),
            Self::File(path) => write!(f, "{}", path.display()),
        }
    }
}

/// A text that can be pasted, with what it takes to find it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phrase {
    /// Stable name; usage counts and overriding go by it.
    pub id: String,
    /// The short code typed to find it, maybe empty.
    pub code: String,
    /// One line that says what it is for.
    pub title: String,
    /// The category shown: its own, else the name of its pack.
    #[serde(with = "shared")]
    pub category: Arc<str>,
    /// The colour of the category.
    pub colour: Option<Colour>,
    /// Words that find it besides its text.
    pub tags: Vec<String>,
    /// Further codes.
    pub aliases: Vec<String>,
    /// The template, `\n` line ends, no line end at either end; parts divided by a line `---`.
    pub text: String,
    /// Further wordings, taken in turn after the text.
    pub variants: Vec<String>,
    /// First day on which it is shown.
    pub valid_from: Option<NaiveDate>,
    /// Last day on which it is shown.
    pub valid_to: Option<NaiveDate>,
    /// The day by which somebody should look whether it is still right.
    pub review_by: Option<NaiveDate>,
    /// The platform it is meant for; none means all.
    pub platform: Option<Platform>,
    /// A picture that goes with it, as written in the file.
    pub image: Option<String>,
    /// Who it belongs to.
    pub scope: Scope,
    /// The file it comes from.
    #[serde(with = "shared")]
    pub source: Arc<Source>,
    /// The line of the file where it begins, from 1.
    pub line: u32,
}

/// The days of a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Days {
    /// The first on which it is shown.
    pub from: Option<NaiveDate>,
    /// The last on which it is shown.
    pub to: Option<NaiveDate>,
    /// By which somebody should look whether it is still right.
    pub review_by: Option<NaiveDate>,
}

impl Days {
    /// Whether the phrase is to be shown on that day; both ends count.
    pub fn hold(self, today: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= today) && self.to.is_none_or(|to| today <= to)
    }
}

impl Phrase {
    /// Its days.
    pub fn days(&self) -> Days {
        Days { from: self.valid_from, to: self.valid_to, review_by: self.review_by }
    }

    /// Whether the phrase is to be shown on that day; both ends count.
    pub fn valid_on(&self, today: NaiveDate) -> bool {
        self.days().hold(today)
    }

    /// Whether it is meant for orders of that platform.
    pub fn fits(&self, platform: Platform) -> bool {
        self.platform.is_none_or(|own| own == platform)
    }

    /// The text, then each variant.
    pub fn wordings(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.text.as_str()).chain(self.variants.iter().map(String::as_str))
    }

    /// The names of all variables in all wordings; broken wordings add none.
    pub fn variables(&self) -> BTreeSet<&str> {
        self.wordings()
            .filter_map(|text| super::Template::parse(text).ok())
            .flat_map(|template| template.variables())
            .collect()
    }
}

/// What a pack file says about a variable: how the form asks for it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Variable {
    /// The question, maybe empty: then the name stands for it.
    pub label: String,
    /// Values to pick from; others may be typed.
    pub choices: Vec<String>,
    /// The value the form begins with.
    pub default: Option<String>,
    /// A value may have several lines.
    #[serde(default)]
    pub lines: bool,
}

/// Serialises what is behind an [`Arc`].
mod shared {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use std::sync::Arc;

    pub(super) fn serialize<T, S>(value: &Arc<T>, to: S) -> Result<S::Ok, S::Error>
    where
        T: Serialize + ?Sized,
        S: Serializer,
    {
        value.as_ref().serialize(to)
    }

    pub(super) fn deserialize<'de, T, D>(from: D) -> Result<Arc<T>, D::Error>
    where
        T: ?Sized,
        Box<T>: Deserialize<'de>,
        D: Deserializer<'de>,
    {
        Box::<T>::deserialize(from).map(Arc::from)
    }
}
