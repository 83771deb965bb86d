//! Lists of orders in depth: the shop's own, one flag, paging, marks, why a row was found, numbers
//! from the clipboard.

use crate::flow_support::Shell;
use chaqi::app::{Effect, Layer, Msg, NumberFrom};
use chaqi::domain::{Change, Colour, Criteria, NoteId, OrderFields, OrderState, OwnList, Platform};
use chaqi::i18n::Lang;
use chaqi::runtime::desk::Desk;
use chaqi::store::Place;
use chrono::TimeDelta;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

const FIRST: &str = "2713800000000000101";
const DOUYIN: &str = "6917380000123456789";
const LAST: &str = "2713800000000000103";

fn numbers(shell: &Shell) -> Vec<String> {
    shell.app.orders.page.orders.iter().map(|o| o.key.number.clone()).collect()
}

fn on_top() -> Shell {
    let mut shell = Shell::new();
    shell.three_orders();
    shell.wait(1);
    shell.press("<f3><home>");
    shell.asked();
    shell
}

/// So many orders, numbered from 2713800000000100000 on.
fn many(count: usize) -> Shell {
    let mut shell = Shell::new();
    let orders = (0..count)
        .map(|n| Change::OrderAdded {
            key: shell.key(&format!("2713800000000{:06}", 100_000 + n)),
            fields: OrderFields { buyer: Some(format!("买家{n}")), ..OrderFields::default() },
        })
        .collect();
    shell.save(orders);
    shell.press("<f3>");
    shell.asked();
    shell
}

#[test]
fn o09_own_lists_stand_behind_the_others_and_are_reached_by_a_letter() {
    let mut shell = on_top();
    let large =
        Criteria { states: vec![OrderState::ToShip, OrderState::Unpaid], ..Criteria::default() };
    shell.app.settings.lists = vec![
        OwnList { name: "没发的".into(), criteria: large, ..OwnList::default() },
        OwnList {
            name: "一天前".into(),
            older_than: Some(TimeDelta::days(1)),
            ..OwnList::default()
        },
    ];
    shell.press("<f3><a-l>");
    shell.shows(&["看哪个列表", "待付款", "没发的", "一天前"]);
    let wanted: Vec<String> = {
        let open = |n: &&String| shell.stored(n).state != OrderState::Shipped;
        numbers(&shell).iter().filter(open).cloned().collect()
    };
    shell.press("m");
    shell.shows(&["没发的 1/2"]);
    assert_eq!(numbers(&shell), wanted);
    shell.press("<tab>");
    shell.shows(&["一天前 0/0"]);
    shell.press("<tab>");
    shell.shows(&["全部 1/3"]);
    shell.press("<s-tab><s-tab>");
    shell.shows(&["没发的"]);
}

#[test]
fn o09_lists_say_how_many_orders_they_have() {
    let mut shell = many(1_003);
    shell.shows(&["全部 1/999+"]);
    shell.press("<a-l>");
    shell.shows(&["999+"]);
    shell.press("<esc>");
    shell.type_text("买家7");
    assert!(!shell.screen(80, 24).contains("999+"), "a search counts what it found");
}

#[test]
fn o09_flagged_orders_of_one_colour() {
    let mut shell = on_top();
    shell.press("<c-f>g<down><c-f>r");
    shell.press("<a-f>");
    shell.shows(&["看哪种旗", "特殊要求", "所有颜色"]);
    shell.press("g");
    shell.shows(&["已插旗·绿 1/1"]);
    assert_eq!(numbers(&shell), [LAST]);
    shell.press("<a-f>x");
    shell.shows(&["已插旗 1/2"]);
    shell.press("<a-f>r<tab><s-tab>");
    shell.shows(&["已插旗 1/2"]);
}

#[test]
fn o09_colours_that_only_another_platform_has_can_be_listed() {
    let mut shell = on_top();
    let key = chaqi::domain::OrderKey { platform: Platform::Douyin, ..shell.key(DOUYIN) };
    let flag = Some(Colour::Cyan);
    let flag = Change::OrderFlagged { key: key.clone(), flag, label: String::new() };
    shell.save(vec![Change::OrderAdded { key, fields: OrderFields::default() }, flag]);
    shell.press("<f3><a-f>");
    shell.shows(&["红", "青", "抖店", "橙"]);
    shell.press("c");
    shell.shows(&["已插旗·青 1/1"]);
    assert_eq!(numbers(&shell), [DOUYIN]);
    shell.press("<enter>");
    shell.shows(&["待付款 · ¥0.00 · 抖店"]);
}

