//! Orders: by form, flags, notes, the memo, lists, deletion, imports.

use crate::flow_support::Shell;
use chaqi::app::{Effect, FILTERS, ImportResult, Layer, Msg, UnknownSheet};
use chaqi::domain::{
    Change, Colour, ColumnField, Mapping, Money, OrderFields, OrderFilter, OrderQuery, OrderState,
    Platform, SeenColumn, compose_memo,
};

fn numbers(shell: &Shell) -> Vec<String> {
    shell.app.orders.page.orders.iter().map(|o| o.key.number.clone()).collect()
}

#[test]
fn o01_an_order_by_one_form_and_never_twice() {
    let mut shell = Shell::new();
    shell.press("<f3>");
    shell.shows(&["这里没有订单"]);
    shell.press("<c-n>");
    shell.fill(&[
        ("number", "2713800000000000501"),
        ("buyer", "小鱼爱吃糖"),
        ("item", "羊毛围巾 驼色"),
        ("amount", "129.50"),
        ("state", "待发货"),
    ]);
    shell.toasts(&["2713800000000000501"]);
    shell.shows(&["小鱼爱吃糖", "129.50", "待发货"]);
    let order = shell.stored("2713800000000000501");
    assert_eq!((order.amount, &order.state), (Money(12_950), &OrderState::ToShip));
    assert_eq!((order.paid, order.agent.as_str()), (Some(shell.now), "慧兰"));
    assert_eq!(shell.draft, None);

    shell.press("<c-n>");
    shell.fill(&[("number", "２７１３８０００００００００００５０１"), ("buyer", "别人")]);
    shell.shows(&["登记过了", "别人"]);
    assert_eq!(shell.stored("2713800000000000501").buyer, "小鱼爱吃糖");
    assert_eq!(shell.store().order_count().unwrap(), 1);
}

#[test]
fn o01_the_same_number_is_refused_although_the_list_does_not_show_it() {
    let mut shell = Shell::on_orders();
    // Only unpaid ones are listed; the shipped one is not.
    shell.press("<tab><c-n>");
    assert_eq!(FILTERS[shell.app.orders.filter].0, OrderFilter::Unpaid);
    shell.fill(&[("number", "2713800000000000103"), ("buyer", "别人")]);
    assert_eq!(shell.stored("2713800000000000103").buyer, "春天的风");
    assert_eq!(shell.stored("2713800000000000103").state, OrderState::Shipped);
}

#[test]
fn o01_the_same_number_is_refused_beyond_the_first_page() {
    let mut shell = Shell::new();
    let orders = (0..250)
        .map(|n| {
            let fields = OrderFields { buyer: Some("老买家".into()), ..OrderFields::default() };
            Change::OrderAdded { key: shell.key(&format!("8{n:05}")), fields }
        })
        .collect();
    shell.save(orders);
    shell.press("<f3><c-n>");
    let shown = numbers(&shell);
    let hidden = (0..250).map(|n| format!("8{n:05}")).find(|n| !shown.contains(n)).unwrap();
    shell.fill(&[("number", &hidden), ("buyer", "别人")]);
    assert_eq!(shell.stored(&hidden).buyer, "老买家");
}

#[test]
fn o01_a_form_with_a_wrong_amount_points_at_it_and_keeps_what_was_typed() {
    let mut shell = Shell::new();
    shell.press("<f3><c-n>");
    shell.fill(&[("number", "501"), ("buyer", "买家"), ("item", "商品"), ("amount", "十块")]);
    shell.shows(&["12.50", "十块", "买家"]);
    let Some(Layer::Form(form)) = shell.app.layers.last() else { panic!("the form stays") };
    assert_eq!(form.fields[form.focus].name, "amount");
    shell.press("<c-u>");
    shell.type_text("１２．５");
    shell.press("<c-s>");
    assert_eq!(shell.stored("501").amount, Money(1_250));
}

#[test]
fn an_order_is_edited_and_can_be_emptied() {
    let mut shell = Shell::on_orders();
    shell.press("<c-e>");
    shell.shows(&["修改订单", "春天的风"]);
    shell.go_to_field("buyer");
    shell.press("<c-u>");
    shell.go_to_field("item");
    shell.press("<c-u>");
    shell.fill(&[("buyer", "秋天的风")]);
    let order = shell.stored("2713800000000000103");
    assert_eq!((order.buyer.as_str(), order.item.as_str()), ("秋天的风", ""));
    shell.press("<c-e><c-s>");
    assert!(!shell.is_warned());
    assert_eq!(shell.saves().len(), 1, "nothing changed, nothing saved");
}

