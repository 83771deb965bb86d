//! Markdown that shows what was said: tables in columns that line up, and text whose own marks
//! stay marks on paper.

use super::csv_out::printable;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// How a column's cells stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Texts.
    Left,
    /// Numbers.
    Right,
}

/// A text inside a line of Markdown: marks of Markdown and HTML are escaped, line ends become
/// `<br>`.
pub fn escape(text: &str) -> String {
    let text = printable(text.trim());
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' | '#' => {
                out.push('\\');
                out.push(c);
            }
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' | '\n' => out.push_str("<br>"),
            '\t' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// Writes a table; cells are escaped and padded by display columns.
///
/// # Errors
/// Writing failed.
pub fn table(
    out: &mut impl Write,
    head: &[(String, Align)],
    rows: &[Vec<String>],
) -> io::Result<()> {
    let rows: Vec<Vec<String>> =
        rows.iter().map(|row| row.iter().map(|c| escape(c)).collect()).collect();
    let names: Vec<String> = head.iter().map(|(name, _)| escape(name)).collect();
    let widths: Vec<usize> = names
        .iter()
        .enumerate()
        .map(|(i, name)| {
            let cells = rows.iter().filter_map(|r| r.get(i)).map(|c| c.width());
            cells.max().unwrap_or(0).max(name.width()).max(3)
        })
        .collect();
    let line = |out: &mut dyn Write, cells: &[String]| {
        for (i, width) in widths.iter().enumerate() {
            let text = cells.get(i).map_or("", String::as_str);
            let pad = " ".repeat(width.saturating_sub(text.width()));
            match head[i].1 {
                Align::Left => write!(out, "| {text}{pad} ")?,
                Align::Right => write!(out, "| {pad}{text} ")?,
            }
        }
        writeln!(out, "|")
    };
    line(out, &names)?;
    for (width, (_, align)) in widths.iter().zip(head) {
        match align {
            Align::Left => write!(out, "| {} ", "-".repeat(*width))?,
            Align::Right => write!(out, "| {}: ", "-".repeat(width - 1))?,
        }
    }
    writeln!(out, "|")?;
    rows.iter().try_for_each(|row| line(out, row))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_by_display_width() {
        let head = [("客服".to_owned(), Align::Left), ("接待".to_owned(), Align::Right)];
        let rows = [vec!["慧兰".into(), "12".into()], vec!["a|b".into(), "1".into()]];
        let mut out = Vec::new();
        table(&mut out, &head, &rows).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "| 客服 | 接待 |\n| ---- | ---: |\n| 慧兰 |   12 |\n| a\\|b |    1 |\n"
        );
    }

    #[test]
    fn marks_stay_on_paper() {
        assert_eq!(
            escape("<b>*1*</b> [x](y) a_b\r\nc\nd\u{1b}"),
            "&lt;b&gt;\\*1\\*&lt;/b&gt; \\[x\\](y) a\\_b<br>c<br>d\u{fffd}"
        );
    }
}
