//! `Draft` → `Draft`: what printing did to a text, undone.

use crate::model::Draft;

/// The words of the drafts that are compared, as evidence for rejoining broken words.
#[derive(Debug, Default)]
pub struct Vocabulary {}

impl Vocabulary {
    /// Collects the words of some drafts.
    pub fn of(_drafts: &[&Draft]) -> Self {
        Self {}
    }
}

/// Undoes what printing did: furniture off, footnotes out, broken paragraphs and words rejoined.
pub fn normalise(draft: Draft, _vocabulary: &Vocabulary) -> Draft {
    draft
}
