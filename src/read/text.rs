//! Files that are text: decoded, cleaned, and read as plain text or Markdown.

use super::recognise::{self, Format};
use super::source::Source;
use super::{decode, front_matter, input, markdown, plain, signature};
use crate::error::Result;
use crate::model::{Draft, Warning, WarningKind};

/// Reads a text in whatever encoding it is.
pub(super) fn read(name: &str, bytes: &[u8], draft: &mut Draft) -> Result<()> {
    let decoded = decode::decode(bytes);
    let source = cleaned(name, &decoded, draft)?;
    let body = front_matter::take(&source, draft);
    match recognise::format(name, &source, body) {
        Format::Plain => plain::read(&source, body, draft),
        Format::Markdown => markdown::read(&source, body, draft),
    }
    Ok(())
}

/// Reads a text that was printed, so that no mark in it is markup.
pub(super) fn read_printed(name: &str, bytes: &[u8], draft: &mut Draft) -> Result<()> {
    let decoded = decode::decode(bytes);
    let source = cleaned(name, &decoded, draft)?;
    plain::read(&source, 0, draft);
    Ok(())
}

fn cleaned<'raw>(
    name: &str,
    decoded: &'raw decode::Decoded<'_>,
    draft: &mut Draft,
) -> Result<Source<'raw>> {
    draft.is_plain_text = true;
    let source = Source::clean(&decoded.text);
    if source.is_mostly_controls(decoded.unreadable) {
        return Err(signature::BINARY.refuse(name));
    }
    input::check_count(name, "lines", source.line_count(), input::MOST_LINES)?;
    draft.warnings.extend(undecoded(decoded));
    draft
        .warnings
        .extend(controls_left_out(source.controls_removed()));
    Ok(source)
}

/// What is said of bytes that could not be decoded.
pub(super) fn undecoded(decoded: &decode::Decoded<'_>) -> Option<Warning> {
    (decoded.unreadable > 0).then(|| {
        Warning::new(
            WarningKind::Unreadable,
            format!(
                "{} could not be decoded as {} and shown as \u{FFFD}; save the file as UTF-8.",
                counted(decoded.unreadable, "place"),
                decoded.encoding
            ),
        )
    })
}

/// What is said of control characters that were taken out.
pub(super) fn controls_left_out(number: usize) -> Option<Warning> {
    (number > 0).then(|| {
        Warning::new(
            WarningKind::LeftOut,
            format!("{} left out.", counted(number, "control character")),
        )
    })
}

fn counted(number: usize, noun: &str) -> String {
    if number == 1 {
        format!("1 {noun} was")
    } else {
        format!("{number} {noun}s were")
    }
}
