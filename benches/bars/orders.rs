//! A million orders (C7): lists, paging and search beside the bare questions to the same file, and
//! what stands beside them in the console: a saved change, the counts, the first frame.
//!
//! The store is taken in once, by twenty reports, and kept under `target/`.

use crate::made_up::Dice;
use crate::pty::Program;
use crate::table::{Side, Table, median, ms};
use crate::{Bench, there};
use chaqi::domain::{
    Change, Colour, Commit, CommitId, Money, NoteId, OrderFields, OrderFilter, OrderKey,
    OrderQuery, OrderState, PageEnd, Platform, Ref, Time,
};
use chaqi::store::{Incoming, Place, Store};
use chrono::TimeDelta;
use rusqlite::{Connection, OpenFlags, params};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use uuid::Uuid;

const ORDERS: usize = 1_000_000;
const REPORTS: usize = 20;
const RUNS: usize = 12;
/// A scan of all rows takes seconds: three tell enough.
const SCANS: usize = 3;
/// Rows that the console asks for at a time.
const PAGE: usize = 200;
/// Changes whenever another store would be made.
const FIXTURE: &str = "orders-1000000-b";

fn start() -> anyhow::Result<Time> {
    Ok(Time::parse_from_rfc3339("2025-11-21T09:00:00+08:00")?)
}

fn place(home: &Path) -> Place {
    Place { db: home.join("chaqi.db") }
}

/// The home with the store.
fn home() -> anyhow::Result<PathBuf> {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join(FIXTURE);
    if home.join("done").is_file() {
        return Ok(home);
    }
    let _ = std::fs::remove_dir_all(&home);
    std::fs::create_dir_all(&home)?;
    println!("     taking in {ORDERS} orders, once …");
    let mut store = Store::open(place(&home), *start()?.offset())?;
    let (begun, mut dice) = (Instant::now(), Dice(0x5eed));
    let items: Vec<String> = (0..4_000).map(|_| item(&mut dice)).collect();
    for report in 0..REPORTS {
        let at = start()? + TimeDelta::days(18 * (report as i64 + 1));
        let first = report * (ORDERS / REPORTS);
        let id = CommitId(Uuid::from_u128(report as u128 + 1));
        store.import(id, "慧兰", at, |intake| {
            (first..first + ORDERS / REPORTS)
                .try_for_each(|n| anyhow::Ok(intake.take(order(n, &items, &mut dice)?)?))
        })?;
    }
    // What the agents did with some of them.
    let mut done = Vec::new();
    for n in (0..ORDERS).step_by(40) {
        let key = key(n);
        done.push(Change::OrderFlagged {
            key: key.clone(),
            flag: Some(Colour::preset(Platform::Taobao, false)[n / 40 % 6].1),
            label: String::new(),
        });
        let text =
            ["改地址已和仓库说了", "上门自提", "要发票，抬头个人", "周五以后发货"][n / 40 % 4];
        done.push(Change::OrderNoted {
            key,
            note: NoteId(Uuid::from_u128(n as u128)),
            flag: None,
            text: text.to_owned(),
        });
    }
    for (n, changes) in done.chunks(1_000).enumerate() {
        let at = start()? + TimeDelta::days(361) + TimeDelta::minutes(n as i64);
        store.save(&Commit::new(Uuid::now_v7(), "慧兰", at, changes.to_vec()))?;
    }
    store.tidy()?;
    println!("     taken in within {:.0} s", begun.elapsed().as_secs_f64());
    std::fs::write(
        home.join("config.toml"),
        "language = \"zh-CN\"\n[agent]\nname = \"慧兰\"\n[shop]\nname = \"插旗旗舰店\"\n",
    )?;
    std::fs::write(home.join("done"), "")?;
    Ok(home)
}

fn key(n: usize) -> OrderKey {
    // Spread over the digits, as the platform's are; the same number for the same order.
    let mixed = (n as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) % 10_000_000_000_000;
    OrderKey {
        platform: Platform::Taobao,
        shop: "插旗旗舰店".into(),
        number: format!("{:06}{mixed:013}", 271_380 + n / 10_000),
    }
}

fn hanzi(dice: &mut Dice, from: &[char]) -> char {
    from[dice.below(from.len()).min(dice.below(from.len()))]
}

fn item(dice: &mut Dice) -> String {
    let common: Vec<char> =
        "春夏秋冬季新款韩版宽松长短袖连衣裙女男装运动鞋休闲裤加厚保暖羽绒外套纯棉儿童玩具茶具陶瓷不锈钢保温杯".chars().collect();
    let name: String = (0..12 + dice.below(14)).map(|_| hanzi(dice, &common)).collect();
    format!("{name} {}", ["XL 黑色", "M 白色", "175/92A", "均码"][dice.below(4)])
}

