//! What is left over, tried as a split or a merge: whose words are these?

use super::profile::{Bags, Feature, Profiles, ratio};
use super::rounds::Decided;
use super::score::Score;
use crate::model::{Document, Sides};

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

/// At least this share of a leftover's words, by weight, must stand in the
/// words of the whole that its other parts do not use.
const COVERED: f32 = 0.20;

/// The leftover must account for at least this share of the clause it comes
/// from: a short phrase that a long clause also has proves no split.
const ACCOUNTS_FOR: f32 = 0.08;

/// What a leftover would be worth as a pair of its own counts this much beside
/// what is covered and accounted for: parts that say the same thing twice use
/// the same words, so that little is left to cover the second.
const WORTH_SHARE: f32 = 2.0;

/// A leftover becomes a part when all three together reach this.
///
/// Read off the parts that readers and publishers marked: two thirds of the
/// true parts of standards and drafts pass it and one in six of the false ones.
const ENOUGH: f32 = 0.65;

/// A leftover of fewer words than this is no half of anything.
const FEWEST_WORDS: usize = 4;

/// Groups pairs with the leftover clauses whose words they share.
pub(super) fn partition(
    documents: Sides<&Document>,
    words: &Profiles,
    decided: &Decided,
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
    let mut proposals: Vec<Proposal> = decided
        .considered
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
        .filter_map(|(leftover, group)| {
            propose(leftover, group, groups.get(group)?, words, decided)
        })
        .collect();
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
            || propose(proposal.leftover, proposal.group, group, words, decided).is_none()
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

/// Weighs whether a leftover is a part of the clause that a group has on the other side.
fn propose(
    leftover: Leftover,
    at: usize,
    group: &Group,
    words: &Profiles,
    decided: &Decided,
) -> Option<Proposal> {
    let bags = words.bags();
    let (old, new) = group.pair;
    let view = match leftover {
        Leftover::New(id) => View {
            whole: (bags.old, old),
            parts: (bags.new, new, &group.more_new),
            leftover: id,
        },
        Leftover::Old(id) => View {
            whole: (bags.new, new),
            parts: (bags.old, old, &group.more_old),
            leftover: id,
        },
    };
    let key = match leftover {
        Leftover::New(id) => (old, id),
        Leftover::Old(id) => (id, new),
    };
    let worth = decided.scores.get(&key).map_or(-1.0, Score::worth);
    let total = view.measure(words)?.total(worth)?;
    Some(Proposal {
        leftover,
        group: at,
        total,
    })
}

/// How good a part of a clause another clause makes that is matched elsewhere.
///
/// `old` and `new` are no pair; each has a partner of its own. Comes out for
/// the new clause as a part of the old one, and for the old as a part of the
/// new; `None` where it makes no part.
pub(super) fn part_of_matched(
    (old, new): (usize, usize),
    partners: Sides<usize>,
    worth: f32,
    words: &Profiles,
) -> Sides<Option<f32>> {
    let bags = words.bags();
    let measure = |view: View<'_>| view.measure(words)?.total(worth);
    Sides {
        // The partner of the new clause is an old one, and the reverse.
        old: measure(View {
            whole: (bags.new, new),
            parts: (bags.old, partners.old, &[]),
            leftover: old,
        }),
        new: measure(View {
            whole: (bags.old, old),
            parts: (bags.new, partners.new, &[]),
            leftover: new,
        }),
    }
}

/// What a whole's unused words say about a part.
struct Part {
    covered: f32,
    accounted: f32,
}

impl Part {
    /// All that speaks for the part, or `None` when it is not enough.
    fn total(&self, worth: f32) -> Option<f32> {
        let total = self.covered + self.accounted + WORTH_SHARE * worth;
        (self.covered >= COVERED && self.accounted >= ACCOUNTS_FOR && total >= ENOUGH)
            .then_some(total)
    }
}

/// A whole on one side, its parts so far on the other, and a leftover that may be one more.
struct View<'a> {
    whole: (Bags<'a>, usize),
    parts: (Bags<'a>, usize, &'a [usize]),
    leftover: usize,
}

impl View<'_> {
    /// The share of the leftover that the whole's unused words cover, and the share of the whole that it is.
    fn measure(&self, words: &Profiles) -> Option<Part> {
        let (parts, first, more) = self.parts;
        let mine = parts.sorted(self.leftover);
        if mine.len() < FEWEST_WORDS {
            return None;
        }
        let (whole, id) = self.whole;
        let mut unused = whole.sorted(id).to_vec();
        for &part in std::iter::once(&first).chain(more) {
            unused = without(&unused, parts.sorted(part));
        }
        let mut shared = 0.0;
        super::profile::common(&unused, mine, |feature| shared += words.weight(feature));
        Some(Part {
            covered: ratio(shared, parts.mass(self.leftover)),
            accounted: ratio(shared, whole.mass(id)),
        })
    }
}

/// Takes sorted features away from sorted features, as often as they stand there.
fn without(from: &[Feature], taken: &[Feature]) -> Vec<Feature> {
    let mut taken = taken.iter().peekable();
    from.iter()
        .copied()
        .filter(|feature| {
            while taken.next_if(|next| *next < feature).is_some() {}
            taken.next_if(|next| *next == feature).is_none()
        })
        .collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_away_as_often_as_it_stands_there() {
        assert_eq!(without(&[1, 1, 2, 3, 3], &[1, 3, 3, 4]), [1, 2]);
    }
}
