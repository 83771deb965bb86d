//! Writing phrases inside the console: new, edited, deleted, brought back, looked after.

use crate::flow_support::Shell;
use chaqi::app::{Layer, Msg};
use chaqi::domain::OrderState;
use std::fs;
use std::path::{Path, PathBuf};

const FILE: &str = "# 我的话术\n[pack]\nname = \"我的\"\n\n# 常用\n[[phrase]]\nid = \"one\"\n\
    code = \"zzz\"\ntitle = \"第一条\"\ntext = \"一号内容\"\n\n[[phrase]]\nid = \"two\"\ncode = \"zzy\"\n\
    title = \"第二条\"\ntext = \"二号内容\"\n";

/// A console with phrase files, and the agent's own file with this in it.
fn with(own: &str) -> (Shell, PathBuf) {
    let mut shell = Shell::new();
    let folder = shell.folder().join("phrases");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("personal.toml"), own).unwrap();
    shell.phrase_files();
    (shell, folder.join("personal.toml"))
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

/// Runs an act from the palette by its name.
pub fn run(shell: &mut Shell, name: &str) {
    shell.press("<c-p>");
    shell.type_text(name);
    shell.press("<enter>");
}

/// Writes over a field of the form in front.
pub fn put(shell: &mut Shell, field: &str, value: &str) {
    shell.go_to_field(field);
    shell.press("<end><c-u>");
    while !shell.field(field).is_empty() {
        shell.press("<bs>");
    }
    shell.paste(value);
}

fn title(shell: &Shell) -> String {
    shell.app.replies.chosen().map(|p| p.title.clone()).unwrap_or_default()
}

#[test]
fn r15_a_new_phrase_begins_with_what_was_searched_for() {
    let mut shell = Shell::new();
    let own = shell.phrase_files().join("personal.toml");
    shell.type_text("周末能不能发货呀");
    shell.press("<c-n>");
    assert_eq!(shell.field("text"), "周末能不能发货呀");
    assert_eq!(shell.field("title"), "周末能不能发货呀");
    put(&mut shell, "code", "zmfh");
    put(&mut shell, "text", "亲，周末正常发货，{buyer}\n放心拍~");
    shell.shows(&["变量 buyer"]);
    shell.press("<c-s>");
    shell.toasts(&["已保存", "周末能不能发货呀", "personal.toml"]);
    assert!(shell.app.layers.is_empty());
    assert_eq!(shell.draft, None);
    assert_eq!(title(&shell), "周末能不能发货呀", "it is found and chosen at once");
    let stored = text(&own);
    assert!(
        stored.contains("name = \"我的短语\"") && stored.contains("id = \"my-zmfh\""),
        "{stored}"
    );
    assert!(stored.contains("text = \"\"\"\n亲，周末正常发货，{buyer}\n放心拍~\"\"\""), "{stored}");

    // What looks like a code is one.
    shell.press("<esc> qwx <c-n>");
    assert_eq!((shell.field("code").as_str(), shell.field("title").as_str()), ("qwx", ""));
    shell.press("<esc>");
    shell.press("<esc>@wl <c-n>");
    assert_eq!(shell.field("category"), "物流");
}

#[test]
fn r15_an_edit_touches_nothing_else_and_is_undone_and_redone() {
    let (mut shell, own) = with(FILE);
    shell.press("zzz <c-e>");
    assert_eq!(shell.field("text"), "一号内容");
    put(&mut shell, "title", "改过的");
    shell.press("<c-s>");
    shell.toasts(&["改过的", "personal.toml"]);
    let edited = FILE.replace("第一条", "改过的");
    assert_eq!(text(&own), edited);
    shell.shows(&["改过的"]);

    shell.press("<c-z>");
    assert_eq!(text(&own), FILE);
    shell.toasts(&["已撤销"]);
    assert_eq!(title(&shell), "第一条");
    shell.press("<c-y>");
    assert_eq!(text(&own), edited);

    shell.press("<c-e><c-s>");
    shell.toasts(&["没有改动"]);
}

