//! Opening: who made the file, may it be written, and the settings that keep saved things saved.

use super::schema::{self, SCHEMA_VERSION};
use super::{Store, StoreError};
use crate::domain::DeviceId;
use crate::files;
use chrono::FixedOffset;
use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long SQLite itself waits for another process before it says "locked". Writers queue at the
/// lock file first, so this only covers opening and checkpoints.
const BUSY: Duration = Duration::from_secs(10);
/// How often opening is tried again while another console recovers the same log.
const OPEN_TRIES: u32 = 20;

/// Where a store lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The database file; its `-wal`, `-shm` and `chaqi.lock` lie beside it.
    pub db: PathBuf,
}

impl Place {
    /// The folder of the database file.
    pub fn folder(&self) -> &Path {
        self.db.parent().unwrap_or(Path::new("."))
    }

    /// The write-ahead log.
    pub(super) fn log(&self) -> PathBuf {
        self.beside("-wal")
    }

    fn beside(&self, suffix: &str) -> PathBuf {
        let mut name = self.db.clone().into_os_string();
        name.push(suffix);
        PathBuf::from(name)
    }
}

/// What may be done with an open store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Access {
    /// Everything.
    Full,
    /// Reading only, with what the system said when a write was tried.
    ReadOnly(String),
}

impl Store {
    /// Opens the store at `place`, making it when there is none. Times are given back in `offset`.
    ///
    /// A file or folder that cannot be written opens all the same, for reading
    /// ([`Store::access`]).
    ///
    /// # Errors
    /// [`StoreError::Newer`] without touching a byte when a newer program made the file;
    /// [`StoreError::Network`] on a network share; [`StoreError::Damaged`]; [`StoreError::Io`].
    pub fn open(place: Place, offset: FixedOffset) -> Result<Self, StoreError> {
        let io = |path: &Path| {
            let path = path.to_owned();
            move |source| StoreError::Io { path, source }
        };
        if !place.db.exists() {
            files::create_dir_private(place.folder()).map_err(io(place.folder()))?;
        }
        if let Some(kind) = files::is_network_folder(place.folder()) {
            return Err(StoreError::Network { path: place.folder().to_owned(), kind });
        }
        refuse_newer(&place)?;
        match files::create_file_private(&place.db) {
            Ok(_) => {}
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {}
            Err(e) => return Err(io(&place.db)(e)),
        }
        let (connection, lock, access) = connect(&place)?;
        let mut store =
            Self { place, connection, lock, access, device: DeviceId(String::new()), offset };
        store.device = store.read_device()?;
        Ok(store)
    }

    /// Opens it again after an input/output error: what SQLite holds in memory is not trusted.
    pub(super) fn reopen(&mut self) -> Result<(), StoreError> {
        let (connection, lock, access) = connect(&self.place)?;
        self.connection = connection;
        self.lock = lock;
        self.access = access;
        Ok(())
    }

    /// Whether it may be written.
    pub fn access(&self) -> &Access {
        &self.access
    }

    /// Where it lies.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// The name of this installation in clock stamps.
    pub fn device(&self) -> &DeviceId {
        &self.device
    }

    fn read_device(&mut self) -> Result<DeviceId, StoreError> {
        let found =
            self.connection.query_row("SELECT value FROM meta WHERE key = 'device'", [], |row| {
                row.get::<_, String>(0)
            });
        match found {
            Ok(device) => Ok(DeviceId(device)),
            // A read-only store without one never writes, so it needs none.
            Err(_) if self.access != Access::Full => Ok(DeviceId(String::new())),
            Err(e) => Err(e.into()),
        }
    }
}

/// Connects, settles the pragmas, brings the schema up to date, and finds out whether writing
/// works (D4, D8).
fn connect(place: &Place) -> Result<(Connection, Option<File>, Access), StoreError> {
    let mut last = None;
    for _ in 0..OPEN_TRIES {
        match try_connect(place) {
            // Another console may be recovering the same log: the busy timeout does not cover
            // every step of that.
            Err(StoreError::Sqlite(e)) if is_busy(&e) => {
                last = Some(e);
                std::thread::yield_now();
            }
            Err(StoreError::Sqlite(e)) => return Err(explain(place, e)),
            other => return other,
        }
    }
    Err(last.map_or_else(|| StoreError::Content("not opened".into()), StoreError::Sqlite))
}

fn try_connect(place: &Place) -> Result<(Connection, Option<File>, Access), StoreError> {
    let lock = open_lock(place);
    let read_only = |reason: String| -> Result<_, StoreError> {
        let connection = open_read_only(place)?;
        Ok((connection, None, Access::ReadOnly(reason)))
    };
    let (lock, mut connection) = match lock {
        Err(e) => return read_only(e.to_string()),
        Ok(lock) => {
            let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
            match Connection::open_with_flags(&place.db, flags) {
                Ok(connection) => (lock, connection),
                Err(e) if e.sqlite_error_code() == Some(ErrorCode::CannotOpen) => {
                    return read_only(e.to_string());
                }
                Err(e) => return Err(e.into()),
            }
        }
    };
    connection.busy_timeout(BUSY)?;
    if connection.is_readonly("main")? {
        return read_only("read-only file".into());
    }
    lock.lock().map_err(|source| StoreError::Io { path: place.beside(".lock"), source })?;
    let result = settle(&mut connection);
    let _ = lock.unlock();
    match result {
        Ok(()) => Ok((connection, Some(lock), Access::Full)),
        Err(StoreError::Sqlite(e))
            if matches!(
                e.sqlite_error_code(),
                Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen)
            ) =>
        {
            drop(connection);
            read_only(e.to_string())
        }
        Err(e) => Err(e),
    }
}

