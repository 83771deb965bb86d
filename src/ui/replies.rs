//! The list of quick replies and the preview of the chosen one.

use super::paint::{Canvas, showable, unfinished};
use crate::app::layout::Layout;
use crate::app::{ActId, App, RepliesPane};
use crate::i18n::t;
use crate::search::{Matcher, Why};
use crate::text::{gate, width};

pub(super) fn draw(app: &App, places: &Layout, canvas: &mut Canvas<'_>) {
    let list = (0, places.list_top, places.list_columns, places.list_rows);
    rows(app, &app.replies, list, canvas);
    if let Some(place) = places.preview {
        preview(app, &app.replies, place, canvas);
    }
}

/// The rows of a list of replies: number for Alt, colour of the category, code, title, why.
pub(super) fn rows(
    app: &App,
    pane: &RepliesPane,
    place: (u16, u16, u16, u16),
    canvas: &mut Canvas<'_>,
) {
    let (x, y, columns, rows) = place;
    let theme = canvas.look.theme;
    if pane.is_empty() {
        let id = match (pane.is_loading(), &pane.listed) {
            (true, _) => "replies-loading",
            (false, Some(_)) => "replies-list-empty",
            (false, None) => "replies-none",
        };
        canvas.block((x + 1, y, columns.saturating_sub(2), rows), &t!(app.lang, id), theme.quiet);
        return;
    }
    let lit = pane.lit();
    let matcher = Matcher::new(&lit, app.settings.tolerant);
    let tags = ["code", "text", "pinyin", "sentence", "fuzzy"]
        .map(|why| t!(app.lang, &format!("replies-why-{why}")));
    let pinned = t!(app.lang, "replies-pinned");
    for line in 0..rows {
        let at = pane.cursor.top + usize::from(line);
        let Some((phrase, hit)) = pane.row_shown(at) else { break };
        let row = y + line;
        let chosen = at == pane.cursor.at;
        let base = if chosen { theme.chosen } else { theme.text };
        if chosen {
            canvas.tint(x, row, columns, base);
        }
        let quiet = if chosen { base } else { theme.quiet };
        if let Some(number) = "123456789".get(usize::from(line)..usize::from(line) + 1) {
            canvas.text(x, row, 2, number, quiet);
        }
        if pane.marked.iter().any(|id| id == phrase.id) {
            canvas.text(x + 1, row, 1, "✓", base.patch(theme.strong));
        }
        let dot = phrase.colour.map_or(quiet, |c| base.patch(theme.of(c)));
        canvas.sign(x + 2, row, '▌', dot);
        let why = hit.map_or(Why::Listed, |h| h.why);
        let code_marks =
            if why == Why::Code { matcher.marks(why, phrase.code) } else { Vec::new() };
        canvas.lit(x + 4, row, 7, phrase.code, &code_marks, base);
        // Somebody should look whether it is still right.
        if app.is_review_due(phrase.days) {
            canvas.text(x + 3, row, 1, "!", base.patch(theme.warning));
        }
        let note = app.phrase_note(pane, &phrase);
        let tag = match why {
            Why::Listed if pane.is_pinned(phrase.id) => &pinned,
            Why::Listed => note.as_str(),
            Why::Code => &tags[0],
            Why::Text => &tags[1],
            Why::Pinyin => &tags[2],
            Why::Sentence => &tags[3],
            Why::Fuzzy => &tags[4],
        };
        let tag_columns = width(tag) as u16;
        let title_columns = columns.saturating_sub(12 + tag_columns + 1);
        let marks = if lit.is_empty() { Vec::new() } else { matcher.marks(why, phrase.title) };
        canvas.lit(x + 12, row, title_columns, phrase.title, &marks, base);
        canvas.right(x, row, columns, tag, quiet);
    }
}

/// The chosen reply as it would be copied, with its length against the chat's limit.
pub(super) fn preview(
    app: &App,
    pane: &RepliesPane,
    place: (u16, u16, u16, u16),
    canvas: &mut Canvas<'_>,
) {
    let (x, y, columns, rows) = place;
    let theme = canvas.look.theme;
    let Some(phrase) = pane.chosen() else { return };
    let (text, part, parts) = app.reply_preview(&phrase);
    let mut head = phrase.category.to_string();
    if parts > 1 {
        head.push_str(&format!(" {}/{parts}", part + 1));
    }
    let over = app.settings.is_over_chat(&text);
    let length = app.length_words(&text);
    let facts = app.phrase_facts(&phrase);
    let room = usize::from(columns).saturating_sub(width(&length) + 1);
    let fits = !facts.is_empty() && width(&head) + 3 + width(&facts) <= room;
    if fits {
        head.push_str(&format!(" · {facts}"));
    }
    canvas.text(x, y, columns, &head, theme.strong);
    let style = if over { theme.warning } else { theme.quiet };
    canvas.right(x, y, columns, &length, style);
    // Where there is no room beside the length, they have a row of their own.
    let own_row = !fits && !facts.is_empty() && rows > 5;
    if own_row {
        canvas.text(x, y + 1, columns, &facts, theme.quiet);
    }
    let (y, rows) = if own_row { (y + 1, rows - 1) } else { (y, rows) };
    let lit = pane.lit();
    let body = gate::block(showable(&text, columns, rows));
    let rows = match app.product_card(pane) {
        Some(card) => with_card(&body, &card, place, canvas),
        None => rows,
    };
    let marks = match pane.row(pane.cursor.at).and_then(|(_, hit)| hit) {
        Some(hit) if !lit.is_empty() => {
            crate::search::highlights(&lit, app.settings.tolerant, hit.why, &body)
        }
        _ => Vec::new(),
    };
    let mut first = 0;
    let mut position = 0;
    let lines = crate::text::wrap(&body, usize::from(columns.max(1)));
    let left = lines.len() >= usize::from(rows);
    for (row, range) in (y + 1..).zip(lines) {
        if row >= y + rows {
            break;
        }
        // Marks count characters of the whole text; a line's are those inside it.
        first += body[position..range.start].chars().count();
        let line = &body[range.clone()];
        let count = line.chars().count();
        let here: Vec<usize> = marks
            .iter()
            .filter(|m| (first..first + count).contains(m))
            .map(|m| m - first)
            .collect();
        if left && row + 1 == y + rows {
            let cut = unfinished(line, columns);
            let kept = cut.chars().count().saturating_sub(1);
            let here: Vec<usize> = here.into_iter().filter(|m| *m < kept).collect();
            canvas.lit(x, row, columns, &cut, &here, theme.text);
            // Where the rest is to be read.
            let key = format!(" {} ", app.key_words(ActId::PhraseShow));
            canvas.right(x, row, columns, &key, theme.quiet);
            break;
        }
        canvas.lit(x, row, columns, line, &here, theme.text);
        first += count;
        position = range.end;
    }
}

/// The card of the product below what is copied; gives the rows that are left for that.
fn with_card(body: &str, card: &str, place: (u16, u16, u16, u16), canvas: &mut Canvas<'_>) -> u16 {
    let (x, y, columns, rows) = place;
    let lines = crate::text::wrap(body, usize::from(columns.max(1))).len();
    let used = u16::try_from(lines + 1).unwrap_or(u16::MAX).min(rows);
    let left = (rows - used).saturating_sub(1);
    if left > 0 {
        let style = canvas.look.theme.quiet;
        let card = gate::block(card);
        canvas.block((x, y + used + 1, columns, left), &card, style);
    }
    used
}
