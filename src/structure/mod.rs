//! `Draft` → `Document`: what each block is, its label, and what it stands under.

use crate::model::{Clause, ClauseKind, Document, Draft};

/// Understands a draft.
pub fn structure(draft: Draft) -> Document {
    Document {
        clauses: draft
            .blocks
            .into_iter()
            .enumerate()
            .map(|(id, block)| Clause {
                id,
                parent: None,
                kind: ClauseKind::Paragraph,
                label: None,
                place: format!("para. {}", id + 1),
                text: block.text,
                emphasis: block.emphasis,
                depth: 0,
                span: block.span,
                line: block.line,
            })
            .collect(),
        source: draft.source,
        furniture: draft.furniture,
        warnings: draft.warnings,
        ..Document::default()
    }
}