fn order(n: usize, items: &[String], dice: &mut Dice) -> anyhow::Result<Incoming> {
    let buyer = if dice.below(3) == 0 {
        format!("tb{}", dice.below(100_000_000))
    } else {
        let name =
            |dice: &mut Dice| char::from_u32(0x4e00 + dice.below(6_000) as u32).unwrap_or('买');
        (0..2 + dice.below(3)).map(|_| name(dice)).collect::<String>()
            + &dice.below(100).to_string()
    };
    let state = match dice.below(100) {
        0 => OrderState::Unpaid,
        1 => OrderState::ToShip,
        2..=5 => OrderState::Shipped,
        6..=9 => OrderState::Closed,
        _ => OrderState::Done,
    };
    let created = start()? + TimeDelta::seconds(31 * n as i64);
    let fields = OrderFields {
        buyer: Some(buyer),
        item: Some(items[dice.below(items.len())].clone()),
        amount: Some(Money(100 + dice.below(100_000) as i64)),
        cod: Some(dice.below(200) == 0),
        created: Some(created),
        paid: (state != OrderState::Unpaid).then(|| created + TimeDelta::minutes(4)),
        state: Some(state),
        waybill: Some(format!("YT{:013}", dice.below(10_000_000_000_000))),
        courier: Some(["圆通速递", "中通快递", "顺丰速运"][dice.below(3)].into()),
        phone: Some(format!("1{:010}", dice.below(10_000_000_000))),
        extras: [
            ("宝贝种类".to_owned(), "1".to_owned()),
            ("订单备注".to_owned(), "'null".to_owned()),
        ]
        .into(),
        ..OrderFields::default()
    };
    Ok(Incoming { key: key(n), fields, fills: false })
}

/// The raw side: every column of the rows is read, as the console needs them.
fn bare(db: &Connection, sql: &str, values: &[&dyn rusqlite::ToSql]) -> anyhow::Result<usize> {
    let mut statement = db.prepare_cached(sql)?;
    let columns = statement.column_count();
    let mut rows = statement.query(values)?;
    let (mut count, mut bytes) = (0, 0);
    while let Some(row) = rows.next()? {
        count += 1;
        for at in 0..columns {
            bytes += row.get_ref(at)?.as_str().map_or(8, str::len);
        }
    }
    std::hint::black_box(bytes);
    Ok(count)
}

fn timed(work: impl FnOnce() -> anyhow::Result<usize>) -> anyhow::Result<(f64, usize)> {
    let begun = Instant::now();
    let count = work()?;
    Ok((ms(begun.elapsed()), count))
}

/// The medians of two things done by turns.
fn by_turns(
    runs: usize,
    mut ours: impl FnMut() -> anyhow::Result<usize>,
    mut theirs: impl FnMut() -> anyhow::Result<usize>,
) -> anyhow::Result<(Side, Side, usize, usize)> {
    let (mut a, mut b, mut found, mut known) = (Vec::new(), Vec::new(), 0, 0);
    for _ in 0..runs {
        let (time, count) = timed(&mut ours)?;
        a.push(time);
        found = count;
        let (time, count) = timed(&mut theirs)?;
        b.push(time);
        known = count;
    }
    Ok((median(&a), median(&b), found, known))
}

const WORDS: &str = "number || char(10) || buyer || char(10) || item || char(10) || waybill \
     || char(10) || courier || char(10) || substr(phone, -4) || char(10) || note_text";

