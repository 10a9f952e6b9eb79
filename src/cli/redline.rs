//! `clausediff OLD NEW -o redline.docx`

use std::path::Path;

use super::Trouble;
use super::arguments::Redline;
use super::output::{self, Target};
use crate::model::{Comparison, Sides};
use crate::report::redline::{self, Options};

/// Writes the redline, and tells what could not be tracked in it.
pub(super) fn write(
    comparison: &Comparison,
    _drafts: Sides<&Path>,
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
    let redline = redline::render(comparison, &options)
        .map_err(|error| Trouble::Redline(error.to_string()))?;
    target.stream(|writer| writer.write_all(&redline.bytes))?;
    for warning in &redline.warnings {
        output::message(&format!("warning: {}", warning.message));
    }
    Ok(())
}
