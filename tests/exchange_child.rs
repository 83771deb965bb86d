//! Reports read in a process of its own: the same orders, and nothing worse than an error when
//! that process dies.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "helpers of tests are not tests to clippy")]

use chaqi::domain::Platform;
use chaqi::exchange::child::{self, Event, Parsed, Progress};
use chaqi::exchange::decode::Encoding;
use chaqi::exchange::{ImportError, ImportOptions, sample};
use std::fs::{File, OpenOptions};
use std::io::{Cursor, Write};
use std::ops::ControlFlow;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

fn options() -> ImportOptions {
    let offset = chrono::FixedOffset::east_opt(8 * 3600).unwrap();
    ImportOptions::new(Platform::Taobao, "插旗 \"旗舰\" 店", offset)
}

/// A program that does `body`.
fn program(folder: &Path, body: &str) -> PathBuf {
    let path = folder.join("program");
    std::fs::write(&path, format!("#!/bin/sh\n{body}\n")).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    path
}

/// A program that is this test, doing what the hidden command does.
fn reader(folder: &Path) -> PathBuf {
    let own = std::env::current_exe().unwrap();
    let body = format!(
        "[ \"$1\" = {} ] || exit 9\nexport CHAQI_TEST_ARGUMENT=\"$2\"\n\
         exec 3>&1 >/dev/null\nexec '{}' --exact the_hidden_command --nocapture",
        child::COMMAND,
        own.display()
    );
    program(folder, &body)
}

/// Not a test by itself: what [`reader`] starts.
#[test]
fn the_hidden_command() {
    let Ok(argument) = std::env::var("CHAQI_TEST_ARGUMENT") else { return };
    let input = File::open("/dev/stdin").unwrap();
    let told: serde_json::Value = serde_json::from_str(&argument).unwrap();
    let shop = options().shop;
    assert_eq!(told, serde_json::json!(["taobao", false, shop, false, 8 * 3600, null, []]));
    let out = OpenOptions::new().write(true).open("/dev/fd/3").unwrap();
    child::serve(input, &options(), out).unwrap();
}

/// Not a test by itself: what [`the_process_is_under_limits`] starts.
#[test]
fn limited() {
    if std::env::var("CHAQI_TEST_LIMITED").is_err() {
        return;
    }
    assert_eq!(child::run("nonsense"), 2);
    assert!(Vec::<u8>::new().try_reserve(2 << 30).is_ok(), "no limit yet");
    assert_eq!(child::run("[\"taobao\",false,\"\",false,28800,null,[]]"), 0);
    assert!(Vec::<u8>::new().try_reserve(2 << 30).is_err());
    use rustix::process::{Resource, getrlimit};
    assert_eq!(getrlimit(Resource::Cpu).current, Some(60));
    assert_eq!(getrlimit(Resource::Core).current, Some(0));
}

#[test]
fn the_process_is_under_limits() {
    let done = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "limited"])
        .env("CHAQI_TEST_LIMITED", "1")
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stdout));
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    assert!(said.contains("{\"code\":\"empty\"}"), "{said}");
}

fn file(folder: &Path, bytes: &[u8]) -> File {
    let path = folder.join("report.csv");
    std::fs::write(&path, bytes).unwrap();
    child::open(&path).unwrap()
}

fn here(bytes: &[u8]) -> Result<Parsed, ImportError> {
    let mut parsed = Parsed::default();
    parsed.totals = child::parse_here(Cursor::new(bytes), &options(), &mut |event| {
        match event {
            Event::Opened(opened) => parsed.opened = Some(opened),
            Event::Order(order) => parsed.orders.push(order),
            Event::Refused(refused) => parsed.refused.push(refused),
            Event::Repeated(repeated) => parsed.repeated.push(repeated),
            Event::Progress(_) => {}
        }
        ControlFlow::Continue(())
    })?;
    Ok(parsed)
}

#[test]
fn a_process_of_its_own_gives_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let exe = reader(folder.path());
    let mut report = sample::order_report(5_000, Encoding::Gb18030);
    report.extend_from_slice(b"1.2E+17,x\r\n\"\",x\r\n5,\"\x81\"\r\n");
    let mut seen: Vec<Progress> = Vec::new();
    let parsed =
        child::parse_all(&exe, file(folder.path(), &report), &options(), &mut |progress| {
            seen.push(progress);
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(parsed, here(&report).unwrap());
    assert_eq!((parsed.orders.len(), parsed.refused.len(), parsed.totals.rows), (5_000, 3, 5_003));
    assert!(seen.windows(2).all(|p| p[0].bytes_done <= p[1].bytes_done));
    let last = seen.last().unwrap();
    assert_eq!((last.bytes_done, last.rows), (last.bytes_total, 5_003));
    assert_eq!(last.bytes_total, 2 * report.len() as u64);
}

#[test]
fn a_pipe_serves_as_well() {
    let folder = tempfile::tempdir().unwrap();
    let exe = reader(folder.path());
    let report = sample::order_report(800, Encoding::Utf8);
    let (read, mut write) = std::io::pipe().unwrap();
    let bytes = report.clone();
    let writer = std::thread::spawn(move || write.write_all(&bytes).unwrap());
    let input = File::from(std::os::fd::OwnedFd::from(read));
    let parsed =
        child::parse_all(&exe, input, &options(), &mut |_| ControlFlow::Continue(())).unwrap();
    writer.join().unwrap();
    assert_eq!(parsed, here(&report).unwrap());
}

#[test]
fn what_is_wrong_with_the_file_comes_through() {
    let folder = tempfile::tempdir().unwrap();
    let exe = reader(folder.path());
    for bytes in [&b"a,b\n1,2\n"[..], b"", b"PK\x03\x04", "订单编号,订单状态\n1,\"x".as_bytes()]
    {
        let there = child::parse_all(&exe, file(folder.path(), bytes), &options(), &mut |_| {
            ControlFlow::Continue(())
        });
        assert_eq!(there, here(bytes));
        assert!(there.is_err());
    }
    assert!(matches!(child::open(folder.path()), Err(ImportError::NotAFile { .. })));
    assert!(matches!(child::open(&folder.path().join("no")), Err(ImportError::Io { .. })));
}

#[test]
fn a_dying_process_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let unsafe_end = |signal, exit| ImportError::Unsafe { signal, exit };
    for (body, error) in [
        ("exit 3", unsafe_end(None, Some(3))),
        ("kill -ABRT $$", unsafe_end(Some(6), None)),
        ("printf 'chaqi\\000r2O\\377\\377\\377\\377'; exit 0", unsafe_end(None, Some(0))),
        ("printf 'chaqi\\000r2O\\004\\000\\000\\000abcd'; exit 0", unsafe_end(None, Some(0))),
        ("echo hello to you; exec sleep 100", unsafe_end(Some(9), None)),
    ] {
        let exe = program(folder.path(), body);
        let began = Instant::now();
        let parsed = child::parse_all(&exe, file(folder.path(), b"x"), &options(), &mut |_| {
            ControlFlow::Continue(())
        });
        assert_eq!(parsed, Err(error), "{body}");
        assert!(began.elapsed() < Duration::from_secs(20));
    }
}

#[test]
fn a_break_ends_the_process() {
    let folder = tempfile::tempdir().unwrap();
    let exe = reader(folder.path());
    let report = sample::order_report(20_000, Encoding::Gb18030);
    let mut events = 0;
    let result = child::parse(&exe, file(folder.path(), &report), &options(), &mut |_| {
        events += 1;
        if events == 10 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!((result, events), (Err(ImportError::Cancelled), 10));
}
