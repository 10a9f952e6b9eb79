//! Both drafts in one order of reading.
//!
//! A report that shows the whole text needs a spot for every clause of either
//! draft: what stayed stands once, what is gone stands where it stood, and
//! what moved stands twice, where it was and where it is. Read with the old
//! clauses only, the strands are the old draft in its order; with the new
//! clauses only, the new draft in its order.

use std::ops::Range;

use crate::model::{Change, ClauseId, Comparison, Sides};

/// One piece of the two drafts woven together; `change` is an index in [`Comparison::changes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Strand {
    /// All clauses of a change, of both drafts: they stand at the same spot of both.
    Both {
        /// The change.
        change: usize,
    },
    /// A clause of the old draft that is not here any more.
    Old {
        /// The change that tells what became of it.
        change: usize,
        /// The clause in the old draft.
        clause: ClauseId,
    },
    /// A clause of the new draft that was not here.
    New {
        /// The change that tells where it came from.
        change: usize,
        /// The clause in the new draft.
        clause: ClauseId,
    },
}

/// Weaves the clauses of both drafts; between two that stayed, what went stands before what came.
pub(super) fn weave(comparison: &Comparison) -> Vec<Strand> {
    let owners = Sides::new(
        owners(comparison.old.clauses.len(), comparison, |change| {
            &change.pairing.old
        }),
        owners(comparison.new.clauses.len(), comparison, |change| {
            &change.pairing.new
        }),
    );
    let mut strands = Vec::with_capacity(comparison.changes.len());
    let mut woven = Sides::new(0, 0);
    for (change, ranges) in stayed(comparison) {
        let gap = Sides::new(woven.old..ranges.old.start, woven.new..ranges.new.start);
        loose(&mut strands, &owners, gap);
        strands.push(Strand::Both { change });
        woven = Sides::new(ranges.old.end, ranges.new.end);
    }
    let rest = Sides::new(woven.old..owners.old.len(), woven.new..owners.new.len());
    loose(&mut strands, &owners, rest);
    strands
}

/// The change that each clause of a draft stands in.
fn owners(
    clauses: usize,
    comparison: &Comparison,
    ids: impl Fn(&Change) -> &Vec<ClauseId>,
) -> Vec<Option<usize>> {
    let mut owners = vec![None; clauses];
    for (index, change) in comparison.changes.iter().enumerate() {
        for &id in ids(change) {
            if let Some(owner) = owners.get_mut(id) {
                *owner = Some(index);
            }
        }
    }
    owners
}

/// The changes whose clauses stand together and in the same order in both drafts, with their clauses.
///
/// A change that is not said to have moved keeps the order of those around
/// it; should one not, it is treated as moved.
fn stayed(comparison: &Comparison) -> impl Iterator<Item = (usize, Sides<Range<ClauseId>>)> {
    let mut end = Sides::new(0, 0);
    let changes = comparison.changes.iter().enumerate();
    changes.filter_map(move |(index, change)| {
        let old = together(&change.pairing.old)?;
        let new = together(&change.pairing.new)?;
        let in_order = old.start >= end.old && new.start >= end.new;
        if change.pairing.moved.is_some() || !in_order {
            return None;
        }
        end = Sides::new(old.end, new.end);
        Some((index, Sides::new(old, new)))
    })
}

/// Ids that follow each other, as a range; `None` when there are none, or when others stand between.
fn together(ids: &[ClauseId]) -> Option<Range<ClauseId>> {
    let first = *ids.first()?;
    let follow = ids
        .iter()
        .zip(first..)
        .all(|(&id, expected)| id == expected);
    follow.then_some(first..first + ids.len())
}

/// Adds the clauses between two changes that stayed.
fn loose(
    strands: &mut Vec<Strand>,
    owners: &Sides<Vec<Option<usize>>>,
    gap: Sides<Range<ClauseId>>,
) {
    let owner = |owners: &[Option<usize>], clause: ClauseId| owners.get(clause).copied().flatten();
    strands.extend(gap.old.filter_map(|clause| {
        let change = owner(&owners.old, clause)?;
        Some(Strand::Old { change, clause })
    }));
    strands.extend(gap.new.filter_map(|clause| {
        let change = owner(&owners.new, clause)?;
        Some(Strand::New { change, clause })
    }));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    fn ids(comparison: &Comparison, strands: &[Strand]) -> Sides<Vec<ClauseId>> {
        let mut ids = Sides::new(Vec::new(), Vec::new());
        for strand in strands {
            match *strand {
                Strand::Both { change } => {
                    ids.old.extend(&comparison.changes[change].pairing.old);
                    ids.new.extend(&comparison.changes[change].pairing.new);
                }
                Strand::Old { clause, .. } => ids.old.push(clause),
                Strand::New { clause, .. } => ids.new.push(clause),
            }
        }
        ids
    }

    #[test]
    fn each_draft_can_be_read_in_its_order() {
        for mut comparison in [fixture::comparison(), fixture::without_change()] {
            for clear in [false, true] {
                if clear {
                    // Even if no change were said to have moved.
                    comparison
                        .changes
                        .iter_mut()
                        .for_each(|change| change.pairing.moved = None);
                }
                let ids = ids(&comparison, &weave(&comparison));
                assert_eq!(
                    ids.old,
                    (0..comparison.old.clauses.len()).collect::<Vec<_>>()
                );
                assert_eq!(
                    ids.new,
                    (0..comparison.new.clauses.len()).collect::<Vec<_>>()
                );
            }
        }
    }

    #[test]
    fn what_moved_stands_where_it_was_and_where_it_is() {
        let comparison = fixture::comparison();
        let strands = weave(&comparison);
        let moved = comparison
            .changes
            .iter()
            .position(|change| change.pairing.old == [9])
            .unwrap();
        let spots: Vec<usize> = strands
            .iter()
            .enumerate()
            .filter(|(_, strand)| match strand {
                Strand::Both { change }
                | Strand::Old { change, .. }
                | Strand::New { change, .. } => *change == moved,
            })
            .map(|(at, _)| at)
            .collect();
        let [was, is] = spots[..] else {
            panic!("{spots:?}")
        };
        assert!(was < is);
        assert_eq!(
            strands[was],
            Strand::Old {
                change: moved,
                clause: 9
            }
        );
        assert_eq!(
            strands[is],
            Strand::New {
                change: moved,
                clause: 14
            }
        );
    }
}
