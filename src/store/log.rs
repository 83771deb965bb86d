//! The change log: appending, undo and redo, history.

use super::tables::{fold_into, refold};
use super::{Access, Store, StoreError, claims, order_words};
use crate::domain::{
    Change, Commit, CommitId, Entry, History, Ref, Refusal, Stamp, Stamped, Time, now_from_ms,
};
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// What became of a commit that was to be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// It is in the file.
    Now(Stamp),
    /// It was there already: a save is done once however often it is asked for.
    Before,
    /// It claims what somebody holds, or what it says no longer fits, or takes back what somebody has
    /// answered: nothing of it is in the file.
    Refused(Box<Refusal>),
}

/// What became of commits that came from elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Entered {
    /// Not known before.
    pub new: u64,
    /// Known already.
    pub known: u64,
}

impl Store {
    /// Saves a commit: when this returns, it survives a power cut. Saving the same id again does
    /// nothing. What claims something that is held already is not saved, see [`Saved::Refused`].
    ///
    /// # Errors
    /// [`StoreError::ReadOnly`], [`StoreError::Full`], or what SQLite says; then nothing of it is
    /// in the file.
    pub fn save(&mut self, commit: &Commit) -> Result<Saved, StoreError> {
        match self.save_once(commit) {
            Err(e) if e.is_doubtful() => {
                // The row may be in the file although the write was refused: look before saying so.
                self.reopen()?;
                if self.knows(commit.id)? {
                    return Ok(Saved::Before);
                }
                self.save_once(commit).map_err(|e| self.name_full(e))
            }
            other => other,
        }
    }

    fn save_once(&mut self, commit: &Commit) -> Result<Saved, StoreError> {
        let device = self.device.clone();
        let claims = commit.changes.iter().any(|change| {
            matches!(
                change,
                Change::Claimed { .. }
                    | Change::OrderUrged { .. }
                    | Change::Redone { .. }
                    | Change::Undone { .. }
            )
        });
        let offset = self.offset;
        self.write(|transaction| {
            if knows(transaction, commit.id)? {
                return Ok(Saved::Before);
            }
            if claims && let Some(refusal) = claims::refusal(transaction, commit, offset)? {
                return Ok(Saved::Refused(Box::new(refusal)));
            }
            let last = last_stamp(transaction)?;
            let stamp = Stamp::next(last.as_ref(), commit.at.timestamp_millis(), device);
            enter(transaction, &stamp, commit)?;
            order_words::index_if_many(transaction)?;
            Ok(Saved::Now(stamp))
        })
    }

    /// Takes in commits of other machines, in any order, each once.
    ///
    /// # Errors
    /// As [`Store::save`]; all of them or none are taken in.
    pub fn enter_all(&mut self, commits: &[Stamped]) -> Result<Entered, StoreError> {
        self.write(|transaction| {
            let mut entered = Entered::default();
            for stamped in commits {
                if knows(transaction, stamped.commit.id)? {
                    entered.known += 1;
                } else {
                    enter(transaction, &stamped.stamp, &stamped.commit)?;
                    entered.new += 1;
                }
            }
            order_words::index_if_many(transaction)?;
            Ok(entered)
        })
    }

    /// Every commit of the log in the order of the logical clock, handed to `each` one by one.
    ///
    /// # Errors
    /// What SQLite or `each` says.
    pub fn each_commit(
        &self,
        mut each: impl FnMut(Stamped) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let mut commits = self
            .connection
            .prepare("SELECT n, id, stamp, at, agent FROM commits ORDER BY stamp")?;
        let mut changes =
            self.connection.prepare("SELECT body FROM changes WHERE commit_n = ?1 ORDER BY n")?;
        let mut rows = commits.query([])?;
        while let Some(row) = rows.next()? {
            let bodies = changes
                .query_map([row.get::<_, i64>(0)?], |r| r.get::<_, String>(0))?
                .collect::<Result<Vec<_>, _>>()?;
            let commit = Commit {
                id: parsed(&row.get::<_, String>(1)?)?,
                at: time(&row.get::<_, String>(3)?)?,
                agent: row.get(4)?,
                changes: bodies.iter().map(|b| change(b)).collect::<Result<_, _>>()?,
            };
            each(Stamped { stamp: parsed(&row.get::<_, String>(2)?)?, commit })?;
        }
        Ok(())
    }

