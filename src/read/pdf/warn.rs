//! What is told about the parts of a file that were not taken.

use super::open::Opened;
use crate::error::{Error, Result};
use crate::model::{Draft, Warning, WarningKind};

/// Without so many letters a page says nothing.
const FEWEST_LETTERS: usize = 20;

/// Refuses a file that has no text, or text that nobody can read.
pub(super) fn check(name: &str, opened: &Opened) -> Result<()> {
    let counts = &opened.counts;
    let readable = counts.shown - counts.unknown.min(counts.shown);
    if counts.shown >= FEWEST_LETTERS && counts.unknown * 2 > counts.shown {
        return Err(Error::NoText {
            name: name.into(),
            reason: format!(
                "it does not say which letters {} of its {} characters are",
                counts.unknown, counts.shown
            ),
            advice: "run text recognition on it, for example `ocrmypdf --force-ocr in.pdf out.pdf`, and give the result",
        });
    }
    if readable < FEWEST_LETTERS && counts.pictures > 0 {
        return Err(Error::NoText {
            name: name.into(),
            reason: format!(
                "its pages are pictures: {}",
                count(opened.pages.len(), "page")
            ),
            advice: "run text recognition on it, for example `ocrmypdf in.pdf out.pdf`, and give the result, or its text with --pdf-text",
        });
    }
    Ok(())
}

/// Tells what was left out, a warning for each kind.
pub(super) fn tell(opened: &Opened, draft: &mut Draft) {
    let counts = &opened.counts;
    let mut left_out = |number: usize, what: &str, more: &str| {
        if number > 0 {
            let message = format!("Left out: {}{more}.", count(number, what));
            draft
                .warnings
                .push(Warning::new(WarningKind::LeftOut, message));
        }
    };
    left_out(counts.pictures, "picture", "");
    left_out(
        counts.rotated,
        "character",
        " of text that does not stand upright",
    );
    left_out(counts.watermark, "character", " of a watermark");
    left_out(
        counts.hidden,
        "character",
        " on layers that are switched off",
    );
    left_out(
        opened.annotations,
        "annotation",
        ", whose notes and marks are no part of the text",
    );
    left_out(opened.fields, "form field", " that is filled in");
    if opened.has_attachments {
        let message = "Left out: the files attached to it.";
        draft
            .warnings
            .push(Warning::new(WarningKind::LeftOut, message));
    }
    if counts.unknown > 0 {
        let message = format!(
            "The file does not say which letters {} of its {} characters are; they stand as \u{FFFD}.",
            counts.unknown, counts.shown
        );
        draft
            .warnings
            .push(Warning::new(WarningKind::Unreadable, message));
    }
    if counts.damaged > 0 {
        let message = format!(
            "Of its content {} could not be unpacked; compare it with the printed page.",
            count(counts.damaged, "piece")
        );
        draft
            .warnings
            .push(Warning::new(WarningKind::Unreadable, message));
    }
    if opened.is_cut {
        let message = format!(
            "The file draws more than any draft would; only {} of its {} were read.",
            count(opened.pages.len(), "page"),
            count(opened.page_count, "page")
        );
        draft
            .warnings
            .push(Warning::new(WarningKind::SizeGuard, message));
    }
}

fn count(number: usize, what: &str) -> String {
    let s = if number == 1 { "" } else { "s" };
    format!("{number} {what}{s}")
}
