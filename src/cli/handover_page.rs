//! Handovers in print: for people, for the chat, as Markdown, as JSON; and the history of them.

use super::args::{self, HandoverFormat};
use super::context::{Context, short_id};
use super::errors::{Done, Failure, NOTHING};
use super::output::{self, Out};
use super::records::{HandoverJson, ItemJson, when};
use crate::domain::{Draft, Handover, Item, ShiftDay, Word, mask};
use crate::exchange::handover_out::{self, HandoverPage};
use crate::exchange::labels;
use crate::i18n::{Lang, t, word};
use crate::store::Store;
use crate::text::gate;
use serde_json::json;
use uuid::Uuid;

/// Prints a submitted handover.
pub(super) fn print(
    context: &Context,
    store: &Store,
    handover: &Handover,
    args: &args::HandoverDraft,
) -> Done {
    let items = store.items_of(handover)?;
    let mut out = Out::new();
    if args.json {
        out.json(&HandoverJson::new(context, store, handover, &items))?;
    } else {
        let page = HandoverPage::submitted(handover, &items, context.now);
        write(context, &mut out, &page, args.format)?;
        if args.format.is_none() {
            answers(context, &mut out, &items)?;
        }
    }
    out.flush()?;
    Ok(0)
}

/// Prints a draft, and what it still lacks.
pub(super) fn print_draft(
    context: &Context,
    store: &Store,
    place: &ShiftDay,
    draft: &Draft,
    args: &args::HandoverDraft,
) -> Done {
    let agent = context.agent();
    let gaps = draft.gaps();
    let mut out = Out::new();
    if args.json {
        out.json(&json!({
            "draft": true, "agent": agent, "shift": place.shift, "day": place.day,
            "items": ItemJson::list(context, store, &draft.items),
            "empty": draft.empty.iter().map(|s| s.code()).collect::<Vec<_>>(),
            "gaps": gaps.iter().map(|s| s.code()).collect::<Vec<_>>(),
        }))?;
        out.flush()?;
        return Ok(0);
    }
    let open = draft.gaps();
    let page = HandoverPage::draft(draft, &open, place.day, &place.shift, &agent, context.now);
    write(context, &mut out, &page, args.format)?;
    if args.format.is_none() {
        answers(context, &mut out, &draft.items)?;
    }
    out.flush()?;
    if !gaps.is_empty() {
        let names: Vec<String> = gaps.iter().map(|s| word(context.lang, *s)).collect();
        output::note(&t!(context.lang, "cli-note-gaps", "sections" => names.join(", ")));
    }
    Ok(0)
}

fn write(
    context: &Context,
    out: &mut Out,
    page: &HandoverPage<'_>,
    format: Option<HandoverFormat>,
) -> Result<(), Failure> {
    let mut bytes = Vec::new();
    labels::with_handover(context.lang, |labels| match format {
        Some(HandoverFormat::Md) => handover_out::markdown(&mut bytes, page, labels),
        Some(HandoverFormat::Chat) | None => handover_out::chat(&mut bytes, page, labels),
    })?;
    out.bytes(gate::block(&String::from_utf8_lossy(&bytes)).as_bytes())
}

/// Below the page: each item's id and state, for the commands that take one.
fn answers(context: &Context, out: &mut Out, items: &[Item]) -> Result<(), Failure> {
    if items.is_empty() {
        return Ok(());
    }
    out.line("")?;
    table(context, out, items)
}

