//! Forms: what was typed is not lost, and what changed elsewhere is not overwritten.

use crate::flow_support::{Shell, time};
use chaqi::app::{Effect, Layer, Msg};
use chaqi::domain::{Change, OrderFields, Platform, Trade};
use chaqi::i18n::Lang;
use chaqi::ui::{Look, Scheme};
use ratatui::style::Modifier;

fn on_top() -> Shell {
    let mut shell = Shell::new();
    shell.three_orders();
    shell.wait(1);
    shell.press("<f3><home>");
    shell.asked();
    shell
}

#[test]
fn what_was_typed_is_kept_on_esc_and_restored() {
    let mut shell = on_top();
    shell.press("<c-n>");
    shell.go_to_field("number");
    shell.type_text("501");
    shell.go_to_field("item");
    shell.type_text("羊毛围巾");
    shell.press("<esc>");
    assert!(shell.app.layers.is_empty());
    shell.press("<c-n>");
    assert_eq!((shell.field("number"), shell.field("item")), ("501".into(), "羊毛围巾".into()));
    shell.toasts(&["还在"]);
    shell.press("<c-s>");
    assert_eq!(shell.stored("501").item, "羊毛围巾");
    // Sent: the next one is empty.
    shell.press("<c-n>");
    assert_eq!(shell.field("item"), "");
}

#[test]
fn a_note_belongs_to_its_order() {
    let mut shell = on_top();
    shell.press("<c-t>");
    shell.type_text("要发票");
    shell.press("<esc><down><c-t>");
    assert_eq!(shell.field("text"), "", "not on another order");
    shell.press("<esc><up><c-t>");
    assert_eq!(shell.field("text"), "要发票", "another form in between does not lose it");
}

#[test]
fn an_untouched_form_leaves_nothing_behind() {
    let mut shell = on_top();
    shell.press("<c-e><esc><c-e>");
    assert_eq!(shell.toast(), "", "nothing was typed, so nothing is restored");
    shell.press("<esc>");
    // Another console corrects the buyer: the form shows that.
    let fields = OrderFields { buyer: Some("夏天的风".into()), ..OrderFields::default() };
    let key = shell.key("2713800000000000103");
    shell.save(vec![Change::OrderEdited { key, fields }]);
    shell.press("<c-e>");
    assert_eq!(shell.field("buyer"), "夏天的风");
    shell.press("<c-s>");
    assert_eq!(shell.stored("2713800000000000103").buyer, "夏天的风");
}

#[test]
fn an_edit_writes_only_what_was_edited() {
    let mut shell = on_top();
    shell.press("<c-e>");
    // Meanwhile another console writes another field.
    let fields = OrderFields { buyer: Some("夏天的风".into()), ..OrderFields::default() };
    let key = shell.key("2713800000000000103");
    shell.save(vec![Change::OrderEdited { key, fields }]);
    shell.fill(&[("item", "（两件）")]);
    let order = shell.stored("2713800000000000103");
    assert_eq!((order.buyer.as_str(), order.item.as_str()), ("夏天的风", "毛线帽 米白（两件）"));
}

#[test]
fn the_variables_of_a_reply_are_kept_too() {
    let mut shell = Shell::new();
    shell.type_text("权限内");
    shell.press("<enter>");
    shell.type_text("88");
    shell.press("<esc><enter>");
    shell.shows(&["88"]);
}

#[test]
fn p04_every_key_reaches_the_draft_on_disk_and_it_goes_when_it_is_sent() {
    let mut shell = on_top();
    shell.press("<c-t>");
    for n in 1..="要发票，抬头个人".chars().count() {
        let text: String = "要发票，抬头个人".chars().take(n).collect();
        shell.type_text(&text.chars().last().unwrap().to_string());
        assert!(shell.draft.as_ref().unwrap().contains(&text));
    }
    shell.press("<bs>");
    assert!(!shell.draft.as_ref().unwrap().contains("个人"));
    shell.press("<enter>");
    assert_eq!(shell.draft, None);
}

