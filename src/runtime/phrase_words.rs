//! What is said of an import of phrases, by the console and the command alike.

use crate::exchange::phrases::plan::{Duplicate, Plan, Twice};
use crate::exchange::phrases::{Caution, Warning};
use crate::i18n::{Lang, t};

/// How many rows became what.
pub fn counts(lang: Lang, plan: &Plan) -> String {
    t!(lang, "replies-import-counts", "rows" => plan.rows, "new" => plan.new.len(),
        "changed" => plan.changed.len(), "same" => plan.same, "refused" => plan.refused.len())
}

/// That phrases stay as they are although the file has them otherwise; nothing when there are none.
pub fn kept(lang: Lang, plan: &Plan) -> Option<String> {
    let count = plan.changed.len();
    (count > 0).then(|| t!(lang, "replies-import-kept", "n" => count))
}

/// What was not taken as it stood, and what is there twice.
pub fn cautions(lang: Lang, plan: &Plan) -> Vec<String> {
    let warnings = plan.warnings.iter().map(|warning| warning_text(lang, warning));
    warnings.chain(plan.duplicates.iter().map(|twin| twin_text(lang, twin))).collect()
}

/// A warning in words.
pub fn warning_text(lang: Lang, warning: &Warning) -> String {
    let line = warning.line;
    match &warning.kind {
        Caution::NotTaken { what } => {
            t!(lang, "replies-import-not-taken", "line" => line, "what" => what.as_str())
        }
        Caution::Gap { text, name } => t!(lang, "replies-import-gap",
            "line" => line, "text" => text.as_str(), "name" => name.as_str()),
        Caution::NewVariable { name } => {
            t!(lang, "replies-import-new-variable", "line" => line, "name" => name.as_str())
        }
        Caution::DigitCode { code } => {
            t!(lang, "replies-import-digit-code", "line" => line, "code" => code.as_str())
        }
    }
}

fn twin_text(lang: Lang, twin: &Duplicate) -> String {
    let other = match (&twin.earlier, &twin.place) {
        (Some(line), _) => t!(lang, "replies-import-earlier", "line" => *line),
        (None, place) => place.clone().unwrap_or_default(),
    };
    let (line, value) = (twin.line, twin.value.as_str());
    let id = match twin.what {
        Twice::Text => "replies-import-twin-text",
        Twice::Code => "replies-import-twin-code",
    };
    t!(lang, id, "line" => line, "value" => value, "other" => other)
}
