//! Footnotes that one draft has and the file of the other lost.
//!
//! Whoever copies the text out of a file often leaves its footnotes behind.
//! The copy shows it in one of two ways: the marks still stand in its words
//! ("portal11"), or it is plain text while the other draft is not, and not
//! one of several notes is there. A Word file without notes has none.

use super::marks::Marks;
use crate::model::{
    Action, Change, Class, ClauseKind, Document, Finding, FindingKind, Side, Sides, Warning,
    WarningKind,
};

/// So many notes are not all taken out by hand in a text that is otherwise a copy.
const FEWEST_WITHOUT_MARKS: usize = 3;

/// Makes the notes that a file lost editorial, and tells of them once.
pub(super) fn reconsider(documents: Sides<&Document>, changes: &mut [Change]) -> Option<Warning> {
    let notes = documents.map(count);
    let lacking = match (notes.old, notes.new) {
        (0, 0) => return None,
        (_, 0) => Side::New,
        (0, _) => Side::Old,
        _ => return None,
    };
    if !is_lost(documents, lacking, changes) {
        return None;
    }
    let has = documents.get(lacking.other());
    for change in changes.iter_mut() {
        let is_note = |id: &usize| {
            has.clauses
                .get(*id)
                .is_some_and(|clause| clause.kind == ClauseKind::Footnote)
        };
        let is_alone = matches!(change.action, Action::Added | Action::Removed);
        if is_alone && change.pairing.ids(lacking.other()).iter().any(is_note) {
            change.class = Some(Class::Editorial);
            change.broken_off = Some(lacking);
        }
    }
    let count = count(has);
    let s = if count == 1 { "" } else { "s" };
    let (lacks, other) = (lacking.name(), lacking.other().name());
    Some(Warning::new(
        WarningKind::Incomplete,
        format!(
            "The {lacks} draft has no footnote, the {other} one has {count}: the file of the {lacks} draft seems to have lost the note{s}, which are listed and not judged; compare a complete file if there is one."
        ),
    ))
}

fn count(document: &Document) -> usize {
    let is_note = |kind| kind == ClauseKind::Footnote;
    document
        .clauses
        .iter()
        .filter(|it| is_note(it.kind))
        .count()
}

fn is_lost(documents: Sides<&Document>, lacking: Side, changes: &[Change]) -> bool {
    let (lacks, has) = (documents.get(lacking), documents.get(lacking.other()));
    let is_copy = lacks.is_plain_text && !has.is_plain_text;
    if is_copy && count(has) >= FEWEST_WITHOUT_MARKS {
        return true;
    }
    let marks = Marks::of(has);
    let is_stuck = |finding: &Finding| {
        let (without, with) = match lacking {
            Side::New => (&finding.old, &finding.new),
            Side::Old => (&finding.new, &finding.old),
        };
        finding.kind == FindingKind::Punctuation && marks.tells_apart(without, with)
    };
    changes
        .iter()
        .any(|change| change.findings.iter().any(is_stuck))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::fixture::Draft;
    use crate::assess::tests::judged;

    /// A draft with some notes, and one without them, whose only paragraph has other words.
    fn classes(notes: usize, plain: Sides<bool>, words: &str) -> Vec<(Option<Class>, bool)> {
        let draft = Draft::new().pp("Noting the lamps of the harbour,");
        let mut old = (0..notes)
            .fold(draft, |draft, _| {
                draft.kind(ClauseKind::Footnote, "See the log.")
            })
            .done();
        for (number, note) in (1..).zip(old.clauses.iter_mut().skip(1)) {
            note.label = Some(crate::assess::fixture::label(&format!("{number}")));
        }
        let mut new = Draft::new().pp(words).done();
        (old.is_plain_text, new.is_plain_text) = (plain.old, plain.new);
        let ids: Vec<[usize; 1]> = (1..=notes).map(|id| [id]).collect();
        let mut pairs: Vec<(&[usize], &[usize])> = vec![(&[0], &[0])];
        pairs.extend(ids.iter().map(|id| (&id[..], &[][..])));
        let mut changes = judged(&old, &new, &pairs);
        changes
            .split_off(1)
            .into_iter()
            .map(|change| (change.class, change.broken_off.is_some()))
            .collect()
    }

    #[test]
    fn notes_are_lost_where_the_file_shows_it() {
        let same = "Noting the lamps of the harbour,";
        let marked = "Noting the lamps2 of the harbour,";
        let (word, text) = (false, true);
        for (notes, old, new, words, lost) in [
            (3, word, text, same, true),
            (2, word, text, same, false),
            (9, word, word, same, false),
            (9, text, text, same, false),
            (2, word, word, marked, true),
            (2, text, text, marked, true),
            // There is no note 2.
            (1, text, text, marked, false),
        ] {
            let expected = if lost {
                (Some(Class::Editorial), true)
            } else {
                (Some(Class::Substantive), false)
            };
            let found = classes(notes, Sides::new(old, new), words);
            assert_eq!(found, vec![expected; notes], "{notes} {old} {new} {words}");
        }
    }
}
