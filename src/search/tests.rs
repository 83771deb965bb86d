use super::*;
use proptest::prelude::*;

#[derive(Debug, Clone, Default)]
struct Phrase {
    code: String,
    aliases: Vec<String>,
    title: String,
    category: String,
    tags: String,
    body: String,
}

fn phrase(code: &str, title: &str, category: &str, tags: &[&str], body: &str) -> Phrase {
    let tags = tags.join("\u{1f}");
    let [code, title, category, body] = [code, title, category, body].map(str::to_owned);
    Phrase { code, aliases: vec![], title, category, tags, body }
}

fn docs(phrases: &[Phrase]) -> impl Iterator<Item = Doc<'_>> {
    phrases.iter().map(|p| Doc {
        code: &p.code,
        aliases: &p.aliases,
        title: &p.title,
        category: &p.category,
        tags: &p.tags,
        body: &p.body,
    })
}

fn index(phrases: &[Phrase]) -> Index {
    Index::build(docs(phrases))
}

fn shop() -> Vec<Phrase> {
    vec![
        phrase("yj", "议价", "售前", &["便宜点"], "亲，我们是薄利多销，已经是最低价了哦~"),
        phrase("wl", "查物流", "物流", &["快递", "到哪了"], "亲，帮您看了，{courier}正在派送。"),
        phrase("wlyc", "物流异常", "物流", &[], "亲，包裹在中转站停留了，我们催一下。"),
        phrase("cf", "催付", "订单", &["付款"], "亲，您的订单还没有付款哦，喜欢的话早点拍下~"),
        phrase("tk", "退款", "售后", &[], "退款会原路退回，一般 1-3 天到账，物流拒收也一样。"),
        phrase("fh", "发货时间", "物流", &[], "16点前付款当天发货。"),
        phrase("hyj", "会员价", "售前", &[], "会员享受折上折。"),
        phrase("zl", "重量", "商品", &[], "这款长度 20 厘米，重量 300 克，支持银行卡还款。"),
    ]
}

fn found(phrases: &[Phrase], query: &str, options: &Options) -> Vec<(String, Tier, Why)> {
    let index = index(phrases);
    let mut session = Session::new();
    let hits = session.search(&index, query, options).to_vec();
    hits.iter().map(|h| (phrases[h.doc as usize].title.clone(), h.tier, h.why)).collect()
}

fn titles(query: &str) -> Vec<String> {
    found(&shop(), query, &Options::default()).into_iter().map(|f| f.0).collect()
}

#[track_caller]
fn first(query: &str, title: &str, tier: Tier, why: Why) {
    let list = found(&shop(), query, &Options::default());
    assert_eq!(list.first(), Some(&(title.to_owned(), tier, why)), "{query}: {list:?}");
}

#[test]
fn the_exact_code_is_first() {
    first("yj", "议价", Tier::Code, Why::Code);
    first("ＹＪ", "议价", Tier::Code, Why::Code);
    first("wl", "查物流", Tier::Code, Why::Code);
    assert_eq!(titles("wl")[..2], ["查物流", "物流异常"]);
    let list = found(&shop(), "wl", &Options::default());
    assert_eq!(list[1].1, Tier::CodePrefix);
    assert_eq!(list.last().map(|f| (f.0.as_str(), f.1)), Some(("退款", Tier::Body)));
}

#[test]
fn more_of_the_title_comes_first() {
    let shop = [
        phrase("a", "已经停产", "", &[], ""),
        phrase("b", "以前的订单补开", "", &[], ""),
        phrase("c", "议价：价格已是活动价", "", &[], ""),
        phrase("d", "已经", "", &[], ""),
        phrase("e", "活动已经结束", "", &[], ""),
    ];
    let order = |query| {
        let hits = found(&shop, query, &Options::default());
        hits.into_iter().map(|f| f.0).collect::<Vec<_>>()
    };
    // A half-typed `yi j`: all begin so; the whole of a title or of its first part comes first,
    // then the one of which the most is typed.
    let expected = ["已经", "议价：价格已是活动价", "已经停产", "以前的订单补开", "活动已经结束"];
    assert_eq!(order("yij"), expected);
}

