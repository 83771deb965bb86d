//! All phrases together: files in their scopes, the greater over the lesser.
//!
//! Owns merging, dates of validity, and what serves while a file is broken; must not know how one
//! file looks inside ([`super::pack`]) or how it is found ([`super::files`]).

use super::files::Seen;
use super::inside::{has_inside, put_in};
use super::pack::{self, Pack};
use super::product::{PRODUCT_PREFIX, Product};
use super::product_rows::{self, Words};
use super::quick::QuickMap;
use super::{
    BUILT_IN_VARIABLES, Fingerprint, Phrase, Phrasebook, Place, Problem, ProblemKind, Scope,
    Source, Sources, Variable,
};
use crate::domain::Colour;
use crate::text::nearest;
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

/// Every phrase that can be used today, and what is wrong with the files.
#[derive(Debug, Clone, Default)]
pub struct Library {
    /// In shown order: embedded packs, shop files by name, the personal file. A phrase that
    /// overrides another stands in the other's place. The facts of the products come last, a row
    /// for each.
    pub phrases: Vec<Arc<Phrase>>,
    /// The product cards, in the order of the files.
    pub products: Vec<Arc<Product>>,
    /// Phrases whose days are not now, and that nothing stands in for.
    pub resting: Vec<Arc<Phrase>>,
    /// Declared variables by name.
    pub variables: BTreeMap<String, Variable>,
    /// What is wrong, file by file.
    pub problems: Vec<Problem>,
    /// The products of the rows, by the rows' ids.
    rows: HashMap<String, Arc<Product>>,
    fingerprint: Fingerprint,
    files: Vec<LoadedFile>,
}

/// A category as the list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// Its name.
    pub name: Arc<str>,
    /// Its colour.
    pub colour: Option<Colour>,
    /// How many phrases it has today.
    pub count: usize,
}

#[derive(Debug, Clone)]
struct LoadedFile {
    source: Arc<Source>,
    scope: Scope,
    /// `None` for an embedded pack.
    seen: Option<Seen>,
    /// What serves: the file's content, or its last good one.
    pack: Arc<Pack>,
    /// What is wrong with its present content.
    problems: Vec<Problem>,
}

impl Library {
    /// Reads everything. Never fails: what can't be read is among the problems, the rest works.
    pub fn load(sources: &Sources, today: NaiveDate) -> Self {
        Self::load_keeping(sources, today, &Self::default())
    }

    /// Reads what changed since `previous`; a file that is broken now goes on with its last good
    /// set.
    pub fn load_keeping(sources: &Sources, today: NaiveDate, previous: &Self) -> Self {
        // Taken before reading: a file that changes meanwhile differs at the next look.
        let fingerprint = Fingerprint::take(sources);
        let mut files: Vec<LoadedFile> = Vec::new();
        for embedded in sources.embedded() {
            let source = Source::Embedded(embedded.name.to_owned());
            let before = previous.file(&source);
            files.push(before.cloned().unwrap_or_else(|| {
                let source = Arc::new(source);
                let pack = pack::read(embedded.text, embedded.name, Scope::BuiltIn, &source);
                LoadedFile::new(source, Scope::BuiltIn, None, pack)
            }));
        }
        for seen in &fingerprint.files {
            files.push(LoadedFile::read(seen, previous));
        }
        for (path, kind) in &fingerprint.odd {
            files.extend(LoadedFile::odd(path, kind, previous));
        }
        files.sort_by_key(|file| file.scope);
        assemble(files, fingerprint, today)
    }

    /// The same library on another day; nothing is read.
    pub fn on(&self, today: NaiveDate) -> Self {
        assemble(self.files.clone(), self.fingerprint.clone(), today)
    }

    /// The state of the files as they were loaded.
    pub fn fingerprint(&self) -> &Fingerprint {
        &self.fingerprint
    }

    /// The phrases alone, without the rows of the products.
    pub fn own(&self) -> &[Arc<Phrase>] {
        &self.phrases[..self.phrases.len() - self.rows.len()]
    }

    /// The product of which a row says something, by the row's id.
    pub fn product_of(&self, row: &str) -> Option<&Arc<Product>> {
        self.rows.get(row)
    }

    /// The product of that key.
    pub fn product(&self, key: &str) -> Option<&Arc<Product>> {
        self.products.iter().find(|product| product.key() == key)
    }

    /// What phrases can take from a product, by the name of the variable.
    pub fn values_of(&self, product: &Product) -> BTreeMap<String, String> {
        product.card.values(self.fingerprint.language)
    }

