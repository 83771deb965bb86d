//! What can go wrong at the door, in words that lead to a way out.

use std::path::PathBuf;

/// Why the store could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A newer program made the file. It was not touched.
    #[error("{path} was made by a newer version (schema {found}; this program knows {known})")]
    Newer {
        /// The database file.
        path: PathBuf,
        /// The file's schema.
        found: i64,
        /// The newest schema that this program knows.
        known: i64,
    },
    /// The file or its folder can be read but not written.
    #[error("{path} cannot be written: {reason}")]
    ReadOnly {
        /// The database file.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// The folder lies on a network share, where SQLite's log is not safe.
    #[error("{path} lies on a network share ({kind})")]
    Network {
        /// The data folder.
        path: PathBuf,
        /// The kind of share.
        kind: String,
    },
    /// The disk is full.
    #[error("no room left in {path}")]
    Full {
        /// The data folder.
        path: PathBuf,
    },
    /// The file's structure is broken.
    #[error("{path} is damaged: {detail}")]
    Damaged {
        /// The database file.
        path: PathBuf,
        /// What the check found.
        detail: String,
    },
    /// The file or folder could not be reached.
    #[error("{path}: {source}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A long job was cancelled; nothing was changed.
    #[error("cancelled; nothing was changed")]
    Cancelled,
    /// A row holds what this program cannot read.
    #[error("a record could not be read: {0}")]
    Content(String),
    /// Anything else SQLite said.
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
}

impl StoreError {
    /// The message id of what the user reads.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Newer { .. } => "error-store-newer",
            Self::ReadOnly { .. } => "error-store-read-only",
            Self::Network { .. } => "error-store-network",
            Self::Full { .. } => "error-store-full",
            Self::Damaged { .. } => "error-store-damaged",
            Self::Io { .. } => "error-store-io",
            Self::Cancelled => "error-store-cancelled",
            Self::Content(_) => "error-store-content",
            Self::Sqlite(_) => "error-store-sqlite",
        }
    }

    /// The file or folder it speaks of, where there is one.
    pub fn path(&self) -> Option<&std::path::Path> {
        match self {
            Self::Newer { path, .. }
            | Self::ReadOnly { path, .. }
            | Self::Network { path, .. }
            | Self::Full { path }
            | Self::Damaged { path, .. }
            | Self::Io { path, .. } => Some(path),
            _ => None,
        }
    }

    /// A failed write after which the row may be in the file all the same (D2): close, reopen,
    /// look the id up.
    pub(super) fn is_doubtful(&self) -> bool {
        use rusqlite::ErrorCode::{DatabaseCorrupt, DiskFull, SystemIoFailure};
        matches!(self, Self::Sqlite(e) if matches!(
            e.sqlite_error_code(),
            Some(SystemIoFailure | DiskFull | DatabaseCorrupt)
        ))
    }
}
