//! P20: every screen at every size, and what was typed survives.

use crate::flow_support::{Shell, print};
use chaqi::app::layout::SMALLEST;
use chaqi::app::{Layer, Msg};
use chaqi::domain::{Change, OrderState, ReviewFields, ReviewId, SeverityClass};
use chaqi::i18n::Lang;
use chaqi::ui::{Look, Scheme};
use proptest::prelude::*;
use uuid::Uuid;

/// What hostile and long texts do to every list.
fn crowded(lang: Lang) -> Shell {
    let mut shell = Shell::of(lang, "慧兰");
    shell.three_orders();
    for (n, text) in [
        "很长的买家名字和很长的商品名字".repeat(8).as_str(),
        "👨‍👩‍👧‍👦👍🏽一家",
        "a\u{1b}[31mred\u{7}\r\nb\u{202e}c",
        "",
        "e\u{301}\u{302}\u{303}\u{304}\u{305}",
    ]
    .into_iter()
    .enumerate()
    {
        shell.order(&format!("9{n}"), text, text, i64::MAX / 16, OrderState::Other(text.into()));
        let key = shell.key(&format!("9{n}"));
        let note = chaqi::domain::NoteId(Uuid::from_u128(n as u128));
        shell.save(vec![Change::OrderNoted { key, note, flag: None, text: text.into() }]);
        let fields = ReviewFields {
            at: Some(shell.now - chrono::TimeDelta::days(n as i64)),
            buyer: Some(text.into()),
            text: Some(text.into()),
            severity: Some(SeverityClass::A),
            ..ReviewFields::default()
        };
        let review = ReviewId(Uuid::from_u128(n as u128));
        shell.save(vec![Change::ReviewLogged { review, fields }]);
    }
    shell.wait(1);
    shell
}

/// Keys that lead to a screen; together they are every view and every kind of layer.
const SCREENS: &[&str] = &[
    "<f2>",
    "<f2> yj",
    "<f2><tab><down><down>",
    "<f2> yh <enter>",
    "<f2><c-n>",
    "<f2> yj <c-e><tab><tab>",
    "<f2> yj <c-e><s-tab><s-tab>",
    "<f3>",
    "<f3><c-x><c-x>",
    "<f3><enter>",
    "<f3><c-n>",
    "<f3><c-e><tab><tab><tab>",
    "<f3><c-f>",
    "<f3><c-t>",
    "<f3><c-k>",
    "<f3><c-k> yj",
    "<f3><c-b>",
    "<f3><c-x><c-x><c-d>",
    "<f4>",
    "<f4><tab>",
    "<f4><tab><tab>",
    "<f4><c-s>",
    "<f5>",
    "<f5><enter>",
    "<f5><c-n>",
    "<f5><c-t>",
    "<f5><c-f>",
    "<f8>",
    "<f8><tab>",
    "<f8><enter>",
    "<f9>",
    "<f9><enter>",
    "<c-g>",
    "<c-p>",
    "<f1>",
    "<f1> zzz",
];

fn close_all(shell: &mut Shell) {
    while !shell.app.layers.is_empty() {
        shell.press("<esc>");
    }
    shell.press("<esc>");
}

/// Draws at a size; the caret is inside, no glyph is cut.
#[track_caller]
fn sound(shell: &mut Shell, columns: u16, rows: u16) -> String {
    let (buffer, caret) = shell.buffer(columns, rows);
    if let Some((x, y)) = caret {
        assert!(x < columns && y < rows, "caret at {x},{y} of {columns}×{rows}");
    }
    let text = print(&buffer);
    for c in text.chars() {
        assert!(c == '\n' || !c.is_control(), "{c:?} on the screen");
    }
    if columns < SMALLEST.0 || rows < SMALLEST.1 {
        assert_eq!(caret, None);
        let more = text.lines().skip(1).any(|l| !l.is_empty());
        assert!(!more, "{columns}×{rows} shows more than that it is too small:\n{text}");
        if columns >= 30 && rows > 0 {
            assert!(text.contains("40"), "{columns}×{rows}: {text}");
        }
    }
    text
}

#[test]
fn p20_two_views_at_all_sizes() {
    for keys in ["<f2> yj", "<f3>"] {
        let mut shell = crowded(Lang::ZhCn);
        shell.press(keys);
        for columns in 0..=120 {
            for rows in 0..=40 {
                sound(&mut shell, columns, rows);
            }
        }
    }
}

#[test]
fn p20_every_screen_at_many_sizes() {
    let all: &[u16] = &[0, 1, 2, 5, 39, 40, 41, 43, 48, 59, 60, 61, 70, 80, 89, 90, 97, 120];
    for (lang, widths) in [(Lang::ZhCn, all), (Lang::En, &[40, 48, 60, 80, 90])] {
        let mut shell = crowded(lang);
        for keys in SCREENS {
            shell.screen(80, 24);
            shell.press(keys);
            for columns in widths {
                for rows in [0, 1, 9, 10, 11, 12, 14, 17, 24, 40] {
                    sound(&mut shell, *columns, rows);
                }
            }
            close_all(&mut shell);
        }
    }
}