#[test]
fn an_alias_is_a_code_too() {
    let mut shop = shop();
    shop[4].aliases = vec!["tq".into(), "jine".into()];
    let list = found(&shop, "tq", &Options::default());
    assert_eq!(list[0], ("退款".to_owned(), Tier::Code, Why::Code));
    let list = found(&shop, "jin", &Options::default());
    assert_eq!(list[0], ("退款".to_owned(), Tier::CodePrefix, Why::Code));
}

#[test]
fn marks_in_a_title_and_in_what_is_typed_are_passed_over() {
    let shop = [
        phrase("", "您好，欢迎光临", "", &[], "亲，今天的，物流停了"),
        phrase("", "西安仓库", "", &[], "Don't worry"),
    ];
    let first = |query| found(&shop, query, &Options::default()).into_iter().next();
    for query in ["nhhy", "ninhaohuanying", "hao欢"] {
        let wanted = Some(("您好，欢迎光临".to_owned(), Tier::TitlePinyin, Why::Pinyin));
        assert_eq!(first(query), wanted, "{query}");
    }
    assert_eq!(first("您好欢迎").map(|f| f.1), Some(Tier::Title));
    assert_ne!(first("的物流").map(|f| f.1), Some(Tier::Body), "a text is not crossed");
    assert_eq!(first("xi'an").map(|f| f.0), Some("西安仓库".into()));
    assert_eq!(first("xi-an").map(|f| f.0), Some("西安仓库".into()));
    assert_eq!(first("dont").map(|f| f.0), Some("西安仓库".into()));
    assert_eq!(first("don’t").map(|f| f.0), Some("西安仓库".into()));
}

#[test]
fn the_commonest_reading_comes_first() {
    let shop = [
        phrase("", "假期几点上班", "", &[], ""),
        phrase("", "下期几点上班", "", &[], ""),
        phrase("", "重发一件", "", &[], ""),
        phrase("", "充值一件", "", &[], ""),
    ];
    let first = |query| found(&shop, query, &Options::default())[0].0.clone();
    assert_eq!(first("xiaq"), "下期几点上班");
    assert_eq!(first("jiaq"), "假期几点上班");
    assert_eq!(first("chongf"), "重发一件");
}

#[test]
fn a_buyers_sentence_finds_what_shares_its_ideas() {
    let list = found(&shop(), "亲，我的包裹怎么三天了还没到呀？", &Options::default());
    assert_eq!(list[0], ("查物流".to_owned(), Tier::Sentence, Why::Sentence), "{list:?}");
    let list = found(&shop(), "能不能再便宜一点呢", &Options::default());
    assert_eq!(list[0].0, "议价", "{list:?}");
    // The category holds for a sentence too.
    let inside = Options { category: Some("物流"), ..Options::default() };
    let list = found(&shop(), "不想要了，可以退款吗", &inside);
    assert!(list.iter().all(|f| ["查物流", "物流异常", "发货时间"].contains(&f.0.as_str())));
    // What stands in a text as it was typed is found there.
    first("支持银行卡还款", "重量", Tier::Body, Why::Text);
    // Another word for the same, when nothing else is found.
    first("打折", "议价", Tier::Sentence, Why::Sentence);
    // A sentence that says nothing finds nothing.
    assert!(titles("亲，你好，请问一下可以吗").is_empty());
    for short in ["议价", "wl", "物流", "yijia", "查 物流"] {
        assert!(found(&shop(), short, &Options::default()).iter().all(|f| f.1 != Tier::Sentence));
    }
}

