//! All phrases together: files in their scopes, the greater over the lesser.
//!
//! Owns merging, dates of validity, and what serves while a file is broken; must not know how one
//! file looks inside ([`super::pack`]) or how it is found ([`super::files`]).

use super::files::Seen;
use super::flat::Flat;
use super::inside::put_in;
use super::list::Spot;
use super::merged::Merged;
use super::pack::{self, Pack};
use super::product::{PRODUCT_PREFIX, Product};
use super::product_rows::{self, Words};
use super::{
    BUILT_IN_VARIABLES, Fingerprint, Phrase, Phrases, Place, Problem, ProblemKind, Scope, Source,
    Sources, Variable,
};
use crate::domain::Colour;
use crate::text::nearest;
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Files of so many bytes together are worth a second thread.
const MUCH: u64 = 1 << 20;

/// Every phrase that can be used today, and what is wrong with the files.
#[derive(Debug, Clone, Default)]
pub struct Library {
    /// In shown order: embedded packs, shop files by name, the personal file. A phrase that
    /// overrides another stands in the other's place. The facts of the products come last, a row
    /// for each.
    pub phrases: Phrases,
    /// The product cards, in the order of the files.
    pub products: Vec<Arc<Product>>,
    /// Phrases whose days are not now, and that nothing stands in for.
    pub resting: Phrases,
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
        files.extend(read_all(&fingerprint.files, previous));
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
    pub fn own(&self) -> Phrases {
        self.phrases.first(self.phrases.len() - self.rows.len())
    }

