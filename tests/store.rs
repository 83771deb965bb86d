//! The store as a whole: whatever order commits come in, whatever is undone, the tables are what
//! the log says.

#![allow(clippy::unwrap_used, reason = "tests")]

use chaqi::domain::{
    AnswerKind, BuyerKey, Change, Channel, ClaimKey, Colour, Commit, CommitId, Contact, CountId,
    CountKind, HandoverId, ItemFields, ItemId, LostReason, Money, NoteId, OrderFields, OrderKey,
    OrderLine, OrderState, Platform, Rating, Ref, Refund, RefundState, ReminderFields, ReminderId,
    ReminderKind, Repeat, ReviewFields, ReviewId, ReviewState, Section, Stamped, Time, UseId,
};
use chaqi::domain::{OrderFilter, OrderQuery};
use chaqi::store::{Access, ImportReport, Incoming, Place, Saved, Store, StoreError};
use chrono::{FixedOffset, TimeDelta};
use proptest::prelude::*;
use tempfile::TempDir;
use uuid::Uuid;

fn offset() -> FixedOffset {
    FixedOffset::east_opt(8 * 3600).unwrap()
}

fn start() -> Time {
    Time::parse_from_rfc3339("2026-11-21T20:00:00+08:00").unwrap()
}

fn open(folder: &TempDir) -> Store {
    Store::open(Place { db: folder.path().join("chaqi.db") }, offset()).unwrap()
}

fn fresh() -> (TempDir, Store) {
    // In memory where there is such a folder: these tests are about order, not about the disk.
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    let store = open(&folder);
    (folder, store)
}

fn key(number: u8) -> OrderKey {
    OrderKey {
        platform: Platform::Taobao,
        shop: "插旗".into(),
        number: format!("27138{number:04}"),
    }
}

fn commit(n: u128, agent: &str, changes: Vec<Change>) -> Commit {
    let at = start() + TimeDelta::seconds(n as i64 % 100_000);
    Commit::new(Uuid::from_u128(n + 1), agent, at, changes)
}

fn added(number: u8) -> Change {
    let fields = OrderFields {
        buyer: Some(format!("买家{number}")),
        item: Some("羊毛围巾".into()),
        amount: Some(Money(12_50)),
        ..OrderFields::default()
    };
    Change::OrderAdded { key: key(number), fields }
}

fn buyer(number: u8) -> BuyerKey {
    BuyerKey { platform: Platform::Taobao, shop: "插旗".into(), name: format!("买家{number}") }
}

fn noted(number: u8, n: u128, text: &str) -> Change {
    Change::OrderNoted {
        key: key(number),
        note: NoteId(Uuid::from_u128(n)),
        flag: None,
        text: text.into(),
    }
}

