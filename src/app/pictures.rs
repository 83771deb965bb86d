//! Pictures of phrases: their paths are copied, and the file is opened by the system.

use super::{App, Effect, View};
use crate::domain::Change;
use crate::i18n::{Lang, t};
use crate::phrases::Phrase;
use crate::phrases::picture::{Picture, PictureError};

impl App {
    /// Copies the path of the chosen phrase's picture.
    pub(super) fn copy_picture(&mut self) -> Vec<Effect> {
        let Some(phrase) = self.phrase_in_front() else { return self.nothing_chosen() };
        match self.picture_of(&phrase) {
            Ok(picture) => {
                if self.view == View::Replies {
                    self.replies.query.spend();
                }
                vec![Effect::SeekPicture(picture, Some(phrase.title.clone()))]
            }
            Err(words) => {
                self.warn(words);
                Vec::new()
            }
        }
    }

    /// The picture was looked for: the path of one that is not there helps nobody.
    pub(super) fn picture_sought(
        &mut self,
        picture: &Picture,
        title: Option<&str>,
        is_there: bool,
    ) -> Vec<Effect> {
        let path = picture.path().display().to_string();
        let title = match (title, is_there) {
            (Some(title), true) => title,
            (Some(_), false) => {
                self.warn(picture_words(self.lang, PictureError::Missing, &path));
                return Vec::new();
            }
            (None, false) => {
                self.warn(t!(self.lang, "replies-picture-missing-beside", "path" => path));
                return Vec::new();
            }
            (None, true) => return Vec::new(),
        };
        let said = t!(self.lang, "replies-picture-path", "title" => title, "path" => path.clone());
        self.copy(path, said, None)
    }

    /// Opens the picture with the system's viewer.
    pub(super) fn open_picture(&mut self) -> Vec<Effect> {
        let Some(phrase) = self.phrase_in_front() else { return self.nothing_chosen() };
        match self.picture_of(&phrase) {
            Ok(picture) => vec![Effect::OpenPicture(picture)],
            Err(words) => {
                self.warn(words);
                Vec::new()
            }
        }
    }

    fn picture_of(&self, phrase: &Phrase) -> Result<Picture, String> {
        match Picture::of(phrase) {
            Some(Ok(picture)) => Ok(picture),
            Some(Err(error)) => {
                let image = phrase.image.clone().unwrap_or_default();
                Err(picture_words(self.lang, error, &image))
            }
            None => Err(t!(self.lang, "replies-no-picture", "title" => phrase.title.clone())),
        }
    }

    /// Looks for the pictures beside texts that were copied.
    pub(super) fn seek_beside(&self, copied: &[Change]) -> Vec<Effect> {
        let phrases = copied.iter().filter_map(|change| match change {
            Change::ReplyCopied { phrase, .. } => self.phrase(phrase),
            _ => None,
        });
        let with_text = phrases.filter(|phrase| !phrase.text.trim().is_empty());
        let pictures = with_text.filter_map(|phrase| Picture::of(&phrase)?.ok());
        pictures.map(|picture| Effect::SeekPicture(picture, None)).collect()
    }

    /// What is said when a phrase was copied that has a picture besides.
    pub(super) fn with_picture(&self, phrase: &Phrase, said: String) -> String {
        match Picture::of(phrase) {
            Some(Ok(picture)) => {
                let path = picture.path().display().to_string();
                t!(self.lang, "replies-and-picture", "title" => said, "path" => path)
            }
            _ => said,
        }
    }
}

/// Why a picture can't be used.
pub fn picture_words(lang: Lang, error: PictureError, path: &str) -> String {
    t!(lang, &format!("replies-picture-{}", error.code()), "path" => path.to_owned())
}
