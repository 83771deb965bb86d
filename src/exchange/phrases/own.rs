//! Our own forms: the pack file and the JSON of all phrases.

use super::table::within;
use super::{Found, Reason};
use crate::exchange::ImportError;
use crate::phrases::{Draft, PackHead, PackText, ProblemKind, Variable, WriteError};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// The JSON document.
#[derive(Debug, Serialize, Deserialize)]
struct Document<P> {
    #[serde(default)]
    variables: BTreeMap<String, Variable>,
    phrases: Vec<P>,
}

/// Reads a pack file.
pub(super) fn toml(text: &str) -> Result<Found, ImportError> {
    let pack = PackText::read(text, "");
    within(pack.phrases.len() as u64)?;
    let mut found = Found { variables: pack.variables, ..Found::default() };
    for problem in &pack.problems {
        let line = u64::from(problem.line);
        match &problem.kind {
            ProblemKind::Syntax { message, .. } => {
                let message = format!("{line}:{}: {message}", problem.column);
                return Err(ImportError::Malformed { reason: message });
            }
            kind if kind.is_error() => {
                let reason = Reason::BadEntry { message: kind.to_string() };
                found.refuse(line, None, reason, "");
            }
            _ => {}
        }
    }
    let refused: std::collections::BTreeSet<u64> = found.refused.iter().map(|r| r.line).collect();
    found.rows = (pack.phrases.len() + refused.len()) as u64;
    for (line, draft) in pack.phrases {
        found.take(u64::from(line), draft);
    }
    Ok(found)
}

/// Reads the JSON: what [`json_of`] writes, or a bare list of phrases. JSON has no lines to tell:
/// the number of the entry stands for it.
pub(super) fn json(text: &str) -> Result<Found, ImportError> {
    let broken = |error: serde_json::Error| ImportError::Malformed { reason: error.to_string() };
    let value: Value = serde_json::from_str(text).map_err(broken)?;
    let document: Document<Value> = if value.is_array() {
        let phrases = serde_json::from_value(value).map_err(broken)?;
        Document { variables: BTreeMap::new(), phrases }
    } else {
        serde_json::from_value(value).map_err(broken)?
    };
    within(document.phrases.len() as u64)?;
    let mut found = Found { variables: document.variables, ..Found::default() };
    for (line, entry) in (1..).zip(document.phrases) {
        found.rows += 1;
        match serde_json::from_value::<Draft>(entry) {
            Ok(draft) => found.take(line, draft),
            Err(error) => {
                found.refuse(line, None, Reason::BadEntry { message: error.to_string() }, "");
            }
        }
    }
    Ok(found)
}

/// Phrases as JSON.
pub(super) fn json_of(
    drafts: &[&Draft],
    variables: &BTreeMap<String, Variable>,
) -> serde_json::Result<String> {
    let document = Document { variables: variables.clone(), phrases: drafts.to_vec() };
    serde_json::to_string_pretty(&document).map(|text| text + "\n")
}

/// Phrases as a pack file.
pub(super) fn toml_of(
    drafts: &[&Draft],
    variables: &BTreeMap<String, Variable>,
    name: &str,
) -> Result<String, WriteError> {
    let head = PackHead { name: name.to_owned(), colour: None };
    PackText::write(&head, drafts, variables)
}
