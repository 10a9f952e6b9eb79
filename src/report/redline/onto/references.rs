//! The notes of a file: which clause is which note, and what refers to it.

use std::collections::BTreeSet;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::group::Group;
use super::names::{Node, attribute, name};
use super::note_marks::{NoteKey, referred};
use super::numbering::File;
use super::parts::{self, Part, Place};
use crate::model::{Clause, ClauseId, ClauseKind, Document};

/// The clause of a Word file that refers to each of its notes.
pub(super) fn referring(document: &Document, file: File<'_, '_>) -> FxHashMap<ClauseId, ClauseId> {
    let body = file.parts.first().map(|it| it.root.descendants());
    let references = body.into_iter().flatten().filter_map(|it| {
        let element = name(it).strip_suffix("Reference")?;
        Some(((element, attribute(it, "id")?), it.range().start))
    });
    let references: FxHashMap<(&str, &str), usize> = references.collect();
    let is_note = |it: &&Clause| it.kind == ClauseKind::Footnote;
    let body = document.clauses.iter().filter(|it| !is_note(it));
    let mut body: Vec<(usize, ClauseId)> = body.map(|it| (it.span.start, it.id)).collect();
    body.sort_unstable();
    let carrier = |clause: &Clause| {
        let note = note_in(file, clause)?;
        let at = references.get(&(name(note), attribute(note, "id")?))?;
        let before = body.partition_point(|it| it.0 <= *at).checked_sub(1)?;
        body.get(before).map(|it| (clause.id, it.1))
    };
    document
        .clauses
        .iter()
        .filter(is_note)
        .filter_map(carrier)
        .collect()
}

/// The notes of a file that bring a mark of their own.
pub(super) fn marked(file: File<'_, '_>) -> BTreeSet<NoteKey> {
    let body = file.parts.first().map(|it| it.root.descendants());
    let references = body.into_iter().flatten();
    let references = references.filter(|it| brings_mark(*it));
    references.filter_map(referred).collect()
}

/// True for a reference whose mark is typed behind it.
pub(super) fn brings_mark(reference: Node<'_>) -> bool {
    let mark = attribute(reference, "customMarkFollows");
    mark.is_some_and(|it| !matches!(it, "0" | "false" | "off"))
}

/// The note that a clause of a file is.
pub(super) fn note_in<'a>(file: File<'_, 'a>, clause: &Clause) -> Option<Node<'a>> {
    let Place::Paragraphs(part, groups) = parts::place(file.parts, &clause.span, false)? else {
        return None;
    };
    note_of(file.parts.get(part)?.groups.get(groups.start)?)
}

/// The note that a paragraph stands in.
pub(super) fn note_of<'a>(group: &Group<'a>) -> Option<Node<'a>> {
    let mut around = group.last()?.ancestors();
    around.find(|it| matches!(name(*it), "footnote" | "endnote"))
}

/// All paragraphs of the note that some stand in: the reader gives a note the place of its first.
pub(super) fn whole_note(part: &Part<'_>, groups: Range<usize>) -> Range<usize> {
    let note = part.groups.get(groups.start).and_then(note_of);
    note.map_or(groups, |it| part.groups_in(&it.range()))
}
