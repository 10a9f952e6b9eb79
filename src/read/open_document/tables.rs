//! Tables: one block a row; tables inside cells follow their row.

use super::names::{Node, name, number};
use super::walk::Walk;
use crate::model::{Block, BlockKind};
use crate::read::row::Row;

/// Copies of a cell or a row that are read; spreadsheets fill their edges with thousands of empty ones.
const MOST_REPEATED: usize = 100;
/// Bytes that all copies of a cell or a row may have; longer ones stand once.
const MOST_COPIED: usize = 10_000;

impl<'a> Walk<'a> {
    pub(super) fn table(&mut self, table: Node<'a>) {
        self.close();
        let mut rows = Vec::new();
        gather(table, false, &mut rows);
        let is_frame = rows.iter().all(|(row, _)| cells(*row).len() <= 1);
        for (row, header) in rows {
            if is_frame || self.cells_apart {
                for (cell, _) in cells(row) {
                    if let Some(cell) = cell {
                        self.container(cell);
                    }
                }
            } else {
                self.row(row, header);
            }
        }
    }

    fn row(&mut self, row: Node<'a>, header: bool) {
        let mut built = Row::default();
        let mut revisions = Vec::new();
        let mut inner = Vec::new();
        self.tables += 1;
        for (cell, count) in cells(row) {
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
            for _ in 0..copies(count, text.len()) {
                built.push(&text, &emphasis);
            }
        }
        self.tables -= 1;
        if let Some(block) = built.finish(header, row.range()) {
            let count = number(row, "number-rows-repeated").unwrap_or(1);
            let block = Block {
                page: 1,
                line: self.paragraphs,
                revisions,
                ..block
            };
            let copies = copies(count, block.text.len());
            self.blocks.extend(std::iter::repeat_n(block, copies));
        }
        self.blocks.extend(inner);
    }
}

/// How often a cell or row of so many bytes is read that the file repeats.
fn copies(count: usize, bytes: usize) -> usize {
    let count = count.clamp(1, MOST_REPEATED);
    if count * bytes > MOST_COPIED {
        1
    } else {
        count
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

/// The cells of a row, each with how often it is repeated; a cell that another covers is empty.
fn cells(row: Node<'_>) -> Vec<(Option<Node<'_>>, usize)> {
    let mut cells: Vec<(Option<Node<'_>>, usize)> = Vec::new();
    for node in row.children().filter(Node::is_element) {
        let before = cells.last().and_then(|(cell, _)| *cell);
        let cell = match name(node) {
            ("table", "table-cell") => Some(node),
            // Covered from the side it is part of the cell before it; Word files do not write such cells at all.
            ("table", "covered-table-cell") if spans(before) => continue,
            ("table", "covered-table-cell") => None,
            _ => continue,
        };
        cells.push((cell, number(node, "number-columns-repeated").unwrap_or(1)));
    }
    cells
}

fn spans(cell: Option<Node<'_>>) -> bool {
    cell.and_then(|it| number::<usize>(it, "number-columns-spanned"))
        .is_some_and(|columns| columns > 1)
}
