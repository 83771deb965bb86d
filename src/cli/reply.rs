//! `chaqi reply`: finding, printing and copying quick replies without the console.
//!
//! This is behind hot keys, so nothing is opened or read that the answer does not need: no store
//! when there is none, no message file for JSON, no index beyond one search.

use super::args;
use super::context::{Context, fresh_id};
use super::copy;
use super::errors::{Done, Failure};
use super::output::{self, Out};
use super::reply_lint;
use crate::config::{ReplyOrder, Role};
use crate::domain::{Change, UseId};
use crate::i18n::{Lang, t};
use crate::phrases::picture::Picture;
use crate::phrases::{
    self, DateStyle, FillError, InsideError, Library, Phrase, Phrases, Template, TemplateError,
    Usage, pins, put_in,
};
use crate::search::{Doc, Hit, Index, Options, PINNED, Session, Tier, Why, parse_query};
use crate::store::Store;
use crate::text::gate;
use chrono::{NaiveDate, TimeDelta};
use serde::Serialize;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::mem::ManuallyDrop;
use std::sync::Arc;

/// Use that is older counts for nothing: the score has halved eight times by then.
const REMEMBERED_DAYS: i64 = 120;

/// A phrase that was found.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    code: &'a str,
    title: &'a str,
    category: &'a str,
    text: String,
    tier: &'static str,
    matched: &'static str,
    score: i32,
    /// Variables without a value; then the text is the template.
    missing: Vec<String>,
    /// The path of its picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<String>,
}

/// What a phrase's text needs to be filled.
pub(super) struct Filler<'a> {
    context: &'a Context,
    library: &'a Library,
    given: BTreeMap<String, String>,
    /// The product that was named, of which there is no card.
    no_card: Option<String>,
}

/// Why a phrase's text is no template.
enum Broken {
    Braces(TemplateError),
    Inside(InsideError),
}

impl From<TemplateError> for Broken {
    fn from(error: TemplateError) -> Self {
        Self::Braces(error)
    }
}

impl From<InsideError> for Broken {
    fn from(error: InsideError) -> Self {
        Self::Inside(error)
    }
}

/// Runs the command.
pub(super) fn run(context: &Context, args: &args::Reply) -> Done {
    let today = context.now.date_naive();
    // Not dropped: the program ends anyway, and taking ten thousand phrases apart costs time.
    let library = ManuallyDrop::new(Library::load(&context.phrase_sources(), today));
    super::phrases::note_problems(context.lang, &library);
    let filler = Filler::new(context, &library, &args.var);
    if let Some(id) = &args.show {
        let phrase = library.by_id(id).or_else(|| library.by_code(id));
        let phrase = &*phrase.ok_or_else(|| not_there(context.lang, &library, id, today))?;
        let hit = Hit { doc: 0, tier: Tier::Listed, why: Why::Listed, score: 0 };
        if args.copy {
            return copied(context, &filler, phrase, args, &hit);
        }
        let mut out = Out::new();
        if args.json {
            out.json(&filler.row(phrase, &hit))?;
        } else {
            let text = filler.fill(phrase, &phrase.text)?;
            let broken = reply_lint::checked(
                context,
                phrase,
                (&filler.written(phrase, &phrase.text), &text),
                args.anyway,
            )?;
            out.block(&text)?;
            reply_lint::record(context, phrase, broken)?;
        }
        out.flush()?;
        return Ok(0);
    }
    let (phrases, hits) = search(context, args, &library);
    if args.copy
        && let Some(hit) = hits.first()
        && let Some(phrase) = phrases.get(hit.doc as usize)
    {
        return copied(context, &filler, &phrase, args, hit);
    }
    let found: Vec<(Arc<Phrase>, &Hit)> =
        hits.iter().filter_map(|hit| Some((phrases.get(hit.doc as usize)?, hit))).collect();
    let rows: Vec<Row<'_>> = found.iter().map(|(phrase, hit)| filler.row(phrase, hit)).collect();
    let mut out = Out::new();
    if args.json {
        out.json(&rows)?;
    } else {
        list(&mut out, context.lang, &rows)?;
    }
    out.flush()?;
    if rows.is_empty() {
        return Err(nothing(context, &library, args));
    }
    Ok(0)
}

