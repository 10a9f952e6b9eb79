//! Footnotes and endnotes that the file does not have.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};

use super::editor::Editor;
use super::group::Group;
use super::names::{Node, attribute, child, name};
use super::new::largest_id;
use super::note_marks::{self, NoteKey};
use super::numbering::File;
use super::parts::{self, Part, Place};
use super::properties::{as_read, end, end_look, shape};
use super::references::{marked, note_in, note_of, referring};
use crate::model::{Clause, ClauseId, ClauseKind, Comparison, Pairing, Side, Sides};
use crate::report::redline::cells::whole;
use crate::report::redline::labels::Typed;
use crate::report::redline::note_marks::RAISED;
use crate::report::redline::notes::carriers;
use crate::report::redline::plan::{Fate, Line, Plan, TypedNotes, document};

/// Where a note is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// At the foot of a page.
    Foot,
    /// At the end of a section or of the text.
    End,
}

impl Kind {
    pub(super) const ALL: [Self; 2] = [Self::Foot, Self::End];

    /// What its element is called.
    const fn element(self) -> &'static str {
        match self {
            Self::Foot => "footnote",
            Self::End => "endnote",
        }
    }

    /// What the part of such notes is called, its element and its relation.
    pub(super) const fn part(self) -> &'static str {
        match self {
            Self::Foot => "footnotes",
            Self::End => "endnotes",
        }
    }

    /// The part of such notes among those of a file.
    fn among(self, parts: &[Part<'_>]) -> Option<usize> {
        parts.iter().position(|it| name(it.root) == self.part())
    }

    /// The rules above notes, which a part of them begins with.
    fn rules(self) -> String {
        let element = self.element();
        let rule = |kind: &str, id: i8| {
            format!(
                "<w:{element} w:type=\"{kind}\" w:id=\"{id}\"><w:p><w:r><w:{kind}/></w:r></w:p></w:{element}>"
            )
        };
        rule("separator", -1) + &rule("continuationSeparator", 0)
    }
}

/// Notes of a kind to put in.
#[derive(Debug)]
pub(super) struct PutIn {
    pub(super) kind: Kind,
    /// The index of the file's part of such notes, if it has one.
    pub(super) part: Option<usize>,
    /// XML by the byte of that part where it is put in.
    pub(super) among: BTreeMap<usize, String>,
    /// The content of the part for a file that has none.
    pub(super) whole: String,
}

/// A note that the file does not have, and where the text refers to it.
#[derive(Debug, Clone, Copy)]
pub(super) struct NewNote {
    kind: Kind,
    /// Its number in the file.
    id: u64,
    /// The index of its line among the notes of the plan.
    line: usize,
    fate: Fate,
    /// For a note that the file does have, the clause of the file that refers to it: the other draft's is put in
    /// beside it where its reference stands in another paragraph.
    own: Option<ClauseId>,
    /// The clause of the other draft, if its mark is typed.
    typed: Option<ClauseId>,
    /// The note of the file brings a mark of its own, which is another.
    changes_mark: bool,
    /// Its reference is written.
    placed: bool,
}

impl NewNote {
    /// Its mark, if that is typed.
    fn mark(&self, comparison: &Comparison, side: Side) -> Option<Typed> {
        let clause = document(comparison, side).clauses.get(self.typed?)?;
        let text = clause.printed_label().to_owned();
        let fate = self.fate;
        (!text.is_empty()).then_some(Typed { fate, text })
    }
}

/// The notes of the other draft that may have to be put in.
#[derive(Debug, Default)]
pub(super) struct NewNotes {
    all: Vec<NewNote>,
    by_carrier: FxHashMap<ClauseId, Vec<usize>>,
    /// Clauses of the file and of the other draft that share a paragraph.
    together: FxHashSet<(ClauseId, ClauseId)>,
    /// Notes of the file that bring a mark of their own.
    marked: BTreeSet<NoteKey>,
}

impl NewNotes {
    /// The lines of notes of which each draft's is one of its own.
    pub(super) fn apart(&self) -> BTreeSet<usize> {
        let apart = self.all.iter().filter(|it| it.placed && it.own.is_some());
        apart.map(|it| it.line).collect()
    }

    /// True for a note of the file that brings a mark of its own.
    pub(super) fn is_marked(&self, note: &NoteKey) -> bool {
        self.marked.contains(note)
    }
}

