//! Rows of tables.

use super::beside::{New, NewRow, Spot};
use super::columns;
use super::editor::Editor;
use super::group::Group;
use super::merge;
use super::names::{Node, child, name};
use super::new;
use super::new_row::{self, RowLook};
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
        let spot = self.spot(line, row);
        self.settle_pending(Some(&spot));
        self.last = Some(spot);
        if self.is_own(line.end) {
            self.whole_row(row, line.end);
            return;
        }
        let in_file = parts::cells(row, self.accepted);
        self.shape_cells(line, &in_file);
        self.merge_cells(line, &in_file);
        let cells = cells::cells(self.comparison, line);
        // An empty last cell is no word; of a text nobody knows whether its rows have one.
        let has_same_cells = cells.is_some() || self.other.is_none();
        if has_same_cells
            && line.words.iter().all(|it| it.fate == Fate::Kept)
            && labels::before_words(self.comparison, line)
                .iter()
                .all(|it| it.fate == Fate::Kept)
        {
            self.refer_from_row(line, row);
            return;
        }
        let placed = cells.and_then(|cells| Some((self.in_file(&cells, &in_file)?, cells)));
        let placed = placed.filter(|(nodes, cells)| self.has_room(row, nodes, cells));
        if let Some((nodes, cells)) = placed {
            for (cell, node) in cells.iter().zip(nodes) {
                self.cell(line, cell, clause, node);
            }
            self.refer_from_row(line, row);
        } else {
            let own = match self.side {
                Side::Old => Fate::Deleted,
                Side::New => Fate::Inserted,
            };
            self.whole_row(row, own);
            let theirs = cells::whole(line, self.side.other(), self.comparison);
            self.new_row(&theirs);
        }
    }

    /// Where each cell of a row stands in the file, which may have cells that no letter has room in between them.
    fn in_file(&self, cells: &[Cell], in_file: &[Node<'a>]) -> Option<Vec<Node<'a>>> {
        if cells.len() == in_file.len() {
            return Some(in_file.to_vec());
        }
        let texts = new_row::texts(self.comparison, cells, self.side);
        let placed = new_row::placed(in_file, &texts, self.accepted)?;
        let nodes = in_file.iter().zip(placed);
        let nodes: Vec<Node<'a>> = nodes
            .filter_map(|(node, cell)| cell.map(|_| *node))
            .collect();
        (nodes.len() == cells.len()).then_some(nodes)
    }

    /// True when what is put into cells has room there; where the file itself has words in a narrow cell, others have.
    fn has_room(&self, row: Node<'a>, nodes: &[Node<'a>], cells: &[Cell]) -> bool {
        let in_row = parts::cells(row, self.accepted);
        let widths = columns::widths(row, self.accepted);
        let narrow = in_row
            .iter()
            .zip(widths)
            .filter(|it| columns::is_narrow(it.1));
        let narrow: Vec<Node<'a>> = narrow.map(|it| *it.0).collect();
        let texts = |side: Side| new_row::texts(self.comparison, cells, side);
        let (mine, theirs) = (texts(self.side), texts(self.side.other()));
        let mut all = nodes.iter().zip(mine.iter().zip(&theirs));
        all.all(|(node, (mine, theirs))| {
            !narrow.contains(node) || theirs.trim().is_empty() || !mine.trim().is_empty()
        })
    }

    /// Tells the first paragraph of each cell which list it is in and was in.
    fn shape_cells(&mut self, line: &Line, in_file: &[Node<'a>]) {
        let theirs = line.begins(self.comparison, self.side.other());
        let cells = self
            .other
            .zip(theirs)
            .and_then(|(it, theirs)| it.cells(theirs));
        let Some(cells) = cells.filter(|it| it.len() == in_file.len()) else {
            return;
        };
        for (node, theirs) in in_file.iter().zip(cells) {
            let groups = self
                .parts
                .first()
                .map_or(0..0, |part| part.groups_in(&node.range()));
            let mine = self.group(0, groups.start).and_then(Group::last);
            let mine = mine.and_then(|it| child(it, "pPr"));
            if !groups.is_empty()
                && let Some(shape) = self.between(mine, theirs, self.list_there(theirs))
            {
                self.reshape(0, groups.start, shape);
            }
        }
    }

    /// Tracks that cells were merged with those above and below them, or no longer are.
    fn merge_cells(&mut self, line: &Line, in_file: &[Node<'a>]) {
        let theirs = line.begins(self.comparison, self.side.other());
        let rows = self.other.zip(theirs);
        let Some(theirs) = rows.and_then(|(it, theirs)| it.row(theirs)) else {
            return;
        };
        let other = self.other.is_some_and(|it| it.accepted);
        let theirs = parts::cells(theirs, other);
        if theirs.len() != in_file.len() {
            return;
        }
        for (mine, theirs) in in_file.iter().zip(theirs) {
            let merges = (merge::of(*mine, self.accepted), merge::of(theirs, other));
            if merges.0 != merges.1 {
                let merges = match self.side {
                    Side::Old => (merges.1, merges.0),
                    Side::New => merges,
                };
                let attributes = self.marks.attributes();
                self.replaced
                    .extend(merge::tracked(*mine, &attributes, merges));
            }
        }
    }

    /// References to notes that the file does not have, in the last paragraph of a row that has words.
    fn refer_from_row(&mut self, line: &Line, row: Node<'a>) {
        let groups = self
            .parts
            .first()
            .map_or(0..0, |part| part.groups_in(&row.range()));
        let has_words = |index: &usize| {
            self.group(0, *index)
                .is_some_and(|it| !it.glyphs.is_empty())
        };
        let last = groups
            .clone()
            .rfind(has_words)
            .or(groups.clone().next_back());
        if let Some(last) = last {
            let references = super::notes::references(self, self.begins_theirs(line), false);
            let end = self.group(0, last).map_or(0, |it| it.glyphs.len());
            self.put(0, (last, end), &references);
        }
    }

    fn whole_row(&mut self, row: Node<'a>, fate: Fate) {
        let mark = self.marks.of_end(fate);
        self.replaced.push(new::mark_row(row, &mark));
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
        let theirs = line.begins(self.comparison, self.side.other());
        let copy_of = self
            .other
            .zip(theirs)
            .and_then(|(it, theirs)| it.row(theirs));
        let texts = new_row::texts(self.comparison, &cells, self.side.other());
        let table = copy_of.and_then(table_of);
        let beside = match &self.last {
            Some(Spot::Row(row, _)) => Some(*row),
            _ => None,
        };
        let copied = copy_of.zip(self.other).and_then(|(row, other)| {
            let numbering = self.numbering_of_cells(line).unwrap_or_default();
            let mut look = RowLook::copied(row, &texts, other, self.own.lists, &numbering)?;
            // In a table of the file it has the columns of that; in one of its own it brings them with it.
            if let Some(into) = self.row_of_table(table) {
                let widths = columns::widths(row, other.accepted);
                look.lay(&columns::grid(into), &texts, &widths);
            }
            Some(look)
        });
        let look = copied.unwrap_or_else(|| RowLook::beside(beside, &texts, self.accepted));
        let references = super::notes::references(self, self.begins_theirs(line), true);
        let xml = new_row::row(
            self.comparison,
            &cells,
            fate,
            &look,
            &references,
            &mut self.marks,
        );
        self.pending.push(New::Row(NewRow {
            xml,
            columns: cells.len(),
            fate,
            table,
            properties: copy_of.and_then(|row| new_row::table_properties(row, self.own.lists)),
        }));
    }

    /// A row of the table of the file that a new row comes into, which may be of a table of the other file.
    fn row_of_table(&self, table: Option<usize>) -> Option<Node<'a>> {
        let is_behind = self.pending.iter().all(|it| matches!(it, New::Row(_)));
        let last = self.last.as_ref().filter(|_| is_behind);
        let both = [last, self.ahead.as_ref()].into_iter().flatten();
        both.filter(|it| it.has_rows_of(table))
            .find_map(|it| match it {
                Spot::Row(row, _) => Some(*row),
                Spot::Group(..) => None,
            })
    }

    /// A row of the file as a place, with the table of the other file that has it.
    pub(super) fn spot(&self, line: &Line, row: Node<'a>) -> Spot<'a> {
        let theirs = line.begins(self.comparison, self.side.other());
        let theirs = self
            .other
            .zip(theirs)
            .and_then(|(it, theirs)| it.row(theirs));
        Spot::Row(row, theirs.and_then(table_of))
    }
}

/// What tells a table from others of its file: where it begins.
fn table_of(row: Node<'_>) -> Option<usize> {
    let table = row.ancestors().find(|it| name(*it) == "tbl")?;
    Some(table.range().start)
}
