//! Flag colours and the platforms that number them differently.

use super::words::words;
use super::{UnknownWord, Word};

/// Where an order was placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Platform {
    /// Taobao and Tmall, also an ERP with the same colours.
    #[default]
    Taobao,
    /// Pinduoduo.
    Pdd,
    /// Douyin shops.
    Douyin,
    /// JD.
    Jd,
    /// Anything else.
    Other,
}

words!(Platform {
    Taobao = "taobao" | "淘宝", "天猫", "tmall";
    Pdd = "pdd" | "拼多多";
    Douyin = "douyin" | "抖店", "抖音";
    Jd = "jd" | "京东";
    Other = "other" | "其他";
});

/// The colour of a flag. Kept by name: the same digit is another colour on another platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Colour {
    /// 灰
    Grey,
    /// 红
    Red,
    /// 黄
    Yellow,
    /// 绿
    Green,
    /// 蓝
    Blue,
    /// 紫
    Purple,
    /// 橙
    Orange,
    /// 青
    Cyan,
    /// 浅蓝
    LightBlue,
    /// 浅粉
    LightPink,
    /// 深绿
    DarkGreen,
    /// 桃红
    Peach,
}

words!(Colour {
    Grey = "grey" | "灰", "灰色", "gray";
    Red = "red" | "红", "红色";
    Yellow = "yellow" | "黄", "黄色";
    Green = "green" | "绿", "绿色";
    Blue = "blue" | "蓝", "蓝色";
    Purple = "purple" | "紫", "紫色";
    Orange = "orange" | "橙", "橙色";
    Cyan = "cyan" | "青", "青色";
    LightBlue = "light-blue" | "浅蓝", "浅蓝色";
    LightPink = "light-pink" | "浅粉", "浅粉色";
    DarkGreen = "dark-green" | "深绿", "深绿色";
    Peach = "peach" | "桃红", "桃红色";
});

impl Colour {
    /// The colours a platform offers, each with its digit there.
    ///
    /// Taobao: the memo interface's flag field, 0–5. Pinduoduo: 1–5. Douyin: 0–5 in another
    /// order. JD and others take the Taobao order, as ERPs that serve them do; `erp` adds 6–10,
    /// which one ERP numbers so.
    pub fn preset(platform: Platform, erp: bool) -> Vec<(u8, Self)> {
        use Colour::*;
        let mut colours: Vec<(u8, Self)> = match platform {
            Platform::Pdd => vec![(1, Red), (2, Yellow), (3, Green), (4, Blue), (5, Purple)],
            Platform::Douyin => {
                vec![(0, Grey), (1, Purple), (2, Cyan), (3, Green), (4, Orange), (5, Red)]
            }
            Platform::Taobao | Platform::Jd | Platform::Other => {
                vec![(0, Grey), (1, Red), (2, Yellow), (3, Green), (4, Blue), (5, Purple)]
            }
        };
        if erp && matches!(platform, Platform::Taobao | Platform::Jd | Platform::Other) {
            colours.extend([
                (6, Orange),
                (7, LightBlue),
                (8, LightPink),
                (9, DarkGreen),
                (10, Peach),
            ]);
        }
        colours
    }

    /// The letter that picks the colour in the chooser and stands beside its glyph.
    pub fn letter(self) -> char {
        match self {
            Self::Grey => 'h',
            Self::Red => 'r',
            Self::Yellow => 'y',
            Self::Green => 'g',
            Self::Blue => 'b',
            Self::Purple => 'p',
            Self::Orange => 'o',
            Self::Cyan => 'c',
            Self::LightBlue => 'l',
            Self::LightPink => 'k',
            Self::DarkGreen => 'd',
            Self::Peach => 'e',
        }
    }

    /// Reads a colour by code, Chinese name, letter, or digit on `platform`.
    ///
    /// # Errors
    /// [`UnknownWord`] when it is none of these.
    pub fn parse_on(text: &str, platform: Platform) -> Result<Self, UnknownWord> {
        let text = text.trim();
        if let Ok(digit) = text.parse::<u8>()
            && let Some((_, colour)) =
                Self::preset(platform, true).into_iter().find(|(d, _)| *d == digit)
        {
            return Ok(colour);
        }
        let mut letters = text.chars();
        if let (Some(letter), None) = (letters.next(), letters.next())
            && let Some(colour) = Self::ALL.iter().copied().find(|c| c.letter() == letter)
        {
            return Ok(colour);
        }
        Self::parse(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digit_means_another_colour_elsewhere() {
        assert_eq!(Colour::parse_on("1", Platform::Taobao).unwrap(), Colour::Red);
        assert_eq!(Colour::parse_on("1", Platform::Douyin).unwrap(), Colour::Purple);
        assert_eq!(Colour::parse_on("红", Platform::Pdd).unwrap(), Colour::Red);
        assert_eq!(Colour::parse_on("b", Platform::Taobao).unwrap(), Colour::Blue);
        assert!(Colour::parse_on("粉", Platform::Taobao).unwrap_err().known.contains("red 红"));
    }

    #[test]
    fn letters_are_distinct() {
        let mut letters: Vec<char> = Colour::ALL.iter().map(|c| c.letter()).collect();
        letters.sort_unstable();
        letters.dedup();
        assert_eq!(letters.len(), Colour::ALL.len());
    }
}
