//! What is due: late, now, next.

use super::frame::{self, short_label};
use super::paint::Canvas;
use crate::app::layout::Layout;
use crate::app::{App, TodayRow};
use crate::domain::{Ref, mask};
use crate::i18n::t;
use crate::text::width;

pub(super) fn draw(app: &App, places: &Layout, canvas: &mut Canvas<'_>) {
    let theme = canvas.look.theme;
    let (y, columns) = (places.list_top, places.list_columns);
    if app.today.rows.is_empty() {
        let place = (1, y, columns.saturating_sub(2), places.list_rows);
        let searched = !app.today.query.is_empty();
        let id = if searched { "app-today-not-found" } else { "app-today-none" };
        canvas.block(place, &t!(app.lang, id), theme.quiet);
        return;
    }
    let clocks: Vec<String> = (app.today.rows.iter().skip(app.today.cursor.top))
        .take(usize::from(places.list_rows))
        .map(|due| clock(app, due))
        .collect();
    // Both columns are as wide as their longest word, so that the matter has the rest.
    let clock_wide = clocks.iter().map(|c| width(c)).max().unwrap_or(0).min(16) as u16;
    let kinds = [
        "app-today-review",
        "app-today-item",
        "urging-due-label",
        "remind-row-reminder",
        "remind-row-promise",
    ]
    .map(|id| t!(app.lang, id));
    let kind_wide = kinds.iter().map(|k| width(k)).max().unwrap_or(0) as u16;
    let kind_left = 2 + clock_wide + 1;
    let text_left = kind_left + kind_wide + 1;
    for (line, clock) in (0..places.list_rows).zip(&clocks) {
        let at = app.today.cursor.top + usize::from(line);
        let Some(due) = app.today.rows.get(at) else { break };
        let row = y + line;
        let chosen = at == app.today.cursor.at;
        let base = if chosen { theme.chosen } else { theme.text };
        if chosen {
            canvas.tint(0, row, columns, base);
        }
        let number = if line < 9 { (line + 1).to_string() } else { " ".to_owned() };
        canvas.text(0, row, 2, &number, base);
        let late = due.by <= app.now;
        let kind = &kinds[match due.record {
            Ref::Review(_) => 0,
            Ref::Claim(_) => 2,
            Ref::Reminder(_) if due.promise => 4,
            Ref::Reminder(_) => 3,
            _ => 1,
        }];
        let style = match (late, due.at <= app.now) {
            _ if chosen => base,
            (true, _) => theme.warning,
            (false, true) => theme.strong,
            (false, false) => base,
        };
        canvas.text(2, row, clock_wide, clock, style);
        canvas.text(kind_left, row, kind_wide, kind, base);
        let label = short_label(&due.label, columns);
        let sent = match due.record {
            Ref::Reminder(id) if app.reminder(id).is_some_and(|r| app.is_shipped(r)) => {
                t!(app.lang, "remind-sent")
            }
            _ => String::new(),
        };
        let text = format!("{label} {sent}{}", mask::phones_in(&due.summary));
        canvas.text(text_left, row, columns.saturating_sub(text_left), text.trim(), base);
    }
}

/// How late it is, or how much time is left.
fn clock(app: &App, due: &TodayRow) -> String {
    if due.by <= app.now {
        t!(app.lang, "domain-overdue", "age" => frame::clock(app.lang, app.now - due.by))
    } else {
        t!(app.lang, "domain-due-in", "age" => frame::clock(app.lang, due.by - app.now))
    }
}
