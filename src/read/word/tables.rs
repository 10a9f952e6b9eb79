//! Tables: one block a row; tables inside cells follow their row.

use super::names::{Node, Space, attribute, child, flag, name};
use super::tracked;
use super::walk::Walk;
use crate::model::{Block, BlockKind, Revision};
use crate::read::Tracked;
use crate::read::row::{self, Row};

impl<'a> Walk<'a> {
    pub(super) fn table(&mut self, table: Node<'a>) {
        self.close();
        let mut rows = Vec::new();
        gather(table, "tr", &mut rows);
        let rows: Vec<(Node<'a>, Vec<Node<'a>>)> = rows
            .into_iter()
            .filter(|row| self.stands(child(*row, "trPr")))
            .map(|row| {
                let mut cells = Vec::new();
                gather(row, "tc", &mut cells);
                cells.retain(|cell| self.stands(child(*cell, "tcPr")));
                (row, cells)
            })
            .collect();
        // A table of one column is a frame around paragraphs.
        let is_frame = rows.iter().all(|(_, cells)| cells.len() <= 1);
        let grid = grid(table);
        for (row, cells) in rows {
            if is_frame || self.cells_apart {
                for cell in cells {
                    self.container(cell);
                }
            } else {
                self.row(row, &cells, &grid);
            }
        }
    }

    fn row(&mut self, row: Node<'a>, cells: &[Node<'a>], grid: &[u32]) {
        let properties = child(row, "trPr");
        let mut built = Row::default();
        let mut revisions = self.shown_changes(properties);
        let mut inner = Vec::new();
        let mut column = span(properties, "gridBefore").unwrap_or(0);
        self.tables += 1;
        for cell in cells {
            let properties = child(*cell, "tcPr");
            let end = column.saturating_add(span(properties, "gridSpan").unwrap_or(1));
            let columns = grid.get(column..end).unwrap_or(&[]);
            column = end;
            revisions.extend(self.shown_changes(properties));
            let (text, emphasis) = if self.is_covered(properties) {
                (String::new(), Vec::new())
            } else {
                let blocks = self.apart(*cell);
                join(blocks, &mut revisions, &mut inner)
            };
            if !(text.is_empty() && is_spacer(properties, columns)) {
                built.push(&text, &emphasis);
            }
        }
        self.tables -= 1;
        let header = flag(properties, "tblHeader").unwrap_or(false);
        let span = self.span(row);
        if let Some(block) = built.finish(header, span) {
            self.blocks.push(Block {
                page: 1,
                line: self.paragraphs,
                revisions,
                ..block
            });
        }
        self.blocks.extend(inner);
    }

    /// False for a row or a cell whose tracked change is not in the text that is read.
    fn stands(&self, properties: Option<Node<'_>>) -> bool {
        tracked::among(properties).all(|(_, kind)| tracked::is_shown(kind, self.tracked))
    }

    fn shown_changes(&self, properties: Option<Node<'_>>) -> Vec<Revision> {
        tracked::among(properties)
            .filter(|(_, kind)| tracked::is_shown(*kind, self.tracked))
            .map(|(node, kind)| tracked::revision_of(node, kind))
            .collect()
    }

    /// True for a cell that the one above it covers.
    fn is_covered(&self, properties: Option<Node<'_>>) -> bool {
        let merge = properties.and_then(|it| child(it, "vMerge"));
        let changed = properties.and_then(|it| child(it, "cellMerge"));
        let wanted = match self.tracked {
            Tracked::Accepted => "vMerge",
            Tracked::Original => "vMergeOrig",
        };
        if let Some(value) = changed.and_then(|it| attribute(it, wanted)) {
            return value == "cont";
        }
        merge.is_some_and(|it| attribute(it, "val").unwrap_or("continue") == "continue")
    }
}

/// True for a cell that no letter has room in: it only interrupts the rule between two others.
fn is_spacer(properties: Option<Node<'_>>, columns: &[u32]) -> bool {
    let width = properties.and_then(|it| child(it, "tcW"));
    let own = width
        .filter(|it| attribute(*it, "type") == Some("dxa"))
        .and_then(|it| attribute(it, "w")?.parse::<u32>().ok());
    // A width in parts of the table is in twips only where the columns are measured.
    let twips = own.unwrap_or_else(|| columns.iter().sum());
    row::is_spacer(twips)
}

/// The widths of the columns of a table in twips, as its grid tells them.
fn grid(table: Node<'_>) -> Vec<u32> {
    let columns = child(table, "tblGrid")
        .into_iter()
        .flat_map(|it| it.children());
    columns
        .filter(|it| name(*it) == (Space::Word, "gridCol"))
        .map(|it| {
            attribute(it, "w")
                .and_then(|it| it.parse().ok())
                .unwrap_or(0)
        })
        .collect()
}

/// How many columns of the grid a cell takes, or a row leaves free before its first cell.
fn span(properties: Option<Node<'_>>, wanted: &str) -> Option<usize> {
    let span = properties.and_then(|it| child(it, wanted))?;
    attribute(span, "val")?.parse().ok()
}

/// The rows of a table or the cells of a row, also those inside content controls.
fn gather<'a>(parent: Node<'a>, wanted: &str, found: &mut Vec<Node<'a>>) {
    for node in parent.children().filter(Node::is_element) {
        match name(node) {
            (Space::Word, tag) if tag == wanted => found.push(node),
            (
                Space::Word,
                "sdt" | "sdtContent" | "customXml" | "ins" | "del" | "moveTo" | "moveFrom",
            ) => gather(node, wanted, found),
            _ => {}
        }
    }
}

/// The paragraphs of a cell as one text; the rows of tables in it are put aside.
fn join(
    blocks: Vec<Block>,
    revisions: &mut Vec<Revision>,
    inner: &mut Vec<Block>,
) -> (String, Vec<std::ops::Range<usize>>) {
    let (mut text, mut emphasis) = (String::new(), Vec::new());
    for block in blocks {
        if matches!(block.kind, BlockKind::TableRow { .. }) {
            inner.push(block);
            continue;
        }
        let label = block.label.as_deref().unwrap_or("");
        for words in [label, &block.text] {
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
    (text, emphasis)
}
