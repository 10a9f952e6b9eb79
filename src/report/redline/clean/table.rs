//! Tables.

use super::body::Body;
use crate::model::Side;
use crate::report::redline::cells::{self, Cell};
use crate::report::redline::plan::{Fate, Line};

/// Width of the text on a page, in twentieths of a point: A4 less both margins.
const TEXT_WIDTH: usize = 9_504;

/// Writes rows that follow each other as one table.
pub(super) fn table(body: &mut Body<'_>, lines: &[Line]) -> String {
    let mut rows: Vec<Row<'_>> = Vec::with_capacity(lines.len());
    for place in lines {
        if let Some(cells) = cells::cells(body.comparison, place) {
            rows.push(Row {
                place,
                sides: vec![Side::Old, Side::New],
                line: place.clone(),
                cells,
            });
            continue;
        }
        // The row has another number of cells now: gone whole, and new whole.
        for side in [Side::Old, Side::New] {
            let line = cells::whole(place, side, body.comparison);
            let cells = cells::cells(body.comparison, &line).unwrap_or_default();
            rows.push(Row {
                place,
                sides: vec![side],
                line,
                cells,
            });
        }
    }
    let columns = rows
        .iter()
        .map(|row| row.cells.len())
        .max()
        .unwrap_or(1)
        .max(1);
    let width = TEXT_WIDTH / columns;
    let grid = format!("<w:gridCol w:w=\"{width}\"/>").repeat(columns);
    let rows: String = rows
        .iter()
        .map(|it| row(body, it, columns, width))
        .collect();
    format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"{TEXT_WIDTH}\" w:type=\"dxa\"/>\
         <w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )
}

/// A row of the redline.
struct Row<'a> {
    /// The line that it was made of.
    place: &'a Line,
    /// The drafts that have it.
    sides: Vec<Side>,
    line: Line,
    cells: Vec<Cell>,
}

fn row(body: &mut Body<'_>, row: &Row<'_>, columns: usize, width: usize) -> String {
    let Row { line, cells, .. } = row;
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
        let references = if index + 1 == cells.len() {
            body.notes
                .references(row.place, &row.sides, &mut body.marks)
        } else {
            String::new()
        };
        let paragraph = body.cell(fate, cell, clause, &comment, &references);
        xml.push_str(&format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>{span}</w:tcPr>{paragraph}</w:tc>",
            width * spanned
        ));
    }
    xml.push_str("</w:tr>");
    xml
}
