//! From bytes to text: a byte order mark decides, then the header line: strict UTF-8, else
//! GB18030 (which holds GBK and GB2312).
//!
//! The header is enough: every known one is Chinese, and hanzi in GBK are not valid UTF-8. So one
//! broken byte in row 9,000 refuses that row and does not turn the whole file to gibberish.
//! In both encodings no comma, quote, tab or line end is ever a part of a longer character, so
//! rows are split as bytes and only the cells that somebody wants are decoded.

use super::ImportError;
use encoding_rs::{CoderResult, Decoder, GB18030, UTF_16BE, UTF_16LE};
use std::borrow::Cow;
use std::io::Read;

/// How many bytes are read at once; a header line must fit.
const CHUNK: usize = 256 * 1024;

/// The encoding of a file's cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// GB18030, of which GBK and GB2312 are parts.
    Gb18030,
}

impl Encoding {
    /// Decides by the header line.
    pub fn guess(header: &[u8]) -> Self {
        if std::str::from_utf8(header).is_ok() { Self::Utf8 } else { Self::Gb18030 }
    }

    /// Decodes a cell; nothing when its bytes are no text in this encoding.
    pub fn decode(self, bytes: &[u8]) -> Option<Cow<'_, str>> {
        match self {
            Self::Utf8 => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
            Self::Gb18030 => GB18030.decode_without_bom_handling_and_without_replacement(bytes),
        }
    }

    /// Decodes a cell for a message: what is no text becomes `�`.
    pub fn decode_lossy(self, bytes: &[u8]) -> Cow<'_, str> {
        match self {
            Self::Utf8 => String::from_utf8_lossy(bytes),
            Self::Gb18030 => GB18030.decode_without_bom_handling(bytes).0,
        }
    }

    /// Encodes a text.
    pub fn encode(self, text: &str) -> Cow<'_, [u8]> {
        match self {
            Self::Utf8 => Cow::Borrowed(text.as_bytes()),
            Self::Gb18030 => GB18030.encode(text).0,
        }
    }
}

/// The file is a workbook by its first bytes: `.xlsx` (and every other ZIP) or `.xls`.
pub(super) fn is_workbook(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04") || head.starts_with(b"\xD0\xCF\x11\xE0")
}

/// The file is neither a text nor a sheet by its first bytes: a picture, a document, an archive, or
/// something with zero bytes that is no UTF-16, or full of control characters.
pub(super) fn is_foreign(head: &[u8]) -> bool {
    const KNOWN: [&[u8]; 7] =
        [b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"%PDF", b"Rar!", b"7z\xBC\xAF", b"\x1F\x8B"];
    let wide = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
    let head_of = || head.iter().take(FOREIGN_WITHIN);
    let zero = head_of().any(|byte| *byte == 0);
    let control = |byte: &&u8| matches!(**byte, 1..=8 | 0x0e..=0x1a | 0x1c..=0x1f);
    let noise = head_of().filter(control).count() >= FOREIGN_CONTROLS;
    !wide && (zero || noise || KNOWN.iter().any(|mark| head.starts_with(mark)))
}

/// A zero byte within so many is no slip in a cell.
const FOREIGN_WITHIN: usize = 64;
/// Nor are so many control characters in them.
const FOREIGN_CONTROLS: usize = 3;

/// A reader's bytes in a window, without the byte order mark; UTF-16 arrives as UTF-8.
pub(super) struct Source<R> {
    reader: R,
    window: Vec<u8>,
    at: usize,
    end: usize,
    taken: u64,
    utf16: Option<Utf16>,
    marked: bool,
}

struct Utf16 {
    decoder: Decoder,
    raw: Vec<u8>,
    finished: bool,
}

