//! Promises of the record, in short form: killed while it writes (P1), written by two consoles at
//! once (P12), not to be written at all (P6), its owner's alone (P25).
//!
//! Where another process is needed, this very binary is run again with a job in the environment;
//! the test `child` then does that job. `CHAQI_ROUNDS=1000` and `CHAQI_CHANGES=10000` are the long
//! forms.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute only")]

use chaqi::config;
use chaqi::domain::{
    Change, Commit, CommitId, Money, NoteId, OrderFields, OrderKey, Platform, Time,
};
use chaqi::exchange::file_out::atomic_file;
use chaqi::files::{self, Reserve};
use chaqi::phrases::{self, Library, PackHead, Sources, first_page};
use chaqi::runtime::drafts::Drafts;
use chaqi::store::{Access, Place, Saved, Store, StoreError};
use chrono::{FixedOffset, TimeDelta};
use std::collections::BTreeMap;
use std::hash::{BuildHasher, RandomState};
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};
use uuid::Uuid;

/// What the child is to do, and in which folder.
const JOB: &str = "CHAQI_TEST_JOB";
const FOLDER: &str = "CHAQI_TEST_FOLDER";
const COUNT: &str = "CHAQI_TEST_COUNT";
/// Stands before what a child tells: the test harness writes on the same output.
const TELLS: &str = "@tells ";
/// How long anything may take: only a failing test waits that long.
const AMPLE: Duration = Duration::from_secs(60);
/// Orders that notes are spread over.
const ORDERS: usize = 20;

#[test]
fn child() {
    let Ok(job) = std::env::var(JOB) else { return };
    let folder = PathBuf::from(std::env::var_os(FOLDER).unwrap());
    match &job[..] {
        "hello" => tell("hello"),
        "write until killed" => write_until_killed(&folder),
        "write so many" => write_so_many(&folder, number(COUNT).unwrap()),
        "only read" => only_read(&folder),
        "make everything" => make_everything(&folder),
        other => panic!("no job {other}"),
    }
}

/// Writes past the harness, which would hold it back.
fn tell(what: impl std::fmt::Display) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{TELLS}{what}").unwrap();
    out.flush().unwrap();
}

/// A child at its job.
struct Worker {
    child: Child,
    orders: ChildStdin,
    told: Receiver<String>,
}

impl Worker {
    fn start(command: &mut Command, job: &str, folder: &Path) -> Self {
        let mut child = command
            .args(["--exact", "child", "--nocapture"])
            .env(JOB, job)
            .env(FOLDER, folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (orders, output) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        let (sender, told) = mpsc::channel();
        std::thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if let Some((_, told)) = line.split_once(TELLS) {
                    let _ = sender.send(told.to_owned());
                }
            }
        });
        Self { child, orders, told }
    }

    /// The next thing it tells; fails when it ends without.
    #[track_caller]
    fn next(&self) -> String {
        self.told.recv_timeout(AMPLE).expect("the child tells something")
    }

    #[track_caller]
    fn ends_well(mut self) {
        drop(self.orders);
        let status = self.child.wait().unwrap();
        assert!(status.success(), "{status}");
    }
}

fn own() -> Command {
    Command::new(std::env::current_exe().unwrap())
}

fn number(name: &str) -> Option<usize> {
    std::env::var(name).ok()?.parse().ok()
}

/// A temporary folder on a disk, where there is one: what is promised is about disks.
fn tempdir() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn open(folder: &Path) -> Store {
    try_open(folder).unwrap()
}

fn try_open(folder: &Path) -> Result<Store, StoreError> {
    let offset = FixedOffset::east_opt(8 * 3600).unwrap();
    Store::open(Place { db: folder.join("chaqi.db") }, offset)
}

fn now() -> Time {
    Time::parse_from_rfc3339("2026-11-21T20:00:00+08:00").unwrap()
}

fn key(n: usize) -> OrderKey {
    OrderKey {
        platform: Platform::Taobao,
        shop: "插旗".into(),
        number: format!("27138{:04}", n % ORDERS),
    }
}

fn commit(changes: Vec<Change>) -> Commit {
    Commit::new(Uuid::now_v7(), "慧兰", now(), changes)
}

