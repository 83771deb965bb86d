//! ratatui's backend: the cells that a frame changes, in as few bytes as a terminal needs.
//!
//! The backend of the library moves the cursor before each cell behind a hanzi and says both colours
//! again for each change: twice the bytes, and a pseudo-terminal hands over 4 KiB at a time. A key
//! that changes the whole list has to fit into one of these.

use std::io::{self, Write as _};

use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::queue;
use crossterm::terminal::{Clear, ClearType as What};
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};

use super::frame::FrameWriter;
use crate::runtime::platform;
use crate::text::plain_width;

/// The screen as ratatui draws on it.
pub(super) struct Screen {
    writer: FrameWriter,
}

impl Screen {
    pub(super) fn new(writer: FrameWriter) -> Self {
        Self { writer }
    }
}

impl Backend for Screen {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, cells: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        self.writer.append(|bytes| draw(cells, bytes));
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        queue!(self.writer, Hide)
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        queue!(self.writer, Show)
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        // The answer would come on the keyboard, which the input thread reads.
        Err(io::ErrorKind::Unsupported.into())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let Position { x, y } = position.into();
        queue!(self.writer, MoveTo(x, y))
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        let what = match region {
            ClearType::All => What::All,
            ClearType::AfterCursor => What::FromCursorDown,
            ClearType::BeforeCursor => What::FromCursorUp,
            ClearType::CurrentLine => What::CurrentLine,
            ClearType::UntilNewLine => What::UntilNewLine,
        };
        queue!(self.writer, Clear(what))
    }

    fn size(&self) -> io::Result<Size> {
        self.writer.with_output(|out| platform::screen_size(out))
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// The look of a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Pen {
    text: Color,
    ground: Color,
    modifier: Modifier,
}

impl Pen {
    const PLAIN: Self =
        Self { text: Color::Reset, ground: Color::Reset, modifier: Modifier::empty() };
}

/// Writes the cells, which come row by row; begins and ends with a plain pen.
fn draw<'a>(cells: impl Iterator<Item = (u16, u16, &'a Cell)>, bytes: &mut Vec<u8>) {
    let mut pen = Pen::PLAIN;
    // Where the cursor stands, as far as that is known.
    let mut cursor: Option<(u16, u16)> = None;
    for (x, y, cell) in cells {
        match cursor {
            Some((column, row)) if row == y && column <= x => step(x - column, bytes),
            _ => move_to(x, y, bytes),
        }
        let wanted = Pen { text: cell.fg, ground: cell.bg, modifier: cell.modifier };
        if wanted != pen {
            change(pen, wanted, bytes);
            pen = wanted;
        }
        let symbol = cell.symbol();
        bytes.extend_from_slice(symbol.as_bytes());
        // Not every terminal gives each sign the columns that we count: behind one that may be
        // wider there, nothing is known.
        let mut chars = symbol.chars();
        cursor = match (chars.next().and_then(plain_width), chars.next()) {
            (Some(columns), None) => Some((x + columns, y)),
            _ => None,
        };
    }
    if pen != Pen::PLAIN {
        change(pen, Pen::PLAIN, bytes);
    }
}

fn move_to(x: u16, y: u16, bytes: &mut Vec<u8>) {
    bytes.extend_from_slice(b"\x1b[");
    number(y + 1, bytes);
    bytes.push(b';');
    number(x + 1, bytes);
    bytes.push(b'H');
}

/// Moves to the right.
fn step(columns: u16, bytes: &mut Vec<u8>) {
    if columns == 0 {
        return;
    }
    bytes.extend_from_slice(b"\x1b[");
    if columns > 1 {
        number(columns, bytes);
    }
    bytes.push(b'C');
}

/// What sets a modifier, and what takes it away (ECMA-48, SGR); what takes bold away takes dim, too.
const MODIFIERS: [(Modifier, u16, u16); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// Changes from one pen to another: only what is different is said.
fn change(from: Pen, to: Pen, bytes: &mut Vec<u8>) {
    bytes.extend_from_slice(b"\x1b[");
    if to == Pen::PLAIN {
        bytes.push(b'm');
        return;
    }
    let mut kept = from.modifier;
    let mut codes = Codes { bytes, first: true };
    for (modifier, _, off) in MODIFIERS {
        if kept.contains(modifier) && !to.modifier.contains(modifier) {
            codes.push(off);
            for (other, _, its) in MODIFIERS {
                kept -= if its == off { other } else { Modifier::empty() };
            }
        }
    }
    for (modifier, on, _) in MODIFIERS {
        if to.modifier.contains(modifier) && !kept.contains(modifier) {
            codes.push(on);
        }
    }
    if to.text != from.text {
        codes.colour(to.text, 38);
    }
    if to.ground != from.ground {
        codes.colour(to.ground, 48);
    }
    codes.bytes.push(b'm');
}

/// Numbers with semicolons between.
struct Codes<'b> {
    bytes: &'b mut Vec<u8>,
    first: bool,
}

