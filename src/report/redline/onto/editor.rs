//! The lines of the plan, one after the other, told to the paragraphs and rows of the file.

use std::collections::BTreeMap;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::beside::{New, Spot};
use super::emit::{Division, Edited, NoteFates};
use super::group::Group;
use super::names::{attribute, name};
use super::new::{self, Template};
use super::parts::{self, Part, Place};
use super::words::Found;
use crate::model::{Clause, ClauseId, ClauseKind, Comparison, Side};
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
    pub(super) found: FxHashMap<ClauseId, Found>,
    /// What is new beside the last place of the file, and not put in yet.
    pub(super) pending: Vec<New>,
    pub(super) last: Option<Spot<'a>>,
    templates: Vec<(usize, ClauseId, usize, usize)>,
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
    pub(super) const fn is_own(&self, fate: Fate) -> bool {
        fate.is_in(self.side) && !matches!(fate, Fate::Kept)
    }

    pub(super) fn untracked(&mut self, line: &Line) {
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
        if !is_whole {
            self.number(line, clause, &found);
        }
        self.words(line, &line.words, clause, &found, None);
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
            let division = Division {
                end: edited.end.unwrap_or(Fate::Kept),
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
}

/// Lines of the file on each side of a new one among which the most like it is looked for.
const NEAR: usize = 30;
