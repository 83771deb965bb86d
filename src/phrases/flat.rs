//! The phrases of one file as one text and a row of numbers for each: a hundred thousand phrases
//! are a few large pieces of memory instead of a million small ones.
//!
//! Owns how a phrase is laid flat and taken up again; must not know files or scopes over others.

use super::quick::QuickMap;
use super::{Days, Phrase, Scope, Source};
use crate::domain::{Colour, Platform};
use chrono::NaiveDate;
use std::sync::Arc;

/// What stands between the tags of a phrase.
pub const BETWEEN: char = '\u{1f}';

/// Phrases of one scope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Flat {
    scope: Scope,
    source: Arc<Source>,
    /// Id, code, title, tags and text of each phrase, one behind the other.
    texts: String,
    rows: Vec<Row>,
    categories: Vec<Arc<str>>,
    numbers: QuickMap<Arc<str>, u32>,
    /// What few phrases have, by row.
    more: Vec<(u32, More)>,
}

/// Where the texts of a phrase begin; its text ends where the next phrase begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Row {
    id: u32,
    code: u32,
    title: u32,
    tags: u32,
    text: u32,
    line: u32,
    category: u32,
    colour: Option<Colour>,
    has_more: bool,
}

/// What few phrases have.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct More {
    /// Where a tag holds what stands between tags.
    tags: Option<Vec<String>>,
    aliases: Vec<String>,
    variants: Vec<String>,
    days: Days,
    platform: Option<Platform>,
    image: Option<String>,
    /// Where it is not the source of all.
    source: Option<Arc<Source>>,
}

/// A phrase as it lies in a list: everything that is searched and counted, nothing copied.
#[derive(Debug, Clone, Copy)]
pub struct Brief<'a> {
    /// Stable name.
    pub id: &'a str,
    /// The short code, maybe empty.
    pub code: &'a str,
    /// One line that says what it is for.
    pub title: &'a str,
    /// The category shown.
    pub category: &'a Arc<str>,
    /// Words that find it, with [`BETWEEN`] between them.
    pub tags: &'a str,
    /// The template.
    pub text: &'a str,
    /// Who it belongs to.
    pub scope: Scope,
    /// The colour it has of its own or of its file.
    pub(super) colour: Option<Colour>,
    pub(super) line: u32,
    pub(super) source: &'a Arc<Source>,
    pub(super) more: Option<&'a More>,
}

/// What a row of a list shows of a phrase. Nothing is copied, and its text is not touched: each key
/// draws all rows, and most phrases lie in memory that no cache holds.
#[derive(Debug, Clone, Copy)]
pub struct Head<'a> {
    /// Stable name.
    pub id: &'a str,
    /// The short code, maybe empty.
    pub code: &'a str,
    /// One line that says what it is for.
    pub title: &'a str,
    /// The colour of the category.
    pub colour: Option<Colour>,
    /// Its days.
    pub days: Days,
}

impl<'a> Head<'a> {
    /// The head of a phrase that was taken up.
    pub fn of(phrase: &'a Phrase) -> Self {
        let Phrase { id, code, title, colour, .. } = phrase;
        Self { id, code, title, colour: *colour, days: phrase.days() }
    }
}

