//! The cells of a sheet of phrases: texts, and lists in one cell; how they are read, and how they
//! are written so that they are read the same.

use crate::exchange::cell::is_blank;
use crate::exchange::csv_out::harmless;

/// What divides the wordings of one cell: a line of its own.
const WORDING: &str = "===";

/// The text of a cell: tabs and line ends round it go, and so do blanks after it. After a leading
/// `'` everything stays.
pub(super) fn text(raw: &str) -> String {
    let text = match raw.strip_prefix('\'') {
        Some(rest) => rest,
        None => {
            let text = raw
                .trim_end_matches(is_blank)
                .trim_start_matches(|c| is_blank(c) && !matches!(c, ' ' | '\u{3000}'));
            if matches!(text.trim(), "-" | "--") || text.trim().eq_ignore_ascii_case("null") {
                ""
            } else {
                let quoted = text.strip_prefix("=\"").and_then(|t| t.strip_suffix('"'));
                quoted.unwrap_or(text)
            }
        }
    };
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// A text as a cell that no spreadsheet runs and that [`text`] reads back.
pub(super) fn guarded(value: &str) -> String {
    let cell = harmless(value);
    if text(&cell) == value { cell.into_owned() } else { format!("'{}", harmless_inside(value)) }
}

/// What stands behind a `'` needs no further one.
fn harmless_inside(value: &str) -> String {
    crate::exchange::csv_out::printable(value).into_owned()
}

/// The newlines and commas of programs that write them as entities.
pub(super) fn without_entities(text: &str) -> String {
    text.replace("&#13;&#10;", "\n")
        .replace("&#13;", "\n")
        .replace("&#10;", "\n")
        .replace("&#44;", ",")
}

/// A list in a cell: divided by commas or semicolons of any width, or a JSON list.
pub(super) fn list(cell: &str) -> Vec<String> {
    json(cell).unwrap_or_else(|| {
        let items = cell.split([',', '，', '、', ';', '；', '\n']).map(str::trim);
        items.filter(|item| !item.is_empty()).map(str::to_owned).collect()
    })
}

/// A list as a cell that [`list`] reads back.
pub(super) fn list_cell(items: &[String]) -> String {
    let plain = items.join(",");
    if list(&plain) == items { plain } else { as_json(items) }
}

/// The wordings of a cell: divided by lines `===`, or a JSON list.
pub(super) fn wordings(cell: &str) -> Vec<String> {
    json(cell).unwrap_or_else(|| {
        let items = divided(cell);
        items.into_iter().filter(|item| !item.trim().is_empty()).collect()
    })
}

fn divided(cell: &str) -> Vec<String> {
    let mut found = vec![Vec::new()];
    for line in cell.split('\n') {
        if line.trim() == WORDING {
            found.push(Vec::new());
        } else if let Some(last) = found.last_mut() {
            last.push(line);
        }
    }
    found.into_iter().map(|lines| lines.join("\n")).collect()
}

/// Wordings as a cell that [`wordings`] reads back.
pub(super) fn wordings_cell(items: &[String]) -> String {
    let plain = items.join(&format!("\n{WORDING}\n"));
    if wordings(&plain) == items { plain } else { as_json(items) }
}

fn json(cell: &str) -> Option<Vec<String>> {
    cell.starts_with('[').then(|| serde_json::from_str(cell).ok()).flatten()
}

fn as_json(items: &[String]) -> String {
    serde_json::to_string(items).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cells_of_others() {
        for (raw, read) in [
            ("\t您好，\n在的 \t", "您好，\n在的"),
            ("　　亲", "　　亲"),
            ("a\r\nb\rc", "a\nb\nc"),
            ("=\"123\"", "123"),
            ("'=1+1", "=1+1"),
            ("-", ""),
            ("null", ""),
        ] {
            assert_eq!(text(raw), read, "{raw:?}");
        }
        assert_eq!(without_entities("a&#13;&#10;b&#44;c&#13;d"), "a\nb,c\nd");
        assert_eq!(list("快递，到哪了,、x；y"), ["快递", "到哪了", "x", "y"]);
        assert_eq!(wordings("一\n===\n二\n三"), ["一", "二\n三"]);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            value in "[='+@\t\n -\\[\\]\"&#44;{}a慧😀]{0,12}",
            items in prop::collection::vec("[=,，;\n\\[ a慧😀]{1,6}", 0..4),
        ) {
            prop_assert_eq!(text(&guarded(&value)), value);
            prop_assert_eq!(list(&list_cell(&items)), items.clone());
            prop_assert_eq!(wordings(&wordings_cell(&items)), items);
        }
    }
}
