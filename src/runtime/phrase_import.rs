//! Phrases of other programs into a pack file, on a thread of its own.
//!
//! The file is read in a process of its own and compared with the phrases there are; what is new
//! goes to the end of the pack in one write.

use super::event::Event;
use super::phrase_words::{caught, caught_words, cautions, counts, kept, named_columns};
use crate::app::{ImportOf, ImportResult, Msg, PhraseImport, write_error};
use crate::domain::Platform;
use crate::exchange::phrases::plan::{Plan, plan};
use crate::exchange::phrases::{Asked, FIELDS, Field, Format};
use crate::exchange::{ImportError, child, job};
use crate::i18n::{Lang, t, with_hint};
use crate::lint::Rules;
use crate::phrases::{Library, PackHead, Scope, Sources};
use chrono::NaiveDate;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;

/// So many of the new phrases are shown beforehand.
const SAMPLES: usize = 5;

/// What an import of phrases needs to know.
pub(super) struct Job {
    pub(super) import: PhraseImport,
    /// Only compare.
    pub(super) dry_run: bool,
    /// The pack that is written to.
    pub(super) target: PathBuf,
    pub(super) sources: Sources,
    /// The rules that phrases are checked by.
    pub(super) rules: Arc<Rules>,
    /// The shop's platform.
    pub(super) platform: Platform,
    /// The program that reads, which is this one.
    pub(super) program: PathBuf,
    pub(super) lang: Lang,
    pub(super) today: NaiveDate,
}

/// Starts the import; setting `cancel` stops it with nothing changed.
pub(super) fn start(job: Job, cancel: Arc<AtomicBool>, send: Sender<Event>) -> std::io::Result<()> {
    let work = move || {
        let msg = job.run(&cancel).unwrap_or_else(Msg::Failed);
        let _ = send.send(Event::Msg(msg));
    };
    std::thread::Builder::new().name("import".into()).spawn(work).map(drop)
}

impl Job {
    fn run(&self, cancel: &AtomicBool) -> Result<Msg, String> {
        let lang = self.lang;
        // The form has a field for what is an option of the command.
        let hint = |e: &ImportError| match e {
            ImportError::NoTextColumn { .. } | ImportError::NoColumn { .. } => {
                t!(lang, "replies-import-say-columns")
            }
            other => other.hint(lang),
        };
        let words = |e: ImportError| with_hint(&e.text(lang), &hint(&e));
        let asked = Asked {
            format: Format::of(&self.import.path),
            map: columns(lang, &self.import.map)?,
            sheet: None,
            ungrouped: t!(lang, "replies-import-ungrouped"),
        };
        let input = child::open(&self.import.path).map_err(words)?;
        let found = job::read_phrases(&self.program, input, &asked).map_err(words)?;
        let library = Library::load(&self.sources, self.today);
        let scope = if self.import.shared { Scope::Shop } else { Scope::Personal };
        let plan = plan(found, &library, scope);
        if cancel.load(Ordering::Relaxed) {
            return Err(words(ImportError::Cancelled));
        }
        if !self.dry_run {
            let head = PackHead { name: t!(lang, "replies-import-pack"), colour: None };
            plan.apply(&self.target, &head, self.import.update)
                .map_err(|error| write_error(lang, &error))?;
        }
        let update = (self.import.update, scope);
        let caught = caught(&plan, update, &library, &self.rules, self.platform);
        Ok(Msg::Imported(Box::new(self.result(&plan, caught))))
    }

    fn result(&self, plan: &Plan, caught: (usize, usize)) -> ImportResult {
        let lang = self.lang;
        let updates = self.import.update && !plan.changed.is_empty();
        let path = self.target.display().to_string();
        let mut notes = vec![t!(lang, "replies-import-file", "path" => path)];
        notes.extend(kept(lang, plan).filter(|_| !self.import.update));
        notes.extend(caught_words(lang, caught));
        let new = plan.new.iter().map(|entry| &entry.draft);
        let mut samples: Vec<String> = new
            .take(SAMPLES)
            .map(|draft| {
                let (code, title) = (draft.code.as_str(), draft.title.as_str());
                t!(lang, "replies-import-new", "code" => code, "title" => title)
            })
            .collect();
        let more = plan.new.len().saturating_sub(SAMPLES);
        if more > 0 {
            samples.push(t!(lang, "replies-import-more", "count" => more));
        }
        ImportResult {
            path: self.import.path.clone(),
            writes: !plan.new.is_empty() || updates,
            counts: counts(lang, plan, self.import.update),
            notes,
            samples,
            refused: plan.refused.iter().map(|row| row.text(lang)).collect(),
            repeated: cautions(lang, plan),
            dry_run: self.dry_run,
            mapping: None,
            of: ImportOf::Phrases(self.import.clone()),
        }
    }
}

/// Reads `text=内容,code=编码`.
fn columns(lang: Lang, map: &str) -> Result<Vec<(Field, String)>, String> {
    named_columns(map, Field::parse).ok_or_else(|| {
        let known = FIELDS.map(|(_, code, _)| code).join(" ");
        t!(lang, "replies-import-bad-map", "known" => known)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_read_as_they_are_typed() {
        let read = |map: &str| columns(Lang::ZhCn, map);
        assert_eq!(read(""), Ok(Vec::new()));
        let both = vec![(Field::Text, "内容".to_owned()), (Field::Code, "简称".to_owned())];
        assert_eq!(read("text=内容，code＝简称"), Ok(both));
        for wrong in ["内容", "nothing=内容"] {
            assert!(read(wrong).unwrap_err().contains("text"), "{wrong}");
        }
    }
}
