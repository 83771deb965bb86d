//! What differs between systems: locking a folder, and the number of a file.

use std::fs::{File, Metadata};
use std::path::Path;

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

/// The number of a file that changes when it is replaced; 0 where there is none.
#[cfg(unix)]
pub(super) fn inode(meta: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(meta)
}

#[cfg(not(unix))]
pub(super) fn inode(_meta: &Metadata) -> u64 {
    0
}
