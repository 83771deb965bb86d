//! The last value of each variable, in a small file beside the record: the next shift's first guess.
//!
//! Owns that file. Nobody's phone number goes into it, and nothing long.

use crate::domain::mask;
use crate::files;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

/// Its name in the data folder.
pub const FILE: &str = "values.json";
/// A file larger than this is none of ours.
const LARGEST: u64 = 1 << 20;
/// Characters of a value that is kept.
const LONGEST: usize = 200;

/// The values. A file that is not there has none.
///
/// # Errors
/// What the system says; a file that is too large or was not written by us.
pub fn read(path: &Path) -> io::Result<BTreeMap<String, String>> {
    match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeMap::new()),
        Err(error) => return Err(error),
        Ok(file) if file.len() > LARGEST => return Err(io::ErrorKind::FileTooLarge.into()),
        Ok(_) => {}
    }
    serde_json::from_slice(&fs::read(path)?).map_err(io::Error::other)
}

/// Adds values to those of the file, which is replaced as a whole.
///
/// # Errors
/// What the system says; then the file is as it was.
pub fn keep(path: &Path, values: &BTreeMap<String, String>) -> io::Result<()> {
    let mut all = read(path)?;
    let may_stay =
        |value: &str| value.chars().count() <= LONGEST && mask::phones_in(value) == value;
    let news =
        values.iter().filter(|(name, value)| may_stay(value) && all.get(*name) != Some(*value));
    let news: Vec<_> = news.map(|(name, value)| (name.clone(), value.clone())).collect();
    if news.is_empty() {
        return Ok(());
    }
    all.extend(news);
    files::write_atomic(path, serde_json::to_string_pretty(&all)?.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phrases::Recall;

    #[test]
    fn short_values_are_kept_phones_are_not_and_a_bad_file_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        let of = |pairs: &[(&str, &str)]| -> BTreeMap<String, String> {
            pairs.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect()
        };
        assert_eq!(read(&path).unwrap(), of(&[]));
        let long = "长".repeat(LONGEST + 1);
        keep(&path, &of(&[("courier", "中通"), ("phone", "电话13800138000"), ("why", &long)]))
            .unwrap();
        keep(&path, &of(&[("days", "3")])).unwrap();
        let kept = of(&[("courier", "中通"), ("days", "3")]);
        assert_eq!(read(&path).unwrap(), kept);

        let mut recall = Recall::default();
        recall.keep(None, "days", "5");
        recall.restore(kept);
        assert_eq!((recall.last("courier"), recall.last("days")), (Some("中通"), Some("5")));

        fs::write(&path, "[").unwrap();
        assert!(read(&path).is_err() && keep(&path, &of(&[("days", "7")])).is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "[");
    }
}
