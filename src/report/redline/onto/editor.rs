//! The lines of the plan, one after the other, told to the paragraphs and rows of the file.

use std::collections::BTreeMap;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::ahead::{Ahead, is_row};
use super::beside::{New, Spot};
use super::emit::{Division, Edited};
use super::group::Group;
use super::new_row;
use super::note_marks::{self, NoteEdits};
use super::notes::{self, NewNotes};
use super::numbering::{self, File, Shape};
use super::parts::Part;
use super::references;
use super::renumber::Renumbering;
use super::words::Found;
use crate::model::{Clause, ClauseId, Comparison, Side, Sides};
use crate::report::redline::Uncounted;
use crate::report::redline::cells::whole;
use crate::report::redline::comments::{Anchor, Comments};
use crate::report::redline::labels::{self, Typed};
use crate::report::redline::marks::Marks;
use crate::report::redline::plan::{Fate, Line, Plan, document};
use crate::report::redline::runs::run;

/// What is done to the file, gathered line by line.
pub(super) struct Editor<'e, 'a> {
    pub(super) comparison: &'e Comparison,
    /// The draft that the file holds.
    pub(super) side: Side,
    pub(super) accepted: bool,
    pub(super) parts: &'e [Part<'a>],
    pub(super) own: File<'e, 'a>,
    /// Clauses whose numbers are typed, whatever Word would count.
    uncounted: &'e Uncounted,
    /// The file of the other draft, if it is a Word file.
    pub(super) other: Option<File<'e, 'a>>,
    pub(super) renumbering: Renumbering,
    /// The clauses of both drafts that each line of the body belongs to.
    pub(super) clauses: Vec<Sides<Option<ClauseId>>>,
    /// For each part what is done to each of its groups.
    pub(super) edits: Vec<Vec<Edited>>,
    /// XML to put in at bytes of the document, outside every paragraph.
    pub(super) put_in: BTreeMap<usize, String>,
    /// Bytes of the document, outside every paragraph, that are written otherwise.
    pub(super) replaced: Vec<(Range<usize>, String)>,
    /// What is done to the file's notes and their references.
    pub(super) note_edits: NoteEdits,
    /// Notes of the other draft that may have to be put in.
    pub(super) new_notes: NewNotes,
    pub(super) marks: Marks,
    pub(super) comments: Comments<'e>,
    /// Places whose changes could not be tracked.
    pub(super) untracked: Vec<String>,
    /// Where the characters of each clause are that was looked up.
    pub(super) found: FxHashMap<ClauseId, Found>,
    /// What is new beside the last place of the file, and not put in yet.
    pub(super) pending: Vec<New>,
    pub(super) last: Option<Spot<'a>>,
    /// The row of the file that a new row stands before, when nothing but rows is between.
    pub(super) ahead: Option<Spot<'a>>,
    pub(super) templates: Vec<(usize, ClauseId, usize, usize)>,
}

impl<'e, 'a> Editor<'e, 'a> {
    pub(super) fn new(
        comparison: &'e Comparison,
        plan: &Plan,
        side: Side,
        (own, other): (File<'e, 'a>, Option<File<'e, 'a>>),
        marks: Marks,
        comments: Comments<'e>,
        uncounted: &'e Uncounted,
    ) -> Self {
        let edits = own.parts.iter().map(|part| {
            let mut edits = Vec::new();
            edits.resize_with(part.groups.len(), Edited::default);
            edits
        });
        let clauses = numbering::clauses_of(plan);
        let renumbering = other.map_or_else(Renumbering::default, |other| {
            numbering::renumbering(comparison, side, own, other, &clauses)
        });
        Self {
            comparison,
            side,
            accepted: own.accepted,
            parts: own.parts,
            own,
            uncounted,
            other,
            renumbering,
            clauses,
            edits: edits.collect(),
            put_in: BTreeMap::new(),
            replaced: Vec::new(),
            note_edits: NoteEdits::default(),
            new_notes: NewNotes::default(),
            marks,
            comments,
            untracked: Vec::new(),
            found: FxHashMap::default(),
            pending: Vec::new(),
            last: None,
            ahead: None,
            templates: Vec::new(),
        }
    }