/// Items as a table.
pub(super) fn table(context: &Context, out: &mut Out, items: &[Item]) -> Result<(), Failure> {
    let lang = context.lang;
    let heads = [
        t!(lang, "cli-table-id"),
        t!(lang, "cli-table-urgency"),
        t!(lang, "cli-table-state"),
        t!(lang, "cli-table-agent"),
        t!(lang, "cli-table-due"),
        t!(lang, "cli-table-label"),
        t!(lang, "cli-table-text"),
        t!(lang, "cli-table-answer"),
    ];
    let ids: Vec<Uuid> = items.iter().map(|item| item.id.0).collect();
    let rows: Vec<Vec<String>> = items
        .iter()
        .map(|item| {
            let answer = item.answers.last().map(|a| {
                format!("{} {} {}", a.agent, when(a.at, context.now), mask::phones_in(&a.text))
            });
            let mut state = word(lang, item.state);
            if item.is_supervisors() {
                state = format!("{state} {}", t!(lang, "cli-said-supervisors"));
            }
            vec![
                short_id(&ids, item.id.0),
                word(lang, item.severity),
                state,
                item.agent.clone(),
                item.due.map(|d| when(d, context.now)).unwrap_or_default(),
                mask::phones_in(&item.label),
                mask::phones_in(&item.summary),
                answer.unwrap_or_default(),
            ]
        })
        .collect();
    out.table(&heads, &rows)
}

/// Lists submitted handovers, newest first, that hold all words of the query.
pub(super) fn history(context: &Context, args: &args::HandoverHistory) -> Done {
    let lang = context.lang;
    let store = context.store()?;
    let query = gate::fold_search(&args.query.join(" "));
    let words: Vec<&str> = query.split_whitespace().collect();
    let all = store.handovers(100_000)?;
    let ids: Vec<Uuid> = all.iter().map(|h| h.id.0).collect();
    let mut found: Vec<(Handover, Vec<Item>)> = Vec::new();
    for handover in all {
        let items = store.items_of(&handover)?;
        let text = text_of(lang, &handover, &items);
        if words.iter().all(|word| text.contains(word)) {
            found.push((handover, items));
        }
        if found.len() >= args.limit.max(1) {
            break;
        }
    }
    let mut out = Out::new();
    if args.json {
        let rows: Vec<HandoverJson> = found
            .iter()
            .map(|(handover, items)| HandoverJson::new(context, &store, handover, items))
            .collect();
        out.json(&rows)?;
    } else if !found.is_empty() {
        let heads = [
            t!(lang, "cli-table-id"),
            t!(lang, "cli-table-day"),
            t!(lang, "cli-table-shift"),
            t!(lang, "cli-table-agent"),
            t!(lang, "cli-table-at"),
            t!(lang, "cli-table-items"),
            t!(lang, "cli-table-open"),
        ];
        let rows: Vec<Vec<String>> = found
            .iter()
            .map(|(handover, items)| {
                let open = items.iter().filter(|item| item.is_open()).count();
                vec![
                    short_id(&ids, handover.id.0),
                    handover.day.to_string(),
                    handover.shift.clone(),
                    handover.agent.clone(),
                    when(handover.at, context.now),
                    items.len().to_string(),
                    open.to_string(),
                ]
            })
            .collect();
        out.table(&heads, &rows)?;
    }
    out.flush()?;
    match (found.is_empty(), words.is_empty(), args.json) {
        (false, ..) => Ok(0),
        (true, true, json) => {
            if !json {
                output::note(&t!(lang, "cli-note-no-handovers"));
            }
            Ok(0)
        }
        (true, false, true) => Ok(NOTHING),
        (true, false, false) => Err(Failure::nothing(t!(lang, "cli-fail-handovers-none"))),
    }
}

fn text_of(lang: Lang, handover: &Handover, items: &[Item]) -> String {
    let mut text = format!("{}\n{}\n{}", handover.day, handover.shift, handover.agent);
    for item in items {
        for part in
            [&item.label, &item.summary, &item.owner, &item.condition, &item.next, &item.outcome]
        {
            text.push('\n');
            text.push_str(part);
        }
        text.push('\n');
        text.push_str(&word(lang, item.severity));
        for answer in &item.answers {
            text.push('\n');
            text.push_str(&answer.text);
        }
    }
    gate::fold_search(&text)
}
