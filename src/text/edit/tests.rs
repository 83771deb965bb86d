use super::*;
use proptest::prelude::*;

#[test]
fn a_joined_emoji_goes_in_one_backspace() {
    let mut line = Line::new().with_text("好👨‍👩‍👧");
    assert!(line.backspace());
    assert_eq!((line.text(), line.caret_byte()), ("好", 3));
    assert!(line.backspace());
    assert!(!line.backspace());
}

#[test]
fn an_emoji_typed_in_pieces_is_one() {
    let mut line = Line::new();
    for c in "👩\u{200d}🚀e\u{301}".chars() {
        line.insert_char(c);
    }
    assert_eq!((line.text(), line.caret_column()), ("👩\u{200d}🚀e\u{301}", 3));
    line.left();
    line.left();
    assert_eq!(line.caret_byte(), 0);
}

#[test]
fn a_mark_joins_and_the_caret_steps_behind_it() {
    let mut line = Line::new().with_text("e\u{301}x");
    line.home();
    line.insert("a");
    assert_eq!(line.caret_byte(), 1);
    let mut flags = Line::new().with_text("🇨");
    flags.home();
    flags.insert("🇳");
    assert_eq!(flags.caret_byte(), flags.text().len());
}

#[test]
fn pasted_controls_vanish_and_line_ends_become_blanks() {
    let mut line = Line::new();
    line.insert("一\r\n二\x1b\t三\u{202e}");
    assert_eq!(line.text(), "一 二 三");
    let mut note = Line::multi_line();
    note.insert("一\r\n二\r三");
    assert_eq!(note.text(), "一\n二\n三");
    line.insert_char('\n');
    line.insert_char('\u{1b}');
    assert_eq!(line.text(), "一 二 三 ");
}

#[test]
fn words_are_runs_of_one_kind() {
    let mut line = Line::new().with_text("催发货, order 9527  ");
    let mut stops = vec![];
    while line.word_left() {
        stops.push(line.caret_column());
    }
    assert_eq!(stops, [14, 8, 0]);
    line.word_right();
    assert_eq!(line.caret_column(), 6);
    line.end();
    line.kill_word();
    assert_eq!(line.text(), "催发货, order ");
    line.kill_to_start();
    assert!(line.is_empty() && !line.kill_word());
}

#[test]
fn up_and_down_keep_the_column() {
    let mut note = Line::multi_line().with_text("物流查询\nab\n退款退货");
    note.up();
    assert_eq!((note.caret_column(), &note.text()[..note.caret_byte()]), (2, "物流查询\nab"));
    note.up();
    assert_eq!(note.caret_byte(), 12);
    assert!(!note.up());
    note.down();
    note.down();
    assert_eq!(note.caret_byte(), note.text().len());
    assert!(!note.down());
    note.home();
    note.kill_to_end();
    assert_eq!(note.text(), "物流查询\nab\n");
    assert_eq!(note.take(), "物流查询\nab\n");
    assert_eq!(note.caret_byte(), 0);
}

proptest! {
    #[test]
    fn whatever_is_done_the_caret_stands_between_graphemes(
        multi in any::<bool>(),
        acts in prop::collection::vec((0u8..18, "[a物\u{301}👩\u{200d}🇨🇳\\n 🏽\u{fe0f}]{0,4}"), 0..40),
        cols in 0usize..12,
        rows in 0usize..5,
    ) {
        let mut line = if multi { Line::multi_line() } else { Line::new() };
        for (act, text) in acts {
            match act {
                0..=2 => line.insert(&text),
                3 => text.chars().for_each(|c| line.insert_char(c)),
                4 => { line.backspace(); }
                5 => { line.delete(); }
                6 => { line.left(); }
                7 => { line.right(); }
                8 => { line.word_left(); }
                9 => { line.word_right(); }
                10 => { line.home(); }
                11 => { line.end(); }
                12 => { line.up(); }
                13 => { line.down(); }
                14 => { line.kill_word(); }
                15 => { line.kill_to_start(); }
                16 => { line.kill_to_end(); }
                _ => line.set(&text),
            }
            let at = line.caret_byte();
            prop_assert!(at == line.text().len()
                || line.text().grapheme_indices(true).any(|(i, _)| i == at), "{:?} at {at}", line.text());
            prop_assert!(multi || !line.text().contains('\n'));
            let (shown, col) = line.view(cols);
            prop_assert!(crate::text::width(&shown) <= cols);
            prop_assert!(col < cols.max(1));
            let (lines, row, col) = line.view_lines(cols, rows);
            prop_assert!(lines.len() <= rows && row < rows.max(1) && col < cols.max(1));
            prop_assert!(lines.iter().all(|l| crate::text::width(l) <= cols));
            prop_assert!(rows == 0 || row < lines.len());
        }
    }
}

#[test]
fn what_comes_behind_a_spent_text_takes_its_place() {
    let mut line = Line::new().with_text("yj");
    line.spend();
    assert!(line.is_spent() && line.text() == "yj");
    line.insert_char('w');
    line.insert_char('l');
    assert_eq!((line.text(), line.is_spent()), ("wl", false));
    line.spend();
    assert!(line.backspace() && line.text() == "w" && !line.is_spent());
    line.spend();
    line.left();
    line.insert("物流");
    assert_eq!(line.text(), "物流w");
    line.spend();
    line.clear();
    assert!(!line.is_spent());
    line.spend();
    assert!(!line.is_spent(), "nothing was there");
}
