//! A Word document with every change tracked: accept all, and it is the new draft; reject all, and it is the old one.
//!
//! In: a [`Comparison`], and the bytes of the drafts that are Word files. Out:
//! the bytes of a Word file ([ECMA-376](https://ecma-international.org/publications-and-standards/standards/ecma-376/)
//! part 1, chapter 17), and warnings for what could not be tracked. Never: a
//! word of either draft lost, a change that is not marked, a file whose
//! elements stand in another order than its schema demands.
//!
//! 1. `plan` puts both drafts into one order of paragraphs and says what becomes of each word.
//! 2. `clean` writes them as a document of its own, in the layout of United
//!    Nations documents, when neither draft is a Word file.
//! 3. `onto` tracks them in the file of the new draft, or of the old one, when it is one.
//! 4. `comments` puts the findings beside them, in the words of
//!    [`wording`](super::wording), when the user asks for them.
//!
//! # What is tracked
//!
//! - Words that came, went or moved, numbers that are typed, and the ends of
//!   paragraphs that were added, removed, split or merged.
//! - A clause that moved stands twice, the words that moved with it in
//!   `w:moveFrom` and `w:moveTo`; words that it lost are marked as gone where
//!   it stood, and words that it gained as new where it stands. One that shares
//!   less than half of its words with what it was is gone and new whole.
//! - Quotes, dashes and hyphens that are printed otherwise are tracked, so
//!   that rejecting gives the old draft to the letter; another kind of space is not.
//! - A redline holds every change: what a reader asks the reports for people
//!   to leave out is in it.

// XML is put together from small pieces; a piece's own allocation is not what a redline takes time for.
#![allow(clippy::format_push_string)]

mod cells;
mod clean;
mod comments;
mod date;
mod labels;
mod marks;
mod note_marks;
mod notes;
mod onto;
mod plan;
mod runs;
#[cfg(test)]
mod tests;

pub use date::date;

use std::collections::BTreeSet;

use crate::model::{ClauseId, Comparison, Side, Sides, Warning};
use crate::package;

/// How a redline is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Who made the changes, as Word shows it.
    pub author: String,
    /// When, as `xsd:dateTime` in Coordinated Universal Time.
    pub date: String,
    /// Puts the findings beside the text, as comments.
    pub comments: bool,
}

/// The date that changes bear when the user names none: a fixed one, so that the same drafts give the same bytes.
pub const DEFAULT_DATE: &str = "2000-01-01T00:00:00Z";
/// The author that changes bear when the user names none.
pub const DEFAULT_AUTHOR: &str = "clausediff";

impl Default for Options {
    fn default() -> Self {
        Self {
            author: DEFAULT_AUTHOR.into(),
            date: DEFAULT_DATE.into(),
            comments: false,
        }
    }
}

/// A Word file, and what a reader of it should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redline {
    /// The bytes of the file.
    pub bytes: Vec<u8>,
    /// What could not be tracked.
    pub warnings: Vec<Warning>,
}

/// A draft that is a Word file, which the redline is made on.
#[derive(Debug, Clone, Copy)]
pub struct Base<'a> {
    /// The draft.
    pub side: Side,
    /// The bytes of its file.
    pub bytes: &'a [u8],
    /// True when its own tracked changes were read as accepted, false when they were read as never made.
    pub accepted: bool,
    /// The file of the other draft, if it is a Word file too: then the numbers that Word gives its paragraphs come back.
    pub other: Option<OtherFile<'a>>,
}

/// The Word file of the draft that the redline is not made on.
#[derive(Debug, Clone, Copy)]
pub struct OtherFile<'a> {
    /// The bytes of the file.
    pub bytes: &'a [u8],
    /// True when its own tracked changes were read as accepted, false when they were read as never made.
    pub accepted: bool,
}

/// Clauses of each draft whose numbers Word would count otherwise than the draft prints them: they are typed.
pub type Uncounted = Sides<BTreeSet<ClauseId>>;

/// Makes the redline of a comparison, on the file of a draft or as a document of its own.
///
/// Numbers are left to Word where the draft's file leaves them to it; [`render_typed`] types those that Word counts
/// otherwise in the redline.
///
/// # Errors
/// When the file is damaged, or the document is larger than a Word file can be.
pub fn render(
    comparison: &Comparison,
    base: Option<Base<'_>>,
    options: &Options,
) -> package::Result<Redline> {
    render_typed(comparison, base, options, &Uncounted::default())
}

/// Makes the redline of a comparison, and types the numbers of some clauses.
///
/// # Errors
/// When the file is damaged, or the document is larger than a Word file can be.
pub fn render_typed(
    comparison: &Comparison,
    base: Option<Base<'_>>,
    options: &Options,
    uncounted: &Uncounted,
) -> package::Result<Redline> {
    if let Some(base) = base
        && let Some(redline) = onto::make(comparison, base, options, uncounted)?
    {
        return Ok(redline);
    }
    let plan = plan::plan(comparison, &plan::TypedNotes::default());
    let (parts, warning) = clean::parts(comparison, &plan, options);
    Ok(Redline {
        bytes: package::write(parts)?,
        warnings: warning.into_iter().collect(),
    })
}
