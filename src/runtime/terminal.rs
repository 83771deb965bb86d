//! The terminal: taken on start, drawn on, and given back whatever happens.
//!
//! Owns raw mode, the alternate screen, paste and mouse modes, the title, the cursor at the end,
//! and the panic hook (D15). Must not know what is on the screen.
//!
//! It is given back on drop, on a panic of any thread, and on the requests to end that
//! [`super::signals`] reports; each way may come twice, from any thread, in the middle of a frame.

mod crash;
mod frame;
mod gate;
mod screen;

use std::io;
use std::sync::mpsc;
use std::time::Duration;

use crossterm::queue;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate, SetTitle};
use ratatui::layout::{Position, Rect, Size};
use ratatui::{Frame, TerminalOptions, Viewport};

use super::platform;
use frame::FrameWriter;
use gate::GATE;
use screen::Screen;

/// Longest title and notification, in characters; terminals cut them anyway.
const TITLE_CHARS: usize = 120;

/// How to take the terminal.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Whether clicks and the wheel come to us instead of selecting text.
    pub mouse: bool,
    /// Title of the window, from outside or not: it is made harmless.
    pub title: String,
    /// What to say after a crash, in the user's language, without any data.
    pub crash_notice: String,
}

/// A notification, in the dialect the terminal understands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notification {
    /// OSC 9: iTerm2, Windows Terminal, kitty.
    Osc9,
    /// OSC 777: foot, Ghostty, urxvt, WezTerm.
    Osc777,
}

/// Gives the terminal back; idempotent, callable from any thread.
pub fn restore() {
    GATE.give_back();
}

/// Gives the terminal back for good; returns after `patience` even if the terminal is frozen.
pub fn restore_within(patience: Duration) {
    let (done, finished) = mpsc::channel();
    let give_back = move || {
        GATE.seal();
        let _ = done.send(());
    };
    if std::thread::Builder::new().spawn(give_back).is_ok() {
        let _ = finished.recv_timeout(patience);
    }
    // Never blocks, and the user's shell needs at least this.
    let _ = crossterm::terminal::disable_raw_mode();
}

/// Gives the terminal back when it goes out of scope.
#[derive(Debug)]
struct Guard(());

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}

/// The terminal while it is ours. One per process.
pub struct Terminal {
    screen: ratatui::Terminal<Screen>,
    writer: FrameWriter,
    title: String,
    _guard: Guard,
}

impl Terminal {
    /// Takes the terminal and installs the panic hook.
    ///
    /// Call it on the main thread: a panic of any other thread ends the process (code 101).
    pub fn enter(options: Options) -> io::Result<Self> {
        crash::install(options.crash_notice);
        let writer = FrameWriter::new(platform::output()?);
        let guard = Guard(());
        writer.with_output(|out| GATE.set_mouse(out, options.mouse))?;
        writer.with_output(|out| GATE.enter(out))?;
        let size = writer.with_output(|out| platform::screen_size(out))?;
        // Not full screen: then each frame would open the tty to ask for its size.
        let viewport = Viewport::Fixed(Rect::from((Position::ORIGIN, size)));
        let backend = Screen::new(writer.clone());
        let screen = ratatui::Terminal::with_options(backend, TerminalOptions { viewport })?;
        let mut terminal = Self { screen, writer, title: String::new(), _guard: guard };
        terminal.set_title(&options.title)?;
        Ok(terminal)
    }

    /// Draws a frame; it reaches the terminal as one synchronized write.
    ///
    /// While the terminal is given back, the frame is dropped.
    pub fn draw(&mut self, render: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        if !GATE.is_open() {
            return Ok(());
        }
        self.writer.hold();
        let resized = self.size().and_then(|size| {
            let known = self.screen.current_buffer_mut().area.as_size();
            if size == known { Ok(()) } else { self.redraw() }
        });
        let begun = queue!(self.writer, BeginSynchronizedUpdate);
        let drawn = self.screen.draw(render).map(drop);
        let ended = queue!(self.writer, EndSynchronizedUpdate);
        let sent = self.writer.release();
        resized.and(begun).and(drawn).and(ended).and(sent)
    }

