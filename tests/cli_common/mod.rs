//! A home of its own for each test of the commands, with nothing of ours in the environment.

#![allow(dead_code, reason = "shared by several test binaries")]
#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute only")]

use assert_cmd::Command;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Output;
use tempfile::TempDir;

/// A home, and the program in it.
pub struct Home {
    folder: TempDir,
}

/// What a command said.
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Home {
    /// An empty one.
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// One with an agent, a shop and shifts that leave no hour out.
    pub fn shop() -> Self {
        let home = Self::new();
        home.config(
            "language = \"en\"\n[agent]\nname = \"慧兰\"\n[shop]\nname = \"插旗旗舰店\"\n\
             [clipboard]\nbackend = \"file\"\n\
             [[shift]]\nname = \"全天\"\nstart = \"00:00\"\nend = \"00:00\"\n\
             [flags.taobao]\nred = { meaning = \"特殊要求\" }\n\
             blue = { meaning = \"已催付\", reserved = true }\n",
        );
        home
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.path().join(name)
    }

    pub fn config(&self, text: &str) {
        std::fs::write(self.file("config.toml"), text).unwrap();
    }

    /// The program with this home.
    pub fn command(&self) -> Command {
        let mut command = bare();
        command.arg("--home").arg(self.path());
        command
    }

    /// Runs it.
    pub fn run(&self, args: &[&str]) -> Said {
        Said::of(&self.command().args(args).output().unwrap())
    }

    /// Runs it, and it must be done.
    pub fn ok(&self, args: &[&str]) -> Said {
        let said = self.run(args);
        assert_eq!(said.code, 0, "{args:?}: {}{}", said.out, said.err);
        said
    }

    /// Runs it with `--json`, and it must be done.
    pub fn json(&self, args: &[&str]) -> Value {
        let said = self.ok(&[args, &["--json"]].concat());
        serde_json::from_str(&said.out).unwrap_or_else(|e| panic!("{args:?}: {e}: {}", said.out))
    }
}

/// The program with no home and a clean environment.
pub fn bare() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chaqi"));
    command.env_clear().env("TZ", "Asia/Shanghai").env("USER", "tester").env("LANG", "en_GB.UTF-8");
    command
}

impl Said {
    pub fn of(output: &Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout.clone()).unwrap(),
            err: String::from_utf8(output.stderr.clone()).unwrap(),
        }
    }

    /// It ended so, and standard error says all of it.
    #[track_caller]
    pub fn failed(&self, code: i32, words: &[&str]) {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        for word in words {
            assert!(self.err.contains(word), "no “{word}” in: {}", self.err);
        }
    }
}