/// Any change to one of a few records, so that histories cross.
fn change(kind: u8, which: u8, salt: u128) -> Change {
    let which = which % 3;
    let uuid = Uuid::from_u128(1_000 + u128::from(which));
    let (review, item) = (ReviewId(uuid), ItemId(uuid));
    match kind % 25 {
        0 => added(which),
        1 => Change::OrderImported {
            key: key(which),
            fields: OrderFields {
                state: Some(OrderState::ToShip),
                paid: Some(start()),
                extras: [("宝贝种类".to_owned(), salt.to_string())].into(),
                ..OrderFields::default()
            },
        },
        2 => Change::OrderEdited {
            key: key(which),
            fields: OrderFields { buyer: Some(format!("b{salt}")), ..OrderFields::default() },
        },
        3 => Change::OrderFlagged {
            key: key(which),
            flag: (!salt.is_multiple_of(3)).then_some(Colour::Blue),
            label: String::new(),
        },
        4 => noted(which, salt, "改地址"),
        5 => Change::OrderDeleted { key: key(which) },
        6 => Change::ReviewLogged {
            review,
            fields: ReviewFields {
                text: Some("色差".into()),
                rating: Some(Rating::Neutral),
                ..ReviewFields::default()
            },
        },
        7 => Change::ReviewContacted {
            review,
            contact: Contact {
                channel: Channel::Phone,
                at: start(),
                agent: "慧兰".into(),
                outcome: "未接".into(),
                next: None,
                cost: Some(Money(5_00)),
            },
        },
        8 => Change::ReviewProgressed { review, to: ReviewState::Changed, until: None },
        9 => Change::ReviewDropped { review },
        10 => Change::ItemWritten {
            item,
            fields: ItemFields {
                summary: Some(format!("s{salt}")),
                section: Some(Section::Orders),
                about: Some(Ref::Order(key(which).id())),
                ..ItemFields::default()
            },
        },
        11 => Change::ItemPassed { item, handover: HandoverId(uuid) },
        12 => Change::ItemAnswered { item, answer: AnswerKind::Accept, text: "接".into() },
        13 => Change::ItemClosed { item, outcome: "已发".into() },
        14 if salt.is_multiple_of(2) => {
            Change::Claimed { claim: urge(which), until: start() + TimeDelta::days(3) }
        }
        15 if salt.is_multiple_of(2) => {
            Change::OrderUrged { key: key(which), claim: urge(which % 2).id() }
        }
        14 => Change::Counted {
            count: CountId(Uuid::from_u128(salt)),
            what: CountKind::Lost(LostReason::Price),
            buyer: "甲".into(),
        },
        15 => Change::OrderDiscounted {
            key: key(which),
            amount: Money(3_50),
            reason: "晒图".into(),
            approved_by: String::new(),
        },
        16 => Change::ReminderSet {
            reminder: ReminderId(uuid),
            fields: ReminderFields {
                kind: salt.is_multiple_of(2).then_some(ReminderKind::Promise),
                repeat: salt.is_multiple_of(3).then_some(Repeat::Weekly),
                ..ReminderFields::reminder(
                    Some(Ref::Order(key(which).id())),
                    "小鹿",
                    "周五发",
                    start() + TimeDelta::hours(salt as i64 % 50),
                    "慧兰",
                )
            },
        },
        17 => Change::ReminderSnoozed {
            reminder: ReminderId(uuid),
            until: start() + TimeDelta::minutes(salt as i64 % 50),
        },
        18 => Change::ReminderDone {
            reminder: ReminderId(uuid),
            outcome: "已发".into(),
            broken: salt.is_multiple_of(2),
        },
        19 => Change::ReminderDropped { reminder: ReminderId(uuid) },
        20 => Change::BuyerGrouped {
            key: buyer(which),
            group: "vip".into(),
            on: !salt.is_multiple_of(3),
        },
        21 => Change::BuyerNoted {
            key: buyer(which),
            note: NoteId(Uuid::from_u128(salt)),
            text: "爱问尺码".into(),
        },
        22 => Change::OrderImported {
            key: key(which),
            fields: OrderFields {
                state: Some(OrderState::Untold),
                platform_flag: Some(if salt.is_multiple_of(2) {
                    Colour::Red
                } else {
                    Colour::Green
                }),
                refunds: vec![Refund {
                    number: format!("R{}", salt % 2),
                    state: if salt.is_multiple_of(3) {
                        RefundState::Asked
                    } else {
                        RefundState::Done
                    },
                    waybill: format!("YT{salt}"),
                    deadline: Some(start()),
                    ..Refund::default()
                }],
                ..OrderFields::default()
            },
        },
        23 => Change::OrderImported {
            key: key(which),
            fields: OrderFields {
                lines: vec![OrderLine {
                    number: if salt.is_multiple_of(2) {
                        String::new()
                    } else {
                        (salt % 4).to_string()
                    },
                    title: format!("第{salt}件"),
                    quantity: 2,
                    ..OrderLine::default()
                }],
                ..OrderFields::default()
            },
        },
        _ => Change::ReplyCopied {
            used: UseId(Uuid::from_u128(salt)),
            phrase: "bargain".into(),
            title: "议价".into(),
            about: Some(Ref::Order(key(which).id())),
        },
    }
}

/// Two buyers at most, so that claims meet.
fn urge(which: u8) -> ClaimKey {
    ClaimKey::urge(&key(which), &format!("买家{}", which % 2), start().date_naive())
}

