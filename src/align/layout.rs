//! Where the clauses of both drafts stand, as far as no matching changes it: one short row for each.

use std::hash::{BuildHasher, Hash, Hasher};

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::partner::Partner;
use crate::model::{Clause, ClauseKind, Document, Label, Sides};
use crate::parallel;

/// What no matching changes about the places of two drafts.
pub(super) struct Layout {
    rows: Sides<Vec<Row>>,
    /// How rare each kind is: the logarithm of one in how many clauses has it.
    rarity: FxHashMap<ClauseKind, f32>,
}

/// Where one clause stands.
///
/// Every pair that is weighed asks for both of its clauses, of which ten thousand do not fit into a
/// processor's cache as they are: this is an eighth of that.
#[derive(Clone, Copy)]
pub(super) struct Row {
    pub(super) kind: ClauseKind,
    /// It is a heading that is nothing but its label.
    pub(super) is_only_its_label: bool,
    /// The clause that it stands under.
    parent: Partner,
    /// Its number as one value.
    number: Option<u64>,
    /// How many clauses stand below it, at any depth.
    pub(super) below: u32,
}

impl Row {
    fn of(clause: &Clause) -> Self {
        Self {
            kind: clause.kind,
            is_only_its_label: clause.is_only_its_label(),
            parent: clause.parent.into(),
            number: clause.label.as_ref().map(number),
            below: 0,
        }
    }

    /// The clause that it stands under.
    pub(super) fn parent(self) -> Option<usize> {
        self.parent.id()
    }

    /// Whether two clauses have the same number; `None` when one of them has none.
    pub(super) fn same_number(self, other: Self) -> Option<bool> {
        Some(self.number? == other.number?)
    }
}

/// Labels with the same value mean the same number ([`Label::same_number`]).
///
/// Among a million numbers two share a value by chance in a case out of thirty million.
fn number(label: &Label) -> u64 {
    let mut hasher = FxBuildHasher.build_hasher();
    label.numeral.hash(&mut hasher);
    label.ordinals.hash(&mut hasher);
    for word in [&label.suffix, &label.word] {
        for byte in word.bytes() {
            hasher.write_u8(byte.to_ascii_lowercase());
        }
        hasher.write_u8(u8::MAX);
    }
    hasher.finish()
}

/// With more clauses than this the two drafts are read on two threads: a clause takes some thirty nanoseconds.
const MANY_CLAUSES: usize = 5000;

impl Layout {
    /// Reads the places of both drafts.
    pub(super) fn of(documents: Sides<&Document>) -> Self {
        let many = documents.old.clauses.len() > MANY_CLAUSES;
        let (old, new) = parallel::both(documents.old, documents.new, many, rows);
        let rows = Sides::new(old, new);
        let kinds = Sides::new(count_kinds(&rows.old), count_kinds(&rows.new));
        let rarity = |kind: ClauseKind| {
            let of = |counts: &FxHashMap<ClauseKind, usize>, clauses: usize| {
                let count = counts.get(&kind).copied().unwrap_or(0).max(1);
                (clauses.max(1) as f32 / count as f32).ln()
            };
            of(&kinds.old, rows.old.len()).min(of(&kinds.new, rows.new.len()))
        };
        let rarity = kinds
            .old
            .keys()
            .chain(kinds.new.keys())
            .map(|&kind| (kind, rarity(kind)))
            .collect();
        Self { rows, rarity }
    }

    /// Where an old and a new clause stand.
    pub(super) fn rows(&self, old: usize, new: usize) -> Option<Sides<Row>> {
        let (old, new) = (self.rows.old.get(old)?, self.rows.new.get(new)?);
        Some(Sides::new(*old, *new))
    }

    /// How rare a kind is: the logarithm of one in how many clauses has it.
    pub(super) fn rarity(&self, kind: ClauseKind) -> f32 {
        self.rarity.get(&kind).copied().unwrap_or(0.0)
    }

    /// The clauses that an old and a new clause stand under, nearest first.
    pub(super) fn ancestors(
        &self,
        old: usize,
        new: usize,
    ) -> Sides<impl Iterator<Item = usize> + Clone> {
        Sides::new(
            ancestors(&self.rows.old, old),
            ancestors(&self.rows.new, new),
        )
    }
}

fn rows(document: &Document) -> Vec<Row> {
    let mut rows: Vec<Row> = document.clauses.iter().map(Row::of).collect();
    for id in 0..rows.len() {
        let above: Vec<usize> = ancestors(&rows, id).collect();
        for ancestor in above {
            if let Some(row) = rows.get_mut(ancestor) {
                row.below += 1;
            }
        }
    }
    rows
}

/// Levels above a clause that its pair speaks for: an article, a paragraph, an item and its point.
const LEVELS: usize = 4;

fn ancestors(rows: &[Row], id: usize) -> impl Iterator<Item = usize> + Clone {
    let parent = |id: usize| rows.get(id)?.parent();
    std::iter::successors(parent(id), move |&id| parent(id)).take(LEVELS)
}

fn count_kinds(rows: &[Row]) -> FxHashMap<ClauseKind, usize> {
    let mut counts = FxHashMap::default();
    for row in rows {
        *counts.entry(row.kind).or_insert(0) += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Numeral;

    #[test]
    fn the_value_of_a_number_is_what_labels_compare() {
        let label = |numeral, ordinals: &[u32], suffix: &str, word: &str| Label {
            numeral,
            ordinals: ordinals.to_vec(),
            suffix: suffix.to_owned(),
            word: word.to_owned(),
            ..Label::default()
        };
        let labels = [
            label(Numeral::Arabic, &[4], "", ""),
            label(Numeral::Arabic, &[4], "bis", ""),
            label(Numeral::Arabic, &[4], "BIS", ""),
            label(Numeral::Arabic, &[4], "", "Article"),
            label(Numeral::Arabic, &[4], "", "article"),
            label(Numeral::Arabic, &[4], "", "bis"),
            label(Numeral::Compound, &[4, 1], "", ""),
            label(Numeral::Compound, &[4, 2], "", ""),
            label(Numeral::LowerLetter, &[4], "", ""),
        ];
        for one in &labels {
            for other in &labels {
                assert_eq!(
                    number(one) == number(other),
                    one.same_number(other),
                    "{one:?} {other:?}"
                );
            }
        }
    }
}
