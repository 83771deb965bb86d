//! Reads a change log in JSON Lines, line by line: see [`log_out`](super::log_out).
//!
//! Must not know: how commits are merged.

use super::error::short;
use super::log_out::{KIND, LogHeader, VERSION};
use crate::domain::Stamped;
use std::io::{BufRead, Read};

/// No line is longer, in bytes.
pub const MAX_LINE: u64 = 64 * 1024 * 1024;

/// Why a log can't be read, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {problem}")]
pub struct LogError {
    /// The line, from 1.
    pub line: u64,
    /// What is wrong with it.
    pub problem: LogProblem,
}

/// What can be wrong with a line of a log.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LogProblem {
    /// The first line is not that of a log.
    #[error("this is not a chaqi log")]
    NotALog,
    /// A newer program wrote it in a form that this one doesn't know.
    #[error("written in form {0}, which this version cannot read")]
    Newer(u32),
    /// Not a commit.
    #[error("not a commit: {0}")]
    BadCommit(String),
    /// Beyond the cap.
    #[error("longer than {MAX_LINE} bytes")]
    TooLong,
    /// The file ends before all that it promises.
    #[error("the file ends early: {found} of {promised} commits")]
    CutShort {
        /// As the first line says.
        promised: u64,
        /// As many as there are.
        found: u64,
    },
    /// The operating system refused.
    #[error("{0}")]
    Io(String),
}

impl LogProblem {
    /// The stable code, for the message files.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotALog => "not-a-log",
            Self::Newer(_) => "newer",
            Self::BadCommit(_) => "bad-commit",
            Self::TooLong => "too-long",
            Self::CutShort { .. } => "cut-short",
            Self::Io(_) => "io",
        }
    }
}

/// The commits of a log, in the order of the file. An error ends it.
pub struct LogReader<R> {
    input: R,
    header: LogHeader,
    buffer: Vec<u8>,
    line: u64,
    commits: u64,
    ended: bool,
}

impl<R: BufRead> LogReader<R> {
    /// Reads the first line.
    ///
    /// # Errors
    /// It is not that of a log, or of a newer one.
    pub fn open(input: R) -> Result<Self, LogError> {
        let header = LogHeader { chaqi: 0, kind: String::new(), exported: None, commits: None };
        let mut log = Self { input, header, buffer: Vec::new(), line: 0, commits: 0, ended: false };
        let not_a_log = |_| LogError { line: 1, problem: LogProblem::NotALog };
        if !log.read_line()? {
            return Err(LogError { line: 1, problem: LogProblem::NotALog });
        }
        let bytes = log.buffer.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&log.buffer);
        // A newer form may have another header: ask for its number alone first.
        let any: serde_json::Value = serde_json::from_slice(bytes).map_err(not_a_log)?;
        match any.get("chaqi").and_then(serde_json::Value::as_u64) {
            Some(version) if version > u64::from(VERSION) => {
                let version = u32::try_from(version).unwrap_or(u32::MAX);
                return Err(LogError { line: 1, problem: LogProblem::Newer(version) });
            }
            _ => log.header = serde_json::from_value(any).map_err(not_a_log)?,
        }
        if log.header.chaqi == 0 || log.header.kind != KIND {
            return Err(LogError { line: 1, problem: LogProblem::NotALog });
        }
        Ok(log)
    }

    /// What the first line says.
    pub fn header(&self) -> &LogHeader {
        &self.header
    }

    /// The line read last.
    pub fn line(&self) -> u64 {
        self.line
    }

    fn error(&self, problem: LogProblem) -> LogError {
        LogError { line: self.line, problem }
    }

    /// Gets the next line that is not blank; false at the end.
    fn read_line(&mut self) -> Result<bool, LogError> {
        loop {
            self.buffer.clear();
            self.line += 1;
            let read = (&mut self.input).take(MAX_LINE + 1).read_until(b'\n', &mut self.buffer);
            match read {
                Err(error) => return Err(self.error(LogProblem::Io(error.to_string()))),
                Ok(0) => return Ok(false),
                Ok(n) if n as u64 > MAX_LINE => return Err(self.error(LogProblem::TooLong)),
                Ok(_) if self.buffer.trim_ascii().is_empty() => {}
                Ok(_) => return Ok(true),
            }
        }
    }

    fn step(&mut self) -> Result<Option<Stamped>, LogError> {
        if !self.read_line()? {
            return match self.header.commits {
                Some(promised) if promised != self.commits => {
                    let found = self.commits;
                    Err(self.error(LogProblem::CutShort { promised, found }))
                }
                _ => Ok(None),
            };
        }
        self.commits += 1;
        serde_json::from_slice(&self.buffer)
            .map(Some)
            .map_err(|e| self.error(LogProblem::BadCommit(short(&e.to_string(), 200))))
    }
}