fn log(store: &Store) -> Vec<Stamped> {
    let mut all = Vec::new();
    store
        .each_commit(|stamped| {
            all.push(stamped);
            Ok(())
        })
        .unwrap();
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// The invariant of the house, on 1,000 random histories with undo and redo.
    #[test]
    fn the_tables_are_what_the_log_says_in_whatever_order_it_comes(
        history in prop::collection::vec((0_u8..27, any::<u8>(), 1_u8..4), 1..14),
        shuffle in any::<u64>(),
    ) {
        let (_folder, mut store) = fresh();
        let mut saved: Vec<Commit> = Vec::new();
        for (n, (kind, which, size)) in history.iter().enumerate() {
            let n = n as u128;
            let changes = match kind {
                25 | 26 if !saved.is_empty() => {
                    let commit = saved[usize::from(*which) % saved.len()].id;
                    vec![if *kind == 25 { Change::Undone { commit } } else { Change::Redone { commit } }]
                }
                _ => (0..*size).map(|k| change(kind + k, which.wrapping_add(k), n * 10 + u128::from(k))).collect(),
            };
            let next = commit(n, "慧兰", changes);
            store.save(&next).unwrap();
            saved.push(next);
        }
        let tables = store.dump().unwrap();

        store.rebuild().unwrap();
        prop_assert_eq!(&store.dump().unwrap(), &tables, "rebuilt from the log");

        let mut commits = log(&store);
        let mut state = shuffle;
        for at in (1..commits.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            commits.swap(at, (state >> 33) as usize % (at + 1));
        }
        let (_other_folder, mut other) = fresh();
        let (first, rest) = commits.split_at(commits.len() / 2);
        other.enter_all(first).unwrap();
        other.enter_all(rest).unwrap();
        prop_assert_eq!(&other.dump().unwrap(), &tables, "taken in in another order");
        let again = other.enter_all(&commits).unwrap();
        prop_assert_eq!((again.new, again.known), (0, commits.len() as u64));
        prop_assert!(other.check().unwrap().is_sound());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Undo and redo against a model that simply keeps the list of live acts (P23).
    #[test]
    fn undo_and_redo_are_a_stack(script in prop::collection::vec(0_u8..6, 1..16)) {
        let (folder, mut store) = fresh();
        let mut live: Vec<String> = Vec::new();
        let mut taken_back: Vec<String> = Vec::new();
        store.save(&commit(0, "系统", vec![added(1)])).unwrap();
        for (n, step) in script.iter().enumerate() {
            let id = n as u128 + 1;
            match step {
                0..=2 => {
                    let text = format!("n{n}");
                    store.save(&commit(id, "慧兰", vec![noted(1, id, &text)])).unwrap();
                    live.push(text);
                    taken_back.clear();
                }
                3 | 4 => match store.next_undo("慧兰").unwrap() {
                    Some(target) => {
                        store.save(&commit(id, "慧兰", vec![Change::Undone { commit: target }])).unwrap();
                        taken_back.push(live.pop().expect("the model has one too"));
                    }
                    None => prop_assert!(live.is_empty()),
                },
                _ => match store.next_redo("慧兰").unwrap() {
                    Some(target) => {
                        store.save(&commit(id, "慧兰", vec![Change::Redone { commit: target }])).unwrap();
                        live.push(taken_back.pop().expect("the model has one too"));
                    }
                    None => prop_assert!(taken_back.is_empty()),
                },
            }
            let notes: Vec<String> =
                store.order(key(1).id()).unwrap().unwrap().notes.into_iter().map(|n| n.text).collect();
            let mut sorted = live.clone();
            sorted.sort_by_key(|t| t[1..].parse::<u32>().unwrap());
            prop_assert_eq!(notes, sorted);
        }
        drop(store);
        // After a restart the same act is next.
        let store = open(&folder);
        prop_assert_eq!(store.next_undo("慧兰").unwrap().is_some(), !live.is_empty());
        prop_assert_eq!(store.next_redo("慧兰").unwrap().is_some(), !taken_back.is_empty());
    }
}

#[test]
fn a_hundred_and_twenty_steps_back_and_forth_across_a_restart() {
    let (folder, mut store) = fresh();
    store.save(&commit(0, "系统", vec![added(1)])).unwrap();
    for n in 1..=120 {
        store.save(&commit(n, "慧兰", vec![noted(1, n, "记一笔")])).unwrap();
    }
    let full = store.dump().unwrap();
    let mut id = 1_000;
    drop(store);
    let mut store = open(&folder);
    let mut steps = 0;
    while let Some(target) = store.next_undo("慧兰").unwrap() {
        id += 1;
        steps += 1;
        store.save(&commit(id, "慧兰", vec![Change::Undone { commit: target }])).unwrap();
    }
    assert_eq!(steps, 120);
    assert!(store.order(key(1).id()).unwrap().unwrap().notes.is_empty());
    assert_eq!(store.next_undo("晓月").unwrap(), None, "another agent's acts are theirs");
    drop(store);
    let mut store = open(&folder);
    while let Some(target) = store.next_redo("慧兰").unwrap() {
        id += 1;
        store.save(&commit(id, "慧兰", vec![Change::Redone { commit: target }])).unwrap();
    }
    let orders = |dump: &str| {
        dump.lines().filter(|l| l.starts_with("orders")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(orders(&store.dump().unwrap()), orders(&full));
}

#[test]
fn saving_twice_is_saving_once() {
    let (_folder, mut store) = fresh();
    let first = commit(1, "慧兰", vec![added(1), noted(1, 5, "要发票")]);
    assert!(matches!(store.save(&first).unwrap(), Saved::Now(_)));
    assert_eq!(store.save(&first).unwrap(), Saved::Before);
    assert_eq!(store.order(key(1).id()).unwrap().unwrap().notes.len(), 1);
}

#[test]
fn orders_are_found_by_any_part_of_anything() {
    let (_folder, mut store) = fresh();
    let mut fields = OrderFields {
        buyer: Some("小鹿Lu".into()),
        item: Some("羊毛围巾，加厚".into()),
        waybill: Some("YT8812345".into()),
        phone: Some("13812346789".into()),
        ..OrderFields::default()
    };
    store
        .save(&commit(1, "慧兰", vec![Change::OrderAdded { key: key(7), fields: fields.clone() }]))
        .unwrap();
    fields.buyer = Some("别人".into());
    fields.phone = Some("13900000000".into());
    fields.item = Some("手套".into());
    fields.waybill = Some("ZT77".into());
    store
        .save(&commit(
            2,
            "慧兰",
            vec![Change::OrderAdded { key: key(8), fields }, noted(7, 9, "周五发货")],
        ))
        .unwrap();
    // Marked, then in the index.
    for _ in 0..2 {
        for text in [
            "0007",
            "小鹿",
            "LU",
            "lu",
            "围巾 小",
            "羊毛围巾",
            "yt88",
            "6789",
            "周五",
            "周五发货",
            "07 毛",
        ] {
            assert_eq!(found(&store, text), [key(7).number], "{text}");
        }
        assert!(found(&store, "1381234").is_empty(), "only the last four digits of a phone");
        assert!(found(&store, "小鹿 手套").is_empty());
        assert_eq!(found(&store, "27138").len(), 2);
        assert_eq!(found(&store, "\"").len(), 0);
        store.tidy().unwrap();
    }
}

#[test]
fn courier_and_article_are_found_and_full_width_is_no_other_word() {
    let (_folder, mut store) = fresh();
    let fields = OrderFields {
        item: Some("ＬＥＤ台灯　３档".into()),
        courier: Some("顺丰".into()),
        extras: [
            ("商家编码".to_owned(), "TD-88Ｘ".to_owned()),
            ("备注".to_owned(), "蓝".to_owned()),
        ]
        .into(),
        ..OrderFields::default()
    };
    store.save(&commit(1, "慧兰", vec![Change::OrderAdded { key: key(7), fields }])).unwrap();
    store.save(&commit(2, "慧兰", vec![added(8)])).unwrap();
    for _ in 0..2 {
        for text in [
            "led",
            "ＬＥＤ",
            "３档",
            "3档",
            "led台灯",
            "顺",
            "顺丰",
            "td-88x",
            "000 顺丰 LED",
            "灯 档",
        ] {
            assert_eq!(found(&store, text), [key(7).number], "{text}");
        }
        assert!(found(&store, "插旗").is_empty(), "the name of the shop is on every order");
        assert!(found(&store, "蓝").is_empty(), "only columns that name the article");
        store.tidy().unwrap();
    }
}

/// What a search must find, looked up the slow way.
fn looked_up(orders: &[(u8, String)], text: &str) -> Vec<u8> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut all: Vec<u8> = orders
        .iter()
        .filter(|(n, item)| {
            let text = format!("{}\n插旗\n{item}", key(*n).number);
            words.iter().all(|w| text.contains(w))
        })
        .map(|(n, _)| *n)
        .collect();
    all.sort_unstable();
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_search_finds_what_the_rows_hold(
        items in proptest::collection::vec("[ab红12]{0,6}", 1..12),
        later in proptest::collection::vec((0..12_u8, "[ab红12]{0,6}"), 0..6),
        asked in proptest::collection::vec("[ab红12]{1,4}( [ab红12]{1,3})?", 8),
    ) {
        let (_folder, mut store) = fresh();
        let mut orders: Vec<(u8, String)> = Vec::new();
        let edit = |n: u8, item: &str, known: bool| {
            let fields = OrderFields { item: Some(item.to_owned()), ..OrderFields::default() };
            let key = key(n);
            if known { Change::OrderEdited { key, fields } } else { Change::OrderAdded { key, fields } }
        };
        for (n, item) in items.iter().enumerate() {
            let n = n as u8;
            store.save(&commit(u128::from(n), "慧兰", vec![edit(n, item, false)])).unwrap();
            orders.push((n, item.clone()));
        }
        store.tidy().unwrap();
        for (at, (n, item)) in later.iter().enumerate() {
            let Some(order) = orders.iter_mut().find(|(m, _)| m == n) else { continue };
            order.1.clone_from(item);
            store.save(&commit(100 + at as u128, "慧兰", vec![edit(*n, item, true)])).unwrap();
            if at % 2 == 0 {
                store.tidy().unwrap();
            }
        }
        for text in &asked {
            let query = OrderQuery { text: text.clone(), limit: 99, ..OrderQuery::default() };
            let mut numbers: Vec<String> =
                store.orders(&query).unwrap().orders.into_iter().map(|o| o.key.number).collect();
            numbers.sort_unstable();
            let wanted: Vec<String> =
                looked_up(&orders, text).into_iter().map(|n| key(n).number).collect();
            prop_assert_eq!(numbers, wanted, "{}", text);
        }
    }
}

fn found(store: &Store, text: &str) -> Vec<String> {
    let query = OrderQuery { text: text.into(), limit: 10, ..OrderQuery::default() };
    store.orders(&query).unwrap().orders.into_iter().map(|o| o.key.number).collect()
}

#[test]
fn words_that_were_taken_back_find_nothing() {
    let (_folder, mut store) = fresh();
    for tidy in [false, true] {
        let n = 100 * u128::from(tidy);
        let (add, note) = (commit(n + 1, "慧兰", vec![added(1)]), noted(1, n + 9, "周五发货"));
        let note = commit(n + 2, "慧兰", vec![note]);
        store.save(&add).unwrap();
        store.save(&note).unwrap();
        if tidy {
            store.tidy().unwrap();
        }
        assert_eq!(found(&store, "周五发货").len(), 1);
        store.save(&commit(n + 3, "慧兰", vec![Change::Undone { commit: note.id }])).unwrap();
        assert_eq!(found(&store, "周五发货").len(), 0, "tidy: {tidy}");
        assert_eq!(found(&store, "羊毛围巾").len(), 1);
        store.save(&commit(n + 4, "慧兰", vec![Change::Undone { commit: add.id }])).unwrap();
        assert_eq!(found(&store, "羊毛围巾").len(), 0, "tidy: {tidy}");
        // The next order may get the place of the one that went.
        store.save(&commit(n + 5, "慧兰", vec![added(2)])).unwrap();
        assert_eq!(found(&store, "羊毛围巾").len(), 1);
        store.tidy().unwrap();
        assert_eq!(found(&store, "羊毛围巾").len(), 1);
        store.save(&commit(n + 6, "慧兰", vec![Change::OrderDeleted { key: key(2) }])).unwrap();
    }
}

#[test]
fn no_more_orders_wait_for_the_index_than_a_search_can_look_at() {
    let (folder, mut store) = fresh();
    for n in 0..600_u128 {
        let number = format!("27138{n:05}");
        let key = OrderKey { platform: Platform::Taobao, shop: "插旗".into(), number };
        let change = Change::OrderAdded { key, fields: OrderFields::default() };
        store.save(&commit(n, "慧兰", vec![change])).unwrap();
    }
    let raw = rusqlite::Connection::open(folder.path().join("chaqi.db")).unwrap();
    let waiting: i64 =
        raw.query_row("SELECT count(*) FROM order_unindexed", [], |row| row.get(0)).unwrap();
    assert!(waiting > 0 && waiting <= 500, "{waiting}");
    assert_eq!(found(&store, "2713800042"), ["2713800042"]);
    assert_eq!(found(&store, "2713800599"), ["2713800599"]);
    store.tidy().unwrap();
    assert_eq!(found(&store, "2713800599"), ["2713800599"]);
}

#[test]
fn deleting_hides_and_undo_brings_back() {
    let (_folder, mut store) = fresh();
    store.save(&commit(1, "慧兰", vec![added(1)])).unwrap();
    let gone = commit(2, "慧兰", vec![Change::OrderDeleted { key: key(1) }]);
    store.save(&gone).unwrap();
    let all = OrderQuery { limit: 10, ..OrderQuery::default() };
    assert!(store.orders(&all).unwrap().orders.is_empty());
    store.save(&commit(3, "慧兰", vec![Change::Undone { commit: gone.id }])).unwrap();
    assert_eq!(store.orders(&all).unwrap().orders.len(), 1);
    let history = store.history(Ref::Order(key(1).id())).unwrap();
    assert_eq!(
        history.iter().map(|h| (h.change.kind(), h.undone)).collect::<Vec<_>>(),
        [("order-added", false), ("order-deleted", true)]
    );
}

fn incoming(key: OrderKey, fields: OrderFields) -> Incoming {
    Incoming { key, fields, fills: false }
}

/// Takes orders in as one commit.
fn import(store: &mut Store, n: u128, rows: impl IntoIterator<Item = Incoming>) -> ImportReport {
    let at = start() + TimeDelta::seconds(n as i64);
    store
        .import(CommitId(Uuid::from_u128(1_000_000 + n)), "慧兰", at, |intake| {
            rows.into_iter().try_for_each(|row| intake.take(row))?;
            Ok::<_, StoreError>(intake.report.clone())
        })
        .unwrap()
}

#[test]
fn a_report_taken_in_twice_changes_nothing() {
    let (_folder, mut store) = fresh();
    let rows = || {
        (0..50_u8).map(|n| {
            let fields = OrderFields {
                buyer: Some(format!("买家{n}")),
                state: Some(OrderState::Unpaid),
                ..OrderFields::default()
            };
            incoming(key(n), fields)
        })
    };
    let report = import(&mut store, 1, rows());
    assert_eq!((report.new, report.changed, report.same), (50, 0, 0));
    assert_eq!(log(&store).len(), 1);
    let again = import(&mut store, 2, rows());
    assert_eq!((again.new, again.changed, again.same, again.writes()), (0, 0, 50, false));
    assert_eq!(log(&store).len(), 1, "nothing to say is no commit");
    assert!(store.check().unwrap().is_sound());
    let mut unpaid = OrderQuery { filter: OrderFilter::Unpaid, limit: 20, ..OrderQuery::default() };
    let mut pages = Vec::new();
    loop {
        let page = store.orders(&unpaid).unwrap();
        pages.push(page.orders.iter().map(|o| o.id).collect::<Vec<_>>());
        unpaid.after = page.end;
        if !page.more {
            break;
        }
    }
    assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [20, 20, 10]);
    let all = OrderQuery { filter: OrderFilter::Unpaid, limit: 99, ..OrderQuery::default() };
    let all: Vec<_> = store.orders(&all).unwrap().orders.iter().map(|o| o.id).collect();
    assert_eq!(pages.concat(), all);
}

#[test]
fn an_import_that_is_broken_off_leaves_nothing() {
    let (_folder, mut store) = fresh();
    import(&mut store, 1, [incoming(key(1), OrderFields::default())]);
    let before = store.dump().unwrap();
    let cancelled = store.import(CommitId(Uuid::from_u128(2)), "慧兰", start(), |intake| {
        for n in 0..1_000_u16 {
            let key = OrderKey { number: format!("{n}"), ..key(0) };
            let fields = OrderFields { cod: Some(true), ..OrderFields::default() };
            intake.take(incoming(key, fields))?;
        }
        Err::<(), _>(StoreError::Cancelled)
    });
    assert!(matches!(cancelled, Err(StoreError::Cancelled)));
    assert_eq!(store.dump().unwrap(), before);
    assert_eq!(log(&store).len(), 1);
    // The next write works as ever.
    store.save(&commit(3, "慧兰", vec![noted(1, 9, "发顺丰")])).unwrap();
    assert!(store.check().unwrap().is_sound());
}

/// The same order as its order report, its item report and its refunds tell it.
fn three_reports() -> [Incoming; 3] {
    let line = |title: &str, price: i64| OrderLine {
        title: title.into(),
        quantity: 2,
        price: Some(Money(price)),
        code: format!("A-{price}"),
        ..OrderLine::default()
    };
    let orders = OrderFields {
        buyer: Some("小鹿".into()),
        item: Some("睡衣，水杯".into()),
        amount: Some(Money(99_00)),
        state: Some(OrderState::Shipped),
        ..OrderFields::default()
    };
    let items = OrderFields {
        lines: vec![line("睡衣", 40_00), line("水杯", 20_00)],
        state: Some(OrderState::Shipped),
        ..OrderFields::default()
    };
    let refunds = OrderFields {
        buyer: Some("小鹿".into()),
        item: Some("水杯".into()),
        refunds: vec![Refund {
            number: "98123".into(),
            waybill: "YT8812345678".into(),
            state: RefundState::Returning,
            ..Refund::default()
        }],
        ..OrderFields::default()
    };
    let fills = Incoming { key: key(1), fields: refunds, fills: true };
    [incoming(key(1), orders), incoming(key(1), items), fills]
}

#[test]
fn reports_of_one_order_may_come_in_any_order() {
    let mut seen: Option<chaqi::domain::Order> = None;
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let (_folder, mut store) = fresh();
        for (n, which) in (1..).zip(order) {
            let row = three_reports()[which].clone();
            import(&mut store, n, [row.clone()]);
            let again = import(&mut store, n + 10, [row]);
            assert_eq!((again.same, again.writes()), (1, false), "{order:?}");
        }
        let found = |text: &str| found(&store, text).len();
        assert_eq!(
            (found("98123"), found("YT88123"), found("A-2000"), found("水杯")),
            (1, 1, 1, 1)
        );
        let mut order = store.order(key(1).id()).unwrap().unwrap();
        assert_eq!((order.amount, order.state.clone()), (Money(99_00), OrderState::Shipped));
        assert_eq!(
            (order.item.as_str(), order.lines.len(), order.refunds.len()),
            ("睡衣，水杯", 2, 1)
        );
        order.touched = start();
        let before = seen.get_or_insert_with(|| order.clone());
        assert_eq!(*before, order);
        let dump = store.dump().unwrap();
        store.rebuild().unwrap();
        assert_eq!(store.dump().unwrap(), dump);
    }
}