#[test]
fn o03_a_flag_in_two_keys_by_letter_digit_arrow_or_hanzi() {
    for (keys, colour) in [
        ("<c-f> g", Colour::Green),
        ("<c-f> 2", Colour::Yellow),
        ("<c-f> ５", Colour::Purple),
        ("<c-f> 红", Colour::Red),
        ("<c-f> 蓝", Colour::Blue),
        ("<c-f><enter>", Colour::Red),
        ("<c-f><down><enter>", Colour::Yellow),
        ("<c-f><up><enter>", Colour::Grey),
        ("<c-f><a-3>", Colour::Yellow),
    ] {
        let mut shell = Shell::on_orders();
        shell.press(keys);
        assert!(shell.app.layers.is_empty(), "{keys}");
        assert_eq!(shell.stored("2713800000000000103").flag, Some(colour), "{keys}");
        shell.shows(&[&format!("{}", colour.letter())]);
        shell.toasts(&[&shell.app.settings.flag_words(Platform::Taobao, colour)]);
        let saves = shell.saves();
        assert_eq!(saves.len(), 1);
        assert!(
            matches!(&saves[0][..], [Change::OrderFlagged { flag: Some(c), .. }] if *c == colour)
        );
    }
}

#[test]
fn o03_the_chooser_shows_the_shops_meanings() {
    let mut shell = Shell::on_orders();
    shell.press("<c-f>");
    shell.shows(&["特殊要求", "改价/优惠", "退款售后", "已催付", "不插旗", "000103"]);
    let small = shell.small();
    assert!(small.contains("已催付") && small.contains("退款售后"), "{small}");
    shell.press("<esc>");
    assert!(shell.app.layers.is_empty());
    assert_eq!(shell.stored("2713800000000000103").flag, None);
}

#[test]
fn o03_the_whole_word_that_an_input_method_commits_is_the_choice_and_nothing_more() {
    let mut shell = Shell::on_orders();
    shell.press("<c-f>");
    shell.type_text("红色");
    assert_eq!(shell.stored("2713800000000000103").flag, Some(Colour::Red));
    assert_eq!(shell.app.query().text(), "", "the rest of the word does not search");
}

#[test]
fn o03_a_flag_goes_again() {
    let mut shell = Shell::on_orders();
    shell.press("<c-f> r <c-f> x");
    assert_eq!(shell.stored("2713800000000000103").flag, None);
    shell.press("<c-f> x");
    assert!(!shell.is_warned());
    assert_eq!(shell.saves().len(), 2, "no flag is no flag already");
}

#[test]
fn o03_a_reserved_flag_is_not_overwritten_unasked() {
    let mut shell = Shell::on_orders();
    shell.press("<c-f> b");
    shell.press("<c-f> r");
    shell.shows(&["已催付", "2713800000000000103"]);
    assert!(matches!(shell.app.layers.last(), Some(Layer::Confirm(_))));
    assert_eq!(shell.stored("2713800000000000103").flag, Some(Colour::Blue));
    shell.press("<esc>");
    assert_eq!(shell.stored("2713800000000000103").flag, Some(Colour::Blue));
    shell.press("<c-f> r <enter>");
    assert_eq!(shell.stored("2713800000000000103").flag, Some(Colour::Red));
}

#[test]
fn o05_note_lines_are_added_and_the_memo_counts_its_bytes() {
    let mut shell = Shell::on_orders();
    shell.press("<c-f> r <c-t>");
    shell.type_text("要发票");
    shell.press("<enter>");
    shell.wait(1);
    shell.press("<c-t>");
    shell.type_text("改地址到余杭");
    shell.press("<enter>");
    shell.toasts(&["备注"]);
    let order = shell.stored("2713800000000000103");
    let lines = order.notes.iter().map(|n| (n.text.as_str(), n.agent.as_str(), n.flag));
    let lines: Vec<_> = lines.collect();
    assert_eq!(
        lines,
        [("要发票", "慧兰", Some(Colour::Red)), ("改地址到余杭", "慧兰", Some(Colour::Red))]
    );
    let memo = compose_memo(&order, &shell.app.settings.memo);
    shell.shows(&["改地址到余杭", "要发票", &format!("{}/1000", memo.bytes)]);

    shell.press("<c-c>");
    assert_eq!(shell.copied(), memo.text);
    assert!(memo.text.contains("要发票_慧兰") && memo.text.contains("改地址到余杭_慧兰"));
    shell.toasts(&[&format!("{}/1000", memo.bytes), "系统剪贴板"]);
    assert!(memo.bytes <= 1000);
}

