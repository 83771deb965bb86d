//! The bars of speed and size, each beside its peer in one run: `cargo bench --bench bars`.
//!
//! Build the peers first: `cargo build --release --example floor`, and install fzf and sqlite3;
//! what is missing is told. Names after `--` choose (`C1`, `C6`, …); `small` leaves 100,000 phrases
//! out.
//! `CHAQI_BIN` names another program to measure. Times are those of this machine in this run: only
//! ratios mean anything. Without `--bench` nothing is measured.
//!
//! C1 first frame · C2 keys · C3 one search · C4 idling · C5 memory · C6 a saved change ·
//! C7 a million orders · C10 import · C11 size and quitting. The screen is watched through a pseudo-terminal of 120×36:
//! a frame ends with its last byte.

mod commands;
mod homes;
#[path = "../made_up/mod.rs"]
mod made_up;
mod orders;
mod process;
mod pty;
mod saves;
mod screen;
mod table;

use homes::Home;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use table::Table;

/// Where everything is.
pub struct Bench {
    /// A folder for this run.
    pub folder: PathBuf,
    /// How many phrases of the shop, smallest first.
    pub sizes: Vec<usize>,
    homes: BTreeMap<usize, Home>,
}

impl Bench {
    /// The home with so many phrases; there is one for each size, and one for 0.
    pub fn home(&self, count: usize) -> &Home {
        &self.homes[&count]
    }

    /// The console to measure.
    pub fn chaqi(&self) -> Result<PathBuf, String> {
        let named = std::env::var_os("CHAQI_BIN");
        there(named.map_or(env!("CARGO_BIN_EXE_chaqi").into(), PathBuf::from))
    }

    /// The bare program.
    pub fn floor(&self) -> Result<PathBuf, String> {
        let beside = Path::new(env!("CARGO_BIN_EXE_chaqi")).with_file_name("examples");
        there(beside.join("floor"))
            .map_err(|e| format!("{e}; cargo build --release --example floor"))
    }

    /// The peer that agents could have used.
    pub fn fzf(&self) -> Result<PathBuf, String> {
        commands::found("fzf")
    }
}

fn there(path: PathBuf) -> Result<PathBuf, String> {
    if path.is_file() { Ok(path) } else { Err(format!("there is no {}", path.display())) }
}

/// What a measured program finds around it.
pub fn environment(home: &Path) -> [(&'static str, OsString); 7] {
    [
        ("CHAQI_HOME", home.into()),
        ("HOME", home.into()),
        ("PATH", "/usr/local/bin:/usr/bin:/bin".into()),
        ("TERM", "xterm-256color".into()),
        ("LANG", "zh_CN.UTF-8".into()),
        ("TZ", "Asia/Shanghai".into()),
        ("TMPDIR", std::env::temp_dir().into()),
    ]
}

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if !arguments.iter().any(|argument| argument == "--bench") {
        return Ok(());
    }
    let named: Vec<&str> =
        arguments.iter().map(String::as_str).filter(|a| a.starts_with('C')).collect();
    let wanted = |bars: &[&str]| named.is_empty() || bars.iter().any(|bar| named.contains(bar));
    let mut sizes = vec![1_000, 10_000, 100_000];
    if arguments.iter().any(|argument| argument == "small") {
        sizes.pop();
    }
    // On the disk that programs are built on: a temporary folder may be memory.
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let mut homes = BTreeMap::new();
    for &count in sizes.iter().chain(&[0]) {
        homes.insert(count, homes::make(folder.path(), count)?);
    }
    let bench = Bench { folder: folder.path().to_owned(), sizes, homes };

    let mut table = Table::new();
    if wanted(&["C11"]) {
        commands::size(&bench, &mut table);
    }
    if wanted(&["C6"]) {
        saves::run(&bench, &mut table)?;
    }
    if wanted(&["C7"]) {
        orders::run(&bench, &mut table)?;
    }
    if wanted(&["C10"]) {
        commands::import(&bench, &mut table)?;
    }
    if wanted(&["C3"]) {
        commands::search(&bench, &mut table);
    }
    if wanted(&["C1", "C2", "C5", "C11"]) {
        screen::race(&bench, &mut table);
    }
    if wanted(&["C4"]) {
        screen::idle(&bench, &mut table);
    }
    table.end();
    Ok(())
}
