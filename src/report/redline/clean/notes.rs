//! Footnotes.
//!
//! A text file tells which paragraph a note's mark stood in, and not behind
//! which word: its reference stands at the paragraph's end. A note stays where
//! the new draft has its mark if that paragraph is in both drafts; otherwise
//! it is gone at the one place and new at the other. So is one that would stand
//! among the other draft's notes where it did not stand there (`note_order`).
//!
//! Word counts notes from 1 in the order of their marks. Where that gives the
//! numbers that both drafts print, it does so here; otherwise every mark is
//! typed, and a number that changed is gone and new in its note alone.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::body::Body;
use super::note_marks::Mark;
use super::note_order;
use crate::model::{ClauseId, ClauseKind, Comparison, Side, Sides, Warning, WarningKind};
use crate::report::redline::cells;
use crate::report::redline::marks::Marks;
use crate::report::redline::notes::carriers;
use crate::report::redline::plan::{Fate, Line, Plan, document};

/// A footnote of the redline.
#[derive(Debug)]
pub(super) struct Note {
    /// Number in the footnotes' part, from 1.
    id: usize,
    fate: Fate,
    mark: Mark,
    line: Line,
    /// The index of its group among the notes of the plan.
    pub(super) group: usize,
    /// Its mark stands elsewhere in the old draft or in the new one.
    pub(super) moved: Sides<bool>,
}

/// The line of a split or merged clause whose end stays, from one of its lines on.
///
/// `LibreOffice` does not join a paragraph that holds a reference with the next when its end goes.
fn with_end_that_stays(lines: &[Line], place: usize) -> Option<&Line> {
    let line = lines.get(place)?;
    let more = lines.get(place + 1..).unwrap_or(&[]);
    let same = more.iter().take_while(|next| next.change == line.change);
    std::iter::once(line)
        .chain(same)
        .find(|line| line.end == Fate::Kept)
        .or(Some(line))
}

/// The footnotes, by the line of the body at whose end their references stand.
#[derive(Debug)]
pub(super) struct Notes {
    notes: Vec<Note>,
    /// By the clauses that a line begins with.
    at: FxHashMap<(Option<ClauseId>, Option<ClauseId>), Vec<usize>>,
}

impl Notes {
    /// Finds where each footnote stands.
    pub(super) fn of(comparison: &Comparison, plan: &Plan) -> Self {
        let mut notes =
            note_order::in_order_of_both(|parted| Self::apart(comparison, plan, parted));
        notes.type_what_is_not_counted();
        notes
    }

