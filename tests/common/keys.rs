//! Scripts of keys to the bytes a terminal sends.

/// Returns the bytes of a script.
///
/// Characters stand for themselves, except `<`, which is `<lt>`. Names: `<enter> <esc> <tab>
/// <s-tab> <bs> <del> <ins> <space> <up> <down> <left> <right> <pgup> <pgdn> <home> <end>`,
/// `<f1>` to `<f12>`, `<c-x>` with any letter, `<a-1>` with any character, and `<a-enter>`.
///
/// `<esc>` is sent in the unambiguous form (CSI 27 u): a bare escape followed at once by a key
/// would read as Alt with that key. `<esc!>` is the bare byte; wait for its effect before going on.
pub fn bytes(script: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = script;
    while let Some(start) = rest.find('<') {
        bytes.extend_from_slice(&rest.as_bytes()[..start]);
        let end = rest[start..].find('>').unwrap_or_else(|| panic!("no '>' in {script:?}"));
        let name = &rest[start + 1..start + end];
        bytes.extend(named(name).unwrap_or_else(|| panic!("no key <{name}>")));
        rest = &rest[start + end + 1..];
    }
    bytes.extend_from_slice(rest.as_bytes());
    bytes
}

fn named(name: &str) -> Option<Vec<u8>> {
    let fixed = match name {
        "lt" => "<",
        "enter" => "\r",
        "esc" => "\x1b[27u",
        "esc!" => "\x1b",
        "tab" => "\t",
        "s-tab" => "\x1b[Z",
        "bs" => "\x7f",
        "del" => "\x1b[3~",
        "ins" => "\x1b[2~",
        "space" => " ",
        "up" => "\x1b[A",
        "down" => "\x1b[B",
        "right" => "\x1b[C",
        "left" => "\x1b[D",
        "pgup" => "\x1b[5~",
        "pgdn" => "\x1b[6~",
        "home" => "\x1b[H",
        "end" => "\x1b[F",
        "f1" => "\x1bOP",
        "f2" => "\x1bOQ",
        "f3" => "\x1bOR",
        "f4" => "\x1bOS",
        "f5" => "\x1b[15~",
        "f6" => "\x1b[17~",
        "f7" => "\x1b[18~",
        "f8" => "\x1b[19~",
        "f9" => "\x1b[20~",
        "f10" => "\x1b[21~",
        "f11" => "\x1b[23~",
        "f12" => "\x1b[24~",
        _ => "",
    };
    if !fixed.is_empty() {
        return Some(fixed.into());
    }
    if let Some(key) = name.strip_prefix("c-") {
        let &[letter] = key.as_bytes() else { return None };
        return letter.is_ascii_alphabetic().then(|| vec![letter.to_ascii_uppercase() - b'@']);
    }
    let key = name.strip_prefix("a-")?;
    let key = if key.chars().count() == 1 { key.into() } else { named(key)? };
    Some([b"\x1b".to_vec(), key].concat())
}

#[test]
fn scripts_become_bytes() {
    assert_eq!(bytes("yj<enter>"), b"yj\r");
    assert_eq!(bytes("<c-x><c-A>"), b"\x18\x01");
    assert_eq!(bytes("<a-1><a-enter>"), b"\x1b1\x1b\r");
    assert_eq!(bytes("a<lt>b物<f12>"), "a<b物\x1b[24~".as_bytes());
    assert!(std::panic::catch_unwind(|| bytes("<nonsense>")).is_err());
}