#[test]
fn o06_a_memo_that_is_too_long_says_what_stays_out() {
    let mut shell = Shell::on_orders();
    for n in 0..12 {
        shell.wait(1);
        shell.press("<c-t>");
        shell.type_text(&format!("第{n}条：{}", "买家反复确认尺码和颜色".repeat(4)));
        shell.press("<enter>");
    }
    shell.press("<c-c>");
    assert!(shell.copied().len() <= 1000);
    assert!(shell.copied().contains("第11条"), "the newest stays");
    let order = shell.stored("2713800000000000103");
    let left_out = compose_memo(&order, &shell.app.settings.memo).left_out;
    assert!(left_out > 0);
    shell.toasts(&[&left_out.to_string()]);
}

#[test]
fn o06_no_notes_no_memo() {
    let mut shell = Shell::on_orders();
    shell.press("<c-c>");
    assert!(shell.clipboard.is_empty());
    assert!(shell.is_warned());
}

#[test]
fn marks_take_one_flag_and_one_undo() {
    let mut shell = Shell::on_orders();
    shell.press("<c-x><c-x><c-x>");
    shell.shows(&["✓3"]);
    shell.press("<c-f>");
    shell.shows(&["3 个订单"]);
    shell.press("y");
    let all = ["2713800000000000101", "2713800000000000102", "2713800000000000103"];
    for number in all {
        assert_eq!(shell.stored(number).flag, Some(Colour::Yellow));
    }
    assert_eq!(shell.saves().len(), 1, "one act, one commit");
    shell.toasts(&["3"]);
    shell.hides(&["✓"]);
    shell.press("<c-z>");
    for number in all {
        assert_eq!(shell.stored(number).flag, None);
    }
    shell.toasts(&["已撤销", "2"]);
    shell.press("<c-y>");
    for number in all {
        assert_eq!(shell.stored(number).flag, Some(Colour::Yellow));
    }
    shell.toasts(&["已重做"]);
    shell.press("<c-y>");
    assert!(shell.is_warned(), "nothing more to bring back");
}

#[test]
fn marks_go_with_their_act_also_when_it_was_asked_about() {
    let mut shell = Shell::on_orders();
    shell.press("<c-f> b <home><c-x><c-x><c-f> r");
    assert!(matches!(shell.app.layers.last(), Some(Layer::Confirm(_))), "one of them is reserved");
    shell.press("<enter>");
    assert_eq!(shell.stored("2713800000000000103").flag, Some(Colour::Red));
    assert!(shell.app.orders.marked.is_empty(), "the next act is not for them again");
}

#[test]
fn marks_stay_when_the_question_is_answered_with_no() {
    let mut shell = Shell::on_orders();
    shell.press("<c-x><c-x><c-d>");
    shell.shows(&["2 个订单"]);
    shell.press("<esc>");
    assert_eq!(shell.app.orders.marked.len(), 2);
    assert_eq!(shell.store().order_count().unwrap(), 3);
}

#[test]
fn marks_out_of_sight_do_not_block_the_chosen_row() {
    let mut shell = Shell::on_orders();
    shell.press("<c-x>");
    shell.paste("2713800000000000101");
    assert_eq!(numbers(&shell), ["2713800000000000101"]);
    shell.press("<c-f> g");
    assert!(!shell.is_warned(), "{}", shell.toast());
    assert_eq!(shell.stored("2713800000000000101").flag, Some(Colour::Green));
    assert_eq!(shell.stored("2713800000000000103").flag, None, "nobody sees that one");
}

