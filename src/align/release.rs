//! Clauses that a weak pair holds although they are plainly a part of another clause.
//!
//! When one clause became two, and the clause beside it is gone, the second
//! half and the clause that is gone are both without a partner and stand
//! between the same neighbours: the assignment then pairs them, for want of
//! anything better. Such a pair is broken, so that the half can go to its whole.

use rustc_hash::FxHashSet;

use super::part::part_of_matched;
use super::profile::Profiles;
use super::rounds::Decided;
use crate::model::Sides;

/// Pairs worth more than this are never broken: their own wording is enough.
const WEAK: f32 = 0.20;

/// A part must be worth this much more with its whole than with its weak
/// partner: about what the same number or one matched neighbour is worth.
const LEAD: f32 = 0.08;

/// The clauses that are to be left without a partner of their own.
pub(super) fn released(decided: &Decided, words: &Profiles) -> Sides<FxHashSet<usize>> {
    let matching = &decided.matching;
    let worths = decided.worths();
    let mut released: Sides<FxHashSet<usize>> = Sides::default();
    for ((old, new), score) in decided.scores.iter() {
        let (Some(with_old), Some(with_new)) = (matching.new_of(old), matching.old_of(new)) else {
            continue;
        };
        if with_old == new {
            continue;
        }
        let here = score.worth();
        let is_weak = |own: Option<&Option<f32>>| {
            own.is_some_and(|own| own.is_some_and(|own| own < WEAK && here > own + LEAD))
        };
        let weak = Sides::new(is_weak(worths.old.get(old)), is_weak(worths.new.get(new)));
        // Two weak pairs would each release the other's clause: then neither is a whole.
        if weak.old == weak.new {
            continue;
        }
        let part = part_of_matched((old, new), Sides::new(with_new, with_old), here, words);
        if weak.old && part.old.is_some() {
            released.old.insert(old);
        }
        if weak.new && part.new.is_some() {
            released.new.insert(new);
        }
    }
    released
}
