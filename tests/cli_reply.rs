//! `chaqi reply` and `chaqi phrases`.

#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute only")]

mod cli_common;

use cli_common::{Home, bare};
use serde_json::Value;

fn shop() -> Home {
    let home = Home::shop();
    std::fs::create_dir(home.file("phrases")).unwrap();
    std::fs::write(
        home.file("phrases/own.toml"),
        "[pack]\nname = \"自家\"\n[[phrase]]\nid = \"own-wide\"\ncode = \"zjzj\"\n\
         title = \"自家问候\"\ntext = \"{buyer}您好，我是{shop}的{agent}\"\n\
         [[phrase]]\nid = \"own-evil\"\ncode = \"evil\"\ntitle = \"x\\u001b[31my\"\n\
         text = \"a\\u001b]0;t\\u0007b\"\n\
         [[phrase]]\nid = \"own-parts\"\ncode = \"fdfd\"\ntitle = \"分段\"\n\
         text = \"\"\"\n一\n---\n二\"\"\"\n",
    )
    .unwrap();
    home
}

#[test]
fn finds_by_code_pinyin_and_words() {
    let home = shop();
    let rows = home.json(&["reply", "--lang", "zh-CN", "wl"]);
    assert_eq!(
        (&rows[0]["id"], &rows[0]["tier"], &rows[0]["matched"]),
        (&"logistics-query".into(), &"code".into(), &"code".into())
    );
    for field in ["id", "code", "title", "category", "text", "tier", "matched", "score"] {
        assert!(!rows[0][field].is_null(), "{field}");
    }
    let rows = home.json(&["reply", "--lang", "zh-CN", "zijiawenhou"]);
    assert_eq!(
        (&rows[0]["id"], &rows[0]["tier"], &rows[0]["matched"]),
        (&"own-wide".into(), &"title-pinyin".into(), &"pinyin".into())
    );
    let inside = home.json(&["reply", "--lang", "zh-CN", "@自家"]);
    assert_eq!(inside.as_array().unwrap().len(), 3);
    assert_eq!(home.json(&["reply", "--lang", "zh-CN", "--category", "自家"]), inside);
    assert_eq!(home.json(&["reply", "--limit", "2"]).as_array().unwrap().len(), 2);
    let none = home.run(&["reply", "zzqqxx", "--json"]);
    assert_eq!((none.code, none.out.as_str()), (3, "[]\n"));
    home.run(&["reply", "zzqqxx"]).failed(3, &["zzqqxx"]);
    assert!(!home.file("chaqi.db").exists(), "looking makes no store");
}

#[test]
fn r18_of_one_code_the_agents_own_stands_before_the_shops_and_the_programs() {
    let home = shop();
    let pack = |id: &str| {
        format!(
            "[pack]\nname = \"甲\"\n[[phrase]]\nid = \"{id}\"\ncode = \"wl\"\n\
            title = \"{id}\"\ntext = \"好\"\n"
        )
    };
    std::fs::write(home.file("phrases/personal.toml"), pack("mine")).unwrap();
    std::fs::write(home.file("phrases/z.toml"), pack("ours")).unwrap();
    let rows = home.json(&["reply", "--lang", "zh-CN", "wl", "--limit", "3"]);
    let ids: Vec<&Value> = rows.as_array().unwrap().iter().map(|row| &row["id"]).collect();
    assert_eq!(ids, ["mine", "ours", "logistics-query"]);
}