#[test]
fn o07_found_by_any_part() {
    let mut shell = Shell::on_orders();
    shell.press("<c-t>");
    shell.type_text("周五前发货");
    shell.press("<enter>");
    for (query, found) in [
        ("0103", "2713800000000000103"),
        ("小鱼", "2713800000000000101"),
        ("TB_77", "2713800000000000102"),
        ("手套", "2713800000000000102"),
        ("周五前", "2713800000000000103"),
        ("０１０１", "2713800000000000101"),
        ("手套 tb_7", "2713800000000000102"),
    ] {
        shell.press("<esc>");
        shell.type_text(query);
        assert_eq!(numbers(&shell), [found], "{query}");
        shell.shows(&[&found[10..]]);
    }
    shell.press("<esc>");
    shell.type_text("没有这个");
    shell.shows(&["没找到订单"]);
    shell.press("<enter>");
    assert!(shell.is_warned());
    shell.press("<esc>");
    assert_eq!(numbers(&shell).len(), 3);
}

#[test]
fn a_pasted_number_that_is_not_there_begins_a_new_order() {
    let mut shell = Shell::on_orders();
    shell.paste(" 2713800000000000999\n");
    shell.shows(&["没有订单 2713800000000000999", "淘宝", "Enter 登记"]);
    shell.press("<esc><c-n>");
    shell.shows(&["登记订单"]);
    let Some(Layer::Form(form)) = shell.app.layers.last() else { panic!() };
    assert_eq!(form.value("number"), "2713800000000000999");
    shell.press("<c-s>");
    assert_eq!(shell.app.orders.chosen().unwrap().key.number, "2713800000000000999");
}

#[test]
fn o09_tab_goes_through_the_lists() {
    let mut shell = Shell::on_orders();
    shell.press("<c-f> g");
    let mut cod = OrderFields { cod: Some(true), ..OrderFields::default() };
    cod.state = Some(OrderState::ToShip);
    let key = shell.key("2713800000000000104");
    shell.save(vec![Change::OrderImported { key, fields: cod }]);
    let expected: [(&str, &[&str]); 7] = [
        ("待付款", &["101"]),
        ("待发货", &["104", "102"]),
        ("已插旗", &["103"]),
        ("有承诺", &[]),
        ("货到付款待确认", &["104"]),
        ("静默订单", &["104"]),
        ("全部", &["104", "103", "102", "101"]),
    ];
    for (name, ends) in expected {
        shell.press("<tab>");
        shell.shows(&[name]);
        let mut found: Vec<String> = numbers(&shell).iter().map(|n| n[16..].to_owned()).collect();
        found.sort();
        let mut ends: Vec<String> = ends.iter().map(|e| (*e).to_owned()).collect();
        ends.sort();
        assert_eq!(found, ends, "{name}");
        let filter = FILTERS[shell.app.orders.filter].0.clone();
        let query = OrderQuery { filter, limit: 10, ..OrderQuery::default() };
        assert_eq!(shell.store().orders(&query).unwrap().orders, shell.app.orders.page.orders);
    }
    shell.press("<s-tab>");
    shell.shows(&["静默订单"]);
}

#[test]
fn o13_the_card_tells_what_happened_and_what_was_taken_back() {
    let mut shell = Shell::on_orders();
    shell.press("<c-f> r <c-t>");
    shell.type_text("要发票");
    shell.press("<enter><c-f> y <c-z><enter>");
    assert!(matches!(shell.app.layers.last(), Some(Layer::Card(_))));
    shell.shows(&["操作记录", "登记订单", "插旗 红", "备注：要发票", "插旗 黄（已撤销）", "11-21"]);
    // The newest first.
    let screen = shell.screen(100, 30);
    let at = |text: &str| screen.find(text).unwrap_or_else(|| panic!("{text}\n{screen}"));
    assert!(at("插旗 黄") < at("备注：要发票") && at("备注：要发票") < at("插旗 红"));
    // An act on the card is an act on the order, and the card follows.
    shell.press("<c-f> g");
    assert_eq!(shell.stored("2713800000000000103").flag, Some(Colour::Green));
    shell.shows(&["插旗 绿"]);
    shell.press("<esc>");
    assert!(shell.app.layers.is_empty());
}

