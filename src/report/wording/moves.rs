//! What went along with a clause that moved.

use crate::model::{Comparison, Move};

/// For each change, in order, how many clauses went along with it because they stand under it.
///
/// 0 for a change that did not move by itself.
pub fn went_along(comparison: &Comparison) -> Vec<usize> {
    let mut change_of = vec![None; comparison.new.clauses.len()];
    for (index, change) in comparison.changes.iter().enumerate() {
        for &id in &change.pairing.new {
            if let Some(slot) = change_of.get_mut(id) {
                *slot = Some(index);
            }
        }
    }
    let moved = |index: Option<usize>| comparison.changes.get(index?)?.pairing.moved;
    let mut moved_by: Vec<Option<usize>> = vec![None; change_of.len()];
    let mut counts = vec![0; comparison.changes.len()];
    for clause in &comparison.new.clauses {
        let change = change_of.get(clause.id).copied().flatten();
        // A parent stands before what stands under it, so what moved it is known.
        let own = match moved(change) {
            Some(Move::Alone) => change,
            Some(Move::WithParent) => clause
                .parent
                .and_then(|parent| moved_by.get(parent).copied().flatten()),
            None => None,
        };
        if own != change
            && let Some(count) = own.and_then(|index| counts.get_mut(index))
        {
            *count += 1;
        }
        if let Some(slot) = moved_by.get_mut(clause.id) {
            *slot = own;
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn what_stands_under_a_moved_clause_is_counted_at_it() {
        let comparison = fixture::comparison();
        let told: Vec<_> = comparison
            .changes
            .iter()
            .zip(went_along(&comparison))
            .collect();
        for (change, count) in told {
            let expected = if change.pairing.new == [14] { 2 } else { 0 };
            assert_eq!(count, expected, "{:?}", change.pairing);
        }
    }
}