#[test]
fn an_item_report_alone_makes_an_order_of_sense() {
    let (_folder, mut store) = fresh();
    let [_, items, refunds] = three_reports();
    import(&mut store, 1, [items]);
    let order = store.order(key(1).id()).unwrap().unwrap();
    assert_eq!((order.item.as_str(), order.amount), ("睡衣，水杯", Money(12_000)));
    // Of refunds alone nobody knows the state; it is not "to be urged".
    let (_folder, mut store) = fresh();
    import(&mut store, 1, [refunds]);
    let order = store.order(key(1).id()).unwrap().unwrap();
    assert_eq!((order.state, order.item.as_str()), (OrderState::Untold, "水杯"));
}

#[test]
fn a_flag_of_the_platform_never_covers_an_agents() {
    let (_folder, mut store) = fresh();
    let with = |flag| {
        incoming(key(1), OrderFields { platform_flag: Some(flag), ..OrderFields::default() })
    };
    let flag = |store: &Store| store.order(key(1).id()).unwrap().unwrap().flag;
    import(&mut store, 1, [with(Colour::Red)]);
    assert_eq!(flag(&store), Some(Colour::Red));
    import(&mut store, 2, [with(Colour::Green)]);
    assert_eq!(flag(&store), Some(Colour::Green), "it came with an import and goes with one");
    let set = Change::OrderFlagged { key: key(1), flag: Some(Colour::Blue), label: String::new() };
    store.save(&commit(3, "慧兰", vec![set])).unwrap();
    let report = import(&mut store, 4, [with(Colour::Purple)]);
    assert_eq!((report.flags_kept, report.kept.len(), report.changed), (1, 1, 1));
    assert_eq!((report.kept[0].ours, report.kept[0].theirs), (Colour::Blue, Colour::Purple));
    assert_eq!(flag(&store), Some(Colour::Blue));
    let again = import(&mut store, 5, [with(Colour::Purple)]);
    assert_eq!((again.flags_kept, again.writes()), (1, false), "still told, nothing written");
    store
        .save(&commit(6, "慧兰", vec![Change::Undone { commit: commit(3, "", vec![]).id }]))
        .unwrap();
    assert_eq!(flag(&store), Some(Colour::Purple), "without the agent's it is the platform's");
    let dump = store.dump().unwrap();
    store.rebuild().unwrap();
    assert_eq!(store.dump().unwrap(), dump);
}

