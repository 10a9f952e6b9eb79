//! What a pair is worth: wording first, then what its place proves.

use super::context::{Context, Rates, Seen};
use super::profile::Profiles;
use crate::model::{Clause, ClauseKind, Evidence};

/// What the wording of two clauses says, each from 0 to 1.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Shared {
    /// How much wording is shared.
    pub(super) similarity: f32,
    /// What the shared wording proves.
    pub(super) proof: f32,
}

/// What a pair is worth, kind of evidence by kind of evidence.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Score {
    /// How much wording is shared, from 0 to 1.
    pub(super) similarity: f32,
    /// What the shared wording proves, from 0 to 1.
    pub(super) proof: f32,
    number: f32,
    neighbours: f32,
    order: f32,
    parent: f32,
    children: f32,
    kind: f32,
    distinct: f32,
    /// What wording alone would need to be accepted.
    threshold: f32,
}

/// Wording must be shared well beyond chance: this much, and [`ABOVE_CHANCE`] of the chance level.
const THRESHOLD: f32 = 0.16;
/// How much of the chance level is added to the threshold.
const ABOVE_CHANCE: f32 = 0.6;

/// The chance level between two paragraphs of two usual drafts, for drafts too
/// short to tell, and the number of clauses that it weighs as much as.
const USUAL_CHANCE: (f32, f32) = (0.22, 20.0);

/// The threshold for two drafts: how much their clauses share by chance.
///
/// Comes in: for each clause, what its second best candidate shares. A clause
/// has one partner or none, so the second best is nearly always chance; the
/// median is not moved by the few that are split.
pub(super) fn threshold(mut second_best: Vec<f32>) -> f32 {
    second_best.sort_by(f32::total_cmp);
    let (usual, weight) = USUAL_CHANCE;
    let count = second_best.len() as f32;
    let median = second_best
        .get(second_best.len() / 2)
        .copied()
        .unwrap_or(usual);
    THRESHOLD + ABOVE_CHANCE * (median * count + usual * weight) / (count + weight)
}

/// What few words share proves less: with this many words in the shorter
/// clause, shared wording counts for half.
const HALF_PROOF_WORDS: f32 = 0.6;

/// Worth of proving more than any other pair of the two clauses, for each unit of proof more.
const DISTINCT: f32 = 0.5;
/// A lead beyond this proves no more.
const MOST_DISTINCT: f32 = 0.3;
/// Worth of the same number where all pairs so far kept theirs.
const SAME_NUMBER: f32 = 0.08;
/// Worth of clauses before and after that are pairs, where pairs always come in sequence.
const ADJACENT: f32 = 0.16;
/// A place makes no pair of nothing: number, neighbours and parent count in
/// full only with this much proof by wording, and in proportion with less.
const FULL_CREDIT: f32 = 0.20;
/// Worth of standing where matched neighbours leave room, and cost of standing elsewhere.
const IN_WINDOW: f32 = 0.06;
/// Worth of standing where all matched neighbours went, even if not right between them.
const NEAR: f32 = 0.14;
/// Worth of parents that are a pair, and cost of parents that are matched with
/// others. Little, because neighbours already say most of it: siblings are neighbours.
const PARENT: f32 = 0.03;
/// Worth of children that are all pairs: enough to pair two headings whose words say nothing.
const CHILDREN: f32 = 0.8;
/// Cost of different kinds: a heading that became a paragraph is possible, and rare.
const OTHER_KIND: f32 = 0.15;
/// Worth of the same kind, for each e-fold that it is rare: of the one title that both drafts have, much; of one paragraph among hundreds, nothing.
const RARE_KIND: f32 = 0.05;
/// Paragraphs and rows earn only this share of it: that both stand among the
/// preambular paragraphs is what their neighbours say too.
const KIND_OF_TEXT: f32 = 0.5;
/// Worth of the rarest kind.
const MOST_FOR_KIND: f32 = 0.2;
/// Cost of pairing a footnote, or a line of the masthead, the title, the organ, the sponsors or the closing, with anything else: they have a role of their own, whatever words they share with the text.
const ROLE_WITH_TEXT: f32 = 0.5;

impl Score {
    /// What the pair is worth above what leaving both alone is worth.
    pub(super) fn worth(&self) -> f32 {
        self.proof + self.place() - self.threshold
    }

    /// What everything but the wording adds.
    pub(super) fn place(&self) -> f32 {
        self.number
            + self.neighbours
            + self.order
            + self.parent
            + self.children
            + self.kind
            + self.distinct
    }

    /// True when the wording alone would have been enough.
    pub(super) fn by_content(&self) -> bool {
        self.proof >= self.threshold
    }

    /// True when the number says more than the neighbours do.
    pub(super) fn by_number(&self) -> bool {
        self.number > self.neighbours + self.order
    }

