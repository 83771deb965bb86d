//! Phrase files in the real console: what is saved is on the disk, what others write is shown, and
//! a picture goes to the system's viewer.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute only")]

mod common;

use common::shop::Shop;
use common::{Console, Spec};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

const FILE: &str = "[pack]\nname = \"我的\"\n\n# 常用\n[[phrase]]\nid = \"one\"\ncode = \"qxq\"\n\
    title = \"自己的第一条\"\ntext = \"一号内容\"\n";

fn with(own: &str) -> (Shop, PathBuf) {
    let shop = Shop::of("晓月");
    let folder = shop.home().join("phrases");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("personal.toml"), own).unwrap();
    let path = folder.join("personal.toml");
    (shop, path)
}

/// Saved means saved: also when the console is quit in the same breath.
#[test]
fn a_phrase_saved_at_the_last_moment_is_in_the_file() {
    let (shop, own) = with(FILE);
    let mut console = shop.console(100, 30);
    console.wait_for("F2");
    console.wait_gone("正在载入");
    console.paste("周末可以发货吗");
    console.keys("<c-n>");
    console.wait_for("新建短语");
    console.keys("<c-s><c-q>");
    assert_eq!(console.wait_exit().exit_code(), 0);
    let stored = fs::read_to_string(&own).unwrap();
    assert!(stored.starts_with(FILE) && stored.contains("周末可以发货吗"), "{stored}");
    assert_eq!(fs::metadata(&own).unwrap().permissions().mode() & 0o777, 0o600);
}

/// R15, P28: a file changed in an editor is read again; a broken one is named, and what it said
/// before goes on.
#[test]
fn what_an_editor_writes_is_shown_while_the_console_runs() {
    let (shop, own) = with(FILE);
    let mut console = shop.console(100, 30);
    console.wait_for("F2");
    console.keys("qxq");
    console.wait_for("一号内容");
    fs::write(&own, FILE.replace("一号内容", "编辑器里改的")).unwrap();
    console.wait_for("编辑器里改的");
    let broken = FILE.replace("title = \"自己的第一条\"", "title = 自己的");
    fs::write(&own, &broken).unwrap();
    console.wait_squashed("第8行");
    console.wait_for("编辑器里改的");
    console.keys("<c-d>");
    console.wait_squashed("文件没动");
    assert_eq!(fs::read_to_string(&own).unwrap(), broken);
    console.quit();
}

