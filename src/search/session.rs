//! The search that goes along with typing: each key narrows what the key before has left.

use super::grams::{Grams, Set, everything, holds, keep, members, take_out};
use super::index::{Fields, Index};
use super::plan::{At, Plan};
use super::sieve::{for_gaps, narrow, narrow_to_titles};
use super::talk::{ANY, LONG, SHORT, Talk};
use super::together::{begins, categories, find_all, joined, why_in_body};
use super::word::{Word, words};
use super::{Hit, Options, PINNED, Tier, Why, fuzzy, sentence};

/// With fewer hits than this, matches with gaps are looked for too.
const FEW: usize = 20;
/// With fewer hits than this, a long query is read as a sentence.
const TOO_FEW: usize = 5;
/// With more left that nobody would see, what is left is not read.
const UNCOUNTED: usize = 2_000;
/// What it counts for a sentence that a phrase holds every one of its English words.
const ALL_WORDS: i32 = 300;
/// How many keys can be taken back without searching anew.
const MAX_LEVELS: usize = 16;

/// How a hit was found, in the lowest bits of its place in the order; else by pinyin.
const WHY_BITS: u32 = 2;
const TEXT: u64 = 1;
const CODE: u64 = 2;

/// The state of a search box: the hits of the last query, and what earlier keys have left.
///
/// Hits are kept for as long as the same is asked in the same way; after a change of the ranks,
/// call [`Session::forget`].
#[derive(Debug, Clone, Default)]
pub struct Session {
    stamp: u64,
    category: Option<String>,
    tolerant: bool,
    plain_order: bool,
    limits: (usize, usize),
    /// The last query's, and those of the queries it begins with.
    levels: Vec<Level>,
    tiers: [Vec<(u64, u32)>; 9],
    /// Documents that were found and stand behind the limit.
    unlisted: usize,
    /// Others may stand behind the limit, too.
    more: bool,
}

/// What a query found.
#[derive(Debug, Clone)]
struct Level {
    query: String,
    /// The documents that hold all words: only these can hold those of a longer query.
    set: Set,
    hits: Vec<Hit>,
    total: usize,
    /// There may be more than were counted.
    more: bool,
}

impl Session {
    /// Makes the state of an empty search box.
    pub fn new() -> Self {
        Self::default()
    }

    /// Searches, and returns the best hits, at most as many as the options want.
    ///
    /// Order: tier, then rank (unless plain), then score, then the order of the index; among
    /// fuzzy hits and those of a sentence the score comes before the rank, and among those whose
    /// code it is whose they are. A query without words lists everything.
    pub fn search(&mut self, index: &Index, query: &str, options: &Options) -> &[Hit] {
        self.forget_if_other(index, options);
        let words = words(query, options.tolerant);
        let query = joined(&words);
        while self.levels.last().is_some_and(|level| !query.starts_with(&level.query)) {
            self.levels.pop();
        }
        // A key was taken back: its hits are still there.
        if self.levels.last().is_none_or(|level| level.query != query) {
            self.tiers.iter_mut().for_each(Vec::clear);
            (self.unlisted, self.more) = (0, false);
            let plans: Vec<Plan> = words.iter().map(|w| Plan::new(index, w.clone())).collect();
            let set = if plans.is_empty() {
                self.list_all(index, options)
            } else {
                self.search_words(index, &words, &plans, options)
            };
            let total = self.unlisted + self.tiers.iter().map(Vec::len).sum::<usize>();
            let most = if plans.is_empty() { options.list_limit } else { options.limit };
            let hits = self.best(index, &plans, most);
            if self.levels.len() == MAX_LEVELS {
                self.levels.remove(0);
            }
            self.levels.push(Level { query, set, hits, total, more: self.more });
        }
        self.hits()
    }

    /// Returns the hits of the last search.
    pub fn hits(&self) -> &[Hit] {
        self.levels.last().map_or(&[], |level| &level.hits)
    }

    /// Returns how many documents the last search found, also beyond the limit.
    pub fn total(&self) -> usize {
        self.levels.last().map_or(0, |level| level.total)
    }

