//! What is found about the two drafts as a whole, and belongs to no one clause.

mod in_brackets;
mod masthead;
mod replacements;

use crate::model::{Change, Document, Overall, Sides};
use crate::parallel;

/// With more changes than this they are read on two threads: one takes a tenth of a microsecond, and a thread fifty.
const MANY_CHANGES: usize = 5000;

/// Compares what the drafts declare about themselves, and finds what runs through all changes.
#[must_use]
pub fn overall(documents: Sides<&Document>, changes: &[Change]) -> Overall {
    let (replacements, in_brackets) = parallel::join(
        changes.len() > MANY_CHANGES,
        || replacements::replacements(documents.new, changes),
        || documents.map(in_brackets::share),
    );
    Overall {
        findings: masthead::findings(documents),
        replacements,
        in_brackets,
    }
}
