//! The buyer's page: who they are, what they bought, what was said and done.

use super::theme::Theme;
use crate::app::{App, BuyerView, describe, when_words};
use crate::domain::{Ref, mask};
use crate::i18n::{group_name, order_state, t, word};
use crate::text::truncate_start;
use ratatui::style::Style;

/// Every line of the page, before wrapping.
pub(super) fn lines(app: &App, view: &BuyerView, theme: Theme) -> Vec<(String, Style)> {
    let lang = app.lang;
    let page = &view.page;
    let day = |time: crate::domain::Time| {
        time.with_timezone(app.now.offset()).format("%m-%d %H:%M").to_string()
    };
    let mut lines = Vec::new();
    let groups = app.group_words(&page.buyer, Some(page.custom.is_returning()));
    lines.push((groups.join(" · "), theme.strong));
    if page.buyer.is_difficult() {
        lines.push((t!(lang, "buyers-keep-evidence"), theme.warning));
    }
    let mut sums = vec![t!(lang, "buyers-sums", "orders" => page.custom.orders as i64,
        "deals" => page.custom.deals as i64, "paid" => page.custom.paid.to_string())];
    if let Some(last) = page.custom.last {
        sums.push(t!(lang, "buyers-last", "at" => day(last)));
    }
    let refunds: usize = page.orders.iter().map(|o| o.refunds.len()).sum();
    for (id, n) in [("buyers-reviews", page.reviews.len()), ("buyers-refunds", refunds)] {
        if n > 0 {
            sums.push(t!(lang, id, "n" => n as i64));
        }
    }
    lines.push((sums.join(" · "), theme.text));
    let keys: Vec<String> = (app.buyer_groups().iter().enumerate().take(9))
        .map(|(n, group)| format!("Alt-{} {}", n + 1, group_name(lang, group)))
        .collect();
    lines.push((keys.join("  "), theme.quiet));
    for reminder in page.reminders.iter().filter(|r| r.is_open()) {
        let style = if reminder.due <= app.now { theme.warning } else { theme.text };
        let when = when_words(lang, reminder.due, app.now);
        let kind = word(lang, reminder.kind);
        lines.push((format!("⏰ {when} {kind} {}", mask::phones_in(&reminder.text)), style));
    }
    for note in page.buyer.notes.iter().rev() {
        let text = mask::phones_in(&note.text);
        lines.push((format!("· {text} {} {}", note.agent, day(note.at)), theme.text));
    }
    if !page.orders.is_empty() {
        lines.push((t!(lang, "buyers-orders"), theme.strong));
    }
    for order in &page.orders {
        let at = order.created.or(order.paid).map(day).unwrap_or_default();
        let number = truncate_start(&order.key.number, 9);
        let state = order_state(lang, &order.state);
        lines.push((format!("{at} {number} {state} ¥{} {}", order.amount, order.item), theme.text));
    }
    lines.push((t!(lang, "orders-timeline"), theme.strong));
    for (record, line) in page.timeline.iter().rev() {
        let number = match *record {
            Ref::Order(id) => page.orders.iter().find(|o| o.id == id).map(|o| &o.key.number),
            _ => None,
        };
        let number = number.map(|n| truncate_start(n, 5).into_owned()).unwrap_or_default();
        let what = mask::phones_in(&describe(lang, &line.change));
        let mut text = format!("{} {number} {} {what}", day(line.at), line.agent);
        let mut style = theme.text;
        if line.undone {
            text.push_str(&t!(lang, "orders-timeline-undone"));
            style = theme.quiet;
        }
        lines.push((text.replace("  ", " "), style));
    }
    lines
}
