//! A phrase inside a phrase: `{>id}` stands for the text of the phrase of that id.
//!
//! Owns putting texts together and naming what can't be; must not know how phrases are kept. Pure.
//!
//! What is put in is the first wording of the other phrase, with its own blanks and its own
//! phrases inside; all blanks are then filled together.

use super::template::Pieces;
use super::{Phrase, Piece};
use crate::text::nearest;
use std::borrow::Cow;
use std::sync::Arc;

/// Longest text that may come out, in bytes: phrases that double one another grow fast.
const LONGEST: usize = 65_536;

/// Why a phrase inside can't be put in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InsideError {
    /// Nobody has that id.
    #[error("there is no phrase `{id}`{}", suggestion.as_ref().map(|near| format!(", did you mean `{near}`?")).unwrap_or_default())]
    Unknown {
        /// As written.
        id: String,
        /// What may have been meant.
        suggestion: Option<String>,
    },
    /// The phrases lead back to one of them; it stands at both ends.
    #[error("goes round: {}", .0.join(" → "))]
    Cycle(Vec<String>),
    /// The whole would be longer than anything a chat takes.
    #[error("the phrases inside `{0}` make it too long")]
    TooLong(String),
}

/// Where phrases inside are looked up.
pub trait Phrasebook {
    /// The text of the phrase of that id.
    fn text(&self, id: &str) -> Option<&str>;
    /// The id that comes nearest to a misspelt one.
    fn near(&self, id: &str) -> Option<String>;
}

impl Phrasebook for [Arc<Phrase>] {
    fn text(&self, id: &str) -> Option<&str> {
        self.iter().find(|phrase| phrase.id == id).map(|phrase| phrase.text.as_str())
    }

    fn near(&self, id: &str) -> Option<String> {
        nearest(id, self.iter().map(|phrase| phrase.id.as_str())).map(str::to_owned)
    }
}

/// Whether a text may hold a phrase inside.
pub(super) fn has_inside(text: &str) -> bool {
    text.contains(['>', '＞']) && Pieces::of(text).any(|p| matches!(p, Ok(Piece::Phrase(_))))
}

/// A wording of the phrase `id` with every phrase inside put in. Braces that don't work out stay
/// as they are: parsing names them.
///
/// # Errors
/// The first phrase inside that can't be put in.
pub fn put_in<'t>(
    id: &str,
    text: &'t str,
    book: &(impl Phrasebook + ?Sized),
) -> Result<Cow<'t, str>, InsideError> {
    if !has_inside(text) {
        return Ok(Cow::Borrowed(text));
    }
    let mut out = String::with_capacity(text.len() * 2);
    let mut way = vec![id.to_owned()];
    copy(text, book, &mut way, &mut out)?;
    Ok(Cow::Owned(out))
}

fn copy(
    text: &str,
    book: &(impl Phrasebook + ?Sized),
    way: &mut Vec<String>,
    out: &mut String,
) -> Result<(), InsideError> {
    let mut pieces = Pieces::of(text);
    loop {
        let from = pieces.at();
        let Some(piece) = pieces.next() else { return Ok(()) };
        match piece {
            Ok(Piece::Phrase(id)) => {
                if let Some(at) = way.iter().position(|seen| seen == id) {
                    let mut round = way.split_off(at);
                    round.push(id.to_owned());
                    return Err(InsideError::Cycle(round));
                }
                let Some(text) = book.text(id) else {
                    let suggestion = book.near(id);
                    return Err(InsideError::Unknown { id: id.to_owned(), suggestion });
                };
                way.push(id.to_owned());
                copy(text, book, way, out)?;
                way.pop();
            }
            Ok(_) | Err(_) => out.push_str(&text[from..pieces.at()]),
        }
        if out.len() > LONGEST {
            return Err(InsideError::TooLong(way.first().cloned().unwrap_or_default()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phrases::shipped::phrase;

    fn few(phrases: &[(&str, &str)]) -> Vec<Arc<Phrase>> {
        phrases.iter().map(|(id, text)| Arc::new(phrase(id, text))).collect()
    }

    #[test]
    fn texts_are_put_in_with_their_blanks() {
        let book = few(&[("sign", "{agent}敬上"), ("deep", "a{{{>sign}}}b")]);
        for (text, whole) in [
            ("好\n{>sign}", "好\n{agent}敬上"),
            ("｛ ＞ sign ｝{>sign}", "{agent}敬上{agent}敬上"),
            ("{>deep}", "a{{{agent}敬上}}b"),
            ("a > b {x}", "a > b {x}"),
            ("{>sign} {oops", "{agent}敬上 {oops"),
        ] {
            assert_eq!(put_in("me", text, &*book).unwrap(), whole, "{text}");
        }
    }

    #[test]
    fn rounds_are_named_not_followed() {
        let book = few(&[("a", "{>b}"), ("b", "x{>c}"), ("c", "{>b}"), ("me", "{>me}")]);
        let round =
            |ids: &[&str]| InsideError::Cycle(ids.iter().map(|id| (*id).to_owned()).collect());
        assert_eq!(put_in("a", "{>b}", &*book), Err(round(&["b", "c", "b"])));
        assert_eq!(put_in("me", "{>me}", &*book), Err(round(&["me", "me"])));
        assert_eq!(put_in("b", "{>c}", &*book).unwrap_err().to_string(), "goes round: b → c → b");
    }

    #[test]
    fn who_is_not_there_is_named_with_the_nearest() {
        let book = few(&[("sign-off", "再见")]);
        let near = Some("sign-off".to_owned());
        assert_eq!(
            put_in("a", "{>sign-of}", &*book),
            Err(InsideError::Unknown { id: "sign-of".into(), suggestion: near })
        );
    }

    #[test]
    fn phrases_that_double_one_another_stop() {
        let mut all: Vec<(String, String)> =
            (0..40).map(|n| (format!("p{n}"), format!("{{>p{0}}}{{>p{0}}}", n + 1))).collect();
        all.push(("p40".into(), "二十个字".repeat(5)));
        let book: Vec<_> = all.iter().map(|(id, text)| Arc::new(phrase(id, text))).collect();
        assert_eq!(put_in("x", "{>p0}", &*book), Err(InsideError::TooLong("x".into())));
    }
}