    /// The evidence in plain words, for `--explain`.
    pub(super) fn evidence(&self) -> Vec<Evidence> {
        let mut evidence = vec![Evidence {
            name: "wording",
            observation: format!(
                "{:.0} % of the wording is shared, rare words counting more; {:.0} % would be enough by itself",
                self.similarity * 100.0,
                self.threshold * 100.0
            ),
            weight: f64::from(self.proof - self.threshold),
        }];
        let mut add = |name, weight: f32, speaks_for: &str, speaks_against: &str| {
            if weight != 0.0 {
                evidence.push(Evidence {
                    name,
                    observation: if weight > 0.0 {
                        speaks_for
                    } else {
                        speaks_against
                    }
                    .into(),
                    weight: f64::from(weight),
                });
            }
        };
        add(
            "number",
            self.number,
            "both have the same number",
            "their numbers differ",
        );
        add(
            "neighbours",
            self.neighbours,
            "the clauses around them are paired with each other, or went near each other",
            "",
        );
        add(
            "order",
            self.order,
            "they stand in order among the clauses that kept theirs",
            "they stand out of order: the clause would have moved",
        );
        add(
            "parent",
            self.parent,
            "they stand under clauses that are paired",
            "they stand under clauses that are not paired with each other",
        );
        add(
            "children",
            self.children,
            "clauses under them are paired",
            "",
        );
        add(
            "kind",
            self.kind,
            "both are of a kind that few clauses have",
            "they are of different kinds",
        );
        add(
            "distinct",
            self.distinct,
            "no other clause shares as much with either",
            "",
        );
        evidence
    }
}

/// Weighs one pair.
pub(super) fn score(
    (old, new): (usize, usize),
    Shared { similarity, proof }: Shared,
    distinct: f32,
    threshold: f32,
    context: &Context<'_>,
) -> Score {
    let seen = context.see(old, new);
    let rates = context.rates();
    let credit = (proof / FULL_CREDIT).min(1.0);
    Score {
        similarity,
        proof,
        number: credit * number(&seen, rates),
        neighbours: credit * neighbours(&seen, rates),
        order: credit * order(&seen, rates),
        parent: match seen.same_parent {
            Some(true) => credit * PARENT,
            Some(false) => -PARENT,
            None => 0.0,
        },
        children: CHILDREN * seen.children,
        kind: seen.kinds.map_or(0.0, |(old, new)| kind(old, new, context)),
        distinct: DISTINCT * distinct.min(MOST_DISTINCT),
        threshold,
    }
}

fn number(seen: &Seen, rates: Rates) -> f32 {
    match seen.same_number {
        Some(true) if seen.same_parent != Some(false) => SAME_NUMBER * rates.number,
        _ => 0.0,
    }
}

fn neighbours(seen: &Seen, rates: Rates) -> f32 {
    ADJACENT * rates.adjacency * seen.adjacent + NEAR * seen.near
}

fn order(seen: &Seen, rates: Rates) -> f32 {
    match seen.in_window {
        Some(true) => IN_WINDOW * rates.order,
        Some(false) => -IN_WINDOW * rates.order,
        None => 0.0,
    }
}

fn kind(old: ClauseKind, new: ClauseKind, context: &Context<'_>) -> f32 {
    if old == new {
        let share = if old.is_paragraph() || old == ClauseKind::TableRow {
            KIND_OF_TEXT
        } else {
            1.0
        };
        share * (RARE_KIND * context.rarity(old)).min(MOST_FOR_KIND)
    } else if has_role(old) || has_role(new) {
        -ROLE_WITH_TEXT
    } else if old.is_paragraph() && new.is_paragraph() {
        // One is easily promoted to another.
        0.0
    } else {
        -OTHER_KIND
    }
}

/// Clauses that are what they are by their place in the document.
fn has_role(kind: ClauseKind) -> bool {
    matches!(
        kind,
        ClauseKind::Footnote
            | ClauseKind::Masthead
            | ClauseKind::Sponsors
            | ClauseKind::Recommendation
            | ClauseKind::Organ
            | ClauseKind::Closing
    )
}

/// What two headings prove that say "Article" and a number, and at least one of them nothing else.
///
/// That both are articles is little; which one is for the number, the
/// neighbours and the children to say.
const SAME_LABEL_WORD: f32 = 0.15;

/// The similarity of two clauses of which at least one is nothing but its label, and what it proves.
pub(super) fn label_only(old: &Clause, new: &Clause) -> Shared {
    let word = |clause: &Clause| clause.label.as_ref().map(|label| label.word.to_lowercase());
    let proof = if old.kind == new.kind && word(old).is_some() && word(old) == word(new) {
        SAME_LABEL_WORD
    } else {
        0.0
    };
    let similarity = if old.text == new.text { 1.0 } else { proof };
    Shared { similarity, proof }
}

/// What a similarity proves for clauses of which the shorter has so many words.
pub(super) fn proof(similarity: f32, fewest_words: usize) -> f32 {
    let words = fewest_words as f32;
    similarity * words / (words + HALF_PROOF_WORDS)
}

/// Pairs of neighbouring words count this much beside single words: order is
/// what tells boilerplate of the same words apart.
const PAIRS_SHARE: f32 = 0.20;

/// A clause that stands in a longer one whole may have grown into it; a clause
/// of this many words proves half of that.
const HALF_GROWTH_WORDS: f32 = 6.0;

/// How much wording two clauses share, from 0 to 1, weighted by rarity.
///
/// The mean of what is shared of the old clause and of the new one, and not
/// their harmonic mean (Dice), which punishes a paragraph for having grown.
pub(super) fn similarity(words: &Profiles, pairs: &Profiles, old: usize, new: usize) -> f32 {
    let fewest = words.fewest_words(old, new);
    let length = fewest as f32;
    let mean = |profiles: &Profiles| {
        let contained = profiles.containment(old, new);
        let (less, more) = (
            contained.old.min(contained.new),
            contained.old.max(contained.new),
        );
        less + (more - less) * 0.5 * length / (length + HALF_GROWTH_WORDS)
    };
    let by_words = mean(words);
    if fewest < 2 {
        return by_words;
    }
    by_words * (1.0 - PAIRS_SHARE) + mean(pairs) * PAIRS_SHARE
}
