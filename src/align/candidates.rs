//! Which pairs are worth weighing: found through an index of rare words, never by trying all.

use std::cmp::Ordering;

use super::guards::Guards;
use super::profile::{Bags, Feature, Profiles};
use crate::model::Sides;
use crate::parallel;

/// A word that more clauses than this have in the other draft finds nobody: it
/// is no rare word, and looking through its clauses would make the search
/// quadratic.
const MOST_POSTINGS: usize = 48;

/// Rare words of a clause that are looked up, rarest first. A paragraph of
/// negotiated text has some 10 to 30 words that are not everywhere.
const MOST_LOOKUPS: usize = 32;

/// Clauses that are visited for the rare words of a clause, rarest first: when so many were seen no further word is
/// looked up. Without this the visits grow with the draft, by the words that are rare in it only because they are
/// below [`MOST_POSTINGS`]. On the labelled pairs 64 changes what is found, 128 does not.
const MOST_VISITS: usize = 128;

/// Candidates kept for a clause, best first. The right partner stands among the
/// first three nearly always; ten leave room for twins of boilerplate.
const MOST_CANDIDATES: usize = 10;

/// A clause that found fewer usable features than this among words and pairs of
/// words is looked up by runs of three words too.
const FEW_LOOKUPS: usize = 4;

/// A clause of fewer features than this is a line such as "Annex" or "Option 1:", which no search by words would find.
const ENOUGH_TO_SAY: usize = 8;

/// Finds pairs of clauses that share rare words or rare runs of words.
///
/// Only clauses that `wanted` flags take part. Sorted by old, then new id;
/// with them the clauses for which a size guard fired.
pub(super) fn candidates(
    words: &Profiles,
    pairs: &Profiles,
    wanted: Sides<&[bool]>,
) -> (Vec<(usize, usize)>, Guards) {
    let mut found = Sides::new(
        vec![Found::default(); wanted.old.len()],
        vec![Found::default(); wanted.new.len()],
    );
    look_up(words, wanted, wanted, &mut found);
    look_up(pairs, wanted, wanted, &mut found);
    let needy = Sides::new(needy(&found.old, wanted.old), needy(&found.new, wanted.new));
    if needy.old.iter().chain(&needy.new).any(|&flag| flag) {
        let needy = needy.as_ref().map(Vec::as_slice);
        let triples = words.of_runs_in(3, needy, wanted);
        look_up(&triples, needy, wanted, &mut found);
    }
    let worthwhile = are_many(wanted);
    let (old, new) = parallel::both(found.old, found.new, worthwhile, Added::up);
    let mut candidates: Vec<(usize, usize)> = old.best;
    candidates.extend(new.best.into_iter().map(|(new, old)| (old, new)));
    candidates.sort_unstable();
    candidates.dedup();
    let guards = Guards {
        too_common: Sides::new(old.too_common, new.too_common),
        crowded: Sides::new(old.crowded, new.crowded),
        ..Guards::default()
    };
    (candidates, guards)
}

/// What the lookups of all clauses of one draft found.
#[derive(Default)]
struct Added {
    /// Clauses with those of the other draft that share most.
    best: Vec<(usize, usize)>,
    too_common: Vec<usize>,
    crowded: Vec<usize>,
}

impl Added {
    fn up(found: Vec<Found>) -> Self {
        let mut added = Self::default();
        for (id, mut found) in found.into_iter().enumerate() {
            found.add_up();
            if found.is_too_common() {
                added.too_common.push(id);
            }
            if found.is_crowded() {
                added.crowded.push(id);
            }
            added.best.extend(found.best().map(|other| (id, other)));
        }
        added
    }
}

fn needy(found: &[Found], wanted: &[bool]) -> Vec<bool> {
    found
        .iter()
        .zip(wanted)
        .map(|(found, &wanted)| wanted && found.lookups < FEW_LOOKUPS)
        .collect()
}

/// What the lookups of one clause found.
#[derive(Clone, Default)]
struct Found {
    lookups: usize,
    /// Features that stand in too many clauses of the other draft to be looked up.
    too_common: usize,
    shared: Vec<(usize, f32)>,
}

impl Found {
    /// Adds up what the lookups found of each clause; those that share most come first.
    fn add_up(&mut self) {
        self.shared.sort_unstable_by_key(|&(id, _)| id);
        self.shared.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 += next.1;
            }
            same
        });
        self.shared
            .sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
    }

    /// The clauses that share most, at most [`MOST_CANDIDATES`] of them.
    fn best(&self) -> impl Iterator<Item = usize> {
        self.shared.iter().take(MOST_CANDIDATES).map(|&(id, _)| id)
    }

    /// True when nothing could be looked up of a clause that says enough to be found.
    fn is_too_common(&self) -> bool {
        self.lookups == 0 && self.too_common >= ENOUGH_TO_SAY
    }

    /// True when more clauses share the most than are kept, and not for a word or two.
    fn is_crowded(&self) -> bool {
        if self.lookups < ENOUGH_TO_SAY {
            return false;
        }
        let most = self.shared.first().map(|(_, weight)| weight);
        let left_out = self.shared.get(MOST_CANDIDATES).map(|(_, weight)| weight);
        most.is_some() && most == left_out
    }
}

