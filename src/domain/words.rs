//! Closed vocabularies: one English code, and the Chinese words that mean the same.

/// A word of a closed vocabulary was not recognised.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{word}” is not one of: {known}")]
pub struct UnknownWord {
    /// What was given.
    pub word: String,
    /// The words that would have been accepted, in English and Chinese.
    pub known: String,
}

/// A value with a stable English code that commands, files and JSON use, and Chinese names that
/// are accepted as well.
pub trait Word: Sized + Copy + PartialEq + 'static {
    /// Every value, in the order in which lists show them.
    const ALL: &'static [Self];

    /// The stable code: lower case, words joined by `-`.
    fn code(self) -> &'static str;

    /// The Chinese name first, then other accepted spellings.
    fn names(self) -> &'static [&'static str];

    /// Reads a code or any accepted name; case and surrounding blanks do not matter.
    ///
    /// # Errors
    /// [`UnknownWord`] lists what would have been accepted.
    fn parse(text: &str) -> Result<Self, UnknownWord> {
        let wanted = text.trim().to_lowercase();
        Self::ALL
            .iter()
            .copied()
            .find(|value| value.code() == wanted || value.names().iter().any(|n| *n == wanted))
            .ok_or_else(|| UnknownWord {
                word: text.trim().to_owned(),
                known: Self::ALL
                    .iter()
                    .map(|v| format!("{} {}", v.code(), v.names().first().unwrap_or(&"")))
                    .collect::<Vec<_>>()
                    .join(", "),
            })
    }
}

/// Implements [`Word`] and serde (as the code) for a plain enum.
macro_rules! words {
    ($type:ty { $($variant:ident = $code:literal | $($name:literal),+ ;)+ }) => {
        impl $crate::domain::Word for $type {
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
            fn names(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($name),+]),+ }
            }
        }
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str($crate::domain::Word::code(*self))
            }
        }
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(from)?;
                <Self as $crate::domain::Word>::parse(&text).map_err(serde::de::Error::custom)
            }
        }
    };
}
pub(super) use words;
