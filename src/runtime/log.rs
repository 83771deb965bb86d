//! The log file: what went wrong out of sight. No buyer's data goes there.

use crate::files;
use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::Mutex;
use tracing::level_filters::LevelFilter;

/// A log that has grown past this starts anew, in bytes.
const LARGEST: u64 = 1 << 20;

/// Sends warnings of all threads to the file; without one there is no log, and nobody is stopped.
pub(super) fn start(path: &Path) {
    let Ok(file) = open(path) else { return };
    let _ = tracing_subscriber::fmt()
        .with_max_level(LevelFilter::WARN)
        .with_ansi(false)
        .with_target(false)
        .with_writer(Mutex::new(file))
        .try_init();
}

fn open(path: &Path) -> io::Result<File> {
    if let Err(error) = files::create_file_private(path)
        && error.kind() != io::ErrorKind::AlreadyExists
    {
        return Err(error);
    }
    let file = File::options().append(true).open(path)?;
    if file.metadata()?.len() > LARGEST {
        file.set_len(0)?;
    }
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn a_log_goes_on_where_it_was_until_it_is_too_long() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("log");
        for _ in 0..2 {
            open(&path).unwrap().write_all(b"a line\n").unwrap();
        }
        assert_eq!(std::fs::read(&path).unwrap(), b"a line\na line\n");
        open(&path).unwrap().set_len(LARGEST + 1).unwrap();
        open(&path).unwrap().write_all(b"a line\n").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"a line\n");
    }
}
