//! The screen: what of a frame the terminal does not show yet, in as few bytes as it needs.
//!
//! The library's backend moves the cursor before each cell behind a hanzi and says both colours again
//! for each change: twice the bytes, and a pseudo-terminal hands over 4 KiB at a time. A key that
//! changes the whole list has to fit into one of these. Its terminal keeps two buffers and measures
//! every cell; here what was sent is kept in a few bytes a cell.

use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::queue;
use crossterm::terminal::{Clear, ClearType};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::{Color, Modifier};
use std::io;

use crate::text::{plain_width, width};

/// Where the caret stands, if it is seen: column and row.
type Caret = Option<(u16, u16)>;

/// What the terminal shows, and the frame that is drawn next.
pub(super) struct Screen {
    /// Blank between frames.
    next: Buffer,
    /// What was sent for each cell, row by row.
    shown: Vec<Sent>,
    /// Whether the caret is seen.
    caret: bool,
    /// What the terminal shows is not known.
    is_lost: bool,
}

/// What was sent for a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Sent {
    /// The only character of its sign, or one of the two below.
    glyph: u32,
    pen: Pen,
}

/// The column belongs to the wide sign before it: what stands there next is drawn.
const HIDDEN: u32 = u32::MAX;
/// A sign of several characters, which are not compared: it is always drawn.
const SEVERAL: u32 = u32::MAX - 1;

impl Sent {
    const BLANK: Self = Self { glyph: ' ' as u32, pen: Pen::PLAIN };
    const HIDDEN: Self = Self { glyph: HIDDEN, pen: Pen::PLAIN };

    fn of(cell: &Cell) -> Self {
        let symbol = cell.symbol();
        let mut chars = symbol.chars();
        let glyph = match (chars.next(), chars.as_str().is_empty()) {
            (Some(c), true) => u32::from(c),
            _ => SEVERAL,
        };
        let pen = Pen { text: cell.fg, ground: cell.bg, modifier: cell.modifier };
        Self { glyph, pen }
    }
}

/// The columns of a sign, and whether every terminal gives it as many.
fn columns(symbol: &str) -> (u16, bool) {
    if symbol.len() == 1 {
        return (1, true);
    }
    let mut chars = symbol.chars();
    match (chars.next().and_then(plain_width), chars.next()) {
        (Some(columns), None) => (columns, true),
        _ => (width(symbol).clamp(1, 2) as u16, false),
    }
}

impl Screen {
    /// Makes the screen of a terminal of which nothing is known but its size.
    pub(super) fn new(size: Size) -> Self {
        let next = Buffer::empty(Rect::from((Position::ORIGIN, size)));
        Self { shown: Vec::new(), next, caret: false, is_lost: true }
    }

    pub(super) fn size(&self) -> Size {
        self.next.area.as_size()
    }

    /// Forgets what the terminal shows, which has this size: the next frame draws every cell.
    pub(super) fn forget(&mut self, size: Size) {
        *self = Self::new(size);
    }

    /// Draws a frame onto a blank buffer, and writes what of it the terminal does not show yet; from
    /// then on that counts as shown.
    pub(super) fn frame(
        &mut self,
        render: impl FnOnce(&mut Buffer) -> Caret,
        bytes: &mut Vec<u8>,
    ) -> io::Result<()> {
        let caret = render(&mut self.next);
        if std::mem::take(&mut self.is_lost) {
            queue!(bytes, Clear(ClearType::All), Hide)?;
            self.shown.resize(self.next.content.len(), Sent::BLANK);
        }
        self.draw(bytes);
        match caret {
            Some((x, y)) => {
                queue!(bytes, MoveTo(x, y))?;
                if !self.caret {
                    queue!(bytes, Show)?;
                }
            }
            None if self.caret => queue!(bytes, Hide)?,
            None => {}
        }
        self.caret = caret.is_some();
        Ok(())
    }

