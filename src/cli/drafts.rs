//! The two drafts that are compared, of which one may not exist.

use std::path::Path;

use super::git::is_absent;
use super::{Trouble, progress};
use crate::Input;
use crate::error::Error;
use crate::model::{Comparison, Document, Sides};
use crate::read;

/// The drafts as the user gives them.
pub(super) struct Drafts<'a> {
    pub(super) old: &'a Path,
    /// Without it the first is compared with the text that it had before the changes that it tracks.
    pub(super) new: Option<&'a Path>,
    pub(super) reading: read::Options,
}

impl<'a> Drafts<'a> {
    /// Their files; of a draft that is given alone twice the same.
    pub(super) fn paths(&self) -> Sides<&'a Path> {
        Sides::new(self.old, self.new.unwrap_or(self.old))
    }

    /// Compares two files; where git gives the null device for a draft that does not exist, with nothing.
    pub(super) fn compared(&self) -> Result<Comparison, Trouble> {
        let Some(new) = self.new else {
            return Ok(crate::compare_tracked(self.input(self.old))?);
        };
        let drafts = Sides::new(self.old, new);
        let absent = drafts.map(is_absent);
        let documents = match (absent.old, absent.new) {
            (false, false) => {
                let inputs = drafts.map(|path| self.input(path));
                return Ok(progress::shown(|progress| {
                    crate::compare_inputs_observed(inputs, progress)
                })?);
            }
            (true, true) => {
                let name = self.old.display().to_string();
                return Err(Error::Empty { name }.into());
            }
            (true, false) => {
                let new = crate::outline_input(self.input(new))?;
                Sides::new(nothing(self.old), new)
            }
            (false, true) => {
                let old = crate::outline_input(self.input(self.old))?;
                Sides::new(old, nothing(new))
            }
        };
        Ok(crate::compare_documents(documents))
    }

    fn input(&self, path: &'a Path) -> Input<'_> {
        Input {
            path,
            options: &self.reading,
        }
    }
}

fn nothing(path: &Path) -> Document {
    Document {
        source: path.display().to_string(),
        ..Document::default()
    }
}
