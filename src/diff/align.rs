//! Which words of two sequences correspond: coarse first, then exact where it counts.

use super::anchors::{Shortest, shortest};
use super::hunk::{Hunk, push};
use super::realign;
use super::units::Unit;
use super::weight::Worth;

/// The most cells that one exact realignment may fill: 1,000 by 1,000 units, a few milliseconds.
///
/// A stretch between two long agreements that is larger keeps the shortest edit script.
const REALIGN_CELLS: usize = 1 << 20;

/// An unchanged stretch of this worth is no accident, whatever changed around it: about a dozen content words.
const SURE_STRETCH: i64 = 96;

/// Aligns two texts.
pub(super) fn align(old: &[Unit], new: &[Unit]) -> Shortest {
    let keys = |units: &[Unit]| units.iter().map(|unit| unit.key).collect::<Vec<_>>();
    let mut found = shortest(&keys(old), &keys(new));
    let mut hunks = Vec::with_capacity(found.hunks.len());
    for region in regions(old, &found.hunks) {
        for hunk in improved(old, new, region) {
            push(&mut hunks, hunk);
        }
    }
    found.hunks = hunks;
    found
}

/// Hunks between which nothing stands that is certainly no accident, and their like on either side.
struct Region {
    hunks: Vec<Hunk>,
}

fn regions(old: &[Unit], hunks: &[Hunk]) -> Vec<Region> {
    let worth = Worth::of(old);
    let mut regions: Vec<Region> = Vec::new();
    for hunk in hunks {
        let near = regions
            .last()
            .and_then(|region| region.hunks.last())
            .is_some_and(|last| worth.total(last.old.end..hunk.old.start) < SURE_STRETCH);
        match regions.last_mut() {
            Some(region) if near => region.hunks.push(hunk.clone()),
            _ => regions.push(Region {
                hunks: vec![hunk.clone()],
            }),
        }
    }
    regions
}

fn improved(old: &[Unit], new: &[Unit], region: Region) -> Vec<Hunk> {
    let (Some(first), Some(last)) = (region.hunks.first(), region.hunks.last()) else {
        return Vec::new();
    };
    if region.hunks.len() == 1 {
        return region.hunks;
    }
    let whole = Hunk {
        old: first.old.start..last.old.end,
        new: first.new.start..last.new.end,
    };
    if whole.old.len().saturating_mul(whole.new.len()) > REALIGN_CELLS {
        return region.hunks;
    }
    realign::align(
        old.get(whole.old.clone()).unwrap_or_default(),
        new.get(whole.new.clone()).unwrap_or_default(),
    )
    .into_iter()
    .map(|hunk| hunk.offset(whole.old.start, whole.new.start))
    .collect()
}
