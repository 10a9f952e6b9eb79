//! The two drafts that are compared, of which one may not exist.

use std::path::Path;

use super::Trouble;
use super::git::is_absent;
use crate::error::Error;
use crate::model::{Comparison, Document, Sides};

/// Compares two files; where git gives the null device for a draft that does not exist, with nothing.
pub(super) fn compared(drafts: Sides<&Path>) -> Result<Comparison, Trouble> {
    let absent = drafts.map(is_absent);
    let documents = match (absent.old, absent.new) {
        (false, false) => return Ok(crate::compare_files(drafts.old, drafts.new)?),
        (true, true) => {
            let name = drafts.old.display().to_string();
            return Err(Error::Empty { name }.into());
        }
        (true, false) => Sides::new(nothing(drafts.old), crate::outline_file(drafts.new)?),
        (false, true) => Sides::new(crate::outline_file(drafts.old)?, nothing(drafts.new)),
    };
    Ok(crate::compare_documents(documents))
}

fn nothing(path: &Path) -> Document {
    Document {
        source: path.display().to_string(),
        ..Document::default()
    }
}