#[test]
fn r15_undo_takes_back_what_was_done_last_be_it_phrase_or_record() {
    let (mut shell, own) = with(FILE);
    shell.press("zzz <c-d>");
    shell.three_orders();
    shell.press("<c-g> 0");
    shell.toasts(&["已记"]);
    shell.press("<c-z>");
    shell.toasts(&["已撤销", "接待"]);
    assert!(!text(&own).contains("第一条"));
    shell.press("<c-z>");
    shell.toasts(&["第一条"]);
    assert_eq!(text(&own), FILE);
    shell.press("<c-y><c-y>");
    shell.toasts(&["接待"]);
    assert!(!text(&own).contains("第一条"));
}

#[test]
fn r15_deleted_phrases_can_be_brought_back_for_thirty_days() {
    let (mut shell, own) = with(FILE);
    shell.press("zzz <c-d>");
    shell.toasts(&["已删除", "第一条", "^Z"]);
    assert_ne!(title(&shell), "第一条");
    assert!(!text(&own).contains("常用"));

    run(&mut shell, "删掉的短语");
    shell.shows(&["第一条", "11-21", "personal.toml"]);
    shell.press("<enter>");
    shell.toasts(&["第一条", "回来了"]);
    assert_eq!(text(&own), FILE);
    run(&mut shell, "删掉的短语");
    assert!(shell.is_warned(), "nothing is left to bring back");

    shell.press("<c-d>");
    shell.wait(60 * 24 * 31);
    run(&mut shell, "删掉的短语");
    assert!(shell.is_warned());
}

#[test]
fn r15_a_built_in_phrase_is_copied_over_or_hidden_never_changed() {
    let mut shell = Shell::new();
    let own = shell.phrase_files().join("personal.toml");
    shell.press("yj");
    let before = title(&shell);
    shell.press("<c-e>");
    shell.shows(&["修改内置短语", "另存一份"]);
    put(&mut shell, "text", "我的说法");
    shell.press("<c-s>");
    shell.toasts(&["另存", "personal.toml"]);
    assert!(text(&own).contains("id = \"bargain-small-margin\""));
    shell.press("<enter>");
    assert_eq!(shell.copied(), "我的说法");

    // Deleting the copy uncovers it; deleting it hides it.
    shell.press("<c-d>");
    shell.toasts(&["又显示了"]);
    shell.press("<c-d>");
    shell.toasts(&["已隐藏"]);
    assert_ne!(title(&shell), before);
    assert!(text(&own).contains("hidden = true"));
    run(&mut shell, "删掉的短语");
    shell.shows(&["已隐藏"]);
    shell.press("<end><enter>");
    assert_eq!(title(&shell), before);
    assert!(!text(&own).contains("hidden"));
    shell.press("<c-z>");
    assert!(text(&own).contains("hidden"));
}

#[test]
fn r15_scopes_a_phrase_goes_to_the_shop_and_the_shops_gets_a_copy_of_ones_own() {
    let (mut shell, own) = with(FILE);
    let shop = own.with_file_name("shop.toml");
    shell.press("zzz <c-e>");
    shell.go_to_field("scope");
    shell.press("<right>");
    shell.shows(&["移到店铺短语"]);
    shell.press("<c-s>");
    shell.toasts(&["shop.toml"]);
    assert!(!text(&own).contains("第一条") && text(&shop).contains("第一条"));
    shell.press("<c-z>");
    assert_eq!(text(&own), FILE);
    assert!(!shop.exists());
    shell.press("<c-y><c-e>");
    shell.go_to_field("scope");
    shell.press("<left>");
    shell.shows(&["店铺那条不动"]);
    put(&mut shell, "text", "自己的");
    shell.press("<c-s>");
    assert!(text(&own).contains("自己的") && text(&shop).contains("一号内容"));
    shell.press("<enter>");
    assert_eq!(shell.copied(), "自己的");
}

