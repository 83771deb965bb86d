//! The rows behind one number of the tally: their sum is the number. Phone numbers in them are
//! masked.

use super::csv_out::CsvOut;
use super::markdown::{self, Align};
use crate::domain::tally::{Activity, Measure};
use crate::domain::{Money, Word, mask, rfc3339};
use serde_json::{Value, json};
use std::io::{self, Write};

/// The words of the rows.
pub struct RowLabels<'a> {
    /// The heads: time, agent, record, value, detail, buyer.
    pub heads: [String; 6],
    /// The key of the sum.
    pub total: String,
    /// What a row's record is called: an order number, a review's buyer.
    pub record: &'a dyn Fn(&Activity) -> String,
    /// The name of a detail: a reason's word, or the text as it is.
    pub detail: &'a dyn Fn(Measure, &str) -> String,
}

/// Writes the rows as one JSON document: `{measure, rows:[{at, agent, record, value, detail,
/// buyer}], total}`; values as in the tally.
///
/// # Errors
/// Writing failed.
pub fn rows_json<'a>(
    out: &mut impl Write,
    measure: Measure,
    rows: impl IntoIterator<Item = &'a Activity>,
) -> io::Result<()> {
    let value = |n: i64| {
        if measure.is_money() { json!(Money(n).to_string()) } else { json!(n) }
    };
    let mut total = 0;
    let rows: Vec<Value> = rows
        .into_iter()
        .map(|row| {
            total += row.value;
            json!({
                "at": rfc3339(row.at),
                "agent": row.agent,
                "record": row.record,
                "value": value(row.value),
                "detail": mask::phones_in(&row.detail),
                "buyer": mask::phones_in(&row.buyer),
            })
        })
        .collect();
    let document = json!({"measure": measure.code(), "rows": rows, "total": value(total)});
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

/// Writes the rows as CSV, their sum at the end.
///
/// # Errors
/// Writing failed.
pub fn rows_csv<'a>(
    out: impl Write,
    measure: Measure,
    rows: impl IntoIterator<Item = &'a Activity>,
    labels: &RowLabels<'_>,
) -> io::Result<()> {
    let mut sheet = CsvOut::new(out)?;
    sheet.row(&labels.heads)?;
    for row in lines(measure, rows, labels) {
        sheet.row(&row)?;
    }
    sheet.finish()
}

/// Writes the rows as a Markdown table, their sum at the end.
///
/// # Errors
/// Writing failed.
pub fn rows_markdown<'a>(
    out: &mut impl Write,
    measure: Measure,
    rows: impl IntoIterator<Item = &'a Activity>,
    labels: &RowLabels<'_>,
) -> io::Result<()> {
    let mut head: Vec<(String, Align)> =
        labels.heads.iter().map(|h| (h.clone(), Align::Left)).collect();
    head[3].1 = Align::Right;
    markdown::table(out, &head, &lines(measure, rows, labels))
}

fn lines<'a>(
    measure: Measure,
    rows: impl IntoIterator<Item = &'a Activity>,
    labels: &RowLabels<'_>,
) -> Vec<Vec<String>> {
    let shown = |n: i64| if measure.is_money() { Money(n).to_string() } else { n.to_string() };
    let mut total = 0;
    let mut lines: Vec<Vec<String>> = rows
        .into_iter()
        .map(|row| {
            total += row.value;
            vec![
                row.at.format("%Y-%m-%d %H:%M:%S").to_string(),
                row.agent.clone(),
                (labels.record)(row),
                shown(row.value),
                mask::phones_in(&(labels.detail)(measure, &row.detail)),
                mask::phones_in(&row.buyer),
            ]
        })
        .collect();
    let none = String::new;
    lines.push(vec![labels.total.clone(), none(), none(), shown(total), none(), none()]);
    lines
}
