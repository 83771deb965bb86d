//! A buyer is urged once: in one file, in two files that meet, and after undo.

#![allow(clippy::unwrap_used, reason = "tests")]

use chaqi::domain::tally::{Activity, By, Measure, Tally};
use chaqi::domain::urge::{Said, UrgeQuery};
use chaqi::domain::{
    Change, Channel, Claim, ClaimKey, Colour, Commit, Contact, Money, NoteId, OrderFields,
    OrderKey, OrderState, Platform, Refusal, ReviewFields, ReviewId, Roster, Stamped, Time, UseId,
};
use chaqi::store::{Place, Saved, Store};
use chrono::{FixedOffset, TimeDelta};
use tempfile::TempDir;
use uuid::Uuid;

fn at(text: &str) -> Time {
    Time::parse_from_rfc3339(&format!("2026-11-{text}:00+08:00")).unwrap()
}

fn fresh() -> (TempDir, Store) {
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    let store = open(&folder);
    (folder, store)
}

fn open(folder: &TempDir) -> Store {
    let place = Place { db: folder.path().join("chaqi.db") };
    Store::open(place, FixedOffset::east_opt(8 * 3600).unwrap()).unwrap()
}

fn key(number: &str) -> OrderKey {
    OrderKey { platform: Platform::Taobao, shop: "插旗".into(), number: number.into() }
}

fn commit(agent: &str, when: &str, changes: Vec<Change>) -> Commit {
    Commit::new(Uuid::now_v7(), agent, at(when), changes)
}

fn added(number: &str, buyer: &str, created: &str) -> Change {
    let fields = OrderFields {
        buyer: Some(buyer.into()),
        amount: Some(Money(12_50)),
        state: Some(OrderState::Unpaid),
        created: Some(at(created)),
        ..OrderFields::default()
    };
    Change::OrderAdded { key: key(number), fields }
}

/// What one act of urging saves.
fn urging(agent: &str, when: &str, buyer: &str, numbers: &[&str]) -> Commit {
    let claim = ClaimKey::urge(&key(numbers[0]), buyer, at(when).date_naive());
    let urged = numbers.iter().map(|n| Change::OrderUrged { key: key(n), claim: claim.id() });
    let mut changes: Vec<Change> = urged.collect();
    changes.push(Change::Claimed { claim, until: at(when) + TimeDelta::days(3) });
    commit(agent, when, changes)
}

fn paid(number: &str, when: &str) -> Change {
    let fields = OrderFields {
        state: Some(OrderState::ToShip),
        paid: Some(at(when)),
        ..OrderFields::default()
    };
    Change::OrderImported { key: key(number), fields }
}

fn query(now: &str) -> UrgeQuery {
    UrgeQuery {
        now: at(now),
        days: 3,
        flags: vec![(Platform::Taobao, Colour::Blue)],
        with_said: true,
    }
}

/// The list as buyers with the ends of their order numbers.
fn list(store: &Store, now: &str) -> Vec<String> {
    let rows = store.to_urge(&query(now)).unwrap().rows;
    let row = |row: &chaqi::domain::urge::ToUrge| {
        let numbers: Vec<&str> = row.orders.iter().map(|o| o.key.number.as_str()).collect();
        format!("{} {}", row.buyer(), numbers.join("+"))
    };
    rows.iter().map(row).collect()
}

