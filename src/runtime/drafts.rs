//! Half-written forms on disk, so that a crash or a closed window loses less than a second (S02).
//!
//! Each console owns one file, `<uuid>.json`, and holds a lock on its sibling `<uuid>.lock`; a
//! draft whose lock is free belongs to a console that is gone. Must not know what is in a draft.
//!
//! The caller never waits for the disk: a thread writes, and the latest text wins.

#[cfg(test)]
mod tests;

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant, SystemTime};

use crate::files;

/// Shortest time between two writes: the first is written at once, a burst becomes one.
const PACE: Duration = Duration::from_millis(150);
/// How long the end of the program waits for the last write.
const LAST_WRITE: Duration = Duration::from_secs(1);
/// Age after which a temporary file is nobody's.
const ABANDONED: Duration = Duration::from_secs(60);
/// A draft is typed by hand: a longer file isn't one.
const LONGEST: u64 = 4 * 1024 * 1024;

/// The draft of this console.
#[derive(Debug)]
pub struct Drafts {
    desk: Arc<Desk>,
    path: PathBuf,
    writer: Option<JoinHandle<()>>,
    /// Kept open: the lock is the sign that this console lives.
    lock: File,
}

/// What the caller and the writer share.
#[derive(Debug, Default)]
struct Desk {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    /// What to bring the file to: a text, or nothing.
    wanted: Option<Option<String>>,
    /// Drafts taken over, to be removed once ours is written.
    adopted: Vec<Orphan>,
    closing: bool,
    closed: bool,
    error: Option<io::Error>,
}

impl Desk {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drafts {
    /// Takes a new, locked name in a folder, which is made if need be (0700).
    pub fn open(dir: &Path) -> io::Result<Self> {
        files::create_dir_private(dir)?;
        let name = uuid::Uuid::now_v7().simple().to_string();
        // Locked before it has its name, so that nobody finds it free.
        let unnamed = dir.join(format!(".{name}.new"));
        let lock = files::create_file_private(&unnamed)?;
        let named = lock
            .try_lock()
            .map_err(io::Error::from)
            .and_then(|()| fs::rename(&unnamed, dir.join(format!("{name}.lock"))));
        if let Err(error) = named {
            let _ = fs::remove_file(&unnamed);
            return Err(error);
        }

        let path = dir.join(format!("{name}.json"));
        let desk = Arc::new(Desk::default());
        let writer = std::thread::Builder::new().name("drafts".into()).spawn({
            let (desk, path) = (Arc::clone(&desk), path.clone());
            move || write_until_closed(&desk, &path)
        })?;
        Ok(Self { desk, path, writer: Some(writer), lock })
    }

    /// Asks for this text to be the draft; it is on disk within 250 ms, or replaced by a later one.
    pub fn save(&self, json: &str) {
        self.desk.state().wanted = Some(Some(json.to_owned()));
        self.desk.changed.notify_all();
    }

    /// Asks for the draft to be removed: the form was saved or thrown away.
    pub fn clear(&self) {
        self.desk.state().wanted = Some(None);
        self.desk.changed.notify_all();
    }

    /// Takes over the draft of a dead console: `json` (its text, or what became of it) is saved as
    /// ours, durably, and only then the old one is removed.
    pub fn adopt(&self, orphan: Orphan, json: &str) {
        let mut state = self.desk.state();
        state.wanted = Some(Some(json.to_owned()));
        state.adopted.push(orphan);
        self.desk.changed.notify_all();
    }

    /// Takes the error of the last write, if it failed; a later [`save`](Self::save) tries again.
    pub fn take_error(&self) -> Option<io::Error> {
        self.desk.state().error.take()
    }

