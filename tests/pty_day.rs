//! A day at the shop, in the real console: what point 2 of "it must show" asks for, by keys; and
//! the same with an input method on.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute only")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use chaqi::domain::tally::Measure;
use chaqi::domain::{Money, Word};
use chaqi::i18n::{Lang, word};
use common::Console;
use common::shop::Shop;

const DAY: &str = "晓月";
const NIGHT: &str = "慧兰";
const ORDER: &str = "2026112100017";

/// How an act is keyed in.
struct Hands {
    /// Keys that find the three replies, by the titles that they find.
    replies: [(&'static str, &'static str); 3],
    /// The number of the order.
    number: &'static str,
    amount: &'static str,
    /// A colour in the menu of flags.
    red: &'static str,
    /// The channel “phone” in its field.
    phone: &'static str,
    cost: &'static str,
    /// The next time to call.
    next: &'static str,
    /// A lost sale for its price, in the menu of counters.
    price: &'static str,
    /// A buyer received.
    received: &'static str,
    /// The severity “urgent” in its field.
    urgent: &'static str,
    /// Accept, in the menu of answers.
    accept: &'static str,
    buyer: &'static str,
}

/// Somebody who types letters.
const LETTERS: Hands = Hands {
    replies: [("yj", "议价：价格已是活动价"), ("wl", "查物流到哪了"), ("bgx", "物流不更新")],
    number: ORDER,
    amount: "128.50",
    red: "r",
    phone: "dianhua",
    cost: "5",
    next: "+2h",
    price: "1",
    received: "r",
    urgent: "jinji",
    accept: "a",
    buyer: "tb_xiaoyu",
};

/// Somebody whose input method is on: no letter ever comes through as a key.
const COMMITTED: Hands = Hands {
    replies: [
        ("议价", "议价：价格已是活动价"),
        ("查物流", "查物流到哪了"),
        ("不更新", "物流不更新"),
    ],
    number: "２０２６１１２１０００１７",
    amount: "１２８．５０",
    red: "红",
    phone: "电话",
    cost: "５",
    next: "两小时后",
    price: "１",
    received: "接待",
    urgent: "紧急",
    accept: "接收",
    buyer: "小雨？：、",
};

/// A keyboard behind an input method: fails on a letter, a digit or a sign that such a keyboard
/// does not give.
fn committed(script: &str) -> &str {
    let mut rest = script;
    while let Some(start) = rest.find('<') {
        assert_committed(&rest[..start], script);
        let end = start + rest[start..].find('>').unwrap();
        let name = &rest[start + 1..end];
        let passes = name.starts_with("c-")
            || name.starts_with("a-")
            || name.strip_prefix('f').is_some_and(|n| n.parse::<u8>().is_ok())
            || ["enter", "up", "down", "left", "right", "tab", "s-tab", "esc"].contains(&name);
        assert!(passes, "<{name}> in {script:?}");
        rest = &rest[end + 1..];
    }
    assert_committed(rest, script);
    script
}

fn assert_committed(text: &str, script: &str) {
    assert!(!text.chars().any(|c| c.is_ascii()), "{text:?} in {script:?}");
}

/// One agent's console with one kind of hands.
struct Desk<'a> {
    console: Console,
    shop: &'a Shop,
    ime: bool,
}

impl<'a> Desk<'a> {
    fn open(shop: &'a Shop, ime: bool) -> Self {
        let console = shop.console(120, 36);
        console.wait_for("F2");
        console.wait_until("the phrases", |s| s.lines().nth(1).is_some_and(|l| !l.ends_with("/0")));
        Self { console, shop, ime }
    }

    fn keys(&mut self, script: &str) {
        let script = if self.ime { committed(script) } else { script };
        self.console.keys(script);
    }

    /// Fills in the fields of a form, by their labels.
    fn fill(&mut self, title: &str, fields: &[(&str, &str)]) {
        self.said(title, &[]);
        for (label, text) in fields {
            self.console.go_to_field(label);
            self.keys(text);
        }
    }

