//! Clauses with the same wording: unique ones anchor, repeated ones are settled by their neighbours.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

use super::matching::Matching;
use super::profile::{Bags, Profiles};
use crate::model::{Document, Side, Sides};
use crate::{parallel, text};

/// What is the same in both drafts.
pub(super) struct Identical {
    /// The pairs that were found.
    pub(super) matching: Matching,
    /// For each old clause: whether its neighbours had to decide, because the wording stands several times.
    pub(super) repeated: Vec<bool>,
    /// The wording of each clause as one number: clauses with the same number read alike.
    pub(super) wording: Sides<Vec<u64>>,
}

/// Pairs clauses that read alike.
///
/// A wording that stands once in each draft is paired wherever it stands. A
/// wording that stands several times is paired where a neighbour is already
/// paired, starting from the two ends of the drafts; what is left of it is for
/// the scored rounds, unless so many are left that only their order can tell
/// them apart.
pub(super) fn identical(documents: Sides<&Document>, profiles: &Profiles) -> Identical {
    let bags = profiles.bags();
    let (old, new) = parallel::both(
        (documents.old, bags.old, Side::Old),
        (documents.new, bags.new, Side::New),
        bags.old.len().max(bags.new.len()) > MANY_CLAUSES,
        |(document, bags, side)| wordings(document, bags, side),
    );
    let wording = Sides::new(old, new);
    let mut matching = Matching::empty(wording.old.len(), wording.new.len());
    let mut repeated = vec![false; wording.old.len()];
    let groups = pair_unique(wording.as_ref(), &mut matching);
    for &old in groups.iter().flat_map(|group| &group.old) {
        if let Some(flag) = repeated.get_mut(old) {
            *flag = true;
        }
    }
    spread(&mut matching, wording.as_ref());
    for group in &groups {
        pair_large_remainders_in_order(group, &mut matching);
    }
    Identical {
        matching,
        repeated,
        wording,
    }
}

/// With more clauses than this the two drafts are read on two threads: a clause takes a tenth of a microsecond.
const MANY_CLAUSES: usize = 4000;

/// More free copies of one wording than this are paired in order; fewer are weighed one by one.
///
/// Weighing is quadratic in the copies; 24 boilerplate paragraphs of one wording are more than drafts have.
const MOST_COPIES_WEIGHED: usize = 24;

fn pair_large_remainders_in_order(group: &Sides<Vec<usize>>, matching: &mut Matching) {
    let old: Vec<usize> = free(&group.old, |id| matching.new_of(id));
    let new: Vec<usize> = free(&group.new, |id| matching.old_of(id));
    if old.len().max(new.len()) > MOST_COPIES_WEIGHED {
        for (&old, &new) in old.iter().zip(&new) {
            matching.join(old, new);
        }
    }
}

fn free(ids: &[usize], partner: impl Fn(usize) -> Option<usize>) -> Vec<usize> {
    ids.iter()
        .copied()
        .filter(|&id| partner(id).is_none())
        .collect()
}

/// Pairs free clauses that read alike and whose neighbours on one side are paired, from the ends and from every pair.
fn spread(matching: &mut Matching, wording: Sides<&Vec<u64>>) {
    let same = |old: usize, new: usize| {
        wording.old.get(old).is_some() && wording.old.get(old) == wording.new.get(new)
    };
    let seeds: Vec<(usize, usize)> = matching.iter().collect();
    let ends = (matching.old_len(), matching.new_len());
    run_forward(matching, (0, 0), same);
    run_backward(matching, ends, same);
    for (old, new) in seeds {
        run_forward(matching, (old + 1, new + 1), same);
        run_backward(matching, (old, new), same);
    }
}

fn run_forward(
    matching: &mut Matching,
    (mut old, mut new): (usize, usize),
    same: impl Fn(usize, usize) -> bool,
) {
    while matching.both_free(old, new) && same(old, new) {
        matching.join(old, new);
        old += 1;
        new += 1;
    }
}

fn run_backward(
    matching: &mut Matching,
    (mut old, mut new): (usize, usize),
    same: impl Fn(usize, usize) -> bool,
) {
    while old > 0 && new > 0 && matching.both_free(old - 1, new - 1) && same(old - 1, new - 1) {
        old -= 1;
        new -= 1;
        matching.join(old, new);
    }
}

/// Pairs each wording that stands once in each draft; comes back with the clauses of every wording
/// that stands several times, in the order in which wordings first appear in the old draft.
fn pair_unique(wording: Sides<&Vec<u64>>, matching: &mut Matching) -> Vec<Sides<Vec<usize>>> {
    let mut index: FxHashMap<u64, Standing> = FxHashMap::default();
    index.reserve(wording.old.len());
    for (id, &key) in wording.old.iter().enumerate() {
        let standing = index.entry(key).or_insert(Standing {
            old: id,
            new: None,
            several: false,
        });
        standing.several |= standing.old != id;
    }
    for (id, key) in wording.new.iter().enumerate() {
        if let Some(standing) = index.get_mut(key) {
            standing.several |= standing.new.is_some();
            standing.new.get_or_insert(id);
        }
    }
    let mut places: FxHashMap<u64, usize> = FxHashMap::default();
    let mut repeated: Vec<Sides<Vec<usize>>> = Vec::new();
    for (id, &key) in wording.old.iter().enumerate() {
        match index.get(&key) {
            Some(standing) if standing.several => {
                let at = *places.entry(key).or_insert_with(|| {
                    repeated.push(Sides::default());
                    repeated.len() - 1
                });
                if let Some(group) = repeated.get_mut(at) {
                    group.old.push(id);
                }
            }
            Some(Standing { new: Some(new), .. }) => matching.join(id, *new),
            _ => {}
        }
    }
    if repeated.is_empty() {
        return repeated;
    }
    for (id, key) in wording.new.iter().enumerate() {
        if let Some(group) = places.get(key).and_then(|&at| repeated.get_mut(at)) {
            group.new.push(id);
        }
    }
    repeated
}

/// Where a wording stands.
struct Standing {
    /// The first old clause that has it.
    old: usize,
    /// The first new clause that has it.
    new: Option<usize>,
    /// Several clauses of one draft have it.
    several: bool,
}

/// The wording of each clause; a heading that is nothing but its label has
/// none, and so the same as no other.
fn wordings(document: &Document, bags: Bags<'_>, side: Side) -> Vec<u64> {
    document
        .clauses
        .iter()
        .enumerate()
        .map(|(id, clause)| {
            let mut hasher = FxHasher::default();
            let words = bags.sequence(id);
            if clause.is_only_its_label() {
                (side, id).hash(&mut hasher);
            } else if words.is_empty() {
                text::fold(&clause.text).hash(&mut hasher);
            } else {
                words.hash(&mut hasher);
            }
            hasher.finish()
        })
        .collect()
}
