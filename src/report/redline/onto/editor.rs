//! The lines of the plan, one after the other, told to the paragraphs and rows of the file.

use std::collections::BTreeMap;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::emit::{Edited, NoteFates};
use super::group::Group;
use super::matching::matches;
use super::names::{Node, attribute, name};
use super::new::{self, Template};
use super::parts::{self, Part, Place};
use crate::model::{Clause, ClauseId, ClauseKind, Comparison, Side};
use crate::report::redline::cells::{self, Cell};
use crate::report::redline::comments::Comments;
use crate::report::redline::labels::{self, Typed};
use crate::report::redline::marks::Marks;
use crate::report::redline::plan::{Fate, Line, Plan, Slice, Words, document};
use crate::report::redline::runs::run;

/// What is done to the file, gathered line by line.
pub(super) struct Editor<'e, 'a> {
    pub(super) comparison: &'e Comparison,
    /// The draft that the file holds.
    pub(super) side: Side,
    pub(super) accepted: bool,
    pub(super) parts: &'e [Part<'a>],
    /// For each part what is done to each of its groups.
    pub(super) edits: Vec<Vec<Edited>>,
    /// XML to put in at bytes of the document, outside every paragraph.
    pub(super) put_in: BTreeMap<usize, String>,
    pub(super) note_fates: NoteFates,
    pub(super) marks: Marks,
    pub(super) comments: Comments<'e>,
    /// Places whose changes could not be tracked.
    pub(super) untracked: Vec<String>,
    /// Where the characters of each clause are that was looked up.
    found: FxHashMap<ClauseId, Found>,
    /// What is new beside the last place of the file, and not put in yet.
    pending: Vec<New>,
    last: Option<Spot<'a>>,
    templates: Vec<(usize, ClauseId, usize, usize)>,
}

/// Where the characters of a clause are.
#[derive(Debug, Clone)]
struct Found {
    part: usize,
    groups: Range<usize>,
    /// For each character of the clause the group and the character in it.
    at: Vec<Option<(usize, usize)>>,
    /// What stands before its words.
    lead: String,
}

/// Something that the file does not have.
enum New {
    Paragraph(String),
    Row(String, usize),
}

/// The place of the last line that the file has.
#[derive(Clone)]
enum Spot<'a> {
    Group(usize, usize),
    Row(Node<'a>),
}

