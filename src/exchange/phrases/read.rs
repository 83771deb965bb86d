//! One file of phrases, whatever its form.

use super::table::MAX_TEXT;
use super::{Asked, Format, Found, columns, espanso_in, lines, own, table};
use crate::exchange::ImportError;
use crate::exchange::decode::{self, Encoding};
use crate::exchange::sheet::Sheet;
use std::borrow::Cow;
use std::io::{Read, Seek, SeekFrom};

/// Reads a file. For the reading process alone, since a file may be hostile: everywhere else
/// [`read_phrases`](crate::exchange::job::read_phrases).
///
/// # Errors
/// What is wrong with the file as a whole; refused rows are in [`Found`].
pub fn read(mut input: impl Read + Seek, asked: &Asked) -> Result<Found, ImportError> {
    let mut head = Vec::new();
    (&mut input).take(4).read_to_end(&mut head)?;
    input.rewind()?;
    if decode::is_workbook(&head) {
        return workbook(input, asked);
    }
    let length = input.seek(SeekFrom::End(0))?;
    input.rewind()?;
    if length > MAX_TEXT {
        return Err(ImportError::TooLarge { limit: MAX_TEXT });
    }
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    if decode::is_foreign(&bytes) {
        return Err(ImportError::NotText);
    }
    let format = match asked.format {
        Some(format) => format,
        None => guess(&bytes, asked),
    };
    if matches!(format, Format::Csv | Format::Qianniu | Format::Xlsx) {
        // A file named .xls is a text as often as not.
        return table::read(Sheet::open(&bytes[..])?, asked);
    }
    let text = text(&bytes).ok_or(ImportError::NotText)?;
    if text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    match format {
        Format::Json => own::json(&text),
        Format::Toml => own::toml(&text),
        Format::Espanso => espanso_in::read(&text),
        _ => lines::read(&text, asked),
    }
}

#[cfg(feature = "xlsx")]
fn workbook(input: impl Read + Seek, asked: &Asked) -> Result<Found, ImportError> {
    use crate::exchange::workbook::{Wanted, spool};
    let wanted = Wanted { named: asked.sheet.as_deref(), likely: Some(LIKELY_SHEET) };
    table::read(Sheet::open_rows(spool(input, wanted)?)?, asked)
}

#[cfg(not(feature = "xlsx"))]
fn workbook(_: impl Read + Seek, _: &Asked) -> Result<Found, ImportError> {
    Err(ImportError::Spreadsheet)
}

/// The sheet in which the browser plug-in keeps its phrases.
#[cfg(feature = "xlsx")]
const LIKELY_SHEET: &str = "话术列表";

/// A whole file as text.
fn text(bytes: &[u8]) -> Option<Cow<'_, str>> {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling_and_without_replacement(&bytes[mark..]);
    }
    Encoding::guess(bytes).decode(bytes)
}

/// The form of a file whose name doesn't tell it.
fn guess(bytes: &[u8], asked: &Asked) -> Format {
    let Some(text) = text(bytes) else { return Format::Csv };
    let begins = |word: &str| text.lines().any(|line| line.starts_with(word));
    if text.trim_start().starts_with(['{', '[']) && own::json(&text).is_ok() {
        Format::Json
    } else if begins("[[phrase]]") {
        Format::Toml
    } else if begins("matches:") {
        Format::Espanso
    } else {
        let header = |sheet: Sheet<&[u8]>| columns::roles(sheet.header(), &asked.map);
        match Sheet::open(bytes).ok().and_then(header) {
            Some(_) => Format::Csv,
            None => Format::Text,
        }
    }
}
