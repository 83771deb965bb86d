//! The tables, as a list of steps from one version to the next.
//!
//! `commits` and `changes` are the truth. Everything below them is made from them by the fold and
//! can be made again.

use rusqlite::{Connection, Transaction};

/// The version that this program reads and writes; kept in the file's `user_version`.
pub const SCHEMA_VERSION: i64 = 6;

/// Each step brings a file from the version before it to `version`, in one transaction.
const STEPS: &[(i64, &str)] = &[(1, V1), (2, V2), (3, V3), (4, V4), (5, V5), (6, V6)];

const V1: &str = "
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- The log.
CREATE TABLE commits (
  n        INTEGER PRIMARY KEY,
  id       TEXT NOT NULL UNIQUE,
  stamp    TEXT NOT NULL UNIQUE,   -- sorts by the logical clock
  at       TEXT NOT NULL,          -- RFC 3339
  agent    TEXT NOT NULL,
  device   TEXT NOT NULL,
  undoable INTEGER NOT NULL,
  chain    BLOB NOT NULL           -- SHA-256 over the row before and this commit
);
CREATE INDEX commits_of ON commits (device, agent, stamp) WHERE undoable;
CREATE TABLE changes (
  n        INTEGER PRIMARY KEY,
  commit_n INTEGER NOT NULL REFERENCES commits (n),
  record   TEXT,                   -- kind:uuid; nothing for undo and unknown kinds
  kind     TEXT NOT NULL,
  body     TEXT NOT NULL           -- JSON
);
CREATE INDEX changes_of_record ON changes (record, commit_n) WHERE record IS NOT NULL;
CREATE INDEX changes_of_commit ON changes (commit_n);

