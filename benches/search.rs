//! The search per key, at 1,000, 10,000 and 100,000 phrases, beside nucleo over the lines that fzf
//! gets and fuzzy-matcher over the text.
//!
//! `cargo bench --bench search`. The phrases are made up, always the same: titles of 2–6 hanzi,
//! bodies of 15–80 characters. One sample is one key, as the console sends it: typed letter by
//! letter in one session, with a rank and a limit of 200 hits. Of the peers nucleo scans the texts
//! with their pinyin and initials appended, SkimMatcherV2 body and title without pinyin, for the same
//! queries. Without `--bench` nothing is measured.
//! `CHAQI_KEYS=1` prints the median and the 95th percentile of each key instead.

mod made_up;

use chaqi::search::{Doc, Index, Options, Ranks, Session};
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use made_up::{Dice, Phrase, phrases};
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use std::hint::black_box;
use std::time::Instant;

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
/// What agents type: pinyin in full, initials, half-typed, hanzi, mixed, several words, a code.
const TYPED: [&str; 12] = [
    "yj",
    "wl",
    "fhsj",
    "wuliu",
    "tuikuan",
    "催付",
    "物流查询",
    "yi价",
    "kd bj",
    "zlb",
    "hxqd",
    "c12",
];
/// What a buyer writes.
const SENTENCE: &str = "亲，我的快递怎么三天了还没到呀？帮我查一下";

fn docs(phrases: &[Phrase]) -> impl Iterator<Item = Doc<'_>> {
    phrases.iter().map(|p| Doc {
        code: &p.code,
        title: &p.title,
        category: &p.category,
        tags: p.tags.first().map_or("", String::as_str),
        body: &p.body,
        ..Doc::default()
    })
}

fn build(phrases: &[Phrase]) -> Index {
    Index::build(docs(phrases))
}

fn ranks(n: usize) -> Ranks {
    let mut dice = Dice(42);
    let mut rank =
        || if dice.below(10) == 0 { u32::try_from(dice.below(500)).unwrap_or(0) } else { 0 };
    (0..n).map(|_| rank()).collect::<Vec<u32>>().into()
}

/// The queries after each key of a typed word.
fn keys(typed: &str) -> impl Iterator<Item = &str> {
    typed.char_indices().map(|(at, c)| &typed[..at + c.len_utf8()])
}

#[divan::bench(args = SIZES)]
fn build_index(bencher: divan::Bencher, n: usize) {
    let phrases = phrases(n);
    bencher.bench_local(|| build(&phrases));
}

/// What a command does: an index for one query, and that query.
#[divan::bench(args = SIZES)]
fn one_search(bencher: divan::Bencher, n: usize) {
    let phrases = phrases(n);
    let options = Options { limit: 20, ..Options::default() };
    bencher.bench_local(|| {
        let index = Index::for_one_search(docs(&phrases));
        Session::new().search(&index, "wuliu", &options).to_vec()
    });
}

/// A buyer's sentence pasted into the search box.
#[divan::bench(args = SIZES, sample_count = 50)]
fn one_sentence(bencher: divan::Bencher, n: usize) {
    let (index, ranks) = (build(&phrases(n)), ranks(n));
    let options = Options { ranks: &ranks, limit: 200, ..Options::default() };
    bencher.bench_local(|| Session::new().search(&index, SENTENCE, &options).len());
}

#[divan::bench(args = SIZES, sample_count = 50)]
fn all_keys_by_lattice(bencher: divan::Bencher, n: usize) {
    let (index, ranks) = (build(&phrases(n)), ranks(n));
    let options = Options { ranks: &ranks, limit: 200, ..Options::default() };
    let count: usize = TYPED.iter().map(|t| keys(t).count()).sum();
    bencher.counter(divan::counter::ItemsCount::new(count)).bench_local(|| {
        let mut session = Session::new();
        for query in TYPED.iter().flat_map(|typed| keys(typed)) {
            black_box(session.search(&index, query, &options));
        }
    });
}

#[divan::bench(args = [1_000, 10_000], sample_count = 3)]
fn all_keys_by_fuzzy_matcher(bencher: divan::Bencher, n: usize) {
    let phrases = phrases(n);
    let matcher = SkimMatcherV2::default();
    let count: usize = TYPED.iter().map(|t| keys(t).count()).sum();
    bencher.counter(divan::counter::ItemsCount::new(count)).bench_local(|| {
        for query in TYPED.iter().flat_map(|typed| keys(typed)) {
            black_box(by_peer(&matcher, &phrases, query));
        }
    });
}

