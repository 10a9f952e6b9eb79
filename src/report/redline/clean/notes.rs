//! Footnotes.
//!
//! A text file tells which paragraph a note's mark stood in, and not behind
//! which word: its reference stands at the paragraph's end. A note stays where
//! the new draft has its mark if that paragraph is in both drafts; otherwise
//! it is gone at the one place and new at the other.

use rustc_hash::FxHashMap;

use super::body::Body;
use crate::model::{ClauseId, ClauseKind, Comparison, Side, Warning, WarningKind};
use crate::report::redline::cells;
use crate::report::redline::marks::{Marks, text_element};
use crate::report::redline::notes::carriers;
use crate::report::redline::plan::{Fate, Line, Plan, document};

/// A footnote of the redline.
#[derive(Debug)]
struct Note {
    /// Number in the footnotes' part, from 1.
    id: usize,
    fate: Fate,
    /// The mark as printed, where Word does not count by itself.
    mark: Option<String>,
    lines: Vec<Line>,
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
        let mut notes = Self {
            notes: Vec::new(),
            at: FxHashMap::default(),
        };
        let carriers = [carriers(&comparison.old), carriers(&comparison.new)];
        let lines_of = |side: Side| -> FxHashMap<ClauseId, usize> {
            let lines = plan.body.iter().enumerate();
            lines
                .filter_map(|(index, line)| Some((begins(line, side)?, index)))
                .collect()
        };
        let lines = [lines_of(Side::Old), lines_of(Side::New)];
        for group in groups(&plan.notes) {
            let place = |side: usize, id: Option<ClauseId>| {
                let carrier = carriers.get(side)?.get(&id?)?;
                lines.get(side)?.get(carrier).copied()
            };
            let of = |side: Side| group.iter().find_map(|line| begins(line, side));
            let (old, new) = (of(Side::Old), of(Side::New));
            let places = (place(0, old), place(1, new));
            let marks = (
                mark(comparison, Side::Old, old),
                mark(comparison, Side::New, new),
            );
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
            let stays = [places.1, places.0].into_iter().flatten().find(is_in_both);
            let nowhere = places == (None, None);
            if old.is_some() && new.is_some() && marks.0 == marks.1 && (stays.is_some() || nowhere)
            {
                notes.push(
                    plan,
                    stays.unwrap_or(last),
                    Fate::Kept,
                    marks.1,
                    group.to_vec(),
                );
                continue;
            }
            for (side, id, place, mark, fate) in [
                (Side::Old, old, places.0, marks.0, Fate::Deleted),
                (Side::New, new, places.1, marks.1, Fate::Inserted),
            ] {
                if id.is_some() {
                    let lines = group
                        .iter()
                        .filter(|line| begins(line, side).is_some())
                        .map(|line| cells::whole(line, side, comparison))
                        .collect();
                    notes.push(plan, place.unwrap_or(last), fate, mark, lines);
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

    fn push(
        &mut self,
        plan: &Plan,
        place: usize,
        fate: Fate,
        mark: Option<String>,
        lines: Vec<Line>,
    ) {
        let Some(line) = with_end_that_stays(&plan.body, place) else {
            return;
        };
        let index = self.notes.len();
        self.notes.push(Note {
            id: 0,
            fate,
            mark,
            lines,
        });
        self.at.entry((line.old, line.new)).or_default().push(index);
    }

    /// Says when the numbers that Word counts are not those that a draft prints.
    pub(super) fn warning(&self, comparison: &Comparison) -> Option<Warning> {
        let printed_as_counted = |side: Side| {
            let notes = self
                .in_order()
                .filter(|note| note.mark.is_none() && note.fate.is_in(side));
            let labels = notes.filter_map(|note| {
                let id = note.lines.iter().find_map(|line| begins(line, side))?;
                document(comparison, side)
                    .clauses
                    .get(id)
                    .map(crate::model::Clause::printed_label)
            });
            labels
                .enumerate()
                .all(|(index, label)| label.parse() == Ok(index + 1))
        };
        let (old, new) = (printed_as_counted(Side::Old), printed_as_counted(Side::New));
        let draft = match (old, new) {
            (true, true) => return None,
            (false, true) => "the old draft numbers",
            (true, false) => "the new draft numbers",
            (false, false) => "the drafts number",
        };
        Some(Warning::new(
            WarningKind::Footnote,
            format!(
                "The redline counts footnotes from 1 in the order of their marks, which is not how {draft} them."
            ),
        ))
    }

    /// The notes in the order of their references.
    fn in_order(&self) -> impl Iterator<Item = &Note> {
        let mut notes: Vec<&Note> = self.notes.iter().collect();
        notes.sort_by_key(|note| note.id);
        notes.into_iter()
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
            .map(|note| {
                let (custom, printed) = match &note.mark {
                    Some(mark) => (" w:customMarkFollows=\"1\"", printed(mark, note.fate)),
                    None => ("", String::new()),
                };
                let run = format!(
                    "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>\
                     <w:footnoteReference{custom} w:id=\"{}\"/>{printed}</w:r>",
                    note.id
                );
                marks.around(note.fate, &run)
            })
            .collect()
    }
}

/// Writes the footnotes, one element after the other.
pub(super) fn footnotes(body: &mut Body<'_>) -> String {
    let mut notes = std::mem::take(&mut body.notes.notes);
    notes.sort_by_key(|note| note.id);
    let mut xml = String::new();
    for note in &notes {
        xml.push_str(&format!("<w:footnote w:id=\"{}\">", note.id));
        for (index, line) in note.lines.iter().enumerate() {
            let is_last = index + 1 == note.lines.len();
            // The end of a note cannot go: the note does, with its reference.
            let end = body.end(if is_last { Fate::Kept } else { line.end });
            let mark = if index > 0 {
                String::new()
            } else {
                let inner = note.mark.as_ref().map_or_else(
                    || "<w:footnoteRef/>".to_owned(),
                    |mark| printed(mark, note.fate),
                );
                let text = text_element(note.fate);
                let run = format!(
                    "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>{inner}</w:r>\
                     <w:r><{text} xml:space=\"preserve\"> </{text}></w:r>"
                );
                body.marks.around(note.fate, &run)
            };
            let words = body.words(&[], &line.words, line.clause(body.comparison));
            xml.push_str(&format!(
                "<w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/>{end}</w:pPr>{mark}{words}</w:p>"
            ));
        }
        xml.push_str("</w:footnote>");
    }
    xml
}

fn printed(mark: &str, fate: Fate) -> String {
    crate::report::redline::runs::text(mark, fate)
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

/// The mark of a note, where Word does not count by itself.
fn mark(comparison: &Comparison, side: Side, id: Option<ClauseId>) -> Option<String> {
    let mark = document(comparison, side).clauses.get(id?)?.printed_label();
    let is_number = mark.bytes().all(|it| it.is_ascii_digit());
    (!is_number).then(|| mark.to_owned())
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
