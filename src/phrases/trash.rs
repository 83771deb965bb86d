//! Phrases that were deleted: they can be brought back for 30 days.
//!
//! Owns the file they wait in; must not know pack files. A file that can't be read is never
//! overwritten.

use super::disk;
use super::undo::Entry;
use super::write::{WriteError, current, failed};
use crate::files;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// For so many days a deleted phrase can be brought back.
pub const KEPT_DAYS: i64 = 30;

/// A phrase that was deleted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deleted {
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// The file it was in.
    pub path: PathBuf,
    /// The phrase.
    pub entry: Entry,
}

/// The file of deleted phrases.
#[derive(Debug, Clone)]
pub struct Trash {
    path: PathBuf,
}

impl Trash {
    /// The file need not be there.
    pub fn new(path: PathBuf) -> Self {
        Self { path }
    }

    /// What can still be brought back, the newest first.
    ///
    /// # Errors
    /// [`WriteError::Broken`] for a file that is not ours, and what the system says.
    pub fn list(&self, now_ms: i64) -> Result<Vec<Deleted>, WriteError> {
        let mut all = self.read()?;
        all.retain(|deleted| !deleted.is_over(now_ms));
        all.reverse();
        Ok(all)
    }

    /// Keeps a phrase; those that waited too long go.
    ///
    /// # Errors
    /// As [`Trash::list`].
    pub fn keep(&self, deleted: Deleted) -> Result<(), WriteError> {
        self.rewrite(|all| {
            all.retain(|old| !old.is_over(deleted.at));
            all.push(deleted);
        })
    }

    /// Lets go of a phrase that is in its file again.
    ///
    /// # Errors
    /// As [`Trash::list`].
    pub fn forget(&self, path: &Path, entry: &Entry) -> Result<(), WriteError> {
        self.rewrite(|all| all.retain(|old| old.path != path || old.entry != *entry))
    }

    fn rewrite(&self, change: impl FnOnce(&mut Vec<Deleted>)) -> Result<(), WriteError> {
        let folder = files::folder_of(&self.path);
        files::ensure_dir(folder).map_err(|error| failed(&self.path, &error))?;
        let _lock = disk::lock_folder(folder);
        let before = self.read()?;
        let mut after = before.clone();
        change(&mut after);
        if after == before {
            return Ok(());
        }
        let json = serde_json::to_string_pretty(&after)
            .map_err(|error| failed(&self.path, &error.into()))?;
        files::write_atomic(&self.path, json.as_bytes()).map_err(|error| failed(&self.path, &error))
    }

    fn read(&self) -> Result<Vec<Deleted>, WriteError> {
        let Some(text) = current(&self.path)? else { return Ok(Vec::new()) };
        let place = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        serde_json::from_str(&text).map_err(|error| WriteError::Broken {
            path: self.path.clone(),
            line: place(error.line()),
            column: place(error.column()),
            message: error.to_string(),
        })
    }
}

impl Deleted {
    fn is_over(&self, now_ms: i64) -> bool {
        now_ms.saturating_sub(self.at) > KEPT_DAYS * 86_400_000
    }
}
