//! Where the picture of a phrase lies.
//!
//! Owns the rule that a name from a phrase file stays in the folder of phrases, and the look at the
//! file before it is opened.

use super::{Phrase, Problem, ProblemKind, Source};
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// What may be handed to the system's viewer: a phrase file that others wrote never starts a
/// program.
const KINDS: [&str; 10] =
    ["png", "jpg", "jpeg", "gif", "webp", "bmp", "tif", "tiff", "heic", "avif"];

/// The picture of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Picture {
    /// A file in the folder of the phrase file.
    Inside {
        /// The folder; the file must not lie outside of it.
        folder: PathBuf,
        /// The file, absolute when the folder is.
        path: PathBuf,
    },
    /// An absolute path: it can be copied, not opened.
    Absolute(PathBuf),
}

/// Why a picture can't be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// The name leads out of the folder, by `..` or by a link.
    #[error("it lies outside the folder of phrases")]
    Outside,
    /// Not the name of a picture.
    #[error("not a picture")]
    NotAPicture,
    /// There is no such file.
    #[error("there is no such file")]
    Missing,
    /// An absolute path can only be copied.
    #[error("an absolute path can only be copied")]
    OnlyCopied,
}

impl PictureError {
    /// The end of its message's id, behind `replies-picture-`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Outside => "outside",
            Self::NotAPicture => "kind",
            Self::Missing => "missing",
            Self::OnlyCopied => "absolute",
        }
    }
}

impl Picture {
    /// The picture of a phrase; nothing when it has none. Nothing is looked up.
    ///
    /// # Errors
    /// [`PictureError::Outside`] for a name that leads out of the phrase file's folder, or of a
    /// phrase that is in no file.
    pub fn of(phrase: &Phrase) -> Option<Result<Self, PictureError>> {
        let name = phrase.image.as_deref().map(str::trim).filter(|name| !name.is_empty())?;
        let name = Path::new(name);
        if name.is_absolute() {
            return Some(Ok(Self::Absolute(name.to_owned())));
        }
        let Source::File(file) = &*phrase.source else { return Some(Err(PictureError::Outside)) };
        let inside =
            name.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
        let folder = file.parent().filter(|_| inside);
        Some(folder.ok_or(PictureError::Outside).map(|folder| {
            let parts = name.components().filter(|part| matches!(part, Component::Normal(_)));
            let path = folder.join(parts.collect::<PathBuf>());
            Self::Inside { folder: folder.to_owned(), path }
        }))
    }

    /// The path to copy.
    pub fn path(&self) -> &Path {
        match self {
            Self::Inside { path, .. } | Self::Absolute(path) => path,
        }
    }

    /// Whether there is a file at the path.
    pub fn is_there(&self) -> bool {
        self.path().is_file()
    }

    /// The file to open: looked up, and inside its folder also when links are followed.
    ///
    /// # Errors
    /// As [`PictureError`] says.
    pub fn file(&self) -> Result<PathBuf, PictureError> {
        let Self::Inside { folder, path } = self else { return Err(PictureError::OnlyCopied) };
        let kind = path.extension().map(|kind| kind.to_string_lossy().to_lowercase());
        if !kind.is_some_and(|kind| KINDS.contains(&kind.as_str())) {
            return Err(PictureError::NotAPicture);
        }
        let real = fs::canonicalize(path).map_err(|_| PictureError::Missing)?;
        let folder = fs::canonicalize(folder).map_err(|_| PictureError::Missing)?;
        match real.starts_with(&folder) && real.file_name() == path.file_name() {
            true if real.is_file() => Ok(real),
            true => Err(PictureError::Missing),
            false => Err(PictureError::Outside),
        }
    }
}

/// The phrases whose picture is not there, as warnings.
pub fn missing(phrases: impl Iterator<Item = Arc<Phrase>>) -> Vec<Problem> {
    let problem = |phrase: &Phrase| {
        let why = match Picture::of(phrase)? {
            Ok(picture) if picture.is_there() => return None,
            Ok(_) => PictureError::Missing,
            Err(error) => error,
        };
        let name = phrase.image.clone().unwrap_or_default();
        Some(Problem {
            source: Arc::clone(&phrase.source),
            line: phrase.line,
            column: 1,
            kind: ProblemKind::Picture { name, why },
        })
    };
    phrases.filter_map(|phrase| problem(&phrase)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phrase(folder: &Path, image: &str) -> Phrase {
        let mut phrase = crate::phrases::shipped::phrase("x", "一");
        phrase.image = Some(image.to_owned());
        phrase.source = Arc::new(Source::File(folder.join("personal.toml")));
        phrase
    }

    #[test]
    fn names_stay_in_the_folder() {
        let folder = Path::new("/home/a/phrases");
        let path = |image: &str| Picture::of(&phrase(folder, image)).unwrap();
        let inside = path("图/尺码.png").unwrap();
        assert_eq!(inside.path(), folder.join("图/尺码.png"));
        assert_eq!(path("./a.png").unwrap().path(), folder.join("a.png"));
        for outside in ["../a.png", "图/../../a.png", ".."] {
            assert_eq!(path(outside), Err(PictureError::Outside), "{outside}");
        }
        assert_eq!(Picture::of(&phrase(folder, " ")), None);
        let mut embedded = phrase(folder, "a.png");
        embedded.source = Arc::new(Source::Embedded("zh-CN/x.toml".to_owned()));
        assert_eq!(Picture::of(&embedded), Some(Err(PictureError::Outside)));
    }

    #[cfg(unix)]
    #[test]
    fn only_pictures_that_are_there_are_opened() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("phrases");
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("a.png"), "x").unwrap();
        fs::write(folder.join("a.sh"), "x").unwrap();
        fs::write(home.path().join("b.png"), "x").unwrap();
        std::os::unix::fs::symlink(home.path().join("b.png"), folder.join("b.png")).unwrap();
        let file = |image: &str| Picture::of(&phrase(&folder, image)).unwrap().unwrap().file();
        assert!(file("a.png").unwrap().ends_with("phrases/a.png"));
        assert_eq!(file("b.png"), Err(PictureError::Outside));
        assert_eq!(file("c.png"), Err(PictureError::Missing));
        assert_eq!(file("a.sh"), Err(PictureError::NotAPicture));
        let absolute = folder.join("a.png").display().to_string();
        assert_eq!(file(&absolute), Err(PictureError::OnlyCopied));
    }
}
