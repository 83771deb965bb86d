//! The tally as a table: a measure a row, a group a column.

use super::paint::Canvas;
use crate::app::App;
use crate::app::layout::Layout;
use crate::domain::Word;
use crate::domain::tally::Measure;
use crate::i18n::{t, tally_detail, word};
use crate::text::width;

pub(super) fn draw(app: &App, places: &Layout, canvas: &mut Canvas<'_>) {
    let theme = canvas.look.theme;
    let Some(tally) = &app.tally.tally else {
        canvas.text(
            1,
            places.list_top,
            canvas.columns(),
            &t!(app.lang, "tally-loading"),
            theme.quiet,
        );
        return;
    };
    let columns = canvas.columns();
    let labels: Vec<String> = tally.groups.iter().map(|g| app.group_label(&g.key)).collect();
    let first =
        Measure::ALL.iter().map(|m| width(&word(app.lang, *m))).max().unwrap_or(8) as u16 + 3;
    let wide = |label: &str| (width(label) as u16).clamp(9, 16) + 1;
    let total_wide = 11;
    // As many groups as fit; the total always stands.
    let mut shown = Vec::new();
    let mut used = first + total_wide;
    for (n, label) in labels.iter().enumerate() {
        let w = wide(label);
        if used + w > columns {
            break;
        }
        shown.push((n, used - total_wide, w));
        used += w;
    }
    let total_x = used - total_wide;
    if let Some(y) = places.head {
        canvas.text(0, y, first, &t!(app.lang, "tally-measure"), theme.strong);
        for (n, x, w) in &shown {
            canvas.right(*x, y, w - 1, &labels[*n], theme.strong);
        }
        let hidden = labels.len() - shown.len();
        let total = if hidden > 0 {
            t!(app.lang, "tally-total-hidden", "count" => hidden as i64)
        } else {
            t!(app.lang, "tally-total")
        };
        canvas.right(total_x, y, total_wide - 1, &total, theme.strong);
    }
    let measures = app.measures();
    for line in 0..places.list_rows {
        let at = app.tally.cursor.top + usize::from(line);
        let Some(measure) = measures.get(at).copied() else { break };
        let y = places.list_top + line;
        let chosen = at == app.tally.cursor.at;
        let base = if chosen { theme.chosen } else { theme.text };
        if chosen {
            canvas.tint(0, y, columns, base);
        }
        let number = if line < 9 { (line + 1).to_string() } else { " ".to_owned() };
        canvas.text(0, y, 2, &number, base);
        canvas.text(2, y, first - 2, &word(app.lang, measure), base);
        for (n, x, w) in &shown {
            canvas.right(*x, y, w - 1, &tally.groups[*n].figures.shown(measure), base);
        }
        canvas.right(total_x, y, total_wide - 1, &tally.total.shown(measure), base);
    }
    let below = places.list_top + (measures.len() as u16).min(places.list_rows);
    let list_end = places.list_top + places.list_rows;
    let end = places.preview.map_or(list_end, |(_, top, _, rows)| top + rows);
    if below < end {
        rates(app, below, end - below, canvas);
    }
}

/// Rates come from the sums, never from averages of rates.
fn rates(app: &App, y: u16, rows: u16, canvas: &mut Canvas<'_>) {
    let theme = canvas.look.theme;
    let Some(tally) = &app.tally.tally else { return };
    let mut parts = Vec::new();
    if let Some(rate) = tally.total.conversion() {
        parts.push(format!("{} {}.{}%", t!(app.lang, "tally-conversion"), rate / 10, rate % 10));
    }
    if let Some(rate) = tally.total.urging_success() {
        parts.push(format!("{} {}.{}%", t!(app.lang, "urging-rate"), rate / 10, rate % 10));
    }
    if let Some(value) = tally.total.order_value() {
        parts.push(format!("{} {value}", t!(app.lang, "tally-order-value")));
    }
    for measure in [Measure::Lost, Measure::Problems, Measure::Promises] {
        let reasons: Vec<String> = tally
            .total
            .details(measure)
            .into_iter()
            .map(|(code, n)| format!("{} {n}", tally_detail(app.lang, measure, code)))
            .collect();
        if !reasons.is_empty() {
            let list = reasons.join(&t!(app.lang, "app-list-separator"));
            parts.push(t!(app.lang, "tally-reasons",
                "measure" => word(app.lang, measure), "list" => list));
        }
    }
    canvas.block(
        (2, y, canvas.columns().saturating_sub(2), rows.min(4)),
        &parts.join(" · "),
        theme.quiet,
    );
}
