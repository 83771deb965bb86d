//! Urging payment: the list, one key per buyer, skipping, undo, two agents, the reminder.

use crate::flow_support::Shell;
use chaqi::app::{Layer, Msg};
use chaqi::domain::tally::Measure;
use chaqi::domain::{
    Change, Colour, Money, OrderFields, OrderState, Ref, ReviewFields, ReviewId, UseId,
};
use chaqi::i18n::Lang;

fn unpaid(shell: &mut Shell, number: &str, buyer: &str, amount: i64) {
    shell.order(number, buyer, "羊毛围巾 驼色", amount, OrderState::Unpaid);
    shell.wait(1);
}

/// Three buyers, the first with two orders; some minutes before four.
fn afternoon() -> Shell {
    let mut shell = Shell::new();
    shell.at("2026-11-21T14:00:00+08:00");
    unpaid(&mut shell, "2713800000000000701", "小鱼爱吃糖", 12_900);
    unpaid(&mut shell, "2713800000000000702", "春天的风", 7_900);
    unpaid(&mut shell, "2713800000000000703", "小鱼爱吃糖", 5_990);
    unpaid(&mut shell, "2713800000000000704", "tb_77812", 3_000);
    shell.at("2026-11-21T15:50:00+08:00");
    shell.asked();
    shell
}

fn list(shell: &Shell) -> Vec<String> {
    let pane = &shell.app.urging;
    let row = |n| pane.row(n).map(|row| format!("{} {}", row.buyer(), row.orders.len()));
    (0..pane.rows.len()).filter_map(row).collect()
}

fn chosen(shell: &Shell) -> String {
    shell.app.urging.chosen().map(|row| row.buyer().to_owned()).unwrap_or_default()
}

#[test]
fn o10_one_key_urges_a_buyer_and_steps_on() {
    let mut shell = afternoon();
    shell.press("<a-u>");
    assert_eq!(list(&shell), ["小鱼爱吃糖 2", "春天的风 1", "tb_77812 1"]);
    shell.shows(&["待催付 3", "今日已催 0 · 已付 0", "188.90", "还没说过话", "2 单"]);
    shell.press("<enter>");
    assert!(shell.copied().contains("还没付款"), "{}", shell.copied());
    shell.toasts(&["已复制", "小鱼爱吃糖", "2 单"]);
    assert_eq!(list(&shell), ["春天的风 1", "tb_77812 1"]);
    assert_eq!(chosen(&shell), "春天的风");
    shell.shows(&["今日已催 1 · 已付 0"]);
    for number in ["2713800000000000701", "2713800000000000703"] {
        let order = shell.stored(number);
        assert_eq!(order.flag, Some(Colour::Blue));
        let notes: Vec<_> = order.notes.iter().map(|n| (n.text.as_str(), n.flag)).collect();
        assert_eq!(notes, [("催付", Some(Colour::Blue))]);
    }
    assert_eq!(shell.stored("2713800000000000702").flag, None);
    // Saved as one act first, the copy recorded after it.
    let saves = shell.saves();
    assert_eq!(saves.len(), 2);
    assert!(saves[0].iter().any(|c| matches!(c, Change::Claimed { .. })));
    let about = Ref::Order(shell.key("2713800000000000701").id());
    assert!(
        matches!(&saves[1][..], [Change::ReplyCopied { about: Some(a), .. }] if *a == about),
        "{:?}",
        saves[1]
    );
    // All others, and the list says that it is done.
    shell.wait(1);
    shell.press("<enter>");
    shell.wait(1);
    shell.press("<enter>");
    assert_eq!(list(&shell), [""; 0]);
    shell.shows(&["没有要催付的订单", "今日已催 3"]);
    shell.press("<enter>");
    assert!(shell.is_warned(), "nobody is chosen");
    assert_eq!(shell.clipboard.len(), 3);
}