#[test]
fn the_phone_is_shown_when_it_is_asked_for() {
    let mut shell = Shell::new();
    shell.press("<f3><c-n>");
    shell.fill(&[("number", "77"), ("buyer", "买家"), ("phone", "13800138000")]);
    shell.hides(&["13800138000"]);
    shell.press("<enter>");
    shell.hides(&["13800138000"]);
    shell.shows(&["138****8000"]);
    let before = shell.stored("77");
    shell.wait(1);
    shell.asked();
    shell.press("<enter>");
    shell.shows(&["13800138000", "慧兰 查看手机号"]);
    assert_eq!(shell.saves(), [vec![Change::PhoneRevealed { key: shell.key("77") }]]);
    assert_eq!(shell.stored("77"), before, "a look changes nothing");
    shell.press("<esc>");
    shell.hides(&["13800138000"]);
    shell.press("<enter>");
    shell.hides(&["13800138000"]);
    shell.shows(&["查看手机号"]);
    shell.press("<esc>");
    // A look is not taken back: undo goes on to what was done before it.
    shell.press("<c-z>");
    shell.toasts(&["登记订单 77"]);
    shell.press("<c-y>");
    shell.type_text("8000");
    assert_eq!(numbers(&shell), ["77"]);
}

#[test]
fn o01_what_is_no_order_number_is_refused_and_stays_in_the_form() {
    let mut shell = Shell::new();
    shell.press("<f3><c-n>");
    shell.fill(&[("number", "２７abc"), ("buyer", "小鱼")]);
    shell.shows(&["27abc", "淘宝的订单号全是数字"]);
    assert_eq!(shell.field("buyer"), "小鱼");
    assert!(shell.saves().is_empty());
    shell.press("<c-u>");
    shell.fill(&[("number", "２７")]);
    assert_eq!(numbers(&shell), ["27"]);
}

#[test]
fn o01_an_order_added_by_hand_is_unpaid_until_somebody_says_otherwise() {
    let mut shell = Shell::new();
    shell.press("<f3><c-n>");
    assert_eq!(shell.field("state"), OrderState::default().code());
    shell.fill(&[("number", "27")]);
    let order = shell.stored("27");
    assert_eq!((order.state, order.paid), (OrderState::Unpaid, None));
}

#[test]
fn the_timeline_says_what_an_edit_changed() {
    let mut shell = Shell::on_orders();
    shell.press("<c-e>");
    shell.fill(&[("amount", "<"), ("state", "交易成功")]);
    shell.press("<c-u>");
    shell.fill(&[("amount", "80"), ("courier", "顺丰")]);
    shell.press("<enter>");
    shell.shows(&["修改订单 2713800000000000103：金额 80.00、状态 交易成功、快递 顺丰"]);
}

#[test]
fn s05_no_record_no_phone() {
    let mut shell = Shell::new();
    shell.press("<f3><c-n>");
    shell.fill(&[("number", "77"), ("phone", "13800138000")]);
    shell.press("<enter>");
    shell.full = Some("磁盘满了".into());
    shell.press("<enter>");
    shell.hides(&["13800138000"]);
    shell.toasts(&["磁盘满了"]);
    shell.full = None;
    shell.send(Msg::ReadOnly("只能看".into()));
    shell.press("<enter>");
    shell.hides(&["13800138000"]);
    shell.toasts(&["只能看"]);
}

#[test]
fn a_deleted_order_comes_back_with_undo() {
    let mut shell = Shell::on_orders();
    shell.press("<c-t>");
    shell.type_text("要发票");
    shell.press("<enter><c-d>");
    shell.toasts(&["2713800000000000103", "撤销"]);
    assert_eq!(numbers(&shell).len(), 2);
    assert!(shell.stored("2713800000000000103").deleted);
    shell.press("<c-z>");
    assert_eq!(numbers(&shell).len(), 3);
    let order = shell.stored("2713800000000000103");
    assert!(!order.deleted && order.notes.len() == 1);
    shell.press("<c-y>");
    assert!(shell.stored("2713800000000000103").deleted);
}

#[test]
fn several_are_deleted_only_after_a_question() {
    let mut shell = Shell::on_orders();
    shell.press("<c-x><c-x><c-d>");
    shell.shows(&["删除：2 个订单", "^D"]);
    shell.press("<enter>");
    assert_eq!(shell.store().order_count().unwrap(), 3, "Enter destroys nothing");
    shell.press("<c-d>");
    assert_eq!(shell.store().order_count().unwrap(), 1);
    assert_eq!(shell.saves().len(), 1, "one act");
    shell.press("<c-z>");
    assert_eq!(shell.store().order_count().unwrap(), 3);
}

