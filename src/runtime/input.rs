//! The keyboard and the mouse, read on a thread of their own.

use super::event::Event;
use crate::app::Msg;
use crate::app::keys::{Code, Key};
use crossterm::event::{
    self, Event as Raw, KeyCode, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind,
};
use std::sync::mpsc::Sender;
use std::time::Duration;

/// Reads until the main loop is gone. No change of the size is missed from here on.
pub(super) fn start(send: Sender<Event>) -> std::io::Result<()> {
    // The first question, of whatever kind, makes crossterm listen for changes of the size.
    event::poll(Duration::ZERO)?;
    let read = move || {
        let mut held = None;
        while let Ok(raw) = held.take().map_or_else(event::read, Ok) {
            let event = match committed(&raw) {
                Some(first) => gather(first, &mut held),
                None => translate(raw),
            };
            if let Some(event) = event
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

/// How long the rest of a committed word is waited for. Not zero: then this source of events does
/// not even look at what it has read already.
const BURST: Duration = Duration::from_millis(1);

/// A character that only an input method or a paste can have sent.
fn committed(raw: &Raw) -> Option<char> {
    match raw {
        Raw::Key(key) if key.kind != KeyEventKind::Release => match key.code {
            KeyCode::Char(c)
                if !c.is_ascii() && (key.modifiers - KeyModifiers::SHIFT).is_empty() =>
            {
                Some(c)
            }
            _ => None,
        },
        _ => None,
    }
}

/// What an input method commits arrives as one key for each character: what is already there goes
/// on as one text, so that a menu gets the whole word. What ends it is handed back in `held`.
fn gather(first: char, held: &mut Option<Raw>) -> Option<Event> {
    let mut text = String::from(first);
    while event::poll(BURST).unwrap_or(false) {
        match event::read() {
            Ok(raw) => match committed(&raw) {
                Some(c) => text.push(c),
                None => {
                    *held = Some(raw);
                    break;
                }
            },
            Err(_) => break,
        }
    }
    Some(Event::Msg(Msg::Paste(text)))
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
