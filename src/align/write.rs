//! Writing down what was decided: pairings with their evidence, in reading order.

mod spots;

use self::spots::Spots;
use super::identical::Identical;
use super::moves;
use super::partition::Group;
use super::profile::Profiles;
use super::rivals::{Rival, Rivals, sure, sure_alone};
use super::rounds::Decided;
use super::score::Score;
use crate::model::{Document, MatchedBy, Move, Pairing, RunnerUp, Sides};
use crate::parallel;

/// Writes one pairing for each group and for each clause that has no partner.
pub(super) fn pairings(
    documents: Sides<&Document>,
    words: &Profiles,
    identical: &Identical,
    decided: &Decided,
    rivals: &Rivals,
    groups: Vec<Group>,
) -> Vec<Pairing> {
    let moved = moved(documents, words, &groups);
    let mut seen = Sides::new(
        vec![false; documents.old.clauses.len()],
        vec![false; documents.new.clauses.len()],
    );
    let told: Vec<(Group, Option<Move>)> = groups.into_iter().zip(moved).collect();
    let mut pairings = parallel::each(&told, told.len() > MANY_GROUPS, |(group, moved)| Pairing {
        moved: *moved,
        old: merged(group.pair.0, &group.more_old),
        new: merged(group.pair.1, &group.more_new),
        ..paired(group, words, identical, decided, rivals)
    });
    for pairing in &pairings {
        for &old in &pairing.old {
            if let Some(flag) = seen.old.get_mut(old) {
                *flag = true;
            }
        }
        for &new in &pairing.new {
            if let Some(flag) = seen.new.get_mut(new) {
                *flag = true;
            }
        }
    }
    let left = |seen: &[bool]| -> Vec<usize> {
        (0..seen.len())
            .filter(|&id| seen.get(id) == Some(&false))
            .collect()
    };
    for old in left(&seen.old) {
        let sides = Sides::new(vec![old], Vec::new());
        let (rival, drawn) = (rivals.of_old(old, None), rivals.drawn_old(old));
        pairings.push(alone(sides, rival, drawn, decided));
    }
    for new in left(&seen.new) {
        let sides = Sides::new(Vec::new(), vec![new]);
        let (rival, drawn) = (rivals.of_new(new, None), rivals.drawn_new(new));
        pairings.push(alone(sides, rival, drawn, decided));
    }
    pairings
}

/// More groups than this are written down on several threads: a quarter of a microsecond each.
const MANY_GROUPS: usize = 2000;

fn merged(first: usize, more: &[usize]) -> Vec<usize> {
    let mut all = Vec::with_capacity(more.len() + 1);
    all.push(first);
    all.extend_from_slice(more);
    all.sort_unstable();
    all
}

fn paired(
    group: &Group,
    words: &Profiles,
    identical: &Identical,
    decided: &Decided,
    rivals: &Rivals,
) -> Pairing {
    let (old, new) = group.pair;
    let score = decided.scores.get(old, new);
    let same = identical.wording.old.get(old) == identical.wording.new.get(new);
    let grown = !group.more_old.is_empty() || !group.more_new.is_empty();
    let rival = rivals.of_pair(old, new);
    Pairing {
        old: Vec::new(),
        new: Vec::new(),
        matched_by: if grown {
            MatchedBy::Containment
        } else {
            matched_by(same, identical.repeated.get(old) == Some(&true), score)
        },
        similarity: f64::from(if grown {
            similarity_of_group(group, words)
        } else if same {
            1.0
        } else {
            score.map_or(1.0, |score| score.similarity)
        }),
        confidence: score.map_or(
            if identical.repeated.get(old) == Some(&true) {
                SETTLED_BY_NEIGHBOURS
            } else {
                1.0
            },
            |score| {
                let lead = score.worth() - rival.map_or(0.0, |(_, worth)| worth.max(0.0));
                sure(lead, score.proof)
            },
        ),
        moved: None,
        evidence: score.map(Score::evidence).unwrap_or_default(),
        runner_up: rival.map(|rival| runner_up(rival, decided)),
    }
}

fn runner_up(((old, new), worth): Rival, decided: &Decided) -> RunnerUp {
    let score = decided.scores.get(old, new);
    RunnerUp {
        old,
        new,
        similarity: score.map_or(0.0, |score| f64::from(score.similarity)),
        worth: f64::from(worth),
    }
}

