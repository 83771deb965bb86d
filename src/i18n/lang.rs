//! The languages of the screens.

use std::fmt;
use std::str::FromStr;

/// A language of the screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// Simplified Chinese, the language of the trade.
    #[default]
    ZhCn,
    /// English.
    En,
}

/// A text does not name a language that the screens have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not one of: zh-CN, en")]
pub struct UnknownLang(pub String);

impl Lang {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::ZhCn, Self::En];

    /// The language for a locale as the environment holds it (`zh_CN.UTF-8`, `en_US`, `C`).
    ///
    /// Without any locale it is Chinese, since Windows sets none and the shops are Chinese.
    pub fn detect(locale: &str) -> Self {
        let locale = locale.trim().to_ascii_lowercase();
        if locale.is_empty() || locale.starts_with("zh") { Self::ZhCn } else { Self::En }
    }

    /// The tag: `zh-CN` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Self::ZhCn => "zh-CN",
            Self::En => "en",
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Lang {
    type Err = UnknownLang;

    /// Reads a tag as people write it: `zh-CN`, `zh`, `中文`, `en`, `en-GB`.
    fn from_str(text: &str) -> Result<Self, UnknownLang> {
        let tag = text.trim().to_lowercase().replace('_', "-");
        match tag.split('-').next().unwrap_or_default() {
            "zh" | "中文" | "chinese" => Ok(Self::ZhCn),
            "en" | "英文" | "english" => Ok(Self::En),
            _ => Err(UnknownLang(text.trim().to_owned())),
        }
    }
}
