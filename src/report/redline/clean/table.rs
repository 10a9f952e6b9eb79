//! Tables.

use super::body::Body;
use crate::model::Side;
use crate::report::redline::cells::{self, Cell};
use crate::report::redline::plan::{Fate, Line};

/// Width of the text on a page, in twentieths of a point: A4 less both margins.
const TEXT_WIDTH: usize = 9_504;

/// Writes rows that follow each other as one table.
pub(super) fn table(body: &mut Body<'_>, lines: &[Line]) -> String {
    let mut rows: Vec<(Line, Vec<Cell>)> = Vec::with_capacity(lines.len());
    for line in lines {
        if let Some(cells) = cells::cells(body.comparison, line) {
            rows.push((line.clone(), cells));
            continue;
        }
        // The row has another number of cells now: gone whole, and new whole.
        for side in [Side::Old, Side::New] {
            let line = cells::whole(line, side, body.comparison);
            let cells = cells::cells(body.comparison, &line).unwrap_or_default();
            rows.push((line, cells));
        }
    }
    let columns = rows
        .iter()
        .map(|(_, cells)| cells.len())
        .max()
        .unwrap_or(1)
        .max(1);
    let width = TEXT_WIDTH / columns;
    let grid = format!("<w:gridCol w:w=\"{width}\"/>").repeat(columns);
    let rows: String = rows
        .iter()
        .map(|(line, cells)| row(body, line, cells, columns, width))
        .collect();
    format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"{TEXT_WIDTH}\" w:type=\"dxa\"/>\
         <w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )
}

fn row(body: &mut Body<'_>, line: &Line, cells: &[Cell], columns: usize, width: usize) -> String {
    // A row moves as gone and new: nothing else can be said of one.
    let fate = match line.end {
        Fate::MovedFrom(_) => Fate::Deleted,
        Fate::MovedTo(_) => Fate::Inserted,
        fate => fate,
    };
    let mark = body.marks.of_end(fate);
    let properties = if mark.is_empty() {
        mark
    } else {
        format!("<w:trPr>{mark}</w:trPr>")
    };
    let clause = line.clause(body.comparison);
    let mut comment = body.comments.anchor(line.change);
    let mut xml = format!("<w:tr>{properties}");
    for (index, cell) in cells.iter().enumerate() {
        let spanned = if index + 1 == cells.len() {
            columns + 1 - cells.len()
        } else {
            1
        };
        let span = if spanned > 1 {
            format!("<w:gridSpan w:val=\"{spanned}\"/>")
        } else {
            String::new()
        };
        let comment = std::mem::take(&mut comment);
        let paragraph = body.cell(fate, cell, clause, &comment);
        xml.push_str(&format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>{span}</w:tcPr>{paragraph}</w:tc>",
            width * spanned
        ));
    }
    xml.push_str("</w:tr>");
    xml
}
