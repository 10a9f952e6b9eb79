//! Very long texts: cut into stretches that are short enough to be compared exactly.
//!
//! The shortest edit script of two long texts with little in common takes
//! quadratic time. Runs of words that stand exactly once in either text are
//! fixed first, long runs before short ones, as patience diff does with lines;
//! what lies between them is compared by itself. Where nothing stands only
//! once, a window goes along both texts.

use rustc_hash::FxHashMap;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::hunk::{Hunk, common_prefix, common_suffix, push};

/// Two stretches of together at most this many units are compared exactly: a few milliseconds at worst.
const EXACT_UNITS: usize = 1 << 14;

/// The lengths of the runs that are looked for, in units, one after another.
///
/// A run of 24 units that stands once in each of two texts of a million
/// cannot be an accident even where only 70 words are used; a single word can,
/// so it is asked only between longer runs.
const RUN_LENGTHS: [usize; 3] = [24, 6, 1];

/// How many units of either text the window shows.
const WINDOW: usize = 1 << 11;

/// The part of a window that is trusted, in quarters: what stands at its end may belong to words not yet seen.
const TRUSTED_QUARTERS: usize = 3;

/// Where two sequences differ, and whether a guard gave up the shortest way to say so.
#[derive(Default)]
pub(super) struct Shortest {
    pub(super) hunks: Vec<Hunk>,
    pub(super) coarse: bool,
}

/// Compares two sequences of keys: the shortest edit script, or nearly for very long ones.
pub(super) fn shortest(old: &[u32], new: &[u32]) -> Shortest {
    let mut found = Shortest::default();
    found.stretch(old, new, (0, 0), &RUN_LENGTHS);
    found
}

impl Shortest {
    /// Compares two stretches that begin at `at`.
    fn stretch(&mut self, old: &[u32], new: &[u32], at: (usize, usize), run_lengths: &[usize]) {
        let prefix = common_prefix(old, new);
        let (old, new) = (from(old, prefix), from(new, prefix));
        let suffix = common_suffix(old, new);
        let old = upto(old, old.len() - suffix);
        let new = upto(new, new.len() - suffix);
        let at = (at.0 + prefix, at.1 + prefix);
        if old.is_empty() || new.is_empty() {
            self.replaced(old.len(), new.len(), at);
        } else if old.len() + new.len() <= EXACT_UNITS {
            self.take(exact(old, new), at);
        } else {
            self.between_anchors(old, new, at, run_lengths);
        }
    }

    fn between_anchors(
        &mut self,
        old: &[u32],
        new: &[u32],
        at: (usize, usize),
        run_lengths: &[usize],
    ) {
        let Some((&length, shorter)) = run_lengths.split_first() else {
            self.window(old, new, at);
            return;
        };
        let (mut done_old, mut done_new) = (0, 0);
        for (anchor_old, anchor_new) in anchors(old, new, length) {
            if anchor_old >= done_old && anchor_new >= done_new {
                let gap_old = old.get(done_old..anchor_old).unwrap_or_default();
                let gap_new = new.get(done_new..anchor_new).unwrap_or_default();
                self.stretch(
                    gap_old,
                    gap_new,
                    (at.0 + done_old, at.1 + done_new),
                    shorter,
                );
            } else if done_old.wrapping_sub(anchor_old) != done_new.wrapping_sub(anchor_new) {
                continue;
            }
            (done_old, done_new) = (anchor_old + length, anchor_new + length);
        }
        let at = (at.0 + done_old, at.1 + done_new);
        self.stretch(from(old, done_old), from(new, done_new), at, shorter);
    }

    /// Goes along both texts with a window, trusting only the beginning of what it shows.
    fn window(&mut self, mut old: &[u32], mut new: &[u32], mut at: (usize, usize)) {
        self.coarse = true;
        while old.len() + new.len() > 2 * WINDOW && !old.is_empty() && !new.is_empty() {
            let shown = (upto(old, WINDOW), upto(new, WINDOW));
            let hunks = exact(shown.0, shown.1);
            let cut = trusted(&hunks, shown.0.len(), shown.1.len());
            let before = |hunk: &Hunk| hunk.old.end <= cut.0 && hunk.new.end <= cut.1;
            if hunks.first().is_none_or(before) {
                self.take(hunks.into_iter().filter(before).collect(), at);
            } else {
                self.replaced(cut.0, cut.1, at);
            }
            (old, new) = (from(old, cut.0), from(new, cut.1));
            at = (at.0 + cut.0, at.1 + cut.1);
        }
        self.take(exact(old, new), at);
    }

    fn take(&mut self, hunks: Vec<Hunk>, at: (usize, usize)) {
        for hunk in hunks {
            push(&mut self.hunks, hunk.offset(at.0, at.1));
        }
    }

