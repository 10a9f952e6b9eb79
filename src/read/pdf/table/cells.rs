//! The cells of a line, and the columns that they stand in.

use std::ops::Range;

use super::super::line::Line;
use super::bar::Bar;
use super::{ALIGNED, Columns};

/// Characters of a number or letter that numbers what follows it.
const LONGEST_LABEL: usize = 7;
/// A gap that a cell's edge stands in is wider than this, in font sizes: a space is not.
const EDGE_GAP: f64 = 0.6;
/// Letters may reach so far over the edge of their cell, in points.
const OVERHANG: f64 = 1.0;
/// Rules that are looked at, from a line upwards.
const NEAREST: usize = 8;

/// True when a line has cells: gaps that no space makes, not only the one after its number.
pub(in super::super) fn has_cells(line: &Line) -> bool {
    let starts = line.cell_starts();
    let labelled = is_label(line);
    starts.len() > 1 + usize::from(labelled)
}

/// True when a line's first cell only numbers what follows.
pub(in super::super) fn is_label(line: &Line) -> bool {
    let first = line
        .cell_starts()
        .get(1)
        .copied()
        .unwrap_or(line.pieces.len());
    let text: String = line
        .pieces
        .iter()
        .take(first)
        .map(|it| it.text.as_str())
        .collect();
    let bare = text.trim_matches(|it: char| !it.is_alphanumeric());
    text.chars().count() <= LONGEST_LABEL
        && (bare.is_empty() || text.len() > bare.len() || bare.chars().count() == 1)
}

/// True when a cell of one line stands under one of another.
pub(super) fn aligned(one: &Line, other: &Line) -> bool {
    let ends = |line: &Line| -> Vec<(f64, f64)> {
        cells(line).iter().skip(1).map(|it| (it.0, it.1)).collect()
    };
    ends(one).iter().any(|(x0, x1)| {
        ends(other)
            .iter()
            .any(|it| (it.0 - x0).abs() <= ALIGNED || (it.1 - x1).abs() <= ALIGNED)
    })
}

/// Ends of the cells of a line, with the numbers of their pieces.
pub(super) fn cells(line: &Line) -> Vec<(f64, f64, Range<usize>)> {
    let starts = line.cell_starts();
    let ends = starts.iter().skip(1).copied().chain([line.pieces.len()]);
    starts
        .iter()
        .copied()
        .zip(ends)
        .filter_map(|(start, end)| {
            let pieces = line.pieces.get(start..end)?;
            let x0 = pieces.iter().map(|it| it.x0).reduce(f64::min)?;
            let x1 = pieces.iter().map(|it| it.x1).reduce(f64::max)?;
            Some((x0, x1, start..end))
        })
        .collect()
}

/// The cells of a line as lines of their own, with the numbers of their columns.
pub(super) fn placed(line: &Line, bars: &[&Bar], columns: &Columns) -> Vec<(usize, Line)> {
    let above = bars
        .get(..bars.partition_point(|it| it.y < line.y))
        .unwrap_or(&[]);
    let mut placed = Vec::new();
    for (_, _, pieces) in cells(line) {
        for range in parted(line, pieces, above, columns) {
            let pieces = line.pieces.get(range).unwrap_or(&[]);
            let Some(x0) = pieces.iter().map(|it| it.x0).reduce(f64::min) else {
                continue;
            };
            let x1 = pieces.iter().map(|it| it.x1).fold(x0, f64::max);
            let middle = f64::midpoint(x0, x1);
            let begun = columns.lefts.iter().rposition(|it| *it <= x0 + ALIGNED);
            let under = columns.lefts.iter().rposition(|it| *it <= middle);
            let mut cell = line.clone();
            cell.pieces = pieces.to_vec();
            cell.x0 = x0;
            cell.x1 = x1;
            // Edges that are drawn need no guess; a title over several columns is centred.
            let at = match nearest(above, x0, x1) {
                Some(bar) if bar.starts.len() > 1 => begun,
                _ => begun.max(under),
            };
            placed.push((at.unwrap_or(0), cell));
        }
    }
    placed
}

/// Cuts a cell where a wall stands in it, or where the rule above it shows the
/// edge of one: full cells stand near one another.
fn parted(
    line: &Line,
    pieces: Range<usize>,
    above: &[&Bar],
    columns: &Columns,
) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = pieces.start;
    for at in pieces.start + 1..pieces.end {
        let (Some(last), Some(next)) = (line.pieces.get(at - 1), line.pieces.get(at)) else {
            continue;
        };
        let between = |at: &f64| last.x1 <= at + OVERHANG && next.x0 >= at - OVERHANG;
        let has_wall = columns.drawn && next.gap > 0.0 && columns.lefts.iter().any(between);
        let edge = |bar: &&&Bar| bar.is_over(last.x0, next.x1);
        let has_edge = next.gap > EDGE_GAP * line.size
            && above
                .iter()
                .rev()
                .take(NEAREST)
                .find(edge)
                .is_some_and(|it| it.starts.iter().any(between));
        if has_wall || has_edge {
            parts.push(start..at);
            start = at;
        }
    }
    parts.push(start..pieces.end);
    parts
}

/// The nearest rule above that goes over the room between two places.
fn nearest<'b>(above: &[&'b Bar], x0: f64, x1: f64) -> Option<&'b Bar> {
    let mut nearest = above.iter().rev().take(NEAREST);
    nearest.find(|it| it.is_over(x0, x1)).copied()
}
