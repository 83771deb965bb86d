//! What an import would do: which phrases are new, which differ from what is there, which are the
//! same, and what is there twice. [`Plan::apply`] does it.
//!
//! An import never writes over a phrase unless it is told to: somebody may have improved it by
//! hand since.

use super::{Caution, Entry, Found, Warning};
use crate::exchange::Refused;
use crate::phrases::{
    BUILT_IN_VARIABLES, Draft, Library, PackHead, Phrase, Scope, Source, Template, Variable,
    WriteError, Written, merge,
};
use crate::text::gate;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What an import would do.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// Rows of the file.
    pub rows: u64,
    /// To be written at the end of the target.
    pub new: Vec<Entry>,
    /// There already under their id, but different, each with the file in which it stands: one of
    /// the target's scope or of a greater one.
    pub changed: Vec<(Entry, PathBuf)>,
    /// There already.
    pub same: u64,
    /// Rows that were not taken.
    pub refused: Vec<Refused>,
    /// What to look at.
    pub warnings: Vec<Warning>,
    /// What is there twice.
    pub duplicates: Vec<Duplicate>,
    /// Variables that the target has to declare.
    pub variables: BTreeMap<String, Variable>,
}

/// What of a row is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Twice {
    /// Its text: the row is not taken.
    Text,
    /// Its code: the row is taken.
    Code,
}

/// Something that is there twice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Duplicate {
    /// The line of the row, from 1.
    pub line: u64,
    /// What of it.
    pub what: Twice,
    /// The code, or the title.
    pub value: String,
    /// The earlier row, where it is one.
    pub earlier: Option<u64>,
    /// The phrase that is there, by its id, where it is one.
    pub phrase: Option<String>,
    /// Its file and line.
    pub place: Option<String>,
}

/// Compares what a file holds with the phrases there are; `scope` is that of the file to be
/// written.
pub fn plan(found: Found, library: &Library, scope: Scope) -> Plan {
    let own = library.own();
    let all: Vec<Arc<Phrase>> = own.iter().chain(library.resting.iter()).collect();
    let mut work = Work::new(&all, scope);
    let mut plan = Plan {
        rows: found.rows,
        refused: found.refused,
        warnings: found.warnings,
        ..Plan::default()
    };
    let gap = |warning: &Warning| match &warning.kind {
        Caution::Gap { name, .. } => Some(name.clone()),
        _ => None,
    };
    let gaps: HashSet<String> = plan.warnings.iter().filter_map(gap).collect();
    for entry in found.entries {
        work.take(entry, &mut plan);
    }
    let written = plan.new.iter().chain(plan.changed.iter().map(|(entry, _)| entry));
    for entry in written {
        let wordings = std::iter::once(&entry.draft.text).chain(&entry.draft.variants);
        let templates: Vec<Template<'_>> =
            wordings.filter_map(|text| Template::parse(text).ok()).collect();
        for name in templates.iter().flat_map(Template::variables) {
            if BUILT_IN_VARIABLES.contains(&name) || library.variables.contains_key(name) {
                continue;
            }
            let label = || Variable { label: name.to_owned(), ..Variable::default() };
            let declared = found.variables.get(name).cloned();
            // Of a gap is said already what became of it.
            if declared.is_none() && !gaps.contains(name) {
                let kind = Caution::NewVariable { name: name.to_owned() };
                plan.warnings.push(Warning { line: entry.line, kind });
            }
            plan.variables.entry(name.to_owned()).or_insert_with(|| declared.unwrap_or_else(label));
        }
    }
    plan.warnings.sort_by_key(|warning| warning.line);
    plan
}

impl Plan {
    /// Writes the new phrases to the end of `target`, and with `update` the changed ones where
    /// they stand. A file is written whole or not at all, the target first; each can be put back.
    ///
    /// # Errors
    /// [`WriteError`]; files written before stay written.
    pub fn apply(
        &self,
        target: &Path,
        head: &PackHead,
        update: bool,
    ) -> Result<Vec<Written>, WriteError> {
        let new: Vec<&Draft> = self.new.iter().map(|entry| &entry.draft).collect();
        let mut files: BTreeMap<&Path, Vec<&Draft>> = BTreeMap::new();
        for (entry, path) in self.changed.iter().filter(|_| update) {
            files.entry(path).or_default().push(&entry.draft);
        }
        let mut written = Vec::new();
        let here = files.remove(target).unwrap_or_default();
        if !new.is_empty() || !here.is_empty() {
            written.push(merge(target, head, &new, &here, &self.variables)?);
        }
        for (path, changed) in files {
            written.push(merge(path, head, &[], &changed, &self.variables)?);
        }
        Ok(written)
    }
}