#[test]
fn a_buyers_sentence_an_alias_and_near_sounds_find() {
    let home = shop();
    std::fs::write(
        home.file("phrases/more.toml"),
        "[pack]\nname = \"别名\"\n[[phrase]]\nid = \"own-alias\"\ncode = \"bmbm\"\n\
         aliases = [\"bieming\"]\ntitle = \"有两个编码\"\ntext = \"好的\"\n",
    )
    .unwrap();
    let said = "亲，我的快递怎么三天了还没到呀？帮我查一下";
    let rows = home.json(&["reply", "--lang", "zh-CN", said]);
    assert_eq!(
        (&rows[0]["category"], &rows[0]["tier"], &rows[0]["matched"]),
        (&"物流".into(), &"sentence".into(), &"sentence".into())
    );
    let words: Vec<&str> = "hi my parcel hasn't arrived, where is it".split(' ').collect();
    let rows = home.json(&[&["reply", "--lang", "en"], &words[..]].concat());
    assert_eq!(rows[0]["category"], "Logistics");
    let rows = home.json(&["reply", "--lang", "zh-CN", "bieming"]);
    assert_eq!((&rows[0]["id"], &rows[0]["tier"]), (&"own-alias".into(), &"code".into()));
    assert_eq!(home.run(&["reply", "--lang", "zh-CN", "zijiawenghao"]).code, 3);
    let rows = home.json(&["reply", "--lang", "zh-CN", "--tolerant", "zijiawengh"]);
    assert_eq!(rows[0]["id"], "own-wide");
}

#[test]
fn r22_a_category_that_is_not_there_is_named_with_those_that_are() {
    let home = shop();
    home.run(&["reply", "wl", "--lang", "zh-CN", "--category", "没有这类"])
        .failed(3, &["没有这类", "物流"]);
    let listed = home.json(&["phrases", "list"]);
    assert!(listed[0]["aliases"].is_array() && listed[0].get("image").is_some());
}

#[test]
fn r17_a_phrase_that_is_over_says_since_when_and_where_to_change_it() {
    let home = shop();
    std::fs::write(
        home.file("phrases/sale.toml"),
        "[pack]\nname = \"活动\"\n[[phrase]]\nid = \"own-sale\"\ncode = \"cxcx\"\n\
         title = \"促销\"\ntext = \"满减\"\nvalid_to = 2020-01-31\n",
    )
    .unwrap();
    for called in ["own-sale", "CXCX"] {
        home.run(&["reply", "--show", called]).failed(3, &[called, "2020-01-31", "sale.toml:3"]);
    }
}

#[test]
fn a_favourite_leads_the_list() {
    let home = shop();
    std::fs::write(home.file("pins"), "own-parts\ngone\n").unwrap();
    let rows = home.json(&["reply", "--lang", "zh-CN"]);
    assert_eq!(rows[0]["id"], "own-parts");
    let rows = home.json(&["reply", "--lang", "zh-CN", "yj"]);
    assert_eq!(rows[0]["id"], "bargain-small-margin");
}

#[test]
fn a_text_with_a_hole_never_comes_out() {
    let home = shop();
    home.run(&["reply", "--show", "own-wide"]).failed(1, &["buyer", "--var buyer="]);
    let whole = home.ok(&["reply", "--show", "ZJZJ", "--var", "buyer=小鹿"]);
    assert_eq!(whole.out, "小鹿您好，我是插旗旗舰店的慧兰\n");
    let rows = home.json(&["reply", "zjzj"]);
    assert_eq!(
        (&rows[0]["missing"][0], &rows[0]["text"]),
        (&"buyer".into(), &"{buyer}您好，我是{shop}的{agent}".into())
    );
    home.run(&["reply", "zjzj", "--copy"]).failed(1, &["buyer"]);
    assert!(!home.file("clipboard.txt").exists());
    home.run(&["reply", "--show", "nope"]).failed(3, &["nope"]);
    home.run(&["reply", "--var", "x", "a"]).failed(2, &["name=value"]);
}