fn held(saved: Saved) -> Claim {
    match saved {
        Saved::Refused(why) => match *why {
            Refusal::Held(claim) => claim,
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

fn rows(store: &Store, measure: Measure) -> Vec<Activity> {
    let all = store.activity(at("01T00:00"), at("30T00:00")).unwrap();
    all.into_iter().filter(|row| row.measure == measure).collect()
}

fn log(store: &Store) -> Vec<Stamped> {
    let mut all = Vec::new();
    let keep = |stamped| {
        all.push(stamped);
        Ok(())
    };
    store.each_commit(keep).unwrap();
    all
}

#[test]
fn the_list_has_a_row_per_buyer_and_only_who_is_to_be_urged() {
    let (_folder, mut store) = fresh();
    let flag = |number: &str, flag| Change::OrderFlagged {
        key: key(number),
        flag: Some(flag),
        label: String::new(),
    };
    let edit = |number: &str, fields| Change::OrderEdited { key: key(number), fields };
    let state = |state| OrderFields { state: Some(state), ..OrderFields::default() };
    store
        .save(&commit(
            "晓月",
            "21T15:00",
            vec![
                added("11", "小鱼", "21T10:00"),
                added("12", "春风", "21T11:00"),
                added("13", "小鱼", "21T12:00"),
                added("14", "已插旗", "21T12:00"),
                flag("14", Colour::Blue),
                added("15", "已插旗", "21T13:00"),
                added("16", "红旗", "21T13:00"),
                flag("16", Colour::Red),
                added("17", "付了", "21T13:00"),
                edit("17", state(OrderState::ToShip)),
                added("18", "关了", "21T13:00"),
                edit("18", state(OrderState::Closed)),
                added("19", "到付", "21T13:00"),
                edit("19", OrderFields { cod: Some(true), ..OrderFields::default() }),
                added("20", "旧单", "18T14:00"),
                added("21", "", "21T14:00"),
                added("22", "", "21T14:10"),
                added("23", "小**", "21T14:20"),
                added("24", "小**", "21T14:30"),
                added("25", "删了", "21T14:30"),
                Change::OrderDeleted { key: key("25") },
            ],
        ))
        .unwrap();
    let expected = ["小鱼 11+13", "春风 12", "红旗 16", " 21", " 22", "小** 23", "小** 24"];
    assert_eq!(list(&store, "21T16:00"), expected);

    store.save(&urging("慧兰", "21T16:00", "小鱼", &["11", "13"])).unwrap();
    store.save(&urging("慧兰", "21T16:01", "", &["21"])).unwrap();
    let expected = ["春风 12", "红旗 16", " 22", "小** 23", "小** 24"];
    assert_eq!(list(&store, "21T16:02"), expected);

    // A new order of who was urged does not bring them back before the window is over.
    store.save(&commit("晓月", "22T10:00", vec![added("31", "小鱼", "22T10:00")])).unwrap();
    assert!(!list(&store, "23T16:00").iter().any(|row| row.contains("小鱼")));
    store.save(&commit("晓月", "24T16:00", vec![added("32", "小鱼", "24T15:00")])).unwrap();
    assert_eq!(list(&store, "24T16:30"), ["小鱼 31+32"]);
}

#[test]
fn what_was_said_last_is_known() {
    let (_folder, mut store) = fresh();
    let said = |store: &Store| {
        let row = store.to_urge(&query("21T16:00")).unwrap().rows.remove(0);
        row.last.map(|last| (last.how, last.agent, last.text))
    };
    let old = [added("1", "小鱼", "01T10:00"), added("11", "小鱼", "21T10:00")];
    store.save(&commit("晓月", "21T10:00", old.to_vec())).unwrap();
    assert_eq!(said(&store), None);
    let note = Change::OrderNoted {
        key: key("1"),
        note: NoteId(Uuid::from_u128(1)),
        flag: None,
        text: "要发票".into(),
    };
    store.save(&commit("晓月", "21T11:00", vec![note])).unwrap();
    assert_eq!(said(&store), Some((Said::Note, "晓月".into(), "要发票".into())));
    let reply = Change::ReplyCopied {
        used: UseId(Uuid::from_u128(2)),
        phrase: "bargain".into(),
        title: "议价".into(),
        about: Some(chaqi::domain::Ref::Order(key("11").id())),
    };
    store.save(&commit("慧兰", "21T12:00", vec![reply])).unwrap();
    assert_eq!(said(&store), Some((Said::Reply, "慧兰".into(), "议价".into())));
    let review = ReviewId(Uuid::from_u128(3));
    let fields = ReviewFields { buyer: Some("小鱼".into()), ..ReviewFields::default() };
    let contact = Contact {
        channel: Channel::Phone,
        at: at("21T13:00"),
        agent: "慧兰".into(),
        outcome: "答应改评".into(),
        next: None,
        cost: None,
    };
    let changes =
        vec![Change::ReviewLogged { review, fields }, Change::ReviewContacted { review, contact }];
    store.save(&commit("慧兰", "21T13:00", changes)).unwrap();
    assert_eq!(said(&store), Some((Said::Review, "慧兰".into(), "答应改评".into())));
}

#[test]
fn the_second_is_refused_and_told_who_was_first() {
    let (folder, mut store) = fresh();
    store.save(&commit("晓月", "21T10:00", vec![added("11", "小鱼", "21T10:00")])).unwrap();
    let mut other = open(&folder);
    let first = urging("晓月", "21T16:00", "小鱼", &["11"]);
    assert!(matches!(store.save(&first).unwrap(), Saved::Now(_)));
    assert_eq!(store.save(&first).unwrap(), Saved::Before, "the same act is not its own rival");
    let before = other.dump().unwrap();
    let holder = held(other.save(&urging("慧兰", "21T16:01", "小鱼", &["11"])).unwrap());
    assert_eq!((holder.agent.as_str(), holder.at), ("晓月", at("21T16:00")));
    assert_eq!(other.dump().unwrap(), before, "nothing of it is in the file");
    // On the next day as well, until the claim has run out.
    held(other.save(&urging("慧兰", "22T16:00", "小鱼", &["11"])).unwrap());
    assert!(matches!(
        other.save(&urging("慧兰", "24T16:01", "小鱼", &["11"])).unwrap(),
        Saved::Now(_)
    ));
    assert!(other.check().unwrap().is_sound());
}

#[test]
fn an_order_that_was_paid_meanwhile_is_refused() {
    let (_folder, mut store) = fresh();
    store.save(&commit("晓月", "21T10:00", vec![added("11", "小鱼", "21T10:00")])).unwrap();
    store.save(&commit("晓月", "21T15:59", vec![paid("11", "21T15:58")])).unwrap();
    let saved = store.save(&urging("慧兰", "21T16:00", "小鱼", &["11"])).unwrap();
    assert_eq!(saved, Saved::Refused(Box::new(Refusal::Settled(key("11")))));
    assert_eq!(rows(&store, Measure::Urged), []);
}

#[test]
fn undo_frees_the_claim_and_redo_does_not_take_it_from_another() {
    let (_folder, mut store) = fresh();
    store.save(&commit("晓月", "21T10:00", vec![added("11", "小鱼", "21T10:00")])).unwrap();
    let first = urging("晓月", "21T16:00", "小鱼", &["11"]);
    store.save(&first).unwrap();
    let undo = |commit_of: &Commit| vec![Change::Undone { commit: commit_of.id }];
    let redo = |commit_of: &Commit| vec![Change::Redone { commit: commit_of.id }];
    store.save(&commit("晓月", "21T16:01", undo(&first))).unwrap();
    assert_eq!(list(&store, "21T16:02"), ["小鱼 11"]);
    assert!(matches!(
        store.save(&commit("晓月", "21T16:02", redo(&first))).unwrap(),
        Saved::Now(_)
    ));
    assert!(list(&store, "21T16:02").is_empty());
    store.save(&commit("晓月", "21T16:03", undo(&first))).unwrap();

    let second = urging("慧兰", "21T16:04", "小鱼", &["11"]);
    assert!(matches!(store.save(&second).unwrap(), Saved::Now(_)));
    let holder = held(store.save(&commit("晓月", "21T16:05", redo(&first))).unwrap());
    assert_eq!(holder.agent, "慧兰");
    let tables = store.dump().unwrap();
    store.rebuild().unwrap();
    assert_eq!(store.dump().unwrap(), tables);
}

#[test]
fn two_machines_that_meet_agree_who_was_first() {
    let (_one, mut day) = fresh();
    let (_two, mut night) = fresh();
    let orders = vec![added("11", "小鱼", "21T10:00"), added("12", "小鱼", "21T11:00")];
    day.save(&commit("晓月", "21T10:00", orders)).unwrap();
    night.enter_all(&log(&day)).unwrap();
    // Neither knows of the other; the night knows one order more.
    night.save(&commit("慧兰", "21T15:00", vec![added("13", "小鱼", "21T14:00")])).unwrap();
    let late = urging("慧兰", "21T16:05", "小鱼", &["11", "12", "13"]);
    assert!(matches!(night.save(&late).unwrap(), Saved::Now(_)));
    assert!(matches!(
        day.save(&urging("晓月", "21T16:00", "小鱼", &["11", "12"])).unwrap(),
        Saved::Now(_)
    ));
    day.enter_all(&log(&night)).unwrap();
    night.enter_all(&log(&day)).unwrap();
    assert_eq!(day.dump().unwrap(), night.dump().unwrap());
    for store in [&mut day, &mut night] {
        let urged = rows(store, Measure::Urged);
        let who: Vec<&str> = urged.iter().map(|row| row.agent.as_str()).collect();
        assert_eq!(who, ["晓月"], "one buyer, urged once as far as figures go");
        let history = store.history(chaqi::domain::Ref::Order(key("11").id())).unwrap();
        let urgings: Vec<(&str, bool)> = history
            .iter()
            .filter(|line| matches!(line.change, Change::OrderUrged { .. }))
            .map(|line| (line.agent.as_str(), line.lost))
            .collect();
        assert_eq!(urgings, [("晓月", false), ("慧兰", true)]);
        let tables = store.dump().unwrap();
        store.rebuild().unwrap();
        assert_eq!(store.dump().unwrap(), tables);
    }
    // The order that only the later one knew of counts for the same buyer.
    day.save(&commit("店长", "21T20:00", vec![paid("13", "21T19:00")])).unwrap();
    let success = rows(&day, Measure::UrgedPaid);
    assert_eq!(success.len(), 1);
    assert_eq!((success[0].agent.as_str(), success[0].detail.as_str()), ("晓月", "13"));
    // Taken back by its agent, the claim is the other's.
    let undo = Change::Undone { commit: day.next_undo("晓月").unwrap().unwrap() };
    day.save(&commit("晓月", "21T20:01", vec![undo])).unwrap();
    assert_eq!(rows(&day, Measure::Urged)[0].agent, "慧兰");
    assert_eq!(rows(&day, Measure::UrgedPaid)[0].agent, "慧兰");
}

#[test]
fn success_is_counted_on_the_day_of_the_urging() {
    let (_folder, mut store) = fresh();
    let mut orders = Vec::new();
    for (number, buyer) in
        [("1", "甲"), ("2", "甲"), ("3", "乙"), ("4", "丙"), ("5", "丁"), ("6", "戊")]
    {
        orders.push(added(number, buyer, "20T10:00"));
    }
    store.save(&commit("晓月", "20T10:00", orders)).unwrap();
    store.save(&urging("慧兰", "20T23:30", "甲", &["1", "2"])).unwrap();
    store.save(&urging("慧兰", "21T00:30", "乙", &["3"])).unwrap();
    store.save(&urging("晓月", "21T10:00", "丙", &["4"])).unwrap();
    store.save(&urging("晓月", "21T10:05", "丁", &["5"])).unwrap();
    store.save(&urging("晓月", "21T10:10", "戊", &["6"])).unwrap();
    let tally = |store: &Store, by| {
        let clock = |h| chrono::NaiveTime::from_hms_opt(h, 0, 0).unwrap();
        let roster = Roster {
            shifts: vec![chaqi::domain::Shift {
                name: "晚班".into(),
                segments: vec![chaqi::domain::Segment { start: clock(16), end: clock(1) }],
                agents: vec![],
            }],
            ..Roster::default()
        };
        let rows = store.activity(at("19T00:00"), at("24T00:00")).unwrap();
        let days = (at("20T00:00").date_naive(), at("21T00:00").date_naive());
        let tally = Tally::count(rows, &roster, days.0, days.1, by);
        for group in &tally.groups {
            for measure in [Measure::Urged, Measure::UrgedPaid] {
                let behind: i64 =
                    tally.rows_behind(measure, Some(&group.key), &roster).map(|r| r.value).sum();
                assert_eq!(behind, group.figures.get(measure));
            }
        }
        let numbers = |f: &chaqi::domain::tally::Figures| {
            (f.get(Measure::Urged), f.get(Measure::UrgedPaid), f.urging_success())
        };
        let mut found: Vec<_> =
            tally.groups.iter().map(|g| (g.key.clone(), numbers(&g.figures))).collect();
        found.push(("total".into(), numbers(&tally.total)));
        found
    };
    let row = |key: &str, urged, paid, rate| (key.to_owned(), (urged, paid, rate));
    assert_eq!(
        tally(&store, By::Day),
        [
            row("2026-11-20", 2, 0, Some(0)),
            row("2026-11-21", 3, 0, Some(0)),
            row("total", 5, 0, Some(0))
        ]
    );
    // 甲 paid both orders, 丙 paid before, 丁 after the window, 戊's was closed again.
    let import = vec![
        paid("1", "21T09:00"),
        paid("2", "21T09:01"),
        paid("4", "21T09:59"),
        paid("5", "24T10:06"),
        paid("6", "22T09:00"),
    ];
    store.save(&commit("晓月", "24T12:00", import)).unwrap();
    let closed = OrderFields { state: Some(OrderState::Closed), ..OrderFields::default() };
    let closed = Change::OrderImported { key: key("6"), fields: closed };
    store.save(&commit("晓月", "24T12:01", vec![closed])).unwrap();
    let days = [
        row("2026-11-20", 2, 1, Some(500)),
        row("2026-11-21", 3, 0, Some(0)),
        row("total", 5, 1, Some(200)),
    ];
    assert_eq!(tally(&store, By::Day), days);
    assert_eq!(
        tally(&store, By::Agent)[..2],
        [row("慧兰", 2, 1, Some(500)), row("晓月", 3, 0, Some(0))]
    );
    assert_eq!(rows(&store, Measure::UrgedPaid)[0].detail, "1 2");
    let tables = store.dump().unwrap();
    store.rebuild().unwrap();
    assert_eq!(store.dump().unwrap(), tables);
    assert_eq!(tally(&store, By::Day), days);
}
