//! `chaqi export all` and `import all`: the whole change log as JSON Lines, out and in again.

use super::args;
use super::context::Context;
use super::errors::Done;
use super::output::{self, Out};
use crate::domain::Stamped;
use crate::exchange::log_in::LogReader;
use crate::exchange::log_out::LogWriter;
use crate::exchange::{atomic_file, child};
use crate::i18n::t;
use crate::store::{Store, StoreError};
use serde_json::json;
use std::io::{self, BufReader, BufWriter, Write};
use std::path::Path;

/// Runs `export all`.
pub(super) fn export(context: &Context, args: &args::ExportAll) -> Done {
    let lang = context.lang;
    let store = context.store()?;
    let mut commits = 0;
    store.each_commit(|_| {
        commits += 1;
        Ok(())
    })?;
    if args.file == Path::new("-") {
        let mut out = BufWriter::new(io::stdout().lock());
        write_log(context, &store, &mut out, commits)?;
        return Ok(0);
    }
    atomic_file(&args.file, args.force, |out| write_log(context, &store, out, commits))?;
    let path = args.file.display().to_string();
    let mut out = Out::new();
    if args.json {
        out.json(&json!({"file": path, "commits": commits}))?;
    } else {
        out.line(&t!(lang, "cli-said-exported", "n" => commits, "path" => path))?;
        output::note(&t!(lang, "cli-note-export-private"));
    }
    out.flush()?;
    Ok(0)
}

/// The log as it was when its commits were counted: what another console adds meanwhile has a
/// later stamp and waits for the next export.
fn write_log(
    context: &Context,
    store: &Store,
    out: &mut dyn Write,
    commits: u64,
) -> io::Result<()> {
    let mut log = LogWriter::new(out, context.now, Some(commits))?;
    let mut left = commits;
    // The store's errors know nothing of files: the file's own is kept aside.
    let mut failed = None;
    let read = store.each_commit(|commit| {
        if left == 0 || failed.is_some() {
            return Ok(());
        }
        left -= 1;
        failed = log.commit(&commit).err();
        Ok(())
    });
    match failed {
        Some(error) => return Err(error),
        None => read.map_err(|e: StoreError| io::Error::other(e.to_string()))?,
    }
    log.finish()
}

/// Runs `import all`: commits that are known already change nothing.
pub(super) fn import(context: &Context, args: &args::ImportAll) -> Done {
    let lang = context.lang;
    let mut store = if args.dry_run { context.store()? } else { context.store_to_write()? };
    let input = child::open(&args.file)?;
    let commits: Vec<Stamped> =
        LogReader::open(BufReader::with_capacity(256 * 1024, input))?.collect::<Result<_, _>>()?;
    let rows = commits.len() as u64;
    let new = if args.dry_run {
        let mut new = 0;
        for stamped in &commits {
            new += u64::from(!store.knows(stamped.commit.id)?);
        }
        new
    } else {
        store.enter_all(&commits)?.new
    };
    let same = rows.saturating_sub(new);
    let mut out = Out::new();
    if args.json {
        out.json(&json!({
            "rows": rows, "new": new, "changed": 0, "same": same, "refused": [],
            "dry_run": args.dry_run,
        }))?;
    } else {
        out.line(&t!(lang, "cli-said-imported-log", "rows" => rows, "new" => new, "same" => same))?;
        if args.dry_run {
            out.line(&t!(lang, "cli-said-dry-run"))?;
        }
    }
    out.flush()?;
    Ok(0)
}
