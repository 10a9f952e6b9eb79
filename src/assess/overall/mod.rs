//! What is found about the two drafts as a whole, and belongs to no one clause.

mod in_brackets;
mod masthead;
mod replacements;

use crate::model::{Change, Document, Overall, Sides};

/// Compares what the drafts declare about themselves, and finds what runs through all changes.
#[must_use]
pub fn overall(documents: Sides<&Document>, changes: &[Change]) -> Overall {
    Overall {
        findings: masthead::findings(documents),
        replacements: replacements::replacements(documents.new, changes),
        in_brackets: documents.map(in_brackets::share),
    }
}