#[test]
fn r15_a_duplicate_and_the_clipboard_make_new_ones() {
    let (mut shell, own) = with(
        "[pack]\nname = \"我的\"\n[[phrase]]\nid = \"a\"\ncode = \"zzz\"\ntitle = \"甲\"\n\
         text = \"一\"\nvariants = [\"二\"]\nplatform = \"taobao\"\n",
    );
    shell.press("zzz");
    run(&mut shell, "照着新建");
    assert_eq!((shell.field("title").as_str(), shell.field("code").as_str()), ("甲 副本", ""));
    shell.press("<c-s>");
    let stored = text(&own);
    assert!(stored.contains("id = \"my\"\ntitle = \"甲 副本\""), "{stored}");
    assert_eq!(stored.matches("variants = [\"二\"]").count(), 2);

    run(&mut shell, "从剪贴板新建");
    shell.toasts(&["剪贴板"]);
    assert!(shell.is_warned());
    shell.press("<esc>");
    shell.reads = Some("亲，在的呢\u{1b}[31m\n[订单号] 有什么可以帮您 :}".into());
    run(&mut shell, "从剪贴板新建");
    assert!(shell.field("title").starts_with("亲，在的呢"));
    assert!(shell.field("text").contains("{order} 有什么可以帮您 :}}"));
    assert!(!shell.field("text").contains('\u{1b}'));
    shell.press("<c-s>");
    assert!(text(&own).contains("有什么可以帮您"));
}

#[test]
fn r15_the_form_says_what_is_wrong_and_keeps_what_was_written() {
    let (mut shell, own) = with(FILE);
    shell.press("<c-n>");
    put(&mut shell, "title", "新的");
    put(&mut shell, "code", "zzy");
    put(&mut shell, "text", "第一行\n您好{buyer");
    shell.shows(&["第 2 行第 3 字", "zzy", "第二条"]);
    shell.press("<c-s>");
    assert!(matches!(shell.app.layers.last(), Some(Layer::Form(_))));
    put(&mut shell, "text", "您好{buyr}");
    shell.shows(&["buyr", "没有声明"]);
    put(&mut shell, "text", "您好{buyer}");
    shell.press("<c-s>");
    shell.shows(&["编码 zzy 已给「第二条」用了"]);
    put(&mut shell, "code", "zzx");
    put(&mut shell, "valid_from", "2026-12-02");
    put(&mut shell, "valid_to", "2026-12-01");
    shell.press("<c-s>");
    shell.shows(&["永远不会显示"]);
    assert_eq!(text(&own), FILE, "nothing was written so far");

    // What is half-written survives Esc, and a console that dies.
    let draft = shell.draft.clone().unwrap();
    assert!(draft.contains("您好{buyer}"));
    shell.press("<esc>");
    shell.press("<c-n>");
    assert_eq!(shell.field("text"), "您好{buyer}");
    let mut again = shell.colleague("慧兰");
    again.send(Msg::DraftFound(draft));
    again.press("<enter>");
    assert_eq!(again.field("code"), "zzx");
}

#[test]
fn s02_the_answers_that_were_found_wait_for_the_phrase_they_are_for() {
    let (mut shell, _own) = with(
        "[pack]\nname = \"自家\"\n[var.gift]\nlabel = \"赠品名\"\n[[phrase]]\nid = \"own-gift\"\n\
         code = \"zzgift\"\ntitle = \"送礼\"\ntext = \"亲，送您{gift}\"\n",
    );
    shell.press("zzgift <enter>");
    shell.type_text("丝巾");
    let draft = shell.draft.clone().unwrap();
    let mut again = shell.colleague_before_phrases("慧兰");
    again.send(Msg::DraftFound(draft));
    assert!(again.app.layers.is_empty(), "its phrase is not there yet");
    again.phrase_files();
    again.shows(&["赠品名  丝巾"]);
    again.press("<enter><enter>");
    assert_eq!(again.copied(), "亲，送您丝巾");
}

