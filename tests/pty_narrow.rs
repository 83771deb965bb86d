//! Beside the chat, at 48×14 (X04, point 9): the caret stands where the text goes, no glyph is cut, and
//! every key that the footer names works.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute only")]

mod common;

use chaqi::domain::{
    Change, Channel, Colour, Contact, HandoverId, ItemFields, ItemId, NoteId, OrderFields,
    ReviewFields, ReviewId,
};
use common::Console;
use common::shop::{Shop, now, order, order_key};
use unicode_width::UnicodeWidthStr;
use uuid::Uuid;

const COLUMNS: u16 = 48;
const ROWS: u16 = 14;

/// A shop with some of everything.
fn busy_shop() -> Shop {
    let shop = Shop::of("晓月");
    let mut changes = Vec::new();
    for n in 0..20_u128 {
        let number = format!("20261121{n:05}");
        changes.push(order(&number, &format!("买家{n}号也很长很长")));
        let note = NoteId(Uuid::from_u128(n + 1));
        let key = order_key(&number);
        let text = "要顺丰，今天一定要发出去，不然退款".into();
        changes.push(Change::OrderNoted { key: key.clone(), note, flag: None, text });
        let phone = Some("13812345678".into());
        let fields = OrderFields { phone, ..OrderFields::default() };
        changes.push(Change::OrderEdited { key: key.clone(), fields });
        if n % 2 == 0 {
            changes.push(Change::OrderFlagged {
                key,
                flag: Some(Colour::Red),
                label: String::new(),
            });
        }
    }
    for n in 0..3_u128 {
        let review = ReviewId(Uuid::from_u128(n + 100));
        let fields = ReviewFields {
            at: Some(now()),
            buyer: Some(format!("生气的买家{n}")),
            text: Some("颜色和图片不一样，客服也不理人，再也不来了".into()),
            ..ReviewFields::default()
        };
        changes.push(Change::ReviewLogged { review, fields });
        let contact = Contact {
            channel: Channel::Chat,
            at: now(),
            agent: "晓月".into(),
            outcome: "留言".into(),
            next: Some(now() + chrono::TimeDelta::hours(2)),
            cost: None,
        };
        changes.push(Change::ReviewContacted { review, contact });
        let fields = ItemFields {
            label: Some("2026112100001 买家".into()),
            summary: Some("打电话给仓库，问今天能不能发".into()),
            ..ItemFields::default()
        };
        let (item, handover) = (ItemId(Uuid::from_u128(n + 200)), HandoverId(Uuid::nil()));
        changes.push(Change::ItemWritten { item, fields });
        changes.push(Change::ItemPassed { item, handover });
    }
    changes.push(Change::HandoverSubmitted {
        handover: HandoverId(Uuid::nil()),
        shift: "晚班".into(),
        day: now().date_naive(),
        items: (0..3).map(|n| ItemId(Uuid::from_u128(n + 200))).collect(),
        empty: Vec::new(),
    });
    // Another's work: it is not hers to undo.
    shop.save("慧兰", changes);
    shop
}

struct Seen {
    view: &'static str,
    name: &'static str,
    /// What stands in its empty search box.
    hint: &'static str,
    /// On the screen when the view is loaded.
    loaded: &'static str,
}

const VIEWS: [Seen; 6] = [
    Seen { view: "<f2>", name: "短语", hint: "replies-search-hint", loaded: "1/2" },
    Seen { view: "<f3>", name: "订单", hint: "orders-search-hint", loaded: "1/20" },
    Seen { view: "<f4>", name: "交接", hint: "handover-search-hint", loaded: "接班 3" },
    Seen { view: "<f5>", name: "中差评", hint: "reviews-search-hint", loaded: "1/3" },
    Seen { view: "<f8>", name: "日报", hint: "tally-search-hint", loaded: "登记订单" },
    Seen { view: "<f9>", name: "待办", hint: "app-today-search-hint", loaded: "1/" },
];

fn go(console: &mut Console, seen: &Seen) {
    console.keys(seen.view);
    console.wait_until(seen.name, |s| is_in(s, seen) && s.contains(seen.loaded));
}

