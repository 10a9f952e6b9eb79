//! What a pair is worth: wording first, then what its place proves.

use super::context::{Context, Rates, Seen};
use super::profile::Profiles;
use crate::model::{Clause, ClauseKind, Evidence};

/// What a pair is worth, kind of evidence by kind of evidence.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Score {
    /// How much wording is shared, from 0 to 1.
    pub(super) similarity: f32,
    number: f32,
    neighbours: f32,
    parent: f32,
    children: f32,
    kind: f32,
    /// What wording alone would need to be accepted.
    threshold: f32,
}

/// Wording that is shared by chance between two paragraphs of one negotiated
/// text, in the measure of [`similarity`], seldom passes this.
const THRESHOLD: f32 = 0.30;

/// Short clauses share wording by chance more easily: this much, divided by the
/// number of words of the shorter clause, is added to the threshold.
const SHORT_CLAUSE: f32 = 0.5;

/// Worth of the same number where all pairs so far kept theirs.
const SAME_NUMBER: f32 = 0.14;
/// Worth of clauses before and after that are pairs, where pairs always come in sequence.
const ADJACENT: f32 = 0.16;
/// Worth of standing where matched neighbours leave room, and cost of standing elsewhere.
const IN_WINDOW: f32 = 0.06;
/// Worth of parents that are a pair, and cost of parents that are matched with others.
const PARENT: f32 = 0.06;
/// Worth of children that are all pairs: enough to pair two headings whose words say nothing.
const CHILDREN: f32 = 0.6;
/// Cost of different kinds: a heading that became a paragraph is possible, and rare.
const OTHER_KIND: f32 = 0.15;
/// Cost of pairing a footnote with anything else.
const FOOTNOTE_WITH_TEXT: f32 = 0.5;

impl Score {
    /// What the pair is worth above what leaving both alone is worth.
    pub(super) fn worth(&self) -> f32 {
        self.similarity + self.place() - self.threshold
    }

    /// What everything but the wording adds.
    pub(super) fn place(&self) -> f32 {
        self.number + self.neighbours + self.parent + self.children + self.kind
    }

    /// True when the wording alone would have been enough.
    pub(super) fn by_content(&self) -> bool {
        self.similarity >= self.threshold
    }

    /// True when the number says more than the neighbours do.
    pub(super) fn by_number(&self) -> bool {
        self.number > 0.0
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
            weight: f64::from(self.similarity - self.threshold),
        }];
        let mut add = |name, weight: f32, speaks_for: &str, speaks_against: &str| {
            if weight != 0.0 {
                evidence.push(Evidence {
                    name,
                    observation: if weight > 0.0 { speaks_for } else { speaks_against }.into(),
                    weight: f64::from(weight),
                });
            }
        };
        add("number", self.number, "both have the same number", "their numbers differ");
        add(
            "neighbours",
            self.neighbours,
            "the clauses around them are paired too",
            "the clauses around them are paired with others",
        );
        add(
            "parent",
            self.parent,
            "they stand under clauses that are paired",
            "they stand under clauses that are not paired with each other",
        );
        add("children", self.children, "clauses under them are paired", "");
        add("kind", self.kind, "", "they are of different kinds");
        evidence
    }
}

/// Weighs one pair.
pub(super) fn score(
    similarity: f32,
    (old, new): (&Clause, &Clause),
    words: usize,
    context: &Context<'_>,
) -> Score {
    let seen = context.see(old.id, new.id);
    let rates = context.rates();
    Score {
        similarity,
        number: number(&seen, rates),
        neighbours: neighbours(&seen, rates),
        parent: match seen.same_parent {
            Some(true) => PARENT,
            Some(false) => -PARENT,
            None => 0.0,
        },
        children: CHILDREN * seen.children,
        kind: kind(old.kind, new.kind),
        threshold: THRESHOLD + SHORT_CLAUSE / (words.max(1) as f32),
    }
}

fn number(seen: &Seen, rates: Rates) -> f32 {
    match seen.same_number {
        Some(true) if seen.same_parent != Some(false) => SAME_NUMBER * rates.number,
        _ => 0.0,
    }
}

fn neighbours(seen: &Seen, rates: Rates) -> f32 {
    let window = match seen.in_window {
        Some(true) => IN_WINDOW * rates.order,
        Some(false) => -IN_WINDOW * rates.order,
        None => 0.0,
    };
    ADJACENT * rates.adjacency * seen.adjacent + window
}

fn kind(old: ClauseKind, new: ClauseKind) -> f32 {
    if old == new {
        0.0
    } else if old == ClauseKind::Footnote || new == ClauseKind::Footnote {
        -FOOTNOTE_WITH_TEXT
    } else if both_text(old, new) {
        0.0
    } else {
        -OTHER_KIND
    }
}

/// Paragraphs of any level: one is easily promoted to another.
fn both_text(old: ClauseKind, new: ClauseKind) -> bool {
    let text = |kind| {
        matches!(
            kind,
            ClauseKind::Preambular
                | ClauseKind::Operative
                | ClauseKind::Subparagraph
                | ClauseKind::Paragraph
                | ClauseKind::TableRow
        )
    };
    text(old) && text(new)
}

/// Pairs of neighbouring words count this much beside single words: order is
/// what tells boilerplate of the same words apart.
const PAIRS_SHARE: f32 = 0.35;

/// How much wording two clauses share, from 0 to 1, weighted by rarity.
///
/// The mean of what is shared of the old clause and of the new one, and not
/// their harmonic mean (Dice), which punishes a paragraph for having grown.
pub(super) fn similarity(words: &Profiles, pairs: &Profiles, old: usize, new: usize) -> f32 {
    let mean = |profiles: &Profiles| {
        let contained = profiles.containment(old, new);
        f32::midpoint(contained.old, contained.new)
    };
    let by_words = mean(words);
    if words.bags.old.sequence(old).len() < 2 || words.bags.new.sequence(new).len() < 2 {
        return by_words;
    }
    by_words * (1.0 - PAIRS_SHARE) + mean(pairs) * PAIRS_SHARE
}