#[test]
fn r11_phrases_inside_are_put_in_or_named() {
    let home = shop();
    std::fs::write(
        home.file("phrases/inside.toml"),
        "[[phrase]]\nid = \"sign\"\ntitle = \"落款\"\ntext = \"{agent}敬上\"\n\
         [[phrase]]\nid = \"ask\"\ncode = \"askask\"\ntitle = \"问\"\n\
         text = \"{byer}好，{date+1:%Y}\\n{>sign}\"\n\
         [[phrase]]\nid = \"ring\"\ntitle = \"圈\"\ntext = \"{>ring-2}\"\n\
         [[phrase]]\nid = \"ring-2\"\ntitle = \"圈\"\ntext = \"{>ring}\"\n\
         [[phrase]]\nid = \"lost\"\ntitle = \"没有\"\ntext = \"{>sgn}\"\n",
    )
    .unwrap();
    let whole = home.ok(&["reply", "--show", "ask", "--var", "byer=小鹿"]);
    assert!(
        whole.out.starts_with("小鹿好，20") && whole.out.ends_with("慧兰敬上\n"),
        "{}",
        whole.out
    );
    home.run(&["reply", "--show", "ask"]).failed(1, &["byer", "buyer", "--var byer="]);
    assert!(home.json(&["reply", "askask"])[0]["text"].as_str().unwrap().contains("{agent}敬上"));
    assert_eq!(home.json(&["reply", "--show", "lost"])["missing"][0], ">sgn");
    home.run(&["reply", "--show", "ring"]).failed(1, &["ring → ring-2 → ring"]);
    home.run(&["reply", "--show", "lost", "--copy"]).failed(1, &["sgn", "sign"]);
    assert!(!home.file("clipboard.txt").exists());
    let rows = home.json(&["phrases", "check"]);
    let said: Vec<&str> =
        rows.as_array().unwrap().iter().filter_map(|row| row["message"].as_str()).collect();
    assert!(said.iter().any(|m| m.contains("ring → ring-2 → ring")), "{said:?}");
    assert!(said.iter().any(|m| m.contains("sgn")), "{said:?}");
}

/// R21: a picture that is not there is found before a buyer waits for it.
#[test]
fn r21_the_check_names_pictures_that_are_not_there() {
    let home = shop();
    let phrase = |id: &str, image: &str| {
        format!(
            "[[phrase]]\nid = \"{id}\"\ntitle = \"{id}\"\ntext = \"看图\"\nimage = \"{image}\"\n"
        )
    };
    let file = ["a.png", "b.png", "../c.png"].map(|image| phrase(&image.replace('/', ""), image));
    std::fs::write(home.file("phrases/pictures.toml"), file.concat()).unwrap();
    std::fs::write(home.file("phrases/a.png"), "x").unwrap();
    let rows = home.json(&["phrases", "check"]);
    let rows: Vec<(&str, i64)> = rows
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["message"].as_str().unwrap(), row["line"].as_i64().unwrap()))
        .collect();
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert!(rows[0].0.contains("no picture b.png") && rows[0].1 == 6, "{rows:?}");
    assert!(
        rows[1].0.contains("../c.png is not in the phrases folder") && rows[1].1 == 11,
        "{rows:?}"
    );
    home.ok(&["phrases", "check"]);
}

