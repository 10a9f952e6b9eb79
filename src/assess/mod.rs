//! `Edit`s → class and findings: editorial, consequential or substantive, and why.

use crate::model::{Action, Change, Class, Document, Edit, Pairing, Sides, Warning};

/// Judges every pairing: what happened, whether it was renumbered, how much it matters and why.
pub fn assess(
    _documents: Sides<&Document>,
    pairings: Vec<Pairing>,
    edits: Vec<Vec<Edit>>,
) -> Vec<Change> {
    pairings
        .into_iter()
        .zip(edits)
        .map(|(pairing, edits)| Change {
            action: if edits.is_empty() {
                Action::Unchanged
            } else {
                Action::Amended
            },
            renumbered: false,
            class: (!edits.is_empty()).then_some(Class::Substantive),
            pairing,
            edits,
            findings: Vec::new(),
        })
        .collect()
}

/// What the reader should know about the two drafts as a whole: wrong order, different documents.
pub fn draft_warnings(_documents: Sides<&Document>, _changes: &[Change]) -> Vec<Warning> {
    Vec::new()
}