    /// Tells whether there may be more than the total: nobody has counted what stands far behind
    /// the limit.
    pub fn has_more(&self) -> bool {
        self.levels.last().is_some_and(|level| level.more)
    }

    /// Drops all hits, since the ranks are others now.
    pub fn forget(&mut self) {
        self.levels.clear();
    }

    fn list_all(&mut self, index: &Index, options: &Options) -> Set {
        let all = self.start(index);
        for doc in members(&all) {
            self.note(doc, At { tier: Tier::Listed, why: Why::Listed, score: 0 }, options);
        }
        all
    }

    /// Notes the documents that hold all words, and returns those that hold them without gaps.
    fn search_words(
        &mut self,
        index: &Index,
        words: &[Word],
        plans: &[Plan],
        options: &Options,
    ) -> Set {
        let mut set = self.start(index);
        let surely: Vec<bool> =
            plans.iter().map(|plan| narrow(plan, &mut set, options.tolerant)).collect();
        let mut found = set.clone();
        if let ([plan], Some(grams)) = (plans, &index.grams) {
            self.search_by_tiers(plan, grams, surely[0], &mut found, options);
        } else {
            for doc in members(&set) {
                match find_all(index, plans, &surely, doc) {
                    Some(at) => self.note(doc, at, options),
                    None => found[doc / 64] &= !(1 << (doc % 64)),
                }
            }
        }
        let alone = members(&found).next().is_none();
        let least = if alone { SHORT } else { LONG };
        if self.search_sentence(index, words, plans, &found, least, options) {
            return found;
        }
        let typed: usize = words.iter().map(Word::len).sum();
        let few = self.unlisted + self.tiers.iter().map(Vec::len).sum::<usize>() < FEW;
        if few && typed > 1 {
            let mut among = for_gaps(plans, index.len(), options.tolerant);
            self.keep_category(index, &mut among);
            fuzzy::search(index, plans, &among, &found, |doc, score| {
                self.note(doc, At { tier: Tier::Fuzzy, why: Why::Fuzzy, score }, options);
            });
        }
        if alone && self.tiers.iter().all(Vec::is_empty) {
            self.search_sentence(index, words, plans, &found, ANY, options);
        }
        found
    }

    /// Notes the documents that hold a single word, the better places first, and stops when nobody
    /// would see the rest. `set` has those that can hold it; what was read and does not is taken
    /// out of it.
    fn search_by_tiers(
        &mut self,
        plan: &Plan,
        grams: &Grams,
        surely: bool,
        set: &mut Set,
        options: &Options,
    ) {
        let index = plan.index;
        let mut left = set.clone();
        let look = |session: &mut Self,
                    left: &mut Set,
                    among: &Set,
                    tier: &dyn Fn(&Fields) -> Option<At>| {
            for doc in members(among) {
                if let Some(at) = tier(&index.fields(doc)) {
                    session.note(doc, at, options);
                    left[doc / 64] &= !(1 << (doc % 64));
                }
            }
        };
        for code in grams.codes.starting(&plan.classes) {
            if !holds(&left, code.doc) {
                continue;
            }
            let at = match code.len {
                Some(len) => Some(plan.in_code_of(len)),
                None => plan.in_code(&index.fields(code.doc)),
            };
            if let Some(at) = at {
                self.note(code.doc, at, options);
                left[code.doc / 64] &= !(1 << (code.doc % 64));
            }
        }
        if self.is_enough(surely, &left, options) {
            return;
        }
        let mut titles = left.clone();
        narrow_to_titles(plan, &mut titles, options.tolerant);
        if plan.word.is_short() && self.best_titles(plan, grams, &titles, &mut left, options) {
            self.is_enough(surely, &left, options);
            return;
        }
        keep(&mut titles, &left);
        look(self, &mut left, &titles, &|fields| plan.in_title(fields));
        if self.is_enough(surely, &left, options) {
            return;
        }
        let mut heads = left.clone();
        if plan.word.is_pinyin() && !options.tolerant {
            keep(&mut heads, &grams.heads_with(&plan.word.chars));
        }
        look(self, &mut left, &heads, &|fields| plan.in_labels(fields));
        if self.is_enough(surely, &left, options) {
            return;
        }
        let bodies = left.clone();
        look(self, &mut left, &bodies, &|fields| plan.in_body(fields, surely));
        take_out(set, &left);
    }