#[test]
fn o10_a_flag_that_gives_way_is_named() {
    let mut shell = afternoon();
    shell.press("<f3>");
    shell.type_text("2713800000000000701");
    shell.press("<c-f>r<esc><a-u>");
    assert_eq!(chosen(&shell), "小鱼爱吃糖");
    shell.press("<enter>");
    shell.toasts(&["已复制", "换下了原来的旗：红"]);
    assert_eq!(shell.stored("2713800000000000701").flag, Some(Colour::Blue));
}

#[test]
fn o10_a_key_held_down_does_not_urge_the_whole_list() {
    let mut shell = afternoon();
    shell.press("<a-u><enter><enter><enter>");
    assert_eq!(shell.clipboard.len(), 1);
    shell.toasts(&["先粘贴发送"]);
    assert_eq!(list(&shell).len(), 2);
    shell.wait(1);
    shell.press("<enter>");
    assert_eq!(shell.clipboard.len(), 2);
}

#[test]
fn o10_skipping_leaves_a_buyer_for_later() {
    let mut shell = afternoon();
    shell.press("<a-u><tab>");
    assert_eq!(chosen(&shell), "春天的风");
    assert_eq!(list(&shell), ["春天的风 1", "tb_77812 1", "小鱼爱吃糖 2"]);
    shell.shows(&["跳过"]);
    shell.press("<enter>");
    shell.wait(1);
    assert_eq!(chosen(&shell), "tb_77812");
    shell.press("<tab>");
    assert_eq!(chosen(&shell), "小鱼爱吃糖", "the last one leads to what was left");
    // Searching, with the input method on.
    shell.type_text("春");
    assert_eq!(list(&shell), [""; 0]);
    shell.shows(&["没有找到"]);
    shell.press("<esc>");
    shell.type_text("爱吃");
    assert_eq!(list(&shell), ["小鱼爱吃糖 2"]);
    shell.press("<esc><esc>");
    assert!(shell.app.layers.is_empty());
    shell.press("<a-u>");
    assert_eq!(list(&shell), ["小鱼爱吃糖 2", "tb_77812 1"], "opened anew, nothing is skipped");
}

#[test]
fn o10_undo_brings_the_buyer_back_and_redo_urges_again() {
    let mut shell = afternoon();
    shell.press("<a-u><enter>");
    shell.wait(1);
    shell.press("<c-z>");
    shell.toasts(&["催付 2713800000000000701"]);
    assert_eq!(list(&shell)[0], "小鱼爱吃糖 2");
    assert_eq!(shell.stored("2713800000000000701").flag, None);
    assert!(shell.stored("2713800000000000701").notes.is_empty());
    shell.shows(&["今日已催 0"]);
    shell.press("<c-y>");
    assert_eq!(list(&shell), ["春天的风 1", "tb_77812 1"]);
    shell.press("<c-z>");
    // Freed, a colleague may urge; then redo does not take it from them.
    let mut colleague = shell.colleague("晓月");
    colleague.press("<a-u><enter>");
    assert_eq!(colleague.clipboard.len(), 1);
    shell.press("<c-y>");
    shell.toasts(&["晓月", "已经催过 小鱼爱吃糖"]);
    assert!(shell.is_warned());
    assert_eq!(list(&shell), ["春天的风 1", "tb_77812 1"]);
}

#[test]
fn o10_nobody_is_urged_twice_with_two_agents_at_work() {
    let mut shell = afternoon();
    let mut colleague = shell.colleague("晓月");
    colleague.press("<a-u>");
    shell.press("<a-u><enter>");
    // The other's list is still the old one.
    assert_eq!(chosen(&colleague), "小鱼爱吃糖");
    colleague.asked();
    colleague.press("<enter>");
    colleague.toasts(&["慧兰 15:50 已经催过 小鱼爱吃糖", "没有复制"]);
    assert!(colleague.is_warned());
    assert!(colleague.clipboard.is_empty());
    assert_eq!(chosen(&colleague), "春天的风", "it steps on");
    assert_eq!(shell.stored("2713800000000000701").notes.len(), 1);
    colleague.wait(1);
    colleague.press("<enter>");
    assert_eq!(colleague.clipboard.len(), 1);
    shell.send(Msg::ChangedElsewhere);
    assert_eq!(list(&shell), ["tb_77812 1"]);
    shell.shows(&["今日已催 2"]);
}

