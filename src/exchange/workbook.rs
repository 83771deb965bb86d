//! A workbook of Excel or WPS (`.xlsx`, `.xls`), one sheet of it turned into delimited text that
//! [`Sheet`](super::sheet::Sheet) reads: a line for each row, so that lines are the rows' numbers.
//!
//! | cell | becomes | why |
//! |---|---|---|
//! | a text | itself | ids survive as text only |
//! | a number of 16 digits or more | `2.713E+17` | a spreadsheet keeps 15: the rest is gone |
//! | another number | its digits, 15 at most | `0.1 + 0.2` is shown as 0.3 |
//! | a date | `2026-11-21 20:05:09` | |
//! | a duration | `26:03:00` | |
//!
//! For the reading process alone: a hostile workbook may still make its parser panic or ask for
//! more memory than there is. What can be seen beforehand is refused in words.
//!
//! Must not know: what the columns mean.

use super::sheet::{MAX_COLUMNS, MAX_ROW};
use super::{ImportError, unpack};
use calamine::{
    Data, DataRef, ExcelDateTime, Reader, Sheet as SheetInfo, SheetType, SheetVisible, Xls,
    XlsError, Xlsx, XlsxError,
};
use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Seek, SeekFrom, Write};

/// No workbook has more sheets.
pub const MAX_SHEETS: usize = 255;
/// No sheet becomes a longer text, in bytes: a text that stands once in the file may be shown in
/// any number of cells.
pub const MAX_TEXT: u64 = 512 << 20;
/// No sheet has more cells.
pub const MAX_CELLS: u64 = 20_000_000;
/// No sheet has more rows: Excel's own bound.
pub const MAX_ROWS: u64 = 1 << 20;
/// No workbook of the old form is larger: it is read whole.
const MAX_XLS: u64 = 128 << 20;
/// Numbers from here on have more than 15 digits.
const TOO_LONG: f64 = 1e15;

/// Which sheet is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wanted<'a> {
    /// The one of this name and no other.
    pub named: Option<&'a str>,
    /// The one of this name, if there is one; else the first with a row in it.
    pub likely: Option<&'a str>,
}

/// Turns a sheet into text.
///
/// # Errors
/// What is wrong with the workbook, and everything beyond the caps.
pub fn spool(mut input: impl Read + Seek, wanted: Wanted<'_>) -> Result<File, ImportError> {
    let mut head = [0; 2];
    input.rewind()?;
    input.read_exact(&mut head)?;
    let length = input.seek(SeekFrom::End(0))?;
    input.rewind()?;
    let mut input = BufReader::new(input);
    if head == *b"PK" {
        unpack::check(&mut input, length)?;
        xlsx(input, wanted)
    } else if length > MAX_XLS {
        Err(ImportError::TooLarge { limit: MAX_XLS })
    } else {
        xls(input, wanted)
    }
}

fn xlsx(input: impl Read + Seek, wanted: Wanted<'_>) -> Result<File, ImportError> {
    let mut book = Xlsx::new(input).map_err(xlsx_error)?;
    for name in chosen(book.sheets_metadata(), wanted)? {
        let mut out = Spool::new()?;
        let mut cells = book.worksheet_cells_reader(&name).map_err(xlsx_error)?;
        while let Some(cell) = cells.next_cell().map_err(xlsx_error)? {
            let (row, column) = cell.get_position();
            out.cell(row, column, cell.get_value())?;
        }
        if let Some(file) = out.finish()? {
            return Ok(file);
        }
    }
    Err(ImportError::Empty)
}

fn xls(mut input: impl Read + Seek, wanted: Wanted<'_>) -> Result<File, ImportError> {
    let mut book = match Xls::new(&mut input) {
        Ok(book) => book,
        // A new workbook with a password comes in the wrapping of an old one.
        Err(error) => match Xlsx::new(&mut input) {
            Err(XlsxError::Password) => return Err(ImportError::Protected),
            _ => return Err(xls_error(error)),
        },
    };
    for name in chosen(book.sheets_metadata(), wanted)? {
        let mut out = Spool::new()?;
        let range = book.worksheet_range(&name).map_err(xls_error)?;
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let place = |n: usize, from: u32| u32::try_from(n).unwrap_or(u32::MAX) + from;
            out.cell(place(row, top), place(column, left), &by_reference(value))?;
        }
        if let Some(file) = out.finish()? {
            return Ok(file);
        }
    }
    Err(ImportError::Empty)
}

/// The names of the sheets to try.
fn chosen(sheets: &[SheetInfo], wanted: Wanted<'_>) -> Result<Vec<String>, ImportError> {
    if sheets.len() > MAX_SHEETS {
        return Err(ImportError::TooManySheets { limit: MAX_SHEETS });
    }
    let cells = sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let named = |name: &str| cells.clone().find(|s| s.name.trim() == name.trim());
    if let Some(name) = wanted.named {
        let missing = || ImportError::NoSheet {
            name: name.to_owned(),
            sheets: cells.clone().map(|sheet| sheet.name.clone()).collect(),
        };
        return Ok(vec![named(name).ok_or_else(missing)?.name.clone()]);
    }
    if let Some(sheet) = wanted.likely.and_then(named) {
        return Ok(vec![sheet.name.clone()]);
    }
    let shown = cells.filter(|sheet| sheet.visible == SheetVisible::Visible);
    Ok(shown.map(|sheet| sheet.name.clone()).collect())
}

