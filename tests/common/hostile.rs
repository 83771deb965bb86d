//! Texts that mean harm, or only look like it: a buyer's name, a memo, a phrase may be any of them.
//!
//! Each must be shown without steering the terminal, hiding what is there, or breaking a line.

/// A harmless word in front of and behind every hostile part: whoever shows the text shows these.
pub const BEFORE: &str = "前";
/// The word behind.
pub const AFTER: &str = "后";

/// The hostile parts alone, each with a name, in classes `class: case`.
const PARTS: &[(&str, &str)] = &[
    ("csi: colour", "\x1b[31;5m"),
    ("csi: clear the screen", "\x1b[2J\x1b[H"),
    ("csi: leave the alternate screen", "\x1b[?1049l"),
    ("csi: ask for the cursor", "\x1b[6n\x1b[c"),
    ("csi: never ends", "\x1b[12;"),
    ("esc: reset", "\x1bc"),
    ("esc: another alphabet", "\x1b(0"),
    ("esc: alone", "\x1b"),
    ("osc: title", "\x1b]0;pwned\x07"),
    ("osc: title, ended by ST", "\x1b]2;pwned\x1b\\"),
    ("osc: link", "\x1b]8;;http://evil.example/\x1b\\click\x1b]8;;\x1b\\"),
    ("osc: clipboard", "\x1b]52;c;cHduZWQ=\x07"),
    ("osc: notification", "\x1b]9;pwned\x07\x1b]777;notify;a;b\x07"),
    ("osc: never ends", "\x1b]52;c;cHdu"),
    ("c1: csi", "\u{9b}31m"),
    ("c1: osc", "\u{9d}0;pwned\u{9c}"),
    ("c1: dcs", "\u{90}q\u{9c}"),
    ("c1: next line", "\u{85}"),
    ("dcs: sixel", "\x1bPq#0;2;0;0;0~\x1b\\"),
    ("dcs: tmux passes it on", "\x1bPtmux;\x1b\x1b]52;c;cHdu\x07\x1b\\"),
    ("apc: picture", "\x1b_Ga=T,f=24;AAAA\x1b\\"),
    ("pm and sos", "\x1b^private\x1b\\\x1bXstring\x1b\\"),
    ("bel", "\x07"),
    ("cr: overwrites", "退款\r发货"),
    ("backspace: overwrites", "不\x08\x08要"),
    ("lf", "一\n二"),
    ("lf: windows", "一\r\n二"),
    ("lf: vertical tab and form feed", "一\x0b二\x0c三"),
    ("tab", "一\t二"),
    ("shift: other alphabet", "\x0e~~~\x0f"),
    ("nul", "a\0b"),
    ("del", "a\x7fb"),
    ("bidi: override", "\u{202e}gpj.exe\u{202c}"),
    ("bidi: embedding, never closed", "\u{202b}abc\u{202a}def"),
    ("bidi: isolates", "\u{2066}a\u{2067}b\u{2068}c\u{2069}"),
    ("bidi: marks", "\u{200e}a\u{200f}b\u{61c}"),
    ("zero width: space", "物\u{200b}流"),
    ("zero width: non-joiner", "物\u{200c}流"),
    ("zero width: joiner alone", "物\u{200d}流"),
    ("zero width: word joiner", "物\u{2060}流"),
    ("bom", "\u{feff}a\u{feff}"),
    ("soft hyphen", "a\u{ad}b"),
    ("filler", "a\u{3164}b\u{ffa0}c\u{115f}d"),
    ("tags: hidden words", "\u{e0001}\u{e0068}\u{e0069}\u{e007f}"),
    ("variation: on a hanzi", "葛\u{e0100}葛\u{fe00}"),
    ("variation: alone", "a\u{fe0f}\u{fe0e}"),
    ("marks: sixty on a letter", SIXTY_MARKS),
    ("marks: alone", "\u{301}\u{20dd}"),
    ("marks: keycap on nothing", "\u{20e3}"),
    ("line separator", "一\u{2028}二"),
    ("paragraph separator", "一\u{2029}二"),
    ("interlinear", "\u{fff9}a\u{fffa}b\u{fffb}"),
    ("noncharacters", "\u{fffe}\u{ffff}\u{fdd0}\u{1fffe}\u{10ffff}"),
    ("replacement: what is left of a surrogate", "\u{fffd}\u{fffd}"),
    ("private use", "\u{e000}\u{f8ff}\u{f0000}\u{10fffd}"),
    ("unassigned", "\u{378}\u{40000}"),
    ("emoji: family", "👨‍👩‍👧‍👦"),
    ("emoji: joined without end", MANY_JOINED),
    ("emoji: skin tones and signs", "👍🏽❤\u{fe0f}🏳\u{fe0f}‍🌈1\u{fe0f}\u{20e3}"),
    ("emoji: half a flag", "🇨"),
    ("emoji: flags in a row", "🇨🇳🇨🇳🇨🇳🇨"),
    ("emoji: flag of tags", "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}"),
    ("jamo: parts alone", "\u{1161}\u{11a8}각"),
    ("jamo: heads without end", "ᄀᄀᄀᄀᄀᄀᄀᄀ각"),
    ("right to left words", "שלום עולם مرحبا"),
    ("thai and tibetan", "ก็ ที่ བོད་"),
    ("blanks of all widths", "\u{a0}\u{2000}\u{2003}\u{202f}\u{3000}"),
    ("blanks alone", "   "),
    ("formula: equals", "=cmd|' /C calc'!A0"),
    ("formula: plus", "+1+1"),
    ("formula: minus", "-2+3"),
    ("formula: at", "@SUM(A1)"),
    ("formula: after a tab", "\t=1+1"),
    ("quotes and commas", "\",\",'\"\"\r\n;"),
    ("markup", "<script>alert(1)</script>&lt;b&gt;"),
    ("markdown", "| a | **b** [c](javascript:d) `e`"),
    ("template", "{buyer}{{}}{unknown"),
    ("shell", "$(rm -rf ~)`id`; echo %s %n"),
    ("path", "../../../../etc/passwd"),
    ("placeholder of messages", "{ $name } { -brand }"),
];

