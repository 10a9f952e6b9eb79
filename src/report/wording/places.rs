//! Where a change stands, as a delegate would say it.

use super::names::action_word;
use crate::model::{Action, Change, Clause, ClauseId, Comparison, Document};
use crate::report::Facet;

/// Stands in a table where a draft has no clause.
pub const NO_PLACE: &str = "–";

/// The place of a change in one line: `OP4, was OP3`, `PP3 and PP4, from PP3`, `OP7 (gone)`, `OP4 (new)`.
pub fn place_line(change: &Change, comparison: &Comparison) -> String {
    let (old, new) = (
        old_places(change, comparison),
        new_places(change, comparison),
    );
    match change.action {
        _ if change.pairing.new.is_empty() => format!("{old} ({})", action_word(Facet::Removed)),
        _ if change.pairing.old.is_empty() => format!("{new} ({})", action_word(Facet::Added)),
        Action::Split | Action::Merged => format!("{new}, from {old}"),
        _ if old == new => new,
        _ => format!("{new}, was {old}"),
    }
}

/// The places of a change in the old draft: `OP3 and OP4`; `–` for a new clause.
pub fn old_places(change: &Change, comparison: &Comparison) -> String {
    places(&change.pairing.old, &comparison.old)
}

/// The places of a change in the new draft: `OP3 and OP4`; `–` for a clause that is gone.
pub fn new_places(change: &Change, comparison: &Comparison) -> String {
    places(&change.pairing.new, &comparison.new)
}

fn places(ids: &[ClauseId], document: &Document) -> String {
    let places: Vec<&str> = ids
        .iter()
        .filter_map(|&id| document.clauses.get(id))
        .map(|clause| clause.place.as_str())
        .collect();
    if places.is_empty() {
        NO_PLACE.to_owned()
    } else {
        list(&places)
    }
}

/// Joins as in a sentence: `OP3, OP4 and OP5`; with semicolons where an item has a comma of its own.
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    let comma = if items.iter().any(|item| item.as_ref().contains(", ")) {
        "; "
    } else {
        ", "
    };
    let mut joined = String::new();
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            joined.push_str(if index + 1 == items.len() {
                " and "
            } else {
                comma
            });
        }
        joined.push_str(item.as_ref());
    }
    joined
}

/// The clause under the same parent that stands directly before, if there is one.
pub(in crate::report) fn previous_sibling(id: ClauseId, document: &Document) -> Option<&Clause> {
    let parent = document.clauses.get(id)?.parent;
    let mut before = document.clauses.get(id.checked_sub(1)?)?;
    // The clause before is the parent itself, the sibling, or something under the sibling.
    while Some(before.id) != parent {
        if before.parent == parent {
            return Some(before);
        }
        let above = before.parent.filter(|&above| above < before.id)?;
        before = document.clauses.get(above)?;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_as_in_a_sentence() {
        assert_eq!(list::<&str>(&[]), "");
        assert_eq!(list(&["OP1"]), "OP1");
        assert_eq!(list(&["OP1", "OP2"]), "OP1 and OP2");
        assert_eq!(list(&["OP1", "OP2", "OP3"]), "OP1, OP2 and OP3");
        assert_eq!(
            list(&["Annex, para. 1", "OP2", "OP3"]),
            "Annex, para. 1; OP2 and OP3"
        );
    }
}