#[test]
fn every_field_and_every_way_of_typing_finds() {
    for query in ["议价", "yijia", "yij", "议j", "议jia", "yi价"] {
        assert_eq!(titles(query)[0], "议价", "{query}");
    }
    first("议价", "议价", Tier::Title, Why::Text);
    first("yijia", "议价", Tier::TitlePinyin, Why::Pinyin);
    first("便宜", "议价", Tier::Label, Why::Text);
    first("kuaidi", "查物流", Tier::Label, Why::Pinyin);
    first("订单", "催付", Tier::Label, Why::Text);
    first("原路", "退款", Tier::Body, Why::Text);
    first("yuanlu", "退款", Tier::Body, Why::Pinyin);
    first("16点", "发货时间", Tier::Body, Why::Text);
    first("courier", "查物流", Tier::Body, Why::Text);
    assert_eq!(titles("薄利多销"), ["议价"]);
}

#[test]
fn polyphones_are_found_by_each_reading() {
    for query in
        ["zhongliang", "chongliang", "changdu", "zhangdu", "yinhang", "yinxing", "huank", "haik"]
    {
        assert_eq!(titles(query).first().map(String::as_str), Some("重量"), "{query}");
    }
}

#[test]
fn several_words_in_any_order_must_all_be_there() {
    assert_eq!(titles("付款 cui"), ["催付"]);
    assert_eq!(titles("cui 付款"), ["催付"]);
    assert_eq!(titles("wl ts"), Vec::<String>::new());
    assert_eq!(titles("原路，天到账")[0], "退款");
    assert!(titles("cui xyzq").is_empty());
}

#[test]
fn gaps_are_last_and_only_when_there_is_little_else() {
    first("物异", "物流异常", Tier::Fuzzy, Why::Fuzzy);
    first("wuyi", "物流异常", Tier::Fuzzy, Why::Fuzzy);
    first("fsj", "发货时间", Tier::Fuzzy, Why::Fuzzy);
    let list = found(&shop(), "cw", &Options::default());
    assert_eq!(list[0].2, Why::Pinyin);
    let many: Vec<Phrase> = (0..30).map(|_| phrase("", "物流异常", "", &[], "物异")).collect();
    assert!(found(&many, "物异", &Options::default()).iter().all(|f| f.1 == Tier::Body));
}

#[test]
fn a_category_is_kept_to_by_name_and_by_pinyin() {
    for category in ["物流", "wl", "wuliu"] {
        let options = Options { category: Some(category), ..Options::default() };
        let list = found(&shop(), "cui", &options);
        assert_eq!(
            list.iter().map(|f| f.0.as_str()).collect::<Vec<_>>(),
            ["物流异常"],
            "{category}"
        );
        assert_eq!(found(&shop(), "", &options).len(), 3);
    }
    let nowhere = Options { category: Some("没有"), ..Options::default() };
    assert!(found(&shop(), "cui", &nowhere).is_empty());
}

#[test]
fn a_hit_inside_a_code_is_told_as_one() {
    let phrases = [phrase("abyj", "问候", "售前", &["再见"], "亲，您好")];
    assert_eq!(
        found(&phrases, "byj", &Options::default()),
        [("问候".into(), Tier::Label, Why::Code)]
    );
    assert_eq!(found(&phrases, "再见", &Options::default())[0].2, Why::Text);
    assert_eq!(found(&phrases, "zj", &Options::default())[0].2, Why::Pinyin);
}

