//! Hostile text steers nothing (P17): it stands in the record, in phrase files and in the config;
//! every view, card, form and menu is visited; the bytes that reach the terminal are ours.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute only")]

mod common;
#[path = "common/hostile.rs"]
#[allow(dead_code, reason = "shared by several test binaries")]
mod hostile;

use std::collections::BTreeSet;

use chaqi::domain::{
    Change, Channel, Colour, Contact, CountId, CountKind, HandoverId, ItemFields, ItemId,
    OrderFields, OrderKey, Platform, Ref, ReviewFields, ReviewId, Section, UseId,
};
use common::shop::{SHOP, Shop, now};
use common::{Console, Seq, Spec, control_sequences};
use uuid::Uuid;

/// Characters that steer or hide without being control characters.
fn hides(c: char) -> bool {
    matches!(u32::from(c),
        0x80..=0x9f | 0xad | 0x61c | 0x200b | 0x200c | 0x200e | 0x200f | 0x2028..=0x202e
        | 0x2060..=0x206f | 0xfeff | 0xfff9..=0xfffb | 0xe0000..=0xe0fff)
}

/// Every byte that the console has sent is ours.
#[track_caller]
fn ours(console: &Console, what: &str) {
    let raw = console.raw();
    let sequences = control_sequences(&raw);
    let foreign: Vec<_> = sequences.iter().filter(|seq| !common::is_ours(seq)).collect();
    assert!(foreign.is_empty(), "{what}: {foreign:?}");
    for seq in &sequences {
        if let Seq::Osc { number, text } = seq {
            assert!(!text.chars().any(hides), "{what}: OSC {number} {text:?}");
            assert!(matches!(&number[..], "0" | "2" | "52"), "{what}: OSC {number} {text:?}");
            let base64 = |c: char| c.is_ascii_alphanumeric() || "+/=;".contains(c);
            assert!(number != "52" || text.chars().all(base64), "{what}: {text:?}");
        }
    }
    let text = String::from_utf8(raw).unwrap_or_else(|e| panic!("{what}: {e}"));
    let hidden = text.chars().find(|c| hides(*c));
    assert_eq!(hidden, None, "{what}");
    // Sequences that are like ours, but came in with a text: they would stand as they are.
    for (name, hostile) in hostile::texts() {
        let controls = hostile.chars().any(|c| c.is_control() && c != '\n');
        assert!(!controls || !text.contains(&hostile), "{what}: {name} passed as it is");
    }
    let modes = common::modes(text.as_bytes());
    assert!(modes.alternate_screen && modes.bracketed_paste && modes.titles == 1, "{modes:?}");
}

/// Ten thousand characters in each of fifteen places make a debug build slow: one such text will do.
fn fits(name: &str) -> bool {
    !name.starts_with("long") || name == "long: sequences"
}

/// A shop where everything is called something hostile, and how many texts there are.
fn hostile_shop() -> (Shop, usize) {
    let shop = Shop::of("晓月");
    let texts: Vec<(&str, String)> =
        hostile::texts().into_iter().filter(|(name, _)| fits(name)).collect();
    for (n, (_, text)) in texts.iter().enumerate() {
        let text = || Some(text.clone());
        let key = OrderKey {
            platform: Platform::Taobao,
            shop: SHOP.into(),
            number: format!("{n:04}{}", text().unwrap()),
        };
        let id = |salt: u128| Uuid::from_u128(salt << 32 | n as u128 | 1 << 96);
        let (review, item, handover) = (ReviewId(id(1)), ItemId(id(2)), HandoverId(id(3)));
        let fields = OrderFields {
            buyer: text(),
            item: text(),
            waybill: text(),
            courier: text(),
            phone: text(),
            platform_memo: text(),
            extras: [(text().unwrap(), text().unwrap())].into(),
            ..OrderFields::default()
        };
        let note = chaqi::domain::NoteId(id(4));
        let contact = Contact {
            channel: Channel::Phone,
            at: now(),
            agent: text().unwrap(),
            outcome: text().unwrap(),
            next: None,
            cost: None,
        };
        let written = ItemFields {
            section: Some(Section::ALL_SECTIONS[n % 3]),
            about: Some(Ref::Order(key.id())),
            label: text(),
            summary: text(),
            owner: text(),
            condition: text(),
            next: text(),
            due: Some(now()),
            ..ItemFields::default()
        };
        let words = text().unwrap();
        shop.save(
            &words,
            vec![
                Change::OrderAdded { key: key.clone(), fields },
                Change::OrderFlagged {
                    key: key.clone(),
                    flag: Some(Colour::Red),
                    label: words.clone(),
                },
                Change::OrderNoted { key: key.clone(), note, flag: None, text: words.clone() },
                Change::ReviewLogged {
                    review,
                    fields: ReviewFields {
                        at: Some(now()),
                        buyer: text(),
                        text: text(),
                        reason: text(),
                        order: text(),
                        item: text(),
                        phone: text(),
                        ..ReviewFields::default()
                    },
                },
                Change::ReviewContacted { review, contact },
                Change::ItemWritten { item, fields: written },
                Change::ItemPassed { item, handover },
                Change::HandoverSubmitted {
                    handover,
                    shift: words.clone(),
                    day: now().date_naive(),
                    items: vec![item],
                    empty: vec![],
                },
                Change::Counted {
                    count: CountId(id(5)),
                    what: CountKind::Received,
                    buyer: words.clone(),
                },
                Change::ReplyCopied {
                    used: UseId(id(6)),
                    phrase: words.clone(),
                    title: words.clone(),
                    about: Some(Ref::Order(key.id())),
                },
            ],
        );
    }
    (shop, texts.len())
}

