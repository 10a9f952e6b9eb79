//! The words of a table row, cell by cell.

use std::ops::Range;

use super::labels::typed;
use super::plan::{Fate, Line, Slice, Words};
use crate::model::{Clause, Comparison, Side};

/// What divides two cells in the text of a row.
const DIVIDER: &str = " | ";

/// A cell of the redline: a number that is typed, then words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) typed: Vec<super::labels::Typed>,
    pub(super) words: Vec<Words>,
}

/// A row whose cells are the same in number in both drafts, or that only one draft has; `None` for any other.
pub(super) fn cells(comparison: &Comparison, line: &Line) -> Option<Vec<Cell>> {
    let old = line.begins(comparison, Side::Old);
    let new = line.begins(comparison, Side::New);
    let labelled = |clause: Option<&Clause>| clause.is_some_and(|it| typed(it).is_some());
    let (old_cells, new_cells) = (ranges(old), ranges(new));
    let both = old.is_some() && new.is_some();
    let same_form = old_cells.len() == new_cells.len() && labelled(old) == labelled(new);
    if both && !same_form {
        return None;
    }
    let first = usize::from(labelled(old) || labelled(new));
    let mut cells = vec![Cell::default(); first + old_cells.len().max(new_cells.len())];
    if let Some(cell) = cells.first_mut().filter(|_| first == 1) {
        cell.typed = super::labels::before_words(comparison, line)
            .into_iter()
            .map(|mut it| {
                it.text
                    .truncate(it.text.trim_end_matches(['\t', '.']).len());
                it
            })
            .filter(|it| !it.text.is_empty())
            .collect();
    }
    let mut put = |index: usize, words: Words| {
        if let Some(cell) = cells.get_mut(first + index) {
            cell.words.push(words);
        }
    };
    for words in &line.words {
        for piece in cut(words, &old_cells, &new_cells) {
            match (piece.old, piece.new) {
                (Some((old, old_slice)), Some((new, new_slice))) if old != new => {
                    // The same words in another cell are gone here and new there.
                    put(old, gone(old_slice));
                    put(new, come(new_slice));
                }
                (Some((index, old)), Some((_, new))) => put(
                    index,
                    Words {
                        fate: words.fate,
                        old: Some(old),
                        new: Some(new),
                    },
                ),
                (Some((index, old)), None) => put(index, gone(old)),
                (None, Some((index, new))) => put(index, come(new)),
                (None, None) => {}
            }
        }
    }
    Some(cells)
}

/// A row or a note as it is in one draft, gone or new whole.
pub(super) fn whole(line: &Line, side: Side, comparison: &Comparison) -> Line {
    let clause = line.begins(comparison, side);
    let slice = clause.map(|clause| Slice {
        clause: clause.id,
        range: 0..clause.text.len(),
    });
    let (fate, old, new) = match side {
        Side::Old => (Fate::Deleted, slice, None),
        Side::New => (Fate::Inserted, None, slice),
    };
    Line {
        end: fate,
        old: line.old.filter(|_| side == Side::Old),
        new: line.new.filter(|_| side == Side::New),
        words: vec![Words { fate, old, new }],
        change: line.change,
    }
}

const fn gone(slice: Slice) -> Words {
    Words {
        fate: Fate::Deleted,
        old: Some(slice),
        new: None,
    }
}

const fn come(slice: Slice) -> Words {
    Words {
        fate: Fate::Inserted,
        old: None,
        new: Some(slice),
    }
}

/// The bytes of a row's text that each cell takes.
fn ranges(row: Option<&Clause>) -> Vec<Range<usize>> {
    let Some(row) = row else { return Vec::new() };
    let mut ranges = Vec::new();
    let mut start = 0;
    for (at, divider) in row.text.match_indices(DIVIDER) {
        ranges.push(start..at);
        start = at + divider.len();
    }
    let end = row.text.len();
    // Of the divider before an empty last cell a row's text has no space behind it.
    match row.text.get(start..).unwrap_or("").strip_suffix(" |") {
        Some(last) => ranges.extend([start..start + last.len(), end..end]),
        None => ranges.push(start..end),
    }
    ranges
}

/// Words that stand in one cell of each draft that has them.
struct Piece {
    old: Option<(usize, Slice)>,
    new: Option<(usize, Slice)>,
}

/// Cuts words where a cell of either draft ends; what divides cells goes.
fn cut(words: &Words, old_cells: &[Range<usize>], new_cells: &[Range<usize>]) -> Vec<Piece> {
    let old = words.old.as_ref().map(|slice| pieces(slice, old_cells));
    let new = words.new.as_ref().map(|slice| pieces(slice, new_cells));
    match (old, new) {
        (Some(old), Some(new)) => {
            let same = old.len() == new.len()
                && old
                    .iter()
                    .zip(&new)
                    .all(|(old, new)| old.1.range.len() == new.1.range.len());
            if same {
                let pairs = old.into_iter().zip(new);
                return pairs
                    .map(|(old, new)| Piece {
                        old: Some(old),
                        new: Some(new),
                    })
                    .collect();
            }
            let old = old.into_iter().map(|it| Piece {
                old: Some(it),
                new: None,
            });
            let new = new.into_iter().map(|it| Piece {
                old: None,
                new: Some(it),
            });
            old.chain(new).collect()
        }
        (old, new) => {
            let old = old.into_iter().flatten().map(|it| Piece {
                old: Some(it),
                new: None,
            });
            let new = new.into_iter().flatten().map(|it| Piece {
                old: None,
                new: Some(it),
            });
            old.chain(new).collect()
        }
    }
}

fn pieces(slice: &Slice, cells: &[Range<usize>]) -> Vec<(usize, Slice)> {
    cells
        .iter()
        .enumerate()
        .filter_map(|(index, cell)| {
            let range = slice.range.start.max(cell.start)..slice.range.end.min(cell.end);
            let here = !range.is_empty();
            let clause = slice.clause;
            here.then_some((index, Slice { clause, range }))
        })
        .collect()
}
