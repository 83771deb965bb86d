//! The tally as a file: CSV and Markdown with a line per group and the total at the end, as on the
//! screen; JSON as the contract has it.
//!
//! Must not know: how words are said in which language; they come in as [`TallyLabels`].

use super::csv_out::CsvOut;
use super::markdown::{self, Align};
use crate::domain::Word;
use crate::domain::tally::{Figures, Measure, Tally};
use serde_json::{Map, Value, json};
use std::io::{self, Write};

pub use super::tally_rows::{RowLabels, rows_csv, rows_json, rows_markdown};

/// The words of a tally.
pub struct TallyLabels<'a> {
    /// The head of the first column: agent, shift or day.
    pub key: String,
    /// The key of the total.
    pub total: String,
    /// The key of work that belongs to nobody.
    pub nobody: String,
    /// The head of a measure's column.
    pub measure: &'a dyn Fn(Measure) -> String,
    /// The head of the conversion.
    pub conversion: String,
    /// The head of the urging's success.
    pub urging: String,
    /// The head of the amount per deal.
    pub order_value: String,
    /// The head of the lost sales by reason.
    pub lost_by: String,
    /// The head of the problems by kind.
    pub problems_by: String,
    /// Between two reasons or kinds.
    pub separator: String,
    /// The name of a reason or kind, by its code.
    pub detail: &'a dyn Fn(Measure, &str) -> String,
}

/// Writes the tally as one JSON document: counts are numbers, money is decimal strings, rates are
/// percent with one decimal, `null` where there is nothing to divide by.
///
/// # Errors
/// Writing failed.
pub fn json(out: &mut impl Write, tally: &Tally) -> io::Result<()> {
    let rows: Vec<Value> = tally
        .groups
        .iter()
        .map(|g| json!({"key": g.key, "measures": measures(&g.figures)}))
        .collect();
    let document = json!({
        "from": tally.from.to_string(),
        "to": tally.to.to_string(),
        "by": tally.by.code(),
        "rows": rows,
        "total": measures(&tally.total),
    });
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

fn measures(figures: &Figures) -> Value {
    let mut map = Map::new();
    for measure in Measure::ALL {
        let value = if measure.is_money() {
            json!(figures.shown(*measure))
        } else {
            json!(figures.get(*measure))
        };
        map.insert(measure.code().to_owned(), value);
    }
    map.insert("conversion".to_owned(), json!(figures.conversion().map(percent)));
    map.insert("urging_success".to_owned(), json!(figures.urging_success().map(percent)));
    map.insert("order_value".to_owned(), json!(figures.order_value().map(|v| v.to_string())));
    for (name, measure) in [
        ("lost_by", Measure::Lost),
        ("problems_by", Measure::Problems),
        ("promises_by", Measure::Promises),
    ] {
        let by: Map<String, Value> =
            figures.details(measure).into_iter().map(|(d, n)| (d.to_owned(), json!(n))).collect();
        map.insert(name.to_owned(), Value::Object(by));
    }
    Value::Object(map)
}

/// Tenths of a percent as `66.6`.
fn percent(tenths: i64) -> String {
    format!("{}.{}", tenths / 10, (tenths % 10).abs())
}

/// Writes the tally as CSV.
///
/// # Errors
/// Writing failed.
pub fn csv(out: impl Write, tally: &Tally, labels: &TallyLabels<'_>) -> io::Result<()> {
    let mut sheet = CsvOut::new(out)?;
    sheet.row(head(labels).iter().map(|(name, _)| name))?;
    for row in rows(tally, labels) {
        sheet.row(&row)?;
    }
    sheet.finish()
}

/// Writes the tally as a Markdown table.
///
/// # Errors
/// Writing failed.
pub fn markdown(out: &mut impl Write, tally: &Tally, labels: &TallyLabels<'_>) -> io::Result<()> {
    markdown::table(out, &head(labels), &rows(tally, labels))
}

fn head(labels: &TallyLabels<'_>) -> Vec<(String, Align)> {
    let mut head = vec![(labels.key.clone(), Align::Left)];
    head.extend(Measure::ALL.iter().map(|m| ((labels.measure)(*m), Align::Right)));
    head.push((labels.conversion.clone(), Align::Right));
    head.push((labels.urging.clone(), Align::Right));
    head.push((labels.order_value.clone(), Align::Right));
    head.push((labels.lost_by.clone(), Align::Left));
    head.push((labels.problems_by.clone(), Align::Left));
    head
}

fn rows(tally: &Tally, labels: &TallyLabels<'_>) -> Vec<Vec<String>> {
    let line = |key: &str, figures: &Figures| {
        let mut cells = vec![key.to_owned()];
        cells.extend(Measure::ALL.iter().map(|m| figures.shown(*m)));
        cells.push(figures.conversion().map(|c| percent(c) + "%").unwrap_or_default());
        cells.push(figures.urging_success().map(|c| percent(c) + "%").unwrap_or_default());
        cells.push(figures.order_value().map(|v| v.to_string()).unwrap_or_default());
        for measure in [Measure::Lost, Measure::Problems] {
            let by: Vec<String> = figures
                .details(measure)
                .into_iter()
                .map(|(code, n)| format!("{} {n}", (labels.detail)(measure, code)))
                .collect();
            cells.push(by.join(&labels.separator));
        }
        cells
    };
    let name = |key: &str| if key.is_empty() { labels.nobody.clone() } else { key.to_owned() };
    let mut rows: Vec<Vec<String>> =
        tally.groups.iter().map(|g| line(&name(&g.key), &g.figures)).collect();
    rows.push(line(&labels.total, &tally.total));
    rows
}

#[cfg(test)]
#[path = "tally_tests.rs"]
mod tests;