    /// Whether a commit is in the log.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn knows(&self, id: CommitId) -> Result<bool, StoreError> {
        knows(&self.connection, id)
    }

    /// The newest act of `agent` on this installation that undo would take back.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn next_undo(&self, agent: &str) -> Result<Option<CommitId>, StoreError> {
        let found = self
            .connection
            .prepare_cached(
                "SELECT id FROM commits WHERE device = ?1 AND agent = ?2 AND undoable
                   AND id NOT IN (SELECT target FROM undone WHERE undone)
                 ORDER BY stamp DESC LIMIT 1",
            )?
            .query_row(params![self.device.0, agent], |row| row.get::<_, String>(0))
            .optional()?;
        found.map(|id| parsed(&id)).transpose()
    }

    /// The act of `agent` that redo would bring back: the one undone last, unless something new
    /// was done since.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn next_redo(&self, agent: &str) -> Result<Option<CommitId>, StoreError> {
        let found = self
            .connection
            .prepare_cached(
                "SELECT u.target FROM undone u JOIN commits c ON c.id = u.target
                 WHERE u.undone AND c.device = ?1 AND c.agent = ?2
                   AND u.stamp > (SELECT max(stamp) FROM commits
                     WHERE device = ?1 AND agent = ?2 AND undoable)
                 ORDER BY u.stamp DESC LIMIT 1",
            )?
            .query_row(params![self.device.0, agent], |row| row.get::<_, String>(0))
            .optional()?;
        found.map(|id| parsed(&id)).transpose()
    }

    /// One commit of the log.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn commit(&self, id: CommitId) -> Result<Option<Commit>, StoreError> {
        let found = self
            .connection
            .prepare_cached("SELECT n, at, agent FROM commits WHERE id = ?1")?
            .query_row([id.to_string()], |row| {
                Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?))
            })
            .optional()?;
        let Some((n, at, agent)) = found else { return Ok(None) };
        let changes = self
            .connection
            .prepare_cached("SELECT body FROM changes WHERE commit_n = ?1 ORDER BY n")?
            .query_map([n], |row| row.get::<_, String>(0))?
            .map(|body| change(&body?))
            .collect::<Result<_, StoreError>>()?;
        Ok(Some(Commit { id, at: time(&at)?, agent, changes }))
    }

    /// Everything that was ever done to a record, oldest first, also what was taken back.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn history(&self, record: Ref) -> Result<Vec<History>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT c.id, c.at, c.agent, h.body, coalesce(u.undone, 0)
             FROM changes h JOIN commits c ON c.n = h.commit_n
             LEFT JOIN undone u ON u.target = c.id
             WHERE h.record = ?1 ORDER BY c.stamp, h.n",
        )?;
        let mut rows = statement.query([record.to_string()])?;
        let mut history = Vec::new();
        while let Some(row) = rows.next()? {
            let commit: CommitId = parsed(&row.get::<_, String>(0)?)?;
            let change = change(&row.get::<_, String>(3)?)?;
            let claim = match &change {
                Change::OrderUrged { claim, .. } => Some(*claim),
                Change::Claimed { claim, .. } => Some(claim.id()),
                _ => None,
            };
            let holder = claim.map(|id| self.claim(id)).transpose()?.flatten();
            history.push(History {
                commit,
                at: time(&row.get::<_, String>(1)?)?,
                agent: row.get(2)?,
                lost: holder.is_some_and(|claim| claim.commit != commit),
                change,
                undone: row.get(4)?,
            });
        }
        Ok(history)
    }

    /// Runs `work` in one immediate transaction behind the lock file (D3).
    pub(super) fn write<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let store = &*self;
        store.behind_lock(|| {
            let behavior = TransactionBehavior::Immediate;
            let transaction = Transaction::new_unchecked(&store.connection, behavior)?;
            let done = work(&transaction)?;
            transaction.commit()?;
            Ok(done)
        })
    }

    /// Runs `work` while no other console writes.
    pub(super) fn behind_lock<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce() -> Result<T, E>,
    ) -> Result<T, E> {
        if let Access::ReadOnly(reason) = &self.access {
            return Err(StoreError::ReadOnly {
                path: self.place.db.clone(),
                reason: reason.clone(),
            }
            .into());
        }
        let guard = self.lock.as_ref();
        if let Some(lock) = guard {
            lock.lock().map_err(|source| StoreError::Io { path: self.place.db.clone(), source })?;
        }
        let result = work();
        if let Some(lock) = guard {
            // Closing the file would release it as well: nothing is lost when this fails.
            let _ = lock.unlock();
        }
        result
    }

    fn name_full(&self, error: StoreError) -> StoreError {
        match error {
            StoreError::Sqlite(e)
                if e.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull) =>
            {
                StoreError::Full { path: self.place.folder().to_owned() }
            }
            other => other,
        }
    }
}

