//! Sheets for Excel and its kin: UTF-8 with a byte order mark, CRLF, and no cell that can run.
//!
//! | cell | is written | why |
//! |---|---|---|
//! | a text that begins like a formula | with `'` before it | it is shown, not run |
//! | a text that our import would change (`'…`, `null`) | with `'` before it | it comes back whole |
//! | an id: 12 digits or more, or a leading zero | with a tab after it | Excel shows every digit, and unlike `="…"` it is no formula |
//! | a number, also a negative one | as it is | sums work |
//! | control characters other than tab and line end | as `�` | a file may be printed to a terminal |
//!
//! [`cell::clean`](super::cell::clean) takes the `'` and the tab off again.

use super::cell::is_blank;
use std::borrow::Cow;
use std::io::{self, Write};

/// An id of so many digits is shown as `1.23E+11` by Excel.
const LONG: usize = 12;

/// A sheet being written.
pub struct CsvOut<W: Write> {
    out: csv::Writer<W>,
}

impl<W: Write> CsvOut<W> {
    /// Begins a sheet.
    ///
    /// # Errors
    /// Writing failed.
    pub fn new(mut out: W) -> io::Result<Self> {
        out.write_all("\u{feff}".as_bytes())?;
        let out = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .flexible(true)
            .from_writer(out);
        Ok(Self { out })
    }

    /// Writes a row; every cell is made harmless.
    ///
    /// # Errors
    /// Writing failed.
    pub fn row<T: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = T>) -> io::Result<()> {
        for text in cells {
            self.out.write_field(harmless(text.as_ref()).as_bytes())?;
        }
        Ok(self.out.write_record(None::<&[u8]>)?)
    }

    /// Ends the sheet.
    ///
    /// # Errors
    /// Writing failed.
    pub fn finish(mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// A text as a cell that no spreadsheet runs and that shows what it says.
pub fn harmless(text: &str) -> Cow<'_, str> {
    let text = printable(text);
    if is_id(&text) {
        return Cow::Owned(format!("{text}\t"));
    }
    let bare = text.trim_matches(is_blank);
    if runs(&text) || bare.starts_with('\'') || bare.eq_ignore_ascii_case("null") {
        return Cow::Owned(format!("'{text}"));
    }
    text
}

/// A text without characters that command a terminal; tab and line ends stay.
pub(super) fn printable(text: &str) -> Cow<'_, str> {
    let odd = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
    if text.contains(odd) {
        return Cow::Owned(text.chars().map(|c| if odd(c) { '\u{fffd}' } else { c }).collect());
    }
    Cow::Borrowed(text)
}

fn is_id(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
        && (text.len() >= LONG || text.len() > 1 && text.starts_with('0'))
}

/// A spreadsheet might run it: it begins with `= + - @`, in any width (Excel in East Asia takes
/// the full-width forms too), or with a blank behind which one of them may stand.
fn runs(text: &str) -> bool {
    let starts = |c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠');
    if text.starts_with(['\t', '\r', '\n']) {
        return true;
    }
    let bare = text.trim_start_matches(|c| is_blank(c) || c == '\u{fffd}');
    bare.starts_with(starts) && !is_number(text)
}

/// `-12.50` and the like.
fn is_number(text: &str) -> bool {
    let bare = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = bare.split_once('.').unwrap_or((bare, "0"));
    let digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    digits(whole) && digits(part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::cell;
    use crate::exchange::sheet::{Row, Sheet};
    use proptest::prelude::*;

    fn written(cells: &[&str]) -> String {
        let mut out = Vec::new();
        let mut sheet = CsvOut::new(&mut out).unwrap();
        sheet.row(cells).unwrap();
        sheet.finish().unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn what_excel_gets() {
        assert_eq!(
            written(&["订单", "a,b", "-12.50", "2713000000000000001", "x\"y"]),
            "\u{feff}订单,\"a,b\",-12.50,2713000000000000001\t,\"x\"\"y\"\r\n"
        );
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("+86 138", "'+86 138"),
            ("-2+3", "'-2+3"),
            ("-", "'-"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            (" =1", "' =1"),
            ("＝1", "'＝1"),
            ("\u{feff}=1", "'\u{feff}=1"),
            ("'a", "''a"),
            ("null", "'null"),
            ("13812345678", "13812345678"),
            ("007", "007\t"),
            ("0", "0"),
            ("0.50", "0.50"),
            ("a\u{1b}[31m", "a\u{fffd}[31m"),
        ] {
            assert_eq!(harmless(text), cell, "{text:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn no_cell_runs_and_each_comes_back(
            cells in prop::collection::vec("[=+@＝'\t\r\n ,;\"a0-9.慧😀-]{0,8}|[0-9]{10,20}|\\PC{0,12}", 1..6),
        ) {
            let names: Vec<String> = (0..cells.len()).map(|i| format!("列{i}")).collect();
            let mut out = Vec::new();
            let mut sheet = CsvOut::new(&mut out).unwrap();
            sheet.row(&names).unwrap();
            sheet.row(&cells).unwrap();
            sheet.row(["end"]).unwrap();
            sheet.finish().unwrap();

            let mut others = csv::ReaderBuilder::new().flexible(true).from_reader(&out[3..]);
            let row = others.records().next().unwrap().unwrap();
            for field in &row {
                let number = field.parse::<f64>().is_ok();
                prop_assert!(!field.starts_with(['\t', '\r', '\n']), "{field:?}");
                let danger = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
                prop_assert!(!field.trim_start().starts_with(danger) || number, "{field:?}");
            }

            let mut ours = Sheet::open(&out[..]).unwrap();
            let mut row = Row::default();
            prop_assert!(ours.next_row(&mut row).unwrap());
            // A row of blanks alone is passed over.
            if ours.rows() == 1 && row.cell(0) != b"end" {
                for (index, text) in cells.iter().enumerate() {
                    let raw = ours.text(row.cell(index)).unwrap().into_owned();
                    prop_assert_eq!(cell::clean(&raw).trim(), text.trim(), "{:?}", raw);
                }
            }
        }
    }
}