#[test]
fn r15_what_others_wrote_meanwhile_stays() {
    let (mut shell, own) = with(FILE);
    shell.press("zzz <c-e>");
    put(&mut shell, "title", "我改的");
    // Another phrase was changed in an editor: both are kept.
    fs::write(&own, FILE.replace("二号内容", "编辑器写的")).unwrap();
    shell.press("<c-s>");
    let both = FILE.replace("二号内容", "编辑器写的").replace("第一条", "我改的");
    assert_eq!(text(&own), both);

    // The phrase itself: not overwritten, said so, and both changes can be kept.
    shell.press("<c-e>");
    put(&mut shell, "title", "又改了");
    fs::write(&own, both.replace("一号内容", "别人写的")).unwrap();
    shell.press("<c-s>");
    shell.shows(&["刚在别处改过"]);
    assert!(!text(&own).contains("又改了"));
    assert_eq!(
        (shell.field("title").as_str(), shell.field("text").as_str()),
        ("又改了", "别人写的")
    );
    assert!(shell.draft.as_ref().is_some_and(|d| d.contains("又改了")));
    shell.press("<c-s>");
    assert!(text(&own).contains("又改了") && text(&own).contains("别人写的"));
    assert_eq!(shell.draft, None);
}

#[test]
fn r15_a_broken_file_is_named_and_left_alone() {
    let (mut shell, own) = with(FILE);
    shell.press("zzz <c-e>");
    put(&mut shell, "title", "改");
    let broken = FILE.replace("title = \"第二条\"", "title = 第二条");
    fs::write(&own, &broken).unwrap();
    shell.press("<c-s>");
    shell.shows(&["personal.toml", "第 15 行"]);
    assert_eq!(shell.field("title"), "改");
    assert_eq!(text(&own), broken);
    shell.press("<esc>");
    shell.look_at_phrases();
    assert_eq!(title(&shell), "第一条", "the last good set stays");
    shell.toasts(&["第 15 行"]);
    fs::write(&own, FILE.replace("第一条", "编辑器里改的")).unwrap();
    shell.look_at_phrases();
    assert_eq!(title(&shell), "编辑器里改的");
    assert!(shell.app.toast.is_none(), "what is mended is not told any more");
}

#[test]
fn r15_over_another_view_the_same_keys_work() {
    let (mut shell, own) = with(FILE);
    shell.order("1", "小鱼", "围巾", 1, OrderState::Unpaid);
    shell.press("<f3><c-k>zzz <c-e>");
    put(&mut shell, "text", "新内容");
    shell.press("<c-s>");
    assert!(text(&own).contains("新内容"));
    shell.press("<enter>");
    assert_eq!(shell.copied(), "新内容", "the list over the view is the new one");
    shell.press("<c-k>zzz <c-d>");
    assert!(!text(&own).contains("新内容"));
    run(&mut shell, "删掉的短语");
    shell.press("<enter>");
    assert!(text(&own).contains("新内容"));
    assert!(matches!(shell.app.layers.last(), Some(Layer::Replies(_))));
    assert_eq!(shell.app.view, chaqi::app::View::Orders);
}

