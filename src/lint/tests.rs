//! The engine and the files of rules; what the rules find in whole phrases is in
//! `tests/lint_samples.rs`.

use super::*;

const HEAD: &str = "off = [\"E1\", \"E2\", \"E3\", \"E4\", \"E5\", \"W1\", \"W2\", \"W3\", \"W4\", \
    \"W5\", \"W6\", \"W7\", \"I1\", \"I2\", \"I3\"]\n";

/// A rule of its own, alone.
fn alone(keys: &str) -> Rules {
    let (rules, problems) = Rules::with(&format!(
        "{HEAD}[words]\nfruit = [\"苹果\", \"梨\", \"<more>\"]\nmore = [\"桃\"]\n\
         [[rule]]\nid = \"T\"\nlevel = \"warn\"\nwhat = {{ zh = \"试\" }}\n{keys}"
    ));
    assert_eq!(problems, []);
    rules
}

fn found(rules: &Rules, text: &str) -> Vec<String> {
    let context = Context { shared: true, platform: None, known: &|name| name == "buyer" };
    rules.check(text, context).into_iter().map(|f| text[f.range].to_owned()).collect()
}

/// The findings of one embedded rule.
fn of(id: &str, text: &str) -> Vec<String> {
    let rules = Rules::embedded();
    let context = Context { shared: true, platform: None, known: &|name| name == "buyer" };
    let findings = rules.check(text, context);
    findings.into_iter().filter(|f| f.rule.id == id).map(|f| text[f.range].to_owned()).collect()
}

#[test]
fn the_embedded_rules_are_sound() {
    let (rules, problems) = Rules::with("");
    assert_eq!(problems, []);
    // One text may stand for both languages.
    let own = "[[rule]]\nid = \"X1\"\nlevel = \"warn\"\nwhat = \"不说老铁\"\nfind = [\"老铁\"]\n";
    let (plain, problems) = Rules::with(own);
    assert!(problems.is_empty(), "{problems:?}");
    let what = &plain.all().iter().find(|rule| rule.id == "X1").unwrap().what;
    assert_eq!((what.zh.as_str(), what.en.as_str()), ("不说老铁", "不说老铁"));
    let (_, problems) = Rules::with(EMBEDDED);
    assert_eq!(problems, []);
    let ids: Vec<&str> = rules.all().iter().map(|rule| rule.id.as_str()).collect();
    assert_eq!(ids[..5], ["E1", "E2", "E3", "E4", "E5"]);
    assert_eq!(ids[5..], ["W1", "W2", "W3", "W4", "W5", "W6", "W7", "I1", "I2", "I3"]);
    for rule in rules.all() {
        let words = [&rule.what, &rule.source, &rule.suggest];
        assert!(words.iter().all(|w| !w.zh.is_empty() && !w.en.is_empty()), "{}", rule.id);
        let dated = rule.date.parse::<chrono::NaiveDate>().is_ok();
        assert_eq!(dated, ["E1", "E2"].contains(&rule.id.as_str()), "{}", rule.id);
        assert!(dated || rule.date.is_empty(), "{}", rule.id);
    }
}

#[test]
fn width_case_and_inserted_signs_do_not_matter() {
    let rules = alone("find = [\"加微信\", \"vx\", \"5星\"]");
    for text in ["加微.信", "加 微 信", "加【微】信", "加微\u{200b}信", "加微😀信"]
    {
        assert_eq!(found(&rules, &format!("亲{text}吧")), [text]);
    }
    for text in ["加，微，信", "加、微、信", "加\n微\n信", "加!微!信", "加，微.信"]
    {
        assert_eq!(found(&rules, &format!("好的，{text}，谢谢")), [text]);
    }
    for text in ["VX", "v x", "ｖｘ", "Ⓥ-ⓧ", "V.X"] {
        assert_eq!(found(&rules, &format!("我的{text}：12")), [text]);
    }
    for text in ["avx", "vxa", "15星", "加微，信你", "加我。微信", "we v xylophone"] {
        assert_eq!(found(&rules, text), [""; 0], "{text}");
    }
}

#[test]
fn patterns_have_choices_lists_numbers_and_gaps() {
    let rules = alone(
        "find = [\"买(<fruit>|瓜)送?#(个|斤)\", \"甲…2乙\", \"丙……丁\", \"pear* pie\", \"没货\\n\"]",
    );
    for text in ["买苹果5个", "买桃送三斤", "买瓜{n}个", "甲一二乙", "丙一，二丁", "Pears pie"]
    {
        assert_eq!(found(&rules, &format!("好,{text},好")), [text]);
    }
    assert_eq!(found(&rules, "没货。有货"), ["没货。"]);
    assert_eq!(found(&rules, "没货"), ["没货"]);
    for text in
        ["买李5个", "买梨个", "甲一二三乙", "甲一,二乙", "丙丙。丁丁", "没货了", "pear pies"]
    {
        assert_eq!(found(&rules, text), [""; 0], "{text}");
    }
}

#[test]
fn combinations_stand_in_one_sentence_unless_they_may_not() {
    let rules = alone(
        "together = [{ all = [[\"甲\"], [\"乙\", \"丙\"]] }, { all = [[\"丁\"], [\"戊\"]], next = true }]\n\
         except = [\"乙等\"]\nclears = [\"庚\"]",
    );
    assert_eq!(found(&rules, "先乙在后，甲，丙"), ["甲，丙"]);
    assert_eq!(found(&rules, "甲在前。丙在后"), [""; 0]);
    assert_eq!(found(&rules, "甲和乙等"), [""; 0]);
    assert_eq!(found(&rules, "甲和乙，庚"), [""; 0]);
    assert_eq!(found(&rules, "甲和乙。庚了"), ["甲和乙"]);
    assert_eq!(found(&rules, "是丁！戊了"), ["丁！戊"]);
    assert_eq!(found(&rules, "是丁！好的。戊了"), [""; 0]);
}

