//! What is around every view: tabs, search box, strip of due things, toast.

use super::Caret;
use super::marks;
use super::paint::{Canvas, showable};
use crate::app::layout::{Layout, read_only_text};
use crate::app::{ActId, App, HandoverRow, Mood, Pane, View};
use crate::domain::mask;
use crate::i18n::{Lang, age, t, word};
use crate::text::{truncate_start, width};
use std::borrow::Cow;

/// How much of a view's name the top line has room for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Room {
    /// Key, blank, name, with blanks around.
    Full,
    /// Key and name, with a blank behind.
    Close,
    /// Only the view in front has its name.
    Keys,
}

fn tab_label(app: &App, (view, badge): (View, usize), room: Room) -> String {
    let key = app.key_words(view.act());
    let name = app.act_label(view.act());
    let parts = match room {
        Room::Full => [" ", key, " ", name],
        Room::Close => ["", key, "", name],
        Room::Keys if view == app.view => ["", key, " ", name],
        Room::Keys => ["", key, "", ""],
    };
    let mut label = parts.concat();
    if badge > 0 {
        label.push_str(&format!("·{badge}"));
    }
    label.push(' ');
    label
}

/// The tabs with their columns: view, left, columns, label.
pub(super) fn tab_places(app: &App) -> Vec<(View, u16, u16, String)> {
    let badges = View::ALL.map(|view| match view {
        View::Handover => (view, app.to_deal_with()),
        View::Today => (view, app.asking()),
        _ => (view, 0),
    });
    let labels = |room| {
        badges.map(|(view, badge)| {
            let label = tab_label(app, (view, badge), room);
            (view, width(&label) as u16, label)
        })
    };
    let fits = |labels: &[(View, u16, String)]| {
        labels.iter().map(|(_, wide, _)| wide).sum::<u16>() <= app.size.0
    };
    let roomy = [Room::Full, Room::Close].into_iter().map(labels).find(|l| fits(l));
    let mut x = 0;
    roomy
        .unwrap_or_else(|| labels(Room::Keys))
        .into_iter()
        .map(|(view, wide, label)| {
            x += wide;
            (view, x - wide, wide, label)
        })
        .collect()
}

pub(super) fn tabs(app: &App, canvas: &mut Canvas<'_>) {
    let theme = canvas.look.theme;
    let mut end = 0;
    for (view, x, columns, label) in tab_places(app) {
        let style = if view == app.view { theme.tab } else { theme.quiet };
        canvas.text(x, 0, columns, &label, style);
        end = x + columns;
    }
    let room = canvas.columns().saturating_sub(end + 1);
    let (shop, agent) = (app.settings.shop.as_str(), app.settings.agent.as_str());
    // The agent's name goes last: two of them may share a machine.
    let both = [shop, agent].into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(" · ");
    if let Some(who) = [both.as_str(), agent].into_iter().find(|w| width(w) <= usize::from(room)) {
        canvas.right(end + 1, 0, room, who, theme.quiet);
    }
}

/// The search box: what the view searches, what was typed, what was found.
pub(super) fn search(app: &App, places: &Layout, canvas: &mut Canvas<'_>) -> Caret {
    let theme = canvas.look.theme;
    let y = places.search;
    let found = match app.view {
        View::Replies => {
            let hand = app.hand.as_ref();
            let hand = hand.map(|o| if o.buyer.is_empty() { &o.key.number } else { &o.buyer });
            let mark = app.hand.as_ref().map(|o| marks::buyer(app, o)).unwrap_or_default();
            let mut text = hand
                .map(|h| format!("☞{mark}{} ", crate::text::truncate(h, 12)))
                .unwrap_or_default();
            if let Some(category) = app.replies.category_beside() {
                text.push_str(&format!("@{category} "));
            }
            if let Some(listed) = &app.replies.listed {
                text.push_str(&format!("{} ", t!(app.lang, listed.list.title())));
            }
            if !app.replies.marked.is_empty() {
                text.push_str(&format!("✓{} ", app.replies.marked.len()));
            }
            let more = if app.replies.has_more() { "+" } else { "" };
            text.push_str(&format!("{}/{}{more}", position(app), app.replies.total()));
            text
        }
        View::Orders => {
            let list = app.order_list_name(app.orders.filter);
            let more = if app.orders.page.more { "+" } else { "" };
            let marked = match (app.orders.marked.len(), app.marked_out_of_sight()) {
                (0, _) => String::new(),
                (n, 0) => format!("✓{n} "),
                (n, hidden) => t!(app.lang, "orders-marked-hidden",
                    "count" => n as i64, "hidden" => hidden as i64),
            };
            // Of a list that is not searched the number of all its orders is known.
            let counted = app.order_list_count(app.orders.filter);
            let all = counted.filter(|_| more == "+" && app.orders.query.is_empty());
            let all = all.unwrap_or_else(|| format!("{}{more}", app.list_len()));
            format!("{marked}{list} {}/{all}", position(app))
        }
        View::Handover => {
            let pane = match app.handover.pane {
                Pane::Take => t!(app.lang, "handover-pane-take"),
                Pane::Draft => t!(app.lang, "handover-pane-draft"),
                Pane::History => t!(app.lang, "handover-pane-history"),
            };
            let items = app.handover.rows.iter();
            let count = items.filter(|r| !matches!(r, HandoverRow::Section(..))).count();
            format!("{pane} {count}")
        }
        View::Tally => {
            let by = word(app.lang, app.tally.by);
            let lost = if app.is_tally_query_lost() {
                t!(app.lang, "tally-not-understood")
            } else {
                String::new()
            };
            let days =
                if canvas.columns() < 60 { app.range_words_short() } else { app.range_words() };
            format!("{lost}{}/{} {by} {days}", position(app), app.list_len())
        }
        View::Today => {
            let (late, now) = app.due_counts();
            let mut text = String::new();
            for (id, n) in [("remind-late-count", late), ("remind-now-count", now)] {
                if n > 0 {
                    text.push_str(&format!("{} ", t!(app.lang, id, "n" => n as i64)));
                }
            }
            format!("{text}{}/{}", position(app), app.list_len())
        }
        View::Reviews => format!("{}/{}", position(app), app.list_len()),
    };
    // The box keeps half of the row.
    let found = truncate_start(&found, usize::from(canvas.columns() / 2)).into_owned();
    let right = width(&found) as u16;
    canvas.right(0, y, canvas.columns(), &found, theme.quiet);
    canvas.text(0, y, 2, "›", theme.strong);
    let room = canvas.columns().saturating_sub(right + 4);
    let (text, caret) = app.query().view(usize::from(room.max(1)));
    if text.is_empty() {
        canvas.text(2, y, room, &hint(app), theme.quiet);
    } else {
        // What was typed and led to a copy: the next key begins anew.
        let style = if app.query().is_spent() { theme.quiet } else { theme.text };
        canvas.text(2, y, room, &text, style);
    }
    Some((2 + caret as u16, y))
}

