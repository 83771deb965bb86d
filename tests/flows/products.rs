//! R23: product cards, found in the same search, copied at once, and filled into phrases.

use crate::flow_support::*;
use chaqi::app::Layer;
use chaqi::domain::OrderState;

const CARDS: &str = r#"
[[product]]
number = "CS-12"
name = "雪纺衬衫"
aliases = ["花衬衫"]
sizes = ["S", "M", "L"]
colours = ["米白", "雾蓝"]
material = "聚酯纤维"
points = ["冰凉不粘身"]

[[product.qa]]
question = "会起球吗"
answer = "亲，一般不会起球，反面洗更好。"

[[product]]
number = "KZ-7"
name = "亚麻阔腿裤"
material = "亚麻"
"#;

const PHRASES: &str = "[pack]\nname = \"我的\"\n\
    [[phrase]]\nid = \"fit\"\ncode = \"zzz\"\ntitle = \"报尺码\"\n\
    text = \"{product.name}：{product.size}\"\n";

/// A console with cards and one phrase that asks for sizes.
fn shop() -> Shell {
    let mut shell = Shell::new();
    let folder = shell.folder().join("phrases");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("products.toml"), CARDS).unwrap();
    std::fs::write(folder.join("own.toml"), PHRASES).unwrap();
    shell.phrase_files();
    shell
}

#[test]
fn r23_a_fact_is_found_by_pinyin_number_or_alias_and_copied_at_once() {
    for query in ["xfcs cm", "雪纺 尺码", "chima xuefang", "cs-12 cm", "花衬衫 cm"] {
        let mut shell = shop();
        shell.type_text(query);
        shell.shows(&["雪纺衬衫 · 尺码", "产品卡"]);
        shell.press("<enter>");
        assert!(shell.copied().contains("雪纺衬衫有这些尺码：S、M、L"), "{}", shell.copied());
        assert!(shell.app.layers.is_empty(), "{query}");
    }
    let mut shell = shop();
    shell.type_text("xfcs qq");
    shell.press("<c-u>");
    shell.type_text("xfcs 起球");
    shell.press("<enter>");
    assert_eq!(shell.copied(), "亲，一般不会起球，反面洗更好。");
    shell.press("<c-u>");
    shell.type_text("冰凉");
    shell.press("<enter>");
    assert_eq!(shell.copied(), "冰凉不粘身");
}

#[test]
fn r23_cards_are_a_category_and_the_preview_shows_the_whole_card() {
    let mut shell = shop();
    shell.type_text("@产品卡");
    assert_eq!(shell.app.list_len(), 6);
    shell.type_text(" xfcs cm");
    let screen = shell.screen(100, 30);
    for text in
        ["CS-12  花衬衫", "颜色：米白、雾蓝", "材质：聚酯纤维", "卖点：冰凉", "问：会起球吗"]
    {
        assert!(screen.contains(text), "{text}:\n{screen}");
    }
    // Only what is copied counts.
    let (said, ..) = shell.app.reply_preview(&shell.app.replies.chosen().unwrap());
    assert!(screen.contains(&format!("{}/500", said.chars().count())), "{screen}");
    for (columns, rows) in [(48, 14), (80, 24), (40, 10)] {
        shell.screen(columns, rows);
    }
}

#[test]
fn r23_the_item_of_the_order_in_hand_tells_the_product() {
    let mut shell = shop();
    shell.order("1", "小王", "2026新款雪纺衬衫女", 99, OrderState::Unpaid);
    shell.press("<f3><home><c-k> zzz <enter>");
    assert_eq!(shell.copied(), "雪纺衬衫：S、M、L");
}

#[test]
fn r23_a_fact_that_the_card_does_not_have_is_asked_for() {
    let mut shell = shop();
    shell.order("1", "小王", "亚麻阔腿裤 夏", 99, OrderState::Unpaid);
    shell.press("<f3><home><c-k> zzz <enter>");
    assert!(shell.clipboard.is_empty());
    assert_eq!(shell.field("product.size"), "");
    shell.shows(&["尺码", "还差"]);
    shell.press("<c-s>");
    assert!(shell.clipboard.is_empty());
    shell.fill(&[("product.size", "均码")]);
    assert_eq!(shell.copied(), "亚麻阔腿裤：均码");
    // The next product is not guessed from this one.
    shell.press("<c-k> zzz <enter>");
    assert_eq!(shell.field("product.size"), "");
}

#[test]
fn r23_the_product_copied_last_is_in_hand_until_an_order_names_another() {
    let mut shell = shop();
    shell.type_text("xfcs cz");
    shell.press("<enter><c-u> zzz <enter>");
    assert_eq!(shell.copied(), "雪纺衬衫：S、M、L");
    assert!(shell.app.layers.is_empty());

    // Of an order for something else nothing is known: it asks, with the last one as a first guess.
    shell.order("1", "小王", "羊毛围巾", 99, OrderState::Unpaid);
    shell.press("<f3><home><c-k> zzz <enter>");
    assert_eq!(shell.clipboard.len(), 2);
    assert_eq!(shell.field("product"), "雪纺衬衫");
}