/// The text being written.
struct Spool {
    out: BufWriter<File>,
    /// The row in hand, from 0, and its cells.
    row: u32,
    cells: Vec<(u32, String)>,
    /// Lines written.
    lines: u32,
    seen: u64,
    bytes: u64,
}

impl Spool {
    fn new() -> Result<Self, ImportError> {
        let mut out = BufWriter::with_capacity(256 * 1024, tempfile::tempfile()?);
        out.write_all("\u{feff}".as_bytes())?;
        Ok(Self { out, row: 0, cells: Vec::new(), lines: 0, seen: 0, bytes: 0 })
    }

    fn cell(&mut self, row: u32, column: u32, value: &DataRef<'_>) -> Result<(), ImportError> {
        self.seen += 1;
        if self.seen > MAX_CELLS {
            return Err(ImportError::TooLarge { limit: MAX_TEXT });
        }
        let text = shown(value);
        if text.trim().is_empty() {
            return Ok(());
        }
        let line = u64::from(row) + 1;
        if line > MAX_ROWS {
            return Err(ImportError::TooManyRows { limit: MAX_ROWS });
        }
        if column as usize >= MAX_COLUMNS {
            return Err(ImportError::TooManyColumns { line, limit: MAX_COLUMNS });
        }
        if row != self.row {
            self.end_row()?;
            if row < self.row {
                return Err(ImportError::Workbook { reason: format!("row {line} twice") });
            }
            self.row = row;
        }
        self.cells.push((column, text));
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), ImportError> {
        if self.cells.is_empty() {
            return Ok(());
        }
        while self.lines < self.row {
            self.out.write_all(b"\n")?;
            self.lines += 1;
        }
        self.cells.sort_by_key(|(column, _)| *column);
        let mut line = String::new();
        let mut next = 0;
        for (column, text) in self.cells.drain(..) {
            while next < column {
                line.push(',');
                next += 1;
            }
            line.push('"');
            line.push_str(&text.replace('"', "\"\""));
            line.push('"');
            if line.len() > MAX_ROW {
                let line = u64::from(self.row) + 1;
                return Err(ImportError::RowTooLong { line, limit: MAX_ROW });
            }
        }
        line.push('\n');
        self.bytes += line.len() as u64;
        if self.bytes > MAX_TEXT {
            return Err(ImportError::TooLarge { limit: MAX_TEXT });
        }
        self.out.write_all(line.as_bytes())?;
        self.lines += 1;
        Ok(())
    }

    /// The text from its beginning; nothing when there was no row.
    fn finish(mut self) -> Result<Option<File>, ImportError> {
        self.end_row()?;
        if self.lines == 0 {
            return Ok(None);
        }
        let mut file = self.out.into_inner().map_err(std::io::IntoInnerError::into_error)?;
        file.rewind()?;
        Ok(Some(file))
    }
}

fn by_reference(value: &Data) -> DataRef<'_> {
    match value {
        Data::Empty => DataRef::Empty,
        Data::String(text) => DataRef::SharedString(text),
        Data::Int(n) => DataRef::Int(*n),
        Data::Float(n) => DataRef::Float(*n),
        Data::Bool(yes) => DataRef::Bool(*yes),
        Data::DateTime(when) => DataRef::DateTime(*when),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
    }
}

/// What a cell says.
fn shown(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(n) => number(*n as f64),
        DataRef::Float(n) => number(*n),
        DataRef::Bool(yes) => if *yes { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(when) => date(when),
        DataRef::DateTimeIso(text) => text.replace('T', " ").trim_end_matches('Z').to_owned(),
        DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
    }
}

fn number(n: f64) -> String {
    if n.abs() >= TOO_LONG {
        let text = format!("{n:.5e}");
        return text.replace('e', "E+");
    }
    let rounded: f64 = format!("{n:.14e}").parse().unwrap_or(n);
    rounded.to_string()
}

fn date(when: &ExcelDateTime) -> String {
    let serial = when.as_f64();
    // Beyond the year 9999 or before 1900 there are no dates: it is a number.
    if !(0.0..2_958_466.0).contains(&serial) {
        return number(serial);
    }
    if when.is_duration() {
        let seconds = (serial * 86_400.0).round() as u64;
        return format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
    let (year, month, day, hour, minute, second, _) = when.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
}

fn xlsx_error(error: XlsxError) -> ImportError {
    match error {
        XlsxError::Password => ImportError::Protected,
        XlsxError::Io(error) => error.into(),
        other => ImportError::Workbook { reason: other.to_string() },
    }
}

fn xls_error(error: XlsError) -> ImportError {
    match error {
        XlsError::Password => ImportError::Protected,
        other => ImportError::Workbook { reason: other.to_string() },
    }
}
