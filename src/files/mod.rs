//! Files and folders that only their owner may read, and writes that survive a power cut.
//!
//! Owns the modes (0700 and 0600), the atomic replacement of a file, the reserve for a full disk,
//! and the question whether a folder lies on a network. Must not know what is in the files.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

mod platform;
mod stamp;

pub use stamp::Stamp;

/// Makes a folder and its missing parents with mode 0700; one that is there is tightened.
pub fn create_dir_private(path: &Path) -> io::Result<()> {
    platform::make_private_dir(path)
}

/// Makes a folder and its missing parents with mode 0700; one that is there stays as it is, since
/// it may be shared on purpose.
pub fn ensure_dir(path: &Path) -> io::Result<()> {
    if path.is_dir() { Ok(()) } else { create_dir_private(path) }
}

/// Tries whether files can be made in a folder, without leaving one; a folder that is not there
/// yet is judged by its nearest ancestor.
///
/// # Errors
/// What the system says.
pub fn try_writing(folder: &Path) -> io::Result<()> {
    let there = folder.ancestors().find(|f| f.exists()).unwrap_or(Path::new("."));
    if !there.is_dir() {
        return Err(io::ErrorKind::NotADirectory.into());
    }
    tempfile::tempfile_in(there).map(drop)
}

/// The folder a file lies in; `.` for a bare name.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Makes a new file with mode 0600; fails with `AlreadyExists` when anything has that name,
/// a dangling link included.
pub fn create_file_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    platform::owner_only(&mut options);
    options.open(path)
}

/// Replaces a file as a whole: readers see the old or the new bytes, after a power cut too (D18).
///
/// The bytes go to a temporary file (0600) in the same folder, which is flushed and renamed over
/// `path`. A link at `path` is replaced, not followed; a caller that wants the link kept resolves
/// it first.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> io::Result<()> {
    replace(path, bytes, true, || Ok(()))
}

/// The same; `check` runs when the new bytes are safe on disk and just before they take the place
/// of the old ones. Its error leaves everything as it was.
pub fn write_atomic_if(
    path: &Path,
    bytes: &[u8],
    check: impl FnOnce() -> io::Result<()>,
) -> io::Result<()> {
    replace(path, bytes, true, check)
}

/// Replaces a file as a whole without waiting for the disk: whole after a crash of the program,
/// not promised after a power cut.
pub fn write_atomic_unsynced(path: &Path, bytes: &[u8]) -> io::Result<()> {
    replace(path, bytes, false, || Ok(()))
}

fn replace(
    path: &Path,
    bytes: &[u8],
    durable: bool,
    check: impl FnOnce() -> io::Result<()>,
) -> io::Result<()> {
    let name = path.file_name().ok_or_else(|| {
        io::Error::new(io::ErrorKind::InvalidInput, "a file to write needs a name")
    })?;
    let folder = folder_of(path);
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    hidden.push(format!(".{}.tmp", uuid::Uuid::now_v7().simple()));
    let temporary = folder.join(hidden);

    let written = create_file_private(&temporary).and_then(|mut file| {
        file.write_all(bytes)?;
        if durable {
            file.sync_all()?;
        }
        drop(file);
        check()?;
        fs::rename(&temporary, path)
    });
    if let Err(error) = written {
        let _ = fs::remove_file(&temporary);
        return Err(error);
    }
    if durable { platform::sync_dir(folder) } else { Ok(()) }
}

/// Makes earlier renames and removals in a folder survive a power cut.
pub fn sync_folder(path: &Path) -> io::Result<()> {
    platform::sync_dir(path)
}

/// Tells whether an error means that the disk, the quota or the size limit is used up.
pub fn is_disk_full(error: &io::Error) -> bool {
    use io::ErrorKind::{FileTooLarge, QuotaExceeded, StorageFull};
    matches!(error.kind(), StorageFull | QuotaExceeded | FileTooLarge)
}

/// Names the network file system a folder lies on, because SQLite's log doesn't work there (P30).
///
/// Linux only, `None` elsewhere. A folder that isn't made yet is judged by its nearest ancestor.
/// File systems in user space (sshfs) can't be told from local ones.
#[cfg(target_os = "linux")]
pub fn is_network_folder(path: &Path) -> Option<String> {
    let there = path.ancestors().find(|ancestor| ancestor.exists());
    let there = there.filter(|ancestor| !ancestor.as_os_str().is_empty());
    let stat = rustix::fs::statfs(there.unwrap_or(Path::new("."))).ok()?;
    // The low 32 bits: the type of the field and its sign differ between machines.
    network_name((stat.f_type as u64 & 0xFFFF_FFFF) as u32).map(str::to_owned)
}

/// Names the network file system a folder lies on; not known on this system.
#[cfg(not(target_os = "linux"))]
pub fn is_network_folder(_path: &Path) -> Option<String> {
    None
}

/// Magic numbers from statfs(2) and the kernel's `magic.h`.
#[cfg(any(target_os = "linux", test))]
fn network_name(magic: u32) -> Option<&'static str> {
    Some(match magic {
        0x6969 => "NFS",
        0x517B => "SMB",
        0xFF53_4D42 => "CIFS",
        0xFE53_4D42 => "SMB2",
        0x5346_414F | 0x6B41_4653 => "AFS",
        0x7375_7245 => "Coda",
        0x564C => "NCP",
        0x00C3_6400 => "Ceph",
        0x0BD0_0BD0 => "Lustre",
        _ => return None,
    })
}

/// Bytes of the reserve file.
const RESERVE_BYTES: usize = 256 * 1024;
/// Free bytes that must be there before the reserve is made again, so that it doesn't take back
/// the room it has just given.
const ROOM_FOR_RESERVE: u64 = 16 * RESERVE_BYTES as u64;

