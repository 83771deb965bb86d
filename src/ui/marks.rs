//! What is to be seen of an order at once: its promise, cash on delivery, the checked address,
//! and the group of its buyer.

use super::theme::Theme;
use crate::app::{App, when_words};
use crate::domain::{BuyerKey, DIFFICULT, Money, Order, OrderState, VIP, mask};
use crate::i18n::{self, age, t, word};
use ratatui::style::Style;

/// Platform and shop of an order where they are not the shop's own.
pub(super) fn origin(app: &App, order: &Order) -> Vec<String> {
    let own = &app.settings;
    i18n::origin(app.lang, &order.key, own.platform, &own.shop)
}

/// What stands before the matter of an order's row; empty for most. The short ones come first, so
/// that a narrow row shows them all.
pub(super) fn order(app: &App, order: &Order) -> String {
    let mut marks = Vec::new();
    let open = matches!(order.state, OrderState::Unpaid | OrderState::ToShip);
    // Until it is paid at the door it may be refused there.
    if order.cod && order.state.is_open() {
        marks.push(t!(app.lang, "orders-mark-cod"));
    }
    if order.address_checked && open {
        marks.push(t!(app.lang, "orders-mark-checked"));
    }
    if let Some(promise) = app.promise_of(order) {
        marks.push(if promise.due <= app.now {
            t!(app.lang, "remind-order-late", "age" => age(app.lang, app.now - promise.due))
        } else {
            let when = when_words(app.lang, promise.due, app.now);
            t!(app.lang, "remind-order-due", "when" => when)
        });
    }
    marks.extend(origin(app, order));
    marks.join(" ")
}

/// The mark of the buyer's group, to stand before their name: difficult before VIP before others.
pub(super) fn buyer(app: &App, order: &Order) -> &'static str {
    let groups = BuyerKey::of(order).and_then(|key| app.buyer_of(&key)).map(|b| &b.groups);
    match groups {
        Some(groups) if groups.contains(DIFFICULT) => "!",
        Some(groups) if groups.contains(VIP) => "★",
        Some(groups) if !groups.is_empty() => "◆",
        _ => "",
    }
}

/// What stands around an order and is not in it: what was promised and must be remembered, what
/// was given away, who the buyer is.
pub(super) fn around(app: &App, order: &Order, theme: Theme) -> Vec<(String, Style)> {
    let lang = app.lang;
    let mut lines = Vec::new();
    for reminder in app.reminders_of(order) {
        let text = mask::phones_in(&reminder.text);
        let late = reminder.due <= app.now;
        let line = if late {
            let age = age(lang, app.now - reminder.due);
            t!(lang, "remind-order-line-late", "age" => age, "text" => text)
        } else {
            let when = when_words(lang, reminder.due, app.now);
            t!(lang, "remind-order-line", "when" => when, "text" => text)
        };
        let kind = word(lang, reminder.kind);
        let style = if late { theme.warning } else { theme.text };
        lines.push((format!("⏰ {kind} {line}"), style));
    }
    if order.discount != Money::default() {
        let amount = order.discount.to_string();
        lines.push((t!(lang, "buyers-discount-line", "amount" => amount), theme.text));
    }
    if let Some(buyer) = BuyerKey::of(order).and_then(|key| app.buyer_of(&key)) {
        let mut words = app.group_words(buyer, None);
        if let Some(note) = buyer.notes.last() {
            words.push(mask::phones_in(&note.text));
        }
        lines.push((t!(lang, "buyers-line", "words" => words.join(" · ")), theme.text));
        if buyer.is_difficult() {
            lines.push((t!(lang, "buyers-keep-evidence"), theme.warning));
        }
    }
    lines
}
