//! What the mouse points at.

use super::footer::footer_places;
use super::frame::tab_places;
use super::layers::form_window;
use super::phrase_form;
use crate::app::layout::{layout, list_box, overlay, urging_rows};
use crate::app::{App, Layer, Target};

/// What stands at a column and row.
pub fn hit(app: &App, column: u16, row: u16) -> Target {
    match app.layers.last() {
        Some(layer) => in_layer(app, layer, column, row),
        None => in_view(app, column, row),
    }
}

fn in_view(app: &App, column: u16, row: u16) -> Target {
    let places = layout(app);
    if row == places.tabs {
        return tab_places(app)
            .into_iter()
            .find(|(_, x, wide, _)| (*x..x + wide).contains(&column))
            .map_or(Target::Nothing, |(view, ..)| Target::Tab(view));
    }
    if row == places.footer {
        return footer_places(app)
            .into_iter()
            .find(|(_, x, wide, ..)| (*x..x + wide).contains(&column))
            .map_or(Target::Nothing, |(act, ..)| Target::Act(act));
    }
    let list = places.list_top..places.list_top + places.list_rows;
    if list.contains(&row) && column < places.list_columns {
        let at = app.cursor().top + usize::from(row - places.list_top);
        if at < app.list_len() {
            return Target::Row(at);
        }
    }
    Target::Nothing
}

fn in_layer(app: &App, layer: &Layer, column: u16, row: u16) -> Target {
    let full = list_box(app.size);
    let inside = |place: (u16, u16, u16, u16), head: u16| {
        let (x, y, columns, rows) = place;
        let within = column > x && column < x + columns - 1 && row > y && row < y + rows - 1;
        within.then(|| (row - y - 1).checked_sub(head)).flatten().map(usize::from)
    };
    match layer {
        Layer::Form(form) if phrase_form::is_one(form) => {
            phrase_form::field_at(app, form, column, row).map_or(Target::Nothing, Target::Field)
        }
        Layer::Form(form) => {
            let (place, first, rows) = form_window(app, form);
            match inside(place, 0) {
                Some(n) if n < rows && first + n < form.fields.len() => Target::Field(first + n),
                _ => Target::Nothing,
            }
        }
        Layer::Chooser(chooser) => {
            let place = overlay(app.size, chooser.options.len() as u16 + 2);
            let top =
                chooser.cursor.at.saturating_sub(usize::from(place.3.saturating_sub(2).max(1)) - 1);
            match inside(place, 0) {
                Some(n) if top + n < chooser.options.len() => Target::Row(top + n),
                _ => Target::Nothing,
            }
        }
        Layer::Palette(palette) => match inside(full, 1) {
            Some(n) if palette.cursor.top + n < palette.rows.len() => {
                Target::Row(palette.cursor.top + n)
            }
            _ => Target::Nothing,
        },
        Layer::Replies(pane) => match inside(full, 1) {
            Some(n) if pane.cursor.top + n < pane.len() => Target::Row(pane.cursor.top + n),
            _ => Target::Nothing,
        },
        Layer::Urging => match inside(full, 1) {
            Some(n) if n < usize::from(urging_rows(app.size).0) => {
                let at = app.urging.cursor.top + n;
                if at < app.urging.rows.len() { Target::Row(at) } else { Target::Nothing }
            }
            _ => Target::Nothing,
        },
        Layer::Card(_) | Layer::Confirm(_) => Target::Nothing,
    }
}
