//! Marks of notes that are typed, because Word would count to another number than the draft prints.
//!
//! Word counts notes by the sections of the file, which are not tracked. Where
//! that does not give a draft its number, the reference says that its mark
//! follows (`w:customMarkFollows`), and the mark is typed behind it and at the
//! beginning of the note: once where both drafts print the same, gone and new
//! where they do not. The note itself stays.

use std::collections::BTreeMap;

use super::editor::Editor;
use super::group::Group;
use super::names::{Node, attribute, name};
use super::references::note_of;
use crate::model::Side;
use crate::report::redline::labels::Typed;
use crate::report::redline::marks::Marks;
use crate::report::redline::note_marks::{NO_MARK, RAISED};
use crate::report::redline::plan::{Fate, Line};
use crate::report::redline::runs::{run, text};

/// A note of the file: what its element is called, and its number there.
pub(super) type NoteKey = (String, String);

/// What is to be done to the notes of the file and their references.
#[derive(Debug, Default)]
pub(super) struct NoteEdits {
    /// What becomes of a note that does not stay.
    pub(super) fates: BTreeMap<NoteKey, Fate>,
    /// The mark of a note whose mark is typed.
    pub(super) marks: BTreeMap<NoteKey, Vec<Typed>>,
}

impl NoteEdits {
    /// What becomes of the note that an element refers to.
    pub(super) fn fate(&self, reference: Node<'_>) -> Option<Fate> {
        self.fates.get(&referred(reference)?).copied()
    }

    /// The mark that is typed for an element: a reference, or the mark at the beginning of a note.
    pub(super) fn mark(&self, element: Node<'_>) -> Option<&[Typed]> {
        if self.marks.is_empty() {
            return None;
        }
        let key = referred(element).or_else(|| {
            let of_note = name(element).strip_suffix("Ref")?;
            let mut around = element.ancestors();
            key(around.find(|it| name(*it) == of_note)?)
        })?;
        self.marks.get(&key).map(Vec::as_slice)
    }

    /// True when something is to be done to an element.
    pub(super) fn concern(&self, element: Node<'_>) -> bool {
        self.fate(element).is_some() || self.mark(element).is_some()
    }
}

/// What a note is called by.
pub(super) fn key(note: Node<'_>) -> Option<NoteKey> {
    Some((name(note).to_owned(), attribute(note, "id")?.to_owned()))
}

/// The note that an element refers to.
pub(super) fn referred(reference: Node<'_>) -> Option<NoteKey> {
    let of_note = name(reference).strip_suffix("Reference")?;
    Some((of_note.to_owned(), attribute(reference, "id")?.to_owned()))
}

/// The marks of the file's notes that have to be typed.
pub(super) fn of(editor: &mut Editor<'_, '_>, lines: &[Line]) -> BTreeMap<NoteKey, Vec<Typed>> {
    let mut marks = BTreeMap::new();
    let apart = editor.new_notes.apart();
    let side = editor.side;
    for (index, line) in lines.iter().enumerate() {
        let Some(mine) = line.begins(editor.comparison, side) else {
            continue;
        };
        let theirs = line.begins(editor.comparison, side.other());
        let theirs = theirs.filter(|_| !apart.contains(&index));
        let is_typed = editor.is_uncounted(side, mine.id)
            || theirs.is_some_and(|it| editor.is_uncounted(side.other(), it.id));
        let found = editor.found(mine).filter(|it| is_typed && it.part > 0);
        let group = found.and_then(|it| editor.group(it.part, it.groups.start));
        let Some(key) = group.and_then(note_of).and_then(key) else {
            continue;
        };
        if editor.new_notes.is_marked(&key) {
            continue;
        }
        let fate = editor.note_edits.fates.get(&key).copied();
        let mine = mine.printed_label();
        let theirs = theirs.map_or(mine, |it| it.printed_label());
        let typed = |fate: Fate, text: &str| Typed {
            fate,
            text: text.to_owned(),
        };
        let mark = match (fate, side) {
            (Some(fate), _) => vec![typed(fate, mine)],
            (None, _) if mine == theirs => vec![typed(Fate::Kept, mine)],
            (None, Side::New) => vec![typed(Fate::Deleted, theirs), typed(Fate::Inserted, mine)],
            (None, Side::Old) => vec![typed(Fate::Deleted, mine), typed(Fate::Inserted, theirs)],
        };
        // A reference without a mark would take the words behind it.
        if mark.iter().all(|it| !it.text.is_empty()) {
            marks.insert(key, mark);
        }
    }
    marks
}

/// What stands in the run of a reference whose mark is typed behind it.
pub(super) fn reference(element: Node<'_>, fate: Fate) -> String {
    let id = attribute(element, "id").unwrap_or_default();
    new_reference(name(element), id, fate)
}

/// The same for an element that the file does not have.
pub(super) fn new_reference(element: &str, id: &str, fate: Fate) -> String {
    let nothing = text(NO_MARK, fate);
    format!("<w:{element} w:customMarkFollows=\"1\" w:id=\"{id}\"/>{nothing}")
}

/// The runs of a mark.
pub(super) fn typed(mark: &[Typed], marks: &mut Marks) -> String {
    let runs = mark.iter().map(|Typed { fate, text }| {
        let run = run(text, RAISED, *fate);
        marks.around(*fate, &run)
    });
    runs.collect()
}

/// True for a paragraph with something in it that is to be written otherwise.
pub(super) fn touches(edits: &NoteEdits, group: &Group<'_>) -> bool {
    group.marks().any(|it| edits.concern(it))
}
