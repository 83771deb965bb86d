//! P14: whatever is done to a file, an import ends, says what is wrong by line and column, and
//! leaves nothing half done. `CHAQI_MUTATIONS=10000 cargo test --test import_mutated` is the long
//! form.
#![cfg(feature = "xlsx")]
#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute only")]

use chaqi::domain::{CommitId, Mapping, Platform, Time};
use chaqi::exchange::decode::Encoding;
use chaqi::exchange::{ImportError, ImportOptions, child, sample};
use chaqi::runtime::import::{Aim, ImportFailure, Imported, take_in};
use chaqi::store::{Place, Store};
use std::ops::ControlFlow;
use std::path::Path;
use uuid::Uuid;

/// How many files, unless the environment says otherwise.
const FILES: usize = 250;
/// So many files go into one store: a full one is slow to count.
const A_STORE: usize = 500;

/// A small generator of numbers (splitmix64): a failing file can be made again by its number.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % n.max(1) as u64) as usize
    }
}

/// What a cell of that name may hold.
fn cell(name: &str, row: usize, dice: &mut Dice) -> String {
    let number = 2_713_000_000_000_000_000_u64 + row as u64 / 2;
    match name.trim() {
        "订单号" if dice.below(2) == 0 => format!("261121-12345678901{:04}", row / 2),
        "订单编号" | "主订单编号" | "订单号" => format!("=\"{number}\""),
        "子订单编号" | "退款编号" | "售后单号" | "商品单号" => {
            format!("{}\t", number + row as u64)
        }
        name if name.contains("时间") => format!("2026-11-{:02} 20:05:09", 1 + row % 28),
        name if name.contains("金额") || name.contains('价') => format!("{}.50元", row % 90),
        name if name.contains("数量") => (1 + row % 5).to_string(),
        name if name.contains("状态") => {
            ["等待买家付款", "退款成功", "待发货", "没见过的状态"][dice.below(4)].to_owned()
        }
        "旗帜颜色" => ["红", "紫", "", "没有"][dice.below(4)].to_owned(),
        _ => ["小鹿", "-", "null", "睡衣，\"水杯\"\n两行", "😀", "'=1+1"][dice.below(6)].to_owned(),
    }
}

/// The cells of a whole report, header first.
fn report(header: &str, dice: &mut Dice) -> Vec<Vec<String>> {
    let names: Vec<String> = header.split(',').map(str::to_owned).collect();
    let rows = 2 + dice.below(12);
    let mut table = vec![names.clone()];
    table.extend((0..rows).map(|row| names.iter().map(|name| cell(name, row, dice)).collect()));
    table
}

/// Cells that change places, grow beyond all bounds, or hold what no cell should.
fn mutate_cells(table: &mut [Vec<String>], dice: &mut Dice) {
    const BAD: [&str; 8] = [
        "1.23E+17",
        "########",
        "\u{0}",
        "99999999999999999999",
        "-1",
        "2026-13-45 99:99",
        "\u{202e}",
        "٣",
    ];
    for _ in 0..dice.below(4) {
        let (one, other) = (dice.below(table.len()), dice.below(table.len()));
        let (from, to) = (dice.below(table[one].len()), dice.below(table[other].len()));
        match dice.below(4) {
            0 => {
                let there = std::mem::take(&mut table[one][from]);
                let here = std::mem::replace(&mut table[other][to], there);
                table[one][from] = here;
            }
            1 => table[one][from] = BAD[dice.below(BAD.len())].to_owned(),
            2 => table[one][from] = "亲".repeat(dice.below(30_000)),
            _ => {
                table[one].remove(from);
            }
        }
        if table[one].is_empty() {
            table[one].push(String::new());
        }
    }
}

fn csv(table: &[Vec<String>], dice: &mut Dice) -> Vec<u8> {
    let by = [",", "\t", ";"][dice.below(3)];
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let lines: Vec<String> =
        table.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(by)).collect();
    let text = lines.join(["\r\n", "\n", "\r"][dice.below(3)]);
    match dice.below(4) {
        0 => text.into_bytes(),
        1 => format!("\u{feff}{text}").into_bytes(),
        2 => {
            std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
        }
        _ => Encoding::Gb18030.encode(&text).into_owned(),
    }
}