/// The view is in front: its search box says what it finds, as far as there is room.
fn is_in(screen: &str, seen: &Seen) -> bool {
    let hint: String = common::shop::words(seen.hint, &[]).chars().take(4).collect();
    screen.lines().nth(1).is_some_and(|l| l.starts_with(&format!("› {hint}")))
}

/// The keys and names in the footer.
fn hints(screen: &str) -> Vec<(String, String)> {
    let Some(last) = screen.lines().nth(usize::from(ROWS) - 1) else { return Vec::new() };
    let pairs: Vec<(String, String)> = last
        .split("  ")
        .filter_map(|pair| pair.trim().split_once(' '))
        .map(|(key, name)| (key.to_owned(), name.to_owned()))
        .collect();
    let keys = |k: &str| k == "Enter" || k == "Tab" || k.starts_with('^') || k.starts_with('F');
    if pairs.iter().all(|(key, _)| keys(key) || key.starts_with("Alt")) {
        pairs
    } else {
        Vec::new()
    }
}

/// The script of a key as the footer names it.
fn script(key: &str) -> String {
    match key {
        "Alt-←" => "<a-left>".into(),
        "Alt-→" => "<a-right>".into(),
        _ => match key.strip_prefix('^') {
            Some(letter) => format!("<c-{}>", letter.to_lowercase()),
            None => format!("<{}>", key.to_lowercase()),
        },
    }
}

/// A console in a view, its footer there.
fn in_view(shop: &Shop, seen: &Seen) -> Console {
    let mut console = shop.console(COLUMNS, ROWS);
    console.wait_for("F2");
    go(&mut console, seen);
    console.wait_until("the footer", |s| !hints(s).is_empty());
    console
}

#[test]
fn every_key_in_the_footer_works() {
    let shop = busy_shop();
    let mut pressed = 0;
    for seen in &VIEWS {
        let console = in_view(&shop, seen);
        let footer = console.row(usize::from(ROWS) - 1);
        assert!(footer.width() <= usize::from(COLUMNS), "{footer}");
        let hints = hints(&console.screen());
        assert!(hints.len() >= 3, "{hints:?}:\n{}", console.screen());
        console.quit();
        for (key, name) in &hints {
            let mut console = in_view(&shop, seen);
            let before = console.screen();
            console.keys(&script(key));
            let what = format!("{key} {name} does something in {}", seen.name);
            console.wait_until(&what, |s| s != before);
            let after = console.screen();
            for refusal in ["app-why-nothing-chosen", "app-nothing-chosen", "app-not-in-this-view"]
            {
                let refusal = common::shop::words(refusal, &[]);
                assert!(!after.contains(&refusal), "{key} {name} in {}:\n{after}", seen.name);
            }
            console.assert_whole();
            console.assert_all_ours();
            pressed += 1;
        }
    }
    assert!(pressed >= 20, "{pressed} keys");
}

#[test]
fn the_caret_stands_where_the_text_goes() {
    let shop = busy_shop();
    let mut console = shop.console(COLUMNS, ROWS);
    console.wait_for("F2");
    let typed = "围巾a、？１";
    for seen in &VIEWS {
        go(&mut console, seen);
        console.wait_cursor(2, 1);
        for end in 1..=typed.chars().count() {
            let so_far: String = typed.chars().take(end).collect();
            console.type_text(&so_far.chars().last().unwrap().to_string());
            console.wait_caret_behind(&so_far);
            console.wait_cursor(2 + so_far.width() as u16, 1);
        }
        // Left over a wide glyph, and a letter between.
        console.keys("<left><left>");
        console.wait_cursor(2 + "围巾a、".width() as u16, 1);
        console.type_text("亲");
        console.wait_for("围巾a、亲？１");
        console.wait_cursor(2 + "围巾a、亲".width() as u16, 1);
        console.assert_whole();
        // Longer than the box: the end stays in sight, with the caret.
        console.keys("<end>");
        console.type_text(&"长".repeat(60));
        console.type_text("尾");
        console.wait_caret_behind("长尾");
        console.assert_whole();
        console.keys("<home>");
        console.wait_cursor(2, 1);
        console.wait_for("› 围巾a、亲？１");
        console.keys("<esc>");
        console.wait_cursor(2, 1);
    }

    // In a form with more fields than rows: each field, and a long text in one.
    go(&mut console, &VIEWS[1]);
    console.keys("<c-n>");
    console.wait_said("orders-new-title", &[]);
    for label in ["订单号", "买家", "商品", "金额", "手机号", "运单号"] {
        console.go_to_field(label);
        let text = format!("｛{label}｝");
        console.type_text(&text);
        console.wait_caret_behind(&text);
        console.type_text(&"长".repeat(30));
        console.type_text("尾");
        console.wait_caret_behind("长尾");
        console.assert_whole();
        console.keys("<home>");
        console.wait_seen("the caret at the head", |s, cursor| {
            let Some((column, row)) = cursor else { return false };
            let row = s.lines().nth(usize::from(row)).unwrap_or_default();
            row.find(&text).is_some_and(|at| row[..at].width() == usize::from(column))
        });
    }
    console.keys("<esc>");
    console.wait_gone("╭");

    // In the palette and in the replies over a view.
    for key in ["<c-p>", "<c-k>"] {
        console.keys(key);
        console.wait_for("╭");
        console.type_text("快递a查");
        console.wait_caret_behind("快递a查");
        console.assert_whole();
        console.keys("<esc><esc>");
        console.wait_gone("╭");
    }
    console.quit();
}