#[divan::bench(args = SIZES, sample_count = 3)]
fn all_keys_by_nucleo(bencher: divan::Bencher, n: usize) {
    let lines: Vec<String> = phrases(n).iter().map(Phrase::line).collect();
    let mut matcher = Matcher::new(Config::DEFAULT);
    let count: usize = TYPED.iter().map(|t| keys(t).count()).sum();
    bencher.counter(divan::counter::ItemsCount::new(count)).bench_local(|| {
        for query in TYPED.iter().flat_map(|typed| keys(typed)) {
            black_box(by_nucleo(&mut matcher, &lines, query));
        }
    });
}

fn by_nucleo(matcher: &mut Matcher, lines: &[String], query: &str) -> Vec<(u32, usize)> {
    let pattern = Pattern::parse(query, CaseMatching::Smart, Normalization::Smart);
    let mut chars = vec![];
    let mut hits: Vec<(u32, usize)> = vec![];
    for (n, line) in lines.iter().enumerate() {
        let score = pattern.score(Utf32Str::new(line, &mut chars), matcher);
        hits.extend(score.map(|score| (score, n)));
    }
    hits.sort_unstable_by(|a, b| b.cmp(a));
    hits
}

fn by_peer(matcher: &SkimMatcherV2, phrases: &[Phrase], query: &str) -> Vec<(i64, usize)> {
    let score =
        |p: &Phrase| matcher.fuzzy_match(&p.title, query).max(matcher.fuzzy_match(&p.body, query));
    let mut hits: Vec<(i64, usize)> =
        phrases.iter().enumerate().filter_map(|(i, p)| Some((score(p)?, i))).collect();
    hits.sort_unstable_by(|a, b| b.cmp(a));
    hits
}

/// Prints the median and the 95th percentile over keys, and the slowest keys.
fn print_keys() {
    for n in SIZES {
        let (phrases, ranks) = (phrases(n), ranks(n));
        let start = Instant::now();
        let index = build(&phrases);
        let built = start.elapsed();
        let options = Options { ranks: &ranks, limit: 200, ..Options::default() };
        let mut slow: Vec<(f64, &str, usize)> = vec![];
        let mut session = Session::new();
        for query in TYPED.iter().flat_map(|typed| keys(typed)) {
            let mut runs: Vec<f64> = vec![];
            for _ in 0..15 {
                let mut session = session.clone();
                let start = Instant::now();
                black_box(session.search(&index, query, &options));
                runs.push(start.elapsed().as_secs_f64() * 1e3);
            }
            session.search(&index, query, &options);
            runs.sort_by(f64::total_cmp);
            slow.push((runs[runs.len() / 2], query, session.total()));
        }
        slow.sort_by(|a, b| b.0.total_cmp(&a.0));
        let at = |part: usize| slow[slow.len() * part / 100].0;
        println!(
            "{n}: p50 {:.3} ms, p95 {:.3} ms, built in {:.1} ms, {:.1} MB",
            at(50),
            at(5),
            built.as_secs_f64() * 1e3,
            index.bytes() as f64 / 1e6
        );
        for (ms, query, total) in slow.iter().take(12) {
            println!("    {ms:.3} ms  {query}  ({total} hits)");
        }
        let lines: Vec<String> = phrases.iter().map(Phrase::line).collect();
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut peer: Vec<f64> = vec![];
        for query in TYPED.iter().flat_map(|typed| keys(typed)) {
            let start = Instant::now();
            black_box(by_nucleo(&mut matcher, &lines, query));
            peer.push(start.elapsed().as_secs_f64() * 1e3);
        }
        peer.sort_by(f64::total_cmp);
        let at = |part: usize| peer[peer.len() * part / 100];
        println!("    nucleo: p50 {:.3} ms, p95 {:.3} ms", at(50), at(95));
        if n <= 10_000 {
            let matcher = SkimMatcherV2::default();
            let mut peer: Vec<f64> = vec![];
            for query in TYPED.iter().flat_map(|typed| keys(typed)) {
                let start = Instant::now();
                black_box(by_peer(&matcher, &phrases, query));
                peer.push(start.elapsed().as_secs_f64() * 1e3);
            }
            peer.sort_by(f64::total_cmp);
            println!(
                "    fuzzy-matcher: p50 {:.3} ms, p95 {:.3} ms",
                peer[peer.len() / 2],
                peer[peer.len() * 95 / 100]
            );
        }
    }
}

fn main() {
    if std::env::var_os("CHAQI_KEYS").is_some() {
        print_keys();
    } else {
        divan::main();
    }
}