pub fn run(bench: &Bench, table: &mut Table) -> anyhow::Result<()> {
    let home = home()?;
    let mut store = Store::open(place(&home), *start()?.offset())?;
    let db = Connection::open_with_flags(place(&home).db, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let bytes: i64 = db.query_row(
        "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size",
        [],
        |r| r.get(0),
    )?;
    let index: i64 =
        db.query_row("SELECT sum(length(block)) FROM order_text_data", [], |r| r.get(0))?;
    table.note(&format!(
        "{} bytes for an order with its log, {} of them the search index",
        bytes / ORDERS as i64,
        index / ORDERS as i64
    ));

    lists(&store, &db, table)?;
    search(&store, &db, table)?;
    beside(&mut store, table)?;
    drop(store);
    first_frame(bench, &home, table);
    Ok(())
}

/// The end of the first page of so many orders.
fn deep(store: &Store, filter: &OrderFilter, rows: usize) -> anyhow::Result<Option<PageEnd>> {
    let query = OrderQuery { filter: filter.clone(), limit: rows, ..OrderQuery::default() };
    Ok(store.orders(&query)?.end)
}

fn lists(store: &Store, db: &Connection, table: &mut Table) -> anyhow::Result<()> {
    let since = start()? + TimeDelta::days(361);
    let all = "NOT deleted";
    let lists: [(&str, OrderFilter, &str, usize); 8] = [
        ("all", OrderFilter::All, all, 0),
        ("all, 300,000 rows down", OrderFilter::All, all, 300_000),
        ("unpaid", OrderFilter::Unpaid, "NOT deleted AND state = 'unpaid'", 0),
        (
            "to ship, 8,000 rows down",
            OrderFilter::ToShip,
            "NOT deleted AND state IN ('to-ship', 'part-shipped')",
            8_000,
        ),
        ("flagged", OrderFilter::Flagged, "NOT deleted AND flag IS NOT NULL", 0),
        ("flagged red", OrderFilter::Flag(Colour::Red), "NOT deleted AND flag = 'red'", 0),
        (
            "cash on delivery",
            OrderFilter::CodToConfirm,
            "NOT deleted AND cod AND NOT address_checked AND state IN ('unpaid', 'to-ship')",
            0,
        ),
        (
            "silent",
            OrderFilter::Silent,
            "NOT deleted AND agent = '' AND state IN ('to-ship', 'part-shipped')",
            0,
        ),
    ];
    for (name, filter, wheres, down) in lists {
        let after = if down > 0 { deep(store, &filter, down)? } else { None };
        let query = OrderQuery { filter, limit: PAGE, after, ..OrderQuery::default() };
        let from = after.unwrap_or(PageEnd { touched: i64::MAX, placed: i64::MAX, row: i64::MAX });
        let sql = format!(
            "SELECT * FROM orders WHERE {wheres} AND (touched, placed, n) < (?1, ?2, ?3)
             ORDER BY touched DESC, placed DESC, n DESC LIMIT {PAGE}"
        );
        let values = params![from.touched, from.placed, from.row];
        let (ours, theirs, found, known) =
            by_turns(RUNS, || Ok(store.orders(&query)?.orders.len()), || bare(db, &sql, values))?;
        anyhow::ensure!(found == known, "{name}: {found} and {known}");
        let what = format!("a page of {found}: {name}");
        table.beside("C7", &what, "ms", ours, ("bare query", theirs), 3.0);
    }
    let query = OrderQuery {
        filter: OrderFilter::HandledSince(since),
        limit: 500,
        ..OrderQuery::default()
    };
    let (mut times, mut found) = (Vec::new(), 0);
    for _ in 0..RUNS {
        let (time, count) = timed(|| Ok(store.orders(&query)?.orders.len()))?;
        times.push(time);
        found = count;
    }
    table.note(&format!(
        "the draft's {found} handled orders: {:.2} ms",
        median(&times).unwrap_or(0.0)
    ));
    Ok(())
}

fn search(store: &Store, db: &Connection, table: &mut Table) -> anyhow::Result<()> {
    let one = store.orders(&OrderQuery {
        limit: 1,
        after: deep(store, &OrderFilter::All, 500_000)?,
        ..OrderQuery::default()
    })?;
    let Some(order) = one.orders.first() else { anyhow::bail!("no order so deep") };
    let digits = &order.key.number;
    let hanzi = |text: &str, n: usize| -> String {
        text.chars().filter(|c| !c.is_ascii()).take(n).collect()
    };
    let two = hanzi(&order.buyer, 2);
    let two = if two.is_empty() { "自提".to_owned() } else { two };
    let pieces: [(&str, String, f64); 9] = [
        ("the whole number", digits.clone(), 0.05),
        ("six digits of the number", digits[8..14].to_owned(), 0.05),
        ("the phone's last four", order.phone[order.phone.len() - 4..].to_owned(), 0.05),
        ("three hanzi of an item", hanzi(&order.item, 3), 0.05),
        ("words of a note", "上门自提".to_owned(), 0.05),
        ("two hanzi of a buyer", two, 0.2),
        ("two hanzi of a note", "自提".to_owned(), 0.2),
        ("two hanzi of an item", hanzi(&order.item, 2), 0.2),
        ("two digits", digits[9..11].to_owned(), 0.2),
    ];
    for (name, piece, most) in pieces {
        let query = OrderQuery { text: piece.clone(), limit: PAGE, ..OrderQuery::default() };
        // What the scan finds, in the order of the list; the time is the scan's alone.
        let scan =
            format!("SELECT n FROM orders WHERE NOT deleted AND {WORDS} LIKE '%' || ?1 || '%'");
        let first = format!("{scan} ORDER BY touched DESC, placed DESC, n DESC LIMIT {PAGE}");
        let mut ours: Vec<String> =
            store.orders(&query)?.orders.into_iter().map(|o| o.key.number).collect();
        let mut theirs: Vec<String> = db
            .prepare(&format!("SELECT number FROM orders WHERE n IN ({first})"))?
            .query_map([&piece], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        ours.sort_unstable();
        theirs.sort_unstable();
        anyhow::ensure!(ours == theirs, "{name} {piece}: other rows than the scan's");
        let (value, peer, found, known) = by_turns(
            SCANS,
            || Ok(store.orders(&query)?.orders.len()),
            || bare(db, &scan, &[&piece]),
        )?;
        let what = format!("{name}: {found} of {known}");
        table.beside("C7", &what, "ms", value, ("LIKE scan", peer), most);
    }
    Ok(())
}

/// What else the console does with so many orders.
fn beside(store: &mut Store, table: &mut Table) -> anyhow::Result<()> {
    let now = start()? + TimeDelta::days(362);
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let raw = Connection::open(folder.path().join("raw.db"))?;
    raw.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    raw.execute_batch("PRAGMA synchronous = FULL; CREATE TABLE rows (n INTEGER PRIMARY KEY, id TEXT UNIQUE, body TEXT);")?;
    let body = "x".repeat(200);
    let (mut saves, mut inserts, mut undos, mut cards) = (vec![], vec![], vec![], vec![]);
    for n in 0..200 {
        let key = key(n * 4_999);
        let change = Change::OrderFlagged {
            key: key.clone(),
            flag: Some(Colour::Red),
            label: n.to_string(),
        };
        let commit = Commit::new(Uuid::now_v7(), "慧兰", now, vec![change]);
        let id = Uuid::now_v7().to_string();
        inserts.push(
            timed(
                || Ok(raw.execute("INSERT INTO rows (id, body) VALUES (?1, ?2)", [&id, &body])?),
            )?
            .0,
        );
        saves.push(timed(|| store.save(&commit).map(|_| 1).map_err(Into::into))?.0);
        cards.push(timed(|| Ok(store.order_card(key.id())?.map_or(0, |c| c.timeline.len())))?.0);
        let change = Change::Undone { commit: commit.id };
        let commit = Commit::new(Uuid::now_v7(), "慧兰", now, vec![change]);
        undos.push(timed(|| store.save(&commit).map(|_| 1).map_err(Into::into))?.0);
    }
    table.beside(
        "C7",
        "a flag among them",
        "ms",
        median(&saves),
        ("one durable row", median(&inserts)),
        3.0,
    );
    let text = |times: &[f64]| median(times).unwrap_or(f64::NAN);
    table.note(&format!("undo {:.2} ms, a card {:.2} ms", text(&undos), text(&cards)));
    let mut counts = Vec::new();
    for _ in 0..RUNS {
        counts.push(
            timed(|| {
                for filter in [
                    OrderFilter::All,
                    OrderFilter::Unpaid,
                    OrderFilter::ToShip,
                    OrderFilter::Flagged,
                    OrderFilter::CodToConfirm,
                    OrderFilter::Silent,
                ] {
                    store.count_orders(&filter, 999)?;
                }
                Ok(6)
            })?
            .0,
        );
    }
    let day = start()? + TimeDelta::days(100);
    let mut days = Vec::new();
    for _ in 0..RUNS {
        days.push(timed(|| Ok(store.activity(day, day + TimeDelta::days(1))?.len()))?.0);
    }
    table.note(&format!(
        "counts of six lists {:.2} ms, a day's activity {:.2} ms",
        text(&counts),
        text(&days)
    ));
    let history = timed(|| Ok(store.history(Ref::Order(key(0).id()))?.len()))?;
    table.note(&format!(
        "a history {:.2} ms; tidying {:.1} ms",
        history.0,
        timed(|| store.tidy().map(|()| 1).map_err(Into::into))?.0
    ));
    Ok(())
}

/// C1 with a million orders behind it.
fn first_frame(bench: &Bench, home: &Path, table: &mut Table) {
    let start = |program: Result<PathBuf, String>, arguments: &[&str]| -> Result<f64, String> {
        let program = there(program?)?;
        let mut started = Program::start(&program, arguments, home).map_err(|e| e.to_string())?;
        let first = started.until("data", Duration::from_secs(15), crate::screen::is_full)?;
        started.settle(crate::pty::QUIET * 5, Duration::from_secs(15));
        started.quit(b"\x11");
        Ok(ms(first))
    };
    let home = home.display().to_string();
    let sides = (0..RUNS)
        .map(|_| Ok((start(bench.chaqi(), &["--home", &home])?, start(bench.floor(), &[])?)));
    let sides: Result<Vec<(f64, f64)>, String> = sides.collect();
    let side = |part: fn(&(f64, f64)) -> f64| {
        sides.clone().and_then(|all| median(&all.iter().map(part).collect::<Vec<_>>()))
    };
    table.beside(
        "C1",
        "first frame, 1,000,000 orders",
        "ms",
        side(|s| s.0),
        ("floor", side(|s| s.1)),
        2.0,
    );
}
