//! Phrases for other programs, and what is lost on the way.

use super::{Format, espanso_out, lines, own, sheet_out};
use crate::phrases::{
    Brief, Draft, Library, Phrase, Phrasebook, Scope, Template, Variable, parts, put_in,
};
use serde::Serialize;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::Arc;

/// How text becomes bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Charset {
    /// UTF-8.
    #[serde(rename = "utf-8")]
    Utf8,
    /// GB18030, which holds every character; programs that know only GBK show some of them wrong.
    Gb18030,
    /// GBK and nothing beyond.
    Gbk,
}

impl Charset {
    /// By its name.
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "utf-8" => Some(Self::Utf8),
            "gb18030" => Some(Self::Gb18030),
            "gbk" => Some(Self::Gbk),
            _ => None,
        }
    }
}

/// What is to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// The form.
    pub format: Format,
    /// The encoding, where the form leaves it open: sheets and text.
    pub charset: Charset,
}

impl Wish {
    /// With the encoding that was asked for, or the usual one; nothing where the form is always
    /// UTF-8 and something else was asked for.
    pub fn new(format: Format, charset: Option<Charset>) -> Option<Self> {
        let open = matches!(format, Format::Csv | Format::Qianniu | Format::Text);
        // Qianniu reads nothing else.
        let usual = if format == Format::Qianniu { Charset::Gb18030 } else { Charset::Utf8 };
        let charset = charset.unwrap_or(usual);
        (open || charset == Charset::Utf8).then_some(Self { format, charset })
    }
}

/// The phrases of a category, or all: also those that rest, and unless only `own` ones are wanted,
/// those of the program.
pub fn chosen(library: &Library, category: Option<&str>, own: bool) -> Vec<Arc<Phrase>> {
    let is_wanted = |phrase: &Brief<'_>| {
        category.is_none_or(|name| **phrase.category == *name.trim())
            && !(own && phrase.scope == Scope::BuiltIn)
    };
    let all = library.own();
    let wanted = all.briefs().chain(library.resting.briefs()).filter(is_wanted);
    wanted.map(|phrase| phrase.taken_up()).collect()
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Report {
    /// Phrases asked for.
    pub phrases: usize,
    /// Phrases written.
    pub written: usize,
    /// What the form can't hold, and how many phrases have it.
    pub not_held: BTreeMap<&'static str, usize>,
    /// Phrases that were left out.
    pub refused: Vec<Odd>,
    /// Phrases that were written with characters that plain GBK does not have.
    pub not_gbk: Vec<Odd>,
}

/// A phrase that the form does not take as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Odd {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Why: `characters`, `too-long` or `no-text`.
    pub reason: &'static str,
    /// The characters, each once.
    pub characters: String,
}

/// Turns phrases into a file; `name` is the category of a pack file, and `book` holds the phrases
/// inside of phrases, which other programs get in full.
///
/// # Errors
/// Only what a library of a form says: with a workbook that is too large, for example.
pub fn write(
    phrases: &[Arc<Phrase>],
    (variables, book): (&BTreeMap<String, Variable>, &(impl Phrasebook + ?Sized)),
    wish: Wish,
    name: &str,
) -> io::Result<(Vec<u8>, Report)> {
    let mut drafts: Vec<Draft> =
        phrases.iter().map(|phrase| Draft::from(phrase.as_ref())).collect();
    let mut report = Report { phrases: drafts.len(), ..Report::default() };
    if matches!(wish.format, Format::Qianniu | Format::Espanso | Format::Text) {
        in_full(&mut drafts, book, &mut report);
    }
    let mut kept: Vec<&Draft> = drafts.iter().collect();
    if LESS.contains(&wish.format) {
        kept.retain(|draft| {
            let has_text = !draft.text.trim().is_empty();
            if !has_text {
                report.refuse(draft, "no-text", String::new());
            }
            has_text
        });
    }
    if matches!(wish.format, Format::Csv | Format::Qianniu | Format::Text) {
        kept.retain(|draft| fits(draft, wish, &mut report));
    }
    if wish.format == Format::Xlsx {
        kept.retain(|draft| sheet_out::fits_a_workbook(draft, &mut report));
    }
    let used = used(&kept, variables);
    let bytes = match wish.format {
        Format::Csv => encoded(&sheet_out::csv(&kept)?, wish.charset, true),
        Format::Qianniu => encoded(&sheet_out::qianniu(&kept)?, wish.charset, true),
        Format::Xlsx => sheet_out::xlsx(&kept)?,
        Format::Json => own::json_of(&kept, &used)?.into_bytes(),
        Format::Toml => own::toml_of(&kept, &used, name).map_err(io::Error::other)?.into_bytes(),
        Format::Espanso => espanso_out::write(&kept, variables).into_bytes(),
        Format::Text => {
            let texts: Vec<&str> = kept.iter().map(|draft| draft.text.as_str()).collect();
            let (text, whole) = lines::write(&texts);
            report.miss("empty-lines", whole.iter().filter(|whole| !**whole).count());
            encoded(&text, wish.charset, false)
        }
    };
    report.written = kept.len();
    missing(&kept, phrases, wish.format, &mut report);
    Ok((bytes, report))
}

impl Report {
    pub(super) fn miss(&mut self, what: &'static str, phrases: usize) {
        if phrases > 0 {
            self.not_held.insert(what, phrases);
        }
    }

    pub(super) fn refuse(&mut self, draft: &Draft, reason: &'static str, characters: String) {
        self.refused.push(Odd::new(draft, reason, characters));
    }
}

