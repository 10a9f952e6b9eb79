//! Tables: one block a row, cells joined by ` | `.

use std::ops::Range;

use super::inline::Gathered;
use crate::model::{Block, BlockKind};

/// What stands between two cells in the text of a row.
const BETWEEN: &str = " | ";

/// The row of a table while its cells are gathered.
#[derive(Debug, Default)]
pub(super) struct Row {
    text: String,
    cells: Vec<Range<usize>>,
    emphasis: Vec<Range<usize>>,
}

impl Row {
    /// Adds a cell; an empty one keeps its place.
    pub(super) fn push(&mut self, cell: Option<Gathered>) {
        if !self.cells.is_empty() {
            self.text.push_str(BETWEEN);
        }
        let start = self.text.len();
        if let Some(cell) = cell {
            // A line break inside a cell is a space: a row is one line.
            self.text.push_str(&cell.text.replace('\n', " "));
            let moved = cell
                .emphasis
                .into_iter()
                .map(|it| it.start + start..it.end + start);
            self.emphasis.extend(moved);
        }
        self.cells.push(start..self.text.len());
    }

    /// Adds the cells that the row prints beyond the columns of its table, which a viewer would not show.
    pub(super) fn push_surplus(&mut self, printed: &str) {
        for cell in cells_of(printed).skip(self.cells.len()) {
            let start = self.text.len() + BETWEEN.len();
            self.text.push_str(BETWEEN);
            self.text.push_str(cell.trim());
            self.cells.push(start..self.text.len());
        }
    }

    /// Makes the block, when any cell has words.
    pub(super) fn finish(self, header: bool, span: Range<usize>) -> Option<Block> {
        self.cells
            .iter()
            .any(|cell| !cell.is_empty())
            .then(|| Block {
                text: self.text,
                kind: BlockKind::TableRow {
                    cells: self.cells,
                    header,
                },
                emphasis: self.emphasis,
                span,
                soft_breaks: true,
                ..Block::default()
            })
    }
}

/// The cells of a row's source, cut at bars that are not escaped.
fn cells_of(printed: &str) -> impl Iterator<Item = &str> {
    let row = printed.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let row = match row.strip_suffix('|') {
        Some(cut) if !cut.ends_with('\\') => cut,
        _ => row,
    };
    let mut escaped = false;
    row.split(move |character| {
        let cut = character == '|' && !escaped;
        escaped = character == '\\' && !escaped;
        cut
    })
}
