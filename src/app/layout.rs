//! How the screen is divided: pure arithmetic that drawing and scrolling share.

use super::{App, View};
use crate::i18n::t;
use crate::text::{gate, wrapped};

/// The screen is too small for anything below this: columns and rows.
pub const SMALLEST: (u16, u16) = (40, 10);

/// The parts of the screen, in rows from the top; columns of the list and of the preview.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// The line of views; always row 0.
    pub tabs: u16,
    /// The search box.
    pub search: u16,
    /// The head of a table; nothing where it has none.
    pub head: Option<u16>,
    /// The first row of the list.
    pub list_top: u16,
    /// Rows of the list.
    pub list_rows: u16,
    /// Columns of the list.
    pub list_columns: u16,
    /// The preview: left column, top row, columns, rows; nothing without room.
    pub preview: Option<(u16, u16, u16, u16)>,
    /// Why nothing can be saved: top row and rows.
    pub read_only: Option<(u16, u16)>,
    /// The banner that offers the setup.
    pub banner: Option<u16>,
    /// The strip of what is due.
    pub strip: Option<u16>,
    /// The footer.
    pub footer: u16,
}

/// Divides the screen.
pub fn layout(app: &App) -> Layout {
    let (columns, rows) = app.size;
    let footer = rows.saturating_sub(1);
    let mut bottom = footer;
    let strip = (app.next_due().is_some() && rows >= 12).then(|| {
        bottom = bottom.saturating_sub(1);
        bottom
    });
    let banner = app.needs_setup().then(|| {
        bottom = bottom.saturating_sub(1);
        bottom
    });
    let read_only = read_only_text(app).map(|text| {
        let lines = wrapped(&text, usize::from(columns.max(1))).len();
        let most = if rows >= 20 { 4 } else { 2 };
        let wanted = lines.clamp(1, most) as u16;
        bottom = bottom.saturating_sub(wanted);
        (bottom, wanted)
    });
    let head = matches!(app.view, View::Tally).then_some(2);
    let list_top = if head.is_some() { 3 } else { 2 };
    let room = bottom.saturating_sub(list_top);
    let has_preview =
        matches!(app.view, View::Replies | View::Orders | View::Reviews | View::Handover);
    // An order needs more columns for itself than the details of the chosen one.
    let beside = if app.view == View::Orders { 150 } else { 90 };
    if has_preview && columns >= beside {
        // The list has more columns to show than the preview.
        let left = columns * 3 / 5 + 1;
        let list_columns = left - 3;
        let preview = Some((left, list_top, columns - left, room));
        return Layout {
            tabs: 0,
            search: 1,
            head,
            list_top,
            list_rows: room,
            list_columns,
            preview,
            read_only,
            banner,
            strip,
            footer,
        };
    }
    // The tally's rates stand below its numbers, however many those are.
    let rates: u16 = if app.view == View::Tally && room >= 12 { 2 } else { 0 };
    if rates > 0 {
        return Layout {
            tabs: 0,
            search: 1,
            head,
            list_top,
            list_rows: room - rates,
            list_columns: columns,
            preview: Some((0, bottom - rates, columns, rates)),
            read_only,
            banner,
            strip,
            footer,
        };
    }
    // Beside the chat: the preview lies under the list.
    let below = match room {
        7.. if has_preview => (room * 2 / 5).clamp(4, 12).min(room - 4),
        _ => 0,
    };
    let preview = (below > 0).then(|| (0, bottom - below + 1, columns, below - 1));
    Layout {
        tabs: 0,
        search: 1,
        head,
        list_top,
        list_rows: room - below,
        list_columns: columns,
        preview,
        read_only,
        banner,
        strip,
        footer,
    }
}

/// What stands above the strip while nothing can be saved.
pub fn read_only_text(app: &App) -> Option<String> {
    let why = app.read_only.as_ref()?;
    let text = t!(app.lang, "app-read-only", "why" => why.clone());
    Some(gate::line(&text).into_owned())
}

/// Rows of the list in front.
pub(super) fn list_rows(app: &App) -> usize {
    usize::from(layout(app).list_rows).max(1)
}

/// Where a box over the view stands: left, top, columns, rows. Beside the chat it takes all
/// columns: a single one of the view on each side would only look broken.
pub fn overlay(size: (u16, u16), rows_wanted: u16) -> (u16, u16, u16, u16) {
    let (columns, rows) = size;
    let wide = columns.saturating_sub(if columns > 60 { 8 } else { 0 }).min(100);
    let high = rows_wanted.min(rows.saturating_sub(2)).max(1);
    ((columns - wide) / 2, (rows.saturating_sub(high) / 2).max(1), wide, high)
}

/// The box of a list that takes the screen: palette, quick replies over a view.
pub fn list_box(size: (u16, u16)) -> (u16, u16, u16, u16) {
    overlay(size, size.1.saturating_sub(2))
}

/// Rows of the palette's list: the box without its borders and its search line.
pub fn palette_rows(size: (u16, u16)) -> u16 {
    list_box(size).3.saturating_sub(3)
}

/// Rows of the list and of the preview of the replies over a view.
pub fn overlay_reply_rows(size: (u16, u16)) -> (u16, u16) {
    let rows = palette_rows(size);
    let preview = if rows >= 8 { 3 } else { 0 };
    (rows - preview, preview)
}

/// Rows of the list and of the preview of the buyers to be urged.
pub fn urging_rows(size: (u16, u16)) -> (u16, u16) {
    let rows = palette_rows(size);
    let preview = match rows {
        18.. => 7,
        8.. => 4,
        _ => 0,
    };
    (rows - preview, preview)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_take_all_columns_beside_the_chat() {
        assert_eq!(overlay((48, 14), 6), (0, 4, 48, 6));
        assert_eq!(overlay((60, 20), 40), (0, 1, 60, 18));
        assert_eq!(overlay((80, 24), 6), (4, 9, 72, 6));
        assert_eq!(overlay((200, 50), 6), (50, 22, 100, 6));
        assert_eq!(list_box((48, 14)), (0, 1, 48, 12));
    }
}
