//! Settings that are one of a few words.

use crate::domain::Word;
use crate::i18n::Lang;

macro_rules! choices {
    ($type:ty { $($value:expr, $pattern:pat = $code:literal | $($name:literal),+ ;)+ }) => {
        impl Word for $type {
            const ALL: &'static [Self] = &[$($value),+];
            fn code(self) -> &'static str {
                match self { $($pattern => $code),+ }
            }
            fn names(self) -> &'static [&'static str] {
                match self { $($pattern => &[$($name),+]),+ }
            }
        }
    };
}

/// How the language of the screens is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// By the locale.
    Auto,
    /// By the config or the command line.
    Always(Lang),
}

choices!(Language {
    Self::Auto, Self::Auto = "auto" | "自动";
    Self::Always(Lang::ZhCn), Self::Always(Lang::ZhCn) = "zh-CN" | "中文", "zh-cn", "zh";
    Self::Always(Lang::En), Self::Always(Lang::En) = "en" | "英文", "english";
});

/// What the person at the console may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// 客服
    Agent,
    /// 客服主管
    Supervisor,
    /// Looks, and changes nothing.
    ReadOnly,
}

choices!(Role {
    Self::Agent, Self::Agent = "agent" | "客服";
    Self::Supervisor, Self::Supervisor = "supervisor" | "客服主管", "主管";
    Self::ReadOnly, Self::ReadOnly = "read-only" | "只读";
});

/// The way to the clipboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    /// The first that works.
    Auto,
    /// The system's clipboard.
    System,
    /// An escape sequence to the terminal.
    Osc52,
    /// A program that takes the text on stdin.
    Command,
    /// A file.
    File,
}

choices!(Backend {
    Self::Auto, Self::Auto = "auto" | "自动";
    Self::System, Self::System = "system" | "系统";
    Self::Osc52, Self::Osc52 = "osc52" | "终端";
    Self::Command, Self::Command = "command" | "命令";
    Self::File, Self::File = "file" | "文件";
});

/// The order of phrases that match equally well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReplyOrder {
    /// Often and lately used first.
    Use,
    /// As in the files.
    Plain,
}

choices!(ReplyOrder {
    Self::Use, Self::Use = "use" | "常用";
    Self::Plain, Self::Plain = "plain" | "原序";
});

/// The colours of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// For dark terminals.
    Dark,
    /// For light terminals.
    Light,
    /// High contrast.
    Contrast,
    /// The terminal's own 16 colours.
    Plain,
}

choices!(Theme {
    Self::Dark, Self::Dark = "dark" | "深色";
    Self::Light, Self::Light = "light" | "浅色";
    Self::Contrast, Self::Contrast = "contrast" | "高对比";
    Self::Plain, Self::Plain = "plain" | "16色";
});
