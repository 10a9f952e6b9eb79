//! Where what the file does not have is put in: beside the last place of the file, or the next.

use super::editor::Editor;
use super::names::{Node, name};
use super::new;

/// Something that the file does not have.
pub(super) enum New {
    Paragraph(String),
    Row(String, usize),
}

/// The place of the last line that the file has.
#[derive(Clone)]
pub(super) enum Spot<'a> {
    Group(usize, usize),
    Row(Node<'a>),
}

impl<'a> Editor<'_, 'a> {
    /// Puts in what is new between the last place of the file and the next.
    pub(super) fn settle_pending(&mut self, next: Option<&Spot<'a>>) {
        let mut rows = (String::new(), 0);
        let last = self.last.clone();
        for it in std::mem::take(&mut self.pending) {
            match it {
                New::Row(xml, columns) => match (&last, next) {
                    (Some(Spot::Row(row)), _) => self.outside(row.range().end, &xml),
                    (_, Some(Spot::Row(row))) => self.outside(row.range().start, &xml),
                    _ => {
                        rows.0 += &xml;
                        rows.1 = rows.1.max(columns);
                    }
                },
                New::Paragraph(xml) => {
                    if !rows.0.is_empty() {
                        let (table, columns) = std::mem::take(&mut rows);
                        self.beside(last.as_ref(), next, &new::table(&table, columns));
                    }
                    self.beside(last.as_ref(), next, &xml);
                }
            }
        }
        if !rows.0.is_empty() {
            // Two tables without a paragraph between them would be one.
            let xml = new::table(&rows.0, rows.1) + "<w:p/>";
            self.beside(last.as_ref(), next, &xml);
        }
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
            (Some(Spot::Row(row)), _) => self.outside(table_of(*row).range().end, xml),
            (None, Some(Spot::Row(row))) => self.outside(table_of(*row).range().start, xml),
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
