//! What a line's paragraph is in both drafts: the list that counts it, and the look that goes with the list.
//!
//! Only where the other draft is a Word file too is it known what its
//! paragraphs were; the numbers that Word gives them are then given back by
//! tracking that a paragraph was in another list (`w:pPrChange`), as Word
//! itself does.

use std::collections::BTreeSet;

use super::editor::Editor;
use super::group::Group;
use super::lists::{Lists, Member, value};
use super::names::{Node, child, name};
use super::parts::{self, Part, Place, cells};
use super::properties::{as_read, foreign_shape, indented, shape};
use super::renumber::Renumbering;
use super::words::lead;
use crate::model::{Clause, ClauseId, ClauseKind, Comparison, Side, Sides};
use crate::report::redline::plan::{Fate, Line, Plan, document};

/// A draft's file.
#[derive(Debug, Clone, Copy)]
pub(super) struct File<'f, 'a> {
    pub(super) parts: &'f [Part<'a>],
    pub(super) lists: &'f Lists,
    /// How its own tracked changes are read.
    pub(super) accepted: bool,
}

/// The properties of a paragraph whose list is another than it was.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Shape {
    /// What it is in the new draft; as in the file where there is nothing.
    pub(super) now: Option<String>,
    /// What it was in the old draft; nothing where that is the same.
    pub(super) was: Option<String>,
}

/// A paragraph of the other file that the redline gives back.
pub(super) struct Origin<'f, 'a> {
    pub(super) group: &'f Group<'a>,
    /// What stands before its words there.
    pub(super) lead: String,
    /// Its properties, in terms of this file.
    pub(super) shape: String,
}

impl Shape {
    /// Sets the paragraph in, in one draft, as a list does.
    fn set_in(mut self, side: Side, of_list: Option<&str>) -> Self {
        let shape = match side {
            Side::Old => self.was.as_mut(),
            Side::New => self.now.as_mut(),
        };
        if let Some((shape, of_list)) = shape.zip(of_list) {
            *shape = indented(shape, of_list);
        }
        self
    }
}

impl<'f, 'a> File<'f, 'a> {
    /// The only paragraph of a clause.
    pub(super) fn group(&self, clause: &Clause) -> Option<&'f Group<'a>> {
        let Place::Paragraphs(0, groups) = parts::place(self.parts, &clause.span, false)? else {
            return None;
        };
        let is_only = groups.len() == 1 && clause.kind != ClauseKind::TableRow;
        let group = self.parts.first()?.groups.get(groups.start)?;
        is_only.then_some(group)
    }

    /// True for a clause in the body of the file, also for a footnote that is typed there.
    pub(super) fn is_in_body(&self, clause: &Clause) -> bool {
        matches!(
            parts::place(self.parts, &clause.span, false),
            Some(Place::Paragraphs(0, _))
        )
    }

    /// The row of a clause.
    pub(super) fn row(&self, clause: &Clause) -> Option<Node<'a>> {
        match parts::place(self.parts, &clause.span, true)? {
            Place::Row(row) => Some(row),
            Place::Paragraphs(..) => None,
        }
    }

    /// The properties of the first paragraph in each cell of a row.
    pub(super) fn cells(&self, clause: &Clause) -> Option<Vec<Option<Node<'a>>>> {
        let row = self.row(clause)?;
        let first = |cell: Node<'a>| {
            let paragraph = cell.descendants().find(|it| name(*it) == "p");
            paragraph.and_then(|it| child(it, "pPr"))
        };
        Some(cells(row, self.accepted).into_iter().map(first).collect())
    }

    /// The list that a paragraph with such properties is in.
    pub(super) fn member(&self, properties: Option<Node<'_>>) -> Option<Member> {
        self.lists.member(properties, self.accepted)
    }

    /// How the list of a paragraph with such properties sets it in.
    pub(super) fn indent(&self, properties: Option<Node<'_>>) -> Option<&'f str> {
        self.lists.indent(self.member(properties)?)
    }

    /// The lists of a clause's paragraphs, or of the cells of a row.
    fn members(&self, clause: &Clause) -> Vec<Option<Member>> {
        let properties = if clause.kind == ClauseKind::TableRow {
            self.cells(clause).unwrap_or_default()
        } else {
            let group = self.group(clause).and_then(Group::last);
            group.map(|it| child(it, "pPr")).into_iter().collect()
        };
        properties.into_iter().map(|it| self.member(it)).collect()
    }
}

