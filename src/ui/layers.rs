//! Boxes over the view: form, menu, palette, question, quick replies.

use super::paint::{Canvas, showable};
use super::{Caret, cards, footer, phrase_form, replies, urging};
use crate::app::form::{Field, Form, Input, Purpose};
use crate::app::layout::{list_box, overlay, overlay_reply_rows};
use crate::app::{
    App, Chooser, ChooserOption, Choosing, Confirm, Layer, Palette, Preview, RepliesPane,
};
use crate::i18n::t;
use crate::text::width;
use std::borrow::Cow;

pub(super) fn draw(app: &App, layer: &Layer, canvas: &mut Canvas<'_>) -> Caret {
    match layer {
        Layer::Form(form) if phrase_form::is_one(form) => phrase_form::draw(app, form, canvas),
        Layer::Form(form) => draw_form(app, form, canvas),
        Layer::Chooser(chooser) => {
            draw_chooser(app, chooser, canvas);
            None
        }
        Layer::Palette(palette) => draw_palette(app, palette, canvas),
        Layer::Card(card) => {
            cards::draw(app, card, canvas);
            None
        }
        Layer::Confirm(confirm) => {
            draw_confirm(app, confirm, canvas);
            None
        }
        Layer::Replies(pane) => draw_replies(app, pane, canvas),
        Layer::Urging => urging::draw(app, canvas),
    }
}

/// Rows of fields that are shown, and the first of them, so that the caret's field is among them.
pub(super) fn form_window(app: &App, form: &Form) -> ((u16, u16, u16, u16), usize, usize) {
    let extra = match (app.preview(form), &form.error) {
        (Some(_), _) => 4,
        // What is wrong has as many rows as it needs.
        (None, Some((_, words))) => {
            let inside = overlay(app.size, 4).2.saturating_sub(4).max(1);
            crate::text::wrap(words, usize::from(inside)).len().saturating_sub(1) as u16
        }
        (None, None) => 0,
    };
    let wanted = form.fields.len() as u16 + 3 + extra;
    let place = overlay(app.size, wanted);
    let rows = usize::from(place.3.saturating_sub(3 + extra.min(place.3 / 3))).max(1);
    let first = (form.focus + 1).saturating_sub(rows);
    (place, first, rows)
}

fn draw_form(app: &App, form: &Form, canvas: &mut Canvas<'_>) -> Caret {
    let theme = canvas.look.theme;
    let (place, first, rows) = form_window(app, form);
    let (x, y, columns, inside) = canvas.frame(place, &form.title);
    let label_wide = form.fields.iter().map(|f| width(&f.label)).max().unwrap_or(0) as u16 + 2;
    let label_wide = label_wide.min(columns / 2);
    let room = columns.saturating_sub(label_wide);
    let mut caret = None;
    for (n, field) in form.fields.iter().enumerate().skip(first).take(rows) {
        let row = y + (n - first) as u16;
        let focused = n == form.focus;
        let style = if focused { theme.strong } else { theme.quiet };
        let star = if field.required { "*" } else { "" };
        canvas.text(x, row, label_wide.saturating_sub(1), &format!("{}{star}", field.label), style);
        let left = x + label_wide;
        match &field.input {
            Input::Text(line) => {
                let (text, column) = line.view(usize::from(room.max(1)));
                if text.is_empty() {
                    canvas.text(left, row, room, &hint(app, form, field), theme.quiet);
                } else {
                    canvas.text(left, row, room, &text, theme.text);
                }
                if focused {
                    caret = Some((left + column as u16, row));
                }
            }
            Input::Choice { options, at } => {
                let label = options.get(*at).map_or("", |(_, label)| label.as_str());
                let text = if focused { format!("‹ {label} ›") } else { label.to_owned() };
                canvas.text(
                    left,
                    row,
                    room,
                    &text,
                    if focused { theme.chosen } else { theme.text },
                );
                if focused {
                    caret = Some((left, row));
                }
            }
        }
    }
    form_marks(form, place, first, rows, canvas);
    let mut below = y + rows.min(form.fields.len()) as u16;
    if let Some((_, words)) = &form.error {
        let place = (x, below, columns, (y + inside).saturating_sub(below).max(1));
        below += canvas.block(place, words, theme.warning);
    }
    match (&form.error, app.preview(form)) {
        (error, Some(Preview { text, missing })) => {
            let mut top = below;
            if !missing.is_empty() && error.is_none() {
                let names = missing.join(&t!(app.lang, "app-list-separator"));
                let words = t!(app.lang, "replies-still-missing", "names" => names);
                canvas.text(x, top, columns, &words, theme.quiet);
                top += 1;
            }
            let style = if missing.is_empty() { theme.text } else { theme.quiet };
            canvas.block((x, top, columns, (y + inside).saturating_sub(top)), &text, style);
        }
        (Some(_), None) => {}
        (None, None) if let Some(words) = app.discount_remark(form) => {
            let room = (y + inside).saturating_sub(below).max(1);
            canvas.block((x, below, columns, room), &words, theme.warning);
        }
        (None, None) if let Some(words) = app.time_understood(form) => {
            let (words, style) = match &words {
                Ok(words) => (words, theme.good),
                Err(words) => (words, theme.quiet),
            };
            let room = (y + inside).saturating_sub(below).max(1);
            canvas.block((x, below, columns, room), words, style);
        }
        (None, None) => {
            canvas.text(x, below, columns, &t!(app.lang, "app-form-keys"), theme.quiet);
        }
    }
    caret
}

