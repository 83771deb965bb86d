//! Drawing of the console: a function of `&App`, nothing else.
//!
//! Must not know the store, files, threads or the clock; changes nothing. Every text goes through
//! `paint::Canvas`, which lets no control sequence through and cuts no glyph in half.

mod buyers;
mod cards;
mod footer;
mod frame;
mod handover;
mod hit;
mod layers;
mod marks;
mod orders;
mod paint;
mod phrase_form;
mod replies;
mod reviews;
mod tally;
mod theme;
mod today;
mod urging;

pub use hit::hit;
pub use theme::{Look, Scheme, Theme};

use crate::app::{App, View, layout};
use crate::i18n::t;
use paint::Canvas;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Where the caret stands, if any input has it: column and row.
pub type Caret = Option<(u16, u16)>;

/// Draws the whole screen into a buffer, and says where the caret stands.
pub fn draw(app: &App, look: &Look, buffer: &mut Buffer) -> Caret {
    let area: Rect = buffer.area;
    let mut canvas = Canvas::new(buffer, look);
    if area.width < layout::SMALLEST.0 || area.height < layout::SMALLEST.1 {
        canvas.text(0, 0, area.width, &t!(app.lang, "app-too-small"), look.theme.warning);
        return None;
    }
    let places = layout::layout(app);
    frame::tabs(app, &mut canvas);
    let mut caret = frame::search(app, &places, &mut canvas);
    match app.view {
        View::Replies => replies::draw(app, &places, &mut canvas),
        View::Orders => orders::draw(app, &places, &mut canvas),
        View::Handover => handover::draw(app, &places, &mut canvas),
        View::Reviews => reviews::draw(app, &places, &mut canvas),
        View::Tally => tally::draw(app, &places, &mut canvas),
        View::Today => today::draw(app, &places, &mut canvas),
    }
    frame::bottom(app, &places, &mut canvas);
    for layer in &app.layers {
        caret = layers::draw(app, layer, &mut canvas);
    }
    frame::toast(app, &places, &mut canvas);
    caret
}
