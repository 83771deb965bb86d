//! The form of a phrase: its text in several rows, and under it what is to be said of it.

use super::Caret;
use super::paint::Canvas;
use crate::app::form::{Field, Form, Input, Purpose};
use crate::app::layout::overlay;
use crate::app::{App, Remark};
use crate::phrases::wordings;
use crate::text::width;

/// Rows of the text where there is room.
const TEXT_ROWS: u16 = 8;
/// Rows of the text beside the chat.
const LEAST_TEXT_ROWS: u16 = 3;

/// Where a field is drawn: its number, first row in the box, rows.
type Line = (usize, u16, u16);

/// Whether this form is drawn here.
pub(super) fn is_one(form: &Form) -> bool {
    matches!(form.purpose, Purpose::PhraseNew(_) | Purpose::PhraseEdit(_))
}

/// The box, the fields in it, and the rows of remarks at its end.
fn divide(app: &App, form: &Form) -> ((u16, u16, u16, u16), Vec<Line>, u16) {
    let single = form.fields.len() as u16 - 1;
    let remarks = if app.size.1 >= 20 { 4 } else { 2 };
    let place = overlay(app.size, single + TEXT_ROWS + remarks + 2);
    let room = place.3.saturating_sub(2 + remarks).max(1);
    let text_rows = room.saturating_sub(single).clamp(LEAST_TEXT_ROWS.min(room), TEXT_ROWS);
    // The text is always seen; other wordings while they are written.
    let rows_of = |n: usize| match &form.fields[n].input {
        Input::Text(line) if line.is_multi_line() => {
            if form.fields[n].name == "text" || n == form.focus { text_rows } else { 1 }
        }
        _ => 1,
    };
    // The field with the caret is always seen whole.
    let mut first = 0;
    let used = |from: usize| (from..=form.focus).map(rows_of).sum::<u16>();
    while first < form.focus && used(first) > room {
        first += 1;
    }
    let mut lines = Vec::new();
    let mut top = 0;
    for n in first..form.fields.len() {
        let rows = rows_of(n).min(room - top);
        if rows == 0 {
            break;
        }
        lines.push((n, top, rows));
        top += rows;
    }
    (place, lines, remarks)
}

/// The field at a row of the screen.
pub(super) fn field_at(app: &App, form: &Form, column: u16, row: u16) -> Option<usize> {
    let ((x, y, columns, _), lines, _) = divide(app, form);
    let inside = column > x && column + 1 < x + columns;
    let row = row.checked_sub(y + 1).filter(|_| inside)?;
    lines.iter().find(|(_, top, rows)| (*top..top + rows).contains(&row)).map(|(n, ..)| *n)
}

pub(super) fn draw(app: &App, form: &Form, canvas: &mut Canvas<'_>) -> Caret {
    let theme = canvas.look.theme;
    let (place, lines, remarks) = divide(app, form);
    let (x, y, columns, inside) = canvas.frame(place, &form.title);
    let label_wide = form.fields.iter().map(|f| width(&f.label)).max().unwrap_or(0) as u16 + 2;
    let label_wide = label_wide.min(columns / 2);
    let (left, room) = (x + label_wide, columns.saturating_sub(label_wide));
    let mut caret = None;
    for (n, top, rows) in &lines {
        let (field, row, focused) = (&form.fields[*n], y + top, *n == form.focus);
        let style = if focused { theme.strong } else { theme.quiet };
        let star = if field.required { "*" } else { "" };
        canvas.text(x, row, label_wide.saturating_sub(1), &format!("{}{star}", field.label), style);
        let at = draw_input(field, focused, (left, row, room, *rows), canvas);
        caret = caret.or(at.filter(|_| focused));
    }
    let last = lines.last().map_or(0, |(n, ..)| n + 1);
    let first = lines.first().map_or(0, |(n, ..)| *n);
    if first > 0 || last < form.fields.len() {
        let up = if first > 0 { "↑" } else { "" };
        let down = if last < form.fields.len() { "↓" } else { "" };
        let text = format!(" {up}{down} {}/{} ", form.focus + 1, form.fields.len());
        let (x, y, columns, rows) = place;
        canvas.right(x + 2, y + rows - 1, columns.saturating_sub(4), &text, theme.quiet);
    }
    let below = y + inside.saturating_sub(remarks);
    draw_remarks(app, form, (x, below, columns, remarks.min(inside)), canvas);
    caret
}

fn draw_input(
    field: &Field,
    focused: bool,
    (x, y, columns, rows): (u16, u16, u16, u16),
    canvas: &mut Canvas<'_>,
) -> Caret {
    let theme = canvas.look.theme;
    match &field.input {
        Input::Text(line) if line.is_empty() => {
            canvas.text(x, y, columns, &field.hint, theme.quiet);
            Some((x, y))
        }
        Input::Text(line) if line.is_multi_line() && rows == 1 && !focused => {
            let wordings = wordings(line.text());
            let head = wordings.first().and_then(|w| w.lines().next()).unwrap_or_default();
            canvas.text(x, y, columns, &format!("({}) {head}", wordings.len()), theme.text);
            None
        }
        Input::Text(line) if line.is_multi_line() => {
            let (lines, row, column) = line.view_lines(columns.into(), rows.into());
            for (text, y) in lines.iter().zip(y..) {
                canvas.text(x, y, columns, text, theme.text);
            }
            Some((x + column as u16, y + row as u16))
        }
        Input::Text(line) => {
            let (text, column) = line.view(usize::from(columns.max(1)));
            canvas.text(x, y, columns, &text, theme.text);
            Some((x + column as u16, y))
        }
        Input::Choice { options, at } => {
            let label = options.get(*at).map_or("", |(_, label)| label.as_str());
            let text = if focused { format!("‹ {label} ›") } else { label.to_owned() };
            canvas.text(x, y, columns, &text, if focused { theme.chosen } else { theme.text });
            Some((x, y))
        }
    }
}

/// What keeps it from being saved, then what is wrong, then what it is.
fn draw_remarks(app: &App, form: &Form, place: (u16, u16, u16, u16), canvas: &mut Canvas<'_>) {
    let theme = canvas.look.theme;
    let (x, mut y, columns, rows) = place;
    let end = y + rows;
    let error = form.error.as_ref().map(|(_, text)| Remark { is_wrong: true, text: text.clone() });
    let mut remarks: Vec<Remark> = error.into_iter().collect();
    for remark in app.phrase_remarks(form).unwrap_or_default() {
        if !remarks.iter().any(|r| r.text == remark.text) {
            remarks.push(remark);
        }
    }
    for Remark { is_wrong, text } in remarks {
        if y >= end {
            break;
        }
        let style = if is_wrong { theme.warning } else { theme.quiet };
        let lines = crate::text::wrapped(&text, usize::from(columns.max(1))).len() as u16;
        let rows = lines.clamp(1, end - y);
        canvas.block((x, y, columns, rows), &text, style);
        y += rows;
    }
}