/// All three, as the handover knows them.
trait AllSections {
    const ALL_SECTIONS: [Section; 3] = [Section::Orders, Section::Reviews, Section::Other];
}

impl AllSections for Section {}

fn counter(screen: &str) -> &str {
    screen.lines().nth(1).and_then(|l| l.split(' ').next_back()).unwrap_or_default()
}

#[track_caller]
fn open_and_close(console: &mut Console, key: &str) {
    console.keys(key);
    console.wait_for("╭");
    console.keys("<esc>");
    console.wait_gone("╭");
}

#[test]
fn in_the_record() {
    let (shop, count) = hostile_shop();
    let mut console = shop.console(110, 30);
    console.wait_for("F3");

    console.keys("<f3>");
    console.wait_until("all orders", |s| counter(s) == format!("1/{count}"));
    for n in 1..=count {
        console.wait_until("the row", |s| counter(s) == format!("{n}/{count}"));
        // Its card with the timeline, phone shown; note, flag and edit forms; replies with it in hand.
        console.keys("<enter>");
        console.wait_for("╭");
        console.keys("<enter><esc>");
        console.wait_gone("╭");
        for key in ["<c-t>", "<c-f>", "<c-e>", "<c-b>", "<c-k>"] {
            open_and_close(&mut console, key);
        }
        console.keys("<down>");
    }
    ours(&console, "orders");

    console.keys("<f5>");
    console.wait_until("all reviews", |s| counter(s).ends_with(&format!("/{count}")));
    for n in 1..=count {
        console.wait_until("the row", |s| counter(s) == format!("{n}/{count}"));
        for key in ["<enter>", "<c-t>", "<c-e>", "<c-f>", "<c-b>"] {
            open_and_close(&mut console, key);
        }
        console.keys("<down>");
    }
    ours(&console, "reviews");

    console.keys("<f9>");
    console.wait_until("all that is due", |s| counter(s).starts_with("1/"));
    let due: usize = counter(&console.screen()).split_once('/').unwrap().1.parse().unwrap();
    assert!(due >= count, "{due}");
    for n in 1..=due {
        console.wait_until("the row", |s| counter(s) == format!("{n}/{due}"));
        console.keys("<down>");
    }
    ours(&console, "today");

    // Items to be taken: the menu of answers has the item in its title. Drafts, history.
    console.keys("<f4>");
    console.wait_until("all items", |s| counter(s) == count.to_string());
    for _ in 0..count {
        open_and_close(&mut console, "<enter>");
        open_and_close(&mut console, "<c-f>");
        console.keys("<down>");
    }
    console.keys("<tab>");
    console.wait_squashed("草稿");
    for _ in 0..count + 3 {
        console.keys("<down>");
    }
    console.keys("<c-c>");
    console.wait_for("已复制");
    console.keys("<tab>");
    console.wait_squashed("历史");
    for n in 0..count.min(100) {
        open_and_close(&mut console, "<enter>");
        console.keys("<down>");
        let _ = n;
    }
    ours(&console, "handover");

    // The tally by agents of these names, by shift, by day; the rows behind; the export.
    console.keys("<f8>");
    console.wait_for("接待");
    for _ in 0..3 {
        console.keys("<enter>");
        console.wait_for("╭");
        console.keys("<pgdn><pgdn><pgdn><pgdn><pgdn><pgdn><pgdn><esc>");
        console.wait_gone("╭");
        console.keys("<tab>");
    }
    console.keys("<c-s>");
    console.wait_squashed("已导出");
    console.keys("<c-c>");
    console.wait_squashed("已复制");
    ours(&console, "tally");

    // The palette, the help, undo: what an act was about is said.
    for key in ["<c-p>", "<f1>", "<c-g>"] {
        open_and_close(&mut console, key);
    }
    console.keys("<c-z>");
    console.wait_until("an answer", |s| s.contains("撤销") || s.contains("没有"));
    ours(&console, "everything");
    console.quit();
}

/// A phrase file in which everything is hostile; what a TOML text can't hold is escaped in it.
fn hostile_phrases() -> (String, usize) {
    let quoted = |text: &str| toml_edit::Value::from(text).to_string();
    let mut file = format!("[pack]\nname = {}\n", quoted("敌\x1b[31m\u{202e}意\x07"));
    let texts = hostile::texts();
    for (n, (_, text)) in texts.iter().enumerate() {
        // Braces would be variables.
        let body = text.replace(['{', '}'], "");
        let body = if body.trim().is_empty() { "空" } else { &body };
        file.push_str(&format!(
            "[[phrase]]\nid = \"h{n}\"\ncode = \"hh{n}\"\ntitle = {}\ntags = [{}]\ntext = {}\n",
            quoted(&format!("敌{n}{text}")),
            quoted(text),
            quoted(body),
        ));
    }
    (file, texts.len())
}

