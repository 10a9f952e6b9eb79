//! Warnings about parts whose role is unclear.

use super::region::Region;
use crate::model::{ClauseKind, Document, Warning, WarningKind};

/// Tells what a reader would miss: a resolution without an operative part.
pub(super) fn warnings(document: &Document, regions: &[(usize, Region)]) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let has = |kind: ClauseKind| document.clauses.iter().any(|clause| clause.kind == kind);
    let organ = regions.iter().any(|(_, region)| region.operative());
    let paper = document.masthead.document_type.to_lowercase();
    let resolves = paper.contains("resolution") || paper.contains("decision");
    if (organ || resolves) && !has(ClauseKind::Operative) && !has(ClauseKind::Subparagraph) {
        let message = if organ {
            "No operative paragraph was found after the organ's line: every paragraph there was read as part of the preamble or as plain text."
        } else {
            "No organ's line such as \"The General Assembly,\" was found: the text was read by its numbers and headings alone."
        };
        warnings.push(Warning::new(WarningKind::Structure, message));
    }
    warnings
}
