//! Counters and the tally: every number equals its rows, on the screen and in the file.

use crate::flow_support::Shell;
use chaqi::app::{Card, Layer};
use chaqi::domain::tally::{By, Measure};
use chaqi::domain::{Change, CountKind, LostReason, OrderState, ProblemKind, Word};
use chaqi::i18n::word;
use chaqi::text::width;

/// Two agents, two shifts, three days.
fn busy() -> Shell {
    let mut shell = Shell::new();
    let mut other = shell.colleague("晓月");
    for (mine, at) in [
        (true, "2026-11-19T20:00:00+08:00"),
        (false, "2026-11-20T10:00:00+08:00"),
        (true, "2026-11-20T20:00:00+08:00"),
        (false, "2026-11-21T11:00:00+08:00"),
        (true, "2026-11-21T20:00:00+08:00"),
        (true, "2026-11-22T00:30:00+08:00"),
    ] {
        let shell = if mine { &mut shell } else { &mut other };
        shell.at(at);
        let number = format!("27138{}", shell.now.timestamp());
        shell.order(&number, &format!("买家{at}"), "羊毛围巾", 5_990, OrderState::ToShip);
        shell.wait(1);
        shell.press("<f3><home><c-f> r <c-t>");
        shell.type_text("要发票");
        shell.press("<enter><c-g> 0 <c-g> 1 <c-g> 5 <c-g> p <f2> yj <enter><esc>");
    }
    shell.press("<f5><c-n>");
    shell.fill(&[("buyer", "气呼呼"), ("text", "太薄")]);
    shell.press("<c-t>");
    shell.fill(&[("outcome", "补5元"), ("cost", "5")]);
    shell.asked();
    shell
}

fn figures(shell: &Shell) -> Vec<(Measure, i64)> {
    let tally = shell.app.tally.tally.as_ref().unwrap();
    Measure::ALL.iter().map(|m| (*m, tally.total.get(*m))).collect()
}

#[test]
fn t02_two_keys_each() {
    let mut shell = Shell::new();
    for (keys, kind) in [
        ("<c-g> r", CountKind::Received),
        ("<c-g> 0", CountKind::Received),
        ("<c-g> 1", CountKind::Lost(LostReason::Price)),
        ("<c-g> ９", CountKind::Lost(LostReason::Other)),
        ("<c-g> 价", CountKind::Lost(LostReason::Price)),
        ("<c-g> p", CountKind::Problem(ProblemKind::Product)),
        ("<c-g> l", CountKind::Problem(ProblemKind::Logistics)),
        ("<c-g> s", CountKind::Problem(ProblemKind::Service)),
        ("<c-g><down><enter>", CountKind::Lost(LostReason::Price)),
        ("<c-g><enter>", CountKind::Received),
    ] {
        shell.press(keys);
        assert!(shell.app.layers.is_empty(), "{keys}");
        let saves = shell.saves().concat();
        assert!(
            matches!(&saves[..], [Change::Counted { what, .. }] if *what == kind),
            "{keys}: {saves:?}"
        );
        assert!(!shell.is_warned());
    }
}

#[test]
fn t02_every_counter_is_on_the_screen_beside_the_chat_or_it_says_that_there_are_more() {
    let mut shell = Shell::new();
    shell.press("<c-g>");
    let all = LostReason::ALL.iter().map(|r| word(shell.app.lang, *r));
    let all: Vec<String> =
        all.chain(ProblemKind::ALL.iter().map(|k| word(shell.app.lang, *k))).collect();
    for rows in [14, 17, 24] {
        let screen = shell.screen(48, rows);
        let hidden = all.iter().any(|w| !screen.contains(w.as_str()));
        assert!(!hidden || screen.contains("/13"), "{screen}");
    }
}

#[test]
fn t02_a_buyer_is_received_once_a_day() {
    let mut shell = Shell::new();
    shell.three_orders();
    shell.press("<f3><home><c-g>");
    shell.shows(&["春天的风"]);
    shell.press("0");
    shell.toasts(&["春天的风"]);
    shell.wait(5);
    shell.press("<c-g> 0 <down><c-g> 0");
    shell.press("<f8>");
    let received =
        |shell: &Shell| shell.app.tally.tally.as_ref().unwrap().total.get(Measure::Received);
    assert_eq!(received(&shell), 2, "春天的风 and tb_77812");
    // After midnight it is still the same business day; the next evening it counts anew.
    shell.at("2026-11-22T00:40:00+08:00");
    shell.press("<f3><home><c-g> 0 <f8>");
    assert_eq!(received(&shell), 2);
    shell.at("2026-11-22T20:00:00+08:00");
    shell.press("<f3><home><c-g> 0 <f8>");
    shell.type_text("11-22");
    assert_eq!(received(&shell), 1);
}