fn note(n: usize) -> Commit {
    let note = NoteId(Uuid::now_v7());
    let text = format!("第{n}笔，改地址");
    let mut commit = commit(vec![Change::OrderNoted { key: key(n), note, flag: None, text }]);
    commit.at = now() + TimeDelta::milliseconds(i64::try_from(n).unwrap());
    commit
}

fn add_orders(store: &mut Store) {
    let added = |n| {
        let fields = OrderFields {
            buyer: Some(format!("买家{n}")),
            amount: Some(Money(12_50)),
            ..OrderFields::default()
        };
        Change::OrderAdded { key: key(n), fields }
    };
    store.save(&commit((0..ORDERS).map(added).collect())).unwrap();
}

fn notes(store: &Store) -> usize {
    (0..ORDERS).map(|n| store.order(key(n).id()).unwrap().unwrap().notes.len()).sum()
}

fn write_until_killed(folder: &Path) {
    let mut store = open(folder);
    for n in 0.. {
        let commit = note(n);
        assert!(matches!(store.save(&commit).unwrap(), Saved::Now(_)));
        tell(commit.id);
    }
}

/// P1: killed at any moment, the record is sound, holds what was acknowledged, and its tables say
/// what its log says.
#[test]
fn nothing_acknowledged_is_lost_when_killed() {
    let rounds = number("CHAQI_ROUNDS").unwrap_or(40);
    let (mut acknowledged, mut folder) = (0, tempdir());
    add_orders(&mut open(folder.path()));
    for round in 0..rounds {
        // A record that has been killed before, but not so large that checking it takes long.
        if round % 10 == 9 {
            folder = tempdir();
            add_orders(&mut open(folder.path()));
        }
        let notes_before = notes(&open(folder.path()));
        let mut worker = Worker::start(&mut own(), "write until killed", folder.path());
        let mut known = vec![worker.next()];
        let life = Duration::from_micros(RandomState::new().hash_one(round) % 50_000);
        let end = Instant::now() + life;
        loop {
            match worker.told.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(id) => known.push(id),
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => panic!("the child has ended by itself"),
            }
        }
        worker.child.kill().unwrap();
        worker.child.wait().unwrap();
        known.extend(worker.told.iter());

        let mut store = open(folder.path());
        let health = store.check().unwrap();
        assert!(health.is_sound(), "round {round}, after {life:?}: {health:?}");
        for id in &known {
            let id: CommitId = id.parse().unwrap();
            assert!(store.knows(id).unwrap(), "round {round}, after {life:?}: {id} is lost");
        }
        let new = notes(&store) - notes_before;
        // The last one may be saved and not yet told.
        assert!(new == known.len() || new == known.len() + 1, "{new} of {}", known.len());
        let tables = store.dump().unwrap();
        store.rebuild().unwrap();
        assert!(store.dump().unwrap() == tables, "round {round}: tables and log differ");
        acknowledged += known.len();
    }
    println!("killed {rounds} times, {acknowledged} changes acknowledged, none lost");
}

fn write_so_many(folder: &Path, count: usize) {
    let mut store = open(folder);
    tell("ready");
    std::io::stdin().read_line(&mut String::new()).unwrap();
    let mut worst = Duration::ZERO;
    for n in 0..count {
        let commit = note(n);
        let start = Instant::now();
        let saved = store.save(&commit);
        worst = worst.max(start.elapsed());
        assert!(matches!(saved, Ok(Saved::Now(_))), "change {n}: {saved:?}");
    }
    tell(worst.as_micros());
}

