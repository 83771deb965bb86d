//! The handover from one agent to the next.

use crate::flow_support::{Shell, time};
use chaqi::app::{HandoverRow, Layer, Msg, Pane};
use chaqi::domain::{
    AnswerKind, Change, Item, ItemState, Ref, ReviewFields, ReviewId, Section, Severity,
    SeverityClass,
};

/// 慧兰's evening: three orders, one flagged, one noted; a severe review.
fn evening() -> Shell {
    let mut shell = Shell::new();
    shell.three_orders();
    shell.wait(1);
    shell.press("<f3><home><c-f> r <down><c-t>");
    shell.type_text("周五前要到");
    shell.press("<enter>");
    let fields = ReviewFields {
        at: Some(shell.now),
        buyer: Some("气呼呼".into()),
        text: Some("颜色不一样，客服还不理人".into()),
        severity: Some(SeverityClass::A),
        ..ReviewFields::default()
    };
    let review = ReviewId(uuid::Uuid::from_u128(9));
    shell.save(vec![Change::ReviewLogged { review, fields }]);
    shell.wait(1);
    shell.asked();
    shell
}

fn items(shell: &Shell) -> Vec<Item> {
    let items = shell.app.handover.rows.iter().filter_map(|r| match r {
        HandoverRow::Item(item) => Some((**item).clone()),
        _ => None,
    });
    items.collect()
}

/// Puts the cursor onto the item of that label.
fn go_to(shell: &mut Shell, label: &str) {
    shell.press("<home>");
    for _ in 0..30 {
        let row = shell.app.handover.rows.get(shell.app.handover.cursor.at);
        if matches!(row, Some(HandoverRow::Item(i)) if i.label.contains(label)) {
            return;
        }
        shell.press("<down>");
    }
    panic!("{label} is not in\n{}", shell.screen(100, 30));
}

/// Puts the cursor onto the head of a section.
fn go_to_section(shell: &mut Shell, section: Section) {
    shell.press("<home>");
    for _ in 0..30 {
        let row = shell.app.handover.rows.get(shell.app.handover.cursor.at);
        if matches!(row, Some(HandoverRow::Section(s, ..)) if *s == section) {
            return;
        }
        shell.press("<down>");
    }
    panic!("{section:?} is not in\n{}", shell.screen(100, 30));
}

/// Hands the evening over.
fn submit(shell: &mut Shell) {
    shell.press("<f4><c-s>");
    if !shell.app.layers.is_empty() {
        return shell.press("<enter>");
    }
    for section in [Section::Orders, Section::Reviews, Section::Other] {
        go_to_section(shell, section);
        let row = shell.app.handover.rows[shell.app.handover.cursor.at].clone();
        if matches!(row, HandoverRow::Section(_, 0, false)) {
            shell.press("<c-t>");
        }
    }
    shell.press("<c-s>");
    assert!(matches!(shell.app.layers.last(), Some(Layer::Confirm(_))), "{}", shell.toast());
    shell.press("<enter>");
    assert!(!shell.is_warned(), "{}", shell.toast());
}

#[test]
fn h02_the_draft_builds_itself() {
    let mut shell = evening();
    shell.press("<f4><tab>");
    assert_eq!(shell.app.handover.pane, Pane::Draft);
    let found = items(&shell);
    let labels: Vec<&str> = found.iter().map(|i| i.label.as_str()).collect();
    assert_eq!(found.len(), 3, "{labels:?}");
    shell.shows(&["订单", "中差评", "其他事项", "气呼呼", "周五前要到", "春天的风"]);
    // The severe review is urgent, and due in 48 hours.
    let review = found.iter().find(|i| i.section == Section::Reviews).unwrap();
    assert_eq!(review.severity, Severity::Urgent);
    assert_eq!(review.due, Some(time("2026-11-23T20:09:00+08:00")));
    assert!(shell.saves().is_empty(), "a suggestion is not in the file");
}