    /// Notes the best of the titles that hold one letter or two: those in use, those that may have
    /// the letters themselves, and then from the best place on until the limit is reached. Tells
    /// whether it was: nobody would see the others then.
    fn best_titles(
        &mut self,
        plan: &Plan,
        grams: &Grams,
        titles: &Set,
        left: &mut Set,
        options: &Options,
    ) -> bool {
        let index = plan.index;
        let mut look = |session: &mut Self, doc: usize| {
            let at = plan.in_title(&index.fields(doc))?;
            session.note(doc, at, options);
            left[doc / 64] &= !(1 << (doc % 64));
            Some(at)
        };
        let mut first = titles.clone();
        keep(&mut first, &grams.latin_titles);
        let used = options.ranks.used().iter().zip(titles).map(|(used, title)| used & title);
        first.iter_mut().zip(used).for_each(|(word, used)| *word |= used);
        for doc in members(&first) {
            look(self, doc);
        }
        // One that scores as much as any behind it can is before them all.
        let mut before = 0;
        for title in grams.titles.beginning(&plan.word.chars) {
            if !holds(titles, title.doc) || holds(&first, title.doc) {
                continue;
            }
            first[title.doc / 64] |= 1 << (title.doc % 64);
            let at = look(self, title.doc);
            before += usize::from(at.is_some_and(|at| at.score == title.most));
            if before >= options.limit.max(FEW) {
                return true;
            }
        }
        false
    }

    /// Tells whether nobody would see what is left, and counts it then. Little is read all the
    /// same, so that the total is right.
    fn is_enough(&mut self, surely: bool, left: &Set, options: &Options) -> bool {
        let count = left.iter().map(|word| word.count_ones() as usize).sum();
        let noted: usize = self.tiers.iter().map(Vec::len).sum();
        let enough = noted >= options.limit.max(FEW) && (surely || count > UNCOUNTED);
        if enough {
            self.unlisted = if surely { count } else { 0 };
            self.more = !surely;
        }
        enough
    }

    /// Reads a long query as a sentence when little holds it as it stands. Tells whether anything
    /// fits. English words one by one are in many texts, so what holds them all only stands a
    /// little higher, unless its title begins as typed.
    fn search_sentence(
        &mut self,
        index: &Index,
        words: &[Word],
        plans: &[Plan],
        strict: &Set,
        least: (usize, usize),
        options: &Options,
    ) -> bool {
        let before = self.unlisted + self.tiers.iter().map(Vec::len).sum::<usize>();
        let Some(talk) = Talk::of(words, least) else { return false };
        if before >= TOO_FEW && !talk.is_english() {
            return false;
        }
        let mut wanted = everything(index.len());
        self.keep_category(index, &mut wanted);
        for doc in members(strict).filter(|&doc| !talk.is_english() || begins(index, plans, doc)) {
            wanted[doc / 64] &= !(1 << (doc % 64));
        }
        let mut found = vec![0u64; wanted.len()];
        let mut hits = vec![];
        sentence::search(
            index,
            &talk,
            |doc| holds(&wanted, doc),
            |doc, score| {
                found[doc / 64] |= 1 << (doc % 64);
                hits.push((doc, score));
            },
        );
        if talk.is_english() {
            for tier in &mut self.tiers {
                tier.retain(|&(_, doc)| !holds(&found, doc as usize));
            }
        }
        for &(doc, score) in &hits {
            let all = if holds(strict, doc) { ALL_WORDS } else { 0 };
            let at = At { tier: Tier::Sentence, why: Why::Sentence, score: score + all };
            self.note(doc, at, options);
        }
        !hits.is_empty()
    }

