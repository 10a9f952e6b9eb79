//! Which part of the report each change belongs to.

use super::{Detail, Options};
use crate::model::{Action, Change, Class, Clause, ClauseId, Comparison, Document, Move};
use crate::report::wording;

/// The part of the report that a change is told in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// With its words, in the order of the new draft.
    Shown,
    /// In the short list of what other changes forced.
    Consequential,
    /// In the short list of spelling, capitals and punctuation.
    Editorial,
    /// In the short list of texts that break off in one draft.
    BrokenOff,
    /// Nowhere: nothing happened, or the clause above it tells.
    Untold,
}

/// Which part of the report each change belongs to.
pub(super) struct Plan {
    parts: Vec<Part>,
    context: Vec<bool>,
    went_along: Vec<usize>,
    /// Changes that the filter leaves out.
    pub(super) left_out: usize,
}

impl Plan {
    pub(super) fn of(comparison: &Comparison, options: &Options) -> Self {
        let parts: Vec<Part> = comparison
            .changes
            .iter()
            .map(|change| part(change, comparison, options))
            .collect();
        Self {
            context: near_shown(&parts, options),
            went_along: wording::went_along(comparison),
            parts,
            left_out: options.filter.left_out(comparison),
        }
    }

    pub(super) fn part(&self, index: usize) -> Part {
        self.parts.get(index).copied().unwrap_or(Part::Untold)
    }

    /// True for a change that stands as one dim line beside one that is shown.
    pub(super) fn is_context(&self, index: usize) -> bool {
        self.context.get(index).copied().unwrap_or(false)
    }

    /// The clauses that moved because this one did.
    pub(super) fn went_along(&self, index: usize) -> usize {
        self.went_along.get(index).copied().unwrap_or(0)
    }

    /// The changes that a part tells, in order.
    pub(super) fn changes<'a>(
        &'a self,
        part: Part,
        comparison: &'a Comparison,
    ) -> impl Iterator<Item = &'a Change> {
        comparison
            .changes
            .iter()
            .zip(&self.parts)
            .filter(move |(_, its)| **its == part)
            .map(|(change, _)| change)
    }
}

fn part(change: &Change, comparison: &Comparison, options: &Options) -> Part {
    if options.detail == Detail::All {
        return if change.is_nothing() || options.filter.shows(change) {
            Part::Shown
        } else {
            Part::Untold
        };
    }
    if change.is_nothing() || !options.filter.shows(change) {
        return Part::Untold;
    }
    let stands_elsewhere = change.pairing.moved == Some(Move::Alone);
    match change.action {
        Action::Split | Action::Merged => Part::Shown,
        _ if stands_elsewhere || change.pairing.is_doubtful() => Part::Shown,
        Action::Unchanged if number_follows_parent(change, comparison) => Part::Untold,
        Action::Unchanged => Part::Consequential,
        Action::Added | Action::Removed | Action::Amended => match change.class {
            Some(Class::Editorial) if change.broken_off.is_some() => Part::BrokenOff,
            Some(Class::Editorial) => Part::Editorial,
            Some(Class::Consequential) => Part::Consequential,
            Some(Class::Substantive) | None => Part::Shown,
        },
    }
}

/// True when a clause is `(a)` as before, and only what stands above it has another number or place.
fn number_follows_parent(change: &Change, comparison: &Comparison) -> bool {
    let old = first(&change.pairing.old, &comparison.old);
    let new = first(&change.pairing.new, &comparison.new);
    let (Some(old), Some(new)) = (old, new) else {
        return false;
    };
    old.parent.is_some()
        && new.parent.is_some()
        && match (&old.label, &new.label) {
            (Some(old), Some(new)) => old.same_number(new),
            (None, None) => change.pairing.moved.is_some(),
            _ => false,
        }
}

fn first<'a>(ids: &[ClauseId], document: &'a Document) -> Option<&'a Clause> {
    document.clauses.get(*ids.first()?)
}

/// For each change, whether one that is shown stands at most `context` changes away.
fn near_shown(parts: &[Part], options: &Options) -> Vec<bool> {
    let mut near = vec![false; parts.len()];
    if options.detail == Detail::Stat {
        return near;
    }
    let reach = options.context;
    for backwards in [false, true] {
        let mut distance = usize::MAX;
        for step in 0..parts.len() {
            let index = if backwards {
                parts.len() - 1 - step
            } else {
                step
            };
            distance = match parts.get(index) {
                Some(Part::Shown) => 0,
                _ => distance.saturating_add(1),
            };
            if let Some(near) = near.get_mut(index) {
                *near |= distance > 0 && distance <= reach;
            }
        }
    }
    near
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn a_move_is_told_once_with_what_went_along() {
        let comparison = fixture::comparison();
        let plan = Plan::of(&comparison, &Options::default());
        let index = |place: &str| {
            let id = comparison
                .new
                .clauses
                .iter()
                .position(|clause| clause.place == place)
                .unwrap();
            comparison
                .changes
                .iter()
                .position(|change| change.pairing.new.contains(&id))
                .unwrap()
        };
        assert_eq!(plan.went_along(index("OP8")), 2);
        assert_eq!(plan.went_along(index("PP2")), 0);
        assert_eq!(plan.part(index("OP8")), Part::Shown);
        assert_eq!(plan.part(index("OP8(a)")), Part::Untold);
        assert_eq!(plan.part(index("OP8(b)")), Part::Consequential);
        assert_eq!(plan.part(index("OP7")), Part::Editorial);
        assert_eq!(plan.part(index("OP9")), Part::Shown);
        assert_eq!(plan.part(index("OP10")), Part::Consequential);
    }

    #[test]
    fn context_reaches_both_ways_and_no_further() {
        use Part::{Shown, Untold};
        let parts = [Untold, Untold, Shown, Untold, Untold, Untold, Shown];
        let context = |context| {
            let options = Options {
                context,
                ..Options::default()
            };
            near_shown(&parts, &options)
        };
        assert_eq!(context(0), [false; 7]);
        assert_eq!(context(1), [false, true, false, true, false, true, false]);
        assert_eq!(
            context(usize::MAX),
            [true, true, false, true, true, true, false]
        );
    }
}
