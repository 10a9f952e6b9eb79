//! One `Pairing` → `Edit`s: which words stayed, went and came.

mod align;
mod hunk;
mod islands;
mod realign;
mod render;
mod slide;
mod units;
mod weight;

use crate::model::{Document, Edit, Pairing, Sides};
use crate::text::same_folded;
use hunk::Hunk;
use render::Printed;
use units::Interner;

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
    if old.is_empty() {
        return vec![Edit::insert(new)];
    }
    if new.is_empty() {
        return vec![Edit::delete(old)];
    }
    let mut interner = Interner::default();
    let (units_old, units_new) = (interner.units(old), interner.units(new));
    let hunks = if same_folded(old, new) {
        Vec::new()
    } else {
        hunks(&units_old, &units_new, (old.len(), old) > (new.len(), new))
    };
    render::edits(
        Printed { text: old, units: &units_old },
        Printed { text: new, units: &units_new },
        &hunks,
    )
}

/// Always works from the shorter text to the longer, so that swapping the drafts mirrors the result.
fn hunks(old: &[units::Unit], new: &[units::Unit], swap: bool) -> Vec<Hunk> {
    if swap {
        tidied(new, old).into_iter().map(Hunk::mirrored).collect()
    } else {
        tidied(old, new)
    }
}

fn tidied(old: &[units::Unit], new: &[units::Unit]) -> Vec<Hunk> {
    let mut hunks = align::align(old, new);
    if hunks.len() > 1 {
        let texts = islands::Texts::new(old, new);
        hunks = texts.replace_whole(texts.absorb(hunks));
    }
    slide::slide(old, new, &mut hunks);
    hunks
}