/// The clause of each draft that every line belongs to, also where it goes on behind an end that came or went.
pub(super) fn clauses_of(plan: &Plan) -> Vec<Sides<Option<ClauseId>>> {
    let mut running: Sides<Option<ClauseId>> = Sides::default();
    let mut found = Vec::with_capacity(plan.body.len());
    for line in &plan.body {
        let of = |side: Side, begins: Option<ClauseId>| {
            begins.or_else(|| {
                let slice = line.words.iter().find_map(|it| it.slice(side));
                let goes_on = (line.end == Fate::Kept)
                    .then_some(*running.get(side))
                    .flatten();
                slice.map(|it| it.clause).or(goes_on)
            })
        };
        let here = Sides::new(of(Side::Old, line.old), of(Side::New, line.new));
        running = Sides::new(here.old.or(running.old), here.new.or(running.new));
        found.push(here);
    }
    found
}

/// Finds the other file's lists in this one.
pub(super) fn renumbering(
    comparison: &Comparison,
    side: Side,
    own: File<'_, '_>,
    other: File<'_, '_>,
    clauses: &[Sides<Option<ClauseId>>],
) -> Renumbering {
    let clause = |here: &Sides<Option<ClauseId>>, side: Side| {
        document(comparison, side).clauses.get((*here.get(side))?)
    };
    let mut used = BTreeSet::new();
    let mut pairs = Vec::new();
    for here in clauses {
        let Some(theirs) = clause(here, side.other()) else {
            continue;
        };
        let theirs = other.members(theirs);
        used.extend(theirs.iter().flatten().map(|it| it.list));
        let mine = clause(here, side).map_or_else(Vec::new, |it| own.members(it));
        let both = mine.into_iter().zip(theirs);
        pairs.extend(both.filter_map(|(mine, theirs)| Some((mine?.list, theirs?.list))));
    }
    Renumbering::of(own.lists, other.lists, &used, &pairs)
}