fn knows(connection: &Connection, id: CommitId) -> Result<bool, StoreError> {
    Ok(connection
        .prepare_cached("SELECT 1 FROM commits WHERE id = ?1")?
        .exists([id.to_string()])?)
}

/// The link of the last commit, to which the next one is tied.
pub(super) fn chain_before(connection: &Connection) -> Result<Vec<u8>, StoreError> {
    let found = connection
        .prepare_cached("SELECT chain FROM commits ORDER BY n DESC LIMIT 1")?
        .query_row([], |row| row.get(0))
        .optional()?;
    Ok(found.unwrap_or_default())
}

pub(super) fn last_stamp(connection: &Connection) -> Result<Option<Stamp>, StoreError> {
    let last = connection
        .prepare_cached("SELECT max(stamp) FROM commits")?
        .query_row([], |row| row.get::<_, Option<String>>(0))?;
    last.map(|text| parsed(&text)).transpose()
}

/// Appends a commit to the log and folds it into the tables.
fn enter(transaction: &Transaction<'_>, stamp: &Stamp, commit: &Commit) -> Result<(), StoreError> {
    let bodies: Vec<String> = commit
        .changes
        .iter()
        .map(|c| serde_json::to_string(c).map_err(|e| StoreError::Content(e.to_string())))
        .collect::<Result<_, _>>()?;
    let stamp_text = stamp.to_string();
    let at = commit.at.to_rfc3339();
    let before = chain_before(transaction)?;
    let chain = link(&before, &[&commit.id.to_string(), &stamp_text, &at, &commit.agent], &bodies);
    let undoable = commit.changes.iter().any(Change::is_undoable);
    transaction
        .prepare_cached(
            "INSERT INTO commits (id, stamp, at, agent, device, undoable, chain)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            commit.id.to_string(),
            stamp_text,
            at,
            commit.agent,
            stamp.device.0,
            undoable,
            chain
        ])?;
    let n = transaction.last_insert_rowid();
    let mut insert = transaction.prepare_cached(
        "INSERT INTO changes (commit_n, record, kind, body) VALUES (?1, ?2, ?3, ?4)",
    )?;
    let mut touched: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, (change, body)) in commit.changes.iter().zip(&bodies).enumerate() {
        let record = change.target().map(|r| r.to_string());
        insert.execute(params![n, record, change.kind(), body])?;
        if let Some(record) = record {
            touched.entry(record).or_default().push(at);
        }
        if let Change::Undone { commit: target } | Change::Redone { commit: target } = change {
            let undone = matches!(change, Change::Undone { .. });
            toggle(transaction, *target, &stamp_text, undone)?;
            for record in records_of(transaction, *target)? {
                touched.entry(record).or_default();
            }
        }
    }
    drop(insert);
    let undone = is_undone(transaction, commit.id)?;
    for (record, changes) in &touched {
        if undone || has_past(transaction, record, n)? {
            refold(transaction, record)?;
        } else {
            // Nothing else is known of it: what is in hand need not be read back.
            let entries: Vec<Entry> = changes
                .iter()
                .map(|at| Entry {
                    commit: commit.id,
                    at: commit.at,
                    agent: commit.agent.clone(),
                    change: commit.changes[*at].clone(),
                })
                .collect();
            fold_into(transaction, record, &entries)?;
        }
    }
    Ok(())
}