#[test]
fn r19_a_forbidden_reply_goes_out_only_on_purpose_and_is_recorded() {
    let home = shop();
    std::fs::write(
        home.file("phrases/forbidden.toml"),
        "[[phrase]]\nid = \"pay\"\ntitle = \"好评\"\ntext = \"亲，五星好评返现5元\"\n\
         [[phrase]]\nid = \"low\"\ntitle = \"最低\"\ntext = \"亲，我们是全网最低价\"\n\
         [[phrase]]\nid = \"hole\"\ntitle = \"占位\"\ntext = \"亲，XX已发货\"\n\
         [[phrase]]\nid = \"name\"\ntitle = \"称呼\"\ntext = \"亲，{buyer}您好\"\n",
    )
    .unwrap();
    for copy in [&["reply", "--show", "pay"][..], &["reply", "--show", "pay", "--copy"]] {
        let said = home.run(copy);
        said.failed(4, &["E1", "--anyway"]);
        assert_eq!(said.out, "");
    }
    assert!(!home.file("clipboard.txt").exists());
    home.run(&["reply", "--show", "hole"]).failed(4, &["I2"]);
    let low = home.ok(&["reply", "--show", "low"]);
    assert!(low.out.contains("全网最低价") && low.err.contains("W1"), "{}", low.err);
    let masked = home.ok(&["reply", "--show", "name", "--var", "buyer=小***"]);
    assert_eq!(masked.out, "亲，小***您好\n");

    home.ok(&["reply", "--show", "pay", "--anyway"]);
    home.ok(&["reply", "--show", "pay", "--copy", "--anyway"]);
    assert_eq!(std::fs::read_to_string(home.file("clipboard.txt")).unwrap(), "亲，五星好评返现5元");
    let all = home.ok(&["export", "all", "-"]).out;
    let marker = "\"kind\":\"copied-anyway\",\"used\":\"";
    let uses: Vec<&str> =
        all.match_indices(marker).map(|(at, _)| &all[at + marker.len()..]).collect();
    assert_eq!(uses.len(), 2, "{all}");
    for used in uses {
        let history = home.ok(&["history", &format!("use:{}", &used[..36])]).out;
        assert!(history.contains("E1") && history.contains("慧兰"), "{history}");
    }
}

#[test]
fn r21_of_a_picture_alone_its_path_goes_out() {
    let home = shop();
    let pack = "[pack]\nname = \"图\"\n[[phrase]]\nid = \"t-img\"\ncode = \"timg\"\n\
                title = \"尺码图\"\nimage = \"size.png\"\n";
    std::fs::write(home.file("phrases/pictures.toml"), pack).unwrap();
    std::fs::write(home.file("phrases/size.png"), "x").unwrap();
    let said = home.ok(&["reply", "timg", "--copy"]);
    assert!(said.out.trim_end().ends_with("size.png"), "{}", said.out);
    let copied = std::fs::read_to_string(home.file("clipboard.txt")).unwrap();
    assert_eq!(copied, said.out.trim_end());
    assert_eq!(home.ok(&["reply", "--show", "timg"]).out, said.out);
    assert_eq!(home.json(&["reply", "timg"])[0]["image"], copied);
    // It comes back from an export.
    home.ok(&["phrases", "export", &home.file("all.csv").display().to_string()]);
    let other = Home::shop();
    let file = home.file("all.csv").display().to_string();
    let told = other.json(&["phrases", "import", &file, "--dry-run"]);
    assert_eq!(told["refused"], serde_json::json!([]));
}

#[test]
fn copying_says_where_and_counts() {
    let home = shop();
    let said = home.ok(&["reply", "zjzj", "--copy", "--var", "buyer=小鹿"]);
    assert_eq!(said.out, "小鹿您好，我是插旗旗舰店的慧兰\n");
    assert!(said.err.contains("clipboard.txt"), "{}", said.err);
    let file = std::fs::read_to_string(home.file("clipboard.txt")).unwrap();
    assert_eq!(file, "小鹿您好，我是插旗旗舰店的慧兰");
    home.ok(&["reply", "--show", "fdfd", "--copy"]);
    assert_eq!(std::fs::read_to_string(home.file("clipboard.txt")).unwrap(), "一\n二");
    assert_eq!(home.json(&["tally"])["total"]["replies"], 2);
    let rows = home.json(&["reply", "@自家"]);
    assert_ne!(rows[0]["id"], "own-evil", "what was used comes first");
}

#[test]
fn the_command_of_the_config_gets_the_text() {
    let home = shop();
    home.config(&format!(
        "[clipboard]\nbackend = \"command\"\ncommand = [\"/bin/sh\", \"-c\", \"cat > '{}'\"]\n",
        home.file("got").display()
    ));
    let said = home.ok(&["reply", "--show", "fdfd", "--copy", "--agent", "慧兰"]);
    assert!(said.err.contains("/bin/sh") || said.err.contains("sh"), "{}", said.err);
    assert_eq!(std::fs::read_to_string(home.file("got")).unwrap(), "一\n二");
    home.config("[clipboard]\nbackend = \"command\"\ncommand = [\"/nonexistent\"]\n");
    home.run(&["reply", "--show", "fdfd", "--copy"]).failed(1, &["nonexistent", "→"]);
}