#[test]
fn r23_an_unknown_product_is_asked_for_in_the_one_form() {
    let mut shell = shop();
    shell.press("zzz <enter>");
    assert!(shell.clipboard.is_empty());
    shell.shows(&["还差：哪一款产品"]);
    let Some(Layer::Form(form)) = shell.app.layers.last() else { panic!() };
    assert_eq!(form.fields.len(), 1, "its facts come from the card");
    assert_eq!(form.fields[0].suggestions, ["雪纺衬衫", "亚麻阔腿裤"]);
    // By the arrows; the preview shows what will be copied.
    shell.press("<down>");
    shell.shows(&["雪纺衬衫：S、M、L"]);
    // A card without sizes: the form stays and asks for them.
    shell.press("<c-u>");
    shell.type_text("kz-7");
    shell.shows(&["还差：尺码"]);
    shell.press("<enter>");
    assert!(shell.clipboard.is_empty());
    assert_eq!(shell.field("product.size"), "");
    shell.fill(&[("product.size", "S 到 XL")]);
    assert_eq!(shell.copied(), "亚麻阔腿裤：S 到 XL");

    // A name without a card is a name.
    let mut shell = shop();
    shell.press("zzz <enter>");
    shell.fill(&[("product", "羊毛围巾")]);
    shell.toasts(&["没有叫“羊毛围巾”的产品卡"]);
    shell.fill(&[("product.size", "180×30")]);
    assert_eq!(shell.copied(), "羊毛围巾：180×30");
}

#[test]
fn r23_the_products_name_and_its_facts_are_of_one_product() {
    let mut shell = shop();
    let own = shell.folder().join("phrases/own.toml");
    let text = PHRASES.replace("{product.name}：", "{product}，{product.name}：");
    std::fs::write(own, text).unwrap();
    shell.look_at_phrases();
    shell.press("zzz <enter>");
    let Some(Layer::Form(form)) = shell.app.layers.last() else { panic!() };
    assert_eq!(form.fields.len(), 1, "nobody can name two products");
    // Called by its number, it is said by its name.
    shell.fill(&[("product", "cs-12")]);
    assert_eq!(shell.copied(), "雪纺衬衫，雪纺衬衫：S、M、L");
    // In hand now, it is not asked for again.
    shell.press("<c-u> zzz <enter>");
    assert_eq!((shell.clipboard.len(), shell.app.layers.len()), (2, 0));
}

fn act(shell: &mut Shell, words: &str) {
    shell.press("<c-p>");
    shell.type_text(words);
    shell.press("<enter>");
}

#[test]
fn r23_a_card_by_hand_is_made_changed_deleted_and_taken_back() {
    let mut shell = shop();
    let file = shell.folder().join("phrases").join("products.toml");
    act(&mut shell, "新建产品卡");
    shell.press("<c-s>");
    shell.shows(&["要填"]);
    // A name alone could not be found again.
    shell.fill(&[("name", "羊毛围巾")]);
    shell.shows(&["再填一项"]);
    assert!(!std::fs::read_to_string(&file).unwrap().contains("羊毛围巾"));
    shell.fill(&[("sizes", "180×30，200×40"), ("qa", "扎人吗")]);
    shell.shows(&["先写“问：”"]);
    shell.go_to_field("qa");
    shell.press("<c-u>");
    shell.type_text("问：扎人吗");
    shell.press("<a-enter>");
    shell.type_text("答：不扎");
    shell.press("<c-s>");
    shell.toasts(&["羊毛围巾", "products.toml"]);
    shell.type_text("ymwj zr");
    shell.press("<enter>");
    assert_eq!(shell.copied(), "不扎");

    // The number of another product is refused on its field.
    act(&mut shell, "改产品卡");
    shell.shows(&["羊毛围巾", "180×30、200×40"]);
    shell.fill(&[("number", "CS-12")]);
    shell.shows(&["已经有"]);
    shell.go_to_field("number");
    shell.press("<c-u>");
    shell.fill(&[("number", "WJ-1"), ("material", "羊毛")]);
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("WJ-1") && text.starts_with(CARDS.trim_end()), "{text}");

    act(&mut shell, "删除产品卡");
    assert!(std::fs::read_to_string(&file).unwrap().contains("WJ-1"), "it asks first");
    shell.press("<enter>");
    assert!(!std::fs::read_to_string(&file).unwrap().contains("WJ-1"));
    let kept = shell.folder().join("phrases").join("deleted-products").join("WJ-1.1.toml");
    assert!(std::fs::read_to_string(kept).unwrap().contains("羊毛围巾"));
    shell.toasts(&["羊毛围巾", "^Z"]);
    assert_eq!(shell.app.list_len(), 0);
    // Like everything else, change by change, and what is in the list is what is in the file.
    shell.press("<c-z>");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
    assert!(shell.app.list_len() > 0);
    shell.press("<c-z>");
    assert!(!std::fs::read_to_string(&file).unwrap().contains("WJ-1"));
    shell.press("<c-z>");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), CARDS);
    shell.press("<c-y><c-y>");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
    // In the order in which things were done, whatever they were.
    shell.press("<c-g> 0 <c-z>");
    shell.toasts(&["已撤销", "接待"]);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
    shell.press("<c-z>");
    assert!(!std::fs::read_to_string(&file).unwrap().contains("WJ-1"));
}

#[test]
fn r23_what_somebody_else_changed_is_not_written_over() {
    let mut shell = shop();
    let file = shell.folder().join("phrases").join("products.toml");
    shell.type_text("xfcs cm");
    act(&mut shell, "改产品卡");
    std::fs::write(&file, CARDS.replace("\"雾蓝\"", "\"雾紫\"")).unwrap();
    shell.fill(&[("stock", "9")]);
    shell.shows(&["没有写入"]);
    assert!(!std::fs::read_to_string(&file).unwrap().contains("stock"));
    // The form is still there; sent again, both changes stand.
    assert_eq!(shell.field("stock"), "9");
    shell.press("<c-s>");
    shell.toasts(&["products.toml"]);
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("雾紫") && text.contains("stock = \"9\""), "{text}");
    assert!(shell.app.layers.is_empty());
}