#[test]
fn undo_takes_back_ones_own_acts_only() {
    let mut shell = Shell::on_orders();
    let mut other = shell.colleague("晓月");
    other.press("<f3><home><c-f> g");
    shell.send(Msg::ChangedElsewhere);
    assert_eq!(shell.app.orders.page.orders[0].flag, Some(Colour::Green));
    shell.press("<down><c-f> r");
    other.press("<c-z>");
    assert_eq!(shell.stored("2713800000000000103").flag, None);
    assert_eq!(shell.stored("2713800000000000102").flag, Some(Colour::Red));
    other.press("<c-z>");
    assert!(other.is_warned(), "she did nothing else");
    assert_eq!(shell.stored("2713800000000000102").flag, Some(Colour::Red));
}

#[test]
fn nothing_is_called_saved_that_is_not() {
    let mut shell = Shell::on_orders();
    shell.full = Some("/data/chaqi 满了".into());
    shell.press("<c-f> r");
    assert!(shell.is_warned());
    shell.toasts(&["/data/chaqi"]);
    assert_eq!(shell.stored("2713800000000000103").flag, None);
    shell.hides(&["R 2713800000000000103"]);
    shell.full = None;
    shell.press("<c-f> r");
    assert!(!shell.is_warned());
    assert_eq!(shell.stored("2713800000000000103").flag, Some(Colour::Red));
}

#[test]
fn p05_a_note_that_could_not_be_saved_is_not_lost() {
    let mut shell = Shell::on_orders();
    shell.full = Some("/data/chaqi 满了".into());
    shell.press("<c-t>");
    shell.type_text("买家说周五前一定要到");
    shell.press("<enter>");
    assert!(shell.is_warned());
    let kept = shell.draft.clone().unwrap_or_default();
    assert!(kept.contains("买家说周五前一定要到"), "the draft on disk: {kept:?}");
    shell.full = None;
    if shell.app.layers.is_empty() {
        shell.press("<c-t>");
    }
    shell.shows(&["买家说周五前一定要到"]);
    shell.press("<c-s>");
    assert_eq!(shell.stored("2713800000000000103").notes.len(), 1);
    assert_eq!(shell.draft, None);
}

#[test]
fn o02_an_import_is_tried_first_and_taken_in_after_a_yes() {
    let mut shell = Shell::on_orders();
    // No key of its own: the palette.
    shell.press("<c-p> daoru <enter>");
    shell.shows(&["导入订单报表"]);
    shell.type_text("'/tmp/ExportOrderList.csv'");
    shell.press("<enter>");
    let effects = shell.asked();
    let path = std::path::PathBuf::from("/tmp/ExportOrderList.csv");
    let tried = Effect::Import { path: path.clone(), dry_run: true, mapping: None };
    assert!(effects.contains(&tried), "{effects:?}");
    shell.send(Msg::Progressed(30, 100));
    shell.shows(&["30%"]);
    let mut result = ImportResult {
        path: path.clone(),
        writes: true,
        counts: "新增 7，更新 2，有误 7".into(),
        notes: vec!["识别为拼多多订单表".into()],
        samples: vec!["新增 2611：小鹿".into(), "更新 2612：状态 待付款 → 待发货".into()],
        refused: (1..=7).map(|n| format!("第 {n} 行：金额不对")).collect(),
        dry_run: true,
        ..ImportResult::default()
    };
    shell.send(Msg::Imported(Box::new(result.clone())));
    shell.shows(&[
        "导入这份报表？",
        "新增 7",
        "拼多多",
        "新增 2611",
        "待付款 → 待发货",
        "第 7 行",
        "Enter 导入",
    ]);
    shell.hides(&["30%"]);
    // Not while a form is being written: then it waits.
    shell.press("<esc>");
    assert!(shell.asked().is_empty() && shell.app.layers.is_empty());
    shell.press("<c-n>");
    shell.send(Msg::Imported(Box::new(result.clone())));
    assert!(matches!(shell.app.layers[..], [Layer::Form(_)]));
    shell.press("<esc><c-p>");
    shell.type_text("导入结果");
    shell.press("<enter><enter>");
    let taken = Effect::Import { path, dry_run: false, mapping: None };
    assert!(shell.asked().contains(&taken));
    result.dry_run = false;
    shell.send(Msg::Imported(Box::new(result.clone())));
    shell.toasts(&["新增 7"]);
    assert!(shell.app.job.is_none());
    // What was refused stands there with its reasons, all of it.
    shell.shows(&["有误 7", "第 1 行", "第 7 行：金额不对"]);
    shell.press("<c-c>");
    assert!(shell.copied().starts_with("/tmp/ExportOrderList.csv\n"), "{}", shell.copied());
    assert!(shell.copied().contains("第 6 行：金额不对\n第 7 行"), "{}", shell.copied());
    shell.press("<esc>");
    assert!(shell.app.layers.is_empty());
    // And is found again later, in any view.
    shell.press("<f5><c-p>");
    shell.type_text("导入结果");
    shell.press("<enter>");
    shell.shows(&["第 7 行：金额不对"]);
    shell.press("<esc>");

    // Nothing new: it says so and asks nothing.
    (result.dry_run, result.writes) = (true, false);
    shell.send(Msg::Imported(Box::new(result)));
    assert!(matches!(shell.app.layers.last(), Some(Layer::Card(_))));
    shell.press("<enter>");
    assert!(shell.app.layers.is_empty());
    assert!(!shell.asked().iter().any(|e| matches!(e, Effect::Import { .. })));
}