#[test]
fn h02_what_was_taken_out_stays_out_and_undo_brings_it_back() {
    let mut shell = evening();
    shell.press("<f4><tab>");
    go_to(&mut shell, "tb_77812");
    shell.press("<c-d>");
    shell.toasts(&["tb_77812", "撤销"]);
    assert_eq!(items(&shell).len(), 2);
    shell.press("<f3><f4>");
    assert_eq!(items(&shell).len(), 2);
    shell.press("<c-z>");
    assert_eq!(items(&shell).len(), 3);
    // Put in by hand after all.
    go_to(&mut shell, "tb_77812");
    shell.press("<c-d><f3>");
    shell.paste("2713800000000000102");
    shell.press("<c-b><c-s><f4>");
    assert_eq!(items(&shell).len(), 3);
}

#[test]
fn h03_one_key_puts_a_row_into_the_draft_with_its_link() {
    let mut shell = evening();
    shell.press("<f3>");
    shell.paste("2713800000000000101");
    let order = shell.app.orders.chosen().unwrap().id;
    shell.press("<c-b>");
    shell.shows(&["2713800000000000101 小鱼爱吃糖"]);
    shell.fill(&[
        ("summary", "明早催付一次"),
        ("severity", "紧急"),
        ("due", "明早9点"),
        ("condition", "还没付款"),
        ("next", "用催付短语 cf"),
        ("owner", "晓月"),
    ]);
    assert!(!shell.is_warned() && shell.app.layers.is_empty(), "{}", shell.screen(100, 30));
    shell.press("<f4><tab>");
    go_to(&mut shell, "小鱼爱吃糖");
    let item = items(&shell).into_iter().find(|i| i.label.contains("小鱼爱吃糖")).unwrap();
    assert_eq!(item.about, Some(Ref::Order(order)));
    assert_eq!((item.severity, item.section), (Severity::Urgent, Section::Orders));
    assert_eq!(item.due, Some(time("2026-11-22T09:00:00+08:00")));
    assert_eq!((item.condition.as_str(), item.owner.as_str()), ("还没付款", "晓月"));
    assert_eq!(shell.store().item(item.id).unwrap().unwrap(), item);
    shell.shows(&["如果还没付款", "用催付短语 cf", "11-22 09:00"]);

    // Again: the same item, not a second one.
    shell.press("<f3><c-b>");
    shell.shows(&["明早催付一次"]);
    shell.press("<esc><f4>");
    assert_eq!(items(&shell).iter().filter(|i| i.about == item.about).count(), 1);
    // The order's card knows.
    assert_eq!(shell.store().order_card(order).unwrap().unwrap().items.len(), 1);
}

#[test]
fn h03_a_review_too() {
    let mut shell = evening();
    shell.press("<f5><c-b>");
    shell.shows(&["颜色不一样"]);
    shell.press("<c-s><f4><tab>");
    let found = items(&shell);
    assert_eq!(found.iter().filter(|i| matches!(i.about, Some(Ref::Review(_)))).count(), 1);
}

#[test]
fn h04_an_item_is_edited_also_when_its_time_is_over() {
    let mut shell = evening();
    shell.press("<f4><c-n>");
    shell.fill(&[("summary", "发票寄出后告诉买家"), ("due", "今晚9点")]);
    let item = items(&shell).into_iter().find(|i| i.section == Section::Other).unwrap();
    assert_eq!(item.due, Some(time("2026-11-21T21:00:00+08:00")));
    // Its time is over, and its text is corrected.
    shell.at("2026-11-21T22:30:00+08:00");
    shell.press("<f4>");
    let at = shell
        .app
        .handover
        .rows
        .iter()
        .position(|r| matches!(r, HandoverRow::Item(i) if i.id == item.id));
    shell.press("<home>");
    for _ in 0..at.unwrap() {
        shell.press("<down>");
    }
    shell.press("<c-e>");
    shell.fill(&[("summary", "！")]);
    assert!(shell.app.layers.is_empty(), "{}", shell.screen(100, 30));
    let stored = shell.store().item(item.id).unwrap().unwrap();
    assert_eq!((stored.summary.as_str(), stored.due), ("发票寄出后告诉买家！", item.due));

    // And the time can be taken away.
    shell.press("<c-e>");
    shell.go_to_field("due");
    shell.press("<c-u><c-s>");
    assert_eq!(shell.store().item(item.id).unwrap().unwrap().due, None);
}