fn position(app: &App) -> usize {
    if app.list_len() == 0 { 0 } else { app.cursor().at + 1 }
}

fn hint(app: &App) -> String {
    let id = match app.view {
        View::Replies => "replies-search-hint",
        View::Orders => "orders-search-hint",
        View::Handover => "handover-search-hint",
        View::Reviews => "reviews-search-hint",
        View::Tally => "tally-search-hint",
        View::Today => "app-today-search-hint",
    };
    t!(app.lang, id)
}

/// Why nothing can be saved, banner, strip, footer.
pub(super) fn bottom(app: &App, places: &Layout, canvas: &mut Canvas<'_>) {
    let theme = canvas.look.theme;
    let columns = canvas.columns();
    if let (Some((y, rows)), Some(text)) = (places.read_only, read_only_text(app)) {
        for row in y..y + rows {
            canvas.tint(0, row, columns, theme.warning);
        }
        canvas.block((0, y, columns, rows), &text, theme.warning);
    }
    if let Some(y) = places.banner {
        let key = app.key_words(ActId::Palette);
        let text = t!(app.lang, "app-banner", "key" => key);
        canvas.tint(0, y, columns, theme.chosen);
        canvas.text(0, y, columns, &text, theme.chosen);
    }
    if let Some(y) = places.strip {
        strip(app, y, canvas);
    }
    super::footer::draw(app, places.footer, canvas);
}

/// How far away a time is; at least a minute, since "just now" is no distance.
pub(super) fn clock(lang: Lang, away: chrono::TimeDelta) -> String {
    age(lang, away.abs().max(chrono::TimeDelta::minutes(1)))
}

/// What a matter is called, for a list of so many columns: beside the chat a long number in front
/// is shown by its end, which is what agents read out, so that the matter itself has room.
pub(super) fn short_label(label: &str, columns: u16) -> Cow<'_, str> {
    let digits = label.bytes().take_while(u8::is_ascii_digit).count();
    if columns >= 70 || digits < 12 {
        return Cow::Borrowed(label);
    }
    let (number, rest) = label.split_at(digits);
    Cow::Owned(format!("{}{rest}", truncate_start(number, 9)))
}

fn strip(app: &App, y: u16, canvas: &mut Canvas<'_>) {
    let theme = canvas.look.theme;
    let Some(due) = app.next_due() else { return };
    let left = due.by - app.now;
    let late = left.num_seconds() < 0;
    let when = clock(app.lang, left);
    let id = if late { "app-strip-late" } else { "app-strip-due" };
    let label = short_label(&due.label, canvas.columns());
    let what = format!("{label} {}", mask::phones_in(&due.summary));
    let text = t!(app.lang, id, "when" => when, "what" => what.trim());
    let style = if late { theme.warning } else { theme.quiet };
    canvas.text(0, y, canvas.columns(), &text, style);
}

/// The message over the footer.
pub(super) fn toast(app: &App, places: &Layout, canvas: &mut Canvas<'_>) {
    let theme = canvas.look.theme;
    let Some(toast) = &app.toast else { return };
    let style = if toast.mood == Mood::Good { theme.good } else { theme.warning };
    let columns = canvas.columns();
    // A long message takes the rows it needs, upwards from the footer.
    let inside = columns.saturating_sub(2).max(1);
    let lines = crate::text::wrapped(showable(&toast.text, inside, 4), usize::from(inside)).len();
    let rows = (lines as u16).clamp(1, 4).min(places.footer);
    let top = places.footer + 1 - rows;
    canvas.clear(0, top, columns, rows);
    for y in top..=places.footer {
        canvas.tint(0, y, columns, style);
    }
    canvas.block((1, top, columns.saturating_sub(2), rows), &toast.text, style);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_numbers_are_shown_by_their_end_when_columns_are_few() {
        let label = "2713800000000000101 小鱼爱吃糖";
        assert_eq!(short_label(label, 48), "…00000101 小鱼爱吃糖");
        assert_eq!(short_label(label, 70), label);
        for label in ["", "小鱼爱吃糖", "13800000000 小鱼", "小鱼 2713800000000000101"] {
            assert_eq!(short_label(label, 48), label);
        }
        assert_eq!(short_label("271380000101", 48), "…80000101");
    }
}
