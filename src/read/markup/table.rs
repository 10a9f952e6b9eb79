//! The rows of a table, with cells that span columns and rows in their places.

use crate::model::{Block, Revision};
use crate::read::inline::Gathered;
use crate::read::row::Row;

/// Most columns that one cell is believed to span.
const MOST_COLUMNS: usize = 64;
/// Most rows that one cell is believed to span, as in browsers.
const MOST_ROWS: usize = 65_534;
/// Most cells that spans may add to one file; beyond it a cell spans one column.
const MOST_ADDED: usize = 1_000_000;

/// The table that is open.
#[derive(Debug, Default)]
pub(in crate::read) struct Table {
    row: Row,
    column: usize,
    /// For each column, how many rows below a cell still fills.
    filled: Vec<usize>,
    revisions: Vec<Revision>,
    /// Cells of the row that are titles, and all cells of it.
    titles: usize,
    cells: usize,
    /// Where the row begins in the source.
    at: usize,
    added: usize,
}

/// One cell as its markup tells it.
#[derive(Debug)]
pub(in crate::read) struct Cell {
    pub(in crate::read) words: Option<Gathered>,
    pub(in crate::read) revisions: Vec<Revision>,
    pub(in crate::read) columns: usize,
    pub(in crate::read) rows: usize,
    pub(in crate::read) title: bool,
}

impl Table {
    /// A row begins; cells that stood outside any row are one of their own.
    pub(in crate::read) fn begin_row(&mut self, at: usize) -> Option<Block> {
        let stray = (self.cells > 0).then(|| self.end_row(false)).flatten();
        self.row = Row::default();
        self.column = 0;
        self.revisions.clear();
        (self.titles, self.cells) = (0, 0);
        self.at = at;
        stray
    }

    /// Adds a cell; columns that cells above fill stay empty before it.
    pub(in crate::read) fn cell(&mut self, cell: Cell) {
        self.skip_filled();
        self.cells += 1;
        self.titles += usize::from(cell.title);
        self.revisions.extend(cell.revisions);
        match &cell.words {
            Some(words) => self.row.push(&words.text, &words.emphasis),
            None => self.row.push("", &[]),
        }
        let mut columns = cell.columns.clamp(1, MOST_COLUMNS);
        if self.added + columns > MOST_ADDED {
            columns = 1;
        }
        self.added += columns - 1;
        for _ in 1..columns {
            self.row.push("", &[]);
        }
        let end = self.column + columns;
        let rows = cell.rows.clamp(1, MOST_ROWS) - 1;
        if rows > 0 {
            self.filled.resize(self.filled.len().max(end), 0);
            for column in self.filled.iter_mut().take(end).skip(self.column) {
                // This row counts too: its end takes one off.
                *column = rows + 1;
            }
        }
        self.column = end;
    }

    /// The row ends; a row without words is none.
    pub(in crate::read) fn end_row(&mut self, header: bool) -> Option<Block> {
        if self.cells > 0 {
            self.skip_filled();
        }
        for rows in &mut self.filled {
            *rows = rows.saturating_sub(1);
        }
        let header = header || (self.cells > 0 && self.titles == self.cells);
        self.cells = 0;
        let block = std::mem::take(&mut self.row).finish(header, self.at..self.at + 1)?;
        Some(Block {
            revisions: std::mem::take(&mut self.revisions),
            ..block
        })
    }

    fn skip_filled(&mut self) {
        while self.filled.get(self.column).is_some_and(|rows| *rows > 0) && self.added < MOST_ADDED
        {
            self.row.push("", &[]);
            self.added += 1;
            self.column += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(words: &str, columns: usize, rows: usize) -> Cell {
        Cell {
            words: Some(Gathered {
                text: words.into(),
                emphasis: Vec::new(),
                span: 0..1,
            }),
            revisions: Vec::new(),
            columns,
            rows,
            title: false,
        }
    }

    #[test]
    fn spans_keep_the_columns() {
        let mut table = Table::default();
        let mut rows = Vec::new();
        for row in [
            vec![cell("a", 1, 2), cell("b", 2, 1)],
            vec![cell("c", 1, 1), cell("d", 1, 1)],
            vec![cell("e", 1, 1), cell("f", 1, 1), cell("g", 1, 1)],
        ] {
            table.begin_row(0);
            for cell in row {
                table.cell(cell);
            }
            rows.extend(table.end_row(false).map(|block| block.text));
        }
        assert_eq!(rows, ["a | b | ", " | c | d", "e | f | g"]);
    }

    #[test]
    fn a_hostile_span_costs_little() {
        let mut table = Table::default();
        let mut length = 0;
        for _ in 0..17_000 {
            table.begin_row(0);
            table.cell(cell("x", usize::MAX, usize::MAX));
            length += table.end_row(false).map_or(0, |block| block.text.len());
        }
        assert!(length < 8 * MOST_ADDED, "{length}");
    }
}