#[test]
fn t04_every_number_equals_its_rows() {
    let mut shell = busy();
    shell.press("<f8>");
    shell.type_text("11-19~11-21");
    for _ in 0..By::ALL.len() {
        let roster = shell.app.settings.roster.clone();
        let tally = shell.app.tally.tally.clone().unwrap();
        assert!(tally.groups.len() >= 2, "{:?}", tally.by);
        for measure in Measure::ALL {
            let rows: i64 = tally.rows_behind(*measure, None, &roster).map(|r| r.value).sum();
            assert_eq!(rows, tally.total.get(*measure), "{measure:?}");
            let groups: i64 = tally.groups.iter().map(|g| g.figures.get(*measure)).sum();
            assert_eq!(groups, rows, "{measure:?} by {:?}", tally.by);
            for group in &tally.groups {
                let rows = tally.rows_behind(*measure, Some(&group.key), &roster);
                let sum: i64 = rows.map(|r| r.value).sum();
                assert_eq!(sum, group.figures.get(*measure), "{measure:?} of {}", group.key);
            }
        }
        shell.press("<tab>");
    }
    for measure in [
        Measure::Received,
        Measure::Deals,
        Measure::Amount,
        Measure::OrdersAdded,
        Measure::Flags,
        Measure::Notes,
        Measure::Lost,
        Measure::Problems,
        Measure::Replies,
        Measure::Reviews,
        Measure::Contacts,
        Measure::Compensation,
    ] {
        assert!(figures(&shell).iter().any(|(m, n)| *m == measure && *n > 0), "{measure:?}");
    }
}

#[test]
fn t04_the_screen_shows_the_numbers_and_opens_their_rows() {
    let mut shell = busy();
    shell.press("<f8>");
    shell.type_text("11-19~11-21");
    let measures = shell.app.measures();
    assert_eq!(measures, Measure::ALL);
    for measure in &measures {
        let tally = shell.app.tally.tally.clone().unwrap();
        let screen = shell.screen(100, 30);
        let name = word(shell.app.lang, *measure);
        let line = screen
            .lines()
            .find(|l| {
                l.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ')
                    .starts_with(&format!("{name} "))
            })
            .unwrap_or_else(|| panic!("{name}\n{screen}"));
        let mut expected: Vec<String> =
            tally.groups.iter().map(|g| g.figures.shown(*measure)).collect();
        expected.push(tally.total.shown(*measure));
        let numbers: Vec<&str> = line.split_whitespace().rev().take(expected.len()).collect();
        let numbers: Vec<&str> = numbers.into_iter().rev().collect();
        assert_eq!(numbers, expected, "{line}");
        shell.press("<enter>");
        let Some(Layer::Card(Card::Rows(_, rows, _))) = shell.app.layers.last() else {
            panic!("{measure:?} has no rows")
        };
        let sum: i64 = rows.iter().map(|r| r.value).sum();
        assert_eq!(sum, tally.total.get(*measure));
        shell.shows(&[&name]);
        shell.press("<esc><down>");
    }
}

#[test]
fn t04_the_columns_stand_under_their_heads() {
    let mut shell = busy();
    shell.press("<f8>");
    for size in [(48, 14), (80, 24), (120, 36), (160, 45)] {
        let screen = shell.screen(size.0, size.1);
        let head = screen.lines().nth(2).unwrap().to_owned();
        let end = |line: &str, text: &str| {
            let at = line.rfind(text).unwrap_or_else(|| panic!("{text}\n{screen}"));
            width(&line[..at]) + width(text)
        };
        let total = end(&head, "合计");
        for line in screen.lines().skip(3).take(5) {
            assert_eq!(width(line), total, "{line}\n{screen}");
        }
    }
}

#[test]
fn t03_after_midnight_counts_on_the_day_of_the_shift() {
    let mut shell = busy();
    shell.press("<f8>");
    // It is half past midnight on the 22nd: the business day is the 21st.
    assert_eq!(shell.app.tally.from.to_string(), "2026-11-21");
    let received =
        |shell: &Shell| shell.app.tally.tally.as_ref().unwrap().total.get(Measure::Deals);
    assert_eq!(received(&shell), 3, "one by 晓月, one before and one after midnight");
    shell.press("<a-right>");
    assert_eq!(received(&shell), 0);
    shell.press("<a-left><a-left>");
    assert_eq!(received(&shell), 2);
    shell.shows(&["2026-11-20"]);
}

#[test]
fn t05_ranges_in_words() {
    let mut shell = busy();
    shell.at("2026-11-22T00:40:00+08:00");
    shell.press("<f8>");
    for (words, from, to, deals) in [
        ("昨天", "2026-11-20", "2026-11-20", 2),
        ("今天", "2026-11-21", "2026-11-21", 3),
        ("本周", "2026-11-16", "2026-11-21", 6),
        ("上周", "2026-11-09", "2026-11-15", 0),
        ("11-19", "2026-11-19", "2026-11-19", 1),
        ("11-19 到 11-20", "2026-11-19", "2026-11-20", 3),
    ] {
        shell.press("<esc>");
        shell.type_text(words);
        let pane = &shell.app.tally;
        assert_eq!(
            (pane.from.to_string(), pane.to.to_string()),
            (from.into(), to.into()),
            "{words}"
        );
        assert_eq!(pane.tally.as_ref().unwrap().total.get(Measure::Deals), deals, "{words}");
        shell.shows(&[from, to]);
        assert_eq!(shell.app.measures().len(), Measure::ALL.len(), "{words}");
    }
    shell.press("<esc>");
    assert_eq!(shell.app.tally.from.to_string(), "2026-11-21", "without words it is today");
}