#[test]
fn a_place_is_named_once_per_rule() {
    let rules = alone("find = [\"加微\", \"加微信\", \"微信号\"]");
    assert_eq!(found(&rules, "加微信号，加微"), ["加微信", "加微"]);
}

#[test]
fn rules_hold_where_they_are_meant_to() {
    let rules = alone("platform = [\"taobao\"]\nshared = true\nfind = [\"甲\"]");
    let check =
        |shared, platform| rules.check("甲", Context { shared, platform, known: &|_| true }).len();
    use crate::domain::Platform;
    assert_eq!(check(true, Some(Platform::Taobao)), 1);
    assert_eq!(check(true, None), 1);
    assert_eq!(check(true, Some(Platform::Pdd)), 0);
    assert_eq!(check(false, Some(Platform::Taobao)), 0);
}

#[test]
fn numbers_of_people_are_told_from_other_numbers() {
    for text in [
        "13800138000",
        "138 0013-8000",
        "+86 13800138000".trim_start_matches("+86 "),
        "1.3.8.0.0.1.3.8.0.0.0",
        "一三八零零一三八零零零",
        "11010519491231002X",
    ] {
        assert_eq!(of("E5", &format!("是{text}吗")), [text]);
    }
    for text in [
        "2156789012345678901",
        "773123456789012",
        "12800138000",
        "110105194912310021",
        "175 110 165 95",
        "0571-88886666",
        "138****8000",
        "400-800-8820",
    ] {
        assert_eq!(of("E5", text), [""; 0], "{text}");
    }
}

#[test]
fn what_the_shop_allows_is_no_finding() {
    let (rules, problems) =
        Rules::with("allow = [\"138-0013-8000\", \"XX牌\", \"浙江省杭州市余杭区文一西路1号\"]");
    assert_eq!(problems, []);
    for text in ["打13800138000", "XX牌的水杯", "退到浙江省杭州市余杭区文一西路1号，请"]
    {
        assert_eq!(found(&rules, text), [""; 0], "{text}");
    }
    assert_eq!(found(&rules, "XX牌的XX"), ["XX"]);
    assert_eq!(found(&rules, "打13800138001"), ["13800138001"]);
}

#[test]
fn placeholders_are_told_from_faces_sizes_and_ornaments() {
    for text in [
        "{x}",
        "{买家昵称}",
        "[产品名称]",
        "[Order Number]",
        "【产品名称】",
        "XX",
        "×××",
        "***",
        "___",
    ] {
        assert_eq!(of("I2", &format!("亲，这是{text}哦")), [text]);
    }
    for text in [
        "{buyer}您好",
        "{date+2}前",
        "{ date - 1 }",
        "{time}",
        "{{x}}",
        "尺码XXL、XL",
        "[微笑]好",
        "请看【订单号】",
        "/:^_^ 好",
        "(*^__^*)",
        "^___^",
        "***公告***",
        "________",
        "138****8000",
        "50×60",
        "**********",
        "foxx",
        "Thanks xx",
    ] {
        assert_eq!(of("I2", text), [""; 0], "{text}");
    }
}

#[test]
fn openings_and_length_are_hints() {
    assert_eq!(of("I1", "你好，有什么事"), ["你好，有什么事"]);
    assert_eq!(of("I1", "Hi, what is it"), ["Hi, what is it"]);
    for text in ["你好亲", "您好", "Hi, thank you", "history", "这款有货"] {
        assert_eq!(of("I1", text), [""; 0], "{text}");
    }
    assert_eq!(of("I3", &"长".repeat(201)).len(), 1);
    assert_eq!(of("I3", &"行\n".repeat(9)).len(), 1);
    assert_eq!(of("I3", &"长".repeat(200)).len(), 0);
    assert_eq!(of("I3", &format!("{0}\n---\n{0}", "长".repeat(150))).len(), 0);
}

#[test]
fn problems_have_their_line_and_the_rest_works() {
    let (rules, problems) = Rules::with(
        "allows = []\noff = [\"E9\"]\n[level]\nW1 = \"hard\"\nW2 = \"hint\"\n\n\
         [[rule]]\nid = \"A\"\nlevel = \"warn\"\nwhat = {}\nfinds = [\"甲\"]\n\
         [[rule]]\nid = \"B\"\nlevel = \"warn\"\nwhat = {}\nfind = [\"…甲\", \"<none>\", \"乙\"]\n",
    );
    let lines: Vec<usize> = problems.iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [1, 2, 4, 11, 12, 12], "{problems:#?}");
    assert_eq!(
        problems[0].kind,
        ProblemKind::UnknownKey { key: "allows".to_owned(), near: Some("allow".to_owned()) }
    );
    assert_eq!(found(&rules, "乙"), ["乙"]);
    assert_eq!(rules.all().iter().find(|rule| rule.id == "W2").unwrap().level, Level::Hint);

    let (rules, problems) = Rules::with("off = [");
    assert_eq!((problems.len(), problems[0].line), (1, 1));
    assert_eq!(rules.all().len(), Rules::embedded().all().len());
}

#[test]
fn hostile_texts_end_soon() {
    let rules = Rules::embedded();
    let known = |_: &str| false;
    let context = Context { shared: true, platform: None, known: &known };
    for piece in
        ["{", "[", "加", "好评", "1 ", "x", "*_", "\u{301}", "今天一定", "\n", "，", "a b "]
    {
        let text = piece.repeat(2_000 / piece.len());
        for finding in rules.check(&text, context) {
            assert!(text.get(finding.range).is_some());
        }
    }
}
