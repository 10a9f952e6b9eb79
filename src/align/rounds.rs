//! The scored rounds: candidates weighed, assigned for the best total, and weighed again.

use super::assign::{self, Edge};
use super::candidates::candidates;
use super::context::Context;
use super::guards::Guards;
use super::identical::Identical;
use super::layout::Layout;
use super::matching::Matching;
use super::numbers::Numbers;
use super::profile::Profiles;
use super::release::released;
use super::score::{self, Score, Shared};
use super::weighed::Weighed;
use crate::model::{Document, Sides};
use crate::parallel;

/// Rounds of weighing: the first has only anchors to lean on, the second has
/// the first's pairs as neighbours, parents and children, the third settles.
/// A round that changes nothing is the last.
const ROUNDS: usize = 3;

/// What the rounds decided.
pub(super) struct Decided {
    /// One-to-one pairs, the identical ones included.
    pub(super) matching: Matching,
    /// The last weighing of every pair that was considered.
    pub(super) scores: Weighed<Score>,
    /// Clauses for which a size guard fired.
    pub(super) guards: Guards,
}

impl Decided {
    /// For each clause what the pair that it is in is worth; `None` without one, or where nothing had to be weighed.
    pub(super) fn worths(&self) -> Sides<Vec<Option<f32>>> {
        let lengths = Sides::new(self.matching.old_len(), self.matching.new_len());
        let mut worths = lengths.map(|length| vec![None; length]);
        for (old, new) in self.matching.iter() {
            let worth = self.scores.get(old, new).map(Score::worth);
            let slots = [worths.old.get_mut(old), worths.new.get_mut(new)];
            for slot in slots.into_iter().flatten() {
                *slot = worth;
            }
        }
        worths
    }
}

/// The wording of more pairs than this is compared on several threads: a microsecond each.
const MANY_TO_COMPARE: usize = 250;

/// More pairs than this are weighed on several threads: a tenth of a microsecond each.
const MANY_TO_WEIGH: usize = 5000;