/// P12: two consoles write at once; all is there, nobody is told "locked".
#[test]
fn two_consoles_at_once_save_everything() {
    let long = number("CHAQI_CHANGES");
    let count = long.unwrap_or(500);
    let folder = tempdir();
    add_orders(&mut open(folder.path()));
    let start = || {
        let mut command = own();
        command.env(COUNT, count.to_string());
        Worker::start(&mut command, "write so many", folder.path())
    };
    let mut workers = [start(), start()];
    for worker in &mut workers {
        assert_eq!(worker.next(), "ready");
    }
    for worker in &mut workers {
        worker.orders.write_all(b"go\n").unwrap();
    }
    let mut worst = Duration::ZERO;
    for worker in workers {
        // As long as the work takes: only a child that died ends this early.
        let micros = worker.told.recv().expect("the child saves all it was told to");
        worst = worst.max(Duration::from_micros(micros.parse().unwrap()));
        worker.ends_well();
    }
    println!("2 × {count} changes, the worst single wait {worst:?}");
    if long.is_some() {
        assert!(worst <= Duration::from_secs(1), "somebody waited {worst:?}");
    }

    let mut store = open(folder.path());
    assert_eq!(notes(&store), 2 * count);
    let health = store.check().unwrap();
    assert!(health.is_sound(), "{health:?}");
    assert_eq!(health.commits, 2 * count as u64 + 1);
    let tables = store.dump().unwrap();
    store.rebuild().unwrap();
    assert!(store.dump().unwrap() == tables, "tables and log differ");
}

/// P6: a record that can't be written is read, and says so to whom would write. Root may write
/// anything, so the work is done by somebody else.
#[test]
fn what_cannot_be_written_is_read() {
    let outer = tempdir();
    let folder = outer.path().join("home");
    std::fs::create_dir(&folder).unwrap();
    let somebody = || {
        if !rustix::process::geteuid().is_root() {
            return Some(own());
        }
        // The binary may lie where only root can go.
        let binary = outer.path().join("test");
        std::fs::copy(std::env::current_exe().unwrap(), &binary).unwrap();
        for path in [outer.path(), &binary] {
            std::fs::set_permissions(path, PermissionsExt::from_mode(0o755)).unwrap();
        }
        chown(&folder, Some(65_534), Some(65_534)).unwrap();
        let mut command = Command::new("setpriv");
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(&binary);
        command.env("TMPDIR", &folder).current_dir("/");
        Some(command)
    };
    let can_be_run = |mut command: Command| {
        let output = command
            .args(["--exact", "child", "--nocapture"])
            .env(JOB, "hello")
            .env(FOLDER, &folder)
            .output();
        output.is_ok_and(|o| String::from_utf8_lossy(&o.stdout).contains(TELLS))
    };
    if !somebody().is_some_and(can_be_run) {
        eprintln!("SKIPPED: root may write anything, and setpriv can't run this as somebody else");
        return;
    }
    let worker = Worker::start(&mut somebody().unwrap(), "only read", &folder);
    assert_eq!(worker.next(), "all was read");
    worker.ends_well();
}

fn only_read(outer: &Path) {
    assert!(!rustix::process::geteuid().is_root());
    for (name, file_mode, folder_mode, with_log) in [
        ("file", 0o400, 0o700, false),
        ("folder", 0o600, 0o500, false),
        ("both", 0o400, 0o500, false),
        ("both, log not folded back", 0o400, 0o500, true),
    ] {
        let (made, folder) = (outer.join(format!("{name} made")), outer.join(name));
        let mut store = open(&made);
        add_orders(&mut store);
        store.save(&note(1)).unwrap();
        if !with_log {
            drop(store);
        }
        std::fs::create_dir(&folder).unwrap();
        for (file, bytes) in contents(&made) {
            std::fs::write(folder.join(&file), bytes).unwrap();
            set_mode(&folder.join(&file), file_mode);
        }
        assert_eq!(contents(&folder).contains_key("chaqi.db-wal"), with_log);
        set_mode(&folder, folder_mode);
        let before = contents(&folder);

        let mut store = open(&folder);
        let Access::ReadOnly(reason) = store.access() else { panic!("{name}: may be written") };
        assert!(!reason.is_empty(), "{name}");
        assert_eq!(notes(&store), 1, "{name}");
        assert!(store.check().unwrap().is_sound(), "{name}");
        let refused = store.save(&note(2));
        assert!(matches!(refused, Err(StoreError::ReadOnly { .. })), "{name}: {refused:?}");
        assert_eq!(notes(&store), 1, "{name}");
        drop(store);

        let mut after = contents(&folder);
        if folder_mode & 0o200 != 0 {
            // A lock and the memory that readers share may come and stay; no record.
            after.retain(|file, bytes| before.contains_key(file) || !bytes.is_empty());
            after.remove("chaqi.db-shm");
        }
        assert!(after == before, "{name}: {:?} became {:?}", before.keys(), after.keys());
        set_mode(&folder, 0o700);
    }

    let nothing = outer.join("nothing");
    std::fs::create_dir(&nothing).unwrap();
    set_mode(&nothing, 0o500);
    let refused = try_open(&nothing);
    assert!(
        matches!(refused, Err(StoreError::Io { .. } | StoreError::ReadOnly { .. })),
        "{refused:?}"
    );
    assert!(contents(&nothing).is_empty());
    tell("all was read");
}

