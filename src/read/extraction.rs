//! The text of a PDF as another program gives it: `pdftotext -layout`, text recognition.
//!
//! It is printed text with its pages divided by form feeds, and is read as
//! such; nothing else is asked of the PDF.

use std::path::Path;

use super::office::Office;
use super::{guard, input, signature, text};
use crate::error::{Error, Result};
use crate::model::{Draft, Warning, WarningKind};

const ADVICE: &str = "give what `pdftotext -layout FILE.pdf -` prints";

/// Reads the text that is given for a PDF; `name` and `bytes` are the PDF's.
pub(super) fn read(name: &str, bytes: &[u8], given: &Path, draft: &mut Draft) -> Result<()> {
    if !signature::is_pdf(bytes) {
        return Err(Error::NotPdf { name: name.into() });
    }
    let bytes = input::bytes_of(given)?;
    let given = given.display().to_string();
    let of_kind = |kind| Error::NotText {
        name: given.clone(),
        kind,
        advice: ADVICE,
    };
    if signature::is_pdf(&bytes) {
        return Err(of_kind("a PDF"));
    }
    if Office::of(&bytes).is_some() {
        return Err(of_kind("a Word, OpenDocument or other packed file"));
    }
    if let Some(found) = signature::of(&bytes) {
        return Err(of_kind(found.kind));
    }
    guard::guarded(&given, "a text", ADVICE, || {
        text::read_printed(&given, &bytes, draft)
    })?;
    draft.warnings.push(Warning::new(
        WarningKind::LeftOut,
        format!("Its text was taken from {given}, as asked; nothing else of the PDF was read."),
    ));
    Ok(())
}
