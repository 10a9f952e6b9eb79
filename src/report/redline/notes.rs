//! Where the marks of footnotes stand.

use rustc_hash::FxHashMap;

use crate::model::{ClauseId, ClauseKind, Document, FurnitureKind};

/// The clause in whose lines the mark of each footnote was found.
pub(super) fn carriers(document: &Document) -> FxHashMap<ClauseId, ClauseId> {
    let mut marks: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for piece in &document.furniture {
        if piece.kind == FurnitureKind::FootnoteMark {
            let mark = piece.text.trim_matches(['[', ']', '^', '{', '}', ' ']);
            marks.entry(mark).or_default().push(piece.line);
        }
    }
    let mut body: Vec<(usize, ClauseId)> = document
        .clauses
        .iter()
        .filter(|clause| clause.kind != ClauseKind::Footnote)
        .map(|clause| (clause.line, clause.id))
        .collect();
    body.sort_unstable();
    let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
    let mut found = FxHashMap::default();
    for note in document
        .clauses
        .iter()
        .filter(|it| it.kind == ClauseKind::Footnote)
    {
        let mark = note.printed_label();
        let nth = seen.entry(mark).or_default();
        let lines = marks.get(mark);
        let line = lines.and_then(|lines| lines.get(*nth).or(lines.last()));
        *nth += 1;
        let carrier = line.and_then(|line| {
            let after = body.partition_point(|(start, _)| start <= line);
            body.get(after.checked_sub(1)?)
        });
        if let Some((_, carrier)) = carrier {
            found.insert(note.id, *carrier);
        }
    }
    found
}