/// Footnotes that are typed in the body of a file; of a draft that is no Word file those that a typed one became or was.
pub(super) fn typed(
    comparison: &Comparison,
    side: Side,
    own: File<'_, '_>,
    other: Option<File<'_, '_>>,
) -> TypedNotes {
    let in_body = |side: Side, file: File<'_, '_>| -> BTreeSet<ClauseId> {
        let clauses = document(comparison, side).clauses.iter();
        let notes = clauses.filter(|it| it.kind == ClauseKind::Footnote && file.is_in_body(it));
        notes.map(|it| it.id).collect()
    };
    let mine = in_body(side, own);
    let partners = || {
        let of = |pairing: &Pairing, side: Side| match side {
            Side::Old => pairing.old.clone(),
            Side::New => pairing.new.clone(),
        };
        let pairings = comparison.changes.iter().map(|it| &it.pairing);
        pairings
            .filter(|it| of(it, side).iter().any(|id| mine.contains(id)))
            .flat_map(|it| of(it, side.other()))
            .collect()
    };
    let theirs = other.map_or_else(partners, |file| in_body(side.other(), file));
    match side {
        Side::Old => Sides::new(mine, theirs),
        Side::New => Sides::new(theirs, mine),
    }
}

/// Gives numbers to the other draft's notes that the file does not have.
pub(super) fn missing(editor: &Editor<'_, '_>, plan: &Plan) -> NewNotes {
    let other = editor.side.other();
    let references_of = |side: Side, file: Option<File<'_, '_>>| {
        let document = document(editor.comparison, side);
        file.map_or_else(|| carriers(document), |file| referring(document, file))
    };
    let theirs = references_of(other, editor.other);
    let mine = references_of(editor.side, Some(editor.own));
    let mut next = Kind::ALL.map(|kind| {
        let part = kind.among(editor.parts).and_then(|it| editor.parts.get(it));
        (kind, part.map_or(0, |it| largest_id(it.root)) + 1)
    });
    let mut notes = NewNotes::default();
    let lines = editor.clauses.iter();
    let both = lines.filter_map(|it| (*it.get(editor.side)).zip(*it.get(other)));
    let both: Vec<(ClauseId, ClauseId)> = both.collect();
    let counterparts: FxHashMap<ClauseId, ClauseId> = both.iter().copied().collect();
    notes.together.extend(both);
    notes.marked = marked(editor.own);
    for (line, it) in plan.notes.iter().enumerate() {
        let Some(clause) = it.begins(editor.comparison, other) else {
            continue;
        };
        let of_file = it.begins(editor.comparison, editor.side);
        let own = of_file.and_then(|it| mine.get(&it.id)).copied();
        // Where a mark was not found, the note is taken to have stayed in its paragraph.
        let beside = own.and_then(|own| counterparts.get(&own));
        let carrier = theirs.get(&clause.id).or(beside).copied();
        if of_file.is_some() && (own.is_none() || carrier.is_none()) {
            continue;
        }
        let typed = Some(clause.id).filter(|it| editor.is_uncounted(other, *it));
        // Of two marks that a note has each draft's is one of a note of its own.
        let is_marked = of_file
            .and_then(|it| note_in(editor.own, it))
            .and_then(note_marks::key)
            .is_some_and(|it| notes.marked.contains(&it));
        let wanted = kind_of(editor, clause);
        let Some((kind, id)) = next.iter_mut().find(|it| it.0 == wanted) else {
            continue;
        };
        if let Some(carrier) = carrier {
            let of_carrier = notes.by_carrier.entry(carrier).or_default();
            of_carrier.push(notes.all.len());
        }
        notes.all.push(NewNote {
            kind: *kind,
            id: *id,
            line,
            fate: match other {
                Side::Old => Fate::Deleted,
                Side::New => Fate::Inserted,
            },
            own,
            typed,
            changes_mark: typed.is_some() && is_marked,
            placed: false,
        });
        *id += 1;
    }
    notes
}

/// What a note of the other draft is in its file; a footnote if that is no Word file.
fn kind_of(editor: &Editor<'_, '_>, clause: &Clause) -> Kind {
    let parts = editor.other.map_or(&[][..], |it| it.parts);
    let place = parts::place(parts, &clause.span, false);
    let ends = place.is_some_and(
        |it| matches!(it, Place::Paragraphs(part, _) if Kind::End.among(parts) == Some(part)),
    );
    if ends { Kind::End } else { Kind::Foot }
}