/// Of what was asked for by its id or code: there is none, or it rests by its dates.
fn not_there(lang: Lang, library: &Library, id: &str, today: NaiveDate) -> Failure {
    let Some(phrase) = library.resting_called(id) else {
        return Failure::nothing(t!(lang, "cli-fail-phrase-none", "id" => id))
            .hint(t!(lang, "cli-hint-phrase-none"));
    };
    let days = phrase.days();
    let why = match days.from.filter(|from| today < *from) {
        Some(from) => t!(lang, "replies-not-yet", "day" => from.to_string()),
        None => {
            let to = days.to.map(|to| to.to_string()).unwrap_or_default();
            t!(lang, "replies-over", "day" => to)
        }
    };
    Failure::nothing(t!(lang, "cli-fail-phrase-resting", "id" => id, "why" => why))
        .hint(t!(lang, "cli-hint-phrase-resting", "place" => format!("{}:{}", phrase.source, phrase.line)))
}

fn nothing(context: &Context, library: &Library, args: &args::Reply) -> Failure {
    if args.json {
        return Failure::Code(super::errors::NOTHING);
    }
    if let Some(category) = &args.category
        && !library.categories().iter().any(|known| *known.name == **category)
    {
        return super::phrases_export::no_category(context.lang, library, category);
    }
    let query = args.query.join(" ");
    Failure::nothing(t!(context.lang, "cli-fail-reply-none", "query" => query))
        .hint(t!(context.lang, "cli-hint-reply-none"))
}

/// The phrases that are meant for the shop's platform, and the hits among them.
fn search(context: &Context, args: &args::Reply, library: &Library) -> (Phrases, Vec<Hit>) {
    let platform = context.config.shop.platform;
    let phrases = library.phrases.only(|phrase| phrase.fits(platform));
    let index = ManuallyDrop::new(Index::for_one_search(phrases.briefs().map(|phrase| Doc {
        code: phrase.code,
        aliases: phrase.aliases(),
        title: phrase.title,
        category: phrase.category,
        tags: phrase.tags,
        body: phrase.text,
    })));
    let query = parse_query(&args.query.join(" ")).among(index.categories());
    let category = args.category.as_deref().or(query.category.as_deref());
    let usage = usage(context);
    let now = context.now.timestamp_millis();
    // Favourites that can't be read cost their place, no more.
    let pinned = pins::read(&context.paths.data_dir.join(pins::FILE)).unwrap_or_default();
    let pinned: HashSet<String> = pinned.into_iter().collect();
    let ranks: Vec<u32> = if usage.is_empty() && pinned.is_empty() {
        Vec::new()
    } else {
        let used = |id: &str| usage.get(id).map_or(0, |used| used.rank(now).min(PINNED - 1));
        let pin = |id: &str| if pinned.contains(id) { PINNED } else { 0 };
        phrases.briefs().map(|phrase| used(phrase.id) + pin(phrase.id)).collect()
    };
    let over: Vec<u8> = phrases.briefs().map(|phrase| phrase.scope as u8).collect();
    let options = Options {
        category,
        tolerant: args.tolerant || context.config.replies.tolerant_pinyin,
        ranks: &ranks.into(),
        over: &over,
        plain_order: context.config.replies.order == ReplyOrder::Plain,
        limit: args.limit.max(1),
        list_limit: args.limit.max(1),
    };
    let hits = Session::new().search(&index, &query.words, &options).to_vec();
    (phrases, hits)
}

/// How much each phrase was used. A store that can't be read costs the order by use, no more: the
/// commands that need it say what is wrong.
fn usage(context: &Context) -> HashMap<String, Usage> {
    let mut usage: HashMap<String, Usage> = HashMap::new();
    if context.config.replies.order == ReplyOrder::Plain || !context.paths.db.exists() {
        return usage;
    }
    let since = context.now - TimeDelta::days(REMEMBERED_DAYS);
    let rows = context.store().ok().and_then(|store| store.usage_since(since).ok());
    for row in rows.unwrap_or_default() {
        usage.entry(row.phrase).or_default().touch(row.at);
    }
    usage
}

impl<'a> Filler<'a> {
    /// With these values over those of the settings.
    pub(super) fn new(
        context: &'a Context,
        library: &'a Library,
        given: &[(String, String)],
    ) -> Self {
        let own = [("agent", &context.config.agent.name), ("shop", &context.config.shop.name)];
        let mut values: BTreeMap<String, String> = library
            .variables
            .iter()
            .filter_map(|(name, variable)| Some((name.clone(), variable.default.clone()?)))
            .collect();
        values.extend(own.map(|(name, value)| (name.to_owned(), value.clone())));
        let called = given.iter().rev().find(|(name, _)| name == "product");
        let card = called
            .and_then(|(_, called)| library.products.iter().find(|p| p.card.is_called(called)));
        if let Some(product) = card {
            values.extend(library.values_of(product));
        }
        let no_card = called.filter(|_| card.is_none()).map(|(_, called)| called.clone());
        values.extend(given.iter().cloned());
        // However it was called.
        values.extend(card.map(|product| ("product".to_owned(), product.card.name.clone())));
        Self { context, library, given: values, no_card }
    }

