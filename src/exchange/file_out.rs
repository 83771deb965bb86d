//! Writing a file whole or not at all: a temporary file in the same folder, readable by its owner
//! alone, then renamed.

use crate::files;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Why a file was not written. What stood there before still stands.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// There is a file of that name, and the caller did not say that it may go.
    #[error("{} is there already", .0.display())]
    Exists(PathBuf),
    /// The folder is missing.
    #[error("the folder {} does not exist", .0.display())]
    NoFolder(PathBuf),
    /// The operating system refused.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Its words.
        source: io::Error,
    },
}

impl FileError {
    /// The stable code, for the message files.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Exists(_) => "exists",
            Self::NoFolder(_) => "no-folder",
            Self::Io { .. } => "io",
        }
    }
}

/// Writes `path` through `write`: the file is there whole, on the disk, with mode 0600, or what
/// was there before is untouched. A link of that name is replaced, not followed.
///
/// # Errors
/// [`FileError`]; also when `write` fails.
pub fn atomic_file(
    path: &Path,
    overwrite: bool,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), FileError> {
    let failed = |source| FileError::Io { path: path.to_owned(), source };
    let folder = files::folder_of(path);
    if !folder.is_dir() {
        return Err(FileError::NoFolder(folder.to_owned()));
    }
    // Before the work; the rename below asks again.
    if !overwrite && path.symlink_metadata().is_ok() {
        return Err(FileError::Exists(path.to_owned()));
    }
    let temporary =
        tempfile::Builder::new().prefix(".chaqi-").tempfile_in(folder).map_err(failed)?;
    let mut out = BufWriter::with_capacity(128 * 1024, temporary);
    write(&mut out).map_err(failed)?;
    let temporary = out.into_inner().map_err(|e| failed(e.into_error()))?;
    temporary.as_file().sync_all().map_err(failed)?;
    let renamed =
        if overwrite { temporary.persist(path) } else { temporary.persist_noclobber(path) };
    renamed.map_err(|e| match e.error.kind() {
        io::ErrorKind::AlreadyExists => FileError::Exists(path.to_owned()),
        _ => failed(e.error),
    })?;
    files::sync_folder(folder).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("日报.csv");
        atomic_file(&path, false, |w| w.write_all(b"one")).unwrap();
        let again = atomic_file(&path, false, |_| panic!("not asked"));
        assert!(matches!(again, Err(FileError::Exists(p)) if p == path));
        let broken = atomic_file(&path, true, |w| {
            w.write_all(b"two")?;
            Err(io::Error::other("disk"))
        });
        assert_eq!(broken.unwrap_err().code(), "io");
        assert_eq!(std::fs::read(&path).unwrap(), b"one");
        atomic_file(&path, true, |w| w.write_all(b"three")).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"three");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left over");
        let nowhere = atomic_file(&folder.path().join("no/x"), false, |_| Ok(()));
        assert!(matches!(nowhere, Err(FileError::NoFolder(_))));
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_reads_it_and_links_are_not_followed() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (path, target) = (folder.path().join("a"), folder.path().join("b"));
        std::fs::write(&target, "theirs").unwrap();
        std::os::unix::fs::symlink(&target, &path).unwrap();
        assert!(matches!(atomic_file(&path, false, |_| Ok(())), Err(FileError::Exists(_))));
        atomic_file(&path, true, |w| w.write_all(b"ours")).unwrap();
        assert_eq!(std::fs::read(&target).unwrap(), b"theirs");
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