#[test]
fn rank_decides_within_a_tier_only() {
    let ranks = Ranks::from(vec![0, 0, 9, 0, 5, 0, 0, 0]);
    let ranked = Options { ranks: &ranks, ..Options::default() };
    assert_eq!(found(&shop(), "wl", &ranked)[0].0, "查物流");
    assert_eq!(found(&shop(), "物流", &ranked)[0].0, "物流异常");
    let all = found(&shop(), "", &ranked);
    assert_eq!(
        (all[0].0.as_str(), all[1].0.as_str(), all[2].0.as_str()),
        ("物流异常", "退款", "议价")
    );
    let plain = Options { plain_order: true, ..ranked };
    assert_eq!(found(&shop(), "", &plain)[0].0, "议价");
    let pinned = Ranks::from(vec![0, 0, 9, PINNED, 5, PINNED + 7, 0, 0]);
    let pinned = Options { ranks: &pinned, ..Options::default() };
    let order =
        |options| found(&shop(), "", options).into_iter().map(|f| f.0).take(3).collect::<Vec<_>>();
    assert_eq!(order(&pinned), ["发货时间", "催付", "物流异常"]);
    let plain = Options { plain_order: true, ..pinned };
    assert_eq!(order(&plain), ["催付", "发货时间", "议价"]);
    assert_eq!(found(&shop(), "yj", &pinned)[0].0, "议价", "within its tier only");
    let mut twice = shop();
    twice.push(phrase("yj", "自家议价", "售前", &[], "亲，给您包邮"));
    let used = Ranks::from(vec![9; 8]);
    let over = [0, 0, 0, 0, 0, 0, 0, 0, 1];
    let own = Options { ranks: &used, over: &over, ..Options::default() };
    assert_eq!(found(&twice, "yj", &own)[0].0, "自家议价", "one's own code before the program's");
    assert_eq!(found(&twice, "yj", &Options { over: &[], ..own })[0].0, "议价");
    assert_ne!(found(&twice, "", &own)[0].0, "自家议价", "in the tier of codes only");
    assert_eq!(all.len(), shop().len());
    assert!(all.iter().all(|f| f.1 == Tier::Listed && f.2 == Why::Listed));
}

#[test]
fn a_title_at_its_start_is_better_than_inside() {
    let phrases = [
        phrase("", "查询物流", "", &[], ""),
        phrase("", "物流查询方法", "", &[], ""),
        phrase("", "物流", "", &[], ""),
    ];
    let order: Vec<String> =
        found(&phrases, "wl", &Options::default()).into_iter().map(|f| f.0).collect();
    assert_eq!(order, ["物流", "物流查询方法", "查询物流"]);
}

#[test]
fn tolerance_is_a_switch() {
    let tolerant = Options { tolerant: true, ..Options::default() };
    for query in ["zongliang", "zhongniang", "zhonglian", "cangdu", "yinhan"] {
        assert_eq!(
            found(&shop(), query, &tolerant).first().map(|f| f.0.clone()),
            Some("重量".into()),
            "{query}"
        );
    }
    assert!(titles("zongliang").is_empty());
}

#[test]
fn the_limit_keeps_the_best_and_the_total() {
    let phrases = shop();
    let index = index(&phrases);
    let mut session = Session::new();
    let all = session.search(&index, "w", &Options::default()).to_vec();
    let few = session.search(&index, "w", &Options { limit: 2, ..Options::default() }).to_vec();
    assert_eq!(few[..], all[..2]);
    assert_eq!((session.total(), session.hits().len()), (all.len(), 2));
    assert!(session.search(&Index::default(), "w", &Options::default()).is_empty());
    assert!(session.search(&super::tests::index(&[]), "", &Options::default()).is_empty());
}

fn texts() -> impl Strategy<Value = Phrase> {
    let part = "[议价物流催付行长重还发货a-c1 ，-]{0,8}";
    (part, part, part, "[物流售]{0,2}", part, part).prop_map(
        |(code, alias, title, category, tag, body)| Phrase {
            aliases: vec![alias],
            tags: tag,
            code,
            title,
            category,
            body,
        },
    )
}

fn holds_somewhere(p: &Phrase, query: &str, tolerant: bool) -> bool {
    super::word::words(query, tolerant).iter().all(|w| {
        let word: String = w.chars.iter().collect();
        let matcher = Matcher::new(&word, tolerant);
        matcher.find(&p.title).is_some()
            || [&p.code, &p.aliases[0], &p.category, &p.tags, &p.body]
                .iter()
                .any(|field| matcher.find_in(field, false).is_some())
    })
}

