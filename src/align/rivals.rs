//! Who came second, and how sure that makes the first.

use rustc_hash::FxHashMap;

use super::rounds::Decided;

/// A pair, by old and new id, and what it is worth.
pub(super) type Rival = ((usize, usize), f32);

/// How sure a lead in worth makes: even odds at 0, 9 to 1 at a lead of 0.18,
/// which is about what a same number or matched neighbours are worth.
pub(super) fn sure(lead: f32) -> f64 {
    const STEEPNESS: f64 = 12.0;
    1.0 / (1.0 + (-STEEPNESS * f64::from(lead)).exp())
}

/// The best pairs of every clause, to tell who came second.
pub(super) struct Rivals {
    old: FxHashMap<usize, Vec<Rival>>,
    new: FxHashMap<usize, Vec<Rival>>,
}

impl Rivals {
    /// Keeps the best two pairs of every clause.
    pub(super) fn of(decided: &Decided) -> Self {
        let mut rivals = Self {
            old: FxHashMap::default(),
            new: FxHashMap::default(),
        };
        for &(old, new) in &decided.considered {
            let Some(score) = decided.scores.get(&(old, new)) else {
                continue;
            };
            let entry = ((old, new), score.worth());
            keep_best_two(rivals.old.entry(old).or_default(), entry);
            keep_best_two(rivals.new.entry(new).or_default(), entry);
        }
        rivals
    }

    /// The best pair of an old clause, but for one.
    pub(super) fn of_old(&self, old: usize, but: Option<(usize, usize)>) -> Option<Rival> {
        best(self.old.get(&old)?, but)
    }

    /// The best pair of a new clause, but for one.
    pub(super) fn of_new(&self, new: usize, but: Option<(usize, usize)>) -> Option<Rival> {
        best(self.new.get(&new)?, but)
    }

    /// The best pair that competes with a pair for one of its clauses.
    pub(super) fn of_pair(&self, old: usize, new: usize) -> Option<Rival> {
        let but = Some((old, new));
        let (one, other) = (self.of_old(old, but), self.of_new(new, but));
        match (one, other) {
            (Some(one), Some(other)) if other.1 > one.1 => Some(other),
            (one, other) => one.or(other),
        }
    }
}

fn best(entries: &[Rival], but: Option<(usize, usize)>) -> Option<Rival> {
    entries.iter().copied().find(|(pair, _)| Some(*pair) != but)
}

fn keep_best_two(entries: &mut Vec<Rival>, entry: Rival) {
    let at = entries
        .iter()
        .position(|(_, worth)| entry.1 > *worth)
        .unwrap_or(entries.len());
    entries.insert(at, entry);
    entries.truncate(2);
}
