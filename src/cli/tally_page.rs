//! The tally in print: as a table for the eye, and as the files of the exchange room.

use super::args::TallyFormat;
use super::context::Context;
use super::errors::Failure;
use crate::domain::tally::{Activity, Figures, Measure, Tally};
use crate::domain::{Ref, Word, mask};
use crate::exchange::labels;
use crate::exchange::tally_out::{self, RowLabels, TallyLabels};
use crate::i18n::{Lang, t, tally_detail};
use crate::store::Store;
use crate::text::{gate, pad_end, width};

/// The tally in a format.
pub(super) fn tally(
    context: &Context,
    tally: &Tally,
    format: TallyFormat,
) -> Result<Vec<u8>, Failure> {
    let lang = context.lang;
    let mut bytes = Vec::new();
    labels::with_tally(lang, tally.by, |labels| match format {
        TallyFormat::Json => tally_out::json(&mut bytes, tally),
        TallyFormat::Csv => tally_out::csv(&mut bytes, tally, labels),
        TallyFormat::Md => tally_out::markdown(&mut bytes, tally, labels),
        TallyFormat::Table => {
            bytes.extend_from_slice(table(lang, tally, labels).as_bytes());
            Ok(())
        }
    })?;
    Ok(bytes)
}

/// A line per measure and a column per group: sixteen columns of numbers fit no terminal.
fn table(lang: Lang, tally: &Tally, labels: &TallyLabels<'_>) -> String {
    let mut columns: Vec<(String, &Figures)> = tally
        .groups
        .iter()
        .map(|group| {
            let key = if group.key.is_empty() { &labels.nobody } else { &group.key };
            (gate::line(key).into_owned(), &group.figures)
        })
        .collect();
    columns.push((labels.total.clone(), &tally.total));
    let mut lines: Vec<Vec<String>> = Vec::new();
    let span = if tally.from == tally.to {
        tally.from.to_string()
    } else {
        format!("{} – {}", tally.from, tally.to)
    };
    lines.push(std::iter::once(span).chain(columns.iter().map(|(key, _)| key.clone())).collect());
    for measure in Measure::ALL {
        let cells = columns.iter().map(|(_, figures)| figures.shown(*measure));
        lines.push(std::iter::once((labels.measure)(*measure)).chain(cells).collect());
    }
    let rates = columns.iter().map(|(_, figures)| {
        figures.conversion().map(|c| format!("{}.{}%", c / 10, c % 10)).unwrap_or_default()
    });
    lines.push(std::iter::once(labels.conversion.clone()).chain(rates).collect());
    let rates = columns.iter().map(|(_, figures)| {
        let rate = figures.urging_success();
        rate.map(|c| format!("{}.{}%", c / 10, c % 10)).unwrap_or_default()
    });
    lines.push(std::iter::once(labels.urging.clone()).chain(rates).collect());
    let values = columns
        .iter()
        .map(|(_, figures)| figures.order_value().map(|v| v.to_string()).unwrap_or_default());
    lines.push(std::iter::once(labels.order_value.clone()).chain(values).collect());
    let mut text = aligned(&lines);
    for (head, measure) in
        [(&labels.lost_by, Measure::Lost), (&labels.problems_by, Measure::Problems)]
    {
        let details = tally.total.details(measure);
        if !details.is_empty() {
            let parts: Vec<String> = details
                .iter()
                .map(|(code, n)| format!("{} {n}", tally_detail(lang, measure, code)))
                .collect();
            text.push_str(&format!("{head}  {}\n", parts.join("  ")));
        }
    }
    text
}

