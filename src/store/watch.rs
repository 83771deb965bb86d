//! Notices what other connections write: a look every second, all day.

use super::Store;
use crate::files::Stamp;

/// What was seen of the store at the last look.
#[derive(Debug, Default)]
pub struct Seen {
    log: Option<Stamp>,
    version: Option<i64>,
}

impl Store {
    /// Tells whether another connection has committed since the last look; the first tells nothing.
    /// An error of SQLite is no change: whoever reads next is told.
    ///
    /// Each commit appends to the write-ahead log, so as long as that file looks the same, SQLite
    /// need not be asked: a look costs about a third less. Own commits cost some more looks.
    pub fn changed_elsewhere(&self, seen: &mut Seen) -> bool {
        // Before SQLite is asked: what comes between the two is seen the next time.
        let log = Stamp::of(&self.place.log());
        if seen.version.is_some() && log == seen.log && log.is_some_and(|log| log.is_settled()) {
            return false;
        }
        seen.log = log;
        let Ok(version) = self.data_version() else { return false };
        seen.version.replace(version).is_some_and(|before| before != version)
    }

    /// Another number than before when another connection has written: a look at shared memory.
    fn data_version(&self) -> Result<i64, rusqlite::Error> {
        // Asked all day: compiled once.
        let mut statement = self.connection.prepare_cached("PRAGMA data_version")?;
        statement.query_row([], |row| row.get(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Change, Commit, CountKind, Time};
    use crate::store::Place;
    use std::time::{Duration, SystemTime};

    fn commit(store: &mut Store) {
        let now = Time::parse_from_rfc3339("2026-11-21T20:00:00+08:00").unwrap();
        let count = crate::domain::CountId(uuid::Uuid::now_v7());
        let counted = Change::Counted { count, what: CountKind::Received, buyer: String::new() };
        store.save(&Commit::new(uuid::Uuid::now_v7(), "慧兰", now, vec![counted])).unwrap();
    }

    #[test]
    fn commits_of_others_are_seen_and_own_ones_are_not() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place { db: folder.path().join("chaqi.db") };
        let offset = chrono::FixedOffset::east_opt(8 * 3600).unwrap();
        let mut own = Store::open(place.clone(), offset).unwrap();
        let mut other = Store::open(place.clone(), offset).unwrap();
        // As if nobody had written for a minute.
        let rest = || {
            let log = std::fs::File::options().write(true).open(place.log()).unwrap();
            log.set_modified(SystemTime::now() - Duration::from_secs(60)).unwrap();
        };
        let mut seen = Seen::default();
        assert!(!own.changed_elsewhere(&mut seen), "the first look");
        for rested in [false, true, true] {
            if rested {
                rest();
                assert!(!own.changed_elsewhere(&mut seen));
                assert!(!own.changed_elsewhere(&mut seen));
            }
            commit(&mut own);
            assert!(!own.changed_elsewhere(&mut seen), "its own");
            commit(&mut other);
            assert!(own.changed_elsewhere(&mut seen));
            assert!(!own.changed_elsewhere(&mut seen), "once");
        }
    }
}
