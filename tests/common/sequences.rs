//! What a program sent besides text: a parser of control sequences (ECMA-48), and what they leave.

/// One control sequence, or a control character that isn't an ordinary line movement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seq {
    /// `ESC [`: private mark (`?`, `>`, `<`, `=`), parameters, intermediate bytes, final byte.
    Csi { private: Option<char>, parameters: String, intermediate: String, last: char },
    /// `ESC ]`: number, and the rest of the text.
    Osc { number: String, text: String },
    /// `ESC P`, `ESC X`, `ESC ^`, `ESC _`: the kind, and the text.
    Text { kind: char, text: String },
    /// `ESC` and others: intermediate bytes, final byte.
    Esc { intermediate: String, last: char },
    /// A control character outside of sequences, C1 included; not CR, LF.
    Control(char),
    /// A sequence that ends in the middle, or is broken off.
    Broken(String),
}

/// Returns every control sequence of an output, in order.
pub fn control_sequences(raw: &[u8]) -> Vec<Seq> {
    let text = String::from_utf8_lossy(raw);
    let mut found = Vec::new();
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\x1b' => found.push(escape(&mut rest)),
            '\r' | '\n' => {}
            c if c.is_control() => found.push(Seq::Control(c)),
            _ => {}
        }
    }
    found
}

type Rest<'a> = std::iter::Peekable<std::str::Chars<'a>>;

fn escape(rest: &mut Rest<'_>) -> Seq {
    match rest.peek() {
        Some('[') => {
            rest.next();
            csi(rest)
        }
        Some(']') => {
            rest.next();
            match string(rest) {
                Ok(text) => {
                    let (number, text) = text.split_once(';').unwrap_or((&text, ""));
                    Seq::Osc { number: number.into(), text: text.into() }
                }
                Err(text) => Seq::Broken(format!("]{text}")),
            }
        }
        Some(&kind @ ('P' | 'X' | '^' | '_')) => {
            rest.next();
            match string(rest) {
                Ok(text) => Seq::Text { kind, text },
                Err(text) => Seq::Broken(format!("{kind}{text}")),
            }
        }
        _ => {
            let intermediate = take(rest, ' '..='/');
            match rest.next_if(|c| ('0'..='~').contains(c)) {
                Some(last) => Seq::Esc { intermediate, last },
                None => Seq::Broken(intermediate),
            }
        }
    }
}

fn csi(rest: &mut Rest<'_>) -> Seq {
    let private = rest.next_if(|c| ('<'..='?').contains(c));
    let parameters = take(rest, '0'..=';');
    let intermediate = take(rest, ' '..='/');
    match rest.next_if(|c| ('@'..='~').contains(c)) {
        Some(last) => Seq::Csi { private, parameters, intermediate, last },
        None => Seq::Broken(format!("[{parameters}{intermediate}")),
    }
}

fn take(rest: &mut Rest<'_>, range: std::ops::RangeInclusive<char>) -> String {
    std::iter::from_fn(|| rest.next_if(|c| range.contains(c))).collect()
}

/// Reads up to BEL or ST; an error when another control character, or the end, comes first.
fn string(rest: &mut Rest<'_>) -> Result<String, String> {
    let mut text = String::new();
    while let Some(&c) = rest.peek() {
        match c {
            '\x07' | '\u{9c}' => {
                rest.next();
                return Ok(text);
            }
            '\x1b' => {
                let mut ahead = rest.clone();
                ahead.next();
                if ahead.next() != Some('\\') {
                    return Err(text);
                }
                *rest = ahead;
                return Ok(text);
            }
            c if c.is_control() => return Err(text),
            _ => text.push(c),
        }
        rest.next();
    }
    Err(text)
}

/// Tells whether a sequence is one that the console itself sends: drawing, its modes, the title,
/// the clipboard, a notification, the bell.
pub fn is_ours(seq: &Seq) -> bool {
    match seq {
        Seq::Csi { private: None, parameters, intermediate, last } => {
            let title_stack = *last == 't' && matches!(&parameters[..], "22;0" | "23;0");
            intermediate.is_empty() && (title_stack || "mHJKABCDG".contains(*last))
        }
        Seq::Csi { private: Some('?'), parameters, intermediate, last } => {
            let known = ["25", "1000", "1002", "1006", "1049", "2004", "2026"];
            intermediate.is_empty() && matches!(last, 'h' | 'l') && known.contains(&&parameters[..])
        }
        Seq::Osc { number, text } => {
            matches!(&number[..], "0" | "2" | "9" | "52" | "777")
                && !text.chars().any(char::is_control)
        }
        Seq::Control(c) => *c == '\x07',
        _ => false,
    }
}

