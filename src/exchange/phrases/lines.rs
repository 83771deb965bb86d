//! Phrases as plain text: one in each line; or, as soon as any line is empty, one between empty
//! lines, so that a phrase may have several.

use super::table::within;
use super::{Asked, Found, blanks};
use crate::exchange::ImportError;
use crate::phrases::Draft;

/// Reads a text.
pub(super) fn read(text: &str, asked: &Asked) -> Result<Found, ImportError> {
    let mut found = Found::default();
    let lines: Vec<&str> = text.lines().collect();
    let last = lines.iter().rposition(|line| !line.trim().is_empty());
    let lines = &lines[..last.map_or(0, |last| last + 1)];
    let apart = lines.iter().any(|line| line.trim().is_empty());
    let mut block: Vec<&str> = Vec::new();
    let mut begun = 1;
    for (number, line) in (1_u64..).zip(lines.iter().chain([&""])) {
        let blank = line.trim().is_empty();
        if !blank {
            if block.is_empty() {
                begun = number;
            }
            block.push(line);
        }
        if !block.is_empty() && (blank || !apart) {
            found.rows += 1;
            within(found.rows)?;
            let draft = Draft { category: asked.ungrouped.clone(), ..Draft::default() };
            found.take_foreign(begun, draft, &block.join("\n"));
            block.clear();
        }
    }
    Ok(found)
}

impl Found {
    /// Takes an entry whose text is in another program's way of writing.
    pub(super) fn take_foreign(&mut self, line: u64, mut draft: Draft, text: &str) {
        let ours = blanks::ours(text);
        for (text, name) in ours.gaps {
            self.warn(line, super::Caution::Gap { text, name });
        }
        draft.text = ours.text;
        self.take(line, draft);
    }
}

/// Writes texts; `false` for each whose empty lines had to go.
pub(super) fn write(texts: &[&str]) -> (String, Vec<bool>) {
    let squeezed: Vec<String> = texts
        .iter()
        .map(|text| {
            text.lines().filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n")
        })
        .collect();
    let whole = squeezed.iter().zip(texts).map(|(new, old)| new == old).collect();
    let apart = squeezed.iter().any(|text| text.contains('\n'));
    // One phrase of several lines has no empty line after it: so it gets one before it.
    let mut out = if apart && squeezed.len() == 1 { "\n".to_owned() } else { String::new() };
    out.push_str(&squeezed.join(if apart { "\n\n" } else { "\n" }));
    out.push('\n');
    (out, whole)
}