    fn row<'p>(&self, phrase: &'p Phrase, hit: &Hit) -> Row<'p> {
        let (text, missing) = match self.try_fill(phrase, &phrase.text) {
            Ok(Ok(text)) => (text, Vec::new()),
            Ok(Err(FillError::Missing { names })) => {
                (self.written(phrase, &phrase.text).into_owned(), names)
            }
            // Nobody takes the text for a whole one.
            Err(Broken::Inside(InsideError::Unknown { id, .. } | InsideError::TooLong(id))) => {
                (phrase.text.clone(), vec![format!(">{id}")])
            }
            Err(Broken::Inside(InsideError::Cycle(way))) => {
                (phrase.text.clone(), way.last().map(|id| format!(">{id}")).into_iter().collect())
            }
            _ => (phrase.text.clone(), Vec::new()),
        };
        Row {
            id: &phrase.id,
            code: &phrase.code,
            title: &phrase.title,
            category: &phrase.category,
            text,
            tier: tier(hit.tier),
            matched: matched(hit.why),
            score: hit.score,
            missing,
            image: Picture::of(phrase)
                .and_then(Result::ok)
                .map(|picture| picture.path().display().to_string()),
        }
    }

    fn book(&self) -> &Phrases {
        &self.library.phrases
    }

    /// A wording with the phrases inside put in, where that can be done.
    pub(super) fn written<'p>(&self, phrase: &Phrase, wording: &'p str) -> Cow<'p, str> {
        put_in(&phrase.id, wording, self.book()).unwrap_or(Cow::Borrowed(wording))
    }

    fn try_fill(&self, phrase: &Phrase, text: &str) -> Result<Result<String, FillError>, Broken> {
        let text = put_in(&phrase.id, text, self.book())?;
        let style = match self.context.lang {
            Lang::ZhCn => DateStyle::ZH_CN,
            Lang::En => DateStyle::EN,
        };
        Ok(Template::parse(&text)?.fill(&self.given, self.context.now, &style))
    }

    /// The text with all blanks filled; a text with a hole never comes out.
    /// Of a picture alone its path is the text.
    pub(super) fn fill(&self, phrase: &Phrase, text: &str) -> Result<String, Failure> {
        let lang = self.context.lang;
        if text.trim().is_empty()
            && let Some(picture) = Picture::of(phrase)
        {
            let picture = picture.map_err(|error| {
                let image = phrase.image.clone().unwrap_or_default();
                let id = format!("replies-picture-{}", error.code());
                Failure::said(t!(lang, &id, "path" => image))
            })?;
            let path = picture.path().display().to_string();
            if !picture.is_there() {
                return Err(Failure::said(t!(lang, "replies-picture-missing", "path" => path)));
            }
            return Ok(path);
        }
        match self.try_fill(phrase, text) {
            Ok(Ok(text)) => Ok(text),
            Ok(Err(FillError::Missing { names })) => {
                let labels: Vec<String> = names
                    .iter()
                    .map(|name| match self.library.variables.get(name) {
                        Some(variable) if !variable.label.is_empty() => {
                            format!("{name} ({})", variable.label)
                        }
                        Some(_) => name.clone(),
                        None => self.unknown(name),
                    })
                    .collect();
                let options: Vec<String> =
                    names.iter().map(|name| format!("--var {name}=…")).collect();
                let hint = match &self.no_card {
                    Some(called) if names.iter().any(|name| name.starts_with("product.")) => {
                        t!(lang, "cli-hint-no-card", "product" => called.as_str())
                    }
                    _ => t!(lang, "cli-hint-missing-values", "options" => options.join(" ")),
                };
                Err(Failure::said(t!(lang, "cli-fail-missing-values",
                    "id" => phrase.id.as_str(), "names" => labels.join(", ")))
                .hint(hint))
            }
            Ok(Err(e)) => Err(self.broken(phrase, &e.to_string())),
            Err(Broken::Braces(e)) => Err(self.broken(phrase, &super::phrases::braces(lang, &e))),
            Err(Broken::Inside(e)) => Err(self.broken(phrase, &super::phrases::inside(lang, &e))),
        }
    }

    /// A name that nobody declared, with the nearest that somebody did.
    fn unknown(&self, name: &str) -> String {
        if phrases::BUILT_IN_VARIABLES.contains(&name) {
            return name.to_owned();
        }
        match phrases::near(name, &self.library.variables) {
            Some(near) => {
                format!("{name} ({})", t!(self.context.lang, "replies-near", "near" => near))
            }
            None => name.to_owned(),
        }
    }

    fn broken(&self, phrase: &Phrase, reason: &str) -> Failure {
        let place = format!("{}:{}", phrase.source, phrase.line);
        Failure::said(t!(self.context.lang, "cli-fail-phrase-broken",
            "id" => phrase.id.as_str(), "place" => place, "reason" => reason))
        .hint(t!(self.context.lang, "cli-hint-phrases-check"))
    }
}

