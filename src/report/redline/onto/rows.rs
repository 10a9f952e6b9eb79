//! Rows of tables.

use super::beside::{New, Spot};
use super::editor::Editor;
use super::names::Node;
use super::new;
use super::parts::{self, Place};
use super::words::Found;
use crate::model::{Clause, Side};
use crate::report::redline::cells::{self, Cell};
use crate::report::redline::labels::{self, Typed};
use crate::report::redline::plan::{Fate, Line, Slice};
use crate::report::redline::runs::run;

impl<'a> Editor<'_, 'a> {
    /// A clause that the file has as a row.
    pub(super) fn row(&mut self, line: &Line, clause: &Clause) {
        let Some(Place::Row(row)) = parts::place(self.parts, &clause.span, true) else {
            return self.untracked(line);
        };
        self.settle_pending(Some(&Spot::Row(row)));
        self.last = Some(Spot::Row(row));
        if self.is_own(line.end) {
            self.whole_row(row, line.end);
            return;
        }
        if line.words.iter().all(|it| it.fate == Fate::Kept)
            && labels::before_words(self.comparison, line)
                .iter()
                .all(|it| it.fate == Fate::Kept)
        {
            return;
        }
        let in_file = parts::cells(row);
        match cells::cells(self.comparison, line) {
            Some(cells) if cells.len() == in_file.len() => {
                for (cell, node) in cells.iter().zip(in_file) {
                    self.cell(line, cell, clause, node);
                }
            }
            _ => {
                let own = match self.side {
                    Side::Old => Fate::Deleted,
                    Side::New => Fate::Inserted,
                };
                self.whole_row(row, own);
                let other = match self.side {
                    Side::Old => Side::New,
                    Side::New => Side::Old,
                };
                self.new_row(&cells::whole(line, other, self.comparison));
            }
        }
    }

    fn whole_row(&mut self, row: Node<'a>, fate: Fate) {
        let mark = self.marks.of_end(fate);
        let (at, xml) = new::mark_row(row, &mark);
        self.put_in.entry(at).or_default().push_str(&xml);
        let groups = self
            .parts
            .first()
            .map_or(0..0, |part| part.groups_in(&row.range()));
        let found = Found {
            part: 0,
            groups,
            at: Vec::new(),
            lead: String::new(),
        };
        self.whole(fate, &found, false);
    }

    fn cell(&mut self, line: &Line, cell: &Cell, clause: &Clause, node: Node<'a>) {
        let groups = self
            .parts
            .first()
            .map_or(0..0, |part| part.groups_in(&node.range()));
        if groups.is_empty() {
            return;
        }
        // Of the clause's characters only those of this cell are looked for here.
        let own: Vec<&Slice> = cell
            .words
            .iter()
            .filter_map(|it| it.slice(self.side))
            .collect();
        let (start, end) = (
            own.first().map_or(0, |it| it.range.start),
            own.last().map_or(0, |it| it.range.end),
        );
        let text = clause.text.get(start..end).unwrap_or("");
        let mut found = self.find(text, 0, groups.clone());
        let before = clause.text.get(..start).map_or(0, |it| it.chars().count());
        found.at.splice(0..0, std::iter::repeat_n(None, before));
        for Typed { fate, text } in &cell.typed {
            if self.is_own(*fate) {
                self.set(0, groups.start, 0..usize::MAX, *fate);
            } else if *fate != Fate::Kept {
                let look = self
                    .group(0, groups.start)
                    .map_or("", |it| it.properties_at(0))
                    .to_owned();
                let xml = self.marks.around(*fate, &run(text, &look, *fate));
                self.put(0, (groups.start, 0), &xml);
            }
        }
        self.words(line, &cell.words, clause, &found, None);
        self.marks.pass(Fate::Kept);
    }

    pub(super) fn new_row(&mut self, line: &Line) {
        let fate = match line.end {
            Fate::MovedFrom(_) => Fate::Deleted,
            Fate::MovedTo(_) => Fate::Inserted,
            fate => fate,
        };
        let cells = cells::cells(self.comparison, line).unwrap_or_default();
        let template = match &self.last {
            Some(Spot::Row(row)) => Some(*row),
            _ => None,
        };
        let xml = new::row(self.comparison, &cells, fate, template, &mut self.marks);
        self.pending.push(New::Row(xml, cells.len()));
    }
}
