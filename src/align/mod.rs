//! Two `Document`s → `Pairing`s: which clause became which.

use crate::model::{Document, MatchedBy, Pairing, Sides, Warning};

/// Which clause became which, and what the reader should know about it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Alignment {
    /// Every clause of either document stands in exactly one pairing. In the
    /// reading order of the new document, removed clauses where they stood.
    pub pairings: Vec<Pairing>,
    /// A size guard that fired.
    pub warnings: Vec<Warning>,
}

/// Pairs the clauses of two documents.
pub fn align(documents: Sides<&Document>) -> Alignment {
    let count = documents.old.clauses.len().max(documents.new.clauses.len());
    let pairings = (0..count)
        .map(|id| Pairing {
            old: (id < documents.old.clauses.len())
                .then_some(id)
                .into_iter()
                .collect(),
            new: (id < documents.new.clauses.len())
                .then_some(id)
                .into_iter()
                .collect(),
            matched_by: MatchedBy::Number,
            similarity: 0.5,
            confidence: 0.5,
            moved: None,
            evidence: Vec::new(),
            runner_up: None,
        })
        .collect();
    Alignment {
        pairings,
        warnings: Vec::new(),
    }
}