#[test]
fn p04_a_draft_that_was_found_is_offered_and_goes_on() {
    let mut shell = on_top();
    for (open, name, text) in [
        ("<f3><c-n>", "item", "羊毛围巾"),
        ("<f3><home><c-t>", "text", "周五前要到"),
        ("<f3><home><c-e>", "buyer", "改名"),
        ("<f5><c-n>", "text", "颜色不一样"),
        ("<f4><c-n>", "summary", "发票寄出"),
    ] {
        shell.press(open);
        shell.go_to_field(name);
        shell.type_text(text);
        let draft = shell.draft.clone().unwrap();
        // The console dies; another starts.
        let mut next = shell.colleague("慧兰");
        next.send(Msg::DraftFound(draft.clone()));
        next.shows(&["Esc 先不填（关掉前还找得回）"]);
        next.shows(&["接着填", text]);
        next.press("<enter>");
        assert!(next.field(name).contains(text), "{open}");
        let labels = next.screen(100, 30);
        assert!(!labels.contains('⟦'), "{labels}");
        // It can be sent.
        if open.ends_with("<c-t>") {
            next.press("<c-s>");
            assert!(next.app.layers.is_empty(), "{}", next.screen(100, 30));
            assert_eq!(next.stored("2713800000000000103").notes.last().unwrap().text, text);
        }
        shell.press("<esc>");
    }
}

#[test]
fn p04_an_edit_that_is_resumed_is_saved() {
    let mut shell = on_top();
    shell.press("<c-e>");
    shell.go_to_field("buyer");
    shell.type_text("二世");
    let draft = shell.draft.clone().unwrap();
    let mut next = shell.colleague("慧兰");
    next.send(Msg::DraftFound(draft));
    // At the start nothing was looked at yet, whatever list is shown.
    next.press("<enter><c-s>");
    assert!(next.app.layers.is_empty(), "{}", next.screen(100, 30));
    assert_eq!(next.stored("2713800000000000103").buyer, "春天的风二世");
}

#[test]
fn a_draft_that_was_found_and_refused_does_not_come_back_by_itself() {
    let mut shell = on_top();
    shell.press("<c-n>");
    shell.go_to_field("item");
    shell.type_text("旧的");
    let draft = shell.draft.clone().unwrap();
    let mut next = shell.colleague("慧兰");
    next.send(Msg::DraftFound(draft));
    next.press("<esc>");
    assert!(next.app.layers.is_empty());
    next.press("yj <enter>");
    assert_eq!(next.clipboard.len(), 1);
}

#[test]
fn a_draft_that_is_not_one_is_left_alone() {
    let mut shell = Shell::new();
    for json in ["", "{}", "[1]", "{\"form\":\"fly\",\"values\":[]}"] {
        shell.send(Msg::DraftFound(json.into()));
        assert!(shell.app.layers.is_empty(), "{json}");
    }
}

#[test]
fn the_setup_writes_the_settings() {
    let mut shell = Shell::new();
    shell.press("<c-p>");
    shell.type_text("店铺设置");
    shell.press("<enter>");
    for field in ["agent", "shop"] {
        shell.go_to_field(field);
        shell.press("<c-u>");
    }
    shell.fill(&[("agent", "阿木"), ("shop", "新店"), ("platform", "拼多多"), ("language", "en")]);
    let effects = shell.asked();
    let written = effects.iter().find_map(|e| match e {
        Effect::WriteSettings(values) => Some(values.clone()),
        _ => None,
    });
    let expected = [
        ("agent.name", "阿木"),
        ("shop.name", "新店"),
        ("shop.platform", "pdd"),
        ("language", "en"),
    ]
    .map(|(k, v)| (k, v.to_owned()));
    assert_eq!(written.unwrap(), expected);
    assert_eq!((shell.app.lang, shell.app.settings.platform), (Lang::En, Platform::Pdd));
    assert!(!shell.is_warned() && !shell.toast().is_empty());
    let screen = shell.screen(120, 36);
    assert!(screen.contains("新店 · 阿木") && screen.contains("Orders"), "{screen}");
    // From now on acts carry the new name.
    shell.press("<f3><c-n>");
    shell.fill(&[("number", "9")]);
    let order = shell.store().orders_numbered("9").unwrap().remove(0);
    assert_eq!((order.agent.as_str(), order.key.shop.as_str()), ("阿木", "新店"));
    shell.press("<c-z>");
    assert!(shell.store().orders_numbered("9").unwrap().is_empty());
}