#[test]
fn hostile_phrases_stay_text() {
    let home = shop();
    for args in [&["reply", "evil"][..], &["reply", "--show", "own-evil"], &["phrases", "list"]] {
        let said = home.ok(args);
        assert!(!said.out.contains('\u{1b}') && !said.out.contains('\u{7}'), "{args:?}");
    }
    assert_eq!(home.json(&["reply", "evil"])[0]["text"], "a\u{1b}]0;t\u{7}b");
}

#[test]
fn phrase_files_are_checked_with_line_and_column() {
    let home = shop();
    home.ok(&["phrases", "check"]);
    let bad = home.file("phrases/bad.toml");
    std::fs::write(
        &bad,
        "[pack]\nname = \"坏\"\n[[phrase]]\nid = \"b\"\ntitel = \"t\"\ntext = \"x\"\n",
    )
    .unwrap();
    let said = home.run(&["phrases", "check"]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("bad.toml:5:1") && said.out.contains("title"), "{}", said.out);
    let said = home.run(&["phrases", "check", "--json"]);
    let rows: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!((&rows[0]["line"], &rows[0]["level"]), (&5.into(), &"error".into()));
    for command in [&["reply", "zjzj"][..], &["phrases", "list"]] {
        let said = home.run(command);
        assert_eq!(said.code, 0);
        assert!(said.err.contains("bad.toml:5:1"), "{}", said.err);
    }
    let listed = home.json(&["phrases", "list"]);
    assert!(
        listed.as_array().unwrap().iter().any(|p| p["id"] == "own-wide" && p["scope"] == "shop")
    );
    assert!(home.json(&["phrases", "path"])["shop"].as_str().unwrap().ends_with("phrases"));
}

#[test]
fn without_a_terminal_the_console_says_what_else_there_is() {
    let home = Home::new();
    home.run(&[]).failed(1, &["no terminal", "chaqi reply", "chaqi demo"]);
    let chinese = home.run(&["--lang", "zh"]);
    chinese.failed(1, &["没有终端", "chaqi reply"]);
    assert_eq!(bare().arg("--version").output().unwrap().status.code(), Some(0));
}

#[test]
fn addon_packs_are_off_until_the_config_names_them() {
    let home = Home::shop();
    let asked = ["reply", "--lang", "zh-CN", "xwl"];
    let rows = home.json(&asked);
    assert!(rows.as_array().unwrap().iter().all(|r| r["category"] != "服装"), "{rows}");
    let rows = home.json(&["phrases", "list", "--addons"]);
    let names: Vec<&str> =
        rows.as_array().unwrap().iter().map(|r| r["addon"].as_str().unwrap()).collect();
    assert_eq!(names, ["clothing", "food", "electronics"]);
    assert!(
        rows.as_array()
            .unwrap()
            .iter()
            .all(|r| r["on"] == false && r["phrases"].as_u64() >= Some(15))
    );
    let said = home.ok(&["phrases", "list", "--addons"]);
    assert!(said.out.contains("electronics") && said.err.contains("addons = "), "{}", said.err);

    home.config("[agent]\nname = \"慧兰\"\n[phrases]\naddons = [\"clothing\"]\n");
    assert_eq!(home.json(&asked)[0]["id"], "clothing-measure-chest");
    let rows = home.json(&["phrases", "list", "--addons"]);
    assert_eq!((&rows[0]["on"], &rows[1]["on"]), (&true.into(), &false.into()));
    assert_eq!(home.json(&["phrases", "check"]), Value::Array(Vec::new()));

    home.config("[phrases]\naddons = [\"fod\"]\n");
    home.run(&["--lang", "en", "config", "check"]).failed(1, &["config.toml:2:11", "mean food?"]);
}