#[test]
fn orders_of_several_platforms_take_only_the_flags_that_each_has() {
    let mut shell = Shell::new();
    shell.order(FIRST, "小鱼", "围巾", 100, OrderState::ToShip);
    let key = chaqi::domain::OrderKey { platform: Platform::Douyin, ..shell.key(DOUYIN) };
    shell.save(vec![Change::OrderAdded { key, fields: OrderFields::default() }]);
    shell.press("<f3><a-q><c-f>");
    shell.shows(&["2 个订单", "红"]);
    shell.hides(&["青", "橙", "黄"]);
    // 1 is red here and purple there: no digit chooses it.
    shell.press("1");
    assert!(matches!(shell.app.layers.last(), Some(Layer::Chooser(_))));
    shell.press("r");
    assert_eq!(shell.stored(FIRST).flag, Some(Colour::Red));
}

#[test]
fn the_next_rows_are_asked_for_where_the_last_ones_end() {
    let mut shell = many(450);
    while shell.app.orders.cursor.at < 160 {
        shell.press("<pgdn>");
    }
    let asked: Vec<_> = shell
        .asked()
        .into_iter()
        .filter_map(|e| if let Effect::LoadOrders(_, query) = e { Some(query) } else { None })
        .collect();
    assert_eq!(asked.len(), 1, "once, not with every key");
    assert!(asked[0].after.is_some() && asked[0].limit == 200);
    assert_eq!(shell.app.list_len(), 400);
    shell.press("<end><end>");
    shell.shows(&["450/450"]);
    let mut all = numbers(&shell);
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 450, "none twice, none left out");
    // What is there is asked for again after a change, from the top.
    shell.press("<c-f>g");
    assert_eq!(shell.app.list_len(), 450);
}

#[test]
fn an_answer_to_half_a_word_is_not_waited_for() {
    let mut shell = on_top();
    let typed = |shell: &mut Shell, c: &str| {
        shell.app.update(Msg::Key(crate::flow_support::keys(c)[0]), shell.now)
    };
    let (old, new) = (typed(&mut shell, "春"), typed(&mut shell, "天"));
    let number = |effects: &[Effect]| match effects {
        [Effect::LoadOrders(number, _)] => *number,
        other => panic!("{other:?}"),
    };
    let place = Place { db: shell.folder().join("chaqi.db") };
    let exports = shell.folder().join("exports");
    let mut desk = Desk::open(place, exports, Lang::ZhCn, "慧兰".into(), shell.now).unwrap();
    desk.listen(Arc::new(AtomicU64::new(number(&new))));
    assert_eq!(desk.perform(old[0].clone(), shell.now).map(|_| ()), None);
    assert!(matches!(desk.perform(new[0].clone(), shell.now), Some(Msg::OrdersLoaded(..))));
}

#[test]
fn o07_what_the_row_does_not_show_is_said() {
    let mut shell = on_top();
    shell.press("<c-t>");
    shell.type_text("上门自提");
    shell.press("<enter><c-t>");
    shell.type_text("要发票");
    shell.press("<enter>");
    let fields = OrderFields { waybill: Some("YT8800123".into()), ..OrderFields::default() };
    let key = shell.key(FIRST);
    shell.save(vec![Change::OrderEdited { key, fields }]);
    shell.type_text("自提");
    shell.shows(&["备注：上门自提"]);
    assert!(shell.lit().contains("自提"), "{}", shell.lit());
    shell.press("<esc>");
    shell.type_text("yt88");
    assert_eq!(numbers(&shell), [FIRST]);
    shell.shows(&["运单：YT8800123"]);
    assert!(shell.lit().contains("YT88"), "{}", shell.lit());
    shell.press("<esc>");
    shell.type_text("发票");
    shell.hides(&["备注：要发票"]);
    assert!(shell.lit().contains("发票"), "{}", shell.lit());
    shell.press("<esc>");
    shell.type_text("０１０３");
    assert!(shell.lit().contains("0103"), "{}", shell.lit());
}

