//! The limits that the reading process sets on itself before it reads a byte.

/// Bytes of address space.
#[cfg(unix)]
const MEMORY: u64 = 1 << 30;
/// Seconds of processor time.
#[cfg(unix)]
const SECONDS: u64 = 60;

/// Limits this process: memory, processor time, no core dump (it would hold buyers' data).
///
/// # Errors
/// The system refused a limit: then nothing must be read.
#[cfg(unix)]
pub(super) fn set() -> std::io::Result<()> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    for (resource, most) in [(Resource::As, MEMORY), (Resource::Cpu, SECONDS), (Resource::Core, 0)]
    {
        let now = getrlimit(resource);
        let most = now.maximum.map_or(most, |hard| hard.min(most));
        setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })?;
    }
    Ok(())
}

/// Elsewhere there are no such limits; the caps of the sheet still hold.
#[cfg(not(unix))]
pub(super) fn set() -> std::io::Result<()> {
    Ok(())
}
