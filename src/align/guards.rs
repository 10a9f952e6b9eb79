//! Where a size guard gave up precision, and what the reader is told of it.

use super::matching::Matching;
use crate::model::{Sides, Warning, WarningKind};

/// Clauses for which a size guard fired, by their ids.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Guards {
    /// Every word of theirs stands in too many clauses of the other draft to be looked up.
    pub(super) too_common: Sides<Vec<usize>>,
    /// More clauses of the other draft share the most with them than are weighed.
    pub(super) crowded: Sides<Vec<usize>>,
    /// How many were outbid so often that they took what was left.
    pub(super) outbid: usize,
}

impl Guards {
    /// What the reader should know; nothing where no guard fired, or where a
    /// clause found its partner all the same.
    pub(super) fn warnings(&self, matching: &Matching) -> Vec<Warning> {
        let alone = |clauses: &Sides<Vec<usize>>| {
            let old = clauses.old.iter();
            let new = clauses.new.iter();
            old.filter(|old| matching.new_of(**old).is_none()).count()
                + new.filter(|new| matching.old_of(**new).is_none()).count()
        };
        [
            (
                alone(&self.too_common),
                "have no words but those that very many clauses share",
            ),
            (
                alone(&self.crowded),
                "share as much with more clauses of the other draft than could be weighed",
            ),
            (
                self.outbid,
                "fit very many clauses of the other draft about as well",
            ),
        ]
        .into_iter()
        .filter(|(clauses, _)| *clauses > 0)
        .map(|(clauses, what)| {
            Warning::new(
                WarningKind::SizeGuard,
                format!(
                    "Clauses that {what} and may have missed their partner: {clauses}; compare parts of the drafts on their own for surer pairs."
                ),
            )
        })
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_clause_that_stayed_alone_is_told() {
        let mut matching = Matching::empty(3, 3);
        matching.join(0, 1);
        assert!(Guards::default().warnings(&matching).is_empty());
        let mut fired = Guards {
            crowded: Sides::new(vec![0], vec![1]),
            ..Guards::default()
        };
        assert!(fired.warnings(&matching).is_empty());
        fired.crowded.old.push(2);
        let [warning] = fired.warnings(&matching).try_into().unwrap();
        assert_eq!(warning.kind, WarningKind::SizeGuard);
        assert!(warning.message.contains(": 1;"), "{}", warning.message);
    }
}