#[test]
fn marks_stay_while_one_searches_on_and_are_told() {
    let mut shell = on_top();
    shell.type_text("春天");
    shell.press("<c-x><esc>");
    shell.shows(&["✓1 "]);
    shell.type_text(FIRST);
    shell.shows(&["✓1（1 单不在眼前）"]);
    shell.press("<c-x>");
    shell.shows(&["✓2（1 单不在眼前）"]);
    // One of them is out of sight: the act asks, and Enter is no answer.
    shell.press("<c-f>");
    shell.shows(&["插旗：2 个订单", "1 个不在眼前", "^F"]);
    shell.press("<enter>");
    assert!(matches!(shell.app.layers.last(), Some(Layer::Confirm(_))));
    shell.press("<c-f>g");
    for number in [FIRST, LAST] {
        assert_eq!(shell.stored(number).flag, Some(Colour::Green));
    }
    assert!(shell.app.orders.marked.is_empty());
    shell.press("<c-z>");
    assert_eq!((shell.stored(FIRST).flag, shell.stored(LAST).flag), (None, None), "one undo");
}

#[test]
fn marks_out_of_sight_stay_when_another_order_is_meant() {
    let mut shell = on_top();
    shell.press("<c-x>");
    shell.type_text(FIRST);
    shell.press("<c-f>g");
    assert_eq!((shell.stored(FIRST).flag, shell.stored(LAST).flag), (Some(Colour::Green), None));
    assert_eq!(shell.app.orders.marked.len(), 1);
    shell.press("<esc><esc>");
    shell.toasts(&["标记已取消"]);
    assert!(shell.app.orders.marked.is_empty());
}

#[test]
fn a_whole_list_is_marked_also_what_is_not_loaded() {
    let mut shell = many(250);
    shell.press("<a-q>");
    shell.toasts(&["250"]);
    shell.press("<c-t>");
    shell.shows(&["250 个订单", "^T"]);
    shell.press("<c-t>");
    shell.type_text("仓库盘点，晚一天发");
    shell.press("<enter>");
    shell.toasts(&["250"]);
    assert_eq!(shell.saves().iter().filter(|s| s.len() == 250).count(), 1, "one commit");
    assert_eq!(shell.stored("2713800000000100249").notes.len(), 1);
    shell.press("<c-z>");
    assert_eq!(shell.stored("2713800000000100249").notes.len(), 0);
    // Few enough to be there: marked, and unmarked by the same key.
    shell.type_text("买家24");
    shell.press("<a-q>");
    assert_eq!(shell.app.orders.marked.len(), 11);
    shell.press("<a-q>");
    assert!(shell.app.orders.marked.is_empty());
    shell.press("<down><down><c-x><down><down><a-x>");
    assert_eq!(shell.app.orders.marked.len(), 4, "from the mark down to here");
}

#[test]
fn o08_a_pasted_number_opens_its_order_from_any_view() {
    let mut shell = on_top();
    shell.press("<f2>");
    shell.paste(&format!("订单编号：{FIRST}\n"));
    shell.shows(&["打开订单", FIRST, "小鱼"]);
    shell.press("<esc>");
    assert!(shell.app.layers.is_empty());
    shell.press("<esc>");
    shell.paste(FIRST);
    shell.press("<enter>");
    let Some(Layer::Card(_)) = shell.app.layers.last() else { panic!("its card") };
    shell.shows(&[FIRST]);
    assert_eq!(shell.app.hand.as_ref().unwrap().key.number, FIRST);
    // What works on the row works on the card.
    shell.press("<c-f>r");
    assert_eq!(shell.stored(FIRST).flag, Some(Colour::Red));
    shell.press("<esc>");
    assert_eq!(numbers(&shell), [FIRST]);
    shell.press("<f2>");
    assert!(shell.app.replies.query.is_empty(), "the number did not stay in the other box");
    // Text that only holds digits is no order number.
    shell.paste("13812345678");
    assert!(shell.app.layers.is_empty());
}

