//! Changes, problems and errors in words.

use super::picture_words;
use crate::domain::{Change, ClaimKey, CountKind, OrderFields, mask};
use crate::i18n::{Lang, flag_then, order_state, system, t, text, told, toml, word};
use crate::phrases::{InsideError, ProblemKind, TemplateError, WriteError};

/// A change in a few words, such as “插旗 红” or “备注：要发票”.
pub fn describe(lang: Lang, change: &Change) -> String {
    match change {
        Change::OrderAdded { key, .. } => t!(lang, "orders-did-add", "order" => key.number.clone()),
        Change::OrderImported { key, .. } => {
            t!(lang, "orders-did-import", "order" => key.number.clone())
        }
        Change::OrderEdited { key, fields } => {
            let what = order_fields(lang, fields).join(&t!(lang, "app-list-separator"));
            t!(lang, "orders-did-edit", "order" => key.number.clone(), "what" => what)
        }
        Change::OrderFlagged { flag: Some(flag), .. } => {
            t!(lang, "orders-did-flag", "flag" => word(lang, *flag))
        }
        Change::OrderFlagged { flag: None, .. } => t!(lang, "orders-did-unflag"),
        Change::OrderNoted { text, flag, .. } => {
            t!(lang, "orders-did-note", "text" => text.clone()) + &flag_then(lang, *flag)
        }
        Change::OrderUrged { key, .. } => {
            t!(lang, "urging-did", "order" => key.number.clone())
        }
        Change::OrderDeleted { key } => {
            t!(lang, "orders-did-delete", "order" => key.number.clone())
        }
        Change::PhoneRevealed { .. } => t!(lang, "orders-did-reveal"),
        Change::ReviewLogged { fields, .. } => {
            t!(lang, "reviews-did-log", "buyer" => fields.buyer.clone().unwrap_or_default())
        }
        Change::ReviewEdited { .. } => t!(lang, "reviews-did-edit"),
        Change::ReviewContacted { contact, .. } => t!(lang, "reviews-did-contact",
            "channel" => word(lang, contact.channel), "outcome" => contact.outcome.clone()),
        Change::ReviewProgressed { to, .. } => {
            t!(lang, "reviews-did-progress", "state" => word(lang, *to))
        }
        Change::ReviewDropped { .. } => t!(lang, "reviews-did-delete"),
        Change::ItemWritten { fields, .. } => {
            t!(lang, "handover-did-write", "summary" => fields.summary.clone().unwrap_or_default())
        }
        Change::ItemDropped { .. } => t!(lang, "handover-did-drop"),
        Change::ItemPassed { .. } => t!(lang, "handover-did-pass"),
        Change::ItemAnswered { answer, text, .. } => t!(lang, "handover-did-answer",
            "answer" => word(lang, *answer), "text" => text.clone()),
        Change::ItemClosed { outcome, .. } => {
            t!(lang, "handover-did-close", "outcome" => outcome.clone())
        }
        Change::SectionMarked { section, none, .. } => {
            let id = if *none { "handover-did-none" } else { "handover-did-not-none" };
            t!(lang, id, "section" => word(lang, *section))
        }
        Change::HandoverSubmitted { day, .. } => {
            t!(lang, "handover-did-submit", "day" => day.to_string())
        }
        Change::Counted { what, .. } => match what {
            CountKind::Received => t!(lang, "app-count-received"),
            CountKind::Lost(reason) => t!(lang, "app-count-lost", "reason" => word(lang, *reason)),
            CountKind::Problem(kind) => t!(lang, "app-count-problem", "kind" => word(lang, *kind)),
        },
        Change::ReplyCopied { title, .. } => t!(lang, "replies-did-copy", "title" => title.clone()),
        Change::CopiedAnyway { title, rule, words, .. } => t!(lang, "replies-did-anyway",
            "title" => title.clone(), "rule" => rule.clone(), "words" => words.clone()),
        Change::OrderDiscounted { .. }
        | Change::ReminderSet { .. }
        | Change::ReminderSnoozed { .. }
        | Change::ReminderDone { .. }
        | Change::ReminderDropped { .. }
        | Change::BuyerGrouped { .. }
        | Change::BuyerNoted { .. } => told(lang, change),
        Change::Claimed { claim: ClaimKey::Urge { buyer, number, .. }, .. } => {
            let buyer = if buyer.is_empty() { number } else { buyer };
            t!(lang, "urging-did-claim", "buyer" => buyer.clone())
        }
        Change::Undone { .. } => t!(lang, "app-did-undo"),
        Change::Redone { .. } => t!(lang, "app-did-redo"),
        Change::Unknown(_) => t!(lang, "app-did-unknown"),
    }
}