fn xlsx(table: &[Vec<String>], dice: &mut Dice) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(table) {
        for (column, cell) in (0..).zip(cells) {
            // What a spreadsheet has no room for it never held.
            let text: String = cell.chars().take(32_000).collect();
            let written = match text.parse::<f64>() {
                Ok(number) if dice.below(2) == 0 => sheet.write(row, column, number).map(drop),
                _ => sheet.write(row, column, text).map(drop),
            };
            written.unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

/// Bytes that are flipped, cut off, cut out, doubled or swollen.
fn mutate_bytes(bytes: &mut Vec<u8>, dice: &mut Dice) {
    for _ in 0..dice.below(4) {
        let at = dice.below(bytes.len());
        let length = dice.below(200).min(bytes.len().saturating_sub(at));
        match dice.below(6) {
            0 | 1 if !bytes.is_empty() => bytes[at] ^= 1 << dice.below(8),
            2 => bytes.truncate(at),
            3 => drop(bytes.drain(at..at + length)),
            4 => {
                let piece = bytes[at..at + length].to_vec();
                bytes.splice(at..at, piece);
            }
            _ => {
                let byte = [b'"', b',', b'\n', 0, 0xff, b'<'][dice.below(6)];
                let many = if dice.below(8) == 0 { 80_000 } else { 1 };
                bytes.splice(at..at, std::iter::repeat_n(byte, many));
            }
        }
    }
}

fn options() -> ImportOptions {
    let offset = chrono::FixedOffset::east_opt(8 * 3600).unwrap();
    let columns = "number=订单号,buyer=下单帐号,amount=订单金额,quantity=订购数量,item=商品名称";
    let mut jd = Mapping::parse(columns).unwrap();
    jd.header = JD.split(',').map(str::to_owned).collect();
    ImportOptions { remembered: vec![jd], ..ImportOptions::new(Platform::Taobao, "店", offset) }
}

const JD: &str = "订单号,商品名称,订购数量,下单时间,订单金额,订单状态,下单帐号,联系电话,商家备注";

fn take(store: &mut Store, path: &Path, n: usize) -> Result<Imported, ImportFailure> {
    let at = Time::parse_from_rfc3339("2026-11-21T20:00:00+08:00").unwrap();
    let id = CommitId(Uuid::from_u128(n as u128 + 1));
    let aim = Aim::Write { id, agent: "慧兰".into(), at, strict: false };
    let program = Path::new(env!("CARGO_BIN_EXE_chaqi"));
    let file = child::open(path).unwrap();
    take_in(store, file, program, &options(), &aim, &mut |_| ControlFlow::Continue(()))
}

/// How many commits, changes and orders there are: cheap enough to look after every file.
fn sums(db: &rusqlite::Connection) -> (i64, i64, i64) {
    let sql = "SELECT (SELECT count(*) FROM commits), (SELECT count(*) FROM changes),
                 (SELECT count(*) FROM orders)";
    db.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap()
}

/// A store that takes the files from the nth on, and a second look into it.
fn fresh(folder: &Path, n: usize) -> (Store, rusqlite::Connection) {
    let place = Place { db: folder.join(format!("{n}.db")) };
    let store = Store::open(place.clone(), options().offset).unwrap();
    (store, rusqlite::Connection::open(&place.db).unwrap())
}

fn is_whole(store: &mut Store) {
    assert!(store.check().unwrap().is_sound());
    let dump = store.dump().unwrap();
    store.rebuild().unwrap();
    assert!(store.dump().unwrap() == dump);
}

#[test]
fn mutated_files_end_in_words_and_leave_nothing_half_done() {
    let files = std::env::var("CHAQI_MUTATIONS").ok().and_then(|n| n.parse().ok()).unwrap_or(FILES);
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    let path = folder.path().join("report");
    let (mut store, mut db) = fresh(folder.path(), 0);
    let headers: Vec<&str> = std::iter::once(sample::HEADER)
        .chain(sample::HEADERS.iter().map(|(_, header)| *header))
        .chain([JD])
        .collect();
    let (mut taken, mut refused_files, mut died, mut rows_refused) = (0, 0, 0, 0);
    for n in 0..files {
        let mut dice = Dice(n as u64);
        let mut table = report(headers[n % headers.len()], &mut dice);
        mutate_cells(&mut table, &mut dice);
        let workbook = dice.below(3) == 0;
        let mut bytes = if workbook { xlsx(&table, &mut dice) } else { csv(&table, &mut dice) };
        if dice.below(5) > 0 {
            mutate_bytes(&mut bytes, &mut dice);
        }
        std::fs::write(&path, &bytes).unwrap();
        if n > 0 && n % A_STORE == 0 {
            is_whole(&mut store);
            (store, db) = fresh(folder.path(), n);
        }
        let before = sums(&db);
        match take(&mut store, &path, n) {
            Ok(done) => {
                taken += 1;
                let report = &done.report;
                let after = sums(&db);
                let writes = i64::from(report.writes());
                let changed = (report.new + report.changed) as i64;
                assert_eq!((after.0 - before.0, after.1 - before.1), (writes, changed), "file {n}");
                assert_eq!(after.2 - before.2, report.new as i64, "file {n}");
                let told = report.new
                    + report.changed
                    + report.same
                    + done.totals.joined
                    + (done.refused.len() + done.repeated.len()) as u64;
                assert_eq!(told, done.totals.rows, "file {n}: each row is one thing");
                let header = &done.opened.as_ref().unwrap().header;
                for row in &done.refused {
                    rows_refused += 1;
                    assert!(row.line >= 2, "file {n}: {row:?}");
                    assert!(row.column.iter().all(|c| header.contains(c)), "file {n}: {row:?}");
                }
            }
            Err(ImportFailure::File(error)) => {
                refused_files += 1;
                assert_eq!(sums(&db), before, "file {n}: {error}");
                // Only the parser of workbooks may die, and only in its own process.
                if let ImportError::Unsafe { .. } = error {
                    died += 1;
                    assert!(bytes.starts_with(b"PK"), "file {n}: {error:?}");
                }
            }
            Err(other) => panic!("file {n}: {other:?}"),
        }
    }
    println!(
        "{files} files: {taken} taken, {refused_files} refused ({died} in the parser), \
         {rows_refused} rows refused"
    );
    assert!(taken > files / 10 && refused_files > files / 10, "both happen");
    is_whole(&mut store);
}
