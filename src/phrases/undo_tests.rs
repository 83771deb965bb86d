use super::*;
use crate::phrases::write::{add, edit, hide};
use crate::phrases::{Deleted, Draft, Trash};

const FILE: &str = "[pack]\nname = \"我的\"\n\n# 一\n[[phrase]]\nid = \"a\"\ntitle = \"甲\"\ntext = \"一\"\n\n\
    # 二\n[[phrase]]\nid = \"b\"\ntitle = \"乙\"\ntext = \"二\"\n\n[var.x]\nlabel = \"X\"\n";

fn file() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("personal.toml");
    fs::write(&path, FILE).unwrap();
    (folder, path)
}

fn draft(id: &str, title: &str) -> Draft {
    let (id, title) = (id.to_owned(), title.to_owned());
    Draft { id, title, text: "文".to_owned(), ..Draft::default() }
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

fn outside(path: &Path, from: &str, to: &str) {
    let now = text(path);
    assert!(now.contains(from), "{now}");
    fs::write(path, now.replace(from, to)).unwrap();
}

#[test]
fn what_others_changed_meanwhile_stays_when_a_write_is_undone() {
    let (_folder, path) = file();
    let base = Draft { text: "一".to_owned(), ..draft("a", "甲") };
    let edited = edit(&path, "a", Some(&base), &draft("a", "新")).unwrap();
    outside(&path, "title = \"乙\"", "title = \"丙\" # 别人");
    let redo = put_back(&edited).unwrap();
    assert_eq!(text(&path), FILE.replace("title = \"乙\"", "title = \"丙\" # 别人"));
    outside(&path, "# 二", "# 贰");
    put_back(&redo).unwrap();
    assert!(text(&path).contains("title = \"新\"") && text(&path).contains("# 贰"));

    // The phrase itself was changed: it stays.
    outside(&path, "title = \"新\"", "title = \"更新\"");
    let before = text(&path);
    assert_eq!(put_back(&edited), Err(WriteError::Changed));
    assert_eq!(text(&path), before);
}

#[test]
fn a_removed_phrase_comes_back_to_its_place_with_its_comment() {
    let (_folder, path) = file();
    let removed = remove(&path, &entry(&path, "a").unwrap()).unwrap();
    assert_eq!(removed.taken().map(|e| e.title.as_str()), Some("甲"));
    outside(&path, "title = \"乙\"", "title = \"丙\"");
    put_back(&removed).unwrap();
    assert_eq!(text(&path), FILE.replace("title = \"乙\"", "title = \"丙\""));

    let removed = remove(&path, &entry(&path, "b").unwrap()).unwrap();
    let made = add(&path, &PackHead::default(), &draft("b", "别的")).unwrap();
    assert_eq!(put_back(&removed), Err(WriteError::Exists("b".to_owned())));
    assert_eq!(made.to_be_taken().map(|e| e.id.as_str()), Some("b"));
    outside(&path, "# 一", "# 壹");
    put_back(&made).unwrap();
    put_back(&removed).unwrap();
    assert_eq!(text(&path), FILE.replace("# 一", "# 壹").replace("乙", "丙"));

    // Not what was looked at: left alone.
    let looked_at = entry(&path, "a").unwrap();
    outside(&path, "title = \"甲\"", "title = \"改\"");
    assert_eq!(remove(&path, &looked_at), Err(WriteError::Changed));
}

#[test]
fn entries_that_hide_are_nothing_to_keep() {
    let (_folder, path) = file();
    let hidden = hide(&path, &PackHead::default(), "yj").unwrap();
    assert_eq!(hidden.to_be_taken(), None);
    outside(&path, "甲", "改");
    let shown = put_back(&hidden).unwrap();
    assert_eq!(shown.taken(), None);
    assert!(!text(&path).contains("hidden"));
}

#[test]
fn deleted_phrases_wait_thirty_days() {
    let (folder, path) = file();
    let trash = Trash::new(folder.path().join("data/deleted.json"));
    let (day, now) = (86_400_000, 1_800_000_000_000);
    for (id, at) in [("a", now - 31 * day), ("b", now - 29 * day)] {
        let entry = entry(&path, id).unwrap();
        trash.keep(Deleted { at, path: path.clone(), entry }).unwrap();
    }
    let left = trash.list(now).unwrap();
    assert_eq!(left.iter().map(|d| d.entry.id.as_str()).collect::<Vec<_>>(), ["b"]);
    assert_eq!(trash.list(now + 2 * day).unwrap(), []);

    remove(&path, &left[0].entry).unwrap();
    outside(&path, "甲", "改");
    let back = bring_back(&path, &PackHead::default(), &left[0].entry).unwrap();
    assert_eq!(back.now().map(|e| e.id.as_str()), Some("b"));
    assert_eq!(text(&path), FILE.replace("甲", "改"));
    trash.forget(&path, &left[0].entry).unwrap();
    assert_eq!(trash.list(now).unwrap(), []);

    fs::write(folder.path().join("data/deleted.json"), "[{").unwrap();
    let refused = trash.keep(left[0].clone());
    assert!(matches!(refused, Err(WriteError::Broken { line: 1, .. })), "{refused:?}");
    assert_eq!(text(&folder.path().join("data/deleted.json")), "[{");
}
