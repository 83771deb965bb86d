//! A saved change (C6): a note on an order with ten, beside one raw durable row.

use crate::Bench;
use crate::table::{Table, ms, percentile};
use chaqi::domain::{Change, Commit, NoteId, OrderFields, OrderKey, Platform, Time};
use chaqi::store::{Place, Store};
use rusqlite::Connection;
use std::time::Instant;
use uuid::Uuid;

const SAMPLES: usize = 1_000;
const NOTES: usize = 10;

pub fn run(bench: &Bench, table: &mut Table) -> anyhow::Result<()> {
    let folder = bench.folder.join("saves");
    std::fs::create_dir_all(&folder)?;
    let now = Time::parse_from_rfc3339("2026-11-21T20:00:00+08:00")?;
    let mut store = Store::open(Place { db: folder.join("chaqi.db") }, *now.offset())?;
    let key = |n: usize| OrderKey {
        platform: Platform::Taobao,
        shop: "插旗旗舰店".into(),
        number: format!("2713800{n:06}"),
    };
    let note = |n: usize| Change::OrderNoted {
        key: key(n),
        note: NoteId(Uuid::now_v7()),
        flag: None,
        text: "买家改了地址，周五以后发货，已经和仓库说了".into(),
    };
    let commit = |changes| Commit::new(Uuid::now_v7(), "慧兰", now, changes);
    let added = |n| {
        let fields = OrderFields { buyer: Some(format!("买家{n}")), ..OrderFields::default() };
        Change::OrderAdded { key: key(n), fields }
    };
    for n in 0..SAMPLES {
        let changes = std::iter::once(added(n)).chain((0..NOTES).map(|_| note(n)));
        store.save(&commit(changes.collect()))?;
    }

    let raw = Connection::open(folder.join("raw.db"))?;
    raw.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    raw.execute_batch(
        "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
         CREATE TABLE rows (n INTEGER PRIMARY KEY, id TEXT UNIQUE, body TEXT);",
    )?;
    let mut insert = raw.prepare("INSERT INTO rows (id, body) VALUES (?1, ?2)")?;
    let body = serde_json::to_string(&note(0))?;

    let (mut saves, mut inserts) = (Vec::new(), Vec::new());
    for n in 0..SAMPLES {
        let id = Uuid::now_v7().to_string();
        let start = Instant::now();
        insert.execute((id, &body))?;
        inserts.push(ms(start.elapsed()));

        let commit = commit(vec![note(n)]);
        let start = Instant::now();
        store.save(&commit)?;
        saves.push(ms(start.elapsed()));
    }
    for part in [50, 99] {
        let what = format!("a saved change, p{part}");
        let peer = ("one durable row", percentile(&inserts, part));
        table.beside("C6", &what, "ms", percentile(&saves, part), peer, 3.0);
    }
    Ok(())
}
