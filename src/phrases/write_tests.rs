use super::super::undo::{entry, put_back, remove};
use super::*;
use crate::domain::Platform;
use crate::phrases::shipped::today;
use crate::phrases::{Library, Sources};
use chrono::NaiveDate;

const HAND: &str = r#"# 我的话术
[pack]
name = "我的"   # 个人

# 最常用
[[phrase]]
code = "a"      # 顺手
id = "one"
title = '第一'
text = """
亲，
{buyer}"""

# 第二条
[[phrase]]
id = "two"
title = "第二"
tags = [
    "x", # 注
]
text = "二"
valid_to = 2026-12-01

[var.x]
label = "X"
# 尾
"#;

fn home() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("phrases/personal.toml");
    (folder, path)
}

fn with(text: &str) -> (tempfile::TempDir, PathBuf) {
    let (folder, path) = home();
    fs::create_dir(path.parent().unwrap()).unwrap();
    fs::write(&path, text).unwrap();
    (folder, path)
}

fn load(path: &Path) -> Library {
    Library::load(&Sources { personal: Some(path.to_owned()), ..Sources::default() }, today())
}

fn stored(path: &Path, id: &str) -> Draft {
    let library = load(path);
    assert_eq!(library.problems, []);
    Draft::from(library.by_id(id).unwrap().as_ref())
}

fn full(id: &str) -> Draft {
    let day = |d| NaiveDate::from_ymd_opt(2026, 11, d);
    Draft {
        id: id.to_owned(),
        code: "wl".to_owned(),
        title: "查\"物流\"".to_owned(),
        category: "物流".to_owned(),
        tags: vec!["快递".to_owned(), "'".to_owned()],
        aliases: vec!["kd".to_owned()],
        text: "亲，\\n {buyer}\n---\n\"\"\"二''' \u{1b} 👍🏽\t".to_owned(),
        variants: vec!["多\n行".to_owned(), "二".to_owned()],
        valid_from: day(1),
        valid_to: day(30),
        review_by: day(29),
        platform: Some(Platform::Pdd),
        image: Some("图.png".to_owned()),
    }
}

fn head() -> PackHead {
    PackHead { name: "我的".to_owned(), colour: Some(Colour::Green) }
}

#[test]
fn a_new_file_is_private_and_reads_back() {
    let (_folder, path) = home();
    add(&path, &head(), &full("a")).unwrap();
    add(&path, &head(), &Draft { category: "我的".to_owned(), ..full("b") }).unwrap();
    assert_eq!(add(&path, &head(), &full("a")), Err(WriteError::Exists("a".to_owned())));
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.starts_with("[pack]\nname = \"我的\"\ncolour = \"green\"\n\n[[phrase]]\n"));
    assert_eq!(text.matches("category").count(), 1);
    assert!(text.contains("valid_to = 2026-11-30\n"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
    }
    assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "no litter");
    let library = load(&path);
    for id in ["a", "b"] {
        assert_eq!(library.by_id(id).unwrap().text, full(id).text);
    }
    assert_eq!(Draft::from(library.by_id("a").unwrap().as_ref()), full("a"));
}

#[test]
fn only_what_differs_is_touched() {
    let (_folder, path) = with(HAND);
    let one = stored(&path, "one");
    edit(&path, "one", Some(&one), &one).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), HAND);

    let changed = Draft { code: "b".to_owned(), tags: vec!["t".to_owned()], ..one.clone() };
    edit(&path, "one", Some(&one), &changed).unwrap();
    let expected = HAND
        .replace("code = \"a\"      # 顺手", "code = \"b\"      # 顺手")
        .replace("{buyer}\"\"\"\n", "{buyer}\"\"\"\ntags = [\"t\"]\n");
    assert_eq!(fs::read_to_string(&path).unwrap(), expected);

    let two = stored(&path, "two");
    let changed = Draft { valid_to: None, text: "二\n三".to_owned(), ..two.clone() };
    edit(&path, "two", Some(&two), &changed).unwrap();
    let expected = expected
        .replace("valid_to = 2026-12-01\n", "")
        .replace("text = \"二\"", "text = \"\"\"\n二\n三\"\"\"");
    assert_eq!(fs::read_to_string(&path).unwrap(), expected);
}

