//! What is left over, tried as a split or a merge: whose words are these?

use super::part::{Enough, Part, View};
use super::profile::Profiles;
use super::rivals::Rivals;
use super::rounds::Decided;
use super::score::Score;
use crate::model::{Document, Sides};
use crate::parallel;

/// With more possible parts than this they are measured on several threads: one takes a microsecond.
const MANY_POSSIBLE: usize = 250;

/// Clauses of both drafts that belong together; at most one side has several.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Group {
    /// The pair that the rounds made.
    pub(super) pair: (usize, usize),
    /// More old clauses that went into the new one, in reading order.
    pub(super) more_old: Vec<usize>,
    /// More new clauses that came out of the old one, in reading order.
    pub(super) more_new: Vec<usize>,
}

/// Groups pairs with the leftover clauses whose words they share.
pub(super) fn partition(
    documents: Sides<&Document>,
    words: &Profiles,
    decided: &Decided,
    rivals: &Rivals,
) -> Vec<Group> {
    let mut groups: Vec<Group> = decided
        .matching
        .iter()
        .map(|pair| Group {
            pair,
            more_old: Vec::new(),
            more_new: Vec::new(),
        })
        .collect();
    let group_of_old = index(
        groups.iter().map(|group| group.pair.0),
        documents.old.clauses.len(),
    );
    let group_of_new = index(
        groups.iter().map(|group| group.pair.1),
        documents.new.clauses.len(),
    );
    let mut possible: Vec<(Leftover, usize)> = decided
        .scores
        .pairs()
        .iter()
        .filter_map(|&(old, new)| {
            match (
                group_of_old.get(old).copied().flatten(),
                group_of_new.get(new).copied().flatten(),
            ) {
                (Some(group), None) => Some((Leftover::New(new), group)),
                (None, Some(group)) => Some((Leftover::Old(old), group)),
                _ => None,
            }
        })
        .collect();
    possible.sort_unstable();
    let many = possible.len() > MANY_POSSIBLE;
    let judge = Judge {
        words,
        decided,
        rivals,
        enough: enough(&possible, &groups, words, many),
    };
    let proposed = parallel::each(&possible, many, |&(leftover, group)| {
        judge.propose(leftover, group, groups.get(group)?)
    });
    let mut proposals: Vec<Proposal> = proposed.into_iter().flatten().collect();
    proposals.sort_by(|one, other| {
        other
            .total
            .total_cmp(&one.total)
            .then(one.leftover.cmp(&other.leftover))
    });
    let mut settled = rustc_hash::FxHashSet::default();
    for proposal in proposals {
        let Some(group) = groups.get_mut(proposal.group) else {
            continue;
        };
        if settled.contains(&proposal.leftover)
            || !fits(proposal.leftover, group)
            || judge
                .propose(proposal.leftover, proposal.group, group)
                .is_none()
        {
            continue;
        }
        match proposal.leftover {
            Leftover::Old(old) => group.more_old.push(old),
            Leftover::New(new) => group.more_new.push(new),
        }
        settled.insert(proposal.leftover);
    }
    for group in &mut groups {
        group.more_old.sort_unstable();
        group.more_new.sort_unstable();
    }
    groups
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Leftover {
    Old(usize),
    New(usize),
}

struct Proposal {
    leftover: Leftover,
    group: usize,
    total: f32,
}

/// A group grows on one side only.
fn fits(leftover: Leftover, group: &Group) -> bool {
    match leftover {
        Leftover::Old(_) => group.more_new.is_empty(),
        Leftover::New(_) => group.more_old.is_empty(),
    }
}

/// A leftover beside a group that it may be one more part of.
fn view<'a>(leftover: Leftover, group: &'a Group, words: &'a Profiles) -> View<'a> {
    let bags = words.bags();
    let (old, new) = group.pair;
    match leftover {
        Leftover::New(leftover) => View {
            whole: (bags.old, old),
            parts: (bags.new, new, &group.more_new),
            leftover,
        },
        Leftover::Old(leftover) => View {
            whole: (bags.new, new),
            parts: (bags.old, old, &group.more_old),
            leftover,
        },
    }
}

/// What is enough in these two drafts; `possible` is sorted.
fn enough(
    possible: &[(Leftover, usize)],
    groups: &[Group],
    words: &Profiles,
    many: bool,
) -> Enough {
    let leftovers: Vec<&[(Leftover, usize)]> =
        possible.chunk_by(|one, next| one.0 == next.0).collect();
    let second_best = parallel::each(&leftovers, many, |same| {
        let mut shared: Vec<f32> = same
            .iter()
            .filter_map(|&(leftover, group)| {
                let part = view(leftover, groups.get(group)?, words).measure(words)?;
                Some(part.shared())
            })
            .collect();
        shared.sort_by(f32::total_cmp);
        shared.iter().rev().nth(1).copied()
    });
    Enough::beyond(second_best.into_iter().flatten().collect())
}

/// What a proposal is judged by.
struct Judge<'a> {
    words: &'a Profiles,
    decided: &'a Decided,
    rivals: &'a Rivals,
    enough: Enough,
}

impl Judge<'_> {
    /// Weighs whether a leftover is a part of the clause that a group has on the other side.
    fn propose(&self, leftover: Leftover, at: usize, group: &Group) -> Option<Proposal> {
        let (old, new) = group.pair;
        let (pair, rival) = match leftover {
            Leftover::New(id) => ((old, id), self.rivals.of_new(id, Some(old))),
            Leftover::Old(id) => ((id, new), self.rivals.of_old(id, Some(new))),
        };
        let worth = |(old, new)| self.decided.scores.get(old, new).map(Score::worth);
        let here = worth(pair)?;
        let part = Part {
            ahead: rival.map(|(_, there)| here - there),
            behind: worth(group.pair).map(|first| first - here),
            ..view(leftover, group, self.words).measure(self.words)?
        };
        Some(Proposal {
            leftover,
            group: at,
            total: part.total(here, &self.enough)?,
        })
    }
}

fn index(ids: impl Iterator<Item = usize>, len: usize) -> Vec<Option<usize>> {
    let mut index = vec![None; len];
    for (at, id) in ids.enumerate() {
        if let Some(slot) = index.get_mut(id) {
            *slot = Some(at);
        }
    }
    index
}