    /// Tells the body to the file.
    pub(super) fn body(&mut self, plan: &Plan) {
        self.find_templates(plan);
        let mut ahead = Ahead::default();
        for (index, line) in plan.body.iter().enumerate() {
            let own = line.begins(self.comparison, self.side);
            let is_row = is_row(line, self.comparison);
            self.ahead = match own {
                None if is_row => ahead.row(self, plan, index),
                _ => None,
            };
            match own {
                Some(clause) if is_row => self.row(line, clause),
                Some(clause) => self.paragraphs(Some(index), line, clause),
                None if is_row => self.new_row(line),
                None => match self.continued(line) {
                    Some(clause) => self.part_of(index, line, clause),
                    None => self.new_paragraph(index, line, self.theirs(index)),
                },
            }
            self.marks.pass(line.end);
        }
        self.settle_pending(None);
    }

    /// Tells the footnotes and endnotes that the file has.
    pub(super) fn notes(&mut self, lines: &[Line]) {
        let apart = self.new_notes.apart();
        for (index, line) in lines.iter().enumerate() {
            if let Some(clause) = line.begins(self.comparison, self.side) {
                if apart.contains(&index) {
                    let mine = whole(line, self.side, self.comparison);
                    self.paragraphs(None, &mine, clause);
                } else {
                    self.paragraphs(None, line, clause);
                }
                self.last = None;
            }
            self.marks.pass(Fate::Kept);
        }
    }

    /// Puts XML at the end of a clause's last paragraph.
    fn append(&mut self, found: &Found, xml: &str) {
        let last = found.groups.end.saturating_sub(1);
        let end = self
            .group(found.part, last)
            .map_or(0, |group| group.glyphs.len());
        self.put(found.part, (last, end), xml);
    }

    /// True for a clause of a draft whose number is typed, whatever Word would count.
    pub(super) fn is_uncounted(&self, side: Side, clause: ClauseId) -> bool {
        self.uncounted.get(side).contains(&clause)
    }

    /// True when a fate is that of words which only the file's own draft has.
    pub(super) const fn is_own(&self, fate: Fate) -> bool {
        fate.is_in(self.side) && !matches!(fate, Fate::Kept)
    }

    pub(super) fn untracked(&mut self, line: &Line) {
        let changed = line.end != Fate::Kept || line.words.iter().any(|it| it.fate != Fate::Kept);
        if changed && let Some(clause) = line.clause(self.comparison) {
            self.untracked.push(clause.place.clone());
        }
    }

    pub(super) fn group(&self, part: usize, index: usize) -> Option<&'e Group<'a>> {
        self.parts.get(part)?.groups.get(index)
    }

    pub(super) fn edited(&mut self, part: usize, index: usize) -> Option<&mut Edited> {
        let odd = self.marks.odd();
        let edited = self.edits.get_mut(part)?.get_mut(index)?;
        if !edited.touched {
            edited.touched = true;
            edited.odd = odd;
        }
        Some(edited)
    }

