//! Everything as JSON Lines: the change log, from which all tables can be built again.
//!
//! The first line says what the file is: `{"chaqi":1,"kind":"log","exported":TIME,"commits":N}`;
//! then one commit a line, with its stamp: `{"stamp":…,"id":…,"at":…,"agent":…,"changes":[…]}`,
//! each change with its `kind`. Reading it twice changes nothing, since commits have ids.
//! Unlike a handover or a tally this file holds phone numbers in full: it is a backup.

use crate::domain::{Stamped, Time};
use serde::{Deserialize, Serialize};
use std::io::{self, Write};

/// The version of the form that this program writes, and the newest that it reads.
pub const VERSION: u32 = 1;
/// What the first line calls the file.
pub const KIND: &str = "log";

/// The first line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogHeader {
    /// The version of the form.
    pub chaqi: u32,
    /// Always [`KIND`].
    pub kind: String,
    /// When it was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exported: Option<Time>,
    /// How many commits follow, so that a file cut short is noticed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commits: Option<u64>,
}

/// A log being written.
pub struct LogWriter<W> {
    out: W,
}

impl<W: Write> LogWriter<W> {
    /// Writes the first line; `commits` says how many will follow.
    ///
    /// # Errors
    /// Writing failed.
    pub fn new(mut out: W, exported: Time, commits: Option<u64>) -> io::Result<Self> {
        let kind = KIND.to_owned();
        let header = LogHeader { chaqi: VERSION, kind, exported: Some(exported), commits };
        serde_json::to_writer(&mut out, &header)?;
        out.write_all(b"\n")?;
        Ok(Self { out })
    }

    /// Writes one commit.
    ///
    /// # Errors
    /// Writing failed.
    pub fn commit(&mut self, commit: &Stamped) -> io::Result<()> {
        serde_json::to_writer(&mut self.out, commit)?;
        self.out.write_all(b"\n")
    }

    /// Ends the log.
    ///
    /// # Errors
    /// Writing failed.
    pub fn finish(mut self) -> io::Result<()> {
        self.out.flush()
    }
}
