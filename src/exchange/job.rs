//! A file of phrases read in the reading process: see [`child`](super::child), whose hidden command
//! and limits it shares. The answer is one JSON document, since phrases are few.

use super::child::COMMAND;
use super::phrases::{Asked, Found, ProductsAsked, ProductsFound, read, read_products as products};
use super::process::{Reading, seekable, stdin};
use super::{ImportError, limits};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};

/// No answer is longer, in bytes.
const MAX_ANSWER: u64 = 64 << 20;

/// Reads a file of phrases in a process of the program `exe`.
///
/// # Errors
/// What is wrong with the file as a whole; [`ImportError::Unsafe`] when the process died.
pub fn read_phrases(exe: &Path, input: File, asked: &Asked) -> Result<Found, ImportError> {
    answer(exe, input, asked)
}

/// Reads a sheet of products in a process of the program `exe`.
///
/// # Errors
/// As [`read_phrases`].
pub fn read_products(
    exe: &Path,
    input: File,
    asked: &ProductsAsked,
) -> Result<ProductsFound, ImportError> {
    answer(exe, input, asked)
}

fn answer<T: DeserializeOwned>(
    exe: &Path,
    input: File,
    asked: &impl Serialize,
) -> Result<T, ImportError> {
    let argument = serde_json::to_string(asked).map_err(io::Error::other)?;
    let mut command = Command::new(exe);
    command.arg(COMMAND).arg(argument);
    command.stdin(input).stdout(Stdio::piped()).stderr(Stdio::null());
    let (mut child, pipe) = Reading::start(&mut command)?;
    let answer = BufReader::new(pipe.take(MAX_ANSWER));
    match serde_json::from_reader::<_, Result<T, ImportError>>(answer) {
        Ok(answer) => answer,
        Err(_) => Err(child.end()),
    }
}

/// The hidden command, when its argument is ours; gives the exit code.
pub(super) fn run(argument: &str) -> Option<u8> {
    if let Ok(asked) = serde_json::from_str::<Asked>(argument) {
        return Some(tell(|input| read(input, &asked)));
    }
    let asked: ProductsAsked = serde_json::from_str(argument).ok()?;
    Some(tell(|input| products(input, &asked)))
}

fn tell<T: Serialize>(read: impl FnOnce(File) -> Result<T, ImportError>) -> u8 {
    if limits::set().is_err() {
        return 3;
    }
    let found = stdin().map_err(ImportError::from).and_then(|input| read(seekable(input)?));
    let mut out = BufWriter::new(io::stdout().lock());
    let told = serde_json::to_writer(&mut out, &found).map_err(io::Error::from);
    u8::from(told.and_then(|()| out.flush()).is_err())
}
