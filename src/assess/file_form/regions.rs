//! What stands between two clauses that did not change.

use std::ops::Range;

use crate::model::{Action, Change, ClauseId, Document, Sides};

/// The clauses between two that did not change, in each draft; either may have none.
pub(super) fn regions(
    documents: Sides<&Document>,
    changes: &[Change],
) -> Vec<Sides<Range<ClauseId>>> {
    let mut anchors: Vec<(ClauseId, ClauseId)> = changes
        .iter()
        .filter(|change| change.action == Action::Unchanged && change.pairing.moved.is_none())
        .filter_map(
            |change| match (&*change.pairing.old, &*change.pairing.new) {
                ([old], [new]) => Some((*old, *new)),
                _ => None,
            },
        )
        .collect();
    anchors.sort_unstable();
    anchors.push((documents.old.clauses.len(), documents.new.clauses.len()));
    let mut regions = Vec::new();
    let mut start = Sides::new(0, 0);
    for (old, new) in anchors {
        // What stands in another order is no anchor.
        if old < start.old || new < start.new {
            continue;
        }
        if old > start.old || new > start.new {
            regions.push(Sides::new(start.old..old, start.new..new));
        }
        start = Sides::new(old + 1, new + 1);
    }
    regions
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::fixture::Draft;
    use crate::assess::tests::judged;

    #[test]
    fn what_changed_stands_between_what_did_not() {
        let draft = |texts: &[&str]| {
            texts
                .iter()
                .fold(Draft::new(), |draft, text| draft.pp(text))
                .done()
        };
        let old = draft(&["Lamps,", "Piers,", "Terns,", "Gulls,"]);
        let new = draft(&["Lamps,", "Quays,", "Docks,", "Terns,", "Swans,"]);
        let pairs: &[(&[usize], &[usize])] = &[
            (&[0], &[0]),
            (&[1], &[1]),
            (&[], &[2]),
            (&[2], &[3]),
            (&[3], &[4]),
        ];
        let changes = judged(&old, &new, pairs);
        let found = regions(Sides::new(&old, &new), &changes);
        assert_eq!(found, [Sides::new(1..2, 1..3), Sides::new(3..4, 4..5)]);
    }
}