    /// Finds where each footnote stands, if these groups of notes are gone at one place and new at another.
    fn apart(comparison: &Comparison, plan: &Plan, parted: &BTreeSet<usize>) -> Self {
        let mut notes = Self {
            notes: Vec::new(),
            at: FxHashMap::default(),
        };
        let places = [
            places(comparison, plan, Side::Old),
            places(comparison, plan, Side::New),
        ];
        for (index_of_group, group) in groups(&plan.notes).into_iter().enumerate() {
            let place = |side: usize, id: Option<ClauseId>| places.get(side)?.get(&id?).copied();
            let first = |side: Side| group.iter().find_map(|line| begins(line, side));
            let (old, new) = (first(Side::Old), first(Side::New));
            let places = (place(0, old), place(1, new));
            let is_in_both = |place: &usize| {
                let line = plan.body.get(*place);
                // A row that has another number of cells now is gone and new whole, and its notes with it.
                line.is_some_and(|line| {
                    line.old.is_some()
                        && line.new.is_some()
                        && (!is_row(line, comparison) || cells::cells(comparison, line).is_some())
                })
            };
            let last = plan.body.len().saturating_sub(1);
            let found = [places.1, places.0].into_iter().flatten();
            let nowhere = found.clone().all(|place| !place.found);
            let stays = found
                .filter(|place| place.found || nowhere)
                .map(|place| place.line)
                .find(is_in_both);
            // Notes that were split or merged are as many as each draft has.
            if let [line] = group
                && old.is_some()
                && new.is_some()
                && (stays.is_some() || nowhere)
                && !parted.contains(&index_of_group)
            {
                let mark = Mark::of(comparison, Sides::new(old, new));
                let place = stays.unwrap_or(last);
                let are_both_found = places
                    .0
                    .zip(places.1)
                    .is_some_and(|it| it.0.found && it.1.found);
                let is_elsewhere =
                    |side: Option<Place>| are_both_found && side.is_some_and(|it| it.line != place);
                let moved = Sides::new(is_elsewhere(places.0), is_elsewhere(places.1));
                let note = Note {
                    id: 0,
                    fate: Fate::Kept,
                    mark,
                    line: line.clone(),
                    group: index_of_group,
                    moved,
                };
                notes.push(plan, place, note);
                continue;
            }
            for (side, index, fate) in [
                (Side::Old, 0, Fate::Deleted),
                (Side::New, 1, Fate::Inserted),
            ] {
                for line in group {
                    let Some(id) = begins(line, side) else {
                        continue;
                    };
                    let whole = cells::whole(line, side, comparison);
                    let mark = Mark::of(comparison, Sides::new(whole.old, whole.new));
                    let place = place(index, Some(id)).map_or(last, |it| it.line);
                    let note = Note {
                        id: 0,
                        fate,
                        mark,
                        line: whole,
                        group: index_of_group,
                        moved: Sides::default(),
                    };
                    notes.push(plan, place, note);
                }
            }
        }
        notes.number_by_reference(plan);
        notes
    }

    /// Numbers the notes in the order of their references: `LibreOffice` takes the part's order for it.
    fn number_by_reference(&mut self, plan: &Plan) {
        let mut next = 1;
        for line in &plan.body {
            for &index in self.at.get(&(line.old, line.new)).into_iter().flatten() {
                if let Some(note) = self.notes.get_mut(index).filter(|note| note.id == 0) {
                    note.id = next;
                    next += 1;
                }
            }
        }
    }

    fn push(&mut self, plan: &Plan, place: usize, note: Note) {
        let Some(carrier) = with_end_that_stays(&plan.body, place) else {
            return;
        };
        let index = self.notes.len();
        self.notes.push(note);
        self.at
            .entry((carrier.old, carrier.new))
            .or_default()
            .push(index);
    }

    /// Types every mark, unless what Word counts by itself is what both drafts print.
    fn type_what_is_not_counted(&mut self) {
        let as_printed = |side: Side| {
            let notes = self.in_order().filter(|note| note.fate.is_in(side));
            let counted = notes.filter_map(|note| note.mark.counted(side));
            counted
                .enumerate()
                .all(|(index, number)| number == (index + 1).to_string())
        };
        if as_printed(Side::Old) && as_printed(Side::New) {
            return;
        }
        for note in &mut self.notes {
            note.mark.type_it();
        }
    }

    /// Says when the notes of a draft do not stand in the order of their marks, which is the order of the redline's.
    pub(super) fn warning(&self) -> Option<Warning> {
        let is_sorted = |side: Side| self.of_draft(side).is_sorted_by_key(|it| it.0);
        let drafts = match (is_sorted(Side::Old), is_sorted(Side::New)) {
            (true, true) => return None,
            (false, true) => "that of the old draft",
            (true, false) => "that of the new draft",
            (false, false) => "that of the drafts",
        };
        Some(Warning::new(
            WarningKind::Footnote,
            format!(
                "The redline's footnotes are in the order of their marks, which is not {drafts}."
            ),
        ))
    }

    /// The notes in the order of their references.
    fn in_order(&self) -> impl Iterator<Item = &Note> {
        let mut notes: Vec<&Note> = self.notes.iter().collect();
        notes.sort_by_key(|note| note.id);
        notes.into_iter()
    }

    /// The notes of a draft in the order of their references: the clause of each, and the note.
    pub(super) fn of_draft(&self, side: Side) -> impl Iterator<Item = (ClauseId, &Note)> {
        let notes = self.in_order().filter(move |it| it.fate.is_in(side));
        notes.filter_map(move |note| Some((begins(&note.line, side)?, note)))
    }