    /// Whether a variable of that name is filled in or asked for as a file says.
    pub fn has_variable(&self, name: &str) -> bool {
        BUILT_IN_VARIABLES.contains(&name) || self.variables.contains_key(name)
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
    pub fn by_id(&self, id: &str) -> Option<Arc<Phrase>> {
        self.phrases.by_id(id)
    }

    /// The phrase of the same id that shows itself when this one goes: the greatest below it.
    pub fn beneath(&self, phrase: &Phrase) -> Option<Arc<Phrase>> {
        self.greatest_below(phrase.scope, &phrase.id)
    }

    fn greatest_below(&self, scope: Scope, id: &str) -> Option<Arc<Phrase>> {
        let lesser = self.files.iter().rev().filter(|file| file.scope < scope);
        let mut lesser = lesser.flat_map(|file| file.pack.phrases.iter());
        lesser.find(|other| other.id == id).map(|found| Arc::new(found.phrase()))
    }

    /// Phrases that are not shown because a file says `hidden`, each with that file.
    pub fn hidden(&self) -> Vec<(Arc<Phrase>, &Path)> {
        let shown = |id: &str| self.phrases.place(id).or(self.resting.place(id)).is_some();
        let mut found = Vec::new();
        for file in &self.files {
            let Source::File(path) = &*file.source else { continue };
            for id in file.pack.hidden.iter().filter(|id| !shown(id)) {
                let beneath = self.greatest_below(file.scope, id);
                found.extend(beneath.map(|phrase| (phrase, path.as_path())));
            }
        }
        found
    }

    /// The phrase that answers to a code or alias, case aside: the greatest scope, there the first.
    pub fn by_code(&self, code: &str) -> Option<Arc<Phrase>> {
        answering(&self.phrases, code)
    }

    /// The phrase with that id, else that code, which its dates keep from being used today.
    pub fn resting_called(&self, called: &str) -> Option<Arc<Phrase>> {
        self.resting.by_id(called).or_else(|| answering(&self.resting, called))
    }

    /// The categories in shown order.
    pub fn categories(&self) -> Vec<Category> {
        let mut found: Vec<Category> = Vec::new();
        let mut places: HashMap<&str, usize> = HashMap::new();
        for phrase in self.phrases.briefs() {
            let place = *places.entry(phrase.category).or_insert_with(|| {
                found.push(Category { name: Arc::clone(phrase.category), colour: None, count: 0 });
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
            .flat_map(|file| file.pack.phrases.iter())
            .map(|phrase| phrase.id)
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

/// The phrase that answers to a code or alias, case aside: the greatest scope, there the first.
fn answering(phrases: &Phrases, code: &str) -> Option<Arc<Phrase>> {
    let code = code.to_lowercase();
    let scope = |at: usize| phrases.brief(at).map(|phrase| phrase.scope);
    let answers = |at: &usize| {
        let mut codes = phrases.brief(*at).into_iter().flat_map(|phrase| phrase.codes());
        codes.any(|own| own.to_lowercase() == code)
    };
    // `rev`, because the last of the greatest is taken.
    let best = (0..phrases.len()).rev().filter(answers).max_by_key(|at| scope(*at))?;
    phrases.get(best)
}

/// Reads the files, in their order: large ones on two threads.
fn read_all(seen: &[Seen], previous: &Library) -> Vec<LoadedFile> {
    let next = AtomicUsize::new(0);
    let work = || -> Vec<(usize, LoadedFile)> {
        let places = std::iter::from_fn(|| Some(next.fetch_add(1, Ordering::Relaxed)));
        places
            .map_while(|at| seen.get(at).map(|seen| (at, LoadedFile::read(seen, previous))))
            .collect()
    };
    let large = seen.len() > 1 && seen.iter().map(Seen::size).sum::<u64>() > MUCH;
    let mut files = match large {
        false => work(),
        true => std::thread::scope(|scope| {
            let other = scope.spawn(work);
            let mut files = work();
            match other.join() {
                Ok(others) => files.extend(others),
                Err(panic) => std::panic::resume_unwind(panic),
            }
            files
        }),
    };
    files.sort_unstable_by_key(|(at, _)| *at);
    files.into_iter().map(|(_, file)| file).collect()
}

fn assemble(files: Vec<LoadedFile>, fingerprint: Fingerprint, today: NaiveDate) -> Library {
    let packs: Arc<[Arc<Pack>]> = files.iter().map(|file| Arc::clone(&file.pack)).collect();
    let mut merged = Merged::new(&packs, today);
    let mut variables = BTreeMap::new();
    let mut problems = Vec::new();
    for (at, file) in (0..).zip(&files) {
        problems.extend(file.problems.iter().cloned());
        merged.lay_over(at, &mut problems);
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
    let (phrases, resting) = merged.finish();
    problems.extend(wrong_inside(&phrases, &packs));
    let words = Words::new(fingerprint.language, &variables, &phrases);
    let said = product_rows::rows(&products, &words);
    let mut rows = HashMap::with_capacity(said.len());
    let mut flat = Flat::new(Scope::Shop, &Arc::default());
    for (row, product) in said {
        flat.push(&row);
        rows.insert(row.id, product);
    }
    flat.finish();
    let phrases = phrases.with(flat);
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

/// Says of each phrase what of the phrases inside it can't be put in; the first thing of each.
fn wrong_inside(phrases: &Phrases, packs: &[Arc<Pack>]) -> Vec<Problem> {
    if packs.iter().all(|pack| pack.inside.is_empty()) {
        return Vec::new();
    }
    let inside = |spot: &&Spot| {
        packs.get(spot.file as usize).is_some_and(|p| p.inside.binary_search(&spot.row).is_ok())
    };
    let holders = phrases.spots().iter().filter(inside).filter_map(|spot| phrases.at(*spot));
    let wrong = holders.filter_map(|phrase| {
        let error = phrase.wordings().find_map(|text| put_in(phrase.id, text, phrases).err())?;
        let source = Arc::clone(phrase.source);
        Some(Problem { source, line: phrase.line, column: 1, kind: ProblemKind::Inside(error) })
    });
    wrong.collect()
}

#[cfg(test)]
#[path = "library_tests.rs"]
mod tests;
