//! Titles of columns in several rows: a rule over some columns parts the cells of those alone.

use super::super::line::Line;
use super::bar::Bar;
use super::cells::placed;
use super::{Columns, Row};

/// The rows that short rules make of the lines above the first row. A cell
/// that no rule parts stands in the first of them, as one that was merged downwards.
pub(super) fn rows(lines: &[Line], short: &[&Bar], bars: &[&Bar], columns: &Columns) -> Vec<Row> {
    let mut rows: Vec<Row> = (0..=short.len())
        .map(|_| Row {
            cells: vec![Vec::new(); columns.lefts.len()],
            header: true,
        })
        .collect();
    for (column, cell) in lines.iter().flat_map(|it| placed(it, bars, columns)) {
        let level = short
            .iter()
            .rposition(|it| it.y < cell.y && it.is_over(cell.x0, cell.x1))
            .map_or(0, |it| it + 1);
        let place = rows.get_mut(level).and_then(|it| it.cells.get_mut(column));
        if let Some(place) = place {
            place.push(cell);
        }
    }
    rows
}
