//! What is read over a view: an order with its timeline, a review, an item, rows of the tally.

use super::paint::Canvas;
use super::{buyers, handover, marks, orders, reviews};
use crate::app::layout::overlay;
use crate::app::{App, Card, ImportOf, Phone, describe};
use crate::domain::tally::Activity;
use crate::domain::{Ref, mask};
use crate::i18n::{t, tally_detail, word};
use ratatui::style::Style;

/// So many rows of a card are always counted.
const MOST_ROWS: usize = 400;

pub(super) fn draw(app: &App, card: &Card, canvas: &mut Canvas<'_>) {
    let theme = canvas.look.theme;
    let (title, lines, scroll) = match card {
        Card::Order(view) => {
            let order = &view.card.order;
            let mut lines: Vec<(String, Style)> =
                orders::facts(app, order, view.phone == Phone::Shown)
                    .into_iter()
                    .map(|l| (l, theme.text))
                    .collect();
            if let Some(flag) = order.flag {
                let words = orders::flag_words(app, order);
                let flag = format!("{}{} {words}", theme.flag(flag), flag.letter());
                lines.insert(0, (flag, theme.text));
            }
            lines.extend(marks::around(app, order, theme));
            lines.push((t!(app.lang, "orders-timeline"), theme.strong));
            for line in view.card.timeline.iter().rev() {
                let at = line.at.with_timezone(app.now.offset()).format("%m-%d %H:%M");
                let mut text = format!(
                    "{at} {} {}",
                    line.agent,
                    mask::phones_in(&describe(app.lang, &line.change))
                );
                let mut style = theme.text;
                if line.undone {
                    text.push_str(&t!(app.lang, "orders-timeline-undone"));
                    style = theme.quiet;
                } else if line.lost {
                    text.push_str(&t!(app.lang, "urging-lost"));
                    style = theme.quiet;
                }
                lines.push((text, style));
            }
            (order.key.number.clone(), lines, view.scroll)
        }
        Card::Review(review, scroll) => {
            let lines = reviews::facts(app, review).into_iter().map(|l| (l, theme.text)).collect();
            (t!(app.lang, "reviews-card-title"), lines, *scroll)
        }
        Card::Item(item, scroll) => {
            let lines = handover::facts(app, item).into_iter().map(|l| (l, theme.text)).collect();
            (t!(app.lang, "handover-card-title"), lines, *scroll)
        }
        Card::Buyer(view) => {
            (view.page.buyer.key.name.clone(), buyers::lines(app, view, theme), view.scroll)
        }
        Card::Rows(title, rows, scroll) => {
            let lines = rows.iter().map(|r| (activity(app, r), theme.text)).collect();
            (title.clone(), lines, *scroll)
        }
        Card::Import(result, scroll) => {
            let mut lines = vec![(result.counts.clone(), theme.strong)];
            lines.extend(result.notes.iter().map(|note| (note.clone(), theme.text)));
            let rows = result.refused.iter().map(|row| (row.clone(), theme.warning));
            let samples = result.samples.iter().map(|sample| (sample.clone(), theme.text));
            // What needs a hand first; of a trial first what would happen.
            if result.asks() {
                lines.extend(samples);
                lines.extend(rows);
            } else {
                lines.push((t!(app.lang, "orders-import-later"), theme.quiet));
                lines.extend(rows);
                lines.extend(samples);
            }
            lines.extend(result.repeated.iter().map(|row| (row.clone(), theme.text)));
            let id = match (result.asks(), result.writes) {
                (true, _) => match result.of {
                    ImportOf::Orders => "orders-import-confirm",
                    ImportOf::Phrases(_) => "replies-import-confirm",
                    ImportOf::Products(_) => "replies-product-import-confirm",
                },
                (false, true) => "orders-import-done",
                (false, false) => "orders-import-nothing",
            };
            (t!(app.lang, id), lines, *scroll)
        }
        Card::Text(title, text, scroll) => {
            let lines = text.lines().map(|l| (l.to_owned(), theme.text)).collect();
            (title.clone(), lines, *scroll)
        }
    };
    let (_, _, wide, _) = overlay(app.size, 4);
    let inside = usize::from(wide.saturating_sub(4).max(1));
    // Far more than fit are not wrapped before somebody scrolls there.
    let most = (scroll + usize::from(app.size.1)).max(MOST_ROWS) + 1;
    let mut wrapped: Vec<(String, Style)> = Vec::new();
    for (text, style) in &lines {
        if wrapped.len() >= most {
            break;
        }
        let clean = crate::text::gate::line(text);
        wrapped.extend(
            crate::text::wrapped(&clean, inside).into_iter().map(|l| (l.to_owned(), *style)),
        );
    }
    let endless = if wrapped.len() >= most { "+" } else { "" };
    wrapped.truncate(most);
    let place = overlay(app.size, wrapped.len() as u16 + 2);
    let (x, y, columns, rows) = canvas.frame(place, &title);
    let skip = scroll.min(wrapped.len().saturating_sub(usize::from(rows)));
    for (n, (text, style)) in wrapped.iter().skip(skip).take(usize::from(rows)).enumerate() {
        canvas.text(x, y + n as u16, columns, text, *style);
    }
    if wrapped.len() > usize::from(rows) {
        let more = format!(" {}/{}{endless} ", skip + usize::from(rows), wrapped.len());
        canvas.right(place.0 + 2, place.1 + place.3 - 1, place.2 - 4, &more, theme.quiet);
    }
}

/// One row behind a number of the tally.
fn activity(app: &App, row: &Activity) -> String {
    let at = row.at.with_timezone(app.now.offset()).format("%m-%d %H:%M");
    let agent =
        if row.agent.is_empty() { t!(app.lang, "domain-nobody") } else { row.agent.clone() };
    let value = if row.measure.is_money() {
        crate::domain::Money(row.value).to_string()
    } else {
        String::new()
    };
    let kind = match row.record {
        Ref::Order(_)
        | Ref::Review(_)
        | Ref::Item(_)
        | Ref::Handover(_)
        | Ref::Draft(_)
        | Ref::Buyer(_) => String::new(),
        Ref::Count(_) | Ref::Use(_) | Ref::Reminder(_) | Ref::Claim(_) => {
            word(app.lang, row.measure)
        }
    };
    let detail = mask::phones_in(&tally_detail(app.lang, row.measure, &row.detail));
    [at.to_string(), agent, kind, row.buyer.clone(), detail, value]
        .into_iter()
        .filter(|p| !p.is_empty())
        .collect::<Vec<_>>()
        .join("  ")
}