/// The first column stands left, numbers stand right.
fn aligned(lines: &[Vec<String>]) -> String {
    let count = lines.first().map_or(0, Vec::len);
    let widths: Vec<usize> =
        (0..count).map(|at| lines.iter().map(|line| width(&line[at])).max().unwrap_or(0)).collect();
    let mut text = String::new();
    for line in lines {
        for (at, cell) in line.iter().enumerate() {
            if at == 0 {
                text.push_str(&pad_end(cell, widths[0]));
            } else {
                text.push_str(&" ".repeat(2 + widths[at].saturating_sub(width(cell))));
                text.push_str(cell);
            }
        }
        text.push('\n');
    }
    text
}

/// The rows behind one number.
pub(super) fn rows(
    context: &Context,
    store: &Store,
    tally: &Tally,
    measure: Measure,
    format: TallyFormat,
) -> Result<Vec<u8>, Failure> {
    let lang = context.lang;
    let rows: Vec<&Activity> = tally.rows_behind(measure, None, &context.config.roster).collect();
    let mut bytes = Vec::new();
    let record = |row: &Activity| record_name(store, row);
    let detail = |measure: Measure, code: &str| tally_detail(lang, measure, code);
    let labels = RowLabels {
        heads: [
            t!(lang, "cli-table-at"),
            t!(lang, "cli-table-agent"),
            t!(lang, "cli-table-record"),
            t!(lang, "cli-table-value"),
            t!(lang, "cli-table-detail"),
            t!(lang, "cli-table-buyer"),
        ],
        total: t!(lang, "cli-table-total"),
        record: &record,
        detail: &detail,
    };
    let all = rows.iter().copied();
    match format {
        TallyFormat::Json => tally_out::rows_json(&mut bytes, measure, all)?,
        TallyFormat::Csv => tally_out::rows_csv(&mut bytes, measure, all, &labels)?,
        TallyFormat::Md => tally_out::rows_markdown(&mut bytes, measure, all, &labels)?,
        TallyFormat::Table => {
            bytes.extend_from_slice(rows_table(&rows, measure, &labels).as_bytes());
        }
    }
    Ok(bytes)
}

fn rows_table(rows: &[&Activity], measure: Measure, labels: &RowLabels<'_>) -> String {
    let value = |n: i64| {
        if measure.is_money() { crate::domain::Money(n).to_string() } else { n.to_string() }
    };
    let cell =
        |text: &str| crate::text::truncate(&gate::line(&mask::phones_in(text)), 44).into_owned();
    let mut lines = vec![labels.heads.to_vec()];
    for row in rows {
        lines.push(vec![
            row.at.format("%Y-%m-%d %H:%M").to_string(),
            cell(&row.agent),
            cell(&(labels.record)(row)),
            value(row.value),
            cell(&(labels.detail)(measure, &row.detail)),
            cell(&row.buyer),
        ]);
    }
    let total = rows.iter().map(|row| row.value).sum();
    let none = String::new;
    lines.push(vec![labels.total.clone(), none(), none(), value(total), none(), none()]);
    let widths: Vec<usize> =
        (0..6).map(|at| lines.iter().map(|line| width(&line[at])).max().unwrap_or(0)).collect();
    lines
        .iter()
        .map(|line| {
            let cells: Vec<String> =
                line.iter().zip(&widths).map(|(cell, w)| pad_end(cell, *w)).collect();
            format!("{}\n", cells.join("  ").trim_end())
        })
        .collect()
}

/// What people call the record behind a row.
fn record_name(store: &Store, row: &Activity) -> String {
    let name = match row.record {
        Ref::Order(id) => store.order(id).ok().flatten().map(|o| o.key.number),
        Ref::Review(id) => store.review(id).ok().flatten().map(|r| r.buyer),
        Ref::Item(id) => store.item(id).ok().flatten().map(|i| i.summary),
        Ref::Reminder(id) => store.reminder(id).ok().flatten().map(|r| r.text),
        Ref::Handover(_)
        | Ref::Draft(_)
        | Ref::Count(_)
        | Ref::Use(_)
        | Ref::Buyer(_)
        | Ref::Claim(_) => None,
    };
    name.unwrap_or_default()
}
