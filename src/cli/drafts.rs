//! The two drafts that are compared, of which one may not exist.

use std::path::{Path, PathBuf};

use super::arguments::Reading;
use super::git::is_absent;
use super::{Trouble, progress};
use crate::Input;
use crate::error::Error;
use crate::model::{Comparison, Document, Side, Sides};
use crate::progress::Progress;
use crate::{memory, parallel, read};

/// The drafts as the user gives them.
pub(super) struct Drafts<'a> {
    pub(super) old: &'a Path,
    /// Without it the first is compared with the text that it had before the changes that it tracks.
    pub(super) new: Option<&'a Path>,
    /// How each is read; of a draft that is given alone twice the same.
    pub(super) reading: Sides<read::Options>,
}

/// Files of more bytes than this are worth the threads that work on them.
const LARGE: u64 = parallel::WORTH_A_THREAD as u64;

impl<'a> Drafts<'a> {
    /// All files that are read.
    pub(super) fn files(&self) -> Vec<&Path> {
        let texts = [&self.reading.old.pdf_text, &self.reading.new.pdf_text];
        let texts = texts.into_iter().flatten().map(PathBuf::as_path);
        [self.old]
            .into_iter()
            .chain(self.new)
            .chain(texts)
            .collect()
    }

    /// Compares two files; where git gives the null device for a draft that does not exist, with nothing.
    pub(super) fn compared(&self) -> Result<Comparison, Trouble> {
        let Some(new) = self.new else {
            let input = self.input(Side::Old, self.old);
            return Ok(progress::shown(|progress| {
                crate::compare_tracked_observed(input, progress)
            })?);
        };
        let drafts = Sides::new(self.old, new);
        let absent = drafts.map(is_absent);
        let documents = match (absent.old, absent.new) {
            (false, false) => {
                let inputs =
                    Sides::new(self.input(Side::Old, self.old), self.input(Side::New, new));
                let size = drafts.map(|draft| draft.metadata().map_or(0, |file| file.len()));
                memory::take_large_pages(size.old + size.new);
                if size.old > LARGE {
                    parallel::take_part(memory::make_room);
                }
                return Ok(progress::shown(|progress| {
                    crate::compare_inputs_observed(inputs, progress)
                })?);
            }
            (true, true) => {
                let name = self.old.display().to_string();
                return Err(Error::Empty { name }.into());
            }
            (true, false) => {
                let new = outlined(self.input(Side::New, new))?;
                Sides::new(nothing(self.old), new)
            }
            (false, true) => {
                let old = outlined(self.input(Side::Old, self.old))?;
                Sides::new(old, nothing(new))
            }
        };
        Ok(crate::compare_documents(documents))
    }

    fn input(&self, side: Side, path: &'a Path) -> Input<'_> {
        Input {
            path,
            options: self.reading.get(side),
        }
    }
}

/// What is understood of one draft.
pub(super) fn outlined(input: Input<'_>) -> Result<Document, Trouble> {
    let outlined = |progress: &dyn Progress| crate::outline_input_observed(input, progress);
    Ok(progress::shown(outlined)?)
}

/// How two drafts are read: a text that is given for a PDF belongs to the draft that is one.
pub(super) fn reading(
    drafts: Sides<&Path>,
    arguments: &Reading,
) -> Result<Sides<read::Options>, Trouble> {
    let options = arguments.options();
    let with = |text: Option<&PathBuf>| read::Options {
        pdf_text: text.cloned(),
        ..options.clone()
    };
    let reading = match arguments.pdf_text.as_slice() {
        [] => Sides::new(None, None),
        [text] => match (read::is_pdf(drafts.old), read::is_pdf(drafts.new)) {
            (true, false) => Sides::new(Some(text), None),
            (false, true) => Sides::new(None, Some(text)),
            (true, true) => return Err(Trouble::PdfTextOfWhich),
            (false, false) => return Err(Trouble::PdfTextOfNone),
        },
        [old, new] => Sides::new(Some(old), Some(new)),
        _ => return Err(Trouble::PdfTexts),
    };
    let given = reading.old.into_iter().chain(reading.new);
    let inputs = [drafts.old, drafts.new]
        .into_iter()
        .chain(given.map(PathBuf::as_path));
    if inputs.filter(|path| path.as_os_str() == "-").count() > 1 {
        return Err(Error::StandardInputTwice.into());
    }
    Ok(reading.map(with))
}

/// How a draft that is given alone is read.
pub(super) fn reading_of_one(draft: &Path, arguments: &Reading) -> Result<read::Options, Trouble> {
    let pdf_text = match arguments.pdf_text.as_slice() {
        [] => None,
        [text] => Some(text.clone()),
        _ => return Err(Trouble::PdfTexts),
    };
    let is_input = |path: &Path| path.as_os_str() == "-";
    if is_input(draft) && pdf_text.as_deref().is_some_and(is_input) {
        return Err(Error::StandardInputTwice.into());
    }
    Ok(read::Options {
        pdf_text,
        ..arguments.options()
    })
}

fn nothing(path: &Path) -> Document {
    Document {
        source: path.display().to_string(),
        ..Document::default()
    }
}
