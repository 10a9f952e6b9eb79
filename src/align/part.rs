//! How good a part of a whole clause another clause makes.

use super::profile::{Bags, Feature, Profiles, common, ratio};
use crate::model::Sides;

/// At least this share of a part's words, by weight, must stand in the words of
/// the whole that its other parts do not use.
const COVERED: f32 = 0.20;

/// A part must account for at least this share of the whole: a short phrase
/// that a long clause also has proves no split.
const ACCOUNTS_FOR: f32 = 0.05;

/// A clause of fewer words than this is no half of anything, nor has it halves.
const FEWEST_WORDS: usize = 4;

/// A part beats its next best pair by up to this much, or falls short of it by half as much; more says no more.
const MOST_AHEAD: f32 = 0.2;

/// Being worth less to the whole than its first part is speaks against a part, this much of the difference.
const BEHIND: f32 = 0.3;

/// A difference beyond this says no more.
const MOST_BEHIND: f32 = 0.5;

/// What a whole's unused words say about a part.
pub(super) struct Part {
    /// Share of the part's words, by weight, that the whole has and its other parts do not use.
    pub(super) covered: f32,
    /// Share of the whole's words, by weight, that these are.
    pub(super) accounted: f32,
    /// How much more the part is worth with its whole than with the next best clause, if there is one.
    pub(super) ahead: Option<f32>,
    /// How much less the part is worth with its whole than the first part is; `None` when that reads the same.
    pub(super) behind: Option<f32>,
}

impl Part {
    /// What part and whole share, to be held against what is shared by chance.
    pub(super) fn shared(&self) -> f32 {
        self.covered + self.accounted
    }

    /// All that speaks for the part, or `None` when it is not enough.
    ///
    /// `worth` is what part and whole would be worth as a pair of their own:
    /// parts that say the same thing twice use the same words, so that little
    /// is left to cover the second.
    pub(super) fn total(&self, worth: f32, enough: &Enough) -> Option<f32> {
        let ahead = self.ahead.unwrap_or(MOST_AHEAD);
        let behind = self.behind.unwrap_or(MOST_BEHIND);
        let total = self.shared() + worth + ahead.clamp(-MOST_AHEAD / 2.0, MOST_AHEAD)
            - BEHIND * behind.clamp(0.0, MOST_BEHIND);
        (self.covered >= COVERED && self.accounted >= ACCOUNTS_FOR && total >= enough.total)
            .then_some(total)
    }
}

/// How much must speak for a part in two drafts.
pub(super) struct Enough {
    total: f32,
}

/// What speaks for a part must be this many times what is shared by chance.
///
/// Read off the parts that readers and publishers marked. In a standard whose
/// requirements have little in common chance is .14, and three in four of the
/// true parts share more than twice that; in a treaty whose articles say the
/// same things again it is .28, and the true parts share more in proportion.
const TIMES_CHANCE: f32 = 2.5;

/// Where nothing is shared by chance, this much is still needed.
const LEAST_ENOUGH: f32 = 0.4;

/// What is shared by chance in two usual drafts, for drafts with too few
/// leftovers to tell, and the number of leftovers that it weighs as much as.
const USUAL_CHANCE: (f32, f32) = (0.2, 20.0);

impl Enough {
    /// What is enough where the second best wholes of the leftovers share so much.
    ///
    /// A leftover is a part of one whole at most, so that the second best is
    /// chance; the median is not moved by the few that are a part of two.
    pub(super) fn beyond(mut second_best: Vec<f32>) -> Self {
        second_best.sort_by(f32::total_cmp);
        let (usual, weight) = USUAL_CHANCE;
        let count = second_best.len() as f32;
        let median = second_best
            .get(second_best.len() / 2)
            .copied()
            .unwrap_or(usual);
        let chance = (median * count + usual * weight) / (count + weight);
        Self {
            total: (TIMES_CHANCE * chance).max(LEAST_ENOUGH),
        }
    }

    /// What is enough in usual drafts.
    pub(super) fn usual() -> Self {
        Self::beyond(Vec::new())
    }
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
    let measure = |view: View<'_>| {
        let part = Part {
            ahead: Some(0.0),
            behind: Some(0.0),
            ..view.measure(words)?
        };
        part.total(worth, &Enough::usual())
    };
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

/// A whole on one side, its parts so far on the other, and a leftover that may be one more.
pub(super) struct View<'a> {
    pub(super) whole: (Bags<'a>, usize),
    pub(super) parts: (Bags<'a>, usize, &'a [usize]),
    pub(super) leftover: usize,
}

impl View<'_> {
    /// What the whole's unused words say about the leftover; `None` for clauses that are too short.
    pub(super) fn measure(&self, words: &Profiles) -> Option<Part> {
        let (parts, first, more) = self.parts;
        let (whole, id) = self.whole;
        let mine = parts.sorted(self.leftover);
        if mine.len() < FEWEST_WORDS || whole.sorted(id).len() < FEWEST_WORDS {
            return None;
        }
        let mut unused = whole.sorted(id).to_vec();
        for &part in std::iter::once(&first).chain(more) {
            unused = without(&unused, parts.sorted(part));
        }
        let mut shared = 0.0;
        common(&unused, mine, |feature| shared += words.weight(feature));
        Some(Part {
            covered: ratio(shared, parts.mass(self.leftover)),
            accounted: ratio(shared, whole.mass(id)),
            ahead: None,
            behind: None,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_away_as_often_as_it_stands_there() {
        assert_eq!(without(&[1, 1, 2, 3, 3], &[1, 3, 3, 4]), [1, 2]);
    }

    #[test]
    fn where_clauses_share_much_by_chance_a_part_must_share_more() {
        let part = Part {
            covered: 0.4,
            accounted: 0.1,
            ahead: Some(0.1),
            behind: Some(0.1),
        };
        let alike = Enough::beyond(vec![0.3; 200]);
        let unlike = Enough::beyond(vec![0.1; 200]);
        assert_eq!(part.total(0.0, &alike), None);
        assert!(part.total(0.0, &unlike).is_some());
    }
}