    /// The phrase of that id.
    pub fn by_id(&self, id: &str) -> Option<&Arc<Phrase>> {
        self.phrases.iter().find(|phrase| phrase.id == id)
    }

    /// The phrase of the same id that shows itself when this one goes: the greatest below it.
    pub fn beneath(&self, phrase: &Phrase) -> Option<&Arc<Phrase>> {
        let lesser = self.files.iter().rev().filter(|file| file.scope < phrase.scope);
        lesser.flat_map(|file| &file.pack.phrases).find(|other| other.id == phrase.id)
    }

    /// Phrases that are not shown because a file says `hidden`, each with that file.
    pub fn hidden(&self) -> Vec<(Arc<Phrase>, &Path)> {
        let shown: HashSet<&str> =
            self.phrases.iter().chain(&self.resting).map(|phrase| phrase.id.as_str()).collect();
        let mut found = Vec::new();
        for file in &self.files {
            let Source::File(path) = &*file.source else { continue };
            for id in file.pack.hidden.iter().filter(|id| !shown.contains(id.as_str())) {
                let lesser = self.files.iter().rev().filter(|other| other.scope < file.scope);
                let mut lesser = lesser.flat_map(|other| &other.pack.phrases);
                found.extend(lesser.find(|p| p.id == *id).map(|p| (Arc::clone(p), path.as_path())));
            }
        }
        found
    }

    /// The phrase that answers to a code or alias, case aside: the greatest scope, there the first.
    pub fn by_code(&self, code: &str) -> Option<&Arc<Phrase>> {
        let code = code.to_lowercase();
        let answers = |phrase: &&Arc<Phrase>| {
            std::iter::once(&phrase.code)
                .chain(&phrase.aliases)
                .any(|own| !own.is_empty() && own.to_lowercase() == code)
        };
        // `rev`, because the last of the greatest is taken.
        self.phrases.iter().filter(answers).rev().max_by_key(|phrase| phrase.scope)
    }

    /// The categories in shown order.
    pub fn categories(&self) -> Vec<Category> {
        let mut found: Vec<Category> = Vec::new();
        let mut places: HashMap<&str, usize> = HashMap::new();
        for phrase in &self.phrases {
            let place = *places.entry(&phrase.category).or_insert_with(|| {
                found.push(Category { name: Arc::clone(&phrase.category), colour: None, count: 0 });
                found.len() - 1
            });
            found[place].count += 1;
            found[place].colour = found[place].colour.or(phrase.colour);
        }
        found
    }

    /// An id for a new phrase that nobody has yet, made from its code.
    pub fn fresh_id(&self, code: &str) -> String {
        let code: String = code.chars().filter(|c| c.is_alphanumeric() || *c == '-').collect();
        let stem = if code.is_empty() { "my".to_owned() } else { format!("my-{code}") };
        let taken: HashSet<&str> = self
            .files
            .iter()
            .flat_map(|file| &file.pack.phrases)
            .map(|phrase| phrase.id.as_str())
            .collect();
        std::iter::once(stem.clone())
            .chain((2..).map(|n: u32| format!("{stem}-{n}")))
            .find(|id| !taken.contains(id.as_str()))
            .unwrap_or(stem)
    }

    fn file(&self, source: &Source) -> Option<&LoadedFile> {
        self.files.iter().find(|file| *file.source == *source)
    }
}

impl LoadedFile {
    fn new(source: Arc<Source>, scope: Scope, seen: Option<Seen>, pack: Pack) -> Self {
        let problems = pack.problems.clone();
        Self { source, scope, seen, pack: Arc::new(pack), problems }
    }

    fn read(seen: &Seen, previous: &Library) -> Self {
        let source = Source::File(seen.path.clone());
        let before = previous.file(&source).filter(|before| before.scope == seen.scope);
        if let Some(same) = before.filter(|before| before.seen.as_ref() == Some(seen)) {
            return same.clone();
        }
        let source = before.map_or_else(|| Arc::new(source), |before| Arc::clone(&before.source));
        let stem = seen.path.file_stem().map(|stem| stem.to_string_lossy()).unwrap_or_default();
        let pack = match seen.read() {
            Ok(text) => pack::read(&text, &stem, seen.scope, &source),
            Err(kind) => {
                let problem = Problem { source: Arc::clone(&source), line: 0, column: 0, kind };
                Pack { problems: vec![problem], ..Pack::default() }
            }
        };
        let mut file = Self::new(source, seen.scope, Some(seen.clone()), pack);
        file.keep(before);
        file
    }