#[test]
fn o10_an_order_paid_meanwhile_is_not_urged() {
    let mut shell = afternoon();
    shell.press("<a-u>");
    let fields = OrderFields {
        state: Some(OrderState::ToShip),
        paid: Some(shell.now),
        ..OrderFields::default()
    };
    let key = shell.key("2713800000000000701");
    let other = shell.colleague("晓月");
    let id = uuid::Uuid::now_v7();
    let changes = vec![Change::OrderEdited { key, fields }];
    let commit = chaqi::domain::Commit::new(id, "晓月", shell.now, changes);
    other.store().save(&commit).unwrap();
    shell.press("<enter>");
    shell.toasts(&["2713800000000000701", "已经不是待付款"]);
    assert!(shell.clipboard.is_empty());
    assert_eq!(list(&shell)[1], "小鱼爱吃糖 1", "the other order is still unpaid");
}

#[test]
fn o10_what_was_said_last_is_seen_before_urging() {
    let mut shell = afternoon();
    let about = Some(Ref::Order(shell.key("2713800000000000702").id()));
    shell.save(vec![Change::ReplyCopied {
        used: UseId(uuid::Uuid::from_u128(7)),
        phrase: "bargain".into(),
        title: "议价：小让步".into(),
        about,
    }]);
    shell.wait(2);
    shell.press("<a-u><down>");
    shell.shows(&["上次：回复 议价：小让步 · 慧兰 15:50"]);
    let small = shell.small();
    assert!(small.contains("议价：小让步") && small.contains("春天的风"), "{small}");
    // The whole story is one key away, and back.
    shell.press("<c-o>");
    shell.shows(&["2713800000000000702", "议价：小让步"]);
    assert!(matches!(shell.app.layers.last(), Some(Layer::Card(_))));
    shell.press("<esc>");
    assert!(matches!(shell.app.layers.last(), Some(Layer::Urging)));
    // A note and a flag from the list, on all orders of the buyer.
    shell.press("<up><c-t>等工资<enter>");
    assert_eq!(shell.stored("2713800000000000701").notes[0].text, "等工资");
    assert_eq!(shell.stored("2713800000000000703").notes[0].text, "等工资");
    shell.shows(&["上次：备注 等工资 · 慧兰"]);
}

#[test]
fn o10_another_wording_for_an_activity_asks_for_what_it_needs() {
    let mut shell = afternoon();
    shell.press("<a-u><c-k>");
    shell.shows(&["用哪条话术催 小鱼爱吃糖", "催付：活动快结束"]);
    shell.type_text("催付：活动快结束");
    // The form asks before anything is claimed.
    assert!(matches!(shell.app.layers.last(), Some(Layer::Form(_))));
    assert_eq!(shell.store().activity(shell.now, shell.now).unwrap(), []);
    shell.shows(&["催付 小鱼爱吃糖"]);
    shell.press("<esc>");
    assert_eq!(list(&shell).len(), 3, "left, nobody was urged");
    assert!(shell.clipboard.is_empty());
    shell.press("<c-k>");
    shell.type_text("催付：活动快结束");
    shell.fill(&[("activity", "双十二满减"), ("end_date", "12月12日")]);
    assert!(shell.copied().contains("双十二满减"), "{}", shell.copied());
    assert!(shell.copied().contains("羊毛围巾"), "filled from the order: {}", shell.copied());
    assert_eq!(list(&shell), ["春天的风 1", "tb_77812 1"]);
    assert_eq!(shell.draft, None);
    assert_eq!(shell.stored("2713800000000000703").flag, Some(Colour::Blue));
}

