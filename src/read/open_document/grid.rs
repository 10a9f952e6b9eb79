//! The columns of a table: how wide they are, and which cells reach down into the rows below.

use super::names::{Node, attribute, name, number};
use super::styles::{Styles, Width};

/// Columns that are kept account of; tables for reading have some ten.
const MOST_COLUMNS: usize = 1024;

/// Twentieths of a point of a table that is as wide as the text of a page, where
/// the file tells only what part of it a column takes.
const TABLE_WIDTH: u64 = 9_600;

/// The columns of the table that is read, row by row.
#[derive(Debug)]
pub(super) struct Grid {
    widths: Vec<u32>,
    reaches: Vec<Reach>,
}

/// A cell that stands in a column, in this row and perhaps in rows below.
#[derive(Debug, Clone, Copy, Default)]
struct Reach {
    /// Rows that it still fills, this one too.
    rows: usize,
    /// The column is its first.
    first: bool,
}

/// A cell of a row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell<'a> {
    /// Its words; nothing when a cell above covers it.
    pub(super) node: Option<Node<'a>>,
    /// How often it is repeated.
    pub(super) count: usize,
    /// How wide it is, in twentieths of a point, where the file says so.
    pub(super) twips: u32,
}

impl Grid {
    pub(super) fn of(table: Node<'_>, styles: &Styles<'_>) -> Self {
        let mut widths = Vec::new();
        measure(table, styles, &mut widths);
        let parts: u64 = widths.iter().map(|it| u64::from(parts_of(*it))).sum();
        let twips = |width: &Option<Width>| match width {
            Some(Width::Twips(twips)) => *twips,
            Some(Width::Parts(own)) => {
                let part = u64::from(*own) * TABLE_WIDTH / parts.max(1);
                u32::try_from(part).unwrap_or(u32::MAX)
            }
            // A column whose width is not told is as wide as any.
            None => u32::from(u16::MAX),
        };
        Self {
            widths: widths.iter().map(twips).collect(),
            reaches: Vec::new(),
        }
    }

    /// The cells of the next row, those that word processors write: one that
    /// another covers from the side is a part of it, and of one that is covered
    /// from above the first column alone counts.
    pub(super) fn cells<'a>(&mut self, row: Node<'a>) -> Vec<Cell<'a>> {
        let mut cells: Vec<Cell<'a>> = Vec::new();
        let mut column = 0;
        for node in row.children().filter(Node::is_element) {
            let count = number(node, "number-columns-repeated")
                .unwrap_or(1_usize)
                .max(1);
            match name(node) {
                ("table", "table-cell") => {
                    let columns = number(node, "number-columns-spanned").unwrap_or(1);
                    cells.push(Cell {
                        node: Some(node),
                        count,
                        twips: self.width(column, columns),
                    });
                    let rows = number(node, "number-rows-spanned").unwrap_or(1);
                    self.reach(column, columns, rows);
                }
                ("table", "covered-table-cell") => {
                    let end = column.saturating_add(count).min(self.reaches.len());
                    let inside = (column..end).filter(|at| self.is_inside(*at)).count();
                    if count > inside {
                        cells.push(Cell {
                            node: None,
                            count: count - inside,
                            twips: self.width(column, 1),
                        });
                    }
                }
                _ => continue,
            }
            column = column.saturating_add(count).min(MOST_COLUMNS);
        }
        for reach in &mut self.reaches {
            reach.rows = reach.rows.saturating_sub(1);
        }
        cells
    }

    /// True for a column that a cell reaches into which begins further left.
    fn is_inside(&self, column: usize) -> bool {
        self.reaches
            .get(column)
            .is_some_and(|it| it.rows > 0 && !it.first)
    }

    fn reach(&mut self, column: usize, columns: usize, rows: usize) {
        if columns <= 1 && rows <= 1 {
            return;
        }
        let end = column.saturating_add(columns.max(1)).min(MOST_COLUMNS);
        if self.reaches.len() < end {
            self.reaches.resize(end, Reach::default());
        }
        for (at, reach) in self.reaches.iter_mut().enumerate().take(end).skip(column) {
            *reach = Reach {
                rows: rows.max(1),
                first: at == column,
            };
        }
    }

    fn width(&self, column: usize, columns: usize) -> u32 {
        let end = column.saturating_add(columns.max(1)).min(MOST_COLUMNS);
        let widths = self.widths.get(column..end).unwrap_or(&[]);
        widths
            .iter()
            .fold(0, |sum, width| sum.saturating_add(*width))
    }
}

const fn parts_of(width: Option<Width>) -> u32 {
    match width {
        Some(Width::Parts(parts)) => parts,
        _ => 0,
    }
}

fn measure(parent: Node<'_>, styles: &Styles<'_>, widths: &mut Vec<Option<Width>>) {
    for node in parent.children().filter(Node::is_element) {
        match name(node) {
            ("table", "table-column") => {
                let width = styles.column_width(attribute(node, "style-name"));
                let count = number(node, "number-columns-repeated").unwrap_or(1_usize);
                let room = MOST_COLUMNS.saturating_sub(widths.len());
                widths.extend(std::iter::repeat_n(width, count.min(room)));
            }
            ("table", "table-columns" | "table-column-group" | "table-header-columns") => {
                measure(node, styles, widths);
            }
            _ => {}
        }
    }
}