#[test]
fn o02_an_unknown_sheet_asks_once_which_column_is_what() {
    let mut shell = Shell::on_orders();
    let column =
        |name: &str, sample: &str| SeenColumn { name: name.into(), samples: vec![sample.into()] };
    let mut guess = Mapping { platform: Some(Platform::Jd), ..Mapping::default() };
    guess.columns.insert(ColumnField::Buyer, "下单帐号".into());
    let path = std::path::PathBuf::from("/tmp/jd.csv");
    let sheet = UnknownSheet {
        path: path.clone(),
        columns: vec![column("单子", "291"), column("下单帐号", "jd小鹿"), column("钱", "12.50")],
        guess,
        words: String::new(),
    };
    shell.send(Msg::ImportUnknown(Box::new(sheet)));
    shell.shows(&["哪一列是什么", "下单帐号", "例：jd小鹿"]);
    // Without a number there are no orders.
    shell.press("<c-s>");
    shell.shows(&["这一项要填"]);
    // The wrong one, the one that is taken, then the right one: by typing or by the arrows.
    shell.type_text("xiadan");
    shell.press("<c-s>");
    shell.shows(&["已经选作订单号"]);
    shell.press("<up><left>");
    shell.shows(&["例：291"]);
    shell.press("<c-s>");
    let columns = [(ColumnField::Number, "单子".into()), (ColumnField::Buyer, "下单帐号".into())];
    let mapping =
        Mapping { platform: Some(Platform::Jd), columns: columns.into(), header: Vec::new() };
    let tried =
        Effect::Import { path: path.clone(), dry_run: true, mapping: Some(mapping.clone()) };
    assert!(shell.asked().contains(&tried));
    let result = ImportResult {
        path: path.clone(),
        writes: true,
        counts: "新增 1".into(),
        dry_run: true,
        mapping: Some(mapping.clone()),
        ..ImportResult::default()
    };
    shell.send(Msg::Imported(Box::new(result)));
    shell.press("<enter>");
    assert_eq!(shell.asked(), [Effect::Import { path, dry_run: false, mapping: Some(mapping) }]);
}

#[test]
fn o02_the_result_of_an_import_does_not_cover_a_form() {
    let mut shell = Shell::on_orders();
    shell.press("<c-n>");
    let result = ImportResult {
        writes: true,
        counts: "有误 1".into(),
        refused: vec!["第 3 行".into()],
        ..ImportResult::default()
    };
    shell.send(Msg::Imported(Box::new(result)));
    assert!(matches!(shell.app.layers[..], [Layer::Form(_)]));
    shell.toasts(&["有误 1"]);
}

#[test]
fn o02_an_import_under_way_is_stopped_with_esc_and_not_started_twice() {
    let mut shell = Shell::on_orders();
    shell.press("<c-p> daoru <enter>");
    shell.type_text("a.csv");
    shell.press("<enter>");
    shell.asked();
    // Another is not begun meanwhile; the palette says why.
    shell.press("<c-p> daoru");
    shell.shows(&["正在导入"]);
    shell.press("<enter>");
    assert!(shell.is_warned());
    shell.press("<c-p>");
    shell.press("<esc>");
    assert!(shell.asked().contains(&Effect::CancelJob));
    shell.send(Msg::Failed("停了".into()));
    assert!(shell.app.job.is_none());
}

