//! The order in which pairings are told.

use crate::model::{Clause, Document, Pairing, Sides};

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
///
/// A removed clause that did not stand under the clause before it comes after
/// everything that stands under that clause now.
pub(super) fn read_in_order(pairings: &mut [Pairing], documents: Sides<&Document>) {
    let stayed = stayed(pairings, documents.old.clauses.len());
    let ends = subtree_ends(&documents.new.clauses);
    let mut stands_after = vec![0; stayed.len()];
    let mut last: Option<usize> = None;
    for (old, slot) in stands_after.iter_mut().enumerate() {
        if stayed.get(old).copied().flatten().is_some() {
            last = Some(old);
        } else if let Some(before) = last {
            *slot = place_after(before, old, &documents.old.clauses, &stayed, &ends);
        }
    }
    // Pairings are large: their keys are sorted, and each is moved once.
    pairings.sort_by_cached_key(|pairing| match (pairing.new.first(), pairing.old.first()) {
        (Some(&new), _) => (new + 1, 0, 0),
        (None, Some(&old)) => (stands_after.get(old).copied().unwrap_or(0), 1, old),
        (None, None) => (usize::MAX, 0, 0),
    });
}

/// For each old clause that did not move, the new clause that it became.
fn stayed(pairings: &[Pairing], old_len: usize) -> Vec<Option<usize>> {
    let mut stayed = vec![None; old_len];
    for pairing in pairings {
        if let (Some(&new), None) = (pairing.new.first(), pairing.moved) {
            for &old in &pairing.old {
                if let Some(slot) = stayed.get_mut(old) {
                    *slot = Some(new);
                }
            }
        }
    }
    stayed
}

/// For each clause the last one that stands under it, or itself.
fn subtree_ends(clauses: &[Clause]) -> Vec<usize> {
    let mut ends: Vec<usize> = (0..clauses.len()).collect();
    for clause in clauses.iter().rev() {
        let end = ends.get(clause.id).copied().unwrap_or(clause.id);
        if let Some(above) = clause.parent.and_then(|parent| ends.get_mut(parent)) {
            *above = end.max(*above);
        }
    }
    ends
}

/// Levels that are climbed from the clause before to one that the removed clause stood beside.
const MOST_LEVELS: usize = 32;

/// One more than the new position after which a removed clause is told.
fn place_after(
    before: usize,
    removed: usize,
    old: &[Clause],
    stayed: &[Option<usize>],
    ends: &[usize],
) -> usize {
    let parent = |id: usize| old.get(id).and_then(|clause| clause.parent);
    let mut place = stayed
        .get(before)
        .copied()
        .flatten()
        .map_or(0, |new| new + 1);
    let beside = parent(removed);
    let mut at = Some(before);
    for _ in 0..MOST_LEVELS {
        let Some(id) = at.filter(|&id| Some(id) != beside) else {
            break;
        };
        if let Some(&end) = stayed
            .get(id)
            .copied()
            .flatten()
            .and_then(|new| ends.get(new))
        {
            place = place.max(end + 1);
        }
        if parent(id) == beside {
            break;
        }
        at = parent(id);
    }
    place
}
