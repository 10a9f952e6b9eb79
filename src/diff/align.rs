//! Which words of two texts correspond: the shortest edit script, improved wherever changes stand close together.

use super::anchors::{Shortest, shortest};
use super::hunk::{Hunk, push};
use super::realign;
use super::units::Unit;
use super::weight::Worth;

/// The most cells that one exact realignment may fill: 1,000 by 1,000 units, a few milliseconds.
const REALIGN_CELLS: usize = 1 << 20;

/// An unchanged stretch of this worth is no accident, whatever changed around it: a dozen words that carry meaning.
const SURE_STRETCH: i64 = 96;

/// Where too much lies between two sure stretches, shorter ones are taken for sure, down to this
/// worth: three words that carry meaning.
const HARDLY_SURE_STRETCH: i64 = 24;

/// Aligns two texts.
pub(super) fn align(old: &[Unit], new: &[Unit]) -> Shortest {
    let keys = |units: &[Unit]| units.iter().map(|unit| unit.key).collect::<Vec<_>>();
    let found = shortest(&keys(old), &keys(new));
    if found.hunks.len() < 2 {
        return found;
    }
    let mut improved = Improved {
        old,
        new,
        worth: Worth::of(old),
        hunks: Vec::with_capacity(found.hunks.len()),
    };
    improved.between_sure(&found.hunks, SURE_STRETCH);
    Shortest {
        hunks: improved.hunks,
        coarse: found.coarse,
    }
}

struct Improved<'units> {
    old: &'units [Unit],
    new: &'units [Unit],
    worth: Worth,
    hunks: Vec<Hunk>,
}

impl Improved<'_> {
    /// Improves each group of hunks that no unchanged stretch worth `sure` divides.
    fn between_sure(&mut self, hunks: &[Hunk], sure: i64) {
        let groups: Vec<&[Hunk]> = hunks
            .chunk_by(|last, next| self.worth.total(last.old.end..next.old.start) < sure)
            .collect();
        for group in groups {
            self.group(group, sure);
        }
    }

    fn group(&mut self, group: &[Hunk], sure: i64) {
        let ([first, ..], [.., last]) = (group, group) else {
            return;
        };
        let (from_old, from_new) = (first.old.start, first.new.start);
        let old = self.old.get(from_old..last.old.end).unwrap_or_default();
        let new = self.new.get(from_new..last.new.end).unwrap_or_default();
        if group.len() == 1 {
            push(&mut self.hunks, first.clone());
        } else if old.len().saturating_mul(new.len()) <= REALIGN_CELLS {
            for hunk in realign::align(old, new) {
                push(&mut self.hunks, hunk.offset(from_old, from_new));
            }
        } else if sure > HARDLY_SURE_STRETCH {
            self.between_sure(group, sure / 2);
        } else {
            for hunk in group {
                push(&mut self.hunks, hunk.clone());
            }
        }
    }
}