/// The references of a clause of the other draft to notes that the file does not have; where the clause stands in no
/// paragraph of the file (`is_new`), also to those that it has, whose own references stand elsewhere.
pub(super) fn references(
    editor: &mut Editor<'_, '_>,
    clause: Option<ClauseId>,
    is_new: bool,
) -> String {
    let mut written = String::new();
    let Some(clause) = clause else {
        return written;
    };
    let NewNotes {
        all,
        by_carrier,
        together,
        ..
    } = &mut editor.new_notes;
    for index in by_carrier.get(&clause).into_iter().flatten() {
        let Some(note) = all.get_mut(*index) else {
            continue;
        };
        let stays = note
            .own
            .is_some_and(|own| together.contains(&(own, clause)));
        let stays = stays && !note.changes_mark;
        if note.placed || (stays && !is_new) {
            continue;
        }
        note.placed = true;
        let reference = format!("{}Reference", note.kind.element());
        let mark = note.mark(editor.comparison, editor.side.other());
        let reference = match mark {
            Some(_) => note_marks::new_reference(&reference, &note.id.to_string(), note.fate),
            None => format!("<w:{reference} w:id=\"{}\"/>", note.id),
        };
        let lead = format!("<w:r><w:rPr>{RAISED}</w:rPr>{reference}</w:r>");
        written.push_str(&editor.marks.around(note.fate, &lead));
        let typed = note_marks::typed(mark.as_slice(), &mut editor.marks);
        written.push_str(&typed);
    }
    written
}

/// The other draft's notes among those of the file, in the order in which
/// the text refers to them: `LibreOffice` counts on that order.
pub(super) fn add(editor: &mut Editor<'_, '_>, plan: &Plan) -> [PutIn; 2] {
    let new = std::mem::take(&mut editor.new_notes);
    Kind::ALL.map(|kind| {
        let new: Vec<NewNote> = new
            .all
            .iter()
            .copied()
            .filter(|it| it.kind == kind)
            .collect();
        add_of(editor, plan, kind, new)
    })
}

fn add_of(editor: &mut Editor<'_, '_>, plan: &Plan, kind: Kind, new: Vec<NewNote>) -> PutIn {
    let part = kind.among(editor.parts);
    let mut result = PutIn {
        kind,
        part,
        among: BTreeMap::new(),
        whole: String::new(),
    };
    let groups = part.and_then(|it| editor.parts.get(it));
    let mut at = groups.map_or(0, |it| first_place(it.root, kind));
    let like = groups.and_then(|it| it.groups.iter().find(|it| !it.glyphs.is_empty()));
    let mut new = new.into_iter().peekable();
    for (index, line) in plan.notes.iter().enumerate() {
        let own = line.begins(editor.comparison, editor.side);
        let found = own.and_then(|it| editor.found(it));
        let group = found.filter(|it| Some(it.part) == part);
        let group = group.and_then(|it| editor.group(it.part, it.groups.end - 1));
        at = group.and_then(note_of).map_or(at, |it| it.range().end);
        let Some(note) = new.next_if(|it| it.line == index) else {
            continue;
        };
        if !note.placed {
            let lost = line
                .clause(editor.comparison)
                .filter(|_| note.own.is_none());
            editor.untracked.extend(lost.map(|it| it.place.clone()));
            continue;
        }
        let theirs = whole(line, editor.side.other(), editor.comparison);
        let xml = self::note(editor, &theirs, note, like);
        if part.is_some() {
            result.among.entry(at).or_default().push_str(&xml);
        } else {
            result.whole.push_str(&xml);
        }
    }
    if !result.whole.is_empty() {
        result.whole.insert_str(0, &kind.rules());
    }
    result
}

/// A note in the look of another.
fn note(
    editor: &mut Editor<'_, '_>,
    line: &Line,
    note: NewNote,
    model: Option<&Group<'_>>,
) -> String {
    let NewNote { kind, id, fate, .. } = note;
    let properties = model.and_then(Group::last).and_then(|it| child(it, "pPr"));
    let shape = shape(as_read(properties, editor.accepted), true, true, None);
    let properties = shape + &end("", &model.map_or_else(String::new, end_look));
    let properties = if properties.is_empty() {
        properties
    } else {
        format!("<w:pPr>{properties}</w:pPr>")
    };
    let element = kind.element();
    let typed = note.mark(editor.comparison, editor.side.other());
    let mut words = if let Some(mark) = typed {
        note_marks::typed(&[mark], &mut editor.marks)
    } else {
        let mark = format!("<w:r><w:rPr>{RAISED}</w:rPr><w:{element}Ref/></w:r>");
        editor.marks.around(fate, &mark)
    };
    for it in &line.words {
        let xml = super::new::words(editor.comparison, it, "", &mut editor.marks);
        words.push_str(&xml);
    }
    format!("<w:{element} w:id=\"{id}\"><w:p>{properties}{words}</w:p></w:{element}>")
}

/// Where the first note stands, behind the rules above notes.
fn first_place(root: Node<'_>, kind: Kind) -> usize {
    let is_rule = |it: &Node<'_>| attribute(*it, "type").is_some();
    let notes = root.children().filter(|it| name(*it) == kind.element());
    let rules = notes.take_while(is_rule).last();
    rules.map_or_else(
        || root.range().start + super::names::opening(root).len(),
        |it| it.range().end,
    )
}
