//! The search per key, at 1,000, 10,000 and 100,000 phrases, beside fuzzy-matcher over the text.
//!
//! `cargo bench --bench search`. The phrases are made up, always the same: titles of 2–6 hanzi,
//! bodies of 15–80 characters. One sample is one key, as the console sends it: typed letter by
//! letter in one session, with a rank and a limit of 200 hits. The peer scans body and title with
//! SkimMatcherV2 for the same queries, without pinyin. Without `--bench` nothing is measured.
//! `CHAQI_KEYS=1` prints the median and the 95th percentile of each key instead.

use chaqi::search::{Doc, Index, Options, Session};
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
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
/// The common characters of such phrases, commonest first.
const CHARS: &str = "的亲您我们是一下不了这个有在请可以发货物流快递订单付款退换售后时间天小客服商品质量\
    尺码颜色优惠券活动价格会员议便宜包邮地址修改查询催签收派送仓库现定制预计到账原路支持无理由\
    好评返图片拍联系电话微信店铺关注收藏加购赠礼盒保修配件安装说明材质成分洗涤重长行还大小多少钱\
    吗呢哦哈谢感谢抱歉稍等马上处理核实登记反馈问题破损少件错漏补寄运费险赔付平台介入申请同意拒绝";

struct Phrase {
    code: String,
    title: String,
    category: String,
    tags: Vec<String>,
    body: String,
}

/// A small generator, always the same (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % n
    }

    /// Picks a character; the first ones more often, and now and then any hanzi.
    fn hanzi(&mut self, common: &[char]) -> char {
        if self.below(6) == 0 {
            return char::from_u32(0x4e00 + u32::try_from(self.below(6000)).unwrap_or(0))
                .unwrap_or('一');
        }
        let a = self.below(common.len());
        common[a.min(self.below(common.len()))]
    }

    fn text(&mut self, common: &[char], least: usize, most: usize) -> String {
        let len = least + self.below(most - least + 1);
        (0..len).map(|i| if i % 13 == 12 { '，' } else { self.hanzi(common) }).collect()
    }
}

fn phrases(n: usize) -> Vec<Phrase> {
    let common: Vec<char> = CHARS.chars().filter(|c| !c.is_whitespace()).collect();
    let categories = ["物流", "售前", "售后", "订单", "活动", "商品"];
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let letter = |dice: &mut Dice| char::from(b'a' + u8::try_from(dice.below(26)).unwrap_or(0));
    (0..n)
        .map(|i| Phrase {
            code: format!("{}{}{i}", letter(&mut dice), letter(&mut dice)),
            title: dice.text(&common, 2, 6),
            category: categories[dice.below(categories.len())].to_owned(),
            tags: vec![dice.text(&common, 2, 3)],
            body: dice.text(&common, 15, 80),
        })
        .collect()
}

fn docs(phrases: &[Phrase]) -> impl Iterator<Item = Doc<'_>> {
    phrases.iter().map(|p| Doc {
        code: &p.code,
        title: &p.title,
        category: &p.category,
        tags: &p.tags,
        body: &p.body,
    })
}

fn build(phrases: &[Phrase]) -> Index {
    Index::build(docs(phrases))
}

fn ranks(n: usize) -> Vec<u32> {
    let mut dice = Dice(42);
    (0..n)
        .map(|_| if dice.below(10) == 0 { u32::try_from(dice.below(500)).unwrap_or(0) } else { 0 })
        .collect()
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

#[divan::bench(args = SIZES, sample_count = 50)]
fn all_keys_by_lattice(bencher: divan::Bencher, n: usize) {
    let (index, rank) = (build(&phrases(n)), ranks(n));
    let options = Options { rank: &rank, limit: 200, ..Options::default() };
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
        let (phrases, rank) = (phrases(n), ranks(n));
        let start = Instant::now();
        let index = build(&phrases);
        let built = start.elapsed();
        let options = Options { rank: &rank, limit: 200, ..Options::default() };
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
