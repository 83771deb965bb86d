//! One phrase file on its own, wherever it lies.

use super::{Phrase, Problem, ProblemKind, Scope, Source, Variable, files, pack};
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

/// What one file says; what can't be read is among the problems.
#[derive(Debug, Clone, Default)]
pub struct Lone {
    /// Its phrases, in the file's order.
    pub phrases: Vec<Arc<Phrase>>,
    /// The variables that it declares.
    pub variables: BTreeMap<String, Variable>,
    /// What is wrong in it.
    pub problems: Vec<Problem>,
}

impl Lone {
    /// Reads a file as one of that scope.
    pub fn read(path: &Path, scope: Scope) -> Self {
        let source = Arc::new(Source::File(path.to_owned()));
        let stem = path.file_stem().map(|stem| stem.to_string_lossy()).unwrap_or_default();
        match files::read(path) {
            Ok(text) => {
                let pack = pack::read(&text, &stem, scope, &source);
                let phrases = pack.phrases.iter().map(|phrase| Arc::new(phrase.phrase())).collect();
                Self { phrases, variables: pack.variables, problems: pack.problems }
            }
            Err(error) => {
                let kind = match error.kind() {
                    ErrorKind::InvalidData => ProblemKind::NotUtf8,
                    kind => ProblemKind::Unreadable(kind),
                };
                let problem = Problem { source, line: 0, column: 0, kind };
                Self { problems: vec![problem], ..Self::default() }
            }
        }
    }
}