#[test]
fn r16_use_and_lists_of_phrases_to_look_after() {
    let (mut shell, _) =
        with(&FILE.replace("text = \"二号内容\"", "text = \"二\"\nreview_by = 2026-11-20"));
    shell.press("zzz <enter>");
    shell.shows(&["用过 1 次 · 上次 11-21"]);
    shell.press("<esc>zzy");
    shell.shows(&["▌!zzy", "复核 11-20"]);
    shell.press("<esc>");
    run(&mut shell, "短语清单");
    shell.shows(&["60 天没用", "该复核", "1 条"]);
    shell.press("2");
    assert_eq!((shell.app.list_len(), title(&shell).as_str()), (1, "第二条"));
    shell.shows(&["该复核 11-20"]);

    run(&mut shell, "短语清单");
    shell.press("1 zzz");
    assert_ne!(title(&shell), "第一条", "it was used just now");
    shell.press("<esc>zzy");
    assert_eq!(title(&shell), "第二条");
    shell.press("<esc>");
    shell.shows(&["没用过"]);
    shell.press("<esc>");
    assert!(shell.app.replies.listed.is_none());
    shell.wait(60 * 24 * 61);
    run(&mut shell, "短语清单");
    shell.press("1 zzz");
    assert_eq!(title(&shell), "第一条");
}

#[test]
fn r17_dates_hide_a_phrase_and_a_list_says_why() {
    let (mut shell, own) = with(FILE);
    shell.press("zzz <c-e>");
    put(&mut shell, "valid_from", "2026-12-01");
    put(&mut shell, "valid_to", "2026/12/12");
    shell.press("<c-s>");
    assert!(text(&own).contains("valid_from = 2026-12-01\nvalid_to = 2026-12-12\n"));
    assert_ne!(title(&shell), "第一条", "hidden");
    shell.press("<esc>");
    run(&mut shell, "短语清单");
    shell.press("3");
    assert_eq!(title(&shell), "第一条");
    shell.shows(&["12-01 起才用", "今天不显示"]);
    shell.press("<enter>");
    assert!(shell.is_warned() && shell.clipboard.is_empty());
    shell.press("<c-e>");
    put(&mut shell, "valid_from", "");
    shell.press("<c-s>");
    assert_eq!(shell.app.list_len(), 0, "it is shown again, so it left this list");
    shell.press("<esc>zzz <enter>");
    assert_eq!(shell.copied(), "一号内容");
}

#[test]
fn r19_saving_what_must_not_go_out_says_that_it_will_be_held() {
    let (mut shell, own) = with(FILE);
    shell.press("<f2><c-n>");
    shell.go_to_field("title");
    shell.type_text("加好友");
    shell.go_to_field("text");
    shell.type_text("亲，加我微信聊");
    shell.press("<c-s>");
    shell.toasts(&["已保存「加好友」", "复制时会被拦下", "E4"]);
    assert!(shell.is_warned() && text(&own).contains("加我微信聊"));
    // What is only warned of is said, too.
    shell.press("<f2><c-n>");
    shell.go_to_field("title");
    shell.type_text("保真");
    shell.go_to_field("text");
    shell.type_text("亲，这款绝对保真");
    shell.press("<c-s>");
    shell.toasts(&["已保存「保真」", "复制时会有提醒", "W2", "建议"]);
}

#[test]
fn r21_pictures_are_copied_by_path_and_opened() {
    let (mut shell, own) = with(
        "[pack]\nname = \"图\"\n[[phrase]]\nid = \"a\"\ncode = \"qxa\"\ntitle = \"尺码\"\n\
         text = \"\"\nimage = \"size.png\"\n[[phrase]]\nid = \"b\"\ncode = \"qxb\"\ntitle = \"色卡\"\ntext = \"看图\"\n\
         image = \"size.png\"\n[[phrase]]\nid = \"c\"\ncode = \"qxc\"\ntitle = \"坏\"\nimage = \"../x.png\"\n",
    );
    let picture = own.with_file_name("size.png");
    let path = picture.display().to_string();
    shell.press("qxa");
    let shown: String = shell.screen(160, 45).split_whitespace().collect();
    assert!(shown.contains("size.png"), "what would be copied: {shown}");
    shell.press(" <enter>");
    assert!(shell.clipboard.is_empty(), "a path that leads nowhere is of no use");
    shell.toasts(&["找不到图片", "size.png"]);
    run(&mut shell, "打开图片");
    shell.toasts(&["找不到图片"]);
    fs::write(&picture, "x").unwrap();
    shell.press("<enter>");
    assert_eq!(shell.copied(), path);
    shell.toasts(&["图片路径", "size.png"]);
    run(&mut shell, "打开图片");
    shell.toasts(&["已打开"]);
    assert_eq!(shell.opened, [picture.canonicalize().unwrap()]);

    shell.press("<esc>qxb <enter>");
    assert_eq!(shell.copied(), "看图");
    shell.toasts(&["配图", "size.png"]);
    assert!(!shell.is_warned());
    fs::remove_file(&picture).unwrap();
    shell.press("<enter>");
    shell.toasts(&["文字已复制", "找不到配图", "size.png"]);
    fs::write(&picture, "x").unwrap();
    run(&mut shell, "复制图片路径");
    assert_eq!(shell.copied(), path);

    shell.press("<esc>qxc <enter>");
    assert!(shell.is_warned() && shell.clipboard.len() == 4);
    shell.toasts(&["不在短语文件夹里"]);
}

