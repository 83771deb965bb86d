//! Replacing a file so that a power cut leaves the old one or the new one, never half.
//!
//! Owns temp → fsync → rename → fsync folder, private modes, and what differs between systems.

use std::fs::{self, File, Metadata};
use std::io::{self, Write as _};
use std::path::Path;

/// Puts `bytes` in the place of whatever `path` holds, with mode 0600.
///
/// `check` runs after the new file is safe on disk and just before it takes the place of the old
/// one; its error leaves everything as it was.
pub(super) fn replace(
    path: &Path,
    bytes: &[u8],
    check: impl FnOnce() -> io::Result<()>,
) -> io::Result<()> {
    let folder = folder_of(path);
    // Made O_EXCL with mode 0600; the prefix keeps it out of the list of packs.
    let mut file = tempfile::Builder::new().prefix(".chaqi-").suffix(".tmp").tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    check()?;
    file.persist(path).map_err(|error| error.error)?;
    sync_folder(folder)
}

/// The folder a file lies in; `.` for a bare name.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Makes a folder and those above it, for the owner only. One that is there stays as it is.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Keeps other consoles from rewriting files of this folder until it is dropped. Nothing where the
/// system or the file system can't: then the last look before the rename has to do.
#[cfg(unix)]
pub(super) fn lock_folder(folder: &Path) -> Option<File> {
    let file = File::open(folder).ok()?;
    file.lock().ok()?;
    Some(file)
}

#[cfg(not(unix))]
pub(super) fn lock_folder(_folder: &Path) -> Option<File> {
    None
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// The number of a file that changes when it is replaced; 0 where there is none.
#[cfg(unix)]
pub(super) fn inode(meta: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(meta)
}

#[cfg(not(unix))]
pub(super) fn inode(_meta: &Metadata) -> u64 {
    0
}