    /// Sets the fate of characters of a group, from one to another.
    pub(super) fn set(&mut self, part: usize, index: usize, range: Range<usize>, fate: Fate) {
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
    pub(super) fn put(&mut self, part: usize, at: (usize, usize), xml: &str) {
        if !xml.is_empty()
            && let Some(edited) = self.edited(part, at.0)
        {
            edited.put_in.entry(at.1).or_default().push_str(xml);
        }
    }

    /// A clause that the file has as paragraphs.
    fn paragraphs(&mut self, index: Option<usize>, line: &Line, clause: &Clause) {
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
        // Word has no comments in notes.
        let anchor = if found.part == 0 {
            self.comments.anchor(line.change)
        } else {
            Anchor::default()
        };
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
        if let Some(index) = index.filter(|_| found.groups.len() == 1) {
            let shape = self.shape(index, self.group(found.part, last));
            self.reshape(found.part, last, shape);
        }
        if !is_whole {
            self.number(line, clause, &found);
        }
        let formulas = index
            .zip(self.group(found.part, last))
            .filter(|_| !is_whole)
            .and_then(|(index, group)| self.formulas(index, group));
        match formulas {
            Some(formulas) => self.replace_formulas(found.part, last, formulas),
            None => self.words(line, &line.words, clause, &found, None),
        }
        if found.part == 0 {
            let references = notes::references(self, self.begins_theirs(line), false);
            self.append(&found, &references);
        }
    }

    /// Puts formulas of the other draft beside those of a paragraph.
    fn replace_formulas(&mut self, part: usize, index: usize, formulas: Vec<Option<String>>) {
        let own = match self.side {
            Side::Old => Fate::Deleted,
            Side::New => Fate::Inserted,
        };
        if formulas.iter().any(Option::is_some)
            && let Some(edited) = self.edited(part, index)
        {
            edited.formulas = formulas;
            edited.of_formulas = own;
        }
    }

    /// The clause of the other draft that begins in a line.
    pub(super) fn begins_theirs(&self, line: &Line) -> Option<ClauseId> {
        let theirs = line.begins(self.comparison, self.side.other());
        theirs.map(|it| it.id)
    }

    /// Tells a paragraph what it is and was, where that differs.
    pub(super) fn reshape(&mut self, part: usize, index: usize, shape: Shape) {
        if shape != Shape::default()
            && let Some(edited) = self.edited(part, index)
        {
            edited.shape = shape;
        }
    }

    /// All that stands in paragraphs is new or gone.
    pub(super) fn whole(&mut self, fate: Fate, found: &Found, is_note: bool) {
        for index in found.groups.clone() {
            let length = self
                .group(found.part, index)
                .map_or(0, |group| group.glyphs.len());
            if let Some(edited) = self.edited(found.part, index) {
                edited.whole = Some(fate);
                edited.end = (!is_note).then_some(fate);
                edited.fates = vec![fate; length];
            }
            let note = self.group(found.part, index).and_then(references::note_of);
            if let Some(key) = note.and_then(note_marks::key) {
                self.note_edits.fates.insert(key, fate);
            }
        }
    }

    /// The clause of the file that a line without a beginning goes on with: a part of one that was split or merged.
    fn continued(&self, line: &Line) -> Option<&'e Clause> {
        let slice = line.words.iter().find_map(|it| it.slice(self.side))?;
        let is_part = line.begins(self.comparison, self.side).is_none();
        let clauses = &document(self.comparison, self.side).clauses;
        clauses.get(slice.clause).filter(|_| is_part)
    }

    /// A part of a clause behind an end that came or went.
    fn part_of(&mut self, index: usize, line: &Line, clause: &Clause) {
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
                New::Row(row) => new_row::table(&[row]),
            })
            .collect();
        let end = line.end;
        let shape = self.shape(index, self.group(found.part, at.0));
        if let Some(edited) = self.edited(found.part, at.0) {
            let division = Division {
                end: edited.end.unwrap_or(Fate::Kept),
                shape: std::mem::replace(&mut edited.shape, shape),
                // What was put in here so far are the last words of the line before.
                before: edited.put_in.remove(&at.1).unwrap_or_default(),
                between,
            };
            edited.divided.insert(at.1, division);
            edited.end = Some(end);
        }
        let typed: Vec<Typed> = labels::before_words(self.comparison, line);
        let look = self
            .group(found.part, at.0)
            .map_or("", |it| it.properties_at(at.1))
            .to_owned();
        let counts = self.counts_their_number(line);
        let is_like_mine =
            || clause.label.is_some() && !found.lead.contains(clause.printed_label());
        let is_typed = self
            .theirs(index)
            .is_some_and(|it| self.types_number_of(it));
        let numbered = !is_typed && (counts == Some(true) || is_like_mine());
        for Typed { fate, text } in typed.iter().filter(|_| !numbered) {
            let xml = self.marks.around(*fate, &run(text, &look, *fate));
            self.put(found.part, at, &xml);
        }
        self.words(line, &line.words, clause, &found, Some(at));
        let references = notes::references(self, self.begins_theirs(line), false);
        self.append(&found, &references);
    }
}