#[test]
fn a_reader_changes_no_phrase() {
    let (mut shell, own) = with(FILE);
    shell.send(Msg::ReadOnly("只读".into()));
    for key in ["<c-n>", "<c-e>", "<c-d>"] {
        shell.press(key);
        assert!(shell.is_warned() && shell.app.layers.is_empty(), "{key}");
    }
    assert_eq!(text(&own), FILE);
}

#[test]
fn a_click_puts_the_caret_into_a_field_of_the_form() {
    let (mut shell, _) = with(FILE);
    shell.press("zzz <c-e>");
    for (columns, rows) in [(48, 14), (80, 24), (120, 36)] {
        let screen = shell.screen(columns, rows);
        for (label, name) in [("内容", "text"), ("分类", "category"), ("标题", "title")] {
            let row = screen.lines().position(|l| l.contains(&format!("│ {label}"))).unwrap();
            let target = chaqi::ui::hit(&shell.app, columns / 2, row as u16);
            shell.send(Msg::Pointed(target));
            let Some(Layer::Form(form)) = shell.app.layers.last() else { panic!("{label}") };
            assert_eq!(form.fields[form.focus].name, name, "{columns}×{rows}");
        }
    }
}

#[test]
fn r13_other_wordings_and_the_platform_are_written_in_the_form() {
    let (mut shell, own) = with(FILE);
    shell.press("<c-n>");
    shell.go_to_field("title");
    shell.type_text("在吗");
    shell.go_to_field("text");
    shell.type_text("在的亲");
    shell.go_to_field("variants");
    shell.type_text("亲，我在");
    for line in ["＝＝＝", "请讲{buyer"] {
        shell.press("<a-enter>");
        shell.type_text(line);
    }
    // Told while it is written, and in the way of saving.
    shell.shows(&["第 2 种换着说的"]);
    shell.press("<c-s>");
    assert!(!text(&own).contains("在的亲"));
    shell.go_to_field("variants");
    shell.type_text("}，加我微信");
    shell.shows(&["E4", "微信"]);
    for _ in 0.."，加我微信".chars().count() {
        shell.press("<bs>");
    }
    shell.go_to_field("platform");
    shell.type_text("拼多多");
    shell.screen(80, 24);
    shell.press("<c-s>");
    shell.toasts(&["在吗"]);
    let written = text(&own);
    assert!(written.contains("variants = [\"亲，我在\", \"请讲{buyer}\"]"), "{written}");
    assert!(written.contains("platform = \"pdd\""), "{written}");

    // What stands there comes back, one row when something else is written.
    shell.press("<c-e>");
    shell.shows(&["(2) 亲，我在", "拼多多"]);
    put(&mut shell, "variants", "");
    shell.press("<c-s>");
    assert!(!text(&own).contains("variants"), "{}", text(&own));
}
