//! The keyboard and the mouse, read on a thread of their own.

use super::event::Event;
use crate::app::Msg;
use crate::app::keys::{Code, Key};
use crossterm::event::{
    self, Event as Raw, KeyCode, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind,
};
use std::sync::mpsc::Sender;

/// Reads until the main loop is gone.
pub(super) fn start(send: Sender<Event>) -> std::io::Result<()> {
    let read = move || {
        while let Ok(raw) = event::read() {
            if let Some(event) = translate(raw)
                && send.send(event).is_err()
            {
                return;
            }
        }
        // The terminal is gone: the window was closed.
        let _ = send.send(Event::Signal(super::signals::Signal::Hangup));
    };
    std::thread::Builder::new().name("input".into()).spawn(read).map(drop)
}

fn translate(raw: Raw) -> Option<Event> {
    match raw {
        Raw::Key(key) if key.kind != KeyEventKind::Release => {
            translate_key(key.code, key.modifiers).map(|k| Event::Msg(Msg::Key(k)))
        }
        Raw::Paste(text) => {
            Some(Event::Msg(Msg::Paste(text.replace("\r\n", "\n").replace('\r', "\n"))))
        }
        Raw::Resize(columns, rows) => Some(Event::Msg(Msg::Resized(columns, rows))),
        Raw::Mouse(mouse) => match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => Some(Event::Click(mouse.column, mouse.row)),
            MouseEventKind::ScrollUp => Some(Event::Msg(Msg::Wheel(-3))),
            MouseEventKind::ScrollDown => Some(Event::Msg(Msg::Wheel(3))),
            _ => None,
        },
        _ => None,
    }
}

fn translate_key(code: KeyCode, modifiers: KeyModifiers) -> Option<Key> {
    let mut ctrl = modifiers.contains(KeyModifiers::CONTROL);
    let mut alt = modifiers.contains(KeyModifiers::ALT);
    if ctrl && alt && matches!(code, KeyCode::Char(_)) {
        // AltGr on Windows arrives as both; what it types is a character.
        (ctrl, alt) = (false, false);
    }
    let code = match code {
        KeyCode::Char(c) => Code::Char(if ctrl { c.to_ascii_lowercase() } else { c }),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab if modifiers.contains(KeyModifiers::SHIFT) => Code::BackTab,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::F(n) => Code::F(n),
        _ => return None,
    };
    Some(Key { code, ctrl, alt })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alt_gr_types_and_shift_tab_goes_back() {
        let both = KeyModifiers::CONTROL | KeyModifiers::ALT;
        assert_eq!(translate_key(KeyCode::Char('@'), both), Some(Key::plain(Code::Char('@'))));
        assert_eq!(translate_key(KeyCode::Char('1'), KeyModifiers::ALT), Some(Key::alt('1')));
        assert_eq!(
            translate_key(KeyCode::Tab, KeyModifiers::SHIFT),
            Some(Key::plain(Code::BackTab))
        );
        assert_eq!(translate_key(KeyCode::Char('T'), KeyModifiers::CONTROL), Some(Key::ctrl('t')));
    }
}
