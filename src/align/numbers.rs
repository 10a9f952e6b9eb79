//! Clauses that have the same number under parents that are a pair.

use rustc_hash::{FxHashMap, FxHashSet};

use super::matching::Matching;
use crate::model::{Clause, ClauseId, Document, Sides};

/// The numbered old clauses that are not paired for good, and the new clauses that have their numbers.
pub(super) struct Numbers<'d> {
    old: Vec<&'d Clause>,
    /// By parent and number; `None` where several clauses have it.
    new: FxHashMap<(Option<ClauseId>, &'d str), Option<ClauseId>>,
}

impl<'d> Numbers<'d> {
    /// Enters the numbers of both drafts once.
    pub(super) fn of(documents: Sides<&'d Document>, fixed: &Matching) -> Self {
        let old: Vec<&Clause> = documents
            .old
            .clauses
            .iter()
            .filter(|clause| clause.label.is_some() && fixed.new_of(clause.id).is_none())
            .collect();
        let wanted: FxHashSet<&str> = old.iter().map(|clause| clause.printed_label()).collect();
        let mut new: FxHashMap<(Option<ClauseId>, &str), Option<ClauseId>> = FxHashMap::default();
        for clause in &documents.new.clauses {
            let number = clause.printed_label();
            if clause.label.is_some() && wanted.contains(number) {
                new.entry((clause.parent, number))
                    .and_modify(|found| *found = None)
                    .or_insert(Some(clause.id));
            }
        }
        Self { old, new }
    }

    /// Pairs of clauses with the same number under parents that a matching pairs.
    pub(super) fn same_under(&self, matching: &Matching) -> impl Iterator<Item = (usize, usize)> {
        self.old.iter().filter_map(|clause| {
            let parent = match clause.parent {
                None => None,
                Some(parent) => Some(matching.new_of(parent)?),
            };
            let new = *self.new.get(&(parent, clause.printed_label()))?;
            Some((clause.id, new?))
        })
    }
}
