//! Every form there and back, and the forms of others as they come.

use super::out::{Charset, Wish, write};
use super::plan::{Twice, plan};
use super::*;
use crate::exchange::ImportError;
use crate::phrases::{Language, Library, Phrase, Scope, Source, Sources, parts, put_in};
use chrono::NaiveDate;
use proptest::prelude::*;
use std::io::Cursor;
use std::path::PathBuf;
use std::sync::Arc;

fn asked(format: Option<Format>) -> Asked {
    Asked { format, ungrouped: "未分组".to_owned(), ..Asked::default() }
}

fn found(bytes: &[u8], format: Format) -> Found {
    read(Cursor::new(bytes), &asked(Some(format))).unwrap()
}

fn drafts(found: &Found) -> Vec<&Draft> {
    found.entries.iter().map(|entry| &entry.draft).collect()
}

fn library(language: Language) -> Library {
    let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    Library::load(&Sources { language, ..Sources::default() }, today)
}

const FORMS: [Format; 7] = [
    Format::Csv,
    Format::Qianniu,
    Format::Xlsx,
    Format::Json,
    Format::Toml,
    Format::Espanso,
    Format::Text,
];

/// A phrase as a form holds it.
fn held(draft: &Draft, format: Format) -> Draft {
    let mut held = draft.clone();
    let title = super::title_of(&draft.text);
    match format {
        Format::Csv | Format::Xlsx | Format::Json | Format::Toml => return held,
        Format::Qianniu => {
            held = Draft { title, ..Draft::default() };
            held.code.clone_from(&draft.code);
            held.text.clone_from(&draft.text);
            held.category.clone_from(&draft.category);
        }
        Format::Text => {
            held = Draft { title, category: "未分组".to_owned(), ..Draft::default() };
            let lines = draft.text.lines().filter(|line| !line.trim().is_empty());
            held.text = lines.collect::<Vec<_>>().join("\n");
        }
        Format::Espanso => {
            held.id.clear();
            held.category.clear();
            held.variants.clear();
            (held.valid_from, held.valid_to, held.review_by) = (None, None, None);
            (held.platform, held.image) = (None, None);
        }
    }
    held
}

fn there_and_back(phrases: &[Arc<Phrase>], variables: &BTreeMap<String, Variable>) {
    for format in FORMS {
        if format == Format::Xlsx && cfg!(not(feature = "xlsx")) {
            continue;
        }
        let charsets = match format {
            Format::Csv | Format::Qianniu | Format::Text => {
                vec![Charset::Utf8, Charset::Gb18030]
            }
            _ => vec![Charset::Utf8],
        };
        for charset in charsets {
            let (bytes, report) =
                write(phrases, (variables, phrases), Wish { format, charset }, "全部").unwrap();
            assert_eq!((report.written, &report.refused[..]), (phrases.len(), &[][..]));
            let back = found(&bytes, format);
            assert_eq!(back.refused, [], "{format:?}");
            let in_full = |phrase: &Phrase| {
                let mut draft = Draft::from(phrase);
                if matches!(format, Format::Qianniu | Format::Espanso | Format::Text)
                    && let Ok(text) = put_in(&phrase.id, &phrase.text, phrases)
                {
                    draft.text = parts(&text).join("\n");
                }
                draft
            };
            let expected: Vec<Draft> = phrases.iter().map(|p| held(&in_full(p), format)).collect();
            assert_eq!(back.entries.len(), expected.len(), "{format:?}");
            for (draft, expected) in drafts(&back).into_iter().zip(&expected) {
                assert_eq!(draft, expected, "{format:?} {charset:?}");
            }
        }
    }
}

#[test]
fn every_shipped_phrase_comes_back_from_every_form() {
    for language in [Language::ZhCn, Language::En] {
        let library = library(language);
        let all: Vec<Arc<Phrase>> = library.phrases.iter().collect();
        there_and_back(&all, &library.variables);
        for format in [Format::Json, Format::Toml] {
            let wish = Wish { format, charset: Charset::Utf8 };
            let (bytes, _) = write(&all, (&library.variables, &all[..]), wish, "全部").unwrap();
            let back = found(&bytes, format);
            for (name, variable) in &back.variables {
                assert_eq!(library.variables.get(name), Some(variable));
            }
            let names = |texts: &str| texts.matches('{').count() > 0;
            assert!(names(&all[0].text) || !back.variables.is_empty());
        }
        let wish = Wish { format: Format::Espanso, charset: Charset::Utf8 };
        let (bytes, _) = write(&all, (&library.variables, &all[..]), wish, "").unwrap();
        let back = found(&bytes, Format::Espanso);
        assert_eq!(back.warnings, []);
        for (name, variable) in &back.variables {
            let ours = &library.variables[name];
            assert_eq!((&ours.choices, &ours.default), (&variable.choices, &variable.default));
        }
    }
}