/// Each field that is written, with its new value; a phone is masked.
fn order_fields(lang: Lang, fields: &OrderFields) -> Vec<String> {
    let yes = |value: bool| t!(lang, if value { "app-yes" } else { "app-no" });
    let texts = [
        ("app-field-buyer", fields.buyer.clone()),
        ("app-field-item", fields.item.clone()),
        ("app-field-amount", fields.amount.map(|a| a.to_string())),
        ("app-field-state", fields.state.as_ref().map(|s| order_state(lang, s))),
        ("app-field-cod", fields.cod.map(yes)),
        ("app-field-address-checked", fields.address_checked.map(yes)),
        ("app-field-cod-confirmed", fields.cod_confirmed.map(yes)),
        ("app-field-waybill", fields.waybill.clone()),
        ("app-field-courier", fields.courier.clone()),
        ("app-field-phone", fields.phone.as_ref().map(|p| mask::phone(p))),
    ];
    let empty = t!(lang, "app-empty");
    texts
        .into_iter()
        .filter_map(|(id, value)| Some((id, value?)))
        .map(|(id, value)| {
            let value = if value.is_empty() { &empty } else { &value };
            format!("{} {value}", text(lang, id))
        })
        .collect()
}

/// What is wrong with a phrase file.
pub fn problem(lang: Lang, kind: &ProblemKind) -> String {
    match kind {
        ProblemKind::Unreadable(_) => text(lang, "replies-problem-unreadable"),
        ProblemKind::NotAFile => text(lang, "replies-problem-not-a-file"),
        ProblemKind::TooLarge { .. } => text(lang, "replies-problem-too-large"),
        ProblemKind::NotUtf8 => text(lang, "replies-problem-not-utf8"),
        ProblemKind::Syntax { message, line } => toml(lang, message, line),
        ProblemKind::UnknownKey { key, suggestion: Some(near) } => {
            t!(lang, "replies-problem-unknown-key-near", "key" => key.clone(), "near" => near.clone())
        }
        ProblemKind::UnknownKey { key, .. } => {
            t!(lang, "replies-problem-unknown-key", "key" => key.clone())
        }
        ProblemKind::MissingKey(key) | ProblemKind::EmptyKey(key) => {
            t!(lang, "replies-problem-missing-key", "key" => *key)
        }
        ProblemKind::BadValue { key, found, .. } => {
            t!(lang, "replies-problem-bad-value", "key" => key.clone(), "found" => found.clone())
        }
        ProblemKind::NeverValid => text(lang, "replies-problem-never-valid"),
        ProblemKind::DuplicateId { id, .. } => {
            t!(lang, "replies-problem-duplicate", "what" => id.clone())
        }
        ProblemKind::DuplicateCode { code, .. } => {
            t!(lang, "replies-problem-duplicate", "what" => code.clone())
        }
        ProblemKind::DuplicateProduct { key, .. } => {
            t!(lang, "replies-problem-duplicate", "what" => key.clone())
        }
        ProblemKind::Braces(error) => template_error(lang, error),
        ProblemKind::Inside(error) => inside_error(lang, error),
        ProblemKind::Picture { name, why } => picture_words(lang, *why, name),
        ProblemKind::UndeclaredVariable { name, .. } => {
            t!(lang, "replies-problem-undeclared", "name" => name.clone())
        }
    }
}

/// What is wrong with the braces of a text.
pub fn template_error(lang: Lang, error: &TemplateError) -> String {
    match error {
        TemplateError::Unclosed { .. } => text(lang, "replies-brace-unclosed"),
        TemplateError::Unopened { .. } => text(lang, "replies-brace-unopened"),
        TemplateError::Empty { .. } => text(lang, "replies-brace-empty"),
        TemplateError::BadName { name, .. } => {
            t!(lang, "replies-brace-name", "name" => name.clone())
        }
        TemplateError::BadOffset { offset, .. } => {
            t!(lang, "replies-brace-offset", "offset" => offset.clone())
        }
        TemplateError::BadFormat { format, .. } => {
            t!(lang, "replies-brace-format", "format" => format.clone())
        }
    }
}

/// Why a phrase inside a phrase can't be put in.
pub fn inside_error(lang: Lang, error: &InsideError) -> String {
    match error {
        InsideError::Unknown { id, suggestion: Some(near) } => {
            t!(lang, "replies-inside-unknown-near", "id" => id.clone(), "near" => near.clone())
        }
        InsideError::Unknown { id, .. } => t!(lang, "replies-inside-unknown", "id" => id.clone()),
        InsideError::Cycle(way) => t!(lang, "replies-inside-cycle", "way" => way.join(" → ")),
        InsideError::TooLong(id) => t!(lang, "replies-inside-long", "id" => id.clone()),
    }
}

/// Why a phrase file was left as it was, and what to do.
pub fn write_error(lang: Lang, error: &WriteError) -> String {
    let shown = |path: &std::path::Path| path.display().to_string();
    match error {
        WriteError::Broken { path, line, message, .. } => t!(lang, "replies-write-broken",
            "file" => shown(path), "line" => i64::from(*line), "what" => toml(lang, message, "")),
        WriteError::NotFound(_) => t!(lang, "replies-write-gone"),
        WriteError::Exists(id) => t!(lang, "replies-write-exists", "id" => id.clone()),
        WriteError::Conflict(_) => t!(lang, "replies-write-conflict"),
        WriteError::Changed => t!(lang, "replies-write-changed"),
        WriteError::Empty(key) => t!(lang, "replies-problem-missing-key", "key" => *key),
        WriteError::Layout => t!(lang, "replies-write-layout"),
        WriteError::NotAFile => t!(lang, "replies-write-not-a-file"),
        WriteError::Io { path, message, .. } => {
            t!(lang, "replies-write-io", "file" => shown(path), "what" => system(lang, message))
        }
    }
}
