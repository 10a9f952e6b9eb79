//! Rows of tables: one block a row, cells joined by ` | `.

use std::ops::Range;

use crate::model::{Block, BlockKind};

/// What stands between two cells in the text of a row.
pub(super) const BETWEEN: &str = " | ";

/// Twentieths of a point that an empty cell is no wider than to be a spacer: a
/// small letter is some five points wide, and word processors put as much beside it.
const WIDEST_SPACER: u32 = 120;

/// True for a width that no letter has room in: an empty cell of it only interrupts the rule between two others.
pub(super) fn is_spacer(twips: u32) -> bool {
    (1..=WIDEST_SPACER).contains(&twips)
}

/// The row of a table while its cells are gathered.
#[derive(Debug, Default)]
pub(super) struct Row {
    text: String,
    cells: Vec<Range<usize>>,
    emphasis: Vec<Range<usize>>,
}

impl Row {
    /// Adds a cell; an empty one keeps its place.
    pub(super) fn push(&mut self, text: &str, emphasis: &[Range<usize>]) {
        if !self.cells.is_empty() {
            self.text.push_str(BETWEEN);
        }
        let start = self.text.len();
        // A line break inside a cell is a space: a row is one line.
        self.text.push_str(&text.replace('\n', " "));
        let moved = emphasis.iter().map(|it| it.start + start..it.end + start);
        self.emphasis.extend(moved);
        self.cells.push(start..self.text.len());
    }

    /// How many cells there are.
    pub(super) fn len(&self) -> usize {
        self.cells.len()
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
