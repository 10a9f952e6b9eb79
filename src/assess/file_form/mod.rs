//! What differs because of how the two files were made, and not because somebody changed the draft.
//!
//! One draft comes as a Word file and again as the text that somebody took
//! out of it. The text has the cells of a table one a line, and no footnotes.
//! Clause by clause nearly everything is another; word by word nothing is.
//!
//! **Comes in:** the changes as they were judged. **Goes out:** the same
//! changes, those that only the making of the files explains as editorial,
//! and a warning that says so:
//!
//! * `lost_notes`: one draft has footnotes, the other has none at all, and its
//!   file shows that it lost them;
//! * `cut_otherwise`: the same words stand in rows and headings in one draft
//!   and in lines of their own in the other;
//! * `title_rows`: the titles of a table's columns are the same, and stand in
//!   other rows.
//!
//! **Never:** hides a word, or calls a clause editorial of which any word has
//! no counterpart at its place.

mod cut_otherwise;
mod lost_notes;
mod marks;
mod regions;
mod title_rows;
mod words;

use crate::model::{Change, Class, ClauseKind, Document, Move, Sides, Warning};

/// True when a draft has what the making of a file takes away or cuts otherwise: notes, rows, headings.
pub(super) fn may_explain(documents: Sides<&Document>) -> bool {
    let has_any = |document: &Document| {
        let mut clauses = document.clauses.iter();
        clauses.any(|clause| clause.kind == ClauseKind::Footnote || is_form(clause.kind))
    };
    has_any(documents.old) || has_any(documents.new)
}

/// True for what a file makes of words and another file need not.
fn is_form(kind: ClauseKind) -> bool {
    matches!(
        kind,
        ClauseKind::TableRow | ClauseKind::Heading | ClauseKind::Title
    )
}

/// Judges anew what only the making of the files explains, and tells of it.
pub(super) fn reconsider(documents: Sides<&Document>, changes: &mut [Change]) -> Vec<Warning> {
    let mut warnings = Vec::new();
    warnings.extend(lost_notes::reconsider(documents, changes));
    let titles = title_rows::reconsider(documents, changes);
    let cut = cut_otherwise::reconsider(documents, changes);
    warnings.extend(cut.warnings(documents, titles));
    warnings
}

/// True for a change that nothing but the making of the files could explain: it did not move.
fn may_be_of_file(change: &Change) -> bool {
    change.class == Some(Class::Substantive) && change.pairing.moved != Some(Move::Alone)
}

/// Makes a change editorial; what it seemed to do was the same words read at another place.
fn settle(change: &mut Change) {
    let follows = change.renumbered || change.pairing.moved.is_some();
    change.class = Some(if follows {
        Class::Consequential
    } else {
        Class::Editorial
    });
    change
        .findings
        .retain(|finding| finding.kind == crate::model::FindingKind::Renumbered);
}
