//! The list of bad reviews, worst first, with the clock of each.

use super::frame;
use super::paint::Canvas;
use crate::app::App;
use crate::app::layout::Layout;
use crate::domain::{Review, Word, mask};
use crate::i18n::{age, t, word};

pub(super) fn draw(app: &App, places: &Layout, canvas: &mut Canvas<'_>) {
    let theme = canvas.look.theme;
    let (y, columns) = (places.list_top, places.list_columns);
    if app.reviews.rows.is_empty() {
        let place = (1, y, columns.saturating_sub(2), places.list_rows);
        canvas.block(place, &t!(app.lang, "reviews-none"), theme.quiet);
        return;
    }
    for line in 0..places.list_rows {
        let at = app.reviews.cursor.top + usize::from(line);
        let Some(review) = app.reviews.rows.get(at).and_then(|id| app.review(*id)) else { break };
        let chosen = at == app.reviews.cursor.at;
        let base = if chosen { theme.chosen } else { theme.text };
        let row = y + line;
        if chosen {
            canvas.tint(0, row, columns, base);
        }
        let number = if line < 9 { (line + 1).to_string() } else { " ".to_owned() };
        canvas.text(0, row, 2, &number, base);
        canvas.text(2, row, 1, review.severity.code(), base);
        let state = word(app.lang, review.state);
        canvas.text(4, row, 10, &state, base);
        let clock = clock(app, review);
        let used = crate::text::width(&clock) as u16;
        let late = review.call_due(app.settings.call_hours).is_some_and(|d| d <= app.now);
        let style = if late { theme.warning } else { base };
        canvas.right(0, row, columns, &clock, style);
        let room = columns.saturating_sub(15 + used + 1);
        let buyer = canvas.text(15, row, room.min(12), &review.buyer, base);
        let rest = if chosen { base } else { theme.quiet };
        canvas.text(16 + buyer, row, room.saturating_sub(buyer + 1), &review.text, rest);
    }
    if let (Some((x, y, columns, rows)), Some(review)) = (places.preview, app.chosen_review()) {
        let style = |n| if n == 0 { theme.strong } else { theme.text };
        let texts = facts(app, review).into_iter().enumerate().map(|(n, text)| (text, style(n)));
        canvas.blocks((x, y, columns, rows), texts);
    }
}

/// How long until somebody must act, or how late it is; the age once it is settled.
fn clock(app: &App, review: &Review) -> String {
    match review.call_due(app.settings.call_hours) {
        Some(due) if due <= app.now => {
            t!(app.lang, "domain-overdue", "age" => frame::clock(app.lang, app.now - due))
        }
        Some(due) => t!(app.lang, "domain-due-in", "age" => frame::clock(app.lang, due - app.now)),
        None => t!(app.lang, "domain-ago", "age" => age(app.lang, app.now - review.at)),
    }
}

/// Everything about a review, one line each.
pub(super) fn facts(app: &App, review: &Review) -> Vec<String> {
    let lang = app.lang;
    let time = |t: crate::domain::Time| {
        t.with_timezone(app.now.offset()).format("%m-%d %H:%M").to_string()
    };
    let join = |parts: Vec<String>| {
        parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    let mut lines = vec![
        join(vec![
            review.buyer.clone(),
            word(lang, review.rating),
            word(lang, review.severity),
            word(lang, review.state),
            clock(app, review),
        ]),
        review.text.clone(),
        join(vec![
            review.order.clone(),
            review.item.clone(),
            review.reason.clone(),
            mask::phone(&review.phone),
        ]),
    ];
    if let Some(until) = review.until {
        lines.push(t!(lang, "reviews-until", "at" => time(until)));
    }
    for contact in review.contacts.iter().rev() {
        let mut line = t!(lang, "reviews-contact-line",
            "at" => time(contact.at), "channel" => word(lang, contact.channel),
            "agent" => contact.agent.clone(), "outcome" => contact.outcome.clone());
        if let Some(cost) = contact.cost {
            line.push_str(&format!(" ¥{cost}"));
        }
        lines.push(line);
    }
    if !app.settings.call_windows.is_empty() && review.state.is_open() {
        lines.push(
            t!(lang, "reviews-call-windows", "windows" => app.settings.call_windows.join(" ")),
        );
    }
    lines.retain(|l| !l.is_empty());
    lines
}
