//! How much sharing a word proves: the more, the fewer clauses have it.

use super::profile::MANY_TO_COUNT;
use super::runs::Runs;
use crate::model::Sides;
use crate::parallel;

/// Rarity counts with this power: a little more than plain inverse frequency,
/// because two clauses on one subject share its common words anyway.
const RARITY_POWER: f32 = 1.3;

/// Weighs features by how few clauses have them: a power of `ln(1 + clauses / clauses that have it)`.
///
/// Both counts are taken in the draft where the feature is more common, so
/// that a word that stands once in each draft is as rare as one that stands
/// once in one of them: otherwise being shared would itself make a word common.
pub(super) fn weights(sequences: &Runs, text_of: Sides<&Vec<u32>>, features: usize) -> Vec<f32> {
    let count = |text_of: &[u32]| {
        let mut counts = vec![0_u32; features];
        let mut seen_in = vec![u32::MAX; features];
        for (id, &text) in text_of.iter().enumerate() {
            for &feature in sequences.get(text as usize) {
                if let (Some(count), Some(seen)) = (
                    counts.get_mut(feature as usize),
                    seen_in.get_mut(feature as usize),
                ) && *seen != id as u32
                {
                    *seen = id as u32;
                    *count += 1;
                }
            }
        }
        counts
    };
    let clauses = text_of.old.len().max(text_of.new.len()) as f32;
    let worthwhile = sequences.len() > MANY_TO_COUNT;
    let (old, new) = parallel::both(text_of.old, text_of.new, worthwhile, |text_of| {
        count(text_of)
    });
    old.into_iter()
        .zip(new)
        .map(|(old, new)| {
            let rarity = (1.0 + clauses / old.max(new).max(1) as f32).ln();
            quantised(rarity.powf(RARITY_POWER))
        })
        .collect()
}

/// Rounds to a 1024th, so that the last bit of a machine's logarithm decides nothing.
fn quantised(weight: f32) -> f32 {
    (weight * 1024.0).round() / 1024.0
}