impl<'a> Brief<'a> {
    /// Further codes.
    pub fn aliases(&self) -> &'a [String] {
        self.more.map_or(&[], |more| &more.aliases)
    }

    /// The code, if it has one, and the further codes.
    pub fn codes(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let own = Some(self.code).filter(|code| !code.is_empty());
        own.into_iter().chain(self.aliases().iter().map(String::as_str))
    }

    /// The text, then each variant.
    pub fn wordings(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let variants = self.more.map_or(&[][..], |more| &more.variants);
        std::iter::once(self.text).chain(variants.iter().map(String::as_str))
    }

    /// The file it comes from.
    pub fn source(&self) -> &'a Source {
        self.source
    }

    /// The colour of its category.
    pub fn colour(&self) -> Option<Colour> {
        self.colour
    }

    /// Its days.
    pub fn days(&self) -> Days {
        self.more.map_or_else(Days::default, |more| more.days)
    }

    /// Whether it is meant for orders of that platform.
    pub fn fits(&self, platform: Platform) -> bool {
        self.more.and_then(|more| more.platform).is_none_or(|own| own == platform)
    }

    /// Whether it is to be shown on that day; both ends count.
    pub(super) fn valid_on(&self, today: NaiveDate) -> bool {
        self.days().hold(today)
    }

    /// The phrase itself, shared.
    pub fn taken_up(&self) -> Arc<Phrase> {
        Arc::new(self.phrase())
    }

    /// The phrase itself.
    pub(super) fn phrase(&self) -> Phrase {
        let split = || self.tags.split(BETWEEN).map(str::to_owned).collect();
        let tags = if self.tags.is_empty() { Vec::new() } else { split() };
        let more = self.more.cloned().unwrap_or_default();
        Phrase {
            id: self.id.to_owned(),
            code: self.code.to_owned(),
            title: self.title.to_owned(),
            category: Arc::clone(self.category),
            colour: self.colour,
            tags: more.tags.unwrap_or(tags),
            aliases: more.aliases,
            text: self.text.to_owned(),
            variants: more.variants,
            valid_from: more.days.from,
            valid_to: more.days.to,
            review_by: more.days.review_by,
            platform: more.platform,
            image: more.image,
            scope: self.scope,
            source: Arc::clone(self.source),
            line: self.line,
        }
    }
}

impl Default for Flat {
    fn default() -> Self {
        Self::new(Scope::default(), &Arc::default())
    }
}

impl Flat {
    /// No phrases yet, of that scope and source.
    pub(super) fn new(scope: Scope, source: &Arc<Source>) -> Self {
        Self {
            scope,
            source: Arc::clone(source),
            texts: String::new(),
            rows: Vec::new(),
            categories: Vec::new(),
            numbers: QuickMap::default(),
            more: Vec::new(),
        }
    }

    /// Makes room for what a file of so many bytes may hold.
    pub(super) fn reserve(&mut self, bytes: usize) {
        self.texts.reserve(bytes);
    }

    /// Gives back what was not needed.
    pub(super) fn finish(&mut self) {
        self.texts.shrink_to_fit();
        self.rows.shrink_to_fit();
        self.categories.shrink_to_fit();
        self.more.shrink_to_fit();
    }

    /// Lays a phrase down behind the others. It has the scope of all.
    pub(super) fn push(&mut self, phrase: &Phrase) {
        let odd = phrase.tags.iter().any(|tag| tag.is_empty() || tag.contains(BETWEEN));
        let more = More {
            tags: odd.then(|| phrase.tags.clone()),
            aliases: phrase.aliases.clone(),
            variants: phrase.variants.clone(),
            days: phrase.days(),
            platform: phrase.platform,
            image: phrase.image.clone(),
            source: (phrase.source != self.source).then(|| Arc::clone(&phrase.source)),
        };
        let has_more = more != More::default();
        if has_more {
            self.more.push((short(self.rows.len()), more));
        }
        let category = self.category(&phrase.category);
        let texts = &mut self.texts;
        let mut put = |text: &str| {
            let at = short(texts.len());
            texts.push_str(text);
            at
        };
        let (id, code, title) = (put(&phrase.id), put(&phrase.code), put(&phrase.title));
        let tags = put("");
        for (n, tag) in phrase.tags.iter().enumerate() {
            if n > 0 {
                put(BETWEEN.encode_utf8(&mut [0; 4]));
            }
            put(tag);
        }
        let text = put(&phrase.text);
        let (line, colour) = (phrase.line, phrase.colour);
        self.rows.push(Row { id, code, title, tags, text, line, category, colour, has_more });
    }