#[test]
fn h05_the_gate_refuses_and_names_the_sections() {
    let mut shell = Shell::new();
    shell.press("<f4><c-s>");
    assert!(shell.is_warned());
    shell.toasts(&["订单", "中差评", "其他事项"]);
    assert!(shell.app.layers.is_empty());
    assert!(shell.store().handovers(9).unwrap().is_empty());
    // The cursor is on the first; Enter says none.
    shell.press("<enter>");
    shell.shows(&["无"]);
    shell.press("<down><enter><down><c-t>");
    shell.press("<c-s>");
    shell.shows(&["2026-11-21", "晚班"]);
    shell.press("<esc>");
    assert!(shell.store().handovers(9).unwrap().is_empty());
    shell.press("<c-s><enter>");
    let handovers = shell.store().handovers(9).unwrap();
    assert_eq!(handovers.len(), 1);
    assert_eq!((handovers[0].shift.as_str(), handovers[0].agent.as_str()), ("晚班", "慧兰"));
    assert_eq!(handovers[0].empty, [Section::Orders, Section::Reviews, Section::Other]);
}

#[test]
fn h05_none_goes_when_something_comes_and_a_filled_section_is_not_none() {
    let mut shell = Shell::new();
    shell.press("<f4><tab><enter>");
    assert!(shell.app.handover.draft.empty.contains(&Section::Orders));
    shell.three_orders();
    shell.press("<f3><home><c-f> r <f4>");
    assert!(shell.app.handover.draft.empty.is_empty());
    shell.press("<home><c-t>");
    assert!(shell.is_warned());
}

#[test]
fn h05_none_is_still_said_when_the_console_comes_back() {
    let mut shell = Shell::new();
    shell.press("<f4><tab><enter><down><enter>");
    let marked = [Section::Orders, Section::Reviews].into();
    assert_eq!(shell.app.handover.draft.empty, marked);

    // Killed without a word, and started again; another console of hers sees the same.
    let mut again = shell.colleague("慧兰");
    again.press("<f4><tab>");
    assert_eq!(again.app.handover.draft.empty, marked);
    again.press("<home><enter>");
    shell.send(Msg::ChangedElsewhere);
    assert_eq!(shell.app.handover.draft.empty, [Section::Reviews].into());

    // It is her draft, of this shift.
    let mut other = shell.colleague("晓月");
    other.press("<f4><tab>");
    assert!(other.app.handover.draft.empty.is_empty());
    shell.at("2026-11-22T20:05:00+08:00");
    shell.press("<f3><f4>");
    assert!(shell.app.handover.draft.empty.is_empty());
}

#[test]
fn h05_leaving_at_the_end_of_a_shift_asks_once_about_the_handover() {
    let mut shell = evening();
    // In mid-shift leaving is a break.
    let mut early = shell.twin();
    early.press("<c-q>");
    assert!(early.quit);

    shell.at("2026-11-22T00:10:00+08:00");
    shell.press("<f3><c-n>");
    shell.type_text("88");
    shell.press("<c-q>");
    assert!(!shell.quit);
    shell.shows(&["还没交接完", "3 项", "仍要退出"]);
    shell.press("<esc>");
    assert!(matches!(shell.app.layers[..], [Layer::Form(_)]), "it stays where it was");
    // Enter never quits: it goes to the draft, and the form is kept.
    shell.press("<c-q><enter>");
    assert!(!shell.quit && shell.app.layers.is_empty());
    assert_eq!(
        (shell.app.view, shell.app.handover.pane),
        (chaqi::app::View::Handover, Pane::Draft)
    );
    let mut kept = shell.twin();
    shell.press("<f3><c-n>");
    assert_eq!(shell.field("number"), "88");
    shell.press("<esc>");
    // Twice is meant.
    kept.press("<c-q><c-q>");
    assert!(kept.quit);

    submit(&mut shell);
    shell.press("<c-q>");
    assert!(shell.quit, "{}", shell.screen(100, 30));
}