const SIXTY_MARKS: &str = "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}\u{30a}\
    \u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}\u{30a}\
    \u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}\u{30a}\
    \u{316}\u{317}\u{318}\u{319}\u{31c}\u{31d}\u{31e}\u{31f}\u{320}\u{323}\
    \u{316}\u{317}\u{318}\u{319}\u{31c}\u{31d}\u{31e}\u{31f}\u{320}\u{323}\
    \u{316}\u{317}\u{318}\u{319}\u{31c}\u{31d}\u{31e}\u{31f}\u{320}\u{323}";
const MANY_JOINED: &str = "👨‍👩‍👨‍👩‍👨‍👩‍👨‍👩‍👨‍👩‍👨‍👩‍👨‍👩‍👨‍👩‍👨‍👩‍👨‍👩‍👨‍👩‍👨‍👩‍👨‍👩‍👨‍👩‍👨‍👩";

/// Every hostile text with its name, between [`BEFORE`] and [`AFTER`]; those whose beginning
/// matters also bare; and the long ones.
pub fn texts() -> Vec<(&'static str, String)> {
    let mut texts: Vec<(&str, String)> =
        PARTS.iter().map(|(name, part)| (*name, format!("{BEFORE}{part}{AFTER}"))).collect();
    let bare = PARTS.iter().filter(|(name, _)| {
        ["formula", "marks: alone", "bom", "blanks alone"].iter().any(|c| name.starts_with(c))
    });
    texts.extend(bare.map(|(name, part)| (*name, (*part).to_owned())));
    texts.push(("empty", String::new()));
    texts.push(("long: a word", "x".repeat(10_000)));
    texts.push(("long: hanzi", "亲".repeat(10_000)));
    texts.push(("long: lines", "行\n".repeat(2_000)));
    texts.push(("long: sequences", "\x1b[31m".repeat(2_000)));
    texts.push(("long: joiners", "\u{200d}".repeat(10_000)));
    texts.push(("all at once", PARTS.iter().map(|(_, part)| *part).collect()));
    texts
}

/// The class of a text: its name up to the colon.
pub fn class(name: &str) -> &str {
    name.split_once(':').map_or(name, |(class, _)| class)
}