impl Odd {
    fn new(draft: &Draft, reason: &'static str, characters: String) -> Self {
        Self { id: draft.id.clone(), title: draft.title.clone(), reason, characters }
    }
}

/// Puts in the phrases inside, and makes one message of parts. A phrase inside that can't be put in
/// stays as it is: `chaqi phrases check` names it.
fn in_full(drafts: &mut [Draft], book: &(impl Phrasebook + ?Sized), report: &mut Report) {
    let (mut inside, mut open, mut divided) = (0, 0, 0);
    for draft in drafts {
        match put_in(&draft.id, &draft.text, book) {
            Ok(Cow::Borrowed(_)) => {}
            Ok(Cow::Owned(text)) => {
                draft.text = text;
                inside += 1;
            }
            Err(_) => open += 1,
        }
        if let [_, _, ..] = parts(&draft.text)[..] {
            draft.text = parts(&draft.text).join("\n");
            divided += 1;
        }
    }
    report.miss("inside", inside);
    report.miss("inside-open", open);
    report.miss("parts", divided);
}

/// The declarations of the variables that phrases use.
fn used(drafts: &[&Draft], all: &BTreeMap<String, Variable>) -> BTreeMap<String, Variable> {
    let texts = drafts.iter().flat_map(|d| std::iter::once(&d.text).chain(&d.variants));
    let templates: Vec<Template<'_>> = texts.filter_map(|t| Template::parse(t).ok()).collect();
    let names: BTreeSet<&str> = templates.iter().flat_map(Template::variables).collect();
    let mut used = all.clone();
    used.retain(|name, _| names.contains(name.as_str()));
    used
}

/// Whether the encoding holds a phrase; names the characters where it does not.
fn fits(draft: &Draft, wish: Wish, report: &mut Report) -> bool {
    if wish.charset == Charset::Utf8 {
        return true;
    }
    let cells = sheet_out::cells(draft, wish.format).join("");
    let outside = |charset| {
        let mut odd: Vec<char> = cells.chars().filter(|c| !holds(charset, *c)).collect();
        odd.sort_unstable();
        odd.dedup();
        String::from_iter(odd)
    };
    let odd = outside(wish.charset);
    if !odd.is_empty() {
        report.refuse(draft, "characters", odd);
        return false;
    }
    let not_gbk = outside(Charset::Gbk);
    if !not_gbk.is_empty() {
        report.not_gbk.push(Odd::new(draft, "characters", not_gbk));
    }
    true
}

fn holds(charset: Charset, c: char) -> bool {
    let encoding = match charset {
        Charset::Utf8 => return true,
        Charset::Gb18030 => encoding_rs::GB18030,
        Charset::Gbk => encoding_rs::GBK,
    };
    let (_, _, failed) = encoding.encode(c.encode_utf8(&mut [0; 4]));
    !failed
}

/// A text whose characters the encoding holds.
fn encoded(text: &str, charset: Charset, mark: bool) -> Vec<u8> {
    match charset {
        Charset::Utf8 if mark => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        Charset::Utf8 => text.as_bytes().to_vec(),
        Charset::Gb18030 => encoding_rs::GB18030.encode(text).0.into_owned(),
        Charset::Gbk => encoding_rs::GBK.encode(text).0.into_owned(),
    }
}

/// Counts what the form has no place for.
fn missing(kept: &[&Draft], phrases: &[Arc<Phrase>], format: Format, report: &mut Report) {
    type Has = fn(&Draft) -> bool;
    let has: [(&'static str, Has, &[Format]); 9] = [
        ("code", |d| !d.code.is_empty(), &[Format::Text]),
        ("title", |_| true, &[Format::Text, Format::Qianniu]),
        ("category", |d| !d.category.is_empty(), &[Format::Text, Format::Espanso]),
        ("tags", |d| !d.tags.is_empty(), &[Format::Text, Format::Qianniu]),
        ("aliases", |d| !d.aliases.is_empty(), &[Format::Text, Format::Qianniu]),
        ("variants", |d| !d.variants.is_empty(), LESS),
        (
            "dates",
            |d| d.valid_from.is_some() || d.valid_to.is_some() || d.review_by.is_some(),
            LESS,
        ),
        ("platform", |d| d.platform.is_some(), LESS),
        ("image", |d| d.image.is_some(), LESS),
    ];
    for (what, has, not_in) in has {
        if not_in.contains(&format) {
            report.miss(what, kept.iter().filter(|draft| has(draft)).count());
        }
    }
    let colours = phrases.iter().filter(|phrase| phrase.colour.is_some()).count();
    report.miss("colour", colours);
    if !matches!(format, Format::Json | Format::Toml) {
        let control = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
        let has = |d: &&&Draft| sheet_out::cells(d, format).iter().any(|c| c.contains(control));
        if format != Format::Espanso {
            report.miss("control-characters", kept.iter().filter(has).count());
        }
        let asks = |d: &&&Draft| d.text.contains(['{', '｛']);
        if matches!(format, Format::Qianniu | Format::Text) {
            report.miss("variables", kept.iter().filter(asks).count());
        }
    }
    if format == Format::Espanso {
        let signs = ["$|$", "\\{\\{", "\\}\\}"];
        let has = |d: &&&Draft| signs.iter().any(|sign| d.text.contains(sign));
        report.miss("signs", kept.iter().filter(has).count());
        report.miss("code", kept.iter().filter(|d| d.code.is_empty()).count());
    }
}

/// The forms that hold only what a reply is made of.
const LESS: &[Format] = &[Format::Text, Format::Qianniu, Format::Espanso];
