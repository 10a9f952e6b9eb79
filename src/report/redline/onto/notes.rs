//! Footnotes that the file does not have.

use std::collections::BTreeMap;

use super::editor::Editor;
use super::group::Group;
use super::names::{Node, child, name};
use super::new::largest_id;
use super::parts::Part;
use super::properties::{as_read, end, end_look, shape};
use crate::model::{ClauseId, Side};
use crate::report::redline::notes::carriers;
use crate::report::redline::plan::{Fate, Line, Plan, document};

/// The rules above footnotes, which a part of footnotes begins with.
const SEPARATORS: &str = "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\
    <w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>";

/// What raises the mark of a footnote.
const RAISED: &str = "<w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr>";

/// Footnotes to put in.
#[derive(Debug, Default)]
pub(super) struct PutIn {
    /// The index of the file's part of footnotes, if it has one.
    pub(super) part: Option<usize>,
    /// XML by the byte of that part where it is put in.
    pub(super) among: BTreeMap<usize, String>,
    /// The content of the part for a file that has none.
    pub(super) whole: String,
}

/// A footnote that the file does not have, and where the text refers to it.
#[derive(Debug, Clone, Copy)]
pub(super) struct NewNote {
    /// Its number in the file.
    id: u64,
    /// The index of its line among the notes of the plan.
    line: usize,
    fate: Fate,
    /// The clause of the other draft that refers to it.
    carrier: Option<ClauseId>,
    /// Its reference is written.
    placed: bool,
}

/// Gives numbers to the other draft's footnotes that the file does not have.
pub(super) fn missing(editor: &Editor<'_, '_>, plan: &Plan) -> Vec<NewNote> {
    let other = editor.side.other();
    let carriers = carriers(document(editor.comparison, other));
    let root = footnotes(editor.parts).and_then(|it| editor.parts.get(it));
    let first = root.map_or(0, |it| largest_id(it.root)) + 1;
    let lines = plan.notes.iter().enumerate().filter_map(|(line, it)| {
        let is_own = it.begins(editor.comparison, editor.side).is_some();
        let clause = it.begins(editor.comparison, other).filter(|_| !is_own)?;
        let is_typed = editor.other.is_some_and(|it| it.is_in_body(clause));
        (!is_typed).then_some((line, it, clause.id))
    });
    lines
        .zip(first..)
        .map(|((line, it, clause), id)| NewNote {
            id,
            line,
            fate: match it.end {
                Fate::Kept => Fate::Kept,
                fate if fate.is_in(Side::Old) => Fate::Deleted,
                _ => Fate::Inserted,
            },
            carrier: carriers.get(&clause).copied(),
            placed: false,
        })
        .collect()
}

/// The references of a clause of the other draft to notes that the file does not have.
pub(super) fn references(editor: &mut Editor<'_, '_>, clause: Option<ClauseId>) -> String {
    let mut written = String::new();
    for note in &mut editor.new_notes {
        if clause.is_some() && note.carrier == clause && !note.placed {
            note.placed = true;
            let id = note.id;
            let reference = format!("<w:r>{RAISED}<w:footnoteReference w:id=\"{id}\"/></w:r>");
            written.push_str(&editor.marks.around(note.fate, &reference));
        }
    }
    written
}

/// The other draft's footnotes among those of the file, in the order in which
/// the text refers to them: `LibreOffice` counts on that order.
pub(super) fn add(editor: &mut Editor<'_, '_>, plan: &Plan) -> PutIn {
    let part = footnotes(editor.parts);
    let mut result = PutIn {
        part,
        ..PutIn::default()
    };
    let groups = part.and_then(|it| editor.parts.get(it));
    let mut at = groups.map_or(0, |it| first_place(it.root));
    let like = groups.and_then(|it| it.groups.iter().find(|it| !it.glyphs.is_empty()));
    let mut new = std::mem::take(&mut editor.new_notes).into_iter().peekable();
    for (index, line) in plan.notes.iter().enumerate() {
        let Some(note) = new.next_if(|it| it.line == index) else {
            let own = line.begins(editor.comparison, editor.side);
            let found = own.and_then(|it| editor.found(it));
            let group = found.filter(|it| Some(it.part) == part);
            let group = group.and_then(|it| editor.group(it.part, it.groups.start));
            at = group.and_then(note_of).map_or(at, |it| it.range().end);
            continue;
        };
        if !note.placed {
            if let Some(clause) = line.clause(editor.comparison) {
                editor.untracked.push(clause.place.clone());
            }
            continue;
        }
        let xml = self::note(editor, line, note, like);
        if part.is_some() {
            result.among.entry(at).or_default().push_str(&xml);
        } else {
            result.whole.push_str(&xml);
        }
    }
    if !result.whole.is_empty() {
        result.whole.insert_str(0, SEPARATORS);
    }
    result
}

/// The index of the part of footnotes.
fn footnotes(parts: &[Part<'_>]) -> Option<usize> {
    parts.iter().position(|part| name(part.root) == "footnotes")
}

/// A footnote in the look of another.
fn note(
    editor: &mut Editor<'_, '_>,
    line: &Line,
    NewNote { id, fate, .. }: NewNote,
    model: Option<&Group<'_>>,
) -> String {
    let properties = model.and_then(Group::last).and_then(|it| child(it, "pPr"));
    let shape = shape(as_read(properties, editor.accepted), true, true, None);
    let properties = shape + &end("", &model.map_or_else(String::new, end_look));
    let properties = if properties.is_empty() {
        properties
    } else {
        format!("<w:pPr>{properties}</w:pPr>")
    };
    let mark = format!("<w:r>{RAISED}<w:footnoteRef/></w:r>");
    let mut words = editor.marks.around(fate, &mark);
    for it in &line.words {
        let xml = super::new::words(editor.comparison, it, "", &mut editor.marks);
        words.push_str(&xml);
    }
    format!("<w:footnote w:id=\"{id}\"><w:p>{properties}{words}</w:p></w:footnote>")
}

/// The note that a paragraph stands in.
fn note_of<'a>(group: &Group<'a>) -> Option<Node<'a>> {
    let mut around = group.last()?.ancestors();
    around.find(|it| matches!(name(*it), "footnote" | "endnote"))
}

/// Where the first footnote stands, behind the rules above footnotes.
fn first_place(root: Node<'_>) -> usize {
    let is_rule = |it: &Node<'_>| super::names::attribute(*it, "type").is_some();
    let notes = root.children().filter(|it| name(*it) == "footnote");
    let rules = notes.take_while(is_rule).last();
    rules.map_or_else(
        || root.range().start + super::names::opening(root).len(),
        |it| it.range().end,
    )
}