impl<R: Read> Source<R> {
    /// Reads the first window.
    pub(super) fn open(reader: R) -> Result<Self, ImportError> {
        let mut source = Self {
            reader,
            window: vec![0; CHUNK],
            at: 0,
            end: 0,
            taken: 0,
            utf16: None,
            marked: false,
        };
        while source.end < CHUNK {
            match read(&mut source.reader, &mut source.window[source.end..])? {
                0 => break,
                n => source.end += n,
            }
        }
        source.taken = source.end as u64;
        let head = source.left();
        if is_workbook(head) {
            return Err(ImportError::Spreadsheet);
        }
        if is_foreign(head) {
            return Err(ImportError::NotText);
        }
        let utf16 = match head {
            [0xFF, 0xFE, ..] => Some(UTF_16LE),
            [0xFE, 0xFF, ..] => Some(UTF_16BE),
            _ => None,
        };
        if let Some(encoding) = utf16 {
            let raw = source.window[2..source.end].to_vec();
            let decoder = encoding.new_decoder_without_bom_handling();
            source.utf16 = Some(Utf16 { decoder, raw, finished: false });
            (source.at, source.end, source.marked) = (0, 0, true);
            source.fill()?;
        } else if head.starts_with(b"\xEF\xBB\xBF") {
            (source.at, source.marked) = (3, true);
        }
        Ok(source)
    }

    /// A byte order mark says that this is Unicode.
    pub(super) fn is_marked(&self) -> bool {
        self.marked
    }

    /// The bytes of the window that were not passed yet.
    pub(super) fn left(&self) -> &[u8] {
        &self.window[self.at..self.end]
    }

    /// Goes `n` bytes on.
    pub(super) fn pass(&mut self, n: usize) {
        self.at += n;
    }

    /// How many bytes of the file were read.
    pub(super) fn taken(&self) -> u64 {
        self.taken
    }

    /// The reader, back.
    pub(super) fn into_reader(self) -> R {
        self.reader
    }

    /// Gets the next window once this one is passed; false at the end of the file.
    pub(super) fn fill(&mut self) -> Result<bool, ImportError> {
        debug_assert_eq!(self.at, self.end);
        (self.at, self.end) = (0, 0);
        let Some(utf16) = &mut self.utf16 else {
            self.end = read(&mut self.reader, &mut self.window)?;
            self.taken += self.end as u64;
            return Ok(self.end > 0);
        };
        while self.end == 0 && !utf16.finished {
            let mut last = false;
            if utf16.raw.is_empty() {
                utf16.raw.resize(CHUNK / 4, 0);
                let n = read(&mut self.reader, &mut utf16.raw)?;
                utf16.raw.truncate(n);
                self.taken += n as u64;
                last = n == 0;
            }
            let (result, used, written, _) =
                utf16.decoder.decode_to_utf8(&utf16.raw, &mut self.window, last);
            utf16.raw.drain(..used);
            utf16.finished = last && result == CoderResult::InputEmpty;
            self.end = written;
        }
        Ok(self.end > 0)
    }
}

fn read(reader: &mut impl Read, into: &mut [u8]) -> Result<usize, ImportError> {
    loop {
        match reader.read(into) {
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            other => return Ok(other?),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_decides() {
        let text = "订单编号,买家会员名";
        assert_eq!(Encoding::guess(text.as_bytes()), Encoding::Utf8);
        assert_eq!(Encoding::guess(&Encoding::Gb18030.encode(text)), Encoding::Gb18030);
        assert_eq!(Encoding::Gb18030.decode(b"\xB6\xA9").unwrap(), "订");
        assert_eq!(Encoding::Gb18030.decode(b"\xB6"), None);
        assert_eq!(Encoding::Utf8.decode(b"\xB6"), None);
    }

    #[test]
    fn utf16_arrives_as_utf8() {
        for (mark, swap) in [([0xFF, 0xFE], false), ([0xFE, 0xFF], true)] {
            let mut bytes = mark.to_vec();
            let text = "订单😀".repeat(90_000);
            for unit in text.encode_utf16() {
                bytes.extend(if swap { unit.to_be_bytes() } else { unit.to_le_bytes() });
            }
            let mut source = Source::open(&bytes[..]).unwrap();
            assert!(source.is_marked());
            let mut out = Vec::new();
            loop {
                out.extend_from_slice(source.left());
                source.pass(source.left().len());
                if !source.fill().unwrap() {
                    break;
                }
            }
            assert!(String::from_utf8(out).unwrap() == text);
            assert_eq!(source.taken(), bytes.len() as u64);
        }
    }

    #[test]
    fn a_workbook_is_named() {
        assert_eq!(Source::open(&b"PK\x03\x04..."[..]).err(), Some(ImportError::Spreadsheet));
    }
}
