//! The words of exported tallies and handovers in the language of the screen.

use super::handover_out::HandoverLabels;
use super::tally_out::TallyLabels;
use crate::domain::tally::By;
use crate::i18n::{Lang, t, tally_detail, word};

/// Hands the words of a tally to `write`.
pub fn with_tally<T>(lang: Lang, by: By, write: impl FnOnce(&TallyLabels<'_>) -> T) -> T {
    let nobody = if by == By::Shift { "domain-off-shift" } else { "domain-nobody" };
    write(&TallyLabels {
        key: word(lang, by),
        total: t!(lang, "tally-total"),
        nobody: crate::i18n::text(lang, nobody),
        measure: &|measure| word(lang, measure),
        conversion: t!(lang, "tally-conversion"),
        urging: t!(lang, "urging-rate"),
        order_value: t!(lang, "tally-order-value"),
        lost_by: t!(lang, "tally-lost-by"),
        problems_by: t!(lang, "tally-problems-by"),
        separator: t!(lang, "tally-separator"),
        detail: &|measure, code| tally_detail(lang, measure, code),
    })
}

/// Hands the words of a handover to `write`.
pub fn with_handover<T>(lang: Lang, write: impl FnOnce(&HandoverLabels<'_>) -> T) -> T {
    write(&HandoverLabels {
        title: &|day, shift, agent| {
            t!(lang, "handover-text-title",
                "day" => day.to_string(), "shift" => shift.to_owned(), "agent" => agent.to_owned())
        },
        section: &|section| word(lang, section),
        heading: &|section| t!(lang, "handover-text-heading", "section" => word(lang, section)),
        colon: t!(lang, "handover-text-colon"),
        severity: &|severity| word(lang, severity),
        none: t!(lang, "handover-none"),
        unfilled: t!(lang, "handover-section-open"),
        owner: t!(lang, "handover-text-owner"),
        due: t!(lang, "handover-text-due"),
        if_then: &|when, then| {
            if then.is_empty() {
                return t!(lang, "handover-if", "if" => when.to_owned());
            }
            t!(lang, "handover-if-then", "if" => when.to_owned(), "then" => then.to_owned())
        },
        next: t!(lang, "handover-text-next"),
        age: &|days| t!(lang, "handover-text-age", "days" => days),
        passes: &|passes| t!(lang, "handover-text-passes", "passes" => i64::from(passes)),
    })
}
