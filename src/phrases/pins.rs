//! The favourites: a small file with an id a line, beside the record.
//!
//! Owns that file. Phrase files stay as they are; an id of a phrase that is gone does no harm.

use crate::files;
use std::fs;
use std::io;
use std::path::Path;

/// Its name in the data folder.
pub const FILE: &str = "pins";
/// A file larger than this is none of ours.
const LARGEST: u64 = 1 << 20;

/// The ids, the first pinned first. A file that is not there has none.
///
/// # Errors
/// What the system says; a file that is too large or not UTF-8.
pub fn read(path: &Path) -> io::Result<Vec<String>> {
    match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
        Ok(file) if file.len() > LARGEST => return Err(io::ErrorKind::FileTooLarge.into()),
        Ok(_) => {}
    }
    let text = fs::read_to_string(path)?;
    Ok(text.lines().map(str::trim).filter(|id| !id.is_empty()).map(str::to_owned).collect())
}

/// Adds an id or takes it away; gives all that there are now. The file is replaced as a whole.
///
/// # Errors
/// What the system says; then the file is as it was.
pub fn set(path: &Path, id: &str, pinned: bool) -> io::Result<Vec<String>> {
    let mut ids = read(path)?;
    ids.retain(|known| known != id);
    if pinned {
        ids.push(id.to_owned());
    }
    let text: String = ids.iter().map(|id| format!("{id}\n")).collect();
    files::write_atomic(path, text.as_bytes())?;
    Ok(ids)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_come_and_go_and_a_bad_file_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        assert_eq!(read(&path).unwrap(), Vec::<String>::new());
        set(&path, "a", true).unwrap();
        set(&path, "b", true).unwrap();
        assert_eq!(set(&path, "a", true).unwrap(), ["b", "a"], "once only");
        assert_eq!(set(&path, "b", false).unwrap(), ["a"]);
        assert_eq!(read(&path).unwrap(), ["a"]);
        fs::write(&path, [0xff, 0xfe]).unwrap();
        assert!(set(&path, "c", true).is_err());
        assert_eq!(fs::read(&path).unwrap(), [0xff, 0xfe]);
    }
}
