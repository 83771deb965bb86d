//! What the system knows of a process (Linux).

use std::fs;

/// What a process has used since it started.
#[derive(Clone, Copy)]
pub struct Used {
    /// Bytes given to write, to a terminal as to a disk.
    pub written: f64,
    /// How often a thread of it went to sleep or was put aside.
    pub switches: f64,
    /// Milliseconds of processor.
    pub cpu_ms: f64,
}

/// Megabytes of memory: the process's share, and all that is in its map.
pub fn memory(pid: u32) -> Option<(f64, f64)> {
    let text = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).ok()?;
    Some((field(&text, "Pss:")? / 1e3, field(&text, "Rss:")? / 1e3))
}

/// Over all its threads.
pub fn used(pid: u32) -> Option<Used> {
    let io = fs::read_to_string(format!("/proc/{pid}/io")).ok()?;
    let mut used = Used { written: field(&io, "wchar:")?, switches: 0.0, cpu_ms: 0.0 };
    for thread in fs::read_dir(format!("/proc/{pid}/task")).ok()? {
        let thread = thread.ok()?.path();
        let status = fs::read_to_string(thread.join("status")).ok()?;
        used.switches += field(&status, "\nvoluntary_ctxt_switches:")?;
        used.switches += field(&status, "nonvoluntary_ctxt_switches:")?;
        // Nanoseconds; the ticks of `stat` are too coarse for an idle program.
        let times = fs::read_to_string(thread.join("schedstat")).ok()?;
        used.cpu_ms += times.split(' ').next()?.parse::<f64>().ok()? / 1e6;
    }
    Some(used)
}

fn field(text: &str, name: &str) -> Option<f64> {
    text.split_once(name)?.1.split_whitespace().next()?.parse().ok()
}
