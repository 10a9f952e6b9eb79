//! Footnotes in the order in which each draft prints them.
//!
//! Word prints notes in the order of their references. A note that stays
//! stands where one draft has its mark; where the other has it before or
//! behind other notes, it would come back among the wrong ones. Such a note is
//! gone at the one place and new at the other.

use std::collections::BTreeSet;

use super::notes::{Note, Notes};
use crate::model::{ClauseId, Side};

/// Times that notes are laid out at most: a note that is parted from its place may part another from its own.
const MOST_ROUNDS: usize = 8;

/// Lays notes out, and parts as few of them as bring both drafts' notes into order; none where that cannot be had.
pub(super) fn in_order_of_both(lay_out: impl Fn(&BTreeSet<usize>) -> Notes) -> Notes {
    let mut parted = BTreeSet::new();
    for _ in 0..MOST_ROUNDS {
        let notes = lay_out(&parted);
        let sides = [Side::Old, Side::New];
        if sides.iter().all(|side| is_in_order(&notes, *side)) {
            return notes;
        }
        let known = parted.len();
        for side in sides {
            parted.extend(out_of_place(&notes, side));
        }
        if parted.len() == known {
            break;
        }
    }
    lay_out(&BTreeSet::new())
}

/// True when the notes of a draft stand as it prints them.
fn is_in_order(notes: &Notes, side: Side) -> bool {
    notes.of_draft(side).is_sorted_by_key(|it| it.0)
}

/// The groups of the notes that stand elsewhere in a draft, and here before or behind the wrong ones.
fn out_of_place(notes: &Notes, side: Side) -> Vec<usize> {
    let notes: Vec<(ClauseId, &Note)> = notes.of_draft(side).collect();
    let is_moved = |note: &Note| *note.moved.get(side);
    let against_those_that_stay = violating(&notes, is_moved, |note| !is_moved(note));
    if against_those_that_stay.is_empty() {
        violating(&notes, is_moved, is_moved)
    } else {
        against_those_that_stay
    }
}

/// The groups of notes of one kind that stand before or behind the wrong ones of another kind.
fn violating(
    notes: &[(ClauseId, &Note)],
    is_judged: impl Fn(&Note) -> bool,
    judges: impl Fn(&Note) -> bool,
) -> Vec<usize> {
    let mut found = Vec::new();
    let mut largest = None;
    for (id, note) in notes {
        if is_judged(note) && largest.is_some_and(|it| *id < it) {
            found.push(note.group);
        } else if judges(note) {
            largest = largest.max(Some(*id));
        }
    }
    if found.is_empty() {
        let mut smallest = ClauseId::MAX;
        for (id, note) in notes.iter().rev() {
            if is_judged(note) && *id > smallest {
                found.push(note.group);
            } else if judges(note) {
                smallest = smallest.min(*id);
            }
        }
    }
    found
}