    /// Writes the cells that are not shown yet, and leaves the buffer blank; begins and ends with a
    /// plain pen.
    fn draw(&mut self, bytes: &mut Vec<u8>) {
        let across = usize::from(self.next.area.width).max(1);
        let rows = self.next.content.chunks_mut(across).zip(self.shown.chunks_mut(across));
        let mut pen = Pen::PLAIN;
        for (y, (cells, shown)) in (0..).zip(rows) {
            // Where the cursor stands, as far as that is known.
            let mut cursor = None;
            let mut free = 0;
            for (x, (cell, shown)) in (0..).zip(cells.iter_mut().zip(shown)) {
                if x < free {
                    *shown = Sent::HIDDEN;
                    cell.reset();
                    continue;
                }
                let sent = Sent::of(cell);
                if sent == *shown && sent.glyph < 0x80 {
                    free = x + 1;
                } else {
                    let symbol = cell.symbol();
                    let (wide, is_sure) = columns(symbol);
                    free = x + wide;
                    if sent != *shown || sent.glyph == SEVERAL {
                        match cursor {
                            Some(column) => step(x - column, bytes),
                            None => move_to(x, y, bytes),
                        }
                        if sent.pen != pen {
                            change(pen, sent.pen, bytes);
                            pen = sent.pen;
                        }
                        bytes.extend_from_slice(symbol.as_bytes());
                        // Not every terminal gives each sign the columns that we count: behind one
                        // that may be wider there, nothing is known.
                        cursor = is_sure.then_some(free);
                        *shown = sent;
                    }
                }
                cell.reset();
            }
        }
        if pen != Pen::PLAIN {
            change(pen, Pen::PLAIN, bytes);
        }
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
    use ratatui::style::Style;

    const COLUMNS: u16 = 12;
    const ROWS: u16 = 3;

    /// The bytes of frames one after the other.
    fn bytes(frames: &[&Buffer]) -> Vec<Vec<u8>> {
        let mut screen = Screen::new(frames[0].area.as_size());
        let frame = |frame: &&Buffer| {
            let mut bytes = Vec::new();
            let render = |buffer: &mut Buffer| {
                buffer.clone_from(frame);
                None
            };
            screen.frame(render, &mut bytes).unwrap();
            bytes
        };
        frames.iter().map(frame).collect()
    }

    fn row(text: &str, style: Style) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 40, 2));
        buffer.set_string(0, 1, text, style);
        buffer
    }

    /// What is said when a row comes onto an empty screen, or in the place of another.
    fn said(before: &str, text: &str, style: Style) -> String {
        let frames = [&row(before, Style::new()), &row(text, style)];
        let bytes = bytes(&frames).pop().unwrap();
        String::from_utf8(bytes).unwrap().replace('\x1b', "^")
    }

    #[test]
    fn the_cursor_moves_only_where_its_place_is_not_known() {
        let said = |text| said("", text, Style::new());
        assert_eq!(said("物流，a单"), "^[2;1H物流，a单");
        // The blank is there already; behind a sign of unsure width the place is said.
        assert_eq!(said("物 流"), "^[2;1H物^[C流");
        assert_eq!(said("…a"), "^[2;1H…^[2;2Ha");
        assert_eq!(said("e\u{301}a"), "^[2;1He\u{301}^[2;2Ha");
    }

    #[test]
    fn only_what_is_different_of_a_pen_is_said() {
        let bold = Style::new().bold();
        assert_eq!(said("", "a", bold.fg(Color::Yellow)), "^[2;1H^[1;38;5;3ma^[m");
        let mut from = Pen { text: Color::Yellow, ground: Color::Rgb(1, 2, 30), ..Pen::PLAIN };
        from.modifier = Modifier::BOLD | Modifier::DIM | Modifier::UNDERLINED;
        let to = Pen { text: Color::Reset, modifier: Modifier::DIM, ..from };
        let mut bytes = Vec::new();
        change(from, to, &mut bytes);
        assert_eq!(String::from_utf8(bytes).unwrap(), "\x1b[22;24;2;39m");
    }

    #[test]
    fn only_what_is_not_shown_yet_is_said() {
        assert_eq!(said("物流a", "物流a", Style::new()), "");
        assert_eq!(said("物流a", "物流b", Style::new()), "^[2;5Hb");
        // Both halves of what was wide.
        assert_eq!(said("物流a", "x 流a", Style::new()), "^[2;1Hx ");
        assert_eq!(said("xy", "物", Style::new()), "^[2;1H物");
    }

    #[test]
    fn the_caret_is_shown_and_hidden_once() {
        let mut screen = Screen::new(Size::new(4, 1));
        let mut said = |caret: Caret| {
            let mut bytes = Vec::new();
            screen.frame(|_| caret, &mut bytes).unwrap();
            String::from_utf8(bytes).unwrap().replace('\x1b', "^")
        };
        assert_eq!(said(None), "^[2J^[?25l");
        assert_eq!(said(Some((1, 0))), "^[1;2H^[?25h");
        assert_eq!(said(Some((2, 0))), "^[1;3H");
        assert_eq!(said(None), "^[?25l");
        assert_eq!(said(None), "");
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
        /// Whatever it showed before, the terminal shows a frame as the library draws it.
        #[test]
        fn a_terminal_shows_what_the_library_would_have_it_show(
            first in buffers(),
            second in buffers(),
        ) {
            use ratatui::backend::{Backend, CrosstermBackend};
            let ours = terminal(&bytes(&[&first, &second]));
            let mut drawn = Vec::new();
            let mut backend = CrosstermBackend::new(&mut drawn);
            backend.draw(Buffer::empty(second.area).diff(&second).into_iter()).unwrap();
            let theirs = terminal(&[drawn]);
            for (row, column) in (0..ROWS).flat_map(|y| (0..COLUMNS).map(move |x| (y, x))) {
                let cell = |parser: &vt100::Parser| {
                    let cell = parser.screen().cell(row, column).unwrap();
                    // It tells a blank that was written from one that was not, and takes bold and
                    // dim for two degrees of one thing.
                    let text = cell.contents().trim_end().to_owned();
                    let modifiers =
                        [cell.bold() || cell.dim(), cell.underline(), cell.inverse(), cell.is_wide()];
                    (text, modifiers, cell.fgcolor(), cell.bgcolor())
                };
                prop_assert_eq!(cell(&ours), cell(&theirs), "row {} column {}", row, column);
            }
        }
    }
}
