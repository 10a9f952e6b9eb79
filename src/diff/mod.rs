//! One `Pairing` → `Edit`s: which words stayed, went and came.
//!
//! In: the texts of a pairing's clauses. Out: [`Edit`]s that give back both
//! texts to the letter, none of them empty, no two neighbours of one kind, a
//! deletion before the insertion that replaces it; the same edits mirrored when
//! the drafts are swapped. Never a judgement on what a change means.
//!
//! 1. `units`: a text becomes words and marks, compared by a folded key; white space is no word.
//! 2. `anchors`: the shortest edit script (Myers, from `similar`); very long texts are cut first.
//! 3. `realign`: near a change, the alignment that keeps the most in the fewest runs.
//! 4. `islands`: what is kept between two changes but helps nobody is given up.
//! 5. `slide`: an insertion or deletion begins and ends where a phrase does.
//! 6. `render`: back to printed text, white space and all.

mod align;
mod anchors;
mod hunk;
mod islands;
mod realign;
mod render;
mod slide;
#[cfg(test)]
mod tests;
mod units;
mod weight;

use std::borrow::Cow;

use crate::model::{ClauseId, Document, Edit, Pairing, Sides};
use crate::text::same_folded;
use anchors::Shortest;
use hunk::Hunk;
use render::Printed;
use units::{Interner, Unit};

/// Edits, and whether a size guard gave up precision to make them in bounded time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guarded {
    /// What stayed, went and came.
    pub edits: Vec<Edit>,
    /// True when more may be shown as changed than need be.
    ///
    /// Happens only where thousands of words in a row have nothing that
    /// stands once in each draft. The edits are lossless all the same.
    pub coarse: bool,
}

impl Guarded {
    fn exact(edits: Vec<Edit>) -> Self {
        Self {
            edits,
            coarse: false,
        }
    }
}

/// The words of a pairing: what stayed, went and came, tidied for a reader.
///
/// Empty when both texts are the same to the letter; one equal edit with
/// `old_text` when only quotes, dashes or spaces differ; one edit for an added
/// or removed clause. In a split or merge the texts of one side are joined by `\n`.
pub fn diff(pairing: &Pairing, documents: Sides<&Document>) -> Vec<Edit> {
    diff_guarded(pairing, documents).edits
}

/// Compares as [`diff`] and says whether a size guard gave up precision.
pub fn diff_guarded(pairing: &Pairing, documents: Sides<&Document>) -> Guarded {
    let old = text(documents.old, &pairing.old);
    let new = text(documents.new, &pairing.new);
    diff_texts_guarded(&old, &new)
}

/// The text of the clauses of one side of a pairing.
fn text<'document>(document: &'document Document, ids: &[ClauseId]) -> Cow<'document, str> {
    let of = |&id: &ClauseId| document.clauses.get(id).map(|clause| clause.text.as_str());
    match ids {
        [id] => Cow::Borrowed(of(id).unwrap_or_default()),
        _ => Cow::Owned(ids.iter().filter_map(of).collect::<Vec<_>>().join("\n")),
    }
}

/// Compares two texts word by word, tidied for a reader; `equal`+`delete` is `old`, `equal`+`insert` is `new`.
///
/// Empty when both are the same to the letter.
pub fn diff_texts(old: &str, new: &str) -> Vec<Edit> {
    diff_texts_guarded(old, new).edits
}

/// Compares as [`diff_texts`] and says whether a size guard gave up precision.
pub fn diff_texts_guarded(old: &str, new: &str) -> Guarded {
    if old == new {
        return Guarded::exact(Vec::new());
    }
    if old.is_empty() {
        return Guarded::exact(vec![Edit::insert(new)]);
    }
    if new.is_empty() {
        return Guarded::exact(vec![Edit::delete(old)]);
    }
    let mut interner = Interner::default();
    let (units_old, units_new) = (interner.units(old), interner.units(new));
    let found = if same_folded(old, new) {
        Shortest::default()
    } else if (old.len(), old) > (new.len(), new) {
        // Always from the shorter text to the longer, so that swapping the drafts mirrors the result.
        mirrored(tidied(&units_new, &units_old))
    } else {
        tidied(&units_old, &units_new)
    };
    let old = Printed {
        text: old,
        units: &units_old,
    };
    let new = Printed {
        text: new,
        units: &units_new,
    };
    Guarded {
        edits: render::edits(old, new, &found.hunks),
        coarse: found.coarse,
    }
}

fn mirrored(found: Shortest) -> Shortest {
    Shortest {
        hunks: found.hunks.into_iter().map(Hunk::mirrored).collect(),
        coarse: found.coarse,
    }
}

fn tidied(old: &[Unit], new: &[Unit]) -> Shortest {
    let mut found = align::align(old, new);
    if found.hunks.len() > 1 {
        let texts = islands::Texts::new(old, new);
        found.hunks = texts.replace_whole(texts.absorb(found.hunks));
    }
    slide::slide(old, new, &mut found.hunks);
    found
}