#[test]
fn o10_a_forbidden_text_is_not_claimed_before_the_yes() {
    let mut shell = afternoon();
    let folder = shell.phrase_files();
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(
        folder.join("shop.toml"),
        "[pack]\nname = \"催付\"\n[[phrase]]\nid = \"bad\"\ntitle = \"坏话术\"\n\
         text = \"亲，付款后加微信领红包\"\n",
    )
    .unwrap();
    shell.look_at_phrases();
    shell.app.settings.urge.reply = "bad".into();
    shell.press("<a-u><enter>");
    assert!(matches!(shell.app.layers.last(), Some(Layer::Confirm(_))));
    assert!(shell.saves().is_empty() && shell.clipboard.is_empty());
    shell.press("<esc>");
    assert_eq!(list(&shell).len(), 3);
    shell.press("<enter><c-c>");
    assert_eq!(shell.copied(), "亲，付款后加微信领红包");
    let saves = shell.saves();
    assert!(saves[1].iter().any(|c| matches!(c, Change::CopiedAnyway { .. })), "{saves:?}");
    assert_eq!(list(&shell).len(), 2);
}

#[test]
fn o10_nothing_is_lost_when_saving_or_copying_fails() {
    let mut shell = afternoon();
    shell.full = Some("磁盘满了".into());
    shell.press("<a-u><enter>");
    shell.toasts(&["磁盘满了"]);
    assert!(shell.clipboard.is_empty());
    assert_eq!(list(&shell).len(), 3);
    shell.full = None;
    shell.route = Err("没有剪贴板".into());
    shell.press("<enter>");
    // Urged, and the text is there to be copied by hand.
    shell.shows(&["还没付款", "没有剪贴板"]);
    assert_eq!(shell.stored("2713800000000000701").flag, Some(Colour::Blue));

    let mut shell = afternoon();
    shell.app.settings.urge.reply = "nowhere".into();
    shell.press("<a-u><enter>");
    shell.toasts(&["nowhere", "[urge]"]);
    assert!(shell.saves().is_empty());
    shell.send(Msg::ReadOnly("文件夹只读".into()));
    shell.app.settings.urge.reply = String::new();
    shell.press("<enter>");
    shell.toasts(&["文件夹只读"]);
    assert!(shell.saves().is_empty());
}

#[test]
fn o10_without_a_phrase_the_orders_are_marked_alone() {
    let mut shell = afternoon();
    shell.app.settings.urge.reply = String::new();
    shell.press("<a-u><enter>");
    shell.toasts(&["已催 小鱼爱吃糖（2 单）"]);
    assert!(shell.clipboard.is_empty());
    assert_eq!(list(&shell).len(), 2);
    assert_eq!(shell.saves().len(), 1);
}

#[test]
fn o10_paid_afterwards_counts_for_who_urged() {
    let mut shell = afternoon();
    shell.press("<a-u><enter>");
    shell.wait(1);
    shell.press("<enter><esc>");
    shell.at("2026-11-21T18:00:00+08:00");
    let fields = OrderFields {
        state: Some(OrderState::ToShip),
        paid: Some(shell.now),
        ..OrderFields::default()
    };
    let key = shell.key("2713800000000000703");
    shell.save(vec![Change::OrderImported { key, fields }]);
    shell.press("<a-u>");
    shell.shows(&["今日已催 2 · 已付 1"]);
    shell.press("<esc><f8>");
    let tally = shell.app.tally.tally.clone().unwrap();
    assert_eq!(tally.total.get(Measure::Urged), 2);
    assert_eq!(tally.total.get(Measure::UrgedPaid), 1);
    shell.shows(&["催付成功率 50.0%"]);
    // The rows behind the number.
    shell.type_text("催付成功");
    shell.press("<enter>");
    shell.shows(&["小鱼爱吃糖", "2713800000000000703", "明细 1 条"]);
}