    fn said(&self, id: &str, values: &[(&'static str, &str)]) {
        self.console.wait_said(id, values);
    }

    fn copy(&mut self, find: &str, title: &str) {
        self.keys(find);
        self.console.wait_caret_behind(find);
        // The first row is what is copied.
        self.console.wait_until(&format!("{title} first"), |s| {
            s.lines().nth(2).is_some_and(|l| l.contains(title))
        });
        self.keys("<enter>");
    }

    fn copied(&self, title: &str) {
        let file = self.shop.home().join("clipboard.txt");
        let route = common::shop::words("app-route-file", &[("path", &file.to_string_lossy())]);
        self.said("app-copied", &[("what", title), ("to", &route)]);
    }
}

/// The day agent's part.
fn work_the_day(shop: &Shop, hands: &Hands, ime: bool) {
    let mut desk = Desk::open(shop, ime);

    // Three replies.
    for (n, (find, title)) in hands.replies.iter().enumerate() {
        desk.copy(find, title);
        if n == 2 {
            desk.console.wait_squashed("快递公司");
            desk.keys("顺丰<enter>");
        }
        desk.copied(title);
        let text = shop.copied();
        assert!(!text.is_empty() && !text.contains(['{', '}']), "{text}");
        if n == 2 {
            assert!(text.contains("顺丰的轨迹停了"), "{text}");
        } else {
            // What stands in the preview is what is copied.
            // Wrapped beside the list: the head of each line tells.
            desk.console.wait_until("the preview", |screen| {
                text.lines().all(|l| screen.contains(&l.chars().take(12).collect::<String>()))
            });
        }
        desk.keys("<esc>");
    }

    // An order, its flag in two keys, two notes.
    let (number, buyer, amount) = (hands.number, hands.buyer, hands.amount);
    desk.keys("<f3>");
    desk.console.wait_squashed(&common::shop::words("orders-none", &[]));
    desk.keys("<c-n>");
    let fields = [
        ("订单号", number),
        ("买家", buyer),
        ("商品", "羊毛围巾"),
        ("金额", amount),
        ("状态", "待发货"),
    ];
    desk.fill("orders-new-title", &fields);
    desk.keys("<c-s>");
    desk.said("orders-added", &[("order", ORDER)]);
    desk.console.wait_until("the order in the list", |s| {
        s.lines().nth(2).is_some_and(|l| l.contains(ORDER)) && s.contains("¥128.50")
    });
    desk.keys(&format!("<c-f>{}", hands.red));
    desk.said("orders-flagged", &[("flag", "红 特殊要求"), ("count", "1")]);
    for note in ["要顺丰，今天发", "改地址：苏州"] {
        desk.keys("<c-t>");
        desk.said("app-field-note", &[]);
        desk.keys(&format!("{note}<enter>"));
        desk.said("orders-noted", &[("count", "1")]);
    }
    desk.console
        .wait_until("both notes", |s| s.contains("要顺丰，今天发") && s.contains("改地址：苏州"));
    assert_eq!(shop.notes(ORDER), ["要顺丰，今天发", "改地址：苏州"]);
    let flag = shop.texts("SELECT flag FROM orders");
    assert_eq!(flag, ["red"]);

    // The memo, as the platform takes it.
    desk.keys("<c-c>");
    desk.console.wait_until("the memo copied", |s| s.contains("已复制"));
    let memo = shop.copied();
    assert!(memo.contains("要顺丰，今天发_晓月") && memo.contains("改地址：苏州_晓月"), "{memo}");

    // A bad review with an attempt to reach the buyer.
    desk.keys("<f5><c-n>");
    let angry = "生气的买家";
    let text = "颜色和图片不一样，客服也不理人";
    desk.fill("reviews-new-title", &[("买家", angry), ("评价内容", text)]);
    desk.keys("<c-s>");
    desk.said("reviews-logged", &[("buyer", angry)]);
    desk.console.wait_until("the review in the list", |s| {
        s.lines().nth(2).is_some_and(|l| l.contains(angry))
    });
    desk.keys("<c-t>");
    desk.said("reviews-contact-title", &[("buyer", angry)]);
    for (label, text) in [
        ("联系方式", hands.phone),
        ("结果", "没接，留言道歉了"),
        ("下次联系", hands.next),
        ("补偿金额", hands.cost),
    ] {
        desk.console.go_to_field(label);
        desk.keys(text);
    }
    desk.keys("<c-s>");
    desk.said("reviews-contacted", &[]);

    // The counters: a buyer received, a sale lost for its price.
    desk.keys(&format!("<c-g>{}", hands.received));
    desk.console.wait_squashed("已记：接待");
    // All of the word went into the menu.
    desk.console.wait_until("an empty search box", |s| {
        s.lines().nth(1).is_some_and(|l| l.contains("买家、评价"))
    });
    desk.keys(&format!("<c-g>{}", hands.price));
    desk.console.wait_squashed("已记：价格");

    // The handover. What it makes itself is not enough: a section still says nothing.
    desk.keys("<f4><c-s>");
    desk.said("handover-gaps", &[("sections", "其他事项")]);
    assert_eq!(shop.number("SELECT count(*) FROM handovers"), 0);
    desk.keys("<enter>");
    desk.console
        .wait_until("a section says none", |s| s.lines().any(|l| l.contains("■ 其他事项 无")));
    // The order is urgent.
    desk.keys("<up><up><up>");
    desk.console.wait_squashed("来自晓月");
    desk.keys("<enter>");
    desk.fill("handover-item-title", &[("紧急程度", hands.urgent), ("下一步", "打电话给仓库")]);
    desk.keys("<c-s>");
    desk.said("handover-item-saved", &[]);
    desk.console.wait_squashed("下一步：打电话给仓库");
    desk.keys("<c-s>");
    desk.console.wait_squashed("紧急1项");
    desk.keys("<enter>");
    desk.said("handover-submitted", &[("count", "2")]);
    assert_eq!(shop.texts("SELECT agent FROM handovers"), [DAY]);
    desk.console.quit();
}

/// The night agent's part; gives the path of the exported tally.
fn work_the_night(shop: &Shop, hands: &Hands, ime: bool) {
    shop.agent(NIGHT);
    let mut desk = Desk::open(shop, ime);
    // The tab says that two items wait.
    desk.console
        .wait_until("two items wait", |s| s.lines().next().is_some_and(|l| l.contains("·2")));
    desk.keys("<f4>");
    desk.console.wait_until("the urgent one first", |s| {
        s.lines().nth(2).is_some_and(|l| l.contains("紧急") && l.contains(ORDER))
    });
    // The urgent one is read back: an empty answer is not one.
    desk.keys(&format!("<enter>{}", hands.accept));
    desk.said("app-field-read-back", &[]);
    desk.keys("<enter>");
    desk.said("app-field-needed", &[]);
    desk.keys("给仓库打电话，今天发顺丰<enter>");
    desk.console.wait_squashed("已接收");
    desk.console.wait_until("the other first", |s| {
        s.lines().nth(2).is_some_and(|l| l.contains("生气的买家"))
    });
    desk.keys("<enter><enter>");
    desk.console.wait_until("both are taken", |s| {
        s.lines().filter(|l| l.contains("已接收")).count() >= 2
            && !s.lines().any(|l| l.contains("待接收"))
    });
    let answers = shop.texts("SELECT answers FROM items ORDER BY severity");
    assert!(answers.iter().all(|a| a.contains("accept") && a.contains(NIGHT)), "{answers:?}");
    assert!(answers.iter().any(|a| a.contains("给仓库打电话，今天发顺丰")), "{answers:?}");

    desk.keys("<f8>");
    desk.console.wait_for("成交额");
    check_tally(&mut desk);
    desk.console.quit();
}

type Table = BTreeMap<(String, Measure), i64>;

/// What the rows of the database give: by agent and measure, and under "" the sum.
fn counted(shop: &Shop) -> Table {
    let record = shop.record();
    // A paid order is a deal of whoever added it, and its amount.
    let rows = "SELECT agent, measure, value FROM activity
        UNION ALL SELECT agent, 'deals', 1 FROM orders WHERE paid IS NOT NULL AND NOT deleted
        UNION ALL SELECT agent, 'amount', amount FROM orders WHERE paid IS NOT NULL AND NOT deleted";
    let mut rows = record.prepare(rows).unwrap();
    let mut table = Table::new();
    let rows = rows.query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?))).unwrap();
    for row in rows {
        let (agent, measure, value): (String, String, i64) = row.unwrap();
        let measure = Measure::parse(&measure).unwrap();
        for key in [agent, String::new()] {
            *table.entry((key, measure)).or_default() += value;
        }
    }
    table
}

