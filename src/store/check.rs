//! Is the store sound? The file's structure, the chain of the log, and the tables against it.

use super::log::link;
use super::{Store, StoreError};

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Health {
    /// What SQLite says of the file; empty when all is well.
    pub structure: Vec<String>,
    /// The first commit whose link does not fit: it or one before it was altered or lost.
    pub broken_at: Option<String>,
    /// Commits in the log.
    pub commits: u64,
}

impl Health {
    /// Nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.structure.is_empty() && self.broken_at.is_none()
    }
}

impl Store {
    /// Checks the file's structure and the chain of the log. Reads everything: seconds on a large
    /// store.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn check(&self) -> Result<Health, StoreError> {
        let mut health = Health::default();
        let mut statement = self.connection.prepare("PRAGMA integrity_check")?;
        for line in statement.query_map([], |row| row.get::<_, String>(0))? {
            let line = line?;
            if line != "ok" {
                health.structure.push(line);
            }
        }
        let mut commits = self
            .connection
            .prepare("SELECT n, id, stamp, at, agent, chain FROM commits ORDER BY n")?;
        let mut bodies =
            self.connection.prepare("SELECT body FROM changes WHERE commit_n = ?1 ORDER BY n")?;
        let mut before: Vec<u8> = Vec::new();
        let mut rows = commits.query([])?;
        while let Some(row) = rows.next()? {
            let head: [String; 4] = [row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?];
            let chain: Vec<u8> = row.get(5)?;
            let bodies: Vec<String> = bodies
                .query_map([row.get::<_, i64>(0)?], |r| r.get(0))?
                .collect::<Result<_, _>>()?;
            let head_parts = head.each_ref().map(String::as_str);
            if health.broken_at.is_none() && link(&before, &head_parts, &bodies) != chain {
                health.broken_at = Some(head[0].clone());
            }
            before = chain;
            health.commits += 1;
        }
        Ok(health)
    }
}