#[test]
fn a_measure_is_found_by_its_name() {
    let mut shell = busy();
    shell.press("<f8>");
    shell.type_text("插旗");
    assert_eq!(shell.app.measures(), [Measure::Flags]);
    shell.press("<esc>");
    shell.type_text("bch");
    assert!(shell.app.measures().contains(&Measure::Compensation));
}

#[test]
fn t06_the_file_says_what_the_screen_says() {
    let mut shell = busy();
    shell.press("<f8>");
    shell.type_text("11-19~11-21");
    let mut seen = Vec::new();
    for by in ["agent", "shift", "day"] {
        shell.press("<c-s>");
        let name = format!("tally-2026-11-19-2026-11-21-{by}.csv");
        let path = shell.folder().join("exports").join(&name);
        shell.toasts(&[&name]);
        let text = std::fs::read_to_string(&path).unwrap();
        let text = text.trim_start_matches('\u{feff}');
        let mut csv = csv::Reader::from_reader(text.as_bytes());
        let heads: Vec<String> = csv.headers().unwrap().iter().map(str::to_owned).collect();
        let rows: Vec<csv::StringRecord> = csv.records().map(Result::unwrap).collect();
        let tally = shell.app.tally.tally.clone().unwrap();
        assert_eq!(rows.len(), tally.groups.len() + 1);
        for measure in Measure::ALL {
            let name = word(shell.app.lang, *measure);
            let column = heads.iter().position(|h| *h == name).unwrap_or_else(|| panic!("{name}"));
            for (row, group) in rows.iter().zip(&tally.groups) {
                assert_eq!(&row[column], group.figures.shown(*measure));
                assert_eq!(row[0], shell.app.group_label(&group.key));
            }
            assert_eq!(&rows.last().unwrap()[column], tally.total.shown(*measure));
        }
        seen.push(path);
        shell.press("<tab>");
    }
    // Again: nothing is overwritten.
    shell.press("<c-s>");
    shell.toasts(&["-agent-2.csv"]);
    assert!(seen.iter().all(|p| p.exists()));
}

#[test]
fn the_tally_is_copied_for_the_work_group() {
    let mut shell = busy();
    shell.press("<f8><c-c>");
    let text = shell.copied();
    for part in ["2026-11-21", "插旗旗舰店", "【慧兰】", "【晓月】", "接待", "转化率"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    shell.toasts(&["2026-11-21"]);
}

#[test]
fn t01_what_is_taken_back_does_not_count() {
    let mut shell = Shell::new();
    shell.three_orders();
    shell.press("<f3><home><c-f> r <f8>");
    let flags = |shell: &Shell| shell.app.tally.tally.as_ref().unwrap().total.get(Measure::Flags);
    assert_eq!(flags(&shell), 1);
    shell.press("<c-z>");
    assert_eq!(flags(&shell), 0, "the screen follows at once");
    shell.press("<c-y>");
    assert_eq!(flags(&shell), 1);
}

#[test]
fn reasons_stand_below_the_table() {
    let mut shell = busy();
    shell.press("<f8>");
    shell.shows(&["转化率", "客单价", "价格", "产品"]);
    let codes: Vec<&str> = LostReason::ALL.iter().map(|r| r.code()).collect();
    shell.hides(&codes[..1]);
}

#[test]
fn p24_sums_of_the_largest_amounts_do_not_overflow() {
    let mut shell = Shell::new();
    for n in 0..3 {
        shell.press("<f3><c-n>");
        shell.fill(&[("number", &format!("9{n}")), ("amount", "90000000000000000.00")]);
        shell.press("<esc>");
    }
    // Refused when typed, or counted right: never a wrong sum.
    let stored = shell.store().order_count().unwrap();
    shell.press("<f8>");
    let sum = shell.app.tally.tally.as_ref().unwrap().total.get(Measure::Amount);
    let right = i128::from(stored) * 9_000_000_000_000_000_000;
    assert_eq!(i128::from(sum), right);
}

#[test]
fn t05_the_copied_tally_of_a_nameless_shop_has_no_blank_behind_its_title() {
    let mut shell = busy();
    shell.app.settings.shop.clear();
    shell.press("<f8><c-c>");
    let title = shell.clipboard.last().unwrap().lines().next().unwrap().to_owned();
    assert!(title.starts_with("客服日报") && !title.ends_with(' '), "{title:?}");
}
