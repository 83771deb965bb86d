//! A delimited text as a stream of rows: quoted cells over several lines, comma, tab or
//! semicolon, any line end, caps on everything.
//!
//! Not the csv crate, because a hostile cell must be refused *while* it is read, not after it has
//! filled the memory, and because a refused row must be named by its physical line, also under
//! CRLF and after cells of many lines.
//!
//! Must not know: what the columns mean.

use super::decode::{Encoding, Source};
use super::{ImportError, cell};
use std::borrow::Cow;
use std::io::Read;

/// No file has more columns.
pub const MAX_COLUMNS: usize = 512;
/// No cell is longer, in bytes of the file.
pub const MAX_CELL: usize = 64 * 1024;
/// No row is longer, in bytes of the file.
pub const MAX_ROW: usize = 1024 * 1024;
/// No file has more rows.
pub const MAX_ROWS: u64 = 5_000_000;

/// A row's cells as bytes; reused from row to row.
#[derive(Debug, Default)]
pub struct Row {
    data: Vec<u8>,
    ends: Vec<usize>,
    line: u64,
    cut: bool,
}

impl Row {
    /// The physical line on which it begins, from 1.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// The file ended in this row, without a line end.
    pub fn is_cut(&self) -> bool {
        self.cut
    }

    /// How many cells it has.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// It has no cells.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The bytes of a cell; empty beyond the last one.
    pub fn cell(&self, index: usize) -> &[u8] {
        let Some(&end) = self.ends.get(index) else { return &[] };
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        &self.data[start..end]
    }

    /// Every cell is empty or blank.
    fn is_blank(&self) -> bool {
        self.data.iter().all(|b| matches!(b, b' ' | b'\t'))
    }
}

/// An open sheet: the header is read, rows follow.
pub struct Sheet<R> {
    source: Source<R>,
    delimiter: u8,
    encoding: Encoding,
    /// Nothing but ASCII so far: the first other cell decides the encoding.
    undecided: bool,
    header: Vec<String>,
    line: u64,
    rows: u64,
    after_return: bool,
    /// Line ends inside cells are no lines.
    by_row: bool,
}

impl<R: Read> Sheet<R> {
    /// Reads up to the header, which is the first line that is not blank.
    ///
    /// # Errors
    /// Empty files, workbooks, and headers beyond the caps.
    pub fn open(reader: R) -> Result<Self, ImportError> {
        Self::open_with(reader, false)
    }