#[test]
fn added_phrases_follow_the_others_and_removal_can_be_undone() {
    let (_folder, path) = with(HAND);
    let plain = Draft {
        id: "three".to_owned(),
        title: "第三".to_owned(),
        text: "三".to_owned(),
        ..Draft::default()
    };
    add(&path, &head(), &plain).unwrap();
    let added = "\n[[phrase]]\nid = \"three\"\ntitle = \"第三\"\ntext = \"三\"\n";
    let expected = HAND.replace("2026-12-01\n", &format!("2026-12-01\n{added}"));
    assert_eq!(fs::read_to_string(&path).unwrap(), expected);

    let removed = entry(&path, "one").and_then(|one| remove(&path, &one)).unwrap();
    let text = fs::read_to_string(&path).unwrap();
    assert!(!text.contains("最常用") && text.contains("# 第二条") && text.contains("# 尾"));
    let redo = put_back(&removed).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), expected);
    put_back(&redo).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    assert_eq!(put_back(&redo), Err(WriteError::Changed));
    assert_eq!(entry(&path, "one"), Err(WriteError::NotFound("one".to_owned())));

    let (_folder, path) = home();
    let made = hide(&path, &head(), "logistics").unwrap();
    assert_eq!(load(&path).problems, []);
    let shown = add(&path, &head(), &full("logistics")).unwrap();
    assert_eq!(stored(&path, "logistics"), full("logistics"));
    put_back(&shown).unwrap();
    put_back(&made).unwrap();
    assert!(!path.exists());
}

#[test]
fn windows_files_stay_windows_files() {
    let windows = format!("\u{feff}{}", HAND.replace('\n', "\r\n"));
    let (_folder, path) = with(&windows);
    let one = stored(&path, "one");
    let changed = Draft { title: "新".to_owned(), ..one.clone() };
    edit(&path, "one", Some(&one), &changed).unwrap();
    let expected = windows.replace("title = '第一'", "title = \"新\"");
    assert_eq!(fs::read_to_string(&path).unwrap(), expected);
}

#[test]
fn nothing_is_overwritten_that_should_not_be() {
    let broken = "[pack]\nname = \"好\" x\n";
    let (folder, path) = with(broken);
    let draft = full("a");
    let refused = add(&path, &head(), &draft).unwrap_err();
    assert!(matches!(refused, WriteError::Broken { line: 2, column: 12, .. }), "{refused:?}");
    assert_eq!(fs::read_to_string(&path).unwrap(), broken);

    // Somebody changed this phrase in an editor: refused. Another one: both are kept.
    fs::write(&path, HAND).unwrap();
    let one = stored(&path, "one");
    let mine = Draft { title: "我改".to_owned(), ..one.clone() };
    fs::write(&path, HAND.replace("亲，\n", "您好，\n").replace("'第一'", "'第一'\ntags = ['新']"))
        .unwrap();
    let Err(WriteError::Conflict(now)) = edit(&path, "one", Some(&one), &mine) else {
        panic!("no conflict");
    };
    assert_eq!((now.text.as_str(), now.tags), ("您好，\n{buyer}", vec!["新".to_owned()]));
    fs::write(&path, HAND.replace("text = \"二\"", "text = \"2\"")).unwrap();
    edit(&path, "one", Some(&one), &mine).unwrap();
    assert_eq!(stored(&path, "one").title, "我改");
    assert_eq!(stored(&path, "two").text, "2");

    let nothing = Draft { text: " \n".to_owned(), ..one };
    assert_eq!(edit(&path, "one", None, &nothing), Err(WriteError::Empty("text")));
    fs::write(&path, "phrase = [{id='a'}]").unwrap();
    assert_eq!(add(&path, &head(), &draft), Err(WriteError::Layout));
    #[cfg(unix)]
    {
        let real = folder.path().join("real.toml");
        fs::rename(&path, &real).unwrap();
        std::os::unix::fs::symlink(&real, &path).unwrap();
        assert_eq!(add(&path, &head(), &draft), Err(WriteError::NotAFile));
    }
}

#[test]
fn a_change_at_the_last_moment_is_seen() {
    let (_folder, path) = with("a");
    assert_eq!(store(&path, Some("b"), "c"), Err(WriteError::Changed));
    assert_eq!(fs::read_to_string(&path).unwrap(), "a");
    assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "no litter");
}

#[test]
fn many_consoles_lose_nothing() {
    let (_folder, path) = home();
    std::thread::scope(|scope| {
        for who in 0..4 {
            let path = &path;
            scope.spawn(move || {
                for n in 0..10 {
                    let draft = Draft { category: String::new(), ..full(&format!("{who}-{n}")) };
                    add(path, &head(), &draft).unwrap();
                }
            });
        }
    });
    let text = fs::read_to_string(&path).unwrap();
    assert_eq!(text.matches("[[phrase]]").count(), 40);
}
