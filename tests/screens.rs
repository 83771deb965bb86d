//! The screens as text, in both languages and at four sizes: one file of snapshots each, so that a
//! change of the drawing is read as a change of screens.

#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute only")]

mod flow_support;

use chaqi::app::keys::Key;
use chaqi::app::{Layer, Msg};
use chaqi::domain::{
    AnswerKind, Change, CountId, CountKind, HandoverId, ItemFields, ItemId, LostReason, OrderState,
    Rating, Ref, ReviewFields, ReviewId, ReviewState, Section, Severity, SeverityClass, Time,
};
use chaqi::i18n::Lang;
use chrono::TimeDelta;
use flow_support::{Shell, time};
use uuid::Uuid;

/// Words of the sample shop in one language.
struct Words {
    lang: Lang,
    agent: &'static str,
    colleague: &'static str,
    buyers: [&'static str; 4],
    goods: [&'static str; 4],
    notes: [&'static str; 2],
    reviews: [&'static str; 2],
    reason: &'static str,
    outcome: &'static str,
    items: [&'static str; 3],
    condition: &'static str,
    next: &'static str,
    /// Brings up a form of variables.
    blank: &'static str,
    search: &'static str,
    palette: &'static str,
    /// What a trial says: counts, what the file is, new, changed, refused.
    import: [&'static str; 5],
}

const ZH: Words = Words {
    lang: Lang::ZhCn,
    agent: "慧兰",
    colleague: "晓月",
    buyers: ["小鱼爱吃糖", "tb_77812", "春天的风2019", "森林里的小木屋"],
    goods: ["羊毛围巾 驼色", "加绒手套 黑色 L", "毛线帽 米白", "儿童雨靴 26 码 恐龙图案 加厚防滑"],
    notes: ["要发票，抬头个人", "周五前要到，已和仓库说好，改发顺丰"],
    reviews: ["颜色和图片差很多，客服还不理人", "有点薄，别的还行"],
    reason: "色差",
    outcome: "没接，已发短信",
    items: ["明早催付一次", "仓库周一盘点，下午不发货", "发票寄出后告诉买家"],
    condition: "还没付款",
    next: "用催付短语 cf",
    blank: "yh",
    search: "yj",
    palette: "插旗",
    import: [
        "共 120 行：新增 80，更新 30，没变 9，重复 0，有误 1",
        "识别为拼多多订单表，平台按拼多多记（以文件为准，和设置里的默认平台不同）",
        "新增 261121-123456789012345：小鱼爱吃糖 · 羊毛围巾 驼色 · ¥128.00 · 待发货",
        "更新 261120-123456789012346：状态 待发货 → 已发货 · 运单号 YT8812345678 · 快递 圆通速递",
        "第 7 行，用户实付金额(元)：金额不对 “12.5.0”",
    ],
};

const EN: Words = Words {
    lang: Lang::En,
    agent: "Lan",
    colleague: "Moon",
    buyers: ["sweetfish", "tb_77812", "springwind2019", "little_house_in_the_woods"],
    goods: [
        "Wool scarf, camel",
        "Fleece gloves, black L",
        "Knit hat, cream",
        "Kids' rain boots size 26 with dinosaurs",
    ],
    notes: [
        "wants an invoice",
        "must arrive by Friday, agreed with the warehouse, send by express",
    ],
    reviews: ["The colour is nothing like the picture and nobody answered me", "A bit thin"],
    reason: "colour differs",
    outcome: "no answer, sent a text message",
    items: [
        "urge to pay tomorrow morning",
        "stocktaking on Monday, nothing ships after noon",
        "tell the buyer when the invoice is sent",
    ],
    condition: "still unpaid",
    next: "use the reply cf",
    blank: "discount",
    search: "price",
    palette: "flag",
    import: [
        "120 rows: 80 new, 30 changed, 9 the same, 0 repeated, 1 refused",
        "taken for: orders of Pinduoduo; platform Pinduoduo (the file says so; the settings have another)",
        "new 261121-123456789012345: berry_22 · wool scarf camel · ¥128.00 · to ship",
        "changed 261120-123456789012346: state to ship → shipped · waybill YT8812345678 · courier YTO",
        "line 7, 用户实付金额(元): not an amount “12.5.0”",
    ],
};

fn number(n: usize) -> String {
    format!("271380000000000010{n}")
}

/// A shop on a busy evening.
fn shop(words: &Words) -> Shell {
    let mut shell = Shell::of(words.lang, words.agent);
    let evening = shell.now;
    let states =
        [OrderState::Unpaid, OrderState::ToShip, OrderState::Shipped, OrderState::PartShipped];
    for (n, state) in states.into_iter().enumerate() {
        shell.now = evening - TimeDelta::minutes(190 - 20 * n as i64);
        let amount = [12_900, 5_990, 107_900, 8_800][n];
        shell.order(&number(n + 1), words.buyers[n], words.goods[n], amount, state);
    }
    shell.now = evening - TimeDelta::minutes(60);
    shell.press("<f3><home>");
    shell.paste(&number(2));
    shell.press("<c-f> r <c-t>");
    shell.type_text(words.notes[0]);
    shell.press("<enter>");
    shell.now += TimeDelta::minutes(7);
    shell.press("<c-t>");
    shell.type_text(words.notes[1]);
    shell.press("<enter><esc>");
    shell.paste(&number(1));
    shell.press("<c-f> b <esc>");
    for (n, ago) in [(0, 47), (1, 5)] {
        let fields = ReviewFields {
            at: Some(evening - TimeDelta::hours(ago)),
            buyer: Some(words.buyers[n + 1].into()),
            text: Some(words.reviews[n].into()),
            item: Some(words.goods[n + 1].into()),
            order: Some(number(n + 2)),
            phone: Some("13800138000".into()),
            rating: Some([Rating::Negative, Rating::Neutral][n]),
            severity: Some([SeverityClass::A, SeverityClass::C][n]),
            reason: Some(words.reason.into()),
            ..ReviewFields::default()
        };
        shell.save(vec![Change::ReviewLogged { review: review(n as u128), fields }]);
    }
    let contact = chaqi::domain::Contact {
        channel: chaqi::domain::Channel::Phone,
        at: evening - TimeDelta::hours(3),
        agent: words.agent.into(),
        outcome: words.outcome.into(),
        next: Some(evening + TimeDelta::hours(14)),
        cost: Some(chaqi::domain::Money(500)),
    };
    shell.save(vec![Change::ReviewContacted { review: review(1), contact }]);
    left_by_colleague(&mut shell, words, evening);
    shell.now = evening;
    shell.send(Msg::ChangedElsewhere);
    for n in 0..7 {
        let what = match n {
            0..=3 => CountKind::Received,
            4 => CountKind::Lost(LostReason::Price),
            5 => CountKind::Lost(LostReason::Postage),
            _ => CountKind::Problem(chaqi::domain::ProblemKind::Logistics),
        };
        let count = CountId(Uuid::from_u128(500 + n));
        shell.save(vec![Change::Counted { count, what, buyer: format!("b{n}") }]);
    }
    shell.press("<f2>");
    shell.app.toast = None;
    shell
}

fn review(n: u128) -> ReviewId {
    ReviewId(Uuid::from_u128(100 + n))
}

/// A handover of the colleague's, with one item taken and one asked about.
fn left_by_colleague(shell: &mut Shell, words: &Words, evening: Time) {
    let mut other = shell.colleague(words.colleague);
    other.now = evening - TimeDelta::hours(5);
    let handover = HandoverId(Uuid::from_u128(300));
    let mut changes = Vec::new();
    let items: Vec<ItemId> = (0..3).map(|n| ItemId(Uuid::from_u128(200 + n))).collect();
    for (n, item) in items.iter().enumerate() {
        let fields = ItemFields {
            section: Some([Section::Orders, Section::Other, Section::Other][n]),
            about: (n == 0).then(|| Ref::Order(shell.key(&number(1)).id())),
            label: (n == 0).then(|| format!("{} {}", number(1), words.buyers[0])),
            summary: Some(words.items[n].into()),
            severity: Some([Severity::Urgent, Severity::Calm, Severity::Watch][n]),
            due: (n != 1).then(|| evening + TimeDelta::hours(n as i64 - 1)),
            condition: (n == 0).then(|| words.condition.into()),
            next: (n == 0).then(|| words.next.into()),
            ..ItemFields::default()
        };
        changes.push(Change::ItemWritten { item: *item, fields });
        changes.push(Change::ItemPassed { item: *item, handover });
    }
    let empty = vec![Section::Reviews];
    let shift = "白班".to_owned();
    let day = evening.date_naive();
    changes.push(Change::HandoverSubmitted { handover, shift, day, items: items.clone(), empty });
    other.save(changes);
    other.now = evening - TimeDelta::hours(4);
    let answer = AnswerKind::Accept;
    shell.save(vec![Change::ItemAnswered { item: items[2], answer, text: String::new() }]);
    shell.save(vec![Change::ReviewProgressed {
        review: review(9),
        to: ReviewState::Contacting,
        until: None,
    }]);
}

/// Every screen under its name.
fn screens(words: &Words, columns: u16, rows: u16) -> String {
    let shop = shop(words);
    let mut out = String::new();
    let mut shot = |name: &str, go: &dyn Fn(&mut Shell)| {
        let mut shell = shop.twin();
        shell.screen(columns, rows);
        go(&mut shell);
        let screen = shell.screen(columns, rows);
        out.push_str(&format!("━━ {name} ━━\n{screen}\n"));
    };
    shot("replies", &|_| ());
    shot("replies, searched", &|s| s.type_text(words.search));
    shot("replies, nothing found", &|s| s.type_text("qqqq"));
    shot("replies, copied", &|s| {
        s.type_text(words.search);
        s.send(Msg::Key(Key::plain(chaqi::app::keys::Code::Enter)));
        while !s.app.layers.is_empty() {
            s.type_text("5");
            s.press("<c-s>");
        }
    });
    shot("replies, a form of variables", &|s| {
        s.type_text(words.blank);
        s.press("<enter>");
        assert!(matches!(s.app.layers.last(), Some(Layer::Form(_))));
    });
    shot("replies, the form filled", &|s| {
        s.type_text(words.blank);
        s.press("<enter><down>");
    });
    shot("phrase form, new", &|s| s.press("<f2><c-n>"));
    shot("phrase form, built-in", &|s| s.press("<f2> yj <c-e><tab><tab>"));
    shot("phrase lists", &|s| {
        s.press("<f2>");
        s.send(Msg::Pointed(chaqi::app::Target::Act(chaqi::app::ActId::PhraseList)));
    });
    shot("phrases unused", &|s| {
        s.press("<f2>");
        s.send(Msg::Pointed(chaqi::app::Target::Act(chaqi::app::ActId::PhraseList)));
        s.press("1");
    });
    shot("orders", &|s| s.press("<f3>"));
    shot("orders, marked", &|s| s.press("<f3><home><c-x><c-x>"));
    shot("orders, none found", &|s| s.press("<f3> zzzz"));
    shot("order card", &|s| {
        s.press("<f3>");
        s.paste(&number(2));
        s.press("<enter>");
    });
    shot("order form", &|s| s.press("<f3><c-n>"));
    shot("order form, refused", &|s| {
        s.press("<f3><c-n>");
        s.fill(&[("number", "1"), ("amount", "x")]);
    });
    shot("note form", &|s| s.press("<f3><home><c-t>"));
    shot("flags", &|s| s.press("<f3><home><c-f>"));
    shot("a reserved flag", &|s| {
        s.press("<f3>");
        s.paste(&number(1));
        s.press("<c-f> r");
    });
    shot("flagged", &|s| s.press("<f3><home><c-f> y"));
    shot("lists of orders", &|s| s.press("<f3><a-l>"));
    shot("order, reminder", &|s| s.press("<f3><home><c-r>"));
    shot("order, promise", &|s| s.press("<f3><home><a-p>"));
    shot("order, discount", &|s| s.press("<f3><home><a-y>"));
    shot("buyer", &|s| s.press("<f3><home><a-b>"));
    shot("urging", &|s| {
        s.press("<f3>");
        s.type_text(&number(1));
        s.press("<c-f> x<enter>");
        s.press("<a-u>");
    });
    shot("replies over orders", &|s| s.press("<f3><home><c-k>"));
    shot("counters", &|s| s.press("<f3><home><c-g>"));
    shot("handover, to take", &|s| s.press("<f4>"));
    shot("handover, answer", &|s| s.press("<f4><home><enter>"));
    shot("handover, read back", &|s| s.press("<f4><home><enter> a"));
    shot("handover, draft", &|s| s.press("<f4><tab>"));
    shot("handover, item form", &|s| s.press("<f4><tab><c-n>"));
    shot("handover, history", &|s| s.press("<f4><tab><tab>"));
    shot("handover, one of the past", &|s| s.press("<f4><tab><tab><enter>"));
    shot("handover, submit", &|s| s.press("<f4><c-s>"));
    shot("reviews", &|s| s.press("<f5>"));
    shot("review card", &|s| s.press("<f5><home><enter>"));
    shot("review form", &|s| s.press("<f5><c-n>"));
    shot("review contact", &|s| s.press("<f5><home><c-t>"));
    shot("review progress", &|s| s.press("<f5><home><down><c-f>"));
    shot("tally", &|s| s.press("<f8>"));
    shot("tally by shift", &|s| s.press("<f8><tab>"));
    shot("tally, rows", &|s| s.press("<f8><enter>"));
    shot("today", &|s| s.press("<f9>"));
    shot("palette", &|s| s.press("<f3><c-p>"));
    shot("palette, searched", &|s| {
        s.press("<f3><c-p>");
        s.type_text(words.palette);
    });
    shot("help", &|s| s.press("<f1>"));
    shot("import", &|s| {
        s.send(Msg::Imported(Box::new(chaqi::app::ImportResult {
            path: "ExportOrderList.csv".into(),
            writes: true,
            counts: words.import[0].into(),
            notes: vec![words.import[1].into()],
            samples: words.import[2..4].iter().map(|line| (*line).into()).collect(),
            refused: vec![words.import[4].into()],
            dry_run: true,
            ..chaqi::app::ImportResult::default()
        })));
    });
    shot("import, which column is what", &|s| {
        let column = |name: &str, cells: &[&str]| chaqi::domain::SeenColumn {
            name: name.into(),
            samples: cells.iter().map(|cell| (*cell).into()).collect(),
        };
        let columns = vec![
            column("订单号", &["291234567890", "291234567891"]),
            column("商品名称", &["304不锈钢保温杯大容量便携水杯 500ml"]),
            column("下单帐号", &["jd_小鹿"]),
        ];
        let mut guess = chaqi::domain::Mapping::default();
        guess.columns.insert(chaqi::domain::ColumnField::Number, "订单号".into());
        s.send(Msg::ImportUnknown(Box::new(chaqi::app::UnknownSheet {
            path: "jd.csv".into(),
            columns,
            guess,
            words: String::new(),
        })));
    });
    shot("an import under way", &|s| s.send(Msg::Progressed(41, 100)));
    shot("not set up", &|s| s.app.settings.is_set_up = false);
    shot("read only", &|s| {
        s.press("<f3>");
        s.send(Msg::ReadOnly("/home/lan/.local/share/chaqi/chaqi.db".into()));
    });
    assert!(!out.contains('⟦'), "{out}");
    out
}

fn check(words: &Words, name: &str) {
    assert_eq!(time(flow_support::EVENING).format("%A").to_string(), "Saturday");
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (columns, rows) in [(48, 14), (80, 24), (120, 36), (160, 45)] {
            let screens = screens(words, columns, rows);
            insta::assert_snapshot!(format!("{name}-{columns}x{rows}"), screens);
        }
    });
}

#[test]
fn the_screens_in_chinese() {
    check(&ZH, "zh-CN");
}

#[test]
fn the_screens_in_english() {
    check(&EN, "en");
}