impl<R: BufRead> Iterator for LogReader<R> {
    type Item = Result<Stamped, LogError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let step = self.step();
        self.ended = !matches!(step, Ok(Some(_)));
        step.transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        Change, Commit, CommitId, Money, OrderFields, OrderKey, Platform, Stamp, Time,
    };
    use crate::exchange::log_out::LogWriter;
    use uuid::Uuid;

    fn commits() -> Vec<Stamped> {
        let at = Time::parse_from_rfc3339("2026-11-21T20:05:09+08:00").unwrap();
        let key = OrderKey { platform: Platform::Taobao, shop: "店".into(), number: "27".into() };
        let fields = OrderFields {
            buyer: Some("a\nb\u{2028}".into()),
            amount: Some(Money(-5)),
            ..OrderFields::default()
        };
        let newer = serde_json::json!({"kind": "parcel-scanned", "n": [1, {"x": null}]});
        [
            vec![Change::OrderAdded { key: key.clone(), fields }],
            vec![Change::Unknown(newer), Change::OrderDeleted { key }],
        ]
        .into_iter()
        .enumerate()
        .map(|(n, changes)| Stamped {
            stamp: format!("0000000000{n:02x}.000000.dev").parse::<Stamp>().unwrap(),
            commit: Commit {
                id: CommitId(Uuid::from_u128(n as u128)),
                at,
                agent: "慧兰".into(),
                changes,
            },
        })
        .collect()
    }

    fn log() -> Vec<u8> {
        let mut out = Vec::new();
        let commits = commits();
        let mut writer = LogWriter::new(&mut out, commits[0].commit.at, Some(2)).unwrap();
        commits.iter().for_each(|c| writer.commit(c).unwrap());
        writer.finish().unwrap();
        out
    }

    fn read(bytes: &[u8]) -> Result<Vec<Stamped>, LogError> {
        LogReader::open(bytes)?.collect()
    }

    #[test]
    fn everything_comes_back_also_what_is_not_understood() {
        let log = log();
        assert!(log.starts_with(
            b"{\"chaqi\":1,\"kind\":\"log\",\"exported\":\"2026-11-21T20:05:09+08:00\""
        ));
        assert_eq!(log.iter().filter(|b| **b == b'\n').count(), 3);
        assert_eq!(read(&log).unwrap(), commits());
        let windows = String::from_utf8(log).unwrap().replace('\n', "\r\n\r\n");
        assert_eq!(read(format!("\u{feff}{windows}").as_bytes()).unwrap(), commits());
    }

    #[test]
    fn errors_name_the_line() {
        let at = |bytes: &[u8]| {
            let error = read(bytes).unwrap_err();
            (error.line, error.problem.code())
        };
        for nothing in [
            "",
            "[]",
            "{}",
            "x",
            "{\"chaqi\":1,\"kind\":\"phrases\"}",
            "{\"chaqi\":0,\"kind\":\"log\"}",
        ] {
            assert_eq!(at(nothing.as_bytes()), (1, "not-a-log"), "{nothing}");
        }
        assert_eq!(at(b"{\"chaqi\":7,\"more\":1}"), (1, "newer"));
        let log = log();
        let second = log.iter().position(|b| *b == b'\n').unwrap() + 1;
        let third = second + log[second..].iter().position(|b| *b == b'\n').unwrap() + 1;
        assert_eq!(at(&log[..third]), (3, "cut-short"));
        assert_eq!(at(&log[..third + 20]), (3, "bad-commit"));
        let mut broken = log.clone();
        broken[second] = b'x';
        assert_eq!(at(&broken), (2, "bad-commit"));
    }
}
