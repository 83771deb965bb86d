//! OSC 52: the terminal's own clipboard, across SSH.

use crossterm::Command;
use crossterm::clipboard::CopyToClipboard;

use super::Reason;

/// Most bytes of text: with base64 and the frame around it 100,000 bytes, xterm's limit.
pub(super) const LIMIT: usize = 74_994;

/// Returns the sequence that puts a text into the terminal's clipboard.
pub(super) fn sequence(text: &str) -> Result<String, Reason> {
    let too_long = Reason::TooLong { bytes: text.len(), limit: LIMIT };
    if text.len() > LIMIT {
        return Err(too_long);
    }
    let mut sequence = String::new();
    // Writing to a string can't fail.
    let written = CopyToClipboard::to_clipboard_from(text).write_ansi(&mut sequence);
    written.map(|()| sequence).map_err(|_| too_long)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_becomes_base64_for_the_clipboard() {
        assert_eq!(sequence("亲").unwrap(), "\x1b]52;c;5Lqy\x1b\\");
        let longest = sequence(&"x".repeat(LIMIT)).unwrap();
        assert!(longest.len() <= 100_001, "{}", longest.len());
        let refused = sequence(&"x".repeat(LIMIT + 1)).unwrap_err();
        assert_eq!(refused, Reason::TooLong { bytes: 74_995, limit: 74_994 });
    }
}
