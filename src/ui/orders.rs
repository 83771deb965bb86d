//! The list of orders and the card of the chosen one.

use super::marks;
use super::paint::{Canvas, Span};
use crate::app::App;
use crate::app::layout::Layout;
use crate::domain::{Order, compose_memo, mask};
use crate::i18n::{self, order_state, t};
use crate::text::{pad_end, truncate_start};
use ratatui::style::Style;

pub(super) fn draw(app: &App, places: &Layout, canvas: &mut Canvas<'_>) {
    let theme = canvas.look.theme;
    let (y, columns) = (places.list_top, places.list_columns);
    let orders = &app.orders.page.orders;
    if orders.is_empty() {
        let id = if app.orders.query.is_empty() { "orders-none" } else { "orders-not-found" };
        let place = (1, y, columns.saturating_sub(2), places.list_rows);
        canvas.block(place, &t!(app.lang, id), theme.quiet);
        return;
    }
    for line in 0..places.list_rows {
        let at = app.orders.cursor.top + usize::from(line);
        let Some(order) = orders.get(at) else { break };
        let chosen = at == app.orders.cursor.at;
        let base = if chosen { theme.chosen } else { theme.text };
        if chosen {
            canvas.tint(0, y + line, columns, base);
        }
        row(app, order, line, y + line, columns, base, canvas);
    }
    if let (Some(place), Some(order)) = (places.preview, app.orders.chosen()) {
        preview(app, order, place, canvas);
    }
}

fn row(
    app: &App,
    order: &Order,
    line: u16,
    y: u16,
    columns: u16,
    base: Style,
    canvas: &mut Canvas<'_>,
) {
    let theme = canvas.look.theme;
    let number = if app.orders.marked.contains(&order.id) {
        "✓".to_owned()
    } else if line < 9 {
        (line + 1).to_string()
    } else {
        " ".to_owned()
    };
    canvas.text(0, y, 2, &number, base);
    if let Some(flag) = order.flag {
        canvas.spans(2, y, 3, &flag_spans(flag, base, &theme));
    }
    // Beside the chat the end of the number is what agents read out.
    let wide = columns >= 70;
    let shown = if wide { 19 } else { 9 };
    let digits = truncate_start(&order.key.number, shown);
    canvas.text(6, y, shown as u16, &digits, base);
    let mut x = 6 + shown as u16 + 1;
    let state = pad_end(&order_state(app.lang, &order.state), 8);
    x += canvas.text(x, y, 8, &state, base) + 1;
    if columns >= 60 {
        canvas.right(x, y, 9, &order.amount.to_string(), base);
        x += 10;
    }
    let buyer = if wide { 14 } else { 10 };
    let name = format!("{}{}", marks::buyer(app, order), order.buyer);
    canvas.text(x, y, buyer, &name, base);
    x += buyer + 1;
    let rest = match order.notes.last() {
        Some(note) => format!("{} · {}", note.text, order.item),
        None => order.item.clone(),
    };
    let rest = format!("{} {rest}", marks::order(app, order));
    canvas.text(
        x,
        y,
        columns.saturating_sub(x),
        rest.trim_start(),
        if base == theme.text { theme.quiet } else { base },
    );
}

pub(super) fn flag_spans<'a>(
    flag: crate::domain::Colour,
    base: Style,
    theme: &super::Theme,
) -> Vec<Span<'a>> {
    vec![
        (theme.flag(flag).into(), base.patch(theme.of(flag))),
        (flag.letter().to_string().into(), base),
    ]
}

fn preview(app: &App, order: &Order, place: (u16, u16, u16, u16), canvas: &mut Canvas<'_>) {
    let (x, y, columns, rows) = place;
    let theme = canvas.look.theme;
    let mut lines: Vec<(String, Style)> = vec![(order.key.number.clone(), theme.strong)];
    if let Some(flag) = order.flag {
        let words = app.settings.flag_words(order.key.platform, flag);
        lines[0].0.push_str(&format!("  {words} {}", order.flag_label));
    }
    lines.extend(facts(app, order, false).into_iter().map(|l| (l, theme.text)));
    lines.extend(marks::around(app, order, theme));
    for note in order.notes.iter().rev() {
        let at = note.at.with_timezone(app.now.offset()).format("%m-%d %H:%M");
        lines.push((format!("· {} {} {}", note.text, note.agent, at), theme.text));
    }
    if !order.notes.is_empty() {
        let memo = compose_memo(order, &app.settings.memo);
        let text = match memo.limit {
            Some(limit) => {
                t!(app.lang, "orders-memo-of", "bytes" => memo.bytes as i64, "limit" => limit as i64)
            }
            None => t!(app.lang, "orders-memo", "bytes" => memo.bytes as i64),
        };
        lines.push((text, theme.quiet));
    }
    canvas.blocks((x, y, columns, rows), lines);
}

/// The facts of an order, one line each; the phone is masked unless it was asked for.
pub(super) fn facts(app: &App, order: &Order, revealed: bool) -> Vec<String> {
    let lang = app.lang;
    let time = |t: crate::domain::Time| {
        t.with_timezone(app.now.offset()).format("%m-%d %H:%M").to_string()
    };
    let mut first = vec![order_state(lang, &order.state), format!("¥{}", order.amount)];
    first.push(order.buyer.clone());
    if order.cod {
        first.push(t!(lang, "domain-cod"));
    }
    if order.address_checked {
        first.push(t!(lang, "orders-address-checked"));
    }
    first.retain(|s| !s.is_empty());
    let mut lines = vec![first.join(" · ")];
    // Lines say more than the titles joined.
    if order.lines.is_empty() && !order.item.is_empty() {
        lines.push(order.item.clone());
    }
    for line in &order.lines {
        let mut line = line.clone();
        line.state = line.state.filter(|state| *state != order.state);
        lines.push(format!("· {}", i18n::order_line(lang, &line)));
    }
    for refund in &order.refunds {
        lines.push(i18n::refund(lang, refund, *app.now.offset()));
    }
    if let Some(state) = order.after_sales() {
        lines.push(t!(lang, "orders-after-sales", "state" => state));
    }
    if let Some(theirs) = order.platform_flag.filter(|f| Some(*f) != order.flag) {
        lines.push(t!(lang, "orders-platform-flag", "flag" => i18n::word(lang, theirs)));
    }
    let mut second = Vec::new();
    if let Some(created) = order.created {
        second.push(t!(lang, "orders-created", "at" => time(created)));
    }
    if let Some(paid) = order.paid {
        second.push(t!(lang, "orders-paid", "at" => time(paid)));
    }
    if !order.waybill.is_empty() {
        second.push(format!("{} {}", order.courier, order.waybill).trim().to_owned());
    }
    if !order.phone.is_empty() {
        second.push(if revealed { order.phone.clone() } else { mask::phone(&order.phone) });
    }
    if !second.is_empty() {
        lines.push(second.join(" · "));
    }
    if !order.platform_memo.is_empty() {
        lines.push(
            t!(lang, "orders-platform-memo", "memo" => mask::phones_in(&order.platform_memo)),
        );
    }
    lines
}