/// What is known while rows are compared.
struct Work<'a> {
    scope: Scope,
    ids: HashMap<&'a str, &'a Arc<Phrase>>,
    texts: HashMap<String, &'a Arc<Phrase>>,
    codes: HashMap<String, &'a Arc<Phrase>>,
    /// Of the rows so far, with their lines.
    own_ids: HashSet<String>,
    own_texts: HashMap<String, u64>,
    own_codes: HashMap<String, u64>,
}

impl<'a> Work<'a> {
    fn new(all: &'a [Arc<Phrase>], scope: Scope) -> Self {
        let codes = all.iter().flat_map(|phrase| {
            let codes = std::iter::once(&phrase.code).chain(&phrase.aliases);
            codes.filter(|code| !code.is_empty()).map(move |code| (code.to_lowercase(), phrase))
        });
        Self {
            scope,
            ids: all.iter().map(|phrase| (phrase.id.as_str(), phrase)).collect(),
            texts: all.iter().map(|phrase| (normal(&phrase.text), phrase)).collect(),
            codes: codes.collect(),
            own_ids: HashSet::new(),
            own_texts: HashMap::new(),
            own_codes: HashMap::new(),
        }
    }

    fn take(&mut self, mut entry: Entry, plan: &mut Plan) {
        let text = normal(&entry.draft.text);
        let named = !entry.draft.id.is_empty();
        if !named {
            entry.draft.id = self.made_id(&entry.draft, &text);
        }
        let there = self.ids.get(entry.draft.id.as_str()).copied();
        let line = entry.line;
        let title = entry.draft.title.clone();
        let duplicate = |what, value: &str| Duplicate {
            line,
            what,
            value: value.to_owned(),
            earlier: None,
            phrase: None,
            place: None,
        };
        if self.own_ids.contains(&entry.draft.id) || !named && self.own_texts.contains_key(&text) {
            plan.same += 1;
            let earlier = self.own_texts.get(&text).copied();
            plan.duplicates.push(Duplicate { earlier, ..duplicate(Twice::Text, &title) });
            return;
        }
        self.own_ids.insert(entry.draft.id.clone());
        self.own_texts.entry(text.clone()).or_insert(line);
        if let Some(there) = there {
            let same = if named {
                Draft::from(there.as_ref()) == entry.draft
            } else {
                normal(&there.text) == text
            };
            match &*there.source {
                _ if same => plan.same += 1,
                Source::File(path) if there.scope >= self.scope => {
                    plan.changed.push((entry, path.clone()));
                }
                // It will stand in the place of one of a lesser scope.
                _ => plan.new.push(entry),
            }
            return;
        }
        let twin = self.texts.get(&text).filter(|_| !named);
        if let Some(twin) = twin {
            plan.same += 1;
            plan.duplicates.push(of_phrase(duplicate(Twice::Text, &title), twin));
            return;
        }
        let code = entry.draft.code.to_lowercase();
        if !code.is_empty() {
            let found = duplicate(Twice::Code, &entry.draft.code);
            if let Some(earlier) = self.own_codes.get(&code) {
                plan.duplicates.push(Duplicate { earlier: Some(*earlier), ..found });
            } else if let Some(phrase) = self.codes.get(&code) {
                plan.duplicates.push(of_phrase(found, phrase));
            }
            self.own_codes.entry(code).or_insert(line);
        }
        plan.new.push(entry);
    }

    /// An id that the same row has at the next import, too: from its group and code, of several
    /// rows with one code also from how many had it before; from its text when it has no code.
    fn made_id(&self, draft: &Draft, text: &str) -> String {
        let code = draft.code.to_lowercase();
        let stem: String = code.chars().filter(|c| c.is_alphanumeric()).take(20).collect();
        let stem = if stem.is_empty() { "phrase" } else { &stem };
        let by = |parts: &[&str]| {
            let mut id = format!("{stem}-");
            for byte in &Sha256::digest(parts.join("\0"))[..4] {
                let _ = write!(id, "{byte:02x}");
            }
            id
        };
        let by_text = by(&["text", text]);
        // Of several with one code the later ones had ids of their texts once.
        if code.is_empty() || self.ids.contains_key(by_text.as_str()) {
            return by_text;
        }
        let mut id = by(&["code", &draft.category, &code]);
        for nth in 2.. {
            if !self.own_ids.contains(&id) {
                break;
            }
            id = by(&["code", &draft.category, &code, &nth.to_string()]);
        }
        id
    }
}

fn of_phrase(duplicate: Duplicate, phrase: &Phrase) -> Duplicate {
    let place = format!("{}:{}", phrase.source, phrase.line);
    Duplicate { phrase: Some(phrase.id.clone()), place: Some(place), ..duplicate }
}

/// A text as it is compared: blanks, width and case make no difference.
fn normal(text: &str) -> String {
    gate::fold_search(text).chars().filter(|c| !c.is_whitespace()).collect()
}