fn settle(connection: &mut Connection) -> Result<(), StoreError> {
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    settings(connection)?;
    // An empty immediate transaction finds out whether writing works at all.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let from = schema::version(&transaction)?;
    if from < SCHEMA_VERSION {
        schema::migrate(&transaction)?;
        // What a newer program makes of the old log may be more than what stood in the tables.
        if from > 0 {
            super::tables::rebuild(&transaction)?;
        }
        let device = uuid::Uuid::now_v7().simple().to_string();
        transaction.execute(
            "INSERT OR IGNORE INTO meta (key, value) VALUES ('device', ?1)",
            // The random end of the id: the beginning is the time.
            [&device[20..]],
        )?;
    }
    Ok(transaction.commit()?)
}

fn settings(connection: &Connection) -> rusqlite::Result<()> {
    // FULL: a change that was acknowledged survives a power cut (D1). The log goes into the file
    // when the console is idle (`Store::tidy`); 4,000 pages are for an hour without such a moment.
    connection.execute_batch(
        "PRAGMA synchronous = FULL;
         PRAGMA foreign_keys = OFF;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA secure_delete = ON;
         PRAGMA mmap_size = 0;
         PRAGMA wal_autocheckpoint = 4000;
         PRAGMA temp_store = MEMORY;",
    )?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// A read-only folder has no place for the shared memory of a log: then the file alone is read.
fn open_read_only(place: &Place) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_URI;
    let path =
        place.db.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    for mode in ["mode=ro", "mode=ro&immutable=1"] {
        let connection = Connection::open_with_flags(format!("file:{path}?{mode}"), flags)?;
        connection.busy_timeout(BUSY)?;
        let version = schema::version(&connection).unwrap_or(0);
        if (1..SCHEMA_VERSION).contains(&version) {
            return Err(StoreError::ReadOnly {
                path: place.db.clone(),
                reason: "made by an older version; it has to be writable once".into(),
            });
        }
        if version > 0 {
            settings(&connection)?;
            return Ok(connection);
        }
    }
    Err(StoreError::ReadOnly {
        path: place.db.clone(),
        reason: "no store there yet, and none can be made".into(),
    })
}

fn open_lock(place: &Place) -> io::Result<File> {
    let path = place.folder().join("chaqi.lock");
    match files::create_file_private(&path) {
        Ok(file) => Ok(file),
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {
            File::options().read(true).write(true).open(&path)
        }
        Err(e) => Err(e),
    }
}

/// Finds out whether a newer program made the file, without opening it for writing (D7): a
/// read-write open would already change it.
///
/// With an empty log the header tells. Otherwise the newest header may stand in the log: then a
/// copy of the header page and the log is read in a folder of its own.
fn refuse_newer(place: &Place) -> Result<(), StoreError> {
    let mut header = [0_u8; 100];
    let read = File::open(&place.db).and_then(|mut file| file.read_exact(&mut header));
    if read.is_err() || &header[..16] != b"SQLite format 3\0" {
        // Missing, empty or foreign: opening will say what it is.
        return Ok(());
    }
    let word = |at: usize| header[at..at + 4].iter().fold(0_i64, |n, b| n << 8 | i64::from(*b));
    let wal = place.log();
    let in_wal = fs::metadata(&wal).is_ok_and(|m| m.len() > 0);
    let found = if in_wal { version_with_log(place, &wal).unwrap_or(word(60)) } else { word(60) };
    if found > SCHEMA_VERSION {
        return Err(StoreError::Newer { path: place.db.clone(), found, known: SCHEMA_VERSION });
    }
    Ok(())
}

fn version_with_log(place: &Place, wal: &Path) -> io::Result<i64> {
    let folder = tempfile::tempdir()?;
    let copy = folder.path().join("db");
    let mut page = Vec::new();
    let source = File::open(&place.db)?;
    let length = source.metadata()?.len();
    source.take(65_536).read_to_end(&mut page)?;
    fs::write(&copy, &page)?;
    File::options().write(true).open(&copy)?.set_len(length)?;
    fs::copy(wal, folder.path().join("db-wal"))?;
    let connection = Connection::open(&copy).map_err(io::Error::other)?;
    schema::version(&connection).map_err(io::Error::other)
}

fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}

/// "Malformed" is a suspicion (D9): an input/output error can come back as it. The file is read
/// again, read-only, before anybody is told.
fn explain(place: &Place, error: rusqlite::Error) -> StoreError {
    let code = error.sqlite_error_code();
    if !matches!(code, Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase)) {
        return StoreError::Sqlite(error);
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let detail = Connection::open_with_flags(&place.db, flags)
        .and_then(|c| c.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0)))
        .unwrap_or_else(|e| e.to_string());
    if detail == "ok" {
        error.into()
    } else {
        StoreError::Damaged { path: place.db.clone(), detail }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn sqlite_is_past_the_log_reset_bug() {
        // https://sqlite.org/wal.html: a log reset could corrupt a file before 3.51.3.
        assert!(rusqlite::version_number() >= 3_051_003, "{}", rusqlite::version());
    }
}