    /// Returns the size of the screen in cells.
    pub fn size(&self) -> io::Result<Size> {
        self.writer.with_output(|out| platform::screen_size(out))
    }

    /// Forgets what is on the screen, so that the next frame draws every cell.
    pub fn redraw(&mut self) -> io::Result<()> {
        // Not `clear()`: it asks the terminal for the cursor, and the answer never comes while
        // the input thread reads (2 s, then an error; ratatui 0.30).
        let size = self.size()?;
        self.screen.resize(Rect::from((Position::ORIGIN, size)))
    }

    /// Switches mouse capture.
    pub fn set_mouse(&mut self, on: bool) -> io::Result<()> {
        self.writer.with_output(|out| GATE.set_mouse(out, on))
    }

    /// Sets the title of the window; control and invisible characters are taken out.
    pub fn set_title(&mut self, title: &str) -> io::Result<()> {
        self.title = harmless(title);
        let mut bytes = Vec::new();
        queue!(bytes, SetTitle(&self.title))?;
        self.send(&bytes)
    }

    /// Rings the bell.
    pub fn bell(&mut self) -> io::Result<()> {
        self.send(b"\x07")
    }

    /// Shows a notification of the desktop through the terminal; the text is made harmless.
    pub fn notify(&mut self, dialect: Notification, title: &str, body: &str) -> io::Result<()> {
        // A semicolon separates the fields.
        let [title, body] = [title, body].map(|text| harmless(text).replace(';', "；"));
        self.send(match dialect {
            Notification::Osc9 => format!("\x1b]9;{title} {body}\x1b\\").into_bytes(),
            Notification::Osc777 => format!("\x1b]777;notify;{title};{body}\x1b\\").into_bytes(),
        })
    }

    /// Sends a sequence that this crate made, such as OSC 52 of the clipboard, between frames.
    pub fn send(&mut self, sequence: impl AsRef<[u8]>) -> io::Result<()> {
        self.writer.with_output(|out| GATE.write(out, sequence.as_ref()))
    }

    /// Gives the terminal back and stops the process; returns when it is woken.
    ///
    /// The terminal is not ours yet then: that is [`Self::resume`], on the signal to continue.
    pub fn suspend(&mut self) -> io::Result<()> {
        restore();
        platform::stop_self()
    }

    /// Takes the terminal again after a stop, whoever stopped us; the next frame draws every cell.
    pub fn resume(&mut self) -> io::Result<()> {
        self.writer.with_output(|out| GATE.enter(out))?;
        let title = std::mem::take(&mut self.title);
        self.set_title(&title)?;
        self.redraw()
    }
}

/// A text as the gate lets it pass, at most as long as a title: nothing in it ends the title early,
/// acts on the terminal, or hides.
fn harmless(text: &str) -> String {
    let head: String = crate::text::gate::line(text).chars().take(TITLE_CHARS).collect();
    // The cut may have left the joiner of half an emoji.
    crate::text::gate::line(&head).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_can_neither_act_nor_hide() {
        assert_eq!(harmless("插旗\x1b]52;c;eA==\x07 3 条"), "插旗^[]52;c;eA==^G 3 条");
        assert_eq!(harmless("a\u{9c}b\u{202e}c\u{200b}d"), "a<9C>bcd");
        assert_eq!(harmless("前a\u{ad}b后葛\u{e0100}"), "前ab后葛");
        let family = format!("{}👨\u{200d}👩", "字".repeat(TITLE_CHARS - 2));
        assert!(harmless(&family).ends_with("字👨"));
        assert_eq!(harmless(&"字".repeat(500)).chars().count(), TITLE_CHARS);
    }

    #[test]
    fn giving_back_what_was_never_taken_does_nothing() {
        restore();
        restore_within(Duration::from_secs(1));
        assert!(!GATE.is_open());
    }
}