/// A file that keeps 256 KiB of the disk, given up at the first "disk full" so that the draft in
/// hand can still be saved (D16).
#[derive(Debug)]
pub struct Reserve {
    path: PathBuf,
}

impl Reserve {
    /// Makes the file `reserve` in a folder unless it is there in full.
    ///
    /// On a disk that is full already, the reserve is simply not held; other errors are returned.
    pub fn ensure(dir: &Path) -> io::Result<Self> {
        let reserve = Self { path: dir.join("reserve") };
        reserve.renew()?;
        Ok(reserve)
    }

    /// Tells whether the reserve is there to be given up.
    pub fn is_held(&self) -> bool {
        fs::symlink_metadata(&self.path)
            .is_ok_and(|found| found.is_file() && found.len() >= RESERVE_BYTES as u64)
    }

    /// Gives the room back; true when there was some.
    pub fn release(&self) -> io::Result<bool> {
        match fs::remove_file(&self.path) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Makes the file again once there is ample room; true when the reserve is held afterwards.
    pub fn renew(&self) -> io::Result<bool> {
        if self.is_held() {
            return Ok(true);
        }
        let folder = self.path.parent().unwrap_or(Path::new("."));
        if platform::free_space(folder).is_some_and(|free| free < ROOM_FOR_RESERVE) {
            return Ok(false);
        }
        self.release()?;
        let made = create_file_private(&self.path).and_then(|mut file| {
            file.write_all(&incompressible())?;
            file.sync_all()
        });
        match made {
            Ok(()) => Ok(true),
            // Another console made it at the same time.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(self.is_held()),
            Err(error) => {
                self.release()?;
                if is_disk_full(&error) { Ok(false) } else { Err(error) }
            }
        }
    }
}

/// Bytes that a compressing file system can't shrink, so that the room is really taken.
fn incompressible() -> Vec<u8> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut bytes = Vec::with_capacity(RESERVE_BYTES);
    while bytes.len() < RESERVE_BYTES {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        bytes.extend_from_slice(&state.to_le_bytes());
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    fn mode(path: &Path) -> u32 {
        use std::os::unix::fs::PermissionsExt;
        fs::symlink_metadata(path).unwrap().permissions().mode() & 0o777
    }

    fn names(dir: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(dir)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[cfg(unix)]
    #[test]
    fn folders_and_files_are_the_owners_only() {
        use std::os::unix::fs::PermissionsExt;
        let home = tempfile::tempdir().unwrap();
        let deep = home.path().join("a/b");
        create_dir_private(&deep).unwrap();
        assert_eq!(mode(&deep), 0o700);
        assert_eq!(mode(&home.path().join("a")), 0o700);
        fs::set_permissions(&deep, fs::Permissions::from_mode(0o755)).unwrap();
        create_dir_private(&deep).unwrap();
        assert_eq!(mode(&deep), 0o700, "one that is there is tightened");

        create_file_private(&deep.join("f")).unwrap();
        assert_eq!(mode(&deep.join("f")), 0o600);
        std::os::unix::fs::symlink(deep.join("nowhere"), deep.join("link")).unwrap();
        let refused = create_file_private(&deep.join("link")).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::AlreadyExists);
    }

    #[test]
    fn a_write_replaces_the_whole_and_leaves_nothing_beside() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("物流.toml");
        write_atomic(&path, "一".as_bytes()).unwrap();
        write_atomic(&path, "二".as_bytes()).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "二");
        #[cfg(unix)]
        assert_eq!(mode(&path), 0o600);
        assert_eq!(names(home.path()), ["物流.toml"]);

        let folder = home.path().join("folder");
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("inside"), "x").unwrap();
        write_atomic(&folder, b"no").unwrap_err();
        assert_eq!(names(home.path()), ["folder", "物流.toml"], "the temporary file is gone");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_replaced_and_its_target_left_alone() {
        let home = tempfile::tempdir().unwrap();
        let (target, link) = (home.path().join("target"), home.path().join("link"));
        fs::write(&target, "kept").unwrap();
        std::os::unix::fs::symlink(&target, &link).unwrap();
        write_atomic(&link, b"new").unwrap();
        assert_eq!(fs::read_to_string(&target).unwrap(), "kept");
        assert_eq!(fs::read_to_string(&link).unwrap(), "new");
    }

    #[test]
    fn network_file_systems_are_named() {
        assert_eq!(network_name(0x6969), Some("NFS"));
        assert_eq!(network_name(0xFE53_4D42), Some("SMB2"));
        assert_eq!(network_name(0xEF53), None, "ext4");
        assert_eq!(network_name(0x0102_1997), None, "9p serves local folders of virtual machines");
        let home = tempfile::tempdir().unwrap();
        assert_eq!(is_network_folder(&home.path().join("not/yet/there")), None);
    }

    #[test]
    fn the_reserve_takes_room_and_gives_it_back() {
        let home = tempfile::tempdir().unwrap();
        let reserve = Reserve::ensure(home.path()).unwrap();
        assert!(reserve.is_held());
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            let found = fs::metadata(home.path().join("reserve")).unwrap();
            assert!(found.blocks() * 512 >= RESERVE_BYTES as u64, "really allocated");
            assert_eq!(mode(&home.path().join("reserve")), 0o600);
        }
        assert!(reserve.release().unwrap());
        assert!(!reserve.is_held());
        assert!(!reserve.release().unwrap(), "a second time there is nothing to give");
        assert!(reserve.renew().unwrap());

        fs::write(home.path().join("reserve"), "short").unwrap();
        Reserve::ensure(home.path()).unwrap();
        assert!(reserve.is_held(), "a torn one is made whole");
    }
}
