//! One wording that took the place of another throughout.

use super::super::places::{list, new_places};
use super::super::quote::quoted;
use super::super::summary::counted;
use super::weight::weight_of;
use crate::model::{Comparison, Edit, EditOp, Replacement};

/// Places that the sentence about a replacement names.
const PLACES_NAMED: usize = 4;

/// A replacement in one sentence: `“cybercrime” becomes “…” throughout, in 14 clauses: PP1, PP2 and 12 more.`
pub fn replaced(replacement: &Replacement, comparison: &Comparison) -> String {
    let changes = replacement
        .changes
        .iter()
        .filter_map(|&at| comparison.changes.get(at));
    let mut places: Vec<String> = changes
        .map(|change| new_places(change, comparison))
        .take(PLACES_NAMED)
        .collect();
    let more = replacement.changes.len().saturating_sub(places.len());
    if more > 0 {
        places.push(format!("{more} more"));
    }
    let still = match replacement.remaining {
        0 => String::new(),
        1 => "; it still stands once".to_owned(),
        times => format!("; it still stands {times} times"),
    };
    format!(
        "{} becomes {} throughout, in {}: {}{still}.",
        quoted(&replacement.old),
        quoted(&replacement.new),
        counted(replacement.changes.len(), "clause"),
        list(&places)
    )
}

/// The changes in which nothing happened but replacements that run through the draft, in order.
pub(super) fn only_replaced(comparison: &Comparison) -> Vec<usize> {
    let replacements = &comparison.overall.replacements;
    let mut touched: Vec<usize> = replacements
        .iter()
        .flat_map(|replacement| replacement.changes.iter().copied())
        .collect();
    touched.sort_unstable();
    touched.dedup();
    touched.retain(|&at| {
        comparison.changes.get(at).is_some_and(|change| {
            let hunks = change.edits.split(|edit| edit.op == EditOp::Equal);
            change
                .findings
                .iter()
                .all(|finding| weight_of(finding) == 0)
                && hunks
                    .filter(|hunk| !hunk.is_empty())
                    .all(|hunk| is_replaced(hunk, replacements))
        })
    });
    touched
}

/// True for changed words that one of the replacements explains.
fn is_replaced(hunk: &[Edit], replacements: &[Replacement]) -> bool {
    let words = |op: EditOp| {
        let texts = hunk.iter().filter(|edit| edit.op == op);
        texts
            .map(|edit| edit.text.trim().to_lowercase())
            .collect::<String>()
    };
    let (old, new) = (words(EditOp::Delete), words(EditOp::Insert));
    if old.is_empty() || new.is_empty() {
        return false;
    }
    replacements.iter().any(|replacement| {
        let (was, is) = (
            replacement.old.to_lowercase(),
            replacement.new.to_lowercase(),
        );
        // The word after it, which stayed, is part of the term but not of the changed words.
        old.replace(&was, &is) == new || (was.starts_with(&old) && is.starts_with(&new))
    })
}
