//! Which characters are not what they seem: controls, invisible ones, emoji parts.

/// Tells whether a character is harmless anywhere: printable ASCII, hanzi, kana, common marks.
pub(super) fn is_plain(c: char) -> bool {
    matches!(c,
        ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{24f}'
        | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{20a0}'..='\u{20bf}'
        | '\u{2190}'..='\u{22ff}' | '\u{2460}'..='\u{25fd}'
        | '\u{3000}'..='\u{3029}' | '\u{3030}'..='\u{303f}' | '\u{3041}'..='\u{3096}'
        | '\u{309b}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{ff01}'..='\u{ff9d}' | '\u{ffe0}'..='\u{ffe6}')
}

/// Tells whether a character draws nothing and only steers, joins or hides: bidi controls, zero
/// widths, fillers, variation selectors, tags. The joiner (ZWJ) is one of them.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(u32::from(c),
        0xad | 0x34f | 0x600..=0x605 | 0x61c | 0x6dd | 0x70f | 0x890..=0x891 | 0x8e2
        | 0x115f..=0x1160 | 0x17b4..=0x17b5 | 0x180b..=0x180f | 0x200b..=0x200f
        | 0x202a..=0x202e | 0x2060..=0x206f | 0x3164 | 0xfe00..=0xfe0f | 0xfeff | 0xffa0
        | 0xfff0..=0xfffb | 0x110bd | 0x110cd | 0x13430..=0x1343f | 0x1bca0..=0x1bca3
        | 0x1d173..=0x1d17a | 0xe0000..=0xe0fff)
}

/// Tells whether a character stands for nothing that everyone draws alike: private use,
/// noncharacters, planes without assignments.
pub(super) fn is_unknown(c: char) -> bool {
    let n = u32::from(c);
    matches!(n, 0xe000..=0xf8ff | 0xfdd0..=0xfdef | 0x40000..=0xdffff | 0xf0000..)
        || n & 0xfffe == 0xfffe
}

/// Tells whether a character ends a line: line feed and its Unicode cousins.
pub(super) fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Tells whether a character can be a part of a joined emoji (roughly `Extended_Pictographic`).
pub(super) fn is_pictograph(c: char) -> bool {
    matches!(u32::from(c),
        0xa9 | 0xae | 0x203c | 0x2049 | 0x2122 | 0x2139 | 0x2190..=0x21ff | 0x2300..=0x23ff
        | 0x24c2 | 0x25a0..=0x27bf | 0x2900..=0x297f | 0x2b00..=0x2bff | 0x3030 | 0x303d
        | 0x3297 | 0x3299 | 0x1f000..=0x1f1e5 | 0x1f200..=0x1f3fa | 0x1f400..=0x1faff)
}

/// The joiner of emoji.
pub(super) const ZWJ: char = '\u{200d}';

/// Tells whether a character asks for emoji or text drawing of the one before it.
pub(super) fn is_presentation(c: char) -> bool {
    matches!(c, '\u{fe0e}' | '\u{fe0f}')
}

/// Tells whether a character is a part of a Hangul syllable that can't stand alone.
pub(super) fn is_trailing_jamo(c: char) -> bool {
    matches!(c, '\u{1160}'..='\u{11ff}' | '\u{d7b0}'..='\u{d7ff}')
}

/// Tells whether a character is the head of a Hangul syllable.
pub(super) fn takes_jamo(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115e}' | '\u{a960}'..='\u{a97c}' | '\u{ac00}'..='\u{d7a3}')
}
