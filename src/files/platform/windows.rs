//! Windows: written from documentation, not yet run there.
//!
//! Files inherit the folder's access list, which in a user's own profile is private already.

use std::fs::OpenOptions;
use std::io;
use std::path::Path;

/// The time of the last write is not fully updated until all handles that write are closed (Win32,
/// "File Times").
pub(in crate::files) const TIMES_ARE_PROMPT: bool = false;

/// Nothing to set: the access list is inherited.
pub(in crate::files) fn owner_only(_options: &mut OpenOptions) {}

/// Makes a folder.
pub(in crate::files) fn make_private_dir(path: &Path) -> io::Result<()> {
    std::fs::create_dir_all(path)
}

/// Folders can't be flushed here; NTFS journals the rename.
pub(in crate::files) fn sync_dir(_path: &Path) -> io::Result<()> {
    Ok(())
}

/// Not asked for here.
pub(in crate::files) fn free_space(_path: &Path) -> Option<u64> {
    None
}