impl<'e, 'a> Editor<'e, 'a> {
    /// The clause of the other draft that a line belongs to.
    pub(super) fn theirs(&self, line: usize) -> Option<&'e Clause> {
        let other = self.side.other();
        let id = (*self.clauses.get(line)?.get(other))?;
        document(self.comparison, other).clauses.get(id)
    }

    /// What a paragraph of the file is and was, by the list that it is in and was in.
    pub(super) fn shape(&self, index: usize, group: Option<&Group<'_>>) -> Shape {
        let both = || {
            let theirs = self.theirs(index)?;
            let mine = child(group?.last()?, "pPr");
            if self.types_number_of(theirs) {
                let there = self.properties_there(theirs);
                let shape = self.between(mine, there, None)?;
                let indent = self.other.and_then(|it| it.indent(there));
                let indent = indent.or_else(|| self.own.indent(mine));
                return Some(shape.set_in(self.side.other(), indent));
            }
            let there = self.other?.group(theirs)?;
            let there = there.last().and_then(|it| child(it, "pPr"));
            self.between(mine, there, self.list_there(there))
        };
        both().unwrap_or_default()
    }

    /// True for a clause of the other draft whose number is typed, though Word counts the paragraphs around it.
    pub(super) fn types_number_of(&self, theirs: &Clause) -> bool {
        self.is_uncounted(self.side.other(), theirs.id)
    }

    /// The properties of a paragraph in the other file, if that is a Word file.
    fn properties_there(&self, theirs: &Clause) -> Option<Node<'a>> {
        let group = self.other?.group(theirs)?;
        child(group.last()?, "pPr")
    }

    /// What a paragraph is and was, of whose properties one stand in this file and the other in the other file, where
    /// it is `wanted` in a list of this file.
    pub(super) fn between(
        &self,
        mine: Option<Node<'_>>,
        theirs: Option<Node<'_>>,
        wanted: Option<Member>,
    ) -> Option<Shape> {
        if wanted == self.own.member(mine) {
            return None;
        }
        let foreign = self.foreign(theirs, wanted).unwrap_or_else(|| {
            let style = value(as_read(mine, self.own.accepted), "pStyle");
            let numbering = self.own.lists.written(wanted, style);
            shape(mine, self.own.accepted, true, Some(&numbering))
        });
        Some(match self.side {
            Side::New => Shape {
                now: None,
                was: Some(foreign),
            },
            Side::Old => Shape {
                now: Some(foreign),
                was: Some(shape(mine, self.own.accepted, true, None)),
            },
        })
    }

    /// Properties of the other file in terms of this one, if this file has their style.
    fn foreign(&self, theirs: Option<Node<'_>>, wanted: Option<Member>) -> Option<String> {
        let accepted = self.other?.accepted;
        let style = value(as_read(theirs, accepted), "pStyle");
        let numbering = self.own.lists.written(wanted, style);
        let known = self.own.lists.has_style(style);
        known.then(|| foreign_shape(theirs, accepted, &numbering))
    }

    /// The paragraph that a line has in the other file, if this file can have it.
    pub(super) fn origin(&self, theirs: &Clause) -> Option<Origin<'e, 'a>> {
        let other = self.other?;
        let group = other.group(theirs)?;
        let properties = group.last().and_then(|it| child(it, "pPr"));
        let wanted = self.list_of(theirs, properties);
        let shape = self.foreign(properties, wanted)?;
        let indent = other.indent(properties);
        let indent = indent.filter(|_| self.types_number_of(theirs));
        Some(Origin {
            group,
            lead: lead(&theirs.text, group),
            shape: indented(&shape, indent.unwrap_or_default()),
        })
    }

    /// The list that a paragraph of the other file is in, as it is called here, and what stands before its words.
    pub(super) fn counted_there(&self, theirs: &Clause) -> Option<(Option<Member>, String)> {
        let other = self.other?;
        let group = other.group(theirs)?;
        let properties = group.last().and_then(|it| child(it, "pPr"));
        Some((self.list_of(theirs, properties), lead(&theirs.text, group)))
    }

    /// The list of this file that a paragraph with such properties in the other file is in.
    pub(super) fn list_there(&self, properties: Option<Node<'_>>) -> Option<Member> {
        self.renumbering.translate(self.other?.member(properties))
    }

    /// The list of this file that a paragraph of the other draft is in; none where its number is typed.
    fn list_of(&self, theirs: &Clause, properties: Option<Node<'_>>) -> Option<Member> {
        self.list_there(properties)
            .filter(|_| !self.types_number_of(theirs))
    }

    /// What stands for the list of the first paragraph in each cell of a row that only the other file has.
    pub(super) fn numbering_of_cells(&self, line: &Line) -> Option<Vec<String>> {
        let other = self.other?;
        let theirs = line.begins(self.comparison, self.side.other())?;
        let cells = other.cells(theirs)?;
        let written = cells
            .into_iter()
            .map(|properties| self.own.lists.written(self.list_there(properties), None));
        Some(written.collect())
    }

    /// True when the other draft's number of a line is given by Word itself, false when it is typed.
    pub(super) fn counts_their_number(&self, line: &Line) -> Option<bool> {
        let theirs = line.begins(self.comparison, self.side.other())?;
        if self.types_number_of(theirs) {
            return Some(false);
        }
        let group = self.other?.group(theirs)?;
        Some(!lead(&theirs.text, group).contains(theirs.printed_label()))
    }
}
