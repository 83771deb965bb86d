//! The footer: the keys that work now, and nothing that is cut in the middle.

use super::paint::Canvas;
use crate::app::{ActId, App, Card, Confirm, Layer};
use crate::i18n::t;
use crate::text::width;
use std::borrow::Cow;

/// The acts that lead to all others, and out: always in the footer, behind the view's own.
const WAYS_ON: [ActId; 3] = [ActId::Palette, ActId::Help, ActId::Quit];

/// The acts in the footer with their columns: act, left, columns, key, label.
pub(super) fn footer_places(app: &App) -> Vec<(ActId, u16, u16, &str, Cow<'_, str>)> {
    let hint = |act| {
        let (key, label) = (app.key_words(act), app.footer_label(act));
        let wide = (width(key) + width(&label) + 3) as u16;
        (act, wide, key, label)
    };
    let (ways, own): (Vec<_>, Vec<_>) =
        app.hints().into_iter().map(hint).partition(|(act, ..)| WAYS_ON.contains(act));
    let kept: u16 = ways.iter().map(|(_, wide, ..)| wide).sum();
    // What stands behind the last one is blank. The first of the view's own goes before all.
    let all = app.size.0 + 1;
    let room = all.saturating_sub(kept).max(own.first().map_or(0, |(_, wide, ..)| *wide));
    let mut x = 0_u16;
    let mut places = Vec::new();
    let mut put = |(act, wide, key, label), room: u16| {
        if x + wide <= room {
            places.push((act, x, wide, key, label));
            x += wide;
        }
    };
    own.into_iter().for_each(|hint| put(hint, room));
    ways.into_iter().for_each(|hint| put(hint, all));
    places
}

/// Draws the footer.
pub(super) fn draw(app: &App, y: u16, canvas: &mut Canvas<'_>) {
    let theme = canvas.look.theme;
    if let Some((done, all)) = app.job {
        progress(app, y, done, all, canvas);
        return;
    }
    if let Some(layer) = app.layers.last() {
        hints(&of_layer(app, layer), (0, y, canvas.columns()), canvas);
        return;
    }
    for (_, x, wide, key, label) in footer_places(app) {
        let used = canvas.text(x, y, wide, key, theme.strong);
        canvas.text(x + used + 1, y, wide.saturating_sub(used + 1), &label, theme.quiet);
    }
}

/// The keys of a layer, as its message lists them: parted by two blanks, the most used first, the
/// way out last.
fn of_layer(app: &App, layer: &Layer) -> String {
    let id = match layer {
        Layer::Form(form) if super::phrase_form::is_one(form) => "app-footer-phrase",
        Layer::Form(_) => "app-footer-form",
        Layer::Chooser(_) => "app-footer-chooser",
        Layer::Palette(_) => "app-footer-palette",
        Layer::Card(Card::Order(view)) if view.hides_phone() => "app-footer-card-order",
        Layer::Card(Card::Import(result, _)) if result.asks() => "app-footer-card-import-ask",
        Layer::Card(Card::Import(..)) => "app-footer-card-import",
        Layer::Card(Card::Buyer(_)) => "buyers-footer",
        Layer::Card(_) => "app-footer-card",
        Layer::Confirm(confirm) => return confirm_keys(app, confirm),
        Layer::Urging => "urging-footer",
        Layer::Replies(pane) => match app.copy_words(pane) {
            Some(what) => return t!(app.lang, "replies-footer-copy", "what" => what),
            None => "app-footer-replies",
        },
    };
    t!(app.lang, id)
}

/// The keys that answer a question.
pub(super) fn confirm_keys(app: &App, confirm: &Confirm) -> String {
    t!(app.lang, confirm.keys(), "quit" => app.key_words(ActId::Quit))
}

/// Writes a list of keys: each key stands out from what it does, as in the footer of a view.
pub(super) fn hints(list: &str, (x, y, columns): (u16, u16, u16), canvas: &mut Canvas<'_>) {
    let theme = canvas.look.theme;
    let mut used = 0;
    for hint in fitting(list, usize::from(columns)) {
        let (key, label) = hint.split_once(' ').unwrap_or((hint, ""));
        let room = |used: u16| columns.saturating_sub(used);
        used += canvas.text(x + used, y, room(used), key, theme.strong) + 1;
        used += canvas.text(x + used, y, room(used), label, theme.quiet) + 2;
    }
}

/// The hints of a list that have room: the way out, at the end, stays, and what stands before it
/// goes first.
fn fitting(list: &str, columns: usize) -> Vec<&str> {
    let mut hints: Vec<&str> = list.split("  ").collect();
    let wide = |hints: &[&str]| {
        hints.iter().map(|h| width(h)).sum::<usize>() + 2 * hints.len().saturating_sub(1)
    };
    while hints.len() > 1 && wide(&hints) > columns {
        hints.remove(hints.len() - 2);
    }
    hints
}

fn progress(app: &App, y: u16, done: u64, all: u64, canvas: &mut Canvas<'_>) {
    let theme = canvas.look.theme;
    let columns = canvas.columns();
    let percent = (done.min(all) * 100).checked_div(all).unwrap_or(0);
    let words = t!(app.lang, "app-progress", "percent" => percent as i64);
    let room = usize::from(columns).saturating_sub(width(&words) + 3).min(40);
    let full = room * percent as usize / 100;
    let bar = format!("[{}{}]", "#".repeat(full), "-".repeat(room.saturating_sub(full)));
    let used = canvas.text(0, y, columns, &bar, theme.strong);
    canvas.text(used + 1, y, columns.saturating_sub(used + 1), &words, theme.text);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn hints_go_whole_and_the_way_out_stays() {
        let list = "^S 保存  Tab 下一项  Alt-Enter 换行  Esc 先放着";
        assert_eq!(fitting(list, 47).join("  "), list);
        assert_eq!(fitting(list, 46), ["^S 保存", "Tab 下一项", "Esc 先放着"]);
        assert_eq!(fitting(list, 20), ["^S 保存", "Esc 先放着"]);
        assert_eq!(fitting(list, 5), ["Esc 先放着"]);
    }

    /// The narrowest screen has room for what a form needs most.
    #[test]
    fn the_keys_of_forms_fit_beside_the_chat() {
        for lang in Lang::ALL {
            for id in ["app-footer-form", "app-footer-phrase", "app-footer-replies"] {
                let list = t!(lang, id);
                assert_eq!(fitting(&list, 48).len(), 4, "{list}");
            }
        }
    }
}
