//! Tables: one block a row; tables inside cells follow their row.

use super::grid::{Cell, Grid};
use super::names::{Node, name, number};
use super::walk::Walk;
use crate::model::{Block, BlockKind};
use crate::read::row::{self, Row};

/// Copies of a cell or a row that are read; spreadsheets fill their edges with thousands of empty ones.
const MOST_REPEATED: usize = 100;
/// Bytes that all copies of a cell or a row may have; longer ones stand once.
const MOST_COPIED: usize = 10_000;

impl<'a> Walk<'a> {
    pub(super) fn table(&mut self, table: Node<'a>) {
        self.close();
        let mut rows = Vec::new();
        gather(table, false, &mut rows);
        let mut grid = Grid::of(table, self.styles);
        let rows: Vec<(Node<'a>, bool, Vec<Cell<'a>>)> = rows
            .into_iter()
            .map(|(row, header)| (row, header, grid.cells(row)))
            .collect();
        let is_frame = rows.iter().all(|(_, _, cells)| cells.len() <= 1);
        for (row, header, cells) in rows {
            if is_frame || self.cells_apart {
                for cell in cells.into_iter().filter_map(|cell| cell.node) {
                    self.container(cell);
                }
            } else {
                self.row(row, header, &cells);
            }
        }
    }

    fn row(&mut self, row: Node<'a>, header: bool, cells: &[Cell<'a>]) {
        let mut built = Row::default();
        let mut revisions = Vec::new();
        let mut inner = Vec::new();
        self.tables += 1;
        for cell in cells {
            let (mut text, mut emphasis) = (String::new(), Vec::new());
            let blocks = cell.node.map_or_else(Vec::new, |node| self.apart(node));
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
            if text.is_empty() && row::is_spacer(cell.twips) {
                continue;
            }
            for _ in 0..copies(cell.count, text.len()) {
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