    fn replaced(&mut self, old: usize, new: usize, at: (usize, usize)) {
        let hunk = Hunk {
            old: 0..old,
            new: 0..new,
        };
        push(&mut self.hunks, hunk.offset(at.0, at.1));
    }
}

fn exact(old: &[u32], new: &[u32]) -> Vec<Hunk> {
    let mut hunks = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, old, new) {
        if !matches!(op, DiffOp::Equal { .. }) {
            let hunk = Hunk {
                old: op.old_range(),
                new: op.new_range(),
            };
            push(&mut hunks, hunk);
        }
    }
    hunks
}

/// Up to where a window is trusted: the beginning of its last hunk that begins early enough.
///
/// Half of the window where nothing early is shared.
fn trusted(hunks: &[Hunk], old_len: usize, new_len: usize) -> (usize, usize) {
    let early = |hunk: &&Hunk| {
        4 * hunk.old.start <= TRUSTED_QUARTERS * old_len
            && 4 * hunk.new.start <= TRUSTED_QUARTERS * new_len
    };
    match hunks.iter().rev().find(early) {
        Some(hunk) if hunk.old.start > 0 && hunk.new.start > 0 => (hunk.old.start, hunk.new.start),
        Some(_) => (old_len.div_ceil(2), new_len.div_ceil(2)),
        None => {
            let shared = hunks
                .first()
                .map_or(old_len.min(new_len), |hunk| hunk.old.start);
            (shared, shared)
        }
    }
}

/// Where runs of `length` units that stand once in either text begin: the most of them that keep their order.
fn anchors(old: &[u32], new: &[u32], length: usize) -> Vec<(usize, usize)> {
    let mut places: FxHashMap<u64, Place> = FxHashMap::default();
    for (at, hash) in hashes(old, length).enumerate() {
        let unseen = Place {
            old: NEVER,
            new: NEVER,
        };
        see(&mut places.entry(hash).or_insert(unseen).old, at);
    }
    for (at, hash) in hashes(new, length).enumerate() {
        if let Some(place) = places.get_mut(&hash) {
            see(&mut place.new, at);
        }
    }
    let pairs = hashes(old, length)
        .enumerate()
        .filter_map(|(at, hash)| {
            let place = places.get(&hash)?;
            let at_new = (place.old < OFTEN && place.new < OFTEN).then_some(place.new as usize)?;
            let run_old = old.get(at..at + length);
            (run_old == new.get(at_new..at_new + length)).then_some((at, at_new))
        })
        .collect::<Vec<_>>();
    longest_rising(&pairs)
}

/// Where a run stands in either text.
#[derive(Clone, Copy)]
struct Place {
    old: u32,
    new: u32,
}

/// The run was not seen.
const NEVER: u32 = u32::MAX;
/// The run was seen more than once.
const OFTEN: u32 = u32::MAX - 1;

fn see(seen: &mut u32, at: usize) {
    *seen = if *seen == NEVER { at as u32 } else { OFTEN };
}

/// The hash of every run of `length` keys, each from the one before it in constant time.
fn hashes(keys: &[u32], length: usize) -> impl Iterator<Item = u64> {
    /// An odd number without pattern: the golden ratio in 64 bits.
    const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
    let value = |key: u32| (u64::from(key) + 1).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    let leaving = (0..length).fold(1_u64, |power, _| power.wrapping_mul(FACTOR));
    let mut hash = 0_u64;
    keys.iter().enumerate().filter_map(move |(at, &key)| {
        hash = hash.wrapping_mul(FACTOR).wrapping_add(value(key));
        if let Some(&gone) = at.checked_sub(length).and_then(|gone| keys.get(gone)) {
            hash = hash.wrapping_sub(value(gone).wrapping_mul(leaving));
        }
        (at + 1 >= length).then_some(hash)
    })
}

/// The most pairs, in order of their first place, whose second places rise too.
fn longest_rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    let second = |at: usize| pairs.get(at).map_or(0, |pair| pair.1);
    for (at, pair) in pairs.iter().enumerate() {
        let length = ends.partition_point(|&end| second(end) < pair.1);
        before.push(
            length
                .checked_sub(1)
                .and_then(|last| ends.get(last))
                .copied(),
        );
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut rising = Vec::with_capacity(ends.len());
    let mut next = ends.last().copied();
    while let Some(at) = next {
        rising.extend(pairs.get(at).copied());
        next = before.get(at).copied().flatten();
    }
    rising.reverse();
    rising
}

fn from(keys: &[u32], at: usize) -> &[u32] {
    keys.get(at..).unwrap_or_default()
}

fn upto(keys: &[u32], at: usize) -> &[u32] {
    keys.get(..at).unwrap_or(keys)
}