/// R21: only a picture of the folder goes to the viewer, and it gets the path as one argument.
#[test]
fn a_picture_goes_to_the_systems_viewer() {
    let image =
        "[[phrase]]\nid = \"a\"\ncode = \"qxq\"\ntitle = \"尺码\"\nimage = \"尺 码&.png\"\n";
    let (shop, own) = with(image);
    let picture = own.with_file_name("尺 码&.png");
    fs::write(&picture, "x").unwrap();
    let bin = shop.home().join("bin");
    fs::create_dir(&bin).unwrap();
    let seen = shop.home().join("seen");
    let script = format!("#!/bin/sh\nprintf '%s' \"$#:$1\" > '{}'\n", seen.display());
    let name = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    fs::write(bin.join(name), script).unwrap();
    fs::set_permissions(bin.join(name), fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:/usr/bin:/bin", bin.display());
    let spec = Spec::default().home(shop.home()).size(100, 30).env("PATH", path);
    let mut console = Console::spawn(spec);
    console.wait_for("F2");
    console.keys("qxq");
    console.wait_for("尺码");
    console.keys("<c-p>");
    console.paste("打开图片");
    console.wait_for("打开图片");
    console.keys("<enter>");
    console.wait_for("已打开");
    let real = picture.canonicalize().unwrap();
    assert_eq!(fs::read_to_string(&seen).unwrap(), format!("1:{}", real.display()));
    console.quit();
}

/// An add-on pack that is switched on stands in the config and is found at once, and again after
/// the next start.
#[test]
fn an_addon_pack_is_switched_on_in_the_console() {
    let shop = Shop::of("晓月");
    let mut console = shop.console(100, 30);
    console.wait_for("F2");
    console.wait_gone("正在载入");
    console.keys("<c-p>");
    console.paste("行业短语包");
    console.wait_for("行业短语包");
    console.keys("<enter>");
    console.wait_for("数码");
    console.keys("<right><c-s>");
    console.wait_squashed("行业短语包已开：服装");
    let config = fs::read_to_string(shop.home().join("config.toml")).unwrap();
    assert!(config.contains("[phrases]\naddons = [\"clothing\"]"), "{config}");
    console.paste("胸围怎么量");
    console.wait_for("软尺从胸前高点");
    console.quit();
    let mut console = shop.console(100, 30);
    console.wait_for("F2");
    console.paste("胸围怎么量");
    console.wait_for("软尺从胸前高点");
    console.quit();
}

/// R20: phrases of another program, tried, taken in, and found at once.
#[test]
fn phrases_of_a_sheet_are_imported_in_the_console() {
    let (shop, own) = with(FILE);
    let sheet = shop.home().join("话术.csv");
    fs::write(&sheet, "快捷编码,快捷短语\nzzq,亲，礼盒另配手提袋\nzzw,亲，[收件人]写全名\n")
        .unwrap();
    let mut console = shop.console(100, 30);
    console.wait_for("F2");
    console.wait_gone("正在载入");
    console.keys("<c-p>");
    console.paste("导入短语");
    console.keys("<enter>");
    console.wait_for("哪列是什么");
    console.paste(sheet.to_str().unwrap());
    console.keys("<c-s>");
    console.wait_for("导入这些短语");
    let target = own.with_file_name("imported.toml");
    assert!(!target.exists(), "only tried");
    console.keys("<enter>");
    console.wait_for("短语已导入");
    assert!(fs::read_to_string(&target).unwrap().contains("礼盒另配手提袋"));
    console.keys("<esc>zzq");
    console.wait_for("礼盒另配手提袋");
    console.quit();
}

#[test]
fn phrases_are_exported_in_the_console_and_nothing_is_written_over() {
    let (shop, _) = with(FILE);
    let mut console = shop.console(100, 30);
    console.wait_for("F2");
    console.wait_gone("正在载入");
    for file in ["phrases-", "-2.csv"] {
        console.keys("<c-p>");
        console.paste("导出短语");
        console.keys("<enter>");
        console.wait_for("导出哪些");
        console.keys("<c-s>");
        console.wait_for(file);
        console.wait_squashed("已导出");
        console.keys("<esc>");
        console.wait_gone("已导出");
    }
    console.quit();
    let exports = fs::read_dir(shop.home().join("exports")).unwrap();
    let texts: Vec<String> =
        exports.map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap()).collect();
    assert_eq!(texts.len(), 2);
    assert!(texts[0].contains("自己的第一条") && texts[0] == texts[1]);
}

/// R23: a sheet of products, tried, taken in, and its facts found at once.
#[test]
fn products_of_a_sheet_are_imported_in_the_console() {
    let (shop, own) = with(FILE);
    let sheet = shop.home().join("产品.csv");
    let rows = "产品,尺码,问题,回答\n海盐衬衫,S/M/L,会缩水吗,亲，冷水洗不缩水\n";
    fs::write(&sheet, rows).unwrap();
    let mut console = shop.console(100, 30);
    console.wait_for("F2");
    console.wait_gone("正在载入");
    console.keys("<c-p>");
    console.paste("导入产品卡");
    console.keys("<enter>");
    console.wait_for("不同的改成表格里的");
    console.paste(sheet.to_str().unwrap());
    console.keys("<c-s>");
    console.wait_for("导入这些产品卡");
    let target = own.with_file_name("products.toml");
    assert!(!target.exists(), "only tried");
    console.keys("<enter>");
    console.wait_squashed("产品卡已导入");
    assert!(fs::read_to_string(&target).unwrap().contains("冷水洗不缩水"));
    console.paste("海盐缩水");
    console.wait_for("海盐衬衫 · 会缩水吗");
    console.quit();
}