#[test]
fn addon_packs_are_switched_from_the_palette() {
    let mut shell = Shell::new();
    let switched = |shell: &mut Shell| {
        let effects = shell.asked();
        effects.into_iter().find_map(|e| match e {
            Effect::SwitchAddons(on) => Some(on),
            _ => None,
        })
    };
    shell.press("<c-p>");
    shell.type_text("行业短语包");
    shell.press("<enter>");
    shell.shows(&["服装", "食品", "数码"]);
    shell.fill(&[("clothing", "开"), ("electronics", "开")]);
    assert_eq!(switched(&mut shell), Some(vec![Trade::Clothing, Trade::Electronics]));
    assert!(shell.toast().contains("服装、数码"), "{}", shell.toast());
    // The form opens as things are.
    shell.press("<c-p>");
    shell.type_text("addons");
    shell.press("<enter>");
    shell.fill(&[("clothing", "关")]);
    assert_eq!(switched(&mut shell), Some(vec![Trade::Electronics]));
    assert_eq!(shell.app.settings.addons, [Trade::Electronics]);
}

#[test]
fn without_a_name_the_setup_is_not_sent() {
    let mut shell = Shell::new();
    shell.press("<c-p>");
    shell.type_text("店铺设置");
    shell.press("<enter>");
    shell.go_to_field("agent");
    shell.press("<c-u><c-s>");
    assert!(!shell.app.layers.is_empty());
    assert!(!shell.asked().iter().any(|e| matches!(e, Effect::WriteSettings(_))));
}

#[test]
fn p06_a_store_that_can_only_be_read_disables_acts_and_says_why() {
    let mut shell = on_top();
    shell.press("<enter><esc>");
    shell.send(Msg::ReadOnly("/data/chaqi.db 只读".into()));
    shell.shows(&["/data/chaqi.db 只读"]);
    shell.asked();
    for keys in [
        "<c-n>",
        "<c-e>",
        "<c-d>",
        "<c-f>",
        "<c-t>",
        "<c-b>",
        "<c-g>",
        "<c-z>",
        "<c-y>",
        "<f4><c-s>",
        "<f4><c-n>",
        "<f5><c-n>",
    ] {
        shell.press("<f3><home>");
        shell.press(keys);
        assert!(shell.app.layers.is_empty(), "{keys}");
        assert!(shell.is_warned(), "{keys}");
        shell.toasts(&["只读"]);
        assert!(shell.saves().is_empty());
    }
    // Reading and copying work.
    shell.press("<f3><home><enter>");
    assert!(matches!(shell.app.layers.last(), Some(Layer::Card(_))));
    shell.press("<esc><f2> yj <enter>");
    assert_eq!(shell.clipboard.len(), 1);
    assert!(!shell.is_warned() && shell.saves().is_empty());
    // The palette says it too.
    shell.press("<f3><c-p>");
    shell.type_text("插旗");
    shell.shows(&["只读"]);
    shell.press("<esc><esc>");
    // And the footer does not offer what can't be done.
    let hints = shell.app.hints();
    assert!(!hints.contains(&chaqi::app::ActId::Flag), "{hints:?}");
}