#[test]
fn h05_a_begun_handover_is_asked_about_also_after_the_end_of_the_shift() {
    let mut shell = Shell::new();
    shell.at("2026-11-22T02:00:00+08:00");
    let mut nothing = shell.twin();
    nothing.press("<c-q>");
    assert!(nothing.quit, "nothing is to be handed over");
    shell.press("<f4><tab><enter>");
    let mut looks = shell.twin();
    shell.press("<c-p> tuichu <enter>");
    assert!(!shell.quit);
    shell.shows(&["还没提交"]);
    // Who may not write can't hand over either.
    looks.send(Msg::ReadOnly("只能看".into()));
    looks.press("<c-q>");
    assert!(looks.quit);
}

#[test]
fn h05_keys_do_not_wait_for_the_file_and_what_is_not_saved_is_not_said() {
    let shell = Shell::new();
    let mut app = shell.app;
    let mut commits = Vec::new();
    // As fast as an input method sends them: nothing is answered in between.
    for key in crate::flow_support::keys("<f4><tab><enter><down><enter><down><enter>") {
        for effect in app.update(Msg::Key(key), shell.now) {
            if let chaqi::app::Effect::Save(commit) = effect {
                commits.push(commit.id);
            }
        }
    }
    assert_eq!((commits.len(), app.handover.draft.gaps().len()), (3, 0));
    app.update(Msg::Saved(commits[0]), shell.now);
    app.update(Msg::NotSaved(commits[1], "磁盘满了".into()), shell.now);
    app.update(Msg::Key(chaqi::app::keys::Key::ctrl('s')), shell.now);
    assert_eq!(app.handover.draft.gaps(), [Section::Reviews]);
}

#[test]
fn h05_undo_takes_a_none_back_and_the_next_handover_asks_again() {
    let mut shell = Shell::new();
    shell.press("<f4><tab><enter><c-z>");
    assert!(shell.app.handover.draft.empty.is_empty());
    shell.toasts(&["订单标为无"]);
    shell.press("<enter><down><enter><down><enter><c-s><enter>");
    assert_eq!(shell.store().handovers(9).unwrap()[0].empty.len(), 3);
    assert_eq!(shell.app.handover.draft.gaps().len(), 3, "a second handover of this shift");
    shell.press("<c-z>");
    assert_eq!(shell.app.handover.draft.empty.len(), 3, "as it was before it was handed over");
}

#[test]
fn h05_submit_hands_over_all_at_once() {
    let mut shell = evening();
    submit(&mut shell);
    let saves = shell.saves();
    let handed =
        saves.iter().find(|c| c.iter().any(|c| matches!(c, Change::HandoverSubmitted { .. })));
    assert_eq!(
        handed.unwrap().iter().filter(|c| matches!(c, Change::ItemPassed { .. })).count(),
        3
    );
    let store = shell.store();
    let handovers = store.handovers(9).unwrap();
    assert_eq!(handovers.len(), 1);
    let stored = store.items_of(&handovers[0]).unwrap();
    assert_eq!(stored.len(), 3);
    assert!(stored.iter().all(|i| i.state == ItemState::Handed && i.passes == 1));
    shell.toasts(&["3"]);
    shell.press("<tab>");
    shell.shows(&["2026-11-21", "慧兰", "晚班"]);
    shell.press("<enter>");
    shell.shows(&["气呼呼", "待接收"]);
}