/// A commit that was taken back before it was heard of.
fn is_undone(connection: &Connection, id: CommitId) -> Result<bool, StoreError> {
    Ok(connection
        .prepare_cached("SELECT 1 FROM undone WHERE target = ?1 AND undone")?
        .exists([id.to_string()])?)
}

/// Other commits than the `n`th changed the record.
pub(super) fn has_past(connection: &Connection, record: &str, n: i64) -> Result<bool, StoreError> {
    Ok(connection
        .prepare_cached("SELECT 1 FROM changes WHERE record = ?1 AND commit_n != ?2")?
        .exists(params![record, n])?)
}

/// The later word on a commit stands, whichever came first.
pub(super) fn toggle(
    transaction: &Transaction<'_>,
    target: CommitId,
    stamp: &str,
    undone: bool,
) -> Result<(), StoreError> {
    transaction
        .prepare_cached(
            "INSERT INTO undone (target, stamp, undone) VALUES (?1, ?2, ?3)
             ON CONFLICT (target) DO UPDATE SET stamp = ?2, undone = ?3 WHERE stamp < ?2",
        )?
        .execute(params![target.to_string(), stamp, undone])?;
    Ok(())
}

fn records_of(transaction: &Transaction<'_>, id: CommitId) -> Result<Vec<String>, StoreError> {
    let mut statement = transaction.prepare_cached(
        "SELECT DISTINCT record FROM changes
         WHERE commit_n = (SELECT n FROM commits WHERE id = ?1) AND record IS NOT NULL",
    )?;
    let rows = statement.query_map([id.to_string()], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The live changes of a record in the order of the logical clock.
pub(super) fn entries(connection: &Connection, record: &str) -> Result<Vec<Entry>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT c.id, c.at, c.agent, h.body
         FROM changes h JOIN commits c ON c.n = h.commit_n
         LEFT JOIN undone u ON u.target = c.id
         WHERE h.record = ?1 AND NOT coalesce(u.undone, 0) ORDER BY c.stamp, h.n",
    )?;
    let mut rows = statement.query([record])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(Entry {
            commit: parsed(row.get_ref(0)?.as_str().unwrap_or_default())?,
            at: time(row.get_ref(1)?.as_str().unwrap_or_default())?,
            agent: row.get(2)?,
            change: change(row.get_ref(3)?.as_str().unwrap_or_default())?,
        });
    }
    Ok(found)
}

/// One link of the chain: an altered, lost or inserted commit breaks all that follow (D12).
pub(super) struct Chain(Sha256);

impl Chain {
    /// Begins with the link before and the parts of the commit's head.
    pub(super) fn begin(before: &[u8], head: &[&str]) -> Self {
        let mut chain = Self(Sha256::new());
        chain.0.update(before);
        head.iter().for_each(|part| chain.add(part));
        chain
    }

    /// Takes in the body of a change.
    pub(super) fn add(&mut self, part: &str) {
        self.0.update((part.len() as u64).to_le_bytes());
        self.0.update(part.as_bytes());
    }

    /// The link.
    pub(super) fn end(self) -> Vec<u8> {
        self.0.finalize().to_vec()
    }
}

/// The link of a commit whose bodies are at hand.
pub(super) fn link(before: &[u8], head: &[&str], bodies: &[String]) -> Vec<u8> {
    let mut chain = Chain::begin(before, head);
    bodies.iter().for_each(|body| chain.add(body));
    chain.end()
}

pub(super) fn change(body: &str) -> Result<Change, StoreError> {
    serde_json::from_str(body).map_err(|e| StoreError::Content(e.to_string()))
}

pub(super) fn time(text: &str) -> Result<Time, StoreError> {
    Time::parse_from_rfc3339(text).map_err(|e| StoreError::Content(format!("{text}: {e}")))
}

pub(super) fn parsed<T: std::str::FromStr<Err: std::fmt::Display>>(
    text: &str,
) -> Result<T, StoreError> {
    text.parse().map_err(|e: T::Err| StoreError::Content(e.to_string()))
}

impl Store {
    /// A stored number of milliseconds as a time in the store's offset.
    pub(super) fn shown(&self, ms: i64) -> Time {
        now_from_ms(ms, self.offset)
    }
}
