//! The terminal: taken on start, drawn on, and given back whatever happens.
//!
//! Owns raw mode, the alternate screen, paste and mouse modes, the title, the cursor at the end,
//! and the panic hook (D15). Must not know what is on the screen.
//!
//! It is given back on drop, on a panic of any thread, and on the requests to end that
//! [`super::signals`] reports; each way may come twice, from any thread, in the middle of a frame.

mod crash;
mod gate;
mod screen;

use std::io;
use std::sync::mpsc;
use std::time::Duration;

use crossterm::queue;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate, SetTitle};
use ratatui::buffer::Buffer;
use ratatui::layout::Size;

use super::platform::{self, Output};
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
    out: Output,
    screen: Screen,
    /// Of the frame that is being made.
    bytes: Vec<u8>,
    title: String,
    _guard: Guard,
}

impl Terminal {
    /// Takes the terminal and installs the panic hook.
    ///
    /// Call it on the main thread: a panic of any other thread ends the process (code 101).
    pub fn enter(options: Options) -> io::Result<Self> {
        crash::install(options.crash_notice);
        let mut out = platform::output()?;
        let guard = Guard(());
        GATE.set_mouse(&mut out, options.mouse)?;
        GATE.enter(&mut out)?;
        let screen = Screen::new(platform::screen_size(&out)?);
        let (bytes, title) = (Vec::with_capacity(16 * 1024), String::new());
        let mut terminal = Self { out, screen, bytes, title, _guard: guard };
        terminal.set_title(&options.title)?;
        Ok(terminal)
    }

    /// Draws a frame on a blank buffer of `size`, the screen's; `render` says where the caret stands.
    /// It reaches the terminal as one synchronized write.
    ///
    /// While the terminal is given back, the frame is dropped.
    pub fn draw(
        &mut self,
        size: Size,
        render: impl FnOnce(&mut Buffer) -> Option<(u16, u16)>,
    ) -> io::Result<()> {
        if !GATE.is_open() {
            return Ok(());
        }
        if size != self.screen.size() {
            self.screen.forget(size);
        }
        self.bytes.clear();
        queue!(self.bytes, BeginSynchronizedUpdate)?;
        self.screen.frame(render, &mut self.bytes)?;
        queue!(self.bytes, EndSynchronizedUpdate)?;
        GATE.write(&mut self.out, &self.bytes)
    }

    /// Returns the size of the screen in cells.
    pub fn size(&self) -> io::Result<Size> {
        platform::screen_size(&self.out)
    }

    /// Forgets what is on the screen, so that the next frame draws every cell.
    pub fn redraw(&mut self) -> io::Result<()> {
        self.screen.forget(self.size()?);
        Ok(())
    }

    /// Switches mouse capture.
    pub fn set_mouse(&mut self, on: bool) -> io::Result<()> {
        GATE.set_mouse(&mut self.out, on)
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
        GATE.write(&mut self.out, sequence.as_ref())
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
        GATE.enter(&mut self.out)?;
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