-- The fold.
CREATE TABLE undone (target TEXT PRIMARY KEY, stamp TEXT NOT NULL, undone INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE orders (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  platform TEXT NOT NULL, shop TEXT NOT NULL, number TEXT NOT NULL,
  buyer TEXT NOT NULL, item TEXT NOT NULL,
  amount INTEGER NOT NULL,         -- fen
  state TEXT NOT NULL, cod INTEGER NOT NULL, address_checked INTEGER NOT NULL,
  created INTEGER, paid INTEGER,   -- milliseconds since 1970, UTC
  waybill TEXT NOT NULL, courier TEXT NOT NULL, phone TEXT NOT NULL,
  platform_memo TEXT NOT NULL,
  flag TEXT, flag_label TEXT NOT NULL,
  agent TEXT NOT NULL,
  notes TEXT NOT NULL,             -- JSON array
  note_text TEXT NOT NULL,         -- the notes' words alone, for search
  extras TEXT NOT NULL,            -- JSON object
  touched INTEGER NOT NULL,
  deleted INTEGER NOT NULL
);
CREATE INDEX orders_recent ON orders (touched DESC, created DESC, id) WHERE NOT deleted;
CREATE INDEX orders_flagged ON orders (flag, touched DESC) WHERE flag IS NOT NULL AND NOT deleted;
CREATE INDEX orders_state ON orders (state, touched DESC) WHERE NOT deleted;
CREATE INDEX orders_number ON orders (number);
CREATE INDEX orders_paid ON orders (paid) WHERE paid IS NOT NULL;
CREATE VIRTUAL TABLE order_text USING fts5 (text, content='', contentless_delete=1, tokenize='trigram');
-- Orders whose words the index has not taken in yet; `known`: it holds older words of them.
CREATE TABLE order_unindexed (n INTEGER PRIMARY KEY, known INTEGER NOT NULL);
CREATE TABLE reviews (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL, buyer TEXT NOT NULL, phone TEXT NOT NULL, order_number TEXT NOT NULL,
  item TEXT NOT NULL, rating TEXT NOT NULL, stars INTEGER, text TEXT NOT NULL,
  reason TEXT NOT NULL, severity TEXT NOT NULL, state TEXT NOT NULL, until INTEGER,
  contacts TEXT NOT NULL, agent TEXT NOT NULL, touched INTEGER NOT NULL, deleted INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE items (
  id TEXT PRIMARY KEY,
  section TEXT NOT NULL, about TEXT, label TEXT NOT NULL, summary TEXT NOT NULL,
  severity TEXT NOT NULL, owner TEXT NOT NULL, due INTEGER, condition TEXT NOT NULL,
  next TEXT NOT NULL, state TEXT NOT NULL, agent TEXT NOT NULL, since INTEGER NOT NULL,
  passes INTEGER NOT NULL, handovers TEXT NOT NULL, answers TEXT NOT NULL,
  outcome TEXT NOT NULL, touched INTEGER NOT NULL, deleted INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE handovers (
  id TEXT PRIMARY KEY,
  agent TEXT NOT NULL, shift TEXT NOT NULL, day TEXT NOT NULL, at INTEGER NOT NULL,
  items TEXT NOT NULL, empty TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE counts (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL, agent TEXT NOT NULL, what TEXT NOT NULL, buyer TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE uses (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL, agent TEXT NOT NULL, phrase TEXT NOT NULL, title TEXT NOT NULL, about TEXT
) WITHOUT ROWID;
CREATE INDEX uses_about ON uses (about) WHERE about IS NOT NULL;
CREATE TABLE activity (
  record TEXT NOT NULL, seq INTEGER NOT NULL,
  at INTEGER NOT NULL, measure TEXT NOT NULL, agent TEXT NOT NULL,
  value INTEGER NOT NULL, detail TEXT NOT NULL, buyer TEXT NOT NULL,
  PRIMARY KEY (record, seq)
) WITHOUT ROWID;
CREATE INDEX activity_at ON activity (at);
";

/// What an order report tells beyond the order itself.
const V2: &str = "
ALTER TABLE orders ADD COLUMN platform_flag TEXT;
ALTER TABLE orders ADD COLUMN flag_imported INTEGER NOT NULL DEFAULT 0;
ALTER TABLE orders ADD COLUMN lines TEXT NOT NULL DEFAULT '[]';    -- JSON array
ALTER TABLE orders ADD COLUMN refunds TEXT NOT NULL DEFAULT '[]';  -- JSON array
ALTER TABLE orders ADD COLUMN more_text TEXT NOT NULL DEFAULT '';  -- their words, for search
";

/// The urging of buyers.
const V3: &str = "
-- What must happen once, and who holds it. Now only the urging of a buyer.
CREATE TABLE claims (
  id TEXT PRIMARY KEY,
  platform TEXT NOT NULL, shop TEXT NOT NULL,
  buyer TEXT NOT NULL, number TEXT NOT NULL, -- one of the two is empty
  day TEXT NOT NULL,               -- the business day
  holder TEXT NOT NULL,            -- the commit that holds it
  at INTEGER NOT NULL, agent TEXT NOT NULL,
  until INTEGER NOT NULL           -- not done again before
) WITHOUT ROWID;
CREATE INDEX claims_buyer ON claims (buyer, number, until);
CREATE INDEX claims_at ON claims (at);
-- By which claims an order was urged, and when it was paid as far as is known.
CREATE TABLE urgings (
  order_id TEXT NOT NULL, claim TEXT NOT NULL, paid INTEGER,
  PRIMARY KEY (order_id, claim)
) WITHOUT ROWID;
CREATE INDEX urgings_claim ON urgings (claim);
CREATE INDEX orders_unpaid ON orders (coalesce(created, touched))
  WHERE state = 'unpaid' AND NOT deleted AND NOT cod;
";

/// Reminders, buyers and discounts.
const V4: &str = "
ALTER TABLE orders ADD COLUMN discount INTEGER NOT NULL DEFAULT 0;   -- fen
CREATE INDEX orders_buyer ON orders (buyer, shop, platform) WHERE buyer != '' AND NOT deleted;
CREATE TABLE reminders (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL, about TEXT, label TEXT NOT NULL, text TEXT NOT NULL,
  due INTEGER NOT NULL, first INTEGER NOT NULL, wake INTEGER, repeat TEXT NOT NULL,
  owner TEXT NOT NULL, agent TEXT NOT NULL, since INTEGER NOT NULL,
  endings TEXT NOT NULL, open INTEGER NOT NULL, touched INTEGER NOT NULL, deleted INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX reminders_open ON reminders (due) WHERE open AND NOT deleted;
CREATE INDEX reminders_about ON reminders (about) WHERE about IS NOT NULL;
CREATE TABLE buyers (
  id TEXT PRIMARY KEY,
  platform TEXT NOT NULL, shop TEXT NOT NULL, name TEXT NOT NULL,
  groups TEXT NOT NULL,            -- JSON array
  notes TEXT NOT NULL,             -- JSON array
  touched INTEGER NOT NULL
) WITHOUT ROWID;
";

/// Lists of a million orders: each pages along an index of its own in the order of the screen
/// (`touched`, `placed`, row), and the search index holds which orders have three characters in a
/// row, not where, which is half the size.
const V5: &str = "
ALTER TABLE orders ADD COLUMN placed INTEGER AS (ifnull(created, 0)) VIRTUAL;
DROP INDEX orders_recent;
DROP INDEX orders_flagged;
DROP INDEX orders_state;
CREATE INDEX orders_recent ON orders (touched, placed) WHERE NOT deleted;
CREATE INDEX orders_state ON orders (state, touched, placed) WHERE NOT deleted;
CREATE INDEX orders_flag ON orders (flag, touched, placed) WHERE flag IS NOT NULL AND NOT deleted;
CREATE INDEX orders_flagged ON orders (touched, placed) WHERE flag IS NOT NULL AND NOT deleted;
CREATE INDEX orders_to_ship ON orders (touched, placed)
  WHERE state IN ('to-ship', 'part-shipped') AND NOT deleted;
CREATE INDEX orders_cod ON orders (touched, placed)
  WHERE cod AND NOT address_checked AND state IN ('unpaid', 'to-ship') AND NOT deleted;
CREATE INDEX orders_silent ON orders (touched, placed)
  WHERE agent = '' AND state IN ('to-ship', 'part-shipped') AND NOT deleted;
CREATE INDEX orders_handled ON orders (touched, placed) WHERE agent != '' AND NOT deleted;
DROP TABLE order_text;
CREATE VIRTUAL TABLE order_text USING fts5 (text, content='', contentless_delete=1,
  detail=none, tokenize='trigram case_sensitive 1');
DELETE FROM order_unindexed;
INSERT INTO order_unindexed (n, known) SELECT n, 0 FROM orders;
";

/// That the buyer confirmed the cash on delivery is not that the address was checked; and an order is
/// not found by the name of its shop, which all orders of most stores have.
const V6: &str = "
ALTER TABLE orders ADD COLUMN cod_confirmed INTEGER NOT NULL DEFAULT 0;
DROP INDEX orders_cod;
CREATE INDEX orders_cod ON orders (touched, placed)
  WHERE cod AND NOT cod_confirmed AND state IN ('unpaid', 'to-ship') AND NOT deleted;
DROP TABLE order_text;
CREATE VIRTUAL TABLE order_text USING fts5 (text, content='', contentless_delete=1,
  detail=none, tokenize='trigram case_sensitive 1');
DELETE FROM order_unindexed;
INSERT INTO order_unindexed (n, known) SELECT n, 0 FROM orders;
";

/// The tables that the fold makes, in the order in which they are emptied.
pub(super) const FOLDED: &[&str] = &[
    "undone",
    "orders",
    "reviews",
    "items",
    "handovers",
    "counts",
    "uses",
    "reminders",
    "buyers",
    "activity",
    "claims",
    "urgings",
];

/// The schema version of an open file; 0 for a new one.
pub(super) fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("PRAGMA user_version", [], |row| row.get(0))
}

/// Brings a file up to date inside `transaction`. Only files that are not newer come here. What
/// the fold makes has to be made anew afterwards, unless the file is new.
pub(super) fn migrate(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    let from = version(transaction)?;
    for (to, step) in STEPS.iter().filter(|(to, _)| *to > from) {
        transaction.execute_batch(step)?;
        transaction.pragma_update(None, "user_version", to)?;
    }
    // A step may have emptied the search index.
    super::order_words::index(transaction)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Change, Colour, Commit, NoteId, OrderFields, OrderKey, Platform, Time};
    use crate::store::{Place, Store};
    use uuid::Uuid;

    /// A file of the first version with the log of another store, and nothing in its tables.
    fn first_version(folder: &std::path::Path, log_of: &std::path::Path) -> Place {
        let place = Place { db: folder.join("old.db") };
        let old = Connection::open(&place.db).unwrap();
        old.execute_batch(V1).unwrap();
        old.execute("ATTACH ?1 AS new", [log_of.display().to_string()]).unwrap();
        old.execute_batch(
            "INSERT INTO commits SELECT * FROM new.commits;
             INSERT INTO changes SELECT * FROM new.changes;
             INSERT INTO meta VALUES ('device', 'd');
             PRAGMA user_version = 1;",
        )
        .unwrap();
        place
    }

    #[test]
    fn a_file_of_the_first_version_comes_up_to_date_with_all_it_held() {
        let folder = tempfile::tempdir().unwrap();
        let now = Time::parse_from_rfc3339("2026-11-21T20:00:00+08:00").unwrap();
        let place = Place { db: folder.path().join("new.db") };
        let mut store = Store::open(place.clone(), *now.offset()).unwrap();
        let key = OrderKey {
            platform: Platform::Taobao,
            shop: "插旗".into(),
            number: "2713800000000000001".into(),
        };
        let fields = OrderFields { buyer: Some("小鹿".into()), ..OrderFields::default() };
        let note = NoteId(Uuid::from_u128(9));
        for (n, change) in (1..).zip([
            Change::OrderImported { key: key.clone(), fields },
            Change::OrderFlagged { key: key.clone(), flag: Some(Colour::Red), label: "急".into() },
            Change::OrderNoted { key: key.clone(), note, flag: None, text: "发顺丰".into() },
        ]) {
            store.save(&Commit::new(Uuid::from_u128(n), "慧兰", now, vec![change])).unwrap();
        }
        let old = first_version(folder.path(), &place.db);
        let migrated = Store::open(old.clone(), *now.offset()).unwrap();
        assert_eq!(migrated.dump().unwrap(), store.dump().unwrap());
        assert!(migrated.check().unwrap().is_sound());
        assert_eq!(migrated.order(key.id()).unwrap(), store.order(key.id()).unwrap());
        drop(migrated);
        let version = version(&Connection::open(&old.db).unwrap()).unwrap();
        assert_eq!(version, SCHEMA_VERSION);
    }
}