    /// The same for the text of a workbook's sheet, whose lines are its rows.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn open_rows(reader: R) -> Result<Self, ImportError> {
        Self::open_with(reader, true)
    }

    fn open_with(reader: R, by_row: bool) -> Result<Self, ImportError> {
        let source = Source::open(reader)?;
        let marked = source.is_marked();
        let mut sheet = Self {
            delimiter: guess_delimiter(source.left()),
            source,
            encoding: Encoding::Utf8,
            undecided: false,
            header: Vec::new(),
            line: 1,
            rows: 0,
            after_return: false,
            by_row,
        };
        let mut row = Row::default();
        if !sheet.next_row(&mut row)? {
            return Err(ImportError::Empty);
        }
        sheet.rows = 0;
        if !marked {
            sheet.encoding = Encoding::guess(&row.data);
            sheet.undecided = row.data.is_ascii();
        }
        sheet.header = (0..row.len())
            .map(|i| cell::header(&sheet.encoding.decode_lossy(row.cell(i))))
            .collect();
        Ok(sheet)
    }

    /// The header's names: trimmed, full-width forms made half-width.
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// What divides the cells.
    pub fn delimiter(&self) -> u8 {
        self.delimiter
    }

    /// The encoding of the cells.
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// How many rows were read after the header; blank ones don't count.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// How many bytes of the file were read.
    pub fn taken(&self) -> u64 {
        self.source.taken()
    }

    /// The reader, back.
    pub fn into_reader(self) -> R {
        self.source.into_reader()
    }

    /// A cell as text; nothing when its bytes are no text in the file's encoding.
    pub fn text<'a>(&mut self, bytes: &'a [u8]) -> Option<Cow<'a, str>> {
        if self.undecided && !bytes.is_ascii() {
            self.undecided = false;
            self.encoding = Encoding::guess(bytes);
        }
        self.encoding.decode(bytes)
    }

    /// Reads the next row that is not blank; false at the end of the file.
    ///
    /// # Errors
    /// A quote without end and anything beyond the caps: such a file is refused as a whole.
    pub fn next_row(&mut self, row: &mut Row) -> Result<bool, ImportError> {
        loop {
            if !self.read_row(row)? {
                return Ok(false);
            }
            if !row.is_blank() {
                self.rows += 1;
                if self.rows > MAX_ROWS {
                    return Err(ImportError::TooManyRows { limit: MAX_ROWS });
                }
                return Ok(true);
            }
        }
    }

    fn read_row(&mut self, row: &mut Row) -> Result<bool, ImportError> {
        row.data.clear();
        row.ends.clear();
        row.cut = false;
        let mut state = State::Start;
        let mut quote_line = 0;
        let mut begun = false;
        loop {
            if self.source.left().is_empty() && !self.source.fill()? {
                if state == State::Quoted {
                    return Err(ImportError::OpenQuote { line: quote_line });
                }
                if begun {
                    row.end_cell()?;
                    row.cut = true;
                }
                return Ok(begun);
            }
            if self.after_return {
                self.after_return = false;
                if self.source.left()[0] == b'\n' {
                    self.source.pass(1);
                    continue;
                }
            }
            if !begun {
                begun = true;
                row.line = self.line;
            }
            // As far as this window goes, without asking anybody.
            let left = self.source.left();
            let delimiter = self.delimiter;
            let mut at = 0;
            let mut whole = false;
            while at < left.len() && !whole {
                let here = &left[at..];
                match state {
                    State::Start if here[0] == b'"' => {
                        // Most cells of a report: quoted, and all of it in this window.
                        if let Some(length) = short_quoted(&here[1..], delimiter) {
                            row.push(&here[1..=length])?;
                            row.end_cell()?;
                            at += length + 3;
                            continue;
                        }
                        at += 1;
                        quote_line = self.line;
                        state = State::Quoted;
                    }
                    State::Start | State::Plain => {
                        let ends = |b: &u8| *b == delimiter || *b == b'\n' || *b == b'\r';
                        let Some(stop) = here.iter().position(ends) else {
                            row.push(here)?;
                            at = left.len();
                            state = State::Plain;
                            continue;
                        };
                        row.push(&here[..stop])?;
                        row.end_cell()?;
                        at += stop + 1;
                        state = State::Start;
                        whole = here[stop] != delimiter;
                        self.after_return = here[stop] == b'\r';
                    }
                    State::Quoted => {
                        let stop = here.iter().position(|b| *b == b'"');
                        let text = &here[..stop.unwrap_or(here.len())];
                        row.push(text)?;
                        if !self.by_row {
                            self.line += text.iter().filter(|b| **b == b'\n').count() as u64;
                        }
                        at += text.len() + usize::from(stop.is_some());
                        if stop.is_some() {
                            state = State::Closed;
                        }
                    }
                    State::Closed if here[0] == b'"' => {
                        row.push(b"\"")?;
                        at += 1;
                        state = State::Quoted;
                    }
                    // What follows a closed quote inside the cell is kept as it stands.
                    State::Closed => state = State::Plain,
                }
            }
            self.source.pass(at);
            if whole {
                self.line += 1;
                return Ok(true);
            }
        }
    }
}

/// The length of a quoted cell of one line that ends, after its quote, at a delimiter.
#[inline]
fn short_quoted(text: &[u8], delimiter: u8) -> Option<usize> {
    let length = text.iter().position(|b| *b == b'"' || *b == b'\n')?;
    (text[length] == b'"' && text.get(length + 1) == Some(&delimiter)).then_some(length)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Start,
    Plain,
    Quoted,
    /// After a quote inside quotes: it closes the cell, or a second one makes it a quote.
    Closed,
}

impl Row {
    #[inline]
    fn push(&mut self, bytes: &[u8]) -> Result<(), ImportError> {
        let start = self.ends.last().copied().unwrap_or(0);
        if self.data.len() - start + bytes.len() > MAX_CELL {
            let column = self.ends.len() + 1;
            return Err(ImportError::CellTooLong { line: self.line, column, limit: MAX_CELL });
        }
        if self.data.len() + bytes.len() > MAX_ROW {
            return Err(ImportError::RowTooLong { line: self.line, limit: MAX_ROW });
        }
        self.data.extend_from_slice(bytes);
        Ok(())
    }

    #[inline]
    fn end_cell(&mut self) -> Result<(), ImportError> {
        if self.ends.len() == MAX_COLUMNS {
            return Err(ImportError::TooManyColumns { line: self.line, limit: MAX_COLUMNS });
        }
        self.ends.push(self.data.len());
        Ok(())
    }
}

/// The most frequent of comma, tab and semicolon in the first line that is not blank, outside
/// quotes.
fn guess_delimiter(head: &[u8]) -> u8 {
    let mut counts = [(b',', 0_usize), (b'\t', 0), (b';', 0)];
    let mut quoted = false;
    let mut seen = false;
    for byte in head {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted && seen => break,
            b'\n' | b'\r' | b' ' => continue,
            _ if quoted => {}
            _ => {
                if let Some((_, n)) = counts.iter_mut().find(|(d, _)| d == byte) {
                    *n += 1;
                    continue;
                }
            }
        }
        seen = true;
    }
    counts.iter().rev().max_by_key(|(_, n)| n).map_or(b',', |(d, _)| *d)
}

#[cfg(test)]
#[path = "sheet_tests.rs"]
mod tests;