    /// A path that is no file or can't even be looked at.
    fn odd(path: &Path, kind: &ProblemKind, previous: &Library) -> Vec<Self> {
        let problem = |source: &Arc<Source>| Problem {
            source: Arc::clone(source),
            line: 0,
            column: 0,
            kind: kind.clone(),
        };
        // The personal file may lie in the shop's folder; it is looked at on its own.
        let below = |file: &&Self| match &*file.source {
            Source::File(own) => {
                own == path || (file.scope == Scope::Shop && own.parent() == Some(path))
            }
            Source::Embedded(_) => false,
        };
        let source = Arc::new(Source::File(path.to_owned()));
        let pack = Pack { problems: vec![problem(&source)], ..Pack::default() };
        let mut files = vec![Self::new(source, Scope::Shop, None, pack)];
        if kind.is_error() {
            // The folder is out of reach for now: what it held goes on.
            let kept = previous.files.iter().filter(below).filter(|f| !f.pack.is_empty());
            files.extend(kept.map(|file| Self { seen: None, problems: vec![], ..file.clone() }));
        }
        files
    }

    /// Serves the last good content when the present one has errors.
    fn keep(&mut self, before: Option<&Self>) {
        if let Some(before) = before
            && !self.pack.is_sound()
            && before.pack.is_sound()
        {
            self.pack = Arc::clone(&before.pack);
        }
    }
}

fn assemble(files: Vec<LoadedFile>, fingerprint: Fingerprint, today: NaiveDate) -> Library {
    let mut merged = Merged::sized(files.iter().map(|file| file.pack.phrases.len()).sum());
    let mut variables = BTreeMap::new();
    let mut problems = Vec::new();
    for file in &files {
        problems.extend(file.problems.iter().cloned());
        for id in &file.pack.hidden {
            merged.hide(id);
        }
        for phrase in &file.pack.phrases {
            merged.add(phrase, today, &mut problems);
        }
        variables.extend(file.pack.variables.iter().map(|(k, v)| (k.clone(), v.clone())));
    }
    let products = laid_over(&files, &mut problems);
    for name in products.iter().flat_map(|product| product.card.facts.keys()) {
        let label = || Variable { label: name.clone(), ..Variable::default() };
        variables.entry(format!("{PRODUCT_PREFIX}{name}")).or_insert_with(label);
    }
    let known = || variables.keys().map(String::as_str).chain(BUILT_IN_VARIABLES);
    let known_set: HashSet<&str> = known().collect();
    for file in &files {
        for (name, line) in file.pack.used.iter().filter(|(n, _)| !known_set.contains(n.as_str())) {
            let suggestion = nearest(name, known().chain(["date", "time"])).map(str::to_owned);
            problems.push(Problem {
                source: Arc::clone(&file.source),
                line: *line,
                column: 1,
                kind: ProblemKind::UndeclaredVariable { name: name.clone(), suggestion },
            });
        }
    }
    let (mut phrases, resting) = merged.finish(&files);
    problems.extend(phrases.iter().filter_map(wrong_inside(&phrases)));
    let words = Words::new(fingerprint.language, &variables, &phrases);
    let said = product_rows::rows(&products, &words);
    let mut rows = HashMap::with_capacity(said.len());
    for (row, product) in said {
        rows.insert(row.id.clone(), product);
        phrases.push(Arc::new(row));
    }
    Library { phrases, products, resting, variables, problems, rows, fingerprint, files }
}

/// The products of all files; one of a greater scope stands in the place of a lesser one's.
fn laid_over(files: &[LoadedFile], problems: &mut Vec<Problem>) -> Vec<Arc<Product>> {
    let mut products: Vec<(Scope, Arc<Product>)> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (file, product) in files.iter().flat_map(|f| f.pack.products.iter().map(move |p| (f, p))) {
        let place = *places.entry(product.key()).or_insert(products.len());
        match products.get_mut(place) {
            None => products.push((file.scope, Arc::clone(product))),
            Some((scope, first)) if *scope == file.scope => {
                let first = Place { source: Arc::clone(&first.source), line: first.line };
                let kind = ProblemKind::DuplicateProduct { key: product.key().to_owned(), first };
                let source = Arc::clone(&product.source);
                problems.push(Problem { source, line: product.line, column: 1, kind });
            }
            Some(lesser) => *lesser = (file.scope, Arc::clone(product)),
        }
    }
    products.into_iter().map(|(_, product)| product).collect()
}

