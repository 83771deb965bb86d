//! What is due: late, now, next.

use super::frame;
use super::paint::Canvas;
use crate::app::App;
use crate::app::layout::Layout;
use crate::domain::{Ref, mask};
use crate::i18n::t;

pub(super) fn draw(app: &App, places: &Layout, canvas: &mut Canvas<'_>) {
    let theme = canvas.look.theme;
    let (y, columns) = (places.list_top, places.list_columns);
    if app.today.rows.is_empty() {
        let place = (1, y, columns.saturating_sub(2), places.list_rows);
        canvas.block(place, &t!(app.lang, "app-today-none"), 0, theme.quiet);
        return;
    }
    for line in 0..places.list_rows {
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
        let late = due.at <= app.now;
        let clock = if late {
            t!(app.lang, "domain-overdue", "age" => frame::clock(app.lang, app.now - due.at))
        } else {
            t!(app.lang, "domain-due-in", "age" => frame::clock(app.lang, due.at - app.now))
        };
        let kind = match due.record {
            Ref::Review(_) => t!(app.lang, "app-today-review"),
            _ => t!(app.lang, "app-today-item"),
        };
        let style = if late && !chosen { theme.warning } else { base };
        canvas.text(2, row, 14, &clock, style);
        canvas.text(17, row, 8, &kind, base);
        let text = format!("{} {}", due.label, mask::phones_in(&due.summary));
        canvas.text(26, row, columns.saturating_sub(26), text.trim(), base);
    }
}
