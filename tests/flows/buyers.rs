//! The buyer's page, groups, annotations; discounts; checks before shipping.

use crate::flow_support::{Shell, time};
use chaqi::app::Layer;
use chaqi::domain::{
    BuyerKey, Change, DIFFICULT, DiscountLimit, Money, OrderFields, OrderFilter, OrderQuery,
    OrderState, VIP,
};

const NUMBER: &str = "2713800000000000102";

fn on_order() -> Shell {
    let mut shell = Shell::new();
    shell.three_orders();
    shell.press("<f3>");
    shell.type_text(NUMBER);
    shell.asked();
    shell
}

fn buyer(shell: &Shell) -> BuyerKey {
    BuyerKey::of(&shell.stored(NUMBER)).unwrap()
}

#[test]
fn o14_the_buyers_page_with_all_orders() {
    let mut shell = on_order();
    let name = shell.stored(NUMBER).buyer;
    // They bought before.
    shell.save(vec![Change::OrderAdded {
        key: shell.key("2713800000000000900"),
        fields: OrderFields {
            buyer: Some(name.clone()),
            item: Some("手套".into()),
            amount: Some(Money(20_00)),
            state: Some(OrderState::Done),
            created: Some(time("2026-11-01T10:00:00+08:00")),
            paid: Some(time("2026-11-01T10:05:00+08:00")),
            ..OrderFields::default()
        },
    }]);
    shell.press("<a-b>");
    shell.shows(&[&name, "老客", "2 单", "手套", "操作记录"]);
    shell.press("<c-t>");
    shell.type_text("爱问尺码，电话13800138000");
    shell.press("<enter>");
    shell.shows(&["爱问尺码", "138****8000"]);
    shell.press("<a-1>");
    shell.shows(&["老客 · VIP"]);
    shell.press("<a-2>");
    shell.shows(&["难缠", "留好"]);
    shell.press("<c-r>");
    shell.fill(&[("due", "周一10点"), ("text", "问问合不合身")]);
    shell.shows(&["⏰", "问问合不合身"]);
    let stored = shell.store().buyer(&buyer(&shell)).unwrap().unwrap();
    assert_eq!(stored.groups.iter().map(String::as_str).collect::<Vec<_>>(), [DIFFICULT, VIP]);
    assert_eq!(stored.notes.len(), 1);
    assert_eq!((stored.notes[0].agent.as_str(), stored.notes[0].at), ("慧兰", shell.now));
    // The group is seen on the row, the warning beside the order.
    shell.press("<esc>");
    shell.shows(&[&format!("!{name}"), "难缠买家"]);
    // One key takes it back.
    shell.press("<a-b><a-2><esc>");
    shell.shows(&[&format!("★{name}")]);
    shell.press("<c-z>");
    shell.shows(&[&format!("!{name}")]);
}

#[test]
fn o14_from_a_review_today_and_the_palette() {
    let mut shell = on_order();
    let name = shell.stored(NUMBER).buyer;
    let review = chaqi::domain::ReviewId(uuid::Uuid::from_u128(9));
    let fields = chaqi::domain::ReviewFields {
        buyer: Some(name.clone()),
        text: Some("颜色不一样".into()),
        ..chaqi::domain::ReviewFields::default()
    };
    shell.save(vec![Change::ReviewLogged { review, fields }]);
    for way in ["<f5><a-b>", "<f9><end><a-b>"] {
        shell.press(way);
        shell.shows(&[&name, "中差评 1"]);
        assert!(matches!(shell.app.layers.last(), Some(Layer::Card(_))), "{way}");
        shell.press("<esc>");
    }
    shell.press("<f3><enter><esc><f2><c-p>");
    shell.type_text("买家主页");
    shell.press("<enter>");
    shell.shows(&["操作记录", &name]);
    // Enter goes on to the newest order.
    shell.press("<enter>");
    assert_eq!(shell.app.view, chaqi::app::View::Orders);
    shell.shows(&[NUMBER]);
}

#[test]
fn o14_groups_of_the_shops_own_by_the_menu() {
    let mut shell = on_order();
    shell.app.settings.buyer_groups = vec!["批发".into()];
    shell.press("<c-p>");
    shell.type_text("买家分组");
    shell.press("<enter>3");
    shell.toasts(&["批发"]);
    let name = shell.stored(NUMBER).buyer;
    shell.shows(&[&format!("◆{name}")]);
    assert!(shell.store().buyer(&buyer(&shell)).unwrap().unwrap().groups.contains("批发"));
}

