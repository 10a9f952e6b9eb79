//! The order in which pairings are told.

use crate::model::{Document, Pairing, Sides};

/// Exchanges the drafts in pairings.
pub(super) fn swap(pairings: &mut [Pairing]) {
    for pairing in pairings {
        std::mem::swap(&mut pairing.old, &mut pairing.new);
        if let Some(runner_up) = &mut pairing.runner_up {
            std::mem::swap(&mut runner_up.old, &mut runner_up.new);
        }
    }
}

/// Sorts pairings by the reading order of the new draft, with removed clauses
/// after the clause that stood before them and did not move.
pub(super) fn read_in_order(pairings: &mut [Pairing], documents: Sides<&Document>) {
    let mut stands_after = vec![0; documents.old.clauses.len()];
    for pairing in pairings.iter() {
        if let (Some(&new), None) = (pairing.new.first(), pairing.moved) {
            for &old in &pairing.old {
                if let Some(slot) = stands_after.get_mut(old) {
                    *slot = new + 1;
                }
            }
        }
    }
    let mut last = 0;
    for slot in &mut stands_after {
        if *slot == 0 {
            *slot = last;
        } else {
            last = *slot;
        }
    }
    pairings.sort_by_key(|pairing| match (pairing.new.first(), pairing.old.first()) {
        (Some(&new), _) => (new + 1, 0, 0),
        (None, Some(&old)) => (stands_after.get(old).copied().unwrap_or(0), 1, old),
        (None, None) => (usize::MAX, 0, 0),
    });
}