    /// Returns where the draft lies.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Drafts {
    /// Writes what is left, durably. A draft that is still there is offered at the next start.
    fn drop(&mut self) {
        let mut state = self.desk.state();
        state.closing = true;
        self.desk.changed.notify_all();
        let waited = self.desk.changed.wait_timeout_while(state, LAST_WRITE, |state| !state.closed);
        let written = waited.unwrap_or_else(PoisonError::into_inner).0.closed;
        if !written {
            return;
        }
        if let Some(writer) = self.writer.take() {
            let _ = writer.join();
        }
        if !self.path.exists() {
            let _ = fs::remove_file(self.path.with_extension("lock"));
        }
        let _ = self.lock.unlock();
    }
}

fn write_until_closed(desk: &Desk, path: &Path) {
    let mut next_write = Instant::now();
    let mut durable = true;
    loop {
        let mut state = desk.state();
        while !state.closing {
            let now = Instant::now();
            if state.wanted.is_none() {
                state = desk.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
            } else if now < next_write && state.wanted != Some(None) {
                // Only texts are paced: what was sent must not be offered again.
                let pause = desk.changed.wait_timeout(state, next_write - now);
                state = pause.unwrap_or_else(PoisonError::into_inner).0;
            } else {
                break;
            }
        }
        let wanted = state.wanted.take();
        let adopted = std::mem::take(&mut state.adopted);
        let closing = state.closing;
        drop(state);

        let flush = closing || !adopted.is_empty();
        let done = match wanted {
            Some(text) => {
                durable = flush || text.is_none();
                bring_to(path, text.as_deref(), flush)
            }
            None if closing && !durable => flush_file(path),
            None => Ok(()),
        };
        next_write = Instant::now() + PACE;
        if done.is_ok() {
            adopted.into_iter().for_each(Orphan::discard);
        }
        let mut state = desk.state();
        state.error = done.err().or(state.error.take());
        if closing {
            state.closed = true;
            desk.changed.notify_all();
            return;
        }
    }
}

fn bring_to(path: &Path, text: Option<&str>, durable: bool) -> io::Result<()> {
    match text {
        Some(text) if durable => files::write_atomic(path, text.as_bytes()),
        Some(text) => files::write_atomic_unsynced(path, text.as_bytes()),
        None => match fs::remove_file(path) {
            // What was erased must not come back after a power cut.
            Ok(()) => path.parent().map_or(Ok(()), files::sync_folder),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error),
        },
    }
}

fn flush_file(path: &Path) -> io::Result<()> {
    File::options().write(true).open(path)?.sync_all()?;
    path.parent().map_or(Ok(()), files::sync_folder)
}

/// The draft of a console that is gone, claimed by this one while the value lives.
///
/// Dropping it leaves the draft for the next start.
#[derive(Debug)]
pub struct Orphan {
    path: PathBuf,
    text: String,
    written: Option<SystemTime>,
    /// Locked: no other console offers the same draft at the same time.
    _lock: File,
}

impl Orphan {
    /// Returns the draft as it was saved.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns where the draft lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns when the draft was last written.
    pub fn written(&self) -> Option<SystemTime> {
        self.written
    }

    /// Removes the draft for good.
    pub fn discard(self) {
        let _ = fs::remove_file(&self.path);
        let _ = fs::remove_file(self.path.with_extension("lock"));
        if let Some(folder) = self.path.parent() {
            let _ = files::sync_folder(folder);
        }
    }
}

/// Claims the drafts of dead consoles, newest first. A missing folder holds none.
///
/// Locks without a draft and torn temporary files of the dead are swept up on the way; what can't
/// be read is left alone.
pub fn orphans(dir: &Path) -> io::Result<Vec<Orphan>> {
    let entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let extension = path.extension().and_then(|extension| extension.to_str());
        match extension {
            Some("lock") => found.extend(claim(&path)),
            Some("tmp" | "new") => sweep(&path),
            _ => {}
        }
    }
    found.sort_by(|a, b| b.written.cmp(&a.written).then_with(|| a.path.cmp(&b.path)));
    Ok(found)
}

fn claim(lock_path: &Path) -> Option<Orphan> {
    // Open for writing: on network folders a lock needs it.
    let lock = File::options().read(true).write(true).open(lock_path).ok()?;
    lock.try_lock().ok()?;
    let path = lock_path.with_extension("json");
    let file = match File::open(&path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let _ = fs::remove_file(lock_path);
            return None;
        }
        Err(_) => return None,
    };
    let facts = file.metadata().ok()?;
    if !facts.is_file() || facts.len() > LONGEST {
        return None;
    }
    let mut text = String::new();
    file.take(LONGEST).read_to_string(&mut text).ok()?;
    Some(Orphan { path, text, written: facts.modified().ok(), _lock: lock })
}

/// Removes what a console left when it died in the middle of a write: a copy of a draft that
/// nobody would ever erase. The living need such a file for milliseconds only.
fn sweep(path: &Path) {
    let age = fs::symlink_metadata(path).and_then(|facts| facts.modified());
    let age = age.ok().and_then(|written| written.elapsed().ok());
    if age.is_some_and(|age| age > ABANDONED) {
        let _ = fs::remove_file(path);
    }
}
