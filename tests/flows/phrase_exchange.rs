//! Phrases from other programs and for them, inside the console.

use crate::flow_support::Shell;
use crate::phrases::{put, run};
use chaqi::app::{
    Effect, ImportOf, ImportResult, Layer, Msg, PhraseExport, PhraseImport, PhrasesExported,
    ProductImport,
};
use std::path::PathBuf;

#[test]
fn r20_phrases_of_another_program_are_tried_first_and_taken_in_after_a_yes() {
    let mut shell = Shell::new();
    run(&mut shell, "导入短语");
    shell.shows(&["店铺短语", "已有的改成导入的", "text=内容"]);
    put(&mut shell, "file", "'/tmp/快捷 短语.csv'");
    put(&mut shell, "map", "text=正文");
    shell.press("<c-s>");
    let import = PhraseImport {
        path: PathBuf::from("/tmp/快捷 短语.csv"),
        shared: true,
        update: false,
        map: "text=正文".into(),
    };
    assert!(
        shell.asked().contains(&Effect::ImportPhrases { import: import.clone(), dry_run: true })
    );
    // What is wrong is mended in the form.
    let wrong = format!("没有这一列：正文。{}先看一眼表头", "表里有别的列，".repeat(8));
    shell.send(Msg::Failed(wrong));
    shell.shows(&["没有这一列：正文", "text=正文"]);
    let screen = shell.screen(80, 24);
    assert!(screen.contains("眼表头"), "told to its end:\n{screen}");
    shell.press("<c-s>");
    let mut result = ImportResult {
        path: import.path.clone(),
        writes: true,
        counts: "共 3 行：新增 2".into(),
        notes: vec!["写进 /tmp/imported.toml".into()],
        samples: vec!["新增 bz 包装说明".into()],
        repeated: vec!["第 3 行：编码“yj”在 内置 已经用了".into()],
        dry_run: true,
        of: ImportOf::Phrases(import.clone()),
        ..ImportResult::default()
    };
    shell.send(Msg::Imported(Box::new(result.clone())));
    shell.shows(&["导入这些短语？", "新增 2", "写进", "包装说明", "第 3 行"]);
    shell.asked();
    shell.press("<enter>");
    assert!(shell.asked().contains(&Effect::ImportPhrases { import, dry_run: false }));
    result.dry_run = false;
    shell.send(Msg::Imported(Box::new(result)));
    shell.toasts(&["短语已导入", "新增 2"]);
    assert!(shell.app.job.is_none() && shell.asked().contains(&Effect::LookAtPhrases));
}

#[test]
fn r23_a_sheet_of_products_is_tried_first_and_taken_in_after_a_yes() {
    let mut shell = Shell::new();
    run(&mut shell, "导入产品卡");
    shell.shows(&["导入产品卡", "不同的改成表格里的", "name=品名"]);
    put(&mut shell, "file", "/tmp/产品.xlsx");
    shell.press("<c-s>");
    let import =
        ProductImport {
            path: PathBuf::from("/tmp/产品.xlsx"), update: false, map: String::new()
        };
    let asked = |dry_run| Effect::ImportProducts { import: import.clone(), dry_run };
    assert!(shell.asked().contains(&asked(true)));
    // What is wrong is mended in the form.
    shell.send(Msg::Failed("打不开".into()));
    shell.shows(&["打不开", "/tmp/产品.xlsx"]);
    shell.press("<c-s>");
    let mut result = ImportResult {
        path: import.path.clone(),
        writes: true,
        counts: "共 3 行；产品卡新增 1".into(),
        samples: vec!["新增 CS-12 雪纺衬衫".into()],
        repeated: vec!["KZ-7：“尺码”和产品卡上写的不同，没有改动".into()],
        dry_run: true,
        of: ImportOf::Products(import.clone()),
        ..ImportResult::default()
    };
    shell.send(Msg::Imported(Box::new(result.clone())));
    shell.shows(&["导入这些产品卡？", "雪纺衬衫", "没有改动"]);
    shell.asked();
    shell.press("<enter>");
    assert!(shell.asked().contains(&asked(false)));
    result.dry_run = false;
    shell.send(Msg::Imported(Box::new(result)));
    shell.toasts(&["产品卡已导入", "新增 1"]);
    assert!(shell.app.job.is_none() && shell.asked().contains(&Effect::LookAtPhrases));
}

#[test]
fn r20_phrases_are_exported_and_what_the_form_cannot_hold_is_said() {
    let mut shell = Shell::new();
    run(&mut shell, "导出短语");
    shell.shows(&["格式", "CSV 表格", "全部（含内置）"]);
    shell.go_to_field("form");
    shell.press("<right>");
    shell.shows(&["千牛快捷短语"]);
    shell.go_to_field("what");
    shell.press("<right>");
    shell.press("<c-s>");
    let export = PhraseExport { form: "qianniu".into(), charset: None, category: None, own: true };
    assert!(shell.asked().contains(&Effect::ExportPhrases(export)));
    let mut done = PhrasesExported {
        path: PathBuf::from("/tmp/exports/qianniu-2026-11-21.csv"),
        count: 31,
        losses: vec!["这种格式存不下标题：31 条短语".into()],
    };
    shell.send(Msg::PhrasesExported(done.clone()));
    shell.shows(&["导出结果", "已导出 31 条短语", "qianniu-2026-11-21.csv", "存不下标题"]);
    shell.press("<esc>");
    assert!(shell.app.layers.is_empty());
    // Not over what is being written.
    shell.press("<c-n>");
    shell.send(Msg::PhrasesExported(done.clone()));
    assert!(matches!(shell.app.layers.last(), Some(Layer::Form(_))));
    shell.toasts(&["已导出 31 条", "1 处没能原样导出"]);
    shell.press("<esc>");
    done.losses.clear();
    shell.send(Msg::PhrasesExported(done));
    shell.toasts(&["已导出 31 条"]);
}

/// The category in front is offered, and an encoding only where the form leaves it open.
#[test]
fn r20_one_category_goes_into_a_sheet_of_ones_encoding() {
    let mut shell = Shell::new();
    shell.press("<tab>");
    let category = shell.app.replies.category.clone().unwrap();
    run(&mut shell, "导出短语");
    assert_eq!(shell.field("what"), format!("category:{category}"));
    shell.go_to_field("form");
    shell.press("<left>");
    assert_eq!(shell.field("form"), "espanso");
    shell.go_to_field("charset");
    shell.press("<left>");
    assert_eq!(shell.field("charset"), "gbk");
    shell.press("<c-s>");
    shell.shows(&["这种格式只有 UTF-8"]);
    shell.go_to_field("form");
    shell.press("<right>");
    shell.press("<c-s>");
    let export = PhraseExport {
        form: "csv".into(),
        charset: Some("gbk".into()),
        category: Some(category),
        own: false,
    };
    assert!(shell.asked().contains(&Effect::ExportPhrases(export)));
}
