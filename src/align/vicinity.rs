//! Whether a clause stands where its neighbours went.
//!
//! Sections that were reordered, cut up and joined leave no clause between the
//! neighbours that it had; what stood together still stands near together.

use super::matching::Matching;
use crate::model::Sides;
use crate::parallel;

/// Matched neighbours that are looked at on each side of a clause.
const NEIGHBOURS: usize = 2;

/// So many clauses away from where a neighbour's partner would have it, a clause is half as near:
/// about as many as a table has rows on one subject.
const HALF_NEAR: f32 = 4.0;

/// With more clauses than this the two drafts are looked through on two threads: a clause takes some nanoseconds.
const MANY_CLAUSES: usize = 10_000;

/// What stands farther away is not near at all.
const REACH: f32 = 12.0;

/// Where every clause would stand if it had kept its distance to its nearest matched neighbours.
pub(super) struct Vicinity {
    expected: Sides<Vec<Expected>>,
    /// In a short draft everything is near, so that nearness tells nothing: from 0 to 1.
    tells: f32,
}

/// Positions in the other draft, one for each neighbour, [`NOWHERE`] without one; they can lie before its start.
type Expected = [i32; 2 * NEIGHBOURS];

/// No position: drafts have fewer clauses.
const NOWHERE: i32 = i32::MIN;

fn position(id: usize) -> i32 {
    i32::try_from(id).unwrap_or(i32::MAX / 2)
}

impl Vicinity {
    /// Looks up the neighbours of every clause once.
    pub(super) fn of(matching: &Matching) -> Self {
        let (old, new) = (matching.old_len(), matching.new_len());
        let (expected_old, expected_new) = parallel::join(
            old.max(new) > MANY_CLAUSES,
            || expected(old, |id| matching.new_of(id)),
            || expected(new, |id| matching.old_of(id)),
        );
        let near = 2.0 * HALF_NEAR + 1.0;
        Self {
            expected: Sides::new(expected_old, expected_new),
            tells: (1.0 - near / old.max(new).max(1) as f32).max(0.0),
        }
    }

    /// How near two clauses stand to where the neighbours of both would have them, from 0 to 1.
    pub(super) fn near(&self, old: usize, new: usize) -> f32 {
        let (mut near, mut neighbours) = (0.0, 0.0);
        for (expected, other) in [
            (self.expected.old.get(old), new),
            (self.expected.new.get(new), old),
        ] {
            let known = |at: &&i32| **at != NOWHERE;
            for &expected in expected.into_iter().flatten().filter(known) {
                let away = expected.abs_diff(position(other)) as f32;
                neighbours += 1.0;
                if away <= REACH {
                    near += HALF_NEAR / (HALF_NEAR + away);
                }
            }
        }
        // One neighbour alone proves half.
        self.tells * near / (neighbours + 1.0)
    }
}

/// For each of `len` clauses where its nearest matched neighbours on both sides would have it.
fn expected(len: usize, partner_of: impl Fn(usize) -> Option<usize>) -> Vec<Expected> {
    let mut all = vec![[NOWHERE; 2 * NEIGHBOURS]; len];
    let mut nearest = [None; NEIGHBOURS];
    for (id, slots) in all.iter_mut().enumerate() {
        fill(slots.iter_mut().take(NEIGHBOURS), nearest, id);
        remember(&mut nearest, id, partner_of(id));
    }
    nearest = [None; NEIGHBOURS];
    for (id, slots) in all.iter_mut().enumerate().rev() {
        fill(slots.iter_mut().skip(NEIGHBOURS), nearest, id);
        remember(&mut nearest, id, partner_of(id));
    }
    all
}

/// By how much the nearest matched neighbours shifted.
type Shifts = [Option<i32>; NEIGHBOURS];

fn fill<'a>(slots: impl Iterator<Item = &'a mut i32>, nearest: Shifts, id: usize) {
    for (slot, shift) in slots.zip(nearest) {
        *slot = shift.map_or(NOWHERE, |shift| position(id) + shift);
    }
}

/// Puts a neighbour first; the farthest is forgotten.
fn remember(nearest: &mut Shifts, id: usize, partner: Option<usize>) {
    if let Some(partner) = partner {
        nearest.rotate_right(1);
        if let Some(first) = nearest.first_mut() {
            *first = Some(position(partner) - position(id));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_is_near_where_its_neighbours_went() {
        // Clauses 0 to 4 became 40 to 44, but for the third; the rest stayed.
        let mut matching = Matching::empty(60, 60);
        for (old, new) in [(0, 40), (1, 41), (3, 43), (4, 44), (50, 10), (51, 11)] {
            matching.join(old, new);
        }
        let vicinity = Vicinity::of(&matching);
        assert!(vicinity.near(2, 42) > 0.7);
        assert!(vicinity.near(2, 42) > vicinity.near(2, 45));
        assert!(vicinity.near(2, 20) < 0.1);
    }

    #[test]
    fn in_a_short_draft_nearness_tells_nothing() {
        let mut matching = Matching::empty(8, 8);
        matching.join(0, 0);
        matching.join(7, 7);
        assert!(Vicinity::of(&matching).near(3, 4) < 1e-6);
    }
}
