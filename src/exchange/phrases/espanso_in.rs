//! The `matches` of espanso: <https://espanso.org/docs/matches/basics/>.
//!
//! Triggers become codes, labels titles, search terms tags, variables ours. What has no
//! counterpart is named; what only says how a trigger fires (`word`, `propagate_case`) is not.

use super::espanso_vars::Variables;
use super::table::within;
use super::{Caution, Found, Reason};
use crate::exchange::ImportError;
use crate::phrases::Draft;
use saphyr::{LoadableYamlNode, MarkedYaml};

/// A node with its line.
pub(super) type Node<'a> = MarkedYaml<'a>;

/// Keys of a match that are read.
const READ: [&str; 11] = [
    "trigger",
    "triggers",
    "replace",
    "markdown",
    "form",
    "form_fields",
    "label",
    "search_terms",
    "vars",
    "image_path",
    "html",
];
/// Keys of a match that say how it fires or is typed, or are for people.
const QUIET: [&str; 12] = [
    "word",
    "left_word",
    "right_word",
    "propagate_case",
    "uppercase_style",
    "force_mode",
    "force_clipboard",
    "backend",
    "paragraph",
    "comment",
    "anchor",
    "enabled",
];

/// Reads a file of matches.
pub(super) fn read(text: &str) -> Result<Found, ImportError> {
    let documents = Node::load_from_str(text).map_err(|error| {
        let marker = error.marker();
        let reason = format!("{}:{}: {}", marker.line(), marker.col() + 1, error.info());
        ImportError::Malformed { reason }
    })?;
    let mut found = Found::default();
    for document in &documents {
        let matches = document.data.as_mapping_get("matches").and_then(|m| m.data.as_vec());
        let Some(matches) = matches else { continue };
        within(found.rows + matches.len() as u64)?;
        let mut shared = Variables::default();
        if let Some(vars) = document.data.as_mapping_get("global_vars") {
            shared.declare(vars, &mut found);
        }
        for (key, _) in document.data.as_mapping().into_iter().flatten() {
            let name = key.data.as_str().unwrap_or_default();
            if !["matches", "global_vars"].contains(&name) {
                found.warn(line(key), Caution::NotTaken { what: name.to_owned() });
            }
        }
        for entry in matches {
            found.rows += 1;
            one(entry, shared.clone(), &mut found);
        }
    }
    if documents.iter().all(|document| document.data.as_mapping_get("matches").is_none()) {
        return Err(ImportError::Malformed { reason: "no `matches`".to_owned() });
    }
    Ok(found)
}

/// One match.
fn one(entry: &Node<'_>, mut variables: Variables, found: &mut Found) {
    let at = line(entry);
    let get = |key: &str| entry.data.as_mapping_get(key);
    let not_taken = |found: &mut Found, line: u64, what: &str| {
        found.warn(line, Caution::NotTaken { what: what.to_owned() });
    };
    for (key, _) in entry.data.as_mapping().into_iter().flatten() {
        let name = key.data.as_str().unwrap_or_default();
        if !READ.contains(&name) && !QUIET.contains(&name) {
            not_taken(found, line(key), name);
        }
    }
    let text = ["replace", "markdown", "form"].into_iter().find_map(|key| {
        let node = get(key)?;
        Some((key, scalar(node)?))
    });
    let Some((kind, text)) = text else {
        let column = ["html", "image_path"].into_iter().find(|key| get(key).is_some());
        let value = get("trigger").and_then(scalar).unwrap_or_default();
        return found.refuse(at, column, Reason::NoText, &value);
    };
    if kind == "markdown" {
        not_taken(found, at, kind);
    }
    if let Some(vars) = get("vars") {
        variables.declare(vars, found);
    }
    let mut codes: Vec<String> = get("trigger").and_then(scalar).into_iter().collect();
    codes.extend(get("triggers").map(scalars).unwrap_or_default());
    let mut codes = codes.into_iter().map(|c| c.strip_prefix(':').map(str::to_owned).unwrap_or(c));
    let text = if kind == "form" {
        variables.of_form(&text, get("form_fields"), found)
    } else {
        variables.filled(&text, at, found)
    };
    let draft = Draft {
        code: codes.next().unwrap_or_default(),
        aliases: codes.collect(),
        title: get("label").and_then(scalar).unwrap_or_default(),
        tags: get("search_terms").map(scalars).unwrap_or_default(),
        image: get("image_path").and_then(scalar),
        text,
        ..Draft::default()
    };
    found.take(at, draft);
}

/// The line of a node, from 1.
pub(super) fn line(node: &Node<'_>) -> u64 {
    node.span.start.line() as u64
}

/// A text, also where it looks like a number or a truth value.
pub(super) fn scalar(node: &Node<'_>) -> Option<String> {
    let data = &node.data;
    let text = || data.as_str().map(str::to_owned);
    text()
        .or_else(|| data.as_integer().map(|n| n.to_string()))
        .or_else(|| data.as_floating_point().map(|n| n.to_string()))
        .or_else(|| data.as_bool().map(|yes| yes.to_string()))
        .map(|text| text.replace("\r\n", "\n"))
}

/// A list of texts.
pub(super) fn scalars(node: &Node<'_>) -> Vec<String> {
    match node.data.as_vec() {
        Some(list) => list.iter().filter_map(scalar).collect(),
        None => scalar(node).into_iter().collect(),
    }
}