/// Says of a phrase what of the phrases inside it can't be put in; the first thing of each.
fn wrong_inside(all: &[Arc<Phrase>]) -> impl Fn(&Arc<Phrase>) -> Option<Problem> {
    let with_inside = all.iter().any(|phrase| phrase.wordings().any(has_inside));
    let count = if with_inside { all.len() } else { 0 };
    let mut book = ById(QuickMap::default());
    book.0.extend(all[..count].iter().map(|phrase| (phrase.id.as_str(), phrase.as_ref())));
    move |phrase| {
        let error = phrase.wordings().find_map(|text| put_in(&phrase.id, text, &book).err())?;
        let source = Arc::clone(&phrase.source);
        Some(Problem { source, line: phrase.line, column: 1, kind: ProblemKind::Inside(error) })
    }
}

/// Phrases by id.
struct ById<'a>(QuickMap<&'a str, &'a Phrase>);

impl Phrasebook for ById<'_> {
    fn phrase(&self, id: &str) -> Option<&Phrase> {
        self.0.get(id).copied()
    }

    fn near(&self, id: &str) -> Option<String> {
        nearest(id, self.0.keys().copied()).map(str::to_owned)
    }
}

/// Phrases by id while files are laid over one another.
#[derive(Default)]
struct Merged<'a> {
    order: Vec<Option<&'a Arc<Phrase>>>,
    resting: Vec<&'a Arc<Phrase>>,
    ids: QuickMap<&'a str, Slot<'a>>,
    codes: QuickMap<&'a str, [Option<&'a Arc<Phrase>>; 3]>,
}

/// One id.
#[derive(Default)]
struct Slot<'a> {
    /// Where it is shown.
    place: Option<usize>,
    /// Who had it first, by scope.
    first: [Option<&'a Arc<Phrase>>; 3],
}

impl<'a> Merged<'a> {
    fn sized(count: usize) -> Self {
        let mut merged = Self::default();
        merged.order.reserve_exact(count);
        merged.ids.reserve(count);
        merged.codes.reserve(count);
        merged
    }

    fn hide(&mut self, id: &str) {
        if let Some(place) = self.ids.get_mut(id).and_then(|slot| slot.place.take()) {
            self.order[place] = None;
        }
        self.resting.retain(|phrase| phrase.id != id);
    }

    fn add(&mut self, phrase: &'a Arc<Phrase>, today: NaiveDate, problems: &mut Vec<Problem>) {
        let mut warn = |kind| {
            let source = Arc::clone(&phrase.source);
            problems.push(Problem { source, line: phrase.line, column: 1, kind });
        };
        let place =
            |first: &Arc<Phrase>| Place { source: Arc::clone(&first.source), line: first.line };
        let scope = phrase.scope as usize;
        let slot = self.ids.entry(&phrase.id).or_default();
        if let Some(first) = slot.first[scope] {
            let (id, first) = (phrase.id.clone(), place(first));
            return warn(ProblemKind::DuplicateId { id, first });
        }
        slot.first[scope] = Some(phrase);
        if !phrase.code.is_empty() {
            match &mut self.codes.entry(&phrase.code).or_default()[scope] {
                Some(first) => {
                    let (code, first) = (phrase.code.clone(), place(first));
                    warn(ProblemKind::DuplicateCode { code, first });
                }
                free => *free = Some(phrase),
            }
        }
        if !phrase.valid_on(today) {
            self.resting.push(phrase);
        } else if let Some(place) = slot.place {
            self.order[place] = Some(phrase);
        } else {
            slot.place = Some(self.order.len());
            self.order.push(Some(phrase));
        }
    }

    fn finish(self, files: &[LoadedFile]) -> (Vec<Arc<Phrase>>, Vec<Arc<Phrase>>) {
        let mut colours: HashMap<&str, Colour> = HashMap::new();
        for file in files {
            if let Some(colour) = file.pack.colour {
                colours.entry(&file.pack.name).or_insert(colour);
            }
        }
        let coloured = |phrase: &Arc<Phrase>| match colours.get(&*phrase.category) {
            Some(colour) if phrase.colour.is_none() => {
                Arc::new(Phrase { colour: Some(*colour), ..(**phrase).clone() })
            }
            _ => Arc::clone(phrase),
        };
        let shown = |id: &str| self.ids.get(id).is_some_and(|slot| slot.place.is_some());
        let resting = self.resting.iter().filter(|phrase| !shown(&phrase.id));
        let resting = resting.map(|phrase| coloured(phrase)).collect();
        (self.order.into_iter().flatten().map(coloured).collect(), resting)
    }
}

#[cfg(test)]
#[path = "library_tests.rs"]
mod tests;
