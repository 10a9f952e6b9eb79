//! Where what the file does not have is put in: beside the last place of the file, or the next.

use super::editor::Editor;
use super::names::{Node, name};
use super::new_row;
use crate::report::redline::plan::Fate;

/// Something that the file does not have.
pub(super) enum New {
    Paragraph(String),
    Row(NewRow),
}

/// A row that the file does not have.
pub(super) struct NewRow {
    pub(super) xml: String,
    pub(super) columns: usize,
    pub(super) fate: Fate,
    /// The table of the other file that it is of, if that is known.
    pub(super) table: Option<usize>,
    /// What that table says of itself.
    pub(super) properties: Option<String>,
}

/// The place of the last line that the file has.
#[derive(Clone)]
pub(super) enum Spot<'a> {
    Group(usize, usize),
    /// A row, and the table of the other file that has it.
    Row(Node<'a>, Option<usize>),
}

impl Spot<'_> {
    /// True when a new row is of the table that this row is of.
    fn is_of_table(&self, row: &NewRow) -> bool {
        match self {
            Self::Row(_, Some(here)) => row.table.is_none_or(|it| it == *here),
            Self::Row(_, None) => true,
            Self::Group(..) => false,
        }
    }
}

impl<'a> Editor<'_, 'a> {
    /// Puts in what is new between the last place of the file and the next.
    pub(super) fn settle_pending(&mut self, next: Option<&Spot<'a>>) {
        let last = self.last.clone();
        let mut rows: Vec<NewRow> = Vec::new();
        let mut behind_row = true;
        let mut behind_table = matches!(last, Some(Spot::Row(..)));
        for it in std::mem::take(&mut self.pending) {
            match (it, &last) {
                (New::Row(row), Some(spot @ Spot::Row(node, _)))
                    if behind_row && rows.is_empty() && spot.is_of_table(&row) =>
                {
                    self.outside(node.range().end, &row.xml);
                }
                (New::Row(row), _) => {
                    if rows.first().is_some_and(|first| first.table != row.table) {
                        self.table(&mut rows, next, &mut behind_table);
                    }
                    rows.push(row);
                }
                (New::Paragraph(xml), _) => {
                    self.table(&mut rows, next, &mut behind_table);
                    self.beside(last.as_ref(), next, &xml);
                    (behind_row, behind_table) = (false, false);
                }
            }
        }
        match (rows.first(), next) {
            (Some(first), Some(spot @ Spot::Row(node, _))) if spot.is_of_table(first) => {
                let xml: String = rows.iter().map(|it| it.xml.as_str()).collect();
                self.outside(node.range().start, &xml);
            }
            (Some(first), Some(Spot::Row(..)) | None) => {
                // Two tables without a paragraph between them would be one, and a text does not end with a table.
                let between = self.paragraph_between(first.fate);
                self.table(&mut rows, next, &mut behind_table);
                self.beside(last.as_ref(), next, &between);
            }
            _ => self.table(&mut rows, next, &mut behind_table),
        }
    }

    /// Puts in rows as a table of their own.
    fn table(&mut self, rows: &mut Vec<NewRow>, next: Option<&Spot<'a>>, behind_table: &mut bool) {
        let rows = std::mem::take(rows);
        let Some(first) = rows.first() else {
            return;
        };
        let last = self.last.clone();
        if *behind_table {
            let between = self.paragraph_between(first.fate);
            self.beside(last.as_ref(), next, &between);
        }
        let xml = new_row::table(&rows);
        self.beside(last.as_ref(), next, &xml);
        *behind_table = true;
    }

    fn paragraph_between(&mut self, fate: Fate) -> String {
        let mark = self.marks.of_end(fate);
        format!("<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr></w:p>")
    }

    fn outside(&mut self, at: usize, xml: &str) {
        self.put_in.entry(at).or_default().push_str(xml);
    }

    /// Puts paragraphs behind the last place of the file, or before the next.
    fn beside(&mut self, last: Option<&Spot<'a>>, next: Option<&Spot<'a>>, xml: &str) {
        match (last, next) {
            (Some(Spot::Group(part, group)), _) => {
                if let Some(edited) = self.edits.get_mut(*part).and_then(|it| it.get_mut(*group)) {
                    edited.outside.1 += xml;
                }
            }
            (_, Some(Spot::Group(part, group))) => {
                if let Some(edited) = self.edits.get_mut(*part).and_then(|it| it.get_mut(*group)) {
                    edited.outside.0 += xml;
                }
            }
            (Some(Spot::Row(row, _)), _) => self.outside(table_of(*row).range().end, xml),
            (None, Some(Spot::Row(row, _))) => self.outside(table_of(*row).range().start, xml),
            (None, None) => {
                let body = self
                    .parts
                    .first()
                    .and_then(|part| super::names::child(part.root, "body"));
                if let Some(body) = body {
                    let at = body.range().start + super::names::opening(body).len();
                    self.outside(at, xml);
                }
            }
        }
    }
}

/// The outermost table around a row.
fn table_of(row: Node<'_>) -> Node<'_> {
    let tables = row.ancestors().filter(|it| name(*it) == "tbl");
    tables.last().unwrap_or(row)
}
