use super::*;
use crate::phrases::shipped::today;
use crate::phrases::{Language, first_page};
use std::fs;
use std::path::PathBuf;

/// A home with a shop folder and the personal file in it.
struct Home {
    _folder: tempfile::TempDir,
    shop: PathBuf,
    sources: Sources,
}

impl Home {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let shop = folder.path().join("phrases");
        fs::create_dir(&shop).unwrap();
        let sources = Sources {
            language: Language::En,
            addons: Vec::new(),
            personal: Some(shop.join("personal.toml")),
            shop_dir: Some(shop.clone()),
        };
        Self { _folder: folder, shop, sources }
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.shop.join(name), text).unwrap();
    }

    fn load(&self) -> Library {
        Library::load(&self.sources, today())
    }

    fn reload(&self, previous: &Library) -> Library {
        Library::load_keeping(&self.sources, today(), previous)
    }
}

fn entry(id: &str, code: &str, text: &str) -> String {
    format!("[[phrase]]\nid='{id}'\ncode='{code}'\ntitle='{id}'\ntext='{text}'\n")
}

fn kinds(library: &Library) -> Vec<&ProblemKind> {
    library.problems.iter().map(|problem| &problem.kind).collect()
}

fn text<'a>(library: &'a Library, id: &str) -> Option<&'a str> {
    library.phrases.brief(library.phrases.place(id)?).map(|phrase| phrase.text)
}

#[test]
fn greater_scopes_override_in_place() {
    let home = Home::new();
    let built_in = home.load();
    let first = built_in.phrases.get(3).unwrap().id.clone();
    home.write("b.toml", &entry(&first, "zzz", "shop"));
    home.write("a.toml", &entry("s", "s1", "shop"));
    home.write("notes.txt", "not a pack");
    home.write(".hidden.toml", "no [ toml");
    home.write("personal.toml", &(entry(&first, "zzz", "mine") + &entry("p", "s1", "mine")));
    let library = home.load();

    assert_eq!(kinds(&library), Vec::<&ProblemKind>::new());
    assert_eq!(library.phrases.len(), built_in.phrases.len() + 2);
    let own = library.phrases.brief(3).unwrap();
    assert_eq!((own.text, own.scope), ("mine", Scope::Personal));
    let last: Vec<&str> = library.phrases.briefs().rev().take(2).map(|p| p.id).collect();
    assert_eq!(last, ["p", "s"]);
    assert_eq!(library.by_code("S1").unwrap().id, "p");
    assert_eq!(library.fresh_id("s1"), "my-s1");
    assert_eq!(library.fresh_id("/.."), "my");

    home.write("personal.toml", &format!("[[phrase]]\nid='{first}'\nhidden=true"));
    assert_eq!(text(&home.load(), &first), None);
}

#[test]
fn doubles_within_a_scope_are_named_and_the_first_wins() {
    let home = Home::new();
    home.write("a.toml", &(entry("x", "c", "1") + &entry("y", "c", "2")));
    home.write("b.toml", &entry("x", "d", "3"));
    let library = home.load();
    let place = |line| Place { source: Arc::new(Source::File(home.shop.join("a.toml"))), line };
    assert_eq!(
        kinds(&library),
        [
            &ProblemKind::DuplicateCode { code: "c".into(), first: place(1) },
            &ProblemKind::DuplicateId { id: "x".into(), first: place(1) },
        ]
    );
    assert_eq!(library.problems[0].line, 6);
    assert_eq!((text(&library, "x"), text(&library, "y")), (Some("1"), Some("2")));
    assert_eq!(library.by_code("c").unwrap().id, "x");
}

#[test]
fn a_broken_file_keeps_its_last_good_set() {
    let home = Home::new();
    home.write("a.toml", &entry("x", "c", "good"));
    home.write("b.toml", &entry("z", "e", "other"));
    let good = home.load();
    for broken in ["[[phrase]\n", &(entry("x", "c", "worse") + "oops = 1"), "\u{feff}="] {
        home.write("a.toml", broken);
        home.write("b.toml", &entry("z", "e", "changed"));
        let library = home.reload(&good);
        assert_eq!(library.problems.len(), 1);
        assert!(library.problems[0].line > 0 && library.problems[0].column > 0);
        assert_eq!((text(&library, "x"), text(&library, "z")), (Some("good"), Some("changed")));
        let again = home.reload(&library);
        assert_eq!((text(&again, "x"), again.problems.len()), (Some("good"), 1));
        assert_eq!(text(&home.load(), "x"), None, "no last good set at the first load");
    }
    home.write("a.toml", &entry("x", "c", "mended"));
    let library = home.reload(&good);
    assert_eq!((text(&library, "x"), library.problems.len()), (Some("mended"), 0));
    fs::remove_file(home.shop.join("a.toml")).unwrap();
    assert_eq!(text(&home.reload(&library), "x"), None);
}

#[test]
fn odd_files_are_left_alone() {
    let home = Home::new();
    fs::create_dir(home.shop.join("folder.toml")).unwrap();
    fs::write(home.shop.join("gbk.toml"), b"[pack]\nname='\xce\xef'").unwrap();
    #[cfg(unix)]
    {
        let outside = home._folder.path().join("outside.toml");
        fs::write(&outside, entry("out", "o", "outside")).unwrap();
        std::os::unix::fs::symlink(&outside, home.shop.join("link.toml")).unwrap();
    }
    let library = home.load();
    assert_eq!(text(&library, "out"), None);
    let mut expected = vec![&ProblemKind::NotAFile, &ProblemKind::NotUtf8];
    if cfg!(unix) {
        expected.insert(1, &ProblemKind::NotAFile);
    }
    let mut found = kinds(&library);
    found.sort_by_key(|kind| **kind == ProblemKind::NotUtf8);
    assert_eq!(found, expected);

    let nowhere = Sources {
        shop_dir: Some(home.shop.join("no")),
        personal: Some(home.shop.join("no/personal.toml")),
        ..home.sources.clone()
    };
    assert_eq!(Library::load(&nowhere, today()).problems, []);
}