/// Says in the lower border which way there are more fields, and which one has the caret.
fn form_marks(
    form: &Form,
    place: (u16, u16, u16, u16),
    first: usize,
    rows: usize,
    canvas: &mut Canvas<'_>,
) {
    let all = form.fields.len();
    let (above, below) = (first > 0, first + rows < all);
    if above || below {
        let (x, y, columns, height) = place;
        let up = if above { "↑" } else { "" };
        let down = if below { "↓" } else { "" };
        let text = format!(" {up}{down} {}/{all} ", form.focus + 1);
        let style = canvas.look.theme.quiet;
        canvas.right(x + 2, y + height.saturating_sub(1), columns.saturating_sub(4), &text, style);
    }
}

/// What stands in an empty field: its hint; for a variable of a reply, the values that the arrow
/// keys offer.
fn hint<'f>(app: &App, form: &Form, field: &'f Field) -> Cow<'f, str> {
    let is_variable =
        matches!(form.purpose, Purpose::Variables(_) | Purpose::Stack(_) | Purpose::Deed(_));
    if field.suggestions.is_empty() || !(is_variable || field.hint.is_empty()) {
        return Cow::Borrowed(&field.hint);
    }
    let list = field.suggestions.join(" · ");
    Cow::Owned(t!(app.lang, "app-hint-suggestions", "list" => list))
}

fn draw_chooser(app: &App, chooser: &Chooser, canvas: &mut Canvas<'_>) {
    let theme = canvas.look.theme;
    let place = overlay(app.size, chooser.options.len() as u16 + 2);
    let (x, y, columns, rows) = canvas.frame(place, &chooser.title);
    let label_wide = chooser.options.iter().map(|o| width(&o.label)).max().unwrap_or(0) as u16 + 2;
    let flags = chooser.options.iter().any(|o| o.colour.is_some());
    let top = chooser.cursor.at.saturating_sub(usize::from(rows.max(1)) - 1);
    for (n, option) in chooser.options.iter().enumerate().skip(top).take(usize::from(rows)) {
        let row = y + (n - top) as u16;
        let base = if n == chooser.cursor.at { theme.chosen } else { theme.text };
        canvas.tint(x, row, columns, base);
        let mut keys = String::new();
        if let Some(digit) = option.digit {
            keys.push(digit);
        }
        if option.letter != '\0' {
            keys.push(if option.digit.is_some() { '/' } else { ' ' });
            keys.push(option.letter);
        }
        canvas.text(x, row, 4, &keys, base.patch(theme.strong));
        let mut left = x + 5;
        if flags {
            if let Some(colour) = option.colour {
                canvas.text(left, row, 2, theme.flag(colour), base.patch(theme.of(colour)));
            }
            left += 3;
        }
        canvas.text(left, row, label_wide, &option.label, base);
        let after = left + label_wide;
        let room = (x + columns).saturating_sub(after);
        let mut more = option.more.clone();
        if is_reserved(app, chooser, option) {
            more.push_str(&t!(app.lang, "orders-reserved-mark"));
        }
        canvas.text(after, row, room, more.trim_start(), base);
    }
    let last = (top + usize::from(rows)).min(chooser.options.len());
    let shown = if top > 0 { last } else { usize::from(rows) };
    if usize::from(rows) < chooser.options.len() {
        more(
            canvas,
            place,
            shown.min(chooser.options.len() - usize::from(top == 0)),
            chooser.options.len(),
        );
    }
}

/// The option is a flag that the shop reserved.
fn is_reserved(app: &App, chooser: &Chooser, option: &ChooserOption) -> bool {
    let Choosing::Flag(orders) = &chooser.choosing else { return false };
    let Some(first) = orders.first() else { return false };
    let mut flags = app.settings.flags_of(first.key.platform).iter();
    flags.any(|flag| flag.reserved && Some(flag.colour) == option.colour)
}