/// A phrase of hostile texts.
fn hostile(id: usize, text: String, line: &str) -> Arc<Phrase> {
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = if line.is_empty() { "题".to_owned() } else { line };
    Arc::new(Phrase {
        id: format!("id-{id}"),
        code: format!("c{id}x"),
        title: line.clone(),
        category: Arc::from(line.as_str()),
        colour: None,
        tags: vec![line.clone(), "a,b".to_owned()],
        aliases: vec![format!("=b{id}")],
        variants: vec![text.clone(), format!("{line}\n===\n二")],
        text,
        valid_from: NaiveDate::from_ymd_opt(2026, 1, 2),
        valid_to: None,
        review_by: NaiveDate::from_ymd_opt(2026, 12, 31),
        platform: Some(crate::domain::Platform::Douyin),
        image: Some("图.png".to_owned()),
        scope: Scope::Shop,
        source: Arc::new(Source::File(PathBuf::from("x.toml"))),
        line: 1,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn hostile_texts_come_back_from_every_form(
        texts in prop::collection::vec(
            "([=+@'\"\t ,;:#-]|\n|&#44;|&#13;|=>|\\{buyer\\}|\\{date\\+2\\}|\\{\\{|\\}\\}|\\{product\\.size\\}|<b>|_x000D_|[a-z0-9慧兰😀（）]){1,14}",
            1..4,
        ),
        line in "[=+@'\",#a慧😀 -]{0,6}",
    ) {
        let mut phrases = Vec::new();
        for (at, text) in texts.into_iter().enumerate() {
            let text = text.trim_matches('\n').to_owned();
            if !crate::phrases::parts(&text).is_empty()
                && crate::phrases::Template::parse(&text).is_ok()
                // Empty to a sheet.
                && !matches!(text.trim(), "-" | "--")
            {
                phrases.push(hostile(at, text, &line));
            }
        }
        prop_assume!(!phrases.is_empty());
        there_and_back(&phrases, &BTreeMap::new());
    }
}

/// A picture alone is written where there is a place for it, and named where there is none.
#[test]
fn a_picture_without_text_comes_back_or_is_named() {
    let mut phrases = [hostile(1, "好的".into(), "题"), hostile(2, String::new(), "图")];
    Arc::make_mut(&mut phrases[1]).variants.clear();
    for format in Format::ALL {
        let wish = Wish { format, charset: Charset::Utf8 };
        let (bytes, report) =
            write(&phrases, (&BTreeMap::new(), &phrases[..]), wish, "图").unwrap();
        let back = found(&bytes, format);
        let refused = &back.refused;
        assert_eq!(
            (report.written, refused.len()),
            (back.entries.len(), 0),
            "{format:?} {refused:?}"
        );
        let named: Vec<&str> = report.refused.iter().map(|odd| odd.reason).collect();
        let holds = matches!(format, Format::Csv | Format::Xlsx | Format::Json | Format::Toml);
        assert_eq!(named, if holds { &[][..] } else { &["no-text"] }, "{format:?}");
    }
}

#[test]
fn what_gbk_does_not_hold_is_listed_and_never_a_question_mark() {
    let phrases = [hostile(1, "好的😀🌹".into(), "题"), hostile(2, "好的".into(), "题")];
    let wish = |charset| Wish { format: Format::Qianniu, charset };
    let (bytes, report) =
        write(&phrases, (&BTreeMap::new(), &phrases[..]), wish(Charset::Gbk), "").unwrap();
    assert_eq!((report.phrases, report.written), (2, 1));
    assert_eq!((&*report.refused[0].id, &*report.refused[0].characters), ("id-1", "🌹😀"));
    assert!(!bytes.contains(&b'?') && report.not_gbk.is_empty());
    let (bytes, report) =
        write(&phrases, (&BTreeMap::new(), &phrases[..]), wish(Charset::Gb18030), "").unwrap();
    assert_eq!((report.written, &*report.not_gbk[0].characters), (2, "🌹😀"));
    assert_eq!(found(&bytes, Format::Qianniu).entries[0].draft.text, "好的😀🌹");
    assert_eq!(report.not_held["tags"], 2);
    assert_eq!(report.not_held["dates"], 2);
    // No encoding holds this one: it is left out and named, not written as something else.
    let odd = [hostile(3, "a\u{e5e5}".into(), "题")];
    let (bytes, report) =
        write(&odd, (&BTreeMap::new(), &odd[..]), wish(Charset::Gb18030), "").unwrap();
    assert_eq!((report.written, report.refused.len()), (0, 1));
    assert!(!String::from_utf8_lossy(&bytes).contains("&#"));
}

#[test]
fn sheets_of_qianniu_and_its_sisters() {
    let text = "快捷短语编码,快捷短语,快捷短语分组\r\n\
                zx,\"在的，亲\r\n请讲&#44;\",问候\r\n2fh,\"说\"\"发货\"\"\",\r\n,,\r\nx,\t,空\r\n";
    let found_ = found(&encoding_rs::GBK.encode(text).0, Format::Csv);
    let first = drafts(&found_)[0].clone();
    assert_eq!(
        (&*first.code, &*first.text, &*first.category),
        ("zx", "在的，亲\n请讲&#44;", "问候")
    );
    assert_eq!(drafts(&found_)[1].text, "说\"发货\"");
    assert_eq!(drafts(&found_)[1].category, "未分组");
    assert_eq!(found_.entries[1].line, 4);
    assert_eq!(found_.warnings.len(), 1);
    assert_eq!(found_.warnings[0].kind, Caution::DigitCode { code: "2fh".into() });
    let refused: Vec<u64> = found_.refused.iter().map(|refused| refused.line).collect();
    assert_eq!((found_.rows, refused), (3, vec![6]));

    let sister = "快捷编码,快捷短语,快捷短语分组\nfh,今天发货&#44;&#13;明天到,\n";
    let found_ = found(sister.as_bytes(), Format::Csv);
    assert_eq!(drafts(&found_)[0].text, "今天发货,\n明天到");
    assert_eq!(drafts(&found_)[0].category, "未分组");
}

#[test]
fn sheets_of_bots_have_three_lines_before() {
    let text = "话术导入模板,,,,\n请勿修改前三行,,,,\n分组,快捷编码,标题,内容,图片名\n\
                \"\t售前=>尺码\",\"\tcm\",\"\t选码\",\"\t{买家昵称}您好{分段符}{优惠券名}，拍XX码\",\"\tcm.png\"\n";
    let found = found(&encoding_rs::GB18030.encode(text).0, Format::Csv);
    let draft = drafts(&found)[0];
    assert_eq!((&*draft.category, &*draft.code, &*draft.title), ("售前/尺码", "cm", "选码"));
    assert_eq!(draft.text, "{buyer}您好\n---\n{优惠券名}，拍{填空1}码");
    assert_eq!(draft.image.as_deref(), Some("cm.png"));
    let gap = Caution::Gap { text: "XX".into(), name: "填空1".into() };
    assert_eq!(found.warnings, [Warning { line: 4, kind: gap }]);
    let plan = plan(found, &library(Language::ZhCn), Scope::Shop);
    assert_eq!(plan.variables.keys().collect::<Vec<_>>(), ["优惠券名", "填空1"]);
}

#[test]
fn columns_by_name_or_by_hand() {
    let text = "序号;说的话;何时说\n1;在的;问候\n";
    let unknown = read(Cursor::new(text), &asked(Some(Format::Csv)));
    let columns: Vec<String> = ["序号", "说的话", "何时说"].map(str::to_owned).into();
    assert_eq!(unknown, Err(ImportError::NoTextColumn { columns: columns.clone() }));
    let map =
        |text: &str| vec![(Field::Text, text.to_owned()), (Field::Title, " 何时说".to_owned())];
    let with = |name: &str| Asked { map: map(name), ..asked(Some(Format::Csv)) };
    let name = "说话".to_owned();
    assert_eq!(
        read(Cursor::new(text), &with("说话")),
        Err(ImportError::NoColumn { name, columns })
    );
    let found = read(Cursor::new(text), &with("说的话")).unwrap();
    assert_eq!((&*drafts(&found)[0].text, &*drafts(&found)[0].title), ("在的", "问候"));
    assert_eq!(found.warnings[0].kind, Caution::NotTaken { what: "序号".into() });
    let plug_in = "内容,类型,标签\n在的,问候,\"在吗,有人吗\"\n";
    let found = super::read(Cursor::new(plug_in), &asked(None)).unwrap();
    assert_eq!(drafts(&found)[0].tags, ["在吗", "有人吗"]);
    assert_eq!(drafts(&found)[0].category, "问候");
    let levels = "一级分类,二级分类,话术\n售前,尺码,在的\n";
    let found = super::read(Cursor::new(levels), &asked(None)).unwrap();
    assert_eq!(drafts(&found)[0].category, "售前/尺码");
}

#[test]
fn plain_text_by_lines_or_by_empty_lines() {
    let lines = found("\u{feff}在的\n\n".as_bytes(), Format::Text);
    assert_eq!(drafts(&lines)[0].text, "在的");
    let lines = found("在的\r\n发货了{运单号}".as_bytes(), Format::Text);
    let texts = |found: &Found| -> Vec<(u64, String)> {
        found.entries.iter().map(|e| (e.line, e.draft.text.clone())).collect()
    };
    assert_eq!(texts(&lines), [(1, "在的".into()), (2, "发货了{waybill}".into())]);
    let apart = found("在的\n您讲\n\n\n发货了\n".as_bytes(), Format::Text);
    assert_eq!(texts(&apart), [(1, "在的\n您讲".into()), (5, "发货了".into())]);
}

#[test]
fn matches_of_espanso() {
    let text = r#"
global_vars:
  - name: me
    type: echo
    params: { echo: "小{兰}" }
matches:
  - trigger: ":hi"
    replace: "您好{{buyer}}，我是{{me}}，{{day}} {{clock}} {{when}}$|$ {x} \\{\\{y\\}\\}"
    label: 问候
    search_terms: [在吗, 123]
    word: true
    vars:
      - { name: day, type: date, params: { format: "%m-%d", offset: 86400 } }
      - { name: clock, type: date, params: { format: "%H:%M" } }
      - { name: when, type: date, params: { format: "%d日%H点" } }
  - triggers: [";fh", ";发货"]
    replace: |
      {{courier.name}}
      {{ip}}
    vars:
      - name: courier
        type: form
        params:
          layout: "快递: [[name]]"
          fields: { name: { type: choice, values: [圆通, 顺丰], default: 圆通 } }
      - { name: ip, type: shell, params: { cmd: "curl ifconfig.me" } }
  - trigger: ":html"
    html: "<b>x</b>"
  - form: "尺码 [[size]] {件}"
    trigger: ":cm"
    form_fields: { size: { values: [M, L] } }
    secret: 1
"#;
    let found = found(text.as_bytes(), Format::Espanso);
    let all = drafts(&found);
    assert_eq!(
        all[0].text,
        "您好{buyer}，我是小{{兰}}，{date+1:%m-%d} {time} {date:%d日%H点} {{x}} {{{{y}}}}"
    );
    assert_eq!((&*all[0].code, &*all[0].title), ("hi", "问候"));
    assert_eq!(all[0].tags, ["在吗", "123"]);
    assert_eq!((&*all[1].code, &all[1].aliases[..]), (";fh", &[";发货".to_owned()][..]));
    assert_eq!(all[1].text, "{name}\n{ip}");
    assert_eq!(all[2].text, "尺码 {size} {{件}}");
    assert_eq!(found.variables["name"].choices, ["圆通", "顺丰"]);
    assert_eq!(found.variables["name"].default.as_deref(), Some("圆通"));
    assert_eq!(found.variables["size"].choices, ["M", "L"]);
    let named: Vec<(u64, &Caution)> = found.warnings.iter().map(|w| (w.line, &w.kind)).collect();
    let not_taken = |what: &str| Caution::NotTaken { what: what.to_owned() };
    assert_eq!(
        named,
        [(7, &not_taken("$|$")), (26, &not_taken("shell: ip")), (32, &not_taken("secret")),]
    );
    let refused = &found.refused[0];
    assert_eq!((refused.line, refused.column.as_deref()), (27, Some("html")));
    let bomb = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n\
                c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n\
                e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e,*e,*e]\n";
    let refused = read(Cursor::new(bomb), &asked(Some(Format::Espanso)));
    assert!(matches!(refused, Err(ImportError::Malformed { .. })), "{refused:?}");
}

#[test]
fn a_second_import_has_nothing_new_and_twins_are_named() {
    let text =
        "快捷编码,快捷短语,分组\nyj,在的&#44;请讲,问候\nyj,别的话,问候\nab,在的，请 讲,问候\n";
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shop.toml");
    let sources = Sources {
        language: Language::ZhCn,
        addons: Vec::new(),
        shop_dir: Some(folder.path().to_owned()),
        personal: None,
    };
    let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    let first = plan(found(text.as_bytes(), Format::Csv), &library(Language::ZhCn), Scope::Shop);
    assert_eq!((first.rows, first.new.len(), first.same, first.changed.len()), (3, 2, 1, 0));
    let named: Vec<_> =
        first.duplicates.iter().map(|d| (d.line, d.what, d.earlier, d.phrase.is_some())).collect();
    assert_eq!(
        named,
        [
            // `yj` is a code of the packs.
            (2, Twice::Code, None, true),
            (3, Twice::Code, Some(2), false),
            (4, Twice::Text, Some(2), false),
        ]
    );
    let head = crate::phrases::PackHead { name: "导入".into(), colour: None };
    assert_eq!(first.apply(&path, &head, false).unwrap().len(), 1);
    let now = Library::load(&sources, today);
    assert_eq!(now.problems.iter().filter(|p| p.kind.is_error()).count(), 0);
    let again = plan(found(text.as_bytes(), Format::Csv), &now, Scope::Shop);
    assert_eq!((again.new.len(), again.same, again.changed.len()), (0, 3, 0));

    // Changed by hand since: not new, and not the same either.
    let file = std::fs::read_to_string(&path).unwrap().replace("别的话", "改过的话");
    std::fs::write(&path, file).unwrap();
    let again =
        plan(found(text.as_bytes(), Format::Csv), &Library::load(&sources, today), Scope::Shop);
    assert_eq!((again.new.len(), again.same, again.changed.len()), (0, 2, 1));
    assert_eq!((again.changed[0].0.line, &again.changed[0].1), (3, &path));
    // Into another file of the scope: it is changed where it stands, and only if asked to.
    let other = folder.path().join("other.toml");
    assert_eq!(again.apply(&other, &head, false).unwrap(), []);
    assert_eq!(again.apply(&other, &head, true).unwrap()[0].path, path);
    assert!(!other.exists());
    let again =
        plan(found(text.as_bytes(), Format::Csv), &Library::load(&sources, today), Scope::Personal);
    assert_eq!((again.new.len(), again.same, again.changed.len()), (0, 3, 0));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn mutated_files_are_read_or_refused(
        form in 0..FORMS.len(),
        bends in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3_u8), 1..6),
        told in any::<bool>(),
    ) {
        let format = FORMS[form];
        let phrases = [hostile(1, "好的{x}😀\n二".into(), "题"), hostile(2, "=1".into(), "a")];
        let wish = Wish { format, charset: Charset::Utf8 };
        let (mut bytes, _) = write(&phrases, (&BTreeMap::new(), &phrases[..]), wish, "全").unwrap();
        for (at, byte, how) in bends {
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ => bytes.truncate(at.max(1)),
            }
        }
        let format = told.then_some(format);
        if let Ok(found) = read(Cursor::new(&bytes[..]), &asked(format)) {
            prop_assert!(found.entries.len() as u64 <= found.rows);
            prop_assert!(found.entries.iter().all(|e| e.line > 0 && !e.draft.text.is_empty()));
            prop_assert!(found.refused.iter().all(|r| r.line > 0));
        }
    }
}

/// Another program knows no phrases inside phrases: it gets them in full, and that is said.
#[test]
fn phrases_inside_are_written_in_full_for_others() {
    let sign = Arc::new(Phrase {
        id: "sign".into(),
        ..(*hostile(1, "慧兰敬上".into(), "落款")).clone()
    });
    let phrases = [
        hostile(2, "好的，{>sign}".into(), "题"),
        hostile(3, "好的，{>gone}".into(), "坏"),
        hostile(4, "一\n---\n二".into(), "段"),
    ];
    for format in Format::ALL {
        let wish = Wish { format, charset: Charset::Utf8 };
        let book = [Arc::clone(&sign)];
        let (bytes, report) = write(&phrases, (&BTreeMap::new(), &book[..]), wish, "全").unwrap();
        let found = found(&bytes, format);
        let back = drafts(&found);
        let others = matches!(format, Format::Qianniu | Format::Espanso | Format::Text);
        let text = if others { "好的，慧兰敬上" } else { "好的，{>sign}" };
        assert_eq!(back[0].text, text, "{format:?}");
        for what in ["inside", "inside-open", "parts"] {
            assert_eq!(report.not_held.get(what), others.then_some(&1), "{format:?} {what}");
        }
    }
}