#[test]
fn a_newer_file_is_refused_and_not_a_byte_changes() {
    for hot in [false, true] {
        let (folder, mut store) = fresh();
        store.save(&commit(1, "慧兰", vec![added(1)])).unwrap();
        drop(store);
        let db = folder.path().join("chaqi.db");
        let newer = rusqlite::Connection::open(&db).unwrap();
        newer.pragma_update(None, "user_version", 99).unwrap();
        if hot {
            // Keep the log: copy the three files as a crash would leave them.
            let keep: Vec<(String, Vec<u8>)> = ["", "-wal", "-shm"]
                .iter()
                .map(|s| {
                    (format!("chaqi.db{s}"), std::fs::read(format!("{}{s}", db.display())).unwrap())
                })
                .collect();
            drop(newer);
            for (name, bytes) in keep {
                std::fs::write(folder.path().join(name), bytes).unwrap();
            }
        } else {
            drop(newer);
        }
        let files = |folder: &TempDir| {
            let mut all: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder.path())
                .unwrap()
                .map(|e| e.unwrap())
                .map(|e| (e.file_name().into_string().unwrap(), std::fs::read(e.path()).unwrap()))
                .collect();
            all.sort();
            all
        };
        let before = files(&folder);
        assert_eq!(before.iter().any(|(n, _)| n.ends_with("-wal")), hot);
        match Store::open(Place { db }, offset()) {
            Err(StoreError::Newer { found: 99, known, .. }) => {
                assert_eq!(known, chaqi::store::SCHEMA_VERSION)
            }
            other => panic!("{other:?}"),
        }
        assert!(files(&folder) == before, "hot: {hot}");
    }
}

