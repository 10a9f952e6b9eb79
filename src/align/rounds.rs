//! The scored rounds: candidates weighed, assigned for the best total, and weighed again.

use rustc_hash::FxHashMap;

use super::assign::{self, Edge};
use super::candidates::candidates;
use super::context::Context;
use super::guards::Guards;
use super::identical::Identical;
use super::matching::Matching;
use super::profile::Profiles;
use super::release::released;
use super::score::{self, Score};
use crate::model::{Document, Sides};
use crate::parallel;

/// Rounds of weighing: the first has only anchors to lean on, the second has
/// the first's pairs as neighbours, parents and children, the third settles.
const ROUNDS: usize = 3;

/// What the rounds decided.
pub(super) struct Decided {
    /// One-to-one pairs, the identical ones included.
    pub(super) matching: Matching,
    /// The last weighing of every pair that was considered, by old and new id.
    pub(super) scores: FxHashMap<(usize, usize), Score>,
    /// Everything that was considered, sorted by old, then new id.
    pub(super) considered: Vec<(usize, usize)>,
    /// Clauses for which a size guard fired.
    pub(super) guards: Guards,
}

/// Pairs what reads similar.
pub(super) fn rounds(
    documents: Sides<&Document>,
    words: &Profiles,
    pairs: &Profiles,
    identical: &Identical,
    wanted: Sides<&[bool]>,
) -> Decided {
    let (found, mut guards) = candidates(words, pairs, wanted);
    let mut wordings = Wordings {
        documents,
        words,
        pairs,
        identical,
        known: FxHashMap::default(),
    };
    wordings.learn(&found);
    let threshold = score::threshold(wordings.second_best(&found));
    let mut decided = Decided {
        matching: identical.matching.clone(),
        scores: FxHashMap::default(),
        considered: Vec::new(),
        guards: Guards::default(),
    };
    for _ in 0..ROUNDS {
        let context = Context::new(documents, &decided.matching);
        let mut considered = found.clone();
        considered.extend(by_place(
            documents,
            &identical.matching,
            &decided.matching,
            &context,
        ));
        considered.sort_unstable();
        considered.dedup();
        let distinct = wordings.distinct(&considered);
        let scores: Vec<Score> = considered
            .iter()
            .zip(distinct)
            .filter_map(|(&(old, new), distinct)| {
                let clauses = (
                    documents.old.clauses.get(old)?,
                    documents.new.clauses.get(new)?,
                );
                let (similarity, proof) = wordings.compare(old, new);
                Some(score::score(
                    similarity,
                    clauses,
                    (proof, distinct),
                    threshold,
                    &context,
                ))
            })
            .collect();
        let edges: Vec<Edge> = considered
            .iter()
            .zip(&scores)
            .map(|(&(old, new), score)| Edge {
                old,
                new,
                worth: score.worth(),
            })
            .collect();
        let matching;
        (matching, guards.outbid) = matched(&identical.matching, &edges);
        decided = Decided {
            matching,
            scores: considered.iter().copied().zip(scores).collect(),
            considered,
            guards: guards.clone(),
        };
        let released = released(&decided, words);
        if !released.old.is_empty() || !released.new.is_empty() {
            let mut edges = edges;
            edges.retain(|edge| {
                !released.old.contains(&edge.old) && !released.new.contains(&edge.new)
            });
            (decided.matching, decided.guards.outbid) = matched(&identical.matching, &edges);
        }
    }
    decided
}

/// The fixed pairs with the best assignment of the others, and how many were outbid too often.
fn matched(fixed: &Matching, edges: &[Edge]) -> (Matching, usize) {
    let mut matching = fixed.clone();
    let assigned = assign::assign(edges, matching.new_len());
    for at in assigned.chosen {
        if let Some(edge) = edges.get(at)
            && matching.both_free(edge.old, edge.new)
        {
            matching.join(edge.old, edge.new);
        }
    }
    (matching, assigned.outbid)
}

/// What pairs share by wording, each worked out once.
struct Wordings<'a> {
    documents: Sides<&'a Document>,
    words: &'a Profiles,
    pairs: &'a Profiles,
    identical: &'a Identical,
    known: FxHashMap<(usize, usize), (f32, f32)>,
}

/// More pairs than this are compared on several threads: one takes a microsecond.
const MANY_PAIRS: usize = 1000;

