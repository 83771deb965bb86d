//! Whole commands from outside: one search (C3), one import (C10), and the program's size (C11).

use crate::table::{Side, Table, median, ms};
use crate::{Bench, environment};
use chaqi::exchange::decode::Encoding;
use chaqi::exchange::sample;
use chaqi::store::{Place, Store};
use chrono::FixedOffset;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Instant;

const RUNS: usize = 12;
const ORDERS: usize = 28_010;

/// Runs a command to its end; its time in milliseconds, if it did its work.
fn time(command: &mut Command, home: &Path, is_done: impl FnOnce(&Output) -> bool) -> Side {
    command.env_clear().envs(environment(home)).current_dir(home);
    command.stdin(Stdio::null());
    let start = Instant::now();
    let output = command.output().map_err(|error| error.to_string())?;
    let took = ms(start.elapsed());
    let said = String::from_utf8_lossy(&output.stderr);
    let said = said.lines().next().unwrap_or("it says nothing");
    if !output.status.success() {
        return Err(format!("{}: {said}", output.status));
    }
    if !is_done(&output) {
        return Err(format!("the work was not done: {said}"));
    }
    Ok(took)
}

/// It found something.
fn says_something(output: &Output) -> bool {
    !output.stdout.is_empty()
}

/// Runs two by turns; the medians of both.
fn by_turns(
    mut one: impl FnMut(usize) -> Side,
    mut other: impl FnMut(usize) -> Side,
) -> (Side, Side) {
    let (mut ones, mut others) = (Ok(Vec::new()), Ok(Vec::new()));
    for run in 0..RUNS {
        for (times, side) in
            [(&mut ones, &mut one as &mut dyn FnMut(usize) -> Side), (&mut others, &mut other)]
        {
            if let Ok(list) = times {
                match side(run) {
                    Ok(value) => list.push(value),
                    Err(problem) => *times = Err(problem),
                }
            }
        }
    }
    (ones.and_then(|list| median(&list)), others.and_then(|list| median(&list)))
}

/// C3: `chaqi reply`, the whole process, beside `fzf --filter`.
pub fn search(bench: &Bench, table: &mut Table) {
    for &count in bench.sizes.iter().filter(|count| **count >= 10_000) {
        let home = bench.home(count);
        let chaqi = |_| {
            let mut command = Command::new(bench.chaqi()?);
            command.arg("--home").arg(&home.folder).args(["reply", "wuliu"]);
            time(&mut command, &home.folder, says_something)
        };
        let fzf = |_| {
            let mut command = Command::new("/bin/sh");
            let fzf = bench.fzf()?;
            let (fzf, lines) = (fzf.display(), home.lines.display());
            command.arg("-c").arg(format!("exec '{fzf}' --filter wuliu <'{lines}'"));
            time(&mut command, &home.folder, says_something)
        };
        let (value, peer) = by_turns(chaqi, fzf);
        let most = if count >= 100_000 { 0.6 } else { 1.0 };
        let what = format!("chaqi reply wuliu, {count} phrases");
        table.beside("C3", &what, "ms", value, ("fzf --filter", peer), most);
    }
}

/// C10: a report in GBK beside the same rows in UTF-8 into a bare table.
pub fn import(bench: &Bench, table: &mut Table) -> anyhow::Result<()> {
    let folder = bench.folder.join("import");
    std::fs::create_dir_all(&folder)?;
    let (gbk, utf8) = (folder.join("report.csv"), folder.join("utf8.csv"));
    let report = sample::order_report(ORDERS, Encoding::Gb18030);
    let text = Encoding::Gb18030.decode_lossy(&report);
    std::fs::write(&utf8, text.as_bytes())?;
    std::fs::write(&gbk, &report)?;

    let chaqi = |run| {
        let program = bench.chaqi()?;
        let home = folder.join(format!("home-{run}"));
        std::fs::create_dir_all(&home).map_err(|error| error.to_string())?;
        let mut command = Command::new(program);
        command.args(["order", "import"]).arg(&gbk).arg("--home").arg(&home);
        time(&mut command, &home, |_| orders_in(&home) == Some(ORDERS))
    };
    let sqlite = |run| {
        let program = found("sqlite3")?;
        let mut command = Command::new(program);
        let db = folder.join(format!("peer-{run}.db"));
        command.arg(&db).arg(".mode csv").arg(format!(".import '{}' orders", utf8.display()));
        time(&mut command, &folder, |_| rows_in(&db) == Some(ORDERS))
    };
    let (value, peer) = by_turns(chaqi, sqlite);
    let what = format!("import of {ORDERS} orders in GBK");
    table.beside("C10", &what, "ms", value, ("sqlite3 .import", peer), 8.0);
    Ok(())
}

fn orders_in(home: &Path) -> Option<usize> {
    let place = Place { db: home.join("chaqi.db") };
    let count = Store::open(place, FixedOffset::east_opt(0)?).ok()?.order_count().ok()?;
    usize::try_from(count).ok()
}

fn rows_in(db: &Path) -> Option<usize> {
    let connection = rusqlite::Connection::open(db).ok()?;
    let count: i64 =
        connection.query_row("SELECT count(*) FROM orders", [], |row| row.get(0)).ok()?;
    usize::try_from(count).ok()
}

/// C11: how large the program is.
pub fn size(bench: &Bench, table: &mut Table) {
    let size = bench.chaqi().and_then(|path| path.metadata().map_err(|error| error.to_string()));
    let megabytes = size.map(|meta| meta.len() as f64 / 1e6);
    table.alone("C11", "size of the program", "MB", megabytes, 12.0);
}

/// A program on the path.
pub fn found(name: &str) -> Result<PathBuf, String> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
        .ok_or_else(|| format!("{name} is not installed"))
}