/// Copies a phrase, prints it, and records the use.
fn copied(
    context: &Context,
    filler: &Filler<'_>,
    phrase: &Phrase,
    args: &args::Reply,
    hit: &Hit,
) -> Done {
    let lang = context.lang;
    let store =
        if context.config.agent.role == Role::ReadOnly { None } else { Some(context.store()) };
    let used = match &store {
        Some(Ok(store)) => uses(store, context, &phrase.id),
        _ => 0,
    };
    let wording = phrases::variant(phrase, used);
    // A chat box takes all parts as one message.
    let text = phrases::parts(&filler.fill(phrase, wording)?).join("\n");
    let broken = reply_lint::checked(
        context,
        phrase,
        (&filler.written(phrase, wording), &text),
        args.anyway,
    )?;
    copy::copy(context, &text)?;
    let mut out = Out::new();
    if args.json {
        out.json(&Row { text: text.clone(), ..filler.row(phrase, hit) })?;
    } else {
        out.block(&text)?;
    }
    out.flush()?;
    if let Some(picture) = Picture::of(phrase).and_then(Result::ok) {
        let path = picture.path().display().to_string();
        let beside = !phrase.text.trim().is_empty();
        match picture.is_there() {
            true if beside => output::note(&t!(lang, "replies-fact-picture", "path" => path)),
            true => {}
            false => output::note(&t!(lang, "replies-picture-missing-beside", "path" => path)),
        }
    }
    // The text is out; that it can't be counted is worth a word, not a failure.
    let recorded = match store {
        Some(Ok(mut store)) => {
            let used = UseId(fresh_id());
            let mut changes = vec![Change::ReplyCopied {
                used,
                phrase: phrase.id.clone(),
                title: phrase.title.clone(),
                about: None,
            }];
            changes.extend(broken.into_iter().map(|broken| broken.change(used, phrase)));
            context.act(&mut store, changes).map(drop)
        }
        Some(Err(e)) => Err(e),
        None => Ok(()),
    };
    if let Err(failure) = recorded {
        output::note(&t!(lang, "cli-note-not-counted"));
        failure.report(lang);
    }
    Ok(0)
}

/// How often a phrase was used lately.
pub(super) fn uses(store: &Store, context: &Context, phrase: &str) -> u32 {
    let since = context.now - TimeDelta::days(REMEMBERED_DAYS);
    let rows = store.usage_since(since).unwrap_or_default();
    u32::try_from(rows.iter().filter(|row| row.phrase == phrase).count()).unwrap_or(u32::MAX)
}

/// Each phrase in two lines: what it is, and how its text begins.
fn list(out: &mut Out, lang: Lang, rows: &[Row<'_>]) -> Result<(), Failure> {
    for row in rows {
        let code = if row.code.is_empty() { row.id } else { row.code };
        out.line(&format!("{code}  {}  [{}]  {}", row.title, row.category, row.id))?;
        let text = row.text.replace('\n', " ");
        let text = crate::text::truncate(&gate::line(&text), 96).into_owned();
        out.line(&format!("    {text}"))?;
        if !row.missing.is_empty() {
            let names = row.missing.join(", ");
            out.line(&format!("    {}", t!(lang, "cli-said-needs", "names" => names)))?;
        }
    }
    Ok(())
}

fn tier(tier: Tier) -> &'static str {
    match tier {
        Tier::Listed => "listed",
        Tier::Code => "code",
        Tier::CodePrefix => "code-prefix",
        Tier::Title => "title",
        Tier::TitlePinyin => "title-pinyin",
        Tier::Label => "label",
        Tier::Body => "body",
        Tier::Sentence => "sentence",
        Tier::Fuzzy => "fuzzy",
    }
}

fn matched(why: Why) -> &'static str {
    match why {
        Why::Listed => "listed",
        Why::Code => "code",
        Why::Text => "text",
        Why::Pinyin => "pinyin",
        Why::Sentence => "sentence",
        Why::Fuzzy => "fuzzy",
    }
}
