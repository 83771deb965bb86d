//! Phrases into a file for other programs, on a thread of its own.

use super::event::Event;
use super::exports::write_new;
use super::phrase_words::losses;
use crate::app::{Msg, PhraseExport, PhrasesExported};
use crate::exchange::atomic_file;
use crate::exchange::phrases::Format;
use crate::exchange::phrases::out::{Charset, Wish, chosen, write};
use crate::i18n::{Lang, t};
use crate::phrases::{Library, Sources};
use chrono::NaiveDate;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

/// What an export of phrases needs to know.
pub(super) struct Job {
    pub(super) export: PhraseExport,
    /// The folder for exports.
    pub(super) folder: PathBuf,
    pub(super) sources: Sources,
    pub(super) lang: Lang,
    pub(super) today: NaiveDate,
}

/// Starts the export.
pub(super) fn start(job: Job, send: Sender<Event>) -> std::io::Result<()> {
    let work = move || {
        let msg = job.run().map_or_else(Msg::Failed, Msg::PhrasesExported);
        let _ = send.send(Event::Msg(msg));
    };
    std::thread::Builder::new().name("export".into()).spawn(work).map(drop)
}

impl Job {
    fn run(&self) -> Result<PhrasesExported, String> {
        let (lang, export) = (self.lang, &self.export);
        let charset = export.charset.as_deref().and_then(Charset::parse);
        let wish = Format::parse(&export.form).and_then(|format| Wish::new(format, charset));
        let wish = wish.ok_or_else(|| t!(lang, "replies-export-utf8"))?;
        let library = Library::load(&self.sources, self.today);
        let phrases = chosen(&library, export.category.as_deref(), export.own);
        if phrases.is_empty() {
            return Err(t!(lang, "replies-export-none"));
        }
        let pack = export.category.clone().unwrap_or_else(|| t!(lang, "replies-export-pack"));
        let (bytes, report) = write(&phrases, (&library.variables, &library.phrases), wish, &pack)
            .map_err(|e| t!(lang, "replies-export-failed", "reason" => e.to_string()))?;
        let stem = match wish.format {
            Format::Qianniu | Format::Espanso => wish.format.code(),
            _ => "phrases",
        };
        let name = format!("{stem}-{}.{}", self.today, wish.format.ending());
        let path = write_new(lang, &self.folder, Path::new(&name), |path| {
            atomic_file(path, false, |file| file.write_all(&bytes))
        })?;
        let mut losses = losses(lang, &report);
        let unread = library.problems.iter().filter(|problem| problem.kind.is_error()).count();
        if unread > 0 {
            losses.insert(0, t!(lang, "replies-export-unread", "n" => unread));
        }
        Ok(PhrasesExported { path, count: report.written, losses })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{EXPORT_CHARSETS, EXPORT_FORMS};

    #[test]
    fn every_form_and_encoding_that_is_offered_can_be_written() {
        let folder = tempfile::tempdir().unwrap();
        let export = |form: &str, charset: Option<&str>, own| {
            let export = PhraseExport {
                form: form.to_owned(),
                charset: charset.map(str::to_owned),
                category: None,
                own,
            };
            let (folder, sources) = (folder.path().to_owned(), Sources::default());
            let today = NaiveDate::from_ymd_opt(2026, 11, 11).unwrap();
            Job { export, folder, sources, lang: Lang::ZhCn, today }.run()
        };
        let usual = EXPORT_FORMS.iter().map(|(form, _)| (*form, None));
        let asked = EXPORT_CHARSETS.iter().map(|charset| ("csv", Some(*charset)));
        for (form, charset) in usual.chain(asked) {
            let done = export(form, charset, false).unwrap();
            assert!(done.count > 200, "{form} {charset:?}");
            assert!(done.path.metadata().unwrap().len() > 10_000, "{form} {charset:?}");
        }
        assert_eq!(EXPORT_FORMS.len(), Format::ALL.len());
        assert!(folder.path().join("qianniu-2026-11-11.csv").exists());
        assert!(folder.path().join("phrases-2026-11-11-4.csv").exists());
        // Nothing of one's own is there, and a workbook has no encoding.
        assert_eq!(export("csv", None, true), Err("没有可导出的短语".into()));
        assert_eq!(export("xlsx", Some("gbk"), false), Err("这种格式只有 UTF-8".into()));
    }
}