fn read(cell: &str, measure: Measure) -> i64 {
    let money = || cell.parse::<Money>().unwrap_or_else(|_| panic!("{cell:?}")).0;
    if measure.is_money() { money() } else { cell.parse().unwrap_or_else(|_| panic!("{cell:?}")) }
}

/// The numbers on the screen, in the file and of the rows are one.
fn check_tally(desk: &mut Desk<'_>) {
    let expected = counted(desk.shop);
    let get =
        |agent: &str, measure| expected.get(&(agent.to_owned(), measure)).copied().unwrap_or(0);
    // The day as it was worked.
    for (agent, measure, value) in [
        (DAY, Measure::Replies, 3),
        (DAY, Measure::OrdersAdded, 1),
        (DAY, Measure::Deals, 1),
        (DAY, Measure::Amount, 12_850),
        (DAY, Measure::Flags, 1),
        (DAY, Measure::Notes, 2),
        (DAY, Measure::Reviews, 1),
        (DAY, Measure::Contacts, 1),
        (DAY, Measure::Compensation, 500),
        (DAY, Measure::Received, 1),
        (DAY, Measure::Lost, 1),
        (DAY, Measure::ItemsHanded, 2),
        (NIGHT, Measure::ItemsTaken, 2),
        (NIGHT, Measure::Replies, 0),
    ] {
        assert_eq!(get(agent, measure), value, "{measure:?} of {agent}: {expected:?}");
    }

    // The screen: a measure a row, an agent a column.
    let screen = desk.console.screen();
    let head: Vec<&str> = screen.lines().nth(2).unwrap().split_whitespace().collect();
    let agents: Vec<&str> = head[1..head.len() - 1].to_vec();
    assert_eq!(agents.iter().copied().collect::<BTreeSet<_>>(), BTreeSet::from([DAY, NIGHT]));
    for measure in Measure::ALL {
        let name = word(Lang::ZhCn, *measure);
        let row = screen
            .lines()
            .skip(3)
            .map(|l| l.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' '))
            .find_map(|l| l.strip_prefix(&format!("{name} ")))
            .unwrap_or_else(|| panic!("no row {name}:\n{screen}"));
        let cells: Vec<i64> = row.split_whitespace().map(|c| read(c, *measure)).collect();
        let wanted: Vec<i64> =
            agents.iter().chain([&""]).map(|agent| get(agent, *measure)).collect();
        assert_eq!(cells, wanted, "{name}:\n{screen}");
    }

    // The rows behind a number.
    desk.keys("<enter>");
    let title = common::shop::words(
        "tally-rows-title",
        &[("measure", "接待"), ("total", "1"), ("count", "1")],
    );
    desk.console.wait_squashed(&title);
    desk.keys("<esc>");

    // The file.
    desk.keys("<c-s>");
    desk.console.wait_squashed("已导出");
    let files = desk.shop.exports();
    let [file] = &files[..] else { panic!("{files:?}") };
    let bytes = std::fs::read(file).unwrap();
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").expect("a mark, so that Excel reads UTF-8");
    let mut rows = csv::Reader::from_reader(text);
    let head: Vec<String> = rows.headers().unwrap().iter().map(str::to_owned).collect();
    let mut seen = BTreeSet::new();
    for row in rows.records() {
        let row = row.unwrap();
        let agent = if &row[0] == "合计" { "" } else { &row[0] };
        seen.insert(agent.to_owned());
        for measure in Measure::ALL {
            let name = word(Lang::ZhCn, *measure);
            let column = head.iter().position(|h| *h == name).unwrap();
            assert_eq!(read(&row[column], *measure), get(agent, *measure), "{name} of {agent}");
        }
    }
    assert_eq!(seen, BTreeSet::from(["", DAY, NIGHT].map(str::to_owned)));

    // A second export takes nothing away from the first.
    desk.console.wait_unsaid("tally-exported", &[("path", &file.to_string_lossy())]);
    desk.keys("<c-s>");
    desk.console.wait_squashed("已导出");
    assert_eq!(desk.shop.exports().len(), 2);
    assert_eq!(std::fs::read(file).unwrap(), bytes);
}

#[test]
fn the_day_by_keys() {
    let shop = Shop::of(DAY);
    work_the_day(&shop, &LETTERS, false);
    work_the_night(&shop, &LETTERS, false);
}

#[test]
fn the_day_with_an_input_method_on() {
    let shop = Shop::of(DAY);
    work_the_day(&shop, &COMMITTED, true);
    work_the_night(&shop, &COMMITTED, true);
}

#[test]
fn letters_are_told_from_commits() {
    assert_eq!(committed("<f3>红<c-f><enter>？：、１"), "<f3>红<c-f><enter>？：、１");
    for keys in ["yj", "<f3>r", "1", "?", "<bs>", "<space>"] {
        assert!(std::panic::catch_unwind(|| committed(keys)).is_err(), "{keys}");
    }
}
