//! Looks into a workbook before its parser does: unpacks everything once, keeps nothing, and
//! refuses what is far larger than the file, has too many parts, or holds a text without end.
//!
//! The sizes that a file states of itself are not believed: only what comes out counts.
//!
//! Must not know: sheets and cells.

use super::ImportError;
use std::io::{Read, Seek};
use zip::ZipArchive;
use zip::result::ZipError;

/// No workbook has more parts.
const MAX_PARTS: usize = 4_096;
/// Nothing unpacks to more bytes.
pub const MAX_UNPACKED: u64 = 512 << 20;
/// The texts that a workbook keeps in one place are read whole: so many bytes of it at most.
const MAX_STRINGS: u64 = 96 << 20;
/// So much is fine in any case, in bytes.
const SMALL: u64 = 16 << 20;
/// Above that, nothing is so many times larger than the file: sheets pack to a tenth, to a
/// fortieth at best.
const MAX_SWELL: u64 = 100;
/// No text or tag of a part that is read is longer, in bytes: a cell holds 32,767 characters.
const MAX_RUN: usize = 1 << 20;

/// Unpacks everything once. `length` is the file's, in bytes.
///
/// # Errors
/// What is beyond the caps, no archive, one with a password.
pub(super) fn check(input: impl Read + Seek, length: u64) -> Result<(), ImportError> {
    let mut archive = ZipArchive::new(input).map_err(failed)?;
    if archive.len() > MAX_PARTS {
        return Err(ImportError::TooManyParts { limit: MAX_PARTS });
    }
    let limit = MAX_UNPACKED.min(SMALL.max(length.saturating_mul(MAX_SWELL)));
    let mut left = limit;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(failed)?;
        let name = part.name().map_err(failed)?.to_ascii_lowercase();
        let most = if name.ends_with("sharedstrings.xml") { MAX_STRINGS.min(left) } else { left };
        let read = name.starts_with("xl/") && name.ends_with(".xml");
        match unpacked(&mut part, most, read)? {
            Some(size) => left -= size,
            None => return Err(ImportError::Swollen { limit: most.max(SMALL) }),
        }
    }
    Ok(())
}

/// How much comes out of a part; nothing when it is more than `most`.
fn unpacked(part: &mut impl Read, most: u64, runs: bool) -> Result<Option<u64>, ImportError> {
    let mut buffer = vec![0; 64 * 1024];
    let (mut size, mut run) = (0_u64, 0);
    loop {
        let n = match part.read(&mut buffer) {
            Ok(0) => return Ok(Some(size)),
            Ok(n) => n,
            Err(error) => return Err(ImportError::Workbook { reason: error.to_string() }),
        };
        size += n as u64;
        if size > most {
            return Ok(None);
        }
        let mark = |b: &u8| matches!(b, b'<' | b'>');
        match buffer[..n].iter().rposition(mark) {
            // What is between two marks of one window is short.
            Some(last) => {
                let first = buffer[..n].iter().position(mark).unwrap_or(0);
                run = if run + first > MAX_RUN { run + first } else { n - last };
            }
            None => run += n,
        }
        if runs && run > MAX_RUN {
            return Err(ImportError::Workbook {
                reason: format!("a text of more than {MAX_RUN} bytes"),
            });
        }
    }
}

fn failed(error: ZipError) -> ImportError {
    match error {
        ZipError::UnsupportedArchive(why) if why == ZipError::PASSWORD_REQUIRED => {
            ImportError::Protected
        }
        other => ImportError::Workbook { reason: other.to_string() },
    }
}