#[test]
fn an_altered_byte_in_the_log_is_named() {
    let (folder, mut store) = fresh();
    for n in 1..5 {
        store.save(&commit(n, "慧兰", vec![added(n as u8)])).unwrap();
    }
    assert!(store.check().unwrap().is_sound());
    drop(store);
    let raw = rusqlite::Connection::open(folder.path().join("chaqi.db")).unwrap();
    raw.execute("UPDATE changes SET body = replace(body, '12.50', '13.50') WHERE commit_n = 2", [])
        .unwrap();
    let id: String = raw.query_row("SELECT id FROM commits WHERE n = 2", [], |r| r.get(0)).unwrap();
    drop(raw);
    assert_eq!(open(&folder).check().unwrap().broken_at, Some(id));
}

#[test]
fn sixteen_at_once_over_a_hot_log() {
    for _ in 0..15 {
        let (folder, mut store) = fresh();
        store.save(&commit(1, "慧兰", vec![added(1)])).unwrap();
        // A log that nobody has folded back yet, as after a crash.
        let copy = tempfile::tempdir().unwrap();
        for entry in std::fs::read_dir(folder.path()).unwrap() {
            let entry = entry.unwrap();
            std::fs::copy(entry.path(), copy.path().join(entry.file_name())).unwrap();
        }
        let all: Vec<_> = (0..16)
            .map(|_| {
                let db = copy.path().join("chaqi.db");
                std::thread::spawn(move || {
                    let store = Store::open(Place { db }, offset())?;
                    store.order_count()
                })
            })
            .collect();
        for one in all {
            assert_eq!(one.join().unwrap().unwrap(), 1);
        }
    }
}

#[cfg(unix)]
#[test]
fn files_are_the_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let outer = tempfile::tempdir().unwrap();
    let folder = outer.path().join("home");
    let mut store = Store::open(Place { db: folder.join("chaqi.db") }, offset()).unwrap();
    store.save(&commit(1, "慧兰", vec![added(1)])).unwrap();
    assert_eq!(*store.access(), Access::Full);
    let mode = |path: &std::path::Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    let mut names = Vec::new();
    for entry in std::fs::read_dir(&folder).unwrap() {
        let entry = entry.unwrap();
        assert_eq!(mode(&entry.path()), 0o600, "{:?}", entry.file_name());
        names.push(entry.file_name().into_string().unwrap());
    }
    names.sort();
    assert_eq!(names, ["chaqi.db", "chaqi.db-shm", "chaqi.db-wal", "chaqi.lock"]);
}