#[test]
fn the_mouse_chooses_fields_rows_and_acts() {
    let mut shell = on_top();
    let (columns, rows) = (100, 30);
    shell.screen(columns, rows);
    let at = |shell: &mut Shell, text: &str| {
        let screen = shell.screen(columns, rows);
        let row = screen.lines().position(|l| l.contains(text)).unwrap() as u16;
        let line = screen.lines().nth(usize::from(row)).unwrap().to_owned();
        let column = chaqi::text::width(&line[..line.find(text).unwrap()]) as u16;
        chaqi::ui::hit(&shell.app, column, row)
    };
    let target = at(&mut shell, "tb_77812");
    shell.send(Msg::Pointed(target));
    assert_eq!(shell.app.orders.chosen().unwrap().buyer, "tb_77812");
    // A second click does the row's act.
    shell.send(Msg::Pointed(target));
    assert!(matches!(shell.app.layers.last(), Some(Layer::Card(_))));
    shell.press("<esc>");
    let target = at(&mut shell, "^T");
    shell.send(Msg::Pointed(target));
    assert!(matches!(shell.app.layers.last(), Some(Layer::Form(_))));
    shell.press("<esc><c-n>");
    let target = at(&mut shell, "运单号");
    shell.send(Msg::Pointed(target));
    let Some(Layer::Form(form)) = shell.app.layers.last() else { panic!() };
    assert_eq!(form.fields[form.focus].name, "waybill");
    shell.press("<esc><c-f>");
    let target = at(&mut shell, "退款售后");
    shell.send(Msg::Pointed(target));
    assert_eq!(shell.stored("2713800000000000102").flag, Some(chaqi::domain::Colour::Green));
    let target = at(&mut shell, "中差评");
    shell.send(Msg::Pointed(target));
    assert_eq!(shell.app.view, chaqi::app::View::Reviews);
    shell.send(Msg::Wheel(3));
    assert_eq!(shell.now, time("2026-11-21T20:09:00+08:00"));
}

/// An input method commits an emoji as several characters.
#[test]
fn characters_that_join_are_typed_as_they_are_pasted() {
    let text = "é 👨\u{200d}👩\u{200d}👧 👍🏽";
    let mut shell = Shell::new();
    shell.type_text(text);
    assert_eq!(shell.app.query().text(), text);
    shell.press("<esc>");
    shell.paste(text);
    assert_eq!(shell.app.query().text(), text);
    shell.press("<f3><c-n>");
    shell.go_to_field("item");
    shell.type_text(text);
    assert_eq!(shell.field("item"), text);
}

#[test]
fn a_hint_never_looks_like_what_was_typed() {
    for (lang, words) in [(Lang::ZhCn, "例如 12.50"), (Lang::En, "e.g. 12.50")] {
        let mut shell = Shell::of(lang, "慧兰");
        shell.look = Look::new(Scheme::Plain, false);
        shell.press("<f3><c-n>");
        shell.shows(&[words]);
        // Without colours it is dim; what was typed is not.
        let dim = |shell: &mut Shell| {
            let (buffer, _) = shell.buffer(100, 30);
            let dim = buffer.content.iter().filter(|c| c.modifier.contains(Modifier::DIM));
            dim.map(|c| c.symbol()).collect::<String>().replace(' ', "")
        };
        assert!(dim(&mut shell).contains(&words.replace(' ', "")));
        shell.go_to_field("amount");
        shell.type_text("12.50");
        assert!(!dim(&mut shell).contains("12.50"));
    }
}

#[test]
fn a_small_window_says_that_a_form_goes_on() {
    let mut shell = Shell::new();
    shell.press("<f3><c-n>");
    let Some(Layer::Form(form)) = shell.app.layers.last() else { panic!() };
    let all = form.fields.len();
    assert!(shell.small().contains(&format!(" ↓ 1/{all} ")), "{}", shell.small());
    shell.press("<up>");
    assert!(shell.small().contains(&format!(" ↑ {all}/{all} ")), "{}", shell.small());
    let screen = shell.screen(100, 30);
    assert!(!screen.contains(&format!("{all}/{all}")), "all of it is seen: {screen}");
}

#[test]
fn an_old_toast_does_not_lie_over_a_form_that_opens() {
    let mut shell = Shell::new();
    shell.press("yj <enter>");
    assert!(!shell.is_warned() && !shell.toast().is_empty());
    shell.press("<c-n>");
    assert!(matches!(shell.app.layers.last(), Some(Layer::Form(_))) && shell.app.toast.is_none());
}