#[test]
fn h06_what_was_answered_is_not_taken_back() {
    let mut first = evening();
    submit(&mut first);
    let mut next = first.colleague("晓月");
    next.at("2026-11-22T08:35:00+08:00");
    next.press("<f4>");
    go_to(&mut next, "tb_77812");
    next.press("<enter> 1");
    first.at("2026-11-22T08:40:00+08:00");
    first.press("<c-z>");
    first.toasts(&["晓月 08:35", "撤不回来"]);
    assert_eq!(first.store().handovers(9).unwrap().len(), 1);
    // The answer taken back, the handover can be, too.
    next.press("<c-z>");
    first.press("<c-z>");
    assert_eq!(first.store().handovers(9).unwrap().len(), 0);
}

#[test]
fn h05_what_i_handed_over_is_not_in_my_draft_again_nor_mine_to_take() {
    let mut shell = evening();
    submit(&mut shell);
    assert_eq!(shell.app.handover.draft.items, [], "handed over twice is passed twice");
    assert_eq!(shell.app.waiting(), 0, "they wait for somebody else");
}

#[test]
fn h06_the_next_agent_takes_item_by_item() {
    let mut first = evening();
    first.press("<f4><tab>");
    go_to(&mut first, "气呼呼");
    first.press("<enter>");
    first.fill(&[("next", "10点打电话道歉，补5元")]);
    submit(&mut first);
    let mut next = first.colleague("晓月");
    next.at("2026-11-22T08:35:00+08:00");
    next.small();
    next.shows(&["·3"]);
    next.press("<f4>");
    assert_eq!(next.app.handover.pane, Pane::Take);
    let found = items(&next);
    assert_eq!(found.len(), 3);
    assert_eq!(found[0].severity, Severity::Urgent, "the urgent one first");
    next.shows(&["待接收", "气呼呼", "慧兰"]);

    // Urgent: read back before it is taken.
    next.press("<home><enter>");
    next.shows(&["接收", "追问", "退回", "复述"]);
    next.press("a");
    assert!(matches!(next.app.layers.last(), Some(Layer::Form(_))));
    next.press("<c-s>");
    assert!(!next.app.layers.is_empty(), "nothing read back, nothing taken");
    next.type_text("好的");
    next.press("<enter>");
    assert!(!next.app.layers.is_empty(), "that is not the next step");
    next.shows(&["对不上"]);
    next.press("<c-u>");
    next.type_text("10点打电话道歉 补５元");
    next.press("<enter>");
    let stored = |shell: &Shell, item: &Item| shell.store().item(item.id).unwrap().unwrap();
    let urgent = stored(&next, &found[0]);
    assert_eq!((urgent.state, urgent.owner.as_str()), (ItemState::Accepted, "晓月"));
    let answer = urgent.answers.last().unwrap();
    assert_eq!((answer.kind, answer.text.as_str()), (AnswerKind::Accept, "10点打电话道歉 补５元"));
    assert_eq!((answer.agent.as_str(), answer.at), ("晓月", next.now));

    // The others: one accepted at once, one asked about.
    go_to(&mut next, "tb_77812");
    next.press("<enter> 1");
    go_to(&mut next, "春天的风");
    next.press("<enter>");
    next.type_text("追问");
    assert!(matches!(next.app.layers.last(), Some(Layer::Form(_))));
    let Some(Layer::Form(form)) = next.app.layers.last() else { panic!() };
    assert_eq!(form.value("text"), "", "the rest of the committed word is not the question");
    next.type_text("发哪家快递？");
    next.press("<enter>");
    let all = next.store().open_items().unwrap();
    let state = |label: &str| all.iter().find(|i| i.label.contains(label)).unwrap().state;
    assert_eq!(state("tb_77812"), ItemState::Accepted);
    assert_eq!(state("春天的风"), ItemState::Asked);
    next.shows(&["已接收", "待答复"]);
    next.press("<down><up>");

    // The giver sees the question.
    first.send(Msg::ChangedElsewhere);
    first.press("<f4>");
    while first.app.handover.pane != Pane::Take {
        first.press("<tab>");
    }
    go_to(&mut first, "春天的风");
    first.shows(&["发哪家快递？", "待答复"]);

    // Her tab says that something came back, and the only thing she can do is to answer.
    assert_eq!((first.app.waiting(), first.app.to_deal_with()), (0, 1));
    first.press("<enter>");
    let Some(Layer::Chooser(chooser)) = first.app.layers.last() else { panic!() };
    assert_eq!(chooser.options.iter().map(|o| o.code.as_str()).collect::<Vec<_>>(), ["answer"]);
    first.press("4");
    first.shows(&["晓月", "发哪家快递？"]);
    first.type_text("顺丰，已和仓库说好");
    first.press("<enter>");
    assert_eq!(first.app.to_deal_with(), 0);
    next.send(Msg::ChangedElsewhere);
    go_to(&mut next, "春天的风");
    next.shows(&["待接收"]);
    assert_eq!(next.app.waiting(), 1);
    let Some(HandoverRow::Item(item)) = next.app.handover.rows.get(next.app.handover.cursor.at)
    else {
        panic!()
    };
    assert_eq!(item.answers.last().unwrap().text, "顺丰，已和仓库说好");
    next.press("<enter> 1");
    assert_eq!(next.app.waiting(), 0);

    // What she has taken is hers, and not in the giver's draft again.
    first.send(Msg::ChangedElsewhere);
    assert_eq!(first.app.handover.draft.items, []);
}