#[test]
fn o15_a_discount_within_the_limit_and_above_it() {
    let mut shell = on_order();
    shell.app.settings.discount = DiscountLimit { order: Some(Money(20_00)), shift: None };
    shell.press("<a-y>");
    shell.shows(&["自己能给到 20 元"]);
    shell.type_text("10");
    shell.press("<enter>");
    shell.type_text("老客");
    shell.hides(&["同意的主管"]);
    shell.press("<enter>");
    shell.toasts(&["10 元"]);
    let order = shell.stored(NUMBER);
    assert_eq!((order.discount, order.notes.len()), (Money(10_00), 1));
    assert_eq!(order.notes[0].text, "改价-10元 老客");

    // Together with the first one it is too much: the supervisor is asked for.
    shell.press("<a-y>");
    shell.type_text("１０．５");
    shell.shows(&["这单累计 20.50 元", "同意的主管"]);
    shell.press("<c-s>");
    assert_eq!(shell.stored(NUMBER).notes.len(), 1, "nothing without the name");
    shell.go_to_field("approved");
    shell.type_text("李姐");
    shell.press("<c-s>");
    let order = shell.stored(NUMBER);
    assert_eq!(order.discount, Money(20_50));
    assert_eq!(order.notes[1].text, "改价-10.50元 主管李姐同意");
    shell.shows(&["已优惠 ¥20.50"]);
    let since = time("2026-11-21T00:00:00+08:00");
    assert_eq!(shell.store().discounts_since(since, "慧兰").unwrap(), Money(20_50));

    // A smaller amount needs no name after all.
    shell.app.settings.discount.order = Some(Money(10_000));
    shell.press("<a-y>");
    shell.type_text("90");
    shell.shows(&["同意的主管"]);
    shell.press("<bs>");
    shell.hides(&["同意的主管"]);
    shell.press("<esc><c-z>");
    let order = shell.stored(NUMBER);
    assert_eq!((order.discount, order.notes.len()), (Money(10_00), 1), "both halves are undone");
}

#[test]
fn o15_the_limit_of_the_shift_and_amounts_that_are_none() {
    let mut shell = on_order();
    shell.app.settings.discount = DiscountLimit { order: None, shift: Some(Money(15_00)) };
    shell.press("<a-y>");
    for wrong in ["0", "很多", "1.234"] {
        shell.press("<c-u>");
        shell.type_text(wrong);
        shell.press("<c-s>");
        assert_eq!(shell.stored(NUMBER).discount, Money(0), "{wrong}");
    }
    shell.press("<c-u>");
    shell.type_text("-15");
    shell.press("<c-s>");
    assert_eq!(shell.stored(NUMBER).discount, Money(15_00));
    shell.press("<a-y>");
    shell.type_text("0.01");
    shell.shows(&["本班累计 15.01 元"]);
}

#[test]
fn o15_no_order_costs_less_than_nothing() {
    let mut shell = on_order();
    shell.app.settings.discount = DiscountLimit { order: None, shift: None };
    shell.press("<a-y>");
    shell.type_text("9999");
    shell.press("<c-s>");
    shell.shows(&["比订单金额"]);
    assert_eq!(shell.stored(NUMBER).discount, Money(0));
}

#[test]
fn o09_checked_confirmed_and_told_to_the_warehouse() {
    let mut shell = on_order();
    shell.press("<a-a>");
    assert!(shell.stored(NUMBER).address_checked);
    shell.shows(&["址✓"]);
    shell.press("<a-a>");
    assert!(!shell.stored(NUMBER).address_checked);
    shell.press("<a-c>");
    shell.toasts(&["不是货到付款"]);
    let key = shell.key(NUMBER);
    let fields = OrderFields { cod: Some(true), ..OrderFields::default() };
    shell.save(vec![Change::OrderEdited { key, fields }]);
    shell.shows(&["到付"]);
    shell.press("<a-c>1");
    let order = shell.stored(NUMBER);
    assert!(order.cod_confirmed && !order.address_checked);
    assert_eq!(order.notes[0].text, "货到付款已确认（电话）");
    shell.shows(&["货到付款（已确认）"]);
    let waiting = |shell: &Shell| {
        let filter = OrderFilter::CodToConfirm;
        let query = OrderQuery { filter, limit: 10, ..OrderQuery::default() };
        shell.store().orders(&query).unwrap().orders.len()
    };
    assert_eq!(waiting(&shell), 0);
    shell.press("<c-z>");
    let order = shell.stored(NUMBER);
    assert_eq!((order.cod_confirmed, order.notes.len()), (false, 0));
    // The address is another matter.
    shell.press("<a-a>");
    assert_eq!(waiting(&shell), 1);
    shell.press("<a-a>");
    shell.press("<a-w>");
    assert_eq!(shell.stored(NUMBER).notes[0].text, "静默订单，已报仓库");
    let key = shell.stored(NUMBER).key;
    let fields = OrderFields { state: Some(OrderState::Shipped), ..OrderFields::default() };
    shell.save(vec![Change::OrderEdited { key, fields }]);
    shell.press("<a-w>");
    shell.toasts(&["已经发货或关闭"]);
    assert_eq!(shell.stored(NUMBER).notes.len(), 1);
}
