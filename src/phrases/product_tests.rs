use super::*;
use crate::phrases::shipped::today;
use std::fs;
use std::path::PathBuf;

const SHIRT: &str = r#"# 夏装
[[product]]
number = "CS-12"
name = "雪纺衬衫"
aliases = ["花衬衫"]
sizes = ["S", "M", "L"]
colours = "米白"
material = "聚酯纤维 95%{面料}"
stock = 35
points = ["冰凉不粘身", "免烫"]
cautions = ["深色第一次请单独洗"]
facts = { "洗涤" = "30℃以下手洗", "产地" = "" }

[[product.qa]]
question = "会起球吗"
answer = "亲，{buyer}放心，一般不会起球。"
"#;

fn home(files: &[(&str, &str)]) -> (tempfile::TempDir, Sources) {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let sources = Sources {
        language: Language::ZhCn,
        personal: Some(folder.path().join("personal.toml")),
        shop_dir: Some(folder.path().to_owned()),
        ..Sources::default()
    };
    (folder, sources)
}

fn rows(library: &Library) -> Vec<(&str, &str)> {
    let rows = library.phrases.briefs().filter(|p| library.product_of(p.id).is_some());
    rows.map(|p| (p.title, p.text)).collect()
}

#[test]
fn each_fact_of_a_card_is_a_row() {
    let (_folder, sources) = home(&[("products.toml", SHIRT)]);
    let library = Library::load(&sources, today());
    assert_eq!(library.problems, []);
    let rows = rows(&library);
    let titles: Vec<&str> = rows.iter().map(|(title, _)| *title).collect();
    assert_eq!(
        titles,
        [
            "雪纺衬衫 · 尺码",
            "雪纺衬衫 · 颜色",
            "雪纺衬衫 · 材质",
            "雪纺衬衫 · 库存",
            "雪纺衬衫 · 卖点 · 冰凉不粘身",
            "雪纺衬衫 · 卖点 · 免烫",
            "雪纺衬衫 · 注意 · 深色第一次请单独洗",
            "雪纺衬衫 · 会起球吗",
            "雪纺衬衫 · 洗涤",
        ]
    );
    // A fact is said in whole sentences, and braces in it stay braces.
    assert!(rows[0].1.contains("雪纺衬衫有这些尺码：S、M、L"), "{}", rows[0].1);
    assert!(rows[2].1.contains("聚酯纤维 95%{{面料}}"), "{}", rows[2].1);
    assert!(rows[3].1.contains("35"), "{}", rows[3].1);
    assert_eq!(rows[4].1, "冰凉不粘身");
    assert_eq!(rows[7].1, "亲，{buyer}放心，一般不会起球。");

    let last = library.phrases.iter().next_back().unwrap();
    assert_eq!((last.code.as_str(), &*last.category), ("CS-12", "产品卡"));
    assert_eq!(library.own().len() + rows.len(), library.phrases.len());
    assert!(library.own().iter().all(|phrase| library.product_of(&phrase.id).is_none()));
    let values = library.values_of(library.product("CS-12").unwrap());
    assert_eq!(values["product.size"], "S、M、L");
    assert_eq!(values["product.point"], "冰凉不粘身；免烫");
    assert_eq!(values["product.洗涤"], "30℃以下手洗");
    assert!(!values.contains_key("product.产地"));
}

#[test]
fn the_shop_says_a_fact_in_its_own_words() {
    let own = "[[phrase]]\nid='card-size'\ntitle='x'\ntext='{product.name}：{product.size}'\n\
               variants=['只有{product.size}']\n[[phrase]]\nid='card-stock'\ntitle='x'\n\
               text='{product.stock}在{product.place}'\n";
    let (_folder, sources) = home(&[("products.toml", SHIRT), ("own.toml", own)]);
    let library = Library::load(&sources, today());
    let row = library.by_id("product:CS-12:size").unwrap();
    let wordings: Vec<&str> = row.wordings().collect();
    assert_eq!(wordings, ["雪纺衬衫：S、M、L", "只有S、M、L"]);
    // What asks for more than the card knows is not said at all: the fact is copied as it is.
    assert_eq!(library.by_id("product:CS-12:stock").unwrap().text, "35");
}

#[test]
fn a_free_fact_is_a_known_variable_and_a_misspelt_one_is_not() {
    let own = "[[phrase]]\nid='a'\ntitle='a'\ntext='{product.洗涤}{product.siez}'\n";
    let (_folder, sources) = home(&[("products.toml", SHIRT), ("own.toml", own)]);
    let library = Library::load(&sources, today());
    let kinds: Vec<String> = library.problems.iter().map(|p| p.kind.to_string()).collect();
    let expected = ["the variable `product.siez` is not declared, did you mean `product.size`?"];
    assert_eq!(kinds, expected);
}

#[test]
fn what_is_wrong_with_a_card_is_named_with_its_line() {
    let text = "[[product]]\nnumber = '1'\n\n[[product]]\nname = '甲'\nsiezs = ['S']\n\n\
                [[product]]\nname = '乙'\nstock = true\n\n[[product]]\nname = '丙'\n\
                [[product.qa]]\nquestion = '好吗'\n\n[[product]]\nname = '丁'\n\
                [[product.qa]]\nquestion = '好吗'\nanswer = '{'\n\n[[product]]\nname = '丁'\n";
    let (folder, sources) = home(&[("products.toml", text)]);
    let library = Library::load(&sources, today());
    let said: Vec<String> =
        library.problems.iter().map(|p| format!("{} {}", p.line, p.kind)).collect();
    let first = folder.path().join("products.toml");
    assert_eq!(
        said,
        [
            "1 `name` is missing".to_owned(),
            "6 unknown key `siezs`, did you mean `sizes`?".to_owned(),
            "10 `stock` takes Text, not boolean".to_owned(),
            "14 `answer` is missing".to_owned(),
            "21 an opening brace is never closed".to_owned(),
            format!("23 the product `丁` is already in {}:17", first.display()),
        ]
    );
    let names: Vec<&str> = library.products.iter().map(|p| p.card.name.as_str()).collect();
    assert_eq!(names, ["丁"]);
}

#[test]
fn a_broken_file_goes_on_with_its_last_good_cards_and_a_personal_card_comes_first() {
    let (folder, sources) = home(&[("products.toml", SHIRT)]);
    let file: PathBuf = folder.path().join("products.toml");
    let library = Library::load(&sources, today());
    fs::write(&file, "[[product]\nname = ").unwrap();
    let broken = Library::load_keeping(&sources, today(), &library);
    assert_eq!(broken.problems.len(), 1);
    assert_eq!(rows(&broken), rows(&library));

    fs::write(&file, SHIRT).unwrap();
    let personal = "[[product]]\nnumber='CS-12'\nname='我的衬衫'\nsizes=['均码']\n";
    fs::write(folder.path().join("personal.toml"), personal).unwrap();
    let laid_over = Library::load_keeping(&sources, today(), &broken);
    assert_eq!(laid_over.problems, []);
    assert_eq!(rows(&laid_over).len(), 1);
    assert!(laid_over.by_id("product:CS-12:size").unwrap().text.contains("均码"));
}

#[test]
fn the_same_question_twice_makes_two_rows() {
    let twice = format!("{SHIRT}[[product.qa]]\nquestion = '会起球吗'\nanswer = '不会'\n");
    let (_folder, sources) = home(&[("products.toml", &twice)]);
    let library = Library::load(&sources, today());
    assert_eq!(library.by_id("product:CS-12:qa:会起球吗#2").unwrap().text, "不会");
    assert_eq!(library.own().len() + rows(&library).len(), library.phrases.len());
}