#[test]
fn h06_the_giver_of_this_shift_does_not_take_what_came_back() {
    let mut first = evening();
    submit(&mut first);
    let mut next = first.colleague("晓月");
    next.press("<f4>");
    go_to(&mut next, "tb_77812");
    next.press("<enter> x");
    next.type_text("这单归仓库跟");
    next.press("<enter>");
    first.send(Msg::ChangedElsewhere);
    assert_eq!(first.app.to_deal_with(), 1);
    first.press("<f4>");
    while first.app.handover.pane != Pane::Take {
        first.press("<tab>");
    }
    go_to(&mut first, "tb_77812");
    first.press("<enter>");
    assert!(matches!(first.app.layers.last(), Some(Layer::Card(_))), "nothing to choose");
    assert!(first.is_warned());
    first.toasts(&["别人接收"]);
    let open = first.store().open_items().unwrap();
    let item = open.iter().find(|i| i.label.contains("tb_77812")).unwrap();
    assert_eq!(item.state, ItemState::Refused);
    first.press("<esc><tab><tab><home><enter>");
    first.shows(&["已退回", "晓月 退回 这单归仓库跟"]);
    first.press("<esc>");
    assert_eq!(first.app.handover.draft.items.len(), 1, "it is hers again");
}

#[test]
fn h02_a_finished_order_that_the_shift_noted_is_in_the_draft() {
    let mut shell = Shell::new();
    shell.three_orders();
    let orders = shell
        .store()
        .orders(&chaqi::domain::OrderQuery { limit: 9, ..chaqi::domain::OrderQuery::default() });
    let orders = orders.unwrap().orders;
    let done = |order: &chaqi::domain::Order| Change::OrderEdited {
        key: order.key.clone(),
        fields: chaqi::domain::OrderFields {
            state: Some(chaqi::domain::OrderState::Done),
            ..Default::default()
        },
    };
    shell.save(orders.iter().map(done).collect());
    shell.wait(1);
    shell.press("<f3><home><c-f> g <f4><tab>");
    assert_eq!(items(&shell).len(), 1);
    // In the next shift a report touches it again: that is nobody's work.
    shell.at("2026-11-22T20:05:00+08:00");
    shell.save(orders.iter().map(done).collect());
    shell.press("<f3><f4>");
    assert_eq!(items(&shell).len(), 0);
}

