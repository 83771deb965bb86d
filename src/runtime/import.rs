//! A platform's report into the store: read in a child process, compared row by row while that
//! goes on reading, and written in one transaction. Serves the console and the command alike.

use crate::domain::{CommitId, Mapping, Time};
use crate::exchange::child::{Event, Parsing, Progress, Step, Totals};
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
    let mut reading = Reading {
        parsing: Parsing::begin(exe, file, options).map_err(ImportFailure::File)?,
        done: Imported::default(),
        progress,
    };
    match aim {
        Aim::Try => {
            let mut report = ImportReport::default();
            while let Some(order) = reading.next()? {
                store.compare(&mut report, order)?;
            }
            reading.done.report = report;
        }
        Aim::Write { id, agent, at, strict } => {
            // Others may write as long as nothing is there to be written.
            if let Some(first) = reading.next()? {
                store.import(*id, agent, *at, |intake| {
                    intake.take(first)?;
                    while let Some(order) = reading.next()? {
                        intake.take(order)?;
                    }
                    reading.done.report = intake.report.clone();
                    reading.strict(*strict)
                })?;
            } else {
                reading.strict(*strict)?;
            }
        }
    }
    Ok(reading.done)
}

/// The mapping that was given for a sheet, with that sheet's columns.
pub fn to_remember(options: &ImportOptions, done: &Imported) -> Option<Mapping> {
    let opened = done.opened.as_ref()?;
    let mut mapping = options.columns.clone()?;
    mapping.header.clone_from(&opened.header);
    mapping.platform = Some(opened.platform);
    Some(mapping)
}

/// A report on its way in.
struct Reading<'p> {
    parsing: Parsing,
    done: Imported,
    progress: &'p mut dyn FnMut(Progress) -> ControlFlow<()>,
}

impl Reading<'_> {
    /// The next order; all else is kept or told.
    fn next(&mut self) -> Result<Option<Incoming>, ImportFailure> {
        loop {
            match self.parsing.step().map_err(ImportFailure::File)? {
                Step::Event(Event::Order(order)) => {
                    let (key, fields, fills) = (order.key, order.fields, order.fills);
                    return Ok(Some(Incoming { key, fields, fills }));
                }
                Step::Event(Event::Opened(opened)) => self.done.opened = Some(opened),
                Step::Event(Event::Refused(row)) => self.done.refused.push(row),
                Step::Event(Event::Repeated(row)) => self.done.repeated.push(row),
                Step::Event(Event::Progress(now)) => {
                    if (self.progress)(now).is_break() {
                        return Err(ImportFailure::File(ImportError::Cancelled));
                    }
                }
                Step::End(totals) => {
                    self.done.totals = totals;
                    return Ok(None);
                }
            }
        }
    }

    /// Refuses all when a row was refused and all were wanted.
    fn strict(&mut self, strict: bool) -> Result<(), ImportFailure> {
        if strict && !self.done.refused.is_empty() {
            return Err(ImportFailure::Strict(Box::new(std::mem::take(&mut self.done))));
        }
        Ok(())
    }
}
