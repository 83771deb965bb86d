//! Which files there are, cheaply, and their bytes.
//!
//! Owns finding and reading pack files; must not know what they say.

use super::{Embedded, Language, Scope, disk};
use crate::domain::{Trade, Word as _};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::ProblemKind;

/// More than this is no pack of phrases.
const LARGEST: u64 = 64 << 20;

/// Where phrases come from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sources {
    /// The language of the embedded packs.
    pub language: Language,
    /// The add-on packs that are switched on.
    pub addons: Vec<Trade>,
    /// The shop's folder: every regular file in it that ends in `.toml`, in the order of names.
    pub shop_dir: Option<PathBuf>,
    /// The agent's own file; it may lie in the shop's folder.
    pub personal: Option<PathBuf>,
}

impl Sources {
    /// The embedded packs to read: every shop's, then the add-on packs.
    pub(super) fn embedded(&self) -> impl Iterator<Item = &'static Embedded> {
        embedded(self.language, &self.addons)
    }
}

/// The packs of a language, then add-on packs in the order of the trades.
fn embedded(language: Language, addons: &[Trade]) -> impl Iterator<Item = &'static Embedded> {
    let on = Trade::ALL.iter().filter(|trade| addons.contains(trade));
    language.packs().iter().chain(on.map(move |trade| language.addon(*trade)))
}

/// A file that exists, as a look from outside shows it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Seen {
    pub(super) scope: Scope,
    pub(super) path: PathBuf,
    /// Nanoseconds since 1970.
    modified: i128,
    size: u64,
    inode: u64,
}

/// The state of all pack files: equal fingerprints, nothing to reload.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fingerprint {
    pub(super) language: Language,
    addons: Vec<Trade>,
    pub(super) files: Vec<Seen>,
    pub(super) odd: Vec<(PathBuf, ProblemKind)>,
}

impl Fingerprint {
    /// Looks at the files without reading them: one look for each.
    pub fn take(sources: &Sources) -> Self {
        let mut print =
            Self { language: sources.language, addons: sources.addons.clone(), ..Self::default() };
        let personal = sources.personal.as_deref();
        if let Some(folder) = &sources.shop_dir {
            match packs_in(folder) {
                Ok(paths) => paths
                    .into_iter()
                    .filter(|path| Some(path.as_path()) != personal)
                    .for_each(|path| print.look(path, Scope::Shop)),
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => {
                    print.odd.push((folder.clone(), ProblemKind::Unreadable(error.kind())));
                }
            }
        }
        if let Some(path) = personal {
            print.look(path.to_owned(), Scope::Personal);
        }
        print
    }

    fn look(&mut self, path: PathBuf, scope: Scope) {
        match fs::symlink_metadata(&path) {
            Ok(meta) if meta.is_file() => self.files.push(Seen::new(scope, path, &meta)),
            Ok(_) => self.odd.push((path, ProblemKind::NotAFile)),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => self.odd.push((path, ProblemKind::Unreadable(error.kind()))),
        }
    }

    /// The fingerprint in 64 letters, with the program's version and its embedded packs in it.
    pub fn digest(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"), "\0"));
        hash.update(self.language.tag());
        for pack in embedded(self.language, &self.addons) {
            hash.update(pack.name);
            hash.update(pack.text.len().to_le_bytes());
        }
        for file in &self.files {
            hash.update(file.path.as_os_str().as_encoded_bytes());
            hash.update([0, file.scope as u8]);
            hash.update(file.modified.to_le_bytes());
            hash.update(file.size.to_le_bytes());
            hash.update(file.inode.to_le_bytes());
        }
        hash.finalize().iter().fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
    }
}

impl Seen {
    fn new(scope: Scope, path: PathBuf, meta: &Metadata) -> Self {
        let modified =
            meta.modified().ok().map_or(0, |time| match time.duration_since(UNIX_EPOCH) {
                Ok(after) => i128::try_from(after.as_nanos()).unwrap_or(i128::MAX),
                Err(before) => -i128::try_from(before.duration().as_nanos()).unwrap_or(i128::MAX),
            });
        Self { scope, path, modified, size: meta.len(), inode: disk::inode(meta) }
    }

    /// Its size in bytes.
    pub(super) fn size(&self) -> u64 {
        self.size
    }

    /// The whole file as text.
    pub(super) fn read(&self) -> Result<String, ProblemKind> {
        read(&self.path).map_err(|error| match error.kind() {
            ErrorKind::FileTooLarge => {
                ProblemKind::TooLarge { bytes: self.size.max(LARGEST + 1), limit: LARGEST }
            }
            ErrorKind::InvalidData => ProblemKind::NotUtf8,
            kind => ProblemKind::Unreadable(kind),
        })
    }
}

/// The whole of a file that may be a pack.
///
/// # Errors
/// `FileTooLarge`, `InvalidData` for what is no UTF-8, and what the system says.
pub(super) fn read(path: &Path) -> io::Result<String> {
    let mut bytes = Vec::new();
    File::open(path)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(ErrorKind::FileTooLarge.into());
    }
    String::from_utf8(bytes).map_err(|_| ErrorKind::InvalidData.into())
}

/// The visible `.toml` names of a folder, sorted.
fn packs_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let toml = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("toml"));
        let shown = path.file_name().is_some_and(|n| !n.as_encoded_bytes().starts_with(b"."));
        if toml && shown {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}
