//! The store's errors in the user's words.

use super::StoreError;
use crate::i18n::{Lang, io_error, system, t, text};

impl StoreError {
    /// What went wrong, in one sentence.
    pub fn text(&self, lang: Lang) -> String {
        let path = self.path().map(|p| p.display().to_string()).unwrap_or_default();
        match self {
            Self::Newer { found, known, .. } => {
                t!(lang, "error-store-newer", "path" => path, "found" => *found, "known" => *known)
            }
            Self::ReadOnly { reason, .. } => {
                t!(lang, "error-store-read-only", "path" => path, "reason" => system(lang, reason))
            }
            Self::Network { kind, .. } => {
                t!(lang, "error-store-network", "path" => path, "kind" => kind.clone())
            }
            Self::Full { .. } => t!(lang, "error-store-full", "path" => path),
            Self::Damaged { detail, .. } => {
                t!(lang, "error-store-damaged", "path" => path, "detail" => detail.clone())
            }
            Self::Io { source, .. } => {
                t!(lang, "error-store-io", "path" => path, "reason" => io_error(lang, source))
            }
            Self::Cancelled => t!(lang, "error-store-cancelled"),
            Self::Content(detail) => t!(lang, "error-store-content", "detail" => detail.clone()),
            Self::Sqlite(error) => {
                t!(lang, "error-store-sqlite", "reason" => system(lang, &error.to_string()))
            }
        }
    }

    /// What to do about it.
    pub fn hint(&self, lang: Lang) -> String {
        text(lang, &self.code().replacen("error-store-", "error-store-hint-", 1))
    }
}