/// Says in the lower border how far a long list goes.
pub(super) fn more(canvas: &mut Canvas<'_>, place: (u16, u16, u16, u16), shown: usize, all: usize) {
    if shown < all {
        let (x, y, columns, rows) = place;
        let text = format!(" {shown}/{all} ");
        let style = canvas.look.theme.quiet;
        canvas.right(x + 2, y + rows.saturating_sub(1), columns.saturating_sub(4), &text, style);
    }
}

fn draw_palette(app: &App, palette: &Palette, canvas: &mut Canvas<'_>) -> Caret {
    let theme = canvas.look.theme;
    let place = list_box(app.size);
    let title = t!(app.lang, if palette.help { "app-help-title" } else { "app-palette-title" });
    let (x, y, columns, rows) = canvas.frame(place, &title);
    canvas.text(x, y, 2, "›", theme.strong);
    let (text, column) = palette.query.view(usize::from(columns.saturating_sub(3).max(1)));
    if text.is_empty() {
        canvas.text(
            x + 2,
            y,
            columns.saturating_sub(2),
            &t!(app.lang, "app-palette-hint"),
            theme.quiet,
        );
    } else {
        canvas.text(x + 2, y, columns.saturating_sub(2), &text, theme.text);
    }
    if palette.rows.is_empty() && rows > 1 {
        let none = t!(app.lang, "app-palette-none");
        canvas.block((x, y + 1, columns, rows - 1), &none, theme.quiet);
    }
    for line in 0..rows.saturating_sub(1) {
        let at = palette.cursor.top + usize::from(line);
        let Some(found) = palette.rows.get(at) else { break };
        let row = y + 1 + line;
        let base = match (at == palette.cursor.at, found.why_not.is_some()) {
            (true, _) => theme.chosen,
            (false, true) => theme.quiet,
            (false, false) => theme.text,
        };
        canvas.tint(x, row, columns, base);
        let key = found.key.map(|k| k.to_string()).unwrap_or_default();
        canvas.text(x, row, 7, &key, base.patch(theme.strong));
        let used =
            canvas.lit(x + 8, row, columns.saturating_sub(8), &found.label, &found.lit, base);
        if let Some(why) = &found.why_not {
            let left = x + 8 + used + 2;
            canvas.text(left, row, (x + columns).saturating_sub(left), why, theme.quiet);
        }
    }
    Some((x + 2 + column as u16, y))
}

fn draw_confirm(app: &App, confirm: &Confirm, canvas: &mut Canvas<'_>) {
    let theme = canvas.look.theme;
    let (_, _, wide, _) = overlay(app.size, 4);
    let inside = usize::from(wide.saturating_sub(4).max(1));
    let lines: Vec<String> = confirm
        .body
        .iter()
        .flat_map(|l| {
            let clean = crate::text::gate::line(showable(l, wide, app.size.1)).into_owned();
            crate::text::wrapped(&clean, inside).into_iter().map(str::to_owned).collect::<Vec<_>>()
        })
        .collect();
    let place = overlay(app.size, lines.len() as u16 + 3);
    let (x, y, columns, rows) = canvas.frame(place, &confirm.title);
    for (n, line) in lines.iter().take(usize::from(rows.saturating_sub(1))).enumerate() {
        canvas.text(x, y + n as u16, columns, line, theme.text);
    }
    let keys = footer::confirm_keys(app, confirm);
    footer::hints(&keys, (x, y + rows.saturating_sub(1), columns), canvas);
}

fn draw_replies(app: &App, pane: &RepliesPane, canvas: &mut Canvas<'_>) -> Caret {
    let theme = canvas.look.theme;
    let place = list_box(app.size);
    let title = match &app.hand {
        Some(order) if pane.answers.is_some() => {
            t!(app.lang, "replies-answer-title", "buyer" => order.buyer.clone())
        }
        Some(order) => t!(app.lang, "replies-overlay-title",
            "buyer" => order.buyer.clone(), "order" => order.key.number.clone()),
        None => t!(app.lang, "replies-title"),
    };
    let (x, y, columns, _) = canvas.frame(place, &title);
    canvas.text(x, y, 2, "›", theme.strong);
    // Only one category is searched: said where it says so in the view.
    let category = pane.category_beside().map(|name| format!("@{name}")).unwrap_or_default();
    let used = canvas.right(x + columns / 2, y, columns - columns / 2, &category, theme.quiet);
    let room = columns.saturating_sub(if used > 0 { used + 1 } else { 0 });
    let (text, column) = pane.query.view(usize::from(room.saturating_sub(3).max(1)));
    canvas.text(x + 2, y, room.saturating_sub(2), &text, theme.text);
    let (list, preview) = overlay_reply_rows(app.size);
    replies::rows(app, pane, (x, y + 1, columns, list), canvas);
    if preview > 0 {
        replies::preview(app, pane, (x, y + 1 + list, columns, preview), canvas);
    }
    Some((x + 2 + column as u16, y))
}
