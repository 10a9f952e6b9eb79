//! Who came second, and how sure that makes the first.

use super::partner::Partner;
use super::rounds::Decided;
use crate::model::Sides;

/// A pair, by old and new id, and what it is worth.
pub(super) type Rival = ((usize, usize), f32);

/// How sure a pair is: even odds where it leads by nothing and its wording
/// proves [`EVEN_PROOF`], nine to one where it leads by a quarter more.
///
/// A lead that wording gives is worth more than one that places give: leftovers
/// at the same place are as often a removal beside an addition. What came of it
/// is the table at [`Pairing::confidence`](crate::model::Pairing::confidence).
pub(super) fn sure(lead: f32, proof: f32) -> f64 {
    odds(LEAD_STEEPNESS * lead + PROOF_STEEPNESS * (proof - EVEN_PROOF))
}

/// How sure it is that a clause has no partner, given by how much it is drawn to the best one.
pub(super) fn sure_alone(drawn: f32) -> f64 {
    odds(-ALONE_STEEPNESS * drawn)
}

const LEAD_STEEPNESS: f32 = 8.0;
const PROOF_STEEPNESS: f32 = 5.0;
/// Wording that proves no more than this speaks for neither.
const EVEN_PROOF: f32 = 0.28;
const ALONE_STEEPNESS: f32 = 12.0;

fn odds(logarithm: f32) -> f64 {
    1.0 / (1.0 + (-f64::from(logarithm)).exp())
}

/// A clause that has a partner is less free for another, by this share of what its own pair is worth.
const HELD: f32 = 0.5;

/// The best pairs of every clause, to tell who came second.
pub(super) struct Rivals {
    best: Sides<Vec<BestTwo>>,
    /// By how much each clause is drawn to a partner; `None` without candidates.
    drawn: Sides<Vec<Option<f32>>>,
}

/// The best partners of a clause with what the pairs are worth, the better one first.
type BestTwo = [(Partner, f32); 2];

impl Rivals {
    /// Keeps the best two pairs of every clause.
    pub(super) fn of(decided: &Decided) -> Self {
        let matching = &decided.matching;
        let lengths = Sides::new(matching.old_len(), matching.new_len());
        let mut rivals = Self {
            best: lengths.map(|length| vec![BestTwo::default(); length]),
            drawn: lengths.map(|length| vec![None; length]),
        };
        let worths = decided.worths();
        let held = |worths: &[Option<f32>], id: usize, partner: Option<usize>| {
            let worth = || worths.get(id).copied().flatten().unwrap_or(1.0);
            partner.map_or(0.0, |_| HELD * worth().max(0.0))
        };
        for ((old, new), score) in decided.scores.iter() {
            let worth = score.worth();
            keep_best_two(&mut rivals.best.old, old, (Partner::of(new), worth));
            keep_best_two(&mut rivals.best.new, new, (Partner::of(old), worth));
            let held_new = held(&worths.new, new, matching.old_of(new));
            let held_old = held(&worths.old, old, matching.new_of(old));
            let raise = |drawn: &mut Vec<Option<f32>>, id: usize, pull: f32| {
                if let Some(most) = drawn.get_mut(id) {
                    *most = Some(most.map_or(pull, |most| most.max(pull)));
                }
            };
            raise(&mut rivals.drawn.old, old, worth - held_new);
            raise(&mut rivals.drawn.new, new, worth - held_old);
        }
        rivals
    }

    /// How much an old clause that is left alone is drawn to the best partner; `None` without candidates.
    pub(super) fn drawn_old(&self, old: usize) -> Option<f32> {
        self.drawn.old.get(old).copied().flatten()
    }

    /// How much a new clause that is left alone is drawn to the best partner; `None` without candidates.
    pub(super) fn drawn_new(&self, new: usize) -> Option<f32> {
        self.drawn.new.get(new).copied().flatten()
    }

    /// The best pair of an old clause, but for the one with a new clause.
    pub(super) fn of_old(&self, old: usize, but: Option<usize>) -> Option<Rival> {
        best(self.best.old.get(old)?, but).map(|(new, worth)| ((old, new), worth))
    }

    /// The best pair of a new clause, but for the one with an old clause.
    pub(super) fn of_new(&self, new: usize, but: Option<usize>) -> Option<Rival> {
        best(self.best.new.get(new)?, but).map(|(old, worth)| ((old, new), worth))
    }

    /// The best pair that competes with a pair for one of its clauses.
    pub(super) fn of_pair(&self, old: usize, new: usize) -> Option<Rival> {
        let (one, other) = (self.of_old(old, Some(new)), self.of_new(new, Some(old)));
        match (one, other) {
            (Some(one), Some(other)) if other.1 > one.1 => Some(other),
            (one, other) => one.or(other),
        }
    }
}

fn best(entries: &BestTwo, but: Option<usize>) -> Option<(usize, f32)> {
    let known = entries
        .iter()
        .filter_map(|(partner, worth)| Some((partner.id()?, *worth)));
    known.into_iter().find(|(partner, _)| Some(*partner) != but)
}

fn keep_best_two(best: &mut [BestTwo], id: usize, entry: (Partner, f32)) {
    let Some([first, second]) = best.get_mut(id) else {
        return;
    };
    let beats = |other: &(Partner, f32)| other.0.is_none() || entry.1 > other.1;
    if beats(first) {
        *second = std::mem::replace(first, entry);
    } else if beats(second) {
        *second = entry;
    }
}