impl Codes<'_> {
    fn push(&mut self, code: u16) {
        if !std::mem::take(&mut self.first) {
            self.bytes.push(b';');
        }
        number(code, self.bytes);
    }

    /// A colour for `what`: 38 the text, 48 the ground.
    fn colour(&mut self, colour: Color, what: u16) {
        let index = match colour {
            Color::Reset => return self.push(what + 1),
            Color::Rgb(red, green, blue) => {
                for code in [what, 2, red.into(), green.into(), blue.into()] {
                    self.push(code);
                }
                return;
            }
            Color::Indexed(index) => index,
            Color::Black => 0,
            Color::Red => 1,
            Color::Green => 2,
            Color::Yellow => 3,
            Color::Blue => 4,
            Color::Magenta => 5,
            Color::Cyan => 6,
            Color::Gray => 7,
            Color::DarkGray => 8,
            Color::LightRed => 9,
            Color::LightGreen => 10,
            Color::LightYellow => 11,
            Color::LightBlue => 12,
            Color::LightMagenta => 13,
            Color::LightCyan => 14,
            Color::White => 15,
        };
        // Not 31 to 37: many terminals make these brighter when the text is bold.
        for code in [what, 5, index.into()] {
            self.push(code);
        }
    }
}

fn number(n: u16, bytes: &mut Vec<u8>) {
    if n >= 10 {
        number(n / 10, bytes);
    }
    bytes.push(b'0' + (n % 10) as u8);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    const COLUMNS: u16 = 12;
    const ROWS: u16 = 3;

    /// The bytes from one buffer to the next.
    fn bytes(from: &Buffer, to: &Buffer) -> Vec<u8> {
        let mut bytes = Vec::new();
        draw(from.diff(to).into_iter(), &mut bytes);
        bytes
    }

    fn said(text: &str, style: Style) -> String {
        let empty = Buffer::empty(Rect::new(0, 0, 40, 2));
        let mut full = empty.clone();
        full.set_string(0, 1, text, style);
        String::from_utf8(bytes(&empty, &full)).unwrap().replace('\x1b', "^")
    }

    #[test]
    fn the_cursor_moves_only_where_its_place_is_not_known() {
        assert_eq!(said("物流，a单", Style::new()), "^[2;1H物流，a单");
        // The blank is there already; behind a sign of unsure width the place is said.
        assert_eq!(said("物 流", Style::new()), "^[2;1H物^[C流");
        assert_eq!(said("…a", Style::new()), "^[2;1H…^[2;2Ha");
        assert_eq!(said("e\u{301}a", Style::new()), "^[2;1He\u{301}^[2;2Ha");
    }

    #[test]
    fn only_what_is_different_of_a_pen_is_said() {
        let bold = Style::new().bold();
        assert_eq!(said("a", bold.fg(Color::Yellow)), "^[2;1H^[1;38;5;3ma^[m");
        let mut from = Pen { text: Color::Yellow, ground: Color::Rgb(1, 2, 30), ..Pen::PLAIN };
        from.modifier = Modifier::BOLD | Modifier::DIM | Modifier::UNDERLINED;
        let to = Pen { text: Color::Reset, modifier: Modifier::DIM, ..from };
        let mut bytes = Vec::new();
        change(from, to, &mut bytes);
        assert_eq!(String::from_utf8(bytes).unwrap(), "\x1b[22;24;2;39m");
    }

    fn styles() -> impl Strategy<Value = Style> {
        let colours = [Color::Reset, Color::Red, Color::White, Color::Rgb(9, 99, 200)];
        let modifiers = [
            Modifier::empty(),
            Modifier::BOLD,
            Modifier::DIM,
            Modifier::REVERSED | Modifier::UNDERLINED,
            Modifier::BOLD | Modifier::UNDERLINED,
        ];
        let colour = || proptest::sample::select(colours.to_vec());
        (colour(), colour(), proptest::sample::select(modifiers.to_vec()))
            .prop_map(|(fg, bg, modifier)| Style::new().fg(fg).bg(bg).add_modifier(modifier))
    }

    fn buffers() -> impl Strategy<Value = Buffer> {
        let texts = ["", "abc", "物流查询", "a物 流b", "…｜", "，a，", "   "];
        let text = proptest::sample::select(texts.to_vec());
        let piece = (0..COLUMNS, 0..ROWS, text, styles());
        proptest::collection::vec(piece, 0..8).prop_map(|pieces| {
            let mut buffer = Buffer::empty(Rect::new(0, 0, COLUMNS, ROWS));
            for (x, y, text, style) in pieces {
                buffer.set_stringn(x, y, text, usize::from(COLUMNS - x), style);
            }
            buffer
        })
    }

    /// What a terminal shows that had each of these frames written to it.
    fn terminal(frames: &[Vec<u8>]) -> vt100::Parser {
        let size = |n| std::num::NonZeroU16::new(n).unwrap();
        let mut parser = vt100::Parser::new(size(ROWS), size(COLUMNS), 0);
        frames.iter().for_each(|frame| parser.process(frame));
        parser
    }

    proptest! {
        #[test]
        fn a_terminal_shows_what_the_library_would_have_it_show(
            first in buffers(),
            second in buffers(),
        ) {
            use ratatui::backend::CrosstermBackend;
            let empty = Buffer::empty(first.area);
            let steps = [(&empty, &first), (&first, &second)];
            let ours = steps.map(|(from, to)| bytes(from, to));
            let theirs = steps.map(|(from, to)| {
                let mut bytes = Vec::new();
                let mut backend = CrosstermBackend::new(&mut bytes);
                backend.draw(from.diff(to).into_iter()).unwrap();
                bytes
            });
            let (ours, theirs) = (terminal(&ours), terminal(&theirs));
            for (row, column) in (0..ROWS).flat_map(|y| (0..COLUMNS).map(move |x| (y, x))) {
                let cell = |parser: &vt100::Parser| parser.screen().cell(row, column).cloned();
                prop_assert_eq!(cell(&ours), cell(&theirs), "row {} column {}", row, column);
            }
        }
    }
}
