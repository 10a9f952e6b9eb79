//! `clausediff OLD NEW -o redline.docx`

use std::fs;
use std::path::Path;

use super::Trouble;
use super::arguments::Redline;
use super::drafts::Drafts;
use super::output::{self, Target};
use crate::model::{Comparison, Side, Sides};
use crate::package::Package;
use crate::read;
use crate::redline::redline;
use crate::report::redline::{Base, Options, OtherFile};

/// Writes the redline, on the new draft's file if that is a Word file, else on
/// the old one's, and tells what could not be tracked in it.
pub(super) fn write(
    comparison: &Comparison,
    drafts: &Drafts<'_>,
    arguments: &Redline,
    target: &Target<'_>,
) -> Result<(), Trouble> {
    if target.is_terminal() {
        return Err(Trouble::DocxOnTerminal);
    }
    let options = Options {
        author: arguments.author.clone(),
        date: arguments.date.clone(),
        comments: arguments.comments,
    };
    // One file alone is compared with what it was: its text with the changes accepted is the new draft.
    let as_asked = drafts.reading.as_ref();
    let as_asked = as_asked.map(|it| it.tracked == read::Tracked::Accepted);
    let (new, accepted) = match drafts.new {
        Some(new) => (new, as_asked),
        None => (drafts.old, Sides::new(false, true)),
    };
    let files = Sides::new(word_file(drafts.old), word_file(new));
    let file = |side: Side| files.get(side).as_deref();
    let side = [Side::New, Side::Old]
        .into_iter()
        .find(|it| file(*it).is_some());
    let base = side.zip(side.and_then(file)).map(|(side, bytes)| Base {
        side,
        bytes,
        accepted: *accepted.get(side),
        other: file(side.other()).map(|bytes| OtherFile {
            bytes,
            accepted: *accepted.get(side.other()),
        }),
    });
    let redline =
        redline(comparison, base, &options).map_err(|error| Trouble::Redline(error.to_string()))?;
    target.stream(|writer| writer.write_all(&redline.bytes))?;
    for warning in &redline.warnings {
        output::message(&format!("warning: {}", warning.message));
    }
    Ok(())
}

/// The bytes of a draft's file if it is a Word file.
fn word_file(path: &Path) -> Option<Vec<u8>> {
    if path.as_os_str() == "-" {
        return None;
    }
    let bytes = fs::read(path)
        .ok()
        .filter(|bytes| bytes.starts_with(b"PK"))?;
    let main = Package::open(&bytes).ok()?.main_part().ok().flatten()?;
    main.starts_with("word/").then_some(bytes)
}
