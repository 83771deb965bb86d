//! The buyers to be urged: a row each, and what was said to the chosen one.

use super::orders::flag_spans;
use super::paint::Canvas;
use super::{Caret, marks};
use crate::app::App;
use crate::app::layout::{list_box, urging_rows};
use crate::domain::mask;
use crate::domain::urge::{LastSaid, ToUrge, placed};
use crate::i18n::{age, group_name, t, word};
use crate::text::{truncate, truncate_start, width};
use ratatui::style::Style;

pub(super) fn draw(app: &App, canvas: &mut Canvas<'_>) -> Caret {
    let theme = canvas.look.theme;
    let pane = &app.urging;
    let (urged, paid) = app.urged_today();
    let head = t!(app.lang, "urging-head", "urged" => urged as i64, "paid" => paid as i64);
    let title = format!("{} {}  {head}", t!(app.lang, "urging-title"), pane.page.rows.len());
    let (x, y, columns, _) = canvas.frame(list_box(app.size), &title);
    canvas.text(x, y, 2, "›", theme.strong);
    let room = columns.saturating_sub(3);
    let (text, column) = pane.query.view(usize::from(room.max(1)));
    if text.is_empty() {
        canvas.text(x + 2, y, room, &t!(app.lang, "urging-hint"), theme.quiet);
    } else {
        canvas.text(x + 2, y, room, &text, theme.text);
    }
    let (list, preview_rows) = urging_rows(app.size);
    if pane.rows.is_empty() {
        let found = pane.page.rows.is_empty();
        let words = match found {
            true => t!(app.lang, "urging-none", "days" => app.settings.urge.days),
            false => t!(app.lang, "urging-not-found"),
        };
        canvas.block((x, y + 1, columns, list), &words, theme.quiet);
    }
    for line in 0..list {
        let at = pane.cursor.top + usize::from(line);
        let Some(buyer) = pane.row(at) else { break };
        let chosen = at == pane.cursor.at;
        let base = match (chosen, pane.is_skipped(buyer)) {
            (true, _) => theme.chosen,
            (false, true) => theme.quiet,
            (false, false) => theme.text,
        };
        if chosen {
            canvas.tint(x, y + 1 + line, columns, base);
        }
        row(app, buyer, line, (x, y + 1 + line, columns), base, canvas);
    }
    if let (Some(buyer), 1..) = (pane.chosen(), preview_rows) {
        let place = (x, y + 1 + list, columns, preview_rows);
        preview(app, buyer, place, canvas);
    }
    Some((x + 2 + column as u16, y))
}

fn row(
    app: &App,
    buyer: &ToUrge,
    line: u16,
    (x, y, columns): (u16, u16, u16),
    base: Style,
    canvas: &mut Canvas<'_>,
) {
    let theme = canvas.look.theme;
    let wide = columns >= 68;
    let number = if line < 9 { (line + 1).to_string() } else { " ".to_owned() };
    canvas.text(x, y, 2, &number, base);
    if let Some(flag) = buyer.orders.iter().find_map(|order| order.flag) {
        canvas.spans(x + 2, y, 3, &flag_spans(flag, base, &theme));
    }
    let old = buyer.since().map(|since| age(app.lang, app.now - since)).unwrap_or_default();
    canvas.right(x + 6, y, 8, &old, base);
    let mut left = x + 15;
    let name_wide = if wide { 16 } else { 12 };
    canvas.text(left, y, name_wide, &name(buyer), base);
    left += name_wide + 1;
    canvas.right(left, y, 9, &buyer.amount().to_string(), base);
    left += 10;
    let mut parts = Vec::new();
    if app.urging.is_skipped(buyer) {
        parts.push(t!(app.lang, "urging-skipped"));
    }
    if let Some(order) = buyer.orders.first() {
        parts.extend(marks::origin(app, order));
    }
    parts.extend(buyer.groups.iter().map(|group| group_name(app.lang, group)));
    if buyer.orders.len() > 1 {
        parts.push(t!(app.lang, "urging-count", "count" => buyer.orders.len() as i64));
    }
    parts.extend(buyer.last.as_ref().map(|last| said(app, last)));
    let room = (x + columns).saturating_sub(left);
    let style = if base == theme.text { theme.quiet } else { base };
    canvas.text(left, y, room, &parts.join(" · "), style);
}

/// The chat id, else the end of the order's number.
fn name(buyer: &ToUrge) -> String {
    match (buyer.buyer(), buyer.orders.first()) {
        ("", Some(order)) => truncate_start(&order.key.number, 12).into_owned(),
        (name, _) => mask::phones_in(name),
    }
}

/// What was said last, by whom and when.
fn said(app: &App, last: &LastSaid) -> String {
    let at = last.at.with_timezone(app.now.offset());
    let form = if at.date_naive() == app.now.date_naive() { "%H:%M" } else { "%m-%d %H:%M" };
    let text = mask::phones_in(last.text.lines().next().unwrap_or_default());
    t!(app.lang, "urging-last", "how" => word(app.lang, last.how), "text" => text,
        "agent" => last.agent.clone(), "at" => at.format(form).to_string())
}

fn preview(app: &App, buyer: &ToUrge, place: (u16, u16, u16, u16), canvas: &mut Canvas<'_>) {
    let theme = canvas.look.theme;
    let (x, y, columns, rows) = place;
    let last = match &buyer.last {
        Some(last) => t!(app.lang, "urging-last-label", "said" => said(app, last)),
        None => t!(app.lang, "urging-never"),
    };
    let mut lines = vec![(last, theme.strong)];
    // A line each, so that none hides the next; the last one counts what has no room.
    let room = usize::from(rows).saturating_sub(1);
    let all = buyer.orders.len();
    let shown = if all > room { room.saturating_sub(1) } else { all };
    for order in buyer.orders.iter().take(shown) {
        let at = placed(order).with_timezone(app.now.offset()).format("%m-%d %H:%M");
        let number = if columns >= 68 { 19 } else { 9 };
        let digits = truncate_start(&order.key.number, number);
        let mut text = format!("{digits} ¥{} {at} {}", order.amount, order.item);
        if let Some(note) = order.notes.last() {
            let note = mask::phones_in(note.text.lines().next().unwrap_or_default());
            text.push_str(&format!(" · {note}"));
        }
        lines.push((text, theme.text));
    }
    if shown < all {
        let count = (all - shown) as i64;
        lines.push((t!(app.lang, "urging-more-orders", "count" => count), theme.quiet));
    }
    for (n, (text, style)) in lines.iter().take(usize::from(rows)).enumerate() {
        let text = if width(text) > usize::from(columns) {
            truncate(text, usize::from(columns)).into_owned()
        } else {
            text.clone()
        };
        canvas.text(x, y + n as u16, columns, &text, *style);
    }
}
