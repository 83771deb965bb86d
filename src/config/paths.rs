//! Where everything is.

use crate::i18n::Lang;
use etcetera::BaseStrategy;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// What the command line says about all of this.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Overrides {
    /// `--home DIR`
    pub home: Option<PathBuf>,
    /// `--config FILE`
    pub config: Option<PathBuf>,
    /// `--lang`
    pub lang: Option<Lang>,
    /// `--agent NAME`
    pub agent: Option<String>,
    /// `--no-mouse`
    pub no_mouse: bool,
}

/// The system does not say where the user's folders are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no home folder was found; name one with --home DIR or CHAQI_HOME")]
pub struct NoHome;

/// Where everything is. With `--home` or `CHAQI_HOME` it is all in one folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths {
    /// The folder of what the user writes.
    pub config_dir: PathBuf,
    /// The user's settings.
    pub config_file: PathBuf,
    /// The settings file was named on the command line, so it must exist.
    pub config_named: bool,
    /// The shop's phrases; `personal.toml` in it is not one of them.
    pub phrases_dir: PathBuf,
    /// The agent's own phrases.
    pub personal_phrases: PathBuf,
    /// The shop's own rules of the forbidden-word check.
    pub lint_rules: PathBuf,
    /// Which column is what in the order sheets that somebody mapped once.
    pub order_columns: PathBuf,
    /// The folder of what the program writes.
    pub data_dir: PathBuf,
    /// The record.
    pub db: PathBuf,
    /// Copies of the record.
    pub backups: PathBuf,
    /// Files made for others.
    pub exports: PathBuf,
    /// Forms that were left unfinished.
    pub drafts: PathBuf,
    /// The log file.
    pub log: PathBuf,
    /// What the first frame shows before the record is read.
    pub first_page: PathBuf,
}

impl Paths {
    /// Finds them: `--home`, else `CHAQI_HOME`, else the platform's folders; `--config` replaces
    /// the settings file only. Relative folders become absolute.
    ///
    /// # Errors
    /// [`NoHome`] when none of them is known.
    pub fn find(
        overrides: &Overrides,
        env: impl Fn(&str) -> Option<OsString>,
    ) -> Result<Self, NoHome> {
        let home = overrides
            .home
            .clone()
            .or_else(|| env("CHAQI_HOME").map(PathBuf::from))
            .filter(|home| !home.as_os_str().is_empty());
        let mut paths = match home {
            Some(home) => Self::within(&home),
            None => {
                let base = etcetera::choose_base_strategy().map_err(|_| NoHome)?;
                Self::of(base.config_dir().join("chaqi"), base.data_dir().join("chaqi"))
            }
        };
        if let Some(file) = &overrides.config {
            paths.config_file = absolute(file);
            paths.config_named = true;
        }
        Ok(paths)
    }

    /// Everything in one folder.
    pub fn within(home: &Path) -> Self {
        let home = absolute(home);
        Self::of(home.clone(), home)
    }

    fn of(config_dir: PathBuf, data_dir: PathBuf) -> Self {
        let phrases_dir = config_dir.join("phrases");
        Self {
            config_file: config_dir.join("config.toml"),
            config_named: false,
            personal_phrases: phrases_dir.join("personal.toml"),
            phrases_dir,
            lint_rules: config_dir.join("lint.toml"),
            order_columns: config_dir.join("order-columns.toml"),
            config_dir,
            db: data_dir.join("chaqi.db"),
            backups: data_dir.join("backups"),
            exports: data_dir.join("exports"),
            drafts: data_dir.join("drafts"),
            log: data_dir.join("log"),
            first_page: data_dir.join("first-page"),
            data_dir,
        }
    }

    /// What to give to [`Config::load`](super::Config::load): the settings file, unless nobody
    /// asked for it and it does not exist.
    pub fn config_to_load(&self) -> Option<&Path> {
        (self.config_named || self.config_file.exists()).then_some(self.config_file.as_path())
    }
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_folder_holds_everything() {
        let folder = tempfile::tempdir().unwrap();
        let env = |name: &str| (name == "CHAQI_HOME").then(|| folder.path().into());
        let paths = Paths::find(&Overrides::default(), env).unwrap();
        for path in [&paths.config_file, &paths.phrases_dir, &paths.db, &paths.log] {
            assert_eq!(path.parent(), Some(folder.path()));
        }
        assert_eq!(paths.config_to_load(), None);
        std::fs::write(&paths.config_file, "").unwrap();
        assert_eq!(paths.config_to_load(), Some(paths.config_file.as_path()));

        let there = folder.path().join("there");
        let file = folder.path().join("other.toml");
        let overrides = Overrides {
            home: Some(there.clone()),
            config: Some(file.clone()),
            ..Overrides::default()
        };
        let paths = Paths::find(&overrides, env).unwrap();
        assert_eq!(paths.db, there.join("chaqi.db"));
        assert_eq!(paths.personal_phrases, there.join("phrases").join("personal.toml"));
        assert_eq!(paths.config_to_load(), Some(file.as_path()));
    }
}