/// With more clauses than this that take part the two drafts are looked up on two threads: a clause takes some
/// microseconds, another thread is at work after twenty.
const MANY_CLAUSES: usize = 60;

/// True when many clauses take part.
fn are_many(wanted: Sides<&[bool]>) -> bool {
    let count = |wanted: &[bool]| wanted.iter().filter(|wanted| **wanted).count();
    count(wanted.old).max(count(wanted.new)) > MANY_CLAUSES
}

/// Looks for the clauses that `asking` flags among those of the other draft that `wanted` flags.
fn look_up(
    profiles: &Profiles,
    asking: Sides<&[bool]>,
    wanted: Sides<&[bool]>,
    found: &mut Sides<Vec<Found>>,
) {
    let bags = profiles.bags();
    let worthwhile = are_many(wanted);
    let old = (bags.old, wanted.old);
    let new = (bags.new, wanted.new);
    let (old_index, new_index) = parallel::both(old, new, worthwhile, |(bags, wanted)| {
        Index::new(bags, wanted, profiles.features())
    });
    let old = (bags.old, asking.old, &new_index, &mut found.old);
    let new = (bags.new, asking.new, &old_index, &mut found.new);
    parallel::both(old, new, worthwhile, |(bags, asking, index, found)| {
        let mut counter = Counter::default();
        for ((id, found), _) in found.iter_mut().enumerate().zip(asking).filter(|it| *it.1) {
            counter.count(bags.sorted(id), profiles, index, found);
        }
    });
}

/// Adds up what a clause shares with the clauses of the other draft.
#[derive(Default)]
struct Counter {
    shared: rustc_hash::FxHashMap<usize, f32>,
    usable: Vec<(f32, Feature)>,
    best: Vec<(usize, f32)>,
}

impl Counter {
    fn count(
        &mut self,
        features: &[Feature],
        profiles: &Profiles,
        index: &Index,
        found: &mut Found,
    ) {
        self.usable.clear();
        let mut last = None;
        for &feature in features {
            let postings = index.postings(feature).len();
            if last != Some(feature) && (1..=MOST_POSTINGS).contains(&postings) {
                self.usable.push((profiles.weight(feature), feature));
            }
            if last != Some(feature) && postings > MOST_POSTINGS {
                found.too_common += 1;
            }
            last = Some(feature);
        }
        let rarest_first = |one: &(f32, Feature), other: &(f32, Feature)| {
            other.0.total_cmp(&one.0).then(one.1.cmp(&other.1))
        };
        keep_first(&mut self.usable, MOST_LOOKUPS, rarest_first);
        self.usable.sort_unstable_by(rarest_first);
        found.lookups += self.usable.len();
        self.shared.clear();
        let mut visits = 0;
        for &(weight, feature) in &self.usable {
            if visits >= MOST_VISITS {
                break;
            }
            let postings = index.postings(feature);
            for &id in postings {
                *self.shared.entry(id as usize).or_insert(0.0) += weight;
            }
            visits += postings.len();
        }
        self.best.clear();
        self.best
            .extend(self.shared.iter().map(|(&id, &weight)| (id, weight)));
        keep_first(&mut self.best, 2 * MOST_CANDIDATES, |one, other| {
            other.1.total_cmp(&one.1).then(one.0.cmp(&other.0))
        });
        found.shared.append(&mut self.best);
    }
}

/// Keeps the `count` items that come first in an order that knows no equals, in no order.
fn keep_first<T>(items: &mut Vec<T>, count: usize, order: impl FnMut(&T, &T) -> Ordering) {
    if items.len() > count {
        items.select_nth_unstable_by(count, order);
        items.truncate(count);
    }
}

/// For each feature, the clauses of one draft that have it.
struct Index {
    starts: Vec<u32>,
    clauses: Vec<u32>,
}

impl Index {
    fn new(bags: Bags<'_>, wanted: &[bool], features: usize) -> Self {
        let mut starts = vec![0_u32; features + 1];
        each_feature(bags, wanted, |_, feature| {
            if let Some(start) = starts.get_mut(feature as usize + 1) {
                *start += 1;
            }
        });
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut clauses = vec![0_u32; sum as usize];
        each_feature(bags, wanted, |id, feature| {
            if let Some(at) = next.get_mut(feature as usize) {
                if let Some(slot) = clauses.get_mut(*at as usize) {
                    *slot = id as u32;
                }
                *at += 1;
            }
        });
        Self { starts, clauses }
    }

    fn postings(&self, feature: Feature) -> &[u32] {
        match (
            self.starts.get(feature as usize),
            self.starts.get(feature as usize + 1),
        ) {
            (Some(&start), Some(&end)) => self
                .clauses
                .get(start as usize..end as usize)
                .unwrap_or_default(),
            _ => &[],
        }
    }
}

/// Visits each feature of each wanted clause once.
fn each_feature(bags: Bags<'_>, wanted: &[bool], mut visit: impl FnMut(usize, Feature)) {
    for id in (0..bags.len()).filter(|&id| wanted.get(id) == Some(&true)) {
        let mut last = None;
        for &feature in bags.sorted(id) {
            if last != Some(feature) {
                visit(id, feature);
            }
            last = Some(feature);
        }
    }
}