#[test]
fn h06_refused_needs_a_reason_and_can_still_be_taken() {
    let mut first = evening();
    submit(&mut first);
    let mut next = first.colleague("晓月");
    next.press("<f4>");
    go_to(&mut next, "tb_77812");
    next.press("<enter> x <c-s>");
    assert!(!next.app.layers.is_empty());
    next.type_text("这单归仓库跟");
    next.press("<enter>");
    next.shows(&["已退回"]);
    go_to(&mut next, "tb_77812");
    next.shows(&["这单归仓库跟"]);
    next.press("<enter> a");
    let all = next.store().open_items().unwrap();
    let item = all.iter().find(|i| i.label.contains("tb_77812")).unwrap();
    assert_eq!(item.state, ItemState::Accepted);
    assert_eq!(item.answers.len(), 2);
}

#[test]
fn h06_done_says_how_it_ended() {
    let mut first = evening();
    submit(&mut first);
    let mut next = first.colleague("晓月");
    next.press("<f4>");
    go_to(&mut next, "tb_77812");
    next.press("<enter> a");
    go_to(&mut next, "tb_77812");
    next.press("<c-f>");
    next.type_text("已改地址发出");
    next.press("<enter>");
    assert_eq!(items(&next).len(), 2);
    let handover = next.store().handovers(1).unwrap().remove(0);
    let done = next.store().items_of(&handover).unwrap();
    let item = done.iter().find(|i| i.label.contains("tb_77812")).unwrap();
    assert_eq!((item.state, item.outcome.as_str()), (ItemState::Done, "已改地址发出"));
    next.press("<c-z>");
    assert_eq!(items(&next).len(), 3, "undo opens it again");
}

#[test]
fn h07_what_stays_open_rolls_on_and_becomes_the_supervisors() {
    let mut shell = evening();
    let agents = ["慧兰", "晓月", "阿木", "慧兰"];
    submit(&mut shell);
    for (n, agent) in agents.iter().enumerate().skip(1) {
        let mut next = shell.colleague(agent);
        next.now = shell.now;
        next.wait(10 * 60);
        next.press("<f4>");
        // Takes all of them, deals with none.
        for item in items(&next) {
            go_to(&mut next, &item.label);
            next.press("<enter> a");
            if !next.app.layers.is_empty() {
                next.type_text("再联系买家");
                next.press("<enter>");
            }
        }
        submit(&mut next);
        let open = next.store().open_items().unwrap();
        assert_eq!(open.len(), 3, "{n}");
        for item in &open {
            assert_eq!(
                (item.passes, item.handovers.len()),
                (n as u32 + 1, n + 1),
                "{}",
                item.label
            );
            assert_eq!(item.is_supervisors(), n >= 2);
        }
        shell = next;
    }
    let mut last = shell.colleague("新人");
    last.press("<f4>");
    go_to(&mut last, "tb_77812");
    let wide = last.screen(160, 30);
    assert!(wide.contains("转主管 交过 4 次 1 天"), "{wide}");
}

#[test]
fn h07_the_third_pass_is_said_before_it_is_submitted() {
    let mut shell = evening();
    submit(&mut shell);
    for agent in ["晓月", "阿木"] {
        let mut next = shell.colleague(agent);
        next.wait(60);
        next.press("<f4><c-s>");
        go_to_section(&mut next, Section::Other);
        next.press("<enter><c-s>");
        let warns = next.screen(100, 30).contains("转给主管");
        assert_eq!(warns, agent == "阿木");
        next.press("<enter>");
        shell = next;
    }
}