    /// The number of a category; neighbours mostly share it.
    fn category(&mut self, name: &Arc<str>) -> u32 {
        if let Some(last) = self.rows.last()
            && self.categories.get(last.category as usize) == Some(name)
        {
            return last.category;
        }
        *self.numbers.entry(Arc::clone(name)).or_insert_with(|| {
            self.categories.push(Arc::clone(name));
            short(self.categories.len() - 1)
        })
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The phrase of a row.
    pub(super) fn get(&self, at: usize) -> Option<Brief<'_>> {
        let row = self.rows.get(at)?;
        let end = self.rows.get(at + 1).map_or(self.texts.len(), |next| next.id as usize);
        let part = |from: u32, to: usize| self.texts.get(from as usize..to).unwrap_or_default();
        let more = if row.has_more { self.more_of(short(at)) } else { None };
        Some(Brief {
            id: part(row.id, row.code as usize),
            code: part(row.code, row.title as usize),
            title: part(row.title, row.tags as usize),
            tags: part(row.tags, row.text as usize),
            text: part(row.text, end),
            category: self.categories.get(row.category as usize)?,
            scope: self.scope,
            colour: row.colour,
            line: row.line,
            source: more.and_then(|more| more.source.as_ref()).unwrap_or(&self.source),
            more,
        })
    }

    /// The head of the phrase of a row, and its category.
    pub(super) fn head(&self, at: usize) -> Option<(Head<'_>, &Arc<str>)> {
        let row = self.rows.get(at)?;
        let part =
            |from: u32, to: u32| self.texts.get(from as usize..to as usize).unwrap_or_default();
        let more = if row.has_more { self.more_of(short(at)) } else { None };
        let head = Head {
            id: part(row.id, row.code),
            code: part(row.code, row.title),
            title: part(row.title, row.tags),
            colour: row.colour,
            days: more.map_or_else(Days::default, |more| more.days),
        };
        Some((head, self.categories.get(row.category as usize)?))
    }

    fn more_of(&self, row: u32) -> Option<&More> {
        let at = self.more.binary_search_by_key(&row, |(row, _)| *row).ok()?;
        self.more.get(at).map(|(_, more)| more)
    }

    /// All of them in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = Brief<'_>> {
        (0..self.len()).filter_map(|at| self.get(at))
    }
}

/// A place in a text of at most 4 GiB, which no file that is read comes near.
fn short(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phrases::shipped::{phrase, today};

    #[test]
    fn what_is_laid_flat_is_taken_up_the_same() {
        let plain = phrase("a", "好的");
        let bare = Phrase { code: String::new(), tags: vec![], colour: None, ..phrase("b", "x") };
        let odd = Phrase { tags: vec!["a\u{1f}b".into(), String::new()], ..phrase("c", "y") };
        let full = Phrase {
            category: Arc::from("另"),
            tags: vec!["一".into(), "二".into()],
            aliases: vec!["d1".into()],
            variants: vec!["z2".into()],
            valid_from: Some(today()),
            valid_to: Some(today()),
            review_by: Some(today()),
            platform: Some(Platform::Pdd),
            image: Some("a.png".into()),
            line: 9,
            ..phrase("d", "z")
        };
        let elsewhere =
            Phrase { source: Arc::new(Source::Embedded("e".into())), ..phrase("e", "") };
        let all = [plain, bare, odd, full, elsewhere];
        let mut flat = Flat::new(Scope::Shop, &all[0].source);
        all.iter().for_each(|phrase| flat.push(phrase));
        flat.finish();
        let back: Vec<Phrase> = flat.iter().map(|brief| brief.phrase()).collect();
        assert_eq!(back, all);
        let (bare, full) = (flat.get(1).unwrap(), flat.get(3).unwrap());
        assert_eq!(full.codes().collect::<Vec<_>>(), ["d", "d1"]);
        assert_eq!(full.wordings().collect::<Vec<_>>(), ["z", "z2"]);
        assert!(full.valid_on(today()) && !full.valid_on(today().succ_opt().unwrap()));
        assert!(full.fits(Platform::Pdd) && !full.fits(Platform::Taobao));
        assert!(
            bare.fits(Platform::Pdd) && bare.valid_on(today()) && bare.codes().next().is_none()
        );
        assert!(flat.get(5).is_none());
    }
}