/// What is switched on. The default is what a shell expects to find.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Modes {
    pub alternate_screen: bool,
    pub bracketed_paste: bool,
    pub mouse: bool,
    pub cursor_hidden: bool,
    /// A synchronized update was begun and not ended.
    pub update_open: bool,
    /// Titles that were pushed and not popped.
    pub titles: i32,
    /// Colours or attributes are not reset.
    pub coloured: bool,
}

/// Returns what an output leaves switched on.
pub fn modes(raw: &[u8]) -> Modes {
    let mut modes = Modes::default();
    let mut mice = std::collections::BTreeSet::new();
    for seq in control_sequences(raw) {
        let Seq::Csi { private, parameters, last, .. } = seq else { continue };
        let on = last == 'h';
        match (private, last) {
            (Some('?'), 'h' | 'l') => {
                for mode in parameters.split(';') {
                    match mode {
                        "47" | "1047" | "1049" => modes.alternate_screen = on,
                        "2004" => modes.bracketed_paste = on,
                        "25" => modes.cursor_hidden = !on,
                        "2026" => modes.update_open = on,
                        "9" | "1000" | "1001" | "1002" | "1003" | "1005" | "1006" | "1015" => {
                            if on {
                                mice.insert(mode.to_owned())
                            } else {
                                mice.remove(mode)
                            };
                        }
                        _ => {}
                    }
                }
            }
            (None, 'm') => modes.coloured = !matches!(&parameters[..], "" | "0"),
            (None, 't') if parameters.starts_with("22") => modes.titles += 1,
            (None, 't') if parameters.starts_with("23") => modes.titles -= 1,
            _ => {}
        }
    }
    modes.mouse = !mice.is_empty();
    modes
}

#[test]
fn every_kind_of_sequence_is_told() {
    let raw = "a\x1b[?1049h物\x1b[1;31m\x1b]52;c;eA==\x07\x1b]0;题\x1b\\\x1bPq\x1b\\\x1b(B\x1bc\x08\u{9b}5\r\n";
    let csi = |private, parameters: &str, last| Seq::Csi {
        private,
        parameters: parameters.into(),
        intermediate: String::new(),
        last,
    };
    let osc = |number: &str, text: &str| Seq::Osc { number: number.into(), text: text.into() };
    let expected = [
        csi(Some('?'), "1049", 'h'),
        csi(None, "1;31", 'm'),
        osc("52", "c;eA=="),
        osc("0", "题"),
        Seq::Text { kind: 'P', text: "q".into() },
        Seq::Esc { intermediate: "(".into(), last: 'B' },
        Seq::Esc { intermediate: String::new(), last: 'c' },
        Seq::Control('\x08'),
        Seq::Control('\u{9b}'),
    ];
    let found = control_sequences(raw.as_bytes());
    assert_eq!(found, expected);
    assert_eq!(
        found.iter().map(is_ours).collect::<Vec<_>>(),
        [true, true, true, true, false, false, false, false, false]
    );
    assert_eq!(control_sequences(b"\x1b]0;never ends"), [Seq::Broken("]0;never ends".into())]);
    assert_eq!(control_sequences(b"\x1b[12"), [Seq::Broken("[12".into())]);
}

#[test]
fn modes_are_followed() {
    let on = "\x1b[22;0t\x1b[?1049h\x1b[?2004h\x1b[?1000h\x1b[?1006h\x1b[?25l\x1b[?2026h\x1b[7m";
    let all = Modes {
        alternate_screen: true,
        bracketed_paste: true,
        mouse: true,
        cursor_hidden: true,
        update_open: true,
        titles: 1,
        coloured: true,
    };
    assert_eq!(modes(on.as_bytes()), all);
    let off = "\x1b[?1000;1006l\x1b[?2026l\x1b[0m\x1b[?2004l\x1b[?1049l\x1b[?25h\x1b[23;0t";
    assert_eq!(modes(format!("{on}{off}").as_bytes()), Modes::default());
}
