//! What is to be taken, the draft by sections, and earlier handovers.

use super::frame::short_label;
use super::paint::Canvas;
use crate::app::layout::Layout;
use crate::app::{App, HandoverRow, Pane};
use crate::domain::{Item, SUPERVISOR_PASSES, Severity, Word, mask};
use crate::i18n::{age, t, word};
use ratatui::style::Style;

pub(super) fn draw(app: &App, places: &Layout, canvas: &mut Canvas<'_>) {
    let theme = canvas.look.theme;
    let (y, columns) = (places.list_top, places.list_columns);
    if app.handover.rows.is_empty() {
        let id = match app.handover.pane {
            Pane::Take => "handover-take-none",
            Pane::Draft | Pane::History => "handover-history-none",
        };
        let place = (1, y, columns.saturating_sub(2), places.list_rows);
        canvas.block(place, &t!(app.lang, id), theme.quiet);
        return;
    }
    for line in 0..places.list_rows {
        let at = app.handover.cursor.top + usize::from(line);
        let Some(row) = app.handover.rows.get(at) else { break };
        let chosen = at == app.handover.cursor.at;
        let base = if chosen { theme.chosen } else { theme.text };
        if chosen {
            canvas.tint(0, y + line, columns, base);
        }
        draw_row(app, row, line, (y + line, columns), base, canvas);
    }
    let chosen = app.handover.rows.get(app.handover.cursor.at);
    if let (Some((x, y, columns, rows)), Some(HandoverRow::Item(item))) = (places.preview, chosen) {
        let style = |n| if n == 0 { theme.strong } else { theme.text };
        let texts = facts(app, item).into_iter().enumerate().map(|(n, text)| (text, style(n)));
        canvas.blocks((x, y, columns, rows), texts);
    }
}

fn draw_row(
    app: &App,
    row: &HandoverRow,
    line: u16,
    place: (u16, u16),
    base: Style,
    canvas: &mut Canvas<'_>,
) {
    let theme = canvas.look.theme;
    let (y, columns) = place;
    match row {
        HandoverRow::Section(section, count, none) => {
            let name = word(app.lang, *section);
            let state = match (count, none) {
                (0, true) => t!(app.lang, "handover-none"),
                (0, false) => t!(app.lang, "handover-section-open"),
                (n, _) => n.to_string(),
            };
            let style = if base == theme.text { theme.strong } else { base };
            let used = canvas.text(0, y, columns, &format!("■ {name}"), style);
            let open = *count == 0 && !none;
            let style = if open && base == theme.text { theme.warning } else { base };
            canvas.text(used + 1, y, columns.saturating_sub(used + 1), &state, style);
        }
        HandoverRow::Item(item) => {
            let number = if line < 9 { (line + 1).to_string() } else { " ".to_owned() };
            canvas.text(0, y, 2, &number, base);
            let style = if item.severity == Severity::Urgent && base == theme.text {
                theme.warning
            } else {
                base
            };
            // The same columns for each word, so that the labels stand below each other.
            let words = Severity::ALL.iter().map(|s| crate::text::width(&word(app.lang, *s)));
            let used = words.max().unwrap_or(0) as u16;
            canvas.text(2, y, used, &word(app.lang, item.severity), style);
            let right = if app.handover.pane == Pane::Draft {
                passes(app, item)
            } else {
                word(app.lang, item.state)
            };
            let wide = crate::text::width(&right) as u16;
            canvas.right(0, y, columns, &right, base);
            let room = columns.saturating_sub(used + 3 + wide + 1);
            let label = short_label(&item.label, columns);
            let text = format!("{label} {}", mask::phones_in(&item.summary));
            canvas.text(used + 3, y, room, text.trim(), base);
        }
        HandoverRow::Handover(at) => {
            let Some((handover, items)) = app.board.handovers.get(*at) else { return };
            let number = if line < 9 { (line + 1).to_string() } else { " ".to_owned() };
            canvas.text(0, y, 2, &number, base);
            let open = items.iter().filter(|i| i.is_open()).count();
            let text = t!(app.lang, "handover-history-row",
                "day" => handover.day.to_string(), "shift" => handover.shift.clone(),
                "agent" => handover.agent.clone(), "count" => items.len() as i64,
                "open" => open as i64);
            canvas.text(2, y, columns.saturating_sub(2), &text, base);
        }
    }
}

/// How often and for how long an item was handed on; from the third pass it is the supervisor's.
fn passes(app: &App, item: &Item) -> String {
    if item.passes == 0 {
        return String::new();
    }
    let id = if item.passes >= SUPERVISOR_PASSES {
        "handover-passes-supervisor"
    } else {
        "handover-passes"
    };
    t!(app.lang, id, "passes" => i64::from(item.passes), "days" => item.age_days(app.now))
}

/// Everything about an item, one line each.
pub(super) fn facts(app: &App, item: &Item) -> Vec<String> {
    let lang = app.lang;
    let time = |t: crate::domain::Time| {
        t.with_timezone(app.now.offset()).format("%m-%d %H:%M").to_string()
    };
    let mut lines = vec![
        format!("{} {}", item.label, word(lang, item.severity)).trim().to_owned(),
        mask::phones_in(&item.summary),
    ];
    if !item.condition.is_empty() && !item.next.is_empty() {
        lines.push(t!(lang, "handover-if-then", "if" => item.condition.clone(), "then" => item.next.clone()));
    } else if !item.condition.is_empty() {
        lines.push(t!(lang, "handover-if", "if" => item.condition.clone()));
    } else if !item.next.is_empty() {
        lines.push(t!(lang, "handover-next", "next" => item.next.clone()));
    }
    let mut who = Vec::new();
    if let Some(due) = item.due {
        who.push(t!(lang, "handover-due", "at" => time(due)));
    }
    if !item.owner.is_empty() {
        who.push(t!(lang, "handover-owner", "owner" => item.owner.clone()));
    }
    who.push(t!(lang, "handover-from", "agent" => item.agent.clone(), "age" => age(lang, app.now - item.since)));
    let passes = passes(app, item);
    if !passes.is_empty() {
        who.push(passes);
    }
    lines.push(who.join(" · "));
    for answer in item.answers.iter().rev() {
        lines.push(format!(
            "{} {} {} {}",
            time(answer.at),
            answer.agent,
            word(lang, answer.kind),
            answer.text
        ));
    }
    lines.retain(|l| !l.is_empty());
    lines
}
