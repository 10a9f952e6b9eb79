//! The result: everything that a report needs.

use serde::Serialize;

use super::{Change, Document, Finding, Sides, Warning};

/// Everything that a report needs: the two drafts and what happened between them.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The earlier draft.
    pub old: Document,
    /// The later draft.
    pub new: Document,
    /// Every clause of either draft stands in exactly one change. In the
    /// reading order of the new draft, removed clauses where they stood.
    pub changes: Vec<Change>,
    /// What is found about the two drafts as a whole.
    pub overall: Overall,
    /// The counts.
    pub summary: Summary,
    /// What the reader should know before relying on the comparison: drafts in
    /// the wrong order, drafts that share next to nothing, a size guard that fired.
    pub warnings: Vec<Warning>,
}

impl Comparison {
    /// True when the two drafts say the same, at the same place, under the same numbers.
    pub fn is_empty(&self) -> bool {
        self.changes.iter().all(Change::is_nothing)
    }
}

/// What is found about the two drafts as a whole, and belongs to no one clause.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Overall {
    /// Sponsors, title, masthead.
    pub findings: Vec<Finding>,
    /// Wordings that took the place of others throughout, the most frequent first.
    pub replacements: Vec<Replacement>,
    /// How much of each draft stands in square brackets, as a share of its text from 0 to 1.
    pub in_brackets: Sides<f64>,
}

/// One wording that took the place of another in several clauses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Replacement {
    /// The old wording.
    pub old: String,
    /// The new wording.
    pub new: String,
    /// The changes in which it was replaced, as positions in [`Comparison::changes`].
    pub changes: Vec<usize>,
    /// How often the old wording still stands in the new draft.
    pub remaining: usize,
}

/// The counts of a comparison. A change can count under an action, `moved` and `renumbered` at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Summary {
    /// Clauses that are new.
    pub added: usize,
    /// Clauses that are gone.
    pub removed: usize,
    /// Clauses whose words changed.
    pub amended: usize,
    /// Clauses that became several.
    pub split: usize,
    /// Clauses that became one.
    pub merged: usize,
    /// Changes that moved by themselves; what went along with its parent is not counted.
    pub moved: usize,
    /// Changes whose number is another.
    pub renumbered: usize,
    /// Clauses with the same words, whether or not they moved or were renumbered.
    pub unchanged: usize,
    /// Changes of class editorial.
    pub editorial: usize,
    /// Changes of class consequential.
    pub consequential: usize,
    /// Changes of class substantive.
    pub substantive: usize,
}

impl Summary {
    /// Counts changes.
    pub fn of(changes: &[Change]) -> Self {
        use super::{Action, Class, Move};
        let mut summary = Self::default();
        for change in changes {
            match change.action {
                Action::Unchanged => summary.unchanged += 1,
                Action::Added => summary.added += 1,
                Action::Removed => summary.removed += 1,
                Action::Amended => summary.amended += 1,
                Action::Split => summary.split += 1,
                Action::Merged => summary.merged += 1,
            }
            match change.class {
                None => {}
                Some(Class::Editorial) => summary.editorial += 1,
                Some(Class::Consequential) => summary.consequential += 1,
                Some(Class::Substantive) => summary.substantive += 1,
            }
            summary.moved += usize::from(change.pairing.moved == Some(Move::Alone));
            summary.renumbered += usize::from(change.renumbered);
        }
        summary
    }
}
