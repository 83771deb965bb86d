//! A platform's report into the store: read in a child process, compared row by row while that
//! goes on reading, and written in one transaction. Serves the console and the command alike.

use crate::domain::{CommitId, Time};
use crate::exchange::child::{self, Event, Progress, Totals};
use crate::exchange::{ImportError, ImportOptions, Opened, Refused, Repeated};
use crate::store::{ImportReport, Incoming, Store, StoreError};
use std::fs::File;
use std::ops::ControlFlow;
use std::path::Path;

/// What is to be done with the report.
#[derive(Debug, Clone)]
pub enum Aim {
    /// Only compared.
    Try,
    /// Written as one commit.
    Write {
        /// The commit.
        id: CommitId,
        /// Who.
        agent: String,
        /// When.
        at: Time,
        /// A single refused row keeps everything out.
        strict: bool,
    },
}

/// What an import did, or would do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Imported {
    /// What the report is.
    pub opened: Option<Opened>,
    /// What was read.
    pub totals: Totals,
    /// What became of the orders.
    pub report: ImportReport,
    /// The rows that were not taken.
    pub refused: Vec<Refused>,
    /// Further rows of orders that came before.
    pub repeated: Vec<Repeated>,
}

/// Why an import did nothing.
#[derive(Debug)]
pub enum ImportFailure {
    /// The file.
    File(ImportError),
    /// The store.
    Store(StoreError),
    /// Rows were refused, and all of them were wanted; this is what would have been done.
    Strict(Box<Imported>),
}

impl From<StoreError> for ImportFailure {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Takes the report in `file` in, read by the program `exe`. `progress` may break it off: then
/// nothing is changed.
///
/// # Errors
/// [`ImportFailure`]: nothing was changed.
pub fn take_in(
    store: &mut Store,
    file: File,
    exe: &Path,
    options: &ImportOptions,
    aim: &Aim,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Imported, ImportFailure> {
    let mut done = Imported::default();
    match aim {
        Aim::Try => {
            let mut report = ImportReport::default();
            let mut take = |incoming| store.compare(&mut report, incoming).map(drop);
            read(&mut done, file, exe, options, &mut take, progress)?;
            done.report = report;
            Ok(done)
        }
        Aim::Write { id, agent, at, strict } => store.import(*id, agent, *at, |intake| {
            let mut take = |incoming| intake.take(incoming);
            read(&mut done, file, exe, options, &mut take, progress)?;
            done.report = intake.report.clone();
            if *strict && !done.refused.is_empty() {
                return Err(ImportFailure::Strict(Box::new(std::mem::take(&mut done))));
            }
            Ok(std::mem::take(&mut done))
        }),
    }
}

fn read(
    done: &mut Imported,
    file: File,
    exe: &Path,
    options: &ImportOptions,
    take: &mut dyn FnMut(Incoming) -> Result<(), StoreError>,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<(), ImportFailure> {
    let mut failed = None;
    let totals = child::parse(exe, file, options, &mut |event| {
        match event {
            Event::Opened(opened) => done.opened = Some(opened),
            Event::Order(order) => {
                let incoming =
                    Incoming { key: order.key, fields: order.fields, fills: order.fills };
                if let Err(error) = take(incoming) {
                    failed = Some(error);
                    return ControlFlow::Break(());
                }
            }
            Event::Refused(row) => done.refused.push(row),
            Event::Repeated(row) => done.repeated.push(row),
            Event::Progress(now) => return progress(now),
        }
        ControlFlow::Continue(())
    });
    if let Some(error) = failed {
        return Err(error.into());
    }
    done.totals = totals.map_err(ImportFailure::File)?;
    Ok(())
}