    /// True when there is a footnote.
    pub(super) const fn any(&self) -> bool {
        !self.notes.is_empty()
    }

    /// The references that stand at the end of a line, of the notes that one of these drafts has.
    pub(super) fn references(&self, line: &Line, sides: &[Side], marks: &mut Marks) -> String {
        let indices = self.at.get(&(line.old, line.new));
        let notes = indices
            .into_iter()
            .flatten()
            .filter_map(|&index| self.notes.get(index))
            .filter(|note| sides.iter().any(|side| note.fate.is_in(*side)));
        notes
            .map(|note| note.mark.reference(note.id, note.fate, marks))
            .collect()
    }
}

/// Writes the footnotes, one element after the other.
pub(super) fn footnotes(body: &mut Body<'_>) -> String {
    let mut notes = std::mem::take(&mut body.notes.notes);
    notes.sort_by_key(|note| note.id);
    let mut xml = String::new();
    for note in &notes {
        // The end of a note cannot go: the note does, with its reference.
        let mark = note.mark.before_words(note.fate, &mut body.marks);
        let words = body.words(&[], &note.line.words, note.line.clause(body.comparison));
        xml.push_str(&format!(
            "<w:footnote w:id=\"{}\"><w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr>{mark}{words}</w:p></w:footnote>",
            note.id
        ));
    }
    xml
}

/// True for a line that is a row of a table.
pub(super) fn is_row(line: &Line, comparison: &Comparison) -> bool {
    line.clause(comparison)
        .is_some_and(|clause| clause.kind == ClauseKind::TableRow)
}

const fn begins(line: &Line, side: Side) -> Option<ClauseId> {
    match side {
        Side::Old => line.old,
        Side::New => line.new,
    }
}

/// The line that a note's reference stands in.
#[derive(Debug, Clone, Copy)]
struct Place {
    line: usize,
    /// The mark was found there; otherwise it is the place of the next note, before which this one stands.
    found: bool,
}

/// Where the references of a draft's notes stand; none for notes without a mark behind which there is none with one.
fn places(comparison: &Comparison, plan: &Plan, side: Side) -> FxHashMap<ClauseId, Place> {
    let document = document(comparison, side);
    let carriers = carriers(document);
    let lines: FxHashMap<ClauseId, usize> = (plan.body.iter().enumerate())
        .filter_map(|(index, line)| Some((begins(line, side)?, index)))
        .collect();
    let mut next = None;
    let mut found = FxHashMap::default();
    let notes = document.clauses.iter().rev();
    for note in notes.filter(|it| it.kind == ClauseKind::Footnote) {
        let carrier = carriers.get(&note.id);
        let line = carrier.and_then(|carrier| lines.get(carrier).copied());
        let place = line.map(|line| Place { line, found: true }).or(next);
        if let Some(place) = place {
            found.insert(note.id, place);
            next = Some(Place {
                found: false,
                ..place
            });
        }
    }
    found
}

/// Lines that belong to one note: those whose end came or went within one change.
fn groups(lines: &[Line]) -> Vec<&[Line]> {
    lines
        .chunk_by(|line, next| line.change == next.change && line.end != Fate::Kept)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_stands_where_the_end_of_its_paragraph_stays() {
        let line = |change, end| Line {
            end,
            old: None,
            new: None,
            words: Vec::new(),
            change,
        };
        let lines = [
            line(0, Fate::Deleted),
            line(0, Fate::Inserted),
            line(0, Fate::Kept),
            line(1, Fate::Deleted),
            line(2, Fate::Kept),
        ];
        for (place, expected) in [(0, Some(2)), (2, Some(2)), (3, Some(3)), (5, None)] {
            let found = with_end_that_stays(&lines, place);
            let expected = expected.and_then(|at| lines.get(at));
            assert!(
                found.map(std::ptr::from_ref) == expected.map(std::ptr::from_ref),
                "{place}"
            );
        }
    }
}
