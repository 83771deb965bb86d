//! Homes for the console and lines for fzf, of the same phrases.

use crate::made_up::{Phrase, phrases};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// A home, and the file that fzf reads.
pub struct Home {
    pub folder: PathBuf,
    pub lines: PathBuf,
    /// Code and title of the last phrase.
    pub last: Option<(String, String)>,
}

/// Makes a home with `count` phrases of the shop, beside the shipped ones.
pub fn make(under: &Path, count: usize) -> anyhow::Result<Home> {
    let folder = under.join(format!("home-{count}"));
    std::fs::create_dir_all(folder.join("phrases"))?;
    std::fs::write(
        folder.join("config.toml"),
        "language = \"zh-CN\"\n[agent]\nname = \"慧兰\"\n[shop]\nname = \"插旗旗舰店\"\n",
    )?;
    let phrases = phrases(count);
    let mut packs = std::collections::BTreeMap::<&str, String>::new();
    let mut lines = String::new();
    for (n, phrase) in phrases.iter().enumerate() {
        let pack = packs
            .entry(&phrase.category)
            .or_insert_with(|| format!("[pack]\nname = \"{}\"\n", phrase.category));
        let Phrase { code, title, tags, body, .. } = phrase;
        write!(
            pack,
            "\n[[phrase]]\nid = \"made-up-{n}\"\ncode = \"{code}\"\ntitle = \"{title}\"\n\
             tags = [\"{}\"]\ntext = \"{body}\"\n",
            tags.join("\", \"")
        )?;
        writeln!(lines, "{}", phrase.line())?;
    }
    for (category, text) in packs {
        std::fs::write(folder.join("phrases").join(format!("{category}.toml")), text)?;
    }
    let file = under.join(format!("lines-{count}"));
    std::fs::write(&file, lines)?;
    let last = phrases.last().map(|phrase| (phrase.code.clone(), phrase.title.clone()));
    Ok(Home { folder, lines: file, last })
}