#[test]
fn o08_a_number_inside_what_a_buyer_wrote_is_said_and_opened_by_a_key() {
    let said = format!("亲我的单号{FIRST}怎么还没发货");
    let mut shell = on_top();
    for keys in ["<f2>", "<f3><c-k>"] {
        shell.press(keys);
        shell.paste(&said);
        assert!(
            !matches!(shell.app.layers.last(), Some(Layer::Confirm(_))),
            "it goes on searching"
        );
        shell.toasts(&["这段话里有订单", FIRST, "Alt-O"]);
        shell.press("<a-o>");
        assert!(matches!(shell.app.layers.last(), Some(Layer::Card(_))), "{keys}");
        assert_eq!(shell.app.hand.as_ref().unwrap().key.number, FIRST);
        shell.press("<esc>");
        assert_eq!(numbers(&shell), [FIRST]);
    }
    // In the box of the orders the number stays: the key means the clipboard's again.
    shell.reads = Some(format!("还有{LAST}这单"));
    shell.press("<a-o>");
    assert_eq!(shell.app.hand.as_ref().unwrap().key.number, LAST);
}

#[test]
fn o08_an_unknown_number_is_offered_to_be_made_with_its_platform() {
    let mut shell = on_top();
    shell.press("<f2>");
    shell.paste("261121-123456789012345");
    shell.shows(&["没有订单 261121-123456789012345", "拼多多"]);
    shell.press("<enter>");
    assert_eq!(shell.field("number"), "261121-123456789012345");
    assert_eq!(shell.field("platform"), "pdd");
    shell.press("<c-s>");
    let key =
        chaqi::domain::OrderKey { platform: Platform::Pdd, ..shell.key("261121-123456789012345") };
    assert!(shell.store().order(key.id()).unwrap().is_some());
}

#[test]
fn o08_the_clipboards_order_by_a_key() {
    let mut shell = on_top();
    shell.press("<f2>");
    shell.reads = Some(format!("  {LAST}"));
    shell.press("<a-o>");
    assert!(matches!(shell.app.layers.last(), Some(Layer::Card(_))), "known: opened at once");
    shell.press("<esc>");
    shell.reads = Some("88123".into());
    shell.press("<a-o>");
    shell.shows(&["没有订单 88123", "只有 5 位"]);
    shell.press("<esc>");
    for nothing in [None, Some("亲，在吗".to_owned())] {
        shell.reads = nothing;
        shell.press("<a-o>");
        assert!(shell.is_warned());
        shell.toasts(&["剪贴板里没有订单号"]);
    }
    // A short one that is known is simply opened.
    shell.order("88123", "小鹿", "围巾", 100, OrderState::ToShip);
    shell.reads = Some("88123".into());
    shell.press("<a-o>");
    assert_eq!(shell.app.hand.as_ref().unwrap().key.number, "88123");
    let number = chaqi::domain::PastedNumber::read("88123", Platform::Taobao).unwrap();
    shell.send(Msg::NumberFound(number, NumberFrom::Box, Vec::new()));
    assert!(matches!(shell.app.layers.last(), Some(Layer::Card(_))), "a late answer opens nothing");
}

#[test]
fn a_short_number_is_taken_and_asked_about() {
    let mut shell = on_top();
    shell.press("<c-n>");
    shell.fill(&[("number", "271380")]);
    shell.toasts(&["已登记订单 271380", "只有 6 位"]);
    assert_eq!(shell.stored("271380").key.number, "271380");
}

#[test]
fn o06_forty_notes_make_one_memo_and_the_count_is_that_of_the_clipboard() {
    let mut shell = on_top();
    let key = shell.key(LAST);
    let notes = (0..40_u128).map(|n| Change::OrderNoted {
        key: key.clone(),
        note: NoteId(uuid::Uuid::from_u128(n + 1)),
        flag: None,
        text: format!("第{n}条备注，买家说的话"),
    });
    shell.save(notes.collect());
    shell.press("<c-c>");
    let memo = shell.copied().to_owned();
    assert!(memo.len() <= 1_000 && memo.starts_with("第39条"), "{memo}");
    let left = 40 - memo.lines().count();
    shell.toasts(&[
        &format!("已复制备注（{}/1000 字节）", memo.len()),
        &format!("最早的 {left} 条备注放不下"),
    ]);
    assert!(shell.is_warned(), "what is not in it is gone from the platform");
    shell.press("<down><c-t>");
    shell.type_text("要发票");
    shell.press("<enter><c-c>");
    shell.toasts(&[&format!("已复制备注（{}/1000 字节）", shell.copied().len())]);
    assert!(!shell.is_warned());
}
