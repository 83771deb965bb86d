//! Whether a file was written since the last look, for the price of one look at its times.

use super::platform;
use std::path::Path;
use std::time::{Duration, SystemTime};

/// File systems round times: two writes this close to each other may leave the same one. FAT counts
/// in steps of two seconds, others in milliseconds.
const ROUNDED: Duration = Duration::from_secs(5);

/// Time and size of a file: after another one, the file was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    modified: SystemTime,
    len: u64,
}

impl Stamp {
    /// The stamp of a file; nothing when it can't be looked at.
    pub fn of(path: &Path) -> Option<Self> {
        let file = std::fs::metadata(path).ok()?;
        Some(Self { modified: file.modified().ok()?, len: file.len() })
    }

    /// Tells whether the next write surely leaves another stamp: the last one is long past, and the
    /// system notes each at once.
    pub fn is_settled(&self) -> bool {
        platform::TIMES_ARE_PROMPT && self.is_old(SystemTime::now())
    }

    /// A time in the future, after the clock was set back, is not old.
    fn is_old(&self, now: SystemTime) -> bool {
        now.duration_since(self.modified).is_ok_and(|age| age > ROUNDED)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_write_leaves_another_stamp_once_the_last_is_old() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        assert_eq!(Stamp::of(&path), None);
        std::fs::write(&path, "abc").unwrap();
        let fresh = Stamp::of(&path).unwrap();
        assert_eq!(Stamp::of(&path), Some(fresh));
        assert!(!fresh.is_settled());

        let minute = Duration::from_secs(60);
        let file = std::fs::File::options().write(true).open(&path).unwrap();
        file.set_modified(SystemTime::now() - minute).unwrap();
        let old = Stamp::of(&path).unwrap();
        assert_eq!(old.is_settled(), cfg!(unix));
        std::fs::write(&path, "abd").unwrap();
        assert_ne!(Stamp::of(&path), Some(old), "as long as before, but later");

        file.set_modified(SystemTime::now() + minute).unwrap();
        assert!(!Stamp::of(&path).unwrap().is_settled());
    }
}
