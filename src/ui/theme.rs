//! Colours: dark, light, high contrast, and plain for `NO_COLOR`. Nothing is said by colour alone.

use crate::domain::Colour;
use ratatui::style::{Color, Modifier, Style};

/// Which colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scheme {
    /// Light text on dark.
    #[default]
    Dark,
    /// Dark text on light.
    Light,
    /// The strongest difference.
    Contrast,
    /// No colour at all.
    Plain,
}

/// The styles of the screen.
#[derive(Debug, Clone, Copy)]
pub struct Theme {
    /// Ordinary text.
    pub text: Style,
    /// Quieter text.
    pub quiet: Style,
    /// Headings and keys.
    pub strong: Style,
    /// The chosen row.
    pub chosen: Style,
    /// What a search hit.
    pub hit: Style,
    /// What was done.
    pub good: Style,
    /// What needs attention.
    pub warning: Style,
    /// Boxes over the view.
    pub overlay: Style,
    /// The view in front.
    pub tab: Style,
    coloured: bool,
}

/// How the screen looks.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// The styles.
    pub theme: Theme,
    /// Borders of `+-|` for terminals that draw the others two columns wide.
    pub ascii: bool,
}

impl Look {
    /// The look of a scheme.
    pub fn new(scheme: Scheme, ascii: bool) -> Self {
        Self { theme: Theme::new(scheme), ascii }
    }
}

impl Default for Look {
    fn default() -> Self {
        Self::new(Scheme::Dark, false)
    }
}

impl Theme {
    fn new(scheme: Scheme) -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let reversed = plain.add_modifier(Modifier::REVERSED);
        match scheme {
            Scheme::Plain => Self {
                text: plain,
                quiet: plain.add_modifier(Modifier::DIM),
                strong: bold,
                chosen: reversed,
                hit: plain.add_modifier(Modifier::UNDERLINED),
                good: bold,
                warning: reversed,
                overlay: plain,
                tab: reversed,
                coloured: false,
            },
            Scheme::Dark => Self {
                text: plain,
                quiet: plain.fg(Color::DarkGray),
                strong: bold.fg(Color::Cyan),
                chosen: plain.bg(Color::Rgb(38, 56, 82)).fg(Color::White),
                hit: bold.fg(Color::Yellow),
                good: plain.fg(Color::Black).bg(Color::Green),
                warning: plain.fg(Color::White).bg(Color::Red),
                overlay: plain,
                tab: bold.fg(Color::Black).bg(Color::Cyan),
                coloured: true,
            },
            Scheme::Light => Self {
                text: plain.fg(Color::Black),
                quiet: plain.fg(Color::Rgb(110, 110, 110)),
                strong: bold.fg(Color::Blue),
                chosen: plain.bg(Color::Rgb(205, 225, 250)).fg(Color::Black),
                hit: bold.fg(Color::Rgb(180, 60, 0)),
                good: plain.fg(Color::Black).bg(Color::Rgb(170, 230, 170)),
                warning: plain.fg(Color::White).bg(Color::Rgb(190, 30, 30)),
                overlay: plain.fg(Color::Black),
                tab: bold.fg(Color::White).bg(Color::Blue),
                coloured: true,
            },
            Scheme::Contrast => Self {
                text: plain.fg(Color::White),
                quiet: plain.fg(Color::White),
                strong: bold.fg(Color::Yellow),
                chosen: bold.fg(Color::Black).bg(Color::Yellow),
                hit: bold.fg(Color::Cyan).add_modifier(Modifier::UNDERLINED),
                good: bold.fg(Color::Black).bg(Color::Green),
                warning: bold.fg(Color::White).bg(Color::Red),
                overlay: plain.fg(Color::White),
                tab: bold.fg(Color::Black).bg(Color::White),
                coloured: true,
            },
        }
    }

    /// A colour of the trade, for a category or a flag.
    pub fn of(&self, colour: Colour) -> Style {
        if !self.coloured {
            return self.text;
        }
        // The colours that a widespread order tool shows, so that a flag looks as agents know it.
        let (r, g, b) = match colour {
            Colour::Grey => (0x99, 0x99, 0x99),
            Colour::Red => (0xcd, 0x39, 0x30),
            Colour::Yellow => (0xed, 0xcf, 0x4c),
            Colour::Green => (0x72, 0xc9, 0x5d),
            Colour::Blue => (0x3d, 0x9b, 0xfe),
            Colour::Purple => (0x82, 0x2a, 0xea),
            Colour::Orange => (0xf0, 0x8a, 0x30),
            Colour::Cyan => (0x2f, 0xc4, 0xc4),
            Colour::LightBlue => (0x9c, 0xd3, 0xff),
            Colour::LightPink => (0xff, 0xb6, 0xc1),
            Colour::DarkGreen => (0x1f, 0x7a, 0x3f),
            Colour::Peach => (0xe0, 0x5a, 0x8a),
        };
        Style::new().fg(Color::Rgb(r, g, b))
    }

    /// Two columns that stand for a flag: a square of its colour, or a letter in brackets where
    /// there is none or no colour may be used.
    pub fn flag(&self, colour: Colour) -> &'static str {
        if !self.coloured {
            return "⚑ ";
        }
        match colour {
            Colour::Red => "🟥",
            Colour::Yellow => "🟨",
            Colour::Green => "🟩",
            Colour::Blue => "🟦",
            Colour::Purple => "🟪",
            Colour::Orange => "🟧",
            Colour::Grey => "⬜",
            _ => "⚑ ",
        }
    }
}
