//! Tables: one block a row; tables inside cells follow their row.

use super::names::{Node, name, number};
use super::walk::Walk;
use crate::model::{Block, BlockKind};
use crate::read::row::Row;

/// Copies of a cell or a row that are read; spreadsheets fill their edges with thousands of empty ones.
const MOST_REPEATED: usize = 100;

impl<'a> Walk<'a> {
    pub(super) fn table(&mut self, table: Node<'a>) {
        self.close();
        let mut rows = Vec::new();
        gather(table, false, &mut rows);
        let is_frame = rows.iter().all(|(row, _)| cells(*row).len() <= 1);
        for (row, header) in rows {
            if is_frame || self.cells_apart {
                for cell in cells(row).into_iter().flatten() {
                    self.container(cell);
                }
            } else {
                let count = number(row, "number-rows-repeated").unwrap_or(1_usize);
                for _ in 0..count.clamp(1, MOST_REPEATED) {
                    if !self.row(row, header) {
                        break;
                    }
                }
            }
        }
    }

    /// Reads a row; false when it has no words.
    fn row(&mut self, row: Node<'a>, header: bool) -> bool {
        let mut built = Row::default();
        let mut revisions = Vec::new();
        let mut inner = Vec::new();
        self.tables += 1;
        for cell in cells(row) {
            let (mut text, mut emphasis) = (String::new(), Vec::new());
            let blocks = cell.map_or_else(Vec::new, |cell| self.apart(cell));
            for block in blocks {
                if matches!(block.kind, BlockKind::TableRow { .. }) {
                    inner.push(block);
                    continue;
                }
                for words in [block.label.as_deref().unwrap_or(""), &block.text] {
                    if !words.is_empty() && !text.is_empty() {
                        text.push(' ');
                    }
                    text.push_str(words);
                }
                let moved = text.len() - block.text.len();
                let ranges = block.emphasis.into_iter();
                emphasis.extend(ranges.map(|it| it.start + moved..it.end + moved));
                revisions.extend(block.revisions);
            }
            built.push(&text, &emphasis);
        }
        self.tables -= 1;
        let block = built.finish(header, row.range());
        let has_words = block.is_some();
        self.blocks.extend(block.map(|block| Block {
            page: 1,
            line: self.paragraphs,
            revisions,
            ..block
        }));
        self.blocks.extend(inner);
        has_words
    }
}

/// The rows of a table, and whether each holds column titles.
fn gather<'a>(parent: Node<'a>, header: bool, found: &mut Vec<(Node<'a>, bool)>) {
    for node in parent.children().filter(Node::is_element) {
        match name(node) {
            ("table", "table-row") => found.push((node, header)),
            ("table", "table-header-rows") => gather(node, true, found),
            ("table", "table-rows" | "table-row-group") => gather(node, header, found),
            _ => {}
        }
    }
}

/// The cells of a row; a cell that another covers is empty.
fn cells(row: Node<'_>) -> Vec<Option<Node<'_>>> {
    let mut cells = Vec::new();
    for node in row.children().filter(Node::is_element) {
        let cell = match name(node) {
            ("table", "table-cell") => Some(node),
            // Covered from the side it is part of the cell before it; Word files do not write such cells at all.
            ("table", "covered-table-cell") if spans(cells.last().copied().flatten()) => continue,
            ("table", "covered-table-cell") => None,
            _ => continue,
        };
        let count = number(node, "number-columns-repeated").unwrap_or(1_usize);
        cells.extend(std::iter::repeat_n(cell, count.clamp(1, MOST_REPEATED)));
    }
    cells
}

fn spans(cell: Option<Node<'_>>) -> bool {
    cell.and_then(|it| number::<usize>(it, "number-columns-spanned"))
        .is_some_and(|columns| columns > 1)
}
