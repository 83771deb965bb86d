//! A sheet of products into the cards, on a thread of its own.
//!
//! The file is read in a process of its own and compared with the cards there are; new cards go to
//! the end of the shop's file of products, more facts to where their cards stand.

use super::event::Event;
use super::phrase_words::{fact_text, named_columns, product_counts, product_kept};
use crate::app::{ImportOf, ImportResult, Msg, ProductImport, write_error};
use crate::exchange::phrases::{Fact, ProductsAsked, ProductsPlan, plan_products};
use crate::exchange::{ImportError, child, job};
use crate::i18n::{Lang, t, with_hint};
use crate::phrases::{Library, PackHead, Sources};
use chrono::NaiveDate;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;

/// So many of the new cards are shown beforehand.
const SAMPLES: usize = 5;

/// What an import of products needs to know.
pub(super) struct Job {
    pub(super) import: ProductImport,
    /// Only compare.
    pub(super) dry_run: bool,
    /// The file for new cards.
    pub(super) target: PathBuf,
    pub(super) sources: Sources,
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
            ImportError::NoColumn { .. } => t!(lang, "replies-product-import-say-columns"),
            other => other.hint(lang),
        };
        let words = |e: ImportError| with_hint(&e.text(lang), &hint(&e));
        let asked = ProductsAsked { products_sheet: None, map: columns(lang, &self.import.map)? };
        let input = child::open(&self.import.path).map_err(words)?;
        let found = job::read_products(&self.program, input, &asked).map_err(words)?;
        let library = Library::load(&self.sources, self.today);
        let plan = plan_products(found, &library, self.import.update);
        if cancel.load(Ordering::Relaxed) {
            return Err(words(ImportError::Cancelled));
        }
        if !self.dry_run {
            let head = PackHead { name: t!(lang, "replies-products-pack"), colour: None };
            plan.apply(&self.target, &head).map_err(|error| write_error(lang, &error))?;
        }
        Ok(Msg::Imported(Box::new(self.result(&plan))))
    }

    fn result(&self, plan: &ProductsPlan) -> ImportResult {
        let lang = self.lang;
        let path = self.target.display().to_string();
        let mut notes = vec![t!(lang, "replies-import-file", "path" => path)];
        notes.extend(product_kept(lang, plan));
        let mut samples: Vec<String> = plan
            .new
            .iter()
            .take(SAMPLES)
            .map(|card| {
                let (number, name) = (card.number.as_str(), card.name.as_str());
                t!(lang, "replies-import-new", "code" => number, "title" => name)
            })
            .collect();
        let more = plan.new.len().saturating_sub(SAMPLES);
        if more > 0 {
            samples.push(t!(lang, "replies-product-import-more", "count" => more));
        }
        ImportResult {
            path: self.import.path.clone(),
            writes: !plan.new.is_empty() || !plan.changed.is_empty(),
            counts: product_counts(lang, plan),
            notes,
            samples,
            refused: plan.refused.iter().map(|row| row.text(lang)).collect(),
            repeated: plan.differing.iter().map(|fact| fact_text(lang, fact)).collect(),
            dry_run: self.dry_run,
            mapping: None,
            of: ImportOf::Products(self.import.clone()),
        }
    }
}

/// Reads `name=品名,size=规格`.
fn columns(lang: Lang, map: &str) -> Result<Vec<(Fact, String)>, String> {
    named_columns(map, Fact::parse).ok_or_else(|| {
        let known = Fact::codes().join(" ");
        t!(lang, "replies-product-import-bad-map", "known" => known)
    })
}