#[test]
fn promotions_come_and_go_by_themselves() {
    let home = Home::new();
    let promotion = "valid_from=2026-11-20\nvalid_to=2026-11-21\n";
    home.write("a.toml", &(entry("base", "b", "all year") + &entry("sale", "s", "1") + promotion));
    home.write("personal.toml", &(entry("base", "b", "sale") + promotion));
    let library = home.load();
    let seen = |library: &Library| {
        let resting: Vec<String> = library.resting.iter().map(|p| p.id.clone()).collect();
        (text(library, "base").map(str::to_owned), text(library, "sale").is_some(), resting)
    };
    assert_eq!(seen(&library), (Some("sale".to_owned()), true, vec![]));
    let later = library.on(today().succ_opt().unwrap());
    assert_eq!(seen(&later), (Some("all year".to_owned()), false, vec!["sale".to_owned()]));
}

#[test]
fn undeclared_variables_are_named_with_a_suggestion() {
    let home = Home::new();
    home.write("a.toml", &(entry("x", "c", "{buyr} {shopfloor} {mine}") + "[var.mine]\nlabel='x'"));
    let undeclared = |name: &str, suggestion: Option<&str>| ProblemKind::UndeclaredVariable {
        name: name.into(),
        suggestion: suggestion.map(str::to_owned),
    };
    let library = home.load();
    assert_eq!(
        kinds(&library),
        [&undeclared("buyr", Some("buyer")), &undeclared("shopfloor", None)]
    );
    assert_eq!(library.problems[0].line, 5);
}

#[test]
fn a_category_of_its_own_takes_that_categorys_colour() {
    let home = Home::new();
    home.write("a.toml", &format!("[pack]\nname='甲'\ncolour='red'\n{}", entry("x", "c", "1")));
    home.write(
        "personal.toml",
        &format!("[pack]\nname='我的'\ncolour='grey'\n{}category='甲'\n", entry("p", "d", "1")),
    );
    let library = home.load();
    assert_eq!(library.by_id("p").unwrap().colour, Some(Colour::Red));
    let last = library.categories().pop().unwrap();
    assert_eq!((&*last.name, last.colour, last.count), ("甲", Some(Colour::Red), 2));
}

#[test]
fn the_first_page_is_good_only_for_the_same_files() {
    let home = Home::new();
    home.write("a.toml", &(entry("x", "c", "1") + "valid_to=2026-11-21"));
    let library = home.load();
    let print = library.fingerprint();
    assert_eq!(&Fingerprint::take(&home.sources), print);
    let page = home._folder.path().join("cache/page");
    let top: Vec<Arc<Phrase>> = library.phrases.iter().rev().take(60).collect();
    let top: Vec<&Phrase> = top.iter().map(Arc::as_ref).collect();
    first_page::save(&page, print, top.iter().copied()).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&page), mode(page.parent().unwrap())), (0o600, 0o700));
    }
    let read = first_page::read(&page, print, today()).unwrap();
    assert_eq!(read.iter().collect::<Vec<_>>(), top);
    let tomorrow = first_page::read(&page, print, today().succ_opt().unwrap()).unwrap();
    assert_eq!(tomorrow.len(), 59);

    let chinese = Sources { language: Language::ZhCn, ..home.sources.clone() };
    assert_eq!(first_page::read(&page, &Fingerprint::take(&chinese), today()), None);
    home.write("a.toml", "");
    let print = Fingerprint::take(&home.sources);
    assert_eq!(first_page::read(&page, &print, today()), None);
    for damage in ["", "chaqi", "chaqi first page 1\n", "chaqi first page 2\nx\n[]"] {
        fs::write(&page, damage).unwrap();
        assert_eq!(first_page::read(&page, &print, today()), None);
    }
}

#[test]
fn what_lies_beneath_and_what_is_hidden_is_known() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("personal.toml");
    let phrase = |id: &str| format!("[[phrase]]\nid = \"{id}\"\ntitle = \"t\"\ntext = \"x\"\n");
    let (shop, own) = (phrase("a") + &phrase("b"), phrase("a"));
    std::fs::write(folder.path().join("shop.toml"), shop).unwrap();
    std::fs::write(&path, own + "[[phrase]]\nid = \"b\"\nhidden = true\n").unwrap();
    let sources = Sources {
        shop_dir: Some(folder.path().to_owned()),
        personal: Some(path.clone()),
        ..Sources::default()
    };
    let library = Library::load(&sources, today());
    assert_eq!(library.problems, []);
    let top = library.by_id("a").unwrap();
    let beneath = library.beneath(&top).unwrap();
    assert_eq!((top.scope, beneath.scope), (Scope::Personal, Scope::Shop));
    assert_eq!(library.beneath(&beneath), None);
    let hidden = library.hidden();
    assert_eq!(hidden.len(), 1);
    assert_eq!((hidden[0].0.id.as_str(), hidden[0].1), ("b", path.as_path()));
}

#[test]
fn a_picture_may_stand_for_the_text() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("personal.toml");
    std::fs::write(&path, "[[phrase]]\nid = \"a\"\ntitle = \"t\"\nimage = \"a.png\"\n").unwrap();
    let library = Library::load(&Sources { personal: Some(path), ..Sources::default() }, today());
    assert_eq!(library.problems, []);
    assert_eq!(library.by_id("a").unwrap().text, "");
}
