//! References printed as they were, whose target has another number now, or is gone.
//!
//! A clause that says "paragraph 3 above" in both drafts, and means another
//! clause in the new one than what the old one meant became, was forgotten
//! when the paragraphs were renumbered. The clause itself may be unchanged.

use crate::model::{Action, Direction, Finding, FindingKind, Pairing, Side, Sides};

use super::context::Context;
use super::meaning::spot;
use super::pieces::Words;
use super::references::{find, targets};
use super::wording::Wording;

/// Finds the references of an unchanged clause that no longer mean what they meant.
pub(super) fn stale(context: &Context<'_>, pairing: &Pairing, action: Action) -> Vec<Finding> {
    let (&[old_id], &[new_id]) = (pairing.old.as_slice(), pairing.new.as_slice()) else {
        return Vec::new();
    };
    let clauses = Sides::new(
        context.lookup.clause(Side::Old, old_id),
        context.lookup.clause(Side::New, new_id),
    );
    let (Some(old), Some(new)) = (clauses.old, clauses.new) else {
        return Vec::new();
    };
    if action != Action::Unchanged || !context.lookup.may_refer(Side::New, new_id) {
        return Vec::new();
    }
    if old.text == new.text {
        // Nearly all of them say the same and mean the same.
        let cites = find(&Words::of(&new.text));
        let was = targets(context, Side::Old, old_id, &cites);
        let is = targets(context, Side::New, new_id, &cites);
        let mut targets = was.into_iter().zip(is);
        if targets.all(|(was, is)| direction(context, Sides::new(was, is)).is_none()) {
            return Vec::new();
        }
    }
    let wordings = Sides::new(
        Wording::of(context, Side::Old, Some(old_id), &old.text),
        Wording::of(context, Side::New, Some(new_id), &new.text),
    );
    let targets = wordings.old.targets.iter().zip(&wordings.new.targets);
    targets
        .enumerate()
        .filter_map(|(cite, (&was, &is))| {
            let direction = direction(context, Sides::new(was, is))?;
            let (old, new) = (
                wordings.old.whole_reference(cite),
                wordings.new.whole_reference(cite),
            );
            let mut finding = finding(old, new, direction);
            let bytes = |wording: &Wording<'_>| {
                wording
                    .cites
                    .get(cite)
                    .map_or(0..0, |cite| cite.range.clone())
            };
            finding.spots = Sides::new(
                spot(context, Side::Old, pairing, bytes(&wordings.old)),
                spot(context, Side::New, pairing, bytes(&wordings.new)),
            );
            Some(finding)
        })
        .collect()
}

/// How the targets of one printed reference differ; `None` when they belong together.
fn direction(context: &Context<'_>, targets: Sides<Option<usize>>) -> Option<Direction> {
    match (targets.old, targets.new) {
        (Some(old), Some(new)) if context.are_partners(old, new) => None,
        (Some(_), Some(_)) => Some(Direction::Changed),
        (Some(_), None) => Some(Direction::Dropped),
        (None, Some(_)) => Some(Direction::Added),
        (None, None) => None,
    }
}

/// The finding of a reference that is printed alike and means something else.
pub(super) fn finding(old: &str, new: &str, direction: Direction) -> Finding {
    let why = match direction {
        Direction::Dropped => {
            "printed as it was, and what it meant is gone from the new draft or has no clear number there"
        }
        Direction::Added => "printed as it was, and it meant no clause of the old draft",
        _ => "printed as it was, and the clause that it meant has another number now",
    };
    Finding::new(FindingKind::StaleReference, old, new)
        .going(direction)
        .because(why)
}
