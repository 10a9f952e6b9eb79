//! What happened to the words of a pairing.

use crate::model::{Action, Edit, EditOp, Pairing};

/// Tells what happened from how many clauses stand on each side and whether any word differs.
pub(super) fn action(pairing: &Pairing, edits: &[Edit]) -> Action {
    match (pairing.old.len(), pairing.new.len()) {
        (0, _) => Action::Added,
        (_, 0) => Action::Removed,
        (1, 1) if edits.iter().all(|edit| edit.op == EditOp::Equal) => Action::Unchanged,
        (1, 1) => Action::Amended,
        (old, new) if old <= new => Action::Split,
        _ => Action::Merged,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::fixture::pairing;

    #[test]
    fn counts_sides_and_looks_for_a_difference() {
        let same = [Edit::equal("a")];
        let other = [Edit::equal("a"), Edit::insert("b")];
        for (old, new, edits, expected) in [
            (&[][..], &[0][..], &other[..], Action::Added),
            (&[0], &[], &other, Action::Removed),
            (&[0], &[0], &[], Action::Unchanged),
            (&[0], &[0], &same, Action::Unchanged),
            (&[0], &[0], &other, Action::Amended),
            (&[0], &[0, 1], &same, Action::Split),
            (&[0, 1], &[0], &same, Action::Merged),
        ] {
            assert_eq!(action(&pairing(old, new), edits), expected);
        }
    }
}