#[test]
fn h09_copied_as_chat_text_and_as_markdown() {
    let mut shell = evening();
    shell.press("<f4><tab><c-c>");
    let chat = shell.copied().to_owned();
    for part in ["2026-11-21", "晚班", "慧兰", "周五前要到", "颜色不一样", "【其他事项】"]
    {
        assert!(chat.contains(part), "{part}: {chat}");
    }
    shell.toasts(&["2026-11-21", "系统剪贴板"]);
    shell.press("<c-p>");
    shell.type_text("markdown");
    shell.press("<enter>");
    let markdown = shell.copied().to_owned();
    assert!(markdown.starts_with("# ") && markdown.contains("周五前要到"), "{markdown}");

    // A submitted one, from the history.
    submit(&mut shell);
    while shell.app.handover.pane != Pane::History {
        shell.press("<tab>");
    }
    shell.press("<c-c>");
    assert!(shell.copied().contains("周五前要到"));
}

#[test]
fn h09_the_history_is_searched() {
    let mut shell = evening();
    submit(&mut shell);
    while shell.app.handover.pane != Pane::History {
        shell.press("<tab>");
    }
    for (query, found) in [("慧兰", 1), ("hl", 1), ("周五", 1), ("2026-11-21", 1), ("没有的", 0)]
    {
        shell.press("<esc>");
        shell.type_text(query);
        assert_eq!(shell.app.list_len(), found, "{query}");
    }
}

#[test]
fn what_is_to_be_taken_is_searched_too() {
    let mut first = evening();
    submit(&mut first);
    let mut next = first.colleague("晓月");
    next.press("<f4>");
    next.type_text("周五");
    assert_eq!(items(&next).len(), 1);
    next.press("<esc>");
    assert_eq!(items(&next).len(), 3);
}

#[test]
fn enter_on_an_accepted_item_opens_it() {
    let mut first = evening();
    submit(&mut first);
    let mut next = first.colleague("晓月");
    next.press("<f4>");
    go_to(&mut next, "tb_77812");
    next.press("<enter> a");
    go_to(&mut next, "tb_77812");
    next.press("<enter>");
    assert!(matches!(next.app.layers.last(), Some(Layer::Card(_))));
    next.shows(&["接收", "晓月", "周五前要到"]);
    // What works on the row works on the card.
    next.press("<c-f>");
    next.type_text("办好了");
    next.press("<enter>");
    assert!(next.app.layers.is_empty());
    assert_eq!(items(&next).len(), 2);
}

#[test]
fn today_goes_to_what_is_due() {
    let mut first = evening();
    first.press("<f4><c-n>");
    first.fill(&[("summary", "发票寄出后告诉买家"), ("due", "今晚9点")]);
    submit(&mut first);
    let mut next = first.colleague("晓月");
    next.at("2026-11-21T21:30:00+08:00");
    next.press("<f9>");
    next.shows(&["超时", "发票寄出后告诉买家", "气呼呼", "·1"]);
    next.press("<home><enter>");
    next.shows(&["发票寄出后告诉买家"]);
    assert!(matches!(next.app.layers.last(), Some(Layer::Card(_))));
    // It can be done from there.
    next.press("<c-f>");
    next.type_text("告诉了");
    next.press("<enter><f9>");
    next.hides(&["发票寄出后告诉买家"]);
    next.type_text("气呼呼");
    next.press("<enter>");
    next.shows(&["气呼呼", "颜色不一样"]);
    assert_eq!(next.app.view, chaqi::app::View::Reviews);
}

#[test]
fn h05_handing_over_closes_the_item_that_is_looked_at() {
    let mut first = evening();
    submit(&mut first);
    let mut next = first.colleague("晓月");
    next.at("2026-11-22T08:35:00+08:00");
    next.press("<f4>");
    go_to(&mut next, "tb_77812");
    next.press("<enter> 1<enter>");
    assert!(matches!(next.app.layers[..], [Layer::Card(_)]));
    next.press("<c-s>");
    assert!(!next.app.layers.iter().any(|layer| matches!(layer, Layer::Card(_))));
}