impl<'e, 'a> Editor<'e, 'a> {
    pub(super) fn new(
        comparison: &'e Comparison,
        side: Side,
        accepted: bool,
        parts: &'e [Part<'a>],
        marks: Marks,
        comments: Comments<'e>,
    ) -> Self {
        let edits = parts.iter().map(|part| {
            let mut edits = Vec::new();
            edits.resize_with(part.groups.len(), Edited::default);
            edits
        });
        Self {
            comparison,
            side,
            accepted,
            parts,
            edits: edits.collect(),
            put_in: BTreeMap::new(),
            note_fates: NoteFates::new(),
            marks,
            comments,
            untracked: Vec::new(),
            found: FxHashMap::default(),
            pending: Vec::new(),
            last: None,
            templates: Vec::new(),
        }
    }

    /// Tells the body to the file.
    pub(super) fn body(&mut self, plan: &Plan) {
        self.find_templates(plan);
        for (index, line) in plan.body.iter().enumerate() {
            let own = line.begins(self.comparison, self.side);
            let is_row = line
                .clause(self.comparison)
                .is_some_and(|clause| clause.kind == ClauseKind::TableRow);
            match own {
                Some(clause) if is_row => self.row(line, clause),
                Some(clause) => self.paragraphs(line, clause),
                None if is_row => self.new_row(line),
                None => match self.continued(line) {
                    Some(clause) => self.part_of(line, clause),
                    None => self.new_paragraph(index, line),
                },
            }
            self.marks.pass(line.end);
        }
        self.settle_pending(None);
    }

    /// Tells the footnotes and endnotes that the file has, and returns the lines of those that it has not.
    pub(super) fn notes<'p>(&mut self, lines: &'p [Line]) -> Vec<&'p Line> {
        let mut missing = Vec::new();
        for line in lines {
            match line.begins(self.comparison, self.side) {
                Some(clause) => {
                    self.paragraphs(line, clause);
                    self.last = None;
                }
                None => missing.push(line),
            }
            self.marks.pass(Fate::Kept);
        }
        missing
    }

    /// Puts XML at the end of a line's paragraph; false when the file does not have it.
    pub(super) fn append(&mut self, line: &Line, xml: &str) -> bool {
        let Some(clause) = line.begins(self.comparison, self.side) else {
            return false;
        };
        let Some(found) = self.found(clause) else {
            return false;
        };
        let last = found.groups.end.saturating_sub(1);
        let end = self
            .group(found.part, last)
            .map_or(0, |group| group.glyphs.len());
        self.put(found.part, (last, end), xml);
        true
    }

    /// True when a fate is that of words which only the file's own draft has.
    const fn is_own(&self, fate: Fate) -> bool {
        fate.is_in(self.side) && !matches!(fate, Fate::Kept)
    }

    fn untracked(&mut self, line: &Line) {
        let changed = line.end != Fate::Kept || line.words.iter().any(|it| it.fate != Fate::Kept);
        if changed && let Some(clause) = line.clause(self.comparison) {
            self.untracked.push(clause.place.clone());
        }
    }

    /// Paragraphs of the file, remembered with the lines that they belong to, for what is made after them.
    fn find_templates(&mut self, plan: &Plan) {
        for (index, line) in plan.body.iter().enumerate() {
            let Some(clause) = line.begins(self.comparison, self.side) else {
                continue;
            };
            if clause.kind == ClauseKind::TableRow {
                continue;
            }
            if let Some(Place::Paragraphs(part, groups)) =
                parts::place(self.parts, &clause.span, false)
            {
                self.templates.push((index, clause.id, part, groups.start));
            }
        }
    }

    /// The paragraph of the file that a new line looks most like, among those near it.
    fn template(&mut self, index: usize, line: &Line) -> Option<(ClauseId, usize, usize)> {
        let wanted = line.clause(self.comparison)?;
        let at = self.templates.partition_point(|it| it.0 < index);
        let near = at.saturating_sub(NEAR)..(at + NEAR).min(self.templates.len());
        let clauses = &document(self.comparison, self.side).clauses;
        let score = |found: &(usize, ClauseId, usize, usize)| {
            let clause = clauses.get(found.1)?;
            let numeral = |clause: &Clause| clause.label.as_ref().map(|label| label.numeral);
            let same = 8 * usize::from(clause.kind == wanted.kind)
                + 4 * usize::from(numeral(clause) == numeral(wanted))
                + 2 * usize::from(clause.depth == wanted.depth);
            Some((same, std::cmp::Reverse(found.0.abs_diff(index))))
        };
        let found = self
            .templates
            .get(near)?
            .iter()
            .max_by_key(|it| score(it))?;
        Some((found.1, found.2, found.3))
    }

    /// Where a clause of the file is, character by character.
    fn found(&mut self, clause: &Clause) -> Option<Found> {
        if let Some(found) = self.found.get(&clause.id) {
            return Some(found.clone());
        }
        let Place::Paragraphs(part, groups) = parts::place(self.parts, &clause.span, false)? else {
            return None;
        };
        let found = self.find(&clause.text, part, groups);
        self.found.insert(clause.id, found.clone());
        Some(found)
    }

    /// Where the characters of a text are among those of some groups.
    fn find(&self, text: &str, part: usize, groups: Range<usize>) -> Found {
        let mut characters = Vec::new();
        let mut places = Vec::new();
        for index in groups.clone() {
            for (at, glyph) in self
                .group(part, index)
                .into_iter()
                .flat_map(|it| it.glyphs.iter().enumerate())
            {
                characters.push(glyph.character);
                places.push((index, at));
            }
        }
        let found = matches(text, &characters);
        let first = found
            .iter()
            .flatten()
            .next()
            .copied()
            .unwrap_or(characters.len());
        Found {
            part,
            groups,
            lead: characters.iter().take(first).collect(),
            at: found
                .into_iter()
                .map(|at| at.and_then(|at| places.get(at).copied()))
                .collect(),
        }
    }

    fn group(&self, part: usize, index: usize) -> Option<&'e Group<'a>> {
        self.parts.get(part)?.groups.get(index)
    }

    fn edited(&mut self, part: usize, index: usize) -> Option<&mut Edited> {
        let odd = self.marks.odd();
        let edited = self.edits.get_mut(part)?.get_mut(index)?;
        if !edited.touched {
            edited.touched = true;
            edited.odd = odd;
        }
        Some(edited)
    }

    /// Sets the fate of characters of a group, from one to another.
    fn set(&mut self, part: usize, index: usize, range: Range<usize>, fate: Fate) {
        let length = self
            .group(part, index)
            .map_or(0, |group| group.glyphs.len());
        if let Some(edited) = self.edited(part, index) {
            let whole = edited.whole.unwrap_or(Fate::Kept);
            edited.fates.resize(length, whole);
            for slot in edited.fates.iter_mut().take(range.end).skip(range.start) {
                *slot = fate;
            }
        }
    }

    /// Puts XML in before a character.
    fn put(&mut self, part: usize, at: (usize, usize), xml: &str) {
        if !xml.is_empty()
            && let Some(edited) = self.edited(part, at.0)
        {
            edited.put_in.entry(at.1).or_default().push_str(xml);
        }
    }

    /// A clause that the file has as paragraphs.
    fn paragraphs(&mut self, line: &Line, clause: &Clause) {
        let Some(found) = self.found(clause) else {
            return self.untracked(line);
        };
        let spot = (found.part, found.groups.start);
        if found.part == 0 {
            self.settle_pending(Some(&Spot::Group(spot.0, spot.1)));
            self.last = Some(Spot::Group(found.part, found.groups.end - 1));
        }
        let is_whole = self.is_own(line.end)
            && line.words.iter().all(|it| self.is_own(it.fate))
            && (matches!(line.end, Fate::MovedFrom(_) | Fate::MovedTo(_)) || line.words.len() == 1);
        if is_whole {
            self.whole(line.end, &found, found.part > 0);
        }
        let anchor = self.comments.anchor(line.change);
        let (range_start, range_end) = self.marks.range_of_move(line.end);
        let last = found.groups.end.saturating_sub(1);
        if !(anchor.before.is_empty() && range_start.is_empty()) {
            if let Some(edited) = self.edited(found.part, found.groups.start) {
                edited.inside.0 += &(range_start + &anchor.before);
            }
            if let Some(edited) = self.edited(found.part, last) {
                edited.inside.1 += &anchor.after;
                edited.outside.1 += &range_end;
            }
        }
        if line.end != Fate::Kept
            && found.part == 0
            && let Some(edited) = self.edited(found.part, last)
        {
            edited.end = Some(line.end);
        }
        if !is_whole {
            self.number(line, clause, &found);
        }
        self.words(line, &line.words, clause, &found, None);
    }

    /// All that stands in paragraphs is new or gone.
    fn whole(&mut self, fate: Fate, found: &Found, is_note: bool) {
        for index in found.groups.clone() {
            let length = self
                .group(found.part, index)
                .map_or(0, |group| group.glyphs.len());
            if let Some(edited) = self.edited(found.part, index) {
                edited.whole = Some(fate);
                edited.end = (!is_note).then_some(fate);
                edited.fates = vec![fate; length];
            }
            let note = self
                .group(found.part, index)
                .and_then(Group::last)
                .and_then(|it| {
                    it.ancestors()
                        .find(|it| matches!(name(*it), "footnote" | "endnote"))
                });
            if let Some(note) = note
                && let Some(id) = attribute(note, "id")
            {
                let reference = format!("{}Reference", name(note));
                self.note_fates.insert((reference, id.to_owned()), fate);
            }
        }
    }

    /// The typed number before the words of a clause that stays.
    fn number(&mut self, line: &Line, clause: &Clause, found: &Found) {
        let typed = labels::before_words(self.comparison, line);
        let other = match self.side {
            Side::Old => Side::New,
            Side::New => Side::Old,
        };
        let other = line
            .begins(self.comparison, other)
            .filter(|it| labels::typed(it).is_some());
        let printed = labels::typed(clause).map(|_| clause.printed_label());
        let in_lead = printed.and_then(|printed| {
            let at = found.lead.find(printed)?;
            let start = found.lead.get(..at)?.chars().count();
            Some(start..start + printed.chars().count())
        });
        let Some(own_fate) = typed.iter().map(|it| it.fate).find(|it| *it != Fate::Kept) else {
            return;
        };
        let (part, group) = (found.part, found.groups.start);
        let (mine, theirs) = match self.side {
            Side::Old => (Fate::Deleted, Fate::Inserted),
            Side::New => (Fate::Inserted, Fate::Deleted),
        };
        let look = self
            .group(part, group)
            .map_or("", |it| it.properties_at(0))
            .to_owned();
        match (printed, in_lead, other) {
            (Some(_), Some(range), Some(other)) => {
                let xml = run(other.printed_label(), &look, theirs);
                let xml = self.marks.around(theirs, &xml);
                let at = if self.side == Side::New {
                    range.start
                } else {
                    range.end
                };
                self.put(part, (group, at), &xml);
                self.set(part, group, range, mine);
            }
            (Some(_), Some(_), None) => {
                let lead = found.lead.chars().count();
                self.set(part, group, 0..lead, mine);
            }
            // Word numbers both by itself.
            (Some(_), None, Some(_)) => {}
            (Some(_), None, None) => self.untracked.push(clause.place.clone()),
            (None, _, _) => {
                let text: String = typed
                    .iter()
                    .filter(|it| it.fate == own_fate)
                    .map(|it| it.text.as_str())
                    .collect();
                let xml = run(&text, &look, theirs);
                let xml = self.marks.around(theirs, &xml);
                let at = found
                    .at
                    .iter()
                    .flatten()
                    .next()
                    .copied()
                    .unwrap_or((group, 0));
                self.put(part, at, &xml);
            }
        }
    }

    /// Words told to the characters of a clause; returns where they begin.
    fn words(
        &mut self,
        line: &Line,
        words: &[Words],
        clause: &Clause,
        found: &Found,
        start: Option<(usize, usize)>,
    ) {
        let mut cursor = start;
        let mut lost = false;
        for (index, it) in words.iter().enumerate() {
            if let Some(slice) = it.slice(self.side) {
                let at = Self::characters(clause, slice, found);
                let fate = it.fate;
                let mapped: Vec<(usize, usize)> = at.iter().flatten().copied().collect();
                lost |=
                    fate != Fate::Kept && mapped.len() < at.len() && has_words(clause, slice, &at);
                if let (Some(first), Some(last)) = (mapped.first(), mapped.last()) {
                    let whole = self
                        .edits
                        .get(found.part)
                        .and_then(|it| it.get(first.0)?.whole);
                    if fate != whole.unwrap_or(Fate::Kept) {
                        for group in first.0..=last.0 {
                            let begin = if group == first.0 { first.1 } else { 0 };
                            let end = if group == last.0 {
                                last.1 + 1
                            } else {
                                usize::MAX
                            };
                            self.set(found.part, group, begin..end, fate);
                        }
                    }
                    cursor = Some((last.0, last.1 + 1));
                }
                continue;
            }
            let ahead = || {
                words.get(index..)?.iter().find_map(|next| {
                    let slice = next.slice(self.side)?;
                    Self::characters(clause, slice, found)
                        .into_iter()
                        .flatten()
                        .next()
                })
            };
            let end = found.groups.end.saturating_sub(1);
            let at = cursor.or_else(ahead).unwrap_or_else(|| {
                (
                    end,
                    self.group(found.part, end)
                        .map_or(0, |group| group.glyphs.len()),
                )
            });
            let look = self
                .group(found.part, at.0)
                .map_or("", |it| it.properties_at(at.1))
                .to_owned();
            let xml = new::words(self.comparison, it, &look, &mut self.marks);
            self.put(found.part, at, &xml);
        }
        if lost {
            self.untracked(line);
        }
    }

    /// The places of the characters of a part of a clause.
    fn characters(clause: &Clause, slice: &Slice, found: &Found) -> Vec<Option<(usize, usize)>> {
        if slice.clause != clause.id {
            return Vec::new();
        }
        let count = |bytes: usize| clause.text.get(..bytes).map_or(0, |it| it.chars().count());
        let start = count(slice.range.start);
        let length = clause
            .text
            .get(slice.range.clone())
            .map_or(0, |it| it.chars().count());
        found.at.get(start..start + length).unwrap_or(&[]).to_vec()
    }

    /// The clause of the file that a line without a beginning goes on with: a part of one that was split or merged.
    fn continued(&self, line: &Line) -> Option<&'e Clause> {
        let slice = line.words.iter().find_map(|it| it.slice(self.side))?;
        let is_part = line.begins(self.comparison, self.side).is_none();
        let clauses = &document(self.comparison, self.side).clauses;
        clauses.get(slice.clause).filter(|_| is_part)
    }

    /// A part of a clause behind an end that came or went.
    fn part_of(&mut self, line: &Line, clause: &Clause) {
        let Some(found) = self.found(clause) else {
            return self.untracked(line);
        };
        let first = line.words.iter().find_map(|it| {
            let slice = it.slice(self.side)?;
            Self::characters(clause, slice, &found)
                .into_iter()
                .flatten()
                .next()
        });
        let Some(at) = first.filter(|at| at.0 + 1 == found.groups.end) else {
            return self.untracked(line);
        };
        let between: String = std::mem::take(&mut self.pending)
            .into_iter()
            .map(|it| match it {
                New::Paragraph(xml) => xml,
                New::Row(rows, columns) => new::table(&rows, columns),
            })
            .collect();
        let end = line.end;
        if let Some(edited) = self.edited(found.part, at.0) {
            let before = edited.end.unwrap_or(Fate::Kept);
            edited.divided.insert(at.1, (before, between));
            edited.end = Some(end);
        }
        let typed: Vec<Typed> = labels::before_words(self.comparison, line);
        let look = self
            .group(found.part, at.0)
            .map_or("", |it| it.properties_at(at.1))
            .to_owned();
        let numbered = clause.label.is_some() && !found.lead.contains(clause.printed_label());
        for Typed { fate, text } in typed.iter().filter(|_| !numbered) {
            let xml = self.marks.around(*fate, &run(text, &look, *fate));
            self.put(found.part, at, &xml);
        }
        self.words(line, &line.words, clause, &found, Some(at));
    }

    fn new_paragraph(&mut self, index: usize, line: &Line) {
        let found = self
            .template(index, line)
            .and_then(|(clause, part, group)| {
                let clause = document(self.comparison, self.side).clauses.get(clause)?;
                Some((clause, self.found(clause)?.lead, part, group))
            });
        let anchor = self.comments.anchor(line.change);
        let template = match &found {
            Some((clause, lead, part, group)) => Template {
                group: self.group(*part, *group),
                clause: Some(clause),
                lead,
            },
            None => Template {
                group: None,
                clause: None,
                lead: "",
            },
        };
        let xml = new::paragraph_of(
            self.comparison,
            line,
            template,
            self.accepted,
            &anchor,
            &mut self.marks,
        );
        self.pending.push(New::Paragraph(xml));
    }

    /// A clause that the file has as a row.
    fn row(&mut self, line: &Line, clause: &Clause) {
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

    fn new_row(&mut self, line: &Line) {
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

    /// Puts in what is new between the last place of the file and the next.
    fn settle_pending(&mut self, next: Option<&Spot<'a>>) {
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

/// Lines of the file on each side of a new one among which the most like it is looked for.
const NEAR: usize = 30;

/// The outermost table around a row.
fn table_of(row: Node<'_>) -> Node<'_> {
    let tables = row.ancestors().filter(|it| name(*it) == "tbl");
    tables.last().unwrap_or(row)
}

/// True when some of the characters that were not found are more than white space.
fn has_words(clause: &Clause, slice: &Slice, at: &[Option<(usize, usize)>]) -> bool {
    let text = clause.text.get(slice.range.clone()).unwrap_or("");
    text.chars()
        .zip(at)
        .any(|(character, at)| at.is_none() && !character.is_whitespace())
}