#[test]
fn p20_with_toast_banner_strip_and_progress() {
    for lang in [Lang::ZhCn, Lang::En] {
        let mut shell = crowded(lang);
        shell.app.settings.is_set_up = false;
        for keys in ["<f2>", "<f3>", "<f4>", "<f5>", "<f8>", "<f9>", "<f3><c-n>", "<c-p>"] {
            shell.press(keys);
            for step in 0..3 {
                match step {
                    0 => shell.send(Msg::Failed("/很长的/路径".repeat(20))),
                    1 => shell.send(Msg::Progressed(7, 9)),
                    _ => shell.send(Msg::ReadOnly("只读的原因".repeat(10))),
                }
                for columns in [40, 41, 48, 80, 120] {
                    for rows in [10, 11, 12, 14, 24, 40] {
                        sound(&mut shell, columns, rows);
                    }
                }
                shell.app.toast = None;
                shell.app.job = None;
                shell.app.read_only = None;
            }
            close_all(&mut shell);
        }
    }
}

#[test]
fn p20_other_looks() {
    let mut shell = crowded(Lang::ZhCn);
    for scheme in [Scheme::Plain, Scheme::Light, Scheme::Contrast] {
        shell.look = Look::new(scheme, true);
        for keys in SCREENS {
            shell.press(keys);
            for size in [(40, 10), (48, 14), (80, 24), (120, 36)] {
                let screen = sound(&mut shell, size.0, size.1);
                let drawn = ['╭', '─', '│', '╯'].iter().any(|c| screen.contains(*c));
                assert!(!drawn, "only + - | was asked for:\n{screen}");
            }
            close_all(&mut shell);
        }
    }
}

#[test]
fn nothing_is_said_by_colour_alone() {
    let mut shell = crowded(Lang::ZhCn);
    shell.look = Look::new(Scheme::Plain, false);
    shell.press("<f3>");
    shell.paste("2713800000000000103");
    shell.press("<c-f> b");
    shell.shows(&["⚑ b"]);
    let (buffer, _) = shell.buffer(100, 30);
    use ratatui::style::Color;
    for cell in &buffer.content {
        assert!(matches!(cell.fg, Color::Reset) && matches!(cell.bg, Color::Reset), "{cell:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2, failure_persistence: None, ..ProptestConfig::default() })]

    /// What was typed is there after a thousand resizes, in search boxes and forms.
    #[test]
    fn p20_typed_text_survives_a_thousand_resizes(
        sizes in proptest::collection::vec((0u16..=120, 0u16..=40), 1_000)
    ) {
        let mut shell = Shell::new();
        shell.three_orders();
        shell.type_text("议价 yj 👍🏽");
        shell.press("<f3>");
        shell.type_text("围巾");
        shell.press("<c-n>");
        shell.go_to_field("buyer");
        shell.type_text("小鱼爱吃糖 é");
        shell.press("<left>");
        let before = shell.screen(80, 24);
        for (columns, rows) in sizes {
            sound(&mut shell, columns, rows);
        }
        let Some(Layer::Form(form)) = shell.app.layers.last() else { panic!() };
        prop_assert_eq!(form.value("buyer"), "小鱼爱吃糖 é");
        prop_assert_eq!(shell.screen(80, 24), before);
        shell.press("<esc>");
        prop_assert_eq!(shell.app.query().text(), "围巾");
        shell.press("<f2>");
        prop_assert_eq!(shell.app.query().text(), "议价 yj 👍🏽");
    }
}

/// The caret stands behind what was typed, where an input method shows its candidates.
#[test]
fn the_caret_stands_behind_the_typed_text() {
    let mut shell = Shell::new();
    let (_, caret) = shell.buffer(80, 24);
    assert_eq!(caret, Some((2, 1)));
    shell.type_text("议价a");
    assert_eq!(shell.buffer(80, 24).1, Some((7, 1)));
    shell.press("<left>");
    assert_eq!(shell.buffer(80, 24).1, Some((6, 1)));
    // In a form, too.
    shell.press("<f3><c-n>");
    shell.go_to_field("buyer");
    shell.type_text("小鱼");
    let (buffer, caret) = shell.buffer(80, 24);
    let (x, y) = caret.unwrap();
    assert_eq!(buffer.cell((x - 2, y)).unwrap().symbol(), "鱼");
    // Long texts scroll in their box, with the caret inside.
    shell.type_text(&"很长的名字".repeat(30));
    let (_, caret) = shell.buffer(48, 14);
    assert!(caret.unwrap().0 < 48);
}

#[test]
fn below_the_smallest_size_there_is_one_line() {
    let mut shell = crowded(Lang::ZhCn);
    let text = sound(&mut shell, 39, 40);
    assert_eq!(text.lines().filter(|l| !l.is_empty()).count(), 1);
    sound(&mut shell, 40, 10);
}
