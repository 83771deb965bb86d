//! Unix: modes of files and folders, and what a rename needs to survive a power cut.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

/// The time of a file is that of its last write, also while others hold it open (POSIX: a write marks
/// it for update, and a look at it updates it).
pub(in crate::files) const TIMES_ARE_PROMPT: bool = true;

/// Makes new files of these options readable by the owner only.
pub(in crate::files) fn owner_only(options: &mut OpenOptions) {
    options.mode(0o600);
}

/// Makes a folder that only the owner can enter, and tightens one that is there where it may.
pub(in crate::files) fn make_private_dir(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)?;
    let mut permissions = path.metadata()?.permissions();
    let mode = permissions.mode();
    // A sticky folder (/tmp) is shared on purpose: root must not take it from everybody.
    if mode & 0o077 != 0 && mode & 0o1000 == 0 {
        permissions.set_mode(0o700);
        // A folder of somebody else can still be read; what can't be written is said elsewhere.
        let _ = std::fs::set_permissions(path, permissions);
    }
    Ok(())
}

/// Makes a rename in this folder survive a power cut.
pub(in crate::files) fn sync_dir(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

/// Bytes that an ordinary user may still write on the disk of this folder.
pub(in crate::files) fn free_space(path: &Path) -> Option<u64> {
    let stat = rustix::fs::statvfs(path).ok()?;
    Some(stat.f_bavail.saturating_mul(stat.f_frsize))
}
