//! Line numbers in the margin, as bills have them.

use super::run::{self, Run, Sheet};
use crate::model::{Furniture, FurnitureKind};

/// Numbers of a page from which they can be line numbers.
const FEWEST: usize = 8;
/// Digits that a line number has at most.
const MOST_DIGITS: usize = 4;
/// Room between a line number and the text, in font sizes.
const APART: f64 = 0.4;
/// Steps in which lines are numbered.
const STEPS: &[u32] = &[1, 2, 5, 10];
/// Numbered one by one, at least this part of the lines between the first and the last has its number.
const DENSE: f64 = 0.6;
/// Points within which two places are one.
const SAME: f64 = 0.01;
/// Points by which numbers that stand in one column may differ at their ends.
const ALIGNED: f64 = 3.0;

/// Takes line numbers off a page.
pub(super) fn take_off(page: usize, sheet: &mut Sheet, furniture: &mut Vec<(usize, Furniture)>) {
    let rows = run::rows(sheet.runs.clone());
    for is_left in [true, false] {
        let found = margin(&rows, is_left);
        if found.is_empty() {
            continue;
        }
        sheet.runs.retain(|run| {
            !found.iter().any(|(number, x, y)| {
                value(run) == Some(*number) && (run.x0 - x).abs() + (run.y - y).abs() < SAME
            })
        });
        let first = found.first().map_or(0, |it| it.0);
        let last = found.last().map_or(0, |it| it.0);
        furniture.push((
            page,
            Furniture {
                kind: FurnitureKind::LineNumber,
                text: format!("{first}–{last}"),
                line: 0,
            },
        ));
    }
}

fn value(run: &Run) -> Option<u32> {
    let text = run.text();
    let is_number =
        !text.is_empty() && text.len() <= MOST_DIGITS && text.bytes().all(|it| it.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

/// The line numbers in one margin, with their places; none when they are not line numbers.
fn margin(rows: &[run::Row], is_left: bool) -> Vec<(u32, f64, f64)> {
    let outer = |row: &run::Row| {
        let (run, next) = if is_left {
            (row.first(), row.get(1))
        } else {
            (
                row.last(),
                row.len().checked_sub(2).and_then(|at| row.get(at)),
            )
        };
        let run = run?.clone();
        let gap = next.map_or(f64::MAX, |next| {
            if is_left {
                next.x0 - run.x1
            } else {
                run.x0 - next.x1
            }
        });
        value(&run)
            .filter(|_| gap >= APART * run.size)
            .map(|number| (number, run))
    };
    let numbers: Vec<(usize, u32, Run)> = rows
        .iter()
        .enumerate()
        .filter_map(|(at, row)| outer(row).map(|(number, run)| (at, number, run)))
        .collect();
    if numbers.len() < FEWEST {
        return Vec::new();
    }
    // Numbers of a column end at one place (or begin there, where they are set to the left).
    let mut ends: Vec<f64> = numbers.iter().map(|it| it.2.x1).collect();
    let mut begins: Vec<f64> = numbers.iter().map(|it| it.2.x0).collect();
    ends.sort_by(f64::total_cmp);
    begins.sort_by(f64::total_cmp);
    let middle = numbers.len() / 2;
    let (end, begin) = (
        ends.get(middle).copied().unwrap_or(0.0),
        begins.get(middle).copied().unwrap_or(0.0),
    );
    let column: Vec<(usize, u32, Run)> = numbers
        .into_iter()
        .filter(|(_, _, run)| (run.x1 - end).abs() <= ALIGNED || (run.x0 - begin).abs() <= ALIGNED)
        .collect();
    if !counts_lines(&column, rows, is_left) {
        return Vec::new();
    }
    column
        .into_iter()
        .map(|(_, number, run)| (number, run.x0, run.y))
        .collect()
}

fn counts_lines(column: &[(usize, u32, Run)], rows: &[run::Row], is_left: bool) -> bool {
    let (Some(first), Some(last)) = (column.first(), column.last()) else {
        return false;
    };
    let pairs = column.iter().zip(column.iter().skip(1));
    let step = STEPS.iter().copied().find(|step| {
        let even = pairs
            .clone()
            .filter(|(one, next)| next.1 == one.1 + step)
            .count();
        column.len() >= FEWEST && even * 10 >= (column.len() - 1) * 9
    });
    let Some(step) = step else { return false };
    // Text never stands in the column of the numbers.
    let edge = if is_left {
        column.iter().map(|it| it.2.x1).fold(f64::MIN, f64::max)
    } else {
        column.iter().map(|it| it.2.x0).fold(f64::MAX, f64::min)
    };
    let between = rows.get(first.0..=last.0).unwrap_or(&[]);
    let intrudes = between.iter().any(|row| {
        row.iter().any(|run| {
            value(run).is_none()
                && if is_left {
                    run.x0 < edge
                } else {
                    run.x1 > edge
                }
        })
    });
    let lines = between.len();
    let dense = f64::from(step) * column.len() as f64 >= DENSE * lines as f64;
    !intrudes && dense
}
