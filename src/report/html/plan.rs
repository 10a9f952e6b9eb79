//! What stands where in the page.

use rustc_hash::FxHashSet;

use crate::model::{Action, Change, ClauseId, Comparison, Move, Side};
use crate::report::Filter;
use crate::report::weave::{Strand, weave};

/// One thing that stands in the text of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Item {
    /// A change with its words.
    Change(usize),
    /// A clause whose words are the same; only its number may be another.
    Same(usize),
    /// The same, above a change that stands under it: shown, so that the change is understood.
    Above(usize),
    /// Where a clause of the old draft stood that stands elsewhere now.
    Stood(usize, ClauseId),
    /// A clause of the new draft that is told with another that stands before it.
    ToldBefore(usize, ClauseId),
}

/// What stands where in the page.
pub(super) struct Plan {
    /// In the order of the page.
    pub(super) items: Vec<Item>,
    /// Changes that the filter leaves out.
    pub(super) left_out: usize,
    /// Clauses with the same words under another number, of those that the filter shows.
    pub(super) renumbered: usize,
    /// Clauses of either draft that have a line of their own, though their change is told elsewhere.
    elsewhere: FxHashSet<(Side, ClauseId)>,
}

impl Plan {
    pub(super) fn of(comparison: &Comparison, filter: &Filter) -> Self {
        let above = above_shown(comparison, filter);
        let mut items = Vec::with_capacity(comparison.changes.len());
        for strand in weave(comparison) {
            let (Strand::Both { change: index }
            | Strand::Old { change: index, .. }
            | Strand::New { change: index, .. }) = strand;
            let Some(change) = comparison.changes.get(index) else {
                continue;
            };
            let whole = match part(change, filter) {
                Part::LeftOut => continue,
                Part::Shown => Item::Change(index),
                Part::Same if above.get(index) == Some(&true) => Item::Above(index),
                Part::Same => Item::Same(index),
            };
            let pairing = &change.pairing;
            match strand {
                Strand::Old { .. } if pairing.new.is_empty() => items.push(whole),
                // The clause above it tells the move.
                Strand::Old { .. } if pairing.moved == Some(Move::WithParent) => {}
                Strand::Old { clause, .. } => items.push(Item::Stood(index, clause)),
                Strand::New { clause, .. } if pairing.new.first() != Some(&clause) => {
                    items.push(Item::ToldBefore(index, clause));
                }
                Strand::Both { .. } | Strand::New { .. } => items.push(whole),
            }
        }
        let changes = comparison.changes.iter();
        let told = changes.filter(|change| filter.shows(change));
        let renumbered = told.filter(|change| part(change, filter) == Part::Same);
        let elsewhere = items.iter().filter_map(|item| match item {
            Item::Stood(_, id) => Some((Side::Old, *id)),
            Item::ToldBefore(_, id) => Some((Side::New, *id)),
            _ => None,
        });
        Self {
            elsewhere: elsewhere.collect(),
            items,
            left_out: filter.left_out(comparison),
            renumbered: renumbered.count(),
        }
    }

    /// True for a clause whose address is that of a line about where its change is told.
    pub(super) fn stands_elsewhere(&self, id: ClauseId, side: Side) -> bool {
        self.elsewhere.contains(&(side, id))
    }

    /// The changes that are shown with their words, in the order of the page.
    pub(super) fn changes(&self) -> impl Iterator<Item = usize> {
        self.items.iter().filter_map(|item| match item {
            Item::Change(index) => Some(*index),
            _ => None,
        })
    }
}

#[derive(PartialEq, Eq)]
enum Part {
    Shown,
    Same,
    LeftOut,
}

fn part(change: &Change, filter: &Filter) -> Part {
    let same_words = change.action == Action::Unchanged
        && change.pairing.moved != Some(Move::Alone)
        && !change.pairing.is_doubtful();
    if same_words {
        Part::Same
    } else if change.is_nothing() || filter.shows(change) {
        Part::Shown
    } else {
        Part::LeftOut
    }
}

/// The changes whose clause stands above one that is shown.
fn above_shown(comparison: &Comparison, filter: &Filter) -> Vec<bool> {
    let mut change_of = vec![None; comparison.new.clauses.len()];
    for (index, change) in comparison.changes.iter().enumerate() {
        for &id in &change.pairing.new {
            if let Some(slot) = change_of.get_mut(id) {
                *slot = Some(index);
            }
        }
    }
    let mut above = vec![false; comparison.changes.len()];
    for change in &comparison.changes {
        if part(change, filter) != Part::Shown {
            continue;
        }
        let clause = |id: ClauseId| comparison.new.clauses.get(id);
        let mut parent = change
            .pairing
            .new
            .first()
            .and_then(|&id| clause(id)?.parent);
        while let Some(id) = parent {
            let index = change_of.get(id).copied().flatten();
            let Some(flag) = index.and_then(|index| above.get_mut(index)) else {
                break;
            };
            if *flag {
                break;
            }
            *flag = true;
            // A parent stands before what stands under it.
            parent = clause(id)
                .and_then(|clause| clause.parent)
                .filter(|&above| above < id);
        }
    }
    above
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn what_moved_is_pointed_to_from_where_it_stood_and_what_went_along_is_not() {
        let comparison = fixture::comparison();
        let plan = Plan::of(&comparison, &Filter::default());
        let stood: Vec<ClauseId> = plan
            .items
            .iter()
            .filter_map(|item| match item {
                Item::Stood(_, clause) => Some(*clause),
                _ => None,
            })
            .collect();
        assert_eq!(stood, [6, 9]);
        assert_eq!(plan.left_out, 0);
    }

    #[test]
    fn what_the_filter_leaves_out_is_counted() {
        let filter = Filter {
            only: vec![crate::report::Facet::Added],
            ignore: vec![],
        };
        let plan = Plan::of(&fixture::comparison(), &filter);
        assert_eq!(plan.changes().count(), 2);
        assert_eq!(plan.left_out, 15);
    }
}
