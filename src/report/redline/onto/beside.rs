//! Where what the file does not have is put in: beside the last place of the file, or the next.

use super::editor::Editor;
use super::emit::Edited;
use super::group::inner;
use super::names::{Node, child, closing, name, opening};
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
        self.has_rows_of(row.table)
    }

    /// True when the rows of a table of the other file stand in the table that this row is of.
    pub(super) fn has_rows_of(&self, table: Option<usize>) -> bool {
        match self {
            Self::Row(_, Some(here)) => table.is_none_or(|it| it == *here),
            Self::Row(_, None) => true,
            Self::Group(..) => false,
        }
    }
}

/// Where XML is put in that stands in no paragraph of the file.
enum Beside<'a> {
    /// Behind a paragraph, as a part and a group of it.
    Behind(usize, usize),
    /// Before a paragraph.
    Before(usize, usize),
    /// At a byte of the document.
    At(usize),
    /// Between the rows of a table, which is parted before one of them.
    Parted { table: Node<'a>, row: Node<'a> },
}

impl<'a> Editor<'_, 'a> {
    /// Puts in what is new between the last place of the file and the next.
    pub(super) fn settle_pending(&mut self, next: Option<&Spot<'a>>) {
        let last = self.last.clone();
        let place = self.beside(last.as_ref(), next);
        let mut rows: Vec<NewRow> = Vec::new();
        let mut xml = String::new();
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
                        self.table(&mut rows, &mut xml, &mut behind_table);
                    }
                    rows.push(row);
                }
                (New::Paragraph(paragraph), _) => {
                    self.table(&mut rows, &mut xml, &mut behind_table);
                    xml.push_str(&paragraph);
                    (behind_row, behind_table) = (false, false);
                }
            }
        }
        match (rows.first(), next) {
            (Some(first), Some(spot @ Spot::Row(node, _))) if spot.is_of_table(first) => {
                self.put_beside(&place, &xml);
                let rows: String = rows.iter().map(|it| it.xml.as_str()).collect();
                self.outside(node.range().start, &rows);
            }
            (Some(first), Some(Spot::Row(..)) | None) => {
                // Two tables without a paragraph between them would be one, and a text does not end with a table.
                let between = self.paragraph_between(first.fate);
                self.table(&mut rows, &mut xml, &mut behind_table);
                self.put_beside(&place, &(xml + &between));
            }
            _ => {
                self.table(&mut rows, &mut xml, &mut behind_table);
                self.put_beside(&place, &xml);
            }
        }
    }

    /// Writes rows as a table of their own.
    fn table(&mut self, rows: &mut Vec<NewRow>, xml: &mut String, behind_table: &mut bool) {
        let rows = std::mem::take(rows);
        let Some(first) = rows.first() else {
            return;
        };
        if *behind_table {
            xml.push_str(&self.paragraph_between(first.fate));
        }
        xml.push_str(&new_row::table(&rows));
        *behind_table = true;
    }

    fn paragraph_between(&mut self, fate: Fate) -> String {
        let mark = self.marks.of_end(fate);
        format!("<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr></w:p>")
    }

    fn outside(&mut self, at: usize, xml: &str) {
        self.put_in.entry(at).or_default().push_str(xml);
    }

    /// The place behind the last place of the file, or before the next.
    fn beside(&self, last: Option<&Spot<'a>>, next: Option<&Spot<'a>>) -> Beside<'a> {
        match (last, next) {
            (Some(Spot::Group(part, group)), _) => Beside::Behind(*part, *group),
            (_, Some(Spot::Group(part, group))) => Beside::Before(*part, *group),
            (Some(Spot::Row(last, _)), Some(Spot::Row(row, _)))
                if last.parent() == row.parent() && row.parent() == Some(table_of(*row)) =>
            {
                let (table, row) = (table_of(*row), *row);
                Beside::Parted { table, row }
            }
            (Some(Spot::Row(row, _)), _) => Beside::At(table_of(*row).range().end),
            (None, Some(Spot::Row(row, _))) => Beside::At(table_of(*row).range().start),
            (None, None) => {
                let body = self.parts.first();
                let body = body.and_then(|part| child(part.root, "body"));
                Beside::At(body.map_or(0, |it| it.range().start + opening(it).len()))
            }
        }
    }

    /// What is done to a paragraph, which is not written again for what stands outside it.
    fn untouched(&mut self, part: usize, group: usize) -> Option<&mut Edited> {
        self.edits.get_mut(part)?.get_mut(group)
    }

    fn put_beside(&mut self, place: &Beside<'a>, xml: &str) {
        if xml.is_empty() {
            return;
        }
        match place {
            Beside::Behind(part, group) => {
                if let Some(edited) = self.untouched(*part, *group) {
                    edited.outside.1 += xml;
                }
            }
            Beside::Before(part, group) => {
                if let Some(edited) = self.untouched(*part, *group) {
                    edited.outside.0 += xml;
                }
            }
            Beside::At(at) => self.outside(*at, xml),
            Beside::Parted { table, row } => {
                let begins = opening(*table);
                let (ends, again) = (closing(begins), new_row::table_head(*table, &[], inner));
                let xml = format!("{ends}{xml}{begins}{again}");
                self.outside(row.range().start, &xml);
            }
        }
    }
}

/// The outermost table around a row.
fn table_of(row: Node<'_>) -> Node<'_> {
    let tables = row.ancestors().filter(|it| name(*it) == "tbl");
    tables.last().unwrap_or(row)
}