    /// Drops what was found elsewhere or otherwise.
    fn forget_if_other(&mut self, index: &Index, options: &Options) {
        let same = self.stamp == index.stamp
            && self.tolerant == options.tolerant
            && self.plain_order == options.plain_order
            && self.limits == (options.limit, options.list_limit)
            && self.category.as_deref() == options.category;
        if !same {
            self.stamp = index.stamp;
            self.tolerant = options.tolerant;
            self.plain_order = options.plain_order;
            self.limits = (options.limit, options.list_limit);
            self.category = options.category.map(str::to_owned);
            self.levels.clear();
        }
    }

    /// Returns the documents to look at: those that the longest earlier query has left.
    fn start(&self, index: &Index) -> Set {
        match self.levels.last() {
            Some(level) => level.set.clone(),
            None => {
                let mut set = everything(index.len());
                self.keep_category(index, &mut set);
                set
            }
        }
    }

    fn keep_category(&self, index: &Index, set: &mut Set) {
        let Some(asked) = self.category.as_deref() else { return };
        let wanted = categories(index, asked, self.tolerant);
        let mut row = vec![0u64; set.len()];
        for doc in (0..index.len()).filter(|&doc| wanted[index.category(doc)]) {
            row[doc / 64] |= 1 << (doc % 64);
        }
        keep(set, &row);
    }

    fn note(&mut self, doc: usize, at: At, options: &Options) {
        let used = options.ranks.of(doc);
        let used = if options.plain_order { used & PINNED } else { used };
        let rank = u64::from(u32::MAX - used);
        let score = u64::from(u16::MAX - u16::try_from(at.score.max(0)).unwrap_or(u16::MAX));
        let by_score = matches!(at.tier, Tier::Sentence | Tier::Fuzzy);
        let over = match at.tier {
            Tier::Code => u64::from(u8::MAX - options.over.get(doc).copied().unwrap_or(0)),
            _ => 0,
        };
        let order = if by_score { score << 32 | rank } else { over << 48 | rank << 16 | score };
        let why = match at.why {
            Why::Text => TEXT,
            Why::Code => CODE,
            _ => 0,
        };
        // The lowest bits only carry how it was found; they never decide before the rest.
        self.tiers[at.tier as usize]
            .push((order << WHY_BITS | why, u32::try_from(doc).unwrap_or(u32::MAX)));
    }

    /// Sorts as many hits as are wanted, tier by tier.
    fn best(&mut self, index: &Index, plans: &[Plan], limit: usize) -> Vec<Hit> {
        const TIERS: [Tier; 9] = [
            Tier::Listed,
            Tier::Code,
            Tier::CodePrefix,
            Tier::Title,
            Tier::TitlePinyin,
            Tier::Label,
            Tier::Body,
            Tier::Sentence,
            Tier::Fuzzy,
        ];
        let mut hits = Vec::new();
        for tier in TIERS {
            let room = limit - hits.len();
            if room == 0 {
                break;
            }
            let list = &mut self.tiers[tier as usize];
            let key = |&(order, doc): &(u64, u32)| (order >> WHY_BITS, doc);
            if list.len() > room {
                list.select_nth_unstable_by_key(room, key);
                list.truncate(room);
            }
            list.sort_unstable_by_key(key);
            for &(order, doc) in list.iter() {
                let by_score = matches!(tier, Tier::Sentence | Tier::Fuzzy);
                let told = order >> WHY_BITS;
                let score = if by_score { told >> 32 } else { told & 0xffff };
                let score = i32::from(u16::MAX) - i32::try_from(score).unwrap_or(0);
                let why = match tier {
                    Tier::Listed => Why::Listed,
                    Tier::Code | Tier::CodePrefix => Why::Code,
                    Tier::Sentence => Why::Sentence,
                    Tier::Fuzzy => Why::Fuzzy,
                    Tier::Body if score == 0 || plans.len() > 1 => {
                        why_in_body(index, plans, doc as usize)
                    }
                    _ if order & TEXT != 0 => Why::Text,
                    _ if order & CODE != 0 => Why::Code,
                    _ => Why::Pinyin,
                };
                hits.push(Hit { doc, tier, why, score });
            }
        }
        hits
    }
}