#[test]
fn in_phrases() {
    let shop = Shop::of("晓月");
    let config = std::fs::read_to_string(shop.home().join("config.toml")).unwrap();
    let config = config.replace("backend = \"file\"", "backend = \"osc52\"");
    std::fs::write(shop.home().join("config.toml"), config).unwrap();
    std::fs::create_dir(shop.home().join("phrases")).unwrap();
    let (file, count) = hostile_phrases();
    std::fs::write(shop.home().join("phrases/敌意.toml"), file).unwrap();
    let mut console = shop.console(110, 30);
    console.wait_for("F2");
    console.wait_until("the library", |s| {
        counter(s).split_once('/').is_some_and(|(_, n)| n.parse::<usize>().unwrap_or(0) > count)
    });
    let mut copied = 0;
    let copies = |c: &Console| {
        let osc = |s: &Seq| matches!(s, Seq::Osc { number, .. } if number == "52");
        control_sequences(&c.raw()).iter().filter(|s| osc(s)).count()
    };
    for n in 0..count {
        console.keys(&format!("hh{n}"));
        console.wait_until(&format!("phrase {n}"), |s| {
            s.lines().nth(2).is_some_and(|l| l.contains(&format!("hh{n} ")))
        });
        console.keys("<enter>");
        console.wait_until("an answer", |s| {
            s.contains("已复制") || s.contains("╭") || s.contains("复制不")
        });
        if console.screen().contains('╭') {
            console.keys("<esc>");
            console.wait_gone("╭");
        }
        console.keys("<esc>");
        console.wait_until("an empty search box", |s| s.lines().nth(1).unwrap().contains("拼音"));
    }
    copied += copies(&console);
    assert!(copied >= count / 2, "{copied} of {count} were copied");
    // Over another view, and by category.
    console.keys("<f5><c-k>敌");
    console.wait_for("╭");
    for _ in 0..count {
        console.keys("<down>");
    }
    console.wait_caret_behind("敌");
    ours(&console, "phrases");
    assert!(console.screen().contains('敌'));
    console.keys("<esc><esc>");
    console.quit();

    // What was copied is the text itself, as it is: a clipboard steers nothing.
}

#[test]
fn in_names_of_the_config() {
    let mut classes = BTreeSet::new();
    let all = hostile::texts();
    let mut failed = Vec::new();
    for (name, text) in &all {
        // One of each class: a start each.
        if !classes.insert(hostile::class(name)) && *name != "all at once" {
            continue;
        }
        // All that is wrong is told at once.
        if std::panic::catch_unwind(|| a_config_with(name, text)).is_err() {
            failed.push(*name);
        }
    }
    assert_eq!(failed, [""; 0], "see above");
    assert!(classes.len() >= 22, "{classes:?}");
}

/// Works a little in a shop where everybody is called this.
fn a_config_with(name: &str, text: &str) {
    let shop = Shop::empty();
    let quoted = toml_edit::Value::from(text).to_string();
    let config = format!(
        "language = \"zh-CN\"\n[agent]\nname = {quoted}\n[shop]\nname = {quoted}\n\
         [clipboard]\nbackend = \"file\"\n[[shift]]\nname = {quoted}\nstart = \"00:00\"\n\
         end = \"00:00\"\n[flags.taobao]\nred = {{ meaning = {quoted}, reserved = true }}\n"
    );
    std::fs::write(shop.home().join("config.toml"), config).unwrap();
    let mut console = Console::spawn(Spec::default().home(shop.home()).size(100, 24));
    console.wait_until(&format!("{name}: the console, or a word why not"), |s| {
        s.contains("F3") || s.contains("config.toml")
    });
    if !console.screen().contains("F3") {
        // Refused before the screen is taken: then that is said in words without controls.
        let raw = console.raw();
        let foreign = control_sequences(&raw).into_iter().find(|s| !common::is_ours(s));
        assert_eq!(foreign, None, "{name}");
        return;
    }
    console.keys("<f3><c-n>1<enter>b<c-s>");
    console.wait_said("orders-added", &[("order", "1")]);
    console.wait_until("the order", |s| s.contains("1/1"));
    console.keys("<c-f>r");
    console.wait_for("🟥r");
    // A reserved flag is asked about.
    console.keys("<c-f>");
    console.wait_for("╭");
    console.keys("y");
    console.wait_said("orders-reserved-title", &[]);
    console.keys("<enter>");
    console.wait_gone("╭");
    console.keys("<f4><c-s><f8><f9><f2>");
    // Not in the rows that this terminal spoils: it gives a family of emoji more cells than it takes.
    console.wait_for("您好欢迎光临");
    ours(&console, name);
    console.quit();
}