/// Pairs what reads similar.
pub(super) fn rounds(
    documents: Sides<&Document>,
    words: &Profiles,
    pairs: &Profiles,
    identical: &Identical,
    wanted: Sides<&[bool]>,
) -> Decided {
    let fixed = &identical.matching;
    let (found, mut guards) = candidates(words, pairs, wanted);
    let layout = Layout::of(documents);
    let wordings = Wordings {
        documents,
        layout: &layout,
        words,
        pairs,
        identical,
    };
    let shared = parallel::each(&found, found.len() > MANY_TO_COMPARE, |&(old, new)| {
        wordings.compare(old, new)
    });
    let threshold = score::threshold(second_best(&found, &shared));
    let numbers = Numbers::of(documents, fixed);
    let mut decided = Decided {
        matching: fixed.clone(),
        scores: Weighed::of(Vec::new(), Vec::new(), fixed.old_len()),
        guards: Guards::default(),
    };
    let mut known = Weighed::of(found.clone(), shared, fixed.old_len());
    for _ in 0..ROUNDS {
        let before = decided.matching.clone();
        let context = Context::new(&layout, &before);
        let mut considered = found.clone();
        considered.extend(by_place(&numbers, fixed, &before, &context));
        // A stable sort makes use of what is sorted already: nearly everything.
        considered.sort_by_key(|&pair| pair);
        considered.dedup();
        let many = considered.len() > MANY_TO_WEIGH;
        let shared = parallel::each(&considered, many, |&(old, new)| {
            let known = known.get(old, new).copied();
            known.unwrap_or_else(|| wordings.compare(old, new))
        });
        let distinct = distinct(&considered, &shared, fixed);
        let evidence: Vec<_> = considered.iter().zip(&shared).zip(distinct).collect();
        let weighed = parallel::each(&evidence, many, |&((&(old, new), &shared), distinct)| {
            let score = score::score((old, new), shared, distinct, threshold, &context);
            let worth = score.worth();
            (score, Edge { old, new, worth })
        });
        let (scores, edges): (Vec<Score>, Vec<Edge>) = weighed.into_iter().unzip();
        let matching;
        (matching, guards.outbid) = matched(fixed, &edges);
        known = Weighed::of(considered.clone(), shared, fixed.old_len());
        decided = Decided {
            matching,
            scores: Weighed::of(considered, scores, fixed.old_len()),
            guards: guards.clone(),
        };
        let released = released(&decided, words);
        if !released.old.is_empty() || !released.new.is_empty() {
            let mut edges = edges;
            edges.retain(|edge| {
                !released.old.contains(&edge.old) && !released.new.contains(&edge.new)
            });
            (decided.matching, decided.guards.outbid) = matched(fixed, &edges);
        }
        if decided.matching == before {
            // Another round would see what this one saw.
            break;
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

/// What the wording of two clauses says.
struct Wordings<'a> {
    documents: Sides<&'a Document>,
    layout: &'a Layout,
    words: &'a Profiles,
    pairs: &'a Profiles,
    identical: &'a Identical,
}

impl Wordings<'_> {
    /// What two clauses share, and what it proves.
    fn compare(&self, old: usize, new: usize) -> Shared {
        if let Some(rows) = self.layout.rows(old, new)
            && (rows.old.is_only_its_label || rows.new.is_only_its_label)
            && let (Some(old), Some(new)) = (
                self.documents.old.clauses.get(old),
                self.documents.new.clauses.get(new),
            )
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
        Shared {
            similarity,
            proof: score::proof(similarity, fewest),
        }
    }
}

/// For each pair by how much its wording proves more than that of any other pair of either clause.
fn distinct(considered: &[(usize, usize)], shared: &[Shared], fixed: &Matching) -> Vec<f32> {
    let mut best = Sides::new(
        vec![(0.0, 0.0); fixed.old_len()],
        vec![(0.0, 0.0); fixed.new_len()],
    );
    for (&(old, new), &Shared { proof, .. }) in considered.iter().zip(shared) {
        for best in [best.old.get_mut(old), best.new.get_mut(new)] {
            let Some((first, second)) = best else {
                continue;
            };
            if proof > *first {
                *second = std::mem::replace(first, proof);
            } else if proof > *second {
                *second = proof;
            }
        }
    }
    let rival = |best: &[(f32, f32)], id: usize, proof: f32| {
        let (first, second) = best.get(id).copied().unwrap_or_default();
        if proof >= first { second } else { first }
    };
    considered
        .iter()
        .zip(shared)
        .map(|(&(old, new), &Shared { proof, .. })| {
            let rivals = rival(&best.old, old, proof).max(rival(&best.new, new, proof));
            (proof - rivals).max(0.0)
        })
        .collect()
}

/// For each old clause with several candidates, what the second best proves.
fn second_best(found: &[(usize, usize)], shared: &[Shared]) -> Vec<f32> {
    let mut second_best = Vec::new();
    let mut at = 0;
    for candidates in found.chunk_by(|one, next| one.0 == next.0) {
        let shared = shared.get(at..at + candidates.len()).unwrap_or(&[]);
        at += candidates.len();
        let mut proofs: Vec<f32> = shared.iter().map(|shared| shared.proof).collect();
        proofs.sort_by(f32::total_cmp);
        second_best.extend(proofs.iter().rev().nth(1));
    }
    second_best
}

/// Gaps between matched neighbours up to this many clauses on a side are tried in full.
const SMALL_GAP: usize = 6;

/// Candidates that places suggest: what stands in the same gap, under the same
/// parents with the same number, above the same children.
fn by_place(
    numbers: &Numbers<'_>,
    fixed: &Matching,
    matching: &Matching,
    context: &Context<'_>,
) -> Vec<(usize, usize)> {
    let mut pairs = context.parents_of_pairs();
    pairs.extend(numbers.same_under(matching));
    pairs.extend(gaps(fixed, matching));
    pairs.retain(|&(old, new)| fixed.both_free(old, new));
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
