//! `chaqi order import`: a platform's report into the store.
//!
//! The file is read in a process of its own; what comes back is compared with what is known, and
//! written in one transaction. Nothing is deleted by an import, and the same file twice changes
//! nothing.

use super::args;
use super::context::{Context, fresh_id};
use super::errors::{Done, Failure, REFUSED};
use super::output::{self, Out};
use crate::domain::Commit;
use crate::exchange::child::{self, Event, Progress};
use crate::exchange::{ImportOptions, Refused, Repeated};
use crate::i18n::{FluentValue, Lang, format, t};
use crate::store::ImportReport;
use serde_json::{Value, json};
use std::io::{self, IsTerminal, Write};
use std::ops::ControlFlow;

/// So many repeated rows are named one by one on the terminal; `--json` has all of them.
const MOST_REPEATED: usize = 20;

/// Runs the command.
pub(super) fn run(context: &Context, args: &args::OrderImport) -> Done {
    let lang = context.lang;
    let mut store = if args.dry_run { context.store()? } else { context.store_to_write()? };
    let options = ImportOptions {
        platform: args.place.platform.unwrap_or(context.config.shop.platform),
        shop: args.place.shop.clone().unwrap_or_else(|| context.config.shop.name.clone()),
        shop_column: false,
        offset: *context.now.offset(),
    };
    let input = child::open(&args.file)?;
    let program = std::env::current_exe()?;
    let mut line = Line::new(lang);
    // Rows are compared while the child goes on reading.
    let (mut report, mut failed) = (ImportReport::default(), None);
    let (mut refused, mut repeated) = (Vec::new(), Vec::new());
    let rows = child::parse(&program, input, &options, &mut |event| match event {
        Event::Order(order) => match store.compare_one(&mut report, order.key, order.fields) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                failed = Some(error);
                ControlFlow::Break(())
            }
        },
        Event::Refused(row) => {
            refused.push(row);
            ControlFlow::Continue(())
        }
        Event::Repeated(row) => {
            repeated.push(row);
            ControlFlow::Continue(())
        }
        Event::Progress(now) => line.read(now),
    });
    line.clear();
    if let Some(error) = failed {
        return Err(error.into());
    }
    let rows = rows?;
    for row in &refused {
        output::note(&row.text(lang));
    }
    note_repeated(lang, &repeated);
    let stops = args.strict && !refused.is_empty();
    let writes = !stops && !args.dry_run && !report.changes.is_empty();
    if writes {
        let changes = std::mem::take(&mut report.changes);
        let commit = Commit::new(fresh_id(), &context.agent(), context.now, changes);
        store.save_import(&commit, |done, total| line.written(done, total))?;
        line.clear();
    }
    print(context, args, &Told { rows, report: &report, refused: &refused, repeated: &repeated })?;
    if stops {
        return Err(Failure::Said {
            code: REFUSED,
            what: t!(lang, "cli-fail-import-refused", "n" => refused.len()),
            hint: Some(t!(lang, "cli-hint-import-refused")),
        });
    }
    Ok(0)
}

/// What is told about an import: `rows` is the sum of new, changed, same, refused and repeated.
struct Told<'a> {
    rows: u64,
    report: &'a ImportReport,
    refused: &'a [Refused],
    repeated: &'a [Repeated],
}

/// Names the rows that repeat an order; a report of single items repeats thousands.
fn note_repeated(lang: Lang, repeated: &[Repeated]) {
    for row in repeated.iter().take(MOST_REPEATED) {
        output::note(&row.text(lang));
    }
    if repeated.len() > MOST_REPEATED {
        let count = repeated.len() - MOST_REPEATED;
        output::note(&t!(lang, "cli-note-more-repeated", "count" => count));
    }
}

fn print(context: &Context, args: &args::OrderImport, told: &Told<'_>) -> Result<(), Failure> {
    let lang = context.lang;
    let mut out = Out::new();
    let Told { rows, report: ImportReport { new, changed, same, .. }, refused, repeated } = told;
    if args.json {
        let refused: Vec<Value> = refused.iter().map(|row| row_json(lang, row)).collect();
        out.json(&json!({
            "rows": rows, "new": new, "changed": changed, "same": same, "refused": refused,
            "repeated": repeated, "dry_run": args.dry_run,
        }))?;
    } else {
        out.line(&t!(lang, "domain-import-counts", "rows" => *rows, "new" => *new,
            "changed" => *changed, "same" => *same, "repeated" => repeated.len(),
            "refused" => refused.len()))?;
        if args.dry_run {
            out.line(&t!(lang, "cli-said-dry-run"))?;
        }
    }
    out.flush()
}

/// A refused row.
pub(super) fn row_json(lang: Lang, row: &Refused) -> Value {
    json!({
        "line": row.line, "column": row.column, "reason": row.reason.code(),
        "message": row.reason.text(lang), "value": row.value,
    })
}

/// One line on standard error that goes on changing, when a person is there to see it.
struct Line {
    lang: Lang,
    shown: bool,
    terminal: bool,
    /// What was shown last, so that the same is not written again.
    last: u64,
}

impl Line {
    fn new(lang: Lang) -> Self {
        Self { lang, shown: false, terminal: io::stderr().is_terminal(), last: u64::MAX }
    }

    fn read(&mut self, now: Progress) -> ControlFlow<()> {
        let percent = now.bytes_done * 100 / now.bytes_total.max(1);
        self.show(percent.min(100), "cli-note-reading");
        ControlFlow::Continue(())
    }

    fn written(&mut self, done: usize, total: usize) -> ControlFlow<()> {
        self.show((done * 100 / total.max(1)) as u64, "cli-note-writing");
        ControlFlow::Continue(())
    }

    fn show(&mut self, percent: u64, id: &str) {
        if self.terminal && percent != self.last {
            let text = format(self.lang, id, &[("percent", FluentValue::from(percent))]);
            let _ = write!(io::stderr(), "\r{text}\u{1b}[K");
            (self.shown, self.last) = (true, percent);
        }
    }

    fn clear(&mut self) {
        if std::mem::take(&mut self.shown) {
            let _ = write!(io::stderr(), "\r\u{1b}[K");
            self.last = u64::MAX;
        }
    }
}