proptest! {
    #[test]
    fn narrowing_finds_what_a_full_search_finds(
        phrases in prop::collection::vec(texts(), 0..40),
        query in "[议价物流催行yijawlcfuohngx1 ]{1,7}",
        tolerant in any::<bool>(),
        rank in prop::collection::vec(0u32..3, 0..40),
    ) {
        let index = index(&phrases);
        let once = Index::for_one_search(docs(&phrases));
        let ranks = rank.into();
        let options = Options { tolerant, ranks: &ranks, ..Options::default() };
        let mut typing = Session::new();
        let ends: Vec<usize> = query.char_indices().map(|(i, c)| i + c.len_utf8()).collect();
        for &end in ends.iter().chain(ends.iter().rev()) {
            let typed = &query[..end];
            let narrowed = typing.search(&index, typed, &options).to_vec();
            let full = Session::new().search(&index, typed, &options).to_vec();
            prop_assert_eq!(&narrowed, &full, "{}", typed);
            let single = Session::new().search(&once, typed, &options).to_vec();
            prop_assert_eq!(&single, &full, "{}", typed);
            if super::word::words(typed, tolerant).is_empty() {
                prop_assert_eq!(full.len(), phrases.len());
                continue;
            }
            for (doc, p) in phrases.iter().enumerate() {
                let hit = full.iter().find(|h| h.doc as usize == doc);
                let exact = hit.is_some_and(|h| h.tier < Tier::Sentence);
                prop_assert_eq!(exact, holds_somewhere(p, typed, tolerant), "{} in {:?}", typed, p);
            }
            prop_assert!(full.windows(2).all(|w| w[0].tier <= w[1].tier));
            let mut few = Session::new();
            few.search(&index, typed, &Options { limit: 3, ..options });
            prop_assert_eq!(few.hits(), &full[..full.len().min(3)]);
            prop_assert_eq!(few.total(), full.len());
        }
    }
}

/// What nobody would see is not read; what is seen is the same, and nothing is said of the rest
/// that is not so.
#[test]
fn stopping_early_changes_nothing_that_is_seen() {
    const PARTS: [&str; 12] =
        ["物流", "催付", "退款", "查询", "议价", "发货", "无", "重量", "tui", "还", "行", "，"];
    let text = |n: usize, len: usize| -> String {
        (0..len).map(|i| PARTS[(n * 7 + i * n / 3 + i * i) % PARTS.len()]).collect()
    };
    let letter = |n: usize| char::from(b'a' + u8::try_from(n % 26).unwrap());
    let phrases: Vec<Phrase> = (0..6_000)
        .map(|n| Phrase {
            code: format!("{}{}{n}", letter(n), letter(n / 26)),
            title: text(n, 1 + n % 3),
            category: PARTS[n % 5].to_owned(),
            tags: text(n + 1, n % 2),
            body: text(n / 2, 4 + n % 9),
            ..Phrase::default()
        })
        .collect();
    let index = index(&phrases);
    let used = |n: u32| if n.is_multiple_of(97) { n / 97 } else { 0 };
    let ranks = Ranks::from((0..6_000).map(used).collect::<Vec<u32>>());
    let mut stopped = 0;
    for tolerant in [false, true] {
        let all = Options { ranks: &ranks, tolerant, ..Options::default() };
        let some = Options { limit: 50, ..all };
        let words = ["wuliu", "tuikuanw", "催付物", "物流查询", "cf", "zlwl", "ab12", "tui催"];
        for typed in words.into_iter().chain(["hx", "xh", "wt", "ti", "cx", "yj"]) {
            let mut session = Session::new();
            for (at, c) in typed.char_indices() {
                let query = &typed[..at + c.len_utf8()];
                let full = Session::new().search(&index, query, &all).to_vec();
                let seen = session.search(&index, query, &some).to_vec();
                assert_eq!(seen, full[..full.len().min(50)], "{query}");
                match session.has_more() {
                    true => assert!((50..full.len()).contains(&session.total()), "{query}"),
                    false => assert_eq!(session.total(), full.len(), "{query}"),
                }
                stopped += usize::from(session.has_more());
            }
        }
    }
    assert!(stopped > 5, "{stopped}");
}