#[test]
fn a_long_list_loads_more_as_the_cursor_goes_down() {
    let mut shell = Shell::new();
    let orders = (0..450)
        .map(|n| Change::OrderAdded {
            key: shell.key(&format!("9{n:05}")),
            fields: OrderFields::default(),
        })
        .collect();
    shell.save(orders);
    shell.press("<f3>");
    // All of them are counted, the first ones are there.
    shell.shows(&["1/450"]);
    assert_eq!(shell.app.list_len(), 200);
    for _ in 0..60 {
        shell.press("<pgdn>");
    }
    shell.shows(&["450/450"]);
    let chosen = shell.app.orders.chosen().unwrap().key.number.clone();
    shell.shows(&[&chosen]);
}

#[test]
fn the_cursor_stays_with_its_order() {
    let mut shell = Shell::on_orders();
    shell.press("<down><down>");
    let chosen = shell.app.orders.chosen().unwrap().id;
    let mut other = shell.colleague("晓月");
    other.press("<f3><home><c-t>");
    other.type_text("x");
    other.press("<enter>");
    shell.send(Msg::ChangedElsewhere);
    assert_eq!(shell.app.orders.chosen().unwrap().id, chosen);
}

#[test]
fn o04_flags_are_set_down_the_list_without_losing_the_place() {
    let mut shell = Shell::new();
    shell.three_orders();
    shell.wait(1);
    shell.press("<f3><home>");
    let ids = |shell: &Shell| {
        shell.app.orders.page.orders.iter().map(|o| o.key.number.clone()).collect::<Vec<_>>()
    };
    let before = ids(&shell);
    shell.press("<down><down><c-f> r");
    assert_eq!((ids(&shell), shell.app.orders.cursor.at), (before.clone(), 2));
    shell.press("<up><c-f> g");
    assert_eq!((ids(&shell), shell.app.orders.cursor.at), (before.clone(), 1));
    // Coming back, what was touched last is first.
    shell.press("<f4><f3>");
    assert_ne!(ids(&shell), before);
}

#[test]
fn o05_a_wrong_path_is_told_in_the_form() {
    let mut shell = Shell::new();
    shell.press("<f3>");
    shell.press("<c-p> daoru <enter>");
    assert!(matches!(shell.app.layers.last(), Some(Layer::Form(_))), "{}", shell.screen(100, 30));
    shell.type_text("/nirgends.csv");
    shell.press("<enter>");
    shell.send(Msg::Failed("没有这个文件".into()));
    assert_eq!(shell.field("file"), "/nirgends.csv");
    shell.shows(&["没有这个文件"]);
    shell.press("<left>");
    assert_eq!(shell.field("file"), "/nirgends.csv");
}

#[test]
fn o06_an_order_without_a_note_is_handed_over_with_its_flag() {
    let mut shell = Shell::new();
    shell.three_orders();
    shell.wait(1);
    shell.press("<f3><home><c-f> r <c-b>");
    assert_eq!(shell.field("summary"), "红 特殊要求");
    shell.press("<esc><esc>");
    shell.press("<f3><end><c-b>");
    assert!(!shell.field("summary").is_empty(), "the item at least");
    shell.press("<esc><esc><f4>");
    let summaries: Vec<&str> =
        shell.app.handover.draft.items.iter().map(|i| i.summary.as_str()).collect();
    assert_eq!(summaries, ["红 特殊要求"]);
}

#[test]
fn o07_the_footer_always_leads_on_and_out() {
    let mut shell = Shell::new();
    shell.three_orders();
    for view in ["<f2>", "<f3>", "<f4>", "<f5>", "<f8>", "<f9>"] {
        shell.press(view);
        for size in [(80, 24), (120, 36)] {
            let screen = shell.screen(size.0, size.1);
            let footer = screen.lines().last().unwrap().to_owned();
            for key in ["^P", "F1", "^Q"] {
                assert!(footer.contains(key), "{view} {size:?}: {footer}");
            }
        }
    }
}

#[test]
fn o08_undoing_a_long_note_says_so_in_one_line() {
    let mut shell = Shell::on_orders();
    shell.press("<c-t>");
    shell.paste(&"长备注".repeat(300));
    shell.press("<enter><c-z>");
    shell.toasts(&["已撤销", "…"]);
    assert!(chaqi::text::width(shell.toast()) < 60, "{}", shell.toast());
}