impl Wordings<'_> {
    /// Works out what several pairs share.
    fn learn(&mut self, pairs: &[(usize, usize)]) {
        let worthwhile = pairs.len() > MANY_PAIRS;
        let shared = parallel::each(pairs, worthwhile, |&(old, new)| self.work_out(old, new));
        self.known.extend(pairs.iter().copied().zip(shared));
    }

    /// The similarity of a pair, and what it proves.
    fn compare(&mut self, old: usize, new: usize) -> (f32, f32) {
        if let Some(known) = self.known.get(&(old, new)) {
            return *known;
        }
        let shared = self.work_out(old, new);
        self.known.insert((old, new), shared);
        shared
    }

    fn work_out(&self, old: usize, new: usize) -> (f32, f32) {
        if let (Some(old), Some(new)) = (
            self.documents.old.clauses.get(old),
            self.documents.new.clauses.get(new),
        ) && (old.is_only_its_label() || new.is_only_its_label())
        {
            return score::label_only(old, new);
        }
        let wording = &self.identical.wording;
        let similarity = if wording.old.get(old) == wording.new.get(new) {
            1.0
        } else {
            score::similarity(self.words, self.pairs, old, new)
        };
        let fewest = self.words.fewest_words(old, new);
        (similarity, score::proof(similarity, fewest))
    }

    /// For each pair by how much its wording proves more than that of any other pair of either clause.
    fn distinct(&mut self, considered: &[(usize, usize)]) -> Vec<f32> {
        let proofs: Vec<f32> = considered
            .iter()
            .map(|&(old, new)| self.compare(old, new).1)
            .collect();
        let mut best: Sides<FxHashMap<usize, (f32, f32)>> = Sides::default();
        for (&(old, new), &proof) in considered.iter().zip(&proofs) {
            for (best, id) in [(&mut best.old, old), (&mut best.new, new)] {
                let (first, second) = best.entry(id).or_insert((0.0, 0.0));
                if proof > *first {
                    *second = std::mem::replace(first, proof);
                } else if proof > *second {
                    *second = proof;
                }
            }
        }
        considered
            .iter()
            .zip(&proofs)
            .map(|(&(old, new), &proof)| {
                let rival = |best: &FxHashMap<usize, (f32, f32)>, id: usize| {
                    best.get(&id).map_or(
                        0.0,
                        |&(first, second)| {
                            if proof >= first { second } else { first }
                        },
                    )
                };
                (proof - rival(&best.old, old).max(rival(&best.new, new))).max(0.0)
            })
            .collect()
    }

    /// For each old clause with several candidates, what the second best proves.
    fn second_best(&mut self, found: &[(usize, usize)]) -> Vec<f32> {
        let mut second_best = Vec::new();
        for candidates in found.chunk_by(|one, next| one.0 == next.0) {
            let mut proofs: Vec<f32> = candidates
                .iter()
                .map(|&(old, new)| self.compare(old, new).1)
                .collect();
            proofs.sort_by(f32::total_cmp);
            second_best.extend(proofs.iter().rev().nth(1));
        }
        second_best
    }
}

/// Gaps between matched neighbours up to this many clauses on a side are tried in full.
const SMALL_GAP: usize = 6;

/// Candidates that places suggest: what stands in the same gap, under the same
/// parents with the same number, above the same children.
fn by_place(
    documents: Sides<&Document>,
    fixed: &Matching,
    matching: &Matching,
    context: &Context<'_>,
) -> Vec<(usize, usize)> {
    let mut pairs = context.parents_of_pairs();
    pairs.extend(same_numbers(documents, fixed, matching));
    pairs.extend(gaps(fixed, matching));
    pairs.retain(|&(old, new)| fixed.both_free(old, new));
    pairs
}

/// Clauses with the same number under parents that are a pair; the old one is not paired for good.
fn same_numbers(
    documents: Sides<&Document>,
    fixed: &Matching,
    matching: &Matching,
) -> Vec<(usize, usize)> {
    let mut index: FxHashMap<(Option<usize>, &str), Option<usize>> = FxHashMap::default();
    for clause in &documents.new.clauses {
        if let Some(label) = &clause.label {
            index
                .entry((clause.parent, &label.printed))
                .and_modify(|found| *found = None)
                .or_insert(Some(clause.id));
        }
    }
    let mut pairs = Vec::new();
    for clause in &documents.old.clauses {
        let Some(label) = &clause.label else { continue };
        if fixed.new_of(clause.id).is_some() {
            continue;
        }
        let parent = match clause.parent {
            None => None,
            Some(parent) => match matching.new_of(parent) {
                Some(parent) => Some(parent),
                None => continue,
            },
        };
        if let Some(Some(new)) = index.get(&(parent, label.printed.as_str())) {
            pairs.push((clause.id, *new));
        }
    }
    pairs
}

/// Clauses between the same matched neighbours.
fn gaps(fixed: &Matching, matching: &Matching) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let free_old = |old: usize| old < fixed.old_len() && fixed.new_of(old).is_none();
    let free_new = |new: usize| new < fixed.new_len() && fixed.old_of(new).is_none();
    let mut around = |old: usize, new: usize| {
        for o in (old..).take(SMALL_GAP).take_while(|&o| free_old(o)) {
            for n in (new..).take(SMALL_GAP).take_while(|&n| free_new(n)) {
                pairs.push((o, n));
            }
        }
    };
    around(0, 0);
    for (old, new) in matching.iter() {
        around(old + 1, new + 1);
    }
    pairs
}
