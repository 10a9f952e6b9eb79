//! Whether the partners of a clause's neighbours stand near another clause.
//!
//! Sections that were reordered, cut up and joined leave no clause between the
//! neighbours that it had; what stood together still stands together.

use super::matching::Matching;
use crate::model::Sides;

/// Matched neighbours that are looked at on each side of a clause.
const NEIGHBOURS: usize = 2;

/// Clauses away at which the partner of a neighbour still counts as near: about
/// as many as a paragraph has items, or a table has rows on one subject.
const REACH: usize = 5;

/// The partners of the nearest matched neighbours of every clause.
pub(super) struct Vicinity {
    partners: Sides<Vec<Partners>>,
    /// In a short draft everything is near: how much less than that the reach is, from 0 to 1.
    tells: f32,
}

type Partners = [Option<usize>; 2 * NEIGHBOURS];

impl Vicinity {
    /// Looks up the neighbours of every clause once.
    pub(super) fn of(matching: &Matching) -> Self {
        let (old, new) = (matching.old_len(), matching.new_len());
        let within_reach = (2 * REACH + 1) as f32 / old.max(new).max(1) as f32;
        Self {
            partners: Sides::new(
                partners(old, |id| matching.new_of(id)),
                partners(new, |id| matching.old_of(id)),
            ),
            tells: (1.0 - within_reach).max(0.0),
        }
    }

    /// Share of the matched neighbours of both clauses whose partners stand near the other clause, from 0 to 1.
    pub(super) fn near(&self, old: usize, new: usize) -> f32 {
        let (mut near, mut all) = (0, 0);
        for (partners, other) in [
            (self.partners.old.get(old), new),
            (self.partners.new.get(new), old),
        ] {
            for partner in partners.into_iter().flatten().flatten() {
                all += 1;
                near += usize::from(partner.abs_diff(other) <= REACH);
            }
        }
        self.tells * near as f32 / (all + 1) as f32
    }
}

/// For each of `len` clauses the partners of its nearest matched neighbours on both sides.
fn partners(len: usize, partner_of: impl Fn(usize) -> Option<usize>) -> Vec<Partners> {
    let mut partners = vec![[None; 2 * NEIGHBOURS]; len];
    let mut nearest = [None; NEIGHBOURS];
    for (id, slots) in partners.iter_mut().enumerate() {
        set(slots.iter_mut().take(NEIGHBOURS), nearest);
        remember(&mut nearest, partner_of(id));
    }
    nearest = [None; NEIGHBOURS];
    for (id, slots) in partners.iter_mut().enumerate().rev() {
        set(slots.iter_mut().skip(NEIGHBOURS), nearest);
        remember(&mut nearest, partner_of(id));
    }
    partners
}

fn set<'a>(
    slots: impl Iterator<Item = &'a mut Option<usize>>,
    nearest: [Option<usize>; NEIGHBOURS],
) {
    for (slot, partner) in slots.zip(nearest) {
        *slot = partner;
    }
}

/// Puts a partner first; the farthest is forgotten.
fn remember(nearest: &mut [Option<usize>; NEIGHBOURS], partner: Option<usize>) {
    if partner.is_some() {
        nearest.rotate_right(1);
        if let Some(first) = nearest.first_mut() {
            *first = partner;
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
        assert!(vicinity.near(2, 12) < 0.3);
    }

    #[test]
    fn in_a_short_draft_nearness_tells_nothing() {
        let mut matching = Matching::empty(8, 8);
        matching.join(0, 0);
        matching.join(7, 7);
        assert!(Vicinity::of(&matching).near(3, 4) < 1e-6);
    }
}
