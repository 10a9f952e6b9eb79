//! The best alignment of a short stretch: most worth kept, fewest runs opened.
//!
//! The longest common subsequence keeps every shared "the" and leaves crumbs.
//! Here a kept word earns its weight, and every run of deleted or inserted
//! words that is opened costs [`RUN`]: an alignment with affine gaps, solved
//! exactly (Gotoh, *An improved algorithm for matching biological sequences*, 1982).

use super::hunk::{Hunk, push};
use super::units::Unit;
use super::weight::{RUN, weight};

const UNREACHABLE: i32 = i32::MIN / 2;

/// Which state the best path to a cell came from, two bits for each of the three states of the cell.
const KEPT: u8 = 0;
const DELETED: u8 = 1;
const INSERTED: u8 = 2;

#[derive(Clone, Copy)]
struct Cell {
    kept: i32,
    deleted: i32,
    inserted: i32,
}

impl Cell {
    const UNREACHABLE: Self = Self {
        kept: UNREACHABLE,
        deleted: UNREACHABLE,
        inserted: UNREACHABLE,
    };

    /// The best state of the cell; on a tie the earlier in the order kept, deleted, inserted.
    fn best(self) -> (i32, u8) {
        let mut best = (self.kept, KEPT);
        if self.deleted > best.0 {
            best = (self.deleted, DELETED);
        }
        if self.inserted > best.0 {
            best = (self.inserted, INSERTED);
        }
        best
    }
}

/// Aligns two stretches; time and memory grow with the product of their lengths.
pub(super) fn align(old: &[Unit], new: &[Unit]) -> Vec<Hunk> {
    let width = new.len() + 1;
    let mut came_from = vec![0_u8; (old.len() + 1) * width];
    let mut row = vec![Cell::UNREACHABLE; width];
    let mut previous = row.clone();

    for at_old in 0..=old.len() {
        std::mem::swap(&mut row, &mut previous);
        let old_unit = at_old.checked_sub(1).and_then(|at| old.get(at));
        let traces = came_from
            .get_mut(at_old * width..(at_old + 1) * width)
            .unwrap_or_default();
        let mut before = Cell::UNREACHABLE;
        let mut diagonal = Cell::UNREACHABLE;
        for (at_new, trace) in traces.iter_mut().enumerate() {
            let above = previous.get(at_new).copied().unwrap_or(Cell::UNREACHABLE);
            let new_unit = at_new.checked_sub(1).and_then(|at| new.get(at));
            let (cell, from) = if at_old == 0 && at_new == 0 {
                (
                    Cell {
                        kept: 0,
                        ..Cell::UNREACHABLE
                    },
                    0,
                )
            } else {
                step(old_unit, new_unit, diagonal, above, before)
            };
            *trace = from;
            if let Some(place) = row.get_mut(at_new) {
                *place = cell;
            }
            before = cell;
            diagonal = above;
        }
    }
    let last = row.last().copied().unwrap_or(Cell::UNREACHABLE);
    trace_back(&came_from, old.len(), new.len(), last.best().1)
}

fn step(
    old: Option<&Unit>,
    new: Option<&Unit>,
    diagonal: Cell,
    above: Cell,
    before: Cell,
) -> (Cell, u8) {
    let mut cell = Cell::UNREACHABLE;
    let mut from = 0;
    if let (Some(old), Some(new)) = (old, new)
        && old.key == new.key
    {
        let (score, state) = diagonal.best();
        cell.kept = score.saturating_add(weight(old));
        from |= state;
    }
    if old.is_some() {
        let opened = above.kept.saturating_sub(RUN);
        let state = if above.deleted >= opened {
            DELETED
        } else {
            KEPT
        };
        cell.deleted = above.deleted.max(opened);
        from |= state << 2;
    }
    if new.is_some() {
        let (score, state) = Cell {
            inserted: UNREACHABLE,
            ..before
        }
        .best();
        let opened = score.saturating_sub(RUN);
        let state = if before.inserted >= opened {
            INSERTED
        } else {
            state
        };
        cell.inserted = before.inserted.max(opened);
        from |= state << 4;
    }
    (cell, from)
}

fn trace_back(came_from: &[u8], old_len: usize, new_len: usize, mut state: u8) -> Vec<Hunk> {
    let (mut at_old, mut at_new) = (old_len, new_len);
    let mut backwards = Vec::new();
    let (mut end_old, mut end_new) = (at_old, at_new);
    while at_old > 0 || at_new > 0 {
        let trace = came_from
            .get(at_old * (new_len + 1) + at_new)
            .copied()
            .unwrap_or_default();
        match state {
            DELETED if at_old > 0 => {
                at_old -= 1;
                state = (trace >> 2) & 3;
            }
            INSERTED if at_new > 0 => {
                at_new -= 1;
                state = (trace >> 4) & 3;
            }
            _ => {
                backwards.push(Hunk {
                    old: at_old..end_old,
                    new: at_new..end_new,
                });
                at_old = at_old.saturating_sub(1);
                at_new = at_new.saturating_sub(1);
                (end_old, end_new) = (at_old, at_new);
                state = trace & 3;
            }
        }
    }
    backwards.push(Hunk {
        old: 0..end_old,
        new: 0..end_new,
    });
    let mut hunks = Vec::new();
    for hunk in backwards.into_iter().rev() {
        push(&mut hunks, hunk);
    }
    hunks
}
