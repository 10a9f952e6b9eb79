//! What stands out of order: the smallest set of moves.

use crate::model::Sides;

/// Finds the groups that keep their order, as flags for each of `groups`.
///
/// Comes in: pairs of positions, each with its [`weight`] and the group that
/// it is a spot of. A group has several spots when it has several clauses of
/// one draft, and stands at any one of them; else as [`in_order`].
pub(super) fn groups_in_order(
    mut spots: Vec<(Sides<usize>, u64, usize)>,
    groups: usize,
) -> Vec<bool> {
    // Of one old clause the last new one comes first, so that no two of them follow each other.
    spots.sort_by_key(|(spot, _, _)| (spot.old, usize::MAX - spot.new));
    let pairs = spots.iter().map(|(spot, weight, _)| (*spot, *weight));
    let pairs: Vec<(Sides<usize>, u64)> = pairs.collect();
    let mut kept = vec![false; groups];
    for ((_, _, group), stays) in spots.iter().zip(in_order(&pairs)) {
        if let Some(flag) = kept.get_mut(*group) {
            *flag |= stays;
        }
    }
    kept
}

/// Finds the pairs that keep their order, as flags beside `pairs`.
///
/// Comes in: pairs of positions in the order of the old draft, each with its
/// [`weight`]. The pairs flagged `true` stand in the same order in both drafts
/// and weigh as much as can be, so that what is left is the smallest set of moves.
/// A heaviest increasing subsequence, found with a Fenwick tree in n log n.
pub(super) fn in_order(pairs: &[(Sides<usize>, u64)]) -> Vec<bool> {
    let ranks = ranks(pairs);
    let mut tree = Fenwick::new(pairs.len());
    let mut before: Vec<u32> = Vec::with_capacity(pairs.len());
    let mut last = Best::NONE;
    for (at, ((_, pair_weight), &rank)) in pairs.iter().zip(&ranks).enumerate() {
        let best = tree.best_below(rank);
        before.push(best.at);
        let own = Best {
            weight: best.weight + *pair_weight,
            at: at as u32,
        };
        tree.raise(rank, own);
        if own.weight > last.weight {
            last = own;
        }
    }
    let mut kept = vec![false; pairs.len()];
    let mut next = last.at as usize;
    while let Some(flag) = kept.get_mut(next) {
        *flag = true;
        next = before.get(next).map_or(usize::MAX, |&at| at as usize);
    }
    kept
}

/// What it costs to say that a pair moved: among equally small sets of moves
/// the one with the fewest words is told.
///
/// A clause that goes along with its parent is no move of its own, so that a
/// paragraph with five items moves as easily as one without.
pub(super) fn weight(words: usize, goes_along: bool) -> u64 {
    words as u64 + if goes_along { 1 } else { ONE_PAIR }
}

/// One pair outweighs any number of words, so that the count of moves decides first.
const ONE_PAIR: u64 = 1 << 32;

/// The rank of each pair's new position among all, from 0; the same position has the same rank.
fn ranks(pairs: &[(Sides<usize>, u64)]) -> Vec<u32> {
    let mut order: Vec<(u32, u32)> = pairs
        .iter()
        .enumerate()
        .map(|(at, (position, _))| (position.new as u32, at as u32))
        .collect();
    // Most stand in order already, which a stable sort makes use of.
    order.sort_by_key(|(new, _)| *new);
    let mut ranks = vec![0; pairs.len()];
    let mut rank = 0;
    let mut last = None;
    for (new, at) in order {
        rank += u32::from(last.is_some_and(|last| last != new));
        last = Some(new);
        if let Some(slot) = ranks.get_mut(at as usize) {
            *slot = rank;
        }
    }
    ranks
}

/// The heaviest row of pairs that ends with one pair; pairs weigh more than nothing.
#[derive(Clone, Copy)]
struct Best {
    weight: u64,
    at: u32,
}

impl Best {
    const NONE: Self = Self {
        weight: 0,
        at: u32::MAX,
    };
}

/// The best of all entries below a rank.
struct Fenwick {
    best: Vec<Best>,
}

impl Fenwick {
    fn new(len: usize) -> Self {
        Self {
            best: vec![Best::NONE; len + 1],
        }
    }

    fn best_below(&self, rank: u32) -> Best {
        let mut best = Best::NONE;
        let mut at = rank as usize;
        while at > 0 {
            if let Some(found) = self.best.get(at)
                && found.weight > best.weight
            {
                best = *found;
            }
            at &= at - 1;
        }
        best
    }

    fn raise(&mut self, rank: u32, entry: Best) {
        let mut at = rank as usize + 1;
        while let Some(slot) = self.best.get_mut(at) {
            if entry.weight > slot.weight {
                *slot = entry;
            }
            at += at & at.wrapping_neg();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moved(order: &[(usize, u32)]) -> Vec<usize> {
        let spots = order.iter().enumerate();
        let spots = spots.map(|(old, &(new, words))| (old, new, words, old));
        groups_moved(&spots.collect::<Vec<_>>(), order.len())
    }

    /// The groups that moved, of spots as old, new, words and group.
    fn groups_moved(spots: &[(usize, usize, u32, usize)], groups: usize) -> Vec<usize> {
        let spot = |&(old, new, words, group): &(usize, usize, u32, usize)| {
            (Sides::new(old, new), weight(words as usize, false), group)
        };
        let kept = groups_in_order(spots.iter().map(spot).collect(), groups);
        (0..groups).filter(|&group| !kept[group]).collect()
    }

    #[test]
    fn what_is_merged_or_split_stands_where_any_of_its_parts_does() {
        // The second of two that were merged passed the clause between them.
        assert_eq!(
            groups_moved(&[(2, 0, 9, 0), (0, 0, 9, 0), (1, 1, 5, 1)], 2),
            [0_usize; 0]
        );
        assert_eq!(
            groups_moved(&[(0, 2, 9, 0), (0, 0, 9, 0), (1, 1, 5, 1)], 2),
            [0_usize; 0]
        );
        // Both parts passed the clause.
        assert_eq!(
            groups_moved(&[(1, 0, 3, 0), (2, 0, 3, 0), (0, 1, 5, 1)], 2),
            [0]
        );
        // Parts are no weight more.
        assert_eq!(
            groups_moved(&[(0, 1, 3, 0), (0, 2, 3, 0), (1, 0, 5, 1)], 2),
            [0]
        );
    }

    #[test]
    fn one_clause_taken_to_the_end_is_one_move() {
        assert_eq!(moved(&[(3, 9), (0, 9), (1, 9), (2, 9)]), [0]);
    }

    #[test]
    fn of_two_that_changed_places_the_shorter_moved() {
        assert_eq!(moved(&[(1, 5), (0, 8)]), [0]);
        assert_eq!(moved(&[(1, 8), (0, 5)]), [1]);
    }

    #[test]
    fn nothing_moves_when_clauses_only_come_and_go() {
        assert_eq!(moved(&[(0, 1), (4, 1), (7, 1)]), [0_usize; 0]);
    }
}