/// Repeated wording whose neighbours are paired could still be its twin.
const SETTLED_BY_NEIGHBOURS: f64 = 0.95;

fn matched_by(same: bool, repeated: bool, score: Option<&Score>) -> MatchedBy {
    match score {
        _ if same && !repeated => MatchedBy::Identical,
        _ if same => MatchedBy::Neighbours,
        Some(score) if score.by_content() => MatchedBy::Content,
        Some(score) if score.by_number() => MatchedBy::Number,
        _ => MatchedBy::Neighbours,
    }
}

/// How much of both sides of a split or a merge is shared.
fn similarity_of_group(group: &Group, words: &Profiles) -> f32 {
    let mut old: Vec<u32> = words.bags().old.sorted(group.pair.0).to_vec();
    let mut new: Vec<u32> = words.bags().new.sorted(group.pair.1).to_vec();
    for &id in &group.more_old {
        old.extend_from_slice(words.bags().old.sorted(id));
    }
    for &id in &group.more_new {
        new.extend_from_slice(words.bags().new.sorted(id));
    }
    old.sort_unstable();
    new.sort_unstable();
    let mut shared = 0.0;
    super::profile::common(&old, &new, |feature| shared += words.weight(feature));
    let mass = |features: &[u32]| features.iter().map(|&f| words.weight(f)).sum::<f32>();
    f32::midpoint(
        super::profile::ratio(shared, mass(&old)),
        super::profile::ratio(shared, mass(&new)),
    )
}

fn alone(
    sides: Sides<Vec<usize>>,
    rival: Option<Rival>,
    drawn: Option<f32>,
    decided: &Decided,
) -> Pairing {
    Pairing {
        old: sides.old,
        new: sides.new,
        matched_by: MatchedBy::None,
        similarity: 0.0,
        confidence: drawn.map_or(1.0, sure_alone),
        moved: None,
        evidence: Vec::new(),
        runner_up: rival.map(|rival| runner_up(rival, decided)),
    }
}

/// The new clause that each old clause is paired with.
fn partners(pairs: impl Iterator<Item = (usize, usize)>, old_len: usize) -> Vec<Option<usize>> {
    let mut partners = vec![None; old_len];
    for (old, new) in pairs {
        if let Some(partner) = partners.get_mut(old) {
            *partner = Some(new);
        }
    }
    partners
}

/// How each group moved: the smallest set, and whether it only went along with its parent.
///
/// A clause that was split or merged stands where any of its parts does that stand side by side.
fn moved(documents: Sides<&Document>, words: &Profiles, groups: &[Group]) -> Vec<Option<Move>> {
    let parent = |document: &Document, id: usize| document.clauses.get(id)?.parent;
    let partner = partners(
        groups.iter().map(|group| group.pair),
        documents.old.clauses.len(),
    );
    let are_partners = |partner: &[Option<usize>], old: usize, new: usize| {
        partner.get(old).copied().flatten() == Some(new)
    };
    let all_spots = Spots::of(documents, groups);
    let mut spots: Vec<(Sides<usize>, u64, usize)> = Vec::with_capacity(groups.len());
    for (at, group) in groups.iter().enumerate() {
        let (old, new) = group.pair;
        let goes_along = matches!(
            (parent(documents.old, old), parent(documents.new, new)),
            (Some(old), Some(new)) if are_partners(&partner, old, new)
        );
        let weight = moves::weight(words.fewest_words(old, new), goes_along);
        let of_group = all_spots.of_group(group);
        spots.extend(of_group.map(|spot| (spot, weight, at)));
    }
    let kept = moves::groups_in_order(spots, groups.len());
    let strays = groups.iter().zip(&kept).filter(|(_, kept)| !**kept);
    let strays = partners(
        strays.map(|(group, _)| group.pair),
        documents.old.clauses.len(),
    );
    groups
        .iter()
        .zip(&kept)
        .map(|(group, &kept)| {
            let (old, new) = group.pair;
            let with_parent = matches!(
                (parent(documents.old, old), parent(documents.new, new)),
                (Some(old), Some(new)) if are_partners(&strays, old, new)
            );
            match (kept, with_parent) {
                (true, _) => None,
                (false, true) => Some(Move::WithParent),
                (false, false) => Some(Move::Alone),
            }
        })
        .collect()
}