fn set_mode(path: &Path, mode: u32) {
    std::fs::set_permissions(path, PermissionsExt::from_mode(mode)).unwrap();
}

fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    entries
        .map(|entry| {
            let name = entry.file_name().into_string().unwrap();
            (name, std::fs::read(entry.path()).unwrap())
        })
        .collect()
}

/// P25: whatever the system would leave open, what the program makes is its user's alone.
#[test]
fn everything_in_the_home_is_the_owners_alone() {
    for umask in ["000", "022"] {
        let outer = tempdir();
        let mut command = Command::new("sh");
        command.arg("-c").arg(format!("umask {umask}; exec \"$0\" \"$@\""));
        command.arg(std::env::current_exe().unwrap());
        let home = outer.path().join("home");
        let mut worker = Worker::start(&mut command, "make everything", &home);
        assert_eq!(worker.next(), "made");

        let mut names = Vec::new();
        let mut folders = vec![home.clone()];
        while let Some(folder) = folders.pop() {
            let mode = folder.metadata().unwrap().permissions().mode() & 0o777;
            assert_eq!(mode, 0o700, "umask {umask}: {}", folder.display());
            for entry in std::fs::read_dir(&folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let mode = path.symlink_metadata().unwrap().permissions().mode() & 0o777;
                assert_eq!(mode, 0o600, "umask {umask}: {}", path.display());
                let name = path.strip_prefix(&home).unwrap().to_str().unwrap();
                let ending = |name: &str| name.rsplit('.').next().unwrap().to_owned();
                // A draft is named by chance.
                let draft = name.starts_with("drafts/");
                names.push(if draft { format!("drafts/*.{}", ending(name)) } else { name.into() });
            }
        }
        names.sort();
        let expected = [
            "chaqi.db",
            "chaqi.db-shm",
            "chaqi.db-wal",
            "chaqi.lock",
            "config.toml",
            "drafts/*.json",
            "drafts/*.lock",
            "exports/all.csv",
            "first-page",
            "phrases/personal.toml",
            "reserve",
            "whole",
        ];
        assert_eq!(names, expected, "umask {umask}");
        worker.orders.write_all(b"seen\n").unwrap();
        worker.ends_well();
    }
}

fn make_everything(home: &Path) {
    let mut store = open(home);
    add_orders(&mut store);
    let drafts = Drafts::open(&home.join("drafts")).unwrap();
    drafts.save("{}");
    drop(drafts);
    files::write_atomic(&home.join("whole"), b"1").unwrap();
    files::create_dir_private(&home.join("exports")).unwrap();
    atomic_file(&home.join("exports/all.csv"), false, |out| out.write_all(b"1")).unwrap();
    Reserve::ensure(home).unwrap();
    config::set(&home.join("config.toml"), &[("agent.name", "慧兰")]).unwrap();
    let draft = phrases::Draft {
        id: "mine".into(),
        title: "我的".into(),
        text: "亲，在的".into(),
        ..phrases::Draft::default()
    };
    let personal = home.join("phrases/personal.toml");
    let head = PackHead { name: "我的".into(), colour: None };
    phrases::write::add(&personal, &head, &draft).unwrap();
    let sources = Sources { personal: Some(personal), ..Sources::default() };
    let library = Library::load(&sources, now().date_naive());
    let page = library.by_id("mine");
    first_page::save(&home.join("first-page"), library.fingerprint(), page).unwrap();
    tell("made");
    // The log and its shared memory are there while the record is open.
    std::io::stdin().read_line(&mut String::new()).unwrap();
    drop(store);
}