#[test]
fn o10_the_hour_stands_in_the_strip_and_in_today() {
    let mut shell = Shell::new();
    shell.at("2026-11-21T10:00:00+08:00");
    unpaid(&mut shell, "2713800000000000701", "小鱼爱吃糖", 12_900);
    unpaid(&mut shell, "2713800000000000702", "春天的风", 7_900);
    shell.shows(&["16:00 催付 2 位买家"]);
    shell.hides(&["待办·"]);
    shell.at("2026-11-21T16:10:00+08:00");
    shell.shows(&["待办·1"]);
    shell.press("<f9>");
    shell.shows(&["超时 10 分钟 催付", "16:00 催付 2 位买家"]);
    shell.press("<enter>");
    assert!(matches!(shell.app.layers.last(), Some(Layer::Urging)));
    shell.press("<enter>");
    shell.wait(1);
    shell.press("<esc>");
    shell.shows(&["16:00 催付 1 位买家"]);
    shell.press("<enter><enter><esc>");
    shell.wait(1);
    shell.hides(&["位买家"]);
    // Placed after the hour: the next one is tomorrow's, and nothing is late.
    unpaid(&mut shell, "2713800000000000709", "晚来的", 1_000);
    shell.hides(&["待办·"]);
    shell.shows(&["还剩 23 小时", "16:00 催付 1 位买家"]);
}

#[test]
fn o10_from_an_order_the_list_opens_on_its_buyer() {
    let mut shell = afternoon();
    shell.press("<f3><down><a-u>");
    assert_eq!(chosen(&shell), "小鱼爱吃糖", "the second row of orders, newest first");
    shell.press("<esc>");
    // On the card of one that is not to be urged it is said why.
    shell.order("2713800000000000801", "到付买家", "帽子", 100, OrderState::ToShip);
    shell.press("<f3><home><enter><a-u>");
    shell.toasts(&["2713800000000000801", "已经不是待付款"]);
    // The palette finds it by pinyin.
    shell.press("<esc><esc><c-p>cuifu");
    shell.shows(&["待催付"]);
    shell.press("<enter>");
    assert!(matches!(shell.app.layers.last(), Some(Layer::Urging)));
}

#[test]
fn o10_in_english_with_english_packs() {
    let mut shell = Shell::of(Lang::En, "Hui");
    unpaid(&mut shell, "2713800000000000701", "fish", 12_900);
    shell.press("<a-u>");
    shell.shows(&["To urge 1", "urged 0 · paid 0"]);
    shell.press("<enter>");
    assert!(shell.copied().contains("waiting for payment"), "{}", shell.copied());
    assert!(list(&shell).is_empty());
}

#[test]
fn o10_masked_and_unknown_buyers_are_urged_one_by_one() {
    let mut shell = Shell::new();
    unpaid(&mut shell, "2713800000000000701", "小**", 100);
    unpaid(&mut shell, "2713800000000000702", "小**", 100);
    unpaid(&mut shell, "2713800000000000703", "", 100);
    shell.press("<a-u>");
    assert_eq!(list(&shell), ["小** 1", "小** 1", " 1"]);
    shell.press("<enter>");
    assert_eq!(list(&shell), ["小** 1", " 1"]);
    assert_eq!(shell.stored("2713800000000000702").flag, None);
    // A review's buyer that looks the same is somebody else.
    shell.save(vec![Change::ReviewLogged {
        review: ReviewId(uuid::Uuid::from_u128(1)),
        fields: ReviewFields { buyer: Some("小**".into()), ..ReviewFields::default() },
    }]);
    assert_eq!(list(&shell).len(), 2);
    assert_eq!(shell.stored("2713800000000000701").amount, Money(100));
}

#[test]
fn o10_what_was_only_urged_is_not_handed_over_and_groups_are_seen() {
    let mut shell = afternoon();
    let order = shell.stored("2713800000000000701");
    let key = chaqi::domain::BuyerKey::of(&order).unwrap();
    shell.save(vec![Change::BuyerGrouped { key, group: "difficult".into(), on: true }]);
    shell.press("<a-u>");
    shell.shows(&["难缠"]);
    shell.press("<enter>");
    shell.wait(1);
    shell.press("<c-t>说月底付<enter>");
    // The chosen one is noted, then urged; the first was only urged.
    shell.press("<enter>");
    shell.press("<esc><f4><tab>");
    shell.shows(&["春天的风"]);
    shell.hides(&["小鱼爱吃糖"]);
}
