//! The list of orders and the card of the chosen one.

use super::marks;
use super::paint::{Canvas, Span};
use crate::app::App;
use crate::app::layout::Layout;
use crate::app::order_hits::{marks as hits, missing, why, words_of};
use crate::domain::{Order, compose_memo, mask};
use crate::i18n::{self, order_state, t};
use crate::text::{pad_end, truncate, truncate_start};
use ratatui::style::Style;

pub(super) fn draw(app: &App, places: &Layout, canvas: &mut Canvas<'_>) {
    let theme = canvas.look.theme;
    let (y, columns) = (places.list_top, places.list_columns);
    let orders = &app.orders.page.orders;
    if orders.is_empty() {
        let id = match (app.orders.query.is_empty(), app.orders.filter) {
            (true, 0) => "orders-none",
            (true, _) => "orders-list-empty",
            (false, _) => "orders-not-found",
        };
        let place = (1, y, columns.saturating_sub(2), places.list_rows);
        canvas.block(place, &t!(app.lang, id), theme.quiet);
        return;
    }
    let words = words_of(app.orders.query.text());
    for line in 0..places.list_rows {
        let at = app.orders.cursor.top + usize::from(line);
        let Some(order) = orders.get(at) else { break };
        let chosen = at == app.orders.cursor.at;
        let base = if chosen { theme.chosen } else { theme.text };
        if chosen {
            canvas.tint(0, y + line, columns, base);
        }
        let number = if app.orders.marked.contains_key(&order.id) {
            "✓".to_owned()
        } else if line < 9 {
            (line + 1).to_string()
        } else {
            " ".to_owned()
        };
        canvas.text(0, y + line, 2, &number, base);
        row(app, order, &words, (y + line, columns), base, canvas);
    }
    if let (Some(place), Some(order)) = (places.preview, app.orders.chosen()) {
        preview(app, order, &words, place, canvas);
    }
}

fn row(
    app: &App,
    order: &Order,
    words: &[String],
    place: (u16, u16),
    base: Style,
    canvas: &mut Canvas<'_>,
) {
    let theme = canvas.look.theme;
    let (y, columns) = place;
    if let Some(flag) = order.flag {
        canvas.spans(2, y, 3, &flag_spans(flag, base, &theme));
    }
    // Beside the chat the end of the number is what agents read out.
    let wide = columns >= 70;
    let shown = if wide { 19 } else { 9 };
    let mut found = lit_end(&order.key.number, shown, words, (6, y), base, canvas);
    let mut x = 6 + shown as u16 + 1;
    let state = pad_end(&order_state(app.lang, &order.state), 8);
    x += canvas.text(x, y, 8, &state, base) + 1;
    if columns >= 60 {
        canvas.right(x, y, 9, &order.amount.to_string(), base);
        x += 10;
    }
    let buyer = if wide { 14 } else { 10 };
    let name = format!("{}{}", marks::buyer(app, order), order.buyer);
    let shown = truncate(&name, usize::from(buyer));
    canvas.lit(x, y, buyer, &shown, &hits(&shown, words), base);
    found.push_str(&shown);
    x += buyer + 1;
    let room = columns.saturating_sub(x);
    let note = order.notes.last().map_or("", |note| &note.text);
    let said = [note, &order.item].into_iter().filter(|text| !text.is_empty());
    let marked = marks::order(app, order);
    let row_of = |said: &str| {
        let rest = format!("{marked} {said}");
        truncate(rest.trim_start(), usize::from(room)).into_owned()
    };
    let mut rest = row_of(&said.collect::<Vec<_>>().join(" · "));
    // What brought the row here is on it, behind the marks.
    let hidden = missing(&format!("{found}\n{rest}"), words);
    if !hidden.is_empty()
        && let Some(why) = why(app.lang, order, &hidden)
    {
        rest = row_of(&why);
    }
    let style = if base == theme.text { theme.quiet } else { base };
    canvas.lit(x, y, room, &rest, &hits(&rest, words), style);
}

/// The end of a number with its hits lit, and what of it is seen.
fn lit_end(
    number: &str,
    columns: usize,
    words: &[String],
    at: (u16, u16),
    base: Style,
    canvas: &mut Canvas<'_>,
) -> String {
    let shown = truncate_start(number, columns);
    // The sign of the cut takes the place of what it hides.
    let hidden = (number.chars().count() + 1).saturating_sub(shown.chars().count());
    let is_cut = *shown != *number;
    let marks: Vec<usize> = hits(number, words)
        .into_iter()
        .filter_map(|n| if is_cut { n.checked_sub(hidden).map(|n| n + 1) } else { Some(n) })
        .collect();
    canvas.lit(at.0, at.1, columns as u16, &shown, &marks, base);
    shown.into_owned()
}

/// The colour of an order's flag, what the shop means by it, and the label that Pinduoduo has;
/// nothing without a flag.
pub(super) fn flag_words(app: &App, order: &Order) -> String {
    let Some(flag) = order.flag else { return String::new() };
    let words = app.settings.flag_words(order.key.platform, flag);
    format!("{words} {}", order.flag_label).trim_end().to_owned()
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

fn preview(
    app: &App,
    order: &Order,
    words: &[String],
    place: (u16, u16, u16, u16),
    canvas: &mut Canvas<'_>,
) {
    let (x, y, columns, rows) = place;
    let theme = canvas.look.theme;
    let mut lines: Vec<(String, Style)> = vec![(order.key.number.clone(), theme.strong)];
    if order.flag.is_some() {
        lines[0].0.push_str(&format!("  {}", flag_words(app, order)));
    }
    lines.extend(facts(app, order, false).into_iter().map(|l| (l, theme.text)));
    lines.extend(marks::around(app, order, theme));
    for note in order.notes.iter().rev() {
        let at = note.at.with_timezone(app.now.offset()).format("%m-%d %H:%M");
        let flag = i18n::flag_then(app.lang, note.flag);
        lines.push((format!("· {} {} {at}{flag}", note.text, note.agent), theme.text));
    }
    if !order.notes.is_empty() {
        let memo = compose_memo(order, &app.settings.memo);
        let text = t!(app.lang, "orders-memo-length", "bytes" => memo.bytes as i64,
            "limit" => memo.limit.unwrap_or(0) as i64);
        lines.push((text, theme.quiet));
    }
    // Beside the list the hits of a search stand first.
    let is_hit = |line: &String| missing(line, words).len() < words.len();
    if !words.is_empty() {
        lines[1..].sort_by_key(|(line, _)| !is_hit(line));
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
        let id = if order.cod_confirmed { "orders-cod-confirmed" } else { "domain-cod" };
        first.push(t!(lang, id));
    }
    if order.address_checked {
        first.push(t!(lang, "orders-address-checked"));
    }
    first.extend(marks::origin(app, order));
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
