//! `clausediff OLD NEW -o redline.docx`

use std::fs;
use std::path::Path;

use super::Trouble;
use super::arguments::Redline;
use super::drafts::Drafts;
use super::output::{self, Target};
use super::redline_check;
use crate::model::{Comparison, Side};
use crate::package::Package;
use crate::read;
use crate::report::redline::{self, Base, Options};

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
    let (new, accepted) = match drafts.new {
        Some(new) => (new, drafts.reading.new.tracked == read::Tracked::Accepted),
        None => (drafts.old, true),
    };
    let file = [(Side::New, new), (Side::Old, drafts.old)]
        .into_iter()
        .find_map(|(side, path)| Some((side, word_file(path)?)));
    let base = file.as_ref().map(|(side, bytes)| Base {
        side: *side,
        bytes,
        accepted,
    });
    let redline = redline::render(comparison, base, &options)
        .map_err(|error| Trouble::Redline(error.to_string()))?;
    target.stream(|writer| writer.write_all(&redline.bytes))?;
    for warning in &redline.warnings {
        output::message(&format!("warning: {}", warning.message));
    }
    if base.is_some() {
        // What a file of others holds cannot be foreseen; a document of our own is held by its tests.
        for difference in redline_check::differences(comparison, &redline.bytes) {
            output::message(&format!("warning: {difference}"));
        }
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
