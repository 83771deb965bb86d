//! Drafts of living, dead and failing consoles, in a temporary folder.

use super::*;

/// Waits for a condition on the file system, which can't wake a waiter.
fn wait_until(what: &str, mut holds: impl FnMut() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(20);
    while !holds() {
        assert!(Instant::now() < deadline, "waited in vain: {what}");
        std::thread::yield_now();
    }
}

fn texts(dir: &Path) -> Vec<String> {
    orphans(dir).unwrap().iter().map(|orphan| orphan.text().to_owned()).collect()
}

fn count(dir: &Path) -> usize {
    fs::read_dir(dir).unwrap().count()
}

#[test]
fn a_saved_draft_is_on_disk_and_the_latest_wins() {
    let home = tempfile::tempdir().unwrap();
    let drafts = Drafts::open(home.path()).unwrap();
    for number in 0..1_000 {
        drafts.save(&format!("{{\"n\":{number}}}"));
    }
    wait_until("the last text", || {
        fs::read_to_string(drafts.path()).is_ok_and(|text| text == "{\"n\":999}")
    });
    assert!(drafts.take_error().is_none());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(drafts.path()), 0o600);
        assert_eq!(mode(&drafts.path().with_extension("lock")), 0o600);
        assert_eq!(mode(home.path()), 0o700);
    }
}

#[test]
fn a_living_console_has_no_orphans_and_a_dead_one_has() {
    let home = tempfile::tempdir().unwrap();
    let drafts = Drafts::open(home.path()).unwrap();
    drafts.save("半句");
    wait_until("the draft", || drafts.path().exists());
    assert_eq!(texts(home.path()), Vec::<String>::new());
    drop(drafts);
    assert_eq!(texts(home.path()), ["半句"]);
    assert_eq!(texts(home.path()), ["半句"], "looking at it takes nothing away");
}

#[test]
fn one_draft_is_offered_to_one_console_at_a_time() {
    let home = tempfile::tempdir().unwrap();
    let dead = Drafts::open(home.path()).unwrap();
    dead.save("x");
    drop(dead);
    let first = orphans(home.path()).unwrap();
    assert_eq!(first.len(), 1);
    assert_eq!(orphans(home.path()).unwrap().len(), 0);
    drop(first);
    assert_eq!(orphans(home.path()).unwrap().len(), 1);
}

#[test]
fn an_adopted_draft_is_removed_after_ours_is_written() {
    let home = tempfile::tempdir().unwrap();
    let dead = Drafts::open(home.path()).unwrap();
    dead.save("旧");
    drop(dead);
    let alive = Drafts::open(home.path()).unwrap();
    let orphan = orphans(home.path()).unwrap().remove(0);
    let old = orphan.path().to_owned();
    alive.adopt(orphan, "旧，改过");
    wait_until("the old one is gone", || !old.exists());
    assert_eq!(fs::read_to_string(alive.path()).unwrap(), "旧，改过");
    drop(alive);
    assert_eq!(texts(home.path()), ["旧，改过"]);
}

#[test]
fn clear_leaves_an_empty_folder() {
    let home = tempfile::tempdir().unwrap();
    let drafts = Drafts::open(home.path()).unwrap();
    drafts.save("x");
    drafts.clear();
    drop(drafts);
    assert_eq!(count(home.path()), 0);

    let drafts = Drafts::open(home.path()).unwrap();
    drafts.save("x");
    drop(drafts);
    orphans(home.path()).unwrap().into_iter().for_each(Orphan::discard);
    assert_eq!(count(home.path()), 0);
}

#[test]
fn a_failed_write_is_told_and_later_ones_go_on() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("drafts");
    let drafts = Drafts::open(&dir).unwrap();
    fs::create_dir(drafts.path()).unwrap();
    drafts.save("x");
    let mut error = None;
    wait_until("the error", || {
        error = drafts.take_error();
        error.is_some()
    });
    fs::remove_dir(drafts.path()).unwrap();
    drafts.save("y");
    wait_until("the draft", || drafts.path().exists());
    drop(drafts);
    assert_eq!(texts(&dir), ["y"]);
}

#[test]
fn strange_files_are_left_alone() {
    let home = tempfile::tempdir().unwrap();
    assert_eq!(orphans(&home.path().join("missing")).unwrap().len(), 0);
    fs::write(home.path().join("a.lock"), "").unwrap();
    fs::write(home.path().join("a.json"), b"\xff\xfe").unwrap();
    fs::write(home.path().join("b.txt"), "").unwrap();
    fs::write(home.path().join("c.lock"), "").unwrap();
    assert_eq!(texts(home.path()), Vec::<String>::new());
    assert!(home.path().join("a.json").exists());
    assert!(!home.path().join("c.lock").exists(), "a lock without a draft is swept up");

    let torn = home.path().join(".d.json.0.tmp");
    let file = File::create(&torn).unwrap();
    orphans(home.path()).unwrap();
    assert!(torn.exists(), "somebody may be writing it");
    file.set_modified(SystemTime::now() - 2 * ABANDONED).unwrap();
    orphans(home.path()).unwrap();
    assert!(!torn.exists());
}