/// The footers of the layers keep their word, too.
#[test]
fn the_keys_of_layers_work() {
    let shop = busy_shop();
    let mut console = shop.console(COLUMNS, ROWS);
    console.wait_for("F2");
    go(&mut console, &VIEWS[1]);
    for (id, opens) in [
        ("app-footer-form", "<c-t>"),
        ("app-footer-chooser", "<c-f>"),
        ("app-footer-palette", "<c-p>"),
        ("app-footer-card-order", "<enter>"),
        ("app-footer-replies", "<c-k>"),
    ] {
        console.keys(opens);
        console.wait_for("╭");
        let words = common::shop::words(id, &[]);
        let hints: Vec<&str> = words.trim().split("  ").collect();
        let end = hints[hints.len() - 1];
        // The first hints that fit, whole, and what leaves the layer last.
        console.wait_until(&format!("{words:?} as far as it fits"), |s| {
            s.lines().nth(usize::from(ROWS) - 1).is_some_and(|line| {
                let shown: Vec<&str> = line.trim().split("  ").collect();
                let (last, first) = shown.split_last().unwrap();
                *last == end && !first.is_empty() && hints.starts_with(first)
            })
        });
        assert!(end.starts_with("Esc"), "{words}");
        console.assert_whole();
        console.keys("<down>");
        console.keys("<esc>");
        console.wait_gone("╭");
    }
    console.quit();
}

/// Cards, long lists and the tally, scrolled: nothing is cut in the middle.
#[test]
fn no_glyph_is_cut() {
    let shop = busy_shop();
    for (columns, rows) in [(48, 14), (49, 15), (40, 10), (61, 14), (89, 20), (91, 20)] {
        let mut console = shop.console(columns, rows);
        console.wait_for("F2");
        for seen in &VIEWS {
            go(&mut console, seen);
            for keys in ["<down>", "<pgdn>", "<end>", "<home>"] {
                console.keys(keys);
                console.wait_cursor(2, 1);
                console.assert_whole();
            }
            if seen.view == "<f2>" {
                continue;
            }
            console.keys("<enter>");
            console
                .wait_until("a box or nothing to open", |s| s.contains('╭') || seen.view == "<f4>");
            console.assert_whole();
            for _ in 0..4 {
                console.keys("<down>");
                console.assert_whole();
            }
            console.keys("<esc>");
            console.wait_gone("╭");
        }
        console.quit();
    }
}

/// The check above can fail: a wall that another text ate, and one that was moved, are told.
#[test]
fn a_broken_wall_is_told() {
    let show = |lines: &str| {
        let script = format!("printf '{lines}\\n\\n\\n\\n\\n\\nready'; read end");
        let spec = common::Spec { bin: "/bin/sh".into(), size: (20, 12), ..Default::default() };
        let console = Console::spawn(spec.args(["-c", &script]));
        console.wait_for("ready");
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| console.assert_whole())).is_ok()
    };
    assert!(show("╭──╮\\n│物│\\n╰──╯"));
    assert!(!show("╭──╮\\n│物a\\n╰──╯"));
    assert!(!show("╭──╮\\n│a│\\n╰──╯"));
}
