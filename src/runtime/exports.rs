//! The folder for exports: each has a file of its own, nothing is written over.

use crate::exchange::FileError;
use crate::files::create_dir_private;
use crate::i18n::{Lang, t, with_hint};
use std::path::{Path, PathBuf};

/// Files of one name, before somebody has to tidy up.
const MOST: u32 = 1_000;

/// Writes a file of that name into the folder; where there is one, the name gets a number.
///
/// # Errors
/// In words: what `write` says of any other trouble, or that there are too many.
pub(super) fn write_new(
    lang: Lang,
    folder: &Path,
    name: &Path,
    mut write: impl FnMut(&Path) -> Result<(), FileError>,
) -> Result<PathBuf, String> {
    let words = |error: FileError| with_hint(&error.text(lang), &error.hint(lang));
    create_dir_private(folder)
        .map_err(|source| words(FileError::Io { path: folder.to_owned(), source }))?;
    let part = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().display().to_string();
    let (stem, ending) = (part(name.file_stem()), part(name.extension()));
    for n in 1..MOST {
        let number = if n == 1 { String::new() } else { format!("-{n}") };
        let path = folder.join(format!("{stem}{number}.{ending}"));
        match write(&path) {
            Ok(()) => return Ok(path),
            Err(FileError::Exists(_)) => {}
            Err(error) => return Err(words(error)),
        }
    }
    Err(t!(lang, "error-export-many", "path" => folder.display().to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::atomic_file;

    #[test]
    fn a_file_that_is_there_stays() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("exports");
        for (text, name) in [("1", "a-b.csv"), ("2", "a-b-2.csv"), ("3", "a-b-3.csv")] {
            let path = write_new(Lang::ZhCn, &folder, Path::new("a-b.csv"), |path| {
                atomic_file(path, false, |file| file.write_all(text.as_bytes()))
            });
            assert_eq!(path, Ok(folder.join(name)));
        }
        let read = |name| std::fs::read_to_string(folder.join(name)).unwrap();
        assert_eq!([read("a-b.csv"), read("a-b-2.csv"), read("a-b-3.csv")], ["1", "2", "3"]);
    }
}
